//! A scripted server on a raw socket, with no HTTP library in it: it can do what a mock that only
//! answers cannot, such as to reset a connection in the middle of a body.
//!
//! What is played is a list of answers, a script for each connection, or a function of the
//! request. What is asked and what is scripted must be the same: an answer that nobody fetched, a
//! script that stopped before its end and a request that nothing is there for all fail the test,
//! as does a server that is dropped without having been asked.

mod gate;
mod play;
mod refusing;
mod script;
mod stage;
mod tls;

use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use socket2::{Domain, SockAddr, Socket, Type};

use self::play::Player;
use self::stage::{Plan, Stage};
use crate::http::{Answer, Request};

pub use self::gate::{Gate, Shut};
pub use self::refusing::Refusing;
pub use self::script::Script;
pub use self::tls::TlsServer;

/// How many connections may wait to be taken: more than any test makes at once.
const BACKLOG: i32 = 4096;

/// A server on a free port of 127.0.0.1.
#[derive(Debug)]
#[must_use = "what was asked is told by `finish`"]
pub struct Server {
    address: SocketAddr,
    stage: Arc<Stage>,
    listening: Option<JoinHandle<()>>,
}

impl Server {
    /// Gives each request the next answer, over however many connections.
    ///
    /// # Panics
    ///
    /// Where the machine has no free port on 127.0.0.1, as do the other two.
    pub fn start(answers: impl IntoIterator<Item = Answer>) -> Self {
        Self::play(Plan::Answers(answers.into_iter().collect()))
    }

    /// Plays each connection the next script.
    pub fn scripted(scripts: impl IntoIterator<Item = Script>) -> Self {
        Self::play(Plan::Scripts(scripts.into_iter().collect()))
    }

    /// Gives each request the answer that the function makes of it, in the thread of its
    /// connection.
    pub fn answering(answer: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> Self {
        Self::play(Plan::Function(Arc::new(answer)))
    }

    fn play(plan: Plan) -> Self {
        let listener = listener();
        let address = listener.local_addr().expect("the listener has an address");
        let stage = Arc::new(Stage::new(plan));
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

    /// The requests so far, in the order in which they came.
    pub fn requests(&self) -> Vec<Request> {
        self.stage.requests()
    }

    /// Closes, and gives the requests in the order in which they came, or says where they and the
    /// script differ. Requests that are on their way still count.
    pub fn finish(mut self) -> Result<Vec<Request>, String> {
        let listening = self.listening.take();
        self.close();
        if listening.is_some_and(|listening| listening.join().is_err()) {
            self.stage.fault("the server panicked".to_owned());
        }
        self.stage.outcome()
    }

    /// Ends every connection and every thread. The listener sleeps in `accept`, so that it takes
    /// one last connection to wake it; those that came before are served.
    fn close(&self) {
        let waker = bound();
        let own = waker.local_addr().ok();
        if let Some(own) = own.and_then(|own| own.as_socket()) {
            self.stage.close_after(own);
            drop(waker.connect(&SockAddr::from(self.address)));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if self.listening.is_none() {
            return;
        }
        // Threads are not waited for: one may wait for what a failed test does no more.
        self.close();
        assert!(
            thread::panicking(),
            "a server was dropped without `finish`: nobody looked at what it was asked"
        );
    }
}

/// A listener at a free port of 127.0.0.1.
fn listener() -> TcpListener {
    let socket = bound();
    socket.listen(BACKLOG).expect("a free port");
    socket.into()
}

/// A socket at a free port of 127.0.0.1.
fn bound() -> Socket {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket");
    let address = SocketAddrV4::new(Ipv4Addr::LOCALHOST, 0);
    socket.bind(&address.into()).expect("a free port");
    socket
}

/// Takes connections, a thread each, until the server closes; then ends them.
fn listen(listener: &TcpListener, stage: &Arc<Stage>) {
    let mut serving = Vec::new();
    for connection in listener.incoming() {
        match connection {
            Ok(connection) if stage.is_last(&connection) => break,
            Ok(connection) => {
                // The only strong handle: when its thread ends, the connection does.
                let connection = Arc::new(connection);
                let (number, role) = stage.enter(&connection);
                let stage = Arc::clone(stage);
                serving.push(thread::spawn(move || {
                    let ready = Player::new(number, &connection, &stage);
                    let ready = ready.map_err(|error| error.to_string());
                    if let Err(fault) = ready.and_then(|player| player.play(&role)) {
                        stage.fault(fault);
                    }
                }));
            }
            Err(error) => stage.fault(format!("no connection: {error}")),
        }
    }
    stage.wake();
    for thread in serving {
        if thread.join().is_err() {
            stage.fault("a connection panicked".to_owned());
        }
    }
}

#[cfg(test)]
mod tests;
