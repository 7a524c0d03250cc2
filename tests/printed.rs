//! Receipts that a host printed, in whatever state they are: booked on a real file, and the laws hold.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

use backroom::domain::example;
use backroom::flow::Mode;
use backroom_testkit::Shop;
use serde_json::{Value, json};

/// The example shop, its second shift open.
fn shop() -> Shop {
    let shop = Shop::new();
    let steps = example::steps().filter(|step| step.operation.name != "control.set_up");
    steps.filter(|step| step.operation.mode != Mode::Query).for_each(|step| shop.step(step));
    shop
}

#[track_caller]
fn call(shop: &Shop, operation: &str, request: &Value) -> Value {
    let done = shop.owner.call(operation, request.to_string().as_bytes(), &shop.next_key());
    let done = done.unwrap_or_else(|error| panic!("{operation} {request}: {error:?}"));
    serde_json::from_str(&done.reply).unwrap()
}

/// Unknown goods and tenders, sums that do not add up, returns of every kind, late shifts, cards of ours: what speaks
/// against a receipt is raised, and nothing of it breaks a law.
#[test]
fn whatever_is_printed_the_laws_hold() {
    let shop = shop();
    let tea =
        |quantity: i64, net: &str, tax: &str| json!({"item": "TEA-100", "quantity": quantity, "net": net, "tax": tax});
    let with = |mut line: Value, more: Value| {
        line.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        line
    };
    let cash = |amount: &str| json!([{"tender": "CASH", "amount": amount}]);
    let sold = || tea(2, "11.60", "2.20");
    let tied = |receipt: &str| with(tea(-1, "-5.80", "-1.10"), json!({"returns": {"receipt": receipt, "line": 1}}));
    let raised = shop.number("SELECT COUNT(*) FROM exceptions");
    for (receipt, shift, lines, total, tenders) in [
        (20, 2, json!([sold()]), "13.80", cash("13.80")),
        (21, 2, json!([tied("T1-000020")]), "-6.90", cash("-6.90")),
        (22, 2, json!([tied("T1-000020")]), "-6.90", cash("-6.90")),
        (23, 2, json!([tied("T1-000020")]), "-6.90", cash("-6.90")),
        (24, 2, json!([with(sold(), json!({"item": "MYSTERY", "tax_rate": "19"}))]), "13.80", cash("13.80")),
        (25, 2, json!([with(sold(), json!({"item": "MYSTERY"})), sold()]), "27.00", cash("26.00")),
        (26, 1, json!([sold(), tea(-1, "-5.00", "-1.90")]), "6.90", json!([{"tender": "SHELLS", "amount": "6.90"}])),
        (27, 9, json!([sold()]), "13.80", json!([{"tender": "GIFT", "amount": "13.80", "stored_value": "G-1001"}])),
        (
            28,
            2,
            json!([{"item": "GIFT-CARD", "quantity": "-1", "net": "-36.20", "stored_value": "G-1001"}]),
            "-36.20",
            json!([{"tender": "GIFT", "amount": "-36.20", "stored_value": "G-1001"}]),
        ),
        (29, 2, json!([{"item": "GIFT-CARD", "quantity": "1", "net": "10.00"}]), "10.00", cash("10.00")),
        (
            30,
            2,
            json!([with(tea(1, "-1.00", "-0.19"), json!({"reason": "coupon"})), sold()]),
            "12.61",
            json!([{"tender": "CASH", "amount": "20.00", "change": "7.39"}]),
        ),
    ] {
        let request = json!({"register": "T1", "receipt": receipt, "shift": shift, "lines": lines, "total": total,
            "tenders": tenders});
        let booked = call(&shop, "till.record_sale", &request);
        assert_eq!(booked["receipt"], format!("T1-{receipt:06}"));
    }
    assert!(shop.number("SELECT COUNT(*) FROM exceptions") > raised);
    for step in [
        ("till.intend_payment", json!({"register": "T1", "payment": "P-7", "tender": "CARD", "amount": "6.90"})),
        ("till.record_payment", json!({"register": "T1", "payment": "P-7", "outcome": "approved"})),
        (
            "till.ring_up",
            json!({"register": "T1", "lines": [{"item": "TEA-100", "price": "6.90", "reason": "as agreed"}],
            "tenders": [{"tender": "CARD", "amount": "6.90", "payment": "P-7"}]}),
        ),
        ("till.reverse_payment", json!({"register": "T1", "payment": "P-7"})),
        ("till.void_sale", json!({"register": "T1", "receipt": "T1-000031", "reason": "keyed twice"})),
        ("till.intend_payment", json!({"register": "T1", "payment": "P-8", "tender": "CARD", "amount": "6.90"})),
        ("till.record_payment", json!({"register": "T1", "payment": "P-8", "outcome": "approved"})),
        ("till.close_shift", json!({"register": "T1"})),
        ("till.open_shift", json!({"register": "T1"})),
        ("till.reverse_payment", json!({"register": "T1", "payment": "P-8"})),
        ("till.close_supplement", json!({"register": "T1", "shift": 1})),
        (
            "till.record_sale",
            json!({"register": "T1", "receipt": 40, "lines": [tea(9000, "52200.00", "9900.00")], "total": "62100.00",
                "tenders": [{"tender": "CARD", "amount": "62100.00"}]}),
        ),
    ] {
        call(&shop, step.0, &step.1);
    }
    shop.in_order();
}
