//! Times and sizes as people read them: in seconds, and in the largest unit that leaves no rest.

use std::fmt;
use std::time::Duration;

/// A time in seconds: `15 s`, `0.25 s`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seconds(pub(super) Duration);

impl fmt::Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = self.0.as_secs();
        match self.0.subsec_nanos() {
            0 => write!(f, "{whole} s"),
            nanos => {
                let digits = format!("{nanos:09}");
                write!(f, "{whole}.{} s", digits.trim_end_matches('0'))
            }
        }
    }
}

/// A size in bytes: `16 MiB`, `1000 bytes`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bytes(pub(super) u64);

/// The units, the largest first.
const UNITS: [(u32, &str); 3] = [(30, "GiB"), (20, "MiB"), (10, "KiB")];

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.0;
        let mut units = UNITS.into_iter();
        match units.find(|(bits, _)| bytes != 0 && bytes.trailing_zeros() >= *bits) {
            Some((bits, unit)) => write!(f, "{} {unit}", bytes >> bits),
            None if bytes == 1 => f.write_str("1 byte"),
            None => write!(f, "{bytes} bytes"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        for (time, text) in [
            (Duration::ZERO, "0 s"),
            (Duration::from_secs(3600), "3600 s"),
            (Duration::from_millis(1500), "1.5 s"),
            (Duration::from_millis(50), "0.05 s"),
            (Duration::from_nanos(1), "0.000000001 s"),
        ] {
            assert_eq!(Seconds(time).to_string(), text);
        }
    }

    #[test]
    fn sizes() {
        for (bytes, text) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (1000, "1000 bytes"),
            (1024, "1 KiB"),
            (1536, "1536 bytes"),
            (64 * 1024, "64 KiB"),
            (16 << 20, "16 MiB"),
            (3 << 30, "3 GiB"),
            (5 << 40, "5120 GiB"),
            (u64::MAX, "18446744073709551615 bytes"),
        ] {
            assert_eq!(Bytes(bytes).to_string(), text);
        }
    }
}
