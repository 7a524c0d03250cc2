//! Orders from capture to the last cent, with numbers an accountant can check.

mod advances;
mod goods;
mod money;
mod promises;

use serde_json::json;

use super::commands::*;
use super::queries::{InvoiceOf, Timeline};
use super::replies::OrderStatus;
use super::testing::{Desk, asked, shown};
use super::types::HoldKind;
use crate::allocation::commands::{Allocate, ExpireReservations, Release, Reserve, ReverseShipment};
use crate::control::commands::{AddActor, GrantRole, SetRole};
use crate::ledger::types::Role;
use crate::till::types::SalesDayKey;

/// Three lines, paid before, shipped in two parts: what is billed is taken off what is held, to the cent.
#[test]
fn a_prepaid_order_from_two_sites() {
    let mut desk = Desk::open();
    let order = desk.order("WEB", "W-1", &[("TEA", 12), ("BREAD", 1), ("SHIPPING", 1)]);
    assert_eq!(
        (order.number.as_str(), order.total.as_str(), order.tax.as_str()),
        ("SO-ACME-000001", "149.70", "23.70")
    );
    assert_eq!(shown(&order), ["1 TEA allocated 12", "2 BREAD allocated 1", "3 SHIPPING open 1"]);
    let paid = desk.pays("WEB", "W-1", "captured", "149.70").order;
    assert_eq!((paid.money.held.as_str(), paid.money.due.as_str()), ("149.70", "0.00"));
    desk.expect("paid", &[(Role::PaymentsAwaited, "149.70"), (Role::CustomerDeposits, "-149.70")]);

    let first = desk.ships("WH", "WEB", "W-1", &[(1, 10), (2, 1)]).invoice.expect("an invoice");
    // 119.00 + 2.14 + 4.76: shipping is billed with the first parcel.
    assert_eq!((first.billed.as_str(), first.paid.as_str(), first.owed.as_str()), ("125.90", "125.90", "0.00"));
    let second = desk.ships("SHOP", "WEB", "W-1", &[(1, 2)]).invoice.expect("an invoice");
    assert_eq!((second.invoice.as_str(), second.billed.as_str()), ("INV-ACME-000002", "23.80"));
    desk.expect(
        "shipped",
        &[
            (Role::CustomerDeposits, "0.00"),
            (Role::Receivables, "0.00"),
            (Role::SalesRevenue, "-126.00"),
            (Role::TaxPayable, "-23.70"),
            (Role::CostOfSales, "61.00"),
            (Role::InventoryNormal, "11.00"),
        ],
    );
    let order = desk.stands("WEB", "W-1");
    assert_eq!((order.status, order.money.billed.as_str()), (OrderStatus::Shipped, "149.70"));
    let timeline = desk.shop.answers::<Timeline>(json!({"channel": "WEB", "reference": "W-1"}));
    let words: Vec<&str> = timeline.entries.iter().map(|entry| entry.what.as_str()).collect();
    assert!(words.contains(&"captured 149.70 CARD W-1-captured"), "{words:?}");
    assert!(words.contains(&"billed 125.90 as INV-ACME-000001"), "{words:?}");
    assert!(desk.raised().is_empty());
}

/// What is billed counts in the sums of the day, at the site it left from.
#[test]
fn what_is_billed_is_sold_on_its_day() {
    let mut desk = Desk::open();
    desk.order("WEB", "W-1", &[("TEA", 3)]);
    desk.ships("WH", "WEB", "W-1", &[(1, 3)]);
    let code = |text: &str| crate::values::Code::parse(text).expect("a code");
    let site = desk.shop.draft.site_by_code(&code("WH")).expect("a site").id;
    let item = desk.shop.draft.item_by_code(&code("TEA")).expect("an item").id;
    let posted_on = crate::values::BusinessDate::parse("2026-11-23").expect("a day");
    let day = desk.shop.draft.sales_days(&[SalesDayKey { posted_on, site, item }])[0].expect("a day");
    assert_eq!(
        (day.lines, day.quantity, day.net_minor, day.tax_minor, day.cost_minor),
        (1, 3_000_000, 3000, 570, 1500)
    );
}

/// A kit is priced as one and shared out over its parts by what the lists ask for them; each part is taxed as what it is.
#[test]
fn a_kit_becomes_its_parts() {
    let mut desk = Desk::open();
    let order = desk.order("WEB", "W-1", &[("SET", 3)]);
    // 60.00 by 23.80 to 2.14: 55.05 and 4.95.
    let lines: Vec<_> = order
        .lines
        .iter()
        .map(|line| {
            (line.item.as_str(), line.kit.as_deref(), line.quantity.to_string(), line.net.as_str(), line.tax.as_str())
        })
        .collect();
    assert_eq!(
        lines,
        [("TEA", Some("SET"), "6".to_owned(), "46.26", "8.79"), ("BREAD", Some("SET"), "3".to_owned(), "4.63", "0.32"),]
    );
    assert_eq!((order.total.as_str(), shown(&order)[0].as_str()), ("60.00", "1 TEA allocated 6"));
    let short = json!({"entity": "ACME", "channel": "WEB", "name": "Web"});
    desk.shop.does::<crate::allocation::commands::SetChannel>(short);
    let request = asked("WEB", "W-2", &[("BREAD", 1), ("SET", 9)], json!({}));
    let refusal = desk.shop.refuses::<PlaceOrder>(request, "allocation.not_enough");
    assert_eq!(refusal.path, "lines[1].quantity", "the line as it was asked for, not a part of it");
}

