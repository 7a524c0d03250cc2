//! Registers, shifts and sales as the file has them.

use backroom_domain::till::facts::TillFacts;
use backroom_domain::till::types::{
    BarcodeLayout, Closing, FiscalRecord, Payment, PaymentMove, Register, RegisterHead, Sale, SaleLine, SaleLineKey,
    SaleLineUse, SaleTender, SalesDay, SalesDayKey, Shift, ShiftMove, ShiftTax, ShiftTaxKey, ShiftTender,
    ShiftTenderKey, StoredValue, SuspendedSale, Tender,
};
use backroom_domain::values::{
    ActorId, BusinessDate, CommandId, DocumentId, EntityId, PaymentId, RegisterId, ShiftId, SiteId, StoredValueId,
    SuspendedSaleId, TenderId,
};

use crate::column::{Row, fields};
use crate::known::SALES as SALES_JOURNAL;
use crate::sql::statements;
use crate::{Fault, SqlFacts};

macro_rules! register_select {
    ($tail:literal) => {
        concat!("SELECT register_id, code, folded, name, entity_id, site_id, channel, includes_tax, accountability, active FROM registers ", $tail)
    };
}
macro_rules! tender_select {
    ($tail:literal) => {
        concat!(
            "SELECT tender_id, entity_id, code, folded, name, kind, account_id, rounding_minor, active FROM tenders ",
            $tail
        )
    };
}
macro_rules! layout_select {
    ($tail:literal) => {
        concat!("SELECT site_id, prefix, item_digits, value, value_digits, value_decimals, value_check, active FROM barcode_layouts ", $tail)
    };
}
macro_rules! stored_value_select {
    ($tail:literal) => {
        concat!("SELECT stored_value_id, entity_id, kind, code, folded, open_item_id, tax_set_id, tax_minor, expires_on FROM stored_values ", $tail)
    };
}
macro_rules! suspended_select {
    ($tail:literal) => {
        concat!("SELECT suspended_sale_id, site_id, register_id, code, basket, state FROM suspended_sales ", $tail)
    };
}
macro_rules! shift_select {
    ($tail:literal) => {
        concat!("SELECT shift_id, command_id, register_id, number, cashier_id, opened_on, state, closing, first_receipt, last_receipt, receipts, late_first_receipt, late_last_receipt, late_receipts FROM shifts ", $tail)
    };
}
macro_rules! shift_move_select {
    ($tail:literal) => {
        concat!("SELECT shift_move_id, command_id, shift_id, action, tender_id, amount_minor, first_receipt, last_receipt, note FROM shift_moves ", $tail)
    };
}
macro_rules! closing_select {
    ($tail:literal) => {
        concat!("SELECT closing_id, command_id, register_id, number, shift_id, supplementary, first_receipt, last_receipt, body FROM closings ", $tail)
    };
}
macro_rules! sale_select {
    ($tail:literal) => {
        concat!("SELECT document_id, command_id, register_id, shift_id, receipt, origin, jurisdiction_id, includes_tax, tax_by_document, cashier_id, total_minor, rounding_minor, fiscal FROM sales ", $tail)
    };
}
macro_rules! sale_line_select {
    ($tail:literal) => {
        concat!("SELECT document_id, line, item_id, quantity, unit_id, unit_price, price_origin, price_list_id, gross_minor, discount_minor, basket_discount_minor, net_minor, tax_minor, tax_set_id, treatment, stored_value_id, returns_document_id, returns_line, note FROM sale_lines ", $tail)
    };
}
macro_rules! sale_tender_select {
    ($tail:literal) => {
        concat!("SELECT document_id, line, tender_id, amount_minor, change, stored_value_id, payment_id, reference FROM sale_tenders ", $tail)
    };
}
macro_rules! payment_select {
    ($tail:literal) => {
        concat!("SELECT payment_id, command_id, register_id, shift_id, tender_id, code, amount_minor, state, document_id, exception_id FROM payments ", $tail)
    };
}
macro_rules! payment_move_select {
    ($tail:literal) => {
        concat!("SELECT payment_move_id, command_id, payment_id, action, amount_minor, document_id, card FROM payment_moves ", $tail)
    };
}
macro_rules! fiscal_select {
    ($tail:literal) => {
        concat!("SELECT fiscal_record_id, command_id, register_id, transaction_code, action, document_id, body FROM fiscal_records ", $tail)
    };
}
macro_rules! sales_day_select {
    ($tail:literal) => {
        concat!("SELECT posted_on, site_id, item_id, lines, quantity, quantity_returned, gross_minor, discount_minor, net_minor, tax_minor, cost_minor, lowest_unit_price FROM sales_days ", $tail)
    };
}

