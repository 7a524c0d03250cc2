//! What one base unit costs.

use super::fixed::{MICRO_DECIMALS, millionths};
use super::{Currency, Quantity, ValueError, divide_half_away};

/// A cost or price per base unit, in `i64` millionths of the currency's major unit.
///
/// The currency stands beside it, where the cost is kept. Below 0 is a value like any other here (a
/// correction may need it); who must refuse it asks [`UnitCost::is_negative`].
///
/// ```
/// use backroom_domain::values::{Currency, Quantity, UnitCost};
///
/// // 10,000 bags at 0.018 are 180.00: 18,000 cents, in millionths.
/// let cost = UnitCost::parse("0.018")?.times(Quantity::whole(10_000)?, Currency::EUR)?;
/// assert_eq!(cost, 18_000 * 1_000_000);
/// # Ok::<(), backroom_domain::values::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitCost(i64);

millionths!(
    UnitCost,
    what: "a unit cost",
    unit: "millionths of the major unit",
    description: "A cost or price per base unit in the currency's major unit, written as a string with at most 6 decimals; an integer token is accepted, a fraction token is refused.",
    example: "0.018"
);

impl UnitCost {
    /// Quantity times cost, in millionths of a minor unit, rounded half away from zero to a whole one.
    ///
    /// Units: millionths of a base unit times millionths of a major unit per base unit are 10^-12 major
    /// units; a major unit is 10^exponent minor units, each a million of the result's. So the product is
    /// divided by 10^(6 - exponent), which no pair of 64-bit factors can overflow for a currency with up to
    /// six decimals. The result is wide: narrow it once, after adding up, with
    /// `ValueMicro::try_from`.
    pub fn times(self, quantity: Quantity, currency: Currency) -> Result<i128, ValueError> {
        let product = i128::from(self.0) * i128::from(quantity.micros());
        match MICRO_DECIMALS.checked_sub(currency.exponent()) {
            Some(power) => divide_half_away(product, 10_i128.pow(u32::from(power))),
            // No ISO currency has more than four decimals, so this is never reached; it is right all the same.
            None => 10_i128
                .checked_pow(u32::from(currency.exponent() - MICRO_DECIMALS))
                .and_then(|factor| product.checked_mul(factor))
                .ok_or(ValueError::Overflow { what: "a value", unit: "millionths of a minor unit" }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantity_times_cost() {
        let bhd = Currency::parse("BHD").unwrap();
        for (cost, quantity, currency, value_micros) in [
            ("0.018", "1", Currency::EUR, 1_800_000),
            ("0.018", "10000", Currency::EUR, 18_000_000_000),
            ("19.99", "3", Currency::JPY, 59_970_000),
            ("1.5", "2", bhd, 3_000_000_000),
            // 10^-12 of a major unit: half a ten-thousandth and more rounds away from zero.
            ("0.000001", "0.005", Currency::EUR, 1),
            ("0.000001", "0.004999", Currency::EUR, 0),
            ("-0.000001", "0.005", Currency::EUR, -1),
            ("0.000001", "-0.005", Currency::EUR, -1),
            ("0", "5", Currency::EUR, 0),
        ] {
            let cost = UnitCost::parse(cost).unwrap();
            let quantity = Quantity::parse(quantity).unwrap();
            assert_eq!(cost.times(quantity, currency), Ok(value_micros), "{cost} x {quantity}");
        }
    }

    /// The largest factors still multiply; narrowing the result is where it is refused.
    #[test]
    fn the_ends_of_the_range() {
        let clf = Currency::parse("CLF").unwrap();
        let most = UnitCost::from_micros(i64::MIN).times(Quantity::from_micros(i64::MIN), clf).unwrap();
        assert_eq!(most, divide_half_away(1_i128 << 126, 100).unwrap());
        assert!(super::super::ValueMicro::try_from(most).is_err());
        assert!(UnitCost::parse("-0.01").unwrap().is_negative());
    }
}
