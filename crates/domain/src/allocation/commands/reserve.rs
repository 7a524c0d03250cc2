//! Promising what a basket or a quote holds, for a while.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::refusals::EndsBeforeNow;
use crate::allocation::replies::DemandReply;
use crate::allocation::requests::{ReservedFor, WantedLine, cart, picked_up_at, wants};
use crate::allocation::rules::expiring::expire_first;
use crate::allocation::rules::leave;
use crate::allocation::rules::moving::end_at;
use crate::allocation::rules::naming::{channel_for, channel_scope};
use crate::allocation::rules::supplying::supply;
use crate::allocation::rules::wanting::{Wanting, bring_to, check_shortage, demand_of};
use crate::allocation::types::{Cause, Channel, Stage};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::stock::rules::naming::party_named;
use crate::values::{BusinessDate, Code, Instant};

/// Reserves what a basket or a quote holds. Sent again under the same reference it says what the lines are to be now: what
/// is wanted more is reserved, what is wanted less is let go, and the same again reserves nothing more.
///
/// Refused: `allocation.unknown_channel`, `allocation.channel_inactive`, `stock.no_lines`, `stock.too_many_lines`,
/// `catalogue.unknown_item`, `catalogue.not_exact`, `catalogue.quantity_not_positive`, `stock.not_stocked`, `allocation.line_of_other_item`,
/// `allocation.ends_before_now`, `parties.unknown_party`, `stock.unknown_site`,
/// `allocation.site_of_other_entity`, `allocation.negative`, and `allocation.not_enough` where the
/// channel lets nothing wait.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reserve {
    /// The channel.
    pub channel: Code,
    /// What it is reserved for; a basket if not said.
    #[serde(default = "cart")]
    pub kind: ReservedFor,
    /// Its reference, unique in the channel and kind.
    pub reference: Code,
    /// Who wants it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<Code>,
    /// The zone it is to go to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Code>,
    /// The only site it is to come from: where it is picked up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Code>,
    /// The day it is wanted; today if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wanted_on: Option<BusinessDate>,
    /// When it is let go; after the channel's minutes if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Instant>,
    /// What the lines are to be, 1 to 10,000; a line that stands is let go by quantity 0.
    pub lines: Vec<WantedLine>,
}

impl Command for Reserve {
    const NAME: &'static str = "allocation.reserve";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"channel": "WEB", "reference": "CART-1", "expires_at": "2099-12-31T23:00:00Z", "lines": [{"item": "TEA-100", "quantity": 2}]}"#;
    type Reply = DemandReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DemandReply>, Refusal> {
        let channel = channel_for(cx, draft, &self.channel)?;
        let expires_at = self.ends(cx, &channel)?;
        let wants = wants(draft, &self.lines)?;
        let wanting = Wanting {
            kind: self.kind.demand(),
            reference: &self.reference,
            customer: party_named(draft, self.customer.as_ref(), "customer")?,
            zone: self.zone.as_ref().map(Code::folded).unwrap_or_default(),
            site: picked_up_at(draft, &channel, self.site.as_ref())?,
            wanted_on: self.wanted_on.unwrap_or(cx.business_date),
        };
        expire_first(cx, draft)?;
        let mut demand = demand_of(cx, draft, &channel, wanting);
        bring_to(cx, draft, &mut demand, &wants)?;
        supply(cx, draft, std::slice::from_mut(&mut demand), Stage::Reserved, Cause::Sourced)?;
        check_shortage(cx, draft, &channel, &demand, 1)?;
        let keeps = demand.lines.iter().any(|line| line.split.reserved.is_positive());
        end_at(cx, draft, &mut demand, expires_at.filter(|_| keeps));
        draft.event(cx, "allocation.reserved", &demand.reference);
        leave(cx, draft, demand).map(Decision::done)
    }
}

impl Reserve {
    fn ends(&self, cx: &Context, channel: &Channel) -> Result<Option<Instant>, Refusal> {
        match (self.expires_at, channel.reservation_minutes) {
            (Some(at), _) if at <= cx.now => {
                Err(EndsBeforeNow { expires_at: at.to_string(), now: cx.now.to_string() }.at("expires_at"))
            }
            (Some(at), _) => Ok(Some(at)),
            (None, Some(minutes)) => Ok(Some(Instant::from_micros(cx.now.micros() + minutes * 60_000_000))),
            (None, None) => Ok(None),
        }
    }
}
