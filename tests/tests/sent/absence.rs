//! What is left out, what is null and what is there: three things in the body of a PATCH.

use clients::null::types::{Nothing, TagsUpdate};
use clients::patch::operations::default::PatchLimitsBody;
use clients::patch::types::{KeyInput, Label, OwnerInput};
use clients::rt::Null;
use tests::http::Answer;
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
