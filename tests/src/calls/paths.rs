//! A call of every operation that has parameters in its path, with any values for them.

use deepgram_mgmt::Client;
use deepgram_mgmt::types::{
    InvitationCreate, KeyCreate, MemberRole, ProjectUpdate, ScopeUpdate,
    SelfHostedCredentialsCreate,
};

use super::{Answered, encoded};

/// The call of an operation, if its path has parameters.
pub fn call(operation: &str) -> Option<&'static Make> {
    let found = CALLS.iter().find(|(id, _)| *id == operation);
    found.map(|(_, make)| make)
}

/// The names between the braces of a path.
pub fn parameters(path: &'static str) -> impl Iterator<Item = &'static str> {
    let pieces = path.split('{').skip(1);
    pieces.filter_map(|piece| piece.split_once('}').map(|(name, _)| name))
}

/// The path values of a call: a hostile one in one position, harmless ones elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Values<'a> {
    /// The parameter that gets the hostile one.
    pub parameter: &'a str,
    /// The hostile one.
    pub hostile: &'a str,
}

impl<'a> Values<'a> {
    fn of(self, parameter: &str) -> &'a str {
        if parameter == self.parameter {
            self.hostile
        } else {
            "p"
        }
    }
}

/// Makes a call with these values in its path.
pub type Make = fn(&Client, Values<'_>) -> Answered;

/// Every operation that has path parameters.
#[expect(
    deprecated,
    reason = "an operation is deprecated, and generated all the same"
)]
const CALLS: &[(&str, Make)] =
    &[
        ("listProjectBalances", |client, at| {
            encoded(client.list_project_balances(at.of("project_id")))
        }),
        ("getProjectBalance", |client, at| {
            encoded(client.get_project_balance(at.of("project_id"), at.of("balance_id")))
        }),
        ("listProjectInvitations", |client, at| {
            encoded(client.list_project_invitations(at.of("project_id")))
        }),
        ("sendProjectInvitation", |client, at| {
            encoded(client.send_project_invitation(
                at.of("project_id"),
                InvitationCreate::new("a@example.com", MemberRole::Member),
            ))
        }),
        ("deleteProjectInvitation", |client, at| {
            encoded(client.delete_project_invitation(at.of("project_id"), at.of("email")))
        }),
        ("listProjectKeys", |client, at| {
            encoded(client.list_project_keys(at.of("project_id")))
        }),
        ("createProjectKey", |client, at| {
            encoded(client.create_project_key(at.of("project_id"), KeyCreate::new("c", ["s"])))
        }),
        ("getProjectKey", |client, at| {
            encoded(client.get_project_key(at.of("project_id"), at.of("key_id")))
        }),
        ("deleteProjectKey", |client, at| {
            encoded(client.delete_project_key(at.of("project_id"), at.of("key_id")))
        }),
        ("listProjectMembers", |client, at| {
            encoded(client.list_project_members(at.of("project_id")))
        }),
        ("removeProjectMember", |client, at| {
            encoded(client.remove_project_member(at.of("project_id"), at.of("member_id")))
        }),
        ("getModel", |client, at| {
            encoded(client.get_model(at.of("model_id")))
        }),
        ("getProject", |client, at| {
            encoded(client.get_project(at.of("project_id")))
        }),
        ("updateProject", |client, at| {
            encoded(client.update_project(at.of("project_id"), ProjectUpdate::new()))
        }),
        ("deleteProject", |client, at| {
            encoded(client.delete_project(at.of("project_id")))
        }),
        ("getMemberScopes", |client, at| {
            encoded(client.get_member_scopes(at.of("project_id"), at.of("member_id")))
        }),
        ("updateMemberScopes", |client, at| {
            encoded(client.update_member_scopes(
                at.of("project_id"),
                at.of("member_id"),
                ScopeUpdate::new("s"),
            ))
        }),
        ("listProjectRequests", |client, at| {
            encoded(client.list_project_requests(at.of("project_id")))
        }),
        ("getProjectUsage", |client, at| {
            encoded(client.get_project_usage(at.of("project_id")))
        }),
        ("getProjectBillingBreakdown", |client, at| {
            encoded(client.get_project_billing_breakdown(at.of("project_id")))
        }),
        ("listProjectBillingFields", |client, at| {
            encoded(client.list_project_billing_fields(at.of("project_id")))
        }),
        ("listProjectPurchases", |client, at| {
            encoded(client.list_project_purchases(at.of("project_id")))
        }),
        ("listProjectModels", |client, at| {
            encoded(client.list_project_models(at.of("project_id")))
        }),
        ("leaveProject", |client, at| {
            encoded(client.leave_project(at.of("project_id")))
        }),
        ("listSelfHostedCredentials", |client, at| {
            encoded(client.list_self_hosted_credentials(at.of("project_id")))
        }),
        ("getProjectUsageBreakdown", |client, at| {
            encoded(client.get_project_usage_breakdown(at.of("project_id")))
        }),
        ("listProjectUsageFields", |client, at| {
            encoded(client.list_project_usage_fields(at.of("project_id")))
        }),
        ("getProjectModel", |client, at| {
            encoded(client.get_project_model(at.of("project_id"), at.of("model_id")))
        }),
        ("getProjectRequest", |client, at| {
            encoded(client.get_project_request(at.of("project_id"), at.of("request_id")))
        }),
        ("getSelfHostedCredentials", |client, at| {
            encoded(client.get_self_hosted_credentials(
                at.of("project_id"),
                at.of("distribution_credentials_id"),
            ))
        }),
        ("deleteSelfHostedCredentials", |client, at| {
            encoded(client.delete_self_hosted_credentials(
                at.of("project_id"),
                at.of("distribution_credentials_id"),
            ))
        }),
        ("createSelfHostedCredentials", |client, at| {
            encoded(client.create_self_hosted_credentials(
                at.of("project_id"),
                SelfHostedCredentialsCreate::new("quay", "c", ["s"]),
            ))
        }),
    ];
