//! Problems a shopkeeper could check by hand, and laws for any problem.

mod brute;
mod laws;
mod limits;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// Millionths in one.
const ONE: i64 = 1_000_000;

/// Sites that ship for so much a parcel, with no limit; one lane on which nothing is added.
fn sites(handling: &[i64]) -> Problem {
    Problem {
        sites: handling.iter().map(|cost| Site { handling: cost * ONE, parcels_left: None }).collect(),
        lanes: vec![vec![0; handling.len()]],
        ..Problem::default()
    }
}

impl Problem {
    /// With so many units at a site.
    fn lot(mut self, site: usize, units: i64) -> Self {
        self.lots.push(Lot { site, quantity: units * ONE, cost: 0 });
        self
    }

    /// With an order of its lines.
    fn order(mut self, lines: &[Line]) -> Self {
        self.orders.push(Order { lines: lines.to_vec(), ..Order::default() });
        self
    }

    /// With the order added last changed.
    fn with(mut self, change: impl FnOnce(&mut Order)) -> Self {
        change(self.orders.last_mut().unwrap());
        self
    }
}

/// So many units, each worth so much, from lots at no further cost.
fn line(units: i64, penalty: i64, lots: &[usize]) -> Line {
    Line {
        quantity: units * ONE,
        step: ONE,
        penalty: penalty * ONE,
        complete: false,
        offers: lots.iter().map(|lot| Offer { lot: *lot, cost: 0 }).collect(),
    }
}

/// Sources a problem, checks the plan, and gives its takes in whole units as order, line, lot, units, with what it costs
/// in hundredths of the currency unit.
#[track_caller]
fn solve(problem: &Problem) -> (Vec<[i64; 4]>, i128) {
    let plan = source(problem, Budget::default());
    assert_eq!(plan.cost, checked(problem, &plan));
    let takes = plan.takes.iter();
    let takes = takes.map(|take| [take.order as i64, take.line as i64, take.lot as i64, take.quantity / ONE]);
    (takes.collect(), plan.cost / 10_000_000_000)
}

/// What a plan costs, counted anew from the problem, after a check that it breaks no rule.
#[track_caller]
fn checked(problem: &Problem, plan: &Plan) -> i128 {
    let (mut taken, mut got, mut parcels) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
    let mut cost = 0_i128;
    for take in &plan.takes {
        let (order, lot) = (&problem.orders[take.order], &problem.lots[take.lot]);
        let line = &order.lines[take.line];
        assert!(take.quantity > 0 && take.quantity % line.step.max(1) == 0, "{take:?}: whole steps");
        let offers = line.offers.iter().filter(|offer| offer.lot == take.lot);
        let offer = offers.map(|offer| offer.cost).min().expect("only what is offered is taken");
        cost += i128::from(take.quantity) * i128::from(offer + lot.cost);
        *taken.entry(take.lot).or_insert(0) += take.quantity;
        *got.entry((take.order, take.line)).or_insert(0) += take.quantity;
        parcels.insert((take.order, lot.site));
    }
    for (lot, quantity) in taken {
        assert!(quantity <= problem.lots[lot].quantity, "lot {lot} is oversold");
    }
    for (site, place) in problem.sites.iter().enumerate() {
        let shipped = parcels.iter().filter(|(_, from)| *from == site).count();
        assert!(place.parcels_left.is_none_or(|left| shipped <= left as usize), "site {site} ships {shipped}");
    }
    let mut unserved = Vec::new();
    for (at, order) in problem.orders.iter().enumerate() {
        let sent = parcels.iter().filter(|(of, _)| *of == at).count();
        assert!(order.parcels_most.is_none_or(|most| sent <= most as usize), "order {at} gets {sent} parcels");
        let open = |line: usize| order.lines[line].quantity.max(0) - got.get(&(at, line)).copied().unwrap_or(0);
        for (number, line) in order.lines.iter().enumerate() {
            let quantity = open(number);
            assert!(quantity >= 0, "line {number} of order {at} gets too much");
            assert!(!line.complete || quantity == 0 || quantity == line.quantity, "line {number} of {at} is complete");
            cost += i128::from(quantity) * i128::from(line.penalty);
            if quantity > 0 {
                unserved.push(Unserved { order: at, line: number, quantity });
            }
        }
        let whole = (0..order.lines.len()).all(|line| open(line) == 0);
        assert!(!order.complete || whole || sent == 0, "order {at} is complete");
    }
    for (order, site) in &parcels {
        let lane = problem.lanes[problem.orders[*order].lane][*site];
        cost += i128::from((lane + problem.sites[*site].handling).max(0)) * i128::from(ONE);
    }
    assert_eq!((plan.parcels, &plan.unserved), (parcels.len(), &unserved));
    let nothing: i128 = problem.orders.iter().flat_map(|order| &order.lines).map(cost_of_none).sum();
    assert!(cost <= nothing, "{cost} is dearer than serving nobody, {nothing}");
    cost
}

/// What it costs to leave a line unserved.
fn cost_of_none(line: &Line) -> i128 {
    i128::from(line.quantity.max(0)) * i128::from(line.penalty)
}
