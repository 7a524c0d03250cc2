//! Calls of payment terminals: each is the fold of its steps, named by the sales that used it, and keeps what was raised
//! about it.

use std::collections::VecDeque;

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;
use serde_json::Value;

use super::super::read::{each, ints, text};
use super::super::run::Check;

#[derive(Default)]
struct Life {
    first_command: i64,
    state: String,
    amount: i64,
    document: i64,
    /// The exception it keeps.
    exception: i64,
    /// The sales that used it or gave it back, each with its amount, and whether the sale names it.
    sales: Vec<(i64, i64, bool)>,
}

/// Proves the payments.
pub(super) fn prove(connection: &Connection, [payments]: &mut [Check; 1]) -> Result<()> {
    let mut raised = Raised::read(connection)?;
    let names = Names::read(connection)?;
    let mut lives: FxHashMap<i64, Life> = FxHashMap::default();
    let steps = "SELECT command_id, payment_id, amount_minor, document_id, action
                 FROM payment_moves ORDER BY payment_move_id";
    each(connection, steps, [], |row| {
        let [command, id, amount, document] = ints(row, 0)?;
        let life = lives.entry(id).or_insert_with(|| Life { first_command: command, ..Life::default() });
        let name = names.of(id);
        raised.orphaned_before(name, command, life);
        let action = text(row, 4)?;
        match (life.state.as_str(), action) {
            // An approval after all is found without a sale again.
            ("declined" | "reversed", "approved") => life.exception = 0,
            ("used", "reversed") => {
                let exception = raised.against.remove(&(command, name.1.to_owned()));
                life.exception = exception.unwrap_or(life.exception);
            }
            _ => {}
        }
        action.clone_into(&mut life.state);
        life.amount = amount;
        life.document = document;
        if document != 0 && life.sales.iter().all(|(used, ..)| *used != document) {
            let signed = if action == "used" { amount } else { -amount };
            life.sales.push((document, signed, false));
        }
        Ok(())
    })?;

    let used = "SELECT document_id, line, payment_id, amount_minor FROM sale_tenders
                WHERE payment_id <> 0 ORDER BY document_id, line";
    each(connection, used, [], |row| {
        let [document, line, id, amount] = ints(row, 0)?;
        payments.rows += 1;
        let name = || format!("sale tender {document}/{line}");
        let sales = lives.get_mut(&id).map(|life| &mut life.sales);
        match sales.and_then(|sales| sales.iter_mut().find(|(used, ..)| *used == document)) {
            None => payments.bad(name(), format!("payment {id} was used by no such sale")),
            Some((.., true)) => payments.bad(name(), format!("payment {id} is used twice")),
            Some((_, wanted, is_named)) => {
                *is_named = true;
                let wrong = || format!("payment {id} is of {wanted}, the tender of {amount}");
                payments.holds(*wanted == amount, name, wrong);
            }
        }
        Ok(())
    })?;

    let rows = "SELECT payment_id, command_id, amount_minor, document_id, exception_id, state FROM payments
                ORDER BY payment_id";
    each(connection, rows, [], |row| {
        let [id, command, amount, document, exception] = ints(row, 0)?;
        let state = text(row, 5)?;
        payments.rows += 1;
        let record = || format!("payment {id}");
        let Some(mut life) = lives.remove(&id) else {
            payments.bad(record(), "no moves stand behind it");
            return Ok(());
        };
        raised.orphaned_before(names.of(id), i64::MAX, &mut life);
        let wrong = if state != life.state {
            format!("state is {state}, its moves say {}", life.state)
        } else if amount != life.amount {
            format!("amount_minor is {amount}, its moves say {}", life.amount)
        } else if document != life.document {
            format!("document_id is {document}, its moves say {}", life.document)
        } else if command != life.first_command {
            format!("command_id is {command}, its moves say {}", life.first_command)
        } else if let Some((sale, ..)) = life.sales.iter().find(|(.., is_named)| !is_named) {
            format!("was used by sale {sale}, which does not name it")
        } else if exception != life.exception {
            format!("keeps exception {exception}, {} was raised about it", life.exception)
        } else {
            return Ok(());
        };
        payments.bad(record(), wrong);
        Ok(())
    })?;
    let mut left: Vec<i64> = lives.into_keys().collect();
    left.sort_unstable();
    for id in left {
        payments.bad(format!("payment {id}"), "is missing, though there are moves of it");
    }
    Ok(())
}

/// The codes of registers and payments.
struct Names {
    names: FxHashMap<i64, (String, String)>,
}

impl Names {
    fn read(connection: &Connection) -> Result<Self> {
        let mut names = FxHashMap::default();
        let rows = "SELECT p.payment_id, COALESCE(r.code, ''), p.code FROM payments p
                    LEFT JOIN registers r ON r.register_id = p.register_id";
        each(connection, rows, [], |row| {
            names.insert(row.get(0)?, (text(row, 1)?.to_owned(), text(row, 2)?.to_owned()));
            Ok(())
        })?;
        Ok(Self { names })
    }

    fn of(&self, id: i64) -> (&str, &str) {
        self.names.get(&id).map_or(("", ""), |(register, code)| (register, code))
    }
}

/// The exceptions that payments keep.
struct Raised {
    /// Found without a sale, by register and payment: command and exception, in order.
    orphans: FxHashMap<(String, String), VecDeque<(i64, i64)>>,
    /// Given back against what they were used for, by command and payment.
    against: FxHashMap<(i64, String), i64>,
}

impl Raised {
    fn read(connection: &Connection) -> Result<Self> {
        let mut raised = Self { orphans: FxHashMap::default(), against: FxHashMap::default() };
        let rows = "SELECT exception_id, command_id, code, subject, details FROM exceptions
                    WHERE code IN ('till.orphan_payment', 'till.payment_state') ORDER BY exception_id";
        each(connection, rows, [], |row| {
            let [exception, command] = ints(row, 0)?;
            if text(row, 2)? == "till.payment_state" {
                raised.against.insert((command, text(row, 3)?.to_owned()), exception);
                return Ok(());
            }
            let details: Value = serde_json::from_str(text(row, 4)?).unwrap_or_default();
            let code = |field: &str| details[field].as_str().unwrap_or_default().to_owned();
            raised.orphans.entry((code("register"), code("payment"))).or_default().push_back((command, exception));
            Ok(())
        })?;
        Ok(raised)
    }

    /// Lets a payment keep what was raised about it before a command.
    fn orphaned_before(&mut self, (register, code): (&str, &str), command: i64, life: &mut Life) {
        let Some(orphans) = self.orphans.get_mut(&(register.to_owned(), code.to_owned())) else { return };
        while let Some((_, exception)) = orphans.front().filter(|(raised, _)| *raised < command) {
            life.exception = *exception;
            orphans.pop_front();
        }
    }
}
