//! A stocked shop to measure on, its statements to replay raw, and the clock of the processor.

pub(crate) mod promises;
pub(crate) mod sales;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant as Wall};

use backroom::{Backroom, Call, CallOptions, Options, Session, Setup, Statement, StatementKind};
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rustix::time::{ClockId, clock_gettime};

/// Processor time this process has used, all threads.
pub(crate) fn cpu_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// The middle of some figures.
pub(crate) fn median(figures: &mut [f64]) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

/// A statement of the engine, ready to be replayed.
pub(crate) struct Recorded {
    sql: &'static str,
    parameters: Vec<rusqlite::types::Value>,
    kind: StatementKind,
}

impl Recorded {
    pub(crate) fn is_control(&self) -> bool {
        self.kind == StatementKind::Control
    }

    pub(crate) fn is_write(&self) -> bool {
        self.kind == StatementKind::Write
    }

    /// Whether it adds a row of its own, as a journal does; a balance that stands already is updated.
    pub(crate) fn inserts_a_row(&self) -> bool {
        self.is_write() && self.sql.starts_with("INSERT") && !self.sql.contains("ON CONFLICT")
    }
}

/// A shop on file, to be copied for each measurement.
pub(crate) struct Bench {
    folder: PathBuf,
    template: PathBuf,
    copies: AtomicUsize,
}

/// A copy of the shop, open.
pub(crate) struct Open {
    path: PathBuf,
    book: Backroom,
}

