//! How many demands a site takes on in a business day.
//!
//! 1. A site takes a demand on when what it is to pick of it, allocated or picked already, rises from nothing.
//! 2. It is given up when that falls to nothing before anything of it has left. Given up on the day it was taken on, it
//!    does not count: the site has its capacity back. Given up later it does, for that day is over.
//! 3. What comes back from the dock is of the parcel it left with, and what is moved within the site stays where it is:
//!    neither is taken on again.

use super::super::types::{Cause, Demand, DemandMove, ParcelDayKey, Stage};
use crate::flow::Draft;
use crate::values::{BusinessDate, Quantity, SiteId, ValueError};

/// What a site is to pick of a demand.
///
/// # Errors
/// `flow.bad_value` when the sum passes 64 bits.
pub(super) fn to_pick(demand: &Demand, site: SiteId) -> Result<Quantity, ValueError> {
    let there = demand.promises.iter().filter(|promise| promise.seat.site == site);
    let mut sum = Quantity::ZERO;
    for promise in there {
        sum = sum.checked_add(promise.allocated)?.checked_add(promise.picked)?;
    }
    Ok(sum)
}

/// Counts what a move does that brought what a site is to pick from an amount to another, and is not recorded yet.
pub(super) fn count(draft: &mut Draft<'_>, step: &DemandMove, before: Quantity, after: Quantity) {
    if step.cause == Cause::Reseated || before.is_zero() == after.is_zero() {
        return;
    }
    let site = step.seat.site;
    let key = ParcelDayKey { site, on: step.occurred_on };
    if before.is_zero() {
        if step.from != Stage::Shipped || Parcel::of(draft, step).taken_on.is_none() {
            draft.count_parcel(key, 1);
        }
    } else if step.to != Stage::Shipped {
        let parcel = Parcel::of(draft, step);
        if parcel.taken_on == Some(step.occurred_on) && parcel.gone <= 0 {
            draft.count_parcel(key, -1);
        }
    }
}

/// What a site was last to send of a demand.
#[derive(Default)]
struct Parcel {
    /// When it was taken on, unless it was given up.
    taken_on: Option<BusinessDate>,
    to_pick: i128,
    /// How much of it has left.
    gone: i128,
}

impl Parcel {
    /// As it stands before a move of the demand at the site.
    fn of(draft: &mut Draft<'_>, next: &DemandMove) -> Self {
        let mut parcel = Self::default();
        let site = next.seat.site;
        draft.demand_moves(next.demand).iter().filter(|step| step.seat.site == site).for_each(|step| parcel.take(step));
        parcel
    }

    fn take(&mut self, step: &DemandMove) {
        let quantity = i128::from(step.quantity.micros());
        let is_on = |stage: Stage| matches!(stage, Stage::Allocated | Stage::Picked);
        let before = self.to_pick;
        self.to_pick += quantity * (i128::from(is_on(step.to)) - i128::from(is_on(step.from)));
        match (step.from, step.to) {
            (Stage::Shipped, _) => self.gone -= quantity,
            (_, Stage::Shipped) => self.gone += quantity,
            _ => {}
        }
        if step.cause == Cause::Reseated {
            return;
        }
        if before <= 0 && self.to_pick > 0 && (step.from != Stage::Shipped || self.taken_on.is_none()) {
            (self.taken_on, self.gone) = (Some(step.occurred_on), 0);
        } else if before > 0 && self.to_pick <= 0 && step.to != Stage::Shipped && self.gone <= 0 {
            self.taken_on = None;
        }
    }
}
