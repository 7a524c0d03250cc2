//! Goods before they are asked for: what they cost, how they are packed, and what each store gets at the start of a week.
//!
//! The baskets say nothing of costs and deliveries, so these are made by rule:
//!
//! 1. A unit costs a share of its usual shelf price that depends on the department, and 1 % more every quarter since the
//!    first; to a hundredth of a cent, halves up, and never less than a cent.
//! 2. Goods under 3.00 come in cases of two, others singly.
//! 3. A store gets at the start of a week what it will sell in it beyond what it has, in whole cases.

use std::collections::HashMap;

use backroom::values::BusinessDate;

use super::baskets::{Basket, Item};
use super::shop::DeliveryLine;

/// What a unit costs in thousandths of its usual shelf price. Our choice: near what grocers report, department by
/// department, before the discounts that the retailer bears.
fn cost_permille(department: &str) -> i64 {
    match department {
        "GROCERY" | "NUTRITION" => 640,
        "PRODUCE" | "SALAD BAR" => 570,
        "MEAT" | "SEAFOOD" => 600,
        "MEAT-PCKGD" | "SEAFOOD-PCKGD" => 610,
        "DELI" | "PASTRY" | "CHEF SHOPPE" | "RESTAURANT" => 520,
        "COSMETICS" | "FLORAL" => 540,
        "SPIRITS" => 720,
        _ => 630,
    }
}

/// Whether a department's goods are sold first in, first out.
pub(super) fn perishes(department: &str) -> bool {
    matches!(
        department,
        "PRODUCE" | "SALAD BAR" | "MEAT" | "MEAT-PCKGD" | "SEAFOOD" | "SEAFOOD-PCKGD" | "DELI" | "PASTRY" | "FLORAL"
    )
}

/// The items as deliveries and tills see them.
pub(super) struct Range {
    items: Vec<Item>,
    places: HashMap<String, u32>,
}

impl Range {
    pub(super) fn new(items: Vec<Item>) -> Self {
        let places = (0..).zip(&items).map(|(at, item)| (item.item.clone(), at)).collect();
        Self { items, places }
    }

    pub(super) fn get(&self, code: &str) -> Option<(u32, &Item)> {
        let place = *self.places.get(code)?;
        self.at(place).map(|item| (place, item))
    }

    fn at(&self, place: u32) -> Option<&Item> {
        usize::try_from(place).ok().and_then(|at| self.items.get(at))
    }
}

/// What each store has, as the deliveries know it. Its size is the number of items a store ever sold, over all stores.
pub(super) struct Supply {
    first: BusinessDate,
    on_hand: HashMap<(u32, u32), i64>,
}

/// A delivery to a store, by the store's place.
pub(super) type Deliveries = Vec<(u32, Vec<DeliveryLine>)>;

impl Supply {
    pub(super) fn new(first: BusinessDate) -> Self {
        Self { first, on_hand: HashMap::new() }
    }

    /// What a unit costs on a day, as an operation reads it.
    fn cost(&self, item: &Item, on: BusinessDate) -> String {
        let months = (on.year() - self.first.year()) * 12 + on.month() - self.first.month();
        let rise = 1000 + 10 * i64::from(months / 3);
        // Cents by thousandths by thousandths are hundred-millionths of the major unit; kept are ten-thousandths.
        let exact = item.price * cost_permille(&item.department) * rise;
        let hundredths_of_cents = ((exact + 5_000) / 10_000).max(100);
        format!("{}.{:04}", hundredths_of_cents / 10_000, hundredths_of_cents % 10_000)
    }

