//! An example of the client crate as a process.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsStr;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use serde_json::Value;
use tests::server::Server;

/// The key that examples are given; none may print it.
pub(crate) const KEY: &str = "f00dcafe";

/// How an example ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs an example with this server for the service.
pub(crate) fn run(example: &str, arguments: &[&str], server: &Server) -> Ran {
    run_at(example, arguments, &server.url())
}

/// Runs an example with a service at this address.
pub(crate) fn run_at(example: &str, arguments: &[impl AsRef<OsStr>], url: &str) -> Ran {
    run_into(example, arguments, url, Stdio::piped())
}

/// The same, with this for its stdout.
pub(crate) fn run_into(
    example: &str,
    arguments: &[impl AsRef<OsStr>],
    url: &str,
    out: impl Into<Stdio>,
) -> Ran {
    let output = Command::new(&EXECUTABLES[example])
        .args(arguments)
        .env("DEEPGRAM_API_KEY", KEY)
        .env("DEEPGRAM_BASE_URL", url)
        .stdout(out)
        .output()
        .unwrap();
    let ran = Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    };
    for text in [&ran.out, &ran.err] {
        assert!(!text.contains(KEY), "the key of the client is in {text}");
    }
    ran
}

/// Where cargo puts the examples, which it builds unless they are there. They are built with the
/// whole workspace, as `cargo test --workspace` does, so that nothing is compiled for them again.
static EXECUTABLES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let arguments = "build --offline --quiet --workspace --examples --message-format=json";
    let output = Command::new(cargo)
        .args(arguments.split(' '))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    let messages = String::from_utf8(output.stdout).unwrap();
    let messages = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let executables = messages.filter(|message| message["target"]["kind"][0] == "example");
    executables
        .filter_map(|message| {
            let name = message["target"]["name"].as_str()?;
            let path = message["executable"].as_str()?;
            Some((name.to_owned(), path.to_owned()))
        })
        .collect()
});
