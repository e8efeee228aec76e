//! Answers on the loopback interface, over connections kept alive: the least that a call can take,
//! so that what a client adds shows.
//!
//! One thread serves all connections: with one each, where the system puts a thread would favour
//! the client that it serves.

use std::net::TcpListener;
use std::rc::Rc;
use std::thread;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::runtime::Builder;
use tokio::task::{LocalSet, spawn_local};

/// An operation's answer: the first line of its request up to the query, and the JSON.
pub(crate) struct Answer {
    pub(crate) request: String,
    pub(crate) body: String,
}

/// Serves the answers until the process ends; returns the base URL.
pub(crate) fn serve(answers: Vec<Answer>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.set_nonblocking(true).expect("a listener");
    let base_url = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        let runtime = Builder::new_current_thread().enable_io().build();
        let runtime = runtime.expect("a runtime");
        LocalSet::new().block_on(&runtime, accept(listener, answers));
    });
    base_url
}

async fn accept(listener: TcpListener, answers: Vec<Answer>) {
    let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
    let answers: Rc<[_]> = answers
        .into_iter()
        .map(|answer| (answer.request.into_bytes(), http(&answer.body)))
        .collect();
    loop {
        let (connection, _) = listener.accept().await.expect("a connection");
        spawn_local(converse(connection, Rc::clone(&answers)));
    }
}

fn http(body: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// Answers one request after the other until the client closes.
async fn converse(mut connection: TcpStream, answers: Rc<[(Vec<u8>, Vec<u8>)]>) {
    connection.set_nodelay(true).expect("a socket");
    let mut buffer = [0; 8192];
    let mut filled = 0;
    loop {
        match connection.read(&mut buffer[filled..]).await {
            Ok(0) | Err(_) => return,
            Ok(read) => filled += read,
        }
        if !is_whole(&buffer[..filled]) {
            continue;
        }
        let answer = answer(&buffer[..filled], &answers);
        connection
            .write_all(answer)
            .await
            .expect("a client that reads");
        filled = 0;
    }
}

fn answer<'a>(request: &[u8], answers: &'a [(Vec<u8>, Vec<u8>)]) -> &'a [u8] {
    let asked_for = |line: &[u8]| {
        request.starts_with(line) && matches!(request.get(line.len()), Some(b' ' | b'?'))
    };
    let found = answers.iter().find(|(line, _)| asked_for(line));
    &found.expect("a request that has an answer").1
}

/// Whether head and body of a request are there; a client sends the next one only after its answer.
fn is_whole(request: &[u8]) -> bool {
    let Some(head) = request.windows(4).position(|end| end == b"\r\n\r\n") else {
        return false;
    };
    let body = request.len() - head - 4;
    let text = String::from_utf8_lossy(&request[..head]);
    let announced = text
        .lines()
        .filter_map(|line| line.split_once(": "))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .map_or(0, |(_, length)| length.parse().expect("a length"));
    body >= announced
}
