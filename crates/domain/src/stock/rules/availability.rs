//! Whether a site has what is asked of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalogue::types::{Item, Tracking};
use crate::costing::rules::worth_now;
use crate::costing::types::{PoolKey, ValuationClass};
use crate::exceptions::rules::{About, refuse_or_raise};
use crate::exceptions::types::Severity;
use crate::flow::{Context, Draft, Mode, Refusal};
use crate::stock::refusals::{NotEnoughAvailable, SerialOnHand};
use crate::stock::types::{PositionKey, Site};
use crate::values::Quantity;

/// What one line asks of a position, with the place of the line.
#[derive(Clone, Debug)]
pub(crate) struct Ask {
    pub(crate) position: PositionKey,
    pub(crate) item: Arc<Item>,
    pub(crate) quantity: Quantity,
    pub(crate) line: usize,
}

/// How far a command may reach into what is promised to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// It takes what nobody was promised.
    Unpromised,
    /// The goods are in somebody's hands: whoever they were promised to is displaced.
    InHand,
}

/// Adds up what the lines ask of each position and says no where it has less, or where less is in reach, unless the
/// site allows stock below zero. Of a fact the goods have left, so it becomes an exception.
///
/// What is promised stays out of reach also where stock may fall below zero.
///
/// # Errors
/// `stock.not_enough_available`.
pub(crate) fn check(
    cx: &Context,
    draft: &mut Draft<'_>,
    site: &Site,
    asks: &[Ask],
    reach: Reach,
) -> Result<(), Refusal> {
    let keys: Vec<PositionKey> = asks.iter().map(|ask| ask.position).collect();
    draft.prefetch_positions(&keys);
    let pools: Vec<PoolKey> = keys.iter().map(|key| pool_of(site, *key)).collect();
    draft.prefetch_pools(&pools);
    let mut asked: BTreeMap<PositionKey, (Quantity, &Ask)> = BTreeMap::new();
    for ask in asks {
        let sum = asked.entry(ask.position).or_insert((Quantity::ZERO, ask));
        sum.0 = sum.0.checked_add(ask.quantity)?;
        sum.1 = ask;
    }
    for (key, (quantity, last)) in asked {
        let at = draft.held_at(key);
        let kept = reach == Reach::Unpromised && cx.mode == Mode::Request && at.promised.is_positive();
        let held = if kept { at.quantity.checked_sub(at.promised)? } else { at.quantity };
        if held >= quantity || (site.negative_allowed && !kept) {
            continue;
        }
        let refusal = NotEnoughAvailable {
            item: last.item.code.clone(),
            site: site.code.clone(),
            state: key.state.to_string(),
            asked: quantity.to_string(),
            available: held.to_string(),
        }
        .at(format!("lines[{}].quantity", last.line));
        let mut about = About { severity: Severity::Critical, ..About::of_scope(cx, last.item.code.clone()) };
        if let Some(entity) = draft.entity(site.entity) {
            let missing = quantity.checked_sub(held.max(Quantity::ZERO))?;
            let worth = worth_now(draft, &last.item, pool_of(site, key), missing, entity.currency)?;
            about = about.at_stake(worth.book_minor(), entity.currency);
        }
        refuse_or_raise(cx, draft, refusal, about)?;
    }
    Ok(())
}

/// The pool behind a position at a site.
pub(crate) fn pool_of(site: &Site, position: PositionKey) -> PoolKey {
    let class = ValuationClass::of_state(position.state);
    PoolKey { item: position.item, area: site.area, class, owner: position.owner }
}

/// A serial that comes in must not be on hand already; of a fact it is booked and raised.
///
/// # Errors
/// `stock.serial_on_hand`.
pub(crate) fn check_serial_arrives(
    cx: &Context,
    draft: &mut Draft<'_>,
    item: &Item,
    position: PositionKey,
) -> Result<(), Refusal> {
    if item.tracking != Tracking::Serial {
        return Ok(());
    }
    let rows = draft.positions_of_item(item.id, crate::values::SiteId::NONE);
    let on_hand = rows.iter().any(|row| row.key.lot == position.lot && row.quantity.is_positive());
    if !on_hand {
        return Ok(());
    }
    let serial = draft.lot(position.lot).map(|lot| lot.code.clone()).unwrap_or_default();
    let refusal = SerialOnHand { item: item.code.clone(), serial }.at("lot");
    refuse_or_raise(cx, draft, refusal, About::of_scope(cx, item.code.clone()))
}
