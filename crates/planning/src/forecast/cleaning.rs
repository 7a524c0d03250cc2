//! What was sold, made into what was asked.

/// What is known of a period beside what was sold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// It closed empty: what was sold is a lower bound.
    pub stockout: bool,
    /// A promotion or another event ran: it is told apart from plain demand, and its uplift learnt.
    pub event: bool,
    /// It is left out: a bulk line, a strike, a stocktaking.
    pub left_out: bool,
}

/// Demand by period: a period that closed empty counts for no less than the mean of the periods that tell, one that is
/// left out for that mean, one with an event for its share without the uplift. `periods` may be shorter than what was
/// sold; the rest is plain.
pub fn cleaned(sold: &[f64], periods: &[Period], uplift: f64) -> Vec<f64> {
    let flags = |at: usize| periods.get(at).copied().unwrap_or_default();
    let telling = |at: usize| flags(at) == Period::default();
    let (mut sum, mut count) = (0.0, 0.0);
    for (_, units) in sold.iter().enumerate().filter(|(at, _)| telling(*at)) {
        sum += units.max(0.0);
        count += 1.0;
    }
    let mean = if count > 0.0 { sum / count } else { 0.0 };
    let asked = |(at, units): (usize, &f64)| {
        let Period { stockout, event, left_out } = flags(at);
        let units = units.max(0.0);
        let plain = if event && uplift > 0.0 { units / uplift } else { units };
        if left_out && count > 0.0 {
            mean
        } else if stockout {
            plain.max(mean)
        } else {
            plain
        }
    };
    sold.iter().enumerate().map(asked).collect()
}

/// How many times plain demand is asked in a period with an event. What a series shows counts by its n periods with an
/// event against `weight` of the pool's `prior` (1 where nothing is known): (n·own + weight·prior) / (n + weight).
pub fn uplift(sold: &[f64], periods: &[Period], prior: f64, weight: f64) -> f64 {
    let (mut with, mut events, mut without, mut plain) = (0.0, 0.0, 0.0, 0.0);
    for (units, flags) in sold.iter().zip(periods).filter(|(_, flags)| !flags.stockout && !flags.left_out) {
        if flags.event {
            with += units;
            events += 1.0;
        } else {
            without += units;
            plain += 1.0;
        }
    }
    if events == 0.0 || without <= 0.0 {
        return prior;
    }
    let own = (with / events) / (without / plain);
    (events * own + weight * prior) / (events + weight.max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: Period = Period { stockout: true, event: false, left_out: false };
    const EVENT: Period = Period { stockout: false, event: true, left_out: false };
    const OUT: Period = Period { stockout: false, event: false, left_out: true };
    const PLAIN: Period = Period { stockout: false, event: false, left_out: false };

    #[test]
    fn a_period_that_closed_empty_is_a_lower_bound() {
        let asked = cleaned(&[4.0, 0.0, 9.0, 50.0, 12.0], &[PLAIN, EMPTY, EMPTY, OUT, EVENT], 3.0);
        assert_eq!(asked, [4.0, 4.0, 9.0, 4.0, 4.0]);
        assert_eq!(cleaned(&[1.0, -2.0], &[], 1.0), [1.0, 0.0]);
        assert_eq!(cleaned(&[1.0], &[EMPTY], 1.0), [1.0]);
    }

    #[test]
    fn an_uplift_is_shrunk_to_that_of_the_pool() {
        let sold = [2.0, 2.0, 8.0, 2.0];
        let periods = [PLAIN, PLAIN, EVENT, PLAIN];
        assert_eq!(uplift(&sold, &periods, 2.0, 1.0), 3.0);
        assert_eq!(uplift(&sold, &[PLAIN; 4], 2.0, 1.0), 2.0);
    }
}
