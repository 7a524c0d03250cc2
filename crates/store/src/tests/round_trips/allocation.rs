//! Channels, demands and promises.

use std::collections::BTreeMap;
use std::sync::Arc;

use backroom_domain::allocation::facts::AllocationFacts;
use backroom_domain::allocation::types::{
    Cause, Channel, ChannelSite, Demand, DemandEnd, DemandKey, DemandKind, DemandLine, DemandMove, GuardKey,
    ParcelDayKey, Promise, Seat, ShipRule, ShortageRule, Split, Stage, SupplySite, Waiting,
};
use backroom_domain::flow::{FlowFacts, Head, Master, Record};
use backroom_domain::values::{
    CategoryId, ChannelId, CommandId, DemandId, EntityId, Instant, ItemId, LotId, PartyId, PlaceId, Quantity, SiteId,
    UnitPrice,
};

use rusqlite::types::Value as Cell;

use super::sound;
use crate::allocation;
use crate::tests::shop::{DEPOT, ENTITY, SHOP, Shop, day};
use crate::write::Writer;

pub(in crate::tests) fn channel(id: i64, code: &str) -> Channel {
    let is_first = id == 1;
    let site = |site, categories: &[i64]| ChannelSite {
        site,
        cost_minor: 250 * id,
        categories: categories.iter().copied().map(CategoryId).collect(),
    };
    Channel {
        id: ChannelId(id),
        code: code.into(),
        folded: code.to_lowercase(),
        name: format!("Sold by {code}"),
        entity: ENTITY,
        ship_rule: if is_first { ShipRule::WholeLines } else { ShipRule::WhatThereIs },
        shortage_rule: if is_first { ShortageRule::Backorder } else { ShortageRule::Refuse },
        priority: id + 2,
        reservation_minutes: is_first.then_some(30),
        remaining_life_days: 14,
        parcels_most: is_first.then_some(2),
        sites: if is_first { vec![site(DEPOT, &[1, 2]), site(SHOP, &[])] } else { Vec::new() },
        active: is_first,
    }
}

/// A demand as it was opened: carts by an even key, orders by an odd one.
pub(in crate::tests) fn demand(id: i64, command: CommandId) -> Demand {
    let kind = if id % 2 == 0 { DemandKind::Cart } else { DemandKind::Order };
    Demand {
        id: DemandId(id),
        command,
        key: DemandKey { channel: ChannelId(1), kind, reference: format!("a-{id}") },
        reference: format!("A-{id}"),
        entity: ENTITY,
        customer: PartyId(7),
        zone: "de-10".into(),
        site: DEPOT,
        priority: 3,
        ship_rule: ShipRule::Whole,
        shortage_rule: ShortageRule::Backorder,
        remaining_life_days: 14,
        wanted_on: day("2026-03-04"),
        expires_at: Some(Instant::from_micros(10 - id)),
        lines: Vec::new(),
        promises: Vec::new(),
    }
}

/// A line as it was opened: of the item with its number.
pub(in crate::tests) fn line(line: i64, command: CommandId) -> DemandLine {
    let worth = UnitPrice::parse("4.25").unwrap();
    DemandLine { line, command, item: ItemId(line), worth, split: Split::default() }
}

