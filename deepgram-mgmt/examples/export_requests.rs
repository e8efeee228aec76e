//! Exports the request records of a month as CSV, so that their cost can be added up by tag.
//!
//! ```text
//! DEEPGRAM_API_KEY=... cargo run --example export_requests -- PROJECT_ID 2026-02 > february.csv
//! ```

use std::env;
use std::error::Error;
use std::io;

use deepgram_mgmt::Client;
use deepgram_mgmt::chrono::{DateTime, Months, NaiveDate, NaiveTime, Utc};
use deepgram_mgmt::types::RequestRecord;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let project = arguments.next().ok_or("give the id of a project")?;
    let month = arguments.next().ok_or("give a month, such as 2026-02")?;
    let (start, end) = bounds(&month)?;

    let client = Client::from_env()?;
    let mut csv = csv::Writer::from_writer(io::stdout().lock());
    csv.write_record(["request_id", "created", "code", "usd", "tags"])?;
    // The newest come first: without an end, requests made meanwhile would shift the pages.
    let mut records = client
        .list_project_requests(&project)
        .start(start)
        .end(end)
        .limit(1000)
        .stream();
    while let Some(record) = records.next().await {
        csv.write_record(row(record?))?;
    }
    csv.flush()?;
    Ok(())
}

/// The first instant of a month, and that of the next.
fn bounds(month: &str) -> Result<(DateTime<Utc>, DateTime<Utc>), Box<dyn Error>> {
    let first: NaiveDate = format!("{month}-01")
        .parse()
        .map_err(|error| format!("`{month}` is no month such as 2026-02: {error}"))?;
    let next = first
        .checked_add_months(Months::new(1))
        .ok_or("no such month")?;
    let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
    Ok((midnight(first), midnight(next)))
}

/// What is asked for most; what a record does not say stays empty.
fn row(record: RequestRecord) -> [String; 5] {
    let response = record.response.unwrap_or_default();
    let details = response.details.unwrap_or_default();
    [
        record.request_id.unwrap_or_default(),
        record.created.map(|at| at.to_rfc3339()).unwrap_or_default(),
        response
            .code
            .map(|code| code.to_string())
            .unwrap_or_default(),
        details.usd.map(|usd| usd.to_string()).unwrap_or_default(),
        details.tags.join(" "),
    ]
}
