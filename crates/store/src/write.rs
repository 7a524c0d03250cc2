//! What a command leaves behind and what a commit changed, turned into rows.

use backroom_domain::flow::{Draft, Master, Record};
use backroom_domain::values::CommandId;
use rusqlite::CachedStatement;

use crate::column::{Field, fields};
use crate::staged::Staged;
use crate::table::{Kind, Table};
use crate::{
    Fault, Store, allocation, catalogue, control, costing, exceptions, flow, ledger, open_items, parties, pricing,
    returns, sales, stock, tax, till,
};

impl Store {
    /// Writes every balance row that a commit has changed, each once.
    ///
    /// # Errors
    /// `store.constraint` when the file refuses a row, and those of the disk.
    pub fn write_balances(&self, draft: &Draft<'_>) -> Result<(), Fault> {
        self.flush()?;
        let writer = &mut Writer::new(self);
        flow::write_series_heads(writer, &draft.dirty_series_heads())?;
        flow::write_streams(writer, &draft.dirty_streams())?;
        control::write_approvals(writer, &draft.control().dirty_approvals())?;
        control::write_uses(writer, &draft.control().dirty_uses())?;
        exceptions::write_exceptions(writer, &draft.exceptions().dirty())?;
        ledger::write_balances(writer, &draft.ledger().dirty_balances())?;
        ledger::write_days(writer, &draft.ledger().dirty_days())?;
        open_items::write_open_items(writer, &draft.open_items().dirty())?;
        tax::write_periods(writer, &draft.tax().dirty_periods())?;
        tax::write_days(writer, &draft.tax().dirty_days())?;
        costing::write_pools(writer, &draft.costing().dirty_pools())?;
        costing::write_days(writer, &draft.costing().dirty_days())?;
        costing::write_layers(writer, &draft.costing().dirty_layers())?;
        stock::write_positions(writer, &draft.stock().dirty_positions())?;
        stock::write_days(writer, &draft.stock().dirty_days())?;
        stock::write_uses(writer, &draft.stock().dirty_uses())?;
        stock::write_transfer_lines(writer, &draft.stock().dirty_transfer_lines())?;
        stock::write_counts(writer, &draft.stock().dirty_counts())?;
        stock::write_count_lines(writer, &draft.stock().dirty_count_lines())?;
        allocation::write_demands(writer, &draft.allocation().dirty_demands())?;
        sales::write_orders(writer, &draft.sales().dirty_orders())?;
        returns::write_returns(writer, &draft.returns().dirty_returns())?;
        allocation::write_open(writer, &draft.allocation().dirty_open())?;
        allocation::write_parcel_days(writer, &draft.allocation().dirty_parcel_days())?;
        allocation::write_expected_lines(writer, &draft.allocation().dirty_expected())?;
        allocation::write_feed_rows(writer, &draft.allocation().dirty_feed_rows())?;
        allocation::write_proposals(writer, &draft.allocation().dirty_proposals())?;
        till::write_heads(writer, &draft.till().dirty_heads())?;
        till::write_shifts(writer, &draft.till().dirty_shifts())?;
        till::write_shift_tenders(writer, &draft.till().dirty_shift_tenders())?;
        till::write_shift_taxes(writer, &draft.till().dirty_shift_taxes())?;
        till::write_uses(writer, &draft.till().dirty_uses())?;
        till::write_payments(writer, &draft.till().dirty_payments())?;
        till::write_days(writer, &draft.till().dirty_days())
    }
}

