//! Who waits for an item.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::rules::outlook::Fillings;
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
    /// When it is expected to be filled, by what is expected to arrive, in turn. Absent where nothing that is expected brings
    /// all of it, or where it waits for something else. A day that is past says that it is late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_on: Option<BusinessDate>,
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
        let mut fillings = Fillings::default();
        for line in draft.waiting(item.id).into_iter().take(self.limit.get() as usize) {
            let Some(demand) = draft.demand(line.turn.demand) else { continue };
            backorders.push(Backorder {
                channel: draft.channel(line.channel).map(|channel| channel.code.clone()).unwrap_or_default(),
                reference: demand.reference.clone(),
                line: line.line,
                priority: line.turn.priority,
                wanted_on: line.turn.wanted_on,
                open: line.open,
                expected_on: fillings.expected_on(draft, &demand, line.line)?,
            });
        }
        let waited_for = draft.open_demand(item.id);
        Ok(BackordersAnswer { item: item.code.clone(), waited_for, backorders })
    }
}
