//! From a forecast to the levels that trigger and fill an order.

use crate::unfit::{Unfit, not_negative, positive};

/// At or below `reorder_point` an order raises the position to `order_up_to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Levels {
    /// s.
    pub reorder_point: f64,
    /// S.
    pub order_up_to: f64,
    /// The share of demand over the protection interval that s covers.
    pub service: f64,
}

/// The service that costs least: a unit more in stock costs `holding_cost` for the cycle of an order, and saves
/// `lost_cost` when it is asked for: 1 - hQ / (hQ + bD), within limits. Costs are per unit, holding per period, demand per
/// period. Source: Silver, Pyke and Thomas, section 6.7.3, with sales lost.
pub fn economic_service(
    holding_cost: f64,
    lost_cost: f64,
    order_quantity: f64,
    demand_rate: f64,
    limits: (f64, f64),
) -> Result<f64, Unfit> {
    let held = positive("holding_cost", holding_cost)? * positive("order_quantity", order_quantity)?;
    let lost = positive("lost_cost", lost_cost)? * not_negative("demand_rate", demand_rate)?;
    if !(limits.0 > 0.0 && limits.0 <= limits.1 && limits.1 < 1.0) {
        return Err(Unfit::number("limits", limits.0, "two numbers between 0 and 1, the lower first"));
    }
    Ok((lost / (held + lost)).clamp(limits.0, limits.1))
}

/// The quantile of a share that lies between those that were forecast, straight in the logarithm of what lies beyond; the
/// outermost for shares further out.
pub fn quantile_at(shares: &[f64], quantiles: &[f64], share: f64) -> Result<f64, Unfit> {
    if shares.is_empty() || shares.len() != quantiles.len() {
        return Err(Unfit::list("quantiles", quantiles.len(), "one for each share, at least one"));
    }
    let above = shares.partition_point(|one| *one < share);
    if above == 0 {
        return Ok(quantiles[0]);
    }
    if above == shares.len() {
        return Ok(quantiles[above - 1]);
    }
    let beyond = |share: f64| (1.0 - share).max(1e-12).ln();
    let (low, high) = (beyond(shares[above - 1]), beyond(shares[above]));
    let part = ((beyond(share) - low) / (high - low)).clamp(0.0, 1.0);
    Ok(quantiles[above - 1] + part * (quantiles[above] - quantiles[above - 1]))
}

/// s covers the share `service` of demand over the protection interval, S lies an order above it.
pub fn levels(shares: &[f64], quantiles: &[f64], service: f64, order_quantity: f64) -> Result<Levels, Unfit> {
    let reorder_point = quantile_at(shares, quantiles, service)?;
    let quantity = not_negative("order_quantity", order_quantity)?;
    Ok(Levels { reorder_point, order_up_to: reorder_point + quantity, service })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dear_stock_has_less_service() {
        let service = |holding: f64| economic_service(holding, 2.0, 50.0, 1.0, (0.5, 0.999)).expect("it fits");
        assert!((service(0.01) - 0.8).abs() < 1e-12 && service(0.001) > service(0.01));
        assert_eq!(service(10.0), 0.5);
        assert!(economic_service(0.0, 1.0, 1.0, 1.0, (0.5, 0.9)).is_err());
        assert!(economic_service(1.0, 1.0, 1.0, 1.0, (0.9, 0.5)).is_err());
    }

    #[test]
    fn levels_lie_between_the_quantiles_around_them() {
        let of = |service: f64| levels(&[0.5, 0.9, 0.99], &[2.0, 6.0, 9.0], service, 4.0).expect("it fits");
        assert_eq!((of(0.1).reorder_point, of(0.9).reorder_point, of(0.999).order_up_to), (2.0, 6.0, 13.0));
        let between = of(0.95).reorder_point;
        assert!(between > 6.0 && between < 9.0);
        assert!(levels(&[0.5], &[], 0.5, 1.0).is_err());
    }
}
