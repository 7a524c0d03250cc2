//! Registers, shifts, sales, tenders and closings: their tables and how they are written.

mod facts;

use backroom_domain::till::types::{
    BarcodeLayout, Closing, FiscalRecord, Payment, PaymentMove, Register, RegisterHead, Sale, SaleLine, SaleLineKey,
    SaleLineUse, SaleTender, SalesDay, SalesDayKey, Shift, ShiftMove, ShiftTax, ShiftTaxKey, ShiftTender,
    ShiftTenderKey, StoredValue, SuspendedSale, Tender,
};
use backroom_domain::values::{PaymentId, RegisterId, ShiftId};

use crate::Fault;
use crate::column::{Field, fields};
use crate::table::Table;
use crate::write::{AfterImage, Writer};

pub(crate) static REGISTERS: Table = Table::replaced(
    "registers",
    1,
    &[
        "register_id",
        "code",
        "folded",
        "name",
        "entity_id",
        "site_id",
        "channel",
        "includes_tax",
        "accountability",
        "active",
    ],
);
pub(crate) static TENDERS: Table = Table::replaced(
    "tenders",
    1,
    &["tender_id", "entity_id", "code", "folded", "name", "kind", "account_id", "rounding_minor", "active"],
);
pub(crate) static BARCODE_LAYOUTS: Table = Table::replaced(
    "barcode_layouts",
    2,
    &["site_id", "prefix", "item_digits", "value", "value_digits", "value_decimals", "value_check", "active"],
);
pub(crate) static STORED_VALUES: Table = Table::replaced(
    "stored_values",
    1,
    &[
        "stored_value_id",
        "entity_id",
        "kind",
        "code",
        "folded",
        "open_item_id",
        "tax_set_id",
        "tax_minor",
        "expires_on",
    ],
);
pub(crate) static SUSPENDED_SALES: Table =
    Table::replaced("suspended_sales", 1, &["suspended_sale_id", "site_id", "register_id", "code", "basket", "state"]);
pub(crate) static REGISTER_HEADS: Table =
    Table::replaced("register_heads", 1, &["register_id", "receipt", "shift", "closing", "receipt_closed"]);
pub(crate) static SHIFTS: Table = Table::opened(
    "shifts",
    1,
    6,
    &[
        "shift_id",
        "command_id",
        "register_id",
        "number",
        "cashier_id",
        "opened_on",
        "state",
        "closing",
        "first_receipt",
        "last_receipt",
        "receipts",
        "late_first_receipt",
        "late_last_receipt",
        "late_receipts",
    ],
);
pub(crate) static SHIFT_MOVES: Table = Table::journal(
    "shift_moves",
    &[
        "shift_move_id",
        "command_id",
        "shift_id",
        "action",
        "tender_id",
        "amount_minor",
        "first_receipt",
        "last_receipt",
        "note",
    ],
);
pub(crate) static SHIFT_TENDERS: Table = Table::replaced(
    "shift_tenders",
    2,
    &[
        "shift_id",
        "tender_id",
        "open_item_id",
        "payments",
        "sales_minor",
        "refunds_minor",
        "float_minor",
        "paid_in_minor",
        "paid_out_minor",
        "dropped_minor",
        "emptied_minor",
        "over_short_minor",
        "counted_minor",
    ],
);
pub(crate) static SHIFT_TAXES: Table = Table::replaced(
    "shift_taxes",
    4,
    &["shift_id", "tax_set_id", "treatment", "side", "lines", "net_minor", "tax_minor"],
);
pub(crate) static CLOSINGS: Table = Table::journal(
    "closings",
    &[
        "closing_id",
        "command_id",
        "register_id",
        "number",
        "shift_id",
        "supplementary",
        "first_receipt",
        "last_receipt",
        "body",
    ],
);
pub(crate) static SALES: Table = Table::journal(
    "sales",
    &[
        "document_id",
        "command_id",
        "register_id",
        "shift_id",
        "receipt",
        "origin",
        "jurisdiction_id",
        "includes_tax",
        "tax_by_document",
        "cashier_id",
        "total_minor",
        "rounding_minor",
        "fiscal",
    ],
);
pub(crate) static SALE_LINES: Table = Table::journal(
    "sale_lines",
    &[
        "document_id",
        "line",
        "item_id",
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
        "tax_set_id",
        "treatment",
        "stored_value_id",
        "returns_document_id",
        "returns_line",
        "note",
    ],
);
pub(crate) static SALE_LINE_USES: Table = Table::replaced(
    "sale_line_uses",
    2,
    &[
        "document_id",
        "line",
        "quantity",
        "gross_minor",
        "discount_minor",
        "basket_discount_minor",
        "net_minor",
        "tax_minor",
    ],
);
pub(crate) static SALE_TENDERS: Table = Table::journal(
    "sale_tenders",
    &["document_id", "line", "tender_id", "amount_minor", "change", "stored_value_id", "payment_id", "reference"],
);
pub(crate) static PAYMENTS: Table = Table::opened(
    "payments",
    1,
    6,
    &[
        "payment_id",
        "command_id",
        "register_id",
        "shift_id",
        "tender_id",
        "code",
        "amount_minor",
        "state",
        "document_id",
        "exception_id",
    ],
);
pub(crate) static PAYMENT_MOVES: Table = Table::journal(
    "payment_moves",
    &["payment_move_id", "command_id", "payment_id", "action", "amount_minor", "document_id", "card"],
);
pub(crate) static FISCAL_RECORDS: Table = Table::journal(
    "fiscal_records",
    &["fiscal_record_id", "command_id", "register_id", "transaction_code", "action", "document_id", "body"],
);
pub(crate) static SALES_DAYS: Table = Table::added(
    "sales_days",
    3,
    &[
        "posted_on",
        "site_id",
        "item_id",
        "lines",
        "quantity",
        "quantity_returned",
        "gross_minor",
        "discount_minor",
        "net_minor",
        "tax_minor",
        "cost_minor",
        "lowest_unit_price",
    ],
);

