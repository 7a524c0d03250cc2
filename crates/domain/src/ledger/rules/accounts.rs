//! Which account plays a part.

use std::sync::Arc;

use crate::flow::{Draft, Refusal};
use crate::ledger::refusals::{NoPostingRule, NoRate, UnknownAccount, UnknownEntity, UnknownEntry};
use crate::ledger::types::{Account, Entity, Entry, Role, RuleKey};
use crate::values::{AccountId, BusinessDate, CategoryId, Code, Currency, EntityId, Rate};

/// The entity of a code.
///
/// # Errors
/// `ledger.unknown_entity`.
pub(crate) fn entity_named(draft: &mut Draft<'_>, code: &Code) -> Result<Arc<Entity>, Refusal> {
    draft.entity_by_code(code).ok_or_else(|| UnknownEntity { entity: code.to_string() }.at("entity"))
}

/// The account of a code.
///
/// # Errors
/// `ledger.unknown_account`.
pub(crate) fn account_named(draft: &mut Draft<'_>, entity: &Entity, code: &Code) -> Result<Arc<Account>, Refusal> {
    draft
        .account_by_code(entity.id, code)
        .ok_or_else(|| UnknownAccount { account: code.to_string(), entity: entity.code.clone() }.at("account"))
}

/// The entry of a number.
///
/// # Errors
/// `ledger.unknown_entry`.
pub(crate) fn entry_named(draft: &mut Draft<'_>, number: &Code) -> Result<Entry, Refusal> {
    let parsed = draft.parse_number(number.as_str());
    parsed
        .and_then(|(series, number)| draft.entry_by_number(series, number))
        .ok_or_else(|| UnknownEntry { entry: number.to_string() }.at("entry"))
}

/// The account that plays a part for an item's category: the rule of the nearest category above it that has one,
/// else the rule for all.
///
/// # Errors
/// `ledger.no_posting_rule`.
pub(crate) fn account_for(
    draft: &mut Draft<'_>,
    entity: EntityId,
    role: Role,
    category: CategoryId,
) -> Result<AccountId, Refusal> {
    let mut path = draft.category_path(category);
    path.push(CategoryId::NONE);
    for category in path {
        if let Some(account) = draft.posting_rule(RuleKey { entity, role, category }) {
            return Ok(account);
        }
    }
    let entity = draft.entity(entity).map(|entity| entity.code.clone()).unwrap_or_default();
    Err(NoPostingRule { role: role.to_string(), entity }.into())
}

/// The rate given with a line, or the one on file for the day.
///
/// # Errors
/// `ledger.no_rate`.
pub(crate) fn rate_for(
    draft: &mut Draft<'_>,
    entity: &Entity,
    currency: Currency,
    given: Option<Rate>,
    on: BusinessDate,
) -> Result<Rate, Refusal> {
    if currency == entity.currency {
        return Ok(Rate::ONE);
    }
    given.or_else(|| draft.rate(entity.currency, currency, on)).ok_or_else(|| {
        NoRate { currency: currency.to_string(), base: entity.currency.to_string(), on: on.to_string() }.at("currency")
    })
}
