//! What is refused, command by command: a request that is done, or could be, and what makes each row of it none.

use serde_json::{Value, json};

use super::commands::*;
use super::queries::{Backlog, GoodsReturn, PolicyOfReturns, Recovery};
use super::testing::Counter;
use crate::testing::Shop;

/// The counter with a sold order of three teas, of which return RMA-ACME-000001 lets two come and has one at WH, and return
/// RMA-ACME-000002, of which nothing is known, with a bread at WH.
fn shop() -> Shop {
    let mut counter = Counter::open();
    counter.desk.sister();
    counter.sold("W-1", json!([{"item": "TEA", "quantity": 3}, {"item": "SHIPPING"}]), json!({}));
    let number = counter.authorises("W-1", &[(1, 2, "BROKEN")]).returned.number;
    counter.receives("WH", &number, &[(1, 1)]);
    let mut shop = counter.desk.shop;
    shop.does::<ReceiveReturn>(json!({"site": "WH", "lines": [{"item": "BREAD", "quantity": 1}]}));
    shop
}

fn line(base: &Value, change: &Value) -> Value {
    let mut line = base["lines"][0].clone();
    for (field, value) in change.as_object().expect("fields") {
        line[field] = value.clone();
    }
    json!({"lines": [line]})
}

#[test]
fn what_is_to_come_back() {
    let mut shop = shop();
    let base = json!({"channel": "WEB", "reference": "W-1", "lines": [{"line": 1, "quantity": 1, "reason": "BROKEN"}]});
    shop.refuses_each::<AuthoriseReturn>(
        &base,
        &[
            (json!({"channel": "X"}), "allocation.unknown_channel", "channel"),
            (json!({"reference": "X"}), "sales.unknown_order", "reference"),
            (json!({"lines": vec![base["lines"][0].clone(); 10_001]}), "stock.too_many_lines", "lines"),
            (json!({"store_credit": {"tender": "X", "code": "C"}}), "till.unknown_tender", "store_credit.tender"),
            (json!({"attributes": {"card": "4111111111111111"}}), "till.card_number", "attributes"),
        ],
    );
    shop.refuses_each::<SetReturnPolicy>(
        &json!({"channel": "WEB", "reasons": [{"reason": "A", "name": "A"}]}),
        &[(json!({"channel": "X"}), "allocation.unknown_channel", "channel")],
    );
    let entity = [(json!({"entity": "X"}), "ledger.unknown_entity", "entity")];
    shop.refuses_each::<ScanReturns>(&json!({"entity": "ACME", "days": 1}), &entity);
    shop.asks_each_in_vain::<Backlog>(&json!({"entity": "ACME"}), &entity);
    let site = [(json!({"site": "X"}), "stock.unknown_site", "site")];
    shop.asks_each_in_vain::<Backlog>(&json!({"entity": "ACME"}), &site);
    shop.asks_each_in_vain::<Recovery>(&json!({"entity": "ACME", "from": "2026-11-01", "to": "2026-11-30"}), &entity);
    shop.asks_each_in_vain::<PolicyOfReturns>(
        &json!({"channel": "WEB"}),
        &[
            (json!({"channel": "X"}), "allocation.unknown_channel", "channel"),
            (json!({"channel": "WHOLESALE"}), "returns.no_policy", "channel"),
        ],
    );
    let number = [(json!({"number": "X"}), "returns.unknown_return", "number")];
    shop.asks_each_in_vain::<GoodsReturn>(&json!({"number": "RMA-ACME-000001"}), &number);
}

