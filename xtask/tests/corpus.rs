//! `cargo xtask corpus` as it is run: what passes, what is rejected and what fails, that a crash is
//! the document's alone, and what the compiler says of what was generated.

mod folder;

use folder::{DESCRIPTION, Folder, Ran};

/// A record of refusals with one entry.
fn entry(key: &str, code: &str) -> String {
    format!("['{key}']\ncodes = ['{code}']\nreason = 'by its own fault'\n")
}

fn folder(record: &str) -> Folder {
    let folder = Folder::new();
    folder.write("set/good.yml", DESCRIPTION);
    folder.write("set/bad.yml", &DESCRIPTION.replace("paths:", "path:"));
    folder.write("corpus.toml", record);
    folder
}

fn run(folder: &Folder, arguments: &str) -> Ran {
    folder.run(&format!(
        "corpus set --record corpus.toml --scratch scratch {arguments}"
    ))
}

/// The verdict in the table.
fn verdict<'t>(ran: &'t Ran, key: &str) -> &'t str {
    let row = ran.out.lines().find(|line| line.starts_with(key));
    row.and_then(|row| row.split_whitespace().last())
        .unwrap_or_else(|| panic!("no `{key}` in\n{}\n{}", ran.out, ran.err))
}

#[test]
fn a_refusal_on_record_is_no_failure() {
    let folder = folder(&entry("set/bad.yml", "unknown-keyword"));
    let ran = run(&folder, "--no-compile --jobs 2 --json table.json");
    assert_eq!(verdict(&ran, "set/bad.yml"), "rejected", "{}", ran.out);
    assert_eq!(verdict(&ran, "set/good.yml"), "passes");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.ends_with(
            "\n2 documents: 1 pass, 0 pass mended by an overlay, 1 are rejected, 0 fail\n"
        ),
        "{}",
        ran.out
    );
    let table = std::fs::read_to_string(folder.path().join("table.json")).unwrap();
    let table: serde_json::Value = serde_json::from_str(&table).unwrap();
    assert_eq!(table[1]["operations"], 1);
    assert_eq!(table[1]["generated"]["operations"], 1);
    assert_eq!(table[0]["diagnostics"][0]["file"], "set/bad.yml");
}

#[test]
fn a_refusal_off_the_record_and_a_stale_entry_fail() {
    let ran = run(&folder(""), "--no-compile");
    assert_eq!((ran.code, verdict(&ran, "set/bad.yml")), (1, "FAILS"));
    assert!(
        ran.out.contains("\nset/bad.yml: is refused, "),
        "{}",
        ran.out
    );

    let stale = entry("set/bad.yml", "unknown-keyword") + &entry("set/good.yml", "syntax");
    let ran = run(&folder(&stale), "--no-compile");
    assert_eq!((ran.code, verdict(&ran, "set/good.yml")), (1, "FAILS"));

    let gone = entry("set/bad.yml", "unknown-keyword") + &entry("set/gone.yml", "syntax");
    let ran = run(&folder(&gone), "--no-compile");
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(
        ran.err
            .contains("`corpus.toml` has an entry for `set/gone.yml`, which is not there"),
        "{}",
        ran.err
    );
    let ran = run(&folder(&gone), "--no-compile --filter bad");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = run(&folder(""), "--no-compile --max-bytes 10");
    assert!(ran.err.contains("no document was found"), "{}", ran.err);
}

/// The process of a document is what can be killed, which here the file system does.
#[test]
fn a_process_that_ends_badly_fails_its_document_alone() {
    let folder = folder(&entry("set/bad.yml", "unknown-keyword"));
    // Where the package has to be, a file stands in the way.
    folder.write("scratch/set-good-yml", "");
    let ran = run(&folder, "--no-compile");
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(
        ran.out.contains("\nset/good.yml: exit status: 3: error: "),
        "{}",
        ran.out
    );
    assert_eq!(verdict(&ran, "set/bad.yml"), "rejected");
}

/// In front of the compiler this program is the compiler, and writes down how long it took.
#[test]
fn in_front_of_the_compiler_only_the_time_is_taken() {
    let folder = folder("");
    folder.write("times/other", "");
    let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let run = |arguments: &[&str], package: Option<&str>| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.arg(&compiler).args(arguments);
        command.env("CORPUS_CHECK_TIMES", folder.path().join("times"));
        command.env_remove("CARGO_MANIFEST_DIR");
        command.envs(package.map(|package| ("CARGO_MANIFEST_DIR", package)));
        command.output().unwrap()
    };
    let asked = run(&["-vV"], None);
    assert!(String::from_utf8_lossy(&asked.stdout).starts_with("rustc "));
    assert!(asked.status.success());
    let time = folder.path().join("times/set-good-yml");
    assert!(!time.exists());
    let failed = run(&["no-such-file.rs"], Some("scratch/set-good-yml"));
    assert_eq!(failed.status.code(), Some(1));
    let seconds: f64 = std::fs::read_to_string(time).unwrap().parse().unwrap();
    assert!(seconds > 0.0);
}

#[test]
fn what_cannot_be_used_is_an_input_fault() {
    for (arguments, said) in [
        ("corpus", "<DIR>"),
        ("corpus none --record corpus.toml", "cannot read `none`"),
        ("corpus set --record none.toml", "`none.toml`: "),
        (
            "corpus set --record corpus.toml --filter nothing",
            "no document was found",
        ),
        ("corpus set --jobs 0", "--jobs"),
    ] {
        let ran = folder("").run(arguments);
        assert_eq!(ran.code, 2, "{arguments}: {}", ran.err);
        assert!(ran.err.contains(said), "{arguments}: {}", ran.err);
    }
}
