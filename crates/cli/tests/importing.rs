//! Imports: rows that are done, refused, done before, and runs that are cut short.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

mod support;

use std::fs;

use serde_json::{Value, json};
use support::{Place, Ran};

const ITEMS: &str = "\
item,name,category,gtins,attributes,#remark
A,\"Tea, loose\",TEA,4006381333931|96385074,\"{\"\"shelf\"\": 3}\",first
B,Black tea,TEA,,,
C,Nowhere,NOPE,,,
D,Short code,TEA,123,,
B,Again,TEA,,,
";

fn import(place: &Place, words: &[&str]) -> Ran {
    place.run(&[&["import"][..], words].concat())
}

fn report(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}"))
}

fn items(place: &Place) -> usize {
    place.run(&["ask", "catalogue.items"]).json()["items"].as_array().unwrap().len()
}

#[test]
fn rows_become_commands_and_refused_rows_a_file_that_can_be_corrected() {
    let place = Place::with_shop();
    place.write("items.csv", ITEMS);
    let words = ["items.csv", "--as", "catalogue.add_item"];
    let ran = import(&place, &words);
    assert_eq!(ran.code, 1, "{ran:?}");
    for text in [
        "line  column",
        "4     category  there is no category NOPE",
        "5     gtins",
        "6     item      there is an item B already",
        "5 rows: 2 done, 3 refused",
        "items.refused.csv",
    ] {
        assert!(ran.out.contains(text), "{text:?} is not in {ran:?}");
    }
    assert!(!ran.out.contains("at line 1 column"), "{ran:?}");
    let item = place.run(&["ask", "catalogue.item", "item=96385074"]).json();
    assert_eq!((&item["item"]["name"], &item["item"]["attributes"]), (&json!("Tea, loose"), &json!({"shelf": 3})));

    // The rows stand as they stood, with a remark that an import leaves out.
    let refused = place.read("items.refused.csv");
    assert!(
        refused.starts_with("item,name,category,gtins,attributes,#remark,#refused\nC,Nowhere,NOPE,,,,"),
        "{refused}"
    );
    let corrected = refused.replace("NOPE", "TEA").replace(",123,", ",,").replace("\nB,Again", "\nE,Again");
    place.write("items.refused.csv", corrected);
    import(&place, &["items.refused.csv", "--as", "catalogue.add_item"]).says(&["3 rows: 3 done, 0 refused"]);
    assert_eq!(items(&place), 2 + 5);

    // The first file again: nothing twice, and nobody's file is written over.
    let before = place.read("items.refused.csv");
    let again = report(&import(&place, &[&words[..], &["--json"]].concat()));
    assert_eq!((&again["done"], &again["done_before"], &again["refused"]), (&json!(0), &json!(2), &json!(3)));
    assert_eq!((&again["refused_file"], place.read("items.refused.csv")), (&json!("items.refused-2.csv"), before));
    assert_eq!(again["problems"][1]["column"], "gtins");
}

#[test]
fn a_dry_run_sees_the_rows_before_each_and_changes_nothing() {
    let place = Place::with_shop();
    place.write("items.csv", ITEMS);
    let dry = report(&import(&place, &["items.csv", "--as", "catalogue.add_item", "--dry-run", "--json"]));
    assert_eq!((&dry["done"], &dry["refused"], &dry["refused_file"]), (&json!(2), &json!(3), &json!(null)));
    assert_eq!(items(&place), 2);
    assert!(!place.path("items.refused.csv").exists());
}

