//! What happens in shifts and at their registers, and the balances of shifts.

use rusqlite::{Connection, Result};

use super::super::read::{Words, each, ints, text};
use super::Checks;
use super::masters::Masters;
use super::proven::AllShifts;
use super::registers::Registers;
use super::sales::{Sale, is_back};
use super::shift::{COLUMNS, Drawer, place_of};

/// What happened in a shift beside its sales.
pub(super) struct Happened {
    pub(super) id: i64,
    pub(super) command: i64,
    pub(super) shift: i64,
    pub(super) tender: i64,
    pub(super) amount: i64,
    pub(super) receipts: (i64, i64),
}

/// Every shift and register, as far as the walk has come.
#[derive(Default)]
pub(super) struct Shifts {
    pub(super) shifts: AllShifts,
    pub(super) registers: Registers,
}

impl Shifts {
    pub(super) fn sold(
        &mut self,
        connection: &Connection,
        masters: &Masters,
        words: &Words,
        sale: &Sale,
        checks: &mut Checks<'_>,
    ) -> Result<()> {
        let own = masters.shifts.get(&sale.shift).is_some_and(|shift| shift.register == sale.register);
        checks.shifts.holds(own, || sale.record(), || format!("belongs to shift {} of another register", sale.shift));
        self.registers.at(sale.register).see(sale.receipt);
        self.shifts.at(connection, words, sale.shift)?.sold(sale);
        Ok(())
    }

    pub(super) fn happened(
        &mut self,
        connection: &Connection,
        masters: &Masters,
        words: &Words,
        step: &Happened,
        action: &str,
        checks: &mut Checks<'_>,
    ) -> Result<()> {
        let name = || format!("shift move {}", step.id);
        checks.shifts.rows += 1;
        let Some(of) = masters.shifts.get(&step.shift) else {
            checks.shifts.bad(name(), format!("is of shift {}, which does not exist", step.shift));
            return Ok(());
        };
        let shift = self.shifts.at(connection, words, step.shift)?;
        match action {
            // A shift that something happened in first is opened for that, and again when somebody opens it.
            "opened" if shift.is_found && !shift.is_opened => shift.is_opened = true,
            "opened" | "found" => {
                let again = shift.is_opened || shift.is_found;
                shift.is_opened |= action == "opened";
                shift.is_found |= action == "found";
                let once = !again && of.command == step.command;
                checks.shifts.holds(once, name, || "opens its shift again, or for another command");
                let register = self.registers.at(of.register);
                let follows = of.number == register.shifts + 1;
                let wrong = || format!("has number {} after {}", of.number, register.shifts);
                checks.shifts.holds(follows, || format!("shift {}", step.shift), wrong);
                register.shifts = register.shifts.max(of.number);
            }
            "counted" => shift.tenders.entry(step.tender).or_default().counted = Some(step.amount),
            "reprinted" => shift.reprints += 1,
            "missing" => {
                let declared = &mut self.registers.at(of.register).declared;
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
        Ok(())
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
        self.registers.settle(connection, checks)
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
            let found = self.shifts.of_balance(shift).and_then(|held| match held.is_proven {
                true => Some(Drawer { sums: stored.map(i128::from), counted }),
                false => held.tenders.remove(&tender),
            });
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
        for (shift, held) in self.shifts.left() {
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
            let held = self.shifts.of_balance(shift);
            if held.as_ref().is_some_and(|held| held.is_proven) {
                return Ok(());
            }
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
        for (shift, held) in self.shifts.left() {
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
            let held = self.shifts.take(id);
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
        for (id, _) in self.shifts.left() {
            checks.shifts.bad(format!("shift {id}"), "is missing, though things happened in it");
        }
        Ok(())
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