/// The place of a record in the digest of its command: its table, then its key.
fn place(record: &Record) -> (u8, i64, i64) {
    let (key, line) = match record {
        Record::Master(history, ..) => (*history, 0),
        Record::Event(event) => (event.id.0, 0),
        Record::Exception(exception) => (exception.id.0, 0),
        Record::ExceptionMove(step) => (step.id, 0),
        Record::DimensionSet(id, ..) => (id.0, 0),
        Record::Entry(entry) => (entry.id.0, 0),
        Record::Posting(posting) => (posting.entry.0, posting.line),
        Record::OpenItem(item) => (item.id.0, 0),
        Record::OpenItemMove(step) => (step.id, 0),
        Record::Document(document) => (document.id.0, 0),
        Record::Movement(movement) => (movement.id.0, 0),
        Record::TransferLine(line) => (line.id.0, 0),
        Record::Count(count) => (count.document.0, 0),
        Record::CountLine(key, _) => (key.document.0, key.line),
        Record::CountRecord(record) => (record.id, 0),
        Record::PoolMove(step) => (step.id.0, 0),
        Record::Shift(shift) => (shift.id.0, 0),
        Record::ShiftMove(step) => (step.id, 0),
        Record::Sale(sale) => (sale.document.0, 0),
        Record::SaleLine(line) => (line.key.document.0, line.key.line),
        Record::SaleTender(tender) => (tender.document.0, tender.line),
        Record::Payment(payment) => (payment.id.0, 0),
        Record::PaymentMove(step) => (step.id, 0),
        Record::FiscalRecord(record) => (record.id, 0),
        Record::Closing(closing) => (closing.id, 0),
        Record::Demand(demand) => (demand.id.0, 0),
        Record::DemandLine(demand, line) => (demand.0, line.line),
        Record::DemandMove(step) => (step.id, 0),
        Record::Order(order) => (order.demand.0, 0),
        Record::OrderLine(demand, line) => (demand.0, line.line),
        Record::OrderCancel(cancel) => (cancel.id, 0),
        Record::HoldStep(step) => (step.id, 0),
        Record::OrderPayment(payment) => (payment.id, 0),
        Record::AdvanceTax(advance) => (advance.id, 0),
        Record::Invoice(invoice) => (invoice.document.0, 0),
        Record::InvoiceLine(line) => (line.document.0, line.line),
        Record::BadDebtRelief(relief) => (relief.id, 0),
        Record::Parcel(parcel) => (parcel.document.0, 0),
        Record::ParcelEvent(event) => (event.id, 0),
        Record::ExpectedSupply(supply) => (supply.id.0, 0),
        Record::ExpectedMove(step) => (step.id, 0),
        Record::FeedPublication(publication) => (publication.id, 0),
        Record::FeedLine(line) => (line.publication, line.line),
        Record::DemandEnd(end) => (end.id, 0),
        Record::TransferProposal(proposal) => (proposal.id.0, 0),
        Record::TransferProposalMove(step) => (step.id, 0),
        Record::Return(held) => (held.id.0, 0),
        Record::ReturnLine(of, line) => (of.0, line.line),
        Record::ReturnStep(step) => (step.id, 0),
        Record::ReturnCredit(credit) => (credit.document.0, credit.line),
        Record::Approval(approval) => (approval.id.0, 0),
        Record::ApprovalStep(step) => (step.id, 0),
        Record::Personal(row) => (row.party.0, 0),
        Record::HeldPersonal(row) => (row.approval.0, 0),
    };
    (record.rank(), key, line)
}

/// What becomes of rows.
enum Purpose<'s> {
    /// They are written at once, with the statement of the last table, since rows of a table come together.
    Write(&'s Store, Option<(&'static Table, CachedStatement<'s>)>),
    /// They are staged; nothing is asked of the file.
    Stage(&'s mut Staged),
}

/// Turns records into rows of tables.
pub(crate) struct Writer<'s>(Purpose<'s>);

impl<'s> Writer<'s> {
    pub(crate) fn new(store: &'s Store) -> Self {
        Self(Purpose::Write(store, None))
    }

