//! Tax on what is paid before it is billed: each order's is what its money and its lines make it.
//!
//! 1. What is taxed in advance of an order, by tax set and treatment, is its share of what is still wanted and not billed, as
//!    far as money is held for that; nothing of orders whose tax is due when they are billed.
//! 2. Each entry of it moves as much on the order's own open item as it takes from an item of its month's tax.
//! 3. The days of taxes count it, and nothing else, as advances.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result};

use super::super::read::{Feed, Words, each, ints, one, share, text};
use super::super::run::Check;
use super::days::Days;
use super::lines::Lines;
use super::orders::Order;
use super::parcels::moved_on;

pub(super) const ADVANCES: &str =
    "SELECT a.demand_id, a.advance_tax_id, a.tax_set_id, a.posted_on, a.net_minor, a.tax_minor, a.entry_id,
            a.entry_id = 0 OR COALESCE(e.command_id, 0) = a.command_id AND COALESCE(e.posted_on, 0) = a.posted_on,
            a.treatment
     FROM advance_taxes a LEFT JOIN entries e ON e.entry_id = a.entry_id
     ORDER BY a.demand_id, a.advance_tax_id";

/// Proves what is taxed in advance of an order for which so much is held.
pub(super) fn prove(
    connection: &Connection,
    feed: &mut Feed<'_>,
    order: &Order,
    (lines, words): (&Lines, &mut Words),
    days: &mut Days,
    check: &mut Check,
) -> Result<()> {
    let mut taxed: BTreeMap<(i64, i64), [i128; 2]> = BTreeMap::new();
    let mut entries: BTreeMap<i64, (i64, i128)> = BTreeMap::new();
    let record = || format!("order {}", order.id);
    while let Some((_, row)) = feed.upto(order.id) {
        let [id, tax_set, posted_on, net, tax, entry, own_entry] = ints(row, 1)?;
        let treatment = words.number(text(row, 8)?);
        check.rows += 1;
        let wrong = || format!("is posted by entry {entry}, which is none of its command's and day");
        check.holds(own_entry != 0, || format!("advance tax {id}"), wrong);
        let sums = taxed.entry((tax_set, treatment)).or_default();
        sums.iter_mut().zip([net, tax]).for_each(|(sum, added)| *sum += i128::from(added));
        let of_entry = entries.entry(entry).or_insert((posted_on, 0));
        of_entry.1 += i128::from(tax);
        days.count((order.entity, posted_on, order.site, tax_set, treatment), [net, tax]);
        feed.advance()?;
    }
    if order.is_lost {
        return Ok(());
    }
    for (entry, (posted_on, tax)) in &entries {
        prove_entry(connection, order, (*entry, *posted_on, *tax), check)?;
    }
    let held = if order.deposit == 0 { 0 } else { -moved_on(connection, order.deposit)? };
    let mut wanted = if order.taxed_when_paid { due(lines, words, held) } else { BTreeMap::new() };
    for ((tax_set, treatment), sums) in &taxed {
        let due = wanted.remove(&(*tax_set, *treatment)).unwrap_or_default();
        let treatment = words.word(*treatment);
        let wrong = || {
            let [net, tax] = sums;
            let [due_net, due_tax] = due;
            format!(
                "{net} and {tax} of it are {treatment} by tax set {tax_set} in advance, its money is for {due_net} and {due_tax}"
            )
        };
        check.holds(*sums == due, record, wrong);
    }
    wanted.retain(|_, due| *due != [0; 2]);
    for ((tax_set, treatment), [net, tax]) in wanted {
        let treatment = words.word(treatment);
        let wrong =
            format!("nothing of it is {treatment} by tax set {tax_set} in advance, its money is for {net} and {tax}");
        check.bad(record(), wrong);
    }
    let tax: i128 = taxed.values().map(|[_, tax]| tax).sum();
    prove_item(connection, order, tax, check)
}

