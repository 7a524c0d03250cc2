//! Entries, open items, pools and what days add up to.

use backroom_domain::costing::facts::CostingFacts;
use backroom_domain::costing::types::{Layer, LayerKey, Pool, PoolKey, PoolMove, PoolMoveKind, ValuationClass};
use backroom_domain::flow::{Master, Record};
use backroom_domain::ledger::facts::LedgerFacts;
use backroom_domain::ledger::types::{
    AccountDay, AccountDayKey, Balance, BalanceKey, Dimensions, Entry, PeriodKey, PeriodState, RateRow, Role, RuleKey,
};
use backroom_domain::open_items::facts::OpenItemFacts;
use backroom_domain::open_items::types::{OpenItem, OpenItemMove};
use backroom_domain::stock::types::{StockDay, StockDayKey, StockState};
use backroom_domain::values::{
    AreaId, CategoryId, CommandId, Currency, DimensionSetId, DocumentId, EntryId, ItemId, LayerId, MovementId,
    OpenItemId, PartyId, Period, PoolMoveId, Quantity, Rate, TransferLineId, UnitCost, ValueMicro,
};

use super::{entry, posting, sound};
use crate::tests::shop::{AREA, COST, ENTITY, ENTRIES, SHOP, STOCK, Shop, account, day, entity};
use crate::{costing, ledger, open_items, stock};

