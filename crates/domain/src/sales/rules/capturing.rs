//! Capturing an order or quote: whether it stands already, whose it is, what it is worth, and what somebody must look at.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::allocation::refusals::UnknownChannel;
use crate::allocation::requests::picked_up_at;
use crate::allocation::rules::naming::{channel_for, demand_named};
use crate::allocation::types::{Cause, Demand, DemandKind, Stage};
use crate::exceptions::rules::{About, refuse_or_raise};
use crate::flow::{Context, Draft, Refusal};
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::{add, overflow};
use crate::ledger::types::Entity;
use crate::pricing::rules::amounts::LineAmount;
use crate::sales::refusals::{OtherContent, QuoteEnded, QuoteGone, QuoteOfOther, TotalDiffers};
use crate::sales::requests::{NewHold, OrderedLine};
use crate::sales::rules::credit_limits::{hold_for_credit, may_owe, put_on_hold};
use crate::sales::rules::naming::{order_named, reference_of, terms_of};
use crate::sales::rules::placing::{Placing, captured, digest_of, place};
use crate::sales::rules::pricing::{PricedLine, Setting, price_lines};
use crate::sales::types::{ChannelTerms, Order};
use crate::stock::rules::naming::party_named;
use crate::tax::rules::compute::LineTax;
use crate::tax::rules::naming::jurisdiction_of_site;
use crate::tax::types::Jurisdiction;
use crate::till::rules::card_numbers;
use crate::values::{Attributes, BusinessDate, Code, Number, PartyId, Percent, Quantity, money_text};

/// What is captured, as the caller gives it.
#[derive(Clone)]
pub(crate) struct Capture<'a> {
    pub(crate) kind: DemandKind,
    pub(crate) channel: &'a Code,
    pub(crate) reference: &'a Code,
    pub(crate) customer: Option<&'a Code>,
    pub(crate) zone: Option<&'a Code>,
    pub(crate) site: Option<&'a Code>,
    pub(crate) wanted_on: Option<BusinessDate>,
    /// The day it was placed; today if not said.
    pub(crate) placed_on: Option<BusinessDate>,
    pub(crate) valid_until: Option<BusinessDate>,
    /// The basket or quote it comes of.
    pub(crate) comes_of: Option<(DemandKind, &'a Code)>,
    /// Whether goods are promised to it.
    pub(crate) supplied: bool,
    pub(crate) lines: &'a [OrderedLine],
    pub(crate) discount: Option<Number>,
    pub(crate) discount_percent: Option<Percent>,
    pub(crate) total: Option<Number>,
    pub(crate) holds: &'a [NewHold],
    pub(crate) attributes: &'a Attributes,
    pub(crate) external_refs: &'a BTreeMap<String, String>,
    /// The canonical text of all this with a customer's code, by which a second capture is told from another.
    pub(crate) text: &'a dyn Fn(Option<&Code>) -> String,
}

