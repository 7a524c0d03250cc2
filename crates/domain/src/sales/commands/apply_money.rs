//! Money on account that is put against what is owed.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::add;
use crate::ledger::types::Entity;
use crate::open_items::rules::items::about;
use crate::parties::rules::party_named;
use crate::parties::types::Party;
use crate::posting::{Booking, Heading};
use crate::sales::refusals::{
    MoreThanOnAccount, MoreThanOwed, NamedTwice, NothingOnAccount, NothingOwed, UnknownCredit,
};
use crate::sales::replies::SettledReply;
use crate::sales::requests::positive;
use crate::sales::rules::receivables::{OnAccount, Owed, on_account, owed_by, owed_named};
use crate::sales::rules::receiving::told;
use crate::sales::types::InvoiceKind;
use crate::stock::types::DocumentKind;
use crate::values::{Amount, BusinessDate, Code, DimensionSetId, Number, OpenItemId, money_text};

/// Puts money of a customer that is on account against what they owe: what is over of their payments, and what is held for
/// their orders beyond what those will still bill, as after a credit note. What came first is used first, and without
/// invoices it goes to what was due first.
///
/// Refused: `ledger.unknown_entity`, `parties.unknown_party`, `sales.nothing_on_account`, `sales.unknown_credit`,
/// `sales.named_twice`, `sales.unknown_invoice`, `sales.other_customer`, `sales.nothing_owed`, `sales.not_positive`,
/// `sales.more_than_owed`, `sales.more_than_on_account`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApplyMoney {
    /// Who sold.
    pub entity: Code,
    /// Whose money.
    pub customer: Code,
    /// Of which payments, orders or credit notes, by number; all that is on account if not said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub credits: Vec<Code>,
    /// For which invoices; what was due first if not said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub invoices: Vec<AppliedInvoice>,
}

/// An invoice that money on account is put against.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AppliedInvoice {
    /// Its number, or the reference of what was brought in from elsewhere.
    pub invoice: Code,
    /// How much, above 0; as much as is owed and on account if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Number>,
}

/// Money on account that was put against what is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MoneyApplied {
    /// The number of the document that does it.
    pub application: String,
    /// The number of the entry that posts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// The business day of the books it counts in.
    pub posted_on: BusinessDate,
    /// How much was put against what is owed.
    pub amount: Amount,
    /// What it settled, in order.
    pub settled: Vec<SettledReply>,
    /// Whose money it was, in order.
    pub credits: Vec<UsedCredit>,
}

/// Money on account that was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UsedCredit {
    /// The number of the payment, or of the order it was held for.
    pub credit: String,
    /// How much was used.
    pub amount: Amount,
    /// What of it is still free.
    pub left: Amount,
}

impl Command for ApplyMoney {
    const NAME: &'static str = "sales.apply_money";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"entity": "ACME", "customer": "CAFE", "invoices": [{"invoice": "INV-ACME-000002"}]}"#;
    type Reply = MoneyApplied;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<MoneyApplied>, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let customer = party_named(draft, &self.customer).map_err(|refusal| refusal.at("customer"))?;
        let credits = named_credits(draft, &entity, &customer, &self.credits)?;
        let free_minor = credits.iter().try_fold(0, |sum, credit| add(sum, credit.free_minor))?;
        let settles = self.settles(draft, &entity, &customer, free_minor)?;
        let posted_on = dates::posting_day(cx, draft, entity.id, cx.business_date)?;
        let kind = DocumentKind::MoneyApplication;
        let heading = Heading::of(kind, &entity, entity.transit_site, cx.business_date, posted_on);
        let mut booking = Booking::open(draft, Heading { party: customer.id, ..heading });
        let dimensions = about(draft, customer.id);
        let mut amount_minor = 0;
        for (item, part) in &settles {
            booking.sheet.settle(draft, dimensions, *item, *part)?;
            amount_minor = add(amount_minor, *part)?;
        }
        let used = use_up(draft, &mut booking, dimensions, credits, amount_minor)?;
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "sales.money_applied", closed.number.clone());
        let reply = MoneyApplied {
            application: closed.number,
            entry: closed.entry,
            posted_on: closed.posted_on,
            amount: Amount::of(amount_minor, entity.currency),
            settled: told(draft, entity.currency, &settles),
            credits: used,
        };
        Ok(Decision::done(reply).worth(amount_minor))
    }
}

