//! The road of one command: what a command is, what it sees, and what it leaves behind.
//!
//! 1. A command's `decide` is pure: the same command, context and facts give the same records.
//! 2. A refused command leaves no trace in the draft.
//! 3. A request the state speaks against is refused; a fact is booked and an exception raised.

mod command;
mod context;
mod draft;
mod facts;
mod malformed;
mod nearest;
mod operation;
mod page;
mod place;
mod record;
pub mod refusal;
mod rows;
#[cfg(any(test, feature = "schemas"))]
mod schemas;

pub(crate) use command::json_text;
pub use command::{Command, Decision, Erased, ErasedDecision, ErasedQuery, Mode, Query, Release, Scope};
pub use context::Context;
pub use draft::{Draft, Head, Memory};
pub use facts::{Facts, FlowFacts, PastCommand, SentCommand, Series, Stream};
pub use nearest::nearest;
pub use operation::{Operation, Parse, ParseCommand, ParseQuery, Recall};
pub use page::Limit;
pub use record::{EventRecord, Master, Record};
pub(crate) use refusal::refusals;
pub use refusal::{Refusal, RefusalInfo, Status, catalogue};
pub(crate) use rows::overlay;
pub use rows::{Codes, CodesOf, Noted, Ordered, Overlay, Rows};
