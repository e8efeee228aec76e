//! The body of a call, from which each attempt makes its own.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use bytes::Bytes;
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue};

use super::refusal::Refusal;
use super::upload::{Sending, Upload};

/// The body of a call.
#[derive(Clone)]
pub(super) enum Body {
    /// There is none.
    Nothing,
    /// Bytes of a media type.
    Bytes(HeaderValue, Bytes),
    /// An upload, of a media type unless it has one itself.
    Upload(HeaderValue, Upload),
    /// Uploads one behind the other, of a media type together.
    Parts(HeaderValue, Vec<Upload>),
}

impl Body {
    /// Whether another attempt can send it.
    pub(super) fn can_be_sent(&self) -> bool {
        match self {
            Self::Nothing | Self::Bytes(..) => true,
            Self::Upload(_, upload) => upload.is_there(),
            Self::Parts(_, uploads) => uploads.iter().all(Upload::is_there),
        }
    }

    /// Counts what leaves of a body that is sent in parts.
    pub(super) fn counter(&self) -> Option<Arc<AtomicU64>> {
        match self {
            Self::Nothing | Self::Bytes(..) => None,
            Self::Upload(..) | Self::Parts(..) => Some(Arc::default()),
        }
    }

    /// Sets the media type, if there is a body.
    pub(super) fn set_media(&mut self, value: HeaderValue) {
        match self {
            Self::Nothing => {}
            Self::Bytes(media, _) | Self::Upload(media, _) | Self::Parts(media, _) => {
                *media = value;
            }
        }
    }

    /// The body of one attempt with its headers; `sent` counts what leaves of it where that takes
    /// time.
    pub(super) fn attempt(
        &self,
        headers: &mut HeaderMap,
        sent: Option<&Arc<AtomicU64>>,
    ) -> Result<Option<reqwest::Body>, Refusal> {
        if !self.can_be_sent() {
            return Err(Refusal::new(
                "the stream of the body is sent already",
                "make a new request with a new stream, or pass bytes or a file",
            ));
        }
        let (media, uploads) = match self {
            Self::Nothing => return Ok(None),
            Self::Bytes(media, bytes) => {
                headers.insert(CONTENT_TYPE, media.clone());
                return Ok(Some(bytes.clone().into()));
            }
            Self::Upload(media, upload) => {
                let media = upload.media.as_ref().unwrap_or(media);
                (media.clone(), vec![upload.clone()])
            }
            Self::Parts(media, uploads) => (media.clone(), uploads.clone()),
        };
        headers.insert(CONTENT_TYPE, media);
        let mut lengths = uploads.iter().map(Upload::known_length);
        if let Some(length) = lengths.try_fold(0_u64, |sum, length| sum.checked_add(length?)) {
            headers.insert(CONTENT_LENGTH, length.into());
        }
        let sending = Sending::new(uploads, sent.cloned().unwrap_or_default());
        Ok(Some(reqwest::Body::wrap_stream(sending)))
    }
}
