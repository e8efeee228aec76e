//! Every rule that a document can break, one variant a rule; `tests/reject/<code>/` has one
//! document for each.

use std::fmt;

/// How grave a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Generation goes on.
    Warning,
}

macro_rules! codes {
    ($($(#[doc = $docs:literal])+ $variant:ident = $text:literal, $severity:ident;)+) => {
        /// The rule that a diagnostic is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $docs])+ $variant,)+
        }

        impl Code {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name in messages and of the folder under `tests/reject`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }

            /// How grave it is to break this rule.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$variant => Severity::$severity,)+
                }
            }
        }
    };
}

codes! {
    // load
    /// The document is not UTF-8.
    Encoding = "encoding", Error;
    /// The document is larger than 64 MiB.
    TooLarge = "too-large", Error;
    /// The document is not well-formed YAML or JSON.
    Syntax = "syntax", Error;
    /// The document nests deeper than 128 levels.
    TooDeep = "too-deep", Error;
    /// An object names a key twice.
    DuplicateKey = "duplicate-key", Error;
    /// A YAML tag such as `!include`.
    YamlTag = "yaml-tag", Error;
    /// A YAML merge key `<<`.
    MergeKey = "merge-key", Error;
    /// Aliases expand beyond the bound.
    AliasExpansion = "alias-expansion", Error;
    /// The document is no OpenAPI description.
    NotOpenapi = "not-openapi", Error;
    /// Swagger 2.0.
    Swagger = "swagger-2", Error;
    /// An OpenAPI version that the generator does not know.
    UnknownVersion = "unknown-version", Error;

    // overlay
    /// The overlay document breaks the Overlay Specification.
    OverlayInvalid = "overlay-invalid", Error;
    /// A target is no `JSONPath` of RFC 9535.
    OverlayTarget = "overlay-target", Error;
    /// An action's target matches nothing.
    OverlayNoMatch = "overlay-no-match", Error;
    /// Most of an overlay's targets match nothing: it was written for another description.
    OverlayForeign = "overlay-foreign", Error;
    /// An action changes nothing: what it corrects is correct already.
    OverlayNoChange = "overlay-no-change", Error;
    /// An action adds an operation that is there already.
    DuplicateOperation = "duplicate-operation", Error;
    /// An operation of an overlay has the `operationId` of another.
    DuplicateOperationId = "duplicate-operation-id", Error;

    // lower
    /// What a request would carry by the description, and never does.
    Unsent = "unsent", Warning;
    /// A keyword of the wrong JSON type.
    WrongType = "wrong-type", Error;
    /// A keyword that the standard requires is missing.
    MissingKeyword = "missing-keyword", Error;
    /// A keyword that the standard does not know, where much may hang on it.
    UnknownKeyword = "unknown-keyword", Error;
    /// A keyword that the standard does not know, or not where it stands, or that was probably
    /// meant to be another.
    StrayKeyword = "stray-keyword", Warning;
    /// A keyword of another version of the standard, read as that version means it.
    OtherVersion = "other-version", Warning;
    /// A value of the wrong JSON type that has no bearing and is left out.
    IdleType = "idle-type", Warning;
    /// A keyword that the standard requires and that has no bearing is missing.
    IdleMissing = "idle-missing", Warning;
    /// A keyword or a use of one that the generator does not support.
    Unsupported = "unsupported", Error;
    /// An `x-` extension of ours with the wrong shape or in the wrong place.
    Extension = "extension", Error;

    // resolve
    /// A `$ref` that leads nowhere.
    DanglingRef = "dangling-ref", Error;
    /// A `$ref` that is a URL, leads out of the document or to the wrong kind of component.
    ForeignRef = "foreign-ref", Error;
    /// A `$ref` that leads back to itself.
    RefCycle = "ref-cycle", Error;
    /// Parts of an `allOf` that no value can satisfy at once.
    Conflict = "conflict", Error;
    /// Things that would get one name got longer ones.
    Renamed = "renamed", Warning;
    /// The default of a parameter or of a server's variable is none of its values.
    IdleDefault = "idle-default", Warning;
    /// `required` names what no property is called.
    IdleRequired = "idle-required", Warning;
    /// The `mapping` of a `discriminator` leads to no component.
    IdleMapping = "idle-mapping", Warning;
    /// What a schema says comes to so much that it is read as any value.
    AnyValue = "any-value", Warning;
    /// A security scheme that one text cannot satisfy.
    Challenge = "challenge", Warning;
    /// Path template and path parameters disagree.
    PathParameter = "path-parameter", Error;
    /// A path parameter that is undeclared, not required or not in its path, or a header parameter
    /// that the HTTP client alone sets.
    MendedParameter = "mended-parameter", Warning;
    /// A parameter stands twice on one operation.
    DuplicateParameter = "duplicate-parameter", Error;

    // ir
    /// Two things that would get one Rust name.
    NameCollision = "name-collision", Error;
    /// A name from which no Rust identifier can be made, or an `x-rust-name` that is none.
    BadName = "bad-name", Error;
    /// `x-pagination` that does not fit its operation.
    Pagination = "pagination", Error;
    /// Bidirectional control characters in a text.
    BidiControl = "bidi-control", Error;

    // render
    /// A bug of the generator, never of the document.
    Internal = "internal", Error;
}

impl Code {
    /// The rule of which faults of this one are mere symptoms, where a document breaks that too.
    pub(crate) fn cause(self) -> Option<Self> {
        (self == Self::OverlayNoMatch).then_some(Self::OverlayForeign)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
