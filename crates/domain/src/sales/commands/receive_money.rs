//! Money of a customer that arrived.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::exceptions::rules::{About, raise_refusal, refuse_or_raise};
use crate::flow::refusal::ReferenceUsed;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::rules::dates;
use crate::ledger::types::Entity;
use crate::parties::rules::party_named;
use crate::parties::types::Party;
use crate::sales::refusals::{DeductionTaken, MoneyDiffers, MoreThanOwed, MoreThanReceived, NamedTwice};
use crate::sales::replies::SettledReply;
use crate::sales::requests::{not_negative, positive};
use crate::sales::rules::bad_debts::{self, BadDebt, written_off};
use crate::sales::rules::crediting::{Crediting, comes_to, credit, left_of, spread};
use crate::sales::rules::receivables::{Owed, owed_by, owed_named};
use crate::sales::rules::receiving::{Arrived, Receiving, arrived, receive, told, way_in};
use crate::stock::types::{Document, DocumentKind};
use crate::till::rules::card_numbers;
use crate::values::{Amount, Attributes, BusinessDate, Code, Note, Number, money_text};
use crate::words::words;

words! {
    /// What money settles that no invoice was named for.
    ApplyRule {
        /// Nothing: it stays on account.
        Named = "named",
        /// What is owed, what was due first in front; the rest stays on account.
        Oldest = "oldest",
    }
}

/// Records money of a customer, or of a marketplace, that arrived for what they owe: it settles the invoices that are named,
/// what is short stays owed, and what is over stays on account until `sales.apply_money` puts it against other invoices.
///
/// A discount that was taken for paying early becomes a credit note, with the tax in it. What was kept back for a reason
/// stays owed and is raised as `sales.deduction_taken`. Money for what was written off is recovered out of
/// bad debts, and the tax in it that had been claimed back is owed again.
///
/// The reference means one payment of the customer for ever: recorded again it is the first one.
///
/// A fact: another amount under a reference is raised as `sales.money_differs`, an invoice that is not there or is not
/// theirs as `sales.unknown_invoice` and `sales.other_customer`, more than is owed as `sales.more_than_owed`, more than came
/// as `sales.more_than_received`; what these concern stays on account. Money on an account that takes none goes to suspense.
/// What came to another entity under the reference is another payment: this one is booked without it, and raised as
/// `flow.reference_used`.
///
/// Refused: `ledger.unknown_entity`, `parties.unknown_party`, `sales.one_place`, `sales.not_positive`, `sales.out_of_range`,
/// `sales.named_twice`, `till.unknown_tender`, `sales.tender_not_for_orders`, `till.card_number`, `ledger.in_future`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiveMoney {
    /// Who sold.
    pub entity: Code,
    /// Who paid.
    pub customer: Code,
    /// How much arrived, in the entity's currency, above 0.
    pub amount: Number,
    /// Their reference of it, or the bank's: unique of the customer for ever; never a card's number.
    pub reference: Code,
    /// The account it arrived on, which takes entries by hand: a bank account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Code>,
    /// The tender it came by, instead of an account: a card, a cheque.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tender: Option<Code>,
    /// The business day it arrived; today if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub invoices: Vec<PaidInvoice>,
    /// What the rest of it settles; nothing if not said.
    #[serde(default = "named")]
    pub apply: ApplyRule,
    /// The host's own, never a card's number.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// The document's ids in other systems, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<String, String>,
}

/// An invoice that money is for.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaidInvoice {
    /// Its number, or the reference of what was brought in from elsewhere.
    pub invoice: Code,
    /// How much of the money is for it, above 0; as much as is owed after the discount and deduction, and as is left, if not
    /// said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Number>,
    /// What was taken off for paying early, tax included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Number>,
    /// What was kept back for another reason: it stays owed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deduction: Option<Number>,
    /// Why it was kept back.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub reason: Note,
}

const fn named() -> ApplyRule {
    ApplyRule::Named
}

/// Money that was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MoneyReceived {
    /// The number of the payment.
    pub payment: String,
    /// Whether it had been recorded before.
    pub again: bool,
    /// The number of the entry that posts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// The business day of the books it counts in.
    pub posted_on: BusinessDate,
    /// How much it stands over.
    pub amount: Amount,
    /// What it settled, in order.
    pub settled: Vec<SettledReply>,
    /// What of it was on account when it came.
    pub on_account: Amount,
    /// The credit notes of discounts taken with it; only of money that is recorded now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub discounts: Vec<String>,
    /// The numbers of the exceptions raised with it: what a person must look at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<i64>,
}

