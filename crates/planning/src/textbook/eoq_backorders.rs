//! The economic order quantity where customers wait at a price.

use super::{Eoq, Unfit};
use crate::unfit::positive;

/// An order quantity and the share of demand that waits for the next one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LotWithBackorders {
    /// Units per order, Q.
    pub order_quantity: f64,
    /// The share of demand that waits, x: as an order comes in, xQ units are owed.
    pub stockout_fraction: f64,
    /// The most units owed, xQ.
    pub backorders_most: f64,
    /// Money per unit of time, for orders, holding and waiting.
    pub cost: f64,
}

/// The order quantity and share of planned backorders of least cost: Q = √(2Kλ(h + p) / (hp)), x = h / (h + p), at
/// √(2Kλhp / (h + p)). `stockout_cost` is money per unit and unit of time that it is owed, p.
///
/// Source: Snyder and Shen, section 3.5, equations (3.27) to (3.29); Zipkin, section 3.3.
///
/// ```
/// use backroom_planning::textbook::{Eoq, economic_order_quantity_with_backorders};
///
/// // Snyder and Shen, example 3.8.
/// let terms = Eoq { fixed_cost: 8.0, holding_cost: 0.225, demand_rate: 1300.0 };
/// let lot = economic_order_quantity_with_backorders(&terms, 5.0).unwrap();
/// assert!((lot.order_quantity - 310.8).abs() < 0.05 && (lot.stockout_fraction - 0.0431).abs() < 5e-5);
/// ```
pub fn economic_order_quantity_with_backorders(terms: &Eoq, stockout_cost: f64) -> Result<LotWithBackorders, Unfit> {
    let Eoq { fixed_cost, holding_cost: h, demand_rate } = *terms.checked()?;
    let p = positive("stockout_cost", stockout_cost)?;
    let order_quantity = (2.0 * fixed_cost * demand_rate * (h + p) / (h * p)).sqrt();
    let stockout_fraction = h / (h + p);
    let cost = (2.0 * fixed_cost * demand_rate * h * p / (h + p)).sqrt();
    Ok(LotWithBackorders {
        order_quantity,
        stockout_fraction,
        backorders_most: stockout_fraction * order_quantity,
        cost,
    })
}

/// What an order quantity and a share x of planned backorders cost: hQ(1 - x)² / 2 + pQx² / 2 + Kλ / Q.
/// Source: Snyder and Shen, equation (3.25).
pub fn economic_order_quantity_with_backorders_cost(
    terms: &Eoq,
    stockout_cost: f64,
    order_quantity: f64,
    stockout_fraction: f64,
) -> Result<LotWithBackorders, Unfit> {
    let Eoq { fixed_cost, holding_cost, demand_rate } = *terms.checked()?;
    positive("stockout_cost", stockout_cost)?;
    positive("order_quantity", order_quantity)?;
    if !(0.0..=1.0).contains(&stockout_fraction) {
        return Err(Unfit::number("stockout_fraction", stockout_fraction, "a number from 0 to 1"));
    }
    let kept = 1.0 - stockout_fraction;
    let cost = 0.5 * holding_cost * order_quantity * kept * kept
        + 0.5 * stockout_cost * order_quantity * stockout_fraction * stockout_fraction
        + fixed_cost * demand_rate / order_quantity;
    Ok(LotWithBackorders {
        order_quantity,
        stockout_fraction,
        backorders_most: stockout_fraction * order_quantity,
        cost,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMS: Eoq = Eoq { fixed_cost: 8.0, holding_cost: 0.225, demand_rate: 1300.0 };

    #[test]
    fn neighbours_of_the_best_cost_more() {
        let best = economic_order_quantity_with_backorders(&TERMS, 5.0).expect("it fits");
        let at = |quantity: f64, share: f64| {
            economic_order_quantity_with_backorders_cost(&TERMS, 5.0, quantity, share).expect("it fits").cost
        };
        let (quantity, share) = (best.order_quantity, best.stockout_fraction);
        assert!((at(quantity, share) - best.cost).abs() < 1e-12);
        for (other, another) in [(1.01, 1.0), (0.99, 1.0), (1.0, 1.05), (1.0, 0.95)] {
            assert!(at(quantity * other, share * another) > best.cost);
        }
    }

    #[test]
    fn bad_terms_are_unfit() {
        assert!(economic_order_quantity_with_backorders(&TERMS, 0.0).is_err());
        assert!(economic_order_quantity_with_backorders_cost(&TERMS, 5.0, 0.0, 0.1).is_err());
        assert!(economic_order_quantity_with_backorders_cost(&TERMS, 5.0, 10.0, 1.1).is_err());
    }
}
