//! Money of customers who buy on terms, credits without goods, and bad debts.
//!
//! | line | command |
//! | --- | --- |
//! | `money CAFE 54.50 on 1020 [oldest]: INV-1, INV-2 30.70 less 0.50 (REFERENCE)` | `sales.receive_money`, `less` a discount |
//! | `bounced CP-1 "why"` | `sales.reverse_money` |
//! | `apply CAFE` | `sales.apply_money` |
//! | `rebate INV-1 "why": 10% or 5.00` | `sales.credit_order` |
//! | `merge ALFA into BETA "why"` | `parties.merge`, what is personal kept |
//! | `bad INV-1 [claiming] "why": [AMOUNT]` | `sales.write_off` |

use serde_json::{Value, json};

use super::shown::{of, rows, text};
use super::verbs::{Steps, one, set};
use super::words::{Problem, Words};

/// Whether a verb is about money of customers.
pub(super) fn knows(verb: &str) -> bool {
    matches!(verb, "money" | "bounced" | "apply" | "rebate" | "bad" | "merge")
}

/// The commands of a line.
pub(super) fn commands(verb: &str, words: &mut Words, entity: &str) -> Steps {
    let first = words.need("a customer or a number")?;
    match verb {
        "money" => {
            let mut request = json!({"entity": entity, "customer": first});
            set(&mut request, "account", words.value_of("on"));
            set(&mut request, "tender", words.value_of("by"));
            if words.has("oldest") {
                request["apply"] = "oldest".into();
            }
            request["amount"] = words.need("an amount")?.into();
            set(&mut request, "reference", words.reference.take());
            if let Some(invoices) = words.tail.take() {
                let invoices: Result<Vec<Value>, Problem> = invoices.split(", ").map(paid).collect();
                request["invoices"] = invoices?.into();
            }
            one("sales.receive_money", request)
        }
        "merge" => {
            let mut request = json!({"party": first, "personal": "keep"});
            set(&mut request, "into", words.value_of("into"));
            request["reason"] = words.need("a reason in quotes")?.into();
            one("parties.merge", request)
        }
        "apply" => one("sales.apply_money", json!({"entity": entity, "customer": first})),
        "bounced" => one("sales.reverse_money", json!({"payment": first, "reason": words.need("a reason in quotes")?})),
        "rebate" => {
            let mut request = json!({"invoice": first, "reason": words.need("a reason in quotes")?});
            let measure = words.behind("how much")?;
            match measure.strip_suffix('%') {
                Some(percent) => request["percent"] = percent.into(),
                None => request["amount"] = measure.into(),
            }
            one("sales.credit_order", request)
        }
        _ => {
            let claims = words.take("claiming");
            let mut request = json!({"invoice": first, "reason": words.need("a reason in quotes")?});
            set(&mut request, "amount", words.tail.take());
            if claims {
                request["claim_tax"] = true.into();
            }
            one("sales.write_off", request)
        }
    }
}

fn paid(text: &str) -> Result<Value, Problem> {
    let mut words = Words::of(text)?;
    let mut paid = json!({"invoice": words.need("an invoice")?});
    set(&mut paid, "discount", words.value_of("less"));
    set(&mut paid, "amount", words.next());
    words.end()?;
    Ok(paid)
}

/// What money settled, line by line, and whether that had been recorded before.
pub(super) fn settled(reply: &Value) -> Vec<String> {
    let settled = rows(reply, "settled").chain(rows(reply, "reopened"));
    let told = |part: &Value| {
        format!("{}: {}, {} is owed for it", text(&part["invoice"]), text(&part["amount"]), text(&part["left"]))
    };
    let mut lines: Vec<String> = settled.map(told).collect();
    if reply["again"] == true {
        lines.insert(0, "recorded before".to_owned());
    }
    lines.extend(rows(reply, "credits").map(|credit| {
        format!("of {}: {}, {} is left", text(&credit["credit"]), text(&credit["amount"]), text(&credit["left"]))
    }));
    lines.extend(rows(reply, "discounts").map(|note| format!("discount credited as {}", text(note))));
    lines
}

/// A customer's account.
pub(super) fn statement(answer: &Value) -> Vec<String> {
    let headings = ["posted on", "what", "number", "reference", ">amount", ">balance"];
    let opening =
        ["".to_owned(), "before".to_owned(), String::new(), String::new(), String::new(), text(&answer["opening"])];
    let lines = rows(answer, "lines").map(|line| {
        [&line["posted_on"], &line["kind"], &line["number"], &line["reference"], &line["amount"], &line["balance"]]
            .map(text)
    });
    let mut lines = of(headings, std::iter::once(opening).chain(lines));
    let [closing, owed, on_account] = [&answer["closing"], &answer["owed"], &answer["on_account"]].map(text);
    lines.push(format!("owes {closing}: {owed} for invoices, less {on_account} on account"));
    lines
}

/// What customers owe, by how long it has been due.
pub(super) fn receivables(answer: &Value) -> Vec<String> {
    let headings =
        ["customer", ">current", ">1-30", ">31-60", ">61-90", ">90+", ">owed", ">on account", ">limit", ">left"];
    let mut lines = of(
        headings,
        rows(answer, "customers").map(|row| {
            let aged = |bucket: &str| {
                let found = rows(row, "ages").find(|age| age["bucket"] == bucket);
                found.map(|age| text(&age["amount"])).unwrap_or_default()
            };
            let [customer, owed, on_account, limit, left] =
                [&row["customer"], &row["owed"], &row["on_account"], &row["credit_limit"], &row["credit_left"]]
                    .map(text);
            let [current, month, two, three, older] = ["current", "1-30", "31-60", "61-90", "90+"].map(aged);
            [customer, current, month, two, three, older, owed, on_account, limit, left]
        }),
    );
    lines.push(format!("all: {} owed, {} on account", text(&answer["owed"]), text(&answer["on_account"])));
    lines
}

/// Invoices.
pub(super) fn invoices(answer: &Value) -> Vec<String> {
    let headings = ["invoice", "order", "party", "posted on", "due on", ">net", ">tax", ">total", ">owed"];
    of(
        headings,
        rows(answer, "invoices").map(|row| {
            let [invoice, order, party, posted_on, due_on] =
                [&row["invoice"], &row["reference"], &row["party"], &row["posted_on"], &row["due_on"]].map(text);
            let [net, tax, total, owed] = [&row["net"], &row["tax"], &row["total"], &row["owed"]].map(text);
            [invoice, order, party, posted_on, due_on, net, tax, total, owed]
        }),
    )
}