statements! {
    /// The register of a folded code.
    REGISTER_BY_CODE = register_select!("WHERE folded = ?1");
    /// A register by key.
    REGISTER = register_select!("WHERE register_id = ?1");
    /// Every register, in order of folded code.
    REGISTERS_ALL = register_select!("ORDER BY folded");
    /// The registers of a site, in order of folded code.
    REGISTERS_OF = register_select!("WHERE site_id = ?1 ORDER BY folded");
    /// How far the numbers of a register have come.
    REGISTER_HEAD = "SELECT receipt, shift, closing, receipt_closed FROM register_heads WHERE register_id = ?1";
    /// The tender of an entity by folded code.
    TENDER_BY_CODE = tender_select!("WHERE entity_id = ?1 AND folded = ?2");
    /// A tender by key.
    TENDER = tender_select!("WHERE tender_id = ?1");
    /// The tenders of an entity, in order of folded code.
    TENDERS_OF = tender_select!("WHERE entity_id = ?1 ORDER BY folded");
    /// Every barcode layout, in order of site and prefix.
    LAYOUTS_ALL = layout_select!("ORDER BY site_id, prefix");
    /// The card or credit of a folded number.
    STORED_VALUE_BY_CODE = stored_value_select!("WHERE entity_id = ?1 AND folded = ?2");
    /// A card or credit by key.
    STORED_VALUE = stored_value_select!("WHERE stored_value_id = ?1");
    /// Baskets put aside at a site after a key, in order of key.
    SUSPENDED_AFTER = suspended_select!("WHERE state = 'suspended' AND site_id = ?1 AND suspended_sale_id > ?2 ORDER BY suspended_sale_id LIMIT ?3");
    /// A basket put aside.
    SUSPENDED_SALE = suspended_select!("WHERE suspended_sale_id = ?1");
    /// The open shift of a register and cashier.
    OPEN_SHIFT = shift_select!("WHERE state = 'open' AND register_id = ?1 AND cashier_id = ?2");
    /// The open shifts of a register, in order of number.
    OPEN_SHIFTS_OF = shift_select!("WHERE state = 'open' AND register_id = ?1 ORDER BY number");
    /// A shift by key.
    SHIFT = shift_select!("WHERE shift_id = ?1");
    /// The shift of a number.
    SHIFT_BY_NUMBER = shift_select!("WHERE register_id = ?1 AND number = ?2");
    /// The shifts of a register below a number, the latest first.
    SHIFTS_BEFORE = shift_select!("WHERE register_id = ?1 AND number < ?2 ORDER BY number DESC LIMIT ?3");
    /// What happened in a shift, in order.
    SHIFT_MOVES_OF = shift_move_select!("WHERE shift_id = ?1 ORDER BY shift_move_id");
    /// What a shift did with a tender.
    SHIFT_TENDER = "SELECT open_item_id, payments, sales_minor, refunds_minor, float_minor, paid_in_minor, paid_out_minor, dropped_minor, emptied_minor, over_short_minor, counted_minor FROM shift_tenders WHERE shift_id = ?1 AND tender_id = ?2";
    /// What a shift did with each tender, in order of tender.
    SHIFT_TENDERS_OF = "SELECT tender_id, open_item_id, payments, sales_minor, refunds_minor, float_minor, paid_in_minor, paid_out_minor, dropped_minor, emptied_minor, over_short_minor, counted_minor FROM shift_tenders WHERE shift_id = ?1 ORDER BY tender_id";
    /// What a shift sold by a tax.
    SHIFT_TAX = "SELECT lines, net_minor, tax_minor FROM shift_taxes WHERE shift_id = ?1 AND tax_set_id = ?2 AND treatment = ?3 AND side = ?4";
    /// What a shift sold by each tax, in order of key.
    SHIFT_TAXES_OF = "SELECT tax_set_id, treatment, side, lines, net_minor, tax_minor FROM shift_taxes WHERE shift_id = ?1 ORDER BY tax_set_id, treatment, side";
    /// The closing of a number.
    CLOSING = closing_select!("WHERE register_id = ?1 AND number = ?2");
    /// The sale of a document.
    SALE = sale_select!("WHERE document_id = ?1");
    /// The first sale from a document on.
    SALE_FROM = sale_select!("WHERE document_id >= ?1 ORDER BY document_id LIMIT 1");
    /// The sale of a receipt.
    SALE_BY_RECEIPT = sale_select!("WHERE register_id = ?1 AND receipt = ?2");
    /// The sales of a register with receipts from a number on, in order of receipt.
    SALES_FROM = sale_select!("WHERE register_id = ?1 AND receipt >= ?2 ORDER BY receipt LIMIT ?3");
    /// The lines of a sale, in order.
    SALE_LINES_OF = sale_line_select!("WHERE document_id = ?1 ORDER BY line");
    /// The tenders of a sale, in order.
    SALE_TENDERS_OF = sale_tender_select!("WHERE document_id = ?1 ORDER BY line");
    /// How much of a line has come back.
    SALE_LINE_USE = "SELECT quantity, gross_minor, discount_minor, basket_discount_minor, net_minor, tax_minor FROM sale_line_uses WHERE document_id = ?1 AND line = ?2";
    /// The call of a register by code.
    PAYMENT_BY_CODE = payment_select!("WHERE register_id = ?1 AND code = ?2");
    /// A call by key.
    PAYMENT = payment_select!("WHERE payment_id = ?1");
    /// The calls of a register that no sale has used and nobody has given back, in order of key.
    PAYMENTS_LOOSE = payment_select!("WHERE state IN ('intended', 'approved') AND register_id = ?1 ORDER BY payment_id");
    /// The steps of a call, in order.
    PAYMENT_MOVES_OF = payment_move_select!("WHERE payment_id = ?1 ORDER BY payment_move_id");
    /// What the fiscal device said of a transaction, in order.
    FISCAL_RECORDS_OF = fiscal_select!("WHERE register_id = ?1 AND transaction_code = ?2 ORDER BY fiscal_record_id");
    /// What was sold on a day.
    SALES_DAY = sales_day_select!("WHERE posted_on = ?1 AND site_id = ?2 AND item_id = ?3");
    /// What was sold in a span of days, rows after a key, in order.
    SALES_BETWEEN = sales_day_select!("WHERE posted_on <= ?1 AND (posted_on, site_id, item_id) > (?2, ?3, ?4) ORDER BY posted_on, site_id, item_id LIMIT ?5");
}

