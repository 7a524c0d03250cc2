//! The laws of the books, attacked by random entries and open items in three currencies.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::flow::{Command, Record};
use crate::ledger::commands::{OpenEntity, PostEntry, RecordEntry, ReverseEntry, SetPeriodState, SetRate};
use crate::ledger::types::{AccountDay, AccountDayKey, Balance, BalanceKey, Control, Posting};
use crate::open_items::commands::{MatchItems, OpenItemByHand, SettleItem};
use crate::testing::Shop;
use crate::values::{AccountId, BusinessDate, Currency, EntryId};

const CURRENCIES: [&str; 3] = ["EUR", "USD", "JPY"];
const PLAIN: [&str; 5] = ["1000", "1020", "4000", "6100", "6200"];
const CONTROL: [&str; 3] = ["1100", "2000", "2110"];
const DAYS: [&str; 4] = ["2026-09-30", "2026-10-01", "2026-10-31", "2026-11-23"];

/// A command in numbers; what it becomes depends on what was done before it.
#[derive(Clone, Debug)]
struct Step {
    verb: u8,
    currency: usize,
    account: usize,
    day: usize,
    /// In minor units of a currency with two decimals, or whole yen.
    amounts: Vec<i64>,
    rate: i64,
    earlier: usize,
}

fn step() -> impl Strategy<Value = Step> {
    let amounts = prop::collection::vec(1..200_000_i64, 1..5);
    (0..20_u8, 0..3_usize, 0..5_usize, 0..4_usize, amounts, 1..3_000_i64, any::<usize>()).prop_map(
        |(verb, currency, account, day, amounts, rate, earlier)| Step {
            verb,
            currency,
            account,
            day,
            amounts,
            rate,
            earlier,
        },
    )
}

fn amount(minor: i64, currency: &str) -> String {
    if currency == "JPY" { minor.to_string() } else { format!("{}.{:02}", minor / 100, minor % 100) }
}

/// Lines in one currency that balance, or in several that balance but for conversion cents.
fn lines(step: &Step, mixed: bool) -> Vec<Value> {
    let mut lines = Vec::new();
    let mut by_currency: BTreeMap<&str, i64> = BTreeMap::new();
    for (place, minor) in step.amounts.iter().enumerate() {
        let currency = CURRENCIES[(step.currency + if mixed { place } else { 0 }) % 3];
        let account = PLAIN[(step.account + place) % 5];
        let side = if (step.earlier >> place).is_multiple_of(2) { "debit" } else { "credit" };
        *by_currency.entry(currency).or_default() += if side == "debit" { *minor } else { -minor };
        lines.push(json!({"account": account, "currency": currency, side: amount(*minor, currency)}));
    }
    for (currency, sum) in by_currency.into_iter().filter(|(_, sum)| *sum != 0) {
        let side = if sum > 0 { "credit" } else { "debit" };
        lines.push(json!({"account": "3000", "currency": currency, side: amount(sum.abs(), currency)}));
    }
    lines
}

struct Past {
    entries: Vec<String>,
    items: i64,
}

fn send<C: Command>(shop: &mut Shop, request: &Value) -> Option<C::Reply> {
    shop.call::<C>(&request.to_string()).ok()
}

