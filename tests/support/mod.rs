//! A file in a directory that goes away, and the commands the engine's tests send.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "each test file uses its part of this"
)]

pub mod orders;
pub mod planted;

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use backroom::values::Instant;
use backroom::{Backroom, Call, CallOptions, Clock, Entropy, Error, Options, Outcome, Session, Setup, Value};
use tempfile::TempDir;
use uuid::Uuid;

/// 2026-11-23T10:00:00Z, in microseconds.
pub const MORNING: i64 = 1_795_428_000_000_000;

/// A clock that moves one millisecond each time it is looked at, and breaks when told to.
pub struct TestClock {
    pub micros: AtomicI64,
    /// Panics when the clock is looked at for the nth time from now; 0 never does.
    pub breaks_in: AtomicI64,
}

impl Clock for TestClock {
    fn now(&self) -> Instant {
        if self.breaks_in.load(Ordering::SeqCst) > 0 {
            assert!(self.breaks_in.fetch_sub(1, Ordering::SeqCst) != 1, "the clock broke");
        }
        Instant::from_micros(self.micros.fetch_add(1_000, Ordering::SeqCst))
    }
}

/// Random bytes that are the same in every run.
pub struct TestEntropy(AtomicU64);

impl Entropy for TestEntropy {
    fn fill(&self, bytes: &mut [u8]) -> io::Result<()> {
        for byte in bytes {
            let state = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::SeqCst);
            *byte = ((state ^ (state >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 56) as u8;
        }
        Ok(())
    }
}

pub struct Shop {
    pub book: Backroom,
    pub owner: Session,
    pub path: PathBuf,
    pub clock: Arc<TestClock>,
    pub options: Options,
    pub directory: TempDir,
}

impl Shop {
    /// A file set up by `owner`.
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    pub fn with(change: impl FnOnce(&mut Options)) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("shop.backroom");
        let clock = Arc::new(TestClock { micros: AtomicI64::new(MORNING), breaks_in: AtomicI64::new(0) });
        let mut options = Options {
            clock: clock.clone(),
            entropy: Arc::new(TestEntropy(AtomicU64::new(1))),
            busy_timeout: Duration::from_secs(20),
            ..Options::default()
        };
        change(&mut options);
        let book = Backroom::create(&path, &Setup::new("owner", "Olive Owner"), options.clone()).unwrap();
        let owner = book.session("owner").unwrap();
        Self { book, owner, path, clock, options, directory }
    }

