//! What is done with one field of a record: a module for each mode that `record!` knows, with the
//! same functions in each.
//!
//! They are called once for each field of each type, so that what they take and return is what a
//! compiler has to look at in a large description: no branch and no `?` stands there. Whatever can
//! fail more than once takes the result so far, and does nothing after a failure.

#![allow(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "a field is passed as it stands"
)]

use serde::Serialize;
use serde::de::{Deserialize, MapAccess};
use serde::ser::SerializeMap;

use super::{BodyValue, NoForm, TimeField, prepare_field};

/// It must be there and is always written.
pub(crate) mod required {
    pub(crate) use super::{prepare, read, write};
    use crate::rt::{BodyValue, Presence};

    pub(crate) const PRESENCE: Presence = Presence::Required;

    pub(crate) fn named<T: BodyValue>(field: &T) -> usize {
        1 + field.named()
    }
}

/// An `Option`: absent and null are `None`, which is not written.
pub(crate) mod optional {
    use serde::Serialize;
    use serde::ser::SerializeMap;

    pub(crate) use super::{prepare, read};
    use crate::rt::{BodyValue, Presence};

    pub(crate) const PRESENCE: Presence = Presence::Optional;

    pub(crate) fn write<T: Serialize, M: SerializeMap>(
        written: &mut Result<(), M::Error>,
        map: &mut M,
        wire: &'static str,
        field: &Option<T>,
    ) {
        if let Some(value) = field {
            super::write(written, map, wire, value);
        }
    }

    pub(crate) fn named<T: BodyValue>(field: &Option<T>) -> usize {
        field.as_ref().map_or(0, super::required::named)
    }
}

/// A `Vec`: absent and null are empty, which is not written.
pub(crate) mod list {
    use serde::Serialize;
    use serde::de::{Deserialize, MapAccess};
    use serde::ser::SerializeMap;

    pub(crate) use super::prepare;
    use crate::rt::{BodyValue, Presence};

    pub(crate) const PRESENCE: Presence = Presence::Optional;

    #[inline]
    pub(crate) fn read<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
        map: &mut A,
        field: &mut Vec<T>,
    ) -> Result<(), A::Error> {
        let elements: Option<_> = map.next_value()?;
        *field = elements.unwrap_or_default();
        Ok(())
    }

    pub(crate) fn write<T: Serialize, M: SerializeMap>(
        written: &mut Result<(), M::Error>,
        map: &mut M,
        wire: &'static str,
        field: &[T],
    ) {
        if !field.is_empty() {
            super::write(written, map, wire, field);
        }
    }

    pub(crate) fn named<T: BodyValue>(field: &[T]) -> usize {
        match field {
            [] => 0,
            elements => 1 + elements.iter().map(T::named).sum::<usize>(),
        }
    }
}

/// An `Option<Secret>`: as optional, and never written.
pub(crate) mod secret {
    pub(crate) use super::read;
    use crate::rt::{NoForm, Presence, Secret};

    pub(crate) const PRESENCE: Presence = Presence::Optional;

    pub(crate) fn write<M, E>(
        _: &mut Result<(), E>,
        _: &mut M,
        _: &'static str,
        _: &Option<Secret>,
    ) {
    }

    pub(crate) fn prepare(_: &mut Result<(), NoForm>, _: &'static str, _: &mut Option<Secret>) {}

    pub(crate) fn named(field: &Option<Secret>) -> usize {
        usize::from(field.is_some())
    }
}

/// An `Option<Null>`: absent is `None`, which is not written, and null is `Some`.
pub(crate) mod present {
    use serde::de::{Deserialize, MapAccess};

    pub(crate) use super::optional::write;
    pub(crate) use super::prepare;
    use crate::rt::{Null, Presence};

    pub(crate) const PRESENCE: Presence = Presence::Optional;

    #[inline]
    pub(crate) fn read<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
        map: &mut A,
        field: &mut Option<T>,
    ) -> Result<(), A::Error> {
        *field = Some(map.next_value()?);
        Ok(())
    }

    pub(crate) fn named(field: &Option<Null>) -> usize {
        usize::from(field.is_some())
    }
}

/// A [`Patch`](super::Patch): what is absent is not written.
pub(crate) mod patch {
    use serde::Serialize;
    use serde::ser::SerializeMap;

    pub(crate) use super::{prepare, read};
    use crate::rt::{BodyValue, Patch, Presence};

    pub(crate) const PRESENCE: Presence = Presence::Optional;

    pub(crate) fn write<T: Serialize, M: SerializeMap>(
        written: &mut Result<(), M::Error>,
        map: &mut M,
        wire: &'static str,
        field: &Patch<T>,
    ) {
        if !field.is_absent() {
            super::write(written, map, wire, field);
        }
    }

    pub(crate) fn named<T: BodyValue>(field: &Patch<T>) -> usize {
        field.named()
    }
}

/// As required, of times.
pub(crate) mod required_time {
    pub(crate) use super::read_time as read;
    pub(crate) use super::required::{PRESENCE, named, prepare, write};
}

/// As optional, of a time.
pub(crate) mod optional_time {
    pub(crate) use super::optional::{PRESENCE, named, prepare, write};
    pub(crate) use super::read_time as read;
}

/// As a list, of times.
pub(crate) mod list_time {
    use serde::de::MapAccess;

    pub(crate) use super::list::{PRESENCE, named, prepare, write};
    use crate::rt::TimeField;

    #[inline]
    pub(crate) fn read<'de, T: TimeField, A: MapAccess<'de>>(
        map: &mut A,
        field: &mut Vec<T>,
    ) -> Result<(), A::Error> {
        let mut elements: Option<Vec<T>> = None;
        super::read_time(map, &mut elements)?;
        *field = elements.unwrap_or_default();
        Ok(())
    }
}

/// Reads times into their place.
#[inline]
pub(crate) fn read_time<'de, T: TimeField, A: MapAccess<'de>>(
    map: &mut A,
    field: &mut T,
) -> Result<(), A::Error> {
    *field = T::held(map.next_value()?);
    Ok(())
}

/// Reads a value into its place.
#[inline]
pub(crate) fn read<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    map: &mut A,
    field: &mut T,
) -> Result<(), A::Error> {
    *field = map.next_value()?;
    Ok(())
}

/// Writes a value under its name.
pub(crate) fn write<T: ?Sized + Serialize, M: SerializeMap>(
    written: &mut Result<(), M::Error>,
    map: &mut M,
    wire: &'static str,
    field: &T,
) {
    if written.is_ok() {
        *written = map.serialize_entry(wire, field);
    }
}

/// Brings a value into the form in which it is sent.
pub(crate) fn prepare<T: BodyValue>(
    prepared: &mut Result<(), NoForm>,
    wire: &'static str,
    field: &mut T,
) {
    if prepared.is_ok() {
        *prepared = prepare_field(wire, field);
    }
}
