//! Safety stock for a wanted service, and the service that a stock gives.
//!
//! Demand over the lead time (and, where stock is looked at every R, over R and the lead time) is taken as normal with
//! mean μ(E[L] + R) and variance (E[L] + R)σ² + μ²σ_L²: a lead time that varies brings its own spread.
//!
//! Source: Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains (4th ed. 2017), chapter 6;
//! Nahmias, section 5.5; Snyder and Shen, section 4.3.

use super::Unfit;
use crate::distributions::{standard_cdf, standard_loss, standard_loss_inverse, standard_quantile, standard_tail};
use crate::unfit::{between_0_and_1, finite, not_negative, positive};

/// Demand over the time that stock has to last, by its parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Protection {
    /// Units per unit of time, μ.
    pub demand_mean: f64,
    /// The standard deviation of demand in a unit of time, σ.
    pub demand_sd: f64,
    /// The mean of the lead time, E\[L\].
    pub lead_time_mean: f64,
    /// The standard deviation of the lead time, σ_L; 0 where it is certain.
    pub lead_time_sd: f64,
    /// Time between reviews, R; 0 where stock is looked at all the time.
    pub review_period: f64,
}

/// A safety stock and the level it leads to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SafetyStock {
    /// Safety factor: standard deviations above the mean, z or k.
    pub safety_factor: f64,
    /// Units above expected demand.
    pub safety_stock: f64,
    /// Expected demand and the safety stock: reorder point, or order-up-to level where there are reviews.
    pub reorder_point: f64,
}

impl Protection {
    /// The mean and the standard deviation of demand over the time that is protected.
    /// Source: Silver, Pyke and Thomas, chapter 6; Hadley and Whitin, section 3-9.
    pub fn moments(&self) -> Result<(f64, f64), Unfit> {
        let mean = not_negative("demand_mean", self.demand_mean)?;
        let sd = not_negative("demand_sd", self.demand_sd)?;
        let time =
            not_negative("lead_time_mean", self.lead_time_mean)? + not_negative("review_period", self.review_period)?;
        let spread = not_negative("lead_time_sd", self.lead_time_sd)?;
        Ok((mean * time, (time * sd * sd + mean * mean * spread * spread).sqrt()))
    }

    fn stock(&self, safety_factor: f64) -> Result<SafetyStock, Unfit> {
        let (mean, sd) = self.moments()?;
        let safety_stock = if sd > 0.0 { finite("service", safety_factor)? * sd } else { 0.0 };
        Ok(SafetyStock { safety_factor, safety_stock, reorder_point: mean + safety_stock })
    }
}

/// For a probability of no stockout in a cycle (P1, type 1 service): k = Φ⁻¹(service).
/// Source: Silver, Pyke and Thomas, section 6.7.6.
///
/// ```
/// use backroom_planning::textbook::{Protection, safety_stock_for_cycle_service};
///
/// // 100 a week, standard deviation 30, lead time 4 weeks give or take 1: √(4·30² + 100²·1²) = 116.6.
/// let terms =
///     Protection { demand_mean: 100.0, demand_sd: 30.0, lead_time_mean: 4.0, lead_time_sd: 1.0, review_period: 0.0 };
/// let stock = safety_stock_for_cycle_service(&terms, 0.95).unwrap();
/// assert!((stock.safety_stock - 1.6449 * 116.619).abs() < 0.01);
/// ```
pub fn safety_stock_for_cycle_service(terms: &Protection, service: f64) -> Result<SafetyStock, Unfit> {
    terms.stock(standard_quantile(between_0_and_1("service", service)?))
}

/// What becomes of demand that finds no stock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmet {
    /// It waits.
    BackOrdered,
    /// It is lost.
    Lost,
}

/// For a share of demand met from stock (P2, type 2 service) with orders of `order_quantity`:
/// σ' G(k) = (1 - fill)Q, and (1 - fill)Q / fill where unmet demand is lost.
/// Source: Silver, Pyke and Thomas, section 6.7.7; Nahmias, section 5.5.
pub fn safety_stock_for_fill_rate(
    terms: &Protection,
    order_quantity: f64,
    fill_rate: f64,
    unmet: Unmet,
) -> Result<SafetyStock, Unfit> {
    let fill = between_0_and_1("fill_rate", fill_rate)?;
    let (_, sd) = terms.moments()?;
    let short = (1.0 - fill) * positive("order_quantity", order_quantity)?;
    let short = if unmet == Unmet::Lost { short / fill } else { short };
    if sd == 0.0 {
        return terms.stock(0.0);
    }
    terms.stock(standard_loss_inverse(short / sd))
}

