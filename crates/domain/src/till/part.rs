//! Registers, shifts and sales in the draft.

use std::sync::Arc;

use super::types::{
    BarcodeLayout, Closing, FiscalRecord, Payment, PaymentMove, Register, RegisterHead, Sale, SaleLine, SaleLineKey,
    SaleLineUse, SaleTender, SalesDay, SalesDayKey, Shift, ShiftMove, ShiftState, ShiftTax, ShiftTaxKey, ShiftTender,
    ShiftTenderKey, StoredValue, SuspendedSale, SuspendedState, Tender,
};
use crate::flow::{Codes, CodesOf, Draft, Facts, Master, Record, Rows, overlay};
use crate::values::{
    ActorId, Code, CommandId, DocumentId, EntityId, PaymentId, RegisterId, ShiftId, SiteId, StoredValueId,
    SuspendedSaleId, TenderId,
};

overlay! {
    /// What the till holds in the draft.
    pub struct Part {
        registers: Rows<RegisterId, Arc<Register>>,
        register_codes: Codes<RegisterId>,
        heads: Rows<RegisterId, RegisterHead>,
        tenders: Rows<TenderId, Arc<Tender>>,
        tender_codes: CodesOf<EntityId, TenderId>,
        layouts: Rows<(), Arc<Vec<BarcodeLayout>>>,
        stored_values: Rows<StoredValueId, Arc<StoredValue>>,
        stored_value_codes: CodesOf<EntityId, StoredValueId>,
        suspended: Rows<SuspendedSaleId, Arc<SuspendedSale>>,
        open_shifts: Rows<(RegisterId, ActorId), ShiftId>,
        shifts: Rows<ShiftId, Shift>,
        shift_tenders: Rows<ShiftTenderKey, ShiftTender>,
        shift_taxes: Rows<ShiftTaxKey, ShiftTax>,
        receipts: Rows<(RegisterId, i64), DocumentId>,
        uses: Rows<SaleLineKey, SaleLineUse>,
        payments: Rows<PaymentId, Payment>,
        payment_codes: Rows<(RegisterId, String), PaymentId>,
        days: Rows<SalesDayKey, SalesDay> = Rows::sums(),
    }
}

