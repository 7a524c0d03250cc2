//! Proves the laws on a file, from its raw records.
//!
//! 1. **Nothing is shared with the writers.** The statements, the arithmetic and the encoding of digests here are this
//!    module's own, so that a mistake of theirs does not hide itself.
//! 2. **Nothing is believed that can be added up.** Every balance is summed again from the journals, in 128 bits, and
//!    every journal row is covered by the digest of its command, every command by the chain of its stream.
//! 3. **Nothing is written**, and all of it is read from one snapshot: others may go on writing meanwhile.
//! 4. Memory grows with what a file holds now (positions, pools, layers, items, shifts) and with the widest command, not
//!    with its journals and days, which are streamed. What has to be sorted beyond that goes to a temporary file: proving a
//!    long file needs a folder for these (`TMPDIR`, or what the system has instead) that can be written, with room for about
//!    a third of the file.
//!
//! A bad file is an answer, not an error: what cannot be read is a problem of the check that wanted it. An error is only
//! what keeps verify from looking: a file that cannot be opened, a disk that fails, an interrupt.
//!
//! Not proven are replies, which may be pruned; how far a reader of events has come, which is its own word (only that it
//! is not ahead of them is); and on which day the machine made the schema. Nor can a file prove that it was not put back
//! whole to an earlier state: keep [`Report::seal`] elsewhere to see that.

mod approvals;
mod canonical;
mod chain;
mod channels;
mod counts;
mod documents;
mod entries;
mod exceptions;
mod expected;
mod feeds;
mod integrity;
mod layers;
mod masters;
mod movements;
mod open_items;
mod openings;
mod parties;
mod periods;
mod personal_keys;
mod pools;
mod pricing;
mod promises;
mod proposals;
mod quantities;
mod read;
mod report;
mod returns;
mod run;
mod sales;
mod series;
mod sorting;
mod sums;
mod tax;
#[cfg(test)]
mod testing;
mod till;
mod transfers;
mod uses;

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

pub use report::{CheckResult, Problem, Progress, Report};
use run::Run;

use crate::{Fault, OpenOptions, Store};

/// Verifies the file at a path, which is opened for reading alone. `progress` is told of each pass before it begins.
///
/// ```
/// use backroom_store::verify::verify_file;
/// use backroom_store::{OpenOptions, Store};
///
/// # fn main() -> Result<(), backroom_store::Fault> {
/// # let directory = tempfile::tempdir().expect("a directory");
/// # let path = directory.path().join("shop.backroom");
/// let store = Store::create(&path, &OpenOptions::default())?;
/// let report = verify_file(&path, &mut |progress| println!("{} of {}", progress.done, progress.of))?;
/// assert!(report.to_string().ends_with("verify: all laws hold"));
/// # drop(store);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// The path leads to no file of ours (`store.cannot_open`, `store.not_a_database`, `store.foreign_file`), to one of
/// another version (`store.newer_schema`, `store.cannot_open`), or cannot be read now (`store.busy`, `store.io`).
pub fn verify_file(path: &Path, progress: &mut dyn FnMut(Progress)) -> Result<Report, Fault> {
    let options = OpenOptions { read_only: true, ..OpenOptions::default() };
    match Store::open(path, &options) {
        Ok(store) if store.schema_is_newer()? => {
            let message = "a newer version has changed the file: verify it with that one";
            Err(Fault::new("store.newer_schema", message).of(path))
        }
        Ok(store) => {
            // Journals are read from end to end, once a pass: a page that was read is seldom read again. In KiB.
            store.connection.pragma_update(None, "cache_size", -16_384)?;
            store.verify(progress)
        }
        // What is too broken to be opened is looked at all the same.
        Err(fault) if fault.code == "store.corrupt" => {
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            Ok(prove(&Connection::open_with_flags(path, flags)?, progress)?)
        }
        Err(fault) => Err(fault),
    }
}

