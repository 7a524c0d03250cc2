//! Proves the laws on a file, from its raw records.
//!
//! 1. **Nothing is shared with the writers.** The statements, the arithmetic and the encoding of digests here are this
//!    module's own, so that a mistake of theirs does not hide itself.
//! 2. **Nothing is believed that can be added up.** Every balance is summed again from the journals, in 128 bits, and
//!    every journal row is covered by the digest of its command, every command by the chain of its stream.
//! 3. **Nothing is written**, and all of it is read from one snapshot: others may go on writing meanwhile.
//! 4. Memory grows with the balances of a file and the widest command, not with its journals, which are streamed.
//!
//! A bad file is an answer, not an error: what cannot be read is a problem of the check that wanted it. An error is only
//! what keeps verify from looking: a file that cannot be opened, a disk that fails, an interrupt.
//!
//! What only a balance says is not proven: severity, subject and details of an exception; party, reference and due day of
//! an open item; where a transfer goes within an area until it arrives; whether a count is blind; the last unit cost of a
//! pool at standard, or that a receipt has just covered. Replies, which may be pruned, are covered by nothing. Nor can a
//! file prove that it was not put back whole to an earlier state: keep [`Report::seal`] elsewhere to see that.

mod canonical;
mod chain;
mod counts;
mod documents;
mod entries;
mod exceptions;
mod integrity;
mod layers;
mod masters;
mod movements;
mod open_items;
mod parties;
mod pools;
mod read;
mod report;
mod run;
mod series;
#[cfg(test)]
mod testing;

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

pub use report::{CheckResult, Problem, Progress, Report};
use run::Run;

/// Verifies the file at a path, which is opened for reading alone.
///
/// # Errors
/// The file cannot be opened or read at all.
pub fn verify_file(path: &Path, progress: &mut dyn FnMut(Progress)) -> rusqlite::Result<Report> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    // 64 MiB, in KiB.
    for (pragma, value) in [("cache_size", -65_536), ("mmap_size", 0)] {
        connection.pragma_update(None, pragma, value).or_else(run::go_on)?;
    }
    verify(&connection, progress)
}

/// Verifies the file behind a connection, in a read transaction of its own unless one is open.
///
/// # Errors
/// The disk fails, the file is locked, or the connection is interrupted.
pub fn verify(connection: &Connection, progress: &mut dyn FnMut(Progress)) -> rusqlite::Result<Report> {
    let _snapshot = match connection.is_autocommit() {
        true => connection.unchecked_transaction().map(Some).or_else(|error| run::go_on(error).map(|()| None))?,
        false => None,
    };
    let mut run = Run::new(connection, progress);
    // The file itself.
    run.pass([(9, "sqlite_integrity")], integrity::pages)?;
    run.pass([(9, "foreign_keys")], integrity::foreign_keys)?;
    run.pass([(8, "schema")], integrity::schema)?;
    // The books.
    run.pass(
        [
            (2, "entries_balance"),
            (2, "posting_lines"),
            (2, "closed_periods"),
            (2, "account_balances"),
            (2, "account_days"),
            (5, "open_item_postings"),
            (3, "stock_postings"),
        ],
        entries::prove,
    )?;
    run.pass([(5, "open_items"), (5, "open_item_accounts")], open_items::prove)?;
    run.pass([(10, "series")], series::prove)?;
    // Stock.
    run.pass(
        [
            (4, "movement_ends"),
            (4, "positions"),
            (4, "stock_days"),
            (4, "transfer_lines"),
            (4, "count_openings"),
            (4, "movement_uses"),
        ],
        movements::prove,
    )?;
    run.pass([(4, "counts")], counts::prove)?;
    run.pass(
        [
            (3, "pool_books"),
            (3, "pools"),
            (3, "pool_days"),
            (3, "layers"),
            (3, "pool_layers"),
            (3, "inventory_accounts"),
        ],
        pools::prove,
    )?;
    run.pass([(3, "pool_quantities")], pools::quantities)?;
    run.pass(
        [(4, "document_movements"), (3, "document_pool_moves"), (2, "document_entries"), (3, "movement_values")],
        documents::prove,
    )?;
    // What people work with.
    run.pass([(1, "exceptions")], exceptions::prove)?;
    run.pass([(12, "personal_digests")], parties::prove)?;
    run.pass([(8, "masters")], masters::prove)?;
    // The record of it all.
    run.pass([(8, "journal_order"), (8, "record_digests"), (8, "command_chain"), (8, "streams")], chain::prove)?;
    run.pass([(7, "keys"), (8, "consumers")], chain::keys)?;
    run.finish()
}
