//! Where the inputs and the client crate are, as paths that are both read and shown: relative to
//! the current directory wherever that directory is below a folder they share.

use std::env;
use std::path::{Component, Path, PathBuf};

/// The folder of the workspace.
#[derive(Clone, Debug)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The workspace that this program was built from.
    ///
    /// `cargo run` says where that is now; without cargo, where it was when it was built counts.
    pub fn find() -> Self {
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package
            .parent()
            .map_or_else(PathBuf::new, Path::to_path_buf);
        Self {
            root: match env::current_dir() {
                Ok(current) => seen_from(&current, &root),
                Err(_) => root,
            },
        }
    }

    /// The bundled description.
    pub fn spec(&self) -> PathBuf {
        self.root.join("spec/deepgram-management-openapi.yml")
    }

    /// The folder of our overlays.
    pub fn overlays(&self) -> PathBuf {
        self.root.join("spec/overlays")
    }

    /// The folder of the workspace.
    pub fn root(&self) -> PathBuf {
        self.root.clone()
    }

    /// The documents of the corpus that are rightly refused.
    pub fn corpus(&self) -> PathBuf {
        self.root.join("tests/corpus.toml")
    }

    /// Where the packages of the corpus are written: below the target folder.
    pub fn scratch(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| self.root.join("target"), PathBuf::from)
            .join("corpus")
    }

    /// The client crate.
    pub fn client(&self) -> PathBuf {
        self.root.join("deepgram-mgmt")
    }
}

/// The absolute `path` as someone in the directory `current` writes it; as it is where the two
/// share nothing but the root of the file system.
fn seen_from(current: &Path, path: &Path) -> PathBuf {
    let shared = current
        .ancestors()
        .enumerate()
        .filter(|(_, ancestor)| {
            ancestor
                .components()
                .any(|part| matches!(part, Component::Normal(_)))
        })
        .find_map(|(ups, ancestor)| Some((ups, path.strip_prefix(ancestor).ok()?)));
    match shared {
        Some((ups, rest)) => {
            let mut seen: PathBuf = std::iter::repeat_n("..", ups).collect();
            seen.push(rest);
            seen
        }
        None => path.to_path_buf(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_the_current_directory() {
        for (current, path, seen) in [
            (
                "/home/a/project",
                "/home/a/project/spec/x.yml",
                "spec/x.yml",
            ),
            (
                "/home/a/project/codegen/src",
                "/home/a/project/spec/x.yml",
                "../../spec/x.yml",
            ),
            ("/home/a", "/home/a/project/spec", "project/spec"),
            ("/home/b", "/home/a/project", "../a/project"),
            ("/tmp/elsewhere", "/home/a/project", "/home/a/project"),
            ("/", "/home/a/project", "/home/a/project"),
        ] {
            assert_eq!(
                seen_from(Path::new(current), Path::new(path)),
                Path::new(seen),
                "{current}"
            );
        }
        assert_eq!(
            seen_from(Path::new("/a/b"), Path::new("/a/b")).as_os_str(),
            ""
        );
    }

    #[test]
    fn the_workspace_is_found_from_the_folder_of_a_test() {
        let workspace = Workspace::find();
        assert_eq!(
            workspace.spec(),
            Path::new("../spec/deepgram-management-openapi.yml")
        );
        assert!(workspace.spec().is_file());
    }
}
