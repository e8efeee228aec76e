//! Looks at the root of a tree for the version of OpenAPI it is written in.

use serde_json::Value;

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Report};
use crate::pointer::Pointer;
use crate::tree::Tree;

/// The versions that are read, and as what.
const KNOWN: [&str; 3] = ["3.0.", "3.1.", "3.2."];

/// Reports a tree that is no OpenAPI description of a version that the generator reads: 3.0, 3.1,
/// and 3.2, which is read as 3.1.
pub fn version(tree: &Tree, report: &mut Report) {
    let root = Pointer::root();
    let openapi = tree.value.get("openapi");
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
            tree.place(&root.key("openapi")),
            format!("`{version}` is no version of OpenAPI that is known"),
            "describe the API in OpenAPI 3.0 or 3.1, with all three numbers: `openapi: \"3.1.0\"`",
        ),
        (Some(_), _) => Diagnostic::new(
            Code::WrongType,
            tree.place(&root.key("openapi")),
            "`openapi` is not a string",
            "write the version in quotes and with all three numbers: `openapi: \"3.1.0\"`",
        ),
        (None, Some(_)) => Diagnostic::new(
            Code::Swagger,
            tree.place(&root.key("swagger")),
            "the document is written in Swagger, which came before OpenAPI 3",
            "convert it to OpenAPI 3, for example with `npx swagger2openapi`",
        ),
        (None, None) => Diagnostic::new(
            Code::NotOpenapi,
            tree.place(&root),
            "the document has no `openapi` key: it is no OpenAPI description",
            "name an OpenAPI description; its first line is often `openapi: \"3.1.0\"`",
        ),
    };
    report.push(fault);
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