/// Captures an order or quote, or finds the one that was captured under the reference before.
///
/// # Errors
/// Those of the commands that capture.
pub(crate) fn capture(cx: &Context, draft: &mut Draft<'_>, asked: Capture<'_>) -> Result<(Order, i64), Refusal> {
    card_numbers::check_fields("attributes", asked.attributes)?;
    let channel = channel_for(cx, draft, asked.channel)?;
    let terms = terms_of(draft, &channel)?;
    let content = digest_of(&(asked.text)(asked.customer));
    if let Some(held) = captured(draft, &channel, asked.kind, asked.reference)? {
        let same = content == held.content || told_as_before(draft, &asked, &held);
        return again(cx, draft, &held, asked.reference, same);
    }
    let unknown = || UnknownChannel { channel: channel.code.clone() }.at("channel");
    let entity = draft.entity(channel.entity).ok_or_else(unknown)?;
    let placed_on = dates::occurred_on(cx, asked.placed_on)?;
    let jurisdiction = jurisdiction(draft, &terms)?;
    let comes_of = match asked.comes_of {
        None => None,
        Some((kind, reference)) => Some(comes_of(draft, asked.channel, kind, reference)?),
    };
    let quote = comes_of.as_ref().and_then(|demand| draft.order(demand.id));
    let customer = customer(draft, asked.customer, quote.as_deref())?;
    // What is ordered as it was quoted is taxed as it was quoted.
    let mut taxed = (jurisdiction.id, terms.includes_tax);
    let lines = match &quote {
        Some(quote) if asked.lines.is_empty() => {
            taxed = (quote.jurisdiction, quote.includes_tax);
            as_quoted(cx, draft, quote, placed_on)?
        }
        _ => {
            let setting = Setting {
                entity: &entity,
                channel: (&channel.code, &channel.folded),
                terms: &terms,
                jurisdiction: &jurisdiction,
                customer,
                on: placed_on,
            };
            price_lines(cx, draft, &setting, asked.lines, (asked.discount, asked.discount_percent))?
        }
    };
    let zone = match (asked.zone, &comes_of) {
        (None, Some(quoted)) if quote.is_some() => quoted.zone.clone(),
        (zone, _) => zone.map(Code::folded).unwrap_or_default(),
    };
    let worth = worth(&lines)?;
    let stated_total_minor = stated(cx, draft, &entity, &terms, &asked, worth.with_memo()?)?;
    let placing = Placing {
        kind: asked.kind,
        channel: &channel,
        terms: &terms,
        reference: asked.reference,
        customer,
        zone,
        site: picked_up_at(draft, &channel, asked.site)?,
        wanted_on: asked.wanted_on.unwrap_or(cx.business_date),
        placed_on,
        jurisdiction: taxed.0,
        includes_tax: taxed.1,
        stated_total_minor,
        content,
        valid_until: asked.valid_until,
        takes_over: comes_of,
        supplied: asked.supplied,
        lines,
        attributes: asked.attributes.clone(),
        external_refs: asked.external_refs.clone(),
    };
    let owes = match asked.kind {
        DemandKind::Order => may_owe(draft, &entity, &terms, customer, worth.owed_minor()?)?,
        DemandKind::Cart | DemandKind::Quote => None,
    };
    let order = place(cx, draft, entity.currency, placing)?;
    for hold in asked.holds {
        put_on_hold(cx, draft, &order, hold.hold, hold.reason.to_string());
    }
    if let Some(refusal) = owes {
        hold_for_credit(cx, draft, &order, (refusal, asked.reference), (worth.owed_minor()?, entity.currency));
    }
    Ok((order, worth.owed_minor()?))
}

/// Whether what is captured again was captured with another code of the same customer: one that was merged names the one it
/// was merged into, whichever of the two was told first.
fn told_as_before(draft: &mut Draft<'_>, asked: &Capture<'_>, held: &Order) -> bool {
    let customer = asked.customer.and_then(|code| draft.party_by_code(code));
    let Some(customer) = customer.filter(|customer| draft.same_party(customer.id, held.customer)) else { return false };
    let codes = draft.party_keys(customer.id).into_iter().filter_map(|key| draft.party_itself(key));
    let codes: Vec<Code> = codes.filter_map(|party| Code::parse(&party.code).ok()).collect();
    codes.iter().any(|code| digest_of(&(asked.text)(Some(code))) == held.content)
}

/// The order of a reference that is captured again: the first one, whatever the second says.
fn again(
    cx: &Context,
    draft: &mut Draft<'_>,
    held: &Arc<Order>,
    reference: &Code,
    same: bool,
) -> Result<(Order, i64), Refusal> {
    if !same {
        let number = draft.number_text(held.series, held.number);
        let refusal = OtherContent { reference: reference.to_string(), number }.at("reference");
        let about = About { entity: held.entity, ..About::of_scope(cx, reference.to_string()) };
        refuse_or_raise(cx, draft, refusal, about)?;
    }
    Ok((Order::clone(held), 0))
}

/// Where a channel's sales are taxed.
fn jurisdiction(draft: &mut Draft<'_>, terms: &ChannelTerms) -> Result<Arc<Jurisdiction>, Refusal> {
    match draft.jurisdiction(terms.jurisdiction).filter(|_| !terms.jurisdiction.is_none()) {
        Some(jurisdiction) => Ok(jurisdiction),
        None => jurisdiction_of_site(draft, terms.site).map_err(|refusal| refusal.at("channel")),
    }
}

/// The basket or quote an order comes of.
fn comes_of(draft: &mut Draft<'_>, channel: &Code, kind: DemandKind, reference: &Code) -> Result<Arc<Demand>, Refusal> {
    let path = |refusal: Refusal| Refusal { path: kind.to_string(), ..refusal };
    match kind {
        DemandKind::Quote => {
            let quote = order_named(draft, channel, kind, reference).map_err(path)?;
            Ok(draft.demand(quote.demand).expect("a quote stands on its demand"))
        }
        DemandKind::Cart | DemandKind::Order => demand_named(draft, channel, kind, reference).map_err(path),
    }
}

/// Who buys: whom the quote was offered to, unless it was offered to nobody in particular.
fn customer(draft: &mut Draft<'_>, asked: Option<&Code>, quote: Option<&Order>) -> Result<PartyId, Refusal> {
    let named = party_named(draft, asked, "customer")?;
    let Some(quote) = quote.filter(|quote| !quote.customer.is_none()) else { return Ok(named) };
    if !named.is_none() && named != quote.customer {
        let customer = draft.party(quote.customer).map(|party| party.code.clone()).unwrap_or_default();
        return Err(QuoteOfOther { reference: reference_of(draft, quote), customer }.at("customer"));
    }
    Ok(quote.customer)
}

