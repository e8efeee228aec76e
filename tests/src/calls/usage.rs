//! Calls of the operations on usage, request records and balances.

use chrono::{DateTime, NaiveDate, Utc};
use deepgram_mgmt::Client;
use deepgram_mgmt::types::{Deployment, RequestStatus, UsageEndpoint, UsageGrouping, UsageMethod};

use super::{Answered, Call, KEY, PROJECT, encoded};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "getProjectUsage",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/usage?start=2026-02-01\
               &end=2026-02-28&accessor=5b1f8b0a-62d5-4ee9-b1a6-8a4d7a4f2d11\
               &deployment=self-hosted&endpoint=agent&method=async&model=m%26n&tag=apple\
               &tag=a%20pear HTTP/1.1",
        body: None,
        make: usage,
    },
    Call {
        operation: "listProjectRequests",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/requests\
               ?start=2026-01-31T23%3A00%3A00Z&end=2026-02-28T23%3A00%3A00.250000Z&limit=1000\
               &accessor=5b1f8b0a-62d5-4ee9-b1a6-8a4d7a4f2d11&deployment=hosted\
               &endpoint=listen&method=streaming&page=3\
               &request_id=c6f1a2b3-0d4e-4f5a-9b6c-7d8e9f0a1b2c&status=failed HTTP/1.1",
        body: None,
        make: |client| {
            let request = client
                .list_project_requests(PROJECT)
                .start(instant("2026-02-01T00:00:00+01:00"))
                .end(instant("2026-02-28T23:00:00.25Z"))
                .limit(1000)
                .accessor(KEY)
                .deployment(Deployment::Hosted)
                .endpoint(UsageEndpoint::Listen)
                .method(UsageMethod::Streaming)
                .page(3)
                .request_id("c6f1a2b3-0d4e-4f5a-9b6c-7d8e9f0a1b2c")
                .status(RequestStatus::Failed);
            encoded(request)
        },
    },
    Call {
        operation: "listProjectRequests",
        case: "nothing set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/requests HTTP/1.1",
        body: None,
        make: |client| encoded(client.list_project_requests(PROJECT)),
    },
    Call {
        operation: "getProjectRequest",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1\
               /requests/c6f1a2b3-0d4e-4f5a-9b6c-7d8e9f0a1b2c HTTP/1.1",
        body: None,
        make: |client| {
            let request = "c6f1a2b3-0d4e-4f5a-9b6c-7d8e9f0a1b2c";
            encoded(client.get_project_request(PROJECT, request))
        },
    },
    Call {
        operation: "listProjectUsageFields",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/usage/fields\
               ?start=2026-02-01&end=2026-02-28 HTTP/1.1",
        body: None,
        make: |client| {
            let fields = client.list_project_usage_fields(PROJECT);
            encoded(fields.start(day(1)).end(day(28)))
        },
    },
    Call {
        operation: "listProjectUsageFields",
        case: "nothing set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/usage/fields HTTP/1.1",
        body: None,
        make: |client| encoded(client.list_project_usage_fields(PROJECT)),
    },
    Call {
        operation: "getProjectUsageBreakdown",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/usage/breakdown\
               ?start=2026-02-01&end=2026-02-28&grouping=feature_set\
               &accessor=5b1f8b0a-62d5-4ee9-b1a6-8a4d7a4f2d11&deployment=beta&endpoint=speak\
               &method=sync&model=m%26n&tag=apple&tag=a%20pear HTTP/1.1",
        body: None,
        make: |client| {
            let breakdown = client
                .get_project_usage_breakdown(PROJECT)
                .start(day(1))
                .end(day(28))
                .grouping(UsageGrouping::FeatureSet)
                .accessor(KEY)
                .deployment(Deployment::Beta)
                .endpoint(UsageEndpoint::Speak)
                .method(UsageMethod::Sync)
                .model("m&n")
                .tag(["apple", "a pear"]);
            encoded(breakdown)
        },
    },
    Call {
        operation: "getProjectUsageBreakdown",
        case: "nothing set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/usage/breakdown HTTP/1.1",
        body: None,
        make: |client| encoded(client.get_project_usage_breakdown(PROJECT)),
    },
    Call {
        operation: "listProjectBalances",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/balances HTTP/1.1",
        body: None,
        make: |client| encoded(client.list_project_balances(PROJECT)),
    },
    Call {
        operation: "getProjectBalance",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1\
               /balances/41ddf0a2-8c5b-4b7e-a9d3-06f1c2e4b8a7 HTTP/1.1",
        body: None,
        make: |client| {
            let balance = "41ddf0a2-8c5b-4b7e-a9d3-06f1c2e4b8a7";
            encoded(client.get_project_balance(PROJECT, balance))
        },
    },
    Call {
        operation: "getProjectBalance",
        case: "an identifier of many symbols",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1\
               /balances/100%25%20%2F%20b%3F HTTP/1.1",
        body: None,
        make: |client| encoded(client.get_project_balance(PROJECT, "100% / b?")),
    },
];

#[expect(
    deprecated,
    reason = "the operation is deprecated, and generated all the same"
)]
fn usage(client: &Client) -> Answered {
    let request = client
        .get_project_usage(PROJECT)
        .start(day(1))
        .end(day(28))
        .accessor(KEY)
        .deployment(Deployment::SelfHosted)
        .endpoint(UsageEndpoint::Agent)
        .method(UsageMethod::Async)
        .model("m&n")
        .tag(["apple", "a pear"]);
    encoded(request)
}

/// A day of February 2026.
pub(super) fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 2, day).expect("a date")
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}
