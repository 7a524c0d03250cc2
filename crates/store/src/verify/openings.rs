//! Count sheets as they were opened: with what the book held at that moment.

use rusqlite::{Connection, Result, Row};
use rustc_hash::FxHashMap;

use super::movements::Held;
use super::read::{Words, each, ints, text};
use super::run::Check;

/// Count sheets, set against the positions as they were when the movements had come that far.
pub(super) struct Openings {
    /// Document, the last movement before it was opened, its command and site; the first to be opened last.
    sheets: Vec<[i64; 4]>,
    /// Lines opened with another quantity than the book's: added later, or wrong.
    doubtful: FxHashMap<(i64, i64), (i64, i128)>,
}

impl Openings {
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        let mut sheets = Vec::new();
        let rows = "SELECT c.document_id, c.opened_movement_id, d.command_id, d.site_id
                    FROM counts c JOIN stock_documents d ON d.document_id = c.document_id
                    ORDER BY c.opened_movement_id DESC, c.document_id DESC";
        each(connection, rows, [], |row| {
            sheets.push(ints(row, 0)?);
            Ok(())
        })?;
        Ok(Self { sheets, doubtful: FxHashMap::default() })
    }

    /// Whether no sheet was ever opened.
    pub(super) fn is_empty(&self) -> bool {
        self.sheets.is_empty()
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
        while let Some([document, opened, command, site]) = self.sheets.last().copied() {
            if opened >= movement {
                break;
            }
            self.sheets.pop();
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
