//! How a call can fail: the business says no, the world fails, or we do.

use std::fmt;

use backroom_domain::flow::{self, Refusal};
pub use backroom_store::{Applied, Fault};
use serde::Serialize;

/// Why a call gave no answer.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// The business says no. Nothing was done, and the key is free to be used again.
    #[error("{}", .0.message)]
    Refused(Box<Refusal>),
    /// The business has not said yes yet: the request waits until another actor releases it. Nothing was done, and the key
    /// is bound: sent again, it answers with where the request is in its life. The details name the approval and say why.
    #[error("{}", .0.message)]
    Held(Box<Refusal>),
    /// The world failed: the disk, a lock, the file itself. It says whether trying again can help, and whether the
    /// command may have been applied; sending it again with the same key is safe either way.
    #[error("{}", .0.message)]
    Fault(Box<Fault>),
    /// We failed. The handle takes no more calls; opening the file again is safe, since nothing half done was written.
    #[error("{0}")]
    Bug(String),
}

/// The coarse reason of an error, for branching. The numbers never change; 0 is left for "done".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[repr(i32)]
pub enum Status {
    /// The request is not well formed; sending it again cannot help.
    Malformed = 1,
    /// A code or number in the request names nothing.
    NotFound = 2,
    /// The actor lacks the duty, the scope or the limit.
    Forbidden = 3,
    /// The state of the book speaks against it.
    Conflict = 4,
    /// The key is bound to another command.
    KeyReused = 5,
    /// The world failed, and trying again may help.
    Retryable = 6,
    /// The world failed, and trying again will not help by itself.
    Fault = 7,
    /// The library failed.
    Bug = 8,
    /// The request waits until another actor releases it.
    Held = 9,
}

impl Status {
    /// Every status, in order.
    pub const ALL: &'static [Self] = &[
        Self::Malformed,
        Self::NotFound,
        Self::Forbidden,
        Self::Conflict,
        Self::KeyReused,
        Self::Retryable,
        Self::Fault,
        Self::Bug,
        Self::Held,
    ];

    /// The word that stands for it on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::NotFound => "not_found",
            Self::Forbidden => "forbidden",
            Self::Conflict => "conflict",
            Self::KeyReused => "key_reused",
            Self::Retryable => "retryable",
            Self::Fault => "fault",
            Self::Bug => "bug",
            Self::Held => "held",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Error {
    /// The coarse reason.
    #[must_use]
    pub fn status(&self) -> Status {
        match self {
            Self::Refused(refusal) => match refusal.status {
                flow::Status::Malformed => Status::Malformed,
                flow::Status::NotFound => Status::NotFound,
                flow::Status::Forbidden => Status::Forbidden,
                flow::Status::Conflict => Status::Conflict,
                flow::Status::KeyReused => Status::KeyReused,
                flow::Status::Held => Status::Held,
            },
            Self::Held(_) => Status::Held,
            Self::Fault(fault) if fault.retryable => Status::Retryable,
            Self::Fault(_) => Status::Fault,
            Self::Bug(_) => Status::Bug,
        }
    }

    /// The stable code, such as `stock.not_enough_available`.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Refused(refusal) | Self::Held(refusal) => &refusal.code,
            Self::Fault(fault) => fault.code,
            Self::Bug(_) => "engine.bug",
        }
    }

    /// The refusal, if it is one.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// What is said of a request that is held, if it is one.
    #[must_use]
    pub fn held(&self) -> Option<&Refusal> {
        match self {
            Self::Held(held) => Some(held),
            _ => None,
        }
    }

    /// The fault, if it is one.
    #[must_use]
    pub fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Fault(fault) => Some(fault),
            _ => None,
        }
    }

    /// A fault of the engine itself, before anything was written.
    pub(crate) fn engine(code: &'static str, message: impl Into<String>, retryable: bool) -> Self {
        Self::Fault(Box::new(fault(code, message, retryable)))
    }
}

/// A fault met before anything was written.
pub(crate) fn fault(code: &'static str, message: impl Into<String>, retryable: bool) -> Fault {
    Fault { code, message: message.into(), retryable, applied: Applied::No }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        match refusal.status {
            flow::Status::Held => Self::Held(Box::new(refusal)),
            _ => Self::Refused(Box::new(refusal)),
        }
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::Fault(Box::new(fault))
    }
}

/// What can be called as the result of anything here.
pub type Result<T, E = Error> = std::result::Result<T, E>;
