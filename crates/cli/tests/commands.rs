//! The command from outside: what it prints, and what it ends with.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

mod support;

use std::fs;
use std::time::Instant;

use serde_json::{Value, json};
use support::Place;

const KEY: &str = "0193f2d2-9c1e-7c3a-8a57-1f4b54a7a0aa";

#[test]
fn a_file_is_made_with_its_actor_and_its_company_or_not_at_all() {
    let place = Place::empty();
    let init = |file: &str, currency: &str| {
        let words = ["--actor", "olive", "init", file, "--entity", "ACME", "--currency", currency, "--time-zone"];
        place.run(&[&words[..], &["Europe/Berlin"]].concat())
    };
    init("shop.backroom", "EUR").says(&["holds the books of ACME in EUR", "olive may do everything", "Next:"]);
    let entities = place.run(&["--actor", "olive", "ask", "ledger.entities"]).json();
    assert_eq!(entities["entities"][0]["time_zone"], "Europe/Berlin");

    init("shop.backroom", "EUR").tells(3, &["store.cannot_open", "nothing was done"]);
    init("other.backroom", "XYZ").tells(1, &["XYZ", "flow.malformed", "currency"]);
    init("other.backroom", "eur").tells(1, &["currency"]);
    assert!(!place.path("other.backroom").exists(), "nothing is left of a file that was not made");
    init("no/such/folder/x", "EUR").tells(3, &["store.cannot_open"]);
    place.run(&["init", "other.backroom"]).tells(2, &["--entity", "--currency"]);
    // An entity whose derived codes would be too long is refused when the file is already there: it goes again.
    let long = "E".repeat(64);
    let words = ["init", "long.backroom", "--entity", &long, "--currency", "EUR", "--time-zone", "UTC"];
    place.run(&words).tells(1, &["entity"]);
    let left: Vec<_> = fs::read_dir(place.directory.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| name.to_string_lossy().starts_with("shop.backroom")), "{left:?}");
}

#[test]
fn a_request_is_json_a_file_what_comes_in_or_fields() {
    let place = Place::with_shop();
    let request = r#"{"site": "SHOP-1", "lines": [{"item": "TEA-100", "quantity": "10", "unit_cost": "2.50"}]}"#;
    place.write("delivery.json", request);
    place.run(&["call", "stock.receive_goods", request]).json();
    place.run(&["call", "stock.receive_goods", "@delivery.json"]).json();
    place.run_with(&["call", "stock.receive_goods", "-"], request.as_bytes()).json();
    let fields = ["call", "stock.issue_goods", "site=SHOP-1", "lines[0].item=TEA-100", "lines[0].quantity=4"];
    assert_eq!(place.run(&fields).json()["stock_value_change"], "-10.00");
    let position = place.run(&["ask", "stock.position", "item=tea-100", "site=shop-1"]).json();
    assert_eq!(position["on_hand"], "26");
}

#[test]
fn where_nobody_watches_data_are_json_and_tables_can_be_asked_for() {
    let place = Place::with_shop();
    let words = ["ask", "catalogue.items", "limit=1"];
    let answer = place.run(&words);
    assert_eq!(answer.out.lines().count(), 1, "one line: {answer:?}");
    assert_eq!(answer.json()["items"][0]["item"], "RICE");
    let table = place.run(&[&["--table"][..], &words].concat());
    table.says(&["item", "RICE", "there is more: after=RICE"]);
    assert!(!table.out.contains('\u{1b}'), "no colours where nobody watches: {table:?}");
    place.run(&["--table", "--json", "ops"]).tells(2, &["--json"]);
}

#[test]
fn the_same_key_is_done_once() {
    let place = Place::with_books();
    let call = |name: &str| place.run(&["call", "catalogue.add_category", "category=A", name, "--key", KEY]);
    let first = call("name=One");
    assert_eq!(first.json(), json!({"category": "A"}));
    let again = call("name=One");
    assert_eq!(again.json(), first.json());
    again.tells(0, &["nothing was done now"]);
    call("name=Two").tells(1, &["refused", "flow.key_reused", "send a new key"]);
    place.run(&["call", "catalogue.add_category", "{}", "--key", "seven"]).tells(2, &["seven"]);
}

#[test]
fn a_dry_run_answers_and_changes_nothing() {
    let place = Place::with_books();
    let words = ["call", "catalogue.add_category", "category=A", "name=One"];
    let dry = place.run(&[&words[..], &["--dry-run"]].concat());
    assert_eq!(dry.json()["category"], "A");
    dry.tells(0, &["a dry run: nothing was done"]);
    assert_eq!(place.run(&["ask", "catalogue.categories"]).json()["categories"], json!([]));
    place.run(&words).json();
}

