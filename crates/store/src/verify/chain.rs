//! The record of it all: the digests of what commands wrote, and the chains that bind commands together.

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator as _;
use rusqlite::{Connection, Result, Row, Rows};
use rustc_hash::{FxHashMap, FxHashSet};

use super::canonical::{COVERED, Covered, Rows as Following, columns, push};
use super::read::{each, ints, one};
use super::run::Check;

/// The columns of a command that its hash covers.
const HASHED: &str = "command_id, key, operation, actor_id, source, outcome, refusal_code, request_digest, records_digest, \
                      entity_id, site_id, stream_position, recorded_at";
const HASHED_COUNT: usize = 13;

/// The outcomes of commands that did nothing.
const REFUSED: i64 = 1;
const HELD: i64 = 2;

/// What a command leaves that is held: its approval, and that it was.
const OF_HELD: &[&str] = &["approvals", "approval_steps", "events"];

/// Proves that the journals hold what the commands wrote, all of it and nothing else, and that no command was changed.
pub(super) fn prove(connection: &Connection, checks: &mut [Check; 4]) -> Result<()> {
    let [order, digests, chain, streams] = checks;
    let mut statements = Vec::with_capacity(COVERED.len());
    for Covered { table, key, line, rows, fixed, .. } in COVERED {
        let mut columns = columns(connection, table)?;
        columns.truncate(fixed.unwrap_or(columns.len()));
        let line = line.unwrap_or(key);
        let (owner, order) = match rows {
            Following::Counted | Following::Ascending => ("command_id", (*key).to_owned()),
            Following::Chosen => ("command_id", format!("command_id, {key}, {line}")),
            Following::LinesOf(_) => (*key, format!("{key}, {line}")),
        };
        let sql = format!("SELECT {owner}, {key}, {line}, {} FROM {table} ORDER BY {order}", columns.join(", "));
        statements.push((connection.prepare(&sql)?, columns.len()));
    }
    let mut journals = Vec::with_capacity(COVERED.len());
    for ((statement, columns), covered) in statements.iter_mut().zip(COVERED) {
        journals.push(Journal::new(statement.query([])?, *columns, *covered)?);
    }

    let mut ends: FxHashMap<(i64, i64), (i64, Vec<u8>)> = FxHashMap::default();
    let (mut last, mut recorded_before) = (0, i64::MIN);
    let mut bytes = Vec::new();
    let mut written = Written::default();
    let rows = format!("SELECT {HASHED}, hash FROM commands ORDER BY command_id");
    each(connection, &rows, [], |row| {
        let id: i64 = row.get(0)?;
        let outcome: i64 = row.get(5)?;
        let record = || format!("command {id}");
        if id != last + 1 {
            order.bad(format!("command {}", last + 1), gap(last + 1, id - 1));
        }
        last = id;

        bytes.clear();
        written.begin();
        for journal in &mut journals {
            journal.take(id, &mut bytes, &mut written, order)?;
        }
        digests.rows += written.count;
        if outcome == REFUSED && written.count > 0 {
            order.bad(written.first(), format!("was written by command {id}, which was refused"));
        }
        if outcome == HELD
            && let Some(name) = written.first_beside(OF_HELD)
        {
            order.bad(name, format!("was written by command {id}, which was held"));
        }
        let digest = row.get_ref(8)?.as_blob()?;
        if blake3::hash(&bytes).as_bytes()[..] != *digest {
            digests.bad(record(), format!("did not write what its digest says. Its records now: {}", written.text()));
        }

        chain.rows += 1;
        let [entity, site, position, recorded_at] = ints(row, 9)?;
        let hash = row.get_ref(13)?.as_blob()?;
        let end = ends.entry((entity, site)).or_insert_with(|| (0, vec![0; 32]));
        let follows = position == end.0 + 1;
        chain.holds(follows, record, || format!("has place {position} in its stream after place {}", end.0));
        chain.holds(
            hash_of(row, &end.1)?[..] == *hash,
            record,
            || "its hash is not that of its columns and the one before",
        );
        chain.holds(recorded_at >= recorded_before, record, || "was recorded before the command before it");
        recorded_before = recorded_at;
        end.0 = position;
        end.1.clear();
        end.1.extend_from_slice(hash);
        Ok(())
    })?;
    for journal in &mut journals {
        journal.finish(order)?;
        order.rows += journal.rows;
    }

    each(connection, "SELECT entity_id, site_id, length, hash FROM streams ORDER BY entity_id, site_id", [], |row| {
        let [entity, site, length] = ints(row, 0)?;
        streams.rows += 1;
        let record = || format!("stream {entity}/{site}");
        match ends.remove(&(entity, site)) {
            None => streams.bad(record(), format!("ends at {length}, its commands are missing")),
            Some((position, _)) if position != length => {
                let missing = if length > position { ": the last commands are missing" } else { "" };
                streams.bad(record(), format!("ends at {length}, its commands at {position}{missing}"));
            }
            Some((_, hash)) => {
                let holds = row.get_ref(3)?.as_blob()? == hash;
                streams.holds(holds, record, || "does not end with the hash of its last command");
            }
        }
        Ok(())
    })?;
    let mut left: Vec<(i64, i64)> = ends.into_keys().collect();
    left.sort_unstable();
    for (entity, site) in left {
        streams.bad(format!("stream {entity}/{site}"), "is missing, though it has commands");
    }
    Ok(())
}

