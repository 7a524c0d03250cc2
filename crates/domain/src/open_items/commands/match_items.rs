//! Matching items with each other.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::{NewEntry, overflow};
use crate::ledger::types::Entity;
use crate::open_items::refusals::{BadMatch, NamedTwice, NotTogether, WrongSide};
use crate::open_items::rules::items::{about, check_waiting, control_named, item_numbered, realise_exchange};
use crate::open_items::rules::sheet::Sheet;
use crate::open_items::types::{OpenItem, Side};
use crate::parties::rules::party_named;
use crate::values::{AccountId, BusinessDate, Code, Currency, DocumentId, EntryId, Money, Note, OpenItemId, PartyId};

/// Most items on one side of a match.
const MOST: usize = 1_000;

/// Asks to match debit items with credit items of one account, party and currency: an invoice with a credit note, a
/// receipt with its bill. The smaller side is settled whole and the larger one as far as that reaches, the oldest items
/// first; what the items differ by in the currency of the books is a realised exchange difference.
///
/// A side that is not said is all that waits there, of the party and currency of the side that is said, else of those
/// named; at most the first 1,000 items. When one side has nothing, nothing is matched and no entry is made.
///
/// Refused: `ledger.unknown_entity`, `ledger.unknown_account`, `open_items.not_open_items`, `open_items.bad_match`,
/// `parties.unknown_party`, `open_items.unknown_open_item`, `open_items.named_twice`, `open_items.not_together`,
/// `open_items.wrong_side`, `open_items.settled_item`, `open_items.settled_before`, `ledger.in_future`,
/// `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MatchItems {
    /// Whose books.
    pub entity: Code,
    /// The control account.
    pub account: Code,
    /// The items on the debit side, 1 to 1,000; all that wait if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub debits: Option<Vec<i64>>,
    /// The items on the credit side, 1 to 1,000; all that wait if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credits: Option<Vec<i64>>,
    /// The party of the items; without one and without items, those of no party.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<Code>,
    /// The currency of the items; without one and without items, that of the books.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// The business day of the books; today if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posted_on: Option<BusinessDate>,
    /// Free text.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
}

/// Items were matched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemsMatched {
    /// How much was matched.
    pub matched: Money,
    /// What the rates cost, in the currency of the books: a loss above 0, a gain below.
    pub exchange_loss: Money,
    /// The items of which something remains, and how much.
    pub remaining: Vec<ItemRemaining>,
    /// The entry that posts it, unless nothing was matched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// The business day of the books.
    pub posted_on: BusinessDate,
}

/// What remains of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemRemaining {
    /// The item.
    pub open_item: i64,
    /// The side it stands on.
    pub side: Side,
    /// What remains.
    pub remaining: Money,
}

impl Command for MatchItems {
    const NAME: &'static str = "open_items.match_items";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "account": "2000", "party": "TEACO", "currency": "USD"}"#;
    type Reply = ItemsMatched;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entity_named(draft, &self.entity)?.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ItemsMatched>, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let account = control_named(draft, &entity, &self.account)?.id;
        let days = dates::days(cx, draft, entity.id, None, self.posted_on)?;
        let (debits, credits, group) = self.sides(draft, &entity, account, days.posted_on)?;
        let (party, currency) = group;
        let matched = sum(&debits).min(-sum(&credits));

