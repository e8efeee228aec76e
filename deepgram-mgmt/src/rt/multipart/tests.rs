//! What a body in parts is on the wire.

use serde_json::json;

use super::*;
use crate::rt::{self, TokioRuntime};

rt::parts! {
    struct Form {
        pub file: Upload = file "file" as "audio/mpeg",
        pub thumb: Option<Upload> = file "thumb",
        pub pages: Vec<Upload> = files "pages" with "X-Scope: all" with "X-Side: 1",
        pub title: String = value "title",
        pub rating: Option<f64> = value "rating",
        pub tags: Vec<String> = value "tags",
        pub about: Option<Value> = value "about" as "application/ld+json" with "X-Odd: a",
        pub note: Option<String> = value "note" as "application/json",
        pub pipes: Vec<String> = value "pipes" with "X-Odd: b" by(Style::PIPE_DELIMITED),
        pub deep: Option<Value> = value "deep" by(Style::DEEP_OBJECT),
    }
}

/// The body with `BOUNDARY` in the place of its boundary, and `<...>` in that of each file.
fn sent(form: Form) -> String {
    let mut parts = PartWriter::new(&TokioRuntime);
    form.write(&mut parts).unwrap();
    let boundary = parts.boundary.clone();
    let (media, uploads) = parts.finish();
    assert_eq!(media, format!("multipart/form-data; boundary={boundary}"));
    let texts = uploads.iter().map(|upload| match upload.at_hand() {
        Some(bytes) => String::from_utf8(bytes.to_vec()).unwrap(),
        None => "<stream>".to_owned(),
    });
    texts.collect::<String>().replace(&boundary, "BOUNDARY")
}

#[test]
fn each_property_is_a_part() {
    let mut form = Form::blank();
    let sound = Upload::bytes("ID3").file_name("a\"b\r\n.mp3");
    form.file = sound;
    form.thumb = Some(Upload::reader(&b"PNG"[..]));
    form.pages = vec![
        "1".into(),
        Upload::bytes("2").content_type(HeaderValue::from_static("text/plain")),
    ];
    form.title = "\u{e4}\n".to_owned();
    form.rating = Some(1e20);
    form.tags = vec!["x".to_owned(), "y".to_owned()];
    form.about = Some(json!({"a": 1}));
    form.note = Some("quoted".to_owned());
    form.pipes = vec!["a b".to_owned(), "\u{e4}&".to_owned()];
    form.deep = Some(json!({"a b": {"c": [1, null]}}));
    form.extra.insert("more", json!([true, null, {"b": 2}]));
    form.extra.insert("title", "not said twice");
    let wanted = [
        "name=\"file\"; filename=\"a%22b%0D%0A.mp3\"\r\nContent-Type: audio/mpeg\r\n\r\nID3",
        "name=\"thumb\"; filename=\"thumb\"\r\nContent-Type: application/octet-stream\r\n\r\n<stream>",
        "name=\"pages\"; filename=\"pages\"\r\nX-Scope: all\r\nX-Side: 1\r\nContent-Type: application/octet-stream\r\n\r\n1",
        "name=\"pages\"; filename=\"pages\"\r\nX-Scope: all\r\nX-Side: 1\r\nContent-Type: text/plain\r\n\r\n2",
        "name=\"title\"\r\n\r\n\u{e4}\n",
        "name=\"rating\"\r\n\r\n100000000000000000000",
        "name=\"tags\"\r\n\r\nx",
        "name=\"tags\"\r\n\r\ny",
        "name=\"about\"\r\nX-Odd: a\r\nContent-Type: application/ld+json\r\n\r\n{\"a\":1}",
        "name=\"note\"\r\nContent-Type: application/json\r\n\r\n\"quoted\"",
        "name=\"pipes\"\r\nX-Odd: b\r\n\r\na b|\u{e4}&",
        "name=\"deep[a b][c][0]\"\r\n\r\n1",
        "name=\"more\"\r\n\r\ntrue",
        "name=\"more\"\r\nContent-Type: application/json\r\n\r\n{\"b\":2}",
    ];
    let wanted = wanted
        .map(|part| format!("--BOUNDARY\r\nContent-Disposition: form-data; {part}\r\n"))
        .concat();
    assert_eq!(sent(form), format!("{wanted}--BOUNDARY--\r\n"));
}

#[test]
fn a_value_without_a_form_is_told_by_its_name() {
    let mut form = Form::blank();
    form.rating = Some(f64::NAN);
    let fault = form.write(&mut PartWriter::new(&TokioRuntime)).unwrap_err();
    assert_eq!(fault.path().as_deref(), Some("rating"));
}

#[test]
fn a_boundary_is_of_chance_and_short_enough() {
    let new = || PartWriter::new(&TokioRuntime).boundary;
    assert_ne!(new(), new());
    // RFC 2046, section 5.1.1.
    assert!(new().len() <= 70, "{}", new());
}
