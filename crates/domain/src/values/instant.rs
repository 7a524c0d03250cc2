//! The moment something was stored or happened.

use std::fmt;

use super::calendar::{Civil, civil_from_days, digits};
use super::error::excerpt;
use super::wire::text_form;
use super::{BusinessDate, ValueError};

const MICROS_PER_SECOND: i64 = 1_000_000;
const MICROS_PER_DAY: i64 = 86_400 * MICROS_PER_SECOND;

/// An instant in UTC, in `i64` microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// On the wire the years 1900 to 2999 are accepted. Prints with all six decimals, so that instants sort as
/// text. A business day is another thing: see [`super::business_day`].
///
/// ```
/// use backroom_domain::values::Instant;
///
/// let instant = Instant::parse("2026-11-23T11:16:06.5Z")?;
/// assert_eq!(instant.to_string(), "2026-11-23T11:16:06.500000Z");
/// # Ok::<(), backroom_domain::values::ValueError>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Instant(i64);

impl Instant {
    /// From microseconds since 1970-01-01T00:00:00Z, as stored.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// In microseconds since 1970-01-01T00:00:00Z, as stored.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Reads RFC 3339 in UTC: `yyyy-mm-ddThh:mm:ss[.decimals]Z`, capital `T` and `Z`.
    ///
    /// Up to nine decimals may be written, but those beyond microseconds must be 0: nothing is rounded.
    /// Other offsets and leap seconds (`:60`) are refused.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let refused = || ValueError::BadInstant { given: excerpt(text) };
        let Some((clock, fraction)) = text.as_bytes().split_at_checked(19) else {
            return Err(refused());
        };
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T', h1, h2, b':', n1, n2, b':', s1, s2] = clock else {
            return Err(refused());
        };
        let (Some(hour), Some(minute), Some(second), Some(micros)) =
            (digits(&[h1, h2]), digits(&[n1, n2]), digits(&[s1, s2]), fraction_micros(fraction))
        else {
            return Err(refused());
        };
        if hour > 23 || minute > 59 || second > 59 {
            return Err(refused());
        }
        let (Some(year), Some(month), Some(day)) = (digits(&[y1, y2, y3, y4]), digits(&[m1, m2]), digits(&[d1, d2]))
        else {
            return Err(refused());
        };
        let date = match BusinessDate::new(year, month, day) {
            Ok(date) => date,
            Err(ValueError::BadDate { .. }) => return Err(refused()),
            Err(error) => return Err(error),
        };
        let seconds = i64::from(hour * 3600 + minute * 60 + second);
        // Years 1900 to 2999: far inside i64.
        Ok(Self(date.day_number() * MICROS_PER_DAY + seconds * MICROS_PER_SECOND + micros))
    }
}

/// `Z`, or a point, one to nine decimals and `Z`, in microseconds.
fn fraction_micros(text: &[u8]) -> Option<i64> {
    if text == b"Z" {
        return Some(0);
    }
    let decimals = text.strip_prefix(b".")?.strip_suffix(b"Z")?;
    let missing = 9_usize.checked_sub(decimals.len())?;
    let nanos = i64::from(digits(decimals)?) * 10_i64.pow(u32::try_from(missing).ok()?);
    (nanos % 1000 == 0).then_some(nanos / 1000)
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, time) = (self.0.div_euclid(MICROS_PER_DAY), self.0.rem_euclid(MICROS_PER_DAY));
        let Civil { year, month, day } = civil_from_days(days);
        let (seconds, micros) = (time / MICROS_PER_SECOND, time % MICROS_PER_SECOND);
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        f.pad(&format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{micros:06}Z"))
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Instant({self})")
    }
}

text_form!(Instant, shown: to_string, expected: "an instant as a string, \"2026-11-23T11:16:06.123456Z\"", schema: {
    "format": "date-time",
    "description": "An instant in UTC, RFC 3339 with Z and at most microseconds.",
    "examples": ["2026-11-23T11:16:06.123456Z"]
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn instants_in_utc() {
        for (written, micros, printed) in [
            ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00.000000Z"),
            ("1969-12-31T23:59:59.999999Z", -1, "1969-12-31T23:59:59.999999Z"),
            ("2026-11-23T11:16:06.123456Z", 1_795_432_566_123_456, "2026-11-23T11:16:06.123456Z"),
            ("2026-11-23T11:16:06.5Z", 1_795_432_566_500_000, "2026-11-23T11:16:06.500000Z"),
            ("2026-11-23T11:16:06.500000000Z", 1_795_432_566_500_000, "2026-11-23T11:16:06.500000Z"),
        ] {
            let instant = Instant::parse(written).unwrap();
            assert_eq!((instant.micros(), instant.to_string().as_str()), (micros, printed));
        }
    }

    #[test]
    fn refused_instants() {
        for (written, code) in [
            ("", "value.bad_instant"),
            ("2026-11-23", "value.bad_instant"),
            ("2026-11-23T11:16:06", "value.bad_instant"),
            ("2026-11-23 11:16:06Z", "value.bad_instant"),
            ("2026-11-23t11:16:06z", "value.bad_instant"),
            ("2026-11-23T11:16:06+00:00", "value.bad_instant"),
            ("2026-11-23T11:16Z", "value.bad_instant"),
            ("2026-11-23T24:00:00Z", "value.bad_instant"),
            ("2026-11-23T11:60:00Z", "value.bad_instant"),
            ("2026-12-31T23:59:60Z", "value.bad_instant"),
            ("2026-02-29T00:00:00Z", "value.bad_instant"),
            ("2026-11-23T11:16:06.Z", "value.bad_instant"),
            ("2026-11-23T11:16:06.1234567Z", "value.bad_instant"),
            ("2026-11-23T11:16:06.0000000000Z", "value.bad_instant"),
            ("2026-11-23T11:16:0６Z", "value.bad_instant"),
            ("3000-01-01T00:00:00Z", "value.date_out_of_range"),
        ] {
            assert_eq!(Instant::parse(written).unwrap_err().code(), code, "{written}");
        }
    }

    proptest! {
        #[test]
        fn text_round_trips(micros in -2_208_988_800_000_000_i64..32_503_680_000_000_000) {
            let instant = Instant::from_micros(micros);
            prop_assert_eq!(Instant::parse(&instant.to_string()), Ok(instant));
            let json = serde_json::to_string(&instant).unwrap();
            prop_assert_eq!(serde_json::from_str::<Instant>(&json).unwrap(), instant);
        }

        /// Any stored number prints, and the text is chrono's wherever chrono has one.
        #[test]
        fn printing_never_panics(micros: i64) {
            let printed = Instant::from_micros(micros).to_string();
            if let Some(theirs) = chrono::DateTime::from_timestamp_micros(micros)
                && (0..=9999).contains(&chrono::Datelike::year(&theirs))
            {
                prop_assert_eq!(printed, theirs.format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string());
            }
        }
    }
}
