//! Generated files into a workspace that cargo compiles: a package for each golden document, with
//! the real runtime mounted beside what was generated.
//!
//! Manifests and lock file are the project's own, so that dependencies, features and lints are too.
//! Only what changed is written, so that a second run compiles nothing twice.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::Failed;
use toml::{Table, Value};
use xtask::difference::Difference;
use xtask::{disk, place};

use crate::round_trips;

/// A workspace below the target folder.
#[derive(Clone, Debug)]
pub struct Scratch {
    root: PathBuf,
    project: PathBuf,
}

impl Scratch {
    /// One at `root`; the project is the one of these tests.
    pub fn new(root: PathBuf) -> Self {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self {
            root,
            project: package.parent().unwrap_or(package).to_path_buf(),
        }
    }

    /// Where it is.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Writes the workspace; each package is a name with its generated files.
    pub fn write(
        &self,
        packages: &BTreeMap<String, BTreeMap<String, String>>,
    ) -> Result<(), Failed> {
        self.put("Cargo.toml", &self.workspace_manifest(packages.keys())?)?;
        self.put("Cargo.lock", &self.project_file("Cargo.lock")?)?;
        for (name, files) in packages {
            self.put(&format!("{name}/Cargo.toml"), &self.package_manifest(name)?)?;
            self.put(&format!("{name}/src/lib.rs"), &self.root_module(name))?;
            let out = self.root.join(name);
            let on_disk = disk::survey(&out).map_err(|fault| fault.text)?;
            let difference = Difference::between(&on_disk, files).map_err(|fault| fault.text)?;
            place::place(&out, &on_disk, &difference, files).map_err(|fault| fault.text)?;
        }
        Ok(())
    }

    /// Writes the test of a package that reads and writes the values at `values`.
    pub fn write_round_trips(&self, name: &str, values: &Path) -> Result<(), Failed> {
        let compare = self.project.join("tests/src/compare.rs");
        let test = round_trips::test(name, &compare, values)?;
        self.put(&format!("{name}/tests/round_trips.rs"), &test)
    }

    /// The project's, with other members, and without the paths to the ones it has.
    fn workspace_manifest<'a>(
        &self,
        names: impl Iterator<Item = &'a String>,
    ) -> Result<String, Failed> {
        let mut manifest: Table = toml::from_str(&self.project_file("Cargo.toml")?)?;
        let workspace = table(&mut manifest, "workspace")?;
        let members = names.map(|name| Value::String(name.clone())).collect();
        workspace.insert("members".to_owned(), Value::Array(members));
        table(workspace, "dependencies")?.retain(|_, dependency| dependency.get("path").is_none());
        Ok(toml::to_string(&manifest)?)
    }

    /// The client crate's, under another name, without what only its own files need, and with all
    /// that a description may.
    fn package_manifest(&self, name: &str) -> Result<String, Failed> {
        let mut manifest: Table = toml::from_str(&self.project_file("deepgram-mgmt/Cargo.toml")?)?;
        let package = table(&mut manifest, "package")?;
        package.insert("name".to_owned(), Value::String(format!("golden-{name}")));
        package.remove("readme");
        let features = table(&mut manifest, "features")?;
        let every = features.keys().filter(|feature| *feature != "default");
        let every = every.cloned().map(Value::String).collect();
        features.insert("default".to_owned(), Value::Array(every));
        let kept = ["package", "features", "dependencies", "target", "lints"];
        manifest.retain(|section, _| kept.contains(&section));
        Ok(toml::to_string(&manifest)?)
    }

    fn root_module(&self, name: &str) -> String {
        let runtime = self.project.join("deepgram-mgmt/src/rt/mod.rs");
        let runtime = runtime.display().to_string();
        format!(
            "//! The golden document `{name}` on the real runtime.\n\
             #![deny(warnings, missing_docs)]\n\n\
             #[path = {runtime:?}]\n\
             pub mod rt;\n\n\
             /// What is tested.\n\
             pub mod generated;\n"
        )
    }

    fn project_file(&self, path: &str) -> Result<String, Failed> {
        let on_disk = self.project.join(path);
        fs::read_to_string(&on_disk)
            .map_err(|error| format!("cannot read `{path}`: {error}").into())
    }

    fn put(&self, path: &str, text: &str) -> Result<(), Failed> {
        let on_disk = self.root.join(path);
        if fs::read_to_string(&on_disk).is_ok_and(|there| there == text) {
            return Ok(());
        }
        if let Some(folder) = on_disk.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(on_disk, text)?)
    }
}

fn table<'a>(manifest: &'a mut Table, section: &str) -> Result<&'a mut Table, Failed> {
    manifest
        .get_mut(section)
        .and_then(Value::as_table_mut)
        .ok_or_else(|| format!("the manifest has no `[{section}]`").into())
}
