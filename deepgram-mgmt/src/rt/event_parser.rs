//! Bytes of `text/event-stream` to events (WHATWG HTML, "Server-sent events"), wherever the parts
//! begin and end in which they come.
//!
//! Data stays bytes until its type is known: what is no UTF-8 is an error of its event, and no text
//! with signs in it that nobody sent.

use std::collections::VecDeque;
use std::mem;
use std::sync::Arc;
use std::time::Duration;

use super::decode::without_bom;
use super::frames::Splitter;

/// An event as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RawEvent {
    /// `event`, if it is named.
    pub(super) name: Option<String>,
    /// The lines of `data`.
    pub(super) data: Vec<u8>,
    /// The last `id` so far; shared, since one may be long and stand for many events.
    pub(super) id: Option<Arc<str>>,
    /// The last `retry` so far.
    pub(super) retry: Option<Duration>,
}

/// What came of an event.
#[derive(Debug, Default)]
pub(super) struct EventParser {
    place: Place,
    /// The line that has not come whole.
    line: Vec<u8>,
    name: Option<String>,
    /// None before the first line of it.
    data: Option<Vec<u8>>,
    id: Option<Arc<str>>,
    retry: Option<Duration>,
}

/// Where in the stream the parser is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    /// In its first line, which a byte order mark may begin.
    #[default]
    FirstLine,
    /// In any other line.
    Line,
    /// Behind a CR, of whose line a LF is a part.
    BehindReturn,
}

impl Splitter for EventParser {
    type Frame = RawEvent;

    #[inline]
    fn feed(&mut self, mut bytes: &[u8], events: &mut VecDeque<RawEvent>) {
        while let Some((first, rest)) = bytes.split_first() {
            if self.place == Place::BehindReturn {
                self.place = Place::Line;
                if *first == b'\n' {
                    bytes = rest;
                    continue;
                }
            }
            let end = bytes.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
            let Some(end) = end else {
                self.line.extend_from_slice(bytes);
                return;
            };
            let (line, rest) = bytes.split_at(end);
            self.line.extend_from_slice(line);
            self.end_line(events);
            self.place = if rest.starts_with(b"\r") {
                Place::BehindReturn
            } else {
                Place::Line
            };
            bytes = rest.split_first().map_or(&[], |(_, rest)| rest);
        }
    }

    /// What has no end is no event.
    #[inline]
    fn end(&mut self, _: &mut VecDeque<RawEvent>) {}

    #[inline]
    fn held(&self) -> usize {
        let name = self.name.as_ref().map_or(0, String::len);
        let id = self.id.as_ref().map_or(0, |id| id.len());
        self.line.len() + self.data.as_ref().map_or(0, Vec::len) + name + id
    }
}

impl EventParser {
    #[inline]
    fn end_line(&mut self, events: &mut VecDeque<RawEvent>) {
        let line = mem::take(&mut self.line);
        let line = match self.place {
            Place::FirstLine => without_bom(&line),
            Place::Line | Place::BehindReturn => &line,
        };
        if line.is_empty() {
            let name = self.name.take();
            events.extend(self.data.take().map(|data| RawEvent {
                name,
                data,
                id: self.id.clone(),
                retry: self.retry,
            }));
            return;
        }
        let colon = line.iter().position(|byte| *byte == b':');
        let (field, value) = line.split_at(colon.unwrap_or(line.len()));
        let value = value.strip_prefix(b":").unwrap_or(value);
        self.field(field, value.strip_prefix(b" ").unwrap_or(value));
    }

