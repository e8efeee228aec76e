//! The usage of a month by tag, as a table and as CSV.

use chrono::Utc;
use tests::http::Answer;
use tests::server::Server;

use crate::run::run;

const BREAKDOWN: &str = r#"{
    "start": "2024-02-01",
    "end": "2024-02-29",
    "resolution": {"units": "day", "amount": 1},
    "results": [
        {"hours": 1.5, "requests": 2, "grouping": {"start": "2024-02-01", "tags": ["apple"]}},
        {"hours": 0.25, "agent_hours": 0.125, "requests": 1, "grouping": {"tags": ["apple"]}},
        {"hours": 10.00004, "tokens_in": 345, "tokens_out": 67, "requests": 1000, "grouping": {"tags": ["pear", "b, \"c\""]}},
        {"tts_characters": 4096, "grouping": {"tags": ["b, \"c\"", "pear"]}},
        {"requests": 3, "hours": null, "grouping": {"tags": null}},
        {}
    ]
}"#;

#[test]
fn bill_by_tag_prints_a_table() {
    let printed = bill_by_tag(&[]);
    assert_eq!(
        printed,
        concat!(
            "tags         requests    hours  agent_hours  tokens_in  tokens_out  characters\n",
            "(none)              3   0.0000       0.0000          0           0           0\n",
            "apple               3   1.7500       0.1250          0           0           0\n",
            "b, \"c\"+pear      1000  10.0000       0.0000        345          67        4096\n",
        )
    );
    assert_eq!(bill_by_tag(&["table"]), printed);
}

#[test]
fn bill_by_tag_prints_csv() {
    assert_eq!(
        bill_by_tag(&["csv"]),
        concat!(
            "tags,requests,hours,agent_hours,tokens_in,tokens_out,characters\n",
            "(none),3,0.0000,0.0000,0,0,0\n",
            "apple,3,1.7500,0.1250,0,0,0\n",
            "\"b, \"\"c\"\"+pear\",1000,10.0000,0.0000,345,67,4096\n",
        )
    );
}

#[test]
fn bill_by_tag_says_what_it_wants() {
    let server = Server::start([]);
    let this_month = Utc::now().format("%Y-%m").to_string();
    let not_over = format!("`{this_month}` is not over");
    for (arguments, said) in [
        (&[][..], "give the id of a project"),
        (&["p"], "give a month, such as 2026-02"),
        (&["p", "February"], "`February` is no month such as 2026-02"),
        (
            &["p", "2024-02", "xml"],
            "`xml` is neither `table` nor `csv`",
        ),
        (
            &["p", "2024-02", "csv", "extra"],
            "`extra` is one word too many",
        ),
        (&["p", &this_month], &not_over),
        (&["p", "2099-10", "csv"], "`2099-10` is not over"),
    ] {
        let ran = run("bill_by_tag", arguments, &server);
        assert_eq!(ran.code, Some(2), "{arguments:?}: {ran:?}");
        assert!(
            ran.err.starts_with(&format!("error: {said}")),
            "{arguments:?}: {ran:?}"
        );
        assert!(
            ran.err.contains("\nusage: bill_by_tag"),
            "{arguments:?}: {ran:?}"
        );
        assert_eq!(ran.out, "", "{arguments:?}");
    }
    assert_eq!(server.finish(), Ok(vec![]));
}

/// What binary fractions come to is no part of a bill.
#[test]
fn sums_are_rounded() {
    let third = r#"{"tokens_in": 0.1, "tokens_out": 1200, "tts_characters": 0.00001}"#;
    let other = r#"{"tokens_in": 0.2, "tokens_out": 300, "tts_characters": 12.5}"#;
    let csv = bill(&format!(r#"{{"results": [{third}, {other}]}}"#), &["csv"]);
    assert!(
        csv.ends_with("\n(none),0,0.0000,0.0000,0.3,1500,12.5\n"),
        "{csv}"
    );
}

/// Of CSV: a table is not read by spreadsheets.
#[test]
fn no_cell_is_a_formula() {
    let hostile = r#"{"results": [{"requests": 1, "grouping": {"tags": ["=cmd()"]}}]}"#;
    let csv = bill(hostile, &["csv"]);
    assert!(csv.ends_with("\n'=cmd(),1,0.0000,0.0000,0,0,0\n"), "{csv}");
    let table = bill(hostile, &[]);
    assert!(table.contains("\n=cmd()  "), "{table}");
}

/// What the example prints for February 2024.
fn bill_by_tag(format: &[&str]) -> String {
    bill(BREAKDOWN, format)
}

/// The same, where this is the answer.
fn bill(breakdown: &str, format: &[&str]) -> String {
    let server = Server::start([Answer::json(200, breakdown)]);
    let arguments = [&["p", "2024-02"], format].concat();
    let ran = run("bill_by_tag", &arguments, &server);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let requests = server.finish().unwrap();
    assert_eq!(
        requests[0].line,
        "GET /v1/projects/p/usage/breakdown?start=2024-02-01&end=2024-02-29&grouping=tags HTTP/1.1"
    );
    assert_eq!(requests[0].header("authorization"), Some("Token f00dcafe"));
    ran.out
}
