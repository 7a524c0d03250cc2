//! One file a command.

mod open_entity;

pub use open_entity::{OpenEntity, OpenEntityReply};
