//! One day in every language: what `day.txt` tells stands in `day.answers`, to the byte, and the tests of C, Python and
//! Node play the same file against it.
//!
//! `INSTA_UPDATE=always cargo test -p backroom-api --test day` writes the answers anew.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use backroom::values::Instant;
use backroom::{Backroom, Clock, Options, Setup};
use backroom_api::{Accompanied, Api};

const DAY: &str = include_str!("day.txt");
const ENTITY: &str = r#"{"entity": "ACME", "name": "Acme", "currency": "EUR", "time_zone": "Europe/Berlin"}"#;

/// Moves a millisecond each time it is looked at.
struct Ticking(AtomicI64);

impl Clock for Ticking {
    fn now(&self) -> Instant {
        Instant::from_micros(self.0.fetch_add(1_000, Ordering::SeqCst))
    }
}

/// What the day tells when it is played at a moment.
fn told(micros: i64) -> String {
    let folder = tempfile::tempdir().unwrap();
    let options = Options { clock: Arc::new(Ticking(AtomicI64::new(micros))), ..Options::default() };
    let book = Backroom::create(folder.path().join("day.db"), &Setup::new("owner", "owner"), options).unwrap();
    let api = Api::new(&book, "owner").unwrap();
    let opened = api.call(b"ledger.open_entity", ENTITY.as_bytes(), &Accompanied::default().options().unwrap());
    assert_eq!(opened.status, None);
    let mut told = String::new();
    for (number, line) in (1..).zip(DAY.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let [verb, operation, request] = line.splitn(3, ' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let key = if verb == "ask" { String::new() } else { format!("00000000-0000-7000-8000-{number:012}") };
        let accompanied = Accompanied { key: &key, ..Accompanied::default() };
        let answer = api.call(operation.as_bytes(), request.as_bytes(), &accompanied.options().unwrap());
        let body = String::from_utf8(answer.body).unwrap();
        assert_eq!(answer.status.is_some(), verb == "refuse", "{line}: {body}");
        if verb != "do" {
            told.push_str(&body);
            told.push('\n');
        }
    }
    told
}

/// What is told does not depend on the day on which it is played.
#[test]
fn the_day_in_rust() {
    // 2026-11-23 and 2027-12-28, in microseconds.
    let [told, later] = [1_795_428_000_000_000, 1_829_988_000_000_000].map(told);
    assert_eq!(told, later);
    let answers = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/day/day.answers");
    if std::env::var("INSTA_UPDATE").as_deref() == Ok("always") {
        std::fs::write(&answers, &told).unwrap();
    }
    assert_eq!(told, std::fs::read_to_string(answers).unwrap_or_default());
}
