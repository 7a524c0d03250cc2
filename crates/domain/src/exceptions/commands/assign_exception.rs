//! Giving an exception to somebody.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::rules::active_actor;
use crate::exceptions::refusals::AlreadyResolved;
use crate::exceptions::replies::ExceptionReply;
use crate::exceptions::rules::{exception_numbered, scope_of};
use crate::exceptions::types::{Exception, ExceptionState};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::values::{Code, Note};

/// Gives an exception to an actor to work on, also from one actor to another.
///
/// Refused: `exceptions.unknown_exception`, `exceptions.already_resolved`, `control.unknown_actor`,
/// `control.actor_inactive`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignException {
    /// Its number.
    pub exception: i64,
    /// Who has it from now on.
    pub owner: Code,
    /// Anything to know about it.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
}

impl Command for AssignException {
    const NAME: &'static str = "exceptions.assign_exception";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"exception": 1, "owner": "anna", "note": "Please call the workshop"}"#;
    type Reply = ExceptionReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(scope_of(&exception_numbered(draft, self.exception)?))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ExceptionReply>, Refusal> {
        let held = exception_numbered(draft, self.exception)?;
        if held.state == ExceptionState::Resolved {
            return Err(AlreadyResolved { exception: self.exception }.at("exception"));
        }
        let owner = active_actor(draft, &self.owner).map_err(|refusal| refusal.at("owner"))?;
        let exception = Exception { owner: owner.id, state: ExceptionState::Assigned, ..held };
        draft.put_exception(exception.clone(), "assigned", self.note.to_string());
        draft.event(cx, "exceptions.exception_assigned", self.exception.to_string());
        Ok(Decision::done(ExceptionReply::of(draft, exception)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::control::commands::{AddActor, ChangeActor};
    use crate::exceptions::commands::{RaiseException, ResolveException};
    use crate::testing::Shop;

    /// An exception passes from hand to hand until it is resolved.
    #[test]
    fn an_exception_has_one_owner_at_a_time() {
        let mut shop = Shop::open();
        shop.example::<AddActor>();
        shop.example::<RaiseException>();
        let reply = shop.example::<AssignException>();
        assert_eq!((reply.owner.as_deref(), reply.state), (Some("anna"), ExceptionState::Assigned));
        let reply = shop.does::<AssignException>(json!({"exception": 1, "owner": "OWNER"}));
        assert_eq!((reply.owner.as_deref(), reply.state), (Some("owner"), ExceptionState::Assigned));

        shop.does::<ChangeActor>(json!({"actor": "anna", "active": false}));
        shop.refuses::<AssignException>(json!({"exception": 1, "owner": "anna"}), "control.actor_inactive");
        shop.refuses::<AssignException>(json!({"exception": 1, "owner": "eve"}), "control.unknown_actor");
        shop.refuses::<AssignException>(json!({"exception": 2, "owner": "owner"}), "exceptions.unknown_exception");
        shop.example::<ResolveException>();
        shop.refuses::<AssignException>(json!({"exception": 1, "owner": "owner"}), "exceptions.already_resolved");
    }
}
