//! What can happen at a till in a scenario, line by line.
//!
//! | line | command |
//! | --- | --- |
//! | `tax CH "Switzerland" [by line]: standard 8.1, reduced 2.6` | `tax.set_jurisdiction` and `set_rates` |
//! | `taxed SITE in CH` | `tax.assign_site` |
//! | `prices RETAIL [net] [from DAY]: TEA 11.90, BREAD 2.15` | `pricing.set_price_list` and `set_prices` |
//! | `register T1 at SITE "Till" [net] [by cashier]` | `till.add_register` |
//! | `tender CASH cash [in 0.05]` | `till.set_tender`, with its smallest coin |
//! | `barcode 21 [at SITE] [checked]: item 5, price 5.2` | `till.set_barcode_layout`; `quantity 5.3` of a weight |
//! | `open T1 [with CASH 100.00]` | `till.open_shift` |
//! | `ring T1 [to CUSTOMER] [less 5.00]: BASKET paid MONEY` | `till.ring_up` |
//! | `record T1 receipt 7 [shift 1] comes to 6.90: PRINTED paid MONEY` | `till.record_sale` |
//! | `refund T1 of RECEIPT: 1 on line 2 [STATE], line 1 paid MONEY` | `till.refund`; without a quantity all that is left |
//! | `take back T1 "why" [within 30]: 1 TEA [STATE] [at PRICE] paid MONEY` | `till.refund_without_receipt` |
//! | `void T1 "why"` | `till.void_sale` |
//! | `exchange T1 of RECEIPT: 1 on line 2 for BASKET paid MONEY` | `till.exchange` |
//! | `pay in T1 "why": CASH 20.00 against 3000`, `pay out ...` | `till.pay_in`, `till.pay_out` |
//! | `drop T1: CASH 50.00 (bag 17)`, `bank 40.00 (slip 1)` | `till.drop_cash`, `till.bank_takings` |
//! | `drawer T1: CASH 111.00` | `till.count_drawer` |
//! | `shut T1 [shift 1] [with CASH 111.00]` | `till.close_shift` |
//! | `supplement T1 shift 1` | `till.close_supplement` |
//! | `intend T1 P-1: CARD 6.90`, `answered T1 P-1: approved`, `taken back T1 P-1 "why"` | the steps of a payment |
//!
//! BASKET is `QUANTITY ITEM`, or an item alone whose barcode says how much, separated by commas, each followed by what is
//! known of it: `at PRICE`, `less AMOUNT`, `less 10%`, `card NUMBER`, `lot L`, `unit CASE`, `for "why"`. PRINTED is
//! `QUANTITY ITEM at PRICE net NET tax TAX`. MONEY is `TENDER AMOUNT`, each followed by `card NUMBER`, `call PAYMENT` or
//! `change AMOUNT`.

use serde_json::{Value, json};

use super::verbs::{STATES, Steps, number, one, set};
use super::words::{Problem, Words};

/// Whether a verb is one of these.
pub(super) fn knows(verb: &str) -> bool {
    matches!(
        verb,
        "tax"
            | "taxed"
            | "prices"
            | "register"
            | "tender"
            | "barcode"
            | "open"
            | "ring"
            | "record"
            | "refund"
            | "take"
            | "void"
            | "exchange"
            | "pay"
            | "drop"
            | "bank"
            | "drawer"
            | "shut"
            | "supplement"
            | "intend"
            | "answered"
            | "taken"
    )
}

/// The commands of a line.
pub(super) fn commands(verb: &str, words: &mut Words, entity: &str) -> Steps {
    match verb {
        "tax" | "taxed" | "prices" | "register" | "tender" | "barcode" => masters(verb, words, entity),
        "ring" | "record" | "refund" | "take" | "void" | "exchange" => selling(verb, words),
        "intend" | "answered" | "taken" => payments(verb, words),
        _ => shifts(verb, words, entity),
    }
}

