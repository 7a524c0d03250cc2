//! The requests the demo sends, each by the name of its operation. No other file of the demo names one.

use backroom::values::BusinessDate;
use backroom::{Call, CallOptions};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::amounts::Cents;
use super::baskets::{Item, ShopNote, TaxClass};

/// The company, its one jurisdiction and its one price list.
pub(super) const ENTITY: &str = "CHAIN";
const JURISDICTION: &str = "DEMO";
const PRICE_LIST: &str = "SHELF";
const SUPPLIER: &str = "WHOLESALER";

/// The ways to pay.
pub(super) const CASH: &str = "CASH";
pub(super) const CARD: &str = "CARD";
pub(super) const COUPON: &str = "COUPON";

/// What is taken of a tax class, in percent, by component.
pub(super) fn components(class: TaxClass) -> &'static [(&'static str, &'static str)] {
    match class {
        TaxClass::Food => &[("county", "1")],
        TaxClass::General => &[("state", "5.75"), ("county", "0.75")],
    }
}

/// The sum of a class's components, in millionths.
pub(super) const fn rate_millionths(class: TaxClass) -> i64 {
    match class {
        TaxClass::Food => 10_000,
        TaxClass::General => 65_000,
    }
}

fn class_code(class: TaxClass) -> &'static str {
    match class {
        TaxClass::Food => "food",
        TaxClass::General => "general",
    }
}

fn call(operation: &'static str, request: &impl Serialize) -> Call {
    let request = serde_json::to_vec(request).expect("names, numbers and texts always serialise");
    let options =
        CallOptions { key: Some(Uuid::now_v7()), source: "backroom demo".to_owned(), ..CallOptions::default() };
    Call { options, ..Call::new(operation, request) }
}

/// The company with its supplier, its ways to pay and its taxes, from a day on.
pub(super) fn company(shop: &ShopNote, from: BusinessDate) -> Vec<Call> {
    let mut calls = vec![
        call(
            "ledger.open_entity",
            &json!({"entity": ENTITY, "name": shop.name, "currency": shop.currency, "time_zone": shop.time_zone}),
        ),
        call("parties.add_party", &json!({"party": SUPPLIER, "kinds": ["supplier"]})),
        call(
            "tax.set_jurisdiction",
            &json!({"jurisdiction": JURISDICTION, "name": "A county", "rounding": "document", "tax_point": "payment"}),
        ),
    ];
    for class in [TaxClass::Food, TaxClass::General] {
        let components: Vec<Value> = components(class)
            .iter()
            .map(|(component, percent)| json!({"component": component, "rate": percent}))
            .collect();
        calls.push(call(
            "tax.set_rates",
            &json!({"jurisdiction": JURISDICTION, "tax_class": class_code(class), "effective_on": from,
                "components": components}),
        ));
    }
    for (tender, name, kind) in
        [(CASH, "Cash", "cash"), (CARD, "Card", "card"), (COUPON, "Manufacturers' coupons", "other")]
    {
        calls.push(call("till.set_tender", &json!({"entity": ENTITY, "tender": tender, "name": name, "kind": kind})));
    }
    calls.push(call(
        "pricing.set_price_list",
        &json!({"price_list": PRICE_LIST, "name": "Usual shelf prices", "entity": ENTITY, "currency": shop.currency,
            "includes_tax": false, "starts_on": from}),
    ));
    calls
}

/// A store with its register.
pub(super) fn store(shop: &ShopNote, code: &str) -> [Call; 3] {
    [
        call(
            "stock.add_site",
            &json!({"entity": ENTITY, "site": code, "name": format!("Store {code}"), "time_zone": shop.time_zone,
                "roll_hour": shop.day_begins}),
        ),
        call("tax.assign_site", &json!({"site": code, "jurisdiction": JURISDICTION})),
        call(
            "till.add_register",
            &json!({"register": register(code), "name": format!("Till of store {code}"), "site": code,
                "includes_tax": false}),
        ),
    ]
}

/// The register of a store.
pub(super) fn register(store: &str) -> String {
    format!("{store}-1")
}

/// A department, which is a category at the top.
pub(super) fn department(name: &str) -> Call {
    call("catalogue.add_category", &json!({"category": name, "name": name}))
}

/// The code of a category within a department.
pub(super) fn category_code(department: &str, category: &str) -> String {
    format!("{department}: {category}")
}

/// A category within a department.
pub(super) fn category(department: &str, name: &str) -> Call {
    let code = category_code(department, name);
    call("catalogue.add_category", &json!({"category": code, "name": name, "parent": department}))
}

/// An item. What perishes leaves stock in the order it came, the rest at its average cost.
pub(super) fn item(item: &Item, perishes: bool) -> Call {
    #[derive(Serialize)]
    struct AddItem<'a> {
        item: &'a str,
        name: &'a str,
        category: String,
        costing_method: &'static str,
        tax_class: &'static str,
    }
    let request = AddItem {
        item: &item.item,
        name: &item.name,
        category: category_code(&item.department, &item.category),
        costing_method: if perishes { "fifo" } else { "average" },
        tax_class: class_code(item.tax),
    };
    call("catalogue.add_item", &request)
}

