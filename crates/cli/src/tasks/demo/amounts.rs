//! Sums of money and quantities as a report shows them: exact, with thousands apart.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};

use serde::{Serialize, Serializer};

/// An amount in cents of the currency of the books, which here has two decimals. Shown as `1,234.50`, written as `1234.50`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cents(pub i64);

/// A quantity in millionths of a unit. Shown as `1,234.5`, written as `1234.5`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Units(pub i64);

impl Cents {
    /// Reads `1234.5`; `None` when it is no number, or has more than two decimals that are not 0.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        read(text, 2).map(Self)
    }

    /// How it is sent to an operation.
    pub(crate) fn wire(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        format!("{sign}{}.{:02}", self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100)
    }

    /// Without cents, halves away from zero, for where there is little room.
    pub(crate) fn whole(self) -> String {
        let rounded = (self.0.unsigned_abs() + 50) / 100;
        let sign = if self.0 < 0 && rounded > 0 { "-" } else { "" };
        format!("{sign}{}", thousands(rounded))
    }

    /// What part of another amount it is, in tenths of a percent, halves away from zero.
    pub(crate) fn permille_of(self, whole: Self) -> i64 {
        if whole.0 == 0 {
            return 0;
        }
        let (part, whole) = (i128::from(self.0) * 1000, i128::from(whole.0));
        let rounded = (part.abs() * 2 + whole.abs()) / (whole.abs() * 2);
        let rounded = i64::try_from(rounded).unwrap_or(i64::MAX);
        if (part < 0) == (whole < 0) { rounded } else { -rounded }
    }
}

impl Units {
    /// Reads `1234.5`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        read(text, 6).map(Self)
    }

    fn written(self, apart: bool) -> String {
        let (whole, rest) = (self.0.unsigned_abs() / 1_000_000, self.0.unsigned_abs() % 1_000_000);
        let whole = if apart { thousands(whole) } else { whole.to_string() };
        let sign = if self.0 < 0 { "-" } else { "" };
        let rest = if rest == 0 { String::new() } else { format!(".{rest:06}").trim_end_matches('0').to_owned() };
        format!("{sign}{whole}{rest}")
    }
}

/// `12.3 %` of tenths of a percent.
pub(crate) fn percent(permille: i64) -> String {
    let sign = if permille < 0 { "-" } else { "" };
    format!("{sign}{}.{} %", permille.unsigned_abs() / 10, permille.unsigned_abs() % 10)
}

/// `1,234,567`.
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// A decimal number as a whole number of its last place.
fn read(text: &str, places: usize) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let rest = if rest.len() > places {
        let (kept, beyond) = rest.split_at_checked(places)?;
        if beyond.bytes().any(|digit| digit != b'0') {
            return None;
        }
        kept
    } else {
        rest
    };
    let digits = format!("{whole}{rest:0<places$}");
    if whole.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let number: i64 = digits.parse().ok()?;
    Some(if negative { -number } else { number })
}

impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        f.pad(&format!("{sign}{}.{:02}", thousands(cents / 100), cents % 100))
    }
}

impl fmt::Display for Units {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.written(true))
    }
}

impl Serialize for Cents {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.wire())
    }
}

impl Serialize for Units {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.written(false))
    }
}

impl Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl AddAssign for Cents {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        Self(all.map(|one| one.0).sum())
    }
}

impl AddAssign for Units {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_exactly_and_shown_with_thousands_apart() {
        let table = [
            ("0", Some(0), "0.00"),
            ("1234567.5", Some(123_456_750), "1,234,567.50"),
            ("-0.05", Some(-5), "-0.05"),
            ("12.340", Some(1234), "12.34"),
            ("12.345", None, ""),
            ("", None, ""),
            ("1e3", None, ""),
        ];
        for (text, cents, shown) in table {
            assert_eq!(Cents::parse(text), cents.map(Cents), "{text}");
            if let Some(cents) = cents {
                assert_eq!(Cents(cents).to_string(), shown);
                assert_eq!(Cents::parse(&Cents(cents).wire()), Some(Cents(cents)));
            }
        }
        assert_eq!(
            (Cents(149).whole(), Cents(-150).whole(), Cents(-49).whole()),
            ("1".into(), "-2".into(), "0".into())
        );
    }

    #[test]
    fn quantities_lose_the_zeros_behind_them() {
        assert_eq!(Units::parse("1234.500").map(|units| units.to_string()).as_deref(), Some("1,234.5"));
        assert_eq!(Units::parse("-3").map(|units| units.to_string()).as_deref(), Some("-3"));
        assert_eq!(serde_json::to_string(&Units(1_234_000_000)).ok().as_deref(), Some("\"1234\""));
    }

    #[test]
    fn parts_are_rounded_half_away_from_zero() {
        let of = |part, whole| Cents(part).permille_of(Cents(whole));
        assert_eq!((of(1, 3), of(2, 3), of(1, 2000), of(-1, 2000), of(5, 0)), (333, 667, 1, -1, 0));
        assert_eq!((percent(287), percent(-5)), ("28.7 %".to_owned(), "-0.5 %".to_owned()));
    }
}
