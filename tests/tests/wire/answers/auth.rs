//! Answers of the operations on tokens.

use super::{Shape, shape};

pub(super) const SHAPES: &[Shape] = &[
    shape(
        "grantToken",
        "with its end",
        r#"{"access_token": "eyJ.0f-0ur.0wn-mak1ng", "expires_in": 30}"#,
    ),
    shape(
        "grantToken",
        "the token alone",
        r#"{"access_token": "eyJ.0f-0ur.0wn-mak1ng"}"#,
    ),
    shape(
        "grantToken",
        "a fraction, and an unknown field",
        r#"{"access_token": "t", "expires_in": 29.75, "token_type": "bearer"}"#,
    )
    .unknown(&["$.token_type"]),
    shape(
        "getTokenDetails",
        "all fields",
        r#"{
            "api_key_id": "5b1f8b0a-62d5-4ee9-b1a6-8a4d7a4f2d11",
            "scopes": ["member", "keys:read"],
            "created": "2026-02-03T04:05:06.789012Z"
        }"#,
    ),
    shape(
        "getTokenDetails",
        "no scopes, and an unknown field",
        r#"{"api_key_id": "k", "scopes": null, "tier": "free"}"#,
    )
    .unknown(&["$.tier"]),
];
