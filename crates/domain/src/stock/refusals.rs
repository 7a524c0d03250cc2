//! How this slice says no.

use crate::flow::refusals;

refusals! {
    /// No site has this code.
    UnknownSite = "stock.unknown_site", NotFound { site: String } => "there is no site {site}; stock.sites lists them";
    /// The code is taken.
    CodeUsed = "stock.code_used", Conflict { code: String } => "the code {code} is taken; choose another";
    /// A site of this kind cannot be made.
    NotAWorkplace = "stock.not_a_workplace", Malformed { kind: String } => "{kind} is a place outside every shop; a site is a store, dark_store, warehouse or third_party";
    /// The site takes no new requests.
    SiteInactive = "stock.site_inactive", Conflict { site: String } => "{site} is inactive; make it active with stock.change_site or use another";
    /// The site still holds stock.
    SiteHoldsStock = "stock.site_holds_stock", Conflict { site: String } => "{site} still holds stock; transfer or adjust it away first";
    /// No reason has this code.
    UnknownReason = "stock.unknown_reason", NotFound { reason: String } => "there is no reason {reason}; stock.reasons lists them";
    /// The account of the role belongs to a sub-ledger.
    RoleNotForReasons = "stock.role_not_for_reasons", Malformed { role: String } => "{role} belongs to a sub-ledger; give a role such as shrinkage, scrap, internal_use or count_difference";
    /// No place of the site has this code.
    UnknownPlace = "stock.unknown_place", NotFound { place: String, site: String } => "{site} has no place {place} that ever held stock";
    /// No lot of the item has this code.
    UnknownLot = "stock.unknown_lot", NotFound { lot: String, item: String } => "{item} has no lot or serial {lot}";
    /// The item is not kept in stock.
    NotStocked = "stock.not_stocked", Conflict { item: String, kind: String } => "{item} is a {kind} and is never in stock";
    /// The item is tracked and the line names no lot or serial.
    LotRequired = "stock.lot_required", Malformed { item: String, tracking: String } => "{item} is tracked by {tracking}: name the {tracking} on the line";
    /// The item is not tracked and the line names a lot.
    LotNotTracked = "stock.lot_not_tracked", Malformed { item: String } => "{item} is not tracked by lot or serial: leave `lot` out";
    /// A serial stands for one unit.
    SerialQuantity = "stock.serial_quantity", Malformed { item: String, quantity: String } => "{item} is tracked by serial: a line is for 1 unit, not {quantity}";
    /// A serial that is on hand came in again.
    SerialOnHand = "stock.serial_on_hand", Conflict { item: String, serial: String } => "serial {serial} of {item} is on hand already";
    /// More was asked for than the site has.
    NotEnoughAvailable = "stock.not_enough_available", Conflict { item: String, site: String, state: String, asked: String, available: String } => "asked for {asked} of {item} at {site}, {available} are available";
    /// No line was given.
    NoLines = "stock.no_lines", Malformed {} => "give at least one line";
    /// More lines than a document takes.
    TooManyLines = "stock.too_many_lines", Malformed { given: usize, most: usize } => "{given} lines are more than a document takes; send at most {most} and the rest in another";
    /// No document has this number.
    UnknownDocument = "stock.unknown_document", NotFound { document: String } => "there is no document {document}";
    /// The document is of another kind.
    WrongDocument = "stock.wrong_document", Conflict { document: String, kind: String, wanted: String } => "{document} is a {kind}; give a {wanted}";
    /// The document has no such line.
    UnknownLine = "stock.unknown_line", NotFound { document: String, line: i64 } => "{document} has no line {line}";
    /// The document that goods are said to have come or gone by does not hold them.
    NotOnDocument = "stock.not_on_document", Conflict { document: String, item: String } => "no such line of {item} stands on {document}; name the document and line they went by, or none";
    /// More would be given back than a line has left.
    MoreThanLeft = "stock.more_than_left", Conflict { document: String, line: i64, asked: String, left: String } => "asked to take back {asked} of line {line} of {document}, of which {left} is left";
    /// More was received than is under way.
    MoreThanShipped = "stock.more_than_shipped", Conflict { document: String, line: i64, item: String, received: String, open: String } => "{received} of {item} arrived on line {line} of {document}, of which {open} was under way";
    /// Nothing of the line is in transit any more.
    NotUnderWay = "stock.not_under_way", Conflict { document: String, line: i64, item: String } => "nothing of {item} on line {line} of {document} is under way any more; stock.transfers_open lists what is";
    /// Nothing, or more than is still in transit, would be resolved.
    MoreThanInTransit = "stock.more_than_in_transit", Conflict { document: String, line: i64, asked: String, open: String } => "asked to resolve {asked} of line {line} of {document}, of which {open} is in transit";
    /// Sender and receiver are the same.
    SameSite = "stock.same_site", Malformed { site: String } => "a transfer needs two sites; {site} is both. Move goods inside a site with stock.change_state";
    /// The sites belong to different entities.
    OtherEntity = "stock.other_entity", Conflict { from: String, to: String } => "{from} and {to} belong to different entities; goods pass between entities by sale and purchase";
    /// Nothing would change.
    NothingChanges = "stock.nothing_changes", Malformed {} => "state and place stay as they are; give another state or place";
    /// The assembly would be made of itself.
    MadeOfItself = "stock.made_of_itself", Malformed { item: String } => "{item} cannot be a part of itself";
    /// The count is no longer open.
    CountClosed = "stock.count_closed", Conflict { document: String, state: String } => "count {document} is {state}; open a new one";
    /// A line of the count has no figure yet.
    NotCounted = "stock.not_counted", Conflict { document: String, lines: i64 } => "count {document} has lines without a figure: {lines}; record them, or post with `skip_uncounted`";
    /// The count has no such position.
    NotOnSheet = "stock.not_on_sheet", Conflict { document: String, item: String } => "{item} is not on count {document} there";
}
