//! Settling an item by hand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::refusals::RateOfBase;
use crate::ledger::rules::accounts::rate_for;
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::{Line, NewEntry, Proof};
use crate::open_items::refusals::{NotPositive, UnknownOpenItem};
use crate::open_items::rules::items::{about, against_named, check_waiting, item_numbered, realise_exchange};
use crate::open_items::rules::sheet::Sheet;
use crate::open_items::types::Side;
use crate::values::{BusinessDate, Code, DocumentId, EntityId, EntryId, Money, Note, Number, Rate};

/// Asks to settle an item, or part of it, against another account: a payment made or received, a gift card used. What
/// the item is worth in the books goes with it in proportion; in a foreign currency the difference to the rate of the
/// day is a realised exchange difference.
///
/// Refused: `open_items.unknown_open_item`, `open_items.settled_item`, `open_items.settled_before`,
/// `open_items.not_positive`, `open_items.more_than_remains`, `ledger.unknown_account`, `ledger.control_account`,
/// `ledger.account_inactive`, `ledger.account_currency`, `ledger.no_rate`, `ledger.rate_of_base`, `ledger.in_future`,
/// `ledger.posted_before`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleItem {
    /// The item.
    pub open_item: i64,
    /// How much of it, above 0; all that remains if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Number>,
    /// The account on the other side, which takes entries by hand.
    pub against: Code,
    /// Units of the currency of the books for one of the item's; the rate on file for the day if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Rate>,
    /// The business day it happened; that of `posted_on` if not said, else today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// The business day of the books; the day it happened if not said, and never before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posted_on: Option<BusinessDate>,
    /// Free text.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
}

/// An item was settled, or part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemSettled {
    /// The item.
    pub open_item: i64,
    /// What remains of it, on its side.
    pub remaining: Money,
    /// What the rates cost, in the currency of the books: a loss above 0, a gain below.
    pub exchange_loss: Money,
    /// The entry that posts it.
    pub entry: String,
    /// The business day of the books.
    pub posted_on: BusinessDate,
}

impl Command for SettleItem {
    const NAME: &'static str = "open_items.settle_item";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"open_item": 1, "amount": "40.00", "against": "1020", "rate": "0.9"}"#;
    type Reply = ItemSettled;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        let item = item_numbered(draft, self.open_item)?;
        Ok(Scope::Entity(draft.account(item.account).map_or(EntityId::NONE, |account| account.entity)))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ItemSettled>, Refusal> {
        let item = item_numbered(draft, self.open_item)?;
        let unknown = || UnknownOpenItem { open_item: self.open_item }.at("open_item");
        let entity = draft.entity(cx.scope.ids().0).ok_or_else(unknown)?;
        let days = dates::days(cx, draft, entity.id, self.occurred_on, self.posted_on)?;
        check_waiting(&item, days.posted_on).map_err(|refusal| refusal.at("open_item"))?;
        let against = against_named(draft, &entity, &self.against, item.currency)?;
        let amount = self.amount_of(&item)?;
        if item.currency == entity.currency && self.rate.is_some() {
            return Err(RateOfBase { currency: item.currency.to_string() }.at("rate"));
        }
        let rate = rate_for(draft, &entity, item.currency, self.rate, days.occurred_on)?;
        let base = rate.convert_minor(amount, item.currency, entity.currency)?;

        let currency = entity.currency;
        let dimensions = about(draft, item.party);
        let mut sheet = Sheet::new(NewEntry {
            entity,
            kind: "settlement",
            occurred_on: days.occurred_on,
            posted_on: days.posted_on,
            document: DocumentId::NONE,
            reverses: EntryId::NONE,
            note: self.note.to_string(),
            lines: Vec::new(),
        });
        sheet.settle(draft, dimensions, item.id, amount).map_err(|refusal| refusal.at("amount"))?;
        sheet.entry.lines.push(Line {
            account: against,
            dimensions,
            currency: item.currency,
            amount_minor: amount,
            base_minor: base,
            rate,
            note: String::new(),
            proof: Proof::None,
        });
        let exchange_loss = realise_exchange(draft, &mut sheet)?;
        let entry = sheet.post(cx, draft)?.map(|posted| posted.number).unwrap_or_default();
        draft.event(cx, "open_items.item_settled", self.open_item.to_string());
        let reply = ItemSettled {
            open_item: self.open_item,
            remaining: Money { minor: (item.remaining_minor - amount).saturating_abs(), currency: item.currency },
            exchange_loss: Money { minor: exchange_loss, currency },
            entry,
            posted_on: days.posted_on,
        };
        Ok(Decision::done(reply).worth(base))
    }
}

