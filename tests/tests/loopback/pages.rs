//! Streams of pages and rows: where they end, and that they end.

use deepgram_mgmt::{Error, ErrorKind};
use tests::client::client;
use tests::http::Answer;
use tests::server::Server;

/// A page with rows of these ids.
fn page(number: i64, limit: i64, ids: &[&str]) -> Answer {
    let rows: Vec<_> = ids
        .iter()
        .map(|id| format!(r#"{{"request_id":"{id}"}}"#))
        .collect();
    let rows = rows.join(",");
    Answer::json(
        200,
        format!(r#"{{"page":{number},"limit":{limit},"requests":[{rows}]}}"#),
    )
}

/// A page that says nothing of its place.
fn mute(ids: &[&str]) -> Answer {
    let rows: Vec<_> = ids
        .iter()
        .map(|id| format!(r#"{{"request_id":"{id}"}}"#))
        .collect();
    Answer::json(200, format!(r#"{{"requests":[{}]}}"#, rows.join(",")))
}

/// The ids of all rows up to the end or an error.
async fn rows(server: &Server, limit: Option<i64>) -> (Vec<String>, Option<Error>) {
    let mut request = client(server).list_project_requests("p");
    if let Some(limit) = limit {
        request = request.limit(limit);
    }
    let mut stream = request.stream();
    let mut ids = Vec::new();
    while let Some(row) = stream.next().await {
        match row {
            Ok(row) => ids.push(row.request_id.unwrap()),
            Err(error) => {
                assert!(stream.next().await.is_none(), "nothing follows an error");
                return (ids, Some(error));
            }
        }
    }
    assert!(stream.next().await.is_none(), "the end is the end");
    (ids, None)
}

#[tokio::test]
async fn ends_on_a_short_or_empty_page() {
    let ten: Vec<_> = "abcdefghij".split("").filter(|id| !id.is_empty()).collect();
    let rows_of = [
        (
            Some(2),
            vec![page(0, 2, &["a", "b"]), page(1, 2, &["c"])],
            "abc",
        ),
        (
            Some(2),
            vec![page(0, 2, &["a", "b"]), page(1, 2, &[])],
            "ab",
        ),
        (Some(2), vec![mute(&["a", "b"]), mute(&["c"])], "abc"),
        // The service may give less than was asked for; what it says counts.
        (
            Some(9),
            vec![page(0, 2, &["a", "b"]), page(1, 2, &["c"])],
            "abc",
        ),
        (None, vec![mute(&ten), mute(&["k"])], "abcdefghijk"),
        (None, vec![mute(&["a"])], "a"),
        (None, vec![mute(&[])], ""),
    ];
    for (limit, answers, expected) in rows_of {
        let count = answers.len();
        let server = Server::start(answers);
        let (ids, error) = rows(&server, limit).await;
        assert!(error.is_none(), "{error:?}");
        assert_eq!(ids.concat(), expected);
        assert_eq!(server.finish().unwrap().len(), count);
    }
}

#[tokio::test]
async fn each_page_is_asked_for_by_number() {
    let server = Server::start([page(3, 1, &["a"]), page(4, 1, &["b"]), page(5, 1, &[])]);
    let request = client(&server).list_project_requests("p").page(3).limit(1);
    let request = request.accessor("y z");
    let mut pages = request.pages();
    let mut numbers = Vec::new();
    while let Some(page) = pages.next().await {
        numbers.push(page.unwrap().page.unwrap());
    }
    assert_eq!(numbers, [3, 4, 5]);
    let requests = server.finish().unwrap();
    for (request, number) in requests.iter().zip(3..) {
        let (path, query) = request.target().split_once('?').unwrap();
        assert_eq!(path, "/v1/projects/p/requests");
        let mut pairs: Vec<_> = query.split('&').collect();
        pairs.sort_unstable();
        assert_eq!(
            pairs,
            ["accessor=y%20z", "limit=1", &format!("page={number}")]
        );
    }
    assert_eq!(requests.len(), 3);
}

#[tokio::test]
async fn refuses_to_loop() {
    let server = Server::start([page(0, 1, &["a"]), page(0, 1, &["b"])]);
    let (ids, error) = rows(&server, Some(1)).await;
    let error = error.unwrap();
    server.finish().unwrap();
    assert_eq!(ids, ["a"]);
    assert_eq!((error.kind(), error.page()), (ErrorKind::Pages, Some(1)));
    assert_eq!(
        error.to_string(),
        "`listProjectRequests`: the service answered page 0 in its place (page 1); ask for one page at \
         a time, with bounds that do not move"
    );

    // Without an echo the rows alone tell that a page comes again, whatever came between.
    for given in ["aa", "aba", "abca", "abcb"] {
        let ids = given.split("").filter(|id| !id.is_empty());
        let server = Server::start(ids.map(|id| mute(&[id])));
        let (ids, error) = rows(&server, Some(1)).await;
        let error = error.unwrap();
        server.finish().unwrap();
        let last = given.len() - 1;
        assert_eq!(ids.concat(), given[..last]);
        assert_eq!(error.kind(), ErrorKind::Pages);
        assert_eq!(error.page(), i64::try_from(last).ok());
        assert!(error.to_string().contains("rows of a page before"));
    }
}

#[tokio::test]
async fn an_error_names_its_page_and_the_caller_resumes() {
    let server = Server::start([
        page(0, 1, &["a"]),
        // Each page has its own attempts.
        Answer::empty(503),
        Answer::empty(503),
        Answer::empty(503),
        page(1, 1, &["b"]),
        page(2, 1, &[]),
    ]);
    let (ids, error) = rows(&server, Some(1)).await;
    let error = error.unwrap();
    assert_eq!(ids, ["a"]);
    assert_eq!((error.kind(), error.page()), (ErrorKind::Api, Some(1)));
    assert_eq!(error.attempts(), 3);
    let request = client(&server).list_project_requests("p").limit(1);
    let mut stream = request.page(error.page().unwrap()).stream();
    assert_eq!(
        stream.next().await.unwrap().unwrap().request_id.as_deref(),
        Some("b")
    );
    assert!(stream.next().await.is_none());
    server.finish().unwrap();
}
