//! What generated text holds, so that two of them can be compared: operations and types by name,
//! each with the tokens of all that belongs to it.

mod items;

use std::collections::BTreeMap;
use std::fmt;

use syn::Item;

use self::items::{Facts, facts, methods, owned};

/// Operations by id and types by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    operations: BTreeMap<String, String>,
    types: BTreeMap<String, String>,
    /// The methods of `Client`, by what they send: the HTTP method and the path.
    methods: BTreeMap<(String, String), Vec<String>>,
}

/// What is different between two inventories.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// By `operationId`.
    pub operations: Difference,
    /// By Rust name.
    pub types: Difference,
    /// Methods of `Client` that send what another one sent: its name, and theirs.
    pub renamed: Vec<(String, String)>,
}

/// Names of what came, changed and went, each sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Only in the later one.
    pub added: Vec<String>,
    /// In both, and not the same.
    pub changed: Vec<String>,
    /// Only in the earlier one.
    pub removed: Vec<String>,
}

/// What these files hold, by path; those that are no Rust hold nothing.
pub fn of(files: &BTreeMap<String, String>) -> Inventory {
    let mut inventory = Inventory::default();
    for (path, text) in files {
        let is_rust = std::path::Path::new(path)
            .extension()
            .is_some_and(|end| end == "rs");
        if let Some(Ok(file)) = is_rust.then(|| syn::parse_file(text)) {
            inventory.add(&file.items);
        }
    }
    inventory
}

impl Inventory {
    /// The ids of the operations.
    pub fn operations(&self) -> impl Iterator<Item = &str> {
        self.operations.keys().map(String::as_str)
    }

    /// The names of the types.
    pub fn types(&self) -> impl Iterator<Item = &str> {
        self.types.keys().map(String::as_str)
    }

    /// What is different in `new`.
    pub fn changes(old: &Self, new: &Self) -> Changes {
        Changes {
            operations: Difference::between(&old.operations, &new.operations),
            types: Difference::between(&old.types, &new.types),
            renamed: renamed(&old.methods, &new.methods),
        }
    }

    /// Takes in the items of one file, in which everything about an operation or a type stands.
    pub(crate) fn add(&mut self, items: &[Item]) {
        let facts: BTreeMap<String, Facts> = items.iter().filter_map(facts).collect();
        for (owner, name) in items.iter().flat_map(methods) {
            if let Some(Facts { method, path, .. }) = facts.get(&owner) {
                let sent = (method.clone(), path.clone());
                self.methods.entry(sent).or_default().push(name);
            }
        }
        for item in items {
            for (owner, tokens) in owned(item) {
                let entry = match facts.get(&owner) {
                    Some(facts) => self.operations.entry(facts.id.clone()),
                    None => self.types.entry(owner),
                };
                let text = entry.or_default();
                text.push_str(&tokens);
                text.push('\n');
            }
        }
    }
}

/// Where the same is sent by as many methods as before: those that are called otherwise.
fn renamed(
    old: &BTreeMap<(String, String), Vec<String>>,
    new: &BTreeMap<(String, String), Vec<String>>,
) -> Vec<(String, String)> {
    let without = |names: &[String], others: &[String]| -> Vec<String> {
        let left = names.iter().filter(|name| !others.contains(name));
        left.cloned().collect()
    };
    let same = new
        .iter()
        .filter_map(|(sent, names)| Some((old.get(sent)?, names)));
    let pairs = same.filter(|(before, after)| before.len() == after.len());
    pairs
        .flat_map(|(before, after)| {
            without(before, after)
                .into_iter()
                .zip(without(after, before))
        })
        .collect()
}

impl Difference {
    fn between(old: &BTreeMap<String, String>, new: &BTreeMap<String, String>) -> Self {
        let missing = |from: &BTreeMap<String, String>, of: &BTreeMap<String, String>| {
            of.keys()
                .filter(|name| !from.contains_key(*name))
                .cloned()
                .collect()
        };
        let is_changed = |(name, text): &(&String, &String)| {
            old.get(*name).is_some_and(|before| before != *text)
        };
        Self {
            added: missing(old, new),
            changed: new
                .iter()
                .filter(is_changed)
                .map(|(name, _)| name.clone())
                .collect(),
            removed: missing(new, old),
        }
    }