#[test]
fn ledger() {
    let shop = Shop::new();
    let rule = |role, category| RuleKey { entity: ENTITY, role, category: CategoryId(category) };
    let period = |month| PeriodKey { entity: ENTITY, period: Period::new(2026, month).unwrap() };
    let rate = |on: &str, rate: &str| RateRow {
        base: Currency::EUR,
        currency: Currency::USD,
        effective_on: day(on),
        rate: Rate::parse(rate).unwrap(),
    };
    let mut limited = account(COST, "5000");
    limited.control = Some(backroom_domain::ledger::types::Control::OpenItems);
    limited.currency = Some(Currency::EUR);
    limited.active = false;
    shop.masters(vec![
        Master::Account(limited.clone()),
        Master::PostingRule(rule(Role::Scrap, 0), COST),
        Master::PostingRule(rule(Role::InventoryNormal, 1), STOCK),
        Master::PostingRule(rule(Role::InventoryNormal, 0), STOCK),
        Master::Period(period(2), PeriodState::SoftClosed),
        Master::Period(period(1), PeriodState::Open),
        Master::Period(period(1), PeriodState::Closed),
        Master::Rate(rate("2026-01-01", "0.9")),
        Master::Rate(rate("2026-02-01", "0.95")),
    ]);
    let dimensions =
        Dimensions { site: SHOP, channel: "web".into(), category: CategoryId(1), party: PartyId(7), own: "{}".into() };
    let mut reversed = None;
    shop.command(|command| {
        reversed = Some(entry(2, command));
        vec![
            Record::DimensionSet(DimensionSetId(1), command, dimensions.clone()),
            Record::Entry(Entry { reverses: EntryId::NONE, ..entry(1, command) }),
            Record::Entry(entry(2, command)),
            Record::Posting(posting(2, 1)),
            Record::Posting(posting(2, 2)),
        ]
    });
    let key = |currency| BalanceKey { account: STOCK, currency };
    let held = |amount_minor| Balance { amount_minor, base_minor: -amount_minor };
    shop.balances(|writer| {
        ledger::write_balances(writer, &[(key(Currency::USD), Some(&held(1))), (key(Currency::EUR), Some(&held(2)))])?;
        ledger::write_balances(writer, &[(key(Currency::USD), Some(&held(3)))])
    });

    let facts = shop.store.facts();
    assert_eq!(facts.entity(ENTITY), Some(entity()));
    assert_eq!(facts.entity_by_code("acme"), Some(entity()));
    assert_eq!(facts.entities(), [entity()]);
    assert_eq!(facts.account_by_code(ENTITY, "5000").as_ref(), Some(&limited));
    assert_eq!(facts.account(COST).as_ref(), Some(&limited));
    assert_eq!(facts.accounts_of(ENTITY).iter().map(|account| account.id.0).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(facts.posting_rule(&rule(Role::Scrap, 0)), Some(COST));
    assert_eq!(facts.posting_rule(&rule(Role::Scrap, 1)), None);
    let rules: Vec<RuleKey> = facts.posting_rules_of(ENTITY).into_iter().map(|(key, _)| key).collect();
    assert_eq!(rules, [rule(Role::InventoryNormal, 0), rule(Role::InventoryNormal, 1), rule(Role::Scrap, 0)]);
    assert_eq!(facts.period(&period(1)), Some(PeriodState::Closed));
    assert_eq!(facts.period(&period(3)), None);
    assert_eq!(facts.periods_of(ENTITY), [(period(1), PeriodState::Closed), (period(2), PeriodState::SoftClosed)]);
    for (on, expected) in [("2025-12-31", None), ("2026-01-31", Some("0.9")), ("2026-02-01", Some("0.95"))] {
        let found = facts.rate(Currency::EUR, Currency::USD, day(on)).map(|row| row.rate.to_string());
        assert_eq!(found.as_deref(), expected);
    }
    assert_eq!(facts.dimension_set(&dimensions), Some(DimensionSetId(1)));
    assert_eq!(facts.dimension_set(&Dimensions::default()), None);
    assert_eq!(facts.dimensions(DimensionSetId(1)), Some(dimensions));
    let jpy = key(Currency::JPY);
    assert_eq!(facts.balances(&[key(Currency::USD), jpy]), [Some(held(3)), None]);
    assert_eq!(facts.balances_of(STOCK), [(key(Currency::EUR), held(2)), (key(Currency::USD), held(3))]);
    assert_eq!(facts.entry(EntryId(2)), reversed);
    assert_eq!(facts.entry_by_number(ENTRIES, 2), reversed);
    assert_eq!(facts.postings_of(EntryId(2)), [posting(2, 1), posting(2, 2)]);
    assert_eq!((facts.reversal_of(EntryId(1)), facts.reversal_of(EntryId::NONE)), (Some(EntryId(2)), None));
    sound(&facts);
}

#[test]
fn days_add_up() {
    let shop = Shop::new();
    let key = AccountDayKey {
        account: STOCK,
        posted_on: day("2026-03-02"),
        dimensions: DimensionSetId::NONE,
        currency: Currency::EUR,
    };
    let stock_key =
        StockDayKey { item: ItemId(1), site: SHOP, occurred_on: day("2026-03-02"), state: StockState::Sellable };
    let stock_day = |quantity_in, quantity_out, first_movement, last_movement| StockDay {
        quantity_in,
        quantity_out,
        first_movement,
        last_movement,
    };
    let account_day = |amount_minor, debit_minor, credit_minor, first_entry, last_entry| AccountDay {
        amount_minor,
        debit_minor,
        credit_minor,
        first_entry,
        last_entry,
    };
    for (account_day, stock_day) in
        [(account_day(5, 9, 4, 3, 8), stock_day(7, 1, 2, 6)), (account_day(-6, 0, 6, 9, 9), stock_day(0, 3, 7, 11))]
    {
        shop.balances(|writer| {
            ledger::write_days(writer, &[(key, Some(&account_day))])?;
            stock::write_days(writer, &[(stock_key, Some(&stock_day))])
        });
    }
    let numbers = |sql: &str| -> Vec<crate::Value> { shop.store.select(sql, 1).unwrap().rows.remove(0) };
    let account_days =
        "SELECT amount_minor, debit_minor, credit_minor, first_entry_id, last_entry_id FROM account_days";
    assert_eq!(numbers(account_days), [-1, 9, 10, 3, 9].map(crate::Value::Integer));
    let stock_days = "SELECT quantity_in, quantity_out, first_movement_id, last_movement_id FROM stock_days";
    assert_eq!(numbers(stock_days), [7, 4, 2, 11].map(crate::Value::Integer));
}

#[test]
fn open_items() {
    let shop = Shop::new();
    let open = |id, line, remaining_minor| OpenItem {
        id: OpenItemId(id),
        command: CommandId(2),
        account: STOCK,
        party: PartyId(id % 2),
        currency: Currency::USD,
        document: DocumentId(1),
        line,
        reference: format!("INV-{id}"),
        opened_on: day("2026-03-01"),
        due_on: day("2026-03-31"),
        amount_minor: 500,
        remaining_minor,
        remaining_base_minor: remaining_minor / 2,
        running: id == 3,
    };
    let rows = [open(1, 2, 500), open(2, 1, 0), open(3, 3, -20)];
    let mut step = None;
    shop.command(|command| vec![Record::Entry(Entry { reverses: EntryId::NONE, ..entry(1, command) })]);
    shop.store.begin_write().unwrap();
    let writer = &mut crate::write::Writer::new(&shop.store);
    for row in &rows {
        step = Some(OpenItemMove {
            id: row.id.0,
            command: CommandId(2),
            item: row.id,
            entry: EntryId(1),
            posted_on: day("2026-03-02"),
            amount_minor: 500,
            base_minor: 250,
        });
        open_items::write_move(writer, step.as_ref().unwrap()).unwrap();
    }
    let dirty: Vec<_> = rows.iter().map(|row| (row.id, Some(row))).collect();
    open_items::write_open_items(writer, &dirty).unwrap();
    shop.store.commit().unwrap();

    let facts = shop.store.facts();
    let [first, second, third] = rows;
    assert_eq!(facts.open_items(&[OpenItemId(2), OpenItemId(9)]), [Some(second.clone()), None]);
    assert_eq!(facts.open_items_of_document(DocumentId(1)), [second, first.clone(), third.clone()]);
    let after = |party, after, limit| facts.open_items_after(STOCK, PartyId(party), OpenItemId(after), limit);
    assert_eq!(after(0, 0, 9), [first.clone(), third.clone()]);
    assert_eq!(after(0, 0, 1), [first.clone()]);
    let ever = |party, after, limit| facts.open_items_ever(STOCK, PartyId(party), OpenItemId(after), limit);
    assert_eq!(ever(1, 0, 9), [first.clone(), third.clone()]);
    assert_eq!((ever(1, 0, 1), ever(1, 3, 9), ever(0, 0, 9)), (vec![first.clone()], vec![], vec![]));
    let moved: Vec<i64> = facts.open_item_moves_of_entry(EntryId(1)).iter().map(|step| step.id).collect();
    assert_eq!((moved, facts.open_item_moves_of_entry(EntryId(9))), (vec![1, 2, 3], vec![]));
    assert_eq!(after(1, 1, 9), [third]);
    assert_eq!(after(5, 0, 9), []);
    assert_eq!(facts.open_item_moves(OpenItemId(3)), [step.unwrap()]);
    sound(&facts);
}

#[test]
fn costing() {
    let shop = Shop::new();
    let key = |class, owner| PoolKey { item: ItemId(1), area: AREA, class, owner: PartyId(owner) };
    let pool = |quantity, value| Pool {
        account: STOCK,
        quantity: Quantity::from_micros(quantity),
        value: ValueMicro::from_micros(value),
        unit_cost_last: UnitCost::from_micros(3),
        posted_on_last: day("2026-02-28"),
    };
    let layer_key = |layer, line| LayerKey {
        pool: key(ValuationClass::Normal, 0),
        transfer_line: TransferLineId(line),
        layer: LayerId(layer),
    };
    let layer = |origin, quantity| Layer {
        origin: MovementId(origin),
        quantity: Quantity::from_micros(quantity),
        value: ValueMicro::from_micros(quantity * 2),
    };
    shop.masters(vec![Master::StandardCost { area: AREA, item: ItemId(1), unit_cost: UnitCost::from_micros(18) }]);
    let step = |id, command| PoolMove {
        id: PoolMoveId(id),
        command,
        document: DocumentId(1),
        movement: MovementId(4),
        entry: EntryId(5),
        kind: PoolMoveKind::PriceVariance,
        pool: key(ValuationClass::Impaired, 7),
        account: STOCK,
        origin: MovementId(6),
        layer: LayerId(7),
        quantity: Quantity::from_micros(-8),
        value: ValueMicro::from_micros(0),
        book_minor: 9,
        posted_on: day("2026-03-02"),
        unit_cost_met: UnitCost::ZERO,
    };
    let command = shop.command(|command| (1..=4).map(|id| Record::PoolMove(step(id, command))).collect());
    shop.balances(|writer| {
        costing::write_pools(
            writer,
            &[
                (key(ValuationClass::Impaired, 0), Some(&pool(1, 1))),
                (key(ValuationClass::Normal, 7), Some(&pool(4, 0))),
                (key(ValuationClass::Normal, 0), Some(&pool(0, 0))),
            ],
        )?;
        costing::write_layers(
            writer,
            &[
                (layer_key(1, 0), Some(&layer(11, 5))),
                (layer_key(2, 0), Some(&layer(11, 6))),
                (layer_key(3, 0), Some(&layer(12, 7))),
                (layer_key(4, 9), Some(&layer(11, 8))),
            ],
        )?;
        costing::write_layers(writer, &[(layer_key(2, 0), None), (layer_key(3, 0), Some(&layer(12, 1)))])
    });

    let facts = shop.store.facts();
    assert_eq!(facts.area(AREA).map(|area| area.code), Some("A".to_owned()));
    assert_eq!(facts.area_by_code("a").map(|area| area.id), Some(AREA));
    assert_eq!(
        facts.pools(&[key(ValuationClass::Normal, 7), key(ValuationClass::ReturnsPending, 0)]),
        [Some(pool(4, 0)), None]
    );
    let pools: Vec<PoolKey> = facts.pools_of_item(ItemId(1)).into_iter().map(|(key, _)| key).collect();
    assert_eq!(
        pools,
        [key(ValuationClass::Normal, 0), key(ValuationClass::Normal, 7), key(ValuationClass::Impaired, 0)]
    );
    assert_eq!((facts.area_holds_stock(AREA), facts.area_holds_stock(AreaId(2))), (true, false));
    assert_eq!((facts.account_holds_stock(STOCK), facts.account_holds_stock(COST)), (true, false));
    assert_eq!(facts.standard_cost(AREA, ItemId(1)), Some(UnitCost::from_micros(18)));
    assert_eq!(facts.standard_cost(AREA, ItemId(2)), None);
    let normal = key(ValuationClass::Normal, 0);
    let after = |after, limit| facts.layers_after(normal, TransferLineId::NONE, LayerId(after), limit);
    assert_eq!(after(0, 9), [(layer_key(1, 0), layer(11, 5)), (layer_key(3, 0), layer(12, 1))]);
    assert_eq!(after(0, 1), [(layer_key(1, 0), layer(11, 5))]);
    assert_eq!(after(1, 9), [(layer_key(3, 0), layer(12, 1))]);
    assert_eq!(facts.layers_of_pool(normal).len(), 3);
    assert_eq!(
        facts.layers_of_origin(MovementId(11)),
        [(layer_key(1, 0), layer(11, 5)), (layer_key(4, 9), layer(11, 8))]
    );
    assert_eq!(facts.layers_of_origin(MovementId::NONE), []);
    assert_eq!(facts.pool_moves(PoolMoveId(2), 2), [step(2, command), step(3, command)]);
    assert_eq!(facts.pool_moves(PoolMoveId(2), 0), []);
    sound(&facts);
}
