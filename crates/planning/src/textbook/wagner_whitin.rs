//! Lot sizes for demand that is known and differs by period.

use super::Unfit;
use crate::unfit::all_not_negative;

/// Demand by period and what lots are weighed by; each list as long as the demand.
#[derive(Clone, Debug, PartialEq)]
pub struct Horizon {
    /// Units by period, d.
    pub demand: Vec<f64>,
    /// Money per order in each period, K.
    pub fixed_cost: Vec<f64>,
    /// Money per unit held at the end of each period, h.
    pub holding_cost: Vec<f64>,
    /// Money per unit bought in each period, c.
    pub purchase_cost: Vec<f64>,
}

/// What is ordered in each period.
#[derive(Clone, Debug, PartialEq)]
pub struct LotPlan {
    /// Units by period.
    pub order_quantities: Vec<f64>,
    /// Money over the whole horizon.
    pub cost: f64,
    /// The least cost from each period on, and 0 beyond the last; empty for a rule of thumb.
    pub costs_to_go: Vec<f64>,
    /// For an order in each period, the period of the next, counted from 0; empty for a rule of thumb.
    pub next_order_periods: Vec<usize>,
}

impl Horizon {
    /// The same costs in each period, goods at no price.
    pub fn steady(demand: &[f64], fixed_cost: f64, holding_cost: f64) -> Self {
        let of = |cost: f64| vec![cost; demand.len()];
        Self {
            demand: demand.to_vec(),
            fixed_cost: of(fixed_cost),
            holding_cost: of(holding_cost),
            purchase_cost: of(0.0),
        }
    }

    fn check(&self) -> Result<(), Unfit> {
        for (name, list) in [
            ("fixed_cost", &self.fixed_cost),
            ("holding_cost", &self.holding_cost),
            ("purchase_cost", &self.purchase_cost),
        ] {
            if list.len() != self.demand.len() {
                return Err(Unfit::list(name, list.len(), "a list as long as the demand"));
            }
            all_not_negative(name, list)?;
        }
        all_not_negative("demand", &self.demand)
    }

    /// What lots cost that each cover the periods up to the next.
    fn plan(&self, starts: &[usize]) -> LotPlan {
        let periods = self.demand.len();
        let mut order_quantities = vec![0.0; periods];
        let mut cost = 0.0;
        for (at, start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(periods);
            order_quantities[*start] = self.demand[*start..end].iter().sum();
            cost += self.lot_cost(*start, end);
        }
        LotPlan { order_quantities, cost, costs_to_go: Vec::new(), next_order_periods: Vec::new() }
    }

    fn lot_cost(&self, start: usize, end: usize) -> f64 {
        let (mut held, mut cost) = (0.0, self.fixed_cost[start]);
        for period in start..end {
            cost += self.demand[period] * (self.purchase_cost[start] + held);
            held += self.holding_cost[period];
        }
        cost
    }
}

/// The lots of least cost. What is held is charged at the end of each period. A period without demand needs no order:
/// where it starts what is left of the horizon, ordering waits unless an order now is the cheaper.
///
/// Source: Wagner and Whitin, Dynamic version of the economic lot size model, Management Science 5 (1958), 89-96;
/// Snyder and Shen, section 3.7, equation (3.39).
///
/// ```
/// use backroom_planning::textbook::{Horizon, wagner_whitin};
///
/// // Snyder and Shen, example 3.9.
/// let plan = wagner_whitin(&Horizon::steady(&[90.0, 120.0, 80.0, 70.0], 500.0, 2.0)).unwrap();
/// assert_eq!(plan.order_quantities, [210.0, 0.0, 150.0, 0.0]);
/// assert_eq!(plan.cost, 1380.0);
/// ```
pub fn wagner_whitin(horizon: &Horizon) -> Result<LotPlan, Unfit> {
    horizon.check()?;
    let periods = horizon.demand.len();
    let mut costs_to_go = vec![0.0; periods + 1];
    let mut next = vec![periods; periods];
    let mut waits = vec![false; periods];
    for start in (0..periods).rev() {
        let (mut held, mut cost) = (0.0, horizon.fixed_cost[start]);
        let mut best = f64::INFINITY;
        if horizon.demand[start] == 0.0 {
            (best, next[start], waits[start]) = (costs_to_go[start + 1], start + 1, true);
        }
        for (end, after) in costs_to_go.iter().enumerate().skip(start + 1) {
            cost += horizon.demand[end - 1] * (horizon.purchase_cost[start] + held);
            held += horizon.holding_cost[end - 1];
            if cost + after < best {
                (best, next[start], waits[start]) = (cost + after, end, false);
            }
        }
        costs_to_go[start] = best;
    }
    let mut starts = Vec::new();
    let mut at = 0;
    while at < periods {
        if !waits[at] {
            starts.push(at);
        }
        at = next[at];
    }
    let cost = costs_to_go.first().copied().unwrap_or(0.0);
    Ok(LotPlan { cost, costs_to_go, next_order_periods: next, ..horizon.plan(&starts) })
}

/// Silver and Meal's rule: a lot grows for as long as its cost per period falls.
/// Source: Silver and Meal (1973); Silver, Pyke and Thomas, section 5.6.1; Nahmias, section 8.2.
pub fn silver_meal(horizon: &Horizon) -> Result<LotPlan, Unfit> {
    grown(horizon, |cost, periods, _| cost / periods)
}