/// For a share of demand met from stock where it is looked at every R and raised to a level: Q is what is asked in R.
/// Source: Silver, Pyke and Thomas, section 6.9.
pub fn safety_stock_for_periodic_fill_rate(
    terms: &Protection,
    fill_rate: f64,
    unmet: Unmet,
) -> Result<SafetyStock, Unfit> {
    let period = positive("review_period", terms.review_period)?;
    safety_stock_for_fill_rate(terms, terms.demand_mean * period, fill_rate, unmet)
}

/// For money per occasion of a stockout (B1): k = √(2 ln(λB / (√(2π) Q h σ'))), and 0 where that has no answer.
/// Source: Silver, Pyke and Thomas, section 6.7.2.
pub fn safety_stock_for_cost_per_occasion(
    terms: &Protection,
    order_quantity: f64,
    holding_cost: f64,
    cost_per_occasion: f64,
) -> Result<SafetyStock, Unfit> {
    let (_, sd) = terms.moments()?;
    let held = positive("order_quantity", order_quantity)? * positive("holding_cost", holding_cost)? * sd;
    let ratio = terms.demand_mean * positive("cost_per_occasion", cost_per_occasion)?
        / ((2.0 * std::f64::consts::PI).sqrt() * held);
    terms.stock(if ratio > 1.0 && ratio.is_finite() { (2.0 * ratio.ln()).sqrt() } else { 0.0 })
}

/// For money per unit that runs short (B2): Φ(-k) = hQ / (λB), and 0 where that is a half or more.
/// Source: Silver, Pyke and Thomas, section 6.7.3.
pub fn safety_stock_for_cost_per_unit(
    terms: &Protection,
    order_quantity: f64,
    holding_cost: f64,
    cost_per_unit: f64,
) -> Result<SafetyStock, Unfit> {
    let held = positive("order_quantity", order_quantity)? * positive("holding_cost", holding_cost)?;
    let beyond = held / (positive("demand_mean", terms.demand_mean)? * positive("cost_per_unit", cost_per_unit)?);
    terms.stock(if beyond < 0.5 { -standard_quantile(beyond) } else { 0.0 })
}

/// For a wanted time between stockouts (TBS): Φ(-k) = Q / (λ TBS), and 0 where that is a half or more.
/// Source: Silver, Pyke and Thomas, section 6.7.5.
pub fn safety_stock_for_time_between_stockouts(
    terms: &Protection,
    order_quantity: f64,
    time_between_stockouts: f64,
) -> Result<SafetyStock, Unfit> {
    let time = positive("time_between_stockouts", time_between_stockouts)?;
    let beyond = positive("order_quantity", order_quantity)? / (positive("demand_mean", terms.demand_mean)? * time);
    terms.stock(if beyond < 0.5 { -standard_quantile(beyond) } else { 0.0 })
}

/// What a reorder point and an order quantity give.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Service {
    /// The probability of no stockout in a cycle, P1.
    pub cycle_service: f64,
    /// The share of demand met from stock where the rest waits, P2, with what was owed before taken off.
    pub fill_rate: f64,
    /// Units short in a cycle.
    pub short_per_cycle: f64,
    /// Units held on average, backorders left out.
    pub stock_mean: f64,
}

/// The service of a reorder point and an order quantity.
/// Source: Silver, Pyke and Thomas, section 6.7 and its appendix; fill rate 1 - σ'(G(k) - G(k + Q / σ')) / Q.
pub fn service_of(terms: &Protection, reorder_point: f64, order_quantity: f64) -> Result<Service, Unfit> {
    let (mean, sd) = terms.moments()?;
    let (level, quantity) = (finite("reorder_point", reorder_point)?, positive("order_quantity", order_quantity)?);
    let loss = |x: f64| if sd > 0.0 { sd * standard_loss((x - mean) / sd) } else { (mean - x).max(0.0) };
    let short_per_cycle = loss(level);
    let cycle_service = if sd > 0.0 { standard_cdf((level - mean) / sd) } else { f64::from(u8::from(level >= mean)) };
    let fill_rate = (1.0 - (short_per_cycle - loss(level + quantity)) / quantity).clamp(0.0, 1.0);
    Ok(Service { cycle_service, fill_rate, short_per_cycle, stock_mean: (level - mean + 0.5 * quantity).max(0.0) })
}

