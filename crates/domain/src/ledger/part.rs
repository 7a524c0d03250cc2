//! The books in the draft.

use std::sync::Arc;

use super::types::{
    Account, AccountDay, AccountDayKey, Balance, BalanceKey, Dimensions, Entity, Entry, PeriodKey, PeriodState,
    Posting, RateRow, RuleKey,
};
use crate::flow::{Codes, CodesOf, Draft, Head, Master, Record, Rows, overlay};
use crate::values::{
    AccountId, BusinessDate, Code, Currency, DimensionSetId, EntityId, EntryId, Period, Rate, SeriesId,
};

overlay! {
    /// What the ledger holds in the draft.
    pub struct Part {
        entities: Rows<EntityId, Arc<Entity>>,
        entity_codes: Codes<EntityId>,
        accounts: Rows<AccountId, Arc<Account>>,
        account_codes: CodesOf<EntityId, AccountId>,
        rules: Rows<RuleKey, AccountId>,
        periods: Rows<PeriodKey, PeriodState>,
        /// The last closed month of an entity.
        closed_through: Rows<EntityId, Period>,
        rates: Rows<(Currency, Currency, BusinessDate), RateRow>,
        dimension_sets: Rows<Dimensions, DimensionSetId>,
        balances: Rows<BalanceKey, Balance>,
        days: Rows<AccountDayKey, AccountDay> = Rows::sums(),
    }
}

impl Part {
    /// The balances this commit has changed.
    #[must_use]
    pub fn dirty_balances(&self) -> Vec<(BalanceKey, Option<&Balance>)> {
        self.balances.dirty()
    }

    /// What accounts took in this commit, by day.
    #[must_use]
    pub fn dirty_days(&self) -> Vec<(AccountDayKey, Option<&AccountDay>)> {
        self.days.dirty()
    }
}

