//! What is expected, and what is published.

use std::sync::Arc;

use backroom_domain::allocation::facts::{ExpectedFacts, FeedFacts};
use backroom_domain::allocation::types::{
    Demand, DemandLine, DemandMove, ExpectedCause, ExpectedKey, ExpectedKind, ExpectedLine, ExpectedLineKey,
    ExpectedMove, ExpectedSupply, Feed, FeedHead, FeedKey, FeedLine, FeedMark, FeedPublication, FeedRow, GuardKey,
    Seat, Sweep,
};
use backroom_domain::catalogue::types::Lot;
use backroom_domain::flow::{FlowFacts, Head, Master, Record};
use backroom_domain::values::{
    ChannelId, CommandId, DemandId, ExpectedSupplyId, ItemId, LotId, Percent, Quantity, SiteId,
};

use super::allocation::{channel, demand, line, open, step};
use super::{movement, sound};
use crate::allocation;
use crate::tests::shop::{DEPOT, SHOP, Shop, day, document, item};

fn units(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

/// A reference of the shop: bought by an odd key, returned by an even one.
pub(in crate::tests) fn expected_supply(id: i64, command: CommandId) -> ExpectedSupply {
    let kind = if id % 2 == 0 { ExpectedKind::Resale } else { ExpectedKind::Inbound };
    let key = ExpectedKey { site: SHOP, kind, reference: format!("po-{id}") };
    ExpectedSupply { id: ExpectedSupplyId(id), command, key, reference: format!("PO-{id}") }
}

fn key(supply: i64, item: i64, on: &str) -> ExpectedLineKey {
    ExpectedLineKey { supply: ExpectedSupplyId(supply), item: ItemId(item), expected_on: day(on) }
}

pub(in crate::tests) fn expected_move(id: i64, command: CommandId) -> ExpectedMove {
    let cause = if id % 2 == 0 { ExpectedCause::Arrived } else { ExpectedCause::Told };
    let change = if id % 2 == 0 { units("-2.5") } else { units("9") };
    ExpectedMove { id, command, key: key(1, 1, "2026-03-09"), cause, change }
}

fn head(sequence: i64) -> FeedHead {
    let sweep = (sequence % 2 == 0).then_some(Sweep { item: ItemId(sequence), resends: sequence % 4 == 0 });
    FeedHead { sequence, movement: 5, demand_move: 6, history: 7, good_on: day("2026-03-08"), sweep }
}

pub(in crate::tests) fn publication(id: i64, command: CommandId) -> FeedPublication {
    FeedPublication { id, command, channel: ChannelId(1), lines: 2, head: head(2 * id) }
}

fn row(item: i64, site: SiteId, sequence: i64, quantity: &str) -> FeedRow {
    let key = FeedKey { channel: ChannelId(1), item: ItemId(item), site };
    FeedRow { key, sequence, quantity: units(quantity) }
}

pub(in crate::tests) fn feed_line(publication: i64, line: i64) -> FeedLine {
    FeedLine { publication, line, row: row(line, DEPOT, 2 * publication - 2 + line, "1.5") }
}

#[test]
fn what_is_expected() {
    let shop = Shop::new();
    let line = |key: ExpectedLineKey, quantity: &str| {
        let supply = expected_supply(key.supply.0, CommandId(1));
        let (site, kind, reference) = (supply.key.site, supply.key.kind, supply.reference);
        ExpectedLine { key, site, kind, reference, quantity: units(quantity) }
    };
    let records = |command| {
        let mut records: Vec<Record> =
            [1, 2].map(|id| Record::ExpectedSupply(Arc::new(expected_supply(id, command)))).to_vec();
        records.extend([1, 2].map(|id| Record::ExpectedMove(expected_move(id, command))));
        records
    };
    let written = [
        line(key(1, 1, "2026-03-09"), "6.5"),
        line(key(1, 2, "2026-03-09"), "1"),
        line(key(2, 1, "2026-03-04"), "2"),
        line(key(2, 1, "2026-03-05"), "0"),
    ];
    let rows: Vec<_> = written.iter().map(|line| (line.key, Some(line))).collect();
    let command = shop.command_with(records, |_, writer| allocation::write_expected_lines(writer, &rows));

    let facts = shop.store.facts();
    for id in [1, 2] {
        let supply = expected_supply(id, command);
        assert_eq!(facts.expected_supply(&supply.key), Some(supply));
    }
    let elsewhere = ExpectedKey { site: DEPOT, ..expected_supply(1, command).key };
    assert_eq!(facts.expected_supply(&elsewhere), None);
    let [tea, cup, back, _] = written;
    assert_eq!(facts.expected_under(ExpectedSupplyId(1)), [tea.clone(), cup.clone()]);
    assert_eq!(facts.expected_under(ExpectedSupplyId(2)), [back.clone()]);
    let mut of_tea = facts.expected_of(ItemId(1));
    of_tea.sort_by_key(|line| line.key);
    assert_eq!(
        (of_tea, facts.expected_of(ItemId(2)), facts.expected_of(ItemId(3))),
        (vec![tea, back], vec![cup], vec![])
    );
    assert_eq!([Head::ExpectedSupply, Head::ExpectedMove].map(|head| facts.head(head)), [2, 2]);
    sound(&facts);
}

#[test]
fn what_is_published() {
    let shop = Shop::new();
    let feed = |buffer: &str, by_site| Feed {
        channel: ChannelId(1),
        buffer: units(buffer),
        buffer_percent: Percent::parse("12.5").unwrap(),
        minimum_change: units("0.5"),
        by_site,
    };
    shop.masters(vec![Master::Channel(channel(1, "Web")), Master::Channel(channel(2, "Market"))]);
    shop.masters(vec![Master::Feed(feed("9", false)), Master::Feed(feed("1", true))]);
    let records = |command| {
        let mut records: Vec<Record> = [1, 2].map(|id| Record::FeedPublication(publication(id, command))).to_vec();
        records.push(Record::FeedPublication(FeedPublication { channel: ChannelId(2), ..publication(3, command) }));
        records.extend([(1, 1), (1, 2), (2, 1), (2, 2)].map(|(id, line)| Record::FeedLine(feed_line(id, line))));
        records
    };
    let rows = [row(1, DEPOT, 3, "1.5"), row(1, SHOP, 1, "4"), row(2, SiteId::NONE, 4, "0")];
    let written: Vec<_> = rows.iter().map(|row| (row.key, Some(row))).collect();
    shop.command_with(records, |_, writer| allocation::write_feed_rows(writer, &written));

    let facts = shop.store.facts();
    assert_eq!((facts.feed(ChannelId(1)), facts.feed(ChannelId(2))), (Some(feed("1", true)), None));
    assert_eq!([1, 2, 3].map(|id| facts.feed_head(ChannelId(id))), [Some(head(4)), Some(head(6)), None]);
    let after = |after, limit| facts.feed_rows_after(ChannelId(1), after, limit);
    assert_eq!((after(0, 9), after(1, 1), after(4, 9)), (vec![rows[1], rows[0], rows[2]], vec![rows[0]], vec![]));
    let mut of_items = facts.feed_rows_of(ChannelId(1), &[ItemId(1), ItemId(3)]);
    of_items.sort_by_key(|row| row.sequence);
    assert_eq!(of_items, [rows[1], rows[0]]);
    assert_eq!(facts.feed_rows_of(ChannelId(2), &[ItemId(1)]), []);
    assert_eq!(facts.head(Head::FeedPublication), 3);
    sound(&facts);
}

/// What has happened between two records of a journal, and which lots end between two days.
#[test]
fn what_has_happened_since() {
    let shop = Shop::new();
    let before = shop.store.facts().head(Head::History);
    let lot = |id, expires_on: Option<&str>| Lot {
        id: LotId(id),
        item: ItemId(id),
        code: format!("L-{id}"),
        folded: format!("l-{id}"),
        expires_on: expires_on.map(day),
    };
    let guard = GuardKey { item: ItemId(2), site: SHOP, channel: ChannelId::NONE };
    shop.masters(vec![
        Master::Channel(channel(1, "Web")),
        Master::Guard(guard, units("1")),
        Master::Lot(lot(1, Some("2026-03-08"))),
        Master::Lot(lot(2, None)),
        Master::Item(item(1, "Green-1")),
    ]);
    shop.masters(vec![Master::Lot(Lot { item: ItemId(1), ..lot(3, Some("2026-03-10")) })]);
    let seat = Seat { site: SHOP, ..Seat::default() };
    shop.command_with(
        |command| {
            let mut records = vec![Record::Demand(Arc::new(demand(1, command)))];
            records.extend([1, 2].map(|at| Record::DemandLine(DemandId(1), line(at, command))));
            let asked = DemandMove { seat: Seat::default(), ..step(1, command, 1) };
            let sourced = DemandMove { line: 2, seat, ..step(2, command, 1) };
            records.extend([asked, sourced].map(Record::DemandMove));
            records.push(Record::Document(document(1, command)));
            records.extend([1, 2].map(|id| Record::Movement(movement(id, command))));
            records
        },
        |command, writer| {
            let lines = [1, 2].map(|at| DemandLine { split: open("1"), ..line(at, command) }).to_vec();
            let wanted = Arc::new(Demand { lines, ..demand(1, command) });
            allocation::write_demands(writer, &[(wanted.id, Some(&wanted))])
        },
    );

    let facts = shop.store.facts();
    let marks = [FeedMark::Channel(ChannelId(1)), FeedMark::Item(ItemId(2)), FeedMark::Item(ItemId(1))];
    assert_eq!(facts.masters_changed(before, before + 9), marks);
    assert_eq!(facts.masters_changed(before + 1, before + 2), marks[1..2]);
    assert!(facts.masters_changed(0, before).contains(&FeedMark::Everything), "sites and categories");
    assert_eq!(
        (facts.items_moved(0, 9), facts.items_moved(1, 2), facts.items_moved(2, 9)),
        (vec![ItemId(1); 2], vec![ItemId(1)], vec![])
    );
    assert_eq!((facts.items_promised(0, 9), facts.items_promised(0, 1)), (vec![ItemId(2)], vec![]));
    let ending = |from, before, limit| facts.lots_ending(day(from), day(before), limit).len();
    assert_eq!(ending("2026-03-08", "2026-03-10", 9), 1);
    assert_eq!((ending("2026-03-08", "2026-03-11", 9), ending("2026-03-08", "2026-03-11", 1)), (2, 1));
    assert_eq!(ending("2026-03-11", "2027-03-11", 9), 0);
    sound(&facts);
}

/// The guards of the schema hold against whoever comes by another way.
#[test]
fn what_was_told_and_published_stays() {
    let shop = Shop::new();
    shop.masters(vec![Master::Channel(channel(1, "Web"))]);
    shop.command(|command| {
        let mut records = vec![
            Record::ExpectedSupply(Arc::new(expected_supply(1, command))),
            Record::ExpectedMove(expected_move(1, command)),
            Record::FeedPublication(publication(1, command)),
        ];
        records.push(Record::FeedLine(feed_line(1, 1)));
        records
    });
    let refused = |sql: &str| shop.store.connection.execute_batch(sql).unwrap_err().to_string();
    for table in ["expected_supplies", "expected_moves", "feed_publications", "feed_lines"] {
        assert!(refused(&format!("DELETE FROM {table}")).contains("is a journal"), "{table}");
    }
    for (sql, why) in [
        ("UPDATE expected_moves SET change = 1", "is a journal"),
        ("INSERT INTO expected_moves VALUES (2, 1, 1, 1, 20260301, 'arrived', 1)", "CHECK constraint failed"),
        ("INSERT INTO expected_lines VALUES (1, 1, 20260301, -1)", "CHECK constraint failed"),
        ("INSERT INTO expected_supplies VALUES (2, 1, 101, 'inbound', 'po-1', 'po-1')", "UNIQUE constraint failed"),
        ("INSERT INTO feeds VALUES (1, 0, 100000001, 0, 0)", "CHECK constraint failed"),
        ("INSERT INTO feed_publications VALUES (2, 1, 1, 0, 2, 0, 0, 0, 20260301, NULL, 1)", "CHECK constraint failed"),
        ("INSERT INTO feed_rows VALUES (1, 1, 0, 1, 1), (1, 2, 0, 1, 1)", "UNIQUE constraint failed"),
    ] {
        assert!(refused(sql).contains(why), "{sql}: {}", refused(sql));
    }
}
