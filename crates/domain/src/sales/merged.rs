//! Customers that are merged: what either owes, ordered and paid is what the one that goes on does.

use serde_json::{Value, json};

use super::commands::{PlaceOrder, ReceiveMoney, RecordOrder, ReverseMoney, SetCustomerTerms, ShipOrder};
use super::queries::{Invoices, OrderOf, Orders, Statement, TermsOfCustomer};
use super::replies::OrderReply;
use super::wholesale::{codes, owed, shop};
use crate::catalogue::commands::AddIdentifier;
use crate::parties::commands::{AddParty, ChangeParty, Merge};
use crate::pricing::commands::SetCustomerGroup;
use crate::returns::commands::{AuthoriseReturn, SetReturnPolicy};
use crate::returns::queries::GoodsReturn;
use crate::stock::commands::{IssueGoods, ReceiveGoods};
use crate::tax::commands::SetExemption;
use crate::testing::Shop;

/// The wholesaler with two customers more, who are one.
fn two() -> Shop {
    let mut shop = shop();
    for party in ["ALFA", "BETA"] {
        shop.does::<AddParty>(json!({"party": party, "kinds": ["customer"]}));
    }
    shop
}

fn merge(shop: &mut Shop, party: &str, into: &str) {
    shop.does::<Merge>(json!({"party": party, "into": into, "personal": "keep", "reason": "one and the same"}));
}

fn order(customer: &str, reference: &str, price: &str) -> Value {
    json!({"channel": "WEB", "reference": reference, "customer": customer,
        "lines": [{"item": "TEA-100", "quantity": 1, "price": price}]})
}

/// One tea at a price, sold on terms; answers the number of its invoice.
fn sells(shop: &mut Shop, customer: &str, reference: &str, price: &str) -> String {
    shop.does::<PlaceOrder>(order(customer, reference, price));
    ships(shop, reference)
}

fn ships(shop: &mut Shop, reference: &str) -> String {
    let shipped = shop.does::<ShipOrder>(json!({"site": "SHOP-2", "channel": "WEB", "reference": reference,
        "lines": [{"line": 1, "quantity": 1}]}));
    shipped.invoice.expect("an invoice").invoice
}

fn limit(shop: &mut Shop, customer: &str, most: &str) {
    shop.does::<SetCustomerTerms>(json!({"entity": "ACME", "customer": customer, "credit_limit": most}));
}

fn holds(order: &OrderReply) -> Vec<String> {
    order.holds.iter().map(|hold| hold.hold.to_string()).collect()
}

fn statement(shop: &mut Shop, customer: &str) -> Vec<String> {
    let answer = shop.answers::<Statement>(
        json!({"entity": "ACME", "customer": customer, "from": "2026-01-01", "to": "2026-12-31"}),
    );
    let mut lines: Vec<String> =
        answer.lines.iter().map(|line| format!("{} {} {}", line.kind, line.amount, line.balance)).collect();
    lines.push(format!("{} owes {} has {}", answer.customer, answer.owed, answer.on_account));
    lines
}

/// ALFA owes 60 and BETA 50, and 100 may be owed: together they owe 110, and what is ordered next waits. 110 paid by the one
/// that goes on settle both.
#[test]
fn what_either_owes_the_other_owes() {
    let mut shop = two();
    let first = sells(&mut shop, "ALFA", "M-1", "60.00");
    let second = sells(&mut shop, "BETA", "M-2", "50.00");
    for customer in ["ALFA", "BETA"] {
        limit(&mut shop, customer, "100.00");
    }
    // Apart, each may owe 1 more.
    for (customer, reference) in [("ALFA", "M-3"), ("BETA", "M-4")] {
        assert_eq!(holds(&shop.does::<PlaceOrder>(order(customer, reference, "1.00"))), [""; 0]);
    }
    merge(&mut shop, "ALFA", "BETA");
    for (customer, reference) in [("ALFA", "M-5"), ("BETA", "M-6")] {
        let placed = shop.does::<PlaceOrder>(order(customer, reference, "1.00"));
        assert_eq!((holds(&placed), placed.customer.as_deref()), (vec!["credit".to_owned()], Some("BETA")));
    }
    let owing = ["invoice 60.00 60.00", "invoice 50.00 110.00", "BETA owes 110.00 has 0.00"];
    for customer in ["ALFA", "BETA"] {
        assert_eq!(statement(&mut shop, customer), owing, "{customer}");
    }

    let paid = shop.does::<ReceiveMoney>(
        json!({"entity": "ACME", "customer": "BETA", "account": "1020", "amount": "110.00", "apply": "oldest", "reference": "BANK-1"}),
    );
    assert_eq!((owed(&mut shop, &first), owed(&mut shop, &second)), (0, 0));
    let settled = ["invoice 60.00 60.00", "invoice 50.00 110.00", "payment -110.00 0.00", "BETA owes 0.00 has 0.00"];
    assert_eq!(statement(&mut shop, "ALFA"), settled);

    // The bank takes the money back: both are owed again.
    let back = shop.does::<ReverseMoney>(json!({"payment": paid.payment, "reason": "returned"}));
    assert_eq!(codes(&mut shop, &back.exceptions), [""; 0]);
    assert_eq!(statement(&mut shop, "BETA").last().map(String::as_str), Some("BETA owes 110.00 has 0.00"));
}

