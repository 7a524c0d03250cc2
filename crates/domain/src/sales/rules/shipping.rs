//! What leaves for an order, and what comes back from the dock: goods, cost, revenue, tax and what is owed in one entry.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::allocation::refusals::SiteOfOtherEntity;
use crate::allocation::requests::ToldLine;
use crate::allocation::rules::leaving::{leaving, move_out};
use crate::allocation::rules::moving::{Step, place_of, shift};
use crate::allocation::types::{Cause, Demand, DemandMove, Stage};
use crate::costing::rules::{last_known, standard_or_first};
use crate::exceptions::rules::{About, raise_refusal};
use crate::exceptions::types::Severity;
use crate::flow::{Context, Draft, Refusal};
use crate::ledger::rules::accounts::account_for;
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::add;
use crate::ledger::types::{Entity, Role};
use crate::open_items::rules::sheet::Opening;
use crate::posting::booking::Closed;
use crate::posting::returning::shares_it_left_with;
use crate::posting::{Booking, Goods, Heading, Worth};
use crate::sales::refusals::{ShippedHeld, ShippedUnpaid};
use crate::sales::rules::bad_debts::not_lost;
use crate::sales::rules::invoicing::{Bill, Billed, Deferred, Made, bill, record, under_way};
use crate::sales::rules::money::Amounts;
use crate::sales::rules::naming::{currency_of, remains};
use crate::sales::rules::payments::{about, opening};
use crate::sales::types::{ChannelTerms, Invoice, InvoiceKind, Order, Parcel, RevenueAt};
use crate::stock::rules::availability::pool_of;
use crate::stock::rules::lines::Meant;
use crate::stock::types::{Document, DocumentKind, Movement, MovementKind, Site, StockState};
use crate::values::{
    Attributes, BusinessDate, CategoryId, ItemId, OpenItemId, PartyId, Quantity, ValueMicro, money_text,
};

/// What a warehouse says has left.
#[derive(Clone, Debug)]
pub(crate) struct Shipping<'a> {
    pub(crate) site: Arc<Site>,
    pub(crate) entity: Arc<Entity>,
    pub(crate) occurred_on: BusinessDate,
    pub(crate) lines: &'a [ToldLine],
    /// Who carries it, or none.
    pub(crate) carrier: PartyId,
    pub(crate) tracking: String,
    /// What carrying it costs us, in minor units.
    pub(crate) freight_minor: i64,
    pub(crate) attributes: Attributes,
    pub(crate) external_refs: BTreeMap<String, String>,
}

/// What a shipment or its reversal made.
#[derive(Clone, Debug)]
pub(crate) struct Shipped {
    pub(crate) document: Closed,
    /// What it bills, or takes back; none where it bills nothing, and of an order that is kept elsewhere.
    pub(crate) invoice: Option<Invoice>,
    pub(crate) change_minor: i64,
}

/// What each line of an order sent off, and what that cost.
#[derive(Default)]
struct Sent {
    quantity: Quantity,
    cost_minor: i64,
}

