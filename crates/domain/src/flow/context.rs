//! What a command is told of the moment and of who sent it.

use uuid::Uuid;

use super::{Mode, Scope};
use crate::values::{ActorId, BusinessDate, CommandId, Instant};

/// Everything a decision may know of the world outside the book, given and never taken.
#[derive(Clone, Debug)]
pub struct Context {
    /// In whose name the command acts.
    pub actor: ActorId,
    /// Who sent it: the actor, or one who acts for them.
    pub sender: ActorId,
    /// Where it came from, as the host names it: a register, a job, a screen.
    pub source: String,
    /// The key that makes a retry free.
    pub key: Uuid,
    /// The instant it is recorded at; never before that of an earlier command.
    pub now: Instant,
    /// The business day at the command's site or entity.
    pub business_date: BusinessDate,
    /// The number of the command in the file.
    pub command_id: CommandId,
    /// Request or fact.
    pub mode: Mode,
    /// The site, entity or file it acts in.
    pub scope: Scope,
    /// Random bytes, drawn anew for every command. Only salts are derived from them, and a salt is stored where it can
    /// be erased: a salt that followed from the key would outlive what it protects, since the key is kept for ever.
    pub entropy: [u8; 32],
}
