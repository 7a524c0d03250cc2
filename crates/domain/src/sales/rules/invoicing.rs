//! Billing: what an order owes for what has left, and taking that back.
//!
//! | what | debit | credit |
//! | --- | --- | --- |
//! | billed, goods passed | what we held for the order, as far as it goes; the rest receivables | sales, net, by category |
//! | billed, goods under way and ours | the same | billed and not yet delivered, an open item of the parcel |
//! | tax | | tax payable, the month's open item |
//! | sold for somebody else | the same | commission; the rest payable to the principal |
//! | what a marketplace keeps | marketplace fees | charges awaited |
//!
//! Whom the marketplace collects from owes us nothing: the marketplace does. Tax that it owes itself is noted and not
//! posted. A credit note is the same with the sides changed: it lowers what is still owed for the invoice first, and the
//! rest is held for the customer.

use std::sync::Arc;

use crate::catalogue::types::Item;
use crate::flow::{Context, Draft, Refusal};
use crate::ledger::rules::accounts::account_for;
use crate::ledger::rules::entry::{add, overflow};
use crate::ledger::types::{Dimensions, Entity, Role};
use crate::open_items::rules::sheet::{Opening, share};
use crate::posting::Booking;
use crate::sales::rules::money::Amounts;
use crate::sales::rules::naming::remains;
use crate::sales::rules::payments::{about, hold, opening};
use crate::sales::types::{ChannelTerms, Invoice, InvoiceKind, InvoiceLine, Order, OrderLine, SellsAs};
use crate::tax::rules::compute::LineTax;
use crate::tax::rules::posting::{collect, note_tax_day};
use crate::tax::types::{TaxDayKey, TaxSide};
use crate::till::types::{SalesDay, SalesDayKey};
use crate::values::{
    BusinessDate, CategoryId, CommandId, DimensionSetId, DocumentId, OpenItemId, PartyId, Quantity, SiteId, UnitPrice,
};

/// A line to be billed, or credited.
#[derive(Clone, Debug)]
pub(crate) struct Billed {
    /// The line of the order.
    pub(crate) order_line: i64,
    pub(crate) item: Arc<Item>,
    /// In base units, above zero.
    pub(crate) quantity: Quantity,
    /// What it comes to, each above zero.
    pub(crate) amounts: Amounts,
    /// What its goods cost.
    pub(crate) cost_minor: i64,
}

/// What is billed or credited with a document.
#[derive(Debug)]
pub(crate) struct Bill<'a> {
    pub(crate) entity: &'a Entity,
    pub(crate) terms: &'a ChannelTerms,
    pub(crate) kind: InvoiceKind,
    /// Where the goods left from, or came back to.
    pub(crate) site: SiteId,
    /// The invoice that is credited.
    pub(crate) corrects: Option<&'a Invoice>,
    /// Whether revenue waits for the goods to arrive, or was still waiting where it is taken back.
    pub(crate) deferred: Deferred,
    pub(crate) lines: Vec<Billed>,
}

/// Where revenue waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deferred {
    /// Nowhere: it counts.
    No,
    /// Nowhere: what is credited is a discount for paying early.
    Discounted,
    /// On an open item, made at the first mention.
    On(OpenItemId),
}

/// What billing came to.
#[derive(Debug)]
pub(crate) struct Made {
    pub(crate) invoice: Invoice,
    pub(crate) lines: Vec<InvoiceLine>,
    /// The open item that revenue waits on, or none.
    pub(crate) revenue_item: OpenItemId,
}

