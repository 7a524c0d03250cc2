//! Counting a drawer and closing a shift: what it should hold, what it holds, and the Z report.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::open_shift::CountedTender;
use crate::exceptions::rules::{About, raise_refusal};
use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Record, Refusal, Scope};
use crate::ledger::rules::accounts::account_for;
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::overflow;
use crate::ledger::types::Role;
use crate::till::refusals::{CountNeeded, NothingLate, OverShort, ShiftClosed};
use crate::till::report::{MissingReceipts, ShiftReport, add_up};
use crate::till::rules::cash::{self, Way};
use crate::till::rules::naming::{Place, place_named, register_scope, shift_named, tender_named};
use crate::till::rules::shifts::{Happened, note, open_shift, shift_of_fact};
use crate::till::types::{Closing, Shift, ShiftAction, ShiftState, ShiftTenderKey, Tender, TenderKind};
use crate::values::{BusinessDate, CategoryId, Code, money_text};

/// Reports what was counted in a register's open shift, without being told what should be there. Counting a tender
/// again replaces its figure. A tender we do not know is raised as `till.unknown_tender` and left out; where no shift is
/// open one is opened and raised as `till.no_open_shift`.
///
/// Refused: `till.unknown_register`, `till.tender_not_positive`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountDrawer {
    /// Where.
    pub register: Code,
    /// What was counted, by tender.
    pub counts: Vec<CountedTender>,
}

/// What was counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CountDrawerReply {
    /// The register.
    pub register: String,
    /// The shift.
    pub shift: i64,
    /// How many tenders were counted.
    pub counted: usize,
}

impl Command for CountDrawer {
    const NAME: &'static str = "till.count_drawer";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"register": "T1", "counts": [{"tender": "CASH", "amount": "100.00"}]}"#;
    type Reply = CountDrawerReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<CountDrawerReply>, Refusal> {
        let place = place_named(draft, &self.register)?;
        let shift = shift_of_fact(cx, draft, &place.register, &place.register.code);
        let counted = take_counts(cx, draft, &place, &shift, &self.counts)?;
        let register = place.register.code.clone();
        Ok(Decision::done(CountDrawerReply { register, shift: shift.number, counted }))
    }
}

/// Reports that a shift is over: what was counted of each tender against what should be there, over or short posted,
/// what is left in the drawer taken to the safe, receipts that are on nobody's file declared missing, and everything
/// sealed in the register's next closing, the Z report.
///
/// A closing is never blocked: cash that nobody counted is taken to the safe as it should be and raised as
/// `till.count_needed`, a difference as `till.over_short`.
///
/// A tender we do not know is raised as `till.unknown_tender` and left out.
///
/// Refused: `till.unknown_register`, `till.no_open_shift`, `till.unknown_shift`, `till.shift_closed`,
/// `till.tender_not_positive`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseShift {
    /// Where.
    pub register: Code,
    /// Which shift; the open one if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shift: Option<i64>,
    /// What was counted, by tender, of those not counted before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<CountedTender>,
}

impl Command for CloseShift {
    const NAME: &'static str = "till.close_shift";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"register": "T1"}"#;
    type Reply = ShiftReport;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ShiftReport>, Refusal> {
        let place = place_named(draft, &self.register)?;
        let shift = match self.shift {
            None => open_shift(cx, draft, &place.register)?,
            Some(number) => shift_named(draft, &place.register, number)?,
        };
        if shift.state == ShiftState::Closed {
            return Err(ShiftClosed { register: place.register.code.clone(), shift: shift.number }.at("shift"));
        }
        take_counts(cx, draft, &place, &shift, &self.counts)?;
        let posted_on = dates::posting_day(cx, draft, place.entity.id, cx.business_date)?;
        settle_tenders(cx, draft, &place, &shift, posted_on)?;
        let missing = declare_missing(cx, draft, &place, &shift);
        note(cx, draft, Happened { shift: shift.id, action: ShiftAction::Closed, ..Happened::default() });
        let report = seal(cx, draft, &place, &shift, missing)?;
        draft.event(cx, "till.shift_closed", format!("{}/{}", report.register, report.shift));
        Ok(Decision::done(report))
    }
}

