//! A part of a whole.

use std::fmt;

use super::fixed::{MICRO_DECIMALS, MICROS};
use super::print::Printed;
use super::wire::decimal_form;
use super::{Number, ValueError, divide_half_away};

/// A part of a whole from 0 to 1, in `i64` millionths.
///
/// ```
/// use backroom_domain::values::Portion;
///
/// assert_eq!(Portion::parse("0.25")?.of_minor(1_902), 476);
/// # Ok::<(), backroom_domain::values::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Portion(i64);

impl Portion {
    /// All of it.
    pub const ALL: Self = Self(MICROS);

    /// Reads `0`, `1` or `0.digits` with at most 6 decimals.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        Self::from_number(Number::parse(text)?)
    }

    /// From a number of 0 to 1 with at most 6 decimals.
    pub fn from_number(number: Number) -> Result<Self, ValueError> {
        let micros = number.scaled(u32::from(MICRO_DECIMALS), "a part of a whole", "millionths")?;
        if !(0..=MICROS).contains(&micros) {
            let given = number.to_string();
            return Err(ValueError::OutOfRange { what: "a part of a whole", given, accepted: "0 to 1" });
        }
        Ok(Self(micros))
    }

    /// Whether it is the whole.
    pub const fn is_all(self) -> bool {
        self.0 == MICROS
    }

    /// The part of an amount in minor units, rounded half away from zero; never more than the amount.
    pub fn of_minor(self, amount_minor: i64) -> i64 {
        let part = divide_half_away(i128::from(amount_minor) * i128::from(self.0), i128::from(MICROS));
        part.ok().and_then(|part| i64::try_from(part).ok()).expect("a part of 64 bits fits 64 bits")
    }
}

impl Default for Portion {
    fn default() -> Self {
        Self::ALL
    }
}

impl Portion {
    fn printed(self) -> Printed {
        Printed::trimmed(i128::from(self.0), u32::from(MICRO_DECIMALS))
    }
}

impl fmt::Display for Portion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.printed(), f)
    }
}

decimal_form!(
    Portion,
    pattern: r"^[01](\.[0-9]{1,6}0*)?$",
    description: "A part of a whole from 0 to 1, written as a string with at most 6 decimals; an integer token is accepted, a fraction token is refused.",
    example: "0.5"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_an_amount() {
        for (portion, amount, part) in
            [("1", 1_902, 1_902), ("0", 1_902, 0), ("0.5", 3, 2), ("0.5", -3, -2), ("1", i64::MIN, i64::MIN)]
        {
            let portion = Portion::parse(portion).unwrap();
            assert_eq!(portion.of_minor(amount), part, "{portion} of {amount}");
        }
        assert!(Portion::default().is_all() && !Portion::parse("0.999999").unwrap().is_all());
    }

    #[test]
    fn refused_portions() {
        for (written, code) in [
            ("-0.1", "value.out_of_range"),
            ("1.000001", "value.out_of_range"),
            ("0.0000001", "value.too_many_decimals"),
            ("half", "value.not_a_number"),
        ] {
            assert_eq!(Portion::parse(written).unwrap_err().code(), code, "{written}");
        }
    }
}
