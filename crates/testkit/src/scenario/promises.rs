//! Channels, baskets, orders and what a warehouse tells of them.
//!
//! | line | command |
//! | --- | --- |
//! | `channel WEB "Web shop" [backorder] [whole] [first N] [for N minutes] [from SITE, SITE at 1.50]` | `allocation.set_channel` |
//! | `shipping SITE at 1.20 [N a day]: NORTH 3.90, SOUTH 5.40` | `allocation.set_supply_site` |
//! | `protect SITE: 2 TEA, 1 TEA for WEB` | `allocation.keep_back` |
//! | `basket WEB C-1 [until INSTANT]: 2 TEA` | `allocation.reserve` |
//! | `order WEB W-1 [of C-1] [to NORTH] [at SITE] [for DAY]: 2 TEA worth 6.90, 1 CUP` | `allocation.allocate` |
//! | `cancel WEB W-1: 2 on line 1` | `allocation.release` of an order |
//! | `move WEB W-1 line 1 SITE -> SITE: 1` | `allocation.reallocate` |
//! | `pick SITE WEB W-1: 2 on line 1, 1 short on line 2` | `allocation.record_pick` |
//! | `ship SITE WEB W-1: 2 on line 1` | `allocation.record_shipment` |
//! | `level SITE: 6 TEA, 2 CUP` | `allocation.set_site_level` |
//! | `lane SITE -> SITE at 4.50 [least 2]` | `allocation.set_transfer_lane` |
//! | `propose`, `accept 1`, `reject 2: no driver` | `allocation.propose_transfers`, `accept_transfer`, `reject_transfer` |
//! | `expire`, `fill [proportional]` | `allocation.expire_reservations`, `fill_backorders` |

use serde_json::{Map, Value, json};

use super::shown::{of, rows, text};
use super::verbs::{Steps, one, set};
use super::words::{Problem, Words};

/// Whether a verb is about promises.
pub(super) fn knows(verb: &str) -> bool {
    matches!(
        verb,
        "channel"
            | "shipping"
            | "protect"
            | "basket"
            | "order"
            | "cancel"
            | "move"
            | "pick"
            | "ship"
            | "expire"
            | "fill"
            | "level"
            | "lane"
            | "propose"
            | "accept"
            | "reject"
    )
}

/// The commands of a line.
pub(super) fn commands(verb: &str, words: &mut Words, entity: &str) -> Steps {
    match verb {
        "channel" | "shipping" | "protect" => masters(verb, words, entity),
        "level" | "lane" | "propose" | "accept" | "reject" => moving(verb, words, entity),
        "basket" | "order" => wanting(verb, words),
        "expire" => one("allocation.expire_reservations", json!({})),
        "fill" => {
            let sharing = if words.has("proportional") { "proportional" } else { "in_turn" };
            one("allocation.fill_backorders", json!({"sharing": sharing}))
        }
        "move" => {
            let mut request = json!({"channel": words.need("a channel")?, "reference": words.need("an order")?});
            request["line"] = whole(&words.value_of("line").ok_or("the line is missing")?)?;
            request["from"] = words.need("a site")?.into();
            if !words.take("->") {
                return Err("an arrow to the other site is missing".to_owned());
            }
            request["to"] = words.need("the other site")?.into();
            request["quantity"] = words.behind("how much")?.into();
            one("allocation.reallocate", request)
        }
        _ => telling(verb, words),
    }
}

