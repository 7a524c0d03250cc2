//! What is available to promise.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::rules::availability::figures;
use crate::allocation::rules::naming::{figures_asked, figures_scope};
use crate::allocation::rules::supplying::supplies;
use crate::catalogue::rules::item_named;
use crate::flow::{Draft, Query, Refusal, Scope};
use crate::values::{BusinessDate, ChannelId, Code, Instant, Quantity};

/// What of an item is available to promise: what is sellable, less what is reserved, allocated or picked, less what is
/// kept back. It is true as of the moment it is read: only a reservation or an order holds anything.
///
/// It is what can be promised of what is in hand; what is expected, and what waits for it, is in
/// `allocation.available_by_date`.
///
/// Refused: `catalogue.unknown_item`, `stock.unknown_site`, `allocation.unknown_channel`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Available {
    /// SKU or any identifier of the item.
    pub item: Code,
    /// At which site; at all that supply the channel if not said.
    #[serde(default)]
    pub site: Option<Code>,
    /// For which channel; for none in particular if not said: then what is kept back for any is not available.
    #[serde(default)]
    pub channel: Option<Code>,
    /// The day lots must still be good; any lot counts if not said.
    #[serde(default)]
    pub good_on: Option<BusinessDate>,
    /// The moment: what is reserved until then or earlier counts as let go. What is reserved counts if not said.
    #[serde(default)]
    pub at: Option<Instant>,
}

/// What of an item is available to promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AvailableReply {
    /// The SKU.
    pub item: String,
    /// What can be promised, in the item's base unit.
    pub available: Quantity,
    /// How much of it orders wait for.
    pub waited_for: Quantity,
    /// Site by site; sites where it never lay are left out.
    pub sites: Vec<AvailableSite>,
}

/// What of an item is available at a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AvailableSite {
    /// The site.
    pub site: String,
    /// What is sellable.
    pub on_hand: Quantity,
    /// What of it is reserved, allocated or picked.
    pub promised: Quantity,
    /// What is kept back from everybody, and for other channels.
    pub kept_back: Quantity,
    /// What can be promised.
    pub available: Quantity,
}

impl Available {
    /// The question about an item at a site, or at all, for no channel in particular.
    #[must_use]
    pub const fn at(item: Code, site: Option<Code>) -> Self {
        Self { item, site, channel: None, good_on: None, at: None }
    }
}

impl Query for Available {
    const NAME: &'static str = "allocation.available";
    const EXAMPLE: &'static str = r#"{"item": "TEA-100", "channel": "WEB"}"#;
    type Reply = AvailableReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        figures_scope(draft, self.channel.as_ref(), self.site.as_ref())
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<AvailableReply, Refusal> {
        let item = item_named(draft, &self.item).map_err(|refusal| refusal.at("item"))?;
        let (channel, only) = figures_asked(draft, self.channel.as_ref(), self.site.as_ref())?;
        let supplying = channel.as_ref().map(|channel| supplies(draft, channel).of(draft, item.id));
        let past = self.at.map(|at| draft.facts.reserved_past(item.id, at)).unwrap_or_default();
        let id = channel.map_or(ChannelId::NONE, |channel| channel.id);
        let mut available = Quantity::ZERO;
        let mut sites = Vec::new();
        for at in figures(draft, item.id, id, self.good_on.unwrap_or(BusinessDate::FIRST))? {
            let wanted = only.is_none_or(|only| only == at.site.id);
            let supplies = supplying.as_ref().is_none_or(|sites| sites.contains(&at.site.id));
            if !wanted || !supplies {
                continue;
            }
            let over = past.iter().find(|(site, _)| *site == at.site.id).map_or(Quantity::ZERO, |(_, over)| *over);
            let promised = at.promised.checked_sub(over)?;
            let left = at.on_hand.checked_sub(promised)?.checked_sub(at.kept_back)?.max(Quantity::ZERO);
            available = available.checked_add(left)?;
            sites.push(AvailableSite {
                site: at.site.code.clone(),
                on_hand: at.on_hand,
                promised,
                kept_back: at.kept_back,
                available: left,
            });
        }
        let waited_for = draft.open_demand(item.id);
        Ok(AvailableReply { item: item.code.clone(), available, waited_for, sites })
    }
}
