//! `tests/corpus.toml` into the documents that are rightly refused, each with the codes and the
//! reason, and the overlay that mends it where there is one.
//!
//! Invariant: an entry that does not hold any more fails the run: one whose document is gone here,
//! one whose document is generated or refused for another reason where it is judged.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use codegen::code::Code;
use serde::Deserialize;

use super::find::Document;
use crate::outcome::{Exit, Fault};

/// Why a document is refused, and rightly.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// The codes of its errors, all of them.
    pub codes: BTreeSet<String>,
    /// What is wrong in it.
    pub reason: String,
    /// What mends it, beside the record: the document with this overlay must pass.
    pub overlay: Option<PathBuf>,
}

/// The entries by the keys of their documents.
pub(super) type Record = BTreeMap<String, Entry>;

/// Reads the record.
pub(super) fn read(path: &Path) -> Result<Record, Fault> {
    let text = fs::read_to_string(path).map_err(|error| at_fault(path, &error.to_string()))?;
    let mut record: Record =
        toml::from_str(&text).map_err(|error| at_fault(path, &error.to_string()))?;
    let known: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    for (key, entry) in &record {
        if entry.reason.trim().is_empty() || entry.codes.is_empty() {
            return Err(at_fault(
                path,
                &format!("`{key}` has no reason or no codes"),
            ));
        }
        if let Some(code) = entry
            .codes
            .iter()
            .find(|code| !known.contains(code.as_str()))
        {
            return Err(at_fault(
                path,
                &format!("`{key}`: there is no code `{code}`"),
            ));
        }
    }
    for (key, entry) in &mut record {
        if let Some(overlay) = &mut entry.overlay {
            *overlay = path.with_file_name(&*overlay);
            if !overlay.is_file() {
                let said = format!("`{key}`: there is no overlay `{}`", overlay.display());
                return Err(at_fault(path, &said));
            }
        }
    }
    Ok(record)
}

/// The entries of the sets that were looked through whose documents are not there.
pub(super) fn without_document<'r>(
    record: &'r Record,
    documents: &[Document],
    filter: &str,
) -> Vec<&'r String> {
    let set = |key: &str| key.split('/').next().unwrap_or_default().to_owned();
    let sets: BTreeSet<String> = documents
        .iter()
        .map(|document| set(&document.key))
        .collect();
    let keys: BTreeSet<&String> = documents.iter().map(|document| &document.key).collect();
    record
        .keys()
        .filter(|key| sets.contains(&set(key)) && key.contains(filter) && !keys.contains(key))
        .collect()
}

fn at_fault(path: &Path, said: &str) -> Fault {
    let message = format_args!("`{}`: {}", path.display(), said.trim_end());
    let help = "each entry is a document's key with `codes`, a `reason`, and perhaps an `overlay`";
    Fault::new(Exit::Input, message, help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::find::Expect;

    fn record(text: &str) -> Result<Record, String> {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), text).unwrap();
        read(file.path()).map_err(|fault| fault.text)
    }

    #[test]
    fn an_entry_says_codes_and_reason() {
        let good =
            record("['s/a.yml']\ncodes = ['syntax']\nreason = 'half of it is gone'\n").unwrap();
        assert_eq!(good["s/a.yml"].codes, BTreeSet::from(["syntax".to_owned()]));
        for (text, said) in [
            (
                "['s/a.yml']\ncodes = ['sintax']\nreason = 'r'\n",
                "there is no code `sintax`",
            ),
            (
                "['s/a.yml']\ncodes = ['syntax']\nreason = ' '\n",
                "has no reason",
            ),
            ("['s/a.yml']\ncodes = []\nreason = 'r'\n", "or no codes"),
            (
                "['s/a.yml']\ncodes = ['syntax']\n",
                "missing field `reason`",
            ),
            (
                "['s/a.yml']\ncode = 'syntax'\nreason = 'r'\n",
                "unknown field `code`",
            ),
            (
                "['s/a.yml']\ncodes = ['syntax']\nreason = 'r'\noverlay = 'no/such.yml'\n",
                "there is no overlay",
            ),
        ] {
            let fault = record(text).unwrap_err();
            assert!(fault.contains(said), "{text}: {fault}");
        }
    }

    #[test]
    fn only_what_was_looked_for_can_be_gone() {
        let entry = "codes = ['syntax']\nreason = 'r'\n";
        let keys = ["s/a.yml", "s/gone.yml", "t/other.yml"];
        let entries = keys.map(|key| format!("['{key}']\n{entry}"));
        let text = entries.concat();
        let record = record(&text).unwrap();
        let documents = [Document {
            key: "s/a.yml".to_owned(),
            path: "s/a.yml".into(),
            package: "s-a-yml".to_owned(),
            expect: Expect::Valid,
        }];
        assert_eq!(without_document(&record, &documents, ""), ["s/gone.yml"]);
        assert!(without_document(&record, &documents, "a.yml").is_empty());
    }
}
