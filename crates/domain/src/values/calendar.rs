//! The proleptic Gregorian calendar in whole numbers, without a fallible step.
//!
//! Days are counted from 1970-01-01. The two conversions are Howard Hinnant's (`chrono-Compatible Low-Level
//! Date Algorithms`, days_from_civil and civil_from_days); the tests compare them with chrono on every day kept.

/// First year of dates, periods and instants that are accepted.
pub(super) const FIRST_YEAR: i32 = 1900;
/// Last year accepted.
pub(super) const LAST_YEAR: i32 = 2999;

/// A year, month (1 to 12) and day (1 to 31).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Civil {
    pub(super) year: i64,
    pub(super) month: i64,
    pub(super) day: i64,
}

/// Days from 1970-01-01 to a date.
pub(super) const fn days_from_civil(date: Civil) -> i64 {
    // Years begin in March, so that the leap day is the last of its year.
    let year = if date.month <= 2 { date.year - 1 } else { date.year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((date.month + 9) % 12) + 2) / 5 + date.day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The date a number of days from 1970-01-01. `days` must be some hundred thousand years from the ends of i64.
pub(super) const fn civil_from_days(days: i64) -> Civil {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + if month <= 2 { 1 } else { 0 };
    Civil { year, month, day }
}

/// Days of a month (1 to 12).
pub(super) const fn days_in_month(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The value of ASCII digits, at most nine of them; none for anything else.
pub(super) fn digits(text: &[u8]) -> Option<i32> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    text.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i32::from(byte - b'0')))
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, NaiveDate};

    use super::*;

    /// Every day kept, against chrono.
    #[test]
    fn agrees_with_chrono() {
        let mut date = NaiveDate::from_ymd_opt(FIRST_YEAR - 1, 12, 31).unwrap();
        let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
        while date.year() <= LAST_YEAR {
            let civil =
                Civil { year: i64::from(date.year()), month: i64::from(date.month()), day: i64::from(date.day()) };
            let days = (date - epoch).num_days();
            assert_eq!((days_from_civil(civil), civil_from_days(days)), (days, civil));
            let tomorrow = date.succ_opt().unwrap();
            let last = tomorrow.month() != date.month();
            let length = days_in_month(date.year(), date.month().cast_signed());
            assert_eq!(last, date.day().cast_signed() == length);
            date = tomorrow;
        }
    }

    #[test]
    fn only_ascii_digits() {
        assert_eq!(digits(b"0042"), Some(42));
        for refused in ["", "+1", "-1", "1 ", "１", "1234567890"] {
            assert_eq!(digits(refused.as_bytes()), None);
        }
    }
}
