//! Pages by offset, cursor and link, said and recognised.

use clients::rt::{Client, ErrorKind};
use tests::http::Answer;
use tests::server::Server;

use super::config;

fn client(server: &Server) -> Client {
    config(server.url()).connect().expect("a client")
}

/// A page of rows with these ids, and what stands behind them.
fn page(ids: &[&str], rest: &str) -> Answer {
    Answer::json(200, rows(ids, rest))
}

fn rows(ids: &[&str], rest: &str) -> String {
    let rows = ids.iter().map(|id| format!(r#"{{"id": "{id}"}}"#));
    let rows: Vec<_> = rows.collect();
    format!(r#"{{"rows": [{}]{rest}}}"#, rows.join(", "))
}

/// The ids of all rows of a stream, and the error that ended it.
macro_rules! drained {
    ($stream:expr) => {{
        let mut stream = $stream;
        let mut ids = Vec::new();
        let mut fault = None;
        while let Some(row) = stream.next().await {
            match row {
                Ok(row) => ids.push(row.id),
                Err(error) => fault = Some(error),
            }
        }
        (ids, fault)
    }};
}

mod nested;

fn targets(server: Server) -> Vec<String> {
    let requests = server.finish().expect("as scripted");
    requests
        .iter()
        .map(|request| request.target().to_owned())
        .collect()
}

#[tokio::test]
async fn by_offset_until_a_page_is_empty() {
    let server = Server::start([page(&["a", "b"], ""), page(&["c"], ""), page(&[], "")]);
    let (ids, fault) = drained!(client(&server).list_by_offset().skip(5).stream());
    assert_eq!(
        (ids.as_slice(), fault.is_none()),
        (&["a", "b", "c"].map(str::to_owned)[..], true)
    );
    assert_eq!(
        targets(server),
        ["/offsets?skip=5", "/offsets?skip=7", "/offsets?skip=8"]
    );
}

#[tokio::test]
async fn an_offset_that_is_ignored_ends_with_an_error_that_names_it() {
    let server = Server::start([
        page(&["a"], ""),
        page(&["a"], ""),
        page(&["b"], ""),
        page(&[], ""),
    ]);
    let client = client(&server);
    let (ids, fault) = drained!(client.list_by_offset().stream());
    let fault = fault.expect("a repetition");
    assert_eq!(
        (ids.len(), fault.kind(), fault.offset()),
        (1, ErrorKind::Pages, Some(1))
    );
    assert!(fault.to_string().contains("(offset 1)"), "{fault}");
    let (ids, fault) = drained!(client.list_by_offset().stream().resume(&fault));
    assert!(ids == ["b"] && fault.is_none());
    let skipped = ["0", "1", "1", "2"].map(|skip| format!("/offsets?skip={skip}"));
    assert_eq!(targets(server), skipped);
}

#[tokio::test]
async fn by_cursor_until_there_is_none() {
    let at = |after: &str| format!(r#", "paging": {{"next": {{"after": {after}}}}}"#);
    for end in [
        page(&["c"], ""),
        page(&["c"], &at("null")),
        page(&["c"], &format!(r#"{}, "more": false"#, at("9"))),
    ] {
        let server = Server::start([page(&["a"], &at("1")), page(&[], &at("2")), end]);
        let (ids, fault) = drained!(client(&server).list_by_cursor().q("x&y").stream());
        assert!(ids == ["a", "c"] && fault.is_none());
        let asked = ["", "&after=1", "&after=2"].map(|after| format!("/cursors?q=x%26y{after}"));
        assert_eq!(targets(server), asked);
    }
}

#[tokio::test]
async fn a_cursor_that_comes_again_ends_behind_its_page() {
    let at = |after: &str| format!(r#", "paging": {{"next": {{"after": {after}}}}}"#);
    let server = Server::start([page(&["a"], &at("1")), page(&["b"], &at("1"))]);
    let client = client(&server);
    let (ids, fault) = drained!(client.list_by_cursor().stream());
    let fault = fault.expect("a repetition");
    assert_eq!(
        (ids.as_slice(), fault.kind()),
        (&["a", "b"].map(str::to_owned)[..], ErrorKind::Pages)
    );
    assert!(!fault.to_string().contains('1') && !format!("{fault:#?}").contains("\"1\""));
    // Both pages came: neither is to be asked for again, nor all from the first on.
    assert_eq!(
        (fault.cursor(), fault.operation()),
        (None, Some("listByCursor"))
    );
    let (ids, fault) = drained!(client.list_by_cursor().stream().resume(&fault));
    assert!(ids.is_empty());
    assert_eq!(fault.expect("no page").kind(), ErrorKind::Pages);
    assert_eq!(targets(server), ["/cursors", "/cursors?after=1"]);
}

#[tokio::test]
async fn a_failed_cursor_is_asked_for_again() {
    let next = r#", "more": true, "paging": {"next": {"after": 1}}"#;
    let server = Server::start([page(&["a"], next), Answer::empty(404), page(&["b"], "")]);
    let client = client(&server);
    let (ids, fault) = drained!(client.list_by_cursor().stream());
    let fault = fault.expect("a refusal");
    assert_eq!((ids.len(), fault.cursor()), (1, Some("1")));
    let (ids, fault) = drained!(client.list_by_cursor().stream().resume(&fault));
    assert!(ids == ["b"] && fault.is_none());
    assert_eq!(
        targets(server),
        ["/cursors", "/cursors?after=1", "/cursors?after=1"]
    );
}

#[tokio::test]
async fn more_pages_without_a_place_are_an_error_behind_their_page() {
    let unreadable = Answer::json(200, r#"[{"id": "a"}]"#).header("link", "?page=2; rel=next");
    let server = Server::start([page(&["a"], r#", "more": true"#), unreadable]);
    let client = client(&server);
    let (ids, fault) = drained!(client.list_by_cursor().stream());
    let fault = fault.expect("a contradiction");
    assert_eq!((ids.len(), fault.kind()), (1, ErrorKind::Pages));
    assert!(fault.to_string().contains("and not where"), "{fault}");
    let (ids, fault) = drained!(client.list_by_link("1").stream());
    let fault = fault.expect("no link");
    assert_eq!((ids.len(), fault.kind()), (1, ErrorKind::Pages));
    assert!(fault.to_string().contains("`Link` header"), "{fault}");
    assert_eq!(targets(server).len(), 2);
}

fn linked(ids: &[&str], link: &str) -> Answer {
    let rows = ids.iter().map(|id| format!(r#"{{"id": "{id}"}}"#));
    let rows: Vec<_> = rows.collect();
    let answer = Answer::json(200, format!("[{}]", rows.join(", ")));
    if link.is_empty() {
        answer
    } else {
        answer.header("link", link)
    }
}

#[tokio::test]
async fn by_link_until_there_is_none() {
    let server = Server::answering(|request| {
        let host = request.header("host").expect("a host");
        match request.target() {
            "/v1/things/1/links?q=x" => {
                linked(&["a"], "<?page=2>; rel=\"next\", <?page=9>; rel=last")
            }
            "/v1/things/1/links?page=2" => linked(
                &["b"],
                &format!("<http://{host}/v1/moved?page=3#x>; rel=next"),
            ),
            "/v1/moved?page=3" => linked(&["c"], "<?page=2>; rel=prev"),
            _ => Answer::empty(404),
        }
    });
    let client = config(format!("{}/v1", server.url()))
        .connect()
        .expect("a client");
    let (ids, fault) = drained!(client.list_by_link("1").q("x").stream());
    assert!(ids == ["a", "b", "c"] && fault.is_none(), "{fault:?}");
    assert_eq!(targets(server).len(), 3);
}

#[tokio::test]
async fn a_link_that_leads_elsewhere_or_back_is_not_followed() {
    let elsewhere = Server::start([]);
    for (link, told) in [
        (
            format!("<{}/v1/x>; rel=next", elsewhere.url()),
            "not below the base URL",
        ),
        (
            "</v2/things>; rel=next".to_owned(),
            "not below the base URL",
        ),
        (
            "<../../../x>; rel=next".to_owned(),
            "not below the base URL",
        ),
        (
            "<http://:@@/>; rel=next".to_owned(),
            "not below the base URL",
        ),
        ("<>; rel=next".to_owned(), "a page before"),
        ("</v1/things/1/links>; rel=next".to_owned(), "a page before"),
    ] {
        let server = Server::start([linked(&["a"], &link)]);
        let client = config(format!("{}/v1", server.url()))
            .connect()
            .expect("a client");
        let (ids, fault) = drained!(client.list_by_link("1").stream());
        let fault = fault.expect("a refusal");
        assert_eq!((ids.len(), fault.kind()), (1, ErrorKind::Pages), "{link}");
        assert!(fault.to_string().contains(told), "{fault}");
        assert_eq!(targets(server).len(), 1);
    }
    assert!(targets(elsewhere).is_empty());
}

#[tokio::test]
async fn a_failed_link_is_asked_for_again() {
    let server = Server::start([
        linked(&["a"], "<?page=2>; rel=next"),
        Answer::empty(404),
        linked(&["b"], ""),
    ]);
    let client = client(&server);
    let (ids, fault) = drained!(client.list_by_link("1").stream());
    let fault = fault.expect("a refusal");
    assert_eq!((ids.len(), fault.kind()), (1, ErrorKind::Api));
    let (ids, fault) = drained!(client.list_by_link("1").stream().resume(&fault));
    assert!(ids == ["b"] && fault.is_none());
    let asked = ["", "?page=2", "?page=2"].map(|query| format!("/things/1/links{query}"));
    assert_eq!(targets(server), asked);
}

#[tokio::test]
async fn a_link_of_another_client_gets_no_request() {
    let theirs = Server::start([linked(&["a"], "<?page=2>; rel=next"), Answer::empty(404)]);
    let (_, fault) = drained!(client(&theirs).list_by_link("1").stream());
    let ours = Server::start([]);
    let pages = client(&ours).list_by_link("1").stream();
    let (ids, fault) = drained!(pages.resume(&fault.expect("a refusal")));
    let fault = fault.expect("a foreign link");
    assert_eq!((ids.len(), fault.kind()), (0, ErrorKind::InvalidRequest));
    assert_eq!(fault.attempts(), 0);
    assert_eq!((targets(theirs).len(), targets(ours).len()), (2, 0));
}

#[tokio::test]
async fn plain_shapes_are_recognised() {
    let rows = |rows: &str| Answer::json(200, rows);
    let server = Server::start([
        rows(r#"[{"id": "a"}, {"id": "b"}]"#),
        rows(r#"[{"id": "c"}]"#),
        rows("[]"),
        rows(r#"{"rows": ["a", "b"], "total": 2}"#),
        rows(r#"{"rows": []}"#),
        rows(r#"{"rows": ["a"], "next_cursor": "b/c"}"#),
        rows(r#"{"rows": ["b"], "next_cursor": ""}"#),
    ]);
    let client = client(&server);
    let mut pages = client.plain_numbers().per_page(2).pages();
    let mut lengths = Vec::new();
    while let Some(page) = pages.next().await {
        lengths.push(page.expect("a page").len());
    }
    assert_eq!(lengths, [2, 1, 0]);
    {
        let mut pages = client.plain_offsets().stream();
        assert_eq!(pages.next().await.expect("a row").expect("a text"), "a");
        assert_eq!(pages.next().await.expect("a row").expect("a text"), "b");
        assert!(pages.next().await.is_none());
    }
    let mut rows = client.plain_cursors().stream();
    assert_eq!(rows.next().await.expect("a row").expect("a text"), "a");
    assert_eq!(rows.next().await.expect("a row").expect("a text"), "b");
    assert!(rows.next().await.is_none());
    assert_eq!(
        targets(server),
        [
            "/plain/numbers?per_page=2&page=1",
            "/plain/numbers?per_page=2&page=2",
            "/plain/numbers?per_page=2&page=3",
            "/plain/offsets?offset=0",
            "/plain/offsets?offset=2",
            "/plain/cursors",
            "/plain/cursors?cursor=b%2Fc",
        ]
    );
}
