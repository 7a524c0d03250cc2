//! How values stand in JSON: as text through their own parser, with one schema each.
//!
//! A value is refused inside the visitor that reads its token: only there does the JSON reader still know that it stands
//! at the end of that value, from which the path of the field is told.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{Error, Unexpected, Visitor};

use super::ValueError;

/// Reads a string token through `parse`; any other token is refused, naming `expected`.
pub(super) fn deserialize_text<'de, D, T>(
    deserializer: D,
    expected: &'static str,
    parse: fn(&str) -> Result<T, ValueError>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
{
    deserializer.deserialize_str(TextVisitor { expected, parse, made: PhantomData })
}

struct TextVisitor<T> {
    expected: &'static str,
    parse: fn(&str) -> Result<T, ValueError>,
    made: PhantomData<T>,
}

impl<T> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.parse)(text).map_err(E::custom)
    }
}

/// Reads an integer token that is an `N` through `check`; any other token is refused, naming `expected`.
pub(crate) fn deserialize_whole<'de, D, N, T, E>(
    deserializer: D,
    expected: &'static str,
    check: fn(N) -> Result<T, E>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    N: TryFrom<u64>,
    E: fmt::Display,
{
    deserializer.deserialize_u64(WholeVisitor { expected, check })
}

struct WholeVisitor<N, T, E> {
    expected: &'static str,
    check: fn(N) -> Result<T, E>,
}

impl<N: TryFrom<u64>, T, F: fmt::Display> Visitor<'_> for WholeVisitor<N, T, F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        match N::try_from(value) {
            Ok(value) => (self.check)(value).map_err(E::custom),
            Err(_) => Err(E::invalid_value(Unexpected::Unsigned(value), &self)),
        }
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        match u64::try_from(value) {
            Ok(value) => self.visit_u64(value),
            Err(_) => Err(E::invalid_value(Unexpected::Signed(value), &self)),
        }
    }
}

/// Gives a type with `parse(&str)` and a method that shows it as text its wire form: a JSON string, its schema, and
/// `FromStr`.
macro_rules! text_form {
    ($type:ident, shown: $shown:ident, expected: $expected:literal, schema: { $($schema:tt)* }) => {
        impl ::std::str::FromStr for $type {
            type Err = super::ValueError;

            fn from_str(text: &str) -> Result<Self, super::ValueError> {
                Self::parse(text)
            }
        }

        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(AsRef::<str>::as_ref(&self.$shown()))
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                super::wire::deserialize_text(deserializer, $expected, Self::parse)
            }
        }

        impl ::schemars::JsonSchema for $type {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!({ "type": "string", $($schema)* })
            }
        }
    };
}
pub(super) use text_form;

/// Gives a type with `from_number(Number)` and `printed()` its wire form: a JSON string or integer, never a
/// fraction token, its schema, `parse`'s `FromStr` and `TryFrom<Number>`.
macro_rules! decimal_form {
    ($type:ident, pattern: $pattern:literal, description: $description:literal, example: $example:literal) => {
        impl ::std::str::FromStr for $type {
            type Err = super::ValueError;

            fn from_str(text: &str) -> Result<Self, super::ValueError> {
                Self::parse(text)
            }
        }

        impl TryFrom<super::Number> for $type {
            type Error = super::ValueError;

            fn try_from(number: super::Number) -> Result<Self, super::ValueError> {
                Self::from_number(number)
            }
        }

        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.printed().as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                super::number_wire::deserialize_decimal(deserializer, Self::from_number)
            }
        }

        impl ::schemars::JsonSchema for $type {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!({
                    "type": ["string", "integer"],
                    "format": "decimal",
                    "pattern": $pattern,
                    "description": $description,
                    "examples": [$example]
                })
            }
        }
    };
}
pub(super) use decimal_form;
