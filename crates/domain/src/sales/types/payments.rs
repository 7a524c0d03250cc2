//! Money of orders.

use crate::tax::types::Treatment;
use crate::values::{BusinessDate, CommandId, DemandId, EntryId, OpenItemId, StoredValueId, TaxSetId, TenderId};
use crate::words::words;

words! {
    /// What happened to a payment of an order.
    OrderPaymentStep {
        /// It was promised to us.
        Authorised = "authorised",
        /// It was taken.
        Captured = "captured",
        /// What was promised and not taken was let go.
        Voided = "voided",
        /// It was given back.
        Refunded = "refunded",
        /// The processor took it back for the customer.
        ChargedBack = "charged_back",
        /// The processor gave it to us again.
        ChargebackWon = "chargeback_won",
    }
}

impl OrderPaymentStep {
    /// By which sign it changes what we hold of a customer; nothing where no money moves.
    #[must_use]
    pub const fn sign(self) -> i64 {
        match self {
            Self::Captured | Self::ChargebackWon => 1,
            Self::Refunded | Self::ChargedBack => -1,
            Self::Authorised | Self::Voided => 0,
        }
    }
}

/// Something that happened to a payment of an order: never changed, only followed by others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderPayment {
    /// Its key.
    pub id: i64,
    /// The command that recorded it.
    pub command: CommandId,
    /// Of which order.
    pub demand: DemandId,
    /// What happened.
    pub step: OrderPaymentStep,
    /// The way of paying.
    pub tender: TenderId,
    /// How much, in minor units, above zero.
    pub amount_minor: i64,
    /// The step of the order it follows: of a capture what was authorised, of a refund what was captured; 0 for none.
    pub follows: i64,
    /// The card or credit of ours behind it, or none.
    pub stored_value: StoredValueId,
    /// The processor's own reference, unique of the order and step; empty of what we gave back ourselves.
    pub reference: String,
    /// The business day it happened.
    pub occurred_on: BusinessDate,
    /// The open item by which the processor owes or is owed it, or none.
    pub item: OpenItemId,
    /// The entry that posted it, or none.
    pub entry: EntryId,
}

/// A change of what is taxed of an order because it was paid and is not billed yet; below zero when it is billed, given
/// back or no longer wanted. Of each way of taxing the changes add up to what is taxed so at present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdvanceTax {
    /// Its key.
    pub id: i64,
    /// The command that brought it.
    pub command: CommandId,
    /// Of which order.
    pub demand: DemandId,
    /// What taxes it.
    pub tax_set: TaxSetId,
    /// How.
    pub treatment: Treatment,
    /// The business day of the books it counts in.
    pub posted_on: BusinessDate,
    /// Without tax, in minor units.
    pub net_minor: i64,
    /// The tax, in minor units.
    pub tax_minor: i64,
    /// The entry that posts it; none where the command's changes come to no tax.
    pub entry: EntryId,
}
