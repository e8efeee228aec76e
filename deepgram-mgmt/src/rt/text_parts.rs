//! Texts put together, taken apart and compared. What the standard library has for it is compiled in
//! each module that calls it, and is far larger than these calls: here it is compiled once.

/// The texts with a separator between them.
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
