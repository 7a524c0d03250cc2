//! Promising an order its goods.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::replies::DemandReply;
use crate::allocation::requests::{ReservedFor, WantedLine, cart, picked_up_at, wants};
use crate::allocation::rules::expiring::expire_first;
use crate::allocation::rules::leave;
use crate::allocation::rules::naming::{channel_for, channel_scope, demand_named};
use crate::allocation::rules::supplying::supply;
use crate::allocation::rules::wanting::{Wanting, bring_to, check_shortage, demand_of, take_over};
use crate::allocation::types::{Cause, DemandKind, Stage};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::sales::rules::naming::check_kept_elsewhere;
use crate::stock::rules::naming::party_named;
use crate::values::{BusinessDate, Code};

/// Allocates what an order wants that is kept in another system: to sites and lots, as the channel's rules say. Sent again
/// under the same reference it says what the lines are to be now: what is wanted more is allocated, what is wanted less is
/// let go, and the same again allocates nothing more. What is picked or gone stays.
///
/// A basket or quote that the order came of gives up to it what it has reserved, so that nobody else can come between.
///
/// Refused: `allocation.unknown_channel`, `allocation.channel_inactive`, `stock.no_lines`, `stock.too_many_lines`,
/// `catalogue.unknown_item`, `catalogue.not_exact`, `catalogue.quantity_not_positive`, `stock.not_stocked`, `allocation.line_of_other_item`,
/// `allocation.unknown_demand`, `parties.unknown_party`, `stock.unknown_site`, `sales.kept_here`,
/// `allocation.site_of_other_entity`, `allocation.negative`, and `allocation.not_enough` where the
/// channel lets nothing wait.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allocate {
    /// The channel.
    pub channel: Code,
    /// The order's reference, unique in the channel.
    pub reference: Code,
    /// The basket or quote it came of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub takes_over: Option<TakenOver>,
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
    /// What the lines are to be, 1 to 10,000; a line that stands is let go by quantity 0.
    pub lines: Vec<WantedLine>,
}

/// A basket or quote that became an order.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TakenOver {
    /// Which of both; a basket if not said.
    #[serde(default = "cart")]
    pub kind: ReservedFor,
    /// Its reference.
    pub reference: Code,
}

impl Command for Allocate {
    const NAME: &'static str = "allocation.allocate";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"channel": "WEB", "reference": "WEB-1001", "takes_over": {"reference": "CART-1"}, "lines": [{"item": "TEA-100", "quantity": 2, "worth": "6.90"}]}"#;
    type Reply = DemandReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DemandReply>, Refusal> {
        let channel = channel_for(cx, draft, &self.channel)?;
        let wants = wants(draft, &self.lines)?;
        let wanting = Wanting {
            kind: DemandKind::Order,
            reference: &self.reference,
            customer: party_named(draft, self.customer.as_ref(), "customer")?,
            zone: self.zone.as_ref().map(Code::folded).unwrap_or_default(),
            site: picked_up_at(draft, &channel, self.site.as_ref())?,
            wanted_on: self.wanted_on.unwrap_or(cx.business_date),
        };
        let basket = match &self.takes_over {
            None => None,
            Some(TakenOver { kind, reference }) => {
                let basket = demand_named(draft, &self.channel, kind.demand(), reference);
                Some(basket.map_err(|refusal| Refusal { path: "takes_over.reference".to_owned(), ..refusal })?)
            }
        };
        expire_first(cx, draft)?;
        let mut demand = demand_of(cx, draft, &channel, wanting);
        check_kept_elsewhere(draft, &demand)?;
        bring_to(cx, draft, &mut demand, &wants)?;
        if let Some(basket) = basket.and_then(|basket| draft.demand(basket.id)) {
            let mut basket = Arc::unwrap_or_clone(basket);
            take_over(cx, draft, &mut basket, &mut demand, Stage::Allocated)?;
            draft.put_demand(basket);
        }
        supply(cx, draft, std::slice::from_mut(&mut demand), Stage::Allocated, Cause::Sourced)?;
        check_shortage(cx, draft, &channel, &demand, 1)?;
        draft.event(cx, "allocation.allocated", &demand.reference);
        leave(cx, draft, demand).map(Decision::done)
    }
}
