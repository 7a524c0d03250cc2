//! What is written is what is read, slice by slice.

use std::collections::BTreeMap;

use backroom_domain::catalogue::facts::CatalogueFacts;
use backroom_domain::catalogue::types::{Category, Identifier, IdentifierKey, IdentifierKind, Lot, Pack, Unit};
use backroom_domain::control::facts::ControlFacts;
use backroom_domain::control::types::{Actor, ActorKind, Grant, GrantKey, Role as ActorRole};
use backroom_domain::costing::facts::CostingFacts;
use backroom_domain::costing::types::{Layer, LayerKey, Pool, PoolKey, PoolMove, PoolMoveKind, ValuationClass};
use backroom_domain::exceptions::facts::ExceptionFacts;
use backroom_domain::exceptions::types::{Exception, ExceptionMove, ExceptionState, Severity};
use backroom_domain::flow::{EventRecord, FlowFacts, Head, Master, Record, Stream};
use backroom_domain::ledger::facts::LedgerFacts;
use backroom_domain::ledger::types::{
    AccountDay, AccountDayKey, Balance, BalanceKey, Dimensions, Entry, PeriodKey, PeriodState, Posting, RateRow, Role,
    RuleKey,
};
use backroom_domain::open_items::facts::OpenItemFacts;
use backroom_domain::open_items::types::{OpenItem, OpenItemMove};
use backroom_domain::parties::facts::PartyFacts;
use backroom_domain::parties::types::{Party, PartyKind, PersonalRow};
use backroom_domain::stock::facts::StockFacts;
use backroom_domain::stock::types::{
    Count, CountLine, CountLineKey, CountState, Document, DocumentKind, End, Movement, MovementKind, MovementUse,
    Place, PositionKey, Reason, SiteKind, StockDay, StockDayKey, StockState, TransferLine,
};
use backroom_domain::values::{
    ActorId, AreaId, Attributes, CategoryId, CommandId, Currency, Digest, DimensionSetId, DocumentId, EntityId,
    EntryId, EventId, ExceptionId, Instant, ItemId, LayerId, LotId, MovementId, OpenItemId, PartyId, Period, PlaceId,
    PoolMoveId, Quantity, Rate, Ratio, ReasonId, RoleId, SeriesId, SiteId, TransferLineId, UnitCost, UnitId,
    ValueMicro,
};
use rusqlite::StatementStatus;
use uuid::Uuid;

use super::shop::{
    AREA, COST, DEPOT, ENTITY, ENTRIES, RECEIPTS, SHOP, STOCK, Shop, account, day, document, entity, item, site,
};
use crate::{catalogue, costing, exceptions, flow, ledger, open_items, stock};

pub(super) fn party() -> Party {
    Party {
        id: PartyId(7),
        code: "Müller".into(),
        folded: "müller".into(),
        kinds: vec![PartyKind::Customer, PartyKind::Supplier],
        currency: Some(Currency::USD),
        external_refs: BTreeMap::from([("crm".to_owned(), "A-9".to_owned())]),
        attributes: serde_json::from_str("{\"vip\":true}").unwrap(),
        personal_digest: Some(Digest([5; 32])),
        active: true,
    }
}

pub(super) fn entry(id: i64, command: CommandId) -> Entry {
    Entry {
        id: EntryId(id),
        command,
        entity: ENTITY,
        series: ENTRIES,
        number: id,
        kind: "receipt".into(),
        occurred_on: day("2026-03-01"),
        posted_on: day("2026-03-02"),
        document: DocumentId(1),
        reverses: EntryId(id - 1),
        note: "late".into(),
    }
}

pub(super) fn posting(entry: i64, line: i64) -> Posting {
    Posting {
        entry: EntryId(entry),
        line,
        account: STOCK,
        dimensions: DimensionSetId::NONE,
        currency: Currency::USD,
        amount_minor: -1_000,
        base_minor: -920,
        rate: Rate::parse("0.92").unwrap(),
        note: String::new(),
    }
}

pub(super) fn movement(id: i64, command: CommandId) -> Movement {
    Movement {
        id: MovementId(id),
        command,
        document: DocumentId(1),
        line: 1,
        kind: MovementKind::Receipt,
        item: ItemId(1),
        quantity: Quantity::parse("2.5").unwrap(),
        from: End::outside(SiteKind::Supplier),
        to: End { site: SHOP, place: PlaceId(4), state: StockState::Quarantine },
        lot: LotId(3),
        owner: PartyId(7),
        reason: ReasonId(2),
        transfer_line: TransferLineId(9),
        corrects: MovementId::NONE,
        occurred_on: day("2026-03-01"),
        posted_on: day("2026-03-02"),
        entered_quantity: "0.5".into(),
        entered_unit: UnitId(1),
    }
}

