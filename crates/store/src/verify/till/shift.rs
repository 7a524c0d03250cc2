//! A shift: what its sales and moves make of it, and what its closings have stated of that.

use std::collections::BTreeMap;

use super::sales::{Sale, TaxKey, Taxed};

/// What a shift has come to.
#[derive(Default)]
pub(super) struct Shift {
    pub(super) first_receipt: i64,
    pub(super) last_receipt: i64,
    pub(super) receipts: i64,
    /// Its last closing, or 0.
    pub(super) closing: i64,
    /// First and last receipt since its last closing, and how many.
    pub(super) late: [i64; 3],
    pub(super) is_opened: bool,
    pub(super) is_found: bool,
    pub(super) reprints: i64,
    pub(super) tenders: BTreeMap<i64, Drawer>,
    /// Lines, net and tax.
    pub(super) taxes: BTreeMap<TaxKey, [i128; 3]>,
    /// What its closings have stated so far.
    stated: Stated,
    /// Whether its balances say what it came to by tender and by tax, which is empty here then.
    pub(super) is_proven: bool,
}

/// What the closings of a shift have stated together, or not yet.
#[derive(Default)]
pub(super) struct Stated {
    pub(super) reprints: i64,
    pub(super) taxes: BTreeMap<TaxKey, [i128; 3]>,
    pub(super) tenders: BTreeMap<i64, [i128; 9]>,
}

impl Shift {
    /// What its closings have not stated yet.
    pub(super) fn left(&self) -> Stated {
        let taxes = self.taxes.iter().map(|(key, sums)| (*key, less(sums, self.stated.taxes.get(key))));
        let tenders = self.tenders.iter().map(|(key, held)| (*key, less(&held.sums, self.stated.tenders.get(key))));
        let reprints = self.reprints - self.stated.reprints;
        Stated { reprints, taxes: taxes.collect(), tenders: tenders.collect() }
    }

    /// First and last receipt that its next closing states, and how many they are.
    pub(super) fn receipts_left(&self) -> [i64; 3] {
        if self.closing > 0 { self.late } else { [self.first_receipt, self.last_receipt, self.receipts] }
    }

    /// A closing has stated everything it had come to.
    pub(super) fn close(&mut self, number: i64) {
        self.state_all();
        self.closing = number;
        self.late = [0; 3];
    }

    /// Everything it has come to is stated.
    pub(super) fn state_all(&mut self) {
        let tenders = self.tenders.iter().map(|(key, held)| (*key, held.sums)).collect();
        self.stated = Stated { reprints: self.reprints, taxes: self.taxes.clone(), tenders };
    }

    /// Takes what a sale did.
    pub(super) fn sold(&mut self, sale: &Sale) {
        let receipt = sale.receipt;
        self.first_receipt = if self.receipts == 0 { receipt } else { self.first_receipt.min(receipt) };
        self.last_receipt = self.last_receipt.max(receipt);
        self.receipts += 1;
        if self.closing > 0 {
            let [first, last, receipts] = self.late;
            let first = if receipts == 0 { receipt } else { first.min(receipt) };
            self.late = [first, last.max(receipt), receipts + 1];
        }
        for money in &sale.money {
            let amount = i128::from(money.amount);
            let sums = &mut self.tenders.entry(money.tender).or_default().sums;
            match (money.is_change, amount < 0) {
                // Change is given out of what was taken.
                (true, _) => sums[SALES] += amount,
                (false, is_back) => {
                    sums[PAYMENTS] += 1;
                    sums[if is_back { REFUNDS } else { SALES }] += amount.abs();
                }
            }
        }
        for Taxed { key, net, tax } in sale.taxed() {
            let sums = self.taxes.entry(key).or_default();
            sums.iter_mut().zip([1, net, tax]).for_each(|(sum, added)| *sum += added);
        }
    }
}

fn less<const N: usize>(sums: &[i128; N], stated: Option<&[i128; N]>) -> [i128; N] {
    std::array::from_fn(|at| sums[at] - stated.map_or(0, |stated| stated[at]))
}

/// What a shift did with a tender.
#[derive(Default, PartialEq)]
pub(super) struct Drawer {
    /// Payments, sales, refunds, float, paid in, paid out, dropped, emptied, over or short.
    pub(super) sums: [i128; 9],
    pub(super) counted: Option<i64>,
}

const PAYMENTS: usize = 0;
const SALES: usize = 1;
const REFUNDS: usize = 2;
pub(super) const EMPTIED: usize = 7;
pub(super) const COLUMNS: [&str; 9] = [
    "payments",
    "sales_minor",
    "refunds_minor",
    "float_minor",
    "paid_in_minor",
    "paid_out_minor",
    "dropped_minor",
    "emptied_minor",
    "over_short_minor",
];

/// The place of an action's money among the sums, and the way it goes.
pub(super) fn place_of(action: &str) -> Option<(usize, i128)> {
    match action {
        "float" => Some((3, 1)),
        "paid_in" => Some((4, 1)),
        "paid_out" => Some((5, -1)),
        "dropped" => Some((6, -1)),
        "emptied" => Some((EMPTIED, -1)),
        "over_short" => Some((8, 1)),
        _ => None,
    }
}

impl Drawer {
    /// What should be there.
    pub(super) fn expected(&self) -> i128 {
        let [_, sales, refunds, float, paid_in, paid_out, dropped, emptied, over_short] = self.sums;
        sales - refunds + float + paid_in - paid_out - dropped - emptied + over_short
    }
}
