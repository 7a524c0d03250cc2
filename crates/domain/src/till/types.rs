//! Registers, shifts, sales, tenders and closings.

use crate::pricing::types::PriceOrigin;
use crate::tax::types::{TaxSide, Treatment};
use crate::values::{
    AccountId, ActorId, BusinessDate, CommandId, DocumentId, EntityId, ExceptionId, ItemId, JurisdictionId, OpenItemId,
    PaymentId, PriceListId, Quantity, RegisterId, ShiftId, SiteId, StoredValueId, SuspendedSaleId, TaxSetId, TenderId,
    UnitId, UnitPrice,
};
use crate::words::words;

words! {
    /// Who answers for the money of a register.
    Accountability {
        /// The drawer: one shift at a time, whoever serves.
        Drawer = "drawer",
        /// Each cashier: a shift each.
        Cashier = "cashier",
    }
}

/// A till of a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Register {
    /// Its key.
    pub id: RegisterId,
    /// The code callers use; receipts are numbered behind it.
    pub code: String,
    /// The code folded, by which it is unique.
    pub folded: String,
    /// The name shown.
    pub name: String,
    /// Whose.
    pub entity: EntityId,
    /// Where.
    pub site: SiteId,
    /// The channel it sells through, folded; empty for none.
    pub channel: String,
    /// Whether its prices include tax.
    pub includes_tax: bool,
    /// Who answers for its money.
    pub accountability: Accountability,
    /// Whether it takes new requests.
    pub active: bool,
}

impl Register {
    /// A receipt's number as people write it: `T1-000017`.
    #[must_use]
    pub fn receipt_text(&self, receipt: i64) -> String {
        format!("{}-{receipt:06}", self.code)
    }
}

words! {
    /// What money is paid with.
    TenderKind {
        /// Notes and coins: change is given, sums are rounded to what coins can make.
        Cash = "cash",
        /// A card or another payment that a processor collects.
        Card = "card",
        /// A gift card or voucher that we sold.
        GiftCard = "gift_card",
        /// Store credit that we gave.
        StoreCredit = "store_credit",
        /// Others' vouchers, cheques, meal tickets.
        Other = "other",
    }
}

impl TenderKind {
    /// Whether its money waits on cards and credits of our own, and so in no drawer.
    #[must_use]
    pub const fn holds_value(self) -> bool {
        matches!(self, Self::GiftCard | Self::StoreCredit)
    }
}

/// A way to pay.
#[derive(Clone, Debug, PartialEq)]
pub struct Tender {
    /// Its key.
    pub id: TenderId,
    /// Whose.
    pub entity: EntityId,
    /// The code callers use.
    pub code: String,
    /// The code folded, by which it is unique in its entity.
    pub folded: String,
    /// The name shown.
    pub name: String,
    /// What it is.
    pub kind: TenderKind,
    /// The account that waits for its money; none: that of the posting rule for its kind.
    pub account: AccountId,
    /// The smallest sum its coins can make, in minor units: 5 for CHF 0.05, 100 for SEK 1.00; 1 where any.
    pub rounding_minor: i64,
    /// Whether it is taken.
    pub active: bool,
}

words! {
    /// What digits at the end of an embedded barcode say.
    EmbeddedValue {
        /// The price of the goods in hand, in the entity's currency.
        Price = "price",
        /// Their quantity in the item's base unit: a weight.
        Quantity = "quantity",
    }
}

/// How a barcode that begins with a prefix is laid out at a site: prefix, item, value, check digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarcodeLayout {
    /// Where; none: at every site that has none of its own for the prefix.
    pub site: SiteId,
    /// The digits it begins with.
    pub prefix: String,
    /// How many digits name the item.
    pub item_digits: u8,
    /// What the digits behind say.
    pub value: EmbeddedValue,
    /// How many they are.
    pub value_digits: u8,
    /// How many of them are decimals.
    pub value_decimals: u8,
    /// Whether a check digit of the value stands before it.
    pub value_check: bool,
    /// Whether it is read.
    pub active: bool,
}

