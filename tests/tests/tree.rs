//! How much a user of the client has to build.

use std::collections::BTreeSet;
use std::env;
use std::process::Command;

/// Crates under the client with default features, itself included.
const AT_MOST: usize = 110;

#[test]
fn the_client_needs_few_crates() {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let arguments = "tree --offline -p deepgram-mgmt -e normal --prefix none --format {p}";
    let output = Command::new(cargo)
        .args(arguments.split(' '))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let listed = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let crates: BTreeSet<_> = listed.lines().collect();
    assert!(
        crates.iter().any(|name| name.starts_with("reqwest ")),
        "{crates:#?}"
    );
    assert!(
        crates.len() <= AT_MOST,
        "{} crates, at most {AT_MOST}: {crates:#?}",
        crates.len()
    );
}