#[test]
fn a_refusal_says_what_would_be_accepted_to_people_and_programs() {
    let place = Place::with_shop();
    let words = ["call", "stock.issue_goods", "site=SHOP-1", "lines[0].item=TEA-100", "lines[0].quantity=12"];
    place.run(&words).tells(
        1,
        &[
            "refused: asked for 12 of TEA-100 at SHOP-1, 0 are available",
            "stock.not_enough_available",
            "lines[0].quantity",
        ],
    );
    let refused = place.run(&[&["--json"][..], &words].concat());
    let error: Value = serde_json::from_str(&refused.err).unwrap();
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert_eq!(error["code"], "stock.not_enough_available");
    assert_eq!(error["status"], "conflict");
    assert_eq!(error["details"]["available"], "0");
}

#[test]
fn bad_input_of_every_kind_is_refused_and_nothing_is_written() {
    let place = Place::with_shop();
    let before = place.run(&["--json", "events", "--limit", "10000"]).out;
    let receive = |line: &str| {
        let request = format!(r#"{{"site": "SHOP-1", "lines": [{line}]}}"#);
        place.run(&["call", "stock.receive_goods", &request])
    };
    let cases = [
        (r#"{"item": "TEA-100", "quantity": "1", "unit_cost": "1", "colour": "red"}"#, "colour"),
        (r#"{"item": "TEA-100", "quantity": 1.5, "unit_cost": "1"}"#, "string"),
        (r#"{"item": "TEA-100", "quantity": [], "unit_cost": "1"}"#, "lines[0].quantity"),
        (r#"{"item": "TEA-100", "quantity": "0", "unit_cost": "1"}"#, "lines[0].quantity"),
        (r#"{"item": "TEA-100", "quantity": "-1", "unit_cost": "1"}"#, "lines[0].quantity"),
        (r#"{"item": "NOPE", "quantity": "1", "unit_cost": "1"}"#, "catalogue.unknown_item"),
        (
            r#"{"item": "TEA-100", "quantity": "1234567890123456789012345678901234567890", "unit_cost": "1"}"#,
            "lines[0]",
        ),
        (r#"{"item": "TEA-100", "quantity": "NaN", "unit_cost": "1"}"#, "lines[0].quantity"),
        (r#"{"item": "TEA-100", "quantity": "1e400", "unit_cost": "1"}"#, "lines[0].quantity"),
        (r#"{"item": "TEA-100", "quantity": "2147483647", "unit_cost": "79228162514264337593543950335"}"#, "lines[0]"),
    ];
    for (line, text) in cases {
        receive(line).tells(1, &["refused: ", text]);
    }
    for (request, text) in [("{", "flow.malformed"), ("[]", "flow.malformed"), ("\"x\"", "flow.malformed")] {
        place
            .run(&["call", "stock.receive_goods", request])
            .tells(1, &["refused: ", text, "backroom ops stock.receive_goods"]);
    }
    let cut = place.run(&["call", "stock.receive_goods", "{\"site\": \"SHOP-1\""]);
    assert!(!cut.err.contains("field  "), "no field is at fault: {cut:?}");
    place.run_with(&["call", "stock.receive_goods", "-"], b"{\"site\": \"\xff\xfe\"}").tells(1, &["flow.malformed"]);
    let long = format!(r#"{{"site": "{}"}}"#, "x".repeat(100 << 20));
    place.run_with(&["call", "stock.receive_goods", "-"], long.as_bytes()).tells(1, &["send it in parts"]);
    place.run(&["call", "stock.recieve_goods"]).tells(1, &["stock.receive_goods", "flow.unknown_operation"]);
    place.run(&["ask", "ledger.accounts", "entity=SOUTH"]).tells(1, &["ledger.unknown_entity"]);
    assert_eq!(place.run(&["--json", "events", "--limit", "10000"]).out, before);
    place.run(&["verify"]).says(&["all laws hold"]);
}

#[test]
fn a_command_line_that_does_not_read_says_what_would() {
    let place = Place::with_shop();
    for (words, text) in [
        (&["frobnicate"][..], "frobnicate"),
        (&["call"], "OPERATION"),
        (&["call", "stock.add_site", "sight=X"], "the nearest is site"),
        (&["call", "stock.add_site", "X"], "PATH=VALUE"),
        (&["ask", "stock.add_site"], "backroom call stock.add_site"),
        (&["events", "--ack", "3"], "--consumer"),
        (&["events", "--limit", "0"], "1..=10000"),
        (&["export"], "--format"),
        (&["export", "--format", "excel"], "beancount"),
        (&["completions", "tcsh"], "bash"),
    ] {
        place.run(words).tells(2, &[text]);
    }
    let missing = place.run(&["call", "stock.add_site", "@nowhere.json"]);
    missing.tells(3, &["nowhere.json"]);
}

#[test]
fn a_file_that_is_none_is_told_at_once() {
    let place = Place::empty();
    place.write("picture.backroom", [7; 5000]);
    place.write("empty.backroom", "");
    for (file, text) in [
        ("nowhere.backroom", "store.cannot_open"),
        ("picture.backroom", "store.not_a_database"),
        ("empty.backroom", "store.not_a_database"),
        (".", "store.cannot_open"),
    ] {
        for task in [&["ask", "ledger.entities"][..], &["call", "ledger.entities"], &["verify"], &["doctor"]] {
            let begun = Instant::now();
            let ran = place.run(&[&["--file", file][..], task].concat());
            let taken = begun.elapsed();
            assert_eq!(ran.code, 3, "{file}: {ran:?}");
            assert!(ran.err.contains("fault: "), "{ran:?}");
            assert!(ran.err.contains(text) || file == "empty.backroom", "{file}: {ran:?}");
            // Mostly the start of a process that was built without optimisation.
            assert!(taken.as_millis() < 1000, "{file}: {taken:?}");
        }
    }
    let place = Place::with_books();
    place.run(&["--actor", "nobody", "ask", "ledger.entities"]).tells(1, &["control.unknown_actor", "--actor"]);
}

#[test]
fn operations_are_listed_and_explained() {
    let place = Place::empty();
    let all = place.run(&["ops"]);
    all.says(&["stock.receive_goods", "fact", "ledger.trial_balance", "query"]);
    let stock = place.run(&["ops", "stock"]);
    stock.says(&["stock.receive_goods"]);
    assert!(!stock.out.contains("ledger.trial_balance"));
    place.run(&["ops", "stock.receive_goods"]).says(&[
        "a fact; duty stock.receive_goods",
        "lines[].unit_cost",
        "required",
        "catalogue.unknown_item",
        "backroom call stock.receive_goods '{",
    ]);
    let one = place.run(&["--json", "ops", "stock.receive_goods"]).json();
    assert_eq!(one["mode"], "fact");
    assert_eq!(one["request_schema"]["required"], json!(["site", "lines"]));
    place.run(&["ops", "stocks"]).tells(1, &["the nearest is stock"]);
    let listed = place.run(&["--json", "ops"]).json();
    for operation in listed["operations"].as_array().unwrap() {
        let name = operation["name"].as_str().unwrap();
        place.run(&["ops", name]).says(&[name, "example"]);
    }
}

#[test]
fn events_are_read_and_acknowledged() {
    let place = Place::with_shop();
    let lines = place.run(&["events"]);
    let events: Vec<Value> = lines.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(events.iter().any(|event| event["kind"] == "stock.site_added" && event["subject"] == "SHOP-1"));
    let last = events.last().unwrap()["sequence"].to_string();
    place.run(&["--table", "events"]).says(&["stock.site_added", "SHOP-1"]);
    assert_eq!(place.run(&["events", "--after", &last]).out, "");
    assert_eq!(place.run(&["events", "--consumer", "web"]).out, lines.out);
    place.run(&["--table", "events", "--consumer", "web", "--ack", &last]).says(&["web is done", &last]);
    place.run(&["--table", "events", "--consumer", "web"]).says(&["nothing new"]);
    place.run(&["events", "--consumer", "web", "--ack", "999999"]).tells(1, &["999999 has not happened"]);
}

#[test]
fn copies_are_whole_files() {
    let place = Place::with_shop();
    for word in ["backup", "snapshot"] {
        let to = format!("{word}.backroom");
        place.run(&[word, &to]).says(&["made", "bytes"]);
        place.run(&["--file", &to, "verify"]).says(&["all laws hold"]);
        place.run(&[word, &to]).tells(3, &["engine.exists", "--overwrite"]);
        let report = place.run(&["--json", word, &to, "--overwrite"]).json();
        assert_eq!(report["bytes"].as_u64(), Some(fs::metadata(place.path(&to)).unwrap().len()));
        place.run(&[word, "shop.backroom", "--overwrite"]).tells(3, &["engine.in_use"]);
    }
}

#[test]
fn verify_names_the_record_and_ends_with_a_code_of_its_own() {
    let place = Place::with_shop();
    let receipt = r#"{"site": "SHOP-1", "lines": [{"item": "TEA-100", "quantity": "10", "unit_cost": "2.50"}]}"#;
    place.run(&["call", "stock.receive_goods", receipt]).json();
    let report = place.run(&["--json", "verify"]).json();
    assert_eq!((&report["ok"], &report["problem_count"]), (&json!(true), &json!(0)));

    let tamper = rusqlite::Connection::open(place.path("shop.backroom")).unwrap();
    tamper.execute("UPDATE positions SET quantity = quantity + 1000000", []).unwrap();
    let found = place.run(&["verify"]);
    assert_eq!(found.code, 4, "{found:?}");
    assert!(found.out.contains("law 4 is broken"), "{found:?}");
    let found = place.run(&["--json", "verify"]);
    let report: Value = serde_json::from_str(&found.out).unwrap();
    assert_eq!((found.code, &report["ok"]), (4, &json!(false)));
}

#[test]
fn doctor_lists_tables_by_size() {
    let place = Place::with_shop();
    place.run(&["doctor"]).says(&["SQLite", "table", "index bytes", "commands"]);
    let report = place.run(&["--json", "doctor"]).json();
    let tables = report["tables"].as_array().unwrap();
    let commands = tables.iter().find(|table| table["name"] == "commands").unwrap();
    assert_eq!(commands["rows"], 6);
    // Each table and index has a page of its own.
    assert!(report["bytes"].as_u64() < Some(2 << 20), "an almost empty file is small");
}

#[test]
fn completions_know_the_operations() {
    let place = Place::empty();
    for shell in ["bash", "zsh", "fish"] {
        let script = place.run(&["completions", shell]);
        script.says(&["backroom", "stock.receive_goods", "dry-run"]);
    }
}

#[test]
fn every_page_of_help_has_examples_and_the_first_one_the_exit_codes() {
    let place = Place::empty();
    place.run(&["--help"]).says(&["Examples:", "Exit codes:", "4  verify found problems"]);
    let tasks = [
        "init",
        "call",
        "ask",
        "ops",
        "verify",
        "backup",
        "snapshot",
        "events",
        "doctor",
        "export",
        "import",
        "completions",
    ];
    for task in tasks {
        place.run(&[task, "--help"]).says(&["Examples:", "backroom"]);
    }
    place.run(&[]).tells(2, &["Usage:"]);
    place.run(&["--version"]).says(&["backroom "]);
}

#[test]
fn what_is_under_way_is_not_on_hand() {
    let place = Place::with_shop();
    place.run(&["call", "stock.add_site", "site=SHOP-2", "name=Shop 2", "entity=ACME"]).json();
    let line = ["lines[0].item=TEA-100", "lines[0].quantity=10", "lines[0].unit_cost=2"];
    place.run(&["call", "stock.receive_goods", "site=SHOP-1", line[0], line[1], line[2]]).json();
    let sent = ["site=SHOP-1", "to_site=SHOP-2", line[0], "lines[0].quantity=4"];
    place.run(&["call", "stock.ship_transfer", sent[0], sent[1], sent[2], sent[3]]).json();
    for (site, on_hand, in_transit) in [("", "6", Some("4")), ("SHOP-1", "6", None), ("ACME-TRANSIT", "4", None)] {
        let request = serde_json::json!({"item": "TEA-100", "site": (!site.is_empty()).then_some(site)}).to_string();
        let position = place.run(&["ask", "stock.position", &request]).json();
        let told = (position["on_hand"].as_str(), position["sellable"].as_str(), position["in_transit"].as_str());
        assert_eq!(told, (Some(on_hand), Some(on_hand), in_transit), "{site}");
    }
}

#[test]
fn a_span_that_ends_before_it_begins_is_refused() {
    let place = Place::with_books();
    for question in ["ledger.trial_balance", "ledger.entries"] {
        let words = ["ask", question, "entity=ACME", "from=2026-11-25", "to=2026-11-20"];
        place.run(&words).tells(1, &["the span ends on 2026-11-20, before it begins on 2026-11-25", "to"]);
    }
}

#[test]
fn a_key_that_is_none_is_told_what_a_key_is() {
    let place = Place::with_shop();
    place.run(&["call", "stock.issue_goods", "--key", "till-1"]).tells(2, &["a key is a UUID, such as"]);
}
