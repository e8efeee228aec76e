//! Path templates: the names of the parameters in `/v1/projects/{project_id}`.

/// Why a template cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault<'p> {
    /// A brace without its other half, or one within a name.
    Braces,
    /// `{}`.
    Nameless,
    /// A name that stands twice.
    Twice(&'p str),
}

/// The names in `path`, in their order.
pub(super) fn names(path: &str) -> Result<Vec<&str>, Fault<'_>> {
    let mut names = Vec::new();
    let mut parts = path.split('{');
    if parts.next().is_some_and(|literal| literal.contains('}')) {
        return Err(Fault::Braces);
    }
    for part in parts {
        let (name, literal) = part.split_once('}').ok_or(Fault::Braces)?;
        if literal.contains('}') {
            return Err(Fault::Braces);
        }
        if name.is_empty() {
            return Err(Fault::Nameless);
        }
        if names.contains(&name) {
            return Err(Fault::Twice(name));
        }
        names.push(name);
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_names_of_a_template() {
        for (path, expected) in [
            ("/v1/projects", Ok(vec![])),
            ("/a/{one}/b/{two}", Ok(vec!["one", "two"])),
            ("/a/{one}.{two}", Ok(vec!["one", "two"])),
            ("/a/{one", Err(Fault::Braces)),
            ("/a/one}", Err(Fault::Braces)),
            ("/a/{one}}", Err(Fault::Braces)),
            ("/a/{{one}}", Err(Fault::Braces)),
            ("/a/{}", Err(Fault::Nameless)),
            ("/a/{one}/{one}", Err(Fault::Twice("one"))),
        ] {
            assert_eq!(names(path), expected, "{path}");
        }
    }
}