/// What is to be taxed in advance, by tax set and treatment, in the order of their words.
fn due(lines: &Lines, words: &Words, held: i128) -> BTreeMap<(i64, i64), [i128; 2]> {
    // In the order of the writers: by set, then by treatment as it is declared.
    const TREATMENTS: [&str; 7] =
        ["taxed", "zero_rated", "exempt", "reverse_charge", "marketplace_collected", "deemed_supplier", "out_of_scope"];
    let place = |treatment: i64| TREATMENTS.iter().position(|word| *word == words.word(treatment)).unwrap_or(7);
    let mut unbilled: BTreeMap<(i64, usize), (i64, [i128; 2])> = BTreeMap::new();
    for (tax_set, treatment, [net, tax]) in lines.unbilled() {
        let (_, sums) = unbilled.entry((tax_set, place(treatment))).or_insert((treatment, [0; 2]));
        sums[0] += net;
        sums[1] += tax;
    }
    let whole: i128 = unbilled.values().map(|(_, [net, tax])| net + tax).sum();
    let held = held.clamp(0, whole.max(0));
    let (mut before, mut shared) = (0, 0);
    let mut due = BTreeMap::new();
    for ((tax_set, place), (treatment, [net, tax])) in unbilled {
        before += net + tax;
        let upto = share(held, before, whole);
        let part = upto - shared;
        shared = upto;
        let tax = share(tax, part, net + tax);
        if place < 4 {
            due.insert((tax_set, treatment), [part - tax, tax]);
        }
    }
    due
}

/// The entry moves the tax between the order's item and one of the month's tax.
fn prove_entry(
    connection: &Connection,
    order: &Order,
    (entry, posted_on, tax): (i64, i64, i128),
    check: &mut Check,
) -> Result<()> {
    let record = || format!("order {}", order.id);
    if entry == 0 {
        check.holds(tax == 0, record, || format!("no entry posts {tax} of its tax in advance"));
        return Ok(());
    }
    let moved = "SELECT COALESCE(SUM(amount_minor), 0) FROM open_item_moves WHERE open_item_id = ?1 AND entry_id = ?2";
    let moved = one(connection, moved, [order.advance_tax, entry])?.unwrap_or(0);
    let wrong = || format!("entry {entry} moves {moved} on its open item {}, its tax says {tax}", order.advance_tax);
    check.holds(i128::from(moved) == tax, record, wrong);
    let item = "SELECT open_item_id FROM tax_periods WHERE entity_id = ?1 AND jurisdiction_id = ?2 AND period = ?3";
    let item = one(connection, item, [order.entity, order.jurisdiction, posted_on / 100])?;
    check.holds(item.is_some(), record, || format!("entry {entry} owes tax of a month that has none"));
    Ok(())
}

/// The item of what is taxed in advance holds that, and is the order's own.
fn prove_item(connection: &Connection, order: &Order, tax: i128, check: &mut Check) -> Result<()> {
    let record = || format!("order {}", order.id);
    if order.advance_tax == 0 {
        check.holds(tax == 0, record, || format!("has no open item of the {tax} taxed in advance"));
        return Ok(());
    }
    let mut is_own = false;
    let item = "SELECT COALESCE(a.entity_id, 0), i.party_id, i.reference FROM open_items i
                LEFT JOIN accounts a ON a.account_id = i.account_id WHERE i.open_item_id = ?1";
    each(connection, item, [order.advance_tax], |row| {
        is_own = ints(row, 0)? == [order.entity, order.customer] && text(row, 2)? == order.number;
        Ok(())
    })?;
    let item = order.advance_tax;
    check.holds(is_own && item != order.deposit, record, || {
        format!("open item {item} is not that of its tax in advance")
    });
    let moved = moved_on(connection, item)?;
    check.holds(moved == tax, record, || format!("open item {item} holds {moved} of tax in advance, and {tax} is due"));
    Ok(())
}
