//! `FAULTS.md` against the tests that there are: this process lists them itself, so that a name is
//! only there if the test runs.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What a client must stand: no row may go from the table.
const FAULTS: [&str; 26] = [
    "connection refused",
    "reset before the answer",
    "reset mid-headers",
    "reset mid-body",
    "stale keep-alive",
    "slow headers",
    "one byte per second",
    "hung",
    "truncated JSON",
    "HTML from a proxy with 200, 403, 502",
    "missing or wrong Content-Type",
    "204 with body, 200 without",
    "all error shapes",
    "an error body of 10 MB",
    "5 GB chunked body",
    "`Content-Length: 10^12`",
    "invalid UTF-8, BOM, deep nesting, 1e400, 2^64",
    "redirect to another host",
    "429 with 25 forms of Retry-After",
    "1,000 tasks in a 429 storm",
    "every status × every class",
    "cancelled at each await",
    "1,000 concurrent calls",
    "every path parameter × hostile values",
    "endless, repeated, shrinking pages",
    "the list of faults itself",
];

/// The rows of the table: a fault, and the names of its tests.
fn rows(text: &str) -> Vec<(&str, Vec<&str>)> {
    let lines = text.lines().skip_while(|line| !line.starts_with("|---"));
    let rows = lines.skip(1).take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let mut cells = row.split('|').skip(1).map(str::trim);
        let (fault, tests) = (cells.next().unwrap(), cells.next().unwrap());
        // Between backticks stand names, and between these commas.
        let names = tests.split('`').skip(1).step_by(2);
        (fault, names.collect())
    })
    .collect()
}

/// The names of the tests in this process that have this flag.
fn tests(flag: &[&str]) -> BTreeSet<String> {
    let mut list = Command::new(env::current_exe().unwrap());
    let output = list
        .args(["--list", "--format", "terse"])
        .args(flag)
        .output();
    let output = output.unwrap();
    assert!(output.status.success());
    let listed = String::from_utf8(output.stdout).unwrap();
    let names = listed
        .lines()
        .filter_map(|line| line.strip_suffix(": test"));
    names.map(str::to_owned).collect()
}

#[test]
fn every_fault_has_a_test_and_every_test_a_fault() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("FAULTS.md");
    let text = fs::read_to_string(path).unwrap();
    let rows = rows(&text);
    let faults: Vec<_> = rows.iter().map(|(fault, _)| *fault).collect();
    assert_eq!(faults, FAULTS);
    let run: BTreeSet<_> = tests(&[])
        .difference(&tests(&["--ignored"]))
        .cloned()
        .collect();
    let mut named = BTreeSet::new();
    for (fault, names) in rows {
        assert!(!names.is_empty(), "no test of: {fault}");
        named.extend(names.into_iter().map(str::to_owned));
    }
    let missing: Vec<_> = named.difference(&run).collect();
    let unnamed: Vec<_> = run.difference(&named).collect();
    assert!(
        missing.is_empty(),
        "`FAULTS.md` names what does not run: {missing:?}"
    );
    assert!(unnamed.is_empty(), "`FAULTS.md` does not name: {unnamed:?}");
}

#[test]
fn a_row_is_read_as_it_stands() {
    let text =
        "# x\n\n| Fault | Tests |\n|---|---|\n| a `b` | `m::one`, `m::two` |\n| c | |\n\nend";
    let wanted = vec![("a `b`", vec!["m::one", "m::two"]), ("c", vec![])];
    assert_eq!(rows(text), wanted);
}
