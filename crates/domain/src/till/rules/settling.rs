//! What tenders come to against what is due: change, and cash rounding on the cash part alone.
//!
//! Cash rounding takes the cash part to the nearest sum that coins can make, half away from zero, as Swiss (0.05) and
//! Swedish (1.00) rounding do; whoever pays by card pays to the cent.

use crate::values::divide_half_away;

/// Money on offer, above zero: taken from the customer, or given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Offer {
    /// How much, in minor units.
    pub(crate) amount_minor: i64,
    /// The smallest sum its coins can make, of cash.
    pub(crate) coin_minor: Option<i64>,
}

/// How offers settle what is due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settlement {
    /// The change to give out of the last cash offer, 0 or more.
    pub(crate) change_minor: i64,
    /// What rounding added to what is due; below zero what it took off.
    pub(crate) rounding_minor: i64,
}

/// Why offers do not settle what is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unsettled {
    /// They come to this against that.
    Differ { due: i128, given: i128 },
    /// This offer is not cash and more than is due, by so much.
    NoChange { offer: usize, over: i128 },
    /// Coins cannot make this offer.
    NotInCoins { offer: usize },
    /// The amounts pass what 64 bits hold.
    Overflow,
}

/// Settles an amount due, 0 or more. A customer may hand over more cash than is due and gets change; money given back
/// must be exact.
pub(crate) fn settle(due_minor: i64, offers: &[Offer], change_given: bool) -> Result<Settlement, Unsettled> {
    let due = i128::from(due_minor);
    let mut cash = None;
    let (mut in_cash, mut otherwise) = (0_i128, 0_i128);
    for (at, offer) in offers.iter().enumerate() {
        let amount = i128::from(offer.amount_minor);
        match offer.coin_minor {
            Some(coin) if offer.amount_minor % coin != 0 => return Err(Unsettled::NotInCoins { offer: at }),
            Some(coin) => {
                cash = Some(coin);
                in_cash += amount;
            }
            None => {
                otherwise += amount;
                if otherwise > due {
                    return Err(Unsettled::NoChange { offer: at, over: otherwise - due });
                }
            }
        }
    }
    let Some(coin) = cash else {
        return if otherwise == due {
            Ok(Settlement::default())
        } else {
            Err(Unsettled::Differ { due, given: otherwise })
        };
    };
    let cash_due = due - otherwise;
    let rounded = divide_half_away(cash_due, i128::from(coin)).map_err(|_| Unsettled::Overflow)? * i128::from(coin);
    let change = in_cash - rounded;
    if change < 0 || (change > 0 && !change_given) {
        return Err(Unsettled::Differ { due: otherwise + rounded, given: otherwise + in_cash });
    }
    let narrow = |minor: i128| i64::try_from(minor).map_err(|_| Unsettled::Overflow);
    Ok(Settlement { change_minor: narrow(change)?, rounding_minor: narrow(rounded - cash_due)? })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const fn card(amount_minor: i64) -> Offer {
        Offer { amount_minor, coin_minor: None }
    }

    const fn cash(amount_minor: i64, coin: i64) -> Offer {
        Offer { amount_minor, coin_minor: Some(coin) }
    }

    const fn settled(change_minor: i64, rounding_minor: i64) -> Result<Settlement, Unsettled> {
        Ok(Settlement { change_minor, rounding_minor })
    }

    #[test]
    fn tenders_settle_what_is_due() {
        for (due, offers, expected) in [
            (1990, &[cash(2000, 1)][..], settled(10, 0)),
            (1990, &[card(1990)], settled(0, 0)),
            (1990, &[card(1000), cash(1000, 1)], settled(10, 0)),
            // CHF: the cash part alone is rounded.
            (1992, &[cash(2000, 5)], settled(10, -2)),
            (1993, &[cash(2000, 5)], settled(5, 2)),
            (1993, &[card(993), cash(1000, 5)], settled(0, 0)),
            (1993, &[card(990), cash(1010, 5)], settled(5, 2)),
            // SEK: to the whole krona, half away from zero.
            (1950, &[cash(2000, 100)], settled(0, 50)),
            (1949, &[cash(2000, 100)], settled(100, -49)),
            (2, &[cash(5, 5)], settled(5, -2)),
            (0, &[], settled(0, 0)),
            (1990, &[], Err(Unsettled::Differ { due: 1990, given: 0 })),
            (1990, &[card(1000)], Err(Unsettled::Differ { due: 1990, given: 1000 })),
            (1990, &[card(2000)], Err(Unsettled::NoChange { offer: 0, over: 10 })),
            (1990, &[cash(1000, 1), card(1991)], Err(Unsettled::NoChange { offer: 1, over: 1 })),
            (1990, &[cash(1000, 1)], Err(Unsettled::Differ { due: 1990, given: 1000 })),
            (1990, &[cash(1992, 5)], Err(Unsettled::NotInCoins { offer: 0 })),
        ] {
            assert_eq!(settle(due, offers, true), expected, "{due} {offers:?}");
        }
    }

    #[test]
    fn money_given_back_is_exact() {
        for (due, offers, expected) in [
            (1990, &[cash(1990, 1)][..], settled(0, 0)),
            (1992, &[cash(1990, 5)], settled(0, -2)),
            (1992, &[card(992), cash(1000, 5)], settled(0, 0)),
            (1990, &[cash(2000, 1)], Err(Unsettled::Differ { due: 1990, given: 2000 })),
            (1990, &[card(1991)], Err(Unsettled::NoChange { offer: 0, over: 1 })),
        ] {
            assert_eq!(settle(due, offers, false), expected, "{due} {offers:?}");
        }
    }

    proptest! {
        /// Whatever settles adds up: what was handed over less change is what was due plus rounding, and rounding is at
        /// most half a coin.
        #[test]
        fn nothing_is_lost(due in 0..1_000_000_i64, on_card in 0..1_000_000_i64, coins in 0..400_000_i64, coin in 1..=100_i64) {
            let offers = [card(on_card), cash(coins * coin, coin)];
            if let Ok(Settlement { change_minor, rounding_minor }) = settle(due, &offers, true) {
                prop_assert_eq!(on_card + coins * coin - change_minor, due + rounding_minor);
                prop_assert!(2 * rounding_minor.abs() <= coin);
                prop_assert!(change_minor >= 0 && change_minor % coin == 0);
            }
        }
    }
}
