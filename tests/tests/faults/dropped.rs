//! Calls that are dropped, at every point at which they wait.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;
use std::time::Duration;

use tests::client::{builder, client};
use tests::clock::Clock;
use tests::http::Answer;
use tests::server::{Gate, Script, Server};

use crate::trial::{CLASSES, call, good, in_time, leaping, no_task_left};

/// Polls a future so often, then drops it; `None` where it has not ended.
async fn polled<F: Future>(future: F, times: usize) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut left = times;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        match future.as_mut().poll(context) {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            Poll::Pending if left == 0 => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

/// Two refusals and an answer: waits for connection, head and body, and twice between attempts.
#[tokio::test]
async fn at_each_await() {
    for class in CLASSES {
        let asked = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&asked);
        let server = Server::answering(move |_| match counter.fetch_add(1, Ordering::Relaxed) {
            0 | 1 => Answer::empty(429),
            _ => good(class),
        });
        // A client of its own for each, so that each waits for a connection too.
        let mut times = 0;
        loop {
            asked.store(0, Ordering::Relaxed);
            let client = leaping(&server).build().unwrap();
            let outcome = in_time(polled(call(&client, class), times)).await;
            asked.store(2, Ordering::Relaxed);
            in_time(call(&client, class)).await.expect("it still works");
            drop(client);
            no_task_left().await;
            if let Some(outcome) = outcome {
                outcome.expect("it ends with an answer");
                break;
            }
            times += 1;
        }
        assert!(times > 3, "only {times} points to wait at");
        server.finish().unwrap();
    }
}

/// The connection goes with the call, before the head of its answer and within its body.
#[tokio::test]
async fn under_way() {
    for bytes in [
        "",
        "HTTP/1.1 200",
        "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n",
    ] {
        for class in CLASSES {
            let (there, gone) = (Gate::opened(), Gate::opened());
            let script = Script::new().request().write(bytes);
            let server = Server::scripted([
                script.gate(&there).hold().gate(&gone),
                Script::new().answer(&good(class)).hold(),
            ]);
            let client = client(&server);
            tokio::select! {
                outcome = call(&client, class) => panic!("it ended: {outcome:?}"),
                () = in_time(there.reached(1)) => {}
            }
            in_time(gone.reached(1)).await;
            in_time(call(&client, class)).await.expect("it still works");
            assert_eq!(server.finish().unwrap().len(), 2);
        }
    }
}

/// Nothing goes on behind the caller's back: the next attempt is not made.
#[tokio::test]
async fn between_attempts() {
    for class in CLASSES {
        let clock = Clock::leaping(Duration::ZERO, 0.5);
        let script = Script::new().answer(&Answer::empty(429));
        let server = Server::scripted([script.hold()]);
        let client = builder(&server).runtime(clock.clone()).build().unwrap();
        let observed = in_time(async {
            let mut call = call(&client, class);
            loop {
                tokio::select! {
                    biased;
                    outcome = &mut call => panic!("it ended: {outcome:?}"),
                    () = tokio::task::yield_now() => {}
                }
                // The only sleeper that is shorter than every limit is the wait.
                let waits = |end: Duration| end < Duration::from_secs(2);
                if clock.next_end().is_some_and(waits) {
                    break;
                }
            }
        });
        observed.await;
        clock.advance(Duration::from_secs(3_600));
        drop(client);
        no_task_left().await;
        assert_eq!(server.finish().expect("one request").len(), 1);
    }
}
