//! Giving money back.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::rules::naming::{channel_named, channel_scope};
use crate::allocation::types::DemandKind;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::sales::refusals::MoreThanHeld;
use crate::sales::replies::{OrderReply, RefundedPart};
use crate::sales::requests::{ToStoreCredit, positive};
use crate::sales::rules::money::{back_to, standing};
use crate::sales::rules::naming::order_named;
use crate::sales::rules::refunding::{Onto, give_back};
use crate::values::{Amount, Code, CommandId, Number, money_text};

/// Gives back what we hold for a customer beyond what their order still comes to: after a cancellation, a credit or too
/// much money. It goes back the way it came, to the payment that was captured last first; or to store credit.
///
/// Refused: `allocation.unknown_channel`, `sales.unknown_order`, `sales.not_positive`, `sales.more_than_held`,
/// `till.unknown_tender`, `till.tender_inactive`, `till.stored_value_kind`, `till.voucher_whole`, `till.card_number`,
/// `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RefundOrder {
    /// The channel.
    pub channel: Code,
    /// The order's reference.
    pub reference: Code,
    /// How much; all that is to be given back if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Number>,
    /// The store credit it is put on, instead of where it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub store_credit: Option<ToStoreCredit>,
}

/// Where money went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RefundedReply {
    /// All that was given back.
    pub refunded: Amount,
    /// Where it went, in order.
    pub parts: Vec<RefundedPart>,
    /// The order as it stands now.
    pub order: OrderReply,
}

impl Command for RefundOrder {
    const NAME: &'static str = "sales.refund_order";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"channel": "WEB", "reference": "W-2001", "amount": "5.20"}"#;
    type Reply = RefundedReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn continues(&self, draft: &mut Draft<'_>) -> Vec<CommandId> {
        let order = order_named(draft, &self.channel, DemandKind::Order, &self.reference).ok();
        let demand = order.and_then(|order| draft.demand(order.demand));
        demand.map_or_else(Vec::new, |demand| vec![demand.command])
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<RefundedReply>, Refusal> {
        let channel = channel_named(draft, &self.channel)?;
        let order = order_named(draft, &self.channel, DemandKind::Order, &self.reference)?;
        let mut order = Arc::unwrap_or_clone(order);
        let unknown = || crate::ledger::refusals::UnknownEntity { entity: channel.code.clone() };
        let entity = draft.entity(order.entity).ok_or_else(unknown)?;
        let currency = entity.currency;
        let demand = draft.demand(order.demand).expect("an order stands on its demand");
        let back_minor = standing(draft, &order, &demand)?.due_minor.saturating_neg().max(0);
        let amount_minor = match self.amount {
            Some(amount) => positive(amount, currency)?,
            None => back_minor,
        };
        let payments = draft.order_payments(order.demand);
        let parts = back_to(&payments, amount_minor)?;
        let found: i64 = parts.iter().map(|(_, part)| part).sum();
        if amount_minor > back_minor || amount_minor == 0 || found < amount_minor {
            let text = |minor| money_text(minor, currency);
            let held = text(back_minor.min(found.max(0)));
            let refusal = MoreThanHeld { reference: demand.reference.clone(), asked: text(amount_minor), held };
            return Err(refusal.at("amount"));
        }
        let onto = match &self.store_credit {
            None => Onto::TheirWay,
            Some(to) => Onto::named(cx, draft, &entity, to).map_err(|refusal| refusal.at("store_credit"))?,
        };
        let told = give_back(cx, draft, &entity, &mut order, amount_minor, &onto)?;
        draft.put_order(order.clone());
        draft.event(cx, "sales.order_refunded", self.reference.to_string());
        let refunded = Amount::of(amount_minor, currency);
        let order = OrderReply::of(draft, &order)?;
        Ok(Decision::done(RefundedReply { refunded, parts: told.parts, order }).worth(amount_minor))
    }
}
