//! The answer that is a page: its rows, and its fields by their names on the wire, wherever the
//! types on the way are defined.

use std::collections::BTreeMap;

use super::schemas::Home;
use crate::model::{
    Answer, Field, Item, ItemKind, Operation, PageField, PageItems, Struct, TypeFile,
};
use crate::names::Ident;
use crate::rust_type::{RustType, TypePath};

/// The types of all files, by name.
pub(super) type Items<'f> = BTreeMap<&'f Ident, &'f Item>;

/// The types of these files.
pub(super) fn by_name(files: &[TypeFile]) -> Items<'_> {
    let items = files.iter().flat_map(|file| &file.items);
    items.map(|item| (&item.name, item)).collect()
}

/// What every success of an operation holds.
pub(super) struct PageAnswer<'f> {
    /// Its type.
    pub(super) rust_type: RustType,
    operation: &'f Operation,
    types: &'f Items<'f>,
    held: Held<'f>,
}

/// What a page is.
enum Held<'f> {
    /// The list of its rows.
    List(RustType),
    /// An object, whose fields' types are named from the files of that home.
    Object(&'f Struct, Home),
}

/// Why there is no way to a property.
pub(super) enum Astray<'w> {
    /// The answer, or an object in it, has no such property.
    Nothing(&'w str),
    /// It is of a type that cannot be used so.
    Unfit(&'w str),
}

impl<'f> PageAnswer<'f> {
    /// That of an operation which answers an object or a list in every success.
    pub(super) fn of(operation: &'f Operation, types: &'f Items<'f>) -> Option<Self> {
        let Answer::Json(rust_type) = &operation.answer else {
            return None;
        };
        let held = match rust_type.target() {
            RustType::List(element) => Held::List((**element).clone()),
            RustType::Named(path) => {
                let (of, home) = structure(operation, types, path, Home::Operations)?;
                Held::Object(of, home)
            }
            _ => return None,
        };
        Some(Self {
            rust_type: rust_type.clone(),
            operation,
            types,
            held,
        })
    }

    /// The rows, in a property or in the answer itself, and their type.
    pub(super) fn items<'w>(
        &self,
        dotted: Option<&'w str>,
    ) -> Result<(PageItems, RustType), Astray<'w>> {
        match (&self.held, dotted) {
            (Held::List(element), None) => Ok((PageItems::Answer, element.clone())),
            (Held::Object(..), Some(dotted)) => {
                let Way { steps, field, home } = self.way(dotted)?;
                let element = rows(field, home).ok_or(Astray::Unfit(dotted))?;
                Ok((PageItems::Field(steps), element))
            }
            (Held::List(_), Some(dotted)) => Err(Astray::Nothing(dotted)),
            (Held::Object(..), None) => Err(Astray::Unfit("items")),
        }
    }

    /// The rows of an answer that is a list, or of the only one in it.
    pub(super) fn only_items(&self) -> Option<(PageItems, RustType)> {
        let Held::Object(of, home) = self.held else {
            return self.items(None).ok();
        };
        let lists = of.fields.iter().filter_map(|field| {
            let element = rows(field, home)?;
            Some((PageItems::Field(vec![page_field(field)]), element))
        });
        let lists: Vec<_> = lists.collect();
        match lists.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        }
    }

    /// The way to a text or an integer.
    pub(super) fn cursor<'w>(&self, dotted: &'w str) -> Result<Vec<PageField>, Astray<'w>> {
        let Way { steps, field, .. } = self.way(dotted)?;
        if is_cursor(held(&field.rust_type)) {
            Ok(steps)
        } else {
            Err(Astray::Unfit(dotted))
        }
    }

    /// The way to a property, by names with dots between them; a name may hold dots itself.
    pub(super) fn way<'w>(&self, dotted: &'w str) -> Result<Way<'f>, Astray<'w>> {
        let Held::Object(mut of, mut home) = self.held else {
            return Err(Astray::Nothing(dotted));
        };
        let mut steps = Vec::new();
        let mut rest = dotted;
        loop {
            if let Some(field) = field(of, rest) {
                steps.push(page_field(field));
                return Ok(Way { steps, field, home });
            }
            let (name, behind) = rest.split_once('.').ok_or(Astray::Nothing(rest))?;
            let field = field(of, name).ok_or(Astray::Nothing(name))?;
            steps.push(page_field(field));
            let RustType::Named(path) = held(&field.rust_type) else {
                return Err(Astray::Unfit(name));
            };
            let found = structure(self.operation, self.types, path, home);
            (of, home) = found.ok_or(Astray::Unfit(name))?;
            rest = behind;
        }
    }
}

/// The way to a property of an answer.
pub(super) struct Way<'f> {
    pub(super) steps: Vec<PageField>,
    pub(super) field: &'f Field,
    /// From the files of which its type is named.
    home: Home,
}

/// The type of the elements of a list that is there where its object is.
fn rows(field: &Field, home: Home) -> Option<RustType> {
    let RustType::List(element) = field.rust_type.target() else {
        return None;
    };
    match home {
        Home::Types => Some((**element).clone().from_operations()),
        Home::Operations => Some((**element).clone()),
    }
}

fn field<'f>(of: &'f Struct, wire: &str) -> Option<&'f Field> {
    of.fields.iter().find(|field| field.wire == wire)
}

/// A field, and whether it may be missing.
fn page_field(field: &Field) -> PageField {
    let name = field.name.clone();
    match &field.rust_type {
        RustType::Optional(_) => PageField::Optional(name),
        _ => PageField::Required(name),
    }
}

/// What a field holds, where it holds something.
fn held(rust_type: &RustType) -> &RustType {
    match rust_type.target() {
        RustType::Optional(inner) | RustType::Boxed(inner) => held(inner),
        other => other,
    }
}

/// Whether a value of that type can be sent as it came.
fn is_cursor(rust_type: &RustType) -> bool {
    matches!(
        rust_type,
        RustType::Text
            | RustType::I64
            | RustType::I32
            | RustType::U64
            | RustType::U32
            | RustType::Uuid
    )
}

/// A struct of the operation itself or of the types, and the home of what its fields name.
fn structure<'f>(
    operation: &'f Operation,
    types: &'f Items<'f>,
    path: &TypePath,
    home: Home,
) -> Option<(&'f Struct, Home)> {
    let name = path.ident();
    let (item, home) = match (home, path) {
        (Home::Operations, TypePath::Here(_)) => {
            let mut own = operation.items.iter();
            (own.find(|item| item.name == *name), Home::Operations)
        }
        (Home::Types, _) | (_, TypePath::Types(_)) => (types.get(name).copied(), Home::Types),
    };
    let item = item?;
    match &item.kind {
        ItemKind::Struct(of) => Some((of, home)),
        ItemKind::OpenEnum(_)
        | ItemKind::OpenInteger(_)
        | ItemKind::OpenValue(_)
        | ItemKind::Union(_)
        | ItemKind::Alias(_) => None,
    }
}
