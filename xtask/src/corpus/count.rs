//! A description into the number of its operations, without the generator: what it is held against
//! must not share its blind spots.
//!
//! Invariant: nothing but `paths`, `components.pathItems` and references between path items is
//! looked at; a document that is at fault elsewhere is counted all the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use percent_encoding::percent_decode_str;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};

/// No chain of references is as long, unless it is a circle.
const LONGEST_CHAIN: usize = 32;

/// The methods of a path item, which are what an operation is.
const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// What is read of a description.
#[derive(Debug, Default, Deserialize)]
struct Described {
    #[serde(default, deserialize_with = "members")]
    paths: BTreeMap<String, Item>,
    #[serde(default)]
    components: Option<Components>,
}

#[derive(Debug, Default, Deserialize)]
struct Components {
    #[serde(default, rename = "pathItems", deserialize_with = "members")]
    path_items: BTreeMap<String, Item>,
}

/// A path item: its methods, and where it refers to.
#[derive(Clone, Debug, Default)]
struct Item {
    methods: BTreeSet<String>,
    reference: Option<String>,
}

/// How many operations the paths of a description have.
///
/// Fails when it is no YAML or JSON of that shape, or refers to a path item elsewhere than below
/// `#/paths` and `#/components/pathItems`.
pub(super) fn operations(name: &str, bytes: &[u8]) -> Result<usize, String> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let described: Described = if is_json(name) {
        serde_json::from_slice(text).map_err(|error| error.to_string())?
    } else {
        serde_yaml::from_slice(text).map_err(|error| error.to_string())?
    };
    let mut count = 0;
    for (_, item) in described.paths.iter().filter(|(path, _)| is_path(path)) {
        count += described.methods(item, LONGEST_CHAIN)?.len();
    }
    Ok(count)
}

/// As the generator decides which parser reads a document.
fn is_json(name: &str) -> bool {
    std::path::Path::new(name)
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("json"))
}

/// Anything else there is an extension, or wrong.
fn is_path(key: &str) -> bool {
    key.starts_with('/')
}

impl Described {
    /// The methods of an item, those that it refers to included.
    fn methods(&self, item: &Item, chain: usize) -> Result<BTreeSet<String>, String> {
        let mut methods = item.methods.clone();
        let Some(reference) = &item.reference else {
            return Ok(methods);
        };
        let chain = chain
            .checked_sub(1)
            .ok_or_else(|| format!("`{reference}` leads in a circle"))?;
        let target = self
            .target(reference)
            .ok_or_else(|| format!("`{reference}` leads to no path item of the document"))?;
        methods.extend(self.methods(target, chain)?);
        Ok(methods)
    }

    fn target(&self, reference: &str) -> Option<&Item> {
        let (items, key) = if let Some(key) = reference.strip_prefix("#/paths/") {
            (&self.paths, key)
        } else {
            let items = &self.components.as_ref()?.path_items;
            (items, reference.strip_prefix("#/components/pathItems/")?)
        };
        let key = percent_decode_str(key).decode_utf8().ok()?;
        items.get(&key.replace("~1", "/").replace("~0", "~"))
    }
}

/// The items of an object; members that are no object are no items, and an object may be absent.
fn members<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, Item>, D::Error> {
    struct Items;

    impl<'de> Visitor<'de> for Items {
        type Value = BTreeMap<String, Item>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object of path items")
        }

        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(BTreeMap::new())
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut items = BTreeMap::new();
            while let Some(key) = map.next_key::<String>()? {
                if key.starts_with("x-") {
                    map.next_value::<IgnoredAny>()?;
                } else {
                    items.insert(key, map.next_value()?);
                }
            }
            Ok(items)
        }
    }

    from.deserialize_any(Items)
}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Methods)
    }
}

struct Methods;

impl<'de> Visitor<'de> for Methods {
    type Value = Item;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a path item")
    }

    fn visit_unit<E>(self) -> Result<Item, E> {
        Ok(Item::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Item, A::Error> {
        let mut item = Item::default();
        while let Some(key) = map.next_key::<String>()? {
            if key == "$ref" {
                item.reference = Some(map.next_value()?);
                continue;
            }
            map.next_value::<IgnoredAny>()?;
            if METHODS.contains(&key.as_str()) {
                item.methods.insert(key);
            }
        }
        Ok(item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const YAML: &str = "
openapi: 3.1.0
x-number: 123456789012345678901234567890
paths:
  x-other: [1]
  /a:
    summary: two of them
    get: {operationId: a}
    delete: {}
    parameters: []
  /b:
    $ref: '#/components/pathItems/B%7e0C'
    post: {}
  /c: {$ref: '#/paths/~1a'}
  /d:
webhooks:
  w: {post: {}}
components:
  schemas: {S: {minimum: -123456789012345678901234567890}}
  pathItems:
    B~C: {get: {}, post: {}, trace: {}}
";

    #[test]
    fn every_method_of_every_path_is_counted() {
        assert_eq!(operations("a.yml", YAML.as_bytes()), Ok(2 + 3 + 2));
        let json = "\u{feff}{\"paths\": {\"/a\": {\"get\": {}, \"x-get\": {}}}}";
        assert_eq!(operations("a.json", json.as_bytes()), Ok(1));
        for none in ["{}", "{paths: }", "{paths: {x-a: {get: {}}}}"] {
            assert_eq!(operations("a.yml", none.as_bytes()), Ok(0), "{none}");
        }
    }

    #[test]
    fn what_cannot_be_counted_is_said() {
        for (text, said) in [
            (
                "paths: {/a: {$ref: 'other.yml'}}",
                "`other.yml` leads to no path item",
            ),
            ("paths: {/a: {$ref: '#/paths/~1a'}}", "leads in a circle"),
            ("paths: [", "expected an object of path items"),
        ] {
            let error = operations("a.yml", text.as_bytes()).unwrap_err();
            assert!(error.contains(said), "{text}: {error}");
        }
    }
}
