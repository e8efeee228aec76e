//! Answers of the operations on usage and balances.

use super::{Shape, shape};

pub(super) const SHAPES: &[Shape] = &[
    shape(
        "getProjectUsage",
        "nothing used",
        r#"{
            "start": "2026-02-01",
            "end": "2026-02-28",
            "resolution": {"units": "day", "amount": 1},
            "results": []
        }"#,
    ),
    shape(
        "getProjectUsage",
        "hours, tokens, characters",
        r#"{
            "start": "2024-02-29",
            "end": "2024-03-01",
            "resolution": {"units": "day", "amount": 1},
            "results": [
                {
                    "start": "2024-02-29",
                    "end": "2024-02-29",
                    "hours": 90.32539768810075,
                    "total_hours": 901.5260301538721,
                    "requests": 9007199254740991
                },
                {
                    "start": "2024-03-01",
                    "end": "2024-03-01",
                    "hours": 0,
                    "total_hours": 1.5e-7,
                    "requests": 0,
                    "tokens": {"in": 1234, "out": 0},
                    "tts": {"characters": 56789, "requests": 12}
                }
            ]
        }"#,
    ),
    shape(
        "getProjectUsage",
        "nulls, fields left out, unknown fields",
        r#"{
            "start": "2026-02-01",
            "resolution": {"units": "fortnight", "amount": 2, "calendar": "iso"},
            "results": [
                {},
                {"hours": null, "tokens": null, "requests": 3},
                {"start": "2026-02-01", "tokens": {"in": 1, "cached": 2}, "tts": {"requests": 1, "voices": ["x"]}, "agent_hours": 0.25}
            ],
            "currency": "none"
        }"#,
    ).unknown(&["$.currency", "$.resolution.calendar", "$.results[2].agent_hours", "$.results[2].tokens.cached", "$.results[2].tts.voices"]),
    shape("listProjectBalances", "none", r#"{"balances": []}"#),
    shape(
        "listProjectBalances",
        "money, hours, and what is unknown",
        r#"{"balances": [
            {
                "balance_id": "4e5d6c7b-8a90-4b1c-9d2e-3f4a5b6c7d01",
                "amount": 87.65432109,
                "units": "usd",
                "purchase_order_id": "4e5d6c7b-8a90-4b1c-9d2e-3f4a5b6c7d02"
            },
            {"balance_id": "b", "amount": 250, "units": "hour", "purchase_order_id": null},
            {"balance_id": "c", "amount": -0.01, "units": "Credits", "expires": "2026-12-31"},
            {"balance_id": "d", "amount": 1.7976931348623157e308}
        ]}"#,
    ).unknown(&["$.balances[2].expires"]),
    shape(
        "getProjectBalance",
        "a double",
        r#"{"balance_id": "b", "amount": 0.1, "units": "usd", "purchase_order_id": "o"}"#,
    ),
    shape(
        "getProjectBalance",
        "a whole number and an unknown field",
        r#"{"balance_id": "b", "amount": 0, "units": "usd", "frozen": true}"#,
    ).unknown(&["$.frozen"]),
];
