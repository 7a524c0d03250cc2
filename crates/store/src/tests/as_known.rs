//! Reports of any day, as they were known after any command, against adding up every journal row that counts: every
//! question is asked for every day and every command of a shop with a past.

use std::collections::BTreeMap;

use backroom_domain::costing::facts::CostingFacts;
use backroom_domain::costing::types::PoolKey;
use backroom_domain::ledger::facts::LedgerFacts;
use backroom_domain::ledger::types::{Span, StatementLine};
use backroom_domain::open_items::facts::OpenItemFacts;
use backroom_domain::open_items::types::OpenItem;
use backroom_domain::stock::facts::StockFacts;
use backroom_domain::stock::types::{Movement, MovementFilter, SiteKind, StockState};
use backroom_domain::values::{AccountId, Currency, EntryId, ItemId, MovementId, OpenItemId, PartyId, SiteId};

use super::past::{Past, days, is_known, known};
use super::shop::{COST, DEPOT, ENTITY, SHOP, STOCK, WAITING};

#[test]
fn a_trial_balance_of_any_span() {
    let past = Past::new(1);
    let facts = past.shop.store.facts();
    let days = days();
    for known in known() {
        for (from, to) in
            days.iter().flat_map(|to| days.iter().map(|from| Some(*from)).chain([None]).map(move |from| (from, *to)))
        {
            let mut expected: BTreeMap<(AccountId, Currency), [i64; 4]> = BTreeMap::new();
            for line in &past.postings {
                let entry = past.entry(line.entry);
                if !is_known(entry.command, known) || entry.posted_on > to {
                    continue;
                }
                let sums = expected.entry((line.account, line.currency)).or_default();
                sums[3] += line.amount_minor;
                match (from.is_some_and(|from| entry.posted_on < from), line.base_minor >= 0) {
                    (true, _) => sums[0] += line.base_minor,
                    (false, true) => sums[1] += line.base_minor,
                    (false, false) => sums[2] -= line.base_minor,
                }
            }
            expected.retain(|_, sums| *sums != [0; 4]);
            let found: BTreeMap<_, _> = facts
                .trial_balance(ENTITY, Span { from, to, known })
                .into_iter()
                .map(|total| {
                    let sums = [total.opening_minor, total.debit_minor, total.credit_minor, total.amount_minor];
                    ((total.account.id, total.currency), sums)
                })
                .collect();
            assert_eq!(found, expected, "from {from:?} to {to} known {known:?}");
        }
    }
    assert_eq!(facts.take_fault(), None);
}

#[test]
fn a_statement_of_any_span_page_by_page() {
    let past = Past::new(2);
    let facts = past.shop.store.facts();
    for known in known() {
        for (from, to) in [(None, 5), (Some(1), 3), (Some(2), 2), (Some(4), 1)] {
            let span = Span { from: from.map(|at: usize| days()[at]), to: days()[to], known };
            for account in [STOCK, WAITING, COST] {
                let mut expected: Vec<StatementLine> = Vec::new();
                for line in &past.postings {
                    let entry = past.entry(line.entry).clone();
                    let fits = span.from.is_none_or(|from| entry.posted_on >= from) && entry.posted_on <= span.to;
                    if fits && line.account == account && is_known(entry.command, known) {
                        expected.push(StatementLine { entry, posting: line.clone() });
                    }
                }
                let mut found: Vec<StatementLine> = Vec::new();
                loop {
                    let after = found.last().map_or((EntryId::NONE, 0), |line| (line.entry.id, line.posting.line));
                    let page = facts.statement(account, span, after, 3);
                    if page.is_empty() {
                        break;
                    }
                    found.extend(page);
                }
                assert_eq!(found, expected, "{account} {span:?}");
            }
        }
    }
    assert_eq!(facts.take_fault(), None);
}

