//! Reversing an entry.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::refusals::{AlreadyReversed, InFuture, ReverseDocument, ReversedBefore, UnknownEntry};
use crate::ledger::replies::EntryPosted;
use crate::ledger::rules::accounts::entry_named;
use crate::ledger::rules::entry::{Line, NewEntry, Proof, overflow, post};
use crate::ledger::rules::manual::debits;
use crate::ledger::types::{Entry, Posting};
use crate::values::{BusinessDate, Code, DocumentId, Money, Note};

/// Asks to take back an entry that was posted by hand or recorded: each line again on the other side, with the amounts,
/// rates and dimensions it had. The command is worth the debits.
///
/// Refused: `ledger.unknown_entry`, `ledger.already_reversed`, `ledger.reverse_document` for an entry that belongs to a
/// document or moves stock or open items, `ledger.reversed_before`, `ledger.in_future`, `ledger.period_closed`,
/// `ledger.account_inactive`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReverseEntry {
    /// The number of the entry.
    pub entry: Code,
    /// The business day of the books it shall be gone from; today if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posted_on: Option<BusinessDate>,
    /// Why.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
}

impl Command for ReverseEntry {
    const NAME: &'static str = "ledger.reverse_entry";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"entry": "JE-ACME-000001", "note": "Paid by the landlord"}"#;
    type Reply = EntryPosted;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entry_named(draft, &self.entry)?.entity))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<EntryPosted>, Refusal> {
        let reversed = entry_named(draft, &self.entry)?;
        if let Some(by) = draft.reversal_of(reversed.id).and_then(|by| draft.entry(by)) {
            let by = draft.number_text(by.series, by.number);
            return Err(AlreadyReversed { entry: self.entry.to_string(), by }.at("entry"));
        }
        let postings = draft.postings_of(reversed.id);
        self.check_by_hand(draft, &reversed, &postings)?;
        let posted_on = self.posting_day(cx, &reversed)?;

        let lines: Vec<Line> = postings.into_iter().map(taken_back).collect::<Result<_, _>>()?;
        let total = debits(&lines)?;
        let unknown = || UnknownEntry { entry: self.entry.to_string() }.at("entry");
        let entity = draft.entity(reversed.entity).ok_or_else(unknown)?;
        let currency = entity.currency;
        let posted = post(
            cx,
            draft,
            NewEntry {
                entity,
                kind: "reversal",
                occurred_on: posted_on,
                posted_on,
                document: DocumentId::NONE,
                reverses: reversed.id,
                note: self.note.to_string(),
                lines,
            },
        )?;
        draft.event(cx, "ledger.entry_reversed", self.entry.as_str());
        let reply = EntryPosted {
            entry: posted.number,
            occurred_on: posted_on,
            posted_on,
            total: Money { minor: total, currency },
        };
        Ok(Decision::done(reply).worth(total))
    }
}

impl ReverseEntry {
    /// Refuses what a sub-ledger posted: taken back here, its pools and items would stay behind.
    fn check_by_hand(&self, draft: &mut Draft<'_>, entry: &Entry, postings: &[Posting]) -> Result<(), Refusal> {
        let controlled = postings
            .iter()
            .filter_map(|posting| draft.account(posting.account))
            .find(|account| account.control.is_some());
        let document = match draft.document(entry.document) {
            Some(document) => draft.number_text(document.series, document.number),
            None => match controlled {
                Some(account) => format!("what account {} is the sum of", account.code),
                None => return Ok(()),
            },
        };
        Err(ReverseDocument { entry: self.entry.to_string(), document }.at("entry"))
    }

    fn posting_day(&self, cx: &Context, reversed: &Entry) -> Result<BusinessDate, Refusal> {
        let latest = cx.business_date.max(reversed.posted_on);
        let posted_on = self.posted_on.unwrap_or(latest);
        if posted_on > latest {
            return Err(InFuture { given: posted_on.to_string(), today: cx.business_date.to_string() }.at("posted_on"));
        }
        if posted_on < reversed.posted_on {
            let (entry, from) = (self.entry.to_string(), reversed.posted_on.to_string());
            return Err(ReversedBefore { posted_on: posted_on.to_string(), entry, from }.at("posted_on"));
        }
        Ok(posted_on)
    }
}

