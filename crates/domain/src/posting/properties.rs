//! The laws, attacked by random sequences of commands of all kinds: after each command, done or refused, every law
//! that exists holds, and a plain model of quantities agrees.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::matrix::Books;
use crate::costing::commands::{
    AddLandedCost, AdjustReceiptPrice, ReclassifyItem, RevalueStock, SetStandardCost, WriteDownStock,
};
use crate::costing::types::AreaKind;
use crate::flow::{Command, Record, Refusal};
use crate::ledger::types::Control;
use crate::stock::commands::{
    AdjustStock, AssembleGoods, ChangeState, DocumentReply, IssueGoods, OpenCount, PostCount, ReceiveGoods,
    ReceiveTransfer, RecordCount, RecordIssue, ResolveTransfer, ReturnFromCustomer, ReturnToSupplier, ReverseReceipt,
    ScrapGoods, ShipTransfer,
};
use crate::stock::types::{PositionKey, SITES_FROM};
use crate::values::{AccountId, ItemId, Quantity, ValueMicro};

const ITEMS: [&str; 3] = ["F", "A", "S"];
const SITES: [&str; 3] = ["SHOP-1", "SHOP-2", "WH"];
const STATES: [&str; 4] = ["sellable", "inspection", "damaged", "quarantine"];
const METHODS: [&str; 3] = ["fifo", "average", "standard"];

/// A command in numbers; what it becomes depends on what was done before it.
#[derive(Clone, Debug)]
struct Step {
    verb: u8,
    item: usize,
    site: usize,
    state: usize,
    quantity: i64,
    cost: i64,
    earlier: usize,
    days_ago: i64,
}

fn step() -> impl Strategy<Value = Step> {
    let ago = prop_oneof![Just(0_i64), 0..20_i64];
    (0..26_u8, 0..3_usize, 0..3_usize, 0..4_usize, 1..12_i64, 0..4000_i64, any::<usize>(), ago).prop_map(
        |(verb, item, site, state, quantity, cost, earlier, days_ago)| Step {
            verb,
            item,
            site,
            state,
            quantity,
            cost,
            earlier,
            days_ago,
        },
    )
}

/// What was done so far, for later steps to refer to.
#[derive(Default)]
struct Past {
    receipts: Vec<String>,
    issues: Vec<String>,
    transfers: Vec<String>,
    counts: Vec<String>,
}

fn pick(from: &[String], at: usize) -> String {
    if from.is_empty() { "GR-ACME-000777".to_owned() } else { from[at % from.len()].clone() }
}

fn send<C: Command>(books: &mut Books, request: &Value) -> Result<C::Reply, Refusal> {
    books.shop.call::<C>(&request.to_string())
}

fn document<C: Command<Reply = DocumentReply>>(books: &mut Books, request: &Value, into: &mut Vec<String>) {
    if let Ok(reply) = send::<C>(books, request) {
        into.push(reply.document);
    }
}

