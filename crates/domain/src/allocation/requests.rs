//! What is wanted, as it looks on the wire.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::refusals::{Negative, OutOfRange, OutOfStep, SiteOfOtherEntity, UnknownLine};
use super::rules::moving::place_of;
use super::rules::picking::Told;
use super::rules::wanting::Want;
use super::types::{Channel, Demand, DemandKind};
use crate::catalogue::rules::{entered_quantity, item_named};
use crate::catalogue::types::{Item, ItemKind, Tracking};
use crate::flow::{Draft, Refusal};
use crate::ledger::types::Entity;
use crate::stock::refusals::{LotNotTracked, LotRequired, NotStocked, UnknownLot};
use crate::stock::rules::lines::{check_count, on_line};
use crate::stock::rules::naming::{place_named, site_named};
use crate::stock::types::Site;
use crate::values::{Code, LotId, Number, Quantity, SiteId, UnitPrice};
use crate::words::words;

words! {
    /// What can be reserved for.
    ReservedFor {
        /// A basket that is not ordered yet.
        Cart = "cart",
        /// An offer the customer may still take.
        Quote = "quote",
    }
}

impl ReservedFor {
    pub(super) const fn demand(self) -> DemandKind {
        match self {
            Self::Cart => DemandKind::Cart,
            Self::Quote => DemandKind::Quote,
        }
    }
}

pub(super) const fn cart() -> ReservedFor {
    ReservedFor::Cart
}

/// A line as it is to be.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WantedLine {
    /// SKU or any identifier of the item.
    pub item: Code,
    /// How much, in `unit`: above 0, or 0 of a line that stands.
    pub quantity: Number,
    /// Unit or pack; what the identifier stands for if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Code>,
    /// What one base unit is worth, in the entity's currency: it decides where goods are short, and when another parcel
    /// pays. A line without is served wherever it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worth: Option<UnitPrice>,
}

/// What lines mean, in their order.
///
/// # Errors
/// `stock.no_lines`, `stock.too_many_lines`, and of a line `catalogue.unknown_item`, `catalogue.not_exact`,
/// `stock.not_stocked`, `allocation.negative`.
pub(super) fn wants(draft: &mut Draft<'_>, lines: &[WantedLine]) -> Result<Vec<Want>, Refusal> {
    check_count(lines.len())?;
    draft.prefetch_items(lines.iter().map(|line| &line.item));
    let mut wants = Vec::with_capacity(lines.len());
    for (place, line) in lines.iter().enumerate() {
        wants.push(line.want(draft).map_err(on_line(place))?);
    }
    Ok(wants)
}

impl WantedLine {
    fn want(&self, draft: &mut Draft<'_>) -> Result<Want, Refusal> {
        let worth = self.worth.unwrap_or(UnitPrice::ZERO);
        if worth.is_negative() {
            return Err(Negative { what: "worth".to_owned(), given: worth.to_string() }.at("worth"));
        }
        let (item, quantity) = stocked_quantity(draft, &self.item, self.quantity, self.unit.as_ref())?;
        Ok(Want { item, quantity, worth })
    }
}

/// An item that is kept in stock, and how much of it is meant, in base units: what is entered, or nothing.
///
/// # Errors
/// `catalogue.unknown_item`, `catalogue.not_exact`, `catalogue.quantity_not_positive` below 0, `stock.not_stocked`.
pub(super) fn stocked_quantity(
    draft: &mut Draft<'_>,
    item: &Code,
    quantity: Number,
    unit: Option<&Code>,
) -> Result<(Arc<Item>, Quantity), Refusal> {
    let (item, quantity) = if quantity.is_zero() {
        (item_named(draft, item).map_err(|refusal| refusal.at("item"))?, Quantity::ZERO)
    } else {
        let entered = entered_quantity(draft, item, quantity, unit)?;
        (entered.item, entered.quantity)
    };
    if item.kind != ItemKind::Stocked {
        return Err(NotStocked { item: item.code.clone(), kind: item.kind.to_string() }.at("item"));
    }
    Ok((item, quantity))
}

