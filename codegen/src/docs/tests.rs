//! Tables of prose: a text of a document beside the lines that it becomes.

use std::collections::BTreeSet;

use super::*;
use crate::model::Answer;

#[test]
fn what_the_document_does_not_say_gets_a_true_sentence() {
    // The macros of the runtime say so of their own accord.
    assert!(field("foo", None, Standing::Current).lines().is_empty());
    assert!(
        field("foo", Some(" \n"), Standing::Current)
            .lines()
            .is_empty()
    );
    assert!(value("foo", None, Some("")).lines().is_empty());
    assert_eq!(value(" ", None, None).lines(), ["(empty)"]);
    assert_eq!(
        field("a`b", None, Standing::Current).lines(),
        ["The ``a`b`` field."]
    );
    assert_eq!(tag(None, None).lines(), ["Operations without a tag."]);
}

#[test]
fn an_operation_says_summary_description_path_and_setters() {
    let asked = BTreeSet::new();
    let text = OperationText {
        unasked: &asked,
        id: "listKeys",
        summary: Some("List keys"),
        description: Some("All of them."),
        method: "GET",
        path: "/keys",
        arguments: &[],
        answer: &Answer::NoContent,
        body: None,
    };
    let setters = [names::parameter("type"), names::parameter("page")];
    assert_eq!(
        operation(text, setters.iter()).lines(),
        [
            "List keys.",
            "",
            "All of them.",
            "",
            "`GET /keys`. Answers nothing. Optional: `type`, `page`."
        ]
    );
    let arguments = [
        Argument {
            name: names::parameter("type"),
            description: "Which kind.\n\nMore of it.\n",
        },
        Argument {
            name: names::parameter("id"),
            description: "- one\n- two",
        },
    ];
    let described = OperationText {
        arguments: &arguments,
        ..text
    };
    assert_eq!(
        operation(described, setters.iter()).lines()[4..],
        [
            "- `type`: Which kind.",
            "",
            "  More of it.",
            "- `id`: - one",
            "  - two",
            "",
            "`GET /keys`. Answers nothing. Optional: `type`, `page`."
        ]
    );
    let unasked = BTreeSet::from(["application/xml".to_owned(), "text/html".to_owned()]);
    let beside = OperationText {
        unasked: &unasked,
        ..text
    };
    assert_eq!(
        operation(beside, setters.iter()).lines().last().unwrap(),
        "Answers nothing. Not asked for: `application/xml`, `text/html`. Optional: `type`, `page`."
    );
    let same = OperationText {
        description: Some("List keys"),
        ..text
    };
    assert_eq!(
        operation(same, [].iter()).lines(),
        ["List keys.", "", "`GET /keys`. Answers nothing."]
    );
    let none = OperationText {
        summary: None,
        description: None,
        ..text
    };
    assert_eq!(
        operation(none, [].iter()).lines(),
        [
            "The `listKeys` operation.",
            "",
            "`GET /keys`. Answers nothing."
        ]
    );
}

#[test]
fn controls_of_direction_are_found() {
    assert_eq!(bidi_control("plain, العربية"), None);
    for symbol in ['\u{202e}', '\u{2066}', '\u{200f}', '\u{61c}'] {
        assert_eq!(bidi_control(&format!("a{symbol}b")), Some(symbol));
    }
}

/// The lines of a description, joined.
fn markdown(text: &str) -> String {
    markdown::lines(text, 60).join("\n")
}

