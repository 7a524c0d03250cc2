//! What holds for every value type at once.

use std::collections::HashSet;
use std::fmt::{Debug, Display};
use std::str::FromStr;

use proptest::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::*;

/// Runs a check over every type with a text form.
macro_rules! every_text_type {
    ($check:ident($argument:expr)) => {
        $check::<Number>($argument);
        $check::<Quantity>($argument);
        $check::<UnitCost>($argument);
        $check::<UnitPrice>($argument);
        $check::<Percent>($argument);
        $check::<Rate>($argument);
        $check::<Ratio>($argument);
        $check::<Currency>($argument);
        $check::<Gtin>($argument);
        $check::<Code>($argument);
        $check::<Name>($argument);
        $check::<Note>($argument);
        $check::<BusinessDate>($argument);
        $check::<Instant>($argument);
        $check::<TimeZone>($argument);
        $check::<Period>($argument);
        $check::<Digest>($argument);
    };
}

trait Textual: FromStr<Err = ValueError> + Display + Debug + PartialEq + Serialize + DeserializeOwned + JsonSchema {}
impl<T> Textual for T where
    T: FromStr<Err = ValueError> + Display + Debug + PartialEq + Serialize + DeserializeOwned + JsonSchema
{
}

/// Laws 4, 5 and 6: refused in a few words, or one text that reads back, in JSON as well.
fn read_or_refused<T: Textual>(text: &str) {
    match text.parse::<T>() {
        Ok(value) => {
            let printed = value.to_string();
            assert_eq!(printed.parse::<T>().as_ref(), Ok(&value), "{printed:?}");
            let json = serde_json::to_value(&value).expect("a string");
            assert_eq!(json, serde_json::Value::String(printed));
            assert_eq!(serde_json::from_value::<T>(json).expect("its own text"), value);
        }
        Err(error) => {
            let said = error.to_string();
            assert!(said.len() < 600, "{said}");
            assert!(said.contains("write") || said.contains("accepted"), "{said}");
            let json = serde_json::Value::String(text.to_owned());
            let refusal = serde_json::from_value::<T>(json).expect_err("refused as text");
            assert_eq!(refusal.to_string(), said);
        }
    }
}

/// Tokens that are no text and no integer are refused, saying what a string would look like.
fn other_tokens_refused<T: Textual>(token: &str) {
    let refusal = serde_json::from_str::<T>(token).expect_err(token).to_string();
    assert!(refusal.contains("string"), "{token}: {refusal}");
}

fn schema_is_documented<T: Textual>(names: &mut Vec<String>) {
    let schema = schemars::schema_for!(T);
    assert!(schema.get("description").is_some(), "{}", T::schema_name());
    assert!(!schema.as_value().to_string().contains("$ref"));
    names.push(T::schema_name().into_owned());
}

#[test]
fn awkward_texts() {
    let long = "9".repeat(100_000);
    let wide = "٣".repeat(50_000);
    for text in [
        "",
        " ",
        "\0",
        "-",
        "--1",
        "+1",
        " 1",
        "1 ",
        ".5",
        "5.",
        "1e400",
        "NaN",
        "Infinity",
        "1/3",
        "79228162514264337593543950335",
        "１２３",
        "é",
        "👩‍👩‍👧‍👧",
        "\u{202E}abc",
        "İ",
        "ŉ",
        "\u{345}",
        "0001-01-01",
        "9999-12-31T23:59:59Z",
        &long,
        &wide,
    ] {
        every_text_type!(read_or_refused(text));
    }
}

#[test]
fn awkward_tokens() {
    for token in ["1.5", "1e2", "null", "true", "[]", "[\"1\"]", "{}", "{\"a\": 1}"] {
        every_text_type!(other_tokens_refused(token));
    }
}

#[test]
fn schemas_have_a_name_of_their_own_and_a_description() {
    let mut names = Vec::new();
    every_text_type!(schema_is_documented(&mut names));
    names.extend([
        Money::schema_name().into_owned(),
        Attributes::schema_name().into_owned(),
        RollHour::schema_name().into_owned(),
    ]);
    assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
    let money = schemars::schema_for!(Money);
    assert_eq!(money.get("additionalProperties"), Some(&serde_json::Value::Bool(false)));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        every_text_type!(read_or_refused(&text));
    }

    /// Texts close to what is accepted find more than arbitrary ones.
    #[test]
    fn likely_texts_are_read_or_refused(
        text in "[-+]?[0-9]{0,32}[./,]?[0-9]{0,32}([eE][-+]?[0-9]{1,4})?"
    ) {
        every_text_type!(read_or_refused(&text));
    }

    #[test]
    fn likely_dates_are_read_or_refused(
        text in "[0-9]{4}-[0-3][0-9](-[0-3][0-9](T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{0,10})?Z)?)?"
    ) {
        every_text_type!(read_or_refused(&text));
    }
}
