//! Exports, read by the programs they are made for: each must accept them, and come to our balances.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

mod support;

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::{Value, json};
use support::Place;

/// Balances by account, as the programs name it, and currency.
type Balances = BTreeMap<(String, String), String>;

/// Runs a program of the system; `None` where it is not installed, which is told, and in CI is a failure.
fn program(place: &Place, name: &str, words: &[&str]) -> Option<String> {
    let output = match Command::new(name).args(words).current_dir(place.directory.path()).output() {
        Ok(output) => output,
        Err(error) => {
            assert!(std::env::var_os("BACKROOM_CI").is_none(), "{name}: {error}");
            let _ = std::io::Write::write_all(
                &mut std::io::stderr(),
                format!("PASSED OVER: {name} is not installed, so that nobody reads the export\n").as_bytes(),
            );
            return None;
        }
    };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{name} {words:?}: {}{}", text(&output.stdout), text(&output.stderr));
    assert_eq!(text(&output.stderr), "", "{name} {words:?} has something to say");
    Some(text(&output.stdout))
}

/// Books with everything an export may meet.
fn shop() -> Place {
    let place = Place::with_shop();
    let call = |operation: &str, request: Value| place.run(&["call", operation, &request.to_string()]).json();
    for (account, kind) in [("1.2-a", "asset"), ("käse ;x", "expense"), ("-1", "liability")] {
        let request = json!({"entity": "ACME", "account": account, "name": "Name; of \"it\"\\", "kind": kind});
        call("ledger.add_account", request);
    }
    for (currency, rate) in [("USD", "0.9"), ("JPY", "0.0061234"), ("BHD", "2.4471")] {
        let on = "2020-01-01";
        call("ledger.set_rate", json!({"entity": "ACME", "currency": currency, "effective_on": on, "rate": rate}));
    }
    let receipt = |quantity: &str, cost: &str, currency: &str| {
        let lines = json!([{"item": "TEA-100", "quantity": quantity, "unit_cost": cost}]);
        call("stock.receive_goods", json!({"site": "SHOP-1", "currency": currency, "lines": lines}))
    };
    receipt("40", "2.50", "EUR");
    receipt("7", "3.3333", "USD");
    receipt("3", "1001", "JPY");
    call("stock.issue_goods", json!({"site": "SHOP-1", "lines": [{"item": "TEA-100", "quantity": "13"}]}));
    let post =
        |note: &str, lines: Value| call("ledger.post_entry", json!({"entity": "ACME", "note": note, "lines": lines}));
    let nasty = "date:2026-99-99 [2026-13-01=2026-13-02] ; x:y, \"q\" \\ | (1) @@ = 5";
    let entry = post(
        nasty,
        json!([
            {"account": "6310", "debit": "10.00", "currency": "USD", "channel": "web", "note": nasty},
            {"account": "käse ;x", "debit": "1001", "currency": "JPY", "dimensions": {"till": "1:2", "date": "x"}},
            {"account": "1.2-a", "debit": "0.123", "currency": "BHD"},
            {"account": "1020", "credit": "15.43"}
        ]),
    );
    call("ledger.reverse_entry", json!({"entry": entry["entry"]}));
    post("", json!([{"account": "1020", "debit": "0.05"}, {"account": "-1", "credit": "0.05"}]));
    // All in one foreign currency.
    let usd = |side: &str, account: &str| json!({"account": account, side: "33.33", "currency": "USD"});
    post("in dollars", json!([usd("debit", "1020"), usd("credit", "-1")]));
    // Settled at another rate than it was opened at.
    let item = call(
        "open_items.open_item",
        json!({"entity": "ACME", "account": "2000", "side": "credit", "amount": "90.00", "currency": "USD",
               "reference": "TC-1", "against": "6200"}),
    );
    for (amount, rate) in [("40.00", "0.95"), ("50.00", "0.87")] {
        let settled = json!({"open_item": item["open_item"], "amount": amount, "against": "1020", "rate": rate});
        call("open_items.settle_item", settled);
    }
    // Another company in the same file, whose books are its own.
    call("ledger.open_entity", json!({"entity": "NORTH", "name": "North", "currency": "JPY", "time_zone": "UTC"}));
    let lines = json!([{"account": "1020", "debit": "500"}, {"account": "3000", "credit": "500"}]);
    call("ledger.post_entry", json!({"entity": "NORTH", "lines": lines}));
    place
}

/// What our trial balance says, zeros left out.
fn ours(place: &Place, entity: &str) -> Balances {
    let answer = place.run(&["ask", "ledger.trial_balance", &format!("entity={entity}")]).json();
    let mut balances = Balances::new();
    for row in answer["rows"].as_array().unwrap() {
        let text = |name: &str| row[name].as_str().unwrap().to_owned();
        let code = match text("account").as_str() {
            "1.2-a" => "1--2e-2-a".to_owned(),
            "käse ;x" => "K--e4-se--20---3b-x".to_owned(),
            "-1" => "X---2d-1".to_owned(),
            other => other.to_owned(),
        };
        let root = match text("kind").as_str() {
            "asset" => "Assets",
            "liability" => "Liabilities",
            "equity" => "Equity",
            "income" => "Income",
            _ => "Expenses",
        };
        balances.insert((format!("{root}:{code}"), text("currency")), text("amount"));
    }
    balances.retain(|_, amount| amount.chars().any(|letter| ('1'..='9').contains(&letter)));
    balances
}

