//! News for other systems: numbered, ordered, never lost.
//!
//! 1. An event is in the file if and only if its command is.
//! 2. A consumer's position never moves back.

use backroom_domain::flow::refusal::BadValue;
use backroom_domain::flow::{Draft, FlowFacts, Head, Operation, Refusal};
use backroom_domain::values::{Code, CommandId, EventId, Instant};
use backroom_store::{EventRow, Store};
use serde::Serialize;
use serde_json::Value;

use crate::Backroom;
use crate::error::{Error, Result};

/// At most this many events at a time.
const EVENTS_MOST: u32 = 10_000;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// Its number: higher than that of whatever happened before, not always by one.
    pub sequence: i64,
    /// `slice.noun_verbed`.
    pub kind: String,
    /// When the command that left it was recorded.
    pub recorded_at: Instant,
    /// That command's number.
    pub command_id: i64,
    /// That command's operation.
    pub operation: String,
    /// The code of the actor who sent it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// The code of the entity it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// The code of the site it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The number or code of what it is about.
    pub subject: String,
    /// What the sender of the command was told, unless it was pruned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply: Option<Value>,
}

impl Backroom {
    /// Events after a number (0: from the first), in order; at most `limit`, and never more than 10,000.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn events_after(&self, sequence: i64, limit: u32) -> Result<Vec<Event>> {
        self.inner.enter()?;
        self.inner.read(|store, draft| events(store, draft, EventId(sequence), limit))
    }

    /// Events a consumer has not acknowledged yet, in order; at most `limit`, and never more than 10,000.
    ///
    /// # Errors
    /// `flow.bad_value` when the consumer's name is no code, and those of the disk.
    pub fn events_for(&self, consumer: &str, limit: u32) -> Result<Vec<Event>> {
        self.inner.enter()?;
        let consumer = consumer_of(consumer)?;
        self.inner.read(|store, draft| {
            let position = store.consumer_position(&consumer)?;
            events(store, draft, position, limit)
        })
    }

    /// How far a consumer has acknowledged; 0 when it never did.
    ///
    /// # Errors
    /// As [`Backroom::events_for`].
    pub fn acknowledged(&self, consumer: &str) -> Result<i64> {
        self.inner.enter()?;
        let consumer = consumer_of(consumer)?;
        self.inner.read(|store, _| Ok(store.consumer_position(&consumer)?.0))
    }

    /// Remembers that a consumer is done with every event up to a number, and answers with its position: that number, or
    /// a higher one that was acknowledged before.
    ///
    /// # Errors
    /// `flow.bad_value` when the consumer's name is no code, or no event has come that far; and those of the disk.
    pub fn acknowledge(&self, consumer: &str, sequence: i64) -> Result<i64> {
        self.inner.enter()?;
        let consumer = consumer_of(consumer)?;
        self.inner.with_writer(|writer| {
            writer.act(|store| {
                let position = store.consumer_position(&consumer)?.0;
                if sequence <= position {
                    return Ok((position, false));
                }
                let facts = store.facts();
                let last = facts.head(Head::Event);
                if let Some(fault) = facts.take_fault() {
                    return Err(fault.into());
                }
                if sequence > last {
                    let problem = format!("event {sequence} has not happened; up to {last} is accepted");
                    let refusal: Refusal = BadValue { problem, reason: "value.out_of_range".to_owned() }.at("sequence");
                    return Err(refusal.into());
                }
                store.set_consumer_position(&consumer, EventId(sequence))?;
                Ok((sequence, true))
            })
        })
    }

    /// Forgets what callers were told by the commands recorded up to an instant, and says how many replies that were.
    /// Their keys stay bound: a retry learns that the command was done, and what is still known of it.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn prune_replies(&self, until: Instant) -> Result<usize> {
        self.inner.enter()?;
        self.inner.with_writer(|writer| {
            writer.act(|store| {
                let facts = store.facts();
                let CommandId(last) = facts.command_known_at(until);
                if let Some(fault) = facts.take_fault() {
                    return Err(fault.into());
                }
                let pruned = store.prune_replies(CommandId(last + 1))?;
                Ok((pruned, pruned > 0))
            })
        })
    }
}

fn events(store: &Store, draft: &mut Draft<'_>, after: EventId, limit: u32) -> Result<Vec<Event>> {
    let rows = store.events_after(after, limit.min(EVENTS_MOST))?;
    rows.into_iter().map(|row| event(draft, row)).collect()
}

fn event(draft: &mut Draft<'_>, row: EventRow) -> Result<Event> {
    let recall = Operation::of(&row.operation).and_then(|operation| operation.recall);
    let reply = row.reply.or_else(|| recall.and_then(|recall| recall(draft, row.command)));
    let reply = reply.as_deref().map(serde_json::from_str).transpose();
    let reply = reply.map_err(|error| {
        let message = format!("the reply of command {} does not read: {error}", row.command);
        Error::engine("store.corrupt", message, false)
    })?;
    Ok(Event {
        sequence: row.id.0,
        kind: row.kind,
        recorded_at: row.recorded_at,
        command_id: row.command.0,
        operation: row.operation,
        actor: draft.actor(row.actor).map(|actor| actor.code.clone()),
        entity: draft.entity(row.entity).map(|entity| entity.code.clone()),
        site: draft.site(row.site).map(|site| site.code.clone()),
        subject: row.subject,
        reply,
    })
}

fn consumer_of(name: &str) -> Result<String> {
    let code = Code::parse(name).map_err(|error| Refusal::from(error).at("consumer"))?;
    Ok(code.folded())
}
