//! A port at which nobody listens.

use socket2::Socket;

use super::bound;

/// A port of 127.0.0.1 that refuses connections, for as long as this lives: it is taken, so that
/// no other process comes to listen there.
#[derive(Debug)]
#[must_use = "the port is free again when this is dropped"]
pub struct Refusing {
    socket: Socket,
}

impl Refusing {
    /// Takes a port.
    ///
    /// # Panics
    ///
    /// Where the machine has no free port on 127.0.0.1.
    pub fn start() -> Self {
        Self { socket: bound() }
    }

    /// Where it refuses, without a slash at the end.
    ///
    /// # Panics
    ///
    /// Never: a bound socket has an address.
    pub fn url(&self) -> String {
        let address = self.socket.local_addr().expect("the socket is bound");
        let port = address.as_socket().expect("an IP address").port();
        format!("http://127.0.0.1:{port}")
    }
}