fn run(books: &mut Books, past: &mut Past, step: &Step) {
    let (item, site) = (ITEMS[step.item], SITES[step.site]);
    let other = SITES[(step.site + 1 + step.earlier % 2) % 3];
    let state = STATES[step.state];
    let quantity = step.quantity.to_string();
    let cost = format!("{}.{:03}", step.cost / 1000, step.cost % 1000);
    let cents = format!("{}.{:02}", step.cost / 100, step.cost % 100);
    let goods = json!({"item": item, "quantity": quantity, "state": state});
    let sellable = json!({"item": item, "quantity": quantity});
    let mut done = Vec::new();
    match step.verb {
        0..=4 => {
            let line = json!({"item": item, "quantity": quantity, "unit_cost": cost, "state": state});
            let sellable = json!({"item": item, "quantity": quantity, "unit_cost": cost});
            let lines = if step.verb == 0 { vec![line.clone(), sellable] } else { vec![sellable] };
            document::<ReceiveGoods>(books, &json!({"site": site, "lines": lines}), &mut past.receipts);
        }
        5..=7 => document::<IssueGoods>(books, &json!({"site": site, "lines": [sellable]}), &mut past.issues),
        8 | 9 => document::<RecordIssue>(books, &json!({"site": site, "lines": [sellable]}), &mut past.issues),
        10 => {
            let mut request = json!({"site": site, "lines": [goods]});
            if !step.earlier.is_multiple_of(3) {
                request["issue"] = json!(pick(&past.issues, step.earlier));
            }
            document::<ReturnFromCustomer>(books, &request, &mut done);
        }
        11 => {
            let line = json!({"item": item, "quantity": quantity, "unit_credit": cost, "state": state});
            let mut request = json!({"site": site, "lines": [line]});
            if !step.earlier.is_multiple_of(3) {
                request["receipt"] = json!(pick(&past.receipts, step.earlier));
            }
            document::<ReturnToSupplier>(books, &request, &mut done);
        }
        12 => {
            let request = json!({"document": pick(&past.receipts, step.earlier)});
            document::<ReverseReceipt>(books, &request, &mut done);
        }
        13 => {
            let direction = if step.earlier.is_multiple_of(2) { "increase" } else { "decrease" };
            let line =
                json!({"item": item, "direction": direction, "quantity": quantity, "reason": "theft", "state": state});
            document::<AdjustStock>(books, &json!({"site": site, "lines": [line]}), &mut done);
        }
        14 => {
            let to = STATES[(step.state + 1) % 4];
            let line = json!({"item": item, "quantity": quantity, "from_state": state, "to_state": to});
            document::<ChangeState>(books, &json!({"site": site, "lines": [line]}), &mut done);
        }
        15 => document::<ScrapGoods>(books, &json!({"site": site, "lines": [goods]}), &mut done),
        16 => {
            let request = json!({"site": site, "to_site": other, "lines": [goods, sellable]});
            document::<ShipTransfer>(books, &request, &mut past.transfers);
        }
        17 => {
            let line = json!({"line": 1 + step.earlier % 2, "quantity": quantity, "state": state});
            let request = json!({"document": pick(&past.transfers, step.earlier), "lines": [line]});
            document::<ReceiveTransfer>(books, &request, &mut done);
        }
        18 => {
            let outcome = ["late", "lost", "found_at_sender", "found_at_receiver"][step.state];
            let request = json!({"document": pick(&past.transfers, step.earlier), "line": 1 + step.earlier % 2, "outcome": outcome});
            document::<ResolveTransfer>(books, &request, &mut done);
        }
        19 => {
            if let Ok(reply) = send::<OpenCount>(books, &json!({"site": site})) {
                past.counts.push(reply.document);
            }
            let sheet = pick(&past.counts, step.earlier);
            let _ = send::<RecordCount>(books, &json!({"document": sheet, "lines": [goods]}));
            document::<PostCount>(books, &json!({"document": sheet, "skip_uncounted": true}), &mut done);
        }
        20 => {
            let request = json!({"document": pick(&past.receipts, step.earlier), "amount": cents,
                "spread_by": if step.state == 0 { "quantity" } else { "value" }});
            let _ = send::<AddLandedCost>(books, &request);
        }
        21 => {
            let sign = if step.state == 0 { "-" } else { "" };
            let request = json!({"document": pick(&past.receipts, step.earlier), "line": 1, "difference": format!("{sign}{cents}")});
            let _ = send::<AdjustReceiptPrice>(books, &request);
        }
        22 => {
            let area = if site == "WH" { "WH" } else { "ACME" };
            let request = json!({"area": area, "item": item, "unit_cost": cost});
            let _ = send::<SetStandardCost>(books, &request);
            let _ = send::<RevalueStock>(books, &request);
            let _ = send::<WriteDownStock>(books, &json!({"area": area, "item": item, "amount": cents}));
        }
        23 => {
            let made = ITEMS[(step.item + 1) % 3];
            let request =
                json!({"site": site, "item": made, "quantity": quantity, "state": state, "lines": [sellable]});
            document::<AssembleGoods>(books, &request, &mut done);
        }
        24 => {
            let category = ["TEA", "COFFEE"][step.earlier % 2];
            let _ = send::<ReclassifyItem>(books, &json!({"item": item, "category": category}));
        }
        _ => {
            let method = METHODS[step.earlier % 3];
            let _ = send::<ReclassifyItem>(books, &json!({"item": item, "costing_method": method}));
        }
    }
}

fn check(books: &mut Books, what: &str) {
    books.check_laws(what);
    check_positions(books, what);
    check_layers(books, what);
    check_open_items(books, what);
    check_series(books, what);
    super::matrix::check_days(books, what);
}

