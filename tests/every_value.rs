//! Every value of every table: altered, taken away or forged behind the library's back, it is found, and verify names
//! the record.
//!
//! One row of each column by default; all of them with `BACKROOM_EVERY_ROW=1`.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use backroom_store::verify::verify_file;
use rusqlite::Connection;
use rusqlite::types::Value;
use support::planted::{Planted, behind, guards};

/// How verify calls the rows of a table: expressions over its columns, any of which will do.
const NAMES: &[(&str, &[&str])] = &[
    // Journals: the command whose digest no longer holds.
    ("commands", &[COMMAND, "'stream ' || entity_id || '/' || site_id"]),
    ("history", &[COMMAND, "'history ' || history_id"]),
    ("events", &[COMMAND, "'event ' || event_id"]),
    ("exception_moves", &[COMMAND, "'exception move ' || exception_move_id"]),
    ("dimension_sets", &[COMMAND, "'dimension set ' || dimension_set_id"]),
    ("entries", &[COMMAND, "'entry ' || entry_id"]),
    (
        "postings",
        &[
            "'command ' || (SELECT e.command_id FROM entries e WHERE e.entry_id = t.entry_id)",
            "'posting ' || entry_id || '/' || line",
        ],
    ),
    ("open_item_moves", &[COMMAND, "'open item move ' || open_item_move_id"]),
    ("stock_documents", &[COMMAND, "'document ' || document_id"]),
    ("movements", &[COMMAND, "'movement ' || movement_id"]),
    ("count_records", &[COMMAND, "'count record ' || count_record_id"]),
    ("pool_moves", &[COMMAND, "'pool move ' || pool_move_id"]),
    ("shift_moves", &[COMMAND, "'shift move ' || shift_move_id"]),
    ("sales", &[COMMAND, "'sale ' || document_id"]),
    ("sale_lines", &[OF_SALE, "'sale line ' || document_id || '/' || line"]),
    ("sale_tenders", &[OF_SALE, "'sale tender ' || document_id || '/' || line"]),
    ("payment_moves", &[COMMAND, "'payment move ' || payment_move_id"]),
    ("fiscal_records", &[COMMAND, "'fiscal record ' || fiscal_record_id"]),
    ("closings", &[COMMAND, "'closing ' || closing_id"]),
    ("demand_moves", &[COMMAND, "'demand move ' || demand_move_id"]),
    ("expected_supplies", &[COMMAND, "'expected supply ' || expected_supply_id"]),
    ("expected_moves", &[COMMAND, "'expected move ' || expected_move_id"]),
    ("feed_publications", &[COMMAND, "'feed publication ' || feed_publication_id"]),
    ("feed_lines", &[OF_PUBLICATION, "'feed line ' || feed_publication_id || '/' || line"]),
    ("order_cancels", &[COMMAND, "'order cancellation ' || order_cancel_id"]),
    ("hold_steps", &[COMMAND, "'hold step ' || hold_step_id"]),
    ("order_payments", &[COMMAND, "'order payment ' || order_payment_id"]),
    ("advance_taxes", &[COMMAND, "'advance tax ' || advance_tax_id"]),
    ("invoices", &[COMMAND, "'invoice ' || document_id"]),
    ("invoice_lines", &[OF_INVOICE, "'invoice line ' || document_id || '/' || line"]),
    ("bad_debt_reliefs", &[COMMAND, "'bad debt relief ' || bad_debt_relief_id"]),
    ("parcels", &[COMMAND, "'parcel ' || document_id"]),
    ("parcel_events", &[COMMAND, "'parcel event ' || parcel_event_id"]),
    ("demand_ends", &[COMMAND, "'demand end ' || demand_end_id"]),
    ("transfer_proposal_moves", &[COMMAND, "'transfer proposal move ' || transfer_proposal_move_id"]),
    ("approval_steps", &[COMMAND, "'approval step ' || approval_step_id"]),
    // Opened by a command, moved by later ones.
    ("approvals", &[COMMAND, "'approval ' || approval_id"]),
    ("exceptions", &[COMMAND, "'exception ' || exception_id"]),
    ("open_items", &[COMMAND, "'open item ' || open_item_id"]),
    ("transfer_lines", &[COMMAND, "'transfer line ' || transfer_line_id"]),
    ("shifts", &[COMMAND, "'shift ' || shift_id"]),
    ("payments", &[COMMAND, "'payment ' || payment_id"]),
    ("counts", &[COMMAND, "'count ' || document_id"]),
    ("count_lines", &[COMMAND, "'count line ' || document_id || '/' || line"]),
    ("demands", &[COMMAND, "'demand ' || demand_id"]),
    ("transfer_proposals", &[COMMAND, "'transfer proposal ' || transfer_proposal_id"]),
    ("demand_lines", &[COMMAND, "'demand line ' || demand_id || '/' || line"]),
    ("return_steps", &[COMMAND, "'return step ' || return_step_id"]),
    ("return_credits", &[OF_INVOICE, "'return credit ' || document_id || '/' || line"]),
    ("returns", &[COMMAND, "'return ' || return_id"]),
    ("return_lines", &[COMMAND, "'return line ' || return_id || '/' || line"]),
    ("orders", &[COMMAND, "'order ' || demand_id"]),
    ("order_lines", &[COMMAND, "'order line ' || demand_id || '/' || line"]),
    // Balances.
    ("promises", &["'promise ' || demand_id || '/' || line || ' site ' || site_id || iif(place_id, ' place ' || place_id, '')
         || iif(lot_id, ' lot ' || lot_id, '') || iif(owner_id, ' owner ' || owner_id, '')"]),
    ("open_demands", &["'open demand item ' || item_id"]),
    ("parcel_days", &["'parcel day site ' || site_id || ' ' || occurred_on"]),
    ("expected_lines", &["'expected line ' || expected_supply_id || '/' || item_id || '/' || expected_on"]),
    ("feed_rows", &["'feed row ' || channel_id || '/' || item_id || '/' || site_id"]),
    ("streams", &["'stream ' || entity_id || '/' || site_id"]),
    ("consumers", &["'consumer ' || consumer"]),
    (
        "series_heads",
        &[
            "'series ' || series_id",
            "(SELECT 'number ' || s.prefix || '000001' FROM series s WHERE s.series_id = t.series_id)",
            "(SELECT 'number ' || s.prefix || printf('%06d', t.number + 1) FROM series s WHERE s.series_id = t.series_id)",
            "(SELECT 'number ' || s.prefix || printf('%06d', t.number) FROM series s WHERE s.series_id = t.series_id)",
        ],
    ),
    ("account_balances", &["'account balance ' || account_id || ' ' || currency"]),
    ("account_days", &["'account day ' || account_id || ' ' || posted_on || ' ' || dimension_set_id || ' ' || currency"]),
    ("positions", &["'position item ' || item_id || ' site ' || site_id || ' ' || state || iif(place_id, ' place ' || place_id, '')
         || iif(lot_id, ' lot ' || lot_id, '') || iif(owner_id, ' owner ' || owner_id, '')"]),
    ("stock_days", &["'stock day item ' || item_id || ' site ' || site_id || ' ' || occurred_on || ' ' || state"]),
    ("movement_uses", &["'movement use ' || movement_id"]),
    ("pools", &["'pool item ' || item_id || ' area ' || area_id || ' ' || class || iif(owner_id, ' owner ' || owner_id, '')"]),
    ("pool_days", &["'pool item ' || item_id || ' area ' || area_id || ' ' || class || iif(owner_id, ' owner ' || owner_id, '')
         || ' on ' || posted_on || ' account ' || account_id"]),
    ("layers", &["'layer ' || layer_id"]),
    ("tax_periods", &["'tax period ' || entity_id || '/' || jurisdiction_id || '/' || period"]),
    ("tax_days", &["'tax day ' || entity_id || '/' || posted_on || '/' || site_id"]),
    ("register_heads", &["'register head ' || register_id"]),
    ("shift_tenders", &["'shift tender ' || shift_id || '/' || tender_id"]),
    ("shift_taxes", &["'shift tax ' || shift_id || '/' || tax_set_id || '/' || treatment || '/' || side"]),
    ("sale_line_uses", &["'sale line use ' || document_id || '/' || line"]),
    ("sales_days", &["'sales day ' || posted_on || '/' || site_id || '/' || item_id"]),
    ("approval_personal", &["'approval ' || approval_id"]),
    ("actor_uses", &["'actor use ' || actor_id || ' ' || operation"]),
    ("party_personal", &["(SELECT 'party ' || p.code FROM parties p WHERE p.party_id = t.party_id)", "'party_personal ' || party_id"]),
    ("refinery_schema_history", &["'migration ' || version"]),
];

const COMMAND: &str = "'command ' || command_id";
const OF_PUBLICATION: &str =
    "'command ' || (SELECT p.command_id FROM feed_publications p WHERE p.feed_publication_id = t.feed_publication_id)";
const OF_SALE: &str = "'command ' || (SELECT s.command_id FROM sales s WHERE s.document_id = t.document_id)";
const OF_INVOICE: &str = "'command ' || (SELECT i.command_id FROM invoices i WHERE i.document_id = t.document_id)";

/// Tables whose rows are replaced and named by their key: `items [3]`.
const MASTERS: &[&str] = &[
    "series",
    "actors",
    "roles",
    "grants",
    "approval_policies",
    "duty_pairs",
    "delegations",
    "parties",
    "party_refs",
    "units",
    "categories",
    "items",
    "item_packs",
    "item_identifiers",
    "lots",
    "entities",
    "accounts",
    "posting_rules",
    "periods",
    "rates",
    "sites",
    "places",
    "reasons",
    "areas",
    "standard_costs",
    "tax_jurisdictions",
    "tax_sets",
    "tax_sites",
    "tax_exemptions",
    "price_lists",
    "prices",
    "customer_groups",
    "registers",
    "tenders",
    "barcode_layouts",
    "stored_values",
    "suspended_sales",
    "channels",
    "supply_sites",
    "stock_guards",
    "feeds",
    "kits",
    "channel_terms",
    "customer_terms",
    "site_levels",
    "transfer_lanes",
    "return_policies",
];

/// What no record proves, and why.
const EXEMPT: &[(&str, &str, &str)] = &[
    ("commands", "reply", "what the caller was told may be pruned, and is made again from the documents"),
    ("consumers", "consumer", "a reader's name for itself; nobody's command"),
    ("consumers", "event_id", "how far a reader has come is its own word, proven only not to be ahead of the events"),
    ("refinery_schema_history", "applied_on", "when the machine made the schema; the business knows no such day"),
];

/// Columns that must be unique, alone or with others, and are numbers: a forged row gets one of its own.
const UNIQUE_NUMBERS: &[&str] = &["number", "receipt", "open_item_id", "to_site_id", "transfer_proposal_id"];

/// Tables whose rows may come and go, and why.
const MAY_GO: &[(&str, &str)] = &[("consumers", "a reader comes and goes as it likes")];

fn every_row() -> bool {
    std::env::var_os("BACKROOM_EVERY_ROW").is_some()
}

/// A column with its words, if the schema lists them.
struct Column {
    name: String,
    words: Vec<String>,
    in_key: bool,
}

/// A table with the expression of its rows' names.
struct Table {
    name: String,
    columns: Vec<Column>,
    records: Vec<String>,
    /// Columns that must be unique, alone or together.
    unique: BTreeSet<String>,
}

fn tables(file: &Connection) -> Vec<Table> {
    let sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";
    let mut tables = file.prepare(sql).unwrap();
    let tables = tables.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).unwrap();
    tables
        .map(|table| {
            let (name, sql) = table.unwrap();
            let mut columns = file.prepare("SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid").unwrap();
            let columns: Vec<(String, i64)> =
                columns.query_map([&name], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
            let records = match NAMES.iter().find(|(table, _)| *table == name) {
                Some((_, records)) => records.iter().map(|record| (*record).to_owned()).collect(),
                None => {
                    assert!(MASTERS.contains(&name.as_str()), "{name} has no name for its rows");
                    let mut key: Vec<&(String, i64)> = columns.iter().filter(|(_, place)| *place > 0).collect();
                    key.sort_by_key(|(_, place)| *place);
                    let key: Vec<&str> = key.iter().map(|(name, _)| name.as_str()).collect();
                    vec![format!("'{name} ' || json_array({})", key.join(", "))]
                }
            };
            let columns =
                columns.into_iter().map(|(name, place)| Column { words: words(&sql, &name), in_key: place > 0, name });
            Table { unique: unique(file, &name), columns: columns.collect(), name, records }
        })
        .collect()
}

/// The columns of the unique indexes of a table, its primary key aside.
fn unique(file: &Connection, table: &str) -> BTreeSet<String> {
    let sql = "SELECT c.name FROM pragma_index_list(?1) i JOIN pragma_index_info(i.name) c
               WHERE i.\"unique\" AND i.origin <> 'pk'";
    let mut columns = file.prepare(sql).unwrap();
    columns.query_map([table], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// The words a CHECK lists for a column.
fn words(sql: &str, column: &str) -> Vec<String> {
    let Some((_, list)) = sql.split_once(&format!("CHECK ({column} IN (")) else { return Vec::new() };
    let list = list.split(')').next().unwrap_or_default();
    list.split(',').filter_map(|word| word.trim().strip_prefix('\'')?.strip_suffix('\'').map(str::to_owned)).collect()
}

/// What a value is altered to: all of its kind, so that no constraint of the file tells.
fn alterations(file: &Connection, table: &Table, column: &Column, value: &Value) -> Vec<Value> {
    let mut others = Vec::new();
    // Another row's value of the same column leads to something that exists.
    let other = format!(
        "SELECT {0} FROM {1} WHERE {0} IS NOT ?1 AND typeof({0}) = typeof(?1) ORDER BY {0} LIMIT 1",
        column.name, table.name
    );
    others.extend(file.query_row(&other, [value], |row| row.get::<_, Value>(0)).ok());
    let largest = format!("SELECT COALESCE(MAX({}), 0) FROM {}", column.name, table.name);
    let largest = || file.query_row(&largest, [], |row| row.get::<_, i64>(0)).unwrap();
    match value {
        Value::Integer(value @ (0 | 1)) => others.extend([Value::Integer(1 - value), Value::Integer(largest() + 1)]),
        Value::Integer(value) => others.extend([Value::Integer(value + 1), Value::Integer(largest() + 1)]),
        Value::Text(word) if !column.words.is_empty() => {
            others.extend(column.words.iter().filter(|other| *other != word).cloned().map(Value::Text));
            others.push(Value::Text(format!("{word}x")));
        }
        Value::Text(text) => others.push(Value::Text(format!("{text}x"))),
        Value::Blob(bytes) => {
            let mut bytes = bytes.clone();
            if let Some(byte) = bytes.last_mut() {
                *byte ^= 1;
            }
            others.push(Value::Blob(bytes));
        }
        Value::Null => others.extend([Value::Text("x".into()), Value::Integer(1)]),
        Value::Real(_) => panic!("no column of ours is a float"),
    }
    others.dedup();
    others
}

/// Every row of a table as a condition that picks it.
fn rows(file: &Connection, table: &Table) -> Vec<String> {
    let key: Vec<&str> =
        table.columns.iter().filter(|column| column.in_key).map(|column| column.name.as_str()).collect();
    let quoted: Vec<String> = key.iter().map(|name| format!("'{name} IS ' || quote({name})")).collect();
    let sql = format!("SELECT {} FROM {} ORDER BY {}", quoted.join(" || ' AND ' || "), table.name, key.join(", "));
    let mut rows = file.prepare(&sql).unwrap();
    rows.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// A file to be altered, and what puts its guards up again afterwards.
struct Original {
    path: PathBuf,
    guards: String,
}

/// The file without its guards, which are not what is tested here.
fn unguarded(planted: &Planted) -> Original {
    let path = planted.copy("unguarded");
    let file = behind(&path);
    let mut up = String::from("BEGIN;\n");
    for (name, sql) in guards(&file) {
        file.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
        up.push_str(&format!("{sql};\n"));
    }
    Original { path, guards: up + "COMMIT;" }
}

fn named(file: &Connection, table: &Table, condition: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for record in &table.records {
        let mut rows = file.prepare(&format!("SELECT {record} FROM {} t WHERE {condition}", table.name)).unwrap();
        names.extend(rows.query_map([], |row| row.get::<_, Option<String>>(0)).unwrap().filter_map(Result::unwrap));
    }
    names
}

/// What is wrong when a change is not found by name; `Err` when the file itself does not take it.
fn missed(
    original: &Original,
    copy: &Path,
    table: &Table,
    [before, after]: [&str; 2],
    change: &str,
    value: Option<&Value>,
) -> rusqlite::Result<Option<String>> {
    fs::copy(&original.path, copy).unwrap();
    let file = behind(copy);
    let mut names = named(&file, table, before);
    file.execute(change, rusqlite::params_from_iter(value))?;
    names.extend(named(&file, table, after));
    file.execute_batch(&original.guards).unwrap();
    drop(file);
    // A file whose schema says another version is not even looked at.
    let Ok(report) = verify_file(copy, &mut |_| {}) else { return Ok(None) };
    if report.problems.iter().any(|problem| names.contains(&problem.record)) {
        return Ok(None);
    }
    let mut text = format!("{change} {value:?} named none of {names:?}\n");
    for problem in &report.problems {
        text.push_str(&format!("    {} ({}): {}\n", problem.record, problem.check, problem.message));
    }
    Ok(Some(text))
}

/// Does something with every table, half of them at a time; what it finds must be nothing.
fn with_every_table(done: &str, look: impl Fn(&Connection, &Original, &Path, &Table) -> (usize, Vec<String>) + Sync) {
    let planted = Planted::new();
    let original = unguarded(&planted);
    let halves = std::thread::scope(|scope| {
        let halves = [0, 1].map(|half| {
            let (original, look, copy) = (&original, &look, planted.directory.path().join(format!("copy-{half}")));
            scope.spawn(move || {
                let file = behind(&original.path);
                let mine = tables(&file).into_iter().skip(half).step_by(2);
                let looked = mine.map(|table| look(&file, original, &copy, &table));
                looked.fold((0, Vec::new()), |(tried, mut found), (more, problems)| {
                    found.extend(problems);
                    (tried + more, found)
                })
            })
        });
        halves.map(|half| half.join().unwrap())
    });
    let tried: usize = halves.iter().map(|(tried, _)| tried).sum();
    let found: Vec<String> = halves.into_iter().flat_map(|(_, found)| found).collect();
    assert!(tried > 0 && found.is_empty(), "{} of {tried} {done} missed\n{}", found.len(), found.join("\n"));
}

#[test]
fn every_altered_value_is_found_and_named() {
    with_every_table("altered values", |file, original, copy, table| {
        let rows = rows(file, table);
        let (mut tried, mut found) = (0, Vec::new());
        if rows.is_empty() {
            found.push(format!("{} has no rows to alter", table.name));
        }
        for (at, column) in table.columns.iter().enumerate() {
            if EXEMPT.iter().any(|(of, name, _)| (*of, *name) == (table.name.as_str(), column.name.as_str())) {
                continue;
            }
            let before = tried;
            // By default one row of each column, and two values of it.
            let (rows, most) = if every_row() { (&rows[..], usize::MAX) } else { (&rows[at % rows.len()..][..1], 2) };
            for row in rows {
                let value = format!("SELECT {} FROM {} WHERE {row}", column.name, table.name);
                let value: Value = file.query_row(&value, [], |row| row.get(0)).unwrap();
                let change = format!("UPDATE {} SET {} = ?1 WHERE {row}", table.name, column.name);
                let is = |value: &Value| format!("{} IS {}", column.name, quoted(file, value));
                let altered = alterations(file, table, column, &value).into_iter().filter_map(|other| {
                    let after = if column.in_key { row.replace(&is(&value), &is(&other)) } else { row.clone() };
                    // What another row is already, or another kind of value, the file itself does not take.
                    missed(original, copy, table, [row, &after], &change, Some(&other)).ok()
                });
                for missed in altered.take(most) {
                    tried += 1;
                    found.extend(missed);
                }
            }
            if tried == before {
                found.push(format!("{}.{} was never altered", table.name, column.name));
            }
        }
        (tried, found)
    });
}

#[test]
fn every_row_taken_away_is_found_and_named() {
    with_every_table("rows taken away", |file, original, copy, table| {
        let rows = rows(file, table);
        let picked: Vec<&String> = match every_row() {
            true => rows.iter().collect(),
            false => rows.first().into_iter().chain(rows.get(rows.len() / 2)).chain(rows.last()).collect(),
        };
        let mut found = Vec::new();
        for row in &picked {
            let change = format!("DELETE FROM {} WHERE {row}", table.name);
            let missed = missed(original, copy, table, [row, row], &change, None).unwrap();
            found.extend(missed.filter(|_| !MAY_GO.iter().any(|(of, _)| *of == table.name)));
        }
        (picked.len(), found)
    });
}

/// A row that looks like another, under a key of its own.
#[test]
fn every_forged_row_is_found_and_named() {
    with_every_table("forged rows", |file, original, copy, table| {
        let (mut tried, mut found) = (0, Vec::new());
        for row in rows(file, table).iter().rev().take(if every_row() { usize::MAX } else { 1 }) {
            // The first column of the key that can be another makes the forged row one of its own; what must be unique
            // beside it is made so.
            for column in table.columns.iter().filter(|column| column.in_key) {
                let value = format!("SELECT {} FROM {} WHERE {row}", column.name, table.name);
                let value: Value = file.query_row(&value, [], |row| row.get(0)).unwrap();
                for other in alterations(file, table, column, &value) {
                    let shown: Vec<String> = table
                        .columns
                        .iter()
                        .map(|listed| match () {
                            () if listed.name == column.name => "?1".to_owned(),
                            () if table.unique.contains(&listed.name)
                                && UNIQUE_NUMBERS.contains(&listed.name.as_str()) =>
                            {
                                format!("{} + 1000", listed.name)
                            }
                            () if table.unique.contains(&listed.name) => {
                                let other =
                                    "WHEN 'text' THEN {0} || 'x' WHEN 'blob' THEN zeroblob(length({0})) ELSE {0}";
                                format!("CASE typeof({0}) {other} END", listed.name).replace("{0}", &listed.name)
                            }
                            () => listed.name.clone(),
                        })
                        .collect();
                    let change =
                        format!("INSERT INTO {0} SELECT {1} FROM {0} WHERE {row}", table.name, shown.join(", "));
                    let after = row.replace(
                        &format!("{} IS {}", column.name, quoted(file, &value)),
                        &format!("{} IS {}", column.name, quoted(file, &other)),
                    );
                    if let Ok(missed) = missed(original, copy, table, [row, &after], &change, Some(&other)) {
                        tried += 1;
                        found.extend(missed.filter(|_| !MAY_GO.iter().any(|(of, _)| *of == table.name)));
                    }
                }
            }
        }
        if tried == 0 {
            found.push(format!("{} took no forged row", table.name));
        }
        (tried, found)
    });
}

fn quoted(file: &Connection, value: &Value) -> String {
    file.query_row("SELECT quote(?1)", [value], |row| row.get(0)).unwrap()
}