/// Reports what arrived for a shift after its last closing, in a closing of its own: the late receipts with their tax and
/// money alone, so that what closings state adds up to what was sold. Their cash, which the count has found already, is
/// posted against over and short; other tenders are awaited, but for what their count had found over.
///
/// Refused: `till.unknown_register`, `till.unknown_shift`, `till.nothing_late`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseSupplement {
    /// Where.
    pub register: Code,
    /// Which shift.
    pub shift: i64,
}

impl Command for CloseSupplement {
    const NAME: &'static str = "till.close_supplement";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"register": "T1", "shift": 1}"#;
    type Reply = ShiftReport;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ShiftReport>, Refusal> {
        let place = place_named(draft, &self.register)?;
        let shift = shift_named(draft, &place.register, self.shift)?;
        if shift.state != ShiftState::Closed || !shift.is_late() {
            return Err(NothingLate { register: place.register.code.clone(), shift: shift.number }.at("shift"));
        }
        let posted_on = dates::posting_day(cx, draft, place.entity.id, cx.business_date)?;
        settle_tenders(cx, draft, &place, &shift, posted_on)?;
        let report = seal(cx, draft, &place, &shift, Vec::new())?;
        draft.event(cx, "till.shift_supplemented", format!("{}/{}", report.register, report.shift));
        Ok(Decision::done(report))
    }
}

/// Keeps the figures of a count; answers of how many tenders.
fn take_counts(
    cx: &Context,
    draft: &mut Draft<'_>,
    place: &Place,
    shift: &Shift,
    counts: &[CountedTender],
) -> Result<usize, Refusal> {
    let mut counted = 0;
    for (at, count) in counts.iter().enumerate() {
        let path = |refusal: Refusal| refusal.at(format!("counts[{at}]"));
        let amount_minor = cash::amount(place, count.amount).map_err(path)?;
        let tender = match tender_named(draft, &place.entity, &count.tender).map_err(path) {
            Ok(tender) => tender,
            Err(refusal) => {
                let (value_minor, currency) = (amount_minor, Some(place.entity.currency));
                let about = About { value_minor, currency, ..About::of_scope(cx, count.tender.to_string()) };
                raise_refusal(cx, draft, refusal, about);
                continue;
            }
        };
        counted += 1;
        let key = ShiftTenderKey { shift: shift.id, tender: tender.id };
        let mut row = draft.shift_tender(key);
        row.counted_minor = Some(amount_minor);
        draft.put_shift_tender(key, row);
        let happened = Happened {
            shift: shift.id,
            action: ShiftAction::Counted,
            tender: tender.id,
            amount_minor,
            ..Happened::default()
        };
        note(cx, draft, happened);
    }
    Ok(counted)
}

/// Posts what counts found over or short, and takes the cash of the drawer to the safe.
fn settle_tenders(
    cx: &Context,
    draft: &mut Draft<'_>,
    place: &Place,
    shift: &Shift,
    posted_on: BusinessDate,
) -> Result<(), Refusal> {
    for (key, _) in draft.shift_tenders(shift.id) {
        let Some(tender) = draft.tender(key.tender) else { continue };
        if tender.kind.holds_value() {
            continue;
        }
        settle_over_short(cx, draft, place, shift, &tender, posted_on)?;
        if tender.kind != TenderKind::Cash {
            continue;
        }
        let left = expected(draft, key)?;
        if left != 0 {
            let way = Way { action: ShiftAction::Emptied, against: cash::safe(draft, place)?, note: String::new() };
            cash::put(cx, draft, place, shift, &tender, -left, posted_on, way)?;
        }
    }
    Ok(())
}

/// What a tender should hold now.
fn expected(draft: &mut Draft<'_>, key: ShiftTenderKey) -> Result<i64, Refusal> {
    i64::try_from(draft.shift_tender(key).expected_minor()).map_err(|_| overflow())
}

