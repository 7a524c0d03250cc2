//! Calls of payment terminals: each is the fold of its steps, named by the sales that used it, and keeps what was raised
//! about it.

use std::collections::VecDeque;

use rusqlite::{Connection, Result, Row};
use rustc_hash::FxHashMap;
use serde_json::Value;

use super::super::read::{Feed, each, ints, text};
use super::super::run::Check;

/// Proves the payments, one after the other.
pub(super) fn prove(connection: &Connection, [payments]: &mut [Check; 1]) -> Result<()> {
    let mut raised = Raised::read(connection)?;
    let mut opened = connection.prepare(
        "SELECT p.payment_id, p.command_id, p.amount_minor, p.document_id, p.exception_id, p.state,
                COALESCE(r.code, ''), p.code
         FROM payments p LEFT JOIN registers r ON r.register_id = p.register_id ORDER BY p.payment_id",
    )?;
    let mut opened = Feed::new(opened.query([])?)?;
    // By the index of moves by payment, so that the moves of one come together.
    let mut moved = connection.prepare(
        "SELECT payment_id, command_id, amount_minor, document_id, action
         FROM payment_moves ORDER BY payment_id, payment_move_id",
    )?;
    let mut moves = Feed::new(moved.query([])?)?;
    let mut used = connection.prepare(
        "SELECT payment_id, document_id, line, amount_minor FROM sale_tenders
         WHERE payment_id <> 0 ORDER BY payment_id, document_id, line",
    )?;
    let mut tenders = Feed::new(used.query([])?)?;
    while let Some(id) = [opened.key, moves.key, tenders.key].into_iter().flatten().min() {
        let stored = opened.upto(id).map(|(_, row)| Stored::read(row)).transpose()?;
        let name = stored.as_ref().map_or(("", ""), Stored::name);
        let mut life = Life::read(&mut moves, id, name, &mut raised)?;
        use_by_sales(&mut tenders, id, life.as_mut(), payments)?;
        let record = format!("payment {id}");
        match (&stored, life) {
            (Some(_), None) => payments.bad(record, "no moves stand behind it"),
            (Some(stored), Some(mut life)) => {
                raised.orphaned_before(name, i64::MAX, &mut life);
                if let Some(wrong) = stored.wrong(&life) {
                    payments.bad(record, wrong);
                }
            }
            (None, Some(_)) => payments.bad(record, "is missing, though there are moves of it"),
            (None, None) => {}
        }
        if stored.is_some() {
            payments.rows += 1;
            opened.advance()?;
        }
    }
    Ok(())
}

/// A payment as it stands.
struct Stored {
    command: i64,
    amount: i64,
    document: i64,
    exception: i64,
    state: String,
    register: String,
    code: String,
}

impl Stored {
    fn read(row: &Row<'_>) -> Result<Self> {
        let [command, amount, document, exception] = ints(row, 1)?;
        let (state, register, code) = (row.get(5)?, row.get(6)?, row.get(7)?);
        Ok(Self { command, amount, document, exception, state, register, code })
    }

    /// The codes of its register and of itself.
    fn name(&self) -> (&str, &str) {
        (&self.register, &self.code)
    }

    /// What its moves, its sales or what was raised about it say otherwise.
    fn wrong(&self, life: &Life) -> Option<String> {
        let Self { command, amount, document, exception, state, .. } = self;
        if *state != life.state {
            Some(format!("state is {state}, its moves say {}", life.state))
        } else if *amount != life.amount {
            Some(format!("amount_minor is {amount}, its moves say {}", life.amount))
        } else if *document != life.document {
            Some(format!("document_id is {document}, its moves say {}", life.document))
        } else if *command != life.first_command {
            Some(format!("command_id is {command}, its moves say {}", life.first_command))
        } else if let Some((sale, ..)) = life.sales.iter().find(|(.., is_named)| !is_named) {
            Some(format!("was used by sale {sale}, which does not name it"))
        } else if *exception != life.exception {
            Some(format!("keeps exception {exception}, {} was raised about it", life.exception))
        } else {
            None
        }
    }
}

/// A payment as its moves tell it.
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

impl Life {
    /// Reads the moves of a payment, if it has any.
    fn read(moves: &mut Feed<'_>, id: i64, name: (&str, &str), raised: &mut Raised) -> Result<Option<Self>> {
        let mut found: Option<Self> = None;
        while let Some((_, row)) = moves.upto(id) {
            let [command, amount, document] = ints(row, 1)?;
            let action = text(row, 4)?;
            let life = found.get_or_insert_with(|| Self { first_command: command, ..Self::default() });
            raised.orphaned_before(name, command, life);
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
            moves.advance()?;
        }
        Ok(found)
    }
}

/// Takes the tenders of sales that name a payment.
fn use_by_sales(tenders: &mut Feed<'_>, id: i64, mut life: Option<&mut Life>, payments: &mut Check) -> Result<()> {
    while let Some((_, row)) = tenders.upto(id) {
        let [document, line, amount] = ints(row, 1)?;
        payments.rows += 1;
        let name = || format!("sale tender {document}/{line}");
        let sales = life.as_mut().map(|life| &mut life.sales);
        match sales.and_then(|sales| sales.iter_mut().find(|(used, ..)| *used == document)) {
            None => payments.bad(name(), format!("payment {id} was used by no such sale")),
            Some((.., true)) => payments.bad(name(), format!("payment {id} is used twice")),
            Some((_, wanted, is_named)) => {
                *is_named = true;
                let wrong = || format!("payment {id} is of {wanted}, the tender of {amount}");
                payments.holds(*wanted == amount, name, wrong);
            }
        }
        tenders.advance()?;
    }
    Ok(())
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
