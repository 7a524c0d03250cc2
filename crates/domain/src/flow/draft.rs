//! What a command sees and changes: the facts, overlaid with everything decided since the commit began.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{EventRecord, Facts, Master, Overlay, Record, Rows, Series, Stream};
use crate::flow::Context;
use crate::values::{CommandId, EntityId, EventId, SeriesId, SiteId};
use crate::words::words;
use crate::{catalogue, control, costing, exceptions, ledger, open_items, parties, stock};

words! {
    /// The tables whose keys are counted up.
    Head {
        /// Commands.
        Command = "commands",
        /// After-images of master rows.
        History = "history",
        /// Events.
        Event = "events",
        /// Series.
        Series = "series",
        /// Actors.
        Actor = "actors",
        /// Roles.
        Role = "roles",
        /// Parties.
        Party = "parties",
        /// Exceptions.
        Exception = "exceptions",
        /// Steps in exceptions' lives.
        ExceptionMove = "exception_moves",
        /// Units of measure.
        Unit = "units",
        /// Categories.
        Category = "categories",
        /// Items.
        Item = "items",
        /// Lots and serials.
        Lot = "lots",
        /// Entities.
        Entity = "entities",
        /// Accounts.
        Account = "accounts",
        /// Interned dimensions.
        DimensionSet = "dimension_sets",
        /// Entries.
        Entry = "entries",
        /// Open items.
        OpenItem = "open_items",
        /// Changes of open items.
        OpenItemMove = "open_item_moves",
        /// Sites.
        Site = "sites",
        /// Places inside sites.
        Place = "places",
        /// Reasons.
        Reason = "reasons",
        /// Valuation areas.
        Area = "areas",
        /// Stock documents.
        Document = "stock_documents",
        /// Movements.
        Movement = "movements",
        /// Transfer lines.
        TransferLine = "transfer_lines",
        /// Figures of counts.
        CountRecord = "count_records",
        /// Changes of pools.
        PoolMove = "pool_moves",
    }
}

/// What a draft keeps from one commit to the next, dropped when another process has written. It is large and changes
/// hands at every commit and question, so what changes hands is its address.
#[derive(Debug, Default)]
pub struct Memory(Box<Held>);

#[derive(Debug, Default)]
struct Held {
    heads: FxHashMap<Head, i64>,
    heads_undo: Vec<(Head, i64)>,
    series: Rows<(EntityId, &'static str), Arc<Series>>,
    series_heads: Rows<SeriesId, i64>,
    streams: Rows<(EntityId, SiteId), Stream>,
    records: Vec<Record>,
    /// Records before this belong to commands already accepted.
    accepted: usize,
    control: control::Part,
    parties: parties::Part,
    exceptions: exceptions::Part,
    catalogue: catalogue::Part,
    ledger: ledger::Part,
    open_items: open_items::Part,
    costing: costing::Part,
    stock: stock::Part,
}

/// The facts, overlaid with everything decided since the commit began.
pub struct Draft<'f> {
    /// The file as it was when the commit began.
    pub facts: &'f dyn Facts,
    /// The command being decided.
    pub command: CommandId,
    memory: Box<Held>,
}

macro_rules! parts {
    ($($slice:ident),*) => {
        $(
            /// The part of the draft this slice owns.
            #[must_use]
            pub fn $slice(&self) -> &$slice::Part { &self.memory.$slice }
        )*
    };
}

impl<'f> Draft<'f> {
    /// A draft over facts, with what an earlier one left in memory.
    #[must_use]
    pub fn new(facts: &'f dyn Facts, memory: Memory) -> Self {
        Self { facts, command: CommandId::NONE, memory: memory.0 }
    }

    /// Gives the memory back for the next commit.
    #[must_use]
    pub fn into_memory(self) -> Memory {
        Memory(self.memory)
    }

    parts!(control, parties, exceptions, catalogue, ledger, open_items, costing, stock);

    pub(crate) fn control_mut(&mut self) -> (&mut control::Part, &'f dyn Facts) {
        (&mut self.memory.control, self.facts)
    }
    pub(crate) fn parties_mut(&mut self) -> (&mut parties::Part, &'f dyn Facts) {
        (&mut self.memory.parties, self.facts)
    }
    pub(crate) fn exceptions_mut(&mut self) -> (&mut exceptions::Part, &'f dyn Facts) {
        (&mut self.memory.exceptions, self.facts)
    }
    pub(crate) fn catalogue_mut(&mut self) -> (&mut catalogue::Part, &'f dyn Facts) {
        (&mut self.memory.catalogue, self.facts)
    }
    pub(crate) fn ledger_mut(&mut self) -> (&mut ledger::Part, &'f dyn Facts) {
        (&mut self.memory.ledger, self.facts)
    }
    pub(crate) fn open_items_mut(&mut self) -> (&mut open_items::Part, &'f dyn Facts) {
        (&mut self.memory.open_items, self.facts)
    }
    pub(crate) fn costing_mut(&mut self) -> (&mut costing::Part, &'f dyn Facts) {
        (&mut self.memory.costing, self.facts)
    }
    pub(crate) fn stock_mut(&mut self) -> (&mut stock::Part, &'f dyn Facts) {
        (&mut self.memory.stock, self.facts)
    }

    /// The next key of a table.
    pub fn next(&mut self, head: Head) -> i64 {
        let facts = self.facts;
        let value = self.memory.heads.entry(head).or_insert_with(|| match head {
            Head::Site => facts.head(head).max(crate::stock::types::SITES_FROM),
            _ => facts.head(head),
        });
        self.memory.heads_undo.push((head, *value));
        *value += 1;
        *value
    }

