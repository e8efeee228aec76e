//! Paths into documents: reads what the generator is given, and says of everything that cannot be
//! read, not of the first alone.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use codegen::Input;
use codegen::beside::Beside;
use codegen::document::Document;
use codegen::load;

use crate::outcome::{Exit, Fault};
use crate::workspace::Workspace;

/// How the files of `spec/overlays` that are applied end.
const OVERLAY_SUFFIX: &str = ".overlay.yml";

/// One byte more than the generator takes: it refuses what is larger, and an endless file ends
/// here.
const READ_AT_MOST: u64 = load::MAX_BYTES as u64 + 1;

/// Which documents a task is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Another description than the bundled one.
    pub spec: Option<PathBuf>,
    /// Which overlays are applied to it.
    pub overlays: Overlays,
}

/// Which overlays are applied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Overlays {
    /// Those of `spec/overlays`, in the order of their names.
    #[default]
    Bundled,
    /// None: the description as it stands.
    None,
    /// These, in this order.
    These(Vec<PathBuf>),
}

impl Selection {
    /// The files beside the description.
    pub fn files(&self, workspace: &Workspace) -> Beside {
        match &self.spec {
            Some(spec) => Beside::of(spec),
            None => Beside::of(&workspace.spec()),
        }
    }
}

/// Reads the selected documents; the names in them are the paths as given.
///
/// The fault names every file that cannot be read.
pub fn read(workspace: &Workspace, selection: &Selection) -> Result<Input, Fault> {
    let mut unread = Vec::new();
    let spec = selection.spec.clone().unwrap_or_else(|| workspace.spec());
    let description = document(&spec, "a description", "--spec", &mut unread);
    let paths = match &selection.overlays {
        Overlays::Bundled => bundled(&workspace.overlays(), &mut unread),
        Overlays::None => Vec::new(),
        Overlays::These(paths) => paths.clone(),
    };
    let overlays: Vec<_> = paths
        .iter()
        .filter_map(|path| document(path, "an overlay", "--overlay", &mut unread))
        .collect();
    match (description, Fault::all(unread)) {
        (Some(description), None) => Ok(Input {
            description,
            overlays,
        }),
        (_, Some(fault)) => Err(fault),
        (None, None) => Err(Fault::internal(
            "a description was neither read nor refused",
        )),
    }
}

fn document(path: &Path, what: &str, option: &str, unread: &mut Vec<Fault>) -> Option<Document> {
    match contents(path) {
        Ok(bytes) => Some(Document {
            name: path.display().to_string(),
            bytes,
        }),
        Err(error) => {
            note(
                unread,
                path,
                &error,
                &format!("name {what} that exists with `{option} FILE`"),
            );
            None
        }
    }
}

fn contents(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    // What is no file, or grows, may say less: it is read to its end all the same.
    let said = file.metadata()?.len().min(READ_AT_MOST);
    let mut bytes = Vec::with_capacity(usize::try_from(said).unwrap_or_default());
    file.take(READ_AT_MOST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn bundled(folder: &Path, unread: &mut Vec<Fault>) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).and_then(|entries| {
        entries
            .map(|entry| Ok(entry?.file_name()))
            .collect::<io::Result<Vec<_>>>()
    });
    match entries {
        Ok(names) => {
            let mut paths: Vec<_> = names
                .iter()
                .filter(|name| name.to_string_lossy().ends_with(OVERLAY_SUFFIX))
                .map(|name| folder.join(name))
                .collect();
            paths.sort();
            paths
        }
        Err(error) => {
            note(
                unread,
                folder,
                &error,
                "restore the folder or pass `--no-overlays`",
            );
            Vec::new()
        }
    }
}

fn note(unread: &mut Vec<Fault>, path: &Path, error: &io::Error, help: &str) {
    let message = format_args!("cannot read `{}`: {error}", path.display());
    unread.push(Fault::about(path, Exit::Input, message, help));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_cannot_be_read_is_named() {
        let selection = Selection {
            spec: Some("no/such.yml".into()),
            overlays: Overlays::These(vec![
                "no/first.overlay.yml".into(),
                "no/second.overlay.yml".into(),
            ]),
        };
        let fault = read(&Workspace::find(), &selection).unwrap_err();
        assert_eq!(fault.exit, Exit::Input);
        for line in [
            "error: cannot read `no/such.yml`: ",
            "  = help: name a description that exists with `--spec FILE`\n",
            "error: cannot read `no/first.overlay.yml`: ",
            "error: cannot read `no/second.overlay.yml`: ",
            "  = help: name an overlay that exists with `--overlay FILE`\n",
        ] {
            assert!(fault.text.contains(line), "{line:?} in {}", fault.text);
        }
    }

    #[test]
    fn a_folder_is_no_description() {
        let folder = tempfile::tempdir().unwrap();
        let selection = Selection {
            spec: Some(folder.path().into()),
            overlays: Overlays::None,
        };
        assert_eq!(
            read(&Workspace::find(), &selection).unwrap_err().exit,
            Exit::Input
        );
    }

    #[test]
    fn bundled_overlays_come_in_the_order_of_their_names() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "20-b.overlay.yml",
            "README.md",
            "10-a.overlay.yml",
            "30-c.yml",
        ] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let mut unread = Vec::new();
        let names: Vec<_> = bundled(folder.path(), &mut unread)
            .iter()
            .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
            .collect();
        assert_eq!(names, ["10-a.overlay.yml", "20-b.overlay.yml"]);
        assert_eq!(unread, []);
        assert!(bundled(&folder.path().join("gone"), &mut unread).is_empty());
        assert!(
            unread[0]
                .text
                .contains("restore the folder or pass `--no-overlays`"),
            "{unread:?}"
        );
    }

    #[test]
    fn documents_bear_the_names_they_were_given() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("api.json");
        fs::write(&path, "{}").unwrap();
        let selection = Selection {
            spec: Some(path.clone()),
            overlays: Overlays::None,
        };
        let input = read(&Workspace::find(), &selection).unwrap();
        assert_eq!(input.description.name, path.display().to_string());
        assert_eq!(input.description.bytes, b"{}");
        assert!(input.overlays.is_empty());
    }
}
