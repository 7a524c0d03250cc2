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
    /// The day has not come yet.
    InFuture = "ledger.in_future", Malformed { given: String, today: String } => "{given} has not come yet: today is {today} there";
    /// No rate of exchange holds on the day.
    NoRate = "ledger.no_rate", Conflict { currency: String, base: String, on: String } => "no rate turns {currency} into {base} on {on}; set one with ledger.set_rate or give it with the line";
    /// No posting rule names an account for a part.
    NoPostingRule = "ledger.no_posting_rule", Conflict { role: String, entity: String } => "entity {entity} has no account for {role}; name one with ledger.set_posting_rule";
}