        let base = entity.currency;
        let mut sheet = Sheet::new(NewEntry {
            entity,
            kind: "match",
            occurred_on: days.occurred_on,
            posted_on: days.posted_on,
            document: DocumentId::NONE,
            reverses: EntryId::NONE,
            note: self.note.to_string(),
            lines: Vec::new(),
        });
        let dimensions = about(draft, party);
        let mut worth = 0_i64;
        let mut remaining = Vec::new();
        for items in [&debits, &credits] {
            let mut left = matched;
            for item in items {
                let part = left.min(i128::from(item.remaining_minor).abs());
                left -= part;
                let part = Side::of_amount(item.remaining_minor).signed(i64::try_from(part).map_err(|_| overflow())?);
                if part != 0 {
                    let taken = sheet.settle(draft, dimensions, item.id, part)?;
                    worth = worth.saturating_add(taken.max(0));
                    // Named, so that the lines of both sides do not add up to no entry at all.
                    if let Some(line) = sheet.entry.lines.last_mut() {
                        line.note = format!("open item {}: {}", item.id, item.reference);
                    }
                }
                remaining.extend(remaining_of(item, part));
            }
        }
        let exchange_loss = realise_exchange(draft, &mut sheet)?;
        let entry = sheet.post(cx, draft)?.map(|posted| posted.number);
        if let Some(entry) = &entry {
            draft.event(cx, "open_items.items_matched", entry.clone());
        }
        let reply = ItemsMatched {
            matched: Money { minor: i64::try_from(matched).map_err(|_| overflow())?, currency },
            exchange_loss: Money { minor: exchange_loss, currency: base },
            remaining,
            entry,
            posted_on: days.posted_on,
        };
        Ok(Decision::done(reply).worth(worth))
    }
}

/// The party and currency of a match.
type Group = (PartyId, Currency);

impl MatchItems {
    /// The items of both sides, oldest first, with the party and currency they share.
    fn sides(
        &self,
        draft: &mut Draft<'_>,
        entity: &Entity,
        account: AccountId,
        posted_on: BusinessDate,
    ) -> Result<(Vec<OpenItem>, Vec<OpenItem>, Group), Refusal> {
        let party = match &self.party {
            Some(code) => Some(party_named(draft, code).map_err(|refusal| refusal.at("party"))?.id),
            None => None,
        };
        let mut said = Vec::with_capacity(2);
        for (side, numbers) in [(Side::Debit, &self.debits), (Side::Credit, &self.credits)] {
            said.push(match numbers {
                Some(numbers) => Some(read(draft, account, side, numbers, posted_on)?),
                None => None,
            });
        }
        let first = said.iter().flatten().flatten().next();
        let group = (
            draft.survivor(party.or(first.map(|item| item.party)).unwrap_or(PartyId::NONE)),
            self.currency.or(first.map(|item| item.currency)).unwrap_or(entity.currency),
        );
        for item in said.iter().flatten().flatten() {
            check_together(draft, item, group)?;
        }
        let mut sides = Vec::with_capacity(2);
        for (side, said) in [Side::Debit, Side::Credit].into_iter().zip(said) {
            let mut items = said.unwrap_or_else(|| waiting(draft, account, side, group, posted_on));
            items.sort_by_key(|item| (item.opened_on, item.id));
            sides.push(items);
        }
        let credits = sides.pop().unwrap_or_default();
        Ok((sides.pop().unwrap_or_default(), credits, group))
    }
}

/// The items of one side as they were named.
fn read(
    draft: &mut Draft<'_>,
    account: AccountId,
    side: Side,
    numbers: &[i64],
    posted_on: BusinessDate,
) -> Result<Vec<OpenItem>, Refusal> {
    let list = format!("{side}s");
    let given = numbers.len();
    if !(1..=MOST).contains(&given) {
        return Err(BadMatch { given, most: MOST }.at(list));
    }
    let mut items: Vec<OpenItem> = Vec::with_capacity(given);
    for (place, number) in numbers.iter().enumerate() {
        let path = format!("{list}[{place}]");
        let open_item = *number;
        let item = item_numbered(draft, open_item).map_err(|refusal| Refusal { path: path.clone(), ..refusal })?;
        check_waiting(&item, posted_on).map_err(|refusal| refusal.at(path.clone()))?;
        if item.account != account {
            return Err(NotTogether { open_item, differs: "account".to_owned() }.at(path));
        }
        let actual = Side::of_amount(item.remaining_minor);
        if actual != side {
            return Err(WrongSide { open_item, side: actual.to_string() }.at(path));
        }
        if items.iter().any(|held| held.id == item.id) {
            return Err(NamedTwice { open_item }.at(path));
        }
        items.push(item);
    }
    Ok(items)
}

