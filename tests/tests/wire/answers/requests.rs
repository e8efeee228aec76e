//! Answers of the operation that lists requests: the nine kinds of record that the service is known
//! to keep, and the pages that hold them.

use super::{Shape, shape};

pub(super) const SHAPES: &[Shape] = &[
    shape(
        "listProjectRequests",
        "an empty page",
        r#"{"page": 7, "limit": 10, "requests": []}"#,
    ),
    shape(
        "listProjectRequests",
        "not answered yet",
        r#"{"page": 0, "limit": 1000, "requests": [{
            "request_id": "f1e2d3c4-b5a6-4978-8a9b-0c1d2e3f4a01",
            "project_uuid": "f1e2d3c4-b5a6-4978-8a9b-0c1d2e3f4a02",
            "created": "2026-02-03T04:05:06.789012Z",
            "path": "/v1/listen?model=some&tag=apple%20pie",
            "api_key_id": "f1e2d3c4-b5a6-4978-8a9b-0c1d2e3f4a03",
            "response": null,
            "callback": null
        }]}"#,
    ),
    shape(
        "listProjectRequests",
        "a file that was transcribed",
        r#"{"page": 0, "limit": 10, "requests": [{
            "request_id": "r",
            "project_uuid": "p",
            "created": "2026-02-03T04:05:06.789012Z",
            "path": "/v1/listen",
            "api_key_id": "k",
            "accessor": "a",
            "response": {
                "details": {
                    "usd": 0.0431,
                    "duration": 601.25,
                    "total_audio": 1202.5,
                    "channels": 2,
                    "streams": 1,
                    "tier": "some",
                    "metadata": {"customer": "pear", "depth": {"of": [1, null]}},
                    "models": ["m1", "m2"],
                    "method": "sync",
                    "tags": ["pear"],
                    "features": ["punctuate", "diarize"],
                    "config": {"punctuate": true, "alternatives": 2, "model": "m", "keywords": []}
                },
                "code": 200,
                "completed": "2026-02-03T04:05:10.000001Z",
                "deployment": "hosted"
            },
            "callback": null
        }]}"#,
    ),
    shape(
        "listProjectRequests",
        "a stream over a websocket, far away, almost for nothing",
        r#"{"page": 0, "limit": 10, "requests": [{
            "request_id": "r",
            "created": "2026-02-03T04:05:06Z",
            "path": "/v1/listen",
            "api_key_id": "k",
            "response": {
                "details": {
                    "usd": 9e-05,
                    "duration": 0.7,
                    "total_audio": 0.7,
                    "models": [],
                    "method": "streaming",
                    "tags": [],
                    "features": [],
                    "config": {}
                },
                "code": 101,
                "completed": "2026-02-03T04:05:07.5+00:00",
                "deployment": "hosted:us"
            },
            "callback": null
        }]}"#,
    ),
    shape(
        "listProjectRequests",
        "a text with tokens",
        r#"{"page": 0, "limit": 10, "requests": [{
            "request_id": "r",
            "created": "2026-02-03T04:05:06.1Z",
            "path": "/v1/read",
            "api_key_id": "k",
            "response": {
                "details": {"usd": 0.001, "models": ["m"], "method": "sync", "tags": [], "features": ["topics"], "config": {"topics": true}},
                "token_details": [
                    {"feature": "topics", "input": 345, "output": 67, "model": "m"},
                    {"feature": "intents", "input": 0, "output": 0}
                ],
                "code": 200,
                "completed": "2026-02-03T04:05:08.1Z",
                "deployment": "beta"
            },
            "callback": null
        }]}"#,
    ),
    shape(
        "listProjectRequests",
        "a text that was spoken",
        r#"{"page": 0, "limit": 10, "requests": [{
            "request_id": "r",
            "created": "2026-02-03T04:05:06.1Z",
            "path": "/v1/speak",
            "api_key_id": "k",
            "response": {
                "details": {"usd": 0.002, "models": ["m"], "method": "sync", "tags": ["t"], "features": [], "config": {}},
                "tts_details": {"duration": 3.25, "characters": 42, "speak": {"rate": 24000}},
                "code": 200,
                "completed": "2026-02-03T04:05:08.1Z"
            },
            "callback": null
        }]}"#,
    ),
    shape(
        "listProjectRequests",
        "a voice agent",
        r#"{"page": 0, "limit": 10, "requests": [{
            "request_id": "r",
            "created": "2026-02-03T04:05:06.1Z",
            "path": "/v1/agent/converse",
            "api_key_id": "k",
            "response": {
                "details": {"usd": 0, "models": [], "method": "streaming", "tags": [], "features": [], "config": {}},
                "tts_details": {},
                "sts_details": {"duration": 61.5, "turns": 7},
                "code": 101,
                "completed": "2026-02-03T04:06:08.1Z",
                "deployment": "self-hosted"
            },
            "callback": null
        }]}"#,
    ),
    shape(
        "listProjectRequests",
        "a failure",
        r#"{"page": 0, "limit": 10, "requests": [{
            "request_id": "r",
            "created": "2026-02-03T04:05:06.1Z",
            "path": "/v1/listen",
            "api_key_id": "k",
            "response": {
                "method": "async",
                "message": "The audio \"could not\" be read.\n",
                "code": 400,
                "completed": "2026-02-03T04:05:06.2Z",
                "deployment": "hosted"
            },
            "callback": null
        }]}"#,
    ),
    shape(
        "listProjectRequests",
        "a callback by its URL alone",
        r#"{"page": 0, "limit": 10, "requests": [{
            "request_id": "r",
            "created": "2026-02-03T04:05:06.1Z",
            "path": "/v1/listen?callback=https%3A%2F%2Fexample.com",
            "api_key_id": "k",
            "response": {"code": 200, "completed": "2026-02-03T04:05:06.2Z"},
            "callback": "https://example.com/done"
        }]}"#,
    ),
    shape(
        "listProjectRequests",
        "callbacks and how they went",
        r#"{"page": 0, "limit": 10, "requests": [
            {
                "request_id": "r1",
                "response": null,
                "callback": {"attempts": 3, "code": 503, "completed": "2026-02-03T04:09:06.2Z"}
            },
            {"request_id": "r2", "callback": {"attempts": 0}},
            {"request_id": "r3", "callback": {"attempts": 1, "code": null, "url": "https://example.com"}}
        ]}"#,
    ).unknown(&["$.requests[2].callback.url"]),
    shape(
        "listProjectRequests",
        "one callback that is not as described, among others",
        r#"{"page": 0, "limit": 10, "requests": [
            {"request_id": "r1", "callback": {"attempts": 3}},
            {"request_id": "r2", "callback": {"attempts": "three", "code": 503}},
            {"request_id": "r3", "callback": {"tries": 3}},
            {"request_id": "r4", "callback": 3}
        ]}"#,
    )
    .unknown(&["$.requests[2].callback.tries"]),
    shape(
        "listProjectRequests",
        "unknown values and fields at every level",
        r#"{"page": 0, "limit": 10, "total": 1, "requests": [{
            "request_id": "r",
            "region": "moon",
            "response": {
                "details": {"usd": 1e21, "method": "telepathy", "speed": 2, "metadata": null},
                "token_details": [{"feature": "f", "cached": 5}],
                "code": 299,
                "deployment": "On the moon",
                "retries": [1, 2]
            },
            "callback": ["neither", "text", "nor", "object"]
        }]}"#,
    ).unknown(&["$.requests[0].callback", "$.requests[0].region", "$.requests[0].response.details.speed", "$.requests[0].response.retries", "$.requests[0].response.token_details[0].cached", "$.total"]),
    shape(
        "getProjectRequest",
        "right after the call",
        r#"{
            "request_id": "r",
            "project_uuid": "p",
            "created": "2026-02-03T04:05:06.789012Z",
            "path": "/v1/listen?tag=pear",
            "api_key_id": "k",
            "response": null,
            "callback": null
        }"#,
    ),
    shape(
        "getProjectRequest",
        "flat",
        r#"{
            "request_id": "r",
            "project_uuid": "p",
            "created": "2026-02-03T04:05:06.789012Z",
            "path": "/v1/listen?tag=pear",
            "api_key_id": "k",
            "response": {
                "details": {"usd": 9e-05, "models": ["m"], "method": "sync", "tags": ["pear"]},
                "code": 200,
                "completed": "2026-02-03T04:05:07Z",
                "deployment": "hosted"
            },
            "callback": "https://example.com/done"
        }"#,
    ),
    shape(
        "getProjectRequest",
        "in an envelope",
        r#"{"request": {
            "request_id": "r",
            "project_uuid": "p",
            "created": "2026-02-03T04:05:06.789012Z",
            "path": "/v1/listen?tag=pear",
            "api_key_id": "k",
            "response": {
                "details": {"usd": 9e-05, "models": ["m"], "method": "sync", "tags": ["pear"]},
                "code": 200,
                "completed": "2026-02-03T04:05:07Z",
                "deployment": "hosted"
            },
            "callback": "https://example.com/done"
        }}"#,
    )
    .told_as(
        r#"{
            "request_id": "r",
            "project_uuid": "p",
            "created": "2026-02-03T04:05:06.789012Z",
            "path": "/v1/listen?tag=pear",
            "api_key_id": "k",
            "response": {
                "details": {"usd": 9e-05, "models": ["m"], "method": "sync", "tags": ["pear"]},
                "code": 200,
                "completed": "2026-02-03T04:05:07Z",
                "deployment": "hosted"
            },
            "callback": "https://example.com/done"
        }"#,
    ),
    shape(
        "getProjectRequest",
        "in an envelope, with unknown fields in it and beside it",
        r#"{"request": {"request_id": "r", "region": "eu", "response": {"code": 200, "retries": 0}}, "took": 0.5}"#,
    )
    .unknown(&["$.request.region", "$.request.response.retries", "$.took"])
    .told_as(r#"{"request_id": "r", "region": "eu", "response": {"code": 200, "retries": 0}, "took": 0.5}"#),
];
