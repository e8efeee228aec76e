//! Answers of several kinds: which of them one is, by its status and then by its media type.

use super::head::is_of;
use super::{Head, Payload, Received, Statuses, Unreadable};

/// One of several answers of an operation, each a variant of `V`.
#[derive(Debug)]
pub struct AnswerCase<V> {
    /// The statuses that it is for.
    pub statuses: Statuses,
    /// The media types or ranges of them that it is for; none where it holds nothing.
    pub media: &'static [&'static str],
    /// What is done with its body.
    pub payload: fn(&Head<'_>) -> Payload,
    /// How it is read.
    pub read: ReadCase<V>,
}

/// Reads an answer as a variant of `V`.
pub type ReadCase<V> = fn(&Head<'_>, &mut Received, Option<&str>) -> Result<V, Unreadable>;

/// The case that an answer is: of those of its status, or else of all, the one of its media type,
/// or else the first.
pub(crate) fn answer_case<V>(
    cases: &'static [AnswerCase<V>],
    head: &Head<'_>,
) -> Option<&'static AnswerCase<V>> {
    let media = head.media();
    let rank = |case: &AnswerCase<V>| {
        let is_other = !case.media.iter().any(|range| is_of(media, range));
        let status = case.statuses.rank(head.status);
        (
            status.unwrap_or(u8::MAX),
            is_other && !case.media.is_empty(),
        )
    };
    cases.iter().min_by_key(|case| rank(case))
}

/// Reads an answer as the case that it is.
pub(crate) fn read_case<V>(
    cases: &'static [AnswerCase<V>],
    head: &Head<'_>,
    body: &mut Received,
    envelope: Option<&str>,
) -> Result<V, Unreadable> {
    match answer_case(cases, head) {
        Some(case) => (case.read)(head, body, envelope),
        None => Err(Unreadable::Empty),
    }
}

/// Defines an enum of answers: for each variant what it holds, the media types, the statuses and
/// the way to read it.
///
/// ```text
/// rt::answers! {
///     /// A job, or its result.
///     pub enum Job {
///         Done(Report) = ["text/csv"] at 200 => rt::Text,
///         Gone = [] at 204 => rt::NoContent,
///     }
/// }
/// ```
macro_rules! answers {
    (
        $(#[$docs:meta])*
        $visibility:vis enum $name:ident {
            $(
                $(#[$said:meta])*
                $variant:ident $(($held:ty))? = [$($media:literal),*] at $status:tt => $answer:ty,
            )*
        }
    ) => {
        $(#[$docs])*
        #[derive(Debug)]
        #[non_exhaustive]
        $visibility enum $name {
            $($(#[$said])* $variant $(($held))?,)*
        }

        impl $name {
            const CASES: &'static [$crate::rt::AnswerCase<Self>] = &[
                $($crate::rt::AnswerCase {
                    statuses: $crate::rt::statuses!($status),
                    media: &[$($media),*],
                    payload: <$answer as $crate::rt::Answer>::payload,
                    read: |head, body, envelope| {
                        let read = match envelope {
                            Some(key) => <$answer as $crate::rt::Answer>::read_enveloped(head, body, key),
                            None => <$answer as $crate::rt::Answer>::read(head, body),
                        };
                        read.map(|_value| Self::$variant $(({
                            let value: $held = _value;
                            value
                        }))?)
                    },
                },)*
            ];
        }

        impl $crate::rt::Answer for $name {
            type Value = Self;

            fn payload(head: &$crate::rt::Head<'_>) -> $crate::rt::Payload {
                let case = $crate::rt::answer_case(Self::CASES, head);
                case.map_or($crate::rt::Payload::Read, |case| (case.payload)(head))
            }

            fn read(
                head: &$crate::rt::Head<'_>,
                body: &mut $crate::rt::Received,
            ) -> Result<Self, $crate::rt::Unreadable> {
                $crate::rt::read_case(Self::CASES, head, body, None)
            }

            fn read_enveloped(
                head: &$crate::rt::Head<'_>,
                body: &mut $crate::rt::Received,
                key: &str,
            ) -> Result<Self, $crate::rt::Unreadable> {
                $crate::rt::read_case(Self::CASES, head, body, Some(key))
            }
        }
    };
}

pub(crate) use answers;

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use reqwest::StatusCode;
    use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};

    use super::*;
    use crate::rt::{self, Answer};

    rt::answers! {
        enum Found {
            Json(i64) = ["application/json"] at 200 => rt::Json<i64>,
            Text(String) = ["text/*"] at 200 => rt::Text,
            Gone = [] at 204 => rt::NoContent,
            Other(i64) = ["application/json"] at 2xx => rt::Json<i64>,
        }
    }

    #[test]
    fn by_status_then_by_media_type_else_the_first() {
        for (status, media, wanted) in [
            (200, "application/json; charset=utf-8", "Json(1)"),
            (200, "text/csv", "Text(\"1\")"),
            (200, "image/png", "Json(1)"),
            (200, "", "Json(1)"),
            (204, "", "Gone"),
            (204, "application/json", "Gone"),
            (202, "application/json", "Other(1)"),
            (299, "text/plain", "Other(1)"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(media));
            let status = StatusCode::from_u16(status).unwrap();
            let headers = &headers;
            let head = Head { status, headers };
            let mut body = Received::Whole(Bytes::from_static(b"1"));
            let found = Found::read(&head, &mut body).unwrap();
            assert_eq!(format!("{found:?}"), wanted, "{status} {media}");
            let mut body = Received::Whole(Bytes::from_static(b"1"));
            let found = Found::read_enveloped(&head, &mut body, "item").unwrap();
            assert_eq!(format!("{found:?}"), wanted, "{status} {media}");
        }
    }

    rt::record! {
        struct Thing {
            pub name: String = required "name",
        }
    }

    rt::answers! {
        enum Wrapped {
            Thing(Thing) = ["application/json"] at 200 => rt::Json<Thing>,
            Perhaps(Option<Thing>) = [] at 202 => rt::OptionalJson<Thing>,
        }
    }

    #[test]
    fn each_case_may_come_in_a_wrapper() {
        for (status, body, wanted) in [
            (
                200,
                r#"{"item": {"name": "a"}}"#,
                "Thing(Thing { name: \"a\"",
            ),
            (200, r#"{"name": "a"}"#, "Thing(Thing { name: \"a\""),
            (
                202,
                r#"{"item": {"name": "a"}}"#,
                "Perhaps(Some(Thing { name: \"a\"",
            ),
            (202, "", "Perhaps(None)"),
        ] {
            let status = StatusCode::from_u16(status).unwrap();
            let headers = &HeaderMap::new();
            let head = Head { status, headers };
            let mut body = Received::Whole(Bytes::from_static(body.as_bytes()));
            let found = Wrapped::read_enveloped(&head, &mut body, "item").unwrap();
            assert!(format!("{found:?}").starts_with(wanted), "{found:?}");
        }
    }
}
