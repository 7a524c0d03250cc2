//! Taking a role back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::refusals::NotGranted;
use crate::control::replies::GrantReply;
use crate::control::rules::{actor_named, check_owner_left, role_named, scope_named, scope_text};
use crate::control::types::{Grant, GrantKey};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::values::Code;

/// Takes a role back from an actor in the scope it was granted for; the grant stays on record, inactive.
///
/// Refused: `control.unknown_actor`, `control.unknown_role`, `ledger.unknown_entity`, `stock.unknown_site`,
/// `control.site_elsewhere`, `control.not_granted`, `control.last_owner`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RevokeRole {
    /// From whom.
    pub actor: Code,
    /// Which role.
    pub role: Code,
    /// The entity it was granted for, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<Code>,
    /// The site it was granted for, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Code>,
}

impl Command for RevokeRole {
    const NAME: &'static str = "control.revoke_role";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"actor": "anna", "role": "clerk"}"#;
    type Reply = GrantReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        scope_named(draft, self.entity.as_ref(), self.site.as_ref())
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<GrantReply>, Refusal> {
        let actor = actor_named(draft, &self.actor)?;
        let role = role_named(draft, &self.role)?;
        let (entity, site) = cx.scope.ids();
        let key = GrantKey { actor: actor.id, role: role.id, entity, site };
        let Some(held) = draft.grants_of(actor.id).iter().find(|grant| grant.key == key && grant.active).cloned()
        else {
            let scope = scope_text(draft, cx.scope);
            return Err(NotGranted { actor: actor.code.clone(), role: role.code.clone(), scope }.into());
        };
        let grant = Grant { active: false, ..held };
        let reply = GrantReply::of(draft, &grant);
        draft.put_grant(grant);
        check_owner_left(draft)?;
        Ok(Decision::done(reply))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::control::commands::{AddActor, GrantRole, SetRole};
    use crate::testing::Shop;

    /// A grant is taken back once, in the scope it was given for, and may be given again.
    #[test]
    fn a_grant_is_taken_back_where_it_was_given() {
        let mut shop = Shop::open();
        shop.two_entities();
        shop.example::<AddActor>();
        shop.example::<SetRole>();
        let grant = json!({"actor": "anna", "role": "clerk", "entity": "ACME"});
        shop.does::<GrantRole>(grant.clone());
        shop.refuses::<RevokeRole>(json!({"actor": "anna", "role": "clerk"}), "control.not_granted");
        shop.refuses::<RevokeRole>(json!({"actor": "anna", "role": "clerk", "site": "SHOP-1"}), "control.not_granted");
        assert!(!shop.does::<RevokeRole>(grant.clone()).active);
        shop.refuses::<RevokeRole>(grant.clone(), "control.not_granted");
        assert!(shop.does::<GrantRole>(grant).active);

        for (request, code) in [
            (json!({"actor": "eve", "role": "clerk"}), "control.unknown_actor"),
            (json!({"actor": "anna", "role": "king"}), "control.unknown_role"),
            (json!({"actor": "anna", "role": "clerk", "entity": "X"}), "ledger.unknown_entity"),
            (json!({"actor": "anna", "role": "clerk", "site": "X"}), "stock.unknown_site"),
            (json!({"actor": "anna", "role": "clerk", "entity": "TOKYO", "site": "SHOP-1"}), "control.site_elsewhere"),
            (json!({"actor": "owner", "role": "owner"}), "control.last_owner"),
        ] {
            shop.refuses::<RevokeRole>(request, code);
        }
    }
}
