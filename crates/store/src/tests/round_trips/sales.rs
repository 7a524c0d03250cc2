//! Kits, terms, orders, their money, and what they bill.

use std::collections::BTreeMap;
use std::sync::Arc;

use backroom_domain::allocation::types::{Demand, DemandKey, DemandKind, DemandLine, Split};
use backroom_domain::catalogue::facts::CatalogueFacts;
use backroom_domain::catalogue::types::KitPart;
use backroom_domain::flow::{FlowFacts, Head, Master, Record};
use backroom_domain::pricing::types::PriceOrigin;
use backroom_domain::sales::facts::SalesFacts;
use backroom_domain::sales::types::{
    AdvanceTax, BadDebtRelief, ChannelTerms, CustomerTerms, HoldKind, HoldStep, Invoice, InvoiceKind, InvoiceLine,
    LateMoney, Order, OrderCancel, OrderLine, OrderPayment, OrderPaymentStep, Parcel, ParcelEvent, ParcelStep,
    RevenueAt, SellsAs, TaxBy, TaxDue,
};
use backroom_domain::tax::types::Treatment;
use backroom_domain::values::{
    ChannelId, CommandId, DemandId, Digest, DocumentId, EntityId, EntryId, ItemId, JurisdictionId, OpenItemId, PartyId,
    Percent, PriceListId, Quantity, SeriesId, StoredValueId, TaxSetId, TenderId, UnitId, UnitPrice,
};

use super::allocation::{channel, demand, line as demand_line};
use super::till::till_masters;
use super::{party, sound};
use crate::tests::shop::{DEPOT, ENTITY, SHOP, Shop, day, document};
use crate::write::Writer;
use crate::{allocation, sales};

const WEB: ChannelId = ChannelId(1);
const ANN: PartyId = PartyId(7);
const ORDERS: SeriesId = SeriesId(11);
const BILLS: SeriesId = SeriesId(12);

/// An order as it was opened, as yet without lines.
pub(in crate::tests) fn order(id: i64, command: CommandId) -> Order {
    let is_first = id == 1;
    Order {
        demand: DemandId(id),
        command,
        entity: ENTITY,
        channel: WEB,
        series: ORDERS,
        number: id,
        customer: if is_first { ANN } else { PartyId::NONE },
        placed_on: day("2026-03-01"),
        site: SHOP,
        jurisdiction: JurisdictionId(3),
        includes_tax: is_first,
        tax_due: if is_first { TaxDue::Payment } else { TaxDue::Invoice },
        stated_total_minor: is_first.then_some(1_992),
        content: Digest([9; 32]),
        valid_until: is_first.then_some(day("2026-04-01")),
        quote: DemandId(id - 1),
        attributes: serde_json::from_str("{\"gift\":true}").unwrap(),
        external_refs: BTreeMap::from([("shop".to_owned(), format!("#{id}"))]),
        deposit: OpenItemId::NONE,
        advance_tax: OpenItemId::NONE,
        lines: Vec::new(),
    }
}

/// A line as it was opened: of the item with its number.
pub(in crate::tests) fn order_line(line: i64, command: CommandId) -> OrderLine {
    OrderLine {
        line,
        command,
        item: ItemId(line),
        kit: ItemId(if line == 1 { 2 } else { 0 }),
        quantity: units("3"),
        unit: UnitId(1),
        unit_price: UnitPrice::parse("6.99").unwrap(),
        price_origin: PriceOrigin::Markdown,
        price_list: PriceListId(4),
        gross_minor: 2_097,
        discount_minor: 97,
        basket_discount_minor: 8,
        net_minor: 1_674,
        tax_minor: 318,
        memo_tax_minor: 12,
        tax_set: TaxSetId(5),
        treatment: Treatment::Taxed,
        note: "as agreed".into(),
        cancelled: Quantity::ZERO,
        invoiced: Quantity::ZERO,
    }
}

pub(in crate::tests) fn cancel(id: i64, command: CommandId, demand: i64) -> OrderCancel {
    let reason = "changed their mind".into();
    OrderCancel { id, command, demand: DemandId(demand), line: 1, quantity: units("0.5"), reason }
}