#[test]
fn columns_are_mapped_left_out_and_given_a_value_for_all() {
    let place = Place::with_shop();
    // A byte order mark, semicolons, capitals, spaces: what spreadsheets write.
    place.write(
        "items.csv",
        "\u{feff}SKU;Product name;Tax class;Notes\r\nA;\"Tea; loose\";reduced;x\r\n\r\nB;Other;;y\r\n",
    );
    let words = ["items.csv", "--as", "catalogue.add_item"];
    let with = |more: &[&str]| import(&place, &[&words[..], more].concat());
    with(&[]).tells(2, &["column SKU is no field of catalogue.add_item", "--map FIELD='SKU'", "--ignore 'SKU'"]);
    let most = ["--map", "item=SKU", "--ignore", "Notes", "--set", "category=TEA"];
    with(&[&most[..], &["--ignore", "Product name"]].concat()).tells(2, &["needs a column for name", "--set"]);
    let all = [&most[..], &["--map", "name=Product name"]].concat();
    with(&[&all[..], &["--map", "unit=Size"]].concat()).tells(2, &["no column Size", "Product name"]);
    with(&[&all[..], &["--map", "unit=Notes"]].concat()).tells(2, &["Notes is mapped and left out"]);
    with(&["--map", "itm=SKU"]).tells(2, &["the nearest is item"]);
    with(&[&all[..], &["--set", "name"]].concat()).tells(2, &["FIELD=VALUE"]);
    assert_eq!(items(&place), 2, "nothing is done before the columns are clear");
    with(&all).says(&["2 rows: 2 done, 0 refused"]);
    let item = place.run(&["ask", "catalogue.item", "item=A"]).json()["item"].clone();
    assert_eq!((&item["name"], &item["tax_class"]), (&json!("Tea; loose"), &json!("reduced")));
    assert_eq!(item["category"], "TEA");
}

#[test]
fn a_key_column_tells_rows_apart_whatever_the_file() {
    let place = Place::with_shop();
    let receipts = |rows: &str| format!("receipt,site,lines[0].item,lines[0].quantity,lines[].unit_cost\n{rows}");
    // The unit cost's column names the first element as the reference pages do.
    place.write(
        "monday.csv",
        receipts("R-1,SHOP-1,TEA-100,10,2.50\nR-2,SHOP-1,TEA-100,5,2.50\n,SHOP-1,TEA-100,5,2.50\n"),
    );
    place
        .write("tuesday.csv", receipts("R-2,SHOP-1,TEA-100,5,2.50\nR-3,SHOP-1,RICE,1.25,1\nR-1,SHOP-1,TEA-100,99,1\n"));
    let words = |file| [file, "--as", "stock.receive_goods", "--key-column", "receipt", "--json"];
    let monday = report(&import(&place, &words("monday.csv")));
    assert_eq!((&monday["done"], &monday["refused"]), (&json!(2), &json!(1)));
    assert_eq!(monday["problems"][0]["message"], "the key column is empty");
    let tuesday = report(&import(&place, &words("tuesday.csv")));
    assert_eq!((&tuesday["done"], &tuesday["done_before"], &tuesday["refused"]), (&json!(1), &json!(1), &json!(1)));
    assert_eq!(tuesday["problems"][0]["code"], "flow.key_reused");
    let position = place.run(&["ask", "stock.position", "item=TEA-100"]).json();
    assert_eq!(position["on_hand"], "15");
}