/// What of each line of a quote was cancelled; nothing if the quote was ordered.
fn withdrawn(draft: &mut Draft<'_>, quote: &Order) -> Result<Option<BTreeMap<i64, Quantity>>, Refusal> {
    let mut gone: BTreeMap<i64, Quantity> = quote.lines.iter().map(|line| (line.line, line.cancelled)).collect();
    for step in draft.demand_moves(quote.demand) {
        match (step.to, step.cause) {
            (Stage::Cancelled, Cause::Ordered) => return Ok(None),
            (Stage::Cancelled, Cause::Cancelled) => {
                let sum = gone.entry(step.line).or_default();
                *sum = sum.checked_add(step.quantity)?;
            }
            _ => {}
        }
    }
    Ok(Some(gone))
}

/// The lines of a quote as far as they were not cancelled, at what they were quoted at.
fn as_quoted(cx: &Context, draft: &mut Draft<'_>, quote: &Order, on: BusinessDate) -> Result<Vec<PricedLine>, Refusal> {
    if let Some(until) = quote.valid_until.filter(|until| *until < on) {
        let reference = reference_of(draft, quote);
        let refusal = QuoteEnded { reference: reference.clone(), valid_until: until.to_string() }.at("quote");
        refuse_or_raise(cx, draft, refusal, About::of_scope(cx, reference))?;
    }
    let gone =
        withdrawn(draft, quote)?.unwrap_or_else(|| quote.lines.iter().map(|line| (line.line, line.quantity)).collect());
    let mut lines = Vec::with_capacity(quote.lines.len());
    for (asked_at, line) in quote.lines.iter().enumerate() {
        let Some(item) = draft.item(line.item) else { continue };
        let quantity = line.quantity.checked_sub(gone.get(&line.line).copied().unwrap_or_default())?;
        if !quantity.is_positive() {
            continue;
        }
        let of = line.slice(Quantity::ZERO, quantity)?;
        let amount_minor = add(add(of.gross_minor, -of.discount_minor)?, -of.basket_discount_minor)?;
        lines.push(PricedLine {
            item,
            kit: line.kit,
            quantity,
            unit: line.unit,
            unit_price: line.unit_price,
            origin: line.price_origin,
            list: line.price_list,
            amount: LineAmount {
                list_minor: of.gross_minor,
                discount_line_minor: of.discount_minor,
                discount_basket_minor: of.basket_discount_minor,
                amount_minor,
            },
            tax: LineTax { net_minor: of.net_minor, tax_minor: of.tax_minor, memo_tax_minor: of.memo_tax_minor },
            tax_set: line.tax_set,
            treatment: line.treatment,
            note: line.note.clone(),
            asked_at,
        });
    }
    if lines.is_empty() {
        return Err(QuoteGone { reference: reference_of(draft, quote) }.at("quote"));
    }
    Ok(lines)
}

/// What lines come to together.
pub(crate) fn worth(lines: &[PricedLine]) -> Result<LineTax, Refusal> {
    let mut sum = LineTax::default();
    for line in lines {
        sum.net_minor = add(sum.net_minor, line.tax.net_minor)?;
        sum.tax_minor = add(sum.tax_minor, line.tax.tax_minor)?;
        sum.memo_tax_minor = add(sum.memo_tax_minor, line.tax.memo_tax_minor)?;
    }
    Ok(sum)
}

/// The total the channel gives, held against ours: more apart than the channel's terms allow is refused, or raised.
fn stated(
    cx: &Context,
    draft: &mut Draft<'_>,
    entity: &Entity,
    terms: &ChannelTerms,
    asked: &Capture<'_>,
    computed_minor: i64,
) -> Result<Option<i64>, Refusal> {
    let Some(total) = asked.total else { return Ok(None) };
    let stated = total.money(entity.currency).map_err(|error| Refusal::from(error).at("total"))?;
    let apart = stated.checked_sub(computed_minor).ok_or_else(overflow)?;
    if apart.saturating_abs() > terms.difference_most_minor {
        let text = |minor| money_text(minor, entity.currency);
        let reference = asked.reference.to_string();
        let refusal =
            TotalDiffers { reference: reference.clone(), stated: text(stated), computed: text(computed_minor) };
        let about = About { entity: entity.id, ..About::of_scope(cx, reference) };
        refuse_or_raise(cx, draft, refusal.at("total"), about.at_stake(apart, entity.currency))?;
    }
    Ok(Some(stated))
}
