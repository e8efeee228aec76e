//! The text of a `$ref`: the component that it leads to, or why it leads to none.

use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::keywords::Section;
use crate::pointer::{Pointer, unescaped};

/// A component, by where it stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Target {
    /// The section of `components`.
    pub(crate) section: Section,
    /// The key in it.
    pub(crate) key: String,
}

impl Target {
    /// Whether the component stands in a document.
    pub(crate) fn is_in(&self, root: &Value) -> bool {
        let components = root.get("components");
        let section = components.and_then(|components| components.get(self.section.as_str()));
        section.and_then(|section| section.get(&self.key)).is_some()
    }

    /// The component's node.
    pub(crate) fn pointer(&self) -> Pointer {
        Pointer::root()
            .key("components")
            .key(self.section.as_str())
            .key(&self.key)
    }
}

/// Why a `$ref` leads to no component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Foreign {
    /// It leads to another file, or to a URL.
    Document,
    /// It leads to a node that is no component.
    Node,
}

/// Reads a `$ref`, a URI whose fragment is a JSON pointer.
pub(crate) fn parse(text: &str) -> Result<Target, Foreign> {
    let fragment = text.strip_prefix('#').ok_or(Foreign::Document)?;
    let pointer = percent_decode_str(fragment)
        .decode_utf8()
        .map_err(|_| Foreign::Node)?;
    let mut steps = unescaped(&pointer);
    let (Some(components), Some(section), Some(key), None) =
        (steps.next(), steps.next(), steps.next(), steps.next())
    else {
        return Err(Foreign::Node);
    };
    match Section::named(&section) {
        Some(section) if components == "components" && pointer.starts_with('/') => Ok(Target {
            section,
            key: key.into_owned(),
        }),
        _ => Err(Foreign::Node),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_text_of_a_reference() {
        let schema = |key: &str| {
            Ok(Target {
                section: Section::Schemas,
                key: key.to_owned(),
            })
        };
        for (text, expected) in [
            ("#/components/schemas/Key", schema("Key")),
            ("#/components/schemas/A%20b~1c", schema("A b/c")),
            ("#/components/schemas/Key/properties/id", Err(Foreign::Node)),
            ("#/components/examples/Key", Err(Foreign::Node)),
            ("#/paths/~1v1/get", Err(Foreign::Node)),
            ("#Key", Err(Foreign::Node)),
            ("#", Err(Foreign::Node)),
            ("other.yml#/components/schemas/Key", Err(Foreign::Document)),
            ("https://example.com/key.json", Err(Foreign::Document)),
            ("", Err(Foreign::Document)),
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
    }

    #[test]
    fn a_target_knows_its_node() {
        let target = parse("#/components/parameters/a~1b").unwrap();
        assert_eq!(target.pointer().as_str(), "/components/parameters/a~1b");
    }
}
