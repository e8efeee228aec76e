//! Running text to lines of bounded width, none of which begins anything but a paragraph.

use super::inline::{BREAK, TIED};

/// Lines of at most `width` columns where words allow; none begins anything but a paragraph.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut parts = text
        .split(BREAK)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .peekable();
    while let Some(part) = parts.next() {
        let room = width.saturating_sub(usize::from(parts.peek().is_some()));
        let (mut line, mut columns) = (String::new(), 0);
        for word in part.split_whitespace() {
            let length = word.chars().count();
            if !line.is_empty() && columns + 1 + length > room {
                lines.push(std::mem::take(&mut line));
            }
            if line.is_empty() {
                line = at_line_start(word);
                columns = line.chars().count();
            } else {
                line.push(' ');
                line.push_str(word);
                columns += 1 + length;
            }
        }
        if parts.peek().is_some() {
            line.push('\\');
        }
        lines.push(line);
    }
    for line in &mut lines {
        if line.contains(TIED) {
            *line = line.replace(TIED, " ");
        }
    }
    lines
}

/// A word that would begin a list, a heading, a quote or a rule, so that it does not.
fn at_line_start(word: &str) -> String {
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let numbered = digits > 0
        && word
            .get(digits..)
            .is_some_and(|rest| rest.starts_with(['.', ')']));
    if numbered {
        let (number, rest) = word.split_at_checked(digits).unwrap_or((word, ""));
        format!("{number}\\{rest}")
    } else if word.starts_with(['#', '+', '-', '=', ':', '>', '|']) {
        format!("\\{word}")
    } else {
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::inline::tied_code;
    use super::*;

    #[test]
    fn lines_end_in_time_and_begin_with_words() {
        assert_eq!(wrap("aa bb cc", 5), ["aa bb", "cc"]);
        assert_eq!(wrap("aaaaaaaa b", 5), ["aaaaaaaa", "b"]);
        assert_eq!(wrap("a - b # c 1. d", 3), ["a -", "b #", "c", "1\\.", "d"]);
        assert_eq!(wrap("a\u{2}b", 9), ["a\\", "b"]);
        assert_eq!(
            wrap(&format!("a {}", tied_code("b - c")), 4),
            ["a", "`b - c`"]
        );
        assert!(wrap(" ", 9).is_empty());
    }
}
