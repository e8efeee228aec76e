//! What a client is made from; the checks that need no I/O happen here.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::base_url::BaseUrl;
use super::budget::Budget;
use super::client::Inner;
use super::server::{self, Mapped};
use super::{Client, Credentials, Error, Limits, Observer, PlainHttp, Runtime, TokioRuntime};

/// Whether this build can do TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// It can.
    Available,
    /// No TLS feature is enabled.
    Missing,
    /// rustls is there, and the program has installed no cryptography for it.
    NoProvider,
}

impl Tls {
    /// Why no client can be made for a base URL, if that is so.
    fn fault(self, base: &BaseUrl) -> Option<Error> {
        match self {
            Self::Available => None,
            Self::Missing => base.is_https().then(|| {
                Error::config(
                    "the base URL is `https` and this build has no TLS",
                    "enable the feature `rustls`, which is a default one, or `native-tls`",
                )
            }),
            // The HTTP client would panic, whatever the base URL.
            Self::NoProvider => Some(Error::config(
                "rustls has no crypto provider",
                "install one before, such as by \
                 `rustls::crypto::ring::default_provider().install_default()`",
            )),
        }
    }
}

/// A year: the HTTP client adds it to its clock, which more might overflow.
const NEVER: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// A change to the builder of the HTTP client.
type HttpHook = Box<dyn FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send>;

/// What a client is made from.
#[non_exhaustive]
#[must_use = "a configuration does nothing until `connect`"]
pub struct ClientConfig {
    /// Scheme, host, port and path prefix.
    pub base_url: String,
    /// Base URLs in place of servers that operations name themselves, by the URL of these as it is
    /// written in the description.
    pub servers: BTreeMap<&'static str, String>,
    /// Who calls: a credential for each scheme that the client can satisfy.
    pub credentials: Credentials,
    /// Which hosts may be reached without TLS.
    pub plain_http: PlainHttp,
    /// Whether this build can do TLS.
    pub tls: Tls,
    /// The `User-Agent`.
    pub user_agent: &'static str,
    /// What each call may take, unless it has limits of its own.
    pub limits: Limits,
    /// For a connection to come about, TLS included; 5 s.
    pub connect_timeout: Duration,
    /// The largest answer, after decoding; 16 MiB.
    pub max_body_bytes: u64,
    /// Clock, sleep and chance.
    pub runtime: Box<dyn Runtime>,
    /// Is told of each attempt.
    pub observer: Option<Box<dyn Observer>>,
    /// Applied before what this crate itself sets.
    pub http: Option<HttpHook>,
}

impl ClientConfig {
    /// The defaults for a service.
    pub fn new(base_url: impl Into<String>, tls: Tls, user_agent: &'static str) -> Self {
        Self {
            base_url: base_url.into(),
            servers: BTreeMap::new(),
            credentials: Credentials::default(),
            plain_http: PlainHttp::Loopback,
            tls,
            user_agent,
            limits: Limits::DEFAULT,
            connect_timeout: Duration::from_secs(5),
            max_body_bytes: 16 << 20,
            runtime: Box::new(TokioRuntime),
            observer: None,
            http: None,
        }
    }

    /// Says what is wrong with the base URL, before the client is made.
    ///
    /// # Errors
    /// Kind [`ErrorKind::Config`](super::ErrorKind::Config) where it is refused.
    pub fn check_base_url(&self) -> Result<(), Error> {
        self.base().map(|_| ())
    }

    fn base(&self) -> Result<BaseUrl, Error> {
        server::parse(&self.base_url, self.plain_http)
    }

    /// Makes the client; no connection is opened yet.
    ///
    /// # Errors
    /// Kind [`ErrorKind::Config`](super::ErrorKind::Config) where the base URL is refused or the HTTP client cannot be made.
    pub fn connect(self) -> Result<Client, Error> {
        let base = self.base()?;
        if let Some(fault) = self.tls.fault(&base) {
            return Err(fault);
        }
        let mapped = self.servers.iter().map(|(own, url)| {
            let base = server::parse(url, self.plain_http);
            base.map(|base| (*own, base))
        });
        let servers = mapped.collect::<Result<Mapped, Error>>()?;
        let mut builder = reqwest::Client::builder().user_agent(self.user_agent);
        if !base.is_https() && base.is_loopback() {
            // A proxy of the environment would see the credential in plain text.
            builder = builder.no_proxy();
        }
        if let Some(hook) = self.http {
            // Time limits are the call's own, and one that is set cannot be unset.
            builder = hook(builder).timeout(NEVER).read_timeout(NEVER);
        }
        let http = builder
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            // It writes every byte sent to the log, the credential among them.
            .connection_verbose(false)
            .connect_timeout(self.connect_timeout.min(NEVER))
            .build()
            .map_err(|error| {
                let mut told = Error::config(
                    "the HTTP client cannot be made",
                    "check the changes made through `http` and the system's certificates",
                );
                told.0.source = Some(Box::new(error.without_url()));
                told
            })?;
        Ok(Client(Arc::new(Inner {
            http,
            base,
            servers,
            credentials: self.credentials,
            limits: self.limits,
            max_body_bytes: self.max_body_bytes,
            budget: Budget::full(),
            runtime: self.runtime,
            observer: self.observer,
        })))
    }
}

impl fmt::Debug for ClientConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientConfig")
            .field("plain_http", &self.plain_http)
            .field("tls", &self.tls)
            .field("limits", &self.limits)
            .field("connect_timeout", &self.connect_timeout)
            .field("max_body_bytes", &self.max_body_bytes)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults() {
        let config = ClientConfig::new("https://example.com", Tls::Available, "test/1");
        assert_eq!(config.limits.total, Duration::from_secs(120));
        assert_eq!(config.limits.attempt, Duration::from_secs(30));
        assert_eq!(config.limits.attempts, 3);
        assert_eq!(config.connect_timeout, Duration::from_secs(5));
        assert_eq!(config.limits.idle, Duration::from_secs(15));
        assert_eq!(config.max_body_bytes, 16_777_216);
        assert_eq!(config.plain_http, PlainHttp::Loopback);
    }
}
