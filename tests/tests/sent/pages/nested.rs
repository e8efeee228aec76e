//! Rows, cursors and numbers within objects of the answer.

use clients::rt::ErrorKind;
use tests::http::Answer;
use tests::server::Server;

use super::{client, rows, targets};

#[tokio::test]
async fn cursors() {
    let next = r#", "paging": {"next": {"after": 1}}"#;
    let data =
        |ids: &[&str], rest: &str| Answer::json(200, format!(r#"{{"data": {}}}"#, rows(ids, rest)));
    let no_more = format!(r#"{next}, "more": false"#);
    // The last has nothing of what holds rows and cursor.
    for (end, last) in [
        (data(&["b"], ""), Some("b")),
        (data(&["b"], &no_more), Some("b")),
        (Answer::json(200, r#"{"other": 1, "data": null}"#), None),
    ] {
        let server = Server::start([data(&["a"], next), end]);
        let (ids, fault) = drained!(client(&server).nested_cursors().stream());
        let wanted: Vec<_> = ["a"].into_iter().chain(last).collect();
        assert!(ids == wanted && fault.is_none(), "{fault:?}");
        let asked = ["", "?after=1"].map(|after| format!("/nested/cursors{after}"));
        assert_eq!(targets(server), asked);
    }
}

#[tokio::test]
async fn numbers() {
    let result = |ids: &[&str], at: &str| {
        let list = rows(ids, "");
        Answer::json(200, format!(r#"{{"result": {{"list": {list}{at}}}}}"#))
    };
    let at = |page: u8| format!(r#", "at": {{"page": {page}, "limit": 2}}"#);
    let server = Server::start([result(&["a", "b"], &at(1)), result(&["c"], &at(2))]);
    let (ids, fault) = drained!(client(&server).nested_numbers().stream());
    assert!(ids == ["a", "b", "c"] && fault.is_none(), "{fault:?}");
    assert_eq!(targets(server).len(), 2);
    let server = Server::start([result(&["a", "b"], &at(7))]);
    let (ids, fault) = drained!(client(&server).nested_numbers().stream());
    assert!(ids.is_empty(), "{ids:?}");
    assert_eq!(fault.expect("another page").kind(), ErrorKind::Pages);
    assert_eq!(targets(server).len(), 1);
}