pub(in crate::tests) fn hold_step(id: i64, command: CommandId, demand: i64) -> HoldStep {
    let reason = "two cards".into();
    HoldStep { id, command, demand: DemandId(demand), hold: HoldKind::Fraud, placed: id % 2 == 1, reason }
}

pub(in crate::tests) fn payment(id: i64, command: CommandId, demand: i64) -> OrderPayment {
    OrderPayment {
        id,
        command,
        demand: DemandId(demand),
        step: OrderPaymentStep::Captured,
        tender: TenderId(2),
        amount_minor: 1_992,
        follows: id - 1,
        stored_value: StoredValueId(6),
        reference: format!("pi_{id}"),
        occurred_on: day("2026-03-01"),
        item: OpenItemId(8),
        entry: EntryId(9),
    }
}

pub(in crate::tests) fn advance_tax(id: i64, command: CommandId, demand: i64) -> AdvanceTax {
    AdvanceTax {
        id,
        command,
        demand: DemandId(demand),
        tax_set: TaxSetId(5),
        treatment: Treatment::Taxed,
        posted_on: day("2026-03-02"),
        net_minor: 837 - id,
        tax_minor: 159,
        entry: EntryId(9),
    }
}

/// What a document bills: odd ones, and even ones credit what the one before billed.
pub(in crate::tests) fn invoice(document: i64, command: CommandId, demand: i64) -> Invoice {
    let (kind, sign) = if document % 2 == 1 { (InvoiceKind::Invoice, 1) } else { (InvoiceKind::CreditNote, -1) };
    Invoice {
        document: DocumentId(document),
        command,
        demand: DemandId(demand),
        kind,
        series: BILLS,
        number: document,
        party: ANN,
        due_on: day("2026-03-31"),
        net_minor: sign * 1_674,
        tax_minor: sign * 318,
        deposit_minor: sign * 992,
        receivable_minor: sign * 1_000,
        item: OpenItemId(8),
        fee_minor: sign * 120,
        corrects: DocumentId(if sign < 0 { document - 1 } else { 0 }),
    }
}

pub(in crate::tests) fn invoice_line(document: i64, line: i64) -> InvoiceLine {
    InvoiceLine {
        document: DocumentId(document),
        line,
        order_line: 3 - line,
        item: ItemId(3 - line),
        quantity: units("3"),
        gross_minor: 2_097,
        discount_minor: 97,
        basket_discount_minor: 8,
        net_minor: 1_674,
        tax_minor: 318,
        memo_tax_minor: 12,
        tax_set: TaxSetId(5),
        treatment: Treatment::MarketplaceCollected,
        cost_minor: 900,
    }
}

pub(in crate::tests) fn relief(id: i64, command: CommandId, invoice: i64) -> BadDebtRelief {
    BadDebtRelief {
        id,
        command,
        document: DocumentId(1),
        invoice: DocumentId(invoice),
        tax_set: TaxSetId(5),
        treatment: Treatment::Taxed,
        net_minor: -837 - id,
        tax_minor: -159,
    }
}

pub(in crate::tests) fn parcel(document: i64, command: CommandId, demand: i64) -> Parcel {
    Parcel {
        document: DocumentId(document),
        command,
        demand: DemandId(demand),
        carrier: PartyId(5),
        tracking: "00340434".into(),
        freight_minor: 490,
        goods_item: OpenItemId(8),
        revenue_item: OpenItemId(9),
    }
}

pub(in crate::tests) fn parcel_event(id: i64, command: CommandId, document: i64) -> ParcelEvent {
    ParcelEvent {
        id,
        command,
        document: DocumentId(document),
        step: ParcelStep::Claimed,
        occurred_on: day("2026-03-09"),
        amount_minor: 1_674,
        note: "not found".into(),
    }
}

/// The masters that orders stand on.
pub(in crate::tests) fn sales_masters() -> Vec<Master> {
    let mut masters = till_masters();
    masters.extend([Master::Channel(channel(1, "Web")), Master::Party(party())]);
    masters
}

fn units(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

fn rows<'o>(orders: &[&'o Arc<Order>]) -> Vec<(DemandId, Option<&'o Arc<Order>>)> {
    orders.iter().map(|order| (order.demand, Some(*order))).collect()
}

