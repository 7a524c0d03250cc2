//! Making or changing a role.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::grant_role::grant_or_refuse;
use crate::control::replies::RoleReply;
use crate::control::rules::{check_giving, check_owner_left, enforced_conflicts, known_duty};
use crate::control::types::Role;
use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope};
use crate::values::{Code, Name, Note, RoleId};

/// Makes a role, or gives one another set of duties; whoever holds it has them from now on.
///
/// Nobody adds a duty that they do not have themselves over the whole file.
///
/// Refused: `control.unknown_duty`, `control.beyond_own_authority`, `control.last_owner`, `control.incompatible`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetRole {
    /// The role's code.
    pub role: Code,
    /// Its name; if not given that it has, or for a new one its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Every duty it has: names of operations, `slice.*` for all of a slice, `*` for all, or an extra duty such as
    /// `ledger.post_soft_closed`.
    pub duties: Vec<Code>,
    /// Why those who hold it get duties that do not belong in one hand; only from an actor with
    /// `control.grant_incompatible`, and an exception is raised for each that says it.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub reason: Note,
}

impl Command for SetRole {
    const NAME: &'static str = "control.set_role";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"role": "clerk", "name": "Shop clerk", "duties": ["stock.*", "catalogue.items", "catalogue.resolve"]}"#;
    type Reply = RoleReply;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<RoleReply>, Refusal> {
        for (line, duty) in self.duties.iter().enumerate() {
            known_duty(draft, duty.as_str()).map_err(|refusal| refusal.at(format!("duties[{line}]")))?;
        }
        let mut duties: Vec<String> = self.duties.iter().map(Code::to_string).collect();
        duties.sort_unstable();
        duties.dedup();

        let held = draft.role_by_code(&self.role);
        let had: &[String] = held.as_ref().map_or(&[], |role| &role.duties);
        let added = duties.iter().filter(|duty| !had.contains(duty)).map(String::as_str);
        check_giving(draft, cx.actor, added, Scope::File, None).map_err(|refusal| refusal.at("duties"))?;

        let name = match (&self.name, &held) {
            (Some(name), _) => name.to_string(),
            (None, Some(role)) => role.name.clone(),
            (None, None) => self.role.to_string(),
        };
        let role = match &held {
            Some(role) => Role { name, duties, ..(**role).clone() },
            None => {
                let id = RoleId(draft.next(Head::Role));
                Role { id, code: self.role.to_string(), folded: self.role.folded(), name, duties }
            }
        };
        let reply = RoleReply::of(&role);
        if held.as_deref() != Some(&role) {
            let holders: Vec<_> = draft.actors().into_iter().filter(|actor| actor.active).collect();
            let before: Vec<_> = holders.iter().map(|actor| enforced_conflicts(draft, actor.id)).collect();
            draft.put_role(role);
            check_owner_left(draft)?;
            for (actor, before) in holders.iter().zip(before) {
                grant_or_refuse(cx, draft, actor.id, &before, &self.reason)?;
            }
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

    /// Duties are sorted, each once; a role set again keeps its code and, unless given, its name.
    #[test]
    fn a_role_is_made_and_changed() {
        let mut shop = Shop::open();
        let role = shop.does::<SetRole>(json!({"role": "Clerk", "duties": ["stock.*", "control.actors", "stock.*"]}));
        assert_eq!((role.role.as_str(), role.name.as_str()), ("Clerk", "Clerk"));
        assert_eq!(role.duties, ["control.actors", "stock.*"]);
        shop.does::<SetRole>(json!({"role": "clerk", "name": "Shop clerk", "duties": ["ledger.post_soft_closed"]}));
        let role = shop.does::<SetRole>(json!({"role": "CLERK", "duties": []}));
        assert_eq!((role.role.as_str(), role.name.as_str(), role.duties.len()), ("Clerk", "Shop clerk", 0));
    }

    /// What is no duty is refused, naming the nearest.
    #[test]
    fn unknown_duties_are_refused() {
        let mut shop = Shop::open();
        for (duty, nearest) in [
            ("control.add_acter", "control.add_actor"),
            ("grant_role", "control.grant_role"),
            ("contrl.*", "control.roles"),
            ("ledger.soft_closed", "ledger.post_soft_closed"),
        ] {
            let request = json!({"role": "clerk", "duties": ["stock.*", duty]});
            let refusal = shop.refuses::<SetRole>(request, "control.unknown_duty");
            assert_eq!(refusal.path, "duties[1]");
            if duty != "contrl.*" {
                assert_eq!(refusal.details["nearest"], nearest);
            }
        }
    }

    /// Nobody adds a duty they lack, not even to their own role; taking duties away is free while an owner is left.
    #[test]
    fn nobody_adds_what_they_lack() {
        let mut shop = Shop::open();
        shop.example::<AddActor>();
        shop.does::<SetRole>(json!({"role": "admin", "duties": ["control.*", "stock.*"]}));
        shop.does::<GrantRole>(json!({"actor": "anna", "role": "admin"}));
        shop.actor = ActorId(2);
        shop.does::<SetRole>(json!({"role": "clerk", "duties": ["stock.*"]}));
        for more in [json!(["control.*", "stock.*", "ledger.*"]), json!(["*"])] {
            for role in ["admin", "clerk", "new"] {
                let refusal =
                    shop.refuses::<SetRole>(json!({"role": role, "duties": more}), "control.beyond_own_authority");
                assert_eq!(refusal.details["actor"], "anna");
            }
        }
        shop.refuses::<SetRole>(json!({"role": "owner", "duties": ["control.*"]}), "control.last_owner");
        shop.does::<SetRole>(json!({"role": "owner", "name": "The owner", "duties": ["*"]}));
    }
}