/// A second capture of a reference is the first order; other content is refused of a request and raised of a fact.
#[test]
fn a_reference_means_one_order() {
    let mut desk = Desk::open();
    let first = desk.order("WEB", "W-1", &[("TEA", 2)]);
    assert_eq!(desk.order("WEB", "W-1", &[("TEA", 2)]), first);
    desk.shop.refuses::<PlaceOrder>(asked("WEB", "W-1", &[("TEA", 3)], json!({})), "sales.other_content");
    let again = desk.shop.does::<RecordOrder>(asked("WEB", "w-1", &[("TEA", 3)], json!({})));
    assert_eq!((again.number, again.exceptions.len()), (first.number, 1));
    assert_eq!(desk.raised(), ["sales.other_content"]);
    assert_eq!(desk.stands("WEB", "W-1").lines[0].allocated.to_string(), "2", "promised once");

    desk.shop
        .does::<Allocate>(json!({"channel": "WEB", "reference": "E-1", "lines": [{"item": "TEA", "quantity": 1}]}));
    desk.shop.refuses::<PlaceOrder>(asked("WEB", "E-1", &[("TEA", 1)], json!({})), "sales.kept_elsewhere");
    let request = json!({"channel": "WEB", "reference": "W-1", "lines": [{"item": "TEA", "quantity": 1}]});
    desk.shop.refuses::<Allocate>(request, "sales.kept_here");
    desk.shop.refuses::<Release>(json!({"channel": "WEB", "kind": "order", "reference": "W-1"}), "sales.kept_here");
}

/// Cancelling half of a partly shipped order gives up exactly what has not left; its money is given back, and no more.
#[test]
fn half_of_a_partly_shipped_order_is_cancelled() {
    let mut desk = Desk::open();
    desk.order("WEB", "W-1", &[("TEA", 4), ("SHIPPING", 1)]);
    desk.pays("WEB", "W-1", "captured", "52.36");
    desk.ships("WH", "WEB", "W-1", &[(1, 2)]);
    let cancel = |line: i64, quantity: i64| json!({"channel": "WEB", "reference": "W-1", "reason": "late", "lines": [{"line": line, "quantity": quantity}]});
    let refused = desk.shop.refuses::<CancelLines>(cancel(1, 3), "sales.more_than_wanted");
    assert_eq!((refused.path.as_str(), refused.details["left"].as_str()), ("lines[0].quantity", Some("2")));
    desk.shop.refuses::<CancelLines>(cancel(1, 0), "catalogue.quantity_not_positive");
    let half = json!({"channel": "WEB", "reference": "W-1", "reason": "x", "lines": [{"line": 1, "quantity": "0.5"}]});
    desk.shop.refuses::<CancelLines>(half, "allocation.out_of_step");
    desk.shop.refuses::<CancelLines>(cancel(7, 1), "sales.unknown_line");
    let refund = |amount: &str| json!({"channel": "WEB", "reference": "W-1", "amount": amount});
    desk.shop.refuses::<RefundOrder>(refund("0.01"), "sales.more_than_held");
    let order = desk.shop.does::<CancelLines>(cancel(1, 2));
    assert_eq!(shown(&order), ["1 TEA shipped 2 cancelled 2", "2 SHIPPING shipped 1"]);
    assert_eq!((order.status, order.money.due.as_str()), (OrderStatus::Shipped, "-23.80"));
    desk.shop.refuses::<RefundOrder>(refund("23.81"), "sales.more_than_held");
    desk.shop.refuses::<RefundOrder>(refund("0"), "sales.not_positive");
    let given = desk.shop.does::<RefundOrder>(json!({"channel": "WEB", "reference": "W-1"}));
    assert_eq!((given.refunded.as_str(), given.parts[0].payment.as_deref()), ("23.80", Some("W-1-captured")));
    assert_eq!((given.order.money.due.as_str(), given.order.money.refunded.as_str()), ("0.00", "23.80"));
    desk.expect("given back", &[(Role::CustomerDeposits, "0.00"), (Role::PaymentsAwaited, "28.56")]);
    assert_eq!(desk.on_hand("WH", "TEA"), "8");
}

