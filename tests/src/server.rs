//! A script of answers, played over a raw socket to whoever asks: each request is recorded and
//! gets the next answer.
//!
//! What is asked and what is scripted must be the same in number: an answer that nobody fetched
//! and a request that no answer is there for both fail the test, as does a server that is dropped
//! without having been asked.

use std::collections::VecDeque;
use std::io::{self, BufReader, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use crate::http::{Answer, Request};

/// A server on a free port of 127.0.0.1.
#[derive(Debug)]
#[must_use = "what was asked is told by `finish`"]
pub struct Server {
    address: SocketAddr,
    stage: Arc<Mutex<Stage>>,
    listening: Option<JoinHandle<()>>,
}

/// What is still to be played, and what has been so far.
#[derive(Debug, Default)]
struct Stage {
    script: VecDeque<Answer>,
    requests: Vec<Request>,
    faults: Vec<String>,
    connections: Vec<TcpStream>,
    closing: bool,
}

impl Server {
    /// Listens, and plays this script in its order, over however many connections.
    ///
    /// # Panics
    ///
    /// Where the machine has no free port on 127.0.0.1.
    pub fn start(script: impl IntoIterator<Item = Answer>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = listener.local_addr().expect("the listener has an address");
        let stage = Arc::new(Mutex::new(Stage {
            script: script.into_iter().collect(),
            ..Stage::default()
        }));
        let shared = Arc::clone(&stage);
        let listening = thread::spawn(move || listen(&listener, &shared));
        Self {
            address,
            stage,
            listening: Some(listening),
        }
    }

    /// Where it listens, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Closes, and gives the requests in the order in which they came, or says where they and the
    /// script differ.
    pub fn finish(mut self) -> Result<Vec<Request>, String> {
        self.close();
        let mut stage = lock(&self.stage);
        let mut faults = std::mem::take(&mut stage.faults);
        if !stage.script.is_empty() {
            faults.push(format!(
                "scripted answers that nobody asked for: {}",
                stage.script.len()
            ));
        }
        if faults.is_empty() {
            Ok(std::mem::take(&mut stage.requests))
        } else {
            Err(faults.join("; "))
        }
    }

    /// Ends every connection and every thread. The listener sleeps in `accept`, so that it takes
    /// one last connection to wake it.
    fn close(&mut self) {
        let Some(listening) = self.listening.take() else {
            return;
        };
        lock(&self.stage).closing = true;
        drop(TcpStream::connect(self.address));
        let ended = listening.join();
        if ended.is_err() {
            lock(&self.stage)
                .faults
                .push("the server panicked".to_owned());
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let unasked = self.listening.is_some();
        self.close();
        assert!(
            !unasked || thread::panicking(),
            "a server was dropped without `finish`: nobody looked at what it was asked"
        );
    }
}

/// Takes connections, a thread each, until the server closes; then ends them.
fn listen(listener: &TcpListener, stage: &Arc<Mutex<Stage>>) {
    let mut serving = Vec::new();
    for stream in listener.incoming() {
        if lock(stage).closing {
            break;
        }
        match stream.and_then(|stream| Ok((stream.try_clone()?, stream))) {
            Ok((handle, stream)) => {
                lock(stage).connections.push(handle);
                let stage = Arc::clone(stage);
                serving.push(thread::spawn(move || serve(&stream, &stage)));
            }
            Err(error) => lock(stage).faults.push(format!("no connection: {error}")),
        }
    }
    for connection in std::mem::take(&mut lock(stage).connections) {
        // The other side may have closed it already.
        drop(connection.shutdown(Shutdown::Both));
    }
    for thread in serving {
        if thread.join().is_err() {
            lock(stage).faults.push("a connection panicked".to_owned());
        }
    }
}

/// Answers the requests of one connection; what goes wrong before the server closes is a fault.
fn serve(stream: &TcpStream, stage: &Mutex<Stage>) {
    if let Err(error) = converse(stream, stage) {
        let mut stage = lock(stage);
        if !stage.closing {
            stage.faults.push(format!("a connection broke: {error}"));
        }
    }
    // The stage keeps a handle, so that dropping this one would not end the connection. The other
    // side may have ended it already.
    drop(stream.shutdown(Shutdown::Both));
}

fn converse(mut stream: &TcpStream, stage: &Mutex<Stage>) -> io::Result<()> {
    // Answers are small and written whole: to wait for more would only slow the tests down.
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = Request::read(&mut reader)? {
        let Some(answer) = next_answer(stage, request) else {
            break;
        };
        stream.write_all(&answer.to_bytes())?;
    }
    Ok(())
}

/// Records the request, and gives what the script has for it.
fn next_answer(stage: &Mutex<Stage>, request: Request) -> Option<Answer> {
    let mut stage = lock(stage);
    let answer = stage.script.pop_front();
    if answer.is_none() {
        let fault = format!("no answer was scripted for `{}`", request.line);
        stage.faults.push(fault);
    }
    stage.requests.push(request);
    answer
}

/// A thread that panicked is told of by `finish`; its neighbours go on.
fn lock(stage: &Mutex<Stage>) -> MutexGuard<'_, Stage> {
    stage.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

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
}
