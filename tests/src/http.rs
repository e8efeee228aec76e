//! HTTP/1.1 messages as bytes: a request as it was read from a socket, an answer as it is written
//! to one. Nothing is normalised: names keep their case, targets their encoding.

use std::fmt::Write as _;
use std::io::{self, BufRead, Read};

/// A request, as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The connection that it came on, counted from 0 in the order in which they were made.
    pub connection: usize,
    /// All bytes of it.
    pub raw: Vec<u8>,
    /// The first line, without its end: `GET /v1/projects HTTP/1.1`.
    pub line: String,
    /// The header lines, name and value, in the order in which they came.
    pub headers: Vec<(String, String)>,
    /// The body, as long as `content-length` says, or its chunks together.
    pub body: Vec<u8>,
}

impl Request {
    /// Reads one request of this connection; `None` where that ends before one begins.
    pub fn read(connection: usize, stream: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut raw = Vec::new();
        let Some(line) = read_line(stream, &mut raw)? else {
            return Ok(None);
        };
        let mut headers = Vec::new();
        loop {
            let header =
                read_line(stream, &mut raw)?.ok_or_else(|| malformed("headers without an end"))?;
            if header.is_empty() {
                break;
            }
            let (name, value) = header
                .split_once(':')
                .ok_or_else(|| malformed("a header without a colon"))?;
            headers.push((name.to_owned(), value.trim().to_owned()));
        }
        let mut request = Self {
            connection,
            raw,
            line,
            headers,
            body: Vec::new(),
        };
        if request.header("transfer-encoding") == Some("chunked") {
            request.read_chunks(stream)?;
            return Ok(Some(request));
        }
        request.body = vec![0; request.content_length()?];
        stream.read_exact(&mut request.body)?;
        request.raw.extend_from_slice(&request.body);
        Ok(Some(request))
    }

    fn read_chunks(&mut self, stream: &mut impl BufRead) -> io::Result<()> {
        loop {
            let line = read_line(stream, &mut self.raw)?;
            let length = line.and_then(|line| usize::from_str_radix(&line, 16).ok());
            let length = length.ok_or_else(|| malformed("a chunk without a length"))?;
            let mut chunk = vec![0; length];
            stream.read_exact(&mut chunk)?;
            self.raw.extend_from_slice(&chunk);
            self.body.extend_from_slice(&chunk);
            if read_line(stream, &mut self.raw)?.as_deref() != Some("") {
                return Err(malformed("a chunk without an end"));
            }
            if length == 0 {
                return Ok(());
            }
        }
    }

    /// The target of the first line: `/v1/projects?limit=1`.
    pub fn target(&self) -> &str {
        self.line.split(' ').nth(1).unwrap_or_default()
    }

    /// The value of the only header of this name, in any case; `None` where there is none or more
    /// than one.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self
            .headers
            .iter()
            .filter(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str());
        values.next().filter(|_| values.next().is_none())
    }

    /// How long the body is that is not in chunks.
    fn content_length(&self) -> io::Result<usize> {
        if self.header("transfer-encoding").is_some() {
            return Err(malformed("a body in no chunks that are known"));
        }
        self.header("content-length").map_or(Ok(0), |length| {
            length
                .parse()
                .map_err(|_| malformed("a content-length that is no number"))
        })
    }
}

/// An answer, as it will be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Answer {
    /// A status alone.
    pub fn empty(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    /// JSON, byte for byte as given.
    pub fn json(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::empty(status)
            .header("content-type", "application/json")
            .body(body)
    }

    /// Plain text.
    pub fn text(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::empty(status)
            .header("content-type", "text/plain; charset=utf-8")
            .body(body)
    }

    /// Adds a header line.
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Sets the body.
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// The bytes for the socket, with the body's length where the status allows a body.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut head = format!("HTTP/1.1 {} Scripted\r\n", self.status);
        for (name, value) in &self.headers {
            write!(head, "{name}: {value}\r\n").expect("a string takes every text");
        }
        if self.status != 204 {
            write!(head, "content-length: {}\r\n", self.body.len())
                .expect("a string takes every text");
        }
        head.push_str("\r\n");
        let mut bytes = head.into_bytes();
        bytes.extend_from_slice(&self.body);
        bytes
    }
}

/// A line without its CRLF, which goes into `raw` with it; `None` at the end of the stream.
fn read_line(stream: &mut impl BufRead, raw: &mut Vec<u8>) -> io::Result<Option<String>> {
    // A head of 64 KiB is more than any client sends, and less than what hurts.
    let mut line = Vec::new();
    stream.take(64 * 1024).read_until(b'\n', &mut line)?;
    raw.extend_from_slice(&line);
    if line.is_empty() {
        return Ok(None);
    }
    let text = line
        .strip_suffix(b"\r\n")
        .ok_or_else(|| malformed("a line without an end"))?;
    String::from_utf8(text.to_vec())
        .map(Some)
        .map_err(|_| malformed("a line that is not UTF-8"))
}

fn malformed(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> io::Result<Option<Request>> {
        let mut stream = bytes;
        Request::read(3, &mut stream)
    }

    #[test]
    fn a_request_keeps_its_case_its_encoding_and_its_body() {
        let bytes = b"PUT /a%2Fb?x=%3A HTTP/1.1\r\nX-Some: One\r\ncontent-length: 2\r\n\r\n{}next";
        let request = read(bytes).expect("well-formed").expect("a request");
        assert_eq!(request.line, "PUT /a%2Fb?x=%3A HTTP/1.1");
        assert_eq!(request.headers[0], ("X-Some".to_owned(), "One".to_owned()));
        assert_eq!(request.header("x-some"), Some("One"));
        assert_eq!(request.body, b"{}");
        assert_eq!(request.raw, bytes[..bytes.len() - 4]);
        assert_eq!(request.target(), "/a%2Fb?x=%3A");
        assert_eq!(request.connection, 3);
    }

    #[test]
    fn a_header_that_stands_twice_has_no_one_value() {
        let request = read(b"GET / HTTP/1.1\r\na: 1\r\nA: 2\r\n\r\n")
            .expect("well-formed")
            .expect("a request");
        assert_eq!(request.header("a"), None);
    }

    #[test]
    fn what_is_not_a_whole_request_is_an_error() {
        assert_eq!(read(b"").expect("an end"), None);
        for bytes in [
            &b"GET / HTTP/1.1"[..],
            b"GET / HTTP/1.1\r\n",
            b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
            b"GET / HTTP/1.1\r\ncontent-length: 3\r\n\r\n{}",
            b"GET / HTTP/1.1\r\ncontent-length: x\r\n\r\n",
            b"GET / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{",
            b"GET / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nx\r\n",
        ] {
            assert!(read(bytes).is_err(), "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn an_answer_says_how_long_its_body_is() {
        let bytes = Answer::json(200, "{}").header("x-a", "b").to_bytes();
        assert_eq!(
            String::from_utf8_lossy(&bytes),
            "HTTP/1.1 200 Scripted\r\ncontent-type: application/json\r\nx-a: b\r\n\
             content-length: 2\r\n\r\n{}",
        );
        assert_eq!(
            Answer::empty(204).to_bytes(),
            b"HTTP/1.1 204 Scripted\r\n\r\n"
        );
    }
}
