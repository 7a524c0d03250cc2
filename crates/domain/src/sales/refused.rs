//! What is refused, command by command: a request that is done, or could be, and what makes each row of it none.

use serde_json::{Value, json};

use super::commands::*;
use super::queries::{
    InvoiceOf, Invoices, OrderOf, Orders, Receivables, Statement, TermsOfChannel, TermsOfCustomer, Timeline,
};
use super::testing::Desk;
use crate::allocation::commands::SetChannel;
use crate::catalogue::commands::AddItem;
use crate::control::commands::{AddActor, GrantRole, SetRole};
use crate::stock::commands::AddSite;
use crate::testing::Shop;
use crate::values::Code;

/// The desk with its sister BETA, channel OLD, which is inactive, channel NEW without terms, channel LOST, whose site is
/// taxed nowhere, an item that no rate taxes, and order W-1 of two teas, one of which has left.
fn shop() -> Shop {
    let mut desk = Desk::open();
    desk.sister();
    desk.order("WEB", "W-1", &[("TEA", 2), ("SHIPPING", 1)]);
    desk.ships("WH", "WEB", "W-1", &[(1, 1)]);
    let mut shop = desk.shop;
    for (channel, active) in [("OLD", false), ("NEW", true), ("LOST", true)] {
        shop.does::<SetChannel>(json!({"entity": "ACME", "channel": channel, "name": channel, "active": active}));
    }
    shop.does::<AddSite>(json!({"entity": "ACME", "site": "NOWHERE", "name": "Nowhere"}));
    shop.does::<SetChannelTerms>(json!({"channel": "LOST", "site": "NOWHERE"}));
    shop.does::<AddItem>(
        json!({"item": "ODD", "name": "Odd", "category": "ALL", "tax_class": "odd", "kind": "service"}),
    );
    shop.does::<AddItem>(
        json!({"item": "BOX", "name": "Box", "category": "ALL", "tax_class": "standard", "kind": "kit"}),
    );
    shop
}

/// The change of a single line.
fn line(change: &Value) -> Value {
    let mut line = json!({"item": "TEA", "quantity": 1});
    for (field, value) in change.as_object().expect("fields") {
        line[field] = value.clone();
    }
    json!({"lines": [line]})
}

/// What every command with ordered lines refuses.
fn of_lines() -> Vec<(Value, &'static str, &'static str)> {
    vec![
        (json!({"channel": "X"}), "allocation.unknown_channel", "channel"),
        (json!({"lines": []}), "stock.no_lines", "lines"),
        (json!({"lines": vec![json!({"item": "TEA"}); 10_001]}), "stock.too_many_lines", "lines"),
        (line(&json!({"item": "X"})), "catalogue.unknown_item", "lines[0].item"),
        (line(&json!({"quantity": "0.5"})), "catalogue.not_exact", "lines[0].quantity"),
        (line(&json!({"quantity": 0})), "catalogue.quantity_not_positive", "lines[0].quantity"),
        (line(&json!({"item": "CARD-GIFT", "price": "1.00"})), "sales.not_for_order", "lines[0].item"),
        (line(&json!({"item": "BOX", "price": "1.00"})), "sales.kit_without_parts", "lines[0].item"),
        (line(&json!({"item": "ODD"})), "sales.no_price", "lines[0].item"),
        (line(&json!({"item": "ODD", "price": "1.00"})), "tax.no_rate", "lines[0].item"),
        (line(&json!({"price": "-1.00"})), "sales.negative_price", "lines[0].price"),
        (line(&json!({"discount": "11.91"})), "pricing.discount_above_line", "lines[0].discount"),
    ]
}

/// What is captured refuses beside that.
fn of_orders() -> Vec<(Value, &'static str, &'static str)> {
    let mut rows = of_lines();
    rows.extend([
        (json!({"channel": "NEW"}), "sales.no_terms", "channel"),
        (json!({"channel": "LOST"}), "tax.no_jurisdiction", "channel"),
        (json!({"customer": "X"}), "parties.unknown_party", "customer"),
        (json!({"discount": "11.91"}), "pricing.discount_above_basket", "discount"),
        (json!({"attributes": {"card": "4111111111111111"}}), "till.card_number", "attributes"),
    ]);
    rows
}

