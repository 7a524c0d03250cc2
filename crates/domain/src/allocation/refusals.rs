//! How this slice says no.

use crate::flow::refusals;

refusals! {
    /// No channel has this code.
    UnknownChannel = "allocation.unknown_channel", NotFound { channel: String } => "there is no channel {channel}; allocation.set_channel adds one";
    /// The channel takes no new demand.
    ChannelInactive = "allocation.channel_inactive", Conflict { channel: String } => "channel {channel} is inactive and takes no new demand; allocation.set_channel makes it active";
    /// The channel belongs to another entity.
    ChannelOfOtherEntity = "allocation.channel_of_other_entity", Conflict { channel: String, entity: String } => "{channel} is a channel of {entity}; choose another code";
    /// A channel is supplied by sites of its own entity.
    SiteOfOtherEntity = "allocation.site_of_other_entity", Conflict { site: String, entity: String } => "{site} is no site of {entity}; a site of the entity is accepted";
    /// A site stands twice in a list.
    SiteTwice = "allocation.site_twice", Malformed { site: String } => "{site} is listed twice; list it once";
    /// A number is outside of what it may be.
    OutOfRange = "allocation.out_of_range", Malformed { what: String, given: i64, least: i64, most: i64 } => "{given} is no {what}; {least} to {most} is accepted";
    /// A cost or quantity is never below 0.
    Negative = "allocation.negative", Malformed { what: String, given: String } => "{given} is no {what}; 0 or more is accepted";
    /// A request without rows.
    NothingGiven = "allocation.nothing_given", Malformed { what: String } => "give at least one of {what}";
    /// Nothing is wanted under this reference.
    UnknownDemand = "allocation.unknown_demand", NotFound { channel: String, kind: String, reference: String } => "there is no {kind} {reference} in channel {channel}";
    /// A line keeps its item.
    LineOfOtherItem = "allocation.line_of_other_item", Conflict { line: i64, stands: String, item: String } => "line {line} is of {stands}, not of {item}; set its quantity to 0 and add a line";
    /// The line does not stand in the demand.
    UnknownLine = "allocation.unknown_line", NotFound { line: i64, lines: usize } => "there is no line {line}; lines 1 to {lines} stand there";
    /// There is not enough that could be promised.
    NotEnough = "allocation.not_enough", Conflict { item: String, channel: String, asked: String, available: String } => "{asked} of {item} are asked for through {channel}, {available} can be promised; ask for no more than that";
    /// Less of the line stands there than is to be moved.
    NotThere = "allocation.not_there", Conflict { line: i64, site: String, asked: String, there: String } => "{asked} of line {line} are to be moved from {site}, {there} are allocated there; at most that is accepted";
    /// The site has too little that could be promised.
    NotEnoughAtSite = "allocation.not_enough_at_site", Conflict { item: String, site: String, asked: String, available: String } => "{asked} of {item} are asked of {site}, {available} can be promised there; ask for no more than that, or for another site";
    /// A reservation ends after it begins.
    EndsBeforeNow = "allocation.ends_before_now", Malformed { expires_at: String, now: String } => "{expires_at} is past ({now}); a later moment is accepted";
    /// More decimals than the item is counted in.
    OutOfStep = "allocation.out_of_step", Malformed { quantity: String, decimals: u8 } => "{quantity} has more decimals than the {decimals} the item is counted in";
    /// Units were taken from where they were not promised.
    TakenElsewhere = "allocation.taken_elsewhere", Conflict { reference: String, line: i64, item: String, site: String, quantity: String, promised_at: String } => "{quantity} of {item} for line {line} of order {reference} were taken at {site}; they were promised {promised_at}";
    /// More was taken than the line wants.
    MoreThanWanted = "allocation.more_than_wanted", Conflict { reference: String, line: i64, item: String, told: String, beyond: String } => "{told} of {item} were taken for line {line} of order {reference}, {beyond} more than it still wants";
    /// What was to be picked was not found.
    ShortPick = "allocation.short_pick", Conflict { reference: String, line: i64, item: String, site: String, missing: String } => "{missing} of {item} for line {line} of order {reference} were not found at {site}; they wait in quarantine: count them";
    /// What was put back had not been picked.
    NotPicked = "allocation.not_picked", Conflict { reference: String, line: i64, site: String, beyond: String } => "{beyond} more were put back at {site} for line {line} of order {reference} than had been picked there";
    /// The shipment is not of this order and site, or some of it has come back already.
    NotOfThisOrder = "allocation.not_of_this_order", Conflict { shipment: String, reference: String } => "{shipment} is no shipment of order {reference} from this site of which nothing has come back; give one that is";
    /// Nothing was ever expected under this reference.
    UnknownExpected = "allocation.unknown_expected", NotFound { site: String, kind: String, reference: String } => "nothing was ever expected at {site} as {kind} {reference}; allocation.expect_supply says what is";
    /// The figures of the channel are not published.
    NoFeed = "allocation.no_feed", NotFound { channel: String } => "the figures of {channel} are not published; allocation.set_feed says how they are to be";
    /// The highest level is below the lowest.
    LevelsCrossed = "allocation.levels_crossed", Malformed { level_min: String, level_max: String } => "{level_max} at most is less than {level_min} at least; give a highest level that is not below the lowest";
    /// No proposal has this number.
    UnknownProposal = "allocation.unknown_proposal", NotFound { proposal: i64 } => "there is no transfer proposal {proposal}; allocation.transfer_proposals lists them";
    /// Somebody has decided about the proposal already.
    ProposalEnded = "allocation.proposal_ended", Conflict { proposal: i64, state: String } => "transfer proposal {proposal} is {state} already; choose one that is open";
    /// Goods in hand were promised to somebody who lost them.
    Displaced = "allocation.displaced", Conflict { kind: String, reference: String, line: i64, item: String, site: String, quantity: String, served: String, waits: String } => "{quantity} of {item} at {site} were promised to line {line} of {kind} {reference} and are gone; {served} come from elsewhere, {waits} wait";
}
