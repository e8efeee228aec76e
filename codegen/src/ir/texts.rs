//! Texts that a reviewer would read otherwise than the compiler: bidirectional controls are
//! refused wherever they stand.

use serde_json::Value;

use super::Context;
use crate::code::Code;
use crate::docs;
use crate::pointer::Pointer;
use crate::trail::Trail;

/// Looks at every key and text of the description, whether it bears on the output or not.
pub(super) fn check(context: &mut Context<'_>) {
    let mut found = Vec::new();
    collect(&context.tree.value, &Trail::Root, &mut found);
    for (pointer, control) in found {
        context.fault(
            Code::BidiControl,
            &pointer,
            format!(
                "the control character U+{:04X} turns the direction of text",
                u32::from(control)
            ),
            "remove it from the text",
        );
    }
}

fn collect(value: &Value, trail: &Trail<'_>, found: &mut Vec<(Pointer, char)>) {
    match value {
        Value::String(text) => {
            found.extend(docs::bidi_control(text).map(|control| (trail.pointer(), control)));
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                collect(element, &trail.index(index, elements.len()), found);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                let below = trail.key(key);
                found.extend(docs::bidi_control(key).map(|control| (below.pointer(), control)));
                collect(member, &below, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
