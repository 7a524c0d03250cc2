//! The newsvendor: how much to have ready for demand that is not known, where too much and too little each have a price.
//!
//! The best level S is the smallest that the critical ratio p / (p + h) of demand lies at or below; a level costs
//! hE[(S - D)+] + pE[(D - S)+]. The same holds for a base stock that is raised each period: demand is then that of the
//! lead time and the period after it.
//!
//! Source: Arrow, Harris and Marschak (1951); Snyder and Shen, section 4.3; Silver, Pyke and
//! Thomas, section 9.2; Nahmias, section 5.3.

use super::Unfit;
use crate::distributions::{Continuous, Discrete, Normal, standard_density, standard_quantile};
use crate::unfit::{between_0_and_1, finite, not_negative, positive};

/// What a unit too many and a unit too few cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overage {
    /// Money per unit left over, h.
    pub holding_cost: f64,
    /// Money per unit asked and not there, p.
    pub stockout_cost: f64,
}

/// A level and its expected cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BaseStock {
    /// Units to have ready, S.
    pub base_stock_level: f64,
    /// Money expected, per period.
    pub cost: f64,
}

/// A level and its expected profit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProfitableStock {
    /// Units to have ready, S.
    pub base_stock_level: f64,
    /// Money expected, per period.
    pub profit: f64,
}

impl Overage {
    /// The share of demand to be covered, p / (p + h).
    pub fn critical_ratio(&self) -> Result<f64, Unfit> {
        positive("holding_cost", self.holding_cost)?;
        positive("stockout_cost", self.stockout_cost)?;
        let ratio = self.stockout_cost / (self.stockout_cost + self.holding_cost);
        between_0_and_1("stockout_cost / (stockout_cost + holding_cost)", ratio)
    }

    pub(crate) fn cost(&self, left: f64, short: f64) -> f64 {
        self.holding_cost * left + self.stockout_cost * short
    }
}

/// Normal demand per period over a lead time and the period after it. Time is in periods.
pub fn over_lead_time(demand_mean: f64, demand_sd: f64, lead_time: f64) -> Result<Normal, Unfit> {
    let periods = not_negative("lead_time", lead_time)? + 1.0;
    let (mean, sd) = (finite("demand_mean", demand_mean)?, not_negative("demand_sd", demand_sd)?);
    Normal::new(mean * periods, sd * periods.sqrt())
}

/// The level of least cost for continuous demand: S = F⁻¹(p / (p + h)).
///
/// ```
/// use backroom_planning::distributions::Normal;
/// use backroom_planning::textbook::{Overage, newsvendor_continuous};
///
/// // Snyder and Shen, example 4.3.
/// let costs = Overage { holding_cost: 0.18, stockout_cost: 0.70 };
/// let best = newsvendor_continuous(&costs, &Normal::new(50.0, 8.0).unwrap()).unwrap();
/// assert!((best.base_stock_level - 56.60).abs() < 0.005 && (best.cost - 1.9976).abs() < 5e-5);
/// ```
pub fn newsvendor_continuous(costs: &Overage, demand: &dyn Continuous) -> Result<BaseStock, Unfit> {
    newsvendor_continuous_cost(costs, demand, demand.quantile(costs.critical_ratio()?))
}

/// What a level costs for continuous demand.
pub fn newsvendor_continuous_cost(
    costs: &Overage,
    demand: &dyn Continuous,
    base_stock_level: f64,
) -> Result<BaseStock, Unfit> {
    costs.critical_ratio()?;
    let level = finite("base_stock_level", base_stock_level)?;
    let cost = costs.cost(demand.complementary_loss(level), demand.loss(level));
    Ok(BaseStock { base_stock_level: level, cost })
}

/// The level of least cost for demand in whole units (Poisson, negative binomial, or any list of probabilities): the
/// smallest S with F(S) ≥ p / (p + h).
///
/// ```
/// use backroom_planning::distributions::Poisson;
/// use backroom_planning::textbook::{Overage, newsvendor_discrete};
///
/// // Poisson demand of 6 a period.
/// let costs = Overage { holding_cost: 1.0, stockout_cost: 4.0 };
/// let best = newsvendor_discrete(&costs, &Poisson::new(6.0).unwrap()).unwrap();
/// assert!(best.base_stock_level == 8.0 && (best.cost - 3.5701).abs() < 5e-5);
/// ```
pub fn newsvendor_discrete(costs: &Overage, demand: &dyn Discrete) -> Result<BaseStock, Unfit> {
    newsvendor_discrete_cost(costs, demand, demand.quantile(costs.critical_ratio()?))
}

/// What a level costs for demand in whole units.
pub fn newsvendor_discrete_cost(
    costs: &Overage,
    demand: &dyn Discrete,
    base_stock_level: i64,
) -> Result<BaseStock, Unfit> {
    costs.critical_ratio()?;
    let cost = costs.cost(demand.complementary_loss(base_stock_level), demand.loss(base_stock_level));
    Ok(BaseStock { base_stock_level: base_stock_level as f64, cost })
}

