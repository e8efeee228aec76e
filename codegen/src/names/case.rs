//! Any text to words in one of two cases. heck finds them in whatever is no name already; most texts
//! are one, and need no more than another case.

use heck::{ToSnakeCase, ToUpperCamelCase};

use super::spelling::spelled;

/// Words with a capital each and nothing between: `ListKeys`.
pub(super) fn camel(text: &str) -> String {
    match joined(text, "", capitalized) {
        Some(words) => words,
        None => spelled(text).to_upper_camel_case(),
    }
}

/// Words in lower case with `_` between: `list_keys`.
pub(super) fn snake(text: &str) -> String {
    match joined(text, "_", uncapitalized) {
        Some(words) => words,
        None => spelled(text).to_snake_case(),
    }
}

/// Symbols that do nothing but to stand between words of a text that begins with a letter.
const BETWEEN: [char; 7] = ['_', '-', ' ', '.', ',', ':', '/'];

/// The words of a text, each as `write` writes it; `None` where it takes more to find them.
fn joined(text: &str, between: &str, write: fn(&str, &mut String)) -> Option<String> {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        .then_some(())?;
    let mut out = String::with_capacity(text.len() + 8);
    for word in text.split(BETWEEN).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push_str(between);
        }
        match Word::of(word)? {
            Word::Loud => write(&word.to_ascii_lowercase(), &mut out),
            Word::Quiet => write(word, &mut out),
        }
    }
    Some(out)
}

/// What stands between symbols.
enum Word {
    /// One word in upper case: `KEY1`.
    Loud,
    /// One or several, each beginning with its only capital but for the first, which may have none:
    /// `key`, `listKeys`, `KeyList`.
    Quiet,
}

impl Word {
    fn of(word: &str) -> Option<Self> {
        if word
            .bytes()
            .all(|symbol| symbol.is_ascii_uppercase() || symbol.is_ascii_digit())
        {
            return Some(Self::Loud);
        }
        let mut before = None;
        let is_quiet = word.bytes().all(|symbol| {
            let begins = before
                .replace(symbol)
                .is_none_or(|before| before.is_ascii_lowercase());
            symbol.is_ascii_lowercase()
                || symbol.is_ascii_digit()
                || (symbol.is_ascii_uppercase() && begins)
        });
        is_quiet.then_some(Self::Quiet)
    }
}

/// Writes words of ASCII with `_` between them, in lower case.
fn uncapitalized(words: &str, out: &mut String) {
    for (index, symbol) in words.char_indices() {
        if symbol.is_ascii_uppercase() && index > 0 {
            out.push('_');
        }
        out.push(symbol.to_ascii_lowercase());
    }
}

/// Writes words of ASCII with the first letter in upper case.
fn capitalized(words: &str, out: &mut String) {
    let begin = out.len();
    out.push_str(words);
    if let Some(first) = out.get_mut(begin..=begin) {
        first.make_ascii_uppercase();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_ways_lead_where_the_long_one_does() {
        let mut texts = vec![String::new()];
        for length in 0..7 {
            let longer = texts.iter().filter(|text| text.len() == length);
            let longer =
                longer.flat_map(|text| ["a", "B", "1", "-"].map(|more| format!("{text}{more}")));
            let longer: Vec<_> = longer.collect();
            texts.extend(longer);
        }
        let between = BETWEEN.map(|symbol| format!("a{symbol}{symbol}B{symbol}1{symbol}"));
        texts.extend(between);
        let pairs = BETWEEN.map(|one| BETWEEN.map(|other| format!("aB{one}{other}1c{other}DE")));
        texts.extend(pairs.concat());
        let is_short = |text: &&String| joined(text, "", capitalized).is_some();
        assert!(texts.iter().filter(is_short).count() > 1000);
        for text in texts {
            let words = spelled(&text);
            assert_eq!(camel(&text), words.to_upper_camel_case(), "{text}");
            assert_eq!(snake(&text), words.to_snake_case(), "{text}");
        }
    }
}
