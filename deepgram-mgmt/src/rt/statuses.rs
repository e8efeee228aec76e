//! Which statuses a documented answer is for.

use reqwest::StatusCode;

/// Which statuses a documented answer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statuses {
    /// One.
    Code(u16),
    /// All that begin with a digit: `4XX`.
    Range(u16),
    /// All for which nothing else is said: `default`.
    Default,
}

impl Statuses {
    /// Every [`rank`](Self::rank), the best first.
    pub(super) const RANKS: [Option<u8>; 4] = [Some(0), Some(1), Some(2), None];

    /// How well a status fits, the better the less; `None` where it does not.
    pub(super) fn rank(self, status: StatusCode) -> Option<u8> {
        match self {
            Self::Code(code) => (code == status.as_u16()).then_some(0),
            Self::Range(digit) => (digit == status.as_u16() / 100).then_some(1),
            Self::Default => Some(2),
        }
    }
}

/// Which statuses a word means: `404`, `4xx`, `default`.
macro_rules! statuses {
    (default) => {
        $crate::rt::Statuses::Default
    };
    (1xx) => {
        $crate::rt::Statuses::Range(1)
    };
    (2xx) => {
        $crate::rt::Statuses::Range(2)
    };
    (3xx) => {
        $crate::rt::Statuses::Range(3)
    };
    (4xx) => {
        $crate::rt::Statuses::Range(4)
    };
    (5xx) => {
        $crate::rt::Statuses::Range(5)
    };
    ($code:literal) => {
        $crate::rt::Statuses::Code($code)
    };
}
pub(crate) use statuses;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_fits_better_than_a_range_than_the_rest() {
        let rank = |statuses: Statuses| statuses.rank(StatusCode::NOT_FOUND);
        assert_eq!(rank(statuses!(404)), Some(0));
        assert_eq!(rank(statuses!(4xx)), Some(1));
        assert_eq!(rank(statuses!(default)), Some(2));
        assert_eq!(rank(statuses!(400)), None);
        assert_eq!(rank(statuses!(5xx)), None);
        let ranges = [
            statuses!(1xx),
            statuses!(2xx),
            statuses!(3xx),
            statuses!(5xx),
        ];
        assert_eq!(ranges, [1, 2, 3, 5].map(Statuses::Range));
    }
}