/// What of the money is for something that is owed.
struct Part {
    owed: Owed,
    amount_minor: i64,
    discount_minor: i64,
    /// How much had been written off of it, and is paid after all.
    recovered_minor: i64,
}

impl Command for ReceiveMoney {
    const NAME: &'static str = "sales.receive_money";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "customer": "CAFE", "account": "1020", "amount": "20.00", "reference": "BANK-771", "invoices": [{"invoice": "INV-ACME-000002"}]}"#;
    type Reply = MoneyReceived;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<MoneyReceived>, Refusal> {
        card_numbers::check("reference", self.reference.as_str())?;
        card_numbers::check_fields("attributes", &self.attributes)?;
        let entity = entity_named(draft, &self.entity)?;
        let customer = party_named(draft, &self.customer).map_err(|refusal| refusal.at("customer"))?;
        let amount_minor = positive(self.amount, entity.currency)?;
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        let about = About::of_scope(cx, self.reference.to_string()).at_stake(amount_minor, entity.currency);
        let kind = DocumentKind::CustomerPayment;
        let first = draft.document_by_reference(customer.id, kind, self.reference.as_str());
        if let Some(first) = first.as_ref().filter(|first| first.entity == entity.id) {
            return self.again(cx, draft, &entity, &customer, first, amount_minor);
        }
        // Another entity's payment is none of this one's: it has come, and is booked without the reference.
        if let Some(other) = &first {
            let document = draft.number_text(other.series, other.number);
            let refusal = ReferenceUsed { reference: self.reference.to_string(), document };
            refuse_or_raise(cx, draft, refusal.at("reference"), about.clone())?;
        }
        let way = way_in(cx, draft, &entity, (self.account.as_ref(), self.tender.as_ref()), about)?;
        let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
        let parts = self.plan(cx, draft, &entity, &customer, amount_minor)?;
        let mut discounts = Vec::new();
        for part in &parts {
            discounts.extend(self.discount(cx, draft, &entity, part, (occurred_on, posted_on))?);
            self.recover(cx, draft, &entity, part, (occurred_on, posted_on))?;
        }
        let money = Receiving {
            entity: &entity,
            party: customer.id,
            way,
            amount_minor,
            reference: self.reference.to_string(),
            is_own_reference: first.is_none(),
            occurred_on,
            posted_on,
            settles: parts.iter().map(|part| (part.owed.item, part.amount_minor)).collect(),
            attributes: self.attributes.clone(),
            external_refs: self.external_refs.clone(),
        };
        let (closed, document) = receive(cx, draft, money)?;
        draft.event(cx, "sales.money_received", closed.number);
        let document = draft.document(document).expect("a document that was just closed");
        let exceptions = closed.exceptions.into_iter().map(|exception| exception.0).collect();
        let reply = MoneyReceived { discounts, exceptions, ..reply(draft, &entity, &document)? };
        Ok(Decision::done(reply).worth(amount_minor))
    }
}

/// A payment as it stands.
fn reply(draft: &mut Draft<'_>, entity: &Entity, document: &Document) -> Result<MoneyReceived, Refusal> {
    let Arrived { settled, on_account_minor, amount_minor } = arrived(draft, document)?;
    let entry = draft.entry(document.entry).map(|entry| draft.number_text(entry.series, entry.number));
    Ok(MoneyReceived {
        payment: draft.number_text(document.series, document.number),
        again: false,
        entry,
        posted_on: document.posted_on,
        amount: Amount::of(amount_minor, entity.currency),
        settled: told(draft, entity.currency, &settled),
        on_account: Amount::of(on_account_minor, entity.currency),
        discounts: Vec::new(),
        exceptions: Vec::new(),
    })
}

