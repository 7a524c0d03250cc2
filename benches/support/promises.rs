//! What promising costs: reading what is available, reserving, and sourcing a batch over many sites.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant as Wall;

use backroom::allocation::queries::Available;
use backroom::values::Code;
use backroom::{Backroom, Call, CallOptions, Options, Session};
use rusqlite::params;
use tempfile::TempDir;

use super::sales::priced;
use super::{Bench, cpu_time, median, must, raw, replay};

const TURNS: usize = 5;
const ITEMS: usize = 200;
const SITES: usize = 50;

/// Writes the figures of promising.
pub(crate) fn measure(report: &mut String, quick: bool) {
    let folder = TempDir::new().unwrap();
    let bench = Bench::stocked_with(folder.path(), ITEMS, |session| {
        must(
            session,
            "allocation.set_channel",
            r#"{"entity":"ACME","channel":"POS","name":"Tills","sites":[{"site":"SHOP-1"}]}"#,
        );
        priced(session);
        must(session, "till.set_tender", r#"{"entity":"ACME","tender":"CARD","name":"Card","kind":"card"}"#);
        must(session, "sales.set_channel_terms", r#"{"channel":"POS","site":"SHOP-1"}"#);
        let web = r#"{"entity":"ACME","channel":"WEB","name":"Web","shortage_rule":"backorder"}"#;
        must(session, "allocation.set_channel", web);
    });
    writeln!(report, "## Promises\n").unwrap();
    commands(report, &bench, quick);
    reads(report, &bench, quick);
    batch(report, quick);
    contention(report, &bench, quick);
}

/// Three lines of one each, other items from one request to the next.
fn three_lines(at: usize) -> String {
    let line = |step: usize| format!(r#"{{"item":"ITEM-{:04}","quantity":"1"}}"#, (at * 3 + step) % ITEMS);
    format!("[{},{},{}]", line(0), line(1), line(2))
}

fn basket(at: usize) -> Call {
    let request = format!(r#"{{"channel":"POS","reference":"C-{at}","lines":{}}}"#, three_lines(at));
    Call::new("allocation.reserve", request.into_bytes())
}

fn order(at: usize) -> Call {
    let request = format!(r#"{{"channel":"POS","reference":"O-{at}","lines":{}}}"#, three_lines(at));
    Call::new("allocation.allocate", request.into_bytes())
}

fn shipment(at: usize) -> Call {
    let lines = r#"{"line":1,"quantity":1},{"line":2,"quantity":1},{"line":3,"quantity":1}"#;
    let request = format!(r#"{{"site":"SHOP-1","channel":"POS","reference":"O-{at}","lines":[{lines}]}}"#);
    Call::new("allocation.record_shipment", request.into_bytes())
}

/// A three-line order that is kept here, from capture to invoice, in four commands: placed and promised its goods, paid,
/// picked, and shipped with its invoice.
fn whole_order(at: usize) -> [Call; 4] {
    let told = r#"[{"line":1,"quantity":1},{"line":2,"quantity":1},{"line":3,"quantity":1}]"#;
    let named = format!(r#""channel":"POS","reference":"S-{at}""#);
    let call = |operation: &str, request: String| Call::new(operation, request.into_bytes());
    [
        call("sales.place_order", format!(r#"{{{named},"lines":{}}}"#, three_lines(at))),
        call(
            "sales.record_payment",
            format!(r#"{{{named},"step":"captured","tender":"CARD","amount":"10.00","payment":"P-{at}"}}"#),
        ),
        call("allocation.record_pick", format!(r#"{{"site":"SHOP-1",{named},"lines":{told}}}"#)),
        call("sales.ship_order", format!(r#"{{"site":"SHOP-1",{named},"lines":{told}}}"#)),
    ]
}

/// Commands of three lines against a replay of their own statements, and a reservation against the least that guarded SQL
/// can do.
fn commands(report: &mut String, bench: &Bench, quick: bool) {
    let many = if quick { 100 } else { 4_000 };
    writeln!(
        report,
        "Of three lines, 1,000 a commit: processor time of the engine over that of a raw replay of the same statements.\n\n\
         | command | ratio | engine µs CPU | replay µs CPU | statements |\n| --- | ---: | ---: | ---: | ---: |"
    )
    .unwrap();
    let baskets: Vec<Call> = (0..many).map(basket).collect();
    let orders: Vec<Call> = (0..many).map(order).collect();
    let both: Vec<Call> = (0..many).map(order).chain((0..many).map(shipment)).collect();
    let each: Vec<[Call; 4]> = (0..many).map(whole_order).collect();
    let of = |steps: &[usize]| -> Vec<Call> {
        steps.iter().flat_map(|step| each.iter().map(|order| order[*step].clone())).collect()
    };
    let (billed, whole) = (of(&[0, 3]), of(&[0, 1, 2, 3]));
    let mut reserve_micros = 0.0;
    for (name, calls, of) in [
        ("reserve", &baskets, 1),
        ("allocate", &orders, 1),
        ("allocate and ship", &both, 2),
        ("place, which allocates, and ship, which bills", &billed, 2),
        ("place, pay, pick, and ship, which bills", &whole, 4),
    ] {
        let recorded = bench.record(calls, 1000);
        let (mut ratios, mut ours, mut theirs) = (vec![], vec![], vec![]);
        for _ in 0..if quick { 1 } else { TURNS } {
            let engine = bench.copy().run(calls, 1000).as_secs_f64();
            let replayed = replay(&bench.copied(), &recorded).as_secs_f64();
            ratios.push(engine / replayed);
            ours.push(engine * 1e6 / (calls.len() / of) as f64);
            theirs.push(replayed * 1e6 / (calls.len() / of) as f64);
        }
        let statements = recorded.iter().filter(|one| !one.is_control()).count() / (calls.len() / of);
        let (ratio, ours, theirs) = (median(&mut ratios), median(&mut ours), median(&mut theirs));
        if name == "reserve" {
            reserve_micros = ours;
        }
        writeln!(report, "| {name} | {ratio:.2} | {ours:.1} | {theirs:.1} | {statements} |").unwrap();
    }
    let guarded = guarded_micros(&bench.copied(), many);
    writeln!(
        report,
        "\nThe least that guarded SQL can do for a reservation of three lines (an order row, and for each line a row and one \
         `UPDATE ... WHERE promised + 1 <= quantity`), 1,000 a commit: {guarded:.1} µs CPU; reserve is {:.2} times that.\n",
        reserve_micros / guarded
    )
    .unwrap();
}

/// A reservation by hand: no keys, no events, no digests, no record of the command.
fn guarded_micros(path: &Path, many: usize) -> f64 {
    let connection = raw(path);
    connection
        .execute_batch(
            "CREATE TABLE held (held_id INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE) STRICT;
             CREATE TABLE held_lines (held_id INTEGER NOT NULL, line INTEGER NOT NULL, item_id INTEGER NOT NULL,
                 quantity INTEGER NOT NULL, PRIMARY KEY (held_id, line)) STRICT, WITHOUT ROWID;",
        )
        .unwrap();
    let site: i64 =
        connection.query_row("SELECT site_id FROM sites WHERE code = 'SHOP-1'", [], |row| row.get(0)).unwrap();
    let start = cpu_time();
    for from in (0..many).step_by(1000) {
        connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        for at in from..(from + 1000).min(many) {
            let mut hold = connection.prepare_cached("INSERT INTO held VALUES (?1, ?2)").unwrap();
            hold.execute(params![at as i64 + 1, format!("C-{at}")]).unwrap();
            for step in 0..3 {
                let item = ((at * 3 + step) % ITEMS) as i64 + 1;
                let mut guard = connection
                    .prepare_cached(
                        "UPDATE positions SET promised = promised + 1000000 WHERE item_id = ?1 AND site_id = ?2
                         AND state = 'sellable' AND place_id = 0 AND lot_id = 0 AND owner_id = 0
                         AND promised + 1000000 <= quantity",
                    )
                    .unwrap();
                assert_eq!(guard.execute([item, site]).unwrap(), 1);
                let mut line = connection.prepare_cached("INSERT INTO held_lines VALUES (?1, ?2, ?3, ?4)").unwrap();
                line.execute(params![at as i64 + 1, step as i64 + 1, item, 1_000_000]).unwrap();
            }
        }
        connection.execute_batch("COMMIT").unwrap();
    }
    (cpu_time() - start).as_secs_f64() * 1e6 / many as f64
}

fn reads(report: &mut String, bench: &Bench, quick: bool) {
    let times = if quick { 200 } else { 50_000 };
    let wide = TempDir::new().unwrap();
    let spread = Bench::stocked_with(wide.path(), 1, |session| sites(session, 1));
    let code = |text: &str| Code::parse(text).unwrap();
    writeln!(report, "| read, in process | µs CPU |\n| --- | ---: |").unwrap();
    let (narrow, spread) = (bench.copy(), spread.copy());
    for (name, open, site) in
        [("available of an item at a site", &narrow, Some(code("SHOP-1"))), ("available over 50 sites", &spread, None)]
    {
        let session = open.session();
        let question = Available::at(code("ITEM-0000"), site);
        let mut figures = vec![];
        for _ in 0..if quick { 1 } else { TURNS } {
            let start = cpu_time();
            for _ in 0..times {
                assert!(session.ask(&question).unwrap().available.is_positive());
            }
            figures.push((cpu_time() - start).as_secs_f64() * 1e6 / f64::from(times));
        }
        writeln!(report, "| {name} | {:.2} |", median(&mut figures)).unwrap();
    }
    writeln!(report).unwrap();
}

/// Fifty sites, the first items of the shop at each.
fn sites(session: &Session, items: usize) {
    for site in 0..SITES {
        must(session, "stock.add_site", &format!(r#"{{"entity":"ACME","site":"S-{site:02}","name":"Site {site}"}}"#));
        must(
            session,
            "allocation.set_supply_site",
            &format!(
                r#"{{"site":"S-{site:02}","handling":"{}.20","lanes":{{"N":"{}.90","S":"{}.10"}}}}"#,
                1 + site % 3,
                2 + site % 7,
                2 + (site + 3) % 7
            ),
        );
        let lines: Vec<String> = (0..items)
            .map(|item| {
                format!(
                    r#"{{"item":"ITEM-{item:04}","quantity":"{}","unit_cost":"2.5"}}"#,
                    1 + (item * 7 + site * 3) % 5
                )
            })
            .collect();
        must(session, "stock.receive_goods", &format!(r#"{{"site":"S-{site:02}","lines":[{}]}}"#, lines.join(",")));
    }
}

/// Ten thousand lines that wait, sourced over fifty sites in one command.
fn batch(report: &mut String, quick: bool) {
    let orders = if quick { 30 } else { 3_334 };
    let folder = TempDir::new().unwrap();
    let bench = Bench::stocked_with(folder.path(), ITEMS, |session| {
        sites(session, ITEMS);
        let nobody =
            r#"{"entity":"ACME","channel":"WEB","name":"Web","shortage_rule":"backorder","sites":[{"site":"WH"}]}"#;
        must(session, "allocation.set_channel", nobody);
        for at in 0..orders {
            let line = |step: usize| {
                format!(r#"{{"item":"ITEM-{:04}","quantity":"1","worth":"9.90"}}"#, (at * 3 + step * 7) % ITEMS)
            };
            let (zone, lines) = (if at % 2 == 0 { "N" } else { "S" }, format!("{},{},{}", line(0), line(1), line(2)));
            let request = format!(r#"{{"channel":"WEB","reference":"W-{at}","zone":"{zone}","lines":[{lines}]}}"#);
            must(session, "allocation.allocate", &request);
        }
        let all: Vec<String> = (0..SITES).map(|site| format!(r#"{{"site":"S-{site:02}"}}"#)).collect();
        let web = format!(
            r#"{{"entity":"ACME","channel":"WEB","name":"Web","shortage_rule":"backorder","sites":[{}]}}"#,
            all.join(",")
        );
        must(session, "allocation.set_channel", &web);
    });
    let mut figures = vec![];
    for _ in 0..if quick { 1 } else { 3 } {
        let session = bench.copy().session();
        let wall = Wall::now();
        session.call("allocation.fill_backorders", br#"{"sharing":"together"}"#, &CallOptions::default()).unwrap();
        figures.push(wall.elapsed().as_secs_f64());
    }
    writeln!(
        report,
        "{} lines of {orders} orders that wait, sourced together over {SITES} sites and promised in one command: {:.2} s.\n",
        orders * 3,
        median(&mut figures)
    )
    .unwrap();
}

/// Thirty-two threads that want one item.
fn contention(report: &mut String, bench: &Bench, quick: bool) {
    let each = if quick { 4 } else { 100 };
    let path = bench.copied();
    let book = Backroom::open(&path, Options { durable: false, ..Options::default() }).unwrap();
    let wall = Wall::now();
    std::thread::scope(|scope| {
        for turn in 0..32 {
            let session = book.session("owner").unwrap();
            scope.spawn(move || {
                for at in 0..each {
                    let request = format!(
                        r#"{{"channel":"POS","reference":"T-{turn}-{at}","lines":[{{"item":"ITEM-0000","quantity":"1"}}]}}"#
                    );
                    session.call("allocation.allocate", request.as_bytes(), &CallOptions::default()).unwrap();
                }
            });
        }
    });
    let a_second = f64::from(32 * each) / wall.elapsed().as_secs_f64();
    writeln!(
        report,
        "32 threads that contend for one item, without waiting for the disk: {a_second:.0} allocations a second.\n"
    )
    .unwrap();
}
