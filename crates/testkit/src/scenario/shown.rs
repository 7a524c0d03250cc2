//! What a scenario can show, as tables.
//!
//! | line | question |
//! | --- | --- |
//! | `show stock SITE` | `stock.positions` |
//! | `show stock ITEM at SITE on DAY` | `stock.position_on` |
//! | `show valuation [on DAY]` | `costing.stock_valuation` |
//! | `show trial balance [from DAY] [to DAY]` | `ledger.trial_balance` |
//! | `show value ITEM` | `costing.stock_valuation` of the item: quantity and value of all its pools, transit included |
//! | `show balance CODE` | `ledger.balance` |
//! | `show account CODE [from DAY] [to DAY]` | `ledger.account_statement` |
//! | `show entry NUMBER`, `show document NUMBER` | `ledger.entry`, `stock.document` |
//! | `show open items ACCOUNT` | `open_items.items` |
//! | `show movements ITEM [at SITE]` | `stock.movements` |
//! | `show receipt NUMBER`, `show x T1`, `show z T1 2` | `till.receipt`, `x_report`, `z_report` |
//! | `show sales from DAY to DAY [by WHAT]` | `till.sales_summary`, by item if not said |
//! | `show card NUMBER`, `show payments T1` | `till.stored_value`, `till.payments` |
//! | `show available ITEM [for CHANNEL]`, `show backorders ITEM` | `allocation.available`, `backorders` |
//! | `show ahead ITEM [for CHANNEL] [at SITE] from DAY [to DAY]` | `allocation.available_by_date` |
//! | `show feed CHANNEL [after N]` | `allocation.feed` |
//! | `show demand CHANNEL ORDER`, `show basket CHANNEL REFERENCE` | `allocation.demand` |
//! | `show customer CODE from DAY to DAY`, `show receivables on DAY`, `show invoices [CUSTOMER]` | `sales.statement`, `receivables`, `invoices` |
//! | `show order CHANNEL REFERENCE`, `show timeline CHANNEL REFERENCE` | `sales.order`, `sales.timeline` |
//! | `show transfers`, `show exceptions`, `show periods` | what their names say |
//!
//! Reports end with `known at INSTANT` when they are asked for as they were known; see `keep` in the runner.

use serde_json::{Value, json};

use super::table::Table;
use super::verbs::set;
use super::words::{Problem, Words};
use super::{orders, promises, receipts, supply, wholesale};

/// A question, and how its answer is shown.
pub(super) struct Shown {
    pub(super) operation: &'static str,
    pub(super) request: Value,
    pub(super) lines: fn(&Value) -> Vec<String>,
}

