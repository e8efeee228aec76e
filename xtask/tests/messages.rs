//! `--message-format`: what a tool and what GitHub get, on standard error, for every way in which a
//! run ends.

mod folder;

use folder::{CHECK, DESCRIPTION, Folder, WRITE};

/// A description with two faults.
fn faulty() -> Folder {
    let folder = Folder::new();
    let wrong = DESCRIPTION
        .replace("tags: [Things]", "tags: 7")
        .replace("type: string", "type: 7");
    folder.write("api.yml", &wrong);
    folder
}

#[test]
fn a_tool_gets_one_object_a_line() {
    let ran = faulty().run(&format!("{WRITE} --message-format json"));
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    let lines: Vec<serde_json::Value> = ran
        .err
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let said: Vec<_> = lines
        .iter()
        .map(|line| {
            (
                &line["code"],
                &line["file"],
                &line["line"],
                &line["pointer"],
            )
        })
        .map(|(code, file, line, pointer)| format!("{code} {file} {line} {pointer}"))
        .collect();
    assert_eq!(
        said,
        [
            r#""wrong-type" "api.yml" 9 "/paths/~1things/get/tags""#,
            r#""wrong-type" "api.yml" 23 "/components/schemas/Thing/properties/name/type""#,
            r#""later-stages" null null null"#,
        ]
    );
    for member in ["severity", "column", "message", "help", "related"] {
        assert!(lines[0].get(member).is_some(), "{member}: {}", lines[0]);
    }
}

#[test]
fn a_tool_is_told_what_the_crate_needs() {
    let folder = Folder::new();
    let identified = DESCRIPTION.replace("type: string", "format: uuid\n          type: string");
    folder.write("api.yml", &identified);
    let ran = folder.run(WRITE);
    let needs = "\nneeds: feature `uuid` of the client crate\n";
    assert!(ran.out.contains(needs), "{}", ran.out);
    let ran = folder.run(&format!("{WRITE} --message-format json"));
    assert!(!ran.out.contains("needs: "), "{}", ran.out);
    let said = r#"{"code":"feature","severity":"notice","file":null,"line":null,"column":null,"pointer":null,"message":"the client crate needs the feature `uuid`","#;
    assert!(
        ran.err.lines().any(|line| line.starts_with(said)),
        "{}",
        ran.err
    );
}

#[test]
fn github_gets_one_command_a_line() {
    let ran = faulty().run(&format!("{WRITE} --message-format github"));
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    let lines: Vec<_> = ran.err.lines().collect();
    assert_eq!(lines.len(), 3, "{}", ran.err);
    assert!(
        lines[0].starts_with("::error file=api.yml,line=9,col=13,title=wrong-type::"),
        "{}",
        lines[0]
    );
    assert!(
        lines[0].contains("%0Aat `/paths/~1things/get/tags`%0Ahelp: "),
        "{}",
        lines[0]
    );
    assert!(
        lines[2].starts_with("::notice title=later-stages::the stages after this one did not run"),
        "{}",
        lines[2]
    );
}

#[test]
fn every_stale_file_is_a_line() {
    let folder = Folder::new();
    let generated = folder.run(WRITE).out;
    assert!(
        generated.contains("wrote `client/OPERATIONS.md`"),
        "{generated}"
    );
    for path in ["client/OPERATIONS.md", "client/src/generated/meta.rs"] {
        std::fs::remove_file(folder.path().join(path)).unwrap();
    }
    for (format, begins) in [
        ("human", "stale: "),
        ("json", r#"{"code":"stale","#),
        ("github", "::error file=client/"),
    ] {
        let ran = folder.run(&format!("{CHECK} --message-format {format}"));
        assert_eq!(ran.code, 1, "{}", ran.err);
        let said: Vec<_> = ran
            .err
            .lines()
            .filter(|line| line.starts_with(begins))
            .collect();
        assert_eq!(said.len(), 2, "{}", ran.err);
        assert!(said[0].contains("client/OPERATIONS.md"), "{}", ran.err);
        assert!(
            said[1].contains("client/src/generated/meta.rs"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn what_is_wrong_outside_the_documents_is_said_the_same_way() {
    let folder = Folder::new();
    let missing = "codegen --spec no.yml --overlay fix.overlay.yml --out client";
    for (arguments, json, github) in [
        (
            missing,
            r#"{"code":"input","severity":"error","file":"no.yml","line":1,"column":1,"#,
            "::error file=no.yml,line=1,col=1,title=input::cannot read `no.yml`",
        ),
        (
            CHECK,
            r#"{"code":"stale","severity":"error","file":"client/"#,
            "::error file=client/OPERATIONS.md,line=1,col=1,title=stale::`client/OPERATIONS.md`",
        ),
    ] {
        for (format, said) in [("json", json), ("github", github)] {
            let ran = folder.run(&format!("{arguments} --message-format {format}"));
            assert!(ran.err.starts_with(said), "{arguments}: {}", ran.err);
        }
    }
}
