//! Terms, orders, their money, and what they bill: their tables and how they are written.

mod facts;

use std::sync::Arc;

use backroom_domain::sales::types::{
    AdvanceTax, BadDebtRelief, ChannelTerms, CustomerTerms, HoldStep, Invoice, InvoiceLine, Order, OrderCancel,
    OrderLine, OrderPayment, Parcel, ParcelEvent,
};
use backroom_domain::values::DemandId;

use crate::Fault;
use crate::column::fields;
use crate::parties::json;
use crate::table::Table;
use crate::write::{AfterImage, Writer};

pub(crate) static CHANNEL_TERMS: Table = Table::replaced(
    "channel_terms",
    1,
    &[
        "channel_id",
        "site_id",
        "jurisdiction_id",
        "includes_tax",
        "revenue_at",
        "tax_by",
        "tax_due",
        "sells_as",
        "marketplace_id",
        "principal_id",
        "commission",
        "prepaid",
        "pay_within_minutes",
        "due_days",
        "late_money",
        "difference_most_minor",
    ],
);
pub(crate) static CUSTOMER_TERMS: Table =
    Table::replaced("customer_terms", 2, &["entity_id", "customer_id", "due_days", "credit_limit_minor", "stopped"]);
pub(crate) static ORDERS: Table = Table::opened(
    "orders",
    1,
    18,
    &[
        "demand_id",
        "command_id",
        "entity_id",
        "channel_id",
        "series_id",
        "number",
        "customer_id",
        "placed_on",
        "site_id",
        "jurisdiction_id",
        "includes_tax",
        "tax_due",
        "stated_total_minor",
        "content",
        "valid_until",
        "quote_id",
        "attributes",
        "external_refs",
        "deposit_id",
        "advance_tax_id",
    ],
);
pub(crate) static ORDER_LINES: Table = Table::opened(
    "order_lines",
    2,
    19,
    &[
        "demand_id",
        "line",
        "command_id",
        "item_id",
        "kit_id",
        "quantity",
        "unit_id",
        "unit_price",
        "price_origin",
        "price_list_id",
        "gross_minor",
        "discount_minor",
        "basket_discount_minor",
        "net_minor",
        "tax_minor",
        "memo_tax_minor",
        "tax_set_id",
        "treatment",
        "note",
        "cancelled",
        "invoiced",
    ],
);
pub(crate) static ORDER_CANCELS: Table =
    Table::journal("order_cancels", &["order_cancel_id", "command_id", "demand_id", "line", "quantity", "reason"]);
pub(crate) static HOLD_STEPS: Table =
    Table::journal("hold_steps", &["hold_step_id", "command_id", "demand_id", "hold", "placed", "reason"]);
pub(crate) static ORDER_PAYMENTS: Table = Table::journal(
    "order_payments",
    &[
        "order_payment_id",
        "command_id",
        "demand_id",
        "step",
        "tender_id",
        "amount_minor",
        "follows_id",
        "stored_value_id",
        "reference",
        "occurred_on",
        "open_item_id",
        "entry_id",
    ],
);
pub(crate) static ADVANCE_TAXES: Table = Table::journal(
    "advance_taxes",
    &[
        "advance_tax_id",
        "command_id",
        "demand_id",
        "tax_set_id",
        "treatment",
        "posted_on",
        "net_minor",
        "tax_minor",
        "entry_id",
    ],
);
pub(crate) static INVOICES: Table = Table::journal(
    "invoices",
    &[
        "document_id",
        "command_id",
        "demand_id",
        "kind",
        "series_id",
        "number",
        "party_id",
        "due_on",
        "net_minor",
        "tax_minor",
        "deposit_minor",
        "receivable_minor",
        "open_item_id",
        "fee_minor",
        "corrects_document_id",
    ],
);
pub(crate) static INVOICE_LINES: Table = Table::journal(
    "invoice_lines",
    &[
        "document_id",
        "line",
        "order_line",
        "item_id",
        "quantity",
        "gross_minor",
        "discount_minor",
        "basket_discount_minor",
        "net_minor",
        "tax_minor",
        "memo_tax_minor",
        "tax_set_id",
        "treatment",
        "cost_minor",
    ],
);
pub(crate) static BAD_DEBT_RELIEFS: Table = Table::journal(
    "bad_debt_reliefs",
    &[
        "bad_debt_relief_id",
        "command_id",
        "document_id",
        "invoice_id",
        "tax_set_id",
        "treatment",
        "net_minor",
        "tax_minor",
    ],
);
pub(crate) static PARCELS: Table = Table::journal(
    "parcels",
    &[
        "document_id",
        "command_id",
        "demand_id",
        "carrier_id",
        "tracking",
        "freight_minor",
        "goods_item_id",
        "revenue_item_id",
    ],
);
pub(crate) static PARCEL_EVENTS: Table = Table::journal(
    "parcel_events",
    &["parcel_event_id", "command_id", "document_id", "step", "occurred_on", "amount_minor", "note"],
);

