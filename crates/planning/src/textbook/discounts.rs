//! Order quantities under quantity discounts: all units at the lower price, or only those beyond a break.

use super::Unfit;
use crate::unfit::{not_negative, positive};

/// What a supplier asks by quantity, and what an order quantity is weighed by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Discounts<'a> {
    /// Money per order, K.
    pub fixed_cost: f64,
    /// Money per money tied up and unit of time, i: holding a unit costs i times its price.
    pub holding_cost_rate: f64,
    /// Units per unit of time, λ.
    pub demand_rate: f64,
    /// The quantities from which each price holds, the first 0, rising.
    pub breakpoints: &'a [f64],
    /// The price of a unit from each break on, c, falling.
    pub unit_costs: &'a [f64],
}

/// An order quantity under discounts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DiscountedLot {
    /// Units per order, Q.
    pub order_quantity: f64,
    /// Which price it gets, counted from 0.
    pub region: usize,
    /// Money per unit of time, for the goods, orders and holding.
    pub cost: f64,
}

impl Discounts<'_> {
    fn check(&self) -> Result<(), Unfit> {
        not_negative("fixed_cost", self.fixed_cost)?;
        positive("holding_cost_rate", self.holding_cost_rate)?;
        positive("demand_rate", self.demand_rate)?;
        if self.breakpoints.is_empty() || self.breakpoints.len() != self.unit_costs.len() {
            return Err(Unfit::list("unit_costs", self.unit_costs.len(), "one for each breakpoint, at least one"));
        }
        if self.breakpoints[0] != 0.0 {
            return Err(Unfit::number("breakpoints", self.breakpoints[0], "0 as the first"));
        }
        for pair in self.breakpoints.windows(2) {
            if !pair[1].is_finite() || pair[1] <= pair[0] {
                return Err(Unfit::number("breakpoints", pair[1], "finite numbers that rise"));
            }
        }
        for cost in self.unit_costs {
            positive("unit_costs", *cost)?;
        }
        for pair in self.unit_costs.windows(2) {
            if pair[1] > pair[0] {
                return Err(Unfit::number("unit_costs", pair[1], "prices that fall"));
            }
        }
        Ok(())
    }

    /// The price that a quantity gets, by its place.
    fn region(&self, quantity: f64) -> usize {
        self.breakpoints.partition_point(|from| *from <= quantity).saturating_sub(1)
    }

    fn all_units_cost(&self, quantity: f64) -> f64 {
        let cost = self.unit_costs[self.region(quantity)];
        let orders = if self.fixed_cost > 0.0 { self.fixed_cost * self.demand_rate / quantity } else { 0.0 };
        cost * self.demand_rate + orders + 0.5 * self.holding_cost_rate * cost * quantity
    }

    /// What an order in each region costs beyond the price of that region for every unit.
    fn surcharges(&self) -> Vec<f64> {
        let mut paid = 0.0;
        let mut surcharges = Vec::with_capacity(self.breakpoints.len());
        for at in 0..self.breakpoints.len() {
            if at > 0 {
                paid += self.unit_costs[at - 1] * (self.breakpoints[at] - self.breakpoints[at - 1]);
            }
            surcharges.push(paid - self.unit_costs[at] * self.breakpoints[at]);
        }
        surcharges
    }

    fn incremental_cost(&self, quantity: f64, region: usize, surcharge: f64) -> f64 {
        let cost = self.unit_costs[region];
        let fixed = self.fixed_cost + surcharge;
        let orders = if fixed > 0.0 { fixed * self.demand_rate / quantity } else { 0.0 };
        cost * self.demand_rate + orders + 0.5 * self.holding_cost_rate * (surcharge + cost * quantity)
    }
}

/// The order quantity of least cost where every unit gets the price of the whole quantity.
///
/// For each price the best quantity is its EOQ or, if that is too little, its break; the cheapest of them is taken, the
/// smaller of two that cost the same. Cost at a price c: cλ + Kλ / Q + icQ / 2.
///
/// Source: Snyder and Shen, section 3.4.2, equations (3.18) and (3.19); Nahmias, section 4.7.
///
/// ```
/// use backroom_planning::textbook::{Discounts, economic_order_quantity_with_all_units_discounts};
///
/// // Snyder and Shen, example 3.2.
/// let lot = economic_order_quantity_with_all_units_discounts(&Discounts {
///     fixed_cost: 8.0,
///     holding_cost_rate: 0.3,
///     demand_rate: 1300.0,
///     breakpoints: &[0.0, 400.0, 800.0],
///     unit_costs: &[0.75, 0.72, 0.68],
/// })
/// .unwrap();
/// assert!(lot.order_quantity == 800.0 && lot.region == 2 && (lot.cost - 978.6).abs() < 1e-9);
/// ```
pub fn economic_order_quantity_with_all_units_discounts(terms: &Discounts<'_>) -> Result<DiscountedLot, Unfit> {
    terms.check()?;
    let mut best: Option<DiscountedLot> = None;
    for (region, (from, cost)) in terms.breakpoints.iter().zip(terms.unit_costs).enumerate() {
        let eoq = (2.0 * terms.fixed_cost * terms.demand_rate / (terms.holding_cost_rate * cost)).sqrt();
        if terms.breakpoints.get(region + 1).is_some_and(|next| eoq >= *next) {
            continue;
        }
        let order_quantity = eoq.max(*from);
        let lot = DiscountedLot { order_quantity, region, cost: terms.all_units_cost(order_quantity) };
        if best.is_none_or(|best| lot.cost < best.cost) {
            best = Some(lot);
        }
    }
    best.ok_or_else(|| Unfit::list("breakpoints", terms.breakpoints.len(), "at least one"))
}

