//! Credits without goods: what is left of an invoice's lines, and taking a part of it back.
//!
//! 1. What is credited of a line is, in net, tax and every other amount, at most what it billed less what was credited
//!    before.
//! 2. What is credited before its goods arrived lowers what is billed and not yet delivered, a discount for paying early
//!    likewise; what was written off was not lost as far as it is credited.
//! 3. An amount credited of a line is split into net and tax as what is left of the line is; the last of it takes what is
//!    left of each.

use std::sync::Arc;

use crate::flow::{Context, Draft, Refusal};
use crate::ledger::types::Entity;
use crate::open_items::rules::sheet::share;
use crate::posting::booking::Closed;
use crate::posting::{Booking, Heading};
use crate::sales::refusals::UnknownInvoice;
use crate::sales::rules::bad_debts::not_lost;
use crate::sales::rules::invoicing::{Bill, Billed, Deferred, bill, record};
use crate::sales::rules::money::Amounts;
use crate::sales::rules::naming::remains;
use crate::sales::types::{Invoice, InvoiceKind, InvoiceLine};
use crate::stock::types::DocumentKind;
use crate::values::{BusinessDate, OpenItemId, Quantity, split_by_weights};

/// A line of an invoice with amounts: what is left of it, or what is credited of it.
#[derive(Clone, Debug)]
pub(crate) struct Left {
    pub(crate) line: InvoiceLine,
    pub(crate) amounts: Amounts,
}

/// The lines of an invoice with what is left of each after its credit notes.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn left_of(draft: &mut Draft<'_>, invoice: &Invoice) -> Result<Vec<Left>, Refusal> {
    let lines = draft.invoice_lines(invoice.document).into_iter();
    let mut left: Vec<Left> = lines.map(|line| Left { amounts: Amounts::of(&line), line }).collect();
    for note in draft.invoices_of(invoice.demand).iter().filter(|note| note.corrects == invoice.document) {
        for credited in draft.invoice_lines(note.document) {
            if let Some(held) = left.iter_mut().find(|held| held.line.order_line == credited.order_line) {
                held.amounts = held.amounts.plus(&Amounts::of(&credited))?;
            }
        }
    }
    Ok(left)
}

/// What lines come to, tax included.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn comes_to(lines: &[Left]) -> Result<i64, Refusal> {
    lines.iter().try_fold(0, |sum, held| crate::ledger::rules::entry::add(sum, held.amounts.owed_minor()?))
}

/// An amount spread over what is left of lines, in proportion to it.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn spread(left: Vec<Left>, includes_tax: bool, amount_minor: i64) -> Result<Vec<Left>, Refusal> {
    let mut weights = Vec::with_capacity(left.len());
    for held in &left {
        weights.push(held.amounts.owed_minor()?.max(0));
    }
    let shares = split_by_weights(amount_minor, &weights)?;
    let parts = left.into_iter().zip(shares).filter(|(_, share)| *share != 0);
    parts.map(|(held, share)| Ok(Left { amounts: part_of(&held.amounts, includes_tax, share)?, ..held })).collect()
}

/// A part of what is left of a line, which comes to an amount of at most that, tax included.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn part_of(left: &Amounts, includes_tax: bool, amount_minor: i64) -> Result<Amounts, Refusal> {
    let owed_minor = left.owed_minor()?;
    if amount_minor == owed_minor {
        return Ok(*left);
    }
    let of = |minor| share(minor, amount_minor, owed_minor);
    let net_minor = (amount_minor - of(left.tax_minor)?).min(left.net_minor);
    let tax_minor = amount_minor - net_minor;
    let (discount_minor, basket_discount_minor) = (of(left.discount_minor)?, of(left.basket_discount_minor)?);
    let memo_tax_minor = of(left.memo_tax_minor)?;
    let priced_minor = if includes_tax { amount_minor.saturating_add(memo_tax_minor) } else { net_minor };
    let gross_minor = priced_minor.saturating_add(discount_minor).saturating_add(basket_discount_minor);
    Ok(Amounts {
        gross_minor: gross_minor.min(left.gross_minor),
        discount_minor,
        basket_discount_minor,
        net_minor,
        tax_minor,
        memo_tax_minor,
    })
}

