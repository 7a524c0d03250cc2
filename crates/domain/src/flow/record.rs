//! What a command leaves behind for ever.

use crate::catalogue::types::{Category, Identifier, Item, Lot, Pack, Unit};
use crate::control::types::{Actor, Grant, Role};
use crate::costing::types::{Area, PoolMove};
use crate::exceptions::types::ExceptionMove;
use crate::flow::Series;
use crate::ledger::types::{Account, Dimensions, Entity, Entry, PeriodKey, PeriodState, Posting, RateRow, RuleKey};
use crate::open_items::types::OpenItemMove;
use crate::parties::types::{Party, PersonalRow};
use crate::pricing::types::{Price, PriceList};
use crate::stock::types::{CountRecord, Document, Movement, Place, Reason, Site};
use crate::values::{
    AccountId, AreaId, CommandId, DimensionSetId, EntityId, EventId, ItemId, PartyId, SiteId, UnitCost,
};

/// A row that is replaced as a whole; each replacement leaves an after-image in the history.
#[derive(Clone, Debug)]
pub enum Master {
    /// An actor.
    Actor(Actor),
    /// A role.
    Role(Role),
    /// A grant.
    Grant(Grant),
    /// A party, without what is personal.
    Party(Party),
    /// A party's id in another system.
    PartyRef {
        /// The other system.
        system: String,
        /// Its id there.
        reference: String,
        /// The party.
        party: PartyId,
    },
    /// A unit of measure.
    Unit(Unit),
    /// A category.
    Category(Category),
    /// An item.
    Item(Item),
    /// A pack.
    Pack(Pack),
    /// An identifier.
    Identifier(Identifier),
    /// A lot or serial.
    Lot(Lot),
    /// An entity.
    Entity(Entity),
    /// An account.
    Account(Account),
    /// A posting rule.
    PostingRule(RuleKey, AccountId),
    /// A month's state.
    Period(PeriodKey, PeriodState),
    /// A rate of exchange.
    Rate(RateRow),
    /// A numbering.
    Series(Series),
    /// A site.
    Site(Site),
    /// A place inside a site.
    Place(Place),
    /// A reason.
    Reason(Reason),
    /// A valuation area.
    Area(Area),
    /// A standard cost.
    StandardCost {
        /// Where.
        area: AreaId,
        /// Of what.
        item: ItemId,
        /// Per base unit.
        unit_cost: UnitCost,
    },
    /// A price list.
    PriceList(PriceList),
    /// A price.
    Price(Price),
    /// The group a customer buys in.
    CustomerGroup {
        /// Who.
        party: PartyId,
        /// The group, or empty.
        group: String,
    },
}

/// News for other systems.
#[derive(Clone, Debug, PartialEq)]
pub struct EventRecord {
    /// Its key, in the order of what happened.
    pub id: EventId,
    /// The command that left it.
    pub command: CommandId,
    /// `slice.noun_verbed`.
    pub kind: &'static str,
    /// Whose, or none.
    pub entity: EntityId,
    /// Where, or none.
    pub site: SiteId,
    /// The number or code of what it is about.
    pub subject: String,
}

/// A record of a command, in the order in which the digest of a command covers them: by variant, then by key.
#[derive(Clone, Debug)]
pub enum Record {
    /// The after-image of a master row, with its key in the history.
    Master(i64, CommandId, Master),
    /// An event.
    Event(EventRecord),
    /// A step in an exception's life.
    ExceptionMove(ExceptionMove),
    /// A newly interned set of dimensions.
    DimensionSet(DimensionSetId, CommandId, Dimensions),
    /// The head of an entry.
    Entry(Entry),
    /// A line of an entry.
    Posting(Posting),
    /// A change of an open item.
    OpenItemMove(OpenItemMove),
    /// A stock document.
    Document(Document),
    /// A movement.
    Movement(Movement),
    /// A figure of a count.
    CountRecord(CountRecord),
    /// A change of a pool.
    PoolMove(PoolMove),
    /// What is personal about a party: stored apart, never digested itself.
    Personal(PersonalRow),
}

impl Record {
    /// The place of the record's table in the digest.
    #[must_use]
    pub const fn rank(&self) -> u8 {
        match self {
            Self::Master(..) => 0,
            Self::Event(_) => 1,
            Self::ExceptionMove(_) => 2,
            Self::DimensionSet(..) => 3,
            Self::Entry(_) => 4,
            Self::Posting(_) => 5,
            Self::OpenItemMove(_) => 6,
            Self::Document(_) => 7,
            Self::Movement(_) => 8,
            Self::CountRecord(_) => 9,
            Self::PoolMove(_) => 10,
            Self::Personal(_) => 11,
        }
    }
}