/// No fault was met in answering.
fn sound(facts: &crate::SqlFacts<'_>) {
    assert_eq!(facts.take_fault(), None);
}

#[test]
fn flow() {
    let shop = Shop::new();
    let command = shop.command(|command| {
        (1..=3)
            .map(|id| {
                Record::Event(EventRecord {
                    id: EventId(id),
                    command,
                    kind: "stock.goods_received",
                    entity: ENTITY,
                    site: SHOP,
                    subject: format!("GR-A-{id}"),
                })
            })
            .collect()
    });
    shop.balances(|writer| {
        flow::write_series_heads(writer, &[(ENTRIES, Some(&7))])?;
        flow::write_series_heads(writer, &[(ENTRIES, Some(&8))])?;
        let stream = Stream { length: 2, hash: Digest([9; 32]) };
        flow::write_streams(writer, &[((ENTITY, SHOP), Some(&stream))])
    });
    let facts = shop.store.facts();
    assert_eq!((facts.head(Head::Event), facts.head(Head::Command), facts.head(Head::Lot)), (3, 2, 0));
    assert!(Head::ALL.iter().all(|head| facts.head(*head) >= 0));
    let past = facts.command_by_key(Uuid::from_u128(2)).unwrap();
    assert_eq!((past.id, past.operation.as_str(), past.reply.as_deref()), (command, "test.run", Some("{}")));
    assert_eq!(past.request_digest, Digest([7; 32]));
    assert_eq!(facts.command_by_key(Uuid::from_u128(99)), None);
    assert_eq!(facts.recorded_at(command), Some(Instant::from_micros(2_000_000)));
    for (micros, known) in [(0, 0), (999_999, 0), (1_000_000, 1), (1_999_999, 1), (2_000_000, 2), (i64::MAX, 2)] {
        assert_eq!(facts.command_known_at(Instant::from_micros(micros)), CommandId(known), "{micros}");
    }
    assert_eq!(facts.stream(ENTITY, SHOP), Some(Stream { length: 2, hash: Digest([9; 32]) }));
    assert_eq!(facts.stream(ENTITY, DEPOT), None);
    let series = facts.series(ENTITY, "entry").unwrap();
    assert_eq!((series.id, series.number_text(8)), (ENTRIES, "JE-A-000008".to_owned()));
    assert_eq!(facts.series_by_id(ENTRIES).as_ref(), Some(&series));
    assert_eq!(facts.series_by_prefix("JE-A-"), Some(series));
    assert_eq!((facts.series_head(ENTRIES), facts.series_head(RECEIPTS)), (8, 0));
    let events = shop.store.events_after(EventId(1), 1).unwrap();
    assert_eq!(events.len(), 1);
    assert_eq!((events[0].id, events[0].command, events[0].operation.as_str()), (EventId(2), command, "test.run"));
    assert_eq!((events[0].site, events[0].subject.as_str(), events[0].actor), (SHOP, "GR-A-2", ActorId(1)));
    assert_eq!((events[0].recorded_at, events[0].reply.as_deref()), (Instant::from_micros(2_000_000), Some("{}")));
    sound(&facts);
}

#[test]
fn control() {
    let shop = Shop::empty();
    let actor = Actor {
        id: ActorId(1),
        code: "Ann".into(),
        folded: "ann".into(),
        name: "Ann B".into(),
        kind: ActorKind::Person,
        active: false,
    };
    let role = ActorRole {
        id: RoleId(2),
        code: "CLERK".into(),
        folded: "clerk".into(),
        name: "Clerk".into(),
        duties: vec!["ledger.*".into(), "stock.receive_goods".into()],
    };
    let grant = |site, limit_minor| Grant {
        key: GrantKey { actor: ActorId(1), role: RoleId(2), entity: ENTITY, site },
        limit_minor,
        active: true,
    };
    let (all, one) = (grant(SiteId::NONE, Some(5_000)), grant(SHOP, None));
    shop.masters(vec![
        Master::Actor(actor.clone()),
        Master::Role(role.clone()),
        Master::Grant(one.clone()),
        Master::Grant(grant(SiteId::NONE, Some(1))),
        Master::Grant(all.clone()),
    ]);
    let facts = shop.store.facts();
    assert_eq!(facts.actor(ActorId(1)).as_ref(), Some(&actor));
    assert_eq!(facts.actor_by_code("ann").as_ref(), Some(&actor));
    assert_eq!(facts.actors(), [actor]);
    assert_eq!(facts.role(RoleId(2)).as_ref(), Some(&role));
    assert_eq!(facts.role_by_code("clerk").as_ref(), Some(&role));
    assert_eq!(facts.roles(), [role]);
    assert_eq!(facts.grants_of(ActorId(1)), [all, one]);
    sound(&facts);
}

