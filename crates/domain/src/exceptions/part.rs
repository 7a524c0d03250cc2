//! Exceptions in the draft.

use super::types::{Exception, ExceptionMove};
use crate::flow::{Draft, Head, Record, Rows, overlay};
use crate::values::ExceptionId;

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

    /// Sets an exception, with the step that brought it there.
    pub(crate) fn put_exception(&mut self, exception: Exception, action: &'static str, note: String) {
        let step = ExceptionMove {
            id: self.next(Head::ExceptionMove),
            command: self.command,
            exception: exception.id,
            action,
            owner: exception.owner,
            code: exception.code.clone(),
            value_minor: exception.value_minor,
            note,
        };
        self.record(Record::ExceptionMove(step));
        let (part, _) = self.exceptions_mut();
        part.exceptions.put(exception.id, exception);
    }
}
