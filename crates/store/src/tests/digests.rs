//! The digest of a command, computed again from the rows of the file by somebody who knows only the documentation.

use std::sync::Arc;

use backroom_domain::allocation::transfers::{ProposalState, TransferProposal};
use backroom_domain::allocation::types::{Demand, DemandLine};
use backroom_domain::flow::{EventRecord, Master, Record};
use backroom_domain::parties::types::{MatchKeys, PersonalRow};
use backroom_domain::returns::types::Return;
use backroom_domain::sales::types::{Order, OrderLine};
use backroom_domain::stock::types::{CountLine, CountLineKey, CountRecord, PositionKey, StockState, TransferLine};
use backroom_domain::till::types::{Payment, PaymentState, Shift};
use backroom_domain::values::{
    CommandId, DemandId, Digest, DocumentId, EntityId, EventId, ItemId, LotId, OpenItemId, PartyId, PlaceId, Quantity,
    ReturnId, SiteId, TransferLineId,
};
use rusqlite::types::ValueRef;

use super::round_trips::allocation::{demand, end, line, open, step};
use super::round_trips::approvals as held;
use super::round_trips::returns as back;
use super::round_trips::sales as sold;
use super::round_trips::supply;
use super::round_trips::till as rows;
use super::round_trips::transfers;
use super::round_trips::{entry, movement, party, posting};
use super::shop::{DEPOT, SHOP, Shop, document, item};
use crate::{allocation, control, returns, sales, stock, till};

const MINE: &str = "command_id = ?1";
const OF_INVOICE: &str = "document_id IN (SELECT document_id FROM invoices WHERE command_id = ?1)";
const OF_PUBLICATION: &str =
    "feed_publication_id IN (SELECT feed_publication_id FROM feed_publications WHERE command_id = ?1)";
const OF_SALE: &str = "document_id IN (SELECT document_id FROM sales WHERE command_id = ?1)";

/// The tables of records in the order of the digest, with the key of each, how to find a command's rows, and how many of
/// their columns are covered, if not all.
const TABLES: &[(&str, &str, &str, Option<usize>)] = &[
    ("history", "history_id", MINE, None),
    ("events", "event_id", MINE, None),
    ("exceptions", "exception_id", MINE, Some(11)),
    ("exception_moves", "exception_move_id", MINE, None),
    ("dimension_sets", "dimension_set_id", MINE, None),
    ("entries", "entry_id", MINE, None),
    ("postings", "entry_id, line", "entry_id IN (SELECT entry_id FROM entries WHERE command_id = ?1)", None),
    ("open_items", "open_item_id", MINE, Some(12)),
    ("open_item_moves", "open_item_move_id", MINE, None),
    ("stock_documents", "document_id", MINE, None),
    ("movements", "movement_id", MINE, None),
    ("transfer_lines", "transfer_line_id", MINE, Some(12)),
    ("counts", "document_id", MINE, Some(4)),
    ("count_lines", "document_id, line", MINE, Some(9)),
    ("count_records", "count_record_id", MINE, None),
    ("pool_moves", "pool_move_id", MINE, None),
    ("shifts", "shift_id", MINE, Some(6)),
    ("shift_moves", "shift_move_id", MINE, None),
    ("sales", "document_id", MINE, None),
    ("sale_lines", "document_id, line", OF_SALE, None),
    ("sale_tenders", "document_id, line", OF_SALE, None),
    ("payments", "payment_id", MINE, Some(6)),
    ("payment_moves", "payment_move_id", MINE, None),
    ("fiscal_records", "fiscal_record_id", MINE, None),
    ("closings", "closing_id", MINE, None),
    ("demands", "demand_id", MINE, Some(15)),
    ("demand_lines", "demand_id, line", MINE, Some(5)),
    ("demand_moves", "demand_move_id", MINE, None),
    ("orders", "demand_id", MINE, Some(18)),
    ("order_lines", "demand_id, line", MINE, Some(19)),
    ("order_cancels", "order_cancel_id", MINE, None),
    ("hold_steps", "hold_step_id", MINE, None),
    ("order_payments", "order_payment_id", MINE, None),
    ("advance_taxes", "advance_tax_id", MINE, None),
    ("invoices", "document_id", MINE, None),
    ("invoice_lines", "document_id, line", OF_INVOICE, None),
    ("bad_debt_reliefs", "bad_debt_relief_id", MINE, None),
    ("parcels", "document_id", MINE, None),
    ("parcel_events", "parcel_event_id", MINE, None),
    ("expected_supplies", "expected_supply_id", MINE, None),
    ("expected_moves", "expected_move_id", MINE, None),
    ("feed_publications", "feed_publication_id", MINE, None),
    ("feed_lines", "feed_publication_id, line", OF_PUBLICATION, None),
    ("demand_ends", "demand_end_id", MINE, None),
    ("transfer_proposals", "transfer_proposal_id", MINE, Some(13)),
    ("transfer_proposal_moves", "transfer_proposal_move_id", MINE, None),
    ("returns", "return_id", MINE, Some(13)),
    ("return_lines", "return_id, line", MINE, Some(7)),
    ("return_steps", "return_step_id", MINE, None),
    ("return_credits", "document_id, line", OF_INVOICE, None),
    ("approvals", "approval_id", MINE, Some(13)),
    ("approval_steps", "approval_step_id", MINE, None),
];

