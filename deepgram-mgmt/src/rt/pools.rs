//! The HTTP clients of a client: what the caller changed, and what this crate sets behind it.
//!
//! Plain `http` to this machine passes no proxy of the environment, which would read the credential
//! of the request; everything else heeds them. Which of the two a request takes is told by where it
//! goes. Proxies that the caller sets hold for both.

use std::sync::OnceLock;
use std::time::Duration;

use super::base_url::BaseUrl;
use super::{Error, Tls};

/// A change to the builder of an HTTP client.
pub(super) type HttpHook =
    Box<dyn Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync>;

/// What HTTP clients are made from.
pub(super) struct Settings {
    pub(super) tls: Tls,
    pub(super) user_agent: &'static str,
    pub(super) connect_timeout: Duration,
    /// Applied before what this crate itself sets.
    pub(super) change: Option<HttpHook>,
}

/// An HTTP client for each way to the network, made when it is first needed.
pub(super) struct Pools {
    settings: Settings,
    through_proxies: OnceLock<reqwest::Client>,
    direct: OnceLock<reqwest::Client>,
}

/// Whether the proxies of the environment are heeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Proxies {
    Heeded,
    Passed,
}

impl Proxies {
    fn on_the_way_to(base: &BaseUrl) -> Self {
        if base.is_https() || !base.is_loopback() {
            Self::Heeded
        } else {
            Self::Passed
        }
    }
}

impl Pools {
    pub(super) fn new(settings: Settings) -> Self {
        Self {
            settings,
            through_proxies: OnceLock::new(),
            direct: OnceLock::new(),
        }
    }

    /// What a connection may take to come about.
    pub(super) fn connect_timeout(&self) -> Duration {
        self.settings.connect_timeout
    }

    /// The HTTP client for requests to `base`.
    ///
    /// # Errors
    /// Where it needs TLS that there is not, or cannot be made.
    pub(super) fn to(&self, base: &BaseUrl) -> Result<&reqwest::Client, Error> {
        self.settings.tls.check(base)?;
        let proxies = Proxies::on_the_way_to(base);
        let slot = match proxies {
            Proxies::Heeded => &self.through_proxies,
            Proxies::Passed => &self.direct,
        };
        if let Some(client) = slot.get() {
            return Ok(client);
        }
        let client = self.settings.client(proxies)?;
        // Of two that are made at once, one is kept.
        Ok(slot.get_or_init(|| client))
    }
}

/// A year: the HTTP client adds it to its clock, which more might overflow.
const NEVER: Duration = Duration::from_secs(365 * 24 * 60 * 60);

impl Settings {
    fn client(&self, proxies: Proxies) -> Result<reqwest::Client, Error> {
        let mut builder = reqwest::Client::builder().user_agent(self.user_agent);
        if proxies == Proxies::Passed {
            builder = builder.no_proxy();
        }
        if let Some(change) = &self.change {
            // Time limits are the call's own, and one that is set cannot be unset.
            builder = change(builder).timeout(NEVER).read_timeout(NEVER);
        }
        let client = builder
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            // It writes every byte sent to the log, the credential among them.
            .connection_verbose(false)
            .connect_timeout(self.connect_timeout.min(NEVER))
            .build();
        client.map_err(|error| {
            let mut told = Error::config(
                "the HTTP client cannot be made",
                "check the changes made through `http` and the system's certificates",
            );
            told.0.source = Some(Box::new(error.without_url()));
            told
        })
    }
}