    /// A file of a company ACME in EUR with SHOP-1, which has 40 of TEA at 2.50.
    pub fn trading() -> Self {
        let shop = Self::new();
        for (operation, request) in [
            ("ledger.open_entity", r#"{"entity": "ACME", "name": "Acme", "currency": "EUR", "time_zone": "UTC"}"#),
            ("stock.add_site", r#"{"entity": "ACME", "site": "SHOP-1", "name": "Shop"}"#),
            ("catalogue.add_category", r#"{"category": "DRINKS", "name": "Drinks"}"#),
            ("catalogue.add_item", r#"{"item": "TEA", "name": "Tea", "category": "DRINKS"}"#),
            (
                "stock.receive_goods",
                r#"{"site": "SHOP-1", "lines": [{"item": "TEA", "quantity": "40", "unit_cost": "2.50"}]}"#,
            ),
        ] {
            shop.does(operation, request);
        }
        shop
    }

    /// SHOP-1 with registers T1 and T2, tea at 11.90 with tax, tenders and open shifts.
    pub fn selling() -> Self {
        let shop = Self::trading();
        for (operation, request) in [
            ("tax.set_jurisdiction", r#"{"jurisdiction": "DE", "name": "Germany", "rounding": "document"}"#),
            (
                "tax.set_rates",
                r#"{"jurisdiction": "DE", "tax_class": "standard", "effective_on": "2020-01-01", "components": [{"component": "VAT", "rate": "19"}]}"#,
            ),
            ("tax.assign_site", r#"{"site": "SHOP-1", "jurisdiction": "DE"}"#),
            (
                "pricing.set_price_list",
                r#"{"entity": "ACME", "price_list": "RETAIL", "name": "Retail", "includes_tax": true, "starts_on": "2020-01-01"}"#,
            ),
            (
                "pricing.set_prices",
                r#"{"price_list": "RETAIL", "prices": [{"item": "TEA", "price": "11.90", "starts_on": "2020-01-01"}]}"#,
            ),
            ("till.set_tender", r#"{"entity": "ACME", "tender": "CASH", "name": "Cash", "kind": "cash"}"#),
        ] {
            shop.does(operation, request);
        }
        for register in ["T1", "T2"] {
            shop.does(
                "till.add_register",
                &format!(r#"{{"register": "{register}", "site": "SHOP-1", "name": "Till"}}"#),
            );
            shop.does("till.open_shift", &format!(r#"{{"register": "{register}"}}"#));
        }
        shop
    }

    /// Sends a command of the owner's that must be done.
    #[track_caller]
    pub fn does(&self, operation: &str, request: &str) -> Outcome<String> {
        match self.owner.call(operation, request.as_bytes(), &CallOptions::default()) {
            Ok(outcome) => outcome,
            Err(error) => panic!("{operation} {request}: {error:?}"),
        }
    }

    /// Adds an actor who may do what is listed in ACME, up to a limit, and opens its session.
    pub fn clerk(&self, duties: &str, limit: Option<&str>) -> Session {
        self.does("control.add_actor", r#"{"actor": "clerk", "name": "Clerk", "kind": "person"}"#);
        self.does("control.set_role", &format!(r#"{{"role": "clerk", "duties": [{duties}]}}"#));
        let limit = limit.map(|limit| format!(r#", "limit": "{limit}""#)).unwrap_or_default();
        self.does("control.grant_role", &format!(r#"{{"actor": "clerk", "role": "clerk", "entity": "ACME"{limit}}}"#));
        self.book.session("clerk").unwrap()
    }

    /// The file again, in a handle of its own.
    pub fn again(&self) -> Backroom {
        Backroom::open(&self.path, self.options.clone()).unwrap()
    }

    /// One number from SQL.
    pub fn number(&self, sql: &str) -> i64 {
        number(&self.book, sql)
    }
}

pub fn number(book: &Backroom, sql: &str) -> i64 {
    match book.select(sql, 1).unwrap().rows[0][0] {
        Value::Integer(value) => value,
        ref other => panic!("{sql}: {other:?}"),
    }
}

pub fn add_actor(code: &str) -> Vec<u8> {
    format!(r#"{{"actor": "{code}", "name": "Actor {code}", "kind": "person"}}"#).into_bytes()
}

pub fn add(session: &Session, code: &str, options: &CallOptions) -> Result<Outcome<String>, Error> {
    session.call("control.add_actor", &add_actor(code), options)
}

pub fn adding(code: &str) -> Call {
    Call::new("control.add_actor", add_actor(code))
}

pub fn key(number: u128) -> Uuid {
    Uuid::from_u128(0x0193_5A00_0000_7000_8000_0000_0000_0000 | number)
}

pub fn keyed(number: u128) -> CallOptions {
    CallOptions::key(key(number))
}

#[track_caller]
pub fn refused<T: std::fmt::Debug>(result: Result<T, Error>, code: &str) -> Error {
    let error = result.expect_err("a refusal");
    assert_eq!(error.code(), code, "{error:?}");
    error
}

/// Everything the file holds, as text: each table with its rows in order; but for when its schema was made, which the
/// migrations take from the machine.
pub fn content(path: &Path) -> String {
    let connection = rusqlite::Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut text = String::new();
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'refinery%' ORDER BY name";
    let mut tables = connection.prepare(sql).unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    for table in tables {
        let mut rows = connection.prepare(&format!("SELECT * FROM \"{table}\" ORDER BY 1, 2")).unwrap();
        let columns = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<String> =
                (0..columns).map(|at| format!("{:?}", row.get::<_, rusqlite::types::Value>(at).unwrap())).collect();
            text.push_str(&format!("{table}: {}\n", values.join(" ")));
        }
    }
    text
}

/// This test binary again, running one of its tests as another process with something to do.
pub fn another_process(test: &str, task: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env("BACKROOM_TASK", task)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// What this process was told to do, if it is another one's child.
pub fn task() -> Option<String> {
    std::env::var("BACKROOM_TASK").ok()
}