    /// Stages the rows of records in the order of the digest, which the caller has mostly brought them into.
    pub(crate) fn stage(staged: &'s mut Staged, records: &[Record]) {
        let mut writer = Self(Purpose::Stage(staged));
        let done = if records.is_sorted_by_key(place) {
            records.iter().try_for_each(|record| writer.record(record))
        } else {
            let mut ordered: Vec<&Record> = records.iter().collect();
            ordered.sort_by_key(|record| place(record));
            ordered.into_iter().try_for_each(|record| writer.record(record))
        };
        done.expect("nothing is asked of the file, so nothing can fail");
    }

    fn record(&mut self, record: &Record) -> Result<(), Fault> {
        match record {
            Record::Master(history, command, master) => self.master(*history, *command, master),
            Record::Event(event) => flow::write_event(self, event),
            Record::ExceptionMove(step) => exceptions::write_move(self, step),
            Record::Exception(_)
            | Record::OpenItem(_)
            | Record::TransferLine(_)
            | Record::Count(_)
            | Record::CountLine(..)
            | Record::Shift(_)
            | Record::Payment(_)
            | Record::Demand(_)
            | Record::DemandLine(..)
            | Record::Order(_)
            | Record::OrderLine(..)
            | Record::TransferProposal(_)
            | Record::Return(_)
            | Record::ReturnLine(..)
            | Record::Approval(_) => self.opening(record),
            Record::DimensionSet(id, command, dimensions) => {
                ledger::write_dimension_set(self, *id, *command, dimensions)
            }
            Record::Entry(entry) => ledger::write_entry(self, entry),
            Record::Posting(posting) => ledger::write_posting(self, posting),
            Record::OpenItemMove(step) => open_items::write_move(self, step),
            Record::Document(document) => stock::write_document(self, document),
            Record::Movement(movement) => stock::write_movement(self, movement),
            Record::CountRecord(record) => stock::write_count_record(self, record),
            Record::PoolMove(step) => costing::write_move(self, step),
            Record::ShiftMove(step) => till::write_shift_move(self, step),
            Record::Sale(sale) => till::write_sale(self, sale),
            Record::SaleLine(line) => till::write_sale_line(self, line),
            Record::SaleTender(tender) => till::write_sale_tender(self, tender),
            Record::PaymentMove(step) => till::write_payment_move(self, step),
            Record::FiscalRecord(record) => till::write_fiscal_record(self, record),
            Record::Closing(closing) => till::write_closing(self, closing),
            Record::DemandMove(step) => allocation::write_move(self, step),
            Record::OrderCancel(cancel) => sales::write_cancel(self, cancel),
            Record::HoldStep(step) => sales::write_hold_step(self, step),
            Record::OrderPayment(payment) => sales::write_payment(self, payment),
            Record::AdvanceTax(advance) => sales::write_advance_tax(self, advance),
            Record::Invoice(invoice) => sales::write_invoice(self, invoice),
            Record::InvoiceLine(line) => sales::write_invoice_line(self, line),
            Record::BadDebtRelief(relief) => sales::write_relief(self, relief),
            Record::Parcel(parcel) => sales::write_parcel(self, parcel),
            Record::ParcelEvent(event) => sales::write_parcel_event(self, event),
            Record::ExpectedSupply(supply) => allocation::write_expected_supply(self, supply),
            Record::ExpectedMove(step) => allocation::write_expected_move(self, step),
            Record::FeedPublication(publication) => allocation::write_publication(self, publication),
            Record::FeedLine(line) => allocation::write_feed_line(self, line),
            Record::DemandEnd(end) => allocation::write_end(self, end),
            Record::TransferProposalMove(step) => allocation::write_proposal_move(self, step),
            Record::ReturnStep(step) => returns::write_step(self, step),
            Record::ReturnCredit(credit) => returns::write_credit(self, credit),
            Record::ApprovalStep(step) => control::write_approval_step(self, step),
            Record::Personal(row) => parties::write_personal(self, row),
            Record::HeldPersonal(row) => control::write_held_personal(self, row),
        }
    }

