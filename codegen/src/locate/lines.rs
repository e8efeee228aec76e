//! Byte offsets into lines and columns, as editors count them.

/// A line and a column, both counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Default for Position {
    fn default() -> Self {
        Self { line: 1, column: 1 }
    }
}

/// Where the lines of a text begin.
#[derive(Clone, Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    /// The first byte of each line but the first.
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    /// Reads the text once.
    pub fn of(text: &'t str) -> Self {
        let starts = starts(text).collect();
        Self { text, starts }
    }

    /// The position of a byte; beyond the text, that of its end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = boundary(self.text, offset);
        let before = self.starts.partition_point(|start| *start <= offset);
        let start = before
            .checked_sub(1)
            .and_then(|line| self.starts.get(line))
            .copied();
        let line = self
            .text
            .get(start.unwrap_or_default()..offset)
            .unwrap_or_default();
        Position {
            line: before + 1,
            column: line.chars().count() + 1,
        }
    }
}

/// What ends a line: a line feed, or a carriage return, with or without one behind it.
pub(crate) const ENDS: [char; 2] = ['\n', '\r'];

/// The first byte of each line but the first.
pub(crate) fn starts(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let ends = move |end: usize, found: &str| found == "\n" || bytes.get(end + 1) != Some(&b'\n');
    text.match_indices(ENDS)
        .filter(move |(end, found)| ends(*end, found))
        .map(|(end, _)| end + 1)
}

/// The last character boundary up to `offset`.
pub(super) fn boundary(text: &str, offset: usize) -> usize {
    let mut boundary = offset.min(text.len());
    while !text.is_char_boundary(boundary) {
        boundary -= 1;
    }
    boundary
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_characters_from_one() {
        let lines = LineIndex::of("ab\r\n漢x\n");
        let table = [
            (0, 1, 1),
            (2, 1, 3),
            (4, 2, 1),
            (5, 2, 1),
            (7, 2, 2),
            (9, 3, 1),
            (99, 3, 1),
        ];
        for (offset, line, column) in table {
            assert_eq!(
                lines.position(offset),
                Position { line, column },
                "{offset}"
            );
        }
        assert_eq!(LineIndex::of("").position(0), Position::default());
        assert_eq!(
            starts("a\nb\rc\r\nd\r\re").collect::<Vec<_>>(),
            [2, 4, 7, 9, 10]
        );
    }
}
