//! One invoice or credit note.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Query, Refusal, Scope};
use crate::sales::refusals::UnknownInvoice;
use crate::sales::rules::naming::{document_text, invoice_named, reference_of, remains};
use crate::sales::types::InvoiceKind;
use crate::tax::types::Treatment;
use crate::values::{Amount, BusinessDate, Code, Currency, Quantity};

/// An invoice or credit note with its lines, and what of it is still owed. Amounts of a credit note are below zero.
///
/// Refused: `sales.unknown_invoice`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InvoiceOf {
    /// Its number.
    pub invoice: Code,
}

/// An invoice or credit note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InvoiceAnswer {
    /// Its number.
    pub invoice: String,
    /// Which of both.
    pub kind: InvoiceKind,
    /// The stock document it belongs to: the shipment it bills, the return it credits.
    pub document: String,
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
    /// The invoice it corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<String>,
    /// The currency of the amounts.
    pub currency: Currency,
    /// Without tax.
    pub net: Amount,
    /// The tax that we owe.
    pub tax: Amount,
    /// Both.
    pub total: Amount,
    /// What of it was paid before, or is held for the customer now.
    pub paid: Amount,
    /// What of it is still owed; of a credit note nothing.
    pub owed: Amount,
    /// What the marketplace keeps of it, or the principal gets.
    pub fee: Amount,
    /// Its lines, in order.
    pub lines: Vec<InvoiceLineReply>,
}

/// A line of an invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InvoiceLineReply {
    /// The line of the order.
    pub order_line: i64,
    /// The SKU.
    pub item: String,
    /// How much, in the item's base unit.
    pub quantity: Quantity,
    /// Price times quantity.
    pub gross: Amount,
    /// What was taken off, its share of what was taken off the order included.
    pub discount: Amount,
    /// Without tax.
    pub net: Amount,
    /// The tax that we owe.
    pub tax: Amount,
    /// The tax that a marketplace collects and owes.
    pub memo_tax: Amount,
    /// How it is taxed.
    pub treatment: Treatment,
}

impl Query for InvoiceOf {
    const NAME: &'static str = "sales.invoice";
    const EXAMPLE: &'static str = r#"{"invoice": "INV-ACME-000001"}"#;
    type Reply = InvoiceAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        let invoice = invoice_named(draft, &self.invoice)?;
        let unknown = || UnknownInvoice { invoice: self.invoice.to_string() }.at("invoice");
        draft.order(invoice.demand).map(|order| Scope::Entity(order.entity)).ok_or_else(unknown)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<InvoiceAnswer, Refusal> {
        let invoice = invoice_named(draft, &self.invoice)?;
        let unknown = || UnknownInvoice { invoice: self.invoice.to_string() }.at("invoice");
        let order = draft.order(invoice.demand).ok_or_else(unknown)?;
        let document = draft.document(invoice.document).ok_or_else(unknown)?;
        let currency = draft.entity(order.entity).map_or(Currency::EUR, |entity| entity.currency);
        let amount = |minor| Amount::of(minor, currency);
        let corrected = draft.invoice(invoice.corrects).filter(|_| !invoice.corrects.is_none());
        let mut lines = Vec::new();
        for line in draft.invoice_lines(invoice.document) {
            lines.push(InvoiceLineReply {
                order_line: line.order_line,
                item: draft.item(line.item).map(|item| item.code.clone()).unwrap_or_default(),
                quantity: line.quantity,
                gross: amount(line.gross_minor),
                discount: amount(line.discount_minor.saturating_add(line.basket_discount_minor)),
                net: amount(line.net_minor),
                tax: amount(line.tax_minor),
                memo_tax: amount(line.memo_tax_minor),
                treatment: line.treatment,
            });
        }
        let owed_minor = match invoice.kind {
            InvoiceKind::Invoice => remains(draft, invoice.item),
            InvoiceKind::CreditNote => 0,
        };
        Ok(InvoiceAnswer {
            invoice: draft.number_text(invoice.series, invoice.number),
            kind: invoice.kind,
            document: document_text(draft, invoice.document),
            channel: draft.channel(order.channel).map(|channel| channel.code.clone()).unwrap_or_default(),
            reference: reference_of(draft, &order),
            party: draft.party(invoice.party).filter(|_| !invoice.party.is_none()).map(|party| party.code.clone()),
            posted_on: document.posted_on,
            due_on: invoice.due_on,
            corrects: corrected.map(|held| draft.number_text(held.series, held.number)),
            currency,
            net: amount(invoice.net_minor),
            tax: amount(invoice.tax_minor),
            total: amount(invoice.net_minor.saturating_add(invoice.tax_minor)),
            paid: amount(invoice.deposit_minor),
            owed: amount(owed_minor),
            fee: amount(invoice.fee_minor),
            lines,
        })
    }
}
