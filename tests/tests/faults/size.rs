//! Answers without an end: refused as soon as they are too large, with memory for no more.

use std::env;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use deepgram_mgmt::rt::Class;
use deepgram_mgmt::{Client, ErrorKind};
use peak_alloc::PeakAlloc;
use tests::client::KEY;
use tests::clock::Clock;
use tests::server::{Script, Server};

use crate::trial::{CLASSES, Cause, LEAP, Outcome, call, failure, leaping};

/// Counts what this process holds, for [`probe`].
#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MEBIBYTE: u64 = 1 << 20;

/// What a call holds at most, with its answer of at most 16 MiB and the growing of its buffer.
const MEMORY_BOUND: u64 = 64 * MEBIBYTE;

/// What the service gets rid of at most of 5 GB: what is read, and what stands in sockets.
const TAKEN_BOUND: u64 = 32 * MEBIBYTE;

/// Refused before a byte of the body is read.
#[tokio::test]
async fn a_length_of_a_terabyte() {
    for class in CLASSES {
        let head = "HTTP/1.1 200 OK\r\ncontent-length: 1000000000000\r\n\r\n{";
        let server = Server::scripted([Script::new().request().write(head).hold()]);
        let error = failure(leaping(&server), class).await;
        let wanted = Outcome::wanted(class, Cause::Unreadable, ErrorKind::TooLarge);
        assert_eq!(Outcome::of(&error), wanted.status(200), "{error}");
        server.finish().expect("one request");
    }
}

#[tokio::test]
async fn a_length_of_a_terabyte_of_an_error() {
    for class in CLASSES {
        let head = "HTTP/1.1 500 Oops\r\ncontent-length: 1000000000000\r\n\r\n{";
        let script = Script::new().request().write(head).hold();
        let wanted = Outcome::wanted(class, Cause::Ambiguous, ErrorKind::Api).status(500);
        let server = Server::scripted(vec![script; wanted.times()]);
        let error = failure(leaping(&server), class).await;
        assert_eq!(Outcome::of(&error), wanted, "{error}");
        server.finish().expect("as often as wanted");
    }
}

/// A process of its own makes the call, so that its memory is that of the client alone.
#[test]
fn a_chunked_body_without_an_end() {
    for (status, attempts) in [(200, 1), (500, 3)] {
        let taken = Arc::new(AtomicU64::new(0));
        let head = format!("HTTP/1.1 {status} X\r\ntransfer-encoding: chunked\r\n\r\n");
        let script = Script::new().request().write(head).flood(&taken);
        let server = Server::scripted(vec![script; attempts]);
        let output = Command::new(env::current_exe().unwrap())
            .args(["--ignored", "--exact", "size::probe", "--nocapture"])
            .env("FAULTS_URL", server.url())
            .output()
            .unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        let told = printed
            .lines()
            .find_map(|line| line.strip_prefix("probe: "));
        let told = told.unwrap_or_else(|| panic!("{printed}"));
        let (told, peak) = told.split_once(" peak ").unwrap();
        let kind = match status {
            200 => "TooLarge",
            _ => "Api",
        };
        assert_eq!(told, format!("{kind} Some({status}) attempts {attempts}"));
        let peak: u64 = peak.parse().unwrap();
        assert!(peak > MEBIBYTE, "{peak} bytes is not what a client needs");
        assert!(peak < MEMORY_BOUND, "{peak} bytes in memory at once");
        let taken_in_all = taken.load(Ordering::Relaxed);
        let bound = TAKEN_BOUND * u64::try_from(attempts).unwrap();
        assert!(taken_in_all < bound, "{taken_in_all} bytes were taken");
        server.finish().expect("as often as wanted");
    }
}

#[tokio::test]
#[ignore = "run by `a_chunked_body_without_an_end` in a process of its own"]
async fn probe() {
    let url = env::var("FAULTS_URL").unwrap();
    let builder = Client::builder().api_key(KEY).base_url(url);
    let client = builder.runtime(Clock::leaping(LEAP, 0.5)).build().unwrap();
    let error = call(&client, Class::Safe).await.unwrap_err();
    let Outcome {
        kind,
        status,
        attempts,
        ..
    } = Outcome::of(&error);
    let peak = MEMORY.peak_usage();
    println!("\nprobe: {kind:?} {status:?} attempts {attempts} peak {peak}");
}
