//! Registers, shifts, sales, tenders and closings.

use backroom_domain::flow::{FlowFacts, Head, Master, Record};
use backroom_domain::pricing::types::PriceOrigin;
use backroom_domain::tax::types::{TaxSide, Treatment};
use backroom_domain::till::facts::TillFacts;
use backroom_domain::till::types::{
    Accountability, BarcodeLayout, Closing, EmbeddedValue, FiscalAction, FiscalRecord, Payment, PaymentMove,
    PaymentState, Register, RegisterHead, Sale, SaleLine, SaleLineKey, SaleLineUse, SaleOrigin, SaleTender, SalesDay,
    SalesDayKey, Shift, ShiftAction, ShiftMove, ShiftState, ShiftTax, ShiftTaxKey, ShiftTender, ShiftTenderKey,
    StoredValue, StoredValueKind, SuspendedSale, SuspendedState, Tender, TenderKind,
};
use backroom_domain::values::{
    AccountId, ActorId, CommandId, DocumentId, EntityId, ExceptionId, ItemId, JurisdictionId, OpenItemId, PaymentId,
    PriceListId, Quantity, RegisterId, ShiftId, SiteId, StoredValueId, SuspendedSaleId, TaxSetId, TenderId, UnitId,
    UnitPrice,
};

use super::sound;
use crate::tests::shop::{DEPOT, ENTITY, SHOP, Shop, day, document};
use crate::till;

const T1: RegisterId = RegisterId(1);
const CASH: TenderId = TenderId(1);

fn register(id: i64, code: &str, site: SiteId) -> Register {
    Register {
        id: RegisterId(id),
        code: code.into(),
        folded: code.to_lowercase(),
        name: format!("Till {code}"),
        entity: ENTITY,
        site,
        channel: if id == 1 { "shop".into() } else { String::new() },
        includes_tax: id == 1,
        accountability: if id == 1 { Accountability::Drawer } else { Accountability::Cashier },
        active: id != 2,
    }
}

fn tender(id: i64, code: &str, kind: TenderKind) -> Tender {
    Tender {
        id: TenderId(id),
        entity: ENTITY,
        code: code.into(),
        folded: code.to_lowercase(),
        name: format!("By {code}"),
        kind,
        account: AccountId(id - 1),
        rounding_minor: 5 * id,
        active: id == 1,
    }
}

pub(in crate::tests) fn till_masters() -> Vec<Master> {
    vec![
        Master::Register(register(2, "T2", DEPOT)),
        Master::Register(register(1, "T1", SHOP)),
        Master::Tender(tender(2, "Card", TenderKind::Card)),
        Master::Tender(tender(1, "Cash", TenderKind::Cash)),
    ]
}

pub(in crate::tests) fn shift(id: i64, command: CommandId) -> Shift {
    Shift {
        id: ShiftId(id),
        command,
        register: T1,
        number: id,
        cashier: ActorId(if id == 2 { 4 } else { 0 }),
        opened_on: day("2026-03-01"),
        state: ShiftState::Open,
        closing: 0,
        first_receipt: 0,
        last_receipt: 0,
        receipts: 0,
        late_first_receipt: 0,
        late_last_receipt: 0,
        late_receipts: 0,
    }
}

pub(in crate::tests) fn shift_move(id: i64, command: CommandId, shift: i64) -> ShiftMove {
    ShiftMove {
        id,
        command,
        shift: ShiftId(shift),
        action: ShiftAction::PaidOut,
        tender: CASH,
        amount_minor: -1_250,
        first_receipt: 2,
        last_receipt: 3,
        note: "window cleaner".into(),
    }
}

pub(in crate::tests) fn sale(document: i64, command: CommandId) -> Sale {
    Sale {
        document: DocumentId(document),
        command,
        register: T1,
        shift: ShiftId(1),
        receipt: document + 10,
        origin: SaleOrigin::Recorded,
        jurisdiction: JurisdictionId(3),
        includes_tax: true,
        tax_by_document: true,
        cashier: ActorId(1),
        total_minor: 1_992,
        rounding_minor: -2,
        fiscal: r#"{"signature":"x"}"#.into(),
    }
}

