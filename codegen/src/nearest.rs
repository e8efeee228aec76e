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

#[cfg(test)]
mod tests {
    use super::*;

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
