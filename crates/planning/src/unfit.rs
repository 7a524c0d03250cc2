//! What cannot be worked with, and what would be.

/// An input that has no answer: which one, what it was, and what is wanted instead.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{input} is {given}; wanted: {wanted}")]
pub struct Unfit {
    /// The input, by the name it has in the signature.
    pub input: &'static str,
    /// What was given.
    pub given: String,
    /// What would be accepted.
    pub wanted: &'static str,
}

impl Unfit {
    /// An input that is a number.
    pub(crate) fn number(input: &'static str, given: f64, wanted: &'static str) -> Self {
        Self { input, given: given.to_string(), wanted }
    }

    /// An input that is a list, of which its length is told.
    pub(crate) fn list(input: &'static str, length: usize, wanted: &'static str) -> Self {
        Self { input, given: format!("a list of {length}"), wanted }
    }
}

/// The largest number that is worked with: products of a few of them stay far from where numbers end.
const MOST: f64 = 1e15;

/// The smallest number above 0 that is worked with.
const LEAST: f64 = 1e-15;

/// The value, if it is above 0 and neither too small nor too large to work with.
pub(crate) fn positive(input: &'static str, value: f64) -> Result<f64, Unfit> {
    let fits = (LEAST..=MOST).contains(&value);
    if fits { Ok(value) } else { Err(Unfit::number(input, value, "a number above 0, from 1e-15 to 1e15")) }
}

/// The value, if it is 0, or above it and neither too small nor too large to work with.
pub(crate) fn not_negative(input: &'static str, value: f64) -> Result<f64, Unfit> {
    let fits = value == 0.0 || (LEAST..=MOST).contains(&value);
    if fits { Ok(value) } else { Err(Unfit::number(input, value, "0 or a number from 1e-15 to 1e15")) }
}

/// The value, if it is not too large to work with, whatever its sign.
pub(crate) fn finite(input: &'static str, value: f64) -> Result<f64, Unfit> {
    let fits = value.abs() <= MOST;
    if fits { Ok(value) } else { Err(Unfit::number(input, value, "a number from -1e15 to 1e15")) }
}

/// The value, if it lies strictly between 0 and 1.
pub(crate) fn between_0_and_1(input: &'static str, value: f64) -> Result<f64, Unfit> {
    let fits = value > 0.0 && value < 1.0;
    if fits { Ok(value) } else { Err(Unfit::number(input, value, "a number strictly between 0 and 1")) }
}

/// The value, if it is a whole number of 0 or more.
pub(crate) fn whole(input: &'static str, value: f64) -> Result<i64, Unfit> {
    let fits = (0.0..=1e12).contains(&value) && value.fract() == 0.0;
    #[allow(clippy::cast_possible_truncation, reason = "a whole number up to 1e12 is exact")]
    if fits { Ok(value as i64) } else { Err(Unfit::number(input, value, "a whole number of 0 or more")) }
}

/// Every value of a list, each finite and not below 0.
pub(crate) fn all_not_negative(input: &'static str, values: &[f64]) -> Result<(), Unfit> {
    values.iter().try_for_each(|value| not_negative(input, *value).map(|_| ()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unfit_input_says_what_is_wanted() {
        let told = |given: Result<f64, Unfit>| given.expect_err("it does not fit").to_string();
        let above = "a number above 0, from 1e-15 to 1e15";
        for (given, as_text) in [(-1.0, "-1"), (0.0, "0"), (f64::NAN, "NaN"), (f64::INFINITY, "inf")] {
            assert_eq!(told(positive("cost", given)), format!("cost is {as_text}; wanted: {above}"));
        }
        assert_eq!(told(not_negative("demand", -2.0)), "demand is -2; wanted: 0 or a number from 1e-15 to 1e15");
        assert_eq!(told(between_0_and_1("service", 1.0)), "service is 1; wanted: a number strictly between 0 and 1");
        assert_eq!(told(finite("revenue", f64::NAN)), "revenue is NaN; wanted: a number from -1e15 to 1e15");
        assert!(not_negative("demand", 0.0) == Ok(0.0) && finite("revenue", -3.0) == Ok(-3.0));
        assert!(whole("level", 1.5).is_err() && whole("level", 3.0) == Ok(3));
        assert!(all_not_negative("demands", &[0.0, -0.1]).is_err());
    }
}
