//! A directory into what is known of it: the generated files that stand in a client crate, and what
//! else lies where only generated files may.
//!
//! Symbolic links are not followed: one is foreign wherever it lies. Reading changes nothing.

use std::collections::BTreeMap;
use std::fs::{self, DirEntry, FileType};
use std::io;
use std::path::Path;

use crate::ours::{begins_like_ours, has_header, is_unfinished};
use crate::outcome::Fault;

/// The folder of the generated code, relative to the client crate.
pub const GENERATED: &str = "src/generated";
/// The one generated file that stands outside it.
pub const OPERATIONS: &str = "OPERATIONS.md";
/// What stands on disk; all paths are relative to the client crate, with `/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Disk {
    /// Files that bear our header, with their text.
    pub files: BTreeMap<String, String>,
    /// Folders below [`GENERATED`], itself included.
    pub folders: Vec<String>,
    /// What an interrupted run left behind.
    pub unfinished: Vec<String>,
    /// What is not ours.
    pub foreign: BTreeMap<String, Foreign>,
}

/// Why something is not ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A file without our header.
    NoHeader,
    /// A symbolic link.
    Link,
    /// Neither a file nor a folder where one is expected.
    OtherKind,
}

impl Foreign {
    /// For messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoHeader => "has no header of the generator",
            Self::Link => "is a symbolic link",
            Self::OtherKind => "is neither a file nor a folder of the generator",
        }
    }
}

/// Reads what stands in the client crate `out`, which need not exist.
pub fn survey(out: &Path) -> Result<Disk, Fault> {
    let mut disk = Disk::default();
    disk.file_or_nothing(out, OPERATIONS)?;
    disk.unfinished_beside(out)?;
    if disk.is_folder(out, "src")? && disk.is_folder(out, GENERATED)? {
        disk.folder(out, GENERATED)?;
    }
    disk.folders.sort();
    Ok(disk)
}

impl Disk {
    /// Notes the file `path` if it is there.
    fn file_or_nothing(&mut self, out: &Path, path: &str) -> Result<(), Fault> {
        match kind(out, path)? {
            None => Ok(()),
            Some(kind) if kind.is_file() => self.file(out, path),
            Some(kind) => {
                self.foreign.insert(path.to_owned(), other(kind));
                Ok(())
            }
        }
    }

    /// Whether there is a folder `path`; anything else in its place is foreign.
    fn is_folder(&mut self, out: &Path, path: &str) -> Result<bool, Fault> {
        match kind(out, path)? {
            Some(kind) if kind.is_dir() => Ok(true),
            Some(kind) => {
                self.foreign.insert(path.to_owned(), other(kind));
                Ok(false)
            }
            None => Ok(false),
        }
    }

    /// Notes all that lies in the folder `path`.
    fn folder(&mut self, out: &Path, path: &str) -> Result<(), Fault> {
        self.folders.push(path.to_owned());
        for (name, kind) in entries(&out.join(path))? {
            let inner = format!("{path}/{name}");
            if kind.is_dir() {
                self.folder(out, &inner)?;
            } else if kind.is_file() {
                self.file(out, &inner)?;
            } else {
                self.foreign.insert(inner, other(kind));
            }
        }
        Ok(())
    }

    fn file(&mut self, out: &Path, path: &str) -> Result<(), Fault> {
        let on_disk = out.join(path);
        let bytes = fs::read(&on_disk).map_err(|error| Fault::writing("read", &on_disk, &error))?;
        match String::from_utf8(bytes) {
            Ok(text) if is_unfinished(path) && begins_like_ours(&text) => {
                self.unfinished.push(path.to_owned());
            }
            Ok(text) if has_header(&text) => {
                self.files.insert(path.to_owned(), text);
            }
            Ok(_) | Err(_) => {
                self.foreign.insert(path.to_owned(), Foreign::NoHeader);
            }
        }
        Ok(())
    }

