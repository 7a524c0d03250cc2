//! Continuous distributions beside the normal: uniform, exponential, gamma and log-normal.

use super::special::gamma_shares;
use super::{Continuous, Unfit, standard_cdf, standard_quantile, standard_tail};
use crate::unfit::{finite, positive};

/// Any number between two, each as likely.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Uniform {
    low: f64,
    high: f64,
}

impl Uniform {
    /// From its lowest and highest value.
    pub fn new(low: f64, high: f64) -> Result<Self, Unfit> {
        finite("low", low)?;
        if !high.is_finite() || high <= low {
            return Err(Unfit::number("high", high, "a finite number above low"));
        }
        Ok(Self { low, high })
    }
}

impl Continuous for Uniform {
    fn mean(&self) -> f64 {
        0.5 * (self.low + self.high)
    }

    fn cdf(&self, x: f64) -> f64 {
        ((x - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    fn quantile(&self, p: f64) -> f64 {
        self.low + p * (self.high - self.low)
    }

    fn loss(&self, x: f64) -> f64 {
        if x <= self.low { self.mean() - x } else { 0.5 * (self.high - x).max(0.0).powi(2) / (self.high - self.low) }
    }
}

/// The time or quantity between events that come at a steady rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exponential {
    mean: f64,
}

impl Exponential {
    /// From its mean.
    pub fn new(mean: f64) -> Result<Self, Unfit> {
        Ok(Self { mean: positive("demand_mean", mean)? })
    }
}

impl Continuous for Exponential {
    fn mean(&self) -> f64 {
        self.mean
    }

    fn cdf(&self, x: f64) -> f64 {
        -(-x.max(0.0) / self.mean).exp_m1()
    }

    fn quantile(&self, p: f64) -> f64 {
        -self.mean * (-p).ln_1p()
    }

    fn loss(&self, x: f64) -> f64 {
        if x <= 0.0 { self.mean - x } else { self.mean * (-x / self.mean).exp() }
    }
}

/// A gamma distribution: never below 0, of any spread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gamma {
    shape: f64,
    scale: f64,
}

impl Gamma {
    /// From its shape and scale: its mean is their product.
    pub fn new(shape: f64, scale: f64) -> Result<Self, Unfit> {
        Ok(Self { shape: positive("shape", shape)?, scale: positive("scale", scale)? })
    }

    /// From its mean and standard deviation.
    pub fn of_moments(mean: f64, sd: f64) -> Result<Self, Unfit> {
        positive("demand_mean", mean)?;
        positive("demand_sd", sd)?;
        Self::new((mean / sd).powi(2), sd * sd / mean)
    }
}

impl Continuous for Gamma {
    fn mean(&self) -> f64 {
        self.shape * self.scale
    }

    fn cdf(&self, x: f64) -> f64 {
        gamma_shares(self.shape, x.max(0.0) / self.scale).0
    }

    fn quantile(&self, p: f64) -> f64 {
        rising_root(self.mean(), |x| self.cdf(x) - p)
    }

    fn loss(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return self.mean() - x;
        }
        let above = |shape: f64| gamma_shares(shape, x / self.scale).1;
        (self.mean() * above(self.shape + 1.0) - x * above(self.shape)).max(0.0)
    }
}

/// A number of which the logarithm is normal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogNormal {
    mu: f64,
    sigma: f64,
}

impl LogNormal {
    /// From the mean and the standard deviation of its logarithm; its own mean must be a number that can be worked with.
    pub fn new(mu: f64, sigma: f64) -> Result<Self, Unfit> {
        let new = Self { mu: finite("mu", mu)?, sigma: positive("sigma", sigma)? };
        if sigma > 10.0 {
            return Err(Unfit::number("sigma", sigma, "a number above 0, at most 10"));
        }
        positive("exp(mu + sigma² / 2)", new.mean())?;
        Ok(new)
    }
}

impl Continuous for LogNormal {
    fn mean(&self) -> f64 {
        (self.mu + 0.5 * self.sigma * self.sigma).exp()
    }

    fn cdf(&self, x: f64) -> f64 {
        if x <= 0.0 { 0.0 } else { standard_cdf((x.ln() - self.mu) / self.sigma) }
    }

    fn quantile(&self, p: f64) -> f64 {
        (self.mu + self.sigma * standard_quantile(p)).exp()
    }

    fn loss(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return self.mean() - x;
        }
        let z = (x.ln() - self.mu) / self.sigma;
        (self.mean() * standard_cdf(self.sigma - z) - x * standard_tail(z)).max(0.0)
    }
}

/// The number above 0 at which a rising function passes 0, to the last digit that halving finds.
fn rising_root(scale: f64, f: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.0, scale);
    for _ in 0..1_000 {
        if f(high) >= 0.0 || !high.is_finite() {
            break;
        }
        low = high;
        high *= 2.0;
    }
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if f(middle) < 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(demand: &dyn Continuous, spread: f64) {
        for p in [0.01, 0.3, 0.5, 0.9, 0.99] {
            let x = demand.quantile(p);
            assert!((demand.cdf(x) - p).abs() < 1e-9, "{p}");
            let step = 1e-4 * spread;
            let slope = (demand.loss(x + step) - demand.loss(x - step)) / (2.0 * step);
            assert!((slope + 1.0 - p).abs() < 1e-5, "{p}: {slope}");
            assert!((demand.complementary_loss(x) - (x - demand.mean() + demand.loss(x))).abs() < 1e-12);
        }
        assert!((demand.loss(-1.0) - demand.mean() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn quantiles_and_losses_agree_with_shares() {
        holds(&Uniform::new(0.0, 10.0).expect("it fits"), 10.0);
        holds(&Exponential::new(3.0).expect("it fits"), 3.0);
        holds(&Gamma::of_moments(10.0, 4.0).expect("it fits"), 4.0);
        holds(&LogNormal::new(1.0, 0.5).expect("it fits"), 1.0);
    }

    #[test]
    fn what_is_no_distribution_is_unfit() {
        assert!(Uniform::new(2.0, 2.0).is_err() && Exponential::new(0.0).is_err());
        assert!(Gamma::of_moments(1.0, 0.0).is_err() && LogNormal::new(0.0, f64::NAN).is_err());
    }
}
