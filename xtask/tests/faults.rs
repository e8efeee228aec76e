//! The program on faulty input: exit code 2, all faults said in one run, and every byte on disk as it
//! was.

mod folder;
mod snapshot;

use folder::{CHECK, DESCRIPTION, Folder, OVERLAY, WRITE};
use snapshot::snapshot;

/// Runs what must fail because of its input, and returns what it says.
fn refuse(folder: &Folder, arguments: &str) -> String {
    let before = snapshot(folder.path());
    let ran = folder.run(arguments);
    assert_eq!(ran.code, 2, "{arguments}: {}", ran.err);
    assert_eq!(ran.out, "", "{arguments}");
    assert_eq!(snapshot(folder.path()), before, "{arguments}");
    ran.err
}

/// One fault in the description each: what is replaced by what, and what the message must name.
const FAULTS: &[(&str, &str, &str, &str)] = &[
    ("malformed YAML", "info:\n", "info: [\n", "error[syntax]"),
    (
        "an unknown version",
        "openapi: 3.1.0",
        "openapi: 4.0.0",
        "error[unknown-version]",
    ),
    (
        "Swagger",
        "openapi: 3.1.0",
        "swagger: '2.0'",
        "error[swagger-2]",
    ),
    (
        "a wrong type",
        "tags: [Things]",
        "tags: 7",
        "error[wrong-type]",
    ),
    (
        "a dangling reference",
        "schemas/Thing'",
        "schemas/Nothing'",
        "error[dangling-ref]",
    ),
];

#[test]
fn a_faulty_description_changes_nothing() {
    for (what, from, to, said) in FAULTS {
        assert!(DESCRIPTION.contains(from), "{what}");
        let folder = Folder::new();
        folder.write("api.yml", &DESCRIPTION.replace(from, to));
        let err = refuse(&folder, WRITE);
        assert!(err.contains(said), "{what}: {err}");
        assert!(err.contains("api.yml:"), "{what}: {err}");
        assert_eq!(refuse(&folder, CHECK), err, "{what}");
    }
}

#[test]
fn a_faulty_overlay_is_shown_with_its_line() {
    let folder = Folder::new();
    folder.write(
        "fix.overlay.yml",
        &OVERLAY.replace("schemas.Thing", "schemas.Nothing"),
    );
    let err = refuse(&folder, WRITE);
    assert!(err.contains("error[overlay-no-match]"), "{err}");
    assert!(err.contains("fix.overlay.yml:6:"), "{err}");
    assert_eq!(
        refuse(&folder, "spec --spec api.yml --overlay fix.overlay.yml"),
        err
    );
}

#[test]
fn several_faults_are_all_said_in_one_run() {
    let folder = Folder::new();
    let wrong = DESCRIPTION
        .replace("tags: [Things]", "tags: 7")
        .replace("type: string", "type: text");
    folder.write("api.yml", &wrong);
    let err = refuse(&folder, WRITE);
    assert!(err.contains("api.yml:9:"), "{err}");
    assert!(err.contains("api.yml:23:"), "{err}");

    folder.write("fix.overlay.yml", "overlay: [");
    folder.write("other.overlay.yml", "overlay: {");
    let err = refuse(
        &folder,
        "codegen --spec api.yml --overlay fix.overlay.yml --overlay other.overlay.yml --out client",
    );
    assert!(err.contains("fix.overlay.yml:"), "{err}");
    assert!(err.contains("other.overlay.yml:"), "{err}");
}

#[test]
fn several_missing_files_are_all_said_in_one_run() {
    let folder = Folder::new();
    let err = refuse(
        &folder,
        "codegen --spec no.yml --overlay a.yml --overlay b.yml --out client",
    );
    for name in ["`no.yml`", "`a.yml`", "`b.yml`"] {
        assert!(err.contains(name), "{err}");
    }
}

#[test]
fn wrong_usage_is_an_input_fault() {
    let folder = Folder::new();
    for (arguments, said) in [
        ("", "Usage: "),
        ("generate", "generate"),
        ("codegen --chek", "--check"),
        (
            "codegen --no-overlays --overlay fix.overlay.yml",
            "cannot be used with",
        ),
        ("spec --out client", "--out"),
    ] {
        let err = refuse(&folder, arguments);
        assert!(err.contains(said), "{arguments}: {err}");
    }
}

#[test]
fn the_overlays_of_the_bundled_description_do_not_fit_another() {
    let folder = Folder::new();
    let err = refuse(&folder, "codegen --spec api.yml --out out");
    assert!(err.contains("error[overlay-no-match]"), "{err}");
    let remedy = err.lines().next().unwrap();
    assert!(remedy.contains("`--no-overlays`"), "{err}");
    assert!(err.contains("more [overlay-no-match] of "), "{err}");
    let json = refuse(
        &folder,
        "codegen --spec api.yml --out out --message-format json",
    );
    let is_idle = |line: &&str| line.contains(r#""code":"overlay-no-match""#);
    let all = json.lines().filter(is_idle).count();
    let shown = err.matches("error[overlay-no-match]").count();
    assert!(all > shown, "{json}");
    assert!(
        err.contains(&format!("{} errors", json.lines().count() - 1)),
        "{err}"
    );
    folder.write("api.yml", "openapi: 4.0.0\n");
    let err = refuse(&folder, "codegen --spec api.yml --no-overlays --out out");
    assert!(!err.contains("`--no-overlays`"), "{err}");
}
