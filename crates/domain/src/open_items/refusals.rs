//! How the open items say no.

use crate::flow::refusals;

refusals! {
    /// No open item has this key.
    UnknownOpenItem = "open_items.unknown_open_item", NotFound { open_item: i64 } => "there is no open item {open_item}; open_items.items lists those that wait";
    /// More would be taken off an item than remains of it.
    MoreThanRemains = "open_items.more_than_remains", Conflict { open_item: i64, asked: String, remaining: String } => "asked to take {asked} off open item {open_item}, of which {remaining} remains";
}
