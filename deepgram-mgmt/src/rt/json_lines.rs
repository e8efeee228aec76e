//! JSON values one behind the other, as they come: each on a line of its own (NDJSON), or each
//! behind a separator (RFC 7464). Which of both it is, the first byte tells.
//!
//! A value that is not of its type is an error that names it, and the stream goes on behind it.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use serde::de::DeserializeOwned;

use super::answer::streamed;
use super::decode::{decode, without_bom};
use super::frames::{Frames, Splitter};
use super::{Answer, ByteStream, Error, Head, Payload, Received, Unreadable};

/// JSON values as they come.
#[derive(Clone, Copy, Debug)]
pub struct Lines<T>(PhantomData<T>);

impl<T: DeserializeOwned + Send + 'static> Answer for Lines<T> {
    type Value = JsonLines<T>;

    /// A page of a proxy would be a misfit in every line.
    fn payload(head: &Head<'_>) -> Payload {
        streamed(head, &["text/html"])
    }

    fn read(_: &Head<'_>, body: &mut Received) -> Result<JsonLines<T>, Unreadable> {
        body.stream("JSON lines").map(JsonLines::new)
    }
}

/// A stream of JSON values: the body of an answer. After an error of any kind but
/// [`Decode`](super::ErrorKind::Decode) there is nothing more.
///
/// Limits are those of a [`ByteStream`], and a value is at most as large as a whole answer may be.
#[must_use = "a stream does nothing until it is polled"]
pub struct JsonLines<T> {
    frames: Box<Frames<LineSplitter>>,
    number: u64,
    value: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> JsonLines<T> {
    fn new(bytes: ByteStream) -> Self {
        Self {
            frames: Box::new(Frames::new(bytes)),
            number: 0,
            value: PhantomData,
        }
    }

    /// The next value, or `None` at the end.
    ///
    /// # Errors
    /// As for [`ByteStream::next`], and where a value is not of its type or too large.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<T> JsonLines<T> {
    /// Adds what is known of the answer.
    pub(super) fn tell(&self, error: Error) -> Error {
        self.frames.tell(error)
    }
}

impl<T: DeserializeOwned> Stream for JsonLines<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let line = match ready!(self.frames.poll(context)) {
            Some(Ok(line)) => line,
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            None => return Poll::Ready(None),
        };
        self.number += 1;
        let value = decode(&line);
        Poll::Ready(Some(value.map_err(|misfit| {
            self.frames
                .misfit("value", self.number, &misfit, line.into())
        })))
    }
}

impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonLines")
            .field("operation", &self.frames.operation())
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

/// Cuts values apart.
#[derive(Debug, Default)]
struct LineSplitter {
    text: Vec<u8>,
    notation: Notation,
    depth: usize,
    quotes: Quotes,
}

/// What stands between two values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Notation {
    /// Nothing has come that tells.
    #[default]
    Unknown,
    /// The end of a line.
    Lines,
    /// A separator. A line that ends where no text, list or object is open ends the value as well,
    /// so that nobody waits for the next one.
    Sequence,
}

/// Whether a byte is within a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Quotes {
    #[default]
    Outside,
    Inside,
    Escaped,
}

/// The separator.
const SEPARATOR: u8 = 0x1e;

impl Splitter for LineSplitter {
    type Frame = Vec<u8>;

    #[inline]
    fn feed(&mut self, bytes: &[u8], lines: &mut VecDeque<Vec<u8>>) {
        for byte in bytes {
            if self.notation == Notation::Unknown && !byte.is_ascii_whitespace() {
                self.notation = match *byte {
                    SEPARATOR => Notation::Sequence,
                    _ => Notation::Lines,
                };
            }
            let ends = match (self.notation, *byte) {
                (Notation::Unknown | Notation::Lines, byte) => byte == b'\n',
                (Notation::Sequence, SEPARATOR) => true,
                (Notation::Sequence, byte) => {
                    self.look(byte);
                    byte == b'\n' && self.depth == 0 && self.quotes == Quotes::Outside
                }
            };
            if ends {
                self.end(lines);
            } else {
                self.text.push(*byte);
            }
        }
    }

    #[inline]
    fn end(&mut self, lines: &mut VecDeque<Vec<u8>>) {
        (self.depth, self.quotes) = (0, Quotes::Outside);
        let line = mem::take(&mut self.text);
        if !without_bom(&line).iter().all(u8::is_ascii_whitespace) {
            lines.push_back(line);
        }
    }

    #[inline]
    fn held(&self) -> usize {
        self.text.len()
    }
}

impl LineSplitter {
    #[inline]
    fn look(&mut self, byte: u8) {
        match (self.quotes, byte) {
            (Quotes::Escaped, _) | (Quotes::Outside, b'"') => self.quotes = Quotes::Inside,
            (Quotes::Inside, b'\\') => self.quotes = Quotes::Escaped,
            (Quotes::Inside, b'"') => self.quotes = Quotes::Outside,
            (Quotes::Outside, b'{' | b'[') => self.depth += 1,
            (Quotes::Outside, b'}' | b']') => self.depth = self.depth.saturating_sub(1),
            (Quotes::Inside | Quotes::Outside, _) => {}
        }
    }
}

const _: () = {
    const fn is_stream<T: Stream + Send + Unpin + 'static>() {}
    is_stream::<JsonLines<String>>();
};

#[cfg(test)]
mod tests {
    use super::*;

    fn lines<'s>(parts: impl IntoIterator<Item = &'s [u8]>) -> Vec<String> {
        let mut splitter = LineSplitter::default();
        let mut lines = VecDeque::new();
        for part in parts {
            splitter.feed(part, &mut lines);
        }
        splitter.end(&mut lines);
        let texts = lines
            .into_iter()
            .map(|line| String::from_utf8(line).unwrap());
        texts.map(|text| text.trim().to_owned()).collect()
    }

    #[test]
    fn lines_and_sequences() {
        let rows: [(&str, &[&str]); 8] = [
            ("1\n2\n", &["1", "2"]),
            ("{}\r\n\r\n[1]\n \n\"a\"", &["{}", "[1]", "\"a\""]),
            ("\u{feff}\n1", &["1"]),
            // A line that is cut takes nothing with it.
            ("{\"a\": [\n{}\n", &["{\"a\": [", "{}"]),
            ("\u{1e}1\n\u{1e}\"a\"\n", &["1", "\"a\""]),
            (
                "\u{1e}{\n\"a\": \"}\\\"\n\"}\n\u{1e}[\n]\n",
                &["{\n\"a\": \"}\\\"\n\"}", "[\n]"],
            ),
            ("\u{1e}{\"cut\": \n\u{1e}2\n", &["{\"cut\":", "2"]),
            ("", &[]),
        ];
        for (stream, wanted) in rows {
            let bytes = stream.as_bytes();
            assert_eq!(lines([bytes]), wanted, "{stream:?}");
            assert_eq!(lines(bytes.chunks(1)), wanted, "{stream:?} by bytes");
        }
    }

    #[test]
    fn a_value_of_a_sequence_is_there_at_the_end_of_its_line() {
        let mut splitter = LineSplitter::default();
        let mut lines = VecDeque::new();
        splitter.feed(b"\x1e{\"a\":1}\n", &mut lines);
        assert_eq!((lines.len(), splitter.held()), (1, 0));
    }
}
