//! Terms, orders, their money and invoices as the file has them.

use backroom_domain::sales::facts::SalesFacts;
use backroom_domain::sales::types::{
    AdvanceTax, BadDebtRelief, ChannelTerms, CustomerTerms, HoldStep, Invoice, InvoiceLine, Order, OrderCancel,
    OrderLine, OrderPayment, Parcel, ParcelEvent,
};
use backroom_domain::values::{ChannelId, DemandId, DocumentId, EntityId, PartyId, SeriesId};

use crate::column::{Row, fields, only};
use crate::sql::statements;
use crate::{Fault, SqlFacts};

macro_rules! invoice_select {
    ($tail:literal) => {
        concat!(
            "SELECT document_id, command_id, demand_id, kind, series_id, number, party_id, due_on, net_minor, tax_minor, \
             deposit_minor, receivable_minor, open_item_id, fee_minor, corrects_document_id FROM invoices ",
            $tail
        )
    };
}
macro_rules! parcel_select {
    ($tail:literal) => {
        concat!(
            "SELECT document_id, command_id, demand_id, carrier_id, tracking, freight_minor, goods_item_id, revenue_item_id \
             FROM parcels ",
            $tail
        )
    };
}

statements! {
    /// On which terms a channel sells.
    CHANNEL_TERMS = "SELECT channel_id, site_id, jurisdiction_id, includes_tax, revenue_at, tax_by, tax_due, sells_as, \
        marketplace_id, principal_id, commission, prepaid, pay_within_minutes, due_days, late_money, difference_most_minor \
        FROM channel_terms WHERE channel_id = ?1";
    /// On which terms a customer buys of an entity.
    CUSTOMER_TERMS = "SELECT entity_id, customer_id, due_days, credit_limit_minor, stopped FROM customer_terms \
        WHERE entity_id = ?1 AND customer_id = ?2";
    /// An order or quote without its lines.
    ORDER = "SELECT demand_id, command_id, entity_id, channel_id, series_id, number, customer_id, placed_on, site_id, \
        jurisdiction_id, includes_tax, tax_due, stated_total_minor, content, valid_until, quote_id, attributes, external_refs, \
        deposit_id, advance_tax_id FROM orders WHERE demand_id = ?1";
    /// The lines of an order, in order.
    ORDER_LINES_OF = "SELECT line, command_id, item_id, kit_id, quantity, unit_id, unit_price, price_origin, price_list_id, \
        gross_minor, discount_minor, basket_discount_minor, net_minor, tax_minor, memo_tax_minor, tax_set_id, treatment, note, \
        cancelled, invoiced FROM order_lines WHERE demand_id = ?1 ORDER BY line";
    /// The order of a number.
    ORDER_BY_NUMBER = "SELECT demand_id FROM orders WHERE series_id = ?1 AND number = ?2";
    /// Orders of an entity after one, in order of key.
    ORDERS_AFTER = "SELECT demand_id FROM orders WHERE entity_id = ?1 AND demand_id > ?2 ORDER BY demand_id LIMIT ?3";
    /// The same through a channel.
    ORDERS_OF_CHANNEL_AFTER = "SELECT demand_id FROM orders WHERE channel_id = ?1 AND entity_id = ?2 AND demand_id > ?3 \
        ORDER BY demand_id LIMIT ?4";
    /// The same of a customer.
    ORDERS_OF_CUSTOMER_AFTER = "SELECT demand_id FROM orders WHERE customer_id = ?1 AND customer_id <> 0 AND entity_id = ?2 \
        AND demand_id > ?3 ORDER BY demand_id LIMIT ?4";
    /// The same of a customer through a channel.
    ORDERS_OF_BOTH_AFTER = "SELECT demand_id FROM orders WHERE customer_id = ?1 AND customer_id <> 0 AND entity_id = ?2 \
        AND channel_id = ?3 AND demand_id > ?4 ORDER BY demand_id LIMIT ?5";
    /// Orders of a customer of which goods are still to leave, or what is no goods to be billed, in order of key.
    ORDERS_UNDER_WAY = "SELECT o.demand_id FROM orders o WHERE o.customer_id = ?1 AND o.customer_id <> 0 AND o.entity_id = ?2 \
        AND (EXISTS (SELECT 1 FROM demand_lines l WHERE l.demand_id = o.demand_id AND l.shipped + l.cancelled < l.wanted) \
        OR EXISTS (SELECT 1 FROM order_lines l WHERE l.demand_id = o.demand_id AND l.invoiced + l.cancelled < l.quantity \
        AND NOT EXISTS (SELECT 1 FROM demand_lines g WHERE g.demand_id = l.demand_id AND g.line = l.line))) \
        AND EXISTS (SELECT 1 FROM demands d WHERE d.demand_id = o.demand_id AND d.kind = 'order') ORDER BY o.demand_id";
    /// What of an order was cancelled, in order.
    CANCELS_OF = "SELECT order_cancel_id, command_id, demand_id, line, quantity, reason FROM order_cancels \
        WHERE demand_id = ?1 ORDER BY order_cancel_id";
    /// The holds of an order as they were placed and released, in order.
    HOLD_STEPS_OF = "SELECT hold_step_id, command_id, demand_id, hold, placed, reason FROM hold_steps \
        WHERE demand_id = ?1 ORDER BY hold_step_id";
    /// What happened to the payments of an order, in order.
    PAYMENTS_OF = "SELECT order_payment_id, command_id, demand_id, step, tender_id, amount_minor, follows_id, stored_value_id, \
        reference, occurred_on, open_item_id, entry_id FROM order_payments WHERE demand_id = ?1 ORDER BY order_payment_id";
    /// What of an order was taxed because it was paid before it was billed, in order.
    ADVANCE_TAXES_OF = "SELECT advance_tax_id, command_id, demand_id, tax_set_id, treatment, posted_on, net_minor, tax_minor, \
        entry_id FROM advance_taxes WHERE demand_id = ?1 ORDER BY advance_tax_id";
    /// The invoices and credit notes of an order, in order of document.
    INVOICES_OF = invoice_select!("WHERE demand_id = ?1 ORDER BY document_id");
    /// The invoice or credit note of a document.
    INVOICE = invoice_select!("WHERE document_id = ?1");
    /// The document of an invoice or credit note of a number.
    INVOICE_BY_NUMBER = "SELECT document_id FROM invoices WHERE series_id = ?1 AND number = ?2";
    /// Invoices or credit notes of a series after a number.
    INVOICES_AFTER = invoice_select!("WHERE series_id = ?1 AND number > ?2 ORDER BY number LIMIT ?3");
    /// The same that somebody owes.
    INVOICES_OF_PARTY_AFTER = invoice_select!("WHERE party_id = ?1 AND party_id <> 0 AND series_id = ?2 AND number > ?3 \
        ORDER BY number LIMIT ?4");
    /// The lines of an invoice or credit note, in order.
    INVOICE_LINES_OF = "SELECT document_id, line, order_line, item_id, quantity, gross_minor, discount_minor, \
        basket_discount_minor, net_minor, tax_minor, memo_tax_minor, tax_set_id, treatment, cost_minor FROM invoice_lines \
        WHERE document_id = ?1 ORDER BY line";
    /// What was taxed otherwise of an invoice because of bad debts, in order.
    BAD_DEBT_RELIEFS_OF = "SELECT bad_debt_relief_id, command_id, document_id, invoice_id, tax_set_id, treatment, net_minor, \
        tax_minor FROM bad_debt_reliefs WHERE invoice_id = ?1 ORDER BY bad_debt_relief_id";
    /// The parcel of a document.
    PARCEL = parcel_select!("WHERE document_id = ?1");
    /// The parcels of an order, in order of document.
    PARCELS_OF = parcel_select!("WHERE demand_id = ?1 ORDER BY document_id");
    /// What happened to a parcel, in order.
    PARCEL_EVENTS_OF = "SELECT parcel_event_id, command_id, document_id, step, occurred_on, amount_minor, note FROM parcel_events \
        WHERE document_id = ?1 ORDER BY parcel_event_id";
}