impl ReceiveMoney {
    /// A payment that was recorded before: the first one stands.
    fn again(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        entity: &Entity,
        customer: &Party,
        first: &Document,
        amount_minor: i64,
    ) -> Result<Decision<MoneyReceived>, Refusal> {
        let stands_minor = arrived(draft, first)?.amount_minor;
        if stands_minor != amount_minor {
            let text = |minor| money_text(minor, entity.currency);
            let refusal = MoneyDiffers {
                customer: customer.code.clone(),
                reference: self.reference.to_string(),
                stands: text(stands_minor),
                given: text(amount_minor),
            };
            let about = About::of_scope(cx, self.reference.to_string());
            let about = about.at_stake(amount_minor.saturating_sub(stands_minor), entity.currency);
            refuse_or_raise(cx, draft, refusal.at("amount"), about)?;
        }
        let reply = reply(draft, entity, first)?;
        let exceptions = draft.book_raised(&reply.payment).into_iter().map(|exception| exception.0).collect();
        Ok(Decision::done(MoneyReceived { again: true, exceptions, ..reply }))
    }

    /// What the money settles: what is named, then by the rule.
    fn plan(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        entity: &Entity,
        customer: &Party,
        amount_minor: i64,
    ) -> Result<Vec<Part>, Refusal> {
        let mut left_minor = amount_minor;
        let mut parts: Vec<Part> = Vec::with_capacity(self.invoices.len());
        for (place, paid) in self.invoices.iter().enumerate() {
            let at = |refusal: Refusal| refusal.at(format!("invoices[{place}]"));
            if self.invoices[..place].iter().any(|before| before.invoice.folded() == paid.invoice.folded()) {
                return Err(at(NamedTwice { named: paid.invoice.to_string() }.at("invoice")));
            }
            let found = owed_named(draft, entity, customer.id, &paid.invoice);
            let owed = match found {
                Ok(owed) => owed,
                Err(refusal) => {
                    let about = About::of_scope(cx, self.reference.to_string());
                    refuse_or_raise(cx, draft, at(refusal), about.at_stake(amount_minor, entity.currency))?;
                    continue;
                }
            };
            // A number may be written in more than one way.
            if parts.iter().any(|part| part.owed.item == owed.item && !owed.item.is_none()) {
                return Err(at(NamedTwice { named: paid.invoice.to_string() }.at("invoice")));
            }
            let part = self.part(cx, draft, (entity, customer), (paid, owed), left_minor).map_err(at)?;
            left_minor -= part.amount_minor;
            parts.push(part);
        }
        if self.apply == ApplyRule::Oldest {
            for owed in owed_by(draft, entity, customer.id)? {
                let amount_minor = owed.remaining_minor.min(left_minor);
                if amount_minor > 0 && parts.iter().all(|part| part.owed.item != owed.item) {
                    left_minor -= amount_minor;
                    parts.push(Part { owed, amount_minor, discount_minor: 0, recovered_minor: 0 });
                }
            }
        }
        Ok(parts)
    }

    /// How much of what is left settles something that was named.
    fn part(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        (entity, customer): (&Entity, &Party),
        (paid, owed): (&PaidInvoice, Owed),
        left_minor: i64,
    ) -> Result<Part, Refusal> {
        let currency = entity.currency;
        let text = |minor| money_text(minor, currency);
        let about = About::of_scope(cx, self.reference.to_string());
        let given = |amount: Option<Number>, path| amount.map_or(Ok(0), |amount| not_negative(amount, currency, path));
        let discount_minor = self.discounted(cx, draft, entity, &owed, given(paid.discount, "discount")?)?;
        let deduction_minor = given(paid.deduction, "deduction")?;
        let due_minor = owed.remaining_minor - discount_minor;
        let lost_minor = match &owed.invoice {
            Some(invoice) => written_off(draft, invoice)?,
            None => 0,
        };
        let mut amount_minor = match paid.amount {
            Some(amount) => positive(amount, currency)?,
            None => due_minor.saturating_sub(deduction_minor).max(0).min(left_minor),
        };
        if amount_minor > due_minor + lost_minor {
            let (invoice, over) = (owed.number.clone(), amount_minor - due_minor - lost_minor);
            let refusal = MoreThanOwed { invoice, asked: text(amount_minor), owed: text(due_minor + lost_minor) };
            refuse_or_raise(cx, draft, refusal.at("amount"), about.clone().at_stake(over, currency))?;
            amount_minor = due_minor + lost_minor;
        }
        if amount_minor > left_minor {
            let (reference, invoice, over) =
                (self.reference.to_string(), owed.number.clone(), amount_minor - left_minor);
            let refusal = MoreThanReceived { reference, invoice, asked: text(amount_minor), left: text(left_minor) };
            refuse_or_raise(cx, draft, refusal.at("amount"), about.clone().at_stake(over, currency))?;
            amount_minor = left_minor;
        }
        if deduction_minor > 0 {
            let refusal = DeductionTaken {
                invoice: owed.number.clone(),
                customer: customer.code.clone(),
                amount: text(deduction_minor),
                reason: paid.reason.to_string(),
            };
            raise_refusal(cx, draft, refusal.at("deduction"), about.at_stake(deduction_minor, currency));
        }
        let recovered_minor = (amount_minor - due_minor).max(0);
        Ok(Part { owed, amount_minor, discount_minor, recovered_minor })
    }