#[test]
fn parties() {
    let shop = Shop::empty();
    let plain = Party {
        id: PartyId(8),
        code: "Zed".into(),
        folded: "zed".into(),
        kinds: vec![PartyKind::Carrier],
        currency: None,
        external_refs: BTreeMap::new(),
        attributes: Attributes::default(),
        personal_digest: None,
        active: false,
    };
    let personal = |body: &str| PersonalRow { party: PartyId(7), salt: [4; 16], body: body.into() };
    shop.command(|command| {
        vec![
            Record::Master(1, command, Master::Party(party())),
            Record::Master(2, command, Master::Party(plain.clone())),
            Record::Master(
                3,
                command,
                Master::PartyRef { system: "crm".into(), reference: "A-9".into(), party: PartyId(7) },
            ),
            Record::Personal(personal("{\"name\":\"Ann\"}")),
        ]
    });
    shop.command(|_| vec![Record::Personal(personal(""))]);
    let facts = shop.store.facts();
    assert_eq!(facts.party(PartyId(7)), Some(party()));
    assert_eq!(facts.party_by_code("zed").as_ref(), Some(&plain));
    assert_eq!(facts.party_by_ref("crm", "A-9"), Some(PartyId(7)));
    assert_eq!(facts.party_by_ref("crm", "A-8"), None);
    assert_eq!(facts.personal(PartyId(7)), Some(personal("")));
    assert_eq!(facts.parties_after(None, "", 5), [party(), plain.clone()]);
    assert_eq!(facts.parties_after(None, "", 1), [party()]);
    assert_eq!(facts.parties_after(None, "müller", 5), [plain.clone()]);
    assert_eq!(facts.parties_after(Some(PartyKind::Carrier), "", 5), [plain]);
    sound(&facts);
}

#[test]
fn exceptions() {
    let shop = Shop::new();
    let exception = |id, state, entity| Exception {
        id: ExceptionId(id),
        code: "stock.not_enough".into(),
        severity: Severity::Critical,
        entity: EntityId(entity),
        site: SHOP,
        subject: "GI-A-1".into(),
        value_minor: 990,
        currency: (id == 1).then_some(Currency::EUR),
        owner: ActorId::NONE,
        state,
        message: "7 were there".into(),
        details: serde_json::from_str("{\"asked\":\"12\",\"there\":[7]}").unwrap(),
        raised_by: CommandId(1),
    };
    let all = [
        exception(1, ExceptionState::Open, 1),
        exception(2, ExceptionState::Resolved, 1),
        exception(3, ExceptionState::Assigned, 0),
        exception(4, ExceptionState::Open, 1),
    ];
    shop.store.begin_write().unwrap();
    let writer = &mut crate::write::Writer::new(&shop.store);
    for id in 1..=4 {
        let step = ExceptionMove {
            id,
            command: CommandId(1),
            exception: ExceptionId(id),
            action: "raised",
            owner: ActorId::NONE,
            code: "stock.not_enough".into(),
            value_minor: 990,
            note: String::new(),
        };
        exceptions::write_move(writer, &step).unwrap();
    }
    let rows: Vec<_> = all.iter().map(|row| (row.id, Some(row))).collect();
    exceptions::write_exceptions(writer, &rows).unwrap();
    shop.store.commit().unwrap();

    let facts = shop.store.facts();
    let ids = |state, entity, after, limit| -> Vec<i64> {
        facts.exceptions_after(state, EntityId(entity), ExceptionId(after), limit).iter().map(|row| row.id.0).collect()
    };
    assert_eq!(facts.exception(ExceptionId(1)).as_ref(), Some(&all[0]));
    assert_eq!(facts.exceptions_after(None, EntityId::NONE, ExceptionId(2), 1), [all[2].clone()]);
    assert_eq!(ids(None, 0, 0, 9), [1, 3, 4]);
    assert_eq!(ids(None, 0, 0, 2), [1, 3]);
    assert_eq!(ids(None, 1, 1, 9), [4]);
    assert_eq!(ids(Some(ExceptionState::Open), 0, 0, 9), [1, 4]);
    assert_eq!(ids(Some(ExceptionState::Open), 1, 0, 1), [1]);
    assert_eq!(ids(Some(ExceptionState::Assigned), 0, 0, 9), [3]);
    assert_eq!(ids(Some(ExceptionState::Resolved), 0, 0, 9), [2]);
    assert!(ids(Some(ExceptionState::Resolved), 7, 0, 9).is_empty());
    sound(&facts);
}

