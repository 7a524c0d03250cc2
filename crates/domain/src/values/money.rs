//! An amount with its currency, for where the two travel together.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::print::Printed;
use super::{Currency, Number, ValueError};

/// An amount in `i64` minor units of its currency.
///
/// Most amounts stand in a document that names its currency once, and are then a bare `i64` of minor units;
/// this is for replies, limits and lists of several currencies. In JSON
/// `{"amount": "19.90", "currency": "EUR"}`.
///
/// ```
/// use backroom_domain::values::{Currency, Money};
///
/// let price = Money { minor: 1990, currency: Currency::EUR };
/// assert_eq!(price.to_string(), "19.90 EUR");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    /// Minor units: 1990 is 19.90 EUR, or 1990 JPY.
    pub minor: i64,
    /// The currency of the minor units.
    pub currency: Currency,
}

impl Money {
    /// The sum; refuses another currency, and what leaves 64 bits.
    pub fn checked_add(self, other: Self) -> Result<Self, ValueError> {
        self.same_currency(other)?;
        self.with(self.minor.checked_add(other.minor))
    }

    /// The difference; refuses another currency, and what leaves 64 bits.
    pub fn checked_sub(self, other: Self) -> Result<Self, ValueError> {
        self.same_currency(other)?;
        self.with(self.minor.checked_sub(other.minor))
    }

    /// With the other sign; refuses the one amount that has no mirror.
    pub fn checked_neg(self) -> Result<Self, ValueError> {
        self.with(self.minor.checked_neg())
    }

    fn same_currency(self, other: Self) -> Result<(), ValueError> {
        if self.currency == other.currency {
            return Ok(());
        }
        Err(ValueError::CurrencyMismatch { left: self.currency.code(), right: other.currency.code() })
    }

    fn with(self, minor: Option<i64>) -> Result<Self, ValueError> {
        match minor {
            Some(minor) => Ok(Self { minor, ..self }),
            None => Err(ValueError::Overflow { what: self.currency.code(), unit: "minor units" }),
        }
    }
}

fn printed(minor: i64, currency: Currency) -> Printed {
    Printed::fixed(i128::from(minor), u32::from(currency.exponent()))
}

/// Minor units with all decimals of the currency: 1990 is `19.90` in EUR and `1990` in JPY.
pub fn money_text(minor: i64, currency: Currency) -> String {
    printed(minor, currency).as_str().to_owned()
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} {}", money_text(self.minor, self.currency), self.currency))
    }
}

/// An amount with its currency.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Money")]
struct MoneyRead {
    /// The amount in the currency's major unit, with no more decimals than the currency has.
    amount: Number,
    /// The currency of the amount.
    currency: Currency,
}

#[derive(Serialize)]
#[serde(rename = "Money")]
struct MoneyWritten<'a> {
    amount: &'a str,
    currency: Currency,
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let amount = printed(self.minor, self.currency);
        MoneyWritten { amount: amount.as_str(), currency: self.currency }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("Money", &["amount", "currency"], MoneyVisitor)
    }
}

struct MoneyVisitor;

impl MoneyVisitor {
    fn check<E: Error>(MoneyRead { amount, currency }: MoneyRead) -> Result<Money, E> {
        let minor = amount.money(currency).map_err(E::custom)?;
        Ok(Money { minor, currency })
    }
}

impl<'de> Visitor<'de> for MoneyVisitor {
    type Value = Money;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("struct Money")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Money, A::Error> {
        MoneyRead::deserialize(MapAccessDeserializer::new(map)).and_then(Self::check)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, sequence: A) -> Result<Money, A::Error> {
        MoneyRead::deserialize(SeqAccessDeserializer::new(sequence)).and_then(Self::check)
    }
}

impl JsonSchema for Money {
    fn schema_name() -> Cow<'static, str> {
        "Money".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        MoneyRead::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn money(minor: i64, currency: Currency) -> Money {
        Money { minor, currency }
    }

    #[test]
    fn prints_with_all_decimals() {
        let bhd = Currency::parse("BHD").unwrap();
        for (minor, currency, printed) in [
            (1990, Currency::EUR, "19.90 EUR"),
            (-5, Currency::EUR, "-0.05 EUR"),
            (0, Currency::EUR, "0.00 EUR"),
            (1990, Currency::JPY, "1990 JPY"),
            (1990, bhd, "1.990 BHD"),
            (i64::MIN, Currency::EUR, "-92233720368547758.08 EUR"),
        ] {
            let money = money(minor, currency);
            assert_eq!(money.to_string(), printed);
            let json = serde_json::to_value(money).unwrap();
            assert_eq!(serde_json::from_value::<Money>(json).unwrap(), money);
        }
    }

    #[test]
    fn json_form() {
        let price = money(1990, Currency::EUR);
        assert_eq!(serde_json::to_value(price).unwrap(), json!({"amount": "19.90", "currency": "EUR"}));
        for (written, says) in [
            (json!({"amount": "19.905", "currency": "EUR"}), "at most 2 are accepted"),
            (json!({"amount": 19.9, "currency": "EUR"}), "write it as a string"),
            (json!({"amount": "1", "currency": "EUR", "cur": 1}), "unknown field `cur`"),
            (json!({"amount": "1"}), "missing field `currency`"),
            (json!("19.90 EUR"), "expected"),
        ] {
            let refusal = serde_json::from_value::<Money>(written).unwrap_err().to_string();
            assert!(refusal.contains(says), "{refusal}");
        }
        assert_eq!(
            serde_json::from_value::<Money>(json!({"currency": "EUR", "amount": 19})).unwrap(),
            money(1900, Currency::EUR)
        );
    }

    #[test]
    fn arithmetic_is_checked() {
        let euro = |minor| money(minor, Currency::EUR);
        assert_eq!(euro(5).checked_add(euro(7)), Ok(euro(12)));
        assert_eq!(euro(5).checked_sub(euro(7)), Ok(euro(-2)));
        assert_eq!(euro(5).checked_neg(), Ok(euro(-5)));
        assert_eq!(euro(i64::MAX).checked_add(euro(1)).unwrap_err().code(), "value.overflow");
        assert_eq!(euro(i64::MIN).checked_sub(euro(1)).unwrap_err().code(), "value.overflow");
        assert_eq!(euro(i64::MIN).checked_neg().unwrap_err().code(), "value.overflow");
        let yen = money(1, Currency::JPY);
        assert_eq!(euro(1).checked_add(yen).unwrap_err().code(), "value.currency_mismatch");
        assert_eq!(euro(1).checked_sub(yen).unwrap_err().code(), "value.currency_mismatch");
    }
}
