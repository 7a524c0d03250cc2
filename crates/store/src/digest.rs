//! The canonical bytes of rows, by which a command's record binds everything the command wrote.
//!
//! Anybody can compute a command's `records_digest` again from the file. It is the BLAKE3 of the rows the command wrote
//! (those with its `command_id`, and the lines of these: postings of entries, lines and tenders of sales, lines of invoices
//! and what these keep back), one after the other:
//!
//! 1. in the order of their tables: `history`, `events`, `exceptions`, `exception_moves`, `dimension_sets`, `entries`,
//!    `postings`, `open_items`, `open_item_moves`, `stock_documents`, `movements`, `transfer_lines`, `counts`,
//!    `count_lines`, `count_records`, `pool_moves`, `shifts`, `shift_moves`, `sales`, `sale_lines`, `sale_tenders`,
//!    `payments`, `payment_moves`, `fiscal_records`, `closings`, `demands`, `demand_lines`,
//!    `demand_moves`, `orders`, `order_lines`, `order_cancels`, `hold_steps`, `order_payments`, `advance_taxes`, `invoices`,
//!    `invoice_lines`, `bad_debt_reliefs`, `parcels`, `parcel_events`, `expected_supplies`, `expected_moves`, `feed_publications`, `feed_lines`,
//!    `demand_ends`, `transfer_proposals`, `transfer_proposal_moves`, `returns`, `return_lines`, `return_steps`,
//!    `return_credits`, `approvals`, `approval_steps`; within a table in the order of the primary key;
//! 2. of each row the name of its table (length, then UTF-8 bytes), then the number of its columns, then every column of
//!    the table in declared order, the `command_id` and the key included; of the tables whose rows a command opens and
//!    later ones move only the columns that stay as they were opened: the first 11 of `exceptions`, 12 of `open_items`
//!    and `transfer_lines`, 4 of `counts`, 9 of `count_lines`, 6 of `shifts` and `payments`,
//!    15 of `demands`, 5 of `demand_lines`, 17 of `orders`, 19 of `order_lines`, 13 of `transfer_proposals`,
//!    13 of `returns`, 7 of `return_lines`, 13 of `approvals`;
//! 3. of each column one byte for its storage class (0 NULL, 1 INTEGER, 3 TEXT, 4 BLOB), then nothing for NULL, eight
//!    bytes for an INTEGER, length and bytes for TEXT and BLOB.
//!
//! Lengths and numbers of columns are 32 bits, INTEGERs 64 bits with their sign; all little-endian.
//!
//! A master row is covered through its row in the `history`, whose body is the whole row as JSON. What is personal
//! (`party_personal`, `approval_personal`) is covered by nothing here, so that it can be forgotten: the row of the party, or
//! of the approval, holds a salted digest of it instead.
//!
//! The `hash` of a command is the BLAKE3 of the 32 bytes of the `hash` before it in its stream (zeros for the first) and
//! of its own row encoded in the same way as table `commands` with the thirteen columns from `command_id` to
//! `recorded_at`, that is without its own hash and without the reply, which may be pruned.

use rusqlite::types::ValueRef;

use crate::column::Field;

/// Appends a row.
pub(crate) fn push_row(bytes: &mut Vec<u8>, table: &str, fields: &[Field<'_>]) {
    push_head(bytes, table, fields.len());
    push_columns(bytes, fields);
}

/// Appends what stands before the columns of a row.
pub(crate) fn push_head(bytes: &mut Vec<u8>, table: &str, columns: usize) {
    push_bytes(bytes, table.as_bytes());
    push_length(bytes, columns);
}

/// Appends the columns of a row.
pub(crate) fn push_columns(bytes: &mut Vec<u8>, fields: &[Field<'_>]) {
    for field in fields {
        match *field {
            Field::Null => bytes.push(0),
            Field::Int(value) => {
                bytes.push(1);
                bytes.extend_from_slice(&value.to_le_bytes());
            }
            Field::Text(value) => {
                bytes.push(3);
                push_bytes(bytes, value.as_bytes());
            }
            Field::Blob(value) => {
                bytes.push(4);
                push_bytes(bytes, value);
            }
        }
    }
}

fn push_bytes(bytes: &mut Vec<u8>, value: &[u8]) {
    push_length(bytes, value.len());
    bytes.extend_from_slice(value);
}

fn push_length(bytes: &mut Vec<u8>, length: usize) {
    // The engine takes no text of a gigabyte, so this loses nothing.
    #[allow(clippy::cast_possible_truncation, reason = "no value of a row reaches four gigabytes")]
    bytes.extend_from_slice(&(length as u32).to_le_bytes());
}

/// The columns that were appended, and whatever stands behind them read alike.
pub(crate) fn columns(mut bytes: &[u8]) -> impl Iterator<Item = ValueRef<'_>> {
    std::iter::from_fn(move || {
        let (class, rest) = bytes.split_first()?;
        let (value, rest) = match class {
            0 => (ValueRef::Null, rest),
            1 => {
                let (value, rest) = rest.split_first_chunk()?;
                (ValueRef::Integer(i64::from_le_bytes(*value)), rest)
            }
            class => {
                let (length, rest) = rest.split_first_chunk()?;
                let (value, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
                (if *class == 3 { ValueRef::Text(value) } else { ValueRef::Blob(value) }, rest)
            }
        };
        bytes = rest;
        Some(value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::column::fields;

    #[test]
    fn a_row_reads_as_documented() {
        let mut bytes = Vec::new();
        push_row(&mut bytes, "t", fields![-2_i64, None::<i64>, "é", &[9_u8]]);
        let expected = [
            &[1, 0, 0, 0, b't', 4, 0, 0, 0][..],
            &[1, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            &[0],
            &[3, 2, 0, 0, 0, 0xc3, 0xa9],
            &[4, 1, 0, 0, 0, 9],
        ]
        .concat();
        assert_eq!(bytes, expected);

        let read: Vec<ValueRef<'_>> = columns(&bytes[9..]).collect();
        assert_eq!(read, [ValueRef::Integer(-2), ValueRef::Null, ValueRef::Text("é".as_bytes()), ValueRef::Blob(&[9])]);
    }
}
