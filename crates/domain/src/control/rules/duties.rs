//! Which texts are duties.

use crate::SLICES;
use crate::control::refusals::UnknownDuty;
use crate::flow::{Operation, Refusal, nearest};

/// Duties that are no operation's own: they widen what an operation may do.
const EXTRA: [&str; 6] =
    [ACT_FOR_OTHERS, POST_SOFT_CLOSED, OVERRIDE_PRICE, GIVE_DISCOUNT, RELEASE_FRAUD, RELEASE_CREDIT];

/// The duty that lets an actor post into soft closed periods.
pub(crate) const POST_SOFT_CLOSED: &str = "ledger.post_soft_closed";

/// The duty to sell at a price of one's own.
pub(crate) const OVERRIDE_PRICE: &str = "till.override_price";

/// The duty to take something off a line or a basket.
pub(crate) const GIVE_DISCOUNT: &str = "till.give_discount";

/// The duty to let an order go that may be a fraud.
pub(crate) const RELEASE_FRAUD: &str = "sales.release_fraud";

/// The duty to let an order go whose customer would owe more than they may.
pub(crate) const RELEASE_CREDIT: &str = "sales.release_credit";

/// The duty to send commands in another actor's name, within what that other may do.
pub const ACT_FOR_OTHERS: &str = "control.act_for_others";

/// Holds a text to be a duty: an operation's, an extra one, `slice.*` or `*`.
///
/// # Errors
/// `control.unknown_duty`.
pub(crate) fn known_duty(duty: &str) -> Result<(), Refusal> {
    let slice = duty.strip_suffix(".*");
    let known = duty == "*"
        || SLICES.iter().any(|known| Some(known.name) == slice)
        || EXTRA.contains(&duty)
        || Operation::all().any(|operation| operation.duty == duty);
    if known {
        return Ok(());
    }
    let duties = Operation::all().map(|operation| operation.duty).chain(EXTRA);
    let nearest = nearest(duty, duties).unwrap_or("*").to_owned();
    Err(UnknownDuty { duty: duty.to_owned(), nearest }.into())
}
