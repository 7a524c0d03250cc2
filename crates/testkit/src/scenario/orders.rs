//! Orders that are kept here: their terms, money and parcels.
//!
//! | line | command |
//! | --- | --- |
//! | `terms WEB at SITE [net] [prepaid] [due 30] [on delivery] [through PARTY keeping 10 [owing the tax]] [taxed when paid]` | `sales.set_channel_terms` |
//! | `trust CUSTOMER 500.00 [due 14]` | `sales.set_customer_terms` |
//! | `kit SET: 2 TEA, 1 CUP` | `catalogue.set_kit` |
//! | `quote WEB Q-1 [by CUSTOMER] [until DAY]: ORDERED` | `sales.offer_quote` |
//! | `place WEB W-1 [by CUSTOMER] [to ZONE] [at SITE] [of C-1] [taking Q-1] [less 5.00]: ORDERED` | `sales.place_order` |
//! | `placed BAZAAR B-1 [...] [comes to 23.80]: ORDERED` | `sales.record_order` |
//! | `hold WEB W-1 fraud "why"`, `let go WEB W-1 fraud "why"` | `sales.place_hold`, `release_hold` |
//! | `paid WEB W-1: CARD 23.80 [card NUMBER] (pi_1)`, `promised ...`, `charged back ...` | `sales.record_payment` |
//! | `dispatch SITE WEB W-1 [with DHL at 3.20]: 2 on line 1 (TRACKING)` | `sales.ship_order` |
//! | `parcel SH-ACME-000001 delivered`, `parcel ... claimed 10.00` | `sales.record_parcel_event` |
//! | `withdraw WEB W-1 "why": 1 on line 2` | `sales.cancel_lines` |
//! | `repay WEB W-1 [5.00]` | `sales.refund_order` |
//!
//! ORDERED is `QUANTITY ITEM`, separated by commas, each followed by `at PRICE` or `less 10%` if that is so.

use serde_json::{Value, json};

use super::promises::whole;
use super::shown::{of, rows, text};
use super::verbs::{Steps, one, set};
use super::words::{Problem, Words};

/// Whether a verb is about orders that are kept here.
pub(super) fn knows(verb: &str) -> bool {
    matches!(
        verb,
        "terms"
            | "trust"
            | "kit"
            | "quote"
            | "place"
            | "placed"
            | "hold"
            | "let"
            | "paid"
            | "promised"
            | "charged"
            | "dispatch"
            | "parcel"
            | "withdraw"
            | "repay"
    )
}

/// The commands of a line.
pub(super) fn commands(verb: &str, words: &mut Words, entity: &str) -> Steps {
    match verb {
        "terms" => terms(words),
        "trust" => {
            let mut request = json!({"entity": entity, "customer": words.need("a customer")?});
            set_whole(&mut request, "due_days", words.value_of("due"))?;
            set(&mut request, "credit_limit", words.next());
            one("sales.set_customer_terms", request)
        }
        "kit" => {
            let kit = words.need("a kit")?;
            one("catalogue.set_kit", json!({"kit": kit, "parts": ordered(&words.behind("its parts")?)?}))
        }
        "quote" | "place" | "placed" => captured(verb, words),
        "paid" | "promised" | "charged" => money(verb, words),
        "dispatch" => dispatched(words),
        "parcel" => {
            let mut request = json!({"shipment": words.need("a shipment")?, "step": words.need("what happened")?});
            set(&mut request, "amount", words.next());
            one("sales.record_parcel_event", request)
        }
        _ => {
            if verb == "let" {
                words.take("go");
            }
            let mut request = named(words)?;
            match verb {
                "hold" | "let" => {
                    request["hold"] = words.need("for what")?.into();
                    request["reason"] = words.need("why")?.into();
                    one(if verb == "hold" { "sales.place_hold" } else { "sales.release_hold" }, request)
                }
                "withdraw" => {
                    request["reason"] = words.need("why")?.into();
                    if words.tail.is_some() {
                        request["lines"] = told(&words.behind("the lines")?)?;
                    }
                    one("sales.cancel_lines", request)
                }
                _ => {
                    set(&mut request, "amount", words.next());
                    one("sales.refund_order", request)
                }
            }
        }
    }
}

