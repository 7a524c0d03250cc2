//! A customer's account.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::ledger::rules::accounts::{account_for, entity_named};
use crate::ledger::rules::entry::add;
use crate::ledger::types::{Entity, Role};
use crate::parties::rules::party_named;
use crate::sales::types::InvoiceKind;
use crate::stock::types::DocumentKind;
use crate::values::{Amount, BusinessDate, CategoryId, Code, Currency, EntryId, OpenItemId, PartyId};
use crate::words::words;

/// The account of a customer between two days of the books: what they owed before, every invoice, credit note, payment and
/// write-off with what they owe after it, and what they owe at the end, in pages.
///
/// What is owed is what receivables hold of them less what customer deposits hold for them, so that the account ties to
/// both: `owed` and `on_account` at the end are what `open_items.items` has of the party on that day. What only moves money
/// from the one to the other changes nothing and is left out.
///
/// Refused: `ledger.unknown_entity`, `parties.unknown_party`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Who sold.
    pub entity: Code,
    /// Whose account.
    pub customer: Code,
    /// The first business day of the books.
    pub from: BusinessDate,
    /// The last one.
    pub to: BusinessDate,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<i64>,
    /// How many lines at most.
    #[serde(default)]
    pub limit: Limit,
}

words! {
    /// What a line of a customer's account is.
    StatementKind {
        /// What was billed.
        Invoice = "invoice",
        /// What was credited.
        CreditNote = "credit_note",
        /// Money that came, or was given back.
        Payment = "payment",
        /// Money that went back again.
        PaymentReversal = "payment_reversal",
        /// Money of theirs that was given back.
        Payout = "payout",
        /// What was written off, or recovered.
        WriteOff = "write_off",
        /// What was brought in from elsewhere or settled by hand.
        Other = "other",
    }
}

/// A line of a customer's account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StatementLine {
    /// The business day of the books.
    pub posted_on: BusinessDate,
    /// What it is.
    pub kind: StatementKind,
    /// The number of the invoice, credit note or document; of anything else of the entry.
    pub number: String,
    /// Their reference of it, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// By how much what they owe rose, below zero where it fell.
    pub amount: Amount,
    /// What they owe after it.
    pub balance: Amount,
}

/// A page of a customer's account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StatementAnswer {
    /// Whose account.
    pub customer: String,
    /// The currency of the amounts.
    pub currency: Currency,
    /// What they owed before the first day; below zero what we held of theirs.
    pub opening: Amount,
    /// What happened, in order.
    pub lines: Vec<StatementLine>,
    /// What they owe at the end of the last day.
    pub closing: Amount,
    /// What of that receivables wait for.
    pub owed: Amount,
    /// What of their money is held against it.
    pub on_account: Amount,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

/// What an entry changed of a customer's account, in the order of days and entries.
type Changes = BTreeMap<(BusinessDate, EntryId), i64>;

impl Query for Statement {
    const NAME: &'static str = "sales.statement";
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "customer": "CAFE", "from": "2026-01-01", "to": "2026-12-31"}"#;
    type Reply = StatementAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<StatementAnswer, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let customer = party_named(draft, &self.customer).map_err(|refusal| refusal.at("customer"))?;
        let mut changes = Changes::new();
        let owed_minor = self.read(draft, &entity, Role::Receivables, customer.id, &mut changes)?;
        let held_minor = self.read(draft, &entity, Role::CustomerDeposits, customer.id, &mut changes)?;
        let mut balance_minor = 0;
        let within = changes.split_off(&(self.from, EntryId::NONE));
        for change in changes.into_values() {
            balance_minor = add(balance_minor, change)?;
        }
        let amount = |minor| Amount::of(minor, entity.currency);
        let opening = amount(balance_minor);
        let mut rows = Vec::new();
        for (at, ((posted_on, entry), change)) in within.into_iter().filter(|(_, change)| *change != 0).enumerate() {
            balance_minor = add(balance_minor, change)?;
            rows.push((at as i64 + 1, posted_on, entry, change, balance_minor));
        }
        rows.retain(|row| row.0 > self.after.unwrap_or(0));
        let (rows, next) = self.limit.page(rows, |row| row.0);
        let mut lines = Vec::with_capacity(rows.len());
        for (_, posted_on, entry, change, balance) in rows {
            let (kind, number, reference) = told(draft, entry);
            let (amount, balance) = (amount(change), amount(balance));
            lines.push(StatementLine { posted_on, kind, number, reference, amount, balance });
        }
        Ok(StatementAnswer {
            customer: customer.code.clone(),
            currency: entity.currency,
            opening,
            lines,
            closing: amount(balance_minor),
            owed: amount(owed_minor),
            on_account: amount(-held_minor),
            next,
        })
    }
}

