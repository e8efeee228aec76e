//! Canaries: texts that no output may show, and the search for them in every form that output
//! gives to text.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

/// What the texts, numbers and dates of `table` have in common, and nothing else does.
pub const WORDS: [&str; 3] = ["canary", "86753091", "2031-02-03"];

/// A word in each form in which it may show.
#[derive(Clone, Debug)]
pub struct Canary {
    /// In which case does not matter.
    plain: String,
    /// To be found byte by byte.
    base64: [String; 3],
    hex: String,
    /// As a list of bytes is debugged.
    list: String,
}

impl Canary {
    /// One that is this word, of ASCII.
    pub fn new(word: &str) -> Self {
        let bytes = word.as_bytes();
        let numbers: Vec<_> = bytes.iter().map(u8::to_string).collect();
        let digits: Vec<_> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Self {
            plain: word.to_ascii_lowercase(),
            base64: [0, 1, 2].map(|before| inner_base64(bytes, before)),
            hex: digits.concat(),
            list: numbers.join(","),
        }
    }

    /// The canaries of `table`.
    pub fn all() -> [Self; 3] {
        WORDS.map(Self::new)
    }

    /// The form in which the text shows it, if it does.
    pub fn shown(&self, text: &str) -> Option<&'static str> {
        let lower = text.to_ascii_lowercase();
        // Most lines have neither escapes nor lists.
        let unescaped = lower.contains(['%', '\\']).then(|| unescaped(&lower));
        let compact = lower.contains(',').then(|| without_spaces(text));
        let holds = |text: &Option<String>, form: &str| {
            let text = text.as_deref().unwrap_or_default();
            text.contains(form)
        };
        let forms = [
            ("plain", lower.contains(&self.plain)),
            ("escaped", holds(&unescaped, &self.plain)),
            ("hex", lower.contains(&self.hex)),
            ("a list of bytes", holds(&compact, &self.list)),
            ("base64", self.base64.iter().any(|form| text.contains(form))),
        ];
        forms.iter().find(|(_, is)| *is).map(|(form, _)| *form)
    }
}

fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What the word is in the base64 of any text in which so many bytes, modulo 3, stand before it:
/// but for the digits that its neighbours have a part in.
fn inner_base64(word: &[u8], before: usize) -> String {
    let text = [vec![0; before], word.to_vec()].concat();
    let digits = STANDARD_NO_PAD.encode(&text);
    let (first, last) = ((before * 8).div_ceil(6), text.len() * 8 / 6);
    digits[first..last].to_owned()
}

/// The text with what stands for one ASCII character put in its place: `%63`, `\x63`, `\u0063` and
/// `\u{63}`, twice over.
fn unescaped(text: &str) -> String {
    let once = replaced(text);
    replaced(&once)
}

fn replaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(symbol) = rest.chars().next() {
        let forms = [
            ("%", 2, ""),
            ("\\x", 2, ""),
            ("\\u{", 2, "}"),
            ("\\u00", 2, ""),
        ];
        let found = forms.iter().find_map(|(before, digits, after)| {
            let behind = rest.strip_prefix(before)?;
            let byte = u8::from_str_radix(behind.get(..*digits)?, 16).ok()?;
            let left = behind[*digits..].strip_prefix(after)?;
            byte.is_ascii().then_some((char::from(byte), left))
        });
        let (symbol, left) = found.unwrap_or((symbol, &rest[symbol.len_utf8()..]));
        out.push(symbol.to_ascii_lowercase());
        rest = left;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_every_form() {
        let base64 = |text: &str| STANDARD_NO_PAD.encode(text);
        let rows = [
            ("a canary.", Some("plain")),
            ("X-CANARY-Y", Some("plain")),
            ("%63%61%6E%61%72%79", Some("escaped")),
            ("c%61nary", Some("escaped")),
            ("%2563anary", Some("escaped")),
            (r"\u{63}anary", Some("escaped")),
            (r"\u0063\x61nary", Some("escaped")),
            (r"\\x63anary", Some("escaped")),
            ("ä 63616E617279", Some("hex")),
            ("[1, 99, 97, 110, 97, 114, 121]", Some("a list of bytes")),
            (
                "[\n    99,\n    97,\n    110,\n    97,\n    114,\n    121,\n]",
                Some("a list of bytes"),
            ),
            (&base64("canary"), Some("base64")),
            (&base64("Token canary!"), Some("base64")),
            (&base64(":canary"), Some("base64")),
            (&base64("ab:xcanaryä"), Some("base64")),
            ("a cannery 99, 97, %zz %6 \\u{ \\x6 ä%", None),
            (&base64("something else"), None),
        ];
        let canary = Canary::new("canary");
        for (text, form) in rows {
            assert_eq!(canary.shown(text), form, "{text}");
        }
    }
}
