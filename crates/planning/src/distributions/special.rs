//! The gamma and beta functions that distributions are made of, to about fourteen digits.

use std::f64::consts::PI;

/// Where a series or a fraction is taken to have come to its end: two steps of the last digit, since a factor of a
/// fraction may go on wavering by one.
const ENOUGH: f64 = 2.0 * f64::EPSILON;

/// What keeps a continued fraction from dividing by 0.
const TINY: f64 = 1e-300;

/// Lanczos' sum for g = 7 and nine terms (Godfrey's figures).
const LANCZOS: [f64; 9] = [
    0.999_999_999_999_809_9,
    676.520_368_121_885_1,
    -1_259.139_216_722_402_8,
    771.323_428_777_653_1,
    -176.615_029_162_140_6,
    12.507_343_278_686_905,
    -0.138_571_095_265_720_12,
    9.984_369_578_019_572e-6,
    1.505_632_735_149_311_6e-7,
];

/// The logarithm of the gamma function, for a positive argument.
pub(crate) fn ln_gamma(x: f64) -> f64 {
    if x < 0.5 {
        return (PI / (PI * x).sin()).ln() - ln_gamma(1.0 - x);
    }
    let x = x - 1.0;
    let sum = LANCZOS.iter().enumerate().skip(1).fold(LANCZOS[0], |sum, (at, term)| sum + term / (x + at as f64));
    let base = x + 7.5;
    0.5 * (2.0 * PI).ln() + (x + 0.5) * base.ln() - base + sum.ln()
}

/// The regularised incomplete gamma functions: lower P(a, x) and upper Q(a, x), which add up to 1. Each is worked out
/// where it is small, so that tails keep their digits.
pub(crate) fn gamma_shares(a: f64, x: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    let front = (a * x.ln() - x - ln_gamma(a)).exp();
    if x < a + 1.0 {
        let lower = (front * gamma_series(a, x)).min(1.0);
        (lower, 1.0 - lower)
    } else {
        let upper = (front * gamma_fraction(a, x)).min(1.0);
        (1.0 - upper, upper)
    }
}

fn gamma_series(a: f64, x: f64) -> f64 {
    let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
    for _ in 0..100_000 {
        n += 1.0;
        term *= x / n;
        sum += term;
        if term < sum * ENOUGH {
            break;
        }
    }
    sum
}

/// Lentz's way through the continued fraction of Q.
fn gamma_fraction(a: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / b;
    let mut value = d;
    for i in 1..100_000 {
        let i = f64::from(i);
        let factor = -i * (i - a);
        b += 2.0;
        d = 1.0 / away_from_0(factor * d + b);
        c = away_from_0(b + factor / c);
        let step = d * c;
        value *= step;
        if (step - 1.0).abs() < ENOUGH {
            break;
        }
    }
    value
}

/// The regularised incomplete beta function I_x(a, b).
pub(crate) fn beta_share(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (-x).ln_1p()).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        front * beta_fraction(a, b, x) / a
    } else {
        1.0 - front * beta_fraction(b, a, 1.0 - x) / b
    }
}

fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    let mut c = 1.0;
    let mut d = 1.0 / away_from_0(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for m in 1..100_000 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away_from_0(1.0 + even * d);
        c = away_from_0(1.0 + even / c);
        value *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away_from_0(1.0 + odd * d);
        c = away_from_0(1.0 + odd / c);
        let step = d * c;
        value *= step;
        if (step - 1.0).abs() < ENOUGH {
            break;
        }
    }
    value
}

fn away_from_0(value: f64) -> f64 {
    if value.abs() < TINY { TINY } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values_of_the_gamma_and_beta_functions() {
        // Abramowitz and Stegun, tables 6.1 and 26.
        for (x, gamma) in [(0.5, PI.sqrt()), (1.0, 1.0), (5.0, 24.0), (10.5, 1_133_278.388_948_785_3)] {
            assert!((ln_gamma(x).exp() / gamma - 1.0).abs() < 1e-13, "{x}");
        }
        // P(1, x) = 1 - exp(-x); far out the tail keeps its digits.
        for x in [0.1_f64, 1.0, 5.0, 40.0] {
            assert!((gamma_shares(1.0, x).1 / (-x).exp() - 1.0).abs() < 1e-13, "{x}");
        }
        // I_x(1, b) = 1 - (1 - x)^b.
        for (b, x) in [(3.0, 0.2), (0.5, 0.9), (20.0, 0.01)] {
            assert!((beta_share(1.0, b, x) - (1.0 - f64::powf(1.0 - x, b))).abs() < 1e-13, "{b} {x}");
        }
        assert_eq!((beta_share(2.0, 3.0, 0.0), beta_share(2.0, 3.0, 1.0)), (0.0, 1.0));
    }
}
