//! Sites, positions, movements and documents as the file has them.

use backroom_domain::stock::facts::StockFacts;
use backroom_domain::stock::types::{
    Count, CountLine, CountLineKey, Document, DocumentKind, End, Held, Movement, MovementFilter, MovementUse, Place,
    PositionKey, PositionRow, Reason, Site, StockState, TransferLine,
};
use backroom_domain::values::{
    BusinessDate, CommandId, DocumentId, EntityId, ItemId, MovementId, PartyId, PlaceId, Quantity, ReasonId, SeriesId,
    SiteId, TransferLineId,
};

use crate::column::{Row, fields, only};
use crate::exec::Seen;
use crate::sql::statements;
use crate::{Fault, SqlFacts, Store};

macro_rules! site_select {
    ($tail:literal) => {
        concat!(
            "SELECT site_id, code, folded, name, kind, entity_id, area_id, time_zone, roll_hour, negative_allowed, active FROM sites ",
            $tail
        )
    };
}
macro_rules! place_select {
    ($tail:literal) => {
        concat!("SELECT place_id, site_id, code, folded FROM places ", $tail)
    };
}
macro_rules! reason_select {
    ($tail:literal) => {
        concat!("SELECT reason_id, code, folded, name, role FROM reasons ", $tail)
    };
}
macro_rules! position_select {
    ($tail:literal) => {
        concat!("SELECT item_id, site_id, state, place_id, lot_id, owner_id, quantity, promised FROM positions ", $tail)
    };
}
macro_rules! document_select {
    ($tail:literal) => {
        concat!(
            "SELECT document_id, command_id, kind, series_id, number, entity_id, site_id, party_id, reference, occurred_on, \
             posted_on, corrects_document_id, entry_id, first_movement_id, movements, first_pool_move_id, pool_moves, \
             attributes, external_refs FROM stock_documents ",
            $tail
        )
    };
}
macro_rules! movement_select {
    ($tail:literal) => {
        concat!(
            "SELECT movement_id, command_id, document_id, line, kind, item_id, quantity, from_site_id, from_place_id, from_state, \
             to_site_id, to_place_id, to_state, lot_id, owner_id, reason_id, transfer_line_id, corrects_movement_id, \
             occurred_on, posted_on, entered_quantity, entered_unit_id FROM movements ",
            $tail
        )
    };
}
pub(super) use movement_select;
macro_rules! transfer_line_select {
    ($tail:literal) => {
        concat!(
            "SELECT transfer_line_id, command_id, document_id, line, item_id, lot_id, owner_id, state, from_site_id, to_site_id, valued, \
             quantity_shipped, quantity_open FROM transfer_lines ",
            $tail
        )
    };
}

