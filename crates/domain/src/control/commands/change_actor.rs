//! Changing an actor.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::replies::ActorReply;
use crate::control::rules::{actor_named, check_owner_left};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::values::{Code, Name};

/// Changes an actor's name, or makes it inactive or active again; what is not given stays.
///
/// An inactive actor keeps its grants and may do nothing.
///
/// Refused: `control.unknown_actor`, `control.last_owner`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeActor {
    /// Who.
    pub actor: Code,
    /// Its new name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Whether it may do anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
}

impl Command for ChangeActor {
    const NAME: &'static str = "control.change_actor";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"actor": "anna", "name": "Anna Manager"}"#;
    type Reply = ActorReply;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, _: &Context, draft: &mut Draft<'_>) -> Result<Decision<ActorReply>, Refusal> {
        let held = actor_named(draft, &self.actor)?;
        let mut actor = (*held).clone();
        if let Some(name) = &self.name {
            actor.name = name.to_string();
        }
        if let Some(active) = self.active {
            actor.active = active;
        }
        let reply = ActorReply::of(&actor);
        if actor != *held {
            draft.put_actor(actor);
            check_owner_left(draft)?;
        }
        Ok(Decision::done(reply))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::control::commands::{AddActor, GrantRole};
    use crate::testing::Shop;
    use crate::values::ActorId;

    /// What is not given stays, and a change that changes nothing leaves no record.
    #[test]
    fn what_is_not_given_stays() {
        let mut shop = Shop::open();
        shop.example::<AddActor>();
        let anna = shop.does::<ChangeActor>(json!({"actor": "ANNA", "name": "Anna B."}));
        assert_eq!((anna.name.as_str(), anna.active), ("Anna B.", true));
        let anna = shop.does::<ChangeActor>(json!({"actor": "anna", "active": false}));
        assert_eq!((anna.name.as_str(), anna.active), ("Anna B.", false));
        let records = shop.draft.records().len();
        shop.does::<ChangeActor>(json!({"actor": "anna", "active": false}));
        assert_eq!(shop.draft.records().len(), records);
        shop.refuses::<ChangeActor>(json!({"actor": "bob", "name": "Bob"}), "control.unknown_actor");
    }

    /// The last who may do everything stays active; an inactive actor may do nothing at all.
    #[test]
    fn somebody_is_left_who_may_do_everything() {
        let mut shop = Shop::open();
        shop.example::<AddActor>();
        let resign = json!({"actor": "owner", "active": false});
        shop.refuses::<ChangeActor>(resign.clone(), "control.last_owner");
        shop.does::<GrantRole>(json!({"actor": "anna", "role": "owner"}));
        shop.does::<ChangeActor>(resign);
        shop.refuses::<ChangeActor>(json!({"actor": "owner", "active": true}), "control.actor_inactive");
        shop.actor = ActorId(2);
        shop.does::<ChangeActor>(json!({"actor": "owner", "active": true}));
    }
}