/// The usual prices of some items, from a day on.
pub(super) fn prices(items: &[Item], from: BusinessDate) -> Call {
    let prices: Vec<Value> = items
        .iter()
        .map(|item| json!({"item": item.item, "price": Cents(item.price).wire(), "starts_on": from}))
        .collect();
    call("pricing.set_prices", &json!({"price_list": PRICE_LIST, "prices": prices}))
}

/// A line of a delivery.
#[derive(Debug, Serialize)]
pub(super) struct DeliveryLine {
    pub item: String,
    pub quantity: i64,
    pub unit_cost: String,
}

/// A delivery to a store.
pub(super) fn delivery(store: &str, on: BusinessDate, lines: &[DeliveryLine]) -> Call {
    #[derive(Serialize)]
    struct ReceiveGoods<'a> {
        site: &'a str,
        supplier: &'static str,
        reference: String,
        occurred_on: BusinessDate,
        lines: &'a [DeliveryLine],
    }
    let reference = format!("{store}/{on}");
    let request = ReceiveGoods { site: store, supplier: SUPPLIER, reference, occurred_on: on, lines };
    call("stock.receive_goods", &request)
}

/// Opens a register's shift with its float.
pub(super) fn open_shift(store: &str, float: Cents) -> Call {
    let floats = json!([{"tender": CASH, "amount": float.wire()}]);
    call("till.open_shift", &json!({"register": register(store), "floats": floats}))
}

/// Closes it with what was counted of each tender.
pub(super) fn close_shift(store: &str, counted: &[(&str, Cents)]) -> Call {
    let counts: Vec<Value> =
        counted.iter().map(|(tender, amount)| json!({"tender": tender, "amount": amount.wire()})).collect();
    call("till.close_shift", &json!({"register": register(store), "counts": counts}))
}

/// A line of a sale. Its price is on the price list unless one is given; a price or discount of one's own has a reason.
#[derive(Debug, Serialize)]
pub(super) struct SaleLine<'a> {
    pub item: &'a str,
    pub quantity: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
}

/// What is handed over; change is given from cash.
#[derive(Debug, Serialize)]
pub(super) struct SaleTender {
    pub tender: &'static str,
    pub amount: String,
}

/// A basket at a store's register.
pub(super) fn ring_up(store: &str, basket: &str, lines: &[SaleLine<'_>], tenders: &[SaleTender]) -> Call {
    #[derive(Serialize)]
    struct RingUp<'a> {
        register: String,
        lines: &'a [SaleLine<'a>],
        tenders: &'a [SaleTender],
        external_refs: Refs<'a>,
    }
    #[derive(Serialize)]
    struct Refs<'a> {
        basket: &'a str,
    }
    let request = RingUp { register: register(store), lines, tenders, external_refs: Refs { basket } };
    call("till.ring_up", &request)
}

/// A question, by name and request.
pub(super) type Question = (&'static str, Value);

/// What was sold, by `week`, `site` or `category`.
pub(super) fn sales(by: &str, from: BusinessDate, to: BusinessDate) -> Question {
    ("till.sales_summary", json!({"entity": ENTITY, "from": from, "to": to, "by": by, "most": 10_000}))
}

/// The ways to pay.
pub(super) fn tenders() -> Question {
    ("till.tenders", json!({"entity": ENTITY}))
}

/// The shifts of a store's register, before a number: the latest first.
pub(super) fn shifts(store: &str, before: i64) -> Question {
    ("till.shifts", json!({"register": register(store), "before": before, "limit": 1000}))
}

/// What a shift of a store's register took and counted.
pub(super) fn shift(store: &str, number: i64) -> Question {
    ("till.x_report", json!({"register": register(store), "shift": number}))
}

/// Tax by jurisdiction, class and component.
pub(super) fn taxes(from: BusinessDate, to: BusinessDate) -> Question {
    ("tax.report", json!({"entity": ENTITY, "from": from, "to": to}))
}

/// What stock was worth at the end of a day.
pub(super) fn stock_value(on: BusinessDate) -> Question {
    ("costing.stock_valuation", json!({"entity": ENTITY, "on": on}))
}

/// The balances of all accounts at the end of a day.
pub(super) fn trial_balance(to: BusinessDate) -> Question {
    ("ledger.trial_balance", json!({"entity": ENTITY, "to": to}))
}

/// What waits for a person, behind a number.
pub(super) fn exceptions(after: i64) -> Question {
    ("exceptions.exceptions", json!({"after": after, "limit": 1000}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_components_of_a_class_add_up_to_its_rate() {
        for class in [TaxClass::Food, TaxClass::General] {
            let hundredths = |percent: &str| super::super::amounts::Cents::parse(percent).expect("two decimals").0;
            let sum: i64 = components(class).iter().map(|(_, percent)| hundredths(percent) * 100).sum();
            assert_eq!(sum, rate_millionths(class));
        }
    }
}