/// The hash of a command after another.
fn hash_of(row: &Row<'_>, before: &[u8]) -> Result<[u8; 32]> {
    let mut bytes = before.to_vec();
    push(&mut bytes, "commands", row, 0, HASHED_COUNT)?;
    Ok(*blake3::hash(&bytes).as_bytes())
}

/// What is wrong with the first of the keys that are missing from a sequence.
fn gap(first: i64, last: i64) -> String {
    if first >= last { "is missing".to_owned() } else { format!("is missing, and those after it up to {last}") }
}

/// A journal read along with the commands that wrote it.
struct Journal<'s> {
    rows_left: Rows<'s>,
    columns: usize,
    covered: Covered,
    rows: u64,
    /// Whose the row at hand is, its key and line; for lines the row they belong to stands for the command.
    head: Option<[i64; 3]>,
    /// The key of the row before.
    last: i64,
}

impl<'s> Journal<'s> {
    fn new(rows: Rows<'s>, columns: usize, covered: Covered) -> Result<Self> {
        let mut journal = Self { rows_left: rows, columns, covered, rows: 0, head: None, last: 0 };
        journal.advance()?;
        Ok(journal)
    }

    fn advance(&mut self) -> Result<()> {
        self.rows_left.advance()?;
        self.head = self.rows_left.get().map(|row| ints(row, 0)).transpose()?;
        Ok(())
    }

    fn name(&self, key: i64, line: i64) -> String {
        let noun = self.covered.noun;
        if self.covered.line.is_some() { format!("{noun} {key}/{line}") } else { format!("{noun} {key}") }
    }

    /// Takes the rows of a command.
    fn take(&mut self, command: i64, bytes: &mut Vec<u8>, written: &mut Written, order: &mut Check) -> Result<()> {
        while let Some([owner, key, line]) = self.head {
            // What comes later is left; what should have come before stands where it does not belong.
            let (is_mine, bound) = match self.covered.rows {
                Following::LinesOf(parent) => {
                    written.parents(parent).map_or((false, 0), |p| (p.keys.contains(&owner), p.last))
                }
                Following::Counted | Following::Ascending | Following::Chosen => (owner == command, command),
            };
            if owner > bound {
                break;
            }
            self.follow(key, order);
            match (self.rows_left.get(), self.covered.rows) {
                (Some(row), _) if is_mine => {
                    push(bytes, self.covered.table, row, 3, self.columns)?;
                    written.note(self, key, line);
                }
                (_, Following::LinesOf(_)) => {
                    let wrong = format!("belongs to no {} that was written before it", self.parent_noun());
                    order.bad(self.name(key, line), wrong);
                }
                _ => {
                    order.bad(self.name(key, line), format!("belongs to command {owner}, yet stands after later ones"))
                }
            }
            self.rows += 1;
            self.advance()?;
        }
        Ok(())
    }

    fn parent_noun(&self) -> &'static str {
        match self.covered.rows {
            Following::LinesOf(parent) => {
                COVERED.iter().find(|covered| covered.table == parent).map_or("row", |covered| covered.noun)
            }
            _ => "command",
        }
    }

    /// Keys that are counted up have no gap.
    fn follow(&mut self, key: i64, order: &mut Check) {
        if self.covered.rows == Following::Counted && key != self.last + 1 {
            order.bad(format!("{} {}", self.covered.noun, self.last + 1), gap(self.last + 1, key - 1));
        }
        self.last = key;
    }

    /// Names what no command wrote.
    fn finish(&mut self, order: &mut Check) -> Result<()> {
        while let Some([owner, key, line]) = self.head {
            let whose = self.parent_noun();
            order.bad(self.name(key, line), format!("belongs to {whose} {owner}, which does not exist"));
            self.advance()?;
        }
        Ok(())
    }
}

