//! Answers of the operations on members, invitations and scopes.

use super::{Shape, no_content, shape};

pub(super) const SHAPES: &[Shape] = &[
    shape("listProjectMembers", "none", r#"{"members": []}"#),
    shape(
        "listProjectMembers",
        "all fields, and one who has not accepted yet",
        r#"{"members": [
            {
                "member_id": "9a4f1e60-7c1b-4b2a-8e52-6d0c9b8a7f01",
                "email": "quin@example.com",
                "first_name": "Quin",
                "last_name": "Coing",
                "scopes": ["owner", "keys:read", "made:up"]
            },
            {"email": "rue@example.com"}
        ]}"#,
    ),
    shape(
        "listProjectMembers",
        "nulls and unknown fields",
        r#"{"members": [
            {"member_id": null, "email": "rue@example.com", "scopes": null, "invited": true}
        ], "count": 1}"#,
    )
    .unknown(&["$.count", "$.members[0].invited"]),
    shape(
        "removeProjectMember",
        "a sentence",
        r#"{"message": "The member is gone."}"#,
    ),
    no_content("removeProjectMember"),
    shape("listProjectInvitations", "none", r#"{"invites": []}"#),
    shape(
        "listProjectInvitations",
        "every role, and one that is unknown",
        r#"{"invites": [
            {"email": "a@example.com", "scope": "member"},
            {"email": "b@example.com", "scope": "admin"},
            {"email": "c@example.com", "scope": "owner"},
            {"email": "d@example.com", "scope": "Guest of honour", "sent": "2026-01-01"},
            {"email": "e@example.com", "scope": null}
        ]}"#,
    )
    .unknown(&["$.invites[3].sent"]),
    shape(
        "sendProjectInvitation",
        "a sentence",
        r#"{"message": "The invitation was sent."}"#,
    ),
    shape(
        "deleteProjectInvitation",
        "a sentence",
        r#"{"message": "The invitation is gone."}"#,
    ),
    no_content("deleteProjectInvitation"),
    shape("getMemberScopes", "none", r#"{"scopes": []}"#),
    shape(
        "getMemberScopes",
        "several, and an unknown field",
        r#"{"scopes": ["member", "usage:read", ""], "inherited": false}"#,
    )
    .unknown(&["$.inherited"]),
    shape(
        "updateMemberScopes",
        "a sentence",
        r#"{"message": "The scope was set."}"#,
    ),
];
