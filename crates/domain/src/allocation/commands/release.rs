//! Letting go of what is promised.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::refusals::UnknownLine;
use crate::allocation::replies::DemandReply;
use crate::allocation::requests::check_counted;
use crate::allocation::rules::leave;
use crate::allocation::rules::moving::{end_at, place_of};
use crate::allocation::rules::naming::{channel_scope, demand_named};
use crate::allocation::rules::wanting::give_up;
use crate::allocation::types::{Cause, DemandKind};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::sales::rules::naming::check_kept_elsewhere;
use crate::stock::rules::lines::on_line;
use crate::values::{Code, Quantity};

/// Lets go of what a basket, a quote or an order wants, whole or line by line: it is no longer wanted, and what was
/// promised is free for others. Units that nothing was promised to go first, then what is reserved, then what is
/// allocated. What is picked or gone stays.
///
/// Refused: `allocation.unknown_channel`, `allocation.unknown_demand`, `allocation.unknown_line`, `allocation.negative`,
/// `allocation.out_of_step`, `sales.kept_here`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// The channel.
    pub channel: Code,
    /// What stands behind it; a basket if not said.
    #[serde(default = "cart")]
    pub kind: DemandKind,
    /// Its reference.
    pub reference: Code,
    /// What is let go; all of it if not said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<ReleasedLine>,
}

/// A line of which something is let go.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleasedLine {
    /// The line, from 1.
    pub line: i64,
    /// How much of it, in the item's base unit; all of it if not said. More than there is lets go of all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
}

const fn cart() -> DemandKind {
    DemandKind::Cart
}

impl Command for Release {
    const NAME: &'static str = "allocation.release";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"channel": "WEB", "reference": "CART-1", "lines": [{"line": 1, "quantity": 1}]}"#;
    type Reply = DemandReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DemandReply>, Refusal> {
        let demand = demand_named(draft, &self.channel, self.kind, &self.reference)?;
        check_kept_elsewhere(draft, &demand)?;
        let mut demand = demand.as_ref().clone();
        let all: Vec<ReleasedLine> =
            demand.lines.iter().map(|line| ReleasedLine { line: line.line, quantity: None }).collect();
        let lines = if self.lines.is_empty() { &all } else { &self.lines };
        for (place, released) in lines.iter().enumerate() {
            let Some(at) = place_of(&demand, released.line) else {
                let refusal = UnknownLine { line: released.line, lines: demand.lines.len() };
                return Err(on_line(place)(refusal.at("line")));
            };
            let split = demand.lines[at].split;
            let there = split.open.checked_add(split.reserved)?.checked_add(split.allocated)?;
            let quantity = released.quantity.unwrap_or(there);
            let decimals = draft.item(demand.lines[at].item).map_or(6, |item| item.decimals);
            check_counted(quantity, decimals, "quantity").map_err(on_line(place))?;
            let quantity = quantity.min(there);
            give_up(cx, draft, &mut demand, released.line, quantity, Cause::Released)?;
        }
        if demand.lines.iter().all(|line| line.split.reserved.is_zero()) {
            end_at(cx, draft, &mut demand, None);
        }
        draft.event(cx, "allocation.released", &demand.reference);
        leave(cx, draft, demand).map(Decision::done)
    }
}
