//! Answers of the operations on costs and purchases.

use super::{Shape, shape};

pub(super) const SHAPES: &[Shape] = &[
    shape(
        "getProjectBillingBreakdown",
        "nothing to pay",
        r#"{
            "start": "2026-02-01",
            "end": "2026-02-28",
            "resolution": {"units": "day", "amount": 1},
            "results": []
        }"#,
    ),
    shape(
        "getProjectBillingBreakdown",
        "by line item and tag, and not grouped",
        r#"{
            "start": "2026-02-01",
            "end": "2026-02-28",
            "resolution": {"units": "day", "amount": 1},
            "results": [
                {
                    "dollars": 0.30000000000000004,
                    "grouping": {
                        "start": "2026-02-01",
                        "end": "2026-02-01",
                        "accessor": null,
                        "deployment": null,
                        "line_item": "streaming::orchard",
                        "tags": ["pear"]
                    }
                },
                {
                    "dollars": 9e-05,
                    "grouping": {
                        "start": "2026-02-02",
                        "end": "2026-02-02",
                        "accessor": "a",
                        "deployment": "self-hosted",
                        "line_item": null,
                        "tags": null
                    }
                },
                {"dollars": 2, "grouping": {"start": "2026-02-03", "end": "2026-02-03"}}
            ]
        }"#,
    ),
    shape(
        "getProjectBillingBreakdown",
        "nulls, fields left out, unknown fields",
        r#"{"results": [
            {},
            {"dollars": null, "grouping": null},
            {"euros": 1.5, "grouping": {"deployment": "On the moon", "region": "eu"}}
        ], "next": null}"#,
    )
    .unknown(&["$.next", "$.results[2].euros", "$.results[2].grouping.region"]),
    shape(
        "listProjectBillingFields",
        "all fields",
        r#"{
            "accessors": ["5b1f8b0a-62d5-4ee9-b1a6-8a4d7a4f2d11"],
            "deployments": ["hosted", "beta", "self-hosted", "hosted:eu"],
            "tags": ["apple", "pear"],
            "line_items": {"streaming::orchard": "Orchard (streaming)", "": ""}
        }"#,
    ),
    shape(
        "listProjectBillingFields",
        "nothing billed, and an unknown field",
        r#"{"accessors": [], "deployments": null, "tags": [], "line_items": {}, "currency": "usd"}"#,
    )
    .unknown(&["$.currency"]),
    shape("listProjectPurchases", "none", r#"{"orders": []}"#),
    shape(
        "listProjectPurchases",
        "all fields, and what is unknown",
        r#"{"orders": [
            {
                "order_id": "025e19ba-b6d9-4a04-9f99-4fe715aca5f1",
                "expiration": "2027-03-04T00:00:00Z",
                "created": "2026-02-21T21:13:40.123456Z",
                "amount": 104.56822227,
                "units": "usd",
                "order_type": "promotional"
            },
            {"order_id": "o", "expiration": null, "amount": 150, "units": "Credits", "order_type": "made up"},
            {"order_id": "n", "discount": {"percent": 10}}
        ], "total": 3}"#,
    )
    .unknown(&["$.orders[2].discount", "$.total"]),
];
