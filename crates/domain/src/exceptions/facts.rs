//! What the exceptions slice asks of the file.

use super::types::{Exception, ExceptionState};
use crate::values::{EntityId, ExceptionId};

/// Exceptions as the file has them.
pub trait ExceptionFacts {
    /// An exception by key.
    fn exception(&self, id: ExceptionId) -> Option<Exception>;
    /// How an exception was settled, if it is.
    fn resolution(&self, id: ExceptionId) -> Option<String>;
    /// Exceptions in a state (none: unresolved ones), of an entity (none: all), with key above `after`,
    /// in order of key, at most `limit`.
    fn exceptions_after(
        &self,
        state: Option<ExceptionState>,
        entity: EntityId,
        after: ExceptionId,
        limit: u32,
    ) -> Vec<Exception>;
}