/// Books what has left for an order, and bills it where the order is kept here: out of a site of the entity that sells.
///
/// # Errors
/// `allocation.site_of_other_entity`, those of [`leaving`] and of posting.
pub(crate) fn ship(
    cx: &Context,
    draft: &mut Draft<'_>,
    mut demand: Demand,
    shipping: Shipping<'_>,
) -> Result<Shipped, Refusal> {
    let order = draft.order(demand.id).map(Arc::unwrap_or_clone);
    if order.as_ref().is_some_and(|order| order.entity != shipping.entity.id) {
        let (site, entity) = (shipping.site.code.clone(), draft.entity(demand.entity));
        let entity = entity.map(|entity| entity.code.clone()).unwrap_or_default();
        return Err(SiteOfOtherEntity { site, entity }.at("site"));
    }
    let terms = order.as_ref().and_then(|order| draft.channel_terms(order.channel));
    let gone = leaving(cx, draft, &mut demand, &shipping.site, shipping.lines)?;
    let (site, entity) = (&shipping.site, &shipping.entity);
    let posted_on = dates::posting_day(cx, draft, entity.id, shipping.occurred_on)?;
    let kind = if order.is_some() { DocumentKind::Shipment } else { DocumentKind::Issue };
    let mut booking = Booking::open(
        draft,
        Heading {
            party: demand.customer,
            attributes: shipping.attributes.clone(),
            external_refs: shipping.external_refs.clone(),
            ..Heading::of(kind, entity, site.id, shipping.occurred_on, posted_on)
        },
    );
    let waits = terms.as_ref().is_some_and(|terms| terms.revenue_at == RevenueAt::Delivery);
    let mut sent: BTreeMap<i64, Sent> = BTreeMap::new();
    let mut goods_item = OpenItemId::NONE;
    let mut change_minor = 0;
    for (place, leaving) in gone.iter().enumerate() {
        let cost = move_out(cx, draft, &mut booking, site, place as i64 + 1, leaving)?;
        change_minor = add(change_minor, cost.book_minor)?;
        let dimensions = booking.dimensions(draft, &leaving.meant.item, site.id);
        if waits && leaving.wanted {
            goods_item = under_way(draft, &mut booking, entity, goods_item, dimensions, cost.cost_minor)?;
        } else {
            booking.counter(draft, Role::CostOfSales, leaving.meant.item.category, dimensions, cost.cost_minor)?;
        }
        if leaving.wanted {
            let sum = sent.entry(leaving.line).or_default();
            sum.quantity = sum.quantity.checked_add(leaving.meant.quantity)?;
            sum.cost_minor = add(sum.cost_minor, cost.cost_minor)?;
        }
    }
    booking.put_off(cx, draft)?;
    let (Some(mut order), Some(terms)) = (order, terms) else {
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "allocation.shipped", &demand.reference);
        draft.put_demand(demand);
        return Ok(Shipped { document: closed, invoice: None, change_minor });
    };
    let lines = billed(draft, &mut order, &demand, sent)?;
    carry(draft, &mut booking, &order, &shipping)?;
    let document = booking.document;
    let made = if lines.is_empty() {
        None
    } else {
        let deferred = if waits { Deferred::On(OpenItemId::NONE) } else { Deferred::No };
        let kind = InvoiceKind::Invoice;
        let asked = Bill { entity, terms: &terms, kind, site: site.id, corrects: None, deferred, lines };
        let held_minor = remains(draft, order.deposit).saturating_neg();
        let made = bill(draft, &mut booking, &mut order, asked)?;
        look_at(cx, draft, &demand, &order, &terms, &made.invoice, held_minor)?;
        Some(made)
    };
    let closed = booking.close(cx, draft)?;
    draft.add_parcel(Parcel {
        document,
        command: cx.command_id,
        demand: order.demand,
        carrier: shipping.carrier,
        tracking: shipping.tracking,
        freight_minor: shipping.freight_minor,
        goods_item,
        revenue_item: made.as_ref().map_or(OpenItemId::NONE, |made| made.revenue_item),
    });
    let invoice = made.map(|made| record(cx, draft, made));
    draft.event(cx, "sales.shipped", &demand.reference);
    draft.put_order(order);
    draft.put_demand(demand);
    Ok(Shipped { document: closed, invoice, change_minor })
}

