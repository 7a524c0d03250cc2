//! What lines come to: price times quantity, less the discounts of the line and its share of the basket's.

use crate::flow::Refusal;
use crate::pricing::refusals::{DiscountAboveBasket, DiscountAboveLine, DiscountNegative, TwoDiscounts};
use crate::values::{Currency, Number, Percent, Quantity, UnitPrice, money_text, split_by_weights};

/// A discount as it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Discount {
    /// So much off, in minor units.
    Amount(i64),
    /// So many per cent off, rounded half away from zero to a minor unit.
    Percent(Percent),
}

impl Discount {
    /// The discount of a line or basket as callers write it: an amount or per cent, or none.
    ///
    /// # Errors
    /// `pricing.two_discounts`; `flow.bad_value`, said of `discount`, of an amount with more decimals than the currency.
    pub(crate) fn given(
        amount: Option<Number>,
        percent: Option<Percent>,
        currency: Currency,
    ) -> Result<Option<Self>, Refusal> {
        match (amount, percent) {
            (None, None) => Ok(None),
            (Some(amount), None) => match amount.money(currency) {
                Ok(minor) => Ok(Some(Self::Amount(minor))),
                Err(error) => Err(Refusal::from(error).at("discount")),
            },
            (None, Some(percent)) => Ok(Some(Self::Percent(percent))),
            (Some(_), Some(_)) => Err(TwoDiscounts {}.at("discount_percent")),
        }
    }
}

/// A line before its discounts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Priced {
    /// The price of one unit.
    pub(crate) unit_price: UnitPrice,
    /// How many of them; below 0 on a line that takes goods back.
    pub(crate) quantity: Quantity,
    /// The discount of this line.
    pub(crate) discount: Option<Discount>,
    /// Whether it bears a part of a discount on the basket: a gift card sold does not.
    pub(crate) in_basket: bool,
}

/// What a line comes to, in minor units: `amount_minor` is `list_minor` less both discounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LineAmount {
    /// Price times quantity, rounded half away from zero.
    pub(crate) list_minor: i64,
    /// What the discount of the line takes off.
    pub(crate) discount_line_minor: i64,
    /// What the discount of the basket takes off.
    pub(crate) discount_basket_minor: i64,
    /// What is left to pay.
    pub(crate) amount_minor: i64,
}

/// What lines come to.
///
/// A basket's discount is spread over its lines by largest remainder over what each comes to after its own discount.
/// Lines at or below 0 bear nothing of it.
///
/// # Errors
/// `pricing.discount_negative`, `pricing.discount_above_line`, said of `lines[i].discount`;
/// `pricing.discount_negative`, `pricing.discount_above_basket`, said of `discount`; `flow.bad_value` of a line beyond
/// what can be counted.
pub(crate) fn line_amounts(
    lines: &[Priced],
    basket: Option<Discount>,
    currency: Currency,
) -> Result<Vec<LineAmount>, Refusal> {
    let mut amounts = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        amounts.push(line_amount(line, currency).map_err(|refusal| refusal.at(format!("lines[{at}]")))?);
    }
    if let Some(discount) = basket {
        let weights: Vec<i64> = (lines.iter().zip(&amounts))
            .map(|(line, amount)| if line.in_basket { amount.amount_minor.max(0) } else { 0 })
            .collect();
        let parts = basket_parts(discount, &weights, currency).map_err(|refusal| refusal.at("discount"))?;
        for (amount, part) in amounts.iter_mut().zip(parts) {
            amount.discount_basket_minor = part;
            amount.amount_minor -= part;
        }
    }
    Ok(amounts)
}

fn line_amount(line: &Priced, currency: Currency) -> Result<LineAmount, Refusal> {
    let list_minor = line.unit_price.amount(line.quantity, currency)?;
    let discount_line_minor = match line.discount {
        None => 0,
        Some(Discount::Percent(percent)) => percent.of(list_minor)?,
        Some(Discount::Amount(minor)) => {
            not_negative(minor, currency).map_err(|refusal| refusal.at("discount"))?;
            if minor > list_minor.max(0) {
                let (discount, amount) = (money_text(minor, currency), money_text(list_minor, currency));
                return Err(DiscountAboveLine { discount, amount }.at("discount"));
            }
            minor
        }
    };
    // Neither larger than the other's size nor of the other sign, so that nothing overflows.
    let amount_minor = list_minor - discount_line_minor;
    Ok(LineAmount { list_minor, discount_line_minor, discount_basket_minor: 0, amount_minor })
}

