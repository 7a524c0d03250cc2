//! What an account still waits for.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::rules::reports::narrow;
use crate::open_items::replies::OpenItemReply;
use crate::open_items::rules::items::control_named;
use crate::open_items::types::{Bucket, OpenItem};
use crate::parties::rules::party_named;
use crate::values::{AccountId, Amount, BusinessDate, Code, CommandId, Currency, Instant, OpenItemId, PartyId};

/// The items that an account still waits for, in the order they were opened, in pages: now, or at the end of a day of
/// the books with the age and what remained on that day, as known now or at an instant. The first page has the totals of
/// all pages.
///
/// Refused: `ledger.unknown_entity`, `ledger.unknown_account`, `open_items.not_open_items`, `parties.unknown_party`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Items {
    /// Whose books.
    pub entity: Code,
    /// The control account.
    pub account: Code,
    /// The items of this party alone.
    #[serde(default)]
    pub party: Option<Code>,
    /// At the end of this day of the books; now and without ages if not said.
    #[serde(default)]
    pub as_of: Option<BusinessDate>,
    /// Leave out what was recorded after this instant.
    #[serde(default)]
    pub known_at: Option<Instant>,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<i64>,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of open items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemsAnswer {
    /// The items.
    pub items: Vec<OpenItemReply>,
    /// What all pages add up to, by currency and bucket, on the first page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub totals: Vec<ItemsTotal>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

/// What open items of a currency and bucket add up to, debit positive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemsTotal {
    /// The currency of the items.
    pub currency: Currency,
    /// How long they have been due; given when a day was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bucket: Option<Bucket>,
    /// How many.
    pub count: u64,
    /// What remains of them, in their currency.
    pub remaining: Amount,
    /// What remains of them in the currency of the books.
    pub remaining_base: Amount,
}

impl Query for Items {
    const NAME: &'static str = "open_items.items";
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "account": "2000", "as_of": "2026-12-31", "limit": 50}"#;
    type Reply = ItemsAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entity_named(draft, &self.entity)?.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ItemsAnswer, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let asked = Asked {
            account: control_named(draft, &entity, &self.account)?.id,
            party: match &self.party {
                Some(code) => party_named(draft, code).map_err(|refusal| refusal.at("party"))?.id,
                None => PartyId::NONE,
            },
            as_of: self.as_of,
            known: self.known_at.map(|instant| draft.facts.command_known_at(instant)),
        };
        let totals = match self.after {
            Some(_) => Vec::new(),
            None => asked.totals(draft, entity.currency)?,
        };
        let rows = asked.after(draft, OpenItemId(self.after.unwrap_or_default()), self.limit.probe());
        let (rows, next) = self.limit.page(rows, |item| item.id.0);
        let items = rows.iter().map(|item| OpenItemReply::of(draft, item, entity.currency, self.as_of)).collect();
        Ok(ItemsAnswer { items, totals, next })
    }
}

/// What was asked for.
struct Asked {
    account: AccountId,
    party: PartyId,
    as_of: Option<BusinessDate>,
    known: Option<CommandId>,
}

/// A running total: how many, in their currency, in the currency of the books.
type Sums = (u64, i128, i128);

impl Asked {
    fn after(&self, draft: &mut Draft<'_>, after: OpenItemId, limit: u32) -> Vec<OpenItem> {
        if self.as_of.is_none() && self.known.is_none() {
            return draft.open_items_after(self.account, self.party, after, limit);
        }
        let on = self.as_of.unwrap_or(BusinessDate::LAST);
        draft.open_items_as_of(self.account, self.party, on, self.known, after, limit)
    }

