//! Money on account that is given back to the customer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::apply_money::{UsedCredit, named_credits, use_up};
use crate::exceptions::rules::About;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::add;
use crate::open_items::rules::items::about;
use crate::parties::rules::party_named;
use crate::posting::{Booking, Heading};
use crate::sales::refusals::MoreThanOnAccount;
use crate::sales::requests::positive;
use crate::sales::rules::receiving::{move_money, way_in};
use crate::stock::types::DocumentKind;
use crate::till::rules::card_numbers;
use crate::values::{Amount, BusinessDate, Code, Note, Number, money_text};

/// Gives money of a customer that is on account back to them: what is over of their payments, and what is held for their
/// orders beyond what those will still bill. What came first goes back first, and never more than is free.
///
/// It leaves by an account that takes entries by hand, as a bank account, or by a tender, whose processor pays it out. Money
/// that was captured for an order goes back the way it came by `sales.refund_order`.
///
/// Refused: `ledger.unknown_entity`, `parties.unknown_party`, `sales.nothing_on_account`, `sales.unknown_credit`,
/// `sales.named_twice`, `sales.not_positive`, `sales.more_than_on_account`, `sales.one_place`, `ledger.unknown_account`,
/// `ledger.control_account`, `till.unknown_tender`, `sales.tender_not_for_orders`, `till.card_number`,
/// `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnMoney {
    /// Who sold.
    pub entity: Code,
    /// Whose money.
    pub customer: Code,
    /// Of which payments, orders or credit notes, by number; all that is on account if not said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub credits: Vec<Code>,
    /// How much, in the entity's currency, above 0; all of it if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Number>,
    /// The account it leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Code>,
    /// The tender it goes back by, instead of an account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tender: Option<Code>,
    /// Why; never a card's number.
    pub reason: Note,
}

/// Money on account that was given back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MoneyReturned {
    /// The number of the document that does it.
    pub payout: String,
    /// The number of the entry that posts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// The business day of the books it counts in.
    pub posted_on: BusinessDate,
    /// How much was given back.
    pub amount: Amount,
    /// Whose money it was, in order.
    pub credits: Vec<UsedCredit>,
}

impl Command for ReturnMoney {
    const NAME: &'static str = "sales.return_money";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "customer": "CAFE", "account": "1020", "amount": "1.00", "reason": "the customer asked for it"}"#;
    type Reply = MoneyReturned;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<MoneyReturned>, Refusal> {
        card_numbers::check("reason", self.reason.as_str())?;
        let entity = entity_named(draft, &self.entity)?;
        let customer = party_named(draft, &self.customer).map_err(|refusal| refusal.at("customer"))?;
        let credits = named_credits(draft, &entity, &customer, &self.credits)?;
        let free_minor = credits.iter().try_fold(0, |sum, credit| add(sum, credit.free_minor))?;
        let amount_minor = match self.amount {
            Some(amount) => positive(amount, entity.currency)?,
            None => free_minor,
        };
        if amount_minor > free_minor {
            let text = |minor| money_text(minor, entity.currency);
            let (customer, asked, left) = (customer.code.clone(), text(amount_minor), text(free_minor));
            return Err(MoreThanOnAccount { customer, asked, left }.at("amount"));
        }
        let raised = About::of_scope(cx, customer.code.clone());
        let way = way_in(cx, draft, &entity, (self.account.as_ref(), self.tender.as_ref()), raised)?;
        let posted_on = dates::posting_day(cx, draft, entity.id, cx.business_date)?;
        let kind = DocumentKind::MoneyReturn;
        let heading = Heading::of(kind, &entity, entity.transit_site, cx.business_date, posted_on);
        let mut booking = Booking::open(draft, Heading { party: customer.id, ..heading });
        booking.sheet.entry.note = self.reason.to_string();
        let dimensions = about(draft, customer.id);
        let used = use_up(draft, &mut booking, dimensions, credits, amount_minor)?;
        move_money(draft, &mut booking, dimensions, &way, customer.code.clone(), -amount_minor)?;
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "sales.money_returned", closed.number.clone());
        let reply = MoneyReturned {
            payout: closed.number,
            entry: closed.entry,
            posted_on: closed.posted_on,
            amount: Amount::of(amount_minor, entity.currency),
            credits: used,
        };
        Ok(Decision::done(reply).worth(amount_minor))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::sales::commands::{ApplyMoney, CreditOrder, ReceiveMoney};
    use crate::sales::queries::Statement;
    use crate::sales::wholesale::{invoiced, shop};
    use crate::testing::Shop;