pub(in crate::tests) fn sale_line(document: i64, line: i64) -> SaleLine {
    SaleLine {
        key: SaleLineKey { document: DocumentId(document), line },
        item: ItemId(1),
        quantity: Quantity::parse("1.234").unwrap(),
        unit: UnitId(1),
        unit_price: UnitPrice::parse("18.90").unwrap(),
        price_origin: PriceOrigin::Lowest,
        price_list: PriceListId(4),
        gross_minor: 2_332,
        discount_minor: 32,
        basket_discount_minor: 100,
        net_minor: 2_056,
        tax_minor: 144,
        tax_set: TaxSetId(5),
        treatment: Treatment::Taxed,
        stored_value: StoredValueId(6),
        returns: SaleLineKey { document: DocumentId(7), line: 8 },
        note: "the manager said so".into(),
    }
}

pub(in crate::tests) fn sale_tender(document: i64, line: i64) -> SaleTender {
    SaleTender {
        document: DocumentId(document),
        line,
        tender: CASH,
        amount_minor: 2_000 - 10 * line,
        change: line == 2,
        stored_value: StoredValueId(6),
        payment: PaymentId(9),
        reference: "till roll 4".into(),
    }
}

pub(in crate::tests) fn payment(id: i64, command: CommandId) -> Payment {
    Payment {
        id: PaymentId(id),
        command,
        register: T1,
        shift: ShiftId(1),
        tender: TenderId(2),
        code: format!("pay-{id}"),
        amount_minor: 1_990,
        state: PaymentState::Intended,
        document: DocumentId::NONE,
        exception: ExceptionId::NONE,
    }
}

pub(in crate::tests) fn payment_move(id: i64, command: CommandId, payment: i64) -> PaymentMove {
    PaymentMove {
        id,
        command,
        payment: PaymentId(payment),
        action: PaymentState::Approved,
        amount_minor: 1_990,
        document: DocumentId(id),
        card: r#"{"brand":"visa","last4":"4242"}"#.into(),
    }
}

pub(in crate::tests) fn fiscal_record(id: i64, command: CommandId) -> FiscalRecord {
    FiscalRecord {
        id,
        command,
        register: T1,
        transaction: "TSE-1".into(),
        action: FiscalAction::Finished,
        document: DocumentId(1),
        body: r#"{"counter":17}"#.into(),
    }
}

pub(in crate::tests) fn closing(id: i64, command: CommandId) -> Closing {
    Closing {
        id,
        command,
        register: T1,
        number: id,
        shift: ShiftId(1),
        supplementary: id == 2,
        first_receipt: 1,
        last_receipt: 12,
        body: r#"{"receipts":2}"#.into(),
    }
}