    fn totals(&self, draft: &mut Draft<'_>, base: Currency) -> Result<Vec<ItemsTotal>, Refusal> {
        const PAGE: u32 = 1_000;
        let mut totals: BTreeMap<(Currency, Option<Bucket>), Sums> = BTreeMap::new();
        let mut after = OpenItemId::NONE;
        loop {
            let page = self.after(draft, after, PAGE);
            for item in &page {
                let bucket = self.as_of.map(|on| Bucket::of_age(on.days_since(item.due_on)));
                let (count, remaining, in_base) = totals.entry((item.currency, bucket)).or_default();
                *count += 1;
                *remaining += i128::from(item.remaining_minor);
                *in_base += i128::from(item.remaining_base_minor);
            }
            after = page.last().map_or(after, |item| item.id);
            if page.len() < PAGE as usize {
                break;
            }
        }
        let total = |((currency, bucket), (count, remaining, in_base)): ((Currency, Option<Bucket>), Sums)| {
            Ok(ItemsTotal {
                currency,
                bucket,
                count,
                remaining: Amount::of(narrow(remaining)?, currency),
                remaining_base: Amount::of(narrow(in_base)?, base),
            })
        };
        totals.into_iter().map(total).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ledger::commands::OpenEntity;
    use crate::open_items::commands::{OpenItemByHand, SettleItem};
    use crate::parties::commands::AddParty;
    use crate::testing::Shop;

    #[test]
    fn items_come_in_pages_with_totals() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        shop.example::<AddParty>();
        let item = |amount: &str, currency: &str, side: &str, party: serde_json::Value| {
            let mut request = json!({"entity": "ACME", "account": "2000", "side": side, "amount": amount,
                "currency": currency, "reference": "R", "against": "6200", "party": party});
            if currency != "EUR" {
                request["rate"] = "0.9".into();
            }
            request
        };
        shop.does::<OpenItemByHand>(item("10.00", "EUR", "credit", "TEACO".into()));
        shop.does::<OpenItemByHand>(item("20.00", "USD", "credit", json!(null)));
        shop.does::<OpenItemByHand>(item("4.00", "EUR", "debit", json!(null)));
        shop.does::<OpenItemByHand>(item("5.00", "EUR", "credit", json!(null)));
        shop.does::<SettleItem>(json!({"open_item": 4, "against": "1020"}));
        shop.does::<SettleItem>(json!({"open_item": 1, "amount": "1.00", "against": "1020"}));

        let mut page = |more: serde_json::Value| {
            let mut request = json!({"entity": "ACME", "account": "2000", "limit": 2});
            for (key, value) in more.as_object().expect("an object") {
                request[key] = value.clone();
            }
            let answer = shop.answers::<Items>(request);
            let row =
                |item: OpenItemReply| format!("{} {} {} {}", item.open_item, item.side, item.remaining, item.currency);
            let total = |sum: ItemsTotal| format!("{} {} = {}", sum.count, sum.remaining, sum.remaining_base);
            let items: Vec<_> = answer.items.into_iter().map(row).collect();
            (items, answer.totals.into_iter().map(total).collect::<Vec<_>>(), answer.next)
        };
        assert_eq!(
            page(json!({})),
            (
                vec!["1 credit 9.00 EUR".into(), "2 credit 20.00 USD".into()],
                vec!["2 -5.00 = -5.00".into(), "1 -20.00 = -18.00".into()],
                Some(2)
            )
        );
        assert_eq!(page(json!({"after": 2})), (vec!["3 debit 4.00 EUR".into()], vec![], None));
        assert_eq!(page(json!({"party": "TEACO"})).0, ["1 credit 9.00 EUR"]);
        let refusal = shop.ask::<Items>(r#"{"entity": "ACME", "account": "1020"}"#);
        assert_eq!(refusal.map_err(|refusal| refusal.code), Err("open_items.not_open_items".to_owned()));
    }

    #[test]
    fn ages_fall_into_buckets() {
        for (age, bucket) in [
            (-5, "current"),
            (0, "current"),
            (1, "1-30"),
            (30, "1-30"),
            (31, "31-60"),
            (60, "31-60"),
            (61, "61-90"),
            (90, "61-90"),
            (91, "90+"),
        ] {
            assert_eq!(Bucket::of_age(age).as_str(), bucket, "{age}");
        }
    }
}
