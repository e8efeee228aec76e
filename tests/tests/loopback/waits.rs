//! How long a call waits between its attempts, and what ends it: the service's wish, its limits,
//! the budget. No test waits.

use std::future::{IntoFuture, pending};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

use deepgram_mgmt::rt::{Runtime, Sleep};
use deepgram_mgmt::types::KeyCreate;
use deepgram_mgmt::{ClientBuilder, ErrorKind, Timeout};
use tests::client::builder;
use tests::clock::Clock;
use tests::http::Answer;
use tests::server::{Gate, Script, Server};

fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

/// A call's own limits, beyond every wait but the ones that a test is about.
fn unlimited(builder: ClientBuilder) -> ClientBuilder {
    let long = seconds(3600);
    builder
        .idle_timeout(long)
        .attempt_timeout(long)
        .timeout(long)
}

/// A clock on which waits up to this take no time.
fn clock(longest: u64) -> Clock {
    Clock::leaping(seconds(longest), 0.5)
}

fn throttled(headers: &[(&'static str, &str)]) -> Answer {
    let with = |answer: Answer, (name, value): &(&'static str, &str)| answer.header(name, *value);
    headers.iter().fold(Answer::empty(429), with)
}

fn projects() -> Answer {
    Answer::json(200, r#"{"projects": []}"#)
}

#[tokio::test]
async fn the_service_says_how_long() {
    let date = ("date", "Thu, 01 Jan 1970 00:00:00 GMT");
    let rows: [(&[(&'static str, &str)], Duration); 7] = [
        (&[], Duration::from_millis(500)),
        (&[("retry-after", "60")], seconds(60)),
        (&[("retry-after", "1.5")], Duration::from_millis(1500)),
        // Our own backoff is the longer one.
        (&[("retry-after", "0")], Duration::from_millis(500)),
        (&[("retry-after", "-5")], Duration::from_millis(500)),
        (
            &[date, ("retry-after", "Thu, 01 Jan 1970 00:00:10 GMT")],
            seconds(10),
        ),
        (
            &[("retry-after", "Sun, 06 Nov 1994 08:49:46 GMT")],
            seconds(9),
        ),
    ];
    for (headers, wait) in rows {
        let server = Server::start([throttled(headers), projects()]);
        let clock = clock(60);
        let client = unlimited(builder(&server).runtime(clock.clone()));
        client.build().unwrap().list_projects().await.unwrap();
        assert_eq!(clock.leaps(), [wait], "{headers:?}");
        server.finish().unwrap();
    }
}

#[tokio::test]
async fn a_wait_that_is_too_long_is_the_callers() {
    let server = Server::start([throttled(&[("retry-after", "61")])]);
    let clock = clock(60);
    let client = unlimited(builder(&server).runtime(clock.clone()));
    let error = client.build().unwrap().list_projects().await.unwrap_err();
    server.finish().unwrap();
    assert_eq!(error.retry_after(), Some(seconds(61)));
    assert_eq!((error.attempts(), error.is_retryable()), (1, true));
    let said = "the service asks to wait 61 s, longer than the 60 s that a call waits";
    assert!(error.to_string().contains(said), "{error}");
    assert!(clock.leaps().is_empty());
}

#[tokio::test]
async fn a_wait_beyond_the_total_timeout_is_not_begun() {
    let server = Server::start([Answer::empty(503).header("retry-after", "60")]);
    let clock = clock(59);
    let client = unlimited(builder(&server).runtime(clock.clone()));
    let call = client.build().unwrap().list_projects();
    let error = call.total_timeout(seconds(60)).await.unwrap_err();
    server.finish().unwrap();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Api, 1));
    assert_eq!(error.retry_after(), Some(seconds(60)));
    assert!(
        error
            .to_string()
            .contains("the total timeout of 60 s leaves no time for another attempt"),
        "{error}"
    );
    assert!(clock.leaps().is_empty());
}

#[tokio::test]
async fn the_error_says_which_limit_passed() {
    type Change = fn(ClientBuilder) -> ClientBuilder;
    let rows: [(Change, Timeout, u64, u32); 4] = [
        (|unchanged| unchanged, Timeout::Idle, 15, 3),
        (
            |client| client.attempt_timeout(seconds(14)),
            Timeout::Attempt,
            14,
            3,
        ),
        // After two attempts and two waits less than a third is left of it.
        (|client| client.timeout(seconds(40)), Timeout::Total, 40, 3),
        (|client| client.timeout(seconds(14)), Timeout::Total, 14, 1),
    ];
    for (change, timeout, limit, attempts) in rows {
        // Nothing is answered, and limits pass at once: before a request came, perhaps.
        let silent = Script::new().drain();
        let server = Server::scripted(vec![silent; attempts as usize + 1]);
        let client = change(builder(&server)).runtime(clock(60));
        let client = client.build().unwrap();
        let error = client.delete_project_key("p", "k").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert_eq!(
            (error.timeout(), error.attempts()),
            (Some(timeout), attempts)
        );
        let said = format!("came within the {timeout} of {limit} s");
        assert!(error.to_string().contains(&said), "{error}");
        assert!(error.maybe_applied());

        let create = client.create_project_key("p", KeyCreate::new("c", ["s"]));
        let error = create.await.unwrap_err();
        assert_eq!(
            (error.kind(), error.attempts()),
            (ErrorKind::OutcomeUnknown, 1)
        );
        assert!(error.timeout().is_some());
        server.finish().unwrap();
    }
}

/// Fifty calls of three attempts use the budget of all clones up; successes fill it again.
#[tokio::test]
async fn the_budget_is_shared_and_its_end_is_told() {
    let failures = (0..152).map(|_| throttled(&[]));
    let successes = (0..5).map(|_| projects());
    let after = [throttled(&[]), projects()];
    let server = Server::start(failures.chain(successes).chain(after));
    let client = builder(&server).runtime(clock(12)).build().unwrap();
    for _ in 0..50 {
        let error = client.clone().list_projects().await.unwrap_err();
        assert_eq!(error.attempts(), 3);
        assert!(!error.to_string().contains("budget"), "{error}");
    }
    for _ in 0..2 {
        let error = client.clone().list_projects().await.unwrap_err();
        assert_eq!((error.attempts(), error.is_retryable()), (1, true));
        assert!(
            error.to_string().contains("retry budget is used up"),
            "{error}"
        );
    }
    for _ in 0..6 {
        client.list_projects().await.unwrap();
    }
    assert_eq!(server.finish().unwrap().len(), 159);
}

/// A machine that is busy: an hour passes before anybody wakes from a wait between attempts.
struct Busy(Clock);

impl Runtime for Busy {
    fn now(&self) -> Instant {
        self.0.now()
    }

    fn system_time(&self) -> SystemTime {
        self.0.system_time()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        let (sleep, clock) = (self.0.sleep(duration), self.0.clone());
        Box::pin(async move {
            sleep.await;
            clock.advance(seconds(3600));
        })
    }

    fn random(&self) -> f64 {
        self.0.random()
    }
}

/// What the service has turned down must not become something of which nobody can tell.
#[tokio::test]
async fn a_wait_that_ends_too_late_is_followed_by_nothing() {
    let server = Server::start([throttled(&[("retry-after", "2")])]);
    let client = builder(&server).runtime(Busy(clock(12))).build().unwrap();
    let create = client.create_project_key("p", KeyCreate::new("c", ["s"]));
    let error = create.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    assert_eq!(error.timeout(), Some(Timeout::Total));
    assert_eq!(error.retry_after(), Some(seconds(2)));
    assert_eq!((error.attempts(), error.is_retryable()), (1, true));
    assert!(!error.maybe_applied());
    server.finish().unwrap();
}

/// A machine that stands still for an hour while an answer comes: no limit wakes anybody.
struct Stalled {
    start: Instant,
    awake: Arc<AtomicBool>,
}

impl Runtime for Stalled {
    fn now(&self) -> Instant {
        let passed = u64::from(self.awake.load(Ordering::SeqCst)) * 3600;
        self.start + seconds(passed)
    }

    fn system_time(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }

    fn sleep(&self, _: Duration) -> Sleep {
        Box::pin(pending())
    }

    fn random(&self) -> f64 {
        0.5
    }
}

/// What came in time or not is the only copy of the key.
#[tokio::test]
async fn an_answer_that_came_late_is_not_lost() {
    const CREATED: &str = r#"{"api_key_id": "k", "key": "canary"}"#;
    let chunk = format!("{:x}\r\n{CREATED}\r\n", CREATED.len());
    let whole = format!("content-length: {}\r\n\r\n{CREATED}", CREATED.len());
    let begun = format!("transfer-encoding: chunked\r\n\r\n{chunk}");
    for (rest, is_whole) in [(whole, true), (begun, false)] {
        let asked = Gate::new();
        let answer = format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n{rest}");
        let script = Script::new().request().gate(&asked).write(answer).hold();
        let server = Server::scripted([script]);
        let awake = Arc::new(AtomicBool::new(false));
        let runtime = Stalled {
            start: Instant::now(),
            awake: Arc::clone(&awake),
        };
        let client = builder(&server).runtime(runtime).build().unwrap();
        let create = client.create_project_key("p", KeyCreate::new("c", ["s"]));
        let stall = async {
            asked.reached(1).await;
            awake.store(true, Ordering::SeqCst);
            asked.open();
        };
        let (created, ()) = tokio::join!(create.into_future(), stall);
        match created {
            Ok(created) if is_whole => assert_eq!(created.key.unwrap().expose_secret(), "canary"),
            Err(error) if !is_whole => {
                assert_eq!(error.timeout(), Some(Timeout::Total), "{error}");
                let came = error.raw_body().unwrap().expose_secret();
                assert_eq!(came, CREATED.as_bytes());
            }
            other => panic!("{other:?}"),
        }
        server.finish().unwrap();
    }
}

#[tokio::test]
async fn without_time_nothing_is_sent() {
    let server = Server::start([]);
    let none = Duration::ZERO;
    let client = |change: fn(ClientBuilder, Duration) -> ClientBuilder| {
        change(builder(&server), none).build().unwrap()
    };
    for client in [
        client(ClientBuilder::total_timeout),
        client(ClientBuilder::attempt_timeout),
        client(ClientBuilder::idle_timeout),
    ] {
        let create = client.create_project_key("p", KeyCreate::new("c", ["s"]));
        let error = create.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
        assert_eq!((error.attempts(), error.maybe_applied()), (0, false));
        assert!(error.to_string().contains("0 s"), "{error}");
    }
    server.finish().unwrap();
}
