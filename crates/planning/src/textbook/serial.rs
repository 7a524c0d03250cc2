//! Base stock in a chain of stages, each supplied by the next, the last from outside without limit.
//!
//! Stages are listed from the one that serves customers upwards. An echelon is a stage with all that lies below it; its
//! base stock counts what is there, under way below it, and owed, taken off. Echelon holding costs are what a stage adds
//! to the cost of holding a unit.
//!
//! Source: Clark and Scarf, Optimal policies for a multi-echelon inventory problem, Management Science 6 (1960),
//! 475-490; Chen and Zheng, Lower bounds for multi-echelon stochastic inventory systems, Management Science 40 (1994),
//! 1426-1443; Shang and Song, Newsvendor bounds and heuristic for optimal policies in serial supply chains, Management
//! Science 49 (2003), 618-638; Snyder and Shen, section 6.2.

use super::Unfit;
use crate::distributions::{Continuous, Discrete, Normal, Pmf, Poisson, standard_loss};
use crate::unfit::{finite, not_negative, positive};

/// A stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    /// Money per unit and unit of time that this stage adds to holding, above 0.
    pub echelon_holding_cost: f64,
    /// From the stage above (or outside) to this one.
    pub lead_time: f64,
}

/// Demand at the first stage, per unit of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SerialDemand {
    /// Normal; levels may be any number.
    Normal {
        /// Units per unit of time.
        mean: f64,
        /// Its standard deviation in a unit of time.
        sd: f64,
    },
    /// Poisson; levels are whole.
    Poisson {
        /// Units per unit of time.
        mean: f64,
    },
}

/// Base-stock levels of echelons and their cost.
#[derive(Clone, Debug, PartialEq)]
pub struct SerialStock {
    /// Units by echelon, from the first stage upwards.
    pub echelon_base_stock_levels: Vec<f64>,
    /// Units by stage: what a stage keeps for itself.
    pub local_base_stock_levels: Vec<f64>,
    /// Money per unit of time.
    pub cost: f64,
}

/// A function on evenly spaced places, straight between them and beyond both ends.
struct Line {
    low: f64,
    step: f64,
    values: Vec<f64>,
}

impl Line {
    fn at(&self, x: f64) -> f64 {
        let last = self.values.len() - 1;
        let place = (x - self.low) / self.step;
        let from = place.floor().clamp(0.0, (last - 1) as f64);
        let value = self.values[from as usize];
        value + (place - from) * (self.values[from as usize + 1] - value)
    }

    /// By the number of a place, which may lie outside.
    fn place(&self, place: i64) -> f64 {
        match usize::try_from(place).ok().and_then(|at| self.values.get(at)) {
            Some(value) => *value,
            None => self.at(self.low + place as f64 * self.step),
        }
    }

    /// The lowest place, made finer by the parabola through its neighbours unless places are whole units.
    fn lowest(&self, whole: bool) -> f64 {
        let last = self.values.len() - 1;
        let at = (0..=last).min_by(|a, b| self.values[*a].total_cmp(&self.values[*b])).unwrap_or(0).clamp(1, last - 1);
        let (below, here, above) = (self.values[at - 1], self.values[at], self.values[at + 1]);
        let bend = below - 2.0 * here + above;
        let shift = if whole || bend <= 0.0 { 0.0 } else { (0.5 * (below - above) / bend).clamp(-1.0, 1.0) };
        self.low + (at as f64 + shift) * self.step
    }
}

/// How finely normal demand is cut: places in a standard deviation of all lead times together.
const PLACES: f64 = 250.0;

/// The most whole units over all lead times: the work grows with the square of them, and beyond it the normal is as good.
const WHOLE_MOST: f64 = 10_000.0;

/// How far out the places lie, in such standard deviations.
const REACH: f64 = 9.0;

impl SerialDemand {
    fn check(self) -> Result<(), Unfit> {
        match self {
            Self::Normal { mean, sd } => {
                not_negative("demand_mean", mean).and(not_negative("demand_sd", sd)).map(|_| ())
            }
            Self::Poisson { mean } => positive("demand_mean", mean).map(|_| ()),
        }
    }

    /// Places and the weights of demand on them. Levels are told apart from the mean of demand where it is normal.
    fn weights(self, time: f64, step: f64) -> Result<(i64, Vec<f64>), Unfit> {
        match self {
            Self::Normal { sd, .. } => {
                let sd = sd * time.sqrt();
                if sd == 0.0 {
                    return Ok((0, vec![1.0]));
                }
                // What a line that is straight between places expects under the normal, exactly.
                let reach = (REACH * sd / step).ceil() as i64 + 1;
                let loss = |place: i64| standard_loss(place as f64 * step / sd) * sd;
                let losses: Vec<f64> = (-reach - 1..=reach + 1).map(loss).collect();
                let weight = |three: &[f64]| ((three[0] - 2.0 * three[1] + three[2]) / step).max(0.0);
                let mut weights: Vec<f64> = losses.windows(3).map(weight).collect();
                let sum: f64 = weights.iter().sum();
                weights.iter_mut().for_each(|weight| *weight /= sum);
                Ok((-reach, weights))
            }
            Self::Poisson { mean } => {
                let pmf = Pmf::of(&Poisson::new(mean * time)?)?;
                Ok((0, pmf.probabilities().to_vec()))
            }
        }
    }
}

