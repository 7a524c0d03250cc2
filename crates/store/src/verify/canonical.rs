//! The canonical bytes of rows, written again from what `digest` documents of them.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Result, Row};

use super::read::{each, text};

/// A table that a record digest covers.
#[derive(Clone, Copy)]
pub(super) struct Covered {
    pub(super) table: &'static str,
    /// The column of its key, or of the key of the row it belongs to.
    pub(super) key: &'static str,
    /// The column of the line under the key, where there are lines.
    pub(super) line: Option<&'static str>,
    /// What people call a row.
    pub(super) noun: &'static str,
    pub(super) rows: Rows,
    /// How many columns stay as a command opened them and are covered; all, if not said.
    pub(super) fixed: Option<usize>,
}

/// How the rows of a table follow each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// Their keys are counted up without a gap, row by row, in the order of commands.
    Counted,
    /// They bear keys of rows of another table, ascending in the order of commands.
    Ascending,
    /// They bear keys that rows of several commands may share.
    Chosen,
    /// They are lines of the rows of a table, whose command is theirs.
    LinesOf(&'static str),
}

impl Covered {
    const fn new(table: &'static str, key: &'static str, noun: &'static str) -> Self {
        Self { table, key, line: None, noun, rows: Rows::Counted, fixed: None }
    }

    const fn opened(self, fixed: usize) -> Self {
        Self { fixed: Some(fixed), ..self }
    }

    const fn ascending(self) -> Self {
        Self { rows: Rows::Ascending, ..self }
    }

    const fn chosen(self) -> Self {
        Self { rows: Rows::Chosen, line: Some("line"), ..self }
    }

    const fn lines_of(self, table: &'static str) -> Self {
        Self { rows: Rows::LinesOf(table), line: Some("line"), ..self }
    }
}

/// What a record digest covers, in its order.
pub(super) const COVERED: &[Covered] = &[
    Covered::new("history", "history_id", "history"),
    Covered::new("events", "event_id", "event"),
    Covered::new("exceptions", "exception_id", "exception").opened(11),
    Covered::new("exception_moves", "exception_move_id", "exception move"),
    Covered::new("dimension_sets", "dimension_set_id", "dimension set"),
    Covered::new("entries", "entry_id", "entry"),
    Covered::new("postings", "entry_id", "posting").lines_of("entries"),
    Covered::new("open_items", "open_item_id", "open item").opened(12),
    Covered::new("open_item_moves", "open_item_move_id", "open item move"),
    Covered::new("stock_documents", "document_id", "document"),
    Covered::new("movements", "movement_id", "movement"),
    Covered::new("transfer_lines", "transfer_line_id", "transfer line").opened(12),
    Covered::new("counts", "document_id", "count").opened(4).ascending(),
    Covered::new("count_lines", "document_id", "count line").opened(9).chosen(),
    Covered::new("count_records", "count_record_id", "count record"),
    Covered::new("pool_moves", "pool_move_id", "pool move"),
    Covered::new("shifts", "shift_id", "shift").opened(6),
    Covered::new("shift_moves", "shift_move_id", "shift move"),
    Covered::new("sales", "document_id", "sale").ascending(),
    Covered::new("sale_lines", "document_id", "sale line").lines_of("sales"),
    Covered::new("sale_tenders", "document_id", "sale tender").lines_of("sales"),
    Covered::new("payments", "payment_id", "payment").opened(6),
    Covered::new("payment_moves", "payment_move_id", "payment move"),
    Covered::new("fiscal_records", "fiscal_record_id", "fiscal record"),
    Covered::new("closings", "closing_id", "closing"),
    Covered::new("demands", "demand_id", "demand").opened(15),
    Covered::new("demand_lines", "demand_id", "demand line").opened(5).chosen(),
    Covered::new("demand_moves", "demand_move_id", "demand move"),
    Covered::new("orders", "demand_id", "order").opened(18).ascending(),
    Covered::new("order_lines", "demand_id", "order line").opened(19).chosen(),
    Covered::new("order_cancels", "order_cancel_id", "order cancellation"),
    Covered::new("hold_steps", "hold_step_id", "hold step"),
    Covered::new("order_payments", "order_payment_id", "order payment"),
    Covered::new("advance_taxes", "advance_tax_id", "advance tax"),
    Covered::new("invoices", "document_id", "invoice").ascending(),
    Covered::new("invoice_lines", "document_id", "invoice line").lines_of("invoices"),
    Covered::new("bad_debt_reliefs", "bad_debt_relief_id", "bad debt relief"),
    Covered::new("parcels", "document_id", "parcel").ascending(),
    Covered::new("parcel_events", "parcel_event_id", "parcel event"),
    Covered::new("expected_supplies", "expected_supply_id", "expected supply"),
    Covered::new("expected_moves", "expected_move_id", "expected move"),
    Covered::new("feed_publications", "feed_publication_id", "feed publication"),
    Covered::new("feed_lines", "feed_publication_id", "feed line").lines_of("feed_publications"),
    Covered::new("demand_ends", "demand_end_id", "demand end"),
    Covered::new("transfer_proposals", "transfer_proposal_id", "transfer proposal").opened(13),
    Covered::new("transfer_proposal_moves", "transfer_proposal_move_id", "transfer proposal move"),
    Covered::new("returns", "return_id", "return").opened(13),
    Covered::new("return_lines", "return_id", "return line").opened(7).chosen(),
    Covered::new("return_steps", "return_step_id", "return step"),
    Covered::new("return_credits", "document_id", "return credit").lines_of("invoices"),
    Covered::new("approvals", "approval_id", "approval").opened(13),
    Covered::new("approval_steps", "approval_step_id", "approval step"),
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
