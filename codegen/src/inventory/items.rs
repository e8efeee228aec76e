//! One item of generated text into what it says: the facts of an operation, the methods of the
//! client, and the names that it belongs to.

use proc_macro2::Delimiter;

use crate::items::{self, Form, Item, Token};

/// What an operation says of itself.
pub(super) struct Facts {
    pub(super) id: String,
    pub(super) method: String,
    pub(super) path: String,
}

/// The type that names an operation, and its facts, if this is the macro that says so.
pub(super) fn facts<'t>(item: &Item<'t>) -> Option<(&'t str, Facts)> {
    let is_call = item.form() == Form::Call && item.name() == Some("operation");
    let held = items::all(item.entries.filter(|_| is_call)?).ok()?;
    written(held.first()?)
}

/// `pub enum ListKeys of "list_keys" { id: "listKeys", request: Safe GET "/keys"`, and what
/// follows. The id is left out where the method is called so.
fn written<'t>(item: &Item<'t>) -> Option<(&'t str, Facts)> {
    let (id, entries) = match item.entries? {
        [key, _, id, _, behind @ ..] if key.word() == Some("id") => (id, behind),
        entries => (item.head.last()?, entries),
    };
    let [_, _, _, method, path, ..] = entries else {
        return None;
    };
    let facts = Facts {
        id: id.text()?.into_owned(),
        method: method.word()?.to_owned(),
        path: path.text()?.into_owned(),
    };
    Some((item.defined()?, facts))
}

/// A method of `Client`.
pub(super) struct Method<'t> {
    /// The type of its operation.
    pub(super) owner: &'t str,
    pub(super) name: &'t str,
    tokens: &'t [Token],
}

/// The methods of `Client` in an item.
pub(super) fn methods<'t>(item: &Item<'t>) -> Vec<Method<'t>> {
    let entries = item.entries.filter(|_| item.form() == Form::Methods);
    let methods = entries.and_then(|entries| items::all(entries).ok());
    let methods = methods.into_iter().flatten();
    methods
        .filter_map(|method| {
            method.head.iter().find(|token| token.is('>'))?;
            let mut words = method.head.iter().filter_map(Token::word);
            words.find(|word| *word == "fn")?;
            Some(Method {
                owner: method.name()?,
                name: words.next()?,
                tokens: method.tokens,
            })
        })
        .collect()
}

/// What of an item belongs to a name.
pub(super) struct Part<'t> {
    pub(super) owner: &'t str,
    /// The macro that defines it.
    definer: Option<&'t str>,
    tokens: &'t [Token],
}

impl Part<'_> {
    /// What it says, however it is laid out.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        text.extend(self.definer);
        write(self.tokens, &mut text);
        text
    }
}

/// Writes tokens, each behind a space and without the comma at the end of a list.
fn write(tokens: &[Token], out: &mut String) {
    let mut rest = tokens;
    while let [token, behind @ ..] = rest {
        rest = behind;
        if token.is(',') && behind.is_empty() {
            return;
        }
        out.push(' ');
        match token {
            Token::Word(word) => out.push_str(word),
            // No other token holds the end of a line.
            Token::Docs(text) => out.extend([text, "\n"]),
            Token::Mark(mark, _) => out.push(*mark),
            Token::Group(delimiter, within) => {
                let [open, close] = match delimiter {
                    Delimiter::Parenthesis => ["(", " )"],
                    Delimiter::Brace => ["{", " }"],
                    Delimiter::Bracket => ["[", " ]"],
                    Delimiter::None => ["", ""],
                };
                out.push_str(open);
                write(within, out);
                out.push_str(close);
            }
        }
    }
}

/// The names that an item belongs to, each with the part that does.
pub(super) fn owned<'t>(item: &Item<'t>) -> Vec<Part<'t>> {
    let whole = |owner| Part {
        owner,
        definer: None,
        tokens: item.tokens,
    };
    match item.form() {
        Form::Call => {
            let held = item.entries.and_then(|entries| items::all(entries).ok());
            let held = held.into_iter().flatten();
            held.flat_map(|held| held_by(item.name(), &held)).collect()
        }
        Form::Methods => {
            let part = |method: Method<'t>| Part {
                owner: method.owner,
                definer: None,
                tokens: method.tokens,
            };
            methods(item).into_iter().map(part).collect()
        }
        Form::Import | Form::Module => Vec::new(),
        Form::Alias | Form::Other => {
            let implemented = is_impl(item).then(|| item.name()).flatten();
            let owner = item.defined().or(implemented);
            owner.map(whole).into_iter().collect()
        }
    }
}

/// What a macro of ours holds: a type, or `impl A { ... }` and `impl [A, B] { ... }`, what it
/// implements for several.
fn held_by<'t>(definer: Option<&'t str>, item: &Item<'t>) -> Vec<Part<'t>> {
    if !is_impl(item) {
        let part = |owner| Part {
            owner,
            definer,
            tokens: item.tokens,
        };
        return item.defined().map(part).into_iter().collect();
    }
    let tokens = item.entries.unwrap_or_default();
    let owners = match item.head.last() {
        Some(Token::Group(_, several)) => several.iter().filter_map(Token::word).collect(),
        _ => Vec::from_iter(item.name()),
    };
    let part = |owner| Part {
        owner,
        definer: None,
        tokens,
    };
    owners.into_iter().map(part).collect()
}

fn is_impl(item: &Item<'_>) -> bool {
    item.head.first().and_then(Token::word) == Some("impl")
}
