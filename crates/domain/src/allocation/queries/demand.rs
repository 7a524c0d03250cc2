//! What somebody wants, and what became of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::replies::{DemandReply, code_of};
use crate::allocation::rules::naming::{channel_scope, demand_named};
use crate::allocation::rules::outlook::Fillings;
use crate::allocation::types::{Cause, DemandKind, Stage};
use crate::flow::{Draft, Query, Refusal, Scope};
use crate::values::{Code, Instant, Quantity};

/// How a basket, a quote or an order stands, when what of it waits is expected to be filled, and the moves of its units
/// that led there, at most the last 10,000.
///
/// Refused: `allocation.unknown_channel`, `allocation.unknown_demand`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DemandQuestion {
    /// The channel.
    pub channel: Code,
    /// What stands behind it; an order if not said.
    #[serde(default = "order")]
    pub kind: DemandKind,
    /// Its reference.
    pub reference: Code,
}

const fn order() -> DemandKind {
    DemandKind::Order
}

/// How it stands, and how it came to that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DemandHistory {
    /// How it stands.
    pub demand: DemandReply,
    /// What happened to its units, in order.
    pub steps: Vec<DemandStep>,
}

/// Units that went from one stage to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DemandStep {
    /// When it was recorded.
    pub at: Instant,
    /// The line.
    pub line: i64,
    /// Why.
    pub cause: Cause,
    /// From where.
    pub from: Stage,
    /// To where.
    pub to: Stage,
    /// The site of the promise among both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// How much.
    pub quantity: Quantity,
}

const MOST: usize = 10_000;

impl Query for DemandQuestion {
    const NAME: &'static str = "allocation.demand";
    const EXAMPLE: &'static str = r#"{"channel": "WEB", "kind": "cart", "reference": "CART-1"}"#;
    type Reply = DemandHistory;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<DemandHistory, Refusal> {
        let demand = demand_named(draft, &self.channel, self.kind, &self.reference)?;
        let moves = draft.demand_moves(demand.id);
        let from = moves.len().saturating_sub(MOST);
        let steps = moves[from..].iter().map(|step| DemandStep {
            at: draft.facts.recorded_at(step.command).unwrap_or(Instant::from_micros(0)),
            line: step.line,
            cause: step.cause,
            from: step.from,
            to: step.to,
            site: Some(code_of(draft, step.seat.site)).filter(|site| !site.is_empty()),
            quantity: step.quantity,
        });
        let steps = steps.collect();
        let mut reply = DemandReply::of(draft, &demand);
        let mut fillings = Fillings::default();
        for line in &mut reply.lines {
            line.expected_on = fillings.expected_on(draft, &demand, line.line)?;
        }
        Ok(DemandHistory { demand: reply, steps })
    }
}
