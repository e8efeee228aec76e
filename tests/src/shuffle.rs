//! A description into one that says the same in another order, which must change nothing of what is
//! generated.

use codegen::Input;
use codegen::document::Document;
use libtest_mimic::Failed;
use serde_json::{Map, Value};

/// The objects whose order says nothing.
const UNORDERED: [&str; 2] = ["/paths", "/components/schemas"];

/// The same input with the paths and schemas of the description in another order, as JSON.
///
/// `seed` picks the order; 0 turns it round.
pub fn shuffled(input: &Input, seed: u64) -> Result<Input, Failed> {
    let alone = Input {
        description: input.description.clone(),
        overlays: Vec::new(),
    };
    let mut description = codegen::effective(alone)?;
    for pointer in UNORDERED {
        if let Some(Value::Object(members)) = description.pointer_mut(pointer) {
            *members = reordered(std::mem::take(members), seed);
        }
    }
    let bytes = serde_json::to_vec(&description)?;
    Ok(Input {
        description: Document {
            name: "openapi.json".to_owned(),
            bytes,
        },
        overlays: input.overlays.clone(),
    })
}

fn reordered(members: Map<String, Value>, seed: u64) -> Map<String, Value> {
    let mut members: Vec<_> = members.into_iter().rev().collect();
    // Fisher-Yates on a linear congruential generator (Knuth's MMIX constants): the same order for
    // the same seed everywhere, so that what fails can be run again.
    let mut state = seed;
    for end in (1..members.len()).rev().filter(|_| seed != 0) {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let choices = u64::try_from(end + 1).unwrap_or(u64::MAX);
        let chosen = usize::try_from((state >> 33) % choices).unwrap_or(end);
        members.swap(end, chosen);
    }
    members.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(seed: u64) -> Vec<String> {
        let members = ["a", "b", "c", "d", "e", "f"].map(|key| (key.to_owned(), Value::Null));
        reordered(members.into_iter().collect(), seed)
            .into_iter()
            .map(|(key, _)| key)
            .collect()
    }

    #[test]
    fn an_order_is_another_one_of_the_same_members() {
        assert_eq!(keys(0), ["f", "e", "d", "c", "b", "a"]);
        let mut orders: Vec<_> = (0..5).map(keys).collect();
        assert_eq!(keys(3), orders[3]);
        for order in &orders {
            let mut sorted = order.clone();
            sorted.sort();
            assert_eq!(sorted, ["a", "b", "c", "d", "e", "f"]);
        }
        orders.sort();
        orders.dedup();
        assert_eq!(orders.len(), 5, "{orders:?}");
    }
}