/// Posts the difference between what was counted and what should be there. Cash that arrives late was in the drawer that
/// was counted and emptied, so that it leaves against over and short. Of other tenders a late payment explains what the
/// count had found over; beyond that it is awaited as any other.
fn settle_over_short(
    cx: &Context,
    draft: &mut Draft<'_>,
    place: &Place,
    shift: &Shift,
    tender: &Tender,
    posted_on: BusinessDate,
) -> Result<(), Refusal> {
    let key = ShiftTenderKey { shift: shift.id, tender: tender.id };
    let is_late = shift.state == ShiftState::Closed;
    let row = draft.shift_tender(key);
    let expected = expected(draft, key)?;
    let counted = match row.counted_minor {
        Some(counted) => counted.checked_sub(row.emptied_minor).ok_or_else(overflow)?,
        None => {
            if tender.kind == TenderKind::Cash && expected != 0 && !is_late {
                let register = place.register.code.clone();
                let refusal = CountNeeded { register, tenders: tender.code.clone() };
                raise_refusal(cx, draft, refusal.into(), About::of_scope(cx, tender.code.clone()));
            }
            return Ok(());
        }
    };
    let mut difference = counted.checked_sub(expected).ok_or_else(overflow)?;
    if is_late && tender.kind != TenderKind::Cash {
        let over = row.over_short_minor;
        difference = difference.clamp(-over.max(0), -over.min(0));
    }
    if difference == 0 {
        return Ok(());
    }
    let against = account_for(draft, place.entity.id, Role::CashOverShort, CategoryId::NONE)?;
    let way = Way { action: ShiftAction::OverShort, against, note: String::new() };
    cash::put(cx, draft, place, shift, tender, difference, posted_on, way)?;
    let over_short_minor = draft.shift_tender(key).over_short_minor;
    if over_short_minor != 0 {
        let currency = place.entity.currency;
        let counted_minor = row.counted_minor.unwrap_or_default();
        let refusal = OverShort {
            register: place.register.code.clone(),
            shift: shift.number,
            tender: tender.code.clone(),
            expected: money_text(counted_minor.saturating_sub(over_short_minor), currency),
            counted: money_text(counted_minor, currency),
        };
        let about = About {
            value_minor: over_short_minor.saturating_abs(),
            currency: Some(currency),
            ..About::of_scope(cx, format!("{}/{}", place.register.code, shift.number))
        };
        raise_refusal(cx, draft, refusal.into(), about);
    }
    Ok(())
}

/// Declares the receipts up to the register's last that are on nobody's file, and that no closing has declared before.
fn declare_missing(cx: &Context, draft: &mut Draft<'_>, place: &Place, shift: &Shift) -> Vec<MissingReceipts> {
    const AT_A_TIME: u32 = 1_000;
    let register = place.register.id;
    let mut head = draft.register_head(register);
    let mut next = head.receipt_closed + 1;
    let mut missing = Vec::new();
    while next <= head.receipt {
        let seen = draft.receipts_from(register, next, AT_A_TIME);
        let is_last = seen.len() < AT_A_TIME as usize;
        for receipt in seen {
            if receipt > next {
                missing.push(MissingReceipts { first: next, last: receipt - 1 });
            }
            next = receipt + 1;
        }
        if is_last {
            break;
        }
    }
    head.receipt_closed = head.receipt;
    draft.put_register_head(register, head);
    for MissingReceipts { first, last } in &missing {
        let happened = Happened {
            shift: shift.id,
            action: ShiftAction::Missing,
            receipts: (*first, *last),
            ..Happened::default()
        };
        note(cx, draft, happened);
    }
    missing
}

