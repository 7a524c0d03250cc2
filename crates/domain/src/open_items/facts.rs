//! What the open items ask of the file.

use super::types::{OpenItem, OpenItemMove};
use crate::values::{AccountId, BusinessDate, CommandId, DocumentId, EntryId, OpenItemId, PartyId};

/// Open items as the file has them.
pub trait OpenItemFacts {
    /// Open items by key, in the order asked.
    fn open_items(&self, ids: &[OpenItemId]) -> Vec<Option<OpenItem>>;
    /// The items a document opened, in order of line and key.
    fn open_items_of_document(&self, document: DocumentId) -> Vec<OpenItem>;
    /// Items of an account that still wait, of a party (none: all), with key above `after`, in order of key.
    fn open_items_after(&self, account: AccountId, party: PartyId, after: OpenItemId, limit: u32) -> Vec<OpenItem>;
    /// The same as they stood at the end of a day of the books, as known after a command (none: now);
    /// the remaining sums are those of that day.
    fn open_items_as_of(
        &self,
        account: AccountId,
        party: PartyId,
        on: BusinessDate,
        known: Option<CommandId>,
        after: OpenItemId,
        limit: u32,
    ) -> Vec<OpenItem>;
    /// Items of an account and a party, those that wait for nothing any more included, with key above `after`, in order of
    /// key.
    fn open_items_ever(&self, account: AccountId, party: PartyId, after: OpenItemId, limit: u32) -> Vec<OpenItem>;
    /// The moves that an entry posts, in order.
    fn open_item_moves_of_entry(&self, entry: EntryId) -> Vec<OpenItemMove>;
    /// The moves of an item, in order.
    fn open_item_moves(&self, item: OpenItemId) -> Vec<OpenItemMove>;
}