fn read_channel_terms(row: &Row<'_>) -> Result<ChannelTerms, Fault> {
    Ok(ChannelTerms {
        channel: row.get()?,
        site: row.get()?,
        jurisdiction: row.get()?,
        includes_tax: row.get()?,
        revenue_at: row.get()?,
        tax_by: row.get()?,
        tax_due: row.get()?,
        sells_as: row.get()?,
        marketplace: row.get()?,
        principal: row.get()?,
        commission: row.get()?,
        prepaid: row.get()?,
        pay_within_minutes: row.get()?,
        due_days: row.get()?,
        late_money: row.get()?,
        difference_most_minor: row.get()?,
    })
}

fn read_customer_terms(row: &Row<'_>) -> Result<CustomerTerms, Fault> {
    Ok(CustomerTerms {
        entity: row.get()?,
        customer: row.get()?,
        due_days: row.get()?,
        credit_limit_minor: row.get()?,
        stopped: row.get()?,
    })
}

fn read_order(row: &Row<'_>) -> Result<Order, Fault> {
    Ok(Order {
        demand: row.get()?,
        command: row.get()?,
        entity: row.get()?,
        channel: row.get()?,
        series: row.get()?,
        number: row.get()?,
        customer: row.get()?,
        placed_on: row.get()?,
        site: row.get()?,
        jurisdiction: row.get()?,
        includes_tax: row.get()?,
        tax_due: row.get()?,
        stated_total_minor: row.get()?,
        content: row.get()?,
        valid_until: row.get()?,
        quote: row.get()?,
        attributes: row.get()?,
        external_refs: row.get()?,
        deposit: row.get()?,
        advance_tax: row.get()?,
        lines: Vec::new(),
    })
}

