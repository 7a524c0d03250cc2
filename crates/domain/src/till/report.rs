//! What a shift states: the X report while it runs, the Z report when it is closed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Refusal};
use crate::tax::types::{TaxSide, Treatment};
use crate::till::rules::naming::Place;
use crate::till::types::{Shift, ShiftAction, ShiftState, ShiftTax, ShiftTaxKey, ShiftTender};
use crate::values::{Amount, BusinessDate, Currency, Number, TenderId};

/// What a shift states, in the entity's currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ShiftReport {
    /// The register.
    pub register: String,
    /// The shift's number at the register.
    pub shift: i64,
    /// Where it stands.
    pub state: ShiftState,
    /// The number of the closing (Z) that states it; absent of an X report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closing: Option<i64>,
    /// The closing of the shift before, where this one states only what arrived after it. Absent of a shift's first closing
    /// and of an X report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplements: Option<i64>,
    /// Who answers for it; absent where the drawer does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cashier: Option<String>,
    /// The business day it was opened on.
    pub opened_on: BusinessDate,
    /// Its first receipt; absent of none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_receipt: Option<String>,
    /// Its last receipt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_receipt: Option<String>,
    /// How many receipts it has.
    pub receipts: i64,
    /// Receipts of the register that were declared missing by this closing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<MissingReceipts>,
    /// How many receipts were printed again.
    pub reprints: i64,
    /// The currency of every amount.
    pub currency: Currency,
    /// What was sold and given back, by tax; refunds apart and below zero.
    pub taxes: Vec<TaxLine>,
    /// The money, by tender.
    pub tenders: Vec<TenderReport>,
    /// What the register has sold and given back since it was added, by tax: never reset. Absent of an X report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grand_totals: Vec<TaxLine>,
    /// The end of the chain of records of the site before this closing, in hexadecimal. Absent of an X report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chain: Option<String>,
}

/// Receipts that follow each other and are on nobody's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MissingReceipts {
    /// The first.
    pub first: i64,
    /// The last.
    pub last: i64,
}

/// What was sold or given back under a tax.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TaxLine {
    /// The tax class.
    pub tax_class: String,
    /// Its rate, all components together, in per cent.
    pub rate: String,
    /// How it applied.
    pub treatment: Treatment,
    /// Sold, or given back.
    pub side: TaxSide,
    /// Net of tax.
    pub net: Amount,
    /// The tax.
    pub tax: Amount,
    /// The key of what the lines were taxed as, by which later closings add up.
    pub tax_set: i64,
    /// The net in minor units.
    pub net_minor: i64,
    /// The tax in minor units.
    pub tax_minor: i64,
}

/// The money of a tender in a shift.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TenderReport {
    /// The tender.
    pub tender: String,
    /// How many times it was used.
    pub payments: i64,
    /// Put in to give change from.
    pub float: Amount,
    /// Taken, change deducted.
    pub sales: Amount,
    /// Given back.
    pub refunds: Amount,
    /// Paid in.
    pub paid_in: Amount,
    /// Paid out.
    pub paid_out: Amount,
    /// Taken to the safe before it was closed.
    pub dropped: Amount,
    /// What should be there when it is counted; 0.00 of cards and credits of our own, which no drawer holds.
    pub expected: Amount,
    /// What was counted; absent where nothing was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<Amount>,
    /// Counted over (positive) or short (negative).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over_short: Option<Amount>,
}

impl ShiftReport {
    /// What a shift states now, without what only a closing has.
    pub(crate) fn of(draft: &mut Draft<'_>, place: &Place, shift: &Shift) -> Result<Self, Refusal> {
        let register = &place.register;
        let receipt = |number: i64| (number > 0).then(|| register.receipt_text(number));
        let moves = draft.shift_moves(shift.id);
        let reprints = moves.iter().filter(|step| step.action == ShiftAction::Reprinted).count() as i64;
        let taxes = draft.shift_taxes(shift.id);
        let tenders = draft.shift_tenders(shift.id);
        Ok(Self {
            register: register.code.clone(),
            shift: shift.number,
            state: shift.state,
            closing: None,
            supplements: None,
            cashier: draft.actor(shift.cashier).map(|actor| actor.code.clone()),
            opened_on: shift.opened_on,
            first_receipt: receipt(shift.first_receipt),
            last_receipt: receipt(shift.last_receipt),
            receipts: shift.receipts,
            missing: Vec::new(),
            reprints,
            currency: place.entity.currency,
            taxes: taxes.iter().map(|(key, row)| TaxLine::of(draft, *key, *row, place.entity.currency)).collect(),
            tenders: tenders
                .iter()
                .map(|(key, row)| TenderReport::of(draft, key.tender, row, place.entity.currency))
                .collect(),
            grand_totals: Vec::new(),
            chain: None,
        })
    }
}

