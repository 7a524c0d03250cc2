//! What a sale of three lines costs: in rows, statements and bytes, against a replay of its own statements, against a
//! frozen reference in raw SQLite, alone, with many threads, and in a large file.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use backroom::{Call, CallOptions, Session};
use rusqlite::Connection;

use super::{Bench, Open, cpu_time, fsync_micros, median, must, raw, replay};

/// Items the sales are made of, and their price with tax.
const ITEMS: usize = 200;
const PRICE: &str = "3.57";

/// A shop with a till: the stocked shop with tax, prices, tenders and an open shift.
pub(crate) fn with_till(folder: &Path) -> Bench {
    Bench::stocked_with(folder, ITEMS, |session| {
        priced(session);
        must(session, "till.add_register", r#"{"register":"T1","site":"SHOP-1","name":"Till 1"}"#);
        must(session, "till.set_tender", r#"{"entity":"ACME","tender":"CASH","name":"Cash","kind":"cash"}"#);
        must(session, "till.open_shift", r#"{"register":"T1","floats":[{"tender":"CASH","amount":"100"}]}"#);
    })
}

/// What is sold has a price with tax in it.
pub(crate) fn priced(session: &Session) {
    must(session, "tax.set_jurisdiction", r#"{"jurisdiction":"DE","name":"Germany","rounding":"document"}"#);
    must(
        session,
        "tax.set_rates",
        r#"{"jurisdiction":"DE","tax_class":"standard","effective_on":"2020-01-01","components":[{"component":"VAT","rate":"19"}]}"#,
    );
    must(session, "tax.assign_site", r#"{"site":"SHOP-1","jurisdiction":"DE"}"#);
    must(
        session,
        "pricing.set_price_list",
        r#"{"entity":"ACME","price_list":"RETAIL","name":"Retail","includes_tax":true,"starts_on":"2020-01-01"}"#,
    );
    let prices: Vec<String> = (0..ITEMS)
        .map(|at| format!(r#"{{"item":"ITEM-{at:04}","price":"{PRICE}","starts_on":"2020-01-01"}}"#))
        .collect();
    must(session, "pricing.set_prices", &format!(r#"{{"price_list":"RETAIL","prices":[{}]}}"#, prices.join(",")));
}

/// A sale of three lines, paid in cash with change; every sale with a key of its own.
pub(crate) fn sale(at: usize) -> Call {
    let item = |line: usize| (at * 3 + line * 7) % ITEMS;
    let request = format!(
        r#"{{"register":"T1","lines":[{{"item":"ITEM-{:04}"}},{{"item":"ITEM-{:04}","quantity":"2"}},{{"item":"ITEM-{:04}"}}],"tenders":[{{"tender":"CASH","amount":"20.00"}}]}}"#,
        item(0),
        item(1),
        item(2)
    );
    let options = CallOptions { key: Some(uuid::Uuid::now_v7()), ..CallOptions::default() };
    Call { options, ..Call::new("till.ring_up", request.into_bytes()) }
}

/// The part of the page about sales.
pub(crate) fn measure(report: &mut String, quick: bool) {
    const TURNS: usize = 5;
    let folder = tempfile::TempDir::new().unwrap();
    let shop = with_till(folder.path());
    let (a_commit, commits) = (1_000, if quick { 1 } else { 6 });
    let turns = if quick { 1 } else { TURNS };

    writeln!(report, "## A sale of three lines\n").unwrap();
    let warm = shop.copy();
    warm.run(&(0..200).map(sale).collect::<Vec<_>>(), 200);
    let one = warm.record_one(&sale(1));
    let statements = one.iter().filter(|statement| !statement.is_control()).count();
    let inserted = one.iter().filter(|statement| statement.inserts_a_row()).count();
    let before = warm.settled_bytes();
    let many: Vec<Call> = (0..20_000.min(a_commit * commits * 4)).map(sale).collect();
    warm.run(&many, a_commit);
    let bytes = (warm.settled_bytes() - before) as f64 / many.len() as f64;
    writeln!(report, "| counted | a sale | wanted at most |\n| --- | ---: | ---: |").unwrap();
    writeln!(report, "| rows inserted | {inserted} | 27 |").unwrap();
    writeln!(report, "| statements, alone | {statements} | 60 |").unwrap();
    writeln!(report, "| bytes added to the file | {bytes:.0} | 1000 |\n").unwrap();

    let (mut replays, mut references, mut ours, mut raws) = (vec![], vec![], vec![], vec![]);
    let calls: Vec<Call> = (0..a_commit * commits).map(sale).collect();
    let recorded = shop.record(&calls, a_commit);
    for _ in 0..turns {
        let engine = shop.copy().run(&calls, a_commit).as_secs_f64() * 1e6 / calls.len() as f64;
        let own = replay(&shop.copied(), &recorded).as_secs_f64() * 1e6 / calls.len() as f64;
        let reference = reference(&folder.path().join("reference.db"), commits, a_commit);
        replays.push(engine / own);
        references.push(engine / reference);
        ours.push(engine);
        raws.push(reference);
    }
    writeln!(report, "| processor time at {a_commit} a commit | ratio | wanted at most |\n| --- | ---: | ---: |")
        .unwrap();
    writeln!(report, "| over a replay of its own statements | {:.2} | 1.40 |", median(&mut replays)).unwrap();
    writeln!(
        report,
        "| over the frozen reference ({:.1} µs; the sale {:.1} µs) | {:.2} | 2.20 |\n",
        median(&mut raws),
        median(&mut ours),
        median(&mut references)
    )
    .unwrap();

    alone_and_together(report, &shop, folder.path(), quick);
    growth(report, &shop, quick);
}

/// One durable sale after the other, and thirty-two threads at once.
fn alone_and_together(report: &mut String, shop: &Bench, folder: &Path, quick: bool) {
    const THREADS: usize = 32;
    let each = if quick { 5 } else { 150 };
    let fsync = fsync_micros(folder);
    let book = shop.copy();
    let calls: Vec<Call> = (0..each * 2).map(sale).collect();
    let wall = Instant::now();
    let cpu = book.run(&calls, 1).as_secs_f64() * 1e6 / calls.len() as f64;
    let alone = wall.elapsed().as_secs_f64() * 1e6 / calls.len() as f64;
    let batch: Vec<Call> = (0..THREADS * each).map(sale).collect();
    let cpu_batch = shop.copy().run(&batch, THREADS).as_secs_f64() * 1e6 / batch.len() as f64;

    let book = shop.copy();
    let wall = Instant::now();
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let session = book.session();
            scope.spawn(move || {
                for at in 0..each {
                    let call = sale(thread * each + at);
                    session.call(&call.operation, &call.request, &call.options).unwrap();
                }
            });
        }
    });
    let seconds = wall.elapsed().as_secs_f64();
    let reached = (THREADS * each) as f64 / seconds;
    let bound = (THREADS as f64 / ((fsync + cpu) / 1e6)).min(1e6 / cpu_batch);
    writeln!(report, "| one durable sale | µs |\n| --- | ---: |").unwrap();
    writeln!(report, "| from call to answer | {alone:.0} |").unwrap();
    writeln!(report, "| one fsync of one page beside it | {fsync:.0} |").unwrap();
    writeln!(report, "| processor time, one to a commit | {cpu:.0} |\n").unwrap();
    writeln!(
        report,
        "{THREADS} threads reach {reached:.0} sales a second, {:.0} % of the bound of {bound:.0} that fsync and processor set \
         (wanted: at least 80 %).\n",
        100.0 * reached / bound
    )
    .unwrap();
}

/// What a sale costs in a small file and in a large one.
fn growth(report: &mut String, shop: &Bench, quick: bool) {
    let sizes: &[usize] = if quick { &[1_000] } else { &[10_000, 100_000, 1_000_000] };
    let book = shop.copy();
    writeln!(report, "| sales on file | µs CPU a sale | times the first | MB |\n| ---: | ---: | ---: | ---: |")
        .unwrap();
    let (mut sold, mut first) = (0, None);
    for size in sizes {
        while sold < *size {
            let calls: Vec<Call> = (sold..(sold + 10_000).min(*size)).map(sale).collect();
            restock(&book, sold);
            book.run(&calls, 1_000);
            sold += calls.len();
        }
        restock(&book, sold);
        let probes = if quick { 200 } else { 3_000 };
        let mut turns: Vec<f64> = (0..3)
            .map(|turn| {
                let calls: Vec<Call> = (0..probes).map(|at| sale(sold + turn * probes + at)).collect();
                book.run(&calls, 1_000).as_secs_f64() * 1e6 / probes as f64
            })
            .collect();
        sold += probes * 3;
        let cost = median(&mut turns);
        let first = *first.get_or_insert(cost);
        writeln!(report, "| {size} | {cost:.1} | {:.2} | {:.0} |", cost / first, book.bytes() as f64 / 1e6).unwrap();
    }
    writeln!(report, "\nWanted: at a million at most 1.8 times that at ten thousand.\n").unwrap();
}

/// Goods for as many sales again.
fn restock(book: &Open, sold: usize) {
    if !sold.is_multiple_of(100_000) {
        return;
    }
    let calls: Vec<Call> = (0..ITEMS)
        .map(|at| {
            let request = format!(
                r#"{{"site":"SHOP-1","lines":[{{"item":"ITEM-{at:04}","quantity":"100000","unit_cost":"2.5"}}]}}"#
            );
            Call::new("stock.receive_goods", request.into_bytes())
        })
        .collect();
    book.run(&calls, ITEMS);
}

/// The frozen reference: transactions of sales in raw SQLite, each sale 19 inserts (sale, 3 lines, 3 stock rows, journal,
/// 8 postings, audit, event, key), 11 updates (3 layers, 3 balances, 5 account balances) and 4 reads, with two indexes.
/// It never changes, so that figures of different years can be compared. Answers microseconds of processor time a sale.
fn reference(path: &Path, commits: usize, a_commit: usize) -> f64 {
    let _ = std::fs::remove_file(path);
    let mut connection = raw(path);
    connection
        .execute_batch(
            "CREATE TABLE sale (id INTEGER PRIMARY KEY, at INTEGER, register INTEGER, receipt INTEGER, total INTEGER, kind TEXT);
             CREATE UNIQUE INDEX sale_receipt ON sale (register, receipt);
             CREATE TABLE line (sale INTEGER, line INTEGER, item INTEGER, quantity INTEGER, price INTEGER, net INTEGER, tax INTEGER, PRIMARY KEY (sale, line)) WITHOUT ROWID;
             CREATE TABLE stock (id INTEGER PRIMARY KEY, sale INTEGER, item INTEGER, quantity INTEGER, cost INTEGER);
             CREATE TABLE journal (id INTEGER PRIMARY KEY, sale INTEGER, day INTEGER, number INTEGER);
             CREATE TABLE posting (journal INTEGER, line INTEGER, account INTEGER, amount INTEGER, PRIMARY KEY (journal, line)) WITHOUT ROWID;
             CREATE TABLE audit (id INTEGER PRIMARY KEY, actor INTEGER, at INTEGER, hash BLOB);
             CREATE TABLE event (id INTEGER PRIMARY KEY, sale INTEGER, kind TEXT);
             CREATE TABLE key (id INTEGER PRIMARY KEY, key BLOB, reply TEXT);
             CREATE UNIQUE INDEX key_key ON key (key);
             CREATE TABLE item (id INTEGER PRIMARY KEY, code TEXT UNIQUE, price INTEGER);
             CREATE TABLE layer (item INTEGER PRIMARY KEY, quantity INTEGER, value INTEGER);
             CREATE TABLE balance (item INTEGER PRIMARY KEY, quantity INTEGER);
             CREATE TABLE account (id INTEGER PRIMARY KEY, balance INTEGER);",
        )
        .unwrap();
    for at in 0..ITEMS as i64 {
        connection.execute("INSERT INTO item VALUES (?1, ?2, 357)", (at, format!("item-{at:04}"))).unwrap();
        connection.execute("INSERT INTO layer VALUES (?1, 1000000, 250000000)", [at]).unwrap();
        connection.execute("INSERT INTO balance VALUES (?1, 1000000)", [at]).unwrap();
    }
    for at in 0..8_i64 {
        connection.execute("INSERT INTO account VALUES (?1, 0)", [at]).unwrap();
    }
    let start = cpu_time();
    let mut id = 0_i64;
    for _ in 0..commits {
        let transaction = connection.transaction().unwrap();
        for _ in 0..a_commit {
            id += 1;
            one_reference_sale(&transaction, id);
        }
        transaction.commit().unwrap();
    }
    (cpu_time() - start).as_secs_f64() * 1e6 / (commits * a_commit) as f64
}

fn one_reference_sale(connection: &Connection, id: i64) {
    let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| {
        connection.prepare_cached(sql).unwrap().execute(values).unwrap();
    };
    let ask = |sql: &str, value: &dyn rusqlite::ToSql| {
        let found: Option<i64> = connection
            .prepare_cached(sql)
            .unwrap()
            .query_map([value], |row| row.get(0))
            .unwrap()
            .next()
            .map(Result::unwrap);
        found
    };
    let key = (id as u128).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835).to_be_bytes();
    assert!(ask("SELECT id FROM key WHERE key = ?1", &&key[..]).is_none());
    for line in 0..3_i64 {
        let item = (id * 3 + line * 7) % ITEMS as i64;
        let price = ask("SELECT price FROM item WHERE code = ?1", &format!("item-{item:04}")).unwrap();
        run("INSERT INTO line VALUES (?1, ?2, ?3, 1000000, ?4, 300, 57)", &[&id, &line, &item, &price]);
        run("INSERT INTO stock VALUES (?1, ?2, ?3, -1000000, -250)", &[&(id * 3 + line), &id, &item]);
        run("UPDATE layer SET quantity = quantity - 1, value = value - 250 WHERE item = ?1", &[&item]);
        run("UPDATE balance SET quantity = quantity - 1 WHERE item = ?1", &[&item]);
    }
    run("INSERT INTO sale VALUES (?1, 1764000000000000, 1, ?2, 1428, 'sale')", &[&id, &id]);
    run("INSERT INTO journal VALUES (?1, ?2, 20261123, ?3)", &[&id, &id, &id]);
    for line in 0..8_i64 {
        run("INSERT INTO posting VALUES (?1, ?2, ?3, 357)", &[&id, &line, &(line % 5)]);
    }
    for account in 0..5_i64 {
        run("UPDATE account SET balance = balance + 357 WHERE id = ?1", &[&account]);
    }
    run("INSERT INTO audit VALUES (?1, 1, 1764000000000000, ?2)", &[&id, &&[7_u8; 32][..]]);
    run("INSERT INTO event VALUES (?1, ?2, 'till.sale_rung_up')", &[&id, &id]);
    run("INSERT INTO key VALUES (?1, ?2, 'T1-000001')", &[&id, &&key[..]]);
}
