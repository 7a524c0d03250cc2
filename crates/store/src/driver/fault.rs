//! What the world did to us: disk, lock, broken file.

use std::fmt;
use std::path::Path;

use rusqlite::ffi::{SQLITE_CONSTRAINT_DATATYPE, SQLITE_IOERR_SHMSIZE};
use rusqlite::{Error, ErrorCode};

/// Whether anything of what was asked may have been done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applied {
    /// Nothing was done.
    No,
    /// All of it was done; only the answer is missing.
    Yes,
    /// It cannot be told: the disk failed while the transaction was being committed.
    Unknown,
}

/// A failure of the file, the disk or the engine under us; never of the business.
///
/// | code | what happened | try again |
/// | --- | --- | --- |
/// | `store.busy` | another process held the file for too long | yes |
/// | `store.disk_full` | no room is left | yes, once there is |
/// | `store.io` | the disk refused to read or write | no |
/// | `store.corrupt` | the file contradicts itself | no |
/// | `store.not_a_database` | the file is something else | no |
/// | `store.foreign_file` | the file is another program's database | no |
/// | `store.newer_schema` | a newer version has changed the file | no |
/// | `store.old_engine` | the SQLite linked is too old to be trusted | no |
/// | `store.cannot_open` | the path leads to nothing that can be opened | no |
/// | `store.moved` | the file was deleted or replaced while it was open | no |
/// | `store.read_only` | the file, or the folder it lies in, cannot be written | no |
/// | `store.overflow` | a sum is more than a column can hold | no |
/// | `store.constraint` | the file refused a row: a bug here, or a writer beside us | no |
/// | `store.interrupted` | somebody asked to stop | no |
/// | `store.other` | anything else, in the engine's words | no |
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The stable code, one of the table above.
    pub code: &'static str,
    /// One sentence.
    pub message: String,
    /// Whether the same call may succeed later.
    pub retryable: bool,
    /// Whether anything may have been applied.
    pub applied: Applied,
}

impl Fault {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        let retryable = matches!(code, "store.busy" | "store.disk_full");
        Self { code, message: message.into(), retryable, applied: Applied::No }
    }

    /// A value of the file that cannot be what it says it is.
    pub(crate) fn corrupt(message: impl Into<String>) -> Self {
        Self::new("store.corrupt", message)
    }

    /// The same fault, said of a path.
    pub(crate) fn of(mut self, path: &Path) -> Self {
        self.message = format!("{}: {}", path.display(), self.message);
        self
    }

    /// The same fault, met while committing. A full disk and a lock are noticed before anything is decided; after any
    /// other failure the log may or may not have reached the disk.
    pub(crate) fn while_committing(mut self) -> Self {
        if !matches!(
            self.code,
            "store.busy" | "store.disk_full" | "store.read_only" | "store.overflow" | "store.constraint"
        ) {
            self.applied = Applied::Unknown;
        }
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        let code = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => "store.busy",
            Some(ErrorCode::DiskFull) => "store.disk_full",
            // There was no room for the index of the log: what a full disk is told as when a file is opened.
            Some(ErrorCode::SystemIoFailure)
                if error.sqlite_error().is_some_and(|error| error.extended_code == SQLITE_IOERR_SHMSIZE) =>
            {
                "store.disk_full"
            }
            Some(ErrorCode::SystemIoFailure) => "store.io",
            Some(ErrorCode::DatabaseCorrupt) => "store.corrupt",
            Some(ErrorCode::NotADatabase) => "store.not_a_database",
            Some(ErrorCode::ReadOnly) => {
                let why = "the file or its folder cannot be written, and even who only reads must keep the log's index \
                           beside the file; copy it to where that can be";
                return Self::new("store.read_only", why);
            }
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => "store.cannot_open",
            // Only whole numbers are ever written; what is none is a sum that has left them.
            Some(ErrorCode::ConstraintViolation)
                if error.sqlite_error().is_some_and(|error| error.extended_code == SQLITE_CONSTRAINT_DATATYPE) =>
            {
                "store.overflow"
            }
            Some(ErrorCode::ConstraintViolation) => "store.constraint",
            Some(ErrorCode::OperationInterrupted) => "store.interrupted",
            _ => "store.other",
        };
        Self::new(code, error.to_string())
    }
}

impl From<refinery::Error> for Fault {
    fn from(error: refinery::Error) -> Self {
        let cause = std::error::Error::source(&error).and_then(|cause| cause.downcast_ref::<Error>());
        let code = cause
            .and_then(|cause| cause.sqlite_error().copied())
            .map_or("store.other", |error| Self::from(Error::SqliteFailure(error, None)).code);
        Self::new(code, format!("the schema cannot be brought up to date: {error}"))
    }
}
