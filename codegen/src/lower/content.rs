//! What keywords say that others say too: `format` and `additionalProperties` alone say so from
//! here on.

use serde_json::{Value, json};

use super::Lowering;
use super::schema::{Schema, below};
use crate::judge::{content_format, width_of};
use crate::trail::Trail;

/// The keywords that say something of a format, which are gone afterwards.
const CONTENT: [&str; 3] = ["minimum", "contentEncoding", "contentMediaType"];

impl Lowering<'_> {
    pub(super) fn content(&mut self, schema: &mut Schema, trail: &Trail<'_>) {
        let natural = schema
            .get("minimum")
            .and_then(|minimum| width_of(schema, minimum))
            .map(|format| ("format", format));
        let content = content_format(schema);
        if let Some((keyword, format)) = natural.or(content) {
            self.edit(trail, |origin| {
                *origin.member_mut("format") = origin.subtree(&below(keyword));
            });
            let format = json!(format);
            schema.insert("format".to_owned(), format);
        }
        for keyword in CONTENT {
            schema.shift_remove(keyword);
        }
    }

    /// What properties of one pattern hold, all without a name hold.
    pub(super) fn patterns(&mut self, schema: &mut Schema, trail: &Trail<'_>) {
        let Some(Value::Object(patterns)) = schema.shift_remove("patternProperties") else {
            return;
        };
        let Some((pattern, values)) = patterns.into_iter().next() else {
            return;
        };
        self.edit(trail, |origin| {
            let values = origin.subtree(&below("patternProperties").key(&pattern));
            *origin.member_mut("additionalProperties") = values;
        });
        schema.insert("additionalProperties".to_owned(), values);
    }
}
