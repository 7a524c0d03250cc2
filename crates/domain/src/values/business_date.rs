//! The day something counts on.

use std::fmt;

use super::ValueError;
use super::calendar::{Civil, FIRST_YEAR, LAST_YEAR, civil_from_days, days_from_civil, days_in_month, digits};
use super::error::excerpt;
use super::print::Printed;
use super::wire::text_form;

/// A business day, 1900-01-01 to 2999-12-31, kept as the integer `yyyymmdd` so that it reads in SQL.
///
/// Which instants it covers depends on the site: see [`super::business_day`].
///
/// ```
/// use backroom_domain::values::BusinessDate;
///
/// let day = BusinessDate::parse("2028-02-28")?;
/// assert_eq!(day.add_days(2)?.to_string(), "2028-03-01");
/// assert_eq!(day.last_of_month().as_int(), 20280229);
/// # Ok::<(), backroom_domain::values::ValueError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BusinessDate(i32);

impl BusinessDate {
    /// The first day kept, 1900-01-01.
    pub const FIRST: Self = Self(FIRST_YEAR * 10_000 + 101);
    /// The last day kept, 2999-12-31.
    pub const LAST: Self = Self(LAST_YEAR * 10_000 + 1231);

    /// From a year, a month (1 to 12) and a day of it.
    pub fn new(year: i32, month: i32, day: i32) -> Result<Self, ValueError> {
        let given = || format!("{year:04}-{month:02}-{day:02}");
        if !(1..=12).contains(&month) || !(1..=days_in_month(year, month)).contains(&day) {
            return Err(ValueError::BadDate { given: given() });
        }
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
            return Err(ValueError::DateOutOfRange { given: given() });
        }
        Ok(Self(year * 10_000 + month * 100 + day))
    }

    /// From `yyyymmdd`, as stored.
    pub fn from_int(yyyymmdd: i32) -> Result<Self, ValueError> {
        if yyyymmdd < 0 {
            return Err(ValueError::BadDate { given: yyyymmdd.to_string() });
        }
        Self::new(yyyymmdd / 10_000, yyyymmdd / 100 % 100, yyyymmdd % 100)
    }

    /// As `yyyymmdd`, as stored.
    pub const fn as_int(self) -> i32 {
        self.0
    }

    /// Reads `yyyy-mm-dd`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let refused = || ValueError::BadDate { given: excerpt(text) };
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return Err(refused());
        };
        match (digits(&[y1, y2, y3, y4]), digits(&[m1, m2]), digits(&[d1, d2])) {
            (Some(year), Some(month), Some(day)) => Self::new(year, month, day),
            _ => Err(refused()),
        }
    }

    /// The year.
    pub const fn year(self) -> i32 {
        self.0 / 10_000
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> i32 {
        self.0 / 100 % 100
    }

    /// The day of the month, 1 to 31.
    pub const fn day(self) -> i32 {
        self.0 % 100
    }

    /// The day after; refused after the last day kept.
    pub fn next(self) -> Result<Self, ValueError> {
        self.add_days(1)
    }

    /// The day before; refused before the first day kept.
    pub fn previous(self) -> Result<Self, ValueError> {
        self.add_days(-1)
    }

    /// So many days later, or earlier if below 0; refused outside the days kept.
    pub fn add_days(self, days: i64) -> Result<Self, ValueError> {
        self.day_number()
            .checked_add(days)
            .and_then(Self::from_day_number)
            .ok_or_else(|| ValueError::DateOutOfRange { given: format!("{self} plus {days} days") })
    }

    /// Days from `other` to this day; below 0 if this day is the earlier.
    pub fn days_since(self, other: Self) -> i64 {
        self.day_number() - other.day_number()
    }

    /// The first day of its month.
    pub const fn first_of_month(self) -> Self {
        Self(self.0 - self.day() + 1)
    }

    /// The last day of its month.
    pub const fn last_of_month(self) -> Self {
        Self(self.0 - self.day() + days_in_month(self.year(), self.month()))
    }

    /// A day (1 to the month's last) of a month that [`super::Period`] has checked.
    pub(super) const fn of_period(yyyymm: i32, day: i32) -> Self {
        Self(yyyymm * 100 + day)
    }

    fn printed(self) -> Printed {
        Printed::joined([self.year(), self.month(), self.day()])
    }

    /// Days since 1970-01-01.
    pub(super) fn day_number(self) -> i64 {
        days_from_civil(Civil {
            year: i64::from(self.year()),
            month: i64::from(self.month()),
            day: i64::from(self.day()),
        })
    }

    /// The day so many days after 1970-01-01, if it is kept.
    pub(super) fn from_day_number(days: i64) -> Option<Self> {
        let kept = Self::FIRST.day_number()..=Self::LAST.day_number();
        if !kept.contains(&days) {
            return None;
        }
        let Civil { year, month, day } = civil_from_days(days);
        i32::try_from(year * 10_000 + month * 100 + day).ok().map(Self)
    }
}

