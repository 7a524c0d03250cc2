//! The lowest price a shop has asked for an item lately.

use std::collections::BTreeSet;

use super::resolve::{Ask, Found, price_for};
use crate::flow::Draft;
use crate::values::{BusinessDate, PartyId, Quantity};

/// The days looked at, both included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    /// The first.
    pub(crate) from: BusinessDate,
    /// The last.
    pub(crate) to: BusinessDate,
}

/// The lowest price that was asked on any day of a window of whoever comes in and buys one: the price that a reduction
/// is to be shown against (Directive 98/6/EC, article 6a). The customer, quantity and day of `ask` do not count.
///
/// Prices change only where a list or a price begins or has just ended, so that those days alone are looked at.
pub(crate) fn lowest_list_price(draft: &mut Draft<'_>, ask: &Ask<'_>, window: Window) -> Option<Found> {
    let one = Ask { customer: PartyId::NONE, quantity: Quantity::ONE, ..*ask };
    let mut days = BTreeSet::from([window.from]);
    let mut turn = |starts_on: BusinessDate, ends_on: Option<BusinessDate>| {
        days.insert(starts_on);
        days.extend(ends_on.and_then(|ends_on| ends_on.next().ok()));
    };
    for list in draft.price_lists_of(ask.entity).iter().filter(|list| list.suits(&one, "")) {
        turn(list.starts_on, list.ends_on);
        for price in draft.prices_of(list.id, ask.item).into_iter().flat_map(|prices| prices.iter()) {
            turn(price.starts_on, price.ends_on);
        }
    }
    days.range(window.from..=window.to.max(window.from))
        .filter_map(|on| price_for(draft, &Ask { on: *on, ..one }))
        .min_by_key(|found| found.unit_price)
}
