//! backroom: the ERP core that retail software links instead of integrating with.
//!
//! One file holds the stock, the money and the documents of a company; one call changes them together, or not at all.
//!
//! ```
//! use backroom::control::commands::AddActor;
//! use backroom::{Backroom, CallOptions, Options, Setup};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let directory = tempfile::tempdir()?;
//! # let path = directory.path().join("shop.backroom");
//! let book = Backroom::create(&path, &Setup::new("owner", "Olive Owner"), Options::default())?;
//! let owner = book.session("owner")?;
//!
//! let request = br#"{"actor": "anna", "name": "Anna Clerk", "kind": "person"}"#;
//! let outcome = owner.call("control.add_actor", request, &CallOptions::default())?;
//! assert!(outcome.command_id > 0);
//!
//! // The same, typed.
//! let command: AddActor = serde_json::from_str(r#"{"actor": "till-1", "name": "Till 1", "kind": "system"}"#)?;
//! owner.run(command)?;
//! # Ok(())
//! # }
//! ```
//!
//! What always holds here:
//!
//! 1. **There is no second way to write**: whatever changes travels the road (operation table, retry by key, scope,
//!    authority, decide, limit, record), and is answered when it is committed.
//! 2. **A handle belongs to the process that opened it.** A forked child is refused before any lock is touched, and what
//!    it drops is left alone rather than closed.
//! 3. **Nothing a caller sends may panic.** Should it happen all the same, the command is rolled back, its neighbours run
//!    again, and the handle takes no more calls.

mod backup;
mod clock;
mod counters;
mod doctor;
mod error;
mod events;
mod faults;
mod group;
mod options;
mod reads;
mod recording;
mod releasing;
mod road;
mod session;
mod verify;
mod writer;

/// Every rule, with the commands, questions and replies.
pub use backroom_domain as domain;
pub use backroom_domain::{
    allocation, catalogue, control, costing, exceptions, flow, ledger, open_items, parties, pricing, stock, tax, till,
    values,
};

use std::fmt;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use backroom_domain::control::commands::SetUp;
use backroom_domain::control::refusals::UnknownActor;
use backroom_domain::control::types::ActorKind;
use backroom_domain::flow::{FlowFacts, Head, Refusal};
use backroom_domain::values::{Code, Name, ValueError};
pub use backroom_store::verify::{CheckResult, Problem, Progress, Report};
use backroom_store::{OpenOptions, Store};
pub use backroom_store::{Selection, TableSize, Value};
pub use backroom_store::{Statement, StatementKind};

pub use backup::Copy;
pub use clock::{Clock, Entropy, SystemClock, SystemEntropy};
pub use counters::Counters;
pub use doctor::Figures;
pub use error::{Applied, Error, Fault, Result, Status};
pub use events::Event;
pub use options::{Call, CallOptions, Options, Outcome, Setup};
pub use session::Session;
pub use verify::verify_file;

use counters::Counting;
use group::Queue;
use reads::Readers;
use writer::Writer;

/// A file of books, open. Cheap to clone; any thread may use it.
#[derive(Clone)]
pub struct Backroom {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    path: PathBuf,
    pid: u32,
    pub(crate) options: Options,
    pub(crate) queue: Queue,
    /// None when the file is only read.
    pub(crate) writer: Mutex<Option<Writer>>,
    pub(crate) readers: Readers,
    pub(crate) counters: Counting,
    bug: OnceLock<String>,
}

impl Backroom {
    /// Makes a new file with its first actor, who may do everything, and opens it.
    ///
    /// # Errors
    /// A refusal when the actor's code or name is none; `store.cannot_open` when something stands at the path already, or
    /// nothing can be made there; and those of the disk. What was begun is removed.
    pub fn create(path: impl AsRef<Path>, setup: &Setup, options: Options) -> Result<Self> {
        let read = |error: ValueError, field: &str| Refusal::from(error).at(field);
        let set_up = SetUp {
            actor: Code::parse(&setup.actor).map_err(|error| read(error, "actor"))?,
            name: Name::parse(&setup.name).map_err(|error| read(error, "name"))?,
            kind: setup.kind,
        };
        let store = Store::create(path.as_ref(), &open_options(&options))?;
        let path = store.path().to_owned();
        let book = Self::over(store, options);
        if let Err(error) = Session::of_nobody(book.clone()).run(set_up) {
            drop(book);
            for ending in ["", "-wal", "-shm"] {
                let mut name = path.clone().into_os_string();
                name.push(ending);
                // Best effort: without an actor the file is refused when it is opened.
                let _ = std::fs::remove_file(name);
            }
            return Err(error);
        }
        Ok(book)
    }

    /// Opens a file, and brings its schema up to date unless it is only read.
    ///
    /// # Errors
    /// `store.cannot_open`, `store.not_a_database`, `store.foreign_file`, `store.newer_schema` for a file that a newer
    /// version has changed (unless it is only read), `store.old_engine`, `engine.not_set_up` for a file whose creation
    /// was cut short, `store.busy`, and those of the disk.
    pub fn open(path: impl AsRef<Path>, options: Options) -> Result<Self> {
        let store = Store::open(path.as_ref(), &open_options(&options))?;
        let facts = store.facts();
        let actors = facts.head(Head::Actor);
        if let Some(fault) = facts.take_fault() {
            return Err(fault.into());
        }
        drop(facts);
        if actors == 0 {
            let message = format!(
                "{} has no actor: it was moved here without its log (the file ending in -wal), or its creation was cut short",
                store.path().display()
            );
            return Err(Error::engine("engine.not_set_up", message, false));
        }
        Ok(Self::over(store, options))
    }

