//! What the road costs: receive, issue, transfer and an entry of four lines, one and a thousand to a commit, each
//! against a replay of its own recorded statements in the same run.
//!
//! Machines are shared and noisy, so what counts are ratios of processor time, measured in turns: engine, replay,
//! engine, replay. Absolute figures stand beside them for orientation. Run by `cargo xtask bench`, which hands the
//! path of a file for the figures in `BACKROOM_FIGURES`. `cargo bench --bench road -- reads` runs one part of it:
//! commands, sales, promises, reads, growth or opening.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::float_arithmetic,
    missing_docs,
    reason = "a bench prints figures"
)]

mod support;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use backroom::Call;
use support::{Bench, cpu_time, median, replay};
use tempfile::TempDir;

const TURNS: usize = 5;
const ITEMS: usize = 200;

fn main() {
    let quick = std::env::args().any(|argument| argument == "--test");
    let mut report = String::from(
        "# Figures\n\nWritten by `cargo xtask bench`. Machines are shared and noisy: the ratios count, taken against raw \
         SQLite in the same run; absolute figures are for orientation.\n\n",
    );
    let parts: [(&str, Part); 6] = [
        ("commands", commands),
        ("sales", support::sales::measure),
        ("promises", support::promises::measure),
        ("reads", reads),
        ("growth", growth),
        ("opening", opening),
    ];
    let named = |name: &str| std::env::args().any(|argument| argument == name);
    let all = !parts.iter().any(|(name, _)| named(name));
    for (name, part) in parts {
        if all || named(name) {
            part(&mut report, quick);
        }
    }
    println!("{report}");
    if let (Ok(path), true) = (std::env::var("BACKROOM_FIGURES"), all && !quick) {
        std::fs::write(path, report.trim_end().to_owned() + "\n").unwrap();
    }
}

type Make = fn(usize) -> Call;
type Part = fn(&mut String, bool);

fn item(at: usize) -> String {
    format!("ITEM-{:04}", at % ITEMS)
}

fn call(operation: &str, request: String) -> Call {
    Call::new(operation, request.into_bytes())
}

