//! The path told of a request that does not read is the one that a reader that follows every field would tell.
//!
//! 1. Every operation's example is tried with each of its values, keys and bytes changed, and with every field it lacks.
//! 2. What no request has today stands in types of this file, with the paths written out.

mod changes;

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::Segment;

use super::{Place, of};
use crate::flow::{Limit, Operation};
use crate::values::{Attributes, Code, Money, Number, Quantity, Ratio, RollHour};

/// What a reader that follows every field says of a request: nothing if it reads, else the path and the problem.
pub(in crate::flow) type Followed = fn(&[u8]) -> Option<(Place, serde_json::Error)>;

pub(in crate::flow) fn followed<T: DeserializeOwned>(bytes: &[u8]) -> Option<(Place, serde_json::Error)> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    match serde_path_to_error::deserialize::<_, T>(&mut reader) {
        Ok(_) => reader.end().err().map(|error| (Place::Behind, error)),
        Err(error) => {
            let mut path = String::new();
            for step in error.path() {
                match step {
                    Segment::Seq { index } => path.push_str(&format!("[{index}]")),
                    Segment::Map { key } | Segment::Enum { variant: key } if !key.is_empty() => {
                        path.push_str(if path.is_empty() { "" } else { "." });
                        path.push_str(key);
                    }
                    _ => {}
                }
            }
            Some((Place::At(path), error.into_inner()))
        }
    }
}

/// Compares both paths; whether the request was refused.
fn compare(operation: &Operation, bytes: &[u8]) -> bool {
    let Some((followed, error)) = (operation.followed)(bytes) else { return false };
    assert_eq!(of(bytes, &error), followed, "{}: {error} in {}", operation.name, String::from_utf8_lossy(bytes));
    true
}

fn example(operation: &Operation) -> Value {
    serde_json::from_str(operation.example).expect("an example reads")
}

#[test]
fn any_value_or_key_of_a_request() {
    let mut refused = 0;
    for operation in Operation::all() {
        for request in changes::of(&example(operation)) {
            refused += [changes::tight(&request), changes::wide(&request)]
                .iter()
                .filter(|bytes| compare(operation, bytes))
                .count();
        }
    }
    assert!(refused > 10_000, "{refused}");
}

#[test]
fn any_field_that_an_example_lacks() {
    let mut refused = 0;
    for operation in Operation::all() {
        let schema = operation.request_schema().to_value();
        for request in changes::more_fields(&example(operation), &schema) {
            refused += usize::from(compare(operation, &changes::tight(&request)));
        }
    }
    assert!(refused > 10_000, "{refused}");
}

