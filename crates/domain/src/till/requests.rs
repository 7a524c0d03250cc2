//! What baskets, tenders and returns look like on the wire.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::stock::types::StockState;
use crate::values::{Attributes, BusinessDate, Code, Note, Number, Percent, TaxRate, UnitPrice};

/// A line of a basket.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BasketLine {
    /// SKU or any identifier of the item, or a barcode that holds its price or weight.
    pub item: Code,
    /// How much, above zero, in `unit`; 1 if not said. A barcode with a weight says it itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Number>,
    /// Unit or pack; what the identifier stands for if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Code>,
    /// A price of one's own for one `unit`, in place of the price list's. It needs `reason` and the duty
    /// `till.override_price`. On a line that loads a gift card: the amount to load, which needs neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Number>,
    /// What to take off the line, in money, which needs the duty `till.give_discount` as `discount_percent` does. Off a
    /// line that loads a gift card: what is loaded is what is left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Number>,
    /// What to take off the line, in per cent; not beside `discount`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_percent: Option<Percent>,
    /// Why the price is one's own, which it must say; why there is a discount, which it may.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub reason: Note,
    /// Lot or serial, for items tracked so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<Code>,
    /// The number of the gift card or voucher the line loads, of items that are one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stored_value: Option<Code>,
    /// The last day on which the card that the line loads can be spent. If not said, a new one lasts, and one that is
    /// loaded again keeps its day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_on: Option<BusinessDate>,
}

/// A basket put aside: what `till.ring_up` takes of one.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SuspendedBasket {
    /// Its lines, 1 to 10,000.
    pub lines: Vec<BasketLine>,
    /// What to take off the basket, in money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Number>,
    /// What to take off the basket, in per cent; not beside `discount`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_percent: Option<Percent>,
    /// Who buys, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<Code>,
}

/// Money handed over or given back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TenderLine {
    /// What it is paid with.
    pub tender: Code,
    /// How much, above zero. Cash may be more than is due: the rest is change.
    pub amount: Number,
    /// The number of the gift card, voucher or store credit it is taken from or put on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stored_value: Option<Code>,
    /// The payment that the terminal approved for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<Code>,
    /// The host's reference for it, never a card's number.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub reference: Note,
}

/// A line of goods that come back with their receipt.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnedLine {
    /// The line of the receipt.
    pub line: i64,
    /// How much of it, above zero, in the unit it was sold in; all that has not come back yet if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Number>,
    /// In which state the goods are kept; `sellable` if not said.
    #[serde(default = "sellable")]
    pub state: StockState,
    /// Why they come back.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub reason: Note,
}

/// A line of a printed receipt. Its amounts are as printed, with the sign of its quantity: above zero what was sold, below
/// zero what came back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordedLine {
    /// SKU or any identifier of the item, or a barcode that holds its price or weight. One that is in no catalogue is
    /// booked to suspense.
    pub item: Code,
    /// How much, in `unit`: below zero what came back, never 0.
    pub quantity: Number,
    /// Unit or pack; what the identifier stands for if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Code>,
    /// The price of one `unit`; what the line comes to for one of them if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_price: Option<UnitPrice>,
    /// Price times quantity, before discounts; what is left and what was taken off together if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gross: Option<Number>,
    /// What was taken off the line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Number>,
    /// Its share of what was taken off the basket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basket_discount: Option<Number>,
    /// What is left of it without tax.
    pub net: Number,
    /// Its tax; none if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax: Option<Number>,
    /// The tax class it was taxed by; the item's if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_class: Option<Code>,
    /// The rate it was taxed at, all taxes together, in per cent, where the host does not know our classes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_rate: Option<TaxRate>,
    /// Lot or serial, for items tracked so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<Code>,
    /// The number of the gift card or voucher the line loads, or takes its load off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stored_value: Option<Code>,
    /// The last day on which the card that the line loads can be spent, as it is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_on: Option<BusinessDate>,
    /// The line that comes back, if its receipt was at hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returns: Option<ReturnOf>,
    /// In which state goods that came back are kept; `sellable` if not said.
    #[serde(default = "sellable")]
    pub state: StockState,
    /// Why its price, discount or return is what it is.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub reason: Note,
}

/// A line of an earlier receipt.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnOf {
    /// The receipt, or the number of its document.
    pub receipt: Code,
    /// Its line.
    pub line: i64,
}

/// Money on a printed receipt.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordedTender {
    /// What it was paid with. One we do not know is booked to suspense.
    pub tender: Code,
    /// How much was handed over; below zero what was given back. Never 0.
    pub amount: Number,
    /// The change given of it, zero or above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Number>,
    /// The number of the gift card, voucher or store credit it was taken from or put on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stored_value: Option<Code>,
    /// The payment that the terminal approved for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<Code>,
    /// The host's reference for it, never a card's number.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub reference: Note,
}

/// What a fiscal device or service says of a sale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FiscalStamp {
    /// Its code of the transaction, unique at the register.
    pub transaction: Code,
    /// Its fields: signature, counters, times. Without them the transaction is still under way.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub fields: Attributes,
}

pub(super) fn sellable() -> StockState {
    StockState::Sellable
}
