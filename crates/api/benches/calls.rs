//! What a call costs in Rust, beside which the programs in `benches/languages` stand.
//!
//! `prepare BOOK REQUEST` makes a shop with a till and the request of a sale of five lines. `run BOOK REQUEST TIMES` makes
//! calls and prints a line each: what was called, and the nanoseconds of processor and clock that one took. The sale is a
//! dry run: all of a sale but its commit, which is the same from everywhere.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench may fail by a panic, and tells what it found")]

use std::path::Path;
use std::time::{Duration, Instant};

use backroom_api::{Accompanied, Mode, NewFile, Opening};
use rustix::time::{ClockId, clock_gettime};

const COMPANY: &str = r#"{"entity": "ACME", "name": "Acme", "currency": "EUR", "time_zone": "Europe/Berlin"}"#;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["prepare", book, request] => prepare(Path::new(book), Path::new(request)),
        ["run", book, request, times] => run(Path::new(book), Path::new(request), times.parse().unwrap()),
        // Among all benches there is nothing to compare with.
        _ => {}
    }
}

fn prepare(book: &Path, request: &Path) {
    let mode = Mode::New(NewFile { entity: COMPANY.into(), ..NewFile::default() });
    let api = Opening { mode, relaxed: true, ..Opening::new(book, "owner") }.open().unwrap();
    let done = |operation: &str, request: &str| {
        let answer = api.call(operation.as_bytes(), request.as_bytes(), &Accompanied::default().options().unwrap());
        assert_eq!(answer.status, None, "{operation}: {}", String::from_utf8_lossy(&answer.body));
    };
    done("stock.add_site", r#"{"entity": "ACME", "site": "SHOP-1", "name": "Shop 1"}"#);
    done("catalogue.add_category", r#"{"category": "ALL", "name": "All"}"#);
    done("tax.set_jurisdiction", r#"{"jurisdiction": "DE", "name": "Germany", "rounding": "document"}"#);
    done(
        "tax.set_rates",
        r#"{"jurisdiction": "DE", "tax_class": "standard", "effective_on": "2020-01-01", "components": [{"component": "VAT", "rate": "19"}]}"#,
    );
    done("tax.assign_site", r#"{"site": "SHOP-1", "jurisdiction": "DE"}"#);
    done(
        "pricing.set_price_list",
        r#"{"entity": "ACME", "price_list": "RETAIL", "name": "Retail", "includes_tax": true, "starts_on": "2020-01-01"}"#,
    );
    let each = |of: &dyn Fn(usize) -> String| (1..=5).map(of).collect::<Vec<_>>().join(", ");
    for at in 1..=5 {
        done("catalogue.add_item", &format!(r#"{{"item": "ITEM-{at}", "name": "Item {at}", "category": "ALL"}}"#));
    }
    let prices = each(&|at| format!(r#"{{"item": "ITEM-{at}", "price": "{at}.57", "starts_on": "2020-01-01"}}"#));
    done("pricing.set_prices", &format!(r#"{{"price_list": "RETAIL", "prices": [{prices}]}}"#));
    let goods = each(&|at| format!(r#"{{"item": "ITEM-{at}", "quantity": "1000000", "unit_cost": "1.25"}}"#));
    done("stock.receive_goods", &format!(r#"{{"site": "SHOP-1", "lines": [{goods}]}}"#));
    done("till.set_tender", r#"{"entity": "ACME", "tender": "CASH", "name": "Cash", "kind": "cash"}"#);
    done("till.add_register", r#"{"register": "T1", "site": "SHOP-1", "name": "Till 1"}"#);
    let open = Accompanied { key: &backroom_api::new_key(), ..Accompanied::default() }.options().unwrap();
    assert_eq!(api.call(b"till.open_shift", br#"{"register": "T1"}"#, &open).status, None);
    let lines = each(&|at| format!(r#"{{"item": "ITEM-{at}", "quantity": {at}}}"#));
    let sale =
        format!(r#"{{"register": "T1", "lines": [{lines}], "tenders": [{{"tender": "CASH", "amount": "100.00"}}]}}"#);
    std::fs::write(request, sale).unwrap();
}

fn run(book: &Path, request: &Path, times: u32) {
    let api = Opening { relaxed: true, ..Opening::new(book, "owner") }.open().unwrap();
    let request = std::fs::read(request).unwrap();
    let dry = Accompanied { dry_run: true, ..Accompanied::default() }.options().unwrap();
    let plain = Accompanied::default().options().unwrap();
    measure("sale", times, || assert_eq!(api.call(b"till.ring_up", &request, &dry).status, None));
    let asked = br#"{"item": "ITEM-1", "site": "SHOP-1"}"#;
    measure("position", times, || assert_eq!(api.call(b"stock.position", asked, &plain).status, None));
    measure("position, typed", times, || assert!(api.on_hand("ITEM-1", "SHOP-1").is_ok()));
}

/// As many calls warm up.
fn measure(name: &str, times: u32, call: impl Fn()) {
    (0..times).for_each(|_| call());
    let (processor, clock) = (cpu_time(), Instant::now());
    (0..times).for_each(|_| call());
    let (processor, clock) = (cpu_time() - processor, clock.elapsed());
    println!("{name}\t{}\t{}", processor.as_nanos() / u128::from(times), clock.as_nanos() / u128::from(times));
}

fn cpu_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}