fn read_register(row: &Row<'_>) -> Result<Register, Fault> {
    Ok(Register {
        id: row.get()?,
        code: row.get()?,
        folded: row.get()?,
        name: row.get()?,
        entity: row.get()?,
        site: row.get()?,
        channel: row.get()?,
        includes_tax: row.get()?,
        accountability: row.get()?,
        active: row.get()?,
    })
}

fn read_tender(row: &Row<'_>) -> Result<Tender, Fault> {
    Ok(Tender {
        id: row.get()?,
        entity: row.get()?,
        code: row.get()?,
        folded: row.get()?,
        name: row.get()?,
        kind: row.get()?,
        account: row.get()?,
        rounding_minor: row.get()?,
        active: row.get()?,
    })
}

fn read_barcode_layout(row: &Row<'_>) -> Result<BarcodeLayout, Fault> {
    Ok(BarcodeLayout {
        site: row.get()?,
        prefix: row.get()?,
        item_digits: row.get()?,
        value: row.get()?,
        value_digits: row.get()?,
        value_decimals: row.get()?,
        value_check: row.get()?,
        active: row.get()?,
    })
}

fn read_stored_value(row: &Row<'_>) -> Result<StoredValue, Fault> {
    Ok(StoredValue {
        id: row.get()?,
        entity: row.get()?,
        kind: row.get()?,
        code: row.get()?,
        folded: row.get()?,
        item: row.get()?,
        tax_set: row.get()?,
        tax_minor: row.get()?,
        expires_on: row.get()?,
    })
}

