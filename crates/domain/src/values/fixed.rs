//! The shared body of the numbers with six decimals, and how scaled integers print.

/// Decimals of everything counted in millionths.
pub(super) const MICRO_DECIMALS: u8 = 6;

/// Millionths in one.
pub(super) const MICROS: i64 = 1_000_000;

/// `value` / 10^`decimals` with all its decimals: (1990, 2) is `19.90`.
pub(super) fn fixed_text(value: i128, decimals: u8) -> String {
    let digits = value.unsigned_abs().to_string();
    let places = usize::from(decimals);
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    let sign = if value < 0 { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

/// `value` / 10^`decimals` without zeros at the end: (1990, 2) is `19.9`, (1900, 2) is `19`.
pub(super) fn trimmed_text(value: i128, decimals: u8) -> String {
    let text = fixed_text(value, decimals);
    if decimals == 0 {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Gives `pub struct $type(i64)`, counted in millionths, its constructors, tests, arithmetic and wire form.
macro_rules! millionths {
    ($type:ident, what: $what:literal, unit: $unit:literal, description: $description:literal, example: $example:literal) => {
        impl $type {
            /// 0.
            pub const ZERO: Self = Self(0);
            /// 1, a million millionths.
            pub const ONE: Self = Self(super::fixed::MICROS);

            /// From millionths, as stored.
            pub const fn from_micros(micros: i64) -> Self {
                Self(micros)
            }

            /// In millionths, as stored.
            pub const fn micros(self) -> i64 {
                self.0
            }

            /// From a whole number; refuses what leaves 64 bits in millionths.
            pub fn whole(value: i64) -> Result<Self, super::ValueError> {
                value.checked_mul(super::fixed::MICROS).map(Self).ok_or(Self::OVERFLOW)
            }

            /// Reads `[-]digits[.digits]` with at most 6 decimals.
            pub fn parse(text: &str) -> Result<Self, super::ValueError> {
                Self::from_number(super::Number::parse(text)?)
            }

            /// From a number with at most 6 decimals.
            pub fn from_number(number: super::Number) -> Result<Self, super::ValueError> {
                let decimals = u32::from(super::fixed::MICRO_DECIMALS);
                number.scaled(decimals, $what, $unit).map(Self)
            }

            /// The same as a number of no particular unit.
            pub fn number(self) -> super::Number {
                super::Number::from_scaled(self.0, super::fixed::MICRO_DECIMALS)
            }

            /// The sum; refuses what leaves 64 bits.
            pub fn checked_add(self, other: Self) -> Result<Self, super::ValueError> {
                self.0.checked_add(other.0).map(Self).ok_or(Self::OVERFLOW)
            }

            /// The difference; refuses what leaves 64 bits.
            pub fn checked_sub(self, other: Self) -> Result<Self, super::ValueError> {
                self.0.checked_sub(other.0).map(Self).ok_or(Self::OVERFLOW)
            }

            /// With the other sign; refuses the one value that has no mirror.
            pub fn checked_neg(self) -> Result<Self, super::ValueError> {
                self.0.checked_neg().map(Self).ok_or(Self::OVERFLOW)
            }

            /// Without its sign; refuses the one value that has no mirror.
            pub fn checked_abs(self) -> Result<Self, super::ValueError> {
                self.0.checked_abs().map(Self).ok_or(Self::OVERFLOW)
            }

            /// Whether it is 0.
            pub const fn is_zero(self) -> bool {
                self.0 == 0
            }

            /// Whether it is below 0.
            pub const fn is_negative(self) -> bool {
                self.0 < 0
            }

            /// Whether it is above 0.
            pub const fn is_positive(self) -> bool {
                self.0 > 0
            }

            const OVERFLOW: super::ValueError =
                super::ValueError::Overflow { what: $what, unit: $unit };
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(&super::fixed::trimmed_text(
                    i128::from(self.0),
                    super::fixed::MICRO_DECIMALS,
                ))
            }
        }

        super::wire::decimal_form!(
            $type,
            pattern: r"^-?[0-9]+(\.[0-9]{1,6}0*)?$",
            description: $description,
            example: $example
        );
    };
}
pub(super) use millionths;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scaled_integers_print() {
        for (value, decimals, fixed, trimmed) in [
            (1990, 2, "19.90", "19.9"),
            (1900, 2, "19.00", "19"),
            (-5, 2, "-0.05", "-0.05"),
            (0, 2, "0.00", "0"),
            (100, 0, "100", "100"),
            (0, 0, "0", "0"),
            (7_000_000, 6, "7.000000", "7"),
            (i128::from(i64::MIN), 6, "-9223372036854.775808", "-9223372036854.775808"),
        ] {
            assert_eq!(fixed_text(value, decimals), fixed);
            assert_eq!(trimmed_text(value, decimals), trimmed);
        }
    }
}
