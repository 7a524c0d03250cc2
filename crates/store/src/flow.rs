//! Commands, their chains, events, series and the heads of every table.

use backroom_domain::flow::{EventRecord, FlowFacts, Head, PastCommand, SentCommand, Series, Stream};
use backroom_domain::values::{ActorId, CommandId, Digest, EntityId, EventId, Instant, SeriesId, SiteId};
use uuid::Uuid;

use crate::column::{Field, Row, fields, only};
use crate::exec::Seen;
use crate::known::COMMANDS as COMMANDS_JOURNAL;
use crate::sql::statements;
use crate::table::Table;
use crate::write::{AfterImage, Writer};
use crate::{Fault, SqlFacts, Store, digest};

/// How a command ended, as its record says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum CommandOutcome {
    /// It was done.
    Done = 0,
    /// It was refused.
    Refused = 1,
    /// It is held until somebody else releases it; what is done then is a command of its own, with the same key.
    Held = 2,
}

/// The record of a command: who asked for what, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommandRow<'a> {
    /// Its number.
    pub id: CommandId,
    /// The key that makes a retry free.
    pub key: Uuid,
    /// Its operation.
    pub operation: &'a str,
    /// Who sent it.
    pub actor: ActorId,
    /// Where it came from.
    pub source: &'a str,
    /// How it ended.
    pub outcome: CommandOutcome,
    /// Why it was refused, when it was.
    pub refusal_code: Option<&'a str>,
    /// The digest of its canonical form.
    pub request_digest: Digest,
    /// The digest of the records it wrote.
    pub records_digest: Digest,
    /// The entity of the chain it joins, or none.
    pub entity: EntityId,
    /// The site of the chain it joins, or none.
    pub site: SiteId,
    /// Its place in the chain, from 1.
    pub stream_position: i64,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// What [`CommandRow::chain_hash`] says of it.
    pub hash: Digest,
    /// What the caller was told; outside the hash, so that it may be pruned.
    pub reply: Option<&'a str>,
}

impl CommandRow<'_> {
    /// How many of its columns the hash covers.
    const HASHED: usize = 13;

    /// The hash that binds this record to the one before it in its chain (zeros: to none), as [`digest`] documents it.
    #[must_use]
    pub fn chain_hash(&self, previous: Digest) -> Digest {
        let mut bytes = Vec::with_capacity(320);
        bytes.extend_from_slice(&previous.0);
        digest::push_row(&mut bytes, COMMANDS.name, &self.fields()[..Self::HASHED]);
        Digest(*blake3::hash(&bytes).as_bytes())
    }

    pub(crate) fn fields(&self) -> [Field<'_>; 15] {
        *fields![
            self.id,
            self.key.as_bytes(),
            self.operation,
            self.actor,
            self.source,
            self.outcome as u8,
            self.refusal_code,
            &self.request_digest,
            &self.records_digest,
            self.entity,
            self.site,
            self.stream_position,
            self.recorded_at,
            &self.hash,
            self.reply,
        ]
    }
}

/// News for other systems, with the command that left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// Its key, in the order of what happened.
    pub id: EventId,
    /// The command that left it.
    pub command: CommandId,
    /// `slice.noun_verbed`.
    pub kind: String,
    /// Whose, or none.
    pub entity: EntityId,
    /// Where, or none.
    pub site: SiteId,
    /// The number or code of what it is about.
    pub subject: String,
    /// The command's operation.
    pub operation: String,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// Who sent it.
    pub actor: ActorId,
    /// What the caller was told, unless it was pruned.
    pub reply: Option<String>,
}

pub(crate) static STREAMS: Table = Table::replaced("streams", 2, &["entity_id", "site_id", "length", "hash"]);
pub(crate) static COMMANDS: Table = Table::journal(
    "commands",
    &[
        "command_id",
        "key",
        "operation",
        "actor_id",
        "source",
        "outcome",
        "refusal_code",
        "request_digest",
        "records_digest",
        "entity_id",
        "site_id",
        "stream_position",
        "recorded_at",
        "hash",
        "reply",
    ],
);
pub(crate) static HISTORY: Table = Table::journal("history", &["history_id", "command_id", "noun", "subject", "body"]);
pub(crate) static EVENTS: Table =
    Table::journal("events", &["event_id", "command_id", "kind", "entity_id", "site_id", "subject"]);
pub(crate) static CONSUMERS: Table = Table::replaced("consumers", 1, &["consumer", "event_id"]);
pub(crate) static SERIES: Table = Table::replaced("series", 1, &["series_id", "entity_id", "kind", "prefix"]);
pub(crate) static SERIES_HEADS: Table = Table::replaced("series_heads", 1, &["series_id", "number"]);

