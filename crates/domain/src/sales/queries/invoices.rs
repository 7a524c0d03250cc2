//! Invoices and credit notes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::sales::rules::naming::{reference_of, remains};
use crate::sales::types::{Invoice, InvoiceKind};
use crate::stock::rules::naming::party_named;
use crate::values::{Amount, BusinessDate, Code, Currency};

/// Invoices or credit notes of an entity in order of number, in pages. Amounts of a credit note are below zero.
///
/// Refused: `ledger.unknown_entity`, `parties.unknown_party`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Invoices {
    /// Who sold.
    pub entity: Code,
    /// Whether invoices or credit notes; invoices if not said.
    #[serde(default = "invoice")]
    pub kind: InvoiceKind,
    /// Who owes them; anybody if not said.
    #[serde(default)]
    pub customer: Option<Code>,
    /// Whether only those for which something is still owed.
    #[serde(default)]
    pub open: bool,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<i64>,
    /// How many at most are looked at.
    #[serde(default)]
    pub limit: Limit,
}

const fn invoice() -> InvoiceKind {
    InvoiceKind::Invoice
}

/// An invoice or credit note in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InvoiceHeading {
    /// Its number.
    pub invoice: String,
    /// The order's channel.
    pub channel: String,
    /// The order's reference.
    pub reference: String,
    /// Who owes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<String>,
    /// The business day of the books it counts in.
    pub posted_on: BusinessDate,
    /// The day it is due.
    pub due_on: BusinessDate,
    /// Without tax.
    pub net: Amount,
    /// The tax that we owe.
    pub tax: Amount,
    /// Both.
    pub total: Amount,
    /// What of it is still owed; of a credit note nothing.
    pub owed: Amount,
}

/// A page of invoices or credit notes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InvoicesAnswer {
    /// The currency of the amounts.
    pub currency: Currency,
    /// The invoices.
    pub invoices: Vec<InvoiceHeading>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

impl Query for Invoices {
    const NAME: &'static str = "sales.invoices";
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "customer": "CAFE", "open": true}"#;
    type Reply = InvoicesAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<InvoicesAnswer, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let party = party_named(draft, self.customer.as_ref(), "customer")?;
        let (currency, mut invoices, mut next) = (entity.currency, Vec::new(), None);
        if let Some(series) = draft.series_held(entity.id, self.kind.as_str()) {
            let found = draft.invoices_after(series.id, party, self.after.unwrap_or(0), self.limit.probe());
            let (rows, following) = self.limit.page(found, |invoice| invoice.number);
            next = following;
            for invoice in rows {
                let owed_minor = owed(draft, &invoice);
                if !self.open || owed_minor != 0 {
                    invoices.push(heading(draft, &invoice, owed_minor, currency));
                }
            }
        }
        Ok(InvoicesAnswer { currency, invoices, next })
    }
}

fn owed(draft: &mut Draft<'_>, invoice: &Invoice) -> i64 {
    match invoice.kind {
        InvoiceKind::Invoice => remains(draft, invoice.item),
        InvoiceKind::CreditNote => 0,
    }
}

fn heading(draft: &mut Draft<'_>, invoice: &Invoice, owed_minor: i64, currency: Currency) -> InvoiceHeading {
    let order = draft.order(invoice.demand);
    let channel = order.as_ref().and_then(|order| draft.channel(order.channel));
    let amount = |minor| Amount::of(minor, currency);
    InvoiceHeading {
        invoice: draft.number_text(invoice.series, invoice.number),
        channel: channel.map(|channel| channel.code.clone()).unwrap_or_default(),
        reference: order.map(|order| reference_of(draft, &order)).unwrap_or_default(),
        party: draft.party(invoice.party).filter(|_| !invoice.party.is_none()).map(|party| party.code.clone()),
        posted_on: draft.document(invoice.document).map_or(invoice.due_on, |document| document.posted_on),
        due_on: invoice.due_on,
        net: amount(invoice.net_minor),
        tax: amount(invoice.tax_minor),
        total: amount(invoice.net_minor.saturating_add(invoice.tax_minor)),
        owed: amount(owed_minor),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::sales::commands::{CreditOrder, ReceiveMoney};
    use crate::sales::wholesale::{invoiced, shop};

    #[test]
    fn invoices_are_listed_by_customer_and_by_what_is_owed() {
        let mut shop = shop();
        let asked = |more: serde_json::Value| {
            let mut request = json!({"entity": "ACME", "customer": "CAFE"});
            for (field, value) in more.as_object().expect("an object") {
                request[field] = value.clone();
            }
            request
        };
        let (first, second) = (invoiced(&mut shop, "B-1", 2), invoiced(&mut shop, "B-2", 3));
        shop.does::<ReceiveMoney>(json!({"entity": "ACME", "customer": "CAFE", "account": "1020", "amount": "23.80",
            "reference": "M-1", "invoices": [{"invoice": first}]}));
        shop.does::<CreditOrder>(json!({"invoice": second, "amount": "5.70", "reason": "dented"}));
        let all = shop.answers::<Invoices>(asked(json!({})));
        let listed: Vec<_> = all.invoices.iter().map(|row| (row.reference.as_str(), row.owed.as_str())).collect();
        assert_eq!(listed, [("B-1", "0.00"), ("B-2", "30.00")]);
        let open = shop.answers::<Invoices>(asked(json!({"open": true})));
        assert_eq!(open.invoices.iter().map(|row| row.invoice.clone()).collect::<Vec<_>>(), [second]);
        let notes = shop.answers::<Invoices>(asked(json!({"kind": "credit_note"})));
        assert_eq!(notes.invoices[0].total.as_str(), "-5.70");
        let page = shop.answers::<Invoices>(asked(json!({"limit": 1})));
        assert_eq!((page.invoices.len(), page.next), (1, Some(1)));
        assert!(shop.answers::<Invoices>(asked(json!({"customer": "ANNA"}))).invoices.is_empty());
        let unknown = shop.ask::<Invoices>(r#"{"entity": "ACME", "customer": "NOBODY"}"#);
        assert_eq!(unknown.map_err(|refusal| refusal.code), Err("parties.unknown_party".to_owned()));
    }
}
