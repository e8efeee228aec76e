//! What a client is made from; the checks that need no I/O happen here.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::base_url::BaseUrl;
use super::budget::Budget;
use super::client::Inner;
use super::pools::{HttpHook, Pools, Settings};
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
    /// Refuses what cannot be reached, or where no HTTP client can be made.
    pub(super) fn check(self, base: &BaseUrl) -> Result<(), Error> {
        match self {
            Self::Missing if base.is_https() => Err(Error::config(
                "the URL is `https` and this build has no TLS",
                "enable the feature `rustls`, which is a default one, or `native-tls`",
            )),
            Self::Available | Self::Missing => Ok(()),
            // The HTTP client would panic, whatever the URL.
            Self::NoProvider => Err(Error::config(
                "rustls has no crypto provider",
                "install one before, such as by \
                 `rustls::crypto::ring::default_provider().install_default()`",
            )),
        }
    }
}

/// What a client is made from.
#[non_exhaustive]
#[must_use = "a configuration does nothing until `connect`"]
pub struct ClientConfig {
    /// Scheme, host, port and path prefix.
    pub base_url: String,
    /// Base URLs in place of servers that operations name themselves, by the URL of these as it is
    /// written in the description; the last for a URL counts.
    /// So few that a map would cost more to compile than it saves.
    pub servers: Vec<(&'static str, String)>,
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
    /// For a connection to come about, TLS included; 5 s, and not 0.
    pub connect_timeout: Duration,
    /// The largest answer, after decoding; 16 MiB.
    pub max_body_bytes: u64,
    /// Clock, sleep and chance.
    pub runtime: Box<dyn Runtime>,
    /// Is told of each attempt.
    pub observer: Option<Box<dyn Observer>>,
    /// Applied before what this crate itself sets, to each HTTP client that is made: to that of
    /// plain `http` to this machine, which heeds no proxy of the environment, and to that of
    /// everything else.
    pub http: Option<HttpHook>,
}

impl ClientConfig {
    /// The defaults for a service.
    pub fn new(base_url: impl Into<String>, tls: Tls, user_agent: &'static str) -> Self {
        Self {
            base_url: base_url.into(),
            servers: Vec::new(),
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
    /// Kind [`ErrorKind::Config`](super::ErrorKind::Config) where the base URL is refused, the connect
    /// timeout is 0 or the HTTP client cannot be made.
    pub fn connect(self) -> Result<Client, Error> {
        let base = self.base()?;
        if self.connect_timeout.is_zero() {
            return Err(Error::config(
                "the connect timeout is 0 s, within which no connection comes about",
                "raise `connect_timeout`; `Duration::MAX` stands for no limit",
            ));
        }
        let mapped = self.servers.iter().map(|(own, url)| {
            let base = server::parse(url, self.plain_http);
            base.map(|base| (*own, base))
        });
        let servers = mapped.collect::<Result<Mapped, Error>>()?;
        let pools = Pools::new(Settings {
            tls: self.tls,
            user_agent: self.user_agent,
            connect_timeout: self.connect_timeout,
            change: self.http,
        });
        let http = pools.to(&base)?.clone();
        for (_, mapped) in &servers {
            pools.to(mapped)?;
        }
        Ok(Client(Arc::new(Inner {
            http,
            pools,
            base,
            servers,
            mask: self.credentials.mask(),
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
    use crate::rt::ErrorKind;

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

    #[test]
    fn a_connect_timeout_of_nothing_is_refused() {
        let mut config = ClientConfig::new("http://127.0.0.1", Tls::Missing, "test/1");
        config.connect_timeout = Duration::ZERO;
        let error = config.connect().map(|_| ()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert!(
            error.to_string().contains("raise `connect_timeout`"),
            "{error}"
        );
    }
}