/// Every table of this slice.
#[cfg(test)]
pub(crate) static TABLES: &[&Table] = &[&STREAMS, &COMMANDS, &HISTORY, &EVENTS, &CONSUMERS, &SERIES, &SERIES_HEADS];

macro_rules! series_select {
    ($tail:literal) => {
        concat!("SELECT series_id, entity_id, kind, prefix FROM series ", $tail)
    };
}

statements! {
    /// The command that bound a key: the one that was done, else the one that is held.
    COMMAND_BY_KEY = "SELECT command_id, outcome, operation, request_digest, reply FROM commands WHERE key = ?1 AND outcome <> 1 ORDER BY outcome LIMIT 1";
    /// Who sent a command, and how.
    SENT_COMMAND = "SELECT key, operation, actor_id, source, request_digest FROM commands WHERE command_id = ?1";
    /// When a command was recorded.
    RECORDED_AT = "SELECT recorded_at FROM commands WHERE command_id = ?1";
    /// The last command before one.
    COMMAND_BEFORE = "SELECT COALESCE(MAX(command_id), 0) FROM commands WHERE command_id < ?1";
    /// Forgets what callers were told by commands before one.
    PRUNE_REPLIES = "UPDATE commands SET reply = NULL WHERE command_id < ?1 AND reply IS NOT NULL";
    /// The end of a chain.
    STREAM = "SELECT length, hash FROM streams WHERE entity_id = ?1 AND site_id = ?2";
    /// The series of an entity and kind.
    SERIES_OF = series_select!("WHERE entity_id = ?1 AND kind = ?2");
    /// A series by key.
    SERIES_BY_ID = series_select!("WHERE series_id = ?1");
    /// The series of a prefix.
    SERIES_BY_PREFIX = series_select!("WHERE prefix = ?1");
    /// The last number a series has given.
    SERIES_HEAD = "SELECT number FROM series_heads WHERE series_id = ?1";
    /// How far a consumer has read.
    CONSUMER = "SELECT event_id FROM consumers WHERE consumer = ?1";
    /// Events after one, with the commands that left them.
    EVENTS_AFTER = "SELECT e.event_id, e.command_id, e.kind, e.entity_id, e.site_id, e.subject, c.operation, c.recorded_at, c.actor_id, c.reply \
        FROM events e JOIN commands c ON c.command_id = e.command_id WHERE e.event_id > ?1 ORDER BY e.event_id LIMIT ?2";
}

