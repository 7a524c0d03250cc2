//! A shop that does not exist, of the shape of the published one: a dozen departments, thousands of items of which few
//! sell often, quiet weekdays and busy weekends, a loyalty card that takes something off every third line.
//!
//! The same seed gives the same baskets on every machine; nothing of it is random beyond that, and no figure is a float.

use std::collections::VecDeque;

use backroom::values::{BusinessDate, Instant};

use super::baskets::{Basket, Entry, Item, Line, ShopNote, TaxClass};
use crate::failure::Result;

/// Numbers that look drawn at random and repeat themselves (SplitMix64, Steele, Lea and Flood 2014).
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to below a bound above 0.
    fn below(&mut self, bound: i64) -> i64 {
        let bound = u64::try_from(bound.max(1)).unwrap_or(1);
        i64::try_from(self.next() % bound).unwrap_or(0)
    }

    /// Whether something happens that happens in so many of a hundred.
    fn in_hundred(&mut self, many: i64) -> bool {
        self.below(100) < many
    }
}

/// A category: its department, how many items it has, and what they cost on the shelf at least and at most, in cents.
struct Range {
    department: &'static str,
    category: &'static str,
    items: i64,
    price: (i64, i64),
    kinds: &'static [&'static str],
}

const fn range(
    department: &'static str,
    category: &'static str,
    items: i64,
    price: (i64, i64),
    kinds: &'static [&'static str],
) -> Range {
    Range { department, category, items, price, kinds }
}

const RANGES: [Range; 24] = [
    range("GROCERY", "SOFT DRINKS", 190, (99, 699), &["COLA", "LEMONADE", "ROOT BEER", "TONIC WATER"]),
    range("GROCERY", "MILK", 90, (119, 459), &["WHOLE MILK", "SKIM MILK", "CREAM", "BUTTERMILK"]),
    range("GROCERY", "CHEESE", 130, (199, 799), &["CHEDDAR", "MOZZARELLA", "SWISS", "CREAM CHEESE"]),
    range("GROCERY", "BREAD", 120, (129, 449), &["WHITE BREAD", "RYE BREAD", "BAGELS", "BUNS"]),
    range("GROCERY", "CEREAL", 140, (219, 529), &["OAT FLAKES", "MUESLI", "CORN FLAKES", "GRANOLA"]),
    range("GROCERY", "SNACKS", 200, (99, 449), &["CHIPS", "PRETZELS", "CRACKERS", "POPCORN"]),
    range("GROCERY", "SOUP", 110, (79, 299), &["TOMATO SOUP", "CHICKEN SOUP", "LENTIL SOUP", "BROTH"]),
    range("GROCERY", "FROZEN MEALS", 170, (149, 899), &["LASAGNE", "PIZZA", "CURRY", "DUMPLINGS"]),
    range("GROCERY", "COFFEE AND TEA", 120, (249, 1299), &["GROUND COFFEE", "ESPRESSO", "GREEN TEA", "BLACK TEA"]),
    range("GROCERY", "BEER", 90, (499, 1899), &["LAGER", "PALE ALE", "STOUT", "WHEAT BEER"]),
    range("PRODUCE", "FRUIT", 90, (49, 599), &["APPLES", "GRAPES", "ORANGES", "BERRIES"]),
    range("PRODUCE", "VEGETABLES", 110, (49, 449), &["TOMATOES", "PEPPERS", "ONIONS", "LETTUCE"]),
    range("MEAT", "BEEF", 70, (399, 2499), &["GROUND BEEF", "STEAK", "ROAST", "STEW MEAT"]),
    range("MEAT", "CHICKEN", 50, (299, 1399), &["BREAST", "THIGHS", "WHOLE CHICKEN", "WINGS"]),
    range("MEAT", "SAUSAGE", 80, (249, 899), &["BRATWURST", "HOT DOGS", "BACON", "SALAMI"]),
    range("SEAFOOD", "FISH", 45, (499, 2199), &["SALMON", "COD", "SHRIMP", "TUNA STEAK"]),
    range("DELI", "SALADS AND SPREADS", 80, (199, 899), &["POTATO SALAD", "HUMMUS", "COLESLAW", "OLIVES"]),
    range("PASTRY", "CAKES", 70, (149, 1999), &["MUFFINS", "DONUTS", "CHEESECAKE", "CROISSANTS"]),
    range("DRUG GM", "HOUSEHOLD PAPER", 90, (149, 1999), &["PAPER TOWELS", "TISSUES", "NAPKINS", "FOIL"]),
    range("DRUG GM", "CLEANING", 130, (199, 1199), &["DISH SOAP", "DETERGENT", "BLEACH", "SPONGES"]),
    range("DRUG GM", "CANDY", 150, (59, 499), &["CHOCOLATE", "GUM", "MINTS", "CARAMELS"]),
    range("DRUG GM", "PET FOOD", 140, (69, 2499), &["CAT FOOD", "DOG FOOD", "TREATS", "LITTER"]),
    range("COSMETICS", "BODY CARE", 130, (199, 1499), &["SHAMPOO", "SOAP", "LOTION", "TOOTHPASTE"]),
    range("FLORAL", "FLOWERS", 25, (399, 2499), &["ROSES", "TULIPS", "BOUQUET", "ORCHID"]),
];