/// The digest of records that are then forgotten.
fn digest_of(shop: &Shop, records: &[Record]) -> Digest {
    let digest = shop.store.stage_records(records);
    shop.store.unstage();
    digest
}

fn push(bytes: &mut Vec<u8>, tag: u8, content: &[u8]) {
    bytes.push(tag);
    bytes.extend((content.len() as u32).to_le_bytes());
    bytes.extend(content);
}

fn push_rows(bytes: &mut Vec<u8>, shop: &Shop, table: &str, sql: &str, command: i64, columns: Option<usize>) {
    let mut prepared = shop.store.connection.prepare(sql).unwrap();
    let count = columns.unwrap_or(prepared.column_count());
    let mut rows = prepared.query([command]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        bytes.extend((table.len() as u32).to_le_bytes());
        bytes.extend(table.as_bytes());
        bytes.extend((count as u32).to_le_bytes());
        for at in 0..count {
            match row.get_ref(at).unwrap() {
                ValueRef::Null => bytes.push(0),
                ValueRef::Integer(value) => {
                    bytes.push(1);
                    bytes.extend(value.to_le_bytes());
                }
                ValueRef::Text(text) => push(bytes, 3, text),
                ValueRef::Blob(blob) => push(bytes, 4, blob),
                ValueRef::Real(_) => panic!("no column of ours is a float"),
            }
        }
    }
}

fn sent(command: CommandId) -> TransferLine {
    TransferLine {
        id: TransferLineId(1),
        command,
        document: DocumentId(1),
        line: 1,
        item: ItemId(1),
        lot: LotId::NONE,
        owner: PartyId::NONE,
        state: StockState::Sellable,
        from: SHOP,
        to: DEPOT,
        valued: true,
        shipped: Quantity::ONE,
        open: Quantity::ONE,
    }
}

fn listed(command: CommandId) -> CountLine {
    let position = PositionKey {
        item: ItemId(1),
        site: SHOP,
        state: StockState::Damaged,
        place: PlaceId::NONE,
        lot: LotId::NONE,
        owner: PartyId::NONE,
    };
    CountLine { command, position, opened: Quantity::ONE, rounds: 0, counted: Quantity::ZERO, book: Quantity::ONE }
}