/// A reorder point and order quantity for a fill rate, found together: Q = n(r) / (1 - F(r)) +
/// √(2Kλ / h + (n(r) / (1 - F(r)))²) and n(r) = (1 - fill)Q in turn until they stand, from the EOQ on.
/// Source: Nahmias, Production and Operations Analysis, section 5.5, type 2 service.
pub fn r_q_for_fill_rate(
    terms: &Protection,
    fixed_cost: f64,
    holding_cost: f64,
    fill_rate: f64,
) -> Result<(f64, f64), Unfit> {
    let fill = between_0_and_1("fill_rate", fill_rate)?;
    let rate = positive("demand_mean", terms.demand_mean)?;
    let eoq_squared = 2.0 * not_negative("fixed_cost", fixed_cost)? * rate / positive("holding_cost", holding_cost)?;
    let (mean, sd) = terms.moments()?;
    let mut quantity = positive("fixed_cost", eoq_squared)?.sqrt();
    if sd == 0.0 {
        return Ok((mean - (1.0 - fill) * quantity, quantity));
    }
    let mut factor = 0.0;
    for _ in 0..1000 {
        factor = standard_loss_inverse((1.0 - fill) * quantity / sd);
        let ratio = sd * standard_loss(factor) / standard_tail(factor);
        let next = ratio + (eoq_squared + ratio * ratio).sqrt();
        let moved = (next - quantity).abs();
        quantity = next;
        if moved < 1e-11 * quantity {
            break;
        }
    }
    Ok((mean + factor * sd, quantity))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMS: Protection =
        Protection { demand_mean: 100.0, demand_sd: 30.0, lead_time_mean: 4.0, lead_time_sd: 1.0, review_period: 0.0 };

    #[test]
    fn the_stock_for_a_service_gives_that_service() {
        for service in [0.5, 0.9, 0.99] {
            let stock = safety_stock_for_cycle_service(&TERMS, service).expect("it fits");
            let given = service_of(&TERMS, stock.reorder_point, 500.0).expect("it fits");
            assert!((given.cycle_service - service).abs() < 1e-9);
            let stock = safety_stock_for_fill_rate(&TERMS, 500.0, service, Unmet::BackOrdered).expect("it fits");
            let given = service_of(&TERMS, stock.reorder_point, 500.0).expect("it fits");
            assert!((given.short_per_cycle - (1.0 - service) * 500.0).abs() < 1e-6);
            assert!(given.fill_rate >= service - 1e-9);
        }
        let lost = safety_stock_for_fill_rate(&TERMS, 500.0, 0.9, Unmet::Lost).expect("it fits");
        let waits = safety_stock_for_fill_rate(&TERMS, 500.0, 0.9, Unmet::BackOrdered).expect("it fits");
        assert!(lost.safety_stock < waits.safety_stock);
    }

    #[test]
    fn stock_for_costs_balances_a_unit_more_against_what_it_saves() {
        let at = |stock: SafetyStock| stock.safety_factor;
        let unit = at(safety_stock_for_cost_per_unit(&TERMS, 500.0, 0.2, 5.0).expect("it fits"));
        assert!((standard_tail(unit) - 0.2 * 500.0 / (100.0 * 5.0)).abs() < 1e-12);
        let time = at(safety_stock_for_time_between_stockouts(&TERMS, 500.0, 100.0).expect("it fits"));
        assert!((standard_tail(time) - 0.05).abs() < 1e-12);
        let occasion = at(safety_stock_for_cost_per_occasion(&TERMS, 500.0, 0.2, 3_000.0).expect("it fits"));
        let (_, sd) = TERMS.moments().expect("it fits");
        let density = crate::distributions::standard_density(occasion);
        assert!((density / sd * 100.0 / 500.0 * 3_000.0 - 0.2).abs() < 1e-9);
        assert_eq!(at(safety_stock_for_cost_per_occasion(&TERMS, 500.0, 2.0, 1.0).expect("it fits")), 0.0);
    }

    #[test]
    fn type_two_service_as_in_the_book() {
        // Nahmias, example 5.5: 100 in the lead time, standard deviation 25, 50 an order, 2 a unit and year, 200 a year.
        let terms = Protection {
            demand_mean: 200.0,
            demand_sd: 25.0 / 0.5_f64.sqrt(),
            lead_time_mean: 0.5,
            lead_time_sd: 0.0,
            review_period: 0.0,
        };
        let (r, q) = r_q_for_fill_rate(&terms, 50.0, 2.0, 0.98).expect("it fits");
        assert!((q - 114.0).abs() < 1.0 && (r - 124.0).abs() < 1.0, "{r} {q}");
    }

    #[test]
    fn bad_terms_are_unfit() {
        assert!(safety_stock_for_cycle_service(&TERMS, 1.0).is_err());
        assert!(safety_stock_for_cycle_service(&Protection { lead_time_sd: -1.0, ..TERMS }, 0.9).is_err());
        assert!(safety_stock_for_fill_rate(&TERMS, 0.0, 0.9, Unmet::Lost).is_err());
        assert!(safety_stock_for_periodic_fill_rate(&TERMS, 0.9, Unmet::Lost).is_err());
    }
}
