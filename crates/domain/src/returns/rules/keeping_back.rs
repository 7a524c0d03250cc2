//! What is kept back of a credit: the restocking fee, and the discount of an order that a return breaks.
//!
//! The fee is a part of the price that is not given back: it stays taxed as the goods were (Directive 2006/112/EC, article
//! 90, lets tax go only with the price), and is income of its own. Net and tax are each rounded half away from zero.
//!
//! What was taken off an order for buying enough is charged back while what is kept of it is worth less than the policy's
//! threshold, before that discount and after those of lines. At any time so much is kept back as the discount comes to on
//! what is kept; each return books the difference to what was kept back before, out of what it credits, and no more than
//! that. So a return is never below nothing, and when all is back nothing is kept back: whatever the parts and their order,
//! they add up to what was paid. What is kept back is taxed as the goods whose credit it lowers.

use std::collections::BTreeMap;

use crate::allocation::types::Demand;
use crate::flow::{Draft, Refusal};
use crate::ledger::rules::entry::add;
use crate::open_items::rules::sheet::share;
use crate::returns::types::{OrderDiscountRule, ReturnPolicy};
use crate::sales::rules::money::Amounts;
use crate::sales::types::{InvoiceKind, Order};
use crate::values::{DocumentId, Quantity};

/// An amount kept back, in the order's prices, and what of it is net and tax of ours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) price_minor: i64,
    pub(crate) net_minor: i64,
    pub(crate) tax_minor: i64,
}

impl Kept {
    /// As much of it as net and tax of ours leave room for.
    pub(crate) fn within(self, includes_tax: bool, net_minor: i64, tax_minor: i64) -> Self {
        let (net, tax) = (self.net_minor.min(net_minor.max(0)), self.tax_minor.min(tax_minor.max(0)));
        let less = (self.net_minor - net) + if includes_tax { self.tax_minor - tax } else { 0 };
        Self { price_minor: (self.price_minor - less).max(0), net_minor: net, tax_minor: tax }
    }
}

/// The restocking fee of a slice.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn fee(policy: &ReturnPolicy, slice: &Amounts) -> Result<Kept, Refusal> {
    let (net_minor, tax_minor) = (policy.restocking.of(slice.net_minor)?, policy.restocking.of(slice.tax_minor)?);
    Ok(Kept { price_minor: add(net_minor, tax_minor)?, net_minor, tax_minor })
}

/// What of a slice is left to keep something back of, in the order's prices.
fn room(order: &Order, slice: &Amounts, fee: &Kept) -> Result<i64, Refusal> {
    let net_minor = add(slice.net_minor, -fee.net_minor)?;
    match order.includes_tax {
        false => Ok(net_minor),
        true => add(add(net_minor, add(slice.tax_minor, -fee.tax_minor)?)?, slice.memo_tax_minor),
    }
}

/// What is kept back of slices, beside their fees; never more than they come to.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn keep_back(order: &Order, slices: &[(Amounts, Kept)], needed_minor: i64) -> Result<Vec<Kept>, Refusal> {
    let mut needed = needed_minor.max(0);
    let mut kept = Vec::with_capacity(slices.len());
    for (slice, fee) in slices {
        let room_minor = room(order, slice, fee)?;
        let price_minor = needed.min(room_minor);
        if price_minor <= 0 {
            kept.push(Kept::default());
            continue;
        }
        needed -= price_minor;
        let (net_left, tax_left) = (add(slice.net_minor, -fee.net_minor)?, add(slice.tax_minor, -fee.tax_minor)?);
        let of = |minor: i64| if price_minor == room_minor { Ok(minor) } else { share(minor, price_minor, room_minor) };
        let (tax_minor, memo_minor) = (of(tax_left)?, of(slice.memo_tax_minor)?);
        let net_minor = match order.includes_tax {
            true => (price_minor - tax_minor - memo_minor).clamp(0, net_left),
            false => price_minor,
        };
        kept.push(Kept { price_minor, net_minor, tax_minor });
    }
    Ok(kept)
}

/// The invoice and the line of the order whose credit was lowered.
type Where = (DocumentId, i64);

/// What is kept back of an order now, by where it was kept.
pub(crate) type KeptBefore = BTreeMap<Where, Kept>;

/// What returns have kept back of an order's discount so far.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn kept_before(draft: &mut Draft<'_>, order: &Order) -> Result<KeptBefore, Refusal> {
    let mut kept = KeptBefore::new();
    for note in draft.invoices_of(order.demand).iter().filter(|note| note.kind == InvoiceKind::CreditNote) {
        let credits = draft.return_credits(note.document);
        if credits.iter().all(|credit| credit.withheld_minor == 0) {
            continue;
        }
        let lines = draft.invoice_lines(note.document);
        for credit in credits {
            let Some(line) = lines.iter().find(|line| line.line == credit.line) else { continue };
            let sum = kept.entry((note.corrects, line.order_line)).or_default();
            sum.price_minor = add(sum.price_minor, credit.withheld_minor)?;
            sum.net_minor = add(sum.net_minor, credit.withheld_net_minor)?;
            sum.tax_minor = add(sum.tax_minor, credit.withheld_tax_minor)?;
        }
    }
    Ok(kept)
}

/// What the discount comes to on what is kept of an order, if that is too little for it; `returned` is what came back of
/// each line, with what comes back now.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn to_keep_back(
    order: &Order,
    demand: &Demand,
    policy: &ReturnPolicy,
    returned: &BTreeMap<i64, Quantity>,
) -> Result<i64, Refusal> {
    if policy.order_discount == OrderDiscountRule::Keep {
        return Ok(0);
    }
    let (mut worth_minor, mut discount_minor) = (0, 0);
    for line in &order.lines {
        let back = returned.get(&line.line).copied().unwrap_or(Quantity::ZERO);
        let wanted = line.quantity.checked_sub(line.given_up(demand))?;
        let kept = line.slice(back, wanted.checked_sub(back)?.max(Quantity::ZERO))?;
        worth_minor = add(worth_minor, add(kept.gross_minor, -kept.discount_minor)?)?;
        discount_minor = add(discount_minor, kept.basket_discount_minor)?;
    }
    Ok(if worth_minor < policy.discount_from_minor { discount_minor } else { 0 })
}

/// What of what was kept back is given back again, by where it was kept: in order, until it comes to so much.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn let_go(kept: &KeptBefore, back_minor: i64) -> Result<Vec<(Where, Kept)>, Refusal> {
    let mut left = back_minor;
    let mut parts = Vec::new();
    for (key, held) in kept.iter().filter(|(_, held)| held.price_minor > 0) {
        let price_minor = held.price_minor.min(left);
        if price_minor <= 0 {
            continue;
        }
        left -= price_minor;
        let of = |minor: i64| match price_minor == held.price_minor {
            true => Ok(minor),
            false => share(minor, price_minor, held.price_minor),
        };
        parts.push((*key, Kept { price_minor, net_minor: of(held.net_minor)?, tax_minor: of(held.tax_minor)? }));
    }
    Ok(parts)
}
