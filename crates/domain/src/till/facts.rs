//! What the till asks of the file.

use super::types::{
    BarcodeLayout, Closing, FiscalRecord, Payment, PaymentMove, Register, RegisterHead, Sale, SaleLine, SaleLineKey,
    SaleLineUse, SaleTender, SalesDay, SalesDayKey, Shift, ShiftMove, ShiftTax, ShiftTaxKey, ShiftTender,
    ShiftTenderKey, StoredValue, SuspendedSale, Tender,
};
use crate::values::{
    ActorId, BusinessDate, CommandId, DocumentId, EntityId, PaymentId, RegisterId, ShiftId, SiteId, StoredValueId,
    SuspendedSaleId, TenderId,
};

/// Registers, shifts and sales as the file has them.
pub trait TillFacts {
    /// The register of a folded code.
    fn register_by_code(&self, folded: &str) -> Option<Register>;
    /// A register by key.
    fn register(&self, id: RegisterId) -> Option<Register>;
    /// The registers of a site (none: all), in order of folded code.
    fn registers_of(&self, site: SiteId) -> Vec<Register>;
    /// How far the numbers of a register have come.
    fn register_head(&self, id: RegisterId) -> Option<RegisterHead>;
    /// The tender of an entity by folded code.
    fn tender_by_code(&self, entity: EntityId, folded: &str) -> Option<Tender>;
    /// A tender by key.
    fn tender(&self, id: TenderId) -> Option<Tender>;
    /// The tenders of an entity, in order of folded code.
    fn tenders_of(&self, entity: EntityId) -> Vec<Tender>;
    /// Every barcode layout, in order of site and prefix.
    fn barcode_layouts(&self) -> Vec<BarcodeLayout>;
    /// The card or credit of a folded number.
    fn stored_value_by_code(&self, entity: EntityId, folded: &str) -> Option<StoredValue>;
    /// A card or credit by key.
    fn stored_value(&self, id: StoredValueId) -> Option<StoredValue>;
    /// Baskets put aside at a site with key above `after`, in order of key.
    fn suspended_after(&self, site: SiteId, after: SuspendedSaleId, limit: u32) -> Vec<SuspendedSale>;
    /// A basket put aside.
    fn suspended_sale(&self, id: SuspendedSaleId) -> Option<SuspendedSale>;
    /// The open shift of a register and cashier (none: the drawer's).
    fn open_shift(&self, register: RegisterId, cashier: ActorId) -> Option<Shift>;
    /// The open shifts of a register, in order of number.
    fn open_shifts_of(&self, register: RegisterId) -> Vec<Shift>;
    /// A shift by key.
    fn shift(&self, id: ShiftId) -> Option<Shift>;
    /// The shift of a number.
    fn shift_by_number(&self, register: RegisterId, number: i64) -> Option<Shift>;
    /// The shifts of a register with number below `before`, the latest first.
    fn shifts_before(&self, register: RegisterId, before: i64, limit: u32) -> Vec<Shift>;
    /// What happened in a shift, in order.
    fn shift_moves(&self, shift: ShiftId) -> Vec<ShiftMove>;
    /// What a shift did with a tender.
    fn shift_tender(&self, key: ShiftTenderKey) -> Option<ShiftTender>;
    /// What a shift did with each tender, in order of tender.
    fn shift_tenders(&self, shift: ShiftId) -> Vec<(ShiftTenderKey, ShiftTender)>;
    /// What a shift sold by a tax.
    fn shift_tax(&self, key: ShiftTaxKey) -> Option<ShiftTax>;
    /// What a shift sold by each tax, in order of key.
    fn shift_taxes(&self, shift: ShiftId) -> Vec<(ShiftTaxKey, ShiftTax)>;
    /// The closing of a number.
    fn closing(&self, register: RegisterId, number: i64) -> Option<Closing>;
    /// The sale of a document.
    fn sale(&self, document: DocumentId) -> Option<Sale>;
    /// The sale of a receipt.
    fn sale_by_receipt(&self, register: RegisterId, receipt: i64) -> Option<Sale>;
    /// The sales of a register with receipts from a number on, in order of receipt.
    fn sales_from(&self, register: RegisterId, receipt: i64, limit: u32) -> Vec<Sale>;
    /// The sale a command made, if it made one.
    fn sale_of_command(&self, command: CommandId) -> Option<Sale>;
    /// The lines of a sale, in order.
    fn sale_lines(&self, document: DocumentId) -> Vec<SaleLine>;
    /// The tenders of a sale, in order.
    fn sale_tenders(&self, document: DocumentId) -> Vec<SaleTender>;
    /// How much of a line has come back.
    fn sale_line_use(&self, key: SaleLineKey) -> Option<SaleLineUse>;
    /// The call of a register by code.
    fn payment_by_code(&self, register: RegisterId, code: &str) -> Option<Payment>;
    /// A call by key.
    fn payment(&self, id: PaymentId) -> Option<Payment>;
    /// The calls of a register that no sale has used and nobody has given back, in order of key.
    fn payments_loose(&self, register: RegisterId) -> Vec<Payment>;
    /// The steps of a call, in order.
    fn payment_moves(&self, payment: PaymentId) -> Vec<PaymentMove>;
    /// What the fiscal device said of a transaction, in order.
    fn fiscal_records(&self, register: RegisterId, transaction: &str) -> Vec<FiscalRecord>;
    /// What was sold, by key, in the order asked.
    fn sales_days(&self, keys: &[SalesDayKey]) -> Vec<Option<SalesDay>>;
    /// What was sold up to a day, rows after a key, in order of key: day, site, item.
    fn sales_between(&self, to: BusinessDate, after: SalesDayKey, limit: u32) -> Vec<(SalesDayKey, SalesDay)>;
}
