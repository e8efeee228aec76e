//! A small api model through `ir`, `emit` and `render`: the text, that it is the same whatever the
//! order, and what is reported.

// `cfg(test)` tells clippy that all of this is tests.
#[cfg(test)]
mod api;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod text;
