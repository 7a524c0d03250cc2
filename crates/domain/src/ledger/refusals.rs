//! How the ledger says no.

use crate::flow::refusals;

refusals! {
    /// No entity has this code.
    UnknownEntity = "ledger.unknown_entity", NotFound { entity: String } => "there is no entity {entity}; open it with ledger.open_entity";
    /// The code, or one made from it, is taken.
    CodeUsed = "ledger.code_used", Conflict { code: String, noun: String } => "{code} is already the code of {noun}; choose another";
    /// No account of the entity has this code.
    UnknownAccount = "ledger.unknown_account", NotFound { account: String, entity: String } => "entity {entity} has no account {account}; ledger.accounts lists them";
    /// The account takes no new postings.
    AccountInactive = "ledger.account_inactive", Conflict { account: String } => "account {account} is inactive; post to another or make it active again";
    /// The account takes one currency alone.
    AccountCurrency = "ledger.account_currency", Conflict { account: String, accepts: String, given: String } => "account {account} takes {accepts} alone, not {given}";
    /// A control account takes postings from its sub-ledger alone.
    ControlAccount = "ledger.control_account", Conflict { account: String, control: String } => "account {account} is the sum of its {control} and takes no entry by hand; use the command of the document instead";
    /// Debits and credits differ.
    Unbalanced = "ledger.unbalanced", Malformed { difference: String, currency: String } => "the entry is out of balance by {difference} {currency}; debits and credits must be equal";
    /// An entry has no line with an amount.
    EmptyEntry = "ledger.empty_entry", Malformed {} => "the entry has no line with an amount; give at least two";
    /// The day lies in a period that takes no postings.
    PeriodClosed = "ledger.period_closed", Conflict { posted_on: String, state: String, first_open_on: String } => "{posted_on} lies in a period that is {state}; the first open day is {first_open_on}";
    /// Goods count no earlier than what their pools were posted on last, which may be another month.
    PutOff = "ledger.put_off", Conflict { wanted: String, posted_on: String } => "it belongs to {wanted} and counts on {posted_on}, in another month: its goods were posted on that day already, and the books of a pool go forward only; judge whether the earlier month needs a correcting entry";
    /// The day has not come yet.
    InFuture = "ledger.in_future", Malformed { given: String, today: String } => "{given} has not come yet: today is {today} there";
    /// No rate of exchange holds on the day.
    NoRate = "ledger.no_rate", Conflict { currency: String, base: String, on: String } => "no rate turns {currency} into {base} on {on}; set one with ledger.set_rate or give it with the line";
    /// No posting rule names an account for a part.
    NoPostingRule = "ledger.no_posting_rule", Conflict { role: String, entity: String } => "entity {entity} has no account for {role}; name one with ledger.set_posting_rule";
    /// The day of the books lies before the day it happened.
    PostedBefore = "ledger.posted_before", Malformed { posted_on: String, occurred_on: String } => "posted on {posted_on}, before it occurred on {occurred_on}; the same day or a later one is accepted";
    /// A line is a debit or a credit.
    OneSide = "ledger.one_side", Malformed {} => "give the line a debit or a credit, one of the two";
    /// Debits and credits are above 0; the side says the sign.
    NotPositive = "ledger.not_positive", Malformed { amount: String } => "{amount} is no amount of a line; above 0 is accepted, on the side it belongs to";
    /// An entry has more lines than are kept.
    TooManyLines = "ledger.too_many_lines", Malformed { given: usize, allowed: usize } => "{given} lines are too many for one entry; at most {allowed} are accepted";
    /// The currency of the books has no rate.
    RateOfBase = "ledger.rate_of_base", Malformed { currency: String } => "{currency} is the currency of the books and is worth itself; leave the rate out";
    /// A rate belongs to one currency of books.
    RateOfWhat = "ledger.rate_of_what", Malformed {} => "name an entity or the currency of its books, one of the two";
    /// An account cannot play a part.
    AccountMisfit = "ledger.account_misfit", Conflict { account: String, role: String, wanted: String } => "account {account} cannot be {role}: {wanted}";
    /// The account that plays the part holds what would be left behind.
    RuleInUse = "ledger.rule_in_use", Conflict { role: String, account: String, holds: String } => "account {account} is {role} and holds {holds}; the rule can change when it holds none";
    /// The account is named by a posting rule.
    AccountInRule = "ledger.account_in_rule", Conflict { account: String, role: String } => "account {account} is {role}; name another with ledger.set_posting_rule first";
    /// The account holds something.
    AccountHasBalance = "ledger.account_has_balance", Conflict { account: String, balance: String, currency: String } => "account {account} holds {balance} {currency}; it can become inactive when it holds nothing";
    /// Nothing to change is named.
    NothingToChange = "ledger.nothing_to_change", Malformed {} => "name what should change: a name, active, or both";
    /// A closed month stays closed.
    PeriodFinal = "ledger.period_final", Conflict { period: String, closed_through: String } => "{period} is closed for good: everything through {closed_through} is";
    /// Months close in their order.
    EarlierPeriodOpen = "ledger.earlier_period_open", Conflict { period: String, earlier: String } => "{period} can close when {earlier} is closed";
    /// A month that goes on cannot be closed.
    PeriodNotOver = "ledger.period_not_over", Conflict { period: String, today: String } => "{period} is not over: today is {today}; it can be soft closed";
    /// No entry has this number.
    UnknownEntry = "ledger.unknown_entry", NotFound { entry: String } => "there is no entry {entry}; ledger.account_statement lists them by account";
    /// An entry is reversed once.
    AlreadyReversed = "ledger.already_reversed", Conflict { entry: String, by: String } => "{entry} is reversed by {by}";
    /// Entries of documents are taken back with what they move.
    ReverseDocument = "ledger.reverse_document", Conflict { entry: String, document: String } => "{entry} is the entry of {document} and moves more than the books; correct that instead";
    /// A reversal counts no earlier than what it reverses.
    ReversedBefore = "ledger.reversed_before", Malformed { posted_on: String, entry: String, from: String } => "{entry} counts from {from} on and cannot be reversed on {posted_on}";
}
