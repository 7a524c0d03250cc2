//! A writer killed at any moment loses nothing it has acknowledged, and leaves a file that verifies.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, reason = "a test")]

mod support;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use backroom::{Backroom, CallOptions, Options};
use backroom_store::verify::verify_file;
use support::{Shop, another_process, key, number};

const KILLS: u64 = 200;
const THREADS: u64 = 3;

/// The command of a number: receipts and issues in turn, so that stock, layers, open items and books all move.
fn command(at: u64) -> (&'static str, String) {
    if at.is_multiple_of(3) {
        let line = format!(r#"{{"item": "TEA", "quantity": "{}", "unit_cost": "2.{:02}"}}"#, at % 7 + 1, at % 100);
        ("stock.receive_goods", format!(r#"{{"site": "SHOP-1", "lines": [{line}]}}"#))
    } else {
        let line = format!(r#"{{"item": "TEA", "quantity": "{}"}}"#, at % 3 + 1);
        ("stock.record_issue", format!(r#"{{"site": "SHOP-1", "lines": [{line}]}}"#))
    }
}

/// The child: writes from several threads and says of each command that it was acknowledged, until it is killed.
#[test]
fn writes_until_it_is_killed() {
    let Ok(task) = std::env::var("BACKROOM_TASK") else { return };
    let (first, path) = task.split_once(' ').unwrap();
    let next = AtomicU64::new(first.parse().unwrap());
    let book = Backroom::open(path, Options::default()).unwrap();
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                let session = book.session("owner").unwrap();
                loop {
                    let at = next.fetch_add(1, Ordering::SeqCst);
                    let (operation, request) = command(at);
                    let options = CallOptions::key(key(u128::from(at)));
                    let reply = session.call(operation, request.as_bytes(), &options).unwrap().reply;
                    let mut out = std::io::stdout().lock();
                    writeln!(out, "\nacknowledged {at} {reply}").unwrap();
                    out.flush().unwrap();
                }
            });
        }
    });
}

#[test]
fn nothing_acknowledged_is_lost_to_two_hundred_kills() {
    let seed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos() as u64;
    let seed = std::env::var("BACKROOM_SEED").map_or(seed, |text| text.parse().unwrap());
    println!("seed {seed}: run again with BACKROOM_SEED={seed}");
    let mut random = seed | 1;
    let shop = Shop::trading();
    let Shop { path, directory, book, owner, .. } = shop;
    drop((book, owner));
    let mut acknowledged: BTreeMap<u64, String> = BTreeMap::new();
    for kill in 0..KILLS {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let first = acknowledged.last_key_value().map_or(1, |(at, _)| at + 1 + THREADS);
        let mut child = another_process("writes_until_it_is_killed", &format!("{first} {}", path.display()));
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let reader = thread::spawn(move || lines.map_while(Result::ok).collect::<Vec<String>>());
        // From before the file is open to well into the writing, which begins later on a machine that has much to do.
        let wrote_enough = acknowledged.len() as u64 > kill;
        thread::sleep(Duration::from_micros(3_000 + random % if wrote_enough { 60_000 } else { 600_000 }));
        child.kill().unwrap();
        child.wait().unwrap();
        let mut new = Vec::new();
        for line in reader.join().unwrap() {
            // A line that was cut short was not read by anybody.
            if let Some((at, reply)) = line.strip_prefix("acknowledged ").and_then(|rest| rest.split_once(' '))
                && reply.ends_with('}')
            {
                acknowledged.insert(at.parse().unwrap(), reply.to_owned());
                new.push(at.parse::<u64>().unwrap());
            }
        }
        check(&path, &acknowledged, &new, kill.is_multiple_of(10) || kill + 1 == KILLS);
    }
    println!("{} commands were acknowledged over {KILLS} kills", acknowledged.len());
    assert!(acknowledged.len() as u64 > KILLS, "the children hardly wrote");
    drop(directory);
}

/// Every newly acknowledged command is there with its reply, sending it again does nothing, and the file verifies.
fn check(path: &Path, acknowledged: &BTreeMap<u64, String>, new: &[u64], all: bool) {
    let book = Backroom::open(path, Options::default()).unwrap();
    let session = book.session("owner").unwrap();
    let commands = "SELECT COUNT(*) FROM commands";
    let before = number(&book, commands);
    let every: Vec<u64> = if all { acknowledged.keys().copied().collect() } else { new.to_vec() };
    for at in every {
        let (operation, request) = command(at);
        let again = session.call(operation, request.as_bytes(), &CallOptions::key(key(u128::from(at)))).unwrap();
        assert!(again.replayed, "command {at} was acknowledged and is gone");
        assert_eq!(again.reply, acknowledged[&at], "command {at}");
    }
    assert_eq!(number(&book, commands), before, "a retry did something");
    drop((session, book));
    let report = verify_file(path, &mut |_| {}).unwrap();
    assert!(report.ok, "{report}");
}
