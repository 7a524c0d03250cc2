//! A printed receipt, read as far as we know what it names.
//!
//! It is booked as it was printed. What we would have worked out otherwise is raised with both figures; what we do not
//! know goes to suspense and is raised, so that somebody clears it from there once it is known:
//!
//! | on the receipt | booked | raised |
//! | --- | --- | --- |
//! | an item in no catalogue | its net to suspense, no goods moved | `till.unknown_goods` |
//! | a lot we cannot tell | its price as any, no goods moved | as `stock` says |
//! | a gift card without its number, or one we cannot load | to suspense | as the till says |
//! | a tax that no set stands behind | to suspense | `tax.no_jurisdiction`, `tax.no_rate` |
//! | tax other than ours, or at another rate than its item's | as printed | `till.sale_differs` |
//! | cash rounding that is not that of the coins | as printed | `till.sale_differs` |
//! | half of a thing that is sold whole | its net to suspense, no goods moved | `catalogue.not_exact` |
//! | a price other than its list's, and no reason for it | as printed | `till.sale_differs` |
//! | a return we cannot tie to its sale | as a return without a receipt | `till.unknown_receipt`, `till.unknown_line`, `till.more_than_sold`, `till.sale_differs` |
//! | a tender we do not know, a card with less on it | to suspense | as the till says |
//! | a voucher taken for goods of another tax class | as printed | `till.voucher_goods` |
//! | sums that do not add up | as printed, the difference to suspense | `till.sale_differs` |

use std::sync::Arc;

use crate::catalogue::refusals::{NotExact, UnknownItem};
use crate::catalogue::rules::{Entered, entered_quantity, item_named};
use crate::catalogue::types::{CostingMethod, Item, ItemKind, ItemStatus, Tracking};
use crate::exceptions::rules::{About, raise_refusal};
use crate::flow::{Context, Draft, Refusal, Status};
use crate::ledger::rules::entry::{add, overflow};
use crate::pricing::rules::resolve::{Ask, prefetch_prices, price_for};
use crate::pricing::types::PriceOrigin;
use crate::stock::rules::availability::check_serial_arrives;
use crate::stock::rules::lines::{Meant, Written, lot_of, on_line};
use crate::stock::types::StockState;
use crate::tax::rules::compute::{TaxLine, TaxRequest, compute};
use crate::tax::rules::naming::{jurisdiction_of_site, treatment_of};
use crate::tax::types::{Jurisdiction, TaxSet, Treatment};
use crate::till::refusals::{
    NoQuantity, NotEnoughStored, NotForSale, SaleDiffers, StoredValueExists, StoredValueExpired,
    StoredValueKind as WrongKind, StoredValueNeeded, TenderNotPositive, UnknownGoods,
};
use crate::till::requests::{RecordedLine, RecordedTender, ReturnOf};
use crate::till::rules::checkout::{self, Amounts, CameWith, Goods, Line};
use crate::till::rules::naming::{Place, sale_of, tender_named};
use crate::till::rules::stored_values::{kind_loaded, left_minor, spendable, takes_back};
use crate::till::rules::tendering::{Money, Settled, Stored, against_vouchers, approved};
use crate::till::rules::{card_numbers, coming_back, embedded};
use crate::till::types::{SaleLineKey, StoredValue, StoredValueKind, Tender, TenderKind};
use crate::values::{
    Attributes, BusinessDate, CategoryId, Code, ItemId, JurisdictionId, MovementId, Number, PartyId, PlaceId,
    PriceListId, Quantity, TaxSetId, UnitId, UnitPrice, divide_half_away, money_text,
};

/// A receipt that was printed, as it is being read.
#[derive(Clone, Copy)]
pub(crate) struct Printed<'a> {
    pub(crate) cx: &'a Context,
    pub(crate) place: &'a Place,
    /// Its number as people write it, about which exceptions are raised.
    pub(crate) receipt: &'a str,
    pub(crate) customer: PartyId,
    pub(crate) on: BusinessDate,
}

/// What a receipt says it comes to.
#[derive(Clone, Copy)]
pub(crate) struct Stated {
    pub(crate) total_minor: i64,
    pub(crate) rounding_minor: i64,
}

