//! Generated files into a directory, so that it equals them.
//!
//! All is written beside its place first; only when every byte is on disk are files renamed, stale
//! ones removed, and `meta.rs` renamed last. A fault before that leaves everything as it was; after
//! an interruption the next run finishes, and check mode shows that one is needed.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use crate::difference::{Difference, folders};
use crate::disk::Disk;
use crate::ours::{UNFINISHED_PREFIX, UNFINISHED_SUFFIX};
use crate::outcome::{Exit, Fault};

/// Carries the hash of the description; in place, it says that all the rest is.
const LAST: &str = "src/generated/meta.rs";

/// Makes the client crate `out`, on which `disk` stands, equal to `files`.
///
/// Anything foreign in the way is a fault that changes nothing.
pub fn place(
    out: &Path,
    disk: &Disk,
    difference: &Difference,
    files: &BTreeMap<String, String>,
) -> Result<(), Fault> {
    nothing_foreign(out, difference)?;
    let mut created = Created::default();
    let staged = match stage(out, difference, files, &mut created) {
        Ok(staged) => staged,
        Err(fault) => {
            created.undo();
            return Err(fault);
        }
    };
    commit(out, difference, staged)?;
    remove_empty(out, disk, files)
}

fn nothing_foreign(out: &Path, difference: &Difference) -> Result<(), Fault> {
    let faults = difference.foreign.iter().map(|(path, why)| {
        let path = out.join(path);
        let message = format_args!("`{}` {}", path.display(), why.as_str());
        let help = "move it away and run the command again";
        Fault::about(&path, Exit::Writing, message, help)
    });
    Fault::all(faults).map_or(Ok(()), Err)
}

/// A file that is complete beside its place.
struct Staged<'a> {
    path: &'a str,
    /// Closed: a process may have fewer files open than a description has types.
    beside: TempPath,
}

/// Writes every changed and missing file beside its place. Dropped, they are gone again.
fn stage<'a>(
    out: &Path,
    difference: &'a Difference,
    files: &BTreeMap<String, String>,
    created: &mut Created,
) -> Result<Vec<Staged<'a>>, Fault> {
    let written = difference.changed.iter().chain(&difference.missing);
    let mut staged = Vec::new();
    for (path, text) in written.filter_map(|path| Some((path, files.get(path)?))) {
        let on_disk = out.join(path);
        let folder = on_disk.parent().unwrap_or(out);
        let beside = created
            .folder(folder)
            .and_then(|()| write_beside(folder, text))
            .map_err(|error| Fault::writing("write", &on_disk, &error))?;
        staged.push(Staged { path, beside });
    }
    staged.sort_by_key(|file| file.path == LAST);
    Ok(staged)
}

fn write_beside(folder: &Path, text: &str) -> io::Result<TempPath> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED_PREFIX).suffix(UNFINISHED_SUFFIX);
    // Private by default, which is not what a source file is; the umask still applies.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    Ok(file.into_temp_path())
}

/// Renames what is staged and removes what is stale, [`LAST`] at the end.
fn commit(out: &Path, difference: &Difference, mut staged: Vec<Staged<'_>>) -> Result<(), Fault> {
    let last = staged.pop_if(|file| file.path == LAST);
    for file in staged {
        rename(out, file)?;
    }
    for path in &difference.stray {
        let on_disk = out.join(path);
        fs::remove_file(&on_disk).map_err(|error| Fault::writing("remove", &on_disk, &error))?;
    }
    last.map_or(Ok(()), |file| rename(out, file))
}

fn rename(out: &Path, file: Staged<'_>) -> Result<(), Fault> {
    let on_disk = out.join(file.path);
    match file.beside.persist(&on_disk) {
        Ok(()) => Ok(()),
        Err(failed) => Err(Fault::writing("write", &on_disk, &failed.error)),
    }
}

/// Removes the folders that hold nothing any more, the innermost first.
fn remove_empty(out: &Path, disk: &Disk, files: &BTreeMap<String, String>) -> Result<(), Fault> {
    let needed = |folder: &String| {
        files
            .keys()
            .any(|path| folders(path).any(|kept| kept == folder))
    };
    for folder in disk.folders.iter().rev().filter(|folder| !needed(folder)) {
        let on_disk = out.join(folder);
        fs::remove_dir(&on_disk).map_err(|error| Fault::writing("remove", &on_disk, &error))?;
    }
    Ok(())
}

/// The folders that this run made, the outermost first.
#[derive(Default)]
struct Created(Vec<PathBuf>);

impl Created {
    fn folder(&mut self, folder: &Path) -> io::Result<()> {
        let absent = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.is_dir();
        let made: Vec<_> = folder
            .ancestors()
            .take_while(absent)
            .map(Path::to_path_buf)
            .collect();
        for folder in made.into_iter().rev() {
            match fs::create_dir(&folder) {
                Ok(()) => self.0.push(folder),
                // Another run made it meanwhile, such as that of the next description of a corpus.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Takes them away again; one that cannot be removed is empty and does no harm.
    fn undo(self) {
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;
    use std::thread;

    use super::*;

    #[test]
    fn two_runs_at_once_may_make_the_same_folder() {
        let root = tempfile::tempdir().unwrap();
        for round in 0..100 {
            let folder = root.path().join(format!("{round}/corpus/package"));
            let start = Barrier::new(2);
            let run = || {
                start.wait();
                Created::default().folder(&folder)
            };
            let (one, other) = thread::scope(|scope| {
                let other = scope.spawn(run);
                (run(), other.join().unwrap())
            });
            one.and(other).unwrap();
        }
    }
}
