//! What stands on disk and what should, into how they differ: the one comparison behind placing and
//! checking.

use std::collections::BTreeMap;

use crate::disk::{Disk, Foreign, GENERATED, OPERATIONS};
use crate::ours::has_header;
use crate::outcome::Fault;

/// How a directory differs from the generated files; all lists are in the order of the paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Files with another text.
    pub changed: Vec<String>,
    /// Files that are not there.
    pub missing: Vec<String>,
    /// Generated files that are no longer generated, and what an interrupted run left.
    pub stray: Vec<String>,
    /// What we neither overwrite nor remove.
    pub foreign: BTreeMap<String, Foreign>,
    /// How many files are as they should be.
    pub unchanged: usize,
}

impl Difference {
    /// Compares the files on disk with the generated ones.
    ///
    /// Fails on a path that the generator may not write, or a text without its header: what it
    /// wrote that way would be foreign to its next run.
    pub fn between(disk: &Disk, files: &BTreeMap<String, String>) -> Result<Self, Fault> {
        let mut difference = Self {
            foreign: disk.foreign.clone(),
            ..Self::default()
        };
        for (path, text) in files {
            allowed(path, text)?;
            match disk.files.get(path) {
                Some(on_disk) if on_disk == text => difference.unchanged += 1,
                Some(_) => difference.changed.push(path.clone()),
                None => difference.missing.push(path.clone()),
            }
            if disk.folders.contains(path) {
                difference.foreign.insert(path.clone(), Foreign::OtherKind);
            }
            for folder in folders(path).filter(|folder| disk.files.contains_key(*folder)) {
                difference
                    .foreign
                    .insert(folder.to_owned(), Foreign::OtherKind);
            }
        }
        let stale = disk.files.keys().filter(|path| !files.contains_key(*path));
        difference.stray = stale.chain(&disk.unfinished).cloned().collect();
        difference.stray.sort();
        Ok(difference)
    }

    /// Whether the directory equals the generated files, nothing more, nothing less.
    pub fn is_empty(&self) -> bool {
        let Self {
            changed,
            missing,
            stray,
            foreign,
            unchanged: _,
        } = self;
        changed.is_empty() && missing.is_empty() && stray.is_empty() && foreign.is_empty()
    }
}

/// The folders that a path stands in, the innermost first.
pub fn folders(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(parent(path), |folder| parent(folder))
}

fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

/// Generated files stand in one folder, [`OPERATIONS`] aside.
fn allowed(path: &str, text: &str) -> Result<(), Fault> {
    let mut steps = path.split('/');
    let inside = path
        .strip_prefix(GENERATED)
        .is_some_and(|rest| rest.starts_with('/'));
    let plain = steps.all(|step| !matches!(step, "" | "." | "..") && !step.contains(['\\', ':']));
    if !(plain && (inside || path == OPERATIONS)) {
        return Err(Fault::internal(format_args!(
            "`{path}` is no place for a generated file"
        )));
    }
    if !has_header(text) {
        return Err(Fault::internal(format_args!(
            "`{path}` does not begin with the header"
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(paths: &[(&str, &str)]) -> BTreeMap<String, String> {
        let text = |body: &&str| format!("// {}\n{body}\n", codegen::HEADER);
        paths
            .iter()
            .map(|(path, body)| ((*path).to_owned(), text(body)))
            .collect()
    }

    #[test]
    fn every_file_is_counted_once() {
        let disk = Disk {
            files: files(&[
                ("src/generated/mod.rs", "same"),
                ("src/generated/types/a.rs", "old"),
                ("src/generated/types/b.rs", "gone"),
            ]),
            unfinished: vec!["src/generated/.codegen-1.unfinished".to_owned()],
            ..Disk::default()
        };
        let wanted = files(&[
            ("OPERATIONS.md", "list"),
            ("src/generated/mod.rs", "same"),
            ("src/generated/types/a.rs", "other"),
        ]);
        let difference = Difference::between(&disk, &wanted).unwrap();
        assert_eq!(difference.unchanged, 1);
        assert_eq!(difference.changed, ["src/generated/types/a.rs"]);
        assert_eq!(difference.missing, ["OPERATIONS.md"]);
        assert_eq!(
            difference.stray,
            [
                "src/generated/.codegen-1.unfinished",
                "src/generated/types/b.rs"
            ]
        );
        assert!(!difference.is_empty());
    }

    #[test]
    fn a_file_for_a_folder_and_a_folder_for_a_file_are_in_the_way() {
        let disk = Disk {
            files: files(&[("src/generated/types", "")]),
            folders: vec![
                "src/generated".to_owned(),
                "src/generated/api.rs".to_owned(),
            ],
            ..Disk::default()
        };
        let wanted = files(&[
            ("src/generated/types/a.rs", ""),
            ("src/generated/api.rs", ""),
        ]);
        let difference = Difference::between(&disk, &wanted).unwrap();
        assert_eq!(
            difference.foreign.into_keys().collect::<Vec<_>>(),
            ["src/generated/api.rs", "src/generated/types"]
        );
    }

    #[test]
    fn nothing_is_written_outside_the_generated_places() {
        for path in [
            "Cargo.toml",
            "src/lib.rs",
            "src/generated",
            "src/generated/../lib.rs",
            "src/generated//a.rs",
            "src/generated/./a.rs",
            "src/generatedx/a.rs",
            "/etc/passwd",
            "src/generated/a\\b.rs",
            "src/generated/c:d.rs",
            "OPERATIONS.md/a.rs",
            "",
        ] {
            let fault = Difference::between(&Disk::default(), &files(&[(path, "")])).unwrap_err();
            assert!(
                fault.text.contains("is no place for a generated file"),
                "{path}: {}",
                fault.text
            );
        }
        let bare = BTreeMap::from([("src/generated/a.rs".to_owned(), "struct A;\n".to_owned())]);
        let fault = Difference::between(&Disk::default(), &bare).unwrap_err();
        assert!(
            fault.text.contains("does not begin with the header"),
            "{}",
            fault.text
        );
    }
}