fn run(shop: &mut Shop, past: &mut Past, step: &Step) {
    let currency = CURRENCIES[step.currency];
    let (day, control) = (DAYS[step.day], CONTROL[step.account % 3]);
    let item = |offset: usize| 1 + i64::try_from((step.earlier + offset) % 12).unwrap_or(0) % past.items.max(1);
    let first = amount(step.amounts[0], currency);
    let entry = |lines: Vec<Value>| json!({"entity": "ACME", "posted_on": day, "lines": lines});
    let posted = match step.verb {
        0..=3 => send::<PostEntry>(shop, &entry(lines(step, false))),
        4..=6 => send::<PostEntry>(shop, &entry(lines(step, true))),
        7 => {
            let mut lines = lines(step, true);
            lines.pop();
            send::<PostEntry>(shop, &entry(lines))
        }
        8 => {
            let mut lines = lines(step, step.rate % 2 == 0);
            lines[0]["account"] = ["4711", control, "1200"][step.account % 3].into();
            send::<RecordEntry>(shop, &entry(lines))
        }
        9 => {
            let lines =
                json!([{"account": "6200", "debit": first, "currency": "GBP"}, {"account": "1020", "credit": "7.77"}]);
            send::<RecordEntry>(shop, &json!({"entity": "ACME", "posted_on": day, "lines": lines}))
        }
        10 if !past.entries.is_empty() => {
            let reversed = &past.entries[step.earlier % past.entries.len()];
            send::<ReverseEntry>(shop, &json!({"entry": reversed}))
        }
        11..=14 => {
            let side = if step.earlier.is_multiple_of(2) { "debit" } else { "credit" };
            let request = json!({"entity": "ACME", "account": control, "side": side, "currency": currency,
                "amount": first, "reference": "R", "against": "4000", "posted_on": day});
            if send::<OpenItemByHand>(shop, &request).is_some() {
                past.items += 1;
            }
            None
        }
        15 | 16 => {
            let mut request = json!({"open_item": item(0), "against": "1020"});
            if step.rate % 3 > 0 {
                request["amount"] = first.into();
            }
            send::<SettleItem>(shop, &request);
            None
        }
        17 => {
            let request = json!({"entity": "ACME", "account": control, "currency": currency});
            send::<MatchItems>(shop, &request);
            let request =
                json!({"entity": "ACME", "account": control, "debits": [item(0), item(1)], "credits": [item(2)]});
            send::<MatchItems>(shop, &request);
            None
        }
        18 => {
            let rate = format!("0.{:06}", step.rate);
            let request = json!({"entity": "ACME", "currency": currency, "effective_on": day, "rate": rate});
            send::<SetRate>(shop, &request);
            None
        }
        _ => {
            let state = ["open", "soft_closed", "closed"][step.account % 3];
            send::<SetPeriodState>(shop, &json!({"entity": "ACME", "period": &day[..7], "state": state}));
            None
        }
    };
    past.entries.extend(posted.map(|posted| posted.entry));
}

/// The laws, from the records alone.
fn check(shop: &mut Shop, what: &str) {
    let records = shop.draft.records();
    let postings: Vec<Posting> = records
        .iter()
        .filter_map(|record| match record {
            Record::Posting(posting) => Some(posting.clone()),
            _ => None,
        })
        .collect();
    let days: BTreeMap<EntryId, BusinessDate> = records
        .iter()
        .filter_map(|record| match record {
            Record::Entry(entry) => Some((entry.id, entry.posted_on)),
            _ => None,
        })
        .collect();
    check_entries(&postings, what);
    check_sums(shop, &postings, &days, what);
    check_open_items(shop, what);
}

/// Every entry balances in the currency of the books, and in its own when its lines share one.
fn check_entries(postings: &[Posting], what: &str) {
    let mut entries: BTreeMap<EntryId, Vec<&Posting>> = BTreeMap::new();
    for posting in postings {
        entries.entry(posting.entry).or_default().push(posting);
    }
    for (entry, lines) in entries {
        assert_eq!(lines.iter().map(|line| line.base_minor).sum::<i64>(), 0, "{what}: {entry} in base");
        if lines.iter().all(|line| line.currency == lines[0].currency) {
            assert_eq!(lines.iter().map(|line| line.amount_minor).sum::<i64>(), 0, "{what}: {entry} in its currency");
        }
    }
}

/// Balances and days are the sums of the postings.
fn check_sums(shop: &mut Shop, postings: &[Posting], days: &BTreeMap<EntryId, BusinessDate>, what: &str) {
    let mut balances: BTreeMap<BalanceKey, Balance> = BTreeMap::new();
    let mut by_day: BTreeMap<AccountDayKey, AccountDay> = BTreeMap::new();
    for posting in postings {
        let balance = balances.entry(BalanceKey { account: posting.account, currency: posting.currency }).or_default();
        balance.amount_minor += posting.amount_minor;
        balance.base_minor += posting.base_minor;
        let key = AccountDayKey {
            account: posting.account,
            posted_on: days[&posting.entry],
            dimensions: posting.dimensions,
            currency: posting.currency,
        };
        let day = by_day.entry(key).or_default();
        day.amount_minor += posting.amount_minor;
        day.debit_minor += posting.base_minor.max(0);
        day.credit_minor += (-posting.base_minor).max(0);
        if day.first_entry == 0 {
            day.first_entry = posting.entry.0;
        }
        day.last_entry = posting.entry.0;
    }
    for (key, sum) in &balances {
        assert_eq!(shop.draft.balance(*key), *sum, "{what}: {key:?}");
    }
    let held: BTreeMap<AccountDayKey, AccountDay> =
        shop.draft.ledger().dirty_days().into_iter().filter_map(|(key, day)| day.map(|day| (key, *day))).collect();
    assert_eq!(held, by_day, "{what}: days");
}