/// Somebody who may order and nothing else.
fn clerk(shop: &mut Shop) {
    shop.does::<AddActor>(json!({"actor": "clerk", "name": "Clerk", "kind": "person"}));
    let duties = json!(["sales.place_order", "sales.add_lines", "sales.offer_quote"]);
    shop.does::<SetRole>(json!({"role": "clerk", "duties": duties}));
    shop.does::<GrantRole>(json!({"actor": "clerk", "role": "clerk", "entity": "ACME"}));
    shop.actor = shop.draft.actor_by_code(&Code::parse("clerk").expect("a code")).expect("an actor").id;
}

#[test]
fn what_is_ordered() {
    let mut shop = shop();
    let base = json!({"channel": "WEB", "reference": "N-1", "lines": [{"item": "TEA", "quantity": 1}]});
    let site = (json!({"site": "X"}), "stock.unknown_site", "site");
    let elsewhere = (json!({"site": "BW"}), "allocation.site_of_other_entity", "site");
    let inactive = (json!({"channel": "OLD"}), "allocation.channel_inactive", "channel");
    shop.refuses_each::<PlaceOrder>(&base, &of_orders());
    shop.refuses_each::<PlaceOrder>(&base, &[inactive.clone(), site.clone(), elsewhere.clone()]);
    shop.refuses_each::<RecordOrder>(&base, &of_orders());
    let tomorrow = (json!({"occurred_on": "2026-11-24"}), "ledger.in_future", "occurred_on");
    shop.refuses_each::<RecordOrder>(&base, &[site, elsewhere, tomorrow]);
    shop.refuses_each::<OfferQuote>(&base, &of_orders());
    let base = json!({"channel": "WEB", "reference": "W-1", "lines": [{"item": "TEA", "quantity": 1}]});
    let unknown = (json!({"reference": "X"}), "sales.unknown_order", "reference");
    shop.refuses_each::<AddLines>(&base, &of_lines());
    shop.refuses_each::<AddLines>(&base, &[inactive, unknown]);
    clerk(&mut shop);
    let duties = [
        (line(&json!({"price": "1.00"})), "till.override_not_allowed", "lines[0].price"),
        (line(&json!({"discount": "1.00"})), "till.discount_not_allowed", "lines[0].discount"),
    ];
    shop.refuses_each::<PlaceOrder>(&json!({"channel": "WEB", "reference": "N-1"}), &duties);
    shop.refuses_each::<AddLines>(&base, &duties);
}

#[test]
fn what_is_said_of_an_order() {
    let mut shop = shop();
    let channel = (json!({"channel": "X"}), "allocation.unknown_channel", "channel");
    let order = (json!({"reference": "X"}), "sales.unknown_order", "reference");
    let both = [channel.clone(), order.clone()];
    let named = json!({"channel": "WEB", "reference": "W-1"});
    shop.refuses_each::<CancelLines>(&json!({"channel": "WEB", "reference": "W-1", "reason": "x"}), &both);
    let held = json!({"channel": "WEB", "reference": "W-1", "hold": "stock", "reason": "x"});
    shop.refuses_each::<PlaceHold>(&held, &both);
    shop.refuses_each::<ReleaseHold>(&held, &both);
    shop.refuses_each::<RefundOrder>(
        &named,
        &[
            channel.clone(),
            order.clone(),
            (json!({"store_credit": {"tender": "X", "code": "C"}}), "sales.more_than_held", "amount"),
        ],
    );
    let paid = json!({"channel": "WEB", "reference": "W-1", "step": "captured", "tender": "CARD", "amount": "1.00",
        "payment": "p-1"});
    shop.refuses_each::<RecordPayment>(
        &paid,
        &[
            channel.clone(),
            order.clone(),
            (json!({"tender": "X"}), "till.unknown_tender", "tender"),
            (json!({"tender": "GIFT", "stored_value": "X"}), "till.unknown_stored_value", "stored_value"),
            (json!({"occurred_on": "2026-11-24"}), "ledger.in_future", "occurred_on"),
        ],
    );
    let shipped = json!({"site": "WH", "channel": "WEB", "reference": "W-1", "lines": [{"line": 1, "quantity": 1}]});
    let of_line = |change: Value| {
        let mut line = json!({"line": 1, "quantity": 1});
        for (field, value) in change.as_object().expect("fields") {
            line[field] = value.clone();
        }
        json!({"lines": [line]})
    };
    shop.refuses_each::<ShipOrder>(
        &shipped,
        &[
            channel.clone(),
            order.clone(),
            (json!({"site": "X"}), "stock.unknown_site", "site"),
            (json!({"lines": []}), "stock.no_lines", "lines"),
            (of_line(json!({"line": 9})), "allocation.unknown_line", "lines[0].line"),
            (of_line(json!({"quantity": "-1"})), "allocation.negative", "lines[0].quantity"),
            (of_line(json!({"place": "X"})), "stock.unknown_place", "lines[0].place"),
            (json!({"carrier": "X"}), "parties.unknown_party", "carrier"),
            (json!({"freight": "-1"}), "sales.out_of_range", "freight"),
            (json!({"occurred_on": "2026-11-24"}), "ledger.in_future", "occurred_on"),
            (json!({"attributes": {"card": "4111111111111111"}}), "till.card_number", "attributes"),
        ],
    );
    shop.refuses_each::<RecordParcelEvent>(
        &json!({"shipment": "SH-ACME-000001", "step": "delayed"}),
        &[
            (json!({"shipment": "SH-ACME-000099"}), "stock.unknown_document", "shipment"),
            (json!({"shipment": "GR-ACME-000001"}), "stock.wrong_document", "shipment"),
            (json!({"occurred_on": "2026-11-24"}), "ledger.in_future", "occurred_on"),
        ],
    );
    shop.asks_each_in_vain::<OrderOf>(&named, &both);
    shop.asks_each_in_vain::<Timeline>(&named, &both);
}

