//! Bodies in parts.

use std::collections::BTreeMap;

use clients::multipart::operations::uploads::{
    PostUploadBody, PutUploadMultipart, PutUploadMultipartDeep, PutUploadMultipartEither,
    PutUploadMultipartSettings,
};
use clients::multipart::types::{RecordingKind, RecordingPlace, RecordingSpeakersItem};
use clients::rt::Upload;
use clients::rt::header::{CONTENT_TYPE, HeaderValue};
use tests::http::{Answer, Request};
use tests::server::Server;

use super::{config, refused, sent};

/// The parts of a body, headers and content each, held against the boundary that the request names.
fn parts(request: &Request) -> Vec<(String, String)> {
    let media = request.header("content-type").expect("a media type");
    let boundary = media.strip_prefix("multipart/form-data; boundary=");
    let boundary = boundary.expect("a boundary");
    let body = String::from_utf8(request.body.clone()).expect("a text");
    let open = format!("--{boundary}\r\n");
    let close = format!("--{boundary}--\r\n");
    let body = body.strip_suffix(&close).expect("an end");
    let mut parts = body.split(&open);
    assert_eq!(parts.next(), Some(""));
    let parts = parts.map(|part| {
        let part = part.strip_suffix("\r\n").expect("an end of a line");
        let (head, content) = part.split_once("\r\n\r\n").expect("a head");
        let head = head.strip_prefix("Content-Disposition: form-data; ");
        (head.expect("a name").to_owned(), content.to_owned())
    });
    parts.collect()
}

fn is(request: &Request, wanted: &[(&str, &str)]) {
    let parts = parts(request);
    let parts: Vec<_> = parts
        .iter()
        .map(|(head, content)| (head.as_str(), content.as_str()))
        .collect();
    assert_eq!(parts, wanted);
}

fn recording(sound: impl Into<Upload>) -> PostUploadBody {
    PostUploadBody::new(sound, RecordingKind::Music, "A & B")
}

#[tokio::test]
async fn values_and_files() {
    let wav = HeaderValue::from_static("audio/wav");
    let sound = Upload::bytes("RIFF").file_name("\"x\".wav");
    let body = recording(sound.content_type(wav))
        .covers(["1", "2"].map(Upload::from))
        .tags(["a", "b"])
        .speakers([RecordingSpeakersItem::new("Ada")])
        .place(RecordingPlace::new().city("Rome"))
        .rate(1.5)
        .secret("s");
    let request = sent(|client| client.post_upload(body)).await;
    let length = request.header("content-length").expect("a length");
    assert_eq!(length, request.body.len().to_string());
    let octets = "\r\nContent-Type: application/octet-stream";
    is(
        &request,
        &[
            (
                "name=\"sound\"; filename=\"%22x%22.wav\"\r\nContent-Type: audio/wav",
                "RIFF",
            ),
            (
                &format!("name=\"covers\"; filename=\"covers\"{octets}"),
                "1",
            ),
            (
                &format!("name=\"covers\"; filename=\"covers\"{octets}"),
                "2",
            ),
            ("name=\"kind\"", "music"),
            ("name=\"title\"\r\nContent-Type: text/markdown", "A & B"),
            ("name=\"tags\"", "a"),
            ("name=\"tags\"", "b"),
            (
                "name=\"speakers\"\r\nContent-Type: application/json",
                r#"{"name":"Ada"}"#,
            ),
            (
                "name=\"place\"\r\nX-Even: yes\r\nX-Unit: km\r\nContent-Type: application/ld+json",
                r#"{"city":"Rome"}"#,
            ),
            ("name=\"rate\"", "1.5"),
            ("name=\"secret\"", "s"),
        ],
    );
}

#[tokio::test]
async fn what_a_media_type_or_a_style_says() {
    let within = BTreeMap::from([("b c".to_owned(), "d".to_owned())]);
    let body = PutUploadMultipart::new()
        .drawing("<svg/>")
        .either(PutUploadMultipartEither::new().width(1))
        .photos([Upload::bytes("JPEG").content_type(HeaderValue::from_static("image/jpeg"))])
        .pipes(["a b", "c&"])
        .commas([1, 2])
        .deep(PutUploadMultipartDeep::new().within(within));
    let request = sent(|client| client.put_upload_multipart(body)).await;
    is(
        &request,
        &[
            (
                "name=\"drawing\"; filename=\"drawing\"\r\nContent-Type: image/svg+xml",
                "<svg/>",
            ),
            (
                "name=\"either\"\r\nContent-Type: application/json",
                r#"{"width":1}"#,
            ),
            (
                "name=\"photos\"; filename=\"photos\"\r\nX-Sizes: 2\r\nContent-Type: image/jpeg",
                "JPEG",
            ),
            ("name=\"pipes\"", "a b|c&"),
            ("name=\"commas\"\r\nX-Exact: true", "1,2"),
            ("name=\"deep[within][b c]\"", "d"),
        ],
    );
}

