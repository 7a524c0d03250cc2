//! The statements behind commands: what a bench replays, and what shows why a command is slow.

use backroom_store::Statement;

use crate::Backroom;
use crate::error::Result;

impl Backroom {
    /// Keeps every statement the writer runs from now on, in memory, until [`Backroom::stop_recording`].
    ///
    /// # Errors
    /// When the handle is closed after a bug, forked, or only reads.
    pub fn start_recording(&self) -> Result<()> {
        self.inner.enter()?;
        self.inner.with_writer(|writer| {
            writer.store.start_recording();
            Ok(())
        })
    }

    /// The statements since recording began, in the order they were run, with their parameters.
    ///
    /// # Errors
    /// As [`Backroom::start_recording`].
    pub fn stop_recording(&self) -> Result<Vec<Statement>> {
        self.inner.enter()?;
        self.inner.with_writer(|writer| Ok(writer.store.stop_recording()))
    }
}