statements! {
    /// The site of a folded code.
    SITE_BY_CODE = site_select!("WHERE folded = ?1");
    /// A site by key.
    SITE = site_select!("WHERE site_id = ?1");
    /// Every site, places outside included, in order of key.
    SITES_ALL = site_select!("ORDER BY site_id");
    /// Every site of an entity, in order of key.
    SITES_OF = site_select!("WHERE entity_id = ?1 ORDER BY site_id");
    /// The place of a site by folded code.
    PLACE_BY_CODE = place_select!("WHERE site_id = ?1 AND folded = ?2");
    /// A place by key.
    PLACE = place_select!("WHERE place_id = ?1");
    /// The reason of a folded code.
    REASON_BY_CODE = reason_select!("WHERE folded = ?1");
    /// A reason by key.
    REASON = reason_select!("WHERE reason_id = ?1");
    /// Every reason, in order of folded code.
    REASONS_ALL = reason_select!("ORDER BY folded");
    /// What is at a position.
    POSITION = "SELECT quantity, promised FROM positions WHERE item_id = ?1 AND site_id = ?2 AND state = ?3 AND place_id = ?4 AND lot_id = ?5 AND owner_id = ?6";
    /// How much of the item of a folded SKU is at a site in all; no row when there is no such item.
    POSITION_SUM = "SELECT CAST(COALESCE(SUM(p.quantity), 0) AS BIGINT) FROM items i LEFT JOIN positions p ON p.item_id = i.item_id AND p.site_id = ?1 WHERE i.folded = ?2 GROUP BY i.item_id";
    /// Every position of an item, at all sites.
    POSITIONS_OF_ITEM = position_select!("WHERE item_id = ?1");
    /// Every position of an item at a site.
    POSITIONS_OF_ITEM_AT = position_select!("WHERE item_id = ?1 AND site_id = ?2");
    /// Every sellable position of an item, at all sites.
    SELLABLE_POSITIONS = position_select!("WHERE item_id = ?1 AND state = 'sellable'");
    /// Positions that are not empty of a party's goods.
    POSITIONS_OWNED = position_select!("WHERE owner_id = ?1 AND owner_id <> 0 AND quantity <> 0 LIMIT ?2");
    /// Positions of a site that are not empty, of items after one, item by item; read until there are enough items.
    POSITIONS_AT = position_select!("WHERE item_id > ?1 AND site_id = ?2 AND quantity <> 0 ORDER BY item_id");
    /// The document of a number.
    DOCUMENT_BY_NUMBER = document_select!("WHERE series_id = ?1 AND number = ?2");
    /// A document by key.
    DOCUMENT = document_select!("WHERE document_id = ?1");
    /// The document of a kind that carries a party's reference.
    DOCUMENT_BY_REFERENCE = document_select!("WHERE party_id = ?1 AND kind = ?2 AND reference = ?3");
    /// Movements of a range of keys, in order.
    MOVEMENTS_BETWEEN = movement_select!("WHERE movement_id BETWEEN ?1 AND ?2 ORDER BY movement_id");
    /// How much of a movement later ones have given back.
    MOVEMENT_USE = "SELECT quantity, value_micro FROM movement_uses WHERE movement_id = ?1";
    /// The lines of a transfer, in order.
    TRANSFER_LINES_OF = transfer_line_select!("WHERE document_id = ?1 ORDER BY line, transfer_line_id");
    /// A transfer line by key.
    TRANSFER_LINE = transfer_line_select!("WHERE transfer_line_id = ?1");
    /// Lines still under way to a site, in order of key.
    TRANSFER_LINES_OPEN_TO = transfer_line_select!("WHERE quantity_open > 0 AND to_site_id = ?1 ORDER BY transfer_line_id LIMIT ?2");
    /// Lines still under way to any site, in order of key.
    TRANSFER_LINES_OPEN = transfer_line_select!("WHERE quantity_open > 0 ORDER BY transfer_line_id LIMIT ?1");
    /// A count sheet.
    COUNT = "SELECT document_id, command_id, blind, opened_movement_id, state FROM counts WHERE document_id = ?1";
    /// The commands that reported figures of a count.
    COUNT_COMMANDS = "SELECT DISTINCT command_id FROM count_records WHERE document_id = ?1 ORDER BY command_id";
    /// The lines of a count, in order, with the site of the count.
    COUNT_LINES_OF = "SELECT l.document_id, l.line, l.command_id, l.item_id, d.site_id, l.state, l.place_id, l.lot_id, l.owner_id, l.quantity_opened, l.rounds, l.quantity_counted, l.quantity_book \
        FROM stock_documents d JOIN count_lines l ON l.document_id = d.document_id WHERE d.document_id = ?1 ORDER BY l.line";
}

impl Store {
    /// How much of the item of a folded SKU a site has, whatever its state, place, lot and owner; `None` when there is no
    /// such item. One statement, for the question tills ask most.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn position_sum(&self, item_folded: &str, site: SiteId) -> Result<Option<Quantity>, Fault> {
        self.facts().try_one(POSITION_SUM, fields![site, item_folded], only)
    }
}

fn read_site(row: &Row<'_>) -> Result<Site, Fault> {
    Ok(Site {
        id: row.get()?,
        code: row.get()?,
        folded: row.get()?,
        name: row.get()?,
        kind: row.get()?,
        entity: row.get()?,
        area: row.get()?,
        time_zone: row.get()?,
        roll_hour: row.get()?,
        negative_allowed: row.get()?,
        active: row.get()?,
    })
}

fn read_place(row: &Row<'_>) -> Result<Place, Fault> {
    Ok(Place { id: row.get()?, site: row.get()?, code: row.get()?, folded: row.get()? })
}

fn read_reason(row: &Row<'_>) -> Result<Reason, Fault> {
    Ok(Reason { id: row.get()?, code: row.get()?, folded: row.get()?, name: row.get()?, role: row.get()? })
}

