//! Text that others chose, as a cell of CSV: a spreadsheet takes what begins like a formula for one,
//! and would run it.

use std::borrow::Cow;

/// What a formula can begin with.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// The text, with a `'` before it where it begins like a formula: a spreadsheet takes that for text.
pub(crate) fn cell(text: &str) -> Cow<'_, str> {
    if text.starts_with(FORMULA) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}