fn named(words: &mut Words) -> Result<Value, Problem> {
    Ok(json!({"channel": words.need("a channel")?, "reference": words.need("an order")?}))
}

fn set_whole(request: &mut Value, field: &str, value: Option<String>) -> Result<(), Problem> {
    if let Some(value) = value {
        request[field] = whole(&value)?;
    }
    Ok(())
}

fn terms(words: &mut Words) -> Steps {
    let mut request = json!({"channel": words.need("a channel")?});
    set(&mut request, "site", words.value_of("at"));
    set(&mut request, "marketplace", words.value_of("through"));
    set(&mut request, "commission", words.value_of("keeping"));
    set_whole(&mut request, "due_days", words.value_of("due"))?;
    if words.has("net") {
        request["includes_tax"] = false.into();
    }
    if words.has("prepaid") {
        request["prepaid"] = true.into();
    }
    if words.take("on delivery") {
        request["revenue_at"] = "delivery".into();
    }
    if words.take("taxed when paid") {
        request["tax_due"] = "payment".into();
    }
    if words.take("owing the tax") {
        request["tax_by"] = "marketplace".into();
    }
    one("sales.set_channel_terms", request)
}

fn captured(verb: &str, words: &mut Words) -> Steps {
    let mut request = named(words)?;
    // Before the zone, which stands behind the same word.
    if words.take("comes to") {
        request["total"] = words.need("what it comes to")?.into();
    }
    for (word, field) in [("by", "customer"), ("to", "zone"), ("at", "site"), ("of", "cart"), ("taking", "quote")] {
        set(&mut request, field, words.value_of(word));
    }
    set(&mut request, "discount", words.value_of("less"));
    set(&mut request, "valid_until", words.value_of("until"));
    if words.tail.is_some() {
        request["lines"] = ordered(&words.behind("what is ordered")?)?;
    }
    let operation = match verb {
        "quote" => "sales.offer_quote",
        "place" => "sales.place_order",
        _ => "sales.record_order",
    };
    one(operation, request)
}

/// `2 TEA at 6.90, 1 CUP less 10%`.
fn ordered(text: &str) -> Result<Value, Problem> {
    let mut lines = Vec::new();
    for ordered in text.split(", ") {
        let (goods, price) = match ordered.split_once(" at ") {
            Some((goods, price)) => (goods, Some(price.to_owned())),
            None => (ordered, None),
        };
        let (goods, less) = match goods.split_once(" less ") {
            Some((goods, less)) => (goods, less.strip_suffix('%').map(str::to_owned)),
            None => (goods, None),
        };
        let (quantity, item) = goods.split_once(' ').ok_or("a line is a quantity and an item")?;
        let mut line = json!({"item": item, "quantity": quantity});
        set(&mut line, "price", price);
        set(&mut line, "discount_percent", less);
        lines.push(line);
    }
    Ok(lines.into())
}

fn money(verb: &str, words: &mut Words) -> Steps {
    let step = match verb {
        "paid" => "captured",
        "promised" => "authorised",
        _ => {
            words.take("back");
            "charged_back"
        }
    };
    let mut request = named(words)?;
    request["step"] = step.into();
    request["payment"] = words.reference.take().ok_or("the payment's reference is missing in brackets")?.into();
    let money = words.behind("the money")?;
    let mut parts = money.split(' ');
    request["tender"] = parts.next().ok_or("the tender is missing")?.into();
    request["amount"] = parts.next().ok_or("the amount is missing")?.into();
    if let (Some("card"), Some(number)) = (parts.next(), parts.next()) {
        request["stored_value"] = number.into();
    }
    one("sales.record_payment", request)
}

