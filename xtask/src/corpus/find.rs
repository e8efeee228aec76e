//! Folders into the documents in them: those that a `manifest.tsv` names, with what it says of
//! them, and those that are OpenAPI descriptions without being named.
//!
//! Invariant: a document that a manifest names is there or is said to be missing, and no two
//! documents have one key or one package.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::outcome::{Exit, Fault};

/// Names the documents of the folder that it stands in.
const MANIFEST: &str = "manifest.tsv";

/// How documents end.
const EXTENSIONS: [&str; 3] = ["json", "yaml", "yml"];

/// One document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Document {
    /// The name of its set and the path in it, with `/`: `small/ogen-positive/form.json`.
    pub key: String,
    /// Where it is.
    pub path: PathBuf,
    /// The folder of the package that it becomes.
    pub package: String,
    /// What the manifest says of it.
    pub expect: Expect,
}

/// What a manifest says of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Expect {
    /// Nothing, or that it is valid.
    #[default]
    Valid,
    /// That it is at fault.
    Invalid,
    /// That another generator refuses it, which is no proof of a fault.
    Doubtful,
}

/// Every document of the folders, in the order of the keys.
///
/// A set is a folder with a manifest, or else the folder that was given.
pub(super) fn documents(folders: &[PathBuf]) -> Result<Vec<Document>, Fault> {
    let mut found = BTreeMap::new();
    for folder in folders {
        let mut walk = Walk {
            set: Set::of(folder, folder)?,
            found: &mut found,
        };
        walk.folder(folder)?;
    }
    let documents: Vec<Document> = found.into_values().collect();
    let mut packages: BTreeMap<&str, &str> = BTreeMap::new();
    for Document { key, package, .. } in &documents {
        if let Some(other) = packages.insert(package, key) {
            let message = format_args!("`{other}` and `{key}` would become one package");
            return Err(Fault::new(Exit::Input, message, "rename one of them"));
        }
    }
    Ok(documents)
}

/// A folder whose documents belong together.
struct Set {
    name: String,
    root: PathBuf,
    /// By path in the set.
    listed: BTreeMap<String, Expect>,
}

impl Set {
    fn of(root: &Path, given: &Path) -> Result<Self, Fault> {
        let absolute = fs::canonicalize(root).map_err(|error| unreadable(given, &error))?;
        let name = absolute.file_name().unwrap_or_default();
        let manifest = root.join(MANIFEST);
        let listed = match fs::read_to_string(&manifest) {
            Ok(text) => listed(&text, &manifest)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => return Err(unreadable(&manifest, &error)),
        };
        let gone = listed.keys().find(|path| !root.join(path).is_file());
        if let Some(path) = gone {
            let message = format_args!(
                "`{}` names `{path}`, which is not there",
                manifest.display()
            );
            let help = "restore it, or strike it out";
            return Err(Fault::new(Exit::Input, message, help));
        }
        Ok(Self {
            name: name.to_string_lossy().into_owned(),
            root: root.to_path_buf(),
            listed,
        })
    }
}

/// What a manifest says of each of its files; the columns are found by their names.
fn listed(text: &str, manifest: &Path) -> Result<BTreeMap<String, Expect>, Fault> {
    let mut lines = text.lines();
    let columns: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name| columns.iter().position(|column| *column == name);
    let Some(file) = column("file") else {
        let message = format_args!("`{}` has no column `file`", manifest.display());
        return Err(Fault::new(
            Exit::Input,
            message,
            "name the columns in its first line",
        ));
    };
    let expect = column("expect");
    let rows = lines.map(|line| line.split('\t').collect::<Vec<_>>());
    Ok(rows
        .filter_map(|row| {
            let expect = match expect.and_then(|column| row.get(column)) {
                Some(&"invalid") => Expect::Invalid,
                Some(said) if said.ends_with("-rejects") => Expect::Doubtful,
                Some(_) | None => Expect::Valid,
            };
            Some(((*row.get(file)?).to_owned(), expect))
        })
        .collect())
}

