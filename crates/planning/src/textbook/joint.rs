//! Items that are ordered together: a fixed cost for the order, and one for each item in it.
//!
//! Every T an order is placed; item n is in every mₙ-th of them, with Qₙ = T mₙ λₙ. Per unit of time that costs
//! (K + Σkₙ / mₙ) / T + T Σhₙmₙλₙ / 2.

use super::Unfit;
use crate::unfit::{all_not_negative, not_negative, positive};

/// What joint orders are weighed by; the lists have one entry for each item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Joint<'a> {
    /// Money per order, K.
    pub shared_fixed_cost: f64,
    /// Money per item in an order, k.
    pub individual_fixed_costs: &'a [f64],
    /// Money per unit and unit of time, h.
    pub holding_costs: &'a [f64],
    /// Units per unit of time, λ.
    pub demand_rates: &'a [f64],
}

/// When orders are placed and what is in them.
#[derive(Clone, Debug, PartialEq)]
pub struct JointPlan {
    /// Units of each item in an order it is in.
    pub order_quantities: Vec<f64>,
    /// Time between orders, T.
    pub base_cycle_time: f64,
    /// In every how many orders each item is, m.
    pub order_multiples: Vec<u32>,
    /// Money per unit of time.
    pub cost: f64,
}

impl Joint<'_> {
    fn check(&self) -> Result<(), Unfit> {
        not_negative("shared_fixed_cost", self.shared_fixed_cost)?;
        let count = self.individual_fixed_costs.len();
        for (name, list) in [("holding_costs", self.holding_costs), ("demand_rates", self.demand_rates)] {
            if list.len() != count || count == 0 {
                return Err(Unfit::list(name, list.len(), "one for each item, at least one"));
            }
            list.iter().try_for_each(|value| positive(name, *value).map(|_| ()))?;
        }
        all_not_negative("individual_fixed_costs", self.individual_fixed_costs)?;
        let fixed = self.shared_fixed_cost + self.individual_fixed_costs.iter().sum::<f64>();
        positive("shared_fixed_cost", fixed).map(|_| ())
    }

    /// Money per unit of time squared that an item ties up, hλ.
    fn flow(&self, item: usize) -> f64 {
        self.holding_costs[item] * self.demand_rates[item]
    }

    /// The best cycle of some multiples.
    fn plan(&self, order_multiples: Vec<u32>) -> JointPlan {
        let (mut fixed, mut flow) = (self.shared_fixed_cost, 0.0);
        for (item, multiple) in order_multiples.iter().enumerate() {
            fixed += self.individual_fixed_costs[item] / f64::from(*multiple);
            flow += self.flow(item) * f64::from(*multiple);
        }
        let base_cycle_time = (2.0 * fixed / flow).sqrt();
        let order_quantities = order_multiples
            .iter()
            .zip(self.demand_rates)
            .map(|(multiple, rate)| base_cycle_time * f64::from(*multiple) * rate)
            .collect();
        JointPlan { order_quantities, base_cycle_time, order_multiples, cost: (2.0 * fixed * flow).sqrt() }
    }

    /// The items, those first of which orders are the most worth while.
    fn by_own_cycle(&self) -> Vec<usize> {
        let mut items: Vec<usize> = (0..self.demand_rates.len()).collect();
        let own = |item: usize| self.individual_fixed_costs[item] / self.flow(item);
        items.sort_by(|one, other| own(*one).total_cmp(&own(*other)).then(one.cmp(other)));
        items
    }
}

/// Silver's heuristic: the item of least kₙ / (hₙλₙ) is in every order, the others in as many as
/// √(kₙ / (hₙλₙ) · h₁λ₁ / (K + k₁)) says, rounded to the nearest whole number from 1 on (a half away from 0).
///
/// Source: Silver, A simple method of determining order quantities in joint replenishments under deterministic demand,
/// Management Science 22 (1976), 1351-1361; Silver, Pyke and Thomas, section 10.2.1.
pub fn joint_replenishment_silver(terms: &Joint<'_>) -> Result<JointPlan, Unfit> {
    terms.check()?;
    let first = terms.by_own_cycle()[0];
    let shared = terms.shared_fixed_cost + terms.individual_fixed_costs[first];
    let multiples = (0..terms.demand_rates.len()).map(|item| {
        let ratio = terms.individual_fixed_costs[item] / terms.flow(item) * terms.flow(first) / shared;
        if item == first { 1 } else { ratio.sqrt().round().clamp(1.0, 1e6) as u32 }
    });
    Ok(terms.plan(multiples.collect()))
}

