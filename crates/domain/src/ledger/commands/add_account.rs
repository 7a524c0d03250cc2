//! Adding an account.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope};
use crate::ledger::refusals::CodeUsed;
use crate::ledger::replies::AccountReply;
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::types::{Account, AccountKind, Control};
use crate::values::{AccountId, Code, Currency, Name};

/// Adds an account to the chart of an entity. Its kind, control and currency stay what they are for ever.
///
/// Refused: `ledger.unknown_entity`, `ledger.code_used`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddAccount {
    /// Whose chart.
    pub entity: Code,
    /// The code it will be called by.
    pub account: Code,
    /// Its name.
    pub name: Name,
    /// Where it stands in the statements.
    pub kind: AccountKind,
    /// The sub-ledger it is the sum of; without one it takes entries by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub control: Option<Control>,
    /// The only currency it takes; all if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
}

impl Command for AddAccount {
    const NAME: &'static str = "ledger.add_account";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"entity": "ACME", "account": "1200-TEA", "name": "Inventory of tea", "kind": "asset", "control": "stock"}"#;
    type Reply = AccountReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entity_named(draft, &self.entity)?.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<AccountReply>, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        if let Some(account) = draft.account_by_code(entity.id, &self.account) {
            let noun = format!("an account of {}", entity.code);
            return Err(CodeUsed { code: account.code.clone(), noun }.at("account"));
        }
        let account = Account {
            id: AccountId(draft.next(Head::Account)),
            entity: entity.id,
            code: self.account.to_string(),
            folded: self.account.folded(),
            name: self.name.to_string(),
            kind: self.kind,
            control: self.control,
            currency: self.currency,
            active: true,
        };
        let reply = AccountReply::of(&account);
        draft.event(cx, "ledger.account_added", account.code.clone());
        draft.put_account(account);
        Ok(Decision::done(reply))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ledger::commands::OpenEntity;
    use crate::testing::Shop;

    /// A code is used once in an entity; another entity may have the same.
    #[test]
    fn an_account_is_added_once() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        shop.does::<OpenEntity>(json!({"entity": "NORTH", "name": "North", "currency": "USD", "time_zone": "UTC"}));
        let account = |entity: &str, code: &str| json!({"entity": entity, "account": code, "name": "Vault", "kind": "asset", "currency": "USD"});
        let reply = shop.does::<AddAccount>(account("ACME", "Vault"));
        assert_eq!((reply.account.as_str(), reply.currency, reply.active), ("Vault", Some(Currency::USD), true));
        shop.does::<AddAccount>(account("NORTH", "VAULT"));
        for used in ["vault", "1020"] {
            assert_eq!(shop.refuses::<AddAccount>(account("ACME", used), "ledger.code_used").path, "account");
        }
        shop.refuses::<AddAccount>(account("SOUTH", "1"), "ledger.unknown_entity");
    }
}
