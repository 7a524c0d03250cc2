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

/// The value, if it is finite and above 0.
pub(crate) fn positive(input: &'static str, value: f64) -> Result<f64, Unfit> {
    let fits = value.is_finite() && value > 0.0;
    if fits { Ok(value) } else { Err(Unfit::number(input, value, "a finite number above 0")) }
}

/// The value, if it is finite and not below 0.
pub(crate) fn not_negative(input: &'static str, value: f64) -> Result<f64, Unfit> {
    let fits = value.is_finite() && value >= 0.0;
    if fits { Ok(value) } else { Err(Unfit::number(input, value, "a finite number of 0 or more")) }
}

/// The value, if it is finite.
pub(crate) fn finite(input: &'static str, value: f64) -> Result<f64, Unfit> {
    if value.is_finite() { Ok(value) } else { Err(Unfit::number(input, value, "a finite number")) }
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
        assert_eq!(told(positive("holding_cost", -1.0)), "holding_cost is -1; wanted: a finite number above 0");
        assert_eq!(told(positive("holding_cost", f64::NAN)), "holding_cost is NaN; wanted: a finite number above 0");
        assert_eq!(told(not_negative("demand", f64::INFINITY)), "demand is inf; wanted: a finite number of 0 or more");
        assert_eq!(told(between_0_and_1("service", 1.0)), "service is 1; wanted: a number strictly between 0 and 1");
        assert_eq!(told(finite("revenue", f64::NAN)), "revenue is NaN; wanted: a finite number");
        assert!(whole("level", 1.5).is_err() && whole("level", 3.0) == Ok(3));
        assert!(all_not_negative("demands", &[0.0, -0.1]).is_err());
    }
}
