//! Values of a golden document into the test that reads and writes them by the generated types.
//!
//! `round_trips.json` names for each type the variants, or the struct, that its values are read as:
//! `{"Pet": {"Cat": [{"kind": "cat"}], "Unknown": [{}]}, "Cat": {"Cat": [{"kind": "cat"}]}}`.

use std::fs;
use std::path::Path;

use libtest_mimic::Failed;
use serde_json::{Map, Value};
use xtask::scratch::Scratch;

/// The file of the values, beside the document.
pub const VALUES: &str = "round_trips.json";

/// Writes the test of the package of the golden document `name` for the values at `values`.
pub fn write(scratch: &Scratch, name: &str, values: &Path) -> Result<(), Failed> {
    let compare = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/compare.rs");
    let test = test(name, &compare, values)?;
    let path = format!("{name}/tests/round_trips.rs");
    scratch.put(&path, &test).map_err(|fault| fault.text.into())
}

/// The test of the package of the golden document `name`.
pub fn test(name: &str, compare: &Path, values: &Path) -> Result<String, Failed> {
    let text = fs::read_to_string(values)?;
    let types: Map<String, Value> = serde_json::from_str(&text)
        .map_err(|error| format!("the `{VALUES}` of `{name}` is not a map of types: {error}"))?;
    if types.is_empty() {
        return Err(format!("the `{VALUES}` of `{name}` holds no value").into());
    }
    let package = format!("golden_{}", name.replace('-', "_"));
    let (compare, values) = (compare.display().to_string(), values.display().to_string());
    let checks: Vec<_> = types
        .keys()
        .map(|name| format!("    check::<types::{name}>(\"{name}\");\n"))
        .collect();
    let checks = checks.concat();
    Ok(format!(
        "#[path = {compare:?}]\nmod compare;\n\nuse {package}::generated::types;\n\n\
         const VALUES: &str = include_str!({values:?});\n{CHECK}\n\
         #[test]\nfn every_value_is_read_as_its_variant_and_written_again() {{\n{checks}}}\n"
    ))
}

const CHECK: &str = r#"
fn check<T>(name: &str)
where
    T: std::fmt::Debug + serde::Serialize + serde::de::DeserializeOwned,
{
    let types: serde_json::Value = serde_json::from_str(VALUES).unwrap();
    for (variant, values) in types[name].as_object().unwrap() {
        for value in values.as_array().unwrap() {
            let read: T = serde_json::from_str(&value.to_string())
                .unwrap_or_else(|error| panic!("{name} cannot read {value}: {error}"));
            let debug = format!("{read:?}");
            let is_symbol = |symbol: char| !symbol.is_alphanumeric() && symbol != '_';
            let read_as = debug.split(is_symbol).next().unwrap();
            assert_eq!(read_as, variant, "{name} reads {value} as {debug}");
            let written = serde_json::to_value(&read).unwrap();
            let difference = compare::difference(value, &written);
            assert_eq!(difference, None, "{name} reads {value} as {debug}");
        }
    }
}
"#;

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_file_without_values_is_a_fault() {
        for (text, wanted) in [("{}", "holds no value"), ("[]", "is not a map")] {
            let mut file = tempfile::NamedTempFile::new().unwrap();
            file.write_all(text.as_bytes()).unwrap();
            let fault = test("a", Path::new("compare.rs"), file.path()).unwrap_err();
            assert!(fault.message().unwrap().contains(wanted), "{text}");
        }
    }

    #[test]
    fn each_type_is_checked() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(br#"{"A": {}, "B": {}}"#).unwrap();
        let text = test("a-b", Path::new("compare.rs"), file.path()).unwrap();
        for wanted in [
            "use golden_a_b::",
            "check::<types::A>(\"A\");",
            "check::<types::B>",
        ] {
            assert!(text.contains(wanted), "{wanted}");
        }
    }
}
