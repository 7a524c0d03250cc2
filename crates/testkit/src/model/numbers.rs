//! Plain arithmetic: millionths in 128 bits, and rounding written out.

use serde_json::Value;

/// A decimal as written, in millionths.
#[must_use]
pub fn millionths(text: &Value) -> i128 {
    let text = match text {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let (sign, digits) = text.strip_prefix('-').map_or((1, text.as_str()), |digits| (-1, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let padded = format!("{fraction:0<6}");
    let parsed = |digits: &str| digits.parse::<i128>().unwrap_or_else(|error| panic!("{text}: {error}"));
    sign * (parsed(whole) * 1_000_000 + parsed(&padded))
}

/// An amount of money as written, in cents.
pub(super) fn cents(text: &Value) -> i128 {
    half_away(millionths(text), 10_000)
}

/// `n / d`, rounded half away from zero.
pub(super) fn half_away(n: i128, d: i128) -> i128 {
    let (n, d) = if d < 0 { (-n, -d) } else { (n, d) };
    if n < 0 { -((-n + d / 2) / d) } else { (n + d / 2) / d }
}

/// The part of a whole that falls to `part` of `of`.
pub(super) fn share(whole: i128, part: i128, of: i128) -> i128 {
    half_away(whole * part, of)
}

/// The cents a value in millionths of a cent stands in the books with.
pub(super) fn book(value: i128) -> i128 {
    half_away(value, 1_000_000)
}

/// What a quantity is worth at a cost a unit.
pub(super) fn worth(unit_cost: i128, quantity: i128) -> i128 {
    half_away(unit_cost * quantity * 100, 1_000_000)
}

/// What a unit costs when a quantity is worth this.
pub(super) fn cost_of(value: i128, quantity: i128) -> i128 {
    half_away(value * 1_000_000, quantity * 100)
}

/// A total in parts by weight: each its whole share, and one more for those with the largest remainders.
pub(super) fn split(total: i128, weights: &[i128]) -> Vec<i128> {
    let sum: i128 = weights.iter().sum();
    let mut parts: Vec<i128> = weights.iter().map(|weight| total.abs() * weight / sum).collect();
    let mut left = total.abs() - parts.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(total.abs() * weights[*at] % sum));
    for at in order {
        if left > 0 {
            parts[at] += 1;
            left -= 1;
        }
    }
    parts.into_iter().map(|part| part * total.signum()).collect()
}