words! {
    /// What holds money that we owe to whoever bears it.
    StoredValueKind {
        /// A gift card: taxed when it is spent.
        GiftCard = "gift_card",
        /// A single-purpose voucher: taxed when it is sold.
        Voucher = "voucher",
        /// Store credit.
        StoreCredit = "store_credit",
    }
}

/// A gift card, voucher or note of store credit. What is left on it is what remains of its open item.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredValue {
    /// Its key.
    pub id: StoredValueId,
    /// Who owes it.
    pub entity: EntityId,
    /// What it is.
    pub kind: StoredValueKind,
    /// The number on it.
    pub code: String,
    /// The number folded, by which it is unique in its entity.
    pub folded: String,
    /// The open item that says what is left.
    pub item: OpenItemId,
    /// What a voucher was taxed as when it was sold; none of other kinds.
    pub tax_set: TaxSetId,
    /// The tax that was due then; its open item holds the rest of its face.
    pub tax_minor: i64,
    /// The last day it is taken, if there is one.
    pub expires_on: Option<BusinessDate>,
}

words! {
    /// What became of a basket put aside.
    SuspendedState {
        /// It waits.
        Suspended = "suspended",
        /// It was taken up again.
        Resumed = "resumed",
        /// It was given up.
        Dropped = "dropped",
    }
}

/// A basket put aside.
#[derive(Clone, Debug, PartialEq)]
pub struct SuspendedSale {
    /// Its key.
    pub id: SuspendedSaleId,
    /// Where it can be taken up again.
    pub site: SiteId,
    /// The register that put it aside.
    pub register: RegisterId,
    /// What people call it.
    pub code: String,
    /// The basket as the host gave it, as JSON.
    pub basket: String,
    /// What became of it.
    pub state: SuspendedState,
}

/// How far the numbers of a register have come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RegisterHead {
    /// The last receipt.
    pub receipt: i64,
    /// The last shift.
    pub shift: i64,
    /// The last closing (Z).
    pub closing: i64,
    /// The receipt up to which closings have stated every number as seen or missing.
    pub receipt_closed: i64,
}

words! {
    /// Where a shift stands.
    ShiftState {
        /// It takes sales.
        Open = "open",
        /// Its closing was written.
        Closed = "closed",
    }
}

/// A stretch of trade at a register that one count answers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Its key.
    pub id: ShiftId,
    /// The command that opened it.
    pub command: CommandId,
    /// Where.
    pub register: RegisterId,
    /// Its number at the register, from 1.
    pub number: i64,
    /// Who answers for it; none where the drawer does.
    pub cashier: ActorId,
    /// The business day it was opened on.
    pub opened_on: BusinessDate,
    /// Where it stands.
    pub state: ShiftState,
    /// The number of its last closing, or 0.
    pub closing: i64,
    /// Its first receipt, or 0.
    pub first_receipt: i64,
    /// Its last receipt, or 0.
    pub last_receipt: i64,
    /// How many receipts it has.
    pub receipts: i64,
    /// The first receipt that arrived after its last closing, or 0.
    pub late_first_receipt: i64,
    /// The last that did, or 0.
    pub late_last_receipt: i64,
    /// How many did.
    pub late_receipts: i64,
}

impl Shift {
    /// Whether something arrived after its last closing.
    #[must_use]
    pub const fn is_late(&self) -> bool {
        self.late_receipts > 0
    }

    /// Counts a receipt.
    pub(crate) fn count(&mut self, receipt: i64) {
        let wider = |first: i64, last: i64, before: i64| match before {
            0 => (receipt, receipt),
            _ => (first.min(receipt), last.max(receipt)),
        };
        (self.first_receipt, self.last_receipt) = wider(self.first_receipt, self.last_receipt, self.receipts);
        self.receipts += 1;
        if self.state == ShiftState::Closed {
            let (first, last) = wider(self.late_first_receipt, self.late_last_receipt, self.late_receipts);
            (self.late_first_receipt, self.late_last_receipt) = (first, last);
            self.late_receipts += 1;
        }
    }

    /// The shift as a closing of a number leaves it.
    pub(crate) fn closed(&self, number: i64) -> Self {
        Self {
            state: ShiftState::Closed,
            closing: number,
            late_first_receipt: 0,
            late_last_receipt: 0,
            late_receipts: 0,
            ..self.clone()
        }
    }
}

