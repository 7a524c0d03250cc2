//! Orders that wait for somebody to look at them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::rules::naming::channel_scope;
use crate::allocation::types::DemandKind;
use crate::control::rules::{RELEASE_CREDIT, RELEASE_FRAUD, has_duty};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::sales::refusals::{HeldAlready, MayNotRelease, NotHeld};
use crate::sales::replies::OrderReply;
use crate::sales::rules::credit_limits::put_on_hold;
use crate::sales::rules::naming::{order_named, reference_of};
use crate::sales::types::{HoldKind, HoldStep};
use crate::values::{Code, Note};

/// Holds an order: it keeps what it was promised, and is not to leave. One that leaves all the same is raised as
/// `sales.shipped_held`.
///
/// Refused: `allocation.unknown_channel`, `sales.unknown_order`, `sales.held_already`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceHold {
    /// The channel.
    pub channel: Code,
    /// The order's reference.
    pub reference: Code,
    /// For what.
    pub hold: HoldKind,
    /// Why.
    pub reason: Note,
}

impl Command for PlaceHold {
    const NAME: &'static str = "sales.place_hold";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"channel": "WEB", "reference": "W-2001", "hold": "address", "reason": "no such street"}"#;
    type Reply = OrderReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<OrderReply>, Refusal> {
        let order = order_named(draft, &self.channel, DemandKind::Order, &self.reference)?;
        if draft.holds(order.demand).iter().any(|step| step.hold == self.hold) {
            let (reference, hold) = (reference_of(draft, &order), self.hold.to_string());
            return Err(HeldAlready { reference, hold }.at("hold"));
        }
        put_on_hold(cx, draft, &order, self.hold, self.reason.to_string());
        draft.event(cx, "sales.hold_placed", self.reference.to_string());
        Ok(Decision::done(OrderReply::of(draft, &order)?))
    }
}

/// Lets an order go that is held. What is held for fraud or credit needs a duty of its own beside this one's:
/// `sales.release_fraud`, `sales.release_credit`.
///
/// Refused: `allocation.unknown_channel`, `sales.unknown_order`, `sales.not_held`, `sales.may_not_release`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleaseHold {
    /// The channel.
    pub channel: Code,
    /// The order's reference.
    pub reference: Code,
    /// For what it is held.
    pub hold: HoldKind,
    /// Why it may go.
    pub reason: Note,
}

/// The duty that letting go a kind of hold needs.
const fn duty_of(hold: HoldKind) -> Option<&'static str> {
    match hold {
        HoldKind::Fraud => Some(RELEASE_FRAUD),
        HoldKind::Credit => Some(RELEASE_CREDIT),
        HoldKind::Address | HoldKind::Stock => None,
    }
}

impl Command for ReleaseHold {
    const NAME: &'static str = "sales.release_hold";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"channel": "WEB", "reference": "W-2001", "hold": "address", "reason": "the customer gave another"}"#;
    type Reply = OrderReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<OrderReply>, Refusal> {
        let order = order_named(draft, &self.channel, DemandKind::Order, &self.reference)?;
        let hold = self.hold.to_string();
        if !draft.holds(order.demand).iter().any(|step| step.hold == self.hold) {
            return Err(NotHeld { reference: reference_of(draft, &order), hold }.at("hold"));
        }
        if let Some(duty) = duty_of(self.hold).filter(|duty| !has_duty(draft, cx.actor, duty, cx.scope)) {
            let actor = draft.actor(cx.actor).map(|actor| actor.code.clone()).unwrap_or_default();
            return Err(MayNotRelease { actor, hold, duty: duty.to_owned() }.at("hold"));
        }
        draft.add_hold_step(HoldStep {
            id: 0,
            command: cx.command_id,
            demand: order.demand,
            hold: self.hold,
            placed: false,
            reason: self.reason.to_string(),
        });
        draft.event(cx, "sales.hold_released", self.reference.to_string());
        Ok(Decision::done(OrderReply::of(draft, &order)?))
    }
}
