//! hledger and Ledger, which differ in how they declare.

use std::io::{self, Write};

use backroom::ledger::queries::{EntryAnswer, EntryLineReply};
use backroom::ledger::replies::EntityReply;
use backroom::values::{BusinessDate, Currency};

use super::names::about;
use super::{Account, Due, Style};

/// Which of the two.
#[derive(Clone, Copy)]
pub(super) enum Dialect {
    Hledger,
    Ledger,
}

/// The style of hledger or Ledger.
pub(super) struct Journal(pub(super) Dialect);

impl Style for Journal {
    fn begin(&mut self, entity: &EntityReply, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "; {} ({})\n", plain(&entity.name), plain(&entity.entity))
    }

    fn account(&mut self, account: &Account, out: &mut dyn Write) -> io::Result<()> {
        match self.0 {
            Dialect::Hledger => writeln!(out, "account {}  ; {}", account.name, plain(&account.reply.name)),
            Dialect::Ledger => writeln!(out, "account {}\n    note {}", account.name, plain(&account.reply.name)),
        }
    }

    fn currency(&mut self, currency: Currency, out: &mut dyn Write) -> io::Result<()> {
        let cents = "0".repeat(usize::from(currency.exponent()));
        match self.0 {
            Dialect::Hledger => writeln!(out, "commodity 1000.{cents} {currency}\n"),
            Dialect::Ledger if cents.is_empty() => writeln!(out, "commodity {currency}\n    format 1000 {currency}\n"),
            Dialect::Ledger => writeln!(out, "commodity {currency}\n    format 1000.{cents} {currency}\n"),
        }
    }

    fn entry(
        &mut self,
        entry: &EntryAnswer,
        lines: &[(&EntryLineReply, Vec<Due>)],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let number = entry.entry.replace(['(', ')'], "_");
        write!(out, "\n{} * ({}) {}", entry.posted_on, plain(&number), plain(&entry.kind))?;
        if !entry.note.trim().is_empty() {
            write!(out, " | {}", plain(&entry.note))?;
        }
        writeln!(out)?;
        if entry.occurred_on != entry.posted_on {
            writeln!(out, "    ; occurred_on: {}", entry.occurred_on)?;
        }
        for (name, value) in [("document", &entry.document), ("reverses", &entry.reverses)] {
            if let Some(value) = value {
                writeln!(out, "    ; {name}: {}", plain(value))?;
            }
        }
        for (line, dues) in lines {
            for due in dues {
                write!(out, "    {}  {} {}", due.account, due.amount, due.currency)?;
                match &due.worth {
                    Some(worth) => writeln!(out, " @@ {worth} {}", entry.currency)?,
                    None => writeln!(out)?,
                }
            }
            for (name, value) in about(line) {
                writeln!(out, "      ; {name}: {}", plain(&value))?;
            }
        }
        Ok(())
    }

    fn balances(&mut self, on: BusinessDate, balances: &[Due], out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n{on} * balances")?;
        for due in balances {
            let zero = due.amount.replace(|letter: char| letter.is_ascii_digit(), "0").replace('-', "");
            writeln!(
                out,
                "    {}  {zero} {currency} = {} {currency}",
                due.account,
                due.amount,
                currency = due.currency
            )?;
        }
        Ok(())
    }
}

/// Text with nothing in it that either program would read as a comment, a tag, a date or a payee.
fn plain(text: &str) -> String {
    let letter = |letter: char| match letter {
        ';' | ',' | '|' => ' ',
        ':' => '=',
        '[' => '(',
        ']' => ')',
        control if control.is_control() => ' ',
        other => other,
    };
    text.chars().map(letter).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_note_is_never_read_as_anything_else() {
        assert_eq!(plain("date:2026-13-99 [=2026]; a,\n b | c"), "date=2026-13-99 (=2026) a b c");
    }
}
