//! The economic order quantity, and the economic production quantity.
//!
//! Demand is steady and known, an order costs a fixed sum, a unit held costs a sum per unit of time. Costs are per unit
//! of time and leave the price of the goods out, which no quantity changes.

use super::Unfit;
use crate::unfit::{not_negative, positive};

/// What an order quantity is weighed by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Eoq {
    /// Money per order, K.
    pub fixed_cost: f64,
    /// Money per unit and unit of time, h.
    pub holding_cost: f64,
    /// Units per unit of time, λ.
    pub demand_rate: f64,
}

/// An order quantity and what it comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lot {
    /// Units per order, Q.
    pub order_quantity: f64,
    /// Time between orders, Q / λ; 0 where nothing is asked.
    pub cycle_time: f64,
    /// Money per unit of time, for orders and for holding.
    pub cost: f64,
}

impl Eoq {
    pub(crate) fn checked(&self) -> Result<&Self, Unfit> {
        not_negative("fixed_cost", self.fixed_cost)?;
        positive("holding_cost", self.holding_cost)?;
        not_negative("demand_rate", self.demand_rate)?;
        Ok(self)
    }

    fn lot(&self, order_quantity: f64, cost: f64) -> Lot {
        let cycle_time = if self.demand_rate > 0.0 { order_quantity / self.demand_rate } else { 0.0 };
        Lot { order_quantity, cycle_time, cost }
    }
}

/// The order quantity of least cost: Q = √(2Kλ / h), at √(2Kλh).
///
/// Source: Harris (1913); Snyder and Shen, section 3.2, equations (3.4) and (3.5); Nahmias, section 4.5.
///
/// ```
/// use backroom_planning::textbook::{Eoq, economic_order_quantity};
///
/// // Snyder and Shen, example 3.1: Joe's candy bars.
/// let terms = Eoq { fixed_cost: 8.0, holding_cost: 0.225, demand_rate: 1300.0 };
/// let lot = economic_order_quantity(&terms).unwrap();
/// assert!((lot.order_quantity - 304.05).abs() < 0.005 && (lot.cost - 68.41).abs() < 0.005);
/// ```
pub fn economic_order_quantity(terms: &Eoq) -> Result<Lot, Unfit> {
    let Eoq { fixed_cost, holding_cost, demand_rate } = *terms.checked()?;
    let order_quantity = (2.0 * fixed_cost * demand_rate / holding_cost).sqrt();
    Ok(terms.lot(order_quantity, (2.0 * fixed_cost * demand_rate * holding_cost).sqrt()))
}

/// What an order quantity costs: Kλ / Q + hQ / 2. Source: Snyder and Shen, equation (3.3).
pub fn economic_order_quantity_cost(terms: &Eoq, order_quantity: f64) -> Result<Lot, Unfit> {
    let Eoq { fixed_cost, holding_cost, demand_rate } = *terms.checked()?;
    let quantity = positive("order_quantity", order_quantity)?;
    Ok(terms.lot(quantity, fixed_cost * demand_rate / quantity + 0.5 * holding_cost * quantity))
}

/// The production quantity of least cost, where units come at `production_rate` (μ > λ) while they are used:
/// Q = √(2Kλ / (h (1 - λ/μ))), at √(2Kλh (1 - λ/μ)).
///
/// Source: Taft (1918); Snyder and Shen, section 3.6, equations (3.31) and (3.32); Nahmias, section 4.6.
pub fn economic_production_quantity(terms: &Eoq, production_rate: f64) -> Result<Lot, Unfit> {
    economic_order_quantity(&produced(terms, production_rate)?)
}

/// What a production quantity costs: Kλ / Q + h (1 - λ/μ) Q / 2.
pub fn economic_production_quantity_cost(terms: &Eoq, production_rate: f64, order_quantity: f64) -> Result<Lot, Unfit> {
    economic_order_quantity_cost(&produced(terms, production_rate)?, order_quantity)
}

/// The same terms with holding reduced to what is not used while it is made.
fn produced(terms: &Eoq, production_rate: f64) -> Result<Eoq, Unfit> {
    terms.checked()?;
    if !production_rate.is_finite() || production_rate <= terms.demand_rate {
        return Err(Unfit::number("production_rate", production_rate, "a finite number above demand_rate"));
    }
    let holding_cost = terms.holding_cost * (1.0 - terms.demand_rate / production_rate);
    Ok(Eoq { holding_cost, ..*terms })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMS: Eoq = Eoq { fixed_cost: 8.0, holding_cost: 0.225, demand_rate: 1300.0 };

    #[test]
    fn the_least_cost_is_the_cost_of_its_quantity_and_neighbours_cost_more() {
        let best = economic_order_quantity(&TERMS).expect("it fits");
        let at = |quantity: f64| economic_order_quantity_cost(&TERMS, quantity).expect("it fits").cost;
        assert!((at(best.order_quantity) - best.cost).abs() < 1e-12);
        assert!(at(best.order_quantity * 1.01) > best.cost && at(best.order_quantity * 0.99) > best.cost);
        // Twice the quantity costs a quarter more (Snyder and Shen, theorem 3.1).
        assert!((at(best.order_quantity * 2.0) / best.cost - 1.25).abs() < 1e-12);
        assert!((best.cycle_time - 304.05 / 1300.0).abs() < 1e-4);
    }

    #[test]
    fn production_uses_up_a_share_while_it_is_made() {
        // Nahmias, section 4.6: 2,500 a year of 10,000 made; 50 a set-up, 0.6 a unit and year.
        let terms = Eoq { fixed_cost: 50.0, holding_cost: 0.6, demand_rate: 2500.0 };
        let lot = economic_production_quantity(&terms, 10_000.0).expect("it fits");
        assert!((lot.order_quantity - 745.36).abs() < 0.01);
        let at = economic_production_quantity_cost(&terms, 10_000.0, lot.order_quantity).expect("it fits");
        assert!((at.cost - lot.cost).abs() < 1e-9);
        assert!(economic_production_quantity(&terms, 2500.0).is_err());
    }

    #[test]
    fn nothing_asked_orders_nothing_and_bad_terms_are_unfit() {
        let none = economic_order_quantity(&Eoq { demand_rate: 0.0, ..TERMS }).expect("it fits");
        assert_eq!((none.order_quantity, none.cycle_time, none.cost), (0.0, 0.0, 0.0));
        assert!(economic_order_quantity(&Eoq { holding_cost: 0.0, ..TERMS }).is_err());
        assert!(economic_order_quantity(&Eoq { fixed_cost: -1.0, ..TERMS }).is_err());
        assert!(economic_order_quantity(&Eoq { demand_rate: f64::NAN, ..TERMS }).is_err());
        assert!(economic_order_quantity_cost(&TERMS, 0.0).is_err());
    }
}
