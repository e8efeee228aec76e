//! Bodies in parts, `multipart/form-data` (RFC 7578): values and files to the bytes around them.
//!
//! A scalar is a text, an object is JSON, a list is a part for each of its elements, unless a style
//! says how its members stand. Names are
//! quoted as browsers do it, so that no value can end its header. What lies between two files is
//! kept together: the body is a few uploads, one behind the other, each of which knows its length
//! or does not.

use reqwest::header::HeaderValue;
use serde::Serialize;
use serde_json::Value;

use super::body_value::prepare_field;
use super::head::essence;
use super::runtime::Runtime;
use super::style;
use super::{BodyValue, Extra, NoForm, Style, Upload};

/// A body in parts; implemented by the macro `parts!`.
pub trait Multipart: Sized {
    /// Nothing set.
    fn blank() -> Self;

    /// Writes each property as a part, or as several.
    fn write(self, parts: &mut PartWriter) -> Result<(), NoForm>;
}

/// The bytes of a body in parts, as far as they are known.
#[derive(Debug)]
pub struct PartWriter {
    boundary: String,
    /// Behind the last upload.
    written: Vec<u8>,
    uploads: Vec<Upload>,
}

/// What is said of a part beside its name.
#[derive(Clone, Copy, Debug, Default)]
pub struct PartHead {
    /// Its media type, where it does not follow from the value.
    pub media: Option<&'static str>,
    /// Headers of one value alone, `X-Scope: all`.
    pub headers: &'static [&'static str],
}

/// What is sent of a file of which nothing is said.
const BYTES: &[u8] = b"application/octet-stream";
const JSON: &str = "application/json";

impl PartWriter {
    /// With a boundary that no content has, by all chance.
    #[inline]
    pub(super) fn new(runtime: &dyn Runtime) -> Self {
        // 52 bits each.
        let digits = || format!("{:013x}", runtime.random().to_bits() & ((1 << 52) - 1));
        let boundary = format!("part-{}{}{}", digits(), digits(), digits());
        Self {
            boundary,
            written: Vec::new(),
            uploads: Vec::new(),
        }
    }

    /// Adds a value, or the elements of a list; nothing for null.
    ///
    /// # Errors
    /// Where it has no form on the wire.
    pub fn value<T: Serialize + BodyValue>(
        &mut self,
        wire: &'static str,
        head: PartHead,
        mut value: T,
    ) -> Result<(), NoForm> {
        prepare_field(wire, &mut value)?;
        self.written_as(wire, head, &value)
    }

    /// Adds a value as its style writes it; each pair that a query would have is a part.
    ///
    /// # Errors
    /// Where it has no form on the wire.
    #[inline]
    pub fn styled<T: Serialize + BodyValue>(
        &mut self,
        wire: &'static str,
        head: PartHead,
        style: Style,
        mut value: T,
    ) -> Result<(), NoForm> {
        prepare_field(wire, &mut value)?;
        let value = serde_json::to_value(value).map_err(|_| NoForm::default())?;
        for (name, text) in style.plain_pairs(wire, &style.parts(value)) {
            self.text(&name, head, &text);
        }
        Ok(())
    }

    /// Adds a file, if there is one.
    #[inline]
    pub fn file(&mut self, wire: &str, head: PartHead, file: Option<Upload>) {
        let Some(file) = file else {
            return;
        };
        let own = file.media.as_ref().map(HeaderValue::as_bytes);
        let said = head.media.map(str::as_bytes);
        let media = own.or(said).unwrap_or(BYTES);
        // Without a name, services take a part for a text.
        let name = file.file_name.as_deref().unwrap_or(wire);
        self.head(wire, Some(name), Some(media), head.headers);
        self.flush();
        self.uploads.push(file);
        self.written.extend_from_slice(b"\r\n");
    }

    /// Adds files, each as a part.
    #[inline]
    pub fn files(&mut self, wire: &str, head: PartHead, files: Vec<Upload>) {
        for file in files {
            self.file(wire, head, Some(file));
        }
    }

    /// Adds what has none of the `known` names.
    ///
    /// # Errors
    /// Where a value has no form on the wire.
    pub fn rest<T: Serialize + BodyValue>(
        &mut self,
        known: &[&str],
        mut extra: Extra<T>,
    ) -> Result<(), NoForm> {
        extra.prepare()?;
        let unknown = extra.iter().filter(|(wire, _)| !known.contains(wire));
        for (wire, value) in unknown {
            self.written_as(wire, PartHead::default(), value)?;
        }
        Ok(())
    }

    /// The media type of the whole, and its bytes.
    #[inline]
    pub(super) fn finish(mut self) -> (String, Vec<Upload>) {
        let end = format!("--{}--\r\n", self.boundary);
        self.written.extend_from_slice(end.as_bytes());
        self.flush();
        let media = format!("multipart/form-data; boundary={}", self.boundary);
        (media, self.uploads)
    }

    fn written_as(
        &mut self,
        wire: &str,
        head: PartHead,
        value: &impl Serialize,
    ) -> Result<(), NoForm> {
        match serde_json::to_value(value) {
            Ok(Value::Array(elements)) => {
                for element in elements {
                    self.one(wire, head, element);
                }
            }
            Ok(value) => self.one(wire, head, value),
            Err(_) => return Err(NoForm::default()),
        }
        Ok(())
    }

    #[inline]
    fn one(&mut self, wire: &str, head: PartHead, value: Value) {
        let (media, text) = match (value, head.media) {
            (Value::Null, _) => return,
            (value @ (Value::Array(_) | Value::Object(_)), media) => {
                (Some(media.unwrap_or(JSON)), value.to_string())
            }
            (value, Some(media)) if is_json(media) => (Some(media), value.to_string()),
            (value, media) => (media, style::text(value)),
        };
        self.text(wire, PartHead { media, ..head }, &text);
    }

    #[inline]
    fn text(&mut self, wire: &str, head: PartHead, text: &str) {
        self.head(wire, None, head.media.map(str::as_bytes), head.headers);
        self.written.extend_from_slice(text.as_bytes());
        self.written.extend_from_slice(b"\r\n");
    }

    #[inline]
    fn head(
        &mut self,
        wire: &str,
        file_name: Option<&str>,
        media: Option<&[u8]>,
        headers: &[&str],
    ) {
        let mut head = format!(
            "--{}\r\nContent-Disposition: form-data; name=\"{}\"",
            self.boundary,
            quoted(wire)
        );
        if let Some(name) = file_name {
            head.push_str("; filename=\"");
            head.push_str(&quoted(name));
            head.push('"');
        }
        for header in headers {
            head.push_str("\r\n");
            head.push_str(header);
        }
        self.written.extend_from_slice(head.as_bytes());
        if let Some(media) = media {
            self.written.extend_from_slice(b"\r\nContent-Type: ");
            self.written.extend_from_slice(media);
        }
        self.written.extend_from_slice(b"\r\n\r\n");
    }

    #[inline]
    fn flush(&mut self) {
        if !self.written.is_empty() {
            let written = std::mem::take(&mut self.written);
            self.uploads.push(Upload::bytes(written));
        }
    }
}

/// A name within quotes (WHATWG HTML, "multipart/form-data encoding algorithm").
#[inline]
fn quoted(name: &str) -> String {
    let name = name.replace('\r', "%0D").replace('\n', "%0A");
    name.replace('"', "%22")
}

#[inline]
fn is_json(media: &str) -> bool {
    let essence = essence(media).to_ascii_lowercase();
    essence.ends_with("/json") || essence.ends_with("+json")
}

#[cfg(test)]
mod tests;
