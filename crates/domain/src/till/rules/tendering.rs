//! The money of a sale: what was handed over or given back, checked against what is due.

use std::sync::Arc;

use crate::flow::{Context, Draft, Refusal};
use crate::ledger::rules::entry::overflow;
use crate::ledger::types::Entity;
use crate::tax::types::TaxSet;
use crate::till::refusals::{
    MoneyBackDiffers, NoChange, NotInCoins, PaymentDiffers, PaymentState as WrongState, StoredValueNeeded,
    TenderNotPositive, TendersDiffer, UnknownPayment, VoucherGoods,
};
use crate::till::requests::TenderLine;
use crate::till::rules::card_numbers;
use crate::till::rules::checkout::{Line, total_minor};
use crate::till::rules::naming::{Place, tender_for};
use crate::till::rules::settling::{Offer, Settlement, Unsettled, settle};
use crate::till::rules::stored_values::{kind_loaded, spendable, takes_back};
use crate::till::types::{Payment, PaymentState, StoredValue, Tender, TenderKind};
use crate::values::{Code, money_text};

/// Money with everything its code names.
#[derive(Clone, Debug)]
pub(crate) struct Money {
    pub(crate) tender: Arc<Tender>,
    /// Above zero, whichever way it goes.
    pub(crate) amount_minor: i64,
    /// Whether it goes to the customer.
    pub(crate) given_back: bool,
    /// The change given of it.
    pub(crate) change_minor: i64,
    pub(crate) stored_value: Stored,
    pub(crate) payment: Option<Payment>,
    pub(crate) reference: String,
}

/// The card or credit behind money.
#[derive(Clone, Debug)]
pub(crate) enum Stored {
    /// None.
    None,
    /// One of ours.
    Held(Arc<StoredValue>),
    /// Store credit that is made for a refund.
    New(Code),
}

/// The money of a sale or refund, and how it settles what is due.
#[derive(Clone, Debug)]
pub(crate) struct Settled {
    pub(crate) money: Vec<Money>,
    /// What cash rounding adds to the total.
    pub(crate) rounding_minor: i64,
}

impl Settled {
    /// The money that was taken, less what was given back and less change.
    ///
    /// # Errors
    /// `flow.overflow`.
    pub(crate) fn taken_minor(&self) -> Result<i64, Refusal> {
        let sum: i128 =
            self.money.iter().map(|money| i128::from(money.signed_minor()) - i128::from(money.change_minor)).sum();
        i64::try_from(sum).map_err(|_| overflow())
    }
}

/// Reads tender lines, and holds them to settle a total: above zero taken from the customer, below zero given back, and
/// so is nothing where goods come back alone.
///
/// # Errors
/// `till.unknown_tender`, `till.tender_inactive`, `till.tender_not_positive`, `till.not_in_coins`, `till.no_change`,
/// `till.tenders_differ`, `till.card_number`, `till.unknown_stored_value`, `till.stored_value_kind`,
/// `till.stored_value_expired`, `till.unknown_payment`, `till.payment_state`, `till.payment_differs`.
pub(crate) fn settled(
    cx: &Context,
    draft: &mut Draft<'_>,
    place: &Place,
    sold: &[Line],
    lines: &[TenderLine],
) -> Result<Settled, Refusal> {
    let total_minor = total_minor(sold)?;
    let given_back = total_minor < 0 || (total_minor == 0 && sold.iter().all(|line| line.is_back));
    let mut money = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let path = |refusal: Refusal| refusal.at(format!("tenders[{at}]"));
        let read = read(cx, draft, place, line, given_back).map_err(path)?;
        check_payment_once(&money, &read).map_err(path)?;
        money.push(read);
    }
    let offers: Vec<Offer> = money.iter().map(Money::offer).collect();
    let due_minor = total_minor.checked_abs().ok_or_else(overflow)?;
    match settle(due_minor, &offers, !given_back) {
        Ok(Settlement { change_minor, rounding_minor }) => {
            if let Some(cash) = money.iter_mut().rev().find(|money| money.tender.kind == TenderKind::Cash) {
                cash.change_minor = change_minor;
            }
            let rounding_minor = if given_back { -rounding_minor } else { rounding_minor };
            Ok(Settled { money, rounding_minor })
        }
        Err(unsettled) => Err(refusal(unsettled, &money, &place.entity, given_back)),
    }
}

