//! Opening, transactions, faults and backup.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use backroom_domain::catalogue::facts::CatalogueFacts;
use backroom_domain::flow::{FlowFacts, Head};
use backroom_domain::values::{CommandId, EventId, ItemId, SiteId};
use rusqlite::Connection;

use super::shop::{SHOP, Shop, document, item};
use crate::{Applied, OpenOptions, StatementKind, Store, Value};
use backroom_domain::flow::{Master, Record};

fn code(result: Result<Store, crate::Fault>) -> &'static str {
    result.map(|_| "opened").unwrap_or_else(|fault| fault.code)
}

#[test]
fn a_file_is_made_once_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.backroom");
    let options = OpenOptions::default();
    assert_eq!(code(Store::open(&path, &options)), "store.cannot_open");
    drop(Store::create(&path, &options).unwrap());
    assert_eq!(code(Store::create(&path, &options)), "store.cannot_open");

    let store = Store::open(&path, &options).unwrap();
    let pragma_of = |store: &Store, name: &str| {
        store.connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, Value>(0))
    };
    let pragma = |name: &str| pragma_of(&store, name);
    for (name, expected) in [
        ("journal_mode", Value::Text("wal".into())),
        ("page_size", Value::Integer(4096)),
        ("application_id", Value::Integer(0x4252_4F4D)),
        ("synchronous", Value::Integer(2)),
        ("foreign_keys", Value::Integer(1)),
        ("recursive_triggers", Value::Integer(1)),
        ("trusted_schema", Value::Integer(0)),
        ("wal_autocheckpoint", Value::Integer(4000)),
        ("temp_store", Value::Integer(2)),
    ] {
        assert_eq!(pragma(name), Ok(expected), "{name}");
    }
    // Who reads may sort more than memory should hold.
    let reader = Store::open(&path, &OpenOptions { read_only: true, ..options.clone() }).unwrap();
    assert_eq!(pragma_of(&reader, "temp_store"), Ok(Value::Integer(1)));
    drop((reader, store));
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["shop.backroom"]);

    let made = OpenOptions { create: true, ..options };
    assert_eq!(code(Store::open(&folder.path().join("other.backroom"), &made)), "opened");
    assert_eq!(code(Store::open(&path, &made)), "opened");
    assert_eq!(code(Store::open(&folder.path().join("no/such/folder"), &made)), "store.cannot_open");
}

/// What is not a shop is refused at once, and left as it was.
#[test]
fn what_is_no_shop_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let options = OpenOptions::default();
    let text = folder.path().join("notes.txt");
    fs::write(&text, "not a database, however long one reads it".repeat(200)).unwrap();
    let empty = folder.path().join("empty");
    fs::write(&empty, "").unwrap();
    let foreign = folder.path().join("foreign.db");
    Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1)").unwrap();
    let before = fs::read(&foreign).unwrap();
    for (path, expected) in [
        (text.as_path(), "store.not_a_database"),
        (empty.as_path(), "store.not_a_database"),
        (foreign.as_path(), "store.foreign_file"),
        (folder.path(), "store.cannot_open"),
        (&folder.path().join("missing"), "store.cannot_open"),
        (std::path::Path::new("file:shop?mode=memory"), "store.cannot_open"),
        (std::path::Path::new(":memory:"), "store.cannot_open"),
        (std::path::Path::new(""), "store.cannot_open"),
    ] {
        for options in [options.clone(), OpenOptions { read_only: true, ..options.clone() }] {
            let began = Instant::now();
            assert_eq!(code(Store::open(path, &options)), expected, "{}", path.display());
            assert!(began.elapsed() < Duration::from_millis(100), "{}", path.display());
        }
    }
    assert_eq!(fs::read(&foreign).unwrap(), before);
}

#[test]
fn a_newer_schema_is_read_and_never_written() {
    let shop = Shop::new();
    let path = shop.store.path().to_owned();
    shop.store
        .connection
        .execute("INSERT INTO refinery_schema_history VALUES (99, 'later', '2030-01-01T00:00:00Z', '1')", [])
        .unwrap();
    let Shop { store, folder: _folder } = shop;
    drop(store);
    let options = OpenOptions::default();
    assert_eq!(code(Store::open(&path, &options)), "store.newer_schema");
    let store = Store::open(&path, &OpenOptions { read_only: true, ..options }).unwrap();
    assert_eq!(store.facts().head(Head::Item), 2);
    let fault = store.set_consumer_position("erp", EventId(1)).unwrap_err();
    assert_eq!((fault.code, fault.applied), ("store.read_only", Applied::No));
}