#[tokio::test]
async fn what_may_be_left_out() {
    let mut body = PutUploadMultipart::new()
        .picture("PNG")
        .raw("PDF")
        .settings(PutUploadMultipartSettings::new().loud(true));
    body.extra.insert("count", 3);
    let request = sent(|client| client.put_upload_multipart(body)).await;
    is(
        &request,
        &[
            (
                "name=\"picture\"; filename=\"picture\"\r\nContent-Type: image/png",
                "PNG",
            ),
            (
                "name=\"raw\"; filename=\"raw\"\r\nContent-Type: application/pdf",
                "PDF",
            ),
            (
                "name=\"settings\"\r\nContent-Type: application/json",
                r#"{"loud":true}"#,
            ),
            ("name=\"count\"", "3"),
        ],
    );
    let request = sent(|client| client.put_upload_multipart(PutUploadMultipart::new())).await;
    is(&request, &[]);
    let request = sent(|client| client.put_upload_multipart(None)).await;
    assert_eq!(
        (request.header("content-type"), request.body.len()),
        (None, 0)
    );
}

#[tokio::test]
async fn a_stream_of_unknown_length_comes_in_chunks_and_is_sent_once() {
    let server = Server::start([Answer::empty(429).header("retry-after", "0")]);
    let client = config(server.url()).connect().expect("a client");
    let call = client.post_upload(recording(Upload::reader(&b"ID3"[..])));
    let error = call.await.expect_err("a refusal of the service");
    assert_eq!((error.attempts(), error.is_retryable()), (1, false));
    let requests = server.finish().expect("as scripted");
    assert_eq!(requests[0].header("content-length"), None);
    assert_eq!(parts(&requests[0])[0].1, "ID3");
}

#[tokio::test]
async fn a_stream_of_known_length_has_one_and_a_file_is_sent_again() {
    let known = recording(Upload::reader(&b"ID3"[..]).length(3));
    let request = sent(|client| client.post_upload(known)).await;
    let length = request.header("content-length").expect("a length");
    assert_eq!(length, request.body.len().to_string());

    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.mp3");
    std::fs::write(&path, "ID3").expect("a file");
    let server = Server::start([
        Answer::empty(429).header("retry-after", "0"),
        Answer::empty(204),
    ]);
    let client = config(server.url()).connect().expect("a client");
    let file = Upload::file(&path).await.expect("a file");
    client
        .post_upload(recording(file))
        .await
        .expect("an answer");
    let requests = server.finish().expect("as scripted");
    let [first, second] = requests.as_slice() else {
        panic!("{} requests", requests.len());
    };
    assert_eq!(first.body, second.body);
    let named = "name=\"sound\"; filename=\"a.mp3\"\r\nContent-Type: audio/mpeg";
    assert_eq!(parts(second)[0], (named.to_owned(), "ID3".to_owned()));
}

/// Of other parts the caller writes all, and he alone knows what stands between them.
#[tokio::test]
async fn parts_of_the_callers_own_have_his_boundary() {
    let told = refused(|client| client.post_mixed("--x--")).await;
    assert!(told.contains("`multipart/mixed` does not say"), "{told}");
    let media = HeaderValue::from_static("multipart/mixed; boundary=x");
    let body = Upload::bytes("--x--").content_type(media);
    let request = sent(|client| client.post_mixed(body)).await;
    let media = Some("multipart/mixed; boundary=x");
    assert_eq!(request.header("content-type"), media);
    let media = HeaderValue::from_static("multipart/mixed; boundary=y");
    let request = sent(|client| client.post_mixed("--y--").header(CONTENT_TYPE, media)).await;
    let media = Some("multipart/mixed; boundary=y");
    assert_eq!(request.header("content-type"), media);
}

#[tokio::test]
async fn a_value_without_a_form_is_refused() {
    let body = recording("ID3").rate(f64::INFINITY);
    let told = refused(|client| client.post_upload(body)).await;
    assert!(told.contains("in `rate`"), "{told}");
}