fn read_order_line(row: &Row<'_>) -> Result<OrderLine, Fault> {
    Ok(OrderLine {
        line: row.get()?,
        command: row.get()?,
        item: row.get()?,
        kit: row.get()?,
        quantity: row.get()?,
        unit: row.get()?,
        unit_price: row.get()?,
        price_origin: row.get()?,
        price_list: row.get()?,
        gross_minor: row.get()?,
        discount_minor: row.get()?,
        basket_discount_minor: row.get()?,
        net_minor: row.get()?,
        tax_minor: row.get()?,
        memo_tax_minor: row.get()?,
        tax_set: row.get()?,
        treatment: row.get()?,
        note: row.get()?,
        cancelled: row.get()?,
        invoiced: row.get()?,
    })
}

fn read_cancel(row: &Row<'_>) -> Result<OrderCancel, Fault> {
    Ok(OrderCancel {
        id: row.get()?,
        command: row.get()?,
        demand: row.get()?,
        line: row.get()?,
        quantity: row.get()?,
        reason: row.get()?,
    })
}

fn read_hold_step(row: &Row<'_>) -> Result<HoldStep, Fault> {
    Ok(HoldStep {
        id: row.get()?,
        command: row.get()?,
        demand: row.get()?,
        hold: row.get()?,
        placed: row.get()?,
        reason: row.get()?,
    })
}

fn read_payment(row: &Row<'_>) -> Result<OrderPayment, Fault> {
    Ok(OrderPayment {
        id: row.get()?,
        command: row.get()?,
        demand: row.get()?,
        step: row.get()?,
        tender: row.get()?,
        amount_minor: row.get()?,
        follows: row.get()?,
        stored_value: row.get()?,
        reference: row.get()?,
        occurred_on: row.get()?,
        item: row.get()?,
        entry: row.get()?,
    })
}

fn read_advance_tax(row: &Row<'_>) -> Result<AdvanceTax, Fault> {
    Ok(AdvanceTax {
        id: row.get()?,
        command: row.get()?,
        demand: row.get()?,
        tax_set: row.get()?,
        treatment: row.get()?,
        posted_on: row.get()?,
        net_minor: row.get()?,
        tax_minor: row.get()?,
        entry: row.get()?,
    })
}

fn read_invoice(row: &Row<'_>) -> Result<Invoice, Fault> {
    Ok(Invoice {
        document: row.get()?,
        command: row.get()?,
        demand: row.get()?,
        kind: row.get()?,
        series: row.get()?,
        number: row.get()?,
        party: row.get()?,
        due_on: row.get()?,
        net_minor: row.get()?,
        tax_minor: row.get()?,
        deposit_minor: row.get()?,
        receivable_minor: row.get()?,
        item: row.get()?,
        fee_minor: row.get()?,
        corrects: row.get()?,
    })
}

fn read_invoice_line(row: &Row<'_>) -> Result<InvoiceLine, Fault> {
    Ok(InvoiceLine {
        document: row.get()?,
        line: row.get()?,
        order_line: row.get()?,
        item: row.get()?,
        quantity: row.get()?,
        gross_minor: row.get()?,
        discount_minor: row.get()?,
        basket_discount_minor: row.get()?,
        net_minor: row.get()?,
        tax_minor: row.get()?,
        memo_tax_minor: row.get()?,
        tax_set: row.get()?,
        treatment: row.get()?,
        cost_minor: row.get()?,
    })
}

fn read_relief(row: &Row<'_>) -> Result<BadDebtRelief, Fault> {
    Ok(BadDebtRelief {
        id: row.get()?,
        command: row.get()?,
        document: row.get()?,
        invoice: row.get()?,
        tax_set: row.get()?,
        treatment: row.get()?,
        net_minor: row.get()?,
        tax_minor: row.get()?,
    })
}

fn read_parcel(row: &Row<'_>) -> Result<Parcel, Fault> {
    Ok(Parcel {
        document: row.get()?,
        command: row.get()?,
        demand: row.get()?,
        carrier: row.get()?,
        tracking: row.get()?,
        freight_minor: row.get()?,
        goods_item: row.get()?,
        revenue_item: row.get()?,
    })
}

