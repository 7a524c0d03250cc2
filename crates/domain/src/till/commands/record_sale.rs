//! A sale whose receipt is printed: the host has worked it out, and we book it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::stock::rules::lines::check_count;
use crate::stock::rules::naming::party_named;
use crate::stock::types::DocumentKind;
use crate::till::refusals::{BadReceipt, ReceiptUsed, ShiftClosed};
use crate::till::replies::Receipt;
use crate::till::requests::{FiscalStamp, RecordedLine, RecordedTender};
use crate::till::rules::basket::check_stock;
use crate::till::rules::checkout::{Checkout, Line, check_out};
use crate::till::rules::fiscal;
use crate::till::rules::naming::{Place, place_named, register_scope, shift_named};
use crate::till::rules::recorded::{Printed, Stated};
use crate::till::rules::shifts::shift_of_fact;
use crate::till::types::{Sale, SaleOrigin, Shift, ShiftState};
use crate::values::{Attributes, BusinessDate, Code, DocumentId, Instant, Number, PartyId, business_day};

/// Reports a sale, a refund or both that the host worked out and whose receipt is printed: with the host's own number,
/// prices, discounts, taxes and money. It has happened, so it is booked as it was printed, whatever we know of it:
///
/// - what we would have worked out otherwise, a price without a reason among it, is raised as `till.sale_differs` with
///   both figures; what does not add up goes to suspense, so that the books balance;
/// - an item in no catalogue goes to suspense and is raised as `till.unknown_goods`; so does a tender we do not know, and a
///   quantity its item is not sold in, raised as `catalogue.not_exact`;
/// - stock that is not there goes below zero; a closed period is raised and the sale counts on the first open day;
/// - a closed shift takes it, raised as `till.shift_closed`, and a supplementary closing states it; without an open shift
///   one is opened, raised as `till.no_open_shift`.
///
/// The receipt is the business reference, unique for ever: sent again under another key with the same lines, money and
/// total, it answers what was booked; with others it is refused, for two printed receipts of a register cannot bear one
/// number, and booking both would leave nobody able to say which is meant.
///
/// Refused: `till.unknown_register`, `till.bad_receipt`, `till.receipt_used`, `stock.no_lines`, `till.no_quantity`,
/// `till.tender_not_positive`, `till.card_number`, `ledger.in_future`, `flow.bad_value`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordSale {
    /// Where.
    pub register: Code,
    /// The host's own number of the receipt at the register, from 1.
    pub receipt: i64,
    /// The number of the shift it was sold in; the open one if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shift: Option<i64>,
    /// The business day it was sold; that of `occurred_at`, or today, if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// The moment it was sold: it says the site's business day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_at: Option<Instant>,
    /// Who bought, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<Code>,
    /// What was sold and what came back, 1 to 10,000 lines.
    pub lines: Vec<RecordedLine>,
    /// What is owed, tax included and before cash rounding; below zero what is owed to the customer.
    pub total: Number,
    /// What cash rounding added; nothing if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cash_rounding: Option<Number>,
    /// What it was paid with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tenders: Vec<RecordedTender>,
    /// What the fiscal device says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fiscal: Option<FiscalStamp>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// The sale's ids in other systems, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<String, String>,
}

/// The largest number of a receipt: far beyond what a printer prints, and far below what could not be counted on from.
const LAST_RECEIPT: i64 = 999_999_999_999;