    fn over(store: Store, options: Options) -> Self {
        let inner = Inner {
            path: store.path().to_owned(),
            pid: std::process::id(),
            queue: Queue::default(),
            writer: Mutex::new((!options.read_only).then(|| Writer::new(store))),
            readers: Readers::default(),
            counters: Counting::default(),
            bug: OnceLock::new(),
            options,
        };
        Self { inner: Arc::new(inner) }
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.inner.path
    }

    /// A session of an actor, by code.
    ///
    /// # Errors
    /// `control.unknown_actor`. Whether the actor is active and what it may do is asked at every call.
    pub fn session(&self, actor: &str) -> Result<Session> {
        self.inner.enter()?;
        let code = Code::parse(actor).map_err(|error| Refusal::from(error).at("actor"))?;
        self.inner.read(|_, draft| match draft.actor_by_code(&code) {
            Some(actor) => Ok(Session::new(self.clone(), actor.id)),
            None => Err(UnknownActor { actor: code.to_string() }.at("actor").into()),
        })
    }

    /// Cancels the commands that wait and the questions that are being answered. A command that is being written is left
    /// alone: stopping it would take its neighbours back too.
    pub fn interrupt(&self) {
        if self.inner.enter().is_ok() {
            self.inner.cancel_queued();
            self.inner.readers.interrupt();
        }
    }

    /// What this handle has done since it was opened.
    #[must_use]
    pub fn counters(&self) -> Counters {
        self.inner.counters.read()
    }

    /// Answers one `SELECT` over the tables of the file, with at most `limit` rows: for reports nobody has thought of.
    /// Whoever holds the handle may read everything.
    ///
    /// # Errors
    /// `store.other` when it is no `SELECT` over this schema, `store.interrupted`, and those of the disk.
    pub fn select(&self, sql: &str, limit: usize) -> Result<Selection> {
        self.inner.enter()?;
        self.inner.read(|store, _| Ok(store.select(sql, limit)?))
    }
}

impl Backroom {
    /// For bindings: a panic of theirs closes the handle as one of ours does, and this is the error to answer with.
    #[must_use]
    pub fn close_after_bug(&self, text: &str) -> Error {
        self.inner.poison(text)
    }
}

impl fmt::Debug for Backroom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Backroom").field("path", &self.inner.path).finish_non_exhaustive()
    }
}

impl Inner {
    /// Asked at the door of every call, before any lock.
    pub(crate) fn enter(&self) -> Result<()> {
        if std::process::id() != self.pid {
            let message = "this handle belongs to the process it was forked from; open the file in this one";
            return Err(Error::engine("engine.forked", message, false));
        }
        self.poisoned()
    }

    pub(crate) fn poisoned(&self) -> Result<()> {
        match self.bug.get() {
            None => Ok(()),
            Some(text) => {
                Err(Error::Bug(format!("an earlier bug has closed this handle ({text}); open the file again")))
            }
        }
    }

    /// Takes no more calls; the error for the one that met the bug.
    pub(crate) fn poison(&self, text: &str) -> Error {
        let _ = self.bug.set(text.to_owned());
        Error::Bug(format!("{text}; nothing of this call was done, and the handle takes no more: open the file again"))
    }

    /// Bytes nobody can foretell.
    pub(crate) fn random<const N: usize>(&self) -> Result<[u8; N]> {
        let mut bytes = [0; N];
        match self.options.entropy.fill(&mut bytes) {
            Ok(()) => Ok(bytes),
            Err(error) => Err(Error::engine("engine.no_entropy", format!("the random source failed: {error}"), true)),
        }
    }

    pub(crate) fn no_writer(&self) -> Error {
        Error::engine("engine.read_only", "the file was opened only to be read", false)
    }

    /// A new connection for reading.
    pub(crate) fn open_to_read(&self) -> Result<Store> {
        Ok(Store::open(&self.path, &OpenOptions { read_only: true, ..open_options(&self.options) })?)
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        let readers = self.readers.take();
        let writer = self.writer.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        if std::process::id() == self.pid {
            // The last to close folds the log into the file, and those that only read cannot.
            drop(readers);
            drop(writer);
        } else {
            // Closing would release the locks of the parent.
            mem::forget(readers);
            mem::forget(writer);
        }
    }
}

fn open_options(options: &Options) -> OpenOptions {
    OpenOptions {
        create: false,
        read_only: options.read_only,
        synchronous_full: options.durable,
        busy_timeout_ms: u32::try_from(options.busy_timeout.as_millis()).unwrap_or(u32::MAX),
        max_page_count: options.max_page_count,
    }
}

impl Setup {
    /// A person who may do everything.
    #[must_use]
    pub fn new(actor: impl Into<String>, name: impl Into<String>) -> Self {
        Self { actor: actor.into(), name: name.into(), kind: ActorKind::Person }
    }
}
