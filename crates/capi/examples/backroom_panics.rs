//! The C library as it is, built with the feature `test-panic`: it has an operation that panics.

#[path = "../src/lib.rs"]
pub mod library;

use library::*;