fn read_suspended_sale(row: &Row<'_>) -> Result<SuspendedSale, Fault> {
    Ok(SuspendedSale {
        id: row.get()?,
        site: row.get()?,
        register: row.get()?,
        code: row.get()?,
        basket: row.get()?,
        state: row.get()?,
    })
}

fn read_shift(row: &Row<'_>) -> Result<Shift, Fault> {
    Ok(Shift {
        id: row.get()?,
        command: row.get()?,
        register: row.get()?,
        number: row.get()?,
        cashier: row.get()?,
        opened_on: row.get()?,
        state: row.get()?,
        closing: row.get()?,
        first_receipt: row.get()?,
        last_receipt: row.get()?,
        receipts: row.get()?,
        late_first_receipt: row.get()?,
        late_last_receipt: row.get()?,
        late_receipts: row.get()?,
    })
}

fn read_shift_move(row: &Row<'_>) -> Result<ShiftMove, Fault> {
    Ok(ShiftMove {
        id: row.get()?,
        command: row.get()?,
        shift: row.get()?,
        action: row.get()?,
        tender: row.get()?,
        amount_minor: row.get()?,
        first_receipt: row.get()?,
        last_receipt: row.get()?,
        note: row.get()?,
    })
}

fn read_closing(row: &Row<'_>) -> Result<Closing, Fault> {
    Ok(Closing {
        id: row.get()?,
        command: row.get()?,
        register: row.get()?,
        number: row.get()?,
        shift: row.get()?,
        supplementary: row.get()?,
        first_receipt: row.get()?,
        last_receipt: row.get()?,
        body: row.get()?,
    })
}

fn read_sale(row: &Row<'_>) -> Result<Sale, Fault> {
    Ok(Sale {
        document: row.get()?,
        command: row.get()?,
        register: row.get()?,
        shift: row.get()?,
        receipt: row.get()?,
        origin: row.get()?,
        jurisdiction: row.get()?,
        includes_tax: row.get()?,
        tax_by_document: row.get()?,
        cashier: row.get()?,
        total_minor: row.get()?,
        rounding_minor: row.get()?,
        fiscal: row.get()?,
    })
}

fn read_sale_tender(row: &Row<'_>) -> Result<SaleTender, Fault> {
    Ok(SaleTender {
        document: row.get()?,
        line: row.get()?,
        tender: row.get()?,
        amount_minor: row.get()?,
        change: row.get()?,
        stored_value: row.get()?,
        payment: row.get()?,
        reference: row.get()?,
    })
}

fn read_payment(row: &Row<'_>) -> Result<Payment, Fault> {
    Ok(Payment {
        id: row.get()?,
        command: row.get()?,
        register: row.get()?,
        shift: row.get()?,
        tender: row.get()?,
        code: row.get()?,
        amount_minor: row.get()?,
        state: row.get()?,
        document: row.get()?,
        exception: row.get()?,
    })
}

fn read_payment_move(row: &Row<'_>) -> Result<PaymentMove, Fault> {
    Ok(PaymentMove {
        id: row.get()?,
        command: row.get()?,
        payment: row.get()?,
        action: row.get()?,
        amount_minor: row.get()?,
        document: row.get()?,
        card: row.get()?,
    })
}

fn read_fiscal_record(row: &Row<'_>) -> Result<FiscalRecord, Fault> {
    Ok(FiscalRecord {
        id: row.get()?,
        command: row.get()?,
        register: row.get()?,
        transaction: row.get()?,
        action: row.get()?,
        document: row.get()?,
        body: row.get()?,
    })
}

fn read_sale_line(row: &Row<'_>) -> Result<SaleLine, Fault> {
    Ok(SaleLine {
        key: SaleLineKey { document: row.get()?, line: row.get()? },
        item: row.get()?,
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
        tax_set: row.get()?,
        treatment: row.get()?,
        stored_value: row.get()?,
        returns: SaleLineKey { document: row.get()?, line: row.get()? },
        note: row.get()?,
    })
}

fn read_shift_tender(row: &Row<'_>) -> Result<ShiftTender, Fault> {
    Ok(ShiftTender {
        item: row.get()?,
        payments: row.get()?,
        sales_minor: row.get()?,
        refunds_minor: row.get()?,
        float_minor: row.get()?,
        paid_in_minor: row.get()?,
        paid_out_minor: row.get()?,
        dropped_minor: row.get()?,
        emptied_minor: row.get()?,
        over_short_minor: row.get()?,
        counted_minor: row.get()?,
    })
}

