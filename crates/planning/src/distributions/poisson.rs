//! The Poisson distribution: units asked one by one, independently.

use super::special::{gamma_shares, ln_gamma};
use super::{Discrete, Unfit, smallest_reaching, standard_quantile};
use crate::unfit::not_negative;

/// A Poisson distribution. With a mean of 0 nothing is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Poisson {
    mean: f64,
}

impl Poisson {
    /// From its mean, in units.
    pub fn new(mean: f64) -> Result<Self, Unfit> {
        Ok(Self { mean: not_negative("demand_mean", mean)? })
    }

    /// The share above `x`; far out it keeps its digits.
    fn tail(&self, x: i64) -> f64 {
        if x < 0 { 1.0 } else { gamma_shares(x as f64 + 1.0, self.mean).0 }
    }

    /// ½ E[(D - x)+ (D - x - 1)+], the sum of the losses above `x`.
    /// Source: Zipkin, Foundations of Inventory Management, section C.2.
    pub fn second_loss(&self, x: i64) -> f64 {
        let (mean, level) = (self.mean, x as f64);
        if x < 0 {
            return 0.5 * (mean * mean + mean - (2.0 * level + 1.0) * mean + level * (level + 1.0));
        }
        let beyond = |from: i64| self.tail(from.saturating_sub(1));
        let second = mean * mean * beyond(x - 1) - 2.0 * mean * level * beyond(x)
            + level * (level + 1.0) * beyond(x.saturating_add(1));
        (0.5 * second).max(0.0)
    }
}

impl Discrete for Poisson {
    fn mean(&self) -> f64 {
        self.mean
    }

    fn variance(&self) -> f64 {
        self.mean
    }

    fn pmf(&self, x: i64) -> f64 {
        if x < 0 {
            0.0
        } else if self.mean == 0.0 {
            if x == 0 { 1.0 } else { 0.0 }
        } else {
            let x = x as f64;
            (x * self.mean.ln() - self.mean - ln_gamma(x + 1.0)).exp()
        }
    }

    fn cdf(&self, x: i64) -> f64 {
        if x < 0 { 0.0 } else { gamma_shares(x as f64 + 1.0, self.mean).1 }
    }

    fn quantile(&self, p: f64) -> i64 {
        let z = standard_quantile(p).clamp(-40.0, 40.0);
        smallest_reaching(p, self.mean + z * self.mean.sqrt() + z * z / 6.0, |x| self.cdf(x))
    }

    fn loss(&self, x: i64) -> f64 {
        if x <= 0 {
            return self.mean - x as f64;
        }
        // E[D; D > x] = mean P(D >= x).
        (self.mean * self.tail(x - 1) - x as f64 * self.tail(x)).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_quantiles_and_losses_agree_with_sums() {
        for mean in [0.0, 0.01, 0.7, 4.0, 30.0, 900.0] {
            let poisson = Poisson::new(mean).expect("it fits");
            let most = (mean + 12.0 * mean.sqrt() + 20.0) as i64;
            for x in [0, 1, 3, most / 3, most / 2] {
                let below: f64 = (0..=x).map(|at| poisson.pmf(at)).sum();
                let loss: f64 = (x..=most).map(|at| (at - x) as f64 * poisson.pmf(at)).sum();
                let second: f64 =
                    (x..=most).map(|at| 0.5 * (at - x) as f64 * (at - x - 1) as f64 * poisson.pmf(at)).sum();
                assert!((poisson.cdf(x) - below).abs() < 1e-11, "{mean} {x}");
                assert!((poisson.loss(x) - loss).abs() < 1e-9 * (1.0 + loss), "{mean} {x}");
                assert!((poisson.second_loss(x) - second).abs() < 1e-8 * (1.0 + second), "{mean} {x}");
            }
            for p in [0.001, 0.5, 0.9, 0.999] {
                let x = poisson.quantile(p);
                assert!(poisson.cdf(x) >= p && poisson.cdf(x - 1) < p, "{mean} {p}");
            }
        }
        assert!(Poisson::new(-0.1).is_err());
    }
}
