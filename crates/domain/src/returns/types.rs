//! Returns: how a channel takes goods back, what is to come back, what came, and what became of it.

use std::collections::BTreeMap;

use crate::flow::Refusal;
use crate::values::{
    Attributes, BusinessDate, ChannelId, CommandId, DemandId, DocumentId, EntityId, ItemId, LotId, OpenItemId, PartyId,
    Percent, PlaceId, Quantity, ReturnId, SeriesId, SiteId, TenderId,
};
use crate::words::words;

words! {
    /// When money is given back for goods that come back.
    RefundWhen {
        /// When the return is authorised.
        Authorisation = "authorisation",
        /// When the goods are there.
        Receipt = "receipt",
        /// When it is known what becomes of them.
        Disposition = "disposition",
    }
}

words! {
    /// What becomes of what was taken off an order of which goods come back.
    OrderDiscountRule {
        /// What comes back is refunded as it was paid, its share of the discount taken off; what is kept keeps its share.
        Keep = "keep",
        /// While what is kept is worth less than a threshold, its share of the discount is kept back of what is refunded.
        ChargeBack = "charge_back",
    }
}

/// Why goods come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnReason {
    /// The code callers use.
    pub code: String,
    /// The code folded, by which it is unique in its policy.
    pub folded: String,
    /// The name shown.
    pub name: String,
    /// Whether the restocking fee is kept.
    pub charges_fee: bool,
}

/// How a channel takes goods back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnPolicy {
    /// The channel.
    pub channel: ChannelId,
    /// How many days after they left or arrived, if not for ever.
    pub window_days: Option<i64>,
    /// When money is given back.
    pub refund_when: RefundWhen,
    /// What is kept of the price of what comes back.
    pub restocking: Percent,
    /// Whether what was billed without goods is refunded when all goods of the order come back.
    pub refund_shipping: bool,
    /// What becomes of what was taken off the order.
    pub order_discount: OrderDiscountRule,
    /// What must be kept of an order for what was taken off it, in minor units, before that was taken off.
    pub discount_from_minor: i64,
    /// Why goods may come back.
    pub reasons: Vec<ReturnReason>,
}

/// Goods that are to come back, or came.
#[derive(Clone, Debug, PartialEq)]
pub struct Return {
    /// Its key.
    pub id: ReturnId,
    /// The command that opened it.
    pub command: CommandId,
    /// Whose.
    pub entity: EntityId,
    /// Its series.
    pub series: SeriesId,
    /// Its number in the series.
    pub number: i64,
    /// Whose goods they were, or none.
    pub customer: PartyId,
    /// The business day it was opened.
    pub opened_on: BusinessDate,
    /// Whether it was authorised before anything came.
    pub authorised: bool,
    /// The store credit tender that is refunded to, or none: money goes back the way it came.
    pub refund_tender: TenderId,
    /// The number of the store credit, or empty.
    pub refund_code: String,
    /// What the customer or the warehouse says.
    pub note: String,
    /// The host's own.
    pub attributes: Attributes,
    /// Its ids in other systems, by system.
    pub external_refs: BTreeMap<String, String>,
    /// The order, once it is known.
    pub demand: DemandId,
    /// Its lines, in order.
    pub lines: Vec<ReturnLine>,
}

impl Return {
    /// The place of a line.
    #[must_use]
    pub fn place_of(&self, line: i64) -> Option<usize> {
        self.lines.iter().position(|held| held.line == line)
    }
}

/// A line of a return: what of it was authorised, and the sums of what happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnLine {
    /// Its place in the return, from 1.
    pub line: i64,
    /// The command that added it.
    pub command: CommandId,
    /// What.
    pub item: ItemId,
    /// Why: a code of the channel's policy, or empty.
    pub reason: String,
    /// Whether the restocking fee is kept.
    pub charges_fee: bool,
    /// How much may come, in base units; nothing of what came unannounced.
    pub authorised: Quantity,
    /// The line of the order, once it is known, or 0.
    pub order_line: i64,
    /// How much came.
    pub received: Quantity,
    /// How much was credited.
    pub credited: Quantity,
    /// Of how much it is known what became of it.
    pub disposed: Quantity,
    /// How much was credited and will not come any more.
    pub lost: Quantity,
    /// How much came and will not be credited.
    pub declined: Quantity,
    /// How much of what was authorised is no longer expected.
    pub released: Quantity,
    /// The open item of what was refunded without goods, or came without being refunded; none before the first.
    pub clearing: OpenItemId,
}

