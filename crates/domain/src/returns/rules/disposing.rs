//! What becomes of goods that came back: each disposition with its movement, value and entry.
//!
//! | disposition | movement | other side of the inventory account | still there |
//! | --- | --- | --- | --- |
//! | resale | to sellable | inventory | all |
//! | refurbish | to refurbish | inventory damaged or to be refurbished | all |
//! | liquidate | to damaged | inventory damaged or to be refurbished | all, until it is written down |
//! | write_off | to scrap | scrap, or the role of the reason | nothing |
//! | supplier | to the supplier | supplier credits awaited, the difference purchase variance | the credit |
//! | missing | to adjustments | shrinkage | nothing |
//!
//! Goods go at what their pool of returns says they cost: in FIFO pools the layers they came back with.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::costing::rules::valuing::value_at;
use crate::flow::{Context, Draft, Refusal};
use crate::ledger::rules::accounts::account_for;
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::add;
use crate::ledger::types::{Entity, Role};
use crate::posting::booking::Closed;
use crate::posting::{Booking, Goods, Heading};
use crate::returns::refusals::MoreThanWaits;
use crate::returns::rules::naming::number_of;
use crate::returns::rules::opening::blank;
use crate::returns::types::{Disposition, Return, ReturnStep, ReturnStepKind};
use crate::sales::rules::payments::opening;
use crate::stock::rules::availability::{Ask, Reach, check};
use crate::stock::rules::lines::{Meant, on_line};
use crate::stock::types::{DocumentKind, End, MovementKind, Site, SiteKind, StockState};
use crate::values::{BusinessDate, LotId, PartyId, PlaceId, Quantity, ReasonId, SiteId, UnitCost};

/// Where goods of a line lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spot {
    pub(crate) site: SiteId,
    pub(crate) place: PlaceId,
    pub(crate) lot: LotId,
    pub(crate) owner: PartyId,
}

/// What is to become of goods of a line.
#[derive(Debug)]
pub(crate) struct Fate {
    pub(crate) at: usize,
    pub(crate) quantity: Quantity,
    pub(crate) disposition: Disposition,
    /// Of this lot alone, or of any.
    pub(crate) lot: Option<LotId>,
    /// Where they lie now, if moved since they came.
    pub(crate) place: Option<PlaceId>,
    /// The account that bears what is thrown away.
    pub(crate) reason: (ReasonId, Role),
    /// Who gets them back.
    pub(crate) supplier: PartyId,
    /// The credit for one base unit; what the goods are worth in the books if nobody has said.
    pub(crate) unit_credit: Option<UnitCost>,
    pub(crate) note: String,
}

/// Goods of one spot that something becomes of.
struct Piece<'a> {
    fate: &'a Fate,
    spot: Spot,
    quantity: Quantity,
    /// The line as it was told, from 0.
    place: usize,
}

impl Disposition {
    /// The document that does it.
    pub(crate) const fn document(self) -> DocumentKind {
        match self {
            Self::Resale | Self::Refurbish | Self::Liquidate => DocumentKind::StateChange,
            Self::WriteOff => DocumentKind::Scrap,
            Self::Supplier => DocumentKind::SupplierReturn,
            Self::Missing => DocumentKind::Adjustment,
        }
    }

    const fn state(self) -> Option<StockState> {
        match self {
            Self::Resale => Some(StockState::Sellable),
            Self::Refurbish => Some(StockState::Refurbish),
            Self::Liquidate => Some(StockState::Damaged),
            Self::WriteOff | Self::Supplier | Self::Missing => None,
        }
    }
}

/// What of a line waits where, in the order in which it came.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn waiting_at(steps: &[ReturnStep], line: i64) -> Result<Vec<(Spot, Quantity)>, Refusal> {
    let mut spots: Vec<(Spot, Quantity)> = Vec::new();
    for step in steps.iter().filter(|step| step.line == line) {
        let quantity = match step.step {
            ReturnStepKind::Received => step.quantity,
            ReturnStepKind::Disposed => step.quantity.checked_neg()?,
            _ => continue,
        };
        let spot = Spot { site: step.site, place: step.place, lot: step.lot, owner: step.owner };
        match spots.iter_mut().find(|(held, _)| *held == spot) {
            Some((_, sum)) => *sum = sum.checked_add(quantity)?,
            None => spots.push((spot, quantity)),
        }
    }
    spots.retain(|(_, quantity)| quantity.is_positive());
    Ok(spots)
}

