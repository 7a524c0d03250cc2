//! Who may do what where: denied unless a grant allows it.

use super::scopes::scope_text;
use crate::control::refusals::{ActorInactive, NotAllowed, OverLimit, UnknownActor};
use crate::control::types::Grant;
use crate::flow::{Draft, Refusal, Scope};
use crate::values::{ActorId, Currency, EntityId, Number, SiteId, money_text};

/// What the grants of an actor allow it in one duty and scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The largest amount a command may commit to, in minor units of the currency; `None`: any.
    pub limit_minor: Option<i64>,
    /// The currency of the limit: that of the scope's entity.
    pub currency: Option<Currency>,
}

/// Whether an actor may do a duty in a scope, and up to which amount.
///
/// Of several grants that allow it the largest limit counts.
///
/// # Errors
/// `control.unknown_actor`, `control.actor_inactive`, `control.not_allowed`.
pub fn authority(draft: &mut Draft<'_>, actor: ActorId, duty: &str, scope: Scope) -> Result<Allowed, Refusal> {
    let Some(known) = draft.actor(actor) else {
        return Err(UnknownActor { actor: actor.to_string() }.into());
    };
    if !known.active {
        return Err(ActorInactive { actor: known.code.clone() }.into());
    }
    let Some(limit_minor) = limit_of(draft, actor, duty, scope) else {
        let scope = scope_text(draft, scope);
        return Err(NotAllowed { actor: known.code.clone(), duty: duty.to_owned(), scope }.into());
    };
    let currency = draft.entity(scope.ids().0).map(|entity| entity.currency);
    Ok(Allowed { limit_minor, currency })
}

/// Whether an amount, in minor units of the entity's currency, is within what is allowed.
///
/// # Errors
/// `control.over_limit`.
pub fn check_limit(amount_minor: i64, allowed: Allowed) -> Result<(), Refusal> {
    let Some(limit_minor) = allowed.limit_minor.filter(|limit| amount_minor.saturating_abs() > *limit) else {
        return Ok(());
    };
    let text = |minor: i64| match allowed.currency {
        Some(currency) => money_text(minor, currency),
        None => Number::from(minor).to_string(),
    };
    Err(OverLimit { asked: text(amount_minor.saturating_abs()), limit: text(limit_minor) }.into())
}

/// Whether an active actor has a duty in a scope, whatever the amount.
pub(crate) fn has_duty(draft: &mut Draft<'_>, actor: ActorId, duty: &str, scope: Scope) -> bool {
    authority(draft, actor, duty, scope).is_ok()
}

/// Whether duties as a role lists them hold a duty: by its name, as `slice.*`, or as `*`.
///
/// The duty may itself be a wildcard, which only itself or a wider one holds.
pub(crate) fn covers(duties: &[String], duty: &str) -> bool {
    let slice = duty.split_once('.').map_or(duty, |(slice, _)| slice);
    duties.iter().any(|held| {
        held == "*" || held == duty || held.strip_suffix(".*").is_some_and(|held| duty != "*" && held == slice)
    })
}

/// The largest limit among the grants that allow a duty in a scope: `None` when there is none, `Some(None)` without one.
pub(super) fn limit_of(draft: &mut Draft<'_>, actor: ActorId, duty: &str, scope: Scope) -> Option<Option<i64>> {
    let grants = draft.grants_of(actor);
    let mut largest: Option<Option<i64>> = None;
    for grant in grants.iter().filter(|grant| grant.active && reaches(grant, scope)) {
        let allows = draft.role(grant.key.role).is_some_and(|role| covers(&role.duties, duty));
        if allows {
            largest = Some(match (largest, grant.limit_minor) {
                (None, limit) => limit,
                (Some(Some(held)), Some(limit)) => Some(held.max(limit)),
                (Some(_), _) => None,
            });
        }
    }
    largest
}

fn reaches(grant: &Grant, scope: Scope) -> bool {
    reach((grant.key.entity, grant.key.site), scope)
}