    /// The discount that can be credited: of an invoice, and at most what is owed for it and left of its lines.
    fn discounted(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        entity: &Entity,
        owed: &Owed,
        discount_minor: i64,
    ) -> Result<i64, Refusal> {
        if discount_minor == 0 {
            return Ok(0);
        }
        let most_minor = match &owed.invoice {
            Some(invoice) => comes_to(&left_of(draft, invoice)?)?.min(owed.remaining_minor),
            None => 0,
        };
        if discount_minor > most_minor {
            let text = |minor| money_text(minor, entity.currency);
            let over = discount_minor - most_minor;
            let refusal =
                MoreThanOwed { invoice: owed.number.clone(), asked: text(discount_minor), owed: text(most_minor) };
            let about = About::of_scope(cx, self.reference.to_string()).at_stake(over, entity.currency);
            refuse_or_raise(cx, draft, refusal.at("discount"), about)?;
        }
        Ok(discount_minor.min(most_minor).max(0))
    }

    /// Credits a discount that was taken; answers the number of the credit note.
    fn discount(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        entity: &Arc<Entity>,
        part: &Part,
        (occurred_on, posted_on): (BusinessDate, BusinessDate),
    ) -> Result<Option<String>, Refusal> {
        let Some(invoice) = part.owed.invoice.as_ref().filter(|_| part.discount_minor > 0) else { return Ok(None) };
        let includes_tax = draft.order(invoice.demand).is_some_and(|order| order.includes_tax);
        let parts = spread(left_of(draft, invoice)?, includes_tax, part.discount_minor)?;
        let note = self.reference.to_string();
        let crediting = Crediting { entity, invoice, parts, discount: true, occurred_on, posted_on, note };
        let (_, made) = credit(cx, draft, crediting)?;
        Ok(Some(draft.number_text(made.series, made.number)))
    }