/// Every table of this slice.
#[cfg(test)]
pub(crate) static TABLES: &[&Table] = &[
    &CHANNEL_TERMS,
    &CUSTOMER_TERMS,
    &ORDERS,
    &ORDER_LINES,
    &ORDER_CANCELS,
    &HOLD_STEPS,
    &ORDER_PAYMENTS,
    &ADVANCE_TAXES,
    &INVOICES,
    &INVOICE_LINES,
    &BAD_DEBT_RELIEFS,
    &PARCELS,
    &PARCEL_EVENTS,
];

/// Every statement of this slice.
#[cfg(test)]
pub(crate) const STATEMENTS: &[(&str, &str)] = facts::STATEMENTS;

pub(crate) fn write_channel_terms(after: &mut AfterImage<'_, '_>, terms: &ChannelTerms) -> Result<(), Fault> {
    let ChannelTerms {
        channel,
        site,
        jurisdiction,
        includes_tax,
        revenue_at,
        tax_by,
        tax_due,
        sells_as,
        marketplace,
        principal,
        commission,
        prepaid,
        pay_within_minutes,
        due_days,
        late_money,
        difference_most_minor,
    } = terms;
    after.put(
        &CHANNEL_TERMS,
        fields![
            *channel,
            *site,
            *jurisdiction,
            *includes_tax,
            *revenue_at,
            *tax_by,
            *tax_due,
            *sells_as,
            *marketplace,
            *principal,
            *commission,
            *prepaid,
            *pay_within_minutes,
            *due_days,
            *late_money,
            *difference_most_minor,
        ],
    )
}

pub(crate) fn write_customer_terms(after: &mut AfterImage<'_, '_>, terms: &CustomerTerms) -> Result<(), Fault> {
    let CustomerTerms { entity, customer, due_days, credit_limit_minor, stopped } = terms;
    after.put(&CUSTOMER_TERMS, fields![*entity, *customer, *due_days, *credit_limit_minor, *stopped])
}

/// Writes what has become of orders: each with its lines.
pub(crate) fn write_orders(writer: &mut Writer<'_>, rows: &[(DemandId, Option<&Arc<Order>>)]) -> Result<(), Fault> {
    for (_, order) in rows {
        let Some(order) = order else {
            return Err(Fault::new("store.constraint", "rows of orders are never removed"));
        };
        write_order(writer, order)?;
    }
    for order in rows.iter().filter_map(|(_, order)| *order) {
        for line in &order.lines {
            write_order_line(writer, order.demand, line)?;
        }
    }
    Ok(())
}

pub(crate) fn write_order(writer: &mut Writer<'_>, order: &Order) -> Result<(), Fault> {
    let Order {
        demand,
        command,
        entity,
        channel,
        series,
        number,
        customer,
        placed_on,
        site,
        jurisdiction,
        includes_tax,
        tax_due,
        stated_total_minor,
        content,
        valid_until,
        quote,
        attributes,
        external_refs,
        deposit,
        advance_tax,
        lines: _,
    } = order;
    let (attributes, external_refs) = (json(attributes), json(external_refs));
    writer.put(
        &ORDERS,
        fields![
            *demand,
            *command,
            *entity,
            *channel,
            *series,
            *number,
            *customer,
            *placed_on,
            *site,
            *jurisdiction,
            *includes_tax,
            *tax_due,
            *stated_total_minor,
            content,
            *valid_until,
            *quote,
            &attributes,
            &external_refs,
            *deposit,
            *advance_tax,
        ],
    )
}

pub(crate) fn write_order_line(writer: &mut Writer<'_>, demand: DemandId, line: &OrderLine) -> Result<(), Fault> {
    let OrderLine {
        line,
        command,
        item,
        kit,
        quantity,
        unit,
        unit_price,
        price_origin,
        price_list,
        gross_minor,
        discount_minor,
        basket_discount_minor,
        net_minor,
        tax_minor,
        memo_tax_minor,
        tax_set,
        treatment,
        note,
        cancelled,
        invoiced,
    } = line;
    writer.put(
        &ORDER_LINES,
        fields![
            demand,
            *line,
            *command,
            *item,
            *kit,
            *quantity,
            *unit,
            *unit_price,
            *price_origin,
            *price_list,
            *gross_minor,
            *discount_minor,
            *basket_discount_minor,
            *net_minor,
            *tax_minor,
            *memo_tax_minor,
            *tax_set,
            *treatment,
            note,
            *cancelled,
            *invoiced,
        ],
    )
}