fn check(stages: &[Stage], stockout_cost: f64, demand: SerialDemand) -> Result<(), Unfit> {
    if stages.is_empty() {
        return Err(Unfit::list("stages", 0, "at least one stage"));
    }
    positive("stockout_cost", stockout_cost)?;
    demand.check()?;
    stages.iter().try_for_each(|stage| {
        positive("echelon_holding_cost", stage.echelon_holding_cost)?;
        not_negative("lead_time", stage.lead_time).map(|_| ())
    })
}

/// The levels of least cost, or the cost of given ones; `stockout_cost` is money per unit owed and unit of time.
///
/// From the first stage on, Ĉⱼ(x) = hⱼx + C̲ⱼ₋₁(x), Cⱼ(y) = E[Ĉⱼ(y - Dⱼ)], C̲ⱼ(x) = Cⱼ(min(x, Sⱼ)), with
/// C̲₀(x) = (p + Σh)x⁻ and Sⱼ the lowest point of Cⱼ. Normal demand is cut finely, Poisson demand taken as it is.
pub fn serial_base_stock(
    stages: &[Stage],
    stockout_cost: f64,
    demand: SerialDemand,
    echelon_levels: Option<&[f64]>,
) -> Result<SerialStock, Unfit> {
    check(stages, stockout_cost, demand)?;
    if let Some(levels) = echelon_levels {
        if levels.len() != stages.len() {
            return Err(Unfit::list("echelon_levels", levels.len(), "one for each stage"));
        }
        levels.iter().try_for_each(|level| finite("echelon_levels", *level).map(|_| ()))?;
    }
    let time: f64 = stages.iter().map(|stage| stage.lead_time).sum();
    let (step, low, count, drift) = match demand {
        SerialDemand::Normal { mean, sd } => {
            let scale = if sd * time > 0.0 { sd * time.sqrt() } else { 1.0 };
            let places = (REACH * PLACES) as usize;
            (scale / PLACES, -scale * REACH, 2 * places + 1, mean)
        }
        SerialDemand::Poisson { mean } => {
            if mean * time > WHOLE_MOST {
                return Err(Unfit::number(
                    "demand_mean",
                    mean,
                    "at most 10,000 units over all lead times, or normal demand",
                ));
            }
            let most = Poisson::new(mean * time)?.quantile(1.0 - 1e-13).max(1);
            (1.0, -2.0, usize::try_from(most).unwrap_or(1) + 6, 0.0)
        }
    };
    let whole = matches!(demand, SerialDemand::Poisson { .. });
    let owed = stockout_cost + stages.iter().map(|stage| stage.echelon_holding_cost).sum::<f64>();
    let place = |at: usize| low + at as f64 * step;
    let mut cost = Line { low, step, values: (0..count).map(|at| owed * (-place(at)).max(0.0)).collect() };
    let (mut levels, mut mean_below) = (Vec::with_capacity(stages.len()), 0.0);
    for (at, stage) in stages.iter().enumerate() {
        // Places are told apart from the mean demand of the lead times below; a unit of mean costs hⱼ as well.
        let holding = |x: f64| stage.echelon_holding_cost * (x + mean_below);
        let before = Line { values: (0..count).map(|at| holding(place(at)) + cost.values[at]).collect(), ..cost };
        let (first, weights) = demand.weights(stage.lead_time, step)?;
        let expected = |at: usize| {
            let from = at as i64 - first;
            weights.iter().enumerate().map(|(by, weight)| weight * before.place(from - by as i64)).sum()
        };
        cost = Line { low, step, values: (0..count).map(expected).collect() };
        mean_below += drift * stage.lead_time;
        let level = match echelon_levels {
            Some(levels) => levels[at] - mean_below,
            None => cost.lowest(whole),
        };
        levels.push(level + mean_below);
        let least = cost.at(level);
        if at + 1 < stages.len() {
            let capped = |at: usize| if place(at) < level { cost.values[at] } else { least };
            cost = Line { low, step, values: (0..count).map(capped).collect() };
        } else {
            return Ok(SerialStock {
                local_base_stock_levels: local(&levels),
                echelon_base_stock_levels: levels,
                cost: least,
            });
        }
    }
    Err(Unfit::list("stages", stages.len(), "at least one stage"))
}

/// A stage keeps what its echelon holds beyond that of the one below, where no echelon above holds less.
fn local(echelon: &[f64]) -> Vec<f64> {
    let held: Vec<f64> =
        (0..echelon.len()).map(|at| echelon[at..].iter().copied().fold(f64::INFINITY, f64::min)).collect();
    (0..held.len()).map(|at| if at == 0 { held[0] } else { held[at] - held[at - 1] }).collect()
}

