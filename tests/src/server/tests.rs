//! The server against a raw socket: what it plays, and what it takes for a fault.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};

use super::*;

fn ask(server: &Server, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(server.address).expect("the server listens");
    stream.write_all(bytes).expect("the server reads");
    stream.shutdown(Shutdown::Write).expect("still open");
    let mut answers = String::new();
    stream.read_to_string(&mut answers).expect("UTF-8");
    answers
}

#[test]
fn answers_come_in_order_and_requests_are_recorded() {
    let server = Server::start([Answer::text(200, "one"), Answer::text(201, "two")]);
    let answers = ask(&server, b"GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n");
    assert!(answers.starts_with("HTTP/1.1 200"), "{answers}");
    assert!(answers.ends_with("\r\n\r\ntwo"), "{answers}");
    let requests = server.finish().expect("as scripted");
    let lines: Vec<&str> = requests
        .iter()
        .map(|request| request.line.as_str())
        .collect();
    assert_eq!(lines, ["GET /1 HTTP/1.1", "GET /2 HTTP/1.1"]);
}

#[test]
fn an_answer_too_many_is_a_fault() {
    let server = Server::start([Answer::empty(204)]);
    let fault = server.finish().expect_err("nobody asked");
    assert_eq!(fault, "scripted answers that nobody asked for: 1");
}

#[test]
fn a_request_too_many_is_a_fault() {
    let server = Server::start([]);
    assert_eq!(ask(&server, b"GET /1 HTTP/1.1\r\n\r\n"), "");
    let fault = server.finish().expect_err("nothing is scripted");
    assert_eq!(fault, "no answer was scripted for `GET /1 HTTP/1.1`");
}

#[test]
fn half_a_request_is_a_fault() {
    let server = Server::start([]);
    assert_eq!(ask(&server, b"GET /1 HTT"), "");
    let fault = server.finish().expect_err("no request");
    assert_eq!(fault, "a connection broke: a line without an end");
}

#[test]
fn a_connection_left_open_does_not_keep_the_server() {
    let server = Server::start([]);
    let idle = TcpStream::connect(server.address).expect("the server listens");
    assert_eq!(server.finish(), Ok(Vec::new()));
    drop(idle);
}

#[test]
#[should_panic(expected = "dropped without `finish`")]
fn a_server_that_nobody_asks_panics() {
    drop(Server::start([]));
}

fn connect(server: &Server) -> TcpStream {
    TcpStream::connect(server.address).expect("the server listens")
}

const ASK: &[u8] = b"GET /1 HTTP/1.1\r\n\r\n";

#[test]
fn a_script_is_played_step_by_step() {
    let gate = Gate::new();
    let server = Server::scripted([
        Script::new().request().write("a").trickle(&gate, b"bc"),
        Script::new().write("first").drain(),
    ]);
    let mut one = connect(&server);
    one.write_all(ASK).unwrap();
    let mut byte = [0];
    one.read_exact(&mut byte).unwrap();
    assert_eq!(&byte, b"a");
    one.set_nonblocking(true).unwrap();
    assert_eq!(
        one.read(&mut byte).unwrap_err().kind(),
        ErrorKind::WouldBlock
    );
    one.set_nonblocking(false).unwrap();
    gate.admit(1);
    one.read_exact(&mut byte).unwrap();
    assert_eq!(&byte, b"b");
    gate.admit(1);
    let mut rest = Vec::new();
    one.read_to_end(&mut rest).unwrap();
    assert_eq!(rest, b"c");

    let mut two = connect(&server);
    two.write_all(b"\x16\x03\x01").unwrap();
    two.shutdown(Shutdown::Write).unwrap();
    let mut rest = Vec::new();
    two.read_to_end(&mut rest).unwrap();
    assert_eq!(rest, b"first");
    let requests = server.finish().expect("as scripted");
    assert_eq!(requests.len(), 1);
    assert_eq!((requests[0].connection, &*requests[0].raw), (0, ASK));
}

