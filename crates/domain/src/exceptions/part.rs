//! Exceptions in the draft.

use super::types::{BOOKED_AS, Exception, ExceptionMove, ExceptionState};
use crate::flow::{Draft, Head, Record, Rows, overlay};
use crate::values::{EntityId, ExceptionId};

overlay! {
    /// What the exceptions slice holds in the draft.
    pub struct Part {
        exceptions: Rows<ExceptionId, Exception>,
    }
}

impl Part {
    /// The exceptions this commit has raised or changed.
    #[must_use]
    pub fn dirty(&self) -> Vec<(ExceptionId, Option<&Exception>)> {
        self.exceptions.dirty()
    }
}

impl Draft<'_> {
    /// An exception by key.
    pub fn exception(&mut self, id: ExceptionId) -> Option<Exception> {
        let (part, facts) = self.exceptions_mut();
        part.exceptions.get_or_load(id, || facts.exception(id)).cloned()
    }

    /// Exceptions in a state (none: unresolved ones), of an entity (none: all), with key above `after`, in order of key,
    /// at most `limit`.
    pub fn exceptions_after(
        &mut self,
        state: Option<ExceptionState>,
        entity: EntityId,
        after: ExceptionId,
        limit: u32,
    ) -> Vec<Exception> {
        let (part, facts) = self.exceptions_mut();
        let file = facts.exceptions_after(state, entity, after, limit);
        let mut rows = part.exceptions.laid_over(file.into_iter().map(|row| (row.id, row)), |row| {
            row.id > after
                && (entity.is_none() || row.entity == entity)
                && state.map_or(row.state != ExceptionState::Resolved, |state| row.state == state)
        });
        rows.sort_by_key(|row| row.id);
        rows.truncate(limit as usize);
        rows
    }

    /// How an exception was settled, if it is.
    pub(crate) fn resolution(&mut self, id: ExceptionId) -> Option<String> {
        let note = |record: &Record| match record {
            Record::ExceptionMove(step) if step.exception == id && step.action == "resolved" => Some(step.note.clone()),
            _ => None,
        };
        self.records().iter().rev().find_map(note).or_else(|| self.facts.resolution(id))
    }

    /// Notes the document that books what the command being decided has raised so far; answers what that is.
    pub(crate) fn book_raised(&mut self, document: &str) -> Vec<ExceptionId> {
        let raised = |record: &Record| match record {
            Record::ExceptionMove(step) if step.action == "raised" => Some(step.exception),
            _ => None,
        };
        let raised: Vec<ExceptionId> = self.records_of_command().iter().filter_map(raised).collect();
        for id in &raised {
            if let Some(mut exception) = self.exception(*id) {
                exception.details.insert(BOOKED_AS.to_owned(), document.into());
                self.amend_records_of_command(|record| match record {
                    Record::Exception(raised) if raised.id == *id => raised.details = exception.details.clone(),
                    _ => {}
                });
                let (part, _) = self.exceptions_mut();
                part.exceptions.put(*id, exception);
            }
        }
        raised
    }

    /// Raises an exception.
    pub(crate) fn add_exception(&mut self, exception: Exception) {
        self.record(Record::Exception(exception.clone()));
        self.put_exception(exception, "raised", String::new());
    }

    /// Sets an exception, with the step that brought it there.
    pub(crate) fn put_exception(&mut self, exception: Exception, action: &'static str, note: String) {
        let step = ExceptionMove {
            id: self.next(Head::ExceptionMove),
            command: self.command,
            exception: exception.id,
            action,
            owner: exception.owner,
            note,
        };
        self.record(Record::ExceptionMove(step));
        let (part, _) = self.exceptions_mut();
        part.exceptions.put(exception.id, exception);
    }
}
