//! Orders: what was agreed, what became of it, what was paid and what was billed.
//!
//! Orders are read one after the other, each with its lines, what its demand says of them, and everything that happened to
//! it. What invoices post and add to days is proven with the sales of tills.

mod advances;
mod bills;
mod days;
mod holds;
mod lines;
mod money;
mod orders;
mod parcels;
mod payments;
mod reliefs;
mod terms;

use rusqlite::{Connection, Result};

use super::read::{Feed, Words, each, text};
use super::run::Check;
use bills::Bills;
use lines::Lines;
use orders::Order;

/// The checks of orders, by what they are about.
struct Checks<'c> {
    orders: &'c mut Check,
    lines: &'c mut Check,
    holds: &'c mut Check,
    payments: &'c mut Check,
    deposits: &'c mut Check,
    invoices: &'c mut Check,
    invoice_lines: &'c mut Check,
    credits: &'c mut Check,
    parcels: &'c mut Check,
    advances: &'c mut Check,
}

/// Proves orders and everything that happened to them.
pub(super) fn prove(connection: &Connection, checks: &mut [Check; 10]) -> Result<()> {
    let [orders, lines, holds, payments, deposits, invoices, invoice_lines, credits, parcels, advances] = checks;
    let checks =
        &mut Checks { orders, lines, holds, payments, deposits, invoices, invoice_lines, credits, parcels, advances };
    walk(connection, checks)?;
    prove_documents(connection, checks)
}

/// Proves kits, and on which terms channels sell.
pub(super) fn prove_terms(connection: &Connection, checks: &mut [Check; 2]) -> Result<()> {
    terms::prove(connection, checks)
}

/// Proves money of customers, bad debts with the tax that is claimed of them, and what invoices wait for.
pub(super) fn prove_money(connection: &Connection, checks: &mut [Check; 4]) -> Result<()> {
    money::prove(connection, checks)
}

/// Goes through the orders.
fn walk(connection: &Connection, checks: &mut Checks<'_>) -> Result<()> {
    let mut of_orders = connection.prepare(orders::ORDERS)?;
    let mut heads = Feed::new(of_orders.query([])?)?;
    let mut of_lines = connection.prepare(lines::LINES)?;
    let mut lines = Feed::new(of_lines.query([])?)?;
    let mut of_goods = connection.prepare(lines::GOODS)?;
    let mut goods = Feed::new(of_goods.query([])?)?;
    let mut of_cancels = connection.prepare(lines::CANCELS)?;
    let mut cancels = Feed::new(of_cancels.query([])?)?;
    let mut of_holds = connection.prepare(holds::STEPS)?;
    let mut holds = Feed::new(of_holds.query([])?)?;
    let mut of_payments = connection.prepare(payments::PAYMENTS)?;
    let mut payments = Feed::new(of_payments.query([])?)?;
    let mut of_bills = connection.prepare(bills::BILLS)?;
    let mut bills = Feed::new(of_bills.query([])?)?;
    let mut of_parcels = connection.prepare(parcels::PARCELS)?;
    let mut parcels = Feed::new(of_parcels.query([])?)?;
    let mut of_advances = connection.prepare(advances::ADVANCES)?;
    let mut advanced = Feed::new(of_advances.query([])?)?;
    let mut days = days::Days::default();
    let mut words = Words::default();
    loop {
        let feeds = [&heads, &lines, &goods, &cancels, &holds, &payments, &bills, &parcels, &advanced];
        let Some(id) = feeds.iter().filter_map(|feed| feed.key).min() else {
            return days.settle(connection, "advance", &mut words, checks.advances);
        };
        let order = match heads.upto(id) {
            Some((_, row)) => Order::read(row, checks.orders)?,
            None => {
                checks.orders.bad(format!("order {id}"), "is missing, though there is something that belongs to it");
                Order::lost(id)
            }
        };
        heads.advance_beyond(id)?;
        let mut agreed = Lines::read(&order, &mut lines, &mut goods, &mut cancels, &mut words, checks.lines)?;
        holds::prove(&mut holds, id, checks.holds)?;
        let paid = payments::prove(connection, &mut payments, &order, checks.payments)?;
        let billed = Bills::prove(connection, &mut bills, &order, &mut agreed, &mut words, checks)?;
        agreed.settle(id, checks);
        let settled = billed.settled(connection, &paid.entries)?;
        let wanted = billed.deposits + settled - paid.taken;
        order.settle_deposit(connection, wanted, billed.took, checks.deposits)?;
        parcels::prove(connection, &mut parcels, &order, &billed, checks.parcels)?;
        let of = (&agreed, &mut words);
        advances::prove(connection, &mut advanced, &order, of, &mut days, checks.advances)?;
    }
}

/// Every document of an order has what makes it one: a shipment its parcel, a credit and what takes back something billed
/// its credit note.
fn prove_documents(connection: &Connection, checks: &mut Checks<'_>) -> Result<()> {
    let parcels = "SELECT document_id FROM stock_documents WHERE kind = 'shipment'
                   AND document_id NOT IN (SELECT document_id FROM parcels) ORDER BY document_id";
    each(connection, parcels, [], |row| {
        let document: i64 = row.get(0)?;
        checks.parcels.bad(format!("parcel {document}"), "is missing, though its document is a shipment");
        Ok(())
    })?;
    let notes = "SELECT document_id, kind FROM stock_documents
                 WHERE (kind = 'credit' OR kind = 'shipment_reversal'
                        AND corrects_document_id IN (SELECT document_id FROM invoices))
                   AND document_id NOT IN (SELECT document_id FROM invoices) ORDER BY document_id";
    each(connection, notes, [], |row| {
        let (document, kind): (i64, &str) = (row.get(0)?, text(row, 1)?);
        checks.invoices.bad(format!("invoice {document}"), format!("is missing, though its document is a {kind}"));
        Ok(())
    })
}

#[cfg(test)]
mod tests;