fn taken_back(posting: Posting) -> Result<Line, Refusal> {
    Ok(Line {
        account: posting.account,
        dimensions: posting.dimensions,
        currency: posting.currency,
        amount_minor: posting.amount_minor.checked_neg().ok_or_else(overflow)?,
        base_minor: posting.base_minor.checked_neg().ok_or_else(overflow)?,
        rate: posting.rate,
        note: posting.note,
        proof: Proof::None,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalogue::commands::{AddCategory, AddItem};
    use crate::ledger::commands::{OpenEntity, PostEntry, SetRate};
    use crate::open_items::commands::OpenItemByHand;
    use crate::stock::commands::{AddSite, ReceiveGoods};
    use crate::testing::Shop;

    /// A reversal has the amounts and rates of what it takes back, whatever the rate is today, and happens once.
    #[test]
    fn an_entry_is_taken_back_as_it_was() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        let rate =
            |rate: &str| json!({"entity": "ACME", "currency": "USD", "effective_on": "2026-01-01", "rate": rate});
        shop.does::<SetRate>(rate("0.9"));
        let posted = shop.does::<PostEntry>(json!({"entity": "ACME", "posted_on": "2026-11-10", "lines": [
            {"account": "6200", "debit": "0.05", "currency": "USD"}, {"account": "6210", "debit": "0.05", "currency": "USD"},
            {"account": "1020", "credit": "0.10", "currency": "USD"}]}));
        shop.does::<SetRate>(rate("0.5"));
        let reversal = shop.does::<ReverseEntry>(json!({"entry": posted.entry, "posted_on": "2026-11-12"}));
        assert_eq!(
            (reversal.entry.as_str(), reversal.posted_on.to_string().as_str()),
            ("JE-ACME-000002", "2026-11-12")
        );
        for account in ["6200", "6210", "1020", "7000"] {
            let entity = shop.draft.entity_by_code(&Code::parse("ACME").expect("a code")).expect("ACME").id;
            let id = shop.draft.account_by_code(entity, &Code::parse(account).expect("a code")).expect("an account").id;
            for (_, balance) in shop.draft.balances_of(id) {
                assert_eq!((balance.amount_minor, balance.base_minor), (0, 0), "{account}");
            }
        }
        let refusal = shop.refuses::<ReverseEntry>(json!({"entry": posted.entry}), "ledger.already_reversed");
        assert_eq!(refusal.details["by"], "JE-ACME-000002");
    }

    #[test]
    fn a_reversal_counts_between_its_entry_and_today() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        let posted = shop.does::<PostEntry>(json!({"entity": "ACME", "posted_on": "2026-11-10", "lines": [
            {"account": "6200", "debit": 5}, {"account": "1020", "credit": 5}]}));
        let on = |day: &str| json!({"entry": posted.entry, "posted_on": day});
        shop.refuses::<ReverseEntry>(on("2026-11-09"), "ledger.reversed_before");
        shop.refuses::<ReverseEntry>(on("2026-11-24"), "ledger.in_future");
        for unknown in ["JE-ACME-000009", "JE-ACME-0", "GR-ACME-000001", "?"] {
            shop.refuses::<ReverseEntry>(json!({"entry": unknown}), "ledger.unknown_entry");
        }
    }

    /// What a sub-ledger holds is taken back with its document, not behind its back.
    #[test]
    fn an_entry_of_open_items_is_not_taken_back_alone() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        let opened = shop.does::<OpenItemByHand>(json!({"entity": "ACME", "account": "1100", "side": "debit",
            "amount": "50.00", "reference": "INV-1", "against": "4000"}));
        let refusal = shop.refuses::<ReverseEntry>(json!({"entry": opened.entry}), "ledger.reverse_document");
        assert!(refusal.message.contains("account 1100"), "{}", refusal.message);
    }

    #[test]
    fn an_entry_of_a_document_names_it() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        shop.does::<AddSite>(json!({"entity": "ACME", "site": "SHOP-1", "name": "Shop"}));
        shop.does::<AddCategory>(json!({"category": "TEA", "name": "Tea"}));
        shop.does::<AddItem>(json!({"item": "F", "name": "F", "category": "TEA"}));
        let line = json!({"item": "F", "quantity": 5, "unit_cost": "2.00"});
        let receipt = shop.does::<ReceiveGoods>(json!({"site": "SHOP-1", "lines": [line]}));
        let refusal = shop.refuses::<ReverseEntry>(json!({"entry": receipt.entry}), "ledger.reverse_document");
        assert_eq!(refusal.details["document"], receipt.document.as_str());
    }
}
