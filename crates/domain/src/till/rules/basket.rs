//! From a basket to lines with prices, discounts and tax: the road of a line is price, then discounts, then tax.

use std::sync::Arc;

use crate::catalogue::refusals::UnknownItem;
use crate::catalogue::rules::{Entered, base_quantity, entered_quantity, item_named};
use crate::catalogue::types::{Item, ItemKind};
use crate::control::rules::{GIVE_DISCOUNT, OVERRIDE_PRICE, has_duty};
use crate::flow::{Context, Draft, Refusal};
use crate::ledger::rules::entry::overflow;
use crate::pricing::rules::amounts::{Discount, Priced, line_amounts};
use crate::pricing::rules::resolve::{Ask, Found, prefetch_prices, price_for};
use crate::pricing::types::PriceOrigin;
use crate::stock::rules::availability::{self, Ask as StockAsk, Reach};
use crate::stock::rules::lines::{Meant, Written, check_count, lot_of, on_line};
use crate::stock::types::{Site, StockState};
use crate::tax::rules::lines::{Taxing, Untaxed, tax_lines};
use crate::tax::rules::naming::jurisdiction_of_site;
use crate::till::refusals::{
    DiscountNotAllowed, NegativePrice, NoPrice, NotForSale, OverrideNotAllowed, PriceMode, ReasonNeeded,
    StoredValueExpired, StoredValueNeeded,
};
use crate::till::requests::BasketLine;
use crate::till::rules::card_numbers;
use crate::till::rules::checkout::{Amounts, CameWith, Goods, Line};
use crate::till::rules::embedded::{self, Embedded};
use crate::till::rules::naming::Place;
use crate::till::types::{EmbeddedValue, SaleLineKey};
use crate::values::{
    BusinessDate, Code, JurisdictionId, MovementId, Number, PartyId, Percent, PlaceId, PriceListId, Quantity, UnitId,
    UnitPrice, divide_half_away,
};

/// A basket as the caller gave it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Basket<'a> {
    pub(crate) lines: &'a [BasketLine],
    pub(crate) discount: Option<Number>,
    pub(crate) discount_percent: Option<Percent>,
    pub(crate) customer: PartyId,
    pub(crate) on: BusinessDate,
}

/// A basket with what each of its lines comes to.
#[derive(Clone, Debug)]
pub(crate) struct PricedBasket {
    pub(crate) lines: Vec<Line>,
    pub(crate) jurisdiction: JurisdictionId,
}

/// What a basket is priced for.
struct Setting<'a> {
    place: &'a Place,
    customer: PartyId,
    on: BusinessDate,
}

/// A line whose item, quantity and price are known.
struct Resolved {
    item: Arc<Item>,
    /// In base units.
    quantity: Quantity,
    unit: UnitId,
    /// In `unit`, as it was entered.
    entered: Number,
    unit_price: UnitPrice,
    origin: PriceOrigin,
    list: PriceListId,
    /// What the goods cost as the label says, whatever price times quantity is.
    label: Option<UnitPrice>,
}

