//! The bundled description is what its publisher published, byte for byte.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

#[test]
fn the_description_has_the_hash_that_is_written_beside_it() {
    let (upstream, bytes) = bundled();
    let mut hash = String::new();
    for byte in Sha256::digest(&bytes) {
        write!(hash, "{byte:02x}").expect("a string takes every text");
    }
    let written = text(&upstream, "sha256");
    assert!(
        written == hash,
        "`spec/upstream.toml` says sha256 {written}, the description has {hash}: after an update, \
         write the latter there"
    );
}

#[test]
fn the_description_is_of_the_versions_that_are_written_beside_it() {
    let (upstream, bytes) = bundled();
    let description = String::from_utf8(bytes).expect("the description is UTF-8");
    let openapi = format!("openapi: {}\n", text(&upstream, "openapi"));
    assert!(description.starts_with(&openapi), "{openapi:?}");
    let version = format!("\n  version: '{}'\n", text(&upstream, "version"));
    assert!(description.contains(&version), "{version:?}");
}

/// What is known of the description, and its bytes.
fn bundled() -> (toml::Table, Vec<u8>) {
    let spec = project().join("spec");
    let upstream = fs::read_to_string(spec.join("upstream.toml")).expect("`spec/upstream.toml`");
    let upstream: toml::Table = upstream.parse().expect("`spec/upstream.toml` is TOML");
    let bytes = fs::read(spec.join(text(&upstream, "file"))).expect("the bundled description");
    (upstream, bytes)
}

fn text<'t>(table: &'t toml::Table, key: &str) -> &'t str {
    table[key].as_str().expect("every value is a text")
}

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
