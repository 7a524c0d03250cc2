//! A distribution given as a list of probabilities.

use super::{Discrete, Unfit};
use crate::unfit::{all_not_negative, whole};

/// How far the sum of given probabilities may stand from 1: they are often written with few digits.
const SUM_TOLERANCE: f64 = 1e-4;

/// The most values a distribution may span.
const SPAN_MOST: i64 = 10_000_000;

/// Probabilities of whole numbers that follow each other; they add up to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Pmf {
    first: i64,
    probabilities: Vec<f64>,
    /// The share at or below each value.
    below: Vec<f64>,
    /// The loss at each value, summed from above so that it keeps its digits.
    losses: Vec<f64>,
}

impl Pmf {
    /// The probabilities of 0, 1, 2 and so on. They must add up to 1 within 0.0001, and are made to.
    pub fn new(probabilities: &[f64]) -> Result<Self, Unfit> {
        all_not_negative("probabilities", probabilities)?;
        let sum: f64 = probabilities.iter().sum();
        if (sum - 1.0).abs() > SUM_TOLERANCE {
            return Err(Unfit::number("probabilities", sum, "probabilities that add up to 1"));
        }
        Ok(Self::scaled(0, probabilities.to_vec()))
    }

    /// Whole numbers of 0 or more in any order, each with its probability; those that stand twice are added up.
    pub fn of_values(values: &[f64], probabilities: &[f64]) -> Result<Self, Unfit> {
        if values.len() != probabilities.len() || values.is_empty() {
            return Err(Unfit::list("probabilities", probabilities.len(), "one for each value, at least one"));
        }
        all_not_negative("probabilities", probabilities)?;
        let values: Vec<i64> = values.iter().map(|value| whole("values", *value)).collect::<Result<_, _>>()?;
        let (first, last) = values.iter().fold((i64::MAX, 0), |(low, high), value| (low.min(*value), high.max(*value)));
        if last - first > SPAN_MOST {
            return Err(Unfit::number("values", last as f64, "values within ten million of each other"));
        }
        let mut dense = vec![0.0; usize::try_from(last - first + 1).unwrap_or(1)];
        for (value, probability) in values.iter().zip(probabilities) {
            if let Some(slot) = usize::try_from(value - first).ok().and_then(|at| dense.get_mut(at)) {
                *slot += probability;
            }
        }
        let sum: f64 = dense.iter().sum();
        if (sum - 1.0).abs() > SUM_TOLERANCE {
            return Err(Unfit::number("probabilities", sum, "probabilities that add up to 1"));
        }
        Ok(Self::scaled(first, dense))
    }

    /// A discrete distribution as a list, cut where what lies beyond is below a millionth of a millionth.
    pub fn of(demand: &dyn Discrete) -> Result<Self, Unfit> {
        let last = demand.quantile(1.0 - 1e-13).max(0);
        if last > SPAN_MOST {
            return Err(Unfit::number("demand_mean", demand.mean(), "demand of at most ten million units"));
        }
        Ok(Self::scaled(0, (0..=last).map(|x| demand.pmf(x)).collect()))
    }

    /// How often each of some whole numbers of 0 or more was seen.
    pub fn seen(values: &[f64]) -> Result<Self, Unfit> {
        Self::of_values(values, &vec![1.0 / values.len().max(1) as f64; values.len()])
    }

    /// Probabilities that may not quite add up to 1, made to.
    pub(crate) fn scaled(first: i64, mut probabilities: Vec<f64>) -> Self {
        let sum: f64 = probabilities.iter().sum();
        let mut total = 0.0;
        let mut below = Vec::with_capacity(probabilities.len());
        for probability in &mut probabilities {
            *probability /= sum;
            total += *probability;
            below.push(total);
        }
        let mut losses = vec![0.0; probabilities.len()];
        let mut above = 0.0;
        for at in (0..probabilities.len().saturating_sub(1)).rev() {
            above += probabilities[at + 1];
            losses[at] = losses[at + 1] + above;
        }
        Self { first, probabilities, below, losses }
    }

    /// The lowest value.
    pub fn first(&self) -> i64 {
        self.first
    }

    /// The highest value.
    pub fn last(&self) -> i64 {
        self.first + self.probabilities.len() as i64 - 1
    }

    /// The probabilities from the lowest value on.
    pub fn probabilities(&self) -> &[f64] {
        &self.probabilities
    }