/// What is billed: the goods that left, and with the first of them what has no goods.
fn billed(
    draft: &mut Draft<'_>,
    order: &mut Order,
    demand: &Demand,
    mut sent: BTreeMap<i64, Sent>,
) -> Result<Vec<Billed>, Refusal> {
    let again = billed_again(draft, order)?;
    let mut lines = Vec::with_capacity(order.lines.len());
    for line in &mut order.lines {
        let Sent { quantity, cost_minor } = match sent.remove(&line.line) {
            Some(sent) => sent,
            None if place_of(demand, line.line).is_some() => continue,
            None => Sent { quantity: line.unbilled(demand)?, cost_minor: 0 },
        };
        if !quantity.is_positive() {
            continue;
        }
        let Some(item) = draft.item(line.item) else { continue };
        let mut amounts = line.slice(line.invoiced, quantity)?;
        if let Some(billed) = again.get(&line.line) {
            let upto = line.slice(Quantity::ZERO, line.invoiced.checked_add(quantity)?)?;
            // Slices that stand may come to more than the share by now: what is billed next is nothing of it then.
            amounts = upto.less(billed)?.each(|minor| Ok(minor.max(0)))?;
        }
        line.invoiced = line.invoiced.checked_add(quantity)?;
        lines.push(Billed { order_line: line.line, item, quantity, amounts, cost_minor });
    }
    Ok(lines)
}

/// What lines have billed so far, of an order of which a shipment was taken back: the slices that stand need not be the
/// first ones then, and what is billed next is what brings them to their share.
fn billed_again(draft: &mut Draft<'_>, order: &Order) -> Result<BTreeMap<i64, Amounts>, Refusal> {
    let invoices = draft.invoices_of(order.demand);
    let mut billed: BTreeMap<i64, Amounts> = BTreeMap::new();
    if invoices.iter().all(|invoice| invoice.kind == InvoiceKind::Invoice) {
        return Ok(billed);
    }
    for invoice in invoices.iter() {
        let kind = draft.document(invoice.document).map(|document| document.kind);
        if invoice.kind == InvoiceKind::CreditNote && kind != Some(DocumentKind::ShipmentReversal) {
            continue;
        }
        for line in draft.invoice_lines(invoice.document) {
            let sum = billed.entry(line.order_line).or_default();
            *sum = sum.plus(&Amounts::of(&line))?;
        }
    }
    Ok(billed)
}

/// Posts what carrying it costs: it is owed to the carrier from now on, and billed by them later.
fn carry(draft: &mut Draft<'_>, booking: &mut Booking, order: &Order, shipping: &Shipping<'_>) -> Result<(), Refusal> {
    if shipping.freight_minor == 0 {
        return Ok(());
    }
    let dimensions = about(draft, order);
    let entity = &shipping.entity;
    booking.counter(draft, Role::FreightPaid, CategoryId::NONE, dimensions, shipping.freight_minor)?;
    let account = account_for(draft, entity.id, Role::ChargesAwaited, CategoryId::NONE)?;
    let reference = match shipping.tracking.is_empty() {
        true => draft.number_text(order.series, order.number),
        false => shipping.tracking.clone(),
    };
    let posted_on = booking.heading.posted_on;
    let opening = opening(account, entity, shipping.carrier, reference, posted_on, -shipping.freight_minor);
    booking.sheet.open(dimensions, Opening { document: booking.document, ..opening });
    Ok(())
}

/// Raises what somebody must look at: an order that left while it was held, or before it was paid.
fn look_at(
    cx: &Context,
    draft: &mut Draft<'_>,
    demand: &Demand,
    order: &Order,
    terms: &ChannelTerms,
    invoice: &Invoice,
    held_minor: i64,
) -> Result<(), Refusal> {
    let reference = demand.reference.clone();
    let about = |severity| About { severity, entity: order.entity, ..About::of_scope(cx, reference.clone()) };
    for hold in draft.holds(order.demand) {
        let refusal =
            ShippedHeld { reference: reference.clone(), hold: hold.hold.to_string(), reason: hold.reason.clone() };
        raise_refusal(cx, draft, refusal.into(), about(Severity::Critical));
    }
    if terms.prepaid && invoice.receivable_minor > 0 {
        let currency = currency_of(draft, order);
        let billed = money_text(add(invoice.net_minor, invoice.tax_minor)?, currency);
        let refusal = ShippedUnpaid { reference: reference.clone(), billed, held: money_text(held_minor, currency) };
        let about = about(Severity::Critical).at_stake(invoice.receivable_minor, currency);
        raise_refusal(cx, draft, refusal.into(), about);
    }
    Ok(())
}

