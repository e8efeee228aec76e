//! The methods of the client, laid out as rustfmt does: arguments a line each where a line does not
//! hold them, and calls a line each where they would not be read at a glance. What is too long for
//! any line, such as the name of an operation of eighty letters, stays on one.

use proc_macro2::Delimiter;

use super::layout::{WIDTH, attributes, entries_of, shown, spaced, width};
use crate::items::{Item, Token};

/// The width of calls on one line, and that of the arguments of one call.
const SHORT: usize = 60;

/// From so many on arguments that a line has no room for stand on lines of their own.
const MANY: usize = 3;

/// The indentation of what a method does.
const BODY: usize = 8;

/// ```text
/// impl Client {
///     /// List keys.
///     pub fn list_keys(&self, project_id: impl AsRef<str>) -> Request<ListKeys> {
///         Request::new(self).path_value("project_id", project_id.as_ref())
///     }
/// }
/// ```
pub(super) fn block(item: &Item<'_>, out: &mut String) {
    attributes(item.attributes(), "", out);
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
            chain(body, BODY, out);
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

/// Writes an argument: a list in brackets that is long with its elements a line each, and calls as
/// they are written elsewhere.
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
        _ => chain(tokens, indent, out),
    }
}

/// Writes calls on what others return: on one line, but for the arguments of the last, or a line
/// each.
fn chain(tokens: &[Token], indent: usize, out: &mut String) {
    let mut calls = tokens.split(|token| token.is('.'));
    let first = shown(calls.next().unwrap_or_default());
    let calls: Vec<_> = calls.collect();
    // One call alone is read at a glance however long it is.
    let room = WIDTH.saturating_sub(indent);
    let most = if calls.len() == 1 { room } else { SHORT };
    let line = joined(&first, &calls, indent).filter(|line| {
        let (begin, _) = line.split_once('\n').unwrap_or((line, ""));
        width(begin) <= most
    });
    if let Some(line) = line {
        out.push_str(&line);
        return;
    }
    out.push_str(&first);
    for tokens in calls {
        out.push('\n');
        margin(indent + 4, out);
        out.push('.');
        call(tokens, indent + 4, room, out);
    }
}

/// Calls one behind the other; `None` where one but the last takes several lines.
fn joined(first: &str, calls: &[&[Token]], indent: usize) -> Option<String> {
    let mut line = first.to_owned();
    for tokens in calls {
        if line.contains('\n') {
            return None;
        }
        line.push('.');
        let room = WIDTH.saturating_sub(indent + width(&line));
        call(tokens, indent, room, &mut line);
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

#[cfg(test)]
mod tests {
    use crate::items;

    use super::*;

    /// The text of one method that does this.
    fn written(arguments: &str, body: &str) -> String {
        let text = format!("impl Client {{ pub fn m({arguments}) -> Request<M> {{ {body} }} }}");
        let tokens = items::tokens(&text).unwrap();
        let items = items::all(&tokens).unwrap();
        let mut out = String::new();
        block(items.first().unwrap(), &mut out);
        let method = out.strip_prefix("impl Client {\n").unwrap();
        method.strip_suffix("}\n").unwrap().to_owned()
    }

    #[test]
    fn a_signature_is_broken_where_it_is_too_long() {
        let argument = |length: usize| format!("{}: i64", "a".repeat(length));
        let body = "Request::new(self)";
        let fits = argument(58);
        let wanted = format!(
            "    pub fn m(&self, {fits}) -> Request<M> {{\n        Request::new(self)\n    }}\n"
        );
        assert_eq!(wanted.lines().next().unwrap().len(), WIDTH);
        assert_eq!(written(&format!("&self, {fits}"), body), wanted);
        let long = argument(59);
        let wanted = format!(
            "    pub fn m(\n        &self,\n        {long},\n    ) -> Request<M> {{\n        \
             Request::new(self)\n    }}\n"
        );
        assert_eq!(written(&format!("&self, {long}"), body), wanted);
    }

    #[test]
    fn calls_stand_on_one_line_or_a_line_each() {
        let rows = [
            // One call alone may be as long as the line.
            (
                r#"Request::new(self).path_value("the_id_of_the_project", the_id_of_the_project.as_ref())"#,
                r#"Request::new(self).path_value("the_id_of_the_project", the_id_of_the_project.as_ref())"#,
            ),
            (
                r#"Request::new(self).path_value("id", id).json_body(body)"#,
                r#"Request::new(self).path_value("id", id).json_body(body)"#,
            ),
            (
                r#"Request::new(self).path_value("id", id.as_ref()).json_body(body)"#,
                "Request::new(self)\n            .path_value(\"id\", id.as_ref())\n            \
                 .json_body(body)",
            ),
            // Arguments that are long stand on lines of their own, and so do elements.
            (
                r#"Request::new(self).form_body(&[("the_first", rt::Style::FORM), ("the_second", rt::Style::FORM)], body)"#,
                "Request::new(self).form_body(\n            &[\n                \
                 (\"the_first\", rt::Style::FORM),\n                \
                 (\"the_second\", rt::Style::FORM),\n            ],\n            body,\n        )",
            ),
            (
                r#"Request::new(self).path_value("id", id).query_styled("keep_the_members", rt::Style::FORM, keep_the_members)"#,
                "Request::new(self).path_value(\"id\", id).query_styled(\n            \
                 \"keep_the_members\",\n            rt::Style::FORM,\n            \
                 keep_the_members,\n        )",
            ),
        ];
        for (body, wanted) in rows {
            let wanted =
                format!("    pub fn m(&self) -> Request<M> {{\n        {wanted}\n    }}\n");
            assert_eq!(written("&self", body), wanted);
        }
    }
}