    /// The distribution of the sum of this and another, independent of it.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let mut sums = vec![0.0; self.probabilities.len() + other.probabilities.len() - 1];
        for (at, one) in self.probabilities.iter().enumerate().filter(|(_, one)| **one > 0.0) {
            for (sum, two) in sums[at..].iter_mut().zip(&other.probabilities) {
                *sum += one * two;
            }
        }
        while sums.len() > 1 && sums.last().is_some_and(|last| *last < 1e-16) {
            sums.pop();
        }
        Self::scaled(self.first + other.first, sums)
    }

    /// The distribution of the sum of a number of periods that are independent of each other.
    #[must_use]
    pub fn over(&self, periods: u32) -> Self {
        let (mut sum, mut power, mut left) = (Self::scaled(0, vec![1.0]), self.clone(), periods);
        while left > 0 {
            if left & 1 == 1 {
                sum = sum.plus(&power);
            }
            left >>= 1;
            if left > 0 {
                power = power.plus(&power);
            }
        }
        sum
    }

    fn valued(&self) -> impl Iterator<Item = (f64, f64)> {
        self.probabilities.iter().enumerate().map(|(at, share)| (self.first as f64 + at as f64, *share))
    }
}

impl Discrete for Pmf {
    fn mean(&self) -> f64 {
        self.first as f64 + self.losses[0]
    }

    fn variance(&self) -> f64 {
        let mean = self.mean();
        self.valued().map(|(value, share)| (value - mean).powi(2) * share).sum()
    }

    fn pmf(&self, x: i64) -> f64 {
        usize::try_from(x.saturating_sub(self.first))
            .ok()
            .and_then(|at| self.probabilities.get(at))
            .copied()
            .unwrap_or(0.0)
    }

    fn cdf(&self, x: i64) -> f64 {
        usize::try_from(x.saturating_sub(self.first)).map_or(0.0, |at| self.below.get(at).copied().unwrap_or(1.0))
    }

    fn quantile(&self, p: f64) -> i64 {
        // Sums of probabilities written in decimals miss a share by the last digit.
        let at = self.below.partition_point(|share| *share < p - 1e-12).min(self.below.len() - 1);
        self.first + at as i64
    }

    fn loss(&self, x: i64) -> f64 {
        match usize::try_from(x.saturating_sub(self.first)) {
            Ok(at) => self.losses.get(at).copied().unwrap_or(0.0),
            Err(_) => self.mean() - x as f64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distributions::Poisson;

    #[test]
    fn a_list_is_a_distribution() {
        let die = Pmf::of_values(&[6.0, 5.0, 4.0, 3.0, 2.0, 1.0], &[1.0 / 6.0; 6]).expect("it fits");
        assert_eq!((die.first(), die.last(), die.quantile(0.5), die.quantile(0.51)), (1, 6, 3, 4));
        assert!((die.mean() - 3.5).abs() < 1e-12 && (die.variance() - 35.0 / 12.0).abs() < 1e-12);
        assert!((die.loss(4) - 0.5).abs() < 1e-12 && (die.complementary_loss(4) - 1.0).abs() < 1e-12);
        assert_eq!((die.cdf(0), die.cdf(9), die.pmf(7)), (0.0, 1.0, 0.0));
        let two = die.over(2);
        assert!((two.pmf(7) - 1.0 / 6.0).abs() < 1e-12 && two.first() == 2 && two.last() == 12);
        assert_eq!(die.over(0).last(), 0);
    }

    #[test]
    fn sums_of_poissons_are_poisson() {
        let one = Pmf::of(&Poisson::new(2.5).expect("it fits")).expect("it fits");
        let four = Poisson::new(10.0).expect("it fits");
        let sum = one.over(4);
        for x in 0..40 {
            assert!((sum.pmf(x) - four.pmf(x)).abs() < 1e-11 && (sum.loss(x) - four.loss(x)).abs() < 1e-9);
        }
    }

    #[test]
    fn what_is_no_distribution_is_unfit() {
        assert!(Pmf::new(&[0.5, 0.4]).is_err() && Pmf::new(&[]).is_err() && Pmf::new(&[1.5, -0.5]).is_err());
        assert!(Pmf::of_values(&[0.5], &[1.0]).is_err() && Pmf::of_values(&[1.0, 2.0], &[1.0]).is_err());
        assert!(Pmf::of_values(&[0.0, 1e9], &[0.5, 0.5]).is_err() && Pmf::seen(&[]).is_err());
        assert!(Pmf::seen(&[3.0, 1.0, 3.0]).expect("it fits").pmf(3) > 0.66);
    }
}
