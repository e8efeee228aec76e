//! Exports the requests of a month that is over as CSV, one row each with its cost and tags, so that
//! usage can be billed.
//!
//! ```text
//! DEEPGRAM_API_KEY=... cargo run --example export_usage -- PROJECT_ID 2026-02 > usage.csv
//! DEEPGRAM_API_KEY=... cargo run --example export_usage -- PROJECT_ID 2026-02 --page 7 >> usage.csv
//! ```
//!
//! Rows are written page by page. Where a page fails, none of its rows is written, and stderr says
//! with which page to go on, and whether something is to be mended before: what is then appended makes
//! the whole.
//!
//! Text that begins with `=`, `+`, `-` or `@` has a `'` before it: no spreadsheet takes it for a formula.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | all rows are written |
//! | 2 | the arguments are wrong, and nothing is written |
//! | 3 | a page failed; all rows before it are written |
//! | 4 | the rows find no place; what is there of them is not to be relied on |

#[path = "shared/cell.rs"]
mod cell;
#[path = "shared/invocation.rs"]
mod invocation;

use std::io;
use std::process::ExitCode;

use deepgram_mgmt::chrono::{DateTime, Months, NaiveDate, NaiveTime, Utc};
use deepgram_mgmt::types::RequestRecord;
use deepgram_mgmt::{Client, Error};

use crate::cell::cell;

const USAGE: &str = "usage: export_usage PROJECT_ID YYYY-MM [--page NUMBER]";

const HELP: &str = "\
Exports the requests of a month that is over as CSV, page by page.

  --page NUMBER  goes on with the page at which a run failed, without the line of columns
Text that begins with =, +, - or @ has a ' before it, so that no spreadsheet takes it for a formula.

Exit code: 0 all rows are written, 2 wrong arguments, 3 a page failed and all rows before it are
written, 4 the rows find no place.
Environment: DEEPGRAM_API_KEY, DEEPGRAM_BASE_URL.";

const COLUMNS: [&str; 10] = [
    "request_id",
    "created",
    "api_key_id",
    "path",
    "code",
    "usd",
    "seconds",
    "models",
    "method",
    "tags",
];

/// The first page by the service's count.
const FIRST: i64 = 0;

#[tokio::main]
async fn main() -> ExitCode {
    let export = match invocation::read(USAGE, HELP, &["--page"], arguments) {
        Ok(export) => export,
        Err(code) => return code,
    };
    match export.run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Page(error)) => {
            eprintln!("error: {error}\nnext: {}", export.next(&error));
            ExitCode::from(3)
        }
        Err(Failure::Place(error)) => {
            eprintln!("error: cannot write: {error}\nnext: begin anew");
            ExitCode::from(4)
        }
    }
}

/// What is to be exported.
struct Export {
    project: String,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
    page: i64,
}

/// Why it ends before its end.
enum Failure {
    Page(Error),
    Place(csv::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Page(error)
    }
}

impl From<csv::Error> for Failure {
    fn from(error: csv::Error) -> Self {
        Self::Place(error)
    }
}

fn arguments(words: &[&str]) -> Result<Export, String> {
    let (project, month, page) = match *words {
        [project, month] => (project, month, FIRST),
        [project, month, "--page", page] => {
            let number = page.parse().ok().filter(|page| *page >= FIRST);
            let number = number.ok_or_else(|| format!("`{page}` is no number of a page"))?;
            (project, month, number)
        }
        _ => return Err("give the id of a project and a month".to_owned()),
    };
    let (start, end) = bounds(month)?;
    // Requests that are still made would shift the pages: the newest come first.
    if end > Utc::now() {
        return Err(format!("`{month}` is not over"));
    }
    Ok(Export {
        project: project.to_owned(),
        start,
        end,
        page,
    })
}

/// The first instant of a month, and that of the next.
fn bounds(month: &str) -> Result<(DateTime<Utc>, DateTime<Utc>), String> {
    let fault = || format!("`{month}` is no month such as 2026-02");
    let first = format!("{month}-01").parse::<NaiveDate>();
    let first = first.map_err(|_| fault())?;
    let next = first.checked_add_months(Months::new(1)).ok_or_else(fault)?;
    let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
    Ok((midnight(first), midnight(next)))
}

impl Export {
    /// What to do after this error.
    fn next(&self, error: &Error) -> String {
        let page = error.page().unwrap_or(self.page);
        let again = if page == self.page {
            "run this again".to_owned()
        } else {
            format!("run this again with `--page {page}`, and append")
        };
        if error.is_retryable() {
            again
        } else {
            format!("mend what the error names, which will not pass by itself, then {again}")
        }
    }

    async fn run(&self) -> Result<(), Failure> {
        let client = Client::from_env()?;
        let mut csv = csv::Writer::from_writer(io::stdout().lock());
        let mut header = (self.page == FIRST).then_some(COLUMNS);
        let mut pages = client
            .list_project_requests(&self.project)
            .start(self.start)
            .end(self.end)
            .limit(1000)
            .page(self.page)
            .pages();
        while let Some(page) = pages.next().await {
            let records = page?.requests;
            if let Some(columns) = header.take() {
                csv.write_record(columns)?;
            }
            for record in records {
                csv.write_record(row(record))?;
            }
            csv.flush().map_err(csv::Error::from)?;
        }
        Ok(())
    }
}

/// What is asked for most; what a record does not say stays empty.
fn row(record: RequestRecord) -> [String; COLUMNS.len()] {
    let response = record.response.unwrap_or_default();
    let details = response.details.unwrap_or_default();
    let method = details.method.or(response.method);
    [
        words(&record.request_id.unwrap_or_default()),
        text(record.created.map(|at| at.to_rfc3339())),
        words(&record.api_key_id.unwrap_or_default()),
        words(&record.path.unwrap_or_default()),
        text(response.code),
        text(details.usd),
        text(details.duration),
        words(&details.models.join(" ")),
        words(&text(method)),
        words(&details.tags.join(" ")),
    ]
}

fn text(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn words(words: &str) -> String {
    cell(words).into_owned()
}