impl fmt::Display for BusinessDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.printed(), f)
    }
}

impl fmt::Debug for BusinessDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BusinessDate({self})")
    }
}

text_form!(BusinessDate, shown: printed, expected: "a date as a string, \"2026-11-23\"", schema: {
    "format": "date",
    "description": "A business day, from 1900-01-01 to 2999-12-31.",
    "examples": ["2026-11-23"]
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> BusinessDate {
        BusinessDate::parse(text).unwrap()
    }

    #[test]
    fn days_of_the_calendar() {
        for (written, int, last) in [
            ("2026-11-23", 20_261_123, "2026-11-30"),
            ("2028-02-29", 20_280_229, "2028-02-29"),
            ("2100-02-01", 21_000_201, "2100-02-28"),
            ("2000-02-01", 20_000_201, "2000-02-29"),
            ("1900-01-01", 19_000_101, "1900-01-31"),
            ("2999-12-31", 29_991_231, "2999-12-31"),
        ] {
            let date = day(written);
            assert_eq!((date.as_int(), date.to_string().as_str()), (int, written));
            assert_eq!(BusinessDate::from_int(int), Ok(date));
            assert_eq!((date.last_of_month(), date.first_of_month().day()), (day(last), 1));
            assert_eq!(serde_json::to_string(&date).unwrap(), format!("\"{written}\""));
        }
        let date = day("2026-11-23");
        assert_eq!((date.year(), date.month(), date.day()), (2026, 11, 23));
        assert_eq!((BusinessDate::FIRST, BusinessDate::LAST), (day("1900-01-01"), day("2999-12-31")));
    }

    #[test]
    fn refused_dates() {
        for (written, code) in [
            ("", "value.bad_date"),
            ("2026-11-31", "value.bad_date"),
            ("2026-02-29", "value.bad_date"),
            ("2026-00-10", "value.bad_date"),
            ("2026-13-10", "value.bad_date"),
            ("2026-1-1", "value.bad_date"),
            ("26-11-23", "value.bad_date"),
            ("20261123", "value.bad_date"),
            ("23.11.2026", "value.bad_date"),
            ("2026-11-23T00:00:00Z", "value.bad_date"),
            ("２０２６-11-23", "value.bad_date"),
            ("-026-11-23", "value.bad_date"),
            ("1899-12-31", "value.date_out_of_range"),
            ("3000-01-01", "value.date_out_of_range"),
        ] {
            assert_eq!(BusinessDate::parse(written).unwrap_err().code(), code, "{written}");
        }
        for int in [0, -1, i32::MIN, i32::MAX, 20_261_131, 18_991_231] {
            assert!(BusinessDate::from_int(int).is_err(), "{int}");
        }
    }

    #[test]
    fn the_ends_are_refused_not_wrapped() {
        assert_eq!(day("2026-12-31").next(), Ok(day("2027-01-01")));
        assert_eq!(day("2028-03-01").previous(), Ok(day("2028-02-29")));
        for refusal in [
            BusinessDate::LAST.next(),
            BusinessDate::FIRST.previous(),
            BusinessDate::FIRST.add_days(i64::MAX),
            BusinessDate::FIRST.add_days(i64::MIN),
        ] {
            assert_eq!(refusal.unwrap_err().code(), "value.date_out_of_range");
        }
    }

    proptest! {
        #[test]
        fn adding_and_subtracting_days(from in 0_i64..400_000, days in -400_000_i64..400_000) {
            let date = BusinessDate::FIRST.add_days(from).unwrap();
            prop_assert_eq!(BusinessDate::parse(&date.to_string()), Ok(date));
            if let Ok(later) = date.add_days(days) {
                prop_assert_eq!(later.days_since(date), days);
                prop_assert_eq!(later.add_days(-days), Ok(date));
                prop_assert_eq!(later.cmp(&date), days.cmp(&0));
            }
        }
    }
}
