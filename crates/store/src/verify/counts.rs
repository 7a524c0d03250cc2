//! Counts: a line is its last figure, and a posted count is the movements of its differences.

use rusqlite::{Connection, Result};
use rustc_hash::{FxHashMap, FxHashSet};

use super::read::{Feed, each, ints, text};
use super::run::Check;
use super::sorting::{Sorted, Sorter};

/// Proves counts from the figures that were reported.
pub(super) fn prove(connection: &Connection, [counts]: &mut [Check; 1]) -> Result<()> {
    let mut figures = Figures::read(connection)?;
    let mut posted = connection.prepare(
        "SELECT corrects_document_id, document_id, first_movement_id, movements FROM stock_documents
         WHERE kind = 'count_posting' ORDER BY corrects_document_id, document_id",
    )?;
    let mut posted = Feed::new(posted.query([])?)?;
    let cancelled = cancellations(connection)?;
    let sheets = "SELECT c.document_id, d.site_id, c.state, d.kind, s.prefix, d.number
                  FROM counts c JOIN stock_documents d ON d.document_id = c.document_id
                  LEFT JOIN series s ON s.series_id = d.series_id ORDER BY c.document_id";
    each(connection, sheets, [], |row| {
        let [id, site] = ints(row, 0)?;
        let (state, kind) = (text(row, 2)?, text(row, 3)?);
        let record = || format!("count {id}");
        counts.rows += 1;
        counts.holds(kind == "count", record, || format!("its document is a {kind}"));
        let posting = posting_of(&mut posted, id, counts)?;
        let number = format!("{}{:06}", row.get::<_, Option<String>>(4)?.unwrap_or_default(), row.get::<_, i64>(5)?);
        let told = match posting {
            Some(_) => "posted",
            None if cancelled.contains(&number) => "cancelled",
            None => "open",
        };
        counts.holds(state == told, record, || format!("is {state}, what was done with it says {told}"));
        let mut differences = match posting {
            Some(range) => differences(connection, range)?,
            None => FxHashMap::default(),
        };
        let lines = "SELECT line, item_id, place_id, lot_id, owner_id, rounds, quantity_counted, quantity_book,
                            quantity_opened, state
                     FROM count_lines WHERE document_id = ?1 ORDER BY line";
        each(connection, lines, [id], |row| {
            let [line, item, place, lot, owner, rounds, counted, book, opened] = ints(row, 0)?;
            counts.rows += 1;
            let name = || format!("count line {id}/{line}");
            figures.name_lost(Some([id, line]), counts)?;
            let figure = figures.last_of([id, line], counts)?;
            let is_last = figure.unwrap_or([0, 0, opened]) == [rounds, counted, book];
            counts.holds(is_last, name, || "is not the last figure that was reported");
            let goods = Goods { item, place, lot, owner, site, state: text(row, 9)?.to_owned() };
            let expected = (rounds > 0 && counted != book).then(|| (goods, i128::from(counted) - i128::from(book)));
            if posting.is_some() && differences.remove(&line) != expected {
                counts.bad(name(), "its difference is not the movement that was posted");
            }
            Ok(())
        })?;
        let mut left: Vec<i64> = differences.into_keys().collect();
        left.sort_unstable();
        for line in left {
            counts.bad(format!("count line {id}/{line}"), "is missing, though a difference was posted for it");
        }
        Ok(())
    })?;
    figures.name_lost(None, counts)?;
    let unopened = "SELECT document_id FROM stock_documents WHERE kind = 'count'
                    AND document_id NOT IN (SELECT document_id FROM counts) ORDER BY document_id";
    each(connection, unopened, [], |row| {
        counts.bad(format!("count {}", row.get::<_, i64>(0)?), "is missing, though it was opened");
        Ok(())
    })
}

/// The figures that were reported, by document and line.
struct Figures(Sorted<2>);

impl Figures {
    fn read(connection: &Connection) -> Result<Self> {
        let mut figures = Sorter::new(4);
        let rows = "SELECT document_id, line, count_record_id, round, quantity_counted, quantity_book
                    FROM count_records ORDER BY count_record_id";
        each(connection, rows, [], |row| figures.take(ints(row, 0)?, &ints::<4>(row, 2)?))?;
        Ok(Self(figures.sorted()?))
    }

    /// Round, quantity counted and what the book held, as they were reported last of a line.
    fn last_of(&mut self, line: [i64; 2], counts: &mut Check) -> Result<Option<[i64; 3]>> {
        let mut last = None;
        while self.0.key() == Some(line) {
            let [id, round, counted, book] = *self.0.rest() else { break };
            let before = last.map_or(0, |[round, ..]: [i64; 3]| round);
            let wrong = || format!("round {round} follows {before}");
            counts.rows += 1;
            counts.holds(round == before + 1, || format!("count record {id}"), wrong);
            last = Some([round, counted, book]);
            self.0.advance()?;
        }
        Ok(last)
    }

    /// Names the lines before one that only their figures know.
    fn name_lost(&mut self, before: Option<[i64; 2]>, counts: &mut Check) -> Result<()> {
        while let Some(key) = self.0.before(before) {
            self.last_of(key, counts)?;
            let [document, line] = key;
            counts.bad(format!("count line {document}/{line}"), "is missing, though figures were reported for it");
        }
        Ok(())
    }
}