/// The bank's note of a payment that came before they were merged is that payment, whichever code it names.
#[test]
fn a_payment_that_came_before_is_the_same_payment() {
    let mut shop = two();
    let invoice = sells(&mut shop, "ALFA", "M-1", "60.00");
    let pay = |customer: &str| json!({"entity": "ACME", "customer": customer, "account": "1020", "amount": "80.00", "apply": "oldest", "reference": "BANK-1"});
    let first = shop.does::<ReceiveMoney>(pay("ALFA"));
    merge(&mut shop, "ALFA", "BETA");
    for customer in ["ALFA", "BETA"] {
        let again = shop.does::<ReceiveMoney>(pay(customer));
        assert_eq!((again.again, &again.payment), (true, &first.payment), "{customer}");
    }
    assert_eq!(owed(&mut shop, &invoice), 0);
    // The 20 that were too much pay what BETA buys.
    assert_eq!(statement(&mut shop, "BETA").last().map(String::as_str), Some("BETA owes 0.00 has 20.00"));
}

/// An order captured under either code is the same order, whichever is told first; what differs otherwise is other content.
#[test]
fn an_order_told_with_the_old_code_is_the_same_order() {
    let mut shop = two();
    shop.does::<PlaceOrder>(order("ALFA", "M-1", "10.00"));
    merge(&mut shop, "ALFA", "BETA");
    shop.does::<PlaceOrder>(order("BETA", "M-2", "10.00"));
    for reference in ["M-1", "M-2"] {
        for customer in ["ALFA", "BETA"] {
            let again = shop.does::<PlaceOrder>(order(customer, reference, "10.00"));
            assert_eq!(again.customer.as_deref(), Some("BETA"), "{reference} {customer}");
        }
        shop.refuses::<PlaceOrder>(order("BETA", reference, "11.00"), "sales.other_content");
        shop.refuses::<PlaceOrder>(order("CAFE", reference, "10.00"), "sales.other_content");
    }
    shop.does::<RecordOrder>(order("ALFA", "M-3", "10.00"));
    let told = shop.does::<RecordOrder>(order("BETA", "M-3", "10.00"));
    assert_eq!((told.customer.as_deref(), told.exceptions.len()), (Some("BETA"), 0));
    let raised = shop.does::<RecordOrder>(order("CAFE", "M-3", "10.00")).exceptions;
    assert_eq!(codes(&mut shop, &raised), ["sales.other_content"]);
}

/// Orders, invoices and returns of either are found by the one that goes on; what was ordered before is billed to it.
#[test]
fn what_was_ordered_before_is_billed_to_the_one_that_goes_on() {
    let mut shop = two();
    sells(&mut shop, "ALFA", "M-1", "60.00");
    shop.does::<PlaceOrder>(order("ALFA", "M-2", "40.00"));
    merge(&mut shop, "ALFA", "BETA");
    ships(&mut shop, "M-2");
    sells(&mut shop, "BETA", "M-3", "50.00");
    for customer in ["ALFA", "BETA"] {
        let orders = shop.answers::<Orders>(json!({"entity": "ACME", "customer": customer})).orders;
        let references: Vec<&str> = orders.iter().map(|order| order.reference.as_str()).collect();
        assert_eq!(references, ["M-1", "M-2", "M-3"], "{customer}");
        assert!(orders.iter().all(|order| order.customer.as_deref() == Some("BETA")), "{orders:?}");
        let invoices = shop.answers::<Invoices>(json!({"entity": "ACME", "customer": customer})).invoices;
        assert_eq!(invoices.len(), 3, "{customer}");
    }
    let of_before = shop.answers::<OrderOf>(json!({"channel": "WEB", "reference": "M-2"}));
    assert_eq!(of_before.customer.as_deref(), Some("BETA"));
    let lines = ["invoice 60.00 60.00", "invoice 40.00 100.00", "invoice 50.00 150.00", "BETA owes 150.00 has 0.00"];
    assert_eq!(statement(&mut shop, "BETA"), lines);
    shop.example::<SetReturnPolicy>();
    let back = shop.does::<AuthoriseReturn>(json!({"channel": "WEB", "reference": "M-1",
        "lines": [{"line": 1, "quantity": 1, "reason": "BROKEN"}]}));
    let back = shop.answers::<GoodsReturn>(json!({"number": back.returned.number}));
    assert_eq!(back.returned.customer.as_deref(), Some("BETA"));
}

