//! References: what they lead to, and what is wrong when they lead nowhere.

use openapiv3::ReferenceOr;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::cycle::LONGEST;
use super::{ByPlace, Found, Known, Resolver};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::keywords::Section;
use crate::nearest::nearest;
use crate::pointer::Pointer;
use crate::reference::{Foreign, Target, parse};

const ONE_FILE: &str = "bring what it leads to into this document, under `components`";

impl<'t> Resolver<'t> {
    /// The node itself, or what its reference leads to.
    pub(super) fn found<T: DeserializeOwned>(
        &mut self,
        node: ReferenceOr<T>,
        pointer: Pointer,
        section: Section,
    ) -> Option<Found<T>> {
        match node {
            ReferenceOr::Item(node) => Some(Found {
                pointer,
                node,
                description: None,
            }),
            ReferenceOr::Reference { .. } => {
                let end = self.follow(&pointer, section)?;
                let node = self.read(end.node, &end.pointer)?;
                Some(Found {
                    pointer: end.pointer,
                    node,
                    description: end.description,
                })
            }
        }
    }

    /// What `read` makes of a node, or of what its reference leads to, of which it is kept; and the
    /// description that the reference gives it.
    pub(super) fn once<T: DeserializeOwned, M: Clone>(
        &mut self,
        node: ReferenceOr<T>,
        pointer: Pointer,
        section: Section,
        known: fn(&mut Known) -> &mut ByPlace<M>,
        read: impl FnOnce(&mut Self, Found<T>) -> Option<M>,
    ) -> Option<(M, Option<String>)> {
        if let ReferenceOr::Item(_) = node {
            let found = self.found(node, pointer, section)?;
            return Some((read(self, found)?, None));
        }
        let Found {
            pointer,
            node,
            description,
        } = self.follow(&pointer, section)?;
        if let Some(made) = known(&mut self.known).get(&pointer) {
            return Some((made.clone()?, description));
        }
        let found = self.read(node, &pointer).map(|node| Found {
            pointer: pointer.clone(),
            node,
            description: None,
        });
        let made = found.and_then(|found| read(self, found));
        known(&mut self.known).insert(pointer, made.clone());
        Some((made?, description))
    }

    /// What stands at `pointer`, or at the end of the references that begin there.
    pub(super) fn follow(
        &mut self,
        pointer: &Pointer,
        section: Section,
    ) -> Option<Found<&'t Value>> {
        let mut pointer = pointer.clone();
        let mut way: Vec<Pointer> = Vec::new();
        let mut description = None;
        loop {
            let Some(node) = self.at(&pointer) else {
                self.internal(&pointer, "nothing stands where something was seen");
                return None;
            };
            let Some(text) = node.get("$ref").and_then(Value::as_str) else {
                return Some(Found {
                    pointer,
                    node,
                    description,
                });
            };
            if way.contains(&pointer) {
                let cycle: Vec<_> = way
                    .into_iter()
                    .skip_while(|step| *step != pointer)
                    .collect();
                self.cycle(&cycle);
                return None;
            }
            if way.len() >= LONGEST {
                self.too_long(&pointer, "references");
                return None;
            }
            description = description.or_else(|| {
                node.get("description")
                    .and_then(Value::as_str)
                    .map(str::to_owned)
            });
            let target = self.target(text, &pointer.key("$ref"), section)?;
            way.push(std::mem::replace(&mut pointer, target.pointer()));
        }
    }

    /// The component that the `$ref` at `pointer` leads to, which is one of `section`.
    pub(super) fn target(
        &mut self,
        text: &str,
        pointer: &Pointer,
        section: Section,
    ) -> Option<Target> {
        let wanted = section.as_str();
        let (code, message, help) = match parse(text) {
            Ok(target) if target.section != section => (
                Code::ForeignRef,
                format!(
                    "`{text}` leads to one of `{}`, not of `{wanted}`",
                    target.section.as_str()
                ),
                format!("refer to `#/components/{wanted}/...`"),
            ),
            Ok(target) if !target.is_in(&self.tree.value) => {
                let key = &target.key;
                (
                    Code::DanglingRef,
                    format!("`{text}` leads nowhere"),
                    self.nearest_key(key, section).unwrap_or_else(|| {
                        format!("add `{key}` to `components.{wanted}`, or correct the name")
                    }),
                )
            }
            Ok(target) => return Some(target),
            Err(Foreign::Document) => (
                Code::ForeignRef,
                format!("`{text}` leads out of this document"),
                ONE_FILE.to_owned(),
            ),
            Err(Foreign::Node) => (
                Code::ForeignRef,
                format!("`{text}` leads to no component"),
                self.nearest_section(text).unwrap_or_else(|| {
                    format!("give what it leads to a name under `components.{wanted}`")
                }),
            ),
        };
        self.fault(code, pointer, &message, &help);
        None
    }

    /// The component of a section that was probably meant.
    fn nearest_key(&self, key: &str, section: Section) -> Option<String> {
        let components = Pointer::root().key("components").key(section.as_str());
        let keys = self.members(&components).map(|(key, _)| key.as_str());
        nearest(key, keys).map(|name| format!("did you mean `{name}`?"))
    }

    /// The component that was probably meant by a reference whose section is misspelt.
    fn nearest_section(&self, text: &str) -> Option<String> {
        let (section, key) = text.strip_prefix("#/components/")?.split_once('/')?;
        let section = nearest(section, Section::names())?;
        let meant = format!("#/components/{section}/{key}");
        let target = parse(&meant).ok()?;
        target
            .is_in(&self.tree.value)
            .then(|| format!("did you mean `{meant}`?"))
    }

    /// Reports references that lead back to themselves.
    pub(super) fn cycle(&mut self, cycle: &[Pointer]) {
        // However it is entered, a cycle is reported at the same node.
        let Some(start) = cycle.iter().min() else {
            return;
        };
        let mut diagnostic = Diagnostic::new(
            Code::RefCycle,
            self.tree.place(start),
            "the reference leads back to itself",
            "let one of them describe the value",
        );
        for pointer in cycle.iter().filter(|pointer| *pointer != start) {
            diagnostic = diagnostic.also(self.tree.place(pointer), "by way of this one");
        }
        self.push(start, diagnostic);
    }
}
