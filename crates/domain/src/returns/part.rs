//! Returns in the draft.

use std::sync::Arc;

use super::types::{Return, ReturnCredit, ReturnLine, ReturnPolicy, ReturnStep, ReturnStepKind};
use crate::flow::{Draft, Head, Master, Record, Rows, overlay};
use crate::values::{BusinessDate, ChannelId, DemandId, DocumentId, EntityId, Quantity, ReturnId, SeriesId};

overlay! {
    /// What the returns slice holds in the draft.
    pub struct Part {
        policies: Rows<ChannelId, Arc<ReturnPolicy>>,
        returns: Rows<ReturnId, Arc<Return>>,
        of_orders: Rows<DemandId, Arc<Vec<ReturnId>>>,
    }
}

impl Part {
    /// The returns this commit has opened or changed.
    #[must_use]
    pub fn dirty_returns(&self) -> Vec<(ReturnId, Option<&Arc<Return>>)> {
        self.returns.dirty()
    }
}

impl Draft<'_> {
    /// How a channel takes goods back.
    pub fn return_policy(&mut self, channel: ChannelId) -> Option<Arc<ReturnPolicy>> {
        let (part, facts) = self.returns_mut();
        part.policies.get_or_load(channel, || facts.return_policy(channel).map(Arc::new)).cloned()
    }

    /// Says how a channel takes goods back.
    pub(crate) fn put_return_policy(&mut self, policy: ReturnPolicy) {
        let policy = Arc::new(policy);
        self.returns_mut().0.policies.put(policy.channel, Arc::clone(&policy));
        self.master(Master::ReturnPolicy(policy));
    }

    /// A return.
    pub fn return_row(&mut self, id: ReturnId) -> Option<Arc<Return>> {
        let (part, facts) = self.returns_mut();
        part.returns.get_or_load(id, || facts.return_row(id).map(Arc::new)).cloned()
    }

    /// The return of a number.
    pub fn return_by_number(&mut self, series: SeriesId, number: i64) -> Option<Arc<Return>> {
        let made = self.records().iter().find_map(|record| match record {
            Record::Return(held) if held.series == series && held.number == number => Some(held.id),
            _ => None,
        });
        let id = made.or_else(|| self.facts.return_by_number(series, number))?;
        self.return_row(id)
    }

    /// The returns of an order, in order of key.
    pub fn returns_of(&mut self, demand: DemandId) -> Vec<Arc<Return>> {
        let (part, facts) = self.returns_mut();
        let load = || Some(Arc::new(facts.returns_of(demand)));
        let ids = part.of_orders.get_or_load(demand, load).cloned().unwrap_or_default();
        ids.iter().filter_map(|id| self.return_row(*id)).collect()
    }

    /// Opens a return, as yet without lines and order.
    pub(crate) fn add_return(&mut self, opened: &Return) {
        self.record(Record::Return(Arc::new(opened.clone())));
    }

    /// Adds a line to a return, which the caller leaves in the draft when it is done with it.
    pub(crate) fn add_return_line(&mut self, of: &mut Return, line: ReturnLine) {
        self.record(Record::ReturnLine(of.id, line.clone()));
        of.lines.push(line);
    }

    /// Leaves a return as it now stands.
    pub(crate) fn put_return(&mut self, held: Return) {
        let (id, demand) = (held.id, held.demand);
        if !demand.is_none() {
            let (part, facts) = self.returns_mut();
            let load = || Some(Arc::new(facts.returns_of(demand)));
            let ids = part.of_orders.get_or_load(demand, load).cloned().unwrap_or_default();
            if !ids.contains(&id) {
                let mut longer = ids.to_vec();
                longer.push(id);
                longer.sort_unstable();
                part.of_orders.put(demand, Arc::new(longer));
            }
        }
        self.returns_mut().0.returns.put(id, Arc::new(held));
    }

    /// Returns of an entity after a key that have something open between refund and goods: at most `limit` and those of
    /// this commit, in order of key.
    pub(crate) fn returns_unmatched(&mut self, entity: EntityId, after: ReturnId, limit: u32) -> Vec<Arc<Return>> {
        let filed = self.facts.returns_unmatched(entity, after, limit);
        let open = |line: &ReturnLine| line.unmatched().is_ok_and(|open| !open.is_zero());
        self.returns_where(filed, |held| held.entity == entity && held.id > after && held.lines.iter().any(open))
    }

    /// Returns of an entity after a key of which goods wait: at most `limit` and those of this commit, in order of key.
    pub(crate) fn returns_waiting(&mut self, entity: EntityId, after: ReturnId, limit: u32) -> Vec<Arc<Return>> {
        let filed = self.facts.returns_waiting(entity, after, limit);
        let waits = |line: &ReturnLine| line.waiting().is_ok_and(Quantity::is_positive);
        self.returns_where(filed, |held| held.entity == entity && held.id > after && held.lines.iter().any(waits))
    }

    fn returns_where(&mut self, filed: Vec<ReturnId>, listed: impl Fn(&Arc<Return>) -> bool) -> Vec<Arc<Return>> {
        let (part, facts) = self.returns_mut();
        let file: Vec<(ReturnId, Arc<Return>)> = filed
            .into_iter()
            .filter_map(|id| Some((id, part.returns.get_or_load(id, || facts.return_row(id).map(Arc::new)).cloned()?)))
            .collect();
        let mut returns = part.returns.laid_over(file, listed);
        returns.sort_by_key(|held| held.id);
        returns
    }

    /// What happened to a return, in order.
    pub fn return_steps(&mut self, id: ReturnId) -> Vec<ReturnStep> {
        let filed = self.facts.return_steps(id);
        self.with_records(
            filed,
            |step| step.id,
            |record| match record {
                Record::ReturnStep(step) if step.of == id => Some(step),
                _ => None,
            },
        )
    }

    /// Records something that happened to a return.
    pub(crate) fn add_return_step(&mut self, step: ReturnStep) {
        let id = self.next(Head::ReturnStep);
        self.record(Record::ReturnStep(ReturnStep { id, ..step }));
    }

    /// What the lines of a credit note keep back, in order.
    pub fn return_credits(&mut self, document: DocumentId) -> Vec<ReturnCredit> {
        let filed = self.facts.return_credits(document);
        self.with_records(
            filed,
            |credit| credit.line,
            |record| match record {
                Record::ReturnCredit(credit) if credit.document == document => Some(credit),
                _ => None,
            },
        )
    }

    /// Records what a line of a credit note keeps back.
    pub(crate) fn add_return_credit(&mut self, credit: ReturnCredit) {
        self.record(Record::ReturnCredit(credit));
    }

    /// What became of goods of an entity from a day to a day, in order.
    pub(crate) fn dispositions(&mut self, entity: EntityId, from: BusinessDate, to: BusinessDate) -> Vec<ReturnStep> {
        let mut filed = self.facts.dispositions(entity, from, to);
        filed.sort_by_key(|step| step.id);
        let steps = self.with_records(
            filed,
            |step| step.id,
            |record| match record {
                Record::ReturnStep(step)
                    if step.step == ReturnStepKind::Disposed && (from..=to).contains(&step.occurred_on) =>
                {
                    Some(step)
                }
                _ => None,
            },
        );
        let is_ours = |step: &ReturnStep| self.return_row(step.of).is_some_and(|held| held.entity == entity);
        let mut ours = is_ours;
        steps.into_iter().filter(|step| ours(step)).collect()
    }
}
