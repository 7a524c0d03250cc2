//! What may come back of an order, by its channel's policy: within its window, for one of its reasons, and no more than was
//! sold and no other return claims.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::allocation::rules::moving::place_of;
use crate::flow::{Context, Draft, Refusal};
use crate::ledger::types::Entity;
use crate::returns::refusals::{MoreThanSold, NotGoods, WindowPassed};
use crate::returns::requests::{LineBack, asked_or_all};
use crate::returns::rules::claims::{left_to_return, returnable_until};
use crate::returns::rules::naming::{policy_of, reason_of};
use crate::returns::rules::opening::{NewLine, Opening, add_line, know_order, open};
use crate::returns::types::{Return, ReturnPolicy};
use crate::sales::refusals::UnknownLine;
use crate::sales::requests::ToStoreCredit;
use crate::sales::rules::naming::reference_of;
use crate::sales::rules::refunding::Onto;
use crate::sales::types::Order;
use crate::stock::rules::lines::{check_count, on_line};
use crate::till::rules::card_numbers;
use crate::values::{Attributes, Quantity, TenderId};

/// What is asked to come back, with what belongs to it.
pub(crate) struct Asked<'a> {
    pub(crate) lines: &'a [LineBack],
    pub(crate) store_credit: Option<&'a ToStoreCredit>,
    pub(crate) note: String,
    pub(crate) attributes: Attributes,
    pub(crate) external_refs: BTreeMap<String, String>,
}

/// Opens a return of what may come back of an order, and leaves it in the draft.
///
/// # Errors
/// Those of `returns.authorise`.
pub(crate) fn authorised(
    cx: &Context,
    draft: &mut Draft<'_>,
    entity: &Entity,
    order: &Arc<Order>,
    asked: Asked<'_>,
) -> Result<Return, Refusal> {
    check_count(asked.lines.len())?;
    card_numbers::check_fields("attributes", &asked.attributes)?;
    let policy = policy_of(draft, order.channel)?;
    let refund_to = match asked.store_credit {
        None => None,
        Some(to) => refund_to(cx, draft, entity, to).map_err(|refusal| refusal.at("store_credit"))?,
    };
    let opening = Opening {
        entity: order.entity,
        customer: order.customer,
        opened_on: cx.business_date,
        authorised: true,
        refund_to,
        note: asked.note,
        attributes: asked.attributes,
        external_refs: asked.external_refs,
    };
    let mut opened = open(cx, draft, opening);
    know_order(cx, draft, &mut opened, order.demand);
    for (place, line) in asked.lines.iter().enumerate() {
        let new = may_come(cx, draft, order, &policy, line).map_err(on_line(place))?;
        add_line(cx, draft, &mut opened, new);
        draft.put_return(opened.clone());
    }
    Ok(opened)
}

/// Store credit that is refunded to.
fn refund_to(
    cx: &Context,
    draft: &mut Draft<'_>,
    entity: &Entity,
    to: &ToStoreCredit,
) -> Result<Option<(TenderId, String)>, Refusal> {
    Ok(match Onto::named(cx, draft, entity, to)? {
        Onto::TheirWay => None,
        Onto::Credit(tender, code) => Some((tender.id, code.to_string())),
    })
}

/// A line as it may come back.
fn may_come(
    cx: &Context,
    draft: &mut Draft<'_>,
    order: &Order,
    policy: &ReturnPolicy,
    asked: &LineBack,
) -> Result<NewLine, Refusal> {
    let (reference, line) = (reference_of(draft, order), asked.line);
    let Some(ordered) = order.lines.iter().find(|held| held.line == line) else {
        return Err(UnknownLine { reference, line }.at("line"));
    };
    let demand = draft.demand(order.demand).expect("an order stands on its demand");
    if place_of(&demand, line).is_none() {
        let item = draft.item(ordered.item).map(|item| item.code.clone()).unwrap_or_default();
        return Err(NotGoods { reference, line, item }.at("line"));
    }
    let left = left_to_return(draft, order, line)?;
    let quantity = asked_or_all(draft, ordered.item, asked.quantity, left)?;
    let reason = reason_of(draft, policy, &asked.reason)?;
    if quantity > left || !quantity.is_positive() {
        let (asked, left) = (quantity.to_string(), left.max(Quantity::ZERO).to_string());
        return Err(MoreThanSold { reference, line, asked, left }.at("quantity"));
    }
    if let Some(days) = policy.window_days
        && let Some(until) = returnable_until(draft, order, line, days)?.filter(|until| *until < cx.business_date)
    {
        return Err(WindowPassed { reference, line, until: until.to_string() }.at("line"));
    }
    Ok(NewLine {
        item: ordered.item,
        order_line: line,
        reason: reason.code.clone(),
        charges_fee: reason.charges_fee,
        authorised: quantity,
    })
}
