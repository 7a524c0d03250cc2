//! One file a command.

mod set_up;

pub use set_up::{SetUp, SetUpReply};