fn receive(at: usize) -> Call {
    let request =
        format!(r#"{{"site":"SHOP-1","lines":[{{"item":"{}","quantity":"12","unit_cost":"2.35"}}]}}"#, item(at));
    call("stock.receive_goods", request)
}

fn issue(at: usize) -> Call {
    call("stock.issue_goods", format!(r#"{{"site":"SHOP-1","lines":[{{"item":"{}","quantity":"1"}}]}}"#, item(at)))
}

fn transfer(at: usize) -> Call {
    let request = format!(r#"{{"site":"SHOP-1","to_site":"WH","lines":[{{"item":"{}","quantity":"1"}}]}}"#, item(at));
    call("stock.ship_transfer", request)
}

fn entry(at: usize) -> Call {
    let cents = at % 90 + 10;
    let request = format!(
        r#"{{"entity":"ACME","lines":[{{"account":"6300","debit":"1.{cents}"}},{{"account":"6310","debit":"2.{cents}"}},{{"account":"1000","credit":"1.{cents}"}},{{"account":"1020","credit":"2.{cents}"}}]}}"#
    );
    call("ledger.post_entry", request)
}

const COMMANDS: [(&str, Make); 4] =
    [("receive", receive), ("issue", issue), ("transfer", transfer), ("entry of 4 lines", entry)];

/// Processor time a command against its own statements, and rows and statements a command.
fn commands(report: &mut String, quick: bool) {
    let folder = TempDir::new().unwrap();
    let stocked = Bench::stocked(folder.path(), ITEMS);
    writeln!(report, "## Commands\n").unwrap();
    writeln!(
        report,
        "Processor time of the engine over that of a raw replay of the same statements, median of {TURNS} turns.\n"
    )
    .unwrap();
    writeln!(
        report,
        "| command | a commit | ratio | engine µs CPU | replay µs CPU | statements | rows written | wall µs |"
    )
    .unwrap();
    writeln!(report, "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |").unwrap();
    for (name, make) in COMMANDS {
        for (a_commit, commits) in [(1000, if quick { 1 } else { 6 }), (1, if quick { 5 } else { 150 })] {
            let calls: Vec<Call> = (0..a_commit * commits).map(make).collect();
            let recorded = stocked.record(&calls, a_commit);
            let (mut ratios, mut ours, mut theirs, mut walls) = (vec![], vec![], vec![], vec![]);
            for _ in 0..if quick { 1 } else { TURNS } {
                let book = stocked.copy();
                let wall = Instant::now();
                let engine = book.run(&calls, a_commit);
                walls.push(wall.elapsed().as_secs_f64() * 1e6 / calls.len() as f64);
                let raw = replay(&stocked.copied(), &recorded);
                ratios.push(engine.as_secs_f64() / raw.as_secs_f64());
                ours.push(micros(engine, calls.len()));
                theirs.push(micros(raw, calls.len()));
            }
            let statements = recorded.iter().filter(|statement| !statement.is_control()).count();
            let written = recorded.iter().filter(|statement| statement.is_write()).count();
            let each = |count: usize| count as f64 / calls.len() as f64;
            writeln!(
                report,
                "| {name} | {a_commit} | {:.2} | {:.1} | {:.1} | {:.1} | {:.1} | {:.0} |",
                median(&mut ratios),
                median(&mut ours),
                median(&mut theirs),
                each(statements),
                each(written),
                median(&mut walls)
            )
            .unwrap();
        }
    }
    let fsync = support::fsync_micros(folder.path());
    writeln!(report, "\nOne fsync of one page beside these files takes {fsync:.0} µs.\n").unwrap();
}

fn micros(time: Duration, count: usize) -> f64 {
    time.as_secs_f64() * 1e6 / count as f64
}

/// A position read in process, against the same statement raw.
fn reads(report: &mut String, quick: bool) {
    let folder = TempDir::new().unwrap();
    let stocked = Bench::stocked(folder.path(), ITEMS);
    let book = stocked.copy();
    let session = book.session();
    let times = if quick { 1_000 } else { 200_000 };
    let mut figures = vec![];
    for _ in 0..TURNS {
        let start = cpu_time();
        for at in 0..times {
            let quantity = session.position(&item(at), "SHOP-1").unwrap();
            assert!(quantity.is_positive());
        }
        figures.push(micros(cpu_time() - start, times));
    }
    let raw = support::raw_position_micros(&stocked.copied(), times);
    let typed = median(&mut figures);
    writeln!(report, "## Reads\n\n| read | µs CPU | raw SQLite µs CPU | ratio |\n| --- | ---: | ---: | ---: |")
        .unwrap();
    writeln!(report, "| position of an item at a site, in process | {typed:.2} | {raw:.2} | {:.2} |\n", typed / raw)
        .unwrap();
}

/// What a command costs when the file is small and when it is large.
fn growth(report: &mut String, quick: bool) {
    let sizes: &[usize] = if quick { &[1_000] } else { &[10_000, 100_000, 1_000_000] };
    let folder = TempDir::new().unwrap();
    let book = Bench::stocked(folder.path(), ITEMS).copy();
    writeln!(report, "## Growth\n\n| movements | receive µs CPU | issue µs CPU | MB | bytes a movement |\n| ---: | ---: | ---: | ---: | ---: |").unwrap();
    let mut movements = 0;
    for size in sizes {
        let more: Vec<Call> =
            (movements..*size).map(|at| if at % 4 == 0 { receive(at / 4) } else { issue(at) }).collect();
        book.run(&more, 1000);
        movements = *size;
        let probes = if quick { 200 } else { 4_000 };
        let mut costs = vec![];
        for make in [receive as Make, issue] {
            let calls: Vec<Call> = (0..probes).map(make).collect();
            let mut turns: Vec<f64> = (0..3).map(|_| micros(book.run(&calls, 1000), calls.len())).collect();
            movements += probes * 3;
            costs.push(median(&mut turns));
        }
        let bytes = book.bytes() as f64;
        writeln!(
            report,
            "| {size} | {:.1} | {:.1} | {:.0} | {:.0} |",
            costs[0],
            costs[1],
            bytes / 1e6,
            bytes / movements as f64
        )
        .unwrap();
    }
    writeln!(report).unwrap();
}

/// An empty company: its size, and how long it takes to open.
fn opening(report: &mut String, quick: bool) {
    let folder = TempDir::new().unwrap();
    let path = Bench::empty(folder.path());
    let size = std::fs::metadata(&path).unwrap().len();
    let mut times: Vec<f64> = (0..if quick { 2 } else { 20 }).map(|_| support::open_millis(&path)).collect();
    writeln!(report, "## An empty company\n\n{} kB, opened in {:.1} ms (median).\n", size / 1000, median(&mut times))
        .unwrap();
}