/// A shipment that came back from the dock before anybody had it.
#[derive(Debug)]
pub(crate) struct Reversing {
    pub(crate) site: Arc<Site>,
    pub(crate) entity: Arc<Entity>,
    pub(crate) shipment: Document,
    /// What left with it.
    pub(crate) left: Vec<DemandMove>,
}

/// Takes a whole shipment back, as if it had never left: goods at the cost they left with, allocated to the order where
/// they lay; what it billed is credited.
///
/// # Errors
/// Those of posting.
pub(crate) fn reverse(
    cx: &Context,
    draft: &mut Draft<'_>,
    mut demand: Demand,
    reversing: Reversing,
) -> Result<Shipped, Refusal> {
    let Reversing { site, entity, shipment, left } = reversing;
    let order = draft.order(demand.id).map(Arc::unwrap_or_clone);
    let parcel = draft.parcel(shipment.id);
    let kind = if order.is_some() { DocumentKind::ShipmentReversal } else { DocumentKind::CustomerReturn };
    let posted_on = dates::posting_day(cx, draft, entity.id, cx.business_date)?;
    if let Some(invoice) = draft.invoice(shipment.id) {
        let billed_minor = add(invoice.net_minor, invoice.tax_minor)?;
        not_lost(cx, draft, (&entity, &invoice), billed_minor, (cx.business_date, posted_on))?;
    }
    let heading = Heading::of(kind, &entity, site.id, cx.business_date, posted_on);
    let mut booking = Booking::open(draft, Heading { party: demand.customer, corrects: shipment.id, ..heading });
    let goods_item = parcel.as_ref().map_or(OpenItemId::NONE, |parcel| parcel.goods_item);
    let (change_minor, costs) = bring_back(cx, draft, &mut booking, (&site, &shipment, &demand), &left, goods_item)?;
    for step in left {
        let (from, to, seat) = (Stage::Shipped, Stage::Allocated, Some(step.seat));
        let (line, quantity, cause) = (step.line, step.quantity, Cause::Shipped);
        shift(cx, draft, &mut demand, Step { line, from, to, seat, quantity, cause })?;
    }
    booking.put_off(cx, draft)?;
    let made = match order {
        None => None,
        Some(mut order) => {
            let made =
                credit_all(draft, &mut booking, &mut order, (&entity, &site), &shipment, parcel.as_ref(), &costs)?;
            draft.put_order(order);
            made
        }
    };
    let closed = booking.close(cx, draft)?;
    let invoice = made.map(|made| record(cx, draft, made));
    let event = if invoice.is_some() { "sales.shipment_reversed" } else { "allocation.shipment_reversed" };
    draft.event(cx, event, &demand.reference);
    draft.put_demand(demand);
    Ok(Shipped { document: closed, invoice, change_minor })
}