#[test]
fn kits_and_terms() {
    let shop = Shop::new();
    let part = |item, quantity, share| KitPart {
        item: ItemId(item),
        quantity: units(quantity),
        share: UnitPrice::parse(share).unwrap(),
    };
    let parts = vec![part(2, "2", "6.9"), part(1, "0.5", "0")];
    let web = ChannelTerms {
        channel: WEB,
        site: SHOP,
        jurisdiction: JurisdictionId(3),
        includes_tax: true,
        revenue_at: RevenueAt::Delivery,
        tax_by: TaxBy::Us,
        tax_due: TaxDue::Payment,
        sells_as: SellsAs::Principal,
        marketplace: PartyId::NONE,
        principal: PartyId::NONE,
        commission: Percent::parse("0").unwrap(),
        prepaid: true,
        pay_within_minutes: Some(30),
        due_days: 14,
        late_money: LateMoney::Refund,
        difference_most_minor: 2,
    };
    let market = ChannelTerms {
        channel: ChannelId(2),
        site: DEPOT,
        jurisdiction: JurisdictionId::NONE,
        includes_tax: false,
        revenue_at: RevenueAt::Shipment,
        tax_by: TaxBy::DeemedSupplier,
        tax_due: TaxDue::Invoice,
        sells_as: SellsAs::Agent,
        marketplace: ANN,
        principal: PartyId(8),
        commission: Percent::parse("12.500001").unwrap(),
        prepaid: false,
        pay_within_minutes: None,
        due_days: 0,
        late_money: LateMoney::Backorder,
        difference_most_minor: 0,
    };
    let plain =
        CustomerTerms { entity: ENTITY, customer: ANN, due_days: None, credit_limit_minor: None, stopped: true };
    let ann = CustomerTerms { due_days: Some(30), credit_limit_minor: Some(100_000), stopped: false, ..plain.clone() };
    let mut masters = sales_masters();
    masters.extend([
        Master::Channel(channel(2, "Market")),
        Master::Kit(ItemId(1), Arc::new(vec![part(2, "1", "1")])),
        Master::Kit(ItemId(1), Arc::new(parts.clone())),
        Master::ChannelTerms(ChannelTerms { tax_by: TaxBy::Marketplace, ..web.clone() }),
        Master::ChannelTerms(web.clone()),
        Master::ChannelTerms(market.clone()),
        Master::CustomerTerms(plain.clone()),
    ]);
    shop.masters(masters);

    let facts = shop.store.facts();
    assert_eq!((facts.kit(ItemId(1)), facts.kit(ItemId(2))), (Some(parts), None));
    assert_eq!((facts.channel_terms(WEB), facts.channel_terms(ChannelId(2))), (Some(web), Some(market)));
    assert_eq!(facts.channel_terms(ChannelId(3)), None);
    assert_eq!(facts.customer_terms(ENTITY, ANN), Some(plain));
    shop.masters(vec![Master::CustomerTerms(ann.clone())]);
    assert_eq!(facts.customer_terms(ENTITY, ANN), Some(ann));
    assert_eq!((facts.customer_terms(EntityId(2), ANN), facts.customer_terms(ENTITY, PartyId(8))), (None, None));
    sound(&facts);
}

/// A shop with an order of Ann's, one of nobody known, and a quote of Ann's, all three opened with two lines.
fn ordered() -> (Shop, [Arc<Order>; 3]) {
    let shop = Shop::new();
    shop.masters(sales_masters());
    let kind = |id| if id == 3 { DemandKind::Quote } else { DemandKind::Order };
    let wanted = |id, command| Demand {
        key: DemandKey { kind: kind(id), ..demand(id, command).key },
        lines: [1, 2].map(|at| DemandLine { split: wanted_split("0"), ..demand_line(at, command) }).to_vec(),
        ..demand(id, command)
    };
    let opened = |id, command| Order { customer: if id == 2 { PartyId::NONE } else { ANN }, ..order(id, command) };
    let records = |command| {
        let mut records = Vec::new();
        for id in 1..=3 {
            records.push(Record::Demand(Arc::new(wanted(id, command))));
            records.extend([1, 2].map(|at| Record::DemandLine(DemandId(id), demand_line(at, command))));
            records.push(Record::Order(Arc::new(opened(id, command))));
            records.extend([1, 2].map(|at| Record::OrderLine(DemandId(id), order_line(at, command))));
        }
        records
    };
    let as_opened = |id, command| {
        let lines = [1, 2].map(|at| order_line(at, command)).to_vec();
        Arc::new(Order { lines, ..opened(id, command) })
    };
    let command = shop.command_with(records, |command, writer| {
        let demands = [1, 2, 3].map(|id| Arc::new(wanted(id, command)));
        let rows: Vec<_> = demands.iter().map(|demand| (demand.id, Some(demand))).collect();
        allocation::write_demands(writer, &rows)?;
        let orders = [1, 2, 3].map(|id| as_opened(id, command));
        sales::write_orders(writer, &self::rows(&orders.each_ref()))
    });
    (shop, [1, 2, 3].map(|id| as_opened(id, command)))
}

