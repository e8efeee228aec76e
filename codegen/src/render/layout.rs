//! What prettyplease leaves undone: blank lines between methods, and macros one entry a line.

use proc_macro2::{Delimiter, Spacing};

use super::token::Token;

/// Puts a blank line before each method of an `impl` but the first of all.
pub(super) fn set_apart(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut ended = Ended::Nothing;
    for line in text.lines() {
        let member = line
            .strip_prefix("    ")
            .filter(|line| !line.starts_with([' ', '}', ')']));
        let begins_method = member.is_some_and(|line| {
            ["///", "#[", "fn ", "pub fn "]
                .iter()
                .any(|start| line.starts_with(start))
        });
        let apart = match ended {
            Ended::Method => member.is_some(),
            Ended::Other => begins_method,
            Ended::Nothing => false,
        };
        if apart {
            out.push('\n');
        }
        out.push_str(line);
        out.push('\n');
        let is_text = member.is_some_and(|line| line.starts_with("///"));
        ended = match line {
            "    }" => Ended::Method,
            _ if is_text || !line.starts_with("    ") => Ended::Nothing,
            "    };" | "    );" => Ended::Other,
            _ if member.is_some() && line.ends_with(';') => Ended::Other,
            _ => Ended::Nothing,
        };
    }
    out
}

/// What the line before was the end of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    Nothing,
    Method,
    /// A constant or type.
    Other,
}

/// What stands in the braces of a macro of ours, which stands for items and begins as they do, or
/// holds a list alone.
///
/// ```text
///     /// What a member may do.
///     pub enum Role {
///         Admin = "admin",
///     }
///
///     pub enum Scope {
///         All = "all",
///     }
/// ```
pub(super) fn macro_text(tokens: &[Token]) -> String {
    let mut out = String::new();
    for part in tokens.split_inclusive(|token| matches!(token, Token::Group(Delimiter::Brace, _))) {
        if !out.is_empty() {
            out.push('\n');
        }
        let part = attributes(part, "    ", &mut out);
        if let Some((Token::Group(Delimiter::Brace, entries), head)) = part.split_last() {
            out.push_str("    ");
            fit(head, 4, &mut out);
            braced(entries, &mut out);
        } else {
            list(part, 4, &mut out);
        }
    }
    out
}

/// Writes what stands in braces behind the head of an item.
fn braced(entries: &[Token], out: &mut String) {
    if entries.is_empty() {
        out.push_str(" {}\n");
        return;
    }
    out.push_str(" {\n");
    list(entries, 8, out);
    out.push_str("    }\n");
}

/// Writes the entries of a list, a line each behind their attributes.
fn list(entries: &[Token], indent: usize, out: &mut String) {
    let margin = " ".repeat(indent);
    for entry in entries_of(entries) {
        let entry = attributes(entry, &margin, out);
        out.push_str(&margin);
        fit(entry, indent, out);
        out.push_str(",\n");
    }
}

/// Writes the attributes before something, a line each, and gives what follows.
fn attributes<'t>(tokens: &'t [Token], margin: &str, out: &mut String) -> &'t [Token] {
    let mut rest = tokens;
    while let [hash, Token::Group(_, within), behind @ ..] = rest
        && hash.is('#')
    {
        out.push_str(margin);
        if let Some(text) = Token::docs(within) {
            out.extend(["///", &text]);
        } else {
            out.push_str("#[");
            spaced(within, out);
            out.push(']');
        }
        out.push('\n');
        rest = behind;
    }
    rest
}

/// The parts of a list between its commas, but for those between the arguments of a type.
fn entries_of(list: &[Token]) -> impl Iterator<Item = &[Token]> {
    let (mut depth, mut is_arrow) = (0_usize, false);
    let entries = list.split(move |token| {
        let Token::Mark(mark, spacing) = token else {
            return false;
        };
        match mark {
            '<' => depth += 1,
            '>' if !is_arrow => depth = depth.saturating_sub(1),
            _ => {}
        }
        is_arrow = *mark == '=' && *spacing == Spacing::Joint;
        *mark == ',' && depth == 0
    });
    entries.filter(|entry| !entry.is_empty())
}

/// The width of a line of code.
const WIDTH: usize = 100;

/// Writes tokens behind an indentation: on one line or, where that is too long and they end in a
/// list in brackets or braces, with the entries of that a line each.
fn fit(tokens: &[Token], indent: usize, out: &mut String) {
    let begin = out.len();
    spaced(tokens, out);
    let line = out.get(begin..).unwrap_or_default();
    // What follows is a comma, or a space and a brace.
    if indent + line.chars().count() + 2 <= WIDTH {
        return;
    }
    let Some((Token::Group(delimiter, entries), before)) = tokens.split_last() else {
        return;
    };
    let [open, close] = match delimiter {
        Delimiter::Bracket => ["[", "]"],
        Delimiter::Brace => ["{", "}"],
        Delimiter::Parenthesis | Delimiter::None => return,
    };
    out.truncate(begin);
    spaced(before, out);
    // Nothing stands between a list and the sign that takes its address.
    let gap = if out.ends_with('&') { "" } else { " " };
    out.extend([gap, open, "\n"]);
    list(entries, indent + 4, out);
    out.push_str(&" ".repeat(indent));
    out.push_str(close);
}

/// Writes tokens with a space between, but for symbols of one operator and within types.
fn spaced(tokens: &[Token], out: &mut String) {
    let mut tight = true;
    let mut joint = false;
    for token in tokens {
        let leans = match token {
            Token::Word(_) => false,
            Token::Mark(symbol, _) => matches!(symbol, '<' | '>' | ',' | ':' | '.'),
            Token::Group(delimiter, _) => *delimiter == Delimiter::Parenthesis,
        };
        if !tight && !leans {
            out.push(' ');
        }
        // A colon alone stands before a type, two of them within a path.
        let was_joint = joint;
        (tight, joint) = (false, false);
        match token {
            Token::Word(word) => out.push_str(word),
            Token::Mark(symbol, spacing) => {
                out.push(*symbol);
                joint = *spacing == Spacing::Joint;
                tight = match symbol {
                    '<' | '-' | '&' | '.' => true,
                    ':' => joint || was_joint,
                    _ => joint,
                };
            }
            Token::Group(delimiter, within) => {
                let [open, close] = match delimiter {
                    Delimiter::Parenthesis => ["(", ")"],
                    Delimiter::Bracket => ["[", "]"],
                    Delimiter::Brace => ["{ ", " }"],
                    Delimiter::None => ["", ""],
                };
                out.push_str(open);
                spaced(within, out);
                out.push_str(close);
            }
        }
    }
}