const MAKERS: [&str; 9] =
    ["NORTHFIELD", "HARBOUR", "SUNDAY", "OLD MILL", "GREENWAY", "PLAIN", "MARTHA'S", "BLUE DOOR", "HILLTOP"];
const SIZES: [&str; 6] = ["8 OZ", "10 OZ", "12 OZ", "16 OZ", "24 OZ", "FAMILY PACK"];

/// The stores, with how much of a hundred baskets each gets.
const STORES: [(&str, i64); 8] =
    [("101", 19), ("102", 16), ("103", 15), ("104", 13), ("105", 11), ("106", 10), ("107", 9), ("108", 7)];

/// How busy the days of the week are, Monday first.
const WEEKDAYS: [i64; 7] = [12, 11, 12, 13, 16, 19, 17];

const DAYS: i64 = 364;

/// The lines of a basket file of a generated shop.
pub(crate) struct Generated {
    draw: Draw,
    items: Vec<Item>,
    wanted: i64,
    first: BusinessDate,
    /// The next day to trade on, from 0.
    day: i64,
    given: i64,
    ready: VecDeque<Entry>,
}

impl Generated {
    /// A shop that sells so many baskets in a year.
    pub(crate) fn new(baskets: u32, seed: u64) -> Self {
        let mut draw = Draw(seed);
        let items = items(&mut draw);
        let shop = ShopNote {
            name: "Corner & Main".to_owned(),
            source: format!(
                "A generated shop of the shape of a grocery chain (seed {seed}); nobody bought any of this."
            ),
            currency: "USD".to_owned(),
            time_zone: "UTC".to_owned(),
            day_begins: 0,
            stores: STORES.len() as u64,
            items: items.len() as u64,
            baskets: u64::from(baskets),
            lines: 0,
        };
        let ready = std::iter::once(Entry::Shop(shop)).chain(items.iter().cloned().map(Entry::Item)).collect();
        let first = BusinessDate::new(2025, 1, 1).expect("New Year is a day");
        Self { draw, items, wanted: i64::from(baskets), first, day: 0, given: 0, ready }
    }

    /// Makes the baskets of the next day: as many as are still due in proportion to how busy the days are.
    fn trade(&mut self) {
        let day = self.first.add_days(self.day).expect("a year after 2025 is kept");
        self.day += 1;
        let due = if self.day == DAYS {
            self.wanted
        } else {
            self.wanted * busy_until(self.first, self.day) / busy_until(self.first, DAYS)
        };
        let mut today: Vec<(i64, Basket)> = Vec::new();
        for number in self.given..due {
            let second = 7 * 3600 + self.draw.below(7 * 3600) + self.draw.below(7 * 3600);
            today.push((second, self.basket(number + 1, day, second)));
        }
        self.given = due;
        today.sort_by_key(|(second, _)| *second);
        self.ready.extend(today.into_iter().map(|(_, basket)| Entry::Basket(basket)));
    }

    fn basket(&mut self, number: i64, day: BusinessDate, second: i64) -> Basket {
        let mut among = self.draw.below(100);
        let store = STORES.iter().find(|(_, part)| {
            among -= part;
            among < 0
        });
        // One to forty lines, short baskets more often than long ones.
        let most = 1 + self.draw.below(40);
        let count = 1 + self.draw.below(most);
        let mut lines: Vec<Line> = Vec::new();
        for _ in 0..count {
            let line = self.line(day);
            if !lines.iter().any(|other| other.item == line.item) {
                lines.push(line);
            }
        }
        let coupon = if self.draw.in_hundred(2) { 50 * (1 + self.draw.below(4)) } else { 0 };
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        Basket {
            basket: number.to_string(),
            store: store.map_or("101", |(code, _)| code).to_owned(),
            at: Instant::parse(&format!("{day}T{hour:02}:{minute:02}:{second:02}Z")).expect("a time of a day of 2025"),
            day,
            coupon,
            lines,
        }
    }

