//! Calls of the operations on costs and purchases.

use deepgram_mgmt::types::{BillingGrouping, Deployment};

use super::usage::day;
use super::{Call, KEY, PROJECT, encoded};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "getProjectBillingBreakdown",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/billing/breakdown\
               ?start=2026-02-01&end=2026-02-28&accessor=5b1f8b0a-62d5-4ee9-b1a6-8a4d7a4f2d11\
               &deployment=hosted&tag=a%20pear&line_item=streaming%3A%3Aorchard\
               &grouping=line_item&grouping=tags HTTP/1.1",
        body: None,
        make: |client| {
            let breakdown = client
                .get_project_billing_breakdown(PROJECT)
                .start(day(1))
                .end(day(28))
                .accessor(KEY)
                .deployment(Deployment::Hosted)
                .tag("a pear")
                .line_item("streaming::orchard")
                .grouping([BillingGrouping::LineItem, BillingGrouping::Tags]);
            encoded(breakdown)
        },
    },
    Call {
        operation: "getProjectBillingBreakdown",
        case: "nothing set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/billing/breakdown HTTP/1.1",
        body: None,
        make: |client| encoded(client.get_project_billing_breakdown(PROJECT).grouping([])),
    },
    Call {
        operation: "listProjectBillingFields",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/billing/fields\
               ?start=2026-02-01&end=2026-02-28 HTTP/1.1",
        body: None,
        make: |client| {
            let fields = client.list_project_billing_fields(PROJECT);
            encoded(fields.start(day(1)).end(day(28)))
        },
    },
    Call {
        operation: "listProjectBillingFields",
        case: "nothing set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/billing/fields HTTP/1.1",
        body: None,
        make: |client| encoded(client.list_project_billing_fields(PROJECT)),
    },
    Call {
        operation: "listProjectPurchases",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/purchases?limit=25 HTTP/1.1",
        body: None,
        make: |client| encoded(client.list_project_purchases(PROJECT).limit(25)),
    },
    Call {
        operation: "listProjectPurchases",
        case: "nothing set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/purchases HTTP/1.1",
        body: None,
        make: |client| encoded(client.list_project_purchases(PROJECT)),
    },
];
