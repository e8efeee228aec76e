//! The beginning of a JSON text to the way to where it ends: the keys and places that lead there.
//!
//! It reads structure alone and refuses nothing: what is no JSON was found out by whoever asks.

/// A step from a value to one in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step<'t> {
    /// Into an object, before a key.
    Object,
    /// To the member of this key, as it is written.
    Member(&'t [u8]),
    /// To the item of this index.
    Item(usize),
}

/// Where a text ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scan<'t> {
    /// The way to the value.
    pub(super) steps: Vec<Step<'t>>,
    pub(super) state: State,
}

/// Where a text ends, seen from the value to which its steps lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Before it, or within it.
    Within,
    /// Behind it, or, where it is no text, list or object, behind what could be all of it.
    Behind,
}

/// Where a text ends that is the beginning of a JSON text.
pub(super) fn scan(text: &[u8]) -> Scan<'_> {
    let mut steps = Vec::new();
    let mut state = State::Within;
    let mut rest = text;
    while let [byte, behind @ ..] = rest {
        rest = behind;
        state = match byte {
            b'{' => into(&mut steps, Step::Object),
            b'[' => into(&mut steps, Step::Item(0)),
            b'}' | b']' => {
                steps.pop();
                State::Behind
            }
            b',' => {
                next(steps.last_mut());
                State::Within
            }
            b':' => State::Within,
            b'"' => {
                let (content, behind) = string(rest);
                rest = behind.unwrap_or_default();
                match (steps.last_mut(), behind) {
                    (_, None) => State::Within,
                    (Some(step @ Step::Object), Some(_)) => {
                        *step = Step::Member(content);
                        State::Within
                    }
                    (_, Some(_)) => State::Behind,
                }
            }
            // The last of a number, `true`, `false` or `null`.
            b'0'..=b'9' | b'e' | b'l' => State::Behind,
            byte if byte.is_ascii_whitespace() => state,
            _ => State::Within,
        };
    }
    Scan { steps, state }
}

fn into<'t>(steps: &mut Vec<Step<'t>>, step: Step<'t>) -> State {
    steps.push(step);
    State::Within
}

/// Behind a comma.
fn next(step: Option<&mut Step<'_>>) {
    match step {
        Some(Step::Item(index)) => *index += 1,
        Some(step) => *step = Step::Object,
        None => {}
    }
}

/// What a text holds up to its closing quote, and what stands behind that if there is one.
fn string(text: &[u8]) -> (&[u8], Option<&[u8]>) {
    let mut escaped = false;
    let end = text.iter().position(|byte| {
        let ends = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    });
    match end {
        Some(end) => (&text[..end], Some(&text[end + 1..])),
        None => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_where_a_text_ends() {
        use State::{Behind, Within};
        let (a, b) = (Step::Member(b"a"), Step::Member(b"b"));
        let rows: [(&str, &[Step<'_>], State); 20] = [
            ("", &[], Within),
            (" 1", &[], Behind),
            ("{", &[Step::Object], Within),
            (r#"{"a"#, &[Step::Object], Within),
            (r#"{"a""#, &[a], Within),
            (r#"{"a": "#, &[a], Within),
            (r#"{"a": "x"#, &[a], Within),
            (r#"{"a": "x""#, &[a], Behind),
            (r#"{"a": "x\""#, &[a], Within),
            (r#"{"a": "x\\""#, &[a], Behind),
            (r#"{"a": "{[,\"]}" "#, &[a], Behind),
            (r#"{"a": 12"#, &[a], Behind),
            (r#"{"a": -"#, &[a], Within),
            (r#"{"a": true"#, &[a], Behind),
            (r#"{"a": 1, "#, &[Step::Object], Within),
            (r#"{"a": 1, "b": ["#, &[b, Step::Item(0)], Within),
            (
                r#"[1, {"a": [], "b": {"#,
                &[Step::Item(1), b, Step::Object],
                Within,
            ),
            (r#"[1, {"a": []}"#, &[Step::Item(1)], Behind),
            (
                r#"{"a": [[1], [2, 3"#,
                &[a, Step::Item(1), Step::Item(1)],
                Behind,
            ),
            ("]},:\"", &[], Within),
        ];
        for (text, steps, state) in rows {
            let wanted = Scan {
                steps: steps.to_vec(),
                state,
            };
            assert_eq!(scan(text.as_bytes()), wanted, "{text}");
        }
    }
}