/// A credit without goods that is to be made.
#[derive(Debug)]
pub(crate) struct Crediting<'a> {
    pub(crate) entity: &'a Arc<Entity>,
    pub(crate) invoice: &'a Invoice,
    pub(crate) parts: Vec<Left>,
    /// Whether it is a discount for paying early.
    pub(crate) discount: bool,
    pub(crate) occurred_on: BusinessDate,
    pub(crate) posted_on: BusinessDate,
    pub(crate) note: String,
}

/// Makes a credit note without goods, which lowers what is owed for the invoice; what is more is held for the customer.
///
/// # Errors
/// `sales.unknown_invoice` of one whose order or terms are gone, those of posting.
pub(crate) fn credit(
    cx: &Context,
    draft: &mut Draft<'_>,
    crediting: Crediting<'_>,
) -> Result<(Closed, Invoice), Refusal> {
    let Crediting { entity, invoice, parts, discount, occurred_on, posted_on, note } = crediting;
    let order = draft.order(invoice.demand).map(Arc::unwrap_or_clone);
    let terms = order.as_ref().and_then(|order| draft.channel_terms(order.channel));
    let (Some(mut order), Some(terms), Some(billed)) = (order, terms, draft.document(invoice.document)) else {
        let number = draft.number_text(invoice.series, invoice.number);
        return Err(UnknownInvoice { invoice: number }.at("invoice"));
    };
    not_lost(cx, draft, (entity, invoice), comes_to(&parts)?, (occurred_on, posted_on))?;
    let heading = Heading::of(DocumentKind::Credit, entity, billed.site, occurred_on, posted_on);
    let heading = Heading { party: order.customer, corrects: invoice.document, ..heading };
    let mut booking = Booking::open(draft, heading);
    booking.sheet.entry.note = note;
    let mut lines = Vec::with_capacity(parts.len());
    for part in parts {
        let Some(item) = draft.item(part.line.item) else { continue };
        let (order_line, amounts) = (part.line.order_line, part.amounts);
        lines.push(Billed { order_line, item, quantity: Quantity::ZERO, amounts, cost_minor: 0 });
    }
    // What waits for its goods to arrive is no revenue yet, and will not become any.
    let revenue_item = draft.parcel(invoice.document).map_or(OpenItemId::NONE, |parcel| parcel.revenue_item);
    let deferred = match (remains(draft, revenue_item), discount) {
        (0, true) => Deferred::Discounted,
        (0, false) => Deferred::No,
        _ => Deferred::On(revenue_item),
    };
    let kind = InvoiceKind::CreditNote;
    let asked = Bill { entity, terms: &terms, kind, site: billed.site, corrects: Some(invoice), deferred, lines };
    let made = bill(draft, &mut booking, &mut order, asked)?;
    let closed = booking.close(cx, draft)?;
    let made = record(cx, draft, made);
    draft.put_order(order);
    Ok((closed, made))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of 11.90 with 1.90 tax in it: every amount from one cent up splits into net and tax that fit what is left, and what
    /// is left after any of them is above zero.
    #[test]
    fn a_part_of_a_line_never_takes_more_than_is_left() {
        for (net_minor, tax_minor) in [(1000, 190), (1, 1), (999, 1), (3, 0), (0, 2)] {
            let left = Amounts { gross_minor: net_minor + tax_minor, net_minor, tax_minor, ..Amounts::default() };
            for amount in 1..=net_minor + tax_minor {
                let part = part_of(&left, true, amount).expect("a part");
                assert_eq!(part.owed_minor(), Ok(amount));
                let rest = left.less(&part).expect("a rest");
                assert!(rest.net_minor >= 0 && rest.tax_minor >= 0 && rest.gross_minor >= 0, "{amount}: {rest:?}");
            }
        }
        let left = Amounts { gross_minor: 1190, net_minor: 1000, tax_minor: 190, ..Amounts::default() };
        let tenth = part_of(&left, true, 119).expect("a part");
        assert_eq!((tenth.net_minor, tenth.tax_minor, tenth.gross_minor), (100, 19, 119));
    }
}
