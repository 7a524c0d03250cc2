//! Goods of an order on their way out of a site: where they lay, and what they cost.

use std::sync::Arc;

use super::super::requests::{ToldLine, told};
use super::super::types::{Cause, Demand, Stage};
use super::moving::place_of;
use super::picking::take;
use crate::catalogue::types::Item;
use crate::costing::rules::{last_known, standard_or_first};
use crate::flow::{Context, Draft, Refusal};
use crate::posting::{Booking, Goods};
use crate::stock::rules::availability::{Ask, Reach, check, pool_of};
use crate::stock::rules::lines::{Meant, check_count, on_line};
use crate::stock::types::{End, MovementKind, Site, SiteKind, StockState};
use crate::values::{LotId, PartyId, PlaceId, Quantity};

/// Goods on their way out.
#[derive(Clone, Debug)]
pub(crate) struct Leaving {
    /// The line of the order.
    pub(crate) line: i64,
    pub(crate) meant: Meant,
    from: End,
    /// Whether the order wants them; more than it wants leaves all the same.
    pub(crate) wanted: bool,
}

/// Takes what a warehouse says has left from what was promised, and says where it lay; nothing has moved yet.
///
/// # Errors
/// `stock.no_lines`, `stock.too_many_lines`, `allocation.unknown_line`, `allocation.negative`, `stock.lot_required`,
/// `stock.unknown_lot`, `stock.unknown_place`; of a request `stock.not_enough_available`.
pub(crate) fn leaving(
    cx: &Context,
    draft: &mut Draft<'_>,
    demand: &mut Demand,
    site: &Site,
    lines: &[ToldLine],
) -> Result<Vec<Leaving>, Refusal> {
    check_count(lines.len())?;
    let mut leaving = Vec::with_capacity(lines.len());
    let mut asks = Vec::with_capacity(lines.len());
    for (place, line) in lines.iter().enumerate() {
        let told = told(draft, demand, site, line).map_err(on_line(place))?;
        let taken = take(cx, draft, demand, told, Stage::Shipped, Cause::Shipped)?;
        let item = place_of(demand, line.line).and_then(|at| draft.item(demand.lines[at].item));
        let Some(item) = item else { continue };
        let mut beyond = told.quantity;
        let mut all = Vec::with_capacity(taken.len() + 1);
        for held in taken {
            beyond = beyond.checked_sub(held.quantity)?;
            all.push((goods(&item, held.quantity, held.seat.place, held.seat.lot, held.seat.owner), true));
        }
        if beyond.is_positive() {
            let place = told.place.unwrap_or_default();
            all.push((goods(&item, beyond, place, told.lot, PartyId::NONE), false));
        }
        for (meant, wanted) in all {
            let position = meant.position(site, StockState::Sellable);
            asks.push(Ask { position, item: Arc::clone(&item), quantity: meant.quantity, line: place });
            let from = meant.end(site, StockState::Sellable);
            leaving.push(Leaving { line: line.line, meant, from, wanted });
        }
    }
    check(cx, draft, site, &asks, Reach::InHand)?;
    Ok(leaving)
}

fn goods(item: &Arc<Item>, quantity: Quantity, place: PlaceId, lot: LotId, owner: PartyId) -> Meant {
    Meant {
        item: Arc::clone(item),
        quantity,
        lot,
        place,
        owner,
        entered_quantity: quantity.to_string(),
        entered_unit: item.unit,
    }
}

/// What goods that left cost, in minor units: what the inventory accounts lost, and what provisional costs were wrong by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// What stands against it in the entry, positive of goods that leave.
    pub(crate) cost_minor: i64,
    /// The change of the inventory accounts.
    pub(crate) book_minor: i64,
}

/// Moves goods out of a site to a customer.
///
/// # Errors
/// Those of [`Booking::move_goods`].
pub(crate) fn move_out(
    cx: &Context,
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    site: &Site,
    place: i64,
    leaving: &Leaving,
) -> Result<Cost, Refusal> {
    let Leaving { meant, from, .. } = leaving;
    let pool = pool_of(site, meant.position(site, StockState::Sellable));
    standard_or_first(cx, draft, &meant.item, pool, |draft| Ok(last_known(draft, pool)))?;
    let away = End::outside(SiteKind::Customer);
    let moved = booking.move_goods(cx, draft, &Goods::of(meant, MovementKind::Sale, place, *from, away))?;
    Ok(Cost { cost_minor: -(moved.book_minor + moved.provisional_minor), book_minor: moved.book_minor })
}
