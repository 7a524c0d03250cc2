//! Goods received from a supplier.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::DocumentReply;
use crate::allocation::rules::expecting::arrive;
use crate::allocation::types::ExpectedKind;
use crate::catalogue::types::CostingMethod;
use crate::costing::rules::{standard_or_first, unit_cost_of};
use crate::costing::types::PoolKey;
use crate::exceptions::rules::{About, refuse_or_raise};
use crate::flow::refusal::ReferenceUsed;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope, Status};
use crate::ledger::rules::accounts::{account_for, rate_for};
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::{add, overflow};
use crate::ledger::types::{Entity, Role};
use crate::open_items::rules::sheet::Opening;
use crate::posting::{Booking, Goods, Heading, Worth};
use crate::stock::rules::availability::{check_serial_arrives, pool_of};
use crate::stock::rules::lines::{Meant, Written, check_count, meant, on_line};
use crate::stock::rules::naming::{party_named, site_for, site_scope};
use crate::stock::types::{Document, DocumentKind, End, MovementKind, PositionKey, Site, SiteKind, StockState};
use crate::tax::rules::components::taxes_into_cost;
use crate::values::{
    Attributes, BusinessDate, Code, Currency, MovementId, Number, PartyId, Quantity, Rate, ReasonId, UnitCost,
    ValueMicro, divide_half_away,
};

/// Reports goods that arrived from a supplier, with what they cost.
///
/// Each line enters its cost pool at its unit cost (at standard cost: at the standard, the difference to purchase
/// variance) and waits for its bill as an open item of `goods_received_not_invoiced`. Goods a supplier still owns
/// (`owner`) have quantity and no value. A pool below zero is covered first. Where the supplier charges tax (`taxed`),
/// what the authorities do not give back of it is a part of the cost: `tax.quote` with side `purchase` shows how much.
///
/// A fact: booked on the first open day from `occurred_on`, whatever the state of the book. A second report of the
/// same supplier and reference with the same lines answers with the first document; with other lines it is booked
/// without the reference and raised as `flow.reference_used`. An item at standard cost without a standard takes this
/// receipt's cost as its first standard, raised as `costing.no_standard_cost`. Where no tax can be told
/// (`tax.no_jurisdiction`, `tax.no_rate`) the goods come in at their unit cost alone, and that is raised. So is a reference
/// under which nothing was ever expected (`allocation.unknown_expected`).
///
/// Refused: `stock.unknown_site`, `stock.no_lines`, `stock.not_stocked`, `stock.lot_required`,
/// `stock.serial_quantity`, `catalogue.unknown_item`, `catalogue.not_exact`, `ledger.no_rate`, `ledger.in_future`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiveGoods {
    /// Where they arrived.
    pub site: Code,
    /// Who sent them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplier: Option<Code>,
    /// The supplier's number for the delivery, unique with the supplier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Code>,
    /// The reference under which they were expected (`allocation.expect_supply`): what comes is expected no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Code>,
    /// The business day they arrived; today at the site if not said.
    /// Quantities count from that day on, the books from `posted_on` of the reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// The currency of the unit costs; the entity's if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// Units of the entity's currency for one of `currency`; the rate on file for the day if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Rate>,
    /// Whether the supplier charges tax on top of the unit costs, by the rates of the site's jurisdiction on the day the
    /// goods arrived; not if not said.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub taxed: bool,
    /// What arrived, 1 to 10,000 lines.
    pub lines: Vec<ReceiveLine>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// The document's ids in other systems, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<String, String>,
}

/// A line of goods that arrived.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiveLine {
    /// SKU or any identifier of the item; a pack's GTIN also says the unit.
    pub item: Code,
    /// How much, above zero, in `unit`.
    pub quantity: Number,
    /// Unit or pack; the item's base unit if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Code>,
    /// What one base unit cost without tax, in the document's currency, at most 6 decimals, not negative.
    pub unit_cost: UnitCost,
    /// Lot or serial, for items tracked so; made at its first mention.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<Code>,
    /// The last day the lot may be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_on: Option<BusinessDate>,
    /// In which state the goods are kept.
    #[serde(default = "sellable")]
    pub state: StockState,
    /// The place inside the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Code>,
    /// The supplier who still owns the goods; ours if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Code>,
}

