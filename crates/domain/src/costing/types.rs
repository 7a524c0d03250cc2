//! Pools of value and the layers within them.

use crate::stock::types::StockState;
use crate::values::{
    AccountId, AreaId, BusinessDate, CommandId, DocumentId, EntityId, EntryId, ItemId, LayerId, MovementId, PartyId,
    PoolMoveId, Quantity, TransferLineId, UnitCost, ValueMicro,
};
use crate::words::words;

words! {
    /// What a valuation area covers.
    AreaKind {
        /// The sites of an entity that have no area of their own.
        Entity = "entity",
        /// One site.
        Site = "site",
        /// What is under way between areas of an entity.
        Transit = "transit",
    }
}

/// A valuation area.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Its key.
    pub id: AreaId,
    /// Whose.
    pub entity: EntityId,
    /// What it covers.
    pub kind: AreaKind,
    /// The code callers use.
    pub code: String,
    /// The code folded, by which it is unique.
    pub folded: String,
}

words! {
    /// Why stock is worth what it is.
    ValuationClass {
        /// At cost.
        Normal = "normal",
        /// Came back and waits for inspection.
        ReturnsPending = "returns_pending",
        /// Worth less than it cost.
        Impaired = "impaired",
    }
}

impl ValuationClass {
    /// The class of a stock state (our choice: what can be sold as new is normal, quarantine included,
    /// for its goods are whole until somebody says otherwise).
    #[must_use]
    pub const fn of_state(state: StockState) -> Self {
        match state {
            StockState::Sellable | StockState::Quarantine => Self::Normal,
            StockState::Inspection => Self::ReturnsPending,
            StockState::Refurbish | StockState::Damaged => Self::Impaired,
        }
    }
}

/// The key of a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PoolKey {
    /// The item.
    pub item: ItemId,
    /// The valuation area.
    pub area: AreaId,
    /// The valuation class.
    pub class: ValuationClass,
    /// The supplier who still owns it, or none when it is ours.
    pub owner: PartyId,
}

/// A cost pool: quantity and value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pool {
    /// The inventory account that holds its book value.
    pub account: AccountId,
    /// How much.
    pub quantity: Quantity,
    /// Worth how much; the book value is this, rounded.
    pub value: ValueMicro,
    /// The last unit cost known, for what leaves below zero.
    pub unit_cost_last: UnitCost,
    /// The last day of the books it was posted on; nothing is posted to it before that day any more.
    pub posted_on_last: BusinessDate,
}

/// The key of a layer: its pool, the transfer line in a transit pool, and its age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LayerKey {
    /// The pool.
    pub pool: PoolKey,
    /// The transfer line, in a transit pool.
    pub transfer_line: TransferLineId,
    /// Ascending with age; the pool move that made it.
    pub layer: LayerId,
}

/// What is left of a receipt in a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layer {
    /// The receipt it came from, through every transfer and return; none when unknown.
    pub origin: MovementId,
    /// How much is left.
    pub quantity: Quantity,
    /// Worth how much.
    pub value: ValueMicro,
}

words! {
    /// Why a pool changed.
    PoolMoveKind {
        /// Goods came in or left.
        Movement = "movement",
        /// A receipt met what had left below zero.
        Cover = "cover",
        /// Freight, duty and the like.
        LandedCost = "landed_cost",
        /// The bill differed from the receipt.
        PriceVariance = "price_variance",
        /// A new standard or a decided value.
        Revaluation = "revaluation",
        /// A loss of value.
        WriteDown = "write_down",
        /// Another account or method for the same goods.
        Reclassification = "reclassification",
    }
}

/// A change of a pool.
#[derive(Clone, Debug, PartialEq)]
pub struct PoolMove {
    /// Its key.
    pub id: PoolMoveId,
    /// The command that made it.
    pub command: CommandId,
    /// The document it belongs to.
    pub document: DocumentId,
    /// The movement it values, or none.
    pub movement: MovementId,
    /// The entry that posts it, or none when nothing had to be posted.
    pub entry: EntryId,
    /// Why.
    pub kind: PoolMoveKind,
    /// The pool.
    pub pool: PoolKey,
    /// The account its value stands in.
    pub account: AccountId,
    /// The receipt the units came from, under FIFO.
    pub origin: MovementId,
    /// The layer it made or drew on, or none.
    pub layer: LayerId,
    /// Change of quantity.
    pub quantity: Quantity,
    /// Change of value.
    pub value: ValueMicro,
    /// Change of the rounded value, in minor units.
    pub book_minor: i64,
    /// The day of the books.
    pub posted_on: BusinessDate,
    /// Of goods that met what had left below zero, the unit cost the pool knows from then on; 0 of all others, whose
    /// values tell it.
    pub unit_cost_met: UnitCost,
}

impl PoolMove {
    /// The moves of one movement among those of its document, which follow each other in the order of the movements.
    pub(crate) fn of_movement(moves: &[Self], movement: MovementId) -> &[Self] {
        let from = moves.partition_point(|step| step.movement < movement);
        let count = moves[from..].partition_point(|step| step.movement == movement);
        &moves[from..from + count]
    }
}

/// The key of what a pool took on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PoolDayKey {
    /// The pool.
    pub pool: PoolKey,
    /// The day of the books.
    pub posted_on: BusinessDate,
    /// The account.
    pub account: AccountId,
}

/// What a pool took on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PoolDay {
    /// Net quantity, in millionths.
    pub quantity: i64,
    /// Net book value, in minor units.
    pub book_minor: i64,
}

/// A pool as it stood, for reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Valuation {
    /// The pool.
    pub pool: PoolKey,
    /// The account.
    pub account: AccountId,
    /// How much.
    pub quantity: Quantity,
    /// Book value, in minor units.
    pub book_minor: i64,
}
