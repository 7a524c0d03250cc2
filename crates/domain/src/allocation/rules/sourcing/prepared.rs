//! A problem made ready to be searched: checked, limited, and each line's offers in order of what they gain.
//!
//! 1. What stands here can be used as it is: every index exists, every quantity is between 0 and the most, and a line
//!    wants a whole multiple of its step, or, where it would have to be served whole and is none, has no offers.
//! 2. To serve a unit gains its penalty less its cost; a plan costs what serving nobody costs, less what it gains. Where
//!    a line may be served in part, offers that gain nothing are left out.

use std::cmp::Reverse;
use std::ops::Range;

use super::types::{COST_MOST, Line, Order, Problem, QUANTITY_MOST};

/// Millionths in a unit: what a cost is multiplied by to stand beside a cost per unit times a quantity.
const MICRO: i128 = 1_000_000;

pub(super) struct Prepared {
    /// How many parcels each site can ship; the most there is where it does not matter.
    pub(super) parcels: Vec<u32>,
    /// Whether a site has a limit.
    pub(super) limited: Vec<bool>,
    /// How much each lot holds, and at which site it lies.
    pub(super) quantities: Vec<i64>,
    pub(super) sites: Vec<u32>,
    pub(super) orders: Vec<Wanting>,
    pub(super) lines: Vec<Want>,
    pub(super) offers: Vec<Chance>,
    /// The cost of a parcel by lane and site.
    lanes: Vec<Vec<i128>>,
    /// What it costs to serve nobody.
    pub(super) cost_of_nothing: i128,
}

/// An order.
pub(super) struct Wanting {
    pub(super) rank: u32,
    lane: usize,
    pub(super) complete: bool,
    pub(super) parcels_most: u32,
    /// Whether more than one site may be needed before anything is gained: it, or a line of it, ships whole.
    pub(super) whole: bool,
    /// Whether two of its lines may take from one lot.
    pub(super) shares: bool,
    /// How many of its lines want nothing.
    pub(super) lines_empty: usize,
    /// Its lines.
    pub(super) lines: Range<usize>,
}

/// A line.
pub(super) struct Want {
    pub(super) quantity: i64,
    pub(super) step: i64,
    pub(super) complete: bool,
    /// Its offers, from the one that gains most.
    pub(super) offers: Range<usize>,
}

impl Want {
    /// How much of what there is it can use: no more than it wants, in whole steps.
    pub(super) fn most_of(&self, there: i64) -> i64 {
        if there >= self.quantity { self.quantity } else { there - there % self.step }
    }
}

/// An offer.
#[derive(Clone, Copy)]
pub(super) struct Chance {
    pub(super) gain: i64,
    pub(super) lot: u32,
    pub(super) site: u32,
}

/// The line and the order that each lot was last offered to.
struct Seen {
    line: Vec<usize>,
    order: Vec<usize>,
}

fn cost(given: i64) -> i64 {
    given.clamp(-COST_MOST, COST_MOST)
}

impl Prepared {
    pub(super) fn new(problem: &Problem) -> Self {
        let mut prepared = Self {
            parcels: problem.sites.iter().map(|site| site.parcels_left.unwrap_or(u32::MAX)).collect(),
            limited: problem.sites.iter().map(|site| site.parcels_left.is_some()).collect(),
            quantities: problem.lots.iter().map(|lot| lot.quantity.clamp(0, QUANTITY_MOST)).collect(),
            sites: problem.lots.iter().map(|lot| u32::try_from(lot.site).unwrap_or(u32::MAX)).collect(),
            orders: Vec::with_capacity(problem.orders.len()),
            lines: Vec::with_capacity(problem.orders.iter().map(|order| order.lines.len()).sum()),
            offers: Vec::new(),
            lanes: problem.lanes.iter().map(|lane| parcel_costs(problem, lane)).collect(),
            cost_of_nothing: 0,
        };
        let mut seen = Seen { line: vec![usize::MAX; problem.lots.len()], order: vec![usize::MAX; problem.lots.len()] };
        for order in &problem.orders {
            prepared.add_order(problem, order, &mut seen);
        }
        prepared
    }

    fn add_order(&mut self, problem: &Problem, order: &Order, seen: &mut Seen) {
        let from = self.lines.len();
        let mut shares = false;
        for line in &order.lines {
            shares |= self.add_line(problem, order, line, seen);
        }
        let lines = from..self.lines.len();
        self.orders.push(Wanting {
            rank: order.rank,
            lane: order.lane,
            complete: order.complete,
            parcels_most: order.parcels_most.unwrap_or(u32::MAX),
            whole: order.complete || self.lines[lines.clone()].iter().any(|line| line.complete),
            shares,
            lines_empty: self.lines[lines.clone()].iter().filter(|line| line.quantity == 0).count(),
            lines,
        });
    }

    /// Adds a line; whether a line before it in its order may take from a lot of it.
    fn add_line(&mut self, problem: &Problem, order: &Order, line: &Line, seen: &mut Seen) -> bool {
        let wanted = line.quantity.clamp(0, QUANTITY_MOST);
        let (step, penalty) = (line.step.max(1), cost(line.penalty));
        let whole = order.complete || line.complete;
        let servable = !whole || wanted % step == 0;
        let quantity = if servable { wanted - wanted % step } else { wanted };
        self.cost_of_nothing = self.cost_of_nothing.saturating_add(i128::from(wanted) * i128::from(penalty));
        let reached = problem.lanes.get(order.lane).map_or(0, Vec::len).min(problem.sites.len());
        let from = self.offers.len();
        for offer in line.offers.iter().filter(|_| servable) {
            let (Some(lot), Ok(at)) = (problem.lots.get(offer.lot), u32::try_from(offer.lot)) else { continue };
            let Ok(site) = u32::try_from(lot.site) else { continue };
            let gain = penalty - cost(offer.cost) - cost(lot.cost);
            if lot.site < reached && lot.quantity > 0 && (whole || gain > 0) {
                self.offers.push(Chance { gain, lot: at, site });
            }
        }
        self.offers[from..].sort_unstable_by_key(|offer| (Reverse(offer.gain), offer.lot));
        let (line_at, order_at) = (self.lines.len(), self.orders.len());
        let (mut kept, mut shares) = (from, false);
        for at in from..self.offers.len() {
            let lot = self.offers[at].lot as usize;
            if std::mem::replace(&mut seen.line[lot], line_at) != line_at {
                shares |= std::mem::replace(&mut seen.order[lot], order_at) == order_at;
                self.offers[kept] = self.offers[at];
                kept += 1;
            }
        }
        self.offers.truncate(kept);
        self.lines.push(Want { quantity, step, complete: line.complete, offers: from..kept });
        shares
    }

    /// What a parcel of an order from a site costs.
    pub(super) fn parcel_cost(&self, order: &Wanting, site: u32) -> i128 {
        self.lanes[order.lane][site as usize]
    }
}

fn parcel_costs(problem: &Problem, lane: &[i64]) -> Vec<i128> {
    let costs = lane.iter().zip(&problem.sites);
    costs.map(|(lane, site)| i128::from(cost(*lane).saturating_add(cost(site.handling)).max(0)) * MICRO).collect()
}
