//! Making files and opening them: what is accepted, and how fast the rest is refused.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

mod support;

use std::fs;
use std::time::{Duration, Instant};

use backroom::{Backroom, Options, Setup, Status};
use support::{Shop, add, number, refused};

fn owner() -> Setup {
    Setup::new("owner", "Olive Owner")
}

/// Within 100 ms; a busy machine is given three tries.
fn at_once(act: impl Fn()) {
    let took = || {
        let began = Instant::now();
        act();
        began.elapsed()
    };
    let times = [took(), took(), took()];
    assert!(times.iter().min() < Some(&Duration::from_millis(100)), "{times:?}");
}

#[test]
fn a_file_is_made_closed_and_opened_again() {
    let shop = Shop::new();
    add(&shop.owner, "anna", &Default::default()).unwrap();
    let Shop { book, owner, path, options, directory, .. } = shop;
    drop((book, owner));
    assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1, "no log is left beside a closed file");

    let book = Backroom::open(&path, options).unwrap();
    assert_eq!(number(&book, "SELECT COUNT(*) FROM commands WHERE outcome = 0"), 2);
    assert_eq!(number(&book, "SELECT COUNT(*) FROM actors"), 2);
    add(&book.session("Anna").unwrap(), "eve", &Default::default()).expect_err("anna has no role yet");
    refused(book.session("eve"), "control.unknown_actor");
}

#[test]
fn the_first_command_makes_the_first_actor_and_nobody_repeats_it() {
    let shop = Shop::new();
    assert_eq!(shop.number("SELECT COUNT(*) FROM commands WHERE operation = 'control.set_up'"), 1);
    let again = shop.owner.call("control.set_up", br#"{"actor": "eve", "name": "Eve"}"#, &Default::default());
    refused(again, "control.already_set_up");
}

#[test]
fn nothing_is_made_where_something_stands_or_for_an_actor_without_a_name() {
    let shop = Shop::new();
    let made = Backroom::create(&shop.path, &owner(), Options::default());
    assert_eq!(refused(made, "store.cannot_open").status(), Status::Fault);

    let path = shop.directory.path().join("other.backroom");
    let error = refused(Backroom::create(&path, &Setup::new(" ", "Nobody"), Options::default()), "flow.bad_value");
    assert_eq!(error.refusal().map(|refusal| refusal.path.as_str()), Some("actor"));
    assert!(!path.exists());
}

#[test]
fn what_is_no_file_of_ours_is_refused_at_once() {
    let directory = tempfile::tempdir().unwrap();
    let at = |name: &str| directory.path().join(name);
    fs::write(at("text"), "Dear diary, today I sold 3 umbrellas. ".repeat(200)).unwrap();
    fs::write(at("empty"), "").unwrap();
    rusqlite::Connection::open(at("foreign"))
        .unwrap()
        .execute_batch("CREATE TABLE t (a); PRAGMA user_version = 3")
        .unwrap();
    for (name, code) in [
        ("text", "store.not_a_database"),
        ("empty", "store.not_a_database"),
        ("foreign", "store.foreign_file"),
        ("", "store.cannot_open"),
        ("missing", "store.cannot_open"),
        ("missing/shop", "store.cannot_open"),
    ] {
        at_once(|| drop(refused(Backroom::open(at(name), Options::default()), code)));
    }
    at_once(|| {
        drop(refused(Backroom::create(at("missing/shop"), &owner(), Options::default()), "store.cannot_open"));
    });
    let left: Vec<_> = fs::read_dir(directory.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "{left:?}");
}

#[test]
fn a_newer_file_is_read_and_not_written() {
    let shop = Shop::new();
    let Shop { book, owner, path, options, directory: _directory, .. } = shop;
    drop((book, owner));
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.execute_batch("UPDATE refinery_schema_history SET version = version + 99").unwrap();
    drop(connection);

    refused(Backroom::open(&path, options.clone()), "store.newer_schema");
    let book = Backroom::open(&path, Options { read_only: true, ..options }).unwrap();
    assert_eq!(number(&book, "SELECT COUNT(*) FROM actors"), 1);
    refused(add(&book.session("owner").unwrap(), "anna", &Default::default()), "engine.read_only");
}

#[test]
fn a_file_whose_creation_was_cut_short_says_so() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("shop");
    drop(backroom_store::Store::create(&path, &Default::default()).unwrap());
    refused(Backroom::open(&path, Options::default()), "engine.not_set_up");
}

#[test]
fn a_handle_and_its_sessions_may_be_used_by_any_thread() {
    fn any_thread<T: Clone + Send + Sync + 'static>() {}
    any_thread::<Backroom>();
    any_thread::<backroom::Session>();
}

/// Given the clock and the random source, a file follows from its commands: the ground of every simulation.
#[test]
fn the_same_commands_at_the_same_moments_leave_the_same_file() {
    let [one, other] = [(); 2].map(|()| {
        let shop = Shop::trading();
        let issue = |quantity: u32| {
            let lines = format!(r#"[{{"item": "TEA", "quantity": "{quantity}"}}]"#);
            backroom::Call::new("stock.issue_goods", format!(r#"{{"site": "SHOP-1", "lines": {lines}}}"#))
        };
        let outcomes = shop.owner.call_many(&[issue(3), issue(1000), issue(4)]);
        assert_eq!(outcomes.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false, true]);
        support::content(&shop.path)
    });
    for (one, other) in one.lines().zip(other.lines()) {
        assert_eq!(one, other);
    }
    assert_eq!(one.lines().count(), other.lines().count());
}

/// What is in the log of a file that was moved away is not lost to a new one in its place.
#[test]
fn a_log_that_stands_there_keeps_a_file_from_being_made() {
    let shop = Shop::trading();
    let moved = shop.directory.path().join("moved");
    std::fs::rename(&shop.path, &moved).unwrap();
    let setup = backroom::Setup::new("other", "Other");
    let error = backroom::Backroom::create(&shop.path, &setup, shop.options.clone()).unwrap_err();
    assert_eq!(error.code(), "store.cannot_open");
    assert!(error.to_string().contains("-wal"), "{error}");
    std::fs::rename(&moved, &shop.path).unwrap();
    let Shop { book, owner, path, options, directory, .. } = shop;
    drop((owner, book));
    let again = backroom::Backroom::open(&path, options).unwrap();
    assert_eq!(again.select("SELECT 1 FROM items", 9).unwrap().rows.len(), 1);
    drop(directory);
}
