//! What each example says of itself when it is asked, and of words that it does not understand.

use tests::server::Refusing;

use crate::run::run_at;

#[test]
fn every_example_says_how_it_is_used() {
    let refusing = Refusing::start();
    for (example, part) in [
        ("audit_keys", "--max-age DAYS  how old"),
        ("audit_members", "--manager ADDRESS  may manage projects"),
        ("bill_by_tag", "Exit code: 0"),
        ("create_and_delete_key", "lives for an hour"),
        ("export_usage", "--page NUMBER  goes on"),
        ("list_projects", "DEEPGRAM_API_KEY"),
        ("rotate_key", "a second run finds no such key"),
    ] {
        for arguments in [&["--help"][..], &["-h"], &["p", "-h"]] {
            let ran = run_at(example, arguments, &refusing.url());
            assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
            assert!(ran.out.starts_with(&format!("usage: {example}")), "{ran:?}");
            assert!(ran.out.contains(part), "{ran:?}");
        }
    }
}

/// They would else be taken for the id of a project, and sent.
#[test]
fn no_example_takes_an_option_that_it_does_not_have() {
    let refusing = Refusing::start();
    for (example, rest) in [
        ("audit_keys", &[][..]),
        ("audit_members", &[]),
        ("bill_by_tag", &["2024-02"]),
        ("create_and_delete_key", &[]),
        ("export_usage", &["2024-02"]),
        ("list_projects", &[]),
        ("rotate_key", &["old", "--stdout"]),
    ] {
        for option in ["--halp", "-v"] {
            let ran = run_at(example, &[&[option], rest].concat(), &refusing.url());
            let said = format!("error: `{option}` is no option: see `--help`\nusage: {example}");
            assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran:?}");
            assert!(ran.err.starts_with(&said), "{ran:?}");
        }
    }
}

#[test]
fn list_projects_takes_no_words() {
    let ran = run_at("list_projects", &["junk"], &Refusing::start().url());
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran:?}");
    let said = "error: `junk` is one word too many: see `--help`\nusage: list_projects\n";
    assert_eq!(ran.err, said);
}

#[cfg(unix)]
#[test]
fn words_that_are_no_text() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let word = OsStr::from_bytes(b"p\xff");
    let ran = run_at("list_projects", &[word], &Refusing::start().url());
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.starts_with("error: a word is not UTF-8"), "{ran:?}");
}
