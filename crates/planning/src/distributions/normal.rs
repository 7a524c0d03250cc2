//! The normal distribution, with its loss functions.

use std::f64::consts::PI;

use super::special::gamma_shares;
use super::{Continuous, Unfit};
use crate::unfit::{finite, not_negative};

/// The density of the standard normal.
pub fn standard_density(z: f64) -> f64 {
    (-0.5 * z * z).exp() / (2.0 * PI).sqrt()
}

/// The share of the standard normal at or below `z`.
pub fn standard_cdf(z: f64) -> f64 {
    let (lower, upper) = gamma_shares(0.5, 0.5 * z * z);
    if z < 0.0 { 0.5 * upper } else { 0.5 + 0.5 * lower }
}

/// The share of the standard normal above `z`; far out it keeps its digits, which 1 - cdf does not.
pub fn standard_tail(z: f64) -> f64 {
    standard_cdf(-z)
}

/// The `z` that a share `p` of the standard normal lies at or below; infinite for 0 and 1.
///
/// A first guess (Abramowitz and Stegun 26.2.23) made exact by Halley's steps.
pub fn standard_quantile(p: f64) -> f64 {
    if p.is_nan() || p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    if p > 0.5 { -lower_quantile(1.0 - p) } else { lower_quantile(p) }
}

fn lower_quantile(p: f64) -> f64 {
    let t = (-2.0 * p.ln()).sqrt();
    let above = 2.515_517 + t * (0.802_853 + t * 0.010_328);
    let below = 1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308));
    let mut z = above / below - t;
    for _ in 0..4 {
        let error = (standard_cdf(z) - p) / standard_density(z);
        let step = error / (1.0 + 0.5 * z * error);
        if !step.is_finite() {
            break;
        }
        z -= step;
        if step.abs() < 1e-15 * (1.0 + z.abs()) {
            break;
        }
    }
    z
}

/// E[(Z - z)+] of the standard normal: what is asked beyond `z`.
/// Source: Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains, appendix II, G(k).
pub fn standard_loss(z: f64) -> f64 {
    (standard_density(z) - z * standard_tail(z)).max(0.0)
}

/// The `z` of which `standard_loss(z)` is `loss`, which must be above 0.
pub fn standard_loss_inverse(loss: f64) -> f64 {
    // The loss falls from infinity to 0 and is convex: Newton's steps from the left never pass the answer.
    let mut z = if loss > 1.0 { -loss } else { -1.5 };
    for _ in 0..200 {
        let step = (standard_loss(z) - loss) / standard_tail(z);
        z += step;
        if step.abs() < 1e-14 * (1.0 + z.abs()) {
            break;
        }
    }
    z
}

/// ½ E[((Z - z)+)²] of the standard normal, the loss function of second order.
/// Source: Zipkin, Foundations of Inventory Management, section C.2.
pub fn standard_second_loss(z: f64) -> f64 {
    let second = 0.5 * ((z * z + 1.0) * standard_tail(z) - z * standard_density(z));
    second.max(0.0)
}

/// A normal distribution. With a standard deviation of 0 all of it lies at its mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Normal {
    mean: f64,
    sd: f64,
}

impl Normal {
    /// From its mean and standard deviation, in the units of demand.
    pub fn new(mean: f64, sd: f64) -> Result<Self, Unfit> {
        Ok(Self { mean: finite("demand_mean", mean)?, sd: not_negative("demand_sd", sd)? })
    }

    /// Its standard deviation.
    pub fn sd(&self) -> f64 {
        self.sd
    }

    /// How many standard deviations `x` lies above the mean.
    fn z(&self, x: f64) -> f64 {
        if self.sd > 0.0 {
            (x - self.mean) / self.sd
        } else if x < self.mean {
            f64::NEG_INFINITY
        } else {
            f64::INFINITY
        }
    }

    /// ½ E[((D - x)+)²].
    pub fn second_loss(&self, x: f64) -> f64 {
        if self.sd > 0.0 {
            self.sd * self.sd * standard_second_loss(self.z(x))
        } else {
            0.5 * (self.mean - x).max(0.0).powi(2)
        }
    }
}

impl Continuous for Normal {
    fn mean(&self) -> f64 {
        self.mean
    }

    fn cdf(&self, x: f64) -> f64 {
        let z = self.z(x);
        if z.is_infinite() { if z > 0.0 { 1.0 } else { 0.0 } } else { standard_cdf(z) }
    }

    fn quantile(&self, p: f64) -> f64 {
        if self.sd > 0.0 { self.mean + self.sd * standard_quantile(p) } else { self.mean }
    }

    fn loss(&self, x: f64) -> f64 {
        if self.sd > 0.0 { self.sd * standard_loss(self.z(x)) } else { (self.mean - x).max(0.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_normal_is_that_of_the_tables() {
        for (z, cdf) in [(0.0, 0.5), (1.0, 0.841_344_746_068_542_9), (-2.0, 0.022_750_131_948_179_21)] {
            assert!((standard_cdf(z) - cdf).abs() < 1e-15, "{z}");
            assert!((standard_quantile(cdf) - z).abs() < 1e-12, "{z}");
        }
        assert!((standard_tail(10.0) / 7.619_853_024_160_527e-24 - 1.0).abs() < 1e-12);
        assert!((standard_quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-14);
        assert!((standard_quantile(1e-12) + 7.034_483_825_301_131).abs() < 1e-11);
        assert_eq!((standard_quantile(0.0), standard_quantile(1.0)), (f64::NEG_INFINITY, f64::INFINITY));
    }

    #[test]
    fn loss_is_the_integral_of_the_tail_and_its_inverse_finds_back() {
        for z in [-6.0, -3.0, -1.0, 0.0, 0.7, 2.0, 4.0, 7.9, 8.1, 12.0] {
            let step = 1e-4;
            let slope = (standard_loss(z + step) - standard_loss(z - step)) / (2.0 * step);
            assert!((slope / -standard_tail(z) - 1.0).abs() < 1e-5, "{z}: {slope}");
            let slope = (standard_second_loss(z + step) - standard_second_loss(z - step)) / (2.0 * step);
            assert!((slope + standard_loss(z)).abs() < 1e-6, "{z}: {slope}");
            if z < 7.0 {
                assert!((standard_loss_inverse(standard_loss(z)) - z).abs() < 1e-9, "{z}");
            }
        }
        // Silver, Pyke and Thomas, table II: G(0.5) = 0.1978, G(2.0) = 0.0085.
        assert!((standard_loss(0.5) - 0.1978).abs() < 5e-5 && (standard_loss(2.0) - 0.0085).abs() < 5e-5);
    }

    #[test]
    fn without_spread_demand_is_its_mean() {
        let sure = Normal::new(7.0, 0.0).expect("it fits");
        assert_eq!((sure.cdf(6.9), sure.cdf(7.0), sure.quantile(0.1), sure.loss(5.0)), (0.0, 1.0, 7.0, 2.0));
        assert_eq!(sure.second_loss(5.0), 2.0);
        assert!(Normal::new(f64::NAN, 1.0).is_err() && Normal::new(1.0, -1.0).is_err());
    }
}
