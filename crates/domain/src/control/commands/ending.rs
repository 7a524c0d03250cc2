//! The ends of held requests that do nothing: rejected, taken back, never released.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::approvals::ApprovalState;
use crate::control::refusals::{NotRequester, ReasonNeeded};
use crate::control::replies::{ApprovalReply, actor_code};
use crate::control::rules::{Ending, approval_named, check_releaser, end, still_held};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::values::{Code, Note};

/// Says no to a held request: it ends, and its key answers with the reason. Who may release it may reject it.
///
/// Refused: `control.unknown_approval`, `control.approval_ended`, `control.approval_expired`, `control.reason_needed`,
/// `control.own_request`, `control.not_releaser`, `control.over_limit`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RejectApproval {
    /// Its number.
    pub approval: Code,
    /// Why.
    pub reason: Note,
}

impl Command for RejectApproval {
    const NAME: &'static str = "control.reject";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"approval": "AP-000002", "reason": "count again first"}"#;
    type Reply = ApprovalReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        approval_named(draft, &self.approval).map(|approval| approval.scope())
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ApprovalReply>, Refusal> {
        let approval = approval_named(draft, &self.approval)?;
        if self.reason.is_empty() {
            return Err(ReasonNeeded {}.at("reason"));
        }
        still_held(&approval, cx.now).map_err(|refusal| refusal.at("approval"))?;
        check_releaser(cx, draft, &approval, &approval.causes)?;
        let ended = end(cx, draft, &approval, Ending::of(ApprovalState::Rejected, self.reason.as_str()));
        Ok(Decision::done(ApprovalReply::of(draft, &ended)))
    }
}

/// Takes a held request back; only who asked for it or sent it may.
///
/// Refused: `control.unknown_approval`, `control.approval_ended`, `control.approval_expired`, `control.not_requester`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawApproval {
    /// Its number.
    pub approval: Code,
    /// Why, if it needs saying.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub reason: Note,
}

impl Command for WithdrawApproval {
    const NAME: &'static str = "control.withdraw";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"approval": "AP-000003", "reason": "found behind the shelf"}"#;
    type Reply = ApprovalReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        approval_named(draft, &self.approval).map(|approval| approval.scope())
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ApprovalReply>, Refusal> {
        let approval = approval_named(draft, &self.approval)?;
        if ![approval.requester, approval.sender].contains(&cx.actor) {
            let actor = actor_code(draft, cx.actor);
            return Err(NotRequester { approval: approval.number(), actor }.into());
        }
        still_held(&approval, cx.now).map_err(|refusal| refusal.at("approval"))?;
        let ended = end(cx, draft, &approval, Ending::of(ApprovalState::Withdrawn, self.reason.as_str()));
        Ok(Decision::done(ApprovalReply::of(draft, &ended)))
    }
}

/// Ends every held request whose time is over, in the whole file. It cannot be released from that moment on whether or not
/// this was sent: a host sends it now and then so that lists show it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpireApprovals {}

/// What expired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ApprovalsExpired {
    /// The numbers of what expired now.
    pub approvals: Vec<String>,
}

impl Command for ExpireApprovals {
    const NAME: &'static str = "control.expire_approvals";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = "{}";
    type Reply = ApprovalsExpired;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ApprovalsExpired>, Refusal> {
        let mut approvals = Vec::new();
        for approval in draft.approvals_held() {
            if approval.state_at(cx.now) == ApprovalState::Expired {
                end(cx, draft, &approval, Ending::of(ApprovalState::Expired, ""));
                approvals.push(approval.number());
            }
        }
        Ok(Decision::done(ApprovalsExpired { approvals }))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::control::commands::Approve;
    use crate::control::commands::approve::tests::{ask, of, shop};
    use crate::control::queries::{ApprovalByNumber, Approvals};
    use crate::values::{ActorId, Instant};

    /// Who may release may reject, saying why; who asked takes back; and what has ended stays so.
    #[test]
    fn requests_are_rejected_and_taken_back() {
        let mut shop = shop();
        let (first, second) = (ask(&mut shop, "zoe"), ask(&mut shop, "yan"));
        let with = |number: &str, reason: &str| json!({"approval": number, "reason": reason});
        shop.refuses::<RejectApproval>(with(&first, "no"), "control.own_request");
        shop.actor = ActorId(3);
        shop.refuses::<RejectApproval>(with(&first, " "), "control.reason_needed");
        shop.refuses::<RejectApproval>(with("AP-000009", "no"), "control.unknown_approval");
        shop.refuses::<WithdrawApproval>(of(&second), "control.not_requester");
        assert_eq!(shop.does::<RejectApproval>(with(&first, "no")).state, ApprovalState::Rejected);
        for code in ["control.approval_ended"; 2] {
            shop.refuses::<RejectApproval>(with(&first, "no"), code);
            shop.refuses::<Approve>(of(&first), code);
        }
        shop.actor = ActorId(2);
        shop.refuses::<WithdrawApproval>(of(&first), "control.approval_ended");
        shop.refuses::<WithdrawApproval>(of("AP-000009"), "control.unknown_approval");
        assert_eq!(shop.does::<WithdrawApproval>(of(&second)).state, ApprovalState::Withdrawn);

        let answer = shop.answers::<ApprovalByNumber>(of(&first));
        let told: Vec<_> =
            answer.steps.iter().map(|step| (step.state, step.actor.as_str(), step.note.as_str())).collect();
        assert_eq!(told, [(ApprovalState::Held, "ben", ""), (ApprovalState::Rejected, "mia", "no")]);
    }

    /// What nobody released in time can no longer be, and is put on record by the sweep, once.
    #[test]
    fn requests_expire() {
        let mut shop = shop();
        let first = ask(&mut shop, "zoe");
        shop.now = Instant::parse("2026-11-23T11:59:59Z").expect("an instant");
        let second = ask(&mut shop, "yan");
        shop.actor = ActorId(3);
        assert_eq!(shop.does::<ExpireApprovals>(json!({})).approvals, [""; 0]);
        shop.now = Instant::parse("2026-11-23T12:00:00Z").expect("an instant");
        shop.refuses::<RejectApproval>(json!({"approval": first, "reason": "no"}), "control.approval_expired");
        assert_eq!(shop.does::<ExpireApprovals>(json!({})).approvals, [first.as_str()]);
        assert_eq!(shop.does::<ExpireApprovals>(json!({})).approvals, [""; 0]);
        shop.refuses::<Approve>(of(&first), "control.approval_ended");
        shop.does::<Approve>(of(&second));
        let of_state = |state: &str| json!({"state": state});
        let found = |answer: crate::control::queries::ApprovalsAnswer| answer.approvals.len();
        assert_eq!(found(shop.answers::<Approvals>(of_state("expired"))), 1);
        assert_eq!(found(shop.answers::<Approvals>(of_state("done"))), 1);
        assert_eq!(found(shop.answers::<Approvals>(json!({}))), 0);
    }
}
