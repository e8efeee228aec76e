//! Names that are taken: by Rust, by the runtime, by file systems. A new method of the runtime that
//! a setter could hide belongs here.

/// Keywords of all editions, in use or reserved, that are lower case.
pub(super) const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that cannot be raw identifiers.
pub(super) const NEVER_RAW: &[&str] = &["crate", "self", "super", "Self"];

/// Types that generated code names without a path, and those that a reader takes for the prelude's
/// or the runtime's.
pub(super) const RESERVED_TYPES: &[&str] = &[
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

/// Placeholders that clippy refuses as the name of an argument.
pub(super) const PLACEHOLDERS: &[&str] = &["baz", "foo", "quux"];

/// Methods of the runtime's `Request`, of traits it implements, and of operators, for which clippy
/// would take a setter.
pub(super) const RESERVED_SETTERS: &[&str] = &[
    "add",
    "assume_idempotent",
    "attempt_timeout",
    "bitand",
    "bitor",
    "bitxor",
    "clone",
    "cookie_styled",
    "cookie_value",
    "div",
    "form_body",
    "header",
    "header_styled",
    "header_value",
    "idle_timeout",
    "into_future",
    "iter",
    "iter_mut",
    "json_body",
    "max_attempts",
    "media_type",
    "mul",
    "new",
    "next",
    "optional_form_body",
    "optional_json_body",
    "pages",
    "path_styled",
    "path_value",
    "query_styled",
    "query_value",
    "query_values",
    "rem",
    "send",
    "shl",
    "shr",
    "stream",
    "sub",
    "text_body",
    "timeout",
    "total_timeout",
    "upload_body",
];

/// Methods of the runtime's `Client` and of traits it implements, or for which clippy would take a
/// method.
pub(super) const RESERVED_METHODS: &[&str] = &[
    "builder", "clone", "cmp", "from_env", "iter", "iter_mut", "new", "request",
];

/// Setters that would hide the constructor, a trait's method, or that clippy takes for operators or
/// for the methods of a collection.
pub(super) const RESERVED_FIELD_SETTERS: &[&str] = &[
    "add", "bitand", "bitor", "bitxor", "clone", "div", "iter", "iter_mut", "mul", "new", "rem",
    "shl", "shr", "sub",
];

/// Constants that the runtime's traits give the type that names an operation.
pub(super) const RESERVED_CONSTANTS: &[&str] = &[
    "ACCEPT", "DATA", "ENVELOPE", "ERRORS", "PAGES", "SECURITY", "SERVERS",
];

/// Stems of files that mean something to Rust or that Windows refuses, modules that would repeat
/// the name of the one around them, and what the files that declare the modules import.
pub(super) const RESERVED_STEMS: &[&str] = &[
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
    "rt",
    "types",
];
