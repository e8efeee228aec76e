//! Bodies in parts, `multipart/form-data` (RFC 7578): values and files to the bytes around them.
//!
//! A scalar is a text, an object is JSON, a list is a part for each of its elements. Names are
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
use super::{BodyValue, Extra, NoForm, Upload};

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
        media: Option<&'static str>,
        mut value: T,
    ) -> Result<(), NoForm> {
        prepare_field(wire, &mut value)?;
        self.written_as(wire, media, &value)
    }

    /// Adds a file, if there is one.
    #[inline]
    pub fn file(&mut self, wire: &str, media: Option<&'static str>, file: Option<Upload>) {
        let Some(file) = file else {
            return;
        };
        let own = file.media.as_ref().map(HeaderValue::as_bytes);
        let media = own.or(media.map(str::as_bytes)).unwrap_or(BYTES).to_vec();
        // Without a name, services take a part for a text.
        let name = file.file_name.clone().unwrap_or_else(|| wire.to_owned());
        self.head(wire, Some(&name), Some(&media));
        self.flush();
        self.uploads.push(file);
        self.written.extend_from_slice(b"\r\n");
    }

    /// Adds files, each as a part.
    #[inline]
    pub fn files(&mut self, wire: &str, media: Option<&'static str>, files: Vec<Upload>) {
        for file in files {
            self.file(wire, media, Some(file));
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
            self.written_as(wire, None, value)?;
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
        media: Option<&str>,
        value: &impl Serialize,
    ) -> Result<(), NoForm> {
        match serde_json::to_value(value) {
            Ok(Value::Array(elements)) => {
                for element in elements {
                    self.one(wire, media, element);
                }
            }
            Ok(value) => self.one(wire, media, value),
            Err(_) => return Err(NoForm::default()),
        }
        Ok(())
    }

    #[inline]
    fn one(&mut self, wire: &str, media: Option<&str>, value: Value) {
        let (media, text) = match (value, media) {
            (Value::Null, _) => return,
            (value @ (Value::Array(_) | Value::Object(_)), media) => {
                (Some(media.unwrap_or(JSON)), value.to_string())
            }
            (value, Some(media)) if is_json(media) => (Some(media), value.to_string()),
            (value, media) => (media, style::text(value)),
        };
        self.head(wire, None, media.map(str::as_bytes));
        self.written.extend_from_slice(text.as_bytes());
        self.written.extend_from_slice(b"\r\n");
    }

    #[inline]
    fn head(&mut self, wire: &str, file_name: Option<&str>, media: Option<&[u8]>) {
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
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rt::{self, TokioRuntime};

    rt::parts! {
        struct Form {
            pub file: Upload = file "file" as "audio/mpeg",
            pub thumb: Option<Upload> = file "thumb",
            pub pages: Vec<Upload> = files "pages",
            pub title: String = value "title",
            pub rating: Option<f64> = value "rating",
            pub tags: Vec<String> = value "tags",
            pub about: Option<Value> = value "about" as "application/ld+json",
            pub note: Option<String> = value "note" as "application/json",
        }
    }

    /// The body with `BOUNDARY` in the place of its boundary, and `<...>` in that of each file.
    fn sent(form: Form) -> String {
        let mut parts = PartWriter::new(&TokioRuntime);
        form.write(&mut parts).unwrap();
        let boundary = parts.boundary.clone();
        let (media, uploads) = parts.finish();
        assert_eq!(media, format!("multipart/form-data; boundary={boundary}"));
        let texts = uploads.iter().map(|upload| match upload.at_hand() {
            Some(bytes) => String::from_utf8(bytes.to_vec()).unwrap(),
            None => "<stream>".to_owned(),
        });
        texts.collect::<String>().replace(&boundary, "BOUNDARY")
    }

    #[test]
    fn each_property_is_a_part() {
        let mut form = Form::blank();
        let sound = Upload::bytes("ID3").file_name("a\"b\r\n.mp3");
        form.file = sound;
        form.thumb = Some(Upload::reader(&b"PNG"[..]));
        form.pages = vec![
            "1".into(),
            Upload::bytes("2").content_type(HeaderValue::from_static("text/plain")),
        ];
        form.title = "\u{e4}\n".to_owned();
        form.rating = Some(1e20);
        form.tags = vec!["x".to_owned(), "y".to_owned()];
        form.about = Some(json!({"a": 1}));
        form.note = Some("quoted".to_owned());
        form.extra.insert("more", json!([true, null, {"b": 2}]));
        form.extra.insert("title", "not said twice");
        let wanted = [
            "name=\"file\"; filename=\"a%22b%0D%0A.mp3\"\r\nContent-Type: audio/mpeg\r\n\r\nID3",
            "name=\"thumb\"; filename=\"thumb\"\r\nContent-Type: application/octet-stream\r\n\r\n<stream>",
            "name=\"pages\"; filename=\"pages\"\r\nContent-Type: application/octet-stream\r\n\r\n1",
            "name=\"pages\"; filename=\"pages\"\r\nContent-Type: text/plain\r\n\r\n2",
            "name=\"title\"\r\n\r\n\u{e4}\n",
            "name=\"rating\"\r\n\r\n100000000000000000000",
            "name=\"tags\"\r\n\r\nx",
            "name=\"tags\"\r\n\r\ny",
            "name=\"about\"\r\nContent-Type: application/ld+json\r\n\r\n{\"a\":1}",
            "name=\"note\"\r\nContent-Type: application/json\r\n\r\n\"quoted\"",
            "name=\"more\"\r\n\r\ntrue",
            "name=\"more\"\r\nContent-Type: application/json\r\n\r\n{\"b\":2}",
        ];
        let wanted = wanted
            .map(|part| format!("--BOUNDARY\r\nContent-Disposition: form-data; {part}\r\n"))
            .concat();
        assert_eq!(sent(form), format!("{wanted}--BOUNDARY--\r\n"));
    }

    #[test]
    fn a_value_without_a_form_is_told_by_its_name() {
        let mut form = Form::blank();
        form.rating = Some(f64::NAN);
        let fault = form.write(&mut PartWriter::new(&TokioRuntime)).unwrap_err();
        assert_eq!(fault.path().as_deref(), Some("rating"));
    }

    #[test]
    fn a_boundary_is_of_chance_and_short_enough() {
        let new = || PartWriter::new(&TokioRuntime).boundary;
        assert_ne!(new(), new());
        // RFC 2046, section 5.1.1.
        assert!(new().len() <= 70, "{}", new());
    }
}
