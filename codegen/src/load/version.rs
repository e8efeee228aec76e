//! Looks at the root of a tree for the version of OpenAPI it is written in.

use serde_json::Value;

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Report};
use crate::keywords::Types;
use crate::nearest::nearest;
use crate::pointer::Pointer;
use crate::tree::Tree;

/// The key that says that a document is a description, and of which version.
const OPENAPI: &str = "openapi";

/// The versions that are read, and as what.
const KNOWN: [&str; 3] = ["3.0.", "3.1.", "3.2."];

/// Reports a tree that is no OpenAPI description of a version that the generator reads: 3.0, 3.1,
/// and 3.2, which is read as 3.1.
pub fn version(tree: &Tree, report: &mut Report) {
    let root = Pointer::root();
    let openapi = tree.value.get(OPENAPI);
    let fault = match (openapi, tree.value.get("swagger")) {
        (Some(Value::String(version)), _) if version.starts_with("3.2.") && known(version) => {
            Diagnostic::new(
                Code::OtherVersion,
                tree.place(&root.key("openapi")),
                "the document is of OpenAPI 3.2, which is read as 3.1",
                "what is new in 3.2 is said where it stands, as an error where the client hangs on it",
            )
        }
        (Some(Value::String(version)), _) if known(version) => return,
        (Some(Value::String(version)), _) => Diagnostic::new(
            Code::UnknownVersion,
            tree.place(&root.key(OPENAPI)),
            format!("`{version}` is no version of OpenAPI that is known"),
            "describe the API in OpenAPI 3.0 or 3.1, with all three numbers: `openapi: \"3.1.0\"`",
        ),
        (Some(_), _) => Diagnostic::new(
            Code::WrongType,
            tree.place(&root.key(OPENAPI)),
            "`openapi` is not a string",
            "write the version in quotes and with all three numbers: `openapi: \"3.1.0\"`",
        ),
        (None, Some(_)) => Diagnostic::new(
            Code::Swagger,
            tree.place(&root.key("swagger")),
            "the document is written in Swagger, which came before OpenAPI 3",
            "convert it to OpenAPI 3, for example with `npx swagger2openapi`",
        ),
        (None, None) => other(tree),
    };
    report.push(fault);
}

/// What documents are that are taken for descriptions, by the key that says so.
const OTHERS: [(&str, &str); 4] = [
    ("arazzo", "an Arazzo description"),
    ("asyncapi", "an AsyncAPI description"),
    ("overlay", "an overlay"),
    ("swaggerVersion", "a description in Swagger 1"),
];

/// A tree that does not say that it is a description.
fn other(tree: &Tree) -> Diagnostic {
    let root = Pointer::root();
    let help = "name an OpenAPI description; its first line is often `openapi: \"3.1.0\"`";
    let fault = |place, message: String, help: &str| {
        Diagnostic::new(Code::NotOpenapi, place, message, help)
    };
    let Some(members) = tree.value.as_object() else {
        let message = format!(
            "the document is {}, not an object: it is no OpenAPI description",
            Types::of(&tree.value).prose()
        );
        return fault(tree.place(&root), message, help);
    };
    if let Some((key, what)) = OTHERS.iter().find(|(key, _)| members.contains_key(*key)) {
        let message = format!("the document is {what}, no OpenAPI description");
        return fault(tree.key_place(&root.key(key)), message, help);
    }
    let missing = "the document has no `openapi` key: it is no OpenAPI description";
    let is_meant = |key: &&String| nearest(key, std::iter::once(OPENAPI)).is_some();
    match members.keys().find(is_meant) {
        Some(key) => fault(
            tree.key_place(&root.key(key)),
            format!("the document has a key `{key}`, and no key `{OPENAPI}`"),
            &format!("did you mean `{OPENAPI}`?"),
        ),
        None => fault(tree.place(&root), missing.to_owned(), help),
    }
}

/// Whether the version is one of [`KNOWN`], whatever its patch release, which is no matter of
/// features.
fn known(version: &str) -> bool {
    KNOWN.iter().any(|known| {
        version
            .strip_prefix(known)
            .is_some_and(|patch| patch.starts_with(|symbol: char| symbol.is_ascii_digit()))
    })
}
