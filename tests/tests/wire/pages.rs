//! Request records as a stream: page after page from page 0, until one is short or empty.

use deepgram_mgmt::Error;
use libtest_mimic::{Failed, Trial};
use tests::http::{Answer, Request};
use tests::server::Server;

use crate::exchange::{client, runtime};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("pages: a short page is the last", || {
            let pages = [page(0, &["a", "b"]), page(1, &["c"])];
            check(pages, &["a", "b", "c"], &["page=0", "page=1"])
        }),
        Trial::test("pages: an empty page is the last", || {
            let pages = [page(0, &["a", "b"]), page(1, &[])];
            check(pages, &["a", "b"], &["page=0", "page=1"])
        }),
        Trial::test("pages: none but an empty one", || {
            check([page(0, &[])], &[], &["page=0"])
        }),
        Trial::test("pages: an error names its page", failing),
    ]
}

/// A page of two at most.
fn page(number: u32, ids: &[&str]) -> Answer {
    let rows: Vec<String> = ids
        .iter()
        .map(|id| format!(r#"{{"request_id": "{id}"}}"#))
        .collect();
    let rows = rows.join(", ");
    Answer::json(
        200,
        format!(r#"{{"page": {number}, "limit": 2, "requests": [{rows}]}}"#),
    )
}

/// What a stream gave, and what was asked for it.
struct Drained {
    ids: Vec<String>,
    fault: Option<Error>,
    requests: Vec<Request>,
}

/// Reads the stream to its end.
fn drain(script: impl IntoIterator<Item = Answer>) -> Result<Drained, Failed> {
    let server = Server::start(script);
    let client = client(&server)?;
    let mut ids = Vec::new();
    let mut fault = None;
    runtime().block_on(async {
        let mut rows = client.list_project_requests("p").limit(2).stream();
        while let Some(row) = rows.next().await {
            match row {
                Ok(record) => ids.extend(record.request_id),
                Err(error) => fault = Some(error),
            }
        }
    });
    Ok(Drained {
        ids,
        fault,
        requests: server.finish()?,
    })
}

fn check<const N: usize>(
    script: [Answer; N],
    ids: &[&str],
    numbers: &[&str],
) -> Result<(), Failed> {
    let drained = drain(script)?;
    if let Some(error) = drained.fault {
        return Err(error.into());
    }
    if drained.ids != ids {
        return Err(format!("the ids {:?} came in place of {ids:?}", drained.ids).into());
    }
    asked(&drained.requests, numbers)
}

fn asked(requests: &[Request], numbers: &[&str]) -> Result<(), Failed> {
    let lines: Vec<&str> = requests
        .iter()
        .map(|request| request.line.as_str())
        .collect();
    let wanted: Vec<String> = numbers
        .iter()
        .map(|number| format!("GET /v1/projects/p/requests?limit=2&{number} HTTP/1.1"))
        .collect();
    if lines == wanted {
        Ok(())
    } else {
        Err(format!("{lines:?} was asked in place of {wanted:?}").into())
    }
}

fn failing() -> Result<(), Failed> {
    let refusal = Answer::json(403, r#"{"category": "NO", "message": "No more."}"#);
    let drained = drain([page(0, &["a", "b"]), refusal])?;
    let error = drained.fault.ok_or("no error came")?;
    if drained.ids != ["a", "b"] || error.page() != Some(1) {
        let (ids, page) = (drained.ids, error.page());
        return Err(format!("{ids:?} came, then `{error}` of page {page:?}").into());
    }
    asked(&drained.requests, &["page=0", "page=1"])
}
