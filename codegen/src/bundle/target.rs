//! The text of a reference to the node that it leads to, in whichever file that stands.

use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::Spot;
use super::documents::{Documents, FileId};
use crate::code::Code;
use crate::nearest::nearest;
use crate::pointer::Pointer;

/// A pointer may lead through so many references on its way.
const HOPS: usize = 64;

const RELATIVE: &str =
    "bring what it leads to into the description's folder, and give the path from this file";

impl Documents<'_> {
    /// The node that `text`, which stands at `from`, leads to; through all references on the way,
    /// but not through one that stands at the end.
    pub(super) fn target(&mut self, text: &str, from: &Spot) -> Option<Spot> {
        let mut hops = HOPS;
        self.lead(text, from, from, &mut hops)
    }

    /// The end of the references that begin at `spot`; what never ends is left where it is.
    pub(super) fn end(&mut self, spot: Spot) -> Spot {
        let mut end = spot;
        for _ in 0..HOPS {
            let text = self.at(&end).and_then(|node| node.get("$ref")?.as_str());
            let Some(text) = text.map(str::to_owned) else {
                break;
            };
            let Some(next) = self.target(&text, &end) else {
                break;
            };
            end = next;
        }
        end
    }

    /// Where `text`, which stands at `written`, leads; faults are told of `from`.
    fn lead(&mut self, text: &str, written: &Spot, from: &Spot, hops: &mut usize) -> Option<Spot> {
        let (path, fragment) = text.split_once('#').unwrap_or((text, ""));
        let file = if path.is_empty() {
            written.file
        } else {
            let path = self.joined(path, written, from)?;
            self.file(&path, from)?
        };
        let fragment = percent_decode_str(fragment).decode_utf8_lossy();
        let pointer = if fragment.is_empty() || fragment.starts_with('/') {
            Pointer::parse(&fragment)
        } else if let Some(pointer) = self.anchor(file, &fragment) {
            pointer
        } else {
            let message =
                format!("`{text}` leads nowhere: no schema has the `$anchor` `{fragment}`");
            let help = "begin a JSON pointer with `/`, or name an anchor that is there";
            self.fault(Code::DanglingRef, from, &message, help);
            return None;
        };
        if file == FileId::DESCRIPTION && pointer == Pointer::root() {
            let message = format!("`{text}` leads to the description as a whole");
            let help = "refer to the part that is meant, such as `#/components/schemas/...`";
            self.fault(Code::ForeignRef, from, &message, help);
            return None;
        }
        self.canonical(text, &Spot { file, pointer }, from, hops)
    }

    /// Follows the references that a pointer leads through.
    fn canonical(&mut self, text: &str, end: &Spot, from: &Spot, hops: &mut usize) -> Option<Spot> {
        let steps: Vec<String> = end.pointer.steps().collect();
        let mut at = Spot {
            file: end.file,
            pointer: Pointer::root(),
        };
        for (index, step) in steps.iter().enumerate() {
            let next = Spot {
                file: at.file,
                pointer: at.pointer.key(step),
            };
            if self.at(&next).is_some() {
                at = next;
                continue;
            }
            let through = self.at(&at).and_then(|node| node.get("$ref")?.as_str());
            let Some(through) = through.map(str::to_owned) else {
                self.dangling(text, &at, step, from);
                return None;
            };
            *hops = hops.saturating_sub(1);
            if *hops == 0 {
                let message = format!("`{text}` leads through references without end");
                let help = "refer to what is meant by where it stands";
                self.fault(Code::RefCycle, from, &message, help);
                return None;
            }
            let rest = steps.iter().skip(index);
            let end = self.lead(&through, &at, from, hops)?;
            let pointer = rest.fold(end.pointer, |pointer, step| pointer.key(step));
            return self.canonical(text, &Spot { pointer, ..end }, from, hops);
        }
        Some(at)
    }

    fn dangling(&mut self, text: &str, parent: &Spot, step: &str, from: &Spot) {
        let names: Vec<&str> = match self.at(parent) {
            Some(Value::Object(members)) => members.keys().map(String::as_str).collect(),
            _ => Vec::new(),
        };
        let help = match nearest(step, names.into_iter()) {
            Some(name) => format!("did you mean `{name}` in place of `{step}`?"),
            None => {
                format!("nothing called `{step}` stands there: add it, or correct the reference")
            }
        };
        let message = format!("`{text}` leads nowhere");
        self.fault(Code::DanglingRef, from, &message, &help);
    }

    /// A relative path of a reference to one from the description's folder.
    fn joined(&mut self, path: &str, written: &Spot, from: &Spot) -> Option<String> {
        let path = percent_decode_str(path).decode_utf8_lossy().into_owned();
        let fault = if has_scheme(&path) {
            "is a URL, and nothing is fetched"
        } else if path.starts_with(['/', '\\']) {
            "is an absolute path"
        } else {
            let base = self.path(written.file);
            let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
            match resolved(folder, &path) {
                Some(path) => return Some(path),
                None => "leads out of the description's folder",
            }
        };
        let message = format!("`{path}` {fault}");
        self.fault(Code::ForeignRef, from, &message, RELATIVE);
        None
    }
}

/// `https:`, `urn:` and the drives of Windows.
fn has_scheme(path: &str) -> bool {
    path.split_once(':').is_some_and(|(scheme, _)| {
        let is_symbol = |symbol: char| symbol.is_ascii_alphanumeric() || "+-.".contains(symbol);
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.chars().all(is_symbol)
    })
}

/// `path` from `folder`, without `.` and `..`; `None` where it leads above the top.
fn resolved(folder: &str, path: &str) -> Option<String> {
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop()?;
            }
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_from_the_file_that_names_them() {
        for (folder, path, expected) in [
            ("", "keys.yml", Some("keys.yml")),
            ("", "./a/../keys.yml", Some("keys.yml")),
            ("paths/v1", "../../schemas/key.yml", Some("schemas/key.yml")),
            ("paths", "../../key.yml", None),
            ("", "..", None),
        ] {
            assert_eq!(
                resolved(folder, path).as_deref(),
                expected,
                "{folder} {path}"
            );
        }
        for (path, expected) in [
            ("https://a.example/x", true),
            ("urn:x", true),
            (r"C:\x", true),
            ("a/b:c.yml", false),
            ("key.yml", false),
        ] {
            assert_eq!(has_scheme(path), expected, "{path}");
        }
    }
}
