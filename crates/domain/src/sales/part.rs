//! Terms and orders in the draft.

use std::sync::Arc;

use super::types::{
    AdvanceTax, BadDebtRelief, ChannelTerms, CustomerTerms, HoldKind, HoldStep, Invoice, InvoiceLine, Order,
    OrderCancel, OrderLine, OrderPayment, Parcel, ParcelEvent,
};
use crate::flow::{Draft, Head, Master, Record, Rows, overlay};
use crate::values::{ChannelId, DemandId, DocumentId, EntityId, PartyId, SeriesId};

overlay! {
    /// What the sales slice holds in the draft. Lists of what happened to an order are held whole: they are short, and
    /// asked for by whatever happens next.
    pub struct Part {
        channel_terms: Rows<ChannelId, Arc<ChannelTerms>>,
        customer_terms: Rows<(EntityId, PartyId), Arc<CustomerTerms>>,
        orders: Rows<DemandId, Arc<Order>>,
        holds: Rows<DemandId, Arc<Vec<HoldStep>>>,
        payments: Rows<DemandId, Arc<Vec<OrderPayment>>>,
        advances: Rows<DemandId, Arc<Vec<AdvanceTax>>>,
        invoices: Rows<DemandId, Arc<Vec<Invoice>>>,
        parcels: Rows<DemandId, Arc<Vec<Parcel>>>,
    }
}

impl Part {
    /// The orders this commit has made or changed.
    #[must_use]
    pub fn dirty_orders(&self) -> Vec<(DemandId, Option<&Arc<Order>>)> {
        self.orders.dirty()
    }
}

/// A list with one more at its end.
fn longer<T: Clone>(list: &Arc<Vec<T>>, last: T) -> Arc<Vec<T>> {
    let mut longer = Vec::with_capacity(list.len() + 1);
    longer.extend_from_slice(list);
    longer.push(last);
    Arc::new(longer)
}

