//! Open items in the draft.

use super::types::{OpenItem, OpenItemMove};
use crate::flow::{Draft, Record, Rows, overlay};
use crate::values::{DocumentId, OpenItemId};

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

    /// Sets an item, with the move that brought it there.
    pub(crate) fn put_open_item(&mut self, item: OpenItem, step: OpenItemMove) {
        self.record(Record::OpenItemMove(step));
        self.open_items_mut().0.items.put(item.id, item);
    }
}