    /// Of a comment the name is empty.
    #[inline]
    fn field(&mut self, name: &[u8], value: &[u8]) {
        let text = || String::from_utf8_lossy(value).into_owned();
        match name {
            b"event" => self.name = Some(text()).filter(|name| !name.is_empty()),
            b"data" => match &mut self.data {
                Some(data) => {
                    data.push(b'\n');
                    data.extend_from_slice(value);
                }
                None => self.data = Some(value.to_vec()),
            },
            b"id" if !value.contains(&0) => {
                let id = Some(text()).filter(|id| !id.is_empty());
                self.id = id.map(Arc::from);
            }
            b"retry" if value.iter().all(u8::is_ascii_digit) => {
                // What is no number, or none that fits, says nothing.
                let wait = text().parse().ok().map(Duration::from_millis);
                self.retry = wait.or(self.retry);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The events of a stream that comes in parts of some lengths.
    fn events<'s>(parts: impl IntoIterator<Item = &'s [u8]>) -> Vec<RawEvent> {
        let mut parser = EventParser::default();
        let mut events = VecDeque::new();
        for part in parts {
            parser.feed(part, &mut events);
        }
        parser.end(&mut events);
        events.into()
    }

    fn event(name: Option<&str>, data: &str, id: Option<&str>) -> RawEvent {
        RawEvent {
            name: name.map(str::to_owned),
            data: data.as_bytes().to_vec(),
            id: id.map(Arc::from),
            retry: None,
        }
    }

    #[test]
    fn streams_of_the_standard() {
        let plain = |data: &str| event(None, data, None);
        let rows: [(&str, Vec<RawEvent>); 14] = [
            // The examples of the standard.
            (
                "data: YHOO\ndata: +2\ndata: 10\n\n",
                vec![plain("YHOO\n+2\n10")],
            ),
            (
                ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n",
                vec![event(None, "first event", Some("1")), plain("second event")],
            ),
            ("data\n\ndata\ndata\n\ndata:", vec![plain(""), plain("\n")]),
            ("data:test\n\ndata: test\n\n", vec![plain("test"); 2]),
            // Ends of lines.
            (
                "data: a\r\n\r\ndata: b\r\rdata: c\n\n",
                vec![plain("a"), plain("b"), plain("c")],
            ),
            ("data: a\r\ndata: b\r\n\r\n", vec![plain("a\nb")]),
            // A byte order mark at the start, and one elsewhere.
            ("\u{feff}data: a\n\n\u{feff}data: b\n\n", vec![plain("a")]),
            ("\u{feff}\ndata: a\n\n", vec![plain("a")]),
            // Names and ids.
            (
                "event: add\ndata: 1\nid: x\n\ndata: 2\n\nevent:\ndata: 3\n\n",
                vec![
                    event(Some("add"), "1", Some("x")),
                    event(None, "2", Some("x")),
                    event(None, "3", Some("x")),
                ],
            ),
            ("event: none\n\ndata: a\n\n", vec![plain("a")]),
            ("id: a\0b\ndata: a\n\n", vec![plain("a")]),
            // What is no field.
            ("Data: a\n data: b\nother\n{\"data\": 1}\n\n", vec![]),
            ("data: a:b: c\n\n", vec![plain("a:b: c")]),
            ("", vec![]),
        ];
        for (stream, wanted) in rows {
            let bytes = stream.as_bytes();
            assert_eq!(events([bytes]), wanted, "{stream:?}");
            assert_eq!(events(bytes.chunks(1)), wanted, "{stream:?} by bytes");
            for at in 0..bytes.len() {
                let (start, end) = bytes.split_at(at);
                assert_eq!(events([start, &[], end]), wanted, "{stream:?} at {at}");
            }
        }
    }

    #[test]
    fn a_long_id_is_held_once() {
        let stream = format!("id: {}\n{}", "x".repeat(1000), "data\n\n".repeat(3));
        let events = events([stream.as_bytes()]);
        let ids: Vec<_> = events.iter().flat_map(|event| &event.id).collect();
        assert_eq!(ids.len(), 3);
        assert!(ids.iter().all(|id| Arc::ptr_eq(id, ids[0])));
    }

    #[test]
    fn a_wish_of_when_to_come_again() {
        let stream = b"retry: 10\ndata: a\n\nretry: x\ndata: b\n\nretry:\ndata: c\n\n";
        let waits: Vec<_> = events([&stream[..]])
            .iter()
            .map(|event| event.retry)
            .collect();
        assert_eq!(waits, [Some(Duration::from_millis(10)); 3]);
    }

    #[test]
    fn what_is_held_is_what_is_not_complete() {
        let mut parser = EventParser::default();
        let mut events = VecDeque::new();
        parser.feed(b"data: 12345\ndata: 67", &mut events);
        assert_eq!((parser.held(), events.len()), (13, 0));
        parser.feed(b"\n\n", &mut events);
        assert_eq!((parser.held(), events.len()), (0, 1));
        parser.feed(b"id: 1234\nevent: abc\n", &mut events);
        assert_eq!(parser.held(), 7);
    }
}
