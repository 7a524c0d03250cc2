//! How the tax slice says no.

use crate::flow::refusals;

refusals! {
    /// No jurisdiction has this code.
    UnknownJurisdiction = "tax.unknown_jurisdiction", NotFound { jurisdiction: String } => "there is no jurisdiction {jurisdiction}; tax.jurisdictions lists them";
    /// Nothing says where a site's sales are taxed.
    NoJurisdiction = "tax.no_jurisdiction", Conflict { site: String } => "nothing says where sales of {site} are taxed; say it with tax.assign_site";
    /// A tax class has no rates in a jurisdiction on a day; that is never taken to be 0 %.
    NoRate = "tax.no_rate", Conflict { tax_class: String, jurisdiction: String, on: String } => "tax class {tax_class} has no rates in {jurisdiction} on {on}; set them with tax.set_rates, even to zero_rated or exempt";
    /// The components of a set do not make a rate.
    BadComponents = "tax.bad_components", Malformed { problem: String } => "{problem}";
    /// Rates on file never change: documents stand on them.
    RatesExist = "tax.rates_exist", Conflict { tax_class: String, jurisdiction: String, effective_on: String } => "tax class {tax_class} has rates in {jurisdiction} from {effective_on} on already, and documents may stand on them; set new ones from another day on";
    /// A treatment stands where it has no meaning.
    WrongTreatment = "tax.wrong_treatment", Malformed { treatment: String, accepted: String } => "{treatment} is not accepted here; {accepted} are";
    /// A span ends before it starts.
    BadDates = "tax.bad_dates", Malformed { from: String, to: String } => "from {from} to {to} is no span of days; a last day on or after the first is accepted";
    /// A party has one exemption at a time in a jurisdiction.
    ExemptionOverlaps = "tax.exemption_overlaps", Conflict { party: String, starts_on: String, other_starts_on: String } => "the exemption of {party} from {other_starts_on} on is still in force when the one from {starts_on} on would be; end it first with tax.end_exemption";
    /// No exemption of a party starts on the day.
    UnknownExemption = "tax.unknown_exemption", NotFound { party: String, starts_on: String } => "{party} has no exemption there that starts on {starts_on}; tax.exemptions lists them";
    /// More would be given back than a line has.
    BeyondLine = "tax.beyond_line", Conflict { asked: String, remaining: String } => "asked to give back {asked} of a line of which {remaining} remains";
    /// A quote needs a place and a currency.
    QuoteOfWhat = "tax.quote_of_what", Malformed {} => "name a site, or a jurisdiction and a currency";
    /// Nothing says on which day the tax is due.
    NoTaxPoint = "tax.no_tax_point", Malformed { jurisdiction: String, tax_point: String } => "tax in {jurisdiction} is due on the day of {tax_point}: give that day, or the day of the tax point as on";
    /// A line of a quote is of one class.
    LineOfWhat = "tax.line_of_what", Malformed {} => "give the line an item or a tax class, one of the two";
    /// A quote has more lines than are computed.
    TooManyLines = "tax.too_many_lines", Malformed { given: usize, allowed: usize } => "{given} lines are too many for one quote; 1 to {allowed} are accepted";
    /// A number of days that nobody waits.
    BadReliefDays = "tax.bad_relief_days", Malformed { given: i64 } => "{given} is no number of days; 0 to 3650 is accepted";
}
