//! What a command sees and changes: the facts, overlaid with everything decided since the commit began.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{EventRecord, Facts, Master, Overlay, Record, Rows, Series, Stream};
use crate::flow::Context;
use crate::values::{CommandId, EntityId, EventId, SeriesId, SiteId};
use crate::words::words;
use crate::{
    allocation, catalogue, control, costing, exceptions, ledger, open_items, parties, pricing, returns, sales, stock,
    tax, till,
};

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
        /// Approval policies.
        ApprovalPolicy = "approval_policies",
        /// Held requests.
        Approval = "approvals",
        /// Steps in the lives of held requests.
        ApprovalStep = "approval_steps",
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
        /// Where taxes are owed.
        Jurisdiction = "tax_jurisdictions",
        /// What tax classes pay.
        TaxSet = "tax_sets",
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
        /// Price lists.
        PriceList = "price_lists",
        /// Registers.
        Register = "registers",
        /// Ways to pay.
        Tender = "tenders",
        /// Cards and credit of ours.
        StoredValue = "stored_values",
        /// Baskets put aside.
        SuspendedSale = "suspended_sales",
        /// Shifts.
        Shift = "shifts",
        /// What happened in shifts.
        ShiftMove = "shift_moves",
        /// Closings of shifts.
        Closing = "closings",
        /// Calls of payment terminals.
        Payment = "payments",
        /// Steps of calls of payment terminals.
        PaymentMove = "payment_moves",
        /// What fiscal devices said.
        FiscalRecord = "fiscal_records",
        /// Where demand comes from.
        Channel = "channels",
        /// What somebody wants.
        Demand = "demands",
        /// Units of demands that went from one bucket to another.
        DemandMove = "demand_moves",
        /// Units of orders that are no longer wanted.
        OrderCancel = "order_cancels",
        /// Holds placed and released.
        HoldStep = "hold_steps",
        /// What happened to payments of orders.
        OrderPayment = "order_payments",
        /// What of orders was taxed before it was billed.
        AdvanceTax = "advance_taxes",
        /// What was taxed otherwise because of bad debts.
        BadDebtRelief = "bad_debt_reliefs",
        /// What happened to parcels.
        ParcelEvent = "parcel_events",
        /// References under which something is expected.
        ExpectedSupply = "expected_supplies",
        /// Changes of what is expected.
        ExpectedMove = "expected_moves",
        /// Publications of figures.
        FeedPublication = "feed_publications",
        /// When what is reserved for demands is let go.
        DemandEnd = "demand_ends",
        /// Proposals to move goods.
        TransferProposal = "transfer_proposals",
        /// What became of them.
        TransferProposalMove = "transfer_proposal_moves",
        /// Returns.
        Return = "returns",
        /// What happened to returns.
        ReturnStep = "return_steps",
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
    tax: tax::Part,
    costing: costing::Part,
    stock: stock::Part,
    pricing: pricing::Part,
    allocation: allocation::Part,
    till: till::Part,
    sales: sales::Part,
    returns: returns::Part,
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

    parts!(
        control, parties, exceptions, catalogue, ledger, open_items, tax, costing, stock, pricing, allocation, till,
        sales, returns
    );

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
    pub(crate) fn tax_mut(&mut self) -> (&mut tax::Part, &'f dyn Facts) {
        (&mut self.memory.tax, self.facts)
    }
    pub(crate) fn costing_mut(&mut self) -> (&mut costing::Part, &'f dyn Facts) {
        (&mut self.memory.costing, self.facts)
    }
    pub(crate) fn stock_mut(&mut self) -> (&mut stock::Part, &'f dyn Facts) {
        (&mut self.memory.stock, self.facts)
    }
    pub(crate) fn pricing_mut(&mut self) -> (&mut pricing::Part, &'f dyn Facts) {
        (&mut self.memory.pricing, self.facts)
    }
    pub(crate) fn allocation_mut(&mut self) -> (&mut allocation::Part, &'f dyn Facts) {
        (&mut self.memory.allocation, self.facts)
    }
    pub(crate) fn till_mut(&mut self) -> (&mut till::Part, &'f dyn Facts) {
        (&mut self.memory.till, self.facts)
    }

    pub(crate) fn sales_mut(&mut self) -> (&mut sales::Part, &'f dyn Facts) {
        (&mut self.memory.sales, self.facts)
    }

    pub(crate) fn returns_mut(&mut self) -> (&mut returns::Part, &'f dyn Facts) {
        (&mut self.memory.returns, self.facts)
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

    /// The series of an entity and kind, if it was ever used.
    pub(crate) fn series_held(&mut self, entity: EntityId, kind: &'static str) -> Option<Arc<Series>> {
        let facts = self.facts;
        self.memory.series.get_or_load((entity, kind), || facts.series(entity, kind).map(Arc::new)).cloned()
    }

    /// The series of an entity and kind, made at the first use: `GR-ACME-` for receipts of ACME.
    pub fn series(&mut self, entity: EntityId, kind: &'static str, prefix: &str) -> Arc<Series> {
        if let Some(series) = self.series_held(entity, kind) {
            return series;
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

    /// Rows of the file, which come in order of their ids, and after them what the commit has recorded beyond them: the
    /// file may hold already what earlier commands of the commit have recorded.
    pub(crate) fn with_records<T: Clone, I: Ord>(
        &self,
        mut rows: Vec<T>,
        id: impl Fn(&T) -> I,
        wanted: impl Fn(&Record) -> Option<&T>,
    ) -> Vec<T> {
        let last = rows.last().map(&id);
        let is_beyond = |row: &&T| last.as_ref().is_none_or(|last| id(row) > *last);
        rows.extend(self.records().iter().filter_map(wanted).filter(is_beyond).cloned());
        rows
    }

    /// The records of the command being decided.
    #[must_use]
    pub fn records_of_command(&self) -> &[Record] {
        &self.memory.records[self.memory.accepted..]
    }

    /// What the records tell of something: those of the command being decided, else the file, else those of the commands
    /// before it in the commit. What a commit has decided can be asked of its file too, so that the last is for drafts
    /// without one, and nothing grows with the commit.
    pub(crate) fn recorded<T>(
        &self,
        pick: impl Fn(&Record) -> Option<T>,
        filed: impl FnOnce(&'f dyn Facts) -> Vec<T>,
    ) -> Vec<T> {
        let own: Vec<T> = self.records_of_command().iter().filter_map(&pick).collect();
        if !own.is_empty() {
            return own;
        }
        let filed = filed(self.facts);
        if !filed.is_empty() {
            return filed;
        }
        self.records().iter().filter_map(&pick).collect()
    }

    /// Lets the command being decided complete what it has recorded, before its digest is taken.
    pub(crate) fn amend_records_of_command(&mut self, amend: impl FnMut(&mut Record)) {
        let accepted = self.memory.accepted;
        self.memory.records[accepted..].iter_mut().for_each(amend);
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

    fn overlays(&mut self) -> [&mut dyn Overlay; 17] {
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
            &mut m.tax,
            &mut m.costing,
            &mut m.stock,
            &mut m.pricing,
            &mut m.allocation,
            &mut m.till,
            &mut m.sales,
            &mut m.returns,
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
