//! Which sites and lots serve one or many orders, at the least cost.
//!
//! 1. A plan takes from a lot no more than it holds, ships from a site no more parcels than it can, and gives a line no
//!    more than it wants, in whole steps, and only from what is offered to it. What is to be complete is served whole or
//!    not at all.
//! 2. It costs its parcels, its units and the penalties of what is unserved, and never more than serving nobody.
//! 3. A parcel is sent only if it pays for itself: fewest parcels is a cost, not a law. The earliest expiry first is a
//!    price on what would keep longer, and scarce units go where leaving them out would cost most, whoever comes first.
//! 4. The same problem with the same budget has the same plan everywhere, and more budget never a dearer one.
//!
//! A first plan serves orders in turn (`construct.rs`), each as well as it can be from what is left (`choose.rs`). A
//! bounded search makes it better (`improve.rs`): orders claim what others would miss less, and orders that stand in each
//! other's way are served in another turn (`moves.rs`). It finds most, not all: what it misses of the least possible cost
//! is measured outside, against an exact solver.

mod choose;
mod construct;
mod fill;
mod improve;
mod moves;
mod prepared;
mod search;
mod sequence;
mod sets;
mod state;
#[cfg(test)]
mod tests;
mod types;

pub use types::{Budget, COST_MOST, Line, Lot, Offer, Order, Plan, Problem, QUANTITY_MOST, Site, Take, Unserved};

use choose::Chooser;
use prepared::Prepared;
use state::State;

/// The best plan found within a budget.
///
/// ```
/// use backroom_domain::allocation::rules::sourcing::{Budget, Line, Lot, Offer, Order, Problem, Site, source};
///
/// const UNIT: i64 = 1_000_000;
/// // Two of something: the warehouse has one, the store both, and a parcel costs 5.00 from either.
/// let problem = Problem {
///     sites: vec![Site { handling: 5 * UNIT, parcels_left: None }; 2],
///     lots: vec![Lot { site: 0, quantity: UNIT, cost: 0 }, Lot { site: 1, quantity: 2 * UNIT, cost: 0 }],
///     lanes: vec![vec![0, 0]],
///     orders: vec![Order {
///         lines: vec![Line {
///             quantity: 2 * UNIT,
///             step: UNIT,
///             penalty: 20 * UNIT,
///             offers: vec![Offer { lot: 0, cost: 0 }, Offer { lot: 1, cost: UNIT }],
///             ..Line::default()
///         }],
///         ..Order::default()
///     }],
/// };
/// let plan = source(&problem, Budget::default());
/// assert_eq!((plan.takes.len(), plan.takes[0].lot, plan.takes[0].quantity), (1, 1, 2 * UNIT));
/// // One parcel, and two units at 1.00.
/// assert_eq!(plan.cost, 7 * 1_000_000_000_000);
/// ```
#[must_use]
pub fn source(problem: &Problem, budget: Budget) -> Plan {
    let prepared = Prepared::new(problem);
    let mut chooser = Chooser::default();
    let alone = construct::alone(&prepared, &mut chooser);
    let turns = construct::turns(&prepared, &alone);
    let constructed = construct::construct(&prepared, &mut chooser, &alone, &turns);
    let state = improve::improve(&prepared, &mut chooser, constructed, &alone, &turns, budget);
    plan(problem, &prepared, &state, chooser.steps())
}

fn plan(problem: &Problem, prepared: &Prepared, state: &State, steps: u64) -> Plan {
    let mut plan = Plan { cost: prepared.cost_of_nothing.saturating_sub(state.gain), steps, ..Plan::default() };
    for (order, served) in state.served.iter().enumerate() {
        plan.parcels += served.sites.len();
        let mut takes: Vec<Take> = Vec::with_capacity(served.takes.len());
        takes.extend(served.takes.iter().map(|take| Take {
            order,
            line: take.line as usize,
            lot: take.lot as usize,
            quantity: take.quantity,
        }));
        takes.sort_unstable();
        for (line, wanted) in problem.orders[order].lines.iter().enumerate() {
            let taken: i64 = takes.iter().filter(|take| take.line == line).map(|take| take.quantity).sum();
            let quantity = wanted.quantity.saturating_sub(taken);
            if quantity > 0 {
                plan.unserved.push(Unserved { order, line, quantity });
            }
        }
        plan.takes.append(&mut takes);
    }
    plan
}
