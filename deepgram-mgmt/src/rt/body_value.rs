//! Values of a body: brought into the form in which they are sent, by the rules of parameters, and
//! measured by how much of them the description names.
//!
//! `serde` alone would write a number that is not finite as `null`, and a date of a year that no
//! service reads.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime, SubsecRound, Utc};
use serde_json::{Map, Value};

use super::compiled_once::joined;
use super::param::four_digit_year;

/// A type whose values can stand in a body.
pub trait BodyValue {
    /// Brings the value into the form in which it is sent.
    fn prepare(&mut self) -> Result<(), NoForm> {
        Ok(())
    }

    /// How much of the value the description names: one for each field and each scalar, two for a
    /// text or integer that an enum knows, nothing for what was kept as it is. By this the members
    /// of a [`Union`](super::Union) are weighed.
    fn named(&self) -> usize {
        1
    }
}

/// Where in a body a value stands that has no form on the wire: the fields that lead to it, from
/// the last to the first. Keys of maps are left out: they are values of the caller.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoForm(Vec<&'static str>);

impl NoForm {
    /// The names of the fields from the first to the last, or `None` for the whole body.
    pub(super) fn path(&self) -> Option<String> {
        let names: Vec<&str> = self.0.iter().rev().copied().collect();
        (!names.is_empty()).then(|| joined(&names, "."))
    }
}

/// Prepares the field `wire` of a record.
pub(crate) fn prepare_field(wire: &'static str, value: &mut impl BodyValue) -> Result<(), NoForm> {
    value.prepare().map_err(|mut fault| {
        fault.0.push(wire);
        fault
    })
}

fn require(has_form: bool) -> Result<(), NoForm> {
    has_form.then_some(()).ok_or_else(NoForm::default)
}

macro_rules! as_it_is {
    ($($type:ty),+ $(,)?) => {
        $(impl BodyValue for $type {})+
    };
}

as_it_is!(bool, i8, i16, i32, i64, u8, u16, u32, u64, &str, String);
#[cfg(feature = "uuid")]
as_it_is!(uuid::Uuid);

macro_rules! without_names {
    ($($type:ty),+ $(,)?) => {
        $(impl BodyValue for $type {
            fn named(&self) -> usize {
                0
            }
        })+
    };
}

without_names!(Value, Map<String, Value>);

macro_rules! if_finite {
    ($($type:ty),+) => {
        $(impl BodyValue for $type {
            fn prepare(&mut self) -> Result<(), NoForm> {
                require(self.is_finite())
            }
        })+
    };
}

if_finite!(f32, f64);

/// Of the years 0 to 9999, to the microsecond.
impl BodyValue for DateTime<Utc> {
    fn prepare(&mut self) -> Result<(), NoForm> {
        require(four_digit_year(self.date_naive()))?;
        *self = self.trunc_subsecs(6);
        Ok(())
    }
}

/// Of the years 0 to 9999.
impl BodyValue for NaiveDate {
    fn prepare(&mut self) -> Result<(), NoForm> {
        require(four_digit_year(*self))
    }
}

/// To the microsecond.
impl BodyValue for NaiveTime {
    fn prepare(&mut self) -> Result<(), NoForm> {
        *self = self.trunc_subsecs(6);
        Ok(())
    }
}

impl<T: BodyValue> BodyValue for Option<T> {
    fn prepare(&mut self) -> Result<(), NoForm> {
        self.iter_mut().try_for_each(T::prepare)
    }

    fn named(&self) -> usize {
        self.iter().map(T::named).sum()
    }
}

impl<T: BodyValue> BodyValue for Vec<T> {
    fn prepare(&mut self) -> Result<(), NoForm> {
        self.iter_mut().try_for_each(T::prepare)
    }

    fn named(&self) -> usize {
        self.iter().map(T::named).sum()
    }
}

impl<K, T: BodyValue> BodyValue for BTreeMap<K, T> {
    fn prepare(&mut self) -> Result<(), NoForm> {
        self.values_mut().try_for_each(T::prepare)
    }

    fn named(&self) -> usize {
        self.values().map(T::named).sum()
    }
}

impl<T: BodyValue> BodyValue for Box<T> {
    fn prepare(&mut self) -> Result<(), NoForm> {
        (**self).prepare()
    }

    fn named(&self) -> usize {
        (**self).named()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rt::{self, Extra};

    rt::union! {
        enum Mark {
            Number(f64) = number,
            Date(NaiveDate) = string,
        }
    }

    rt::record! {
        struct Sent {
            pub at: DateTime<Utc> = required "at",
            pub ratio: Option<f32> = optional "ratio",
            pub marks: Vec<Mark> = list "marks",
            pub limits: Option<BTreeMap<String, f64>> = optional "limits",
            pub inner: Option<Box<Sent>> = optional "inner",
        }
    }

    fn sent(at: &str) -> Sent {
        Sent {
            at: at.parse().unwrap(),
            ..rt::Record::blank()
        }
    }

    #[test]
    fn instants_are_cut_to_microseconds_at_every_depth() {
        for (at, written) in [
            (
                "2025-01-02T03:04:05.123456789Z",
                "2025-01-02T03:04:05.123456Z",
            ),
            ("2025-01-02T03:04:05.1+02:00", "2025-01-02T01:04:05.100Z"),
            ("0000-01-01T00:00:00.000000999Z", "0000-01-01T00:00:00Z"),
            (
                "9999-12-31T23:59:59.999999999Z",
                "9999-12-31T23:59:59.999999Z",
            ),
        ] {
            let mut body = sent(at);
            body.inner = Some(Box::new(sent(at)));
            body.prepare().unwrap();
            let wanted = json!({"at": written, "inner": {"at": written}});
            assert_eq!(serde_json::to_value(&body).unwrap(), wanted, "{at}");
        }
    }

    #[test]
    fn what_has_no_form_is_named_by_its_field() {
        let body = sent("2025-01-02T03:04:05Z");
        let with = |change: fn(&mut Sent)| {
            let mut body = body.clone();
            change(&mut body);
            body
        };
        let rows = [
            (with(|body| body.at = DateTime::<Utc>::MAX_UTC), "at"),
            (with(|body| body.at = DateTime::<Utc>::MIN_UTC), "at"),
            (with(|body| body.ratio = Some(f32::NAN)), "ratio"),
            (
                with(|body| body.marks = vec![Mark::Number(f64::INFINITY)]),
                "marks",
            ),
            (
                with(|body| body.marks = vec![Mark::Date(NaiveDate::MIN)]),
                "marks",
            ),
            (
                with(|body| {
                    let limit = ("canary".to_owned(), f64::NEG_INFINITY);
                    body.limits = Some(BTreeMap::from([limit]));
                }),
                "limits",
            ),
            (
                with(|body| {
                    let mut inner = body.clone();
                    inner.ratio = Some(f32::INFINITY);
                    body.inner = Some(Box::new(inner));
                }),
                "inner.ratio",
            ),
        ];
        for (mut body, path) in rows {
            let fault = body.prepare().unwrap_err();
            assert_eq!(fault.path().as_deref(), Some(path));
        }
        let mut alone = f64::NAN;
        assert_eq!(alone.prepare().unwrap_err().path(), None);
    }
}
