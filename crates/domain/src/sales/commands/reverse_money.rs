//! Money of a customer that went back again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::exceptions::rules::{About, raise_refusal};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::refusals::UnknownEntity;
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::Proof;
use crate::open_items::rules::sheet::Opening;
use crate::open_items::types::OpenItemMove;
use crate::posting::{Booking, Heading};
use crate::sales::refusals::UsedMoneyReversed;
use crate::sales::replies::SettledReply;
use crate::sales::rules::payments::opening;
use crate::sales::rules::receiving::{Arrived, arrived, told};
use crate::stock::rules::naming::{document_any, document_named};
use crate::stock::types::{Document, DocumentKind};
use crate::values::{Amount, BusinessDate, Code, Note, money_text};

/// Records that money of a customer went back again: a cheque bounced, a direct debit was returned. What it had settled is
/// owed again, due as before; what is left of it on account is gone. Recorded again it is the first one.
///
/// A fact: what of it had been put against other invoices meanwhile is owed on account, and raised as
/// `sales.used_money_reversed`. Credit notes of discounts and what was recovered of a bad debt stay.
///
/// Refused: `stock.unknown_document`, `stock.wrong_document`, `ledger.in_future`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReverseMoney {
    /// The number of the payment.
    pub payment: Code,
    /// The business day it went back; today if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// Why.
    pub reason: Note,
}

/// Money that went back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MoneyReversed {
    /// The number of the document that takes the payment back.
    pub reversal: String,
    /// The payment.
    pub payment: String,
    /// Whether that had been recorded before.
    pub again: bool,
    /// The number of the entry that posts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// The business day of the books it counts in.
    pub posted_on: BusinessDate,
    /// How much went back.
    pub amount: Amount,
    /// What is owed again, in order.
    pub reopened: Vec<SettledReply>,
    /// The numbers of the exceptions raised with it: what a person must look at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<i64>,
}

impl Command for ReverseMoney {
    const NAME: &'static str = "sales.reverse_money";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"payment": "CP-ACME-000001", "reason": "the bank returned the direct debit"}"#;
    type Reply = MoneyReversed;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        document_any(draft, &self.payment).map(|document| Scope::Entity(document.entity)).map_err(of_payment)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<MoneyReversed>, Refusal> {
        let payment = document_named(draft, &self.payment, DocumentKind::CustomerPayment).map_err(of_payment)?;
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        let unknown = || UnknownEntity { entity: self.payment.to_string() };
        let entity = draft.entity(payment.entity).ok_or_else(unknown)?;
        let number = draft.number_text(payment.series, payment.number);
        if let Some(first) = draft.document_by_reference(payment.party, DocumentKind::PaymentReversal, &number) {
            let reply = MoneyReversed { again: true, ..reply(draft, &payment, &first)? };
            return Ok(Decision::done(reply));
        }
        let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
        let heading = Heading::of(DocumentKind::PaymentReversal, &entity, payment.site, occurred_on, posted_on);
        let heading =
            Heading { party: payment.party, reference: Some(number.clone()), corrects: payment.id, ..heading };
        let mut booking = Booking::open(draft, heading);
        booking.sheet.entry.note = self.reason.to_string();
        for step in draft.open_item_moves_of_entry(payment.entry) {
            take_back(cx, draft, &mut booking, &payment, &step)?;
        }
        for posting in draft.postings_of(payment.entry) {
            let is_free = draft.account(posting.account).is_some_and(|account| account.control.is_none());
            if is_free {
                booking.sheet.entry.base_line(posting.account, posting.dimensions, -posting.base_minor, Proof::None);
            }
        }
        let reversal = booking.document;
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "sales.money_reversed", closed.number);
        let exceptions = closed.exceptions.into_iter().map(|exception| exception.0).collect();
        let reversal = draft.document(reversal).expect("a document that was just closed");
        let reply = MoneyReversed { exceptions, ..reply(draft, &payment, &reversal)? };
        let worth = arrived(draft, &payment)?.amount_minor;
        Ok(Decision::done(reply).worth(worth))
    }
}

fn of_payment(refusal: Refusal) -> Refusal {
    Refusal { path: "payment".to_owned(), ..refusal }
}

/// Takes back what a payment moved on an open item: an item that does not run is opened anew, as it had been.
fn take_back(
    cx: &Context,
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    payment: &Document,
    step: &OpenItemMove,
) -> Result<(), Refusal> {
    let Some(item) = draft.open_item(step.item) else { return Ok(()) };
    let dimensions = crate::open_items::rules::items::about(draft, payment.party);
    let is_on_account = item.document == payment.id && draft.same_party(item.party, payment.party);
    if is_on_account && item.remaining_minor > step.amount_minor {
        let used_minor = item.remaining_minor - step.amount_minor;
        let number = draft.number_text(payment.series, payment.number);
        let refusal = UsedMoneyReversed { payment: number.clone(), used: money_text(used_minor, item.currency) };
        raise_refusal(cx, draft, refusal.into(), About::of_scope(cx, number).at_stake(used_minor, item.currency));
    }
    let entity = std::sync::Arc::clone(&booking.heading.entity);
    let back = opening(item.account, &entity, item.party, item.reference.clone(), item.due_on, -step.amount_minor);
    if item.running {
        booking.sheet.collect(draft, dimensions, Some(item.id), back)?;
    } else {
        booking.sheet.open(dimensions, Opening { document: booking.document, ..back });
    }
    Ok(())
}