/// A whole order cancelled before it leaves is as if it had never been, but for its records.
#[test]
fn an_order_is_cancelled_whole() {
    let mut desk = Desk::open();
    let before = desk.books();
    desk.order("WEB", "W-1", &[("TEA", 4), ("SHIPPING", 1)]);
    let order = desk.shop.does::<CancelLines>(json!({"channel": "WEB", "reference": "W-1", "reason": "never mind"}));
    assert_eq!((order.status, order.total.as_str()), (OrderStatus::Cancelled, "0.00"));
    assert_eq!(desk.books(), before);
    let free = desk.order("WEB", "W-2", &[("TEA", 12)]);
    assert_eq!(shown(&free), ["1 TEA allocated 12"], "all of it is free again");
}

/// A shipment taken back leaves books and stock as they were, and what is shipped again is billed again, to the cent.
#[test]
fn a_shipment_is_taken_back() {
    for revenue_at in ["shipment", "delivery"] {
        let mut desk = Desk::open();
        desk.terms("WEB", json!({"revenue_at": revenue_at}));
        // 10.00 over three: 3.34, 3.33 and 3.33, of which 0.53 are tax.
        desk.order_with("WEB", "W-1", &[("TEA", 3)], json!({"discount": "25.70"}));
        desk.pays("WEB", "W-1", "captured", "5.00");
        let before = desk.books();
        let first = desk.ships("WH", "WEB", "W-1", &[(1, 1)]);
        assert_eq!(first.invoice.as_ref().expect("an invoice").billed, "3.33");
        desk.ships("WH", "WEB", "W-1", &[(1, 1)]);
        let back = |shipment: &str| json!({"site": "WH", "channel": "WEB", "reference": "W-1", "shipment": shipment});
        desk.shop.does::<ReverseShipment>(back(&first.shipment.document));
        desk.shop.refuses::<ReverseShipment>(back(&first.shipment.document), "allocation.not_of_this_order");
        let order = desk.stands("WEB", "W-1");
        assert_eq!(shown(&order), ["1 TEA allocated 2 shipped 1"], "{revenue_at}");
        let rest = desk.ships("WH", "WEB", "W-1", &[(1, 2)]).invoice.expect("an invoice");
        let order = desk.stands("WEB", "W-1");
        assert_eq!((order.total.as_str(), order.money.due.as_str()), ("10.00", "5.00"), "{rest:?}");
        for shipment in ["SH-ACME-000002", "SH-ACME-000003"] {
            desk.shop.does::<ReverseShipment>(back(shipment));
        }
        assert_eq!(desk.books(), before, "{revenue_at}");
        assert_eq!(desk.on_hand("WH", "TEA"), "10");
        let (revenue, returns) = (desk.holds(Role::SalesRevenue), desk.holds(Role::SalesReturns));
        assert_eq!(revenue.trim_start_matches('-'), returns, "what was billed is credited");
        assert_eq!(revenue == "0.00", revenue_at == "delivery");
    }
}

/// Where goods pass when they arrive, they are under way and ours until then: value and revenue wait, tax does not.
#[test]
fn goods_pass_when_they_arrive() {
    let mut desk = Desk::open();
    desk.terms("WEB", json!({"revenue_at": "delivery", "due_days": 10}));
    desk.order("WEB", "W-1", &[("TEA", 2), ("BREAD", 1)]);
    let shipped = desk.ships("WH", "WEB", "W-1", &[(1, 2), (2, 1)]);
    assert_eq!(shipped.invoice.as_ref().map(|invoice| invoice.due_on.to_string()), Some("2026-12-03".to_owned()));
    desk.expect(
        "left",
        &[
            (Role::GoodsDispatched, "11.00"),
            (Role::RevenueDeferred, "-22.00"),
            (Role::SalesRevenue, "0.00"),
            (Role::CostOfSales, "0.00"),
            (Role::TaxPayable, "-3.94"),
            (Role::Receivables, "25.94"),
        ],
    );
    let event = |step: &str| json!({"shipment": shipped.shipment.document, "step": step});
    let arrived = desk.shop.does::<RecordParcelEvent>(event("delivered"));
    assert_eq!((arrived.document.as_deref(), arrived.amount.as_str()), (Some("DLV-ACME-000001"), "22.00"));
    desk.expect(
        "arrived",
        &[
            (Role::GoodsDispatched, "0.00"),
            (Role::RevenueDeferred, "0.00"),
            (Role::SalesRevenue, "-22.00"),
            (Role::CostOfSales, "11.00"),
        ],
    );
    let again = desk.shop.does::<RecordParcelEvent>(event("delivered"));
    assert_eq!((again.document, again.exceptions.len()), (None, 1));
    assert_eq!(desk.raised(), ["sales.parcel_ended"]);
    // Taken back after it arrived, what counts is credited, and nothing waits.
    let shipment = shipped.shipment.document;
    desk.shop
        .does::<ReverseShipment>(json!({"site": "WH", "channel": "WEB", "reference": "W-1", "shipment": shipment}));
    desk.expect(
        "taken back",
        &[
            (Role::GoodsDispatched, "0.00"),
            (Role::RevenueDeferred, "0.00"),
            (Role::SalesReturns, "22.00"),
            (Role::CostOfSales, "0.00"),
            (Role::Receivables, "0.00"),
        ],
    );
}

