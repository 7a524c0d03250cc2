//! Pack levels of an item.

use crate::catalogue::refusals::PackExists;
use crate::catalogue::rules::unit_named;
use crate::catalogue::types::{Item, Pack};
use crate::flow::{Draft, Refusal};
use crate::values::{Code, Ratio, UnitId};

/// Adds a pack of an item: one of a unit is so many base units, for ever.
///
/// # Errors
/// `catalogue.unknown_unit`, `catalogue.pack_exists`, said of `unit`.
pub(crate) fn add_pack(draft: &mut Draft<'_>, item: &Item, unit: &Code, factor: Ratio) -> Result<UnitId, Refusal> {
    let unit = unit_named(draft, unit).map_err(|refusal| refusal.at("unit"))?;
    let held =
        if unit.id == item.unit { Some(Ratio::ONE) } else { draft.pack(item.id, unit.id).map(|pack| pack.factor) };
    if let Some(held) = held {
        let refusal = PackExists { item: item.code.clone(), unit: unit.code.clone(), factor: held.to_string() };
        return Err(refusal.at("unit"));
    }
    draft.put_pack(Pack { item: item.id, unit: unit.id, factor });
    Ok(unit.id)
}
