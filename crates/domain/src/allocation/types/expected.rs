//! What is expected to arrive.

use crate::values::{BusinessDate, CommandId, ExpectedSupplyId, ItemId, Quantity, SiteId};
use crate::words::words;

words! {
    /// Where what is expected comes from.
    ExpectedKind {
        /// It was bought: a purchase order, or a notice that it is on its way.
        Inbound = "inbound",
        /// Customers send it back, and it will be sold again.
        Resale = "resale",
    }
}

words! {
    /// Why what is expected changed.
    ExpectedCause {
        /// Somebody told what is still expected.
        Told = "told",
        /// It arrived.
        Arrived = "arrived",
    }
}

/// A reference of the host's by which what is expected is found: unique at its site and in its kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExpectedKey {
    /// Where it will arrive.
    pub site: SiteId,
    /// Where it comes from.
    pub kind: ExpectedKind,
    /// The reference, folded.
    pub reference: String,
}

/// What is expected under a reference, from its first mention on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedSupply {
    /// Its key.
    pub id: ExpectedSupplyId,
    /// The command that told of it first.
    pub command: CommandId,
    /// How it is found.
    pub key: ExpectedKey,
    /// The reference as written.
    pub reference: String,
}

/// The key of what is still expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExpectedLineKey {
    /// Under which reference.
    pub supply: ExpectedSupplyId,
    /// Of what.
    pub item: ItemId,
    /// On which business day of its site.
    pub expected_on: BusinessDate,
}

/// What is still expected of an item on a day, under a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedLine {
    /// Its key.
    pub key: ExpectedLineKey,
    /// Where it will arrive.
    pub site: SiteId,
    /// Where it comes from.
    pub kind: ExpectedKind,
    /// The reference as written.
    pub reference: String,
    /// How much, 0 or more.
    pub quantity: Quantity,
}

/// A change of what is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedMove {
    /// Its key.
    pub id: i64,
    /// The command that made it.
    pub command: CommandId,
    /// Of what.
    pub key: ExpectedLineKey,
    /// Why.
    pub cause: ExpectedCause,
    /// How much more is expected, or less if below 0; never 0.
    pub change: Quantity,
}
