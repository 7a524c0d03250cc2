//! Releasing in another's stead.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::refusals::{BadDays, OwnStead};
use crate::control::replies::DelegationReply;
use crate::control::rules::{active_actor, scope_named};
use crate::control::types::{Delegation, DelegationKey};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::values::{BusinessDate, Code};

/// Lets another release held requests in the stead of the one who sends this, for some days: whatever they may release
/// themselves, and nothing else. Given again for the same place it takes the new days, so that it can be ended.
///
/// It gives no duty to ask for anything, is not passed on, and does not release what either of the two asked for.
///
/// Refused: `control.unknown_actor`, `control.actor_inactive`, `control.own_stead`, `control.bad_days`,
/// `ledger.unknown_entity`, `stock.unknown_site`, `control.site_elsewhere`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Delegate {
    /// Who releases in the sender's stead.
    pub to: Code,
    /// In which entity; in all if neither entity nor site is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<Code>,
    /// At which site alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Code>,
    /// The first business day.
    pub starts_on: BusinessDate,
    /// The last business day.
    pub ends_on: BusinessDate,
}

impl Command for Delegate {
    const NAME: &'static str = "control.delegate";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"to": "anna", "starts_on": "2026-12-21", "ends_on": "2027-01-03"}"#;
    type Reply = DelegationReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        scope_named(draft, self.entity.as_ref(), self.site.as_ref())
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DelegationReply>, Refusal> {
        let to = active_actor(draft, &self.to).map_err(|refusal| refusal.at("to"))?;
        if to.id == cx.actor {
            return Err(OwnStead { actor: to.code.clone() }.at("to"));
        }
        let Self { starts_on, ends_on, .. } = *self;
        if ends_on < starts_on {
            return Err(BadDays { starts_on: starts_on.to_string(), ends_on: ends_on.to_string() }.at("ends_on"));
        }
        let (entity, site) = cx.scope.ids();
        let delegation =
            Delegation { key: DelegationKey { to: to.id, from: cx.actor, entity, site }, starts_on, ends_on };
        if !draft.delegations_to(to.id).contains(&delegation) {
            draft.event(cx, "control.release_delegated", &to.code);
            draft.put_delegation(delegation.clone());
        }
        Ok(Decision::done(DelegationReply::of(draft, &delegation)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::control::commands::approve::tests::{ask, of, shop};
    use crate::control::commands::{AddActor, Approve, ChangeActor, GrantRole, SetApprovalPolicy, SetRole};
    use crate::control::queries::Approvals;
    use crate::values::ActorId;

    /// Who was delegated releases on the days that were said, what the one who delegates may release, and not what
    /// either of them asked for.
    #[test]
    fn another_releases_in_ones_stead() {
        let mut shop = shop();
        shop.actor = ActorId(1);
        shop.does::<SetApprovalPolicy>(json!({"policy": "NEW", "operation": "control.add_actor", "measure": "field",
            "field": "request.kind", "among": ["person"], "duty": "release.actors"}));
        shop.does::<AddActor>(json!({"actor": "til", "name": "Til", "kind": "system"}));
        shop.does::<SetRole>(json!({"role": "til", "duties": ["control.*"]}));
        shop.does::<GrantRole>(json!({"actor": "til", "role": "til"}));
        let til = ActorId(4);
        shop.actor = ActorId(2);
        let (first, second) = (ask(&mut shop, "zoe"), ask(&mut shop, "yan"));
        shop.actor = til;
        let third = ask(&mut shop, "xi");
        shop.refuses::<Approve>(of(&first), "control.not_releaser");

        shop.actor = ActorId(3);
        let days = |first: &str, last: &str| json!({"to": "til", "starts_on": first, "ends_on": last});
        shop.does::<Delegate>(days("2026-11-20", "2026-11-22"));
        shop.actor = til;
        shop.refuses::<Approve>(of(&first), "control.not_releaser");
        shop.actor = ActorId(3);
        shop.does::<Delegate>(days("2026-11-20", "2026-11-23"));
        let listed = |answer: crate::control::queries::ApprovalsAnswer| {
            answer.approvals.into_iter().map(|approval| approval.approval).collect::<Vec<_>>()
        };
        let by_til = json!({"releasable_by": "til", "on": "2026-11-23"});
        assert_eq!(listed(shop.answers::<Approvals>(by_til)), [first.as_str(), second.as_str()]);
        assert_eq!(listed(shop.answers::<Approvals>(json!({"releasable_by": "til"}))), [""; 0]);
        assert_eq!(listed(shop.answers::<Approvals>(json!({"releasable_by": "mia"}))).len(), 3);
        shop.actor = til;
        shop.does::<Approve>(of(&first));
        shop.refuses::<Approve>(of(&third), "control.own_request");
        // What the one who delegated loses, the other has no longer.
        shop.actor = ActorId(1);
        shop.does::<ChangeActor>(json!({"actor": "mia", "active": false}));
        shop.actor = til;
        shop.refuses::<Approve>(of(&second), "control.not_releaser");
    }

    #[test]
    fn refused_delegations() {
        let mut shop = shop();
        let to = |to: &str, last: &str| json!({"to": to, "starts_on": "2026-11-20", "ends_on": last});
        for (request, code) in [
            (to("nobody", "2026-11-21"), "control.unknown_actor"),
            (to("ben", "2026-11-21"), "control.own_stead"),
            (to("mia", "2026-11-19"), "control.bad_days"),
        ] {
            shop.refuses::<Delegate>(request, code);
        }
        shop.does::<ChangeActor>(json!({"actor": "mia", "active": false}));
        shop.refuses::<Delegate>(to("mia", "2026-11-21"), "control.actor_inactive");
    }
}
