//! How a basket is rung up: its lines, what is due with tax, and who pays how.
//!
//! The baskets do not say how they were paid, so it is made by rule:
//!
//! 1. Coupons of manufacturers pay first, at most what is due: the retailer gets their worth from the manufacturer, so
//!    they are a way to pay and take nothing off the price or the tax.
//! 2. Of what is left, small sums are paid in cash more often than large ones; which, the basket's number decides.
//!    Cash is handed over in full notes. Everything else is paid by card, to the cent.
//! 3. A drawer starts its shift with 200.00. Every nineteenth shift counts five cents short, every forty-third two over.

use super::amounts::Cents;
use super::baskets::{Basket, Item, Line, TaxClass};
use super::shop::{CARD, CASH, COUPON, SaleLine, SaleTender, rate_millionths};
use super::supply::Range;

/// What a drawer starts with.
pub(super) const FLOAT: Cents = Cents(20_000);

/// What a basket comes to and how it is paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Paid {
    pub coupon: Cents,
    pub cash: Cents,
    pub card: Cents,
    /// What is handed over for the cash part.
    pub handed: Cents,
}

/// A line as the register gets it: the price list's price where it gives the line's amount, or else the shelf's of the day.
pub(super) fn line<'a>(line: &'a Line, item: &Item) -> SaleLine<'a> {
    let listed = item.price > 0 && item.price * line.quantity == line.shelf;
    let price = (!listed).then(|| unit_price(line.shelf, line.quantity));
    let discount = (line.discount() > 0).then(|| Cents(line.discount()).wire());
    let reason = match () {
        () if line.retail > 0 => Some("loyalty card"),
        () if line.matched > 0 => Some("coupon matched"),
        () if !listed => Some("shelf price of the day"),
        () => None,
    };
    SaleLine { item: &line.item, quantity: line.quantity, price, discount, reason }
}

/// The price of one of so many that cost so much together, in millionths of the major unit, halves up. Times the
/// quantity, up to 1,000, it rounds to the same cents again.
fn unit_price(shelf: i64, quantity: i64) -> String {
    let millionths = (shelf * 10_000 * 2 + quantity) / (2 * quantity);
    format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000)
}

/// What is due for a basket with tax: rounded once per class, half away from zero.
pub(super) fn due(basket: &Basket, range: &Range) -> Cents {
    let mut net = [0_i64; 2];
    for line in &basket.lines {
        let class = range.get(&line.item).map_or(TaxClass::General, |(_, item)| item.tax);
        net[usize::from(class == TaxClass::General)] += line.net();
    }
    let tax = |net: i64, class| (net * rate_millionths(class) + 500_000) / 1_000_000;
    Cents(net[0] + net[1] + tax(net[0], TaxClass::Food) + tax(net[1], TaxClass::General))
}

/// How a basket is paid.
pub(super) fn paid(basket: &Basket, due: Cents) -> Paid {
    let offered: i64 = basket.coupon + basket.lines.iter().map(|line| line.coupon).sum::<i64>();
    let coupon = Cents(offered.min(due.0));
    let left = due - coupon;
    let in_cash_of_hundred = match left.0 {
        ..=1_000 => 55,
        1_001..=2_500 => 35,
        2_501..=6_000 => 18,
        _ => 6,
    };
    if left == Cents(0) {
        return Paid { coupon, ..Paid::default() };
    }
    if last_two_digits(&basket.basket) >= in_cash_of_hundred {
        return Paid { coupon, card: left, ..Paid::default() };
    }
    let note = if left.0 <= 2_000 { 500 } else { 2_000 };
    Paid { coupon, cash: left, handed: Cents((left.0 + note - 1) / note * note), ..Paid::default() }
}

fn last_two_digits(number: &str) -> i64 {
    number
        .bytes()
        .rev()
        .take(2)
        .zip([1, 10])
        .map(|(digit, place)| i64::from(digit.wrapping_sub(b'0') % 10) * place)
        .sum()
}

impl Paid {
    /// As the register gets it.
    pub(super) fn tenders(&self) -> Vec<SaleTender> {
        let all = [(COUPON, self.coupon), (CASH, self.handed), (CARD, self.card)];
        let given = all.into_iter().filter(|(_, amount)| *amount > Cents(0));
        given.map(|(tender, amount)| SaleTender { tender, amount: amount.wire() }).collect()
    }
}

