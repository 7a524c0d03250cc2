//! What differs between SQL engines: opening, transactions, schema, backup. SQLite now.

mod backup;
mod fault;
#[cfg(unix)]
mod forking;
mod open;
pub(crate) mod schema;
mod sizes;
mod transaction;

use std::cell::RefCell;
use std::path::PathBuf;
use std::time::Duration;

use rusqlite::{Connection, InterruptHandle};

pub use fault::{Applied, Fault};
pub use open::OpenOptions;
pub use sizes::{FileFigures, TableSize};

use crate::exec::Statement;
use crate::staged::Staged;

/// One connection to the file of a shop. It may be sent between threads and used by one at a time.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) recorder: RefCell<Option<Vec<Statement>>>,
    /// Rows that wait for the next statement.
    pub(crate) staged: RefCell<Staged>,
    path: PathBuf,
    /// Where the log lies.
    log: PathBuf,
    patience: Duration,
}

impl Store {
    /// A handle that interrupts whatever statement runs here, from any thread. Never interrupt a writer: what it has
    /// begun for others in the same commit would be rolled back too.
    #[must_use]
    pub fn interrupt_handle(&self) -> InterruptHandle {
        self.connection.get_interrupt_handle()
    }
}
