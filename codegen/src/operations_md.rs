//! `OPERATIONS.md`: every operation with its method, its path and where it is described.

use crate::document::Sources;
use crate::model::{Crate, Operation};
use crate::names;
use crate::render::HEADER;
use crate::tree::Tree;

/// The text of the file; an operation of an overlay or of a file beside the description stands with
/// the name of that.
pub fn text(krate: &Crate, tree: &Tree, sources: &Sources) -> String {
    let title = plain(&krate.title);
    let mut text = format!(
        "<!-- {HEADER} -->\n\n# Operations of {title}\n\n\
         | Operation | Rust | Request | Tag | Source |\n|---|---|---|---|---|\n"
    );
    for operation in krate.operations() {
        text.push_str(&row(operation, &source(operation, tree, sources)));
    }
    text
}

fn row(operation: &Operation, source: &str) -> String {
    let Operation {
        id,
        name,
        method,
        path,
        tag,
        ..
    } = operation;
    format!(
        "| {} | `{}` | {} | {} | {} |\n",
        code(id),
        names::plain(name),
        code(&format!("{} {path}", method.as_str())),
        tag.as_deref().map(plain).unwrap_or_default(),
        plain(source),
    )
}

/// In which document an operation is written.
fn source(operation: &Operation, tree: &Tree, sources: &Sources) -> String {
    let source = tree.place(&operation.pointer).source;
    let described = tree.place(&crate::pointer::Pointer::root()).source;
    if source == described {
        return "description".to_owned();
    }
    let name = sources
        .get(source)
        .map(|source| source.name.as_str())
        .unwrap_or_default();
    name.rsplit(['/', '\\'])
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// A code span within a table.
fn code(text: &str) -> String {
    crate::docs::code(text).replace('|', "\\|")
}

/// Words within a table.
fn plain(text: &str) -> String {
    text.chars()
        .flat_map(|symbol| {
            let escape = matches!(symbol, '|' | '<' | '[' | '*' | '_' | '`' | '\\');
            let shown = if symbol.is_control() { ' ' } else { symbol };
            escape.then_some('\\').into_iter().chain([shown])
        })
        .collect()
}