/// The largest key of a table.
pub(crate) const fn head_statement(head: Head) -> &'static str {
    match head {
        Head::Command => "SELECT COALESCE(MAX(command_id), 0) FROM commands",
        Head::History => "SELECT COALESCE(MAX(history_id), 0) FROM history",
        Head::Event => "SELECT COALESCE(MAX(event_id), 0) FROM events",
        Head::Series => "SELECT COALESCE(MAX(series_id), 0) FROM series",
        Head::Actor => "SELECT COALESCE(MAX(actor_id), 0) FROM actors",
        Head::Role => "SELECT COALESCE(MAX(role_id), 0) FROM roles",
        Head::ApprovalPolicy => "SELECT COALESCE(MAX(approval_policy_id), 0) FROM approval_policies",
        Head::Approval => "SELECT COALESCE(MAX(approval_id), 0) FROM approvals",
        Head::ApprovalStep => "SELECT COALESCE(MAX(approval_step_id), 0) FROM approval_steps",
        Head::Party => "SELECT COALESCE(MAX(party_id), 0) FROM parties",
        Head::Exception => "SELECT COALESCE(MAX(exception_id), 0) FROM exceptions",
        Head::ExceptionMove => "SELECT COALESCE(MAX(exception_move_id), 0) FROM exception_moves",
        Head::Unit => "SELECT COALESCE(MAX(unit_id), 0) FROM units",
        Head::Category => "SELECT COALESCE(MAX(category_id), 0) FROM categories",
        Head::Item => "SELECT COALESCE(MAX(item_id), 0) FROM items",
        Head::Lot => "SELECT COALESCE(MAX(lot_id), 0) FROM lots",
        Head::Entity => "SELECT COALESCE(MAX(entity_id), 0) FROM entities",
        Head::Account => "SELECT COALESCE(MAX(account_id), 0) FROM accounts",
        Head::DimensionSet => "SELECT COALESCE(MAX(dimension_set_id), 0) FROM dimension_sets",
        Head::Entry => "SELECT COALESCE(MAX(entry_id), 0) FROM entries",
        Head::OpenItem => "SELECT COALESCE(MAX(open_item_id), 0) FROM open_items",
        Head::OpenItemMove => "SELECT COALESCE(MAX(open_item_move_id), 0) FROM open_item_moves",
        Head::Jurisdiction => "SELECT COALESCE(MAX(jurisdiction_id), 0) FROM tax_jurisdictions",
        Head::TaxSet => "SELECT COALESCE(MAX(tax_set_id), 0) FROM tax_sets",
        Head::Site => "SELECT COALESCE(MAX(site_id), 0) FROM sites",
        Head::Place => "SELECT COALESCE(MAX(place_id), 0) FROM places",
        Head::Reason => "SELECT COALESCE(MAX(reason_id), 0) FROM reasons",
        Head::Area => "SELECT COALESCE(MAX(area_id), 0) FROM areas",
        Head::Document => "SELECT COALESCE(MAX(document_id), 0) FROM stock_documents",
        Head::Movement => "SELECT COALESCE(MAX(movement_id), 0) FROM movements",
        Head::TransferLine => "SELECT COALESCE(MAX(transfer_line_id), 0) FROM transfer_lines",
        Head::CountRecord => "SELECT COALESCE(MAX(count_record_id), 0) FROM count_records",
        Head::PoolMove => "SELECT COALESCE(MAX(pool_move_id), 0) FROM pool_moves",
        Head::PriceList => "SELECT COALESCE(MAX(price_list_id), 0) FROM price_lists",
        Head::Register => "SELECT COALESCE(MAX(register_id), 0) FROM registers",
        Head::Tender => "SELECT COALESCE(MAX(tender_id), 0) FROM tenders",
        Head::StoredValue => "SELECT COALESCE(MAX(stored_value_id), 0) FROM stored_values",
        Head::SuspendedSale => "SELECT COALESCE(MAX(suspended_sale_id), 0) FROM suspended_sales",
        Head::Shift => "SELECT COALESCE(MAX(shift_id), 0) FROM shifts",
        Head::ShiftMove => "SELECT COALESCE(MAX(shift_move_id), 0) FROM shift_moves",
        Head::Closing => "SELECT COALESCE(MAX(closing_id), 0) FROM closings",
        Head::Payment => "SELECT COALESCE(MAX(payment_id), 0) FROM payments",
        Head::PaymentMove => "SELECT COALESCE(MAX(payment_move_id), 0) FROM payment_moves",
        Head::FiscalRecord => "SELECT COALESCE(MAX(fiscal_record_id), 0) FROM fiscal_records",
        Head::Channel => "SELECT COALESCE(MAX(channel_id), 0) FROM channels",
        Head::Demand => "SELECT COALESCE(MAX(demand_id), 0) FROM demands",
        Head::DemandMove => "SELECT COALESCE(MAX(demand_move_id), 0) FROM demand_moves",
        Head::OrderCancel => "SELECT COALESCE(MAX(order_cancel_id), 0) FROM order_cancels",
        Head::HoldStep => "SELECT COALESCE(MAX(hold_step_id), 0) FROM hold_steps",
        Head::OrderPayment => "SELECT COALESCE(MAX(order_payment_id), 0) FROM order_payments",
        Head::AdvanceTax => "SELECT COALESCE(MAX(advance_tax_id), 0) FROM advance_taxes",
        Head::BadDebtRelief => "SELECT COALESCE(MAX(bad_debt_relief_id), 0) FROM bad_debt_reliefs",
        Head::ParcelEvent => "SELECT COALESCE(MAX(parcel_event_id), 0) FROM parcel_events",
        Head::Return => "SELECT COALESCE(MAX(return_id), 0) FROM returns",
        Head::ReturnStep => "SELECT COALESCE(MAX(return_step_id), 0) FROM return_steps",
        Head::ExpectedSupply => "SELECT COALESCE(MAX(expected_supply_id), 0) FROM expected_supplies",
        Head::ExpectedMove => "SELECT COALESCE(MAX(expected_move_id), 0) FROM expected_moves",
        Head::FeedPublication => "SELECT COALESCE(MAX(feed_publication_id), 0) FROM feed_publications",
        Head::DemandEnd => "SELECT COALESCE(MAX(demand_end_id), 0) FROM demand_ends",
        Head::TransferProposal => "SELECT COALESCE(MAX(transfer_proposal_id), 0) FROM transfer_proposals",
        Head::TransferProposalMove => "SELECT COALESCE(MAX(transfer_proposal_move_id), 0) FROM transfer_proposal_moves",
    }
}

