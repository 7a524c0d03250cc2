//! What can happen in a scenario, line by line.
//!
//! | line | command |
//! | --- | --- |
//! | `company ACME "Acme" EUR Europe/Berlin` | `ledger.open_entity`; the lines after it are about this entity |
//! | `site WH "Warehouse" [warehouse] [apart] [below zero]` | `stock.add_site`, `apart` with a valuation area of its own |
//! | `category FOOD "Food"`, `unit CASE "Case"` | `catalogue.add_category`, `catalogue.add_unit` |
//! | `item TEA "Tea" in FOOD fifo [by KG] [tracked lot] [taxed CLASS] [as KIND] [gtin DIGITS]` | `catalogue.add_item` |
//! | `pack TEA CASE 12` | `catalogue.add_pack` |
//! | `supplier TEACO`, `customer JANE` | `parties.add_party` |
//! | `rate USD 0.92 [from 2026-11-01]` | `ledger.set_rate` |
//! | `account 1205 "Inventory of parts"`, `rule ROLE [for CATEGORY] -> ACCOUNT` | `ledger.add_account` of stock, `set_posting_rule` |
//! | `actor anna "Anna"`, `role clerk: DUTY, DUTY`, `grant anna clerk` | `control.add_actor`, `set_role`, `grant_role` |
//! | `receive SITE [from SUPPLIER] [expected PO] [in USD] [rate R] [on DAY]: GOODS at COST (REFERENCE)` | `stock.receive_goods` |
//! | `sell SITE [to CUSTOMER] [on DAY]: GOODS`, `use SITE: GOODS` | `stock.issue_goods` |
//! | `sold SITE: GOODS`, `used SITE: GOODS` | `stock.record_issue`, the fact |
//! | `return SITE [of ISSUE] [on DAY]: GOODS` | `stock.return_from_customer` |
//! | `send back SITE [to SUPPLIER] [of RECEIPT]: GOODS at CREDIT` | `stock.return_to_supplier` |
//! | `undo RECEIPT [line N]: [QUANTITY]` | `stock.reverse_receipt` |
//! | `change SITE: GOODS [STATE] -> STATE` | `stock.change_state` |
//! | `scrap SITE [for REASON]: GOODS` | `stock.scrap_goods` |
//! | `adjust SITE: +1 TEA for found, -2 RICE for damaged` | `stock.adjust_stock` |
//! | `assemble SITE QUANTITY ITEM: GOODS` | `stock.assemble_goods` |
//! | `transfer SITE -> SITE: GOODS` | `stock.ship_transfer` |
//! | `arrive TRANSFER [still open]: 9, 1 damaged on line 2` | `stock.receive_transfer` |
//! | `missing TRANSFER line N: late, lost, found_at_sender or found_at_receiver` | `stock.resolve_transfer` |
//! | `count SITE: TEA 27, RICE 3 damaged` | `stock.open_count`, `record_count` and `post_count` |
//! | `freight RECEIPT [by quantity] [in USD]: AMOUNT (REFERENCE)` | `costing.add_landed_cost` |
//! | `price RECEIPT line N: DIFFERENCE` | `costing.adjust_receipt_price` |
//! | `revalue ITEM at AREA: COST`, `standard ITEM at AREA: COST` | `costing.revalue_stock`, `set_standard_cost` |
//! | `write down ITEM at AREA [CLASS]: AMOUNT` | `costing.write_down_stock` |
//! | `reclassify ITEM [as METHOD] [into CATEGORY]` | `costing.reclassify_item` |
//! | `post "NOTE" [on DAY]: 6100 1200.00, 1020 -1200.00` | `ledger.post_entry`; `report` is the fact |
//! | `reverse ENTRY ["NOTE"]` | `ledger.reverse_entry` |
//! | `close 2026-11 [soft]`, `reopen 2026-11` | `ledger.set_period_state` |
//! | `handle EXCEPTION "NOTE"` | `exceptions.resolve_exception` |
//! | `call OPERATION JSON` | any |
//! | at a till | see [`super::till`] |
//! | about promises | see [`super::promises`] |
//! | about orders that are kept here | see [`super::orders`] |
//! | about what is expected and published | see [`super::supply`] |
//! | about money of customers | see [`super::wholesale`] |
//!
//! GOODS are `QUANTITY ITEM`, separated by commas, each followed by what is known of it: `at COST`, `lot L`, `until DAY`,
//! `unit CASE`, `place P`, `owner PARTY`, `line N`, or a state.

