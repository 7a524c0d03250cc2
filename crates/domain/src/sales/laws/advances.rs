//! Tax that is due with the payment: what is owed when, to the cent.

use proptest::prelude::*;
use serde_json::json;

use crate::allocation::commands::ReverseShipment;
use crate::ledger::types::Role;
use crate::sales::commands::*;
use crate::sales::testing::Desk;
use crate::tax::queries::{TaxReport, TaxReportAnswer};

fn desk() -> Desk {
    let mut desk = Desk::open();
    desk.terms("WEB", json!({"tax_due": "payment"}));
    desk
}

fn report(desk: &mut Desk) -> TaxReportAnswer {
    desk.shop.answers::<TaxReport>(json!({"entity": "ACME", "from": "2026-11-01", "to": "2026-12-31"}))
}

/// What is owed of tax in the books, and what of that was owed in advance.
#[track_caller]
fn owes(desk: &mut Desk, said: &str, tax: &str, in_advance: &str) {
    desk.expect(said, &[(Role::TaxPayable, tax), (Role::TaxOnDeposits, in_advance)]);
    let reported = report(desk).jurisdictions.first().map(|place| place.tax.as_str().to_owned());
    let owed = if tax == "0.00" { tax.to_owned() } else { tax.trim_start_matches('-').to_owned() };
    assert_eq!(reported.unwrap_or_else(|| "0.00".to_owned()), owed, "{said}: the report");
}

/// Half of 35.70 + 2.14 is paid: its share of 5.70 at 19 % and of 0.14 at 7 % is owed at once; the rest when the rest comes.
/// What is billed then owes nothing more.
#[test]
fn tax_is_owed_on_what_was_paid() {
    let mut desk = desk();
    desk.order("WEB", "W-1", &[("TEA", 3), ("BREAD", 1)]);
    owes(&mut desk, "ordered", "0.00", "0.00");
    desk.pays("WEB", "W-1", "captured", "18.92");
    owes(&mut desk, "half", "-2.92", "2.92");
    desk.shop.does::<RecordPayment>(json!({"channel": "WEB", "reference": "W-1", "step": "captured", "tender": "CARD",
        "amount": "18.92", "payment": "second"}));
    owes(&mut desk, "paid", "-5.84", "5.84");
    desk.ships("WH", "WEB", "W-1", &[(1, 1)]);
    owes(&mut desk, "a third left", "-5.84", "3.94");
    desk.ships("WH", "WEB", "W-1", &[(1, 2), (2, 1)]);
    owes(&mut desk, "all left", "-5.84", "0.00");
    let report = report(&mut desk);
    let line = |at: usize| &report.jurisdictions[0].lines[at];
    assert_eq!((line(0).tax_class.as_str(), line(1).tax_class.as_str()), ("reduced", "standard"));
    assert_eq!((line(1).sales.net.as_str(), line(1).sales.tax.as_str()), ("30.00", "5.70"));
    let advances = line(1).advances.as_ref().expect("money came before");
    assert_eq!((advances.net.as_str(), advances.tax.as_str(), advances.lines), ("0.00", "0.00", 4));
    assert_eq!(line(1).components[0].advances_tax.as_ref().map(crate::values::Amount::as_str), Some("0.00"));
}

/// Each day owes what became due on it: money on the 20th, goods on the 23rd.
#[test]
fn tax_is_owed_on_the_day_of_the_money() {
    let mut desk = desk();
    desk.order("WEB", "W-1", &[("TEA", 2)]);
    desk.shop.does::<RecordPayment>(json!({"channel": "WEB", "reference": "W-1", "step": "captured", "tender": "CARD",
        "amount": "11.90", "payment": "p", "occurred_on": "2026-11-20"}));
    desk.ships("WH", "WEB", "W-1", &[(1, 2)]);
    for (from, to, tax) in [("2026-11-20", "2026-11-20", "1.90"), ("2026-11-23", "2026-11-23", "1.90")] {
        let told = desk.shop.answers::<TaxReport>(json!({"entity": "ACME", "from": from, "to": to}));
        assert_eq!(told.jurisdictions[0].tax.as_str(), tax, "{from}");
    }
    owes(&mut desk, "billed", "-3.80", "0.00");
}

