//! Who has what since when, and when they last used it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::replies::{ActorReply, DelegationReply, GrantReply, actor_code};
use crate::control::rules::covers;
use crate::flow::{Draft, Limit, Operation, Query, Refusal, Scope};
use crate::values::{BusinessDate, Code, Instant};

/// What a reviewer signs: every active grant, who gave it when, and when the actor last had something done by its duties.
/// Actors in order of code, in pages; questions are not counted as use.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccessReview {
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<Code>,
    /// How many actors at most.
    #[serde(default)]
    pub limit: Limit,
}

/// A role an actor holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AccessRow {
    /// What is held where.
    pub grant: GrantReply,
    /// When it was given as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub granted_at: Option<Instant>,
    /// Who gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub granted_by: Option<String>,
    /// The last UTC day on which the actor had something done by one of its duties; absent: never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_used_on: Option<BusinessDate>,
}

/// What one actor has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AccessOf {
    /// Who.
    pub actor: ActorReply,
    /// The last UTC day on which anything of theirs was done; absent: never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_seen_on: Option<BusinessDate>,
    /// The roles held.
    pub access: Vec<AccessRow>,
    /// In whose stead they release, or did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub delegations: Vec<DelegationReply>,
}

/// A page of the review.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AccessReviewAnswer {
    /// The actors.
    pub actors: Vec<AccessOf>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Query for AccessReview {
    const NAME: &'static str = "control.access_review";
    const EXAMPLE: &'static str = "{}";
    type Reply = AccessReviewAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<AccessReviewAnswer, Refusal> {
        let after = self.after.as_ref().map(Code::folded).unwrap_or_default();
        let actors = draft.actors().into_iter().filter(|actor| actor.folded > after).collect();
        let (actors, next) = self.limit.page(actors, |actor| actor.code.clone());
        let mut rows = Vec::with_capacity(actors.len());
        for actor in actors {
            let uses = draft.actor_uses(actor.id);
            let grants = draft.grants_of(actor.id);
            let mut access = Vec::new();
            for grant in grants.iter().filter(|grant| grant.active) {
                let duties = draft.role(grant.key.role).map(|role| role.duties.clone()).unwrap_or_default();
                let by_it =
                    |operation: &String| Operation::of(operation).is_some_and(|found| covers(&duties, found.duty));
                let last_used_on = uses.iter().filter(|(operation, _)| by_it(operation)).map(|(_, day)| *day).max();
                let command = draft.facts.grant_changed(&grant.key);
                let sent = command.and_then(|command| draft.facts.sent_command(command));
                access.push(AccessRow {
                    grant: GrantReply::of(draft, grant),
                    granted_at: command.and_then(|command| draft.facts.recorded_at(command)),
                    granted_by: sent.map(|sent| actor_code(draft, sent.actor)).filter(|code| !code.is_empty()),
                    last_used_on,
                });
            }
            let delegations = draft.delegations_to(actor.id);
            let delegations = delegations.iter().map(|delegation| DelegationReply::of(draft, delegation)).collect();
            let last_seen_on = uses.iter().map(|(_, day)| *day).max();
            rows.push(AccessOf { actor: ActorReply::of(&actor), last_seen_on, access, delegations });
        }
        Ok(AccessReviewAnswer { actors: rows, next })
    }
}
