//! Every operation as data, with a way to call it: what is tested of all operations goes through
//! this table, so that a new one is tested by being there.
//!
//! The rows are made by the build from the effective description and the generated methods. A call
//! sets whatever can be set; all of its texts are canaries, unless a test gives its own.

use std::fmt::Debug;
use std::pin::Pin;

use deepgram_mgmt::reqwest::header::{HeaderName, HeaderValue};
use deepgram_mgmt::rt::{Answer, Class, Operation as Marker, Request};
use deepgram_mgmt::{Client, Error};
use serde::de::DeserializeOwned;

/// An operation.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// The `operationId`.
    pub id: &'static str,
    /// `GET`
    pub method: &'static str,
    /// The path, parameters in braces.
    pub path: &'static str,
    /// What repeating it can do, by the description.
    pub class: Class,
    /// What a call sends in path and query, in its order.
    pub sent: &'static [Sent],
    /// The body that a call sends.
    pub body: Option<&'static str>,
    /// What a success holds.
    pub payload: Payload,
    /// Makes a call.
    pub prepare: fn(&Client, &Texts<'_>) -> Prepared,
}

/// A parameter that a call sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Its name.
    pub wire: &'static str,
    /// Where it is sent.
    pub place: Place,
    /// Its value where that is the same in every call; all others are texts.
    pub value: Option<&'static str>,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a segment of the path.
    Path,
    /// In the query.
    Query,
}

/// What a success holds, with an answer that sets all there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payload {
    /// Always JSON.
    Required(&'static str),
    /// JSON, or nothing.
    Optional(&'static str),
    /// Nothing that matters.
    Nothing,
}

/// The texts of a call.
#[derive(Clone, Copy, Debug)]
pub enum Texts<'a> {
    /// A canary for each parameter, and one in a header.
    Canaries,
    /// A text for one parameter, `p` for the others.
    One {
        /// The parameter.
        wire: &'a str,
        /// Its text.
        text: &'a str,
    },
}

/// A call before it is sent.
#[must_use = "a call does nothing until it is awaited"]
pub struct Prepared {
    /// The request, as it is debugged.
    pub request: String,
    /// To the answer, as it is debugged.
    pub outcome: Pin<Box<dyn Future<Output = Result<String, Error>> + Send>>,
}

impl Payload {
    /// The answer that sets all there is; nothing where none matters.
    pub fn sample(self) -> &'static str {
        match self {
            Self::Required(answer) | Self::Optional(answer) => answer,
            Self::Nothing => "",
        }
    }
}

impl Operation {
    /// The target of a call with these texts: what the server must see, byte for byte.
    pub fn target(&self, texts: &Texts<'_>) -> String {
        let mut target = self.path.to_owned();
        let mut query = Vec::new();
        for Sent { wire, place, value } in self.sent {
            let value = value.map_or_else(|| texts.of(wire), str::to_owned);
            match place {
                Place::Path => {
                    target = target.replace(&format!("{{{wire}}}"), &percent_encoded(&value));
                }
                Place::Query => query.push(format!("{wire}={}", percent_encoded(&value))),
            }
        }
        if !query.is_empty() {
            target.push('?');
            target.push_str(&query.join("&"));
        }
        target
    }
}

impl Texts<'_> {
    /// The text of a parameter.
    pub fn of(&self, wire: &str) -> String {
        match self {
            // What must be encoded in a URL.
            Self::Canaries => format!("canary-{wire}@example.com ä\"/?&=%23"),
            Self::One { wire: one, text } if *one == wire => (*text).to_owned(),
            Self::One { .. } => "p".to_owned(),
        }
    }
}

/// All but the unreserved characters of RFC 3986, byte by byte.
fn percent_encoded(text: &str) -> String {
    let encoded = text.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        other => format!("%{other:02X}"),
    });
    encoded.collect()
}

/// A value from its JSON.
fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error} in {json}"))
}

/// The header that carries a canary.
const HEADER: HeaderName = HeaderName::from_static("x-canary");

fn prepared<O: Marker>(request: Request<O>, texts: &Texts<'_>) -> Prepared
where
    <O::Answer as Answer>::Value: Debug,
{
    let request = match texts {
        Texts::Canaries => request.header(HEADER, HeaderValue::from_static("canary-header")),
        Texts::One { .. } => request,
    };
    Prepared {
        request: format!("{request:?} {request:#?}"),
        outcome: Box::pin(async move {
            let answer = request.send().await?;
            Ok(format!("{:?} {answer:#?}", *answer))
        }),
    }
}

mod rows {
    #![expect(
        deprecated,
        reason = "an operation is deprecated, and generated all the same"
    )]
    use super::{Class, Operation, Payload, Place, Sent, prepared, read};

    include!(concat!(env!("OUT_DIR"), "/table.rs"));
}

pub use rows::OPERATIONS;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use deepgram_mgmt::operations;

    use super::*;

    /// What the description says must be what the client does, operation by operation.
    #[test]
    fn the_table_has_the_operations_of_the_client() {
        let described = OPERATIONS.iter().map(|operation| {
            let class = format!("{:?}", operation.class);
            (operation.id, operation.method, operation.path, class)
        });
        let generated = operations::ALL.iter().map(|data| {
            let class = format!("{:?}", data.class);
            (data.id, data.method.as_str(), data.path, class)
        });
        let (described, generated): (BTreeSet<_>, BTreeSet<_>) =
            (described.collect(), generated.collect());
        assert_eq!(described, generated);
        assert_eq!(described.len(), OPERATIONS.len());
    }

    #[test]
    fn the_table_has_the_operations_of_the_list() {
        let list = include_str!("../../deepgram-mgmt/OPERATIONS.md");
        let rows = list.lines().filter(|line| line.starts_with("| `"));
        let listed: BTreeSet<_> = rows.map(|row| row.split('`').nth(1).unwrap()).collect();
        let ids: BTreeSet<_> = OPERATIONS.iter().map(|operation| operation.id).collect();
        assert_eq!(listed, ids);
    }

    /// A parameter that no call sets would go untested.
    #[test]
    fn every_parameter_of_a_path_is_sent() {
        for operation in OPERATIONS {
            let braces = operation.path.split('{').skip(1);
            let named: BTreeSet<_> = braces
                .map(|piece| piece.split('}').next().unwrap())
                .collect();
            let sent = operation.sent.iter();
            let sent: BTreeSet<_> = sent
                .filter(|sent| sent.place == Place::Path)
                .map(|sent| sent.wire)
                .collect();
            assert_eq!(named, sent, "{}", operation.id);
        }
    }

    #[test]
    fn targets_are_encoded_byte_by_byte() {
        let operation = Operation {
            id: "x",
            method: "GET",
            path: "/a/{b}",
            class: Class::Safe,
            sent: &[
                Sent {
                    wire: "b",
                    place: Place::Path,
                    value: None,
                },
                Sent {
                    wire: "c",
                    place: Place::Query,
                    value: Some("1"),
                },
            ],
            body: None,
            payload: Payload::Nothing,
            prepare: |_, _| unreachable!("it is not called"),
        };
        let texts = Texts::One {
            wire: "b",
            text: "ä/~ %",
        };
        assert_eq!(operation.target(&texts), "/a/%C3%A4%2F~%20%25?c=1");
    }
}