/// What nobody wanted is at once a cost, and comes back as one, beside what is under way.
#[test]
fn unwanted_goods_under_way_come_back() {
    let mut desk = Desk::open();
    desk.terms("WEB", json!({"revenue_at": "delivery"}));
    let before = desk.books();
    desk.order("WEB", "W-1", &[("TEA", 1)]);
    let shipment = desk.ships("WH", "WEB", "W-1", &[(1, 3)]).shipment.document;
    desk.expect("left", &[(Role::GoodsDispatched, "5.00"), (Role::CostOfSales, "10.00")]);
    desk.shop
        .does::<ReverseShipment>(json!({"site": "WH", "channel": "WEB", "reference": "W-1", "shipment": shipment}));
    assert_eq!(desk.books(), before);
}

/// A parcel that is lost takes its goods with it, and is claimed of the carrier.
#[test]
fn a_parcel_is_lost_and_claimed() {
    let mut desk = Desk::open();
    desk.terms("WEB", json!({"revenue_at": "delivery"}));
    desk.order("WEB", "W-1", &[("TEA", 2)]);
    let lines = json!([{"line": 1, "quantity": 2}]);
    let shipped =
        desk.shop.does::<ShipOrder>(json!({"site": "WH", "channel": "WEB", "reference": "W-1", "lines": lines,
        "carrier": "DHL", "tracking": "T-9", "freight": "3.20"}));
    desk.expect("left", &[(Role::FreightPaid, "3.20"), (Role::ChargesAwaited, "-3.20")]);
    let shipment = shipped.shipment.document;
    let event = |beside: &str, step: &str| {
        let mut event = json!({"shipment": shipment, "step": step});
        if !beside.is_empty() {
            event["amount"] = beside.into();
        }
        event
    };
    desk.shop.does::<RecordParcelEvent>(event("", "delayed"));
    let lost = desk.shop.does::<RecordParcelEvent>(event("", "lost"));
    assert_eq!((lost.amount.as_str(), lost.exceptions.len()), ("10.00", 1));
    desk.expect("lost", &[(Role::GoodsDispatched, "0.00"), (Role::Shrinkage, "10.00")]);
    desk.shop.does::<RecordParcelEvent>(event("10.00", "claimed"));
    desk.expect("claimed", &[(Role::ClaimsAwaited, "10.00"), (Role::Shrinkage, "0.00")]);
    desk.shop.refuses::<RecordParcelEvent>(event("", "claimed"), "sales.not_positive");
    desk.shop.refuses::<RecordParcelEvent>(event("1", "delayed"), "sales.not_positive");
    desk.shop.refuses::<RecordParcelEvent>(event("-1", "claimed"), "sales.out_of_range");
    desk.shop
        .refuses::<RecordParcelEvent>(json!({"shipment": "SH-ACME-000009", "step": "lost"}), "stock.unknown_document");
    assert_eq!(desk.raised(), ["sales.parcel_in_trouble"]);
}

/// The marketplace collects the tax and owes us the rest, less what it keeps.
#[test]
fn a_marketplace_order() {
    let mut desk = Desk::open();
    let request = asked("BAZAAR", "B-1", &[("TEA", 2)], json!({"total": "23.80"}));
    let order = desk.shop.does::<RecordOrder>(request);
    assert_eq!((order.net.as_str(), order.tax.as_str(), order.memo_tax.as_str()), ("20.00", "0.00", "3.80"));
    assert_eq!(order.total, "23.80");
    let billed = desk.ships("WH", "BAZAAR", "B-1", &[(1, 2)]).invoice.expect("an invoice");
    assert_eq!((billed.billed.as_str(), billed.owed.as_str()), ("20.00", "20.00"));
    let invoice = desk.shop.answers::<InvoiceOf>(json!({"invoice": billed.invoice}));
    assert_eq!((invoice.party.as_deref(), invoice.fee.as_str()), (Some("BAZAAR"), "2.00"));
    desk.expect(
        "billed",
        &[
            (Role::Receivables, "20.00"),
            (Role::TaxPayable, "0.00"),
            (Role::SalesRevenue, "-20.00"),
            (Role::MarketplaceFees, "2.00"),
            (Role::ChargesAwaited, "-2.00"),
        ],
    );
}

/// An agent earns the commission, and owes the rest to whom they sell for.
#[test]
fn an_agent_sells_for_somebody() {
    let mut desk = Desk::open();
    desk.terms("WEB", json!({"sells_as": "agent", "principal": "CAFE", "commission": "15"}));
    desk.order("WEB", "W-1", &[("TEA", 2)]);
    desk.ships("WH", "WEB", "W-1", &[(1, 2)]);
    desk.expect(
        "billed",
        &[
            (Role::Receivables, "23.80"),
            (Role::TaxPayable, "-3.80"),
            (Role::SalesRevenue, "0.00"),
            (Role::Commission, "-3.00"),
            (Role::PrincipalsPayable, "-17.00"),
        ],
    );
}

