//! The value that a required field holds until it is set; `Default` cannot serve, since an open
//! enum or a record with required fields should offer none to users.

use std::collections::BTreeMap;

use super::{Extra, Secret};

/// A type that has a value to start from.
pub trait Blank {
    /// The value to start from.
    fn blank() -> Self;
}

macro_rules! blank_by_default {
    ($($type:ty),+ $(,)?) => {
        $(impl Blank for $type {
            #[inline]
            fn blank() -> Self {
                Self::default()
            }
        })+
    };
}

blank_by_default! {
    bool, i8, i16, i32, i64, u8, u16, u32, u64, f32, f64, String, Secret,
    chrono::DateTime<chrono::Utc>, chrono::NaiveDate, chrono::NaiveTime,
    serde_json::Value, serde_json::Map<String, serde_json::Value>,
}

#[cfg(feature = "uuid")]
blank_by_default!(uuid::Uuid);

impl<T> Blank for Option<T> {
    fn blank() -> Self {
        None
    }
}

impl<T> Blank for Extra<T> {
    fn blank() -> Self {
        Self::default()
    }
}

impl<T> Blank for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }
}

impl<K, V> Blank for BTreeMap<K, V> {
    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Blank> Blank for Box<T> {
    fn blank() -> Self {
        Self::new(T::blank())
    }
}
