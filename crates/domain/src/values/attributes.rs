//! What a host hangs on a document of ours.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Number, Value};

use super::ValueError;

/// A host's own JSON object on a document or line: kept, returned and searchable, never interpreted.
///
/// At most 8 KiB serialised without spaces and 5 levels of objects and arrays, this object being the first.
/// Numbers that would lose digits are refused. Kept with sorted keys, since the order of JSON keys means nothing and a retry must compare equal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Attributes(Map<String, Value>);

impl Attributes {
    /// Most bytes of the serialised object.
    pub const MOST_BYTES: usize = 8 * 1024;
    /// Most levels of objects and arrays.
    pub const MOST_LEVELS: usize = 5;

    /// Takes a host's object; refuses one too large or too deep, and numbers that cannot be kept.
    pub fn new(mut map: Map<String, Value>) -> Result<Self, ValueError> {
        // Depth first: it bounds the recursion of the two steps after it.
        if !map.values().all(|value| fits_levels(value, Self::MOST_LEVELS - 1)) {
            return Err(ValueError::AttributesTooDeep { allowed: Self::MOST_LEVELS });
        }
        let given = serde_json::to_vec(&map).map_or(usize::MAX, |bytes| bytes.len());
        if given > Self::MOST_BYTES {
            return Err(ValueError::AttributesTooLarge { given, allowed: Self::MOST_BYTES });
        }
        if let Some(number) = map.values().find_map(inexact) {
            return Err(ValueError::AttributesInexact { number: number.to_string() });
        }
        map.values_mut().for_each(Value::sort_all_objects);
        map.sort_keys();
        Ok(Self(map))
    }

    /// Whether the host hung nothing on.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key)
    }

    /// The object, keys sorted.
    pub fn as_map(&self) -> &Map<String, Value> {
        &self.0
    }
}

/// Whether objects and arrays nest no deeper than `levels`.
fn fits_levels(value: &Value, levels: usize) -> bool {
    match value {
        Value::Array(values) => levels > 0 && values.iter().all(|value| fits_levels(value, levels - 1)),
        Value::Object(map) => levels > 0 && map.values().all(|value| fits_levels(value, levels - 1)),
        _ => true,
    }
}

/// A number that was read as a fraction and is too large for all its digits to be kept.
fn inexact(value: &Value) -> Option<&Number> {
    /// From here on a binary fraction of 53 bits leaves whole numbers out.
    const WHOLE_MOST: f64 = 9_007_199_254_740_992.0;
    match value {
        Value::Number(number) if number.is_f64() => number.as_f64().filter(|f| f.abs() >= WHOLE_MOST).map(|_| number),
        Value::Array(values) => values.iter().find_map(inexact),
        Value::Object(map) => map.values().find_map(inexact),
        _ => None,
    }
}

impl<'de> Deserialize<'de> for Attributes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AttributesVisitor)
    }
}

struct AttributesVisitor;

impl<'de> Visitor<'de> for AttributesVisitor {
    type Value = Attributes;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Attributes, A::Error> {
        Attributes::new(Map::deserialize(MapAccessDeserializer::new(map))?).map_err(A::Error::custom)
    }
}

impl JsonSchema for Attributes {
    fn schema_name() -> Cow<'static, str> {
        "Attributes".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "additionalProperties": true,
            "description": "The host's own JSON object, kept and returned: at most 8 KiB and 5 levels of objects and arrays.",
            "examples": [{"till_theme": "dark"}]
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(value: Value) -> Result<Attributes, String> {
        serde_json::from_value(value).map_err(|error| error.to_string())
    }

    #[test]
    fn key_order_does_not_tell_two_objects_apart() {
        let one = read(json!({"b": {"y": 1, "x": [{"q": 1, "p": 2}]}, "a": 2})).unwrap();
        let other = read(json!({"a": 2, "b": {"x": [{"p": 2, "q": 1}], "y": 1}})).unwrap();
        assert_eq!(one, other);
        let text = serde_json::to_string(&one).unwrap();
        assert_eq!(text, r#"{"a":2,"b":{"x":[{"p":2,"q":1}],"y":1}}"#);
        assert_eq!(serde_json::to_string(&other).unwrap(), text);
        assert_eq!(one.get("a"), Some(&json!(2)));
        assert!(Attributes::default().is_empty() && !one.is_empty());
    }

    #[test]
    fn limits() {
        assert!(read(json!({"1": {"2": {"3": {"4": {}}}}})).is_ok());
        assert!(read(json!({"1": [[[["five levels"]]]]})).is_ok());
        assert_eq!(
            read(json!({"1": {"2": [{"4": [{}]}]}})).unwrap_err(),
            "attributes are nested too deeply: at most 5 levels of objects and arrays are accepted"
        );
        // {"a":"..."} is eight bytes and the text.
        assert!(read(json!({"a": "x".repeat(8 * 1024 - 8)})).is_ok());
        assert_eq!(
            read(json!({"a": "x".repeat(8 * 1024 - 7)})).unwrap_err(),
            "attributes of 8193 bytes are too large: at most 8192 bytes of JSON are accepted"
        );
        let long: Result<Attributes, _> = serde_json::from_str(r#"{"ids": [123456789012345678901234567890]}"#);
        assert_eq!(
            long.unwrap_err().to_string(),
            "attributes cannot keep every digit of 1.2345678901234568e+29: write it as a string at line 1 column 41"
        );
        let kept = r#"{"a":18446744073709551615,"b":0.1}"#;
        assert_eq!(serde_json::to_string(&serde_json::from_str::<Attributes>(kept).unwrap()).unwrap(), kept);
        for other in [json!([]), json!("a"), json!(null)] {
            assert!(read(other).is_err());
        }
    }
}
