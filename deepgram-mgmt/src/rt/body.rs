//! The body of a call, from which each attempt makes its own.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use bytes::Bytes;
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue};

use super::compiled_once::set_header;
use super::refusal::Refusal;

/// The body of a call.
#[derive(Clone)]
pub(super) enum Body {
    /// There is none.
    Nothing,
    /// Bytes of a media type.
    Bytes(HeaderValue, Bytes),
    /// What is sent in parts, of a media type unless it has one itself.
    Parts(HeaderValue, Arc<dyn InParts>),
}

/// What is sent in parts. Few descriptions have such bodies: behind a trait, the code for them is
/// compiled where one is made.
pub(super) trait InParts: Send + Sync {
    /// Whether an attempt can send it.
    fn is_there(&self) -> bool;

    /// Its own media type.
    fn media(&self) -> Option<&HeaderValue>;

    /// How many bytes it has, where that is known.
    fn known_length(&self) -> Option<u64>;

    /// The body of one attempt; `sent` counts the parts that leave.
    fn body(&self, sent: Arc<AtomicU64>) -> reqwest::Body;
}

impl Body {
    /// Whether another attempt can send it.
    pub(super) fn can_be_sent(&self) -> bool {
        match self {
            Self::Nothing | Self::Bytes(..) => true,
            Self::Parts(_, parts) => parts.is_there(),
        }
    }

    /// Counts what leaves of a body that is sent in parts.
    pub(super) fn counter(&self) -> Option<Arc<AtomicU64>> {
        match self {
            Self::Nothing | Self::Bytes(..) => None,
            Self::Parts(..) => Some(Arc::default()),
        }
    }

    /// Sets the media type, if there is a body.
    pub(super) fn set_media(&mut self, value: HeaderValue) {
        match self {
            Self::Nothing => {}
            Self::Bytes(media, _) | Self::Parts(media, _) => *media = value,
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
        let (media, length, body) = match self {
            Self::Nothing => return Ok(None),
            Self::Bytes(media, bytes) => (media, None, bytes.clone().into()),
            Self::Parts(media, parts) => {
                let media = parts.media().unwrap_or(media);
                let body = parts.body(sent.cloned().unwrap_or_default());
                (media, parts.known_length(), body)
            }
        };
        set_header(headers, CONTENT_TYPE, media.clone());
        if let Some(length) = length {
            set_header(headers, CONTENT_LENGTH, length.into());
        }
        Ok(Some(body))
    }
}
