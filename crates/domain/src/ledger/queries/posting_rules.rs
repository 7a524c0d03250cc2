//! Which account plays which part.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::ledger::replies::RuleReply;
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::types::Role;
use crate::values::Code;

/// The posting rules of an entity, in pages: in order of the part played, the rule for all before those of categories.
///
/// Refused: `ledger.unknown_entity`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PostingRules {
    /// Whose books.
    pub entity: Code,
    /// The rules of this part alone.
    #[serde(default)]
    pub role: Option<Role>,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<u32>,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PostingRulesAnswer {
    /// The rules.
    pub rules: Vec<RuleReply>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<u32>,
}

impl Query for PostingRules {
    const NAME: &'static str = "ledger.posting_rules";
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "role": "inventory_normal"}"#;
    type Reply = PostingRulesAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entity_named(draft, &self.entity)?.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<PostingRulesAnswer, Refusal> {
        let entity = entity_named(draft, &self.entity)?.id;
        let asked =
            draft.posting_rules_of(entity).into_iter().filter(|(key, _)| self.role.is_none_or(|r| r == key.role));
        let after = self.after.unwrap_or_default();
        let rows = (1..).zip(asked).skip(after as usize).collect();
        let (rows, next) = self.limit.page(rows, |(place, _)| *place);
        let rules = rows.into_iter().map(|(_, (key, account))| RuleReply::of(draft, key, account)).collect();
        Ok(PostingRulesAnswer { rules, next })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalogue::commands::AddCategory;
    use crate::ledger::commands::{OpenEntity, SetPostingRule};
    use crate::testing::Shop;

    #[test]
    fn rules_come_in_pages() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        shop.does::<AddCategory>(json!({"category": "TEA", "name": "Tea"}));
        let rule = json!({"entity": "ACME", "role": "scrap", "category": "TEA", "account": "5130"});
        shop.does::<SetPostingRule>(rule);
        let mut page = |request| {
            let answer = shop.answers::<PostingRules>(request);
            let row = |rule: RuleReply| (rule.category.unwrap_or_default(), rule.account);
            (answer.rules.into_iter().map(row).collect::<Vec<_>>(), answer.next)
        };
        let scrap = |category: &str, account: &str| (category.to_owned(), account.to_owned());
        let request = |after: u32| json!({"entity": "ACME", "role": "scrap", "limit": 1, "after": after});
        assert_eq!(page(request(0)), (vec![scrap("", "5120")], Some(1)));
        assert_eq!(page(request(1)), (vec![scrap("TEA", "5130")], None));
        assert_eq!(page(json!({"entity": "ACME"})).0.len(), Role::ALL.len() + 1);
    }
}