use serde_json::{Map, Value, json};

use super::words::{Problem, Words};
use super::{orders, promises, supply, till, wholesale};

/// A command of a line. The text `$document` in it stands for the document of the command before.
pub(super) struct Step {
    pub(super) operation: String,
    pub(super) request: Value,
}

pub(super) type Steps = Result<Vec<Step>, Problem>;

pub(super) const STATES: [&str; 5] = ["sellable", "inspection", "refurbish", "damaged", "quarantine"];

/// The commands of a line about an entity.
pub(super) fn commands(line: &str, entity: &str) -> Steps {
    if let Some(raw) = line.strip_prefix("call ") {
        return raw_call(raw).map(|step| vec![step]);
    }
    let mut words = Words::of(line)?;
    let verb = words.need("a verb")?;
    let steps = match verb.as_str() {
        "company" | "site" | "category" | "unit" | "item" | "pack" | "supplier" | "customer" | "rate" | "actor"
        | "role" | "grant" | "account" | "rule" => set_up(&verb, &mut words, entity)?,
        "receive" | "sell" | "sold" | "use" | "used" | "return" | "send" | "undo" => trade(&verb, &mut words)?,
        "change" | "scrap" | "adjust" | "assemble" | "transfer" | "arrive" | "missing" | "count" => {
            handling(&verb, &mut words)?
        }
        "freight" | "price" | "revalue" | "standard" | "write" | "reclassify" => costing(&verb, &mut words)?,
        "post" | "report" | "reverse" | "close" | "reopen" | "handle" => books(&verb, &mut words, entity)?,
        _ if promises::knows(&verb) => promises::commands(&verb, &mut words, entity)?,
        _ if wholesale::knows(&verb) => wholesale::commands(&verb, &mut words, entity)?,
        _ if orders::knows(&verb) => orders::commands(&verb, &mut words, entity)?,
        _ if supply::knows(&verb) => supply::commands(&verb, &mut words)?,
        _ if till::knows(&verb) => till::commands(&verb, &mut words, entity)?,
        _ => return Err(format!("{verb:?} is no verb of a scenario")),
    };
    words.end()?;
    Ok(steps)
}

fn raw_call(raw: &str) -> Result<Step, Problem> {
    let (operation, request) = raw.split_once(' ').unwrap_or((raw, "{}"));
    let request = serde_json::from_str(request).map_err(|error| format!("the request is no JSON: {error}"))?;
    Ok(Step { operation: operation.to_owned(), request })
}

pub(super) fn one(operation: &str, request: Value) -> Steps {
    Ok(vec![Step { operation: operation.to_owned(), request }])
}

/// Sets a field to the word behind another word of the head.
pub(super) fn set(request: &mut Value, field: &str, value: Option<String>) {
    if let Some(value) = value {
        request[field] = value.into();
    }
}

fn set_up(verb: &str, words: &mut Words, entity: &str) -> Steps {
    let code = words.need("a code")?;
    match verb {
        "company" => {
            let (name, currency, zone) = (words.need("a name")?, words.need("a currency")?, words.need("a time zone")?);
            one("ledger.open_entity", json!({"entity": code, "name": name, "currency": currency, "time_zone": zone}))
        }
        "site" => {
            let name = words.need("a name")?;
            let mut request = json!({"entity": entity, "site": code, "name": name});
            if words.has("warehouse") {
                request["kind"] = "warehouse".into();
            }
            if words.has("apart") {
                request["valuation"] = "site".into();
            }
            if words.take("below zero") {
                request["negative_allowed"] = true.into();
            }
            one("stock.add_site", request)
        }
        "category" => one("catalogue.add_category", json!({"category": code, "name": words.need("a name")?})),
        "unit" => one("catalogue.add_unit", json!({"unit": code, "name": words.need("a name")?})),
        "item" => {
            let mut request = json!({"item": code, "name": words.need("a name")?});
            set(&mut request, "category", words.value_of("in"));
            set(&mut request, "unit", words.value_of("by"));
            set(&mut request, "tracking", words.value_of("tracked"));
            set(&mut request, "tax_class", words.value_of("taxed"));
            set(&mut request, "kind", words.value_of("as"));
            if let Some(gtin) = words.value_of("gtin") {
                request["gtins"] = json!([gtin]);
            }
            set(&mut request, "costing_method", words.next());
            one("catalogue.add_item", request)
        }
        "pack" => {
            let (unit, factor) = (words.need("a unit")?, words.need("a factor")?);
            one("catalogue.add_pack", json!({"item": code, "unit": unit, "factor": factor}))
        }
        "supplier" | "customer" => one("parties.add_party", json!({"party": code, "kinds": [verb]})),
        "rate" => {
            let rate = words.need("a rate")?;
            let from = words.value_of("from").unwrap_or_else(|| "2000-01-01".to_owned());
            one("ledger.set_rate", json!({"entity": entity, "currency": code, "effective_on": from, "rate": rate}))
        }
        "actor" => one("control.add_actor", json!({"actor": code, "name": words.need("a name")?, "kind": "person"})),
        "role" => {
            let duties: Vec<String> = words.behind("what the role may do")?.split(", ").map(str::to_owned).collect();
            one("control.set_role", json!({"role": code, "name": code, "duties": duties}))
        }
        "account" => {
            let name = words.need("a name")?;
            let request = json!({"entity": entity, "account": code, "name": name, "kind": "asset", "control": "stock"});
            one("ledger.add_account", request)
        }
        "rule" => {
            let mut request = json!({"entity": entity, "role": code});
            set(&mut request, "category", words.value_of("for"));
            set(&mut request, "account", words.value_of("->"));
            one("ledger.set_posting_rule", request)
        }
        _ => one("control.grant_role", json!({"actor": code, "role": words.need("a role")?})),
    }
}

