//! How the till says no.

use crate::flow::refusals;

refusals! {
    /// No register has this code.
    UnknownRegister = "till.unknown_register", NotFound { register: String } => "there is no register {register}; till.registers lists those there are";
    /// The register was taken out of use.
    RegisterInactive = "till.register_inactive", Conflict { register: String } => "register {register} is out of use; till.change_register brings it back";
    /// The code belongs to another register.
    RegisterExists = "till.register_exists", Conflict { register: String } => "register {register} exists already; choose another code";
    /// No tender of the entity has this code.
    UnknownTender = "till.unknown_tender", NotFound { tender: String, entity: String } => "{entity} takes no tender {tender}; till.tenders lists those it takes";
    /// The tender is not taken any more.
    TenderInactive = "till.tender_inactive", Conflict { tender: String } => "tender {tender} is no longer taken; choose another";
    /// What a tender is cannot change once it is used.
    TenderKindFixed = "till.tender_kind_fixed", Conflict { tender: String, kind: String } => "tender {tender} is a {kind} tender for good; add another tender for another kind";
    /// A register has one shift at a time, or one a cashier.
    ShiftOpen = "till.shift_open", Conflict { register: String, shift: i64 } => "shift {shift} of register {register} is still open; close it first";
    /// Sales belong to a shift.
    NoOpenShift = "till.no_open_shift", Conflict { register: String } => "register {register} has no open shift; till.open_shift opens one";
    /// The register has no shift of this number.
    UnknownShift = "till.unknown_shift", NotFound { register: String, shift: i64 } => "register {register} has no shift {shift}";
    /// The register has no closing of this number.
    UnknownClosing = "till.unknown_closing", NotFound { register: String, closing: i64 } => "register {register} has no closing {closing}; till.registers says its last";
    /// The shift is closed.
    ShiftClosed = "till.shift_closed", Conflict { register: String, shift: i64 } => "shift {shift} of register {register} is closed; what arrives for it is stated in a supplementary closing";
    /// Nothing arrived after the shift's last closing.
    NothingLate = "till.nothing_late", Conflict { register: String, shift: i64 } => "nothing arrived for shift {shift} of register {register} after its last closing";
    /// No sale has this number.
    UnknownReceipt = "till.unknown_receipt", NotFound { receipt: String } => "there is no receipt {receipt}";
    /// The sale has no such line.
    UnknownLine = "till.unknown_line", NotFound { receipt: String, line: i64 } => "receipt {receipt} has no line {line} that can come back";
    /// More would come back than was sold and has not come back yet.
    MoreThanSold = "till.more_than_sold", Conflict { receipt: String, line: i64, item: String, asked: String, left: String } => "asked to take back {asked} of {item} from line {line} of receipt {receipt}, of which {left} has not come back yet";
    /// The register already has a receipt of this number, of other content.
    ReceiptUsed = "till.receipt_used", Conflict { receipt: String, document: String } => "receipt {receipt} is already on file as {document}; a printed receipt is recorded once";
    /// A price the caller sets needs the duty and a reason.
    OverrideNotAllowed = "till.override_not_allowed", Forbidden { actor: String, item: String } => "{actor} lacks the duty till.override_price, which a price of one's own for {item} needs";
    /// A discount of line or basket needs the duty.
    DiscountNotAllowed = "till.discount_not_allowed", Forbidden { actor: String, item: String } => "{actor} lacks the duty till.give_discount, which taking something off {item} or off the basket needs";
    /// A price of one's own, money paid in or out, a void and a refund without a receipt say why.
    ReasonNeeded = "till.reason_needed", Malformed { what: String } => "{what} needs a reason";
    /// A line of a basket is priced by a list or by the caller.
    NoPrice = "till.no_price", Conflict { item: String, site: String } => "no price list has {item} for {site}; give a price with a reason, or add it with pricing.set_prices";
    /// A list and a register agree on whether prices include tax.
    PriceMode = "till.price_mode", Conflict { item: String, price_list: String, register: String } => "price list {price_list} and register {register} differ in whether prices include tax, so {item} has no price there; pricing.set_price_list says it of the list anew";
    /// Prices are not below zero.
    NegativePrice = "till.negative_price", Malformed { item: String, price: String } => "{price} is no price of {item}; zero and above are accepted";
    /// What is sold at a till is in the catalogue's life.
    NotForSale = "till.not_for_sale", Conflict { item: String, kind: String } => "{item} is a {kind} and cannot be sold at a till as one line; sell what it consists of";
    /// Tenders do not make up what is owed.
    TendersDiffer = "till.tenders_differ", Conflict { due: String, given: String } => "{due} is due and tenders come to {given}; they must cover it, and only cash may be more";
    /// Money given back is exactly what is owed.
    MoneyBackDiffers = "till.money_back_differs", Conflict { due: String, given: String } => "{due} is to be given back and tenders come to {given}; they must be the same";
    /// Change comes out of cash.
    NoChange = "till.no_change", Conflict { tender: String, over: String } => "{tender} is {over} more than is due, and change is given on cash alone";
    /// A cash amount that coins cannot make.
    NotInCoins = "till.not_in_coins", Malformed { tender: String, amount: String, coin: String } => "{amount} cannot be made of the coins of {tender}, the smallest of which is {coin}";
    /// A tender's amount is above zero.
    TenderNotPositive = "till.tender_not_positive", Malformed { amount: String } => "{amount} is no amount of a tender; above zero is accepted";
    /// Texts that look like a card's number are never kept.
    CardNumber = "till.card_number", Malformed { field: String } => "{field} holds what looks like a card number, which is never kept; give the token, the brand and the last four digits";
    /// A gift card, voucher or note of credit of ours.
    UnknownStoredValue = "till.unknown_stored_value", NotFound { code: String } => "we have issued no card or credit {code}";
    /// A card is loaded with something.
    NothingLoaded = "till.nothing_loaded", Malformed { code: String } => "nothing would be put on {code}; give a price above zero and a discount below it";
    /// The number on a card is used once.
    StoredValueExists = "till.stored_value_exists", Conflict { code: String, kind: String } => "{code} is a {kind} already; give the new one another number";
    /// More would be spent than is left.
    NotEnoughStored = "till.not_enough_stored", Conflict { code: String, asked: String, left: String } => "asked to spend {asked} from {code}, which has {left}";
    /// A voucher is spent at once.
    VoucherSpentWhole = "till.voucher_spent_whole", Conflict { code: String, asked: String, face: String } => "asked to spend {asked} from voucher {code}, which pays its {face} at once and no part of it";
    /// A voucher is one thing: spent whole, and given back whole.
    VoucherWhole = "till.voucher_whole", Conflict { code: String, asked: String, face: String } => "asked to put {asked} back on voucher {code}, which takes back its {face} at once, and only when it was spent";
    /// A voucher for one purpose pays for that and nothing else: its tax was settled when it was sold.
    VoucherGoods = "till.voucher_goods", Conflict { code: String, tax_class: String, face: String, sold: String } => "voucher {code} pays {face} for goods taxed as {tax_class}, of which {sold} are sold here; sell more of them or take another tender";
    /// The last day of the card is past.
    StoredValueExpired = "till.stored_value_expired", Conflict { code: String, expired_on: String } => "{code} was good until {expired_on}";
    /// The code of a card goes with a tender or line of its kind.
    StoredValueKind = "till.stored_value_kind", Malformed { code: String, kind: String, wanted: String } => "{code} is a {kind}; {wanted} is wanted here";
    /// A line that loads a card names it, and no other line does.
    StoredValueNeeded = "till.stored_value_needed", Malformed { what: String } => "{what}";
    /// Goods without a receipt come back at the lowest price they were sold at lately.
    NeverSold = "till.never_sold", Conflict { item: String, site: String, days: i64 } => "{item} was not sold at {site} in the last {days} days; give a price with a reason";
    /// Only the last sale of an open shift can be made void.
    NotTheLast = "till.not_the_last", Conflict { receipt: String, last: String } => "receipt {receipt} is not the last sale of its shift, {last} is; take it back with till.refund";
    /// The basket is waiting no longer.
    NotSuspended = "till.not_suspended", Conflict { suspended: String, state: String } => "basket {suspended} was {state}";
    /// No basket has this name.
    UnknownSuspended = "till.unknown_suspended", NotFound { suspended: String } => "no basket {suspended} was put aside here; till.suspended lists those that wait";
    /// The register has no call of this code.
    UnknownPayment = "till.unknown_payment", NotFound { payment: String, register: String } => "register {register} has no payment {payment}";
    /// The register already has a call of this code.
    PaymentExists = "till.payment_exists", Conflict { payment: String, register: String } => "payment {payment} of register {register} exists already; give the next call a code of its own";
    /// The call stands where this cannot be done with it.
    PaymentState = "till.payment_state", Conflict { payment: String, state: String, wanted: String } => "payment {payment} is {state}; {wanted} is wanted here";
    /// A tender that used a call takes its tender and amount.
    PaymentDiffers = "till.payment_differs", Conflict { payment: String, tender: String, amount: String } => "payment {payment} is {amount} by {tender}; the tender that uses it must be the same";
    /// A barcode layout that cannot be read.
    BadLayout = "till.bad_layout", Malformed { problem: String } => "{problem}";
    /// A printed sale whose parts do not add up to what it says.
    SaleDiffers = "till.sale_differs", Conflict { receipt: String, field: String, stated: String, computed: String } => "receipt {receipt} states {field} {stated}; we make it {computed}";
    /// A printed sale of something we do not know.
    UnknownGoods = "till.unknown_goods", Conflict { receipt: String, item: String, amount: String } => "receipt {receipt} sold {item} for {amount}, which is in no catalogue; it stands in suspense";
    /// Money over or short at a count.
    OverShort = "till.over_short", Conflict { register: String, shift: i64, tender: String, expected: String, counted: String } => "shift {shift} of register {register} should hold {expected} {tender}, {counted} was counted";
    /// Tenders are counted once a shift.
    CountNeeded = "till.count_needed", Conflict { register: String, tenders: String } => "count {tenders} of register {register} before the shift is closed, or give the figures with the closing";
    /// The payment terminal took money that no sale has used.
    OrphanPayment = "till.orphan_payment", Conflict { payment: String, register: String, amount: String } => "payment {payment} of register {register} over {amount} has no sale; ring the sale up with it or reverse it";
    /// A drawer that holds less than would be taken out.
    NotInDrawer = "till.not_in_drawer", Conflict { tender: String, asked: String, expected: String } => "asked to take {asked} {tender} out of a drawer that should hold {expected}";
    /// The safe should hold less than was taken out of it.
    NotInSafe = "till.not_in_safe", Conflict { entity: String, asked: String, expected: String } => "{asked} left the safe of {entity}, which should hold {expected}; bring floats and drops up to date, or count it";
    /// Money on cards lies in no drawer, whoever issued them.
    NotInDrawers = "till.not_in_drawers", Malformed { tender: String, kind: String } => "tender {tender} is {kind}, whose money lies in no drawer; name one of cash or other";
    /// A payment that is not made at a terminal.
    NotAtTerminal = "till.not_at_terminal", Conflict { tender: String, kind: String } => "tender {tender} is {kind}, which no payment terminal takes; name one of card or other";
    /// Only a sale that we worked out can be made void.
    NotVoidable = "till.not_voidable", Conflict { receipt: String, what: String } => "receipt {receipt} is a {what}; only a sale that was rung up here can be made void";
    /// A line of a printed receipt sells or takes back something.
    NoQuantity = "till.no_quantity", Malformed { item: String } => "a line of {item} has quantity 0; above 0 was sold, below 0 came back";
    /// A register counts its receipts from 1.
    BadReceipt = "till.bad_receipt", Malformed { receipt: i64 } => "{receipt} is no number of a receipt; 1 to 999999999999 are accepted";
    /// A fiscal transaction that stands where this does not follow.
    FiscalState = "till.fiscal_state", Conflict { transaction: String, state: String, action: String } => "fiscal transaction {transaction} was {action}, though it is {state}";
    /// No fiscal transaction of the register has this code.
    UnknownFiscal = "till.unknown_fiscal_transaction", NotFound { transaction: String, register: String } => "register {register} has no fiscal transaction {transaction}";
    /// The fiscal device was away.
    FiscalOutage = "till.fiscal_outage", Conflict { register: String, problem: String } => "the fiscal device of register {register} was away: {problem}";
}