fn dispatched(words: &mut Words) -> Steps {
    let site = words.need("a site")?;
    let mut request = named(words)?;
    request["site"] = site.into();
    set(&mut request, "carrier", words.value_of("with"));
    set(&mut request, "freight", words.value_of("at"));
    set(&mut request, "tracking", words.reference.take());
    request["lines"] = told(&words.behind("the lines")?)?;
    one("sales.ship_order", request)
}

/// `2 on line 1, 1 on line 3`.
fn told(text: &str) -> Result<Value, Problem> {
    let mut lines = Vec::new();
    for told in text.split(", ") {
        let (quantity, line) = told.split_once(" on line ").ok_or("a line is a quantity and \"on line N\"")?;
        lines.push(json!({"line": whole(line)?, "quantity": quantity}));
    }
    Ok(lines.into())
}

/// What a reply about an order says, if it is one: the order as it stands, or what left and what that bills.
pub(super) fn told_of(reply: &Value) -> Option<Vec<String>> {
    let is_order = |reply: &Value| reply.get("placed_on").is_some() && reply.get("money").is_some();
    if is_order(reply) {
        return Some(order(reply));
    }
    if is_order(&reply["order"]) {
        let mut lines = Vec::new();
        for part in rows(reply, "parts") {
            let onto = [&part["payment"], &part["stored_value"]].map(text).join("");
            lines
                .push(format!("back {} {} {onto}", text(&part["amount"]), text(&part["tender"])).trim_end().to_owned());
        }
        lines.extend(order(&reply["order"]));
        return Some(lines);
    }
    let shipment = reply["shipment"]["document"].as_str()?;
    let invoice = &reply["invoice"];
    Some(vec![match invoice["invoice"].as_str() {
        Some(number) => format!(
            "{shipment}, {number}: {}, of which {} was paid and {} is due on {}",
            text(&invoice["billed"]),
            text(&invoice["paid"]),
            text(&invoice["owed"]),
            text(&invoice["due_on"])
        ),
        None => format!("{shipment}, nothing billed"),
    }])
}

/// An order, line by line, with its money.
pub(super) fn order(answer: &Value) -> Vec<String> {
    let headings =
        ["line", "item", ">ordered", ">net", ">tax", ">open", ">allocated", ">picked", ">shipped", ">cancelled"];
    let cells = rows(answer, "lines").map(|line| {
        let [number, item, ordered, net, tax] =
            [&line["line"], &line["item"], &line["quantity"], &line["net"], &line["tax"]].map(text);
        let [open, allocated, picked, shipped, cancelled] =
            [&line["open"], &line["allocated"], &line["picked"], &line["shipped"], &line["cancelled"]].map(text);
        [number, item, ordered, net, tax, open, allocated, picked, shipped, cancelled]
    });
    let blank = |cell: String| if cell == "0" { String::new() } else { cell };
    let mut lines =
        vec![format!("{} {}, {}", text(&answer["number"]), text(&answer["reference"]), text(&answer["status"]))];
    lines.extend(of(headings, cells.map(|cells| cells.map(blank))));
    let money = &answer["money"];
    let total = format!("total {} of which tax {}", text(&answer["total"]), text(&answer["tax"]));
    let standing: Vec<String> = ["authorised", "captured", "refunded", "billed", "credited", "held", "due"]
        .into_iter()
        .filter(|field| text(&money[*field]) != "0.00")
        .map(|field| format!("{field} {}", text(&money[field])))
        .collect();
    lines.push(if standing.is_empty() { total } else { format!("{total}; {}", standing.join(", ")) });
    lines
}

/// What happened to an order.
pub(super) fn timeline(answer: &Value) -> Vec<String> {
    let cells = rows(answer, "entries").map(|entry| [text(&entry["kind"]), text(&entry["line"]), text(&entry["what"])]);
    of(["about", "line", "what"], cells)
}