/// Amounts of a line, read from its text.
#[derive(Clone, Copy)]
struct Figures {
    amounts: Amounts,
    /// What the discounts should leave, less what the line says is left.
    off_minor: i64,
}

impl Printed<'_> {
    /// Raises what speaks against the receipt, with what is at stake.
    pub(crate) fn raise(&self, draft: &mut Draft<'_>, refusal: Refusal, value_minor: i64) {
        let about = About {
            value_minor: value_minor.saturating_abs(),
            currency: Some(self.place.entity.currency),
            ..About::of_scope(self.cx, self.receipt)
        };
        raise_refusal(self.cx, draft, refusal, about);
    }

    /// Raises a figure that differs from what we make it.
    fn compare(&self, draft: &mut Draft<'_>, field: &str, stated_minor: i64, computed_minor: i64) {
        if stated_minor == computed_minor {
            return;
        }
        let text = |minor: i64| money_text(minor, self.place.entity.currency);
        let (stated, computed) = (text(stated_minor), text(computed_minor));
        let (receipt, field) = (self.receipt.to_owned(), field.to_owned());
        let refusal = SaleDiffers { receipt, field, stated, computed };
        self.raise(draft, refusal.into(), stated_minor.saturating_sub(computed_minor));
    }

    fn money(&self, number: Option<Number>, field: &str) -> Result<i64, Refusal> {
        let Some(number) = number else { return Ok(0) };
        number.money(self.place.entity.currency).map_err(|error| Refusal::from(error).at(field))
    }

    /// The lines of the receipt, and where they are taxed.
    ///
    /// # Errors
    /// `till.no_quantity`, `till.card_number`, `catalogue.not_exact`, `flow.bad_value`, `flow.overflow`: what cannot be
    /// read.
    pub(crate) fn lines(
        &self,
        draft: &mut Draft<'_>,
        lines: &[RecordedLine],
    ) -> Result<(Vec<Line>, JurisdictionId), Refusal> {
        let jurisdiction = match jurisdiction_of_site(draft, self.place.site.id) {
            Ok(jurisdiction) => Some(jurisdiction),
            Err(refusal) => {
                self.raise(draft, refusal, 0);
                None
            }
        };
        draft.prefetch_items(lines.iter().map(|line| &line.item));
        let mut read = Vec::with_capacity(lines.len());
        let mut sets = Vec::with_capacity(lines.len());
        let mut off: Option<(usize, i64)> = None;
        for (at, line) in lines.iter().enumerate() {
            let figures = self.figures(line).map_err(on_line(at))?;
            if figures.off_minor != 0 {
                off =
                    Some((off.map_or(at, |(first, _)| first), add(off.map_or(0, |(_, sum)| sum), figures.off_minor)?));
            }
            let set = self.line(draft, line, at, figures, jurisdiction.as_deref(), &mut read).map_err(on_line(at))?;
            sets.push(set);
        }
        if let Some((first, off_minor)) = off {
            let left = read.iter().try_fold(0, |sum, line| add(sum, self.left_minor(line)))?;
            self.compare(draft, &format!("lines[{first}] less its discounts"), left, add(left, off_minor)?);
        }
        self.compare_gross(draft, lines, &read);
        self.compare_prices(draft, lines, &read)?;
        if let Some(jurisdiction) = &jurisdiction {
            self.compare_taxes(draft, jurisdiction, &read, &sets)?;
        }
        Ok((read, jurisdiction.map_or(JurisdictionId::NONE, |jurisdiction| jurisdiction.id)))
    }

    /// Raises a gross that is not its price times its quantity.
    fn compare_gross(&self, draft: &mut Draft<'_>, lines: &[RecordedLine], read: &[Line]) {
        for (at, (line, read)) in lines.iter().zip(read).enumerate() {
            let Some(price) = line.unit_price else { continue };
            let Ok(quantity) = Quantity::from_number(line.quantity.abs()) else { continue };
            if let Ok(computed) = price.amount(quantity, self.place.entity.currency) {
                let sign = read.sign();
                self.compare(
                    draft,
                    &format!("lines[{at}] before discounts"),
                    sign * read.amounts.gross_minor,
                    sign * computed,
                );
            }
        }
    }

    /// Raises what was taxed at another rate than its item is.
    fn compare_rate(
        &self,
        draft: &mut Draft<'_>,
        at: usize,
        item: &Item,
        jurisdiction: Option<&Jurisdiction>,
        set: Option<&TaxSet>,
    ) {
        let (Some(jurisdiction), Some(set), false) = (jurisdiction, set, item.tax_class.is_empty()) else { return };
        let Ok(own) = draft.tax_set_for(jurisdiction.id, &item.tax_class, self.on) else { return };
        let rate = |set: &TaxSet| format!("{} at {} %", set.tax_class, set.rate_text(set.treatment));
        if own.rate_text(own.treatment) != set.rate_text(set.treatment) {
            let (receipt, field) = (self.receipt.to_owned(), format!("lines[{at}] taxed as"));
            self.raise(draft, SaleDiffers { receipt, field, stated: rate(set), computed: rate(&own) }.into(), 0);
        }
    }

    /// Raises cash rounding that is not that of the coins of its cash.
    fn compare_rounding(&self, draft: &mut Draft<'_>, money: &[Money], stated: Stated) {
        let is_cash = |money: &&Money| money.tender.kind == TenderKind::Cash;
        let coin = money.iter().filter(is_cash).map(|money| money.tender.rounding_minor).max();
        let otherwise: i64 = money.iter().filter(|money| !is_cash(money)).map(Money::signed_minor).sum();
        let in_cash = stated.total_minor.saturating_sub(otherwise);
        let computed = match coin {
            None => Some(0),
            Some(coin) => divide_half_away(i128::from(in_cash), i128::from(coin))
                .ok()
                .and_then(|coins| i64::try_from(coins * i128::from(coin)).ok())
                .map(|rounded| rounded.saturating_sub(in_cash)),
        };
        if let Some(computed) = computed {
            self.compare(draft, "cash rounding", stated.rounding_minor, computed);
        }
    }

    /// Raises what was sold at another price than its list's without saying why. A list whose prices hold tax otherwise than
    /// the register's do says nothing of them.
    fn compare_prices(&self, draft: &mut Draft<'_>, lines: &[RecordedLine], read: &[Line]) -> Result<(), Refusal> {
        let mut listed = Vec::with_capacity(lines.len());
        for (at, (line, read)) in lines.iter().zip(read).enumerate() {
            let on_card = kind_loaded(read.item.kind).is_some();
            if read.is_back || on_card || !line.reason.is_empty() || item_named(draft, &line.item).is_err() {
                continue;
            }
            let quantity = Quantity::from_number(line.quantity).map_err(Refusal::from).map_err(on_line(at))?;
            listed.push((at, self.place.asks_price(self.customer, self.on, (read.item.id, read.unit), quantity)));
        }
        let asks: Vec<Ask<'_>> = listed.iter().map(|(_, ask)| *ask).collect();
        prefetch_prices(draft, &asks);
        for (at, ask) in listed {
            let found = price_for(draft, &ask).filter(|found| found.includes_tax == self.place.register.includes_tax);
            let at_price = |price: UnitPrice| price.amount(ask.quantity, ask.currency).ok();
            let stated = match lines[at].unit_price {
                Some(price) => at_price(price),
                None => Some(read[at].amounts.gross_minor),
            };
            if let (Some(stated), Some(computed)) = (stated, found.and_then(|found| at_price(found.unit_price))) {
                self.compare(draft, &format!("lines[{at}] at its price"), stated, computed);
            }
        }
        Ok(())
    }

    /// What is left of a line after discounts, as the register's prices have it.
    fn left_minor(&self, line: &Line) -> i64 {
        let tax_minor = if self.place.register.includes_tax { line.amounts.tax_minor } else { 0 };
        line.sign() * line.amounts.net_minor.saturating_add(tax_minor)
    }

    fn figures(&self, line: &RecordedLine) -> Result<Figures, Refusal> {
        if line.quantity.is_zero() {
            return Err(NoQuantity { item: line.item.to_string() }.at("quantity"));
        }
        card_numbers::check("reason", line.reason.as_str())?;
        card_numbers::check("stored_value", line.stored_value.as_ref().map_or("", Code::as_str))?;
        let sign = if line.quantity.is_negative() { -1 } else { 1 };
        let signed = |minor: i64| minor.checked_mul(sign).ok_or_else(overflow);
        let discount_minor = signed(self.money(line.discount, "discount")?)?;
        let basket_discount_minor = signed(self.money(line.basket_discount, "basket_discount")?)?;
        let net_minor = signed(self.money(Some(line.net), "net")?)?;
        let tax_minor = signed(self.money(line.tax, "tax")?)?;
        let left = add(net_minor, if self.place.register.includes_tax { tax_minor } else { 0 })?;
        let before = add(add(left, discount_minor)?, basket_discount_minor)?;
        let gross_minor = match line.gross {
            None => before,
            gross => signed(self.money(gross, "gross")?)?,
        };
        let off_minor = signed(gross_minor.checked_sub(before).ok_or_else(overflow)?)?;
        let amounts =
            Amounts { gross_minor, discount_minor, basket_discount_minor, net_minor, tax_minor, memo_tax_minor: 0 };
        Ok(Figures { amounts, off_minor })
    }

    /// Reads a line and puts it behind those read; answers what it is taxed as.
    fn line(
        &self,
        draft: &mut Draft<'_>,
        line: &RecordedLine,
        at: usize,
        figures: Figures,
        jurisdiction: Option<&Jurisdiction>,
        read: &mut Vec<Line>,
    ) -> Result<Option<Arc<TaxSet>>, Refusal> {
        let Figures { amounts, .. } = figures;
        let is_back = line.quantity.is_negative();
        let entered = line.quantity.abs();
        let Entered { item, quantity, unit } = self.entered(draft, line, entered, amounts)?;
        let goods = self.goods(draft, line, &item, quantity, unit)?;
        let loads = self.loads(draft, line, &item, amounts, read);
        let set = self.tax_set(draft, line, &item, amounts, jurisdiction)?;
        self.compare_rate(draft, at, &item, jurisdiction, set.as_deref());
        let treatment = self.treatment(draft, set.as_deref());
        let unit_price = match line.unit_price {
            Some(price) => price,
            None => UnitPrice::of_amount(
                amounts.gross_minor,
                Quantity::from_number(entered).map_err(|error| Refusal::from(error).at("quantity"))?,
                self.place.entity.currency,
            )?,
        };
        let note = match (item.id.is_none(), line.reason.is_empty()) {
            (true, true) => item.code.clone(),
            (true, false) => format!("{}: {}", item.code, line.reason),
            (false, _) => line.reason.to_string(),
        };
        let made = Line {
            item,
            quantity,
            unit,
            unit_price,
            price_origin: PriceOrigin::Given,
            price_list: PriceListId::NONE,
            amounts,
            tax_set: set.as_ref().map_or(TaxSetId::NONE, |set| set.id),
            treatment,
            goods,
            loads,
            expires_on: line.expires_on,
            returns: SaleLineKey::default(),
            came_by: MovementId::NONE,
            came_with: CameWith::PoolCost,
            is_back,
            note,
        };
        read.push(match &line.returns {
            Some(of) if is_back => self.tied(draft, of, at, made)?,
            _ => made,
        });
        if let Some(back) = read.last().filter(|line| line.is_back)
            && let Some(goods) = &back.goods
        {
            let position = goods.meant.position(&self.place.site, goods.state);
            check_serial_arrives(self.cx, draft, &back.item, position)?;
        }
        Ok(set)
    }

    /// The item and quantity of a line; what stands for an item that is in no catalogue.
    fn entered(
        &self,
        draft: &mut Draft<'_>,
        line: &RecordedLine,
        quantity: Number,
        amounts: Amounts,
    ) -> Result<Entered, Refusal> {
        let against = match entered_quantity(draft, &line.item, quantity, line.unit.as_ref()) {
            Ok(entered) => return Ok(entered),
            Err(refusal) => refusal,
        };
        let layouts = draft.barcode_layouts();
        if let Some(embedded) = embedded::read(&layouts, self.place.site.id, line.item.as_str())
            && let Ok(code) = Code::parse(embedded.item)
            && let Ok(entered) = entered_quantity(draft, &code, quantity, line.unit.as_ref())
        {
            return Ok(entered);
        }
        // Half of a thing that is sold whole: what was sold is not what it says.
        if against.status == Status::Malformed && against.code != NotExact::CODE {
            return Err(against);
        }
        card_numbers::check_whole("item", line.item.as_str())?;
        let amount_minor = add(amounts.net_minor, amounts.tax_minor)?;
        let amount = money_text(amount_minor, self.place.entity.currency);
        let is_unknown = against.code == UnknownItem::CODE;
        let (receipt, item) = (self.receipt.to_owned(), line.item.to_string());
        let refusal = if is_unknown { UnknownGoods { receipt, item, amount }.into() } else { against };
        self.raise(draft, refusal, amount_minor);
        let quantity = Quantity::from_number(quantity).map_err(|error| Refusal::from(error).at("quantity"))?;
        Ok(Entered { item: Arc::new(unknown(&line.item)), quantity, unit: UnitId::NONE })
    }

    /// The goods of a line; none when we cannot tell which ones they were.
    fn goods(
        &self,
        draft: &mut Draft<'_>,
        line: &RecordedLine,
        item: &Arc<Item>,
        quantity: Quantity,
        unit: UnitId,
    ) -> Result<Option<Goods>, Refusal> {
        match item.kind {
            ItemKind::Stocked => {}
            ItemKind::Kit => {
                let refusal = NotForSale { item: item.code.clone(), kind: item.kind.to_string() };
                self.raise(draft, refusal.into(), 0);
                return Ok(None);
            }
            ItemKind::Service | ItemKind::GiftCard | ItemKind::Voucher => return Ok(None),
        }
        let entered = line.quantity.abs();
        let written = Written {
            item: &line.item,
            quantity: entered,
            unit: line.unit.as_ref(),
            lot: line.lot.as_ref().filter(|_| item.tracking != Tracking::None),
            expires_on: None,
            place: None,
            owner: None,
        };
        // A lot we have never heard of has left all the same: it is made, and its stock goes below zero.
        let lot = match lot_of(draft, item, quantity, written, true) {
            Ok(lot) => lot,
            Err(refusal) => {
                self.raise(draft, refusal, 0);
                return Ok(None);
            }
        };
        let meant = Meant {
            item: Arc::clone(item),
            quantity,
            lot,
            place: PlaceId::NONE,
            owner: PartyId::NONE,
            entered_quantity: entered.to_string(),
            entered_unit: unit,
        };
        let state = if line.quantity.is_negative() { line.state } else { StockState::Sellable };
        Ok(Some(Goods { meant, state }))
    }

    /// The card a line loads, or takes its load off, if that can be done.
    fn loads(
        &self,
        draft: &mut Draft<'_>,
        line: &RecordedLine,
        item: &Item,
        amounts: Amounts,
        before: &[Line],
    ) -> Option<Code> {
        let kind = kind_loaded(item.kind)?;
        let held = line.stored_value.as_ref().and_then(|code| draft.stored_value_by_code(self.place.entity.id, code));
        // A gift card may be loaded by several lines; whatever else names a card, names it once.
        let may_again = |other: &Line| {
            kind == StoredValueKind::GiftCard && other.item.kind == item.kind && !other.is_back && amounts.net_minor > 0
        };
        let again = line.stored_value.as_ref().filter(|code| {
            before.iter().any(|other| loads(other, code) && (line.quantity.is_negative() || !may_again(other)))
        });
        let against = match again {
            Some(code) => {
                let kind = kind.as_str().replace('_', " ");
                Some(StoredValueExists { code: code.to_string(), kind }.at("stored_value"))
            }
            None => self.against_loading(draft, line, item, kind, held.as_deref(), amounts),
        };
        match against {
            None => line.stored_value.clone(),
            Some(refusal) => {
                self.raise(draft, refusal, amounts.net_minor);
                None
            }
        }
    }

    fn against_loading(
        &self,
        draft: &mut Draft<'_>,
        line: &RecordedLine,
        item: &Item,
        kind: StoredValueKind,
        held: Option<&StoredValue>,
        amounts: Amounts,
    ) -> Option<Refusal> {
        let Some(code) = &line.stored_value else {
            let what = format!("{} is put on a card: give its number as stored_value", item.code);
            return Some(StoredValueNeeded { what }.at("stored_value"));
        };
        let text = |minor: i64| money_text(minor, self.place.entity.currency);
        let face_minor = amounts.net_minor.saturating_add(held.map_or(0, |held| held.tax_minor));
        let refusal: Refusal = match held {
            Some(held) if held.kind != kind => {
                let (code, kind, wanted) = (held.code.clone(), held.kind.to_string(), kind.to_string());
                WrongKind { code, kind, wanted }.into()
            }
            _ if amounts.net_minor <= 0 => TenderNotPositive { amount: text(amounts.net_minor) }.into(),
            Some(held) if line.quantity.is_negative() => {
                let left = left_minor(draft, held);
                let whole = kind == StoredValueKind::Voucher;
                if face_minor <= left && (!whole || face_minor == left) {
                    return None;
                }
                NotEnoughStored { code: held.code.clone(), asked: text(face_minor), left: text(left) }.into()
            }
            None if line.quantity.is_negative() => {
                crate::till::refusals::UnknownStoredValue { code: code.to_string() }.into()
            }
            Some(held) if kind == StoredValueKind::Voucher => {
                StoredValueExists { code: held.code.clone(), kind: held.kind.to_string() }.into()
            }
            _ => return None,
        };
        Some(refusal.at("stored_value"))
    }

    /// What a line was taxed as: by the class or the rate it says, else by its item.
    fn tax_set(
        &self,
        draft: &mut Draft<'_>,
        line: &RecordedLine,
        item: &Item,
        amounts: Amounts,
        jurisdiction: Option<&Jurisdiction>,
    ) -> Result<Option<Arc<TaxSet>>, Refusal> {
        let Some(jurisdiction) = jurisdiction.filter(|_| item.kind != ItemKind::GiftCard) else { return Ok(None) };
        let class = line.tax_class.as_ref().map_or_else(|| item.tax_class.clone(), Code::folded);
        let own = match class.is_empty() {
            true => None,
            false => Some(draft.tax_set_for(jurisdiction.id, &class, self.on)),
        };
        let at_rate = |set: &TaxSet| line.tax_rate.is_none_or(|rate| set.rate_text(set.treatment) == rate.to_string());
        if let Some(Ok(set)) = &own
            && at_rate(set)
        {
            return Ok(Some(Arc::clone(set)));
        }
        let held = draft.tax_sets_of(jurisdiction.id);
        let mut classes: Vec<&String> = held.iter().map(|set| &set.tax_class).collect();
        classes.dedup();
        for class in classes {
            if let Ok(set) = draft.tax_set_for(jurisdiction.id, class, self.on)
                && line.tax_rate.is_some()
                && at_rate(&set)
            {
                return Ok(Some(set));
            }
        }
        match own {
            Some(Ok(set)) => Ok(Some(set)),
            Some(Err(refusal)) => {
                self.raise(draft, refusal, amounts.tax_minor);
                Ok(None)
            }
            None => Ok(None),
        }
    }

    fn treatment(&self, draft: &mut Draft<'_>, set: Option<&TaxSet>) -> Treatment {
        let Some(set) = set else { return Treatment::OutOfScope };
        let exemption = draft.exemption(self.customer, set.jurisdiction, self.on);
        treatment_of(set, exemption.as_ref(), None)
    }

    /// Ties a return to the line it takes back, where that holds.
    fn tied(&self, draft: &mut Draft<'_>, of: &ReturnOf, at: usize, made: Line) -> Result<Line, Refusal> {
        let amount_minor = made.amounts.net_minor;
        let tied = match sale_of(draft, &self.place.entity, &of.receipt) {
            Ok(sale) => coming_back::returned_as_printed(draft, &sale, of.line, made.clone()),
            Err(refusal) => Err(refusal),
        };
        match tied {
            Ok(line) => Ok(line),
            Err(refusal) if matches!(refusal.status, Status::Conflict | Status::NotFound) => {
                self.raise(draft, refusal.at(format!("lines[{at}].returns")), amount_minor);
                Ok(made)
            }
            Err(refusal) => Err(refusal),
        }
    }

    /// Raises the tax of each set that differs from what we make of the same amounts.
    fn compare_taxes(
        &self,
        draft: &mut Draft<'_>,
        jurisdiction: &Jurisdiction,
        lines: &[Line],
        sets: &[Option<Arc<TaxSet>>],
    ) -> Result<(), Refusal> {
        // What comes back is taxed as it was sold, which may have been at another rate: its sale says so.
        let untied = |line: &Line| line.returns == SaleLineKey::default();
        let taxed: Vec<(TaxLine<'_>, i64)> = (lines.iter().zip(sets))
            .filter(|(line, _)| untied(line))
            .filter_map(|(line, set)| {
                let (set, treatment) = (set.as_deref()?, line.treatment);
                let amount_minor = self.left_minor(line);
                Some((TaxLine { set, treatment, amount_minor }, line.sign() * line.amounts.tax_minor))
            })
            .collect();
        let asked: Vec<TaxLine<'_>> = taxed.iter().map(|(line, _)| *line).collect();
        let (includes_tax, rounding) = (self.place.register.includes_tax, jurisdiction.rounding);
        let computed = compute(&TaxRequest { includes_tax, rounding, lines: &asked })?;
        let mut sums: Vec<(&TaxSet, i64, i64)> = Vec::new();
        for ((line, stated), computed) in taxed.iter().zip(computed) {
            match sums.iter_mut().find(|(set, ..)| set.id == line.set.id) {
                Some(sum) => *sum = (sum.0, add(sum.1, *stated)?, add(sum.2, computed.tax_minor)?),
                None => sums.push((line.set, *stated, computed.tax_minor)),
            }
        }
        for (set, stated, computed) in sums {
            let field = format!("tax {} at {} %", set.tax_class, set.rate_text(set.treatment));
            self.compare(draft, &field, stated, computed);
        }
        Ok(())
    }

    /// The money of the receipt, as far as its tenders are known. Raises a total that is not what the lines come to, and
    /// money that is not what is due.
    ///
    /// # Errors
    /// `till.tender_not_positive`, `till.card_number`, `flow.bad_value`: what cannot be read.
    pub(crate) fn settled(
        &self,
        draft: &mut Draft<'_>,
        tenders: &[RecordedTender],
        lines: &[Line],
        stated: Stated,
    ) -> Result<Settled, Refusal> {
        let Stated { total_minor, rounding_minor } = stated;
        self.compare(draft, "total", total_minor, checkout::total_minor(lines)?);
        let mut money = Vec::with_capacity(tenders.len());
        let mut taken = 0;
        for (at, line) in tenders.iter().enumerate() {
            let path = |refusal: Refusal| refusal.at(format!("tenders[{at}]"));
            let (amount_minor, change_minor) = self.amounts_of(line).map_err(path)?;
            taken = add(taken, amount_minor.checked_sub(change_minor).ok_or_else(overflow)?)?;
            match self.tender(draft, line, amount_minor, lines, &money) {
                Ok((tender, stored_value, payment)) => money.push(Money {
                    tender,
                    amount_minor: amount_minor.checked_abs().ok_or_else(overflow)?,
                    given_back: amount_minor < 0,
                    change_minor,
                    stored_value,
                    payment,
                    reference: line.reference.to_string(),
                }),
                Err(refusal) => self.raise(draft, path(refusal), amount_minor),
            }
        }
        if let Some(refusal) = against_vouchers(draft, self.place, lines, &money) {
            self.raise(draft, refusal, 0);
        }
        self.compare_rounding(draft, &money, stated);
        self.compare(draft, "tenders", taken, add(total_minor, rounding_minor)?);
        Ok(Settled { money, rounding_minor })
    }

    /// What a tender line says was handed over or given back, and the change.
    fn amounts_of(&self, line: &RecordedTender) -> Result<(i64, i64), Refusal> {
        card_numbers::check("reference", line.reference.as_str())?;
        for (field, code) in [("stored_value", &line.stored_value), ("payment", &line.payment)] {
            card_numbers::check(field, code.as_ref().map_or("", Code::as_str))?;
        }
        let currency = self.place.entity.currency;
        let amount_minor = self.money(Some(line.amount), "amount")?;
        if amount_minor == 0 {
            return Err(TenderNotPositive { amount: money_text(0, currency) }.at("amount"));
        }
        let change_minor = self.money(line.change, "change")?;
        if change_minor < 0 {
            return Err(TenderNotPositive { amount: money_text(change_minor, currency) }.at("change"));
        }
        Ok((amount_minor, change_minor))
    }

    /// The tender of a line, with the card and the payment behind it; what speaks against it sends it to suspense.
    fn tender(
        &self,
        draft: &mut Draft<'_>,
        line: &RecordedTender,
        amount_minor: i64,
        lines: &[Line],
        before: &[Money],
    ) -> Result<(Arc<Tender>, Stored, Option<crate::till::types::Payment>), Refusal> {
        let tender = tender_named(draft, &self.place.entity, &line.tender)?;
        let stored = match tender.kind.holds_value() {
            true => self.stored(draft, line, &tender, amount_minor, lines, before)?,
            false => Stored::None,
        };
        let taken = |money: &Money, code: &Code| money.payment.as_ref().is_some_and(|held| held.code == code.as_str());
        let payment = match &line.payment {
            None => None,
            // One that an earlier line has taken is not there again.
            Some(code) if before.iter().any(|money| taken(money, code)) => None,
            Some(code) => match approved(draft, self.place, code, &tender, amount_minor) {
                Ok(payment) => Some(payment),
                Err(refusal) => {
                    // The money was taken; what is wrong is the journal.
                    self.raise(draft, refusal, amount_minor);
                    None
                }
            },
        };
        Ok((tender, stored, payment))
    }

    fn stored(
        &self,
        draft: &mut Draft<'_>,
        line: &RecordedTender,
        tender: &Tender,
        amount_minor: i64,
        lines: &[Line],
        before: &[Money],
    ) -> Result<Stored, Refusal> {
        let Some(code) = &line.stored_value else {
            let what =
                format!("{} is paid from a card or credit of ours: give its number as stored_value", tender.code);
            return Err(StoredValueNeeded { what }.at("stored_value"));
        };
        let entity = &self.place.entity;
        let held = draft.stored_value_by_code(entity.id, code);
        // A card that a line of the receipt makes or takes back is no money of the same receipt.
        let on_line = lines.iter().find(|line| loads(line, code) && (line.is_back || held.is_none()));
        if let Some(line) = on_line {
            let kind = line.item.kind.as_str().replace('_', " ");
            return Err(StoredValueExists { code: code.to_string(), kind }.at("stored_value"));
        }
        if held.is_none() && amount_minor < 0 && tender.kind == TenderKind::StoreCredit {
            return Ok(Stored::New(code.clone()));
        }
        let held = match (spendable(self.cx, draft, entity, code, tender.kind), held) {
            (Ok(held), _) => held,
            // It was taken after its last day: that has happened, and is looked at.
            (Err(refusal), Some(held)) if refusal.code == StoredValueExpired::CODE => {
                self.raise(draft, refusal, amount_minor);
                held
            }
            (Err(refusal), _) => return Err(refusal),
        };
        let spent = |money: &&Money| {
            !money.given_back && matches!(&money.stored_value, Stored::Held(other) if other.id == held.id)
        };
        let before: i64 = before.iter().filter(spent).map(|money| money.amount_minor).sum();
        let left = left_minor(draft, &held).saturating_sub(before);
        if amount_minor < 0 {
            takes_back(draft, entity, &held, -amount_minor)?;
        }
        let whole = held.kind == StoredValueKind::Voucher;
        if amount_minor > left || (whole && amount_minor > 0 && amount_minor != left) {
            let text = |minor: i64| money_text(minor, entity.currency);
            let refusal = NotEnoughStored { code: held.code.clone(), asked: text(amount_minor), left: text(left) };
            return Err(refusal.at("stored_value"));
        }
        Ok(Stored::Held(held))
    }
}

/// Whether a line loads a card, or takes its load off.
fn loads(line: &Line, code: &Code) -> bool {
    line.loads.as_ref().is_some_and(|held| held.folded() == code.folded())
}

/// What stands for goods that are in no catalogue: they have no key, so that nothing is kept of them but the line.
fn unknown(text: &Code) -> Item {
    Item {
        id: ItemId::NONE,
        code: text.to_string(),
        folded: text.folded(),
        name: String::new(),
        kind: ItemKind::Service,
        category: CategoryId::NONE,
        unit: UnitId::NONE,
        decimals: Quantity::ONE.micros().ilog10() as u8,
        method: CostingMethod::Average,
        tax_class: String::new(),
        tracking: Tracking::None,
        status: ItemStatus::Draft,
        attributes: Attributes::default(),
    }
}
