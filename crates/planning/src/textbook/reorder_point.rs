//! Reorder point and order quantity under continuous review: when what is on hand and on order falls to r, Q is ordered.
//!
//! What is owed to customers waits (backorders), at `stockout_cost` per unit and unit of time unless said otherwise.
//! With n the loss function of lead-time demand and n² its loss of second order, a position y costs
//! g(y) = h(y - μ) + (h + p)n(y), and the policy (Kλ + ∫g(y)dy) / Q over r to r + Q.
//!
//! Source: Hadley and Whitin (1963), chapter 4; Zheng (1992); Snyder and Shen, sections 5.2 to 5.4.

use super::{Overage, Unfit};
use crate::distributions::{Continuous, Normal, standard_quantile};
use crate::unfit::{finite, not_negative, positive};

/// What a reorder point and an order quantity are weighed by, demand being normal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Replenished {
    /// Money per unit and unit of time, h.
    pub holding_cost: f64,
    /// Money per unit owed and unit of time, p; for the EIL approximation money per unit that runs short.
    pub stockout_cost: f64,
    /// Money per order, K.
    pub fixed_cost: f64,
    /// Units per unit of time, λ.
    pub demand_mean: f64,
    /// The standard deviation of demand in a unit of time, τ.
    pub demand_sd: f64,
    /// From an order to its arrival, L.
    pub lead_time: f64,
}

/// A reorder point, an order quantity, and what they cost per unit of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReorderPoint {
    /// The position at which an order is placed, r.
    pub reorder_point: f64,
    /// Units per order, Q.
    pub order_quantity: f64,
    /// Money per unit of time.
    pub cost: f64,
}

impl Replenished {
    fn lead_time_demand(&self) -> Result<Normal, Unfit> {
        Overage { holding_cost: self.holding_cost, stockout_cost: self.stockout_cost }.critical_ratio()?;
        positive("fixed_cost", self.fixed_cost)?;
        positive("demand_mean", self.demand_mean)?;
        not_negative("demand_sd", self.demand_sd)?;
        not_negative("lead_time", self.lead_time)?;
        Normal::new(self.demand_mean * self.lead_time, self.demand_sd * self.lead_time.sqrt())
    }

    fn position_cost(&self, demand: &Normal, y: f64) -> f64 {
        self.holding_cost * demand.complementary_loss(y) + self.stockout_cost * demand.loss(y)
    }

    /// ∫g(y)dy from r to r + Q.
    fn positions_cost(&self, demand: &Normal, r: f64, q: f64) -> f64 {
        let (low, high) = (r - demand.mean(), r + q - demand.mean());
        0.5 * self.holding_cost * (high - low) * (high + low)
            + (self.holding_cost + self.stockout_cost) * (demand.second_loss(r) - demand.second_loss(r + q))
    }

    fn exact(&self, demand: &Normal, r: f64, q: f64) -> ReorderPoint {
        let cost = (self.fixed_cost * self.demand_mean + self.positions_cost(demand, r, q)) / q;
        ReorderPoint { reorder_point: r, order_quantity: q, cost }
    }

    fn best_point(&self, demand: &Normal, q: f64) -> f64 {
        let ratio = self.stockout_cost / (self.stockout_cost + self.holding_cost);
        let level = demand.quantile(ratio);
        root(level - q, level, |r| self.position_cost(demand, r + q) - self.position_cost(demand, r))
    }

    fn eoq(&self) -> f64 {
        (2.0 * self.fixed_cost * self.demand_mean / self.holding_cost).sqrt()
    }

    fn eoqb(&self) -> f64 {
        self.eoq() * ((self.holding_cost + self.stockout_cost) / self.stockout_cost).sqrt()
    }
}