/// Posts what is billed on a document's sheet. The caller closes the booking, and then records what was made.
///
/// # Errors
/// `ledger.no_posting_rule`, `flow.overflow`.
pub(crate) fn bill(
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    order: &mut Order,
    bill: Bill<'_>,
) -> Result<Made, Refusal> {
    let sign = match bill.kind {
        InvoiceKind::Invoice => 1,
        InvoiceKind::CreditNote => -1,
    };
    let channel = draft.channel(order.channel).map(|channel| channel.folded.clone()).unwrap_or_default();
    let mut lines = Vec::with_capacity(bill.lines.len());
    let (mut net_minor, mut tax_minor) = (0, 0);
    let mut revenue_item = match bill.deferred {
        Deferred::No | Deferred::Discounted => OpenItemId::NONE,
        Deferred::On(item) => item,
    };
    for (at, billed) in bill.lines.iter().enumerate() {
        let Some(ordered) = order.lines.iter().find(|line| line.line == billed.order_line).cloned() else { continue };
        let amounts = billed.amounts.each(|minor| minor.checked_mul(sign).ok_or_else(overflow))?;
        net_minor = add(net_minor, amounts.net_minor)?;
        tax_minor = add(tax_minor, amounts.tax_minor)?;
        let category = billed.item.category;
        let set = Dimensions {
            site: bill.site,
            channel: channel.clone(),
            category,
            party: order.customer,
            ..Dimensions::default()
        };
        let dimensions = draft.dimension_set(&set);
        if bill.terms.sells_as == SellsAs::Principal {
            earn(draft, booking, &bill, category, dimensions, amounts.net_minor, &mut revenue_item)?;
        }
        roll_up(draft, booking, order, &bill, &ordered, billed, &amounts)?;
        lines.push(InvoiceLine {
            document: booking.document,
            line: at as i64 + 1,
            order_line: billed.order_line,
            item: billed.item.id,
            quantity: Quantity::from_micros(sign * billed.quantity.micros()),
            gross_minor: amounts.gross_minor,
            discount_minor: amounts.discount_minor,
            basket_discount_minor: amounts.basket_discount_minor,
            net_minor: amounts.net_minor,
            tax_minor: amounts.tax_minor,
            memo_tax_minor: amounts.memo_tax_minor,
            tax_set: ordered.tax_set,
            treatment: ordered.treatment,
            cost_minor: sign * billed.cost_minor,
        });
    }
    let dimensions = about(draft, order);
    owe_tax(draft, booking, order, dimensions, tax_minor)?;
    let fee_minor = keep(draft, booking, order, &bill, net_minor, dimensions)?;
    let invoice = settle(draft, booking, order, &bill, (net_minor, tax_minor, fee_minor), dimensions)?;
    Ok(Made { invoice, lines, revenue_item })
}

/// Records what was billed with a document that is closed.
pub(crate) fn record(cx: &Context, draft: &mut Draft<'_>, made: Made) -> Invoice {
    let invoice = Invoice { command: cx.command_id, ..made.invoice };
    draft.add_invoice(invoice.clone(), made.lines);
    invoice
}

/// Credits revenue, or what waits for goods to arrive.
fn earn(
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    bill: &Bill<'_>,
    category: CategoryId,
    dimensions: DimensionSetId,
    net_minor: i64,
    revenue_item: &mut OpenItemId,
) -> Result<(), Refusal> {
    let Deferred::On(_) = bill.deferred else {
        let role = match (bill.kind, bill.deferred) {
            (InvoiceKind::Invoice, _) => Role::SalesRevenue,
            (InvoiceKind::CreditNote, Deferred::Discounted) => Role::SettlementDiscounts,
            (InvoiceKind::CreditNote, _) => Role::SalesReturns,
        };
        return booking.counter(draft, role, category, dimensions, -net_minor);
    };
    let account = account_for(draft, bill.entity.id, Role::RevenueDeferred, CategoryId::NONE)?;
    let held = (!revenue_item.is_none()).then_some(*revenue_item);
    let posted_on = booking.heading.posted_on;
    let opening = opening(account, bill.entity, booking.heading.party, String::new(), posted_on, -net_minor);
    *revenue_item = booking.sheet.collect(draft, dimensions, held, opening)?;
    Ok(())
}

/// Collects the tax on the month's item of its jurisdiction.
fn owe_tax(
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    order: &Order,
    dimensions: DimensionSetId,
    tax_minor: i64,
) -> Result<(), Refusal> {
    let Some(jurisdiction) = draft.jurisdiction(order.jurisdiction) else { return Ok(()) };
    collect(draft, &mut booking.sheet, &jurisdiction, dimensions, tax_minor)
}

