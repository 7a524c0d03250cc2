//! Shifts and registers: what sales and moves make of them, and how far the numbers of a register have come.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::super::read::{Words, each, ints, text};
use super::Checks;
use super::masters::Masters;
use super::sales::{Sale, TaxKey, Taxed, is_back};

/// What happened in a shift beside its sales.
pub(super) struct Happened {
    pub(super) id: i64,
    pub(super) command: i64,
    pub(super) shift: i64,
    pub(super) tender: i64,
    pub(super) amount: i64,
    pub(super) receipts: (i64, i64),
}

/// What a shift has come to.
#[derive(Default)]
pub(super) struct Shift {
    pub(super) first_receipt: i64,
    pub(super) last_receipt: i64,
    pub(super) receipts: i64,
    /// Its last closing, or 0.
    pub(super) closing: i64,
    /// First and last receipt since its last closing, and how many.
    late: [i64; 3],
    is_opened: bool,
    is_found: bool,
    pub(super) reprints: i64,
    pub(super) tenders: BTreeMap<i64, Drawer>,
    /// Lines, net and tax.
    pub(super) taxes: BTreeMap<TaxKey, [i128; 3]>,
    /// What its closings have stated so far.
    pub(super) stated: Stated,
}

/// What the closings of a shift have stated together.
#[derive(Clone, Default)]
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
        let tenders = self.tenders.iter().map(|(key, held)| (*key, held.sums)).collect();
        self.stated = Stated { reprints: self.reprints, taxes: self.taxes.clone(), tenders };
        self.closing = number;
        self.late = [0; 3];
    }
}

fn less<const N: usize>(sums: &[i128; N], stated: Option<&[i128; N]>) -> [i128; N] {
    std::array::from_fn(|at| sums[at] - stated.map_or(0, |stated| stated[at]))
}

/// What a shift did with a tender.
#[derive(Default)]
pub(super) struct Drawer {
    /// Payments, sales, refunds, float, paid in, paid out, dropped, emptied, over or short.
    pub(super) sums: [i128; 9],
    pub(super) counted: Option<i64>,
}

