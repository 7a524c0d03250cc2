//! What the sales slice asks of the file.

use super::types::{
    AdvanceTax, BadDebtRelief, ChannelTerms, CustomerTerms, HoldStep, Invoice, InvoiceLine, Order, OrderCancel,
    OrderPayment, Parcel, ParcelEvent,
};
use crate::values::{ChannelId, DemandId, DocumentId, EntityId, PartyId, SeriesId};

/// Terms, orders, money and invoices as the file has them.
pub trait SalesFacts {
    /// On which terms a channel sells.
    fn channel_terms(&self, channel: ChannelId) -> Option<ChannelTerms>;
    /// On which terms a customer buys.
    fn customer_terms(&self, entity: EntityId, customer: PartyId) -> Option<CustomerTerms>;
    /// An order or quote with its lines.
    fn order(&self, demand: DemandId) -> Option<Order>;
    /// The order of a number.
    fn order_by_number(&self, series: SeriesId, number: i64) -> Option<DemandId>;
    /// Orders and quotes of an entity through a channel (none: all) of a customer (none: all) with key above `after`, in
    /// order of key.
    fn orders_after(
        &self,
        entity: EntityId,
        channel: ChannelId,
        customer: PartyId,
        after: DemandId,
        limit: u32,
    ) -> Vec<DemandId>;
    /// Orders of a customer of which goods are still to leave, or what is no goods to be billed, in order of key.
    fn orders_under_way(&self, entity: EntityId, customer: PartyId) -> Vec<DemandId>;
    /// What of an order was cancelled, in order.
    fn order_cancels(&self, demand: DemandId) -> Vec<OrderCancel>;
    /// Its holds as they were placed and released, in order.
    fn hold_steps(&self, demand: DemandId) -> Vec<HoldStep>;
    /// What happened to its payments, in order.
    fn order_payments(&self, demand: DemandId) -> Vec<OrderPayment>;
    /// What of it was taxed because it was paid before it was billed, in order.
    fn advance_taxes(&self, demand: DemandId) -> Vec<AdvanceTax>;
    /// Its invoices and credit notes, in order of document.
    fn invoices_of(&self, demand: DemandId) -> Vec<Invoice>;
    /// The invoice or credit note of a document.
    fn invoice(&self, document: DocumentId) -> Option<Invoice>;
    /// The document of an invoice or credit note of a number.
    fn invoice_by_number(&self, series: SeriesId, number: i64) -> Option<DocumentId>;
    /// Invoices or credit notes of a series, of whom they are owed by (none: all), with number above `after`, in order of
    /// number.
    fn invoices_after(&self, series: SeriesId, party: PartyId, after: i64, limit: u32) -> Vec<Invoice>;
    /// The lines of an invoice or credit note, in order.
    fn invoice_lines(&self, document: DocumentId) -> Vec<InvoiceLine>;
    /// What was taxed otherwise of an invoice because of bad debts, in order.
    fn bad_debt_reliefs(&self, invoice: DocumentId) -> Vec<BadDebtRelief>;
    /// The parcel of a document.
    fn parcel(&self, document: DocumentId) -> Option<Parcel>;
    /// The parcels of an order, in order of document.
    fn parcels_of(&self, demand: DemandId) -> Vec<Parcel>;
    /// What happened to a parcel, in order.
    fn parcel_events(&self, document: DocumentId) -> Vec<ParcelEvent>;
}
