//! The sentence of a description that says what to use instead of what is deprecated, for the note
//! of the compiler's warning.
//!
//! Only what is plain: "Deprecated", and behind it, as the next words, what stands in its place.
//! What else publishers write behind that word is as often about the thing itself.

/// How the sentence goes on, in lower case.
const WAYS: [&str; 6] = [
    "use ",
    "please use ",
    "in favor of ",
    "in favour of ",
    "replaced by ",
    "superseded by ",
];

/// Longer ones are for the docs alone.
const MOST: usize = 80;

const WORD: &str = "deprecated";

/// What stands between the word and how the sentence goes on.
const BETWEEN: [char; 9] = ['*', '_', '.', ':', ',', ';', '-', '–', '—'];

/// The sentence behind "Deprecated"; none where there is no plain one.
pub fn replacement(description: &str) -> Option<String> {
    description.lines().find_map(|line| {
        let ends = line
            .match_indices(". ")
            .map(|(index, end)| index + end.len());
        let mut sentences = std::iter::once(0).chain(ends);
        sentences.find_map(|start| sentence(line.get(start..)?))
    })
}

fn sentence(text: &str) -> Option<String> {
    let text = text.trim_start_matches(['*', '_', ' ']);
    let (word, behind) = text.split_at_checked(WORD.len())?;
    let rest = behind.trim_start_matches(|symbol| BETWEEN.contains(&symbol) || symbol == ' ');
    let begins = |way: &&str| {
        let begin = rest.get(..way.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(way))
    };
    let is_word = word.eq_ignore_ascii_case(WORD) && rest.len() < behind.len();
    let is_plain = is_word && WAYS.iter().any(begins);
    let said = rest.split(". ").next().unwrap_or_default();
    let said = said.trim_end_matches(['.', '*', '_', ' ']);
    let is_markup = said.contains("](") || said.contains(['<', '\\']);
    let is_note = is_plain && !is_markup && said.chars().count() <= MOST;
    (is_note && !said.contains(char::is_control)).then(|| said.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_used_instead_is_a_note() {
        let long = format!("Deprecated: use {}", "x".repeat(MOST));
        for (description, note) in [
            (
                "Deprecated. Use `image_url` instead.",
                Some("Use `image_url` instead"),
            ),
            (
                "**Deprecated**: Use `a()` (`GET /a`) instead. Both must.",
                Some("Use `a()` (`GET /a`) instead"),
            ),
            (
                "**DEPRECATED** Use a.b.c instead. Accepts it too.",
                Some("Use a.b.c instead"),
            ),
            ("Deprecated - please use kinds", Some("please use kinds")),
            (
                "The offset. Deprecated, use `link` instead.",
                Some("use `link` instead"),
            ),
            (
                "Finds a series. Deprecated in favor of `/query`.",
                Some("in favor of `/query`"),
            ),
            (
                "All of them.\n\n_Deprecated_; replaced by `one`._",
                Some("replaced by `one`"),
            ),
            ("Deprecated. Provide when type is `a`.", None),
            ("Deprecated: This field has no effect.", None),
            ("Deprecated: used by nobody.", None),
            ("Deprecateduse it", None),
            ("Use `a` instead, this is deprecated.", None),
            ("Deprecated. Use [this](https://a.example).", None),
            ("Deprecated. Use <b>this</b>.", None),
            ("Deprecated: use a\tb", None),
            ("déprécié: use", None),
            (&long, None),
            ("", None),
        ] {
            assert_eq!(replacement(description).as_deref(), note, "{description}");
        }
    }
}