/// What was done, a document a kind and supplier.
#[derive(Debug)]
pub(crate) struct Disposed {
    pub(crate) closed: Vec<Closed>,
    /// The change of the inventory accounts, in minor units.
    pub(crate) change_minor: i64,
}

/// Says what becomes of goods at a site; the caller leaves the return in the draft.
///
/// # Errors
/// `returns.more_than_waits`, `stock.not_enough_available`, those of posting.
pub(crate) fn dispose(
    cx: &Context,
    draft: &mut Draft<'_>,
    of: &mut Return,
    (site, entity): (&Arc<Site>, &Arc<Entity>),
    occurred_on: BusinessDate,
    fates: &[Fate],
) -> Result<Disposed, Refusal> {
    let pieces = pieces(draft, of, site, fates)?;
    let mut asks = Vec::with_capacity(pieces.len());
    for piece in &pieces {
        let Some(meant) = piece.meant(draft, of) else { continue };
        let position = meant.position(site, StockState::Inspection);
        asks.push(Ask { position, item: meant.item, quantity: piece.quantity, line: piece.place });
    }
    check(cx, draft, site, &asks, Reach::InHand)?;
    // A document goes to one supplier.
    let mut by_kind: BTreeMap<(DocumentKind, PartyId), Vec<&Piece<'_>>> = BTreeMap::new();
    for piece in &pieces {
        by_kind.entry((piece.fate.disposition.document(), piece.fate.supplier)).or_default().push(piece);
    }
    let mut done = Disposed { closed: Vec::new(), change_minor: 0 };
    let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
    for ((kind, supplier), pieces) in by_kind {
        let heading = Heading::of(kind, entity, site.id, occurred_on, posted_on);
        let mut booking = Booking::open(draft, Heading { party: supplier, ..heading });
        let mut steps = Vec::with_capacity(pieces.len());
        for (place, piece) in pieces.iter().enumerate() {
            let moved = piece.book(cx, draft, &mut booking, of, (site, entity), place as i64 + 1)?;
            done.change_minor = add(done.change_minor, moved.change_minor)?;
            steps.push(piece.step(cx, of, &booking, occurred_on, moved));
            let line = &mut of.lines[piece.fate.at];
            line.disposed = line.disposed.checked_add(piece.quantity)?;
        }
        if kind == DocumentKind::StateChange {
            booking.balance_with(draft, Role::Rounding)?;
        }
        done.closed.push(booking.close(cx, draft)?);
        steps.into_iter().for_each(|step| draft.add_return_step(step));
    }
    let number = number_of(draft, of);
    draft.event(cx, "returns.disposed", number);
    Ok(done)
}

/// The goods of a site that something becomes of, those that came first in front.
fn pieces<'f>(draft: &mut Draft<'_>, of: &Return, site: &Site, fates: &'f [Fate]) -> Result<Vec<Piece<'f>>, Refusal> {
    let steps = draft.return_steps(of.id);
    let mut waiting: BTreeMap<usize, Vec<(Spot, Quantity)>> = BTreeMap::new();
    let mut pieces = Vec::with_capacity(fates.len());
    for (place, fate) in fates.iter().enumerate() {
        let line = of.lines[fate.at].line;
        let spots = match waiting.entry(fate.at) {
            std::collections::btree_map::Entry::Occupied(held) => held.into_mut(),
            std::collections::btree_map::Entry::Vacant(free) => free.insert(waiting_at(&steps, line)?),
        };
        let fits = |spot: &Spot| spot.site == site.id && fate.lot.is_none_or(|lot| lot == spot.lot);
        let mut left = fate.quantity;
        for (spot, held) in spots.iter_mut().filter(|(spot, _)| fits(spot)) {
            let quantity = left.min(*held);
            if quantity.is_positive() {
                pieces.push(Piece { fate, spot: *spot, quantity, place });
                *held = held.checked_sub(quantity)?;
                left = left.checked_sub(quantity)?;
            }
        }
        if left.is_positive() {
            let waits = fate.quantity.checked_sub(left)?.to_string();
            let (number, asked) = (number_of(draft, of), fate.quantity.to_string());
            return Err(on_line(place)(MoreThanWaits { number, line, asked, waits }.at("quantity")));
        }
    }
    Ok(pieces)
}