impl Statement {
    /// Reads what every entry up to the last day changed of a customer's items on the account that plays a part; answers
    /// what they come to then.
    fn read(
        &self,
        draft: &mut Draft<'_>,
        entity: &Entity,
        role: Role,
        party: PartyId,
        changes: &mut Changes,
    ) -> Result<i64, Refusal> {
        const AT_A_TIME: u32 = 1000;
        let account = account_for(draft, entity.id, role, CategoryId::NONE)?;
        let (mut sum, mut after) = (0, OpenItemId::NONE);
        loop {
            let items = draft.open_items_ever(account, party, after, AT_A_TIME);
            let Some(last) = items.last() else { return Ok(sum) };
            after = last.id;
            for item in &items {
                for step in draft.open_item_moves(item.id).into_iter().filter(|step| step.posted_on <= self.to) {
                    sum = add(sum, step.base_minor)?;
                    let change = changes.entry((step.posted_on, step.entry)).or_default();
                    *change = add(*change, step.base_minor)?;
                }
            }
        }
    }
}

/// What an entry is to a customer: its kind, number and their reference.
fn told(draft: &mut Draft<'_>, id: EntryId) -> (StatementKind, String, Option<String>) {
    let Some(entry) = draft.entry(id) else { return (StatementKind::Other, String::new(), None) };
    let number = draft.number_text(entry.series, entry.number);
    let Some(document) = draft.document(entry.document) else {
        let kind = if entry.kind == "order_payment" { StatementKind::Payment } else { StatementKind::Other };
        return (kind, number, None);
    };
    if let Some(invoice) = draft.invoice(document.id) {
        let kind = match invoice.kind {
            InvoiceKind::Invoice => StatementKind::Invoice,
            InvoiceKind::CreditNote => StatementKind::CreditNote,
        };
        let demand = draft.demand(invoice.demand).map(|demand| demand.reference.clone());
        return (kind, draft.number_text(invoice.series, invoice.number), demand);
    }
    let kind = match document.kind {
        DocumentKind::CustomerPayment => StatementKind::Payment,
        DocumentKind::PaymentReversal => StatementKind::PaymentReversal,
        DocumentKind::MoneyReturn => StatementKind::Payout,
        DocumentKind::BadDebt => StatementKind::WriteOff,
        _ => StatementKind::Other,
    };
    (kind, draft.number_text(document.series, document.number), document.reference)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::sales::commands::{ApplyMoney, CreditOrder, ReceiveMoney, ReverseMoney, WriteOff};
    use crate::sales::wholesale::{invoiced, shop};

    /// Every line with what is owed after it; what goes from deposits to receivables is none; the end is what both hold.
    #[test]
    fn an_account_runs_from_its_opening_to_what_is_owed() {
        let mut shop = shop();
        let first = invoiced(&mut shop, "B-1", 2);
        let second = invoiced(&mut shop, "B-2", 3);
        shop.does::<CreditOrder>(json!({"invoice": first, "amount": "3.80", "reason": "dented"}));
        let paid = shop.does::<ReceiveMoney>(json!({"entity": "ACME", "customer": "CAFE", "account": "1020",
            "amount": "30.00", "reference": "M-1", "invoices": [{"invoice": first}]}));
        shop.does::<ApplyMoney>(json!({"entity": "ACME", "customer": "CAFE"}));
        shop.does::<WriteOff>(json!({"invoice": second, "amount": "5.70", "reason": "insolvent"}));
        let asked = json!({"entity": "ACME", "customer": "CAFE", "from": "2026-11-01", "to": "2026-11-30"});
        let answer = shop.answers::<Statement>(asked);
        let lines: Vec<String> =
            answer.lines.iter().map(|line| format!("{} {} {}", line.kind, line.amount, line.balance)).collect();
        assert_eq!(
            lines,
            [
                "invoice 23.80 23.80",
                "invoice 35.70 59.50",
                "credit_note -3.80 55.70",
                "payment -30.00 25.70",
                "write_off -5.70 20.00",
            ]
        );
        assert_eq!(
            (answer.owed.as_str(), answer.on_account.as_str(), answer.closing.as_str()),
            ("20.00", "0.00", "20.00")
        );
        let page = json!({"entity": "ACME", "customer": "CAFE", "from": "2026-11-01", "to": "2026-11-30", "after": 1,
            "limit": 1});
        let page = shop.answers::<Statement>(page);
        assert_eq!((page.lines[0].balance.as_str(), page.next), ("59.50", Some(2)));
        shop.does::<ReverseMoney>(json!({"payment": paid.payment, "reason": "no cover"}));
        let later = json!({"entity": "ACME", "customer": "CAFE", "from": "2026-11-24", "to": "2026-11-30"});
        let later = shop.answers::<Statement>(later);
        assert_eq!((later.opening.as_str(), later.lines.len()), ("50.00", 0));
        assert_eq!((later.owed.as_str(), later.on_account.as_str()), ("40.00", "-10.00"));
    }
}
