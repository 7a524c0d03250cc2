//! One file a command.

mod add_category;
mod add_identifier;
mod add_item;
mod add_pack;
mod add_unit;
mod change_item;
mod set_kit;
mod withdraw_identifier;

pub use add_category::{AddCategory, AddCategoryReply};
pub use add_identifier::AddIdentifier;
pub use add_item::{AddItem, NewPack, NewSupplierCode};
pub use add_pack::AddPack;
pub use add_unit::{AddUnit, AddUnitReply};
pub use change_item::ChangeItem;
pub use set_kit::{NewKitPart, SetKit};
pub use withdraw_identifier::WithdrawIdentifier;
