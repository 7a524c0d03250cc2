//! What a pool of series has learnt by looking back, and what it sees ahead.

use super::spread::{count_quantiles, sum_moments};
use super::weighing::Sums;
use super::{DemandClass, classify, imapa, moving_mean, searched_smoothing, tsb};
use crate::unfit::{Unfit, between_0_and_1};

/// How many candidates are weighed: the last is the mean of the class.
const CANDIDATES: usize = 8;

/// How often a series is looked back at.
const ORIGINS_MOST: usize = 3;

/// With fewer look-backs than these a class is judged by all classes together.
const CLASS_LEAST: usize = 60;

/// How many look-backs of a class the spread is chosen by, evenly taken.
const JUDGED_MOST: usize = 4000;

/// How often series are weighed anew by how far they were missed: the mean of errors is made small, not that of their
/// squares, which a few series that jumped would rule.
const REWEIGHED: usize = 4;

/// By how much a less simple spread has to be better.
const BETTER: f64 = 0.998;

/// What is looked at ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct Ahead {
    /// Periods that are forecast one by one.
    pub horizon: usize,
    /// Periods of the protection interval, of which the sum is forecast: lead time and time to the next review.
    pub protection: usize,
    /// Periods of a season that returns, such as 7 days; 1 where there is none.
    pub season: usize,
    /// The shares of which quantiles are told, rising, each between 0 and 1.
    pub shares: Vec<f64>,
}

impl Ahead {
    /// With everything checked.
    pub fn new(horizon: usize, protection: usize, season: usize, shares: &[f64]) -> Result<Self, Unfit> {
        for (name, value) in [("horizon", horizon), ("protection", protection), ("season", season)] {
            if value == 0 {
                return Err(Unfit::number(name, 0.0, "at least 1 period"));
            }
        }
        shares.iter().try_for_each(|share| between_0_and_1("shares", *share).map(|_| ()))?;
        if shares.windows(2).any(|pair| pair[1] <= pair[0]) {
            return Err(Unfit::list("shares", shares.len(), "shares that rise"));
        }
        Ok(Self { horizon, protection, season, shares: shares.to_vec() })
    }
}

/// What a series told at one origin inside its history.
#[derive(Clone, Debug, PartialEq)]
pub struct Lookback {
    class: DemandClass,
    view: View,
    /// The mean of the periods after the origin, in units of the profile.
    level_after: f64,
    /// How the periods after the origin vary around their mean.
    variance_after: f64,
    /// The sum of the protection interval after the origin.
    sum_after: f64,
    /// How large the profile of that interval is.
    periods_after: f64,
    /// One over the mean squared step of the series, by which errors of series are made alike.
    weight: f64,
}

/// What an origin sees behind it.
#[derive(Clone, Debug, PartialEq)]
struct View {
    candidates: [f64; CANDIDATES],
    mean: f64,
    sum_mean: f64,
    sum_variance: f64,
    variance: f64,
    /// Quantiles of the sums that were seen.
    seen: Vec<f64>,
}

/// The share of each period of a season in demand, 1 on average, from all series of a pool together: those of one are too
/// few. Period 0 of the season is the first of every series.
pub fn season_profile<'a>(pool: impl Iterator<Item = &'a [f64]>, season: usize) -> Vec<f64> {
    let season = season.max(1);
    let mut sums = vec![0.0; season];
    for series in pool {
        let whole = series.len() / season * season;
        for (at, asked) in series.iter().enumerate().skip(series.len() - whole) {
            sums[at % season] += asked;
        }
    }
    let mean = sums.iter().sum::<f64>() / season as f64;
    if mean > 0.0 { sums.iter().map(|sum| sum / mean).collect() } else { vec![1.0; season] }
}

