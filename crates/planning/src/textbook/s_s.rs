//! Order up to S when what is on hand and on order is at or below s, looked at every period.
//!
//! Demand comes in whole units, independently by period; what is owed waits. A position y costs h and p on what is left
//! and short over the lead time and the period after it.

use super::{Overage, Unfit};
use crate::distributions::{Discrete, Pmf, standard_quantile};
use crate::unfit::{not_negative, positive};

/// What s and S are weighed by.
#[derive(Clone, Debug, PartialEq)]
pub struct Periodic {
    /// Money per unit left over or short at the end of a period, h and p.
    pub costs: Overage,
    /// Money per order, K.
    pub fixed_cost: f64,
    /// Demand of a period.
    pub demand: Pmf,
    /// Whole periods from an order to its arrival; 0 where it comes before the demand of its period.
    pub lead_time: u32,
}

/// Levels of a policy and its cost per period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MinMax {
    /// At or below which an order is placed, s.
    pub reorder_point: f64,
    /// To which it raises the position, S.
    pub order_up_to_level: f64,
    /// Money per period.
    pub cost: f64,
}

/// The most units that levels may lie apart: the work grows with the square of it.
const SPAN_MOST: f64 = 20_000.0;

/// The renewal sums of demand and the costs of positions, worked out as far as they are asked.
struct Renewal<'a> {
    terms: &'a Periodic,
    lead: Pmf,
    /// How often a position of j units below S is expected to be stood at, m(j), and their sums M(j).
    visits: Vec<f64>,
    total: Vec<f64>,
}

impl<'a> Renewal<'a> {
    fn new(terms: &'a Periodic) -> Result<Self, Unfit> {
        terms.costs.critical_ratio()?;
        not_negative("fixed_cost", terms.fixed_cost)?;
        if terms.demand.pmf(0) >= 1.0 - 1e-12 {
            return Err(Unfit::number("demand", 0.0, "demand that is not always 0"));
        }
        let (h, p) = (terms.costs.holding_cost, terms.costs.stockout_cost);
        let order = (2.0 * terms.fixed_cost * terms.demand.mean() * (h + p) / (h * p)).sqrt();
        let periods = f64::from(terms.lead_time) + 1.0;
        if order + terms.demand.last() as f64 * periods > SPAN_MOST {
            return Err(Unfit::number(
                "demand",
                terms.demand.mean(),
                "orders and lead-time demand of at most 20,000 units",
            ));
        }
        let lead = terms.demand.over(terms.lead_time + 1);
        let first = 1.0 / (1.0 - terms.demand.pmf(0));
        Ok(Self { terms, lead, visits: vec![first], total: vec![0.0, first] })
    }

    fn cost_of(&self, y: i64) -> f64 {
        self.terms.costs.cost(self.lead.complementary_loss(y), self.lead.loss(y))
    }

    fn extend(&mut self, to: usize) {
        let first = self.visits[0];
        while self.visits.len() < to {
            let at = self.visits.len();
            let last = usize::try_from(self.terms.demand.last()).unwrap_or(0).min(at);
            let sum: f64 = (1..=last).map(|by| self.terms.demand.pmf(by as i64) * self.visits[at - by]).sum();
            self.visits.push(sum * first);
            let total = self.total[at] + self.visits[at];
            self.total.push(total);
        }
    }

    fn cost(&mut self, s: i64, up_to: i64) -> f64 {
        let span = usize::try_from(up_to - s).unwrap_or(1).max(1);
        self.extend(span);
        let costs: f64 = (0..span).map(|by| self.visits[by] * self.cost_of(up_to - by as i64)).sum();
        (self.terms.fixed_cost + costs) / self.total[span]
    }
}

/// What s and S cost per period. Source: Zheng and Federgruen (1991), equation (3); Snyder and Shen, section 4.4.
pub fn s_s_cost(terms: &Periodic, reorder_point: i64, order_up_to_level: i64) -> Result<MinMax, Unfit> {
    let mut renewal = Renewal::new(terms)?;
    if !(1..=100_000).contains(&order_up_to_level.saturating_sub(reorder_point)) {
        let wanted = "a level above reorder_point by at most 100,000";
        return Err(Unfit::number("order_up_to_level", order_up_to_level as f64, wanted));
    }
    let cost = renewal.cost(reorder_point, order_up_to_level);
    Ok(MinMax { reorder_point: reorder_point as f64, order_up_to_level: order_up_to_level as f64, cost })
}

/// The s and S of least cost.
///
/// Source: Zheng and Federgruen, Finding optimal (s, S) policies is about as simple as evaluating a single policy,
/// Operations Research 39 (1991), 654-665.
pub fn s_s_exact(terms: &Periodic) -> Result<MinMax, Unfit> {
    let mut renewal = Renewal::new(terms)?;
    let middle = renewal.lead.quantile(terms.costs.critical_ratio()?);
    let (mut s, mut best_up_to) = (middle - 1, middle);
    while renewal.cost(s, best_up_to) > renewal.cost_of(s) {
        s -= 1;
    }
    let mut least = renewal.cost(s, best_up_to);
    let mut up_to = best_up_to + 1;
    while renewal.cost_of(up_to) <= least {
        if renewal.cost(s, up_to) < least {
            best_up_to = up_to;
            while s + 1 < best_up_to && renewal.cost(s, best_up_to) <= renewal.cost_of(s + 1) {
                s += 1;
            }
            least = renewal.cost(s, best_up_to);
        }
        up_to += 1;
    }
    Ok(MinMax { reorder_point: s as f64, order_up_to_level: best_up_to as f64, cost: least })
}