/// A reversal as it stands.
fn reply(draft: &mut Draft<'_>, payment: &Document, reversal: &Document) -> Result<MoneyReversed, Refusal> {
    let Arrived { settled, amount_minor, .. } = arrived(draft, payment)?;
    let entity = draft.entity(reversal.entity);
    let currency = entity.map_or(crate::values::Currency::EUR, |entity| entity.currency);
    let entry = draft.entry(reversal.entry).map(|entry| draft.number_text(entry.series, entry.number));
    Ok(MoneyReversed {
        reversal: draft.number_text(reversal.series, reversal.number),
        payment: draft.number_text(payment.series, payment.number),
        again: false,
        entry,
        posted_on: reversal.posted_on,
        amount: Amount::of(amount_minor, currency),
        reopened: told(draft, currency, &settled),
        exceptions: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::sales::commands::{ApplyMoney, ReceiveMoney};
    use crate::sales::wholesale::{codes, invoiced, owed, shop};

    /// What a payment settled is owed again, and what was left of it on account is gone; told twice it is the first one.
    #[test]
    fn a_bounced_payment_is_as_if_it_had_never_come() {
        let mut shop = shop();
        let invoice = invoiced(&mut shop, "B-1", 2);
        let paid = shop.does::<ReceiveMoney>(json!({"entity": "ACME", "customer": "CAFE", "account": "1020",
            "amount": "30.00", "reference": "M-1", "invoices": [{"invoice": invoice}]}));
        assert_eq!((owed(&mut shop, &invoice), paid.on_account.as_str()), (0, "6.20"));
        let bounced = json!({"payment": paid.payment, "reason": "no cover"});
        let back = shop.does::<ReverseMoney>(bounced.clone());
        assert_eq!((back.amount.as_str(), back.reopened[0].left.as_str()), ("30.00", "23.80"));
        assert_eq!((owed(&mut shop, &invoice), back.exceptions.as_slice()), (2380, &[][..]));
        shop.refuses::<ApplyMoney>(json!({"entity": "ACME", "customer": "CAFE"}), "sales.nothing_on_account");
        let again = shop.does::<ReverseMoney>(bounced);
        assert_eq!((again.again, again.reversal), (true, back.reversal));
    }

    /// Money that was put against another invoice before it went back is owed on account, until it is paid again.
    #[test]
    fn money_that_was_used_is_owed_on_account() {
        let mut shop = shop();
        let paid = shop.does::<ReceiveMoney>(json!({"entity": "ACME", "customer": "CAFE", "tender": "CARD",
            "amount": "30.00", "reference": "M-1"}));
        let invoice = invoiced(&mut shop, "B-1", 2);
        shop.does::<ApplyMoney>(json!({"entity": "ACME", "customer": "CAFE"}));
        let back = shop.does::<ReverseMoney>(json!({"payment": paid.payment, "reason": "charged back"}));
        assert_eq!(codes(&mut shop, &back.exceptions), ["sales.used_money_reversed"]);
        assert_eq!(owed(&mut shop, &invoice), 0);
        let again = shop.does::<ReceiveMoney>(json!({"entity": "ACME", "customer": "CAFE", "account": "1020",
            "amount": "25.00", "reference": "M-2", "apply": "oldest"}));
        assert_eq!((again.settled[0].amount.as_str(), again.on_account.as_str()), ("23.80", "1.20"));
    }

    #[test]
    fn only_payments_go_back() {
        let mut shop = shop();
        let invoice = invoiced(&mut shop, "B-1", 2);
        let reason = "no cover";
        shop.refuses::<ReverseMoney>(json!({"payment": invoice, "reason": reason}), "stock.unknown_document");
        shop.refuses::<ReverseMoney>(json!({"payment": "GR-ACME-000001", "reason": reason}), "stock.wrong_document");
        let paid = shop.does::<ReceiveMoney>(json!({"entity": "ACME", "customer": "CAFE", "account": "1020",
            "amount": "30.00", "reference": "M-1"}));
        let tomorrow = json!({"payment": paid.payment, "reason": reason, "occurred_on": "2026-11-24"});
        shop.refuses::<ReverseMoney>(tomorrow, "ledger.in_future");
    }
}
