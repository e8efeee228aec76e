//! Bytes on their way to the service: at hand, in a file, or as they come from a stream.
//!
//! Bytes and files can be sent again, each attempt from their start. A stream gives its parts once:
//! it is taken when the first of them is asked for, so that a call that found no connection still
//! has it, and no later attempt follows one that has begun.

use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use reqwest::header::HeaderValue;
use tokio::fs::File;
use tokio::io::{AsyncRead, ReadBuf};

use super::Blank;
use super::body::Streamed;

/// What a stream gives one after the other.
type Parts = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

/// A stream, until its first part is asked for.
type Slot = Arc<Mutex<Option<Parts>>>;

/// No part of a file or of bytes at hand is longer, so that progress is seen.
const PART: usize = 64 * 1024;

/// The content of a request's body, or of a file in a form.
///
/// Made from `Bytes`, `Vec<u8>`, `String` and static texts and bytes by `into()`.
#[derive(Clone)]
pub struct Upload {
    source: Source,
    length: Option<u64>,
    pub(super) media: Option<HeaderValue>,
    pub(super) file_name: Option<String>,
}

#[derive(Clone)]
enum Source {
    Bytes(Bytes),
    File(PathBuf),
    Once(Slot),
}

impl Upload {
    /// Bytes at hand.
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        Self {
            length: Some(bytes.len() as u64),
            source: Source::Bytes(bytes),
            media: None,
            file_name: None,
        }
    }

    /// A file, which is read while it is sent, and again by each attempt. It must not change
    /// meanwhile: its length is taken now.
    ///
    /// # Errors
    /// Where there is no such file, or no right to see it.
    pub async fn file(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let length = tokio::fs::metadata(path).await?.len();
        let name = path.file_name().map(|name| name.to_string_lossy());
        Ok(Self {
            source: Source::File(path.to_owned()),
            length: Some(length),
            media: None,
            file_name: name.map(std::borrow::Cow::into_owned),
        })
    }

    /// Parts as they come. They can be sent once: unless no connection came about, a call with
    /// them is not repeated, whatever its class.
    pub fn stream(parts: impl Stream<Item = io::Result<Bytes>> + Send + 'static) -> Self {
        Self {
            source: Source::Once(Arc::new(Mutex::new(Some(Box::pin(parts))))),
            length: None,
            media: None,
            file_name: None,
        }
    }

    /// What a reader gives, as for [`stream`](Self::stream).
    pub fn reader(reader: impl AsyncRead + Send + 'static) -> Self {
        Self::stream(Reader(Box::pin(reader)))
    }

    /// How many bytes a stream or reader will give; the service is told so beforehand. Where they
    /// turn out to be fewer or more, the call fails.
    #[inline]
    pub fn length(mut self, bytes: u64) -> Self {
        match self.source {
            Source::Once(_) => self.length = Some(bytes),
            // Known already.
            Source::Bytes(_) | Source::File(_) => {}
        }
        self
    }

    /// Its media type, where the documented one leaves it open or another is meant.
    #[inline]
    pub fn content_type(mut self, media: HeaderValue) -> Self {
        self.media = Some(media);
        self
    }

    /// The name under which a form sends it; that of a file is known.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// The bytes, where they are at hand.
    #[cfg(test)]
    #[inline]
    pub(super) fn at_hand(&self) -> Option<&Bytes> {
        match &self.source {
            Source::Bytes(bytes) => Some(bytes),
            Source::File(_) | Source::Once(_) => None,
        }
    }
}

impl Streamed for Upload {
    /// A stream that was taken cannot be sent.
    #[inline]
    fn is_there(&self) -> bool {
        match &self.source {
            Source::Bytes(_) | Source::File(_) => true,
            Source::Once(slot) => lock(slot).is_some(),
        }
    }

    #[inline]
    fn media(&self) -> Option<&HeaderValue> {
        self.media.as_ref()
    }

    #[inline]
    fn length(&self) -> Option<u64> {
        self.length
    }

    #[inline]
    fn body(&self, sent: Arc<AtomicU64>) -> reqwest::Body {
        reqwest::Body::wrap_stream(Sending::new([self.clone()], sent))
    }
}

/// One behind the other, of a media type together.
impl Streamed for Vec<Upload> {
    #[inline]
    fn is_there(&self) -> bool {
        self.iter().all(Upload::is_there)
    }

    #[inline]
    fn media(&self) -> Option<&HeaderValue> {
        None
    }

    #[inline]
    fn length(&self) -> Option<u64> {
        let mut lengths = self.iter().map(|upload| upload.length);
        lengths.try_fold(0_u64, |sum, length| sum.checked_add(length?))
    }

    #[inline]
    fn body(&self, sent: Arc<AtomicU64>) -> reqwest::Body {
        reqwest::Body::wrap_stream(Sending::new(self.clone(), sent))
    }
}

#[inline]
fn lock(slot: &Slot) -> std::sync::MutexGuard<'_, Option<Parts>> {
    // Nothing that panics happens under the lock.
    slot.lock().unwrap_or_else(PoisonError::into_inner)
}

macro_rules! from_bytes {
    ($($type:ty),+) => {
        $(impl From<$type> for Upload {
            #[inline]
            fn from(bytes: $type) -> Self {
                Self::bytes(bytes)
            }
        })+
    };
}

from_bytes!(Bytes, Vec<u8>, String, &'static str, &'static [u8]);

impl Blank for Upload {
    #[inline]
    fn blank() -> Self {
        Self::bytes(Bytes::new())
    }
}

/// Neither content nor name of a file.
impl fmt::Debug for Upload {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

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
                    Ok(file) => *self = Self::Open(Reader(Box::pin(file))),
                    Err(error) => return Poll::Ready(Some(Err(error))),
                },
            }
        }
    }
}

/// What a reader gives, until it gives nothing.
struct Reader(Pin<Box<dyn AsyncRead + Send>>);

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
