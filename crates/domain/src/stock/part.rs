//! Sites, positions and documents in the draft.

use std::sync::Arc;

use super::types::{
    Count, CountLine, CountLineKey, CountRecord, Document, DocumentKind, Held, Movement, MovementUse, Place,
    PositionKey, PositionRow, Reason, Site, StockDay, StockDayKey, StockState, TransferLine,
};
use crate::flow::{Codes, Draft, Facts, Head, Master, Noted, Record, Refusal, Rows, overlay};
use crate::ledger::rules::entry::add;
use crate::values::{
    Code, DocumentId, EntityId, ItemId, MovementId, PartyId, PlaceId, Quantity, ReasonId, SeriesId, SiteId,
    TransferLineId,
};

overlay! {
    /// What the stock slice holds in the draft.
    pub struct Part {
        sites: Rows<SiteId, Arc<Site>>,
        site_codes: Codes<SiteId>,
        places: Rows<PlaceId, Arc<Place>>,
        place_codes: Rows<(SiteId, String), PlaceId>,
        reasons: Rows<ReasonId, Arc<Reason>>,
        reason_codes: Codes<ReasonId>,
        positions: Rows<PositionKey, Held>,
        /// The sellable positions of an item at all sites, in order, once somebody has asked for them.
        sellable: Rows<ItemId, Arc<Vec<PositionKey>>>,
        /// Where the command being decided left less than is promised.
        overdrawn: Noted<PositionKey>,
        /// What it brought or set free that can be sold.
        freed: Noted<ItemId>,
        days: Rows<StockDayKey, StockDay> = Rows::sums(),
        uses: Rows<MovementId, MovementUse>,
        transfer_lines: Rows<TransferLineId, TransferLine>,
        references: Rows<(PartyId, DocumentKind, String), DocumentId>,
        counts: Rows<DocumentId, Count>,
        count_lines: Rows<CountLineKey, CountLine>,
    }
}

impl Part {
    /// The positions this commit has changed.
    #[must_use]
    pub fn dirty_positions(&self) -> Vec<(PositionKey, Option<&Held>)> {
        self.positions.dirty()
    }
    /// What moved in this commit, by day.
    #[must_use]
    pub fn dirty_days(&self) -> Vec<(StockDayKey, Option<&StockDay>)> {
        self.days.dirty()
    }
    /// How much of movements this commit has given back.
    #[must_use]
    pub fn dirty_uses(&self) -> Vec<(MovementId, Option<&MovementUse>)> {
        self.uses.dirty()
    }
    /// The transfer lines this commit has made or changed.
    #[must_use]
    pub fn dirty_transfer_lines(&self) -> Vec<(TransferLineId, Option<&TransferLine>)> {
        self.transfer_lines.dirty()
    }
    /// The counts this commit has opened or closed.
    #[must_use]
    pub fn dirty_counts(&self) -> Vec<(DocumentId, Option<&Count>)> {
        self.counts.dirty()
    }
    /// The count lines this commit has made or changed.
    #[must_use]
    pub fn dirty_count_lines(&self) -> Vec<(CountLineKey, Option<&CountLine>)> {
        self.count_lines.dirty()
    }
}