const MICROS_IN_MINOR: i128 = 1_000_000;

pub(super) fn sellable() -> StockState {
    StockState::Sellable
}

impl Command for ReceiveGoods {
    const NAME: &'static str = "stock.receive_goods";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"site": "SHOP-1", "reference": "DN-1001", "lines": [{"item": "TEA-100", "quantity": "40", "unit_cost": "2.50"}, {"item": "RICE", "quantity": "25.5", "unit_cost": "1.20"}]}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        check_count(self.lines.len())?;
        let (site, entity) = site_for(cx, draft, &self.site)?;
        let supplier = party_named(draft, self.supplier.as_ref(), "supplier")?;
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        let currency = self.currency.unwrap_or(entity.currency);
        let rate = rate_for(draft, &entity, currency, self.rate, occurred_on)?;
        let arrivals = self.arrivals(draft, &site)?;

        let mut reference = self.reference.as_ref().map(|reference| reference.as_str().to_owned());
        if let Some(text) = &reference
            && let Some(first) = draft.document_by_reference(supplier, DocumentKind::Receipt, text)
        {
            if self.repeats(draft, &first, &site, &arrivals) {
                return Ok(Decision::done(first_reply(draft, &first, &entity)));
            }
            let document = draft.number_text(first.series, first.number);
            let refusal = ReferenceUsed { reference: text.clone(), document: document.clone() }.at("reference");
            refuse_or_raise(cx, draft, refusal, About::of_scope(cx, document))?;
            reference = None;
        }

        let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
        let heading = Heading {
            party: supplier,
            reference,
            attributes: self.attributes.clone(),
            external_refs: self.external_refs.clone(),
            ..Heading::of(DocumentKind::Receipt, &entity, site.id, occurred_on, posted_on)
        };
        let positions: Vec<PositionKey> =
            arrivals.iter().zip(&self.lines).map(|(goods, line)| goods.position(&site, line.state)).collect();
        let pools: Vec<PoolKey> = positions.iter().map(|position| pool_of(&site, *position)).collect();
        draft.prefetch_positions(&positions);
        draft.prefetch_pools(&pools);
        let price = Price { currency, rate, supplier };
        let bought = self.bought(cx, draft, &site, &arrivals, currency, occurred_on)?;
        let mut booking = Booking::open(draft, heading);
        let (mut change, mut amount) = (0, 0);
        for (place, (line, (arrival, bought))) in self.lines.iter().zip(arrivals.iter().zip(bought)).enumerate() {
            let (stock, billed) = receive_line(cx, draft, &mut booking, &site, place, line, arrival, bought, price)
                .map_err(on_line(place))?;
            change += stock;
            amount += billed;
        }
        booking.balance_with(draft, Role::Rounding)?;
        let closed = booking.close(cx, draft)?;
        let come = arrivals.iter().map(|goods| (goods.item.id, goods.quantity));
        arrive(cx, draft, &site, ExpectedKind::Inbound, self.expected.as_ref(), come)?;
        draft.event(cx, "stock.goods_received", closed.number.clone());
        Ok(Decision::done(DocumentReply::of(closed, change, entity.currency)).worth(amount))
    }
}

/// What the lines' unit costs are in, and who is owed.
#[derive(Clone, Copy)]
struct Price {
    currency: Currency,
    rate: Rate,
    supplier: PartyId,
}

/// What a line costs, in the document's currency.
#[derive(Clone, Copy)]
struct Bought {
    /// Without tax, in millionths of a minor unit.
    net_micro: i128,
    /// The tax that does not come back, in minor units.
    tax_minor: i64,
}

impl Bought {
    /// What the supplier is owed for it, in minor units; the tax that comes back is owed by the bill.
    fn amount_minor(self) -> Result<i64, Refusal> {
        add(minor_of(self.net_micro)?, self.tax_minor)
    }

