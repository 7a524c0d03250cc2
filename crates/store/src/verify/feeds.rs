//! Feeds: the figures published for a channel are numbered without a gap, each stands as it was published last, and how far a
//! feed has come never goes back.

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::read::{Feed, each, ints};
use super::run::Check;
use super::sums::Fold::Last;
use super::sums::Sums;

/// How far the feed of a channel has come: its last number, and the records of three journals.
type Head = [i64; 4];

/// Proves what was published from its journal.
pub(super) fn prove(connection: &Connection, [feeds]: &mut [Check; 1]) -> Result<()> {
    let mut sums = Sums::new("feed lines", [("sequence", Last), ("quantity", Last)], 3);
    let mut heads: FxHashMap<i64, Head> = FxHashMap::default();
    let mut lines = connection.prepare(
        "SELECT feed_publication_id, line, item_id, site_id, sequence, quantity FROM feed_lines
         ORDER BY feed_publication_id, line",
    )?;
    let mut lines = Feed::new(lines.query([])?)?;
    let rows = "SELECT p.feed_publication_id, p.channel_id, p.lines, p.sequence, p.movement_id, p.demand_move_id,
                       p.history_id, f.channel_id IS NOT NULL
                FROM feed_publications p LEFT JOIN feeds f ON f.channel_id = p.channel_id
                ORDER BY p.feed_publication_id";
    each(connection, rows, [], |row| {
        let [id, channel, told] = ints(row, 0)?;
        let (head, has_feed): (Head, i64) = (ints(row, 3)?, row.get(7)?);
        let record = || format!("feed publication {id}");
        feeds.rows += 1;
        feeds.holds(has_feed != 0, record, || "its channel has no feed");
        let before = heads.insert(channel, head).unwrap_or_default();
        let goes_back = before.iter().zip(head).any(|(before, now)| now < *before);
        feeds.holds(!goes_back, record, || "comes less far than the one before");
        foreign(&mut lines, id, feeds)?;
        let mut count = 0;
        while let Some((_, row)) = lines.upto(id) {
            let [line, item, site, sequence, quantity] = ints(row, 1)?;
            count += 1;
            feeds.rows += 1;
            let record = || format!("feed line {id}/{line}");
            feeds.holds(line == count, record, || format!("has place {line}, {count} is next"));
            let next = before[0] + count;
            feeds.holds(sequence == next, record, || format!("has number {sequence}, {next} is next"));
            sums.add([channel, item, site], [sequence, quantity])?;
            lines.advance()?;
        }
        feeds.holds(count == told, record, || format!("tells of {told} lines, there are {count}"));
        let last = before[0] + count;
        feeds.holds(head[0] == last, record, || format!("comes to number {}, its lines to {last}", head[0]));
        Ok(())
    })?;
    foreign(&mut lines, i64::MAX, feeds)?;
    let rows = "SELECT channel_id, item_id, site_id, sequence, quantity FROM feed_rows
                ORDER BY channel_id, item_id, site_id";
    each(connection, rows, [], |row| {
        let [channel, item, site] = ints(row, 0)?;
        let key = [channel, item, site];
        sums.settle(feeds, &key, ints(row, 3)?, || name(&key))
    })?;
    sums.finish(feeds, name)
}

/// Notes the lines before those of a publication: they are of none.
fn foreign(lines: &mut Feed<'_>, publication: i64, feeds: &mut Check) -> Result<()> {
    while let Some((id, row)) = lines.before(Some(publication)) {
        feeds.bad(format!("feed line {id}/{}", row.get::<_, i64>(1)?), "belongs to no publication");
        lines.advance()?;
    }
    Ok(())
}

fn name([channel, item, site]: &[i64; 3]) -> String {
    format!("feed row {channel}/{item}/{site}")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{empty, problems};
    use super::*;

    /// Two channels: of the first a figure was published twice and another once, of the second one. Checks of the schema
    /// are down as well.
    fn found(changes: &str) -> Vec<String> {
        let file = empty();
        file.pragma_update(None, "ignore_check_constraints", true).expect("a pragma");
        for row in [
            "feeds VALUES (1, 0, 0, 0, 0), (2, 0, 0, 0, 1)",
            "feed_publications VALUES (1, 1, 1, 2, 2, 5, 6, 7, 20261201, NULL, 0),
             (2, 2, 2, 1, 1, 5, 6, 7, 20261201, 9, 1), (3, 3, 1, 1, 3, 6, 6, 8, 20261202, NULL, 0)",
            "feed_lines VALUES (1, 1, 7, 0, 1, 4), (1, 2, 8, 0, 2, 3), (2, 1, 7, 101, 1, 4), (3, 1, 7, 0, 3, 0)",
            "feed_rows VALUES (1, 7, 0, 3, 0), (1, 8, 0, 2, 3), (2, 7, 101, 1, 4)",
        ] {
            file.execute_batch(&format!("INSERT INTO {row}")).unwrap_or_else(|error| panic!("{row}: {error}"));
        }
        let down = ["feed_publications", "feed_lines"]
            .map(|table| format!("DROP TRIGGER {table}_update; DROP TRIGGER {table}_delete;"));
        file.execute_batch(&format!("{} {changes}", down.concat())).expect("the changes");
        problems(&file, prove)
    }

    #[test]
    fn a_feed_is_what_was_published() {
        assert_eq!(problems(&empty(), prove), [""; 0]);
        assert_eq!(found(""), [""; 0]);
        let cases: [(&str, &[&str]); 11] = [
            (
                "UPDATE feed_rows SET quantity = 1 WHERE sequence = 3",
                &["feed row 1/7/0: quantity is 1, its feed lines say 0"],
            ),
            (
                "UPDATE feed_rows SET sequence = 9 WHERE sequence = 3",
                &["feed row 1/7/0: sequence is 9, its feed lines say 3"],
            ),
            (
                "DELETE FROM feed_rows WHERE item_id = 8",
                &["feed row 1/8/0: is missing, though there are feed lines for it"],
            ),
            ("INSERT INTO feed_rows VALUES (2, 8, 0, 2, 3)", &["feed row 2/8/0: no feed lines stand behind it"]),
            (
                "UPDATE feed_lines SET sequence = 4 WHERE sequence = 3",
                &["feed line 3/1: has number 4, 3 is next", "feed row 1/7/0: sequence is 3, its feed lines say 4"],
            ),
            (
                "UPDATE feed_publications SET sequence = 4 WHERE sequence = 3",
                &["feed publication 3: comes to number 4, its lines to 3"],
            ),
            (
                "UPDATE feed_publications SET lines = 2 WHERE sequence = 3",
                &["feed publication 3: tells of 2 lines, there are 1"],
            ),
            (
                "UPDATE feed_publications SET movement_id = 4 WHERE sequence = 3",
                &["feed publication 3: comes less far than the one before"],
            ),
            ("UPDATE feed_lines SET line = 2 WHERE sequence = 3", &["feed line 3/2: has place 2, 1 is next"]),
            ("DELETE FROM feeds WHERE channel_id = 2", &["feed publication 2: its channel has no feed"]),
            ("INSERT INTO feed_lines VALUES (4, 1, 9, 0, 4, 1)", &["feed line 4/1: belongs to no publication"]),
        ];
        for (change, expected) in cases {
            assert_eq!(found(change), expected, "{change}");
        }
    }
}
