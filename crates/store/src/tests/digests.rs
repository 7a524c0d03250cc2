//! The digest of a command, computed again from the rows of the file by somebody who knows only the documentation.

use backroom_domain::flow::{EventRecord, Master, Record};
use backroom_domain::parties::types::PersonalRow;
use backroom_domain::stock::types::{CountLineKey, CountRecord};
use backroom_domain::values::{CommandId, Digest, DocumentId, EntityId, EventId, PartyId, Quantity, SiteId};
use rusqlite::types::ValueRef;

use super::round_trips::{entry, movement, party, posting};
use super::shop::{Shop, document, item};

/// The tables of records in the order of the digest, with the key of each and how to find a command's rows.
const TABLES: &[(&str, &str, &str)] = &[
    ("history", "history_id", "command_id = ?1"),
    ("events", "event_id", "command_id = ?1"),
    ("exception_moves", "exception_move_id", "command_id = ?1"),
    ("dimension_sets", "dimension_set_id", "command_id = ?1"),
    ("entries", "entry_id", "command_id = ?1"),
    ("postings", "entry_id, line", "entry_id IN (SELECT entry_id FROM entries WHERE command_id = ?1)"),
    ("open_item_moves", "open_item_move_id", "command_id = ?1"),
    ("stock_documents", "document_id", "command_id = ?1"),
    ("movements", "movement_id", "command_id = ?1"),
    ("count_records", "count_record_id", "command_id = ?1"),
    ("pool_moves", "pool_move_id", "command_id = ?1"),
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
    let records = |command: CommandId| {
        vec![
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
            Record::Personal(PersonalRow { party: PartyId(7), salt: [3; 16], body: "{\"name\":\"Ann\"}".into() }),
        ]
    };
    let command = shop.command(records);
    let empty = shop.command(|_| Vec::new());

    for command in [command, empty] {
        let mut bytes = Vec::new();
        for (table, key, of_command) in TABLES {
            let sql = format!("SELECT * FROM {table} WHERE {of_command} ORDER BY {key}");
            push_rows(&mut bytes, &shop, table, &sql, command.0, None);
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
