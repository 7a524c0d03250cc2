//! Taking in what came back: into state `inspection`, at the cost it left with where that is known.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::costing::rules::{last_known, standard_or_first, unit_cost_of};
use crate::costing::types::PoolMove;
use crate::exceptions::rules::{About, refuse_or_raise};
use crate::flow::{Context, Draft, Refusal};
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::add;
use crate::ledger::types::{Entity, Role};
use crate::posting::booking::Closed;
use crate::posting::returning::shares_it_left_with;
use crate::posting::{Booking, Goods, Heading, Worth};
use crate::returns::refusals::{MoreThanAuthorised, MoreThanSold};
use crate::returns::rules::claims::left_to_return;
use crate::returns::rules::matching;
use crate::returns::rules::naming::number_of;
use crate::returns::rules::opening::blank;
use crate::returns::types::{Return, ReturnStep, ReturnStepKind};
use crate::sales::rules::naming::reference_of;
use crate::sales::types::{InvoiceKind, Order};
use crate::stock::rules::availability::{check_serial_arrives, pool_of};
use crate::stock::rules::lines::{Meant, on_line};
use crate::stock::types::{DocumentKind, End, Movement, MovementKind, PositionKey, Site, SiteKind, StockState};
use crate::values::{Attributes, BusinessDate, MovementId, PartyId, Quantity, ValueMicro};

/// Where and when goods came.
#[derive(Debug)]
pub(crate) struct Receiving<'a> {
    pub(crate) site: &'a Arc<Site>,
    pub(crate) entity: &'a Arc<Entity>,
    pub(crate) occurred_on: BusinessDate,
    pub(crate) attributes: Attributes,
    pub(crate) external_refs: BTreeMap<String, String>,
}

/// Goods that came, of a line of the return.
#[derive(Debug)]
pub(crate) struct Arrival {
    pub(crate) at: usize,
    pub(crate) meant: Meant,
    pub(crate) note: String,
}

/// What was taken in.
#[derive(Debug)]
pub(crate) struct TakenIn {
    pub(crate) closed: Closed,
    /// The change of the inventory accounts, in minor units.
    pub(crate) change_minor: i64,
}

/// Goods of one line that come back at one worth.
struct Part {
    quantity: Quantity,
    worth: Worth,
    corrects: MovementId,
    owner: PartyId,
}

/// Takes goods in; the caller leaves the return in the draft.
///
/// # Errors
/// Those of posting; of requests `returns.more_than_authorised`, `returns.more_than_sold`.
pub(crate) fn take_in(
    cx: &Context,
    draft: &mut Draft<'_>,
    of: &mut Return,
    receiving: Receiving<'_>,
    arrivals: &[Arrival],
) -> Result<TakenIn, Refusal> {
    let Receiving { site, entity, occurred_on, attributes, external_refs } = receiving;
    let order = draft.order(of.demand).filter(|_| !of.demand.is_none());
    let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
    let heading = Heading::of(DocumentKind::CustomerReturn, entity, site.id, occurred_on, posted_on);
    let mut booking = Booking::open(draft, Heading { party: of.customer, attributes, external_refs, ..heading });
    let (mut change_minor, mut steps) = (0, Vec::with_capacity(arrivals.len()));
    for (place, arrival) in arrivals.iter().enumerate() {
        let Arrival { at, meant, note } = arrival;
        let path = on_line(place);
        look_at(cx, draft, of, order.as_deref(), *at, meant.quantity).map_err(&path)?;
        let position = meant.position(site, StockState::Inspection);
        check_serial_arrives(cx, draft, &meant.item, position).map_err(&path)?;
        let parts = match order.as_deref() {
            Some(order) => left_by(draft, order, of.lines[*at].order_line, meant)?,
            None => vec![Part::unknown(meant.quantity)],
        };
        let whole = parts.len() == 1;
        for part in parts {
            let pool = pool_of(site, PositionKey { owner: part.owner, ..position });
            standard_or_first(cx, draft, &meant.item, pool, |draft| match part.worth.value() {
                Some(value) => Ok(unit_cost_of(value?, part.quantity, entity.currency)?),
                None => Ok(last_known(draft, pool)),
            })?;
            let (from, to) = (End::outside(SiteKind::Customer), meant.end(site, StockState::Inspection));
            let goods = Goods::of(meant, MovementKind::CustomerReturn, place as i64 + 1, from, to);
            let mut goods = Goods { owner: part.owner, corrects: part.corrects, worth: part.worth, ..goods };
            if !whole {
                let entered_quantity = part.quantity.to_string();
                goods = Goods { quantity: part.quantity, entered_quantity, entered_unit: meant.item.unit, ..goods };
            }
            let moved = booking.move_goods(cx, draft, &goods)?;
            let value_minor = add(moved.book_minor, moved.provisional_minor)?;
            let sides = matching::came(draft, &booking, &of.lines[*at], part.quantity, value_minor)?;
            let dimensions = booking.dimensions(draft, &meant.item, site.id);
            matching::clear(draft, &mut booking, of, *at, dimensions, sides.clearing_minor)?;
            booking.counter(draft, Role::CostOfSales, meant.item.category, dimensions, sides.cost_minor)?;
            let line = &mut of.lines[*at];
            line.received = line.received.checked_add(part.quantity)?;
            change_minor = add(change_minor, moved.book_minor)?;
            steps.push(ReturnStep {
                quantity: part.quantity,
                document: booking.document,
                site: site.id,
                place: meant.place,
                lot: meant.lot,
                owner: part.owner,
                value_minor,
                clearing_minor: sides.clearing_minor,
                occurred_on,
                note: note.clone(),
                ..blank(cx, of.id, line.line, ReturnStepKind::Received)
            });
        }
    }
    let closed = booking.close(cx, draft)?;
    steps.into_iter().for_each(|step| draft.add_return_step(step));
    for arrival in arrivals {
        matching::answered(cx, draft, of, arrival.at)?;
    }
    Ok(TakenIn { closed, change_minor })
}