pub(crate) fn write_cancel(writer: &mut Writer<'_>, cancel: &OrderCancel) -> Result<(), Fault> {
    let OrderCancel { id, command, demand, line, quantity, reason } = cancel;
    writer.journal(&ORDER_CANCELS, fields![*id, *command, *demand, *line, *quantity, reason])
}

pub(crate) fn write_hold_step(writer: &mut Writer<'_>, step: &HoldStep) -> Result<(), Fault> {
    let HoldStep { id, command, demand, hold, placed, reason } = step;
    writer.journal(&HOLD_STEPS, fields![*id, *command, *demand, *hold, *placed, reason])
}

pub(crate) fn write_payment(writer: &mut Writer<'_>, payment: &OrderPayment) -> Result<(), Fault> {
    let OrderPayment {
        id,
        command,
        demand,
        step,
        tender,
        amount_minor,
        follows,
        stored_value,
        reference,
        occurred_on,
        item,
        entry,
    } = payment;
    writer.journal(
        &ORDER_PAYMENTS,
        fields![
            *id,
            *command,
            *demand,
            *step,
            *tender,
            *amount_minor,
            *follows,
            *stored_value,
            reference,
            *occurred_on,
            *item,
            *entry,
        ],
    )
}

pub(crate) fn write_advance_tax(writer: &mut Writer<'_>, advance: &AdvanceTax) -> Result<(), Fault> {
    let AdvanceTax { id, command, demand, tax_set, treatment, posted_on, net_minor, tax_minor, entry } = advance;
    let row = fields![*id, *command, *demand, *tax_set, *treatment, *posted_on, *net_minor, *tax_minor, *entry];
    writer.journal(&ADVANCE_TAXES, row)
}

pub(crate) fn write_invoice(writer: &mut Writer<'_>, invoice: &Invoice) -> Result<(), Fault> {
    let Invoice {
        document,
        command,
        demand,
        kind,
        series,
        number,
        party,
        due_on,
        net_minor,
        tax_minor,
        deposit_minor,
        receivable_minor,
        item,
        fee_minor,
        corrects,
    } = invoice;
    writer.journal(
        &INVOICES,
        fields![
            *document,
            *command,
            *demand,
            *kind,
            *series,
            *number,
            *party,
            *due_on,
            *net_minor,
            *tax_minor,
            *deposit_minor,
            *receivable_minor,
            *item,
            *fee_minor,
            *corrects,
        ],
    )
}

pub(crate) fn write_invoice_line(writer: &mut Writer<'_>, line: &InvoiceLine) -> Result<(), Fault> {
    let InvoiceLine {
        document,
        line,
        order_line,
        item,
        quantity,
        gross_minor,
        discount_minor,
        basket_discount_minor,
        net_minor,
        tax_minor,
        memo_tax_minor,
        tax_set,
        treatment,
        cost_minor,
    } = line;
    writer.journal(
        &INVOICE_LINES,
        fields![
            *document,
            *line,
            *order_line,
            *item,
            *quantity,
            *gross_minor,
            *discount_minor,
            *basket_discount_minor,
            *net_minor,
            *tax_minor,
            *memo_tax_minor,
            *tax_set,
            *treatment,
            *cost_minor,
        ],
    )
}

pub(crate) fn write_relief(writer: &mut Writer<'_>, relief: &BadDebtRelief) -> Result<(), Fault> {
    let BadDebtRelief { id, command, document, invoice, tax_set, treatment, net_minor, tax_minor } = relief;
    let row = fields![*id, *command, *document, *invoice, *tax_set, *treatment, *net_minor, *tax_minor];
    writer.journal(&BAD_DEBT_RELIEFS, row)
}

pub(crate) fn write_parcel(writer: &mut Writer<'_>, parcel: &Parcel) -> Result<(), Fault> {
    let Parcel { document, command, demand, carrier, tracking, freight_minor, goods_item, revenue_item } = parcel;
    writer.journal(
        &PARCELS,
        fields![*document, *command, *demand, *carrier, tracking, *freight_minor, *goods_item, *revenue_item],
    )
}

pub(crate) fn write_parcel_event(writer: &mut Writer<'_>, event: &ParcelEvent) -> Result<(), Fault> {
    let ParcelEvent { id, command, document, step, occurred_on, amount_minor, note } = event;
    writer.journal(&PARCEL_EVENTS, fields![*id, *command, *document, *step, *occurred_on, *amount_minor, note])
}
