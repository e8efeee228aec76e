//! The name that was probably meant by one that is not known.

/// How many letters a slip changes at most.
const SLIPS: usize = 2;

/// The name that is so near to `written` that it was probably meant.
pub(crate) fn nearest<'n>(written: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let far = (written.chars().count() / 3).min(SLIPS);
    let written = written.to_lowercase();
    let distances = names.map(|name| (strsim::osa_distance(&written, &name.to_lowercase()), name));
    let near = distances.filter(|(distance, _)| *distance <= far);
    near.min().map(|(_, name)| name)
}

/// How many letters an abbreviation has at least.
const ABBREVIATED: usize = 3;

/// The word of a closed list that was probably meant: the nearest, or the one that `written`
/// abbreviates, as `int` does `integer`.
pub(crate) fn word(
    written: &str,
    words: impl Iterator<Item = &'static str>,
) -> Option<&'static str> {
    let words: Vec<_> = words.collect();
    let begun = written.to_lowercase();
    let mut longer = words.iter().filter(|word| word.starts_with(&begun));
    nearest(written, words.iter().copied()).or_else(|| match (longer.next(), longer.next()) {
        (Some(only), None) if begun.len() >= ABBREVIATED => Some(only),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_word_that_is_abbreviated() {
        for (written, expected) in [
            ("strng", Some("string")),
            ("Integer", Some("integer")),
            ("int", Some("integer")),
            ("bool", Some("boolean")),
            ("in", None),
            ("file", None),
        ] {
            let words = ["string", "integer", "number", "boolean"].into_iter();
            assert_eq!(word(written, words), expected, "{written}");
        }
        let words = ["application", "applied"].into_iter();
        assert_eq!(word("appl", words), None);
    }

    #[test]
    fn finds_the_name_that_was_meant() {
        let names = ["operationId", "summary", "description", "tags"];
        for (written, name) in [
            ("operationID", Some("operationId")),
            ("sumary", Some("summary")),
            ("descriptoin", Some("description")),
            ("tag", Some("tags")),
            ("consumes", None),
            ("id", None),
        ] {
            assert_eq!(nearest(written, names.into_iter()), name, "{written}");
        }
    }
}