/// Three are wanted, of which some have left.
fn wanted_split(shipped: &str) -> Split {
    let (wanted, shipped) = (units("3"), units(shipped));
    Split { wanted, shipped, open: wanted.checked_sub(shipped).unwrap(), ..Split::default() }
}

#[test]
fn orders() {
    let (shop, [first, second, third]) = ordered();
    let facts = shop.store.facts();
    for order in [&first, &second, &third] {
        assert_eq!(facts.order(order.demand).as_ref(), Some(&**order));
        assert_eq!(facts.order_by_number(ORDERS, order.number), Some(order.demand));
    }
    assert_eq!((facts.order(DemandId(4)), facts.order_by_number(ORDERS, 4)), (None, None));
    assert_eq!(facts.order_by_number(BILLS, 1), None);

    let lines = [(0, "1", "1.5"), (1, "0", "3")].map(|(at, cancelled, invoiced)| OrderLine {
        cancelled: units(cancelled),
        invoiced: units(invoiced),
        ..first.lines[at].clone()
    });
    let moved = Arc::new(Order {
        deposit: OpenItemId(8),
        advance_tax: OpenItemId(9),
        lines: lines.to_vec(),
        ..(*first).clone()
    });
    shop.balances(|writer| sales::write_orders(writer, &rows(&[&moved])));
    assert_eq!(facts.order(first.demand).as_ref(), Some(&*moved));
    assert_eq!(facts.order(second.demand).as_ref(), Some(&*second));
    sound(&facts);
}

#[test]
fn orders_are_listed_by_channel_and_customer() {
    let (shop, _) = ordered();
    let facts = shop.store.facts();
    let after = |channel, customer, after, limit| -> Vec<i64> {
        let found = facts.orders_after(ENTITY, ChannelId(channel), PartyId(customer), DemandId(after), limit);
        found.iter().map(|id| id.0).collect()
    };
    assert_eq!((after(0, 0, 0, 9), after(0, 0, 1, 1), after(0, 0, 3, 9)), (vec![1, 2, 3], vec![2], vec![]));
    assert_eq!((after(1, 0, 0, 9), after(1, 0, 1, 1), after(2, 0, 0, 9)), (vec![1, 2, 3], vec![2], vec![]));
    assert_eq!((after(0, 7, 0, 9), after(0, 7, 0, 1), after(0, 7, 1, 9)), (vec![1, 3], vec![1], vec![3]));
    assert_eq!((after(1, 7, 0, 9), after(1, 7, 1, 9), after(2, 7, 0, 9)), (vec![1, 3], vec![3], vec![]));
    assert_eq!(after(0, 8, 0, 9), [0; 0]);
    for (channel, customer) in [(0, 0), (1, 0), (0, 7), (1, 7)] {
        let other = EntityId(2);
        assert_eq!(facts.orders_after(other, ChannelId(channel), PartyId(customer), DemandId::NONE, 9), []);
    }
    sound(&facts);
}