/// Writes the register's next closing and closes the shift with it. One that supplements others states what they have not.
fn seal(
    cx: &Context,
    draft: &mut Draft<'_>,
    place: &Place,
    shift: &Shift,
    missing: Vec<MissingReceipts>,
) -> Result<ShiftReport, Refusal> {
    let register = place.register.id;
    let currency = place.entity.currency;
    let before = draft.register_head(register).closing;
    let number = before + 1;
    let shift = draft.shift(shift.id).unwrap_or_else(|| shift.clone());
    let closed = shift.closed(number);
    draft.put_shift(closed.clone());

    let mut report = ShiftReport::of(draft, place, &closed)?;
    report.closing = Some(number);
    report.missing = missing;
    report.chain = draft.stream(cx.scope.ids()).map(|stream| stream.hash.to_string());
    let (mut first_receipt, mut last_receipt) = (closed.first_receipt, closed.last_receipt);
    if shift.closing > 0 {
        (first_receipt, last_receipt) = (shift.late_first_receipt, shift.late_last_receipt);
        report.supplements = Some(shift.closing);
        report.receipts = shift.late_receipts;
        report.first_receipt = Some(place.register.receipt_text(first_receipt));
        report.last_receipt = Some(place.register.receipt_text(last_receipt));
        let mut earlier = report.supplements;
        while let Some(stated) = earlier.and_then(|number| report_of(draft, place, number)) {
            report.take_off(&stated);
            earlier = stated.supplements;
        }
        report.keep_what_moved();
    }
    report.grand_totals = report_of(draft, place, before).map(|last| last.grand_totals).unwrap_or_default();
    add_up(&mut report.grand_totals, &report.taxes, 1, currency);

    let mut head = draft.register_head(register);
    head.closing = number;
    draft.put_register_head(register, head);
    let id = draft.next(Head::Closing);
    let body = serde_json::to_string(&report).map_err(|_| overflow())?;
    draft.record(Record::Closing(Closing {
        id,
        command: cx.command_id,
        register,
        number,
        shift: shift.id,
        supplementary: report.supplements.is_some(),
        first_receipt,
        last_receipt,
        body,
    }));
    Ok(report)
}

