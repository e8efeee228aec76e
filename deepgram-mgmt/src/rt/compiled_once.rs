//! Calls of libraries that bring much with them, and are compiled anew in each module that makes
//! them: here, for all modules, once.

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

/// The texts with a separator between them; a tenth of what `join` is.
pub(super) fn joined(texts: &[impl AsRef<str>], separator: &str) -> String {
    let mut whole = String::new();
    for (place, text) in texts.iter().enumerate() {
        if place > 0 {
            whole.push_str(separator);
        }
        whole.push_str(text.as_ref());
    }
    whole
}

/// What stands before and behind the first of a sign.
#[inline(never)]
pub(super) fn halves(text: &str, sign: char) -> Option<(&str, &str)> {
    text.split_once(sign)
}

/// Whether two texts are equal but for the case of ASCII letters.
#[inline(never)]
pub(super) fn is_same_word(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// Sets a header; its value before.
#[inline(never)]
pub(super) fn set_header(
    headers: &mut HeaderMap,
    name: HeaderName,
    value: HeaderValue,
) -> Option<HeaderValue> {
    headers.insert(name, value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_separator_stands_between_two() {
        let none: [&str; 0] = [];
        assert_eq!(joined(&none, ", "), "");
        assert_eq!(joined(&["a"], ", "), "a");
        assert_eq!(joined(&["a", "", "b"], ", "), "a, , b");
    }
}
