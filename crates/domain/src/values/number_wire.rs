//! Numbers in JSON: exact tokens only.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Number, ValueError};

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.printed().as_str())
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_decimal(deserializer, Ok)
    }
}

/// Reads a number through `check`, which refuses it while the reader stands behind it.
pub(super) fn deserialize_decimal<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    check: fn(Number) -> Result<T, ValueError>,
) -> Result<T, D::Error> {
    let mut checked = None;
    let mut keep = |number| {
        checked = Some(check(number)?);
        Ok(())
    };
    // One reader for all types of decimals: it is the caller that knows the type.
    deserializer.deserialize_any(NumberVisitor(&mut keep))?;
    checked.ok_or_else(|| D::Error::custom("there is no number"))
}

struct NumberVisitor<'a>(&'a mut dyn FnMut(Number) -> Result<(), ValueError>);

impl Visitor<'_> for NumberVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a decimal number: write it as a string, \"19.90\"")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        Number::parse(text).and_then(self.0).map_err(E::custom)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        (self.0)(Number::from(value)).map_err(E::custom)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.visit_i128(i128::from(value))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        Number::from_integer(value).and_then(self.0).map_err(E::custom)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        // What u128 holds beyond i128 has 39 digits and is refused like any number of that length.
        self.visit_i128(i128::try_from(value).unwrap_or(i128::MAX))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        // Integer tokens beyond 64 bits arrive here too: the JSON reader has made floats of them.
        Err(E::custom(
            "a fraction, exponent or very long number token cannot be exact: write it as a string, \"19.90\"",
        ))
    }
}

impl JsonSchema for Number {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "integer"],
            "format": "decimal",
            "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
            "maxLength": 64,
            "description": "An exact decimal, written as a string; an integer token is accepted, a fraction or exponent token is refused. At most 28 significant digits; how many decimals are accepted depends on the currency or unit.",
            "examples": ["19.90"]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Integer tokens are exact and accepted; whatever a float has touched is not.
    #[test]
    fn tokens() {
        for (token, printed) in
            [("19", "19"), ("-3", "-3"), ("18446744073709551615", "18446744073709551615"), ("\"19.90\"", "19.9")]
        {
            let number: Number = serde_json::from_str(token).unwrap();
            assert_eq!(number.to_string(), printed);
        }
        for token in ["19.90", "1e3", "1.0", "18446744073709551616", "true", "null", "[]", "{\"a\":1}"] {
            let refusal = serde_json::from_str::<Number>(token).unwrap_err().to_string();
            assert!(refusal.contains("write it as a string"), "{token}: {refusal}");
        }
        let refusal = serde_json::from_str::<Number>("\"1e5\"").unwrap_err().to_string();
        assert!(refusal.starts_with("\"1e5\" has an exponent: write the number out"), "{refusal}");
    }
}
