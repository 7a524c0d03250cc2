//! Count sheets as they were opened: with what the book held at that moment.

use rusqlite::{Connection, Result, Row};
use rustc_hash::FxHashMap;

use super::movements::Held;
use super::read::{Words, each, ints, text};
use super::run::Check;
use super::sorting::{Sorted, Sorter};

/// Count sheets, set against the positions as they were when the movements had come that far.
pub(super) struct Openings {
    /// By the last movement before it was opened and its document, the command and site of each.
    sheets: Sorted<2>,
    /// Lines opened with another quantity than the book's: added later, or wrong.
    doubtful: FxHashMap<(i64, i64), (i64, i128)>,
}

impl Openings {
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        let mut sheets = Sorter::new(2);
        let rows = "SELECT c.opened_movement_id, c.document_id, d.command_id, d.site_id
                    FROM counts c JOIN stock_documents d ON d.document_id = c.document_id";
        each(connection, rows, [], |row| sheets.take(ints(row, 0)?, &ints::<2>(row, 2)?))?;
        Ok(Self { sheets: sheets.sorted()?, doubtful: FxHashMap::default() })
    }

    /// Whether no sheet is left to look at.
    pub(super) fn is_empty(&self) -> bool {
        self.sheets.key().is_none()
    }

    /// Looks at the sheets opened before a movement, which is the first after them.
    pub(super) fn pass(
        &mut self,
        connection: &Connection,
        openings: &mut Check,
        movement: i64,
        (before, after): (i64, i64),
        words: &mut Words,
        held: &Held,
    ) -> Result<()> {
        while let Some([opened, document]) = self.sheets.before(Some([movement, i64::MIN])) {
            let [command, site] = *self.sheets.rest() else { break };
            self.sheets.advance()?;
            let placed = before < command && command <= after;
            let wrong = || format!("was not opened between movement {opened} and the next");
            openings.holds(placed, || format!("count {document}"), wrong);
            let lines = "SELECT line, item_id, place_id, lot_id, owner_id, quantity_opened, state
                         FROM count_lines WHERE document_id = ?1 ORDER BY line";
            each(connection, lines, [document], |row: &Row<'_>| {
                let [line, item, place, lot, owner, quantity] = ints(row, 0)?;
                openings.rows += 1;
                let key = [item, site, words.number(text(row, 6)?), place, lot, owner];
                let book = held.get(&key).map_or(0, |sum| sum[0]);
                if i128::from(quantity) != book {
                    self.doubtful.insert((document, line), (quantity, book));
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    /// A line added while counting was opened with what the book held at its first figure.
    pub(super) fn finish(mut self, connection: &Connection, openings: &mut Check) -> Result<()> {
        if !self.doubtful.is_empty() {
            let figures = "SELECT document_id, line, quantity_book FROM count_records WHERE round = 1";
            each(connection, figures, [], |row| {
                let [document, line, book] = ints(row, 0)?;
                if self.doubtful.get(&(document, line)).is_some_and(|(opened, _)| *opened == book) {
                    self.doubtful.remove(&(document, line));
                }
                Ok(())
            })?;
        }
        let mut wrong: Vec<_> = self.doubtful.into_iter().collect();
        wrong.sort_unstable();
        for ((document, line), (opened, book)) in wrong {
            openings.bad(
                format!("count line {document}/{line}"),
                format!("was opened with {opened}, the movements until then say {book}"),
            );
        }
        Ok(())
    }
}
