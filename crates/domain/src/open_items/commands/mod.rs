//! One file a command.

mod match_items;
mod open_item;
mod settle_item;

pub use match_items::{ItemRemaining, ItemsMatched, MatchItems};
pub use open_item::{ItemOpened, OpenItemByHand};
pub use settle_item::{ItemSettled, SettleItem};
