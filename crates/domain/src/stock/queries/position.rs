//! What is where.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::rules::item_named;
use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::stock::rules::naming::{site_named, site_scope};
use crate::stock::types::{PositionRow, SiteKind, StockState};
use crate::values::{BusinessDate, Code, Instant, ItemId, Quantity, SiteId};

/// What of an item is where: in total, by state, and position by position.
///
/// Refused: `catalogue.unknown_item`, `stock.unknown_site`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// SKU or any identifier of the item.
    pub item: Code,
    /// At which site; at all sites of ours if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Code>,
}

/// What of an item is where.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PositionReply {
    /// The SKU.
    pub item: String,
    /// The item's base unit, which quantities are in.
    pub unit: String,
    /// All of it, whatever its state and owner; of what is under way between sites only when asked for that place.
    pub on_hand: Quantity,
    /// What of it may be sold.
    pub sellable: Quantity,
    /// What is under way between sites beside it; absent when nothing is, or when asked for one site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_transit: Option<Quantity>,
    /// Position by position; empty ones are left out.
    pub positions: Vec<PositionLine>,
}

/// One position.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PositionLine {
    /// The SKU.
    pub item: String,
    /// The site.
    pub site: String,
    /// The state.
    pub state: StockState,
    /// The place inside the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The lot or serial.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<String>,
    /// The last day the lot may be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_on: Option<BusinessDate>,
    /// The supplier who still owns it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// How much.
    pub quantity: Quantity,
}

impl PositionLine {
    fn of(draft: &mut Draft<'_>, row: &PositionRow) -> Self {
        let lot = draft.lot(row.key.lot);
        Self {
            item: draft.item(row.key.item).map(|item| item.code.clone()).unwrap_or_default(),
            site: draft.site(row.key.site).map(|site| site.code.clone()).unwrap_or_default(),
            state: row.key.state,
            place: draft.place(row.key.place).map(|place| place.code.clone()),
            lot: lot.as_ref().map(|lot| lot.code.clone()),
            expires_on: lot.and_then(|lot| lot.expires_on),
            owner: draft.party(row.key.owner).map(|party| party.code.clone()),
            quantity: row.quantity,
        }
    }
}

/// The scope of a question about one site, or about the file.
fn scope_of(draft: &mut Draft<'_>, site: Option<&Code>) -> Result<Scope, Refusal> {
    site.map_or(Ok(Scope::File), |site| site_scope(draft, site))
}

impl Query for Position {
    const NAME: &'static str = "stock.position";
    const EXAMPLE: &'static str = r#"{"item": "TEA-100", "site": "SHOP-1"}"#;
    type Reply = PositionReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        scope_of(draft, self.site.as_ref())
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<PositionReply, Refusal> {
        let item = item_named(draft, &self.item).map_err(|refusal| refusal.at("item"))?;
        let site = match &self.site {
            Some(site) => site_named(draft, site)?.id,
            None => SiteId::NONE,
        };
        let rows = draft.facts.positions_of_item(item.id, site);
        let (mut on_hand, mut sellable, mut in_transit) = (Quantity::ZERO, Quantity::ZERO, Quantity::ZERO);
        let mut positions = Vec::new();
        for row in rows.iter().filter(|row| !row.quantity.is_zero()) {
            positions.push(PositionLine::of(draft, row));
            if site.is_none() && draft.site(row.key.site).is_some_and(|held| held.kind == SiteKind::Transit) {
                in_transit = in_transit.checked_add(row.quantity)?;
                continue;
            }
            on_hand = on_hand.checked_add(row.quantity)?;
            if row.key.state == StockState::Sellable {
                sellable = sellable.checked_add(row.quantity)?;
            }
        }
        let unit = draft.unit(item.unit).map(|unit| unit.code.clone()).unwrap_or_default();
        let in_transit = Some(in_transit).filter(|quantity| !quantity.is_zero());
        Ok(PositionReply { item: item.code.clone(), unit, on_hand, sellable, in_transit, positions })
    }
}

/// Everything a site holds, item by item in the order the items were added.
///
/// Refused: `stock.unknown_site`, `catalogue.unknown_item`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Positions {
    /// At which site.
    pub site: Code,
    /// Only items added after this SKU: `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Code>,
    /// How many items a page has.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of positions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PositionsReply {
    /// The positions that are not empty.
    pub positions: Vec<PositionLine>,
    /// What to ask the next page after; absent on the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Query for Positions {
    const NAME: &'static str = "stock.positions";
    const EXAMPLE: &'static str = r#"{"site": "SHOP-1"}"#;
    type Reply = PositionsReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<PositionsReply, Refusal> {
        let site = site_named(draft, &self.site)?;
        let after = match &self.after {
            None => ItemId::NONE,
            Some(code) => item_named(draft, code).map_err(|refusal| refusal.at("after"))?.id,
        };
        let mut rows = draft.facts.positions_at(site.id, after, self.limit.probe());
        let mut items: Vec<ItemId> = rows.iter().map(|row| row.key.item).collect();
        items.dedup();
        let (items, next) = self.limit.page(items, |item| *item);
        let last = items.last().copied().unwrap_or(ItemId::NONE);
        rows.retain(|row| row.key.item <= last);
        let positions = rows.iter().map(|row| PositionLine::of(draft, row)).collect();
        let next = next.and_then(|item| draft.item(item)).map(|item| item.code.clone());
        Ok(PositionsReply { positions, next })
    }
}

/// What of an item a site held at the end of a business day, counted by the days it happened, as it was known at an
/// instant.
///
/// Refused: `catalogue.unknown_item`, `stock.unknown_site`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PositionOn {
    /// SKU or any identifier of the item.
    pub item: Code,
    /// At which site.
    pub site: Code,
    /// At the end of which business day.
    pub on: BusinessDate,
    /// Leave out what was recorded after this instant; nothing if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_at: Option<Instant>,
}

/// What a site held on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PositionOnReply {
    /// The SKU.
    pub item: String,
    /// The site.
    pub site: String,
    /// The business day.
    pub on: BusinessDate,
    /// All of it.
    pub on_hand: Quantity,
    /// By state; empty ones are left out.
    pub states: Vec<StateQuantity>,
}

/// A quantity in a state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StateQuantity {
    /// The state.
    pub state: StockState,
    /// How much.
    pub quantity: Quantity,
}

impl Query for PositionOn {
    const NAME: &'static str = "stock.position_on";
    const EXAMPLE: &'static str = r#"{"item": "TEA-100", "site": "SHOP-1", "on": "2026-11-23"}"#;
    type Reply = PositionOnReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<PositionOnReply, Refusal> {
        let item = item_named(draft, &self.item).map_err(|refusal| refusal.at("item"))?;
        let site = site_named(draft, &self.site)?;
        let known = self.known_at.map(|instant| draft.facts.command_known_at(instant));
        let mut on_hand = Quantity::ZERO;
        let mut states = Vec::new();
        for (state, quantity) in draft.facts.quantity_on(item.id, site.id, self.on, known) {
            on_hand = on_hand.checked_add(quantity)?;
            if !quantity.is_zero() {
                states.push(StateQuantity { state, quantity });
            }
        }
        Ok(PositionOnReply { item: item.code.clone(), site: site.code.clone(), on: self.on, on_hand, states })
    }
}