/// Every table of this slice.
#[cfg(test)]
pub(crate) static TABLES: &[&Table] = &[
    &REGISTERS,
    &TENDERS,
    &BARCODE_LAYOUTS,
    &STORED_VALUES,
    &SUSPENDED_SALES,
    &REGISTER_HEADS,
    &SHIFTS,
    &SHIFT_MOVES,
    &SHIFT_TENDERS,
    &SHIFT_TAXES,
    &CLOSINGS,
    &SALES,
    &SALE_LINES,
    &SALE_LINE_USES,
    &SALE_TENDERS,
    &PAYMENTS,
    &PAYMENT_MOVES,
    &FISCAL_RECORDS,
    &SALES_DAYS,
];

/// Every statement of this slice.
#[cfg(test)]
pub(crate) const STATEMENTS: &[(&str, &str)] = facts::STATEMENTS;

pub(crate) fn write_register(after: &mut AfterImage<'_, '_>, register: &Register) -> Result<(), Fault> {
    after.put(
        &REGISTERS,
        fields![
            register.id,
            &register.code,
            &register.folded,
            &register.name,
            register.entity,
            register.site,
            &register.channel,
            register.includes_tax,
            register.accountability,
            register.active
        ],
    )
}

pub(crate) fn write_tender(after: &mut AfterImage<'_, '_>, tender: &Tender) -> Result<(), Fault> {
    after.put(
        &TENDERS,
        fields![
            tender.id,
            tender.entity,
            &tender.code,
            &tender.folded,
            &tender.name,
            tender.kind,
            tender.account,
            tender.rounding_minor,
            tender.active
        ],
    )
}

pub(crate) fn write_barcode_layout(
    after: &mut AfterImage<'_, '_>,
    barcode_layout: &BarcodeLayout,
) -> Result<(), Fault> {
    after.put(
        &BARCODE_LAYOUTS,
        fields![
            barcode_layout.site,
            &barcode_layout.prefix,
            barcode_layout.item_digits,
            barcode_layout.value,
            barcode_layout.value_digits,
            barcode_layout.value_decimals,
            barcode_layout.value_check,
            barcode_layout.active
        ],
    )
}