fn trade(verb: &str, words: &mut Words) -> Steps {
    if verb == "undo" {
        let document = words.need("a receipt")?;
        let mut request = json!({"document": document});
        if let Some(line) = words.value_of("line") {
            let mut back = json!({"line": number(&line)?});
            set(&mut back, "quantity", words.tail.take());
            request["lines"] = json!([back]);
        }
        return one("stock.reverse_receipt", request);
    }
    if verb == "send" && !words.take("back") {
        return Err("\"send\" goes on with \"back\"".to_owned());
    }
    let mut request = json!({"site": words.need("a site")?});
    set(&mut request, "occurred_on", words.value_of("on"));
    set(&mut request, "currency", words.value_of("in"));
    set(&mut request, "rate", words.value_of("rate"));
    let (operation, cost) = match verb {
        "receive" => {
            set(&mut request, "supplier", words.value_of("from"));
            set(&mut request, "expected", words.value_of("expected"));
            ("stock.receive_goods", "unit_cost")
        }
        "return" => {
            set(&mut request, "issue", words.value_of("of"));
            set(&mut request, "party", words.value_of("from"));
            ("stock.return_from_customer", "")
        }
        "send" => {
            set(&mut request, "supplier", words.value_of("to"));
            set(&mut request, "receipt", words.value_of("of"));
            ("stock.return_to_supplier", "unit_credit")
        }
        _ => {
            set(&mut request, "party", words.value_of("to"));
            request["purpose"] = if verb.starts_with("use") { "use" } else { "sale" }.into();
            (if matches!(verb, "sell" | "use") { "stock.issue_goods" } else { "stock.record_issue" }, "")
        }
    };
    set(&mut request, "reference", words.reference.take());
    request["lines"] = goods(&words.behind("what the goods are")?, cost)?;
    one(operation, request)
}

fn handling(verb: &str, words: &mut Words) -> Steps {
    let first = words.need("a site or a document")?;
    let day = words.value_of("on");
    let (operation, mut request) = match verb {
        "change" => ("stock.change_state", json!({"site": first, "lines": changes(&words.behind("what changes")?)?})),
        "scrap" => {
            let mut request = json!({"site": first});
            set(&mut request, "reason", words.value_of("for"));
            request["lines"] = goods(&words.behind("what the goods are")?, "")?;
            ("stock.scrap_goods", request)
        }
        "adjust" => {
            let lines = adjustments(&words.behind("what is adjusted")?)?;
            ("stock.adjust_stock", json!({"site": first, "lines": lines}))
        }
        "assemble" => {
            let (quantity, item) = (words.need("a quantity")?, words.need("an item")?);
            let lines = goods(&words.behind("what the parts are")?, "")?;
            ("stock.assemble_goods", json!({"site": first, "item": item, "quantity": quantity, "lines": lines}))
        }
        "transfer" => {
            if !words.take("->") {
                return Err("\"transfer\" goes from one site -> to another".to_owned());
            }
            let to = words.need("the other site")?;
            let lines = goods(&words.behind("what the goods are")?, "")?;
            ("stock.ship_transfer", json!({"site": first, "to_site": to, "lines": lines}))
        }
        "arrive" => {
            let open = words.take("still open");
            let lines = arrivals(&words.behind("what arrived")?)?;
            ("stock.receive_transfer", json!({"document": first, "is_final": !open, "lines": lines}))
        }
        "missing" => {
            let line = number(&words.value_of("line").ok_or("the line is missing")?)?;
            let said = words.behind("what became of it")?;
            let (outcome, quantity) = said.split_once(' ').map_or((said.as_str(), None), |(word, q)| (word, Some(q)));
            let mut request = json!({"document": first, "line": line, "outcome": outcome});
            set(&mut request, "quantity", quantity.map(str::to_owned));
            ("stock.resolve_transfer", request)
        }
        _ => {
            let lines = figures(&words.behind("what was counted")?)?;
            let items: Vec<Value> = lines.iter().map(|line| line["item"].clone()).collect();
            let mut steps = one("stock.open_count", json!({"site": first, "items": items}))?;
            steps.extend(one("stock.record_count", json!({"document": "$document", "lines": lines}))?);
            steps.extend(one("stock.post_count", json!({"document": "$document"}))?);
            return Ok(steps);
        }
    };
    set(&mut request, "occurred_on", day);
    one(operation, request)
}

