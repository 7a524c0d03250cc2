//! One file a rule.

pub(crate) mod matching;
mod personal;
mod references;

pub(crate) use personal::{erase, keep};
pub(crate) use references::{SYSTEMS, bind_references};

use std::sync::Arc;

use super::refusals::UnknownParty;
use super::types::Party;
use crate::flow::{Draft, Refusal};
use crate::values::Code;

/// The party of a code.
///
/// # Errors
/// `parties.unknown_party`.
pub(crate) fn party_named(draft: &mut Draft<'_>, code: &Code) -> Result<Arc<Party>, Refusal> {
    draft.party_by_code(code).ok_or_else(|| UnknownParty { party: code.to_string() }.into())
}
