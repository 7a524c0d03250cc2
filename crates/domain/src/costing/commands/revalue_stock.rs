//! Decided values: a new unit cost, a new standard, a write-down.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::rules::item_named;
use crate::catalogue::types::{CostingMethod, Item, ItemKind};
use crate::costing::refusals::{BadAmount, MoreThanValue, NotStocked, PoolEmpty, UnknownArea};
use crate::costing::rules::valuing::value_at;
use crate::costing::types::{Area, AreaKind, Pool, PoolKey, PoolMoveKind, ValuationClass};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::ledger::types::{Entity, Role};
use crate::posting::{Booking, Heading};
use crate::stock::commands::DocumentReply;
use crate::stock::types::DocumentKind;
use crate::values::{BusinessDate, Code, Number, PartyId, UnitCost, ValueMicro, money_text};
use std::sync::Arc;

fn normal() -> ValuationClass {
    ValuationClass::Normal
}

/// Asks to give an item's stock in an area another unit cost; the difference goes to revaluation.
///
/// FIFO layers all take the new cost. At standard cost use `costing.set_standard_cost`.
///
/// Refused: `costing.unknown_area`, `costing.pool_empty`, `costing.bad_amount`, `costing.not_stocked`,
/// `catalogue.unknown_item`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RevalueStock {
    /// The valuation area: the code of its entity or site.
    pub area: Code,
    /// SKU or any identifier of the item.
    pub item: Code,
    /// Which class of stock; normal if not said.
    #[serde(default = "normal")]
    pub class: ValuationClass,
    /// The new cost of one base unit in the entity's currency, not negative.
    pub unit_cost: UnitCost,
    /// The business day it counts in, or the first open one on which the pool can be posted to; today if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
}

impl Command for RevalueStock {
    const NAME: &'static str = "costing.revalue_stock";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"area": "ACME", "item": "TEA-100", "unit_cost": "2.60"}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        area_named(draft, &self.area).map(|area| Scope::Entity(area.entity))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        let target = Target::named(draft, &self.area, &self.item)?;
        let (key, pool) = target.pool(draft, self.class)?;
        if self.unit_cost.is_negative() || target.item.method == CostingMethod::Standard {
            let wanted = "a unit cost of at least 0, for an item that is not at standard cost".to_owned();
            return Err(BadAmount { amount: self.unit_cost.to_string(), wanted }.at("unit_cost"));
        }
        let mut booking = target.booking(cx, draft, DocumentKind::Revaluation, self.occurred_on)?;
        let value = value_at(self.unit_cost, pool.quantity, target.entity.currency)?;
        let kind = PoolMoveKind::Revaluation;
        let change = booking.set_pool_value(draft, &target.item, key, value, kind, Role::Revaluation)?;
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "costing.stock_revalued", closed.number.clone());
        Ok(Decision::done(DocumentReply::of(closed, change, target.entity.currency)).worth(change))
    }
}

/// Asks to write an item's stock in an area down by an amount, to write-down. FIFO layers bear it in proportion to their
/// value.
///
/// Refused: `costing.unknown_area`, `costing.pool_empty`, `costing.more_than_value`, `costing.bad_amount`,
/// `costing.not_stocked`, `catalogue.unknown_item`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteDownStock {
    /// The valuation area: the code of its entity or site.
    pub area: Code,
    /// SKU or any identifier of the item.
    pub item: Code,
    /// Which class of stock; impaired if not said.
    #[serde(default = "impaired")]
    pub class: ValuationClass,
    /// By how much, above zero, in the entity's currency.
    pub amount: Number,
    /// The business day it counts in, or the first open one on which the pool can be posted to; today if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
}

fn impaired() -> ValuationClass {
    ValuationClass::Impaired
}

impl Command for WriteDownStock {
    const NAME: &'static str = "costing.write_down_stock";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"area": "ACME", "item": "TEA-100", "class": "normal", "amount": "1.50"}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        area_named(draft, &self.area).map(|area| Scope::Entity(area.entity))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        let target = Target::named(draft, &self.area, &self.item)?;
        let (key, pool) = target.pool(draft, self.class)?;
        let currency = target.entity.currency;
        let amount = self.amount.money(currency).map_err(|error| Refusal::from(error).at("amount"))?;
        if amount <= 0 || target.item.method == CostingMethod::Standard {
            let wanted = "an amount above 0, for an item that is not at standard cost".to_owned();
            return Err(BadAmount { amount: self.amount.to_string(), wanted }.at("amount"));
        }
        let value = pool.value.checked_sub(ValueMicro::from_minor(amount)?)?;
        if value.is_negative() {
            let refusal = MoreThanValue {
                item: target.item.code.clone(),
                asked: money_text(amount, currency),
                value: money_text(pool.value.book_minor(), currency),
            };
            return Err(refusal.at("amount"));
        }
        let mut booking = target.booking(cx, draft, DocumentKind::WriteDown, self.occurred_on)?;
        let kind = PoolMoveKind::WriteDown;
        let change = booking.set_pool_value(draft, &target.item, key, value, kind, Role::WriteDown)?;
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "costing.stock_written_down", closed.number.clone());
        Ok(Decision::done(DocumentReply::of(closed, change, currency)).worth(change))
    }
}

