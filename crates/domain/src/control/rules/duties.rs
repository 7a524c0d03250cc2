//! Which texts are duties.

use crate::SLICES;
use crate::control::refusals::UnknownDuty;
use crate::flow::{Draft, Operation, Refusal, nearest};

/// Duties that are no operation's own: they widen what an operation may do.
const EXTRA: [&str; 7] = [
    ACT_FOR_OTHERS,
    GRANT_INCOMPATIBLE,
    POST_SOFT_CLOSED,
    OVERRIDE_PRICE,
    GIVE_DISCOUNT,
    RELEASE_FRAUD,
    RELEASE_CREDIT,
];

/// What the duties begin with that approval policies make: `release.orders`, `release.large_orders`.
const RELEASE: &str = "release";

/// The duty to give somebody two duties that do not belong in one hand, saying why.
pub(crate) const GRANT_INCOMPATIBLE: &str = "control.grant_incompatible";

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

/// Holds a text to be a duty: an operation's, an extra one, one that an approval policy made, `slice.*` or `*`.
///
/// # Errors
/// `control.unknown_duty`.
pub(crate) fn known_duty(draft: &mut Draft<'_>, duty: &str) -> Result<(), Refusal> {
    let slice = duty.strip_suffix(".*");
    let known = duty == "*"
        || slice == Some(RELEASE)
        || SLICES.iter().any(|known| Some(known.name) == slice)
        || EXTRA.contains(&duty)
        || Operation::all().any(|operation| operation.duty == duty);
    let policies = draft.approval_policies();
    if known || policies.iter().any(|policy| policy.duty == duty) {
        return Ok(());
    }
    let made = policies.iter().map(|policy| policy.duty.as_str());
    let duties = Operation::all().map(|operation| operation.duty).chain(EXTRA).chain(made);
    let nearest = nearest(duty, duties).unwrap_or("*").to_owned();
    Err(UnknownDuty { duty: duty.to_owned(), nearest }.into())
}

/// Whether a text is a duty that an approval policy may make by naming it: `release.` and a name of a-z, 0-9 and _.
pub(crate) fn may_be_made(duty: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    let name = duty.split_once('.').filter(|(slice, _)| *slice == RELEASE).map_or("", |(_, name)| name);
    (1..=60).contains(&name.len()) && name.bytes().all(is_letter)
}
