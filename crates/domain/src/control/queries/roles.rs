//! Every role.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::replies::RoleReply;
use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::values::Code;

/// Every role with its duties in order of code, in pages.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Roles {
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<Code>,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of roles.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RolesAnswer {
    /// The roles.
    pub roles: Vec<RoleReply>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Query for Roles {
    const NAME: &'static str = "control.roles";
    const EXAMPLE: &'static str = "{}";
    type Reply = RolesAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<RolesAnswer, Refusal> {
        let after = self.after.as_ref().map(Code::folded).unwrap_or_default();
        let rows = draft.roles().into_iter().filter(|role| role.folded > after).collect();
        let (rows, next) = self.limit.page(rows, |role| role.code.clone());
        Ok(RolesAnswer { roles: rows.iter().map(|role| RoleReply::of(role)).collect(), next })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::control::commands::SetRole;
    use crate::testing::Shop;

    #[test]
    fn roles_are_listed_with_their_duties() {
        let mut shop = Shop::open();
        shop.example::<SetRole>();
        let answer = shop.answers::<Roles>(json!({}));
        let roles: Vec<_> = answer.roles.iter().map(|role| (role.role.as_str(), role.duties.len())).collect();
        assert_eq!((roles, answer.next), (vec![("clerk", 3), ("owner", 1)], None));
    }
}
