//! Bytes into text: bounded in size, UTF-8, without a byte order mark.

use super::MAX_BYTES;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Report};
use crate::document::{At, Document, Format, Place, Source, SourceId, Sources};

/// The byte order mark of UTF-8.
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Adds the text of `document` to `sources` and says whether it can be parsed.
pub(super) fn decode(
    document: Document,
    sources: &mut Sources,
    report: &mut Report,
) -> (SourceId, bool) {
    let Document { name, mut bytes } = document;
    if bytes.starts_with(BOM) {
        bytes.drain(..BOM.len());
    }
    let add = |text: String| {
        sources.add(Source {
            format: format(&name),
            name,
            text,
        })
    };
    if bytes.len() > MAX_BYTES {
        let id = add(String::new());
        let place = Place {
            source: id,
            at: At::Document,
        };
        let message = format!(
            "the document is {} bytes long, more than 64 MiB",
            bytes.len()
        );
        report.push(Diagnostic::new(
            Code::TooLarge,
            place,
            message,
            "split or shorten the document",
        ));
        return (id, false);
    }
    match String::from_utf8(bytes) {
        Ok(text) => (add(text), true),
        Err(error) => {
            let first = error.utf8_error().valid_up_to();
            // Up to the fault the text shown has the same bytes as the document.
            let id = add(String::from_utf8_lossy(error.as_bytes()).into_owned());
            report.push(Diagnostic::new(
                Code::Encoding,
                Place::span(id, first..first + char::REPLACEMENT_CHARACTER.len_utf8()),
                format!("the document is not UTF-8: byte {first} begins no character"),
                "save the document as UTF-8",
            ));
            (id, false)
        }
    }
}

/// A name that ends in `.json` is JSON, any other YAML.
fn format(name: &str) -> Format {
    let extension = std::path::Path::new(name).extension();
    if extension.is_some_and(|extension| extension.eq_ignore_ascii_case("json")) {
        Format::Json
    } else {
        Format::Yaml
    }
}