impl ApplyMoney {
    /// How much of what is owed the money settles, in order.
    fn settles(
        &self,
        draft: &mut Draft<'_>,
        entity: &Arc<Entity>,
        customer: &Party,
        free_minor: i64,
    ) -> Result<Vec<(OpenItemId, i64)>, Refusal> {
        let text = |minor| money_text(minor, entity.currency);
        let mut left_minor = free_minor;
        let mut settles: Vec<(OpenItemId, i64)> = Vec::new();
        if self.invoices.is_empty() {
            for owed in owed_by(draft, entity, customer.id)? {
                let part = owed.remaining_minor.min(left_minor);
                if part > 0 {
                    left_minor -= part;
                    settles.push((owed.item, part));
                }
            }
            if settles.is_empty() {
                return Err(NothingOwed { invoice: format!("of {}", customer.code) }.at("customer"));
            }
        }
        for (place, applied) in self.invoices.iter().enumerate() {
            let at = |refusal: Refusal| refusal.at(format!("invoices[{place}]"));
            let owed = owed_named(draft, entity, customer.id, &applied.invoice).map_err(at)?;
            let Owed { item, remaining_minor, number, .. } = owed;
            if settles.iter().any(|(held, _)| *held == item) {
                return Err(at(NamedTwice { named: number }.at("invoice")));
            }
            if remaining_minor <= 0 {
                return Err(at(NothingOwed { invoice: number }.at("invoice")));
            }
            let part = match applied.amount {
                Some(amount) => positive(amount, entity.currency).map_err(at)?,
                None => remaining_minor.min(left_minor),
            };
            if part > remaining_minor {
                let refusal = MoreThanOwed { invoice: number, asked: text(part), owed: text(remaining_minor) };
                return Err(at(refusal.at("amount")));
            }
            if part > left_minor || part == 0 {
                let (customer, asked, left) = (customer.code.clone(), text(part), text(left_minor));
                return Err(at(MoreThanOnAccount { customer, asked, left }.at("amount")));
            }
            left_minor -= part;
            settles.push((item, part));
        }
        Ok(settles)
    }
}

/// The money of a customer that is free and named, or all of it, in order.
///
/// # Errors
/// `sales.nothing_on_account`, `sales.unknown_credit`, `sales.named_twice`.
pub(super) fn named_credits(
    draft: &mut Draft<'_>,
    entity: &Entity,
    customer: &Party,
    credits: &[Code],
) -> Result<Vec<OnAccount>, Refusal> {
    let all = on_account(draft, entity, customer.id)?;
    if all.is_empty() {
        return Err(NothingOnAccount { customer: customer.code.clone() }.at("customer"));
    }
    let mut named: Vec<OnAccount> = Vec::with_capacity(credits.len());
    for (place, code) in credits.iter().enumerate() {
        let path = format!("credits[{place}]");
        let number = held_under(draft, code);
        let Some(credit) = all.iter().find(|credit| credit.number == number) else {
            let (credit, customer) = (code.to_string(), customer.code.clone());
            return Err(UnknownCredit { credit, customer }.at(path));
        };
        if named.iter().any(|held| held.item == credit.item) {
            return Err(NamedTwice { named: code.to_string() }.at(path));
        }
        named.push(credit.clone());
    }
    Ok(if named.is_empty() { all } else { named })
}

/// Takes an amount of money that is free, what stands first in the list first.
///
/// # Errors
/// Those of settling its open items.
pub(super) fn use_up(
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    dimensions: DimensionSetId,
    credits: Vec<OnAccount>,
    amount_minor: i64,
) -> Result<Vec<UsedCredit>, Refusal> {
    let currency = booking.heading.entity.currency;
    let mut left_minor = amount_minor;
    let mut used = Vec::new();
    for credit in credits {
        let part = credit.free_minor.min(left_minor);
        if part > 0 {
            booking.sheet.settle(draft, dimensions, credit.item, -part)?;
            left_minor -= part;
            let (amount, left) = (Amount::of(part, currency), Amount::of(credit.free_minor - part, currency));
            used.push(UsedCredit { credit: credit.number, amount, left });
        }
    }
    Ok(used)
}

