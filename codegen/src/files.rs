//! Files that references of a description lead to. The generator does no I/O: whoever calls it says
//! what stands beside the description, and reads it.

use std::collections::BTreeMap;
use std::io;

/// What stands beside the description, in its folder and below.
pub trait Files {
    /// The bytes of the file at `path`, relative to the description's folder, with `/` between its
    /// steps and no `.` or `..` among them.
    ///
    /// # Errors
    /// Whatever keeps the file from being read, [`io::ErrorKind::NotFound`] where there is none.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}

/// Nothing stands beside the description.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _: &str) -> io::Result<Vec<u8>> {
        Err(io::ErrorKind::NotFound.into())
    }
}

/// These files, by their paths.
impl Files for BTreeMap<String, Vec<u8>> {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let bytes = self.get(path).cloned();
        bytes.ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}
