//! One connection, from its first byte to its end: a conversation or a script.
//!
//! A script that stops before its end is a fault, whoever is the cause; so is what comes and no
//! step takes.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use socket2::SockRef;

use super::script::{End, Script, Step};
use super::stage::{Role, Stage};
use crate::http::Request;

/// How often a write that the client does not take looks whether the server closes.
const LOOK: Duration = Duration::from_millis(20);

/// One chunk of a flood; every byte of it is white space, which any JSON may hold.
const CHUNK: usize = 64 * 1024;

/// A connection under way.
pub(super) struct Player<'a> {
    number: usize,
    stream: &'a TcpStream,
    reader: BufReader<&'a TcpStream>,
    stage: &'a Stage,
}

impl<'a> Player<'a> {
    pub(super) fn new(number: usize, stream: &'a TcpStream, stage: &'a Stage) -> io::Result<Self> {
        // What is written is written whole: to wait for more would only slow the tests down.
        stream.set_nodelay(true)?;
        stream.set_write_timeout(Some(LOOK))?;
        Ok(Self {
            number,
            stream,
            reader: BufReader::new(stream),
            stage,
        })
    }

    /// Plays the role; a text says what went wrong.
    pub(super) fn play(mut self, role: &Role) -> Result<(), String> {
        match role {
            Role::Conversation => match self.converse() {
                // What was under way when the server closed nobody waits for.
                Err(error) if !self.stage.is_closing() => {
                    Err(format!("a connection broke: {error}"))
                }
                Err(_) | Ok(()) => Ok(()),
            },
            Role::Script(script) => self.follow(script),
        }
    }

    fn converse(&mut self) -> io::Result<()> {
        while let Some(request) = self.read()? {
            let Some(answer) = self.stage.answer(request) else {
                break;
            };
            self.write(&answer.to_bytes())?;
        }
        Ok(())
    }

    fn follow(&mut self, script: &Script) -> Result<(), String> {
        for (index, step) in script.steps.iter().enumerate() {
            self.step(step).map_err(|fault| {
                let (number, name) = (self.number, step.name());
                format!("connection {number}, step {index} (`{name}`): {fault}")
            })?;
        }
        self.nothing_left()
            .map_err(|fault| format!("connection {}, at its end: {fault}", self.number))?;
        match script.end {
            End::Close => Ok(()),
            // Takes effect when the socket is dropped, which is next.
            End::Reset => SockRef::from(self.stream)
                .set_linger(Some(Duration::ZERO))
                .map_err(|error| format!("no reset: {error}")),
        }
    }

    fn step(&mut self, step: &Step) -> Result<(), String> {
        match step {
            Step::Request => match self.read() {
                Ok(Some(request)) => {
                    self.stage.record(request);
                    Ok(())
                }
                Ok(None) => Err("no request came".to_owned()),
                Err(error) => Err(error.to_string()),
            },
            Step::Write(bytes) => self.write(bytes).map_err(|error| error.to_string()),
            Step::Gate(gate) => gate
                .pass()
                .map_err(|_| "the test never opened it".to_owned()),
            Step::HalfClose => self
                .stream
                .shutdown(Shutdown::Write)
                .map_err(|error| error.to_string()),
            Step::Hold => match self.reader.fill_buf() {
                Ok([]) | Err(_) => Ok(()),
                Ok(bytes) => Err(unscripted(bytes)),
            },
            Step::Drain => {
                while self.reader.fill_buf().is_ok_and(|bytes| !bytes.is_empty()) {
                    let count = self.reader.buffer().len();
                    self.reader.consume(count);
                }
                Ok(())
            }
            Step::Flood(taken) => {
                self.flood(taken);
                Ok(())
            }
        }
    }

    fn read(&mut self) -> io::Result<Option<Request>> {
        Request::read(self.number, &mut self.reader)
    }

    /// Writes all of it, however slowly the client takes it, unless the server closes.
    fn write(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match self.stream.write(bytes) {
                Ok(count) => bytes = &bytes[count..],
                Err(error) if is_pause(&error) && !self.stage.is_closing() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn flood(&mut self, taken: &AtomicU64) {
        let mut chunk = format!("{CHUNK:x}\r\n").into_bytes();
        chunk.resize(chunk.len() + CHUNK, b' ');
        chunk.extend_from_slice(b"\r\n");
        while self.write(&chunk).is_ok() {
            taken.fetch_add(CHUNK as u64, Ordering::Relaxed);
        }
    }

    /// Fails where something came that no step took.
    fn nothing_left(&mut self) -> Result<(), String> {
        if !self.reader.buffer().is_empty() {
            return Err(unscripted(self.reader.buffer()));
        }
        let mut next = [0; 256];
        let peeked = self.stream.set_nonblocking(true);
        match peeked.and_then(|()| self.stream.peek(&mut next)) {
            Ok(count) if count > 0 => Err(unscripted(&next[..count])),
            // Nothing came, the client hung up, or the connection broke.
            Ok(_) | Err(_) => Ok(()),
        }
    }
}

fn is_pause(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut | io::ErrorKind::Interrupted
    )
}

fn unscripted(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let line = text.lines().next().unwrap_or_default();
    format!("`{line}` came, which is not scripted")
}