pub(crate) fn write_stored_value(after: &mut AfterImage<'_, '_>, stored_value: &StoredValue) -> Result<(), Fault> {
    after.put(
        &STORED_VALUES,
        fields![
            stored_value.id,
            stored_value.entity,
            stored_value.kind,
            &stored_value.code,
            &stored_value.folded,
            stored_value.item,
            stored_value.tax_set,
            stored_value.tax_minor,
            stored_value.expires_on
        ],
    )
}

pub(crate) fn write_suspended_sale(
    after: &mut AfterImage<'_, '_>,
    suspended_sale: &SuspendedSale,
) -> Result<(), Fault> {
    after.put(
        &SUSPENDED_SALES,
        fields![
            suspended_sale.id,
            suspended_sale.site,
            suspended_sale.register,
            &suspended_sale.code,
            &suspended_sale.basket,
            suspended_sale.state
        ],
    )
}

pub(crate) fn write_shifts(writer: &mut Writer<'_>, rows: &[(ShiftId, Option<&Shift>)]) -> Result<(), Fault> {
    writer.put_all(&SHIFTS, rows, |_, shift| shift_fields(shift))
}

pub(crate) fn write_shift(writer: &mut Writer<'_>, shift: &Shift) -> Result<(), Fault> {
    writer.put(&SHIFTS, &shift_fields(shift))
}

fn shift_fields(shift: &Shift) -> [Field<'_>; 14] {
    *fields![
        shift.id,
        shift.command,
        shift.register,
        shift.number,
        shift.cashier,
        shift.opened_on,
        shift.state,
        shift.closing,
        shift.first_receipt,
        shift.last_receipt,
        shift.receipts,
        shift.late_first_receipt,
        shift.late_last_receipt,
        shift.late_receipts
    ]
}

pub(crate) fn write_shift_move(writer: &mut Writer<'_>, shift_move: &ShiftMove) -> Result<(), Fault> {
    writer.journal(
        &SHIFT_MOVES,
        fields![
            shift_move.id,
            shift_move.command,
            shift_move.shift,
            shift_move.action,
            shift_move.tender,
            shift_move.amount_minor,
            shift_move.first_receipt,
            shift_move.last_receipt,
            &shift_move.note
        ],
    )
}

pub(crate) fn write_closing(writer: &mut Writer<'_>, closing: &Closing) -> Result<(), Fault> {
    writer.journal(
        &CLOSINGS,
        fields![
            closing.id,
            closing.command,
            closing.register,
            closing.number,
            closing.shift,
            closing.supplementary,
            closing.first_receipt,
            closing.last_receipt,
            &closing.body
        ],
    )
}

pub(crate) fn write_sale(writer: &mut Writer<'_>, sale: &Sale) -> Result<(), Fault> {
    writer.journal(
        &SALES,
        fields![
            sale.document,
            sale.command,
            sale.register,
            sale.shift,
            sale.receipt,
            sale.origin,
            sale.jurisdiction,
            sale.includes_tax,
            sale.tax_by_document,
            sale.cashier,
            sale.total_minor,
            sale.rounding_minor,
            &sale.fiscal
        ],
    )
}

pub(crate) fn write_sale_tender(writer: &mut Writer<'_>, sale_tender: &SaleTender) -> Result<(), Fault> {
    writer.journal(
        &SALE_TENDERS,
        fields![
            sale_tender.document,
            sale_tender.line,
            sale_tender.tender,
            sale_tender.amount_minor,
            sale_tender.change,
            sale_tender.stored_value,
            sale_tender.payment,
            &sale_tender.reference
        ],
    )
}

pub(crate) fn write_payments(writer: &mut Writer<'_>, rows: &[(PaymentId, Option<&Payment>)]) -> Result<(), Fault> {
    writer.put_all(&PAYMENTS, rows, |_, payment| payment_fields(payment))
}

pub(crate) fn write_payment(writer: &mut Writer<'_>, payment: &Payment) -> Result<(), Fault> {
    writer.put(&PAYMENTS, &payment_fields(payment))
}