impl ReturnLine {
    /// What was refunded and has not come, above zero; what came and was not refunded, below zero.
    ///
    /// # Errors
    /// `flow.bad_value` when a sum passes 64 bits.
    pub fn unmatched(&self) -> Result<Quantity, Refusal> {
        let refunded = self.credited.checked_add(self.declined)?;
        Ok(refunded.checked_sub(self.received)?.checked_sub(self.lost)?)
    }

    /// What came and waits for somebody to say what becomes of it.
    ///
    /// # Errors
    /// `flow.bad_value` when a sum passes 64 bits.
    pub fn waiting(&self) -> Result<Quantity, Refusal> {
        Ok(self.received.checked_sub(self.disposed)?)
    }

    /// What may still come.
    ///
    /// # Errors
    /// `flow.bad_value` when a sum passes 64 bits.
    pub fn expected(&self) -> Result<Quantity, Refusal> {
        let expected = self.authorised.checked_sub(self.released)?.checked_sub(self.received)?;
        Ok(expected.checked_sub(self.lost)?.max(Quantity::ZERO))
    }

    /// How much of what was sold it stands for: what was authorised, came or was credited, whichever is most.
    ///
    /// # Errors
    /// `flow.bad_value` when a sum passes 64 bits.
    pub fn claimed(&self) -> Result<Quantity, Refusal> {
        Ok(self.authorised.checked_sub(self.released)?.max(self.received).max(self.credited))
    }
}

words! {
    /// What becomes of goods that came back.
    Disposition {
        /// They are sold again.
        Resale = "resale",
        /// They are to be made good.
        Refurbish = "refurbish",
        /// They are sold off as they are.
        Liquidate = "liquidate",
        /// They are thrown away.
        WriteOff = "write_off",
        /// They go back to who sold them to us.
        Supplier = "supplier",
        /// They are not there, though their receipt says so.
        Missing = "missing",
    }
}

words! {
    /// What happened to a return.
    ReturnStepKind {
        /// Its order is known.
        Ordered = "ordered",
        /// The line of the order is known.
        Identified = "identified",
        /// Goods came.
        Received = "received",
        /// Somebody looked at goods.
        Inspected = "inspected",
        /// It is known what became of goods.
        Disposed = "disposed",
        /// Units were credited.
        Credited = "credited",
        /// What was credited will not come any more.
        Lost = "lost",
        /// What came will not be credited.
        Declined = "declined",
        /// What was authorised is no longer expected.
        Released = "released",
        /// Somebody must look at it.
        Raised = "raised",
    }
}

/// Something that happened to a return: never changed, only followed by others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnStep {
    /// Its key.
    pub id: i64,
    /// The command that did it.
    pub command: CommandId,
    /// To which return.
    pub of: ReturnId,
    /// To which line; 0 for all of it.
    pub line: i64,
    /// What happened.
    pub step: ReturnStepKind,
    /// What it names: the order that is known, its line, the line of the credit note, the exception raised; 0 of others.
    pub about: i64,
    /// How many units.
    pub quantity: Quantity,
    /// The stock document that did it, or none.
    pub document: DocumentId,
    /// Where the goods lie, or lay, or none.
    pub site: SiteId,
    /// The place inside the site, or none.
    pub place: PlaceId,
    /// Their lot or serial, or none.
    pub lot: LotId,
    /// Who still owns them, or none.
    pub owner: PartyId,
    /// What becomes of them, of `disposed`.
    pub disposition: Option<Disposition>,
    /// What the goods are worth in the books, or what was credited with its tax, in minor units.
    pub value_minor: i64,
    /// What of that is still there, or awaited from the supplier, of `disposed`.
    pub recovered_minor: i64,
    /// What it moves on the line's clearing item, debit positive.
    pub clearing_minor: i64,
    /// The business day it happened.
    pub occurred_on: BusinessDate,
    /// What was found or said.
    pub note: String,
}

/// What a line of a credit note of a return keeps back: by so much less than its slice of the invoice it credits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReturnCredit {
    /// The credit note's document.
    pub document: DocumentId,
    /// Its line.
    pub line: i64,
    /// The return.
    pub of: ReturnId,
    /// The line of the return; 0 of what had no goods, and of what was kept back before and is given back.
    pub return_line: i64,
    /// The restocking fee without tax.
    pub fee_net_minor: i64,
    /// Its tax.
    pub fee_tax_minor: i64,
    /// What is kept back of the order's discount, in the order's prices; below zero where it is given back.
    pub withheld_minor: i64,
    /// The same without tax.
    pub withheld_net_minor: i64,
    /// Its tax.
    pub withheld_tax_minor: i64,
    /// What of the slice had been credited before, without goods, without tax.
    pub granted_net_minor: i64,
    /// Its tax.
    pub granted_tax_minor: i64,
}
