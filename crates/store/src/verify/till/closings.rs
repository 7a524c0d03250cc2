//! Closings: each states what its shift had come to by then, and grand totals follow each other.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, Result, params};
use serde_json::Value;

use super::super::read::Words;
use super::Checks;
use super::masters::{Masters, Shift as Opened};
use super::sales::{TaxKey, is_back};
use super::shift::{Drawer, EMPTIED, Shift};
use super::shifts::Shifts;

/// A closing without what it stated.
pub(super) struct Closing {
    pub(super) id: i64,
    pub(super) command: i64,
    pub(super) register: i64,
    pub(super) number: i64,
    pub(super) shift: i64,
    pub(super) is_supplementary: bool,
    pub(super) receipts: (i64, i64),
}

type Taxes = BTreeMap<TaxKey, [i128; 3]>;

impl Shifts {
    /// Takes a closing, and holds what it stated against what its shift has come to.
    pub(super) fn close(
        &mut self,
        connection: &Connection,
        masters: &Masters,
        words: &Words,
        closing: &Closing,
        body: &str,
        checks: &mut Checks<'_>,
    ) -> Result<()> {
        checks.closings.rows += 1;
        let name = || format!("closing {}", closing.id);
        let (Some(of), Some(register)) = (masters.shifts.get(&closing.shift), masters.registers.get(&closing.register))
        else {
            checks.closings.bad(name(), format!("is of shift {}, which does not exist", closing.shift));
            return Ok(());
        };
        let shift = self.shifts.at(connection, words, closing.shift)?;
        let head = self.registers.at(closing.register);
        let mut wrong: Vec<String> = Vec::new();
        let mut holds = |holds: bool, what: &dyn Fn() -> String| {
            if !holds {
                wrong.push(what());
            }
        };
        holds(of.register == closing.register, &|| format!("closes shift {} of another register", closing.shift));
        holds(closing.number == head.closing + 1, &|| format!("has number {} after {}", closing.number, head.closing));
        holds(closing.is_supplementary == (shift.closing > 0), &|| {
            format!("is {}supplementary", if closing.is_supplementary { "" } else { "not " })
        });
        let [first, last, _] = shift.receipts_left();
        holds(closing.receipts == (first, last), &|| {
            format!("covers receipts {:?}, its shift has {:?}", closing.receipts, (first, last))
        });
        let (gaps, declared) = match closing.is_supplementary {
            true => (Vec::new(), head.declared_by(closing.command)),
            false => head.settle_gaps(closing.command),
        };
        holds(gaps == declared, &|| format!("declares receipts {declared:?} missing, {gaps:?} are"));

        let left = shift.left();
        for (key, sums) in &left.taxes {
            let total = head.totals.entry(*key).or_default();
            total.iter_mut().zip(sums).for_each(|(total, sum)| *total += sum);
        }
        match serde_json::from_str::<Value>(body) {
            Err(_) => wrong.push("what it stated cannot be read".to_owned()),
            Ok(body) => {
                let stated = Stated { body: &body, words };
                wrong.extend(stated.wrong_with_head(closing, &register.code, of, shift, left.reprints, &gaps));
                wrong.extend(stated.wrong_with_taxes("taxes", &left.taxes));
                wrong.extend(stated.wrong_with_taxes("grand_totals", &head.totals));
                wrong.extend(stated.wrong_with_tenders(masters, closing, &shift.tenders, &left.tenders));
                let chain = chain_before(connection, closing.command)?;
                if chain.as_deref() != body["chain"].as_str() {
                    wrong.push("its chain is not the end of the one before it".to_owned());
                }
            }
        }
        shift.close(closing.number);
        head.closing = closing.number;
        for wrong in wrong {
            checks.closings.bad(name(), wrong);
        }
        self.shifts.leave(connection, words, closing.shift)
    }
}

/// The end of the chain of a command's stream before it, if it has one.
fn chain_before(connection: &Connection, command: i64) -> Result<Option<String>> {
    let before = "SELECT hash FROM commands WHERE command_id < ?1
                    AND (entity_id, site_id) = (SELECT entity_id, site_id FROM commands WHERE command_id = ?1)
                  ORDER BY command_id DESC LIMIT 1";
    let mut before = connection.prepare_cached(before)?;
    let hash: Option<Vec<u8>> = before.query_row(params![command], |row| row.get(0)).optional()?;
    Ok(hash.map(|hash| hash.iter().map(|byte| format!("{byte:02x}")).collect()))
}

/// What a closing stated.
struct Stated<'b> {
    body: &'b Value,
    words: &'b Words,
}