/// The lines of a basket with what each comes to.
///
/// # Errors
/// `till.card_number`, `catalogue.unknown_item`, `catalogue.not_exact`, `till.not_for_sale`, `till.no_price`, `till.price_mode`,
/// `till.negative_price`, `till.reason_needed`, `till.stored_value_needed`, `till.stored_value_expired`, `stock.lot_required`, `tax.no_rate`,
/// `pricing.discount_above_line`, `pricing.discount_above_basket`, `flow.bad_value`.
pub(crate) fn price_basket(draft: &mut Draft<'_>, place: &Place, basket: &Basket<'_>) -> Result<PricedBasket, Refusal> {
    let Basket { lines, customer, on, .. } = *basket;
    check_count(lines.len())?;
    check_texts(lines)?;
    let jurisdiction = jurisdiction_of_site(draft, place.site.id)?;
    let setting = &Setting { place, customer, on };
    let currency = place.entity.currency;
    let discount = Discount::given(basket.discount, basket.discount_percent, currency)?;
    draft.prefetch_items(lines.iter().map(|line| &line.item));
    let resolved = resolve(draft, setting, lines)?;
    let mut priced = Vec::with_capacity(lines.len());
    for (at, (line, resolved)) in lines.iter().zip(&resolved).enumerate() {
        let discount = Discount::given(line.discount, line.discount_percent, currency).map_err(on_line(at))?;
        let (unit_price, quantity) = match resolved.label {
            Some(label) => (label, Quantity::ONE),
            None => (resolved.unit_price, Quantity::from_number(resolved.entered)?),
        };
        priced.push(Priced { unit_price, quantity, discount, in_basket: resolved.item.kind != ItemKind::GiftCard });
    }
    let amounts = line_amounts(&priced, discount, currency)?;
    let untaxed: Vec<Untaxed<'_>> = (resolved.iter().zip(&amounts))
        .map(|(line, amount)| {
            let tax_class = (line.item.kind != ItemKind::GiftCard).then_some(line.item.tax_class.as_str());
            Untaxed { tax_class, amount_minor: amount.amount_minor }
        })
        .collect();
    let includes_tax = place.register.includes_tax;
    let taxing = Taxing { jurisdiction: &jurisdiction, customer, on, includes_tax, channel: None };
    let taxes = tax_lines(draft, &taxing, &untaxed, |at, refusal| on_line(at)(refusal))?;
    let mut made = Vec::with_capacity(lines.len());
    for (at, (((line, resolved), amount), taxed)) in lines.iter().zip(resolved).zip(amounts).zip(taxes).enumerate() {
        let goods = goods_of(draft, line, &resolved).map_err(on_line(at))?;
        made.push(Line {
            amounts: Amounts {
                gross_minor: amount.list_minor,
                discount_minor: amount.discount_line_minor,
                basket_discount_minor: amount.discount_basket_minor,
                net_minor: taxed.tax.net_minor,
                tax_minor: taxed.tax.tax_minor,
                memo_tax_minor: 0,
            },
            tax_set: taxed.set.as_ref().map(|set| set.id).unwrap_or_default(),
            treatment: taxed.treatment,
            item: resolved.item,
            quantity: resolved.quantity,
            unit: resolved.unit,
            unit_price: resolved.unit_price,
            price_origin: resolved.origin,
            price_list: resolved.list,
            goods,
            loads: line.stored_value.clone(),
            expires_on: line.expires_on,
            returns: SaleLineKey::default(),
            came_by: MovementId::NONE,
            came_with: CameWith::PoolCost,
            is_back: false,
            note: line.reason.to_string(),
        });
    }
    Ok(PricedBasket { lines: made, jurisdiction: jurisdiction.id })
}

/// Holds that no text of a basket's lines looks like a card number.
///
/// # Errors
/// `till.card_number`.
pub(crate) fn check_texts(lines: &[BasketLine]) -> Result<(), Refusal> {
    for (at, line) in lines.iter().enumerate() {
        card_numbers::check("reason", line.reason.as_str()).map_err(on_line(at))?;
        let code = line.stored_value.as_ref().map_or("", Code::as_str);
        card_numbers::check("stored_value", code).map_err(on_line(at))?;
    }
    Ok(())
}

/// Holds that the sender may set the prices that are not a list's, and take something off.
///
/// # Errors
/// `till.override_not_allowed`, `till.discount_not_allowed`.
pub(crate) fn check_allowed(cx: &Context, draft: &mut Draft<'_>, lines: &[Line]) -> Result<(), Refusal> {
    let is_own = |line: &Line| line.price_origin == PriceOrigin::Override;
    let is_less = |line: &Line| line.amounts.discount_minor != 0 || line.amounts.basket_discount_minor != 0;
    let own = lines.iter().position(is_own).filter(|_| !has_duty(draft, cx.actor, OVERRIDE_PRICE, cx.scope));
    let less = lines.iter().position(is_less).filter(|_| !has_duty(draft, cx.actor, GIVE_DISCOUNT, cx.scope));
    let (Some(at), field) = (own.or(less), if own.is_some() { "price" } else { "discount" }) else { return Ok(()) };
    let actor = draft.actor(cx.actor).map(|actor| actor.code.clone()).unwrap_or_default();
    let item = lines[at].item.code.clone();
    let refusal: Refusal = match own {
        Some(_) => OverrideNotAllowed { actor, item }.into(),
        None => DiscountNotAllowed { actor, item }.into(),
    };
    Err(on_line(at)(refusal.at(field)))
}

