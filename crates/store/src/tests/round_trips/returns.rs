//! How channels take goods back, returns, and what happened to them.

use std::collections::BTreeMap;
use std::sync::Arc;

use backroom_domain::flow::{FlowFacts, Head, Master, Record};
use backroom_domain::returns::facts::ReturnFacts;
use backroom_domain::returns::types::{
    Disposition, OrderDiscountRule, RefundWhen, Return, ReturnCredit, ReturnLine, ReturnPolicy, ReturnReason,
    ReturnStep, ReturnStepKind,
};
use backroom_domain::values::{
    ChannelId, CommandId, DemandId, DocumentId, EntityId, ItemId, LotId, OpenItemId, PartyId, Percent, PlaceId,
    Quantity, ReturnId, SeriesId, TenderId,
};

use super::allocation::{channel, demand};
use super::sales::{invoice, order, sales_masters};
use super::sound;
use crate::tests::shop::{ENTITY, SHOP, Shop, day, document};
use crate::{allocation, returns, sales};

const RETURNS: SeriesId = SeriesId(15);

fn units(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

/// A return as it was opened, as yet without lines and order.
pub(in crate::tests) fn held(id: i64, command: CommandId) -> Return {
    Return {
        id: ReturnId(id),
        command,
        entity: ENTITY,
        series: RETURNS,
        number: id,
        customer: PartyId(7),
        opened_on: day("2026-03-05"),
        authorised: id % 2 == 1,
        refund_tender: TenderId(2),
        refund_code: format!("C-{id}"),
        note: "a dent".into(),
        attributes: serde_json::from_str("{\"box\":1}").unwrap(),
        external_refs: BTreeMap::from([("desk".to_owned(), format!("T-{id}"))]),
        demand: DemandId::NONE,
        lines: Vec::new(),
    }
}

/// A line as it was opened: of the item with its number.
pub(in crate::tests) fn line(line: i64, command: CommandId) -> ReturnLine {
    ReturnLine {
        line,
        command,
        item: ItemId(line),
        reason: "MIND".into(),
        charges_fee: line == 1,
        authorised: units("3"),
        order_line: 0,
        received: Quantity::ZERO,
        credited: Quantity::ZERO,
        disposed: Quantity::ZERO,
        lost: Quantity::ZERO,
        declined: Quantity::ZERO,
        released: Quantity::ZERO,
        clearing: OpenItemId::NONE,
    }
}

/// The same, of which goods came.
pub(in crate::tests) fn came(line: ReturnLine) -> ReturnLine {
    ReturnLine { order_line: line.line, received: units("2"), clearing: OpenItemId(8), ..line }
}

pub(in crate::tests) fn step(id: i64, command: CommandId, of: i64) -> ReturnStep {
    ReturnStep {
        id,
        command,
        of: ReturnId(of),
        line: 1,
        step: ReturnStepKind::Received,
        about: id - 1,
        quantity: units("1.5"),
        document: DocumentId(1),
        site: SHOP,
        place: PlaceId(3),
        lot: LotId(4),
        owner: PartyId(5),
        disposition: None,
        value_minor: 750,
        recovered_minor: 0,
        clearing_minor: -750,
        occurred_on: day("2026-03-06"),
        note: "wet".into(),
    }
}

pub(in crate::tests) fn credit(document: i64, line: i64) -> ReturnCredit {
    ReturnCredit {
        document: DocumentId(document),
        line,
        of: ReturnId(1),
        return_line: line,
        fee_net_minor: 100,
        fee_tax_minor: 19,
        withheld_minor: -12,
        withheld_net_minor: -10,
        withheld_tax_minor: -2,
        granted_net_minor: 7,
        granted_tax_minor: 1,
    }
}

#[test]
fn policies() {
    let shop = Shop::new();
    let reason = |code: &str, charges_fee| ReturnReason {
        code: code.to_owned(),
        folded: code.to_lowercase(),
        name: format!("{code}!"),
        charges_fee,
    };
    let web = ReturnPolicy {
        channel: ChannelId(1),
        window_days: Some(30),
        refund_when: RefundWhen::Disposition,
        restocking: Percent::parse("12.5").unwrap(),
        refund_shipping: true,
        order_discount: OrderDiscountRule::ChargeBack,
        discount_from_minor: 5_000,
        reasons: vec![reason("MIND", true), reason("BROKEN", false)],
    };
    let shops = ReturnPolicy {
        channel: ChannelId(2),
        window_days: None,
        refund_when: RefundWhen::Authorisation,
        refund_shipping: false,
        order_discount: OrderDiscountRule::Keep,
        discount_from_minor: 0,
        reasons: vec![reason("MIND", false)],
        ..web.clone()
    };
    let mut masters = sales_masters();
    masters.extend([
        Master::Channel(channel(2, "Shops")),
        Master::ReturnPolicy(Arc::new(ReturnPolicy { refund_when: RefundWhen::Receipt, ..web.clone() })),
        Master::ReturnPolicy(Arc::new(web.clone())),
        Master::ReturnPolicy(Arc::new(shops.clone())),
    ]);
    shop.masters(masters);
    let facts = shop.store.facts();
    assert_eq!([1, 2].map(|id| facts.return_policy(ChannelId(id))), [Some(web), Some(shops)]);
    assert_eq!(facts.return_policy(ChannelId(3)), None);
    sound(&facts);
}

/// A shop with three returns: two of one order, of which goods of the first wait and are not refunded, and one of nobody.
fn returned() -> (Shop, [Arc<Return>; 3]) {
    let shop = Shop::new();
    shop.masters(sales_masters());
    let opened = |command| {
        let mut records =
            vec![Record::Demand(Arc::new(demand(1, command))), Record::Order(Arc::new(order(1, command)))];
        for id in 1..=3 {
            records.push(Record::Return(Arc::new(held(id, command))));
            records.extend([1, 2].map(|at| Record::ReturnLine(ReturnId(id), line(at, command))));
        }
        records
    };
    let stands = |id: i64, command| {
        let plain = [1, 2].map(|at| line(at, command)).to_vec();
        let lines = if id == 1 { vec![came(line(1, command)), line(2, command)] } else { plain };
        Arc::new(Return { demand: DemandId(if id == 3 { 0 } else { 1 }), lines, ..held(id, command) })
    };
    let command = shop.command_with(opened, |command, writer| {
        let wanted = Arc::new(demand(1, command));
        allocation::write_demands(writer, &[(wanted.id, Some(&wanted))])?;
        let ordered = Arc::new(order(1, command));
        sales::write_orders(writer, &[(ordered.demand, Some(&ordered))])?;
        let all = [1, 2, 3].map(|id| stands(id, command));
        let rows: Vec<_> = all.iter().map(|held| (held.id, Some(held))).collect();
        returns::write_returns(writer, &rows)
    });
    (shop, [1, 2, 3].map(|id| stands(id, command)))
}

#[test]
fn returns_and_their_lines() {
    let (shop, all) = returned();
    let facts = shop.store.facts();
    for held in &all {
        assert_eq!(facts.return_row(held.id).as_ref(), Some(&**held));
        assert_eq!(facts.return_by_number(RETURNS, held.number), Some(held.id));
    }
    assert_eq!((facts.return_row(ReturnId(4)), facts.return_by_number(RETURNS, 4)), (None, None));
    assert_eq!(facts.returns_of(DemandId(1)), [ReturnId(1), ReturnId(2)]);
    assert_eq!((facts.returns_of(DemandId(2)), facts.returns_of(DemandId::NONE)), (vec![], vec![]));

    let open = |entity, after| facts.returns_unmatched(EntityId(entity), ReturnId(after), 9);
    let waiting = |entity, after| facts.returns_waiting(EntityId(entity), ReturnId(after), 9);
    assert_eq!((open(ENTITY.0, 0), open(ENTITY.0, 1), open(9, 0)), (vec![ReturnId(1)], vec![], vec![]));
    assert_eq!((waiting(ENTITY.0, 0), waiting(ENTITY.0, 1), waiting(9, 0)), (vec![ReturnId(1)], vec![], vec![]));
    let mut met = (*all[0]).clone();
    met.lines[0] = ReturnLine {
        credited: units("3"),
        disposed: units("2"),
        lost: units("1"),
        declined: units("0"),
        released: units("0.5"),
        ..met.lines[0].clone()
    };
    let met = Arc::new(met);
    shop.balances(|writer| returns::write_returns(writer, &[(met.id, Some(&met))]));
    assert_eq!(facts.return_row(met.id).as_ref(), Some(&*met));
    assert_eq!((open(ENTITY.0, 0), waiting(ENTITY.0, 0)), (vec![], vec![]));
    assert_eq!(facts.head(Head::Return), 3);
    sound(&facts);
}

#[test]
fn what_happens_to_a_return() {
    let (shop, _) = returned();
    let steps = |command| -> Vec<ReturnStep> {
        let kinds = ReturnStepKind::ALL.iter().filter(|kind| **kind != ReturnStepKind::Disposed);
        let mut steps: Vec<ReturnStep> = kinds.map(|kind| ReturnStep { step: *kind, ..step(1, command, 2) }).collect();
        let gone = |disposition: &Disposition| ReturnStep {
            step: ReturnStepKind::Disposed,
            disposition: Some(*disposition),
            ..step(1, command, 2)
        };
        steps.extend(Disposition::ALL.iter().map(gone));
        (1..)
            .zip(steps)
            .map(|(id, step)| ReturnStep {
                id,
                line: i64::from(step.step != ReturnStepKind::Ordered),
                recovered_minor: id,
                ..step
            })
            .collect()
    };
    let command = shop.command(|command| {
        let mut records = vec![Record::Document(document(1, command)), Record::Document(document(2, command))];
        records.extend(steps(command).into_iter().map(Record::ReturnStep));
        records.extend([1, 2].map(|at| Record::Invoice(invoice(at, command, 1))));
        records.extend([1, 2].map(|at| Record::ReturnCredit(credit(2, at))));
        records
    });
    let facts = shop.store.facts();
    assert_eq!((facts.return_steps(ReturnId(2)), facts.return_steps(ReturnId(1))), (steps(command), vec![]));
    assert_eq!(facts.return_credits(DocumentId(2)), [1, 2].map(|at| credit(2, at)));
    assert_eq!(facts.return_credits(DocumentId(1)), []);
    let gone: Vec<ReturnStep> = steps(command).into_iter().filter(|step| step.disposition.is_some()).collect();
    let between = |entity, from, to| facts.dispositions(EntityId(entity), day(from), day(to));
    assert_eq!(between(ENTITY.0, "2026-03-06", "2026-03-06"), gone);
    assert_eq!(between(ENTITY.0, "2026-03-07", "2026-03-09"), []);
    assert_eq!(between(ENTITY.0, "2026-03-01", "2026-03-05"), []);
    assert_eq!(between(9, "2026-03-06", "2026-03-06"), []);
    assert_eq!(facts.head(Head::ReturnStep), steps(command).len() as i64);
    sound(&facts);
}