/// What a unit brings and costs, sold or left over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margins {
    /// Money per unit sold, r.
    pub revenue: f64,
    /// Money per unit bought, c.
    pub purchase_cost: f64,
    /// Money per unit left over, v.
    pub salvage_value: f64,
    /// Money per unit left over, beside buying and salvage, h.
    pub holding_cost: f64,
    /// Money per unit asked and not there, beside the lost margin, p.
    pub stockout_cost: f64,
}

impl Margins {
    /// A unit too many costs c - v + h, one too few r - c + p.
    pub fn overage(&self) -> Result<Overage, Unfit> {
        finite("revenue", self.revenue)?;
        finite("salvage_value", self.salvage_value)?;
        not_negative("holding_cost", self.holding_cost)?;
        not_negative("stockout_cost", self.stockout_cost)?;
        if !(self.purchase_cost.is_finite() && self.purchase_cost <= self.revenue) {
            return Err(Unfit::number("purchase_cost", self.purchase_cost, "a finite number, at most revenue"));
        }
        if self.salvage_value > self.purchase_cost {
            return Err(Unfit::number("salvage_value", self.salvage_value, "a number, at most purchase_cost"));
        }
        let overage = Overage {
            holding_cost: self.purchase_cost - self.salvage_value + self.holding_cost,
            stockout_cost: self.revenue - self.purchase_cost + self.stockout_cost,
        };
        overage.critical_ratio()?;
        Ok(overage)
    }

    fn profit(&self, mean: f64, best: BaseStock) -> ProfitableStock {
        let profit = (self.revenue - self.purchase_cost) * mean - best.cost;
        ProfitableStock { base_stock_level: best.base_stock_level, profit }
    }
}

/// The level of most profit for continuous demand, (r - c)E\[D\] less what mistakes cost. With a level, its profit.
/// Source: Snyder and Shen, section 4.3.
pub fn newsvendor_continuous_profit(
    margins: &Margins,
    demand: &dyn Continuous,
    base_stock_level: Option<f64>,
) -> Result<ProfitableStock, Unfit> {
    let overage = margins.overage()?;
    let stock = match base_stock_level {
        Some(level) => newsvendor_continuous_cost(&overage, demand, level)?,
        None => newsvendor_continuous(&overage, demand)?,
    };
    Ok(margins.profit(demand.mean(), stock))
}

/// The level of most profit for demand in whole units. With a level, its profit.
pub fn newsvendor_discrete_profit(
    margins: &Margins,
    demand: &dyn Discrete,
    base_stock_level: Option<i64>,
) -> Result<ProfitableStock, Unfit> {
    let overage = margins.overage()?;
    let stock = match base_stock_level {
        Some(level) => newsvendor_discrete_cost(&overage, demand, level)?,
        None => newsvendor_discrete(&overage, demand)?,
    };
    Ok(margins.profit(demand.mean(), stock))
}

/// What the best level costs where demand is normal, (h + p) φ(z) σ: what a better forecast would be worth.
/// Source: Snyder and Shen, section 4.3.
pub fn newsvendor_normal_least_cost(costs: &Overage, demand_sd: f64) -> Result<f64, Unfit> {
    let z = standard_quantile(costs.critical_ratio()?);
    Ok((costs.holding_cost + costs.stockout_cost) * standard_density(z) * not_negative("demand_sd", demand_sd)?)
}

/// What this period's level is weighed by where the next period has another price.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Myopic {
    /// What is left over and what is short.
    pub costs: Overage,
    /// Money per unit now, c.
    pub purchase_cost: f64,
    /// Money per unit in the next period, c'.
    pub purchase_cost_next: f64,
    /// What money of the next period is worth now, γ, above 0 and at most 1.
    pub discount_factor: f64,
}

