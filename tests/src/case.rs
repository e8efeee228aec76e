//! A folder of documents into what the generator is given: `tests/golden/<name>` and
//! `tests/reject/<name>` alike.
//!
//! The documents bear their bare file names, so that no message depends on where the project lies.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use codegen::Input;
use codegen::beside::Beside;
use codegen::document::Document;
use libtest_mimic::Failed;
use xtask::Workspace;
use xtask::input::{self, Overlays, Selection};

/// The names that a description may have, one of which must be there.
const DESCRIPTIONS: [&str; 2] = ["openapi.yml", "openapi.json"];

/// How overlays end; they are applied in the order of their names.
const OVERLAY_SUFFIX: &str = ".overlay.yml";

/// One document with its overlays.
#[derive(Clone, Debug)]
pub struct Case {
    /// The name of its folder.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
    /// Its documents.
    pub input: Input,
    /// The files that references in them may lead to.
    pub beside: Beside,
}

/// Every case below `tests/<kind>`, in the order of their names; none at all is a fault.
pub fn all(kind: &str) -> Result<Vec<Case>, Failed> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(kind);
    let names = names(&root).map_err(|error| format!("cannot read `tests/{kind}`: {error}"))?;
    if names.is_empty() {
        return Err(format!("`tests/{kind}` holds no document, so nothing would be tested").into());
    }
    names.into_iter().map(|name| read(&root, name)).collect()
}

/// The bundled description with the given overlays.
pub fn bundled(overlays: Overlays) -> Result<Input, Failed> {
    let selection = Selection {
        spec: None,
        overlays,
    };
    input::read(&Workspace::find(), &selection).map_err(|fault| fault.text.into())
}

fn read(root: &Path, name: String) -> Result<Case, Failed> {
    let folder = root.join(&name);
    let files = names(&folder)?;
    let described: Vec<_> = DESCRIPTIONS
        .iter()
        .filter(|name| files.iter().any(|file| file == *name))
        .collect();
    let [description] = described.as_slice() else {
        return Err(format!("`{name}` holds {} of {DESCRIPTIONS:?}", described.len()).into());
    };
    let overlays = files.iter().filter(|file| file.ends_with(OVERLAY_SUFFIX));
    Ok(Case {
        input: Input {
            description: document(&folder, description)?,
            overlays: overlays
                .map(|file| document(&folder, file))
                .collect::<Result<_, _>>()?,
        },
        name,
        beside: Beside::of(&folder.join(description)),
        folder,
    })
}

fn document(folder: &Path, name: &str) -> Result<Document, Failed> {
    Ok(Document {
        name: name.to_owned(),
        bytes: fs::read(folder.join(name))?,
    })
}

fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}
