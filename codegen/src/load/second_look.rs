//! Walks the text of a document again to place what the seed met but could not place: keys that
//! stand twice, tags, merge keys, aliases within their own anchors.
//!
//! Invariant: whatever the seed met is reported, if need be for the document as a whole.

use std::collections::BTreeMap;
use std::ops::Range;

use super::seed::{DuplicateKey, MERGE, Seen, Stop};
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Report};
use crate::document::{At, Format, Place, Source, SourceId};
use crate::locate::{Content, Key, Step, Style, Text, Visit, Walk};

/// Whether a fault of the aliases was reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aliases {
    Sound,
    Reported,
}

/// Reports what `seen` met in `source`, everything with its place.
pub(super) fn report(id: SourceId, source: &Source, seen: &Seen, report: &mut Report) -> Aliases {
    let yaml = source.format == Format::Yaml;
    let tag = yaml && (seen.tag || may_have_tag(&source.text));
    let aliases = yaml && matches!(seen.stopped, Some(Stop::Depth | Stop::Expansion));
    let keys = seen.duplicate_key != DuplicateKey::Unseen;
    if !(keys || tag || (yaml && seen.merge_key) || aliases) {
        return Aliases::Sound;
    }
    let text = Text::of(source);
    let mut look = Look {
        id,
        format: source.format,
        stopped: seen.stopped,
        open: Vec::new(),
        aliases: Aliases::Sound,
        report,
    };
    for visit in Walk::of(&text) {
        look.visit(visit);
    }
    let aliases = look.aliases;
    for (met, code, message, help) in [
        (
            seen.duplicate_key == DuplicateKey::Seen,
            Code::DuplicateKey,
            "an object has a key twice",
            ONCE,
        ),
        (seen.tag, Code::YamlTag, "a node has a YAML tag", UNTAGGED),
    ] {
        // The two YAML parsers may differ on where a text that is not well-formed breaks off.
        if met && !report.iter().any(|diagnostic| diagnostic.code == code) {
            let place = Place {
                source: id,
                at: At::Document,
            };
            report.push(Diagnostic::new(code, place, message, help));
        }
    }
    aliases
}

/// The remedy against aliases that repeat too much.
pub(super) const WRITTEN_OUT: &str = "write out what the aliases repeat, or use `$ref`";
const ONCE: &str = "keep one of the two";
const UNTAGGED: &str = "remove the tag and write the value itself, quoted if it is a text";

/// Whether the text may hold a tag that the deserializer follows without telling: one of YAML's
/// own (`!!str`), spelled out or by a directive, or a tag on a key.
fn may_have_tag(text: &str) -> bool {
    text.match_indices('!').any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + 1..).and_then(|after| after.chars().next());
        before.is_none_or(|symbol| symbol.is_whitespace() || "[{,".contains(symbol))
            && after.is_some_and(|symbol| symbol.is_alphanumeric() || "!<".contains(symbol))
    })
}

/// A container that is being walked.
struct Container<'t> {
    anchor: usize,
    keys: BTreeMap<std::borrow::Cow<'t, str>, Range<usize>>,
}

impl Container<'_> {
    fn of(anchor: usize) -> Self {
        Self {
            anchor,
            keys: BTreeMap::new(),
        }
    }
}

struct Look<'t, 'r> {
    id: SourceId,
    format: Format,
    stopped: Option<Stop>,
    open: Vec<Container<'t>>,
    aliases: Aliases,
    report: &'r mut Report,
}

impl<'t> Look<'t, '_> {
    fn visit(&mut self, visit: Visit<'t>) {
        let node = match visit {
            Visit::End(_) => {
                self.open.pop();
                return;
            }
            Visit::Node(node) => node,
        };
        if let Step::Member(key) = &node.step {
            self.key(key);
        }
        if node.event.tagged {
            self.tag(&node.event.span);
        }
        match node.event.content {
            Content::Object | Content::Array => self.open.push(Container::of(node.event.anchor)),
            Content::Alias(anchor) => self.alias(anchor, &node.event.span),
            Content::Scalar(..) | Content::End => {}
        }
    }

    fn key(&mut self, key: &Key<'t>) {
        if key.tagged {
            self.tag(&key.span);
        }
        if self.format == Format::Yaml && key.text == MERGE && key.style == Style::Plain {
            self.push(
                Code::MergeKey,
                &key.span,
                "the merge key `<<` is no part of YAML 1.2".to_owned(),
                "write out the members that it brings in, or use `allOf` or `$ref`",
            );
        }
        let Some(container) = self.open.last_mut() else {
            return;
        };
        let Some(first) = container.keys.insert(key.text.clone(), key.span.clone()) else {
            return;
        };
        let first = Place::span(self.id, first);
        self.report.push(
            Diagnostic::new(
                Code::DuplicateKey,
                Place::span(self.id, key.span.clone()),
                format!("the key `{}` stands twice in one object", key.text),
                ONCE,
            )
            .also(first, "it stands here before"),
        );
    }

    fn tag(&mut self, span: &Range<usize>) {
        self.push(
            Code::YamlTag,
            span,
            "a YAML tag changes what this value means".to_owned(),
            UNTAGGED,
        );
    }

    /// An alias within its own anchor ends in too many levels; of those that only repeat too much
    /// the first one is shown.
    fn alias(&mut self, anchor: usize, span: &Range<usize>) {
        let within_itself = self.open.iter().any(|container| container.anchor == anchor);
        let (message, help) = match self.stopped {
            Some(Stop::Depth) if within_itself => (
                "an alias stands within its own anchor: the value never ends",
                "use `$ref` for what refers to itself",
            ),
            Some(Stop::Expansion) if self.aliases == Aliases::Sound => (
                "the aliases make the document far larger than it is written",
                WRITTEN_OUT,
            ),
            Some(Stop::Depth | Stop::Expansion | Stop::NotFinite) | None => return,
        };
        self.aliases = Aliases::Reported;
        self.push(Code::AliasExpansion, span, message.to_owned(), help);
    }

    fn push(&mut self, code: Code, span: &Range<usize>, message: String, help: &str) {
        self.report.push(Diagnostic::new(
            code,
            Place::span(self.id, span.clone()),
            message,
            help,
        ));
    }
}
