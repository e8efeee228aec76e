//! The macro that makes an operation of what stands written in generated code.
//!
//! It holds no control flow and calls itself nowhere: what an operation says becomes constants and
//! types of [`Operation`](super::Operation), and what it does not say is left to that trait.

/// Defines the type that names an operation in the type of its request, and gives it
/// [`Operation`](super::Operation). Its docs name the method of `Client`.
///
/// ```text
/// rt::operation! {
///     pub enum CreateKey of "create_key" {
///         id: "createKey",                            // its `operationId`, where that is another
///         request: Once POST "/keys",                 // a `Class`, a `Method`, a path template
///         envelope: "data",                           // a wrapper's key that the answer may come in
///         accept: "application/json, text/csv",       // otherwise JSON
///         security: rt::Security::AnyOf(&[&[api::TOKEN]]), // otherwise nothing
///         servers: [rt::Server { url: "/b", description: "", variables: &[] }], // otherwise the root's
///         answer: rt::Json<types::Key>,               // how a success is read
///         error: types::ApiError,                     // what a failure holds, if one schema says so
///         errors: [404 | 410 => types::Gone, 4xx => types::Refused], // or several, by status
///     }
/// }
/// ```
///
/// The entries stand in this order; all but `request` and `answer` may be left out.
macro_rules! operation {
    (
        $visibility:vis enum $name:ident of $called:literal {
            $(id: $id:literal,)?
            request: $class:ident $method:ident $path:literal,
            $(envelope: $envelope:literal,)?
            $(accept: $accept:literal,)?
            $(security: $security:expr,)?
            $(servers: [$($server:expr),+ $(,)?],)?
            answer: $answer:ty,
            $(error: $error:ty,)?
            $(errors: [$($($status:tt)|+ => $schema:ty),+ $(,)?],)?
        }
    ) => {
        #[doc = concat!("Names [`Client::", $called, "`] in the type of its request.")]
        #[derive(Clone, Copy, Debug)]
        $visibility enum $name {}

        impl $crate::rt::Operation for $name {
            const DATA: $crate::rt::OperationData = $crate::rt::OperationData {
                id: $crate::rt::operation_id!($called $($id)?),
                method: $crate::rt::Method::$method,
                path: $path,
                class: $crate::rt::Class::$class,
            };
            $(const ENVELOPE: Option<&'static str> = Some($envelope);)?
            $(const ACCEPT: &'static str = $accept;)?
            $(const SECURITY: $crate::rt::Security = $security;)?
            $(const SERVERS: &'static [$crate::rt::Server] = &[$($server),+];)?
            type Answer = $answer;
            type Error = $crate::rt::error_type!($($error)?);
            $(
                const ERRORS: &'static [$crate::rt::ErrorSchema] = &[
                    $($crate::rt::ErrorSchema::of::<$schema>(
                        &[$($crate::rt::statuses!($status)),+],
                    ),)+
                ];
            )?
        }
    };
}
pub(crate) use operation;

/// What the description calls an operation.
macro_rules! operation_id {
    ($called:literal) => {
        $called
    };
    ($called:literal $id:literal) => {
        $id
    };
}
pub(crate) use operation_id;

/// The documented error schema, or that of what none describes.
macro_rules! error_type {
    () => {
        $crate::rt::UnknownError
    };
    ($error:ty) => {
        $error
    };
}
pub(crate) use error_type;

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use crate::rt::{self, Operation, operation};

    operation! {
        enum Least of "least" {
            request: Safe GET "/a",
            answer: rt::NoContent,
        }
    }

    operation! {
        enum Most of "most" {
            id: "getMost",
            request: Once POST "/b",
            envelope: "data",
            accept: "text/csv",
            security: rt::Security::AnyOf(&[&[]]),
            servers: [rt::Server { url: "/c", description: "", variables: &[] }],
            answer: rt::Json<Value>,
            error: rt::UnknownError,
            errors: [404 | 5xx => rt::UnknownError, default => rt::UnknownError],
        }
    }

    #[test]
    fn an_operation_says_what_stands_written() {
        let rt::OperationData {
            id,
            method,
            path,
            class,
        } = Most::DATA;
        assert_eq!((id, method, path), ("getMost", rt::Method::POST, "/b"));
        assert_eq!(class, rt::Class::Once);
        assert_eq!(Most::ENVELOPE, Some("data"));
        assert_eq!(Most::ACCEPT, "text/csv");
        assert!(matches!(Most::SECURITY, rt::Security::AnyOf([[]])));
        assert_eq!(
            Most::SERVERS
                .iter()
                .map(|server| server.url)
                .collect::<Vec<_>>(),
            ["/c"]
        );
        let ranks = |status: u16| -> Vec<Option<u8>> {
            let status = reqwest::StatusCode::from_u16(status).unwrap();
            Most::ERRORS
                .iter()
                .map(|error| error.rank(status))
                .collect()
        };
        assert_eq!(ranks(404), [Some(0), Some(2)]);
        assert_eq!(ranks(503), [Some(1), Some(2)]);
        assert_eq!(ranks(400), [None, Some(2)]);
    }

    #[test]
    fn what_is_left_out_is_as_the_trait_says() {
        assert_eq!(
            (Least::DATA.id, Least::DATA.class),
            ("least", rt::Class::Safe)
        );
        assert_eq!((Least::ENVELOPE, Least::ACCEPT), (None, "application/json"));
        assert!(matches!(Least::SECURITY, rt::Security::Nothing));
        assert_eq!((Least::SERVERS.len(), Least::ERRORS.len()), (0, 1));
    }
}