/// A basket's discount shared out: none takes more than its line comes to, for no share is larger than its weight.
fn basket_parts(discount: Discount, weights: &[i64], currency: Currency) -> Result<Vec<i64>, Refusal> {
    let sum: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    let sum = i64::try_from(sum).unwrap_or(i64::MAX);
    let minor = match discount {
        Discount::Percent(percent) => percent.of(sum)?,
        Discount::Amount(minor) => {
            not_negative(minor, currency)?;
            if minor > sum {
                let (discount, amount) = (money_text(minor, currency), money_text(sum, currency));
                return Err(DiscountAboveBasket { discount, amount }.into());
            }
            minor
        }
    };
    if minor == 0 {
        return Ok(vec![0; weights.len()]);
    }
    Ok(split_by_weights(minor, weights)?)
}

fn not_negative(minor: i64, currency: Currency) -> Result<(), Refusal> {
    if minor < 0 {
        return Err(DiscountNegative { discount: money_text(minor, currency) }.into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).expect("a currency")
    }

    fn discount(text: &str, currency: Currency) -> Option<Discount> {
        match text.strip_suffix('%') {
            _ if text.is_empty() => None,
            Some(percent) => Some(Discount::Percent(Percent::parse(percent).expect("a percentage"))),
            None => {
                Some(Discount::Amount(Number::parse(text).and_then(|text| text.money(currency)).expect("an amount")))
            }
        }
    }

    /// A line as `price x quantity`, then its discount if it has one, then `-` if it bears nothing of the basket's.
    fn line(text: &str, currency: Currency) -> Priced {
        let (text, in_basket) = text.strip_suffix(" -").map_or((text, true), |text| (text, false));
        let (price, rest) = text.split_once(" x ").expect("price x quantity");
        let (quantity, off) = rest.split_once(' ').unwrap_or((rest, ""));
        Priced {
            unit_price: UnitPrice::parse(price).expect("a price"),
            quantity: Quantity::parse(quantity).expect("a quantity"),
            discount: discount(off, currency),
            in_basket,
        }
    }

    fn amounts(code: &str, lines: &[&str], basket: &str) -> Result<Vec<[i64; 4]>, Refusal> {
        let currency = currency(code);
        let lines: Vec<Priced> = lines.iter().map(|text| line(text, currency)).collect();
        let amounts = line_amounts(&lines, discount(basket, currency), currency)?;
        let shown = |line: &LineAmount| {
            [line.list_minor, line.discount_line_minor, line.discount_basket_minor, line.amount_minor]
        };
        Ok(amounts.iter().map(shown).collect())
    }

    /// A currency, lines, a discount on the basket, and what each line comes to.
    type Basket<'a> = (&'a str, &'a [&'a str], &'a str, &'a [[i64; 4]]);

    /// List amount, discount of the line, share of the basket's discount, what is left.
    #[test]
    fn lines_come_to_price_less_discounts() {
        let table: [Basket<'_>; 12] = [
            ("EUR", &["3.50 x 2"], "", &[[700, 0, 0, 700]]),
            ("EUR", &["3.50 x 2 0.50", "3.50 x 2 10%"], "", &[[700, 50, 0, 650], [700, 70, 0, 630]]),
            // Weighed goods: 0.385 kg at 18.90 are 7.2765.
            ("EUR", &["18.90 x 0.385 5%"], "", &[[728, 36, 0, 692]]),
            ("JPY", &["198 x 1.25 10%"], "", &[[248, 25, 0, 223]]),
            ("BHD", &["1.250 x 3 0.005"], "0.100", &[[3_750, 5, 100, 3_645]]),
            // 1.00 over three equal lines: the cent left over goes to the first.
            ("EUR", &["2 x 1", "2 x 1", "2 x 1"], "1.00", &[[200, 0, 34, 166], [200, 0, 33, 167], [200, 0, 33, 167]]),
            // Spread over what is left after the discounts of the lines: 5.00 and 15.00.
            ("EUR", &["10 x 1 50%", "15 x 1"], "4.00", &[[1000, 500, 100, 400], [1500, 0, 300, 1200]]),
            ("EUR", &["10 x 1", "15 x 1"], "10%", &[[1000, 0, 100, 900], [1500, 0, 150, 1350]]),
            // A gift card bears nothing of it.
            ("EUR", &["50 x 1 -", "10 x 1"], "10.00", &[[5000, 0, 0, 5000], [1000, 0, 1000, 0]]),
            ("EUR", &["50 x 1 -"], "10%", &[[5000, 0, 0, 5000]]),
            // What is taken back bears nothing of it either, and a free line has nothing to bear it with.
            ("EUR", &["10 x -1", "10 x 1", "0 x 3"], "1.00", &[[-1000, 0, 0, -1000], [1000, 0, 100, 900], [0; 4]]),
            ("JPY", &["198 x 3"], "100%", &[[594, 0, 594, 0]]),
        ];
        for (code, lines, basket, expected) in table {
            assert_eq!(amounts(code, lines, basket).expect("lines"), expected, "{lines:?} less {basket}");
        }
    }

    #[test]
    fn refused_discounts() {
        let table: [(&[&str], &str, &str, &str, &str); 7] = [
            (
                &["2 x 1", "3.50 x 2 7.01"],
                "",
                "pricing.discount_above_line",
                "lines[1].discount",
                "a discount of 7.01 is more than the 7.00 of its line; at most that is accepted",
            ),
            (&["3.50 x -2 1"], "", "pricing.discount_above_line", "lines[0].discount", ""),
            (
                &["3.50 x 2 -1"],
                "",
                "pricing.discount_negative",
                "lines[0].discount",
                "-1.00 is no discount; 0 or more is accepted",
            ),
            (&["3.50 x 2"], "-1", "pricing.discount_negative", "discount", ""),
            (
                &["3.50 x 2 1", "50 x 1 -"],
                "6.01",
                "pricing.discount_above_basket",
                "discount",
                "a discount of 6.01 is more than the 6.00 of the lines that bear it; at most that is accepted",
            ),
            (&[], "0.01", "pricing.discount_above_basket", "discount", ""),
            (&["9000000000000 x 9000000000000"], "", "flow.bad_value", "lines[0]", ""),
        ];
        for (lines, basket, code, path, says) in table {
            let refusal = amounts("EUR", lines, basket).expect_err("refused");
            assert_eq!((refusal.code.as_str(), refusal.path.as_str()), (code, path), "{lines:?} less {basket}");
            assert!(says.is_empty() || refusal.message == says, "{}", refusal.message);
        }
        let (ten, percent) = (Number::from(10), Percent::parse("10").expect("a percentage"));
        let both = Discount::given(Some(ten), Some(percent), Currency::EUR).expect_err("both");
        assert_eq!((both.code.as_str(), both.path.as_str()), ("pricing.two_discounts", "discount_percent"));
        let fine = Discount::given(Some(Number::parse("0.005").expect("a number")), None, Currency::EUR);
        assert_eq!(fine.expect_err("half a cent").path, "discount");
    }

    fn any_line() -> impl Strategy<Value = Priced> {
        let discount = prop_oneof![
            3 => Just(None),
            1 => (0..=100_000_000_i64).prop_map(|micros| Percent::from_micros(micros).ok().map(Discount::Percent)),
        ];
        (0..1_000_000_000_i64, 0..100_000_000_i64, discount, prop::bool::weighted(0.8)).prop_map(
            |(price, quantity, discount, in_basket)| Priced {
                unit_price: UnitPrice::from_micros(price),
                quantity: Quantity::from_micros(quantity),
                discount,
                in_basket,
            },
        )
    }

    proptest! {
        /// Whatever the basket and the discount on it, the shares add up to the discount and no line falls below 0.
        #[test]
        fn a_basket_discount_is_spread_to_the_cent(
            lines in prop::collection::vec(any_line(), 1..40),
            part in 0..=1_000_i64,
            code in "EUR|JPY|BHD",
        ) {
            let currency = currency(&code);
            let before = line_amounts(&lines, None, currency).expect("lines");
            let borne: i64 =
                lines.iter().zip(&before).filter(|(line, _)| line.in_basket).map(|(_, line)| line.amount_minor).sum();
            let off = borne * part / 1_000;
            let after = line_amounts(&lines, Some(Discount::Amount(off)), currency).expect("no more than the basket");
            prop_assert_eq!(after.iter().map(|line| line.discount_basket_minor).sum::<i64>(), off);
            for ((line, before), after) in lines.iter().zip(&before).zip(&after) {
                prop_assert!(after.amount_minor >= 0);
                prop_assert!(line.in_basket || after == before);
                prop_assert_eq!(after.list_minor, before.list_minor);
                let off = after.discount_line_minor + after.discount_basket_minor;
                prop_assert_eq!(after.amount_minor, after.list_minor - off);
            }
            let above = line_amounts(&lines, Some(Discount::Amount(borne + 1)), currency).expect_err("too much");
            prop_assert_eq!(above.code.as_str(), "pricing.discount_above_basket");
        }
    }
}