/// Where a rising function passes 0, between two numbers.
fn root(mut low: f64, mut high: f64, f: impl Fn(f64) -> f64) -> f64 {
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if f(middle) < 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

/// What a reorder point and an order quantity cost, exactly. Source: Snyder and Shen, equation (5.7).
pub fn r_q_cost(terms: &Replenished, reorder_point: f64, order_quantity: f64) -> Result<ReorderPoint, Unfit> {
    let demand = terms.lead_time_demand()?;
    Ok(terms.exact(&demand, finite("reorder_point", reorder_point)?, positive("order_quantity", order_quantity)?))
}

/// The best reorder point of an order quantity: g(r) = g(r + Q). Source: Snyder and Shen, equation (5.9).
pub fn r_q_optimal_r_for_q(terms: &Replenished, order_quantity: f64) -> Result<ReorderPoint, Unfit> {
    let demand = terms.lead_time_demand()?;
    let q = positive("order_quantity", order_quantity)?;
    Ok(terms.exact(&demand, terms.best_point(&demand, q), q))
}

/// The reorder point and order quantity of least cost: g(r) = g(r + Q) = the cost itself.
/// Source: Zheng, On properties of stochastic inventory systems, Management Science 38 (1992), 87-103.
pub fn r_q_exact(terms: &Replenished) -> Result<ReorderPoint, Unfit> {
    let demand = terms.lead_time_demand()?;
    let excess = |q: f64| {
        let r = terms.best_point(&demand, q);
        q * terms.position_cost(&demand, r) - terms.positions_cost(&demand, r, q) - terms.fixed_cost * terms.demand_mean
    };
    let mut high = terms.eoqb();
    for _ in 0..100 {
        if excess(high) >= 0.0 {
            break;
        }
        high *= 2.0;
    }
    let q = root(0.5 * terms.eoqb(), high, excess);
    Ok(terms.exact(&demand, terms.best_point(&demand, q), q))
}

/// The expected-inventory-level approximation: `stockout_cost` is per unit short, whatever it waits.
///
/// r = F⁻¹(1 - Qh / (pλ)) and Q = √(2λ(K + pn(r)) / h) in turn until they stand; the cost is that of the approximation,
/// h(r - λL + Q / 2) + Kλ / Q + pλn(r) / Q. Also known as Hadley and Whitin's iteration (Nahmias, section 5.4).
/// Source: Snyder and Shen, equations (5.16) to (5.18), algorithm 5.1.
///
/// ```
/// use backroom_planning::textbook::{Replenished, r_q_eil_approximation};
///
/// // Snyder and Shen, example 5.2.
/// let found = r_q_eil_approximation(&Replenished {
///     holding_cost: 0.225,
///     stockout_cost: 7.5,
///     fixed_cost: 8.0,
///     demand_mean: 1300.0,
///     demand_sd: 150.0,
///     lead_time: 1.0 / 12.0,
/// })
/// .unwrap();
/// assert!((found.reorder_point - 213.97).abs() < 0.01 && (found.order_quantity - 318.59).abs() < 0.01);
/// assert!((found.cost - 95.45).abs() < 0.01);
/// ```
pub fn r_q_eil_approximation(terms: &Replenished) -> Result<ReorderPoint, Unfit> {
    let demand = terms.lead_time_demand()?;
    let Replenished { holding_cost: h, stockout_cost: p, fixed_cost, demand_mean, .. } = *terms;
    let too_low = || Unfit::number("stockout_cost", p, "above holding_cost · order quantity / demand_mean");
    let mut q = terms.eoq();
    let mut r = 0.0;
    for _ in 0..10_000 {
        let beyond = q * h / (p * demand_mean);
        if beyond >= 1.0 {
            return Err(too_low());
        }
        let next_r = demand.quantile(1.0 - beyond);
        let next_q = (2.0 * demand_mean * (fixed_cost + p * demand.loss(next_r)) / h).sqrt();
        let moved = (next_q - q).abs() + (next_r - r).abs();
        (q, r) = (next_q, next_r);
        if moved < 1e-11 * (1.0 + q) {
            break;
        }
    }
    let cost = h * (r - demand.mean() + 0.5 * q) + fixed_cost * demand_mean / q + p * demand_mean * demand.loss(r) / q;
    Ok(ReorderPoint { reorder_point: r, order_quantity: q, cost })
}

/// The quantity of the EOQ with backorders, and the best reorder point of it; its exact cost.
/// Source: Zheng (1992); Snyder and Shen, equations (3.27) and (5.9).
pub fn r_q_eoqb_approximation(terms: &Replenished) -> Result<ReorderPoint, Unfit> {
    terms.lead_time_demand()?;
    r_q_optimal_r_for_q(terms, terms.eoqb())
}

/// The EOQ, and the newsvendor's level of lead-time demand as reorder point: λL + zτ√L with z of p / (p + h); its exact
/// cost. Source: Snyder and Shen, equations (3.4) and (5.21).
pub fn r_q_eoqss_approximation(terms: &Replenished) -> Result<ReorderPoint, Unfit> {
    let demand = terms.lead_time_demand()?;
    let z = standard_quantile(terms.stockout_cost / (terms.stockout_cost + terms.holding_cost));
    Ok(terms.exact(&demand, demand.mean() + z * demand.sd(), terms.eoq()))
}

/// The loss-function approximation: n(r) = hQ / (h + p) and Q = √(2(Kλ + (h + p)n²(r)) / h) in turn until they stand;
/// its exact cost. Source: Hadley and Whitin (1963); Snyder and Shen, equations (5.28) and (5.29).
pub fn r_q_loss_function_approximation(terms: &Replenished) -> Result<ReorderPoint, Unfit> {
    let demand = terms.lead_time_demand()?;
    let Replenished { holding_cost: h, stockout_cost: p, .. } = *terms;
    let mut q = terms.eoq();
    let mut r = 0.0;
    for _ in 0..10_000 {
        let loss = h * q / (h + p);
        // n falls from demand.mean() - r on the far left to 0.
        let next_r =
            root(demand.mean() - loss - 1e-9 - q, demand.mean() + 40.0 * demand.sd(), |r| loss - demand.loss(r));
        let next_q = (2.0 * (terms.fixed_cost * terms.demand_mean + (h + p) * demand.second_loss(next_r)) / h).sqrt();
        let moved = (next_q - q).abs() + (next_r - r).abs();
        (q, r) = (next_q, next_r);
        if moved < 1e-11 * (1.0 + q) {
            break;
        }
    }
    Ok(terms.exact(&demand, r, q))
}

/// What a reorder point and order quantity in whole units cost where demand is Poisson: (Kλ + Σg(y)) / Q over the
/// positions r + 1 to r + Q. Source: Snyder and Shen, equation (5.48).
pub fn r_q_poisson_cost(
    terms: &ReplenishedPoisson,
    reorder_point: i64,
    order_quantity: i64,
) -> Result<ReorderPoint, Unfit> {
    let demand = terms.checked()?;
    if !(1..=QUANTITY_MOST).contains(&order_quantity) {
        return Err(Unfit::number("order_quantity", order_quantity as f64, "1 to 200,000 units"));
    }
    finite("reorder_point", reorder_point as f64)?;
    let costs: f64 = (1..=order_quantity).map(|by| terms.position_cost(&demand, reorder_point + by)).sum();
    Ok(terms.told(reorder_point, order_quantity, costs))
}

/// The reorder point and order quantity of least cost in whole units where demand is Poisson: positions are taken in,
/// cheapest first, for as long as each costs less than the average.
///
/// Source: Federgruen and Zheng, An efficient algorithm for computing an optimal (r, Q) policy in continuous review
/// stochastic inventory systems, Operations Research 40 (1992), 808-813.
pub fn r_q_poisson_exact(terms: &ReplenishedPoisson) -> Result<ReorderPoint, Unfit> {
    use crate::distributions::Discrete as _;
    let demand = terms.checked()?;
    let (h, p) = (terms.holding_cost, terms.stockout_cost);
    // The best quantity is near that of the EOQ with backorders, and beyond it by less than the spread of demand.
    let near = (2.0 * terms.fixed_cost * terms.demand_mean * (h + p) / (h * p)).sqrt() + demand.mean().sqrt();
    if near > 0.5 * QUANTITY_MOST as f64 {
        let wanted = "costs with which an order is at most 100,000 units";
        return Err(Unfit::number("fixed_cost", terms.fixed_cost, wanted));
    }
    if demand.mean() > 1e6 {
        return Err(Unfit::number("demand_mean", terms.demand_mean, "at most a million units over the lead time"));
    }
    let level = demand.quantile(terms.stockout_cost / (terms.stockout_cost + terms.holding_cost));
    let (mut r, mut q) = (level - 1, 1);
    let mut costs = terms.position_cost(&demand, level);
    let (mut below, mut above) = (terms.position_cost(&demand, r), terms.position_cost(&demand, r + q + 1));
    while q < QUANTITY_MOST && below.min(above) < (terms.fixed_cost * terms.demand_mean + costs) / q as f64 {
        q += 1;
        if below <= above {
            costs += below;
            r -= 1;
            below = terms.position_cost(&demand, r);
        } else {
            costs += above;
            above = terms.position_cost(&demand, r + q + 1);
        }
    }
    Ok(terms.told(r, q, costs))
}

/// The largest order that is looked at.
const QUANTITY_MOST: i64 = 200_000;

/// What a reorder point and an order quantity are weighed by, units being asked one by one, Poisson.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReplenishedPoisson {
    /// Money per unit and unit of time, h.
    pub holding_cost: f64,
    /// Money per unit owed and unit of time, p.
    pub stockout_cost: f64,
    /// Money per order, K.
    pub fixed_cost: f64,
    /// Units per unit of time, λ.
    pub demand_mean: f64,
    /// From an order to its arrival, L.
    pub lead_time: f64,
}