impl Command for RecordSale {
    const NAME: &'static str = "till.record_sale";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"register": "T1", "receipt": 5, "lines": [{"item": "TEA-100", "quantity": "1", "unit_price": "6.90", "net": "5.80", "tax": "1.10"}], "total": "6.90", "tenders": [{"tender": "CASH", "amount": "10.00", "change": "3.10"}]}"#;
    const KEY_REQUIRED: bool = true;
    type Reply = Receipt;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<Receipt>, Refusal> {
        check_count(self.lines.len())?;
        fiscal::check(self.fiscal.as_ref())?;
        if !(1..=LAST_RECEIPT).contains(&self.receipt) {
            return Err(BadReceipt { receipt: self.receipt }.at("receipt"));
        }
        let place = place_named(draft, &self.register)?;
        let number = place.register.receipt_text(self.receipt);
        if let Some(held) = draft.sale_by_receipt(place.register.id, self.receipt) {
            if self.is_same(draft, &place, &held)? {
                return Ok(Decision::done(Receipt::first(draft, &held)?));
            }
            let document = draft.document(held.document);
            let document = document.map(|held| draft.number_text(held.series, held.number)).unwrap_or_default();
            return Err(ReceiptUsed { receipt: number, document }.at("receipt"));
        }
        let day = |at: Instant| business_day(at, place.site.time_zone, place.site.roll_hour);
        let occurred_on = dates::occurred_on(cx, self.occurred_on.or(self.occurred_at.map(day)))?;
        let nobody = Printed { cx, place: &place, receipt: &number, customer: PartyId::NONE, on: occurred_on };
        let customer = party_named(draft, self.customer.as_ref(), "customer").unwrap_or_else(|refusal| {
            nobody.raise(draft, refusal, 0);
            PartyId::NONE
        });
        let printed = Printed { customer, ..nobody };
        let (lines, jurisdiction) = printed.lines(draft, &self.lines)?;
        check_stock(cx, draft, &place.site, &lines)?;
        let stated = self.stated(&place)?;
        let settled = printed.settled(draft, &self.tenders, &lines, stated)?;
        let posted_on = dates::posting_day(cx, draft, place.entity.id, occurred_on)?;
        let shift = self.shift_of(draft, printed)?;
        let checkout = Checkout {
            kind: kind_of(&lines),
            corrects: corrected(&lines),
            shift,
            origin: SaleOrigin::Recorded,
            receipt: Some(self.receipt),
            customer,
            jurisdiction,
            occurred_on,
            posted_on,
            lines,
            settled,
            stated_total_minor: Some(stated.total_minor),
            fiscal: self.fiscal.clone(),
            attributes: self.attributes.clone(),
            external_refs: self.external_refs.clone(),
            place: place.clone(),
        };
        let sale = check_out(cx, draft, checkout)?;
        let receipt = Receipt::first(draft, &sale)?;
        draft.event(cx, "till.sale_recorded", receipt.receipt.clone());
        Ok(Decision::done(receipt))
    }
}

impl RecordSale {
    /// The total and the cash rounding as printed.
    fn stated(&self, place: &Place) -> Result<Stated, Refusal> {
        let money = |number: Number, field: &str| {
            number.money(place.entity.currency).map_err(|error| Refusal::from(error).at(field))
        };
        let total_minor = money(self.total, "total")?;
        let rounding_minor = money(self.cash_rounding.unwrap_or(Number::ZERO), "cash_rounding")?;
        Ok(Stated { total_minor, rounding_minor })
    }

    /// The shift the sale belongs to: a sale that was printed has one, even if nobody opened it.
    fn shift_of(&self, draft: &mut Draft<'_>, printed: Printed<'_>) -> Result<Shift, Refusal> {
        let register = &printed.place.register;
        if let Some(number) = self.shift {
            match shift_named(draft, register, number) {
                Ok(shift) => {
                    if shift.state == ShiftState::Closed {
                        let refusal = ShiftClosed { register: register.code.clone(), shift: number };
                        printed.raise(draft, refusal.at("shift"), 0);
                    }
                    return Ok(shift);
                }
                Err(refusal) => printed.raise(draft, refusal, 0),
            }
        }
        Ok(shift_of_fact(printed.cx, draft, register, printed.receipt))
    }

    /// Whether a sale on file is this one: of the same lines, as their items are known now or were then, the same total and
    /// the same money as far as it was known.
    fn is_same(&self, draft: &mut Draft<'_>, place: &Place, held: &Sale) -> Result<bool, Refusal> {
        let currency = place.entity.currency;
        let Stated { total_minor, rounding_minor } = self.stated(place)?;
        let same_sums = (total_minor, rounding_minor) == (held.total_minor, held.rounding_minor);
        if held.origin != SaleOrigin::Recorded || !same_sums {
            return Ok(false);
        }
        let lines = draft.sale_lines(held.document);
        if lines.len() != self.lines.len() {
            return Ok(false);
        }
        for (line, row) in self.lines.iter().zip(&lines) {
            let money = |number: Number| number.money(currency).ok();
            let amounts = (money(line.net), money(line.tax.unwrap_or(Number::ZERO)));
            let same_item = match row.item.is_none() {
                true => row.note.starts_with(line.item.as_str()),
                false => {
                    crate::catalogue::rules::item_named(draft, &line.item).map_or(true, |item| item.id == row.item)
                }
            };
            let same_way = line.quantity.is_negative() == row.quantity.is_negative();
            if !same_item || !same_way || amounts != (Some(row.net_minor), Some(row.tax_minor)) {
                return Ok(false);
            }
        }
        let money = draft.sale_tenders(held.document);
        let mut told = self.tenders.iter().filter_map(|line| {
            let tender = draft.tender_by_code(place.entity.id, &line.tender)?;
            Some((tender.id, line.amount.money(currency).ok()?))
        });
        Ok(money.iter().filter(|row| !row.change).all(|row| told.any(|line| line == (row.tender, row.amount_minor))))
    }
}

