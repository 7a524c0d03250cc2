//! What ordered lines come to: price, then discounts, then kits into their parts, then tax.
//!
//! A kit is priced as one. What it comes to, and what was taken off it, is shared out over its parts by largest remainder:
//! by the share each part was given, else by what the price lists ask for it, else equally. Each part is then taxed as
//! what it is.

use std::sync::Arc;

use crate::catalogue::rules::{Entered, entered_quantity};
use crate::catalogue::types::{Item, ItemKind, KitPart};
use crate::control::rules::{GIVE_DISCOUNT, OVERRIDE_PRICE, has_duty};
use crate::flow::{Context, Draft, Mode, Refusal};
use crate::ledger::rules::entry::{add, overflow};
use crate::ledger::types::Entity;
use crate::pricing::rules::amounts::{Discount, LineAmount, Priced, line_amounts};
use crate::pricing::rules::resolve::{Ask, Found, prefetch_prices, price_for};
use crate::pricing::types::PriceOrigin;
use crate::sales::refusals::{KitWithoutParts, NegativePrice, NoPrice, NotForOrder, PriceMode};
use crate::sales::requests::OrderedLine;
use crate::sales::types::ChannelTerms;
use crate::stock::rules::lines::{check_count, on_line};
use crate::tax::rules::compute::LineTax;
use crate::tax::rules::lines::{Taxing, Untaxed, tax_lines};
use crate::tax::types::{Jurisdiction, Treatment};
use crate::till::refusals::{DiscountNotAllowed, OverrideNotAllowed};
use crate::values::{
    BusinessDate, ItemId, Number, PartyId, Percent, PriceListId, Quantity, TaxSetId, UnitId, UnitPrice,
    split_by_weights,
};

/// For whom and where lines are priced.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting<'a> {
    pub(crate) entity: &'a Entity,
    /// The channel's code, as it is shown and folded.
    pub(crate) channel: (&'a str, &'a str),
    pub(crate) terms: &'a ChannelTerms,
    pub(crate) jurisdiction: &'a Jurisdiction,
    pub(crate) customer: PartyId,
    pub(crate) on: BusinessDate,
}

/// A line with what all of it comes to.
#[derive(Clone, Debug)]
pub(crate) struct PricedLine {
    pub(crate) item: Arc<Item>,
    /// The kit it is a part of, or none.
    pub(crate) kit: ItemId,
    /// In base units.
    pub(crate) quantity: Quantity,
    pub(crate) unit: UnitId,
    pub(crate) unit_price: UnitPrice,
    pub(crate) origin: PriceOrigin,
    pub(crate) list: PriceListId,
    pub(crate) amount: LineAmount,
    pub(crate) tax: LineTax,
    pub(crate) tax_set: TaxSetId,
    pub(crate) treatment: Treatment,
    pub(crate) note: String,
    /// The place of the ordered line it comes of.
    pub(crate) asked_at: usize,
}

/// An ordered line whose item and price are known.
struct Resolved {
    entered: Entered,
    number: Number,
    unit_price: UnitPrice,
    origin: PriceOrigin,
    list: PriceListId,
}

/// The lines of an order with what each comes to.
///
/// # Errors
/// `stock.no_lines`, `stock.too_many_lines`, `catalogue.unknown_item`, `catalogue.not_exact`, `sales.not_for_order`,
/// `sales.kit_without_parts`, `sales.no_price`, `sales.price_mode`, `sales.negative_price`, `tax.no_rate`,
/// `pricing.discount_above_line`, `pricing.discount_above_basket`, `flow.bad_value`; of a request `till.override_not_allowed`,
/// `till.discount_not_allowed`.
pub(crate) fn price_lines(
    cx: &Context,
    draft: &mut Draft<'_>,
    setting: &Setting<'_>,
    lines: &[OrderedLine],
    (discount, discount_percent): (Option<Number>, Option<Percent>),
) -> Result<Vec<PricedLine>, Refusal> {
    check_count(lines.len())?;
    let currency = setting.entity.currency;
    let basket = Discount::given(discount, discount_percent, currency)?;
    draft.prefetch_items(lines.iter().map(|line| &line.item));
    let resolved = resolve(draft, setting, lines)?;
    let mut priced = Vec::with_capacity(lines.len());
    for (at, (line, resolved)) in lines.iter().zip(&resolved).enumerate() {
        let discount = Discount::given(line.discount, line.discount_percent, currency).map_err(on_line(at))?;
        let quantity = Quantity::from_number(resolved.number)?;
        priced.push(Priced { unit_price: resolved.unit_price, quantity, discount, in_basket: true });
    }
    let amounts = line_amounts(&priced, basket, currency)?;
    check_allowed(cx, draft, &resolved, &amounts)?;
    let mut made = Vec::with_capacity(lines.len());
    for (at, ((line, resolved), amount)) in lines.iter().zip(resolved).zip(amounts).enumerate() {
        let note = line.reason.to_string();
        match resolved.entered.item.kind {
            ItemKind::Kit => explode(draft, setting, at, &resolved, amount, &note, &mut made).map_err(on_line(at))?,
            _ => made.push(plain(at, resolved, amount, note)),
        }
    }
    tax(draft, setting, &mut made)?;
    Ok(made)
}

