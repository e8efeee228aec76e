//! What is left out, what is null and what is there: three things in the body of a PATCH.

use clients::multipart::operations::uploads::PutUploadBody;
use clients::null::types::{Nothing, TagsUpdate};
use clients::patch::operations::default::PatchLimitsBody;
use clients::patch::types::{KeyInput, Label, OwnerInput};
use clients::rt::{Method, Null, Value};
use tests::http::{Answer, Request};
use tests::server::Server;

use super::{config, sent};

#[tokio::test]
async fn a_patch_tells_three_states() {
    let untouched = KeyInput::new("k");
    let cleared = KeyInput::new("k")
        .comment_null()
        .tags_null()
        .expires_null()
        .label_null()
        .owner_null()
        .parent_null();
    let set = KeyInput::new("k")
        .comment("")
        .tags(Vec::<String>::new())
        .label(Label::Red)
        .owner(OwnerInput::new().name_null())
        .parent(KeyInput::new("p").comment_null())
        .scopes(Vec::<String>::new());
    let rows = [
        (untouched, r#"{"id":"k"}"#),
        (
            cleared,
            r#"{"id":"k","comment":null,"tags":null,"expires":null,"label":null,"owner":null,"parent":null}"#,
        ),
        (
            set,
            r#"{"id":"k","comment":"","tags":[],"label":"red","owner":{"name":null},"parent":{"id":"p","comment":null},"scopes":[]}"#,
        ),
    ];
    for (key, body) in rows {
        let request = sent(|client| client.patch_key("k", key)).await;
        assert_eq!(request.line, "PATCH /keys/k HTTP/1.1");
        assert_eq!(String::from_utf8_lossy(&request.body), body);
    }
}

/// A list that may be left out is, where it is empty and not of a PATCH; who has to say so says it in
/// JSON.
#[tokio::test]
async fn an_empty_list_of_a_put() {
    let text = |request: &Request| String::from_utf8_lossy(&request.body).into_owned();
    let body = PutUploadBody::new().url("a").tags(Vec::<String>::new());
    let request = sent(|client| client.put_upload(body.clone())).await;
    assert_eq!(text(&request), r#"{"url":"a"}"#);
    let mut json = serde_json::to_value(&body).expect("JSON");
    json["tags"] = serde_json::json!([]);
    let request = sent(|client| client.request(Method::PUT, "/uploads").json(&json)).await;
    assert_eq!(request.line, "PUT /uploads HTTP/1.1");
    let sent: Value = serde_json::from_slice(&request.body).expect("JSON");
    assert_eq!(sent, json);
}

#[tokio::test]
async fn what_is_required_is_sent_though_it_is_null() {
    let request = sent(|client| client.patch_limits("k", PatchLimitsBody::new(None))).await;
    let media = Some("application/merge-patch+json");
    assert_eq!(request.header("content-type"), media);
    assert_eq!(String::from_utf8_lossy(&request.body), r#"{"daily":null}"#);
}

#[tokio::test]
async fn null_alone_is_sent_and_read() {
    let rows = [
        (TagsUpdate::new(), r#"{"error":null}"#),
        (
            TagsUpdate::new().premium(Null),
            r#"{"premium":null,"error":null}"#,
        ),
    ];
    for (tags, body) in rows {
        let server = Server::start([Answer::json(200, "null")]);
        let client = config(server.url()).connect().expect("a client");
        let nothing: Nothing = client.put_tags(tags).await.expect("null");
        assert_eq!(nothing, Null);
        let requests = server.finish().expect("as scripted");
        let sent: Vec<_> = requests.iter().map(|request| &*request.body).collect();
        assert_eq!(sent, [body.as_bytes()]);
    }
}