/// What an order quantity costs where every unit gets the price of the whole quantity.
pub fn all_units_discounts_cost(terms: &Discounts<'_>, order_quantity: f64) -> Result<DiscountedLot, Unfit> {
    terms.check()?;
    positive("order_quantity", order_quantity)?;
    let region = terms.region(order_quantity);
    Ok(DiscountedLot { order_quantity, region, cost: terms.all_units_cost(order_quantity) })
}

/// The order quantity of least cost where only the units beyond a break get its price.
///
/// An order in region j costs c̄ⱼ more than cⱼ for each unit; Qⱼ = √(2(K + c̄ⱼ)λ / (icⱼ)) counts if it lies in its own
/// region, at cⱼλ + ic̄ⱼ / 2 + √(2(K + c̄ⱼ)λicⱼ).
///
/// Source: Snyder and Shen, section 3.4.3, equations (3.20) to (3.22); Nahmias, section 4.7.
pub fn economic_order_quantity_with_incremental_discounts(terms: &Discounts<'_>) -> Result<DiscountedLot, Unfit> {
    terms.check()?;
    let mut best: Option<DiscountedLot> = None;
    for (region, surcharge) in terms.surcharges().into_iter().enumerate() {
        let (from, cost) = (terms.breakpoints[region], terms.unit_costs[region]);
        let fixed = terms.fixed_cost + surcharge;
        let order_quantity = (2.0 * fixed * terms.demand_rate / (terms.holding_cost_rate * cost)).sqrt();
        let next = terms.breakpoints.get(region + 1).copied().unwrap_or(f64::INFINITY);
        if order_quantity < from || order_quantity >= next {
            continue;
        }
        let lot =
            DiscountedLot { order_quantity, region, cost: terms.incremental_cost(order_quantity, region, surcharge) };
        if best.is_none_or(|best| lot.cost < best.cost) {
            best = Some(lot);
        }
    }
    best.ok_or_else(|| Unfit::list("breakpoints", terms.breakpoints.len(), "prices of which one has a best quantity"))
}

/// What an order quantity costs where only the units beyond a break get its price.
pub fn incremental_discounts_cost(terms: &Discounts<'_>, order_quantity: f64) -> Result<DiscountedLot, Unfit> {
    terms.check()?;
    positive("order_quantity", order_quantity)?;
    let region = terms.region(order_quantity);
    let surcharge = terms.surcharges()[region];
    Ok(DiscountedLot { order_quantity, region, cost: terms.incremental_cost(order_quantity, region, surcharge) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMS: Discounts<'_> = Discounts {
        fixed_cost: 8.0,
        holding_cost_rate: 0.3,
        demand_rate: 1300.0,
        breakpoints: &[0.0, 400.0, 800.0],
        unit_costs: &[0.75, 0.72, 0.68],
    };

    #[test]
    fn no_quantity_of_a_fine_grid_costs_less() {
        let all = economic_order_quantity_with_all_units_discounts(&TERMS).expect("it fits");
        let some = economic_order_quantity_with_incremental_discounts(&TERMS).expect("it fits");
        for step in 1..3000 {
            let quantity = f64::from(step) * 0.7;
            assert!(all_units_discounts_cost(&TERMS, quantity).expect("it fits").cost >= all.cost - 1e-9);
            assert!(incremental_discounts_cost(&TERMS, quantity).expect("it fits").cost >= some.cost - 1e-9);
        }
        assert!((some.cost - 1043.4105).abs() < 1e-4 && some.region == 0);
    }

    #[test]
    fn bad_terms_are_unfit() {
        for terms in [
            Discounts { breakpoints: &[1.0, 400.0, 800.0], ..TERMS },
            Discounts { breakpoints: &[0.0, 400.0, 400.0], ..TERMS },
            Discounts { breakpoints: &[0.0, 400.0], ..TERMS },
            Discounts { unit_costs: &[0.75, 0.72, 0.73], ..TERMS },
            Discounts { unit_costs: &[0.75, 0.72, 0.0], ..TERMS },
            Discounts { holding_cost_rate: 0.0, ..TERMS },
            Discounts { demand_rate: 0.0, ..TERMS },
            Discounts { breakpoints: &[], unit_costs: &[], ..TERMS },
        ] {
            assert!(economic_order_quantity_with_all_units_discounts(&terms).is_err(), "{terms:?}");
            assert!(economic_order_quantity_with_incremental_discounts(&terms).is_err(), "{terms:?}");
        }
    }
}
