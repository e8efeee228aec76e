//! The files beside a description, for the references that lead to them: its folder and what is
//! below, and nothing else, wherever symbolic links lead.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::files::Files;
use crate::load;

/// One byte more than the generator takes: it refuses what is larger, and an endless file ends
/// here.
const READ_AT_MOST: u64 = load::MAX_BYTES as u64 + 1;

/// The folder of a description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside(PathBuf);

impl Beside {
    /// That of the description at `path`.
    pub fn of(path: &Path) -> Self {
        match path.parent() {
            Some(folder) if folder != Path::new("") => Self(folder.to_owned()),
            _ => Self(PathBuf::from(".")),
        }
    }

    /// Where the file at `path` would stand.
    pub fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }
}

impl Files for Beside {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let folder = self.0.canonicalize()?;
        let path = folder.join(path).canonicalize()?;
        if !path.starts_with(&folder) {
            let message = "a link leads out of the description's folder";
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, message));
        }
        let mut bytes = Vec::new();
        File::open(path)?
            .take(READ_AT_MOST)
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn reads_what_stands_in_the_folder_and_below() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("api");
        fs::create_dir_all(inner.join("schemas")).unwrap();
        fs::write(inner.join("schemas/key.yml"), "type: string").unwrap();
        fs::write(folder.path().join("outside.yml"), "type: string").unwrap();
        let beside = Beside::of(&inner.join("openapi.yml"));
        assert_eq!(beside.read("schemas/key.yml").unwrap(), b"type: string");
        let missing = beside.read("key.yml").unwrap_err();
        assert_eq!(missing.kind(), io::ErrorKind::NotFound);
        let outside = beside.read("../outside.yml").unwrap_err();
        assert_eq!(outside.kind(), io::ErrorKind::PermissionDenied);
        assert_eq!(
            Beside::of(Path::new("openapi.yml")),
            Beside::of(Path::new("./x"))
        );
    }

    #[cfg(unix)]
    #[test]
    fn follows_no_link_out_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("api");
        fs::create_dir(&inner).unwrap();
        fs::write(folder.path().join("outside.yml"), "").unwrap();
        std::os::unix::fs::symlink("../outside.yml", inner.join("key.yml")).unwrap();
        let linked = Beside::of(&inner.join("openapi.yml")).read("key.yml");
        assert_eq!(linked.unwrap_err().kind(), io::ErrorKind::PermissionDenied);
    }
}
