//! The shared body of the numbers with six decimals.

/// Decimals of everything counted in millionths.
pub(super) const MICRO_DECIMALS: u8 = 6;

/// Millionths in one.
pub(super) const MICROS: i64 = 1_000_000;

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

        impl $type {
            fn printed(self) -> super::print::Printed {
                let decimals = u32::from(super::fixed::MICRO_DECIMALS);
                super::print::Printed::trimmed(i128::from(self.0), decimals)
            }
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.printed(), f)
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