fn masters(verb: &str, words: &mut Words, entity: &str) -> Steps {
    let code = words.need("a code")?;
    match verb {
        "channel" => {
            let mut request = json!({"entity": entity, "channel": code, "name": words.need("a name")?});
            if words.has("backorder") {
                request["shortage_rule"] = "backorder".into();
            }
            if words.has("whole") {
                request["ship_rule"] = "whole".into();
            }
            if let Some(priority) = words.value_of("first") {
                request["priority"] = whole(&priority)?;
            }
            if let Some(minutes) = words.value_of("for") {
                words.has("minutes");
                request["reservation_minutes"] = whole(&minutes)?;
            }
            if words.tail.is_some() {
                let sites = words.behind("the sites")?;
                request["sites"] = sites.split(", ").map(|site| costed(site, "site", "cost")).collect();
            }
            one("allocation.set_channel", request)
        }
        "shipping" => {
            let mut request = json!({"site": code});
            set(&mut request, "handling", words.value_of("at"));
            if let Some(parcels) = words.next() {
                request["parcels_per_day"] = whole(&parcels)?;
                words.take("a day");
            }
            let mut lanes = Map::new();
            for lane in words.behind("the lanes")?.split(", ") {
                let (zone, cost) = lane.split_once(' ').ok_or("a lane is a zone and a cost")?;
                lanes.insert(zone.to_owned(), cost.into());
            }
            request["lanes"] = lanes.into();
            one("allocation.set_supply_site", request)
        }
        _ => {
            let mut lines = Vec::new();
            for kept in words.behind("what is kept back")?.split(", ") {
                let parts: Vec<&str> = kept.split(' ').collect();
                let (quantity, item) = (parts.first(), parts.get(1));
                let mut line = json!({"quantity": quantity, "item": item});
                if let (Some(&"for"), Some(channel)) = (parts.get(2), parts.get(3)) {
                    line["channel"] = (*channel).into();
                }
                lines.push(line);
            }
            one("allocation.keep_back", json!({"site": code, "lines": lines}))
        }
    }
}

/// What is wanted at sites, the lanes between them, and what becomes of proposals.
fn moving(verb: &str, words: &mut Words, entity: &str) -> Steps {
    match verb {
        "level" => {
            let site = words.need("a site")?;
            let mut lines = Vec::new();
            for wanted in words.behind("what is wanted")?.split(", ") {
                let (quantity, item) = wanted.split_once(' ').ok_or("a level is a quantity and an item")?;
                lines.push(json!({"item": item, "level_min": quantity}));
            }
            one("allocation.set_site_level", json!({"site": site, "lines": lines}))
        }
        "lane" => {
            let mut request = json!({"site": words.need("a site")?});
            if !words.take("->") {
                return Err("an arrow to the other site is missing".to_owned());
            }
            request["to_site"] = words.need("the other site")?.into();
            set(&mut request, "cost", words.value_of("at"));
            set(&mut request, "quantity_min", words.value_of("least"));
            one("allocation.set_transfer_lane", request)
        }
        "propose" => one("allocation.propose_transfers", json!({ "entity": entity })),
        "accept" => one("allocation.accept_transfer", json!({"proposal": whole(&words.need("a proposal")?)?})),
        _ => {
            let proposal = whole(&words.need("a proposal")?)?;
            one("allocation.reject_transfer", json!({"proposal": proposal, "reason": words.behind("why")?}))
        }
    }
}

/// `SITE at 1.50`.
fn costed(text: &str, name: &str, cost: &str) -> Value {
    match text.split_once(" at ") {
        Some((named, amount)) => json!({name: named, cost: amount}),
        None => json!({name: text}),
    }
}

fn wanting(verb: &str, words: &mut Words) -> Steps {
    let mut request = json!({"channel": words.need("a channel")?, "reference": words.need("a reference")?});
    set(&mut request, "expires_at", words.value_of("until"));
    set(&mut request, "zone", words.value_of("to"));
    set(&mut request, "site", words.value_of("at"));
    set(&mut request, "wanted_on", words.value_of("for"));
    if let Some(basket) = words.value_of("of") {
        request["takes_over"] = json!({"reference": basket});
    }
    let mut lines = Vec::new();
    for wanted in words.behind("what is wanted")?.split(", ") {
        let (goods, worth) = match wanted.split_once(" worth ") {
            Some((goods, worth)) => (goods, Some(worth)),
            None => (wanted, None),
        };
        let (quantity, item) = goods.split_once(' ').ok_or("a line is a quantity and an item")?;
        let mut line = json!({"item": item, "quantity": quantity});
        set(&mut line, "worth", worth.map(str::to_owned));
        lines.push(line);
    }
    request["lines"] = lines.into();
    one(if verb == "basket" { "allocation.reserve" } else { "allocation.allocate" }, request)
}

