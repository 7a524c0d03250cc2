//! Short texts of values, made without allocating: dates and amounts stand in every reply and in the canonical text of
//! every command, and `format!` costs several times what their digits do.

use std::fmt;

/// Room for the longest text made here: an `i128` has 39 digits, a sign and a point.
const ROOM: usize = 48;

/// A short ASCII text, written from its end to its beginning.
pub(crate) struct Printed {
    bytes: [u8; ROOM],
    begin: usize,
}

impl Printed {
    /// An empty text.
    const EMPTY: Self = Self { bytes: [0; ROOM], begin: ROOM };

    /// `value` / 10^`decimals` with all its decimals, at most 28: (1990, 2) is `19.90`.
    pub(super) fn fixed(value: i128, decimals: u32) -> Self {
        Self::scaled(value, decimals, false)
    }

    /// `value` / 10^`decimals` without zeros at the end: (1990, 2) is `19.9`, (1900, 2) is `19`.
    pub(super) fn trimmed(value: i128, decimals: u32) -> Self {
        Self::scaled(value, decimals, true)
    }

    /// A year, a month and a day, as many as there are, each of two digits or more: `2026-11-23`.
    pub(super) fn joined<const N: usize>(parts: [i32; N]) -> Self {
        let mut printed = Self::EMPTY;
        for (place, part) in parts.into_iter().rev().enumerate() {
            if place > 0 {
                printed.mark(b'-');
            }
            printed.number(u64::from(part.unsigned_abs()), 2);
        }
        printed
    }

    /// A number with zeros before it to at least `width` digits: a document's, never below 0.
    pub(crate) fn padded(number: i64, width: usize) -> Self {
        let mut printed = Self::EMPTY;
        printed.number(number.unsigned_abs(), width);
        printed
    }

    /// The text.
    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[self.begin..]).expect("only digits and ASCII marks are written")
    }

    /// Puts a character before the text.
    fn mark(&mut self, byte: u8) {
        self.begin -= 1;
        self.bytes[self.begin] = byte;
    }

    /// Puts a number before the text, with zeros to at least `width` digits.
    fn number(&mut self, mut number: u64, width: usize) {
        let end = self.begin;
        while number > 0 || end - self.begin < width {
            self.digit((number % 10) as u8);
            number /= 10;
        }
    }

    fn digit(&mut self, digit: u8) {
        self.mark(b'0' + digit);
    }

    fn scaled(value: i128, decimals: u32, trim: bool) -> Self {
        let mut printed = Self::EMPTY;
        let mut left = value.unsigned_abs();
        let mut zeros_wanted = !trim;
        for _ in 0..decimals {
            let digit = take_digit(&mut left);
            zeros_wanted |= digit > 0;
            if zeros_wanted {
                printed.digit(digit);
            }
        }
        if printed.begin < ROOM {
            printed.mark(b'.');
        }
        loop {
            printed.digit(take_digit(&mut left));
            if left == 0 {
                break;
            }
        }
        if value < 0 {
            printed.mark(b'-');
        }
        printed
    }
}

/// The last digit, taken off. Almost every number fits in 64 bits, where a division costs a tenth.
fn take_digit(number: &mut u128) -> u8 {
    if let Ok(small) = u64::try_from(*number) {
        *number = u128::from(small / 10);
        return (small % 10) as u8;
    }
    let digit = (*number % 10) as u8;
    *number /= 10;
    digit
}

impl AsRef<str> for Printed {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
            (i128::MIN, 28, "-17014118346.0469231731687303715884105728", "-17014118346.0469231731687303715884105728"),
        ] {
            assert_eq!(Printed::fixed(value, decimals).as_str(), fixed);
            assert_eq!(Printed::trimmed(value, decimals).as_str(), trimmed);
        }
    }

    #[test]
    fn days_and_months_print() {
        assert_eq!(Printed::joined([2026, 11, 3]).to_string(), "2026-11-03");
        assert_eq!(Printed::joined([1900, 1]).to_string(), "1900-01");
        assert_eq!(Printed::padded(42, 6).to_string(), "000042");
        assert_eq!(Printed::padded(1_234_567, 6).to_string(), "1234567");
    }

    proptest! {
        /// The digits are those of the integer, with the point where the decimals begin.
        #[test]
        fn every_digit_is_printed(value: i128, decimals in 0..=28_u32) {
            let printed = Printed::fixed(value, decimals).to_string();
            let digits = printed.replace('.', "");
            prop_assert_eq!(digits.parse::<i128>(), Ok(value));
            let behind = printed.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            prop_assert_eq!(behind, decimals as usize);
        }
    }
}
