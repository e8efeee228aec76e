//! What a setter says of its field: that it sets it, and of the field's own docs as much as the same
//! line holds, so that a long text stands once.

use super::{Docs, Indent, code};
use crate::names::{self, Ident};

/// The setter of a field with that name on the wire and these docs.
pub fn setter(field: &Ident, wire: &str, docs: &Docs) -> Docs {
    let sets = format!("Sets `{}`.", names::plain(field));
    let room = Indent::Member.width().saturating_sub(sets.len() + 1);
    let own = paragraph(docs).filter(|text| *text != format!("The {} field.", code(wire)));
    let said = own.and_then(|text| {
        let whole = (text.len() <= room).then(|| text.clone());
        whole.or_else(|| sentence(&text).filter(|first| first.len() <= room))
    });
    Docs::line(match said {
        Some(said) => format!("{sets} {said}"),
        None => sets,
    })
}

/// The first paragraph on one line, if it is prose; what begins otherwise may be a list, a heading,
/// a table or a block of code.
fn paragraph(docs: &Docs) -> Option<String> {
    let lines = docs.lines().iter().take_while(|line| !line.is_empty());
    let text = lines.map(String::as_str).collect::<Vec<_>>().join(" ");
    let is_prose = text.starts_with(char::is_alphabetic);
    let is_whole = text.ends_with('.') && !text.contains(" - ");
    (is_prose && is_whole).then_some(text)
}

/// The first sentence of a text, if it can stand without the rest: nothing that opens in it closes
/// behind it.
fn sentence(text: &str) -> Option<String> {
    let (first, behind) = text.split_once(". ")?;
    let is_end = behind.starts_with(char::is_uppercase) && !first.ends_with(['.', '?', '!']);
    let is_whole = ['`', '*', '_', '"']
        .iter()
        .all(|mark| first.matches(*mark).count() % 2 == 0)
        && first.matches(['[', '(']).count() == first.matches([']', ')']).count()
        && !first.ends_with("e.g")
        && !first.ends_with("i.e");
    (is_end && is_whole).then(|| format!("{first}."))
}

#[cfg(test)]
mod tests {
    use super::super::{Standing, field};
    use super::*;

    fn said(description: Option<&str>) -> String {
        let docs = field("max_age", description, Standing::Current);
        let setter = setter(&names::parameter("max_age"), "max_age", &docs);
        let [line] = setter.lines() else {
            panic!("one line: {setter:?}")
        };
        assert!(line.len() <= 92, "{line}");
        line.clone()
    }

    #[test]
    fn a_setter_says_what_its_line_holds() {
        let long = "behind which there is more of it than ever fits on the line of a setter";
        let table = [
            (None, ""),
            (Some(""), ""),
            (Some("In days."), " In days."),
            (Some("In days"), " In days."),
            (Some("In days. Or less."), " In days. Or less."),
            (Some("In days.\n\nMore."), " In days."),
            (
                Some(&*format!("In days. With a text, {long}.")),
                " In days.",
            ),
            (Some(&*format!("In some days and hours, {long}.")), ""),
            (Some(&*format!("In *days. Or* hours, {long}.")), ""),
            (Some(&*format!("In days, e.g. Mondays, {long}.")), ""),
            (Some(&*format!("In (days. Or hours), {long}.")), ""),
            (Some("- one\n- two"), ""),
            (Some("# Days\n\nIn days."), ""),
            (Some("```\nIn days.\n```"), ""),
        ];
        for (description, behind) in table {
            let wanted = format!("Sets `max_age`.{behind}");
            assert_eq!(said(description), wanted, "{description:?}");
        }
    }
}
