//! The sections of `components` that references lead to.

/// The sections of `components` that `$ref`s lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Section {
    /// `schemas`.
    Schemas,
    /// `parameters`.
    Parameters,
    /// `responses`.
    Responses,
    /// `headers`.
    Headers,
    /// `requestBodies`.
    RequestBodies,
    /// `pathItems`.
    PathItems,
    /// `securitySchemes`.
    SecuritySchemes,
}

impl Section {
    /// Every section.
    const ALL: [Self; 7] = [
        Self::Schemas,
        Self::Parameters,
        Self::Responses,
        Self::Headers,
        Self::RequestBodies,
        Self::PathItems,
        Self::SecuritySchemes,
    ];

    /// The keywords of all sections.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.into_iter().map(Self::as_str)
    }

    /// The section of that keyword.
    pub(crate) fn named(keyword: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|section| section.as_str() == keyword)
    }

    /// Its keyword in `components`.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Schemas => "schemas",
            Self::Parameters => "parameters",
            Self::Responses => "responses",
            Self::Headers => "headers",
            Self::RequestBodies => "requestBodies",
            Self::PathItems => "pathItems",
            Self::SecuritySchemes => "securitySchemes",
        }
    }
}
