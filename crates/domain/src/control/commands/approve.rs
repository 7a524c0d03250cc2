//! Releasing a held request.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::control::approvals::ApprovalState;
use crate::control::replies::ApprovalReply;
use crate::control::rules::{Ending, approval_named, check_releaser, end, still_held};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Release, Scope, json_text};
use crate::values::{Code, CommandId, Note};

/// Releases a held request: it is decided anew, as the book stands now, under the authority of the one who asked, and done
/// in the same commit as a command of its own, with the key it was sent with. When the book now speaks against it, the
/// approval says so and has ended.
///
/// Whoever asked for it or sent it cannot release it, nor can anybody in whose name they act. What it comes to now may
/// need a further duty: then it stays held.
///
/// Refused: `control.unknown_approval`, `control.approval_ended`, `control.approval_expired`, `control.own_request`,
/// `control.not_releaser`, `control.over_limit`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Approve {
    /// Its number.
    pub approval: Code,
    /// Why, if it needs saying.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
}

/// What became of a held request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ApprovalDecided {
    /// The approval as it stands.
    pub approval: ApprovalReply,
    /// The reply of what was asked, when it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<Map<String, Value>>,
    /// Why it could not be done, when it was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<RefusedReply>,
}

/// Why a released request could not be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RefusedReply {
    /// The stable code.
    pub code: String,
    /// The field at fault, or nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub path: String,
    /// One plain sentence.
    pub message: String,
    /// The numbers behind it.
    pub details: Map<String, Value>,
}

impl Command for Approve {
    const NAME: &'static str = "control.approve";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"approval": "AP-000001", "note": "seen on the shelf"}"#;
    type Reply = ApprovalDecided;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        approval_named(draft, &self.approval).map(|approval| approval.scope())
    }

    /// Decides that it may be released, and writes nothing: what was asked is decided next, and [`conclude`] ends it.
    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ApprovalDecided>, Refusal> {
        let approval = approval_named(draft, &self.approval)?;
        still_held(&approval, cx.now).map_err(|refusal| refusal.at("approval"))?;
        check_releaser(cx, draft, &approval, &approval.causes)?;
        let reply = ApprovalDecided { approval: ApprovalReply::of(draft, &approval), reply: None, refusal: None };
        let decision = Decision {
            releases: Some(Release { approval: approval.id, note: self.note.to_string() }),
            ..Decision::done(reply)
        };
        Ok(match approval.worth_minor {
            Some(worth) => decision.worth(worth),
            None => decision,
        })
    }
}

/// Ends a request that was released by what became of it: the command that did it with its reply, or why it was refused.
/// The reply of [`Approve`], as JSON.
pub fn conclude(
    cx: &Context,
    draft: &mut Draft<'_>,
    release: &Release,
    outcome: Result<(CommandId, &str), &Refusal>,
) -> String {
    let approval = draft.approval(release.approval).expect("it was found when it was released, in this transaction");
    let of = |state| Ending { state, ..Ending::of(state, release.note.as_str()) };
    let (ending, reply, refusal) = match outcome {
        Ok((done_by, reply)) => {
            let reply = serde_json::from_str(reply).unwrap_or_default();
            (Ending { done_by, ..of(ApprovalState::Done) }, Some(reply), None)
        }
        Err(refusal) => {
            let Refusal { code, path, message, details, .. } = refusal.clone();
            let ending = Ending { refusal: code.clone(), note: message.clone(), ..of(ApprovalState::Refused) };
            (ending, None, Some(RefusedReply { code, path, message, details }))
        }
    };
    let ended = end(cx, draft, &approval, ending);
    json_text(&ApprovalDecided { approval: ApprovalReply::of(draft, &ended), reply, refusal })
}

#[cfg(test)]
pub(super) mod tests {
    use serde_json::json;

    use super::*;
    use crate::control::commands::{AddActor, GrantRole, SetApprovalPolicy, SetRole};
    use crate::testing::Shop;
    use crate::values::{ActorId, ApprovalId, Instant};

