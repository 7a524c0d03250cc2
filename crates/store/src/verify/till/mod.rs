//! The till: sales, the shifts they belong to, and what is added up of them.
//!
//! One walk over sales, what happened in shifts and closings, in the order of commands, holds each sale to its entry and
//! each closing to what its shift had come to by then; what it adds up is then set against every balance of the till. Days
//! count what orders bill as well, so invoices and credit notes are walked through among the sales.

mod billed;
mod closings;
mod days;
mod masters;
mod payments;
mod proven;
mod registers;
mod returns;
mod sales;
mod shift;
mod shifts;
mod stored_values;
mod walk;

use rusqlite::{Connection, Result};

use super::run::Check;
use masters::Masters;
use walk::Walk;

/// The checks of the walk, by what they are about.
pub(super) struct Checks<'c> {
    totals: &'c mut Check,
    postings: &'c mut Check,
    uses: &'c mut Check,
    stored: &'c mut Check,
    days: &'c mut Check,
    taxes: &'c mut Check,
    tenders: &'c mut Check,
    shift_taxes: &'c mut Check,
    shifts: &'c mut Check,
    receipts: &'c mut Check,
    closings: &'c mut Check,
    bills: &'c mut Check,
}

/// Proves sales, shifts and closings, and what is added up of them.
pub(super) fn prove(connection: &Connection, checks: &mut [Check; 12]) -> Result<()> {
    let [totals, postings, uses, stored, days, taxes, tenders, shift_taxes, shifts, receipts, closings, bills] = checks;
    let checks = &mut Checks {
        totals,
        postings,
        uses,
        stored,
        days,
        taxes,
        tenders,
        shift_taxes,
        shifts,
        receipts,
        closings,
        bills,
    };
    let masters = Masters::read(connection)?;
    let mut walk = Walk::new(&masters);
    walk.go(connection, checks)?;
    walk.returns.settle(connection, checks)?;
    sales::prove_documents(connection, checks)?;
    walk.days.settle(connection, &masters, &mut walk.words, checks)?;
    walk.stored.settle(connection, checks.stored)?;
    walk.shifts.settle(connection, &masters, &walk.words, checks)
}

/// Proves the calls of payment terminals.
pub(super) fn prove_payments(connection: &Connection, checks: &mut [Check; 1]) -> Result<()> {
    payments::prove(connection, checks)
}