fn resolve(draft: &mut Draft<'_>, setting: &Setting<'_>, lines: &[OrderedLine]) -> Result<Vec<Resolved>, Refusal> {
    let mut entered = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let number = line.quantity.unwrap_or(Number::ONE);
        let found = entered_quantity(draft, &line.item, number, line.unit.as_ref()).map_err(on_line(at))?;
        let item = &found.item;
        if !matches!(item.kind, ItemKind::Stocked | ItemKind::Service | ItemKind::Kit) {
            let kind = item.kind.as_str().replace('_', " ");
            return Err(on_line(at)(NotForOrder { item: item.code.clone(), kind }.at("item")));
        }
        entered.push((found, number));
    }
    let mut asks = Vec::with_capacity(entered.len());
    for (entered, number) in &entered {
        asks.push(ask(setting, entered.item.id, entered.unit, Quantity::from_number(*number)?));
    }
    prefetch_prices(draft, &asks);
    let mut resolved = Vec::with_capacity(entered.len());
    for (at, ((line, ask), (entered, number))) in lines.iter().zip(&asks).zip(entered).enumerate() {
        let found = price_for(draft, ask);
        let (unit_price, origin, list) =
            price(draft, setting, line.price, &entered.item, found).map_err(on_line(at))?;
        resolved.push(Resolved { entered, number, unit_price, origin, list });
    }
    Ok(resolved)
}

const fn ask<'a>(setting: &Setting<'a>, item: ItemId, unit: UnitId, quantity: Quantity) -> Ask<'a> {
    Ask {
        entity: setting.entity.id,
        currency: setting.entity.currency,
        site: setting.terms.site,
        channel: setting.channel.1,
        customer: setting.customer,
        item,
        unit,
        quantity,
        on: setting.on,
    }
}

fn price(
    draft: &mut Draft<'_>,
    setting: &Setting<'_>,
    own: Option<Number>,
    item: &Item,
    found: Option<Found>,
) -> Result<(UnitPrice, PriceOrigin, PriceListId), Refusal> {
    let channel = setting.channel.0.to_owned();
    match (own, found) {
        (Some(own), _) if own.is_negative() => {
            Err(NegativePrice { item: item.code.clone(), price: own.to_string() }.at("price"))
        }
        (Some(own), _) => Ok((UnitPrice::from_number(own)?, PriceOrigin::Given, PriceListId::NONE)),
        (None, Some(found)) if found.includes_tax != setting.terms.includes_tax => {
            let price_list = draft.price_list(found.list).map(|list| list.code.clone()).unwrap_or_default();
            Err(PriceMode { item: item.code.clone(), price_list, channel }.at("item"))
        }
        (None, Some(found)) => Ok((found.unit_price, found.origin, found.list)),
        (None, None) => Err(NoPrice { item: item.code.clone(), channel }.at("item")),
    }
}

/// Holds that who asks may set prices that are no list's, and take something off; what has been ordered elsewhere was
/// allowed there.
fn check_allowed(
    cx: &Context,
    draft: &mut Draft<'_>,
    resolved: &[Resolved],
    amounts: &[LineAmount],
) -> Result<(), Refusal> {
    if cx.mode == Mode::Fact {
        return Ok(());
    }
    let own = resolved.iter().position(|line| line.origin == PriceOrigin::Given);
    let own = own.filter(|_| !has_duty(draft, cx.actor, OVERRIDE_PRICE, cx.scope));
    let less = amounts.iter().position(|line| line.discount_line_minor != 0 || line.discount_basket_minor != 0);
    let less = less.filter(|_| !has_duty(draft, cx.actor, GIVE_DISCOUNT, cx.scope));
    let Some(at) = own.or(less) else { return Ok(()) };
    let actor = draft.actor(cx.actor).map(|actor| actor.code.clone()).unwrap_or_default();
    let item = resolved[at].entered.item.code.clone();
    let refusal = match own {
        Some(_) => OverrideNotAllowed { actor, item }.at("price"),
        None => DiscountNotAllowed { actor, item }.at("discount"),
    };
    Err(on_line(at)(refusal))
}

