//! What the road itself asks of the file, and the sum of what every slice asks.

use uuid::Uuid;

use super::Head;
use crate::allocation::facts::{AllocationFacts, ExpectedFacts, FeedFacts};
use crate::catalogue::facts::CatalogueFacts;
use crate::control::facts::ControlFacts;
use crate::costing::facts::CostingFacts;
use crate::exceptions::facts::ExceptionFacts;
use crate::ledger::facts::LedgerFacts;
use crate::open_items::facts::OpenItemFacts;
use crate::parties::facts::PartyFacts;
use crate::pricing::facts::PricingFacts;
use crate::returns::facts::ReturnFacts;
use crate::sales::facts::SalesFacts;
use crate::stock::facts::StockFacts;
use crate::tax::facts::TaxFacts;
use crate::till::facts::TillFacts;
use crate::values::{ActorId, CommandId, Digest, EntityId, Instant, Printed, SeriesId, SiteId};

/// A command that was done or held earlier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastCommand {
    /// Its number.
    pub id: CommandId,
    /// Whether it was held and has not been done since.
    pub held: bool,
    /// Its operation.
    pub operation: String,
    /// The digest of its canonical form.
    pub request_digest: Digest,
    /// What the caller was told, unless it was pruned.
    pub reply: Option<String>,
}

/// What the record of a command says of who sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentCommand {
    /// Its key.
    pub key: Uuid,
    /// Its operation.
    pub operation: String,
    /// In whose name.
    pub actor: ActorId,
    /// Where it came from.
    pub source: String,
    /// The digest of its canonical form.
    pub request_digest: Digest,
}

/// A numbering: documents of one kind of one entity, or its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Its key.
    pub id: SeriesId,
    /// Whose.
    pub entity: EntityId,
    /// Of what.
    pub kind: String,
    /// What stands before the number.
    pub prefix: String,
}

impl Series {
    /// The number as people write it.
    #[must_use]
    pub fn number_text(&self, number: i64) -> String {
        let digits = Printed::padded(number, 6);
        [self.prefix.as_str(), digits.as_str()].concat()
    }
}

/// The end of a chain of command records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream {
    /// How many records it has.
    pub length: i64,
    /// The hash of the last.
    pub hash: Digest,
}

/// What the road asks.
pub trait FlowFacts {
    /// The largest key a table holds, 0 when it is empty.
    fn head(&self, head: Head) -> i64;
    /// The command that bound a key: the one that was done, else the one that is held.
    fn command_by_key(&self, key: Uuid) -> Option<PastCommand>;
    /// Who sent a command, and how.
    fn sent_command(&self, command: CommandId) -> Option<SentCommand>;
    /// When a command was recorded.
    fn recorded_at(&self, command: CommandId) -> Option<Instant>;
    /// The last command recorded at or before an instant; 0 when there is none.
    fn command_known_at(&self, instant: Instant) -> CommandId;
    /// The end of a chain.
    fn stream(&self, entity: EntityId, site: SiteId) -> Option<Stream>;
    /// The series of an entity and kind.
    fn series(&self, entity: EntityId, kind: &str) -> Option<Series>;
    /// A series by key.
    fn series_by_id(&self, id: SeriesId) -> Option<Series>;
    /// The series of a prefix.
    fn series_by_prefix(&self, prefix: &str) -> Option<Series>;
    /// The last number a series has given.
    fn series_head(&self, series: SeriesId) -> i64;
}

/// Everything that can be asked of the file.
pub trait Facts:
    FlowFacts
    + ControlFacts
    + PartyFacts
    + ExceptionFacts
    + CatalogueFacts
    + LedgerFacts
    + OpenItemFacts
    + TaxFacts
    + CostingFacts
    + StockFacts
    + PricingFacts
    + AllocationFacts
    + ExpectedFacts
    + FeedFacts
    + TillFacts
    + SalesFacts
    + ReturnFacts
{
}

impl<T> Facts for T where
    T: FlowFacts
        + ControlFacts
        + PartyFacts
        + ExceptionFacts
        + CatalogueFacts
        + LedgerFacts
        + OpenItemFacts
        + TaxFacts
        + CostingFacts
        + StockFacts
        + PricingFacts
        + AllocationFacts
        + ExpectedFacts
        + FeedFacts
        + TillFacts
        + SalesFacts
        + ReturnFacts
        + ReturnFacts
{
}
