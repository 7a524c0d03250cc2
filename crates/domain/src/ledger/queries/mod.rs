//! One file a question.

mod account_statement;
mod accounts;
mod balance;
mod entities;
mod entries;
mod entry;
mod periods;
mod posting_rules;
mod trial_balance;

pub use account_statement::{AccountStatement, AccountStatementAnswer, StatementLineReply, StatementPlace};
pub use accounts::{Accounts, AccountsAnswer};
pub use balance::{AccountBalance, AccountBalanceAnswer, CurrencyBalance};
pub use entities::{Entities, EntitiesAnswer};
pub use entries::{Entries, EntriesAnswer};
pub use entry::{EntryAnswer, EntryByNumber, EntryLineReply};
pub use periods::{Periods, PeriodsAnswer};
pub use posting_rules::{PostingRules, PostingRulesAnswer};
pub use trial_balance::{TrialBalance, TrialBalanceAnswer, TrialBalanceRow, TrialBalanceTotals};
