//! Moving an allocation to another site.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::refusals::{NotEnoughAtSite, NotThere, UnknownLine};
use crate::allocation::replies::DemandReply;
use crate::allocation::requests::check_counted;
use crate::allocation::rules::availability::figures;
use crate::allocation::rules::leave;
use crate::allocation::rules::moving::{Step, place_of, shift};
use crate::allocation::rules::naming::{channel_scope, order_named};
use crate::allocation::types::{Cause, Seat, Stage};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::stock::rules::naming::{site_for, site_named};
use crate::values::{Code, Quantity};

/// Moves what is allocated to a line of an order from one site to another, because somebody says so. What is picked stays.
///
/// Refused: `allocation.unknown_channel`, `allocation.unknown_demand`, `allocation.unknown_line`, `stock.unknown_site`,
/// `stock.site_inactive`, `allocation.negative`, `allocation.out_of_step`, `allocation.not_there`,
/// `allocation.not_enough_at_site`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reallocate {
    /// The channel.
    pub channel: Code,
    /// The order's reference.
    pub reference: Code,
    /// The line, from 1.
    pub line: i64,
    /// Where it is allocated.
    pub from: Code,
    /// Where it is to come from.
    pub to: Code,
    /// How much, in the item's base unit; all that is allocated there if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
}

impl Command for Reallocate {
    const NAME: &'static str = "allocation.reallocate";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"channel": "WEB", "reference": "WEB-1001", "line": 1, "from": "SHOP-1", "to": "SHOP-2", "quantity": 1}"#;
    type Reply = DemandReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DemandReply>, Refusal> {
        let mut demand = order_named(draft, &self.channel, &self.reference)?;
        let Some(at) = place_of(&demand, self.line) else {
            return Err(UnknownLine { line: self.line, lines: demand.lines.len() }.at("line"));
        };
        let item = demand.lines[at].item;
        let from = site_named(draft, &self.from).map_err(|refusal| Refusal { path: "from".to_owned(), ..refusal })?;
        let (to, _) = site_for(cx, draft, &self.to).map_err(|refusal| Refusal { path: "to".to_owned(), ..refusal })?;
        let mut there = Quantity::ZERO;
        for promise in demand.promises_of(self.line).iter().filter(|held| held.seat.site == from.id) {
            there = there.checked_add(promise.allocated)?;
        }
        let quantity = self.quantity.unwrap_or(there);
        check_counted(quantity, draft.item(item).map_or(6, |item| item.decimals), "quantity")?;
        if quantity.is_zero() || quantity > there {
            let (asked, there) = (quantity.to_string(), there.to_string());
            let refusal = NotThere { line: self.line, site: from.code.clone(), asked, there };
            return Err(refusal.at("quantity"));
        }
        let cause = Cause::Reallocated;
        let mut left = quantity;
        for promise in demand.promises_of(self.line).to_vec() {
            if promise.seat.site == from.id {
                let part = promise.allocated.min(left);
                let (stage, to) = (Stage::Allocated, Stage::Open);
                let step = Step { line: self.line, from: stage, to, seat: Some(promise.seat), quantity: part, cause };
                shift(cx, draft, &mut demand, step)?;
                left = left.checked_sub(part)?;
            }
        }
        left = quantity;
        let good_on = cx.business_date.add_days(demand.remaining_life_days)?;
        let mut figures = figures(draft, item, demand.key.channel, good_on)?;
        figures.retain(|at| at.site.id == to.id);
        if let Some(at) = figures.first().filter(|at| at.available >= quantity) {
            for free in &at.free {
                let part = free.quantity.min(left);
                let seat = Some(Seat::of(free.row.key));
                let (stage, to) = (Stage::Open, Stage::Allocated);
                shift(cx, draft, &mut demand, Step { line: self.line, from: stage, to, seat, quantity: part, cause })?;
                left = left.checked_sub(part)?;
            }
        }
        if left.is_positive() {
            let available = figures.first().map_or(Quantity::ZERO, |at| at.available).to_string();
            let item = draft.item(item).map(|item| item.code.clone()).unwrap_or_default();
            let refusal = NotEnoughAtSite { item, site: to.code.clone(), asked: quantity.to_string(), available };
            return Err(refusal.at("to"));
        }
        draft.event(cx, "allocation.reallocated", &demand.reference);
        leave(cx, draft, demand).map(Decision::done)
    }
}
