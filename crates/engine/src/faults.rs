//! Facts that could not be read: who asked is told that there is none, and may stumble where one must be.
//!
//! That is a fault of the file, not a bug of ours: it is told as what it is, and the handle stays open.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use backroom_store::{Fault, SqlFacts};

/// What is done on facts, unless it stumbled over one that could not be read.
pub(crate) fn unless_faulty<T>(facts: &SqlFacts<'_>, act: impl FnOnce() -> T) -> Result<T, Fault> {
    match catch_unwind(AssertUnwindSafe(act)) {
        Ok(done) => Ok(done),
        Err(panic) => match facts.take_fault() {
            Some(fault) => Err(fault),
            None => resume_unwind(panic),
        },
    }
}
