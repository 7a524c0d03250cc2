//! From an instant to the business day of a site.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, MappedLocalTime, NaiveDate, TimeZone as _, Timelike};
use chrono_tz::Tz;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::error::excerpt;
use super::wire::{deserialize_whole, text_form};
use super::{BusinessDate, Instant, ValueError};

/// A time zone of the IANA database, ordered by its name.
///
/// ```
/// use backroom_domain::values::TimeZone;
///
/// assert_eq!(TimeZone::parse("Europe/Berlin")?.name(), "Europe/Berlin");
/// # Ok::<(), backroom_domain::values::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeZone(Tz);

impl TimeZone {
    /// Coordinated universal time.
    pub const UTC: Self = Self(Tz::UTC);

    /// Reads an IANA name, in its own capitals.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        Tz::from_str(text).map(Self).map_err(|_| ValueError::UnknownTimeZone { given: excerpt(text) })
    }

    /// Its IANA name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

impl PartialOrd for TimeZone {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for TimeZone {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name().cmp(other.name())
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

text_form!(TimeZone, shown: name, expected: "a time zone as a string, \"Europe/Berlin\"", schema: {
    "description": "The IANA name of a time zone.",
    "examples": ["Europe/Berlin"]
});

/// The local hour, 0 to 23, at which a site's business day begins; 0 unless told otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RollHour(u8);

impl RollHour {
    /// Days begin at midnight.
    pub const MIDNIGHT: Self = Self(0);

    /// From an hour of the day, 0 to 23.
    pub fn new(hour: u8) -> Result<Self, ValueError> {
        match hour {
            0..=23 => Ok(Self(hour)),
            _ => Err(ValueError::BadRollHour { given: hour }),
        }
    }

    /// The hour, 0 to 23.
    pub const fn hour(self) -> u8 {
        self.0
    }
}

impl fmt::Display for RollHour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Serialize for RollHour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.0)
    }
}

impl<'de> Deserialize<'de> for RollHour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_whole(deserializer, "u8", Self::new)
    }
}

impl JsonSchema for RollHour {
    fn schema_name() -> Cow<'static, str> {
        "RollHour".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "integer",
            "minimum": 0,
            "maximum": 23,
            "description": "The local hour at which a site's business day begins.",
            "examples": [4]
        })
    }
}

/// The business day of a site at an instant.
///
/// A day begins the first time local clocks show the roll hour on its date (or pass it, where clocks are set
/// forward over it); earlier local times belong to the day before. Clocks set back over the roll hour do not
/// bring the day before back, so business days never run backwards. Instants outside 1900 to 2999 take the
/// first or last day kept: a clock that is wrong by centuries must not stop a sale from being recorded.
///
/// ```
/// use backroom_domain::values::{Instant, RollHour, TimeZone, business_day};
///
/// let night_sale = Instant::parse("2026-11-24T01:30:00Z")?;
/// let day = business_day(night_sale, TimeZone::parse("Europe/Berlin")?, RollHour::new(4)?);
/// assert_eq!(day.to_string(), "2026-11-23");
/// # Ok::<(), backroom_domain::values::ValueError>(())
/// ```
pub fn business_day(instant: Instant, zone: TimeZone, roll: RollHour) -> BusinessDate {
    let edge = if instant.micros() < 0 { BusinessDate::FIRST } else { BusinessDate::LAST };
    rolled_date(instant, zone.0, u32::from(roll.0))
        .and_then(|date| {
            let (month, day) = (date.month().cast_signed(), date.day().cast_signed());
            BusinessDate::new(date.year(), month, day).ok()
        })
        .unwrap_or(edge)
}

/// None where the instant or its neighbouring days leave chrono's calendar, a quarter million years away.
fn rolled_date(instant: Instant, zone: Tz, roll: u32) -> Option<NaiveDate> {
    let utc = DateTime::from_timestamp_micros(instant.micros())?;
    // Guards the offset below, which chrono adds without a check, at the very ends of its calendar.
    if !(-100_000..=100_000).contains(&utc.year()) {
        return None;
    }
    let local = utc.with_timezone(&zone).naive_local();
    let by_clock = if local.hour() >= roll { local.date() } else { local.date().pred_opt()? };
    let following = by_clock.succ_opt()?;
    match zone.from_local_datetime(&following.and_hms_opt(roll, 0, 0)?) {
        // Shown twice, and once already: the clock was set back after the following day had begun.
        MappedLocalTime::Ambiguous(first, _) if first <= utc => Some(following),
        _ => Some(by_clock),
    }
}

#[cfg(test)]
mod tests {
    use chrono_tz::TZ_VARIANTS;
    use proptest::prelude::*;

    use super::*;

    fn day(instant: &str, zone: &str, roll: u8) -> String {
        let instant = Instant::parse(instant).unwrap();
        let zone = TimeZone::parse(zone).unwrap();
        business_day(instant, zone, RollHour::new(roll).unwrap()).to_string()
    }