/// Terms, group and exemption of the one that goes on hold for what either orders; what the other had is told.
#[test]
fn the_terms_of_the_one_that_goes_on_hold() {
    let mut shop = two();
    limit(&mut shop, "ALFA", "10.00");
    limit(&mut shop, "BETA", "100.00");
    shop.does::<SetCustomerGroup>(json!({"customer": "ALFA", "customer_group": "STAFF"}));
    shop.does::<SetExemption>(json!({"party": "ALFA", "jurisdiction": "DE", "treatment": "exempt",
        "certificate": "C-1", "starts_on": "2026-01-01"}));
    let merged =
        shop.does::<Merge>(json!({"party": "ALFA", "into": "BETA", "personal": "keep", "reason": "one and the same"}));
    let told: Vec<&str> = merged.differs.iter().map(|held| held.what.as_str()).collect();
    assert_eq!(told, ["customer_group", "credit_limit", "exemption"]);
    assert_eq!(merged.differs[1].kept.as_deref().zip(merged.differs[1].left.as_deref()), Some(("100.00", "10.00")));
    let placed = shop.does::<PlaceOrder>(order("ALFA", "M-1", "53.50"));
    assert_eq!((holds(&placed), placed.tax.as_str()), (vec![], "3.50"));
    let terms = shop.answers::<TermsOfCustomer>(json!({"entity": "ACME", "customer": "ALFA"}));
    assert_eq!(terms.credit_limit.map(|limit| limit.to_string()).as_deref(), Some("100.00"));
}

/// A delivery note and a supplier's name of an item are known under either code; an owner of goods is not merged.
#[test]
fn what_suppliers_said_stays_said() {
    let mut shop = two();
    for party in ["ALFA", "BETA"] {
        shop.does::<ChangeParty>(json!({"party": party, "kinds": ["supplier", "customer"]}));
    }
    let receive = |owner: Option<&str>| {
        let mut line = json!({"item": "TEA-100", "quantity": 1, "unit_cost": "2.00"});
        if let Some(owner) = owner {
            line = json!({"item": "TEA-100", "quantity": 1, "unit_cost": "0", "owner": owner});
        }
        json!({"site": "SHOP-2", "supplier": "ALFA", "lines": [line]})
    };
    let mut noted = receive(None);
    noted["reference"] = "DN-1".into();
    let first = json!(shop.does::<ReceiveGoods>(noted.clone()));
    shop.does::<AddIdentifier>(
        json!({"item": "TEA-100", "identifier": "A-TEA", "kind": "supplier", "supplier": "ALFA"}),
    );
    shop.does::<ReceiveGoods>(receive(Some("ALFA")));
    let merge = json!({"party": "ALFA", "into": "BETA", "personal": "keep", "reason": "one and the same"});
    let refusal = shop.refuses::<Merge>(merge.clone(), "parties.owns_goods");
    assert_eq!((&refusal.details["item"], &refusal.details["site"]), (&json!("TEA-100"), &json!("SHOP-2")));
    shop.does::<IssueGoods>(json!({"site": "SHOP-2", "lines": [{"item": "TEA-100", "quantity": 1, "owner": "ALFA"}]}));
    shop.does::<Merge>(merge);
    noted["supplier"] = "BETA".into();
    let again = json!(shop.does::<ReceiveGoods>(noted));
    assert_eq!((&again["document"], again["document"].is_null()), (&first["document"], false));
    let named = json!({"item": "RICE", "identifier": "a-tea", "kind": "supplier", "supplier": "BETA"});
    shop.refuses::<AddIdentifier>(named, "catalogue.identifier_used");
}
