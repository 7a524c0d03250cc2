//! The chart of accounts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::ledger::replies::AccountReply;
use crate::ledger::rules::accounts::entity_named;
use crate::values::Code;

/// The accounts of an entity in order of code, in pages.
///
/// Refused: `ledger.unknown_entity`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accounts {
    /// Whose chart.
    pub entity: Code,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<Code>,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AccountsAnswer {
    /// The accounts.
    pub accounts: Vec<AccountReply>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Query for Accounts {
    const NAME: &'static str = "ledger.accounts";
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "limit": 20}"#;
    type Reply = AccountsAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entity_named(draft, &self.entity)?.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<AccountsAnswer, Refusal> {
        let entity = entity_named(draft, &self.entity)?.id;
        let after = self.after.as_ref().map(Code::folded).unwrap_or_default();
        let rows = draft.accounts_of(entity).into_iter().filter(|account| account.folded > after).collect();
        let (rows, next) = self.limit.page(rows, |account| account.code.clone());
        Ok(AccountsAnswer { accounts: rows.iter().map(|account| AccountReply::of(account)).collect(), next })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ledger::commands::{AddAccount, OpenEntity};
    use crate::testing::Shop;

    #[test]
    fn accounts_come_in_pages_of_their_entity() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        shop.does::<OpenEntity>(json!({"entity": "NORTH", "name": "North", "currency": "EUR", "time_zone": "UTC"}));
        shop.does::<AddAccount>(json!({"entity": "ACME", "account": "0999", "name": "Vault", "kind": "asset"}));
        let mut page = |request| {
            let answer = shop.answers::<Accounts>(request);
            (answer.accounts.into_iter().map(|account| account.account).collect::<Vec<_>>(), answer.next)
        };
        assert_eq!(
            page(json!({"entity": "ACME", "limit": 2})),
            (vec!["0999".into(), "1000".into()], Some("1000".into()))
        );
        assert_eq!(page(json!({"entity": "NORTH", "limit": 1})), (vec!["1000".into()], Some("1000".into())));
        assert_eq!(page(json!({"entity": "ACME", "after": "7100"})), (vec!["7900".into()], None));
    }
}