    #[test]
    fn the_day_rolls_at_the_local_hour() {
        for (instant, zone, roll, expected) in [
            ("2026-11-23T22:59:59.999999Z", "Europe/Berlin", 0, "2026-11-23"),
            ("2026-11-23T23:00:00Z", "Europe/Berlin", 0, "2026-11-24"),
            ("2026-11-24T02:59:59.999999Z", "Europe/Berlin", 4, "2026-11-23"),
            ("2026-11-24T03:00:00Z", "Europe/Berlin", 4, "2026-11-24"),
            ("2026-01-01T07:59:59Z", "America/Los_Angeles", 0, "2025-12-31"),
            ("2026-11-23T12:00:00Z", "Pacific/Kiritimati", 0, "2026-11-24"),
            ("2026-11-23T18:15:00Z", "Asia/Kathmandu", 0, "2026-11-24"),
            // Clocks in Berlin go from 2:00 to 3:00: hour 2 does not exist, and the day begins at 3:00.
            ("2026-03-29T00:59:59Z", "Europe/Berlin", 2, "2026-03-28"),
            ("2026-03-29T01:00:00Z", "Europe/Berlin", 2, "2026-03-29"),
            // They go back from 3:00 to 2:00: hour 2 comes twice, the day begins once.
            ("2026-10-24T23:59:59Z", "Europe/Berlin", 2, "2026-10-24"),
            ("2026-10-25T00:00:00Z", "Europe/Berlin", 2, "2026-10-25"),
            ("2026-10-25T01:30:00Z", "Europe/Berlin", 2, "2026-10-25"),
            // Troll goes back two hours, from 3:00 to 1:00, over a roll hour of 2.
            ("2026-10-24T23:59:59Z", "Antarctica/Troll", 2, "2026-10-24"),
            ("2026-10-25T00:30:00Z", "Antarctica/Troll", 2, "2026-10-25"),
            ("2026-10-25T01:30:00Z", "Antarctica/Troll", 2, "2026-10-25"),
            // St John's went back from 0:01 to 23:01 of the day before.
            ("2006-10-29T02:29:59Z", "America/St_Johns", 0, "2006-10-28"),
            ("2006-10-29T02:30:30Z", "America/St_Johns", 0, "2006-10-29"),
            ("2006-10-29T03:00:00Z", "America/St_Johns", 0, "2006-10-29"),
        ] {
            assert_eq!(day(instant, zone, roll), expected, "{instant} {zone} {roll}");
        }
    }

    /// A clock that is wrong by centuries gets the nearest day kept.
    #[test]
    fn absurd_instants() {
        for (micros, expected) in [
            (i64::MIN, BusinessDate::FIRST),
            (i64::MAX, BusinessDate::LAST),
            (-8_000_000_000_000_000, BusinessDate::FIRST),
            (40_000_000_000_000_000, BusinessDate::LAST),
        ] {
            let instant = Instant::from_micros(micros);
            for zone in ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"] {
                let zone = TimeZone::parse(zone).unwrap();
                assert_eq!(business_day(instant, zone, RollHour::MIDNIGHT), expected);
            }
        }
    }

    #[test]
    fn zones_and_hours_on_the_wire() {
        let berlin = TimeZone::parse("Europe/Berlin").unwrap();
        assert_eq!(serde_json::to_string(&berlin).unwrap(), "\"Europe/Berlin\"");
        assert!(TimeZone::UTC > berlin);
        for refused in ["", "europe/berlin", "Berlin", "+01:00", "Mars/Phobos"] {
            assert_eq!(TimeZone::parse(refused).unwrap_err().code(), "value.unknown_time_zone");
        }
        assert_eq!(serde_json::from_str::<RollHour>("4").unwrap().hour(), 4);
        assert_eq!(serde_json::to_string(&RollHour::default()).unwrap(), "0");
        let refusal = serde_json::from_str::<RollHour>("24").unwrap_err().to_string();
        assert!(refusal.starts_with("24 is not an hour: 0 to 23 are accepted"), "{refusal}");
        for refused in ["-1", "4.0", "\"4\"", "256"] {
            assert!(serde_json::from_str::<RollHour>(refused).is_err());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// Whatever a zone does to its clocks, later is never on an earlier day, nor a day ahead of the clock.
        #[test]
        fn business_days_never_run_backwards(
            zone in 0..TZ_VARIANTS.len(),
            seconds in -2_000_000_000_i64..4_000_000_000,
            later in 0_i64..200_000,
            roll in 0_u8..24,
        ) {
            let (zone, roll) = (TimeZone(TZ_VARIANTS[zone]), RollHour(roll));
            let at = |seconds: i64| business_day(Instant::from_micros(seconds * 1_000_000), zone, roll);
            prop_assert!(at(seconds) <= at(seconds + later));
        }
    }
}