struct Walk<'f> {
    set: Set,
    found: &'f mut BTreeMap<String, Document>,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path) -> Result<(), Fault> {
        let read = |error| unreadable(folder, &error);
        for entry in fs::read_dir(folder).map_err(read)? {
            let entry = entry.map_err(read)?;
            let (path, kind) = (entry.path(), entry.file_type().map_err(read)?);
            if kind.is_dir() {
                if path.join(MANIFEST).is_file() {
                    let set = Set::of(&path, &path)?;
                    let found = &mut *self.found;
                    Walk { set, found }.folder(&path)?;
                } else {
                    self.folder(&path)?;
                }
            } else if kind.is_file() {
                self.file(path)?;
            }
        }
        Ok(())
    }

    fn file(&mut self, path: PathBuf) -> Result<(), Fault> {
        let within = path.strip_prefix(&self.set.root).unwrap_or(&path);
        let steps: Vec<_> = within.iter().map(|step| step.to_string_lossy()).collect();
        let within = steps.join("/");
        let listed = self.set.listed.get(&within).copied();
        if listed.is_none() && !is_description(&path)? {
            return Ok(());
        }
        let key = format!("{}/{within}", self.set.name);
        let document = Document {
            package: package(&key),
            key: key.clone(),
            path,
            expect: listed.unwrap_or_default(),
        };
        self.found.insert(key, document);
        Ok(())
    }
}

/// Whether a file that no manifest names has one of the keywords that a description begins with.
fn is_description(path: &Path) -> Result<bool, Fault> {
    let named = path
        .extension()
        .and_then(|end| end.to_str())
        .is_some_and(|end| EXTENSIONS.contains(&end));
    if !named {
        return Ok(false);
    }
    let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
    let text = String::from_utf8_lossy(&bytes);
    let mut words = text.split(|symbol: char| !symbol.is_ascii_alphanumeric());
    Ok(words.any(|word| word == "openapi" || word == "swagger"))
}

/// Lower case: a crate's name with capitals is warned about.
fn package(key: &str) -> String {
    let hyphen = |symbol: char| {
        if symbol.is_ascii_alphanumeric() {
            symbol.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    key.chars().map(hyphen).collect()
}

fn unreadable(path: &Path, error: &io::Error) -> Fault {
    let message = format_args!("cannot read `{}`: {error}", path.display());
    Fault::new(
        Exit::Input,
        message,
        "name a folder of documents that can be read",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn documents_are_found_with_and_without_a_manifest() {
        let folder = folder(&[
            (
                "all/one/manifest.tsv",
                "name\tfile\texpect\na\tx/A.yml\tinvalid\nb\tb.json\tvalid\n",
            ),
            ("all/one/x/A.yml", "no description"),
            ("all/one/b.json", "{}"),
            ("all/one/c.yml", "{\"openapi\": \"3.0.0\"}"),
            ("all/one/part.yml", "type: object"),
            ("all/one/notes.md", "openapi"),
            ("all/d.yaml", "swagger: '2.0'"),
        ]);
        let found = documents(&[folder.path().join("all")]).unwrap();
        let said: Vec<_> = found
            .iter()
            .map(|document| (&*document.key, &*document.package, document.expect))
            .collect();
        assert_eq!(
            said,
            [
                ("all/d.yaml", "all-d-yaml", Expect::Valid),
                ("one/b.json", "one-b-json", Expect::Valid),
                ("one/c.yml", "one-c-yml", Expect::Valid),
                ("one/x/A.yml", "one-x-a-yml", Expect::Invalid),
            ]
        );
    }

    #[test]
    fn what_a_manifest_names_has_to_be_there() {
        let folder = folder(&[("manifest.tsv", "file\ngone.yml\n")]);
        let fault = documents(&[folder.path().to_path_buf()]).unwrap_err();
        assert!(
            fault.text.contains("names `gone.yml`, which is not there"),
            "{}",
            fault.text
        );
    }

    #[test]
    fn two_documents_are_not_one_package() {
        let folder = folder(&[("s/a.yml", "openapi: 3"), ("s/A.yml", "openapi: 3")]);
        let fault = documents(&[folder.path().join("s")]).unwrap_err();
        assert!(
            fault
                .text
                .contains("`s/A.yml` and `s/a.yml` would become one"),
            "{}",
            fault.text
        );
    }
}