/// Money that goes back, is charged back or is for what nobody wants any more owes no tax; what is more than the order comes
/// to never did.
#[test]
fn tax_goes_back_with_the_money() {
    let mut desk = desk();
    desk.order("WEB", "W-1", &[("TEA", 2)]);
    desk.pays("WEB", "W-1", "captured", "30.00");
    owes(&mut desk, "paid too much", "-3.80", "3.80");
    let cancel =
        json!({"channel": "WEB", "reference": "W-1", "reason": "one will do", "lines": [{"line": 1, "quantity": 1}]});
    desk.shop.does::<CancelLines>(cancel);
    owes(&mut desk, "one cancelled", "-1.90", "1.90");
    desk.shop.does::<RefundOrder>(json!({"channel": "WEB", "reference": "W-1"}));
    owes(&mut desk, "the rest refunded", "-1.90", "1.90");
    desk.pays("WEB", "W-1", "charged_back", "11.90");
    owes(&mut desk, "charged back", "0.00", "0.00");
    desk.pays("WEB", "W-1", "chargeback_won", "11.90");
    owes(&mut desk, "won", "-1.90", "1.90");
    desk.ships("WH", "WEB", "W-1", &[(1, 1)]);
    owes(&mut desk, "left", "-1.90", "0.00");
    let shipment = json!({"channel": "WEB", "reference": "W-1", "shipment": "SH-ACME-000001", "site": "WH"});
    desk.shop.does::<ReverseShipment>(shipment);
    owes(&mut desk, "back from the dock", "-1.90", "1.90");
    desk.shop.does::<CancelLines>(json!({"channel": "WEB", "reference": "W-1", "reason": "none"}));
    owes(&mut desk, "all cancelled", "0.00", "0.00");
}

/// A gift card that pays is money received; terms that change leave orders that stand as they were.
#[test]
fn cards_of_ours_are_money_too() {
    let mut desk = desk();
    desk.order("WEB", "W-1", &[("TEA", 1)]);
    desk.pays("WEB", "W-1", "captured", "11.90");
    desk.shop.does::<CancelLines>(json!({"channel": "WEB", "reference": "W-1", "reason": "none"}));
    let onto = json!({"tender": "CREDIT", "code": "SC-1"});
    desk.shop.does::<RefundOrder>(json!({"channel": "WEB", "reference": "W-1", "store_credit": onto}));
    owes(&mut desk, "on store credit", "0.00", "0.00");
    desk.order("WEB", "W-2", &[("TEA", 1)]);
    desk.terms("WEB", json!({}));
    desk.order("WEB", "W-3", &[("TEA", 1)]);
    desk.shop
        .does::<RecordPayment>(json!({"channel": "WEB", "reference": "W-2", "step": "captured", "tender": "CREDIT",
        "stored_value": "SC-1", "amount": "11.90", "payment": "sc"}));
    owes(&mut desk, "redeemed", "-1.90", "1.90");
    desk.pays("WEB", "W-3", "captured", "11.90");
    owes(&mut desk, "by the new terms", "-1.90", "1.90");
}

/// Whose tax the marketplace owes is not taxed by us when its money comes.
#[test]
fn what_others_owe_is_not_owed_in_advance() {
    let mut desk = Desk::open();
    desk.terms(
        "BAZAAR",
        json!({"marketplace": "BAZAAR", "tax_by": "marketplace", "commission": "10", "tax_due": "payment"}),
    );
    desk.order("BAZAAR", "B-1", &[("TEA", 1)]);
    desk.pays("BAZAAR", "B-1", "captured", "10.00");
    desk.expect("captured", &[(Role::TaxPayable, "0.00"), (Role::TaxOnDeposits, "0.00")]);
}

/// Something that happens to an order.
#[derive(Clone, Copy, Debug)]
enum Step {
    Captures(i64),
    Ships { line: i64, quantity: i64 },
    TakesBack(usize),
    Cancels { line: i64, quantity: i64 },
    Refunds(i64),
    ChargesBack(i64),
    Credits { invoice: i64, percent: i64 },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let line = || 1..=3_i64;
    let step = prop_oneof![
        4 => (1..3000_i64).prop_map(Step::Captures),
        3 => (1..=2_i64, 1..=3_i64).prop_map(|(line, quantity)| Step::Ships { line, quantity }),
        1 => (0..3_usize).prop_map(Step::TakesBack),
        2 => (line(), 1..=2_i64).prop_map(|(line, quantity)| Step::Cancels { line, quantity }),
        2 => (1..2000_i64).prop_map(Step::Refunds),
        1 => (1..2000_i64).prop_map(Step::ChargesBack),
        2 => (1..=3_i64, 1..=60_i64).prop_map(|(invoice, percent)| Step::Credits { invoice, percent }),
    ];
    prop::collection::vec(step, 1..16)
}

fn text(minor: i64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}

