//! The world fails, or we do: what is told, and what the handle can do afterwards.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

mod support;

use std::sync::atomic::Ordering;
use std::thread;
use std::time::{Duration, Instant};

use backroom::{Applied, Backroom, Call, Options, Status};
use support::{Shop, add, adding, keyed, number, refused};

/// A file that may not grow stands for a disk that is full.
#[test]
fn a_full_disk_is_a_fault_that_may_be_retried_and_passes() {
    let shop = Shop::new();
    let pages = number(&shop.book, "SELECT page_count FROM pragma_page_count");
    let full = Options { max_page_count: Some(u32::try_from(pages).unwrap() + 2), ..shop.options.clone() };
    let Shop { book, owner, path, options, directory: _directory, .. } = shop;
    drop((book, owner));

    let book = Backroom::open(&path, full).unwrap();
    let owner = book.session("owner").unwrap();
    let mut done = 0;
    let error = loop {
        match add(&owner, &format!("actor-{done}"), &keyed(done)) {
            Ok(_) => done += 1,
            Err(error) => break error,
        }
        assert!(done < 10_000, "the file never fills");
    };
    assert_eq!((error.status(), error.code()), (Status::Retryable, "store.disk_full"));
    assert_eq!(error.fault().unwrap().applied, Applied::No);
    // A batch: whatever still fits is done, the rest is told.
    let calls: Vec<Call> = (0..20).map(|number| adding(&format!("batch-{number}"))).collect();
    let outcomes = owner.call_many(&calls);
    assert!(outcomes.iter().any(|outcome| outcome.as_ref().is_err_and(|error| error.code() == "store.disk_full")));
    let fitted = outcomes.iter().filter(|outcome| outcome.is_ok()).count() as i64;
    assert_eq!(number(&book, "SELECT COUNT(*) FROM actors"), 1 + i64::try_from(done).unwrap() + fitted);
    drop((book, owner));

    // Room returns, and the same key finishes what it began.
    let book = Backroom::open(&path, options).unwrap();
    let owner = book.session("owner").unwrap();
    assert!(!add(&owner, &format!("actor-{done}"), &keyed(done)).unwrap().replayed);
    assert!(add(&owner, "actor-0", &keyed(0)).unwrap().replayed);
    assert_eq!(number(&book, "SELECT COUNT(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
    assert_eq!(number(&book, "SELECT COUNT(*) FROM pragma_foreign_key_check"), 0);
}

/// A clock that panics stands for any bug: it is asked inside the transaction.
#[test]
fn a_bug_takes_down_its_command_and_the_handle_but_not_its_neighbours() {
    let shop = Shop::new();
    let calls: Vec<Call> =
        (0..5).map(|number| Call { options: keyed(number), ..adding(&format!("actor-{number}")) }).collect();
    shop.clock.breaks_in.store(3, Ordering::SeqCst);
    let outcomes = shop.owner.call_many(&calls);
    let told: Vec<bool> = outcomes.iter().map(Result::is_ok).collect();
    assert_eq!(told, [true, true, false, true, true], "{outcomes:?}");
    assert_eq!(outcomes[2].as_ref().unwrap_err().status(), Status::Bug);

    // Closed to commands and questions alike.
    assert_eq!(add(&shop.owner, "later", &Default::default()).unwrap_err().status(), Status::Bug);
    assert_eq!(shop.book.session("owner").unwrap_err().status(), Status::Bug);
    let again = shop.again();
    assert_eq!(number(&again, "SELECT COUNT(*) FROM actors"), 5);
    let retried = add(&again.session("owner").unwrap(), "actor-2", &keyed(2)).unwrap();
    assert!(!retried.replayed, "the culprit had bound no key");
}

#[test]
fn another_process_that_writes_is_waited_for_and_then_named() {
    let shop = Shop::with(|options| options.busy_timeout = Duration::from_millis(120));
    let other = rusqlite::Connection::open(&shop.path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let began = Instant::now();
    let error = refused(add(&shop.owner, "anna", &keyed(1)), "store.busy");
    assert!(began.elapsed() >= Duration::from_millis(100));
    assert_eq!((error.status(), error.fault().unwrap().applied), (Status::Retryable, Applied::No));
    // Reading goes on.
    assert_eq!(shop.number("SELECT COUNT(*) FROM actors"), 1);
    let calls: Vec<Call> = (0..50).map(|number| adding(&format!("actor-{number}"))).collect();
    let began = Instant::now();
    assert!(shop.owner.call_many(&calls).iter().all(Result::is_err));
    assert!(began.elapsed() < Duration::from_secs(2), "a batch waits once, not once a command");
    other.execute_batch("ROLLBACK").unwrap();
    assert!(!add(&shop.owner, "anna", &keyed(1)).unwrap().replayed);
}

#[test]
fn an_interrupt_cancels_what_waits() {
    let shop = Shop::new();
    let other = rusqlite::Connection::open(&shop.path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    // One of them has the pen and waits for the file, the others wait for the one.
    let outcomes: Vec<_> = thread::scope(|scope| {
        let sent: Vec<_> = (0..4)
            .map(|number| {
                let session = shop.owner.clone();
                scope.spawn(move || add(&session, &format!("actor-{number}"), &keyed(number)))
            })
            .collect();
        while sent.iter().filter(|thread| thread.is_finished()).count() < 3 {
            thread::sleep(Duration::from_millis(10));
            shop.book.interrupt();
        }
        other.execute_batch("ROLLBACK").unwrap();
        sent.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let (done, cancelled): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
    assert_eq!(done.len(), 1, "the writer is left alone");
    for outcome in cancelled {
        let error = refused(outcome, "engine.interrupted");
        assert_eq!((error.status(), error.fault().unwrap().applied), (Status::Retryable, Applied::No));
    }
    assert_eq!(shop.number("SELECT COUNT(*) FROM actors"), 2);
}

#[test]
fn an_interrupt_stops_a_long_question() {
    let shop = Shop::new();
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT MAX(i) FROM n";
    let error = thread::scope(|scope| {
        let asked = scope.spawn(|| shop.book.select(endless, 1));
        thread::sleep(Duration::from_millis(100));
        shop.book.interrupt();
        asked.join().unwrap().unwrap_err()
    });
    assert_eq!(error.code(), "store.interrupted");
    assert_eq!(shop.number("SELECT COUNT(*) FROM actors"), 1);
}

/// A row that cannot be read is a fault of the file, whoever relies on it, and the handle answers whatever does not need it.
#[test]
fn a_fact_that_cannot_be_read_is_no_bug() {
    let shop = Shop::selling();
    for (operation, request) in [
        ("parties.add_party", r#"{"party": "ANNA", "kinds": ["customer"]}"#),
        ("till.set_tender", r#"{"entity": "ACME", "tender": "CARD", "name": "Card", "kind": "card"}"#),
        ("allocation.set_channel", r#"{"entity": "ACME", "channel": "WEB", "name": "Web"}"#),
        ("sales.set_channel_terms", r#"{"channel": "WEB", "site": "SHOP-1"}"#),
        (
            "sales.place_order",
            r#"{"channel": "WEB", "reference": "W-1", "customer": "ANNA", "lines": [{"item": "TEA"}]}"#,
        ),
        (
            "sales.record_payment",
            r#"{"channel": "WEB", "reference": "W-1", "step": "captured", "tender": "CARD", "amount": "11.90", "payment": "p"}"#,
        ),
    ] {
        shop.does(operation, request);
    }
    let file = rusqlite::Connection::open(&shop.path).unwrap();
    file.execute_batch(
        "PRAGMA ignore_check_constraints = 1; DROP TRIGGER demands_update; UPDATE demands SET ship_rule = 'nonsense'",
    )
    .unwrap();
    for (operation, request) in
        [("sales.orders", r#"{"entity": "ACME"}"#), ("sales.apply_money", r#"{"entity": "ACME", "customer": "ANNA"}"#)]
    {
        let error = shop.owner.call(operation, request.as_bytes(), &Default::default()).unwrap_err();
        assert_eq!(error.code(), "store.corrupt", "{operation}: {error:?}");
    }
    add(&shop.owner, "anna", &keyed(1)).unwrap();
}

#[test]
fn recorded_instants_never_run_backwards() {
    let shop = Shop::new();
    add(&shop.owner, "anna", &Default::default()).unwrap();
    shop.clock.micros.store(5, Ordering::SeqCst);
    add(&shop.owner, "berta", &Default::default()).unwrap();
    let again = shop.again();
    add(&again.session("owner").unwrap(), "carla", &Default::default()).unwrap();
    let sql = "SELECT COUNT(*) FROM commands a JOIN commands b ON b.command_id = a.command_id + 1 \
               WHERE b.recorded_at < a.recorded_at";
    assert_eq!(shop.number(sql), 0);
    assert_eq!(shop.number("SELECT COUNT(*) FROM commands"), 4);
}

#[test]
fn what_cannot_be_read_is_refused_with_a_path_and_leaves_no_trace() {
    let shop = Shop::new();
    let long = format!(r#"{{"actor": "{}", "name": "A", "kind": "person"}}"#, "x".repeat(100_000_000));
    let deep = "[".repeat(100_000);
    for (operation, request, code) in [
        ("control.add_actor", &b"{"[..], "flow.malformed"),
        ("control.add_actor", b"", "flow.malformed"),
        ("control.add_actor", b"\xff\xfe", "flow.malformed"),
        ("control.add_actor", br#"{"actor": "a\u0000", "name": "A", "kind": "person"}"#, "flow.malformed"),
        ("control.add_actor", br#"{"actor": "a", "name": "A", "kind": "person", "age": 3}"#, "flow.malformed"),
        ("control.add_actor", br#"{"actor": "a", "name": "A", "kind": "person"} x"#, "flow.malformed"),
        ("control.add_actor", long.as_bytes(), "flow.malformed"),
        ("control.add_actor", deep.as_bytes(), "flow.malformed"),
        ("control.actor", b"7", "flow.malformed"),
        ("", b"{}", "flow.unknown_operation"),
        (&long, b"{}", "flow.unknown_operation"),
    ] {
        let error = refused(shop.owner.call(operation, request, &Default::default()), code);
        assert!(error.to_string().len() < 1_000, "{error}");
    }
    assert_eq!(shop.number("SELECT COUNT(*) FROM commands"), 1);
    assert_eq!(shop.book.counters().malformed, 11);
}

/// What is written into a file that has lost its name, or its log, would be acknowledged and gone.
#[test]
#[cfg(unix)]
fn a_file_that_was_taken_away_takes_no_commands() {
    for taken in ["", "-wal"] {
        let shop = Shop::new();
        add(&shop.owner, "anna", &keyed(1)).unwrap();
        let mut name = shop.path.clone().into_os_string();
        name.push(taken);
        let aside = shop.directory.path().join("aside");
        std::fs::rename(&name, &aside).unwrap();
        let error = refused(add(&shop.owner, "bert", &keyed(2)), "store.moved");
        assert_eq!((error.status(), error.fault().unwrap().applied), (Status::Fault, Applied::No));
        // Put back, the handle goes on where it was.
        std::fs::rename(&aside, &name).unwrap();
        assert!(!add(&shop.owner, "bert", &keyed(2)).unwrap().replayed);
    }
}