#[test]
fn any_byte_of_a_request() {
    for operation in Operation::all() {
        let request = example(operation);
        for bytes in [changes::tight(&request), changes::spaced(&request)] {
            for at in 0..bytes.len() {
                compare(operation, &bytes[..at]);
                for byte in *b"\"\\{}[],:x0-\xff" {
                    let changed: Vec<u8> = [&bytes[..at], &[byte], &bytes[at + 1..]].concat();
                    compare(operation, &changed);
                }
            }
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only what is refused is looked at")]
struct Odd {
    #[serde(default)]
    money: Option<Money>,
    #[serde(default)]
    prices: BTreeMap<Code, Money>,
    #[serde(default)]
    hours: BTreeMap<String, RollHour>,
    #[serde(default)]
    many: Vec<Quantity>,
    #[serde(default)]
    lists: Vec<Vec<Number>>,
    #[serde(default)]
    words: Vec<Vec<String>>,
    #[serde(default)]
    pair: Option<(Ratio, u8)>,
    #[serde(default)]
    limit: Limit,
    #[serde(default)]
    attributes: Attributes,
    #[serde(default)]
    shape: Option<Shape>,
    #[serde(default)]
    by_word: BTreeMap<Word, Box<Odd>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[expect(dead_code, reason = "only what is refused is looked at")]
enum Shape {
    Plain,
    One(Quantity),
    Two(Quantity, RollHour),
    Named { side: Quantity, word: Word },
}

#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
enum Word {
    Yes,
    No,
}

#[test]
fn what_no_request_has_today() {
    let deep = format!("{{\"attributes\": {{\"a\": {}1{}}}}}", "[".repeat(140), "]".repeat(140));
    let in_128 = format!("attributes.a{}", "[0]".repeat(125));
    for (request, path) in [
        (r#"{"money": {"amount": "0.001", "currency": "EUR"}}"#, "money"),
        (r#"{"money": {"amount": "0.001", "currency": "EUR"}, "limit": 1}"#, "money"),
        (r#"{"money":{"amount":"0.001","currency":"EUR"},"limit":1}"#, "money"),
        (r#"{"money": {"amount": "0.001", "currency": "EURO"}}"#, "money.currency"),
        (r#"{"money": {"amount": [], "currency": "EUR"}}"#, "money.amount"),
        (r#"{"money": {"amount": "1"}}"#, "money"),
        (r#"{"money": {"amount": "1", "amount": "1"}}"#, "money"),
        (r#"{"money": {"amount" }"#, "money"),
        (r#"{"money": ["1"]}"#, "money"),
        (r#"{"money": ["0.001", "EUR"]}"#, "money"),
        (r#"{"money": ["1", "EUR", "more"]}"#, "money"),
        (r#"{"money": ["1", "EUR" , [1]]}"#, "money"),
        (r#"{"money": ["1", "EURO"]}"#, "money[1]"),
        (r#"{"money": 5}"#, "money"),
        (r#"{"prices": {"A": {"amount": "0.001", "currency": "EUR"}}}"#, "prices.A"),
        (r#"{"prices": {"A": {"amount": "1", "currency": "EUR"}, " ": {"amount": "1"}}}"#, "prices. "),
        (r#"{"prices": {" "}}"#, "prices. "),
        (r#"{"prices": {" " 1}}"#, "prices. "),
        (r#"{"prices": {"A" 1}}"#, "prices"),
        (r#"{"prices": {"A.B": 1}}"#, "prices.A.B"),
        (r#"{"prices": {"\u0041\/\"B": 1}}"#, "prices.A/\"B"),
        (r#"{"prices": {"\ud83c\udf75": 1}}"#, "prices.🍵"),
        (r#"{"prices": {"\ud83c": 1}}"#, "prices"),
        (r#"{"prices": {"\u12": 1}}"#, "prices"),
        (r#"{"hours": {"": 24}}"#, "hours"),
        (r#"{"hours": {"a": 24}}"#, "hours.a"),
        (r#"{"hours": {"a": 24 , "b": 1}}"#, "hours.a"),
        (r#"{"hours": {"a": 256}}"#, "hours.a"),
        (r#"{"hours": {"a": -1}}"#, "hours.a"),
        (r#"{"hours": {"a": 1.5}}"#, "hours.a"),
        (r#"{"hours": {"a": 01}}"#, "hours.a"),
        (r#"{"hours": {"a": -}}"#, "hours.a"),
        (r#"{"hours": {"a": 1.}}"#, "hours.a"),
        (r#"{"hours": {"a": 1e}}"#, "hours.a"),
        (r#"{"hours": {"a": nul}}"#, "hours.a"),
        (r#"{"hours": {"a":}}"#, "hours.a"),
        (r#"{"hours": {"a": 1,}}"#, "hours"),
        (r#"{"hours": {a: 1}}"#, "hours"),
        (r#"{"hours": {"a": 1 "b": 2}}"#, "hours"),
        (r#"{"hours": {"a": 1]}"#, "hours"),
        (r#"{"many": [1, "0.0000001"]}"#, "many[1]"),
        (r#"{"many": [1, "0.0000001" , 1]}"#, "many[1]"),
        (r#"{"many": [1, ]}"#, "many"),
        (r#"{"many": [1, , 2]}"#, "many[1]"),
        (r#"{"many": [1 2]}"#, "many"),
        (r#"{"many": [[[1]]]}"#, "many[0]"),
        (r#"{"many": [{"a": 1}]}"#, "many[0]"),
        (r#"{"many": [1, { } ]}"#, "many[1]"),
        (r#"{"many": {"a": 1}}"#, "many"),
        (r#"{"lists": [[1], [[1]]]}"#, "lists[1][0]"),
        (r#"{"lists": [[1], [ [ ] ]]}"#, "lists[1][0]"),
        (r#"{"lists": [[1], {}]}"#, "lists[1]"),
        (r#"{"words": [["a"], [["b"]]]}"#, "words[1][0]"),
        (r#"{"words": [["a"], [{}]]}"#, "words[1][0]"),
        (r#"{"words": [["a", "\x"]]}"#, "words[0][1]"),
        (r#"{"words": [["a", "b"#, "words[0][1]"),
        (r#"{"words": [["a", "b""#, "words[0]"),
        (r#"{"words": [["a", "#, "words[0]"),
        (r#"{"words": ["#, "words"),
        (r#"{"words": "#, "words"),
        (r#"{"words""#, ""),
        (r#"{"wor"#, ""),
        (r#"{"pair": ["1/0", 1]}"#, "pair[0]"),
        (r#"{"pair": [[], 1]}"#, "pair[0]"),
        (r#"{"pair": ["1/3"]}"#, "pair"),
        (r#"{"pair": ["1/3", 1, {"a": 2}]}"#, "pair"),
        (r#"{"limit": 0}"#, "limit"),
        (r#"{"limit":0,"many":[]}"#, "limit"),
        (r#"{"limit": 5000000000}"#, "limit"),
        (r#"{"limit": 1, "limit" : 2}"#, ""),
        (r#"{"limits" : 2}"#, "limits"),
        (r#"{"limits"}"#, "limits"),
        (r#"{"limit" : "2" }"#, "limit"),
        (r#"{"attributes": {"a": {"b": [1, {"c": tru}]}}}"#, "attributes.a.b[1].c"),
        (r#"{"attributes": {"a": 1e300}}"#, "attributes"),
        (r#"{"attributes": {"a": 1e300}, "limit": 1}"#, "attributes"),
        (r#"{"attributes":{"a":1e400}}"#, "attributes.a"),
        (r#"{"attributes": [1]}"#, "attributes"),
        (r#"{"attributes": null}"#, "attributes"),
        (&deep, &in_128),
        (r#"{"shape": "round"}"#, "shape"),
        (r#"{"shape": 5}"#, "shape"),
        (r#"{"shape": [5]}"#, "shape"),
        (r#"{"shape": {}}"#, "shape"),
        (r#"{"shape": {"round": 1}}"#, "shape"),
        (r#"{"shape": {"plain": 1}}"#, "shape.plain"),
        (r#"{"shape": {"plain": null, "one": 1}}"#, "shape"),
        (r#"{"shape": {"plain":null,"one": 1}}"#, "shape"),
        (r#"{"shape": {"one": "x"}}"#, "shape.one"),
        (r#"{"shape": {"two": [1, 24]}}"#, "shape.two[1]"),
        (r#"{"shape": {"two": [1]}}"#, "shape.two"),
        (r#"{"shape": {"named": {"side": 1, "word": "maybe"}}}"#, "shape.named.word"),
        (r#"{"shape": {"named": {"side": 1}}}"#, "shape.named"),
        (r#"{"shape": {"named": {"sides": 1}}}"#, "shape.named.sides"),
        (r#"{"by_word": {"maybe": {}}}"#, "by_word"),
        ("", ""),
        (" \n ", ""),
        ("\u{feff}{}", ""),
        ("5", ""),
        ("\"x\"", ""),
        ("nul", ""),
    ] {
        let (followed, error) = followed::<Odd>(request.as_bytes()).expect(request);
        assert_eq!(of(request.as_bytes(), &error), Place::At(path.to_owned()), "{request}: {error}");
        assert_eq!(followed, Place::At(path.to_owned()), "{request}: {error}");
    }
    for request in ["{} {}", "{}}", "{}\n\u{0}", "[null, {}, {}, [], [], [], null, 1, {}, null, {}]]"] {
        let (followed, error) = followed::<Odd>(request.as_bytes()).expect(request);
        assert_eq!((of(request.as_bytes(), &error), followed), (Place::Behind, Place::Behind), "{request}: {error}");
    }
}

/// A reader that follows every field knows only keys that are texts.
#[test]
fn a_key_of_few_words_is_part_of_the_path() {
    for (request, path) in [
        (r#"{"by_word": {"yes": {"by_word": {"no": {"limit": 0}}}}}"#, "by_word.yes.by_word.no.limit"),
        (r#"{"by_word": {"yes": {"by_word": {"no": {"limit": 0}}}}"#, "by_word.yes.by_word.no.limit"),
    ] {
        let (_, error) = followed::<Odd>(request.as_bytes()).expect(request);
        assert_eq!(of(request.as_bytes(), &error), Place::At(path.to_owned()), "{request}: {error}");
    }
}

/// Whatever a reader claims, a path comes of it.
#[test]
fn an_error_of_another_text() {
    let texts = ["", "{", "\"", "[[[[", "{\"a\"", "{\"a\": [1, \"\\", "\n\n", "{\"a\":1}}", "\\", "-", "]", ",", ":"];
    for (one, other) in texts.iter().flat_map(|one| texts.iter().map(move |other| (one, other))) {
        if let Err(error) = serde_json::from_str::<Odd>(other) {
            of(one.as_bytes(), &error);
            of(one.repeat(100).as_bytes(), &error);
        }
    }
}