/// What a series tells at origins inside its history; nothing if it is too short. It may be done for slices of a pool side
/// by side. `profile` is that of [`season_profile`].
pub fn look_back(demand: &[f64], ahead: &Ahead, profile: &[f64]) -> Vec<Lookback> {
    let mut lookbacks = Vec::new();
    let reach = ahead.horizon.max(ahead.protection);
    let step = (ahead.horizon / 2).max(1);
    for turn in 0..ORIGINS_MOST {
        let Some(origin) = demand.len().checked_sub(reach + turn * step) else { break };
        if origin < demand.len().div_ceil(2) || origin < ahead.protection + 2 {
            break;
        }
        let (before, after) = demand.split_at(origin);
        let steps: f64 = before.windows(2).map(|pair| (pair[1] - pair[0]).powi(2)).sum();
        let first = before.iter().position(|asked| *asked > 0.0);
        let Some(first) = first.filter(|first| steps > 0.0 && *first + 1 < origin) else { continue };
        let share = profile_sum(profile, origin, ahead.horizon);
        lookbacks.push(Lookback {
            class: classify(before),
            view: View::of(before, ahead),
            level_after: after[..ahead.horizon].iter().sum::<f64>() / share,
            variance_after: sum_moments(&after[..ahead.horizon], 1, ahead.horizon).1,
            sum_after: after[..ahead.protection].iter().sum(),
            periods_after: profile_sum(profile, origin, ahead.protection),
            weight: (origin - first - 1) as f64 / steps,
        });
    }
    lookbacks
}

fn profile_sum(profile: &[f64], origin: usize, periods: usize) -> f64 {
    let season = profile.len().max(1);
    let of = |at: usize| profile.get(at % season).copied().unwrap_or(1.0);
    (origin..origin + periods).map(of).sum::<f64>().max(1e-9)
}

impl View {
    fn of(before: &[f64], ahead: &Ahead) -> Self {
        let (horizon, k) = (ahead.horizon, ahead.protection);
        let window = before.len().min((8 * k).max(26));
        let mean = moving_mean(before, before.len());
        let candidates = [
            mean,
            moving_mean(before, 2 * horizon),
            moving_mean(before, horizon),
            moving_mean(before, before.len().min(k.max(horizon / 2))),
            searched_smoothing(before),
            tsb(before, 0.1, 0.05),
            imapa(before, 8),
            0.0,
        ];
        let (sum_mean, sum_variance) = sum_moments(before, k, window.max(before.len() / 2));
        let (_, variance) = sum_moments(before, 1, window.max(before.len() / 2));
        Self { candidates, mean, sum_mean, sum_variance, variance, seen: seen_quantiles(before, k, &ahead.shares) }
    }
}

/// Quantiles of the sums of k periods that were seen, straight between neighbours.
fn seen_quantiles(demand: &[f64], k: usize, shares: &[f64]) -> Vec<f64> {
    let mut sums: Vec<f64> = Vec::with_capacity(demand.len());
    if demand.len() < k {
        return vec![demand.iter().sum::<f64>() * k as f64 / demand.len().max(1) as f64; shares.len()];
    }
    let mut sum: f64 = demand[..k].iter().sum();
    sums.push(sum);
    for at in k..demand.len() {
        sum += demand[at] - demand[at - k];
        sums.push(sum);
    }
    sums.sort_unstable_by(f64::total_cmp);
    let last = sums.len() - 1;
    let between = |share: &f64| {
        let place = share * last as f64;
        let low = (place as usize).min(last);
        let high = (low + 1).min(last);
        (sums[low] + (place - low as f64) * (sums[high] - sums[low])).max(0.0)
    };
    shares.iter().map(between).collect()
}

/// How the quantile of one share is made.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Spread {
    /// How much the variance of the series itself counts against that of its class.
    own: f64,
    /// By how much variance is scaled.
    scale: f64,
    /// How much the middle of demand counts against its mean.
    low: f64,
    /// How much the quantiles that were seen count against those of the distribution.
    seen: f64,
}

/// Spreads from the simplest on.
fn spreads() -> Vec<Spread> {
    let mut spreads = Vec::with_capacity(SPREADS);
    for seen in SEEN {
        for low in [0.0, 0.5] {
            for own in [1.0, 0.5, 0.0] {
                for scale in [1.0, 0.8, 1.25, 0.6, 1.6] {
                    spreads.push(Spread { own, scale, low, seen });
                }
            }
        }
    }
    spreads
}

/// The shares by which quantiles that were seen may count.
const SEEN: [f64; 3] = [0.0, 0.3, 0.6];

/// How many spreads there are.
const SPREADS: usize = 90;

/// The simplest.
const SIMPLE: Spread = Spread { own: 1.0, scale: 1.0, low: 0.0, seen: 0.0 };

