//! The keys of what becomes a component: from the place where it stands and from nothing else.
//!
//! A file's name, or the last step of a pointer into one, is what its author calls a thing; where
//! two would get one key all of them get longer ones, and a warning says so.

use std::collections::{BTreeMap, BTreeSet};

use super::documents::{Documents, FileId};
use super::{Found, Spot};
use crate::code::Code;
use crate::keywords::Section;
use crate::names::said;
use crate::pointer::Pointer;

/// The key of everything that becomes a component.
pub(super) fn keys(documents: &mut Documents<'_>, found: &Found) -> BTreeMap<Spot, String> {
    let mut wanting: BTreeMap<(Section, String), Vec<&Spot>> = BTreeMap::new();
    for (spot, section) in &found.targets {
        let key = (*section, short(documents, spot));
        wanting.entry(key).or_default().push(spot);
    }
    let mut keys = BTreeMap::new();
    let mut taken: BTreeMap<(Section, String), Spot> = BTreeMap::new();
    let mut crowded = BTreeSet::new();
    for ((section, key), spots) in wanting {
        let component = component(section, &key);
        match spots.as_slice() {
            [only] if documents.at(&component).is_none() => {
                taken.insert((section, key.clone()), (*only).clone());
                keys.insert((*only).clone(), key);
            }
            several => crowded.extend(several.iter().map(|spot| (section, *spot))),
        }
    }
    for (section, spot) in crowded {
        let key = long(documents, spot);
        let component = component(section, &key);
        let other = match documents.at(&component) {
            Some(_) => Some(component),
            None => taken.get(&(section, key.clone())).cloned(),
        };
        if let Some(other) = other {
            let message = format!("the key `{key}` would stand for two things");
            let help = format!(
                "give one of them another name under `components.{}`",
                section.as_str()
            );
            documents.clash(Code::NameCollision, [spot, &other], &message, &help);
        } else {
            let message = format!("what stands here shares its name, and becomes `{key}`");
            let help = format!(
                "name it under `components.{}` to say how it is called",
                section.as_str()
            );
            documents.fault(Code::Renamed, spot, &message, &help);
            taken.insert((section, key.clone()), spot.clone());
        }
        keys.insert(spot.clone(), key);
    }
    keys
}

/// The spot of the component of that key.
fn component(section: Section, key: &str) -> Spot {
    Spot {
        file: FileId::DESCRIPTION,
        pointer: Pointer::root()
            .key("components")
            .key(section.as_str())
            .key(key),
    }
}

/// What the author calls it; within the description, the whole way to it.
fn short(documents: &Documents<'_>, spot: &Spot) -> String {
    let name = match (spot.file, spot.pointer.steps().last()) {
        (FileId::DESCRIPTION, _) => return long(documents, spot),
        (_, Some(last)) => last,
        (file, None) => stem(documents.path(file)).to_owned(),
    };
    // An index, or a keyword, is no name.
    if name.chars().all(|symbol| symbol.is_ascii_digit()) || said(&name) != Some(&name) {
        return long(documents, spot);
    }
    key(&[&name])
}

/// The whole way to it, from the folder of the description.
fn long(documents: &Documents<'_>, spot: &Spot) -> String {
    let path = documents.path(spot.file);
    let steps: Vec<String> = spot.pointer.steps().collect();
    let mut words: Vec<&str> = Vec::new();
    if spot.file != FileId::DESCRIPTION {
        let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
        words.extend(folders.split('/').chain([stem(path)]));
    }
    words.extend(steps.iter().filter_map(|step| said(step)));
    key(&words)
}

/// A file's name without folders and extension.
fn stem(path: &str) -> &str {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    name.split_once('.').map_or(name, |(stem, _)| stem)
}

/// Words as the key of a component (OpenAPI 3.1, components object: letters, digits, `.`, `-`,
/// `_`).
fn key(words: &[&str]) -> String {
    let is_symbol = |symbol: char| symbol.is_alphanumeric() || ".-_".contains(symbol);
    let plain = words
        .iter()
        .map(|word| word.replace(|symbol| !is_symbol(symbol), "_"));
    let plain: Vec<String> = plain
        .map(|word| word.trim_matches('_').to_owned())
        .filter(|word| !word.is_empty())
        .collect();
    plain.join("_")
}