impl ShiftReport {
    /// Takes off what an earlier closing has stated. Nothing is counted after it.
    pub(crate) fn take_off(&mut self, stated: &Self) {
        add_up(&mut self.taxes, &stated.taxes, -1, self.currency);
        self.reprints -= stated.reprints;
        for line in &mut self.tenders {
            line.counted = None;
            if let Some(stated) = stated.tenders.iter().find(|stated| stated.tender == line.tender) {
                line.take_off(stated, self.currency);
            }
        }
    }

    /// Leaves out what comes to nothing.
    pub(crate) fn keep_what_moved(&mut self) {
        self.taxes.retain(|line| (line.net_minor, line.tax_minor) != (0, 0));
        let currency = self.currency;
        self.tenders.retain(|line| {
            line.payments != 0
                || line.over_short.is_some()
                || line.amounts().iter().any(|text| minor(text, currency) != 0)
        });
    }
}

/// An amount of a report in minor units.
fn minor(amount: &Amount, currency: Currency) -> i64 {
    Number::parse(amount.as_str()).and_then(|number| number.money(currency)).unwrap_or_default()
}

impl TaxLine {
    fn of(draft: &mut Draft<'_>, key: ShiftTaxKey, row: ShiftTax, currency: Currency) -> Self {
        let set = draft.tax_set(key.tax_set);
        Self {
            tax_class: set.as_ref().map(|set| set.tax_class.clone()).unwrap_or_default(),
            rate: set.map(|set| set.rate_text(key.treatment)).unwrap_or_default(),
            treatment: key.treatment,
            side: key.side,
            net: Amount::of(row.net_minor, currency),
            tax: Amount::of(row.tax_minor, currency),
            tax_set: key.tax_set.0,
            net_minor: row.net_minor,
            tax_minor: row.tax_minor,
        }
    }

    /// Whether two lines are of one tax, treatment and side.
    fn is_like(&self, other: &Self) -> bool {
        (self.tax_set, self.treatment, self.side) == (other.tax_set, other.treatment, other.side)
    }
}

/// Adds lines to totals, or takes them off again, in the totals' order, new ones behind.
pub(crate) fn add_up(totals: &mut Vec<TaxLine>, lines: &[TaxLine], sign: i64, currency: Currency) {
    for line in lines {
        let at = totals.iter().position(|total| total.is_like(line)).unwrap_or_else(|| {
            totals.push(TaxLine { net_minor: 0, tax_minor: 0, ..line.clone() });
            totals.len() - 1
        });
        let total = &mut totals[at];
        total.net_minor = total.net_minor.saturating_add(sign * line.net_minor);
        total.tax_minor = total.tax_minor.saturating_add(sign * line.tax_minor);
        total.net = Amount::of(total.net_minor, currency);
        total.tax = Amount::of(total.tax_minor, currency);
    }
}

impl TenderReport {
    fn of(draft: &mut Draft<'_>, tender: TenderId, row: &ShiftTender, currency: Currency) -> Self {
        let text = |minor: i64| Amount::of(minor, currency);
        let tender = draft.tender(tender);
        let expected = match &tender {
            Some(tender) if tender.kind.holds_value() => 0,
            _ => row.expected_minor() + i128::from(row.emptied_minor) - i128::from(row.over_short_minor),
        };
        Self {
            tender: tender.map(|tender| tender.code.clone()).unwrap_or_default(),
            payments: row.payments,
            float: text(row.float_minor),
            sales: text(row.sales_minor),
            refunds: text(row.refunds_minor),
            paid_in: text(row.paid_in_minor),
            paid_out: text(row.paid_out_minor),
            dropped: text(row.dropped_minor),
            expected: Amount::of(expected, currency),
            counted: row.counted_minor.map(text),
            over_short: row.counted_minor.map(|_| text(row.over_short_minor)),
        }
    }

    /// Its amounts, but for what counts found.
    fn amounts(&self) -> [&Amount; 7] {
        [&self.float, &self.sales, &self.refunds, &self.paid_in, &self.paid_out, &self.dropped, &self.expected]
    }

    /// Takes off what an earlier closing has stated.
    fn take_off(&mut self, stated: &Self, currency: Currency) {
        let less = |now: &Amount, then: &Amount| {
            Amount::of(minor(now, currency).saturating_sub(minor(then, currency)), currency)
        };
        self.payments -= stated.payments;
        let over_short = |held: &Option<Amount>| held.clone().unwrap_or_else(|| Amount::of(0, currency));
        let over_short = less(&over_short(&self.over_short), &over_short(&stated.over_short));
        self.over_short = (minor(&over_short, currency) != 0).then_some(over_short);
        let own = [
            &mut self.float,
            &mut self.sales,
            &mut self.refunds,
            &mut self.paid_in,
            &mut self.paid_out,
            &mut self.dropped,
            &mut self.expected,
        ];
        for (own, stated) in own.into_iter().zip(stated.amounts()) {
            *own = less(own, stated);
        }
    }
}
