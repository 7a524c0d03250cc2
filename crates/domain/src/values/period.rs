//! The months books are closed by.

use std::fmt;

use super::calendar::{FIRST_YEAR, LAST_YEAR, days_in_month, digits};
use super::error::excerpt;
use super::print::Printed;
use super::wire::text_form;
use super::{BusinessDate, ValueError};

/// A calendar month, 1900-01 to 2999-12, kept as the integer `yyyymm`.
///
/// ```
/// use backroom_domain::values::{BusinessDate, Period};
///
/// let period = Period::of(BusinessDate::parse("2028-02-10")?);
/// assert_eq!(period.last_day().to_string(), "2028-02-29");
/// assert_eq!(period.next()?.to_string(), "2028-03");
/// # Ok::<(), backroom_domain::values::ValueError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period(i32);

impl Period {
    /// From a year and a month (1 to 12).
    pub fn new(year: i32, month: i32) -> Result<Self, ValueError> {
        let given = || format!("{year:04}-{month:02}");
        if !(1..=12).contains(&month) {
            return Err(ValueError::BadPeriod { given: given() });
        }
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
            return Err(ValueError::DateOutOfRange { given: given() });
        }
        Ok(Self(year * 100 + month))
    }

    /// From `yyyymm`, as stored.
    pub fn from_int(yyyymm: i32) -> Result<Self, ValueError> {
        if yyyymm < 0 {
            return Err(ValueError::BadPeriod { given: yyyymm.to_string() });
        }
        Self::new(yyyymm / 100, yyyymm % 100)
    }

    /// As `yyyymm`, as stored.
    pub const fn as_int(self) -> i32 {
        self.0
    }

    /// Reads `yyyy-mm`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let refused = || ValueError::BadPeriod { given: excerpt(text) };
        let &[y1, y2, y3, y4, b'-', m1, m2] = text.as_bytes() else {
            return Err(refused());
        };
        match (digits(&[y1, y2, y3, y4]), digits(&[m1, m2])) {
            (Some(year), Some(month)) => Self::new(year, month),
            _ => Err(refused()),
        }
    }

    /// The month a day falls in.
    pub const fn of(day: BusinessDate) -> Self {
        Self(day.as_int() / 100)
    }

    /// The year.
    pub const fn year(self) -> i32 {
        self.0 / 100
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> i32 {
        self.0 % 100
    }

    /// Its first day.
    pub const fn first_day(self) -> BusinessDate {
        BusinessDate::of_period(self.0, 1)
    }

    /// Its last day.
    pub const fn last_day(self) -> BusinessDate {
        BusinessDate::of_period(self.0, days_in_month(self.year(), self.month()))
    }

    fn printed(self) -> Printed {
        Printed::joined([self.year(), self.month()])
    }

    /// The month after; refused after the last month kept.
    pub fn next(self) -> Result<Self, ValueError> {
        match self.month() {
            12 => Self::new(self.year() + 1, 1),
            _ => Ok(Self(self.0 + 1)),
        }
    }

    /// The month before; refused before the first month kept.
    pub fn previous(self) -> Result<Self, ValueError> {
        match self.month() {
            1 => Self::new(self.year() - 1, 12),
            _ => Ok(Self(self.0 - 1)),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.printed(), f)
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Period({self})")
    }
}

text_form!(Period, shown: printed, expected: "a period as a string, \"2026-11\"", schema: {
    "pattern": "^[0-9]{4}-[0-9]{2}$",
    "description": "A calendar month, from 1900-01 to 2999-12.",
    "examples": ["2026-11"]
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months() {
        for (written, int, first, last) in [
            ("2026-11", 202_611, "2026-11-01", "2026-11-30"),
            ("2028-02", 202_802, "2028-02-01", "2028-02-29"),
            ("1900-01", 190_001, "1900-01-01", "1900-01-31"),
            ("2999-12", 299_912, "2999-12-01", "2999-12-31"),
        ] {
            let period = Period::parse(written).unwrap();
            assert_eq!((period.as_int(), period.to_string().as_str()), (int, written));
            assert_eq!(Period::from_int(int), Ok(period));
            assert_eq!(period.first_day().to_string(), first);
            assert_eq!(period.last_day().to_string(), last);
            assert_eq!((Period::of(period.first_day()), Period::of(period.last_day())), (period, period));
            assert_eq!(serde_json::to_string(&period).unwrap(), format!("\"{written}\""));
        }
    }

    /// Walking through all months joins each to its neighbours without a day between.
    #[test]
    fn months_follow_each_other() {
        let mut period = Period::of(BusinessDate::FIRST);
        let mut count = 1;
        while let Ok(next) = period.next() {
            assert_eq!(next.previous(), Ok(period));
            assert_eq!(period.last_day().next(), Ok(next.first_day()));
            (period, count) = (next, count + 1);
        }
        assert_eq!((period, count), (Period::of(BusinessDate::LAST), 1_100 * 12));
        assert!(Period::of(BusinessDate::FIRST).previous().is_err());
    }

    #[test]
    fn refused_periods() {
        for (written, code) in [
            ("", "value.bad_period"),
            ("2026-13", "value.bad_period"),
            ("2026-00", "value.bad_period"),
            ("2026-1", "value.bad_period"),
            ("202611", "value.bad_period"),
            ("2026-11-23", "value.bad_period"),
            ("1899-12", "value.date_out_of_range"),
            ("3000-01", "value.date_out_of_range"),
        ] {
            assert_eq!(Period::parse(written).unwrap_err().code(), code, "{written}");
        }
        for int in [0, -202_611, i32::MAX, i32::MIN, 202_613] {
            assert!(Period::from_int(int).is_err(), "{int}");
        }
    }
}
