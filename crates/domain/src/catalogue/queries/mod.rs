//! One file a query.

mod categories;
mod item;
mod items;
mod kit;
mod resolve;
mod units;

pub use categories::{Categories, CategoriesAnswer, CategoryReply};
pub use item::ItemByName;
pub use items::{Items, ItemsAnswer};
pub use kit::{KitAnswer, KitOf, KitPartReply};
pub use resolve::{Resolve, ResolveAnswer};
pub use units::{UnitReply, Units, UnitsAnswer};
