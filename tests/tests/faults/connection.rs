//! Connections that do not come about, or break before, within and after an answer.

use deepgram_mgmt::reqwest::ClientBuilder;
use deepgram_mgmt::rt::Class;
use deepgram_mgmt::{Client, ErrorKind};
use tests::client::KEY;
use tests::clock::Clock;
use tests::server::{Gate, Refusing, Script, Server};

use crate::trial::{
    CLASSES, Cause, LEAP, Outcome, call, failure, good, in_time, leaping, no_task_left,
};

#[tokio::test]
async fn refused() {
    let refusing = Refusing::start();
    for class in CLASSES {
        let builder = Client::builder().api_key(KEY).base_url(refusing.url());
        let error = failure(builder.runtime(Clock::leaping(LEAP, 0.5)), class).await;
        let wanted = Outcome::wanted(class, Cause::NotSent, ErrorKind::Connect);
        assert_eq!(Outcome::of(&error), wanted, "{error}");
        assert!(error.is_retryable());
    }
}

/// The ways in which a connection ends.
const ENDS: [fn(Script) -> Script; 3] = [
    |script| script.reset(),
    |script| script,
    |script| script.half_close().hold(),
];

/// Every attempt gets these bytes, and then the connection ends.
async fn breaks(bytes: &str, wanted: impl Fn(Class) -> Outcome) {
    for class in CLASSES {
        let wanted = wanted(class);
        for end in ENDS {
            let script = end(Script::new().request().write(bytes));
            let server = Server::scripted(vec![script; wanted.times()]);
            let error = failure(leaping(&server), class).await;
            assert_eq!(
                Outcome::of(&error),
                wanted,
                "{class:?}: {bytes:?}: {error:?}"
            );
            let requests = server.finish().expect("as often as wanted");
            assert_eq!(requests.len(), wanted.times());
        }
    }
}

#[tokio::test]
async fn broken_before_the_answer() {
    breaks("", |class| {
        Outcome::wanted(class, Cause::Ambiguous, ErrorKind::Transport)
    })
    .await;
}

#[tokio::test]
async fn broken_within_the_headers() {
    for bytes in ["H", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\ncontent-length: 1"] {
        breaks(bytes, |class| {
            Outcome::wanted(class, Cause::Ambiguous, ErrorKind::Transport)
        })
        .await;
    }
}

#[tokio::test]
async fn broken_within_the_body() {
    for bytes in [
        "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"canary",
        "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n8\r\n{\"canary\r\n",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n8\r\n{\"can",
    ] {
        breaks(bytes, |class| {
            Outcome::wanted(class, Cause::BodyCut, ErrorKind::Transport).status(200)
        })
        .await;
    }
}

/// The status says more than how its body ended.
#[tokio::test]
async fn broken_within_the_body_of_an_error() {
    let bytes = "HTTP/1.1 503 Busy\r\ncontent-length: 100\r\n\r\n{\"canary";
    breaks(bytes, |class| {
        Outcome::wanted(class, Cause::Ambiguous, ErrorKind::Api).status(503)
    })
    .await;
    let bytes = "HTTP/1.1 404 Nothing\r\ncontent-length: 100\r\n\r\n{\"canary";
    breaks(bytes, |class| {
        Outcome::wanted(class, Cause::Final, ErrorKind::Api).status(404)
    })
    .await;
}

/// What came of a body may be the only copy of a secret.
#[tokio::test]
async fn what_came_of_a_broken_body_is_kept() {
    let half = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"key\": \"canary";
    let server = Server::scripted([Script::new().request().write(half)]);
    let error = failure(leaping(&server), Class::Once).await;
    server.finish().unwrap();
    let came = error.raw_body().expect("some of it came").expose_secret();
    assert_eq!(came, b"{\"key\": \"canary");
}

/// A kept connection that the service has closed meanwhile is not used.
#[tokio::test]
async fn a_stale_connection_is_left() {
    for class in CLASSES {
        let closed = Gate::opened();
        let answer = good(class);
        let kept = Script::new().answer(&answer).half_close();
        let server = Server::scripted([
            kept.gate(&closed).hold(),
            Script::new().answer(&answer).hold(),
        ]);
        // Without it the pool has no task of its own, so that those of connections are all.
        let unpruned = |http: ClientBuilder| http.tls_certs_only([]).pool_idle_timeout(None);
        let client = leaping(&server).http(unpruned).build().unwrap();
        in_time(call(&client, class)).await.unwrap();
        in_time(closed.reached(1)).await;
        // The task of a connection ends when it knows that the other side has closed.
        no_task_left().await;
        in_time(call(&client, class)).await.unwrap();
        let requests = server.finish().expect("one request on each connection");
        assert_eq!(requests.len(), 2);
    }
}

/// A kept connection that breaks under the next request: nobody can know whether that was read.
#[tokio::test]
async fn a_connection_that_turns_out_to_be_stale() {
    for class in CLASSES {
        for end in ENDS {
            let answer = good(class);
            let kept = end(Script::new().answer(&answer).request());
            let again = Script::new().answer(&answer).hold();
            let scripts = match class {
                Class::Safe | Class::Idempotent => vec![kept, again],
                Class::Once => vec![kept],
            };
            let requests = scripts.len() + 1;
            let server = Server::scripted(scripts);
            let client = leaping(&server).build().unwrap();
            in_time(call(&client, class)).await.unwrap();
            let outcome = in_time(call(&client, class)).await;
            match class {
                Class::Safe | Class::Idempotent => drop(outcome.unwrap()),
                Class::Once => {
                    let error = outcome.unwrap_err();
                    let wanted = Outcome::wanted(class, Cause::Ambiguous, ErrorKind::Transport);
                    assert_eq!(Outcome::of(&error), wanted, "{error}");
                }
            }
            assert_eq!(server.finish().expect("as scripted").len(), requests);
        }
    }
}
