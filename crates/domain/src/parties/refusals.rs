//! How this slice says no.

use crate::flow::refusals;

refusals! {
    /// The code names no party.
    UnknownParty = "parties.unknown_party", NotFound { party: String } => "there is no party {party}; parties.add_party adds one";
    /// A party with this code stands already, in this or another case.
    PartyExists = "parties.party_exists", Conflict { party: String } => "there is a party {party} already; parties.change_party changes it";
    /// A party must be something to us.
    NoKind = "parties.no_kind", Malformed {} => "a party needs at least one kind: customer, supplier, marketplace, payment_processor, carrier or fulfilment_partner";
    /// Another party answers to this reference of another system.
    ReferenceTaken = "parties.reference_taken", Conflict { system: String, reference: String, by: String } => "{system} {reference} is party {by}; a reference names one party";
    /// No party is called by this reference.
    UnknownReference = "parties.unknown_reference", NotFound { system: String, reference: String } => "no party is {reference} in {system}; parties.change_party adds references";
    /// More references or address lines than are kept.
    TooMany = "parties.too_many", Malformed { what: String, given: usize, allowed: usize } => "{given} {what} are too many; at most {allowed} are accepted";
    /// Nothing was said by which a party could be found.
    NothingToMatch = "parties.nothing_to_match", Malformed {} => "say a reference, an e-mail address, a tax number, a telephone number of at least 7 digits, or a name with a postal address";
    /// Both codes name one party.
    SameParty = "parties.same_party", Conflict { party: String, into: String } => "{party} and {into} are one party already; two are merged";
    /// The party was merged before.
    AlreadyMerged = "parties.already_merged", Conflict { party: String, into: String } => "party {party} was merged into {into}; name {into} to merge that";
    /// The parties deal in different currencies.
    OtherCurrency = "parties.other_currency", Conflict { party: String, currency: String, into: String, into_currency: String } => "{party} deals in {currency} and {into} in {into_currency}; parties of one currency are merged";
    /// Goods in our stock are the party's.
    OwnsGoods = "parties.owns_goods", Conflict { party: String, item: String, site: String } => "{item} at {site} is owned by {party}; an owner of goods is merged when none are left";
    /// The party has nothing personal on record.
    NothingPersonal = "parties.nothing_personal", Conflict { party: String } => "party {party} has nothing personal on record";
}