impl Draft<'_> {
    /// An entity by key.
    pub fn entity(&mut self, id: EntityId) -> Option<Arc<Entity>> {
        let (part, facts) = self.ledger_mut();
        part.entities.get_or_load(id, || facts.entity(id).map(Arc::new)).cloned()
    }

    /// The entity of a code.
    pub fn entity_by_code(&mut self, code: &Code) -> Option<Arc<Entity>> {
        let (part, facts) = self.ledger_mut();
        let id = part.entity_codes.find(
            code.as_str(),
            || code.folded(),
            |folded| facts.entity_by_code(folded).map(|entity| entity.id),
        )?;
        self.entity(id)
    }

    /// Every entity, in order of key.
    pub fn entities(&mut self) -> Vec<Arc<Entity>> {
        let (part, facts) = self.ledger_mut();
        for entity in facts.entities() {
            part.entities.remember(entity.id, Some(Arc::new(entity)));
        }
        part.entities.held().map(|(_, entity)| entity.clone()).collect()
    }

    /// Adds or replaces an entity.
    pub(crate) fn put_entity(&mut self, entity: Entity) {
        let (part, _) = self.ledger_mut();
        part.entity_codes.bind(&entity.folded, entity.id);
        part.entities.put(entity.id, Arc::new(entity.clone()));
        self.master(Master::Entity(entity));
    }

    /// An account by key.
    pub fn account(&mut self, id: AccountId) -> Option<Arc<Account>> {
        let (part, facts) = self.ledger_mut();
        part.accounts.get_or_load(id, || facts.account(id).map(Arc::new)).cloned()
    }

    /// The account of an entity by code.
    pub fn account_by_code(&mut self, entity: EntityId, code: &Code) -> Option<Arc<Account>> {
        let (part, facts) = self.ledger_mut();
        let id = part.account_codes.of(entity).find(
            code.as_str(),
            || code.folded(),
            |folded| facts.account_by_code(entity, folded).map(|account| account.id),
        )?;
        self.account(id)
    }

    /// Every account of an entity, in order of folded code.
    pub fn accounts_of(&mut self, entity: EntityId) -> Vec<Arc<Account>> {
        let (part, facts) = self.ledger_mut();
        for account in facts.accounts_of(entity) {
            part.accounts.remember(account.id, Some(Arc::new(account)));
        }
        let held = part.accounts.held().filter(|(_, account)| account.entity == entity);
        let mut accounts: Vec<Arc<Account>> = held.map(|(_, account)| account.clone()).collect();
        accounts.sort_by(|a, b| a.folded.cmp(&b.folded));
        accounts
    }

    /// Adds or replaces an account.
    pub(crate) fn put_account(&mut self, account: Account) {
        let (part, _) = self.ledger_mut();
        part.account_codes.of(account.entity).bind(&account.folded, account.id);
        part.accounts.put(account.id, Arc::new(account.clone()));
        self.master(Master::Account(account));
    }

    /// The account of exactly this rule.
    pub fn posting_rule(&mut self, key: RuleKey) -> Option<AccountId> {
        let (part, facts) = self.ledger_mut();
        part.rules.get_or_load(key, || facts.posting_rule(&key)).copied()
    }

    /// Every rule of an entity, in order of key.
    pub fn posting_rules_of(&mut self, entity: EntityId) -> Vec<(RuleKey, AccountId)> {
        let (part, facts) = self.ledger_mut();
        for (key, account) in facts.posting_rules_of(entity) {
            part.rules.remember(key, Some(account));
        }
        part.rules.held().filter(|(key, _)| key.entity == entity).map(|(key, account)| (key, *account)).collect()
    }

    /// Adds or replaces a rule.
    pub(crate) fn put_posting_rule(&mut self, key: RuleKey, account: AccountId) {
        let (part, _) = self.ledger_mut();
        part.rules.put(key, account);
        self.master(Master::PostingRule(key, account));
    }

    /// The state of a month: closed, too, when a later month is.
    pub fn period(&mut self, key: PeriodKey) -> PeriodState {
        if self.closed_through(key.entity).is_some_and(|closed| key.period <= closed) {
            return PeriodState::Closed;
        }
        let (part, facts) = self.ledger_mut();
        part.periods.get_or_load(key, || facts.period(&key)).copied().unwrap_or(PeriodState::Open)
    }

    /// The last closed month of an entity, if any is.
    pub fn closed_through(&mut self, entity: EntityId) -> Option<Period> {
        let (part, facts) = self.ledger_mut();
        let load = || last_closed(facts.periods_of(entity));
        part.closed_through.get_or_load(entity, load).copied()
    }

    /// Every month of an entity whose state was ever set, in order.
    pub fn periods_of(&mut self, entity: EntityId) -> Vec<(PeriodKey, PeriodState)> {
        let (part, facts) = self.ledger_mut();
        for (key, state) in facts.periods_of(entity) {
            part.periods.remember(key, Some(state));
        }
        part.periods.held().filter(|(key, _)| key.entity == entity).map(|(key, state)| (key, *state)).collect()
    }

    /// Sets the state of a month.
    pub(crate) fn put_period(&mut self, key: PeriodKey, state: PeriodState) {
        let closed =
            self.closed_through(key.entity).into_iter().chain((state == PeriodState::Closed).then_some(key.period));
        let closed = closed.max();
        let (part, _) = self.ledger_mut();
        part.periods.put(key, state);
        if let Some(closed) = closed {
            part.closed_through.put(key.entity, closed);
        }
        self.master(Master::Period(key, state));
    }

    /// The rate that holds on a day; 1 for the currency of the books itself.
    pub fn rate(&mut self, base: Currency, currency: Currency, on: BusinessDate) -> Option<Rate> {
        if base == currency {
            return Some(Rate::ONE);
        }
        let (part, facts) = self.ledger_mut();
        let filed = part.rates.get_or_load((base, currency, on), || facts.rate(base, currency, on)).copied();
        // Answers of the file are held under the day they were asked for; a rate itself under its own first day.
        let decided = part
            .rates
            .held()
            .filter(|(key, row)| key.2 == row.effective_on && row.base == base && row.currency == currency)
            .map(|(_, row)| *row)
            .filter(|row| row.effective_on <= on)
            .max_by_key(|row| row.effective_on);
        match (filed, decided) {
            (Some(filed), Some(decided)) if decided.effective_on >= filed.effective_on => Some(decided.rate),
            (Some(filed), _) => Some(filed.rate),
            (None, decided) => decided.map(|row| row.rate),
        }
    }

    /// Adds or replaces a rate.
    pub(crate) fn put_rate(&mut self, row: RateRow) {
        let (part, _) = self.ledger_mut();
        part.rates.put((row.base, row.currency, row.effective_on), row);
        self.master(Master::Rate(row));
    }

    /// The key of a set of dimensions, interned at its first use; no dimensions at all have none.
    pub(crate) fn dimension_set(&mut self, dimensions: &Dimensions) -> DimensionSetId {
        if *dimensions == Dimensions::default() {
            return DimensionSetId::NONE;
        }
        let stands = Dimensions { party: self.survivor(dimensions.party), ..dimensions.clone() };
        let dimensions = &stands;
        let (part, facts) = self.ledger_mut();
        if let Some(known) = part.dimension_sets.get(dimensions) {
            return *known;
        }
        if let Some(id) = facts.dimension_set(dimensions) {
            part.dimension_sets.remember(dimensions.clone(), Some(id));
            return id;
        }
        let id = DimensionSetId(self.next(Head::DimensionSet));
        let command = self.command;
        self.ledger_mut().0.dimension_sets.put(dimensions.clone(), id);
        self.record(Record::DimensionSet(id, command, dimensions.clone()));
        id
    }

    /// A set of dimensions by key; none is about nothing.
    pub fn dimensions(&mut self, id: DimensionSetId) -> Option<Dimensions> {
        if id.is_none() {
            return Some(Dimensions::default());
        }
        let (part, facts) = self.ledger_mut();
        let held = part.dimension_sets.held().find(|(_, held)| **held == id).map(|(dimensions, _)| dimensions);
        held.or_else(|| facts.dimensions(id))
    }

    /// What an account holds in a currency.
    pub fn balance(&mut self, key: BalanceKey) -> Balance {
        let (part, facts) = self.ledger_mut();
        part.balances.get_or_load(key, || facts.balances(&[key]).pop().flatten()).copied().unwrap_or_default()
    }

    /// What an account holds, in order of currency.
    pub fn balances_of(&mut self, account: AccountId) -> Vec<(BalanceKey, Balance)> {
        let (part, facts) = self.ledger_mut();
        for (key, balance) in facts.balances_of(account) {
            part.balances.remember(key, Some(balance));
        }
        part.balances.held().filter(|(key, _)| key.account == account).map(|(key, balance)| (key, *balance)).collect()
    }

    /// Sets what an account holds in a currency.
    pub(crate) fn put_balance(&mut self, key: BalanceKey, balance: Balance) {
        self.ledger_mut().0.balances.put(key, balance);
    }

    /// What an account took on a day in this commit.
    pub(crate) fn account_day(&mut self, key: &AccountDayKey) -> AccountDay {
        self.ledger_mut().0.days.get(key).copied().unwrap_or_default()
    }

    /// Sets what an account took on a day in this commit.
    pub(crate) fn put_account_day(&mut self, key: AccountDayKey, day: AccountDay) {
        self.ledger_mut().0.days.put(key, day);
    }

    /// The head of an entry, of the file or of this commit.
    pub fn entry(&mut self, id: EntryId) -> Option<Entry> {
        let held = self.records().iter().find_map(|record| match record {
            Record::Entry(entry) if entry.id == id => Some(entry.clone()),
            _ => None,
        });
        held.or_else(|| self.facts.entry(id))
    }

    /// The entry of a number, of the file or of this commit.
    pub fn entry_by_number(&mut self, series: SeriesId, number: i64) -> Option<Entry> {
        let held = self.records().iter().find_map(|record| match record {
            Record::Entry(entry) if entry.series == series && entry.number == number => Some(entry.clone()),
            _ => None,
        });
        held.or_else(|| self.facts.entry_by_number(series, number))
    }

    /// The lines of an entry, of the file or of this commit.
    pub fn postings_of(&mut self, entry: EntryId) -> Vec<Posting> {
        let held: Vec<Posting> = self
            .records()
            .iter()
            .filter_map(|record| match record {
                Record::Posting(posting) if posting.entry == entry => Some(posting.clone()),
                _ => None,
            })
            .collect();
        if held.is_empty() { self.facts.postings_of(entry) } else { held }
    }

    /// The entry that takes back another, of the file or of this commit.
    pub fn reversal_of(&mut self, id: EntryId) -> Option<EntryId> {
        let held = self.records().iter().find_map(|record| match record {
            Record::Entry(entry) if entry.reverses == id => Some(entry.id),
            _ => None,
        });
        held.or_else(|| self.facts.reversal_of(id))
    }
}

/// The last month among some whose state is closed.
fn last_closed(periods: Vec<(PeriodKey, PeriodState)>) -> Option<Period> {
    let closed = periods.into_iter().filter(|(_, state)| *state == PeriodState::Closed);
    closed.map(|(key, _)| key.period).max()
}
