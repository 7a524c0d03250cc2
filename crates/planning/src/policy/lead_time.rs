//! How long a supplier takes, from what was stated and what was received.

use crate::unfit::{Unfit, all_not_negative, not_negative};

/// A lead time and its spread, in the periods it was given in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeadTime {
    /// Its mean.
    pub mean: f64,
    /// Its standard deviation.
    pub sd: f64,
}

/// The lead time learnt from receipts, shrunken to what the supplier stated: n receipts count n against `weight`. So does
/// the variance, what was stated being taken as a quarter of itself either way.
pub fn learnt_lead_time(stated: f64, receipts: &[f64], weight: f64) -> Result<LeadTime, Unfit> {
    not_negative("stated", stated)?;
    not_negative("weight", weight)?;
    all_not_negative("receipts", receipts)?;
    let count = receipts.len() as f64;
    if count + weight == 0.0 {
        return Ok(LeadTime { mean: stated, sd: 0.25 * stated });
    }
    let own = if count > 0.0 { receipts.iter().sum::<f64>() / count } else { stated };
    let mean = (count * own + weight * stated) / (count + weight);
    let squares: f64 = receipts.iter().map(|receipt| (receipt - own).powi(2)).sum();
    let prior = (0.25 * stated).powi(2);
    Ok(LeadTime { mean, sd: ((squares + weight * prior) / (count + weight)).sqrt() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_receipts_stay_near_what_was_stated_and_many_do_not() {
        let of = |receipts: &[f64]| learnt_lead_time(10.0, receipts, 4.0).expect("it fits");
        assert_eq!(of(&[]), LeadTime { mean: 10.0, sd: 2.5 });
        assert_eq!(of(&[20.0]).mean, 12.0);
        assert!((of(&[20.0; 400]).mean - 20.0).abs() < 0.2 && of(&[20.0; 400]).sd < 0.3);
        assert!(learnt_lead_time(-1.0, &[], 1.0).is_err() && learnt_lead_time(1.0, &[f64::NAN], 1.0).is_err());
        assert_eq!(learnt_lead_time(8.0, &[], 0.0).expect("it fits").sd, 2.0);
    }
}