impl SettleItem {
    /// The amount to take off, with the sign of what remains.
    fn amount_of(&self, item: &crate::open_items::types::OpenItem) -> Result<i64, Refusal> {
        let Some(amount) = self.amount else {
            return Ok(item.remaining_minor);
        };
        if !amount.is_positive() {
            return Err(NotPositive { amount: amount.to_string() }.at("amount"));
        }
        let minor = amount.money(item.currency).map_err(|error| Refusal::from(error).at("amount"))?;
        Ok(Side::of_amount(item.remaining_minor).signed(minor))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::ledger::commands::{OpenEntity, SetRate};
    use crate::open_items::commands::OpenItemByHand;
    use crate::testing::Shop;
    use crate::values::{BusinessDate, OpenItemId};

    fn shop() -> Shop {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        shop.does::<SetRate>(json!({"entity": "ACME", "currency": "USD", "effective_on": "2026-01-01", "rate": "0.9"}));
        shop
    }

    fn open(shop: &mut Shop, account: &str, side: &str, currency: &str) -> i64 {
        let request = json!({"entity": "ACME", "account": account, "side": side, "amount": "100.00",
            "currency": currency, "reference": "R-1", "against": "4000", "posted_on": "2026-11-10"});
        shop.does::<OpenItemByHand>(request).open_item
    }

    /// Side and currency of an item of 100.00, then each payment with its rate, what remains, and what the rates cost.
    /// The item came in at 0.9.
    #[test]
    fn an_item_is_settled_in_parts() {
        type Payment = (&'static str, Option<&'static str>, &'static str, &'static str);
        let table: [(&str, &str, &str, &[Payment]); 5] = [
            ("1100", "debit", "EUR", &[("40.00", None, "60.00", "0.00"), ("60.00", None, "0.00", "0.00")]),
            ("2000", "credit", "EUR", &[("100.00", None, "0.00", "0.00")]),
            (
                "1100",
                "debit",
                "USD",
                &[("40.00", Some("0.85"), "60.00", "2.00"), ("60.00", Some("1"), "0.00", "-6.00")],
            ),
            (
                "2000",
                "credit",
                "USD",
                &[("40.00", Some("0.85"), "60.00", "-2.00"), ("60.00", Some("1"), "0.00", "6.00")],
            ),
            // Thirds of 90.00 EUR: what remains in EUR goes with the last part, 30.00 against 30.01.
            (
                "1100",
                "debit",
                "USD",
                &[("33.33", None, "66.67", "0.00"), ("33.33", None, "33.34", "0.00"), ("33.34", None, "0.00", "-0.01")],
            ),
        ];
        for (account, side, currency, payments) in table {
            let mut shop = shop();
            let item = open(&mut shop, account, side, currency);
            for (amount, rate, remaining, loss) in payments {
                let mut request = json!({"open_item": item, "amount": amount, "against": "1020"});
                if let Some(rate) = rate {
                    request["rate"] = (*rate).into();
                }
                let reply = shop.does::<SettleItem>(request);
                assert_eq!(reply.remaining.to_string(), format!("{remaining} {currency}"));
                assert_eq!(reply.exchange_loss.to_string(), format!("{loss} EUR"));
                let control = shop.draft.open_item(OpenItemId(item)).expect("the item");
                let held: Vec<i64> =
                    shop.draft.balances_of(control.account).iter().map(|(_, balance)| balance.base_minor).collect();
                assert_eq!(held, [control.remaining_base_minor]);
            }
            shop.refuses::<SettleItem>(json!({"open_item": item, "against": "1020"}), "open_items.settled_item");
        }
    }

    #[test]
    fn what_cannot_be_settled() {
        let mut shop = shop();
        let item = open(&mut shop, "1100", "debit", "EUR");
        let with = |more: Value| {
            let mut request = json!({"open_item": item, "against": "1020"});
            for (key, value) in more.as_object().expect("an object") {
                request[key] = value.clone();
            }
            request
        };
        for (more, code, path) in [
            (json!({"open_item": 99}), "open_items.unknown_open_item", "open_item"),
            (json!({"amount": "100.01"}), "open_items.more_than_remains", "amount"),
            (json!({"amount": "0"}), "open_items.not_positive", "amount"),
            (json!({"amount": "1.005"}), "flow.bad_value", "amount"),
            (json!({"posted_on": "2026-11-09"}), "open_items.settled_before", "open_item"),
            (json!({"against": "2000"}), "ledger.control_account", "against"),
            (json!({"against": "nowhere"}), "ledger.unknown_account", "against"),
            (json!({"rate": "1"}), "ledger.rate_of_base", "rate"),
        ] {
            let refusal = shop.refuses::<SettleItem>(with(more.clone()), code);
            assert_eq!(refusal.path, path, "{more}");
        }
        let settled = shop.does::<SettleItem>(with(json!({"posted_on": "2026-11-10"})));
        assert_eq!(settled.posted_on, BusinessDate::new(2026, 11, 10).expect("a day"));
    }
}