/// What a shift should hold of each tender.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Drawer {
    pub coupon: Cents,
    pub cash: Cents,
    pub card: Cents,
}

impl Drawer {
    pub(super) fn take(&mut self, paid: &Paid) {
        self.coupon += paid.coupon;
        self.cash += paid.cash;
        self.card += paid.card;
    }

    /// What the cashier counts at the end of a shift, by the shift's number.
    pub(super) fn counted(&self, shift: u64) -> [(&'static str, Cents); 3] {
        let found = match shift {
            _ if shift.is_multiple_of(19) => Cents(-5),
            _ if shift.is_multiple_of(43) => Cents(2),
            _ => Cents(0),
        };
        [(CASH, FLOAT + self.cash + found), (CARD, self.card), (COUPON, self.coupon)]
    }
}

#[cfg(test)]
mod tests {
    use backroom::values::{BusinessDate, Instant};

    use super::*;

    fn basket(number: &str, coupon: i64, lines: &[(&str, i64, i64, i64)]) -> Basket {
        let line = |(item, quantity, shelf, retail): &(&str, i64, i64, i64)| Line {
            item: (*item).to_owned(),
            quantity: *quantity,
            shelf: *shelf,
            retail: *retail,
            matched: 0,
            coupon: 0,
        };
        Basket {
            basket: number.to_owned(),
            store: "10".to_owned(),
            at: Instant::from_micros(0),
            day: BusinessDate::FIRST,
            coupon,
            lines: lines.iter().map(line).collect(),
        }
    }

    fn range() -> Range {
        let item = |code: &str, tax, price| Item {
            item: code.to_owned(),
            name: code.to_owned(),
            department: "ANY".to_owned(),
            category: "ANY".to_owned(),
            tax,
            price,
        };
        Range::new(vec![item("SOUP", TaxClass::Food, 119), item("SOAP", TaxClass::General, 299)])
    }

    #[test]
    fn tax_is_rounded_once_for_each_class() {
        // 3.00 at 1 % is 0.03, 5.98 at 6.5 % is 0.3887.
        let of = basket("1", 0, &[("SOUP", 3, 357, 57), ("SOAP", 1, 299, 0), ("SOAP", 1, 299, 0)]);
        assert_eq!(due(&of, &range()), Cents(300 + 3 + 598 + 39));
    }

    #[test]
    fn coupons_pay_first_and_the_number_decides_between_cash_and_card() {
        let table = [
            ("1000", 0, 1_234, Paid { cash: Cents(1_234), handed: Cents(1_500), ..Paid::default() }),
            (
                "1034",
                100,
                2_134,
                Paid { coupon: Cents(100), cash: Cents(2_034), handed: Cents(4_000), ..Paid::default() },
            ),
            ("1035", 100, 2_134, Paid { coupon: Cents(100), card: Cents(2_034), ..Paid::default() }),
            ("1000", 900, 52, Paid { coupon: Cents(52), ..Paid::default() }),
            ("1000", 0, 0, Paid::default()),
        ];
        for (number, coupon, due, expected) in table {
            assert_eq!(paid(&basket(number, coupon, &[]), Cents(due)), expected, "{number} {coupon} {due}");
        }
    }

    #[test]
    fn a_price_is_given_where_the_list_would_give_another_amount() {
        let of = basket("1", 0, &[("SOUP", 2, 238, 0), ("SOUP", 3, 500, 20)]);
        let range = range();
        let (_, soup) = range.get("SOUP").expect("soup is sold");
        let lines: Vec<SaleLine<'_>> = of.lines.iter().map(|it| line(it, soup)).collect();
        assert_eq!((lines[0].price.as_deref(), lines[0].discount.as_deref()), (None, None));
        assert_eq!((lines[1].price.as_deref(), lines[1].discount.as_deref()), (Some("1.666667"), Some("0.20")));
    }

    #[test]
    fn a_price_of_one_times_the_quantity_rounds_to_the_amount() {
        for quantity in [1, 3, 7, 97, 144, 999, 1_000] {
            for shelf in [1, 99, 100, 4_999, 83_999] {
                let price = unit_price(shelf, quantity).replace('.', "").parse::<i64>().expect("digits");
                assert_eq!((price * quantity * 2 + 10_000) / 20_000, shelf, "{quantity} for {shelf}");
            }
        }
    }
}
