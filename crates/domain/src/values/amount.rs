//! An amount as a reply tells it.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize};

use super::print::Printed;
use super::wire::deserialize_text;
use super::{Currency, Number};

/// An amount as text with all decimals of the currency said beside it: 1990 minor units are `19.90` in EUR and `1990` in
/// JPY.
///
/// Replies name their currency once; where an amount travels with its currency it is a [`super::Money`].
///
/// ```
/// use backroom_domain::values::{Amount, Currency};
///
/// assert_eq!(Amount::of(-1990, Currency::EUR).as_str(), "-19.90");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Amount(String);

impl Amount {
    /// So many minor units of a currency.
    #[must_use]
    pub fn of(minor: impl Into<i128>, currency: Currency) -> Self {
        Self(Printed::fixed(minor.into(), u32::from(currency.exponent())).as_str().to_owned())
    }

    /// The amount as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_text(deserializer, "a string", |text| Number::parse(text).map(|_| Self(text.to_owned())))
    }
}

impl Deref for Amount {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<Amount> for String {
    fn from(amount: Amount) -> Self {
        amount.0
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl PartialEq<&str> for Amount {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl schemars::JsonSchema for Amount {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "decimal",
            "pattern": "^-?[0-9]+(\\.[0-9]+)?$",
            "description": "An amount with all decimals of its currency, which stands beside it",
            "examples": ["19.90"]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_the_decimals_of_their_currency() {
        let yen = Currency::parse("JPY").expect("yen");
        for (amount, text) in [
            (Amount::of(1_990, Currency::EUR), "19.90"),
            (Amount::of(-5, Currency::EUR), "-0.05"),
            (Amount::of(1_990, yen), "1990"),
            (Amount::of(i64::MIN, Currency::EUR), "-92233720368547758.08"),
        ] {
            assert_eq!(amount, text);
            let json = serde_json::to_string(&amount).expect("text");
            assert_eq!(json, format!("\"{text}\""));
            assert_eq!(serde_json::from_str::<Amount>(&json).expect("an amount"), amount);
        }
        assert!(serde_json::from_str::<Amount>("\"ten\"").is_err());
    }
}
