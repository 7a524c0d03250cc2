//! Letting goods come back.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::rules::naming::channel_scope;
use crate::allocation::types::DemandKind;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::refusals::UnknownEntity;
use crate::returns::replies::ReturnDone;
use crate::returns::requests::LineBack;
use crate::returns::rules::authorising::{Asked, authorised};
use crate::returns::rules::naming::number_of;
use crate::returns::rules::refunding::settle_due;
use crate::sales::requests::ToStoreCredit;
use crate::sales::rules::naming::order_named;
use crate::values::{Attributes, Code, Note};

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