impl Money {
    /// Its amount: below zero when it goes to the customer.
    pub(crate) const fn signed_minor(&self) -> i64 {
        if self.given_back { -self.amount_minor } else { self.amount_minor }
    }

    fn offer(&self) -> Offer {
        let coin_minor = (self.tender.kind == TenderKind::Cash).then_some(self.tender.rounding_minor);
        Offer { amount_minor: self.amount_minor, coin_minor }
    }
}

fn read(
    cx: &Context,
    draft: &mut Draft<'_>,
    place: &Place,
    line: &TenderLine,
    given_back: bool,
) -> Result<Money, Refusal> {
    let tender = tender_for(cx, draft, &place.entity, &line.tender)?;
    let currency = place.entity.currency;
    let amount_minor = line.amount.money(currency).map_err(|error| Refusal::from(error).at("amount"))?;
    if amount_minor <= 0 {
        return Err(TenderNotPositive { amount: money_text(amount_minor, currency) }.at("amount"));
    }
    card_numbers::check("reference", line.reference.as_str())?;
    let holds_value = tender.kind.holds_value();
    let stored_value = match &line.stored_value {
        Some(code) if holds_value => stored(cx, draft, place, code, &tender, amount_minor, given_back)?,
        Some(_) => {
            let what = format!("{} is paid from no card of ours: leave stored_value out", tender.code);
            return Err(StoredValueNeeded { what }.at("stored_value"));
        }
        None if holds_value => {
            let what =
                format!("{} is paid from a card or credit of ours: give its number as stored_value", tender.code);
            return Err(StoredValueNeeded { what }.at("stored_value"));
        }
        None => Stored::None,
    };
    let payment = match &line.payment {
        None => None,
        Some(code) => {
            Some(approved(draft, place, code, &tender, if given_back { -amount_minor } else { amount_minor })?)
        }
    };
    let reference = line.reference.to_string();
    Ok(Money { tender, amount_minor, given_back, change_minor: 0, stored_value, payment, reference })
}

/// A payment pays once, also within a sale.
fn check_payment_once(before: &[Money], next: &Money) -> Result<(), Refusal> {
    let Some(payment) = &next.payment else { return Ok(()) };
    let taken = |money: &Money| money.payment.as_ref().is_some_and(|held| held.id == payment.id);
    if !before.iter().any(taken) {
        return Ok(());
    }
    let (state, wanted) = (PaymentState::Used.to_string(), PaymentState::Approved.to_string());
    Err(WrongState { payment: payment.code.clone(), state, wanted }.at("payment"))
}

fn stored(
    cx: &Context,
    draft: &mut Draft<'_>,
    place: &Place,
    code: &Code,
    tender: &Tender,
    amount_minor: i64,
    given_back: bool,
) -> Result<Stored, Refusal> {
    let makes_new = given_back && tender.kind == TenderKind::StoreCredit;
    if makes_new && draft.stored_value_by_code(place.entity.id, code).is_none() {
        card_numbers::check("stored_value", code.as_str())?;
        return Ok(Stored::New(code.clone()));
    }
    let held = spendable(cx, draft, &place.entity, code, tender.kind)?;
    if given_back {
        takes_back(draft, &place.entity, &held, amount_minor)?;
    }
    Ok(Stored::Held(held))
}