/// What moving goods to their fate came to.
#[derive(Clone, Copy)]
struct Went {
    change_minor: i64,
    value_minor: i64,
    recovered_minor: i64,
}

impl Piece<'_> {
    fn meant(&self, draft: &mut Draft<'_>, of: &Return) -> Option<Meant> {
        let item = draft.item(of.lines[self.fate.at].item)?;
        Some(Meant {
            quantity: self.quantity,
            lot: self.spot.lot,
            place: self.fate.place.unwrap_or(self.spot.place),
            owner: self.spot.owner,
            entered_quantity: self.quantity.to_string(),
            entered_unit: item.unit,
            item,
        })
    }

    fn book(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        booking: &mut Booking,
        of: &Return,
        (site, entity): (&Arc<Site>, &Arc<Entity>),
        line: i64,
    ) -> Result<Went, Refusal> {
        let meant = self.meant(draft, of).expect("a line of a return is of an item");
        let from = meant.end(site, StockState::Inspection);
        let disposition = self.fate.disposition;
        let (kind, to) = match (disposition.state(), disposition) {
            (Some(state), _) => (MovementKind::StateChange, End { state, ..from }),
            (None, Disposition::Supplier) => (MovementKind::SupplierReturn, End::outside(SiteKind::Supplier)),
            (None, Disposition::Missing) => (MovementKind::Adjustment, End::outside(SiteKind::Adjustment)),
            (None, _) => (MovementKind::Scrap, End::outside(SiteKind::Scrap)),
        };
        let goods = Goods { reason: self.fate.reason.0, ..Goods::of(&meant, kind, line, from, to) };
        let moved = booking.move_goods(cx, draft, &goods)?;
        let value_minor = moved.value_left()?.book_minor();
        let change_minor = moved.book_minor;
        let dimensions = booking.dimensions(draft, &meant.item, site.id);
        let category = meant.item.category;
        let recovered_minor = match disposition {
            Disposition::Resale | Disposition::Refurbish | Disposition::Liquidate => value_minor,
            Disposition::WriteOff => {
                booking.counter(draft, self.fate.reason.1, category, dimensions, -change_minor)?;
                0
            }
            Disposition::Missing => {
                booking.counter(draft, Role::Shrinkage, category, dimensions, -change_minor)?;
                0
            }
            // What still is a supplier's goes back without credit.
            Disposition::Supplier if !meant.owner.is_none() => 0,
            Disposition::Supplier => {
                let credit_minor = match self.fate.unit_credit {
                    None => -change_minor,
                    Some(unit_credit) => value_at(unit_credit, self.quantity, entity.currency)?.book_minor(),
                };
                let account = account_for(draft, entity.id, Role::SupplierCreditsAwaited, category)?;
                let reference = format!("{}/{}", number_of(draft, of), of.lines[self.fate.at].line);
                let (party, posted_on) = (self.fate.supplier, booking.heading.posted_on);
                booking.sheet.open(dimensions, opening(account, entity, party, reference, posted_on, credit_minor));
                let variance = -add(change_minor, credit_minor)?;
                booking.counter(draft, Role::PurchaseVariance, category, dimensions, variance)?;
                credit_minor
            }
        };
        Ok(Went { change_minor, value_minor, recovered_minor })
    }

    fn step(&self, cx: &Context, of: &Return, booking: &Booking, occurred_on: BusinessDate, went: Went) -> ReturnStep {
        let Spot { site, place, lot, owner } = self.spot;
        ReturnStep {
            quantity: self.quantity,
            document: booking.document,
            site,
            place,
            lot,
            owner,
            disposition: Some(self.fate.disposition),
            value_minor: went.value_minor,
            recovered_minor: went.recovered_minor,
            occurred_on,
            note: self.fate.note.clone(),
            ..blank(cx, of.id, of.lines[self.fate.at].line, ReturnStepKind::Disposed)
        }
    }
}
