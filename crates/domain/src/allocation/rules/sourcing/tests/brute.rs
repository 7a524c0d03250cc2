//! The least possible cost of a tiny problem, by trying everything.

use super::*;

/// What each offer of each line may give: order, line, lot.
fn choices(problem: &Problem) -> Vec<(usize, usize, usize)> {
    let mut choices = Vec::new();
    for (order, wanting) in problem.orders.iter().enumerate() {
        for (line, want) in wanting.lines.iter().enumerate() {
            choices.extend(want.offers.iter().map(|offer| (order, line, offer.lot)));
        }
    }
    choices
}

/// The least a plan can cost. Every plan in whole steps is tried, so that a problem must be tiny.
pub(super) fn least(problem: &Problem) -> i128 {
    let mut least = i128::MAX;
    let mut left: Vec<i64> = problem.lots.iter().map(|lot| lot.quantity).collect();
    let mut open: Vec<Vec<i64>> =
        problem.orders.iter().map(|order| order.lines.iter().map(|line| line.quantity).collect()).collect();
    go_on(problem, &choices(problem), &mut left, &mut open, &mut Vec::new(), &mut least);
    least
}

fn go_on(
    problem: &Problem,
    choices: &[(usize, usize, usize)],
    left: &mut [i64],
    open: &mut [Vec<i64>],
    takes: &mut Vec<Take>,
    least: &mut i128,
) {
    let Some(((order, line, lot), rest)) = choices.split_first() else {
        if let Some(cost) = cost(problem, open, takes) {
            *least = cost.min(*least);
        }
        return;
    };
    let step = problem.orders[*order].lines[*line].step;
    let most = left[*lot].min(open[*order][*line]) / step;
    for quantity in (0..=most).map(|steps| steps * step) {
        left[*lot] -= quantity;
        open[*order][*line] -= quantity;
        takes.push(Take { order: *order, line: *line, lot: *lot, quantity });
        go_on(problem, rest, left, open, takes, least);
        takes.pop();
        left[*lot] += quantity;
        open[*order][*line] += quantity;
    }
}

/// What it costs to take so much and leave so much open, or none where a rule is broken.
fn cost(problem: &Problem, open: &[Vec<i64>], takes: &[Take]) -> Option<i128> {
    let taken = takes.iter().filter(|take| take.quantity > 0);
    let parcels: BTreeSet<_> = taken.clone().map(|take| (take.order, problem.lots[take.lot].site)).collect();
    let mut cost = 0;
    for take in taken {
        let line = &problem.orders[take.order].lines[take.line];
        let offer = line.offers.iter().find(|offer| offer.lot == take.lot).unwrap();
        cost += i128::from(take.quantity) * i128::from(offer.cost + problem.lots[take.lot].cost);
    }
    for (order, site) in &parcels {
        let lane = problem.lanes[problem.orders[*order].lane][*site];
        cost += i128::from(lane + problem.sites[*site].handling) * i128::from(ONE);
    }
    for (site, place) in problem.sites.iter().enumerate() {
        if place.parcels_left.is_some_and(|left| parcels.iter().filter(|(_, at)| *at == site).count() > left as usize) {
            return None;
        }
    }
    for (at, (order, open)) in problem.orders.iter().zip(open).enumerate() {
        let sent = parcels.iter().filter(|(of, _)| *of == at).count();
        if order.parcels_most.is_some_and(|most| sent > most as usize)
            || order.complete && sent > 0 && open.iter().any(|open| *open > 0)
        {
            return None;
        }
        for (line, open) in order.lines.iter().zip(open) {
            if line.complete && *open > 0 && *open < line.quantity {
                return None;
            }
            cost += i128::from(*open) * i128::from(line.penalty);
        }
    }
    Some(cost)
}
