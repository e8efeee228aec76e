//! A tree of values into an [`Overlay`]: reports everything in which it departs from the standard.

use serde_json::{Map, Value};
use serde_json_path::{JsonPath, ParseError};

use super::fields::{self, Checker};
use super::{Action, Change, Overlay, Version};
use crate::code::Code;
use crate::diagnostic::Report;
use crate::document::{Place, SourceId};
use crate::pointer::Pointer;

/// How long a `JSONPath` may be, and how many brackets may be open in it at once: its parser
/// recurses, and tries each bracket in several ways.
const MAX_PATH: usize = 4096;
const MAX_OPEN: usize = 8;

/// Reads an overlay document; `None` means that a fault was reported.
pub fn parse(source: SourceId, value: &Value, report: &mut Report) -> Option<Overlay> {
    let mut faults = Report::default();
    let overlay = Parser::of(source, value, &mut faults).overlay(value);
    let refused = faults.has_errors();
    report.extend(faults);
    overlay.filter(|_| !refused)
}

struct Parser<'r>(Checker<'r>);

impl<'r> Parser<'r> {
    /// A document of an unknown version is read by the rules of the newest, so that its other
    /// faults come to light too.
    fn of(source: SourceId, value: &Value, report: &'r mut Report) -> Self {
        let version = value
            .get("overlay")
            .and_then(Value::as_str)
            .and_then(version);
        Self(Checker {
            source,
            version: version.unwrap_or(Version::V1_1),
            report,
        })
    }

    fn overlay(&mut self, value: &Value) -> Option<Overlay> {
        let root = Pointer::root();
        if let Some(key) = description(value) {
            let message = "the document is a description, not an overlay";
            let help = "name an overlay; its first line is often `overlay: 1.0.0`";
            self.0.invalid(root.key(key), message, help);
            return None;
        }
        let object = self.0.object(value, &root, fields::ROOT)?;
        if let Some(text) = object.get("overlay").and_then(Value::as_str)
            && version(text).is_none()
        {
            let message =
                format!("`{text}` is no version of the Overlay Specification that is known");
            self.0
                .invalid(root.key("overlay"), message, "write `1.0.0` or `1.1.0`");
        }
        let info = object.get("info").filter(|info| info.is_object());
        let info = info.and_then(|info| self.0.object(info, &root.key("info"), fields::INFO));
        let title = info
            .and_then(|info| info.get("title"))
            .and_then(Value::as_str);
        let actions = object.get("actions").and_then(Value::as_array);
        let actions = actions.map(|actions| self.actions(actions, &root.key("actions")));
        Some(Overlay {
            source: self.0.source,
            version: self.0.version,
            title: title.unwrap_or_default().to_owned(),
            actions: actions.unwrap_or_default(),
        })
    }

    fn actions(&mut self, values: &[Value], pointer: &Pointer) -> Vec<Action> {
        if values.is_empty() {
            self.0.invalid(
                pointer.clone(),
                "`actions` is empty",
                "add an action, or remove the document",
            );
        }
        let mut actions = Vec::new();
        for (index, value) in values.iter().enumerate() {
            let own = pointer.index(index);
            if values.iter().take(index).any(|before| before == value) {
                let message = "the same action stands in the document before";
                self.0.invalid(own.clone(), message, "keep one of them");
            }
            actions.extend(self.action(value, own));
        }
        actions
    }

    fn action(&mut self, value: &Value, pointer: Pointer) -> Option<Action> {
        let object = self.0.object(value, &pointer, fields::ACTION)?;
        let target = self.path(object, &pointer, "target");
        let copy = self.path(object, &pointer, "copy");
        let remove = object
            .get("remove")
            .and_then(Value::as_bool)
            .unwrap_or_default();
        let change = match (remove, object.get("update"), copy) {
            (true, _, _) => Change::Remove,
            (false, Some(_), Some(_)) => {
                let message = "of `update` and `copy` each is without effect beside the other";
                self.0.invalid(pointer, message, "split the action in two");
                return None;
            }
            (false, Some(update), None) => Change::Update(update.clone()),
            (false, None, Some(copy)) => Change::Copy(copy),
            (false, None, None) => Change::Nothing,
        };
        let description = object
            .get("description")
            .and_then(Value::as_str)
            .map(str::to_owned);
        Some(Action {
            pointer,
            target: target?,
            description,
            change,
        })
    }

    fn path(
        &mut self,
        object: &Map<String, Value>,
        action: &Pointer,
        name: &str,
    ) -> Option<JsonPath> {
        let text = object.get(name)?.as_str()?;
        let fault = match unwieldy(text) {
            Some(fault) => fault.to_owned(),
            None => match JsonPath::parse(text) {
                Ok(path) => return Some(path),
                Err(error) => broken(&error),
            },
        };
        let place = Place::value(self.0.source, action.key(name));
        self.0.push(
            Code::OverlayTarget,
            place,
            format!("`{name}` is no JSONPath: {fault}"),
            "write it as in RFC 9535; it begins with `$`, and names with other symbols than letters, \
             digits and `_` stand in `['...']`",
        );
        None
    }
}

/// The key by which a tree is a description rather than an overlay.
fn description(value: &Value) -> Option<&'static str> {
    let has = |key: &&str| value.get(*key).is_some();
    ["openapi", "swagger"]
        .into_iter()
        .find(|key| has(key) && !has(&"overlay"))
}

/// What the parser of a path says, which counts characters from 0 and mostly says that much only.
fn broken(error: &ParseError) -> String {
    let position = error.position() + 1;
    match error.message() {
        "parser error" => format!("it breaks off at character {position}"),
        message => format!("{message}, at character {position}"),
    }
}

/// Why a path is not even parsed.
fn unwieldy(text: &str) -> Option<&'static str> {
    let mut open = 0_usize;
    let deepest = text.chars().map(|symbol| {
        match symbol {
            '(' | '[' => open += 1,
            ')' | ']' => open = open.saturating_sub(1),
            _ => {}
        }
        open
    });
    if deepest.max().unwrap_or_default() > MAX_OPEN {
        return Some("it nests too deep");
    }
    (text.len() > MAX_PATH).then_some("it is too long")
}

fn version(text: &str) -> Option<Version> {
    let patch = |known: Version| text.strip_prefix(known.as_str())?.strip_prefix('.');
    [Version::V1_0, Version::V1_1].into_iter().find(|known| {
        patch(*known).is_some_and(|patch| {
            !patch.is_empty() && patch.bytes().all(|symbol| symbol.is_ascii_digit())
        })
    })
}
