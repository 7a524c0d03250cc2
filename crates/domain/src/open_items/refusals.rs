//! How the open items say no.

use crate::flow::refusals;

refusals! {
    /// No open item has this key.
    UnknownOpenItem = "open_items.unknown_open_item", NotFound { open_item: i64 } => "there is no open item {open_item}; open_items.items lists those that wait";
    /// More would be taken off an item than remains of it.
    MoreThanRemains = "open_items.more_than_remains", Conflict { open_item: i64, asked: String, remaining: String } => "asked to take {asked} off open item {open_item}, of which {remaining} remains";
    /// The account is not the sum of open items.
    NotOpenItems = "open_items.not_open_items", Conflict { account: String } => "account {account} is not controlled by open items; ledger.accounts lists those that are";
    /// Nothing remains of the item.
    SettledItem = "open_items.settled_item", Conflict { open_item: i64 } => "nothing remains of open item {open_item}";
    /// An item cannot be settled before it was opened.
    SettledBefore = "open_items.settled_before", Malformed { open_item: i64, posted_on: String, opened_on: String } => "open item {open_item} was opened on {opened_on} and cannot be settled on {posted_on}";
    /// Amounts are above 0; the side of the item says the sign.
    NotPositive = "open_items.not_positive", Malformed { amount: String } => "{amount} is no amount of an item; above 0 is accepted";
    /// The items of a match belong together.
    NotTogether = "open_items.not_together", Malformed { open_item: i64, differs: String } => "open item {open_item} is of another {differs}; items of one account, party and currency are matched";
    /// An item stands on the wrong side of a match.
    WrongSide = "open_items.wrong_side", Malformed { open_item: i64, side: String } => "open item {open_item} is a {side}; list it with the {side}s";
    /// An item stands twice in a match.
    NamedTwice = "open_items.named_twice", Malformed { open_item: i64 } => "open item {open_item} is named twice; name it once";
    /// A match has at least an item on each side, and no more than are kept.
    BadMatch = "open_items.bad_match", Malformed { given: usize, most: usize } => "{given} items on one side; 1 to {most} are accepted";
}