#[test]
fn masters() {
    let shop = Shop::new();
    let layout = |site, prefix: &str| BarcodeLayout {
        site,
        prefix: prefix.into(),
        item_digits: 5,
        value: EmbeddedValue::Quantity,
        value_digits: 4,
        value_decimals: 3,
        value_check: true,
        active: false,
    };
    let held = |id: i64, expires_on| StoredValue {
        id: StoredValueId(id),
        entity: ENTITY,
        kind: StoredValueKind::Voucher,
        code: format!("GC-{id}"),
        folded: format!("gc-{id}"),
        item: OpenItemId(3),
        tax_set: TaxSetId(2),
        tax_minor: 798,
        expires_on,
    };
    let aside = |id: i64, state| SuspendedSale {
        id: SuspendedSaleId(id),
        site: SHOP,
        register: T1,
        code: "red coat".into(),
        basket: r#"{"lines":[]}"#.into(),
        state,
    };
    let mut masters = till_masters();
    masters.push(Master::BarcodeLayout(layout(SiteId::NONE, "21")));
    masters.push(Master::BarcodeLayout(layout(SHOP, "21")));
    masters.extend([held(1, None), held(2, Some(day("2029-12-31")))].map(Master::StoredValue));
    let (waits, taken) = (aside(1, SuspendedState::Suspended), aside(2, SuspendedState::Resumed));
    masters.extend([waits.clone(), taken.clone(), aside(3, SuspendedState::Suspended)].map(Master::SuspendedSale));
    shop.masters(masters);

    let facts = shop.store.facts();
    let [first, second] = [register(1, "T1", SHOP), register(2, "T2", DEPOT)];
    assert_eq!(facts.register_by_code("t2").as_ref(), Some(&second));
    assert_eq!((facts.register(T1).as_ref(), facts.register(RegisterId(3))), (Some(&first), None));
    assert_eq!(facts.registers_of(DEPOT), [second.clone()]);
    assert_eq!(facts.registers_of(SiteId::NONE), [first, second]);
    let (cash, card) = (tender(1, "Cash", TenderKind::Cash), tender(2, "Card", TenderKind::Card));
    assert_eq!(facts.tender_by_code(ENTITY, "card").as_ref(), Some(&card));
    assert_eq!((facts.tender(CASH).as_ref(), facts.tender_by_code(EntityId(2), "card")), (Some(&cash), None));
    assert_eq!(facts.tenders_of(ENTITY), [card, cash]);
    assert_eq!(facts.barcode_layouts(), [layout(SiteId::NONE, "21"), layout(SHOP, "21")]);
    assert_eq!(facts.stored_value(StoredValueId(2)), Some(held(2, Some(day("2029-12-31")))));
    assert_eq!(facts.stored_value_by_code(ENTITY, "gc-1"), Some(held(1, None)));
    assert_eq!(facts.suspended_sale(SuspendedSaleId(2)), Some(taken));
    assert_eq!(facts.suspended_after(SHOP, SuspendedSaleId::NONE, 1), [waits]);
    assert_eq!(facts.suspended_after(SHOP, SuspendedSaleId(1), 9), [aside(3, SuspendedState::Suspended)]);
    let heads = [Head::Register, Head::Tender, Head::StoredValue, Head::SuspendedSale].map(|head| facts.head(head));
    assert_eq!(heads, [2, 2, 2, 3]);
    sound(&facts);
}

#[test]
fn sales() {
    let shop = Shop::new();
    shop.masters(till_masters());
    let made = |from: i64, command| {
        let mut records: Vec<Record> = (from..from + 2).map(|id| Record::Document(document(id, command))).collect();
        records.extend((from..from + 2).map(|id| Record::Sale(sale(id, command))));
        records.extend([Record::SaleLine(sale_line(from, 2)), Record::SaleLine(sale_line(from, 1))]);
        records.extend([1, 2].map(|line| Record::SaleTender(sale_tender(from, line))));
        records
    };
    let first = shop.command(|command| made(1, command));
    let second = shop.command(|command| made(3, command));
    let key = |line| SaleLineKey { document: DocumentId(1), line };
    let used = |quantity: &str, tax_minor| SaleLineUse {
        quantity: Quantity::parse(quantity).unwrap(),
        gross_minor: 5,
        discount_minor: 4,
        basket_discount_minor: 3,
        net_minor: 2,
        tax_minor,
    };
    for quantity in ["0.5", "1"] {
        shop.balances(|writer| till::write_uses(writer, &[(key(1), Some(&used(quantity, 7)))]));
    }

    let facts = shop.store.facts();
    assert_eq!(facts.sale(DocumentId(1)), Some(sale(1, first)));
    assert_eq!((facts.sale_by_receipt(T1, 14), facts.sale_by_receipt(T1, 10)), (Some(sale(4, second)), None));
    assert_eq!(facts.sale_of_command(second), Some(sale(3, second)));
    assert_eq!(facts.sale_of_command(CommandId(1)), None);
    assert_eq!(facts.sales_from(T1, 12, 2), [sale(2, first), sale(3, second)]);
    assert_eq!(facts.sale_lines(DocumentId(1)), [sale_line(1, 1), sale_line(1, 2)]);
    assert_eq!(facts.sale_tenders(DocumentId(3)), [sale_tender(3, 1), sale_tender(3, 2)]);
    assert_eq!((facts.sale_line_use(key(1)), facts.sale_line_use(key(2))), (Some(used("1", 7)), None));
    sound(&facts);
}

