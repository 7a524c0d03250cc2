//! Open items in the draft.

use super::types::{OpenItem, OpenItemMove};
use crate::flow::{Draft, Record, Rows, overlay};
use crate::values::{AccountId, BusinessDate, CommandId, DocumentId, EntryId, OpenItemId, PartyId};

overlay! {
    /// What the open items hold in the draft.
    pub struct Part {
        items: Rows<OpenItemId, OpenItem>,
    }
}

impl Part {
    /// The items this commit has opened or changed.
    #[must_use]
    pub fn dirty(&self) -> Vec<(OpenItemId, Option<&OpenItem>)> {
        self.items.dirty()
    }
}

impl Draft<'_> {
    /// An open item by key.
    pub fn open_item(&mut self, id: OpenItemId) -> Option<OpenItem> {
        let (part, facts) = self.open_items_mut();
        part.items.get_or_load(id, || facts.open_items(&[id]).pop().flatten()).cloned()
    }

    /// The items a document opened, as they stand now.
    pub fn open_items_of_document(&mut self, document: DocumentId) -> Vec<OpenItem> {
        let (part, facts) = self.open_items_mut();
        for item in facts.open_items_of_document(document) {
            part.items.remember(item.id, Some(item));
        }
        part.items.held().filter(|(_, item)| item.document == document).map(|(_, item)| item.clone()).collect()
    }

    /// Items of an account that still wait, of a party (none: all), with key above `after`, in order of key.
    pub fn open_items_after(
        &mut self,
        account: AccountId,
        party: PartyId,
        after: OpenItemId,
        limit: u32,
    ) -> Vec<OpenItem> {
        let keys = self.party_keys(party);
        let (part, facts) = self.open_items_mut();
        // Each item changed in this commit can at most hide one of the file's.
        let changed = u32::try_from(part.items.dirty().len()).unwrap_or(u32::MAX);
        let most = limit.saturating_add(changed);
        let filed = keys.iter().flat_map(|key| facts.open_items_after(account, *key, after, most));
        let listed = |item: &OpenItem| {
            let is_theirs = party.is_none() || keys.contains(&item.party);
            item.account == account && is_theirs && item.id > after && item.waits()
        };
        let mut items = part.items.laid_over(filed.map(|item| (item.id, item)), listed);
        items.sort_by_key(|item| item.id);
        items.truncate(limit as usize);
        items
    }

    /// Items of an account and a party, those that wait for nothing any more included, with key above `after`, in order of
    /// key.
    pub fn open_items_ever(
        &mut self,
        account: AccountId,
        party: PartyId,
        after: OpenItemId,
        limit: u32,
    ) -> Vec<OpenItem> {
        let keys = self.party_keys(party);
        let (part, facts) = self.open_items_mut();
        let filed = keys.iter().flat_map(|key| facts.open_items_ever(account, *key, after, limit));
        let listed = |item: &OpenItem| item.account == account && keys.contains(&item.party) && item.id > after;
        let mut items = part.items.laid_over(filed.map(|item| (item.id, item)), listed);
        items.sort_by_key(|item| item.id);
        items.truncate(limit as usize);
        items
    }

    /// Items of the file as they stood at the end of a day of the books, as known after a command (none: now), of a party
    /// (none: all), with key above `after`, in order of key.
    pub fn open_items_as_of(
        &mut self,
        account: AccountId,
        party: PartyId,
        on: BusinessDate,
        known: Option<CommandId>,
        after: OpenItemId,
        limit: u32,
    ) -> Vec<OpenItem> {
        let mut items = Vec::new();
        for key in self.party_keys(party) {
            items.extend(self.facts.open_items_as_of(account, key, on, known, after, limit));
        }
        items.sort_by_key(|item| item.id);
        items.truncate(limit as usize);
        items
    }

    /// The moves that an entry posts, of the file or of this commit, in order.
    pub fn open_item_moves_of_entry(&mut self, entry: EntryId) -> Vec<OpenItemMove> {
        let pick = |record: &Record| match record {
            Record::OpenItemMove(step) if step.entry == entry => Some(step.clone()),
            _ => None,
        };
        self.recorded(pick, |facts| facts.open_item_moves_of_entry(entry))
    }

    /// Whether an account has items that still wait.
    pub fn account_has_open_items(&mut self, account: AccountId) -> bool {
        !self.open_items_after(account, PartyId::NONE, OpenItemId::NONE, 1).is_empty()
    }

    /// The moves of an item, of the file and of this commit, in order.
    pub fn open_item_moves(&mut self, item: OpenItemId) -> Vec<OpenItemMove> {
        let moves = self.facts.open_item_moves(item);
        self.with_records(
            moves,
            |step| step.id,
            |record| match record {
                Record::OpenItemMove(step) if step.item == item => Some(step),
                _ => None,
            },
        )
    }

    /// Opens an item, with its first move.
    pub(crate) fn add_open_item(&mut self, item: OpenItem, step: OpenItemMove) {
        self.record(Record::OpenItem(item.clone()));
        self.put_open_item(item, step);
    }

    /// Sets an item, with the move that brought it there.
    pub(crate) fn put_open_item(&mut self, item: OpenItem, step: OpenItemMove) {
        self.record(Record::OpenItemMove(step));
        self.open_items_mut().0.items.put(item.id, item);
    }
}