#[test]
fn writers_wait_for_each_other_and_then_give_up() {
    let shop = Shop::new();
    let options = OpenOptions { busy_timeout_ms: 60, ..OpenOptions::default() };
    let other = Store::open(shop.store.path(), &options).unwrap();
    let version = other.data_version().unwrap();
    shop.store.begin_write().unwrap();
    let began = Instant::now();
    let fault = other.begin_write().unwrap_err();
    assert_eq!((fault.code, fault.retryable, fault.applied), ("store.busy", true, Applied::No));
    assert!(began.elapsed() >= Duration::from_millis(60));
    // Reading is never in anybody's way.
    other.begin_read().unwrap();
    assert_eq!(other.facts().head(Head::Item), 2);
    other.rollback();

    let path = other.path().to_owned();
    thread::scope(|scope| {
        let waiting = scope.spawn(|| {
            let patient = OpenOptions { busy_timeout_ms: 5_000, ..OpenOptions::default() };
            let third = Store::open(&path, &patient).unwrap();
            third.begin_write().map(|()| third.rollback())
        });
        thread::sleep(Duration::from_millis(30));
        shop.store.set_consumer_position("erp", EventId(3)).unwrap();
        shop.store.commit().unwrap();
        waiting.join().unwrap().unwrap();
    });
    assert_ne!(other.data_version().unwrap(), version);
    assert_eq!(other.consumer_position("erp").unwrap(), EventId(3));
    assert_eq!(other.consumer_position("nobody").unwrap(), EventId::NONE);
}

/// A snapshot stays what it was while another connection commits.
#[test]
fn a_reader_sees_one_moment() {
    let shop = Shop::new();
    let reader = Store::open(shop.store.path(), &OpenOptions { read_only: true, ..OpenOptions::default() }).unwrap();
    reader.begin_read().unwrap();
    shop.masters(vec![Master::Item(item(3, "White-3"))]);
    assert_eq!(reader.facts().head(Head::Item), 2);
    reader.rollback();
    assert_eq!(reader.facts().head(Head::Item), 3);
}

#[test]
fn journals_only_grow() {
    let shop = Shop::new();
    shop.command(|command| vec![Record::Document(document(1, command))]);
    for sql in [
        "UPDATE stock_documents SET number = 9",
        "DELETE FROM stock_documents",
        "DELETE FROM commands",
        "UPDATE commands SET actor_id = 9",
        "UPDATE commands SET reply = 'other'",
        "UPDATE history SET body = '{}'",
        "DELETE FROM history",
        "INSERT OR REPLACE INTO stock_documents SELECT * FROM stock_documents",
    ] {
        let refused = shop.store.connection.execute(sql, []).map_err(crate::Fault::from).unwrap_err();
        assert_eq!(refused.code, "store.constraint", "{sql}");
        assert!(refused.message.contains("is a journal"), "{sql}: {refused}");
    }
    assert_eq!(shop.store.prune_replies(CommandId(2)).unwrap(), 1);
    let replies: Vec<_> = shop.store.select("SELECT reply FROM commands ORDER BY command_id", 10).unwrap().rows;
    assert_eq!(replies, [[Value::Null], [Value::Text("{}".into())]]);
}

/// A record without its command, a key bound twice: the file says no and nothing stays.
#[test]
fn the_file_refuses_what_cannot_be() {
    let shop = Shop::new();
    let head = shop.store.facts().head(Head::Command);
    let orphan = shop.try_command(&[Record::Document(document(1, CommandId(999)))]).unwrap_err();
    assert_eq!((orphan.code, orphan.applied, orphan.retryable), ("store.constraint", Applied::No, false));
    assert_eq!(shop.store.facts().head(Head::Command), head);
}

#[test]
fn a_full_disk_is_a_fault_that_passes() {
    let shop = Shop::new();
    let options = OpenOptions { max_page_count: Some(1), ..OpenOptions::default() };
    let full = Store::open(shop.store.path(), &options).unwrap();
    full.begin_write().unwrap();
    let mut written = Ok(());
    for at in 0..2_000 {
        written = full.set_consumer_position(&format!("consumer-{at}-{}", "x".repeat(200)), EventId(1));
        if written.is_err() {
            break;
        }
    }
    let fault = written.unwrap_err();
    assert_eq!((fault.code, fault.retryable, fault.applied), ("store.disk_full", true, Applied::No));
    full.rollback();
    assert_eq!(full.consumer_position("consumer-0").unwrap(), EventId::NONE);
}

/// A word nobody wrote is a fault that names its place, not an answer.
#[test]
fn a_broken_value_is_named() {
    let shop = Shop::new();
    let break_it = "PRAGMA ignore_check_constraints = ON; UPDATE items SET kind = 'ghost' WHERE item_id = 1";
    shop.store.connection.execute_batch(break_it).unwrap();
    let facts = shop.store.facts();
    assert_eq!(facts.items(&[ItemId(2), ItemId(1)]), [None, None]);
    let fault = facts.take_fault().unwrap();
    assert_eq!(fault.code, "store.corrupt");
    assert_eq!(fault.message, "items.kind holds \"ghost\", which is no value of it");
    assert_eq!(facts.take_fault(), None);
    assert!(facts.items(&[ItemId(2)])[0].is_some());
}

#[test]
fn a_backup_is_a_shop_of_its_own() {
    let shop = Shop::new();
    let copy = shop.folder.path().join("copy.backroom");
    shop.store.backup_to(&copy).unwrap();
    assert_eq!(shop.store.backup_to(&copy).unwrap_err().code, "store.cannot_open");
    let copy = Store::open(&copy, &OpenOptions::default()).unwrap();
    assert_eq!(copy.facts().items(&[ItemId(1)]), shop.store.facts().items(&[ItemId(1)]));
}

