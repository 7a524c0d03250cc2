//! Distributions of demand: shares, quantiles and loss functions.
//!
//! The loss at a level is the expected demand beyond it, E[(D - x)+]; what is expected to be left of the level is the
//! complementary loss, E[(x - D)+] = x - E\[D\] + E[(D - x)+]. A quantile of discrete demand is the smallest whole number
//! at or below which the share lies.
//!
//! Source of the loss functions: Zipkin, Foundations of Inventory Management (2000), appendix C; Snyder and Shen,
//! Fundamentals of Supply Chain Theory (2nd ed. 2019), appendix C.

mod continuous;
mod negative_binomial;
mod normal;
mod pmf;
mod poisson;
mod random;
pub(crate) mod special;

pub use continuous::{Exponential, Gamma, LogNormal, Uniform};
pub use negative_binomial::NegativeBinomial;
pub use normal::{
    Normal, standard_cdf, standard_density, standard_loss, standard_loss_inverse, standard_quantile,
    standard_second_loss, standard_tail,
};
pub use pmf::Pmf;
pub use poisson::Poisson;
pub use random::Random;

use crate::unfit::Unfit;

/// Demand that can be any number.
pub trait Continuous {
    /// What is expected.
    fn mean(&self) -> f64;
    /// The share at or below `x`.
    fn cdf(&self, x: f64) -> f64;
    /// The level that a share `p`, between 0 and 1, lies at or below.
    fn quantile(&self, p: f64) -> f64;
    /// E[(D - x)+].
    fn loss(&self, x: f64) -> f64;
    /// E[(x - D)+].
    fn complementary_loss(&self, x: f64) -> f64 {
        (x - self.mean() + self.loss(x)).max(0.0)
    }
}

/// Demand in whole units.
pub trait Discrete {
    /// What is expected.
    fn mean(&self) -> f64;
    /// Its variance.
    fn variance(&self) -> f64;
    /// The share at exactly `x`.
    fn pmf(&self, x: i64) -> f64;
    /// The share at or below `x`.
    fn cdf(&self, x: i64) -> f64;
    /// The smallest whole number at or below which a share `p`, between 0 and 1, lies.
    fn quantile(&self, p: f64) -> i64;
    /// E[(D - x)+].
    fn loss(&self, x: i64) -> f64;
    /// E[(x - D)+].
    fn complementary_loss(&self, x: i64) -> f64 {
        (x as f64 - self.mean() + self.loss(x)).max(0.0)
    }
}

/// The smallest whole number from 0 on of which a rising share reaches `p`, looked for around a guess.
fn smallest_reaching(p: f64, guess: f64, share: impl Fn(i64) -> f64) -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "a conversion from f64 saturates")]
    let guess = (guess.max(0.0) as i64).min(1 << 52);
    let (mut low, mut high, mut step) = (-1, guess, 1);
    while share(high) < p && high < 1 << 53 {
        low = high;
        high += step;
        step *= 2;
    }
    let mut step = 1;
    while high > 0 && low < 0 {
        let lower = (high - step).max(0);
        if share(lower) >= p {
            high = lower;
            step *= 2;
        } else {
            low = lower;
        }
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if share(middle) >= p {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}