words! {
    /// What happens in a shift beside its sales.
    ShiftAction {
        /// It was opened.
        Opened = "opened",
        /// Something had happened in it that nobody had opened it for.
        Found = "found",
        /// Money was put in to give change from.
        Float = "float",
        /// Money was paid in.
        PaidIn = "paid_in",
        /// Money was paid out.
        PaidOut = "paid_out",
        /// Money was taken to the safe.
        Dropped = "dropped",
        /// What was left was taken to the safe at its closing.
        Emptied = "emptied",
        /// A tender was counted.
        Counted = "counted",
        /// What the count found over (positive) or short (negative).
        OverShort = "over_short",
        /// It was closed.
        Closed = "closed",
        /// A receipt was printed again.
        Reprinted = "reprinted",
        /// Receipts were declared missing.
        Missing = "missing",
    }
}

/// What happened in a shift beside its sales.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShiftMove {
    /// Its key.
    pub id: i64,
    /// The command that made it.
    pub command: CommandId,
    /// The shift.
    pub shift: ShiftId,
    /// What happened.
    pub action: ShiftAction,
    /// The tender it is about, or none.
    pub tender: TenderId,
    /// How much, in minor units of the entity's currency.
    pub amount_minor: i64,
    /// The first receipt it is about, or 0.
    pub first_receipt: i64,
    /// The last receipt it is about, or 0.
    pub last_receipt: i64,
    /// Why.
    pub note: String,
}

/// The key of what a shift did with a tender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShiftTenderKey {
    /// The shift.
    pub shift: ShiftId,
    /// The tender.
    pub tender: TenderId,
}

/// What a shift did with a tender, in minor units of the entity's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ShiftTender {
    /// The open item that holds what it should have; none for gift cards and store credit, which hold their own.
    pub item: OpenItemId,
    /// How many times it was used.
    pub payments: i64,
    /// Taken, change given deducted.
    pub sales_minor: i64,
    /// Given back, positive.
    pub refunds_minor: i64,
    /// Put in to give change from.
    pub float_minor: i64,
    /// Paid in.
    pub paid_in_minor: i64,
    /// Paid out, positive.
    pub paid_out_minor: i64,
    /// Taken to the safe while it was open, positive.
    pub dropped_minor: i64,
    /// Taken to the safe at its closing, positive.
    pub emptied_minor: i64,
    /// What counts found over (positive) or short (negative).
    pub over_short_minor: i64,
    /// What was last counted, if anything was.
    pub counted_minor: Option<i64>,
}

impl ShiftTender {
    /// What should be there.
    #[must_use]
    pub fn expected_minor(&self) -> i128 {
        let wide = |minor: i64| i128::from(minor);
        wide(self.float_minor) + wide(self.sales_minor) + wide(self.paid_in_minor)
            - wide(self.refunds_minor)
            - wide(self.paid_out_minor)
            - wide(self.dropped_minor)
            - wide(self.emptied_minor)
            + wide(self.over_short_minor)
    }
}

/// The key of what a shift sold by tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShiftTaxKey {
    /// The shift.
    pub shift: ShiftId,
    /// What the lines were taxed as.
    pub tax_set: TaxSetId,
    /// How it applied.
    pub treatment: Treatment,
    /// Sold or given back.
    pub side: TaxSide,
}

/// What a shift sold by tax; below zero what it gave back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ShiftTax {
    /// How many lines.
    pub lines: i64,
    /// Net of tax.
    pub net_minor: i64,
    /// The tax.
    pub tax_minor: i64,
}

/// A closing of a shift, the Z report.
#[derive(Clone, Debug, PartialEq)]
pub struct Closing {
    /// Its key.
    pub id: i64,
    /// The command that made it.
    pub command: CommandId,
    /// Where.
    pub register: RegisterId,
    /// Its number at the register, from 1 and without a gap.
    pub number: i64,
    /// The shift it states.
    pub shift: ShiftId,
    /// Whether it states what arrived after an earlier one.
    pub supplementary: bool,
    /// The first receipt it covers, or 0.
    pub first_receipt: i64,
    /// The last receipt it covers, or 0.
    pub last_receipt: i64,
    /// Everything it stated, as JSON.
    pub body: String,
}