    /// What must arrive on a day for the baskets that follow, and books what they will take.
    pub(super) fn before(&mut self, baskets: &[(u32, Basket)], range: &Range, on: BusinessDate) -> Deliveries {
        let mut wanted: HashMap<(u32, u32), i64> = HashMap::new();
        for (store, basket) in baskets {
            for line in &basket.lines {
                if let Some((item, _)) = range.get(&line.item) {
                    *wanted.entry((*store, item)).or_default() += line.quantity;
                }
            }
        }
        let mut wanted: Vec<((u32, u32), i64)> = wanted.into_iter().collect();
        wanted.sort_unstable();
        let mut deliveries = Deliveries::new();
        for ((store, place), quantity) in wanted {
            let Some(item) = range.at(place) else { continue };
            let on_hand = self.on_hand.entry((store, place)).or_default();
            let missing = (quantity - *on_hand).max(0);
            let case = if item.price < 300 { 2 } else { 1 };
            let arriving = (missing + case - 1) / case * case;
            *on_hand += arriving - quantity;
            if arriving == 0 {
                continue;
            }
            let line = DeliveryLine { item: item.item.clone(), quantity: arriving, unit_cost: self.cost(item, on) };
            match deliveries.last_mut() {
                Some((last, lines)) if *last == store => lines.push(line),
                _ => deliveries.push((store, vec![line])),
            }
        }
        deliveries
    }
}

#[cfg(test)]
mod tests {
    use backroom::values::Instant;

    use super::super::baskets::{Line, TaxClass};
    use super::*;

    fn item(code: &str, department: &str, price: i64) -> Item {
        let text = |text: &str| text.to_owned();
        Item {
            item: text(code),
            name: text(code),
            department: text(department),
            category: text("ANY"),
            tax: TaxClass::Food,
            price,
        }
    }

    fn day(text: &str) -> BusinessDate {
        BusinessDate::parse(text).expect("a day")
    }

    #[test]
    fn costs_are_a_share_of_the_shelf_price_and_rise_by_the_quarter() {
        let supply = Supply::new(day("2017-01-01"));
        let table = [
            ("GROCERY", 199, "2017-03-31", "1.2736"),
            ("GROCERY", 199, "2017-04-01", "1.2863"),
            ("DELI", 1_000, "2018-01-01", "5.4080"),
            ("GROCERY", 1, "2017-01-01", "0.0100"),
            ("GROCERY", 0, "2017-01-01", "0.0100"),
        ];
        for (department, price, on, cost) in table {
            assert_eq!(supply.cost(&item("A", department, price), day(on)), cost, "{department} {price} {on}");
        }
    }

    #[test]
    fn a_store_gets_in_whole_cases_what_it_will_sell_beyond_what_it_has() {
        let range = Range::new(vec![item("CHEAP", "GROCERY", 199), item("DEAR", "GROCERY", 1_999)]);
        let basket = |lines: &[(&str, i64)]| Basket {
            basket: "1".to_owned(),
            store: "10".to_owned(),
            at: Instant::from_micros(0),
            day: day("2017-01-02"),
            coupon: 0,
            lines: lines
                .iter()
                .map(|(item, quantity)| Line {
                    item: (*item).to_owned(),
                    quantity: *quantity,
                    shelf: 0,
                    retail: 0,
                    matched: 0,
                    coupon: 0,
                })
                .collect(),
        };
        let mut supply = Supply::new(day("2017-01-01"));
        let mut arriving = |baskets: &[(u32, Basket)]| -> Vec<(u32, String, i64)> {
            let deliveries = supply.before(baskets, &range, day("2017-01-02"));
            let lines =
                deliveries.into_iter().flat_map(|(store, lines)| lines.into_iter().map(move |line| (store, line)));
            lines.map(|(store, line)| (store, line.item, line.quantity)).collect()
        };
        let lines =
            |rows: &[(u32, &str, i64)]| rows.iter().map(|(a, b, c)| (*a, (*b).to_owned(), *c)).collect::<Vec<_>>();
        let first = arriving(&[
            (1, basket(&[("CHEAP", 2), ("DEAR", 1)])),
            (1, basket(&[("CHEAP", 1)])),
            (2, basket(&[("CHEAP", 1)])),
        ]);
        assert_eq!(first, lines(&[(1, "CHEAP", 4), (1, "DEAR", 1), (2, "CHEAP", 2)]));
        // Both stores have one left: store 1 needs two more for three, store 2 none for one.
        assert_eq!(arriving(&[(1, basket(&[("CHEAP", 3)])), (2, basket(&[("CHEAP", 1)]))]), lines(&[(1, "CHEAP", 2)]));
        assert_eq!(arriving(&[(2, basket(&[("CHEAP", 1)]))]), lines(&[(2, "CHEAP", 2)]));
    }
}
