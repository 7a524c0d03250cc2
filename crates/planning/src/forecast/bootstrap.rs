//! Demand of a lead time, drawn again and again from what was seen.

use crate::distributions::Random;

/// Quantiles of demand over lead times, each drawn from those that were seen: a lead time is drawn, then as many periods
/// that follow each other from a random start (the history goes round), so that what hangs together stays together.
/// Empty where there is nothing to draw from. The same generator gives the same quantiles.
pub fn lead_time_bootstrap(
    demand: &[f64],
    lead_times: &[u32],
    shares: &[f64],
    draws: usize,
    random: &mut Random,
) -> Vec<f64> {
    if demand.is_empty() || lead_times.is_empty() || draws == 0 {
        return Vec::new();
    }
    let mut sums: Vec<f64> = (0..draws)
        .map(|_| {
            let periods = lead_times[random.place(lead_times.len())] as usize;
            let start = random.place(demand.len());
            (start..start + periods).map(|at| demand[at % demand.len()]).sum()
        })
        .collect();
    sums.sort_by(f64::total_cmp);
    shares.iter().map(|share| sums[((share * draws as f64).ceil() as usize).clamp(1, draws) - 1]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_drawn_from_what_was_seen() {
        let demand = [0.0, 2.0, 0.0, 0.0, 6.0];
        let drawn = |seed| lead_time_bootstrap(&demand, &[1, 2], &[0.1, 0.5, 1.0], 2000, &mut Random::seeded(seed));
        assert_eq!(drawn(1), drawn(1));
        assert_eq!(drawn(1)[2], 6.0);
        assert!(drawn(1).windows(2).all(|pair| pair[0] <= pair[1]));
        assert!(lead_time_bootstrap(&[], &[1], &[0.5], 10, &mut Random::seeded(1)).is_empty());
    }
}
