//! Classes of demand: by pattern, by value, by variability.

/// How demand comes. Source: Syntetos, Boylan and Croston, On the categorization of demand patterns, Journal of the
/// Operational Research Society 56 (2005), 495-503: an interval of 1.32 periods, a squared variation of 0.49.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DemandClass {
    /// Often, in like sizes.
    Smooth,
    /// Often, in sizes that differ.
    Erratic,
    /// Seldom, in like sizes.
    Intermittent,
    /// Seldom, in sizes that differ.
    Lumpy,
}

impl DemandClass {
    /// Every class, in the order of their places.
    pub const ALL: [Self; 4] = [Self::Smooth, Self::Erratic, Self::Intermittent, Self::Lumpy];
}

/// The class of a series: the mean interval between periods with demand (ADI), and the squared coefficient of variation
/// of their sizes (CV²).
pub fn classify(demand: &[f64]) -> DemandClass {
    let sizes: Vec<f64> = demand.iter().copied().filter(|size| *size > 0.0).collect();
    let count = sizes.len() as f64;
    let interval = demand.len() as f64 / count.max(1.0);
    let mean = sizes.iter().sum::<f64>() / count.max(1.0);
    let variance = sizes.iter().map(|size| (size - mean).powi(2)).sum::<f64>() / count.max(1.0);
    let varied = mean > 0.0 && variance / (mean * mean) >= 0.49;
    match (interval >= 1.32, varied) {
        (false, false) => DemandClass::Smooth,
        (false, true) => DemandClass::Erratic,
        (true, false) => DemandClass::Intermittent,
        (true, true) => DemandClass::Lumpy,
    }
}

/// What share of value an item belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbcClass {
    /// The items of the first share of value.
    A,
    /// Those of the next.
    B,
    /// The rest.
    C,
}

/// Classes by value: items are taken from the highest value down; A while what came before is below the share `a_until`,
/// B below `b_until` (0.8 and 0.95 are usual). Items of equal value stand in the order of the list.
pub fn abc(values: &[f64], a_until: f64, b_until: f64) -> Vec<AbcClass> {
    let total: f64 = values.iter().filter(|value| **value > 0.0).sum();
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| values[*other].total_cmp(&values[*one]).then(one.cmp(other)));
    let mut classes = vec![AbcClass::C; values.len()];
    let mut before = 0.0;
    for item in order {
        if values[item] > 0.0 {
            let share = before / total;
            classes[item] = match share {
                _ if share < a_until => AbcClass::A,
                _ if share < b_until => AbcClass::B,
                _ => AbcClass::C,
            };
            before += values[item];
        }
    }
    classes
}

/// How steady demand is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum XyzClass {
    /// Coefficient of variation below 0.5.
    X,
    /// Below 1.
    Y,
    /// 1 or more, or nothing asked.
    Z,
}

/// The class by coefficient of variation of demand by period, empty periods counted; 0.5 and 1 are the usual bounds.
pub fn xyz(demand: &[f64]) -> XyzClass {
    let count = demand.len().max(1) as f64;
    let mean = demand.iter().sum::<f64>() / count;
    let sd = (demand.iter().map(|size| (size - mean).powi(2)).sum::<f64>() / count).sqrt();
    match sd / mean {
        variation if variation < 0.5 => XyzClass::X,
        variation if variation < 1.0 => XyzClass::Y,
        _ => XyzClass::Z,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_have_their_class() {
        assert_eq!(classify(&[5.0, 6.0, 5.0, 4.0]), DemandClass::Smooth);
        assert_eq!(classify(&[1.0, 20.0, 1.0, 1.0]), DemandClass::Erratic);
        assert_eq!(classify(&[1.0, 0.0, 0.0, 1.0]), DemandClass::Intermittent);
        assert_eq!(classify(&[1.0, 0.0, 0.0, 30.0, 0.0, 1.0, 0.0]), DemandClass::Lumpy);
        assert_eq!(classify(&[]), DemandClass::Smooth);
        assert_eq!((xyz(&[5.0, 5.0]), xyz(&[1.0, 5.0]), xyz(&[0.0, 0.0])), (XyzClass::X, XyzClass::Y, XyzClass::Z));
    }

    #[test]
    fn value_is_shared_from_the_highest_down() {
        use AbcClass::{A, B, C};
        // 80 of 100 come first; then 10 from 0.80 on, the first 5 from 0.90, the last from 0.95.
        assert_eq!(abc(&[5.0, 80.0, 10.0, 0.0, 5.0], 0.8, 0.95), [B, A, B, C, C]);
    }
}
