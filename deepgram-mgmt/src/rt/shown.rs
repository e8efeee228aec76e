//! Text from a service as it may be shown: one line, no controls, not long.

/// How many characters of a text are shown.
pub(super) const LONGEST: usize = 200;

/// The text on one line, without control and direction characters, cut to 200 characters.
pub(super) fn shown(text: &str) -> String {
    let mut line = String::new();
    for (count, symbol) in text.trim().chars().enumerate() {
        if count == LONGEST {
            line.push('…');
            break;
        }
        line.push(if is_unprintable(symbol) { ' ' } else { symbol });
    }
    line
}

/// Controls, line and paragraph separators, and what changes the direction of text.
fn is_unprintable(symbol: char) -> bool {
    symbol.is_control()
        || matches!(symbol, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_short_line() {
        assert_eq!(
            shown("  a\nb\u{1b}[31mc\u{202e}d\u{2028}e "),
            "a b [31mc d e"
        );
        assert_eq!(shown(&"ä".repeat(200)), "ä".repeat(200));
        assert_eq!(shown(&"ä".repeat(201)), format!("{}…", "ä".repeat(200)));
        assert_eq!(shown(""), "");
    }
}