#[test]
fn catalogue() {
    let shop = Shop::new();
    let unit = Unit { id: UnitId(2), code: "CASE".into(), folded: "case".into(), name: "case".into(), decimals: 0 };
    let category = Category {
        id: CategoryId(2),
        code: "BLACK".into(),
        folded: "black".into(),
        name: "Black tea".into(),
        parent: CategoryId(1),
    };
    let pack = Pack { item: ItemId(1), unit: UnitId(2), factor: Ratio::new(1, 3).unwrap() };
    let name = |kind, party, active| Identifier {
        key: IdentifierKey { folded: "t-1".into(), kind, party: PartyId(party) },
        shown: "T-1".into(),
        item: ItemId(1),
        unit: UnitId(2),
        active,
    };
    let names = [
        name(IdentifierKind::Sku, 0, true),
        name(IdentifierKind::Supplier, 7, true),
        name(IdentifierKind::Supplier, 8, false),
        name(IdentifierKind::Channel, 0, true),
    ];
    let lot = |id, expires_on| Lot {
        id: LotId(id),
        item: ItemId(1),
        code: format!("L{id}"),
        folded: format!("l{id}"),
        expires_on,
    };
    let mut black = item(2, "Black-2");
    black.category = CategoryId(2);
    black.attributes = serde_json::from_str("{\"origin\":\"Assam\"}").unwrap();
    let mut masters = vec![
        Master::Unit(unit.clone()),
        Master::Category(category.clone()),
        Master::Item(black.clone()),
        Master::Pack(pack),
        Master::Lot(lot(1, None)),
        Master::Lot(lot(2, Some(day("2027-01-31")))),
    ];
    masters.extend(names.iter().rev().cloned().map(Master::Identifier));
    shop.masters(masters);

    let facts = shop.store.facts();
    let green = item(1, "Green-1");
    assert_eq!(facts.items_by_code(&["black-2", "none", "green-1"]), [Some(black.clone()), None, Some(green.clone())]);
    assert_eq!(facts.items(&[ItemId(1), ItemId(9)]), [Some(green.clone()), None]);
    assert_eq!(facts.items_after(CategoryId::NONE, "", 9), [black.clone(), green.clone()]);
    assert_eq!(facts.items_after(CategoryId::NONE, "black-2", 9), [green.clone()]);
    assert_eq!(facts.items_after(CategoryId(2), "", 1), [black]);
    assert_eq!(facts.items_in_categories(&[CategoryId(2), CategoryId(1), CategoryId(2)]), [ItemId(1), ItemId(2)]);
    assert_eq!(facts.items_in_categories(&[]), []);
    assert_eq!(facts.identifiers("t-1"), [names[0].clone(), names[1].clone(), names[3].clone()]);
    assert_eq!(facts.identifiers_of(ItemId(1)), names);
    assert_eq!(facts.identifier(&names[2].key).as_ref(), Some(&names[2]));
    assert_eq!(facts.unit_by_code("case").as_ref(), Some(&unit));
    assert_eq!(facts.unit(UnitId(2)).as_ref(), Some(&unit));
    assert_eq!(facts.units().iter().map(|unit| unit.id.0).collect::<Vec<_>>(), [2, 1]);
    assert_eq!((facts.pack(ItemId(1), UnitId(2)), facts.pack(ItemId(2), UnitId(2))), (Some(pack), None));
    assert_eq!(facts.packs_of(ItemId(1)), [pack]);
    assert_eq!(facts.category_by_code("black").as_ref(), Some(&category));
    assert_eq!(facts.category(CategoryId(2)).as_ref(), Some(&category));
    assert_eq!(facts.categories().len(), 2);
    assert_eq!(facts.lot_by_code(ItemId(1), "l2"), Some(lot(2, Some(day("2027-01-31")))));
    assert_eq!(facts.lot(LotId(1)), Some(lot(1, None)));
    sound(&facts);
}

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

