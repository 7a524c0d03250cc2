//! Orders of several items from one supplier.

/// An item that may be on an order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Units on hand, on order and on this order so far.
    pub position: f64,
    /// Units per period.
    pub demand_rate: f64,
    /// Units by which it can be raised at a time, above 0.
    pub pack: f64,
    /// What a unit counts towards the minimum: its price, or its weight.
    pub value: f64,
    /// Units that its position may not pass: shelf, or what sells before it expires.
    pub most: f64,
}

/// How an order was filled up.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    /// Units added, by candidate.
    pub added: Vec<f64>,
    /// Whether the minimum was reached; if not, nothing is to be ordered or the buyer decides.
    pub reached: bool,
}

/// Adds pack by pack to the item whose stock lasts shortest, until what is missing to the supplier's minimum is reached.
/// Items that nobody asks for are left alone.
pub fn fill_to_minimum(candidates: &[Candidate], missing: f64) -> Filled {
    let mut added = vec![0.0; candidates.len()];
    let mut missing = missing;
    for _ in 0..1_000_000 {
        if missing <= 1e-9 {
            return Filled { added, reached: true };
        }
        let cover = |at: &usize| (candidates[*at].position + added[*at]) / candidates[*at].demand_rate;
        let fits = |at: &usize| {
            let Candidate { position, demand_rate, pack, value, most } = candidates[*at];
            demand_rate > 0.0 && pack > 0.0 && value > 0.0 && position + added[*at] + pack <= most + 1e-9
        };
        let next = (0..candidates.len()).filter(fits).min_by(|one, other| cover(one).total_cmp(&cover(other)));
        let Some(at) = next else { break };
        added[at] += candidates[at].pack;
        missing -= candidates[at].pack * candidates[at].value;
    }
    Filled { added, reached: missing <= 1e-9 }
}

/// Which items join an order that another one triggers: those at or below their can-order level. None where no item is at
/// or below its reorder point. Source: Balintfy (1964); Silver, Pyke and Thomas, section 10.4.
pub fn can_order(positions: &[f64], reorder_points: &[f64], can_order_levels: &[f64]) -> Vec<bool> {
    let triggered = positions.iter().zip(reorder_points).any(|(position, point)| position <= point);
    let joins = |(at, position): (usize, &f64)| {
        let at_most = |levels: &[f64]| levels.get(at).is_some_and(|level| position <= level);
        triggered && (at_most(reorder_points) || at_most(can_order_levels))
    };
    positions.iter().enumerate().map(joins).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITEM: Candidate = Candidate { position: 10.0, demand_rate: 1.0, pack: 5.0, value: 2.0, most: 30.0 };

    #[test]
    fn the_minimum_is_reached_where_stock_lasts_shortest() {
        let fast = Candidate { demand_rate: 4.0, ..ITEM };
        let dead = Candidate { demand_rate: 0.0, ..ITEM };
        let filled = fill_to_minimum(&[ITEM, fast, dead], 40.0);
        assert_eq!((filled.added, filled.reached), (vec![0.0, 20.0, 0.0], true));
        let full = fill_to_minimum(&[ITEM], 100.0);
        assert_eq!((full.added, full.reached), (vec![20.0], false));
        assert!(fill_to_minimum(&[], 0.0).reached);
    }

    #[test]
    fn others_join_only_where_one_must() {
        assert_eq!(can_order(&[2.0, 8.0, 20.0], &[3.0, 3.0, 3.0], &[9.0, 9.0, 9.0]), [true, true, false]);
        assert_eq!(can_order(&[4.0, 8.0], &[3.0, 3.0], &[9.0, 9.0]), [false, false]);
    }
}