impl Draft<'_> {
    /// On which terms a channel sells.
    pub fn channel_terms(&mut self, channel: ChannelId) -> Option<Arc<ChannelTerms>> {
        let (part, facts) = self.sales_mut();
        part.channel_terms.get_or_load(channel, || facts.channel_terms(channel).map(Arc::new)).cloned()
    }

    /// Says on which terms a channel sells.
    pub(crate) fn put_channel_terms(&mut self, terms: ChannelTerms) {
        self.sales_mut().0.channel_terms.put(terms.channel, Arc::new(terms.clone()));
        self.master(Master::ChannelTerms(terms));
    }

    /// On which terms a customer buys; without any where nobody has said.
    pub fn customer_terms(&mut self, entity: EntityId, customer: PartyId) -> Arc<CustomerTerms> {
        let customer = self.survivor(customer);
        let (part, facts) = self.sales_mut();
        let load = || facts.customer_terms(entity, customer).map(Arc::new);
        let held = part.customer_terms.get_or_load((entity, customer), load).cloned();
        let without = CustomerTerms { entity, customer, due_days: None, credit_limit_minor: None, stopped: false };
        held.unwrap_or_else(|| Arc::new(without))
    }

    /// Says on which terms a customer buys.
    pub(crate) fn put_customer_terms(&mut self, terms: CustomerTerms) {
        self.sales_mut().0.customer_terms.put((terms.entity, terms.customer), Arc::new(terms.clone()));
        self.master(Master::CustomerTerms(terms));
    }

    /// The order or quote that stands on a demand.
    pub fn order(&mut self, demand: DemandId) -> Option<Arc<Order>> {
        let (part, facts) = self.sales_mut();
        part.orders.get_or_load(demand, || facts.order(demand).map(Arc::new)).cloned()
    }

    /// The order or quote of a number.
    pub fn order_by_number(&mut self, series: SeriesId, number: i64) -> Option<Arc<Order>> {
        let made = self.records().iter().find_map(|record| match record {
            Record::Order(order) if order.series == series && order.number == number => Some(order.demand),
            _ => None,
        });
        let demand = made.or_else(|| self.facts.order_by_number(series, number))?;
        self.order(demand)
    }

    /// Opens an order, as yet without lines.
    pub(crate) fn add_order(&mut self, order: &Order) {
        self.record(Record::Order(Arc::new(order.clone())));
        let part = self.sales_mut().0;
        part.holds.put(order.demand, Arc::default());
        part.payments.put(order.demand, Arc::default());
        part.advances.put(order.demand, Arc::default());
        part.invoices.put(order.demand, Arc::default());
        part.parcels.put(order.demand, Arc::default());
    }

    /// Adds a line to an order, which the caller leaves in the draft when it is done with it.
    pub(crate) fn add_order_line(&mut self, order: &mut Order, line: OrderLine) {
        self.record(Record::OrderLine(order.demand, line.clone()));
        order.lines.push(line);
    }

    /// Leaves an order as it now stands.
    pub(crate) fn put_order(&mut self, order: Order) {
        self.note_unsettled(order.demand);
        self.sales_mut().0.orders.put(order.demand, Arc::new(order));
    }

    /// Orders and quotes after a key, in order of key: at most `limit` and those this commit has made.
    pub fn orders_after(
        &mut self,
        entity: EntityId,
        channel: ChannelId,
        customer: PartyId,
        after: DemandId,
        limit: u32,
    ) -> Vec<Arc<Order>> {
        let keys = self.party_keys(customer);
        let mut filed: Vec<DemandId> =
            keys.iter().flat_map(|key| self.facts.orders_after(entity, channel, *key, after, limit)).collect();
        filed.sort_unstable();
        filed.truncate(limit as usize);
        let listed = |order: &Arc<Order>| {
            order.entity == entity
                && (channel.is_none() || order.channel == channel)
                && (customer.is_none() || keys.contains(&order.customer))
                && order.demand > after
        };
        self.orders_where(filed, listed)
    }

    /// Orders of a customer of which goods may still have to leave, or what has none to be billed, in order of key.
    pub(crate) fn orders_under_way(&mut self, entity: EntityId, customer: PartyId) -> Vec<Arc<Order>> {
        let keys = self.party_keys(customer);
        let filed = keys.iter().flat_map(|key| self.facts.orders_under_way(entity, *key)).collect();
        self.orders_where(filed, |order| order.entity == entity && keys.contains(&order.customer))
    }

    fn orders_where(&mut self, filed: Vec<DemandId>, listed: impl Fn(&Arc<Order>) -> bool) -> Vec<Arc<Order>> {
        let (part, facts) = self.sales_mut();
        let file: Vec<(DemandId, Arc<Order>)> = filed
            .into_iter()
            .filter_map(|id| Some((id, part.orders.get_or_load(id, || facts.order(id).map(Arc::new)).cloned()?)))
            .collect();
        let mut orders = part.orders.laid_over(file, listed);
        orders.sort_by_key(|order| order.demand);
        orders
    }

    /// Records that units of a line are no longer wanted.
    pub(crate) fn add_order_cancel(&mut self, cancel: OrderCancel) {
        let id = self.next(Head::OrderCancel);
        self.record(Record::OrderCancel(OrderCancel { id, ..cancel }));
    }

    /// What of an order was cancelled, in order.
    pub fn order_cancels(&mut self, demand: DemandId) -> Vec<OrderCancel> {
        let filed = self.facts.order_cancels(demand);
        self.with_records(
            filed,
            |cancel| cancel.id,
            |record| match record {
                Record::OrderCancel(cancel) if cancel.demand == demand => Some(cancel),
                _ => None,
            },
        )
    }

    /// The holds of an order as they were placed and released, in order.
    pub fn hold_steps(&mut self, demand: DemandId) -> Arc<Vec<HoldStep>> {
        let (part, facts) = self.sales_mut();
        part.holds.get_or_load(demand, || Some(Arc::new(facts.hold_steps(demand)))).cloned().unwrap_or_default()
    }

    /// The holds an order has now, in the order of their kinds.
    pub fn holds(&mut self, demand: DemandId) -> Vec<HoldStep> {
        let steps = self.hold_steps(demand);
        let last = |hold: &HoldKind| steps.iter().rev().find(|step| step.hold == *hold);
        HoldKind::ALL.iter().filter_map(last).filter(|step| step.placed).cloned().collect()
    }

    /// Places or releases a hold.
    pub(crate) fn add_hold_step(&mut self, step: HoldStep) {
        let step = HoldStep { id: self.next(Head::HoldStep), ..step };
        let steps = longer(&self.hold_steps(step.demand), step.clone());
        self.sales_mut().0.holds.put(step.demand, steps);
        self.record(Record::HoldStep(step));
    }

    /// What happened to the payments of an order, in order.
    pub fn order_payments(&mut self, demand: DemandId) -> Arc<Vec<OrderPayment>> {
        let (part, facts) = self.sales_mut();
        let load = || Some(Arc::new(facts.order_payments(demand)));
        part.payments.get_or_load(demand, load).cloned().unwrap_or_default()
    }

    /// Records what happened to a payment; answers its key.
    pub(crate) fn add_order_payment(&mut self, payment: OrderPayment) -> i64 {
        let payment = OrderPayment { id: self.next(Head::OrderPayment), ..payment };
        let payments = longer(&self.order_payments(payment.demand), payment.clone());
        self.sales_mut().0.payments.put(payment.demand, payments);
        let id = payment.id;
        self.record(Record::OrderPayment(payment));
        id
    }

    /// What of an order was taxed because it was paid before it was billed, in order.
    pub fn advance_taxes(&mut self, demand: DemandId) -> Arc<Vec<AdvanceTax>> {
        let (part, facts) = self.sales_mut();
        let load = || Some(Arc::new(facts.advance_taxes(demand)));
        part.advances.get_or_load(demand, load).cloned().unwrap_or_default()
    }

    /// Records a change of what is taxed so.
    pub(crate) fn add_advance_tax(&mut self, advance: AdvanceTax) {
        let advance = AdvanceTax { id: self.next(Head::AdvanceTax), ..advance };
        let advances = longer(&self.advance_taxes(advance.demand), advance.clone());
        self.sales_mut().0.advances.put(advance.demand, advances);
        self.record(Record::AdvanceTax(advance));
    }

    /// The invoices and credit notes of an order, in order.
    pub fn invoices_of(&mut self, demand: DemandId) -> Arc<Vec<Invoice>> {
        let (part, facts) = self.sales_mut();
        let load = || Some(Arc::new(facts.invoices_of(demand)));
        part.invoices.get_or_load(demand, load).cloned().unwrap_or_default()
    }

    /// The invoice or credit note of a document.
    pub fn invoice(&mut self, document: DocumentId) -> Option<Invoice> {
        let made = self.records().iter().rev().find_map(|record| match record {
            Record::Invoice(invoice) if invoice.document == document => Some(invoice.clone()),
            _ => None,
        });
        made.or_else(|| self.facts.invoice(document))
    }

    /// The invoice or credit note of a number.
    pub fn invoice_by_number(&mut self, series: SeriesId, number: i64) -> Option<Invoice> {
        let made = self.records().iter().rev().find_map(|record| match record {
            Record::Invoice(invoice) if invoice.series == series && invoice.number == number => Some(invoice.clone()),
            _ => None,
        });
        made.or_else(|| self.facts.invoice_by_number(series, number).and_then(|document| self.facts.invoice(document)))
    }

    /// Invoices or credit notes of a series, of whom they are owed by (none: all), with number above `after`, in order of
    /// number: at most `limit` and those this commit has made.
    pub fn invoices_after(&mut self, series: SeriesId, party: PartyId, after: i64, limit: u32) -> Vec<Invoice> {
        let keys = self.party_keys(party);
        let mut filed: Vec<Invoice> =
            keys.iter().flat_map(|key| self.facts.invoices_after(series, *key, after, limit)).collect();
        filed.sort_by_key(|invoice| invoice.number);
        filed.truncate(limit as usize);
        self.with_records(
            filed,
            |invoice| invoice.number,
            |record| match record {
                Record::Invoice(invoice)
                    if invoice.series == series
                        && (party.is_none() || keys.contains(&invoice.party))
                        && invoice.number > after =>
                {
                    Some(invoice)
                }
                _ => None,
            },
        )
    }

    /// Records an invoice or credit note with its lines.
    pub(crate) fn add_invoice(&mut self, invoice: Invoice, lines: Vec<InvoiceLine>) {
        let invoice = Invoice { party: self.survivor(invoice.party), ..invoice };
        let invoices = longer(&self.invoices_of(invoice.demand), invoice.clone());
        self.sales_mut().0.invoices.put(invoice.demand, invoices);
        self.record(Record::Invoice(invoice));
        lines.into_iter().for_each(|line| self.record(Record::InvoiceLine(line)));
    }

    /// The lines of an invoice or credit note, in order.
    pub fn invoice_lines(&mut self, document: DocumentId) -> Vec<InvoiceLine> {
        let filed = self.facts.invoice_lines(document);
        self.with_records(
            filed,
            |line| line.line,
            |record| match record {
                Record::InvoiceLine(line) if line.document == document => Some(line),
                _ => None,
            },
        )
    }

    /// What was taxed otherwise of an invoice because of bad debts, in order.
    pub fn bad_debt_reliefs(&mut self, invoice: DocumentId) -> Vec<BadDebtRelief> {
        let filed = self.facts.bad_debt_reliefs(invoice);
        self.with_records(
            filed,
            |relief| relief.id,
            |record| match record {
                Record::BadDebtRelief(relief) if relief.invoice == invoice => Some(relief),
                _ => None,
            },
        )
    }

    /// Records a change of what is taxed so.
    pub(crate) fn add_bad_debt_relief(&mut self, relief: BadDebtRelief) {
        let id = self.next(Head::BadDebtRelief);
        self.record(Record::BadDebtRelief(BadDebtRelief { id, ..relief }));
    }

    /// The parcels of an order, in order.
    pub fn parcels_of(&mut self, demand: DemandId) -> Arc<Vec<Parcel>> {
        let (part, facts) = self.sales_mut();
        let load = || Some(Arc::new(facts.parcels_of(demand)));
        part.parcels.get_or_load(demand, load).cloned().unwrap_or_default()
    }

    /// The parcel of a document.
    pub fn parcel(&mut self, document: DocumentId) -> Option<Parcel> {
        let made = self.records().iter().rev().find_map(|record| match record {
            Record::Parcel(parcel) if parcel.document == document => Some(parcel.clone()),
            _ => None,
        });
        made.or_else(|| self.facts.parcel(document))
    }

    /// Records a parcel.
    pub(crate) fn add_parcel(&mut self, parcel: Parcel) {
        let parcels = longer(&self.parcels_of(parcel.demand), parcel.clone());
        self.sales_mut().0.parcels.put(parcel.demand, parcels);
        self.record(Record::Parcel(parcel));
    }

    /// What happened to a parcel, in order.
    pub fn parcel_events(&mut self, document: DocumentId) -> Vec<ParcelEvent> {
        let filed = self.facts.parcel_events(document);
        self.with_records(
            filed,
            |event| event.id,
            |record| match record {
                Record::ParcelEvent(event) if event.document == document => Some(event),
                _ => None,
            },
        )
    }

    /// Records what happened to a parcel.
    pub(crate) fn add_parcel_event(&mut self, event: ParcelEvent) {
        let id = self.next(Head::ParcelEvent);
        self.record(Record::ParcelEvent(ParcelEvent { id, ..event }));
    }
}