/// Moves the goods of a shipment back to where they lay; answers the change of the inventory accounts, and what those goods
/// of each item cost that the order wanted.
fn bring_back(
    cx: &Context,
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    (site, shipment, demand): (&Arc<Site>, &Document, &Demand),
    left: &[DemandMove],
    goods_item: OpenItemId,
) -> Result<(i64, BTreeMap<ItemId, i64>), Refusal> {
    let steps = draft.pool_moves(shipment.first_pool_move, shipment.pool_moves);
    let mut waits_minor = remains(draft, goods_item);
    let mut wanted = left.iter().peekable();
    let mut change_minor = 0;
    let mut costs: BTreeMap<ItemId, i64> = BTreeMap::new();
    for (place, movement) in draft.movements_of(shipment).into_iter().enumerate() {
        let Some(item) = draft.item(movement.item) else { continue };
        let meant = Meant {
            quantity: movement.quantity,
            lot: movement.lot,
            place: movement.from.place,
            owner: movement.owner,
            entered_quantity: movement.entered_quantity.clone(),
            entered_unit: movement.entered_unit,
            item,
        };
        let shares = shares_it_left_with(draft, &movement, &steps, movement.quantity)?;
        let worth = shares.map_or(Worth::Total(ValueMicro::ZERO), Worth::Shares);
        let (away, here) = (movement.to, movement.from);
        let back = Goods::of(&meant, MovementKind::CustomerReturn, place as i64 + 1, away, here);
        let pool = pool_of(site, meant.position(site, StockState::Sellable));
        standard_or_first(cx, draft, &meant.item, pool, |draft| Ok(last_known(draft, pool)))?;
        let moved = booking.move_goods(cx, draft, &Goods { worth, corrects: movement.id, ..back })?;
        let dimensions = booking.dimensions(draft, &meant.item, site.id);
        let cost = -(moved.book_minor + moved.provisional_minor);
        // What nobody wanted went to cost of sales at once, and so did what has arrived since.
        let is_wanted = wanted.next_if(|step| is_of(step, &movement, demand)).is_some();
        // Cents by which goods come back at another cost than they left with do not wait for a parcel that is back.
        let waited = if wanted.peek().is_none() && is_wanted { -waits_minor } else { cost.max(-waits_minor).min(0) };
        waits_minor = add(waits_minor, waited)?;
        let entity = Arc::clone(&booking.heading.entity);
        under_way(draft, booking, &entity, goods_item, dimensions, waited)?;
        booking.counter(draft, Role::CostOfSales, meant.item.category, dimensions, add(cost, -waited)?)?;
        if is_wanted {
            let sum = costs.entry(meant.item.id).or_default();
            *sum = add(*sum, -cost)?;
        }
        change_minor = add(change_minor, moved.book_minor)?;
    }
    Ok((change_minor, costs))
}

/// Whether a movement carried the units of a step of the order. Both stand in the order in which the warehouse told of them,
/// but for what left without being wanted, which is no step.
fn is_of(step: &DemandMove, movement: &Movement, demand: &Demand) -> bool {
    let item = place_of(demand, step.line).map(|at| demand.lines[at].item);
    let seat = (step.seat.place, step.seat.lot, step.seat.owner);
    (item, step.quantity, seat)
        == (Some(movement.item), movement.quantity, (movement.from.place, movement.lot, movement.owner))
}

/// Credits all that a shipment billed, and lets it be billed again when it leaves again.
fn credit_all(
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    order: &mut Order,
    (entity, site): (&Arc<Entity>, &Arc<Site>),
    shipment: &Document,
    parcel: Option<&Parcel>,
    costs: &BTreeMap<ItemId, i64>,
) -> Result<Option<Made>, Refusal> {
    let (Some(invoice), Some(terms)) = (draft.invoice(shipment.id), draft.channel_terms(order.channel)) else {
        return Ok(None);
    };
    let mut lines = Vec::new();
    let mut costs = costs.clone();
    for line in draft.invoice_lines(shipment.id) {
        let Some(item) = draft.item(line.item) else { continue };
        if let Some(ordered) = order.lines.iter_mut().find(|held| held.line == line.order_line) {
            ordered.invoiced = ordered.invoiced.checked_sub(line.quantity)?;
        }
        let amounts = Amounts::of(&line);
        let cost_minor = costs.remove(&line.item).unwrap_or(0);
        lines.push(Billed { order_line: line.order_line, item, quantity: line.quantity, amounts, cost_minor });
    }
    // What has arrived counts, and is credited as what counts.
    let revenue_item = parcel.map_or(OpenItemId::NONE, |parcel| parcel.revenue_item);
    let deferred = if remains(draft, revenue_item) == 0 { Deferred::No } else { Deferred::On(revenue_item) };
    let kind = InvoiceKind::CreditNote;
    let asked = Bill { entity, terms: &terms, kind, site: site.id, corrects: Some(&invoice), deferred, lines };
    bill(draft, booking, order, asked).map(Some)
}
