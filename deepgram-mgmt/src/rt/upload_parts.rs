//! Uploads to the parts of a body, one behind the other, as they are asked for.

use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use tokio::fs::File;
use tokio::io::{AsyncRead, ReadBuf};

use super::Upload;
use super::upload::{Source, lock};

/// What a stream gives one after the other.
pub(super) type Parts = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

/// No part of a file or of bytes at hand is longer, so that progress is seen.
const PART: usize = 64 * 1024;

/// The bytes of several uploads, one behind the other.
pub(super) struct Sending {
    rest: VecDeque<Upload>,
    current: Option<Parts>,
    sent: Arc<AtomicU64>,
}

impl Sending {
    /// `sent` counts the parts that were asked for.
    pub(super) fn new(uploads: impl IntoIterator<Item = Upload>, sent: Arc<AtomicU64>) -> Self {
        Self {
            rest: uploads.into_iter().collect(),
            current: None,
            sent,
        }
    }
}

/// Why the content could not be read: told from a fault of the connection by its type.
#[derive(Debug)]
pub(super) struct Broken(io::Error);

impl fmt::Display for Broken {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the body of the request could not be read")
    }
}

impl std::error::Error for Broken {
    #[inline]
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl Stream for Sending {
    type Item = Result<Bytes, Broken>;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(current) = &mut self.current {
                if let Some(part) = ready!(current.as_mut().poll_next(context)) {
                    self.sent.fetch_add(1, Ordering::Relaxed);
                    return Poll::Ready(Some(part.map_err(Broken)));
                }
                self.current = None;
            }
            let Some(next) = self.rest.pop_front() else {
                return Poll::Ready(None);
            };
            self.current = Some(match next.source {
                Source::Bytes(bytes) => Box::pin(Slices(bytes)),
                Source::File(path) => Box::pin(FileParts::Opening(Box::pin(File::open(path)))),
                Source::Once(slot) => match lock(&slot).take() {
                    Some(parts) => parts,
                    None => Box::pin(Taken(true)),
                },
            });
        }
    }
}

/// Bytes in parts.
struct Slices(Bytes);

impl Stream for Slices {
    type Item = io::Result<Bytes>;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = self.0.len().min(PART);
        let part = self.0.split_to(next);
        Poll::Ready((!part.is_empty()).then_some(Ok(part)))
    }
}

/// A stream that somebody else has taken since it was looked for: an error, once.
struct Taken(bool);

impl Stream for Taken {
    type Item = io::Result<Bytes>;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let error = || Err(io::Error::other("the stream of the body was taken"));
        Poll::Ready(std::mem::take(&mut self.0).then(error))
    }
}

/// A file from its start.
enum FileParts {
    Opening(Pin<Box<dyn Future<Output = io::Result<File>> + Send>>),
    Open(Reader),
}

impl Stream for FileParts {
    type Item = io::Result<Bytes>;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match &mut *self {
                Self::Open(reader) => return Pin::new(reader).poll_next(context),
                Self::Opening(opening) => match ready!(opening.as_mut().poll(context)) {
                    Ok(file) => *self = Self::Open(Reader::new(file)),
                    Err(error) => return Poll::Ready(Some(Err(error))),
                },
            }
        }
    }
}

/// What a reader gives, until it gives nothing.
pub(super) struct Reader(Pin<Box<dyn AsyncRead + Send>>);

impl Reader {
    pub(super) fn new(reader: impl AsyncRead + Send + 'static) -> Self {
        Self(Box::pin(reader))
    }
}

impl Stream for Reader {
    type Item = io::Result<Bytes>;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut space = vec![0; PART];
        let mut buffer = ReadBuf::new(&mut space);
        ready!(self.0.as_mut().poll_read(context, &mut buffer))?;
        let length = buffer.filled().len();
        space.truncate(length);
        Poll::Ready((length > 0).then(|| Ok(space.into())))
    }
}
