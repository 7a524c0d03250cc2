//! Proposals to move goods.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::replies::TransferProposalReply;
use crate::allocation::transfers::ProposalState;
use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::values::{Code, TransferProposalId};

/// The proposals of an entity to move goods between its sites, those that came first in front, in pages.
///
/// Refused: `ledger.unknown_entity`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TransferProposals {
    /// Whose.
    pub entity: Code,
    /// What has become of them; those that nobody has decided if not said.
    #[serde(default = "open")]
    pub state: ProposalState,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<i64>,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

const fn open() -> ProposalState {
    ProposalState::Open
}

/// A page of proposals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TransferProposalsAnswer {
    /// The proposals.
    pub proposals: Vec<TransferProposalReply>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

impl Query for TransferProposals {
    const NAME: &'static str = "allocation.transfer_proposals";
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "state": "accepted"}"#;
    type Reply = TransferProposalsAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<TransferProposalsAnswer, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let after = TransferProposalId(self.after.unwrap_or(0));
        let rows = draft.transfer_proposals_after(entity.id, self.state, after, self.limit.probe());
        let (rows, next) = self.limit.page(rows, |proposal| proposal.id.0);
        let proposals = rows.iter().map(|proposal| TransferProposalReply::of(draft, proposal)).collect();
        Ok(TransferProposalsAnswer { proposals, next })
    }
}
