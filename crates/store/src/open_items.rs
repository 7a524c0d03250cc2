//! What control accounts still wait for.

use std::collections::BTreeSet;

use backroom_domain::open_items::facts::OpenItemFacts;
use backroom_domain::open_items::types::{OpenItem, OpenItemMove};
use backroom_domain::values::{AccountId, BusinessDate, CommandId, DocumentId, EntryId, OpenItemId, PartyId};

use crate::column::{Field, Row, fields, only};
use crate::known::{OPEN_ITEM_MOVES as MOVES_JOURNAL, narrow};
use crate::sql::statements;
use crate::table::Table;
use crate::write::Writer;
use crate::{Fault, SqlFacts};

pub(crate) static OPEN_ITEMS: Table = Table::opened(
    "open_items",
    1,
    12,
    &[
        "open_item_id",
        "command_id",
        "account_id",
        "party_id",
        "currency",
        "document_id",
        "line",
        "reference",
        "opened_on",
        "due_on",
        "amount_minor",
        "running",
        "remaining_minor",
        "remaining_base_minor",
    ],
);
pub(crate) static OPEN_ITEM_MOVES: Table = Table::journal(
    "open_item_moves",
    &["open_item_move_id", "command_id", "open_item_id", "entry_id", "posted_on", "amount_minor", "base_minor"],
);

/// Every table of this slice.
#[cfg(test)]
pub(crate) static TABLES: &[&Table] = &[&OPEN_ITEMS, &OPEN_ITEM_MOVES];

macro_rules! open_item_select {
    ($tail:literal) => {
        concat!(
            "SELECT open_item_id, command_id, account_id, party_id, currency, document_id, line, reference, opened_on, \
             due_on, amount_minor, running, remaining_minor, remaining_base_minor FROM open_items ",
            $tail
        )
    };
}

statements! {
    /// An open item by key.
    OPEN_ITEM = open_item_select!("WHERE open_item_id = ?1");
    /// The items a document opened, in order of line and key.
    OPEN_ITEMS_OF_DOCUMENT = open_item_select!("WHERE document_id = ?1 ORDER BY line, open_item_id");
    /// What an account waits for after a key, whoever it is from.
    OPEN_ITEMS_AFTER = open_item_select!("WHERE (remaining_minor <> 0 OR remaining_base_minor <> 0) AND account_id = ?1 AND open_item_id > ?2 ORDER BY open_item_id LIMIT ?3");
    /// What an account waits for from a party after a key.
    OPEN_ITEMS_OF_PARTY_AFTER = open_item_select!("WHERE (remaining_minor <> 0 OR remaining_base_minor <> 0) AND account_id = ?1 AND party_id = ?2 AND open_item_id > ?3 ORDER BY open_item_id LIMIT ?4");
    /// The items of an account and a party after a key, whatever remains of them.
    OPEN_ITEMS_EVER = open_item_select!("WHERE party_id = ?1 AND party_id <> 0 AND account_id = ?2 AND open_item_id > ?3 ORDER BY open_item_id LIMIT ?4");
    /// The moves from one on and before another, in order.
    MOVES_BETWEEN = "SELECT open_item_move_id, command_id, open_item_id, entry_id, posted_on, amount_minor, base_minor FROM open_item_moves WHERE open_item_move_id >= ?1 AND open_item_move_id < ?2 ORDER BY open_item_move_id";
    /// The moves of an item, in order.
    MOVES_OF = "SELECT open_item_move_id, command_id, open_item_id, entry_id, posted_on, amount_minor, base_minor FROM open_item_moves WHERE open_item_id = ?1 ORDER BY open_item_move_id";
    /// The first entry of an account posted after a day.
    FIRST_ENTRY_AFTER_DAY = "SELECT MIN(first_entry_id) FROM account_days WHERE account_id = ?1 AND posted_on > ?2";
    /// The command of an entry.
    COMMAND_OF_ENTRY = "SELECT command_id FROM entries WHERE entry_id = ?1";
    /// The items of an account that moved from a move on, with the party each concerns.
    MOVED_SINCE = "SELECT DISTINCT i.open_item_id, i.party_id FROM open_item_moves m JOIN open_items i ON i.open_item_id = m.open_item_id WHERE m.open_item_move_id >= ?1 AND i.account_id = ?2 AND i.open_item_id > ?3";
}

