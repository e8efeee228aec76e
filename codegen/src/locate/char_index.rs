//! Turns the character positions that YAML parsers count in into byte offsets.
//!
//! Invariant: every offset that comes out lies on a character boundary of the text.

/// Characters between two remembered offsets: a lookup walks at most this many.
const STRIDE: usize = 256;

/// Byte offsets of every [`STRIDE`]th character of a text.
pub(crate) struct CharIndex<'t> {
    text: &'t str,
    /// Empty when every character is one byte.
    offsets: Vec<usize>,
}

impl<'t> CharIndex<'t> {
    /// Reads the text once.
    pub(crate) fn of(text: &'t str) -> Self {
        let offsets = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices()
                .step_by(STRIDE)
                .map(|(offset, _)| offset)
                .collect()
        };
        Self { text, offsets }
    }

    /// The first byte of the character `index`; the end of the text for one beyond it.
    pub(crate) fn byte(&self, index: usize) -> usize {
        if self.offsets.is_empty() {
            return index.min(self.text.len());
        }
        let Some(&start) = self.offsets.get(index / STRIDE) else {
            return self.text.len();
        };
        let within = self
            .text
            .get(start..)
            .unwrap_or_default()
            .char_indices()
            .nth(index % STRIDE);
        within.map_or(self.text.len(), |(offset, _)| start + offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_every_character() {
        for text in ["", "plain", &"aé漢🦀".repeat(300)] {
            let index = CharIndex::of(text);
            for (nth, (offset, _)) in text.char_indices().enumerate() {
                assert_eq!(index.byte(nth), offset);
            }
            let beyond = text.chars().count();
            assert_eq!(
                (index.byte(beyond), index.byte(beyond + 1000)),
                (text.len(), text.len())
            );
        }
    }
}
