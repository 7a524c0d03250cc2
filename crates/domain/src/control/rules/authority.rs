//! Who may do what where: denied unless a grant allows it.

use crate::control::refusals::{ActorInactive, NotAllowed, OverLimit, UnknownActor};
use crate::control::types::{Grant, Role};
use crate::flow::{Draft, Refusal, Scope};
use crate::values::{ActorId, Currency, Number, money_text};

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
fn limit_of(draft: &mut Draft<'_>, actor: ActorId, duty: &str, scope: Scope) -> Option<Option<i64>> {
    let grants = draft.grants_of(actor);
    let mut largest: Option<Option<i64>> = None;
    for grant in grants.iter().filter(|grant| grant.active && reaches(grant, scope)) {
        let allows = draft.role(grant.key.role).is_some_and(|role: std::sync::Arc<Role>| covers(&role.duties, duty));
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

/// Whether a grant's own scope holds another: nothing named holds the file, an entity its sites, a site itself.
fn reaches(grant: &Grant, scope: Scope) -> bool {
    let key = grant.key;
    let everywhere = key.entity.is_none() && key.site.is_none();
    match scope {
        Scope::File => everywhere,
        Scope::Entity(entity) => everywhere || (key.entity == entity && key.site.is_none()),
        Scope::Site(entity, site) => everywhere || key.site == site || (key.entity == entity && key.site.is_none()),
    }
}

/// A scope in words.
fn scope_text(draft: &mut Draft<'_>, scope: Scope) -> String {
    let (entity, site) = scope.ids();
    if let Some(site) = draft.site(site) {
        return format!("site {}", site.code);
    }
    match draft.entity(entity) {
        Some(entity) => format!("entity {}", entity.code),
        None => "the whole file".to_owned(),
    }
}
