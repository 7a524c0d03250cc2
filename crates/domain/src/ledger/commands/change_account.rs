//! Changing an account.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::refusals::{AccountHasBalance, AccountInRule, NothingToChange};
use crate::ledger::replies::AccountReply;
use crate::ledger::rules::accounts::{account_named, entity_named};
use crate::ledger::types::Account;
use crate::values::{Code, Name, money_text};

/// Changes the name of an account, or whether it takes entries.
///
/// Refused: `ledger.unknown_entity`, `ledger.unknown_account`, `ledger.nothing_to_change`, and when it should become
/// inactive `ledger.account_has_balance`, `ledger.account_in_rule`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeAccount {
    /// Whose chart.
    pub entity: Code,
    /// The account.
    pub account: Code,
    /// Its new name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Whether it takes entries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
}

impl Command for ChangeAccount {
    const NAME: &'static str = "ledger.change_account";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "account": "2400", "name": "Bank loan"}"#;
    type Reply = AccountReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entity_named(draft, &self.entity)?.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<AccountReply>, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let before = account_named(draft, &entity, &self.account)?;
        if self.name.is_none() && self.active.is_none() {
            return Err(NothingToChange {}.into());
        }
        let mut account = (*before).clone();
        if let Some(name) = &self.name {
            account.name = name.to_string();
        }
        account.active = self.active.unwrap_or(account.active);
        if before.active && !account.active {
            check_unused(draft, &account)?;
        }
        let reply = AccountReply::of(&account);
        draft.event(cx, "ledger.account_changed", account.code.clone());
        draft.put_account(account);
        Ok(Decision::done(reply))
    }
}

/// Refuses to lose sight of what an account holds, or of what the core would post to it.
fn check_unused(draft: &mut Draft<'_>, account: &Account) -> Result<(), Refusal> {
    for (key, balance) in draft.balances_of(account.id) {
        let (minor, currency) = match balance.amount_minor {
            0 => (balance.base_minor, draft.entity(account.entity).map_or(key.currency, |entity| entity.currency)),
            amount => (amount, key.currency),
        };
        if minor != 0 {
            let (balance, currency) = (money_text(minor, currency), currency.to_string());
            return Err(AccountHasBalance { account: account.code.clone(), balance, currency }.at("active"));
        }
    }
    let rules = draft.posting_rules_of(account.entity);
    match rules.into_iter().find(|(_, named)| *named == account.id) {
        Some((key, _)) => Err(AccountInRule { account: account.code.clone(), role: key.role.to_string() }.at("active")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ledger::commands::{OpenEntity, PostEntry, ReverseEntry};
    use crate::testing::Shop;

    /// An account rests when it is empty and no rule needs it; it takes nothing until it is active again.
    #[test]
    fn an_account_is_made_inactive_when_nothing_is_left_of_it() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        let named = shop.does::<ChangeAccount>(json!({"entity": "ACME", "account": "1020", "name": "House bank"}));
        assert_eq!(named.name, "House bank");

        let entry = shop.example::<PostEntry>();
        let rest = |account: &str| json!({"entity": "ACME", "account": account, "active": false});
        let refusal = shop.refuses::<ChangeAccount>(rest("1020"), "ledger.account_has_balance");
        assert_eq!(refusal.details["balance"], "-1200.00");
        shop.refuses::<ChangeAccount>(rest("5000"), "ledger.account_in_rule");

        shop.does::<ReverseEntry>(json!({"entry": entry.entry}));
        assert!(!shop.does::<ChangeAccount>(rest("1020")).active);
        let example = serde_json::from_str(PostEntry::EXAMPLE).expect("JSON");
        shop.refuses::<PostEntry>(example, "ledger.account_inactive");
        shop.does::<ChangeAccount>(json!({"entity": "ACME", "account": "1020", "active": true}));
        shop.example::<PostEntry>();

        shop.refuses::<ChangeAccount>(json!({"entity": "ACME", "account": "1020"}), "ledger.nothing_to_change");
        shop.refuses::<ChangeAccount>(rest("nowhere"), "ledger.unknown_account");
    }
}