fn costing(verb: &str, words: &mut Words) -> Steps {
    if verb == "write" && !words.take("down") {
        return Err("\"write\" goes on with \"down\"".to_owned());
    }
    let first = words.need("a receipt or an item")?;
    let day = words.value_of("on");
    let area = words.value_of("at");
    let (operation, mut request) = match verb {
        "freight" => {
            let mut request = json!({"document": first});
            set(&mut request, "spread_by", words.value_of("by"));
            set(&mut request, "currency", words.value_of("in"));
            set(&mut request, "party", words.value_of("from"));
            set(&mut request, "reference", words.reference.take());
            request["amount"] = words.behind("the amount")?.into();
            ("costing.add_landed_cost", request)
        }
        "price" => {
            let line = number(&words.value_of("line").ok_or("the line is missing")?)?;
            let difference = words.behind("the difference")?;
            let difference = difference.trim_start_matches('+');
            ("costing.adjust_receipt_price", json!({"document": first, "line": line, "difference": difference}))
        }
        "revalue" => ("costing.revalue_stock", json!({"item": first, "unit_cost": words.behind("the unit cost")?})),
        "standard" => {
            ("costing.set_standard_cost", json!({"item": first, "unit_cost": words.behind("the unit cost")?}))
        }
        "write" => {
            let mut request = json!({"item": first, "amount": words.behind("the amount")?});
            set(&mut request, "class", words.next());
            ("costing.write_down_stock", request)
        }
        _ => {
            let mut request = json!({"item": first});
            set(&mut request, "costing_method", words.value_of("as"));
            set(&mut request, "category", words.value_of("into"));
            ("costing.reclassify_item", request)
        }
    };
    set(&mut request, "area", area);
    set(&mut request, "occurred_on", day);
    one(operation, request)
}

fn books(verb: &str, words: &mut Words, entity: &str) -> Steps {
    match verb {
        "post" | "report" => {
            let note = words.need("a note in quotes")?;
            let mut request = json!({"entity": entity, "note": note});
            set(&mut request, "occurred_on", words.value_of("on"));
            let lines: Result<Vec<Value>, Problem> = words.behind("the lines")?.split(", ").map(entry_line).collect();
            request["lines"] = Value::Array(lines?);
            one(if verb == "post" { "ledger.post_entry" } else { "ledger.record_entry" }, request)
        }
        "reverse" => {
            let mut request = json!({"entry": words.need("an entry")?});
            set(&mut request, "note", words.next());
            one("ledger.reverse_entry", request)
        }
        "handle" => {
            let exception = number(&words.need("the number of an exception")?)?;
            one(
                "exceptions.resolve_exception",
                json!({"exception": exception, "note": words.need("a note in quotes")?}),
            )
        }
        _ => {
            let period = words.need("a month")?;
            let state = match (verb, words.has("soft")) {
                ("close", true) => "soft_closed",
                ("close", false) => "closed",
                _ => "open",
            };
            one("ledger.set_period_state", json!({"entity": entity, "period": period, "state": state}))
        }
    }
}