/// Quotes are not under way, nor is what has left whole; nobody known has no orders under way together.
#[test]
fn orders_under_way_have_goods_that_are_still_to_leave() {
    let (shop, [first, ..]) = ordered();
    let facts = shop.store.facts();
    assert_eq!(facts.orders_under_way(ENTITY, ANN), [first.demand]);
    assert_eq!(facts.orders_under_way(ENTITY, PartyId::NONE), []);
    assert_eq!(facts.orders_under_way(EntityId(2), ANN), []);
    for (shipped, expected) in [("2.5", vec![first.demand]), ("3", vec![])] {
        let shipped = wanted_split(shipped);
        let lines = [1, 2].map(|at| DemandLine { split: shipped, ..demand_line(at, first.command) }).to_vec();
        let key = DemandKey { kind: DemandKind::Order, ..demand(1, first.command).key };
        let demand = Arc::new(Demand { key, lines, ..demand(1, first.command) });
        shop.balances(|writer| allocation::write_demands(writer, &[(demand.id, Some(&demand))]));
        assert_eq!(facts.orders_under_way(ENTITY, ANN), expected);
    }
    sound(&facts);
}

#[test]
fn what_happens_to_an_order() {
    let (shop, _) = ordered();
    let holds = |command| {
        let by_kind = HoldKind::ALL.iter().map(|hold| HoldStep { hold: *hold, ..hold_step(0, command, 2) });
        let steps = by_kind.flat_map(|step| [true, false].map(|placed| HoldStep { placed, ..step.clone() }));
        (1..).zip(steps).map(|(id, step)| HoldStep { id, ..step }).collect::<Vec<_>>()
    };
    let payments = |command| {
        let steps = (1..).zip(OrderPaymentStep::ALL);
        steps.map(|(id, step)| OrderPayment { step: *step, ..payment(id, command, 2) }).collect::<Vec<_>>()
    };
    let records = |command| {
        let mut records: Vec<Record> = [1, 2].map(|id| Record::OrderCancel(cancel(id, command, 2))).to_vec();
        records.extend(holds(command).into_iter().map(Record::HoldStep));
        records.extend(payments(command).into_iter().map(Record::OrderPayment));
        records.extend([1, 2].map(|id| Record::AdvanceTax(advance_tax(id, command, 2))));
        records
    };
    let command = shop.command(records);
    let (hold, paid) = (holds(command).len() as i64 + 1, payments(command).len() as i64 + 1);
    let other = shop.command(|command| {
        vec![
            Record::OrderCancel(cancel(3, command, 1)),
            Record::HoldStep(hold_step(hold, command, 1)),
            Record::OrderPayment(payment(paid, command, 1)),
            Record::AdvanceTax(advance_tax(3, command, 1)),
        ]
    });

    let facts = shop.store.facts();
    let [first, second, none] = [1, 2, 3].map(DemandId);
    assert_eq!(facts.order_cancels(second), [1, 2].map(|id| cancel(id, command, 2)));
    assert_eq!((facts.order_cancels(first), facts.order_cancels(none)), (vec![cancel(3, other, 1)], vec![]));
    assert_eq!(facts.hold_steps(second), holds(command));
    assert_eq!((facts.hold_steps(first), facts.hold_steps(none)), (vec![hold_step(hold, other, 1)], vec![]));
    assert_eq!(facts.order_payments(second), payments(command));
    assert_eq!((facts.order_payments(first), facts.order_payments(none)), (vec![payment(paid, other, 1)], vec![]));
    assert_eq!(facts.advance_taxes(second), [1, 2].map(|id| advance_tax(id, command, 2)));
    assert_eq!((facts.advance_taxes(first), facts.advance_taxes(none)), (vec![advance_tax(3, other, 1)], vec![]));
    let heads = [Head::OrderCancel, Head::HoldStep, Head::OrderPayment, Head::AdvanceTax].map(|head| facts.head(head));
    assert_eq!(heads, [3, hold, paid, 3]);
    sound(&facts);
}