/// Least unit cost: a lot grows for as long as its cost per unit falls. Source: Nahmias, section 8.2.
pub fn least_unit_cost(horizon: &Horizon) -> Result<LotPlan, Unfit> {
    grown(horizon, |cost, _, units| if units > 0.0 { cost / units } else { f64::INFINITY })
}

/// Part period balancing: a lot covers the periods whose holding comes nearest to the cost of an order, the fewer of two
/// as near. Source: DeMatteis (1968); Nahmias, section 8.2.
pub fn part_period_balancing(horizon: &Horizon) -> Result<LotPlan, Unfit> {
    lots(horizon, |start| {
        let fixed = horizon.fixed_cost[start];
        let holding = |end: usize| {
            horizon.lot_cost(start, end)
                - fixed
                - horizon.purchase_cost[start] * horizon.demand[start..end].iter().sum::<f64>()
        };
        let mut best = start + 1;
        for end in start + 2..=horizon.demand.len() {
            if (holding(end) - fixed).abs() < (holding(best) - fixed).abs() {
                best = end;
            }
            if holding(end) > fixed {
                break;
            }
        }
        best
    })
}

/// Each period's demand in its own lot.
pub fn lot_for_lot(horizon: &Horizon) -> Result<LotPlan, Unfit> {
    lots(horizon, |start| start + 1)
}

fn grown(horizon: &Horizon, average: impl Fn(f64, f64, f64) -> f64) -> Result<LotPlan, Unfit> {
    lots(horizon, |start| {
        let of = |end: usize| {
            let units = horizon.demand[start..end].iter().sum();
            average(horizon.lot_cost(start, end), (end - start) as f64, units)
        };
        let mut end = start + 1;
        while end < horizon.demand.len() && of(end + 1) <= of(end) {
            end += 1;
        }
        end
    })
}

/// Lots one after the other, each to where a rule ends it. Periods without demand before a lot wait for it.
fn lots(horizon: &Horizon, end_of: impl Fn(usize) -> usize) -> Result<LotPlan, Unfit> {
    horizon.check()?;
    let mut starts = Vec::new();
    let mut at = 0;
    while at < horizon.demand.len() {
        if horizon.demand[at] > 0.0 {
            starts.push(at);
            at = end_of(at);
        } else {
            at += 1;
        }
    }
    Ok(horizon.plan(&starts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every choice of the periods to order in that leaves no demand before the first.
    fn brute_force(horizon: &Horizon) -> f64 {
        let periods = horizon.demand.len();
        (0_u32..1 << periods)
            .map(|chosen| (0..periods).filter(|at| chosen & (1 << at) != 0).collect::<Vec<usize>>())
            .filter(|starts| horizon.demand[..starts.first().copied().unwrap_or(periods)].iter().all(|d| *d == 0.0))
            .map(|starts| horizon.plan(&starts).cost)
            .fold(f64::INFINITY, f64::min)
    }

    proptest! {
        #[test]
        fn no_cut_into_lots_costs_less(
            demand in prop::collection::vec(prop_oneof![Just(0.0), 0.0..100.0_f64], 1..9),
            fixed in prop::collection::vec(0.0..300.0_f64, 9),
            holding in prop::collection::vec(0.0..5.0_f64, 9),
            purchase in prop::collection::vec(0.0..5.0_f64, 9),
        ) {
            let length = demand.len();
            let cut = |list: &[f64]| list[..length].to_vec();
            let horizon = Horizon {
                fixed_cost: cut(&fixed), holding_cost: cut(&holding), purchase_cost: cut(&purchase), demand,
            };
            let plan = wagner_whitin(&horizon).expect("it fits");
            prop_assert!((plan.cost - brute_force(&horizon)).abs() < 1e-6);
            let ordered: f64 = plan.order_quantities.iter().sum();
            prop_assert!((ordered - horizon.demand.iter().sum::<f64>()).abs() < 1e-6);
        }

        #[test]
        fn rules_of_thumb_cover_demand_and_never_beat_the_best(
            demand in prop::collection::vec(prop_oneof![Just(0.0), 0.0..100.0_f64], 1..12),
        ) {
            let horizon = Horizon::steady(&demand, 120.0, 1.0);
            let best = wagner_whitin(&horizon).expect("it fits");
            for rule in [silver_meal, least_unit_cost, part_period_balancing, lot_for_lot] {
                let plan = rule(&horizon).expect("it fits");
                let sum: f64 = plan.order_quantities.iter().sum();
                prop_assert!((sum - demand.iter().sum::<f64>()).abs() < 1e-6);
                prop_assert!(plan.cost >= best.cost - 1e-6);
            }
        }
    }

    #[test]
    fn silver_meal_as_in_the_book() {
        // Nahmias, example 8.2: 18, 30, 42, 5, 20 at 80 a set-up and 2 a unit and week.
        let plan = silver_meal(&Horizon::steady(&[18.0, 30.0, 42.0, 5.0, 20.0], 80.0, 2.0)).expect("it fits");
        assert_eq!(plan.order_quantities, [48.0, 0.0, 47.0, 0.0, 20.0]);
    }

    #[test]
    fn bad_terms_are_unfit_and_no_periods_cost_nothing() {
        let horizon = Horizon::steady(&[1.0, 2.0], 1.0, 1.0);
        assert!(wagner_whitin(&Horizon { fixed_cost: vec![1.0], ..horizon.clone() }).is_err());
        assert!(wagner_whitin(&Horizon { demand: vec![1.0, -1.0], ..horizon }).is_err());
        assert_eq!(wagner_whitin(&Horizon::steady(&[], 1.0, 1.0)).expect("it fits").cost, 0.0);
    }
}
