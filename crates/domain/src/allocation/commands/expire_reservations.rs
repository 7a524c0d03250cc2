//! Letting go of reservations whose time is over.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::rules::expiring::expire;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};

/// Lets go of every reservation whose time is over, in the whole file, so that those who wait are served. Whoever
/// promises does the same first: a host calls this where nobody may ask for a while.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpireReservations {}

/// What was let go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExpiredReply {
    /// How many baskets, quotes and orders had something reserved past its time.
    pub expired: usize,
}

impl Command for ExpireReservations {
    const NAME: &'static str = "allocation.expire_reservations";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = "{}";
    type Reply = ExpiredReply;

    fn scope(&self, _draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ExpiredReply>, Refusal> {
        let expired = expire(cx, draft)?;
        Ok(Decision::done(ExpiredReply { expired }))
    }
}
