//! Calls of the operations on members, invitations and scopes.

use deepgram_mgmt::types::{InvitationCreate, MemberRole, ScopeUpdate};

use super::{Call, MEMBER, PROJECT, encoded};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "listProjectMembers",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/members HTTP/1.1",
        body: None,
        make: |client| encoded(client.list_project_members(PROJECT)),
    },
    Call {
        operation: "removeProjectMember",
        case: "all set",
        line: "DELETE /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1\
               /members/e2a7c3d4-91b8-4f6f-a3c5-70d9b6e81f22 HTTP/1.1",
        body: None,
        make: |client| encoded(client.remove_project_member(PROJECT, MEMBER)),
    },
    Call {
        operation: "listProjectInvitations",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/invites HTTP/1.1",
        body: None,
        make: |client| encoded(client.list_project_invitations(PROJECT)),
    },
    Call {
        operation: "sendProjectInvitation",
        case: "all set",
        line: "POST /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/invites HTTP/1.1",
        body: Some(r#"{"email":"ann@example.com","scope":"admin"}"#),
        make: |client| {
            let invitation = InvitationCreate::new("ann@example.com", MemberRole::Admin);
            encoded(client.send_project_invitation(PROJECT, invitation))
        },
    },
    Call {
        operation: "deleteProjectInvitation",
        case: "all set",
        line: "DELETE /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1\
               /invites/ann%2Bci%40example.com HTTP/1.1",
        body: None,
        make: |client| encoded(client.delete_project_invitation(PROJECT, "ann+ci@example.com")),
    },
    Call {
        operation: "getMemberScopes",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1\
               /members/e2a7c3d4-91b8-4f6f-a3c5-70d9b6e81f22/scopes HTTP/1.1",
        body: None,
        make: |client| encoded(client.get_member_scopes(PROJECT, MEMBER)),
    },
    Call {
        operation: "updateMemberScopes",
        case: "all set",
        line: "PUT /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1\
               /members/e2a7c3d4-91b8-4f6f-a3c5-70d9b6e81f22/scopes HTTP/1.1",
        body: Some(r#"{"scope":"owner"}"#),
        make: |client| {
            encoded(client.update_member_scopes(PROJECT, MEMBER, ScopeUpdate::new("owner")))
        },
    },
];
