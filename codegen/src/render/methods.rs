//! The methods of the client, laid out as rustfmt does: arguments a line each where a line does not
//! hold them, and calls a line each where they would not be read at a glance.

use proc_macro2::Delimiter;

use super::layout::{WIDTH, attributes, entries_of, shown, spaced, width};
use crate::items::{Item, Token};

/// The width of calls on one line, and that of the arguments of one call.
const SHORT: usize = 60;

/// From so many on arguments that a line has no room for stand on lines of their own.
const MANY: usize = 3;

/// The indentation of what a method does, and what it leaves of a line.
const BODY: usize = 8;
const ROOM: usize = WIDTH - BODY;

/// ```text
/// impl Client {
///     /// List keys.
///     pub fn list_keys(&self, project_id: impl AsRef<str>) -> Request<ListKeys> {
///         Request::new(self).path_value("project_id", project_id.as_ref())
///     }
/// }
/// ```
pub(super) fn block(item: &Item<'_>, out: &mut String) {
    spaced(item.head, out);
    let entries = item.entries.unwrap_or_default();
    let is_end = |token: &Token| matches!(token, Token::Group(Delimiter::Brace, _));
    let methods = entries.split_inclusive(is_end);
    let mut gap = " {\n";
    for method in methods {
        out.push_str(gap);
        gap = "\n";
        let method = attributes(method, "    ", out);
        if let Some((Token::Group(_, body), head)) = method.split_last() {
            signature(head, out);
            margin(BODY, out);
            chain(body, out);
            out.push_str("\n    }\n");
        }
    }
    out.push_str(if gap == "\n" { "}\n" } else { " {}\n" });
}

/// Writes all before what it does.
fn signature(head: &[Token], out: &mut String) {
    out.push_str("    ");
    let line = shown(head);
    let arguments = head
        .iter()
        .position(|token| matches!(token, Token::Group(Delimiter::Parenthesis, _)));
    let split = arguments.and_then(|at| head.split_at_checked(at));
    match split {
        // A space and a brace follow.
        Some((name, [Token::Group(_, arguments), behind @ ..])) if 4 + width(&line) + 2 > WIDTH => {
            spaced(name, out);
            listed(arguments, BODY, out);
            out.push(' ');
            spaced(behind, out);
        }
        _ => out.push_str(&line),
    }
    out.push_str(" {\n");
}

/// Writes what stands in parentheses, a line each, the closing one on a line of its own.
fn listed(entries: &[Token], indent: usize, out: &mut String) {
    out.push_str("(\n");
    for entry in entries_of(entries) {
        margin(indent, out);
        argument(entry, indent, out);
        out.push_str(",\n");
    }
    margin(indent - 4, out);
    out.push(')');
}

fn margin(indent: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', indent));
}

/// Writes an argument: a list in brackets that is long with its elements a line each.
fn argument(tokens: &[Token], indent: usize, out: &mut String) {
    match tokens.split_last() {
        Some((Token::Group(Delimiter::Bracket, elements), before))
            if width(&shown(elements)) > SHORT =>
        {
            spaced(before, out);
            out.push_str("[\n");
            for element in entries_of(elements) {
                margin(indent + 4, out);
                spaced(element, out);
                out.push_str(",\n");
            }
            margin(indent, out);
            out.push(']');
        }
        _ => spaced(tokens, out),
    }
}

/// Writes calls on what others return: on one line, but for the arguments of the last, or a line
/// each.
fn chain(tokens: &[Token], out: &mut String) {
    let mut calls = tokens.split(|token| token.is('.'));
    let root = shown(calls.next().unwrap_or_default());
    let calls: Vec<_> = calls.collect();
    // One call alone is read at a glance however long it is.
    let most = if calls.len() == 1 { ROOM } else { SHORT };
    let line = joined(&root, &calls).filter(|line| {
        let (first, _) = line.split_once('\n').unwrap_or((line, ""));
        width(first) <= most
    });
    if let Some(line) = line {
        out.push_str(&line);
        return;
    }
    out.push_str(&root);
    for tokens in calls {
        out.push('\n');
        margin(BODY + 4, out);
        out.push('.');
        call(tokens, BODY + 4, ROOM, out);
    }
}

/// Calls one behind the other; `None` where one but the last takes several lines.
fn joined(first: &str, calls: &[&[Token]]) -> Option<String> {
    let mut line = first.to_owned();
    for tokens in calls {
        if line.contains('\n') {
            return None;
        }
        line.push('.');
        let room = ROOM.saturating_sub(width(&line));
        call(tokens, BODY, room, &mut line);
    }
    Some(line)
}

/// Writes the call of a method where there is so much room: with its arguments a line each where
/// these are long, or many and too long for the line.
fn call(tokens: &[Token], indent: usize, room: usize, out: &mut String) {
    let line = shown(tokens);
    match tokens {
        [name, Token::Group(Delimiter::Parenthesis, arguments)]
            if width(&shown(arguments)) > SHORT
                || (width(&line) > room && entries_of(arguments).count() >= MANY) =>
        {
            out.extend(name.word());
            listed(arguments, indent + 4, out);
        }
        _ => out.push_str(&line),
    }
}