/// Days are sums of one commit each, added up in the file.
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

#[test]
fn stock_masters_and_documents() {
    let shop = Shop::new();
    let place = Place { id: PlaceId(1), site: SHOP, code: "A-1".into(), folded: "a-1".into() };
    let reason = Reason {
        id: ReasonId(1),
        code: "BROKEN".into(),
        folded: "broken".into(),
        name: "Broken".into(),
        role: Role::Scrap,
    };
    shop.masters(vec![Master::Place(place.clone()), Master::Reason(reason.clone())]);
    let written = |id, command| {
        let mut document = document(id, command);
        document.attributes = serde_json::from_str("{\"till\":3}").unwrap();
        document.external_refs = BTreeMap::from([("wms".to_owned(), "77".to_owned())]);
        document
    };
    let plain = |command| Document { reference: None, ..document(2, command) };
    let command = shop.command(|command| {
        let mut records = vec![Record::Document(written(1, command)), Record::Document(plain(command))];
        records.extend((1..=3).map(|id| Record::Movement(movement(id, command))));
        records
    });
    let facts = shop.store.facts();
    assert_eq!(facts.site(SHOP), Some(site(SHOP, "shop", SiteKind::Store)));
    assert_eq!(facts.site_by_code("depot").map(|site| site.id), Some(DEPOT));
    assert_eq!(facts.sites_of(ENTITY).len(), 2);
    assert_eq!(facts.sites_of(EntityId::NONE).iter().map(|site| site.id.0).collect::<Vec<_>>(), [1, 2, 101, 102]);
    assert_eq!(facts.place(PlaceId(1)).as_ref(), Some(&place));
    assert_eq!((facts.place_by_code(SHOP, "a-1"), facts.place_by_code(DEPOT, "a-1")), (Some(place), None));
    assert_eq!(facts.reason(ReasonId(1)).as_ref(), Some(&reason));
    assert_eq!(facts.reason_by_code("broken").as_ref(), Some(&reason));
    assert_eq!(facts.reasons(), [reason]);
    assert_eq!(facts.document(DocumentId(1)), Some(written(1, command)));
    assert_eq!(facts.document_by_number(RECEIPTS, 2), Some(plain(command)));
    let by_reference = |kind, reference| facts.document_by_reference(PartyId(7), kind, reference);
    assert_eq!(by_reference(DocumentKind::Receipt, "DN-1"), Some(written(1, command)));
    assert_eq!(by_reference(DocumentKind::Issue, "DN-1"), None);
    assert_eq!(facts.movements(MovementId(2), 2), [movement(2, command), movement(3, command)]);
    assert_eq!(facts.movements(MovementId(2), 0), []);
    sound(&facts);
}

