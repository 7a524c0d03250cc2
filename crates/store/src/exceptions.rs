//! Exceptions and the steps of their lives.

use backroom_domain::exceptions::facts::ExceptionFacts;
use backroom_domain::exceptions::types::{Exception, ExceptionMove, ExceptionState};
use backroom_domain::values::{EntityId, ExceptionId};

use crate::column::{Row, fields, only};
use crate::parties::json;
use crate::sql::statements;
use crate::table::Table;
use crate::write::Writer;
use crate::{Fault, SqlFacts};

pub(crate) static EXCEPTIONS: Table = Table::opened(
    "exceptions",
    1,
    11,
    &[
        "exception_id",
        "command_id",
        "code",
        "severity",
        "entity_id",
        "site_id",
        "subject",
        "value_minor",
        "currency",
        "message",
        "details",
        "owner_id",
        "state",
    ],
);
pub(crate) static EXCEPTION_MOVES: Table = Table::journal(
    "exception_moves",
    &["exception_move_id", "command_id", "exception_id", "action", "owner_id", "note"],
);

/// Every table of this slice.
#[cfg(test)]
pub(crate) static TABLES: &[&Table] = &[&EXCEPTIONS, &EXCEPTION_MOVES];

macro_rules! exception_select {
    ($tail:literal) => {
        concat!(
            "SELECT exception_id, command_id, code, severity, entity_id, site_id, subject, value_minor, currency, message, \
             details, owner_id, state FROM exceptions ",
            $tail
        )
    };
}

statements! {
    /// An exception by key.
    EXCEPTION = exception_select!("WHERE exception_id = ?1");
    /// What is not resolved after a key, of an entity.
    UNRESOLVED_OF = exception_select!("WHERE state <> 'resolved' AND entity_id = ?1 AND exception_id > ?2 ORDER BY exception_id LIMIT ?3");
    /// How an exception was settled.
    RESOLUTION = "SELECT note FROM exception_moves WHERE exception_id = ?1 AND action = 'resolved'";
    /// The entities exceptions can concern, none included.
    ENTITIES = "SELECT entity_id FROM entities UNION ALL SELECT 0 ORDER BY 1";
    /// What is in an unresolved state after a key, of an entity.
    IN_STATE_OF = exception_select!("WHERE state <> 'resolved' AND state = ?1 AND entity_id = ?2 AND exception_id > ?3 ORDER BY exception_id LIMIT ?4");
    /// What is resolved after a key, of all entities; most are.
    RESOLVED = exception_select!("WHERE state = 'resolved' AND exception_id > ?1 ORDER BY exception_id LIMIT ?2");
    /// What is resolved after a key, of an entity.
    RESOLVED_OF = exception_select!("WHERE state = 'resolved' AND entity_id = ?1 AND exception_id > ?2 ORDER BY exception_id LIMIT ?3");
}

pub(crate) fn write_exceptions(
    writer: &mut Writer<'_>,
    rows: &[(ExceptionId, Option<&Exception>)],
) -> Result<(), Fault> {
    for (_, exception) in rows {
        let Some(exception) = exception else {
            return Err(Fault::new("store.constraint", "rows of exceptions are never removed"));
        };
        write_exception(writer, exception)?;
    }
    Ok(())
}

pub(crate) fn write_exception(writer: &mut Writer<'_>, exception: &Exception) -> Result<(), Fault> {
    let Exception {
        id,
        code,
        severity,
        entity,
        site,
        subject,
        value_minor,
        currency,
        owner,
        state,
        message,
        details,
        raised_by,
    } = exception;
    let details = json(details);
    writer.put(
        &EXCEPTIONS,
        fields![
            *id,
            *raised_by,
            code,
            *severity,
            *entity,
            *site,
            subject,
            *value_minor,
            *currency,
            message,
            &details,
            *owner,
            *state,
        ],
    )
}

pub(crate) fn write_move(writer: &mut Writer<'_>, step: &ExceptionMove) -> Result<(), Fault> {
    let ExceptionMove { id, command, exception, action, owner, note } = step;
    writer.journal(&EXCEPTION_MOVES, fields![*id, *command, *exception, *action, *owner, note])
}

fn read_exception(row: &Row<'_>) -> Result<Exception, Fault> {
    Ok(Exception {
        id: row.get()?,
        raised_by: row.get()?,
        code: row.get()?,
        severity: row.get()?,
        entity: row.get()?,
        site: row.get()?,
        subject: row.get()?,
        value_minor: row.get()?,
        currency: row.get()?,
        message: row.get()?,
        details: row.get()?,
        owner: row.get()?,
        state: row.get()?,
    })
}

impl ExceptionFacts for SqlFacts<'_> {
    fn exception(&self, id: ExceptionId) -> Option<Exception> {
        self.one(EXCEPTION, fields![id], read_exception)
    }

    fn resolution(&self, id: ExceptionId) -> Option<String> {
        self.one(RESOLUTION, fields![id], |row| row.get())
    }

    fn exceptions_after(
        &self,
        state: Option<ExceptionState>,
        entity: EntityId,
        after: ExceptionId,
        limit: u32,
    ) -> Vec<Exception> {
        if state == Some(ExceptionState::Resolved) {
            return if entity.is_none() {
                self.list(RESOLVED, fields![after, limit], read_exception)
            } else {
                self.list(RESOLVED_OF, fields![entity, after, limit], read_exception)
            };
        }
        // The few unresolved among the many stand in an index that begins with the entity, so all is the sum of each.
        let entities = if entity.is_none() { self.list(ENTITIES, &[], only) } else { vec![entity] };
        let mut found: Vec<Exception> = Vec::new();
        for entity in entities {
            found.extend(match state {
                None => self.list(UNRESOLVED_OF, fields![entity, after, limit], read_exception),
                Some(state) => self.list(IN_STATE_OF, fields![state, entity, after, limit], read_exception),
            });
        }
        found.sort_unstable_by_key(|exception| exception.id);
        found.truncate(limit as usize);
        found
    }
}
