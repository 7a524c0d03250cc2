//! How far the numbers of a register have come, and which of its receipts nobody has seen.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::super::read::{each, ints};
use super::Checks;
use super::sales::TaxKey;

/// Receipts that follow each other: the first and the last.
type Spans = Vec<(i64, i64)>;

/// How far a register has come.
#[derive(Default)]
pub(super) struct Register {
    receipt: i64,
    pub(super) shifts: i64,
    pub(super) closing: i64,
    receipt_closed: i64,
    /// Receipts behind the last closing, as spans by their first.
    seen: BTreeMap<i64, i64>,
    /// Spans declared missing, and the command that did.
    pub(super) declared: (i64, Spans),
    pub(super) totals: BTreeMap<TaxKey, [i128; 3]>,
}

impl Register {
    /// Sees a receipt.
    pub(super) fn see(&mut self, receipt: i64) {
        self.receipt = self.receipt.max(receipt);
        if receipt <= self.receipt_closed {
            return;
        }
        match self.seen.range_mut(..receipt).next_back() {
            Some((_, last)) if *last + 1 == receipt => *last = receipt,
            _ => {
                self.seen.insert(receipt, receipt);
            }
        }
    }

    /// The receipts up to the last that nobody has seen, as a closing finds them.
    fn gaps(&mut self) -> Spans {
        let (mut next, mut gaps) = (self.receipt_closed + 1, Vec::new());
        for (first, last) in std::mem::take(&mut self.seen) {
            if first > next {
                gaps.push((next, first - 1));
            }
            next = next.max(last + 1);
        }
        self.receipt_closed = self.receipt;
        gaps
    }

    /// What a closing finds missing, and what its command declared.
    pub(super) fn settle_gaps(&mut self, command: i64) -> (Spans, Spans) {
        let (by, declared) = std::mem::take(&mut self.declared);
        let declared = if by == command { declared } else { Vec::new() };
        (self.gaps(), declared)
    }

    /// What a command declared missing without closing anything.
    pub(super) fn declared_by(&mut self, command: i64) -> Spans {
        let (by, declared) = std::mem::take(&mut self.declared);
        if by == command { declared } else { Vec::new() }
    }
}

/// Every register, as far as the walk has come.
#[derive(Default)]
pub(super) struct Registers(FxHashMap<i64, Register>);

impl Registers {
    pub(super) fn at(&mut self, id: i64) -> &mut Register {
        self.0.entry(id).or_default()
    }

    /// Sets registers against their balances.
    pub(super) fn settle(mut self, connection: &Connection, checks: &mut Checks<'_>) -> Result<()> {
        let rows =
            "SELECT register_id, receipt, shift, closing, receipt_closed FROM register_heads ORDER BY register_id";
        each(connection, rows, [], |row| {
            let [id] = ints(row, 0)?;
            let stored: [i64; 4] = ints(row, 1)?;
            checks.receipts.rows += 1;
            let name = || format!("register head {id}");
            let Some(held) = self.0.remove(&id) else {
                checks.receipts.bad(name(), "nothing was done at its register");
                return Ok(());
            };
            let wanted = [held.receipt, held.shifts, held.closing, held.receipt_closed];
            for ((column, stored), wanted) in
                ["receipt", "shift", "closing", "receipt_closed"].iter().zip(stored).zip(wanted)
            {
                let wrong = || format!("{column} is {stored}, its sales, shifts and closings say {wanted}");
                checks.receipts.holds(stored == wanted, name, wrong);
            }
            Ok(())
        })?;
        let mut left: Vec<i64> = self.0.keys().copied().collect();
        left.sort_unstable();
        for id in left {
            checks.receipts.bad(format!("register head {id}"), "is missing, though its register was used");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Receipts in any order, and what a closing finds missing among them; what comes later is no gap any more.
    #[test]
    fn a_closing_finds_what_nobody_has_seen() {
        let mut register = Register::default();
        for receipt in [1, 2, 5, 4, 9] {
            register.see(receipt);
        }
        register.declared = (7, vec![(3, 3), (6, 8)]);
        assert_eq!(register.settle_gaps(7), (vec![(3, 3), (6, 8)], vec![(3, 3), (6, 8)]));
        assert_eq!((register.receipt, register.receipt_closed), (9, 9));
        register.see(7);
        register.see(11);
        assert_eq!(register.settle_gaps(8), (vec![(10, 10)], Vec::new()));
        // What another command declared is not this closing's.
        register.declared = (8, vec![(12, 12)]);
        register.see(13);
        assert_eq!(register.settle_gaps(9), (vec![(12, 12)], Vec::new()));
    }
}