macro_rules! dirty {
    ($($(#[$doc:meta])* $name:ident, $rows:ident: $key:ty => $row:ty;)*) => {
        impl Part {
            $($(#[$doc])* #[must_use] pub fn $name(&self) -> Vec<($key, Option<&$row>)> { self.$rows.dirty() })*
        }
    };
}

dirty! {
    /// The registers whose numbers this commit has moved.
    dirty_heads, heads: RegisterId => RegisterHead;
    /// The shifts this commit has opened or changed.
    dirty_shifts, shifts: ShiftId => Shift;
    /// What shifts did with tenders in this commit.
    dirty_shift_tenders, shift_tenders: ShiftTenderKey => ShiftTender;
    /// What shifts sold by tax in this commit.
    dirty_shift_taxes, shift_taxes: ShiftTaxKey => ShiftTax;
    /// The lines of which something came back in this commit.
    dirty_uses, uses: SaleLineKey => SaleLineUse;
    /// The calls of terminals this commit has made or changed.
    dirty_payments, payments: PaymentId => Payment;
    /// What was sold in this commit, by day.
    dirty_days, days: SalesDayKey => SalesDay;
}

impl Draft<'_> {
    /// A register by key.
    pub fn register(&mut self, id: RegisterId) -> Option<Arc<Register>> {
        let (part, facts) = self.till_mut();
        part.registers.get_or_load(id, || facts.register(id).map(Arc::new)).cloned()
    }

    /// The register of a code.
    pub fn register_by_code(&mut self, code: &Code) -> Option<Arc<Register>> {
        let (part, facts) = self.till_mut();
        let load = |folded: &str| facts.register_by_code(folded).map(|register| register.id);
        let id = part.register_codes.find(code.as_str(), || code.folded(), load)?;
        self.register(id)
    }

    /// The registers of a site (none: all), in order of code.
    pub fn registers_of(&mut self, site: SiteId) -> Vec<Arc<Register>> {
        let (part, facts) = self.till_mut();
        let file = facts.registers_of(site).into_iter().map(|register| (register.id, Arc::new(register)));
        let mut registers = part.registers.laid_over(file, |register| site.is_none() || register.site == site);
        registers.sort_by(|left, right| left.folded.cmp(&right.folded));
        registers
    }

    /// Adds or replaces a register.
    pub(crate) fn put_register(&mut self, register: Register) {
        let (part, _) = self.till_mut();
        part.register_codes.bind(&register.folded, register.id);
        part.registers.put(register.id, Arc::new(register.clone()));
        self.master(Master::Register(register));
    }

    /// How far the numbers of a register have come.
    pub fn register_head(&mut self, id: RegisterId) -> RegisterHead {
        let (part, facts) = self.till_mut();
        part.heads.get_or_load(id, || facts.register_head(id)).copied().unwrap_or_default()
    }

    /// Moves the numbers of a register.
    pub(crate) fn put_register_head(&mut self, id: RegisterId, head: RegisterHead) {
        self.till_mut().0.heads.put(id, head);
    }

    /// A tender by key.
    pub fn tender(&mut self, id: TenderId) -> Option<Arc<Tender>> {
        let (part, facts) = self.till_mut();
        part.tenders.get_or_load(id, || facts.tender(id).map(Arc::new)).cloned()
    }

    /// The tender of a code.
    pub fn tender_by_code(&mut self, entity: EntityId, code: &Code) -> Option<Arc<Tender>> {
        let (part, facts) = self.till_mut();
        let load = |folded: &str| facts.tender_by_code(entity, folded).map(|tender| tender.id);
        let id = part.tender_codes.of(entity).find(code.as_str(), || code.folded(), load)?;
        self.tender(id)
    }

    /// The tenders of an entity, in order of code.
    pub fn tenders_of(&mut self, entity: EntityId) -> Vec<Arc<Tender>> {
        let (part, facts) = self.till_mut();
        let file = facts.tenders_of(entity).into_iter().map(|tender| (tender.id, Arc::new(tender)));
        let mut tenders = part.tenders.laid_over(file, |tender| tender.entity == entity);
        tenders.sort_by(|left, right| left.folded.cmp(&right.folded));
        tenders
    }

    /// Adds or replaces a tender.
    pub(crate) fn put_tender(&mut self, tender: Tender) {
        let (part, _) = self.till_mut();
        part.tender_codes.of(tender.entity).bind(&tender.folded, tender.id);
        part.tenders.put(tender.id, Arc::new(tender.clone()));
        self.master(Master::Tender(tender));
    }

    /// Every barcode layout: they are few, and every scan asks for them.
    pub fn barcode_layouts(&mut self) -> Arc<Vec<BarcodeLayout>> {
        let (part, facts) = self.till_mut();
        part.layouts.get_or_load((), || Some(Arc::new(facts.barcode_layouts()))).cloned().unwrap_or_default()
    }

    /// Adds or replaces a barcode layout.
    pub(crate) fn put_barcode_layout(&mut self, layout: BarcodeLayout) {
        let mut layouts = Vec::clone(&self.barcode_layouts());
        layouts.retain(|held| (held.site, &held.prefix) != (layout.site, &layout.prefix));
        layouts.push(layout.clone());
        self.till_mut().0.layouts.put((), Arc::new(layouts));
        self.master(Master::BarcodeLayout(layout));
    }

    /// The card or credit of a number.
    pub fn stored_value_by_code(&mut self, entity: EntityId, code: &Code) -> Option<Arc<StoredValue>> {
        let (part, facts) = self.till_mut();
        let load = |folded: &str| facts.stored_value_by_code(entity, folded).map(|held| held.id);
        let id = part.stored_value_codes.of(entity).find(code.as_str(), || code.folded(), load)?;
        self.stored_value(id)
    }

    /// A card or credit by key.
    pub fn stored_value(&mut self, id: StoredValueId) -> Option<Arc<StoredValue>> {
        let (part, facts) = self.till_mut();
        part.stored_values.get_or_load(id, || facts.stored_value(id).map(Arc::new)).cloned()
    }

    /// Adds a card or credit.
    pub(crate) fn put_stored_value(&mut self, held: StoredValue) {
        let (part, _) = self.till_mut();
        part.stored_value_codes.of(held.entity).bind(&held.folded, held.id);
        part.stored_values.put(held.id, Arc::new(held.clone()));
        self.master(Master::StoredValue(held));
    }

    /// A basket put aside.
    pub fn suspended_sale(&mut self, id: SuspendedSaleId) -> Option<Arc<SuspendedSale>> {
        let (part, facts) = self.till_mut();
        part.suspended.get_or_load(id, || facts.suspended_sale(id).map(Arc::new)).cloned()
    }

    /// The baskets that wait at a site with key above `after`, in order of key, at most `limit`.
    pub fn suspended_after(&mut self, site: SiteId, after: SuspendedSaleId, limit: u32) -> Vec<Arc<SuspendedSale>> {
        let (part, facts) = self.till_mut();
        let file = facts.suspended_after(site, after, limit).into_iter().map(|sale| (sale.id, Arc::new(sale)));
        let waits =
            |sale: &Arc<SuspendedSale>| sale.site == site && sale.id > after && sale.state == SuspendedState::Suspended;
        let mut waiting = part.suspended.laid_over(file, waits);
        waiting.sort_by_key(|sale| sale.id);
        waiting.truncate(limit as usize);
        waiting
    }

    /// Puts a basket aside, or says what became of it.
    pub(crate) fn put_suspended_sale(&mut self, sale: SuspendedSale) {
        let (part, _) = self.till_mut();
        part.suspended.put(sale.id, Arc::new(sale.clone()));
        self.master(Master::SuspendedSale(sale));
    }

    /// The open shift of a register and cashier (none: the drawer's).
    pub fn open_shift(&mut self, register: RegisterId, cashier: ActorId) -> Option<Shift> {
        let (part, facts) = self.till_mut();
        let load = || facts.open_shift(register, cashier).map(|shift| shift.id);
        let id = *part.open_shifts.get_or_load((register, cashier), load)?;
        self.shift(id)
    }

    /// The open shifts of a register, the drawer's or every cashier's, in order of number.
    pub fn open_shifts_of(&mut self, register: RegisterId) -> Vec<Shift> {
        let (part, facts) = self.till_mut();
        let file = facts.open_shifts_of(register).into_iter().map(|shift| (shift.id, shift));
        let open = |shift: &Shift| shift.register == register && shift.state == ShiftState::Open;
        let mut shifts = part.shifts.laid_over(file, open);
        shifts.sort_by_key(|shift| shift.number);
        shifts
    }

    /// A shift by key.
    pub fn shift(&mut self, id: ShiftId) -> Option<Shift> {
        let (part, facts) = self.till_mut();
        part.shifts.get_or_load(id, || facts.shift(id)).cloned()
    }

    /// The shift of a number.
    pub fn shift_by_number(&mut self, register: RegisterId, number: i64) -> Option<Shift> {
        let (part, facts) = self.till_mut();
        let held = part.shifts.held().find(|(_, shift)| shift.register == register && shift.number == number);
        let held = held.map(|(_, shift)| shift.clone());
        held.or_else(|| facts.shift_by_number(register, number))
    }

    /// Opens a shift.
    pub(crate) fn add_shift(&mut self, shift: Shift) {
        self.record(Record::Shift(shift.clone()));
        self.put_shift(shift);
    }

    /// Changes where a shift stands.
    pub(crate) fn put_shift(&mut self, shift: Shift) {
        let (part, _) = self.till_mut();
        let key = (shift.register, shift.cashier);
        match shift.state {
            ShiftState::Open => part.open_shifts.put(key, shift.id),
            ShiftState::Closed if part.open_shifts.get(&key) == Some(&shift.id) => {
                part.open_shifts.remove(key);
            }
            ShiftState::Closed => {}
        }
        part.shifts.put(shift.id, shift);
    }

    /// What happened in a shift, of the file and of this commit, in order.
    pub fn shift_moves(&mut self, shift: ShiftId) -> Vec<ShiftMove> {
        let moves = self.facts.shift_moves(shift);
        self.with_records(
            moves,
            |step| step.id,
            |record| match record {
                Record::ShiftMove(step) if step.shift == shift => Some(step),
                _ => None,
            },
        )
    }

    /// What a shift did with a tender.
    pub fn shift_tender(&mut self, key: ShiftTenderKey) -> ShiftTender {
        let (part, facts) = self.till_mut();
        part.shift_tenders.get_or_load(key, || facts.shift_tender(key)).copied().unwrap_or_default()
    }

    /// What a shift did with each tender, in order of tender.
    pub fn shift_tenders(&mut self, shift: ShiftId) -> Vec<(ShiftTenderKey, ShiftTender)> {
        let (part, facts) = self.till_mut();
        for (key, row) in facts.shift_tenders(shift) {
            part.shift_tenders.remember(key, Some(row));
        }
        part.shift_tenders.held().filter(|(key, _)| key.shift == shift).map(|(key, row)| (key, *row)).collect()
    }

    /// Sets what a shift did with a tender.
    pub(crate) fn put_shift_tender(&mut self, key: ShiftTenderKey, row: ShiftTender) {
        self.till_mut().0.shift_tenders.put(key, row);
    }

    /// What a shift sold by a tax.
    pub fn shift_tax(&mut self, key: ShiftTaxKey) -> ShiftTax {
        let (part, facts) = self.till_mut();
        part.shift_taxes.get_or_load(key, || facts.shift_tax(key)).copied().unwrap_or_default()
    }

    /// What a shift sold by each tax, in order of key.
    pub fn shift_taxes(&mut self, shift: ShiftId) -> Vec<(ShiftTaxKey, ShiftTax)> {
        let (part, facts) = self.till_mut();
        for (key, row) in facts.shift_taxes(shift) {
            part.shift_taxes.remember(key, Some(row));
        }
        part.shift_taxes.held().filter(|(key, _)| key.shift == shift).map(|(key, row)| (key, *row)).collect()
    }

    /// Sets what a shift sold by a tax.
    pub(crate) fn put_shift_tax(&mut self, key: ShiftTaxKey, row: ShiftTax) {
        self.till_mut().0.shift_taxes.put(key, row);
    }

    /// The closing of a number, of the file or of this commit.
    pub fn closing(&mut self, register: RegisterId, number: i64) -> Option<Closing> {
        let held = self.records().iter().find_map(|record| match record {
            Record::Closing(closing) if closing.register == register && closing.number == number => {
                Some(closing.clone())
            }
            _ => None,
        });
        held.or_else(|| self.facts.closing(register, number))
    }

    /// The sale of a document, of the file or of this commit.
    pub fn sale(&mut self, document: DocumentId) -> Option<Sale> {
        self.sale_where(|sale| sale.document == document, |facts| facts.sale(document))
    }

    /// The sale of a receipt, of the file or of this commit.
    pub fn sale_by_receipt(&mut self, register: RegisterId, receipt: i64) -> Option<Sale> {
        let (part, facts) = self.till_mut();
        let load = || facts.sale_by_receipt(register, receipt).map(|sale| sale.document);
        let document = *part.receipts.get_or_load((register, receipt), load)?;
        self.sale(document)
    }

    /// The receipts of a register that are on file or in this commit, from a number on, ascending, at most `limit`.
    pub fn receipts_from(&mut self, register: RegisterId, receipt: i64, limit: u32) -> Vec<i64> {
        let mut receipts: Vec<i64> =
            self.facts.sales_from(register, receipt, limit).into_iter().map(|sale| sale.receipt).collect();
        let here = self.records().iter().filter_map(|record| match record {
            Record::Sale(sale) if sale.register == register && sale.receipt >= receipt => Some(sale.receipt),
            _ => None,
        });
        receipts.extend(here);
        receipts.sort_unstable();
        receipts.dedup();
        receipts.truncate(limit as usize);
        receipts
    }

    /// Appends a sale, and binds its receipt.
    pub(crate) fn put_sale(&mut self, sale: Sale) {
        self.till_mut().0.receipts.put((sale.register, sale.receipt), sale.document);
        self.record(Record::Sale(sale));
    }

    /// The sale a command made, of the file or of this commit.
    pub fn sale_of_command(&mut self, command: CommandId) -> Option<Sale> {
        self.sale_where(|sale| sale.command == command, |facts| facts.sale_of_command(command))
    }

    fn sale_where(
        &self,
        wanted: impl Fn(&Sale) -> bool,
        filed: impl FnOnce(&dyn Facts) -> Option<Sale>,
    ) -> Option<Sale> {
        let pick = |record: &Record| match record {
            Record::Sale(sale) if wanted(sale) => Some(sale.clone()),
            _ => None,
        };
        self.recorded(pick, |facts| filed(facts).into_iter().collect()).into_iter().next()
    }

    /// The lines of a sale, of the file or of this commit, in order.
    pub fn sale_lines(&mut self, document: DocumentId) -> Vec<SaleLine> {
        let pick = |record: &Record| match record {
            Record::SaleLine(line) if line.key.document == document => Some(line.clone()),
            _ => None,
        };
        self.recorded(pick, |facts| facts.sale_lines(document))
    }

    /// The tenders of a sale, of the file or of this commit, in order.
    pub fn sale_tenders(&mut self, document: DocumentId) -> Vec<SaleTender> {
        let pick = |record: &Record| match record {
            Record::SaleTender(tender) if tender.document == document => Some(tender.clone()),
            _ => None,
        };
        self.recorded(pick, |facts| facts.sale_tenders(document))
    }

    /// How much of a line has come back.
    pub fn sale_line_use(&mut self, key: SaleLineKey) -> SaleLineUse {
        let (part, facts) = self.till_mut();
        part.uses.get_or_load(key, || facts.sale_line_use(key)).copied().unwrap_or_default()
    }

    /// Sets how much of a line has come back.
    pub(crate) fn put_sale_line_use(&mut self, key: SaleLineKey, used: SaleLineUse) {
        self.till_mut().0.uses.put(key, used);
    }

    /// A call of a terminal by key.
    pub fn payment(&mut self, id: PaymentId) -> Option<Payment> {
        let (part, facts) = self.till_mut();
        part.payments.get_or_load(id, || facts.payment(id)).cloned()
    }

    /// The call of a register by code.
    pub fn payment_by_code(&mut self, register: RegisterId, code: &Code) -> Option<Payment> {
        let (part, facts) = self.till_mut();
        let key = (register, code.to_string());
        let load = || facts.payment_by_code(register, &key.1).map(|payment| payment.id);
        let id = *part.payment_codes.get_or_load(key.clone(), load)?;
        self.payment(id)
    }

    /// The steps of a call, of the file and of this commit, in order.
    pub fn payment_moves(&mut self, payment: PaymentId) -> Vec<PaymentMove> {
        let moves = self.facts.payment_moves(payment);
        self.with_records(
            moves,
            |step| step.id,
            |record| match record {
                Record::PaymentMove(step) if step.payment == payment => Some(step),
                _ => None,
            },
        )
    }

    /// The calls of a register that no sale has used and nobody has given back, in order of key.
    pub fn payments_loose(&mut self, register: RegisterId) -> Vec<Payment> {
        let (part, facts) = self.till_mut();
        let file = facts.payments_loose(register).into_iter().map(|payment| (payment.id, payment));
        let mut loose =
            part.payments.laid_over(file, |payment| payment.register == register && payment.state.is_loose());
        loose.sort_by_key(|payment| payment.id);
        loose
    }

    /// Makes or changes a call, with the step that brought it there.
    pub(crate) fn put_payment(&mut self, payment: Payment, step: PaymentMove) {
        if self.payment(payment.id).is_none() {
            self.record(Record::Payment(payment.clone()));
        }
        self.record(Record::PaymentMove(step));
        let (part, _) = self.till_mut();
        part.payment_codes.put((payment.register, payment.code.clone()), payment.id);
        part.payments.put(payment.id, payment);
    }

    /// Keeps with a call the exception that was raised about it, which the exception's own moves tell of.
    pub(crate) fn note_payment(&mut self, payment: Payment) {
        self.till_mut().0.payments.put(payment.id, payment);
    }

    /// What the fiscal device said of a transaction, of the file and of this commit, in order.
    pub fn fiscal_records(&mut self, register: RegisterId, transaction: &str) -> Vec<FiscalRecord> {
        let said = self.facts.fiscal_records(register, transaction);
        self.with_records(
            said,
            |row| row.id,
            |record| match record {
                Record::FiscalRecord(row) if row.register == register && row.transaction == transaction => Some(row),
                _ => None,
            },
        )
    }

    /// What was sold, the file's days and this commit's together, in the order asked.
    pub fn sales_days(&mut self, keys: &[SalesDayKey]) -> Vec<Option<SalesDay>> {
        let filed = self.facts.sales_days(keys);
        let (part, _) = self.till_mut();
        let filed = filed.into_iter().chain(std::iter::repeat(None));
        keys.iter()
            .zip(filed)
            .map(|(key, filed)| match (filed, part.days.get(key)) {
                (Some(filed), Some(held)) => Some(filed.plus(held)),
                (filed, held) => filed.or(held.copied()),
            })
            .collect()
    }

    /// Adds to what was sold on a day.
    pub(crate) fn add_sales_day(&mut self, key: SalesDayKey, sold: &SalesDay) {
        let (part, _) = self.till_mut();
        let day = part.days.get(&key).map_or(*sold, |held| held.plus(sold));
        part.days.put(key, day);
    }
}
