//! The documented forms of error answers, by status, and what one says of itself.

use std::any::Any;

use reqwest::StatusCode;

use super::lenient::decode_leniently;
use super::{ErrorBody, Lenience, Statuses};

/// A documented form of error answers, and the statuses that it is for.
#[derive(Clone, Copy, Debug)]
pub struct ErrorSchema {
    statuses: &'static [Statuses],
    read: fn(&[u8]) -> Option<Lenience<Told>>,
    pub(super) request_id_header: Option<&'static str>,
}

/// An error body and what it says.
pub(super) struct Told {
    pub(super) body: Box<dyn Any + Send + Sync>,
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) request_id: Option<String>,
}

impl ErrorSchema {
    /// The form `B`.
    pub const fn of<B: ErrorBody>(statuses: &'static [Statuses]) -> Self {
        Self {
            statuses,
            read: read::<B>,
            request_id_header: B::REQUEST_ID_HEADER,
        }
    }

    /// How well it fits a status, the better the less; `None` where it does not.
    pub(super) fn rank(&self, status: StatusCode) -> Option<u8> {
        let ranks = self.statuses.iter();
        ranks.filter_map(|statuses| statuses.rank(status)).min()
    }
}

fn read<B: ErrorBody>(body: &[u8]) -> Option<Lenience<Told>> {
    Some(match decode_leniently::<B>(body)? {
        Lenience::Whole(body) => Lenience::Whole(told(body)),
        Lenience::Partial(body) => Lenience::Partial(told(body)),
    })
}

fn told<B: ErrorBody>(body: B) -> Told {
    Told {
        code: body.code().map(str::to_owned),
        message: body.message().map(str::to_owned),
        request_id: body.request_id().map(str::to_owned),
        body: Box::new(body),
    }
}

/// Reads a body by the form that is documented for its status, then by the others: services do
/// not always answer what they say. What no form reads as a whole is read in parts.
pub(super) fn read_error(
    schemas: &[ErrorSchema],
    status: StatusCode,
    body: &[u8],
) -> Option<Lenience<Told>> {
    let mut partial = None;
    for rank in Statuses::RANKS {
        let fitting = |schema: &&ErrorSchema| schema.rank(status) == rank;
        for schema in schemas.iter().filter(fitting) {
            match (schema.read)(body) {
                Some(whole @ Lenience::Whole(_)) => return Some(whole),
                part => partial = partial.or(part),
            }
        }
    }
    partial
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rt;

    macro_rules! errors {
        ($($name:ident by $wire:literal),*) => {
            $(
                rt::record! {
                    struct $name {
                        pub code: String = required $wire,
                    }
                }

                impl ErrorBody for $name {
                    fn code(&self) -> Option<&str> {
                        Some(stringify!($name))
                    }
                }
            )*
        };
    }

    errors!(Any by "code", Missing by "code", Clients by "code", Late by "late");

    #[test]
    fn the_schema_of_the_status_is_tried_first_and_every_other_after_it() {
        const SCHEMAS: [ErrorSchema; 4] = [
            ErrorSchema::of::<Any>(&[Statuses::Default, Statuses::Code(410)]),
            ErrorSchema::of::<Clients>(&[Statuses::Range(4)]),
            ErrorSchema::of::<Missing>(&[Statuses::Code(400), Statuses::Code(404)]),
            ErrorSchema::of::<Late>(&[Statuses::Code(504)]),
        ];
        for (status, body, wanted) in [
            (404, r#"{"code": "a"}"#, "Missing"),
            (409, r#"{"code": "a"}"#, "Clients"),
            (410, r#"{"code": "a"}"#, "Any"),
            (500, r#"{"code": "a"}"#, "Any"),
            (500, r#"{"late": "a"}"#, "Late"),
            (404, r#"{"late": "a"}"#, "Late"),
        ] {
            let status = StatusCode::from_u16(status).unwrap();
            let Some(Lenience::Whole(told)) = read_error(&SCHEMAS, status, body.as_bytes()) else {
                panic!("{status} {body}");
            };
            assert_eq!(told.code.as_deref(), Some(wanted), "{status} {body}");
        }
    }
}