/// What speaks against so much of a line: it was not to come, or was not sold.
fn look_at(
    cx: &Context,
    draft: &mut Draft<'_>,
    of: &Return,
    order: Option<&Order>,
    at: usize,
    quantity: Quantity,
) -> Result<(), Refusal> {
    let line = &of.lines[at];
    let number = number_of(draft, of);
    let about = About::of_scope(cx, number.clone());
    if line.authorised.is_positive() {
        let expected = line.expected()?;
        if quantity > expected {
            let (came, expected) = (quantity.to_string(), expected.to_string());
            let refusal = MoreThanAuthorised { number, line: line.line, came, expected };
            refuse_or_raise(cx, draft, refusal.at("quantity"), about)?;
        }
        return Ok(());
    }
    let Some(order) = order.filter(|_| line.order_line > 0) else { return Ok(()) };
    // What of this very line came before is in the sum only once the return is in the draft.
    let mut left = left_to_return(draft, order, line.order_line)?;
    if let Some(held) = draft.return_row(of.id)
        && let Some(filed) = held.lines.get(at)
    {
        left = left.checked_add(filed.claimed()?)?;
    }
    left = left.checked_sub(line.claimed()?)?;
    if quantity > left {
        let left = left.max(Quantity::ZERO);
        let (reference, asked) = (reference_of(draft, order), quantity.to_string());
        let refusal = MoreThanSold { reference, line: line.order_line, asked, left: left.to_string() };
        refuse_or_raise(cx, draft, refusal.at("quantity"), about)?;
    }
    Ok(())
}

impl Part {
    fn unknown(quantity: Quantity) -> Self {
        Self { quantity, worth: Worth::PoolCost, corrects: MovementId::NONE, owner: PartyId::NONE }
    }
}

/// What goods of a line of an order left with: the movements by which they were shipped, those of their own lot first, as
/// far as they have not come back; the rest at what its pool says.
fn left_by(draft: &mut Draft<'_>, order: &Order, order_line: i64, meant: &Meant) -> Result<Vec<Part>, Refusal> {
    let mut shipped: Vec<(Movement, Vec<PoolMove>)> = Vec::new();
    for invoice in draft.invoices_of(order.demand).iter().filter(|invoice| invoice.kind == InvoiceKind::Invoice) {
        if draft.invoice_lines(invoice.document).iter().all(|line| line.order_line != order_line) {
            continue;
        }
        let Some(document) = draft.document(invoice.document) else { continue };
        let steps = draft.pool_moves(document.first_pool_move, document.pool_moves);
        let of_item = draft.movements_of(&document).into_iter().filter(|movement| movement.item == meant.item.id);
        shipped.extend(of_item.map(|movement| {
            let own = PoolMove::of_movement(&steps, movement.id).to_vec();
            (movement, own)
        }));
    }
    shipped.sort_by_key(|(movement, _)| movement.lot != meant.lot);
    let ids: Vec<MovementId> = shipped.iter().map(|(movement, _)| movement.id).collect();
    draft.prefetch_movement_uses(&ids);
    let (mut parts, mut wanted) = (Vec::new(), meant.quantity);
    for (movement, steps) in &shipped {
        let left = movement.quantity.checked_sub(draft.movement_use(movement.id).quantity)?;
        let quantity = wanted.min(left);
        if !quantity.is_positive() {
            continue;
        }
        let shares = shares_it_left_with(draft, movement, steps, quantity)?;
        // Within a pool no value moved, so there is none to bring back.
        let worth = shares.map_or(Worth::Total(ValueMicro::ZERO), Worth::Shares);
        parts.push(Part { quantity, worth, corrects: movement.id, owner: movement.owner });
        wanted = wanted.checked_sub(quantity)?;
    }
    if wanted.is_positive() {
        parts.push(Part::unknown(wanted));
    }
    Ok(parts)
}
