//! Price lists, prices and customer groups.

use backroom_domain::flow::{Draft, Master, Memory, Operation, Parse};
use backroom_domain::pricing::facts::PricingFacts;
use backroom_domain::pricing::types::{Price, PriceList};
use backroom_domain::values::{Currency, EntityId, ItemId, PartyId, PriceListId, Quantity, SiteId, UnitId, UnitPrice};

use super::{party, sound};
use crate::exec::StatementKind;
use crate::tests::shop::{ENTITY, SHOP, Shop, day};

fn list(id: i64, code: &str, group: &str) -> PriceList {
    PriceList {
        id: PriceListId(id),
        code: code.into(),
        folded: code.to_lowercase(),
        name: "Shop prices".into(),
        entity: ENTITY,
        currency: Currency::EUR,
        includes_tax: true,
        channel: "web".into(),
        customer_group: group.into(),
        site: SHOP,
        starts_on: day("2026-01-01"),
        ends_on: (id == 1).then(|| day("2026-12-31")),
        markdown: id == 1,
        active: id == 1,
    }
}

fn price(list: i64, item: i64, quantity: &str, from: &str, price: &str) -> Price {
    Price {
        list: PriceListId(list),
        item: ItemId(item),
        unit: UnitId(1),
        quantity_from: Quantity::parse(quantity).unwrap(),
        starts_on: day(from),
        unit_price: UnitPrice::parse(price).unwrap(),
        ends_on: (quantity != "0").then(|| day("2026-12-31")),
    }
}

#[test]
fn prices() {
    let shop = Shop::new();
    let lists = [list(1, "Retail", ""), list(2, "Staff", "staff")];
    let prices = [
        price(1, 1, "0", "2026-01-01", "3.5"),
        price(1, 1, "0", "2026-06-01", "3.6"),
        price(1, 1, "2.5", "2026-01-01", "3.2"),
        price(1, 2, "0", "2026-01-01", "0.018"),
        price(2, 1, "0", "2026-01-01", "3"),
    ];
    let mut masters: Vec<Master> = lists.iter().cloned().map(Master::PriceList).collect();
    masters.extend(prices.iter().rev().copied().map(Master::Price));
    masters.push(Master::Price(Price { unit_price: UnitPrice::ONE, ..prices[0] }));
    masters.push(Master::Price(prices[0]));
    masters.push(Master::Party(party()));
    masters.push(Master::CustomerGroup { party: PartyId(7), group: "staff".into() });
    shop.masters(masters);

    let facts = shop.store.facts();
    assert_eq!(facts.price_list_by_code("staff").as_ref(), Some(&lists[1]));
    assert_eq!(facts.price_list(PriceListId(1)).as_ref(), Some(&lists[0]));
    assert_eq!(facts.price_lists_of(ENTITY), lists);
    assert_eq!(facts.price_lists_of(EntityId(2)), []);
    let key = |list, item| (PriceListId(list), ItemId(item));
    assert_eq!(facts.prices(&[key(2, 1), key(2, 2), key(1, 1)]), [vec![prices[4]], Vec::new(), prices[..3].to_vec()]);
    let after = |after, limit| facts.prices_after(PriceListId(1), ItemId(after), limit);
    assert_eq!(after(0, 9), [prices[..3].to_vec(), vec![prices[3]]]);
    assert_eq!(after(0, 1), [prices[..3].to_vec()]);
    assert_eq!(after(1, 9), [vec![prices[3]]]);
    assert_eq!(facts.customer_group(PartyId(7)).as_deref(), Some("staff"));
    assert_eq!(facts.customer_group(PartyId(8)), None);
    sound(&facts);
}

/// How many statements read prices and lists.
fn reads(shop: &Shop) -> [usize; 2] {
    let statements = shop.store.stop_recording();
    let of = |table: &str| {
        let reads = statements.iter().filter(|statement| statement.kind == StatementKind::Read);
        reads.filter(|statement| statement.sql.contains(table)).count()
    };
    [of(" FROM prices "), of(" FROM price_lists ")]
}

/// A sale of three lines asks the first list for each item and the second for what the first does not price; a warm draft
/// asks nothing, not even for what no list prices.
#[test]
fn a_warm_draft_prices_a_sale_from_memory() {
    let shop = Shop::new();
    let everywhere = |id, code, active| PriceList {
        channel: String::new(),
        site: if id == 1 { SHOP } else { SiteId::NONE },
        ends_on: None,
        active,
        ..list(id, code, "")
    };
    let lists = [everywhere(1, "Shop", true), everywhere(2, "All", true), everywhere(3, "Off", false)];
    let mut masters: Vec<Master> = lists.into_iter().map(Master::PriceList).collect();
    masters.push(Master::Price(price(1, 1, "0", "2026-01-01", "3.5")));
    shop.masters(masters);

    let request = r#"{"site": "shop", "on": "2026-11-23", "lines": [{"item": "Green-1", "quantity": "0.385"}, {"item": "green-1", "quantity": 2}, {"item": "Black-2", "quantity": 1}]}"#;
    let Parse::Query(parse) = Operation::of("pricing.quote").unwrap().parse else { unreachable!("a query") };
    let query = parse(request.as_bytes()).unwrap();
    let facts = shop.store.facts();
    let mut memory = Memory::default();
    for expected in [[3, 1], [0, 0]] {
        let mut draft = Draft::new(&facts, memory);
        shop.store.start_recording();
        let answer = query.answer(&mut draft).unwrap();
        assert!(answer.contains(r#""origin":"none""#) && answer.contains(r#""amount":"8.35""#), "{answer}");
        assert_eq!(reads(&shop), expected);
        draft.settle();
        memory = draft.into_memory();
    }
    sound(&facts);
}
