//! Two inventories, and what is said of them.

use super::*;

const OPERATIONS: &str = r#"
    impl Client {
        pub fn get_a(&self) -> Request<GetA> { Request::new(self) }
        pub fn get_b(&self) -> Request<GetB> { Request::new(self) }
    }
    rt::operation! {
        pub enum GetA of "get_a" { id: "getA", request: Safe GET "/a", answer: rt::NoContent, }
    }
    rt::operation! {
        pub enum GetB of "get_b" { id: "getB", request: Safe GET "/b", answer: rt::NoContent, }
    }
    impl Request<GetB> {
        pub fn page(self, page: i64) -> Self { self.query_value("page", page) }
    }
    pub struct GetBResponse { pub a: String }
"#;
const TYPES: &str = r#"
    rt::record! {
        /// A key.
        #[derive(Default)]
        pub struct Key { pub a: String = required "a", }
    }
    pub type Keys = Vec<Key>;
"#;

fn inventory(operations: &str, types: &str) -> Inventory {
    of(&BTreeMap::from([
        (
            "src/generated/operations/a.rs".to_owned(),
            operations.to_owned(),
        ),
        ("src/generated/types/key.rs".to_owned(), types.to_owned()),
        ("OPERATIONS.md".to_owned(), "# no Rust".to_owned()),
    ]))
}

#[test]
fn operations_and_types_are_found() {
    let found = inventory(OPERATIONS, TYPES);
    assert_eq!(found.operations().collect::<Vec<_>>(), ["getA", "getB"]);
    assert_eq!(
        found.types().collect::<Vec<_>>(),
        ["GetBResponse", "Key", "Keys"]
    );
}

#[test]
fn what_belongs_to_something_changes_it_alone() {
    let old = inventory(OPERATIONS, TYPES);
    let same = Changes::between(&old, &inventory(OPERATIONS, TYPES));
    assert!(same.is_empty());
    assert_eq!(same.to_string(), "no operation and no type changed\n");
    let operations = OPERATIONS.replace("page", "limit");
    let types = TYPES
        .replace("required", "optional")
        .replace("Keys", "KeyList");
    let changes = Changes::between(&old, &inventory(&operations, &types));
    assert_eq!(
        changes.to_string(),
        "operations changed: getB\ntypes added: KeyList\ntypes changed: Key\n\
         types removed: Keys\n"
    );
    let method = OPERATIONS.replace("get_a(&self)", "get_a(&self, id: i64)");
    let changes = Changes::between(&old, &inventory(&method, TYPES));
    assert_eq!(changes.to_string(), "operations changed: getA\n");
}

#[test]
fn what_one_macro_defines_is_told_apart() {
    let alone = r#"rt::open_enum! { pub enum A from "a" { B = "b", } }
        rt::open_enum! { /** C. */ pub enum C of A "c" {} }"#;
    let together = alone.replace("} }\n        rt::open_enum! {", "}");
    assert_eq!(together.matches("rt::").count(), 1);
    let old = inventory(OPERATIONS, alone);
    assert_eq!(old, inventory(OPERATIONS, &together));
    let changes = Changes::between(
        &old,
        &inventory(OPERATIONS, &together.replace("\"c\"", "\"d\"")),
    );
    assert_eq!(changes.to_string(), "types changed: C\n");
}

#[test]
fn an_operation_that_is_called_as_its_method_says_no_id() {
    let called = OPERATIONS.replace("id: \"getA\", ", "");
    let found = inventory(&called, TYPES);
    assert_eq!(found.operations().collect::<Vec<_>>(), ["getB", "get_a"]);
}

#[test]
fn what_several_operations_share_belongs_to_each() {
    let with = |headers: &str| inventory(&format!("{OPERATIONS}{headers}"), TYPES);
    let shared = r#"rt::answer_headers! { impl [GetA, GetB] { pub LEFT: i64 = "left", } }"#;
    let old = with(shared);
    assert_eq!(old, with(&shared.replace("GetB]", "GetB,]")));
    let changes = Changes::between(&old, &with(&shared.replace("i64", "i32")));
    assert_eq!(changes.to_string(), "operations changed: getA, getB\n");
    let alone = with(&shared.replace("[GetA, GetB]", "GetA"));
    let changes = Changes::between(&old, &alone);
    assert_eq!(changes.to_string(), "operations changed: getB\n");
}

#[test]
fn a_method_that_sends_what_another_did_is_renamed() {
    let old = inventory(OPERATIONS, TYPES);
    let method = OPERATIONS.replace("get_a", "fetch_a");
    let changes = Changes::between(&old, &inventory(&method, TYPES));
    assert_eq!(
        changes.to_string(),
        "operations changed: getA\nmethods renamed: 1 (get_a is fetch_a)\n"
    );
    let id = OPERATIONS
        .replace("getB", "readB")
        .replace("get_b", "read_b");
    let changes = Changes::between(&old, &inventory(&id, TYPES));
    assert_eq!(
        changes.to_string(),
        "operations added: readB\noperations removed: getB\nmethods renamed: 1 (get_b is read_b)\n"
    );
    let path = id.replace("\"/b\"", "\"/c\"");
    let changes = Changes::between(&old, &inventory(&path, TYPES));
    assert_eq!(changes.renamed, []);
}

#[test]
fn many_names_are_counted() {
    let names =
        |count: usize| -> Vec<String> { (0..count).map(|name| format!("T{name}")).collect() };
    let said = |count: usize| {
        let changes = Changes {
            types: Difference {
                added: names(count),
                ..Difference::default()
            },
            ..Changes::default()
        };
        changes.to_string()
    };
    assert!(said(20).ends_with(", T18, T19\n"), "{}", said(20));
    assert!(
        said(332).ends_with(", T18, T19 and 312 more\n"),
        "{}",
        said(332)
    );
}
