//! A line as it is written, and what it means.

use std::sync::Arc;

use crate::catalogue::rules::entered_quantity;
use crate::catalogue::types::{Item, ItemKind, Tracking};
use crate::flow::{Draft, Refusal};
use crate::stock::refusals::{
    LotNotTracked, LotRequired, NoLines, NotStocked, SerialQuantity, TooManyLines, UnknownLot,
};
use crate::stock::rules::naming::{party_named, place_named};
use crate::stock::types::{End, PositionKey, Site, StockState};
use crate::values::{BusinessDate, Code, LotId, Number, PartyId, PlaceId, Quantity, UnitId};

/// Most lines of a document.
pub(crate) const MOST_LINES: usize = 10_000;

/// A line of goods as it is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written<'a> {
    pub(crate) item: &'a Code,
    pub(crate) quantity: Number,
    pub(crate) unit: Option<&'a Code>,
    pub(crate) lot: Option<&'a Code>,
    pub(crate) expires_on: Option<BusinessDate>,
    pub(crate) place: Option<&'a Code>,
    pub(crate) owner: Option<&'a Code>,
}

/// A line of goods as it is meant.
#[derive(Clone, Debug)]
pub(crate) struct Meant {
    pub(crate) item: Arc<Item>,
    pub(crate) quantity: Quantity,
    pub(crate) lot: LotId,
    pub(crate) place: PlaceId,
    pub(crate) owner: PartyId,
    pub(crate) entered_quantity: String,
    pub(crate) entered_unit: UnitId,
}

impl Meant {
    /// The position of the line's goods at a site.
    pub(crate) fn position(&self, site: &Site, state: StockState) -> PositionKey {
        PositionKey { item: self.item.id, site: site.id, state, place: self.place, lot: self.lot, owner: self.owner }
    }

    /// The end of a movement of the line's goods at a site.
    pub(crate) fn end(&self, site: &Site, state: StockState) -> End {
        End { site: site.id, place: self.place, state }
    }
}

/// Refuses a document without lines, or with more than it takes.
///
/// # Errors
/// `stock.no_lines`, `stock.too_many_lines`.
pub(crate) fn check_count(lines: usize) -> Result<(), Refusal> {
    match lines {
        0 => Err(NoLines {}.at("lines")),
        1..=MOST_LINES => Ok(()),
        given => Err(TooManyLines { given, most: MOST_LINES }.at("lines")),
    }
}

/// What a line means; where goods arrive, lots, serials and places are made at their first mention.
///
/// # Errors
/// Those of `catalogue::rules::entered_quantity`; `stock.not_stocked`, `stock.lot_required`, `stock.lot_not_tracked`,
/// `stock.serial_quantity`, `stock.unknown_lot`, `stock.unknown_place`, `parties.unknown_party`.
pub(crate) fn meant(draft: &mut Draft<'_>, site: &Site, line: Written<'_>, arriving: bool) -> Result<Meant, Refusal> {
    let entered = entered_quantity(draft, line.item, line.quantity, line.unit)?;
    let item = entered.item;
    if item.kind != ItemKind::Stocked {
        return Err(NotStocked { item: item.code.clone(), kind: item.kind.to_string() }.at("item"));
    }
    let lot = lot_of(draft, &item, entered.quantity, line, arriving)?;
    Ok(Meant {
        quantity: entered.quantity,
        lot,
        place: place_named(draft, site, line.place, arriving)?,
        owner: party_named(draft, line.owner, "owner")?,
        entered_quantity: line.quantity.to_string(),
        entered_unit: entered.unit,
        item,
    })
}

/// The lot or serial of a line; where goods arrive, made at its first mention.
///
/// # Errors
/// `stock.lot_required`, `stock.lot_not_tracked`, `stock.serial_quantity`, `stock.unknown_lot`.
pub(crate) fn lot_of(
    draft: &mut Draft<'_>,
    item: &Item,
    quantity: Quantity,
    line: Written<'_>,
    arriving: bool,
) -> Result<LotId, Refusal> {
    let code = match (item.tracking, line.lot) {
        (Tracking::None, None) => return Ok(LotId::NONE),
        (Tracking::None, Some(_)) => return Err(LotNotTracked { item: item.code.clone() }.at("lot")),
        (tracking, None) => {
            return Err(LotRequired { item: item.code.clone(), tracking: tracking.to_string() }.at("lot"));
        }
        (_, Some(code)) => code,
    };
    if item.tracking == Tracking::Serial && quantity != Quantity::ONE {
        return Err(SerialQuantity { item: item.code.clone(), quantity: quantity.to_string() }.at("quantity"));
    }
    if arriving {
        return Ok(draft.lot_or_new(item.id, code, line.expires_on).id);
    }
    draft
        .lot_by_code(item.id, code)
        .map(|lot| lot.id)
        .ok_or_else(|| UnknownLot { lot: code.to_string(), item: item.code.clone() }.at("lot"))
}

/// The path of a field of a line.
pub(crate) fn on_line(place: usize) -> impl Fn(Refusal) -> Refusal {
    move |refusal| refusal.at(format!("lines[{place}]"))
}