    fn receive(shop: &mut Shop, amount: &str, reference: &str, invoices: &Value) -> String {
        let reply = shop.does::<ReceiveMoney>(json!({"entity": "ACME", "customer": "CAFE", "account": "1020",
            "amount": amount, "reference": reference, "invoices": invoices}));
        reply.payment
    }

    fn back(more: &Value) -> Value {
        let mut request = json!({"entity": "ACME", "customer": "CAFE", "account": "1020", "reason": "asked for"});
        for (field, value) in more.as_object().expect("an object") {
            request[field] = value.clone();
        }
        request
    }

    /// 20.00 and 30.00 are on account: 25.00 go back, what came first first, then what is named, and nothing is left.
    #[test]
    fn what_is_free_goes_back_and_no_more() {
        let mut shop = shop();
        let (first, second) =
            (receive(&mut shop, "20.00", "M-1", &json!([])), receive(&mut shop, "30.00", "M-2", &json!([])));
        let reply = shop.does::<ReturnMoney>(back(&json!({"amount": "25.00"})));
        let used: Vec<_> = reply.credits.iter().map(|credit| (credit.credit.as_str(), credit.left.as_str())).collect();
        assert_eq!(used, [(first.as_str(), "0.00"), (second.as_str(), "25.00")]);
        assert_eq!(reply.payout, "CPO-ACME-000001");
        shop.refuses::<ReturnMoney>(back(&json!({"amount": "25.01"})), "sales.more_than_on_account");
        let mut by_card = back(&json!({"credits": [second]}));
        by_card.as_object_mut().expect("an object").remove("account");
        by_card["tender"] = "CARD".into();
        assert_eq!(shop.does::<ReturnMoney>(by_card).amount.as_str(), "25.00");
        shop.refuses::<ReturnMoney>(back(&json!({})), "sales.nothing_on_account");
        let told = shop.answers::<Statement>(json!({"entity": "ACME", "customer": "CAFE", "from": "2026-11-01",
            "to": "2026-11-30"}));
        let lines: Vec<_> =
            told.lines.iter().map(|line| (line.number.as_str(), line.kind.as_str(), line.amount.as_str())).collect();
        assert_eq!(
            lines[lines.len() - 2..],
            [("CPO-ACME-000001", "payout", "25.00"), ("CPO-ACME-000002", "payout", "25.00"),]
        );
    }

    /// What a credit note left over goes back under its number, but for what was put against other invoices.
    #[test]
    fn what_is_left_of_a_credit_note_goes_back() {
        let mut shop = shop();
        let paid = invoiced(&mut shop, "B-1", 2);
        receive(&mut shop, "23.80", "M-1", &json!([{"invoice": paid}]));
        let note = shop.does::<CreditOrder>(json!({"invoice": paid, "amount": "11.90", "reason": "one was empty"}));
        let other = invoiced(&mut shop, "B-2", 3);
        shop.does::<ApplyMoney>(json!({"entity": "ACME", "customer": "CAFE",
            "invoices": [{"invoice": other, "amount": "10.00"}]}));
        let named = json!({"credits": [note.credit_note]});
        assert_eq!(shop.does::<ReturnMoney>(back(&named)).amount.as_str(), "1.90");
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let mut shop = shop();
        shop.refuses::<ReturnMoney>(back(&json!({})), "sales.nothing_on_account");
        receive(&mut shop, "10.00", "M-1", &json!([]));
        for (change, code) in [
            (json!({"entity": "NOBODY"}), "ledger.unknown_entity"),
            (json!({"customer": "NOBODY"}), "parties.unknown_party"),
            (json!({"credits": ["CP-ACME-000099"]}), "sales.unknown_credit"),
            (json!({"amount": "0"}), "sales.not_positive"),
            (json!({"amount": "10.01"}), "sales.more_than_on_account"),
            (json!({"tender": "CARD"}), "sales.one_place"),
            (json!({"account": "9999"}), "ledger.unknown_account"),
            (json!({"account": "2100"}), "ledger.control_account"),
            (json!({"reason": "4111 1111 1111 1111"}), "till.card_number"),
        ] {
            shop.refuses::<ReturnMoney>(back(&change), code);
        }
    }
}
