//! Tax on what is paid before it is billed, of orders whose tax is due with the payment when that comes first.
//!
//! Directive 2006/112/EC, article 65: where a payment is made on account before the supply, tax becomes chargeable on its
//! receipt and on the amount received.
//!
//! | what | debit | credit |
//! | --- | --- | --- |
//! | money is held for what is not billed yet | tax on deposits, the order's open item | tax payable, the month's open item |
//! | it was billed, given back, or what it was for is no longer wanted | tax payable | tax on deposits |
//!
//! 1. What is taxed in advance of an order follows from what is held for it and what of it is still wanted and not billed,
//!    and from nothing else: its share of the latter, in order of tax set and treatment; all of it where all is held.
//! 2. An invoice owes all of its tax. What was taxed in advance of what it bills is taken back in the same command, so that
//!    both together owe what was not owed before, and in the end tax is owed on invoices less credit notes alone.
//! 3. What exceeds what the order comes to is money without a supply, and what somebody else owes the tax of, or what is no
//!    supply, is not taxed in advance.

use std::collections::BTreeMap;

use crate::allocation::types::{Demand, DemandKind};
use crate::flow::{Context, Draft, Refusal};
use crate::ledger::rules::accounts::account_for;
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::{NewEntry, add};
use crate::ledger::types::Role;
use crate::open_items::rules::sheet::Sheet;
use crate::sales::rules::naming::remains;
use crate::sales::rules::payments::{about, opening};
use crate::sales::rules::ways::{Taxed, Way, part_of};
use crate::sales::types::{AdvanceTax, Order, TaxDue};
use crate::tax::rules::compute::LineTax;
use crate::tax::rules::posting::{collect, note_tax_day};
use crate::tax::types::{TaxDayKey, TaxSide};
use crate::values::{BusinessDate, CategoryId, DemandId, DocumentId, EntryId};

/// Brings what is taxed in advance of the orders that the command being decided has changed to what their money is for.
///
/// # Errors
/// `ledger.no_posting_rule`, of requests `ledger.period_closed`, `flow.overflow`.
pub(crate) fn settle_all(cx: &Context, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    for demand in draft.take_unsettled() {
        settle(cx, draft, demand)?;
    }
    // What was settled changed nothing that money is held for.
    draft.take_unsettled();
    Ok(())
}

fn settle(cx: &Context, draft: &mut Draft<'_>, id: DemandId) -> Result<(), Refusal> {
    let Some(order) = draft.order(id).filter(|order| order.tax_due == TaxDue::Payment) else { return Ok(()) };
    let Some(demand) = draft.demand(id).filter(|demand| demand.key.kind == DemandKind::Order) else { return Ok(()) };
    let mut changes = due(draft, &order, &demand)?;
    for advance in draft.advance_taxes(id).iter() {
        let change = changes.entry((advance.tax_set, advance.treatment)).or_default();
        *change = change.plus(-advance.net_minor, -advance.tax_minor)?;
    }
    changes.retain(|_, change| *change != Taxed::default());
    if changes.is_empty() {
        return Ok(());
    }
    let posted_on = day_of(cx, draft, &order)?;
    let mut order = Order::clone(&order);
    let entry = post(cx, draft, &mut order, &changes, posted_on)?;
    for ((tax_set, treatment), Taxed { net_minor, tax_minor }) in changes {
        let side = TaxSide::Advance;
        let key = TaxDayKey { entity: order.entity, posted_on, site: order.site, tax_set, treatment, side };
        note_tax_day(draft, key, &LineTax { net_minor, tax_minor, memo_tax_minor: 0 })?;
        let (command, demand) = (cx.command_id, order.demand);
        draft.add_advance_tax(AdvanceTax {
            id: 0,
            command,
            demand,
            tax_set,
            treatment,
            posted_on,
            net_minor,
            tax_minor,
            entry,
        });
    }
    draft.put_order(order);
    Ok(())
}

/// What is to be taxed in advance of an order, by way of taxing.
fn due(draft: &mut Draft<'_>, order: &Order, demand: &Demand) -> Result<BTreeMap<Way, Taxed>, Refusal> {
    let mut unbilled: BTreeMap<Way, Taxed> = BTreeMap::new();
    for line in &order.lines {
        let left = line.unbilled(demand)?;
        if !left.is_positive() {
            continue;
        }
        let rest = line.slice(line.invoiced, left)?;
        let sum = unbilled.entry((line.tax_set, line.treatment)).or_default();
        *sum = sum.plus(rest.net_minor, rest.tax_minor)?;
    }
    part_of(unbilled, remains(draft, order.deposit).saturating_neg())
}

/// The day of the books on which a change counts: that of the money or the bill that brought it, else today.
fn day_of(cx: &Context, draft: &mut Draft<'_>, order: &Order) -> Result<BusinessDate, Refusal> {
    let moved = match order.deposit.is_none() {
        true => None,
        false => draft.open_item_moves(order.deposit).into_iter().next_back(),
    };
    if let Some(moved) = moved.filter(|moved| moved.command == cx.command_id) {
        return Ok(moved.posted_on);
    }
    let billed = draft.invoices_of(order.demand).last().filter(|bill| bill.command == cx.command_id).cloned();
    if let Some(document) = billed.and_then(|bill| draft.document(bill.document)) {
        return Ok(document.posted_on);
    }
    dates::posting_day(cx, draft, order.entity, cx.business_date)
}

/// Posts the tax of changes; none where they come to no tax.
fn post(
    cx: &Context,
    draft: &mut Draft<'_>,
    order: &mut Order,
    changes: &BTreeMap<Way, Taxed>,
    posted_on: BusinessDate,
) -> Result<EntryId, Refusal> {
    let (Some(entity), Some(jurisdiction)) = (draft.entity(order.entity), draft.jurisdiction(order.jurisdiction))
    else {
        return Ok(EntryId::NONE);
    };
    let mut tax_minor = 0;
    for change in changes.values() {
        tax_minor = add(tax_minor, change.tax_minor)?;
    }
    if tax_minor == 0 {
        return Ok(EntryId::NONE);
    }
    let mut sheet = Sheet::new(NewEntry {
        entity: entity.clone(),
        kind: "advance_tax",
        occurred_on: posted_on,
        posted_on,
        document: DocumentId::NONE,
        reverses: EntryId::NONE,
        note: String::new(),
        lines: Vec::new(),
    });
    let dimensions = about(draft, order);
    collect(draft, &mut sheet, &jurisdiction, dimensions, tax_minor)?;
    let account = account_for(draft, entity.id, Role::TaxOnDeposits, CategoryId::NONE)?;
    let reference = draft.number_text(order.series, order.number);
    let opening = opening(account, &entity, order.customer, reference, posted_on, tax_minor);
    let held = (!order.advance_tax.is_none()).then_some(order.advance_tax);
    order.advance_tax = sheet.collect(draft, dimensions, held, opening)?;
    Ok(sheet.post(cx, draft)?.map_or(EntryId::NONE, |posted| posted.id))
}