pub(crate) fn write_open_items(writer: &mut Writer<'_>, rows: &[(OpenItemId, Option<&OpenItem>)]) -> Result<(), Fault> {
    writer.put_all(&OPEN_ITEMS, rows, |_, item| open_item_fields(item))
}

pub(crate) fn write_open_item(writer: &mut Writer<'_>, item: &OpenItem) -> Result<(), Fault> {
    writer.put(&OPEN_ITEMS, &open_item_fields(item))
}

fn open_item_fields(item: &OpenItem) -> [Field<'_>; 14] {
    *fields![
        item.id,
        item.command,
        item.account,
        item.party,
        item.currency,
        item.document,
        item.line,
        &item.reference,
        item.opened_on,
        item.due_on,
        item.amount_minor,
        item.running,
        item.remaining_minor,
        item.remaining_base_minor,
    ]
}

pub(crate) fn write_move(writer: &mut Writer<'_>, step: &OpenItemMove) -> Result<(), Fault> {
    let OpenItemMove { id, command, item, entry, posted_on, amount_minor, base_minor } = step;
    writer.journal(&OPEN_ITEM_MOVES, fields![*id, *command, *item, *entry, *posted_on, *amount_minor, *base_minor])
}

fn read_open_item(row: &Row<'_>) -> Result<OpenItem, Fault> {
    Ok(OpenItem {
        id: row.get()?,
        command: row.get()?,
        account: row.get()?,
        party: row.get()?,
        currency: row.get()?,
        document: row.get()?,
        line: row.get()?,
        reference: row.get()?,
        opened_on: row.get()?,
        due_on: row.get()?,
        amount_minor: row.get()?,
        running: row.get()?,
        remaining_minor: row.get()?,
        remaining_base_minor: row.get()?,
    })
}

fn read_move(row: &Row<'_>) -> Result<OpenItemMove, Fault> {
    Ok(OpenItemMove {
        id: row.get()?,
        command: row.get()?,
        item: row.get()?,
        entry: row.get()?,
        posted_on: row.get()?,
        amount_minor: row.get()?,
        base_minor: row.get()?,
    })
}

impl OpenItemFacts for SqlFacts<'_> {
    fn open_items(&self, ids: &[OpenItemId]) -> Vec<Option<OpenItem>> {
        self.each(OPEN_ITEM, ids, |id| *fields![*id], read_open_item)
    }

    fn open_items_of_document(&self, document: DocumentId) -> Vec<OpenItem> {
        self.list(OPEN_ITEMS_OF_DOCUMENT, fields![document], read_open_item)
    }

    fn open_items_after(&self, account: AccountId, party: PartyId, after: OpenItemId, limit: u32) -> Vec<OpenItem> {
        self.keep(self.waiting(account, party, after, limit))
    }

    fn open_items_as_of(
        &self,
        account: AccountId,
        party: PartyId,
        on: BusinessDate,
        known: Option<CommandId>,
        after: OpenItemId,
        limit: u32,
    ) -> Vec<OpenItem> {
        self.keep(self.waited(account, party, on, known, after, limit as usize))
    }

    fn open_items_ever(&self, account: AccountId, party: PartyId, after: OpenItemId, limit: u32) -> Vec<OpenItem> {
        self.list(OPEN_ITEMS_EVER, fields![party, account, after, limit], read_open_item)
    }

    fn open_item_moves_of_entry(&self, entry: EntryId) -> Vec<OpenItemMove> {
        self.keep(self.moved_by(entry))
    }

    fn open_item_moves(&self, item: OpenItemId) -> Vec<OpenItemMove> {
        self.list(MOVES_OF, fields![item], read_move)
    }
}