/// Reads `account,"1.00 EUR"` or `account,EUR,1.00`.
fn theirs(text: &str) -> Balances {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut balances = Balances::new();
    for row in reader.records() {
        let row = row.unwrap();
        let cells: Vec<&str> = row.iter().map(str::trim).collect();
        match cells[..] {
            // The header.
            [account, ..] if !account.contains(':') => {}
            [account, currency, amount] => drop(balances.insert((account.into(), currency.into()), amount.into())),
            [account, amounts] => {
                for amount in amounts.split(", ").filter(|amount| *amount != "0") {
                    let (amount, currency) = amount.split_once(' ').unwrap();
                    balances.insert((account.into(), currency.into()), amount.into());
                }
            }
            _ => panic!("{row:?}"),
        }
    }
    balances.retain(|_, amount| amount.chars().any(|letter| ('1'..='9').contains(&letter)));
    balances
}

fn export(place: &Place, format: &str, entity: &str) -> String {
    let file = format!("{entity}.{format}");
    place.run(&["export", "--format", format, "--entity", entity, "--to", &file]).says(&["entries of", &file]);
    let printed = place.run(&["export", "--format", format, "--entity", &entity.to_lowercase()]);
    assert_eq!(printed.out, place.read(&file), "printed as it is written");
    file
}

#[test]
fn beancount_accepts_the_books_and_comes_to_our_balances() {
    let place = shop();
    for entity in ["ACME", "NORTH"] {
        let file = export(&place, "beancount", entity);
        if program(&place, "bean-check", &[&file]).is_none() {
            return;
        }
        let query = "SELECT account, currency, sum(number) GROUP BY account, currency";
        let answer = program(&place, "bean-query", &["-f", "csv", &file, query]).unwrap();
        assert_eq!(theirs(&answer), ours(&place, entity));
    }
}

#[test]
fn hledger_accepts_the_books_and_comes_to_our_balances() {
    let place = shop();
    for entity in ["ACME", "NORTH"] {
        let file = export(&place, "hledger", entity);
        if program(&place, "hledger", &["-f", &file, "check", "--strict"]).is_none() {
            return;
        }
        let answer = program(&place, "hledger", &["-f", &file, "balance", "--flat", "-N", "-O", "csv"]).unwrap();
        assert_eq!(theirs(&answer), ours(&place, entity));
    }
}

#[test]
fn ledger_accepts_the_books_and_comes_to_our_balances() {
    let place = shop();
    for entity in ["ACME", "NORTH"] {
        let file = export(&place, "ledger", entity);
        let format = "%(quoted(account)),%(quoted(join(strip(display_total))))\n";
        let words = ["-f", &file, "--pedantic", "balance", "--flat", "--no-total", "--balance-format", format];
        let Some(answer) = program(&place, "ledger", &words) else { return };
        // Ledger parts the amounts of several currencies by a written line break.
        assert_eq!(theirs(&answer.replace("\\n", ", ")), ours(&place, entity));
    }
}

#[test]
fn each_program_finds_a_cent_that_is_not_ours() {
    let place = shop();
    let tools: [(&str, &str, &[&str]); 3] = [
        ("beancount", "bean-check", &["bad"]),
        ("hledger", "hledger", &["-f", "bad", "check"]),
        ("ledger", "ledger", &["-f", "bad", "balance"]),
    ];
    for (format, name, words) in tools {
        let file = export(&place, format, "ACME");
        let text = place.read(&file);
        let (start, cent) = text.rfind("0.05").map(|at| (at, "0.06")).unwrap();
        place.write("bad", format!("{}{cent}{}", &text[..start], &text[start + 4..]));
        match Command::new(name).args(words).current_dir(place.directory.path()).output() {
            Ok(output) => assert!(!output.status.success(), "{name} found nothing"),
            Err(error) => assert!(std::env::var_os("BACKROOM_CI").is_none(), "{name}: {error}"),
        }
    }
}

#[test]
fn whose_books_must_be_clear() {
    let place = shop();
    place.run(&["export", "--format", "ledger"]).tells(2, &["--entity: ACME, NORTH"]);
    place.run(&["export", "--format", "ledger", "--entity", "SOUTH"]).tells(2, &["the file has ACME, NORTH"]);
    let to = ["export", "--format", "ledger", "--entity", "ACME", "--to", "no/such/folder"];
    place.run(&to).tells(3, &["no/such/folder"]);
    let place = Place::with_books();
    place.run(&["export", "--format", "beancount"]).says(&["option \"operating_currency\" \"EUR\"", "open Assets:"]);
}