/// What the look-backs of a class taught.
#[derive(Clone, Debug, PartialEq)]
struct Lesson {
    /// What the middle of demand is told by.
    weights: [f64; CANDIDATES],
    /// What its mean is told by, around which it spreads.
    mean_weights: [f64; CANDIDATES],
    mean: f64,
    /// Variance over mean of the sums, of the class.
    dispersion: f64,
    /// For each share.
    spreads: Vec<Spread>,
}

impl Lesson {
    fn level(&self, view: &View) -> f64 {
        self.weighed(&self.weights, view)
    }

    /// The level around which the sum of the protection interval spreads: `low` of the middle, the rest of the mean.
    fn sum_level(&self, view: &View, low: f64) -> f64 {
        low * self.level(view) + (1.0 - low) * self.weighed(&self.mean_weights, view)
    }

    fn weighed(&self, weights: &[f64; CANDIDATES], view: &View) -> f64 {
        let own: f64 = weights.iter().zip(&view.candidates).map(|(weight, rate)| weight * rate).sum();
        (own + weights[CANDIDATES - 1] * self.mean).max(0.0)
    }

    fn variance(&self, spread: Spread, view: &View, mean: f64) -> f64 {
        // The spread of a series grows with its level by a power between that of chance and that of scale.
        let moved = if view.sum_mean > 0.0 { (mean / view.sum_mean).clamp(0.1, 10.0).powf(1.5) } else { 1.0 };
        let own = (view.sum_variance * moved).max(mean);
        let class = mean * self.dispersion;
        (spread.scale * (spread.own * own + (1.0 - spread.own) * class)).max(mean * 0.5)
    }

    fn blended(spread: Spread, counted: f64, seen: f64, view: &View, mean: f64) -> f64 {
        let moved = if view.sum_mean > 0.0 { (mean / view.sum_mean).clamp(0.5, 2.0) } else { 1.0 };
        (1.0 - spread.seen) * counted + spread.seen * seen * moved
    }
}

/// What a pool has learnt, by class of demand.
#[derive(Clone, Debug, PartialEq)]
pub struct Learned {
    ahead: Ahead,
    lessons: Vec<Lesson>,
}

/// What is expected of one series.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// Its class, by which it was judged.
    pub class: DemandClass,
    /// Units per period, without the season.
    pub level: f64,
    /// What each candidate said and how it was weighed, in the order: mean of all, of two horizons, of one, of the
    /// protection interval, searched smoothing, TSB, IMAPA, mean of the class.
    pub candidates: Vec<(f64, f64)>,
    /// Units in each period ahead.
    pub means: Vec<f64>,
    /// Quantiles of each period ahead, by share.
    pub quantiles: Vec<Vec<f64>>,
    /// Units in the protection interval.
    pub sum_mean: f64,
    /// Their variance.
    pub sum_variance: f64,
    /// Their quantiles, by share.
    pub sum_quantiles: Vec<f64>,
}

impl Learned {
    /// Weighs candidates and chooses spreads, for each class.
    pub fn from(lookbacks: &[Lookback], ahead: &Ahead) -> Self {
        let all: Vec<&Lookback> = lookbacks.iter().collect();
        let together = Self::lesson(&all, ahead);
        let lesson = |class: &DemandClass| {
            let own: Vec<&Lookback> = lookbacks.iter().filter(|lookback| lookback.class == *class).collect();
            if own.len() < CLASS_LEAST { together.clone() } else { Self::lesson(&own, ahead) }
        };
        Self { ahead: ahead.clone(), lessons: DemandClass::ALL.iter().map(lesson).collect() }
    }

