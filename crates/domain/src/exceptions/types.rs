//! Something a person must look at.

use serde_json::{Map, Value};

use crate::values::{ActorId, CommandId, Currency, EntityId, ExceptionId, SiteId};
use crate::words::words;

words! {
    /// How much it matters.
    Severity {
        /// Worth knowing.
        Info = "info",
        /// Needs work.
        Warning = "warning",
        /// Needs work today.
        Critical = "critical",
    }
}

words! {
    /// Where in its life an exception is.
    ExceptionState {
        /// Nobody has it.
        Open = "open",
        /// An actor works on it.
        Assigned = "assigned",
        /// It is settled.
        Resolved = "resolved",
    }
}

/// Among the details of an exception: the number of the document that booked what it is about.
pub(crate) const BOOKED_AS: &str = "booked_as";

/// An exception as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Exception {
    /// Its key.
    pub id: ExceptionId,
    /// The standard code, often that of the refusal a request would have had.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// The entity it concerns, or none.
    pub entity: EntityId,
    /// The site it concerns, or none.
    pub site: SiteId,
    /// The document, item or account it is about.
    pub subject: String,
    /// What is at stake, in minor units.
    pub value_minor: i64,
    /// The currency of the value.
    pub currency: Option<Currency>,
    /// Who has it, or none.
    pub owner: ActorId,
    /// Where in its life it is.
    pub state: ExceptionState,
    /// One plain sentence.
    pub message: String,
    /// The numbers behind it.
    pub details: Map<String, Value>,
    /// The command that met it.
    pub raised_by: CommandId,
}

/// A step in an exception's life.
#[derive(Clone, Debug, PartialEq)]
pub struct ExceptionMove {
    /// Its key.
    pub id: i64,
    /// The command that made it.
    pub command: CommandId,
    /// Which exception.
    pub exception: ExceptionId,
    /// `raised`, `assigned` or `resolved`.
    pub action: &'static str,
    /// Who has it after this step, or none.
    pub owner: ActorId,
    /// Why; nothing of the first, for the exception says it.
    pub note: String,
}
