//! Who waits for an item.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::rules::item_named;
use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::values::{BusinessDate, Code, Quantity};

/// The orders that wait for an item, in the order in which they are served.
///
/// Refused: `catalogue.unknown_item`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Backorders {
    /// SKU or any identifier of the item.
    pub item: Code,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

/// Who waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BackordersAnswer {
    /// The SKU.
    pub item: String,
    /// How much is waited for in all, in the item's base unit.
    pub waited_for: Quantity,
    /// The lines that wait, in the order in which they are served.
    pub backorders: Vec<Backorder>,
}

/// A line that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Backorder {
    /// The channel.
    pub channel: String,
    /// The order's reference.
    pub reference: String,
    /// The line.
    pub line: i64,
    /// The channel's priority when it was ordered.
    pub priority: i64,
    /// The day it is wanted.
    pub wanted_on: BusinessDate,
    /// How much waits.
    pub open: Quantity,
}

impl Query for Backorders {
    const NAME: &'static str = "allocation.backorders";
    const EXAMPLE: &'static str = r#"{"item": "TEA-100"}"#;
    type Reply = BackordersAnswer;

    fn scope(&self, _draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<BackordersAnswer, Refusal> {
        let item = item_named(draft, &self.item).map_err(|refusal| refusal.at("item"))?;
        let mut backorders = Vec::new();
        for id in draft.turns_open(item.id).into_iter().take(self.limit.get() as usize) {
            let Some(demand) = draft.demand(id) else { continue };
            let channel = draft.channel(demand.key.channel).map(|channel| channel.code.clone()).unwrap_or_default();
            for line in demand.lines.iter().filter(|line| line.item == item.id && line.split.open.is_positive()) {
                backorders.push(Backorder {
                    channel: channel.clone(),
                    reference: demand.reference.clone(),
                    line: line.line,
                    priority: demand.priority,
                    wanted_on: demand.wanted_on,
                    open: line.split.open,
                });
            }
        }
        backorders.truncate(self.limit.get() as usize);
        let waited_for = draft.open_demand(item.id);
        Ok(BackordersAnswer { item: item.code.clone(), waited_for, backorders })
    }
}