fn read_parcel_event(row: &Row<'_>) -> Result<ParcelEvent, Fault> {
    Ok(ParcelEvent {
        id: row.get()?,
        command: row.get()?,
        document: row.get()?,
        step: row.get()?,
        occurred_on: row.get()?,
        amount_minor: row.get()?,
        note: row.get()?,
    })
}

impl SalesFacts for SqlFacts<'_> {
    fn channel_terms(&self, channel: ChannelId) -> Option<ChannelTerms> {
        self.one(CHANNEL_TERMS, fields![channel], read_channel_terms)
    }

    fn customer_terms(&self, entity: EntityId, customer: PartyId) -> Option<CustomerTerms> {
        self.one(CUSTOMER_TERMS, fields![entity, customer], read_customer_terms)
    }

    fn order(&self, demand: DemandId) -> Option<Order> {
        let order = self.one(ORDER, fields![demand], read_order)?;
        let lines = self.list(ORDER_LINES_OF, fields![demand], read_order_line);
        Some(Order { lines, ..order })
    }

    fn order_by_number(&self, series: SeriesId, number: i64) -> Option<DemandId> {
        self.one(ORDER_BY_NUMBER, fields![series, number], only)
    }

    fn orders_after(
        &self,
        entity: EntityId,
        channel: ChannelId,
        customer: PartyId,
        after: DemandId,
        limit: u32,
    ) -> Vec<DemandId> {
        match (channel.is_none(), customer.is_none()) {
            (true, true) => self.list(ORDERS_AFTER, fields![entity, after, limit], only),
            (false, true) => self.list(ORDERS_OF_CHANNEL_AFTER, fields![channel, entity, after, limit], only),
            (true, false) => self.list(ORDERS_OF_CUSTOMER_AFTER, fields![customer, entity, after, limit], only),
            (false, false) => self.list(ORDERS_OF_BOTH_AFTER, fields![customer, entity, channel, after, limit], only),
        }
    }

    fn orders_under_way(&self, entity: EntityId, customer: PartyId) -> Vec<DemandId> {
        self.list(ORDERS_UNDER_WAY, fields![customer, entity], only)
    }

    fn order_cancels(&self, demand: DemandId) -> Vec<OrderCancel> {
        self.list(CANCELS_OF, fields![demand], read_cancel)
    }

    fn hold_steps(&self, demand: DemandId) -> Vec<HoldStep> {
        self.list(HOLD_STEPS_OF, fields![demand], read_hold_step)
    }

    fn order_payments(&self, demand: DemandId) -> Vec<OrderPayment> {
        self.list(PAYMENTS_OF, fields![demand], read_payment)
    }

    fn advance_taxes(&self, demand: DemandId) -> Vec<AdvanceTax> {
        self.list(ADVANCE_TAXES_OF, fields![demand], read_advance_tax)
    }

    fn invoices_of(&self, demand: DemandId) -> Vec<Invoice> {
        self.list(INVOICES_OF, fields![demand], read_invoice)
    }

    fn invoice(&self, document: DocumentId) -> Option<Invoice> {
        self.one(INVOICE, fields![document], read_invoice)
    }

    fn invoice_by_number(&self, series: SeriesId, number: i64) -> Option<DocumentId> {
        self.one(INVOICE_BY_NUMBER, fields![series, number], only)
    }

    fn invoices_after(&self, series: SeriesId, party: PartyId, after: i64, limit: u32) -> Vec<Invoice> {
        match party.is_none() {
            true => self.list(INVOICES_AFTER, fields![series, after, limit], read_invoice),
            false => self.list(INVOICES_OF_PARTY_AFTER, fields![party, series, after, limit], read_invoice),
        }
    }

    fn invoice_lines(&self, document: DocumentId) -> Vec<InvoiceLine> {
        self.list(INVOICE_LINES_OF, fields![document], read_invoice_line)
    }

    fn bad_debt_reliefs(&self, invoice: DocumentId) -> Vec<BadDebtRelief> {
        self.list(BAD_DEBT_RELIEFS_OF, fields![invoice], read_relief)
    }

    fn parcel(&self, document: DocumentId) -> Option<Parcel> {
        self.one(PARCEL, fields![document], read_parcel)
    }

    fn parcels_of(&self, demand: DemandId) -> Vec<Parcel> {
        self.list(PARCELS_OF, fields![demand], read_parcel)
    }

    fn parcel_events(&self, document: DocumentId) -> Vec<ParcelEvent> {
        self.list(PARCEL_EVENTS_OF, fields![document], read_parcel_event)
    }
}
