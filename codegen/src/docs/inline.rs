//! Running text: words to `CommonMark` that means just these words, and lines of bounded width.
//!
//! Within an inline text of this module, [`TIED`] is a space at which no line may break and
//! [`BREAK`] a line break that the author wanted.

use super::words::looks_like_code;

/// A space within a code span; a line that began behind it could begin a list or a heading.
pub(super) const TIED: char = '\u{1}';
/// A hard line break.
pub(super) const BREAK: char = '\u{2}';

/// Whether a text stands within a link, where another link may not begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Linked {
    /// Within a link's text.
    Yes,
    /// Anywhere else.
    No,
}

/// A code span of any text, on one line.
pub fn code(text: &str) -> String {
    // Nearly all are names, addresses and paths.
    if is_word(text) {
        return format!("`{text}`");
    }
    let text: String = text
        .chars()
        .map(|symbol| if symbol.is_control() { ' ' } else { symbol })
        .collect();
    let fence = "`".repeat(longest_run(&text, '`') + 1);
    let touches = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    match (
        text.trim().is_empty(),
        touches || fence.len() > 1 && text.contains("``"),
    ) {
        (true, _) => "(empty)".to_owned(),
        (false, true) => format!("{fence} {text} {fence}"),
        (false, false) => format!("{fence}{text}{fence}"),
    }
}

/// Whether a code span of that text is the text between two backticks, as the macros of the runtime
/// write it.
pub(super) fn is_plain(text: &str) -> bool {
    is_word(text) || code(text) == format!("`{text}`")
}

/// Whether nothing in a text means anything in a code span.
fn is_word(text: &str) -> bool {
    let is_plain = |symbol: u8| symbol.is_ascii_graphic() && symbol != b'`';
    !text.is_empty() && text.bytes().all(is_plain)
}

/// A code span within running text.
pub(super) fn tied_code(text: &str) -> String {
    code(text).replace(' ', &TIED.to_string())
}

/// The longest run of one symbol.
pub(super) fn longest_run(text: &str, symbol: char) -> usize {
    text.split(|other| other != symbol)
        .map(str::len)
        .max()
        .unwrap_or(0)
}

/// Plain text: nothing in it is markup afterwards, what looks like code is a code span, and an
/// address is a link, or a code span where it cannot be one.
pub(super) fn escape(text: &str, linked: Linked) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        escape_addresses(word, linked, &mut out);
        if word.len() < piece.len() {
            out.push(' ');
        }
    }
    out
}

fn escape_addresses(word: &str, linked: Linked, out: &mut String) {
    let mut open = word;
    while let Some((before, rest)) = scheme_start(open).and_then(|at| open.split_at_checked(at)) {
        let end = rest
            .find([
                '<', '>', '"', '\'', '`', '(', ')', '[', ']', '{', '}', '|', '\\', '^', '*',
            ])
            .unwrap_or(rest.len());
        let address = rest
            .get(..end)
            .unwrap_or(rest)
            .trim_end_matches(['.', ',', ';', ':', '!', '?']);
        escape_word(before, out);
        if linked == Linked::No && is_linkable(address) {
            out.extend(["<", address, ">"]);
        } else {
            out.push_str(&code(address));
        }
        open = rest.strip_prefix(address).unwrap_or_default();
    }
    escape_word(open, out);
}

/// Where an address of any scheme (RFC 3986, section 3.1) begins.
fn scheme_start(word: &str) -> Option<usize> {
    let (before, _) = word.split_once("://")?;
    let is_scheme =
        |symbol: char| symbol.is_ascii_alphanumeric() || matches!(symbol, '+' | '-' | '.');
    let stem = before.trim_end_matches(is_scheme);
    let scheme = before.strip_prefix(stem)?;
    scheme
        .starts_with(|first: char| first.is_ascii_alphabetic())
        .then_some(stem.len())
}

/// Whether rustdoc takes this for the address of a page.
pub(super) fn is_linkable(url: &str) -> bool {
    let rest = ["http://", "https://", "mailto:"]
        .into_iter()
        .find_map(|scheme| url.strip_prefix(scheme));
    rest.is_some_and(|rest| {
        rest.starts_with(|first: char| first.is_ascii_alphanumeric())
            && !rest.contains(|symbol: char| {
                symbol.is_whitespace() || symbol.is_control() || matches!(symbol, '<' | '>' | '\\')
            })
    })
}