fn read_position_key(row: &Row<'_>) -> Result<PositionKey, Fault> {
    Ok(PositionKey {
        item: row.get()?,
        site: row.get()?,
        state: row.get()?,
        place: row.get()?,
        lot: row.get()?,
        owner: row.get()?,
    })
}

pub(super) fn read_position(row: &Row<'_>) -> Result<PositionRow, Fault> {
    Ok(PositionRow { key: read_position_key(row)?, quantity: row.get()?, promised: row.get()? })
}

fn read_document(row: &Row<'_>) -> Result<Document, Fault> {
    Ok(Document {
        id: row.get()?,
        command: row.get()?,
        kind: row.get()?,
        series: row.get()?,
        number: row.get()?,
        entity: row.get()?,
        site: row.get()?,
        party: row.get()?,
        reference: row.get()?,
        occurred_on: row.get()?,
        posted_on: row.get()?,
        corrects: row.get()?,
        entry: row.get()?,
        first_movement: row.get()?,
        movements: row.get()?,
        first_pool_move: row.get()?,
        pool_moves: row.get()?,
        attributes: row.get()?,
        external_refs: row.get()?,
    })
}

fn read_end(row: &Row<'_>) -> Result<End, Fault> {
    Ok(End { site: row.get()?, place: row.get()?, state: row.get()? })
}

pub(super) fn read_movement(row: &Row<'_>) -> Result<Movement, Fault> {
    Ok(Movement {
        id: row.get()?,
        command: row.get()?,
        document: row.get()?,
        line: row.get()?,
        kind: row.get()?,
        item: row.get()?,
        quantity: row.get()?,
        from: read_end(row)?,
        to: read_end(row)?,
        lot: row.get()?,
        owner: row.get()?,
        reason: row.get()?,
        transfer_line: row.get()?,
        corrects: row.get()?,
        occurred_on: row.get()?,
        posted_on: row.get()?,
        entered_quantity: row.get()?,
        entered_unit: row.get()?,
    })
}

fn read_transfer_line(row: &Row<'_>) -> Result<TransferLine, Fault> {
    Ok(TransferLine {
        id: row.get()?,
        command: row.get()?,
        document: row.get()?,
        line: row.get()?,
        item: row.get()?,
        lot: row.get()?,
        owner: row.get()?,
        state: row.get()?,
        from: row.get()?,
        to: row.get()?,
        valued: row.get()?,
        shipped: row.get()?,
        open: row.get()?,
    })
}

/// States are words, whose order in the file is not that of the key.
fn by_key(mut rows: Vec<PositionRow>) -> Vec<PositionRow> {
    rows.sort_unstable_by_key(|row| row.key);
    rows
}

