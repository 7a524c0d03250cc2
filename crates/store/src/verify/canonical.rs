//! The canonical bytes of rows, written again from what `digest` documents of them.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Result, Row};

use super::read::{each, text};

/// A table that a record digest covers.
pub(super) struct Journal {
    pub(super) table: &'static str,
    /// The column of its key.
    pub(super) key: &'static str,
    /// The column of the line under the key, where there are lines.
    pub(super) line: Option<&'static str>,
    /// What people call a row.
    pub(super) noun: &'static str,
    /// How many columns stay as a command opened them and are covered; all, if not said.
    pub(super) fixed: Option<usize>,
    /// Whether its keys are counted up, row by row, in the order of commands.
    pub(super) is_counted: bool,
}

impl Journal {
    const fn new(table: &'static str, key: &'static str, noun: &'static str) -> Self {
        Self { table, key, line: None, noun, fixed: None, is_counted: true }
    }

    const fn opened(self, fixed: usize) -> Self {
        Self { fixed: Some(fixed), ..self }
    }

    const fn under(self, line: Option<&'static str>) -> Self {
        Self { line, is_counted: false, ..self }
    }
}

/// What a record digest covers, in its order.
pub(super) const JOURNALS: [Journal; 16] = [
    Journal::new("history", "history_id", "history"),
    Journal::new("events", "event_id", "event"),
    Journal::new("exceptions", "exception_id", "exception").opened(11),
    Journal::new("exception_moves", "exception_move_id", "exception move"),
    Journal::new("dimension_sets", "dimension_set_id", "dimension set"),
    Journal::new("entries", "entry_id", "entry"),
    Journal::new("postings", "entry_id", "posting").under(Some("line")),
    Journal::new("open_items", "open_item_id", "open item").opened(11),
    Journal::new("open_item_moves", "open_item_move_id", "open item move"),
    Journal::new("stock_documents", "document_id", "document"),
    Journal::new("movements", "movement_id", "movement"),
    Journal::new("transfer_lines", "transfer_line_id", "transfer line").opened(12),
    Journal::new("counts", "document_id", "count").opened(4).under(None),
    Journal::new("count_lines", "document_id", "count line").opened(9).under(Some("line")),
    Journal::new("count_records", "count_record_id", "count record"),
    Journal::new("pool_moves", "pool_move_id", "pool move"),
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
