//! How a host opens a file: the same choices in every language.
//!
//! 1. What is left out is safe: commits are durable, a file that is not there is not made.
//! 2. A new file has its first actor, and its first company when one is given, or it is not there.

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fmt, fs};

use backroom::control::types::ActorKind;
use backroom::flow::{Operation, Parse};
use backroom::{Backroom, CallOptions, Options, Result, Setup};

use crate::{Api, Log, contained};

/// What a host says to open a file.
#[derive(Clone, Default)]
pub struct Opening {
    /// Where the file is.
    pub path: PathBuf,
    /// The code of the actor in whose name the handle asks and sends.
    pub actor: String,
    /// What is done with the file.
    pub mode: Mode,
    /// Answer before the disk has a commit: a loss of power may take back the last ones, never a part of one.
    pub relaxed: bool,
    /// How long a writer waits for another process that is writing; 5 seconds unless told otherwise.
    pub busy_timeout: Option<Duration>,
    /// Who is told of faults, bugs, and files opened and closed.
    pub log: Option<Log>,
}

/// What is done with the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// It stands there, to be read and written.
    #[default]
    Existing,
    /// It stands there, and is only read, also when a newer version of backroom has changed it.
    ReadOnly,
    /// It is made; nothing may stand there.
    New(NewFile),
}

/// What a new file begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// The name of the first actor, who may do everything; its code if not said.
    pub actor_name: String,
    /// Whether that is a person or a system.
    pub actor_kind: ActorKind,
    /// The request of `ledger.open_entity` for the first company, as JSON; none is opened when it is empty.
    pub entity: Vec<u8>,
}

impl Default for NewFile {
    fn default() -> Self {
        Self { actor_name: String::new(), actor_kind: ActorKind::Person, entity: Vec::new() }
    }
}

impl Opening {
    /// The opening of a file that stands there, to be read and written.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>, actor: impl Into<String>) -> Self {
        Self { path: path.into(), actor: actor.into(), ..Self::default() }
    }

    /// Opens the file.
    ///
    /// # Errors
    /// As [`Backroom::open`], [`Backroom::create`] and [`Backroom::session`]; for a new file with a company also those of
    /// `ledger.open_entity`, after which no file stands there.
    pub fn open(&self) -> Result<Api> {
        contained(|| self.opened()).inspect_err(|error| {
            if let Some(log) = &self.log {
                log.error("open", error);
            }
        })
    }

    fn opened(&self) -> Result<Api> {
        let mut options = Options { durable: !self.relaxed, ..Options::default() };
        if let Some(timeout) = self.busy_timeout {
            options.busy_timeout = timeout.min(LONGEST);
        }
        let book = match &self.mode {
            Mode::Existing => Backroom::open(&self.path, options)?,
            Mode::ReadOnly => Backroom::open(&self.path, Options { read_only: true, ..options })?,
            Mode::New(new) => self.create(new, options)?,
        };
        Ok(Api::new(&book, &self.actor)?.logging(self.log.clone()))
    }

    fn create(&self, new: &NewFile, options: Options) -> Result<Backroom> {
        // Whatever can be said of the company without a file is said before there is one.
        if !new.entity.is_empty()
            && let Some(Parse::Command(parse)) = Operation::of(OPEN_ENTITY).map(|operation| operation.parse)
        {
            parse(&new.entity)?;
        }
        let name = if new.actor_name.is_empty() { &self.actor } else { &new.actor_name };
        let setup = Setup { actor: self.actor.clone(), name: name.clone(), kind: new.actor_kind };
        let book = Backroom::create(&self.path, &setup, options)?;
        if new.entity.is_empty() {
            return Ok(book);
        }
        match book.session(&self.actor).and_then(|first| first.call(OPEN_ENTITY, &new.entity, &CallOptions::default()))
        {
            Ok(_) => Ok(book),
            Err(error) => {
                let path = book.path().to_owned();
                drop(book);
                remove(&path);
                Err(error)
            }
        }
    }
}

/// The longest that SQLite can be told to wait: 24 days.
const LONGEST: Duration = Duration::from_millis(i32::MAX as u64);

const OPEN_ENTITY: &str = "ledger.open_entity";

/// Takes back what was begun.
fn remove(path: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        // What cannot be removed is opened as what it is: a file with an actor and no company.
        let _ = fs::remove_file(PathBuf::from(name));
    }
}

impl fmt::Debug for Opening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opening")
            .field("path", &self.path)
            .field("actor", &self.actor)
            .field("mode", &self.mode)
            .field("relaxed", &self.relaxed)
            .field("busy_timeout", &self.busy_timeout)
            .finish_non_exhaustive()
    }
}
