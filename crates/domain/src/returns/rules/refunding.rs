//! Giving money back for what comes back, when the channel's policy says so.

use std::sync::Arc;

use crate::flow::{Context, Draft, Refusal};
use crate::ledger::types::Entity;
use crate::returns::rules::crediting::{Credited, credit, creditable};
use crate::returns::types::{RefundWhen, Return, ReturnLine};
use crate::sales::rules::money::standing;
use crate::sales::rules::refunding::{GivenBack, Onto, give_back};
use crate::sales::types::{Invoice, Order};
use crate::values::{Code, Quantity, SiteId};

/// What a return led to in money.
#[derive(Debug, Default)]
pub(crate) struct Refunded {
    pub(crate) notes: Vec<Invoice>,
    pub(crate) given: GivenBack,
}

/// How much of a line is to be credited by now.
fn due(line: &ReturnLine, when: RefundWhen) -> Result<Quantity, Refusal> {
    let may_come = line.authorised.checked_sub(line.released)?;
    let so_far = match when {
        RefundWhen::Authorisation => may_come,
        RefundWhen::Receipt => line.received.min(may_come),
        RefundWhen::Disposition => line.disposed.min(may_come),
    };
    Ok(so_far.checked_sub(line.credited)?.checked_sub(line.declined)?.max(Quantity::ZERO))
}

/// Credits and refunds what the policy says is due by now, of a return that was authorised; leaves return and order in the
/// draft.
///
/// # Errors
/// Those of [`refund`].
pub(crate) fn settle_due(
    cx: &Context,
    draft: &mut Draft<'_>,
    entity: &Arc<Entity>,
    site: SiteId,
    of: &mut Return,
) -> Result<Refunded, Refusal> {
    let order = if of.authorised { draft.order(of.demand) } else { None };
    let policy = order.as_ref().and_then(|order| draft.return_policy(order.channel));
    let (Some(order), Some(policy)) = (order, policy) else { return Ok(Refunded::default()) };
    let mut asked: Vec<(usize, Quantity)> = Vec::with_capacity(of.lines.len());
    for at in 0..of.lines.len() {
        let line = &of.lines[at];
        if line.order_line == 0 {
            continue;
        }
        // Two lines of a return may be of one line of the order.
        let mut left = creditable(draft, &order, line.order_line)?;
        for (other, quantity) in &asked {
            if of.lines[*other].order_line == line.order_line {
                left = left.checked_sub(*quantity)?;
            }
        }
        asked.push((at, due(line, policy.refund_when)?.min(left)));
    }
    refund(cx, draft, (entity, site), of, Arc::unwrap_or_clone(order), &asked)
}

/// Credits units and gives back what is held for them, as far as the order does not need it otherwise; leaves the order
/// in the draft.
///
/// # Errors
/// Those of crediting and of giving back.
pub(crate) fn refund(
    cx: &Context,
    draft: &mut Draft<'_>,
    (entity, site): (&Arc<Entity>, SiteId),
    of: &mut Return,
    mut order: Order,
    asked: &[(usize, Quantity)],
) -> Result<Refunded, Refusal> {
    let Credited { notes, held_minor } = credit(cx, draft, (entity, site), of, &mut order, asked)?;
    let demand = draft.demand(order.demand).expect("an order stands on its demand");
    let over_minor = standing(draft, &order, &demand)?.due_minor.saturating_neg();
    let amount_minor = held_minor.min(over_minor);
    let given = match amount_minor > 0 {
        true => {
            let onto = onto(draft, of);
            give_back(cx, draft, entity, &mut order, amount_minor, &onto)?
        }
        false => GivenBack::default(),
    };
    draft.put_order(order);
    Ok(Refunded { notes, given })
}

/// Where money of a return goes.
fn onto(draft: &mut Draft<'_>, of: &Return) -> Onto {
    let tender = draft.tender(of.refund_tender).filter(|_| !of.refund_tender.is_none());
    match (tender, Code::parse(&of.refund_code)) {
        (Some(tender), Ok(code)) => Onto::Credit(tender, code),
        _ => Onto::TheirWay,
    }
}
