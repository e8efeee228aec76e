//! Every name: from a text of the document to a Rust identifier or a file's name.
//!
//! A name depends on its own text only, never on what else the document holds, and every function
//! here yields a valid identifier for every text. Two texts may yield the same identifier; `ir`
//! reports that.

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span};

/// Keywords of all editions, in use or reserved, that are lower case.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that cannot be raw identifiers.
const NEVER_RAW: &[&str] = &["crate", "self", "super", "Self"];

/// Types that generated code names without a path, and those that a reader takes for the prelude's
/// or the runtime's.
const RESERVED_TYPES: &[&str] = &[
    "AsRef",
    "Box",
    "Clone",
    "Client",
    "Copy",
    "Debug",
    "Default",
    "Drop",
    "Eq",
    "Err",
    "Error",
    "Extra",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "Json",
    "Map",
    "NoContent",
    "None",
    "Ok",
    "Operation",
    "Option",
    "OptionalJson",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Record",
    "Request",
    "Result",
    "Secret",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToString",
    "Unpin",
    "Value",
    "Vec",
];

/// Methods of the runtime's `Request`, of traits it implements, and of operators, for which clippy
/// would take a setter.
const RESERVED_SETTERS: &[&str] = &[
    "add",
    "assume_idempotent",
    "attempt_timeout",
    "bitand",
    "bitor",
    "bitxor",
    "clone",
    "div",
    "header",
    "idle_timeout",
    "into_future",
    "json_body",
    "max_attempts",
    "mul",
    "new",
    "next",
    "pages",
    "path_value",
    "query_value",
    "query_values",
    "rem",
    "send",
    "shl",
    "shr",
    "stream",
    "sub",
    "timeout",
    "total_timeout",
];

/// Methods of the runtime's `Client` and of traits it implements.
const RESERVED_METHODS: &[&str] = &["builder", "clone", "from_env", "new", "request"];

/// Setters that would hide the constructor, a trait's method, or that clippy takes for operators.
const RESERVED_FIELD_SETTERS: &[&str] = &[
    "add", "bitand", "bitor", "bitxor", "clone", "div", "mul", "new", "rem", "shl", "shr", "sub",
];

/// Stems of files that mean something to Rust or that Windows refuses, and modules that would
/// repeat the name of the one around them.
const RESERVED_STEMS: &[&str] = &[
    "aux",
    "com1",
    "com2",
    "com3",
    "com4",
    "com5",
    "com6",
    "com7",
    "com8",
    "com9",
    "con",
    "lpt1",
    "lpt2",
    "lpt3",
    "lpt4",
    "lpt5",
    "lpt6",
    "lpt7",
    "lpt8",
    "lpt9",
    "nul",
    "operations",
    "prn",
    "types",
];

/// Symbols that say something, spelled out wherever they stand.
const SYMBOLS: &[(char, &str)] = &[
    ('+', "plus"),
    ('*', "star"),
    ('<', "less"),
    ('>', "greater"),
    ('=', "equal"),
    ('!', "not"),
    ('@', "at"),
    ('#', "hash"),
    ('$', "dollar"),
    ('%', "percent"),
    ('&', "and"),
    ('|', "or"),
    ('~', "tilde"),
    ('^', "caret"),
    ('?', "question"),
];

/// Symbols that only separate words, spelled out where a text holds nothing else.
const SEPARATORS: &[(char, &str)] = &[
    (' ', "space"),
    ('-', "minus"),
    ('_', "underscore"),
    ('.', "dot"),
    (',', "comma"),
    (':', "colon"),
    (';', "semicolon"),
    ('/', "slash"),
    ('\\', "backslash"),
    ('\'', "quote"),
    ('"', "double_quote"),
    ('`', "backtick"),
    ('(', "open_parenthesis"),
    (')', "close_parenthesis"),
    ('[', "open_bracket"),
    (']', "close_bracket"),
    ('{', "open_brace"),
    ('}', "close_brace"),
];

const DIGITS: &[(char, &str)] = &[
    ('0', "zero"),
    ('1', "one"),
    ('2', "two"),
    ('3', "three"),
    ('4', "four"),
    ('5', "five"),
    ('6', "six"),
    ('7', "seven"),
    ('8', "eight"),
    ('9', "nine"),
];

/// The type of a component, by its key.
pub fn component(key: &str) -> Ident {
    upper(key, RESERVED_TYPES, "Schema")
}

/// The type of a schema that stands within something named `parent`.
pub fn inline(parent: &Ident, part: &str) -> Ident {
    let name = format!("{parent}{}", camel(part));
    if RESERVED_TYPES.contains(&name.as_str()) {
        ident(&format!("{name}Schema"))
    } else {
        ident(&name)
    }
}

/// The empty type that names an operation, by its `operationId` or method.
pub fn marker(id: &str) -> Ident {
    upper(id, RESERVED_TYPES, "Operation")
}

/// The method of an operation on `Client`.
pub fn method(id: &str) -> Ident {
    lower(id, RESERVED_METHODS, "_operation")
}