/// The first items that wait on a side.
fn waiting(
    draft: &mut Draft<'_>,
    account: AccountId,
    side: Side,
    group: Group,
    posted_on: BusinessDate,
) -> Vec<OpenItem> {
    const PAGE: u32 = 1_000;
    let (party, currency) = group;
    let mut found = Vec::new();
    let mut after = OpenItemId::NONE;
    loop {
        let page = draft.open_items_after(account, party, after, PAGE);
        let is_last = page.len() < PAGE as usize;
        after = page.last().map_or(after, |item| item.id);
        found.extend(page.into_iter().filter(|item| {
            draft.survivor(item.party) == party
                && item.currency == currency
                && item.opened_on <= posted_on
                && Side::of_amount(item.remaining_minor) == side
        }));
        if is_last || found.len() >= MOST {
            found.truncate(MOST);
            return found;
        }
    }
}

fn check_together(draft: &mut Draft<'_>, item: &OpenItem, (party, currency): Group) -> Result<(), Refusal> {
    let differs = match (draft.survivor(item.party) == party, item.currency == currency) {
        (true, true) => return Ok(()),
        (false, _) => "party",
        (true, false) => "currency",
    };
    Err(NotTogether { open_item: item.id.0, differs: differs.to_owned() }.into())
}

fn sum(items: &[OpenItem]) -> i128 {
    items.iter().map(|item| i128::from(item.remaining_minor)).sum()
}

