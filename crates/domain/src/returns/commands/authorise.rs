//! Letting goods come back.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::rules::moving::place_of;
use crate::allocation::rules::naming::channel_scope;
use crate::allocation::types::DemandKind;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::refusals::UnknownEntity;
use crate::ledger::types::Entity;
use crate::returns::refusals::{MoreThanSold, NotGoods, WindowPassed};
use crate::returns::replies::ReturnDone;
use crate::returns::requests::{LineBack, asked_or_all};
use crate::returns::rules::claims::{left_to_return, returnable_until};
use crate::returns::rules::naming::{number_of, policy_of, reason_of};
use crate::returns::rules::opening::{NewLine, Opening, add_line, know_order, open};
use crate::returns::rules::refunding::settle_due;
use crate::returns::types::{Return, ReturnPolicy};
use crate::sales::refusals::UnknownLine;
use crate::sales::requests::ToStoreCredit;
use crate::sales::rules::naming::{order_named, reference_of};
use crate::sales::rules::refunding::Onto;
use crate::sales::types::Order;
use crate::stock::rules::lines::{check_count, on_line};
use crate::till::rules::card_numbers;
use crate::values::{Attributes, Code, Note, Quantity, TenderId};

/// Lets goods of an order come back, by the channel's policy: within its window, for one of its reasons, and no more than
/// was sold and no other return claims. A policy that refunds with the authorisation credits and gives back at once.
///
/// What was sold at a till comes back there with its receipt (`till.refund`).
///
/// Refused: `allocation.unknown_channel`, `sales.unknown_order`, `returns.no_policy`, `stock.no_lines`,
/// `stock.too_many_lines`, `sales.unknown_line`, `returns.not_goods`, `returns.no_quantity`, `allocation.out_of_step`,
/// `returns.unknown_reason`, `returns.window_passed`, `returns.more_than_sold`, `till.unknown_tender`,
/// `till.tender_inactive`, `till.stored_value_kind`, `till.voucher_whole`, `till.card_number`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuthoriseReturn {
    /// The channel.
    pub channel: Code,
    /// The order's reference.
    pub reference: Code,
    /// What may come back, 1 to 10,000 lines.
    pub lines: Vec<LineBack>,
    /// The store credit that is refunded to; money goes back the way it came if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub store_credit: Option<ToStoreCredit>,
    /// What the customer says.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
    /// The host's own, never a card's number.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// The return's ids in other systems, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<String, String>,
}

/// What is asked to come back, with what belongs to it.
pub(crate) struct Asked<'a> {
    pub(crate) lines: &'a [LineBack],
    pub(crate) store_credit: Option<&'a ToStoreCredit>,
    pub(crate) note: String,
    pub(crate) attributes: Attributes,
    pub(crate) external_refs: BTreeMap<String, String>,
}

impl Command for AuthoriseReturn {
    const NAME: &'static str = "returns.authorise";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"channel": "WEB", "reference": "W-3001", "lines": [{"line": 1, "quantity": 1, "reason": "BROKEN"}], "note": "the tin is dented"}"#;
    type Reply = ReturnDone;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ReturnDone>, Refusal> {
        let order = order_named(draft, &self.channel, DemandKind::Order, &self.reference)?;
        let unknown = || UnknownEntity { entity: self.channel.to_string() };
        let entity = draft.entity(order.entity).ok_or_else(unknown)?;
        let asked = Asked {
            lines: &self.lines,
            store_credit: self.store_credit.as_ref(),
            note: self.note.to_string(),
            attributes: self.attributes.clone(),
            external_refs: self.external_refs.clone(),
        };
        let mut opened = authorised(cx, draft, &entity, &order, asked)?;
        let refunded = settle_due(cx, draft, &entity, order.site, &mut opened)?;
        draft.put_return(opened.clone());
        let number = number_of(draft, &opened);
        draft.event(cx, "returns.authorised", number);
        let worth = refunded.given.total_minor;
        Ok(Decision::done(ReturnDone::of(draft, &opened, Vec::new(), refunded)?).worth(worth))
    }
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
