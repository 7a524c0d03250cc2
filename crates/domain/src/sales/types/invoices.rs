//! Invoices, credit notes and parcels: what makes a stock document a business with a customer.

use crate::tax::types::Treatment;
use crate::values::{
    BusinessDate, CommandId, DemandId, DocumentId, ItemId, OpenItemId, PartyId, Quantity, SeriesId, TaxSetId,
};
use crate::words::words;

words! {
    /// What is billed.
    InvoiceKind {
        /// What the customer owes.
        Invoice = "invoice",
        /// What is taken off that again.
        CreditNote = "credit_note",
    }
}

/// An invoice or credit note; amounts of a credit note are below zero. It belongs to a stock document: the shipment it
/// bills, or the return it credits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invoice {
    /// The stock document, whose key is its own.
    pub document: DocumentId,
    /// The command that made it.
    pub command: CommandId,
    /// Of which order.
    pub demand: DemandId,
    /// Which of both.
    pub kind: InvoiceKind,
    /// Its series.
    pub series: SeriesId,
    /// Its number in the series.
    pub number: i64,
    /// Who owes it, or none.
    pub party: PartyId,
    /// The day it is due.
    pub due_on: BusinessDate,
    /// Without tax, in minor units.
    pub net_minor: i64,
    /// The tax in it that we owe.
    pub tax_minor: i64,
    /// What of it was paid before: taken off what we held.
    pub deposit_minor: i64,
    /// What is left to be paid.
    pub receivable_minor: i64,
    /// The open item that waits for that, or none; a credit note lowers the item of what it corrects.
    pub item: OpenItemId,
    /// What the marketplace keeps of it, or as an agent what the principal gets.
    pub fee_minor: i64,
    /// The invoice it corrects, or none.
    pub corrects: DocumentId,
}

/// A line of an invoice; all of it below zero on a credit note. Amounts are in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvoiceLine {
    /// The invoice's document.
    pub document: DocumentId,
    /// Its place, from 1.
    pub line: i64,
    /// The line of the order.
    pub order_line: i64,
    /// What.
    pub item: ItemId,
    /// How much, in base units.
    pub quantity: Quantity,
    /// Price times quantity.
    pub gross_minor: i64,
    /// What was taken off the line.
    pub discount_minor: i64,
    /// Its share of what was taken off the order.
    pub basket_discount_minor: i64,
    /// Without tax.
    pub net_minor: i64,
    /// The tax we owe.
    pub tax_minor: i64,
    /// The tax somebody else collects and owes.
    pub memo_tax_minor: i64,
    /// What taxes it.
    pub tax_set: TaxSetId,
    /// How.
    pub treatment: Treatment,
    /// What its goods cost, as far as that counts with it.
    pub cost_minor: i64,
}

/// A change of what was taxed of an invoice because of a bad debt: below zero where its tax is claimed back, above where it
/// is owed again. Amounts are in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadDebtRelief {
    /// Its key.
    pub id: i64,
    /// The command that claimed it.
    pub command: CommandId,
    /// The document of the bad debt.
    pub document: DocumentId,
    /// The document of the invoice.
    pub invoice: DocumentId,
    /// What taxes it.
    pub tax_set: TaxSetId,
    /// How.
    pub treatment: Treatment,
    /// Without tax.
    pub net_minor: i64,
    /// The tax.
    pub tax_minor: i64,
}

/// What left for an order in one shipment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// The stock document by which it left, whose key is its own.
    pub document: DocumentId,
    /// The command that told of it.
    pub command: CommandId,
    /// Of which order.
    pub demand: DemandId,
    /// Who carries it, or none: it was picked up.
    pub carrier: PartyId,
    /// The carrier's number, or empty.
    pub tracking: String,
    /// What carrying it costs us, in minor units.
    pub freight_minor: i64,
    /// The open item of its goods while they are under way and ours, or none.
    pub goods_item: OpenItemId,
    /// The open item of its revenue until they arrive, or none.
    pub revenue_item: OpenItemId,
}

words! {
    /// What a carrier says of a parcel.
    ParcelStep {
        /// It arrived.
        Delivered = "delivered",
        /// It will be late.
        Delayed = "delayed",
        /// It is lost.
        Lost = "lost",
        /// It is damaged.
        Damaged = "damaged",
        /// It is on its way back.
        Returned = "returned",
        /// We claim it of the carrier.
        Claimed = "claimed",
    }
}

/// Something that happened to a parcel under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParcelEvent {
    /// Its key.
    pub id: i64,
    /// The command that told of it.
    pub command: CommandId,
    /// Which parcel.
    pub document: DocumentId,
    /// What happened.
    pub step: ParcelStep,
    /// The business day it happened.
    pub occurred_on: BusinessDate,
    /// What is claimed, in minor units; 0 of other steps.
    pub amount_minor: i64,
    /// What the carrier says.
    pub note: String,
}