#[test]
fn json_lines_are_requests() {
    let place = Place::with_shop();
    let line = |item: &str, quantity: &str| {
        format!(r#"{{"site": "SHOP-1", "lines": [{{"item": "{item}", "quantity": {quantity}, "unit_cost": "1"}}]}}"#)
    };
    let lines = [line("TEA-100", "\"3\""), "oops".to_owned(), String::new(), line("NOPE", "1"), line("RICE", "1.5")];
    place.write("in.jsonl", lines.join("\n"));
    let ran = report(&import(&place, &["in.jsonl", "--as", "stock.receive_goods", "--json"]));
    assert_eq!((&ran["rows"], &ran["done"], &ran["refused"]), (&json!(4), &json!(1), &json!(3)));
    let problems = ran["problems"].as_array().unwrap();
    let places: Vec<_> =
        problems.iter().map(|it| (it["line"].as_u64().unwrap(), it["column"].as_str().unwrap())).collect();
    assert_eq!(places, [(2, ""), (4, "lines[0].item"), (5, "lines[0].quantity")]);
    assert_eq!(place.read("in.refused.jsonl").lines().collect::<Vec<_>>(), [&lines[1], &lines[3], &lines[4]]);

    // Names of another system, moved and left out.
    place.write("theirs.ndjson", r#"{"id": 7, "shop": {"code": "SHOP-1"}, "what": "x", "lines": []}"#);
    let words = [
        "theirs.ndjson",
        "--as",
        "stock.receive_goods",
        "--key-column",
        "id",
        "--map",
        "site=shop.code",
        "--ignore",
        "what",
        "--ignore",
        "shop",
        "--json",
    ];
    let ran = report(&import(&place, &words));
    assert_eq!(ran["problems"][0]["code"], "stock.no_lines");
}

#[test]
fn rows_that_are_no_rows_stop_no_other() {
    let place = Place::with_shop();
    let mut bytes = b"item,name,category\nA,One,TEA\nB,Two\nC,Thr\xe9\xe9,TEA\nD,Four,TEA,x\n".to_vec();
    bytes.extend(b"E,Five,TEA\n");
    place.write("items.csv", bytes);
    let ran = report(&import(&place, &["items.csv", "--as", "catalogue.add_item", "--json"]));
    assert_eq!((&ran["done"], &ran["refused"]), (&json!(2), &json!(3)));
    let problems = ran["problems"].as_array().unwrap();
    let texts = ["has 2 cells, the first line 3", "iconv", "has 4 cells, the first line 3"];
    for (problem, text) in problems.iter().zip(texts) {
        assert!(problem["message"].as_str().unwrap().contains(text), "{problem}");
    }
    let refused = fs::read(place.path("items.refused.csv")).unwrap();
    assert!(refused.windows(5).any(|bytes| bytes == b"Thr\xe9\xe9"), "the row stands as it stood");
}

#[test]
fn a_file_that_cannot_be_imported_is_told_before_anything_is_done() {
    let place = Place::with_shop();
    place.write("empty.csv", "");
    place.write("twice.csv", "item,item,name,category\nA,B,C,TEA\n");
    place.write("items.xls", "item\n");
    let add = |file| ["import", file, "--as", "catalogue.add_item"];
    place.run(&add("empty.csv")).tells(2, &["is empty"]);
    place.run(&add("twice.csv")).tells(2, &["are both item"]);
    place.run(&add("items.xls")).tells(2, &["--format csv or jsonl"]);
    place.run(&add("nowhere.csv")).tells(3, &["nowhere.csv"]);
    place.run(&["import", "empty.csv", "--as", "catalogue.add_itm"]).tells(2, &["the nearest is catalogue.add_item"]);
    place.run(&["import", "empty.csv", "--as", "catalogue.items"]).tells(2, &["is a question"]);
}

#[test]
fn a_run_that_was_cut_short_is_finished_by_running_it_again() {
    let place = Place::with_shop();
    let rows = 3000;
    let mut text = String::from("site,lines[0].item,lines[0].quantity,lines[0].unit_cost\n");
    (0..rows).for_each(|_| text.push_str("SHOP-1,TEA-100,1,2\n"));
    place.write("in.csv", text);
    let words = ["import", "in.csv", "--as", "stock.receive_goods", "--json"];
    let on_hand = || -> u64 {
        let position = place.run(&["ask", "stock.position", "item=TEA-100"]).json();
        position["on_hand"].as_str().unwrap().parse().unwrap()
    };
    // Killed as soon as some rows are there.
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_backroom"))
        .args(words)
        .current_dir(place.directory.path())
        .env("BACKROOM_FILE", "shop.backroom")
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    // On a machine that looks late it may have ended by itself: then nothing is left to do again.
    while on_hand() == 0 && child.try_wait().unwrap().is_none() {}
    child.kill().unwrap();
    child.wait().unwrap();
    let held = on_hand();
    assert!(held > 0);
    let again = report(&place.run(&words));
    assert_eq!(again["done"].as_u64().unwrap() + again["done_before"].as_u64().unwrap(), rows);
    assert_eq!((again["done_before"].as_u64(), on_hand()), (Some(held), rows));
    place.run(&["verify"]).says(&["all laws hold"]);
}
