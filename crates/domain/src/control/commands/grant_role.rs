//! Granting a role.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::refusals::{LimitNeedsEntity, LimitNegative};
use crate::control::replies::{GrantReply, actor_code};
use crate::control::rules::{
    Conflict, GRANT_INCOMPATIBLE, actor_named, check_giving, check_grants, enforced_conflicts, has_duty, role_named,
    scope_named,
};
use crate::control::types::{Grant, GrantKey};
use crate::exceptions::rules::{About, raise_refusal};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::values::{ActorId, Code, Note, Number};

/// Grants a role to an actor: over the whole file, in an entity with all its sites, or at one site; with a limit if given.
///
/// The same grant given again takes the new limit. Of several grants that give a duty the largest limit counts. Nobody
/// grants a duty, a scope or a limit beyond their own.
///
/// Refused: `control.unknown_actor`, `control.unknown_role`, `ledger.unknown_entity`, `stock.unknown_site`,
/// `control.site_elsewhere`, `control.limit_needs_entity`, `control.limit_negative`, `control.beyond_own_authority`,
/// `control.incompatible`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantRole {
    /// Who gets it.
    pub actor: Code,
    /// Which role.
    pub role: Code,
    /// In which entity; in all if neither entity nor site is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<Code>,
    /// At which site alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Code>,
    /// The largest amount one command may commit to, in the entity's currency; any if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Number>,
    /// Why the actor gets duties that do not belong in one hand; only from an actor with `control.grant_incompatible`, and
    /// an exception is raised that says it.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub reason: Note,
}

impl Command for GrantRole {
    const NAME: &'static str = "control.grant_role";
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
        let limit_minor = match self.limit {
            None => None,
            Some(limit) if limit.is_negative() => {
                return Err(LimitNegative { limit: limit.to_string() }.at("limit"));
            }
            Some(limit) => {
                let entity = draft.entity(entity).ok_or_else(|| LimitNeedsEntity {}.at("limit"))?;
                Some(limit.money(entity.currency).map_err(|error| Refusal::from(error).at("limit"))?)
            }
        };
        check_giving(draft, cx.actor, role.duties.iter().map(String::as_str), cx.scope, limit_minor)?;

        let grant = Grant { key: GrantKey { actor: actor.id, role: role.id, entity, site }, limit_minor, active: true };
        let reply = GrantReply::of(draft, &grant);
        if !draft.grants_of(actor.id).contains(&grant) {
            let before = enforced_conflicts(draft, actor.id);
            draft.put_grant(grant);
            grant_or_refuse(cx, draft, actor.id, &before, &self.reason)?;
        }
        Ok(Decision::done(reply))
    }
}

