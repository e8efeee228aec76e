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

/// ```text
/// rt::record! { Key {
///     "comment" => optional comment,
/// } }
/// rt::union! { Pet by "kind" {
///     object "cat" => Cat(Cat),
/// } }
/// ```
pub(super) fn macro_text(call: &syn::Macro) -> String {
    let path = spaced(call.path.to_token_stream()).replace(" :: ", "::");
    let mut text = format!("{path}! {{ ");
    let mut head = TokenStream::new();
    for tree in call.tokens.clone() {
        match tree {
            TokenTree::Group(entries) if entries.delimiter() == Delimiter::Brace => {
                let entries = entries_of(entries.stream()).into_iter();
                let entries = entries.map(|entry| format!("    {},\n", spaced(entry)));
                let entries: String = entries.collect();
                let begin = if entries.is_empty() { "" } else { "\n" };
                let head = spaced(std::mem::take(&mut head));
                text.extend([&head, " {", begin, &entries, "} "]);
            }
            other => head.extend([other]),
        }
    }
    text.push_str("}\n");
    text
}

/// The parts of a list between its commas.
fn entries_of(list: TokenStream) -> Vec<TokenStream> {
    let mut entries = Vec::new();
    let mut entry = TokenStream::new();
    for tree in list {
        match &tree {
            TokenTree::Punct(punct) if punct.as_char() == ',' => {
                entries.push(std::mem::take(&mut entry));
            }
            _ => entry.extend([tree]),
        }
    }
    if !entry.is_empty() {
        entries.push(entry);
    }
    entries
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
            TokenTree::Punct(punct) => {
                let leans = matches!(punct.as_char(), '<' | '>' | ',' | ':');
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
                '<' => true,
                ':' => joint || was_joint,
                _ => joint,
            },
            _ => false,
        };
    }
    text
}
