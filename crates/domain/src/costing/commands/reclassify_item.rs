//! Another category or costing method for an item that may have stock.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::rules::item_named;
use crate::catalogue::types::{CostingMethod, Item};
use crate::costing::refusals::{NotStocked, NothingToChange, UnknownCategory};
use crate::costing::types::PoolKey;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::ledger::types::Role;
use crate::posting::{Booking, Heading};
use crate::stock::types::DocumentKind;
use crate::values::{AreaId, Code, EntityId};

/// Asks to give an item another category, another costing method, or both. The value of its stock moves to the new
/// category's inventory accounts and to the new method in the same command.
///
/// From FIFO the layers are dropped and their value stays as an average; to FIFO each pool becomes one layer; to
/// standard cost the difference to the standard goes to revaluation. Goods in transit keep their pinned value.
///
/// Refused: `catalogue.unknown_item`, `costing.unknown_category`, `costing.nothing_to_change`, `costing.not_stocked`,
/// `costing.no_standard_cost`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReclassifyItem {
    /// SKU or any identifier of the item.
    pub item: Code,
    /// The new category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Code>,
    /// The new costing method.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub costing_method: Option<CostingMethod>,
}

/// The documents that moved value: one an entity that has stock of the item.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ReclassifyReply {
    /// The item.
    pub item: String,
    /// Their numbers.
    pub documents: Vec<String>,
}

impl Command for ReclassifyItem {
    const NAME: &'static str = "costing.reclassify_item";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"item": "TEA-100", "costing_method": "fifo"}"#;
    type Reply = ReclassifyReply;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ReclassifyReply>, Refusal> {
        let before = item_named(draft, &self.item).map_err(|refusal| refusal.at("item"))?;
        let mut after: Item = (*before).clone();
        if let Some(code) = &self.category {
            let unknown = || UnknownCategory { category: code.to_string() }.at("category");
            after.category = draft.category_by_code(code).ok_or_else(unknown)?.id;
        }
        after.method = self.costing_method.unwrap_or(after.method);
        if after == *before {
            return Err(NothingToChange {}.into());
        }
        if after.kind != crate::catalogue::types::ItemKind::Stocked && after.method != before.method {
            return Err(NotStocked { item: before.code.clone(), kind: before.kind.to_string() }.at("costing_method"));
        }
        let mut by_entity: BTreeMap<EntityId, Vec<PoolKey>> = BTreeMap::new();
        for (key, _) in draft.pools_of_item(before.id) {
            if let Some(entity) = area_entity(draft, key.area) {
                by_entity.entry(entity).or_default().push(key);
            }
        }
        let mut documents = Vec::new();
        for (entity, keys) in by_entity {
            documents.extend(reclassify(cx, draft, entity, &keys, &before, &after)?);
        }
        let item = after.code.clone();
        draft.put_item(after);
        draft.event(cx, "costing.item_reclassified", item.clone());
        Ok(Decision::done(ReclassifyReply { item, documents }))
    }
}

fn area_entity(draft: &mut Draft<'_>, area: AreaId) -> Option<EntityId> {
    draft.area(area).map(|area| area.entity)
}

fn reclassify(
    cx: &Context,
    draft: &mut Draft<'_>,
    entity: EntityId,
    keys: &[PoolKey],
    before: &Item,
    after: &Item,
) -> Result<Option<String>, Refusal> {
    let Some(entity) = draft.entity(entity) else { return Ok(None) };
    let posted_on = dates::posting_day(cx, draft, entity.id, cx.business_date)?;
    let site = entity.transit_site;
    let heading = Heading::of(DocumentKind::Reclassification, &entity, site, cx.business_date, posted_on);
    let mut booking = Booking::open(draft, heading);
    for key in keys {
        booking.reclassify_pool(draft, before, after, *key)?;
    }
    booking.balance_with(draft, Role::Rounding)?;
    Ok(Some(booking.close(cx, draft)?.number))
}
