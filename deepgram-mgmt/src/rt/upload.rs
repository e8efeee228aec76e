//! Bytes on their way to the service: at hand, in a file, or as they come from a stream.
//!
//! Bytes and files can be sent again, each attempt from their start. A stream gives its parts once:
//! it is taken when the first of them is asked for, so that a call that found no connection still
//! has it, and no later attempt follows one that has begun.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use futures_core::Stream;
use reqwest::header::HeaderValue;
use tokio::io::AsyncRead;

use super::Blank;
use super::body::InParts;
use super::upload_parts::{Parts, Reader, Sending};

/// A stream, until its first part is asked for.
pub(super) type Slot = Arc<Mutex<Option<Parts>>>;

/// The content of a request's body, or of a file in a form.
///
/// Made from `Bytes`, `Vec<u8>`, `String` and static texts and bytes by `into()`.
#[derive(Clone)]
pub struct Upload {
    pub(super) source: Source,
    length: Option<u64>,
    pub(super) media: Option<HeaderValue>,
    pub(super) file_name: Option<String>,
}

#[derive(Clone)]
pub(super) enum Source {
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
        Self::stream(Reader::new(reader))
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
    pub(super) fn at_hand(&self) -> Option<&Bytes> {
        match &self.source {
            Source::Bytes(bytes) => Some(bytes),
            Source::File(_) | Source::Once(_) => None,
        }
    }
}

impl InParts for Upload {
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
    fn known_length(&self) -> Option<u64> {
        self.length
    }

    #[inline]
    fn body(&self, sent: Arc<AtomicU64>) -> reqwest::Body {
        reqwest::Body::wrap_stream(Sending::new([self.clone()], sent))
    }
}

/// One behind the other, of a media type together.
impl InParts for Vec<Upload> {
    #[inline]
    fn is_there(&self) -> bool {
        self.iter().all(Upload::is_there)
    }

    #[inline]
    fn media(&self) -> Option<&HeaderValue> {
        None
    }

    #[inline]
    fn known_length(&self) -> Option<u64> {
        let mut lengths = self.iter().map(|upload| upload.length);
        lengths.try_fold(0_u64, |sum, length| sum.checked_add(length?))
    }

    #[inline]
    fn body(&self, sent: Arc<AtomicU64>) -> reqwest::Body {
        reqwest::Body::wrap_stream(Sending::new(self.clone(), sent))
    }
}

#[inline]
pub(super) fn lock(slot: &Slot) -> std::sync::MutexGuard<'_, Option<Parts>> {
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
