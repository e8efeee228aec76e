//! What is laid out without a formatter: macros one entry a line, imports and aliases; and the blank
//! lines between methods that prettyplease leaves out.

use proc_macro2::{Delimiter, Literal, Spacing};

use crate::items::{Item, Token};

/// The width of a line of code.
pub(super) const WIDTH: usize = 100;

/// The widths that rustfmt gives imports: on one line, and with names filled into several.
const IMPORT: usize = WIDTH - 2;
const FILLED: usize = WIDTH - 1;

/// Writes the docs of a file; the files that are made have no other attributes of their own.
pub(super) fn docs(attributes: &[Token], out: &mut String) {
    for attribute in attributes.chunks(3) {
        if let [_, _, Token::Docs(text)] = attribute {
            doc_lines(text, "//!", out);
        }
    }
}

fn doc_lines(text: &str, slashes: &str, out: &mut String) {
    for line in text.split('\n') {
        out.extend([slashes, line, "\n"]);
    }
}

/// Writes an item that ends in a semicolon: on one line or, where that is too long, with what is
/// imported filled into lines, or with what it stands for on a line of its own.
pub(super) fn statement(item: &Item<'_>, out: &mut String) {
    attributes(item.attributes(), "", out);
    let line = shown(item.head);
    let value = item.head.iter().position(|token| token.is('='));
    let value = value.and_then(|at| item.head.split_at_checked(at + 1));
    match (item.head.split_last(), value) {
        (Some((Token::Group(Delimiter::Brace, imported), path)), _) if width(&line) >= IMPORT => {
            spaced(path, out);
            filled(imported, out);
        }
        (_, Some((name, value))) if width(&line) >= WIDTH => {
            spaced(name, out);
            out.push_str("\n    ");
            spaced(value, out);
        }
        _ => out.push_str(&line),
    }
    out.push_str(";\n");
}

/// Writes names in braces, as many on a line as it holds; the last line may be full.
fn filled(names: &[Token], out: &mut String) {
    out.push('{');
    let mut column = WIDTH;
    let mut names = entries_of(names).peekable();
    while let Some(name) = names.next() {
        let name = shown(name);
        // A space stands before it, and a comma behind it.
        column += width(&name) + 2;
        let most = if names.peek().is_some() {
            FILLED
        } else {
            WIDTH
        };
        if column > most {
            out.push_str("\n   ");
            column = 3 + width(&name) + 2;
        }
        out.extend([" ", &name, ","]);
    }
    out.push_str("\n}");
}

/// The columns that a text on one line takes.
pub(super) fn width(line: &str) -> usize {
    line.chars().count()
}

/// Tokens on one line.
pub(super) fn shown(tokens: &[Token]) -> String {
    let mut text = String::new();
    spaced(tokens, &mut text);
    text
}

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

/// Writes the call of a macro of ours, which stands for items and holds what begins as they do, or
/// a list alone.
///
/// ```text
/// rt::open_enum! {
///     /// What a member may do.
///     pub enum Role {
///         Admin = "admin",
///     }
///
///     pub enum Scope {
///         All = "all",
///     }
/// }
/// ```
pub(super) fn call(item: &Item<'_>, out: &mut String) {
    spaced(item.head, out);
    out.push_str(" {");
    let entries = item.entries.unwrap_or_default();
    for part in entries.split_inclusive(|token| matches!(token, Token::Group(Delimiter::Brace, _)))
    {
        out.push('\n');
        let part = attributes(part, "    ", out);
        if let Some((Token::Group(Delimiter::Brace, entries), head)) = part.split_last() {
            out.push_str("    ");
            fit(head, 4, out);
            braced(entries, out);
        } else {
            list(part, 4, out);
        }
    }
    out.push_str("}\n");
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
pub(super) fn attributes<'t>(tokens: &'t [Token], margin: &str, out: &mut String) -> &'t [Token] {
    let mut rest = tokens;
    while let [hash, attribute, behind @ ..] = rest
        && hash.is('#')
        && attribute.is_attribute()
    {
        if let Token::Docs(text) = attribute {
            doc_lines(text, &format!("{margin}///"), out);
        } else {
            out.extend([margin, "#"]);
            spaced(std::slice::from_ref(attribute), out);
            out.push('\n');
        }
        rest = behind;
    }
    rest
}

/// The parts of a list between its commas, but for those between the arguments of a type.
pub(super) fn entries_of(list: &[Token]) -> impl Iterator<Item = &[Token]> {
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

/// Writes tokens behind an indentation: on one line or, where that is too long and they end in a
/// list in brackets or braces, with the entries of that a line each.
fn fit(tokens: &[Token], indent: usize, out: &mut String) {
    let begin = out.len();
    spaced(tokens, out);
    let line = out.get(begin..).unwrap_or_default();
    // What follows is a comma, or a space and a brace.
    if indent + width(line) + 2 <= WIDTH {
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
pub(super) fn spaced(tokens: &[Token], out: &mut String) {
    let mut tight = true;
    let mut joint = false;
    for token in tokens {
        let leans = match token {
            Token::Word(_) | Token::Docs(_) => false,
            Token::Mark(symbol, _) => matches!(symbol, '<' | '>' | ',' | ':' | '.' | '!'),
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
            Token::Docs(text) => {
                out.extend(["[doc = ", &Literal::string(text).to_string(), "]"]);
            }
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
                    // What is imported of a path stands close.
                    Delimiter::Brace if out.ends_with(':') => ["{", "}"],
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
