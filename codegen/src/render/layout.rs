//! What prettyplease leaves undone: blank lines between methods, and macros one entry a line.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

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

/// A macro of ours, which stands for an item and begins as it does, or holds a list alone.
///
/// ```text
/// rt::open_enum! {
///     /// What a member may do.
///     pub enum Role {
///         Admin = "admin",
///     }
/// }
/// ```
pub(super) fn macro_text(call: &syn::Macro) -> String {
    if call.tokens.is_empty() {
        return format!("{}! {{}}\n", path(call));
    }
    let mut text = format!("{}! {{\n", path(call));
    let (attributes, item) = apart(call.tokens.clone());
    text.extend(attributes.iter().map(|line| format!("    {line}\n")));
    let mut head = TokenStream::new();
    for tree in item {
        match tree {
            TokenTree::Group(entries) if entries.delimiter() == Delimiter::Brace => {
                let head = fitted(std::mem::take(&mut head), 4);
                let entries = entries_of(entries.stream());
                if entries.is_empty() {
                    text.extend(["    ", &head, " {}\n"]);
                    continue;
                }
                text.extend(["    ", &head, " {\n"]);
                for (attributes, entry) in entries.into_iter().map(apart) {
                    text.extend(attributes.iter().map(|line| format!("        {line}\n")));
                    text.extend(["        ", &fitted(entry, 8), ",\n"]);
                }
                text.push_str("    }\n");
            }
            other => head.extend([other]),
        }
    }
    for entry in entries_of(head) {
        text.extend(["    ", &fitted(entry, 4), ",\n"]);
    }
    text.push_str("}\n");
    text
}

/// The attributes before something, a line each, and what follows.
fn apart(tokens: TokenStream) -> (Vec<String>, TokenStream) {
    let mut lines = Vec::new();
    let mut rest = tokens.into_iter().peekable();
    while rest.next_if(is_hash).is_some() {
        lines.extend(rest.next().map(attribute));
    }
    (lines, rest.collect())
}

fn is_hash(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Punct(mark) if mark.as_char() == '#')
}

/// `/// text` for `[doc = " text"]`.
fn attribute(tree: TokenTree) -> String {
    let TokenTree::Group(group) = tree else {
        return format!("#{tree}");
    };
    match doc(group.stream()) {
        Some(text) => format!("///{text}"),
        None => format!("#[{}]", spaced(group.stream())),
    }
}

/// The text of `doc = "text"`.
fn doc(attribute: TokenStream) -> Option<String> {
    let mut tokens = attribute.into_iter();
    let name = tokens.next()?;
    let is_doc = matches!(&name, TokenTree::Ident(name) if name == "doc");
    let TokenTree::Literal(text) = tokens.nth(1).filter(|_| is_doc)? else {
        return None;
    };
    // Nearly all are written as they read.
    let written = text.to_string();
    let quoted = written
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    if let Some(plain) = quoted.filter(|text| !text.contains('\\')) {
        return Some(plain.to_owned());
    }
    match syn::Lit::new(text) {
        syn::Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}

fn path(call: &syn::Macro) -> String {
    spaced(call.path.to_token_stream()).replace(" :: ", "::")
}

/// The parts of a list between its commas, but for those between the arguments of a type.
fn entries_of(list: TokenStream) -> Vec<TokenStream> {
    let mut entries = Vec::new();
    let mut entry = TokenStream::new();
    let mut depth = 0_usize;
    let mut is_arrow = false;
    for tree in list {
        if let TokenTree::Punct(punct) = &tree {
            match punct.as_char() {
                ',' if depth == 0 => {
                    entries.push(std::mem::take(&mut entry));
                    continue;
                }
                '<' => depth += 1,
                '>' if !is_arrow => depth = depth.saturating_sub(1),
                _ => {}
            }
            is_arrow = punct.as_char() == '=' && punct.spacing() == Spacing::Joint;
        }
        entry.extend([tree]);
    }
    if !entry.is_empty() {
        entries.push(entry);
    }
    entries
}

/// The width of a line of code.
const WIDTH: usize = 100;

/// Tokens behind an indentation: on one line or, where that is too long and they end in a list in
/// brackets or braces, with the entries of that a line each.
fn fitted(tokens: TokenStream, indent: usize) -> String {
    let line = spaced(tokens.clone());
    // What follows is a comma, or a space and a brace.
    if indent + line.chars().count() + 2 <= WIDTH {
        return line;
    }
    let mut before: Vec<TokenTree> = tokens.into_iter().collect();
    let Some((list, [open, close])) = before.last().and_then(list) else {
        return line;
    };
    before.pop();
    let margin = " ".repeat(indent);
    let mut text = spaced(before.into_iter().collect());
    // Nothing stands between a list and the sign that takes its address.
    text.extend([if text.ends_with('&') { "" } else { " " }, open, "\n"]);
    for entry in entries_of(list) {
        text.extend([&margin, "    ", &fitted(entry, indent + 4), ",\n"]);
    }
    text.extend([&margin, close]);
    text
}

/// What stands between the brackets or braces, and these.
fn list(tree: &TokenTree) -> Option<(TokenStream, [&'static str; 2])> {
    let TokenTree::Group(group) = tree else {
        return None;
    };
    match group.delimiter() {
        Delimiter::Bracket => Some((group.stream(), ["[", "]"])),
        Delimiter::Brace => Some((group.stream(), ["{", "}"])),
        Delimiter::Parenthesis | Delimiter::None => None,
    }
}

/// Tokens with a space between, but for symbols of one operator and within types.
fn spaced(tokens: TokenStream) -> String {
    let mut text = String::new();
    let mut tight = true;
    let mut joint = false;
    for tree in tokens {
        let (written, leans) = match &tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                (format!("({})", spaced(group.stream())), true)
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                (format!("[{}]", spaced(group.stream())), false)
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                (format!("{{ {} }}", spaced(group.stream())), false)
            }
            TokenTree::Punct(punct) => {
                let leans = matches!(punct.as_char(), '<' | '>' | ',' | ':' | '.');
                (punct.to_string(), leans)
            }
            other => (other.to_string(), false),
        };
        if !tight && !leans {
            text.push(' ');
        }
        text.push_str(&written);
        // A colon alone stands before a type, two of them within a path.
        let was_joint = joint;
        joint = matches!(&tree, TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint);
        tight = match &tree {
            TokenTree::Punct(punct) => match punct.as_char() {
                '<' | '-' | '&' | '.' => true,
                ':' => joint || was_joint,
                _ => joint,
            },
            _ => false,
        };
    }
    text
}