/// A customer who would owe more than they may is held for credit, which only who has the duty lets go.
#[test]
fn credit_is_controlled() {
    let mut desk = Desk::open();
    let terms = json!({"entity": "ACME", "customer": "CAFE", "credit_limit": "50.00", "due_days": 14});
    desk.shop.does::<SetCustomerTerms>(terms);
    let cafe = json!({"customer": "CAFE"});
    let first = desk.order_with("WHOLESALE", "S-1", &[("TEA", 3)], cafe.clone());
    assert!(first.holds.is_empty());
    let second = desk.order_with("WHOLESALE", "S-2", &[("TEA", 2)], cafe.clone());
    assert_eq!((second.status, second.holds[0].hold), (OrderStatus::Held, HoldKind::Credit));
    assert_eq!(second.holds[0].reason, "CAFE may owe 50.00 and owes 35.70; this order adds 23.80");
    let billed = desk.ships("WH", "WHOLESALE", "S-1", &[(1, 3)]).invoice.expect("an invoice");
    assert_eq!((billed.owed.as_str(), billed.due_on.to_string().as_str()), ("35.70", "2026-12-07"));
    let release = json!({"channel": "WHOLESALE", "reference": "S-2", "hold": "credit", "reason": "paid by cheque"});
    desk.shop.does::<SetRole>(json!({"role": "DESK", "name": "Desk", "duties": ["sales.release_hold"]}));
    desk.shop.does::<AddActor>(json!({"actor": "MIA", "name": "Mia", "kind": "person"}));
    desk.shop.does::<GrantRole>(json!({"actor": "MIA", "role": "DESK", "entity": "ACME"}));
    let owner = desk.shop.actor;
    desk.shop.actor = crate::values::ActorId(2);
    desk.shop.refuses::<ReleaseHold>(release.clone(), "sales.may_not_release");
    desk.shop.actor = owner;
    let free = desk.shop.does::<ReleaseHold>(release.clone());
    assert_eq!(free.status, OrderStatus::Open);
    desk.shop.refuses::<ReleaseHold>(release, "sales.not_held");
    desk.shop.does::<SetCustomerTerms>(json!({"entity": "ACME", "customer": "CAFE", "stopped": true}));
    let third = desk.order_with("WHOLESALE", "S-3", &[("BREAD", 1)], cafe);
    assert_eq!(third.holds.len(), 1);
    assert_eq!(desk.raised(), ["sales.credit_exceeded", "sales.customer_stopped"]);
}

/// What is held and leaves all the same is raised, as is what is prepaid and not paid.
#[test]
fn what_leaves_against_the_rules_is_raised() {
    let mut desk = Desk::open();
    desk.terms("WEB", json!({"prepaid": true}));
    desk.order_with("WEB", "W-1", &[("TEA", 1)], json!({"holds": [{"hold": "fraud", "reason": "five cards"}]}));
    let hold = json!({"channel": "WEB", "reference": "W-1", "hold": "fraud", "reason": "again"});
    desk.shop.refuses::<PlaceHold>(hold, "sales.held_already");
    let shipped = desk.ships("WH", "WEB", "W-1", &[(1, 1)]);
    assert_eq!(shipped.shipment.exceptions.len(), 2);
    assert_eq!(desk.raised(), ["sales.shipped_held", "sales.shipped_unpaid"]);
    assert_eq!(desk.stands("WEB", "W-1").money.due, "11.90");
    let paid = desk.pays("WEB", "W-1", "captured", "11.90").order;
    assert_eq!(paid.money.due, "0.00");
    desk.expect("paid after it left", &[(Role::Receivables, "0.00"), (Role::CustomerDeposits, "0.00")]);
}

/// More leaves than is wanted: it is not billed.
#[test]
fn what_nobody_wants_is_not_billed() {
    let mut desk = Desk::open();
    desk.order("WEB", "W-1", &[("TEA", 1)]);
    let shipped = desk.ships("WH", "WEB", "W-1", &[(1, 2)]);
    assert_eq!(shipped.invoice.expect("an invoice").billed, "11.90");
    let beyond = desk.ships("WH", "WEB", "W-1", &[(1, 1)]);
    assert_eq!(beyond.invoice, None);
    desk.expect("cost", &[(Role::CostOfSales, "15.00"), (Role::SalesRevenue, "-10.00")]);
}

