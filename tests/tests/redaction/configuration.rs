//! Clients that are not made, and one that is told to be verbose.

use deepgram_mgmt::{Client, ErrorKind};
use tests::canary::Canary;
use tests::client::shown;
use tests::http::Answer;
use tests::server::Server;
use tests::table::{OPERATIONS, Texts};

use crate::calls::{assert_quiet, builder, ended};
use crate::capture::Capture;

#[test]
fn clients_that_are_refused() {
    Capture::installed();
    let urls = [
        "https://canary:canary@example.com",
        "https://canary@example.com/canary",
        "https://example.com/canary?canary",
        "https://example.com/canary#canary",
        "https://example.com/canary/../canary",
        "https://example.com/canary\\canary",
        "ftp://example.com/canary",
        "http://canary.example.com/canary",
        "https://exa mple.com/canary",
        "https://example.com:canary/",
        "https://[canary]/",
        "canary",
        "",
    ];
    for url in urls {
        let builder = Client::builder().api_key("canary-key").base_url(url);
        assert_quiet("a builder", &format!("{builder:?} {builder:#?}"), "http:");
        let error = builder.build().expect_err(url);
        assert_eq!(error.kind(), ErrorKind::Config, "{url}: {error}");
        assert_quiet("an error", &shown(&error), "http:");
    }
    for key in [
        "canary\n",
        "canary\r\nx: canary",
        "canary\0",
        "canary ä",
        "",
    ] {
        let builder = Client::builder().api_key(key);
        assert_quiet("a builder", &format!("{builder:?} {builder:#?}"), "http:");
        let error = builder.build().expect_err(key);
        assert_eq!(error.kind(), ErrorKind::Config, "{key:?}: {error}");
        assert_quiet("an error", &shown(&error), "http:");
    }
}

/// A caller who turns the connection's log on, in the hook, hears nothing of it.
#[tokio::test]
async fn a_verbose_connection() {
    let capture = Capture::installed();
    for operation in OPERATIONS {
        let server = Server::start([Answer::json(200, operation.payload.sample())]);
        let url = server.url();
        let builder = builder(&url).http(|http| http.tls_certs_only([]).connection_verbose(true));
        let client = builder.build().unwrap();
        let call = (operation.prepare)(&client, &Texts::Canaries);
        ended(call, &url).await.unwrap();
        server.finish().unwrap();
    }
    assert_eq!(capture.leaks(&Canary::all()), Vec::<String>::new());
}
