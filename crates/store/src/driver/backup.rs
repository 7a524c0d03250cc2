//! A copy of the file at one moment.

use std::fs::{self, File};
use std::path::Path;

use super::{Fault, Store};

impl Store {
    /// Writes a copy of the file as it is now to a new file, without a log and without free pages, and waits until it is
    /// on disk. The caller gives it a name of its own beside the final one, verifies it and renames it.
    ///
    /// Not inside a transaction.
    ///
    /// # Errors
    /// `store.cannot_open` when something stands there already, and those of the disk; what was begun is removed.
    pub fn backup_to(&self, path: &Path) -> Result<(), Fault> {
        if fs::symlink_metadata(path).is_ok() {
            return Err(Fault::new("store.cannot_open", "something stands here already").of(path));
        }
        let Some(text) = path.to_str() else {
            return Err(Fault::new("store.cannot_open", "a backup's path must be Unicode").of(path));
        };
        let written = self
            .connection
            .execute("VACUUM INTO ?1", [text])
            .map_err(Fault::from)
            // The engine leaves a copy to the system's cache, where a loss of power would find it.
            .and_then(|_| File::open(path).and_then(|file| file.sync_all()).map_err(io));
        if let Err(fault) = written {
            let _ = fs::remove_file(path);
            return Err(fault.of(path));
        }
        sync_directory(path);
        Ok(())
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

fn io(error: std::io::Error) -> Fault {
    let code = if error.kind() == std::io::ErrorKind::StorageFull { "store.disk_full" } else { "store.io" };
    Fault::new(code, error.to_string())
}

/// Makes a new name in a directory durable where the system can: on others the name is durable by itself.
pub(super) fn sync_directory(path: &Path) {
    if let Some(directory) = path.parent()
        && let Ok(directory) = File::open(directory)
    {
        let _ = directory.sync_all();
    }
}
