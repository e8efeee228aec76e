//! How a client of this service is made: its address, its environment variables, its credentials.

use std::env;
use std::fmt;
use std::time::Duration;

use crate::generated::{api, meta};
use crate::rt::{
    Client, ClientConfig, ClientInfo, Credential, Error, Observer, PlainHttp, Runtime, Secret, Tls,
};

const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// What the features of this build and the program around it give.
fn tls() -> Tls {
    if cfg!(any(feature = "rustls", feature = "native-tls")) {
        return Tls::Available;
    }
    #[cfg(feature = "rustls-no-provider")]
    return match rustls::crypto::CryptoProvider::get_default() {
        Some(_) => Tls::Available,
        None => Tls::NoProvider,
    };
    #[cfg(not(feature = "rustls-no-provider"))]
    Tls::Missing
}

/// The variable that holds the API key.
const API_KEY_VARIABLE: &str = "DEEPGRAM_API_KEY";

/// The variable that holds the base URL.
const BASE_URL_VARIABLE: &str = "DEEPGRAM_BASE_URL";

/// The value of a variable; what is not Unicode in it is replaced, and so refused where it is used.
fn variable(name: &str) -> Option<String> {
    env::var_os(name).map(|value| value.to_string_lossy().into_owned())
}

impl Client {
    /// A client with the API key of `DEEPGRAM_API_KEY`, for the service at `DEEPGRAM_BASE_URL` if
    /// that is set and not empty.
    ///
    /// # Errors
    /// Kind [`ErrorKind::Config`](crate::ErrorKind::Config) where the key is missing or unfit, or
    /// the base URL is refused; it names the variable.
    pub fn from_env() -> Result<Self, Error> {
        let mut builder = Self::builder();
        if let Some(key) = variable(API_KEY_VARIABLE) {
            builder = builder.api_key(key);
            let credential = builder.credential();
            credential.map_err(|error| error.within(API_KEY_VARIABLE))?;
        }
        if let Some(base_url) = variable(BASE_URL_VARIABLE).filter(|url| !url.is_empty()) {
            builder = builder.base_url(base_url);
            let checked = builder.config.check_base_url();
            checked.map_err(|error| error.within(BASE_URL_VARIABLE))?;
        }
        builder.build()
    }

    /// Starts a client; it needs a credential, all else has a default.
    pub fn builder() -> ClientBuilder {
        ClientBuilder {
            config: ClientConfig::new(api::SERVERS[0], tls(), USER_AGENT),
            api_key: None,
            bearer_token: None,
        }
    }
}

impl ClientInfo<()> for Client {
    fn api_version() -> &'static str {
        meta::VERSION
    }

    fn baseurl(&self) -> &str {
        self.0.base_url()
    }

    fn client(&self) -> &reqwest::Client {
        self.0.http()
    }

    fn inner(&self) -> &() {
        &()
    }
}

/// Makes a [`Client`].
#[must_use = "a builder does nothing until `build`"]
pub struct ClientBuilder {
    config: ClientConfig,
    api_key: Option<Secret>,
    bearer_token: Option<Secret>,
}

impl ClientBuilder {
    /// The API key, sent as `Authorization: Token <key>`.
    pub fn api_key(mut self, key: impl Into<Secret>) -> Self {
        self.api_key = Some(key.into());
        self
    }

    /// A temporary token, sent as `Authorization: Bearer <token>` in place of an API key.
    ///
    /// The service takes such tokens for listening, reading and speaking, **not** for the
    /// management operations of this crate: use an API key for these.
    pub fn bearer_token(mut self, token: impl Into<Secret>) -> Self {
        self.bearer_token = Some(token.into());
        self
    }

