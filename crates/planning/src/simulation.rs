//! What a policy would have cost and served, replayed against demand that was recorded.

use crate::policy::{Plan, Policy, Position, Terms, plan};
use crate::unfit::{Unfit, all_not_negative, not_negative};

/// An item's past and what it is weighed by. A day runs: receive, sell, review and order.
#[derive(Clone, Debug, PartialEq)]
pub struct Replay<'a> {
    /// Units asked by period.
    pub demand: &'a [f64],
    /// Periods from an order in each period to its arrival, at least 1; shorter lists go round.
    pub lead_times: &'a [u32],
    /// Periods between reviews, at least 1, and the first.
    pub review: (usize, usize),
    /// Units on hand before the first period.
    pub on_hand: f64,
    /// Money per unit held at the end of a period.
    pub holding_cost: f64,
    /// Money per unit that was asked and not there; it is lost.
    pub lost_cost: f64,
    /// Money per order.
    pub order_cost: f64,
}

/// What it came to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Units asked.
    pub demand: f64,
    /// Units lost.
    pub lost: f64,
    /// The share of units served, 1 where none was asked.
    pub fill_rate: f64,
    /// Periods in which units were lost.
    pub stockout_periods: u32,
    /// Orders placed.
    pub orders: u32,
    /// Units on hand at the end of a period, on average.
    pub stock_mean: f64,
    /// Money for holding, lost units and orders.
    pub cost: f64,
}

/// Replays a policy that does not change over the periods.
pub fn replay(past: &Replay<'_>, policy: &Policy, terms: &Terms) -> Result<Outcome, Unfit> {
    all_not_negative("demand", past.demand)?;
    for (name, cost) in [
        ("holding_cost", past.holding_cost),
        ("lost_cost", past.lost_cost),
        ("order_cost", past.order_cost),
        ("on_hand", past.on_hand),
    ] {
        not_negative(name, cost)?;
    }
    if past.lead_times.is_empty() || past.lead_times.contains(&0) {
        return Err(Unfit::list("lead_times", past.lead_times.len(), "at least one, each of 1 period or more"));
    }
    if past.review.0 == 0 {
        return Err(Unfit::number("review", 0.0, "at least 1 period"));
    }
    let mut arriving = vec![0.0; past.demand.len()];
    let mut outcome = Outcome::default();
    let (mut on_hand, mut on_order, mut held) = (past.on_hand, 0.0, 0.0);
    for (period, asked) in past.demand.iter().enumerate() {
        on_hand += arriving[period];
        on_order -= arriving[period];
        let sold = asked.min(on_hand);
        on_hand -= sold;
        outcome.demand += asked;
        outcome.lost += asked - sold;
        outcome.stockout_periods += u32::from(asked > &sold);
        held += on_hand;
        if period % past.review.0 == past.review.1 % past.review.0 {
            let Plan { quantity, .. } = plan(&Position { on_hand, on_order, owed: 0.0 }, policy, terms)?;
            if quantity > 0.0 {
                on_order += quantity;
                outcome.orders += 1;
                let at = period + past.lead_times[period % past.lead_times.len()] as usize;
                if let Some(slot) = arriving.get_mut(at) {
                    *slot += quantity;
                }
            }
        }
    }
    outcome.fill_rate = if outcome.demand > 0.0 { 1.0 - outcome.lost / outcome.demand } else { 1.0 };
    outcome.stock_mean = held / past.demand.len().max(1) as f64;
    outcome.cost =
        held * past.holding_cost + outcome.lost * past.lost_cost + f64::from(outcome.orders) * past.order_cost;
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Levels;

    const TERMS: Terms = Terms {
        presentation: 0.0,
        shelf: f64::INFINITY,
        minimum: 0.0,
        pack: 1.0,
        price_break: None,
        budget: f64::INFINITY,
    };

    #[test]
    fn four_days_told_by_hand() {
        let past = Replay {
            demand: &[2.0, 2.0, 2.0, 2.0],
            lead_times: &[2],
            review: (1, 0),
            on_hand: 3.0,
            holding_cost: 0.1,
            lost_cost: 5.0,
            order_cost: 1.0,
        };
        let levels = Levels { reorder_point: 2.0, order_up_to: 6.0, service: 0.9 };
        // Day 0 sells 2, orders 5; day 1 sells 1 and loses 1; day 2 gets 5, sells 2; day 3 sells 2 and orders 5.
        let outcome = replay(&past, &Policy::MinMax(levels), &TERMS).expect("it fits");
        assert_eq!((outcome.lost, outcome.stockout_periods, outcome.orders), (1.0, 1, 2));
        assert_eq!(outcome.fill_rate, 0.875);
        assert!((outcome.cost - (0.1 * (1.0 + 0.0 + 3.0 + 1.0) + 5.0 + 2.0)).abs() < 1e-12);
        assert!(replay(&Replay { lead_times: &[0], ..past.clone() }, &Policy::Discontinued, &TERMS).is_err());
        assert!(replay(&Replay { review: (0, 0), ..past }, &Policy::Discontinued, &TERMS).is_err());
    }
}
