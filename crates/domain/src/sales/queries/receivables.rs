//! What customers owe, by how long it has been due.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::ledger::rules::accounts::{account_for, entity_named};
use crate::ledger::rules::entry::add;
use crate::ledger::types::{Entity, Role};
use crate::open_items::types::{Bucket, OpenItem};
use crate::sales::rules::credit_limits::exposure;
use crate::stock::rules::naming::party_named;
use crate::values::{Amount, BusinessDate, CategoryId, Code, Currency, OpenItemId, PartyId};

/// What customers owe at the end of a day of the books, by how long it had been due, customer by customer in pages: what
/// receivables waited for, what of their money was held, and what of their credit limit is left now.
///
/// Refused: `ledger.unknown_entity`, `parties.unknown_party`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Receivables {
    /// Who sold.
    pub entity: Code,
    /// At the end of this day of the books.
    pub as_of: BusinessDate,
    /// Of this customer alone.
    #[serde(default)]
    pub customer: Option<Code>,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<i64>,
    /// How many customers at most.
    #[serde(default)]
    pub limit: Limit,
}

/// What a customer owes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReceivablesRow {
    /// The customer; absent for what nobody known owes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// What they owe, by how long it has been due; buckets of nothing are left out.
    pub ages: Vec<AgedAmount>,
    /// What they owe together.
    pub owed: Amount,
    /// What of their money is held.
    pub on_account: Amount,
    /// What they may owe, where that is limited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_limit: Option<Amount>,
    /// What of that is left now, orders under way taken off; below zero where they owe too much.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_left: Option<Amount>,
    /// Whether every new order of theirs waits for somebody to let it go.
    pub stopped: bool,
}

/// What has been due for as long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AgedAmount {
    /// How long, in days.
    pub bucket: Bucket,
    /// How much.
    pub amount: Amount,
}

/// A page of what customers owe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReceivablesAnswer {
    /// The currency of the amounts.
    pub currency: Currency,
    /// The customers, in the order they were added.
    pub customers: Vec<ReceivablesRow>,
    /// What all of them owe, on all pages: what the receivables account holds in the currency of the books.
    pub owed: Amount,
    /// What of their money is held.
    pub on_account: Amount,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

/// What a customer owes, in minor units.
#[derive(Default)]
struct Sums {
    ages: BTreeMap<Bucket, i64>,
    owed_minor: i64,
    held_minor: i64,
}

impl Query for Receivables {
    const NAME: &'static str = "sales.receivables";
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "as_of": "2026-12-31"}"#;
    type Reply = ReceivablesAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ReceivablesAnswer, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let party = party_named(draft, self.customer.as_ref(), "customer")?;
        let mut sums: BTreeMap<PartyId, Sums> = BTreeMap::new();
        for item in self.items(draft, &entity, Role::Receivables, party)? {
            let held = sums.entry(draft.survivor(item.party)).or_default();
            let bucket = Bucket::of_age(self.as_of.days_since(item.due_on));
            let aged = held.ages.entry(bucket).or_default();
            *aged = add(*aged, item.remaining_base_minor)?;
            held.owed_minor = add(held.owed_minor, item.remaining_base_minor)?;
        }
        for item in self.items(draft, &entity, Role::CustomerDeposits, party)? {
            let held = sums.entry(draft.survivor(item.party)).or_default();
            held.held_minor = add(held.held_minor, -item.remaining_base_minor)?;
        }
        let owed_minor = sums.values().try_fold(0, |sum, held| add(sum, held.owed_minor))?;
        let held_minor = sums.values().try_fold(0, |sum, held| add(sum, held.held_minor))?;
        let rows: Vec<(PartyId, Sums)> =
            sums.into_iter().filter(|(party, _)| self.after.is_none_or(|after| party.0 > after)).collect();
        let (rows, next) = self.limit.page(rows, |(party, _)| party.0);
        let mut customers = Vec::with_capacity(rows.len());
        for (party, held) in rows {
            customers.push(row(draft, &entity, party, held)?);
        }
        let amount = |minor| Amount::of(minor, entity.currency);
        let (owed, on_account) = (amount(owed_minor), amount(held_minor));
        Ok(ReceivablesAnswer { currency: entity.currency, customers, owed, on_account, next })
    }
}

impl Receivables {
    /// What waited on the account that plays a part.
    fn items(
        &self,
        draft: &mut Draft<'_>,
        entity: &Entity,
        role: Role,
        party: PartyId,
    ) -> Result<Vec<OpenItem>, Refusal> {
        const AT_A_TIME: u32 = 1000;
        let account = account_for(draft, entity.id, role, CategoryId::NONE)?;
        let (mut found, mut after) = (Vec::new(), OpenItemId::NONE);
        loop {
            let items = draft.open_items_as_of(account, party, self.as_of, None, after, AT_A_TIME);
            let Some(last) = items.last() else { return Ok(found) };
            after = last.id;
            found.extend(items);
        }
    }
}

fn row(draft: &mut Draft<'_>, entity: &Entity, party: PartyId, held: Sums) -> Result<ReceivablesRow, Refusal> {
    let amount = |minor| Amount::of(minor, entity.currency);
    let (mut credit_limit, mut credit_left, mut stopped) = (None, None, false);
    if !party.is_none() {
        let terms = draft.customer_terms(entity.id, party);
        stopped = terms.stopped;
        if let Some(limit_minor) = terms.credit_limit_minor {
            credit_limit = Some(amount(limit_minor));
            credit_left = Some(amount(add(limit_minor, -exposure(draft, entity, party)?)?));
        }
    }
    let ages = held.ages.into_iter().filter(|(_, minor)| *minor != 0);
    Ok(ReceivablesRow {
        customer: draft.party(party).filter(|_| !party.is_none()).map(|party| party.code.clone()),
        ages: ages.map(|(bucket, minor)| AgedAmount { bucket, amount: amount(minor) }).collect(),
        owed: amount(held.owed_minor),
        on_account: amount(held.held_minor),
        credit_limit,
        credit_left,
        stopped,
    })
}