/// The question of what follows `show`.
pub(super) fn shown(text: &str, entity: &str, known_at: Option<&str>) -> Result<Shown, Problem> {
    let mut words = Words::of(text)?;
    let mut request = json!({});
    for (word, field) in [("from", "from"), ("to", "to"), ("on", "on"), ("at", "site")] {
        if let Some(value) = words.value_of(word) {
            request[field] = value.into();
        }
    }
    if let Some(instant) = known_at {
        request["known_at"] = instant.into();
    }
    let what = words.need("what is shown")?;
    let of_entity = |mut request: Value| {
        request["entity"] = entity.into();
        request
    };
    let (operation, request, lines): (_, _, fn(&Value) -> Vec<String>) = match what.as_str() {
        "stock" if request.get("on").is_some() => {
            request["item"] = words.need("an item")?.into();
            ("stock.position_on", request, position_on)
        }
        "stock" => ("stock.positions", json!({"site": words.need("a site")?, "limit": 1000}), positions),
        "valuation" => ("costing.stock_valuation", of_entity(request), valuation),
        "value" => {
            request["item"] = words.need("an item")?.into();
            ("costing.stock_valuation", of_entity(request), value)
        }
        "balance" => {
            request["account"] = words.need("an account")?.into();
            ("ledger.balance", of_entity(request), balance)
        }
        "trial" if words.take("balance") => ("ledger.trial_balance", of_entity(request), trial_balance),
        "account" => {
            request["account"] = words.need("an account")?.into();
            request["limit"] = 1000.into();
            ("ledger.account_statement", of_entity(request), statement)
        }
        "entry" => ("ledger.entry", json!({"entry": words.need("an entry")?}), entry),
        "document" => ("stock.document", json!({"document": words.need("a document")?}), movements),
        "open" if words.take("items") => {
            request["account"] = words.need("an account")?.into();
            request["limit"] = 1000.into();
            ("open_items.items", of_entity(request), open_items)
        }
        "movements" => {
            request["item"] = words.need("an item")?.into();
            request["limit"] = 1000.into();
            ("stock.movements", request, movements)
        }
        "transfers" => ("stock.transfers_open", json!({}), transfers),
        "exceptions" => ("exceptions.exceptions", json!({"limit": 1000}), exceptions),
        "receipt" => ("till.receipt", json!({"receipt": words.need("a receipt")?}), receipts::receipt),
        "x" => ("till.x_report", json!({"register": words.need("a register")?}), receipts::shift_report),
        "z" => {
            let (register, closing) = (words.need("a register")?, words.need("a number")?);
            let closing: i64 = closing.parse().map_err(|_| format!("{closing:?} is no whole number"))?;
            ("till.z_report", json!({"register": register, "closing": closing}), receipts::shift_report)
        }
        "sales" => {
            request["by"] = words.value_of("by").unwrap_or_else(|| "item".to_owned()).into();
            ("till.sales_summary", of_entity(request), receipts::sales)
        }
        "payments" => ("till.payments", json!({"register": words.need("a register")?}), receipts::payments),
        "card" => {
            let request = json!({"stored_value": words.need("a number")?});
            ("till.stored_value", of_entity(request), receipts::card)
        }
        "available" => {
            let mut request = json!({"item": words.need("an item")?});
            set(&mut request, "channel", words.value_of("for"));
            ("allocation.available", request, promises::available)
        }
        "ahead" => {
            request["items"] = json!([words.need("an item")?]);
            set(&mut request, "channel", words.value_of("for"));
            if let Some(until) = request.as_object_mut().and_then(|request| request.remove("to")) {
                request["until"] = until;
            }
            ("allocation.available_by_date", request, supply::ahead)
        }
        "feed" => {
            let mut request = json!({"channel": words.need("a channel")?, "limit": 1000});
            if let Some(after) = words.value_of("after") {
                request["after"] = after.parse::<i64>().map_err(|_| format!("{after:?} is no whole number"))?.into();
            }
            ("allocation.feed", request, supply::feed)
        }
        "demand" | "basket" => {
            let kind = if what == "basket" { "cart" } else { "order" };
            let (channel, reference) = (words.need("a channel")?, words.need("a reference")?);
            let request = json!({"channel": channel, "kind": kind, "reference": reference});
            ("allocation.demand", request, |answer| promises::demand(&answer["demand"]))
        }
        "order" | "timeline" => {
            let request = json!({"channel": words.need("a channel")?, "reference": words.need("an order")?});
            match what.as_str() {
                "order" => ("sales.order", request, orders::order),
                _ => ("sales.timeline", request, orders::timeline),
            }
        }
        "proposals" => ("allocation.transfer_proposals", of_entity(json!({})), promises::proposals),
        "backorders" => ("allocation.backorders", json!({"item": words.need("an item")?}), promises::backorders),
        "customer" => {
            request["customer"] = words.need("a customer")?.into();
            ("sales.statement", of_entity(request), wholesale::statement)
        }
        "receivables" => {
            let as_of = request["on"].take();
            ("sales.receivables", of_entity(json!({"as_of": as_of})), wholesale::receivables)
        }
        "invoices" => {
            let mut request = json!({});
            set(&mut request, "customer", words.next());
            ("sales.invoices", of_entity(request), wholesale::invoices)
        }
        "periods" => ("ledger.periods", of_entity(json!({})), periods),
        _ => return Err(format!("{what:?} cannot be shown")),
    };
    words.end()?;
    Ok(Shown { operation, request, lines })
}

pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

pub(super) fn rows<'a>(answer: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    answer[field].as_array().into_iter().flatten()
}

pub(super) fn of<const N: usize>(headings: [&'static str; N], rows: impl Iterator<Item = [String; N]>) -> Vec<String> {
    let mut table = Table::of(&headings);
    let mut empty = true;
    for row in rows {
        empty = false;
        table.row(row.each_ref().map(String::as_str));
    }
    if empty { vec!["nothing".to_owned()] } else { table.lines() }
}

fn positions(answer: &Value) -> Vec<String> {
    let headings = ["item", "state", "place", "lot", "owner", ">quantity"];
    of(
        headings,
        rows(answer, "positions").map(|row| {
            [&row["item"], &row["state"], &row["place"], &row["lot"], &row["owner"], &row["quantity"]].map(text)
        }),
    )
}

fn position_on(answer: &Value) -> Vec<String> {
    let mut lines =
        vec![format!("{} of {} on {}", text(&answer["on_hand"]), text(&answer["item"]), text(&answer["on"]))];
    lines.extend(rows(answer, "states").map(|row| format!("{} {}", text(&row["quantity"]), text(&row["state"]))));
    lines
}

fn valuation(answer: &Value) -> Vec<String> {
    let headings = ["account", "item", "area", "class", "owner", ">quantity", ">value"];
    let mut lines = of(
        headings,
        rows(answer, "pools").map(|row| {
            let cells = [&row["account"], &row["item"], &row["area"], &row["class"], &row["owner"], &row["quantity"]];
            let [account, item, area, class, owner, quantity] = cells.map(text);
            [account, item, area, class, owner, quantity, text(&row["value"])]
        }),
    );
    lines.extend(
        rows(answer, "accounts").map(|row| format!("account {}: {}", text(&row["account"]), text(&row["value"]))),
    );
    lines.push(format!("all: {}", text(&answer["value"])));
    lines
}

fn value(answer: &Value) -> Vec<String> {
    let headings = ["area", "class", "owner", ">quantity", ">value"];
    of(
        headings,
        rows(answer, "pools")
            .map(|row| [&row["area"], &row["class"], &row["owner"], &row["quantity"], &row["value"]].map(text)),
    )
}

fn balance(answer: &Value) -> Vec<String> {
    vec![format!("{} {}", text(&answer["account"]), text(&answer["total"]))]
}

fn trial_balance(answer: &Value) -> Vec<String> {
    let headings = ["account", "name", ">opening", ">debit", ">credit", ">closing", "", ">in currency"];
    let books = text(&answer["currency"]);
    let mut cells: Vec<[String; 8]> = rows(answer, "rows")
        .map(|row| {
            let [account, name, opening, debit] =
                [&row["account"], &row["name"], &row["opening"], &row["debit"]].map(text);
            let [credit, closing, currency, amount] =
                [&row["credit"], &row["closing"], &row["currency"], &row["amount"]].map(text);
            let foreign = currency != books;
            let (currency, amount) = if foreign { (currency, amount) } else { (String::new(), String::new()) };
            [account, name, opening, debit, credit, closing, currency, amount]
        })
        .collect();
    let totals = &answer["totals"];
    let [opening, debit, credit, closing] =
        [&totals["opening"], &totals["debit"], &totals["credit"], &totals["closing"]].map(text);
    cells.push([String::new(), "all".to_owned(), opening, debit, credit, closing, String::new(), String::new()]);
    of(headings, cells.into_iter())
}

fn statement(answer: &Value) -> Vec<String> {
    let headings = ["entry", "what", "posted on", "occurred on", ">amount", ">balance"];
    let opening =
        [String::new(), "before".to_owned(), String::new(), String::new(), String::new(), text(&answer["opening"])];
    let lines = rows(answer, "lines").map(|row| {
        [&row["entry"], &row["kind"], &row["posted_on"], &row["occurred_on"], &row["base"], &row["balance"]].map(text)
    });
    of(headings, std::iter::once(opening).chain(lines))
}

/// The lines of an entry, debits to the left and credits to the right.
pub(super) fn entry(answer: &Value) -> Vec<String> {
    let headings = ["", "", ">", ">", "", ">"];
    let books = text(&answer["currency"]);
    of(
        headings,
        rows(answer, "lines").map(|row| {
            let [account, name, base, currency, amount] =
                [&row["account"], &row["name"], &row["base"], &row["currency"], &row["amount"]].map(text);
            let (debit, credit) = match base.strip_prefix('-') {
                Some(credit) => (String::new(), credit.to_owned()),
                None => (base, String::new()),
            };
            let foreign = currency != books;
            let (currency, amount) = if foreign { (currency, amount) } else { (String::new(), String::new()) };
            [account, name, debit, credit, currency, amount]
        }),
    )
}

fn movements(answer: &Value) -> Vec<String> {
    let headings = ["document", "kind", "item", ">quantity", "from", "to", "occurred on", "posted on"];
    let end = |end: &Value| {
        let (site, state) = (text(&end["site"]), text(&end["state"]));
        if state.is_empty() { site } else { format!("{site} {state}") }
    };
    of(
        headings,
        rows(answer, "movements").map(|row| {
            let [document, kind, item, quantity] =
                [&row["document"], &row["kind"], &row["item"], &row["quantity"]].map(text);
            let [occurred_on, posted_on] = [&row["occurred_on"], &row["posted_on"]].map(text);
            [document, kind, item, quantity, end(&row["from"]), end(&row["to"]), occurred_on, posted_on]
        }),
    )
}

fn open_items(answer: &Value) -> Vec<String> {
    let headings =
        ["", "document", "party", "reference", "opened on", "side", ">amount", ">remaining", "", ">in books"];
    let mut lines = of(
        headings,
        rows(answer, "items").map(|row| {
            let [item, document, party, reference, opened_on] =
                [&row["open_item"], &row["document"], &row["party"], &row["reference"], &row["opened_on"]].map(text);
            let [side, amount, remaining, currency, base] =
                [&row["side"], &row["amount"], &row["remaining"], &row["currency"], &row["remaining_base"]].map(text);
            [item, document, party, reference, opened_on, side, amount, remaining, currency, base]
        }),
    );
    for total in rows(answer, "totals") {
        let [count, remaining, currency, base] =
            [&total["count"], &total["remaining"], &total["currency"], &total["remaining_base"]].map(text);
        lines.push(format!("all {count}: {remaining} {currency}, {base} in the books"));
    }
    lines
}

fn transfers(answer: &Value) -> Vec<String> {
    let headings = ["document", ">line", "item", "state", "from", "to", ">shipped", ">open"];
    of(
        headings,
        rows(answer, "lines").map(|row| {
            let [document, line, item, state] = [&row["document"], &row["line"], &row["item"], &row["state"]].map(text);
            let [from, to, shipped, open] = [&row["from"], &row["to"], &row["shipped"], &row["open"]].map(text);
            [document, line, item, state, from, to, shipped, open]
        }),
    )
}

fn exceptions(answer: &Value) -> Vec<String> {
    rows(answer, "exceptions").map(|row| format!("{} {}", text(&row["state"]), exception(row))).collect()
}

/// An exception in one line.
pub(super) fn exception(row: &Value) -> String {
    format!("exception {} {}: {}", text(&row["exception"]), text(&row["code"]), text(&row["message"]))
}

fn periods(answer: &Value) -> Vec<String> {
    let mut lines: Vec<String> =
        rows(answer, "periods").map(|row| format!("{} {}", text(&row["period"]), text(&row["state"]))).collect();
    if let Some(period) = answer["closed_through"].as_str() {
        lines.push(format!("closed through {period}"));
    }
    lines
}