/// The argument or setter of a parameter.
pub fn parameter(wire: &str) -> Ident {
    if snake(wire) == "body" {
        ident("body_param")
    } else {
        lower(wire, RESERVED_SETTERS, "_param")
    }
}

/// The field of a property.
pub fn field(wire: &str) -> Ident {
    lower(wire, &["extra"], "_field")
}

/// The setter of a field.
pub fn field_setter(field: &Ident) -> Ident {
    lower(&plain(field), RESERVED_FIELD_SETTERS, "_field")
}

/// The variant of a value of an enum.
pub fn variant(value: &str) -> Ident {
    upper(value, &["Unknown"], "Value")
}

/// The module and file of a tag or a type; also the stem of the file.
pub fn module(text: &str) -> Ident {
    let stem = snake(text);
    if RESERVED_STEMS.contains(&stem.as_str()) || is_keyword(&stem) {
        ident(&format!("{stem}_"))
    } else {
        ident(&stem)
    }
}

/// A constant, such as that of a security scheme.
pub fn constant(text: &str) -> Ident {
    let name = spelled(text).to_shouty_snake_case();
    if name == "SERVERS" {
        ident("SERVERS_SCHEME")
    } else {
        ident(&name)
    }
}

/// An identifier without `r#`.
pub fn plain(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map(str::to_owned).unwrap_or(text)
}

/// A type's name that the document gives by `x-rust-name`, if it can be one.
pub fn given_type(text: &str) -> Option<Ident> {
    let fits = text.starts_with(|first: char| first.is_ascii_uppercase())
        && text.chars().all(|symbol| symbol.is_ascii_alphanumeric())
        && !NEVER_RAW.contains(&text)
        && !RESERVED_TYPES.contains(&text);
    fits.then(|| ident(text))
}

/// A method's, field's or parameter's name that the document gives by `x-rust-name`, if it can be
/// one.
pub fn given_member(text: &str) -> Option<Ident> {
    let fits = text.starts_with(|first: char| first.is_ascii_lowercase())
        && text
            .chars()
            .all(|symbol| symbol.is_ascii_lowercase() || symbol.is_ascii_digit() || symbol == '_')
        && !NEVER_RAW.contains(&text)
        && !matches!(text, "body" | "extra")
        && !RESERVED_SETTERS.contains(&text)
        && !RESERVED_METHODS.contains(&text);
    fits.then(|| ident(text))
}

fn upper(text: &str, reserved: &[&str], suffix: &str) -> Ident {
    let name = camel(text);
    if reserved.contains(&name.as_str()) {
        ident(&format!("{name}{suffix}"))
    } else {
        ident(&name)
    }
}

fn lower(text: &str, reserved: &[&str], suffix: &str) -> Ident {
    let name = snake(text);
    if reserved.contains(&name.as_str()) {
        ident(&format!("{name}{suffix}"))
    } else {
        ident(&name)
    }
}

fn camel(text: &str) -> String {
    spelled(text).to_upper_camel_case()
}

fn snake(text: &str) -> String {
    spelled(text).to_snake_case()
}

fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name) || NEVER_RAW.contains(&name)
}

/// `name` is ASCII letters, digits and underscores, begins with a letter and is not empty: that is
/// what [`spelled`] and heck leave.
fn ident(name: &str) -> Ident {
    if NEVER_RAW.contains(&name) {
        Ident::new(&format!("{name}_"), Span::call_site())
    } else if KEYWORDS.contains(&name) {
        Ident::new_raw(name, Span::call_site())
    } else {
        Ident::new(name, Span::call_site())
    }
}

/// Words of ASCII letters and digits between separators, the first of them a letter.
fn spelled(text: &str) -> String {
    let ascii = transliterated(text);
    let wordless = !ascii.contains(|symbol: char| symbol.is_ascii_alphanumeric());
    let mut words = String::with_capacity(ascii.len());
    let mut symbols = ascii.chars().peekable();
    let mut begun = false;
    while let Some(symbol) = symbols.next() {
        let spelled = if symbol.is_ascii_digit() && !begun {
            lookup(DIGITS, symbol)
        } else if symbol.is_ascii_alphanumeric() {
            begun = true;
            words.push(symbol);
            continue;
        } else if symbol == '\'' && !wordless {
            continue;
        } else if symbol == '-' && words.trim().is_empty() {
            symbols
                .peek()
                .is_none_or(char::is_ascii_digit)
                .then_some("minus")
        } else {
            lookup(SYMBOLS, symbol)
        };
        let spelled = spelled.or_else(|| lookup(SEPARATORS, symbol).filter(|_| wordless));
        // All digits of a leading run are spelled out; behind anything else they stay digits.
        begun |= !symbol.is_ascii_digit() && (spelled.is_some() || !words.trim().is_empty());
        words.extend([" ", spelled.unwrap_or_default(), " "]);
    }
    if words.trim().is_empty() {
        "empty".to_owned()
    } else {
        words
    }
}

