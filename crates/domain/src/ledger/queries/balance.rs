//! What an account holds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Query, Refusal, Scope};
use crate::ledger::rules::accounts::{account_named, entity_named};
use crate::ledger::rules::reports::narrow;
use crate::values::{Amount, Code, Currency};

/// What an account holds now, one row a currency, debit positive. Entries posted on days to come count.
///
/// Refused: `ledger.unknown_entity`, `ledger.unknown_account`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountBalance {
    /// Whose books.
    pub entity: Code,
    /// The account.
    pub account: Code,
}

/// What an account holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AccountBalanceAnswer {
    /// The account.
    pub account: String,
    /// In each currency it ever held, in order of their codes.
    pub balances: Vec<CurrencyBalance>,
    /// All of it in the currency of the books.
    pub total: Amount,
    /// The currency of the books.
    pub currency: Currency,
}

/// What an account holds in a currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CurrencyBalance {
    /// The currency.
    pub currency: Currency,
    /// In that currency.
    pub amount: Amount,
    /// In the currency of the books.
    pub base: Amount,
}

impl Query for AccountBalance {
    const NAME: &'static str = "ledger.balance";
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "account": "1020"}"#;
    type Reply = AccountBalanceAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entity_named(draft, &self.entity)?.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<AccountBalanceAnswer, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let account = account_named(draft, &entity, &self.account)?;
        let rows = draft.balances_of(account.id);
        let total: i128 = rows.iter().map(|(_, balance)| i128::from(balance.base_minor)).sum();
        let row = |currency, amount, base| CurrencyBalance {
            currency,
            amount: Amount::of(amount, currency),
            base: Amount::of(base, entity.currency),
        };
        let balances = rows.iter().map(|(key, held)| row(key.currency, held.amount_minor, held.base_minor)).collect();
        Ok(AccountBalanceAnswer {
            account: account.code.clone(),
            balances,
            total: Amount::of(narrow(total)?, entity.currency),
            currency: entity.currency,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ledger::commands::{OpenEntity, PostEntry};
    use crate::testing::Shop;

    #[test]
    fn an_account_holds_several_currencies() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        shop.does::<PostEntry>(json!({"entity": "ACME", "lines": [
            {"account": "1000", "debit": "10.00", "currency": "USD", "rate": "0.9"},
            {"account": "1000", "debit": "100", "currency": "JPY", "rate": "0.006"},
            {"account": "1000", "debit": "5.00"}, {"account": "3000", "credit": "14.60"}]}));
        let answer = shop.answers::<AccountBalance>(json!({"entity": "ACME", "account": "1000"}));
        let rows: Vec<_> =
            answer.balances.iter().map(|row| format!("{} {} = {}", row.currency, row.amount, row.base)).collect();
        assert_eq!(rows, ["EUR 5.00 = 5.00", "JPY 100 = 0.60", "USD 10.00 = 9.00"]);
        assert_eq!((answer.total.as_str(), answer.currency), ("14.60", Currency::EUR));
    }
}
