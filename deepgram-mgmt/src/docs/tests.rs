//! The pages against the code: no number, rule or link of a page can drift from it unseen.

use crate::ErrorKind;
use crate::api::{BEARER_AUTH, SERVERS, TOKEN_AUTH};
use crate::rt::{Carrier, numbers};

const PAGES: [(&str, &str); 4] = [
    ("credentials", include_str!("../../docs/credentials.md")),
    ("dropped", include_str!("../../docs/dropped.md")),
    ("errors", include_str!("../../docs/errors.md")),
    ("retry", include_str!("../../docs/retry.md")),
];

fn page(name: &str) -> &'static str {
    let (_, text) = PAGES
        .into_iter()
        .find(|(page, _)| *page == name)
        .expect("it is a page");
    text
}

/// The rows of the table of a page whose first column is headed so, cell by cell.
fn table(page: &str, head: &str) -> Vec<Vec<String>> {
    let head = format!("| {head} |");
    let rows = page.lines().skip_while(|line| !line.starts_with(&head));
    let rows = rows.skip(2).take_while(|line| line.starts_with('|'));
    let rows: Vec<Vec<String>> = rows.map(cells).collect();
    assert!(!rows.is_empty(), "no table is headed `{head}`");
    rows
}

fn cells(line: &str) -> Vec<String> {
    let line = line.trim_matches('|');
    line.split('|').map(|cell| cell.trim().to_owned()).collect()
}

/// The first columns of a table.
fn columns<const N: usize>(rows: Vec<Vec<String>>) -> Vec<[String; N]> {
    let cut = |row: Vec<String>| <[String; N]>::try_from(row[..N].to_vec()).unwrap();
    rows.into_iter().map(cut).collect()
}

#[test]
fn every_limit() {
    assert_eq!(
        columns::<2>(table(page("retry"), "what")),
        numbers::limits()
    );
}

#[test]
fn what_is_repeated() {
    let rows = columns::<4>(table(page("retry"), "what happened to the attempt"));
    assert_eq!(rows, numbers::repeats());
}

#[test]
fn methods_of_classes() {
    let rows = columns::<2>(table(page("retry"), "class"));
    let [safe, idempotent] = numbers::methods();
    assert_eq!(rows[0], ["safe".to_owned(), safe]);
    assert_eq!(rows[1], ["idempotent".to_owned(), idempotent]);
}

#[test]
fn statuses_that_are_repeated() {
    let rows = columns::<2>(table(page("retry"), "in words"));
    let [refused, ambiguous] = numbers::statuses();
    assert_eq!(rows[1], ["refused".to_owned(), refused]);
    let [what, words] = &rows[2];
    assert_eq!(what, "ambiguous");
    assert_eq!(words.split(';').next(), Some(&*ambiguous));
    // As a list in a sentence.
    let (first, last) = ambiguous.rsplit_once(", ").unwrap();
    let sentence = format!("{first} and {last};");
    let errors: Vec<&str> = page("errors").split_whitespace().collect();
    let errors = errors.join(" ");
    assert!(
        errors.contains(&format!("`Api` for {sentence}")),
        "{sentence}"
    );
    assert!(errors.contains(&format!("{first} or {last};")), "{first}");
}

/// The match is there to fail where a kind is added, so that it is added here and to the page.
#[test]
fn every_kind() {
    let kinds = [
        ErrorKind::Config,
        ErrorKind::InvalidRequest,
        ErrorKind::Connect,
        ErrorKind::Upload,
        ErrorKind::Timeout,
        ErrorKind::Transport,
        ErrorKind::OutcomeUnknown,
        ErrorKind::Redirect,
        ErrorKind::Api,
        ErrorKind::EmptyAnswer,
        ErrorKind::TooLarge,
        ErrorKind::Decode,
        ErrorKind::Pages,
    ];
    let rows = columns::<1>(table(page("errors"), "kind"));
    let wanted = kinds.map(|kind| match kind {
        ErrorKind::Config
        | ErrorKind::InvalidRequest
        | ErrorKind::Connect
        | ErrorKind::Upload
        | ErrorKind::Timeout
        | ErrorKind::Transport
        | ErrorKind::OutcomeUnknown
        | ErrorKind::Redirect
        | ErrorKind::Api
        | ErrorKind::EmptyAnswer
        | ErrorKind::TooLarge
        | ErrorKind::Decode
        | ErrorKind::Pages => [format!("`{kind:?}`")],
    });
    assert_eq!(rows, wanted);
}