    /// The largest key a table has.
    pub fn head(&mut self, head: Head) -> i64 {
        let facts = self.facts;
        *self.memory.heads.entry(head).or_insert_with(|| facts.head(head))
    }

    /// The series of an entity and kind, made at the first use: `GR-ACME-` for receipts of ACME.
    pub fn series(&mut self, entity: EntityId, kind: &'static str, prefix: &str) -> Arc<Series> {
        let facts = self.facts;
        if let Some(series) =
            self.memory.series.get_or_load((entity, kind), || facts.series(entity, kind).map(Arc::new))
        {
            return Arc::clone(series);
        }
        let code = self.entity(entity).map(|entity| entity.code.clone()).unwrap_or_default();
        let id = SeriesId(self.next(Head::Series));
        let series = Series { id, entity, kind: kind.to_owned(), prefix: format!("{prefix}-{code}-") };
        self.master(Master::Series(series.clone()));
        let series = Arc::new(series);
        self.memory.series.put((entity, kind), Arc::clone(&series));
        series
    }

    /// The series and number of a document number as people write it.
    pub fn parse_number(&mut self, text: &str) -> Option<(SeriesId, i64)> {
        let at = text.rfind('-')? + 1;
        let (prefix, digits) = text.split_at(at);
        let number: i64 = digits.parse().ok().filter(|number| *number > 0)?;
        let held = self.memory.series.held().find(|(_, series)| series.prefix == prefix).map(|(_, series)| series.id);
        let series = held.or_else(|| self.facts.series_by_prefix(prefix).map(|series| series.id))?;
        Some((series, number))
    }

    /// The number of a document as people write it.
    pub fn number_text(&mut self, series: SeriesId, number: i64) -> String {
        let held =
            self.memory.series.held().find(|(_, held)| held.id == series).map(|(_, held)| held.number_text(number));
        held.or_else(|| self.facts.series_by_id(series).map(|held| held.number_text(number))).unwrap_or_default()
    }

    /// The next number of a series.
    pub fn next_number(&mut self, series: SeriesId) -> i64 {
        let facts = self.facts;
        let number =
            1 + *self.memory.series_heads.get_or_load(series, || Some(facts.series_head(series))).unwrap_or(&0);
        self.memory.series_heads.put(series, number);
        number
    }

    /// The end of the chain of a scope.
    pub fn stream(&mut self, key: (EntityId, SiteId)) -> Option<Stream> {
        let facts = self.facts;
        self.memory.streams.get_or_load(key, || facts.stream(key.0, key.1)).copied()
    }

    /// Sets the end of the chain of a scope.
    pub fn set_stream(&mut self, key: (EntityId, SiteId), stream: Stream) {
        self.memory.streams.put(key, stream);
    }

    /// Appends a record.
    pub fn record(&mut self, record: Record) {
        self.memory.records.push(record);
    }

    /// Appends the after-image of a master row.
    pub fn master(&mut self, master: Master) {
        let id = self.next(Head::History);
        let command = self.command;
        self.memory.records.push(Record::Master(id, command, master));
    }

    /// Leaves an event.
    pub fn event(&mut self, cx: &Context, kind: &'static str, subject: impl Into<String>) {
        let id = EventId(self.next(Head::Event));
        let (entity, site) = cx.scope.ids();
        let event = EventRecord { id, command: cx.command_id, kind, entity, site, subject: subject.into() };
        self.memory.records.push(Record::Event(event));
    }

    /// Every record of the commit so far, those of the command being decided included.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.memory.records
    }

    /// Brings the records of the command being decided into the order its digest covers them.
    pub fn sort_records_of_command(&mut self) -> &[Record] {
        let accepted = self.memory.accepted;
        self.memory.records[accepted..].sort_by_key(Record::rank);
        &self.memory.records[accepted..]
    }

    /// The heads of series this commit has moved.
    #[must_use]
    pub fn dirty_series_heads(&self) -> Vec<(SeriesId, Option<&i64>)> {
        self.memory.series_heads.dirty()
    }

    /// The chains this commit has lengthened.
    #[must_use]
    pub fn dirty_streams(&self) -> Vec<((EntityId, SiteId), Option<&Stream>)> {
        self.memory.streams.dirty()
    }

    fn overlays(&mut self) -> [&mut dyn Overlay; 11] {
        let m = &mut *self.memory;
        [
            &mut m.series,
            &mut m.series_heads,
            &mut m.streams,
            &mut m.control,
            &mut m.parties,
            &mut m.exceptions,
            &mut m.catalogue,
            &mut m.ledger,
            &mut m.open_items,
            &mut m.costing,
            &mut m.stock,
        ]
    }

    /// The command is accepted.
    pub fn accept(&mut self) {
        self.memory.accepted = self.memory.records.len();
        self.memory.heads_undo.clear();
        for part in self.overlays() {
            part.accept();
        }
    }

    /// The command is refused: the draft is as it was before it.
    pub fn discard(&mut self) {
        let accepted = self.memory.accepted;
        self.memory.records.truncate(accepted);
        while let Some((head, value)) = self.memory.heads_undo.pop() {
            self.memory.heads.insert(head, value);
        }
        for part in self.overlays() {
            part.discard();
        }
    }

    /// The commit is on disk: what is held now equals the file.
    pub fn settle(&mut self) {
        self.accept();
        self.memory.records.clear();
        self.memory.accepted = 0;
        for part in self.overlays() {
            part.settle();
        }
    }
}
