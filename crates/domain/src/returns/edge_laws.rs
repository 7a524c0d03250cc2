//! Returns beside what else is done with an invoice: credits without goods, bad debts, parcels under way, other entities.

use serde_json::json;

use super::commands::*;
use super::testing::{Counter, minor};
use crate::catalogue::commands::{AddCategory, AddItem};
use crate::ledger::commands::{AddAccount, SetPostingRule};
use crate::ledger::types::{Balance, BalanceKey, Role};
use crate::parties::commands::AddParty;
use crate::sales::commands::{CreditOrder, RecordParcelEvent, WriteOff};
use crate::values::{Code, Currency, EntityId};

/// Two teas at 2.00 off 23.80. The first comes back, and 1.00 of the discount is kept back; then some or all of the rest is
/// credited without goods; then the second comes back: together never more than the 21.80 that were paid.
#[test]
fn what_was_kept_back_and_credited_since_is_not_given_back_again() {
    for (granted, second) in [("11.90", "0.00"), ("11.50", "0.40"), ("5.00", "6.90"), ("0.01", "11.89")] {
        let mut counter = Counter::open();
        counter.policy(json!({"order_discount": "charge_back", "discount_from": "20.00"}));
        let lines = json!([{"item": "TEA", "quantity": 2}]);
        assert_eq!(counter.sold("W-1", lines, json!({"discount": "2.00"})), "21.80");
        assert_eq!(counter.comes_back("W-1", &[(1, 1)]).refunded.as_str(), "9.90");
        let credit = json!({"invoice": "INV-ACME-000001", "amount": granted, "reason": "not as agreed"});
        counter.desk.shop.does::<CreditOrder>(credit);
        let done = counter.comes_back("W-1", &[(1, 1)]);
        let credited: i64 = done.credit_notes.iter().map(|note| minor(note.credited.as_str())).sum();
        assert_eq!(credited, minor(second), "{granted}");
        assert_eq!(counter.desk.stands("WEB", "W-1").money.credited.as_str(), "21.80", "{granted}");
        counter.desk.expect(granted, &[(Role::TaxPayable, "0.00")]);
    }
}

/// What was never paid and is written off comes back: the debt is gone, and there is nothing to give back.
#[test]
fn goods_of_a_bad_debt_that_come_back_make_no_money() {
    let mut counter = Counter::open();
    counter.ordered("W-1", json!([{"item": "TEA", "quantity": 2}]), json!({"customer": "CAFE"}));
    counter.ships("W-1");
    counter.desk.shop.does::<WriteOff>(json!({"invoice": "INV-ACME-000001", "reason": "insolvent"}));
    let done = counter.comes_back("W-1", &[(1, 1)]);
    assert_eq!((done.credit_notes[0].credited.as_str(), done.refunded.as_str()), ("11.90", "0.00"));
    let books = [(Role::BadDebts, "11.90"), (Role::CustomerDeposits, "0.00"), (Role::Receivables, "0.00")];
    counter.desk.expect("one of two", &books);
    assert_eq!(counter.desk.stands("WEB", "W-1").money.due.as_str(), "0.00");
}