impl Store {
    /// Verifies the file as it is now, or as the read transaction that is open sees it.
    ///
    /// # Errors
    /// The file cannot be read now (`store.busy`, `store.io`), or somebody asked to stop (`store.interrupted`).
    pub fn verify(&self, progress: &mut dyn FnMut(Progress)) -> Result<Report, Fault> {
        Ok(prove(&self.connection, progress)?)
    }

    fn schema_is_newer(&self) -> Result<bool, Fault> {
        Ok(crate::driver::schema::version(&self.connection)? > crate::driver::schema::CURRENT)
    }
}

fn prove(connection: &Connection, progress: &mut dyn FnMut(Progress)) -> rusqlite::Result<Report> {
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
    run.pass([(5, "tax_periods"), (8, "tax_sets"), (5, "tax_days")], tax::prove)?;
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
    run.pass([(3, "pool_quantities")], quantities::prove)?;
    run.pass(
        [(4, "document_movements"), (3, "document_pool_moves"), (2, "document_entries"), (3, "movement_values")],
        documents::prove,
    )?;
    // What is promised.
    run.pass(
        [
            (6, "demand_lines"),
            (6, "promises"),
            (6, "promised_positions"),
            (6, "open_demands"),
            (6, "parcel_days"),
            (6, "demand_ends"),
        ],
        promises::prove,
    )?;
    run.pass([(6, "expected_lines")], expected::prove)?;
    run.pass([(10, "feeds")], feeds::prove)?;
    run.pass([(6, "transfer_proposals")], proposals::prove)?;
    // The till.
    run.pass(
        [
            (2, "sale_totals"),
            (2, "sale_postings"),
            (2, "sale_line_uses"),
            (5, "stored_values"),
            (2, "sales_days"),
            (5, "taxed_sales"),
            (5, "shift_tenders"),
            (5, "shift_taxes"),
            (10, "shifts"),
            (10, "receipts"),
            (10, "closings"),
            (2, "invoice_postings"),
        ],
        till::prove,
    )?;
    run.pass([(5, "payments")], till::prove_payments)?;
    // Orders.
    run.pass(
        [
            (8, "orders"),
            (6, "order_lines"),
            (8, "hold_steps"),
            (5, "order_payments"),
            (5, "order_deposits"),
            (2, "invoices"),
            (2, "invoice_lines"),
            (2, "credit_notes"),
            (4, "parcels"),
            (5, "advance_taxes"),
        ],
        sales::prove,
    )?;
    run.pass(
        [(5, "customer_money"), (5, "bad_debts"), (5, "receivables"), (5, "bad_debt_reliefs")],
        sales::prove_money,
    )?;
    // What came back.
    run.pass(
        [(8, "returns"), (4, "return_lines"), (4, "return_goods"), (5, "return_clearing"), (2, "return_credits")],
        returns::prove,
    )?;
    // What people work with.
    run.pass([(8, "price_lists"), (8, "prices")], pricing::prove)?;
    run.pass([(8, "channels")], channels::prove)?;
    run.pass([(8, "kits"), (8, "channel_terms")], sales::prove_terms)?;
    run.pass([(1, "exceptions")], exceptions::prove)?;
    run.pass([(12, "personal_digests"), (12, "personal_keys"), (8, "party_merges")], parties::prove)?;
    run.pass(
        [
            (11, "approvals"),
            (11, "approval_steps"),
            (12, "approval_personal"),
            (11, "approval_requests"),
            (11, "document_steps"),
            (8, "actor_uses"),
        ],
        approvals::prove,
    )?;
    run.pass([(8, "masters")], masters::prove)?;
    // The record of it all.
    run.pass([(8, "journal_order"), (8, "record_digests"), (8, "command_chain"), (8, "streams")], chain::prove)?;
    run.pass([(7, "keys"), (8, "consumers")], chain::keys)?;
    run.finish()
}