fn plain(asked_at: usize, resolved: Resolved, amount: LineAmount, note: String) -> PricedLine {
    let Resolved { entered, unit_price, origin, list, .. } = resolved;
    PricedLine {
        item: entered.item,
        kit: ItemId::NONE,
        quantity: entered.quantity,
        unit: entered.unit,
        unit_price,
        origin,
        list,
        amount,
        tax: LineTax::default(),
        tax_set: TaxSetId::NONE,
        treatment: Treatment::OutOfScope,
        note,
        asked_at,
    }
}

/// Puts the parts of a kit in its place.
fn explode(
    draft: &mut Draft<'_>,
    setting: &Setting<'_>,
    asked_at: usize,
    kit: &Resolved,
    amount: LineAmount,
    note: &str,
    made: &mut Vec<PricedLine>,
) -> Result<(), Refusal> {
    let parts = draft.kit(kit.entered.item.id);
    if parts.is_empty() {
        return Err(KitWithoutParts { item: kit.entered.item.code.clone() }.at("item"));
    }
    let weights = weights(draft, setting, &parts)?;
    let left = split_by_weights(amount.amount_minor, &weights)?;
    let off_line = split_by_weights(amount.discount_line_minor, &weights)?;
    let off_basket = split_by_weights(amount.discount_basket_minor, &weights)?;
    for (at, part) in parts.iter().enumerate() {
        let Some(item) = draft.item(part.item) else { continue };
        let quantity = times(part.quantity, kit.entered.quantity)?;
        let (amount_minor, discount_line_minor, discount_basket_minor) = (left[at], off_line[at], off_basket[at]);
        let list_minor = add(add(amount_minor, discount_line_minor)?, discount_basket_minor)?;
        made.push(PricedLine {
            unit: item.unit,
            unit_price: UnitPrice::of_amount(list_minor, quantity, setting.entity.currency)?,
            item,
            kit: kit.entered.item.id,
            quantity,
            origin: kit.origin,
            list: kit.list,
            amount: LineAmount { list_minor, discount_line_minor, discount_basket_minor, amount_minor },
            tax: LineTax::default(),
            tax_set: TaxSetId::NONE,
            treatment: Treatment::OutOfScope,
            note: note.to_owned(),
            asked_at,
        });
    }
    Ok(())
}

/// So much in each of some kits, which are counted whole.
fn times(each: Quantity, kits: Quantity) -> Result<Quantity, Refusal> {
    let micros = i128::from(each.micros()) * i128::from(kits.micros()) / i128::from(Quantity::ONE.micros());
    i64::try_from(micros).map(Quantity::from_micros).map_err(|_| overflow())
}

/// What each part of a kit bears of its price, in proportion to the others.
fn weights(draft: &mut Draft<'_>, setting: &Setting<'_>, parts: &[KitPart]) -> Result<Vec<i64>, Refusal> {
    let currency = setting.entity.currency;
    let mut given = Vec::with_capacity(parts.len());
    for part in parts {
        given.push(part.share.amount(part.quantity, currency)?);
    }
    if given.iter().any(|weight| *weight > 0) {
        return Ok(given);
    }
    let mut listed = Vec::with_capacity(parts.len());
    for part in parts {
        let unit = draft.item(part.item).map(|item| item.unit).unwrap_or_default();
        let found = price_for(draft, &ask(setting, part.item, unit, part.quantity));
        listed.push(match found {
            Some(found) => found.unit_price.amount(part.quantity, currency)?,
            None => 0,
        });
    }
    let any = listed.iter().any(|weight| *weight > 0);
    Ok(if any { listed } else { vec![1; parts.len()] })
}

fn tax(draft: &mut Draft<'_>, setting: &Setting<'_>, lines: &mut [PricedLine]) -> Result<(), Refusal> {
    let taxing = Taxing {
        jurisdiction: setting.jurisdiction,
        customer: setting.customer,
        on: setting.on,
        includes_tax: setting.terms.includes_tax,
        channel: setting.terms.tax_by.treatment(),
    };
    let untaxed: Vec<Untaxed<'_>> = lines
        .iter()
        .map(|line| Untaxed { tax_class: Some(&line.item.tax_class), amount_minor: line.amount.amount_minor })
        .collect();
    let places: Vec<usize> = lines.iter().map(|line| line.asked_at).collect();
    let taxed = tax_lines(draft, &taxing, &untaxed, |at, refusal| on_line(places[at])(refusal))?;
    for (line, taxed) in lines.iter_mut().zip(taxed) {
        line.tax = taxed.tax;
        line.tax_set = taxed.set.map(|set| set.id).unwrap_or_default();
        line.treatment = taxed.treatment;
    }
    Ok(())
}
