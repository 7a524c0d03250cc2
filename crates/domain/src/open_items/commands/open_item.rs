//! Opening an item by hand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope};
use crate::ledger::refusals::RateOfBase;
use crate::ledger::rules::accounts::{entity_named, rate_for};
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::{Line, NewEntry, Proof};
use crate::open_items::refusals::NotPositive;
use crate::open_items::rules::items::{about, against_named, check_taking, control_named};
use crate::open_items::rules::sheet::{Opening, Sheet};
use crate::open_items::types::Side;
use crate::parties::rules::party_named;
use crate::values::{BusinessDate, Code, Currency, DocumentId, EntryId, Note, Number, OpenItemId, PartyId, Rate};

/// Asks to open an item on a control account against another account: an invoice of a system we do not replace, a gift
/// card sold, a deposit paid. The entry and the item are made together.
///
/// Refused: `ledger.unknown_entity`, `ledger.unknown_account`, `open_items.not_open_items`, `parties.unknown_party`,
/// `open_items.not_positive`, `ledger.no_rate`, `ledger.rate_of_base`, `ledger.control_account` for `against`,
/// `ledger.account_inactive`, `ledger.account_currency`, `ledger.in_future`, `ledger.posted_before`,
/// `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenItemByHand {
    /// Whose books.
    pub entity: Code,
    /// The control account.
    pub account: Code,
    /// Debit for what others owe us, credit for what we owe.
    pub side: Side,
    /// The amount, above 0.
    pub amount: Number,
    /// The currency of the item; that of the books if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// Units of the currency of the books for one of `currency`; the rate on file for the day if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Rate>,
    /// The party it concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<Code>,
    /// What people call it: the number of an invoice, of a gift card.
    pub reference: Code,
    /// The account on the other side, which takes entries by hand.
    pub against: Code,
    /// The business day it happened; that of `posted_on` if not said, else today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// The business day of the books; the day it happened if not said, and never before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posted_on: Option<BusinessDate>,
    /// The day it is due; the day it happened if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<BusinessDate>,
    /// Free text.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
}

/// An item was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemOpened {
    /// The item.
    pub open_item: i64,
    /// The entry that posts it.
    pub entry: String,
    /// The business day of the books.
    pub posted_on: BusinessDate,
}

impl Command for OpenItemByHand {
    const NAME: &'static str = "open_items.open_item";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "account": "2000", "side": "credit", "amount": "90.00", "currency": "USD", "party": "TEACO", "reference": "TC-2041", "against": "6200"}"#;
    type Reply = ItemOpened;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entity_named(draft, &self.entity)?.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ItemOpened>, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let currency = self.currency.unwrap_or(entity.currency);
        let account = control_named(draft, &entity, &self.account)?;
        check_taking(&account, currency)?;
        let against = against_named(draft, &entity, &self.against, currency)?;
        let party = match &self.party {
            Some(code) => party_named(draft, code).map_err(|refusal| refusal.at("party"))?.id,
            None => PartyId::NONE,
        };
        if !self.amount.is_positive() {
            return Err(NotPositive { amount: self.amount.to_string() }.at("amount"));
        }
        let amount = self.amount.money(currency).map_err(|error| Refusal::from(error).at("amount"))?;
        let days = dates::days(cx, draft, entity.id, self.occurred_on, self.posted_on)?;
        if currency == entity.currency && self.rate.is_some() {
            return Err(RateOfBase { currency: currency.to_string() }.at("rate"));
        }
        let rate = rate_for(draft, &entity, currency, self.rate, days.occurred_on)?;
        let base = rate.convert_minor(amount, currency, entity.currency)?;

        let (amount_minor, base_minor) = (self.side.signed(amount), self.side.signed(base));
        let dimensions = about(draft, party);
        let mut sheet = Sheet::new(NewEntry {
            entity,
            kind: "open_item",
            occurred_on: days.occurred_on,
            posted_on: days.posted_on,
            document: DocumentId::NONE,
            reverses: EntryId::NONE,
            note: self.note.to_string(),
            lines: Vec::new(),
        });
        let opening = Opening {
            account: account.id,
            party,
            currency,
            document: DocumentId::NONE,
            line: 0,
            reference: self.reference.to_string(),
            due_on: self.due_on.unwrap_or(days.occurred_on),
            amount_minor,
            base_minor,
            rate,
        };
        sheet.open(dimensions, opening);
        sheet.entry.lines.push(Line {
            account: against,
            dimensions,
            currency,
            amount_minor: -amount_minor,
            base_minor: -base_minor,
            rate,
            note: String::new(),
            proof: Proof::None,
        });
        let entry = sheet.post(cx, draft)?.map(|posted| posted.number).unwrap_or_default();
        let open_item = OpenItemId(draft.head(Head::OpenItem)).0;
        draft.event(cx, "open_items.item_opened", open_item.to_string());
        Ok(Decision::done(ItemOpened { open_item, entry, posted_on: days.posted_on }).worth(base))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::ledger::commands::{AddAccount, ChangeAccount, OpenEntity, SetRate};
    use crate::testing::Shop;

