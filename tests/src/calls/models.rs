//! Calls of the operations on models.

use super::{Call, PROJECT, encoded};

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
    Call {
        operation: "listProjectModels",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/models\
               ?include_outdated=false HTTP/1.1",
        body: None,
        make: |client| encoded(client.list_project_models(PROJECT).include_outdated(false)),
    },
    Call {
        operation: "listProjectModels",
        case: "nothing set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/models HTTP/1.1",
        body: None,
        make: |client| encoded(client.list_project_models(PROJECT)),
    },
    Call {
        operation: "getProjectModel",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1\
               /models/9d1a5f6e-2b3c-4d7e-8f90-a1b2c3d4e5f6 HTTP/1.1",
        body: None,
        make: |client| {
            let model = "9d1a5f6e-2b3c-4d7e-8f90-a1b2c3d4e5f6";
            encoded(client.get_project_model(PROJECT, model))
        },
    },
];