fn payment_fields(payment: &Payment) -> [Field<'_>; 10] {
    *fields![
        payment.id,
        payment.command,
        payment.register,
        payment.shift,
        payment.tender,
        &payment.code,
        payment.amount_minor,
        payment.state,
        payment.document,
        payment.exception
    ]
}

pub(crate) fn write_payment_move(writer: &mut Writer<'_>, payment_move: &PaymentMove) -> Result<(), Fault> {
    writer.journal(
        &PAYMENT_MOVES,
        fields![
            payment_move.id,
            payment_move.command,
            payment_move.payment,
            payment_move.action,
            payment_move.amount_minor,
            payment_move.document,
            &payment_move.card
        ],
    )
}

pub(crate) fn write_fiscal_record(writer: &mut Writer<'_>, fiscal_record: &FiscalRecord) -> Result<(), Fault> {
    writer.journal(
        &FISCAL_RECORDS,
        fields![
            fiscal_record.id,
            fiscal_record.command,
            fiscal_record.register,
            &fiscal_record.transaction,
            fiscal_record.action,
            fiscal_record.document,
            &fiscal_record.body
        ],
    )
}

pub(crate) fn write_heads(writer: &mut Writer<'_>, rows: &[(RegisterId, Option<&RegisterHead>)]) -> Result<(), Fault> {
    writer.put_all(&REGISTER_HEADS, rows, |register, head| {
        *fields![*register, head.receipt, head.shift, head.closing, head.receipt_closed]
    })
}

pub(crate) fn write_shift_tenders(
    writer: &mut Writer<'_>,
    rows: &[(ShiftTenderKey, Option<&ShiftTender>)],
) -> Result<(), Fault> {
    writer.put_all(&SHIFT_TENDERS, rows, |key, row| {
        *fields![
            key.shift,
            key.tender,
            row.item,
            row.payments,
            row.sales_minor,
            row.refunds_minor,
            row.float_minor,
            row.paid_in_minor,
            row.paid_out_minor,
            row.dropped_minor,
            row.emptied_minor,
            row.over_short_minor,
            row.counted_minor
        ]
    })
}

pub(crate) fn write_shift_taxes(
    writer: &mut Writer<'_>,
    rows: &[(ShiftTaxKey, Option<&ShiftTax>)],
) -> Result<(), Fault> {
    writer.put_all(&SHIFT_TAXES, rows, |key, row| {
        *fields![key.shift, key.tax_set, key.treatment, key.side, row.lines, row.net_minor, row.tax_minor]
    })
}

pub(crate) fn write_sale_line(writer: &mut Writer<'_>, line: &SaleLine) -> Result<(), Fault> {
    writer.journal(
        &SALE_LINES,
        fields![
            line.key.document,
            line.key.line,
            line.item,
            line.quantity,
            line.unit,
            line.unit_price,
            line.price_origin,
            line.price_list,
            line.gross_minor,
            line.discount_minor,
            line.basket_discount_minor,
            line.net_minor,
            line.tax_minor,
            line.tax_set,
            line.treatment,
            line.stored_value,
            line.returns.document,
            line.returns.line,
            &line.note
        ],
    )
}

pub(crate) fn write_uses(writer: &mut Writer<'_>, rows: &[(SaleLineKey, Option<&SaleLineUse>)]) -> Result<(), Fault> {
    writer.put_all(&SALE_LINE_USES, rows, |key, used| {
        *fields![
            key.document,
            key.line,
            used.quantity,
            used.gross_minor,
            used.discount_minor,
            used.basket_discount_minor,
            used.net_minor,
            used.tax_minor
        ]
    })
}

pub(crate) fn write_days(writer: &mut Writer<'_>, rows: &[(SalesDayKey, Option<&SalesDay>)]) -> Result<(), Fault> {
    writer.put_all(&SALES_DAYS, rows, |key, day| {
        *fields![
            key.posted_on,
            key.site,
            key.item,
            day.lines,
            day.quantity,
            day.quantity_returned,
            day.gross_minor,
            day.discount_minor,
            day.net_minor,
            day.tax_minor,
            day.cost_minor,
            day.lowest_unit_price
        ]
    })
}
