//! Placing an order or quote: its demand, its lines, and what it is promised.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::allocation::rules::expiring::expire_first;
use crate::allocation::rules::leave;
use crate::allocation::rules::moving::end_at;
use crate::allocation::rules::supplying::supply;
use crate::allocation::rules::wanting::{Want, Wanting, check_shortage, demand_of, take_over, want_new};
use crate::allocation::types::{Cause, Channel, Demand, DemandKey, DemandKind, ShortageRule, Stage};
use crate::catalogue::types::ItemKind;
use crate::flow::{Context, Draft, Mode, Refusal};
use crate::sales::refusals::KeptElsewhere;
use crate::sales::rules::pricing::PricedLine;
use crate::sales::types::{ChannelTerms, Order, OrderLine};
use crate::values::{
    Attributes, BusinessDate, Code, Currency, DemandId, Digest, Instant, JurisdictionId, OpenItemId, PartyId, Quantity,
    SiteId, UnitPrice,
};

/// What is to be placed.
#[derive(Clone, Debug)]
pub(crate) struct Placing<'a> {
    pub(crate) kind: DemandKind,
    pub(crate) channel: &'a Channel,
    pub(crate) terms: &'a ChannelTerms,
    pub(crate) reference: &'a Code,
    pub(crate) customer: PartyId,
    /// Folded; empty where it does not matter.
    pub(crate) zone: String,
    /// Where it is picked up, or none.
    pub(crate) site: SiteId,
    pub(crate) wanted_on: BusinessDate,
    pub(crate) placed_on: BusinessDate,
    pub(crate) jurisdiction: JurisdictionId,
    pub(crate) includes_tax: bool,
    pub(crate) stated_total_minor: Option<i64>,
    pub(crate) content: Digest,
    pub(crate) valid_until: Option<BusinessDate>,
    /// The basket or quote whose promises it takes over.
    pub(crate) takes_over: Option<Arc<Demand>>,
    /// Whether goods are promised to it.
    pub(crate) supplied: bool,
    pub(crate) lines: Vec<PricedLine>,
    pub(crate) attributes: Attributes,
    pub(crate) external_refs: BTreeMap<String, String>,
}

/// The digest of what is captured.
pub(crate) fn digest_of(text: &str) -> Digest {
    Digest(*blake3::hash(text.as_bytes()).as_bytes())
}

/// The order or quote that was captured under a reference before.
///
/// # Errors
/// `sales.kept_elsewhere`.
pub(crate) fn captured(
    draft: &mut Draft<'_>,
    channel: &Channel,
    kind: DemandKind,
    reference: &Code,
) -> Result<Option<Arc<Order>>, Refusal> {
    let key = DemandKey { channel: channel.id, kind, reference: reference.folded() };
    let Some(demand) = draft.demand_by_key(&key) else { return Ok(None) };
    match draft.order(demand.id) {
        Some(order) => Ok(Some(order)),
        None => Err(KeptElsewhere { reference: demand.reference.clone() }.at("reference")),
    }
}

/// Places an order or quote, and promises it what it is to be promised.
///
/// # Errors
/// `allocation.not_enough`, of a request where the channel lets nothing wait; `flow.bad_value`.
pub(crate) fn place(
    cx: &Context,
    draft: &mut Draft<'_>,
    currency: Currency,
    placing: Placing<'_>,
) -> Result<Order, Refusal> {
    expire_first(cx, draft)?;
    let (into, ends_at) = (stage_of(placing.kind, placing.terms), ends(cx, &placing));
    let (series, prefix) = match placing.kind {
        DemandKind::Order => ("sales_order", "SO"),
        DemandKind::Cart | DemandKind::Quote => ("quote", "QU"),
    };
    let wanting = Wanting {
        kind: placing.kind,
        reference: placing.reference,
        customer: placing.customer,
        zone: placing.zone.clone(),
        site: placing.site,
        wanted_on: placing.wanted_on,
    };
    // What was ordered elsewhere is not refused for want of goods: it waits for them.
    let channel = match cx.mode {
        Mode::Fact => &Channel { shortage_rule: ShortageRule::Backorder, ..placing.channel.clone() },
        _ => placing.channel,
    };
    let mut demand = demand_of(cx, draft, channel, wanting);
    let series = draft.series(channel.entity, series, prefix);
    let mut order = Order {
        demand: demand.id,
        command: cx.command_id,
        entity: channel.entity,
        channel: channel.id,
        series: series.id,
        number: draft.next_number(series.id),
        customer: placing.customer,
        placed_on: placing.placed_on,
        site: placing.terms.site,
        jurisdiction: placing.jurisdiction,
        includes_tax: placing.includes_tax,
        tax_due: placing.terms.tax_due,
        stated_total_minor: placing.stated_total_minor,
        content: placing.content,
        valid_until: placing.valid_until,
        quote: placing.takes_over.as_ref().map_or(DemandId::NONE, |held| match held.key.kind {
            DemandKind::Quote => held.id,
            DemandKind::Cart | DemandKind::Order => DemandId::NONE,
        }),
        attributes: placing.attributes,
        external_refs: placing.external_refs,
        deposit: OpenItemId::NONE,
        advance_tax: OpenItemId::NONE,
        lines: Vec::new(),
    };
    draft.add_order(&order);
    let asked_at: Vec<usize> = placing.lines.iter().map(|line| line.asked_at).collect();
    add_lines(cx, draft, &mut order, &mut demand, currency, placing.lines)?;
    // As it stands by now: its time may have been over, and what it held let go just before.
    if let Some(basket) = placing.takes_over.and_then(|basket| draft.demand(basket.id)) {
        let mut basket = Arc::unwrap_or_clone(basket);
        take_over(cx, draft, &mut basket, &mut demand, into)?;
        draft.put_demand(basket);
    }
    if placing.supplied {
        supply(cx, draft, std::slice::from_mut(&mut demand), into, Cause::Sourced)?;
        check_promised(cx, draft, channel, &demand, 1, &asked_at)?;
    }
    if into == Stage::Reserved {
        let keeps = demand.lines.iter().any(|line| line.split.reserved.is_positive());
        end_at(cx, draft, &mut demand, ends_at.filter(|_| keeps));
    }
    draft.put_order(order.clone());
    leave(cx, draft, demand)?;
    Ok(order)
}

