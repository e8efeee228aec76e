//! Answers of the operations on credentials for self-hosted deployments.

use super::{Shape, shape};

pub(super) const SHAPES: &[Shape] = &[
    shape(
        "listSelfHostedCredentials",
        "none",
        r#"{"distribution_credentials": []}"#,
    ),
    shape(
        "listSelfHostedCredentials",
        "all fields, fields left out, unknown fields",
        r#"{"distribution_credentials": [
            {
                "member": {
                    "member_id": "3376abcd-8e5e-49d3-92d4-876d3a4f0363",
                    "email": "pip@example.com"
                },
                "distribution_credentials": {
                    "distribution_credentials_id": "8b36cfd0-472f-4a21-833f-2d6343c3a2f3",
                    "provider": "quay",
                    "comment": "the cellar",
                    "scopes": ["self-hosted:product:api", "made:up"],
                    "tags": ["cellar"],
                    "created": "2026-02-03T04:05:06.789012Z"
                }
            },
            {
                "member": {"email": "quin@example.com", "role": "owner"},
                "distribution_credentials": {
                    "distribution_credentials_id": "c",
                    "comment": null,
                    "scopes": [],
                    "uses": 3
                },
                "project": "p"
            },
            {"member": null, "distribution_credentials": null}
        ]}"#,
    )
    .unknown(&[
        "$.distribution_credentials[1].distribution_credentials.uses",
        "$.distribution_credentials[1].member.role",
        "$.distribution_credentials[1].project",
    ]),
    shape(
        "createSelfHostedCredentials",
        "all fields",
        r#"{
            "distribution_credentials_id": "8b36cfd0-472f-4a21-833f-2d6343c3a2f3",
            "provider": "quay",
            "username": "orchard+cellar",
            "secret": "5ecre7-0f-0ur-0wn-mak1ng",
            "comment": "the cellar: press 2",
            "scopes": ["self-hosted:product:api", "self-hosted:product:engine"],
            "tags": ["cellar"],
            "created": "2026-02-03T04:05:06.789012Z"
        }"#,
    ),
    shape(
        "createSelfHostedCredentials",
        "without tags, with an unknown field",
        r#"{
            "distribution_credentials_id": "c",
            "provider": "quay",
            "username": "u",
            "secret": "\u00e4 \"secret\"",
            "comment": "c",
            "scopes": ["self-hosted:products"],
            "created": "2026-02-03T04:05:06Z",
            "registry": "quay.example.com"
        }"#,
    )
    .unknown(&["$.registry"]),
    shape(
        "createSelfHostedCredentials",
        "in an envelope, beside the member",
        r#"{
            "member": {"member_id": "m", "email": "pip@example.com"},
            "distribution_credentials": {"distribution_credentials_id": "c", "secret": "5ecre7"}
        }"#,
    )
    .unknown(&["$.member"])
    .told_as(
        r#"{
            "member": {"member_id": "m", "email": "pip@example.com"},
            "distribution_credentials_id": "c",
            "secret": "5ecre7"
        }"#,
    ),
    shape(
        "getSelfHostedCredentials",
        "all fields",
        r#"{
            "member": {"member_id": "m", "email": "pip@example.com", "first_name": "Pip", "last_name": "Pomme"},
            "distribution_credentials": {
                "distribution_credentials_id": "c",
                "provider": "quay",
                "comment": "the cellar",
                "scopes": ["self-hosted:products"],
                "created": "2026-02-03T04:05:06.789012Z"
            }
        }"#,
    ),
    shape(
        "deleteSelfHostedCredentials",
        "a sentence",
        r#"{"message": "The credentials are gone."}"#,
    ),
];