/// The level that covers this period for normal demand where the price of the next differs: the critical ratio is
/// (p - c + γc') / (p + h), and the level costs cS + hE[(S - D)+] + pE[(D - S)+] - γc'(S - E\[D\]): what is left is worth
/// the next price, what is owed is bought at it. With a level, its cost.
/// Source: Veinott (1966); Zipkin, section 9.4.
pub fn myopic(terms: &Myopic, demand: &Normal, base_stock_level: Option<f64>) -> Result<BaseStock, Unfit> {
    terms.costs.critical_ratio()?;
    let factor = terms.discount_factor;
    if !(factor > 0.0 && factor <= 1.0) {
        return Err(Unfit::number("discount_factor", factor, "a number above 0, at most 1"));
    }
    let now = finite("purchase_cost", terms.purchase_cost)?;
    let dearer = now - factor * finite("purchase_cost_next", terms.purchase_cost_next)?;
    let Overage { holding_cost, stockout_cost } = terms.costs;
    if dearer <= -holding_cost || dearer >= stockout_cost {
        return Err(Unfit::number(
            "purchase_cost",
            now,
            "above the next less holding_cost, below it plus stockout_cost",
        ));
    }
    let ratio = (stockout_cost - dearer) / (stockout_cost + holding_cost);
    let level = match base_stock_level {
        Some(level) => finite("base_stock_level", level)?,
        None => demand.quantile(ratio),
    };
    let carried = factor * terms.purchase_cost_next * demand.mean();
    let cost = dearer * level + carried + terms.costs.cost(demand.complementary_loss(level), demand.loss(level));
    Ok(BaseStock { base_stock_level: level, cost })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distributions::{Gamma, NegativeBinomial, Pmf, Poisson};

    const COSTS: Overage = Overage { holding_cost: 0.18, stockout_cost: 0.70 };

    #[test]
    fn neighbours_of_the_best_level_cost_more() {
        let normal = over_lead_time(50.0, 8.0, 4.0).expect("it fits");
        let gamma = Gamma::of_moments(50.0, 20.0).expect("it fits");
        for demand in [&normal as &dyn Continuous, &gamma] {
            let best = newsvendor_continuous(&COSTS, demand).expect("it fits");
            for by in [-0.5, 0.5] {
                let other = newsvendor_continuous_cost(&COSTS, demand, best.base_stock_level + by).expect("it fits");
                assert!(other.cost > best.cost);
            }
        }
        let poisson = Poisson::new(50.0).expect("it fits");
        let spread = NegativeBinomial::of_moments(50.0, 200.0).expect("it fits");
        let list = Pmf::of_values(&[5.0, 4.0, 3.0, 6.0], &[0.3, 0.3, 0.2, 0.2]).expect("it fits");
        for demand in [&poisson as &dyn Discrete, &spread, &list] {
            let best = newsvendor_discrete(&COSTS, demand).expect("it fits");
            for by in [-1, 1] {
                let level = best.base_stock_level as i64 + by;
                assert!(newsvendor_discrete_cost(&COSTS, demand, level).expect("it fits").cost >= best.cost - 1e-12);
            }
        }
    }

    #[test]
    fn profit_is_margin_less_the_cost_of_mistakes() {
        // Snyder and Shen, example 4.3, told by prices: newspapers bought at 0.30, sold at 1.00, taken back at 0.12.
        let margins =
            Margins { revenue: 1.0, purchase_cost: 0.3, salvage_value: 0.12, holding_cost: 0.0, stockout_cost: 0.0 };
        let demand = Normal::new(50.0, 8.0).expect("it fits");
        let best = newsvendor_continuous_profit(&margins, &demand, None).expect("it fits");
        assert!((best.profit - (0.7 * 50.0 - 1.9976)).abs() < 1e-4);
        let least = newsvendor_normal_least_cost(&COSTS, 8.0).expect("it fits");
        assert!((least - 1.997_6).abs() < 1e-4);
        // A level's profit told directly: sold at r, left at v, bought at c.
        let poisson = Poisson::new(20.0).expect("it fits");
        let told = newsvendor_discrete_profit(&margins, &poisson, Some(18)).expect("it fits").profit;
        let sold = 18.0 - poisson.complementary_loss(18);
        assert!((told - (sold + 0.12 * (18.0 - sold) - 0.3 * 18.0)).abs() < 1e-10);
    }

    #[test]
    fn a_dearer_tomorrow_raises_todays_level() {
        let demand = Normal::new(50.0, 8.0).expect("it fits");
        let terms = Myopic { costs: COSTS, purchase_cost: 0.3, purchase_cost_next: 0.3, discount_factor: 1.0 };
        let same = myopic(&terms, &demand, None).expect("it fits");
        assert!((same.base_stock_level - 56.60).abs() < 0.005);
        let soon = Myopic { purchase_cost_next: 0.35, discount_factor: 0.98, ..terms };
        let told = myopic(&soon, &demand, Some(60.0)).expect("it fits");
        assert!((told.cost - 16.726_131_55).abs() < 1e-6, "{told:?}");
        let dearer = myopic(&Myopic { purchase_cost_next: 0.4, ..terms }, &demand, None).expect("it fits");
        assert!(dearer.base_stock_level > same.base_stock_level);
        let other = myopic(&Myopic { purchase_cost_next: 0.4, ..terms }, &demand, Some(58.0)).expect("it fits");
        assert!(other.cost > dearer.cost);
        assert!(myopic(&Myopic { purchase_cost_next: 0.6, ..terms }, &demand, None).is_err());
        assert!(myopic(&Myopic { discount_factor: 0.0, ..terms }, &demand, None).is_err());
    }

    #[test]
    fn bad_costs_are_unfit() {
        let demand = Normal::new(50.0, 8.0).expect("it fits");
        assert!(newsvendor_continuous(&Overage { holding_cost: 0.0, ..COSTS }, &demand).is_err());
        assert!(newsvendor_continuous(&Overage { stockout_cost: -0.1, ..COSTS }, &demand).is_err());
        assert!(newsvendor_continuous_cost(&COSTS, &demand, f64::NAN).is_err());
        assert!(over_lead_time(50.0, 8.0, -1.0).is_err());
        let margins =
            Margins { revenue: 1.0, purchase_cost: 1.1, salvage_value: 0.12, holding_cost: 0.0, stockout_cost: 0.0 };
        assert!(newsvendor_continuous_profit(&margins, &demand, None).is_err());
        let margins = Margins { purchase_cost: 0.1, ..margins };
        assert!(newsvendor_continuous_profit(&margins, &demand, None).is_err());
    }
}