/// A position is the sum of its movements; pools hold what positions hold, class by class.
fn check_positions(books: &mut Books, what: &str) {
    let mut sums: BTreeMap<PositionKey, i64> = BTreeMap::new();
    for record in books.shop.draft.records() {
        let Record::Movement(movement) = record else { continue };
        for (end, sign) in [(movement.from, -1), (movement.to, 1)] {
            if end.site.0 >= SITES_FROM {
                let key = PositionKey {
                    item: movement.item,
                    site: end.site,
                    state: end.state,
                    place: end.place,
                    lot: movement.lot,
                    owner: movement.owner,
                };
                *sums.entry(key).or_insert(0) += sign * movement.quantity.micros();
            }
        }
    }
    for (key, sum) in &sums {
        assert_eq!(books.shop.draft.position(*key).micros(), *sum, "{what}: {key:?}");
    }
    for item in 1..=3 {
        let pools = books.shop.draft.pools_of_item(ItemId(item));
        for class in crate::costing::types::ValuationClass::ALL {
            let held: i64 =
                pools.iter().filter(|(key, _)| key.class == *class).map(|(_, pool)| pool.quantity.micros()).sum();
            let there: i64 = sums
                .iter()
                .filter(|(key, _)| {
                    key.item.0 == item && crate::costing::types::ValuationClass::of_state(key.state) == *class
                })
                .map(|(_, sum)| sum)
                .sum();
            assert_eq!(held, there, "{what}: item {item} in class {class}");
        }
    }
}

/// The layers of a layered pool add up to it while it is not below zero, and no other pool has any.
fn check_layers(books: &mut Books, what: &str) {
    for item in 1..=3 {
        let method = books.shop.draft.item(ItemId(item)).expect("an item").method;
        for (key, pool) in books.shop.draft.pools_of_item(ItemId(item)) {
            let transit = books.shop.draft.area(key.area).is_some_and(|area| area.kind == AreaKind::Transit);
            let layered = transit || method == crate::catalogue::types::CostingMethod::Fifo;
            let layers = books.shop.draft.layers_of_pool(key);
            let quantity: i64 = layers.iter().map(|(_, layer)| layer.quantity.micros()).sum();
            let value: i64 = layers.iter().map(|(_, layer)| layer.value.micros()).sum();
            if layered && !pool.quantity.is_negative() {
                assert_eq!(Quantity::from_micros(quantity), pool.quantity, "{what}: {key:?}");
                assert_eq!(ValueMicro::from_micros(value), pool.value, "{what}: {key:?}");
            } else {
                assert!(layers.is_empty(), "{what}: {key:?}");
            }
        }
    }
}

/// Control accounts of open items are the sum of what remains of them.
fn check_open_items(books: &mut Books, what: &str) {
    let mut sums: BTreeMap<AccountId, i64> = BTreeMap::new();
    for (_, item) in books.shop.draft.open_items().dirty() {
        let item = item.expect("open items are never removed");
        *sums.entry(item.account).or_insert(0) += item.remaining_base_minor;
        assert!(item.remaining_minor.signum() * item.amount_minor.signum() >= 0, "{what}: passed through zero");
    }
    for id in 1..200 {
        let Some(account) = books.shop.draft.account(AccountId(id)) else { continue };
        if account.control == Some(Control::OpenItems) {
            let sum = sums.get(&account.id).copied().unwrap_or(0);
            assert_eq!(books.account_minor(account.id), sum, "{what}: account {}", account.code);
        }
    }
}

/// Numbers follow each other without a gap, in every series.
fn check_series(books: &mut Books, what: &str) {
    let mut numbers: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for record in books.shop.draft.records() {
        match record {
            Record::Entry(entry) => numbers.entry(entry.series.0).or_default().push(entry.number),
            Record::Document(document) => numbers.entry(document.series.0).or_default().push(document.number),
            _ => {}
        }
    }
    for (series, given) in numbers {
        let whole: Vec<i64> = (1..=given.len() as i64).collect();
        assert_eq!(given, whole, "{what}: series {series}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_law_holds_after_every_command(steps in prop::collection::vec(step(), 1..25)) {
        let mut books = Books::with_standard("1.25");
        super::matrix::other_category(&mut books);
        let mut past = Past::default();
        let today = books.shop.business_date;
        for (at, step) in steps.iter().enumerate() {
            // What is dated back is dated as a site would whose business day is another.
            books.shop.business_date = today.add_days(-step.days_ago).expect("a day");
            run(&mut books, &mut past, step);
            check(&mut books, &format!("step {at}: {step:?}"));
        }
    }
}
