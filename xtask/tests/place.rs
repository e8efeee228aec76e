//! Placing and checking on real folders: what is written, what is left alone, what is refused.

mod snapshot;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use snapshot::snapshot;
use tempfile::TempDir;
use xtask::difference::Difference;
use xtask::disk::{Disk, survey};
use xtask::{Exit, Fault, check, place};

/// A client crate that somebody else's files stand in too.
struct Crate(TempDir);

impl Crate {
    fn with(files: &[(&str, &str)]) -> Self {
        let client = Self(tempfile::tempdir().unwrap());
        client.write("Cargo.toml", "[package]\n");
        client.write("src/lib.rs", "mod generated;\n");
        for (path, body) in files {
            client.write(path, &ours(body));
        }
        client
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn place(&self, files: &[(&str, &str)]) -> Result<Difference, Fault> {
        let files = generated(files);
        let (disk, difference) = self.compare(&files);
        place::place(self.path(), &disk, &difference, &files)?;
        Ok(difference)
    }

    /// What check mode says.
    fn check(&self, files: &[(&str, &str)]) -> Option<String> {
        let files = generated(files);
        let (disk, difference) = self.compare(&files);
        check::check(self.path(), &disk, &difference, &files, "command").map(|fault| fault.text)
    }

    fn compare(&self, files: &BTreeMap<String, String>) -> (Disk, Difference) {
        let disk = survey(self.path()).unwrap();
        let difference = Difference::between(&disk, files).unwrap();
        (disk, difference)
    }

    /// The crate holds its own files, these generated ones, and nothing else.
    fn holds(&self, files: &[(&str, &str)]) {
        let wanted = Self::with(files);
        assert_eq!(snapshot(self.path()), snapshot(wanted.path()));
        assert_eq!(self.check(files), None);
    }
}

fn ours(body: &str) -> String {
    format!("// {}\n{body}\n", codegen::HEADER)
}

fn generated(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files
        .iter()
        .map(|(path, body)| ((*path).to_owned(), ours(body)))
        .collect()
}

const META: &str = "src/generated/meta.rs";
const KEY: &str = "src/generated/types/key.rs";
const PROJECT: &str = "src/generated/types/project.rs";
const USAGE: &str = "src/generated/operations/usage.rs";
const LIST: &str = "OPERATIONS.md";

#[test]
fn a_crate_that_is_not_there_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("a/b");
    let files = generated(&[(META, "1"), (KEY, "k"), (LIST, "l")]);
    let disk = survey(&out).unwrap();
    let difference = Difference::between(&disk, &files).unwrap();
    place::place(&out, &disk, &difference, &files).unwrap();
    for (path, text) in &files {
        assert_eq!(&fs::read_to_string(out.join(path)).unwrap(), text);
    }
    assert_eq!(survey(&out).unwrap().files, files);
}

#[test]
fn what_is_unchanged_is_not_touched() {
    let files = [(META, "1"), (KEY, "k")];
    let client = Crate::with(&files);
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
    let key = fs::File::options()
        .append(true)
        .open(client.path().join(KEY))
        .unwrap();
    key.set_modified(long_ago).unwrap();
    drop(key);
    let difference = client.place(&[(META, "2"), (KEY, "k")]).unwrap();
    assert_eq!(difference.unchanged, 1);
    assert_eq!(difference.changed, [META]);
    client.holds(&[(META, "2"), (KEY, "k")]);
    let modified = fs::metadata(client.path().join(KEY))
        .unwrap()
        .modified()
        .unwrap();
    assert_eq!(modified, long_ago);
}

#[test]
fn changed_and_missing_are_written_stale_files_and_their_folders_removed() {
    let client = Crate::with(&[(META, "1"), (KEY, "k"), (USAGE, "u"), (LIST, "l")]);
    let wanted = [(META, "2"), (KEY, "other"), (PROJECT, "p")];
    let said = client.check(&wanted).unwrap();
    let lines: Vec<_> = said.lines().collect();
    for (line, (path, wrong)) in lines.iter().zip([
        (LIST, "is on disk and no longer generated"),
        (META, "differs from what is generated"),
        (USAGE, "is on disk and no longer generated"),
        (KEY, "differs from what is generated"),
        (PROJECT, "is generated and missing on disk"),
    ]) {
        assert!(line.ends_with(&format!("{path}` {wrong}")), "{said}");
    }
    assert_eq!(lines[5], "5 files are stale");
    let difference = client.place(&wanted).unwrap();
    assert_eq!(difference.changed, [META, KEY]);
    assert_eq!(difference.missing, [PROJECT]);
    assert_eq!(difference.stray, [LIST, USAGE]);
    assert!(!client.path().join("src/generated/operations").exists());
    client.holds(&wanted);
}

#[cfg(unix)]
#[test]
fn files_have_the_permissions_of_any_other_file() {
    use std::os::unix::fs::PermissionsExt as _;

    let client = Crate::with(&[]);
    client.place(&[(META, "1")]).unwrap();
    let mode = |path| {
        fs::metadata(client.path().join(path))
            .unwrap()
            .permissions()
            .mode()
    };
    assert_eq!(mode(META), mode("Cargo.toml"));
}