/// An account and an amount in the books' currency or in another: debit above zero, credit below.
fn entry_line(text: &str) -> Result<Value, Problem> {
    let mut words = Words::of(text)?;
    let (account, amount) = (words.need("an account")?, words.need("an amount")?);
    let mut line = json!({"account": account});
    match amount.strip_prefix('-') {
        Some(credit) => line["credit"] = credit.into(),
        None => line["debit"] = amount.into(),
    }
    set(&mut line, "currency", words.next());
    words.end()?;
    Ok(line)
}

fn goods(text: &str, cost: &str) -> Result<Value, Problem> {
    let lines: Result<Vec<Value>, Problem> = text.split(", ").map(|line| goods_line(line, cost)).collect();
    Ok(Value::Array(lines?))
}

fn goods_line(text: &str, cost: &str) -> Result<Value, Problem> {
    let mut words = Words::of(text)?;
    let (quantity, item) = (words.need("a quantity")?, words.need("an item")?);
    let mut line = json!({"item": item, "quantity": quantity});
    describe(&mut line, &mut words, cost)?;
    words.end()?;
    Ok(line)
}

/// What is known of goods beside quantity and item.
fn describe(line: &mut Value, words: &mut Words, cost: &str) -> Result<(), Problem> {
    if !cost.is_empty() {
        set(line, cost, words.value_of("at"));
    }
    let fields = [("lot", "lot"), ("until", "expires_on"), ("unit", "unit"), ("place", "place"), ("owner", "owner")];
    for (word, field) in fields {
        set(line, field, words.value_of(word));
    }
    if let Some(at) = words.value_of("line") {
        line["issue_line"] = number(&at)?.into();
    }
    set(line, "state", STATES.iter().find(|state| words.has(state)).map(|state| (*state).to_owned()));
    Ok(())
}

fn changes(text: &str) -> Result<Value, Problem> {
    let mut lines = Vec::new();
    for part in text.split(", ") {
        let (goods, to) = part.split_once(" -> ").ok_or("a change goes from one state -> to another")?;
        let mut line = goods_line(goods, "")?;
        let known = line.as_object_mut().expect("a line is an object");
        if let Some(from) = known.remove("state") {
            known.insert("from_state".to_owned(), from);
        }
        known.insert("to_state".to_owned(), to.into());
        lines.push(line);
    }
    Ok(Value::Array(lines))
}

fn adjustments(text: &str) -> Result<Value, Problem> {
    let mut lines = Vec::new();
    for part in text.split(", ") {
        let mut words = Words::of(part)?;
        let (signed, item) = (words.need("a quantity")?, words.need("an item")?);
        let reason = words.value_of("for").ok_or("the reason is missing")?;
        let (direction, quantity) = match signed.strip_prefix('-') {
            Some(quantity) => ("decrease", quantity),
            None => ("increase", signed.trim_start_matches('+')),
        };
        let mut line = json!({"item": item, "quantity": quantity, "direction": direction, "reason": reason});
        describe(&mut line, &mut words, "")?;
        words.end()?;
        lines.push(line);
    }
    Ok(Value::Array(lines))
}

/// The parts of a transfer that arrived, each on the line of its place unless it says another.
fn arrivals(text: &str) -> Result<Value, Problem> {
    let mut lines = Vec::new();
    for (place, part) in text.split(", ").enumerate() {
        let mut words = Words::of(part)?;
        let quantity = words.need("a quantity")?;
        let mut line = Map::new();
        let on = match words.take("on line") {
            true => number(&words.need("a line")?)?,
            false => place as i64 + 1,
        };
        line.insert("line".to_owned(), on.into());
        line.insert("quantity".to_owned(), quantity.into());
        if let Some(state) = words.next() {
            line.insert("state".to_owned(), state.into());
            if words.take("on line") {
                line.insert("line".to_owned(), number(&words.need("a line")?)?.into());
            }
        }
        words.end()?;
        lines.push(Value::Object(line));
    }
    Ok(Value::Array(lines))
}

/// What was counted: `ITEM QUANTITY [STATE]`.
fn figures(text: &str) -> Result<Vec<Value>, Problem> {
    let line = |part: &str| {
        let mut words = Words::of(part)?;
        let (item, quantity) = (words.need("an item")?, words.need("a figure")?);
        let mut line = json!({"item": item, "quantity": quantity});
        describe(&mut line, &mut words, "")?;
        words.end()?;
        Ok(line)
    };
    text.split(", ").map(line).collect()
}

pub(super) fn number(text: &str) -> Result<i64, Problem> {
    text.parse().map_err(|_| format!("{text:?} is no whole number"))
}
