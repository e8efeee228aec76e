//! Who calls: what an operation takes, what a client has, and which of it goes with a request.
//!
//! Of the alternatives of an operation the first counts all schemes of which the client has a
//! credential for; one that sends nothing counts last. An operation that takes no credential gets
//! none. What a call sets itself under the name of a credential is never sent beside it, nor
//! replaced without a word.

use reqwest::header::{COOKIE, HeaderMap, HeaderName};

use super::compiled_once::{halves, joined, set_header};
use super::credential::Placed;
use super::refusal::Refusal;
use super::shown::Mask;
use super::{Credential, SecurityScheme};

/// What an operation takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// No credential.
    Nothing,
    /// Any one of these, each with all its schemes.
    AnyOf(&'static [&'static [SecurityScheme]]),
    /// Nothing is known: the first credential that the client was given.
    Undescribed,
}

/// The credentials of a client, each for a scheme, in the order in which they were given.
#[derive(Clone, Default)]
pub struct Credentials(Vec<(&'static str, Credential)>);

impl Credentials {
    /// Adds the credential for a scheme, in place of one that was there.
    pub fn give(&mut self, scheme: &SecurityScheme, credential: Credential) {
        self.0.retain(|(key, _)| *key != scheme.key);
        self.0.push((scheme.key, credential));
    }

    /// Whether a credential of the client stands in that header.
    pub(super) fn set(&self, header: &HeaderName) -> bool {
        self.0
            .iter()
            .any(|(_, credential)| match &credential.placed {
                Placed::Header(name, _) => name == header,
                Placed::Cookie(_) => header == COOKIE,
                Placed::Query(..) => false,
            })
    }

    /// What hides them in the words of a service.
    pub(super) fn mask(&self) -> Mask {
        let secrets = self.0.iter().flat_map(|(_, own)| &own.secrets);
        Mask::of(secrets.map(String::as_str))
    }

    /// The credentials that go with a request.
    pub(super) fn choose(&self, security: Security) -> Result<Vec<&Credential>, Refusal> {
        let alternatives = match security {
            Security::Nothing => return Ok(Vec::new()),
            Security::Undescribed => {
                return Ok(self.0.first().map(|(_, own)| own).into_iter().collect());
            }
            Security::AnyOf(alternatives) => alternatives,
        };
        let mut satisfied: Vec<Vec<&Credential>> = Vec::new();
        for schemes in alternatives {
            satisfied.extend(self.satisfy(schemes));
        }
        match satisfied.iter().position(|chosen| !chosen.is_empty()) {
            Some(index) => Ok(satisfied.swap_remove(index)),
            None if !satisfied.is_empty() || alternatives.is_empty() => Ok(Vec::new()),
            None => Err(lacking(alternatives)),
        }
    }

    /// The credentials for all of these schemes, if there is one for each that needs one.
    fn satisfy(&self, schemes: &[SecurityScheme]) -> Option<Vec<&Credential>> {
        let needed = schemes.iter().filter(|scheme| scheme.carrier.sends());
        needed
            .map(|scheme| {
                let own = self.0.iter().find(|(key, _)| *key == scheme.key);
                own.map(|(_, credential)| credential)
            })
            .collect()
    }
}

/// Names what would do.
fn lacking(alternatives: &[&[SecurityScheme]]) -> Refusal {
    let alternatives: Vec<_> = alternatives
        .iter()
        .map(|schemes| {
            let keys: Vec<_> = schemes.iter().map(|own| format!("`{}`", own.key)).collect();
            joined(&keys, " with ")
        })
        .collect();
    Refusal::new(
        format!(
            "the client has no credential that the operation takes: {}",
            joined(&alternatives, ", or ")
        ),
        "give the client a credential for that scheme when it is built",
    )
}

/// Puts credentials into headers and gives what they add to the query and the cookies, encoded.
pub(super) fn place(
    credentials: &[&Credential],
    headers: &mut HeaderMap,
) -> Result<Elsewhere, Refusal> {
    let mut elsewhere = Elsewhere::default();
    for credential in credentials {
        match &credential.placed {
            Placed::Header(name, value) => {
                let own = set_header(headers, name.clone(), value.clone());
                if own.is_some_and(|own| own != value) {
                    return Err(twice(name.as_str()));
                }
            }
            Placed::Query(name, value) => elsewhere.query.push(format!("{name}={value}")),
            Placed::Cookie(pair) => elsewhere.cookies.push(pair.clone()),
        }
    }
    Ok(elsewhere)
}

/// Adds `name=value` pairs to those that are there. One that is there already is not added again.
///
/// # Errors
/// Where one of the same name is there with another value: nobody could tell which counts.
pub(super) fn add(pairs: &mut Vec<String>, others: Vec<String>) -> Result<(), Refusal> {
    for other in others {
        let name = name(&other);
        let mut same = pairs.iter().filter(|pair| self::name(pair) == name);
        match (same.next(), same.next()) {
            (None, _) => pairs.push(other),
            (Some(pair), None) if *pair == other => {}
            (Some(_), _) => return Err(twice(name)),
        }
    }
    Ok(())
}

fn name(pair: &str) -> &str {
    halves(pair, '=').map_or(pair, |(name, _)| name)
}

fn twice(name: &str) -> Refusal {
    Refusal::new(
        format!("`{name}` is set twice for one request, to different values"),
        "set it once: what a credential or a parameter sets needs no other",
    )
}

/// What credentials add to a request beside its headers.
#[derive(Default)]
pub(super) struct Elsewhere {
    pub(super) query: Vec<String>,
    pub(super) cookies: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::super::Carrier;
    use super::*;

    const fn header(key: &'static str) -> SecurityScheme {
        SecurityScheme {
            key,
            carrier: Carrier::Header {
                name: "X-Key",
                prefix: "",
            },
        }
    }

    const A: SecurityScheme = header("a");
    const B: SecurityScheme = header("b");
    const TLS: SecurityScheme = SecurityScheme {
        key: "tls",
        carrier: Carrier::Tls,
    };

    /// The values that are sent by a client which has these, each its own key.
    fn chosen(own: &[SecurityScheme], security: Security) -> Result<Vec<String>, String> {
        let mut credentials = Credentials::default();
        for scheme in own {
            credentials.give(scheme, Credential::new(scheme, &scheme.key.into()).unwrap());
        }
        let chosen = credentials.choose(security);
        let chosen = chosen.map_err(|refusal| refusal.message.into_owned())?;
        let value = |credential: &&Credential| match &credential.placed {
            Placed::Header(_, value) => value.to_str().unwrap().to_owned(),
            Placed::Query(..) | Placed::Cookie(_) => unreachable!("all are headers"),
        };
        Ok(chosen.iter().map(value).collect())
    }

    #[test]
    fn the_first_alternative_that_the_client_can_satisfy_counts() {
        const EITHER: Security = Security::AnyOf(&[&[A], &[B]]);
        const BOTH: Security = Security::AnyOf(&[&[A, B], &[B]]);
        const OPTIONAL: Security = Security::AnyOf(&[&[], &[A]]);
        const CERTIFIED: Security = Security::AnyOf(&[&[TLS], &[TLS, B]]);
        let rows: [(&[SecurityScheme], Security, &[&str]); 13] = [
            (&[A, B], EITHER, &["a"]),
            (&[B], EITHER, &["b"]),
            (&[A, B], BOTH, &["a", "b"]),
            (&[B], BOTH, &["b"]),
            (&[A], OPTIONAL, &["a"]),
            (&[], OPTIONAL, &[]),
            (&[B], CERTIFIED, &["b"]),
            (&[], CERTIFIED, &[]),
            (&[A], Security::Nothing, &[]),
            (&[A], Security::AnyOf(&[]), &[]),
            (&[B, A], Security::Undescribed, &["b"]),
            (&[], Security::Undescribed, &[]),
            (&[A, B, A], Security::Undescribed, &["b"]),
        ];
        for (index, (own, security, expected)) in rows.into_iter().enumerate() {
            assert_eq!(chosen(own, security).unwrap(), expected, "row {index}");
        }
        let message = chosen(&[A], Security::AnyOf(&[&[A, B], &[B]])).unwrap_err();
        assert!(
            message.ends_with("takes: `a` with `b`, or `b`"),
            "{message}"
        );
    }
}