#[test]
fn open_items_of_any_day_page_by_page() {
    let past = Past::new(3);
    let facts = past.shop.store.facts();
    for known in known() {
        for on in days() {
            for party in [0, 1, 2].map(PartyId) {
                let mut expected: Vec<OpenItem> = Vec::new();
                for item in past.items.values().filter(|item| party.is_none() || item.party == party) {
                    let mut item = OpenItem { remaining_minor: 0, remaining_base_minor: 0, ..item.clone() };
                    for step in past.item_moves.iter().filter(|step| step.item == item.id) {
                        if step.posted_on <= on && is_known(step.command, known) {
                            item.remaining_minor += step.amount_minor;
                            item.remaining_base_minor += step.base_minor;
                        }
                    }
                    if (item.remaining_minor, item.remaining_base_minor) != (0, 0) {
                        expected.push(item);
                    }
                }
                let mut found: Vec<OpenItem> = Vec::new();
                loop {
                    let after = found.last().map_or(OpenItemId::NONE, |item| item.id);
                    let page = facts.open_items_as_of(WAITING, party, on, known, after, 2);
                    if page.is_empty() {
                        break;
                    }
                    found.extend(page);
                }
                assert_eq!(found, expected, "{on} known {known:?} party {party}");
            }
        }
    }
    assert_eq!(facts.take_fault(), None);
}

#[test]
fn quantities_of_any_day() {
    let past = Past::new(4);
    let facts = past.shop.store.facts();
    for known in known() {
        for on in days() {
            for (item, site) in [(1, SHOP), (1, DEPOT), (2, SHOP), (2, DEPOT), (3, SHOP)] {
                let mut expected: BTreeMap<StockState, i64> = BTreeMap::new();
                for movement in &past.movements {
                    if movement.item.0 != item || movement.occurred_on > on || !is_known(movement.command, known) {
                        continue;
                    }
                    let micros = movement.quantity.micros();
                    for (end, came) in [(movement.from, -micros), (movement.to, micros)] {
                        if end.site == site {
                            *expected.entry(end.state).or_default() += came;
                        }
                    }
                }
                expected.retain(|_, micros| *micros != 0);
                let found: BTreeMap<_, _> = facts
                    .quantity_on(ItemId(item), site, on, known)
                    .into_iter()
                    .map(|(state, quantity)| (state, quantity.micros()))
                    .collect();
                assert_eq!(found, expected, "item {item} at {site} on {on} known {known:?}");
            }
        }
    }
    assert_eq!(facts.take_fault(), None);
}

#[test]
fn movements_of_an_item_page_by_page() {
    let past = Past::new(5);
    let facts = past.shop.store.facts();
    let days = days();
    for (from, to) in [(0, 5), (1, 3), (2, 2), (4, 1)] {
        for site in [SiteId::NONE, SHOP, DEPOT, SiteKind::Supplier.outside()] {
            for item in [1, 2, 3].map(ItemId) {
                let fits = |movement: &&Movement| {
                    movement.item == item
                        && (days[from]..=days[to]).contains(&movement.occurred_on)
                        && (site.is_none() || movement.from.site == site || movement.to.site == site)
                };
                let expected: Vec<Movement> = past.movements.iter().filter(fits).cloned().collect();
                let mut found: Vec<Movement> = Vec::new();
                loop {
                    let after = found.last().map_or(MovementId::NONE, |movement| movement.id);
                    let filter = MovementFilter { item, site, from: days[from], to: days[to], after };
                    let page = facts.movements_of_item(filter, 2);
                    if page.is_empty() {
                        break;
                    }
                    found.extend(page);
                }
                assert_eq!(found, expected, "item {item} at {site}");
            }
        }
    }
    assert_eq!(facts.take_fault(), None);
}

#[test]
fn valuations_of_any_day() {
    let past = Past::new(6);
    let facts = past.shop.store.facts();
    for known in known() {
        for on in days() {
            let mut expected: BTreeMap<(PoolKey, AccountId), (i64, i64)> = BTreeMap::new();
            for step in past.pool_moves.iter().filter(|step| step.posted_on <= on && is_known(step.command, known)) {
                let sum = expected.entry((step.pool, step.account)).or_default();
                sum.0 += step.quantity.micros();
                sum.1 += step.book_minor;
            }
            expected.retain(|_, sum| *sum != (0, 0));
            let found: Vec<_> = facts
                .valuation(ENTITY, on, known)
                .into_iter()
                .map(|row| ((row.pool, row.account), (row.quantity.micros(), row.book_minor)))
                .collect();
            assert_eq!(found, expected.clone().into_iter().collect::<Vec<_>>(), "{on} known {known:?}");
            for item in [1, 2].map(ItemId) {
                let rows = facts.valuation_of_item(item, on, known).len();
                assert_eq!(rows, expected.keys().filter(|(pool, _)| pool.item == item).count());
            }
        }
    }
    assert_eq!(facts.take_fault(), None);
}
