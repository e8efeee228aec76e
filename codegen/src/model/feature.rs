//! Features of the runtime: what it has only where the crate that mounts it asks for it.

/// A feature of the crate that the generated code is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// `format: uuid` is an `rt::Uuid`.
    Uuid,
}

impl Feature {
    /// As `Cargo.toml` calls it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Uuid => "uuid",
        }
    }

    /// What cargo sets for the build script of a crate that has it enabled.
    pub fn variable(self) -> &'static str {
        match self {
            Self::Uuid => "CARGO_FEATURE_UUID",
        }
    }
}