/// The site where something of a channel is picked up, or none.
///
/// # Errors
/// `stock.unknown_site`, `allocation.site_of_other_entity`.
pub(crate) fn picked_up_at(draft: &mut Draft<'_>, channel: &Channel, site: Option<&Code>) -> Result<SiteId, Refusal> {
    let Some(site) = site else { return Ok(SiteId::NONE) };
    let site = site_named(draft, site)?;
    if site.entity != channel.entity {
        let entity = draft.entity(channel.entity).map(|entity| entity.code.clone()).unwrap_or_default();
        return Err(SiteOfOtherEntity { site: site.code.clone(), entity }.at("site"));
    }
    Ok(site.id)
}

/// A line of an order as a warehouse tells of it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ToldLine {
    /// The line of the order, from 1.
    pub line: i64,
    /// How much, in the item's base unit, 0 or more.
    pub quantity: Quantity,
    /// How much of what was allocated there was not found; only of a pick.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Quantity>,
    /// Lot or serial, for items tracked so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<Code>,
    /// The place inside the site; any if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Code>,
}

/// What a warehouse tells of a line.
///
/// # Errors
/// `allocation.unknown_line`, `allocation.negative`, `allocation.out_of_step`, `stock.lot_required`,
/// `stock.lot_not_tracked`, `stock.unknown_lot`, `stock.unknown_place`.
pub(super) fn told(draft: &mut Draft<'_>, demand: &Demand, site: &Site, line: &ToldLine) -> Result<Told, Refusal> {
    let Some(at) = place_of(demand, line.line) else {
        return Err(UnknownLine { line: line.line, lines: demand.lines.len() }.at("line"));
    };
    let unknown = || UnknownLine { line: line.line, lines: demand.lines.len() }.at("line");
    let item = draft.item(demand.lines[at].item).ok_or_else(unknown)?;
    check_counted(line.quantity, item.decimals, "quantity")?;
    let lot = match (item.tracking, &line.lot) {
        (Tracking::None, None) => LotId::NONE,
        (Tracking::None, Some(_)) => return Err(LotNotTracked { item: item.code.clone() }.at("lot")),
        (tracking, None) => {
            return Err(LotRequired { item: item.code.clone(), tracking: tracking.to_string() }.at("lot"));
        }
        (_, Some(lot)) => {
            let found = draft.lot_by_code(item.id, lot).map(|lot| lot.id);
            found.ok_or_else(|| UnknownLot { lot: lot.to_string(), item: item.code.clone() }.at("lot"))?
        }
    };
    let place = match &line.place {
        None => None,
        some => Some(place_named(draft, site, some.as_ref(), false)?),
    };
    Ok(Told { line: line.line, site: site.id, place, lot, quantity: line.quantity })
}

/// Holds that a quantity is none below 0.
///
/// # Errors
/// `allocation.negative`.
pub(super) fn check_not_negative(quantity: Quantity, path: &str) -> Result<(), Refusal> {
    if quantity.is_negative() {
        return Err(Negative { what: path.replace('_', " "), given: quantity.to_string() }.at(path));
    }
    Ok(())
}

/// Holds that a quantity is none below 0, and one the item can be counted in.
///
/// # Errors
/// `allocation.negative`, `allocation.out_of_step`.
pub(crate) fn check_counted(quantity: Quantity, decimals: u8, path: &str) -> Result<(), Refusal> {
    check_not_negative(quantity, path)?;
    if !quantity.fits_decimals(decimals) {
        return Err(OutOfStep { quantity: quantity.to_string(), decimals }.at(path));
    }
    Ok(())
}

/// Holds a number to be within a range.
///
/// # Errors
/// `allocation.out_of_range`.
pub(super) fn check_range(what: &str, given: i64, least: i64, most: i64) -> Result<(), Refusal> {
    if (least..=most).contains(&given) {
        return Ok(());
    }
    Err(OutOfRange { what: what.replace('_', " "), given, least, most }.at(what))
}

/// An amount of 0 or more, in minor units; nothing if none is said.
///
/// # Errors
/// `allocation.negative`, `flow.bad_value`.
pub(super) fn cost_minor(entity: &Entity, cost: Option<Number>, path: &str) -> Result<i64, Refusal> {
    let Some(cost) = cost else { return Ok(0) };
    let minor = cost.money(entity.currency).map_err(|error| Refusal::from(error).at(path))?;
    if minor < 0 {
        return Err(Negative { what: "cost".to_owned(), given: cost.to_string() }.at(path));
    }
    Ok(minor)
}
