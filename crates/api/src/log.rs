//! What a host is told beside the answers of its calls.
//!
//! 1. It is told on the thread that made the call, after the call, with no lock held.
//! 2. What the host does with it cannot break the call: a panic of the log is dropped.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use backroom::{Error, Status};

/// How much a remark matters. The numbers never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Level {
    /// The world failed in a way that trying again will not help, or the library did.
    Error = 1,
    /// The world failed, and trying again may help.
    Warning = 2,
    /// Nothing is wrong: a file was opened or closed.
    Note = 3,
}

/// What is called with each remark.
type Told = dyn Fn(Level, &str) + Send + Sync;

/// Who is told.
#[derive(Clone)]
pub struct Log(Arc<Told>);

impl Log {
    /// A log that is told by calling a function, from any thread.
    pub fn new(told: impl Fn(Level, &str) + Send + Sync + 'static) -> Self {
        Self(Arc::new(told))
    }

    /// Tells one sentence.
    pub fn say(&self, level: Level, text: &str) {
        // Nobody can be told that the log broke.
        let _ = catch_unwind(AssertUnwindSafe(|| (self.0)(level, text)));
    }

    /// Tells of a fault or a bug; a refusal is an answer like others, and not told.
    pub fn error(&self, operation: &str, error: &Error) {
        let level = match error.status() {
            Status::Fault | Status::Bug => Level::Error,
            Status::Retryable => Level::Warning,
            _ => return,
        };
        self.say(level, &format!("{operation}: {}: {error}", error.code()));
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Log")
    }
}