/// Multiples that are powers of two, at most 6.1 % dearer than any policy of orders at steady times if the base cycle
/// may be chosen, as here: items whose own cycle is shorter than that of the order join every order, the others take the
/// power of two nearest to their own cycle.
///
/// Source: Jackson, Maxwell and Muckstadt, The joint replenishment problem with a powers-of-two restriction, IIE
/// Transactions 17 (1985), 25-32; Zipkin, section 5.4.
pub fn joint_replenishment_power_of_two(terms: &Joint<'_>) -> Result<JointPlan, Unfit> {
    terms.check()?;
    let items = terms.by_own_cycle();
    let (mut fixed, mut flow) = (terms.shared_fixed_cost, 0.0);
    for item in &items {
        let own = terms.individual_fixed_costs[*item] / terms.flow(*item);
        if flow > 0.0 && own >= fixed / flow {
            break;
        }
        fixed += terms.individual_fixed_costs[*item];
        flow += terms.flow(*item);
    }
    let cycle = (2.0 * fixed / flow).sqrt();
    // The base cycle may lie anywhere within a factor of two: each item changes its power at one place in between.
    let own = |item: usize| (2.0 * terms.individual_fixed_costs[item] / terms.flow(item)).sqrt().max(cycle);
    let power = |ratio: f64| (ratio.log2() + 0.5).floor().clamp(0.0, 30.0);
    let bases = items.iter().map(|item| own(*item)).map(|own| {
        let turns = (own / cycle).log2();
        cycle * (turns - turns.floor() - 0.5).exp2()
    });
    let mut best = terms.plan(vec![1; items.len()]);
    for base in bases.chain([cycle]) {
        let base = base * (1.0 + 1e-9);
        let multiples = (0..items.len()).map(|item| power(own(item) / base).exp2() as u32).collect();
        let plan = terms.plan(multiples);
        if plan.cost < best.cost {
            best = plan;
        }
    }
    Ok(best)
}

/// What some multiples cost with the best cycle of them.
pub fn joint_replenishment_cost(terms: &Joint<'_>, order_multiples: &[u32]) -> Result<JointPlan, Unfit> {
    terms.check()?;
    if order_multiples.len() != terms.demand_rates.len() || order_multiples.contains(&0) {
        return Err(Unfit::list("order_multiples", order_multiples.len(), "a whole number from 1 on for each item"));
    }
    Ok(terms.plan(order_multiples.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn both_come_near_the_best_multiples(
            shared in 1.0..200.0_f64,
            individual in prop::collection::vec(0.5..50.0_f64, 3),
            holding in prop::collection::vec(0.1..5.0_f64, 3),
            rates in prop::collection::vec(1.0..900.0_f64, 3),
        ) {
            let terms = Joint {
                shared_fixed_cost: shared, individual_fixed_costs: &individual, holding_costs: &holding, demand_rates: &rates,
            };
            let mut best = f64::INFINITY;
            for a in 1..13 { for b in 1..13 { for c in 1..13 {
                best = best.min(joint_replenishment_cost(&terms, &[a, b, c]).expect("it fits").cost);
            } } }
            prop_assert!(joint_replenishment_power_of_two(&terms).expect("it fits").cost <= best * 1.0607);
            prop_assert!(joint_replenishment_silver(&terms).expect("it fits").cost <= best * 1.2);
        }
    }

    #[test]
    fn bad_terms_are_unfit() {
        let terms = Joint {
            shared_fixed_cost: 10.0,
            individual_fixed_costs: &[1.0, 2.0],
            holding_costs: &[1.0, 1.0],
            demand_rates: &[5.0, 9.0],
        };
        assert!(joint_replenishment_silver(&Joint { holding_costs: &[1.0], ..terms }).is_err());
        assert!(joint_replenishment_silver(&Joint { demand_rates: &[0.0, 1.0], ..terms }).is_err());
        assert!(joint_replenishment_cost(&terms, &[1, 0]).is_err());
    }
}
