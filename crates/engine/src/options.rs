//! What can be chosen when a file is opened, and for a single call.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use backroom_domain::control::types::ActorKind;
use backroom_domain::values::Code;
use uuid::Uuid;

use crate::clock::{Clock, Entropy, SystemClock, SystemEntropy};

/// How a file is opened.
#[derive(Clone)]
pub struct Options {
    /// How long a writer waits for another process that is writing; 5 seconds unless told otherwise.
    pub busy_timeout: Duration,
    /// Whether a commit waits until the disk has it (the default). Without, a loss of power may take back the last
    /// commits, never a part of one.
    pub durable: bool,
    /// A file that may not grow beyond this many pages behaves like a full disk.
    pub max_page_count: Option<u32>,
    /// Only read, also a file whose schema is newer than this library's.
    pub read_only: bool,
    /// How many idle connections for reading are kept.
    pub readers_kept: usize,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Gives random bytes.
    pub entropy: Arc<dyn Entropy>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            busy_timeout: Duration::from_secs(5),
            durable: true,
            max_page_count: None,
            read_only: false,
            readers_kept: 8,
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy::default()),
        }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("busy_timeout", &self.busy_timeout)
            .field("durable", &self.durable)
            .field("max_page_count", &self.max_page_count)
            .field("read_only", &self.read_only)
            .field("readers_kept", &self.readers_kept)
            .finish_non_exhaustive()
    }
}

/// The first actor of a new file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// Its code.
    pub actor: String,
    /// Its name.
    pub name: String,
    /// A person or a system.
    pub kind: ActorKind,
}

/// What accompanies one command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallOptions {
    /// The key that makes a retry free. Without one a UUIDv7 is made, unless the operation demands the host's own.
    pub key: Option<Uuid>,
    /// Decide, answer, and write nothing.
    pub dry_run: bool,
    /// Where the command comes from, as the host names it: a register, a job, a screen. At most 200 characters.
    pub source: String,
    /// In whose name; only for a session whose actor has the duty `control.act_for_others`.
    pub actor: Option<Code>,
}

impl CallOptions {
    /// With a key.
    #[must_use]
    pub fn key(key: Uuid) -> Self {
        Self { key: Some(key), ..Self::default() }
    }

    /// A dry run.
    #[must_use]
    pub fn dry_run() -> Self {
        Self { dry_run: true, ..Self::default() }
    }
}

/// One command of a batch: the operation by name, and its request as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// The wire name, `slice.verb_noun`.
    pub operation: String,
    /// The request as JSON.
    pub request: Vec<u8>,
    /// What accompanies it.
    pub options: CallOptions,
}

impl Call {
    /// A call without options.
    #[must_use]
    pub fn new(operation: impl Into<String>, request: impl Into<Vec<u8>>) -> Self {
        Self { operation: operation.into(), request: request.into(), options: CallOptions::default() }
    }
}

/// What a command came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome<R> {
    /// What the caller is told.
    pub reply: R,
    /// The number of the command in the file; 0 for a question, and for a dry run.
    pub command_id: i64,
    /// The command had been done before with this key: this is its first answer, and nothing was done now.
    pub replayed: bool,
    /// The first answer is no longer kept: `reply` says what is still known of it.
    pub pruned: bool,
}

impl<R> Outcome<R> {
    pub(crate) fn fresh(reply: R, command_id: i64) -> Self {
        Self { reply, command_id, replayed: false, pruned: false }
    }
}