/// What one command wrote.
#[derive(Default)]
struct Written {
    count: u64,
    /// The rows written to the journals that have lines.
    parents: Vec<Parents>,
    /// By kind of record, the first name, and how many.
    kinds: Vec<(String, u64)>,
    /// The table of each kind.
    tables: Vec<&'static str>,
    table: &'static str,
}

/// The rows of a journal that has lines: those of the command, and the last of all.
struct Parents {
    table: &'static str,
    keys: FxHashSet<i64>,
    last: i64,
}

impl Written {
    fn parents(&self, table: &str) -> Option<&Parents> {
        self.parents.iter().find(|parents| parents.table == table)
    }

    fn begin(&mut self) {
        self.count = 0;
        self.parents.iter_mut().for_each(|parents| parents.keys.clear());
        self.kinds.clear();
        self.tables.clear();
        self.table = "";
    }

    fn note(&mut self, journal: &Journal<'_>, key: i64, line: i64) {
        self.count += 1;
        let table = journal.covered.table;
        if COVERED.iter().any(|covered| covered.rows == Following::LinesOf(table)) {
            let at = self.parents.iter().position(|parents| parents.table == table).unwrap_or_else(|| {
                self.parents.push(Parents { table, keys: FxHashSet::default(), last: 0 });
                self.parents.len() - 1
            });
            self.parents[at].keys.insert(key);
            self.parents[at].last = self.parents[at].last.max(key);
        }
        if self.table == table {
            if let Some((_, count)) = self.kinds.last_mut() {
                *count += 1;
            }
        } else {
            self.table = table;
            self.kinds.push((journal.name(key, line), 1));
            self.tables.push(table);
        }
    }

    fn first(&self) -> String {
        self.kinds.first().map_or_else(String::new, |(name, _)| name.clone())
    }

    /// The first row of another table than some.
    fn first_beside(&self, tables: &[&str]) -> Option<String> {
        let at = self.tables.iter().position(|table| !tables.contains(table))?;
        self.kinds.get(at).map(|(name, _)| name.clone())
    }

    fn text(&self) -> String {
        if self.kinds.is_empty() {
            return "none".to_owned();
        }
        let name = |(name, count): &(String, u64)| match count {
            1 => name.clone(),
            more => format!("{name} and {} more", more - 1),
        };
        self.kinds.iter().map(name).collect::<Vec<_>>().join(", ")
    }
}

/// No key was used by two commands that were done, and no consumer has read what has not happened.
pub(super) fn keys(connection: &Connection, [keys, consumers]: &mut [Check; 2]) -> Result<()> {
    keys.rows = one(connection, "SELECT COUNT(*) FROM commands WHERE outcome = 0", [])?.unwrap_or(0).unsigned_abs();
    let twice = "SELECT MAX(command_id) FROM commands WHERE outcome = 0 GROUP BY key HAVING COUNT(*) > 1";
    each(connection, twice, [], |row| {
        keys.bad(format!("command {}", row.get::<_, i64>(0)?), "was done with a key that had been used before");
        Ok(())
    })?;
    let last = one(connection, "SELECT COALESCE(MAX(event_id), 0) FROM events", [])?.unwrap_or(0);
    each(connection, "SELECT consumer, event_id FROM consumers ORDER BY consumer", [], |row| {
        let (consumer, event): (String, i64) = (row.get(0)?, row.get(1)?);
        consumers.rows += 1;
        let wrong = || format!("has read to event {event}, the last is {last}");
        consumers.holds(event <= last, || format!("consumer {consumer}"), wrong);
        Ok(())
    })
}

