//! Quantities that are kept back: safety stock, and what is protected for a channel.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::refusals::NothingGiven;
use crate::allocation::requests::check_counted;
use crate::allocation::rules::naming::channel_named;
use crate::allocation::types::GuardKey;
use crate::catalogue::rules::item_named;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::stock::rules::lines::{check_count, on_line};
use crate::stock::rules::naming::{site_for, site_scope};
use crate::values::{ChannelId, Code, Quantity};

/// Keeps quantities of items back at a site, each anew: from everybody as safety stock, or for a channel, which alone may
/// then be promised them. Promises that stand are kept; goods in somebody's hands are sold all the same.
///
/// Refused: `stock.unknown_site`, `stock.site_inactive`, `catalogue.unknown_item`, `allocation.unknown_channel`,
/// `allocation.nothing_given`, `allocation.negative`, `allocation.out_of_step`, `stock.too_many_lines`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeepBack {
    /// Where.
    pub site: Code,
    /// What, 1 to 10,000 lines.
    pub lines: Vec<KeptBack>,
}

/// A quantity that is kept back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeptBack {
    /// SKU or any identifier of the item.
    pub item: Code,
    /// For which channel; from everybody if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Code>,
    /// How much, in the item's base unit; 0 keeps nothing back any more.
    pub quantity: Quantity,
}

/// What was set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KeptBackReply {
    /// The site.
    pub site: String,
    /// How many quantities changed.
    pub changed: usize,
}

impl Command for KeepBack {
    const NAME: &'static str = "allocation.keep_back";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"site": "SHOP-1", "lines": [{"item": "TEA-100", "quantity": 2}, {"item": "TEA-100", "channel": "WEB", "quantity": 1}]}"#;
    type Reply = KeptBackReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<KeptBackReply>, Refusal> {
        let (site, _) = site_for(cx, draft, &self.site)?;
        if self.lines.is_empty() {
            return Err(NothingGiven { what: "lines".to_owned() }.at("lines"));
        }
        check_count(self.lines.len())?;
        draft.prefetch_items(self.lines.iter().map(|line| &line.item));
        let mut changed = 0;
        for (place, line) in self.lines.iter().enumerate() {
            let item = item_named(draft, &line.item).map_err(|refusal| on_line(place)(refusal.at("item")))?;
            let channel = match &line.channel {
                Some(channel) => channel_named(draft, channel).map_err(on_line(place))?.id,
                None => ChannelId::NONE,
            };
            check_counted(line.quantity, item.decimals, "quantity").map_err(on_line(place))?;
            let key = GuardKey { item: item.id, site: site.id, channel };
            let stands = draft.guards_of(item.id).iter().find(|(held, _)| *held == key).map(|(_, kept)| *kept);
            if stands.unwrap_or(Quantity::ZERO) != line.quantity {
                draft.put_guard(key, line.quantity);
                changed += 1;
            }
        }
        if changed > 0 {
            draft.event(cx, "allocation.kept_back", &site.code);
        }
        Ok(Decision::done(KeptBackReply { site: site.code.clone(), changed }))
    }
}
