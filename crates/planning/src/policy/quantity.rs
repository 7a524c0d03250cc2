//! How much to order at once under minimum, pack and price breaks.

use crate::unfit::{Unfit, not_negative, positive};

/// What an order may be and costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Offer<'a> {
    /// Units in a pack; an order is a multiple of it.
    pub pack: f64,
    /// The least that is sold at once; raised to a multiple of the pack.
    pub minimum: f64,
    /// Quantities from which each price holds, rising, the first 0.
    pub breaks: &'a [f64],
    /// The prices.
    pub prices: &'a [f64],
    /// Money per order.
    pub fixed_cost: f64,
    /// Money per money tied up and period.
    pub holding_rate: f64,
    /// Units per period.
    pub demand_rate: f64,
    /// The most that is worth ordering at once, such as what sells before it expires.
    pub most: f64,
}

/// The quantity of least cost per period, and that cost: of each price the two neighbours of its economic quantity that
/// minimum and pack allow, and the least that gets it, are compared. The rounded economic quantity may not be the
/// cheapest, nor the one at the lowest price.
///
/// ```
/// use backroom_planning::policy::{Offer, best_quantity};
///
/// // 10 a day in packs of 12, 5.00 an order, 20 % a year; a cheaper price from 100 on.
/// let offer = Offer {
///     pack: 12.0,
///     minimum: 24.0,
///     breaks: &[0.0, 100.0],
///     prices: &[1.0, 0.97],
///     fixed_cost: 5.0,
///     holding_rate: 0.2 / 365.0,
///     demand_rate: 10.0,
///     most: f64::INFINITY,
/// };
/// let (quantity, _) = best_quantity(&offer).unwrap();
/// assert!(quantity % 12.0 == 0.0 && quantity >= 100.0);
/// ```
pub fn best_quantity(offer: &Offer<'_>) -> Result<(f64, f64), Unfit> {
    let pack = positive("pack", offer.pack)?;
    let fixed = not_negative("fixed_cost", offer.fixed_cost)?;
    let rate = positive("holding_rate", offer.holding_rate)?;
    let demand = not_negative("demand_rate", offer.demand_rate)?;
    if offer.breaks.is_empty() || offer.breaks.len() != offer.prices.len() || offer.breaks[0] != 0.0 {
        return Err(Unfit::list("breaks", offer.breaks.len(), "0 first, and a price for each"));
    }
    offer.prices.iter().try_for_each(|price| positive("prices", *price).map(|_| ()))?;
    let up = |units: f64| (units / pack - 1e-9).ceil() * pack;
    let least = up(not_negative("minimum", offer.minimum)?).max(pack);
    let cost = |quantity: f64| {
        let at = offer.breaks.partition_point(|from| *from <= quantity).saturating_sub(1);
        let price = offer.prices[at];
        price * demand + fixed * demand / quantity + 0.5 * rate * price * quantity
    };
    let mut best = (least, cost(least));
    for (from, price) in offer.breaks.iter().zip(offer.prices) {
        let economic = (2.0 * fixed * demand / (rate * price)).sqrt();
        let below = (economic / pack).floor() * pack;
        for quantity in [below, below + pack, up(*from)] {
            let quantity = quantity.max(least);
            if quantity <= offer.most && cost(quantity) < best.1 {
                best = (quantity, cost(quantity));
            }
        }
    }
    Ok(best)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_multiple_of_the_pack_costs_less(
            pack in 1_u32..15, minimum in 0_u32..60, second in 20_u32..300, saved in 0.0..0.1_f64, demand in 0.01..20.0_f64,
        ) {
            let breaks = [0.0, f64::from(second)];
            let prices = [2.0, 2.0 - saved];
            let offer = Offer {
                pack: f64::from(pack), minimum: f64::from(minimum), breaks: &breaks, prices: &prices,
                fixed_cost: 4.0, holding_rate: 0.001, demand_rate: demand, most: f64::INFINITY,
            };
            let (best, least) = best_quantity(&offer).expect("it fits");
            prop_assert!((best / offer.pack).fract() < 1e-9 && best >= offer.minimum);
            for packs in 1..600 {
                let quantity = f64::from(packs * pack);
                if quantity >= offer.minimum {
                    let price = if quantity >= breaks[1] { prices[1] } else { prices[0] };
                    let cost = price * demand + 4.0 * demand / quantity + 0.0005 * price * quantity;
                    prop_assert!(cost >= least - 1e-9, "{} at {} under {} at {}", quantity, cost, best, least);
                }
            }
        }
    }

    #[test]
    fn what_expires_is_not_ordered() {
        let offer = Offer {
            pack: 1.0,
            minimum: 0.0,
            breaks: &[0.0],
            prices: &[1.0],
            fixed_cost: 50.0,
            holding_rate: 0.001,
            demand_rate: 1.0,
            most: 20.0,
        };
        assert!(best_quantity(&offer).expect("it fits").0 <= 20.0);
        assert!(best_quantity(&Offer { pack: 0.0, ..offer }).is_err());
        assert!(best_quantity(&Offer { prices: &[], ..offer }).is_err());
    }
}
