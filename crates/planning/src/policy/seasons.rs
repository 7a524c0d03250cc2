//! Goods with a beginning or an end: new, for one season, perishable, or running out.

use crate::distributions::Discrete;
use crate::textbook::{Margins, newsvendor_discrete_profit};
use crate::unfit::{Unfit, not_negative};

/// What a new item sells per period: its own rate counts by the n periods it was there against `weight` of the rate of
/// items like it, n / (n + weight).
pub fn like_item_rate(own: &[f64], like: f64, weight: f64) -> Result<f64, Unfit> {
    not_negative("like", like)?;
    not_negative("weight", weight)?;
    crate::unfit::all_not_negative("own", own)?;
    let periods = own.len() as f64;
    let total = periods + weight;
    if total == 0.0 { Ok(like) } else { Ok((own.iter().sum::<f64>() + weight * like) / total) }
}

/// How much to buy for one season, of which what is there is taken off: the newsvendor's quantity of most profit.
pub fn season_buy(margins: &Margins, demand: &dyn Discrete, position: f64) -> Result<f64, Unfit> {
    let level = newsvendor_discrete_profit(margins, demand, None)?.base_stock_level;
    Ok((level - position).max(0.0))
}

/// How much to buy for the last time: demand until the end, its rate fading by a factor each period, less what is there.
pub fn final_buy(rate: f64, fading: f64, periods: u32, position: f64) -> Result<f64, Unfit> {
    let rate = not_negative("rate", rate)?;
    if !(0.0..=1.0).contains(&fading) {
        return Err(Unfit::number("fading", fading, "a number from 0 to 1"));
    }
    let demand: f64 = (0..periods).map(|at| rate * fading.powi(at.min(10_000).cast_signed())).sum();
    Ok((demand - position).max(0.0))
}

/// What of stock sells before it expires: lots as (units, periods left), the shortest first, at a rate per period. Each lot
/// sells for as long as it keeps, after those before it; the rest will not survive and does not count as stock.
pub fn sellable_before_expiry(lots: &[(f64, f64)], rate: f64) -> Result<f64, Unfit> {
    let rate = not_negative("rate", rate)?;
    let mut lots: Vec<(f64, f64)> = lots.to_vec();
    lots.sort_by(|one, other| one.1.total_cmp(&other.1));
    let mut sold = 0.0_f64;
    for (units, left) in lots {
        let until = rate * not_negative("lots", left)?;
        sold = (sold + not_negative("lots", units)?).min(until.max(sold));
    }
    Ok(sold)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distributions::Poisson;

    #[test]
    fn a_new_item_leans_on_others_until_it_has_sold_itself() {
        assert_eq!(like_item_rate(&[], 4.0, 6.0), Ok(4.0));
        assert_eq!(like_item_rate(&[1.0; 6], 4.0, 6.0), Ok(2.5));
        assert_eq!(like_item_rate(&[], 4.0, 0.0), Ok(4.0));
        assert!(like_item_rate(&[-1.0], 4.0, 6.0).is_err());
    }

    #[test]
    fn one_season_and_the_last_order() {
        let margins =
            Margins { revenue: 30.0, purchase_cost: 10.0, salvage_value: 4.0, holding_cost: 0.0, stockout_cost: 0.0 };
        let demand = Poisson::new(40.0).expect("it fits");
        let whole = season_buy(&margins, &demand, 0.0).expect("it fits");
        assert!(whole > 40.0 && season_buy(&margins, &demand, 10.0) == Ok(whole - 10.0));
        assert_eq!(final_buy(8.0, 0.5, 3, 4.0), Ok(10.0));
        assert!(final_buy(8.0, 1.5, 3, 4.0).is_err());
    }

    #[test]
    fn only_stock_that_survives_counts() {
        // 2 a day: of 10 that keep for 3 days 6 sell; of 10 that keep for 7 days 8 more.
        assert_eq!(sellable_before_expiry(&[(10.0, 7.0), (10.0, 3.0)], 2.0), Ok(14.0));
        assert_eq!(sellable_before_expiry(&[(3.0, 9.0)], 2.0), Ok(3.0));
        assert!(sellable_before_expiry(&[(3.0, f64::NAN)], 2.0).is_err());
    }
}