/// Normal demand per period, and what s and S are weighed by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PeriodicNormal {
    /// Money per unit left over or short at the end of a period.
    pub costs: Overage,
    /// Money per order, K.
    pub fixed_cost: f64,
    /// Mean and standard deviation of demand in a period.
    pub demand_mean: f64,
    /// See `demand_mean`.
    pub demand_sd: f64,
    /// Periods from an order to its arrival.
    pub lead_time: f64,
}

/// s and S by the power approximation; they are not rounded, and their cost is not told.
///
/// With μ, σ of a period and μ', σ' of L + 1: Q = 1.30 μ^0.494 (K/h)^0.506 (1 + σ'² / μ²)^0.116,
/// z = √(Q h / (σ' p)), s = 0.973 μ' + σ'(0.183 / z + 1.063 - 2.192 z), S = s + Q.
///
/// Source: Ehrhardt and Mosier, A revision of the power approximation for computing (s, S) policies, Management Science
/// 30 (1984), 618-622; Snyder and Shen, equations (4.77) to (4.80).
pub fn s_s_power_approximation(terms: &PeriodicNormal) -> Result<(f64, f64), Unfit> {
    terms.costs.critical_ratio()?;
    let (h, p) = (terms.costs.holding_cost, terms.costs.stockout_cost);
    let fixed = positive("fixed_cost", terms.fixed_cost)?;
    let mean = positive("demand_mean", terms.demand_mean)?;
    let periods = not_negative("lead_time", terms.lead_time)? + 1.0;
    let (lead_mean, lead_sd) = (mean * periods, positive("demand_sd", terms.demand_sd)? * periods.sqrt());
    let quantity = 1.30 * mean.powf(0.494) * (fixed / h).powf(0.506) * (1.0 + (lead_sd / mean).powi(2)).powf(0.116);
    let z = (quantity * h / (lead_sd * p)).sqrt();
    let s = 0.973 * lead_mean + lead_sd * (0.183 / z + 1.063 - 2.192 * z);
    Ok((s, s + quantity))
}

/// The power approximation for orders of at most one and a half periods' demand: both levels are held to the
/// newsvendor's. Source: Ehrhardt and Mosier (1984); Silver, Pyke and Thomas, section 7.7.
pub fn s_s_power_approximation_held(terms: &PeriodicNormal) -> Result<(f64, f64), Unfit> {
    let (s, up_to) = s_s_power_approximation(terms)?;
    if (up_to - s) / terms.demand_mean > 1.5 {
        return Ok((s, up_to));
    }
    let periods = terms.lead_time + 1.0;
    let z = standard_quantile(terms.costs.critical_ratio()?);
    let level = terms.demand_mean * periods + z * terms.demand_sd * periods.sqrt();
    Ok((s.min(level), up_to.min(level)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distributions::Poisson;

    #[test]
    fn no_pair_of_levels_costs_less() {
        for (fixed_cost, mean, lead_time) in [(5.0, 6.0, 0), (64.0, 3.0, 0), (20.0, 2.0, 2), (0.0, 4.0, 1)] {
            let demand = Pmf::of(&Poisson::new(mean).expect("it fits")).expect("it fits");
            let costs = Overage { holding_cost: 1.0, stockout_cost: 4.0 };
            let terms = Periodic { costs, fixed_cost, demand, lead_time };
            let best = s_s_exact(&terms).expect("it fits");
            for s in -10..25 {
                for up_to in s + 1..60 {
                    let other = s_s_cost(&terms, s, up_to).expect("it fits");
                    assert!(other.cost >= best.cost - 1e-9, "{best:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn levels_of_the_power_approximation() {
        // Snyder and Shen, example 4.7.
        let costs = Overage { holding_cost: 0.18, stockout_cost: 0.70 };
        let terms = PeriodicNormal { costs, fixed_cost: 2.5, demand_mean: 50.0, demand_sd: 8.0, lead_time: 0.0 };
        let (s, up_to) = s_s_power_approximation(&terms).expect("it fits");
        assert!((s - 40.19).abs() < 0.1 && (up_to - 74.29).abs() < 0.1, "{s} {up_to}");
        let held = s_s_power_approximation_held(&terms).expect("it fits");
        assert!((held.0 - s).abs() < 1e-9 && (held.1 - 56.604).abs() < 1e-3, "{held:?}");
        assert!(s_s_power_approximation(&PeriodicNormal { fixed_cost: 0.0, ..terms }).is_err());
    }

    #[test]
    fn bad_terms_are_unfit() {
        let costs = Overage { holding_cost: 1.0, stockout_cost: 4.0 };
        let none = Periodic { costs, fixed_cost: 1.0, demand: Pmf::new(&[1.0]).expect("it fits"), lead_time: 0 };
        assert!(s_s_exact(&none).is_err());
        let some = Periodic { demand: Pmf::new(&[0.5, 0.5]).expect("it fits"), ..none };
        assert!(s_s_cost(&some, 3, 3).is_err());
    }
}