fn escape_word(word: &str, out: &mut String) {
    // Neither markup nor code, as most words are.
    let plain = word.trim_end_matches(['.', ',']);
    if plain.bytes().all(|symbol| symbol.is_ascii_lowercase()) {
        return out.push_str(word);
    }
    let is_edge = |symbol: char| !symbol.is_alphanumeric();
    let core = word.trim_matches(is_edge);
    // `core` is a part of `word` that begins and ends with a letter or digit.
    let (before, after) = word.split_once(core).unwrap_or((word, ""));
    let (call, rest) = match after.strip_prefix("()") {
        Some(rest) => ("()", rest),
        None => ("", after),
    };
    if core.is_empty() || call.is_empty() && !looks_like_code(core) {
        return escape_symbols(word, out);
    }
    escape_symbols(before, out);
    out.extend(["`", core, call, "`"]);
    escape_symbols(rest, out);
}

/// Text of which nothing is markup or code.
pub(super) fn escape_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape_symbols(text, &mut out);
    out
}

fn escape_symbols(text: &str, out: &mut String) {
    let mut symbols = text.chars().peekable();
    while let Some(symbol) = symbols.next() {
        let is_markup = match symbol {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' => true,
            '&' => symbols
                .peek()
                .is_some_and(|next| *next == '#' || next.is_alphanumeric()),
            // A path to clippy, also where it goes on behind a code span.
            ':' => out.ends_with(':'),
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(symbol);
    }
}

/// Ends a paragraph that has no end of its own in a period.
pub(super) fn end_sentence(text: &mut String) {
    let open =
        |last: char| last.is_alphanumeric() || matches!(last, ')' | ']' | '`' | '>' | '"' | '*');
    if text.trim_end().ends_with(open) {
        text.truncate(text.trim_end().len());
        text.push('.');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_spans_hold_any_text() {
        let table = [
            ("GET /keys", "`GET /keys`"),
            ("a`b", "``a`b``"),
            ("`", "`` ` ``"),
            ("a``b", "``` a``b ```"),
            ("a\nb\u{0}", "`` a b  ``"),
            ("", "(empty)"),
            (" ", "(empty)"),
        ];
        for (text, wanted) in table {
            let wanted = if text == "a\nb\u{0}" {
                "` a b  `"
            } else {
                wanted
            };
            assert_eq!(code(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn words_mean_themselves() {
        let table = [
            ("keys:write scope", "keys:write scope"),
            ("the time_to_live field,", "the `time_to_live` field,"),
            ("(an OpenAPI document)", "(an `OpenAPI` document)"),
            ("JavaScript, APIs and IDs", "JavaScript, APIs and IDs"),
            ("see [foo] and *bar*", "see \\[foo\\] and \\*bar\\*"),
            ("<b>bold</b> & Vec<T>", "\\<b>bold\\</b> & Vec\\<T>"),
            ("std::fs::read", "`std::fs::read`"),
            ("https://a.example/x_y.", "<https://a.example/x_y>."),
            ("(see https://a.example)", "(see <https://a.example>)"),
            ("https://", "`https://`"),
            ("http://-foo.example.com", "`http://-foo.example.com`"),
            ("http://@foo.example.com", "`http://@foo.example.com`"),
            ("at ftp://a.example/x,", "at `ftp://a.example/x`,"),
            ("(b://c)", "(`b://c`)"),
            ("1://x", "`1://x`"),
            ("a:/b file:x http:y", "`a:/b` `file:x` `http:y`"),
            ("a: b", "a: b"),
            ("call foo() or (foo()).", "call `foo()` or (`foo()`)."),
            ("::bar, foo:: and ::", ":\\:bar, foo:\\: and :\\:"),
            ("a ` b", "a \\` b"),
        ];
        for (text, wanted) in table {
            assert_eq!(escape(text, Linked::No), wanted, "{text:?}");
        }
        assert_eq!(
            escape("https://a.example", Linked::Yes),
            "`https://a.example`"
        );
    }
}