/// What a closing stated, if there is one of the number.
fn report_of(draft: &mut Draft<'_>, place: &Place, number: i64) -> Option<ShiftReport> {
    let closing = draft.closing(place.register.id, number).filter(|_| number > 0)?;
    serde_json::from_str(&closing.body).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::exceptions::types::Exception;
    use crate::ledger::types::Role;
    use crate::tax::types::TaxSide;
    use crate::till::commands::{CloseShift, CloseSupplement, CountDrawer, OpenShift, RecordSale, Refund, RingUp};
    use crate::till::testing::{Till, paid};
    use crate::values::ExceptionId;

    fn raised(till: &mut Till, id: i64) -> Exception {
        till.shop.draft.exception(ExceptionId(id)).expect("an exception")
    }

    /// A blind count, over and short posted, the drawer emptied into the safe, and everything stated.
    #[test]
    fn a_shift_is_counted_and_closed() {
        let mut till = Till::open();
        till.sells(json!([{"item": "TEA", "quantity": "2"}]), &[("CASH", "23.80")]);
        till.sells(json!([{"item": "BREAD"}]), &[("CARD", "2.14")]);
        let back = json!({"register": "T1", "receipt": "T1-000001", "lines": [{"line": 1, "quantity": "1"}],
            "tenders": paid(&[("CASH", "11.90")])});
        till.shop.does::<Refund>(back);
        till.shop.does::<CountDrawer>(json!({"register": "T1", "counts": [{"tender": "CASH", "amount": "111.00"}]}));
        let z = till.shop.does::<CloseShift>(json!({"register": "T1"}));
        assert_eq!((z.closing, z.receipts, z.missing.len()), (Some(1), 3, 0));
        assert_eq!((z.first_receipt.as_deref(), z.last_receipt.as_deref()), (Some("T1-000001"), Some("T1-000003")));
        let cash = z.tenders.iter().find(|tender| tender.tender == "CASH").expect("cash");
        let figures = [&cash.float, &cash.sales, &cash.refunds, &cash.expected];
        assert_eq!(figures.map(|amount| amount.as_str()), ["100.00", "23.80", "11.90", "111.90"]);
        assert_eq!((cash.counted.as_deref(), cash.over_short.as_deref()), (Some("111.00"), Some("-0.90")));
        let taxes: Vec<_> =
            z.taxes.iter().map(|tax| (tax.rate.as_str(), tax.side, tax.net.as_str(), tax.tax.as_str())).collect();
        assert_eq!(
            taxes,
            [
                ("19", TaxSide::Sale, "20.00", "3.80"),
                ("19", TaxSide::Refund, "-10.00", "-1.90"),
                ("7", TaxSide::Sale, "2.00", "0.14"),
            ]
        );
        assert_eq!(z.grand_totals, z.taxes);
        till.expect(
            "closed",
            &[
                (Role::CashInDrawers, "0.00"),
                (Role::CashInSafe, "11.00"),
                (Role::CashOverShort, "0.90"),
                (Role::PaymentsAwaited, "2.14"),
            ],
        );
        assert_eq!(raised(&mut till, 1).code, "till.over_short");
        till.shop.refuses::<RingUp>(json!({"register": "T1", "lines": [{"item": "TEA"}]}), "till.no_open_shift");
        till.shop.refuses::<CloseShift>(json!({"register": "T1", "shift": 1}), "till.shift_closed");
        till.shop.refuses::<CloseShift>(json!({"register": "T1", "shift": 7}), "till.unknown_shift");
        till.shop.refuses::<CloseSupplement>(json!({"register": "T1", "shift": 1}), "till.nothing_late");
    }

    /// Grand totals go on from closing to closing; nobody counted, so that the drawer is taken at its word and raised.
    #[test]
    fn grand_totals_never_reset() {
        let mut till = Till::open();
        till.sells(json!([{"item": "TEA"}]), &[("CASH", "11.90")]);
        till.shop.does::<CloseShift>(json!({"register": "T1"}));
        assert_eq!(raised(&mut till, 1).code, "till.count_needed");
        till.expect("taken at its word", &[(Role::CashInDrawers, "0.00"), (Role::CashInSafe, "11.90")]);
        till.shop.does::<OpenShift>(json!({"register": "T1"}));
        till.sells(json!([{"item": "TEA"}]), &[("CARD", "11.90")]);
        let z = till.shop.does::<CloseShift>(json!({"register": "T1"}));
        let nets =
            |lines: &[crate::till::report::TaxLine]| lines.iter().map(|line| line.net.to_string()).collect::<Vec<_>>();
        assert_eq!(
            (z.closing, nets(&z.taxes), nets(&z.grand_totals)),
            (Some(2), vec!["10.00".to_owned()], vec!["20.00".to_owned()])
        );
    }

    /// A card payment that arrives late explains what the slips were over by, and is awaited beyond that; late cash was
    /// counted with the drawer.
    #[test]
    fn what_arrives_late_of_each_tender() {
        for (counted, late_card, awaited, over_short) in [
            ("11.90", "11.90", "23.80", "0.00"),
            ("23.80", "11.90", "23.80", "0.00"),
            ("16.90", "11.90", "23.80", "0.00"),
            ("5.00", "11.90", "16.90", "6.90"),
            ("30.00", "11.90", "30.00", "-6.20"),
        ] {
            let mut till = Till::open();
            till.sells(json!([{"item": "TEA"}]), &[("CARD", "11.90")]);
            let counts = json!([{"tender": "CARD", "amount": counted}, {"tender": "CASH", "amount": "100.00"}]);
            till.shop.does::<CloseShift>(json!({"register": "T1", "counts": counts}));
            let line = json!({"item": "TEA", "quantity": "1", "unit_price": "11.90", "net": "10.00", "tax": "1.90"});
            till.shop.does::<RecordSale>(json!({"register": "T1", "receipt": 2, "shift": 1, "lines": [line],
                "total": "11.90", "tenders": [{"tender": "CARD", "amount": late_card}]}));
            till.shop.does::<CloseSupplement>(json!({"register": "T1", "shift": 1}));
            let books =
                [(Role::PaymentsAwaited, awaited), (Role::CashOverShort, over_short), (Role::CashInSafe, "0.00")];
            till.expect(counted, &books);
        }
    }

    #[test]
    fn one_shift_at_a_time() {
        let mut till = Till::open();
        let refused = till.shop.refuses::<OpenShift>(json!({"register": "T1"}), "till.shift_open");
        assert_eq!(refused.details["shift"], 1);
    }
}
