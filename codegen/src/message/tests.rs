//! What a person reads.

use super::*;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::document::{self, SourceId};
use crate::pointer::Pointer;

fn sources(texts: &[&str]) -> Sources {
    let mut sources = Sources::default();
    for (index, text) in texts.iter().enumerate() {
        let name = format!("{index}.yml");
        sources.add(Source {
            name,
            format: document::Format::Yaml,
            text: (*text).to_owned(),
        });
    }
    sources
}

fn value(source: usize, pointer: &str) -> Place {
    Place::value(SourceId(source), Pointer::parse(pointer))
}

fn rendered(texts: &[&str], diagnostics: Vec<Diagnostic>) -> String {
    let mut report = Report::default();
    for diagnostic in diagnostics {
        report.push(diagnostic);
    }
    human(&report, &sources(texts))
}

#[test]
fn shows_rule_place_line_pointer_further_places_and_remedy() {
    let texts = ["a: 1\r\nb:\tc\r\n", "漢: {字: x}\n"];
    let late = Diagnostic::new(
        Code::WrongType,
        value(1, "/漢/字"),
        "`x` is wrong",
        "write `y`",
    );
    let early = Diagnostic::new(
        Code::NameCollision,
        value(0, "/b"),
        "`c` is taken",
        "rename it",
    )
    .also(value(0, "/a"), "here too")
    .also(value(1, "/漢"), "and here");
    let expected = "\
error[name-collision]: `c` is taken
 --> 0.yml:2:4
  |
2 | b:    c
  |       ^
  |
 ::: 0.yml:1:4
  |
1 | a: 1
  |    - here too
  |
 ::: 1.yml:1:4
  |
1 | 漢: {字: x}
  |     ------- and here
  |
  = note: at `/b`
  = help: rename it

error[wrong-type]: `x` is wrong
 --> 1.yml:1:8
  |
1 | 漢: {字: x}
  |          ^
  |
  = note: at `/漢/字`
  = help: write `y`

2 errors, 0 warnings
";
    assert_eq!(rendered(&texts, vec![late, early]), expected);
}

#[test]
fn a_document_as_a_whole_shows_no_line() {
    let place = Place {
        source: SourceId(0),
        at: At::Document,
    };
    let text = rendered(
        &["a: 1"],
        vec![Diagnostic::new(Code::TooLarge, place, "m", "h")],
    );
    assert_eq!(
        text,
        "error[too-large]: m\n--> 0.yml:1:1\n = help: h\n\n1 error, 0 warnings\n"
    );
}

#[test]
fn sorts_by_document_and_position_and_keeps_the_order_of_equals() {
    let at = |source, pointer, message: &str| {
        Diagnostic::new(Code::WrongType, value(source, pointer), message, "h")
    };
    let given = vec![
        at(1, "/a", "4"),
        at(0, "/b", "2"),
        at(0, "/b", "3"),
        at(0, "/a", "1"),
    ];
    let text = rendered(&["a: 1\nb: 2", "a: 1"], given);
    let order: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("error[wrong-type]: "))
        .collect();
    assert_eq!(order, ["1", "2", "3", "4"]);
}

#[test]
fn cuts_long_lines_around_the_place_on_whole_characters() {
    let table = [(10, "1:75"), (400, "1:2805"), (20_000, "1:140005")];
    for (before, position) in table {
        let pairs = "漢a: 1, ".repeat(before);
        let long = format!(
            "{{{pairs}k: [{}], {}}}",
            "w, ".repeat(90),
            "漢b: 2, ".repeat(10)
        );
        for (place, marked) in [(value(0, "/k"), MARKED), (value(0, "/k/0"), 1)] {
            let fault = Diagnostic::new(Code::WrongType, place, "m", "h");
            let text = rendered(&[&long], vec![fault]);
            let marks = text
                .lines()
                .find(|line| line.contains('^'))
                .unwrap_or_default();
            assert_eq!(marks.matches('^').count(), marked, "{text}");
            assert!(
                text.lines().all(|line| line.chars().count() < WIDTH + 10),
                "{text}"
            );
            assert!(
                marked == 1 || text.contains(&position.replace("1:", ":1:")),
                "{text}"
            );
        }
    }
}

#[test]
fn a_thousand_diagnostics_of_a_large_document_take_one_walk() {
    let lines: Vec<String> = (0..20_000)
        .map(|index| format!("k{index}: [1, 2]\n"))
        .collect();
    let document = lines.concat();
    let all = (0..1000).map(|index| {
        let place = value(0, &format!("/k{}/1", index * 20));
        Diagnostic::new(Code::WrongType, place, "m", "h")
    });
    let text = rendered(&[&document], all.collect());
    assert!(text.contains(" --> 0.yml:19981:"), "{}", text.len());
    assert!(text.ends_with("1000 errors, 0 warnings\n"));
}

#[test]
fn what_steers_a_terminal_is_escaped() {
    assert_eq!(
        super::visible("a\u{1b}[2Jb\u{202e}c\nd ä"),
        "a\\u{1b}[2Jb\\u{202e}c\nd ä"
    );
}

#[test]
fn a_tool_gets_one_object_a_line() {
    let texts = ["a: 1\nb: \"x\"\n", ""];
    let whole = Place {
        source: SourceId(1),
        at: At::Document,
    };
    let mut report = Report::default();
    report.push(
        Diagnostic::new(
            Code::NameCollision,
            value(0, "/b"),
            "`\"x\"`\n is taken",
            "h",
        )
        .also(value(0, "/a"), "here"),
    );
    report.push(Diagnostic::new(Code::Syntax, whole, "m", "h"));
    assert_eq!(
        json(&note::notes(&report, &sources(&texts))),
        concat!(
            r#"{"code":"name-collision","severity":"error","file":"0.yml","line":2,"column":4,"#,
            r#""pointer":"/b","message":"`\"x\"`\n is taken","help":"h","related":[{"file":"0.yml","#,
            r#""line":1,"column":4,"pointer":"/a","message":"here"}]}"#,
            "\n",
            r#"{"code":"syntax","severity":"error","file":"1.yml","line":1,"column":1,"#,
            r#""pointer":null,"message":"m","help":"h","related":[]}"#,
            "\n"
        )
    );
    assert_eq!(json(&[]), "");
}

#[test]
fn no_text_of_a_document_ends_a_command_or_begins_another() {
    let mut report = Report::default();
    report.push(
        Diagnostic::new(
            Code::WrongType,
            value(0, "/a, b: c"),
            "100 %\r\n::error::x\u{1b}",
            "h",
        )
        .also(value(0, ""), "there"),
    );
    let mut sources = Sources::default();
    sources.add(Source {
        name: "a,b:c%.yml".to_owned(),
        format: document::Format::Yaml,
        text: "'a, b: c': 1\n".to_owned(),
    });
    assert_eq!(
        github(&note::notes(&report, &sources)),
        "::error file=a%2Cb%3Ac%25.yml,line=1,col=12,title=wrong-type::100 %25\\u{d}%0A::error::x\
         \\u{1b}%0Aat `/a, b: c`%0Aa,b:c%25.yml:1:1: there%0Ahelp: h\n"
    );
    let mut nowhere = note::notes(&report, &sources);
    nowhere[0].spot = NoteSpot::nowhere();
    let text = github(&nowhere);
    assert!(text.starts_with("::error title=wrong-type::"), "{text}");
    assert_eq!(github(&[]), "");
}
