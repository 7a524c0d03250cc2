//! Posting an entry by hand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::replies::EntryPosted;
use crate::ledger::requests::EntryLine;
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::rules::manual::{Manual, post_manual};
use crate::values::{BusinessDate, Code, Note};

/// Asks to post an entry: lines in any currency that balance, in the currency of the books to within a cent a converted
/// line, and exactly in their own currency when they share one. Such cents go to the rounding account.
///
/// Lines of one account, currency, rate, dimensions and note are added up. The command is worth its debits.
///
/// Refused: `ledger.unknown_entity`, `ledger.unknown_account`, `ledger.control_account`, `ledger.account_inactive`,
/// `ledger.account_currency`, `ledger.unbalanced`, `ledger.empty_entry`, `ledger.too_many_lines`, `ledger.one_side`,
/// `ledger.not_positive`, `ledger.no_rate`, `ledger.rate_of_base`, `ledger.in_future`, `ledger.posted_before`,
/// `ledger.period_closed`, and where a dimension names nothing `stock.unknown_site`, `control.site_elsewhere`,
/// `catalogue.unknown_category`, `parties.unknown_party`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PostEntry {
    /// Whose books.
    pub entity: Code,
    /// The business day it happened; that of `posted_on` if not said, else today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// The business day of the books it counts in; the day it happened if not said, and never before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posted_on: Option<BusinessDate>,
    /// Free text.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
    /// The lines, at most 5,000.
    pub lines: Vec<EntryLine>,
}