#[test]
fn stock_balances() {
    let shop = Shop::new();
    shop.command(|command| vec![Record::Document(document(1, command)), Record::Movement(movement(1, command))]);
    let key = |item, site, state| PositionKey {
        item: ItemId(item),
        site,
        state,
        place: PlaceId(1),
        lot: LotId(2),
        owner: PartyId(3),
    };
    let some = Quantity::from_micros;
    let transfer = |id, to, open| TransferLine {
        id: TransferLineId(id),
        document: DocumentId(1),
        line: 10 - id,
        item: ItemId(1),
        lot: LotId(2),
        owner: PartyId(3),
        state: StockState::Sellable,
        from: SHOP,
        to,
        valued: id == 1,
        shipped: some(9),
        open: some(open),
    };
    let transfers = [transfer(1, DEPOT, 4), transfer(2, DEPOT, 0), transfer(3, SHOP, 1)];
    let used = MovementUse { quantity: some(2), value: ValueMicro::from_micros(3) };
    let count = Count { document: DocumentId(1), state: CountState::Open, blind: true, opened_movement: MovementId(1) };
    let line_key = CountLineKey { document: DocumentId(1), line: 1 };
    let line = CountLine {
        position: key(1, SHOP, StockState::Damaged),
        opened: some(5),
        rounds: 1,
        counted: some(4),
        book: some(5),
    };
    shop.balances(|writer| {
        stock::write_positions(
            writer,
            &[
                (key(1, SHOP, StockState::Sellable), Some(&some(1))),
                (key(1, SHOP, StockState::Damaged), Some(&some(2))),
                (key(1, DEPOT, StockState::Sellable), Some(&some(0))),
                (key(2, SHOP, StockState::Quarantine), Some(&some(-4))),
            ],
        )?;
        stock::write_positions(writer, &[(key(1, SHOP, StockState::Sellable), Some(&some(7)))])?;
        let rows: Vec<_> = transfers.iter().map(|line| (line.id, Some(line))).collect();
        stock::write_transfer_lines(writer, &rows)?;
        stock::write_uses(writer, &[(MovementId(1), Some(&used))])?;
        stock::write_counts(writer, &[(DocumentId(1), Some(&count))])?;
        stock::write_count_lines(writer, &[(line_key, Some(&line))])
    });

    let facts = shop.store.facts();
    let micros = |rows: Vec<backroom_domain::stock::types::PositionRow>| -> Vec<i64> {
        rows.iter().map(|row| row.quantity.micros()).collect()
    };
    assert_eq!(
        facts.positions(&[key(1, SHOP, StockState::Sellable), key(9, SHOP, StockState::Sellable)]),
        [Some(some(7)), None]
    );
    assert_eq!(micros(facts.positions_of_item(ItemId(1), SHOP)), [7, 2]);
    assert_eq!(micros(facts.positions_of_item(ItemId(1), SiteId::NONE)), [7, 2, 0]);
    assert_eq!(micros(facts.positions_at(SHOP, ItemId::NONE, 1)), [7, 2]);
    assert_eq!(micros(facts.positions_at(SHOP, ItemId::NONE, 9)), [7, 2, -4]);
    assert_eq!(micros(facts.positions_at(SHOP, ItemId(1), 9)), [-4]);
    assert!(facts.positions_at(DEPOT, ItemId::NONE, 9).is_empty());
    assert_eq!(shop.store.position_sum("green-1", SHOP), Ok(Some(some(9))));
    let [first, second, third] = transfers;
    assert_eq!(facts.transfer_line(TransferLineId(2)).as_ref(), Some(&second));
    assert_eq!(facts.transfer_lines_of(DocumentId(1)), [third.clone(), second, first.clone()]);
    assert_eq!(facts.transfer_lines_open(DEPOT, 9), [first.clone()]);
    assert_eq!(facts.transfer_lines_open(SiteId::NONE, 9), [first, third]);
    assert_eq!(facts.movement_uses(&[MovementId(1), MovementId(2)]), [Some(used), None]);
    assert_eq!(facts.count(DocumentId(1)), Some(count));
    assert_eq!(facts.count_lines(DocumentId(1)), [(line_key, line)]);
    sound(&facts);
}

/// A row that only layers may lose is not lost in silence.
#[test]
fn only_layers_are_removed() {
    let shop = Shop::new();
    let writer = &mut crate::write::Writer::new(&shop.store);
    let fault = flow::write_series_heads(writer, &[(SeriesId(1), None)]).unwrap_err();
    assert_eq!(fault.message, "rows of series_heads are never removed");
}

/// The engine plans to look for an item's movements when an item is written, and does so only when the row is refused.
#[test]
fn writing_a_master_looks_at_no_journal() {
    let shop = Shop::new();
    shop.command(|command| {
        let mut records = vec![Record::Document(document(1, command))];
        records.extend((1..=200).map(|id| Record::Movement(movement(id, command))));
        records
    });
    for (table, row) in [
        (
            &catalogue::ITEMS,
            "SELECT item_id, code, folded, name, kind, category_id, unit_id, costing_method, tax_class, tracking, status, attributes FROM items WHERE item_id = 1",
        ),
        (
            &ledger::ACCOUNTS,
            "SELECT account_id, entity_id, code, folded, name, kind, control, currency, active FROM accounts WHERE account_id = 1",
        ),
    ] {
        let row = shop.store.select(row, 1).unwrap().rows.remove(0);
        let mut prepared = shop.store.connection.prepare(table.statement()).unwrap();
        prepared.execute(rusqlite::params_from_iter(row)).unwrap();
        assert_eq!(prepared.get_status(StatementStatus::FullscanStep), 0, "{}", table.name);
        assert!(prepared.get_status(StatementStatus::VmStep) < 400, "{}", table.name);
    }
}
