//! Recording an entry that was made elsewhere.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::replies::EntryPosted;
use crate::ledger::requests::EntryLine;
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::rules::manual::{Manual, post_manual};
use crate::values::{BusinessDate, Code, Note};

/// Reports an entry that was made elsewhere: a payroll run, the daily summary of a system that keeps its own books.
///
/// It is booked whatever the state of the books, each time with an exception: on the first open day when its own is
/// closed; in suspense where an account does not exist, is inactive, is a control account or takes another currency;
/// without a dimension that names nothing; and where a currency has no rate, at the latest on file, else one for one,
/// the difference in suspense.
///
/// Refused, since it cannot be read: `ledger.unknown_entity`, `ledger.unbalanced`, `ledger.empty_entry`,
/// `ledger.too_many_lines`, `ledger.one_side`, `ledger.not_positive`, `ledger.rate_of_base`, `ledger.in_future`,
/// `ledger.posted_before`, `control.site_elsewhere`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordEntry {
    /// Whose books.
    pub entity: Code,
    /// The business day it happened; that of `posted_on` if not said, else today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// The business day of the books it should count in; the day it happened if not said, and never before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posted_on: Option<BusinessDate>,
    /// Free text.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
    /// The lines, at most 5,000.
    pub lines: Vec<EntryLine>,
}

impl Command for RecordEntry {
    const NAME: &'static str = "ledger.record_entry";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "note": "Wages of the month", "lines": [{"account": "6000", "debit": "2500.00", "channel": "shop", "dimensions": {"cost_centre": "A"}}, {"account": "2300", "credit": "2500.00"}]}"#;
    const KEY_REQUIRED: bool = true;
    type Reply = EntryPosted;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entity_named(draft, &self.entity)?.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<EntryPosted>, Refusal> {
        let manual = Manual {
            entity: entity_named(draft, &self.entity)?,
            kind: "recorded",
            occurred_on: self.occurred_on,
            posted_on: self.posted_on,
            note: &self.note,
            lines: &self.lines,
        };
        Ok(Decision::done(post_manual(cx, draft, &manual)?))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::ledger::commands::{ChangeAccount, OpenEntity, PostEntry, SetPeriodState};
    use crate::testing::Shop;
    use crate::values::{ExceptionId, money_text};

    fn entry(lines: Value) -> Value {
        json!({"entity": "ACME", "occurred_on": "2026-11-20", "lines": lines})
    }

    /// Account, amount in its currency and note of each line of an entry.
    fn lines_of(shop: &mut Shop, number: &str) -> Vec<(String, String, String)> {
        let (series, number) = shop.draft.parse_number(number).expect("a number");
        let id = shop.draft.entry_by_number(series, number).expect("the entry").id;
        let postings = shop.draft.postings_of(id);
        let line = |posting: crate::ledger::types::Posting| {
            let account = shop.draft.account(posting.account).expect("an account").code.clone();
            let amount = format!("{} {}", money_text(posting.amount_minor, posting.currency), posting.currency);
            (account, amount, posting.note)
        };
        postings.into_iter().map(line).collect()
    }

    fn raised(shop: &mut Shop, number: i64) -> Option<(String, i64)> {
        shop.draft.exception(ExceptionId(number)).map(|exception| (exception.code.clone(), exception.value_minor))
    }

    /// A line the books would refuse goes to suspense, saying what it was meant for, with an exception worth its amount.
    #[test]
    fn what_no_account_takes_waits_in_suspense() {
        for (account, code) in [
            ("4711", "ledger.unknown_account"),
            ("1100", "ledger.control_account"),
            ("6900", "ledger.account_inactive"),
        ] {
            let mut shop = Shop::open();
            shop.example::<OpenEntity>();
            shop.does::<ChangeAccount>(json!({"entity": "ACME", "account": "6900", "active": false}));
            let lines =
                json!([{"account": account, "debit": "5.00", "note": "tea"}, {"account": "1020", "credit": "5.00"}]);
            shop.refuses::<PostEntry>(entry(lines.clone()), code);
            let booked = shop.does::<RecordEntry>(entry(lines));
            assert_eq!(
                lines_of(&mut shop, &booked.entry),
                [
                    ("1900".to_owned(), "5.00 EUR".to_owned(), format!("meant for {account}: tea")),
                    ("1020".to_owned(), "-5.00 EUR".to_owned(), String::new()),
                ]
            );
            assert_eq!(raised(&mut shop, 1), Some((code.to_owned(), 500)));
            assert_eq!(raised(&mut shop, 2), None);
        }
    }

    /// A closed month, an unknown dimension and a missing rate do not stop a fact either.
    #[test]
    fn a_fact_is_booked_whatever_the_state() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        shop.does::<SetPeriodState>(json!({"entity": "ACME", "period": "2026-10", "state": "closed"}));
        let booked = shop.does::<RecordEntry>(json!({"entity": "ACME", "occurred_on": "2026-10-31", "lines": [
            {"account": "6100", "debit": "5.00", "site": "X", "category": "X", "party": "X"}, {"account": "1020", "credit": "5.00"}]}));
        assert_eq!(
            (booked.occurred_on.to_string(), booked.posted_on.to_string()),
            ("2026-10-31".into(), "2026-11-01".into())
        );
        let codes: Vec<_> = (1..=5).map_while(|number| raised(&mut shop, number)).map(|(code, _)| code).collect();
        assert_eq!(
            codes,
            ["ledger.period_closed", "stock.unknown_site", "catalogue.unknown_category", "parties.unknown_party"]
        );

        // 10.00 USD at one for one against 9.00 EUR: 1.00 EUR in suspense.
        let booked = shop.does::<RecordEntry>(entry(json!([
            {"account": "6200", "debit": "10.00", "currency": "USD"}, {"account": "1020", "credit": "9.00"}])));
        assert_eq!(raised(&mut shop, 5), Some(("ledger.no_rate".to_owned(), 1_000)));
        let lines = lines_of(&mut shop, &booked.entry);
        assert_eq!(lines[2], ("1900".to_owned(), "-1.00 EUR".to_owned(), String::new()));
    }

    /// What cannot be read is no fact.
    #[test]
    fn a_malformed_fact_is_refused() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        for (lines, code) in [
            (json!([]), "ledger.empty_entry"),
            (json!([{"account": "6100", "debit": 5}]), "ledger.unbalanced"),
            (json!([{"account": "6100", "debit": 0}]), "ledger.not_positive"),
            (json!([{"account": "6100"}]), "ledger.one_side"),
        ] {
            shop.refuses::<RecordEntry>(entry(lines), code);
        }
        let future = json!({"entity": "ACME", "occurred_on": "2026-11-24", "lines": []});
        shop.refuses::<RecordEntry>(future, "ledger.in_future");
    }
}