    /// Takes what is paid after all out of bad debts.
    fn recover(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        entity: &Arc<Entity>,
        part: &Part,
        (occurred_on, posted_on): (BusinessDate, BusinessDate),
    ) -> Result<(), Refusal> {
        let Some(invoice) = part.owed.invoice.as_ref().filter(|_| part.recovered_minor > 0) else { return Ok(()) };
        let (amount_minor, note) = (-part.recovered_minor, self.reference.to_string());
        bad_debts::book(
            cx,
            draft,
            BadDebt { entity, invoice, amount_minor, claims_tax: false, occurred_on, posted_on, note },
        )?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::sales::commands::WriteOff;
    use crate::sales::queries::InvoiceOf;
    use crate::sales::wholesale::{codes, invoiced, owed, shop};
    use crate::testing::Shop;

    fn money(amount: &str, reference: &str, more: &Value) -> Value {
        let mut request = json!({"entity": "ACME", "customer": "CAFE", "account": "1020", "amount": amount,
            "reference": reference});
        for (field, value) in more.as_object().expect("an object") {
            request[field] = value.clone();
        }
        request
    }

    /// Each by the last digit of its number: what was settled of it, and what is left.
    fn settled(reply: &MoneyReceived) -> Vec<(&str, &str, &str)> {
        let parts = reply.settled.iter();
        parts.map(|part| (&part.invoice[part.invoice.len() - 1..], part.amount.as_str(), part.left.as_str())).collect()
    }

    fn two_invoices() -> (Shop, String, String) {
        let mut shop = shop();
        let (first, second) = (invoiced(&mut shop, "B-1", 2), invoiced(&mut shop, "B-2", 3));
        (shop, first, second)
    }

    /// 23.80 and 35.70 are owed. Money that is short leaves the rest owed, money that is over is on account.
    #[test]
    fn money_settles_what_is_named_and_then_by_its_rule() {
        let (mut shop, first, second) = two_invoices();
        let both = json!({"invoices": [{"invoice": first}, {"invoice": second, "amount": "30.70"}]});
        let reply = shop.does::<ReceiveMoney>(money("54.50", "M-1", &both));
        assert_eq!(settled(&reply), [("1", "23.80", "0.00"), ("2", "30.70", "5.00")]);
        assert_eq!((reply.on_account.as_str(), reply.payment.as_str()), ("0.00", "CP-ACME-000001"));
        let over = shop.does::<ReceiveMoney>(money("12.00", "M-2", &json!({"apply": "oldest"})));
        assert_eq!((settled(&over), over.on_account.as_str()), (vec![("2", "5.00", "0.00")], "7.00"));
        let none = shop.does::<ReceiveMoney>(money("9.00", "M-3", &json!({})));
        assert_eq!((settled(&none), none.on_account.as_str()), (vec![], "9.00"));
    }

    /// 2 % of 23.80 taken for paying early: 0.48, of which 0.03 is tax, by a credit note; nothing is left to be paid.
    #[test]
    fn a_discount_is_credited_with_its_tax() {
        let (mut shop, first, _) = two_invoices();
        let paid = json!({"invoices": [{"invoice": first, "discount": "0.48"}]});
        let reply = shop.does::<ReceiveMoney>(money("23.32", "M-1", &paid));
        assert_eq!((settled(&reply), owed(&mut shop, &first)), (vec![("1", "23.32", "0.00")], 0));
        let note = shop.answers::<InvoiceOf>(json!({"invoice": reply.discounts[0]}));
        assert_eq!((note.net.as_str(), note.tax.as_str(), note.owed.as_str()), ("-0.45", "-0.03", "0.00"));
        let accounts: Vec<String> = {
            let number = Code::parse(&reply.discounts[0]).expect("a number");
            let note = crate::sales::rules::naming::invoice_named(&mut shop.draft, &number).expect("a credit note");
            let entry = shop.draft.document(note.document).expect("a document").entry;
            let postings = shop.draft.postings_of(entry);
            postings.iter().filter_map(|line| shop.draft.account(line.account)).map(|held| held.code.clone()).collect()
        };
        assert!(accounts.contains(&"4020".to_owned()), "{accounts:?}");
    }

    /// What is kept back for a reason stays owed, and somebody must look at it.
    #[test]
    fn a_deduction_stays_owed_and_is_raised() {
        let (mut shop, first, _) = two_invoices();
        let paid = json!({"invoices": [{"invoice": first, "deduction": "3.80", "reason": "one tin was dented"}]});
        let reply = shop.does::<ReceiveMoney>(money("20.00", "M-1", &paid));
        assert_eq!(settled(&reply), [("1", "20.00", "3.80")]);
        assert_eq!(codes(&mut shop, &reply.exceptions), ["sales.deduction_taken"]);
    }

    /// The reference means one payment for ever, whatever is said under it again.
    #[test]
    fn money_is_recorded_once() {
        let (mut shop, first, second) = two_invoices();
        let paid = money("20.00", "M-1", &json!({"invoices": [{"invoice": first}]}));
        let one = shop.does::<ReceiveMoney>(paid.clone());
        let again = shop.does::<ReceiveMoney>(paid);
        assert_eq!(again, MoneyReceived { again: true, ..one.clone() });
        let other = shop.does::<ReceiveMoney>(money("30.00", "M-1", &json!({"invoices": [{"invoice": second}]})));
        assert_eq!((other.again, other.amount.as_str()), (true, "20.00"));
        assert_eq!(codes(&mut shop, &other.exceptions), ["sales.money_differs"]);
        assert_eq!((owed(&mut shop, &first), owed(&mut shop, &second)), (380, 3570));
    }

    /// Money is never lost: what it cannot settle stays on account, and says why.
    #[test]
    fn what_does_not_fit_is_raised_and_stays_on_account() {
        let (mut shop, first, second) = two_invoices();
        let unknown = json!({"invoices": [{"invoice": "INV-ACME-000099"}]});
        let too_much = json!({"invoices": [{"invoice": first, "amount": "30.00"}]});
        let beyond = json!({"invoices": [{"invoice": second, "amount": "35.00"}]});
        let discounted = json!({"invoices": [{"invoice": second, "discount": "99.00", "amount": "1.00"}]});
        for (reference, amount, paid, code, on_account) in [
            ("M-1", "10.00", unknown, "sales.unknown_invoice", "10.00"),
            ("M-2", "30.00", too_much, "sales.more_than_owed", "6.20"),
            ("M-3", "20.00", beyond, "sales.more_than_received", "0.00"),
            ("M-4", "1.00", discounted, "sales.more_than_owed", "1.00"),
        ] {
            let reply = shop.does::<ReceiveMoney>(money(amount, reference, &paid));
            assert_eq!(codes(&mut shop, &reply.exceptions)[..1], [code], "{reference}");
            assert_eq!(reply.on_account.as_str(), on_account, "{reference}");
        }
        let theirs = json!({"entity": "ACME", "customer": "ANNA", "account": "1020", "amount": "5.00",
            "reference": "M-1", "invoices": [{"invoice": second}]});
        let reply = shop.does::<ReceiveMoney>(theirs);
        assert_eq!(codes(&mut shop, &reply.exceptions), ["sales.other_customer"]);
        assert_eq!(reply.on_account.as_str(), "5.00");
    }

    /// Money on an account that takes no entries by hand goes to suspense; by a tender it is awaited of the processor.
    #[test]
    fn money_comes_on_an_account_or_by_a_tender() {
        let (mut shop, ..) = two_invoices();
        let control = shop.does::<ReceiveMoney>(money("5.00", "M-1", &json!({"account": "1100"})));
        assert_eq!(codes(&mut shop, &control.exceptions), ["ledger.control_account"]);
        let mut card = money("5.00", "M-2", &json!({"tender": "CARD"}));
        card.as_object_mut().expect("an object").remove("account");
        let card = shop.does::<ReceiveMoney>(card);
        assert_eq!((card.amount.as_str(), card.exceptions.as_slice()), ("5.00", &[][..]));
    }

    /// What was written off is taken out of bad debts when it is paid after all.
    #[test]
    fn a_bad_debt_is_recovered() {
        let (mut shop, first, _) = two_invoices();
        shop.does::<WriteOff>(json!({"invoice": first, "amount": "20.00", "reason": "insolvent"}));
        assert_eq!(owed(&mut shop, &first), 380);
        let reply = shop.does::<ReceiveMoney>(money(
            "13.80",
            "M-1",
            &json!({"invoices": [{"invoice": first,
            "amount": "13.80"}]}),
        ));
        assert_eq!((settled(&reply), reply.exceptions.as_slice()), (vec![("1", "13.80", "0.00")], &[][..]));
        let more = shop.does::<ReceiveMoney>(money(
            "12.00",
            "M-2",
            &json!({"invoices": [{"invoice": first,
            "amount": "12.00"}]}),
        ));
        assert_eq!(codes(&mut shop, &more.exceptions), ["sales.more_than_owed"]);
        assert_eq!((settled(&more), more.on_account.as_str()), (vec![("1", "10.00", "0.00")], "2.00"));
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        let (mut shop, first, _) = two_invoices();
        for (change, code) in [
            (json!({"entity": "NOBODY"}), "ledger.unknown_entity"),
            (json!({"customer": "NOBODY"}), "parties.unknown_party"),
            (json!({"tender": "CARD"}), "sales.one_place"),
            (json!({"account": null}), "sales.one_place"),
            (json!({"account": null, "tender": "CASH"}), "sales.tender_not_for_orders"),
            (json!({"account": null, "tender": "NONE"}), "till.unknown_tender"),
            (json!({"amount": "0"}), "sales.not_positive"),
            (json!({"invoices": [{"invoice": first, "discount": "-1"}]}), "sales.out_of_range"),
            (json!({"invoices": [{"invoice": first}, {"invoice": first}]}), "sales.named_twice"),
            (json!({"reference": "4111111111111111"}), "till.card_number"),
            (json!({"occurred_on": "2026-11-24"}), "ledger.in_future"),
        ] {
            shop.refuses::<ReceiveMoney>(money("5.00", "M-1", &change), code);
        }
    }
}