    fn line(&mut self, day: BusinessDate) -> Line {
        // The square of an even draw: the first tenth of the items makes a third of the lines.
        let count = i64::try_from(self.items.len()).unwrap_or(1);
        let at = self.draw.below(count) * self.draw.below(count) / count;
        let item = &self.items[usize::try_from(at).unwrap_or(0)];
        let quantity = if self.draw.in_hundred(82) { 1 } else { 2 + self.draw.below(4) };
        // Dearer by 2 % after midsummer for a third of the items.
        let price = if day.month() > 6 && at % 3 == 0 { item.price * 102 / 100 } else { item.price };
        let shelf = price * quantity;
        let retail = if self.draw.in_hundred(33) { shelf * (5 + self.draw.below(30)) / 100 } else { 0 };
        let coupon = if self.draw.in_hundred(1) { (shelf - retail).min(75) } else { 0 };
        Line { item: item.item.clone(), quantity, shelf, retail, matched: 0, coupon }
    }
}

impl Iterator for Generated {
    type Item = Result<Entry>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() && self.day < DAYS {
            self.trade();
        }
        self.ready.pop_front().map(Ok)
    }
}

/// How busy the days before a day were together, with a rise towards the end of the year.
fn busy_until(first: BusinessDate, day: i64) -> i64 {
    (0..day)
        .map(|at| {
            let weekday = (first.days_since(BusinessDate::FIRST) + at).rem_euclid(7);
            let season = if at > 318 { 125 } else { 100 - at / 30 % 3 * 4 };
            usize::try_from(weekday).ok().and_then(|at| WEEKDAYS.get(at)).copied().unwrap_or(0) * season
        })
        .sum()
}

fn items(draw: &mut Draw) -> Vec<Item> {
    let mut items = Vec::new();
    for range in &RANGES {
        for at in 0..range.items {
            let pick = |words: &[&'static str], number: i64| {
                usize::try_from(number).ok().and_then(|at| words.get(at % words.len())).copied().unwrap_or_default()
            };
            let (low, high) = range.price;
            // Prices end in 9, and low ones are more frequent.
            let above = (high - low + 1) * draw.below(1000) / 1000 * draw.below(1000) / 1000;
            let price = (low + above) / 10 * 10 + 9;
            let (maker, kind, size) =
                (pick(&MAKERS, draw.below(9)), pick(range.kinds, at), pick(&SIZES, draw.below(6)));
            items.push(Item {
                item: String::new(),
                name: format!("{maker} {kind} {size}"),
                department: range.department.to_owned(),
                category: range.category.to_owned(),
                tax: if matches!(range.department, "DRUG GM" | "COSMETICS" | "FLORAL") {
                    TaxClass::General
                } else {
                    TaxClass::Food
                },
                price,
            });
        }
    }
    // What sells often is spread over all categories.
    for at in (1..items.len()).rev() {
        let other = draw.below(i64::try_from(at + 1).unwrap_or(1));
        items.swap(at, usize::try_from(other).unwrap_or(0));
    }
    for (at, item) in items.iter_mut().enumerate() {
        item.item = format!("{}", 100_001 + at);
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generated_shop_is_the_same_every_time_and_in_order_of_days() {
        let made = |seed| Generated::new(500, seed).collect::<Result<Vec<Entry>>>().expect("nothing is read");
        let entries = made(7);
        assert_eq!(entries, made(7));
        assert_ne!(entries, made(8));
        let baskets: Vec<&Basket> = entries
            .iter()
            .filter_map(|entry| match entry {
                Entry::Basket(it) => Some(it),
                _ => None,
            })
            .collect();
        assert_eq!(baskets.len(), 500);
        assert!(baskets.is_sorted_by_key(|basket| (basket.day, basket.at)));
        assert!(baskets.iter().flat_map(|basket| &basket.lines).all(|line| line.net() >= 0 && line.quantity > 0));
        assert_eq!(baskets.first().map(|basket| basket.day.year()), Some(2025));
        let Some(Entry::Shop(shop)) = entries.first() else { panic!("the shop comes first") };
        assert_eq!((shop.stores, shop.baskets), (8, 500));
    }
}