    /// What a record opens is digested as it is opened, and written once, at the end of the commit, as it is by then.
    fn opening(&mut self, record: &Record) -> Result<(), Fault> {
        if let Purpose::Write(..) = self.0 {
            return Ok(());
        }
        match record {
            Record::Exception(exception) => exceptions::write_exception(self, exception),
            Record::OpenItem(item) => open_items::write_open_item(self, item),
            Record::TransferLine(line) => stock::write_transfer_line(self, line),
            Record::Count(count) => stock::write_count(self, count),
            Record::CountLine(key, line) => stock::write_count_line(self, key, line),
            Record::Shift(shift) => till::write_shift(self, shift),
            Record::Payment(payment) => till::write_payment(self, payment),
            Record::Demand(demand) => allocation::write_demand(self, demand),
            Record::DemandLine(demand, line) => allocation::write_line(self, *demand, line),
            Record::Order(order) => sales::write_order(self, order),
            Record::OrderLine(demand, line) => sales::write_order_line(self, *demand, line),
            Record::TransferProposal(proposal) => allocation::write_proposal(self, proposal),
            Record::Return(held) => returns::write_return(self, held),
            Record::ReturnLine(of, line) => returns::write_line(self, *of, line),
            Record::Approval(approval) => control::write_approval(self, approval),
            _ => Ok(()),
        }
    }

    fn master(&mut self, history: i64, command: CommandId, master: &Master) -> Result<(), Fault> {
        let after = &mut AfterImage { writer: self, history, command };
        match master {
            Master::Actor(actor) => control::write_actor(after, actor),
            Master::Role(role) => control::write_role(after, role),
            Master::Grant(grant) => control::write_grant(after, grant),
            Master::ApprovalPolicy(policy) => control::write_policy(after, policy),
            Master::DutyPair(pair) => control::write_duty_pair(after, pair),
            Master::Delegation(delegation) => control::write_delegation(after, delegation),
            Master::Party(party) => parties::write_party(after, party),
            Master::PartyRef { system, reference, party } => parties::write_ref(after, system, reference, *party),
            Master::Unit(unit) => catalogue::write_unit(after, unit),
            Master::Category(category) => catalogue::write_category(after, category),
            Master::Item(item) => catalogue::write_item(after, item),
            Master::Pack(pack) => catalogue::write_pack(after, pack),
            Master::Identifier(identifier) => catalogue::write_identifier(after, identifier),
            Master::Lot(lot) => catalogue::write_lot(after, lot),
            Master::Entity(entity) => ledger::write_entity(after, entity),
            Master::Account(account) => ledger::write_account(after, account),
            Master::PostingRule(key, account) => ledger::write_posting_rule(after, key, *account),
            Master::Period(key, state) => ledger::write_period(after, key, *state),
            Master::Rate(rate) => ledger::write_rate(after, rate),
            Master::Jurisdiction(jurisdiction) => tax::write_jurisdiction(after, jurisdiction),
            Master::TaxSet(set) => tax::write_set(after, set),
            Master::TaxSite(site, jurisdiction) => tax::write_site(after, *site, *jurisdiction),
            Master::Exemption(exemption) => tax::write_exemption(after, exemption),
            Master::Series(series) => flow::write_series(after, series),
            Master::Site(site) => stock::write_site(after, site),
            Master::Place(place) => stock::write_place(after, place),
            Master::Reason(reason) => stock::write_reason(after, reason),
            Master::Area(area) => costing::write_area(after, area),
            Master::StandardCost { area, item, unit_cost } => {
                costing::write_standard_cost(after, *area, *item, *unit_cost)
            }
            Master::Register(register) => till::write_register(after, register),
            Master::Tender(tender) => till::write_tender(after, tender),
            Master::BarcodeLayout(layout) => till::write_barcode_layout(after, layout),
            Master::StoredValue(held) => till::write_stored_value(after, held),
            Master::SuspendedSale(sale) => till::write_suspended_sale(after, sale),
            Master::PriceList(list) => pricing::write_price_list(after, list),
            Master::Price(price) => pricing::write_price(after, price),
            Master::Channel(channel) => allocation::write_channel(after, channel),
            Master::SupplySite(site) => allocation::write_supply_site(after, site),
            Master::Guard(key, quantity) => allocation::write_guard(after, *key, *quantity),
            Master::Kit(item, parts) => catalogue::write_kit(after, *item, parts),
            Master::ChannelTerms(terms) => sales::write_channel_terms(after, terms),
            Master::CustomerTerms(terms) => sales::write_customer_terms(after, terms),
            Master::ReturnPolicy(policy) => returns::write_policy(after, policy),
            Master::Feed(feed) => allocation::write_feed(after, feed),
            Master::SiteLevel(level) => allocation::write_site_level(after, level),
            Master::TransferLane(lane) => allocation::write_lane(after, lane),
            Master::CustomerGroup { party, group } => pricing::write_customer_group(after, *party, group),
        }
    }

