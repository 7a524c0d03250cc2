//! The canonical bytes of rows, written again from what `digest` documents of them.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Result, Row};

use super::read::{each, text};

/// The journals a record digest covers, in its order. The third of each is what people call a row.
pub(super) const JOURNALS: [(&str, &str, &str); 11] = [
    ("history", "history_id", "history"),
    ("events", "event_id", "event"),
    ("exception_moves", "exception_move_id", "exception move"),
    ("dimension_sets", "dimension_set_id", "dimension set"),
    ("entries", "entry_id", "entry"),
    ("postings", "entry_id", "posting"),
    ("open_item_moves", "open_item_move_id", "open item move"),
    ("stock_documents", "document_id", "document"),
    ("movements", "movement_id", "movement"),
    ("count_records", "count_record_id", "count record"),
    ("pool_moves", "pool_move_id", "pool move"),
];

/// The columns of a table as the file declares them.
pub(super) fn columns(connection: &Connection, table: &str) -> Result<Vec<String>> {
    let mut columns = Vec::new();
    each(connection, "SELECT name FROM pragma_table_info(?1) ORDER BY cid", [table], |row| {
        columns.push(text(row, 0)?.to_owned());
        Ok(())
    })?;
    Ok(columns)
}

/// Appends a row: its table, the number of its columns, and each of these from `from` on.
pub(super) fn push(bytes: &mut Vec<u8>, table: &str, row: &Row<'_>, from: usize, columns: usize) -> Result<()> {
    push_bytes(bytes, table.as_bytes());
    push_length(bytes, columns);
    for at in from..from + columns {
        match row.get_ref(at)? {
            ValueRef::Null => bytes.push(0),
            ValueRef::Integer(value) => {
                bytes.push(1);
                bytes.extend_from_slice(&value.to_le_bytes());
            }
            // No table of ours has one; its bits spoil the digest.
            ValueRef::Real(value) => {
                bytes.push(2);
                bytes.extend_from_slice(&value.to_bits().to_le_bytes());
            }
            ValueRef::Text(value) => {
                bytes.push(3);
                push_bytes(bytes, value);
            }
            ValueRef::Blob(value) => {
                bytes.push(4);
                push_bytes(bytes, value);
            }
        }
    }
    Ok(())
}

fn push_bytes(bytes: &mut Vec<u8>, value: &[u8]) {
    push_length(bytes, value.len());
    bytes.extend_from_slice(value);
}

fn push_length(bytes: &mut Vec<u8>, length: usize) {
    #[expect(clippy::cast_possible_truncation, reason = "SQLite has no value of four gigabytes")]
    bytes.extend_from_slice(&(length as u32).to_le_bytes());
}
