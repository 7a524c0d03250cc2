//! What the ledger asks of the file.

use super::types::{
    Account, AccountTotal, Balance, BalanceKey, Dimensions, Entity, Entry, PeriodKey, PeriodState, Posting, RateRow,
    RuleKey, Span, StatementLine, WholeEntry,
};
use crate::values::{AccountId, BusinessDate, Currency, DimensionSetId, EntityId, EntryId, SeriesId};

/// The books as the file has them.
pub trait LedgerFacts {
    /// The entity of a folded code.
    fn entity_by_code(&self, folded: &str) -> Option<Entity>;
    /// An entity by key.
    fn entity(&self, id: EntityId) -> Option<Entity>;
    /// Every entity, in order of key.
    fn entities(&self) -> Vec<Entity>;
    /// The account of an entity by folded code.
    fn account_by_code(&self, entity: EntityId, folded: &str) -> Option<Account>;
    /// An account by key.
    fn account(&self, id: AccountId) -> Option<Account>;
    /// Every account of an entity, in order of folded code.
    fn accounts_of(&self, entity: EntityId) -> Vec<Account>;
    /// The account a rule names.
    fn posting_rule(&self, key: &RuleKey) -> Option<AccountId>;
    /// Every rule of an entity, in order of key.
    fn posting_rules_of(&self, entity: EntityId) -> Vec<(RuleKey, AccountId)>;
    /// The state of a month; `None` has never been set.
    fn period(&self, key: &PeriodKey) -> Option<PeriodState>;
    /// Every month of an entity whose state was ever set, in order.
    fn periods_of(&self, entity: EntityId) -> Vec<(PeriodKey, PeriodState)>;
    /// The latest rate on or before a day.
    fn rate(&self, base: Currency, currency: Currency, on: BusinessDate) -> Option<RateRow>;
    /// The key of an interned set.
    fn dimension_set(&self, dimensions: &Dimensions) -> Option<DimensionSetId>;
    /// An interned set by key.
    fn dimensions(&self, id: DimensionSetId) -> Option<Dimensions>;
    /// The balances of accounts, in the order asked.
    fn balances(&self, keys: &[BalanceKey]) -> Vec<Option<Balance>>;
    /// Every balance of an account, in order of currency.
    fn balances_of(&self, account: AccountId) -> Vec<(BalanceKey, Balance)>;
    /// The head of an entry.
    fn entry(&self, id: EntryId) -> Option<Entry>;
    /// The entry of a number.
    fn entry_by_number(&self, series: SeriesId, number: i64) -> Option<Entry>;
    /// The lines of an entry, in order.
    fn postings_of(&self, entry: EntryId) -> Vec<Posting>;
    /// The entries of a series after a number that were posted within a span, in order of number, at most `limit`.
    fn journal(&self, series: SeriesId, span: Span, after: i64, limit: u32) -> Vec<WholeEntry>;
    /// The entry that takes back another.
    fn reversal_of(&self, entry: EntryId) -> Option<EntryId>;
    /// Every account of an entity that holds or moved anything, with its totals over a span,
    /// in order of folded code and currency.
    fn trial_balance(&self, entity: EntityId, span: Span) -> Vec<AccountTotal>;
    /// The lines of an account within a span after an entry and line, in order of entry, at most `limit`.
    fn statement(&self, account: AccountId, span: Span, after: (EntryId, i64), limit: u32) -> Vec<StatementLine>;
}
