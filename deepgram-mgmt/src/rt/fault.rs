//! Why an exchange broke, and its error: what the transport reported, the limit that passed, or
//! a body beyond what the client accepts.

use std::error::Error as StdError;
use std::io;
use std::time::Duration;

use reqwest::Url;

use super::amount::{Bytes, Seconds};
use super::error_text::causes;
use super::shown::shown;
use super::timeout::Passed;
use super::upload_parts::Broken;
use super::{Error, ErrorKind, Timeout};

/// Why there is no answer, or not all of its body.
pub(super) enum Fault {
    /// The HTTP client made no request of it, and would not of the next.
    Refused(reqwest::Error),
    /// The transport's own report.
    Transport(reqwest::Error),
    /// No connection came about within this time, as the transport reports.
    Unconnected(reqwest::Error, Duration),
    /// A limit of ours passed.
    Timeout(Passed),
    /// The body is larger than the client accepts, which is so many bytes.
    TooLarge(u64),
}

impl Fault {
    /// What the HTTP client reports, which gives a connection so much time.
    pub(super) fn reported(error: reqwest::Error, connect_timeout: Duration) -> Self {
        if error.is_builder() {
            Self::Refused(error)
        } else if error.is_connect() && error.is_timeout() && !is_of_system(&error) {
            Self::Unconnected(error, connect_timeout)
        } else {
            Self::Transport(error)
        }
    }

    pub(super) fn kind(&self) -> ErrorKind {
        match self {
            Self::Refused(_) => ErrorKind::Config,
            Self::Unconnected(..) => ErrorKind::Connect,
            Self::Transport(error) if error.is_connect() => ErrorKind::Connect,
            Self::Transport(error) if is_upload(error) => ErrorKind::Upload,
            Self::Transport(_) => ErrorKind::Transport,
            Self::Timeout(_) => ErrorKind::Timeout,
            Self::TooLarge(_) => ErrorKind::TooLarge,
        }
    }

    /// The limit that passed.
    pub(super) fn timeout(&self) -> Option<Timeout> {
        match self {
            Self::Timeout(passed) => Some(passed.timeout),
            Self::Unconnected(..) => Some(Timeout::Connect),
            Self::Refused(_) | Self::Transport(_) | Self::TooLarge(_) => None,
        }
    }

    pub(super) fn into_error(self) -> Error {
        let mut error = Error::new(self.kind());
        error.0.timeout = self.timeout();
        let (words, source) = match self {
            Self::Refused(cause) => (refused(), Some(cause)),
            Self::Transport(cause) => (transport(&cause), Some(cause)),
            Self::Unconnected(cause, limit) => (unconnected(limit), Some(cause)),
            Self::Timeout(passed) => (late(passed), None),
            Self::TooLarge(limit) => (too_large(limit), None),
        };
        error.0.message = Some(words.message);
        error.0.hint = words.hint;
        // The URL holds the values of path and query.
        error.0.source = source.map(|cause| Box::new(cause.without_url()) as _);
        error
    }
}

/// What an error says of a fault.
struct Words {
    message: String,
    hint: Option<&'static str>,
}

impl Words {
    fn new(message: impl Into<String>, hint: &'static str) -> Self {
        Self {
            message: message.into(),
            hint: Some(hint),
        }
    }
}

/// A URL that was checked is refused by what the caller set.
fn refused() -> Words {
    Words::new(
        "the HTTP client takes no request for this URL",
        "check the changes made through `http`: `https_only` excludes the base URLs of plain `http`",
    )
}

fn late(Passed { timeout, limit }: Passed) -> Words {
    let what = match timeout {
        Timeout::Connect => "no connection came about",
        Timeout::Idle => "nothing came",
        Timeout::Attempt | Timeout::Total => "no complete answer came",
    };
    let message = format!("{what} within the {timeout} of {}", Seconds(limit));
    Words::new(message, remedy(timeout))
}

fn unconnected(limit: Duration) -> Words {
    let timeout = Timeout::Connect;
    late(Passed { timeout, limit })
}

fn too_large(limit: u64) -> Words {
    let limit = Bytes(limit);
    Words::new(
        format!("the answer is larger than the {limit} that the client accepts"),
        "ask for less at once, or raise `max_body_bytes` on the builder",
    )
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

fn transport(error: &reqwest::Error) -> Words {
    if is_upload(error) {
        Words::new(
            "the body of the request could not be read to its end",
            "`source()` says why",
        )
    } else if !error.is_connect() {
        let what = if is_packed_badly(error) {
            "the answer cannot be unpacked"
        } else {
            "the connection failed"
        };
        Words {
            message: with_cause(what, error),
            hint: None,
        }
    } else if is_tls(error) {
        Words::new(
            with_cause("the TLS handshake failed", error),
            "check the system's certificates and clock, the base URL, and proxies on the way",
        )
    } else {
        Words::new(with_cause("no connection came about", error), NO_CONNECTION)
    }
}

/// Whether the system gave up, whose own limits are none of ours.
fn is_of_system(error: &reqwest::Error) -> bool {
    let mut faults = causes(error).filter_map(|cause| cause.downcast_ref::<io::Error>());
    faults.any(|fault| fault.raw_os_error().is_some())
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

/// Whether the body is not of the encoding that it says: that comes from what unpacks it, and not
/// by way of the connection.
fn is_packed_badly(error: &reqwest::Error) -> bool {
    let mut causes = causes(error);
    let first = causes.find(|cause| !cause.is::<reqwest::Error>());
    let first = first.and_then(|cause| cause.downcast_ref::<io::Error>());
    first.is_some_and(|cause| cause.kind() == io::ErrorKind::InvalidData)
}

/// What the system says of a connection that did not come about or failed, unless that names the
/// host.
fn root_cause(error: &reqwest::Error) -> Option<String> {
    let text = shown(&causes(error).last()?.to_string());
    let host = error.url().and_then(Url::host_str);
    let names_host = match host {
        Some(host) => text.contains(host.trim_matches(['[', ']'])),
        // Of a connection that stands, where nothing is looked up any more.
        None => error.is_connect(),
    };
    (!text.is_empty() && !names_host).then_some(text)
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
