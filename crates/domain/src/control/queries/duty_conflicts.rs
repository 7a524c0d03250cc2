//! Who could do wrong and hide it, and who has had both duties done.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::replies::{ActorReply, DutyPairReply};
use crate::control::rules::{Conflict, conflicts, is_side, pairs, scope_text};
use crate::control::types::Strictness;
use crate::flow::{Draft, Limit, Operation, Query, Refusal, Scope};
use crate::values::{BusinessDate, Code};

/// Who has two duties that do not belong in one hand, and whether they have had both done: actors in order of code, in
/// pages. Inactive actors have nothing.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DutyConflicts {
    /// Only pairs of which this is a side.
    #[serde(default)]
    pub duty: Option<Code>,
    /// Only those who have had both done.
    #[serde(default)]
    pub done_only: bool,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<Code>,
    /// How many actors at most.
    #[serde(default)]
    pub limit: Limit,
}

/// Two duties in one hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ConflictRow {
    /// Who.
    pub actor: ActorReply,
    /// The pair.
    pub pair: DutyPairReply,
    /// The role that gives the first.
    pub first_role: String,
    /// The role that gives the second.
    pub second_role: String,
    /// Where both are had.
    pub scope: String,
    /// The last UTC day they had the first done; absent: never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_done_on: Option<BusinessDate>,
    /// The last UTC day they had the second done; absent: never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_done_on: Option<BusinessDate>,
}

/// A page of conflicts.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DutyConflictsAnswer {
    /// The conflicts of the actors of this page.
    pub conflicts: Vec<ConflictRow>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Query for DutyConflicts {
    const NAME: &'static str = "control.duty_conflicts";
    const EXAMPLE: &'static str = r#"{"duty": "stock.post_count"}"#;
    type Reply = DutyConflictsAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<DutyConflictsAnswer, Refusal> {
        let mut pairs = pairs(draft);
        let wanted = |side: &str| self.duty.as_ref().is_none_or(|duty| duty.as_str() == side);
        pairs.retain(|pair| pair.strictness != Strictness::Off && (wanted(&pair.first) || wanted(&pair.second)));
        let after = self.after.as_ref().map(Code::folded).unwrap_or_default();
        let actors = draft.actors().into_iter().filter(|actor| actor.active && actor.folded > after).collect();
        let (actors, next) = self.limit.page(actors, |actor| actor.code.clone());
        let mut rows = Vec::new();
        for actor in actors {
            let uses = draft.actor_uses(actor.id);
            for conflict in conflicts(draft, actor.id, &pairs) {
                let done_on = |side: &str| {
                    let of_side =
                        |operation: &String| Operation::of(operation).is_some_and(|found| is_side(found.duty, side));
                    uses.iter().filter(|(operation, _)| of_side(operation)).map(|(_, day)| *day).max()
                };
                let (first_done_on, second_done_on) = (done_on(&conflict.pair.first), done_on(&conflict.pair.second));
                if !self.done_only || (first_done_on.is_some() && second_done_on.is_some()) {
                    rows.push(row(draft, ActorReply::of(&actor), &conflict, first_done_on, second_done_on));
                }
            }
        }
        Ok(DutyConflictsAnswer { conflicts: rows, next })
    }
}

fn row(
    draft: &mut Draft<'_>,
    actor: ActorReply,
    conflict: &Conflict,
    first_done_on: Option<BusinessDate>,
    second_done_on: Option<BusinessDate>,
) -> ConflictRow {
    let mut role = |at: usize| draft.role(conflict.by[at].key.role).map(|role| role.code.clone()).unwrap_or_default();
    let (first_role, second_role) = (role(0), role(1));
    let (pair, scope) = (DutyPairReply::of(&conflict.pair), scope_text(draft, conflict.scope()));
    ConflictRow { actor, pair, first_role, second_role, scope, first_done_on, second_done_on }
}
