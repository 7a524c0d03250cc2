//! One open item.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::open_items::replies::OpenItemReply;
use crate::open_items::rules::items::item_numbered;
use crate::values::{Amount, BusinessDate, EntityId};

/// An open item by its number, with its moves in pages: its opening and everything that was taken off it.
///
/// Refused: `open_items.unknown_open_item`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The item.
    pub open_item: i64,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<i64>,
    /// How many moves at most.
    #[serde(default)]
    pub limit: Limit,
}

/// An open item and a page of its moves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemAnswer {
    /// The item as it stands now.
    pub item: OpenItemReply,
    /// Its moves, in order.
    pub moves: Vec<ItemMove>,
    /// Where the next page of moves begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

/// A change of an open item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemMove {
    /// The entry that posts it.
    pub entry: String,
    /// The business day of the books.
    pub posted_on: BusinessDate,
    /// In the item's currency, debit positive.
    pub amount: Amount,
    /// In the currency of the books, debit positive.
    pub base: Amount,
}

impl Query for Item {
    const NAME: &'static str = "open_items.item";
    const EXAMPLE: &'static str = r#"{"open_item": 1}"#;
    type Reply = ItemAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        let item = item_numbered(draft, self.open_item)?;
        Ok(Scope::Entity(draft.account(item.account).map_or(EntityId::NONE, |account| account.entity)))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ItemAnswer, Refusal> {
        let item = item_numbered(draft, self.open_item)?;
        let entity = draft.account(item.account).and_then(|account| draft.entity(account.entity));
        let base = entity.map_or(item.currency, |entity| entity.currency);
        let after = self.after.unwrap_or_default();
        let rows = draft.open_item_moves(item.id).into_iter().filter(|step| step.id > after).collect();
        let (rows, next) = self.limit.page(rows, |step: &crate::open_items::types::OpenItemMove| step.id);
        let moves = rows
            .into_iter()
            .map(|step| {
                let entry = draft.entry(step.entry);
                let entry = entry.map(|entry| draft.number_text(entry.series, entry.number)).unwrap_or_default();
                let amount = Amount::of(step.amount_minor, item.currency);
                ItemMove { entry, posted_on: step.posted_on, amount, base: Amount::of(step.base_minor, base) }
            })
            .collect();
        Ok(ItemAnswer { item: OpenItemReply::of(draft, &item, base, None), moves, next })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ledger::commands::OpenEntity;
    use crate::open_items::commands::{OpenItemByHand, SettleItem};
    use crate::testing::Shop;
    use crate::values::Currency;

    #[test]
    fn an_item_shows_what_was_taken_off_it() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        shop.does::<OpenItemByHand>(json!({"entity": "ACME", "account": "2110", "side": "credit", "amount": "50.00",
            "reference": "CARD-1", "against": "1000"}));
        shop.does::<SettleItem>(json!({"open_item": 1, "amount": "20.00", "against": "4000"}));
        let answer = shop.answers::<Item>(json!({"open_item": 1}));
        assert_eq!((answer.item.remaining.as_str(), answer.item.currency), ("30.00", Currency::EUR));
        let moves: Vec<_> = answer.moves.iter().map(|step| format!("{} {}", step.entry, step.amount)).collect();
        assert_eq!(moves, ["JE-ACME-000001 -50.00", "JE-ACME-000002 20.00"]);
        let first = shop.answers::<Item>(json!({"open_item": 1, "limit": 1}));
        assert_eq!((first.moves.len(), first.next), (1, Some(1)));
        let unknown = shop.ask::<Item>(r#"{"open_item": 7}"#);
        assert_eq!(unknown.map_err(|refusal| refusal.code), Err("open_items.unknown_open_item".to_owned()));
    }
}
