//! Sites, documents, positions and counts.

use std::collections::BTreeMap;

use backroom_domain::flow::{Master, Record};
use backroom_domain::ledger::types::Role;
use backroom_domain::stock::facts::StockFacts;
use backroom_domain::stock::types::{
    Count, CountLine, CountLineKey, CountState, Document, DocumentKind, Held, MovementUse, Place, PositionKey, Reason,
    SiteKind, StockState, TransferLine,
};
use backroom_domain::values::{
    CommandId, DocumentId, EntityId, ItemId, LotId, MovementId, PartyId, PlaceId, Quantity, ReasonId, SeriesId, SiteId,
    TransferLineId, ValueMicro,
};
use rusqlite::StatementStatus;

use super::till::{sale, sale_tender, till_masters};
use super::{movement, sound};
use crate::tests::shop::{DEPOT, ENTITY, RECEIPTS, SHOP, Shop, document, site};
use crate::{catalogue, flow, ledger, stock, till};

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
        command: CommandId(1),
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
    let count = Count {
        document: DocumentId(1),
        command: CommandId(1),
        blind: true,
        opened_movement: MovementId(1),
        state: CountState::Open,
    };
    let line_key = CountLineKey { document: DocumentId(1), line: 1 };
    let line = CountLine {
        command: CommandId(1),
        position: key(1, SHOP, StockState::Damaged),
        opened: some(5),
        rounds: 1,
        counted: some(4),
        book: some(5),
    };
    let held = |quantity, promised| Held { quantity: some(quantity), promised: some(promised) };
    shop.balances(|writer| {
        stock::write_positions(
            writer,
            &[
                (key(1, SHOP, StockState::Sellable), Some(&held(1, 1))),
                (key(1, SHOP, StockState::Damaged), Some(&held(2, 0))),
                (key(1, DEPOT, StockState::Sellable), Some(&held(0, 0))),
                (key(2, SHOP, StockState::Quarantine), Some(&held(-4, 0))),
            ],
        )?;
        stock::write_positions(writer, &[(key(1, SHOP, StockState::Sellable), Some(&held(7, 3)))])?;
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
        [Some(held(7, 3)), None]
    );
    let sellable: Vec<_> = facts.sellable_positions(ItemId(1)).iter().map(|row| (row.key.site, row.held())).collect();
    assert_eq!(sellable, [(SHOP, held(7, 3)), (DEPOT, held(0, 0))]);
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

#[test]
fn only_layers_are_removed() {
    let shop = Shop::new();
    let writer = &mut crate::write::Writer::new(&shop.store);
    let fault = flow::write_series_heads(writer, &[(SeriesId(1), None)]).unwrap_err();
    assert_eq!(fault.message, "rows of series_heads are never removed");
}

#[test]
fn writing_a_master_looks_at_no_journal() {
    let shop = Shop::new();
    shop.masters(till_masters());
    shop.command(|command| {
        let mut records = vec![Record::Document(document(1, command))];
        records.extend((1..=200).map(|id| Record::Movement(movement(id, command))));
        records.push(Record::Sale(sale(1, command)));
        records.extend((1..=200).map(|line| Record::SaleTender(sale_tender(1, line))));
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
        (
            &till::REGISTERS,
            "SELECT register_id, code, folded, name, entity_id, site_id, channel, includes_tax, accountability, active FROM registers WHERE register_id = 1",
        ),
        (
            &till::TENDERS,
            "SELECT tender_id, entity_id, code, folded, name, kind, account_id, rounding_minor, active FROM tenders WHERE tender_id = 1",
        ),
    ] {
        let row = shop.store.select(row, 1).unwrap().rows.remove(0);
        let mut prepared = shop.store.connection.prepare(table.statement()).unwrap();
        prepared.execute(rusqlite::params_from_iter(row)).unwrap();
        assert_eq!(prepared.get_status(StatementStatus::FullscanStep), 0, "{}", table.name);
        assert!(prepared.get_status(StatementStatus::VmStep) < 400, "{}", table.name);
    }
}
