//! What is no longer wanted of an order.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::requests::check_counted;
use crate::allocation::rules::leave;
use crate::allocation::rules::moving::{end_at, place_of};
use crate::allocation::rules::naming::channel_scope;
use crate::allocation::rules::wanting::give_up;
use crate::allocation::types::{Cause, Demand, DemandKind};
use crate::catalogue::refusals::QuantityNotPositive;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::sales::refusals::{MoreThanWanted, UnknownLine};
use crate::sales::replies::OrderReply;
use crate::sales::rules::naming::order_named;
use crate::sales::types::{Order, OrderCancel};
use crate::stock::rules::lines::on_line;
use crate::values::{Code, Note, Quantity};

/// Cancels an order or quote, whole or by line and quantity, as far as it has not been picked and has not left. What was
/// promised to it is free for others at once; what was paid for it is to be given back (`sales.refund_order`).
///
/// Refused: `allocation.unknown_channel`, `sales.unknown_order`, `sales.unknown_line`, `sales.more_than_wanted`,
/// `catalogue.quantity_not_positive`, `allocation.out_of_step`; `ledger.period_closed` where tax was due on what was paid for it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelLines {
    /// The channel.
    pub channel: Code,
    /// Whether an order or a quote; an order if not said.
    #[serde(default = "order")]
    pub kind: DemandKind,
    /// Its reference.
    pub reference: Code,
    /// What is cancelled; all that can be if not said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<CancelledLine>,
    /// Why.
    pub reason: Note,
}

/// A line of which something is cancelled.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelledLine {
    /// The line, from 1.
    pub line: i64,
    /// How much of it, in the item's base unit, above 0; all that can be if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
}

const fn order() -> DemandKind {
    DemandKind::Order
}

impl Command for CancelLines {
    const NAME: &'static str = "sales.cancel_lines";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"channel": "WEB", "reference": "W-2001", "lines": [{"line": 1, "quantity": 1}], "reason": "the customer changed their mind"}"#;
    type Reply = OrderReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<OrderReply>, Refusal> {
        let order = order_named(draft, &self.channel, self.kind, &self.reference)?;
        let mut order = Arc::unwrap_or_clone(order);
        let demand = draft.demand(order.demand).expect("an order stands on its demand");
        let mut demand = Arc::unwrap_or_clone(demand);
        if self.lines.is_empty() {
            for at in 0..order.lines.len() {
                let left = left_of(&order, &demand, at)?;
                self.cancel(cx, draft, (&mut order, &mut demand), at, left)?;
            }
        }
        for (place, cancelled) in self.lines.iter().enumerate() {
            let at = self.asked(draft, &order, &demand, cancelled).map_err(on_line(place))?;
            self.cancel(cx, draft, (&mut order, &mut demand), at.0, at.1)?;
        }
        if demand.lines.iter().all(|line| line.split.reserved.is_zero()) {
            end_at(cx, draft, &mut demand, None);
        }
        draft.event(cx, "sales.lines_cancelled", self.reference.to_string());
        draft.put_order(order.clone());
        leave(cx, draft, demand)?;
        Ok(Decision::done(OrderReply::of(draft, &order)?))
    }
}

/// What of a line can still be cancelled: neither picked nor gone, nor cancelled before.
fn left_of(order: &Order, demand: &Demand, at: usize) -> Result<Quantity, Refusal> {
    let line = &order.lines[at];
    match place_of(demand, line.line) {
        Some(at) => {
            let split = demand.lines[at].split;
            Ok(split.open.checked_add(split.reserved)?.checked_add(split.allocated)?)
        }
        None => line.unbilled(demand),
    }
}

impl CancelLines {
    /// The place of a line, and how much of it is cancelled.
    fn asked(
        &self,
        draft: &mut Draft<'_>,
        order: &Order,
        demand: &Demand,
        cancelled: &CancelledLine,
    ) -> Result<(usize, Quantity), Refusal> {
        let (reference, line) = (demand.reference.clone(), cancelled.line);
        let Some(at) = order.lines.iter().position(|held| held.line == line) else {
            return Err(UnknownLine { reference, line }.at("line"));
        };
        let left = left_of(order, demand, at)?;
        let quantity = cancelled.quantity.unwrap_or(left);
        if cancelled.quantity.is_some_and(|asked| !asked.is_positive()) {
            let item = draft.item(order.lines[at].item).map(|item| item.code.clone()).unwrap_or_default();
            return Err(QuantityNotPositive { item, quantity: quantity.to_string() }.at("quantity"));
        }
        let decimals = draft.item(order.lines[at].item).map_or(6, |item| item.decimals);
        check_counted(quantity, decimals, "quantity")?;
        if quantity > left {
            let (asked, left) = (quantity.to_string(), left.to_string());
            return Err(MoreThanWanted { reference, line, asked, left }.at("quantity"));
        }
        Ok((at, quantity))
    }

    fn cancel(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        (order, demand): (&mut Order, &mut Demand),
        at: usize,
        quantity: Quantity,
    ) -> Result<(), Refusal> {
        if !quantity.is_positive() {
            return Ok(());
        }
        let line = &mut order.lines[at];
        if place_of(demand, line.line).is_some() {
            give_up(cx, draft, demand, line.line, quantity, Cause::Cancelled)?;
        } else {
            line.cancelled = line.cancelled.checked_add(quantity)?;
        }
        draft.add_order_cancel(OrderCancel {
            id: 0,
            command: cx.command_id,
            demand: order.demand,
            line: order.lines[at].line,
            quantity,
            reason: self.reason.to_string(),
        });
        Ok(())
    }
}
