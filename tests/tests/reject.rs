//! Documents that break a rule: each is refused with the text in its `expected.txt`, which names the
//! code that its folder's name begins with, and every code has such a folder.

use std::fs;
use std::io;
use std::process::ExitCode;

use codegen::code::{Code, Severity};
use codegen::diagnostic::Diagnostic;
use codegen::document::Document;
use codegen::files::{Files, NoFiles};
use codegen::{Failure, Input, load};
use libtest_mimic::{Arguments, Failed, Trial};
use tests::case::{self, Case};
use tests::expect;

/// Codes that no folder stands for; those of warnings are shown by the documents of `golden` that
/// have a `warnings.txt`.
const ELSEWHERE: &[(Code, &str)] = &[
    (
        Code::Encoding,
        "made from bytes below: a file that is no UTF-8 cannot be reviewed",
    ),
    (Code::TooLarge, "made from bytes below: 64 MiB"),
    (
        Code::Internal,
        "a bug of the generator, which no document is known to meet",
    ),
];

fn main() -> ExitCode {
    match trials() {
        Ok(trials) => libtest_mimic::run(&Arguments::from_args(), trials).exit_code(),
        Err(failed) => {
            eprintln!("{}", failed.message().unwrap_or_default());
            ExitCode::FAILURE
        }
    }
}

fn trials() -> Result<Vec<Trial>, Failed> {
    let cases = case::all("reject")?;
    let names: Vec<_> = cases.iter().map(|case| case.name.clone()).collect();
    let mut trials = vec![
        Trial::test("every-code", move || every_code(&names)),
        Trial::test("encoding", || {
            from_bytes(b"openapi: 3.1.0\ninfo: \xff\n".to_vec(), Code::Encoding)
        }),
        Trial::test("too-large", || {
            from_bytes(vec![b' '; load::MAX_BYTES + 1], Code::TooLarge)
        }),
    ];
    for case in cases {
        let name = case.name.clone();
        trials.push(Trial::test(name, move || rejected(&case)));
    }
    Ok(trials)
}

fn rejected(case: &Case) -> Result<(), Failed> {
    let code = code_of(&case.name).ok_or("the folder's name begins with no code")?;
    let failure = refused(&case.input, &case.beside, code)?;
    for diagnostic in failure.report().iter() {
        worded(diagnostic)?;
    }
    expect::equals(&case.folder.join("expected.txt"), &failure.to_string())
}

fn from_bytes(bytes: Vec<u8>, code: Code) -> Result<(), Failed> {
    let description = Document {
        name: "openapi.yml".to_owned(),
        bytes,
    };
    let failure = refused(
        &Input {
            description,
            overlays: Vec::new(),
        },
        &NoFiles,
        code,
    )?;
    let text = failure.to_string();
    if text.contains("openapi.yml") {
        Ok(())
    } else {
        Err(format!("names no file\n{text}").into())
    }
}

fn refused(input: &Input, files: &dyn Files, code: Code) -> Result<Failure, Failed> {
    let Err(failure) = codegen::generate_among(input.clone(), files) else {
        return Err(format!("is not refused, though it breaks `{code}`").into());
    };
    if failure
        .report()
        .iter()
        .any(|diagnostic| diagnostic.code == code)
    {
        Ok(failure)
    } else {
        Err(format!("is refused, but not for `{code}`\n{failure}").into())
    }
}

/// The manners of a message: lower case, no trailing period, a remedy.
fn worded(diagnostic: &Diagnostic) -> Result<(), Failed> {
    let Diagnostic { message, help, .. } = diagnostic;
    let first = message.split_whitespace().next().unwrap_or_default();
    // `YAML` and `OpenAPI` are what they are.
    let capitals = first.chars().filter(|symbol| symbol.is_uppercase()).count();
    let sentence = first.starts_with(char::is_uppercase) && capitals == 1;
    let fault = if sentence {
        "does not begin in lower case"
    } else if message.ends_with('.') || help.ends_with('.') {
        "ends in a period"
    } else if help.is_empty() {
        "offers no remedy"
    } else {
        return Ok(());
    };
    Err(format!("the message `{message}` {fault}\nhelp: `{help}`").into())
}

fn every_code(folders: &[String]) -> Result<(), Failed> {
    let shown = |code: &Code| folders.iter().any(|name| code_of(name) == Some(*code));
    let elsewhere = |code: &Code| ELSEWHERE.iter().any(|(other, _)| other == code);
    let warned = golden_warnings()?;
    let told = |code: &Code| {
        code.severity() == Severity::Warning && warned.contains(&format!("warning[{code}]"))
    };
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|code| !shown(code) && !elsewhere(code) && !told(code))
        .map(|code| code.as_str())
        .collect();
    let stale: Vec<_> = Code::ALL
        .iter()
        .filter(|code| shown(code) && elsewhere(code))
        .map(|code| code.as_str())
        .collect();
    if missing.is_empty() && stale.is_empty() {
        return Ok(());
    }
    Err(format!(
        "no folder under `tests/reject`, nor a warning under `tests/golden`: {missing:?}; a folder and a reason why not: {stale:?}"
    )
    .into())
}

/// All that the documents of `golden` are warned about.
fn golden_warnings() -> Result<String, Failed> {
    let mut text = String::new();
    for case in case::all("golden")? {
        match fs::read_to_string(case.folder.join("warnings.txt")) {
            Ok(warnings) => text.push_str(&warnings),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(text)
}

/// The code that a folder's name is or begins with, the longest where several are.
fn code_of(folder: &str) -> Option<Code> {
    let begins = |code: &&Code| {
        folder
            .strip_prefix(code.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    Code::ALL
        .iter()
        .filter(begins)
        .max_by_key(|code| code.as_str().len())
        .copied()
}