/// Does a step where the order allows it.
fn act(desk: &mut Desk, at: usize, step: Step) {
    let (channel, reference) = ("WEB", "W-1");
    let paid = |step: &str, amount: i64| {
        json!({"channel": channel, "reference": reference, "step": step, "tender": "CARD", "amount": text(amount),
            "payment": format!("p{at}")})
    };
    let lines = |line: i64, quantity: i64| json!([{"line": line, "quantity": quantity}]);
    let shop = &mut desk.shop;
    // Facts are booked; a request that is refused changes nothing.
    match step {
        Step::Captures(amount) => drop(shop.does::<RecordPayment>(paid("captured", amount))),
        Step::ChargesBack(amount) => drop(shop.does::<RecordPayment>(paid("charged_back", amount))),
        Step::Ships { line, quantity } => {
            let order = desk.stands(channel, reference);
            let left = order.lines[line as usize - 1].allocated;
            let quantity = crate::values::Quantity::from_micros(quantity * 1_000_000).min(left);
            if quantity.is_positive() {
                let request = json!({"site": "WH", "channel": channel, "reference": reference,
                    "lines": [{"line": line, "quantity": quantity}]});
                desk.shop.does::<ShipOrder>(request);
            }
        }
        Step::TakesBack(which) => {
            let shipment = format!("SH-ACME-{:06}", which + 1);
            let request =
                json!({"channel": channel, "reference": reference, "shipment": shipment, "site": "WH"}).to_string();
            drop(shop.call::<ReverseShipment>(&request));
        }
        Step::Cancels { line, quantity } => {
            let request =
                json!({"channel": channel, "reference": reference, "reason": "no", "lines": lines(line, quantity)});
            drop(shop.call::<CancelLines>(&request.to_string()));
        }
        Step::Refunds(amount) => {
            let request = json!({"channel": channel, "reference": reference, "amount": text(amount)}).to_string();
            drop(shop.call::<RefundOrder>(&request));
        }
        Step::Credits { invoice, percent } => {
            let request = json!({"invoice": format!("INV-ACME-{invoice:06}"), "percent": percent.to_string(),
                "reason": "dented"});
            drop(shop.call::<CreditOrder>(&request.to_string()));
        }
    }
}

/// Net and tax of the invoices less credit notes, in minor units.
fn billed(desk: &mut Desk) -> (i64, i64) {
    let key = crate::values::Code::parse("WEB").expect("a code");
    let channel = desk.shop.draft.channel_by_code(&key).expect("a channel");
    let entity = channel.entity;
    let orders = desk.shop.draft.orders_after(
        entity,
        channel.id,
        crate::values::PartyId::NONE,
        crate::values::DemandId::NONE,
        99,
    );
    let invoices = orders.iter().flat_map(|order| desk.shop.draft.invoices_of(order.demand).to_vec());
    invoices.fold((0, 0), |(net, tax), bill| (net + bill.net_minor, tax + bill.tax_minor))
}

fn minor(amount: &str) -> i64 {
    amount.replace('.', "").parse().expect("an amount")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// After every step the tax owed is that of the invoices less credit notes and what is owed in advance, which is at most
    /// the tax in what is held and never below zero; what nothing is held for any more owes nothing in advance.
    #[test]
    fn the_tax_owed_in_the_end_is_that_of_the_invoices(steps in steps()) {
        let mut desk = desk();
        desk.order("WEB", "W-1", &[("TEA", 3), ("BREAD", 3), ("SHIPPING", 1)]);
        for (at, step) in steps.iter().enumerate() {
            act(&mut desk, at, *step);
            let (_, tax) = billed(&mut desk);
            let (owed, advance) = (minor(&desk.holds(Role::TaxPayable)), minor(&desk.holds(Role::TaxOnDeposits)));
            prop_assert_eq!(-owed, tax + advance, "{:?}", step);
            let money = desk.stands("WEB", "W-1").money;
            let held = minor(money.held.as_str());
            prop_assert!(advance >= 0 && advance * 119 <= held.max(0) * 19 + 119, "{advance} in {held}");
            let reported = report(&mut desk);
            let reported = reported.jurisdictions.first().map_or(0, |place| minor(place.tax.as_str()));
            prop_assert_eq!(reported, -owed);
        }
        drop(desk.shop.call::<CancelLines>(r#"{"channel": "WEB", "reference": "W-1", "reason": "the end"}"#));
        drop(desk.shop.call::<RefundOrder>(r#"{"channel": "WEB", "reference": "W-1"}"#));
        let (_, tax) = billed(&mut desk);
        let order = desk.stands("WEB", "W-1");
        let nothing_waits = order.lines.iter().all(|line| {
            let done = line.shipped.checked_add(line.cancelled).expect("a quantity");
            done == line.quantity || line.item == "SHIPPING"
        });
        if nothing_waits && order.money.held.as_str() == "0.00" {
            prop_assert_eq!(minor(&desk.holds(Role::TaxOnDeposits)), 0);
            prop_assert_eq!(-minor(&desk.holds(Role::TaxPayable)), tax);
        }
    }
}
