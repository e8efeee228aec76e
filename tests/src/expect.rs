//! A text against the file that holds what it should be.
//!
//! `UPDATE_EXPECT=1` writes the file instead of comparing; the diff of that is what is reviewed.

use std::env;
use std::fs;
use std::io;
use std::path::Path;

use libtest_mimic::Failed;
use similar::TextDiff;

/// Fails with a diff when the file at `path` does not hold `actual`.
pub fn equals(path: &Path, actual: &str) -> Result<(), Failed> {
    let expected = match fs::read_to_string(path) {
        Ok(expected) => Some(expected),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    if expected.as_deref() == Some(actual) {
        return Ok(());
    }
    if env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
        return Ok(fs::write(path, actual)?);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Err(format!(
        "`{name}` {}; `UPDATE_EXPECT=1 cargo test -p tests` accepts what came\n{}",
        if expected.is_some() {
            "expects something else"
        } else {
            "is missing"
        },
        difference(expected.as_deref().unwrap_or_default(), actual)
    )
    .into())
}

/// How `actual` differs, line by line.
pub fn difference(expected: &str, actual: &str) -> String {
    TextDiff::from_lines(expected, actual)
        .unified_diff()
        .header("expected", "actual")
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_and_a_differing_file_fail() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("expected.rs");
        let missing = equals(&path, "one\n").unwrap_err();
        assert!(
            missing
                .message()
                .unwrap()
                .starts_with("`expected.rs` is missing")
        );
        fs::write(&path, "two\n").unwrap();
        let differs = equals(&path, "one\n").unwrap_err();
        assert!(
            differs.message().unwrap().ends_with("-two\n+one\n"),
            "{differs:?}"
        );
        equals(&path, "two\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two\n");
    }
}
