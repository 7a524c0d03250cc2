//! Parts of a hundred.

use std::fmt;

use super::fixed::{MICRO_DECIMALS, MICROS};
use super::print::Printed;
use super::wire::decimal_form;
use super::{Number, ValueError, divide_half_away};

/// A percentage from 0 to 100, in `i64` millionths of one per cent.
///
/// ```
/// use backroom_domain::values::Percent;
///
/// assert_eq!(Percent::parse("12.5")?.of(1999)?, 250);
/// # Ok::<(), backroom_domain::values::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Percent(i64);

impl Percent {
    /// All of it.
    pub const WHOLE: Self = Self(100 * MICROS);

    /// From millionths of one per cent, as stored; below 0 and above 100 per cent are refused.
    pub fn from_micros(micros: i64) -> Result<Self, ValueError> {
        if !(0..=Self::WHOLE.0).contains(&micros) {
            return Err(ValueError::BadPercent {
                given: Printed::trimmed(i128::from(micros), u32::from(MICRO_DECIMALS)).to_string(),
            });
        }
        Ok(Self(micros))
    }

    /// In millionths of one per cent, as stored.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Reads `digits[.digits]` from 0 to 100 with at most 6 decimals.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        Self::from_number(Number::parse(text)?)
    }

    /// From a number from 0 to 100 with at most 6 decimals.
    pub fn from_number(number: Number) -> Result<Self, ValueError> {
        Self::from_micros(number.scaled(u32::from(MICRO_DECIMALS), "a percentage", "millionths of one per cent")?)
    }

    /// So much of an amount, rounded half away from zero to one minor unit.
    pub fn of(self, amount_minor: i64) -> Result<i64, ValueError> {
        let part = divide_half_away(i128::from(amount_minor) * i128::from(self.0), i128::from(Self::WHOLE.0))?;
        // Never more than the amount, so that it always fits.
        i64::try_from(part).map_err(|_| ValueError::Overflow { what: "an amount", unit: "minor units" })
    }
}

impl Percent {
    fn printed(self) -> Printed {
        Printed::trimmed(i128::from(self.0), u32::from(MICRO_DECIMALS))
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.printed(), f)
    }
}

decimal_form!(
    Percent,
    pattern: r"^[0-9]{1,3}(\.[0-9]{1,6}0*)?$",
    description: "A percentage from 0 to 100, written as a string with at most 6 decimals; an integer token is accepted, a fraction token is refused.",
    example: "10"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_an_amount() {
        for (percent, amount, part) in [
            ("10", 1999, 200),
            ("10", 1995, 200),
            ("10", 1994, 199),
            ("10", -1995, -200),
            ("33.333333", 300, 100),
            ("0", 1999, 0),
            ("100", i64::MIN, i64::MIN),
            ("0.000001", 50_000_000, 1),
        ] {
            assert_eq!(Percent::parse(percent).unwrap().of(amount), Ok(part), "{percent} of {amount}");
        }
    }

    #[test]
    fn refused_percentages() {
        for (written, code) in [
            ("-1", "value.bad_percent"),
            ("100.000001", "value.bad_percent"),
            ("1.0000001", "value.too_many_decimals"),
            ("10%", "value.not_a_number"),
        ] {
            assert_eq!(Percent::parse(written).unwrap_err().code(), code, "{written}");
        }
        let refusal = Percent::parse("120").unwrap_err().to_string();
        assert_eq!(refusal, "120 is not a percentage: 0 to 100 are accepted");
    }
}
