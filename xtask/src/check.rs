//! A difference into words for check mode: every file that is not as it should be, the first
//! differing hunk of the first one, and the command that puts all right. Writes nothing.

use std::collections::BTreeMap;
use std::path::Path;

use similar::TextDiff;

use crate::difference::Difference;
use crate::disk::{Disk, Foreign};
use crate::outcome::{Exit, Fault};

/// More of a hunk helps nobody.
const HUNK_LINES: usize = 40;

/// What is wrong with one file.
enum Wrong<'a> {
    Changed,
    Missing,
    Stray,
    Foreign(&'a Foreign),
}

/// Says how the client crate `out` differs, or nothing if it does not; `command` regenerates it.
pub fn check(
    out: &Path,
    disk: &Disk,
    difference: &Difference,
    files: &BTreeMap<String, String>,
    command: &str,
) -> Option<Fault> {
    let wrong = all(difference);
    let (path, first) = wrong.first_key_value()?;
    let hunk = match first {
        Wrong::Changed => hunk(disk.files.get(*path), files.get(*path)),
        Wrong::Missing | Wrong::Stray | Wrong::Foreign(_) => String::new(),
    };
    let remedy = if difference.foreign.is_empty() {
        "run"
    } else {
        "move foreign files away and run"
    };
    let help = format!("{remedy} `{command}`");
    let said = wrong.iter().map(|(path, wrong)| {
        let path = out.join(path);
        Fault::about(&path, Exit::Stale, wrong.message(&path), &help)
    });
    let mut fault = Fault::all(said)?;
    // A person sees the hunk too, and the remedy once.
    let mut lines = fault
        .notes
        .iter()
        .map(|note| format!("stale: {}\n", note.message));
    let first = lines.next().unwrap_or_default();
    let others: String = lines.collect();
    let count = match wrong.len() {
        1 => String::new(),
        files => format!("{files} files are stale\n"),
    };
    fault.text = format!("{first}{hunk}{others}{count}  = help: {help}\n");
    Some(fault)
}

impl Wrong<'_> {
    /// What is wrong with the file at `path`.
    fn message(&self, path: &Path) -> String {
        let what = match self {
            Self::Changed => "differs from what is generated",
            Self::Missing => "is generated and missing on disk",
            Self::Stray => "is on disk and no longer generated",
            Self::Foreign(why) => why.as_str(),
        };
        format!("`{}` {what}", path.display())
    }
}

/// All that is wrong, in the order of the paths.
fn all(difference: &Difference) -> BTreeMap<&str, Wrong<'_>> {
    let Difference {
        changed,
        missing,
        stray,
        foreign,
        unchanged: _,
    } = difference;
    let changed = changed.iter().map(|path| (path.as_str(), Wrong::Changed));
    let missing = missing.iter().map(|path| (path.as_str(), Wrong::Missing));
    let stray = stray.iter().map(|path| (path.as_str(), Wrong::Stray));
    let foreign = foreign
        .iter()
        .map(|(path, why)| (path.as_str(), Wrong::Foreign(why)));
    changed.chain(missing).chain(stray).chain(foreign).collect()
}

fn hunk(on_disk: Option<&String>, generated: Option<&String>) -> String {
    let text = |side: Option<&String>| side.cloned().unwrap_or_default();
    let (on_disk, generated) = (text(on_disk), text(generated));
    let diff = TextDiff::from_lines(&on_disk, &generated);
    let first = diff.unified_diff().iter_hunks().next();
    let hunk = first.map(|hunk| hunk.to_string()).unwrap_or_default();
    let shown: String = hunk.split_inclusive('\n').take(HUNK_LINES).collect();
    let cut = match hunk.lines().count().saturating_sub(HUNK_LINES) {
        0 => String::new(),
        more => format!("({more} more lines of this hunk)\n"),
    };
    format!("--- on disk\n+++ generated\n{shown}{cut}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(body: &str) -> String {
        format!("// {}\n{body}", codegen::HEADER)
    }

    fn said(disk: &Disk, files: &[(&str, &str)]) -> Option<String> {
        let files = files
            .iter()
            .map(|(path, body)| ((*path).to_owned(), ours(body)))
            .collect();
        let difference = Difference::between(disk, &files).unwrap();
        check(
            Path::new("client"),
            disk,
            &difference,
            &files,
            "cargo xtask codegen",
        )
        .map(|fault| fault.text)
    }

    fn disk(files: &[(&str, &str)]) -> Disk {
        Disk {
            files: files
                .iter()
                .map(|(path, body)| ((*path).to_owned(), ours(body)))
                .collect(),
            ..Disk::default()
        }
    }

    #[test]
    fn nothing_is_said_of_what_is_as_it_should_be() {
        let files = [("src/generated/a.rs", "a\n"), ("src/generated/b.rs", "b\n")];
        assert_eq!(said(&disk(&files), &files), None);
    }

    #[test]
    fn the_first_hunk_of_the_first_file_is_shown() {
        let far = "x\n".repeat(20);
        let old = format!("one\n{far}two\n");
        let new = format!("uno\n{far}due\n");
        let on_disk = disk(&[("src/generated/a.rs", &old), ("src/generated/b.rs", "b\n")]);
        assert_eq!(
            said(
                &on_disk,
                &[("src/generated/a.rs", &new), ("src/generated/b.rs", "c\n")]
            )
            .unwrap(),
            "stale: `client/src/generated/a.rs` differs from what is generated\n\
             --- on disk\n\
             +++ generated\n\
             @@ -1,5 +1,5 @@\n \
             // Generated by codegen; do not edit.\n\
             -one\n\
             +uno\n \
             x\n \
             x\n \
             x\n\
             stale: `client/src/generated/b.rs` differs from what is generated\n\
             2 files are stale\n  \
             = help: run `cargo xtask codegen`\n"
        );
    }

    #[test]
    fn stray_and_missing_files_are_caught() {
        assert_eq!(
            said(&disk(&[]), &[("src/generated/a.rs", "")]).unwrap(),
            "stale: `client/src/generated/a.rs` is generated and missing on disk\n  \
             = help: run `cargo xtask codegen`\n"
        );
        let on_disk = disk(&[("src/generated/a.rs", ""), ("src/generated/b.rs", "")]);
        assert_eq!(
            said(&on_disk, &[("src/generated/a.rs", "")]).unwrap(),
            "stale: `client/src/generated/b.rs` is on disk and no longer generated\n  \
             = help: run `cargo xtask codegen`\n"
        );
    }

    #[test]
    fn a_foreign_file_has_to_be_moved_first() {
        let on_disk = Disk {
            foreign: BTreeMap::from([("src/generated/notes.txt".to_owned(), Foreign::NoHeader)]),
            ..Disk::default()
        };
        assert_eq!(
            said(&on_disk, &[]).unwrap(),
            "stale: `client/src/generated/notes.txt` has no header of the generator\n  \
             = help: move foreign files away and run `cargo xtask codegen`\n"
        );
    }

    #[test]
    fn a_long_hunk_is_cut() {
        let on_disk = disk(&[("src/generated/a.rs", "")]);
        let text = said(&on_disk, &[("src/generated/a.rs", &"x\n".repeat(100))]).unwrap();
        assert!(text.contains("\n(62 more lines of this hunk)\n"), "{text}");
    }
}