/// Asks to set the standard cost of an item in an area. Stock at standard cost is revalued in the same command, the
/// difference to revaluation.
///
/// Refused: `costing.unknown_area`, `costing.bad_amount`, `costing.not_stocked`, `catalogue.unknown_item`,
/// `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetStandardCost {
    /// The valuation area: the code of its entity or site.
    pub area: Code,
    /// SKU or any identifier of the item.
    pub item: Code,
    /// The cost of one base unit in the entity's currency, not negative.
    pub unit_cost: UnitCost,
    /// The business day it counts in, or the first open one on which the pool can be posted to; today if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
}

impl Command for SetStandardCost {
    const NAME: &'static str = "costing.set_standard_cost";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"area": "ACME", "item": "TEA-100", "unit_cost": "2.40"}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        area_named(draft, &self.area).map(|area| Scope::Entity(area.entity))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        let target = Target::named(draft, &self.area, &self.item)?;
        if self.unit_cost.is_negative() {
            let wanted = "a unit cost of at least 0".to_owned();
            return Err(BadAmount { amount: self.unit_cost.to_string(), wanted }.at("unit_cost"));
        }
        let mut booking = target.booking(cx, draft, DocumentKind::Revaluation, self.occurred_on)?;
        draft.put_standard_cost(target.area.id, target.item.id, self.unit_cost);
        let mut change = 0;
        if target.item.method == CostingMethod::Standard {
            let pools = draft.own_pools_of_item(target.entity.id, target.item.id);
            for (key, pool) in pools {
                if key.area == target.area.id && !pool.quantity.is_zero() {
                    change += booking.set_pool_to_standard(draft, &target.item, key, self.unit_cost)?;
                }
            }
        }
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "costing.standard_cost_set", closed.number.clone());
        Ok(Decision::done(DocumentReply::of(closed, change, target.entity.currency)).worth(change))
    }
}

/// The area of a code; transit holds what it was sent with and is not revalued.
///
/// # Errors
/// `costing.unknown_area`.
fn area_named(draft: &mut Draft<'_>, code: &Code) -> Result<Arc<Area>, Refusal> {
    draft
        .area_by_code(code)
        .filter(|area| area.kind != AreaKind::Transit)
        .ok_or_else(|| UnknownArea { area: code.to_string() }.at("area"))
}

/// An item in an area.
struct Target {
    area: Arc<Area>,
    entity: Arc<Entity>,
    item: Arc<Item>,
}

impl Target {
    fn named(draft: &mut Draft<'_>, area: &Code, item: &Code) -> Result<Self, Refusal> {
        let area_code = area;
        let area = area_named(draft, area_code)?;
        let item = item_named(draft, item).map_err(|refusal| refusal.at("item"))?;
        if item.kind != ItemKind::Stocked {
            return Err(NotStocked { item: item.code.clone(), kind: item.kind.to_string() }.at("item"));
        }
        let unknown = || UnknownArea { area: area_code.to_string() }.at("area");
        let entity = draft.entity(area.entity).ok_or_else(unknown)?;
        Ok(Self { area, entity, item })
    }

    fn pool(&self, draft: &mut Draft<'_>, class: ValuationClass) -> Result<(PoolKey, Pool), Refusal> {
        let key = PoolKey { item: self.item.id, area: self.area.id, class, owner: PartyId::NONE };
        match draft.pool(key) {
            Some(pool) if pool.quantity.is_positive() => Ok((key, pool)),
            _ => {
                let (item, area) = (self.item.code.clone(), self.area.code.clone());
                Err(PoolEmpty { item, area, class: class.to_string() }.at("item"))
            }
        }
    }

    fn booking(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        kind: DocumentKind,
        occurred_on: Option<BusinessDate>,
    ) -> Result<Booking, Refusal> {
        let occurred_on = dates::occurred_on(cx, occurred_on)?;
        let posted_on = dates::posting_day(cx, draft, self.entity.id, occurred_on)?;
        // A valuation document is the entity's; it stands at the entity's transit site, the one site every entity has.
        let site = self.entity.transit_site;
        Ok(Booking::open(draft, Heading::of(kind, &self.entity, site, occurred_on, posted_on)))
    }
}
