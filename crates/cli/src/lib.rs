//! The `backroom` command: a book on a terminal. It has no rules and no SQL; everything it does goes through the engine.

pub mod reference;
pub mod shape;