    /// A shop whose new actors are held; ben (2), who asks, and mia (3), who releases.
    pub(in crate::control::commands) fn shop() -> Shop {
        let mut shop = Shop::open();
        for (actor, duties) in [("ben", json!(["control.*"])), ("mia", json!(["control.*", "release.*"]))] {
            shop.does::<AddActor>(json!({"actor": actor, "name": actor, "kind": "person"}));
            shop.does::<SetRole>(json!({"role": actor, "duties": duties}));
            shop.does::<GrantRole>(json!({"actor": actor, "role": actor}));
        }
        shop.does::<SetApprovalPolicy>(
            json!({"policy": "NEW", "operation": "control.add_actor", "measure": "always", "expires_hours": 2}),
        );
        shop.actor = ActorId(2);
        shop
    }

    /// Asks for a new actor, which is held.
    pub(in crate::control::commands) fn ask(shop: &mut Shop, actor: &str) -> String {
        let request = json!({"actor": actor, "name": actor, "kind": "person"});
        let refusal = shop.refuses::<AddActor>(request, "control.held");
        refusal.details["approval"].as_str().expect("a number").to_owned()
    }

    pub(in crate::control::commands) fn of(number: &str) -> serde_json::Value {
        json!({"approval": number})
    }

    /// What was asked happens when it is released, in the name of the one who asked, and not before.
    #[test]
    fn what_is_held_happens_when_it_is_released() {
        let mut shop = shop();
        let number = ask(&mut shop, "zoe");
        let zoe = Code::parse("zoe").expect("a code");
        assert_eq!((number.as_str(), shop.draft.actor_by_code(&zoe)), ("AP-000001", None));
        shop.actor = ActorId(3);
        let done = shop.does::<Approve>(of(&number));
        assert_eq!((done.approval.state, done.approval.requester.as_str()), (ApprovalState::Done, "ben"));
        assert_eq!(done.reply.expect("a reply")["actor"], "zoe");
        assert!(done.refusal.is_none() && shop.draft.actor_by_code(&zoe).is_some());
        let steps = shop.draft.approval_steps(ApprovalId(1));
        let told: Vec<_> = steps.iter().map(|step| (step.state, step.actor.0)).collect();
        assert_eq!(told, [(ApprovalState::Held, 2), (ApprovalState::Done, 3)]);
    }

    /// What would be refused anyway is refused at once; what the book speaks against when it is released, then.
    #[test]
    fn what_the_book_speaks_against_is_refused() {
        let mut shop = shop();
        shop.refuses::<AddActor>(json!({"actor": "mia", "name": "Mia", "kind": "person"}), "control.actor_exists");
        let (first, second) = (ask(&mut shop, "zoe"), ask(&mut shop, "ZOE"));
        shop.actor = ActorId(3);
        shop.does::<Approve>(of(&first));
        let refused = shop.does::<Approve>(of(&second));
        assert_eq!(refused.approval.state, ApprovalState::Refused);
        assert_eq!(refused.refusal.expect("a refusal").code, "control.actor_exists");
    }

    #[test]
    fn refused_releases() {
        let mut shop = shop();
        let number = ask(&mut shop, "zoe");
        shop.refuses::<Approve>(of(&number), "control.own_request");
        shop.refuses::<Approve>(of("AP-000009"), "control.unknown_approval");
        shop.refuses::<Approve>(of("zoe"), "control.unknown_approval");
        shop.actor = ActorId(3);
        shop.does::<SetApprovalPolicy>(json!({"policy": "NEW", "operation": "control.add_actor", "measure": "always",
            "duty": "release.actors", "expires_hours": 2}));
        shop.actor = ActorId(2);
        let second = ask(&mut shop, "yan");
        shop.actor = ActorId(3);
        shop.does::<SetRole>(json!({"role": "mia", "duties": ["control.*"]}));
        shop.refuses::<Approve>(of(&second), "control.not_releaser");
        // The first was held for a duty that she has; what it passes now asks for the other.
        shop.refuses::<Approve>(of(&number), "control.not_releaser");
        shop.actor = ActorId(1);
        shop.does::<Approve>(of(&number));
        shop.refuses::<Approve>(of(&number), "control.approval_ended");
        shop.now = Instant::parse("2026-11-23T12:00:00Z").expect("an instant");
        shop.refuses::<Approve>(of(&second), "control.approval_expired");
    }
}