/// What a receipt is by which way its lines go.
fn kind_of(lines: &[Line]) -> DocumentKind {
    match (lines.iter().any(|line| line.is_back), lines.iter().any(|line| !line.is_back)) {
        (true, false) => DocumentKind::Refund,
        (true, true) => DocumentKind::Exchange,
        (false, _) => DocumentKind::Sale,
    }
}

/// The sale that lines take back from, if it is one.
fn corrected(lines: &[Line]) -> DocumentId {
    let mut sales = lines.iter().map(|line| line.returns.document).filter(|document| !document.is_none());
    match sales.next() {
        Some(first) if sales.all(|other| other == first) => first,
        _ => DocumentId::NONE,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::exceptions::types::Exception;
    use crate::ledger::types::Role;
    use crate::stock::types::DocumentKind;
    use crate::till::commands::{
        ChangeRegister, CloseShift, CloseSupplement, IntendPayment, RecordPayment, RecordSale, Refund, RingUp,
    };
    use crate::till::testing::{Till, paid};
    use crate::values::{ExceptionId, Quantity};

    /// One tea at 11.90, paid in cash with change.
    fn tea(receipt: i64) -> Value {
        json!({"register": "T1", "receipt": receipt,
            "lines": [{"item": "TEA", "quantity": "1", "unit_price": "11.90", "net": "10.00", "tax": "1.90"}],
            "total": "11.90", "tenders": [{"tender": "CASH", "amount": "20.00", "change": "8.10"}]})
    }

    /// The codes of everything raised so far, in order.
    fn raised(till: &mut Till) -> Vec<String> {
        all_raised(till).into_iter().map(|exception| exception.code).collect()
    }

    fn all_raised(till: &mut Till) -> Vec<Exception> {
        (1..).map_while(|id| till.shop.draft.exception(ExceptionId(id))).collect()
    }

    /// What the host printed is what is posted, with its own number, and nothing is raised of what agrees.
    #[test]
    fn a_printed_sale_is_booked_as_printed() {
        let mut till = Till::open();
        let receipt = till.shop.does::<RecordSale>(json!({"register": "T1", "receipt": 41,
            "occurred_at": "2026-11-22T09:30:00Z",
            "lines": [
                {"item": "TEA", "quantity": "2", "unit_price": "9.90", "gross": "19.80", "discount": "1.00",
                    "basket_discount": "0.80", "net": "15.13", "tax": "2.87", "reason": "regular"},
                {"item": "CHEESE", "quantity": "0.385", "unit_price": "18.90", "net": "6.80", "tax": "0.48", "tax_rate": "7"}],
            "total": "25.28",
            "tenders": [{"tender": "CARD", "amount": "20.00", "reference": "A-1"},
                {"tender": "CASH", "amount": "10.00", "change": "4.72"}],
            "fiscal": {"transaction": "TSE-1", "fields": {"signature": "x"}}}));
        assert_eq!((receipt.receipt.as_str(), receipt.kind), ("T1-000041", DocumentKind::Sale));
        assert_eq!(receipt.occurred_on.to_string(), "2026-11-22");
        assert_eq!((receipt.total.as_str(), receipt.change.as_str()), ("25.28", "4.72"));
        let line = &receipt.lines[0];
        assert_eq!((line.gross.as_str(), line.discount.as_str(), line.tax.as_str()), ("19.80", "1.00", "2.87"));
        assert!(raised(&mut till).is_empty(), "{:?}", all_raised(&mut till));
        till.expect(
            "sold",
            &[
                (Role::SalesRevenue, "-21.93"),
                (Role::TaxPayable, "-3.35"),
                (Role::CashInDrawers, "105.28"),
                (Role::PaymentsAwaited, "20.00"),
                (Role::CostOfSales, "13.08"),
                (Role::Suspense, "0.00"),
            ],
        );
        // Our own receipts go on behind the host's.
        assert_eq!(till.sells(json!([{"item": "TEA"}]), &[("CASH", "11.90")]).receipt, "T1-000042");
    }

    /// Goods at standard cost of which nobody has said the standard leave and come back; the cost is what is known.
    #[test]
    fn goods_without_a_standard() {
        use crate::catalogue::commands::AddItem;
        let mut till = Till::open();
        till.shop.does::<AddItem>(json!({"item": "HONEY", "name": "Honey", "category": "ALL", "tax_class": "reduced",
            "unit": "EA", "kind": "stocked", "costing_method": "standard"}));
        let sale = |receipt: i64, sign: &str| {
            json!({"register": "T1", "receipt": receipt,
            "lines": [{"item": "HONEY", "quantity": format!("{sign}1"), "net": format!("{sign}5.00"), "tax": format!("{sign}0.35")}],
            "total": format!("{sign}5.35"), "tenders": [{"tender": "CASH", "amount": format!("{sign}5.35")}]})
        };
        let ring_up = json!({"register": "T1", "lines": [{"item": "HONEY", "price": "5.35", "reason": "new"}], "tenders": paid(&[("CASH", "5.35")])});
        till.shop.does::<RecordSale>(sale(1, "-"));
        assert_eq!(raised(&mut till), ["costing.no_standard_cost"]);
        till.shop.does::<RecordSale>(sale(2, ""));
        till.expect(
            "nothing known",
            &[(Role::CostOfSales, "0.00"), (Role::SalesRevenue, "-5.00"), (Role::SalesReturns, "5.00")],
        );
        till.shop.refuses::<RingUp>(ring_up, "stock.not_enough_available");
        let mut till = Till::open();
        till.shop.does::<AddItem>(json!({"item": "HONEY", "name": "Honey", "category": "ALL", "tax_class": "reduced",
            "unit": "EA", "kind": "stocked", "costing_method": "standard"}));
        till.shop.does::<RecordSale>(sale(1, ""));
        assert_eq!(raised(&mut till), ["stock.not_enough_available", "costing.no_standard_cost"]);
    }

    /// Each thing that differs is raised with both figures, and what does not balance waits in suspense.
    #[test]
    fn what_differs_is_booked_and_raised() {
        type Change = fn(&mut Value);
        let cases: &[(&str, Change, &[&str], &str)] = &[
            (
                "the host's own price",
                |sale| {
                    sale["lines"][0]["unit_price"] = json!("12.50");
                    sale["lines"][0]["discount"] = json!("0.60");
                },
                &["till.sale_differs"],
                "0.00",
            ),
            (
                "the host's own price, and why",
                |sale| {
                    sale["lines"][0]["unit_price"] = json!("12.50");
                    sale["lines"][0]["discount"] = json!("0.60");
                    sale["lines"][0]["reason"] = json!("festival");
                },
                &[],
                "0.00",
            ),
            (
                "tax other than ours",
                |sale| {
                    sale["lines"][0]["net"] = json!("10.50");
                    sale["lines"][0]["tax"] = json!("1.40");
                },
                &["till.sale_differs"],
                "0.00",
            ),
            (
                "a total other than its lines",
                |sale| sale["total"] = json!("12.00"),
                &["till.sale_differs", "till.sale_differs"],
                "0.00",
            ),
            ("too little money", |sale| sale["tenders"][0]["change"] = json!("9.00"), &["till.sale_differs"], "0.90"),
            (
                "gross that is not what is left",
                |sale| sale["lines"][0]["gross"] = json!("13.00"),
                &["till.sale_differs", "till.sale_differs"],
                "0.00",
            ),
            (
                "an item in no catalogue",
                |sale| sale["lines"][0]["item"] = json!("MYSTERY"),
                &["till.unknown_goods"],
                "-11.90",
            ),
            (
                "an item in no catalogue, taxed by rate",
                |sale| {
                    sale["lines"][0]["item"] = json!("MYSTERY");
                    sale["lines"][0]["tax_rate"] = json!("19");
                },
                &["till.unknown_goods"],
                "-10.00",
            ),
            (
                "half of a thing",
                |sale| sale["lines"][0]["quantity"] = json!("0.5"),
                &["catalogue.not_exact", "till.sale_differs"],
                "-11.90",
            ),
            (
                "another rate than the item's",
                |sale| {
                    sale["lines"][0]["tax_rate"] = json!("7");
                    sale["lines"][0]["net"] = json!("11.12");
                    sale["lines"][0]["tax"] = json!("0.78");
                },
                &["till.sale_differs"],
                "0.00",
            ),
            (
                "a price that makes another gross",
                |sale| {
                    sale["lines"][0]["unit_price"] = json!("5.00");
                    sale["lines"][0]["gross"] = json!("11.90");
                    sale["lines"][0]["reason"] = json!("festival");
                },
                &["till.sale_differs"],
                "0.00",
            ),
            (
                "cash rounded where coins make every sum",
                |sale| {
                    sale["cash_rounding"] = json!("0.10");
                    sale["tenders"][0]["change"] = json!("8.00");
                },
                &["till.sale_differs"],
                "0.00",
            ),
            ("an unknown pack", |sale| sale["lines"][0]["unit"] = json!("KG"), &["catalogue.unknown_pack"], "-11.90"),
            (
                "a tender we do not know",
                |sale| sale["tenders"] = json!([{"tender": "SHELLS", "amount": "11.90"}]),
                &["till.unknown_tender"],
                "11.90",
            ),
            (
                "a gift card we have not issued",
                |sale| sale["tenders"] = json!([{"tender": "GIFT", "amount": "11.90", "stored_value": "G-9"}]),
                &["till.unknown_stored_value"],
                "11.90",
            ),
            (
                "a gift card without its number",
                |sale| sale["tenders"] = json!([{"tender": "GIFT", "amount": "11.90"}]),
                &["till.stored_value_needed"],
                "11.90",
            ),
            (
                "a card loaded without its number",
                |sale| {
                    sale["lines"][0] = json!({"item": "CARD-GIFT", "quantity": "1", "net": "11.90"});
                },
                &["till.stored_value_needed"],
                "-11.90",
            ),
            (
                "a customer we do not know",
                |sale| sale["customer"] = json!("NOBODY"),
                &["parties.unknown_party"],
                "0.00",
            ),
            ("a shift that never was", |sale| sale["shift"] = json!(9), &["till.unknown_shift"], "0.00"),
            (
                "a payment the journal lacks",
                |sale| sale["tenders"] = json!([{"tender": "CARD", "amount": "11.90", "payment": "P-1"}]),
                &["till.unknown_payment"],
                "0.00",
            ),
            (
                "more than there is",
                |sale| {
                    sale["lines"][0]["quantity"] = json!("101");
                    sale["lines"][0]["net"] = json!("1010.00");
                    sale["lines"][0]["tax"] = json!("191.90");
                    sale["total"] = json!("1201.90");
                    sale["tenders"] = json!([{"tender": "CARD", "amount": "1201.90"}]);
                },
                &["stock.not_enough_available"],
                "0.00",
            ),
        ];
        for (name, change, codes, suspense) in cases {
            let mut till = Till::open();
            let mut sale = tea(1);
            change(&mut sale);
            let receipt = till.shop.does::<RecordSale>(sale);
            assert_eq!(receipt.lines.len(), 1, "{name}");
            assert_eq!(raised(&mut till), *codes, "{name}: {:?}", all_raised(&mut till));
            till.expect(name, &[(Role::Suspense, suspense)]);
        }
    }

    /// An exception names both figures and what is between them.
    #[test]
    fn both_figures_are_named() {
        let mut till = Till::open();
        let mut sale = tea(1);
        sale["lines"][0]["net"] = json!("10.50");
        sale["lines"][0]["tax"] = json!("1.40");
        till.shop.does::<RecordSale>(sale);
        let exception = &all_raised(&mut till)[0];
        assert_eq!((&exception.details["stated"], &exception.details["computed"]), (&json!("1.40"), &json!("1.90")));
        assert_eq!((exception.value_minor, exception.subject.as_str()), (50, "T1-000001"));
        assert_eq!(exception.details["field"], "tax standard at 19 %");
    }

    /// The line of goods we do not know stays on the receipt, without goods moved or anything counted as sold.
    #[test]
    fn unknown_goods_stay_on_the_receipt() {
        let mut till = Till::open();
        let mut sale = tea(1);
        sale["lines"][0]["item"] = json!("MYSTERY");
        sale["lines"][0]["reason"] = json!("from the market stall");
        let receipt = till.shop.does::<RecordSale>(sale);
        let line = &receipt.lines[0];
        assert_eq!((line.item.as_str(), line.reason.as_str()), ("", "MYSTERY: from the market stall"));
        till.expect("nothing earned yet", &[(Role::SalesRevenue, "0.00"), (Role::CashInDrawers, "111.90")]);
        let back = json!({"register": "T1", "receipt": "T1-000001", "lines": [{"line": 1}]});
        till.shop.refuses::<Refund>(back, "till.unknown_line");
    }

    /// A receipt is booked once: sent again it answers the same, changed it is refused.
    #[test]
    fn a_receipt_is_booked_once() {
        let mut till = Till::open();
        let first = till.shop.does::<RecordSale>(tea(1));
        assert_eq!(till.shop.does::<RecordSale>(tea(1)), first);
        till.expect("once", &[(Role::SalesRevenue, "-10.00"), (Role::CashInDrawers, "111.90")]);
        for (field, value) in [
            ("total", json!("11.80")),
            ("cash_rounding", json!("0.01")),
            ("tenders", json!([{"tender": "CARD", "amount": "11.90"}])),
            ("lines", json!([{"item": "BREAD", "quantity": "1", "net": "10.00", "tax": "1.90"}])),
            ("lines", json!([{"item": "TEA", "quantity": "1", "net": "11.90"}])),
            ("lines", json!([])),
        ] {
            let mut other = tea(1);
            other[field] = value;
            let code = if other["lines"] == json!([]) { "stock.no_lines" } else { "till.receipt_used" };
            let refused = till.shop.refuses::<RecordSale>(other, code);
            assert!(code == "stock.no_lines" || refused.details["document"] == "SL-ACME-000001");
        }
        till.sells(json!([{"item": "TEA"}]), &[("CASH", "11.90")]);
        till.shop.refuses::<RecordSale>(tea(2), "till.receipt_used");
    }

    /// A sale that arrives after its shift was closed is booked in it, raised, and stated in a supplementary closing.
    #[test]
    fn a_sale_after_its_shift() {
        let mut till = Till::open();
        till.shop.does::<RecordSale>(tea(2));
        let z =
            till.shop.does::<CloseShift>(json!({"register": "T1", "counts": [{"tender": "CASH", "amount": "123.80"}]}));
        assert_eq!(z.missing.len(), 1);
        let mut late = tea(1);
        late["shift"] = json!(1);
        assert_eq!(till.shop.does::<RecordSale>(late).shift, 1);
        assert_eq!(raised(&mut till), ["till.over_short", "till.shift_closed"]);
        let z = till.shop.does::<CloseSupplement>(json!({"register": "T1", "shift": 1}));
        assert_eq!((z.supplements, z.receipts, z.closing), (Some(1), 1, Some(2)));
        assert_eq!((z.first_receipt.as_deref(), z.last_receipt.as_deref()), (Some("T1-000001"), Some("T1-000001")));
        assert_eq!((z.taxes.len(), z.taxes[0].net.as_str()), (1, "10.00"));
        let cash = &z.tenders[0];
        let figures = [&cash.float, &cash.sales, &cash.expected].map(|amount| amount.as_str());
        assert_eq!((figures, cash.counted.as_deref()), (["0.00", "11.90", "11.90"], None));
        assert_eq!((cash.over_short.as_deref(), cash.payments, z.tenders.len()), (Some("-11.90"), 1, 1));
        assert_eq!(z.grand_totals[0].net, "20.00");
        till.expect(
            "even",
            &[(Role::CashInDrawers, "0.00"), (Role::CashOverShort, "0.00"), (Role::CashInSafe, "23.80")],
        );
        // Nobody opened a shift: the sale opens one.
        assert_eq!(till.shop.does::<RecordSale>(tea(3)).shift, 2);
        assert_eq!(raised(&mut till).last().map(String::as_str), Some("till.no_open_shift"));
    }

    /// A register out of use and a period that is closed take what has happened: in the books a service counts on the
    /// first open day, and tea not before the day it was received.
    #[test]
    fn nothing_of_the_state_refuses_it() {
        use crate::ledger::commands::SetPeriodState;
        let mut till = Till::open();
        till.shop.does::<CloseShift>(json!({"register": "T1", "counts": [{"tender": "CASH", "amount": "100.00"}]}));
        till.shop.does::<ChangeRegister>(json!({"register": "T1", "active": false}));
        till.shop.does::<SetPeriodState>(json!({"entity": "ACME", "period": "2026-10", "state": "closed"}));
        let repair = json!({"register": "T1", "receipt": 1,
            "lines": [{"item": "REPAIR", "quantity": "1", "unit_price": "30.00", "net": "25.21", "tax": "4.79"}],
            "total": "30.00", "tenders": [{"tender": "CASH", "amount": "30.00"}]});
        for (mut sale, posted_on) in [(repair, "2026-11-01"), (tea(2), "2026-11-23")] {
            sale["occurred_on"] = json!("2026-10-30");
            let receipt = till.shop.does::<RecordSale>(sale);
            assert_eq!(
                (receipt.occurred_on.to_string(), receipt.posted_on.to_string()),
                ("2026-10-30".into(), posted_on.into())
            );
        }
        assert_eq!(raised(&mut till), ["ledger.period_closed", "till.no_open_shift", "ledger.period_closed"]);
    }

    /// What comes back is tied to its sale at the cost it left with, as long as it is not more than was sold.
    #[test]
    fn returns_on_a_printed_receipt() {
        let back = |receipt: i64, line: i64| {
            json!({"register": "T1", "receipt": receipt,
                "lines": [{"item": "TEA", "quantity": "-1", "unit_price": "11.90", "net": "-10.00", "tax": "-1.90",
                    "returns": {"receipt": "T1-000001", "line": line}}],
                "total": "-11.90", "tenders": [{"tender": "CASH", "amount": "-11.90"}]})
        };
        let mut till = Till::open();
        till.shop.does::<RecordSale>(tea(1));
        let receipt = till.shop.does::<RecordSale>(back(2, 1));
        assert_eq!((receipt.kind, receipt.total.as_str()), (DocumentKind::Refund, "-11.90"));
        assert!(raised(&mut till).is_empty());
        let even = [
            (Role::CashInDrawers, "100.00"),
            (Role::TaxPayable, "0.00"),
            (Role::CostOfSales, "0.00"),
            (Role::SalesReturns, "10.00"),
        ];
        till.expect("even", &even);
        till.shop.refuses::<Refund>(
            json!({"register": "T1", "receipt": "T1-000001", "lines": [{"line": 1, "quantity": "1"}]}),
            "till.more_than_sold",
        );
        // Once more, and of a line and a receipt that are not there: booked as returns without a receipt.
        till.shop.does::<RecordSale>(back(3, 1));
        till.shop.does::<RecordSale>(back(4, 7));
        let mut nowhere = back(5, 1);
        nowhere["lines"][0]["returns"]["receipt"] = json!("T1-000099");
        till.shop.does::<RecordSale>(nowhere);
        assert_eq!(raised(&mut till), ["till.more_than_sold", "till.unknown_line", "till.unknown_receipt"]);
        assert_eq!(till.on_hand("TEA"), Quantity::whole(103).expect("it fits"));
        // More money than the line has left is no slice of it.
        till.shop.does::<RecordSale>(tea(6));
        let mut more = back(7, 1);
        more["lines"][0]["returns"]["receipt"] = json!("T1-000006");
        more["lines"][0]["net"] = json!("-11.00");
        more["lines"][0]["tax"] = json!("-2.09");
        more["total"] = json!("-13.09");
        more["tenders"][0]["amount"] = json!("-13.09");
        till.shop.does::<RecordSale>(more);
        assert_eq!(raised(&mut till).last().map(String::as_str), Some("till.sale_differs"));
    }

    /// A printed exchange moves money both ways, and takes up what the terminal approved.
    #[test]
    fn a_printed_exchange() {
        let mut till = Till::open();
        till.shop
            .does::<IntendPayment>(json!({"register": "T1", "payment": "P-1", "tender": "CARD", "amount": "30.00"}));
        till.shop.does::<RecordPayment>(json!({"register": "T1", "payment": "P-1", "outcome": "approved"}));
        let receipt = till.shop.does::<RecordSale>(json!({"register": "T1", "receipt": 1,
            "lines": [
                {"item": "TEA", "quantity": "-1", "net": "-10.00", "tax": "-1.90", "state": "damaged"},
                {"item": "REPAIR", "quantity": "1", "net": "25.21", "tax": "4.79"}],
            "total": "18.10",
            "tenders": [{"tender": "CARD", "amount": "30.00", "payment": "P-1"}, {"tender": "CASH", "amount": "-11.90"}]}));
        assert_eq!((receipt.kind, receipt.tenders[1].amount.as_str()), (DocumentKind::Exchange, "-11.90"));
        assert!(raised(&mut till).is_empty(), "{:?}", all_raised(&mut till));
        till.expect(
            "sold",
            &[(Role::CashInDrawers, "88.10"), (Role::PaymentsAwaited, "30.00"), (Role::Suspense, "0.00")],
        );
    }

    /// Gift cards are loaded, spent and unloaded by printed receipts as by our own.
    #[test]
    fn gift_cards_on_printed_receipts() {
        let mut till = Till::open();
        till.shop.does::<RecordSale>(json!({"register": "T1", "receipt": 1,
            "lines": [{"item": "CARD-GIFT", "quantity": "1", "net": "20.00", "stored_value": "G-1"}],
            "total": "20.00", "tenders": [{"tender": "CASH", "amount": "20.00"}]}));
        let mut sale = tea(2);
        sale["tenders"] = json!([{"tender": "GIFT", "amount": "11.90", "stored_value": "G-1"}]);
        till.shop.does::<RecordSale>(sale.clone());
        till.expect("spent", &[(Role::GiftCards, "-8.10"), (Role::Suspense, "0.00")]);
        sale["receipt"] = json!(3);
        till.shop.does::<RecordSale>(sale);
        assert_eq!(raised(&mut till), ["till.not_enough_stored"]);
        till.expect("not spent twice", &[(Role::GiftCards, "-8.10"), (Role::Suspense, "11.90")]);
        till.shop.does::<RecordSale>(json!({"register": "T1", "receipt": 4,
            "lines": [{"item": "CARD-GIFT", "quantity": "-1", "net": "-8.10", "stored_value": "G-1"}],
            "total": "-8.10", "tenders": [{"tender": "CASH", "amount": "-8.10"}]}));
        till.expect("unloaded", &[(Role::GiftCards, "0.00")]);
    }

    /// A receipt that names a card twice is booked as far as that can be.
    #[test]
    fn a_card_named_twice() {
        let card = |sign: &str, item: &str| json!({"item": item, "quantity": format!("{sign}1"), "net": format!("{sign}20.00"), "stored_value": "G-1"});
        let sale = |receipt: i64, lines: Value, total: &str| {
            json!({"register": "T1", "receipt": receipt, "lines": lines, "total": total,
                "tenders": [{"tender": "CASH", "amount": total}]})
        };
        let mut till = Till::open();
        let (load, unload, voucher) = (card("", "CARD-GIFT"), card("-", "CARD-GIFT"), card("", "VOUCHER"));
        till.shop.does::<RecordSale>(sale(1, json!([load, load]), "40.00"));
        assert!(raised(&mut till).is_empty());
        till.shop.does::<RecordSale>(sale(2, json!([unload, unload, unload]), "-60.00"));
        till.expect("one of three", &[(Role::GiftCards, "-20.00"), (Role::Suspense, "40.00")]);
        let mut other = voucher.clone();
        other["stored_value"] = json!("V-1");
        let mut mixed = load.clone();
        mixed["stored_value"] = json!("V-1");
        till.shop.does::<RecordSale>(sale(3, json!([other, other, mixed]), "60.00"));
        till.expect("one of three", &[(Role::GiftCards, "-40.00"), (Role::Suspense, "0.00")]);
        let mut spent = sale(4, json!([unload]), "-20.00");
        spent["tenders"] = json!([{"tender": "GIFT", "amount": "-20.00", "stored_value": "G-1"}]);
        till.shop.does::<RecordSale>(spent);
        let codes = raised(&mut till);
        assert_eq!(codes.iter().filter(|code| *code == "till.stored_value_exists").count(), 5, "{codes:?}");
    }

    /// Cash rounding is the host's own, and balances.
    #[test]
    fn cash_rounding_as_printed() {
        let mut till = Till::with(true, "CHF", "0.05");
        till.shop.does::<RecordSale>(json!({"register": "T1", "receipt": 1,
            "lines": [{"item": "BREAD", "quantity": "1", "net": "2.00", "tax": "0.14"}],
            "total": "2.14", "cash_rounding": "0.01", "tenders": [{"tender": "CASH", "amount": "2.15"}]}));
        assert!(raised(&mut till).is_empty());
        till.expect(
            "rounded",
            &[(Role::CashRounding, "-0.01"), (Role::CashInDrawers, "102.15"), (Role::Suspense, "0.00")],
        );
    }

    /// Refused is only what cannot be read.
    #[test]
    fn what_is_refused() {
        let mut till = Till::open();
        type Change = fn(&mut Value);
        let cases: &[(Change, &str, &str)] = &[
            (|sale| sale["register"] = json!("T9"), "till.unknown_register", "register"),
            (|sale| sale["receipt"] = json!(0), "till.bad_receipt", "receipt"),
            (|sale| sale["receipt"] = json!(1_000_000_000_000_i64), "till.bad_receipt", "receipt"),
            (|sale| sale["lines"][0]["quantity"] = json!("0"), "till.no_quantity", "lines[0].quantity"),
            (|sale| sale["lines"][0]["item"] = json!("4111111111111111"), "till.card_number", "lines[0].item"),
            (
                |sale| sale["lines"][0]["stored_value"] = json!("4111111111111111"),
                "till.card_number",
                "lines[0].stored_value",
            ),
            (
                |sale| sale["tenders"][0]["payment"] = json!("4111111111111111"),
                "till.card_number",
                "tenders[0].payment",
            ),
            (|sale| sale["attributes"] = json!({"card": "4111111111111111"}), "till.card_number", "attributes"),
            (
                |sale| sale["external_refs"] = json!({"psp": "4111111111111111"}),
                "till.card_number",
                "external_refs.psp",
            ),
            (|sale| sale["lines"][0]["net"] = json!("10.001"), "flow.bad_value", "lines[0].net"),
            (|sale| sale["lines"][0]["reason"] = json!("4111111111111111"), "till.card_number", "lines[0].reason"),
            (|sale| sale["total"] = json!("11.901"), "flow.bad_value", "total"),
            (|sale| sale["tenders"][0]["amount"] = json!("0"), "till.tender_not_positive", "tenders[0].amount"),
            (|sale| sale["tenders"][0]["change"] = json!("-1"), "till.tender_not_positive", "tenders[0].change"),
            (
                |sale| sale["tenders"][0]["reference"] = json!("4111111111111111"),
                "till.card_number",
                "tenders[0].reference",
            ),
            (|sale| sale["occurred_on"] = json!("2026-11-24"), "ledger.in_future", "occurred_on"),
        ];
        for (change, code, path) in cases {
            let mut sale = tea(1);
            change(&mut sale);
            assert_eq!(till.shop.refuses::<RecordSale>(sale, code).path, *path, "{code}");
        }
        till.shop.refuses::<RecordSale>(json!({"register": "T1", "receipt": 1, "lines": paid(&[])}), "flow.malformed");
    }
}