/// Posts what the marketplace keeps, or what the principal gets; answers it.
fn keep(
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    order: &Order,
    bill: &Bill<'_>,
    net_minor: i64,
    dimensions: DimensionSetId,
) -> Result<i64, Refusal> {
    let posted_on = booking.heading.posted_on;
    let entity = bill.entity;
    let fee_minor = fee(draft, order, bill, net_minor)?;
    match bill.terms.sells_as {
        SellsAs::Agent => {
            let theirs = fee_minor;
            let commission_minor = add(net_minor, -theirs)?;
            booking.counter(draft, Role::Commission, CategoryId::NONE, dimensions, -commission_minor)?;
            let account = account_for(draft, entity.id, Role::PrincipalsPayable, CategoryId::NONE)?;
            let reference = draft.number_text(order.series, order.number);
            let opening = opening(account, entity, bill.terms.principal, reference, posted_on, -theirs);
            booking.sheet.open(dimensions, Opening { document: booking.document, ..opening });
            Ok(theirs)
        }
        SellsAs::Principal if fee_minor != 0 => {
            let commission_minor = fee_minor;
            booking.counter(draft, Role::MarketplaceFees, CategoryId::NONE, dimensions, commission_minor)?;
            let account = account_for(draft, entity.id, Role::ChargesAwaited, CategoryId::NONE)?;
            let reference = draft.number_text(order.series, order.number);
            let marketplace = bill.corrects.map_or(bill.terms.marketplace, |invoice| invoice.party);
            let opening = opening(account, entity, marketplace, reference, posted_on, -commission_minor);
            booking.sheet.open(dimensions, Opening { document: booking.document, ..opening });
            Ok(commission_minor)
        }
        SellsAs::Principal => Ok(0),
    }
}

/// What the marketplace keeps of what is billed, or the principal gets of it: by the terms of the day. A credit note takes
/// back its share of what the invoice gave, by the terms of then, and with the last of it the rest.
fn fee(draft: &mut Draft<'_>, order: &Order, bill: &Bill<'_>, net_minor: i64) -> Result<i64, Refusal> {
    let Some(invoice) = bill.corrects else {
        let commission_minor = bill.terms.commission.of(net_minor)?;
        return match bill.terms.sells_as {
            SellsAs::Agent => add(net_minor, -commission_minor),
            SellsAs::Principal if bill.terms.marketplace.is_none() => Ok(0),
            SellsAs::Principal => Ok(commission_minor),
        };
    };
    let (mut back_minor, mut taken_minor) = (-net_minor, 0);
    for note in draft.invoices_of(order.demand).iter().filter(|note| note.corrects == invoice.document) {
        back_minor = add(back_minor, -note.net_minor)?;
        taken_minor = add(taken_minor, -note.fee_minor)?;
    }
    if invoice.net_minor == 0 {
        return Ok(0);
    }
    let upto_minor = share(invoice.fee_minor, back_minor, invoice.net_minor)?;
    add(taken_minor, -upto_minor)
}

/// Takes what is billed off what we hold, and lets the rest be owed; of a credit note lowers what is owed, and holds the
/// rest.
fn settle(
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    order: &mut Order,
    bill: &Bill<'_>,
    (net_minor, tax_minor, fee_minor): (i64, i64, i64),
    dimensions: DimensionSetId,
) -> Result<Invoice, Refusal> {
    let owed_minor = add(net_minor, tax_minor)?;
    let party = if bill.terms.marketplace.is_none() { order.customer } else { bill.terms.marketplace };
    let posted_on = booking.heading.posted_on;
    let (kind, prefix) = match bill.kind {
        InvoiceKind::Invoice => ("invoice", "INV"),
        InvoiceKind::CreditNote => ("credit_note", "CN"),
    };
    let series = draft.series(bill.entity.id, kind, prefix);
    let number = draft.next_number(series.id);
    let due_on = posted_on.add_days(due_days(draft, order, bill))?;
    let mut item = bill.corrects.map_or(OpenItemId::NONE, |invoice| invoice.item);
    let (deposit_minor, receivable_minor) = match bill.kind {
        InvoiceKind::Invoice => {
            let held = remains(draft, order.deposit).saturating_neg().max(0);
            let deposit = held.min(owed_minor.max(0));
            (deposit, add(owed_minor, -deposit)?)
        }
        InvoiceKind::CreditNote => {
            let receivable = remains(draft, item).max(0).min(-owed_minor);
            (add(owed_minor, receivable)?, -receivable)
        }
    };
    let entity = bill.entity;
    hold(draft, &mut booking.sheet, dimensions, entity, order, -deposit_minor)?;
    if receivable_minor != 0 {
        let account = account_for(draft, entity.id, Role::Receivables, CategoryId::NONE)?;
        let held = (!item.is_none()).then_some(item);
        let reference = series.number_text(number);
        let opening = opening(account, entity, party, reference, due_on, receivable_minor);
        let opening = Opening { document: booking.document, ..opening };
        item = booking.sheet.collect(draft, dimensions, held, opening)?;
    }
    Ok(Invoice {
        document: booking.document,
        command: CommandId::NONE,
        demand: order.demand,
        kind: bill.kind,
        series: series.id,
        number,
        party,
        due_on,
        net_minor,
        tax_minor,
        deposit_minor,
        receivable_minor,
        item,
        fee_minor,
        corrects: bill.corrects.map_or(DocumentId::NONE, |invoice| invoice.document),
    })
}