impl Command for PostEntry {
    const NAME: &'static str = "ledger.post_entry";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "note": "Rent for the shop", "lines": [{"account": "6100", "debit": "1200.00"}, {"account": "1020", "credit": "1200.00"}]}"#;
    type Reply = EntryPosted;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entity_named(draft, &self.entity)?.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<EntryPosted>, Refusal> {
        let manual = Manual {
            entity: entity_named(draft, &self.entity)?,
            kind: "manual",
            occurred_on: self.occurred_on,
            posted_on: self.posted_on,
            note: &self.note,
            lines: &self.lines,
        };
        let reply = post_manual(cx, draft, &manual)?;
        let total = reply.total.minor;
        Ok(Decision::done(reply).worth(total))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::catalogue::commands::AddCategory;
    use crate::control::commands::{AddActor, GrantRole, SetRole};
    use crate::ledger::commands::{AddAccount, OpenEntity, SetPeriodState, SetRate};
    use crate::ledger::types::{BalanceKey, Dimensions};
    use crate::parties::commands::AddParty;
    use crate::stock::commands::AddSite;
    use crate::testing::Shop;
    use crate::values::{ActorId, Currency, Period};

    fn shop() -> Shop {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        shop.does::<SetRate>(json!({"entity": "ACME", "currency": "USD", "effective_on": "2026-01-01", "rate": "0.9"}));
        shop.does::<SetRate>(
            json!({"entity": "ACME", "currency": "JPY", "effective_on": "2026-01-01", "rate": "0.006"}),
        );
        shop
    }

    fn entry(lines: Value) -> Value {
        json!({"entity": "ACME", "lines": lines})
    }

    /// What an account holds, in a currency and in EUR.
    fn held(shop: &mut Shop, account: &str, currency: Currency) -> (i64, i64) {
        let entity = shop.draft.entity_by_code(&Code::parse("ACME").expect("a code")).expect("ACME");
        let code = Code::parse(account).expect("a code");
        let account = shop.draft.account_by_code(entity.id, &code).expect("an account").id;
        let balance = shop.draft.balance(BalanceKey { account, currency });
        (balance.amount_minor, balance.base_minor)
    }

    /// Entries and what the accounts hold afterwards, in minor units of the line's currency and of EUR.
    #[test]
    fn an_entry_moves_its_accounts() {
        const EUR: Currency = Currency::EUR;
        const USD: Currency = Currency::USD;
        const JPY: Currency = Currency::JPY;
        let table = [
            // One currency, the books' own; equal lines are added up.
            (
                json!([{"account": "6100", "debit": "700.00"}, {"account": "6100", "debit": "500.00"}, {"account": "1020", "credit": "1200.00"}]),
                vec![("6100", EUR, (120_000, 120_000)), ("1020", EUR, (-120_000, -120_000))],
            ),
            // A foreign one, at the rate on file.
            (
                json!([{"account": "6200", "debit": "10.00", "currency": "USD"}, {"account": "1020", "credit": "10.00", "currency": "USD"}]),
                vec![("6200", USD, (1_000, 900)), ("1020", USD, (-1_000, -900))],
            ),
            // Conversion cents: 3 x 0.01 USD is 3 x 0.01 EUR, 0.03 USD is 0.03 EUR; 0.05 and 0.06 USD come to 0.05 EUR
            // each and 0.11 USD to 0.10.
            (
                json!([{"account": "6200", "debit": "0.05", "currency": "USD"}, {"account": "6210", "debit": "0.06", "currency": "USD"},
                    {"account": "1020", "credit": "0.11", "currency": "USD"}]),
                vec![("6200", USD, (5, 5)), ("6210", USD, (6, 5)), ("1020", USD, (-11, -10))],
            ),
            (
                json!([{"account": "6200", "debit": "0.05", "currency": "USD"}, {"account": "6210", "debit": "0.05", "currency": "USD"},
                    {"account": "1020", "credit": "0.10", "currency": "USD"}]),
                vec![("6200", USD, (5, 5)), ("6210", USD, (5, 5)), ("1020", USD, (-10, -9)), ("7000", USD, (0, -1))],
            ),
            // Dollars bought with euros, at a rate of their own.
            (
                json!([{"account": "1000", "debit": "100.00", "currency": "USD", "rate": "0.95"}, {"account": "1020", "credit": "95.00"}]),
                vec![("1000", USD, (10_000, 9_500)), ("1020", EUR, (-9_500, -9_500))],
            ),
            // Three currencies; the odd cent goes to rounding in the currency of the books.
            (
                json!([{"account": "1000", "debit": "0.05", "currency": "USD"}, {"account": "6200", "debit": "1", "currency": "JPY"},
                    {"account": "1020", "credit": "0.05"}]),
                vec![("1000", USD, (5, 5)), ("6200", JPY, (1, 1)), ("1020", EUR, (-5, -5)), ("7000", EUR, (-1, -1))],
            ),
        ];
        for (lines, balances) in table {
            let mut shop = shop();
            let posted = shop.does::<PostEntry>(entry(lines.clone()));
            assert_eq!(posted.entry, "JE-ACME-000001");
            for (account, currency, balance) in balances {
                assert_eq!(held(&mut shop, account, currency), balance, "{lines} {account}");
            }
        }
    }

    /// Lines, the code they are refused with, and the field at fault.
    #[test]
    fn what_does_not_balance_or_does_not_belong_is_refused() {
        let mut shop = shop();
        shop.does::<AddAccount>(
            json!({"entity": "ACME", "account": "USD", "name": "Dollars", "kind": "asset", "currency": "USD"}),
        );
        let bank = json!({"account": "1020", "credit": "5.00"});
        for (lines, code, path) in [
            (json!([]), "ledger.empty_entry", "lines"),
            (json!([{"account": "1020", "debit": 5}, {"account": "1020", "credit": 5}]), "ledger.empty_entry", "lines"),
            (json!([bank]), "ledger.unbalanced", "lines"),
            (json!([bank, {"account": "6100", "debit": "5.01"}]), "ledger.unbalanced", "lines"),
            (json!([bank, {"account": "nowhere", "debit": 5}]), "ledger.unknown_account", "lines[1].account"),
            (json!([bank, {"account": "1100", "debit": 5}]), "ledger.control_account", "lines[1].account"),
            (json!([bank, {"account": "1200", "debit": 5}]), "ledger.control_account", "lines[1].account"),
            (json!([bank, {"account": "USD", "debit": 5}]), "ledger.account_currency", "lines[1].currency"),
            (json!([bank, {"account": "6100"}]), "ledger.one_side", "lines[1]"),
            (json!([bank, {"account": "6100", "debit": 5, "credit": 5}]), "ledger.one_side", "lines[1]"),
            (json!([bank, {"account": "6100", "debit": "0.00"}]), "ledger.not_positive", "lines[1].debit"),
            (json!([bank, {"account": "6100", "credit": -5}]), "ledger.not_positive", "lines[1].credit"),
            (json!([bank, {"account": "6100", "debit": "5.001"}]), "flow.bad_value", "lines[1].debit"),
            (json!([bank, {"account": "6100", "debit": 5.0}]), "flow.malformed", "lines[1].debit"),
            (json!([bank, {"account": "6100", "debit": "92233720368547758.08"}]), "flow.bad_value", "lines[1].debit"),
            (json!([bank, {"account": "6100", "debit": 5, "currency": "GBP"}]), "ledger.no_rate", "lines[1].currency"),
            (json!([bank, {"account": "6100", "debit": 5, "rate": 1}]), "ledger.rate_of_base", "lines[1].rate"),
            (json!([bank, {"account": "6100", "debit": 5, "site": "X"}]), "stock.unknown_site", "lines[1].site"),
            (json!([bank, {"account": "6100", "debit": 5, "party": "X"}]), "parties.unknown_party", "lines[1].party"),
            (
                json!([bank, {"account": "6100", "debit": 5, "category": "X"}]),
                "catalogue.unknown_category",
                "lines[1].category",
            ),
            // Rates that disagree are no rounding.
            (
                json!([{"account": "1020", "debit": 100, "currency": "USD", "rate": "0.9"}, {"account": "6100", "credit": 100, "currency": "USD", "rate": "0.8"}]),
                "ledger.unbalanced",
                "lines",
            ),
        ] {
            let refusal = shop.refuses::<PostEntry>(entry(lines.clone()), code);
            assert_eq!(refusal.path, path, "{lines}");
        }
        let difference =
            shop.refuses::<PostEntry>(entry(json!([bank, {"account": "6100", "debit": "5.01"}])), "ledger.unbalanced");
        assert_eq!(
            (&difference.details["difference"], &difference.details["currency"]),
            (&json!("0.01"), &json!("EUR"))
        );
        let many: Vec<Value> = vec![bank; 5_001];
        shop.refuses::<PostEntry>(entry(many.into()), "ledger.too_many_lines");
        shop.refuses::<PostEntry>(json!({"entity": "NORTH", "lines": []}), "ledger.unknown_entity");
    }

    /// Days given, and the days it then occurred and counts on, seen on 23 November 2026 with October soft closed.
    #[test]
    fn an_entry_is_dated() {
        let mut shop = shop();
        let lines = json!([{"account": "6100", "debit": 5}, {"account": "1020", "credit": 5}]);
        let october = Period::parse("2026-10").expect("a month");
        shop.does::<SetPeriodState>(json!({"entity": "ACME", "period": october, "state": "soft_closed"}));
        let dated = |occurred: Option<&str>, posted: Option<&str>| {
            let mut request = entry(lines.clone());
            for (field, day) in [("occurred_on", occurred), ("posted_on", posted)] {
                if let Some(day) = day {
                    request[field] = day.into();
                }
            }
            request
        };
        // The owner may post into soft closed months.
        for (occurred, posted, days) in [
            (None, None, ("2026-11-23", "2026-11-23")),
            (Some("2026-11-02"), None, ("2026-11-02", "2026-11-02")),
            (None, Some("2026-10-31"), ("2026-10-31", "2026-10-31")),
            (Some("2026-10-30"), Some("2026-11-01"), ("2026-10-30", "2026-11-01")),
        ] {
            let reply = shop.does::<PostEntry>(dated(occurred, posted));
            assert_eq!((reply.occurred_on.to_string().as_str(), reply.posted_on.to_string().as_str()), days);
        }
        for (occurred, posted, code, path) in [
            (Some("2026-11-24"), None, "ledger.in_future", "occurred_on"),
            (None, Some("2026-11-24"), "ledger.in_future", "posted_on"),
            (Some("2026-11-02"), Some("2026-11-01"), "ledger.posted_before", "posted_on"),
        ] {
            assert_eq!(shop.refuses::<PostEntry>(dated(occurred, posted), code).path, path);
        }
        shop.does::<SetPeriodState>(json!({"entity": "ACME", "period": october, "state": "open"}));
        shop.does::<SetPeriodState>(json!({"entity": "ACME", "period": "2026-09", "state": "closed"}));
        for (occurred, posted, path) in
            [(Some("2026-09-30"), None, "occurred_on"), (None, Some("2026-09-30"), "posted_on")]
        {
            let refusal = shop.refuses::<PostEntry>(dated(occurred, posted), "ledger.period_closed");
            assert_eq!((refusal.path.as_str(), &refusal.details["first_open_on"]), (path, &json!("2026-10-01")));
        }
    }

    /// A soft closed month is open to those with the duty, and to nobody else.
    #[test]
    fn a_soft_closed_month_takes_entries_by_duty() {
        let mut shop = shop();
        shop.does::<AddActor>(json!({"actor": "anna", "name": "Anna", "kind": "person"}));
        shop.does::<SetRole>(json!({"role": "clerk", "name": "Clerk", "duties": ["ledger.post_entry"]}));
        shop.does::<SetRole>(json!({"role": "closer", "name": "Closer", "duties": ["ledger.post_soft_closed"]}));
        shop.does::<GrantRole>(json!({"actor": "anna", "role": "clerk"}));
        shop.does::<SetPeriodState>(json!({"entity": "ACME", "period": "2026-10", "state": "soft_closed"}));
        let request = json!({"entity": "ACME", "posted_on": "2026-10-31",
            "lines": [{"account": "6100", "debit": 5}, {"account": "1020", "credit": 5}]});
        let owner = std::mem::replace(&mut shop.actor, ActorId(2));
        let refusal = shop.refuses::<PostEntry>(request.clone(), "ledger.period_closed");
        assert_eq!(refusal.details["state"], "soft closed");
        shop.actor = owner;
        shop.does::<GrantRole>(json!({"actor": "anna", "role": "closer"}));
        shop.actor = ActorId(2);
        shop.does::<PostEntry>(request);
    }

    /// Equal dimensions are one set; lines that differ in them stay apart.
    #[test]
    fn lines_say_what_they_are_about() {
        let mut shop = shop();
        shop.does::<AddCategory>(json!({"category": "TEA", "name": "Tea"}));
        shop.example::<AddParty>();
        shop.does::<AddSite>(json!({"entity": "ACME", "site": "SHOP-1", "name": "Shop"}));
        let about = json!({"account": "6100", "debit": 5, "site": "shop-1", "channel": "web", "category": "tea",
            "party": "teaco", "dimensions": {"b": 1, "a": {"y": 1, "x": 2}}});
        let mut again = about.clone();
        again["dimensions"] = json!({"a": {"x": 2, "y": 1}, "b": 1});
        let plain = json!({"account": "6100", "debit": 5});
        let posted = shop.does::<PostEntry>(entry(json!([about, again, plain, {"account": "1020", "credit": 15}])));
        let (series, number) = shop.draft.parse_number(&posted.entry).expect("a number");
        let id = shop.draft.entry_by_number(series, number).expect("the entry").id;
        let postings = shop.draft.postings_of(id);
        assert_eq!(postings.iter().map(|posting| posting.amount_minor).collect::<Vec<_>>(), [1_000, 500, -1_500]);
        let dimensions = shop.draft.dimensions(postings[0].dimensions).expect("a set");
        assert_eq!((dimensions.channel.as_str(), dimensions.own.as_str()), ("web", r#"{"a":{"x":2,"y":1},"b":1}"#));
        assert_eq!(shop.draft.dimensions(postings[1].dimensions), Some(Dimensions::default()));
    }
}