    /// What it is worth, in the entity's currency.
    fn value(self, price: Price, entity: &Entity) -> Result<ValueMicro, Refusal> {
        let tax_micro = i128::from(self.tax_minor) * MICROS_IN_MINOR;
        base_value(self.net_micro.checked_add(tax_micro).ok_or_else(overflow)?, price, entity)
    }
}

impl ReceiveGoods {
    fn arrivals(&self, draft: &mut Draft<'_>, site: &Site) -> Result<Vec<Meant>, Refusal> {
        draft.prefetch_items(self.lines.iter().map(|line| &line.item));
        let mut arrivals = Vec::with_capacity(self.lines.len());
        for (place, line) in self.lines.iter().enumerate() {
            if line.unit_cost.is_negative() {
                let problem = format!("a unit cost is not negative: {} was given", line.unit_cost);
                let reason = "value.negative".to_owned();
                let refusal = crate::flow::refusal::BadValue { problem, reason };
                return Err(on_line(place)(refusal.at("unit_cost")));
            }
            let written = Written {
                item: &line.item,
                quantity: line.quantity,
                unit: line.unit.as_ref(),
                lot: line.lot.as_ref(),
                expires_on: line.expires_on,
                place: line.place.as_ref(),
                owner: line.owner.as_ref(),
            };
            arrivals.push(meant(draft, site, written, true).map_err(on_line(place))?);
        }
        Ok(arrivals)
    }

    /// What each line costs, with the tax that does not come back.
    fn bought(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        site: &Site,
        arrivals: &[Meant],
        currency: Currency,
        on: BusinessDate,
    ) -> Result<Vec<Bought>, Refusal> {
        let mut bought = Vec::with_capacity(arrivals.len());
        for (place, (line, arrival)) in self.lines.iter().zip(arrivals).enumerate() {
            let net_micro = line.unit_cost.times(arrival.quantity, currency).map_err(Refusal::from);
            bought.push(Bought { net_micro: net_micro.map_err(on_line(place))?, tax_minor: 0 });
        }
        if !self.taxed {
            return Ok(bought);
        }
        let mut lines = Vec::with_capacity(arrivals.len());
        for (place, (arrival, bought)) in arrivals.iter().zip(&bought).enumerate() {
            if arrival.owner.is_none() {
                let net_minor = minor_of(bought.net_micro).map_err(on_line(place))?;
                lines.push((place, arrival.item.tax_class.as_str(), net_minor));
            }
        }
        match taxes_into_cost(draft, site.id, on, &lines) {
            Ok(taxes) => {
                for ((place, ..), tax_minor) in lines.iter().zip(taxes) {
                    bought[*place].tax_minor = tax_minor;
                }
            }
            Err(refusal) if refusal.status == Status::Malformed => return Err(refusal),
            Err(refusal) => refuse_or_raise(cx, draft, refusal, About::of_scope(cx, site.code.clone()))?,
        }
        Ok(bought)
    }

    /// Whether this is the same report again: the same goods at the same site, line by line.
    fn repeats(&self, draft: &mut Draft<'_>, first: &Document, site: &Site, arrivals: &[Meant]) -> bool {
        let movements = draft.movements_of(first);
        first.site == site.id
            && movements.len() == arrivals.len()
            && movements.iter().zip(arrivals).zip(&self.lines).all(|((held, new), line)| {
                held.item == new.item.id
                    && held.quantity == new.quantity
                    && held.lot == new.lot
                    && held.owner == new.owner
                    && held.to == new.end(site, line.state)
            })
    }
}

/// The reply to a report that was booked before.
fn first_reply(draft: &mut Draft<'_>, first: &Document, entity: &Entity) -> DocumentReply {
    let moves = draft.pool_moves(first.first_pool_move, first.pool_moves);
    let change: i64 = moves.iter().map(|step| step.book_minor).sum();
    let entry = draft.entry(first.entry).map(|entry| draft.number_text(entry.series, entry.number));
    DocumentReply {
        document: draft.number_text(first.series, first.number),
        entry,
        posted_on: first.posted_on,
        stock_value_change: crate::values::Amount::of(change, entity.currency),
        exceptions: Vec::new(),
    }
}