#[test]
fn shifts_and_closings() {
    let shop = Shop::new();
    shop.masters(till_masters());
    let opened = |command| {
        vec![
            Record::Shift(shift(1, command)),
            Record::Shift(shift(2, command)),
            Record::ShiftMove(shift_move(1, command, 1)),
            Record::ShiftMove(shift_move(2, command, 2)),
            Record::Closing(closing(1, command)),
            Record::Closing(closing(2, command)),
        ]
    };
    let command = shop.command_with(opened, |command, writer| {
        let (first, second) = (shift(1, command), shift(2, command));
        till::write_shifts(writer, &[(first.id, Some(&first)), (second.id, Some(&second))])
    });
    let closed = Shift {
        state: ShiftState::Closed,
        closing: 2,
        first_receipt: 1,
        last_receipt: 3,
        receipts: 2,
        late_first_receipt: 3,
        late_last_receipt: 3,
        late_receipts: 1,
        ..shift(1, command)
    };
    let mine = shift(2, command);
    let head = RegisterHead { receipt: 12, shift: 2, closing: 1, receipt_closed: 11 };
    let on = |shift, tender| ShiftTenderKey { shift: ShiftId(shift), tender: TenderId(tender) };
    let money = |counted_minor| ShiftTender {
        item: OpenItemId(1),
        payments: 2,
        sales_minor: 3,
        refunds_minor: 4,
        float_minor: 5,
        paid_in_minor: 6,
        paid_out_minor: 7,
        dropped_minor: 8,
        emptied_minor: 9,
        over_short_minor: 10,
        counted_minor,
    };
    let of = |side| ShiftTaxKey { shift: ShiftId(1), tax_set: TaxSetId(1), treatment: Treatment::Taxed, side };
    let tax = |net_minor| ShiftTax { lines: 1, net_minor, tax_minor: 19 };
    for (count, net) in [(None, 1), (Some(11), 100)] {
        shop.balances(|writer| {
            let (first, second) = (if count.is_some() { closed.clone() } else { shift(1, command) }, mine.clone());
            till::write_shifts(writer, &[(first.id, Some(&first)), (second.id, Some(&second))])?;
            till::write_heads(writer, &[(T1, Some(&head))])?;
            till::write_shift_tenders(writer, &[(on(1, 2), Some(&money(count))), (on(1, 1), Some(&money(None)))])?;
            let taxes = [(of(TaxSide::Sale), Some(&tax(net))), (of(TaxSide::Refund), Some(&tax(-net)))];
            till::write_shift_taxes(writer, &taxes)
        });
    }

    let facts = shop.store.facts();
    assert_eq!(facts.shift(ShiftId(1)).as_ref(), Some(&closed));
    assert_eq!(facts.shift_by_number(T1, 2).as_ref(), Some(&mine));
    assert_eq!((facts.open_shift(T1, ActorId(4)).as_ref(), facts.open_shift(T1, ActorId::NONE)), (Some(&mine), None));
    assert_eq!(facts.open_shifts_of(T1), [mine.clone()]);
    assert_eq!(facts.shifts_before(T1, 3, 1), [mine]);
    assert_eq!(facts.shift_moves(ShiftId(2)), [shift_move(2, command, 2)]);
    assert_eq!(facts.shift_tender(on(1, 2)), Some(money(Some(11))));
    assert_eq!(facts.shift_tenders(ShiftId(1)), [(on(1, 1), money(None)), (on(1, 2), money(Some(11)))]);
    assert_eq!((facts.shift_tax(of(TaxSide::Sale)), facts.shift_taxes(ShiftId(2))), (Some(tax(100)), Vec::new()));
    assert_eq!(facts.shift_taxes(ShiftId(1)).len(), 2);
    assert_eq!((facts.closing(T1, 2), facts.closing(T1, 3)), (Some(closing(2, command)), None));
    assert_eq!((facts.register_head(T1), facts.register_head(RegisterId(2))), (Some(head), None));
    let heads = [Head::Shift, Head::ShiftMove, Head::Closing].map(|head| facts.head(head));
    assert_eq!(heads, [2, 2, 2]);
    sound(&facts);
}

