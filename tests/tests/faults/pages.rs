//! Pages without an end, pages that come again, and pages that shrink.

use std::fmt::Write as _;

use deepgram_mgmt::rt::Class;
use deepgram_mgmt::{Error, ErrorKind};
use tests::client::client;
use tests::http::{Answer, Request};
use tests::server::Server;

use crate::trial::{assert_well_said, in_time};

/// A page with so many rows of ids that no other page has.
fn page(number: i64, limit: usize, rows: usize) -> Answer {
    let mut body = format!(r#"{{"page": {number}, "limit": {limit}, "requests": ["#);
    for row in 0..rows {
        let comma = if row == 0 { "" } else { ", " };
        write!(body, r#"{comma}{{"request_id": "{number}-{row}"}}"#).unwrap();
    }
    Answer::json(200, body + "]}")
}

/// The number of the page that is asked for.
fn number(request: &Request) -> i64 {
    let (_, query) = request.target().split_once('?').unwrap();
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let mut numbers = pairs.filter(|(name, _)| *name == "page");
    numbers.next().unwrap().1.parse().unwrap()
}

/// How many rows come, at most so many, and the error after them.
async fn rows(server: &Server, most: usize) -> (usize, Option<Error>) {
    let mut stream = client(server).list_project_requests("canary-path").stream();
    for count in 0..most {
        match in_time(stream.next()).await {
            None => return (count, None),
            Some(Ok(_)) => {}
            Some(Err(error)) => {
                assert_well_said(Class::Safe, &error);
                assert!(
                    in_time(stream.next()).await.is_none(),
                    "an error is the end"
                );
                return (count, Some(error));
            }
        }
    }
    (most, None)
}

/// As many pages are asked for as the caller takes, and none ahead.
#[tokio::test]
async fn endless() {
    let server = Server::answering(|request| page(number(request), 2, 2));
    let (count, error) = rows(&server, 999).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(count, 999);
    let asked: Vec<_> = server.finish().unwrap().iter().map(number).collect();
    assert_eq!(asked, (0..500).collect::<Vec<_>>());
}

#[tokio::test]
async fn repeated() {
    type Repeat = fn(i64) -> i64;
    let rows_of: [(Repeat, usize, usize); 3] = [
        // The same page whatever is asked for, the last one on and on, two in turn.
        (|_| 0, 1, 2),
        (|number| number.min(3), 4, 5),
        (|number| number % 2, 2, 3),
    ];
    for (repeat, pages, requests) in rows_of {
        // With the number of the page that it is, and with that of the page that was asked for.
        for honest in [true, false] {
            let server = Server::answering(move |request| {
                let asked = number(request);
                let answer = page(repeat(asked), 2, 2);
                if honest {
                    return answer;
                }
                let text = String::from_utf8(answer.to_bytes()).unwrap();
                let (_, body) = text.split_once("\r\n\r\n").unwrap();
                let told = format!(r#"{{"page": {}"#, repeat(asked));
                let lie = format!(r#"{{"page": {asked}"#);
                Answer::json(200, body.replace(&told, &lie))
            });
            let (count, error) = rows(&server, 999).await;
            let error = error.expect("it would not end");
            assert_eq!(error.kind(), ErrorKind::Pages, "{error}");
            assert_eq!(error.page(), i64::try_from(pages).ok());
            assert_eq!(error.attempts(), 0, "an answer came");
            assert_eq!(count, 2 * pages);
            assert_eq!(server.finish().unwrap().len(), requests);
        }
    }
}

#[tokio::test]
async fn shrinking() {
    // Rows under a limit that stays: the first short page is the last.
    let server = Server::start([page(0, 3, 3), page(1, 3, 2)]);
    assert!(matches!(rows(&server, 999).await, (5, None)));
    assert_eq!(server.finish().unwrap().len(), 2);
    // Under a limit that shrinks with them every page is full, until one is empty.
    let server = Server::start([page(0, 3, 3), page(1, 2, 2), page(2, 1, 1), page(3, 0, 0)]);
    assert!(matches!(rows(&server, 999).await, (6, None)));
    assert_eq!(server.finish().unwrap().len(), 4);
    // More rows than the limit says are no reason to stop.
    let server = Server::start([page(0, 1, 5), page(1, 1, 0)]);
    assert!(matches!(rows(&server, 999).await, (5, None)));
    assert_eq!(server.finish().unwrap().len(), 2);
}
