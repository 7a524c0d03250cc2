//! The native half of the Python package: bytes in, bytes out. Types, errors and names are Python's, in
//! `python/backroom`, which is made from the operation table.
//!
//! 1. The interpreter's lock is given up around every call.
//! 2. What goes wrong is an answer, a status with its error as JSON, never a panic: every call runs under the guard of
//!    the api.
//! 3. A book that is closed answers so; one that a forked child inherits refuses by its process, and is left alone when
//!    it is dropped.

mod answer;
mod book;

use pyo3::prelude::*;

/// The module `backroom._native`.
#[pymodule]
mod _native {
    #[pymodule_export]
    use super::book::Book;
    #[pymodule_export]
    use super::{new_key, operations_json, version};
}

/// The version of the library.
#[pyfunction]
fn version() -> &'static str {
    backroom_api::VERSION
}

/// A key that no other command has, as text.
#[pyfunction]
fn new_key() -> String {
    backroom_api::new_key()
}

/// Every operation and refusal, as JSON.
#[pyfunction]
fn operations_json() -> String {
    backroom_api::operations_json()
}
