//! Parts of schemas whose elements do not all mean the same.

use serde_json::{Map, Value};

use super::node::{Node, Union};
use super::walk::Walk;
use crate::judge::{Object, is_null_member, single_member};
use crate::keywords::{Form, Kind, OF_THE_WHOLE, TEXT};

impl Walk<'_> {
    /// Members of a union: of a null one only its type matters, and a single other one becomes one
    /// with the union.
    pub(super) fn union(
        &mut self,
        owner: &Object<'_>,
        members: &[Value],
        form: &'static Form,
        node: &Node<'_>,
        below: Option<&Union<'_>>,
    ) {
        let Form::List(form) = form else { return };
        (self.mark)(node.trail, node.mark());
        let single = single_member(members);
        // What is a part of a schema becomes one with that part alone.
        let (kind, below) = if owner.is_merged() {
            (Kind::SchemaPart, None)
        } else {
            (owner.kind.member(), below)
        };
        let union = (!owner.is_merged()).then_some(Union {
            schema: owner.map,
            below,
        });
        for (index, member) in members.iter().enumerate() {
            let trail = node.trail.index(index, members.len());
            let at = node.at(&trail);
            match member {
                Value::Object(map) if is_null_member(member) => self.null(map, &at),
                Value::Object(map) if single == Some(index) => self.object(
                    kind,
                    map,
                    &Node {
                        below: union.as_ref(),
                        ..at
                    },
                ),
                _ => self.value(member, form, &at),
            }
        }
    }

    /// Parts of a whole: inline ones say of it what neither it nor one before them says.
    pub(super) fn parts(
        &mut self,
        owner: &Object<'_>,
        members: &[Value],
        form: &'static Form,
        node: &Node<'_>,
    ) {
        let Form::List(inner) = form else { return };
        let Some(kind) = owner.kind.part() else {
            return self.list(members, inner, node);
        };
        (self.mark)(node.trail, node.mark());
        let mut said: Map<String, Value> = (OF_THE_WHOLE.iter())
            .filter(|key| owner.map.contains_key(**key))
            .map(|key| ((*key).to_owned(), Value::Null))
            .collect();
        for (index, member) in members.iter().enumerate() {
            let trail = node.trail.index(index, members.len());
            let at = node.at(&trail);
            match member {
                Value::Object(map) if !map.contains_key("$ref") => {
                    let union = Union {
                        schema: &said,
                        below: None,
                    };
                    let below = Some(&union);
                    self.object(kind, map, &Node { below, ..at });
                    let says = OF_THE_WHOLE.iter().filter(|key| map.contains_key(**key));
                    said.extend(says.map(|key| ((*key).to_owned(), Value::Null)));
                }
                _ => self.value(member, inner, &at),
            }
        }
    }

    fn null(&mut self, map: &Map<String, Value>, node: &Node<'_>) {
        (self.mark)(node.trail, node.mark());
        for (key, value) in map {
            let trail = node.trail.key(key);
            let mark = if key == "type" {
                node.mark()
            } else {
                node.idle(&trail, key).mark()
            };
            self.all(value, &trail, mark);
        }
    }

    /// Names in `required` of properties that have no schema do not bear on the type, unless
    /// another part of the whole may have one.
    pub(super) fn required(&mut self, owner: &Object<'_>, names: &[Value], node: &Node<'_>) {
        (self.mark)(node.trail, node.mark());
        let is_part = owner.is_merged() || owner.kind.is_part();
        let properties = owner.map.get("properties").and_then(Value::as_object);
        for (index, name) in names.iter().enumerate() {
            let trail = node.trail.index(index, names.len());
            let known = name
                .as_str()
                .is_some_and(|name| properties.is_some_and(|known| known.contains_key(name)));
            let node = if known || is_part {
                node.at(&trail)
            } else {
                node.idle(&trail, "required")
            };
            self.value(name, &TEXT, &node);
        }
    }

    /// An operation stands in the module of its first tag.
    pub(super) fn tags(&mut self, names: &[Value], node: &Node<'_>) {
        (self.mark)(node.trail, node.mark());
        for (index, name) in names.iter().enumerate() {
            let trail = node.trail.index(index, names.len());
            let node = if index == 0 {
                node.at(&trail)
            } else {
                node.idle(&trail, "tags")
            };
            self.value(name, &TEXT, &node);
        }
    }

    /// A null among the values of an enum says something only where `type` does not.
    pub(super) fn values(&mut self, owner: &Map<String, Value>, values: &[Value], node: &Node<'_>) {
        (self.mark)(node.trail, node.mark());
        for (index, value) in values.iter().enumerate() {
            let trail = node.trail.index(index, values.len());
            let idle = value.is_null() && owner.contains_key("type");
            let node = if idle {
                node.idle(&trail, "enum")
            } else {
                node.at(&trail)
            };
            self.all(value, &trail, node.mark());
        }
    }
}
