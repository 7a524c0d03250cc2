//! How demand spreads around its rate.

use crate::distributions::{Discrete, NegativeBinomial, standard_quantile};

/// The variance from which shares are no longer added up one by one.
const SEARCHED_FROM: f64 = 1e6;

/// The mean and variance of the sums of k periods that follow each other, over every window of the last `window` periods.
/// Sums as they were seen: periods of one customer's holiday or promotion hang together, and k times the variance of one
/// would miss that. With fewer than two sums the variance is the mean.
pub fn sum_moments(demand: &[f64], k: usize, window: usize) -> (f64, f64) {
    let last = &demand[demand.len().saturating_sub(window.max(k + 1))..];
    let k = k.max(1);
    if last.len() < k + 1 {
        let mean = super::moving_mean(demand, window) * k as f64;
        return (mean, mean);
    }
    let mut sum: f64 = last[..k].iter().sum();
    let (mut total, mut squares, mut count) = (sum, sum * sum, 1.0);
    for at in k..last.len() {
        sum += last[at] - last[at - k];
        total += sum;
        squares += sum * sum;
        count += 1.0;
    }
    let mean = total / count;
    (mean, ((squares - count * mean * mean) / (count - 1.0)).max(0.0))
}

/// Quantiles of whole demand with a mean and a variance, for rising shares: negative binomial where the variance is above
/// the mean, Poisson otherwise; for a mean beyond 400 by the expansion of Cornish and Fisher. What is not a number counts
/// as 0, what is beyond 1e12 as that.
pub fn count_quantiles(mean: f64, variance: f64, shares: &[f64], quantiles: &mut [f64]) {
    let mean = if mean.is_nan() { 1e-9 } else { mean.clamp(1e-9, 1e12) };
    let variance = variance.max(0.0).min(1e12 * mean);
    if mean > 400.0 {
        let sd = variance.max(mean).sqrt();
        let skew = (2.0 * variance.max(mean) / mean - 1.0) / sd;
        for (quantile, share) in quantiles.iter_mut().zip(shares) {
            let z = standard_quantile(*share);
            *quantile = (mean + sd * (z + (z * z - 1.0) * skew / 6.0)).max(0.0).round();
        }
        return;
    }
    let spread = variance > mean * 1.0001;
    // Where adding up would take long, each quantile is searched for.
    if variance > SEARCHED_FROM {
        // Demand too rare to be told is none.
        let demand = NegativeBinomial::of_moments(mean, variance).ok();
        for (quantile, share) in quantiles.iter_mut().zip(shares) {
            *quantile = demand.map_or(0.0, |demand| demand.quantile(*share) as f64);
        }
        return;
    }
    let r = if spread { mean * mean / (variance - mean) } else { f64::INFINITY };
    let p = if spread { mean / variance } else { 1.0 };
    // Shares are added up from nothing; a first share too small to be told is left out with all that are like it.
    let first = if spread { r * p.ln() } else { -mean };
    let (mut log, mut x, mut below) = (first, 0.0, 0.0);
    let mut probability = first.exp();
    let mut at = 0;
    let most = mean + 60.0 * variance.max(mean).sqrt() + 60.0;
    while at < shares.len() && at < quantiles.len() {
        below += probability;
        while at < shares.len() && (below >= shares[at] || x > most) {
            quantiles[at] = x;
            at += 1;
        }
        x += 1.0;
        let ratio = if spread { (x - 1.0 + r) / x * (1.0 - p) } else { mean / x };
        if probability > 1e-280 {
            probability *= ratio;
            log = f64::NAN;
        } else {
            log = if log.is_nan() { f64::NEG_INFINITY } else { log + ratio.ln() };
            probability = log.exp();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distributions::Poisson;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn quantiles_are_those_of_the_distribution_and_rise(mean in 0.01..350.0_f64, ratio in 0.5..20.0_f64) {
            let shares = [0.1, 0.5, 0.9, 0.95, 0.99];
            let mut quantiles = [0.0; 5];
            count_quantiles(mean, mean * ratio, &shares, &mut quantiles);
            for (share, quantile) in shares.iter().zip(quantiles) {
                let told = if ratio > 1.0001 {
                    NegativeBinomial::of_moments(mean, mean * ratio).expect("it fits").quantile(*share)
                } else {
                    Poisson::new(mean).expect("it fits").quantile(*share)
                };
                prop_assert_eq!(told as f64, quantile, "{} {}", mean, ratio);
            }
            prop_assert!(quantiles.windows(2).all(|pair| pair[0] <= pair[1]));
        }
    }

    #[test]
    fn sums_hang_together() {
        // Blocks of two: sums of two vary more than twice the variance of one.
        let demand = [0.0, 0.0, 4.0, 4.0, 0.0, 0.0, 4.0, 4.0];
        let (mean, variance) = sum_moments(&demand, 2, 100);
        assert!((mean - 4.0).abs() < 1e-12 && variance > 2.0 * 4.0);
        assert_eq!(sum_moments(&[2.0], 3, 10), (6.0, 6.0));
        let mut large = [0.0; 2];
        count_quantiles(10_000.0, 10_000.0, &[0.5, 0.95], &mut large);
        count_quantiles(40.0, 1e7, &[0.5, 0.9999], &mut large);
        assert!(large[0] == 0.0 && large[1] > 1e4, "{large:?}");
        count_quantiles(f64::NAN, f64::INFINITY, &[0.5, 0.95], &mut large);
        assert!(large.iter().all(|quantile| quantile.is_finite()));
        count_quantiles(10_000.0, 10_000.0, &[0.5, 0.95], &mut large);
        assert!((large[0] - 10_000.0).abs() <= 1.0 && (large[1] - 10_165.0).abs() < 2.0);
    }
}
