//! A small shop on a real file, filled without the domain's rules.

use std::collections::BTreeMap;

use backroom_domain::catalogue::types::{Category, CostingMethod, Item, ItemKind, ItemStatus, Tracking, Unit};
use backroom_domain::costing::types::{Area, AreaKind};
use backroom_domain::flow::{FlowFacts, Head};
use backroom_domain::flow::{Master, Record, Series};
use backroom_domain::ledger::types::{Account, AccountKind, Entity};
use backroom_domain::stock::types::{Document, DocumentKind, Site, SiteKind};
use backroom_domain::values::{
    AccountId, ActorId, AreaId, Attributes, BusinessDate, CategoryId, CommandId, Currency, Digest, DocumentId,
    EntityId, EntryId, Instant, ItemId, MovementId, PartyId, PoolMoveId, RollHour, SeriesId, SiteId, TimeZone, UnitId,
};
use uuid::Uuid;

use crate::write::Writer;
use crate::{CommandOutcome, CommandRow, Fault, OpenOptions, Store};

pub(super) const ENTITY: EntityId = EntityId(1);
pub(super) const SHOP: SiteId = SiteId(101);
pub(super) const DEPOT: SiteId = SiteId(102);
pub(super) const AREA: AreaId = AreaId(1);
pub(super) const STOCK: AccountId = AccountId(1);
pub(super) const WAITING: AccountId = AccountId(2);
pub(super) const COST: AccountId = AccountId(3);
pub(super) const ENTRIES: SeriesId = SeriesId(1);
pub(super) const RECEIPTS: SeriesId = SeriesId(2);

pub(super) struct Shop {
    pub(super) store: Store,
    pub(super) folder: tempfile::TempDir,
}

pub(super) fn day(text: &str) -> BusinessDate {
    BusinessDate::parse(text).unwrap()
}