#[test]
fn descriptions_keep_their_structure() {
    let table = [
        ("Two words", "Two words."),
        ("Is it so?", "Is it so?"),
        ("One\ntwo.\n\nThree", "One two.\n\nThree."),
        (
            "See:\n- one\n- two\n\nThen",
            "See:\n\n- one\n- two\n\nThen.",
        ),
        ("1. a\n   - b\n   - c\n2. d", "1. a\n   - b\n   - c\n2. d"),
        ("- a\n\n  b\n- c", "- a\n\n  b\n- c"),
        ("# Title\ntext", "# Title\n\ntext."),
        ("> said\n> so", "> said so"),
        ("*a* **b** `c d`", "*a* **b** `c d`."),
        (
            "[page](https://a.example/x)",
            "[page](<https://a.example/x>).",
        ),
        (
            "<https://a.example>",
            "[https://a.example](<https://a.example>).",
        ),
        ("one  \ntwo", "one\\\ntwo."),
        ("a\n\n---\n\nb", "a.\n\n***\n\nb."),
        ("|a|b|\n|-|-|\n|1|2|", "| a | b |\n|---|---|\n| 1 | 2 |"),
    ];
    for (text, wanted) in table {
        assert_eq!(markdown(text), wanted, "{text:?}");
    }
}

#[test]
fn hostile_descriptions_are_only_text() {
    let table = [
        ("    panic!();", "```text\npanic!();\n```"),
        ("```rust\nfn main() {}\n```", "```text\nfn main() {}\n```"),
        ("~~~\n```\n~~~", "````text\n```\n````"),
        ("```\nnever closed", "```text\nnever closed\n```"),
        ("[foo]", "\\[foo\\]."),
        ("[foo][bar]\n\n[bar]: baz", "foo (`baz`)."),
        ("[x](javascript:alert(1))", "x (`javascript:alert(1)`)."),
        ("![x](y.png)", "x (`y.png`)."),
        ("<script>x</script>", "\\<script>x\\</script>"),
        ("<!-- x -->", "\\<!-- x -->"),
        ("a\r\nb\rc\td", "a b c d."),
        ("a \u{0}\u{7} b", "a b."),
        (
            "[http://a.example.com](/docs/x)",
            "<http://a.example.com> (`/docs/x`).",
        ),
        (
            "[http://a.example](https://b.example)",
            "[`http://a.example`](<https://b.example>).",
        ),
        (
            "[\"a b\"](https://a.example)",
            "[“a b”](<https://a.example>).",
        ),
        ("`Foo`::bar", "`Foo`:\\:bar."),
        ("note[^1]\n\n[^1]: text", "note^1 (`text`)."),
        ("&lt;b&gt; &amp;amp;", "\\<b> \\&amp;"),
        ("\\# no heading", "\\# no heading."),
        ("*/ #![allow(x)]", "\\*/ #!\\[allow(x)\\]."),
        ("", ""),
        (" \n\t\n", ""),
    ];
    for (text, wanted) in table {
        assert_eq!(markdown(text), wanted, "{text:?}");
    }
}

#[test]
fn what_was_written_is_read_as_the_same() {
    let texts = [
        "word - word + word # word 1. word 2) word > word = word | word * word _ word ~ word : word",
        "x `a - b` y `c # d` z `e 1. f` and so on, and so on, and `g - h` so on and `i + j` on",
        "- a long item of a list that has to be wrapped because it is longer than sixty columns",
        "> a long quote that has to be wrapped - because it is longer + than the sixty columns",
    ];
    for text in texts {
        let once = markdown(text);
        assert!(
            once.lines().all(|line| line.chars().count() <= 60),
            "{once}"
        );
        assert_eq!(markdown(&once), once, "{text:?}");
    }
}

#[test]
fn margins_are_short_however_deep_a_text_nests() {
    for marker in ["> ", "- ", "1. "] {
        let text = marker.repeat(3000) + &"word ".repeat(1000);
        let lines = markdown(&text);
        assert!(lines.contains("word word"), "{marker}");
        let widest = lines.lines().map(str::len).max();
        assert!(
            widest.is_some_and(|width| width <= 80),
            "{marker}: {widest:?}"
        );
    }
    assert_eq!(markdown("> - a\n>   - b\n>\n> c"), "> - a\n>   - b\n>\n> c");
}