/// Whether a scope, as its ids, holds another: nothing named holds the file, an entity its sites, a site itself.
pub(super) fn reach((over, at): (EntityId, SiteId), scope: Scope) -> bool {
    let everywhere = over.is_none() && at.is_none();
    match scope {
        Scope::File => everywhere,
        Scope::Entity(entity) => everywhere || (over == entity && at.is_none()),
        Scope::Site(entity, site) => everywhere || at == site || (over == entity && at.is_none()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::types::{Actor, ActorKind, GrantKey, Role};
    use crate::testing::Shop;
    use crate::values::RoleId;

    const ENTITY: EntityId = EntityId(5);
    const SITE: Scope = Scope::Site(ENTITY, SiteId(101));

    /// A shop whose second actor holds duties by grants: duties, entity, site and limit of each.
    fn granted(grants: &[(&[&str], i64, i64, Option<i64>)]) -> Shop {
        let mut shop = Shop::open();
        let id = ActorId(2);
        let (code, name) = ("anna".to_owned(), "Anna".to_owned());
        let actor = Actor { id, folded: code.clone(), code, name, kind: ActorKind::Person, active: true };
        shop.draft.put_actor(actor);
        for (number, (duties, entity, site, limit_minor)) in (10..).zip(grants) {
            let code = format!("role-{number}");
            let duties = duties.iter().map(|duty| (*duty).to_owned()).collect();
            let role = RoleId(number);
            shop.draft.put_role(Role { id: role, folded: code.clone(), name: code.clone(), code, duties });
            let key = GrantKey { actor: id, role, entity: EntityId(*entity), site: SiteId(*site) };
            shop.draft.put_grant(Grant { key, limit_minor: *limit_minor, active: true });
        }
        shop
    }

    /// A duty is held by its name, by its slice's `*` or by `*`, and nothing else holds it.
    #[test]
    fn duties_are_named_or_wild() {
        for (held, duty, covered) in [
            ("stock.receive", "stock.receive", true),
            ("stock.*", "stock.receive", true),
            ("*", "stock.receive", true),
            ("stock.*", "stock.*", true),
            ("*", "stock.*", true),
            ("*", "*", true),
            ("stock.receive", "stock.issue", false),
            ("stock.receive", "stock.*", false),
            ("sto.*", "stock.receive", false),
            ("stock.*", "*", false),
            ("stock", "stock.receive", false),
        ] {
            assert_eq!(covers(&[held.to_owned()], duty), covered, "{held} holds {duty}");
        }
    }

    /// A grant reaches the scopes inside its own and no others.
    #[test]
    fn grants_reach_inward() {
        for (entity, site, scope, reached) in [
            (0, 0, Scope::File, true),
            (0, 0, Scope::Entity(ENTITY), true),
            (0, 0, SITE, true),
            (5, 0, Scope::File, false),
            (5, 0, Scope::Entity(ENTITY), true),
            (5, 0, SITE, true),
            (6, 0, SITE, false),
            (5, 101, Scope::File, false),
            (5, 101, Scope::Entity(ENTITY), false),
            (5, 101, SITE, true),
            (5, 102, SITE, false),
        ] {
            let mut shop = granted(&[(&["stock.*"], entity, site, None)]);
            let held = has_duty(&mut shop.draft, ActorId(2), "stock.receive", scope);
            assert_eq!(held, reached, "grant at {entity}, {site} for {scope:?}");
        }
    }

    /// Of several grants the largest limit counts, and none at all is larger than any.
    #[test]
    fn the_largest_limit_counts() {
        for (limits, largest) in [
            (&[Some(100), Some(500)][..], Some(500)),
            (&[Some(500), Some(100)], Some(500)),
            (&[Some(500), None], None),
            (&[None, Some(500)], None),
        ] {
            let grants: Vec<_> = limits.iter().map(|limit| (&["*"][..], 5, 0, *limit)).collect();
            let mut shop = granted(&grants);
            let allowed =
                authority(&mut shop.draft, ActorId(2), "stock.receive", SITE).map(|allowed| allowed.limit_minor);
            assert_eq!(allowed, Ok(largest), "{limits:?}");
        }
    }

    /// Each way of having no authority has its own refusal.
    #[test]
    fn denied_by_default() {
        let mut shop = granted(&[(&["stock.*"], 5, 101, Some(500))]);
        let mut code =
            |actor, duty, scope| authority(&mut shop.draft, actor, duty, scope).err().map(|refusal| refusal.code);
        assert_eq!(code(ActorId(2), "stock.receive", SITE), None);
        assert_eq!(code(ActorId(3), "stock.receive", SITE).as_deref(), Some("control.unknown_actor"));
        assert_eq!(code(ActorId::NONE, "stock.receive", SITE).as_deref(), Some("control.unknown_actor"));
        assert_eq!(code(ActorId(2), "ledger.post", SITE).as_deref(), Some("control.not_allowed"));
        assert_eq!(code(ActorId(2), "stock.receive", Scope::File).as_deref(), Some("control.not_allowed"));

        let anna = (*shop.draft.actor(ActorId(2)).expect("anna")).clone();
        shop.draft.put_actor(Actor { active: false, ..anna });
        let refusal = authority(&mut shop.draft, ActorId(2), "stock.receive", SITE).expect_err("inactive");
        assert_eq!(refusal.code, "control.actor_inactive");

        let allowed = Allowed { limit_minor: Some(500), currency: Some(Currency::EUR) };
        assert_eq!(check_limit(500, allowed), Ok(()));
        assert_eq!(check_limit(i64::MAX, Allowed { limit_minor: None, currency: None }), Ok(()));
        for asked in [501, -501] {
            let refusal = check_limit(asked, allowed).expect_err("over the limit");
            assert_eq!((refusal.code.as_str(), &refusal.details["asked"]), ("control.over_limit", &"5.01".into()));
            assert_eq!(refusal.message, "5.01 is over the actor's limit; at most 5.00 is accepted");
        }
    }
}
