//! What a customer may owe: their credit limit against what they owe already and what is under way to them.
//!
//! An order beyond it stands and keeps what it was promised, and is held for credit until somebody lets it go.

use crate::allocation::types::DemandKind;
use crate::exceptions::rules::{About, raise_refusal};
use crate::exceptions::types::Severity;
use crate::flow::{Context, Draft, Refusal};
use crate::ledger::rules::entry::add;
use crate::ledger::types::{Entity, Role};
use crate::sales::refusals::{CreditExceeded, CustomerStopped};
use crate::sales::rules::money::{Totals, totals};
use crate::sales::rules::receivables::waiting_of;
use crate::sales::types::{ChannelTerms, HoldKind, HoldStep, Order};
use crate::values::{Code, Currency, PartyId, money_text};

/// Why a customer may not owe so much more, if they may not: what they owe, and what is under way to them, counts.
pub(crate) fn may_owe(
    draft: &mut Draft<'_>,
    entity: &Entity,
    terms: &ChannelTerms,
    customer: PartyId,
    order_minor: i64,
) -> Result<Option<Refusal>, Refusal> {
    if customer.is_none() || terms.prepaid || !terms.marketplace.is_none() {
        return Ok(None);
    }
    let theirs = draft.customer_terms(entity.id, customer);
    let name = draft.party(customer).map(|party| party.code.clone()).unwrap_or_default();
    if theirs.stopped {
        return Ok(Some(CustomerStopped { customer: name }.into()));
    }
    let Some(limit) = theirs.credit_limit_minor else { return Ok(None) };
    let owed = exposure(draft, entity, customer)?;
    if add(owed, order_minor)? <= limit {
        return Ok(None);
    }
    let text = |minor| money_text(minor, entity.currency);
    let refusal = CreditExceeded { customer: name, limit: text(limit), owed: text(owed), order: text(order_minor) };
    Ok(Some(refusal.into()))
}

/// What a customer owes, and will owe for what is under way to them, less what we hold of their money.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn exposure(draft: &mut Draft<'_>, entity: &Entity, customer: PartyId) -> Result<i64, Refusal> {
    let mut sum = 0;
    for role in [Role::Receivables, Role::CustomerDeposits] {
        for item in waiting_of(draft, entity, role, customer)? {
            sum = add(sum, item.remaining_base_minor)?;
        }
    }
    for order in draft.orders_under_way(entity.id, customer) {
        if let Some(demand) = draft.demand(order.demand).filter(|demand| demand.key.kind == DemandKind::Order) {
            let Totals { unbilled_minor, .. } = totals(&order, &demand)?;
            sum = add(sum, unbilled_minor)?;
        }
    }
    Ok(sum)
}

/// Holds an order whose customer would owe more than they may, and raises why.
pub(crate) fn hold_for_credit(
    cx: &Context,
    draft: &mut Draft<'_>,
    order: &Order,
    (refusal, reference): (Refusal, &Code),
    (amount_minor, currency): (i64, Currency),
) {
    put_on_hold(cx, draft, order, HoldKind::Credit, refusal.message.clone());
    let about =
        About { severity: Severity::Warning, entity: order.entity, ..About::of_scope(cx, reference.to_string()) };
    raise_refusal(cx, draft, refusal, about.at_stake(amount_minor, currency));
}

/// Places a hold on an order, unless it is held for that already.
pub(crate) fn put_on_hold(cx: &Context, draft: &mut Draft<'_>, order: &Order, hold: HoldKind, reason: String) {
    if draft.holds(order.demand).iter().any(|step| step.hold == hold) {
        return;
    }
    let (command, demand) = (cx.command_id, order.demand);
    draft.add_hold_step(HoldStep { id: 0, command, demand, hold, placed: true, reason });
}
