//! Beancount.

use std::io::{self, Write};

use backroom::ledger::queries::{EntryAnswer, EntryLineReply};
use backroom::ledger::replies::EntityReply;
use backroom::values::{BusinessDate, Currency};

use super::{Account, Due, Style};

/// The style of Beancount.
pub(super) struct Beancount;

impl Style for Beancount {
    fn begin(&mut self, entity: &EntityReply, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "option \"title\" {}", quoted(&format!("{} ({})", entity.name, entity.entity)))?;
        writeln!(out, "option \"operating_currency\" \"{}\"", entity.currency)?;
        // The amounts are exact: nothing is left to tolerances.
        writeln!(out, "option \"inferred_tolerance_default\" \"*:0\"\n")
    }

    fn account(&mut self, account: &Account, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{} open {}", BusinessDate::FIRST, account.name)?;
        writeln!(out, "  name: {}", quoted(&account.reply.name))
    }

    fn currency(&mut self, currency: Currency, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{} commodity {currency}\n", BusinessDate::FIRST)
    }

    fn entry(
        &mut self,
        entry: &EntryAnswer,
        lines: &[(&EntryLineReply, Vec<Due>)],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        writeln!(out, "\n{} * {} {}", entry.posted_on, quoted(&entry.kind), quoted(&entry.note))?;
        writeln!(out, "  entry: {}", quoted(&entry.entry))?;
        if entry.occurred_on != entry.posted_on {
            writeln!(out, "  occurred_on: {}", entry.occurred_on)?;
        }
        for (name, value) in [("document", &entry.document), ("reverses", &entry.reverses)] {
            if let Some(value) = value {
                writeln!(out, "  {name}: {}", quoted(value))?;
            }
        }
        for (line, dues) in lines {
            for due in dues {
                write!(out, "  {}  {} {}", due.account, due.amount, due.currency)?;
                match &due.worth {
                    Some(worth) => writeln!(out, " @@ {worth} {}", entry.currency)?,
                    None => writeln!(out)?,
                }
            }
            for (name, value) in super::names::about(line) {
                writeln!(out, "    {name}: {}", quoted(&value))?;
            }
        }
        Ok(())
    }

    fn balances(&mut self, on: BusinessDate, balances: &[Due], out: &mut dyn Write) -> io::Result<()> {
        // Beancount takes a balance at the beginning of its day.
        let Ok(next) = on.next() else { return Ok(()) };
        writeln!(out)?;
        for due in balances {
            writeln!(out, "{next} balance {}  {} {}", due.account, due.amount, due.currency)?;
        }
        Ok(())
    }
}

fn quoted(text: &str) -> String {
    let text: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
