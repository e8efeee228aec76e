//! What was met before, told by fingerprints, so that nothing of it is kept.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hasher};
use std::io;

use serde::Serialize;

/// What was met before.
#[derive(Debug, Default)]
pub(super) struct Seen(BTreeSet<u64>);

/// Whether something was met before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Novelty {
    New,
    Known,
}

impl Seen {
    /// Notes something; whether it is new.
    pub(super) fn note(&mut self, what: &(impl Serialize + ?Sized)) -> Novelty {
        if self.0.insert(fingerprint(what)) {
            Novelty::New
        } else {
            Novelty::Known
        }
    }

    /// Whether it was noted.
    pub(super) fn has(&self, what: &(impl Serialize + ?Sized)) -> bool {
        self.0.contains(&fingerprint(what))
    }
}

/// Tells values apart without keeping them.
fn fingerprint(value: &(impl Serialize + ?Sized)) -> u64 {
    struct Digest(DefaultHasher);
    impl io::Write for Digest {
        #[inline]
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.write(bytes);
            Ok(bytes.len())
        }

        #[inline]
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut digest = Digest(DefaultHasher::new());
    // Neither the digest nor what came as JSON can fail.
    let _ = serde_json::to_writer(&mut digest, value);
    digest.0.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_again_is_known() {
        let mut seen = Seen::default();
        assert_eq!(seen.note("a"), Novelty::New);
        assert_eq!(seen.note(&["a"][..]), Novelty::New);
        assert_eq!(
            (seen.note("a"), seen.has("a"), seen.has("b")),
            (Novelty::Known, true, false)
        );
    }
}
