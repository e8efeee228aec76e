//! Why an exchange broke, and its error: what the transport reported, the limit that passed, or
//! a body beyond what the client accepts.

use std::error::Error as StdError;
use std::io;

use super::error_text::causes;
use super::shown::shown;
use super::upload::Broken;
use super::{Error, ErrorKind, Timeout};

/// Why there is no answer, or not all of its body.
pub(super) enum Fault {
    /// The transport's own report.
    Transport(reqwest::Error),
    /// A limit of ours passed.
    Timeout(Timeout),
    /// The body is larger than the client accepts.
    TooLarge,
}

impl Fault {
    pub(super) fn kind(&self) -> ErrorKind {
        match self {
            Self::Transport(error) if error.is_connect() => ErrorKind::Connect,
            Self::Transport(error) if is_upload(error) => ErrorKind::Upload,
            Self::Transport(_) => ErrorKind::Transport,
            Self::Timeout(_) => ErrorKind::Timeout,
            Self::TooLarge => ErrorKind::TooLarge,
        }
    }

    /// The limit that passed.
    pub(super) fn timeout(&self) -> Option<Timeout> {
        match self {
            Self::Timeout(timeout) => Some(*timeout),
            Self::Transport(error) if error.is_connect() && error.is_timeout() => {
                Some(Timeout::Connect)
            }
            Self::Transport(_) | Self::TooLarge => None,
        }
    }

    pub(super) fn into_error(self) -> Error {
        let mut error = Error::new(self.kind());
        error.0.timeout = self.timeout();
        let (message, hint) = match self {
            Self::Transport(cause) => return transport(error, cause),
            Self::Timeout(timeout) => (
                format!("no complete answer came within the {timeout}"),
                remedy(timeout),
            ),
            Self::TooLarge => (
                "the answer is larger than the client accepts".to_owned(),
                "ask for less at once, or raise `max_body_bytes` on the builder",
            ),
        };
        error.0.message = Some(message);
        error.0.hint = Some(hint);
        error
    }
}

fn remedy(timeout: Timeout) -> &'static str {
    match timeout {
        Timeout::Connect => NO_CONNECTION,
        Timeout::Idle => {
            "the service was silent for so long: where it needs that, raise `idle_timeout`"
        }
        Timeout::Attempt => "where the service needs longer, raise `attempt_timeout`",
        Timeout::Total => "where the service needs longer, raise `total_timeout`",
    }
}

const NO_CONNECTION: &str = "check the base URL, the network and proxies on the way";

fn transport(mut told: Error, error: reqwest::Error) -> Error {
    let (message, hint) = if is_upload(&error) {
        let message = "the body of the request could not be read to its end";
        (message.to_owned(), Some("`source()` says why"))
    } else if !error.is_connect() {
        ("the connection failed".to_owned(), None)
    } else if error.is_timeout() {
        let message = "no connection came about in time";
        (message.to_owned(), Some(NO_CONNECTION))
    } else if is_tls(&error) {
        let hint =
            "check the system's certificates and clock, the base URL, and proxies on the way";
        (with_cause("the TLS handshake failed", &error), Some(hint))
    } else {
        let message = with_cause("no connection came about", &error);
        (message, Some(NO_CONNECTION))
    };
    told.0.message = Some(message);
    told.0.hint = hint;
    // The URL holds the values of path and query.
    told.0.source = Some(Box::new(error.without_url()));
    told
}

/// Whether it is the body of the request that broke, and not the connection.
pub(super) fn is_upload(error: &reqwest::Error) -> bool {
    causes(error).any(<dyn StdError>::is::<Broken>)
}

fn with_cause(message: &str, error: &reqwest::Error) -> String {
    match root_cause(error) {
        Some(cause) => format!("{message}: {cause}"),
        None => message.to_owned(),
    }
}

/// What the system says of a connection that did not come about, unless that names the host.
fn root_cause(error: &reqwest::Error) -> Option<String> {
    let host = error.url()?.host_str()?.trim_matches(['[', ']']);
    let text = shown(&causes(error).last()?.to_string());
    (!text.is_empty() && !text.contains(host)).then_some(text)
}

/// Whether a connection failed on TLS: its faults come as invalid data of the connection, or as
/// errors of the platform's library.
fn is_tls(error: &reqwest::Error) -> bool {
    let mut next = error.source();
    while let Some(cause) = next {
        let io = cause.downcast_ref::<io::Error>();
        if io.is_some_and(|io| io.kind() == io::ErrorKind::InvalidData) {
            return true;
        }
        #[cfg(feature = "native-tls")]
        if cause.is::<native_tls::Error>() {
            return true;
        }
        // The source of an I/O error is that of the error within, which it passes over.
        let within = io.and_then(io::Error::get_ref);
        next = within.map(|within| within as _).or_else(|| cause.source());
    }
    false
}