impl Draft<'_> {
    /// A site by key.
    pub fn site(&mut self, id: SiteId) -> Option<Arc<Site>> {
        let (part, facts) = self.stock_mut();
        part.sites.get_or_load(id, || facts.site(id).map(Arc::new)).cloned()
    }

    /// The site of a code.
    pub fn site_by_code(&mut self, code: &Code) -> Option<Arc<Site>> {
        let (part, facts) = self.stock_mut();
        let id = part.site_codes.find(
            code.as_str(),
            || code.folded(),
            |folded| facts.site_by_code(folded).map(|site| site.id),
        )?;
        self.site(id)
    }

    /// The sites of an entity, in order of key.
    pub fn sites_of(&mut self, entity: EntityId) -> Vec<Arc<Site>> {
        let (part, facts) = self.stock_mut();
        let file = facts.sites_of(entity).into_iter().map(|site| (site.id, Arc::new(site)));
        let mut sites = part.sites.laid_over(file, |site| site.entity == entity);
        sites.sort_by_key(|site| site.id);
        sites
    }

    /// Adds or replaces a site.
    pub(crate) fn put_site(&mut self, site: Site) {
        let (part, _) = self.stock_mut();
        part.site_codes.bind(&site.folded, site.id);
        part.sites.put(site.id, Arc::new(site.clone()));
        self.master(Master::Site(site));
    }

    /// A place by key.
    pub fn place(&mut self, id: PlaceId) -> Option<Arc<Place>> {
        let (part, facts) = self.stock_mut();
        part.places.get_or_load(id, || facts.place(id).map(Arc::new)).cloned()
    }

    /// The place of a site, made at its first mention: a WMS names its bins by using them.
    pub(crate) fn place_or_new(&mut self, site: SiteId, code: &Code) -> PlaceId {
        if let Some(id) = self.place_by_code(site, code) {
            return id;
        }
        let id = PlaceId(self.next(Head::Place));
        let place = Place { id, site, code: code.as_str().to_owned(), folded: code.folded() };
        let (part, _) = self.stock_mut();
        part.place_codes.put((site, place.folded.clone()), id);
        part.places.put(id, Arc::new(place.clone()));
        self.master(Master::Place(place));
        id
    }

    /// The place of a site by code.
    pub fn place_by_code(&mut self, site: SiteId, code: &Code) -> Option<PlaceId> {
        let (part, facts) = self.stock_mut();
        let key = (site, code.folded());
        part.place_codes.get_or_load(key.clone(), || facts.place_by_code(site, &key.1).map(|place| place.id)).copied()
    }

    /// A reason by key.
    pub fn reason(&mut self, id: ReasonId) -> Option<Arc<Reason>> {
        let (part, facts) = self.stock_mut();
        part.reasons.get_or_load(id, || facts.reason(id).map(Arc::new)).cloned()
    }

    /// The reason of a code.
    pub fn reason_by_code(&mut self, code: &Code) -> Option<Arc<Reason>> {
        let (part, facts) = self.stock_mut();
        let id = part.reason_codes.find(
            code.as_str(),
            || code.folded(),
            |folded| facts.reason_by_code(folded).map(|reason| reason.id),
        )?;
        self.reason(id)
    }

    /// Adds or replaces a reason.
    pub(crate) fn put_reason(&mut self, reason: Reason) {
        let (part, _) = self.stock_mut();
        part.reason_codes.bind(&reason.folded, reason.id);
        part.reasons.put(reason.id, Arc::new(reason.clone()));
        self.master(Master::Reason(reason));
    }

    /// Reads positions in one batch.
    pub(crate) fn prefetch_positions(&mut self, keys: &[PositionKey]) {
        let (part, facts) = self.stock_mut();
        let missing: Vec<PositionKey> =
            keys.iter().filter(|key| part.positions.known(key).is_none()).copied().collect();
        if missing.is_empty() {
            return;
        }
        for (key, held) in missing.iter().zip(facts.positions(&missing)) {
            part.positions.remember(*key, held);
        }
    }

    /// How much is at a position.
    pub fn position(&mut self, key: PositionKey) -> Quantity {
        self.held_at(key).quantity
    }

    /// How much is at a position, and how much of it is promised.
    pub fn held_at(&mut self, key: PositionKey) -> Held {
        let (part, facts) = self.stock_mut();
        part.positions.get_or_load(key, || facts.positions(&[key]).pop().flatten()).copied().unwrap_or_default()
    }

    /// Every sellable position of an item, at all sites, in order of key; empty ones included.
    pub fn sellable_positions(&mut self, item: ItemId) -> Vec<PositionRow> {
        let keys = self.sellable_keys(item);
        self.prefetch_positions(&keys);
        keys.iter().map(|key| PositionRow::of(*key, self.held_at(*key))).collect()
    }

    /// A position with goods of a party, if there is one.
    pub fn goods_owned_by(&mut self, owner: PartyId) -> Option<PositionKey> {
        let (part, facts) = self.stock_mut();
        let dirty = part.positions.dirty();
        let changed = u32::try_from(dirty.len()).unwrap_or(u32::MAX);
        let holds = |held: Option<&Held>| held.is_some_and(|held| !held.quantity.is_zero());
        let mut filed = facts.positions_owned(owner, changed.saturating_add(1)).into_iter().map(|row| row.key);
        let made = dirty.iter().find(|(key, held)| key.owner == owner && holds(*held)).map(|(key, _)| *key);
        made.or_else(|| filed.find(|key| dirty.iter().all(|(held, _)| held != key)))
    }

    fn sellable_keys(&mut self, item: ItemId) -> Arc<Vec<PositionKey>> {
        let (Part { positions, sellable, .. }, facts) = self.stock_mut();
        let load = || {
            let filed = facts.sellable_positions(item);
            let mut keys: Vec<PositionKey> = filed.iter().map(|row| row.key).collect();
            for row in filed {
                positions.remember(row.key, Some(Held { quantity: row.quantity, promised: row.promised }));
            }
            let added = positions
                .dirty()
                .into_iter()
                .filter(|(key, held)| held.is_some() && key.item == item && key.state == StockState::Sellable);
            keys.extend(added.map(|(key, _)| key));
            keys.sort_unstable();
            keys.dedup();
            Some(Arc::new(keys))
        };
        sellable.get_or_load(item, load).cloned().unwrap_or_default()
    }

    /// Every position of an item at a site (none: at all sites), in order of key.
    pub fn positions_of_item(&mut self, item: ItemId, site: SiteId) -> Vec<PositionRow> {
        let (part, facts) = self.stock_mut();
        for row in facts.positions_of_item(item, site) {
            part.positions.remember(row.key, Some(row.held()));
        }
        part.positions
            .held()
            .filter(|(key, _)| key.item == item && (site.is_none() || key.site == site))
            .map(|(key, held)| PositionRow::of(key, *held))
            .collect()
    }

    /// Everything a site holds, in order of key; empty positions are left out.
    pub fn positions_at(&mut self, site: SiteId) -> Vec<PositionRow> {
        const ITEMS_AT_A_TIME: u32 = 500;
        let (part, facts) = self.stock_mut();
        let mut after = ItemId::NONE;
        loop {
            let rows = facts.positions_at(site, after, ITEMS_AT_A_TIME);
            let Some(last) = rows.last() else { break };
            after = last.key.item;
            for row in rows {
                part.positions.remember(row.key, Some(row.held()));
            }
        }
        part.positions
            .held()
            .filter(|(key, held)| key.site == site && !held.quantity.is_zero())
            .map(|(key, held)| PositionRow::of(key, *held))
            .collect()
    }

    /// Sets what is at a position: only `posting` calls this, beside a movement.
    pub(crate) fn put_position(&mut self, key: PositionKey, quantity: Quantity) {
        let before = self.held_at(key);
        self.put_held(key, before, Held { quantity, ..before });
    }

    /// Sets how much of a position is promised: only `allocation` calls this, beside a promise.
    pub(crate) fn put_promised(&mut self, key: PositionKey, promised: Quantity) {
        let before = self.held_at(key);
        self.put_held(key, before, Held { promised, ..before });
    }

    fn put_held(&mut self, key: PositionKey, before: Held, after: Held) {
        let (part, _) = self.stock_mut();
        let is_new = part.positions.get(&key).is_none();
        part.positions.put(key, after);
        if key.state != StockState::Sellable {
            return;
        }
        if after.promised.is_positive() && after.promised > after.quantity {
            part.overdrawn.note(key);
        }
        if after.quantity > before.quantity || after.promised < before.promised {
            part.freed.note(key.item);
        }
        if let (true, Some(keys)) = (is_new, part.sellable.get(&key.item)) {
            let mut keys = keys.as_ref().clone();
            if let Err(at) = keys.binary_search(&key) {
                keys.insert(at, key);
                part.sellable.put(key.item, Arc::new(keys));
            }
        }
    }

    /// The lines that are under way to a site, in order of key.
    pub(crate) fn transfer_lines_to(&mut self, to: SiteId) -> Vec<TransferLine> {
        let (part, facts) = self.stock_mut();
        let file = facts.transfer_lines_open(to, u32::MAX).into_iter().map(|line| (line.id, line));
        let mut lines = part.transfer_lines.laid_over(file, |line| line.to == to && line.open.is_positive());
        lines.sort_by_key(|line| line.id);
        lines
    }

    /// Notes that more of an item can be promised for another reason than that it came or was let go.
    pub(crate) fn note_freed(&mut self, item: ItemId) {
        self.stock_mut().0.freed.note(item);
    }

    /// Where the command being decided left less than is promised, in order; asked for once.
    pub(crate) fn take_overdrawn(&mut self) -> Vec<PositionKey> {
        self.stock_mut().0.overdrawn.take()
    }

    /// The items of which the command being decided brought or set free what can be sold, in order; asked for once.
    pub(crate) fn take_freed(&mut self) -> Vec<ItemId> {
        self.stock_mut().0.freed.take()
    }

    /// Adds to what moved on a day.
    ///
    /// # Errors
    /// `flow.overflow` when the commit alone moves more than a day can hold.
    pub(crate) fn add_stock_day(
        &mut self,
        key: StockDayKey,
        quantity_in: i64,
        quantity_out: i64,
        movement: MovementId,
    ) -> Result<(), Refusal> {
        let (part, _) = self.stock_mut();
        let mut day = part.days.get(&key).copied().unwrap_or_default();
        day.quantity_in = add(day.quantity_in, quantity_in)?;
        day.quantity_out = add(day.quantity_out, quantity_out)?;
        if day.first_movement == 0 {
            day.first_movement = movement.0;
        }
        day.last_movement = movement.0;
        part.days.put(key, day);
        Ok(())
    }

    /// Reads how much of movements later ones have given back, in one batch.
    pub(crate) fn prefetch_movement_uses(&mut self, ids: &[MovementId]) {
        let (part, facts) = self.stock_mut();
        let missing: Vec<MovementId> = ids.iter().filter(|id| part.uses.known(id).is_none()).copied().collect();
        if missing.is_empty() {
            return;
        }
        for (id, used) in missing.iter().zip(facts.movement_uses(&missing)) {
            part.uses.remember(*id, used);
        }
    }

    /// How much of a movement later ones have given back.
    pub fn movement_use(&mut self, id: MovementId) -> MovementUse {
        let (part, facts) = self.stock_mut();
        part.uses.get_or_load(id, || facts.movement_uses(&[id]).pop().flatten()).copied().unwrap_or_default()
    }

    /// Sets how much of a movement later ones have given back.
    pub(crate) fn put_movement_use(&mut self, id: MovementId, used: MovementUse) {
        self.stock_mut().0.uses.put(id, used);
    }

    /// A transfer line by key.
    pub fn transfer_line(&mut self, id: TransferLineId) -> Option<TransferLine> {
        let (part, facts) = self.stock_mut();
        part.transfer_lines.get_or_load(id, || facts.transfer_line(id)).cloned()
    }

    /// The lines of a transfer, in order.
    pub fn transfer_lines_of(&mut self, document: DocumentId) -> Vec<TransferLine> {
        let (part, facts) = self.stock_mut();
        for line in facts.transfer_lines_of(document) {
            part.transfer_lines.remember(line.id, Some(line));
        }
        part.transfer_lines.held().filter(|(_, line)| line.document == document).map(|(_, line)| line.clone()).collect()
    }

    /// Adds a transfer line.
    pub(crate) fn add_transfer_line(&mut self, line: TransferLine) {
        self.record(Record::TransferLine(line.clone()));
        self.put_transfer_line(line);
    }

    /// Changes what of a transfer line is under way.
    pub(crate) fn put_transfer_line(&mut self, line: TransferLine) {
        self.stock_mut().0.transfer_lines.put(line.id, line);
    }

    /// A count sheet.
    pub fn count(&mut self, document: DocumentId) -> Option<Count> {
        let (part, facts) = self.stock_mut();
        part.counts.get_or_load(document, || facts.count(document)).cloned()
    }

    /// Opens a count sheet.
    pub(crate) fn add_count(&mut self, count: Count) {
        self.record(Record::Count(count.clone()));
        self.put_count(count);
    }

    /// Changes where a count stands.
    pub(crate) fn put_count(&mut self, count: Count) {
        self.stock_mut().0.counts.put(count.document, count);
    }

    /// The lines of a count, in order.
    pub fn count_lines(&mut self, document: DocumentId) -> Vec<(CountLineKey, CountLine)> {
        let (part, facts) = self.stock_mut();
        for (key, line) in facts.count_lines(document) {
            part.count_lines.remember(key, Some(line));
        }
        part.count_lines.held().filter(|(key, _)| key.document == document).map(|(key, line)| (key, *line)).collect()
    }

    /// Adds a line to a count.
    pub(crate) fn add_count_line(&mut self, key: CountLineKey, line: CountLine) {
        self.record(Record::CountLine(key, line));
        self.put_count_line(key, line);
    }

    /// Changes the last figure of a line of a count.
    pub(crate) fn put_count_line(&mut self, key: CountLineKey, line: CountLine) {
        self.stock_mut().0.count_lines.put(key, line);
    }

    /// Appends a figure of a count.
    pub(crate) fn put_count_record(&mut self, key: CountLineKey, round: i64, counted: Quantity, book: Quantity) {
        let record = CountRecord { id: self.next(Head::CountRecord), command: self.command, key, round, counted, book };
        self.record(Record::CountRecord(record));
    }

    /// A document by key, of the file or of this commit.
    pub fn document(&mut self, id: DocumentId) -> Option<Document> {
        self.document_where(|document| document.id == id, |facts| facts.document(id))
    }

    /// The document of a number, of the file or of this commit.
    pub fn document_by_number(&mut self, series: SeriesId, number: i64) -> Option<Document> {
        let wanted = |document: &Document| document.series == series && document.number == number;
        self.document_where(wanted, |facts| facts.document_by_number(series, number))
    }

    /// The document of a kind that carries a party's reference, of the file or of this commit.
    pub fn document_by_reference(&mut self, party: PartyId, kind: DocumentKind, reference: &str) -> Option<Document> {
        for party in self.party_keys(party) {
            let (part, facts) = self.stock_mut();
            let key = (party, kind, reference.to_owned());
            let filed = || facts.document_by_reference(party, kind, reference).map(|document| document.id);
            if let Some(id) = part.references.get_or_load(key, filed).copied() {
                return self.document(id);
            }
        }
        None
    }

    /// Binds a party's reference to a document.
    pub(crate) fn bind_reference(&mut self, party: PartyId, kind: DocumentKind, reference: &str, id: DocumentId) {
        self.stock_mut().0.references.put((party, kind, reference.to_owned()), id);
    }

    fn document_where(
        &self,
        wanted: impl Fn(&Document) -> bool,
        filed: impl FnOnce(&dyn Facts) -> Option<Document>,
    ) -> Option<Document> {
        let pick = |record: &Record| match record {
            Record::Document(document) if wanted(document) => Some(document.clone()),
            _ => None,
        };
        self.recorded(pick, |facts| filed(facts).into_iter().collect()).into_iter().next()
    }

    /// The movements of a document, of the file or of this commit.
    pub fn movements_of(&mut self, document: &Document) -> Vec<Movement> {
        let pick = |record: &Record| match record {
            Record::Movement(movement) if movement.document == document.id => Some(movement.clone()),
            _ => None,
        };
        self.recorded(pick, |facts| facts.movements(document.first_movement, document.movements))
    }
}
