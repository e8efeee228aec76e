//! Bodies of every media type.

use clients::bodies::operations::bodies::PatchNoteBodyItem;
use clients::bodies::types::Note;
use clients::rt::Client;
use clients::rt::header::HeaderValue;
use clients::rt::{Error, ErrorKind, Upload, Value};
use tests::http::{Answer, Request};
use tests::server::Server;

use super::{config, sent};

fn note() -> Note {
    Note::new().text("a")
}

fn assert_body(request: &Request, media: Option<&str>, body: &[u8]) {
    assert_eq!(request.header("content-type"), media, "{}", request.line);
    assert_eq!(request.body, body, "{}", request.line);
}

#[tokio::test]
async fn json_and_its_kin() {
    let request = sent(|client| client.put_note("1", note())).await;
    assert_body(&request, Some("application/json"), br#"{"text":"a"}"#);
    let request = sent(|client| client.post_note("1", note())).await;
    assert_body(&request, Some("application/json"), br#"{"text":"a"}"#);
    let request = sent(|client| client.patch_note_merge_patch_json("1", note())).await;
    let media = Some("application/merge-patch+json");
    assert_body(&request, media, br#"{"text":"a"}"#);
    let operations = vec![PatchNoteBodyItem::new().op("test")];
    let request = sent(|client| client.patch_note("1", operations)).await;
    let media = Some("application/json-patch+json");
    assert_body(&request, media, br#"[{"op":"test"}]"#);
    let request = sent(|client| client.put_anything(note())).await;
    assert_body(&request, Some("application/json"), br#"{"text":"a"}"#);
}

#[tokio::test]
async fn what_may_be_left_out() {
    for request in [
        sent(|client| client.post_note("1", None)).await,
        sent(|client| client.delete_note("1", None)).await,
        sent(|client| client.find_note("1")).await,
    ] {
        assert_body(&request, None, b"");
    }
    let request = sent(|client| client.delete_note("1", Value::Bool(true))).await;
    assert_body(&request, Some("application/json"), b"true");
}

#[tokio::test]
async fn texts_and_bytes() {
    let plain = Some("text/plain; charset=utf-8");
    let request = sent(|client| client.put_note_text("1", "\u{e4}")).await;
    assert_body(&request, plain, "\u{e4}".as_bytes());
    let request = sent(|client| client.post_text("a,b")).await;
    assert_body(&request, Some("text/csv"), b"a,b");
    let request = sent(|client| client.put_note_bytes("1", "<note/>")).await;
    assert_body(&request, Some("application/xml"), b"<note/>");
    let request = sent(|client| client.post_sound(vec![0, 255])).await;
    assert_body(&request, Some("application/octet-stream"), &[0, 255]);
    let wav = HeaderValue::from_static("audio/wav");
    let sound = Upload::bytes("RIFF").content_type(wav);
    let request = sent(|client| client.post_sound(sound)).await;
    assert_body(&request, Some("audio/wav"), b"RIFF");
    let request = sent(|client| client.put_sound("ID3")).await;
    assert_body(&request, Some("audio/mpeg"), b"ID3");
    assert_eq!(request.header("content-length"), Some("3"));
}

#[tokio::test]
async fn a_file_is_sent_by_each_attempt() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("long.wav");
    let content: Vec<u8> = (0..200_000_u32).map(|byte| byte.to_le_bytes()[0]).collect();
    std::fs::write(&path, &content).expect("a file");
    let server = Server::start([
        Answer::empty(503).header("retry-after", "0"),
        Answer::empty(204),
    ]);
    let client = config(server.url()).connect().expect("a client");
    let upload = Upload::file(&path).await.expect("a file");
    client.put_sound(upload).await.expect("an answer");
    let requests = server.finish().expect("as scripted");
    assert_eq!(requests.len(), 2);
    for request in requests {
        assert_eq!(request.header("content-length"), Some("200000"));
        assert_body(&request, Some("audio/mpeg"), &content);
    }
    assert!(Upload::file(folder.path().join("none")).await.is_err());
}

#[tokio::test]
async fn a_file_that_is_gone_is_no_fault_of_the_network() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("long.wav");
    std::fs::write(&path, b"RIFF").expect("a file");
    let upload = Upload::file(&path).await.expect("a file");
    std::fs::remove_file(&path).expect("a file");
    // Connections come about, and nobody answers.
    let service = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = service.local_addr().expect("an address");
    let client = config(format!("http://{address}")).connect();
    let error = client.expect("a client").put_sound(upload).await;
    let error = error.expect_err("no file");
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Upload, 1));
    assert!(!error.is_retryable() && !error.maybe_applied(), "{error}");
    assert!(format!("{error:?}").contains("os error 2"), "{error:?}");
}

#[tokio::test]
async fn a_stream_is_sent_once() {
    let server = Server::start([Answer::empty(503).header("retry-after", "0")]);
    let client = config(server.url()).connect().expect("a client");
    let call = put_stream(&client);
    let error = call.clone().await.expect_err("a refusal of the service");
    assert_eq!(error.attempts(), 1);
    assert!(!error.is_retryable());
    assert!(
        error.to_string().contains("cannot be sent again"),
        "{error}"
    );
    let error = call.await.expect_err("a stream that was taken");
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    let requests = server.finish().expect("as scripted");
    assert_body(&requests[0], Some("audio/mpeg"), b"abc");
}

fn put_stream(
    client: &Client,
) -> clients::rt::Request<clients::bodies::operations::bodies::PutSound> {
    client.put_sound(Upload::reader(&b"abc"[..]).length(3))
}

#[tokio::test]
async fn a_stream_that_found_no_connection_is_still_there() {
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = nobody.local_addr().expect("an address");
    drop(nobody);
    let client = config(format!("http://{address}"))
        .connect()
        .expect("a client");
    let error: Error = put_stream(&client).await.expect_err("nobody is there");
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 3));
}

#[tokio::test]
async fn forms() {
    use clients::forms::operations::forms::PutFormForm;
    use clients::forms::types::{Order, OrderSize};

    let media = Some("application/x-www-form-urlencoded");
    let order = Order::new("a b&c")
        .codes([1, 2])
        .parts(["x", "y"])
        .notes([("k".to_owned(), "v".to_owned())].into())
        .size(OrderSize::new().width(3));
    let request = sent(|client| client.post_form(order)).await;
    let body = [
        "codes=1,2",
        "name=a%20b%26c",
        "notes%5Bk%5D=v",
        "parts=x",
        "parts=y",
        "size=%7B%22width%22%3A3%7D",
    ];
    assert_eq!(request.header("content-type"), media);
    let text = String::from_utf8(request.body).expect("a text");
    // In which order, is serde_json's to say: by a feature that any package may enable.
    let mut pairs: Vec<_> = text.split('&').collect();
    pairs.sort_unstable();
    assert_eq!(pairs, body);
    let request = sent(|client| client.put_form_form(PutFormForm::new("a"))).await;
    assert_body(&request, media, b"name=a");
    let request = sent(|client| client.put_form(Order::new("a"))).await;
    assert_body(&request, Some("application/json"), br#"{"name":"a"}"#);
    let request = sent(|client| client.put_form_form(None)).await;
    assert_body(&request, None, b"");
}
