//! What one would write for four operations without this crate: types with derives, of the same
//! fields, and calls on reqwest.

use std::time::Duration;

use chrono::{DateTime, Utc};
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderValue};
use reqwest::{RequestBuilder, Url};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

#[derive(Deserialize, Serialize)]
pub(crate) struct ProjectList {
    #[serde(default)]
    projects: Vec<Project>,
}

#[derive(Deserialize, Serialize)]
struct Project {
    project_id: Option<String>,
    name: Option<String>,
    company: Option<String>,
    mip_opt_out: Option<bool>,
    #[serde(default)]
    allowed_providers: Vec<Value>,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct KeyList {
    #[serde(default)]
    api_keys: Vec<ProjectKey>,
}

#[derive(Deserialize, Serialize)]
struct ProjectKey {
    member: Option<KeyMember>,
    api_key: Option<Key>,
}

#[derive(Deserialize, Serialize)]
struct KeyMember {
    member_id: Option<String>,
    email: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct Key {
    api_key_id: Option<String>,
    comment: Option<String>,
    #[serde(default)]
    scopes: Vec<String>,
    created: Option<DateTime<Utc>>,
    expiration_date: Option<DateTime<Utc>>,
    #[serde(default)]
    tags: Vec<String>,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct RequestList {
    page: Option<i64>,
    limit: Option<i64>,
    #[serde(default)]
    requests: Vec<RequestRecord>,
}

#[derive(Deserialize, Serialize)]
struct RequestRecord {
    request_id: Option<String>,
    project_uuid: Option<String>,
    created: Option<DateTime<Utc>>,
    path: Option<String>,
    api_key_id: Option<String>,
    accessor: Option<String>,
    response: Option<RequestResponse>,
    callback: Option<Callback>,
}

#[derive(Deserialize, Serialize)]
#[serde(untagged)]
enum Callback {
    Text(String),
    Object(RequestCallback),
}

#[derive(Deserialize, Serialize)]
struct RequestCallback {
    attempts: Option<i64>,
    code: Option<i64>,
    completed: Option<DateTime<Utc>>,
}

#[derive(Deserialize, Serialize)]
struct RequestResponse {
    details: Option<RequestDetails>,
    #[serde(default)]
    token_details: Vec<RequestTokenDetails>,
    tts_details: Option<Map<String, Value>>,
    sts_details: Option<Map<String, Value>>,
    method: Option<String>,
    message: Option<String>,
    code: Option<i64>,
    completed: Option<DateTime<Utc>>,
    deployment: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct RequestTokenDetails {
    feature: Option<String>,
    input: Option<i64>,
    output: Option<i64>,
    model: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct RequestDetails {
    usd: Option<f64>,
    duration: Option<f64>,
    total_audio: Option<f64>,
    channels: Option<i64>,
    streams: Option<i64>,
    tier: Option<String>,
    metadata: Option<Map<String, Value>>,
    #[serde(default)]
    models: Vec<String>,
    method: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    features: Vec<String>,
    config: Option<Map<String, Value>>,
}

#[derive(Serialize)]
struct KeyCreate<'a> {
    comment: &'a str,
    scopes: &'a [&'a str],
    tags: &'a [&'a str],
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
        comment: &str,
        scopes: &[&str],
        tags: &[&str],
    ) -> KeyWithSecret {
        let url = self.url(&["v1", "projects", project_id, "keys"]);
        let body = KeyCreate {
            comment,
            scopes,
            tags,
        };
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
