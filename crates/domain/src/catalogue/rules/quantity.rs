//! From what was entered to base units, exactly or not at all.

use std::sync::Arc;

use super::naming::named;
use crate::catalogue::refusals::{NotExact, QuantityNotPositive, UnknownPack};
use crate::catalogue::replies::unit_code;
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

/// An entered quantity of a unit in the item's base unit, and that unit.
///
/// # Errors
/// `catalogue.unknown_pack`, said of `unit`; `catalogue.quantity_not_positive`, `catalogue.not_exact` and
/// `flow.bad_value`, said of `quantity`.
pub(crate) fn in_base(
    draft: &mut Draft<'_>,
    item: &Item,
    entered: Number,
    unit: UnitId,
) -> Result<(Quantity, UnitId), Refusal> {
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

/// A quantity in base units as so many of a unit, where a millionth says it exactly.
pub(crate) fn in_units(draft: &mut Draft<'_>, item: &Item, quantity: Quantity, unit: UnitId) -> Option<Quantity> {
    let factor = factor(draft, item, unit).ok()?;
    let micros = i128::from(quantity.micros()) * i128::from(factor.den());
    let whole = micros % i128::from(factor.num()) == 0;
    whole.then(|| i64::try_from(micros / i128::from(factor.num())).ok()).flatten().map(Quantity::from_micros)
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalogue::commands::{AddCategory, AddItem, AddPack, AddUnit};
    use crate::testing::Shop;

    /// TEA in pieces with cases of 12, SALT in kilograms with thirds of one.
    fn shop() -> Shop {
        let mut shop = Shop::open();
        shop.example::<AddUnit>();
        shop.does::<AddUnit>(json!({"unit": "THIRD", "name": "third"}));
        shop.example::<AddCategory>();
        let pack = json!([{"unit": "CASE", "factor": "12", "gtins": ["14006381333938"]}]);
        shop.does::<AddItem>(
            json!({"item": "TEA", "name": "Tea", "category": "TEA", "packs": pack, "gtins": ["4006381333931"]}),
        );
        shop.does::<AddItem>(json!({"item": "SALT", "name": "Salt", "category": "TEA", "unit": "KG"}));
        shop.does::<AddPack>(json!({"item": "SALT", "unit": "THIRD", "factor": "1/3"}));
        shop
    }

    fn entered(shop: &mut Shop, item: &str, quantity: &str, unit: Option<&str>) -> Result<(String, String), Refusal> {
        let code = |text: &str| Code::parse(text).expect("a code");
        let (quantity, unit) = (Number::parse(quantity).expect("a number"), unit.map(code));
        let entered = entered_quantity(&mut shop.draft, &code(item), quantity, unit.as_ref())?;
        Ok((entered.quantity.to_string(), unit_code(&mut shop.draft, entered.unit)))
    }

    /// Quantities land in base units exactly; a name that stands for a pack says the unit when the line does not.
    #[test]
    fn quantities_land_in_base_units() {
        let mut shop = shop();
        for (item, quantity, unit, base, entered_unit) in [
            ("TEA", "5", None, "5", "EA"),
            ("tea", "2", Some("case"), "24", "CASE"),
            ("TEA", "0.25", Some("CASE"), "3", "CASE"),
            ("14006381333938", "2", None, "24", "CASE"),
            ("14006381333938", "2", Some("EA"), "2", "EA"),
            ("4006381333931", "2", None, "2", "EA"),
            ("TEA", "2", Some("14006381333938"), "24", "CASE"),
            ("SALT", "0.125", None, "0.125", "KG"),
            ("SALT", "3000", Some("THIRD"), "1000", "THIRD"),
        ] {
            let outcome = entered(&mut shop, item, quantity, unit);
            assert_eq!(outcome, Ok((base.to_owned(), entered_unit.to_owned())), "{quantity} {unit:?} of {item}");
        }
    }

    /// What does not land is refused with its neighbours, what is no quantity or pack with what would be.
    #[test]
    fn refused_quantities() {
        let mut shop = shop();
        for (item, quantity, unit, code, path, says) in [
            (
                "TEA",
                "0",
                None,
                "catalogue.quantity_not_positive",
                "quantity",
                "0 of TEA is no quantity; more than 0 is accepted",
            ),
            (
                "TEA",
                "-1",
                None,
                "catalogue.quantity_not_positive",
                "quantity",
                "-1 of TEA is no quantity; more than 0 is accepted",
            ),
            (
                "TEA",
                "1.5",
                None,
                "catalogue.not_exact",
                "quantity",
                "1.5 EA of TEA lies between 1 and 2 EA; 1 EA or 2 EA would be accepted",
            ),
            (
                "TEA",
                "0.5",
                None,
                "catalogue.not_exact",
                "quantity",
                "0.5 EA of TEA lies between 0 and 1 EA; 1 EA would be accepted",
            ),
            (
                "TEA",
                "0.3",
                Some("CASE"),
                "catalogue.not_exact",
                "quantity",
                "0.3 CASE of TEA lies between 3 and 4 EA; 0.25 CASE or 4 EA would be accepted",
            ),
            (
                "SALT",
                "1",
                Some("THIRD"),
                "catalogue.not_exact",
                "quantity",
                "1 THIRD of SALT lies between 0.333 and 0.334 KG; 0.999 THIRD or 1.002 THIRD would be accepted",
            ),
            (
                "SALT",
                "0.0001",
                None,
                "catalogue.not_exact",
                "quantity",
                "0.0001 KG of SALT lies between 0 and 0.001 KG; 0.001 KG would be accepted",
            ),
            (
                "SALT",
                "0.0000001",
                None,
                "flow.bad_value",
                "quantity",
                "7 decimals are too many for a quantity: at most 6 are accepted",
            ),
            ("TEA", "99999999999999999999", None, "flow.bad_value", "quantity", ""),
            (
                "TEA",
                "1",
                Some("KG"),
                "catalogue.unknown_pack",
                "unit",
                "item TEA is not counted in KG; accepted are EA, CASE",
            ),
            (
                "SALT",
                "1",
                Some("CASE"),
                "catalogue.unknown_pack",
                "unit",
                "item SALT is not counted in CASE; accepted are KG, THIRD",
            ),
            (
                "SALT",
                "1",
                Some("BARREL"),
                "catalogue.unknown_pack",
                "unit",
                "item SALT is not counted in BARREL; accepted are KG, THIRD",
            ),
            ("SALT", "1", Some("14006381333938"), "catalogue.unknown_pack", "unit", ""),
            ("PEPPER", "1", None, "catalogue.unknown_item", "item", ""),
        ] {
            let refusal = entered(&mut shop, item, quantity, unit).expect_err("refused");
            assert_eq!((refusal.code.as_str(), refusal.path.as_str()), (code, path), "{quantity} {unit:?} of {item}");
            if !says.is_empty() {
                assert_eq!(refusal.message, says);
            }
        }
    }
}
