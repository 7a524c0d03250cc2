//! How this slice says no.

use crate::flow::refusals;

refusals! {
    /// Nobody has said how the channel takes goods back.
    NoPolicy = "returns.no_policy", Conflict { channel: String } => "nobody has said how channel {channel} takes goods back; returns.set_policy does";
    /// What a policy says does not fit together.
    BadPolicy = "returns.bad_policy", Malformed { what: String } => "{what}";
    /// The policy has no such reason.
    UnknownReason = "returns.unknown_reason", NotFound { reason: String, channel: String } => "channel {channel} takes nothing back for reason {reason}; returns.set_policy says the reasons";
    /// No return has this number.
    UnknownReturn = "returns.unknown_return", NotFound { number: String } => "there is no return {number}";
    /// The return has no such line.
    UnknownReturnLine = "returns.unknown_line", NotFound { number: String, line: i64 } => "return {number} has no line {line}";
    /// What has no goods does not come back.
    NotGoods = "returns.not_goods", Conflict { reference: String, line: i64, item: String } => "line {line} of order {reference} is {item}, which has no goods that could come back";
    /// It is too late.
    WindowPassed = "returns.window_passed", Conflict { reference: String, line: i64, until: String } => "line {line} of order {reference} could come back until {until}";
    /// More would come back, or has, than was sold and is not claimed by another return.
    MoreThanSold = "returns.more_than_sold", Conflict { reference: String, line: i64, asked: String, left: String } => "asked to take back {asked} of line {line} of order {reference}, of which {left} was sold and has not come back";
    /// More came than may.
    MoreThanAuthorised = "returns.more_than_authorised", Conflict { number: String, line: i64, came: String, expected: String } => "{came} of line {line} of return {number} came, of which {expected} was expected";
    /// Goods of an order came that nobody had let come.
    NotAuthorised = "returns.not_authorised", Conflict { reference: String, number: String } => "goods of order {reference} came that nobody had let come: they are return {number}";
    /// Goods came of which nothing is known.
    Unannounced = "returns.unannounced", Conflict { site: String, number: String } => "goods came to {site} of which nothing is known: they are return {number}; returns.identify says whose they are";
    /// Goods came that are not on the return.
    NotOnReturn = "returns.not_on_return", Conflict { number: String, item: String } => "{item} came with return {number}, which has no line of it";
    /// Goods came that were not sold with the order.
    NotOnOrder = "returns.not_on_order", Conflict { reference: String, item: String } => "{item} came back of order {reference}, which has no line of it";
    /// More than is there and waits.
    MoreThanWaits = "returns.more_than_waits", Conflict { number: String, line: i64, asked: String, waits: String } => "asked for {asked} of line {line} of return {number}, of which {waits} is there and waits";
    /// More would be credited than was billed and is not credited.
    MoreThanBilled = "returns.more_than_billed", Conflict { number: String, line: i64, asked: String, left: String } => "asked to credit {asked} of line {line} of return {number}, of which {left} was billed and is not credited";
    /// More would be credited than the return stands for.
    MoreThanReturned = "returns.more_than_returned", Conflict { number: String, line: i64, asked: String, left: String } => "asked to credit {asked} of line {line} of return {number}, of which {left} came or may come and is not credited";
    /// Nobody knows which order the goods are of.
    OrderNotKnown = "returns.order_not_known", Conflict { number: String, line: i64 } => "nobody knows what order line {line} of return {number} is of; returns.identify says it";
    /// The order is known already.
    OrderKnown = "returns.order_known", Conflict { number: String, line: i64 } => "it is known what order line {line} of return {number} is of";
    /// The line of the order is of something else.
    OtherItem = "returns.other_item", Conflict { item: String, ordered: String } => "{item} came, and the line of the order is of {ordered}";
    /// Nothing is open that could be closed.
    NothingOpen = "returns.nothing_open", Conflict { number: String, line: i64 } => "nothing of line {line} of return {number} is open: what was refunded came, and what came was refunded";
    /// A quantity is above zero.
    NoQuantity = "returns.no_quantity", Malformed { quantity: String } => "{quantity} is no quantity of goods; above zero is accepted";
    /// A line of goods that came names a line or an item.
    LineOrItem = "returns.line_or_item", Malformed {} => "a line names the line of the return or order, or the item";
    /// Money was given back and the goods have not come.
    RefundedWithoutGoods = "returns.refunded_without_goods", Conflict { number: String, line: i64, quantity: String, since: String } => "{quantity} of line {line} of return {number} is refunded since {since} and has not come";
    /// Goods came and nobody has given money back.
    GoodsWithoutRefund = "returns.goods_without_refund", Conflict { number: String, line: i64, quantity: String, since: String } => "{quantity} of line {line} of return {number} is here since {since} and not refunded";
}