/// Tea at 10.00 net and jam at 10.00 net of another category are under way; the tea comes back, and the rest arrives: what
/// counts is jam.
#[test]
fn what_arrives_counts_in_the_category_of_what_was_kept() {
    let mut counter = Counter::open();
    let shop = &mut counter.desk.shop;
    shop.does::<AddCategory>(json!({"category": "JAMS", "name": "Jams"}));
    shop.does::<AddItem>(json!({"item": "JAM", "name": "Jam", "category": "JAMS", "tax_class": "standard",
        "kind": "service"}));
    shop.does::<AddAccount>(json!({"entity": "ACME", "account": "4777", "name": "Jams", "kind": "income"}));
    shop.does::<SetPostingRule>(json!({"entity": "ACME", "role": "sales_revenue", "category": "JAMS",
        "account": "4777"}));
    counter.desk.terms("WEB", json!({"revenue_at": "delivery"}));
    let lines = json!([{"item": "TEA"}, {"item": "JAM", "price": "11.90"}]);
    counter.ordered("W-1", lines, json!({}));
    counter.desk.pays("WEB", "W-1", "captured", "23.80");
    counter.desk.ships("WH", "WEB", "W-1", &[(1, 1)]);
    counter.policy(json!({"refund_shipping": false}));
    counter.comes_back("W-1", &[(1, 1)]);
    counter.desk.expect("back", &[(Role::RevenueDeferred, "-10.00")]);
    counter.desk.shop.does::<RecordParcelEvent>(json!({"shipment": "SH-ACME-000001", "step": "delivered"}));
    counter.desk.expect("arrived", &[(Role::SalesRevenue, "0.00"), (Role::RevenueDeferred, "0.00")]);
    let draft = &mut counter.desk.shop.draft;
    let account = draft.account_by_code(EntityId(1), &Code::parse("4777").expect("a code")).expect("an account").id;
    let Balance { base_minor, .. } = draft.balance(BalanceKey { account, currency: Currency::EUR });
    assert_eq!(base_minor, -1000);
}

/// An exchange is within one company: another one's order would be paid with the first one's store credit.
#[test]
fn goods_are_not_exchanged_for_those_of_another_entity() {
    let mut counter = Counter::open();
    counter.desk.sister();
    counter.sold("W-1", json!([{"item": "TEA"}]), json!({}));
    let wanted = json!({"channel": "BWEB", "reference": "N-1", "lines": [{"item": "TEA", "price": "11.90"}]});
    let exchange = json!({"site": "WH", "channel": "WEB", "reference": "W-1", "order": wanted,
        "lines": [{"line": 1, "quantity": 1, "reason": "BROKEN"}], "store_credit": {"tender": "CREDIT", "code": "C-1"}});
    let refusal = counter.desk.shop.refuses::<ExchangeGoods>(exchange, "allocation.site_of_other_entity");
    assert_eq!((refusal.path.as_str(), &refusal.details["entity"]), ("order.channel", &"BETA".into()));
}

/// Sent again under another key an exchange would take a second unit for an order that is placed and paid: it is refused.
#[test]
fn an_exchange_is_for_an_order_that_does_not_stand_yet() {
    let mut counter = Counter::open();
    counter.sold("W-1", json!([{"item": "TEA", "quantity": 2}]), json!({}));
    let exchange = json!({"site": "WH", "channel": "WEB", "reference": "W-1",
        "lines": [{"line": 1, "quantity": 1, "reason": "BROKEN"}], "store_credit": {"tender": "CREDIT", "code": "C-1"},
        "order": {"reference": "N-1", "lines": [{"item": "TEA", "quantity": 1}]}});
    assert_eq!(counter.desk.shop.does::<ExchangeGoods>(exchange.clone()).paid.as_str(), "11.90");
    let refusal = counter.desk.shop.refuses::<ExchangeGoods>(exchange, "sales.other_content");
    assert_eq!(refusal.path, "order.reference");
    assert_eq!(counter.desk.stands("WEB", "W-1").money.credited.as_str(), "11.90");
}

/// Two units for two suppliers leave on two documents, each with its own supplier.
#[test]
fn what_goes_back_to_two_suppliers_goes_on_two_documents() {
    let mut counter = Counter::open();
    for party in ["ASSAM", "CEYLON"] {
        counter.desk.shop.does::<AddParty>(json!({"party": party, "kinds": ["supplier"]}));
    }
    counter.sold("W-1", json!([{"item": "TEA", "quantity": 2}]), json!({}));
    let number = counter.comes_back("W-1", &[(1, 2)]).returned.number;
    let to = |party: &str| json!({"line": 1, "quantity": 1, "disposition": "supplier", "supplier": party});
    let done = counter.disposes(&number, json!([to("ASSAM"), to("CEYLON")]));
    assert_eq!(done.documents, ["SR-ACME-000001", "SR-ACME-000002"]);
}
