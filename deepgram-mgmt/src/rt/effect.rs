//! Whether a call that failed may have taken effect all the same, and what that asks of the caller.
//!
//! The answer of `maybe_applied()` and the words of the error come from the one value, so that
//! neither can be there without the other.

use super::Class;

/// Whether a call that failed may have taken effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// It has none.
    None,
    /// It may have; sent twice, it leaves what it leaves when sent once.
    Repeatable,
    /// It may have; sent twice, it may act twice.
    Once,
}

impl Effect {
    /// That of a call of which it is not known that it came to nothing.
    pub(super) fn unclear(class: Class) -> Self {
        match class {
            Class::Safe => Self::None,
            Class::Idempotent => Self::Repeatable,
            Class::Once => Self::Once,
        }
    }

    /// What the error says of it.
    pub(super) fn advice(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Repeatable => {
                Some("the call may have taken effect all the same; sending it again does no harm")
            }
            Self::Once => Some("the call may have taken effect: check before repeating it"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_nothing_has_no_effect_and_the_others_say_so() {
        let rows = [
            (Class::Safe, None),
            (Class::Idempotent, Some("again does no harm")),
            (Class::Once, Some("check before repeating")),
        ];
        for (class, part) in rows {
            let advice = Effect::unclear(class).advice();
            assert_eq!(advice.is_some(), part.is_some(), "{class:?}");
            if let Some((advice, part)) = advice.zip(part) {
                assert!(advice.contains("may have taken effect"), "{advice}");
                assert!(advice.contains(part), "{advice}");
            }
        }
    }
}
