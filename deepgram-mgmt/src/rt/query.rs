//! The query of a request: what each parameter was set to, in the order in which they were set.
//!
//! A parameter is known by its own name whatever its style writes, so that setting it again
//! replaces all that it wrote before.

use std::borrow::Cow;

use percent_encoding::utf8_percent_encode;

use super::compiled_once::joined;
use super::param::RESERVED;
use super::refusal::Refusal;
use super::security;

/// Longer than most queries, so that most grow no text.
const USUAL_LENGTH: usize = 128;

/// The parameters of a query.
#[derive(Clone, Debug, Default)]
pub(super) struct Query(Vec<(Cow<'static, str>, Written)>);

/// What a parameter writes.
#[derive(Clone, Debug)]
enum Written {
    /// Values under its own name, not encoded.
    Plain(Vec<String>),
    /// Names and values, encoded by a style.
    Pairs(Vec<(String, String)>),
}

impl Query {
    /// Sets a parameter to values that are not encoded, each under its name.
    pub(super) fn set(&mut self, name: Cow<'static, str>, values: Vec<String>) {
        self.put(name, Written::Plain(values));
    }

    /// Sets a parameter to encoded pairs.
    pub(super) fn set_pairs(&mut self, name: Cow<'static, str>, pairs: Vec<(String, String)>) {
        self.put(name, Written::Pairs(pairs));
    }

    fn put(&mut self, name: Cow<'static, str>, written: Written) {
        self.0.retain(|(other, _)| *other != name);
        self.0.push((name, written));
    }

    /// The first plain value that a parameter is set to.
    pub(super) fn get(&self, wanted: &str) -> Option<&str> {
        let (_, written) = self.0.iter().find(|(name, _)| name == wanted)?;
        match written {
            Written::Plain(values) => values.first().map(String::as_str),
            Written::Pairs(_) => None,
        }
    }

    /// `a=1&b=2`, everything but unreserved characters encoded unless a style says otherwise, and
    /// encoded pairs of credentials behind it; `None` without a value.
    ///
    /// # Errors
    /// Where a parameter has the name of a credential and another value.
    pub(super) fn encode(&self, credentials: Vec<String>) -> Result<Option<String>, Refusal> {
        if self.0.is_empty() && credentials.is_empty() {
            return Ok(None);
        }
        let mut text = self.written();
        if !credentials.is_empty() {
            // An encoded text holds no `&` of its own.
            let own = text.split('&').filter(|pair| !pair.is_empty());
            let mut pairs: Vec<_> = own.map(str::to_owned).collect();
            security::add(&mut pairs, credentials)?;
            text = joined(&pairs, "&");
        }
        Ok((!text.is_empty()).then_some(text))
    }

    fn written(&self) -> String {
        let mut text = String::with_capacity(USUAL_LENGTH);
        for (name, written) in &self.0 {
            match written {
                Written::Plain(values) => {
                    for value in values {
                        begin(&mut text);
                        text.extend(utf8_percent_encode(name, RESERVED));
                        text.push('=');
                        text.extend(utf8_percent_encode(value, RESERVED));
                    }
                }
                Written::Pairs(pairs) => {
                    for (name, value) in pairs {
                        begin(&mut text);
                        text.extend([name.as_str(), "=", value.as_str()]);
                    }
                }
            }
        }
        text
    }
}

/// Parts a pair from those before it.
fn begin(text: &mut String) {
    if !text.is_empty() {
        text.push('&');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn a_credential_stands_once() {
        let credential = || vec!["a%20b=1%26".to_owned()];
        let mut query = Query::default();
        let alone = query.encode(credential());
        assert_eq!(alone.unwrap().unwrap(), "a%20b=1%26");
        query.set("a b".into(), vec!["1&".to_owned()]);
        let equal = query.encode(credential());
        assert_eq!(equal.unwrap().unwrap(), "a%20b=1%26");
        for values in [&["canary"][..], &["1&", "canary"], &["1&", "1&"]] {
            let values = values.iter().copied().map(str::to_owned);
            query.set("a b".into(), values.collect());
            let refusal = query.encode(credential()).unwrap_err();
            assert!(refusal.message.starts_with("`a%20b` is set twice"));
            assert!(!refusal.message.contains("canary"));
        }
    }

    #[test]
    fn a_second_value_replaces_all_that_the_first_wrote() {
        let mut query = Query::default();
        let encode = |query: &Query| query.encode(Vec::new()).unwrap();
        assert_eq!(encode(&query), None);
        query.set("a b".into(), vec!["1&".to_owned(), "2".to_owned()]);
        query.set_pairs("color".into(), vec![pair("R", "1"), pair("G", "2")]);
        query.set("c".into(), vec!["3".to_owned()]);
        assert_eq!(encode(&query).unwrap(), "a%20b=1%26&a%20b=2&R=1&G=2&c=3");
        query.set_pairs("color".into(), vec![pair("B", "4")]);
        query.set("a b".into(), Vec::new());
        assert_eq!(encode(&query).unwrap(), "c=3&B=4");
        assert_eq!((query.get("c"), query.get("color")), (Some("3"), None));
    }
}