#[test]
fn payments_and_fiscal_records() {
    let shop = Shop::new();
    shop.masters(till_masters());
    let made = |command| {
        vec![
            Record::Payment(payment(1, command)),
            Record::Payment(payment(2, command)),
            Record::PaymentMove(payment_move(1, command, 1)),
            Record::PaymentMove(payment_move(2, command, 2)),
            Record::FiscalRecord(fiscal_record(1, command)),
        ]
    };
    let command = shop.command_with(made, |command, writer| {
        let (first, second) = (payment(1, command), payment(2, command));
        till::write_payments(writer, &[(first.id, Some(&first)), (second.id, Some(&second))])
    });
    let used = Payment {
        state: PaymentState::Used,
        document: DocumentId(8),
        exception: ExceptionId(9),
        ..payment(1, command)
    };
    let loose = payment(2, command);
    for first in [payment(1, command), used.clone()] {
        shop.balances(|writer| till::write_payments(writer, &[(first.id, Some(&first)), (loose.id, Some(&loose))]));
    }

    let facts = shop.store.facts();
    assert_eq!(facts.payment(PaymentId(1)).as_ref(), Some(&used));
    assert_eq!((facts.payment_by_code(T1, "pay-1"), facts.payment_by_code(T1, "pay-3")), (Some(used), None));
    assert_eq!(facts.payments_loose(T1), [loose]);
    assert_eq!(facts.payment_moves(PaymentId(2)), [payment_move(2, command, 2)]);
    assert_eq!(facts.fiscal_records(T1, "TSE-1"), [fiscal_record(1, command)]);
    assert_eq!(facts.fiscal_records(T1, "TSE-2"), []);
    let heads = [Head::Payment, Head::PaymentMove, Head::FiscalRecord].map(|head| facts.head(head));
    assert_eq!(heads, [2, 2, 1]);
    sound(&facts);
}

/// Days add up over commits; the lowest price is the lowest of all.
#[test]
fn days() {
    let shop = Shop::new();
    let key = |on: &str, item| SalesDayKey { posted_on: day(on), site: SHOP, item: ItemId(item) };
    let sold = |lowest_unit_price| SalesDay {
        lines: 1,
        quantity: 2,
        quantity_returned: 3,
        gross_minor: 4,
        discount_minor: 5,
        net_minor: 6,
        tax_minor: 7,
        cost_minor: 8,
        lowest_unit_price,
    };
    for price in [300, 200, SalesDay::NO_PRICE] {
        shop.balances(|writer| till::write_days(writer, &[(key("2026-03-02", 1), Some(&sold(price)))]));
    }
    shop.balances(|writer| till::write_days(writer, &[(key("2026-03-03", 2), Some(&sold(SalesDay::NO_PRICE)))]));

    let facts = shop.store.facts();
    let thrice = sold(300).plus(&sold(200)).plus(&sold(SalesDay::NO_PRICE));
    assert_eq!((thrice.lines, thrice.cost_minor, thrice.lowest_unit_price), (3, 24, 200));
    let keys = [key("2026-03-02", 2), key("2026-03-02", 1)];
    assert_eq!(facts.sales_days(&keys), [None, Some(thrice)]);
    let start = SalesDayKey { posted_on: day("2026-03-01"), site: SiteId::NONE, item: ItemId::NONE };
    let (first, second) = ((key("2026-03-02", 1), thrice), (key("2026-03-03", 2), sold(SalesDay::NO_PRICE)));
    assert_eq!(facts.sales_between(day("2026-03-03"), start, 9), [first, second]);
    assert_eq!(facts.sales_between(day("2026-03-02"), start, 9), [first]);
    assert_eq!(facts.sales_between(day("2026-03-03"), first.0, 1), [second]);
    sound(&facts);
}