    fn lesson(lookbacks: &[&Lookback], ahead: &Ahead) -> Lesson {
        let count = lookbacks.len().max(1) as f64;
        let mean = lookbacks.iter().map(|lookback| lookback.view.mean).sum::<f64>() / count;
        let ratios = lookbacks.iter().map(|lookback| &lookback.view).filter(|view| view.sum_mean > 0.0);
        let (sum, told) =
            ratios.fold((0.0, 0.0), |(sum, told), view| (sum + view.sum_variance / view.sum_mean, told + 1.0));
        let dispersion = if told > 0.0 { (sum / told).max(1.0) } else { 1.0 };
        let mut sums = Sums::<CANDIDATES>::default();
        for lookback in lookbacks {
            let mut candidates = lookback.view.candidates;
            candidates[CANDIDATES - 1] = mean;
            sums.add(&candidates, lookback.level_after, lookback.weight);
        }
        let mut lesson = Lesson {
            weights: Sums::<CANDIDATES>::default().weights(),
            mean_weights: sums.weights(),
            mean,
            dispersion,
            spreads: vec![SIMPLE; ahead.shares.len()],
        };
        for _ in 0..REWEIGHED {
            let mut sums = Sums::<CANDIDATES>::default();
            for lookback in lookbacks {
                let mut candidates = lookback.view.candidates;
                candidates[CANDIDATES - 1] = mean;
                let error = lookback.level_after - lesson.level(&lookback.view);
                let weight = (lookback.weight / (lookback.variance_after + error * error).max(1e-6)).sqrt();
                sums.add(&candidates, lookback.level_after, weight);
            }
            lesson.weights = sums.weights();
        }
        lesson.spreads = chosen(&lesson, lookbacks, &ahead.shares);
        lesson
    }

    /// What is expected of a series. It may be done for slices of a pool side by side.
    pub fn forecast(&self, demand: &[f64], profile: &[f64]) -> Forecast {
        let ahead = &self.ahead;
        let class = classify(demand);
        let place = DemandClass::ALL.iter().position(|one| *one == class).unwrap_or(0);
        let lesson = &self.lessons[place];
        let view = View::of(demand, ahead);
        let level = lesson.level(&view);
        let origin = demand.len();
        let means: Vec<f64> = (0..ahead.horizon).map(|at| level * profile_sum(profile, origin + at, 1)).collect();
        let periods = profile_sum(profile, origin, ahead.protection);
        let sum_mean = lesson.sum_level(&view, 0.0) * periods;
        let sum_quantiles = sum_quantiles(lesson, &view, periods, &ahead.shares);
        let middle = Spread { own: 0.5, ..SIMPLE };
        let sum_variance = lesson.variance(middle, &view, sum_mean);
        // What one period spreads is what it was seen to, no less than its part of the interval.
        let moved = if view.mean > 0.0 { (level / view.mean).clamp(0.1, 10.0) } else { 1.0 };
        let one = (view.variance * moved.powf(1.5)).max(sum_variance / ahead.protection as f64 * 0.5);
        let quantiles = means
            .iter()
            .map(|mean| {
                let mut quantiles = vec![0.0; ahead.shares.len()];
                let share = if level > 0.0 { mean / level } else { 1.0 };
                count_quantiles(*mean, one * share * share, &ahead.shares, &mut quantiles);
                quantiles
            })
            .collect();
        let mut said = view.candidates;
        said[CANDIDATES - 1] = lesson.mean;
        let candidates = said.into_iter().zip(lesson.weights).collect();
        Forecast { class, level, candidates, means, quantiles, sum_mean, sum_variance, sum_quantiles }
    }
}

fn sum_quantiles(lesson: &Lesson, view: &View, periods: f64, shares: &[f64]) -> Vec<f64> {
    let mut counted = vec![0.0; shares.len()];
    let mut highest = 0.0_f64;
    let mut quantiles = Vec::with_capacity(shares.len());
    for (at, spread) in lesson.spreads.iter().enumerate() {
        let mean = lesson.sum_level(view, spread.low) * periods;
        count_quantiles(mean, lesson.variance(*spread, view, mean), shares, &mut counted);
        highest = highest.max(Lesson::blended(*spread, counted[at], view.seen[at], view, mean));
        quantiles.push(highest);
    }
    quantiles
}