/// Holds that the site has the goods of the lines; of a fact what it has not goes below zero and is raised.
///
/// # Errors
/// `stock.not_enough_available`.
pub(crate) fn check_stock(cx: &Context, draft: &mut Draft<'_>, site: &Site, lines: &[Line]) -> Result<(), Refusal> {
    let asks: Vec<StockAsk> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_back)
        .filter_map(|(at, line)| {
            let goods = line.goods.as_ref()?;
            Some(StockAsk {
                position: goods.meant.position(site, goods.state),
                item: Arc::clone(&line.item),
                quantity: goods.meant.quantity,
                line: at,
            })
        })
        .collect();
    availability::check(cx, draft, site, &asks, Reach::InHand)
}

fn resolve(draft: &mut Draft<'_>, setting: &Setting<'_>, lines: &[BasketLine]) -> Result<Vec<Resolved>, Refusal> {
    let site = setting.place.site.id;
    let layouts = draft.barcode_layouts();
    let mut entered = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        entered.push(enter(draft, line, |text| embedded::read(&layouts, site, text)).map_err(on_line(at))?);
    }
    let asks: Vec<Ask<'_>> = entered
        .iter()
        .map(|(entered, number, _)| {
            let quantity = Quantity::from_number(*number)?;
            Ok(setting.place.asks_price(setting.customer, setting.on, (entered.item.id, entered.unit), quantity))
        })
        .collect::<Result<_, Refusal>>()?;
    prefetch_prices(draft, &asks);
    let mut resolved = Vec::with_capacity(lines.len());
    for (at, ((line, ask), (entered, number, embedded))) in lines.iter().zip(&asks).zip(entered).enumerate() {
        let found = price_for(draft, ask);
        resolved.push(price(setting, line, entered, number, embedded, found, draft).map_err(on_line(at))?);
    }
    Ok(resolved)
}

/// The item and quantity of a line, with the price its barcode may hold.
fn enter<'l>(
    draft: &mut Draft<'_>,
    line: &'l BasketLine,
    read: impl Fn(&'l str) -> Option<Embedded<'l>>,
) -> Result<(Entered, Number, Option<UnitPrice>), Refusal> {
    let quantity = line.quantity.unwrap_or(Number::ONE);
    let unknown = match entered_quantity(draft, &line.item, quantity, line.unit.as_ref()) {
        Err(refusal) if refusal.code == UnknownItem::CODE => refusal,
        entered => return entered.map(|entered| (entered, quantity, None)),
    };
    // A number that names an item by itself is that item; only one that does not may hold a price or weight.
    let Some(embedded) = read(line.item.as_str()) else { return Err(unknown) };
    let Ok(code) = Code::parse(embedded.item) else { return Err(unknown) };
    let item = item_named(draft, &code).map_err(|_| unknown)?;
    let value = Number::from_scaled(embedded.number, embedded.decimals);
    match embedded.value {
        EmbeddedValue::Quantity => {
            let (quantity, unit) = base_quantity(draft, &item, value, None)?;
            Ok((Entered { item, quantity, unit }, value, None))
        }
        EmbeddedValue::Price => {
            let (quantity, unit) = base_quantity(draft, &item, quantity, None)?;
            Ok((Entered { item, quantity, unit }, Number::ONE, Some(UnitPrice::from_number(value)?)))
        }
    }
}

