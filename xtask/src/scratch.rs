//! Generated files into a workspace that cargo compiles: a package for each description, with the
//! real runtime mounted beside what was generated.
//!
//! Manifests and lock file are the project's own, so that dependencies, features and lints are too,
//! and dependencies are built once for all packages. Only what changed is written, so that a second
//! run compiles nothing twice.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use crate::difference::Difference;
use crate::outcome::{Exit, Fault};
use crate::{disk, place};

/// Features that a description needs which has values of a format.
pub const FORMATS: [&str; 1] = ["uuid"];

/// A workspace of packages that are generated.
#[derive(Clone, Debug)]
pub struct Scratch {
    root: PathBuf,
    project: PathBuf,
    prefix: &'static str,
}

impl Scratch {
    /// One at `root` for the runtime and manifests of `project`; the names of its packages begin
    /// with `prefix` and a hyphen.
    ///
    /// Both paths have to be absolute: they are written into files.
    pub fn new(root: PathBuf, project: PathBuf, prefix: &'static str) -> Self {
        Self {
            root,
            project,
            prefix,
        }
    }

    /// Where it is.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of a package.
    pub fn folder(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Writes the workspace; each package is a name with its generated files.
    pub fn write(
        &self,
        packages: &BTreeMap<String, BTreeMap<String, String>>,
    ) -> Result<(), Fault> {
        self.workspace(packages.keys())?;
        for (name, files) in packages {
            generated(&self.folder(name), files)?;
        }
        Ok(())
    }

    /// Writes everything but what is generated.
    pub fn workspace<'a>(&self, names: impl Iterator<Item = &'a String>) -> Result<(), Fault> {
        let names: Vec<&String> = names.collect();
        self.put("Cargo.toml", &self.workspace_manifest(&names)?)?;
        self.put("Cargo.lock", &self.project_file("Cargo.lock")?)?;
        for name in names {
            self.put(&format!("{name}/Cargo.toml"), &self.package_manifest(name)?)?;
            self.put(&format!("{name}/src/lib.rs"), &self.root_module(name))?;
        }
        Ok(())
    }

    /// The project's, with other members, and without the paths to the ones it has.
    ///
    /// What is generated is compiled to be judged and seldom run: what cargo would keep for a
    /// debugger and for the next change is several times what it is judged by, for each of hundreds
    /// of packages.
    fn workspace_manifest(&self, names: &[&String]) -> Result<String, Fault> {
        let mut manifest = self.manifest("Cargo.toml")?;
        let development = Table::from_iter([
            ("debug".to_owned(), Value::Boolean(false)),
            ("incremental".to_owned(), Value::Boolean(false)),
        ]);
        let profiles = table(&mut manifest, "profile")?;
        profiles.insert("dev".to_owned(), Value::Table(development));
        let workspace = table(&mut manifest, "workspace")?;
        let members = names.iter().map(|name| Value::String((*name).clone()));
        workspace.insert("members".to_owned(), Value::Array(members.collect()));
        table(workspace, "dependencies")?.retain(|_, dependency| dependency.get("path").is_none());
        text(&manifest)
    }

    /// The client crate's, under another name, without what only its own files need, and with the
    /// types of all formats.
    fn package_manifest(&self, name: &str) -> Result<String, Fault> {
        let mut manifest = self.manifest("deepgram-mgmt/Cargo.toml")?;
        let package = table(&mut manifest, "package")?;
        let name = format!("{}-{name}", self.prefix);
        package.insert("name".to_owned(), Value::String(name));
        package.remove("readme");
        let features = table(&mut manifest, "features")?;
        if let Some(Value::Array(default)) = features.get_mut("default") {
            default.extend(FORMATS.map(|feature| Value::String(feature.to_owned())));
        }
        let kept = ["package", "features", "dependencies", "target", "lints"];
        manifest.retain(|section, _| kept.contains(&section));
        text(&manifest)
    }

    fn root_module(&self, name: &str) -> String {
        let runtime = self.project.join("deepgram-mgmt/src/rt/mod.rs");
        let runtime = runtime.display().to_string();
        format!(
            "//! The {} document `{name}` on the real runtime.\n\
             #![deny(warnings, missing_docs)]\n\n\
             #[path = {runtime:?}]\n\
             pub mod rt;\n\n\
             /// What is tested.\n\
             pub mod generated;\n",
            self.prefix
        )
    }

    fn manifest(&self, path: &str) -> Result<Table, Fault> {
        toml::from_str(&self.project_file(path)?)
            .map_err(|error| Fault::internal(format_args!("`{path}` is no manifest: {error}")))
    }

    fn project_file(&self, path: &str) -> Result<String, Fault> {
        let on_disk = self.project.join(path);
        fs::read_to_string(&on_disk).map_err(|error| {
            let message = format_args!("cannot read `{}`: {error}", on_disk.display());
            Fault::new(Exit::Writing, message, "restore that file")
        })
    }

    /// Writes a file of the workspace, by its path in it, unless it is as it should be.
    pub fn put(&self, path: &str, text: &str) -> Result<(), Fault> {
        let on_disk = self.root.join(path);
        if fs::read_to_string(&on_disk).is_ok_and(|there| there == text) {
            return Ok(());
        }
        let folder = on_disk.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&on_disk, text))
            .map_err(|error| Fault::writing("write", &on_disk, &error))
    }
}

/// Makes the package in `folder` hold just these generated files.
pub fn generated(folder: &Path, files: &BTreeMap<String, String>) -> Result<(), Fault> {
    let on_disk = disk::survey(folder)?;
    let difference = Difference::between(&on_disk, files)?;
    place::place(folder, &on_disk, &difference, files)
}

fn table<'a>(manifest: &'a mut Table, section: &str) -> Result<&'a mut Table, Fault> {
    manifest
        .get_mut(section)
        .and_then(Value::as_table_mut)
        .ok_or_else(|| Fault::internal(format_args!("the manifest has no `[{section}]`")))
}

fn text(manifest: &Table) -> Result<String, Fault> {
    toml::to_string(manifest)
        .map_err(|error| Fault::internal(format_args!("the manifest is no TOML: {error}")))
}