    /// Whether nothing is different.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}

impl Changes {
    /// Whether nothing is different.
    pub fn is_empty(&self) -> bool {
        self.operations.is_empty() && self.types.is_empty()
    }
}

/// One line for each kind of change that there is, or one that says there is none.
impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return writeln!(f, "no operation and no type changed");
        }
        for (what, difference) in [("operations", &self.operations), ("types", &self.types)] {
            let kinds = [
                ("added", &difference.added),
                ("changed", &difference.changed),
                ("removed", &difference.removed),
            ];
            for (kind, names) in kinds.into_iter().filter(|(_, names)| !names.is_empty()) {
                writeln!(f, "{what} {kind}: {}", names.join(", "))?;
            }
        }
        let renamed = self.renamed.iter();
        let names: Vec<_> = renamed
            .map(|(old, new)| format!("{old} is {new}"))
            .collect();
        if !names.is_empty() {
            writeln!(f, "methods renamed: {} ({})", names.len(), names.join(", "))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPERATIONS: &str = r#"
        impl Client {
            pub fn get_a(&self) -> Request<GetA> { Request::new(self) }
            pub fn get_b(&self) -> Request<GetB> { Request::new(self) }
        }
        pub enum GetA {}
        impl rt::Operation for GetA {
            const DATA: rt::OperationData = rt::OperationData { id: "getA", method: rt::Method::GET, path: "/a" };
        }
        pub enum GetB {}
        impl rt::Operation for GetB {
            const DATA: rt::OperationData = rt::OperationData { id: "getB", method: rt::Method::GET, path: "/b" };
        }
        impl Request<GetB> {
            pub fn page(self, page: i64) -> Self { self.query_value("page", page) }
        }
        pub struct GetBResponse { pub a: String }
    "#;
    const TYPES: &str = r#"
        pub struct Key { pub a: String }
        rt::record! { Key { "a" => required a, } }
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
        let same = Inventory::changes(&old, &inventory(OPERATIONS, TYPES));
        assert!(same.is_empty());
        assert_eq!(same.to_string(), "no operation and no type changed\n");
        let operations = OPERATIONS.replace("page", "limit");
        let types = TYPES
            .replace("required", "optional")
            .replace("Keys", "KeyList");
        let changes = Inventory::changes(&old, &inventory(&operations, &types));
        assert_eq!(
            changes.to_string(),
            "operations changed: getB\ntypes added: KeyList\ntypes changed: Key\n\
             types removed: Keys\n"
        );
        let method = OPERATIONS.replace("get_a(&self)", "get_a(&self, id: i64)");
        let changes = Inventory::changes(&old, &inventory(&method, TYPES));
        assert_eq!(changes.to_string(), "operations changed: getA\n");
    }

    #[test]
    fn a_method_that_sends_what_another_did_is_renamed() {
        let old = inventory(OPERATIONS, TYPES);
        let method = OPERATIONS.replace("get_a", "fetch_a");
        let changes = Inventory::changes(&old, &inventory(&method, TYPES));
        assert_eq!(
            changes.to_string(),
            "operations changed: getA\nmethods renamed: 1 (get_a is fetch_a)\n"
        );
        let id = OPERATIONS
            .replace("getB", "readB")
            .replace("get_b", "read_b");
        let changes = Inventory::changes(&old, &inventory(&id, TYPES));
        assert_eq!(
            changes.to_string(),
            "operations added: readB\noperations removed: getB\nmethods renamed: 1 (get_b is read_b)\n"
        );
        let path = id.replace("\"/b\"", "\"/c\"");
        let changes = Inventory::changes(&old, &inventory(&path, TYPES));
        assert_eq!(changes.renamed, []);
    }
}
