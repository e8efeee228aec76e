//! Answers of the operations that break usage down, and that name what it can be filtered by.

use super::{Shape, shape};

pub(super) const SHAPES: &[Shape] = &[
    shape(
        "listProjectUsageFields",
        "all fields",
        r#"{
            "tags": ["apple", "a pear", ""],
            "models": [
                {
                    "name": "orchard-general",
                    "language": "de",
                    "version": "2026-01-02.3",
                    "model_id": "c0ffee00-1234-4abc-8def-0123456789a1"
                },
                {"name": "orchard-pomona", "model_id": "c0ffee00-1234-4abc-8def-0123456789a2"}
            ],
            "processing_methods": ["sync", "async", "streaming", "by hand"],
            "features": ["punctuate", "diarize"],
            "languages": ["de", "fr-CH"]
        }"#,
    ),
    shape(
        "listProjectUsageFields",
        "without languages, with unknown fields",
        r#"{
            "tags": [],
            "models": [{"name": null, "language": "en", "tier": "base"}, {}],
            "processing_methods": [],
            "features": [],
            "endpoints": ["listen"]
        }"#,
    )
    .unknown(&["$.endpoints", "$.models[0].tier"]),
    shape(
        "getProjectUsageBreakdown",
        "nothing used",
        r#"{
            "start": "2026-02-01",
            "end": "2026-02-28",
            "resolution": {"units": "day", "amount": 1},
            "results": []
        }"#,
    ),
    shape(
        "getProjectUsageBreakdown",
        "by tag, the other values null",
        r#"{
            "start": "2026-02-01",
            "end": "2026-02-28",
            "resolution": {"units": "day", "amount": 1},
            "results": [
                {
                    "hours": 12.345678901234567,
                    "total_hours": 24.691357802469134,
                    "agent_hours": 0.25,
                    "tokens_in": 1234,
                    "tokens_out": 0,
                    "tts_characters": 56789,
                    "requests": 9007199254740991,
                    "grouping": {
                        "start": "2026-02-01",
                        "end": "2026-02-01",
                        "accessor": null,
                        "endpoint": null,
                        "feature_set": null,
                        "models": null,
                        "method": null,
                        "tags": ["apple", "production"],
                        "deployment": null
                    }
                },
                {
                    "hours": 1.5e-7,
                    "requests": 1,
                    "grouping": {"start": "2026-02-02", "end": "2026-02-02", "tags": null}
                }
            ]
        }"#,
    ),
    shape(
        "getProjectUsageBreakdown",
        "every value, and a null among the models",
        r#"{
            "start": "2024-02-29",
            "end": "2024-03-01",
            "resolution": {"units": "day", "amount": 1},
            "results": [{
                "hours": 0,
                "total_hours": 0,
                "agent_hours": 0,
                "tokens_in": 0.5,
                "tokens_out": 0.0,
                "tts_characters": 12.0,
                "requests": 3,
                "grouping": {
                    "start": "2024-02-29",
                    "end": "2024-02-29",
                    "accessor": "a",
                    "endpoint": "speak",
                    "feature_set": "punctuate,diarize",
                    "models": ["c0ffee00-1234-4abc-8def-0123456789a1", null, ""],
                    "method": "streaming",
                    "tags": [],
                    "deployment": "hosted:us"
                }
            }]
        }"#,
    ),
    shape(
        "getProjectUsageBreakdown",
        "every number missing or null, unknown values and fields",
        r#"{
            "start": "2026-02-01",
            "resolution": {"units": "fortnight"},
            "results": [
                {},
                {"hours": null, "requests": null, "grouping": null},
                {"grouping": {}},
                {
                    "sms": 5,
                    "grouping": {"endpoint": "whisper", "method": "telepathy", "models": [null], "region": "eu"}
                }
            ],
            "currency": "none"
        }"#,
    )
    .unknown(&["$.currency", "$.results[3].grouping.region", "$.results[3].sms"]),
];
