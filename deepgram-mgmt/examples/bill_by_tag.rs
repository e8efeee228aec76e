//! Adds up the usage of a month that is over by tag, to bill each customer: as a table, or as CSV.
//!
//! ```text
//! DEEPGRAM_API_KEY=... cargo run --example bill_by_tag -- PROJECT_ID 2026-02
//! DEEPGRAM_API_KEY=... cargo run --example bill_by_tag -- PROJECT_ID 2026-02 csv > february.csv
//! ```
//!
//! In CSV, text that begins with `=`, `+`, `-` or `@` has a `'` before it: no spreadsheet takes it for a
//! formula.

#[path = "shared/cell.rs"]
mod cell;
#[path = "shared/invocation.rs"]
mod invocation;

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, Write as _};
use std::iter;
use std::process::ExitCode;

use deepgram_mgmt::Client;
use deepgram_mgmt::chrono::{Days, Months, NaiveDate, Utc};
use deepgram_mgmt::types::{UsageBreakdownResult, UsageGrouping};

use crate::cell::cell;

const USAGE: &str = "usage: bill_by_tag PROJECT_ID YYYY-MM [table | csv]";

const HELP: &str = "\
Adds up the usage of a month that is over by tag: as a table, unless `csv` is asked for.
In CSV, text that begins with =, +, - or @ has a ' before it, so that no spreadsheet takes it for a
formula.

Exit code: 0 all is printed, 1 the usage cannot be had or printed, 2 wrong arguments.
Environment: DEEPGRAM_API_KEY, DEEPGRAM_BASE_URL.";

const COLUMNS: [&str; 7] = [
    "tags",
    "requests",
    "hours",
    "agent_hours",
    "tokens_in",
    "tokens_out",
    "characters",
];

/// What stands under [`COLUMNS`].
type Row = [String; COLUMNS.len()];

#[tokio::main]
async fn main() -> ExitCode {
    let wanted = match invocation::read(USAGE, HELP, &[], arguments) {
        Ok(wanted) => wanted,
        Err(code) => return code,
    };
    match bill(wanted).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the rows.
type Print = fn(&[Row]) -> Result<(), Box<dyn Error>>;

/// What is to be billed, and how it is printed.
struct Wanted {
    project: String,
    first: NaiveDate,
    last: NaiveDate,
    print: Print,
}

fn arguments(words: &[&str]) -> Result<Wanted, String> {
    let mut words = words.iter().copied();
    let project = words.next().ok_or("give the id of a project")?;
    let month = words.next().ok_or("give a month, such as 2026-02")?;
    let print = match words.next() {
        None | Some("table") => print_table,
        Some("csv") => print_csv,
        Some(other) => return Err(format!("`{other}` is neither `table` nor `csv`")),
    };
    if let Some(word) = words.next() {
        return Err(format!("`{word}` is one word too many"));
    }
    let (first, last) = days(month)?;
    // What is used in the rest of it would be missing from the bill.
    if last >= Utc::now().date_naive() {
        return Err(format!("`{month}` is not over"));
    }
    Ok(Wanted {
        project: project.to_owned(),
        first,
        last,
        print,
    })
}

async fn bill(wanted: Wanted) -> Result<(), Box<dyn Error>> {
    let usage = Client::from_env()?
        .get_project_usage_breakdown(&wanted.project)
        .start(wanted.first)
        .end(wanted.last)
        .grouping(UsageGrouping::Tags)
        .await?;
    let mut bills: BTreeMap<String, Bill> = BTreeMap::new();
    // One result for each day and set of tags.
    for result in usage.results {
        bills.entry(tags(&result)).or_default().add(&result);
    }
    let rows: Vec<_> = bills.iter().map(|(tags, bill)| bill.row(tags)).collect();
    (wanted.print)(&rows)
}

/// The first day of a month, and the last.
fn days(month: &str) -> Result<(NaiveDate, NaiveDate), String> {
    let first: NaiveDate = format!("{month}-01")
        .parse()
        .map_err(|error| format!("`{month}` is no month such as 2026-02: {error}"))?;
    let last = first
        .checked_add_months(Months::new(1))
        .and_then(|next| next.checked_sub_days(Days::new(1)))
        .ok_or("no such month")?;
    Ok((first, last))
}

/// The tags that a result is of, as one text: usage with two tags is one line of a bill, not two.
fn tags(result: &UsageBreakdownResult) -> String {
    let mut tags = match &result.grouping {
        Some(group) => group.tags.clone(),
        None => Vec::new(),
    };
    tags.sort();
    tags.join("+")
}

/// What was used under the same tags.
#[derive(Default)]
struct Bill {
    requests: i64,
    hours: f64,
    agent_hours: f64,
    tokens_in: f64,
    tokens_out: f64,
    characters: f64,
}

impl Bill {
    /// Any number may be missing: then there was nothing of it.
    fn add(&mut self, result: &UsageBreakdownResult) {
        self.requests += result.requests.unwrap_or_default();
        self.hours += result.hours.unwrap_or_default();
        self.agent_hours += result.agent_hours.unwrap_or_default();
        self.tokens_in += result.tokens_in.unwrap_or_default();
        self.tokens_out += result.tokens_out.unwrap_or_default();
        self.characters += result.tts_characters.unwrap_or_default();
    }

    fn row(&self, tags: &str) -> Row {
        [
            if tags.is_empty() { "(none)" } else { tags }.to_owned(),
            self.requests.to_string(),
            format!("{:.4}", self.hours),
            format!("{:.4}", self.agent_hours),
            count(self.tokens_in),
            count(self.tokens_out),
            count(self.characters),
        ]
    }
}

/// A number that is whole as a rule, to four places at most: what adding up leaves behind them is none of
/// the service's.
fn count(number: f64) -> String {
    let text = format!("{number:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn print_table(rows: &[Row]) -> Result<(), Box<dyn Error>> {
    let header = COLUMNS.map(str::to_owned);
    let mut widths = [0; COLUMNS.len()];
    for row in rows.iter().chain([&header]) {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    let mut out = io::stdout().lock();
    for row in [&header].into_iter().chain(rows) {
        let [tags, numbers @ ..] = row;
        let [first, others @ ..] = widths;
        write!(out, "{tags:first$}")?;
        for (number, width) in numbers.iter().zip(others) {
            write!(out, "  {number:>width$}")?;
        }
        writeln!(out)?;
    }
    Ok(out.flush()?)
}

fn print_csv(rows: &[Row]) -> Result<(), Box<dyn Error>> {
    let mut csv = csv::Writer::from_writer(io::stdout().lock());
    csv.write_record(COLUMNS)?;
    for [tags, numbers @ ..] in rows {
        let numbers = numbers.iter().map(String::as_str);
        csv.write_record(iter::once(&*cell(tags)).chain(numbers))?;
    }
    Ok(csv.flush()?)
}
