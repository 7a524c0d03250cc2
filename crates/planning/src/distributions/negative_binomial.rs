//! The negative binomial: demand in whole units whose variance is above its mean.
//!
//! It is a Poisson whose rate is itself spread as a gamma, and demand in bursts (a compound Poisson with logarithmic
//! sizes). Written by its mean and variance: r = mean² / (variance - mean), p = mean / variance.

use super::special::{beta_share, ln_gamma};
use super::{Discrete, Unfit, smallest_reaching, standard_quantile};
use crate::unfit::{between_0_and_1, positive};

/// A negative binomial: failures before `r` successes of probability `p`, `r` any number above 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NegativeBinomial {
    r: f64,
    p: f64,
}

impl NegativeBinomial {
    /// From the number of successes waited for and the probability of each, as in scipy's `nbinom`.
    pub fn new(r: f64, p: f64) -> Result<Self, Unfit> {
        let new = Self { r: positive("r", r)?, p: positive("p", between_0_and_1("p", p)?)? };
        positive("r(1 - p) / p", new.mean())?;
        Ok(new)
    }

    /// From its mean and variance, in units and units squared; the variance must be above the mean.
    pub fn of_moments(mean: f64, variance: f64) -> Result<Self, Unfit> {
        positive("demand_mean", mean)?;
        if !variance.is_finite() || variance <= mean {
            return Err(Unfit::number("demand_variance", variance, "a finite number above the mean"));
        }
        Self::new(mean * mean / (variance - mean), mean / variance)
    }

    /// The share above `x`; far out it keeps its digits.
    fn tail(&self, x: i64) -> f64 {
        if x < 0 { 1.0 } else { beta_share(x as f64 + 1.0, self.r, 1.0 - self.p) }
    }

    /// ½ E[(D - x)+ (D - x - 1)+], the sum of the losses above `x`, from 0 on.
    pub fn second_loss(&self, x: i64) -> f64 {
        // Both factorial moments of the part beyond x are tails of negative binomials with more successes.
        let odds = (1.0 - self.p) / self.p;
        let more = |by: f64, from: i64| Self { r: self.r + by, p: self.p }.tail(from);
        let level = x.max(0) as f64;
        let second = self.r * (self.r + 1.0) * odds * odds * more(2.0, x.max(0) - 2)
            - 2.0 * level * self.r * odds * more(1.0, x.max(0) - 1)
            + level * (level + 1.0) * self.tail(x.max(0));
        let below = (-(x as f64)).max(0.0);
        (0.5 * second).max(0.0) + below * self.mean() + 0.5 * below * (below - 1.0).max(0.0)
    }
}

impl Discrete for NegativeBinomial {
    fn mean(&self) -> f64 {
        self.r * (1.0 - self.p) / self.p
    }

    fn variance(&self) -> f64 {
        self.mean() / self.p
    }

    fn pmf(&self, x: i64) -> f64 {
        if x < 0 {
            return 0.0;
        }
        let x = x as f64;
        (ln_gamma(x + self.r) - ln_gamma(self.r) - ln_gamma(x + 1.0) + self.r * self.p.ln() + x * (-self.p).ln_1p())
            .exp()
    }

    fn cdf(&self, x: i64) -> f64 {
        if x < 0 { 0.0 } else { beta_share(self.r, x as f64 + 1.0, self.p) }
    }

    fn quantile(&self, p: f64) -> i64 {
        let z = standard_quantile(p).clamp(-40.0, 40.0);
        let sd = self.variance().sqrt();
        let skew = (2.0 - self.p) / (self.r * (1.0 - self.p)).sqrt();
        smallest_reaching(p, self.mean() + sd * (z + (z * z - 1.0) * skew / 6.0), |x| self.cdf(x))
    }

    fn loss(&self, x: i64) -> f64 {
        if x <= 0 {
            return self.mean() - x as f64;
        }
        // E[D; D > x] = mean P(D' > x - 1) with D' of one success more.
        let more = Self { r: self.r + 1.0, p: self.p };
        (self.mean() * more.tail(x - 1) - x as f64 * self.tail(x)).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_quantiles_and_losses_agree_with_sums() {
        for (mean, variance) in [(0.2, 0.5), (4.0, 4.4), (4.0, 40.0), (120.0, 600.0)] {
            let spread = NegativeBinomial::of_moments(mean, variance).expect("it fits");
            assert!((spread.mean() - mean).abs() < 1e-9 && (spread.variance() - variance).abs() < 1e-6);
            let most = 4000;
            for x in [0, 1, 3, 20, 150] {
                let below: f64 = (0..=x).map(|at| spread.pmf(at)).sum();
                let loss: f64 = (x..=most).map(|at| (at - x) as f64 * spread.pmf(at)).sum();
                let second: f64 =
                    (x..=most).map(|at| 0.5 * (at - x) as f64 * (at - x - 1) as f64 * spread.pmf(at)).sum();
                assert!((spread.cdf(x) - below).abs() < 1e-10, "{mean} {variance} {x}");
                assert!((spread.loss(x) - loss).abs() < 1e-8 * (1.0 + loss), "{mean} {variance} {x}");
                assert!((spread.second_loss(x) - second).abs() < 1e-7 * (1.0 + second), "{mean} {variance} {x}");
            }
            for p in [0.001, 0.5, 0.9, 0.999] {
                let x = spread.quantile(p);
                assert!(spread.cdf(x) >= p && spread.cdf(x - 1) < p, "{mean} {p}");
            }
        }
        assert!(NegativeBinomial::of_moments(2.0, 2.0).is_err() && NegativeBinomial::new(0.0, 0.5).is_err());
    }
}
