//! Answers of success that are none: bodies that are no JSON or not the one that is documented, and
//! bodies where none should be.

use deepgram_mgmt::ErrorKind;
use deepgram_mgmt::rt::Class;
use tests::client::client;
use tests::http::Answer;
use tests::server::{Script, Server};

use crate::trial::{
    CLASSES, Cause, Outcome, assert_answered, call, failure, good, good_body, in_time, leaping,
};

/// Each class reads `answer` as an error of this kind, at once and for good.
async fn unreadable(answer: &Answer, kind: ErrorKind) {
    for class in CLASSES {
        let wanted = Outcome::wanted(class, Cause::Unreadable, kind).status(200);
        let error = assert_answered(class, answer, wanted).await;
        assert!(!error.is_retryable(), "{error}");
        if kind == ErrorKind::Decode {
            assert!(error.raw_body().is_some(), "{error}");
        }
    }
}

#[tokio::test]
async fn truncated_json() {
    for body in [
        "{",
        r#"{"message": "canary"#,
        r#"{"message": "canary", "key": "can\u00"#,
        r#"{"requests": [{"request_id": "canary"}, {"#,
        "\"",
        "tru",
        "-",
    ] {
        unreadable(&Answer::json(200, body), ErrorKind::Decode).await;
    }
}

#[tokio::test]
async fn html_of_a_proxy_as_a_success() {
    let page = Answer::empty(200).header("content-type", "text/html");
    let page = page.body("<html><title>canary</title></html>");
    unreadable(&page, ErrorKind::Decode).await;
}

#[tokio::test]
async fn html_of_a_proxy_as_an_error() {
    let page = |status| {
        let page = Answer::empty(status).header("content-type", "text/html");
        page.body("<html><title>canary</title></html>")
    };
    for class in CLASSES {
        let forbidden = Outcome::wanted(class, Cause::Final, ErrorKind::Api);
        assert_answered(class, &page(403), forbidden.status(403)).await;
        let gateway = Outcome::wanted(class, Cause::Ambiguous, ErrorKind::Api);
        assert_answered(class, &page(502), gateway.status(502)).await;
    }
}

/// The body counts, not what it is called.
#[tokio::test]
async fn missing_and_wrong_content_types() {
    for class in CLASSES {
        for media_type in [
            None,
            Some(""),
            Some("text/html"),
            Some("text/plain; charset=latin1"),
            Some("application/octet-stream"),
            Some("no type at all"),
        ] {
            let answer = Answer::empty(200).body(good_body(class));
            let answer = match media_type {
                Some(text) => answer.header("content-type", text),
                None => answer,
            };
            let server = Server::start([answer]);
            let outcome = in_time(call(&client(&server), class)).await;
            assert!(outcome.is_ok(), "{class:?} {media_type:?}: {outcome:?}");
            assert_eq!(server.finish().unwrap().len(), 1);
        }
    }
}

/// Such bytes belong to no answer: they are not read as one, nor as the next.
#[tokio::test]
async fn a_204_with_a_body() {
    for class in CLASSES {
        let odd = "HTTP/1.1 204 No Content\r\ncontent-length: 6\r\n\r\ncanary";
        let server = Server::scripted([
            Script::new().request().write(odd).hold(),
            Script::new().answer(&good(class)).hold(),
        ]);
        let error = failure(leaping(&server), class).await;
        let wanted = Outcome::wanted(class, Cause::Unreadable, ErrorKind::EmptyAnswer);
        assert_eq!(Outcome::of(&error), wanted.status(204), "{error}");
        in_time(call(&client(&server), class)).await.unwrap();
        server.finish().expect("one request on each connection");
    }
}

#[tokio::test]
async fn a_204_with_a_body_where_none_is_needed() {
    let odd = "HTTP/1.1 204 No Content\r\ncontent-length: 6\r\n\r\ncanary";
    let server = Server::scripted([
        Script::new().request().write(odd).hold(),
        Script::new().answer(&Answer::empty(204)).hold(),
    ]);
    let client = client(&server);
    for _ in 0..2 {
        let none = in_time(client.delete_project_key("p", "k")).await.unwrap();
        assert_eq!(none, None);
    }
    server.finish().expect("one request on each connection");
}

#[tokio::test]
async fn a_200_without_a_body() {
    for body in ["", " \r\n"] {
        unreadable(&Answer::json(200, body), ErrorKind::EmptyAnswer).await;
    }
    let server = Server::start([Answer::empty(200)]);
    let call = client(&server).delete_project_key("p", "k");
    assert_eq!(in_time(call).await.unwrap(), None);
    server.finish().unwrap();
}

#[tokio::test]
async fn invalid_utf8() {
    for body in [
        &b"{\"message\": \"canary\xff\", \"key\": \"canary\xff\", \"requests\": \"canary\xff\"}"[..],
        b"{\"more\xc3\": \"canary\", \"message\": \"canary\"}",
        b"\xff\xfe{\0}\0",
    ] {
        unreadable(&Answer::json(200, body), ErrorKind::Decode).await;
    }
}

#[tokio::test]
async fn a_byte_order_mark() {
    for class in CLASSES {
        let marked = format!("\u{feff}{}", good_body(class));
        let server = Server::start([Answer::json(200, marked)]);
        in_time(call(&client(&server), class)).await.unwrap();
        server.finish().unwrap();
    }
    // A mark alone is no value.
    unreadable(&Answer::json(200, "\u{feff}"), ErrorKind::EmptyAnswer).await;
}

#[tokio::test]
async fn deep_nesting() {
    for depth in [200, 1_000_000] {
        for (open, close) in [("[", "]"), ("{\"more\":", "}")] {
            let (open, close) = (open.repeat(depth), close.repeat(depth));
            let deep = format!(r#"{{"message": "m", "api_key_id": "k", "more": {open}1{close}}}"#);
            unreadable(&Answer::json(200, deep), ErrorKind::Decode).await;
        }
        let unclosed = Answer::json(200, "[".repeat(depth));
        unreadable(&unclosed, ErrorKind::Decode).await;
    }
}

#[tokio::test]
async fn numbers_beyond_a_double() {
    let body = r#"{"message": "m", "api_key_id": "k", "page": 0, "more": 1e400}"#;
    unreadable(&Answer::json(200, body), ErrorKind::Decode).await;
    // Where a number has a field of its own too.
    let server = Server::start([Answer::json(200, r#"{"amount": 1e400}"#)]);
    let call = client(&server).get_project_balance("p", "b");
    let error = in_time(call).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
    server.finish().unwrap();
}

#[tokio::test]
async fn numbers_beyond_64_bits() {
    let two_to_64 = "18446744073709551616";
    let body = format!(r#"{{"page": {two_to_64}, "requests": []}}"#);
    let wanted = Outcome::wanted(Class::Safe, Cause::Unreadable, ErrorKind::Decode);
    let error = assert_answered(Class::Safe, &Answer::json(200, body), wanted.status(200)).await;
    assert!(error.to_string().contains("`page`"), "{error}");
    assert!(!error.to_string().contains(two_to_64), "{error}");
    // A member that nothing is known of is kept as near as JSON numbers go.
    let body = format!(r#"{{"message": "m", "more": {two_to_64}}}"#);
    let server = Server::start([Answer::json(200, body)]);
    let call = call(&client(&server), Class::Idempotent);
    let value = in_time(call).await.unwrap();
    assert_eq!(value["more"].as_f64(), Some(18_446_744_073_709_551_616.0));
    server.finish().unwrap();
}