#[test]
fn connections_end_as_scripted() {
    let server = Server::scripted([
        Script::new().request().write("a").reset(),
        Script::new().request().half_close().request(),
    ]);
    let mut reset = connect(&server);
    reset.write_all(ASK).unwrap();
    let ended = reset.read_to_end(&mut Vec::new()).unwrap_err();
    assert_eq!(ended.kind(), ErrorKind::ConnectionReset);
    let mut half = connect(&server);
    half.write_all(ASK).unwrap();
    assert_eq!(half.read_to_end(&mut Vec::new()).unwrap(), 0);
    half.write_all(ASK).unwrap();
    let requests = server.finish().expect("as scripted");
    let came: Vec<_> = requests.iter().map(|request| request.connection).collect();
    assert_eq!(came, [0, 1, 1]);
}

#[test]
fn a_flood_ends_with_the_client_or_the_server() {
    let taken = Arc::new(AtomicU64::new(0));
    let flood = || Script::new().request().write("a").flood(&taken);
    let server = Server::scripted([flood(), flood()]);
    let mut one = connect(&server);
    one.write_all(ASK).unwrap();
    let mut some = vec![0; 1 << 20];
    one.read_exact(&mut some).unwrap();
    drop(one);
    let mut silent = connect(&server);
    silent.write_all(ASK).unwrap();
    silent.read_exact(&mut some[..1]).unwrap();
    server.finish().expect("as scripted");
    assert!(taken.load(Ordering::Relaxed) >= 15 << 16);
}

#[test]
fn a_script_that_is_not_played_to_its_end_is_a_fault() {
    let gate = Gate::new();
    let rows = [
        (
            Script::new().request(),
            "connection 0, step 0 (`request`): no request came",
        ),
        (
            Script::new().gate(&gate),
            "connection 0, step 0 (`gate`): the test never opened it",
        ),
    ];
    for (script, fault) in rows {
        let server = Server::scripted([script]);
        let _client = connect(&server);
        assert_eq!(server.finish().unwrap_err(), fault);
    }
    let server = Server::scripted([Script::new()]);
    let fault = server.finish().unwrap_err();
    assert_eq!(fault, "scripted connections that nobody made: 1");
}

#[test]
fn what_no_step_takes_is_a_fault() {
    let rows = [
        (vec![], "connection 0, step 0 (`hold`)"),
        (vec![Script::new().hold()], "connection 0, step 0 (`hold`)"),
        (
            vec![Script::new().request().request().write("")],
            "connection 0, at its end",
        ),
    ];
    for (scripts, place) in rows {
        let server = Server::scripted(scripts);
        // Idle connections are none; the last row reads the first two.
        ask(&server, &ASK.repeat(3));
        let fault = server.finish().unwrap_err();
        let told = format!("{place}: `GET /1 HTTP/1.1` came, which is not scripted");
        assert_eq!(fault, told);
    }
}

#[test]
fn a_connection_more_is_none_unless_it_is_used() {
    let server = Server::scripted([Script::new().hold()]);
    let connections = [connect(&server), connect(&server)];
    assert_eq!(server.finish(), Ok(Vec::new()));
    drop(connections);
}

#[test]
fn what_came_before_the_end_counts() {
    let server = Server::start([Answer::empty(204)]);
    let mut client = connect(&server);
    client.write_all(ASK).unwrap();
    assert_eq!(server.finish().expect("as scripted").len(), 1);
}

#[test]
fn each_request_has_its_own_answer() {
    let server = Server::answering(|request| Answer::text(200, request.target()));
    let answers = ask(&server, b"GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n");
    assert!(answers.contains("\r\n\r\n/1HTTP"), "{answers}");
    assert!(answers.ends_with("\r\n\r\n/2"), "{answers}");
    assert_eq!(server.finish().expect("as scripted").len(), 2);
}

#[test]
fn a_refusing_port_refuses() {
    let refusing = Refusing::start();
    let url = refusing.url();
    let refused = TcpStream::connect(url.trim_start_matches("http://")).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::ConnectionRefused);
}
