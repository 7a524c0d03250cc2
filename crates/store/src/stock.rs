//! Sites, positions, movements and the documents that hold them: their tables and how they are written.

mod facts;
mod reports;

use backroom_domain::stock::types::{
    Count, CountLine, CountLineKey, CountRecord, Document, Held, Movement, MovementUse, Place, PositionKey, Reason,
    Site, StockDay, StockDayKey, TransferLine,
};
use backroom_domain::values::{DocumentId, MovementId, TransferLineId};

use crate::Fault;
use crate::column::{Field, fields};
use crate::parties::json;
use crate::table::Table;
use crate::write::{AfterImage, Writer};

pub(crate) static SITES: Table = Table::replaced(
    "sites",
    1,
    &[
        "site_id",
        "code",
        "folded",
        "name",
        "kind",
        "entity_id",
        "area_id",
        "time_zone",
        "roll_hour",
        "negative_allowed",
        "active",
    ],
);
pub(crate) static PLACES: Table = Table::replaced("places", 1, &["place_id", "site_id", "code", "folded"]);
pub(crate) static REASONS: Table = Table::replaced("reasons", 1, &["reason_id", "code", "folded", "name", "role"]);
pub(crate) static STOCK_DOCUMENTS: Table = Table::journal(
    "stock_documents",
    &[
        "document_id",
        "command_id",
        "kind",
        "series_id",
        "number",
        "entity_id",
        "site_id",
        "party_id",
        "reference",
        "occurred_on",
        "posted_on",
        "corrects_document_id",
        "entry_id",
        "first_movement_id",
        "movements",
        "first_pool_move_id",
        "pool_moves",
        "attributes",
        "external_refs",
    ],
);
pub(crate) static MOVEMENTS: Table = Table::journal(
    "movements",
    &[
        "movement_id",
        "command_id",
        "document_id",
        "line",
        "kind",
        "item_id",
        "quantity",
        "from_site_id",
        "from_place_id",
        "from_state",
        "to_site_id",
        "to_place_id",
        "to_state",
        "lot_id",
        "owner_id",
        "reason_id",
        "transfer_line_id",
        "corrects_movement_id",
        "occurred_on",
        "posted_on",
        "entered_quantity",
        "entered_unit_id",
    ],
);
pub(crate) static POSITIONS: Table = Table::replaced(
    "positions",
    6,
    &["item_id", "site_id", "state", "place_id", "lot_id", "owner_id", "quantity", "promised"],
);
pub(crate) static STOCK_DAYS: Table = Table::added(
    "stock_days",
    4,
    &[
        "item_id",
        "site_id",
        "occurred_on",
        "state",
        "quantity_in",
        "quantity_out",
        "first_movement_id",
        "last_movement_id",
    ],
);
pub(crate) static MOVEMENT_USES: Table =
    Table::replaced("movement_uses", 1, &["movement_id", "quantity", "value_micro"]);
pub(crate) static TRANSFER_LINES: Table = Table::opened(
    "transfer_lines",
    1,
    12,
    &[
        "transfer_line_id",
        "command_id",
        "document_id",
        "line",
        "item_id",
        "lot_id",
        "owner_id",
        "state",
        "from_site_id",
        "to_site_id",
        "valued",
        "quantity_shipped",
        "quantity_open",
    ],
);
pub(crate) static COUNTS: Table =
    Table::opened("counts", 1, 4, &["document_id", "command_id", "blind", "opened_movement_id", "state"]);
pub(crate) static COUNT_LINES: Table = Table::opened(
    "count_lines",
    2,
    9,
    &[
        "document_id",
        "line",
        "command_id",
        "item_id",
        "place_id",
        "state",
        "lot_id",
        "owner_id",
        "quantity_opened",
        "rounds",
        "quantity_counted",
        "quantity_book",
    ],
);
pub(crate) static COUNT_RECORDS: Table = Table::journal(
    "count_records",
    &["count_record_id", "command_id", "document_id", "line", "round", "quantity_counted", "quantity_book"],
);

/// Every table of this slice.
#[cfg(test)]
pub(crate) static TABLES: &[&Table] = &[
    &SITES,
    &PLACES,
    &REASONS,
    &STOCK_DOCUMENTS,
    &MOVEMENTS,
    &POSITIONS,
    &STOCK_DAYS,
    &MOVEMENT_USES,
    &TRANSFER_LINES,
    &COUNTS,
    &COUNT_LINES,
    &COUNT_RECORDS,
];

/// Every statement of this slice.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&[(&str, &str)]] = &[facts::STATEMENTS, reports::STATEMENTS];

pub(crate) fn write_site(after: &mut AfterImage<'_, '_>, site: &Site) -> Result<(), Fault> {
    after.put(
        &SITES,
        fields![
            site.id,
            &site.code,
            &site.folded,
            &site.name,
            site.kind,
            site.entity,
            site.area,
            site.time_zone,
            site.roll_hour,
            site.negative_allowed,
            site.active,
        ],
    )
}

pub(crate) fn write_place(after: &mut AfterImage<'_, '_>, place: &Place) -> Result<(), Fault> {
    let Place { id, site, code, folded } = place;
    after.put(&PLACES, fields![*id, *site, code, folded])
}

pub(crate) fn write_reason(after: &mut AfterImage<'_, '_>, reason: &Reason) -> Result<(), Fault> {
    let Reason { id, code, folded, name, role } = reason;
    after.put(&REASONS, fields![*id, code, folded, name, *role])
}

