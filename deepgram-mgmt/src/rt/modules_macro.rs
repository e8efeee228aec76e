//! The macro that makes the files of a folder one module.

/// Declares a module for each file, and gives out what is public in it as if it stood here.
///
/// ```text
/// rt::modules! {
///     key,            // `mod key; pub use key::*;`
///     key_list,
/// }
/// ```
macro_rules! modules {
    ($($file:ident),* $(,)?) => {
        $(
            mod $file;
            pub use $file::*;
        )*
    };
}
pub(crate) use modules;