/// Holds that an actor was not given both duties of an enforced pair, or says why they were.
pub(super) fn grant_or_refuse(
    cx: &Context,
    draft: &mut Draft<'_>,
    actor: ActorId,
    before: &[Conflict],
    reason: &Note,
) -> Result<(), Refusal> {
    let Err(mut refusal) = check_grants(draft, actor, before) else { return Ok(()) };
    if reason.is_empty() || !has_duty(draft, cx.actor, GRANT_INCOMPATIBLE, cx.scope) {
        return Err(refusal);
    }
    refusal.details.insert("reason".to_owned(), reason.to_string().into());
    let subject = actor_code(draft, actor);
    raise_refusal(cx, draft, refusal, About::of_scope(cx, subject));
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::control::commands::{AddActor, SetRole};
    use crate::testing::Shop;

    /// A shop with anna and bob, a clerk's and a manager's role, two entities and three sites.
    fn shop() -> Shop {
        let mut shop = Shop::open();
        shop.two_entities();
        shop.example::<AddActor>();
        shop.does::<AddActor>(json!({"actor": "bob", "name": "Bob", "kind": "person"}));
        shop.does::<SetRole>(json!({"role": "clerk", "duties": ["stock.*"]}));
        shop.does::<SetRole>(json!({"role": "manager", "duties": ["stock.*", "control.grant_role"]}));
        shop
    }

    /// A grant is shown with its scope and limit; given again it takes the new limit.
    #[test]
    fn grants_have_a_scope_and_a_limit() {
        let mut shop = shop();
        let reply = shop.does::<GrantRole>(json!({"actor": "ANNA", "role": "Clerk", "site": "shop-1", "limit": "500"}));
        assert_eq!((reply.entity.as_deref(), reply.site.as_deref()), (Some("ACME"), Some("SHOP-1")));
        assert_eq!(reply.limit.as_deref(), Some("500.00"));
        let reply =
            shop.does::<GrantRole>(json!({"actor": "anna", "role": "clerk", "entity": "ACME", "site": "SHOP-1"}));
        assert_eq!(reply.limit, None);
        assert_eq!(shop.draft.grants_of(ActorId(2)).len(), 1);
        shop.does::<GrantRole>(json!({"actor": "anna", "role": "clerk", "entity": "TOKYO", "limit": 5000}));
        assert_eq!(shop.draft.grants_of(ActorId(2)).len(), 2);
    }

    #[test]
    fn refused_grants() {
        let mut shop = shop();
        for (request, code) in [
            (json!({"actor": "eve", "role": "clerk"}), "control.unknown_actor"),
            (json!({"actor": "anna", "role": "king"}), "control.unknown_role"),
            (json!({"actor": "anna", "role": "clerk", "entity": "NONE"}), "ledger.unknown_entity"),
            (json!({"actor": "anna", "role": "clerk", "site": "NONE"}), "stock.unknown_site"),
            (json!({"actor": "anna", "role": "clerk", "site": "@supplier"}), "stock.unknown_site"),
            (json!({"actor": "anna", "role": "clerk", "entity": "TOKYO", "site": "SHOP-1"}), "control.site_elsewhere"),
            (json!({"actor": "anna", "role": "clerk", "limit": "5"}), "control.limit_needs_entity"),
            (json!({"actor": "anna", "role": "clerk", "entity": "ACME", "limit": "-5"}), "control.limit_negative"),
            (json!({"actor": "anna", "role": "clerk", "entity": "TOKYO", "limit": "0.5"}), "flow.bad_value"),
            (json!({"actor": "anna", "role": "clerk", "entity": "ACME", "limit": 0.5}), "flow.malformed"),
        ] {
            shop.refuses::<GrantRole>(request, code);
        }
    }

    /// A manager of an entity with a limit of 500 grants there what they have, and nothing beyond it.
    #[test]
    fn nobody_grants_beyond_their_own() {
        let mut shop = shop();
        shop.does::<GrantRole>(json!({"actor": "anna", "role": "manager", "entity": "ACME", "limit": "500"}));
        shop.actor = ActorId(2);
        for (request, code) in [
            (json!({"actor": "bob", "role": "clerk", "entity": "ACME", "limit": "500"}), None),
            (json!({"actor": "bob", "role": "clerk", "site": "SHOP-1", "limit": "400"}), None),
            (
                json!({"actor": "bob", "role": "clerk", "site": "SHOP-1", "limit": "500.01"}),
                Some("control.beyond_own_authority"),
            ),
            (json!({"actor": "bob", "role": "clerk", "entity": "ACME"}), Some("control.beyond_own_authority")),
            (json!({"actor": "anna", "role": "manager", "entity": "ACME"}), Some("control.beyond_own_authority")),
            (
                json!({"actor": "anna", "role": "owner", "entity": "ACME", "limit": "1"}),
                Some("control.beyond_own_authority"),
            ),
            (json!({"actor": "bob", "role": "clerk", "entity": "TOKYO", "limit": "1"}), Some("control.not_allowed")),
            (json!({"actor": "bob", "role": "clerk"}), Some("control.not_allowed")),
        ] {
            match code {
                None => drop(shop.does::<GrantRole>(request)),
                Some(code) => drop(shop.refuses::<GrantRole>(request, code)),
            }
        }
        let request = json!({"actor": "bob", "role": "clerk", "site": "SHOP-1", "limit": "501"});
        let refusal = shop.refuses::<GrantRole>(request, "control.beyond_own_authority");
        let text = "actor anna cannot give stock.* for site SHOP-1, having it up to 500.00 itself";
        assert_eq!(refusal.message, text);
    }
}
