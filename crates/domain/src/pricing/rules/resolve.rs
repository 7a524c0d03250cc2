//! The price of one unit: which list is asked first, and which of its prices holds.
//!
//! 1. The lists of the entity in the currency are asked that are active, hold on the day, and whose restrictions the sale
//!    meets: the channel, the customer's group and the site of a list must be those of the sale where the list names them.
//! 2. The most specific list comes first. What a list is restricted to weighs 4 for a customer group, 2 for a channel and
//!    1 for a site, so that a group's list for one site goes before any list without a group. Among lists of equal weight
//!    those of reduced prices come first, then the one that began to hold last, then the one whose code sorts first.
//! 3. Within a list the price holds that is per the unit sold, valid on the day, and for the largest quantity that is
//!    still reached; of two for the same quantity the one that began last.
//! 4. A list without such a price for a pack offers what the pack holds: the price of the base unit for that many, times
//!    the units in the pack, rounded half away from zero to a millionth.
//! 5. The first list that offers a price is the answer; lists are not compared by price.

use std::sync::Arc;

use crate::catalogue::replies::unit_code;
use crate::flow::{Draft, Refusal};
use crate::pricing::refusals::NoPrice;
use crate::pricing::types::{Price, PriceList, PriceOrigin};
use crate::values::{
    BusinessDate, Currency, EntityId, ItemId, PartyId, PriceListId, Quantity, Ratio, SiteId, UnitId, UnitPrice,
};

/// What a price is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask<'a> {
    /// Who sells.
    pub(crate) entity: EntityId,
    /// The currency of the sale.
    pub(crate) currency: Currency,
    /// Where, or none.
    pub(crate) site: SiteId,
    /// Through which channel, folded; empty for none.
    pub(crate) channel: &'a str,
    /// To whom, or none.
    pub(crate) customer: PartyId,
    /// What.
    pub(crate) item: ItemId,
    /// The unit it is sold in.
    pub(crate) unit: UnitId,
    /// How much, in that unit as it was entered.
    pub(crate) quantity: Quantity,
    /// On which day.
    pub(crate) on: BusinessDate,
}

/// A price, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The list that offers it.
    pub(crate) list: PriceListId,
    /// The price of one of the unit asked for.
    pub(crate) unit_price: UnitPrice,
    /// Why the price is what it is: the list's, or a reduced one.
    pub(crate) origin: PriceOrigin,
    /// Whether it includes tax.
    pub(crate) includes_tax: bool,
    /// The quantity from which it holds; of a pack priced by what it holds, in base units.
    pub(crate) quantity_from: Quantity,
}

impl PriceList {
    /// How specific it is.
    pub(crate) fn weight(&self) -> u8 {
        4 * u8::from(!self.customer_group.is_empty())
            + 2 * u8::from(!self.channel.is_empty())
            + u8::from(!self.site.is_none())
    }

    /// Whether it is asked for a sale to a customer of a group.
    fn serves(&self, ask: &Ask<'_>, group: &str) -> bool {
        self.suits(ask, group) && self.holds(ask.on)
    }

    /// Whether it would be asked, whatever the day.
    pub(crate) fn suits(&self, ask: &Ask<'_>, group: &str) -> bool {
        self.active
            && self.currency == ask.currency
            && (self.channel.is_empty() || self.channel == ask.channel)
            && (self.customer_group.is_empty() || self.customer_group == group)
            && (self.site.is_none() || self.site == ask.site)
    }
}

/// The price of one of a unit for so many of it, among the prices of an item in a list; `factor` units make one asked
/// for.
fn row(prices: &[Price], unit: UnitId, quantity: Quantity, factor: Ratio, on: BusinessDate) -> Option<&Price> {
    // Compared as fractions, for what a pack holds need not be a whole millionth.
    let reached = i128::from(quantity.micros()) * i128::from(factor.num());
    // They stand by quantity and first day: the last that holds is the one for the largest quantity, begun last.
    prices.iter().rev().find(|price| {
        price.unit == unit
            && i128::from(price.quantity_from.micros()) * i128::from(factor.den()) <= reached
            && price.holds(on)
    })
}

/// Reads the prices for the lines of a sale list by list, each for all lines that no list before it has priced, so that
/// [`price_for`] then answers from memory.
pub(crate) fn prefetch_prices(draft: &mut Draft<'_>, asks: &[Ask<'_>]) {
    let Some(first) = asks.first() else { return };
    let lists = draft.price_lists_of(first.entity);
    let mut waiting: Vec<&Ask<'_>> = asks.iter().collect();
    for list in lists.iter() {
        if waiting.is_empty() {
            return;
        }
        let (asked, others): (Vec<&Ask<'_>>, Vec<&Ask<'_>>) = waiting.into_iter().partition(|ask| {
            let group = group_of(draft, ask.customer);
            list.serves(ask, group.as_deref().unwrap_or_default())
        });
        draft.prefetch_prices_of(asked.iter().map(|ask| (list.id, ask.item)));
        waiting = others;
        waiting.extend(asked.into_iter().filter(|ask| offer(draft, list, ask).is_none()));
    }
}

