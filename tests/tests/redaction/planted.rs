//! Leaks that are planted: the search finds them, where they come from and in which form.

use std::fmt::Write as _;

use deepgram_mgmt::reqwest;
use log::{Level, Log as _, Record};
use tests::canary::Canary;
use tests::http::Answer;
use tests::server::Server;

use crate::capture::Capture;

/// Not the word of the other tests, which hear of this one.
const PLANTED: &str = "planted";

#[test]
fn a_leak_in_a_log_is_found() {
    let capture = Capture::default();
    let planted = [Canary::new(PLANTED)];
    let record = |text: &str| {
        let arguments = format_args!("authorization: {text}");
        capture.log(
            &Record::builder()
                .level(Level::Trace)
                .args(arguments)
                .build(),
        );
    };
    record("nothing");
    assert_eq!(capture.leaks(&planted), Vec::<String>::new());
    record("Token PLANTED-key");
    let encoded = PLANTED.bytes().fold(String::new(), |mut text, byte| {
        write!(text, "%{byte:02X}").expect("a string takes every text");
        text
    });
    record(&encoded);
    record(&format!("{:?}", PLANTED.as_bytes()));
    assert_eq!(capture.leaks(&planted).len(), 3);
}

#[test]
fn a_leak_in_a_span_is_found() {
    let capture: &'static Capture = Box::leak(Box::default());
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(capture)
        .finish();
    tracing::subscriber::with_default(subscriber, || {
        let span = tracing::trace_span!("call", key = PLANTED);
        span.in_scope(|| tracing::trace!("sent"));
    });
    assert!(!capture.leaks(&[Canary::new(PLANTED)]).is_empty());
}

/// What the HTTP client itself would log of a credential, were it not told to be quiet: this is
/// what the other tests would hear.
#[tokio::test]
async fn a_verbose_connection_leaks() {
    let capture = Capture::installed();
    let server = Server::start([Answer::empty(204)]);
    let http = reqwest::Client::builder()
        .connection_verbose(true)
        .no_proxy()
        .tls_certs_only([])
        .build()
        .unwrap();
    let request = http.get(server.url()).header("authorization", PLANTED);
    request.send().await.unwrap();
    server.finish().unwrap();
    assert!(!capture.leaks(&[Canary::new(PLANTED)]).is_empty());
}