impl Stated<'_> {
    fn wrong_with_head(
        &self,
        closing: &Closing,
        register: &str,
        of: &Opened,
        shift: &Shift,
        reprints: i64,
        gaps: &[(i64, i64)],
    ) -> Option<String> {
        let [first, last, receipts] = shift.receipts_left();
        let supplements = closing.is_supplementary.then_some(shift.closing);
        let receipt = |number: i64| (number > 0).then(|| format!("{register}-{number:06}"));
        let body = self.body;
        let missing: Vec<(i64, i64)> = body["missing"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|gap| (gap["first"].as_i64().unwrap_or_default(), gap["last"].as_i64().unwrap_or_default()))
            .collect();
        let differs = |field: &'static str, holds: bool| (!holds).then_some(field);
        let field = differs("register", body["register"].as_str() == Some(register))
            .or_else(|| differs("shift", body["shift"].as_i64() == Some(of.number)))
            .or_else(|| differs("opened_on", digits_of(&body["opened_on"], '-') == Some(of.opened_on.into())))
            .or_else(|| differs("state", body["state"].as_str() == Some("closed")))
            .or_else(|| differs("closing", body["closing"].as_i64() == Some(closing.number)))
            .or_else(|| differs("supplements", body["supplements"].as_i64() == supplements))
            .or_else(|| differs("first_receipt", body["first_receipt"].as_str() == receipt(first).as_deref()))
            .or_else(|| differs("last_receipt", body["last_receipt"].as_str() == receipt(last).as_deref()))
            .or_else(|| differs("receipts", body["receipts"].as_i64() == Some(receipts)))
            .or_else(|| differs("reprints", body["reprints"].as_i64() == Some(reprints)))
            .or_else(|| differs("missing", missing == gaps))?;
        Some(format!("states {field} as {}, which its shift was not", body[field]))
    }

    fn wrong_with_taxes(&self, field: &'static str, wanted: &Taxes) -> Option<String> {
        let mut stated = Taxes::new();
        for line in self.body[field].as_array().into_iter().flatten() {
            let number = |field: &str| line[field].as_i64().map(i128::from).unwrap_or_default();
            let treatment = line["treatment"].as_str().and_then(|word| self.words.find(word)).unwrap_or(i64::MAX);
            let Some(back) = line["side"].as_str().and_then(is_back) else {
                return Some(format!("states {field} neither sold nor given back"));
            };
            let key = (line["tax_set"].as_i64().unwrap_or_default(), treatment, back);
            let amounts = [0, number("net_minor"), number("tax_minor")];
            let shown = [digits(&line["net"]), digits(&line["tax"])];
            if stated.insert(key, amounts).is_some() || shown != [Some(amounts[1]), Some(amounts[2])] {
                return Some(format!("states {field} twice, or otherwise than in minor units"));
            }
        }
        let moving = |(key, [_, net, tax]): (&TaxKey, &[i128; 3])| (*key, *net, *tax);
        let wanted = wanted.iter().map(moving).filter(|(_, net, tax)| (*net, *tax) != (0, 0));
        let stated = stated.iter().map(moving).filter(|(_, net, tax)| (*net, *tax) != (0, 0));
        let (wanted, stated): (Vec<_>, Vec<_>) = (wanted.collect(), stated.collect());
        let differs = stated
            .iter()
            .find(|line| !wanted.contains(line))
            .or_else(|| wanted.iter().find(|line| !stated.contains(line)))?;
        let ((set, ..), ..) = differs;
        Some(format!("states {field} by tax set {set} otherwise than its lines of sales"))
    }

    fn wrong_with_tenders(
        &self,
        masters: &Masters,
        closing: &Closing,
        drawers: &BTreeMap<i64, Drawer>,
        left: &BTreeMap<i64, [i128; 9]>,
    ) -> Option<String> {
        let lines = self.body["tenders"].as_array().map(Vec::as_slice).unwrap_or_default();
        // A supplement names the tenders that moved; what went to the safe when the shift was closed is in no statement.
        let moved = |sums: &[i128; 9]| sums.iter().enumerate().any(|(at, sum)| at != EMPTIED && *sum != 0);
        let wanted: Vec<_> = left.iter().filter(|(_, sums)| !closing.is_supplementary || moved(sums)).collect();
        if lines.len() != wanted.len() {
            return Some(format!("states {} tenders, its shift used {}", lines.len(), wanted.len()));
        }
        for (tender, sums) in wanted {
            let tender_held = masters.tenders.get(tender);
            let code = tender_held.map(|tender| tender.code.to_lowercase()).unwrap_or_default();
            let line =
                lines.iter().find(|line| line["tender"].as_str().is_some_and(|held| held.to_lowercase() == code));
            let Some(line) = line else { return Some(format!("states nothing of tender {code}")) };
            let [payments, sales, refunds, float, paid_in, paid_out, dropped, _, over_short] = *sums;
            let in_drawer = !tender_held.is_some_and(|tender| tender.holds_nothing);
            let expected = if in_drawer { sales - refunds + float + paid_in - paid_out - dropped } else { 0 };
            // Nothing is counted after the first closing, whose count may be found over by what arrives later.
            let counted = drawers.get(tender).and_then(|drawer| drawer.counted).map(i128::from);
            let counted = counted.filter(|_| !closing.is_supplementary);
            let over_short = match closing.is_supplementary {
                true => Some(over_short).filter(|over_short| *over_short != 0),
                false => counted.map(|_| over_short),
            };
            for (field, wanted) in [
                ("float", Some(float)),
                ("sales", Some(sales)),
                ("refunds", Some(refunds)),
                ("paid_in", Some(paid_in)),
                ("paid_out", Some(paid_out)),
                ("dropped", Some(dropped)),
                ("expected", Some(expected)),
                ("counted", counted),
                ("over_short", over_short),
            ] {
                if digits(&line[field]) != wanted {
                    return Some(format!(
                        "states {field} of tender {code} as {}, its shift says {wanted:?}",
                        line[field]
                    ));
                }
            }
            if line["payments"].as_i64().map(i128::from) != Some(payments) {
                return Some(format!("states {} payments with tender {code}, there were {payments}", line["payments"]));
            }
        }
        None
    }
}

/// Money as text, in minor units: its decimals are those of its currency.
fn digits(money: &Value) -> Option<i128> {
    digits_of(money, '.')
}

fn digits_of(text: &Value, mark: char) -> Option<i128> {
    let text = text.as_str()?;
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    digits.replace(mark, "").parse::<i128>().ok().map(|number| sign * number)
}