/// The price of one unit, or none when no list has one.
pub(crate) fn price_for(draft: &mut Draft<'_>, ask: &Ask<'_>) -> Option<Found> {
    let group = group_of(draft, ask.customer);
    let lists = draft.price_lists_of(ask.entity);
    let mut asked = lists.iter().filter(|list| list.serves(ask, group.as_deref().unwrap_or_default()));
    asked.find_map(|list| offer(draft, list, ask))
}

/// What is said where there must be a price and no list has one.
pub(crate) fn no_price(draft: &mut Draft<'_>, ask: &Ask<'_>) -> Refusal {
    let item = draft.item(ask.item).map(|item| item.code.clone()).unwrap_or_default();
    let (unit, on, currency) = (unit_code(draft, ask.unit), ask.on.to_string(), ask.currency.to_string());
    NoPrice { item, unit, on, currency }.into()
}

fn group_of(draft: &mut Draft<'_>, customer: PartyId) -> Option<Arc<str>> {
    (!customer.is_none()).then(|| draft.customer_group(customer))
}

/// What a list offers.
fn offer(draft: &mut Draft<'_>, list: &PriceList, ask: &Ask<'_>) -> Option<Found> {
    let found = |price: &Price, unit_price| Found {
        list: list.id,
        unit_price,
        origin: list.origin(),
        includes_tax: list.includes_tax,
        quantity_from: price.quantity_from,
    };
    let prices = draft.prices_of(list.id, ask.item)?;
    if let Some(price) = row(prices, ask.unit, ask.quantity, Ratio::ONE, ask.on) {
        return Some(found(price, price.unit_price));
    }
    let prices = Arc::clone(prices);
    let base = draft.item(ask.item).map(|item| item.unit).filter(|base| *base != ask.unit)?;
    let factor = draft.pack(ask.item, ask.unit)?.factor;
    let price = row(&prices, base, ask.quantity, factor, ask.on)?;
    price.unit_price.of_pack(factor).ok().map(|unit_price| found(price, unit_price))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::catalogue::commands::{AddCategory, AddItem, AddUnit};
    use crate::parties::commands::AddParty;
    use crate::pricing::commands::{SetCustomerGroup, SetPriceList, SetPrices};
    use crate::testing::Shop;

    /// ACME sells TEA in pieces and cases of 12; BEN buys in group trade.
    fn shop() -> Shop {
        let mut shop = Shop::open();
        shop.two_entities();
        shop.example::<AddUnit>();
        shop.example::<AddCategory>();
        let pack = json!([{"unit": "CASE", "factor": "12"}]);
        shop.does::<AddItem>(json!({"item": "TEA", "name": "Tea", "category": "TEA", "packs": pack}));
        shop.does::<AddItem>(json!({"item": "RICE", "name": "Rice", "category": "TEA", "unit": "KG"}));
        shop.does::<AddParty>(json!({"party": "BEN", "kinds": ["customer"]}));
        shop.does::<SetCustomerGroup>(json!({"customer": "BEN", "customer_group": "trade"}));
        shop
    }

    fn list(shop: &mut Shop, list: &str, restrictions: Value) {
        let mut request = json!({"entity": "ACME", "price_list": list, "name": list});
        for (field, value) in restrictions.as_object().expect("fields") {
            request[field] = value.clone();
        }
        shop.does::<SetPriceList>(request);
    }

    fn set(shop: &mut Shop, list: &str, prices: Value) {
        shop.does::<SetPrices>(json!({"price_list": list, "prices": prices}));
    }

    const TEA: ItemId = ItemId(1);
    const RICE: ItemId = ItemId(2);

    fn ask(item: ItemId, quantity: &str) -> Ask<'static> {
        Ask {
            entity: EntityId(1),
            currency: Currency::EUR,
            site: SiteId(101),
            channel: "",
            customer: PartyId::NONE,
            item,
            unit: UnitId(if item == TEA { 1 } else { 2 }),
            quantity: Quantity::parse(quantity).expect("a quantity"),
            on: BusinessDate::parse("2026-11-23").expect("a day"),
        }
    }

    /// The code of the list and the price of one unit.
    fn found(shop: &mut Shop, ask: Ask<'_>) -> String {
        let Some(found) = price_for(&mut shop.draft, &ask) else { return String::new() };
        let list = shop.draft.price_list(found.list).map(|list| list.code.clone()).unwrap_or_default();
        format!("{list} {}", found.unit_price)
    }

    /// Every list has a price; the more specific goes first, whatever the price.
    #[test]
    fn the_most_specific_list_is_asked_first() {
        let mut shop = shop();
        let lists = [
            ("ALL", json!({})),
            ("SITE", json!({"site": "SHOP-1"})),
            ("WEB", json!({"channel": "WEB"})),
            ("WEB-SITE", json!({"channel": "web", "site": "SHOP-1"})),
            ("TRADE", json!({"customer_group": "Trade"})),
            ("TRADE-SITE", json!({"customer_group": "trade", "site": "SHOP-1"})),
            ("TRADE-WEB", json!({"customer_group": "trade", "channel": "web"})),
            ("TRADE-WEB-SITE", json!({"customer_group": "trade", "channel": "web", "site": "SHOP-1"})),
        ];
        for (at, (code, restrictions)) in lists.into_iter().enumerate() {
            list(&mut shop, code, restrictions);
            set(&mut shop, code, json!([{"item": "TEA", "price": at.to_string()}]));
        }
        let ben = PartyId(1);
        for (channel, customer, site, expected) in [
            ("", PartyId::NONE, 102, "ALL 0"),
            ("", PartyId::NONE, 101, "SITE 1"),
            ("web", PartyId::NONE, 102, "WEB 2"),
            ("web", PartyId::NONE, 101, "WEB-SITE 3"),
            ("", ben, 102, "TRADE 4"),
            ("", ben, 101, "TRADE-SITE 5"),
            ("web", ben, 102, "TRADE-WEB 6"),
            ("web", ben, 101, "TRADE-WEB-SITE 7"),
            ("phone", ben, 0, "TRADE 4"),
        ] {
            let ask = Ask { channel, customer, site: SiteId(site), ..ask(TEA, "1") };
            assert_eq!(found(&mut shop, ask), expected, "{channel} {customer} {site}");
        }
    }

    /// A list that says nothing of an item leaves it to the next; one that has ended, is inactive, in another currency or
    /// of another entity is not asked.
    #[test]
    fn lists_that_are_not_asked() {
        let mut shop = shop();
        list(&mut shop, "OLD", json!({"starts_on": "2026-01-01", "ends_on": "2026-11-22", "site": "SHOP-1"}));
        list(&mut shop, "NEXT", json!({"starts_on": "2026-11-24", "site": "SHOP-1"}));
        list(&mut shop, "OFF", json!({"active": false, "site": "SHOP-1"}));
        list(&mut shop, "USD", json!({"currency": "USD", "site": "SHOP-1"}));
        list(&mut shop, "BASE", json!({}));
        list(&mut shop, "NEWER", json!({"starts_on": "2026-06-01"}));
        list(&mut shop, "ALSO-NEWER", json!({"starts_on": "2026-06-01"}));
        for (code, price) in [("OLD", "1"), ("NEXT", "2"), ("OFF", "3"), ("USD", "4"), ("BASE", "5"), ("NEWER", "6")] {
            set(&mut shop, code, json!([{"item": "TEA", "price": price, "starts_on": "2026-01-01"}]));
        }
        set(&mut shop, "ALSO-NEWER", json!([{"item": "RICE", "price": "7"}]));
        let on = |text: &str| Ask { on: BusinessDate::parse(text).expect("a day"), ..ask(TEA, "1") };
        assert_eq!(found(&mut shop, on("2026-05-31")), "OLD 1");
        assert_eq!(found(&mut shop, on("2026-11-23")), "NEWER 6");
        assert_eq!(found(&mut shop, on("2026-11-24")), "NEXT 2");
        assert_eq!(found(&mut shop, Ask { site: SiteId(102), ..on("2026-05-31") }), "BASE 5");
        assert_eq!(found(&mut shop, Ask { currency: Currency::USD, ..ask(TEA, "1") }), "USD 4");
        assert_eq!(found(&mut shop, Ask { entity: EntityId(2), ..ask(TEA, "1") }), "");
        assert_eq!(found(&mut shop, ask(RICE, "1")), "ALSO-NEWER 7");
        set(&mut shop, "ALSO-NEWER", json!([{"item": "TEA", "price": "8"}]));
        assert_eq!(found(&mut shop, ask(TEA, "1")), "ALSO-NEWER 8", "of equal lists the code that sorts first");
    }

    /// The largest quantity that is reached, then the latest day; weighed goods reach a break by the gram.
    #[test]
    fn quantity_breaks_and_days() {
        let mut shop = shop();
        list(&mut shop, "ALL", json!({}));
        let day = |price: &str, quantity: &str, from: &str, to: Option<&str>| json!({"item": "RICE", "price": price, "quantity_from": quantity, "starts_on": from, "ends_on": to});
        let prices = json!([
            day("3.20", "0", "2026-01-01", None),
            day("2.80", "0", "2026-11-20", Some("2026-11-23")),
            day("2.90", "2.5", "2026-01-01", None),
            day("2.00", "10", "2026-01-01", Some("2026-10-31")),
            day("1.00", "0.5", "2026-12-01", None)
        ]);
        set(&mut shop, "ALL", prices);
        for (quantity, on, expected) in [
            ("0.385", "2026-11-23", "ALL 2.8"),
            ("2.499", "2026-11-24", "ALL 3.2"),
            ("2.5", "2026-11-23", "ALL 2.9"),
            ("10", "2026-10-31", "ALL 2"),
            ("10", "2026-11-01", "ALL 2.9"),
            ("0.499", "2026-12-01", "ALL 3.2"),
            ("0.5", "2026-12-01", "ALL 1"),
            ("1", "2025-12-31", ""),
        ] {
            let ask = Ask { on: BusinessDate::parse(on).expect("a day"), ..ask(RICE, quantity) };
            assert_eq!(found(&mut shop, ask), expected, "{quantity} on {on}");
        }
    }

    /// A pack has its own price or costs what it holds, at the break its contents reach; a piece is never a part of one.
    #[test]
    fn packs_cost_what_they_hold_or_have_a_price() {
        let mut shop = shop();
        list(&mut shop, "TRADE", json!({"customer_group": "trade"}));
        list(&mut shop, "ALL", json!({}));
        let pieces = json!([{"item": "TEA", "price": "3.49"}, {"item": "TEA", "price": "3.19", "quantity_from": "24"}]);
        set(&mut shop, "ALL", pieces);
        let cases = |quantity| Ask { unit: UnitId(5), ..ask(TEA, quantity) };
        assert_eq!(found(&mut shop, cases("1")), "ALL 41.88");
        assert_eq!(found(&mut shop, cases("1.999999")), "ALL 41.88");
        assert_eq!(found(&mut shop, cases("2")), "ALL 38.28");
        set(&mut shop, "ALL", json!([{"item": "TEA", "unit": "CASE", "price": "40"}]));
        assert_eq!(found(&mut shop, cases("2")), "ALL 40");
        set(&mut shop, "TRADE", json!([{"item": "TEA", "unit": "CASE", "price": "30"}]));
        let ben = |ask| Ask { customer: PartyId(1), ..ask };
        assert_eq!(found(&mut shop, ben(cases("1"))), "TRADE 30");
        assert_eq!(found(&mut shop, ben(ask(TEA, "1"))), "ALL 3.49");
    }

    #[test]
    fn what_has_no_price_says_so() {
        let mut shop = shop();
        let refusal = no_price(&mut shop.draft, &ask(RICE, "1"));
        assert_eq!(refusal.code, "pricing.no_price");
        assert_eq!(
            refusal.message,
            "no price list has a price in EUR for RICE in KG on 2026-11-23; pricing.set_prices sets one, or give the price with the line"
        );
    }

    proptest! {
        /// The row found is the one a plain search finds: of those that hold, the largest quantity, then the latest day.
        #[test]
        fn the_row_is_the_best_of_those_that_hold(
            rows in prop::collection::btree_map((1..3_i64, 0..5_i64, 1..9_i32), prop::option::of(0..4_i32), 0..20),
            unit in 1..3_i64,
            quantity in 0..6_i64,
            on in 1..12_i32,
        ) {
            let day = |day: i32| BusinessDate::new(2026, 1, day).expect("a day");
            let price = |((unit, quantity, from), lasts): (&(i64, i64, i32), &Option<i32>)| Price {
                list: PriceListId(1),
                item: TEA,
                unit: UnitId(*unit),
                quantity_from: Quantity::from_micros(*quantity),
                starts_on: day(*from),
                unit_price: UnitPrice::ZERO,
                ends_on: lasts.map(|days| day(from + days)),
            };
            let prices: Vec<Price> = rows.iter().map(price).collect();
            let (unit, quantity, on) = (UnitId(unit), Quantity::from_micros(quantity), day(on));
            let best = prices
                .iter()
                .filter(|price| price.unit == unit && price.quantity_from <= quantity && price.holds(on))
                .max_by_key(|price| (price.quantity_from, price.starts_on));
            prop_assert_eq!(row(&prices, unit, quantity, Ratio::ONE, on), best);
        }
    }
}
