//! Any text to words in one of two cases. heck finds them in whatever is no name already; most texts
//! are one, and need no more than another case.

use heck::{ToSnakeCase, ToUpperCamelCase};

use super::spelling::spelled;

/// Words with a capital each and nothing between: `ListKeys`.
pub(super) fn camel(text: &str) -> String {
    if is_snake(text) {
        return text.split('_').map(capitalized).collect();
    }
    if is_camel(text) {
        return capitalized(text);
    }
    spelled(text).to_upper_camel_case()
}

/// Words in lower case with `_` between: `list_keys`.
pub(super) fn snake(text: &str) -> String {
    if is_snake(text) {
        return text.to_owned();
    }
    if is_camel(text) {
        return uncapitalized(text);
    }
    spelled(text).to_snake_case()
}

/// Whether a text is as [`snake`] makes one, which most names of a description are.
fn is_snake(text: &str) -> bool {
    let is_word = |symbol: u8| symbol.is_ascii_lowercase() || symbol.is_ascii_digit();
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(|symbol| is_word(symbol) || symbol == b'_')
        && !text.contains("__")
        && !text.ends_with('_')
}

/// Whether a text is words of ASCII that begin with their only capital, but for the first, which
/// may have none: `listKeys`, `KeyList`. All others that stand for names are few.
fn is_camel(text: &str) -> bool {
    let mut before = None;
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|symbol| {
            let begins = before
                .replace(symbol)
                .is_none_or(|before| before.is_ascii_lowercase());
            symbol.is_ascii_lowercase()
                || symbol.is_ascii_digit()
                || (symbol.is_ascii_uppercase() && begins)
        })
}

/// Such words with `_` between them, in lower case.
fn uncapitalized(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 8);
    for symbol in text.chars() {
        if symbol.is_ascii_uppercase() && !words.is_empty() {
            words.push('_');
        }
        words.push(symbol.to_ascii_lowercase());
    }
    words
}

/// A word of ASCII with its first letter in upper case.
fn capitalized(word: &str) -> String {
    let mut word = word.to_owned();
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_ways_lead_where_the_long_one_does() {
        let mut texts = vec![String::new()];
        for length in 0..6 {
            let longer = texts.iter().filter(|text| text.len() == length);
            let longer =
                longer.flat_map(|text| ["a", "B", "1", "_"].map(|more| format!("{text}{more}")));
            let longer: Vec<_> = longer.collect();
            texts.extend(longer);
        }
        assert!(texts.iter().filter(|text| is_camel(text)).count() > 100);
        for text in texts {
            let words = spelled(&text);
            assert_eq!(camel(&text), words.to_upper_camel_case(), "{text}");
            assert_eq!(snake(&text), words.to_snake_case(), "{text}");
        }
    }
}
