//! How this slice says no.

use crate::flow::refusals;

refusals! {
    /// Nobody has said on which terms the channel sells.
    NoTerms = "sales.no_terms", Conflict { channel: String } => "nobody has said on which terms channel {channel} sells; sales.set_channel_terms does";
    /// A marketplace channel names its marketplace, an agent's its principal, and no other does.
    PartyNeeded = "sales.party_needed", Malformed { what: String } => "{what}";
    /// A number is outside of what it may be.
    OutOfRange = "sales.out_of_range", Malformed { what: String, given: String, accepted: String } => "{given} is no {what}; {accepted} is accepted";
    /// No order or quote has this reference.
    UnknownOrder = "sales.unknown_order", NotFound { channel: String, kind: String, reference: String } => "there is no {kind} {reference} in channel {channel}";
    /// The order has no such line.
    UnknownLine = "sales.unknown_line", NotFound { reference: String, line: i64 } => "order {reference} has no line {line}";
    /// The reference stands already, with other content.
    OtherContent = "sales.other_content", Conflict { reference: String, number: String } => "{reference} was captured before as {number}, with other content; the first one stands";
    /// The reference is that of an order kept elsewhere.
    KeptElsewhere = "sales.kept_elsewhere", Conflict { reference: String } => "{reference} is an order that another system keeps; choose another reference";
    /// The order is kept here, and changed here.
    KeptHere = "sales.kept_here", Conflict { reference: String } => "{reference} is an order kept here; change it with sales.cancel_lines and sales.add_lines";
    /// What is ordered is goods, a service or a kit.
    NotForOrder = "sales.not_for_order", Conflict { item: String, kind: String } => "{item} is a {kind} and cannot be ordered; goods, services and kits can";
    /// A kit that nobody has said the parts of.
    KitWithoutParts = "sales.kit_without_parts", Conflict { item: String } => "nobody has said what kit {item} consists of; catalogue.set_kit does";
    /// A line is priced by a list or by the caller.
    NoPrice = "sales.no_price", Conflict { item: String, channel: String } => "no price list has {item} for channel {channel}; give a price, or add it with pricing.set_prices";
    /// A list and a channel agree on whether prices include tax.
    PriceMode = "sales.price_mode", Conflict { item: String, price_list: String, channel: String } => "price list {price_list} and channel {channel} differ in whether prices include tax, so {item} has no price there; pricing.set_price_list says it of the list anew";
    /// Prices are not below zero.
    NegativePrice = "sales.negative_price", Malformed { item: String, price: String } => "{price} is no price of {item}; zero and above are accepted";
    /// The channel's total is not what the lines come to.
    TotalDiffers = "sales.total_differs", Conflict { reference: String, stated: String, computed: String } => "order {reference} is stated to come to {stated}, and its lines come to {computed}";
    /// The quote's last day is past.
    QuoteEnded = "sales.quote_ended", Conflict { reference: String, valid_until: String } => "quote {reference} was good until {valid_until}; offer another one";
    /// Nothing of the quote is left to be ordered.
    QuoteGone = "sales.quote_gone", Conflict { reference: String } => "nothing of quote {reference} is left to be ordered: it was ordered or cancelled; offer another one";
    /// The quote is somebody else's to take.
    QuoteOfOther = "sales.quote_of_other", Conflict { reference: String, customer: String } => "quote {reference} was offered to {customer}, who alone can take it; offer another one";
    /// More of a line would be cancelled than is still wanted.
    MoreThanWanted = "sales.more_than_wanted", Conflict { reference: String, line: i64, asked: String, left: String } => "asked to cancel {asked} of line {line} of order {reference}, of which {left} has not left and is still wanted";
    /// An order goes out while it is held.
    ShippedHeld = "sales.shipped_held", Conflict { reference: String, hold: String, reason: String } => "order {reference} left while it was held for {hold}: {reason}";
    /// A prepaid order goes out before it is paid.
    ShippedUnpaid = "sales.shipped_unpaid", Conflict { reference: String, billed: String, held: String } => "order {reference} left with an invoice of {billed} against {held} that was paid";
    /// The order has no such hold.
    NotHeld = "sales.not_held", Conflict { reference: String, hold: String } => "order {reference} is not held for {hold}";
    /// The order has the hold already.
    HeldAlready = "sales.held_already", Conflict { reference: String, hold: String } => "order {reference} is held for {hold} already";
    /// The actor lacks the duty to release a hold of this kind.
    MayNotRelease = "sales.may_not_release", Forbidden { actor: String, hold: String, duty: String } => "{actor} lacks the duty {duty}, which letting go what is held for {hold} needs";
    /// A customer would owe more than they may.
    CreditExceeded = "sales.credit_exceeded", Conflict { customer: String, limit: String, owed: String, order: String } => "{customer} may owe {limit} and owes {owed}; this order adds {order}";
    /// Nothing is sold to the customer on credit.
    CustomerStopped = "sales.customer_stopped", Conflict { customer: String } => "orders of {customer} wait for somebody to let them go";
    /// An amount of money is above zero.
    NotPositive = "sales.not_positive", Malformed { amount: String } => "{amount} is no amount; above zero is accepted";
    /// A step of a payment is known by the processor's reference of it.
    NoPayment = "sales.no_payment", Malformed {} => "the reference of the payment is missing; give the one the processor has for it";
    /// The order has no such payment.
    UnknownPayment = "sales.unknown_payment", NotFound { reference: String, payment: String } => "order {reference} has no payment {payment} that this could follow";
    /// More than is left of a payment.
    MoreThanPaid = "sales.more_than_paid", Conflict { reference: String, payment: String, asked: String, left: String } => "asked for {asked} of payment {payment} of order {reference}, of which {left} is left";
    /// More would be given back than we hold for the customer.
    MoreThanHeld = "sales.more_than_held", Conflict { reference: String, asked: String, held: String } => "asked to give back {asked} of order {reference}, for which we hold {held}; credit what was billed first";
    /// Money came for goods nobody can promise any more.
    PaidLate = "sales.paid_late", Conflict { reference: String, amount: String, waits: String } => "{amount} came for order {reference} after its goods were let go; {waits}";
    /// A payment step that was recorded before, with other content.
    PaymentDiffers = "sales.payment_differs", Conflict { reference: String, payment: String, stands: String, given: String } => "payment {payment} of order {reference} was recorded before over {stands}, not {given}; the first one stands";
    /// The way of paying cannot pay for an order.
    TenderNotForOrders = "sales.tender_not_for_orders", Conflict { tender: String, kind: String } => "{tender} pays with {kind}, which is taken at a till; a card, a gift card, store credit or another tender is accepted";
    /// No invoice or credit note has this number.
    UnknownInvoice = "sales.unknown_invoice", NotFound { invoice: String } => "there is no invoice {invoice}";
    /// No parcel left by this document.
    UnknownParcel = "sales.unknown_parcel", NotFound { shipment: String } => "{shipment} is no shipment of an order";
    /// The parcel has arrived, is lost, or was taken back.
    ParcelEnded = "sales.parcel_ended", Conflict { shipment: String, step: String } => "parcel {shipment} was {step} before";
    /// A parcel is lost, damaged or on its way back.
    ParcelInTrouble = "sales.parcel_in_trouble", Conflict { shipment: String, reference: String, step: String } => "parcel {shipment} of order {reference} is {step}: send it again, credit it or claim it of the carrier";
    /// The invoice is somebody else's to pay.
    OtherCustomer = "sales.other_customer", Conflict { invoice: String, customer: String } => "invoice {invoice} is not owed by {customer}";
    /// More would be taken off an invoice than is owed for it.
    MoreThanOwed = "sales.more_than_owed", Conflict { invoice: String, asked: String, owed: String } => "asked to take {asked} off invoice {invoice}, for which {owed} is owed";
    /// More would be settled than the money that came.
    MoreThanReceived = "sales.more_than_received", Conflict { reference: String, invoice: String, asked: String, left: String } => "asked to settle {asked} of invoice {invoice} with payment {reference}, of which {left} is left";
    /// A customer keeps back a part of what they owe.
    DeductionTaken = "sales.deduction_taken", Conflict { invoice: String, customer: String, amount: String, reason: String } => "{customer} kept back {amount} of invoice {invoice}: {reason}; credit it with sales.credit_order, write it off, or ask for it";
    /// Money comes to one place.
    OnePlace = "sales.one_place", Malformed { given: i64 } => "{given} places are given; money comes on one account or by one tender";
    /// A payment that was recorded before, over another amount.
    MoneyDiffers = "sales.money_differs", Conflict { customer: String, reference: String, stands: String, given: String } => "payment {reference} of {customer} was recorded before over {stands}, not {given}; the first one stands";
    /// Something is named twice.
    NamedTwice = "sales.named_twice", Malformed { named: String } => "{named} is named twice; name it once";
    /// Nothing of the customer's money is free.
    NothingOnAccount = "sales.nothing_on_account", Conflict { customer: String } => "nothing of the money of {customer} is on account; what is held for orders is needed for them";
    /// No money on account has this number.
    UnknownCredit = "sales.unknown_credit", NotFound { credit: String, customer: String } => "{customer} has no money on account under {credit}; give the number of a payment, an order or a credit note";
    /// The money on account does not reach.
    MoreThanOnAccount = "sales.more_than_on_account", Conflict { customer: String, asked: String, left: String } => "asked to take {asked} of the money of {customer} on account, of which {left} is free";
    /// A payment is taken back of which something was used for other invoices.
    UsedMoneyReversed = "sales.used_money_reversed", Conflict { payment: String, used: String } => "{used} of payment {payment} had been on account and was put against what was owed; the customer owes that again, on account";
    /// More would be credited than is left of what was billed.
    MoreThanBilled = "sales.more_than_billed", Conflict { invoice: String, asked: String, left: String } => "asked to credit {asked} of invoice {invoice}, of which {left} is left to be credited";
    /// How much is credited is said in one way.
    OneMeasure = "sales.one_measure", Malformed { given: i64 } => "{given} of amount, percent and lines are given; one says how much is credited";
    /// The invoice has no such line.
    UnknownBilledLine = "sales.unknown_billed_line", NotFound { invoice: String, line: i64 } => "invoice {invoice} bills nothing of order line {line}";
    /// The authorities of the place give no relief on bad debts.
    NoRelief = "sales.no_relief", Conflict { invoice: String } => "where invoice {invoice} is taxed no tax is claimed back of bad debts; tax.set_jurisdiction says where it is";
    /// Relief is claimed before the debt is old enough.
    ReliefTooEarly = "sales.relief_too_early", Conflict { invoice: String, from: String } => "the tax in invoice {invoice} can be claimed back from {from} on; write it off without, or wait";
    /// Nothing is owed for the invoice.
    NothingOwed = "sales.nothing_owed", Conflict { invoice: String } => "nothing is owed for invoice {invoice}";
}