impl Store {
    /// Forgets what callers were told by commands before one; says how many replies were forgotten. A key's use stays.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn prune_replies(&self, before: CommandId) -> Result<usize, Fault> {
        self.execute(PRUNE_REPLIES, fields![before])
    }

    /// How far a consumer has read the events; none when it has read nothing.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn consumer_position(&self, consumer: &str) -> Result<EventId, Fault> {
        let position = self.facts().try_one(CONSUMER, fields![consumer], only)?;
        Ok(position.unwrap_or(EventId::NONE))
    }

    /// Remembers how far a consumer has read the events.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn set_consumer_position(&self, consumer: &str, position: EventId) -> Result<(), Fault> {
        self.execute(CONSUMERS.statement(), fields![consumer, position])?;
        Ok(())
    }

    /// Events after one, in order, at most `limit`.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn events_after(&self, event: EventId, limit: u32) -> Result<Vec<EventRow>, Fault> {
        self.facts().try_list(EVENTS_AFTER, fields![event, limit], |row| {
            Ok(EventRow {
                id: row.get()?,
                command: row.get()?,
                kind: row.get()?,
                entity: row.get()?,
                site: row.get()?,
                subject: row.get()?,
                operation: row.get()?,
                recorded_at: row.get()?,
                actor: row.get()?,
                reply: row.get()?,
            })
        })
    }
}

pub(crate) fn write_event(writer: &mut Writer<'_>, event: &EventRecord) -> Result<(), Fault> {
    let EventRecord { id, command, kind, entity, site, subject } = event;
    writer.journal(&EVENTS, fields![*id, *command, *kind, *entity, *site, subject])
}

pub(crate) fn write_series(after: &mut AfterImage<'_, '_>, series: &Series) -> Result<(), Fault> {
    let Series { id, entity, kind, prefix } = series;
    after.put(&SERIES, fields![*id, *entity, kind, prefix])
}

pub(crate) fn write_series_heads(writer: &mut Writer<'_>, rows: &[(SeriesId, Option<&i64>)]) -> Result<(), Fault> {
    writer.put_all(&SERIES_HEADS, rows, |series, number| *fields![*series, *number])
}

pub(crate) fn write_streams(
    writer: &mut Writer<'_>,
    rows: &[((EntityId, SiteId), Option<&Stream>)],
) -> Result<(), Fault> {
    writer.put_all(&STREAMS, rows, |(entity, site), stream| *fields![*entity, *site, stream.length, &stream.hash])
}

fn read_series(row: &Row<'_>) -> Result<Series, Fault> {
    Ok(Series { id: row.get()?, entity: row.get()?, kind: row.get()?, prefix: row.get()? })
}

impl FlowFacts for SqlFacts<'_> {
    fn head(&self, head: Head) -> i64 {
        self.one(head_statement(head), &[], only).unwrap_or(0)
    }

    fn command_by_key(&self, key: Uuid) -> Option<PastCommand> {
        let read = |row: &Row<'_>| {
            Ok(PastCommand {
                id: row.get()?,
                held: row.get::<u8>()? == CommandOutcome::Held as u8,
                operation: row.get()?,
                request_digest: row.get()?,
                reply: row.get()?,
            })
        };
        // Every keyed command asks this: inserting what is staged for it each time would undo what staging gains.
        match self.store.has_staged_key(key) {
            true => self.one(COMMAND_BY_KEY, fields![key.as_bytes()], read),
            false => self.one_beside_staged(COMMAND_BY_KEY, fields![key.as_bytes()], read),
        }
    }

    fn sent_command(&self, command: CommandId) -> Option<SentCommand> {
        self.one(SENT_COMMAND, fields![command], |row| {
            Ok(SentCommand {
                key: Uuid::from_bytes(row.get()?),
                operation: row.get()?,
                actor: row.get()?,
                source: row.get()?,
                request_digest: row.get()?,
            })
        })
    }

    fn recorded_at(&self, command: CommandId) -> Option<Instant> {
        self.one(RECORDED_AT, fields![command], only)
    }

    fn command_known_at(&self, instant: Instant) -> CommandId {
        let known = self.first_beyond(COMMANDS_JOURNAL, instant.micros()).and_then(|beyond| {
            let mut known = CommandId::NONE;
            self.try_each(COMMAND_BEFORE, fields![beyond], |row| {
                known = row.get()?;
                Ok(Seen::Enough)
            })?;
            Ok(known)
        });
        self.keep(known)
    }

    fn stream(&self, entity: EntityId, site: SiteId) -> Option<Stream> {
        self.one(STREAM, fields![entity, site], |row| Ok(Stream { length: row.get()?, hash: row.get()? }))
    }

    fn series(&self, entity: EntityId, kind: &str) -> Option<Series> {
        self.one(SERIES_OF, fields![entity, kind], read_series)
    }

    fn series_by_id(&self, id: SeriesId) -> Option<Series> {
        self.one(SERIES_BY_ID, fields![id], read_series)
    }

    fn series_by_prefix(&self, prefix: &str) -> Option<Series> {
        self.one(SERIES_BY_PREFIX, fields![prefix], read_series)
    }

    fn series_head(&self, series: SeriesId) -> i64 {
        self.one(SERIES_HEAD, fields![series], only).unwrap_or(0)
    }
}
