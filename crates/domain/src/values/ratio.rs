//! Pack factors: how many base units one entered unit is, exactly.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error as DeError, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::error::excerpt;
use super::fixed::{MICRO_DECIMALS, MICROS};
use super::print::Printed;
use super::{Number, ValueError};

/// An exact positive rational, both parts `i64`, in lowest terms: base units per entered unit.
///
/// Written `"12"`, `"0.75"` or `"1/3"`. Prints as a decimal where six decimals suffice and as a fraction
/// otherwise, so that one factor has one text. In JSON a string, or an integer token.
///
/// ```
/// use backroom_domain::values::{Number, Ratio};
///
/// let third = Ratio::parse("1/3")?;
/// assert_eq!(third.to_base(Number::from(3_000), 3)?.to_string(), "1000");
/// let refusal = third.to_base(Number::ONE, 3).unwrap_err();
/// assert_eq!(
///     refusal.to_string(),
///     "this comes to no exact quantity: 0.999 (0.333 base units) or 1.002 (0.334 base units) would be accepted"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    num: i64,
    den: i64,
}

impl Ratio {
    /// One base unit per entered unit.
    pub const ONE: Self = Self { num: 1, den: 1 };

    /// `num` base units per `den` entered units, reduced; both must be above 0.
    pub fn new(num: i64, den: i64) -> Result<Self, ValueError> {
        Self::reduced(i128::from(num), i128::from(den), &format!("{num}/{den}"))
    }

    /// Reads `"12"`, `"0.75"` or `"1/3"`; each part must fit 64 bits in lowest terms.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let refused = || ValueError::BadRatio { given: excerpt(text) };
        let Some((num, den)) = text.split_once('/') else {
            return match Number::parse(text) {
                Ok(number) => Self::from_number(number),
                // Its advice is that of a plain number, where a fraction would do as well.
                Err(ValueError::NotANumber { .. }) => Err(refused()),
                Err(error) => Err(error),
            };
        };
        let whole = |part: &str| match Number::parse(part).map(Number::parts) {
            Ok((value, 0)) => Ok(value),
            _ => Err(refused()),
        };
        Self::reduced(whole(num)?, whole(den)?, text)
    }

    /// From a number above 0.
    pub fn from_number(number: Number) -> Result<Self, ValueError> {
        let (num, scale) = number.parts();
        // At most 28 decimals, so the power fits.
        Self::reduced(num, 10_i128.pow(scale), &number.to_string())
    }

    /// Base units, in lowest terms.
    pub const fn num(self) -> i64 {
        self.num
    }

    /// Entered units, in lowest terms.
    pub const fn den(self) -> i64 {
        self.den
    }

    fn reduced(num: i128, den: i128, given: &str) -> Result<Self, ValueError> {
        if num <= 0 || den <= 0 {
            return Err(ValueError::BadRatio { given: excerpt(given) });
        }
        let divisor = greatest_common_divisor(num, den);
        match (i64::try_from(num / divisor), i64::try_from(den / divisor)) {
            (Ok(num), Ok(den)) => Ok(Self { num, den }),
            _ => Err(ValueError::Overflow { what: "a pack factor", unit: "in each of its parts" }),
        }
    }
}

/// Euclid's; both above 0.
fn greatest_common_divisor(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    /// By size, not by parts.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let left = i128::from(self.num) * i128::from(other.den);
        let right = i128::from(other.num) * i128::from(self.den);
        left.cmp(&right)
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if MICROS % self.den == 0 {
            let micros = i128::from(self.num) * i128::from(MICROS / self.den);
            fmt::Display::fmt(&Printed::trimmed(micros, u32::from(MICRO_DECIMALS)), f)
        } else {
            f.pad(&format!("{}/{}", self.num, self.den))
        }
    }
}

impl FromStr for Ratio {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        Self::parse(text)
    }
}

impl Serialize for Ratio {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Ratio {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RatioVisitor)
    }
}