    /// [`OPERATIONS`] is written beside the crate's own files, which are nobody's business here.
    fn unfinished_beside(&mut self, out: &Path) -> Result<(), Fault> {
        if !out.is_dir() {
            return Ok(());
        }
        for (name, kind) in entries(out)? {
            if kind.is_file() && is_unfinished(&name) {
                self.file(out, &name)?;
            }
        }
        Ok(())
    }
}

fn other(kind: FileType) -> Foreign {
    if kind.is_symlink() {
        Foreign::Link
    } else {
        Foreign::OtherKind
    }
}

/// What `path` is, without following it if it is a link.
fn kind(out: &Path, path: &str) -> Result<Option<FileType>, Fault> {
    let on_disk = out.join(path);
    match fs::symlink_metadata(&on_disk) {
        Ok(metadata) => Ok(Some(metadata.file_type())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Fault::writing("read", &on_disk, &error)),
    }
}

/// The names and kinds in a folder, in the order of the names.
fn entries(folder: &Path) -> Result<BTreeMap<String, FileType>, Fault> {
    let named = |entry: io::Result<DirEntry>| {
        let entry = entry?;
        Ok((
            entry.file_name().to_string_lossy().into_owned(),
            entry.file_type()?,
        ))
    };
    fs::read_dir(folder)
        .and_then(|entries| entries.map(named).collect())
        .map_err(|error| Fault::writing("read", folder, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(out: &Path, path: &str, text: &str) {
        let path = out.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[test]
    fn nothing_is_known_of_a_folder_that_is_not_there() {
        let out = tempfile::tempdir().unwrap();
        assert_eq!(survey(&out.path().join("gone")).unwrap(), Disk::default());
    }

    #[test]
    fn only_the_generated_places_are_looked_at() {
        let out = tempfile::tempdir().unwrap();
        let ours = format!("// {}\n", codegen::HEADER);
        write(out.path(), "src/lib.rs", &ours);
        write(out.path(), "README.md", &ours);
        write(out.path(), "src/generated/types/a.rs", &ours);
        write(out.path(), OPERATIONS, "by hand");
        let disk = survey(out.path()).unwrap();
        assert_eq!(
            disk.files.keys().collect::<Vec<_>>(),
            ["src/generated/types/a.rs"]
        );
        assert_eq!(disk.folders, ["src/generated", "src/generated/types"]);
        assert_eq!(
            disk.foreign,
            BTreeMap::from([(OPERATIONS.to_owned(), Foreign::NoHeader)])
        );
    }

    #[test]
    fn what_an_interrupted_run_left_is_known_by_name_and_beginning() {
        let out = tempfile::tempdir().unwrap();
        write(out.path(), ".codegen-a.unfinished", "<!-- Gener");
        write(out.path(), "src/generated/.codegen-b.unfinished", "");
        write(
            out.path(),
            "src/generated/.codegen-c.unfinished",
            "my notes",
        );
        let disk = survey(out.path()).unwrap();
        assert_eq!(
            disk.unfinished,
            [
                ".codegen-a.unfinished",
                "src/generated/.codegen-b.unfinished"
            ]
        );
        assert_eq!(
            disk.foreign.keys().collect::<Vec<_>>(),
            ["src/generated/.codegen-c.unfinished"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_are_foreign_and_not_followed() {
        use std::os::unix::fs::symlink;

        let elsewhere = tempfile::tempdir().unwrap();
        write(
            elsewhere.path(),
            "a.rs",
            &format!("// {}\n", codegen::HEADER),
        );
        for link in [
            "src",
            "src/generated",
            "src/generated/types",
            "src/generated/a.rs",
            OPERATIONS,
        ] {
            let out = tempfile::tempdir().unwrap();
            let path = out.path().join(link);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            symlink(elsewhere.path(), &path).unwrap();
            let disk = survey(out.path()).unwrap();
            assert_eq!(
                disk.foreign,
                BTreeMap::from([(link.to_owned(), Foreign::Link)])
            );
            assert!(disk.files.is_empty(), "{link}");
        }
    }
}
