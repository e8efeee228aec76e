//! What generated text holds: operations and types by name, and, so that two texts can be compared,
//! each with the tokens of all that belongs to it.

mod items;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use self::items::{Facts, facts, methods, owned};
use crate::items::{File, Item, tokens};
use crate::share;

/// Operations by id and types by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    operations: BTreeMap<String, String>,
    types: BTreeMap<String, String>,
    /// The methods of `Client`, by what they send: the HTTP method and the path.
    methods: BTreeMap<(String, String), Vec<String>>,
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
    let files: Vec<_> = files.iter().collect();
    let mut inventory = Inventory::default();
    for held in share::each(&files, |(path, text)| of_file(path, text)) {
        inventory.extend(held);
    }
    inventory
}

fn of_file(path: &str, text: &str) -> Inventory {
    let mut inventory = Inventory::default();
    let is_rust = std::path::Path::new(path)
        .extension()
        .is_some_and(|end| end == "rs");
    let read = is_rust.then(|| tokens(text)).flatten();
    if let Some(Ok(file)) = read.as_deref().map(File::of) {
        inventory.add(&file.items);
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
    pub(crate) fn of(items: &[Item<'_>]) -> Self {
        let facts: BTreeMap<&str, Facts> = items.iter().filter_map(facts).collect();
        let owners = items.iter().flat_map(owned).map(|part| part.owner);
        let types = owners.filter(|owner| !facts.contains_key(owner));
        Self {
            types: types.map(str::to_owned).collect(),
            operations: facts.into_values().map(|facts| facts.id).collect(),
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

    /// Takes in what another file holds.
    fn extend(&mut self, other: Self) {
        let Self {
            operations,
            types,
            methods,
        } = other;
        let own = (&mut self.operations, operations);
        for (texts, others) in [own, (&mut self.types, types)] {
            for (name, text) in others {
                texts.entry(name).or_default().push_str(&text);
            }
        }
        for (sent, names) in methods {
            self.methods.entry(sent).or_default().extend(names);
        }
    }

    /// Takes in the items of one file, in which everything about an operation or a type stands.
    fn add(&mut self, items: &[Item<'_>]) {
        let facts: BTreeMap<&str, Facts> = items.iter().filter_map(facts).collect();
        for called in items.iter().flat_map(methods) {
            if let Some(Facts { method, path, .. }) = facts.get(called.owner) {
                let sent = (method.clone(), path.clone());
                let names = self.methods.entry(sent).or_default();
                names.push(called.name.to_owned());
            }
        }
        for item in items {
            for part in owned(item) {
                let entry = match facts.get(part.owner) {
                    Some(facts) => self.operations.entry(facts.id.clone()),
                    None => self.types.entry(part.owner.to_owned()),
                };
                let text = entry.or_default();
                text.push_str(&part.text());
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
            renamed: renamed(&old.methods, &new.methods),
        }
    }

    /// What is different where nothing was.
    pub fn from_nothing(new: &Names) -> Self {
        Self {
            operations: Difference::from_nothing(&new.operations),
            types: Difference::from_nothing(&new.types),
            renamed: Vec::new(),
        }
    }

    /// Whether nothing is different.
    pub fn is_empty(&self) -> bool {
        self.operations.is_empty() && self.types.is_empty()
    }
}

/// Of more names than this the others are counted.
const NAMED: usize = 20;

/// The first names, and how many more there are.
fn few(names: &[String]) -> String {
    match names.split_at_checked(NAMED) {
        Some((first, others @ [_, ..])) => {
            format!("{} and {} more", first.join(", "), others.len())
        }
        _ => names.join(", "),
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
                writeln!(f, "{what} {kind}: {}", few(names))?;
            }
        }
        let renamed = self.renamed.iter();
        let names: Vec<_> = renamed
            .map(|(old, new)| format!("{old} is {new}"))
            .collect();
        if !names.is_empty() {
            writeln!(f, "methods renamed: {} ({})", names.len(), few(&names))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
