//! What a tax takes of an amount.

use std::fmt;

use super::fixed::MICRO_DECIMALS;
use super::print::Printed;
use super::wire::decimal_form;
use super::{Number, ValueError};

/// A rate of tax in percent, from 0 to 1,000, in `i64` millionths of a percent.
///
/// ```
/// use backroom_domain::values::TaxRate;
///
/// assert_eq!(TaxRate::parse("8.875")?.micros(), 8_875_000);
/// assert_eq!(TaxRate::parse("19.0")?.to_string(), "19");
/// # Ok::<(), backroom_domain::values::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TaxRate(i64);

impl TaxRate {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The highest rate kept, in millionths of a percent: excise taxes pass 100 %, none comes near this.
    const MOST: i64 = 1_000_000_000;

    /// From millionths of a percent; below 0 and above 1,000 % are refused.
    pub fn from_micros(micros: i64) -> Result<Self, ValueError> {
        if !(0..=Self::MOST).contains(&micros) {
            let given = Printed::trimmed(i128::from(micros), u32::from(MICRO_DECIMALS)).to_string();
            return Err(ValueError::OutOfRange { what: "a tax rate in percent", given, accepted: "0 to 1000" });
        }
        Ok(Self(micros))
    }

    /// In millionths of a percent: hundred-millionths of the amount.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Reads `digits[.digits]` with at most 6 decimals, in percent.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        Self::from_number(Number::parse(text)?)
    }

    /// From a number of percent with at most 6 decimals.
    pub fn from_number(number: Number) -> Result<Self, ValueError> {
        Self::from_micros(number.scaled(u32::from(MICRO_DECIMALS), "a tax rate", "millionths of a percent")?)
    }

    /// Whether it takes nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl TaxRate {
    fn printed(self) -> Printed {
        Printed::trimmed(i128::from(self.0), u32::from(MICRO_DECIMALS))
    }
}

impl fmt::Display for TaxRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.printed(), f)
    }
}

decimal_form!(
    TaxRate,
    pattern: r"^[0-9]+(\.[0-9]{1,6}0*)?$",
    description: "A rate of tax in percent, 0 to 1000, written as a string with at most 6 decimals: \"19\" is 19 %; an integer token is accepted, a fraction token is refused.",
    example: "8.875"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_percent() {
        for (written, micros, printed) in [
            ("19", 19_000_000, "19"),
            ("8.875", 8_875_000, "8.875"),
            ("9.9750", 9_975_000, "9.975"),
            ("0", 0, "0"),
            ("0.000001", 1, "0.000001"),
            ("1000", 1_000_000_000, "1000"),
        ] {
            let rate = TaxRate::parse(written).unwrap();
            assert_eq!((rate.micros(), rate.to_string().as_str()), (micros, printed));
            assert_eq!(serde_json::from_str::<TaxRate>(&serde_json::to_string(&rate).unwrap()).unwrap(), rate);
        }
        assert_eq!(serde_json::from_str::<TaxRate>("19").unwrap().micros(), 19_000_000);
    }

    #[test]
    fn refused_rates() {
        for (written, code) in [
            ("-1", "value.out_of_range"),
            ("1000.000001", "value.out_of_range"),
            ("0.0000001", "value.too_many_decimals"),
            ("99999999999999", "value.overflow"),
            ("19%", "value.not_a_number"),
        ] {
            assert_eq!(TaxRate::parse(written).unwrap_err().code(), code, "{written}");
        }
        assert!(serde_json::from_str::<TaxRate>("8.875").is_err());
    }
}
