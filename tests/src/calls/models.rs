//! Calls of the operations on models.

use super::{Call, encoded};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "listModels",
        case: "all set",
        line: "GET /v1/models?include_outdated=true HTTP/1.1",
        body: None,
        make: |client| encoded(client.list_models().include_outdated(true)),
    },
    Call {
        operation: "listModels",
        case: "nothing set",
        line: "GET /v1/models HTTP/1.1",
        body: None,
        make: |client| encoded(client.list_models()),
    },
    Call {
        operation: "getModel",
        case: "all set",
        line: "GET /v1/models/9d1a5f6e-2b3c-4d7e-8f90-a1b2c3d4e5f6 HTTP/1.1",
        body: None,
        make: |client| encoded(client.get_model("9d1a5f6e-2b3c-4d7e-8f90-a1b2c3d4e5f6")),
    },
];
