//! What one unit is sold for.

use super::fixed::{MICRO_DECIMALS, millionths};
use super::{Currency, Quantity, Ratio, ValueError, divide_half_away};

/// A price per unit of sale, in `i64` millionths of the currency's major unit.
///
/// The unit is the one the price is for, a piece, a kilogram or a case; it and the currency stand beside the price, where
/// that is kept. Below 0 is a value like any other here; who must refuse it asks [`UnitPrice::is_negative`].
///
/// ```
/// use backroom_domain::values::{Currency, Quantity, UnitPrice};
///
/// // 0.385 kg of cheese at 18.90 a kilogram are 7.2765: 7.28.
/// let amount = UnitPrice::parse("18.90")?.amount(Quantity::parse("0.385")?, Currency::EUR)?;
/// assert_eq!(amount, 728);
/// # Ok::<(), backroom_domain::values::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitPrice(i64);

millionths!(
    UnitPrice,
    what: "a unit price",
    unit: "millionths of the major unit",
    description: "A price per unit in the currency's major unit, written as a string with at most 6 decimals; an integer token is accepted, a fraction token is refused.",
    example: "3.50"
);

impl UnitPrice {
    /// Price times quantity, in minor units, rounded half away from zero.
    ///
    /// Units: millionths of a major unit per unit times millionths of a unit are 10^-12 major units, and a major unit is
    /// 10^exponent minor units. Two 64-bit factors, divided once.
    pub fn amount(self, quantity: Quantity, currency: Currency) -> Result<i64, ValueError> {
        let product = i128::from(self.0) * i128::from(quantity.micros());
        // No ISO currency has more than four decimals.
        let power = (2 * MICRO_DECIMALS).saturating_sub(currency.exponent());
        let amount = divide_half_away(product, 10_i128.pow(u32::from(power)))?;
        i64::try_from(amount).map_err(|_| ValueError::Overflow { what: currency.code(), unit: "minor units" })
    }

    /// What one unit costs when so many of it come to an amount in minor units, rounded half away from zero to a
    /// millionth. The inverse of [`UnitPrice::amount`], but for rounding.
    pub fn of_amount(amount_minor: i64, quantity: Quantity, currency: Currency) -> Result<Self, ValueError> {
        let power = (2 * MICRO_DECIMALS).saturating_sub(currency.exponent());
        let product = i128::from(amount_minor) * 10_i128.pow(u32::from(power));
        let price = divide_half_away(product, i128::from(quantity.micros()))?;
        i64::try_from(price).map(Self).map_err(|_| Self::OVERFLOW)
    }

    /// What so many of the unit cost together as one, rounded half away from zero to a millionth.
    pub fn of_units(self, quantity: Quantity) -> Result<Self, ValueError> {
        let product = i128::from(self.0) * i128::from(quantity.micros());
        let price = divide_half_away(product, i128::from(Quantity::ONE.micros()))?;
        i64::try_from(price).map(Self).map_err(|_| Self::OVERFLOW)
    }

    /// What a pack costs that holds so many of the unit, rounded half away from zero to a millionth.
    pub fn of_pack(self, factor: Ratio) -> Result<Self, ValueError> {
        let product = i128::from(self.0) * i128::from(factor.num());
        let price = divide_half_away(product, i128::from(factor.den()))?;
        i64::try_from(price).map(Self).map_err(|_| Self::OVERFLOW)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn price_times_quantity() {
        let bhd = Currency::parse("BHD").unwrap();
        let clf = Currency::parse("CLF").unwrap();
        for (price, quantity, currency, minor) in [
            ("3.50", "2", Currency::EUR, 700),
            ("18.90", "0.385", Currency::EUR, 728),
            ("1.25", "0.1", Currency::EUR, 13),
            ("1.249999", "0.1", Currency::EUR, 12),
            ("1.25", "-0.1", Currency::EUR, -13),
            ("0.018", "10000", Currency::EUR, 18_000),
            ("198", "3", Currency::JPY, 594),
            ("198.5", "1", Currency::JPY, 199),
            ("0.125", "0.5", bhd, 63),
            ("1", "1", clf, 10_000),
            ("0", "5", Currency::EUR, 0),
        ] {
            let (price, quantity) = (UnitPrice::parse(price).unwrap(), Quantity::parse(quantity).unwrap());
            assert_eq!(price.amount(quantity, currency), Ok(minor), "{price} x {quantity}");
        }
        let most = UnitPrice::from_micros(i64::MAX);
        assert_eq!(most.amount(Quantity::from_micros(i64::MIN), clf).unwrap_err().code(), "value.overflow");
    }

    #[test]
    fn a_pack_costs_what_it_holds() {
        for (price, factor, expected) in
            [("3.49", "12", "41.88"), ("10", "1/3", "3.333333"), ("20", "1/3", "6.666667"), ("4", "0.25", "1")]
        {
            let pack = UnitPrice::parse(price).unwrap().of_pack(Ratio::parse(factor).unwrap()).unwrap();
            assert_eq!(pack.to_string(), expected, "{price} x {factor}");
        }
        let refusal = UnitPrice::from_micros(i64::MAX).of_pack(Ratio::parse("2").unwrap());
        assert_eq!(refusal.unwrap_err().code(), "value.overflow");
    }
}