#[test]
fn the_digest_is_that_of_the_rows() {
    let shop = Shop::new();
    let event = |id, command| EventRecord {
        id: EventId(id),
        command,
        kind: "stock.goods_received",
        entity: EntityId(1),
        site: SiteId::NONE,
        subject: "GR-A-000001".into(),
    };
    let count = |id, command| CountRecord {
        id,
        command,
        key: CountLineKey { document: DocumentId(1), line: id },
        round: 1,
        counted: Quantity::ONE,
        book: Quantity::ZERO,
    };
    shop.masters(sold::sales_masters());
    shop.masters(vec![held::actor(1, "ann")]);
    let records = |command: CommandId| {
        vec![
            Record::Closing(rows::closing(1, command)),
            Record::FiscalRecord(rows::fiscal_record(1, command)),
            Record::PaymentMove(rows::payment_move(1, command, 1)),
            Record::Payment(rows::payment(1, command)),
            Record::SaleTender(rows::sale_tender(1, 2)),
            Record::SaleTender(rows::sale_tender(1, 1)),
            Record::SaleLine(rows::sale_line(1, 2)),
            Record::SaleLine(rows::sale_line(1, 1)),
            Record::Sale(rows::sale(1, command)),
            Record::ShiftMove(rows::shift_move(1, command, 1)),
            Record::Shift(rows::shift(1, command)),
            Record::Master(100, command, Master::Party(party())),
            Record::Master(101, command, Master::Item(item(1, "Green-1"))),
            Record::Event(event(2, command)),
            Record::Entry(entry(1, command)),
            Record::Posting(posting(1, 2)),
            Record::Posting(posting(1, 1)),
            Record::Document(document(1, command)),
            Record::Movement(movement(1, command)),
            Record::CountRecord(count(2, command)),
            Record::CountRecord(count(1, command)),
            Record::Event(event(1, command)),
            Record::TransferLine(sent(command)),
            Record::CountLine(CountLineKey { document: DocumentId(1), line: 2 }, listed(command)),
            Record::CountLine(CountLineKey { document: DocumentId(1), line: 1 }, listed(command)),
            Record::ReturnCredit(back::credit(1, 2)),
            Record::ReturnCredit(back::credit(1, 1)),
            Record::ReturnStep(back::step(2, command, 1)),
            Record::ReturnStep(back::step(1, command, 1)),
            Record::ReturnLine(ReturnId(1), back::line(2, command)),
            Record::ReturnLine(ReturnId(1), back::line(1, command)),
            Record::Return(Arc::new(back::held(1, command))),
            Record::FeedLine(supply::feed_line(1, 2)),
            Record::FeedLine(supply::feed_line(1, 1)),
            Record::FeedPublication(supply::publication(1, command)),
            Record::ExpectedMove(supply::expected_move(1, command)),
            Record::ExpectedSupply(Arc::new(supply::expected_supply(1, command))),
            Record::TransferProposalMove(transfers::decided(1, command)),
            Record::TransferProposal(transfers::proposal(1, command)),
            Record::DemandEnd(end(2, command, 1)),
            Record::DemandEnd(end(1, command, 1)),
            Record::DemandMove(step(2, command, 1)),
            Record::DemandMove(step(1, command, 1)),
            Record::DemandLine(DemandId(1), line(2, command)),
            Record::DemandLine(DemandId(1), line(1, command)),
            Record::Demand(Arc::new(demand(1, command))),
            Record::ParcelEvent(sold::parcel_event(2, command, 1)),
            Record::ParcelEvent(sold::parcel_event(1, command, 1)),
            Record::Parcel(sold::parcel(1, command, 1)),
            Record::BadDebtRelief(sold::relief(1, command, 1)),
            Record::InvoiceLine(sold::invoice_line(1, 2)),
            Record::InvoiceLine(sold::invoice_line(1, 1)),
            Record::Invoice(sold::invoice(1, command, 1)),
            Record::AdvanceTax(sold::advance_tax(1, command, 1)),
            Record::OrderPayment(sold::payment(1, command, 1)),
            Record::HoldStep(sold::hold_step(1, command, 1)),
            Record::OrderCancel(sold::cancel(1, command, 1)),
            Record::OrderLine(DemandId(1), sold::order_line(2, command)),
            Record::OrderLine(DemandId(1), sold::order_line(1, command)),
            Record::Order(Arc::new(sold::order(1, command))),
            Record::ApprovalStep(held::step(2, command)),
            Record::ApprovalStep(held::step(1, command)),
            Record::Approval(Arc::new(held::approval(1, command))),
            Record::HeldPersonal(held::personal(1, "{}")),
            Record::Personal(PersonalRow {
                party: PartyId(7),
                salt: [3; 16],
                body: "{\"name\":\"Ann\"}".into(),
                keys: MatchKeys::default(),
            }),
        ]
    };
    // What was opened is written as it has become by the end of the commit, and covered as it was opened.
    let command = shop.command_with(records, |command, writer| {
        let moved = TransferLine { open: Quantity::ZERO, ..sent(command) };
        let counted = CountLine { rounds: 1, counted: Quantity::ONE, ..listed(command) };
        stock::write_transfer_lines(writer, &[(moved.id, Some(&moved))])?;
        let key = |line| CountLineKey { document: DocumentId(1), line };
        stock::write_count_lines(writer, &[(key(1), Some(&counted)), (key(2), Some(&counted))])?;
        let shift = Shift { receipts: 1, ..rows::shift(1, command) };
        till::write_shifts(writer, &[(shift.id, Some(&shift))])?;
        let payment = Payment { state: PaymentState::Used, ..rows::payment(1, command) };
        till::write_payments(writer, &[(payment.id, Some(&payment))])?;
        let decided = TransferProposal { state: ProposalState::Accepted, ..transfers::proposal(1, command) };
        allocation::write_proposals(writer, &[(decided.id, Some(&decided))])?;
        let lines = [1, 2].map(|at| DemandLine { split: open("1"), ..line(at, command) }).to_vec();
        let wanted = Arc::new(Demand { expires_at: None, lines, ..demand(1, command) });
        allocation::write_demands(writer, &[(wanted.id, Some(&wanted))])?;
        let lines = [1, 2].map(|at| OrderLine { invoiced: Quantity::ONE, ..sold::order_line(at, command) }).to_vec();
        let order = Arc::new(Order { deposit: OpenItemId(8), lines, ..sold::order(1, command) });
        sales::write_orders(writer, &[(order.demand, Some(&order))])?;
        let lines = [1, 2].map(|at| back::came(back::line(at, command))).to_vec();
        let held = Arc::new(Return { demand: DemandId(1), lines, ..back::held(1, command) });
        returns::write_returns(writer, &[(held.id, Some(&held))])?;
        let ended = Arc::new(held::ended(held::approval(1, command), command));
        control::write_approvals(writer, &[(ended.id, Some(&ended))])
    });
    let empty = shop.command(|_| Vec::new());

    for command in [command, empty] {
        let mut bytes = Vec::new();
        for (table, key, of_command, columns) in TABLES {
            let sql = format!("SELECT * FROM {table} WHERE {of_command} ORDER BY {key}");
            push_rows(&mut bytes, &shop, table, &sql, command.0, *columns);
        }
        assert_eq!(bytes.is_empty(), command == empty);
        let (digest, hash): ([u8; 32], [u8; 32]) = shop
            .store
            .connection
            .query_row("SELECT records_digest, hash FROM commands WHERE command_id = ?1", [command.0], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .unwrap();
        assert_eq!(Digest(digest), Digest(*blake3::hash(&bytes).as_bytes()));

        let mut chained = vec![0; 32];
        push_rows(&mut chained, &shop, "commands", "SELECT * FROM commands WHERE command_id = ?1", command.0, Some(13));
        assert_eq!(Digest(hash), Digest(*blake3::hash(&chained).as_bytes()));
    }

    // Given in any order, they are covered in one; what is personal is in none.
    let mut shuffled = records(command);
    shuffled.reverse();
    let mut public = records(command);
    public.pop();
    let digest = digest_of(&shop, &records(command));
    assert_eq!(digest_of(&shop, &shuffled), digest);
    assert_eq!(digest_of(&shop, &public), digest);
}

/// The history shows every master as it stood, and a row written twice has two after-images.
#[test]
fn masters_leave_after_images() {
    let shop = Shop::new();
    let mut changed = item(1, "Green-1");
    changed.name = "Tea \"extra\"".into();
    shop.masters(vec![Master::Item(changed)]);
    let sql = "SELECT subject, body FROM history WHERE noun = 'items' AND subject = '[1]' ORDER BY history_id";
    let rows = shop.store.select(sql, 10).unwrap().rows;
    assert_eq!(rows.len(), 2);
    let rusqlite::types::Value::Text(body) = &rows[1][1] else { panic!("a text") };
    let body: serde_json::Value = serde_json::from_str(body).unwrap();
    assert_eq!(body["name"], "Tea \"extra\"");
    assert_eq!(body["item_id"], 1);
    assert_eq!(body["costing_method"], "fifo");
}
