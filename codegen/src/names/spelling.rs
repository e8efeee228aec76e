//! Any text to words of ASCII letters and digits, the first of which begins with a letter.

/// Symbols that say something, spelled out wherever they stand.
const SYMBOLS: &[(char, &str)] = &[
    ('+', "plus"),
    ('*', "star"),
    ('<', "less"),
    ('>', "greater"),
    ('=', "equal"),
    ('!', "not"),
    ('@', "at"),
    ('#', "hash"),
    ('$', "dollar"),
    ('%', "percent"),
    ('&', "and"),
    ('|', "or"),
    ('~', "tilde"),
    ('^', "caret"),
    ('?', "question"),
];

/// Symbols that only separate words, spelled out where a text holds nothing else.
pub(super) const SEPARATORS: &[(char, &str)] = &[
    (' ', "space"),
    ('-', "minus"),
    ('_', "underscore"),
    ('.', "dot"),
    (',', "comma"),
    (':', "colon"),
    (';', "semicolon"),
    ('/', "slash"),
    ('\\', "backslash"),
    ('\'', "quote"),
    ('"', "double_quote"),
    ('`', "backtick"),
    ('(', "open_parenthesis"),
    (')', "close_parenthesis"),
    ('[', "open_bracket"),
    (']', "close_bracket"),
    ('{', "open_brace"),
    ('}', "close_brace"),
];

const DIGITS: &[(char, &str)] = &[
    ('0', "zero"),
    ('1', "one"),
    ('2', "two"),
    ('3', "three"),
    ('4', "four"),
    ('5', "five"),
    ('6', "six"),
    ('7', "seven"),
    ('8', "eight"),
    ('9', "nine"),
];

/// Words of ASCII letters and digits between separators, the first of them a letter.
pub(super) fn spelled(text: &str) -> String {
    let ascii = transliterated(text);
    let wordless = !ascii.contains(|symbol: char| symbol.is_ascii_alphanumeric());
    let mut words = String::with_capacity(ascii.len());
    let mut symbols = ascii.chars().peekable();
    let mut begun = false;
    while let Some(symbol) = symbols.next() {
        let spelled = if symbol.is_ascii_digit() && !begun {
            lookup(DIGITS, symbol)
        } else if symbol.is_ascii_alphanumeric() {
            begun = true;
            words.push(symbol);
            continue;
        } else if symbol == '\'' && !wordless {
            continue;
        } else if symbol == '-' && words.trim().is_empty() {
            symbols
                .peek()
                .is_none_or(char::is_ascii_digit)
                .then_some("minus")
        } else {
            lookup(SYMBOLS, symbol)
        };
        let spelled = spelled.or_else(|| lookup(SEPARATORS, symbol).filter(|_| wordless));
        // All digits of a leading run are spelled out; behind anything else they stay digits.
        begun |= !symbol.is_ascii_digit() && (spelled.is_some() || !words.trim().is_empty());
        words.extend([" ", spelled.unwrap_or_default(), " "]);
    }
    if words.trim().is_empty() {
        "empty".to_owned()
    } else {
        words
    }
}

fn lookup(table: &[(char, &'static str)], symbol: char) -> Option<&'static str> {
    table
        .iter()
        .find(|(of, _)| *of == symbol)
        .map(|(_, word)| *word)
}

/// ASCII alone: letters of other scripts by their sound, what has none by its code point.
fn transliterated(text: &str) -> String {
    let mut ascii = String::with_capacity(text.len());
    for symbol in text.chars() {
        match deunicode::deunicode_char(symbol) {
            Some(" ") | None if !symbol.is_ascii() && !symbol.is_whitespace() => {
                ascii.extend([" u", &format!("{:x}", u32::from(symbol)), " "]);
            }
            _ if symbol.is_control() => ascii.push('_'),
            Some(letters) => ascii.push_str(letters),
            None => ascii.push(' '),
        }
    }
    ascii
}
