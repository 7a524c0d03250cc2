//! One actor with its grants.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::replies::{ActorReply, GrantReply};
use crate::control::rules::actor_named;
use crate::flow::{Draft, Query, Refusal, Scope};
use crate::values::Code;

/// One actor with every role it holds or held.
///
/// Refused: `control.unknown_actor`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActorWithGrants {
    /// Who.
    pub actor: Code,
}

/// An actor and its grants.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ActorAnswer {
    /// Who.
    pub actor: ActorReply,
    /// What it holds where, revoked grants included.
    pub grants: Vec<GrantReply>,
}

impl Query for ActorWithGrants {
    const NAME: &'static str = "control.actor";
    const EXAMPLE: &'static str = r#"{"actor": "anna"}"#;
    type Reply = ActorAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ActorAnswer, Refusal> {
        let actor = actor_named(draft, &self.actor)?;
        let grants = draft.grants_of(actor.id);
        let grants = grants.iter().map(|grant| GrantReply::of(draft, grant)).collect();
        Ok(ActorAnswer { actor: ActorReply::of(&actor), grants })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::control::commands::{AddActor, GrantRole, RevokeRole, SetRole};
    use crate::testing::Shop;

    #[test]
    fn an_actor_is_shown_with_its_grants() {
        let mut shop = Shop::open();
        shop.example::<AddActor>();
        shop.example::<SetRole>();
        shop.example::<GrantRole>();
        shop.example::<RevokeRole>();
        shop.does::<GrantRole>(json!({"actor": "anna", "role": "owner"}));
        let answer = shop.answers::<ActorWithGrants>(json!({"actor": "anna"}));
        let grants: Vec<_> = answer.grants.iter().map(|grant| (grant.role.as_str(), grant.active)).collect();
        assert_eq!((answer.actor.actor.as_str(), grants), ("anna", vec![("owner", true), ("clerk", false)]));
        let refusal = shop.ask::<ActorWithGrants>(r#"{"actor": "eve"}"#).expect_err("nobody");
        assert_eq!(refusal.code, "control.unknown_actor");
    }
}
