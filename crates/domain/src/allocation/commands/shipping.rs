//! Goods of an order that left, and that came back from the dock.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::refusals::NotOfThisOrder;
use crate::allocation::requests::{ToldLine, told};
use crate::allocation::rules::moving::{Step, shift};
use crate::allocation::rules::naming::order_named;
use crate::allocation::rules::picking::take;
use crate::allocation::types::{Cause, Stage};
use crate::costing::rules::{last_known, standard_or_first};
use crate::costing::types::PoolKey;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::ledger::types::Role;
use crate::posting::returning::shares_it_left_with;
use crate::posting::{Booking, Goods, Heading, Worth};
use crate::stock::commands::DocumentReply;
use crate::stock::rules::availability::{Ask, Reach, check, pool_of};
use crate::stock::rules::lines::{Meant, check_count, on_line};
use crate::stock::rules::naming::{document_named, site_for, site_scope};
use crate::stock::types::{Document, DocumentKind, End, MovementKind, SiteKind, StockState};
use crate::values::{Attributes, BusinessDate, Code, Quantity, ValueMicro};

/// Reports that goods of an order left: out of stock, to cost of sales, and gone for the order. It makes a goods issue;
/// what it earns is the business of whoever keeps the order.
///
/// A fact: what was promised elsewhere re-allocates itself and is raised as `allocation.taken_elsewhere`; what is more than
/// the line wants is raised as `allocation.more_than_wanted` and leaves all the same; what the book did not have goes
/// below zero and is raised as `stock.not_enough_available`.
///
/// Refused: `stock.unknown_site`, `allocation.unknown_channel`, `allocation.unknown_demand`, `allocation.unknown_line`,
/// `stock.no_lines`, `stock.lot_required`, `stock.unknown_lot`, `stock.unknown_place`, `allocation.negative`,
/// `ledger.in_future`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordShipment {
    /// Where they left.
    pub site: Code,
    /// The channel.
    pub channel: Code,
    /// The order's reference.
    pub reference: Code,
    /// The business day they left; today at the site if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// What left, 1 to 10,000 lines.
    pub lines: Vec<ToldLine>,
    /// The host's own: carrier, tracking number and the like.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// The document's ids in other systems, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<String, String>,
}

/// Goods on their way out.
struct Leaving {
    meant: Meant,
    from: End,
}

impl Command for RecordShipment {
    const NAME: &'static str = "allocation.record_shipment";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"site": "SHOP-2", "channel": "WEB", "reference": "WEB-1001", "lines": [{"line": 1, "quantity": 1}], "attributes": {"carrier": "DHL", "tracking": "0034043"}}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        check_count(self.lines.len())?;
        let (site, entity) = site_for(cx, draft, &self.site)?;
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        let mut demand = order_named(draft, &self.channel, &self.reference)?;
        let mut leaving = Vec::new();
        let mut asks = Vec::new();
        for (place, line) in self.lines.iter().enumerate() {
            let told = told(draft, &demand, &site, line).map_err(on_line(place))?;
            let taken = take(cx, draft, &mut demand, told, Stage::Shipped, Cause::Shipped)?;
            let item = demand.lines[line.line as usize - 1].item;
            let Some(item) = draft.item(item) else { continue };
            let mut beyond = told.quantity;
            let goods = |quantity: Quantity, place, lot, owner| Meant {
                item: item.clone(),
                quantity,
                lot,
                place,
                owner,
                entered_quantity: quantity.to_string(),
                entered_unit: item.unit,
            };
            let mut all = Vec::with_capacity(taken.len());
            for held in taken {
                beyond = beyond.checked_sub(held.quantity)?;
                all.push(goods(held.quantity, held.seat.place, held.seat.lot, held.seat.owner));
            }
            if beyond.is_positive() {
                all.push(goods(beyond, told.place.unwrap_or_default(), told.lot, Default::default()));
            }
            for meant in all {
                let position = meant.position(&site, StockState::Sellable);
                asks.push(Ask { position, item: item.clone(), quantity: meant.quantity, line: place });
                let from = meant.end(&site, StockState::Sellable);
                leaving.push(Leaving { meant, from });
            }
        }
        check(cx, draft, &site, &asks, Reach::InHand)?;
        let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
        let mut booking = Booking::open(
            draft,
            Heading {
                party: demand.customer,
                attributes: self.attributes.clone(),
                external_refs: self.external_refs.clone(),
                ..Heading::of(DocumentKind::Issue, &entity, site.id, occurred_on, posted_on)
            },
        );
        let mut change = 0;
        for (place, Leaving { meant, from }) in leaving.iter().enumerate() {
            let pool = pool_of(&site, meant.position(&site, StockState::Sellable));
            standard_or_first(cx, draft, &meant.item, pool, |draft| Ok(last_known(draft, pool)))?;
            let away = End::outside(SiteKind::Customer);
            let moved =
                booking.move_goods(cx, draft, &Goods::of(meant, MovementKind::Sale, place as i64 + 1, *from, away))?;
            let dimensions = booking.dimensions(draft, &meant.item, site.id);
            let cost = -(moved.book_minor + moved.provisional_minor);
            booking.counter(draft, Role::CostOfSales, meant.item.category, dimensions, cost)?;
            change += moved.book_minor;
        }
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "allocation.shipped", &demand.reference);
        draft.put_demand(demand);
        Ok(Decision::done(DocumentReply::of(closed, change, entity.currency)).worth(change))
    }
}

