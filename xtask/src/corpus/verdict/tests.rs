use super::*;
use crate::corpus::make::Generated;

fn facts(operations: Option<usize>, codes: &[&str]) -> Facts {
    let finding = |code: &&str| Finding {
        code: (*code).to_owned(),
        severity: if *code == "hint" { "warning" } else { "error" }.to_owned(),
        ..Finding::default()
    };
    Facts {
        document: Document {
            key: "s/a.yml".to_owned(),
            path: "s/a.yml".into(),
            package: "s-a-yml".to_owned(),
            expect: Expect::Valid,
        },
        counted: Ok(2),
        ended: Ended::Made(Made {
            generated: operations.map(|operations| Generated {
                operations,
                ..Generated::default()
            }),
            diagnostics: codes.iter().map(finding).collect(),
            ..Made::default()
        }),
        mended: None,
        compiled: None,
    }
}

fn failed(facts: &Facts, entry: Option<&Entry>) -> String {
    match judge(facts, entry) {
        Verdict::Fails(reasons) => reasons.join("; "),
        other => other.as_str().to_owned(),
    }
}

fn entry(codes: &[&str]) -> Entry {
    Entry {
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        reason: "its own fault".to_owned(),
        overlay: None,
    }
}

#[test]
fn what_generates_whole_and_compiles_passes() {
    let mut whole = facts(Some(2), &["hint"]);
    assert_eq!(judge(&whole, None), Verdict::Passes);
    whole.compiled = Some(Compiled {
        verdict: Ok(()),
        seconds: None,
    });
    assert_eq!(judge(&whole, None), Verdict::Passes);
    whole.compiled = Some(Compiled {
        verdict: Err("warning: unused\n".repeat(20)),
        seconds: None,
    });
    let said = failed(&whole, None);
    assert!(
        said.starts_with("does not compile\nwarning: unused\n"),
        "{said}"
    );
    assert!(said.ends_with("\n(8 more lines)"), "{said}");
}

#[test]
fn an_operation_more_or_less_fails() {
    assert_eq!(failed(&facts(Some(1), &[]), None), "1 operations of 2");
    assert_eq!(failed(&facts(Some(3), &[]), None), "3 operations of 2");
    let mut uncounted = facts(Some(2), &[]);
    uncounted.counted = Err("no YAML".to_owned());
    assert_eq!(
        failed(&uncounted, None),
        "its operations cannot be counted: no YAML"
    );
}

#[test]
fn a_refusal_has_to_be_on_record_with_its_codes() {
    let refused = facts(None, &["syntax", "hint", "syntax"]);
    assert!(failed(&refused, None).starts_with("is refused, 2 errors, the first 0:0 syntax: "));
    assert_eq!(
        judge(&refused, Some(&entry(&["syntax"]))),
        Verdict::Rejected("its own fault".to_owned())
    );
    assert_eq!(
        failed(&refused, Some(&entry(&["wrong-type"]))),
        "is refused for {\"syntax\"}, where the record says {\"wrong-type\"}"
    );
}

#[test]
fn a_stale_entry_fails() {
    assert_eq!(
        failed(&facts(Some(2), &[]), Some(&entry(&["syntax"]))),
        "is generated: remove its entry from the record"
    );
}

#[test]
fn an_overlay_counts_only_where_the_document_is_at_fault_without_it() {
    let with = |operations: Option<usize>, codes: &[&str], mended: Option<usize>| Facts {
        mended: Some(facts(mended, &["overlay-no-match"]).ended),
        ..facts(operations, codes)
    };
    let entry = entry(&["syntax"]);
    let mended = judge(&with(None, &["syntax"], Some(2)), Some(&entry));
    assert_eq!(mended, Verdict::Mended("its own fault".to_owned()));
    for (facts, said) in [
        (
            with(Some(2), &[], Some(2)),
            "is generated: remove its entry",
        ),
        (with(None, &["too-deep"], Some(2)), "a limit or a bug"),
        (with(None, &["wrong-type"], Some(2)), "is refused for"),
        (with(None, &["syntax"], Some(1)), "1 operations of 2"),
        (
            with(None, &["syntax"], None),
            "is refused with its overlay, first 0:0 overlay-no-match",
        ),
    ] {
        let failed = failed(&facts, Some(&entry));
        assert!(failed.contains(said), "{failed}");
    }
}

#[test]
fn limits_bugs_and_crashes_are_never_the_documents_fault() {
    for code in OURS {
        let refused = facts(None, &[code.as_str()]);
        let said = failed(&refused, Some(&entry(&[code.as_str()])));
        assert!(said.starts_with("a limit or a bug: "), "{said}");
    }
    let mut crashed = facts(None, &[]);
    crashed.ended = Ended::Crashed("signal: 6".to_owned());
    assert_eq!(failed(&crashed, Some(&entry(&["syntax"]))), "signal: 6");
}

#[test]
fn an_invalid_document_gets_at_least_a_warning() {
    let mut invalid = facts(Some(2), &[]);
    invalid.document.expect = Expect::Invalid;
    assert!(failed(&invalid, None).contains("without a word"));
    let mut warned = facts(Some(2), &["hint"]);
    warned.document.expect = Expect::Invalid;
    assert_eq!(judge(&warned, None), Verdict::Passes);
}