    fn item(more: Value) -> Value {
        let mut request = json!({"entity": "ACME", "account": "1100", "side": "debit", "amount": "50.00",
            "reference": "INV-1", "against": "4000"});
        for (key, value) in more.as_object().expect("an object") {
            request[key] = value.clone();
        }
        request
    }

    /// Side and currency, and what the item then is, in its currency and in EUR.
    #[test]
    fn an_item_is_opened_with_its_entry() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        shop.does::<SetRate>(json!({"entity": "ACME", "currency": "USD", "effective_on": "2026-01-01", "rate": "0.9"}));
        for (more, amount, base) in [
            (json!({}), 5_000, 5_000),
            (json!({"side": "credit", "account": "2000"}), -5_000, -5_000),
            (json!({"currency": "USD"}), 5_000, 4_500),
            (json!({"currency": "USD", "rate": "0.8", "side": "credit"}), -5_000, -4_000),
        ] {
            let reply = shop.does::<OpenItemByHand>(item(more));
            let opened = shop.draft.open_item(OpenItemId(reply.open_item)).expect("the item");
            assert_eq!(
                (opened.amount_minor, opened.remaining_minor, opened.remaining_base_minor),
                (amount, amount, base)
            );
            assert_eq!((opened.opened_on, opened.due_on), (reply.posted_on, reply.posted_on));
        }
        let account = shop.draft.open_item(OpenItemId(1)).expect("the item").account;
        let held: i64 = shop.draft.balances_of(account).iter().map(|(_, balance)| balance.base_minor).sum();
        assert_eq!(held, 5_000 + 4_500 - 4_000);
    }

    #[test]
    fn what_cannot_be_opened() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        shop.does::<AddAccount>(json!({"entity": "ACME", "account": "OLD", "name": "No longer used", "kind": "asset",
            "control": "open_items"}));
        shop.does::<ChangeAccount>(json!({"entity": "ACME", "account": "OLD", "active": false}));
        shop.does::<AddAccount>(json!({"entity": "ACME", "account": "USD", "name": "Dollars owed", "kind": "asset",
            "control": "open_items", "currency": "USD"}));
        for (more, code, path) in [
            (json!({"account": "1020"}), "open_items.not_open_items", "account"),
            (json!({"account": "1200"}), "open_items.not_open_items", "account"),
            (json!({"account": "nowhere"}), "ledger.unknown_account", "account"),
            (json!({"account": "OLD"}), "ledger.account_inactive", "account"),
            (json!({"account": "USD"}), "ledger.account_currency", "currency"),
            (json!({"against": "2000"}), "ledger.control_account", "against"),
            (json!({"against": "nowhere"}), "ledger.unknown_account", "against"),
            (json!({"amount": "0"}), "open_items.not_positive", "amount"),
            (json!({"amount": "-5"}), "open_items.not_positive", "amount"),
            (json!({"amount": "5.001"}), "flow.bad_value", "amount"),
            (json!({"currency": "USD"}), "ledger.no_rate", "currency"),
            (json!({"rate": "1"}), "ledger.rate_of_base", "rate"),
            (json!({"party": "nobody"}), "parties.unknown_party", "party"),
            (json!({"occurred_on": "2026-11-24"}), "ledger.in_future", "occurred_on"),
            (json!({"occurred_on": "2026-11-02", "posted_on": "2026-11-01"}), "ledger.posted_before", "posted_on"),
            (json!({"entity": "NORTH"}), "ledger.unknown_entity", "entity"),
        ] {
            let refusal = shop.refuses::<OpenItemByHand>(item(more.clone()), code);
            assert_eq!(refusal.path, path, "{more}");
        }
    }
}
