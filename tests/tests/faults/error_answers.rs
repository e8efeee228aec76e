//! Error answers in every shape, however large.

use deepgram_mgmt::types::ApiError;
use deepgram_mgmt::{ErrorBody as _, ErrorKind};
use tests::http::Answer;

use crate::trial::{CLASSES, Cause, Outcome, assert_answered};

/// A body, and the code, the message and the request id that it tells.
type Shape = (
    &'static str,
    Option<&'static str>,
    Option<&'static str>,
    Option<&'static str>,
);

const SHAPES: &[Shape] = &[
    (
        r#"{"category": "A", "message": "b", "details": "canary", "request_id": "c"}"#,
        Some("A"),
        Some("b"),
        Some("c"),
    ),
    (
        r#"{"err_code": "A", "err_msg": "b", "request_id": "c"}"#,
        Some("A"),
        Some("b"),
        Some("c"),
    ),
    (
        r#"{"error_code": "A", "err_msg": "b"}"#,
        Some("A"),
        Some("b"),
        None,
    ),
    (
        r#"{"category": 1, "message": ["canary"], "request_id": "c"}"#,
        None,
        None,
        Some("c"),
    ),
    (r#"{"canary": "canary"}"#, None, None, None),
    (r#"{"category": "canary"#, None, None, None),
    ("[\"canary\"]", None, None, None),
    ("\"canary\"", None, None, None),
    ("null", None, None, None),
    ("{}", None, None, None),
    ("", None, None, None),
    ("<html>canary</html>", None, None, None),
    ("canary", None, None, None),
];

#[tokio::test]
async fn every_shape() {
    for class in CLASSES {
        for status in [400, 503] {
            for (body, code, message, request_id) in SHAPES {
                let cause = match status {
                    503 => Cause::Ambiguous,
                    _ => Cause::Final,
                };
                let wanted = Outcome::wanted(class, cause, ErrorKind::Api).status(status);
                let error = assert_answered(class, &Answer::json(status, *body), wanted).await;
                assert_eq!(error.code(), *code, "{body}");
                assert_eq!(error.message(), *message, "{body}");
                assert_eq!(error.request_id(), *request_id, "{body}");
                let typed = error.body::<ApiError>().and_then(ApiError::code);
                assert!(typed.is_none() || typed == *code, "{body}");
            }
        }
    }
}

/// Of plain text the first line is shown; the rest, here a canary, is not.
#[tokio::test]
async fn plain_text() {
    for class in CLASSES {
        let wanted = Outcome::wanted(class, Cause::Final, ErrorKind::Api).status(409);
        let answer = Answer::text(409, "\r\n taken\r\ncanary");
        let error = assert_answered(class, &answer, wanted).await;
        assert_eq!(error.message(), Some("taken"));
    }
}

#[tokio::test]
async fn an_error_body_of_10_megabytes() {
    const SIZE: usize = 10_000_000;
    let words = "x".repeat(SIZE);
    let json = format!(r#"{{"category": "A", "message": "{words}"}}"#);
    for class in CLASSES {
        let wanted = Outcome::wanted(class, Cause::Final, ErrorKind::Api).status(422);
        for answer in [
            Answer::text(422, words.as_str()),
            Answer::json(422, json.as_str()),
        ] {
            let error = assert_answered(class, &answer, wanted).await;
            assert!(error.to_string().len() < 400, "{}", error.to_string().len());
            let shown = format!("{error:?} {error:#?}");
            assert!(shown.len() < 2_000, "{}", shown.len());
        }
    }
}
