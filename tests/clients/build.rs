//! The golden documents that tests send with, to Rust in `OUT_DIR`: a folder for each.

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::Input;
use codegen::document::Document;

/// Folders below `tests/golden`; their operations have names of their own.
const DOCUMENTS: [&str; 15] = [
    "answer-headers",
    "answers",
    "bodies",
    "enum-values",
    "forms",
    "header-parameters",
    "multipart",
    "null",
    "paging",
    "parameter-values",
    "patch",
    "security",
    "servers",
    "streams",
    "styles",
];

fn main() -> Result<(), Box<dyn Error>> {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../golden");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for name in DOCUMENTS {
        let description = golden.join(name).join("openapi.yml");
        println!("cargo::rerun-if-changed={}", description.display());
        let input = Input {
            description: Document {
                name: format!("{name}/openapi.yml"),
                bytes: fs::read(&description)?,
            },
            overlays: Vec::new(),
        };
        let output = codegen::generate(input)?;
        for (path, text) in output.files {
            let path = out.join(name).join(path);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, text)?;
        }
    }
    Ok(())
}