/// Books one line; answers the change of book value and the amount owed, in minor units of the entity's currency.
#[expect(clippy::too_many_arguments, reason = "one line with everything around it, called once")]
fn receive_line(
    cx: &Context,
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    site: &Site,
    place: usize,
    line: &ReceiveLine,
    arrival: &Meant,
    bought: Bought,
    price: Price,
) -> Result<(i64, i64), Refusal> {
    let entity = booking.heading.entity.clone();
    let item = &arrival.item;
    check_serial_arrives(cx, draft, item, arrival.position(site, line.state))?;
    let value = bought.value(price, &entity)?;
    standard_or_first(cx, draft, item, pool_of(site, arrival.position(site, line.state)), |_| {
        if bought.tax_minor != 0 {
            return Ok(unit_cost_of(value, arrival.quantity, entity.currency)?);
        }
        let value = base_value(line.unit_cost.times(Quantity::ONE, price.currency)?, price, &entity)?;
        Ok(unit_cost_of(value, Quantity::ONE, entity.currency)?)
    })?;
    let moved = booking.move_goods(
        cx,
        draft,
        &Goods {
            kind: MovementKind::Receipt,
            line: place as i64 + 1,
            item: item.clone(),
            quantity: arrival.quantity,
            from: End::outside(SiteKind::Supplier),
            to: arrival.end(site, line.state),
            lot: arrival.lot,
            owner: arrival.owner,
            reason: ReasonId::NONE,
            transfer_line: None,
            corrects: MovementId::NONE,
            entered_quantity: arrival.entered_quantity.clone(),
            entered_unit: arrival.entered_unit,
            worth: Worth::Receipt(value),
            prefer: Vec::new(),
        },
    )?;
    if !arrival.owner.is_none() {
        return Ok((0, 0));
    }
    let amount = bought.amount_minor()?;
    let base = price.rate.convert_minor(amount, price.currency, entity.currency)?;
    let dimensions = booking.dimensions(draft, item, site.id);
    let account = account_for(draft, entity.id, Role::GoodsReceivedNotInvoiced, item.category)?;
    let reference = booking.heading.reference.clone().unwrap_or_default();
    booking.sheet.open(
        dimensions,
        Opening {
            account,
            party: price.supplier,
            currency: price.currency,
            document: booking.document,
            line: place as i64 + 1,
            reference,
            due_on: booking.heading.posted_on,
            amount_minor: amount.checked_neg().ok_or_else(overflow)?,
            base_minor: base.checked_neg().ok_or_else(overflow)?,
            rate: price.rate,
        },
    );
    if item.method == CostingMethod::Standard {
        let variance = base - moved.book_minor - moved.provisional_minor;
        booking.counter(draft, Role::PurchaseVariance, item.category, dimensions, variance)?;
    }
    Ok((moved.book_minor, base))
}

/// Millionths of a minor unit of the document's currency as value in the entity's, not rounded to minor units.
fn base_value(foreign: i128, price: Price, entity: &Entity) -> Result<ValueMicro, Refusal> {
    if price.currency == entity.currency {
        return Ok(ValueMicro::try_from(foreign)?);
    }
    let up = 10_i128.pow(u32::from(entity.currency.exponent()));
    let down = 10_i128.pow(u32::from(price.currency.exponent())) * 1_000_000_000;
    let product = foreign
        .checked_mul(i128::from(price.rate.billionths()))
        .and_then(|product| product.checked_mul(up))
        .ok_or_else(overflow)?;
    Ok(ValueMicro::try_from(divide_half_away(product, down)?)?)
}

/// Millionths of a minor unit as minor units, rounded half away from zero.
pub(super) fn minor_of(micros: i128) -> Result<i64, Refusal> {
    i64::try_from(divide_half_away(micros, MICROS_IN_MINOR)?).map_err(|_| overflow())
}
