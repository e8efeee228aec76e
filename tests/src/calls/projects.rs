//! Calls of the operations on projects.

use deepgram_mgmt::types::ProjectUpdate;

use super::{Call, PROJECT, encoded};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "listProjects",
        case: "all set",
        line: "GET /v1/projects HTTP/1.1",
        body: None,
        make: |client| encoded(client.list_projects()),
    },
    Call {
        operation: "getProject",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1 HTTP/1.1",
        body: None,
        make: |client| encoded(client.get_project(PROJECT)),
    },
    Call {
        operation: "updateProject",
        case: "all set",
        line: "PATCH /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1 HTTP/1.1",
        body: Some(r#"{"name":"Pears & Söhne \"2\"","company":"Orchard"}"#),
        make: |client| {
            let update = ProjectUpdate::new()
                .name("Pears & Söhne \"2\"")
                .company("Orchard");
            encoded(client.update_project(PROJECT, update))
        },
    },
    Call {
        operation: "updateProject",
        case: "one field",
        line: "PATCH /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1 HTTP/1.1",
        body: Some(r#"{"name":""}"#),
        make: |client| encoded(client.update_project(PROJECT, ProjectUpdate::new().name(""))),
    },
    Call {
        operation: "deleteProject",
        case: "all set",
        line: "DELETE /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1 HTTP/1.1",
        body: None,
        make: |client| encoded(client.delete_project(PROJECT)),
    },
    Call {
        operation: "leaveProject",
        case: "all set",
        line: "DELETE /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/leave HTTP/1.1",
        body: None,
        make: |client| encoded(client.leave_project(PROJECT)),
    },
];