/// One unit, an order that is not paid in time, and money that comes too late: re-sourced, waiting or given back.
#[test]
fn money_that_comes_late_is_never_lost() {
    for (rule, taken, expected, due) in [
        ("backorder", false, "1 TEA allocated 12", "0.00"),
        ("backorder", true, "1 TEA open 12", "0.00"),
        ("refund", true, "1 TEA cancelled 12", "-142.80"),
    ] {
        let mut desk = Desk::open();
        desk.terms("WEB", json!({"pay_within_minutes": 5, "late_money": rule, "prepaid": true}));
        let order = desk.order("WEB", "W-1", &[("TEA", 12)]);
        assert_eq!(shown(&order), ["1 TEA reserved 12"]);
        desk.shop.now = crate::values::Instant::from_micros(desk.shop.now.micros() + 6 * 60_000_000);
        desk.shop.does::<ExpireReservations>(json!({}));
        assert_eq!(desk.stands("WEB", "W-1").status, OrderStatus::Cancelled);
        if taken {
            desk.shop.does::<Allocate>(
                json!({"channel": "BAZAAR", "reference": "E-1", "lines": [{"item": "TEA", "quantity": 12}]}),
            );
        }
        let paid = desk.pays("WEB", "W-1", "captured", "142.80").order;
        assert_eq!((shown(&paid)[0].as_str(), paid.money.due.as_str()), (expected, due), "{rule} {taken}");
        assert_eq!(paid.money.held, "142.80");
        assert_eq!(desk.raised(), ["sales.paid_late"]);
    }
    let mut desk = Desk::open();
    desk.terms("WEB", json!({"pay_within_minutes": 5}));
    desk.order("WEB", "W-1", &[("TEA", 2)]);
    let paid = desk.pays("WEB", "W-1", "authorised", "23.80").order;
    assert_eq!((shown(&paid)[0].as_str(), paid.money.authorised.as_str()), ("1 TEA allocated 2", "23.80"));
    desk.shop.now = crate::values::Instant::from_micros(desk.shop.now.micros() + 6 * 60_000_000);
    desk.shop.does::<ExpireReservations>(json!({}));
    assert_eq!(shown(&desk.stands("WEB", "W-1")), ["1 TEA allocated 2"], "what is promised money keeps its goods");
}

/// The steps of payments: in parts, voided, charged back and won; each recorded once.
#[test]
fn payments_step_by_step() {
    let mut desk = Desk::open();
    desk.order("WEB", "W-1", &[("TEA", 2)]);
    let step = |step: &str, payment: &str, amount: &str, follows: &str| {
        let mut request = json!({"channel": "WEB", "reference": "W-1", "step": step, "tender": "CARD",
            "amount": amount, "payment": payment});
        if !follows.is_empty() {
            request["follows"] = follows.into();
        }
        request
    };
    let money = |desk: &mut Desk| {
        let money = desk.stands("WEB", "W-1").money;
        [money.authorised, money.captured, money.refunded, money.held, money.due].map(|amount| amount.to_string())
    };
    desk.shop.does::<RecordPayment>(step("authorised", "A", "23.80", ""));
    desk.shop.does::<RecordPayment>(step("captured", "C1", "10.00", "A"));
    assert_eq!(money(&mut desk), ["13.80", "10.00", "0.00", "10.00", "13.80"]);
    let again = desk.shop.does::<RecordPayment>(step("captured", "C1", "10.00", "A"));
    assert!(again.again);
    let differs = desk.shop.does::<RecordPayment>(step("captured", "C1", "10.01", "A"));
    assert_eq!((differs.again, differs.amount.as_str()), (true, "10.00"));
    desk.shop.does::<RecordPayment>(step("voided", "V", "3.80", "A"));
    desk.shop.does::<RecordPayment>(step("captured", "C2", "10.01", "A"));
    assert_eq!(money(&mut desk), ["10.00", "20.01", "0.00", "20.01", "3.79"]);
    desk.shop.does::<RecordPayment>(step("charged_back", "B", "10.00", "C1"));
    assert_eq!(money(&mut desk)[1..], ["10.01", "0.00", "10.01", "13.79"].map(str::to_owned));
    desk.shop.does::<RecordPayment>(step("chargeback_won", "B-W", "10.00", "B"));
    desk.shop.does::<RecordPayment>(step("refunded", "R", "1.00", "C1"));
    assert_eq!(
        desk.raised(),
        ["sales.payment_differs", "sales.more_than_paid", "sales.more_than_held"],
        "what has happened is booked"
    );
    assert_eq!(money(&mut desk)[1..], ["20.01", "1.00", "19.01", "4.79"].map(str::to_owned));
    desk.shop.refuses::<RecordPayment>(step("voided", "V2", "1.00", "NONE"), "sales.unknown_payment");
    desk.shop.refuses::<RecordPayment>(step("captured", "C3", "0", ""), "sales.not_positive");
    desk.shop.refuses::<RecordPayment>(step("captured", "4111 1111 1111 1111", "1", ""), "till.card_number");
    let mut cash = step("captured", "C4", "1.00", "");
    cash["tender"] = "CASH".into();
    desk.shop.refuses::<RecordPayment>(cash, "sales.tender_not_for_orders");
    desk.shop.does::<RecordPayment>(step("charged_back", "X", "1.00", "NONE"));
    assert_eq!(desk.raised().last().map(String::as_str), Some("sales.unknown_payment"));
}

