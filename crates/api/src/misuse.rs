//! How a call from another language can be wrong before it is a call at all.
//!
//! 1. Whatever was sent, it is a refusal of status `malformed` with one of these codes; nothing was done.
//! 2. The codes are the same in C, Python and Node, and are never given another meaning.

use backroom::flow::{Refusal, Status};
use backroom::{Applied, Error, Fault};
use serde_json::Map;

/// What was wrong with a call from another language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misuse {
    /// A pointer that must point to something is NULL.
    NullPointer,
    /// A length or a size that nothing in memory can have.
    BadLength,
    /// A text is not UTF-8.
    NotUtf8,
    /// The handle is closed, or never was one.
    Closed,
    /// An option has a value that this library does not know.
    BadOption,
}

impl Misuse {
    /// Every one, in order.
    pub const ALL: &'static [Self] =
        &[Self::NullPointer, Self::BadLength, Self::NotUtf8, Self::Closed, Self::BadOption];

    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NullPointer => "api.null_pointer",
            Self::BadLength => "api.bad_length",
            Self::NotUtf8 => "api.not_utf8",
            Self::Closed => "api.closed",
            Self::BadOption => "api.bad_option",
        }
    }

    /// What it means, for reference pages.
    #[must_use]
    pub const fn when(self) -> &'static str {
        match self {
            Self::NullPointer => "A pointer that must point to something is NULL.",
            Self::BadLength => "A length or a size that nothing in memory can have.",
            Self::NotUtf8 => "A text is not UTF-8.",
            Self::Closed => "The handle is closed, or never was one.",
            Self::BadOption => "An option has a value that this library does not know.",
        }
    }

    /// The error, said of an argument or a field, with one sentence.
    #[must_use]
    pub fn at(self, path: &str, message: impl Into<String>) -> Error {
        let refusal = Refusal {
            status: Status::Malformed,
            code: self.code().to_owned(),
            path: path.to_owned(),
            message: message.into(),
            details: Map::new(),
        };
        Error::Refused(Box::new(refusal))
    }

    /// The error for a handle that a forked child inherits.
    #[must_use]
    pub fn forked() -> Error {
        let message = "this handle belongs to the process it was forked from; open the file in this one".to_owned();
        Fault { code: "engine.forked", message, retryable: false, applied: Applied::No }.into()
    }

    /// The error for a handle that takes no calls because it is closed.
    #[must_use]
    pub fn closed() -> Error {
        Self::Closed.at("", "this handle is closed, or never was one; open the file again")
    }
}