impl Bench {
    /// A company with nothing in it; closed.
    pub(crate) fn empty(folder: &Path) -> PathBuf {
        let path = folder.join("empty.db");
        let book = Backroom::create(&path, &Setup::new("owner", "Owner"), Options::default()).unwrap();
        let session = book.session("owner").unwrap();
        must(&session, "ledger.open_entity", r#"{"entity":"ACME","name":"Acme","currency":"EUR","time_zone":"UTC"}"#);
        path
    }

    /// A company with a shop, a warehouse with a valuation area of its own, and items in stock.
    pub(crate) fn stocked(folder: &Path, items: usize) -> Self {
        Self::stocked_with(folder, items, |_| {})
    }

    /// The same, with more done to it.
    pub(crate) fn stocked_with(folder: &Path, items: usize, more: impl FnOnce(&Session)) -> Self {
        let template = Self::empty(folder);
        let book = Backroom::open(&template, Options::default()).unwrap();
        let session = book.session("owner").unwrap();
        must(&session, "catalogue.add_category", r#"{"category":"ALL","name":"All"}"#);
        must(&session, "stock.add_site", r#"{"entity":"ACME","site":"SHOP-1","name":"Shop"}"#);
        must(
            &session,
            "stock.add_site",
            r#"{"entity":"ACME","site":"WH","name":"Warehouse","kind":"warehouse","valuation":"site"}"#,
        );
        for at in 0..items {
            must(
                &session,
                "catalogue.add_item",
                &format!(r#"{{"item":"ITEM-{at:04}","name":"Item {at}","category":"ALL"}}"#),
            );
            must(
                &session,
                "stock.receive_goods",
                &format!(
                    r#"{{"site":"SHOP-1","lines":[{{"item":"ITEM-{at:04}","quantity":"100000","unit_cost":"2.5"}}]}}"#
                ),
            );
        }
        more(&session);
        Self { folder: folder.to_owned(), template, copies: AtomicUsize::new(0) }
    }

    /// The path of a fresh copy.
    pub(crate) fn copied(&self) -> PathBuf {
        let path = self.folder.join(format!("copy-{}.db", self.copies.fetch_add(1, Ordering::Relaxed)));
        fs::copy(&self.template, &path).unwrap();
        path
    }

    /// A fresh copy, open.
    pub(crate) fn copy(&self) -> Open {
        let path = self.copied();
        Open { book: Backroom::open(&path, Options::default()).unwrap(), path }
    }

    /// The statements the engine runs for calls.
    pub(crate) fn record(&self, calls: &[Call], a_commit: usize) -> Vec<Recorded> {
        let open = self.copy();
        open.book.start_recording().unwrap();
        open.run(calls, a_commit);
        let statements = open.book.stop_recording().unwrap();
        statements.into_iter().map(|Statement { sql, parameters, kind }| Recorded { sql, parameters, kind }).collect()
    }
}

impl Open {
    pub(crate) fn session(&self) -> Session {
        self.book.session("owner").unwrap()
    }

    /// Sends calls in groups and answers the processor time they took.
    pub(crate) fn run(&self, calls: &[Call], a_commit: usize) -> Duration {
        let session = self.session();
        let start = cpu_time();
        for group in calls.chunks(a_commit) {
            for outcome in session.call_many(group) {
                outcome.unwrap();
            }
        }
        cpu_time() - start
    }

    /// The statements of one command, with everything it stands on held in memory already.
    pub(crate) fn record_one(&self, call: &Call) -> Vec<Recorded> {
        self.book.start_recording().unwrap();
        self.run(std::slice::from_ref(call), 1);
        let statements = self.book.stop_recording().unwrap();
        statements.into_iter().map(|Statement { sql, parameters, kind }| Recorded { sql, parameters, kind }).collect()
    }

    /// The size of the file when its log is written back.
    pub(crate) fn settled_bytes(&self) -> u64 {
        let connection = Connection::open(&self.path).unwrap();
        let pages: i64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        let size: i64 = connection.query_row("PRAGMA page_size", [], |row| row.get(0)).unwrap();
        (pages * size).unsigned_abs()
    }

    /// The size of the file with its log.
    pub(crate) fn bytes(&self) -> u64 {
        fs::metadata(&self.path).unwrap().len()
    }
}

pub(crate) fn must(session: &Session, operation: &str, request: &str) {
    session.call(operation, request.as_bytes(), &CallOptions::default()).unwrap();
}

pub(crate) fn raw(path: &Path) -> Connection {
    let connection = Connection::open(path).unwrap();
    for pragma in [
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "recursive_triggers=ON",
        "wal_autocheckpoint=4000",
        "cache_size=-65536",
    ] {
        connection.execute_batch(&format!("PRAGMA {pragma}")).unwrap();
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).unwrap();
    connection.set_prepared_statement_cache_capacity(512);
    connection
}

/// Runs recorded statements on a copy with nothing around them; answers the processor time.
pub(crate) fn replay(path: &Path, statements: &[Recorded]) -> Duration {
    let connection = raw(path);
    let start = cpu_time();
    for statement in statements {
        let mut prepared = connection.prepare_cached(statement.sql).unwrap();
        for (at, value) in statement.parameters.iter().enumerate() {
            prepared.raw_bind_parameter(at + 1, value).unwrap();
        }
        let mut rows = prepared.raw_query();
        while rows.next().unwrap().is_some() {}
    }
    cpu_time() - start
}

/// The statement behind a position read, run raw.
pub(crate) fn raw_position_micros(path: &Path, times: usize) -> f64 {
    let connection = raw(path);
    let sql = "SELECT SUM(p.quantity) FROM items i JOIN positions p ON p.item_id = i.item_id WHERE i.folded = ?1 AND p.site_id = ?2";
    let site: i64 =
        connection.query_row("SELECT site_id FROM sites WHERE folded = 'shop-1'", [], |row| row.get(0)).unwrap();
    let start = cpu_time();
    for at in 0..times {
        let mut prepared = connection.prepare_cached(sql).unwrap();
        let code = format!("item-{:04}", at % 200);
        let quantity: i64 = prepared.query_row((code, site), |row| row.get(0)).unwrap();
        assert!(quantity > 0);
    }
    (cpu_time() - start).as_secs_f64() * 1e6 / times as f64
}

/// How long one page takes to reach the disk.
pub(crate) fn fsync_micros(folder: &Path) -> f64 {
    use std::io::Write;
    let mut file = fs::File::create(folder.join("fsync")).unwrap();
    let mut times: Vec<f64> = (0..50)
        .map(|_| {
            let start = Wall::now();
            file.write_all(&[7; 4096]).unwrap();
            file.sync_data().unwrap();
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    median(&mut times)
}

/// How long opening takes.
pub(crate) fn open_millis(path: &Path) -> f64 {
    let start = Wall::now();
    let book = Backroom::open(path, Options::default()).unwrap();
    let millis = start.elapsed().as_secs_f64() * 1e3;
    drop(book);
    millis
}
