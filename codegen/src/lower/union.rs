//! Unions: null is said of the union, and one of a single other member is that member.

use serde_json::{Value, json};

use super::Lowering;
use super::schema::{Schema, below};
use crate::judge::{UnionKeyword, is_null_member};
use crate::trail::Trail;

impl Lowering<'_> {
    /// Makes a union one with its only member that is not null; whether there is a union.
    pub(super) fn merge(
        &mut self,
        schema: &mut Schema,
        keyword: UnionKeyword,
        index: usize,
        trail: &Trail<'_>,
    ) -> bool {
        let union = below(keyword.as_str());
        let Some(members) = schema
            .get_mut(keyword.as_str())
            .and_then(Value::as_array_mut)
        else {
            return false;
        };
        let null = members.iter().position(is_null_member);
        let member = match members.get_mut(index).map(Value::take) {
            Some(Value::Object(member)) => member,
            // A boolean schema, which says nothing of what a value is.
            _ => Schema::new(),
        };
        schema.shift_remove(keyword.as_str());
        if let Some(null) = null {
            schema.insert("nullable".to_owned(), json!(true));
            self.edit(trail, |origin| {
                *origin.member_mut("nullable") = origin.subtree(&union.index(null));
            });
        }
        self.take_over(schema, member, &union.index(index), trail);
        self.edit(trail, |origin| origin.remove_member(keyword.as_str()));
        true
    }

    pub(super) fn union(&mut self, schema: &mut Schema, keyword: UnionKeyword, trail: &Trail<'_>) {
        let Some(members) = schema
            .get_mut(keyword.as_str())
            .and_then(Value::as_array_mut)
        else {
            return;
        };
        let length = members.len();
        let nulls: Vec<usize> = members
            .iter()
            .enumerate()
            .filter(|(_, member)| is_null_member(member))
            .map(|(index, _)| index)
            .collect();
        let Some(first) = nulls.first().copied() else {
            return;
        };
        members.retain(|member| !is_null_member(member));
        schema.insert("nullable".to_owned(), json!(true));
        self.edit(trail, |origin| {
            *origin.member_mut("nullable") = origin.subtree(&below(keyword.as_str()).index(first));
            let elements = origin.member_mut(keyword.as_str()).elements_mut(length);
            let mut index = 0;
            elements.retain(|_| {
                index += 1;
                !nulls.contains(&(index - 1))
            });
        });
    }
}

/// The members of a union.
pub(super) fn members(schema: &Schema, keyword: UnionKeyword) -> Option<&[Value]> {
    schema
        .get(keyword.as_str())
        .and_then(Value::as_array)
        .map(Vec::as_slice)
}

/// Whether null is the only member of a union, however often it is named.
pub(super) fn only_null(schema: &Schema, keyword: UnionKeyword) -> bool {
    let members = members(schema, keyword);
    members.is_some_and(|members| !members.is_empty() && members.iter().all(is_null_member))
}