/// In how many days what is billed is due: by the customer's terms, else by the channel's.
fn due_days(draft: &mut Draft<'_>, order: &Order, bill: &Bill<'_>) -> i64 {
    if bill.kind == InvoiceKind::CreditNote {
        return 0;
    }
    let theirs = match order.customer == PartyId::NONE {
        true => None,
        false => draft.customer_terms(order.entity, order.customer).due_days,
    };
    theirs.unwrap_or(bill.terms.due_days)
}

/// Adds a line to what was sold on the day, and to what was taxed.
fn roll_up(
    draft: &mut Draft<'_>,
    booking: &Booking,
    order: &Order,
    bill: &Bill<'_>,
    ordered: &OrderLine,
    billed: &Billed,
    amounts: &Amounts,
) -> Result<(), Refusal> {
    let posted_on: BusinessDate = booking.heading.posted_on;
    let is_back = bill.kind == InvoiceKind::CreditNote;
    let sign = if is_back { -1 } else { 1 };
    let paid_minor = match order.includes_tax {
        true => add(add(amounts.net_minor, amounts.tax_minor)?, amounts.memo_tax_minor)?,
        false => amounts.net_minor,
    };
    let sold = SalesDay {
        lines: 1,
        quantity: if is_back { 0 } else { billed.quantity.micros() },
        quantity_returned: if is_back { billed.quantity.micros() } else { 0 },
        gross_minor: amounts.gross_minor,
        discount_minor: add(amounts.discount_minor, amounts.basket_discount_minor)?,
        net_minor: amounts.net_minor,
        tax_minor: amounts.tax_minor,
        cost_minor: sign * billed.cost_minor,
        lowest_unit_price: match is_back || paid_minor <= 0 {
            true => SalesDay::NO_PRICE,
            false => UnitPrice::of_amount(paid_minor, billed.quantity, bill.entity.currency)?.micros(),
        },
    };
    draft.add_sales_day(SalesDayKey { posted_on, site: bill.site, item: billed.item.id }, &sold);
    let side = if is_back { TaxSide::Refund } else { TaxSide::Sale };
    let key = TaxDayKey {
        entity: bill.entity.id,
        posted_on,
        site: bill.site,
        tax_set: ordered.tax_set,
        treatment: ordered.treatment,
        side,
    };
    let tax =
        LineTax { net_minor: amounts.net_minor, tax_minor: amounts.tax_minor, memo_tax_minor: amounts.memo_tax_minor };
    note_tax_day(draft, key, &tax)
}

/// Posts what stands against goods that are no longer, or again, under way and ours; answers the open item of their value.
///
/// # Errors
/// `ledger.no_posting_rule`, `flow.overflow`.
pub(crate) fn under_way(
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    entity: &Entity,
    item: OpenItemId,
    dimensions: DimensionSetId,
    cost_minor: i64,
) -> Result<OpenItemId, Refusal> {
    if cost_minor == 0 {
        return Ok(item);
    }
    let account = account_for(draft, entity.id, Role::GoodsDispatched, CategoryId::NONE)?;
    let held = (!item.is_none()).then_some(item);
    let posted_on = booking.heading.posted_on;
    let opening = opening(account, entity, booking.heading.party, String::new(), posted_on, cost_minor);
    booking.sheet.collect(draft, dimensions, held, opening)
}