#[test]
fn what_came() {
    let mut shop = shop();
    let base = json!({"site": "WH", "number": "RMA-ACME-000001", "lines": [{"line": 1, "quantity": 1}]});
    let unnumbered = json!({"site": "WH", "lines": [{"item": "BREAD", "quantity": 1}]});
    shop.refuses_each::<ReceiveReturn>(
        &base,
        &[
            (json!({"site": "X"}), "stock.unknown_site", "site"),
            (json!({"lines": []}), "stock.no_lines", "lines"),
            (line(&base, &json!({"item": "X"})), "catalogue.unknown_item", "lines[0].item"),
            (line(&base, &json!({"quantity": "0.5"})), "catalogue.not_exact", "lines[0].quantity"),
            (json!({"occurred_on": "2026-11-24"}), "ledger.in_future", "occurred_on"),
            (json!({"attributes": {"card": "4111111111111111"}}), "till.card_number", "attributes"),
        ],
    );
    shop.refuses_each::<ReceiveReturn>(
        &unnumbered,
        &[
            (json!({"party": "X"}), "parties.unknown_party", "party"),
            (json!({"channel": "X", "reference": "W-1"}), "allocation.unknown_channel", "channel"),
            (json!({"channel": "WEB", "reference": "X"}), "sales.unknown_order", "reference"),
        ],
    );
    let base = json!({"number": "RMA-ACME-000002", "channel": "WEB", "reference": "W-1",
        "lines": [{"line": 1, "order_line": 1}]});
    shop.refuses_each::<IdentifyReturn>(
        &base,
        &[
            (json!({"number": "X"}), "returns.unknown_return", "number"),
            (json!({"channel": "X"}), "allocation.unknown_channel", "channel"),
            (json!({"reference": "X"}), "sales.unknown_order", "reference"),
            (json!({"lines": []}), "stock.no_lines", "lines"),
            (json!({}), "returns.other_item", "lines[0].order_line"),
        ],
    );
}

#[test]
fn what_becomes_of_it() {
    let mut shop = shop();
    let number = (json!({"number": "X"}), "returns.unknown_return", "number");
    let tomorrow = (json!({"occurred_on": "2026-11-24"}), "ledger.in_future", "occurred_on");
    let none = (json!({"lines": []}), "stock.no_lines", "lines");
    let base = json!({"number": "RMA-ACME-000001", "lines": [{"line": 1, "quantity": 1}]});
    let ninth = (line(&base, &json!({"line": 9})), "returns.unknown_line", "lines[0].line");
    shop.refuses_each::<InspectReturn>(&base, &[number.clone(), ninth.clone(), none.clone(), tomorrow.clone()]);
    let nothing = (line(&base, &json!({"quantity": 0})), "returns.no_quantity", "lines[0].quantity");
    shop.refuses_each::<RefundReturn>(&base, &[number.clone(), ninth, nothing]);
    let close = json!({"number": "RMA-ACME-000001", "reason": "x"});
    shop.refuses_each::<CloseReturn>(&close, &[number.clone(), (json!({"line": 9}), "returns.unknown_line", "line")]);
    let base = json!({"site": "WH", "number": "RMA-ACME-000001",
        "lines": [{"line": 1, "quantity": 1, "disposition": "write_off"}]});
    let of_line = |change: Value| line(&base, &change);
    shop.refuses_each::<DisposeReturn>(
        &base,
        &[
            number,
            none,
            tomorrow,
            (json!({"site": "X"}), "stock.unknown_site", "site"),
            (of_line(json!({"line": 9})), "returns.unknown_line", "lines[0].line"),
            (of_line(json!({"lot": "L-9"})), "stock.unknown_lot", "lines[0].lot"),
            (of_line(json!({"place": "X"})), "stock.unknown_place", "lines[0].place"),
            (of_line(json!({"reason": "X"})), "stock.unknown_reason", "lines[0].reason"),
            (
                of_line(json!({"disposition": "supplier", "supplier": "X"})),
                "parties.unknown_party",
                "lines[0].supplier",
            ),
        ],
    );
}

#[test]
fn what_is_exchanged() {
    let mut shop = shop();
    let base = json!({"site": "WH", "channel": "WEB", "reference": "W-1",
        "lines": [{"line": 1, "quantity": 1, "reason": "BROKEN"}], "store_credit": {"tender": "CREDIT", "code": "C-1"},
        "order": {"reference": "N-1", "lines": [{"item": "TEA", "quantity": 1}]}});
    let wanted = |lines: Value| json!({"order": {"reference": "N-1", "lines": lines}});
    shop.refuses_each::<ExchangeGoods>(
        &base,
        &[
            (json!({"site": "X"}), "stock.unknown_site", "site"),
            (json!({"site": "BW"}), "allocation.site_of_other_entity", "site"),
            (json!({"channel": "X"}), "allocation.unknown_channel", "channel"),
            (json!({"reference": "X"}), "sales.unknown_order", "reference"),
            (wanted(json!([])), "stock.no_lines", "order.lines"),
            (wanted(json!([{"item": "X"}])), "catalogue.unknown_item", "order.lines[0].item"),
        ],
    );
}