/// A digest of the ends of all chains.
pub(super) fn seal(connection: &Connection) -> Result<String> {
    let mut bytes = Vec::new();
    each(connection, "SELECT entity_id, site_id, length, hash FROM streams ORDER BY entity_id, site_id", [], |row| {
        push(&mut bytes, "streams", row, 0, 4)
    })?;
    Ok(blake3::hash(&bytes).to_hex().to_string())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{empty, problems};
    use super::*;

    /// Three commands of one stream, the second refused, the first and third with an event each.
    fn shop() -> Connection {
        let file = empty();
        let mut before = [0; 32];
        for id in 1..=3_i64 {
            let mut bytes = Vec::new();
            if id != 2 {
                let event = if id == 1 { 1 } else { 2 };
                file.execute("INSERT INTO events VALUES (?1, ?2, 'a.b', 0, 0, 's')", [event, id]).expect("an event");
                each(&file, "SELECT * FROM events WHERE command_id = ?1", [id], |row| {
                    push(&mut bytes, "events", row, 0, 6)
                })
                .expect("its bytes");
            }
            let refusal = (id == 2).then_some("a.refused");
            before = command(&file, id, refusal, *blake3::hash(&bytes).as_bytes(), before);
        }
        file.execute("INSERT INTO streams VALUES (0, 0, 3, ?1)", [before]).expect("a stream");
        file
    }

    /// Writes a command after another; answers its hash.
    fn command(file: &Connection, id: i64, refusal: Option<&str>, digest: [u8; 32], before: [u8; 32]) -> [u8; 32] {
        let refused = refusal.is_some();
        let values = rusqlite::params![id, [id as u8; 16], refused, refusal, [7_u8; 32], digest, 100 + id, [0_u8; 32]];
        let insert = "INSERT INTO commands VALUES (?1, ?2, 'a.do', 1, 'test', ?3, ?4, ?5, ?6, 0, 0, ?1, ?7, ?8, NULL)";
        file.execute(insert, values).expect("a command");
        let select = format!("SELECT {HASHED} FROM commands WHERE command_id = ?1");
        let hash = file.query_row(&select, [id], |row| hash_of(row, &before)).expect("a hash");
        file.execute_batch("DROP TRIGGER IF EXISTS commands_update").expect("no guard");
        file.execute("UPDATE commands SET hash = ?2 WHERE command_id = ?1", (id, hash)).expect("its hash");
        hash
    }

    fn found(change: &str) -> Vec<String> {
        let file = shop();
        file.execute_batch(&format!(
            "DROP TRIGGER events_update; DROP TRIGGER events_delete; DROP TRIGGER commands_delete; {change}"
        ))
        .expect("the change");
        problems(&file, prove)
    }

    #[test]
    fn a_chain_that_nobody_touched_holds() {
        assert_eq!(found(""), [""; 0]);
        assert_eq!(problems(&shop(), keys), [""; 0]);
    }

    #[test]
    fn whatever_is_touched_is_named() {
        let cases: [(&str, &[&str]); 9] = [
            (
                "UPDATE events SET subject = 't' WHERE event_id = 2",
                &["command 3: did not write what its digest says. Its records now: event 2"],
            ),
            (
                "DELETE FROM events WHERE event_id = 2",
                &["command 3: did not write what its digest says. Its records now: none"],
            ),
            (
                "DELETE FROM events WHERE event_id = 1",
                &["event 1: is missing", "command 1: did not write what its digest says. Its records now: none"],
            ),
            (
                "INSERT INTO events VALUES (3, 2, 'a.b', 0, 0, 's')",
                &["event 3: belongs to command 2, yet stands after later ones"],
            ),
            (
                "UPDATE commands SET actor_id = 2 WHERE command_id = 2",
                &["command 2: its hash is not that of its columns and the one before"],
            ),
            (
                "UPDATE commands SET hash = zeroblob(32) WHERE command_id = 2",
                &[
                    "command 2: its hash is not that of its columns and the one before",
                    "command 3: its hash is not that of its columns and the one before",
                ],
            ),
            (
                "DELETE FROM commands WHERE command_id = 3; DELETE FROM events WHERE event_id = 2",
                &["stream 0/0: ends at 3, its commands at 2: the last commands are missing"],
            ),
            (
                "DELETE FROM commands WHERE command_id = 2",
                &[
                    "command 2: is missing",
                    "command 3: has place 3 in its stream after place 1",
                    "command 3: its hash is not that of its columns and the one before",
                ],
            ),
            ("DELETE FROM streams", &["stream 0/0: is missing, though it has commands"]),
        ];
        for (change, expected) in cases {
            assert_eq!(found(change), expected, "{change}");
        }
    }

    /// Two sales of one command and one of a later one, each with lines and money.
    fn till() -> Connection {
        let file = empty();
        let mut before = [0; 32];
        for id in 1..=2_i64 {
            let documents: &[i64] = if id == 1 { &[3, 5] } else { &[9] };
            for document in documents {
                let sale = "INSERT INTO sales VALUES (?1, ?2, 1, 1, ?1, 'rung', 1, 1, 0, 1, 100, 0, '')";
                file.execute(sale, [document, &id]).expect("a sale");
                for line in 1..=2 {
                    let sold = "INSERT INTO sale_lines VALUES (?1, ?2, 7, 1, 1, 1, 'list', 1, 50, 0, 0, 50, 0, 0, '', 0, 0, 0, '')";
                    file.execute(sold, [*document, line]).expect("a line");
                    let paid = "INSERT INTO sale_tenders VALUES (?1, ?2, 1, 50, 0, 0, 0, '')";
                    file.execute(paid, [*document, line]).expect("a tender");
                }
            }
            let mut bytes = Vec::new();
            for (table, columns) in [("sales", 13), ("sale_lines", 19), ("sale_tenders", 8)] {
                let sql = format!(
                    "SELECT * FROM {table} WHERE document_id IN (SELECT document_id FROM sales WHERE command_id = ?1)
                     ORDER BY 1, 2"
                );
                each(&file, &sql, [id], |row| push(&mut bytes, table, row, 0, columns)).expect("its bytes");
            }
            before = command(&file, id, None, *blake3::hash(&bytes).as_bytes(), before);
        }
        file.execute("INSERT INTO streams VALUES (0, 0, 2, ?1)", [before]).expect("a stream");
        file
    }

    #[test]
    fn lines_hang_on_the_rows_they_belong_to() {
        let found = |change: &str| {
            let file = till();
            for table in ["sales", "sale_lines", "sale_tenders"] {
                file.execute_batch(&format!("DROP TRIGGER {table}_update; DROP TRIGGER {table}_delete"))
                    .expect("guards");
            }
            file.execute_batch(change).expect("the change");
            problems(&file, prove)
        };
        assert_eq!(found(""), [""; 0]);
        let cases: [(&str, &[&str]); 7] = [
            (
                "UPDATE sale_lines SET net_minor = 51 WHERE document_id = 5 AND line = 2",
                &[
                    "command 1: did not write what its digest says. Its records now: sale 3 and 1 more, sale line 3/1 and 3 more, sale tender 3/1 and 3 more",
                ],
            ),
            (
                "DELETE FROM sale_tenders WHERE document_id = 9",
                &["command 2: did not write what its digest says. Its records now: sale 9, sale line 9/1 and 1 more"],
            ),
            (
                "DELETE FROM sales WHERE document_id = 5; DELETE FROM sale_tenders WHERE document_id = 5",
                &[
                    "sale line 5/1: belongs to no sale that was written before it",
                    "sale line 5/2: belongs to no sale that was written before it",
                    "command 1: did not write what its digest says. Its records now: sale 3, sale line 3/1 and 1 more, sale tender 3/1 and 1 more",
                ],
            ),
            (
                "INSERT INTO sale_tenders VALUES (4, 1, 1, 50, 0, 0, 0, '')",
                &["sale tender 4/1: belongs to no sale that was written before it"],
            ),
            (
                "INSERT INTO sale_tenders VALUES (11, 1, 1, 50, 0, 0, 0, '')",
                &["sale tender 11/1: belongs to sale 11, which does not exist"],
            ),
            (
                "INSERT INTO sales SELECT 11, 1, 1, 1, 11, origin, 1, 1, 0, 1, 100, 0, '' FROM sales WHERE document_id = 9",
                &["sale 11: belongs to command 1, yet stands after later ones"],
            ),
            (
                "UPDATE sales SET document_id = 4 WHERE document_id = 3;
                 UPDATE sale_lines SET document_id = 4 WHERE document_id = 3;
                 UPDATE sale_tenders SET document_id = 4 WHERE document_id = 3",
                &[
                    "command 1: did not write what its digest says. Its records now: sale 4 and 1 more, sale line 4/1 and 3 more, sale tender 4/1 and 3 more",
                ],
            ),
        ];
        for (change, expected) in cases {
            let mut found = found(change);
            found.sort();
            let mut expected = expected.to_vec();
            expected.sort_unstable();
            assert_eq!(found, expected, "{change}");
        }
    }

    #[test]
    fn a_consumer_has_read_what_has_happened() {
        let file = shop();
        file.execute_batch("INSERT INTO consumers VALUES ('erp', 2), ('web', 3)").expect("consumers");
        assert_eq!(problems(&file, keys), ["consumer web: has read to event 3, the last is 2"]);
    }
}