fn price(
    setting: &Setting<'_>,
    line: &BasketLine,
    entered: Entered,
    number: Number,
    label: Option<UnitPrice>,
    found: Option<Found>,
    draft: &mut Draft<'_>,
) -> Result<Resolved, Refusal> {
    let Entered { item, mut quantity, unit } = entered;
    let mut entered = number;
    let mut weighed = None;
    if let (Some(label), Some(found), None) = (label, &found, line.quantity)
        && item.decimals > 0
        && unit == item.unit
    {
        quantity = weight_of(label, found.unit_price, item.decimals)?;
        entered = quantity.number();
        weighed = Some((found.unit_price, found.list));
    }
    let loads = matches!(item.kind, ItemKind::GiftCard | ItemKind::Voucher);
    if item.kind == ItemKind::Kit {
        return Err(NotForSale { item: item.code.clone(), kind: item.kind.to_string() }.at("item"));
    }
    if loads != line.stored_value.is_some() {
        let what = match loads {
            true => format!("{} is put on a card: give its number as stored_value", item.code),
            false => format!("{} is put on no card: leave stored_value out", item.code),
        };
        return Err(StoredValueNeeded { what }.at("stored_value"));
    }
    if let Some(expires_on) = line.expires_on {
        if !loads {
            let what = format!("{} is put on no card that could expire: leave expires_on out", item.code);
            return Err(StoredValueNeeded { what }.at("expires_on"));
        }
        if expires_on < setting.on {
            let code = line.stored_value.as_ref().map(Code::to_string).unwrap_or_default();
            return Err(StoredValueExpired { code, expired_on: expires_on.to_string() }.at("expires_on"));
        }
    }
    let found = found.filter(|_| label.is_none());
    if let Some(found) = &found
        && found.includes_tax != setting.place.register.includes_tax
        && line.price.is_none()
    {
        let price_list = draft.price_list(found.list).map(|list| list.code.clone()).unwrap_or_default();
        let register = setting.place.register.code.clone();
        return Err(PriceMode { item: item.code.clone(), price_list, register }.at("item"));
    }
    let (unit_price, origin, list) = match (line.price, label, found) {
        (Some(own), _, _) => {
            if own.is_negative() {
                return Err(NegativePrice { item: item.code.clone(), price: own.to_string() }.at("price"));
            }
            if line.reason.is_empty() && !loads {
                return Err(ReasonNeeded { what: format!("a price of one's own for {}", item.code) }.at("reason"));
            }
            let origin = if loads { PriceOrigin::Given } else { PriceOrigin::Override };
            (UnitPrice::from_number(own)?, origin, PriceListId::NONE)
        }
        (None, Some(label), _) => {
            let (unit_price, list) = weighed.unwrap_or((label, PriceListId::NONE));
            (unit_price, PriceOrigin::Label, list)
        }
        (None, None, Some(found)) => (found.unit_price, found.origin, found.list),
        (None, None, None) => {
            let site = setting.place.site.code.clone();
            return Err(NoPrice { item: item.code.clone(), site }.at("item"));
        }
    };
    let label = label.filter(|_| line.price.is_none());
    Ok(Resolved { item, quantity, unit, entered, unit_price, origin, list, label })
}

/// What goods weigh that cost so much at a price for one unit, to the nearest the unit can say; at least that.
fn weight_of(cost: UnitPrice, unit_price: UnitPrice, decimals: u8) -> Result<Quantity, Refusal> {
    let least = Quantity::least(decimals);
    if unit_price.micros() == 0 {
        return Ok(least);
    }
    let units = i128::from(cost.micros()) * i128::from(Quantity::ONE.micros()) / i128::from(least.micros());
    let count = divide_half_away(units, i128::from(unit_price.micros()))?;
    let micros = count.max(1).saturating_mul(i128::from(least.micros()));
    let narrow = i64::try_from(micros).map_err(|_| overflow())?;
    Ok(Quantity::from_micros(narrow))
}

/// The goods a line takes out of stock.
fn goods_of(draft: &mut Draft<'_>, line: &BasketLine, resolved: &Resolved) -> Result<Option<Goods>, Refusal> {
    if resolved.item.kind != ItemKind::Stocked {
        return Ok(None);
    }
    let written = Written {
        item: &line.item,
        quantity: resolved.entered,
        unit: line.unit.as_ref(),
        lot: line.lot.as_ref(),
        expires_on: None,
        place: None,
        owner: None,
    };
    let lot = lot_of(draft, &resolved.item, resolved.quantity, written, false)?;
    Ok(Some(Goods {
        meant: Meant {
            item: Arc::clone(&resolved.item),
            quantity: resolved.quantity,
            lot,
            place: PlaceId::NONE,
            owner: PartyId::NONE,
            entered_quantity: resolved.entered.to_string(),
            entered_unit: resolved.unit,
        },
        state: StockState::Sellable,
    }))
}