pub(crate) fn write_document(writer: &mut Writer<'_>, document: &Document) -> Result<(), Fault> {
    // Most documents carry nothing of the host's, and these are written on every sale.
    let attributes = if document.attributes.is_empty() { "{}".into() } else { json(&document.attributes) };
    let external_refs = if document.external_refs.is_empty() { "{}".into() } else { json(&document.external_refs) };
    writer.journal(
        &STOCK_DOCUMENTS,
        fields![
            document.id,
            document.command,
            document.kind,
            document.series,
            document.number,
            document.entity,
            document.site,
            document.party,
            document.reference.as_deref(),
            document.occurred_on,
            document.posted_on,
            document.corrects,
            document.entry,
            document.first_movement,
            document.movements,
            document.first_pool_move,
            document.pool_moves,
            &attributes,
            &external_refs,
        ],
    )
}

pub(crate) fn write_movement(writer: &mut Writer<'_>, movement: &Movement) -> Result<(), Fault> {
    writer.journal(
        &MOVEMENTS,
        fields![
            movement.id,
            movement.command,
            movement.document,
            movement.line,
            movement.kind,
            movement.item,
            movement.quantity,
            movement.from.site,
            movement.from.place,
            movement.from.state,
            movement.to.site,
            movement.to.place,
            movement.to.state,
            movement.lot,
            movement.owner,
            movement.reason,
            movement.transfer_line,
            movement.corrects,
            movement.occurred_on,
            movement.posted_on,
            &movement.entered_quantity,
            movement.entered_unit,
        ],
    )
}

pub(crate) fn write_count_record(writer: &mut Writer<'_>, record: &CountRecord) -> Result<(), Fault> {
    let CountRecord { id, command, key, round, counted, book } = record;
    writer.journal(&COUNT_RECORDS, fields![*id, *command, key.document, key.line, *round, *counted, *book])
}

pub(crate) fn write_positions(writer: &mut Writer<'_>, rows: &[(PositionKey, Option<&Held>)]) -> Result<(), Fault> {
    writer.put_all(&POSITIONS, rows, |key, held| {
        *fields![key.item, key.site, key.state, key.place, key.lot, key.owner, held.quantity, held.promised]
    })
}

pub(crate) fn write_days(writer: &mut Writer<'_>, rows: &[(StockDayKey, Option<&StockDay>)]) -> Result<(), Fault> {
    writer.put_all(&STOCK_DAYS, rows, |key, day| {
        *fields![
            key.item,
            key.site,
            key.occurred_on,
            key.state,
            day.quantity_in,
            day.quantity_out,
            day.first_movement,
            day.last_movement,
        ]
    })
}

pub(crate) fn write_uses(writer: &mut Writer<'_>, rows: &[(MovementId, Option<&MovementUse>)]) -> Result<(), Fault> {
    writer.put_all(&MOVEMENT_USES, rows, |movement, used| *fields![*movement, used.quantity, used.value])
}

pub(crate) fn write_transfer_lines(
    writer: &mut Writer<'_>,
    rows: &[(TransferLineId, Option<&TransferLine>)],
) -> Result<(), Fault> {
    writer.put_all(&TRANSFER_LINES, rows, |_, line| transfer_line_fields(line))
}

pub(crate) fn write_transfer_line(writer: &mut Writer<'_>, line: &TransferLine) -> Result<(), Fault> {
    writer.put(&TRANSFER_LINES, &transfer_line_fields(line))
}

fn transfer_line_fields(line: &TransferLine) -> [Field<'_>; 13] {
    *fields![
        line.id,
        line.command,
        line.document,
        line.line,
        line.item,
        line.lot,
        line.owner,
        line.state,
        line.from,
        line.to,
        line.valued,
        line.shipped,
        line.open,
    ]
}

pub(crate) fn write_counts(writer: &mut Writer<'_>, rows: &[(DocumentId, Option<&Count>)]) -> Result<(), Fault> {
    writer.put_all(&COUNTS, rows, |_, count| count_fields(count))
}

pub(crate) fn write_count(writer: &mut Writer<'_>, count: &Count) -> Result<(), Fault> {
    writer.put(&COUNTS, &count_fields(count))
}

fn count_fields(count: &Count) -> [Field<'_>; 5] {
    *fields![count.document, count.command, count.blind, count.opened_movement, count.state]
}

pub(crate) fn write_count_lines(
    writer: &mut Writer<'_>,
    rows: &[(CountLineKey, Option<&CountLine>)],
) -> Result<(), Fault> {
    writer.put_all(&COUNT_LINES, rows, count_line_fields)
}

pub(crate) fn write_count_line(writer: &mut Writer<'_>, key: &CountLineKey, line: &CountLine) -> Result<(), Fault> {
    writer.put(&COUNT_LINES, &count_line_fields(key, line))
}

/// The site of what is counted is that of the count, and stands with its document.
fn count_line_fields<'a>(key: &'a CountLineKey, line: &'a CountLine) -> [Field<'a>; 12] {
    *fields![
        key.document,
        key.line,
        line.command,
        line.position.item,
        line.position.place,
        line.position.state,
        line.position.lot,
        line.position.owner,
        line.opened,
        line.rounds,
        line.counted,
        line.book,
    ]
}