#[test]
fn terms_and_accounts() {
    let mut shop = shop();
    let channel = (json!({"channel": "X"}), "allocation.unknown_channel", "channel");
    shop.refuses_each::<SetChannelTerms>(
        &json!({"channel": "WEB", "site": "WH"}),
        &[
            channel.clone(),
            (json!({"site": "X"}), "stock.unknown_site", "site"),
            (json!({"site": "BW"}), "allocation.site_of_other_entity", "site"),
            (json!({"jurisdiction": "X"}), "tax.unknown_jurisdiction", "jurisdiction"),
            (json!({"marketplace": "X"}), "parties.unknown_party", "marketplace"),
        ],
    );
    let customer = [
        (json!({"entity": "X"}), "ledger.unknown_entity", "entity"),
        (json!({"customer": "X"}), "parties.unknown_party", "customer"),
    ];
    let of_customer = json!({"entity": "ACME", "customer": "CAFE"});
    shop.refuses_each::<SetCustomerTerms>(&of_customer, &customer);
    shop.refuses_each::<SetCustomerTerms>(
        &of_customer,
        &[
            (json!({"due_days": -1}), "sales.out_of_range", "due_days"),
            (json!({"credit_limit": "-1"}), "sales.out_of_range", "credit_limit"),
        ],
    );
    shop.asks_each_in_vain::<TermsOfCustomer>(&of_customer, &customer);
    let none = (json!({"channel": "NEW"}), "sales.no_terms", "channel");
    shop.asks_each_in_vain::<TermsOfChannel>(&json!({"channel": "WEB"}), &[channel.clone(), none]);
    let base = json!({"entity": "ACME", "customer": "CAFE", "from": "2026-11-01", "to": "2026-11-30"});
    shop.asks_each_in_vain::<Statement>(&base, &customer);
    let base = json!({"entity": "ACME", "customer": "CAFE", "as_of": "2026-11-30"});
    shop.asks_each_in_vain::<Receivables>(&base, &customer);
    shop.asks_each_in_vain::<Orders>(&of_customer, &customer);
    let elsewhere = (json!({"channel": "BWEB"}), "allocation.channel_of_other_entity", "channel");
    shop.asks_each_in_vain::<Orders>(&of_customer, &[channel, elsewhere]);
    shop.asks_each_in_vain::<Invoices>(&of_customer, &customer);
    let unknown = (json!({"invoice": "X"}), "sales.unknown_invoice", "invoice");
    shop.asks_each_in_vain::<InvoiceOf>(&json!({"invoice": "INV-ACME-000001"}), &[unknown]);
}