#[test]
fn how_much_of_a_text_is_printed() {
    let rows = columns::<2>(table(page("errors"), "of what comes from"));
    let said = format!("at most {} characters", numbers::SHOWN);
    assert!(rows[2][1].contains(&said), "{rows:?}");
}

#[test]
fn names_of_the_service() {
    let rows = columns::<3>(table(page("credentials"), "variable"));
    assert!(rows[1][2].contains(SERVERS[0].url), "{rows:?}");
    let rows = columns::<3>(table(page("credentials"), "source"));
    for (row, scheme) in rows.iter().zip([TOKEN_AUTH, TOKEN_AUTH, BEARER_AUTH]) {
        let Carrier::Header { name, prefix } = scheme.carrier else {
            panic!("credentials go in a header: {scheme:?}")
        };
        assert!(row[2].starts_with(&format!("`{name}: {prefix}")), "{row:?}");
    }
}

/// A number outside of a table, a link or a block of code is one that nobody compares.
#[test]
fn numbers_stand_in_tables() {
    for (name, text) in PAGES {
        let mut in_code = false;
        for line in text.lines() {
            in_code ^= line.starts_with("```");
            let prose = !in_code && !line.starts_with(['|', '[']);
            let plain = without_code(line);
            let numbers = plain.split(|symbol: char| !symbol.is_ascii_alphanumeric());
            let stray = numbers
                .filter(|word| word.bytes().any(|byte| byte.is_ascii_digit()))
                .find(|word| !is_status(word));
            assert!(!prose || stray.is_none(), "`{name}`: {stray:?} in `{line}`");
        }
    }
}

/// Rustdoc would hide such lines, and the repository show them.
#[test]
fn code_has_no_hidden_lines() {
    for (name, text) in PAGES {
        let code = text.split("```").skip(1).step_by(2);
        let mut lines = code.flat_map(str::lines);
        let hidden = lines.find(|line| line.trim_start().starts_with("# "));
        assert_eq!(hidden, None, "`{name}`");
    }
}

/// A line without what stands between backticks.
fn without_code(line: &str) -> String {
    line.split('`').step_by(2).collect()
}

/// A status says what the service answered, and is a word rather than a number of ours; so is
/// `5xx`.
fn is_status(word: &str) -> bool {
    word == "5xx" || matches!(word.parse::<u16>(), Ok(400..=599))
}

/// Each link of a page leads into the repository there, and to the item here.
#[test]
fn links_lead_somewhere() {
    let module = include_str!("../docs.rs");
    for (name, text) in PAGES {
        let include = format!("#[doc = include_str!(\"../docs/{name}.md\")]");
        let (before, _) = module.split_once(&include).expect("the page is included");
        let (_, own) = before.rsplit_once("\n\n").expect("items stand apart");
        let definitions = |text: &'static str| {
            let lines = text.lines().map(|line| line.trim_start_matches("/// "));
            let lines = lines.filter(|line| line.starts_with('['));
            lines.filter_map(|line| line.split_once("]: "))
        };
        let there: Vec<_> = definitions(text).map(|(label, _)| label).collect();
        let here: Vec<_> = definitions(own).map(|(label, _)| label).collect();
        for label in &there {
            assert!(here.contains(label), "`{name}`: {label}] is no item");
            assert!(text.contains(&format!("{label}]")), "`{name}`: {label}]");
        }
        assert_eq!(there.len(), here.len(), "`{name}`");
        let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/docs"));
        for (label, target) in definitions(text) {
            assert!(folder.join(target).exists(), "`{name}`: {label}]: {target}");
        }
    }
}