#[test]
fn questions_in_sql_only_read() {
    let shop = Shop::new();
    let select = |sql: &str, limit| shop.store.select(sql, limit);
    let answer = select(" -- which items\n /* all */ SELECT item_id, code FROM items ORDER BY item_id", 1).unwrap();
    assert_eq!(answer.columns, ["item_id", "code"]);
    assert_eq!((answer.rows, answer.more), (vec![vec![Value::Integer(1), Value::Text("Green-1".into())]], true));
    assert!(!select("VALUES (1), (2)", 2).unwrap().more);
    for sql in [
        "DELETE FROM items",
        "WITH x AS (SELECT 1) DELETE FROM items",
        "ATTACH '/tmp/x' AS x",
        "PRAGMA journal_mode = DELETE",
        "BEGIN",
        "SELECT 1; DELETE FROM items",
        "SELECT nothing",
        "-- only a comment",
        "",
    ] {
        assert_eq!(select(sql, 10).unwrap_err().code, "store.other", "{sql}");
    }
}

#[test]
fn a_long_question_can_be_stopped() {
    let shop = Shop::new();
    let handle = shop.store.interrupt_handle();
    let stopper = thread::spawn(move || {
        for _ in 0..200 {
            thread::sleep(Duration::from_millis(5));
            handle.interrupt();
        }
    });
    let endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT SUM(i) FROM n";
    assert_eq!(shop.store.select(endless, 1).unwrap_err().code, "store.interrupted");
    drop(stopper);
}

#[test]
fn statements_can_be_written_down() {
    let shop = Shop::new();
    assert!(shop.store.stop_recording().is_empty());
    shop.store.start_recording();
    shop.store.begin_write().unwrap();
    shop.store.facts().items(&[ItemId(1)]);
    shop.store.set_consumer_position("erp", EventId(4)).unwrap();
    shop.store.commit().unwrap();
    let statements = shop.store.stop_recording();
    let kinds: Vec<_> = statements.iter().map(|statement| statement.kind).collect();
    assert_eq!(kinds, [StatementKind::Control, StatementKind::Read, StatementKind::Write, StatementKind::Control]);
    assert_eq!(statements[2].parameters, [Value::Text("erp".into()), Value::Integer(4)]);
    assert!(shop.store.stop_recording().is_empty());
}

#[test]
fn tables_have_sizes() {
    let shop = Shop::new();
    let sizes = shop.store.table_sizes().unwrap();
    let items = sizes.iter().find(|size| size.name == "items").unwrap();
    assert_eq!((items.rows, items.bytes), (2, 4096));
    assert!(items.index_bytes >= 4096);
}

#[test]
fn the_most_asked_question_knows_an_item_from_an_empty_shelf() {
    let shop = Shop::new();
    assert_eq!(shop.store.position_sum("green-1", SHOP).unwrap().map(|sum| sum.micros()), Some(0));
    assert_eq!(shop.store.position_sum("no-such", SiteId(101)).unwrap(), None);
}

/// A connection may travel between threads, used by one at a time.
#[test]
fn a_store_may_be_sent() {
    fn sent<T: Send>(_: &T) {}
    let shop = Shop::empty();
    sent(&shop.store);
    sent(&shop.store.interrupt_handle());
}

/// Four writers who want the file all the time get their turns, and nothing is lost between them.
#[test]
fn nobody_starves() {
    const TURNS: i64 = 25;
    let shop = Shop::empty();
    let path = shop.store.path();
    thread::scope(|scope| {
        for writer in 0..4 {
            scope.spawn(move || {
                let options =
                    OpenOptions { synchronous_full: false, busy_timeout_ms: 30_000, ..OpenOptions::default() };
                let store = Store::open(path, &options).unwrap();
                for _ in 0..TURNS {
                    store.begin_write().unwrap();
                    let taken = store.consumer_position("shared").unwrap();
                    store.set_consumer_position("shared", EventId(taken.0 + 1)).unwrap();
                    store.set_consumer_position(&format!("writer-{writer}"), EventId(taken.0)).unwrap();
                    store.commit().unwrap();
                }
            });
        }
    });
    assert_eq!(shop.store.consumer_position("shared").unwrap(), EventId(4 * TURNS));
}

/// What SQLite says in its own numbers is told in our words.
#[test]
fn extended_codes_are_told_for_what_they_are() {
    for (number, code, retryable) in [
        (rusqlite::ffi::SQLITE_IOERR_SHMSIZE, "store.disk_full", true),
        (rusqlite::ffi::SQLITE_IOERR_READ, "store.io", false),
        (rusqlite::ffi::SQLITE_READONLY_DIRECTORY, "store.read_only", false),
        (rusqlite::ffi::SQLITE_CONSTRAINT_DATATYPE, "store.overflow", false),
        (rusqlite::ffi::SQLITE_CONSTRAINT_CHECK, "store.constraint", false),
    ] {
        let fault = crate::Fault::from(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(number), None));
        assert_eq!((fault.code, fault.retryable, fault.applied), (code, retryable, Applied::No));
    }
}
