//! What is available to promise: the one definition.
//!
//! Of an item at a site, for a channel and a day:
//!
//! ```text
//!   what is sellable there, of lots that are still good then
//! - what of it is reserved, allocated or picked
//! - what is kept back from everybody (safety stock)
//! - what is kept back for other channels
//! ```
//!
//! and never below nothing. What was sold below zero counts against what other positions of the site hold.
//!
//! That is what can be promised of what is in hand, and what promises are made against. By date (`ahead.rs`, with these
//! figures as what is in hand), what is expected until a day comes on top, what orders wait for by then goes off, and no
//! day is told more than the days after it can spare. The two are one where nothing is expected and nobody waits.
//!
//! The figure without a date does not look ahead (our choice): orders that wait could not be served from what is in hand,
//! and let it pass to whoever can. To look ahead there would refuse goods that lie idle, and cost every promise a search
//! among those who wait.

use std::sync::Arc;

use super::super::types::GuardKey;
use crate::catalogue::types::Lot;
use crate::flow::{Draft, Refusal};
use crate::stock::types::{PositionRow, Site};
use crate::values::{BusinessDate, ChannelId, ItemId, Quantity, SiteId};

/// A position that can still be promised, in part or whole.
#[derive(Clone, Debug)]
pub(crate) struct Free {
    pub(crate) row: PositionRow,
    /// What of it nobody was promised, above zero.
    pub(crate) quantity: Quantity,
    /// The last day its lot is good, if it has one.
    pub(crate) good_until: Option<BusinessDate>,
}

/// What an item comes to at a site.
#[derive(Clone, Debug)]
pub(crate) struct Figures {
    pub(crate) site: Arc<Site>,
    /// What is sellable, of lots that are still good.
    pub(crate) on_hand: Quantity,
    /// What of it is promised.
    pub(crate) promised: Quantity,
    /// What is kept back from everybody, and for other channels.
    pub(crate) kept_back: Quantity,
    /// What is left of what is sellable: below 0 where more is kept back than there is.
    pub(crate) left: Quantity,
    /// What can still be promised: what is left, unless that is below nothing.
    pub(crate) available: Quantity,
    /// The positions that can still be promised, those whose lots end first in front; together no less than what is
    /// available.
    pub(crate) free: Vec<Free>,
}

/// What an item comes to at every site of ours that is active, where people work and it ever lay, for a channel (or none)
/// and a day, in order of the sites' keys.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn figures(
    draft: &mut Draft<'_>,
    item: ItemId,
    channel: ChannelId,
    good_on: BusinessDate,
) -> Result<Vec<Figures>, Refusal> {
    figures_also_at(draft, item, channel, good_on, &[])
}

/// The same, also at sites where it never lay but is expected.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn figures_also_at(
    draft: &mut Draft<'_>,
    item: ItemId,
    channel: ChannelId,
    good_on: BusinessDate,
    also: &[SiteId],
) -> Result<Vec<Figures>, Refusal> {
    let mut figures: Vec<Figures> = Vec::new();
    for row in draft.sellable_positions(item) {
        let good_until = good_until(draft, &row);
        if good_until.is_some_and(|until| until < good_on) {
            continue;
        }
        if figures.last().is_none_or(|last| last.site.id != row.key.site) {
            let Some(nothing) = Figures::nothing_at(draft, row.key.site) else { continue };
            figures.push(nothing);
        }
        let Some(at) = figures.last_mut() else { continue };
        at.on_hand = at.on_hand.checked_add(row.quantity)?;
        at.promised = at.promised.checked_add(row.promised)?;
        let quantity = row.quantity.checked_sub(row.promised)?;
        if quantity.is_positive() {
            at.free.push(Free { row, quantity, good_until });
        }
    }
    for site in also {
        if figures.iter().all(|at| at.site.id != *site) {
            figures.extend(Figures::nothing_at(draft, *site));
            figures.sort_by_key(|at| at.site.id);
        }
    }
    let guards = draft.guards_of(item);
    for at in &mut figures {
        at.kept_back = kept_back(&guards, at.site.id, channel)?;
        at.left = at.on_hand.checked_sub(at.promised)?.checked_sub(at.kept_back)?;
        at.available = at.left.max(Quantity::ZERO);
        at.free.sort_by_key(|free| (free.good_until.unwrap_or(BusinessDate::LAST), free.row.key));
    }
    Ok(figures)
}

impl Figures {
    /// Nothing at a site of ours that is active and where people work.
    fn nothing_at(draft: &mut Draft<'_>, site: SiteId) -> Option<Self> {
        let site = draft.site(site).filter(|site| site.active && site.kind.is_workplace())?;
        let nothing = Quantity::ZERO;
        let (on_hand, promised, kept_back, left, available) = (nothing, nothing, nothing, nothing, nothing);
        Some(Self { site, on_hand, promised, kept_back, left, available, free: Vec::new() })
    }
}

/// The last day the lot of a position is good, if it has one.
pub(crate) fn good_until(draft: &mut Draft<'_>, row: &PositionRow) -> Option<BusinessDate> {
    if row.key.lot.is_none() {
        return None;
    }
    draft.lot(row.key.lot).and_then(|lot: Arc<Lot>| lot.expires_on)
}

/// What is kept back at a site from a channel.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(super) fn kept_back(
    guards: &[(GuardKey, Quantity)],
    site: SiteId,
    channel: ChannelId,
) -> Result<Quantity, Refusal> {
    let others = guards.iter().filter(|(key, _)| key.site == site && (key.channel.is_none() || key.channel != channel));
    let mut sum = Quantity::ZERO;
    for (_, quantity) in others {
        sum = sum.checked_add(*quantity)?;
    }
    Ok(sum)
}
