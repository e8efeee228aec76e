//! The macro that makes the setters of a request of what stands written there: an argument, and
//! where its value goes.
//!
//! It holds no control flow and calls itself nowhere.

/// Defines the setters of the requests of an operation: each takes a request, adds the value of one
/// parameter, and gives it back.
///
/// ```text
/// rt::parameters! {
///     impl ListKeys {
///         /// Page number, from 0.
///         page(page: i64) = query_value("page", page),
///     }
/// }
/// ```
macro_rules! parameters {
    (
        impl $of:ident {
            $(
                $(#[$said:meta])*
                $name:ident($argument:ident: $type:ty) = $method:ident($($value:expr),*),
            )*
        }
    ) => {
        impl $crate::rt::Request<$of> {
            $(
                $(#[$said])*
                pub fn $name(self, $argument: $type) -> Self {
                    self.$method($($value),*)
                }
            )*
        }
    };
}
pub(crate) use parameters;