fn lookup(table: &[(char, &'static str)], symbol: char) -> Option<&'static str> {
    table
        .iter()
        .find(|(of, _)| *of == symbol)
        .map(|(_, word)| *word)
}

/// ASCII alone: letters of other scripts by their sound, what has none by its code point.
fn transliterated(text: &str) -> String {
    let mut ascii = String::with_capacity(text.len());
    for symbol in text.chars() {
        match deunicode::deunicode_char(symbol) {
            Some(" ") | None if !symbol.is_ascii() && !symbol.is_whitespace() => {
                ascii.extend([" u", &format!("{:x}", u32::from(symbol)), " "]);
            }
            _ if symbol.is_control() => ascii.push('_'),
            Some(letters) => ascii.push_str(letters),
            None => ascii.push(' '),
        }
    }
    ascii
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_identifiers() {
        let table = [
            ("project_id", "project_id", "ProjectId"),
            ("listProjects", "list_projects", "ListProjects"),
            ("API-Key", "api_key", "ApiKey"),
            ("usage:read", "usage_read", "UsageRead"),
            ("audio/mp3", "audio_mp3", "AudioMp3"),
            ("created[gte]", "created_gte", "CreatedGte"),
            ("user's", "users", "Users"),
            ("$filter", "dollar_filter", "DollarFilter"),
            ("@id", "at_id", "AtId"),
            ("+1", "plus_1", "Plus1"),
            ("-1", "minus_1", "Minus1"),
            ("-created", "created", "Created"),
            ("c++", "c_plus_plus", "CPlusPlus"),
            ("<=", "less_equal", "LessEqual"),
            ("*", "star", "Star"),
            ("-", "minus", "Minus"),
            ("_", "underscore", "Underscore"),
            (" ", "space", "Space"),
            ("", "empty", "Empty"),
            ("\u{0}\n", "underscore_underscore", "UnderscoreUnderscore"),
            ("2d", "two_d", "TwoD"),
            ("16k", "one_six_k", "OneSixK"),
            ("2024-01", "two_zero_two_four_01", "TwoZeroTwoFour01"),
            ("größe", "grosse", "Grosse"),
            ("中文", "zhong_wen", "ZhongWen"),
            ("Имя", "imia", "Imia"),
        ];
        for (text, lower_case, upper_case) in table {
            assert_eq!(snake(text), lower_case, "snake case of {text:?}");
            assert_eq!(camel(text), upper_case, "camel case of {text:?}");
        }
    }

    #[test]
    fn what_rust_or_the_runtime_takes_is_set_apart() {
        let table = [
            (component("Error"), "ErrorSchema"),
            (component("option"), "OptionSchema"),
            (component("self"), "Self_"),
            (marker("request"), "RequestOperation"),
            (method("request"), "request_operation"),
            (method("match"), "r#match"),
            (parameter("send"), "send_param"),
            (parameter("body"), "body_param"),
            (parameter("in"), "r#in"),
            (parameter("self"), "self_"),
            (field("type"), "r#type"),
            (field("Self"), "self_"),
            (field("crate"), "crate_"),
            (field("extra"), "extra_field"),
            (field("new"), "new"),
            (field_setter(&field("new")), "new_field"),
            (field_setter(&field("type")), "r#type"),
            (variant("unknown"), "UnknownValue"),
            (variant("self"), "Self_"),
            (module("Keys"), "keys"),
            (module("mod"), "mod_"),
            (module("CON"), "con_"),
            (module("Operations"), "operations_"),
            (constant("tokenAuth"), "TOKEN_AUTH"),
            (constant("servers"), "SERVERS_SCHEME"),
        ];
        for (name, wanted) in table {
            assert_eq!(name.to_string(), wanted);
        }
    }

    #[test]
    fn a_given_name_must_be_an_identifier_of_the_right_case() {
        assert_eq!(
            given_type("ApiError")
                .map(|name| name.to_string())
                .as_deref(),
            Some("ApiError")
        );
        assert_eq!(
            given_member("kind").map(|name| name.to_string()).as_deref(),
            Some("kind")
        );
        assert_eq!(
            given_member("type").map(|name| name.to_string()).as_deref(),
            Some("r#type")
        );
        for text in [
            "apiError",
            "Api Error",
            "Api_Error",
            "",
            "1",
            "Self",
            "String",
            "A::B",
            "Ä",
        ] {
            assert!(given_type(text).is_none(), "{text:?}");
        }
        for text in ["Kind", "a-b", "", "1a", "self", "extra", "send", "ä", "_a"] {
            assert!(given_member(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn every_text_yields_a_valid_identifier() {
        for code in (0..0x3000).chain([0x1f600, 0x202e, 0xfffd, 0x10_ffff]) {
            let Some(symbol) = char::from_u32(code) else {
                continue;
            };
            for text in [
                symbol.to_string(),
                format!("{symbol}1"),
                format!("a{symbol}"),
            ] {
                for name in [
                    component(&text),
                    field(&text),
                    module(&text),
                    constant(&text),
                ] {
                    let parsed = syn::parse_str::<syn::Ident>(&name.to_string());
                    assert!(parsed.is_ok(), "{text:?} gives {name}");
                    assert!(name.to_string().is_ascii(), "{text:?} gives {name}");
                }
            }
        }
    }
}
