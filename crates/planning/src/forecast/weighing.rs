//! What weight each candidate gets, from how they did together.

/// Sums of squares and products of candidates and what came after, gathered series by series.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sums<const N: usize> {
    products: [[f64; N]; N],
    with_target: [f64; N],
    count: f64,
}

impl<const N: usize> Default for Sums<N> {
    fn default() -> Self {
        Self { products: [[0.0; N]; N], with_target: [0.0; N], count: 0.0 }
    }
}

/// As how many series the belief counts that all candidates are as good as each other.
const BELIEF: f64 = 30.0;

impl<const N: usize> Sums<N> {
    pub(crate) fn add(&mut self, candidates: &[f64; N], target: f64, weight: f64) {
        for one in 0..N {
            for other in 0..N {
                self.products[one][other] += weight * candidates[one] * candidates[other];
            }
            self.with_target[one] += weight * candidates[one] * target;
        }
        self.count += 1.0;
    }

    /// Weights of 0 or more of least squares, drawn towards equal ones: coordinate by coordinate until they stand. They
    /// need not add up to 1: where demand fades after it was noticed, all candidates tell too much.
    pub(crate) fn weights(&self) -> [f64; N] {
        let equal = 1.0 / N as f64;
        let mut weights = [equal; N];
        if self.count < 1.0 {
            return weights;
        }
        let belief = (0..N).map(|at| self.products[at][at]).sum::<f64>() / N as f64 / self.count * BELIEF;
        for _ in 0..500 {
            let mut moved = 0.0_f64;
            for at in 0..N {
                let others: f64 =
                    (0..N).filter(|other| *other != at).map(|other| self.products[at][other] * weights[other]).sum();
                let below = self.products[at][at] + belief;
                if below <= 0.0 {
                    continue;
                }
                let next = ((self.with_target[at] + belief * equal - others) / below).max(0.0);
                moved = moved.max((next - weights[at]).abs());
                weights[at] = next;
            }
            if moved < 1e-9 {
                break;
            }
        }
        weights
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_candidate_that_tells_best_gets_most_weight() {
        let mut sums = Sums::<2>::default();
        assert_eq!(sums.weights(), [0.5, 0.5]);
        for at in 0..2000 {
            let truth = f64::from(at % 7);
            sums.add(&[truth, f64::from(at % 5)], truth, 1.0);
        }
        let weights = sums.weights();
        assert!(weights[0] > 0.9 && weights[1] < 0.1 && weights[1] >= 0.0, "{weights:?}");
    }
}
