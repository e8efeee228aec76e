//! Text from a service as it may be shown: one line, no controls, not long, and nothing of the
//! client's own credentials.
//!
//! A service may answer with the credential that it was sent, as it is or as it was encoded on the
//! way. Each of these forms is masked before the text is cut, so that no half of one is left.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::compiled_once::{is_same_word, joined};
use super::param::RESERVED;

/// How many characters of a text are shown.
pub(super) const LONGEST: usize = 200;

/// What stands in place of a credential.
const MASK: &str = "[redacted]";

/// A text of fewer bytes is no secret, and would be found within words.
const SHORTEST: usize = 4;

/// The texts that are not shown.
#[derive(Clone, Default)]
pub(super) struct Mask(Vec<String>);

impl Mask {
    /// Hides these texts, in any case of ASCII letters, percent-encoded or escaped as in JSON.
    pub(super) fn of<'t>(secrets: impl IntoIterator<Item = &'t str>) -> Self {
        let mut forms = Vec::new();
        for secret in secrets.into_iter().filter(|text| text.len() >= SHORTEST) {
            let encoded = |set| utf8_percent_encode(secret, set).to_string();
            let quoted = Value::from(secret).to_string();
            let escaped = quoted[1..quoted.len() - 1].to_owned();
            // As some writers of JSON have it.
            let slashed = joined(&escaped.split('/').collect::<Vec<_>>(), "\\/");
            let encoded = [encoded(RESERVED), encoded(NON_ALPHANUMERIC)];
            let forms_of_it = [secret.to_owned(), escaped, slashed].into_iter();
            for form in forms_of_it.chain(encoded) {
                if !forms.contains(&form) {
                    forms.push(form);
                }
            }
        }
        Self(forms)
    }

    /// The text on one line, without control and direction characters and credentials, cut to 200
    /// characters.
    pub(super) fn shown(&self, text: &str) -> String {
        let mut line = String::new();
        let (mut rest, mut room) = (text.trim(), LONGEST);
        while let Some(symbol) = rest.chars().next() {
            let (symbol, behind) = rest.split_at(symbol.len_utf8());
            let (piece, width, behind) = match self.behind(rest) {
                Some(behind) => (MASK, MASK.len(), behind),
                None if symbol.contains(is_unprintable) => (" ", 1, behind),
                None => (symbol, 1, behind),
            };
            let Some(left) = room.checked_sub(width) else {
                line.push('…');
                break;
            };
            line.push_str(piece);
            (rest, room) = (behind, left);
        }
        line
    }

    /// What stands behind a credential at the start of the text: behind the longest, since one may
    /// begin like another.
    fn behind<'t>(&self, text: &'t str) -> Option<&'t str> {
        let found = self.0.iter().filter_map(|form| {
            let (start, behind) = text.split_at_checked(form.len())?;
            is_same_word(start, form).then_some(behind)
        });
        found.min_by_key(|behind| behind.len())
    }
}

/// The text with nothing to be masked in it.
pub(super) fn shown(text: &str) -> String {
    Mask::default().shown(text)
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

    #[test]
    fn a_credential_is_masked_in_every_form() {
        let mask = Mask::of([r#"ab/c"d"#, r#"ab/c"d-and-more"#, "key", "käse-brot"]);
        let rows = [
            (r#"no ab/c"d here"#, "no [redacted] here"),
            (r#"AB/C"DAB/C"d"#, "[redacted][redacted]"),
            (r#"{"sent":"ab/c\"d"}"#, r#"{"sent":"[redacted]"}"#),
            (r#"{"sent":"ab\/c\"d"}"#, r#"{"sent":"[redacted]"}"#),
            ("ab%2Fc%22d", "[redacted]"),
            ("ab%2fc%22d.", "[redacted]."),
            ("ab%2Fc%22d%2Dand%2Dmore", "[redacted]"),
            (r#"ab/c"d-and-more"#, "[redacted]"),
            (r#"ab/c"d-and"#, "[redacted]-and"),
            ("Käse-Brot", "[redacted]"),
            ("keys of a monkey", "keys of a monkey"),
            ("ab/c", "ab/c"),
        ];
        for (text, line) in rows {
            assert_eq!(mask.shown(text), line, "{text}");
        }
    }

    #[test]
    fn no_half_of_a_credential_is_left_by_the_cut() {
        let mask = Mask::of(["canary-key"]);
        for before in 180..=205 {
            let line = mask.shown(&format!("{}canary-key", ".".repeat(before)));
            assert!(!line.contains("can"), "{line}");
            assert!(line.chars().count() <= LONGEST + 1, "{line}");
        }
    }
}
