//! What generated text holds: operations and types by name, and, so that two texts can be compared,
//! each with the tokens of all that belongs to it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::{Expr, ImplItem, Item, Lit, Type};

/// Operations by id and types by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    operations: BTreeMap<String, String>,
    types: BTreeMap<String, String>,
}

/// The names of what generated text holds: operations by id, types by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    operations: BTreeSet<String>,
    types: BTreeSet<String>,
}

/// What is different between two inventories.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// By `operationId`.
    pub operations: Difference,
    /// By Rust name.
    pub types: Difference,
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

impl Names {
    /// The ids of the operations.
    pub fn operations(&self) -> impl Iterator<Item = &str> {
        self.operations.iter().map(String::as_str)
    }

    /// The names of the types.
    pub fn types(&self) -> impl Iterator<Item = &str> {
        self.types.iter().map(String::as_str)
    }

    /// What the items of one file hold.
    pub(crate) fn of(items: &[Item]) -> Self {
        let ids: BTreeMap<String, String> = items.iter().filter_map(operation_id).collect();
        let owners = items.iter().flat_map(owned).map(|(owner, _)| owner);
        let types = owners.filter(|owner| !ids.contains_key(owner)).collect();
        Self {
            types,
            operations: ids.into_values().collect(),
        }
    }

    /// Takes in what another file holds.
    pub(crate) fn add(&mut self, other: Self) {
        self.operations.extend(other.operations);
        self.types.extend(other.types);
    }
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

    /// Takes in the items of one file, in which everything about an operation or a type stands.
    fn add(&mut self, items: &[Item]) {
        let ids: BTreeMap<String, String> = items.iter().filter_map(operation_id).collect();
        for item in items {
            for (owner, part) in owned(item) {
                let entry = match ids.get(&owner) {
                    Some(id) => self.operations.entry(id.clone()),
                    None => self.types.entry(owner),
                };
                let text = entry.or_default();
                text.push_str(&part.to_token_stream().to_string());
                text.push('\n');
            }
        }
    }
}

/// The type that names an operation, and the operation's id, if this is the `impl` that says so.
fn operation_id(item: &Item) -> Option<(String, String)> {
    let Item::Impl(of) = item else { return None };
    let (path, _) = of.trait_.as_ref()?;
    if path.segments.last()?.ident != "Operation" {
        return None;
    }
    let data = of.items.iter().find_map(|item| match item {
        ImplItem::Const(constant) if constant.ident == "DATA" => Some(&constant.expr),
        _ => None,
    })?;
    let Expr::Struct(data) = data else {
        return None;
    };
    let id = data
        .fields
        .iter()
        .find_map(|field| match (&field.member, &field.expr) {
            (syn::Member::Named(name), Expr::Lit(literal)) if name == "id" => match &literal.lit {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        })?;
    Some((last_name(&of.self_ty)?, id))
}

/// The names that an item belongs to, each with the part that does.
fn owned(item: &Item) -> Vec<(String, &dyn ToTokens)> {
    let whole = |name: String| -> Vec<(String, &dyn ToTokens)> { vec![(name, item)] };
    match item {
        Item::Struct(of) => whole(of.ident.to_string()),
        Item::Enum(of) => whole(of.ident.to_string()),
        Item::Type(of) => whole(of.ident.to_string()),
        Item::Macro(call) => match call.mac.tokens.clone().into_iter().next() {
            Some(TokenTree::Ident(name)) => whole(name.to_string()),
            _ => Vec::new(),
        },
        Item::Impl(of) => match last_name(&of.self_ty) {
            Some(name) if of.trait_.is_none() && name == "Client" => {
                of.items.iter().filter_map(method).collect()
            }
            Some(name) => whole(name),
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// A method of `Client`, which belongs to the operation whose request it returns.
fn method(item: &ImplItem) -> Option<(String, &dyn ToTokens)> {
    let ImplItem::Fn(method) = item else {
        return None;
    };
    let syn::ReturnType::Type(_, returned) = &method.sig.output else {
        return None;
    };
    Some((last_name(returned)?, method))
}

/// `X` of `a::X` and of `Request<X>`.
fn last_name(of: &Type) -> Option<String> {
    let Type::Path(path) = of else { return None };
    let segment = path.path.segments.last()?;
    match &segment.arguments {
        syn::PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
            syn::GenericArgument::Type(inner) => last_name(inner),
            _ => None,
        },
        _ => Some(segment.ident.to_string()),
    }
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

    fn from_nothing(new: &BTreeSet<String>) -> Self {
        Self {
            added: new.iter().cloned().collect(),
            ..Self::default()
        }
    }

    /// Whether nothing is different.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}

impl Changes {
    /// What is different in `new`.
    pub fn between(old: &Inventory, new: &Inventory) -> Self {
        Self {
            operations: Difference::between(&old.operations, &new.operations),
            types: Difference::between(&old.types, &new.types),
        }
    }

    /// What is different where nothing was.
    pub fn from_nothing(new: &Names) -> Self {
        Self {
            operations: Difference::from_nothing(&new.operations),
            types: Difference::from_nothing(&new.types),
        }
    }

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
            const DATA: rt::OperationData = rt::OperationData { id: "getA", path: "/a" };
        }
        pub enum GetB {}
        impl rt::Operation for GetB {
            const DATA: rt::OperationData = rt::OperationData { id: "getB", path: "/b" };
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
}
