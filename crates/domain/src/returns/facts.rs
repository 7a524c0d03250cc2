//! What the returns slice asks of the file.

use super::types::{Return, ReturnCredit, ReturnPolicy, ReturnStep};
use crate::values::{BusinessDate, ChannelId, DemandId, DocumentId, EntityId, ReturnId, SeriesId};

/// Returns as the file has them.
pub trait ReturnFacts {
    /// How a channel takes goods back.
    fn return_policy(&self, channel: ChannelId) -> Option<ReturnPolicy>;
    /// A return with its lines.
    fn return_row(&self, id: ReturnId) -> Option<Return>;
    /// The return of a number.
    fn return_by_number(&self, series: SeriesId, number: i64) -> Option<ReturnId>;
    /// The returns of an order, in order of key.
    fn returns_of(&self, demand: DemandId) -> Vec<ReturnId>;
    /// What happened to a return, in order.
    fn return_steps(&self, id: ReturnId) -> Vec<ReturnStep>;
    /// What the lines of a credit note keep back, in order.
    fn return_credits(&self, document: DocumentId) -> Vec<ReturnCredit>;
    /// Returns of an entity with key above `after` of which something is refunded without goods or there without refund,
    /// in order of key.
    fn returns_unmatched(&self, entity: EntityId, after: ReturnId, limit: u32) -> Vec<ReturnId>;
    /// Returns of an entity with key above `after` of which goods wait, in order of key.
    fn returns_waiting(&self, entity: EntityId, after: ReturnId, limit: u32) -> Vec<ReturnId>;
    /// What became of goods of an entity from a day to a day, in order of day.
    fn dispositions(&self, entity: EntityId, from: BusinessDate, to: BusinessDate) -> Vec<ReturnStep>;
}