const PAYMENTS: usize = 0;
const SALES: usize = 1;
const REFUNDS: usize = 2;
pub(super) const EMPTIED: usize = 7;
const COLUMNS: [&str; 9] = [
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
fn place_of(action: &str) -> Option<(usize, i128)> {
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
    fn expected(&self) -> i128 {
        let [_, sales, refunds, float, paid_in, paid_out, dropped, emptied, over_short] = self.sums;
        sales - refunds + float + paid_in - paid_out - dropped - emptied + over_short
    }
}

/// Receipts that follow each other: the first and the last.
type Spans = Vec<(i64, i64)>;

/// How far a register has come.
#[derive(Default)]
pub(super) struct Register {
    receipt: i64,
    shifts: i64,
    pub(super) closing: i64,
    receipt_closed: i64,
    /// Receipts behind the last closing, as spans by their first.
    seen: BTreeMap<i64, i64>,
    /// Spans declared missing, and the command that did.
    declared: (i64, Spans),
    pub(super) totals: BTreeMap<TaxKey, [i128; 3]>,
}

impl Register {
    fn see(&mut self, receipt: i64) {
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

/// Every shift and register, as far as the walk has come.
#[derive(Default)]
pub(super) struct Shifts {
    pub(super) shifts: FxHashMap<i64, Shift>,
    pub(super) registers: FxHashMap<i64, Register>,
}

impl Shifts {
    pub(super) fn sold(&mut self, masters: &Masters, sale: &Sale, checks: &mut Checks<'_>) {
        let own = masters.shifts.get(&sale.shift).is_some_and(|shift| shift.register == sale.register);
        checks.shifts.holds(own, || sale.record(), || format!("belongs to shift {} of another register", sale.shift));
        self.registers.entry(sale.register).or_default().see(sale.receipt);
        let shift = self.shifts.entry(sale.shift).or_default();
        shift.first_receipt = if shift.receipts == 0 { sale.receipt } else { shift.first_receipt.min(sale.receipt) };
        shift.last_receipt = shift.last_receipt.max(sale.receipt);
        shift.receipts += 1;
        if shift.closing > 0 {
            let [first, last, receipts] = shift.late;
            let first = if receipts == 0 { sale.receipt } else { first.min(sale.receipt) };
            shift.late = [first, last.max(sale.receipt), receipts + 1];
        }
        for money in &sale.money {
            let amount = i128::from(money.amount);
            let sums = &mut shift.tenders.entry(money.tender).or_default().sums;
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
            let sums = shift.taxes.entry(key).or_default();
            sums.iter_mut().zip([1, net, tax]).for_each(|(sum, added)| *sum += added);
        }
    }

    pub(super) fn happened(&mut self, masters: &Masters, step: &Happened, action: &str, checks: &mut Checks<'_>) {
        let name = || format!("shift move {}", step.id);
        checks.shifts.rows += 1;
        let Some(of) = masters.shifts.get(&step.shift) else {
            checks.shifts.bad(name(), format!("is of shift {}, which does not exist", step.shift));
            return;
        };
        let shift = self.shifts.entry(step.shift).or_default();
        match action {
            // A shift that something happened in first is opened for that, and again when somebody opens it.
            "opened" if shift.is_found && !shift.is_opened => shift.is_opened = true,
            "opened" | "found" => {
                let again = shift.is_opened || shift.is_found;
                shift.is_opened |= action == "opened";
                shift.is_found |= action == "found";
                let once = !again && of.command == step.command;
                checks.shifts.holds(once, name, || "opens its shift again, or for another command");
                let register = self.registers.entry(of.register).or_default();
                let follows = of.number == register.shifts + 1;
                let wrong = || format!("has number {} after {}", of.number, register.shifts);
                checks.shifts.holds(follows, || format!("shift {}", step.shift), wrong);
                register.shifts = register.shifts.max(of.number);
            }
            "counted" => shift.tenders.entry(step.tender).or_default().counted = Some(step.amount),
            "reprinted" => shift.reprints += 1,
            "missing" => {
                let declared = &mut self.registers.entry(of.register).or_default().declared;
                if declared.0 != step.command {
                    *declared = (step.command, Vec::new());
                }
                declared.1.push(step.receipts);
            }
            _ => {
                if let Some((at, sign)) = place_of(action) {
                    shift.tenders.entry(step.tender).or_default().sums[at] += sign * i128::from(step.amount);
                }
            }
        }
    }

    /// Sets shifts and registers against their balances.
    pub(super) fn settle(
        mut self,
        connection: &Connection,
        masters: &Masters,
        words: &Words,
        checks: &mut Checks<'_>,
    ) -> Result<()> {
        self.settle_tenders(connection, masters, checks)?;
        self.settle_taxes(connection, words, checks)?;
        self.settle_shifts(connection, checks)?;
        self.settle_registers(connection, checks)
    }

    /// What a tender should hold is what remains of its open item, unless cards and credit hold it.
    fn settle_tenders(&mut self, connection: &Connection, masters: &Masters, checks: &mut Checks<'_>) -> Result<()> {
        let rows = "SELECT t.shift_id, t.tender_id, t.payments, t.sales_minor, t.refunds_minor, t.float_minor,
                           t.paid_in_minor, t.paid_out_minor, t.dropped_minor, t.emptied_minor, t.over_short_minor,
                           t.open_item_id, i.remaining_minor, t.counted_minor, COALESCE(i.reference, '')
                    FROM shift_tenders t LEFT JOIN open_items i ON i.open_item_id = t.open_item_id
                    ORDER BY t.shift_id, t.tender_id";
        each(connection, rows, [], |row| {
            let [shift, tender] = ints(row, 0)?;
            let stored: [i64; 9] = ints(row, 2)?;
            let item: i64 = row.get(11)?;
            let (remaining, counted): (Option<i64>, Option<i64>) = (row.get(12)?, row.get(13)?);
            let name = || format!("shift tender {shift}/{tender}");
            checks.tenders.rows += 1;
            let found = self.shifts.get_mut(&shift).and_then(|held| held.tenders.remove(&tender));
            let Some(drawer) = found else {
                checks.tenders.bad(name(), "nothing in its shift stands behind it");
                return Ok(());
            };
            for ((column, stored), sum) in COLUMNS.iter().zip(stored).zip(drawer.sums) {
                let wrong = || format!("{column} is {stored}, its shift says {sum}");
                checks.tenders.holds(i128::from(stored) == sum, name, wrong);
            }
            let wrong = || format!("{counted:?} was counted, its shift says {:?}", drawer.counted);
            checks.tenders.holds(counted == drawer.counted, name, wrong);
            let of = masters.tenders.get(&tender);
            let expected = drawer.expected();
            match (item, remaining) {
                (0, _) if of.is_some_and(|of| of.holds_nothing) => {}
                (0, _) => {
                    let wrong = || format!("should hold {expected}, and has no open item");
                    checks.tenders.holds(expected == 0, name, wrong);
                }
                (_, None) => checks.tenders.bad(name(), format!("its open item {item} does not exist")),
                (_, Some(remaining)) => {
                    let wrong = || format!("should hold {expected}, {remaining} remains of open item {item}");
                    checks.tenders.holds(i128::from(remaining) == expected, name, wrong);
                    let own =
                        named(masters, shift, tender).is_some_and(|own| is_like(&own, text(row, 14).unwrap_or("")));
                    checks.tenders.holds(own, name, || format!("open item {item} is that of another shift or tender"));
                }
            }
            Ok(())
        })?;
        for (shift, held) in self.ordered() {
            for tender in held.tenders.keys() {
                let wrong = "is missing, though its shift used the tender";
                checks.tenders.bad(format!("shift tender {shift}/{tender}"), wrong);
            }
        }
        Ok(())
    }

    fn settle_taxes(&mut self, connection: &Connection, words: &Words, checks: &mut Checks<'_>) -> Result<()> {
        let rows = "SELECT shift_id, tax_set_id, lines, net_minor, tax_minor, treatment, side FROM shift_taxes
                    ORDER BY shift_id, tax_set_id, treatment, side";
        each(connection, rows, [], |row| {
            let [shift, set] = ints(row, 0)?;
            let stored: [i64; 3] = ints(row, 2)?;
            let (treatment, side) = (text(row, 5)?, text(row, 6)?);
            let name = || format!("shift tax {shift}/{set}/{treatment}/{side}");
            checks.shift_taxes.rows += 1;
            let held = self.shifts.get_mut(&shift);
            let key = words.find(treatment).zip(is_back(side)).map(|(treatment, back)| (set, treatment, back));
            let Some(sums) = held.zip(key).and_then(|(held, key)| held.taxes.remove(&key)) else {
                checks.shift_taxes.bad(name(), "no lines of sales stand behind it");
                return Ok(());
            };
            for ((column, stored), sum) in ["lines", "net_minor", "tax_minor"].iter().zip(stored).zip(sums) {
                let wrong = || format!("{column} is {stored}, its lines of sales say {sum}");
                checks.shift_taxes.holds(i128::from(stored) == sum, name, wrong);
            }
            Ok(())
        })?;
        for (shift, held) in self.ordered() {
            for (set, treatment, is_back) in held.taxes.keys() {
                let side = if *is_back { "refund" } else { "sale" };
                let name = format!("shift tax {shift}/{set}/{}/{side}", words.word(*treatment));
                checks.shift_taxes.bad(name, "is missing, though there are lines of sales for it");
            }
        }
        Ok(())
    }

    fn settle_shifts(&mut self, connection: &Connection, checks: &mut Checks<'_>) -> Result<()> {
        let rows = "SELECT shift_id, closing, first_receipt, last_receipt, receipts, late_first_receipt,
                           late_last_receipt, late_receipts, state FROM shifts ORDER BY shift_id";
        each(connection, rows, [], |row| {
            let [id, closing, first, last, receipts, late_first, late_last, late] = ints(row, 0)?;
            let state = text(row, 8)?;
            let name = || format!("shift {id}");
            checks.shifts.rows += 1;
            let held = self.shifts.remove(&id).unwrap_or_default();
            checks.shifts.holds(held.is_opened || held.is_found, name, || "was never opened");
            for (column, stored, wanted) in [
                ("closing", closing, held.closing),
                ("late_first_receipt", late_first, held.late[0]),
                ("late_last_receipt", late_last, held.late[1]),
                ("late_receipts", late, held.late[2]),
                ("first_receipt", first, held.first_receipt),
                ("last_receipt", last, held.last_receipt),
                ("receipts", receipts, held.receipts),
            ] {
                let wrong = || format!("{column} is {stored}, its sales and closings say {wanted}");
                checks.shifts.holds(stored == wanted, name, wrong);
            }
            let is_closed = held.closing > 0;
            let wrong = || format!("is {state}, its closings say otherwise");
            checks.shifts.holds(state == if is_closed { "closed" } else { "open" }, name, wrong);
            Ok(())
        })?;
        for (id, _) in self.ordered() {
            checks.shifts.bad(format!("shift {id}"), "is missing, though things happened in it");
        }
        Ok(())
    }

    fn settle_registers(&mut self, connection: &Connection, checks: &mut Checks<'_>) -> Result<()> {
        let rows =
            "SELECT register_id, receipt, shift, closing, receipt_closed FROM register_heads ORDER BY register_id";
        each(connection, rows, [], |row| {
            let [id] = ints(row, 0)?;
            let stored: [i64; 4] = ints(row, 1)?;
            checks.receipts.rows += 1;
            let name = || format!("register head {id}");
            let Some(held) = self.registers.remove(&id) else {
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
        let mut left: Vec<i64> = self.registers.keys().copied().collect();
        left.sort_unstable();
        for id in left {
            checks.receipts.bad(format!("register head {id}"), "is missing, though its register was used");
        }
        Ok(())
    }

    fn ordered(&self) -> Vec<(i64, &Shift)> {
        let mut shifts: Vec<(i64, &Shift)> = self.shifts.iter().map(|(id, shift)| (*id, shift)).collect();
        shifts.sort_unstable_by_key(|(id, _)| *id);
        shifts
    }
}

/// What the open item of a shift's tender is called.
fn named(masters: &Masters, shift: i64, tender: i64) -> Option<String> {
    let of = masters.shifts.get(&shift)?;
    let (register, tender) = (masters.registers.get(&of.register)?, masters.tenders.get(&tender)?);
    Some(format!("{} {} {}", register.code, of.number, tender.code))
}

/// Codes may be written in other letters since, as long as they are the same code.
pub(super) fn is_like(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase() || one.to_uppercase() == other.to_uppercase()
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
