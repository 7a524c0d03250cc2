//! How a channel takes goods back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::rules::naming::{channel_named, channel_scope};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::returns::refusals::BadPolicy;
use crate::returns::types::{OrderDiscountRule, RefundWhen, ReturnPolicy, ReturnReason};
use crate::sales::requests::{check_range, not_negative};
use crate::values::{Amount, Code, Currency, Note, Number, Percent};

/// Says how a channel takes goods back, as a whole: what is not said is as if nobody had said anything. Returns that stand
/// are credited by the policy of the day they are credited.
///
/// The restocking fee is a part of the price that is not given back: it stays taxed as the goods were. What was taken off
/// an order is given back with what it was taken off (`keep`), or is charged back (`charge_back`): while what is kept of the
/// order is worth less than `discount_from`, before what was taken off the order, so much of a refund is kept back as was
/// taken off what is kept. Parts in any order add up to what was paid.
///
/// Refused: `allocation.unknown_channel`, `returns.bad_policy`, `sales.out_of_range`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetReturnPolicy {
    /// The channel.
    pub channel: Code,
    /// How many days after goods left, or arrived where a carrier says so, they may come back, 0 to 36,500; for ever if not
    /// said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_days: Option<i64>,
    /// When money is given back; when the goods are there if not said.
    #[serde(default = "receipt")]
    pub refund_when: RefundWhen,
    /// What is kept of the price where the reason says so; nothing if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restocking_percent: Option<Percent>,
    /// Whether what was billed without goods, such as shipping, is refunded when all goods of the order come back.
    #[serde(default)]
    pub refund_shipping: bool,
    /// What becomes of what was taken off the order; it is kept if not said.
    #[serde(default = "keep")]
    pub order_discount: OrderDiscountRule,
    /// What must be kept of an order for what was taken off it, in the entity's currency and the channel's prices; only,
    /// and always, with `charge_back`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_from: Option<Number>,
    /// Why goods may come back, 1 to 100, each code once.
    pub reasons: Vec<NewReturnReason>,
}

/// Why goods may come back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReturnReason {
    /// Its code.
    pub reason: Code,
    /// The name shown.
    pub name: Note,
    /// Whether the restocking fee is kept.
    #[serde(default)]
    pub charges_fee: bool,
}

/// How a channel takes goods back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReturnPolicyReply {
    /// The channel.
    pub channel: String,
    /// How many days after they left or arrived goods may come back; absent: for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_days: Option<i64>,
    /// When money is given back.
    pub refund_when: RefundWhen,
    /// What is kept of the price where the reason says so.
    pub restocking_percent: Percent,
    /// Whether what was billed without goods is refunded when all goods come back.
    pub refund_shipping: bool,
    /// What becomes of what was taken off the order.
    pub order_discount: OrderDiscountRule,
    /// What must be kept of an order for what was taken off it.
    pub discount_from: Amount,
    /// Why goods may come back.
    pub reasons: Vec<ReturnReasonReply>,
}

/// Why goods may come back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReturnReasonReply {
    /// Its code.
    pub reason: String,
    /// The name shown.
    pub name: String,
    /// Whether the restocking fee is kept.
    pub charges_fee: bool,
}

const fn receipt() -> RefundWhen {
    RefundWhen::Receipt
}

const fn keep() -> OrderDiscountRule {
    OrderDiscountRule::Keep
}

impl ReturnPolicyReply {
    pub(crate) fn of(draft: &mut Draft<'_>, policy: &ReturnPolicy) -> Self {
        let channel = draft.channel(policy.channel);
        let entity = channel.as_ref().and_then(|channel| draft.entity(channel.entity));
        let currency = entity.map_or(Currency::EUR, |entity| entity.currency);
        let reasons = policy.reasons.iter().map(|reason| ReturnReasonReply {
            reason: reason.code.clone(),
            name: reason.name.clone(),
            charges_fee: reason.charges_fee,
        });
        Self {
            channel: channel.map(|channel| channel.code.clone()).unwrap_or_default(),
            window_days: policy.window_days,
            refund_when: policy.refund_when,
            restocking_percent: policy.restocking,
            refund_shipping: policy.refund_shipping,
            order_discount: policy.order_discount,
            discount_from: Amount::of(policy.discount_from_minor, currency),
            reasons: reasons.collect(),
        }
    }
}

impl Command for SetReturnPolicy {
    const NAME: &'static str = "returns.set_policy";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"channel": "WEB", "window_days": 30, "restocking_percent": "15", "refund_shipping": true, "reasons": [{"reason": "BROKEN", "name": "It is broken"}, {"reason": "MIND", "name": "Changed their mind", "charges_fee": true}]}"#;
    type Reply = ReturnPolicyReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ReturnPolicyReply>, Refusal> {
        let channel = channel_named(draft, &self.channel)?;
        let entity = draft.entity(channel.entity);
        let currency = entity.map_or(Currency::EUR, |entity| entity.currency);
        if let Some(days) = self.window_days {
            check_range("window_days", days, 0, 36_500)?;
        }
        let discount_from_minor = match self.discount_from {
            None => 0,
            Some(from) => not_negative(from, currency, "discount_from")?,
        };
        if (self.order_discount == OrderDiscountRule::ChargeBack) != (discount_from_minor > 0) {
            let what = "what is charged back needs discount_from above zero, and nothing else has it".to_owned();
            return Err(BadPolicy { what }.at("discount_from"));
        }
        let policy = ReturnPolicy {
            channel: channel.id,
            window_days: self.window_days,
            refund_when: self.refund_when,
            restocking: self.restocking_percent.unwrap_or_default(),
            refund_shipping: self.refund_shipping,
            order_discount: self.order_discount,
            discount_from_minor,
            reasons: self.reasons()?,
        };
        draft.put_return_policy(policy.clone());
        draft.event(cx, "returns.policy_set", &channel.code);
        Ok(Decision::done(ReturnPolicyReply::of(draft, &policy)))
    }
}

impl SetReturnPolicy {
    fn reasons(&self) -> Result<Vec<ReturnReason>, Refusal> {
        if !(1..=100).contains(&self.reasons.len()) {
            let what = format!("a policy has 1 to 100 reasons, {} were given", self.reasons.len());
            return Err(BadPolicy { what }.at("reasons"));
        }
        let mut reasons: Vec<ReturnReason> = Vec::with_capacity(self.reasons.len());
        for (at, new) in self.reasons.iter().enumerate() {
            let folded = new.reason.folded();
            if reasons.iter().any(|held| held.folded == folded) {
                let what = format!("reason {} stands twice", new.reason);
                return Err(BadPolicy { what }.at(format!("reasons[{at}].reason")));
            }
            let (code, name) = (new.reason.to_string(), new.name.to_string());
            reasons.push(ReturnReason { code, folded, name, charges_fee: new.charges_fee });
        }
        Ok(reasons)
    }
}