fn units(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

/// All of a line is open.
pub(in crate::tests) fn open(quantity: &str) -> Split {
    Split { wanted: units(quantity), open: units(quantity), ..Split::default() }
}

const SHELF: Seat = Seat { site: SHOP, place: PlaceId(4), lot: LotId(3), owner: PartyId(7) };
const RACK: Seat = Seat { site: DEPOT, place: PlaceId::NONE, lot: LotId::NONE, owner: PartyId::NONE };

pub(in crate::tests) fn step(id: i64, command: CommandId, demand: i64) -> DemandMove {
    DemandMove {
        id,
        command,
        demand: DemandId(demand),
        line: 1,
        cause: Cause::Sourced,
        from: Stage::Open,
        to: Stage::Reserved,
        seat: SHELF,
        quantity: units("2.5"),
        occurred_on: day("2026-03-01"),
    }
}

pub(in crate::tests) fn end(id: i64, command: CommandId, demand: i64) -> DemandEnd {
    let expires_at = (id % 2 == 1).then(|| Instant::from_micros(10 + id));
    DemandEnd { id, command, demand: DemandId(demand), expires_at }
}

fn promise(line: i64, seat: Seat, [reserved, allocated, picked]: [&str; 3]) -> Promise {
    let [reserved, allocated, picked] = [reserved, allocated, picked].map(units);
    Promise { line, seat, item: ItemId(line), reserved, allocated, picked }
}

#[test]
fn channels_and_what_supplies_them() {
    let shop = Shop::new();
    let channels = [channel(1, "Web"), channel(2, "Market")];
    let lanes = BTreeMap::from([("de".to_owned(), 490), ("ä \"x\"".to_owned(), 0)]);
    let depot = SupplySite { site: DEPOT, handling_minor: 120, parcels_per_day: Some(40), lanes };
    let plain = SupplySite { site: SHOP, ..SupplySite::default() };
    let key = |site, channel| GuardKey { item: ItemId(1), site, channel: ChannelId(channel) };
    let mut masters: Vec<Master> = channels.iter().cloned().map(Master::Channel).collect();
    masters.extend(
        [SupplySite { handling_minor: 9, ..depot.clone() }, depot.clone(), plain.clone()].map(Master::SupplySite),
    );
    for (key, kept) in [(key(DEPOT, 1), "1"), (key(SHOP, 2), "2.5"), (key(SHOP, 0), "3"), (key(DEPOT, 1), "0")] {
        masters.push(Master::Guard(key, units(kept)));
    }
    shop.masters(masters);

    let facts = shop.store.facts();
    let [web, market] = channels;
    assert_eq!((facts.channel_by_code("web").as_ref(), facts.channel_by_code("Web")), (Some(&web), None));
    assert_eq!((facts.channel(ChannelId(2)).as_ref(), facts.channel(ChannelId(3))), (Some(&market), None));
    assert_eq!(facts.channels_of(ENTITY), [market, web]);
    assert_eq!(facts.channels_of(EntityId(2)), []);
    assert_eq!((facts.supply_site(DEPOT), facts.supply_site(SHOP)), (Some(depot), Some(plain)));
    assert_eq!(facts.supply_site(SiteId(1)), None);
    assert_eq!(facts.guards_of(ItemId(1)), [(key(SHOP, 0), units("3")), (key(SHOP, 2), units("2.5"))]);
    assert_eq!(facts.guards_of(ItemId(2)), []);
    assert_eq!(facts.head(Head::Channel), 2);
    sound(&facts);
}

/// Writes demands as they have become.
fn write(shop: &Shop, demands: &[Arc<Demand>]) {
    let rows: Vec<_> = demands.iter().map(|demand| (demand.id, Some(demand))).collect();
    shop.balances(|writer| allocation::write_demands(writer, &rows));
}

/// A shop with an order, a cart and an order that are opened and then promised what there is.
fn promised() -> (Shop, [Arc<Demand>; 3]) {
    let shop = Shop::new();
    shop.masters(vec![Master::Channel(channel(1, "Web"))]);
    let opened = |command| {
        let mut records = Vec::new();
        for id in 1..=3 {
            records.push(Record::Demand(Arc::new(demand(id, command))));
            records.extend([1, 2].map(|at| Record::DemandLine(DemandId(id), line(at, command))));
        }
        records
    };
    let as_opened = |id, command, split| {
        Arc::new(Demand {
            lines: vec![DemandLine { split, ..line(1, command) }, line(2, command)],
            ..demand(id, command)
        })
    };
    let command = shop.command_with(opened, |command, writer| {
        let demands = [1, 2, 3].map(|id| as_opened(id, command, open("9")));
        let rows: Vec<_> = demands.iter().map(|demand| (demand.id, Some(demand))).collect();
        allocation::write_demands(writer, &rows)
    });
    let split = Split {
        wanted: units("9"),
        open: units("0.5"),
        reserved: units("2.5"),
        allocated: units("1"),
        picked: units("2"),
        shipped: units("1.5"),
        cancelled: units("1.5"),
    };
    let moved_on = |id, expires_at, promises: Vec<Promise>| {
        let demand = as_opened(id, command, split);
        Arc::new(Demand { expires_at, promises, ..(*demand).clone() })
    };
    let first =
        [promise(1, SHELF, ["0", "1", "2"]), promise(1, RACK, ["2.5", "0", "0"]), promise(2, RACK, ["0", "0", "0"])];
    let second = [promise(1, SHELF, ["2.5", "0", "0"])];
    let third =
        [promise(1, SHELF, ["1.5", "0", "0"]), promise(1, RACK, ["1", "0", "0"]), promise(2, SHELF, ["0", "1", "0"])];
    let demands = [
        moved_on(1, None, first.to_vec()),
        moved_on(2, Some(Instant::from_micros(8)), second.to_vec()),
        moved_on(3, Some(Instant::from_micros(7)), third.to_vec()),
    ];
    write(&shop, &demands);
    (shop, demands)
}

#[test]
fn demands() {
    let (shop, demands) = promised();
    let [first, second, third] = &demands;
    let facts = shop.store.facts();
    for demand in &demands {
        assert_eq!(facts.demand(demand.id).as_ref(), Some(&**demand));
        assert_eq!(facts.demand_by_key(&demand.key), Some(demand.id));
    }
    assert_eq!(facts.demand(DemandId(4)), None);
    assert_eq!(facts.demand_by_key(&DemandKey { kind: DemandKind::Quote, ..first.key.clone() }), None);
    let due = |at, limit| facts.demands_due(Instant::from_micros(at), limit);
    assert_eq!((due(6, 9), due(7, 9)), (vec![], vec![third.id]));
    assert_eq!((due(8, 9), due(8, 1)), (vec![third.id, second.id], vec![third.id]));
    let past = |item, at| facts.reserved_past(ItemId(item), Instant::from_micros(at));
    assert_eq!((past(1, 6), past(2, 9)), (vec![], vec![]));
    assert_eq!(past(1, 7), [(SHOP, units("1.5")), (DEPOT, units("1"))]);
    assert_eq!(past(1, 8), [(SHOP, units("4")), (DEPOT, units("1"))]);
    assert_eq!(facts.demands_promised(ItemId(1), SHOP), [first.id, second.id, third.id]);
    assert_eq!(facts.demands_promised(ItemId(1), DEPOT), [first.id, third.id]);
    assert_eq!(
        (facts.demands_promised(ItemId(2), DEPOT), facts.demands_promised(ItemId(2), SHOP)),
        (vec![], vec![third.id])
    );
    let waits = |demand: &Demand| Waiting::of(demand, &demand.lines[0]).unwrap();
    assert_eq!((facts.waiting(ItemId(1)), facts.waiting(ItemId(2))), (vec![waits(first), waits(third)], vec![]));
    assert_eq!(facts.head(Head::Demand), 3);
    sound(&facts);

    // A line that is open no longer and a promise that is empty are found by nobody who looks for them.
    let none = Quantity::ZERO;
    let nothing = |promise: &Promise| Promise { reserved: none, allocated: none, picked: none, ..*promise };
    let emptied = Arc::new(Demand {
        lines: vec![
            DemandLine {
                split: Split { wanted: units("9"), cancelled: units("9"), ..Split::default() },
                ..third.lines[0].clone()
            },
            third.lines[1].clone(),
        ],
        promises: third.promises.iter().map(nothing).collect(),
        ..(**third).clone()
    });
    write(&shop, &[Arc::clone(&emptied)]);
    assert_eq!(facts.demand(third.id).as_ref(), Some(&*emptied));
    assert_eq!((facts.waiting(ItemId(1)), facts.demands_promised(ItemId(2), SHOP)), (vec![waits(first)], vec![]));
    assert_eq!(facts.reserved_past(ItemId(1), Instant::from_micros(8)), [(SHOP, units("2.5"))]);
    sound(&facts);
}

/// Every cause and every stage is one to the file too.
#[test]
fn moves() {
    let (shop, _) = promised();
    let every = |command: CommandId| -> Vec<DemandMove> {
        let stages = Stage::ALL.iter().zip(Stage::ALL.iter().cycle().skip(1));
        let by_stage = stages.map(|(from, to)| DemandMove { from: *from, to: *to, seat: RACK, ..step(0, command, 2) });
        let by_cause = Cause::ALL.iter().map(|cause| DemandMove { cause: *cause, ..step(0, command, 2) });
        (1..).zip(by_stage.chain(by_cause)).map(|(id, step)| DemandMove { id, ..step }).collect()
    };
    let command = shop.command(|command| every(command).into_iter().map(Record::DemandMove).collect());
    let last = every(command).len() as i64 + 1;
    let other = shop.command(|command| vec![Record::DemandMove(step(last, command, 1))]);

    let facts = shop.store.facts();
    assert_eq!(facts.demand_moves(DemandId(2)), every(command));
    assert_eq!(facts.demand_moves(DemandId(1)), [step(last, other, 1)]);
    assert_eq!(facts.demand_moves(DemandId(3)), []);
    assert_eq!(facts.head(Head::DemandMove), last);
    sound(&facts);
}

/// When reservations end is read again by verify alone.
#[test]
fn ends() {
    let (shop, _) = promised();
    let command = shop.command(|command| [1, 2].map(|id| Record::DemandEnd(end(id, command, 2))).to_vec());
    let sql = "SELECT demand_end_id, command_id, demand_id, expires_at FROM demand_ends ORDER BY 1";
    let rows = shop.store.select(sql, 9).unwrap().rows;
    let told = |id, expires_at| vec![Cell::Integer(id), Cell::Integer(command.0), Cell::Integer(2), expires_at];
    assert_eq!(rows, [told(1, Cell::Integer(11)), told(2, Cell::Null)]);
    let facts = shop.store.facts();
    assert_eq!(facts.head(Head::DemandEnd), 2);
    sound(&facts);
}

#[test]
fn what_orders_wait_for_and_what_sites_took_on() {
    let shop = Shop::new();
    let on = |site, text| ParcelDayKey { site, on: day(text) };
    let written = |open: [&str; 2], parcels: i64| {
        let [first, second] = open.map(units);
        shop.balances(|writer| {
            allocation::write_open(writer, &[(ItemId(1), Some(&first)), (ItemId(2), Some(&second))])?;
            allocation::write_parcel_days(writer, &[(on(SHOP, "2026-03-01"), Some(&parcels))])
        });
    };
    written(["1", "2.5"], 1);
    let facts = shop.store.facts();
    let items = |after, limit| facts.items_open(ItemId(after), limit);
    assert_eq!((items(0, 9), items(0, 1), items(1, 9)), (vec![ItemId(1), ItemId(2)], vec![ItemId(1)], vec![ItemId(2)]));
    written(["0", "3"], 2);
    assert_eq!((items(0, 9), items(2, 9)), (vec![ItemId(2)], vec![]));
    let open = [1, 2, 3].map(|item| facts.open_demand(ItemId(item)));
    assert_eq!(open, [Some(Quantity::ZERO), Some(units("3")), None]);
    let parcels =
        [on(SHOP, "2026-03-01"), on(SHOP, "2026-03-02"), on(DEPOT, "2026-03-01")].map(|key| facts.parcel_day(key));
    assert_eq!(parcels, [Some(2), None, None]);
    sound(&facts);
}

/// The guards of the schema hold against whoever comes by another way.
#[test]
fn what_was_opened_stays_and_adds_up() {
    let (shop, _) = promised();
    let refused = |sql: &str| shop.store.connection.execute_batch(sql).unwrap_err().to_string();
    for (sql, why) in [
        ("UPDATE demands SET zone = 'fr'", "a row of demands stays as it was opened"),
        ("DELETE FROM demands", "rows of demands are never removed"),
        ("UPDATE demand_lines SET worth = 1", "a row of demand_lines stays as it was opened"),
        ("DELETE FROM demand_lines", "rows of demand_lines are never removed"),
        ("UPDATE demand_lines SET open = open + 1", "CHECK constraint failed"),
        ("UPDATE promises SET picked = -1", "CHECK constraint failed"),
        ("UPDATE channels SET priority = 10", "CHECK constraint failed"),
    ] {
        assert!(refused(sql).contains(why), "{sql}: {}", refused(sql));
    }
    let same = Arc::new(Demand { key: demand(2, CommandId(1)).key, ..demand(4, CommandId(1)) });
    let writer = &mut Writer::new(&shop.store);
    let fault = allocation::write_demands(writer, &[(same.id, Some(&same))]).unwrap_err();
    assert_eq!(fault.code, "store.constraint");
}
