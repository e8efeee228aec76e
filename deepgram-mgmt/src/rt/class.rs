//! What repeating a request can do, decided once from the description or the method.

use super::Method;

/// What repeating a request can do to the service (RFC 9110, section 9.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// It changes nothing, however often it is sent.
    Safe,
    /// Sent twice, it leaves what it leaves when sent once.
    Idempotent,
    /// Sent twice, it may act twice.
    Once,
}

impl Class {
    /// The class of a method of which nothing more is known.
    pub(super) fn of_method(method: &Method) -> Self {
        match *method {
            Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE => Self::Safe,
            Method::PUT | Method::DELETE => Self::Idempotent,
            _ => Self::Once,
        }
    }

    /// The class of a request that its sender knows to be idempotent; a safe one is that already.
    pub(super) fn assumed_idempotent(self) -> Self {
        match self {
            Self::Safe => Self::Safe,
            Self::Idempotent | Self::Once => Self::Idempotent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_methods() {
        let rows = [
            ("GET", Class::Safe),
            ("HEAD", Class::Safe),
            ("OPTIONS", Class::Safe),
            ("TRACE", Class::Safe),
            ("PUT", Class::Idempotent),
            ("DELETE", Class::Idempotent),
            ("POST", Class::Once),
            ("PATCH", Class::Once),
            ("CONNECT", Class::Once),
            // Methods are case-sensitive, and nothing is known of others.
            ("get", Class::Once),
            ("PURGE", Class::Once),
        ];
        for (method, class) in rows {
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            assert_eq!(Class::of_method(&method), class, "{method}");
        }
    }

    #[test]
    fn an_assumption_never_makes_a_request_less_repeatable() {
        assert_eq!(Class::Safe.assumed_idempotent(), Class::Safe);
        assert_eq!(Class::Idempotent.assumed_idempotent(), Class::Idempotent);
        assert_eq!(Class::Once.assumed_idempotent(), Class::Idempotent);
    }
}
