//! One file a question.

mod item;
mod items;

pub use item::{Item, ItemAnswer, ItemMove};
pub use items::{Items, ItemsAnswer, ItemsTotal};