impl ReplenishedPoisson {
    fn checked(&self) -> Result<crate::distributions::Poisson, Unfit> {
        Overage { holding_cost: self.holding_cost, stockout_cost: self.stockout_cost }.critical_ratio()?;
        not_negative("fixed_cost", self.fixed_cost)?;
        positive("demand_mean", self.demand_mean)?;
        not_negative("lead_time", self.lead_time)?;
        crate::distributions::Poisson::new(self.demand_mean * self.lead_time)
    }

    fn position_cost(&self, demand: &crate::distributions::Poisson, y: i64) -> f64 {
        use crate::distributions::Discrete as _;
        let costs = Overage { holding_cost: self.holding_cost, stockout_cost: self.stockout_cost };
        costs.cost(demand.complementary_loss(y), demand.loss(y))
    }

    fn told(&self, r: i64, q: i64, costs: f64) -> ReorderPoint {
        let cost = (self.fixed_cost * self.demand_mean + costs) / q as f64;
        ReorderPoint { reorder_point: r as f64, order_quantity: q as f64, cost }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMS: Replenished = Replenished {
        holding_cost: 0.225,
        stockout_cost: 7.5,
        fixed_cost: 8.0,
        demand_mean: 1300.0,
        demand_sd: 150.0,
        lead_time: 1.0 / 12.0,
    };

    #[test]
    fn the_exact_policy_costs_least_and_approximations_come_near() {
        let best = r_q_exact(&TERMS).expect("it fits");
        for (r, q) in [(0.0, 1.0), (0.0, -1.0), (1.0, 0.0), (-1.0, 0.0)] {
            let other = r_q_cost(&TERMS, best.reorder_point + r, best.order_quantity + q).expect("it fits");
            assert!(other.cost > best.cost);
        }
        for near in
            [r_q_eoqb_approximation(&TERMS), r_q_eoqss_approximation(&TERMS), r_q_loss_function_approximation(&TERMS)]
        {
            let near = near.expect("it fits").cost;
            assert!(near >= best.cost && near < best.cost * 1.15, "{near} {best:?}");
        }
        let sure = r_q_exact(&Replenished { demand_sd: 0.0, ..TERMS }).expect("it fits");
        assert!((sure.order_quantity - sure_quantity()).abs() < 1e-3, "{sure:?}");
    }

    fn sure_quantity() -> f64 {
        TERMS.eoqb()
    }

    #[test]
    fn poisson_demand_in_whole_units_is_searched_exactly() {
        // Snyder and Shen, example 5.8: 1.5 a month, two months, 100 an order, 20 and 150 a unit.
        let terms = ReplenishedPoisson {
            holding_cost: 20.0,
            stockout_cost: 150.0,
            fixed_cost: 100.0,
            demand_mean: 1.5,
            lead_time: 2.0,
        };
        let best = r_q_poisson_exact(&terms).expect("it fits");
        assert_eq!((best.reorder_point, best.order_quantity), (3.0, 5.0));
        for r in -2..10 {
            for q in 1..20 {
                assert!(r_q_poisson_cost(&terms, r, q).expect("it fits").cost >= best.cost - 1e-9);
            }
        }
        assert!(r_q_poisson_cost(&terms, 1, 0).is_err());
    }

    #[test]
    fn bad_terms_are_unfit() {
        assert!(r_q_exact(&Replenished { holding_cost: 0.0, ..TERMS }).is_err());
        assert!(r_q_eil_approximation(&Replenished { stockout_cost: 0.01, ..TERMS }).is_err());
        assert!(r_q_cost(&TERMS, 10.0, 0.0).is_err() && r_q_cost(&TERMS, f64::NAN, 1.0).is_err());
    }
}
