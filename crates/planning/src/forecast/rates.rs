//! The candidates: what is asked per period, from what was asked before.
//!
//! Each gives one rate, in units per period, 0 for an empty history.

/// The mean of the last periods, of all if there are fewer.
pub fn moving_mean(demand: &[f64], periods: usize) -> f64 {
    let last = &demand[demand.len().saturating_sub(periods.max(1))..];
    if last.is_empty() { 0.0 } else { last.iter().sum::<f64>() / last.len() as f64 }
}

/// Simple exponential smoothing with a constant, started from the mean of the first quarter.
pub fn exponential_smoothing(demand: &[f64], constant: f64) -> f64 {
    let start = start(demand);
    demand.iter().fold(start, |level, asked| level + constant * (asked - level))
}

fn start(demand: &[f64]) -> f64 {
    let first = &demand[..(demand.len() / 4).max(1).min(demand.len())];
    if first.is_empty() { 0.0 } else { first.iter().sum::<f64>() / first.len() as f64 }
}

/// The constants that are tried.
const CONSTANTS: [f64; 5] = [0.02, 0.05, 0.1, 0.2, 0.3];

/// Exponential smoothing with the constant, of 0.02 to 0.3, that told the next period best; the smaller of two as good.
pub fn searched_smoothing(demand: &[f64]) -> f64 {
    let warm = demand.len() / 4;
    let (mut least, mut best) = (f64::INFINITY, 0.0);
    for constant in CONSTANTS {
        let (mut level, mut error) = (start(demand), 0.0);
        for (at, asked) in demand.iter().enumerate() {
            if at >= warm {
                error += (asked - level) * (asked - level);
            }
            level += constant * (asked - level);
        }
        if error < least {
            (least, best) = (error, level);
        }
    }
    best
}

/// Teunter, Syntetos and Babai's method: the probability of demand is smoothed every period, its size when there is
/// some, so that demand that stays away fades. Source: European Journal of Operational Research 214 (2011), 606-615.
pub fn tsb(demand: &[f64], size_constant: f64, probability_constant: f64) -> f64 {
    let half = demand.len() / 2;
    let (mut sum, mut hits) = (0.0, 0.0);
    for asked in demand[..half].iter().filter(|asked| **asked > 0.0) {
        sum += asked;
        hits += 1.0;
    }
    let mut probability = if half > 0 { hits / half as f64 } else { 0.0 };
    let mut size = if hits > 0.0 { sum / hits } else { moving_mean(demand, demand.len()) };
    for asked in &demand[half..] {
        let hit = *asked > 0.0;
        if hit {
            size += size_constant * (asked - size);
        }
        probability += probability_constant * (f64::from(u8::from(hit)) - probability);
    }
    size * probability
}

/// Croston's method with one constant, made unbiased by 1 - constant / 2 (Syntetos and Boylan, 2005); a reference, which
/// does not fade when demand stays away. Source: Operational Research Quarterly 23 (1972), 289-303.
pub fn croston(demand: &[f64], constant: f64) -> f64 {
    let (mut size, mut interval, mut since, mut seen) = (0.0, 1.0, 1.0, false);
    for asked in demand {
        if *asked > 0.0 {
            if seen {
                size += constant * (asked - size);
                interval += constant * (since - interval);
            } else {
                (size, interval, seen) = (*asked, since, true);
            }
            since = 1.0;
        } else {
            since += 1.0;
        }
    }
    if seen { size / interval * (1.0 - 0.5 * constant) } else { 0.0 }
}

/// The mean of smoothed demand at every level of aggregation up to the mean interval between demands, at most `most`.
/// Source: Petropoulos and Kourentzes, Forecast combinations for intermittent demand, Journal of the Operational Research
/// Society 66 (2015), 914-924.
pub fn imapa(demand: &[f64], most: usize) -> f64 {
    let hits = demand.iter().filter(|asked| **asked > 0.0).count();
    if hits == 0 {
        return 0.0;
    }
    let levels = (demand.len() as f64 / hits as f64).round().clamp(1.0, most.max(1) as f64) as usize;
    let mut sum = 0.0;
    for level in 1..=levels {
        let from = demand.len() % level;
        let sums: Vec<f64> = demand[from..].chunks_exact(level).map(|chunk| chunk.iter().sum()).collect();
        sum += searched_smoothing(&sums) / level as f64;
    }
    sum / levels as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    type Candidate = (&'static str, fn(&[f64]) -> f64);

    #[test]
    fn every_candidate_finds_a_steady_rate_and_none_of_nothing() {
        let steady = [3.0; 24];
        let all: [Candidate; 6] = [
            ("mean", |d| moving_mean(d, 8)),
            ("smoothing", |d| exponential_smoothing(d, 0.1)),
            ("searched", searched_smoothing),
            ("tsb", |d| tsb(d, 0.1, 0.05)),
            ("croston", |d| croston(d, 0.1) / 0.95),
            ("imapa", |d| imapa(d, 8)),
        ];
        for (name, rate) in all {
            assert!((rate(&steady) - 3.0).abs() < 1e-12, "{name}");
            assert_eq!(rate(&[]), 0.0, "{name}");
            assert_eq!(rate(&[0.0; 10]), 0.0, "{name}");
        }
    }

    #[test]
    fn demand_that_stays_away_fades_but_for_croston() {
        let mut demand = vec![0.0, 4.0, 0.0, 4.0, 0.0, 4.0, 0.0, 4.0];
        let before = (tsb(&demand, 0.1, 0.1), croston(&demand, 0.1));
        demand.extend([0.0; 20]);
        assert!(tsb(&demand, 0.1, 0.1) < 0.6 * before.0);
        assert_eq!(croston(&demand, 0.1), before.1);
        assert_eq!(moving_mean(&demand, 10), 0.0);
    }
}