words! {
    /// Who worked a sale out.
    SaleOrigin {
        /// We did.
        Rung = "rung",
        /// The host did, and told us.
        Recorded = "recorded",
    }
}

/// What makes a stock document a sale.
#[derive(Clone, Debug, PartialEq)]
pub struct Sale {
    /// The stock document.
    pub document: DocumentId,
    /// The command that made it.
    pub command: CommandId,
    /// Where it was rung up.
    pub register: RegisterId,
    /// The shift it belongs to from birth.
    pub shift: ShiftId,
    /// Its receipt at the register.
    pub receipt: i64,
    /// Who worked it out.
    pub origin: SaleOrigin,
    /// Where it is taxed, or nowhere.
    pub jurisdiction: JurisdictionId,
    /// Whether its prices include tax.
    pub includes_tax: bool,
    /// Whether its tax was rounded once for each rate, rather than line by line.
    pub tax_by_document: bool,
    /// Who served.
    pub cashier: ActorId,
    /// What the customer owes, before cash rounding; below zero what is owed to the customer.
    pub total_minor: i64,
    /// What cash rounding added to it.
    pub rounding_minor: i64,
    /// What the fiscal device said, as JSON, or empty.
    pub fiscal: String,
}

/// The key of a line of a sale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SaleLineKey {
    /// The document.
    pub document: DocumentId,
    /// Its place, from 1.
    pub line: i64,
}

/// A line of a sale: positive what goes to the customer, negative what comes back.
#[derive(Clone, Debug, PartialEq)]
pub struct SaleLine {
    /// Its document and place.
    pub key: SaleLineKey,
    /// The item.
    pub item: ItemId,
    /// How much, in the item's base unit.
    pub quantity: Quantity,
    /// The unit or pack it was priced in.
    pub unit: UnitId,
    /// The price of that unit.
    pub unit_price: UnitPrice,
    /// Where the price comes from.
    pub price_origin: PriceOrigin,
    /// The list that has it, or none.
    pub price_list: PriceListId,
    /// Price times quantity.
    pub gross_minor: i64,
    /// What was taken off this line.
    pub discount_minor: i64,
    /// Its share of what was taken off the basket.
    pub basket_discount_minor: i64,
    /// What is left of it without tax.
    pub net_minor: i64,
    /// The tax.
    pub tax_minor: i64,
    /// What it was taxed as, or none.
    pub tax_set: TaxSetId,
    /// How that applied.
    pub treatment: Treatment,
    /// The gift card or voucher it loads, or none.
    pub stored_value: StoredValueId,
    /// The line it takes back, or none.
    pub returns: SaleLineKey,
    /// Why its price, discount or return is what it is.
    pub note: String,
}

/// How much of a line has come back; all positive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SaleLineUse {
    /// The quantity.
    pub quantity: Quantity,
    /// Of the price.
    pub gross_minor: i64,
    /// Of the line's discount.
    pub discount_minor: i64,
    /// Of its share of the basket's discount.
    pub basket_discount_minor: i64,
    /// Of the net.
    pub net_minor: i64,
    /// Of the tax.
    pub tax_minor: i64,
}

/// Money taken (positive) or given back (negative).
#[derive(Clone, Debug, PartialEq)]
pub struct SaleTender {
    /// The document.
    pub document: DocumentId,
    /// Its place, from 1.
    pub line: i64,
    /// What it was paid with.
    pub tender: TenderId,
    /// How much, in minor units of the entity's currency.
    pub amount_minor: i64,
    /// Whether it is the change of the line before.
    pub change: bool,
    /// The gift card, voucher or store credit it moved, or none.
    pub stored_value: StoredValueId,
    /// The call of the payment terminal behind it, or none.
    pub payment: PaymentId,
    /// The host's reference for it, or empty.
    pub reference: String,
}

words! {
    /// Where a call of a payment terminal stands.
    PaymentState {
        /// The terminal is about to be called.
        Intended = "intended",
        /// It approved; no sale has used it yet.
        Approved = "approved",
        /// It declined, or nothing came of the call.
        Declined = "declined",
        /// A sale or refund has used it.
        Used = "used",
        /// It was given back.
        Reversed = "reversed",
    }
}