impl Shop {
    /// A new file.
    pub(super) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = OpenOptions { synchronous_full: false, ..OpenOptions::default() };
        let store = Store::create(&folder.path().join("shop.backroom"), &options).unwrap();
        Self { store, folder }
    }

    /// A file with an entity, two sites, three accounts and two items.
    pub(super) fn new() -> Self {
        let shop = Self::empty();
        let mut masters = vec![
            Master::Series(Series { id: ENTRIES, entity: ENTITY, kind: "entry".into(), prefix: "JE-A-".into() }),
            Master::Series(Series { id: RECEIPTS, entity: ENTITY, kind: "receipt".into(), prefix: "GR-A-".into() }),
            Master::Unit(Unit {
                id: UnitId(1),
                code: "EA".into(),
                folded: "ea".into(),
                name: "each".into(),
                decimals: 3,
            }),
            Master::Category(Category {
                id: CategoryId(1),
                code: "TEA".into(),
                folded: "tea".into(),
                name: "Tea".into(),
                parent: CategoryId::NONE,
            }),
            Master::Area(Area {
                id: AREA,
                entity: ENTITY,
                kind: AreaKind::Entity,
                code: "A".into(),
                folded: "a".into(),
            }),
            Master::Entity(entity()),
        ];
        masters.extend([item(1, "Green-1"), item(2, "Black-2")].map(Master::Item));
        masters.extend([account(STOCK, "1400"), account(WAITING, "2100"), account(COST, "5000")].map(Master::Account));
        masters.extend(
            [
                site(SiteKind::Supplier.outside(), "supplier", SiteKind::Supplier),
                site(SiteKind::Customer.outside(), "customer", SiteKind::Customer),
                site(SHOP, "shop", SiteKind::Store),
                site(DEPOT, "depot", SiteKind::Warehouse),
            ]
            .map(Master::Site),
        );
        shop.masters(masters);
        shop
    }

    /// One command that writes records, committed; the clock moves on by a second.
    pub(super) fn command(&self, records: impl FnOnce(CommandId) -> Vec<Record>) -> CommandId {
        let id = CommandId(self.store.facts().head(Head::Command) + 1);
        self.try_command(&records(id)).unwrap();
        id
    }

    /// One command with the balances it leaves, which its records refer to.
    pub(super) fn command_with(
        &self,
        records: impl FnOnce(CommandId) -> Vec<Record>,
        balances: impl FnOnce(CommandId, &mut Writer<'_>) -> Result<(), Fault>,
    ) -> CommandId {
        let id = CommandId(self.store.facts().head(Head::Command) + 1);
        self.try_command_with(&records(id), || balances(id, &mut Writer::new(&self.store))).unwrap();
        id
    }

    pub(super) fn try_command(&self, records: &[Record]) -> Result<(), Fault> {
        self.try_command_with(records, || Ok(()))
    }

    /// One command with what else its commit writes.
    pub(super) fn try_command_with(
        &self,
        records: &[Record],
        balances: impl FnOnce() -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let store = &self.store;
        store.begin_write()?;
        let written = self.stage(records).and_then(|()| store.flush()).and_then(|()| balances());
        match written.and_then(|()| store.commit()) {
            Ok(()) => Ok(()),
            Err(fault) => {
                store.rollback();
                Err(fault)
            }
        }
    }

    /// The next command with its records, staged in the open transaction.
    pub(super) fn stage(&self, records: &[Record]) -> Result<(), Fault> {
        let store = &self.store;
        let id = store.facts().head(Head::Command) + 1;
        let mut row = CommandRow {
            id: CommandId(id),
            key: Uuid::from_u128(id as u128),
            operation: "test.run",
            actor: ActorId(1),
            source: "test",
            outcome: CommandOutcome::Done,
            refusal_code: None,
            request_digest: Digest([7; 32]),
            records_digest: store.stage_records(records),
            entity: ENTITY,
            site: SiteId::NONE,
            stream_position: id,
            recorded_at: Instant::from_micros(id * 1_000_000),
            hash: Digest::default(),
            reply: Some("{}"),
        };
        row.hash = row.chain_hash(Digest::default());
        store.stage_command(&row)
    }

    /// One command that writes master rows.
    pub(super) fn masters(&self, masters: Vec<Master>) -> CommandId {
        let history = self.store.facts().head(Head::History);
        self.command(|command| {
            (history + 1..).zip(masters).map(|(history, master)| Record::Master(history, command, master)).collect()
        })
    }

    /// Balances written and committed.
    pub(super) fn balances(&self, write: impl FnOnce(&mut Writer<'_>) -> Result<(), Fault>) {
        self.store.begin_write().unwrap();
        write(&mut Writer::new(&self.store)).unwrap();
        self.store.commit().unwrap();
    }
}

pub(super) fn entity() -> Entity {
    Entity {
        id: ENTITY,
        code: "ACME".into(),
        folded: "acme".into(),
        name: "Acme Ltd".into(),
        currency: Currency::EUR,
        time_zone: TimeZone::parse("Europe/Berlin").unwrap(),
        area: AREA,
        transit_site: SiteId(103),
        transit_area: AreaId(2),
    }
}

pub(super) fn account(id: AccountId, code: &str) -> Account {
    Account {
        id,
        entity: ENTITY,
        code: code.into(),
        folded: code.into(),
        name: format!("Account {code}"),
        kind: AccountKind::Asset,
        control: None,
        currency: None,
        active: true,
    }
}

pub(super) fn site(id: SiteId, code: &str, kind: SiteKind) -> Site {
    Site {
        id,
        code: code.into(),
        folded: code.into(),
        name: code.into(),
        kind,
        entity: if kind.holds_stock() { ENTITY } else { EntityId::NONE },
        area: if kind.holds_stock() { AREA } else { AreaId::NONE },
        time_zone: TimeZone::UTC,
        roll_hour: RollHour::new(4).unwrap(),
        negative_allowed: false,
        active: true,
    }
}

pub(super) fn item(id: i64, code: &str) -> Item {
    Item {
        id: ItemId(id),
        code: code.into(),
        folded: code.to_lowercase(),
        name: "Tea".into(),
        kind: ItemKind::Stocked,
        category: CategoryId(1),
        unit: UnitId(1),
        decimals: 3,
        method: CostingMethod::Fifo,
        tax_class: "standard".into(),
        tracking: Tracking::None,
        status: ItemStatus::Published,
        attributes: Attributes::default(),
    }
}

pub(super) fn document(id: i64, command: CommandId) -> Document {
    Document {
        id: DocumentId(id),
        command,
        kind: DocumentKind::Receipt,
        series: RECEIPTS,
        number: id,
        entity: ENTITY,
        site: SHOP,
        party: PartyId(7),
        reference: Some(format!("DN-{id}")),
        occurred_on: day("2026-03-01"),
        posted_on: day("2026-03-02"),
        corrects: DocumentId::NONE,
        entry: EntryId::NONE,
        first_movement: MovementId(1),
        movements: 1,
        first_pool_move: PoolMoveId(1),
        pool_moves: 0,
        attributes: Attributes::default(),
        external_refs: BTreeMap::new(),
    }
}
