//! Faults of an api model, each with its code and place.

use codegen::api::{Api, PagesBy};
use codegen::diagnostic::Report;
use codegen::document::At;
use codegen::ir;

use super::api::{self, component, object, operation, text};
use super::text::{generate, tree};

/// The codes and pointers of what is reported, sorted.
fn faults(api: &Api) -> Vec<(String, String)> {
    let mut report = Report::default();
    let krate = ir::model(api, &tree(), &mut report);
    assert!(krate.is_none(), "a fault must leave no model");
    let place = |at: &At| match at {
        At::Value(pointer) | At::Key(pointer) => pointer.to_string(),
        other => format!("{other:?}"),
    };
    let found = report
        .iter()
        .map(|fault| (fault.code.as_str().to_owned(), place(&fault.place.at)));
    let mut found: Vec<_> = found.collect();
    found.sort();
    found
}

#[track_caller]
fn assert_faults(change: impl FnOnce(&mut Api), wanted: &[(&str, &str)]) {
    let mut api = api::api();
    change(&mut api);
    let found = faults(&api);
    let found: Vec<_> = found
        .iter()
        .map(|(code, at)| (code.as_str(), at.as_str()))
        .collect();
    assert_eq!(found, wanted);
}

#[test]
fn names_that_nothing_tells_apart_are_reported_once() {
    assert_faults(
        |api| {
            let given = |key| {
                let mut component = component(key, |at| object(at, vec![("a", text())]));
                component.schema.rust_name = Some("Given".to_owned());
                component
            };
            api.schemas.extend([given("One"), given("Two")]);
        },
        &[("name-collision", "/components/schemas/Two")],
    );
}

#[test]
fn a_given_name_settles_a_collision() {
    let mut api = api::api();
    let mut other = operation("list_keys", "GET", "/x");
    other.rust_name = Some("list_other_keys".to_owned());
    api.operations.push(other);
    assert!(
        generate(&api)
            .values()
            .any(|text| text.contains("fn list_other_keys"))
    );
}

#[test]
fn pagination_must_fit() {
    let at = "/paths/~1projects~1{project}~1keys/get/x-pagination";
    let faults: &[(&str, &str)] = &[
        ("pagination", &format!("{at}/echoed_limit")),
        ("pagination", &format!("{at}/limit")),
        ("pagination", &format!("{at}/page")),
    ];
    assert_faults(
        |api| {
            let pagination = api.operations[0].pagination.as_mut().unwrap();
            let PagesBy::Number(numbers) = &mut pagination.by else {
                panic!("pages by number");
            };
            numbers.page = "tag".to_owned();
            numbers.limit = "length".to_owned();
            numbers.echoed_limit = Some("keys".to_owned());
        },
        faults,
    );
}

#[test]
fn names_that_are_given_must_be_names() {
    assert_faults(
        |api| {
            api.operations[0].rust_name = Some("ListKeys".to_owned());
            api.schemas[1].schema.rust_name = Some("my key".to_owned());
        },
        &[
            ("bad-name", "/components/schemas/Key/x-rust-name"),
            (
                "bad-name",
                "/paths/~1projects~1{project}~1keys/get/x-rust-name",
            ),
        ],
    );
}