/// Levels by the newsvendor heuristic, between two newsvendors of the lead times up to each stage: the mean of F⁻¹ at
/// (p + Σ_{i>j}h) / (p + Σh) and at (p + Σ_{i>j}h) / (p + Σ_{i≥j}h). Whole levels are rounded down to the lower of the two
/// neighbours. Source: Shang and Song (2003); Snyder and Shen, equation (6.32).
pub fn serial_newsvendor_heuristic(
    stages: &[Stage],
    stockout_cost: f64,
    demand: SerialDemand,
) -> Result<SerialStock, Unfit> {
    check(stages, stockout_cost, demand)?;
    let sum = |from: usize| stages[from..].iter().map(|stage| stage.echelon_holding_cost).sum::<f64>();
    let mut levels = Vec::with_capacity(stages.len());
    let mut time = 0.0;
    for (at, stage) in stages.iter().enumerate() {
        time += stage.lead_time;
        let above = stockout_cost + sum(at + 1);
        let (low, high) = (above / (stockout_cost + sum(0)), above / (stockout_cost + sum(at)));
        levels.push(match demand {
            SerialDemand::Normal { mean, sd } => {
                let demand = Normal::new(mean * time, sd * time.sqrt())?;
                0.5 * (demand.quantile(low) + demand.quantile(high))
            }
            SerialDemand::Poisson { mean } => {
                let demand = Poisson::new(mean * time)?;
                (0.5 * (demand.quantile(low) + demand.quantile(high)) as f64).floor()
            }
        });
    }
    serial_base_stock(stages, stockout_cost, demand, Some(&levels))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::textbook::{Overage, newsvendor_continuous};

    /// Snyder and Shen, example 6.1.
    const STAGES: [Stage; 3] = [
        Stage { echelon_holding_cost: 3.0, lead_time: 1.0 },
        Stage { echelon_holding_cost: 2.0, lead_time: 1.0 },
        Stage { echelon_holding_cost: 2.0, lead_time: 2.0 },
    ];
    const DEMAND: SerialDemand = SerialDemand::Normal { mean: 5.0, sd: 1.0 };

    #[test]
    fn the_worked_chain_of_three_stages() {
        let best = serial_base_stock(&STAGES, 37.12, DEMAND, None).expect("it fits");
        for (found, told) in best.echelon_base_stock_levels.iter().zip([6.49, 12.02, 22.71]) {
            assert!((found - told).abs() < 0.02, "{best:?}");
        }
        assert!((best.cost - 47.65).abs() < 0.05, "{best:?}");
        let near = serial_newsvendor_heuristic(&STAGES, 37.12, DEMAND).expect("it fits");
        assert!(near.cost >= best.cost - 1e-6 && near.cost < best.cost * 1.02, "{near:?}");
        let local: f64 = best.local_base_stock_levels.iter().sum();
        assert!((local - best.echelon_base_stock_levels[2]).abs() < 1e-9);
    }

    #[test]
    fn one_stage_is_a_newsvendor() {
        let stage = [Stage { echelon_holding_cost: 2.0, lead_time: 4.0 }];
        let best = serial_base_stock(&stage, 9.0, DEMAND, None).expect("it fits");
        let costs = Overage { holding_cost: 2.0, stockout_cost: 9.0 };
        let told = newsvendor_continuous(&costs, &Normal::new(20.0, 2.0).expect("it fits")).expect("it fits");
        assert!((best.echelon_base_stock_levels[0] - told.base_stock_level).abs() < 1e-4, "{best:?} {told:?}");
        assert!((best.cost - told.cost).abs() < 1e-3, "{best:?} {told:?}");
    }

    #[test]
    fn whole_levels_have_no_cheaper_neighbours() {
        let demand = SerialDemand::Poisson { mean: 3.0 };
        let best = serial_base_stock(&STAGES, 37.12, demand, None).expect("it fits");
        for at in 0..3 {
            for by in [-1.0, 1.0] {
                let mut levels = best.echelon_base_stock_levels.clone();
                levels[at] += by;
                let other = serial_base_stock(&STAGES, 37.12, demand, Some(&levels)).expect("it fits");
                assert!(other.cost >= best.cost - 1e-9, "{at} {by} {best:?} {other:?}");
            }
        }
    }

    #[test]
    fn bad_terms_are_unfit() {
        assert!(serial_base_stock(&[], 1.0, DEMAND, None).is_err());
        assert!(serial_base_stock(&STAGES, 0.0, DEMAND, None).is_err());
        assert!(serial_base_stock(&STAGES, 1.0, DEMAND, Some(&[1.0])).is_err());
        assert!(serial_base_stock(&STAGES, 1.0, SerialDemand::Normal { mean: 1.0, sd: -1.0 }, None).is_err());
    }
}