impl StockFacts for SqlFacts<'_> {
    fn site_by_code(&self, folded: &str) -> Option<Site> {
        self.one(SITE_BY_CODE, fields![folded], read_site)
    }

    fn site(&self, id: SiteId) -> Option<Site> {
        self.one(SITE, fields![id], read_site)
    }

    fn sites_of(&self, entity: EntityId) -> Vec<Site> {
        if entity.is_none() {
            self.list(SITES_ALL, &[], read_site)
        } else {
            self.list(SITES_OF, fields![entity], read_site)
        }
    }

    fn place_by_code(&self, site: SiteId, folded: &str) -> Option<Place> {
        self.one(PLACE_BY_CODE, fields![site, folded], read_place)
    }

    fn place(&self, id: PlaceId) -> Option<Place> {
        self.one(PLACE, fields![id], read_place)
    }

    fn reason_by_code(&self, folded: &str) -> Option<Reason> {
        self.one(REASON_BY_CODE, fields![folded], read_reason)
    }

    fn reason(&self, id: ReasonId) -> Option<Reason> {
        self.one(REASON, fields![id], read_reason)
    }

    fn reasons(&self) -> Vec<Reason> {
        self.list(REASONS_ALL, &[], read_reason)
    }

    fn positions(&self, keys: &[PositionKey]) -> Vec<Option<Held>> {
        self.each(
            POSITION,
            keys,
            |key| *fields![key.item, key.site, key.state, key.place, key.lot, key.owner],
            |row| Ok(Held { quantity: row.get()?, promised: row.get()? }),
        )
    }

    fn positions_of_item(&self, item: ItemId, site: SiteId) -> Vec<PositionRow> {
        by_key(if site.is_none() {
            self.list(POSITIONS_OF_ITEM, fields![item], read_position)
        } else {
            self.list(POSITIONS_OF_ITEM_AT, fields![item, site], read_position)
        })
    }

    fn sellable_positions(&self, item: ItemId) -> Vec<PositionRow> {
        by_key(self.list(SELLABLE_POSITIONS, fields![item], read_position))
    }

    fn positions_owned(&self, owner: PartyId, limit: u32) -> Vec<PositionRow> {
        by_key(self.list(POSITIONS_OWNED, fields![owner, limit], read_position))
    }

    fn positions_at(&self, site: SiteId, after: ItemId, items: u32) -> Vec<PositionRow> {
        let (mut rows, mut seen, mut last): (Vec<PositionRow>, u32, ItemId) = (Vec::new(), 0, ItemId::NONE);
        let read = self.try_each(POSITIONS_AT, fields![after, site], |row| {
            let row = read_position(row)?;
            if row.key.item != last {
                if seen == items {
                    return Ok(Seen::Enough);
                }
                (seen, last) = (seen + 1, row.key.item);
            }
            rows.push(row);
            Ok(Seen::More)
        });
        by_key(self.keep(read.map(|()| rows)))
    }

    fn quantity_on(
        &self,
        item: ItemId,
        site: SiteId,
        on: BusinessDate,
        known: Option<CommandId>,
    ) -> Vec<(StockState, Quantity)> {
        self.keep(self.stood_at(item, site, on, known))
    }

    fn document_by_number(&self, series: SeriesId, number: i64) -> Option<Document> {
        self.one(DOCUMENT_BY_NUMBER, fields![series, number], read_document)
    }

    fn document(&self, id: DocumentId) -> Option<Document> {
        self.one(DOCUMENT, fields![id], read_document)
    }

    fn document_by_reference(&self, party: PartyId, kind: DocumentKind, reference: &str) -> Option<Document> {
        self.one(DOCUMENT_BY_REFERENCE, fields![party, kind, reference], read_document)
    }

    fn movements(&self, first: MovementId, count: i64) -> Vec<Movement> {
        if count < 1 {
            return Vec::new();
        }
        self.list(MOVEMENTS_BETWEEN, fields![first, first.0.saturating_add(count - 1)], read_movement)
    }

    fn movements_of_item(&self, filter: MovementFilter, limit: u32) -> Vec<Movement> {
        self.keep(self.moved(filter, limit as usize))
    }

    fn movement_uses(&self, ids: &[MovementId]) -> Vec<Option<MovementUse>> {
        self.each(
            MOVEMENT_USE,
            ids,
            |id| *fields![*id],
            |row| Ok(MovementUse { quantity: row.get()?, value: row.get()? }),
        )
    }

    fn transfer_lines_of(&self, document: DocumentId) -> Vec<TransferLine> {
        self.list(TRANSFER_LINES_OF, fields![document], read_transfer_line)
    }

    fn transfer_line(&self, id: TransferLineId) -> Option<TransferLine> {
        self.one(TRANSFER_LINE, fields![id], read_transfer_line)
    }

    fn transfer_lines_open(&self, to: SiteId, limit: u32) -> Vec<TransferLine> {
        if to.is_none() {
            self.list(TRANSFER_LINES_OPEN, fields![limit], read_transfer_line)
        } else {
            self.list(TRANSFER_LINES_OPEN_TO, fields![to, limit], read_transfer_line)
        }
    }

    fn count(&self, document: DocumentId) -> Option<Count> {
        self.one(COUNT, fields![document], |row| {
            Ok(Count {
                document: row.get()?,
                command: row.get()?,
                blind: row.get()?,
                opened_movement: row.get()?,
                state: row.get()?,
            })
        })
    }

    fn count_commands(&self, document: DocumentId) -> Vec<CommandId> {
        self.list(COUNT_COMMANDS, fields![document], only)
    }

    fn count_lines(&self, document: DocumentId) -> Vec<(CountLineKey, CountLine)> {
        self.list(COUNT_LINES_OF, fields![document], |row| {
            let key = CountLineKey { document: row.get()?, line: row.get()? };
            let line = CountLine {
                command: row.get()?,
                position: read_position_key(row)?,
                opened: row.get()?,
                rounds: row.get()?,
                counted: row.get()?,
                book: row.get()?,
            };
            Ok((key, line))
        })
    }
}