#[test]
fn what_is_billed_and_what_leaves() {
    let (shop, _) = ordered();
    let credited = |document, line| {
        let bill = invoice_line(document, line);
        let quantity = bill.quantity.checked_neg().unwrap();
        let amounts = [bill.gross_minor, bill.discount_minor, bill.basket_discount_minor, bill.net_minor];
        let [gross_minor, discount_minor, basket_discount_minor, net_minor] = amounts.map(|amount| -amount);
        let (tax_minor, memo_tax_minor, cost_minor) = (-bill.tax_minor, -bill.memo_tax_minor, -bill.cost_minor);
        InvoiceLine {
            quantity,
            gross_minor,
            discount_minor,
            basket_discount_minor,
            net_minor,
            tax_minor,
            memo_tax_minor,
            cost_minor,
            treatment: Treatment::DeemedSupplier,
            ..bill
        }
    };
    let events = |command| {
        let amount = |step| if step == ParcelStep::Claimed { 1_674 } else { 0 };
        let steps = (1..).zip(ParcelStep::ALL);
        let event = |(id, step): (i64, &ParcelStep)| ParcelEvent {
            step: *step,
            amount_minor: amount(*step),
            ..parcel_event(id, command, 1)
        };
        steps.map(event).collect::<Vec<_>>()
    };
    let records = |command| {
        let mut records: Vec<Record> = (1..=4).map(|id| Record::Document(document(id, command))).collect();
        for (document, demand) in [(1, 1), (2, 1), (3, 2)] {
            records.push(Record::Invoice(invoice(document, command, demand)));
        }
        records.extend([1, 2].map(|line| Record::InvoiceLine(invoice_line(1, line))));
        records.push(Record::InvoiceLine(credited(2, 1)));
        for (document, demand) in [(1, 1), (3, 2), (4, 1)] {
            records.push(Record::Parcel(parcel(document, command, demand)));
        }
        records.extend([(1, 1), (2, 3), (3, 1)].map(|(id, bill)| Record::BadDebtRelief(relief(id, command, bill))));
        records.extend(events(command).into_iter().map(Record::ParcelEvent));
        records
    };
    let command = shop.command(records);
    let last = events(command).len() as i64 + 1;
    let other = shop.command(|command| vec![Record::ParcelEvent(parcel_event(last, command, 4))]);

    let facts = shop.store.facts();
    let [bill, credit, third] = [(1, 1), (2, 1), (3, 2)].map(|(id, demand)| invoice(id, command, demand));
    assert_eq!(facts.invoices_of(DemandId(1)), [bill.clone(), credit.clone()]);
    assert_eq!((facts.invoices_of(DemandId(2)), facts.invoices_of(DemandId(3))), (vec![third.clone()], vec![]));
    for party in [ANN, PartyId::NONE] {
        let after = |number, limit| facts.invoices_after(BILLS, party, number, limit);
        assert_eq!(after(0, 9), [bill.clone(), credit.clone(), third.clone()]);
        assert_eq!((after(1, 1), after(3, 9)), (vec![credit.clone()], vec![]));
    }
    assert_eq!(facts.invoices_after(BILLS, PartyId(99), 0, 9), []);
    for invoice in [bill, credit, third] {
        assert_eq!(facts.invoice_by_number(BILLS, invoice.number), Some(invoice.document));
        assert_eq!(facts.invoice(invoice.document), Some(invoice));
    }
    assert_eq!((facts.invoice(DocumentId(4)), facts.invoice_by_number(BILLS, 4)), (None, None));
    assert_eq!(facts.invoice_by_number(ORDERS, 1), None);
    assert_eq!(facts.invoice_lines(DocumentId(1)), [1, 2].map(|line| invoice_line(1, line)));
    assert_eq!(facts.invoice_lines(DocumentId(2)), [credited(2, 1)]);
    assert_eq!(facts.invoice_lines(DocumentId(3)), []);

    assert_eq!(facts.bad_debt_reliefs(DocumentId(1)), [1, 3].map(|id| relief(id, command, 1)));
    assert_eq!((facts.bad_debt_reliefs(DocumentId(2)), facts.head(Head::BadDebtRelief)), (vec![], 3));
    let [one, two, three] = [(1, 1), (3, 2), (4, 1)].map(|(id, demand)| parcel(id, command, demand));
    assert_eq!(facts.parcels_of(DemandId(1)), [one.clone(), three]);
    assert_eq!((facts.parcels_of(DemandId(2)), facts.parcels_of(DemandId(3))), (vec![two], vec![]));
    assert_eq!((facts.parcel(DocumentId(1)), facts.parcel(DocumentId(2))), (Some(one), None));
    assert_eq!(facts.parcel_events(DocumentId(1)), events(command));
    assert_eq!(facts.parcel_events(DocumentId(4)), [parcel_event(last, other, 4)]);
    assert_eq!(facts.parcel_events(DocumentId(3)), []);
    assert_eq!(facts.head(Head::ParcelEvent), last);
    sound(&facts);
}

