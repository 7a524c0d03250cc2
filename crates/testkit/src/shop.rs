//! A file of books in a directory that goes away with it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use backroom::domain::example::Step;
use backroom::{Backroom, CallOptions, Error, Options, Outcome, Session, Setup};
use backroom_store::verify::verify_file;
use serde_json::Value;
use tempfile::TempDir;
use uuid::Uuid;

use crate::{TestClock, TestEntropy};

/// A file of books set up by `owner`, with a clock and randomness that repeat themselves.
pub struct Shop {
    /// The open file.
    pub book: Backroom,
    /// The actor who may do everything.
    pub owner: Session,
    /// Where the file is.
    pub path: PathBuf,
    /// What time it is.
    pub clock: Arc<TestClock>,
    /// How the file was opened.
    pub options: Options,
    /// The directory, which goes away with the shop.
    pub directory: TempDir,
    keys: AtomicU64,
}

impl Default for Shop {
    fn default() -> Self {
        Self::new()
    }
}

impl Shop {
    /// A new file whose commits wait for no disk.
    #[must_use]
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    /// A new file, opened with other options.
    ///
    /// # Panics
    /// The file cannot be made.
    #[must_use]
    pub fn with(change: impl FnOnce(&mut Options)) -> Self {
        Self::at("2026-11-23T10:00:00Z", change)
    }

    /// A new file, made at an instant and opened with other options.
    ///
    /// # Panics
    /// The file cannot be made.
    #[must_use]
    pub fn at(instant: &str, change: impl FnOnce(&mut Options)) -> Self {
        let directory = tempfile::tempdir().expect("a directory for the test");
        let path = directory.path().join("shop.backroom");
        let clock = Arc::new(TestClock::at(instant));
        let mut options = Options {
            clock: clock.clone(),
            entropy: Arc::new(TestEntropy::default()),
            busy_timeout: Duration::from_secs(20),
            durable: false,
            ..Options::default()
        };
        change(&mut options);
        let book = Backroom::create(&path, &Setup::new("owner", "Olive Owner"), options.clone()).expect("a new file");
        let owner = book.session("owner").expect("its first actor");
        Self { book, owner, path, clock, options, directory, keys: AtomicU64::new(0) }
    }

    /// The file again, in a handle of its own.
    ///
    /// # Panics
    /// The file cannot be opened.
    #[must_use]
    pub fn again(&self) -> Backroom {
        Backroom::open(&self.path, self.options.clone()).expect("the file opens again")
    }

    /// Closes the file and opens it again.
    pub fn reopen(&mut self) {
        self.book = self.again();
        self.owner = self.book.session("owner").expect("its first actor");
    }

    /// Sends a command with a key of its own, or asks a question.
    ///
    /// # Errors
    /// Those of the call.
    pub fn call(&self, operation: &str, request: &Value) -> Result<Value, Error> {
        let options = self.next_key();
        let outcome = self.owner.call(operation, request.to_string().as_bytes(), &options)?;
        Ok(reply_of(&outcome))
    }

    /// Options with a key that no other call of this shop has.
    #[must_use]
    pub fn next_key(&self) -> CallOptions {
        keyed(u128::from(self.keys.fetch_add(1, Ordering::SeqCst)) + 1)
    }

    /// Does a step of the example shop in the name of who sends it: it must be done, or held where it says so.
    ///
    /// # Panics
    /// It is not.
    #[track_caller]
    pub fn step(&self, step: Step) {
        let Step { operation, request, actor, is_held } = step;
        let session = self.book.session(actor).expect("an actor of the example shop");
        match session.call(operation.name, request.as_bytes(), &self.next_key()) {
            Ok(_) if !is_held => {}
            Err(Error::Held(_)) if is_held => {}
            outcome => panic!("{} {request}: {outcome:?}", operation.name),
        }
    }

    /// Sends a command that must be done, or asks a question that must be answered.
    ///
    /// # Panics
    /// It is not.
    #[track_caller]
    pub fn must(&self, operation: &str, request: Value) -> Value {
        match self.call(operation, &request) {
            Ok(reply) => reply,
            Err(error) => panic!("{operation} {request}: {error:?}"),
        }
    }

    /// One number from SQL.
    ///
    /// # Panics
    /// It is no number.
    #[must_use]
    pub fn number(&self, sql: &str) -> i64 {
        match self.book.select(sql, 1).map(|mut rows| rows.rows.remove(0).remove(0)) {
            Ok(backroom::Value::Integer(number)) => number,
            other => panic!("{sql}: {other:?}"),
        }
    }

    /// How many rows every table has, and how often the file was committed to: what a refusal of malformed input must
    /// not change.
    #[must_use]
    pub fn row_counts(&self) -> Vec<(String, i64)> {
        let tables = self.book.doctor().expect("the figures of the file").tables;
        tables.into_iter().map(|table| (table.name, table.rows)).collect()
    }

    /// Everything that the file holds, as text: each table with its rows in order.
    ///
    /// # Panics
    /// The file cannot be read.
    #[must_use]
    pub fn content(&self) -> String {
        content(&self.path)
    }

    /// Proves the laws on the file.
    ///
    /// # Panics
    /// One of them is broken.
    #[track_caller]
    pub fn in_order(&self) {
        in_order(&self.path);
    }
}

/// Proves the laws on a file.
///
/// # Panics
/// One of them is broken, or the file cannot be read.
#[track_caller]
pub fn in_order(path: &Path) {
    let report = verify_file(path, &mut |_| {}).expect("the file can be read");
    assert!(report.ok, "{report}");
}

/// A key by number.
#[must_use]
pub fn key(number: u128) -> Uuid {
    Uuid::from_u128(0x0193_5A00_0000_7000_8000_0000_0000_0000 | number)
}

/// Options with a key by number.
#[must_use]
pub fn keyed(number: u128) -> CallOptions {
    CallOptions::key(key(number))
}

fn reply_of(outcome: &Outcome<String>) -> Value {
    serde_json::from_str(&outcome.reply).expect("a reply is JSON")
}

fn content(path: &Path) -> String {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let connection = rusqlite::Connection::open_with_flags(path, flags).expect("the file can be read");
    let mut tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut text = String::new();
    for table in tables {
        let mut rows = connection.prepare(&format!("SELECT * FROM \"{table}\" ORDER BY 1, 2")).unwrap();
        let columns = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<String> = (0..columns).map(|at| format!("{:?}", row.get_ref(at).unwrap())).collect();
            text.push_str(&format!("{table}: {}\n", values.join(" ")));
        }
    }
    text
}
