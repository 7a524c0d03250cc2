//! From what was entered to base units, exactly or not at all.

use std::sync::Arc;

use super::naming::named;
use crate::catalogue::refusals::{NotExact, QuantityNotPositive, UnknownPack};
use crate::catalogue::types::Item;
use crate::flow::{Draft, Refusal};
use crate::values::{Code, ConversionError, Number, Quantity, Ratio, UnitId};

/// A line's item and quantity, as a document keeps them.
#[derive(Clone, Debug)]
pub(crate) struct Entered {
    /// The item.
    pub(crate) item: Arc<Item>,
    /// How much of it, in its base unit.
    pub(crate) quantity: Quantity,
    /// The unit it was entered in.
    pub(crate) unit: UnitId,
}

/// The item of a line and its quantity in base units, where the name itself may say the unit: the GTIN of a case with
/// quantity 2 and no unit means 2 cases.
///
/// # Errors
/// Those of [`named`], said of `item`, and of [`base_quantity`], said of `unit` or `quantity`.
pub(crate) fn entered_quantity(
    draft: &mut Draft<'_>,
    item: &Code,
    quantity: Number,
    unit: Option<&Code>,
) -> Result<Entered, Refusal> {
    let named = named(draft, item).map_err(|refusal| refusal.at("item"))?;
    let (quantity, unit) = match (unit, named.unit) {
        (None, Some(unit)) => in_base(draft, &named.item, quantity, unit)?,
        (unit, _) => base_quantity(draft, &named.item, quantity, unit)?,
    };
    Ok(Entered { item: named.item, quantity, unit })
}

/// An entered quantity in the item's base unit, and the unit it was entered in: the base unit when none is said, else
/// the base unit or a pack of the item, by the unit's code or by a name that stands for the pack.
///
/// # Errors
/// `catalogue.unknown_pack`, said of `unit`; `catalogue.quantity_not_positive`, `catalogue.not_exact` and
/// `flow.bad_value`, said of `quantity`.
pub(crate) fn base_quantity(
    draft: &mut Draft<'_>,
    item: &Item,
    entered: Number,
    unit: Option<&Code>,
) -> Result<(Quantity, UnitId), Refusal> {
    let unit = match unit {
        None => item.unit,
        Some(unit) => unit_of(draft, item, unit)?,
    };
    in_base(draft, item, entered, unit)
}

/// The unit a text means for an item.
///
/// # Errors
/// `catalogue.unknown_pack`.
pub(crate) fn unit_of(draft: &mut Draft<'_>, item: &Item, text: &Code) -> Result<UnitId, Refusal> {
    if let Some(unit) = draft.unit_by_code(text).map(|unit| unit.id)
        && (unit == item.unit || draft.pack(item.id, unit).is_some())
    {
        return Ok(unit);
    }
    let names = draft.identifiers_named(text);
    let mut units = names.iter().filter(|name| name.item == item.id).map(|name| name.unit);
    if let Some(unit) = units.next()
        && units.all(|other| other == unit)
    {
        return Ok(unit);
    }
    Err(unknown_pack(draft, item, text.as_str()).at("unit"))
}

fn in_base(draft: &mut Draft<'_>, item: &Item, entered: Number, unit: UnitId) -> Result<(Quantity, UnitId), Refusal> {
    if !entered.is_positive() {
        let refusal = QuantityNotPositive { item: item.code.clone(), quantity: entered.to_string() };
        return Err(refusal.at("quantity"));
    }
    let factor = factor(draft, item, unit)?;
    match factor.to_base(entered, item.decimals) {
        Ok(quantity) => Ok((quantity, unit)),
        Err(ConversionError::Value(error)) => Err(Refusal::from(error).at("quantity")),
        Err(ConversionError::NotExact { below, above, entered_below, entered_above }) => {
            let (unit, base_unit) = (unit_code(draft, unit), unit_code(draft, item.unit));
            let neighbour = |base: Quantity, entered: Option<Number>| match entered {
                _ if !base.is_positive() => None,
                Some(entered) => Some(format!("{entered} {unit}")),
                None => Some(format!("{base} {base_unit}")),
            };
            let accepted = [neighbour(below, entered_below), neighbour(above, entered_above)];
            let refusal = NotExact {
                item: item.code.clone(),
                entered: entered.to_string(),
                below: entered_below.map(|number| number.to_string()),
                above: entered_above.map(|number| number.to_string()),
                base_below: below.to_string(),
                base_above: above.to_string(),
                accepted: accepted.into_iter().flatten().collect(),
                unit,
                base_unit,
            };
            Err(refusal.at("quantity"))
        }
    }
}

/// Base units in one of a unit.
fn factor(draft: &mut Draft<'_>, item: &Item, unit: UnitId) -> Result<Ratio, Refusal> {
    if unit == item.unit {
        return Ok(Ratio::ONE);
    }
    match draft.pack(item.id, unit) {
        Some(pack) => Ok(pack.factor),
        None => {
            let unit = unit_code(draft, unit);
            Err(unknown_pack(draft, item, &unit).at("unit"))
        }
    }
}

fn unknown_pack(draft: &mut Draft<'_>, item: &Item, unit: &str) -> UnknownPack {
    let packs = draft.packs_of(item.id);
    let units = std::iter::once(item.unit).chain(packs.iter().map(|pack| pack.unit));
    let accepted = units.map(|unit| unit_code(draft, unit)).collect();
    UnknownPack { item: item.code.clone(), unit: unit.to_owned(), accepted }
}

fn unit_code(draft: &mut Draft<'_>, unit: UnitId) -> String {
    draft.unit(unit).map(|unit| unit.code.clone()).unwrap_or_default()
}