/// Each control account of open items is the sum of what remains of them, in every currency and in base; no item passed
/// through zero; what remains of an item is the sum of its moves.
fn check_open_items(shop: &mut Shop, what: &str) {
    let mut remaining: BTreeMap<(AccountId, Currency), (i64, i64)> = BTreeMap::new();
    let mut moved: BTreeMap<i64, (i64, i64)> = BTreeMap::new();
    for record in shop.draft.records() {
        if let Record::OpenItemMove(step) = record {
            let sum = moved.entry(step.item.0).or_default();
            sum.0 += step.amount_minor;
            sum.1 += step.base_minor;
        }
    }
    for (id, item) in shop.draft.open_items().dirty() {
        let item = item.expect("open items are never removed");
        assert_eq!((item.remaining_minor, item.remaining_base_minor), moved[&id.0], "{what}: item {id}");
        assert!(item.remaining_minor.signum() * item.amount_minor.signum() >= 0, "{what}: item {id} passed zero");
        assert!(item.remaining_minor != 0 || item.remaining_base_minor == 0, "{what}: item {id} left cents behind");
        let sum = remaining.entry((item.account, item.currency)).or_default();
        sum.0 += item.remaining_minor;
        sum.1 += item.remaining_base_minor;
    }
    let entity = shop.draft.entities()[0].id;
    for account in shop.draft.accounts_of(entity) {
        if account.control != Some(Control::OpenItems) {
            continue;
        }
        for (key, balance) in shop.draft.balances_of(account.id) {
            let sum = remaining.get(&(account.id, key.currency)).copied().unwrap_or_default();
            assert_eq!((balance.amount_minor, balance.base_minor), sum, "{what}: {} {}", account.code, key.currency);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_books_balance_whatever_is_sent(steps in prop::collection::vec(step(), 1..30)) {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        for (currency, rate) in [("USD", "0.9137"), ("JPY", "0.006123")] {
            shop.does::<SetRate>(json!({"entity": "ACME", "currency": currency, "effective_on": "2026-01-01", "rate": rate}));
        }
        let mut past = Past { entries: Vec::new(), items: 0 };
        for (at, step) in steps.iter().enumerate() {
            run(&mut shop, &mut past, step);
            check(&mut shop, &format!("step {at}: {step:?}"));
        }
    }
}

/// The steps are worth their name: most of them are done.
#[test]
fn the_steps_reach_every_command() {
    let mut shop = Shop::open();
    shop.example::<OpenEntity>();
    shop.does::<SetRate>(json!({"entity": "ACME", "currency": "USD", "effective_on": "2026-01-01", "rate": "0.9137"}));
    shop.does::<SetRate>(
        json!({"entity": "ACME", "currency": "JPY", "effective_on": "2026-01-01", "rate": "0.006123"}),
    );
    let mut past = Past { entries: Vec::new(), items: 0 };
    let step = |verb, currency, earlier, amount| Step {
        verb,
        currency,
        account: 0,
        day: 3,
        amounts: vec![amount, 701, 99],
        rate: 1,
        earlier,
    };
    for step in [step(0, 1, 1, 333), step(4, 0, 2, 333), step(8, 0, 1, 333), step(9, 0, 0, 333), step(10, 0, 0, 333)] {
        let before = past.entries.len();
        run(&mut shop, &mut past, &step);
        assert_eq!(past.entries.len(), before + 1, "{step:?}");
        check(&mut shop, &format!("{step:?}"));
    }
    for (step, entries) in [
        (step(11, 1, 0, 9_000), 1),
        (step(11, 1, 1, 7_000), 1),
        (step(18, 1, 0, 1), 0),
        (step(17, 1, 0, 1), 1),
        (step(15, 1, 0, 1_000), 1),
        (step(18, 1, 0, 1), 0),
        (step(19, 0, 0, 1), 0),
    ] {
        let count =
            |shop: &Shop| shop.draft.records().iter().filter(|record| matches!(record, Record::Entry(_))).count();
        let before = count(&shop);
        run(&mut shop, &mut past, &step);
        assert_eq!(count(&shop), before + entries, "{step:?}");
        check(&mut shop, &format!("{step:?}"));
    }
}
