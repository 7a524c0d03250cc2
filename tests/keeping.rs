//! Events and their consumers, copies, and figures.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

mod support;

use std::fs;
use std::thread;

use backroom::Backroom;
use support::{Shop, add, number, refused};

#[test]
fn a_consumer_reads_each_event_once_and_never_moves_back() {
    let shop = Shop::new();
    let raise = |subject: &str| {
        let request = format!(
            r#"{{"code": "host.odd", "severity": "info", "subject": "{subject}", "message": "Look at this."}}"#
        );
        shop.owner.call("exceptions.raise_exception", request.as_bytes(), &Default::default()).unwrap();
    };
    (0..5).for_each(|number| raise(&format!("S-{number}")));
    let events = shop.book.events_after(0, 100).unwrap();
    assert!(events.windows(2).all(|pair| pair[0].sequence < pair[1].sequence));
    let first = &events[0];
    assert_eq!((first.actor.as_deref(), &*first.operation), (Some("owner"), "exceptions.raise_exception"));
    assert!(first.reply.is_some() && first.entity.is_none());
    assert_eq!(shop.book.events_after(first.sequence, 2).unwrap(), events[1..3]);

    let last = events.last().unwrap().sequence;
    assert_eq!(shop.book.events_for("feed", 100).unwrap(), events);
    assert_eq!(shop.book.acknowledge("feed", events[1].sequence).unwrap(), events[1].sequence);
    assert_eq!(shop.book.acknowledge("Feed", events[0].sequence).unwrap(), events[1].sequence);
    assert_eq!(shop.book.events_for("feed", 100).unwrap(), events[2..]);
    refused(shop.book.acknowledge("feed", last + 1), "flow.bad_value");
    refused(shop.book.acknowledge("", 1), "flow.bad_value");
    assert_eq!(shop.again().acknowledged("feed").unwrap(), events[1].sequence);
    assert_eq!(shop.book.events_for("other", 1).unwrap(), events[..1]);
}

#[test]
fn a_copy_taken_while_others_write_is_whole() {
    let shop = Shop::new();
    let at = |name: &str| shop.directory.path().join(name);
    thread::scope(|scope| {
        let writing = scope.spawn(|| {
            (0..200)
                .for_each(|number| drop(add(&shop.owner, &format!("actor-{number}"), &Default::default()).unwrap()));
        });
        for number in 0..5 {
            let copy = shop.book.backup(at(&format!("copy-{number}")), false).unwrap();
            assert_eq!(fs::metadata(&copy.path).unwrap().len(), copy.bytes);
            let book = Backroom::open(&copy.path, shop.options.clone()).unwrap();
            let actors = support::number(&book, "SELECT COUNT(*) FROM actors");
            assert_eq!(actors, copy.command_id, "one actor a command");
        }
        writing.join().unwrap();
    });
    let copy = shop.book.snapshot(at("snapshot"), false).unwrap();
    assert_eq!((copy.command_id, copy.seal), (201, None));
    let sealed = shop.book.backup(at("sealed"), false).unwrap();
    let report = shop.book.verify(&mut |_| {}).unwrap();
    assert!(report.ok, "{report}");
    assert_eq!(sealed.seal, Some(report.seal));
    let mut names: Vec<_> =
        fs::read_dir(shop.directory.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.retain(|name| name.to_string_lossy().ends_with(".part"));
    assert!(names.is_empty(), "{names:?}");
}

#[test]
fn a_copy_replaces_nothing_unasked_and_never_a_file_in_use() {
    let shop = Shop::new();
    let target = shop.directory.path().join("copy");
    fs::write(&target, "precious").unwrap();
    refused(shop.book.backup(&target, false), "engine.exists");
    assert_eq!(fs::read(&target).unwrap(), b"precious");
    shop.book.backup(&target, true).unwrap();
    assert_eq!(number(&Backroom::open(&target, shop.options.clone()).unwrap(), "SELECT COUNT(*) FROM actors"), 1);

    refused(shop.book.backup(&shop.path, true), "engine.in_use");
    // SQLite would take these for its own, whether they are there yet or not.
    for ending in ["-wal", "-shm", "-journal"] {
        let mut beside = shop.path.clone().into_os_string();
        beside.push(ending);
        for overwrite in [false, true] {
            refused(shop.book.snapshot(&beside, overwrite), "engine.in_use");
            refused(shop.book.backup(&beside, overwrite), "engine.in_use");
        }
    }
    // Nor may a copy stand beside the log of a file that is gone, which would be played into it.
    fs::write(shop.directory.path().join("gone-wal"), "pages").unwrap();
    refused(shop.book.backup(shop.directory.path().join("gone"), false), "engine.in_use");
    let open = Backroom::open(&target, shop.options.clone()).unwrap();
    refused(shop.book.backup(&target, true), "engine.in_use");
    drop(open);
    shop.book.backup(&target, true).unwrap();
    refused(shop.book.backup(shop.directory.path().join("missing/copy"), false), "store.cannot_open");
}

#[test]
fn a_file_that_breaks_a_law_makes_no_backup_and_still_a_snapshot() {
    let shop = Shop::trading();
    rusqlite::Connection::open(&shop.path)
        .unwrap()
        .execute("UPDATE positions SET quantity = quantity + 1000000", [])
        .unwrap();
    let target = shop.directory.path().join("copy");
    let error = refused(shop.book.backup(&target, false), "engine.copy_unproven");
    assert!(error.to_string().contains("position"), "{error}");
    assert!(!target.exists());
    assert!(shop.book.snapshot(&target, false).unwrap().seal.is_none());
    assert!(!backroom::verify_file(&target, &mut |_| {}).unwrap().ok);
    assert!(backroom::verify_file(shop.directory.path().join("missing"), &mut |_| {}).is_err());
}

#[test]
fn the_doctor_lists_what_the_file_is_filled_with() {
    let shop = Shop::new();
    let figures = shop.book.doctor().unwrap();
    // Every table and index of an empty file has a page of its own, whatever is in it.
    assert!(figures.bytes < 2 << 20, "an empty file has {} bytes", figures.bytes);
    assert!(figures.engine.starts_with("3.") && figures.page_size == 4_096 && figures.pages > 10);
    let actors = figures.tables.iter().find(|table| table.name == "actors").unwrap();
    assert_eq!(actors.rows, 1);
    assert_eq!(figures.counters.done, 1);
}
