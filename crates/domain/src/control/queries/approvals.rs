//! Held requests, those that matter most first.

use std::cmp::Reverse;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::approvals::{Approval, ApprovalState, id_of};
use crate::control::replies::ApprovalReply;
use crate::control::rules::{actor_named, may_release, scope_named};
use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::values::{ApprovalId, BusinessDate, Code};

/// Held requests in pages. Those that wait come by what they are worth, the highest first whatever its currency, and
/// among equals the oldest first; those that ended come by number.
///
/// Refused: `ledger.unknown_entity`, `stock.unknown_site`, `control.site_elsewhere`, `control.unknown_actor`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Approvals {
    /// Those in this state; those that wait if not given.
    #[serde(default = "held")]
    pub state: ApprovalState,
    /// Those of this entity alone.
    #[serde(default)]
    pub entity: Option<Code>,
    /// Those of this site alone.
    #[serde(default)]
    pub site: Option<Code>,
    /// Those that wait and that this actor may release, of their own duties or delegated to them.
    #[serde(default)]
    pub releasable_by: Option<Code>,
    /// The day on which delegations are looked at for `releasable_by`; without one none counts.
    #[serde(default)]
    pub on: Option<BusinessDate>,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<Code>,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

fn held() -> ApprovalState {
    ApprovalState::Held
}

/// A page of held requests.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ApprovalsAnswer {
    /// The approvals.
    pub approvals: Vec<ApprovalReply>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Query for Approvals {
    const NAME: &'static str = "control.approvals";
    const EXAMPLE: &'static str = r#"{"state": "done"}"#;
    type Reply = ApprovalsAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        scope_named(draft, self.entity.as_ref(), self.site.as_ref())
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ApprovalsAnswer, Refusal> {
        let (entity, site) = Query::scope(self, draft)?.ids();
        let after = self.after.as_ref().and_then(|after| id_of(after.as_str()));
        let here = |approval: &Approval| {
            (entity.is_none() || approval.entity == entity) && (site.is_none() || approval.site == site)
        };
        let mut rows =
            if self.state == ApprovalState::Held { waiting(draft, after) } else { self.ended(draft, after, here) };
        rows.retain(|approval| here(approval));
        if let Some(code) = &self.releasable_by {
            let actor = actor_named(draft, code).map_err(|refusal| refusal.at("releasable_by"))?;
            let day = self.on.unwrap_or(BusinessDate::FIRST);
            rows.retain(|approval| may_release(draft, actor.id, day, approval));
        }
        let (rows, next) = self.limit.page(rows, |approval| approval.number());
        let approvals = rows.iter().map(|approval| ApprovalReply::of(draft, approval)).collect();
        Ok(ApprovalsAnswer { approvals, next })
    }
}

/// Those that wait, ranked, behind one of them.
fn waiting(draft: &mut Draft<'_>, after: Option<ApprovalId>) -> Vec<Arc<Approval>> {
    let mut rows = draft.approvals_held();
    rows.sort_by_key(|approval| (Reverse(approval.worth_minor), approval.id));
    // What was last on the page before may have ended meanwhile: then the list begins anew, and nothing is passed over.
    let from = after.and_then(|after| rows.iter().position(|approval| approval.id == after)).map_or(0, |at| at + 1);
    rows.split_off(from)
}

impl Approvals {
    /// Enough of those that ended to fill a page with what is asked for.
    fn ended(
        &self,
        draft: &mut Draft<'_>,
        after: Option<ApprovalId>,
        here: impl Fn(&Approval) -> bool,
    ) -> Vec<Arc<Approval>> {
        let (mut found, mut from) = (Vec::new(), after.unwrap_or(ApprovalId::NONE));
        loop {
            let rows = draft.approvals_after(self.state, from, self.limit.probe());
            let Some(last) = rows.last().map(|row| row.id) else { return found };
            found.extend(rows.into_iter().filter(|row| here(row)));
            if found.len() >= self.limit.probe() as usize {
                return found;
            }
            from = last;
        }
    }
}
