//! Which requests are held.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::replies::ApprovalPolicyReply;
use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::values::Code;

/// Every approval policy in order of code, ended ones included, in pages.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApprovalPolicies {
    /// Those of this operation alone.
    #[serde(default)]
    pub operation: Option<Code>,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<Code>,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of policies.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ApprovalPoliciesAnswer {
    /// The policies.
    pub policies: Vec<ApprovalPolicyReply>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Query for ApprovalPolicies {
    const NAME: &'static str = "control.approval_policies";
    const EXAMPLE: &'static str = "{}";
    type Reply = ApprovalPoliciesAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ApprovalPoliciesAnswer, Refusal> {
        let after = self.after.as_ref().map(Code::folded).unwrap_or_default();
        let policies = draft.approval_policies();
        let wanted = |operation: &str| self.operation.as_ref().is_none_or(|wanted| wanted.as_str() == operation);
        let rows = policies.iter().filter(|policy| policy.folded > after && wanted(&policy.operation)).collect();
        let (rows, next) = self.limit.page(rows, |policy| policy.code.clone());
        let policies = rows.into_iter().map(|policy| ApprovalPolicyReply::of(draft, policy)).collect();
        Ok(ApprovalPoliciesAnswer { policies, next })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::control::commands::SetApprovalPolicy;
    use crate::testing::Shop;

    #[test]
    fn policies_come_in_pages() {
        let mut shop = Shop::open();
        for (policy, operation) in [("b", "stock.adjust_stock"), ("A", "stock.scrap_goods"), ("c", "stock.scrap_goods")]
        {
            shop.does::<SetApprovalPolicy>(json!({"policy": policy, "operation": operation, "measure": "always"}));
        }
        let mut page = |request| {
            let answer = shop.answers::<ApprovalPolicies>(request);
            (answer.policies.into_iter().map(|policy| policy.policy).collect::<Vec<_>>(), answer.next)
        };
        assert_eq!(page(json!({"limit": 2})), (vec!["A".into(), "b".into()], Some("b".into())));
        assert_eq!(page(json!({"limit": 2, "after": "b"})), (vec!["c".into()], None));
        assert_eq!(page(json!({"operation": "stock.scrap_goods"})), (vec!["A".into(), "c".into()], None));
    }
}
