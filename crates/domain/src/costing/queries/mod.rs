//! What stock is worth.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::types::{Valuation, ValuationClass};
use crate::catalogue::rules::item_named;
use crate::flow::{Draft, Query, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::values::{Amount, BusinessDate, Code, Currency, Instant, Quantity, ValueError};

/// What an entity's stock was worth in the books at the end of a day, pool by pool and account by account, as it was
/// known at an instant.
///
/// Refused: `ledger.unknown_entity`, `catalogue.unknown_item`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StockValuation {
    /// Whose stock.
    pub entity: Code,
    /// Of one item, by SKU or any identifier; of all if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Code>,
    /// At the end of which day of the books; now if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<BusinessDate>,
    /// Leave out what was recorded after this instant; nothing if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_at: Option<Instant>,
}

/// What stock is worth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StockValuationReply {
    /// The entity.
    pub entity: String,
    /// The currency of its books.
    pub currency: Currency,
    /// All of it.
    pub value: Amount,
    /// By inventory account: each equals the account's balance when all items are asked for.
    pub accounts: Vec<AccountValue>,
    /// By pool; empty ones are left out.
    pub pools: Vec<PoolValue>,
}

/// The value in an inventory account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AccountValue {
    /// The account.
    pub account: String,
    /// Its pools' value.
    pub value: Amount,
}

/// The value of a pool.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PoolValue {
    /// The SKU.
    pub item: String,
    /// The valuation area.
    pub area: String,
    /// The valuation class.
    pub class: ValuationClass,
    /// The supplier who still owns it: quantity without value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// The inventory account.
    pub account: String,
    /// How much.
    pub quantity: Quantity,
    /// Worth how much in the books.
    pub value: Amount,
}

impl Query for StockValuation {
    const NAME: &'static str = "costing.stock_valuation";
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "on": "2026-11-23"}"#;
    type Reply = StockValuationReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<StockValuationReply, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let on = self.on.unwrap_or(BusinessDate::LAST);
        let known = self.known_at.map(|instant| draft.facts.command_known_at(instant));
        let rows: Vec<Valuation> = match &self.item {
            None => draft.facts.valuation(entity.id, on, known),
            Some(code) => {
                let item = item_named(draft, code).map_err(|refusal| refusal.at("item"))?;
                let rows = draft.facts.valuation_of_item(item.id, on, known);
                rows.into_iter().filter(|row| area_is_of(draft, row, entity.id)).collect()
            }
        };
        let mut sum = 0_i64;
        let mut by_account: Vec<(String, i64)> = Vec::new();
        let mut pools = Vec::with_capacity(rows.len());
        for row in rows {
            let account = draft.account(row.account).map(|account| account.code.clone()).unwrap_or_default();
            let overflow = ValueError::Overflow { what: "a stock value", unit: "minor units" };
            sum = sum.checked_add(row.book_minor).ok_or(overflow)?;
            match by_account.iter_mut().find(|(code, _)| *code == account) {
                Some((_, value)) => *value = value.saturating_add(row.book_minor),
                None => by_account.push((account.clone(), row.book_minor)),
            }
            if row.quantity.is_zero() && row.book_minor == 0 {
                continue;
            }
            pools.push(PoolValue {
                item: draft.item(row.pool.item).map(|item| item.code.clone()).unwrap_or_default(),
                area: draft.area(row.pool.area).map(|area| area.code.clone()).unwrap_or_default(),
                class: row.pool.class,
                owner: draft.party(row.pool.owner).map(|party| party.code.clone()),
                account,
                quantity: row.quantity,
                value: Amount::of(row.book_minor, entity.currency),
            });
        }
        by_account.sort();
        let accounts = by_account
            .into_iter()
            .map(|(account, value)| AccountValue { account, value: Amount::of(value, entity.currency) })
            .collect();
        let value = Amount::of(sum, entity.currency);
        Ok(StockValuationReply { entity: entity.code.clone(), currency: entity.currency, value, accounts, pools })
    }
}

fn area_is_of(draft: &mut Draft<'_>, row: &Valuation, entity: crate::values::EntityId) -> bool {
    draft.area(row.pool.area).is_some_and(|area| area.entity == entity)
}
