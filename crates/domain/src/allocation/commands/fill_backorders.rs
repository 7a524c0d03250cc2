//! Serving who waits.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::rules::backorders::{fill, fill_together, share_out};
use crate::allocation::rules::expiring::expire;
use crate::catalogue::rules::item_named;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::values::{Code, ItemId};
use crate::words::words;

words! {
    /// How what there is goes to those who wait.
    Sharing {
        /// Each in turn gets all it may have.
        InTurn = "in_turn",
        /// Each gets a part in proportion to what it wants.
        Proportional = "proportional",
        /// All are sourced in one plan, at the least cost: what is short goes where it is missed most, whoever came first.
        Together = "together",
    }
}

/// Serves orders that wait, of some items or of all. What arrives or is freed does so by itself, in turn: this is for when
/// rules have changed, for a launch whose scarce goods are to be shared out, or for a batch that is to be sourced at once.
///
/// In turn means: the channel's priority when the order was placed, then the day it is wanted, then who came first.
///
/// Refused: `catalogue.unknown_item`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FillBackorders {
    /// The items; all that are waited for if not said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Code>,
    /// How what there is goes to them; in turn if not said.
    #[serde(default = "in_turn")]
    pub sharing: Sharing,
}

/// Who was served.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FilledReply {
    /// How many items were waited for.
    pub items: usize,
    /// How many orders got something; unless sourced together, an order counts once for each item.
    pub served: usize,
}

const fn in_turn() -> Sharing {
    Sharing::InTurn
}

impl Command for FillBackorders {
    const NAME: &'static str = "allocation.fill_backorders";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"items": ["TEA-100"]}"#;
    type Reply = FilledReply;

    fn scope(&self, _draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<FilledReply>, Refusal> {
        let mut items: Vec<ItemId> = Vec::with_capacity(self.items.len());
        for (place, item) in self.items.iter().enumerate() {
            items.push(item_named(draft, item).map_err(|refusal| refusal.at(format!("items[{place}]")))?.id);
        }
        expire(cx, draft)?;
        if items.is_empty() {
            items = draft.items_open();
        }
        items.sort_unstable();
        items.dedup();
        items.retain(|item| draft.open_demand(*item).is_positive());
        let mut served = 0;
        match self.sharing {
            Sharing::Together => served = fill_together(cx, draft, &items)?,
            Sharing::InTurn => {
                for item in &items {
                    let mut filled = BTreeSet::new();
                    fill(cx, draft, *item, &mut filled)?;
                    served += filled.len();
                }
            }
            Sharing::Proportional => {
                for item in &items {
                    served += share_out(cx, draft, *item)?;
                }
            }
        }
        Ok(Decision::done(FilledReply { items: items.len(), served }))
    }
}
