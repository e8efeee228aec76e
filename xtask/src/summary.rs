//! What a run did into a few lines: operations and types, files, and the account of pointers.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use codegen::account::Account;
use codegen::inventory::{self, Changes, Names};
use codegen::{Feature, Output};

use crate::difference::Difference;
use crate::disk::Disk;

/// Of more files than this only the number is said.
const FILES_NAMED: usize = 20;

/// Sums up a run that made `out` equal to the files of `output`, where `disk` stood before.
pub fn summary(out: &Path, disk: &Disk, difference: &Difference, output: &Output) -> String {
    let Output {
        files,
        account,
        names,
        features,
        warnings: _,
    } = output;
    let done = if difference.is_empty() {
        format!(
            "nothing changed: {} up to date\n",
            counted(difference.unchanged)
        )
    } else {
        changes(disk, files, names)
            + &named(out, difference)
            + &totals(difference)
            + &needs(features)
    };
    done + &pointers(account)
}

/// Operations and types, against what stood on disk; a file that did not change says nothing.
fn changes(disk: &Disk, files: &BTreeMap<String, String>, names: &Names) -> String {
    let changes = if disk.files.is_empty() {
        Changes::from_nothing(names)
    } else {
        let old = inventory::of(&without(&disk.files, files));
        let new = inventory::of(&without(files, &disk.files));
        Changes::between(&old, &new)
    };
    match changes.to_string().trim_end() {
        "" => String::new(),
        said => format!("{said}\n"),
    }
}

/// The files that do not stand in `others` just so.
fn without(
    files: &BTreeMap<String, String>,
    others: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let differs = |(path, text): &(&String, &String)| others.get(*path) != Some(*text);
    let differing = files.iter().filter(differs);
    differing
        .map(|(path, text)| (path.clone(), text.clone()))
        .collect()
}

fn named(out: &Path, difference: &Difference) -> String {
    let Difference {
        changed,
        missing,
        stray,
        foreign: _,
        unchanged: _,
    } = difference;
    if changed.len() + missing.len() + stray.len() > FILES_NAMED {
        return String::new();
    }
    let mut paths = BTreeMap::new();
    for (done, of) in [("rewrote", changed), ("wrote", missing), ("removed", stray)] {
        paths.extend(of.iter().map(|path| (path, done)));
    }
    paths.into_iter().fold(String::new(), |said, (path, done)| {
        said + &format!("{done} `{}`\n", out.join(path).display())
    })
}

fn totals(difference: &Difference) -> String {
    let Difference {
        changed,
        missing,
        stray,
        foreign: _,
        unchanged,
    } = difference;
    format!(
        "files: {} written, {} removed, {} unchanged\n",
        grouped(changed.len() + missing.len()),
        grouped(stray.len()),
        grouped(*unchanged)
    )
}

/// A line for each feature without which the client crate does not compile.
fn needs(features: &BTreeSet<Feature>) -> String {
    features.iter().fold(String::new(), |said, feature| {
        said + &format!(
            "needs: feature `{}` of the client crate\n",
            feature.as_str()
        )
    })
}

/// The account in one line, what is ignored most first.
fn pointers(account: &Account) -> String {
    let ignored: usize = account.ignored.values().sum();
    let mut keywords: Vec<_> = account.ignored.iter().collect();
    keywords.sort_by_key(|&(keyword, count)| (Reverse(*count), keyword));
    let keywords: Vec<_> = keywords
        .iter()
        .map(|&(keyword, count)| format!("{keyword} {}", grouped(*count)))
        .collect();
    let detail = if keywords.is_empty() {
        String::new()
    } else {
        format!(" ({})", keywords.join(", "))
    };
    format!(
        "pointers: {} used, {} ignored{detail}, {} reported\n",
        grouped(account.used),
        grouped(ignored),
        grouped(account.reported)
    )
}

fn counted(files: usize) -> String {
    if files == 1 {
        "1 file is".to_owned()
    } else {
        format!("{} files are", grouped(files))
    }
}

/// `1234567` as `1,234,567`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_threes() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (123_456, "123,456"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn the_account_is_one_line_with_the_most_ignored_first() {
        let account = Account {
            total: 1801,
            used: 1234,
            ignored: [("example", 12), ("contact", 12), ("description", 543)]
                .map(|(keyword, count)| (keyword.to_owned(), count))
                .into(),
            reported: 0,
        };
        assert_eq!(
            pointers(&account),
            "pointers: 1,234 used, 567 ignored (description 543, contact 12, example 12), 0 reported\n"
        );
        assert_eq!(
            pointers(&Account::default()),
            "pointers: 0 used, 0 ignored, 0 reported\n"
        );
    }

    #[test]
    fn files_are_named_as_long_as_they_are_few() {
        let mut difference = Difference {
            changed: vec!["src/generated/b.rs".to_owned()],
            missing: vec!["src/generated/a.rs".to_owned()],
            stray: vec!["src/generated/c.rs".to_owned()],
            unchanged: 1000,
            ..Difference::default()
        };
        assert_eq!(
            named(Path::new("client"), &difference),
            "wrote `client/src/generated/a.rs`\n\
             rewrote `client/src/generated/b.rs`\n\
             removed `client/src/generated/c.rs`\n"
        );
        assert_eq!(
            totals(&difference),
            "files: 2 written, 1 removed, 1,000 unchanged\n"
        );
        difference.missing = vec![String::new(); FILES_NAMED];
        assert_eq!(named(Path::new("client"), &difference), "");
    }

    #[test]
    fn a_run_says_what_it_did_and_what_it_needs() {
        let mut difference = Difference {
            unchanged: 3,
            ..Difference::default()
        };
        let mut output = Output::default();
        output.features.insert(Feature::Uuid);
        let said = |difference: &Difference| {
            summary(Path::new("client"), &Disk::default(), difference, &output)
        };
        let text = said(&difference);
        assert!(
            text.starts_with("nothing changed: 3 files are up to date\npointers: "),
            "{text}"
        );
        difference.stray.push("src/generated/a.rs".to_owned());
        let needs = "\nneeds: feature `uuid` of the client crate\npointers: ";
        let text = said(&difference);
        assert!(text.contains(needs), "{text}");
    }
}
