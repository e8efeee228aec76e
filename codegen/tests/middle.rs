//! The middle stages on the bundled description: nothing is wrong in it, and all of it is
//! accounted for.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its document fails"
)]

use codegen::api::{Api, Carrier, Kind, Location, Status};
use codegen::check::check;
use codegen::diagnostic::Report;
use codegen::document::{SourceId, Sources};
use codegen::lower::lower;
use codegen::resolve::resolve;
use codegen::tree::Tree;
use serde_json::Value;

const BUNDLED: &str = include_str!("../../spec/deepgram-management-openapi.yml");

fn bundled() -> Tree {
    let value: Value = serde_yaml::from_str(BUNDLED).unwrap();
    Tree::of(SourceId(0), value)
}

fn api(tree: Tree) -> Api {
    let mut report = Report::default();
    check(&tree, &Sources::default(), &mut report);
    assert_eq!(report.iter().collect::<Vec<_>>(), [] as [&_; 0]);
    let tree = lower(tree, &mut report);
    let api = resolve(&tree, &mut report);
    assert_eq!(report.iter().collect::<Vec<_>>(), [] as [&_; 0]);
    api.unwrap()
}

#[test]
fn the_account_of_the_bundled_description_sums_up() {
    let mut report = Report::default();
    let account = check(&bundled(), &Sources::default(), &mut report);
    assert!(report.is_empty(), "{report:?}");
    assert_eq!(account.sum(), account.total);
    assert_eq!(account.reported, 0);
    let ignored: Vec<_> = account
        .ignored
        .iter()
        .map(|(keyword, nodes)| (keyword.as_str(), *nodes))
        .collect();
    assert_eq!(
        ignored,
        [
            ("additionalProperties", 1),
            ("contact", 3),
            ("description", 54),
            ("externalDocs", 3),
            ("minimum", 1),
            ("termsOfService", 1)
        ]
    );
}

#[test]
fn the_bundled_description_resolves() {
    let api = api(bundled());
    assert_eq!(api.title, "Deepgram Management API");
    assert_eq!(api.version, "1.0");
    assert_eq!(api.operations.len(), 21);
    assert_eq!(api.schemas.len(), 21);
    assert_eq!(api.tags.len(), 8);
    let [server] = api.servers.as_slice() else {
        panic!("{:?}", api.servers)
    };
    assert_eq!(server.url, "https://api.deepgram.com");
    let [scheme] = api.schemes.as_slice() else {
        panic!("{:?}", api.schemes)
    };
    assert_eq!(
        scheme.carrier,
        Carrier::Header {
            name: "Authorization".to_owned(),
            prefix: "Bearer ".to_owned(),
        }
    );

    let create = api
        .operations
        .iter()
        .find(|operation| operation.id.as_deref() == Some("createProjectKey"))
        .unwrap();
    assert_eq!(
        (create.method.as_str(), create.path.as_str()),
        ("POST", "/v1/projects/{project_id}/keys")
    );
    let [parameter] = create.parameters.as_slice() else {
        panic!("{:?}", create.parameters)
    };
    assert_eq!(parameter.location, Location::Path);
    assert_eq!(
        parameter.pointer.as_str(),
        "/components/parameters/project_id"
    );
    assert_eq!(
        create.body_schemas().next().unwrap().kind,
        Kind::Ref("KeyCreate".to_owned())
    );
    let statuses: Vec<_> = create.answers.iter().map(|answer| answer.status).collect();
    assert_eq!(
        statuses,
        [Status::Code(200), Status::Code(400), Status::Code(401)]
    );
}

#[test]
fn paths_and_schemas_are_sorted_and_properties_are_not() {
    let api = api(bundled());
    assert!(
        api.operations
            .is_sorted_by_key(|operation| (operation.path.clone(), operation.method.clone()))
    );
    assert!(api.schemas.is_sorted_by_key(|schema| schema.key.clone()));
    let key = api
        .schemas
        .iter()
        .find(|schema| schema.key == "KeyCreate")
        .unwrap();
    let Kind::Object(properties, _) = &key.schema.kind else {
        panic!("{:?}", key.schema.kind)
    };
    let wires: Vec<_> = properties
        .iter()
        .map(|property| (property.wire.as_str(), property.required))
        .collect();
    assert_eq!(
        wires,
        [
            ("comment", true),
            ("scopes", true),
            ("expiration_date", false),
            ("time_to_live_in_seconds", false)
        ]
    );
}