/// The guards of the schema hold against whoever comes by another way.
#[test]
fn what_was_agreed_stays_and_adds_up() {
    let (shop, [_, second, _]) = ordered();
    shop.command(|command| {
        vec![
            Record::OrderCancel(cancel(1, command, 2)),
            Record::HoldStep(hold_step(1, command, 2)),
            Record::OrderPayment(payment(1, command, 2)),
            Record::AdvanceTax(advance_tax(1, command, 2)),
            Record::Document(document(1, command)),
            Record::Invoice(invoice(1, command, 2)),
            Record::InvoiceLine(invoice_line(1, 1)),
            Record::BadDebtRelief(relief(1, command, 1)),
            Record::Parcel(parcel(1, command, 2)),
            Record::ParcelEvent(parcel_event(1, command, 1)),
        ]
    });
    let refused = |sql: &str| shop.store.connection.execute_batch(sql).unwrap_err().to_string();
    for (sql, why) in [
        ("UPDATE orders SET number = 9", "a row of orders stays as it was opened"),
        ("DELETE FROM orders", "rows of orders are never removed"),
        ("UPDATE order_lines SET net_minor = 1", "a row of order_lines stays as it was opened"),
        ("DELETE FROM order_lines", "rows of order_lines are never removed"),
        ("UPDATE order_lines SET cancelled = 2000000, invoiced = 1500000", "CHECK constraint failed"),
        ("UPDATE order_lines SET cancelled = -1", "CHECK constraint failed"),
        ("UPDATE order_cancels SET quantity = 1", "order_cancels is a journal"),
        ("UPDATE hold_steps SET placed = 0", "hold_steps is a journal"),
        ("DELETE FROM order_payments", "order_payments is a journal"),
        ("UPDATE orders SET tax_due = 'invoice'", "a row of orders stays as it was opened"),
        ("UPDATE advance_taxes SET tax_minor = 0", "advance_taxes is a journal"),
        ("DELETE FROM advance_taxes", "advance_taxes is a journal"),
        ("INSERT INTO advance_taxes VALUES (2, 1, 2, 5, 'exempt', 20260302, 0, 1, 9)", "CHECK constraint failed"),
        ("UPDATE invoices SET fee_minor = 0", "invoices is a journal"),
        ("DELETE FROM invoice_lines", "invoice_lines is a journal"),
        ("DELETE FROM bad_debt_reliefs", "bad_debt_reliefs is a journal"),
        ("UPDATE bad_debt_reliefs SET tax_minor = 0", "bad_debt_reliefs is a journal"),
        ("UPDATE parcels SET tracking = ''", "parcels is a journal"),
        ("DELETE FROM parcel_events", "parcel_events is a journal"),
        (
            "INSERT INTO invoices VALUES (2, 1, 2, 'invoice', 12, 2, 7, 20260331, 100, 19, 100, 20, 0, 0, 0)",
            "CHECK constraint failed",
        ),
        (
            "INSERT INTO invoices VALUES (2, 1, 2, 'credit_note', 12, 2, 7, 20260331, 100, 19, 100, 19, 0, 0, 1)",
            "CHECK constraint failed",
        ),
        (
            "INSERT INTO invoices VALUES (2, 1, 2, 'invoice', 12, 1, 7, 20260331, 100, 19, 100, 19, 0, 0, 0)",
            "UNIQUE constraint failed",
        ),
        (
            "INSERT INTO invoice_lines VALUES (1, 2, 1, 1, 5, 10, 0, 0, -10, 0, 0, 5, 'taxed', 0)",
            "CHECK constraint failed",
        ),
        ("INSERT INTO parcel_events VALUES (2, 1, 1, 'lost', 20260309, 1, '')", "CHECK constraint failed"),
        (
            "INSERT INTO order_payments VALUES (2, 1, 2, 'captured', 2, 0, 0, 0, '', 20260301, 0, 0)",
            "CHECK constraint failed",
        ),
    ] {
        assert!(refused(sql).contains(why), "{sql}: {}", refused(sql));
    }
    let same = Arc::new(Order { demand: DemandId(4), ..(*second).clone() });
    let writer = &mut Writer::new(&shop.store);
    for row in [Some(&same), None] {
        assert_eq!(sales::write_orders(writer, &[(DemandId(4), row)]).unwrap_err().code, "store.constraint");
    }
}