/// For each share the spread of least pinball loss over the look-backs, the simpler of two as good.
fn chosen(lesson: &Lesson, lookbacks: &[&Lookback], shares: &[f64]) -> Vec<Spread> {
    let spreads = spreads();
    let every = lookbacks.len().div_ceil(JUDGED_MOST).max(1);
    let mut losses = vec![[0.0; SPREADS]; shares.len()];
    let mut counted = vec![0.0; shares.len()];
    for lookback in lookbacks.iter().step_by(every) {
        let (view, asked) = (&lookback.view, lookback.sum_after);
        let scale = 1.0 / view.sum_mean.max(0.1);
        let counts = SPREADS / SEEN.len();
        for (at, spread) in spreads.iter().take(counts).enumerate() {
            let mean = lesson.sum_level(view, spread.low) * lookback.periods_after;
            count_quantiles(mean, lesson.variance(*spread, view, mean), shares, &mut counted);
            for (share, counted) in counted.iter().enumerate() {
                for (part, seen) in SEEN.iter().enumerate() {
                    let spread = Spread { seen: *seen, ..*spread };
                    let missed = asked - Lesson::blended(spread, *counted, view.seen[share], view, mean);
                    let loss = (shares[share] * missed).max((shares[share] - 1.0) * missed);
                    losses[share][at + part * counts] += loss * scale;
                }
            }
        }
    }
    let best = |losses: &[f64; SPREADS]| {
        let mut best = (f64::INFINITY, SIMPLE);
        for (loss, spread) in losses.iter().zip(&spreads) {
            if *loss < best.0 * BETTER {
                best = (*loss, *spread);
            }
        }
        best.1
    };
    losses.iter().map(best).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distributions::Random;
    use proptest::prelude::*;

    fn ahead() -> Ahead {
        Ahead::new(8, 3, 1, &[0.5, 0.9, 0.95, 0.99]).expect("it fits")
    }

    #[test]
    fn demand_by_chance_is_covered_as_often_as_told() {
        let mut random = Random::seeded(5);
        let mut poisson = |mean: f64| {
            let share = random.share();
            let mut quantile = [0.0];
            count_quantiles(mean, mean, &[share.clamp(1e-9, 1.0 - 1e-9)], &mut quantile);
            quantile[0]
        };
        let series: Vec<Vec<f64>> =
            (0..600).map(|at| (0..55).map(|_| poisson(0.5 + f64::from(at % 10) * 0.5)).collect()).collect();
        let lookbacks: Vec<Lookback> = series.iter().flat_map(|one| look_back(&one[..52], &ahead(), &[1.0])).collect();
        let learned = Learned::from(&lookbacks, &ahead());
        let covered = |share: usize| {
            let covers = |one: &&Vec<f64>| {
                one[52..].iter().sum::<f64>() <= learned.forecast(&one[..52], &[1.0]).sum_quantiles[share]
            };
            series.iter().filter(covers).count() as f64 / series.len() as f64
        };
        assert!((0.92..0.99).contains(&covered(2)), "{}", covered(2));
        assert!((0.48..0.70).contains(&covered(0)), "{}", covered(0));
    }

    #[test]
    fn a_season_is_shared_by_the_pool() {
        let series = [vec![1.0, 3.0, 1.0, 3.0], vec![2.0, 2.0, 0.0, 4.0]];
        let profile = season_profile(series.iter().map(Vec::as_slice), 2);
        assert_eq!(profile, [0.5, 1.5]);
        let ahead = Ahead::new(2, 2, 2, &[0.5]).expect("it fits");
        let forecast = Learned::from(&[], &ahead).forecast(&series[0], &profile);
        assert!((forecast.means[1] / forecast.means[0] - 3.0).abs() < 1e-9);
    }

    #[test]
    fn what_cannot_be_looked_at_is_unfit_and_short_histories_are_not() {
        assert!(Ahead::new(0, 1, 1, &[0.5]).is_err() && Ahead::new(1, 1, 1, &[0.5, 0.5]).is_err());
        assert!(Ahead::new(1, 1, 1, &[1.0]).is_err());
        let learned = Learned::from(&[], &ahead());
        for demand in [vec![], vec![0.0], vec![3.0, 0.0]] {
            let forecast = learned.forecast(&demand, &[1.0]);
            assert!(forecast.sum_quantiles.iter().all(|quantile| quantile.is_finite() && *quantile >= 0.0));
        }
    }

    proptest! {
        #[test]
        fn quantiles_rise_and_are_never_below_0(demand in prop::collection::vec(0_u32..40, 0..60)) {
            let demand: Vec<f64> = demand.into_iter().map(f64::from).collect();
            let lookbacks = look_back(&demand, &ahead(), &[1.0]);
            let forecast = Learned::from(&lookbacks, &ahead()).forecast(&demand, &[1.0]);
            let all = forecast.quantiles.iter().chain([&forecast.sum_quantiles]);
            for quantiles in all {
                prop_assert!(quantiles.windows(2).all(|pair| pair[0] <= pair[1]) && quantiles[0] >= 0.0);
                prop_assert!(quantiles.iter().all(|quantile| quantile.is_finite()));
            }
        }
    }
}