fn remaining_of(item: &OpenItem, part: i64) -> Option<ItemRemaining> {
    let minor = (item.remaining_minor - part).saturating_abs();
    let remaining = Money { minor, currency: item.currency };
    (minor != 0).then_some(ItemRemaining {
        open_item: item.id.0,
        side: Side::of_amount(item.remaining_minor),
        remaining,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::ledger::commands::OpenEntity;
    use crate::open_items::commands::OpenItemByHand;
    use crate::parties::commands::AddParty;
    use crate::testing::Shop;

    /// An item of account 2000 for each: side, amount, currency, rate, day of November.
    fn shop(items: &[(&str, &str, &str, Option<&str>, u8)]) -> Shop {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        for (side, amount, currency, rate, day) in items {
            let mut request = json!({"entity": "ACME", "account": "2000", "side": side, "amount": amount,
                "currency": currency, "reference": "R", "against": "6200", "posted_on": format!("2026-11-{day:02}")});
            if let Some(rate) = rate {
                request["rate"] = (*rate).into();
            }
            shop.does::<OpenItemByHand>(request);
        }
        shop
    }

    fn request(debits: &[i64], credits: &[i64]) -> Value {
        json!({"entity": "ACME", "account": "2000", "debits": debits, "credits": credits})
    }

    fn remaining(reply: &ItemsMatched) -> Vec<(i64, String)> {
        reply.remaining.iter().map(|item| (item.open_item, item.remaining.to_string())).collect()
    }

    /// The smaller side is settled whole, the larger one from its oldest item on.
    #[test]
    fn the_oldest_items_are_matched_first() {
        let mut shop = shop(&[
            ("credit", "100.00", "EUR", None, 5),
            ("credit", "50.00", "EUR", None, 3),
            ("credit", "20.00", "EUR", None, 5),
            ("debit", "120.00", "EUR", None, 9),
        ]);
        let reply = shop.does::<MatchItems>(request(&[4], &[1, 2, 3]));
        assert_eq!(reply.matched.to_string(), "120.00 EUR");
        assert_eq!(remaining(&reply), [(1, "30.00 EUR".to_owned()), (3, "20.00 EUR".to_owned())]);
        shop.refuses::<MatchItems>(request(&[4], &[1]), "open_items.settled_item");
    }

    /// Two items that cancel out in the books still leave an entry behind their moves.
    #[test]
    fn equal_items_settle_each_other() {
        let mut shop = shop(&[("credit", "10.00", "EUR", None, 5), ("debit", "10.00", "EUR", None, 5)]);
        let reply = shop.does::<MatchItems>(request(&[2], &[1]));
        assert_eq!((remaining(&reply), reply.entry.as_deref()), (vec![], Some("JE-ACME-000003")));
        let account = shop.draft.open_item(crate::values::OpenItemId(1)).expect("the item").account;
        assert!(!shop.draft.account_has_open_items(account));
    }

    /// What waits of a party and currency is matched without naming the items; nothing is no refusal.
    #[test]
    fn all_that_waits_is_matched() {
        let all = json!({"entity": "ACME", "account": "2000"});
        let mut shop = shop(&[
            ("credit", "10.00", "EUR", None, 5),
            ("credit", "10.00", "USD", Some("0.9"), 5),
            ("debit", "4.00", "EUR", None, 6),
        ]);
        let reply = shop.does::<MatchItems>(all.clone());
        assert_eq!(
            (reply.matched.to_string().as_str(), remaining(&reply)),
            ("4.00 EUR", vec![(1, "6.00 EUR".to_owned())])
        );
        let nothing = shop.does::<MatchItems>(all);
        assert_eq!((nothing.matched.minor, nothing.entry), (0, None));
    }

    /// Owed 100 USD at 0.90 and given back 60 USD at 0.95: 60 x 0.90 = 54.00 leaves against 57.00, a loss of 3.00.
    #[test]
    fn items_of_different_rates_realise_the_difference() {
        let mut shop = shop(&[("credit", "100.00", "USD", Some("0.9"), 5), ("debit", "60.00", "USD", Some("0.95"), 6)]);
        let reply = shop.does::<MatchItems>(request(&[2], &[1]));
        assert_eq!(reply.matched.to_string(), "60.00 USD");
        assert_eq!(reply.exchange_loss.to_string(), "3.00 EUR");
        assert_eq!(remaining(&reply), [(1, "40.00 USD".to_owned())]);
        let left = shop.draft.open_item(crate::values::OpenItemId(1)).expect("the item");
        assert_eq!((left.remaining_minor, left.remaining_base_minor), (-4_000, -3_600));
    }

    #[test]
    fn what_does_not_belong_together_is_not_matched() {
        let mut shop = shop(&[
            ("credit", "10.00", "EUR", None, 5),
            ("debit", "10.00", "EUR", None, 5),
            ("debit", "10.00", "USD", Some("0.9"), 5),
        ]);
        shop.example::<AddParty>();
        let other = |account: &str, party: Value| {
            json!({"entity": "ACME", "account": account, "side": "debit", "amount": 5,
            "reference": "R", "against": "6200", "party": party})
        };
        shop.does::<OpenItemByHand>(other("2000", "TEACO".into()));
        shop.does::<OpenItemByHand>(other("1100", Value::Null));
        for (debits, credits, code, path) in [
            (vec![], vec![1], "open_items.bad_match", "debits"),
            (vec![2; 1_001], vec![1], "open_items.bad_match", "debits"),
            (vec![2], vec![99], "open_items.unknown_open_item", "credits[0]"),
            (vec![2, 2], vec![1], "open_items.named_twice", "debits[1]"),
            (vec![1], vec![2], "open_items.wrong_side", "debits[0]"),
            (vec![2, 3], vec![1], "open_items.not_together", ""),
            (vec![2, 4], vec![1], "open_items.not_together", ""),
            (vec![5], vec![1], "open_items.not_together", "debits[0]"),
        ] {
            let refusal = shop.refuses::<MatchItems>(request(&debits, &credits), code);
            assert_eq!(refusal.path, path);
        }
        let mut early = request(&[2], &[1]);
        early["posted_on"] = "2026-11-04".into();
        shop.refuses::<MatchItems>(early, "open_items.settled_before");
        let mut bank = request(&[2], &[1]);
        bank["account"] = "1020".into();
        shop.refuses::<MatchItems>(bank, "open_items.not_open_items");
    }
}