/// What speaks against the vouchers among money taken: together those of a tax class pay for goods of that class alone.
pub(crate) fn against_vouchers(
    draft: &mut Draft<'_>,
    place: &Place,
    lines: &[Line],
    money: &[Money],
) -> Option<Refusal> {
    let mut left: Vec<(Arc<TaxSet>, i64)> = Vec::new();
    for (at, money) in money.iter().enumerate().filter(|(_, money)| !money.given_back) {
        let Stored::Held(held) = &money.stored_value else { continue };
        let Some(set) = draft.tax_set(held.tax_set) else { continue };
        let known = left.iter().position(|(other, _)| other.is_like(&set));
        let known = known.unwrap_or_else(|| {
            let sold_minor = sold_as(draft, lines, &set);
            left.push((Arc::clone(&set), sold_minor));
            left.len() - 1
        });
        let (_, sold_minor) = &mut left[known];
        if money.amount_minor > *sold_minor {
            let text = |minor: i64| money_text(minor, place.entity.currency);
            let (face, sold) = (text(money.amount_minor), text(*sold_minor));
            let (code, tax_class) = (held.code.clone(), set.tax_class.clone());
            let refusal = VoucherGoods { code, tax_class, face, sold };
            return Some(refusal.at(format!("tenders[{at}].stored_value")));
        }
        *sold_minor -= money.amount_minor;
    }
    None
}

/// What lines sell of goods taxed as a set's class, tax included.
fn sold_as(draft: &mut Draft<'_>, lines: &[Line], set: &TaxSet) -> i64 {
    let is_sold = |line: &&Line| !line.is_back && kind_loaded(line.item.kind).is_none();
    let mut sold_minor = 0_i64;
    for line in lines.iter().filter(is_sold) {
        if draft.tax_set(line.tax_set).is_some_and(|other| other.is_like(set)) {
            let paid_minor = line.amounts.net_minor.saturating_add(line.amounts.tax_minor);
            sold_minor = sold_minor.saturating_add(paid_minor);
        }
    }
    sold_minor
}

/// A payment that the terminal approved and nobody has used, of this tender and amount.
pub(crate) fn approved(
    draft: &mut Draft<'_>,
    place: &Place,
    code: &Code,
    tender: &Tender,
    amount_minor: i64,
) -> Result<Payment, Refusal> {
    let register = &place.register;
    let payment = draft
        .payment_by_code(register.id, code)
        .ok_or_else(|| UnknownPayment { payment: code.to_string(), register: register.code.clone() }.at("payment"))?;
    if payment.state != PaymentState::Approved {
        let (state, wanted) = (payment.state.to_string(), PaymentState::Approved.to_string());
        return Err(WrongState { payment: code.to_string(), state, wanted }.at("payment"));
    }
    if payment.tender != tender.id || payment.amount_minor != amount_minor {
        let tender = draft.tender(payment.tender).map(|tender| tender.code.clone()).unwrap_or_default();
        let amount = money_text(payment.amount_minor, place.entity.currency);
        return Err(PaymentDiffers { payment: code.to_string(), tender, amount }.at("payment"));
    }
    Ok(payment)
}

fn refusal(unsettled: Unsettled, money: &[Money], entity: &Entity, given_back: bool) -> Refusal {
    let text =
        |minor: i128| i64::try_from(minor).map_or_else(|_| minor.to_string(), |m| money_text(m, entity.currency));
    let tender = |at: usize| money.get(at).map(|money| money.tender.code.clone()).unwrap_or_default();
    match unsettled {
        Unsettled::Differ { due, given } if given_back => {
            MoneyBackDiffers { due: text(due), given: text(given) }.at("tenders")
        }
        Unsettled::Differ { due, given } => TendersDiffer { due: text(due), given: text(given) }.at("tenders"),
        Unsettled::NoChange { offer, over } => {
            NoChange { tender: tender(offer), over: text(over) }.at(format!("tenders[{offer}].amount"))
        }
        Unsettled::NotInCoins { offer } => {
            let (amount, coin) =
                money.get(offer).map(|money| (money.amount_minor, money.tender.rounding_minor)).unwrap_or_default();
            let (amount, coin) = (text(i128::from(amount)), text(i128::from(coin)));
            NotInCoins { tender: tender(offer), amount, coin }.at(format!("tenders[{offer}].amount"))
        }
        Unsettled::Overflow => overflow(),
    }
}