/// Reports that goods that had left for an order came back from the dock before anybody else had them: a whole shipment,
/// as if it had never left. They come back at the cost they left with and are allocated to the order where they lay.
///
/// Refused: `stock.unknown_site`, `stock.unknown_document`, `stock.wrong_document`, `allocation.unknown_channel`,
/// `allocation.unknown_demand`, `allocation.not_of_this_order`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReverseShipment {
    /// Where they left.
    pub site: Code,
    /// The channel.
    pub channel: Code,
    /// The order's reference.
    pub reference: Code,
    /// The goods issue by which they left.
    pub shipment: Code,
}

impl Command for ReverseShipment {
    const NAME: &'static str = "allocation.reverse_shipment";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str =
        r#"{"site": "SHOP-2", "channel": "WEB", "reference": "WEB-1001", "shipment": "GI-ACME-000003"}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        let (site, entity) = site_for(cx, draft, &self.site)?;
        let shipment = document_named(draft, &self.shipment, DocumentKind::Issue)
            .map_err(|refusal| Refusal { path: "shipment".to_owned(), ..refusal })?;
        let mut demand = order_named(draft, &self.channel, &self.reference)?;
        let left: Vec<_> = draft
            .demand_moves(demand.id)
            .into_iter()
            .filter(|step| step.command == shipment.command && step.to == Stage::Shipped)
            .collect();
        self.check(draft, &shipment, site.id == shipment.site && !left.is_empty())?;
        let occurred_on = cx.business_date;
        let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
        let heading = Heading::of(DocumentKind::CustomerReturn, &entity, site.id, occurred_on, posted_on);
        let mut booking = Booking::open(draft, Heading { party: demand.customer, corrects: shipment.id, ..heading });
        let steps = draft.pool_moves(shipment.first_pool_move, shipment.pool_moves);
        let mut change = 0;
        for (place, movement) in draft.movements_of(&shipment).into_iter().enumerate() {
            let Some(item) = draft.item(movement.item) else { continue };
            let used = draft.movement_use(movement.id);
            if !used.quantity.is_zero() {
                let (shipment, reference) = (self.shipment.to_string(), demand.reference.clone());
                return Err(NotOfThisOrder { shipment, reference }.at("shipment"));
            }
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
            let pool: PoolKey = pool_of(&site, meant.position(&site, StockState::Sellable));
            standard_or_first(cx, draft, &meant.item, pool, |draft| Ok(last_known(draft, pool)))?;
            let moved = booking.move_goods(cx, draft, &Goods { worth, corrects: movement.id, ..back })?;
            let dimensions = booking.dimensions(draft, &meant.item, site.id);
            let cost = -(moved.book_minor + moved.provisional_minor);
            booking.counter(draft, Role::CostOfSales, meant.item.category, dimensions, cost)?;
            change += moved.book_minor;
        }
        for step in left {
            let (from, to, seat) = (Stage::Shipped, Stage::Allocated, Some(step.seat));
            let (line, quantity, cause) = (step.line, step.quantity, Cause::Shipped);
            shift(cx, draft, &mut demand, Step { line, from, to, seat, quantity, cause })?;
        }
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "allocation.shipment_reversed", &demand.reference);
        draft.put_demand(demand);
        Ok(Decision::done(DocumentReply::of(closed, change, entity.currency)).worth(change))
    }
}

impl ReverseShipment {
    fn check(&self, draft: &mut Draft<'_>, shipment: &Document, is_ours: bool) -> Result<(), Refusal> {
        let back = draft.movements_of(shipment).iter().any(|movement| movement.kind != MovementKind::Sale);
        if is_ours && !back {
            return Ok(());
        }
        let (shipment, reference) = (self.shipment.to_string(), self.reference.to_string());
        Err(NotOfThisOrder { shipment, reference }.at("shipment"))
    }
}
