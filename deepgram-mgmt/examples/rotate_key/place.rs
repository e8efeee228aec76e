//! Where the secret of the new key is put: a file of its owner alone, or stdout.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;

use deepgram_mgmt::Secret;

/// Where it is to go.
pub(crate) enum Destination {
    Stdout,
    File(PathBuf),
}

/// The same, ready to take it.
pub(crate) enum Place {
    Stdout,
    File(File, PathBuf),
}

impl Destination {
    /// Makes the file. One that is there is not touched: it may hold the only copy of a key.
    pub(crate) fn open(self) -> Result<Place, String> {
        let path = match self {
            Self::Stdout => return Ok(Place::Stdout),
            Self::File(path) => path,
        };
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path);
        let file = file.map_err(|error| format!("cannot create `{}`: {error}", path.display()))?;
        Ok(Place::File(file, path))
    }
}

impl Place {
    /// Takes the secret, and says where it is. Half of one is not left behind.
    pub(crate) fn keep(self, secret: &Secret) -> io::Result<String> {
        let line = format!("{}\n", secret.expose_secret());
        match self {
            Self::Stdout => {
                let mut out = io::stdout().lock();
                out.write_all(line.as_bytes())?;
                out.flush()?;
                Ok("its secret on stdout".to_owned())
            }
            Self::File(mut file, path) => {
                let written = file.write_all(line.as_bytes());
                let told = format!("its secret in `{}`", path.display());
                if let Err(error) = written.and_then(|()| file.sync_all()) {
                    Self::File(file, path).discard();
                    return Err(error);
                }
                Ok(told)
            }
        }
    }

    /// Removes the file that was made for it.
    pub(crate) fn discard(self) {
        if let Self::File(_, path) = self
            && let Err(error) = fs::remove_file(&path)
        {
            eprintln!("cannot remove `{}`: {error}", path.display());
        }
    }
}