impl SqlFacts<'_> {
    fn waiting(
        &self,
        account: AccountId,
        party: PartyId,
        after: OpenItemId,
        limit: u32,
    ) -> Result<Vec<OpenItem>, Fault> {
        if party.is_none() {
            self.try_list(OPEN_ITEMS_AFTER, fields![account, after, limit], read_open_item)
        } else {
            self.try_list(OPEN_ITEMS_OF_PARTY_AFTER, fields![account, party, after, limit], read_open_item)
        }
    }

    /// The moves of an entry lie among those of its command, which follow each other.
    fn moved_by(&self, entry: EntryId) -> Result<Vec<OpenItemMove>, Fault> {
        let command: Option<CommandId> = self.try_one(COMMAND_OF_ENTRY, fields![entry], only)?;
        let Some(command) = command else { return Ok(Vec::new()) };
        let first = self.first_beyond(MOVES_JOURNAL, command.0 - 1)?;
        let beyond = self.first_beyond(MOVES_JOURNAL, command.0)?;
        let mut moves = self.try_list(MOVES_BETWEEN, fields![first, beyond], read_move)?;
        moves.retain(|step| step.entry == entry);
        Ok(moves)
    }

    /// What was open then is open now or has moved since, so the closed items of years are never looked at.
    fn waited(
        &self,
        account: AccountId,
        party: PartyId,
        on: BusinessDate,
        known: Option<CommandId>,
        after: OpenItemId,
        limit: usize,
    ) -> Result<Vec<OpenItem>, Fault> {
        const CHUNK: u32 = 256;
        let unknown_from = self.unknown_from(MOVES_JOURNAL, known)?;
        let since = self.first_move_after_day(account, on)?.min(unknown_from);
        let mut moved: BTreeSet<OpenItemId> = BTreeSet::new();
        if since < i64::MAX {
            let touched = self.try_list(MOVED_SINCE, fields![since, account, after], |row| {
                Ok((row.get::<OpenItemId>()?, row.get::<PartyId>()?))
            })?;
            moved.extend(touched.into_iter().filter(|(_, of)| party.is_none() || *of == party).map(|(item, _)| item));
        }

        let mut found = Vec::new();
        let mut read_to = after;
        loop {
            let waiting = self.waiting(account, party, read_to, CHUNK)?;
            let is_last = waiting.len() < CHUNK as usize;
            read_to = waiting.last().map_or(read_to, |item| item.id);
            // Up to the end of the chunk nothing is missing; after the last chunk nothing is.
            let later = if is_last { BTreeSet::new() } else { moved.split_off(&OpenItemId(read_to.0 + 1)) };
            let mut candidates: BTreeSet<OpenItemId> = std::mem::replace(&mut moved, later);
            candidates.extend(waiting.iter().map(|item| item.id));
            for id in candidates {
                if found.len() == limit {
                    return Ok(found);
                }
                found.extend(self.item_as_of(id, on, unknown_from)?);
            }
            if is_last {
                return Ok(found);
            }
        }
    }

    /// The first move that may have been posted after a day: the moves of the commands from the first such entry on.
    fn first_move_after_day(&self, account: AccountId, on: BusinessDate) -> Result<i64, Fault> {
        let first: Option<EntryId> = self.try_one(FIRST_ENTRY_AFTER_DAY, fields![account, on], only)?.flatten();
        let Some(entry) = first else { return Ok(i64::MAX) };
        let command: Option<CommandId> = self.try_one(COMMAND_OF_ENTRY, fields![entry], only)?;
        match command {
            Some(command) => self.first_beyond(MOVES_JOURNAL, command.0 - 1),
            None => Err(Fault::corrupt(format!("account_days.first_entry_id holds {entry}, which is no entry"))),
        }
    }

    /// The item with what remained of it, if anything did.
    fn item_as_of(&self, id: OpenItemId, on: BusinessDate, unknown_from: i64) -> Result<Option<OpenItem>, Fault> {
        let (mut remaining, mut remaining_base) = (0_i128, 0_i128);
        for step in self.try_list(MOVES_OF, fields![id], read_move)? {
            if step.posted_on <= on && step.id < unknown_from {
                remaining += i128::from(step.amount_minor);
                remaining_base += i128::from(step.base_minor);
            }
        }
        if remaining == 0 && remaining_base == 0 {
            return Ok(None);
        }
        let item = self.try_one(OPEN_ITEM, fields![id], read_open_item)?;
        let (remaining_minor, remaining_base_minor) = (narrow(remaining)?, narrow(remaining_base)?);
        Ok(item.map(|item| OpenItem { remaining_minor, remaining_base_minor, ..item }))
    }
}
