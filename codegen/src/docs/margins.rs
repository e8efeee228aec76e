//! What the lines within lists and quotes begin with.
//!
//! Invariant: a line's margin is short, however deep a document nests: what is deeper stands at the
//! innermost level, since each line repeats the margins around it.

/// How many lists and quotes are shown within each other.
const DEEPEST: usize = 16;

/// What each line within one list or quote begins with.
#[derive(Debug)]
struct Margin {
    /// For the first line; taken by it.
    first: Option<String>,
    /// For the lines behind it.
    rest: String,
}

/// Of the lists and quotes that are open, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Margins {
    open: Vec<Margin>,
    /// How many are open that are not shown.
    deeper: usize,
}

impl Margins {
    /// Opens an item, which its marker begins.
    pub(super) fn item(&mut self, marker: String) {
        let rest = " ".repeat(marker.len());
        self.open(Margin {
            first: Some(marker),
            rest,
        });
    }

    /// Opens a quote.
    pub(super) fn quote(&mut self) {
        self.open(Margin {
            first: None,
            rest: "> ".to_owned(),
        });
    }

    fn open(&mut self, margin: Margin) {
        if self.open.len() < DEEPEST {
            self.open.push(margin);
        } else {
            self.deeper += 1;
        }
    }

    /// Closes the innermost.
    pub(super) fn close(&mut self) {
        match self.deeper.checked_sub(1) {
            Some(deeper) => self.deeper = deeper,
            None => drop(self.open.pop()),
        }
    }

    /// Whether none is open.
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Whether the next line is the first of an item.
    pub(super) fn begins_item(&self) -> bool {
        let innermost = self.open.last();
        innermost.is_some_and(|margin| margin.first.is_some())
    }

    /// How wide they are together.
    pub(super) fn width(&self) -> usize {
        self.open.iter().map(|margin| margin.rest.len()).sum()
    }

    /// What a line between two blocks begins with.
    pub(super) fn between(&self) -> String {
        self.open
            .iter()
            .map(|margin| margin.rest.as_str())
            .collect()
    }

    /// What the next line begins with.
    pub(super) fn next(&mut self) -> String {
        let margins = self.open.iter_mut();
        margins
            .map(|margin| margin.first.take().unwrap_or_else(|| margin.rest.clone()))
            .collect()
    }
}