    /// Where the service is: `https`, or `http` to this machine alone; a path prefix may follow.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.config.base_url = url.into();
        self
    }

    /// The short name of [`total_timeout`](Self::total_timeout).
    pub fn timeout(self, timeout: Duration) -> Self {
        self.total_timeout(timeout)
    }

    /// For a call, from sending it to the end of its answer, with all attempts and the waits
    /// between them; 120 s unless set. With 0, calls are refused before anything is sent.
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.config.limits.total = timeout;
        self
    }

    /// For each attempt of a call, from sending it to the end of its answer; 30 s unless set. What
    /// is left of the [total timeout](Self::total_timeout) still holds.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.config.limits.attempt = timeout;
        self
    }

    /// For an answer to begin, and then for each next part of it; 15 s unless set.
    ///
    /// It runs from the start of the attempt: connecting and sending the request count, since
    /// nothing tells when the last byte has left. Raise it for answers that the service takes long
    /// to begin.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.config.limits.idle = timeout;
        self
    }

    /// How often a call is sent at most, the first time included; 3 unless set, 1 for no retry.
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.config.limits.attempts = attempts;
        self
    }

    /// For a connection to come about; 5 s unless set, `Duration::MAX` for no limit. 0 is refused by
    /// [`build`](Self::build): no connection would come about.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.config.connect_timeout = timeout;
        self
    }

    /// The largest answer that is read, in bytes after decoding; 16 MiB unless set.
    pub fn max_body_bytes(mut self, bytes: u64) -> Self {
        self.config.max_body_bytes = bytes;
        self
    }

    /// Lets the base URL be plain `http` to any host.
    ///
    /// Whoever is on the way can read the credential and everything else.
    pub fn dangerously_allow_http(mut self) -> Self {
        self.config.plain_http = PlainHttp::Anywhere;
        self
    }

    /// Another source of time, sleep and chance, such as a test's.
    pub fn runtime(mut self, runtime: impl Runtime) -> Self {
        self.config.runtime = Box::new(runtime);
        self
    }

    /// Who is told of each attempt of each call.
    pub fn observer(mut self, observer: impl Observer) -> Self {
        self.config.observer = Some(Box::new(observer));
        self
    }

    /// Changes the HTTP client: proxies, root certificates, pools.
    ///
    /// Redirects, retries and timeouts are set after it, and a verbose connection is quiet again:
    /// it would write the credential to the log. A base URL of plain `http` on this machine heeds
    /// no proxy of the environment, and those that are set here. With `https_only`, every call to such
    /// a base URL is an error of kind [`Config`](crate::ErrorKind::Config).
    pub fn http(
        mut self,
        change: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) -> Self {
        self.config.http = Some(Box::new(change));
        self
    }

    /// Makes the client; nothing is sent yet.
    ///
    /// # Errors
    /// Kind [`ErrorKind::Config`](crate::ErrorKind::Config) where there is no credential or two,
    /// where the credential is unfit for a header, where the connect timeout is 0, where the base URL
    /// is refused, where it needs TLS and there is none, where rustls has no cryptography, whatever the
    /// URL, and where the HTTP client that [`http`](Self::http)
    /// changed cannot be made.
    pub fn build(self) -> Result<Client, Error> {
        let credential = self.credential()?;
        let mut config = self.config;
        // Whichever it is, it goes with every operation, as its documentation says.
        config.credentials.give(&api::TOKEN_AUTH, credential);
        // The program may have installed its provider since.
        config.tls = tls();
        config.connect()
    }

    /// The one credential there is.
    fn credential(&self) -> Result<Credential, Error> {
        match (&self.api_key, &self.bearer_token) {
            (Some(key), None) => Credential::new(&api::TOKEN_AUTH, key),
            (None, Some(token)) => Credential::new(&api::BEARER_AUTH, token),
            (None, None) => Err(Error::config(
                "there is no credential",
                "set `DEEPGRAM_API_KEY` and use `Client::from_env`, or call `api_key` on the builder",
            )),
            (Some(_), Some(_)) => Err(Error::config(
                "there are two credentials, an API key and a bearer token",
                "give the builder one of them",
            )),
        }
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("config", &self.config)
            .field("api_key", &self.api_key)
            .field("bearer_token", &self.bearer_token)
            .finish()
    }
}

#[cfg(all(test, not(feature = "rustls")))]
mod tests {
    use super::*;

    #[test]
    fn https_needs_tls() {
        let error = Client::builder().api_key("a").build().unwrap_err();
        assert!(error.to_string().contains("no TLS"), "{error}");
    }
}
