//! Types with derives, of the fields that the generated types have: what one would write by hand.

/// The types, each with `extra` behind its fields.
macro_rules! answers {
    ($($extra:tt)*) => {
        use chrono::{DateTime, Utc};
        use serde::Deserialize;
        use serde_json::{Map, Value};

        #[derive(Deserialize)]
        pub(crate) struct ProjectList {
            #[serde(default)]
            projects: Vec<Project>,
            $($extra)*
        }

        #[derive(Deserialize)]
        struct Project {
            project_id: Option<String>,
            name: Option<String>,
            company: Option<String>,
            mip_opt_out: Option<bool>,
            #[serde(default)]
            allowed_providers: Vec<Value>,
            $($extra)*
        }

        #[derive(Deserialize)]
        pub(crate) struct KeyList {
            #[serde(default)]
            api_keys: Vec<ProjectKey>,
            $($extra)*
        }

        #[derive(Deserialize)]
        struct ProjectKey {
            member: Option<KeyMember>,
            api_key: Option<Key>,
            $($extra)*
        }

        #[derive(Deserialize)]
        struct KeyMember {
            member_id: Option<String>,
            email: Option<String>,
            first_name: Option<String>,
            last_name: Option<String>,
            $($extra)*
        }

        #[derive(Deserialize)]
        struct Key {
            api_key_id: Option<String>,
            comment: Option<String>,
            #[serde(default)]
            scopes: Vec<String>,
            created: Option<DateTime<Utc>>,
            expiration_date: Option<DateTime<Utc>>,
            #[serde(default)]
            tags: Vec<String>,
            $($extra)*
        }

        #[derive(Deserialize)]
        pub(crate) struct RequestList {
            page: Option<i64>,
            limit: Option<i64>,
            #[serde(default)]
            requests: Vec<RequestRecord>,
            $($extra)*
        }

        #[derive(Deserialize)]
        struct RequestRecord {
            request_id: Option<String>,
            project_uuid: Option<String>,
            created: Option<DateTime<Utc>>,
            path: Option<String>,
            api_key_id: Option<String>,
            accessor: Option<String>,
            response: Option<RequestResponse>,
            callback: Option<Callback>,
            $($extra)*
        }

        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Callback {
            Text(String),
            Object(RequestCallback),
        }

        #[derive(Deserialize)]
        struct RequestCallback {
            attempts: Option<i64>,
            code: Option<i64>,
            completed: Option<DateTime<Utc>>,
            $($extra)*
        }

        #[derive(Deserialize)]
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
            $($extra)*
        }

        #[derive(Deserialize)]
        struct RequestTokenDetails {
            feature: Option<String>,
            input: Option<i64>,
            output: Option<i64>,
            model: Option<String>,
            $($extra)*
        }

        #[derive(Deserialize)]
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
            $($extra)*
        }
    };
}

/// What they do not name is lost.
#[expect(
    dead_code,
    clippy::struct_field_names,
    reason = "that it is read is all that counts, and the names are those of the wire"
)]
pub(crate) mod ignoring {
    answers! {}
}

/// What they do not name is kept, as the generated types do.
#[expect(
    dead_code,
    clippy::struct_field_names,
    reason = "that it is read is all that counts, and the names are those of the wire"
)]
pub(crate) mod keeping {
    answers! {
        #[serde(flatten)]
        extra: std::collections::BTreeMap<String, Value>,
    }
}