/// The numbers of the counts that were given up, which an event alone tells.
fn cancellations(connection: &Connection) -> Result<FxHashSet<String>> {
    let mut cancelled = FxHashSet::default();
    each(connection, "SELECT subject FROM events WHERE kind = 'stock.count_cancelled'", [], |row| {
        cancelled.insert(text(row, 0)?.to_owned());
        Ok(())
    })?;
    Ok(cancelled)
}

/// The range of movements that posted a count, if it was posted.
fn posting_of(posted: &mut Feed<'_>, count: i64, counts: &mut Check) -> Result<Option<[i64; 2]>> {
    let mut range = None;
    while let Some((of, row)) = posted.upto(count) {
        let [id, first, movements] = ints(row, 1)?;
        if of == count {
            let again = range.replace([first, movements]).is_some();
            counts.holds(!again, || format!("document {id}"), || format!("posts count {count} again"));
        }
        posted.advance()?;
    }
    Ok(range)
}

#[derive(PartialEq)]
struct Goods {
    item: i64,
    site: i64,
    place: i64,
    lot: i64,
    owner: i64,
    state: String,
}

/// What the movements of a posted count say, by line: the goods, and what was found (below zero: missed).
fn differences(connection: &Connection, [first, movements]: [i64; 2]) -> Result<FxHashMap<i64, (Goods, i128)>> {
    let mut found = FxHashMap::default();
    let rows = "SELECT line, item_id, lot_id, owner_id, quantity, from_site_id, from_place_id, to_site_id, to_place_id,
                       from_state, to_state
                FROM movements WHERE movement_id >= ?1 AND movement_id < ?1 + ?2 ORDER BY movement_id";
    each(connection, rows, [first, movements], |row| {
        let [line, item, lot, owner, quantity, from, from_place, to, to_place] = ints(row, 0)?;
        // Sites of ours have keys from 100; the other end is the place of count differences.
        let gained = to >= 100;
        let (site, place, state) = if gained { (to, to_place, 10) } else { (from, from_place, 9) };
        let goods = Goods { item, site, place, lot, owner, state: text(row, state)?.to_owned() };
        let quantity = i128::from(quantity);
        found.insert(line, (goods, if gained { quantity } else { -quantity }));
        Ok(())
    })?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{file, problems};
    use super::*;

    /// A count of two lines: 8 counted where the book held 10, and 5 counted twice where it held 5.
    fn found(changes: &str) -> Vec<String> {
        let document = |id: i64, kind: &str, corrects: i64, first: i64, movements: i64| {
            format!(
                "stock_documents VALUES ({id}, {id}, '{kind}', {id}, 1, 1, 101, 0, NULL, 20261101, 20261101, {corrects}, 0,
                 {first}, {movements}, 0, 0, '{{}}', '{{}}')"
            )
        };
        let file = file(&[
            &document(1, "count", 0, 0, 0),
            &document(2, "count_posting", 1, 4, 1),
            "counts VALUES (1, 1, 1, 0, 'posted')",
            "count_lines VALUES (1, 1, 1, 7, 0, 'sellable', 0, 0, 10, 1, 8, 10), (1, 2, 1, 8, 0, 'sellable', 0, 0, 5, 2, 5, 5)",
            "count_records VALUES (1, 1, 1, 1, 1, 8, 10), (2, 1, 1, 2, 1, 4, 5), (3, 1, 1, 2, 2, 5, 5)",
            "movements VALUES (4, 2, 2, 1, 'count_difference', 7, 2, 101, 0, 'sellable', 3, 0, 'sellable',
             0, 0, 0, 0, 0, 20261101, 20261101, '', 1)",
        ]);
        file.execute_batch(&format!(
            "DROP TRIGGER movements_delete; DROP TRIGGER stock_documents_delete; DROP TRIGGER count_lines_update;
             DROP TRIGGER count_lines_delete; DROP TRIGGER counts_update; {changes}"
        ))
        .expect("the changes");
        problems(&file, prove)
    }

    #[test]
    fn a_count_is_its_last_figures_and_their_differences() {
        assert_eq!(found(""), [""; 0]);
        let cases: [(&str, &[&str]); 6] = [
            (
                "UPDATE count_lines SET quantity_counted = 4 WHERE line = 2",
                &[
                    "count line 1/2: is not the last figure that was reported",
                    "count line 1/2: its difference is not the movement that was posted",
                ],
            ),
            ("DELETE FROM movements", &["count line 1/1: its difference is not the movement that was posted"]),
            ("UPDATE counts SET state = 'open'", &["count 1: is open, what was done with it says posted"]),
            (
                "DELETE FROM stock_documents WHERE document_id = 2",
                &["count 1: is posted, what was done with it says open"],
            ),
            (
                "DELETE FROM count_lines WHERE line = 2",
                &["count line 1/2: is missing, though figures were reported for it"],
            ),
            (
                "UPDATE count_lines SET item_id = 9 WHERE line = 1",
                &["count line 1/1: its difference is not the movement that was posted"],
            ),
        ];
        for (change, expected) in cases {
            assert_eq!(found(change), expected, "{change}");
        }
    }
}