/// A quote keeps its prices until its last day, whatever the lists say then.
#[test]
fn a_quote_becomes_an_order() {
    let mut desk = Desk::open();
    let lines = json!([{"item": "TEA", "quantity": 2, "discount_percent": "10"}, {"item": "SET"}]);
    let quote = json!({"channel": "WEB", "reference": "Q-1", "customer": "ANNA", "lines": lines,
        "valid_until": "2026-11-30", "reserve": true});
    let offered = desk.shop.does::<OfferQuote>(quote);
    assert_eq!((offered.status, offered.number.as_str()), (OrderStatus::Quoted, "QU-ACME-000001"));
    assert_eq!(shown(&offered)[0], "1 TEA reserved 2");
    let price = json!({"price_list": "RETAIL", "prices": [{"item": "TEA", "price": "99", "starts_on": "2026-11-23"}]});
    desk.shop.does::<crate::pricing::commands::SetPrices>(price);
    let order = desk.shop.does::<PlaceOrder>(json!({"channel": "WEB", "reference": "W-1", "quote": "Q-1"}));
    assert_eq!((order.total.clone(), shown(&order)[0].as_str()), (offered.total, "1 TEA allocated 2"));
    let taken =
        desk.shop.answers::<super::queries::OrderOf>(json!({"channel": "WEB", "kind": "quote", "reference": "Q-1"}));
    assert_eq!(taken.status, OrderStatus::Closed);
    let late = json!({"channel": "WEB", "reference": "Q-2", "lines": [{"item": "BREAD"}], "valid_until": "2026-11-22"});
    desk.shop.does::<OfferQuote>(late);
    let take = json!({"channel": "WEB", "reference": "W-2", "quote": "Q-2"});
    assert_eq!(desk.shop.refuses::<PlaceOrder>(take, "sales.quote_ended").path, "quote");
    let none = json!({"channel": "WEB", "reference": "W-3", "quote": "Q-9"});
    assert_eq!(desk.shop.refuses::<PlaceOrder>(none, "sales.unknown_order").path, "quote");
}

/// One unit and four baskets that are paid one after another: one is promised it, three wait, or are refused.
#[test]
fn one_unit_four_baskets() {
    for (rule, promised, waiting) in [("backorder", 1, 3), ("refuse", 1, 0)] {
        let mut desk = Desk::open();
        let channel = json!({"entity": "ACME", "channel": "WEB", "name": "Web", "shortage_rule": rule});
        desk.shop.does::<crate::allocation::commands::SetChannel>(channel);
        desk.shop.does::<Allocate>(
            json!({"channel": "BAZAAR", "reference": "E-1", "lines": [{"item": "TEA", "quantity": 11}]}),
        );
        let (mut allocated, mut open) = (0, 0);
        for at in 1..=4 {
            let request = asked("WEB", &format!("W-{at}"), &[("TEA", 1)], json!({}));
            match desk.shop.call::<PlaceOrder>(&request.to_string()) {
                Ok(order) if order.lines[0].allocated.is_positive() => allocated += 1,
                Ok(_) => open += 1,
                Err(refusal) => assert_eq!(refusal.code, "allocation.not_enough"),
            }
        }
        assert_eq!((allocated, open), (promised, waiting), "{rule}");
    }
}

/// What is added is priced and promised as of today, beside what was agreed, and is refused or held as an order would be.
#[test]
fn lines_are_added_to_an_order() {
    let mut desk = Desk::open();
    desk.order("WEB", "W-1", &[("TEA", 11), ("SHIPPING", 1)]);
    let price =
        json!({"price_list": "RETAIL", "prices": [{"item": "TEA", "price": "23.80", "starts_on": "2026-11-23"}]});
    desk.shop.does::<crate::pricing::commands::SetPrices>(price);
    let add = |reference: &str, lines: serde_json::Value| json!({"channel": if reference.starts_with('S') { "WHOLESALE" } else { "WEB" }, "reference": reference, "lines": lines});
    let order = desk.shop.does::<AddLines>(add("W-1", json!([{"item": "TEA", "quantity": 2}])));
    assert_eq!(shown(&order), ["1 TEA allocated 11", "2 SHIPPING open 1", "3 TEA open 1 allocated 1"]);
    // 11 at 11.90, shipping at 4.76, 2 at 23.80.
    assert_eq!(order.total, "183.26");
    let refuses = json!({"entity": "ACME", "channel": "WEB", "name": "Web"});
    desk.shop.does::<crate::allocation::commands::SetChannel>(refuses);
    desk.order("WEB", "W-2", &[("BREAD", 12)]);
    let short = add("W-2", json!([{"item": "SHIPPING"}, {"item": "BREAD"}]));
    assert_eq!(desk.shop.refuses::<AddLines>(short, "allocation.not_enough").path, "lines[1].quantity");
    desk.shop.refuses::<AddLines>(add("W-2", json!([])), "stock.no_lines");
    desk.shop.refuses::<AddLines>(add("W-9", json!([{"item": "TEA"}])), "sales.unknown_order");

    desk.shop.does::<SetCustomerTerms>(json!({"entity": "ACME", "customer": "CAFE", "credit_limit": "30.00"}));
    desk.order_with("WHOLESALE", "S-1", &[("SHIPPING", 1)], json!({"customer": "CAFE"}));
    let held = desk.shop.does::<AddLines>(add("S-1", json!([{"item": "TEA", "quantity": 2}])));
    assert_eq!((held.status, held.exceptions.len()), (OrderStatus::Held, 1));
}