/// Under which number money is held: what is left of a credit note is held for its order.
fn held_under(draft: &mut Draft<'_>, code: &Code) -> String {
    let parsed = draft.parse_number(code.as_str());
    let note = parsed.and_then(|(series, number)| draft.invoice_by_number(series, number));
    let order = note.filter(|note| note.kind == InvoiceKind::CreditNote).and_then(|note| draft.order(note.demand));
    match order {
        Some(order) => draft.number_text(order.series, order.number),
        None => code.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::sales::commands::{CreditOrder, PlaceOrder, ReceiveMoney};
    use crate::sales::wholesale::{invoiced, owed, shop};
    use crate::testing::Shop;

    fn receive(shop: &mut Shop, amount: &str, reference: &str, invoices: &Value) -> String {
        let reply = shop.does::<ReceiveMoney>(json!({"entity": "ACME", "customer": "CAFE", "account": "1020",
            "amount": amount, "reference": reference, "invoices": invoices}));
        reply.payment
    }

    fn apply(more: &Value) -> Value {
        let mut request = json!({"entity": "ACME", "customer": "CAFE"});
        for (field, value) in more.as_object().expect("an object") {
            request[field] = value.clone();
        }
        request
    }

    /// What came first is used first, for what was due first.
    #[test]
    fn money_on_account_settles_what_was_due_first() {
        let mut shop = shop();
        let (first, second) =
            (receive(&mut shop, "20.00", "M-1", &json!([])), receive(&mut shop, "30.00", "M-2", &json!([])));
        let (one, two) = (invoiced(&mut shop, "B-1", 2), invoiced(&mut shop, "B-2", 3));
        let reply = shop.does::<ApplyMoney>(apply(&json!({})));
        let used: Vec<_> = reply.credits.iter().map(|credit| (credit.credit.as_str(), credit.left.as_str())).collect();
        assert_eq!(used, [(first.as_str(), "0.00"), (second.as_str(), "0.00")]);
        assert_eq!((owed(&mut shop, &one), owed(&mut shop, &two), reply.amount.as_str()), (0, 950, "50.00"));
        shop.refuses::<ApplyMoney>(apply(&json!({})), "sales.nothing_on_account");
    }

    /// What a credit note left over is held for its order: it is free for other invoices, under the number of either, but
    /// for what the order will still bill.
    #[test]
    fn what_is_left_of_a_credit_note_is_applied() {
        let mut shop = shop();
        let paid = invoiced(&mut shop, "B-1", 2);
        receive(&mut shop, "23.80", "M-1", &json!([{"invoice": paid}]));
        let note = shop.does::<CreditOrder>(json!({"invoice": paid, "amount": "11.90", "reason": "one was empty"}));
        assert_eq!((note.off_invoice.as_str(), note.held.as_str()), ("0.00", "11.90"));
        let other = invoiced(&mut shop, "B-2", 3);
        let named = json!({"credits": [note.credit_note], "invoices": [{"invoice": other, "amount": "10.00"}]});
        let reply = shop.does::<ApplyMoney>(apply(&named));
        assert_eq!((reply.credits[0].left.as_str(), owed(&mut shop, &other)), ("1.90", 2570));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let mut shop = shop();
        shop.refuses::<ApplyMoney>(apply(&json!({"entity": "NOBODY"})), "ledger.unknown_entity");
        shop.refuses::<ApplyMoney>(apply(&json!({"customer": "NOBODY"})), "parties.unknown_party");
        shop.refuses::<ApplyMoney>(apply(&json!({})), "sales.nothing_on_account");
        let payment = receive(&mut shop, "10.00", "M-1", &json!([]));
        shop.refuses::<ApplyMoney>(apply(&json!({})), "sales.nothing_owed");
        let invoice = invoiced(&mut shop, "B-1", 2);
        shop.does::<PlaceOrder>(json!({"channel": "WEB", "reference": "A-1", "customer": "ANNA",
            "lines": [{"item": "TEA-100", "quantity": 1, "price": "11.90"}]}));
        let of = |amount: &str| json!({"invoices": [{"invoice": invoice, "amount": amount}]});
        for (change, code) in [
            (json!({"credits": ["CP-ACME-000099"]}), "sales.unknown_credit"),
            (json!({"credits": [payment, payment]}), "sales.named_twice"),
            (json!({"invoices": [{"invoice": invoice, "amount": "1.00"}, {"invoice": invoice}]}), "sales.named_twice"),
            (json!({"invoices": [{"invoice": "INV-ACME-000099"}]}), "sales.unknown_invoice"),
            (of("0"), "sales.not_positive"),
            (of("23.81"), "sales.more_than_owed"),
            (of("10.01"), "sales.more_than_on_account"),
        ] {
            shop.refuses::<ApplyMoney>(apply(&change), code);
        }
        receive(&mut shop, "23.80", "M-2", &json!([{"invoice": invoice}]));
        shop.refuses::<ApplyMoney>(apply(&json!({"invoices": [{"invoice": invoice}]})), "sales.nothing_owed");
        shop.does::<ReceiveMoney>(json!({"entity": "ACME", "customer": "ANNA", "account": "1020", "amount": "5.00",
            "reference": "M-1"}));
        let hers = json!({"customer": "ANNA", "invoices": [{"invoice": invoice}]});
        shop.refuses::<ApplyMoney>(apply(&hers), "sales.other_customer");
    }
}
