//! The C ABI as C and C++ programs meet it: each is compiled, linked to the shared library, and run.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test may fail by a panic, and says what it passes over"
)]

mod examples;
mod header;
mod memory;
mod programs;
mod support;
mod symbols;
