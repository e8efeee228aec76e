//! What one would write for four operations without this crate: calls on reqwest, and types with
//! derives.

use std::time::Duration;

use chrono::{DateTime, Utc};
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderValue};
use reqwest::{RequestBuilder, Url};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::answers::ignoring::{KeyList, ProjectList, RequestList};

#[derive(Serialize)]
pub(crate) struct KeyCreate {
    pub(crate) comment: String,
    pub(crate) scopes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) expiration_date: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) time_to_live_in_seconds: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) tags: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct KeyWithSecret {
    #[expect(dead_code, reason = "what is decoded is what counts")]
    api_key_id: Option<String>,
    #[expect(dead_code, reason = "as above")]
    key: Option<String>,
    #[expect(dead_code, reason = "as above")]
    comment: Option<String>,
    #[serde(default)]
    #[expect(dead_code, reason = "as above")]
    scopes: Vec<String>,
    #[expect(dead_code, reason = "as above")]
    created: Option<DateTime<Utc>>,
    #[serde(default)]
    #[expect(dead_code, reason = "as above")]
    tags: Vec<String>,
    #[expect(dead_code, reason = "as above")]
    expiration_date: Option<DateTime<Utc>>,
}

/// A client with the limits in time that the crate's has.
#[derive(Clone)]
pub(crate) struct Client {
    http: reqwest::Client,
    base_url: Url,
    authorization: HeaderValue,
}

impl Client {
    pub(crate) fn new(base_url: &str, key: &str) -> Self {
        let http = reqwest::Client::builder()
            .user_agent("by-hand/1")
            .no_proxy()
            .connect_timeout(Duration::from_secs(5))
            .read_timeout(Duration::from_secs(15))
            .timeout(Duration::from_secs(30))
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .expect("a client");
        let mut authorization = HeaderValue::try_from(format!("Token {key}")).expect("a key");
        authorization.set_sensitive(true);
        Self {
            http,
            base_url: Url::parse(base_url).expect("a URL"),
            authorization,
        }
    }

    pub(crate) async fn list_projects(&self) -> ProjectList {
        self.send(self.http.get(self.url(&["v1", "projects"])))
            .await
    }

    pub(crate) async fn list_project_keys(&self, project_id: &str) -> KeyList {
        let url = self.url(&["v1", "projects", project_id, "keys"]);
        self.send(self.http.get(url)).await
    }

    pub(crate) async fn list_project_requests(
        &self,
        project_id: &str,
        end: DateTime<Utc>,
        limit: i64,
    ) -> RequestList {
        let mut url = self.url(&["v1", "projects", project_id, "requests"]);
        url.query_pairs_mut()
            .append_pair("end", &end.to_rfc3339())
            .append_pair("limit", &limit.to_string());
        self.send(self.http.get(url)).await
    }

    pub(crate) async fn create_project_key(
        &self,
        project_id: &str,
        body: KeyCreate,
    ) -> KeyWithSecret {
        let url = self.url(&["v1", "projects", project_id, "keys"]);
        let body = serde_json::to_vec(&body).expect("a body");
        let request = self.http.post(url).body(body);
        self.send(request.header("content-type", "application/json"))
            .await
    }

    /// The values of a path may hold anything, so they are encoded.
    fn url(&self, segments: &[&str]) -> Url {
        let mut url = self.base_url.clone();
        url.path_segments_mut()
            .expect("a URL with a path")
            .pop_if_empty()
            .extend(segments);
        url
    }

    async fn send<T: DeserializeOwned>(&self, request: RequestBuilder) -> T {
        let answer = request
            .header(ACCEPT, "application/json")
            .header(AUTHORIZATION, &self.authorization)
            .send()
            .await
            .and_then(reqwest::Response::error_for_status)
            .expect("an answer");
        let body = answer.bytes().await.expect("a body");
        serde_json::from_slice(&body).expect("a value")
    }
}
