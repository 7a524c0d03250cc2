//! Price lists and units as callers name them, and the days they name.

use std::sync::Arc;

use crate::catalogue::rules::{named, unit_of};
use crate::catalogue::types::Item;
use crate::flow::{Draft, Refusal};
use crate::pricing::refusals::{BadDates, UnknownPriceList};
use crate::pricing::types::PriceList;
use crate::values::{BusinessDate, Code, UnitId};

/// The price list of a code.
///
/// # Errors
/// `pricing.unknown_price_list`, said of `price_list`.
pub(crate) fn price_list_named(draft: &mut Draft<'_>, code: &Code) -> Result<Arc<PriceList>, Refusal> {
    draft.price_list_by_code(code).ok_or_else(|| UnknownPriceList { price_list: code.to_string() }.at("price_list"))
}

/// The item a text names and the unit a price of it is per: the one said, else the one the name itself stands for, else
/// the base unit.
///
/// # Errors
/// `catalogue.unknown_item`, `catalogue.ambiguous_identifier`, said of `item`; `catalogue.unknown_pack`, said of `unit`.
pub(crate) fn priced_unit(
    draft: &mut Draft<'_>,
    item: &Code,
    unit: Option<&Code>,
) -> Result<(Arc<Item>, UnitId), Refusal> {
    let named = named(draft, item).map_err(|refusal| refusal.at("item"))?;
    let unit = match unit {
        Some(unit) => unit_of(draft, &named.item, unit)?,
        None => named.unit.unwrap_or(named.item.unit),
    };
    Ok((named.item, unit))
}

/// Holds that a span does not end before it begins.
///
/// # Errors
/// `pricing.bad_dates`, said of `ends_on`.
pub(crate) fn check_dates(starts_on: BusinessDate, ends_on: Option<BusinessDate>) -> Result<(), Refusal> {
    match ends_on {
        Some(ends_on) if ends_on < starts_on => {
            Err(BadDates { starts_on: starts_on.to_string(), ends_on: ends_on.to_string() }.at("ends_on"))
        }
        _ => Ok(()),
    }
}
