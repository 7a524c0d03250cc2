//! Splitting an amount so that the parts add up to it.

use super::ValueError;

/// Shares `total` out by `weights`, each part whole, the parts adding up to `total` exactly.
///
/// Largest remainder (Hamilton): each part first gets its share rounded towards zero; the units left over go
/// one each to the parts with the largest remainders, the earlier one where remainders are equal. A negative
/// total gives the mirror of the positive one, so that a credit note undoes an invoice line by line; a weight
/// of 0 gets 0. Refuses no weights, a weight below 0, and weights that are all 0.
///
/// ```
/// use backroom_domain::values::split_by_weights;
///
/// assert_eq!(split_by_weights(1000, &[1, 1, 1])?, [334, 333, 333]);
/// assert_eq!(split_by_weights(-1000, &[1, 1, 1])?, [-334, -333, -333]);
/// # Ok::<(), backroom_domain::values::ValueError>(())
/// ```
pub fn split_by_weights(total: i64, weights: &[i64]) -> Result<Vec<i64>, ValueError> {
    if weights.iter().any(|weight| *weight < 0) {
        return Err(ValueError::BadWeights);
    }
    let sum: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if sum == 0 {
        return Err(ValueError::BadWeights);
    }

    let size = i128::from(total).abs();
    // Two 63-bit factors: the product fits i128.
    let product = |weight: &i64| size * i128::from(*weight);
    let mut parts: Vec<i128> = weights.iter().map(|weight| product(weight) / sum).collect();

    let left_over = size - parts.iter().sum::<i128>();
    let mut by_remainder: Vec<usize> = (0..weights.len()).collect();
    // The sort is stable: the earlier of two equal remainders stays first.
    by_remainder.sort_by_key(|index| -(product(&weights[*index]) % sum));
    // Fewer units are left over than there are remainders above 0, so no weight of 0 is reached.
    for (_, index) in (0..left_over).zip(by_remainder) {
        parts[index] += 1;
    }

    let sign = i128::from(total.signum());
    parts
        .into_iter()
        .map(|part| i64::try_from(sign * part).map_err(|_| ValueError::Overflow { what: "a part", unit: "units" }))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn largest_remainders_get_what_is_left_over() {
        let table: [(i64, &[i64], &[i64]); 12] = [
            (100, &[1], &[100]),
            (100, &[1, 1, 1], &[34, 33, 33]),
            (200, &[1, 1, 1], &[67, 67, 66]),
            (-100, &[1, 1, 1], &[-34, -33, -33]),
            (100, &[1, 2, 3], &[17, 33, 50]),
            (10, &[0, 1, 0, 1], &[0, 5, 0, 5]),
            (1, &[0, 1, 1], &[0, 1, 0]),
            (1, &[1, 2], &[0, 1]),
            (0, &[1, 2], &[0, 0]),
            // Hamilton by hand: quotas 3.995, 1.990, 0.015.
            (6, &[1999, 996, 7], &[4, 2, 0]),
            (i64::MIN, &[i64::MAX], &[i64::MIN]),
            (i64::MAX, &[i64::MAX, i64::MAX], &[4_611_686_018_427_387_904, 4_611_686_018_427_387_903]),
        ];
        for (total, weights, parts) in table {
            assert_eq!(split_by_weights(total, weights).unwrap(), parts, "{total} by {weights:?}");
        }
    }

    #[test]
    fn weights_that_share_nothing() {
        let table: [&[i64]; 4] = [&[], &[0, 0], &[1, -1], &[5, -1]];
        for weights in table {
            assert_eq!(split_by_weights(100, weights), Err(ValueError::BadWeights));
        }
    }

    proptest! {
        #[test]
        fn parts_add_up_and_lie_within_one_of_their_share(
            total: i64,
            weights in prop::collection::vec(prop_oneof![Just(0), 0_i64..1000, 0_i64..=i64::MAX], 1..30),
        ) {
            let sum: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
            if sum == 0 {
                prop_assert_eq!(split_by_weights(total, &weights), Err(ValueError::BadWeights));
                return Ok(());
            }
            let parts = split_by_weights(total, &weights).unwrap();
            prop_assert_eq!(parts.iter().map(|part| i128::from(*part)).sum::<i128>(), i128::from(total));
            for (part, weight) in parts.iter().zip(&weights) {
                let share = i128::from(total) * i128::from(*weight) / sum;
                prop_assert!((i128::from(*part) - share).abs() <= 1);
                prop_assert!(*weight > 0 || *part == 0);
            }
            if let Some(mirror) = total.checked_neg() {
                let mirrored: Vec<i64> = parts.iter().map(|part| -part).collect();
                prop_assert_eq!(split_by_weights(mirror, &weights).unwrap(), mirrored);
            }
        }
    }
}