    /// Writes a row of a journal, which the digest of its command covers.
    pub(crate) fn journal(&mut self, table: &'static Table, fields: &[Field<'_>]) -> Result<(), Fault> {
        match &mut self.0 {
            Purpose::Write(..) => self.put(table, fields),
            Purpose::Stage(staged) => {
                staged.journal(table, fields);
                Ok(())
            }
        }
    }

    /// Writes a row that no digest covers, but for what it was opened with.
    pub(crate) fn put(&mut self, table: &'static Table, fields: &[Field<'_>]) -> Result<(), Fault> {
        let (store, held) = match &mut self.0 {
            Purpose::Write(store, held) => (*store, held),
            Purpose::Stage(staged) => {
                match table.kind {
                    Kind::Opened(fixed) => staged.opening(table, &fields[..fixed]),
                    _ => staged.other(table, fields),
                }
                return Ok(());
            }
        };
        let sql = table.statement();
        let prepared = match held {
            Some((held, prepared)) if std::ptr::eq(*held, table) => prepared,
            held => &mut held.insert((table, store.prepare(sql)?)).1,
        };
        store.run(prepared, sql, fields)?;
        Ok(())
    }

    /// Writes the changed rows of a balance, none of which may have been removed.
    pub(crate) fn put_all<K, V, const N: usize>(
        &mut self,
        table: &'static Table,
        rows: &[(K, Option<&V>)],
        fields: impl for<'a> Fn(&'a K, &'a V) -> [Field<'a>; N],
    ) -> Result<(), Fault> {
        for (key, row) in rows {
            let Some(row) = row else {
                return Err(Fault::new("store.constraint", format!("rows of {} are never removed", table.name)));
            };
            self.put(table, &fields(key, row))?;
        }
        Ok(())
    }

    /// Runs a statement of another shape.
    pub(crate) fn execute(&mut self, sql: &'static str, fields: &[Field<'_>]) -> Result<(), Fault> {
        match &self.0 {
            Purpose::Write(store, _) => store.execute(sql, fields).map(|_| ()),
            Purpose::Stage(_) => unreachable!("records are rows, and rows alone are staged"),
        }
    }
}

/// A master row on its way into its table and into the history.
pub(crate) struct AfterImage<'w, 's> {
    writer: &'w mut Writer<'s>,
    history: i64,
    command: CommandId,
}

impl AfterImage<'_, '_> {
    /// Writes the row, and leaves its after-image.
    pub(crate) fn put(&mut self, table: &'static Table, fields: &[Field<'_>]) -> Result<(), Fault> {
        self.writer.put(table, fields)?;
        let (subject, body) = (table.subject(fields), table.body(fields));
        self.writer.journal(&flow::HISTORY, fields![self.history, self.command, table.name, &subject, &body])
    }
}
