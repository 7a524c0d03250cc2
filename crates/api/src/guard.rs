//! The one place where a panic ends.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use backroom::{Backroom, Error, Result};

/// Runs a call; a panic becomes an error of status `bug`, and the book takes no more calls.
///
/// The road has guards of its own around whatever is inside a transaction, so that neighbours in the same commit are run
/// again; this one is for everything before and after it.
///
/// # Errors
/// Those of the call.
pub fn guarded<T>(book: &Backroom, call: impl FnOnce() -> Result<T>) -> Result<T> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(done) => done,
        Err(panic) => Err(book.close_after_bug(said(&*panic))),
    }
}

/// Runs a call that has no book yet, or no more; a panic becomes an error of status `bug`.
///
/// # Errors
/// Those of the call.
pub fn contained<T>(call: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(call)).unwrap_or_else(|panic| Err(Error::Bug(said(&*panic).to_owned())))
}

fn said(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("a panic without a text")
}