/// A basket gives its goods to the order it becomes, so that nobody comes between.
#[test]
fn a_basket_becomes_an_order() {
    let mut desk = Desk::open();
    let lines = json!([{"item": "TEA", "quantity": 12}]);
    desk.shop.does::<Reserve>(json!({"channel": "WEB", "reference": "C-1", "lines": lines}));
    let order = desk.order_with("WEB", "W-1", &[("TEA", 12)], json!({"cart": "C-1"}));
    assert_eq!(shown(&order), ["1 TEA allocated 12"]);
    let none = asked("WEB", "W-2", &[("TEA", 1)], json!({"cart": "C-9"}));
    assert_eq!(desk.shop.refuses::<PlaceOrder>(none, "allocation.unknown_demand").path, "cart");
}

/// Requests that cannot be: each refused once, with the path of what is wrong.
#[test]
fn refused_orders() {
    let mut desk = Desk::open();
    let line = |line: serde_json::Value| json!({"channel": "WEB", "reference": "W-1", "lines": [line]});
    for (request, code, path) in [
        (line(json!({"item": "CARD-GIFT"})), "sales.not_for_order", "lines[0].item"),
        (line(json!({"item": "TEA", "price": "-1"})), "sales.negative_price", "lines[0].price"),
        (line(json!({"item": "NONE"})), "catalogue.unknown_item", "lines[0].item"),
        (line(json!({"item": "TEA", "discount": "99"})), "pricing.discount_above_line", "lines[0].discount"),
        (json!({"channel": "WEB", "reference": "W-1", "lines": []}), "stock.no_lines", "lines"),
        (asked("WEB", "W-1", &[("TEA", 1)], json!({"total": "11.89"})), "sales.total_differs", "total"),
        (asked("WEB", "W-1", &[("TEA", 1)], json!({"customer": "X"})), "parties.unknown_party", "customer"),
        (asked("WEB", "W-1", &[("TEA", 1)], json!({"site": "X"})), "stock.unknown_site", "site"),
        (asked("NONE", "W-1", &[("TEA", 1)], json!({})), "allocation.unknown_channel", "channel"),
    ] {
        assert_eq!(desk.shop.refuses::<PlaceOrder>(request, code).path, path);
    }
    let stated = desk.shop.does::<RecordOrder>(asked("WEB", "W-1", &[("TEA", 1)], json!({"total": "11.89"})));
    assert_eq!(
        (stated.stated_total.as_ref().map(|total| total.to_string()), stated.exceptions.len()),
        (Some("11.89".into()), 1)
    );
    desk.shop.does::<crate::catalogue::commands::AddItem>(
        json!({"item": "BOX", "name": "Box", "category": "ALL", "kind": "kit"}),
    );
    desk.shop.refuses::<PlaceOrder>(line(json!({"item": "BOX", "price": "1"})), "sales.other_content");
    let kit = json!({"channel": "WEB", "reference": "W-2", "lines": [{"item": "BOX", "price": "1"}]});
    desk.shop.refuses::<PlaceOrder>(kit, "sales.kit_without_parts");
    let unpriced = json!({"channel": "WEB", "reference": "W-2", "lines": [{"item": "BOX"}]});
    desk.shop.refuses::<PlaceOrder>(unpriced, "sales.no_price");
    desk.terms("WEB", json!({"includes_tax": false}));
    desk.shop.refuses::<PlaceOrder>(asked("WEB", "W-2", &[("TEA", 1)], json!({})), "sales.price_mode");
    desk.shop
        .does::<crate::allocation::commands::SetChannel>(json!({"entity": "ACME", "channel": "NEW", "name": "New"}));
    desk.shop.refuses::<PlaceOrder>(asked("NEW", "W-2", &[("TEA", 1)], json!({})), "sales.no_terms");
    for (beside, code, path) in [
        (json!({"tax_by": "marketplace"}), "sales.party_needed", "marketplace"),
        (json!({"sells_as": "agent"}), "sales.party_needed", "principal"),
        (json!({"principal": "CAFE"}), "sales.party_needed", "principal"),
        (json!({"due_days": -1}), "sales.out_of_range", "due_days"),
        (json!({"pay_within_minutes": 0}), "sales.out_of_range", "pay_within_minutes"),
        (json!({"difference_most": "-1"}), "sales.out_of_range", "difference_most"),
    ] {
        let mut terms = json!({"channel": "WEB", "site": "WH"});
        terms.as_object_mut().expect("an object").extend(beside.as_object().expect("an object").clone());
        assert_eq!(desk.shop.refuses::<SetChannelTerms>(terms, code).path, path);
    }
    let refusal = desk.shop.ask::<InvoiceOf>(r#"{"invoice": "INV-ACME-000009"}"#).expect_err("no such invoice");
    assert_eq!(refusal.code, "sales.unknown_invoice");
}