fn masters(verb: &str, words: &mut Words, entity: &str) -> Steps {
    let code = words.need("a code")?;
    match verb {
        "tax" => {
            let mut request = json!({"jurisdiction": code, "name": words.need("a name")?});
            request["rounding"] = if words.take("by line") { "line" } else { "document" }.into();
            let mut steps = one("tax.set_jurisdiction", request)?;
            for rate in words.behind("the rates")?.split(", ") {
                let (class, rate) = rate.split_once(' ').ok_or("a rate is a tax class and per cent")?;
                let components = json!([{"component": "VAT", "rate": rate}]);
                let request = json!({"jurisdiction": code, "tax_class": class, "effective_on": "2000-01-01", "components": components});
                steps.extend(one("tax.set_rates", request)?);
            }
            Ok(steps)
        }
        "taxed" => {
            let jurisdiction = words.value_of("in").ok_or("where it is taxed is missing")?;
            one("tax.assign_site", json!({"site": code, "jurisdiction": jurisdiction}))
        }
        "prices" => {
            let starts_on = words.value_of("from").unwrap_or_else(|| "2000-01-01".to_owned());
            let includes_tax = !words.has("net");
            let list = json!({"entity": entity, "price_list": code, "name": code, "includes_tax": includes_tax, "starts_on": starts_on});
            let mut prices = Vec::new();
            for price in words.behind("the prices")?.split(", ") {
                let (item, price) = price.split_once(' ').ok_or("a price is an item and an amount")?;
                prices.push(json!({"item": item, "price": price, "starts_on": starts_on}));
            }
            let mut steps = one("pricing.set_price_list", list)?;
            steps.extend(one("pricing.set_prices", json!({"price_list": code, "prices": prices}))?);
            Ok(steps)
        }
        "register" => {
            let site = words.value_of("at").ok_or("the site is missing")?;
            let by_cashier = words.take("by cashier");
            let name = words.need("a name")?;
            let by_cashier = by_cashier || words.take("by cashier");
            let mut request = json!({"register": code, "site": site, "name": name, "includes_tax": !words.has("net")});
            if by_cashier || words.take("by cashier") {
                request["accountability"] = "cashier".into();
            }
            one("till.add_register", request)
        }
        "tender" => {
            let mut request = json!({"entity": entity, "tender": code, "name": code});
            set(&mut request, "smallest_coin", words.value_of("in"));
            request["kind"] = words.need("a kind")?.into();
            one("till.set_tender", request)
        }
        _ => {
            let mut request = json!({"prefix": code, "value_check": words.has("checked")});
            set(&mut request, "site", words.value_of("at"));
            for part in words.behind("what its digits say")?.split(", ") {
                let (what, digits) = part.split_once(' ').ok_or("digits are a word and how many they are")?;
                let (digits, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
                match what {
                    "item" => request["item_digits"] = number(digits)?.into(),
                    value => {
                        request["value"] = value.into();
                        request["value_digits"] = number(digits)?.into();
                        request["value_decimals"] = number(decimals)?.into();
                    }
                }
            }
            one("till.set_barcode_layout", request)
        }
    }
}

fn selling(verb: &str, words: &mut Words) -> Steps {
    if verb == "take" && !words.take("back") {
        return Err("\"take\" goes on with \"back\"".to_owned());
    }
    let mut request = json!({"register": words.need("a register")?});
    if verb == "void" {
        set(&mut request, "reason", words.next());
        return one("till.void_sale", request);
    }
    let behind = words.behind("what it is")?;
    let (lines, paid) = behind.split_once(" paid ").map_or((behind.as_str(), None), |(l, p)| (l, Some(p)));
    let operation = match verb {
        "ring" => {
            set(&mut request, "customer", words.value_of("to"));
            discount(&mut request, words.value_of("less"));
            request["lines"] = each(lines, basket_line)?;
            "till.ring_up"
        }
        "record" => {
            request["receipt"] = number(&words.value_of("receipt").ok_or("the receipt is missing")?)?.into();
            if let Some(shift) = words.value_of("shift") {
                request["shift"] = number(&shift)?.into();
            }
            set(&mut request, "occurred_on", words.value_of("on"));
            if !words.take("comes to") {
                return Err("what it comes to is missing".to_owned());
            }
            request["total"] = words.need("a total")?.into();
            request["lines"] = each(lines, printed_line)?;
            "till.record_sale"
        }
        "refund" => {
            request["receipt"] = words.value_of("of").ok_or("the receipt is missing")?.into();
            request["lines"] = each(lines, returned_line)?;
            "till.refund"
        }
        "exchange" => {
            request["receipt"] = words.value_of("of").ok_or("the receipt is missing")?.into();
            let (back, new) = lines.split_once(" for ").ok_or("what it is changed for is missing")?;
            request["returned"] = each(back, returned_line)?;
            request["lines"] = each(new, basket_line)?;
            "till.exchange"
        }
        _ => {
            request["reason"] = words.need("the reason in quotes")?.into();
            if let Some(days) = words.value_of("within") {
                request["days"] = number(&days)?.into();
            }
            request["lines"] = each(lines, loose_line)?;
            "till.refund_without_receipt"
        }
    };
    if let Some(paid) = paid {
        request["tenders"] = each(paid, money)?;
    }
    one(operation, request)
}

fn shifts(verb: &str, words: &mut Words, entity: &str) -> Steps {
    if verb == "bank" {
        let request = json!({"entity": entity, "amount": words.need("an amount")?,
            "reference": words.reference.take().ok_or("the reference is missing")?});
        return one("till.bank_takings", request);
    }
    let way = if verb == "pay" { words.need("\"in\" or \"out\"")? } else { String::new() };
    let mut request = json!({"register": words.need("a register")?});
    match verb {
        "open" | "shut" => {
            if let Some(shift) = words.value_of("shift") {
                request["shift"] = number(&shift)?.into();
            }
            if words.take("with") {
                let (tender, amount) = (words.need("a tender")?, words.need("an amount")?);
                let counted = json!([{"tender": tender, "amount": amount}]);
                request[if verb == "open" { "floats" } else { "counts" }] = counted;
            }
            one(if verb == "open" { "till.open_shift" } else { "till.close_shift" }, request)
        }
        "supplement" => {
            request["shift"] = number(&words.value_of("shift").ok_or("the shift is missing")?)?.into();
            one("till.close_supplement", request)
        }
        "drawer" => {
            request["counts"] = each(&words.behind("what was counted")?, money)?;
            one("till.count_drawer", request)
        }
        "drop" => {
            set(&mut request, "reference", words.reference.take());
            set_money(&mut request, &words.behind("what is dropped")?)?;
            one("till.drop_cash", request)
        }
        _ => {
            request["reason"] = words.need("the reason in quotes")?.into();
            let behind = words.behind("how much")?;
            let (money, account) = behind.split_once(" against ").ok_or("the account against it is missing")?;
            set_money(&mut request, money)?;
            request["account"] = account.into();
            one(if way == "in" { "till.pay_in" } else { "till.pay_out" }, request)
        }
    }
}

fn payments(verb: &str, words: &mut Words) -> Steps {
    if verb == "taken" && !words.take("back") {
        return Err("\"taken\" goes on with \"back\"".to_owned());
    }
    let mut request = json!({"register": words.need("a register")?, "payment": words.need("a payment")?});
    match verb {
        "intend" => {
            set_money(&mut request, &words.behind("how much")?)?;
            one("till.intend_payment", request)
        }
        "answered" => {
            request["outcome"] = words.behind("what the terminal said")?.into();
            one("till.record_payment", request)
        }
        _ => {
            set(&mut request, "reason", words.next());
            one("till.reverse_payment", request)
        }
    }
}

fn set_money(request: &mut Value, text: &str) -> Result<(), Problem> {
    let (tender, amount) = text.split_once(' ').ok_or("money is a tender and an amount")?;
    request["tender"] = tender.into();
    request["amount"] = amount.into();
    Ok(())
}

fn each(text: &str, line: impl Fn(&mut Words) -> Result<Value, Problem>) -> Result<Value, Problem> {
    let mut lines = Vec::new();
    for part in text.split(", ") {
        let mut words = Words::of(part)?;
        lines.push(line(&mut words)?);
        words.end()?;
    }
    Ok(Value::Array(lines))
}

fn discount(line: &mut Value, less: Option<String>) {
    match less.as_deref().map(|less| (less, less.strip_suffix('%'))) {
        Some((_, Some(percent))) => line["discount_percent"] = percent.into(),
        Some((amount, None)) => line["discount"] = amount.into(),
        None => {}
    }
}

fn basket_line(words: &mut Words) -> Result<Value, Problem> {
    let mut line = json!({});
    let mut fields = |field: &str, word: &str, words: &mut Words| set(&mut line, field, words.value_of(word));
    for (field, word) in
        [("price", "at"), ("stored_value", "card"), ("lot", "lot"), ("unit", "unit"), ("reason", "for")]
    {
        fields(field, word, words);
    }
    discount(&mut line, words.value_of("less"));
    let first = words.need("an item")?;
    match words.next() {
        Some(item) => {
            line["quantity"] = first.into();
            line["item"] = item.into();
        }
        None => line["item"] = first.into(),
    }
    Ok(line)
}

fn printed_line(words: &mut Words) -> Result<Value, Problem> {
    let mut line = json!({});
    for (field, word) in [("unit_price", "at"), ("net", "net"), ("tax", "tax"), ("stored_value", "card")] {
        set(&mut line, field, words.value_of(word));
    }
    line["quantity"] = words.need("a quantity")?.into();
    line["item"] = words.need("an item")?.into();
    Ok(line)
}

fn returned_line(words: &mut Words) -> Result<Value, Problem> {
    let mut line = json!({});
    state(&mut line, words);
    let quantity = if words.take("line") { None } else { words.next() };
    if quantity.is_some() && !words.take("on line") {
        return Err("what comes back is a quantity \"on line\" and its number, or \"line\" and its number".to_owned());
    }
    set(&mut line, "quantity", quantity);
    line["line"] = number(&words.need("a line")?)?.into();
    Ok(line)
}

fn loose_line(words: &mut Words) -> Result<Value, Problem> {
    let mut line = json!({});
    state(&mut line, words);
    set(&mut line, "price", words.value_of("at"));
    line["quantity"] = words.need("a quantity")?.into();
    line["item"] = words.need("an item")?.into();
    Ok(line)
}

fn state(line: &mut Value, words: &mut Words) {
    set(line, "state", STATES.iter().find(|state| words.has(state)).map(|state| (*state).to_owned()));
}

fn money(words: &mut Words) -> Result<Value, Problem> {
    let mut line = json!({"tender": words.need("a tender")?, "amount": words.need("an amount")?});
    for (field, word) in [("stored_value", "card"), ("payment", "call"), ("change", "change")] {
        set(&mut line, field, words.value_of(word));
    }
    Ok(line)
}