/// Into which stage goods of an order or quote are promised: what may still come to nothing is promised for a while.
const fn stage_of(kind: DemandKind, terms: &ChannelTerms) -> Stage {
    match (kind, terms.pay_within_minutes) {
        (DemandKind::Order, None) => Stage::Allocated,
        _ => Stage::Reserved,
    }
}

/// When what is reserved is let go.
fn ends(cx: &Context, placing: &Placing<'_>) -> Option<Instant> {
    let minutes = match placing.kind {
        DemandKind::Order => placing.terms.pay_within_minutes,
        DemandKind::Cart | DemandKind::Quote => placing.channel.reservation_minutes,
    }?;
    Some(Instant::from_micros(cx.now.micros().saturating_add(minutes.saturating_mul(60_000_000))))
}

/// Refuses what of the lines from one on could not be promised, where the channel does not let it wait, said of the line as
/// it was asked for: a kit became several.
///
/// # Errors
/// `allocation.not_enough`.
pub(crate) fn check_promised(
    cx: &Context,
    draft: &mut Draft<'_>,
    channel: &Channel,
    demand: &Demand,
    from: i64,
    asked_at: &[usize],
) -> Result<(), Refusal> {
    check_shortage(cx, draft, channel, demand, from).map_err(|refusal| {
        let short = demand.lines.iter().find(|line| line.line >= from && line.split.open.is_positive());
        let at = short.and_then(|line| usize::try_from(line.line - from).ok()).and_then(|at| asked_at.get(at));
        match at {
            Some(at) => Refusal { path: format!("lines[{at}].quantity"), ..refusal },
            None => refusal,
        }
    })
}

/// Adds priced lines to an order, and the goods among them to its demand.
///
/// # Errors
/// `flow.bad_value`.
pub(crate) fn add_lines(
    cx: &Context,
    draft: &mut Draft<'_>,
    order: &mut Order,
    demand: &mut Demand,
    currency: Currency,
    lines: Vec<PricedLine>,
) -> Result<(), Refusal> {
    for priced in lines {
        let number = order.lines.len() as i64 + 1;
        if priced.item.kind == ItemKind::Stocked {
            let worth = UnitPrice::of_amount(priced.tax.net_minor.max(0), priced.quantity, currency)?;
            let want = Want { item: Arc::clone(&priced.item), quantity: priced.quantity, worth };
            want_new(cx, draft, demand, number, &want)?;
        }
        let line = OrderLine {
            line: number,
            command: cx.command_id,
            item: priced.item.id,
            kit: priced.kit,
            quantity: priced.quantity,
            unit: priced.unit,
            unit_price: priced.unit_price,
            price_origin: priced.origin,
            price_list: priced.list,
            gross_minor: priced.amount.list_minor,
            discount_minor: priced.amount.discount_line_minor,
            basket_discount_minor: priced.amount.discount_basket_minor,
            net_minor: priced.tax.net_minor,
            tax_minor: priced.tax.tax_minor,
            memo_tax_minor: priced.tax.memo_tax_minor,
            tax_set: priced.tax_set,
            treatment: priced.treatment,
            note: priced.note,
            cancelled: Quantity::ZERO,
            invoiced: Quantity::ZERO,
        };
        draft.add_order_line(order, line);
    }
    Ok(())
}