impl PaymentState {
    /// Whether it waits for a sale, or for somebody to say what came of it.
    #[must_use]
    pub const fn is_loose(self) -> bool {
        matches!(self, Self::Intended | Self::Approved)
    }
}

/// A call of a payment terminal.
#[derive(Clone, Debug, PartialEq)]
pub struct Payment {
    /// Its key.
    pub id: PaymentId,
    /// The command that made it.
    pub command: CommandId,
    /// Where.
    pub register: RegisterId,
    /// The shift it was made in.
    pub shift: ShiftId,
    /// The tender it is for.
    pub tender: TenderId,
    /// The host's code for it, unique at the register.
    pub code: String,
    /// How much: positive to be taken, negative to be given back.
    pub amount_minor: i64,
    /// Where it stands.
    pub state: PaymentState,
    /// The sale that used it, or none.
    pub document: DocumentId,
    /// The exception that was raised when it was found without a sale, or none.
    pub exception: ExceptionId,
}

/// A step of a call of a payment terminal.
#[derive(Clone, Debug, PartialEq)]
pub struct PaymentMove {
    /// Its key.
    pub id: i64,
    /// The command that made it.
    pub command: CommandId,
    /// The call.
    pub payment: PaymentId,
    /// What it came to.
    pub action: PaymentState,
    /// How much.
    pub amount_minor: i64,
    /// The sale that used it, or none.
    pub document: DocumentId,
    /// Token, brand and last four digits as JSON, or empty. Never more of a card.
    pub card: String,
}

words! {
    /// What a fiscal device or service did.
    FiscalAction {
        /// It opened a transaction.
        Started = "started",
        /// It signed one.
        Finished = "finished",
        /// It gave one up.
        Cancelled = "cancelled",
        /// It was away.
        Outage = "outage",
    }
}

/// What a fiscal device or service said.
#[derive(Clone, Debug, PartialEq)]
pub struct FiscalRecord {
    /// Its key.
    pub id: i64,
    /// The command that made it.
    pub command: CommandId,
    /// Where.
    pub register: RegisterId,
    /// The device's or host's code of the transaction.
    pub transaction: String,
    /// What it did.
    pub action: FiscalAction,
    /// The sale it is about, or none.
    pub document: DocumentId,
    /// Its fields, as JSON.
    pub body: String,
}

/// The key of what was sold on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SalesDayKey {
    /// The day of the books.
    pub posted_on: BusinessDate,
    /// Where.
    pub site: SiteId,
    /// What.
    pub item: ItemId,
}

/// What was sold on a day, refunds deducted, in minor units of the entity's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SalesDay {
    /// How many lines, of both sides.
    pub lines: i64,
    /// What went out, in millionths of the base unit.
    pub quantity: i64,
    /// What came back, in millionths of the base unit.
    pub quantity_returned: i64,
    /// At prices before discounts.
    pub gross_minor: i64,
    /// Discounts of line and basket.
    pub discount_minor: i64,
    /// Net of tax.
    pub net_minor: i64,
    /// The tax.
    pub tax_minor: i64,
    /// What the goods cost.
    pub cost_minor: i64,
    /// The lowest price of a base unit after discounts, tax included if prices are, in millionths of the major unit.
    pub lowest_unit_price: i64,
}

impl SalesDay {
    /// No price of a day without sales.
    pub const NO_PRICE: i64 = i64::MAX;

    /// Both together. Sums are statistics of amounts that the books hold in full, so they stop at what 64 bits hold.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            lines: self.lines.saturating_add(other.lines),
            quantity: self.quantity.saturating_add(other.quantity),
            quantity_returned: self.quantity_returned.saturating_add(other.quantity_returned),
            gross_minor: self.gross_minor.saturating_add(other.gross_minor),
            discount_minor: self.discount_minor.saturating_add(other.discount_minor),
            net_minor: self.net_minor.saturating_add(other.net_minor),
            tax_minor: self.tax_minor.saturating_add(other.tax_minor),
            cost_minor: self.cost_minor.saturating_add(other.cost_minor),
            lowest_unit_price: self.lowest_unit_price.min(other.lowest_unit_price),
        }
    }
}