#[test]
fn a_foreign_file_is_an_error_that_changes_nothing() {
    for (foreign, text) in [
        (KEY, "struct ByHand;\n"),
        (LIST, "# My notes\n"),
        (
            "src/generated/notes.txt",
            "not in the way of any file, but of the folder\n",
        ),
        (
            "src/generated/types/key.rs/inner.rs",
            "a folder in place of a file\n",
        ),
    ] {
        let client = Crate::with(&[(META, "1"), (PROJECT, "p")]);
        client.write(foreign, text);
        let before = snapshot(client.path());
        let fault = client
            .place(&[(META, "2"), (KEY, "k"), (LIST, "l")])
            .unwrap_err();
        assert_eq!(fault.exit, Exit::Writing);
        assert!(fault.text.contains(foreign), "{}", fault.text);
        assert!(
            fault.text.contains("= help: move it away"),
            "{}",
            fault.text
        );
        assert_eq!(snapshot(client.path()), before);
        assert!(
            client.check(&[(META, "1"), (PROJECT, "p")]).is_some(),
            "{foreign}"
        );
    }
}

#[cfg(unix)]
#[test]
fn links_are_neither_followed_nor_replaced() {
    use std::os::unix::fs::symlink;

    let elsewhere = Crate::with(&[(KEY, "theirs")]);
    let before = snapshot(elsewhere.path());
    for link in ["src/generated", "src/generated/types", KEY] {
        let client = Crate::with(&[]);
        let target = elsewhere.path().join(link);
        let link = client.path().join(link);
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        symlink(target, &link).unwrap();
        let fault = client.place(&[(KEY, "ours")]).unwrap_err();
        assert!(
            fault.text.contains("` is a symbolic link"),
            "{}",
            fault.text
        );
        assert!(link.is_symlink());
        assert_eq!(snapshot(elsewhere.path()), before);
    }
}

#[test]
fn an_interrupted_run_is_seen_and_finished_by_the_next() {
    let wanted = [(META, "2"), (KEY, "other"), (PROJECT, "p"), (LIST, "l")];
    // As it is after some renames: one file placed, another still beside its place, a third not
    // even written to the end, a stale one still there, `meta.rs` the old one.
    let client = Crate::with(&[(META, "1"), (KEY, "other"), (USAGE, "u")]);
    client.write("src/generated/types/.codegen-x1.unfinished", &ours("p"));
    client.write(".codegen-x2.unfinished", "<!-- Generated by");
    let said = client.check(&wanted).unwrap();
    assert!(said.starts_with("stale: "), "{said}");
    client.place(&wanted).unwrap();
    client.holds(&wanted);
}

#[test]
fn meta_is_written_last() {
    let client = Crate::with(&[(META, "1"), (KEY, "k")]);
    // Nothing can be renamed to a name this long, though it can be written beside its place.
    let long = format!("src/generated/types/{}.rs", "n".repeat(300));
    let fault = client
        .place(&[(META, "2"), (KEY, "other"), (&long, "n")])
        .unwrap_err();
    assert_eq!(fault.exit, Exit::Writing);
    client.holds(&[(META, "1"), (KEY, "other")]);
}

#[test]
fn a_file_that_cannot_be_written_leaves_everything_as_it_was() {
    let client = Crate::with(&[(META, "1"), (KEY, "k")]);
    let before = snapshot(client.path());
    // The folders come after `types` in order, so that files were written beside theirs by then.
    let long = format!("src/generated/zone/{}/a.rs", "n".repeat(300));
    let fault = client
        .place(&[(META, "2"), (KEY, "other"), (&long, "n")])
        .unwrap_err();
    assert_eq!(fault.exit, Exit::Writing);
    assert!(
        fault.text.starts_with("error: cannot write `"),
        "{}",
        fault.text
    );
    assert_eq!(snapshot(client.path()), before);
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_leaves_everything_as_it_was() {
    use std::os::unix::fs::PermissionsExt as _;

    let client = Crate::with(&[(META, "1"), (KEY, "k"), (USAGE, "u")]);
    let before = snapshot(client.path());
    let types = client.path().join("src/generated/types");
    fs::set_permissions(&types, fs::Permissions::from_mode(0o555)).unwrap();
    let enforced = fs::write(types.join("probe"), "").is_err();
    let _ = fs::remove_file(types.join("probe"));
    let wanted = [(META, "2"), (KEY, "other")];
    let placed = client.place(&wanted);
    fs::set_permissions(&types, fs::Permissions::from_mode(0o755)).unwrap();
    if enforced {
        assert_eq!(placed.unwrap_err().exit, Exit::Writing);
        assert_eq!(snapshot(client.path()), before);
    } else {
        // The superuser writes everywhere.
        placed.unwrap();
        client.holds(&wanted);
    }
}

#[test]
fn a_file_in_place_of_the_crate_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("file");
    fs::write(&out, "a file").unwrap();
    let fault = survey(&out).unwrap_err();
    assert_eq!(fault.exit, Exit::Writing);
    assert_eq!(fs::read_to_string(&out).unwrap(), "a file");
}
