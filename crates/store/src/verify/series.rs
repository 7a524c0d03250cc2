//! Numbers without a gap: every number of a series up to its head stands once.

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::read::{each, ints, text};
use super::run::Check;

/// Proves the numbers of entries, documents, orders, invoices and returns.
pub(super) fn prove(connection: &Connection, [series]: &mut [Check; 1]) -> Result<()> {
    let mut heads: FxHashMap<i64, (String, i64)> = FxHashMap::default();
    let rows = "SELECT s.series_id, COALESCE(h.number, 0), s.prefix
                FROM series s LEFT JOIN series_heads h ON h.series_id = s.series_id";
    each(connection, rows, [], |row| {
        let [id, head] = ints(row, 0)?;
        heads.insert(id, (text(row, 2)?.to_owned(), head));
        Ok(())
    })?;
    let name = |heads: &FxHashMap<i64, (String, i64)>, id: i64, number: i64| {
        let prefix = heads.get(&id).map_or("?", |(prefix, _)| prefix.as_str());
        format!("number {prefix}{number:06}")
    };

    // All of them come in order of their index and are merged.
    let numbers = "SELECT series_id, number FROM entries
                   UNION ALL SELECT series_id, number FROM stock_documents
                   UNION ALL SELECT series_id, number FROM orders
                   UNION ALL SELECT series_id, number FROM invoices
                   UNION ALL SELECT series_id, number FROM returns ORDER BY series_id, number";
    let mut last: FxHashMap<i64, i64> = FxHashMap::default();
    each(connection, numbers, [], |row| {
        let [id, number] = ints(row, 0)?;
        series.rows += 1;
        let last = last.entry(id).or_default();
        match number - *last {
            1 => {}
            0 => series.bad(name(&heads, id, number), "stands twice"),
            2 => series.bad(name(&heads, id, number - 1), "is missing"),
            gap if gap > 2 => {
                let wrong = format!("and those after it, up to {}, are missing", number - 1);
                series.bad(name(&heads, id, *last + 1), wrong);
            }
            _ => series.bad(name(&heads, id, number), "is below 1"),
        }
        *last = number;
        Ok(())
    })?;
    let mut ids: Vec<i64> = heads.keys().chain(last.keys()).copied().collect();
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        let (head, used) = (heads.get(&id).map(|(_, head)| *head), last.get(&id).copied().unwrap_or(0));
        match head {
            None => series.bad(format!("series {id}"), "does not exist, though numbers of it do"),
            Some(head) if head > used => {
                series.bad(name(&heads, id, used + 1), format!("is missing: the head of its series is {head}"));
            }
            Some(head) if head < used => {
                series.bad(name(&heads, id, head + 1), format!("stands beyond the head of its series, {head}"));
            }
            Some(_) => {}
        }
    }
    let lost = "SELECT series_id FROM series_heads WHERE series_id NOT IN (SELECT series_id FROM series)";
    each(connection, lost, [], |row| {
        series.bad(format!("series {}", row.get::<_, i64>(0)?), "does not exist, though it has a head");
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{file, problems};
    use super::*;

    fn found(numbers: &[i64], head: i64) -> Vec<String> {
        let file = with_head(head);
        for (at, number) in numbers.iter().enumerate() {
            let row = format!("({at} + 1, 1, 1, 1, {number}, '', 20261101, 20261101, 0, 0, '')");
            file.execute_batch(&format!("INSERT INTO entries VALUES {row}")).expect("an entry");
        }
        problems(&file, prove)
    }

    fn with_head(head: i64) -> Connection {
        file(&["series VALUES (1, 1, 'entry', 'JE-A-')", &format!("series_heads VALUES (1, {head})")])
    }

    /// Orders and invoices have their numbers of their own tables.
    #[test]
    fn numbers_of_orders_and_invoices_count() {
        let file = with_head(3);
        for row in [
            "orders VALUES (7, 1, 1, 1, 1, 1, 0, 20261101, 101, 1, 1, 'invoice', NULL, zeroblob(32), NULL, 0, '{}', '{}', 0, 0)",
            "invoices VALUES (8, 1, 7, 'invoice', 1, 3, 0, 20261101, 0, 0, 0, 0, 0, 0, 0)",
        ] {
            file.execute_batch(&format!("INSERT INTO {row}")).expect(row);
        }
        assert_eq!(problems(&file, prove), ["number JE-A-000002: is missing"]);
    }

    #[test]
    fn a_number_that_is_missing_is_named() {
        assert_eq!(found(&[1, 2, 3], 3), [""; 0]);
        assert_eq!(found(&[1, 3], 3), ["number JE-A-000002: is missing"]);
        assert_eq!(found(&[4], 4), ["number JE-A-000001: and those after it, up to 3, are missing"]);
        assert_eq!(found(&[1, 2], 3), ["number JE-A-000003: is missing: the head of its series is 3"]);
        assert_eq!(found(&[1, 2, 3], 2), ["number JE-A-000003: stands beyond the head of its series, 2"]);
        assert_eq!(found(&[1, 0], 1), ["number JE-A-000000: stands twice"]);
    }
}