fn read_shift_tax(row: &Row<'_>) -> Result<ShiftTax, Fault> {
    Ok(ShiftTax { lines: row.get()?, net_minor: row.get()?, tax_minor: row.get()? })
}

fn read_sales_day(row: &Row<'_>) -> Result<(SalesDayKey, SalesDay), Fault> {
    let key = SalesDayKey { posted_on: row.get()?, site: row.get()?, item: row.get()? };
    let day = SalesDay {
        lines: row.get()?,
        quantity: row.get()?,
        quantity_returned: row.get()?,
        gross_minor: row.get()?,
        discount_minor: row.get()?,
        net_minor: row.get()?,
        tax_minor: row.get()?,
        cost_minor: row.get()?,
        lowest_unit_price: row.get()?,
    };
    Ok((key, day))
}

impl TillFacts for SqlFacts<'_> {
    fn register_by_code(&self, folded: &str) -> Option<Register> {
        self.one(REGISTER_BY_CODE, fields![folded], read_register)
    }

    fn register(&self, id: RegisterId) -> Option<Register> {
        self.one(REGISTER, fields![id], read_register)
    }

    fn registers_of(&self, site: SiteId) -> Vec<Register> {
        match site.is_none() {
            true => self.list(REGISTERS_ALL, &[], read_register),
            false => self.list(REGISTERS_OF, fields![site], read_register),
        }
    }

    fn register_head(&self, id: RegisterId) -> Option<RegisterHead> {
        self.one(REGISTER_HEAD, fields![id], |row| {
            Ok(RegisterHead { receipt: row.get()?, shift: row.get()?, closing: row.get()?, receipt_closed: row.get()? })
        })
    }

    fn tender_by_code(&self, entity: EntityId, folded: &str) -> Option<Tender> {
        self.one(TENDER_BY_CODE, fields![entity, folded], read_tender)
    }

    fn tender(&self, id: TenderId) -> Option<Tender> {
        self.one(TENDER, fields![id], read_tender)
    }

    fn tenders_of(&self, entity: EntityId) -> Vec<Tender> {
        self.list(TENDERS_OF, fields![entity], read_tender)
    }

    fn barcode_layouts(&self) -> Vec<BarcodeLayout> {
        self.list(LAYOUTS_ALL, &[], read_barcode_layout)
    }

    fn stored_value_by_code(&self, entity: EntityId, folded: &str) -> Option<StoredValue> {
        self.one(STORED_VALUE_BY_CODE, fields![entity, folded], read_stored_value)
    }

    fn stored_value(&self, id: StoredValueId) -> Option<StoredValue> {
        self.one(STORED_VALUE, fields![id], read_stored_value)
    }

    fn suspended_after(&self, site: SiteId, after: SuspendedSaleId, limit: u32) -> Vec<SuspendedSale> {
        self.list(SUSPENDED_AFTER, fields![site, after, limit], read_suspended_sale)
    }

    fn suspended_sale(&self, id: SuspendedSaleId) -> Option<SuspendedSale> {
        self.one(SUSPENDED_SALE, fields![id], read_suspended_sale)
    }

    fn open_shift(&self, register: RegisterId, cashier: ActorId) -> Option<Shift> {
        self.one(OPEN_SHIFT, fields![register, cashier], read_shift)
    }

    fn open_shifts_of(&self, register: RegisterId) -> Vec<Shift> {
        self.list(OPEN_SHIFTS_OF, fields![register], read_shift)
    }

    fn shift(&self, id: ShiftId) -> Option<Shift> {
        self.one(SHIFT, fields![id], read_shift)
    }

    fn shift_by_number(&self, register: RegisterId, number: i64) -> Option<Shift> {
        self.one(SHIFT_BY_NUMBER, fields![register, number], read_shift)
    }

    fn shifts_before(&self, register: RegisterId, before: i64, limit: u32) -> Vec<Shift> {
        self.list(SHIFTS_BEFORE, fields![register, before, limit], read_shift)
    }

    fn shift_moves(&self, shift: ShiftId) -> Vec<ShiftMove> {
        self.list(SHIFT_MOVES_OF, fields![shift], read_shift_move)
    }

    fn shift_tender(&self, key: ShiftTenderKey) -> Option<ShiftTender> {
        self.one(SHIFT_TENDER, fields![key.shift, key.tender], read_shift_tender)
    }

    fn shift_tenders(&self, shift: ShiftId) -> Vec<(ShiftTenderKey, ShiftTender)> {
        self.list(SHIFT_TENDERS_OF, fields![shift], |row| {
            Ok((ShiftTenderKey { shift, tender: row.get()? }, read_shift_tender(row)?))
        })
    }

    fn shift_tax(&self, key: ShiftTaxKey) -> Option<ShiftTax> {
        self.one(SHIFT_TAX, fields![key.shift, key.tax_set, key.treatment, key.side], read_shift_tax)
    }

    fn shift_taxes(&self, shift: ShiftId) -> Vec<(ShiftTaxKey, ShiftTax)> {
        self.list(SHIFT_TAXES_OF, fields![shift], |row| {
            let key = ShiftTaxKey { shift, tax_set: row.get()?, treatment: row.get()?, side: row.get()? };
            Ok((key, read_shift_tax(row)?))
        })
    }

    fn closing(&self, register: RegisterId, number: i64) -> Option<Closing> {
        self.one(CLOSING, fields![register, number], read_closing)
    }

    fn sale(&self, document: DocumentId) -> Option<Sale> {
        self.one(SALE, fields![document], read_sale)
    }

    fn sale_by_receipt(&self, register: RegisterId, receipt: i64) -> Option<Sale> {
        self.one(SALE_BY_RECEIPT, fields![register, receipt], read_sale)
    }

    fn sales_from(&self, register: RegisterId, receipt: i64, limit: u32) -> Vec<Sale> {
        self.list(SALES_FROM, fields![register, receipt, limit], read_sale)
    }

    fn sale_of_command(&self, command: CommandId) -> Option<Sale> {
        let from = self.keep(self.first_beyond(SALES_JOURNAL, command.0 - 1));
        self.one(SALE_FROM, fields![from], read_sale).filter(|sale| sale.command == command)
    }

    fn sale_lines(&self, document: DocumentId) -> Vec<SaleLine> {
        self.list(SALE_LINES_OF, fields![document], read_sale_line)
    }

    fn sale_tenders(&self, document: DocumentId) -> Vec<SaleTender> {
        self.list(SALE_TENDERS_OF, fields![document], read_sale_tender)
    }

    fn sale_line_use(&self, key: SaleLineKey) -> Option<SaleLineUse> {
        self.one(SALE_LINE_USE, fields![key.document, key.line], |row| {
            Ok(SaleLineUse {
                quantity: row.get()?,
                gross_minor: row.get()?,
                discount_minor: row.get()?,
                basket_discount_minor: row.get()?,
                net_minor: row.get()?,
                tax_minor: row.get()?,
            })
        })
    }

    fn payment_by_code(&self, register: RegisterId, code: &str) -> Option<Payment> {
        self.one(PAYMENT_BY_CODE, fields![register, code], read_payment)
    }

    fn payment(&self, id: PaymentId) -> Option<Payment> {
        self.one(PAYMENT, fields![id], read_payment)
    }

    fn payments_loose(&self, register: RegisterId) -> Vec<Payment> {
        self.list(PAYMENTS_LOOSE, fields![register], read_payment)
    }

    fn payment_moves(&self, payment: PaymentId) -> Vec<PaymentMove> {
        self.list(PAYMENT_MOVES_OF, fields![payment], read_payment_move)
    }

    fn fiscal_records(&self, register: RegisterId, transaction: &str) -> Vec<FiscalRecord> {
        self.list(FISCAL_RECORDS_OF, fields![register, transaction], read_fiscal_record)
    }

    fn sales_days(&self, keys: &[SalesDayKey]) -> Vec<Option<SalesDay>> {
        let days = self.each(SALES_DAY, keys, |key| *fields![key.posted_on, key.site, key.item], read_sales_day);
        days.into_iter().map(|found| found.map(|(_, day)| day)).collect()
    }

    fn sales_between(&self, to: BusinessDate, after: SalesDayKey, limit: u32) -> Vec<(SalesDayKey, SalesDay)> {
        self.list(SALES_BETWEEN, fields![to, after.posted_on, after.site, after.item, limit], read_sales_day)
    }
}
