//! Answers of the operations on API keys.

use super::{Shape, no_content, shape};

pub(super) const SHAPES: &[Shape] = &[
    shape("listProjectKeys", "none", r#"{"api_keys": []}"#),
    shape(
        "listProjectKeys",
        "owners, tags, an end",
        r#"{"api_keys": [
            {
                "member": {
                    "member_id": "2b9e6c1a-5f0d-4e0f-a1c7-3d4b5a697801",
                    "email": "pip@example.com",
                    "first_name": "Pip",
                    "last_name": "Pomme"
                },
                "api_key": {
                    "api_key_id": "2b9e6c1a-5f0d-4e0f-a1c7-3d4b5a697802",
                    "comment": "production: apple",
                    "scopes": ["member"],
                    "tags": ["apple", "production"],
                    "created": "2024-11-05T09:08:07.654321Z",
                    "expiration_date": "2026-11-05T09:08:07Z"
                }
            },
            {
                "member": {"member_id": "m", "email": "quin@example.com"},
                "api_key": {
                    "api_key_id": "k",
                    "comment": "",
                    "scopes": ["usage:read", "keys:write"],
                    "created": "2023-01-31T23:59:59.000001Z"
                }
            }
        ]}"#,
    ),
    shape(
        "listProjectKeys",
        "null names, unknown fields at every level",
        r#"{"api_keys": [
            {
                "member": {"email": "a@example.com", "first_name": null, "role": "owner"},
                "api_key": {"api_key_id": "k", "tags": null, "expiration_date": null, "uses": 3},
                "project": {"id": "p"}
            }
        ], "next": "x"}"#,
    )
    .unknown(&[
        "$.api_keys[0].api_key.uses",
        "$.api_keys[0].member.role",
        "$.api_keys[0].project",
        "$.next",
    ]),
    shape(
        "createProjectKey",
        "with an end",
        r#"{
            "api_key_id": "2b9e6c1a-5f0d-4e0f-a1c7-3d4b5a697803",
            "key": "5ecre7-0f-0ur-0wn-mak1ng",
            "comment": "billing: pear",
            "scopes": ["usage:read", "keys:read"],
            "tags": ["pear", "production"],
            "created": "2026-03-01T00:00:00.000000Z",
            "expiration_date": "2027-03-31T23:59:59+02:00"
        }"#,
    ),
    shape(
        "createProjectKey",
        "without tags and end, with an unknown field",
        r#"{
            "api_key_id": "k",
            "key": "\u00e4 \"secret\"",
            "comment": "ci",
            "scopes": ["member"],
            "created": "2026-03-01T12:00:00Z",
            "project_id": "p"
        }"#,
    )
    .unknown(&["$.project_id"]),
    shape(
        "getProjectKey",
        "flat",
        r#"{
            "member": {"member_id": "m", "email": "pip@example.com", "first_name": "Pip"},
            "api_key": {
                "api_key_id": "k",
                "comment": "ci",
                "scopes": [],
                "tags": ["a"],
                "created": "2026-02-28T10:20:30.456Z"
            }
        }"#,
    ),
    shape(
        "getProjectKey",
        "in an envelope",
        r#"{"item": {
            "member": {"member_id": "m", "email": "pip@example.com", "last_name": "Pomme"},
            "api_key": {
                "api_key_id": "k",
                "comment": "ci",
                "scopes": ["admin"],
                "created": "2026-02-28T10:20:30Z",
                "expiration_date": "2026-12-31T00:00:00Z"
            }
        }}"#,
    )
    .told_as(
        r#"{
            "member": {"member_id": "m", "email": "pip@example.com", "last_name": "Pomme"},
            "api_key": {
                "api_key_id": "k",
                "comment": "ci",
                "scopes": ["admin"],
                "created": "2026-02-28T10:20:30Z",
                "expiration_date": "2026-12-31T00:00:00Z"
            }
        }"#,
    ),
    shape(
        "getProjectKey",
        "in an envelope, with unknown fields in it and beside it",
        r#"{"request_id": "r", "item": {"api_key": {"api_key_id": "k", "uses": 0}, "quota": 1.5}}"#,
    )
    .unknown(&["$.item.api_key.uses", "$.item.quota", "$.request_id"])
    .told_as(r#"{"request_id": "r", "api_key": {"api_key_id": "k", "uses": 0}, "quota": 1.5}"#),
    shape(
        "deleteProjectKey",
        "a sentence",
        r#"{"message": "The key is gone."}"#,
    ),
    no_content("deleteProjectKey"),
];
