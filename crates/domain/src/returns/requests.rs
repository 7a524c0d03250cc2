//! Returns as they look on the wire.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::requests::check_counted;
use crate::flow::{Draft, Refusal};
use crate::returns::refusals::NoQuantity;
use crate::values::{Code, ItemId, Note, Quantity};

/// A line of an order that is to come back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineBack {
    /// The line of the order, from 1.
    pub line: i64,
    /// How much of it, in the item's base unit, above 0; all that was sold and no return claims if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// Why: a code of the channel's policy.
    pub reason: Code,
}

/// A line of a return, and how much of it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnPart {
    /// The line of the return, from 1.
    pub line: i64,
    /// How much of it, in the item's base unit, above 0; all that can be if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// What is said about it.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
}

/// How much of a line of an item is meant: what is asked for, or all there is if nothing is said.
///
/// # Errors
/// `returns.no_quantity`, `allocation.out_of_step`.
pub(super) fn asked_or_all(
    draft: &mut Draft<'_>,
    item: ItemId,
    asked: Option<Quantity>,
    all: Quantity,
) -> Result<Quantity, Refusal> {
    let Some(quantity) = asked else { return Ok(all) };
    if !quantity.is_positive() {
        return Err(NoQuantity { quantity: quantity.to_string() }.at("quantity"));
    }
    let decimals = draft.item(item).map_or(6, |item| item.decimals);
    check_counted(quantity, decimals, "quantity")?;
    Ok(quantity)
}
