//! What each example says of itself when it is asked.

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
        let ran = run_at(example, &["--help"], &refusing.url());
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
        assert!(ran.out.starts_with(&format!("usage: {example}")), "{ran:?}");
        assert!(ran.out.contains(part), "{ran:?}");
    }
}
