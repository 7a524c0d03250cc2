//! Proving the laws on a file: the proof itself is the store's, and shares nothing with what writes.

use std::path::Path;

use backroom_store::verify::{self, Progress, Report};

use crate::Backroom;
use crate::error::Result;

impl Backroom {
    /// Proves the laws on the file as it is now, from its raw records, while others go on writing. `progress` is told
    /// what is looked at next.
    ///
    /// A file in which something is wrong is an answer: see [`Report::ok`] and [`Report::problems`].
    ///
    /// # Errors
    /// What keeps it from looking: those of the disk.
    pub fn verify(&self, progress: &mut dyn FnMut(Progress)) -> Result<Report> {
        self.inner.enter()?;
        verify_file(self.path(), progress)
    }
}

/// Proves the laws on a file that need not be one that can be opened.
///
/// # Errors
/// What keeps it from looking: nothing is there, or the disk fails.
pub fn verify_file(path: impl AsRef<Path>, progress: &mut dyn FnMut(Progress)) -> Result<Report> {
    Ok(verify::verify_file(path.as_ref(), progress)?)
}