/// What a warehouse, or whoever cancels, says of the lines of an order.
fn telling(verb: &str, words: &mut Words) -> Steps {
    let mut request = json!({});
    if verb == "cancel" {
        request["kind"] = "order".into();
    } else {
        request["site"] = words.need("a site")?.into();
    }
    request["channel"] = words.need("a channel")?.into();
    request["reference"] = words.need("an order")?.into();
    let mut lines: Vec<Value> = Vec::new();
    for told in words.behind("the lines")?.split(", ") {
        let (quantity, line) = told.split_once(" on line ").ok_or("a line is a quantity and \"on line N\"")?;
        let line = whole(line)?;
        let (quantity, short) = match quantity.strip_suffix(" short") {
            Some(short) => ("0", Some(short)),
            None => (quantity, None),
        };
        match lines.iter_mut().find(|held| held["line"] == line).filter(|_| short.is_some()) {
            Some(held) => held["short"] = short.into(),
            None => {
                let mut told = json!({"line": line, "quantity": quantity});
                set(&mut told, "short", short.map(str::to_owned));
                lines.push(told);
            }
        }
    }
    request["lines"] = lines.into();
    let operation = match verb {
        "cancel" => "allocation.release",
        "pick" => "allocation.record_pick",
        _ => "allocation.record_shipment",
    };
    one(operation, request)
}

/// A whole number as a request has it.
pub(super) fn whole(text: &str) -> Result<Value, Problem> {
    text.parse::<i64>().map(Value::from).map_err(|_| format!("{text:?} is no whole number"))
}

/// Whether a reply is a demand as it stands.
pub(super) fn is_demand(reply: &Value) -> bool {
    reply["lines"][0].get("wanted").is_some()
}

/// A demand, line by line, with where it is promised.
pub(super) fn demand(answer: &Value) -> Vec<String> {
    let headings =
        ["line", "item", ">wanted", ">open", ">reserved", ">allocated", ">picked", ">shipped", ">cancelled", "at"];
    let cells = rows(answer, "lines").map(|line| {
        let at: Vec<String> = rows(line, "promises").map(promise).collect();
        let [number, item, wanted, open, reserved] =
            [&line["line"], &line["item"], &line["wanted"], &line["open"], &line["reserved"]].map(text);
        let [allocated, picked, shipped, cancelled] =
            [&line["allocated"], &line["picked"], &line["shipped"], &line["cancelled"]].map(text);
        [number, item, wanted, open, reserved, allocated, picked, shipped, cancelled, at.join(", ")]
    });
    of(headings, cells.map(|cells| cells.map(|cell| if cell == "0" { String::new() } else { cell })))
}

/// Where something is promised: `WH 2`, `WH place A-1 lot L-1 2`.
fn promise(promise: &Value) -> String {
    let mut words = vec![text(&promise["site"])];
    for field in ["place", "lot"] {
        if let Some(named) = promise[field].as_str() {
            words.push(format!("{field} {named}"));
        }
    }
    for field in ["reserved", "allocated", "picked"] {
        let quantity = text(&promise[field]);
        if quantity != "0" {
            words.push(quantity);
        }
    }
    words.join(" ")
}

/// What is available, site by site.
pub(super) fn available(answer: &Value) -> Vec<String> {
    let headings = ["site", ">on hand", ">promised", ">kept back", ">available"];
    let mut lines = of(
        headings,
        rows(answer, "sites").map(|row| {
            [&row["site"], &row["on_hand"], &row["promised"], &row["kept_back"], &row["available"]].map(text)
        }),
    );
    lines.push(format!("available {}, waited for {}", text(&answer["available"]), text(&answer["waited_for"])));
    lines
}

/// Who waits, in turn.
pub(super) fn backorders(answer: &Value) -> Vec<String> {
    let headings = ["channel", "order", "line", "priority", "wanted on", ">open", "expected on"];
    of(
        headings,
        rows(answer, "backorders").map(|row| {
            let cells = [&row["channel"], &row["reference"], &row["line"], &row["priority"], &row["wanted_on"]];
            let [channel, order, line, priority, wanted_on] = cells.map(text);
            [channel, order, line, priority, wanted_on, text(&row["open"]), text(&row["expected_on"])]
        }),
    )
}

/// Proposals to move goods, with what they stand on.
pub(super) fn proposals(answer: &Value) -> Vec<String> {
    let headings = ["proposal", "item", "from", "to", ">quantity", ">over", ">short", ">waited for", ">cost"];
    of(
        headings,
        rows(answer, "proposals").map(|row| {
            let [number, item, from, to, quantity] =
                [&row["proposal"], &row["item"], &row["site"], &row["to_site"], &row["quantity"]].map(text);
            let [over, short, waited_for, cost] =
                [&row["surplus"], &row["deficit"], &row["waited_for"], &row["cost"]].map(text);
            [number, item, from, to, quantity, over, short, waited_for, cost]
        }),
    )
}
