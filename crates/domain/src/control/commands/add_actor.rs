//! Adding an actor.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::refusals::ActorExists;
use crate::control::replies::ActorReply;
use crate::control::types::{Actor, ActorKind};
use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope};
use crate::values::{ActorId, Code, Name};

/// Adds a person or a system that issues commands; it may do nothing until a role is granted.
///
/// Refused: `control.actor_exists`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddActor {
    /// The code it will be called by.
    pub actor: Code,
    /// Its name.
    pub name: Name,
    /// Whether it is a person or a system (a till, a job, an integration).
    pub kind: ActorKind,
}

impl Command for AddActor {
    const NAME: &'static str = "control.add_actor";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"actor": "anna", "name": "Anna Clerk", "kind": "person"}"#;
    type Reply = ActorReply;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, _: &Context, draft: &mut Draft<'_>) -> Result<Decision<ActorReply>, Refusal> {
        if let Some(actor) = draft.actor_by_code(&self.actor) {
            return Err(ActorExists { actor: actor.code.clone() }.at("actor"));
        }
        let actor = Actor {
            id: ActorId(draft.next(Head::Actor)),
            code: self.actor.to_string(),
            folded: self.actor.folded(),
            name: self.name.to_string(),
            kind: self.kind,
            active: true,
        };
        let reply = ActorReply::of(&actor);
        draft.put_actor(actor);
        Ok(Decision::done(reply))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::Shop;

    /// A code is taken whatever its case, and a new actor may do nothing.
    #[test]
    fn an_actor_is_added_once_and_may_do_nothing() {
        let mut shop = Shop::open();
        let code = Code::parse("Anna").expect("a code");
        let name = Name::parse(" Anna Clerk ").expect("a name");
        let anna = shop.run(&AddActor { actor: code, name, kind: ActorKind::Person }).expect("anna is added");
        assert_eq!((anna.actor.as_str(), anna.name.as_str(), anna.active), ("Anna", "Anna Clerk", true));
        for taken in ["Anna", "anna", "OWNER"] {
            shop.refuses::<AddActor>(json!({"actor": taken, "name": "X", "kind": "system"}), "control.actor_exists");
        }
        shop.refuses::<AddActor>(json!({"actor": "x", "name": "X", "kind": "robot"}), "flow.malformed");

        shop.actor = ActorId(2);
        shop.refuses::<AddActor>(json!({"actor": "x", "name": "X", "kind": "system"}), "control.not_allowed");
    }
}
