//! How a command line ends when it does not end well: the exit code, and what a person or a program is told.

use std::io;
use std::path::Path;

use anstyle::{AnsiColor, Style};
use backroom::{Applied, Error, Status};
use serde_json::{Value, json};

/// Done.
pub const DONE: u8 = 0;
/// The business says no.
pub const REFUSED: u8 = 1;
/// The command line does not read.
pub const USAGE: u8 = 2;
/// The world stood in the way.
pub const FAULT: u8 = 3;
/// Verify found problems.
pub const PROBLEMS: u8 = 4;
/// The world stood in the way, and may not the next time.
pub const RETRYABLE: u8 = 5;
/// We have failed.
pub const BUG: u8 = 6;
/// The request waits until somebody else releases it.
pub const HELD: u8 = 7;

/// Why a command line came to nothing.
#[derive(Debug)]
pub enum Failure {
    /// It does not read; the sentence says what would.
    Usage(String),
    /// The book said no, could not, or failed.
    Book(Error),
    /// The same, of an operation that was called by name.
    Asked(Error, String),
    /// A file beside the book could not be read or written.
    World(String),
    /// All has been said already.
    Told(u8),
}

/// What can come to nothing.
pub type Result<T, E = Failure> = std::result::Result<T, E>;

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Book(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // Whoever read what we write has read enough.
            io::ErrorKind::BrokenPipe => Self::Told(DONE),
            _ => Self::World(format!("writing failed: {error}")),
        }
    }
}

impl Failure {
    /// The command line does not read.
    pub fn usage(text: impl Into<String>) -> Self {
        Self::Usage(text.into())
    }

    /// A file could not be read or written.
    #[must_use]
    pub fn file(path: &Path, error: &io::Error) -> Self {
        Self::World(format!("{}: {error}", path.display()))
    }

    /// What the process ends with.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => USAGE,
            Self::World(_) => FAULT,
            Self::Told(code) => *code,
            Self::Book(error) | Self::Asked(error, _) => match error.status() {
                Status::Retryable => RETRYABLE,
                Status::Fault => FAULT,
                Status::Bug => BUG,
                Status::Held => HELD,
                _ => REFUSED,
            },
        }
    }

    /// What a program is told.
    #[must_use]
    pub fn json(&self) -> Option<Value> {
        let plain = |status: &str, code: &str, message: &str| json!({"status": status, "code": code, "path": "", "message": message, "details": {}});
        match self {
            Self::Usage(message) => Some(plain("malformed", "cli.usage", message)),
            Self::World(message) => Some(plain("fault", "cli.file", message)),
            Self::Book(error) | Self::Asked(error, _) => serde_json::from_str(&backroom_api::error_json(error)).ok(),
            Self::Told(_) => None,
        }
    }

    /// What a person is told: a sentence, and below it what to look for.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Usage(message) => Some(line("usage", message)),
            Self::World(message) => Some(line("fault", message)),
            Self::Book(error) => Some(book(error, None)),
            Self::Asked(error, operation) => Some(book(error, Some(operation))),
            Self::Told(_) => None,
        }
    }
}

fn line(word: &str, message: &str) -> String {
    let style = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    format!("{style}{word}{style:#}: {message}\n")
}

fn book(error: &Error, operation: Option<&str>) -> String {
    let mut text;
    match error {
        Error::Refused(refusal) => {
            text = line("refused", &refusal.message);
            text.push_str(&row("code", &refusal.code));
            if !refusal.path.is_empty() {
                text.push_str(&row("field", &refusal.path));
            }
            let malformed = matches!(&*refusal.code, "flow.malformed" | "flow.bad_value");
            if let (true, Some(operation)) = (malformed, operation) {
                text.push_str(&row("hint", &format!("backroom ops {operation} shows what each field takes")));
            } else if let (Some(advice), None) = (advice(&refusal.code), operation) {
                text.push_str(&row("hint", advice));
            }
        }
        Error::Held(held) => {
            text = line("held", &held.message);
            text.push_str(&row("code", &held.code));
            if let Some(approval) = held.details.get("approval").and_then(Value::as_str) {
                text.push_str(&row("hint", &format!("backroom ask control.approval approval={approval} shows it")));
            }
        }
        Error::Fault(fault) => {
            text = line("fault", &fault.message);
            text.push_str(&row("code", fault.code));
            let applied = match fault.applied {
                Applied::No => "nothing was done",
                Applied::Yes => "it was done",
                Applied::Unknown => "whether it was done is not known: sending it again with the same key is safe",
            };
            text.push_str(&row("state", applied));
            if fault.retryable {
                text.push_str(&row("hint", "try again"));
            } else if let Some(advice) = advice(fault.code) {
                text.push_str(&row("hint", advice));
            }
        }
        Error::Bug(message) => {
            text = line("bug", message);
            text.push_str(&row("hint", "nothing half done was written; please report this"));
        }
    }
    text
}

fn row(name: &str, value: &str) -> String {
    format!("{name:>7}  {value}\n")
}

/// What somebody at a terminal can do about it, where the sentence does not say.
fn advice(code: &str) -> Option<&'static str> {
    Some(match code {
        "control.unknown_actor" => "name one with --actor; the first actor of a file is the one it was made with",
        "store.cannot_open" => "look at the path; backroom init makes a new file",
        "store.not_a_database" | "store.foreign_file" => "backroom init makes a new file",
        "engine.exists" => "choose another place, or replace it with --overwrite",
        _ => return None,
    })
}