struct RatioVisitor;

impl Visitor<'_> for RatioVisitor {
    type Value = Ratio;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a pack factor: write it as a string, \"12\", \"0.75\" or \"1/3\"")
    }

    fn visit_str<E: DeError>(self, text: &str) -> Result<Ratio, E> {
        Ratio::parse(text).map_err(E::custom)
    }

    fn visit_i64<E: DeError>(self, value: i64) -> Result<Ratio, E> {
        Ratio::from_number(Number::from(value)).map_err(E::custom)
    }

    fn visit_u64<E: DeError>(self, value: u64) -> Result<Ratio, E> {
        Number::from_integer(i128::from(value)).and_then(Ratio::from_number).map_err(E::custom)
    }

    fn visit_f64<E: DeError>(self, _: f64) -> Result<Ratio, E> {
        Err(E::custom("a fraction token cannot be exact: write it as a string, \"0.75\" or \"1/3\""))
    }
}

impl JsonSchema for Ratio {
    fn schema_name() -> Cow<'static, str> {
        "Ratio".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "integer"],
            "pattern": r"^([0-9]+(\.[0-9]+)?|[0-9]+/[0-9]+)$",
            "description": "An exact factor above 0, base units per entered unit, written as a string: a decimal or a fraction of whole numbers; an integer token is accepted, a fraction token is refused.",
            "examples": ["12", "0.75", "1/3"]
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn factors_have_one_text() {
        for (written, printed) in [
            ("12", "12"),
            ("12.00", "12"),
            ("24/2", "12"),
            ("0.75", "0.75"),
            ("3/4", "0.75"),
            ("1/3", "1/3"),
            ("2/6", "1/3"),
            ("1/1000000", "0.000001"),
            ("0.0000001", "1/10000000"),
            ("9223372036854775807", "9223372036854775807"),
        ] {
            let ratio = Ratio::parse(written).unwrap();
            assert_eq!(ratio.to_string(), printed);
            assert_eq!(Ratio::parse(printed), Ok(ratio));
            assert_eq!(serde_json::to_string(&ratio).unwrap(), format!("\"{printed}\""));
        }
        assert!(Ratio::parse("1/3").unwrap() < Ratio::parse("0.34").unwrap());
        assert_eq!(Ratio::new(10, 10), Ok(Ratio::ONE));
    }

    #[test]
    fn refused_factors() {
        for (written, code) in [
            ("", "value.bad_ratio"),
            ("x", "value.bad_ratio"),
            ("0", "value.bad_ratio"),
            ("-1", "value.bad_ratio"),
            ("0/3", "value.bad_ratio"),
            ("1/0", "value.bad_ratio"),
            ("-1/-3", "value.bad_ratio"),
            ("1/3/5", "value.bad_ratio"),
            ("1.5/3", "value.bad_ratio"),
            ("1 / 3", "value.bad_ratio"),
            ("1/", "value.bad_ratio"),
            ("1e3", "value.exponent"),
            ("9223372036854775808", "value.overflow"),
            ("0.0000000000000000001", "value.overflow"),
        ] {
            assert_eq!(Ratio::parse(written).unwrap_err().code(), code, "{written}");
        }
        assert_eq!(serde_json::from_str::<Ratio>("12").unwrap(), Ratio::parse("12").unwrap());
        for token in ["0.75", "1e3", "true"] {
            let refusal = serde_json::from_str::<Ratio>(token).unwrap_err().to_string();
            assert!(refusal.contains("write it as a string"), "{refusal}");
        }
        assert!(serde_json::from_str::<Ratio>("18446744073709551615").is_err());
    }

    proptest! {
        #[test]
        fn text_round_trips(num in 1_i64.., den in 1_i64..) {
            let ratio = Ratio::new(num, den).unwrap();
            prop_assert_eq!(Ratio::parse(&ratio.to_string()), Ok(ratio));
        }
    }
}
