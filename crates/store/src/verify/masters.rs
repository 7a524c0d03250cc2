//! Masters: every row is the last after-image that the history keeps of it.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _, Result, Row, params, params_from_iter};
use serde_json::{Map, Value};

use super::read::{each, one, text};
use super::run::Check;

const MASTERS: [&str; 47] = [
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
    "tax_jurisdictions",
    "tax_sets",
    "tax_sites",
    "tax_exemptions",
    "sites",
    "places",
    "reasons",
    "areas",
    "standard_costs",
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
    "kits",
    "channel_terms",
    "customer_terms",
    "feeds",
    "site_levels",
    "transfer_lanes",
    "return_policies",
];

/// Proves the masters from the history.
pub(super) fn prove(connection: &Connection, [masters]: &mut [Check; 1]) -> Result<()> {
    for table in MASTERS {
        Master::read(connection, table)?.prove(connection, masters)?;
    }
    let nouns = MASTERS.map(|table| format!("'{table}'")).join(", ");
    each(connection, &format!("SELECT history_id, noun FROM history WHERE noun NOT IN ({nouns})"), [], |row| {
        let noun = text(row, 1)?;
        masters.bad(format!("history {}", row.get::<_, i64>(0)?), format!("{noun} is no table with a history"));
        Ok(())
    })
}

/// A table of masters, with its columns as the file declares them.
struct Master {
    table: &'static str,
    columns: Vec<String>,
    /// The places of the columns of its key, in the key's order.
    key: Vec<usize>,
}

impl Master {
    fn read(connection: &Connection, table: &'static str) -> Result<Self> {
        let (mut columns, mut key) = (Vec::new(), Vec::new());
        each(connection, "SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid", [table], |row| {
            let place: i64 = row.get(1)?;
            if place > 0 {
                key.push((place, columns.len()));
            }
            columns.push(text(row, 0)?.to_owned());
            Ok(())
        })?;
        key.sort_unstable();
        Ok(Self { table, columns, key: key.into_iter().map(|(_, at)| at).collect() })
    }

    fn key_columns(&self) -> Vec<&str> {
        self.key.iter().map(|at| self.columns[*at].as_str()).collect()
    }

    fn prove(&self, connection: &Connection, masters: &mut Check) -> Result<()> {
        let table = self.table;
        let rows =
            format!("SELECT {} FROM {table} ORDER BY {}", self.columns.join(", "), self.key_columns().join(", "));
        let last =
            "SELECT history_id, body FROM history WHERE noun = ?1 AND subject = ?2 ORDER BY history_id DESC LIMIT 1";
        let mut last = connection.prepare(last)?;
        let mut found = 0;
        each(connection, &rows, [], |row| {
            masters.rows += 1;
            found += 1;
            let subject = self.subject(row)?;
            let image =
                last.query_row(params![table, subject], |image| Ok((image.get(0)?, image.get(1)?))).optional()?;
            let record = || format!("{table} {subject}");
            let Some((history, body)): Option<(i64, String)> = image else {
                masters.bad(record(), "has no history");
                return Ok(());
            };
            match serde_json::from_str::<Map<String, Value>>(&body) {
                Err(_) => masters.bad(format!("history {history}"), "its body is no object of columns"),
                Ok(body) => {
                    if let Some(column) = self.differs(row, &body)? {
                        let wrong = format!("its {column} is not what its last change, history {history}, left");
                        masters.bad(record(), wrong);
                    }
                }
            }
            Ok(())
        })?;
        let kept = "SELECT COUNT(DISTINCT subject) FROM history WHERE noun = ?1";
        if one(connection, kept, [table])?.unwrap_or(0) != found {
            self.name_lost(connection, masters)?;
        }
        Ok(())
    }

    /// The key of a row as the history writes it: a JSON array.
    fn subject(&self, row: &Row<'_>) -> Result<String> {
        let mut key = Vec::with_capacity(self.key.len());
        for at in &self.key {
            key.push(json(row.get_ref(*at)?));
        }
        Ok(Value::Array(key).to_string())
    }

    /// The first column that an after-image has otherwise.
    fn differs(&self, row: &Row<'_>, body: &Map<String, Value>) -> Result<Option<&str>> {
        for (at, column) in self.columns.iter().enumerate() {
            if body.get(column) != Some(&json(row.get_ref(at)?)) {
                return Ok(Some(column));
            }
        }
        Ok((body.len() != self.columns.len()).then_some("shape"))
    }

    /// Names what the history knows and the table does not.
    fn name_lost(&self, connection: &Connection, masters: &mut Check) -> Result<()> {
        let wanted: Vec<String> =
            self.key_columns().iter().enumerate().map(|(at, column)| format!("{column} = ?{}", at + 1)).collect();
        let exists = format!("SELECT 1 FROM {} WHERE {}", self.table, wanted.join(" AND "));
        let mut exists = connection.prepare(&exists)?;
        each(connection, "SELECT DISTINCT subject FROM history WHERE noun = ?1 ORDER BY subject", [self.table], |row| {
            let subject = text(row, 0)?;
            let key: Vec<Value> = serde_json::from_str(subject).unwrap_or_default();
            let is_key = key.len() == self.key.len();
            let values = key.iter().map(sql);
            if !is_key || !exists.exists(params_from_iter(values))? {
                masters.bad(format!("{} {subject}", self.table), "is missing, though the history knows it");
            }
            Ok(())
        })
    }
}

fn json(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(value) => value.into(),
        ValueRef::Real(value) => value.into(),
        ValueRef::Text(value) => String::from_utf8_lossy(value).into(),
        ValueRef::Blob(value) => value.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into(),
    }
}

fn sql(value: &Value) -> rusqlite::types::Value {
    match value {
        Value::Number(number) => number.as_i64().map_or(rusqlite::types::Value::Null, Into::into),
        Value::String(text) => text.clone().into(),
        _ => rusqlite::types::Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{empty, file, problems};
    use super::*;
    use crate::driver::schema::MIGRATIONS;

    /// A table is a master or nothing here knows of it: who adds one adds it to the list.
    #[test]
    fn every_master_is_proven() {
        let declared: String = MIGRATIONS.iter().map(|(_, migration)| *migration).collect();
        let mut found = 0;
        for part in declared.split("\n-- master").skip(1) {
            let (_, rest) = part.split_once("CREATE TABLE ").expect("a table follows");
            let table = rest.split(' ').next().expect("its name");
            assert!(MASTERS.contains(&table), "{table}");
            found += 1;
        }
        assert_eq!(found, MASTERS.len());
    }

    #[test]
    fn an_empty_file_has_no_masters() {
        assert_eq!(problems(&empty(), prove), [""; 0]);
    }

    #[test]
    fn a_master_that_differs_from_its_history_is_named() {
        let body = |name: &str| format!(r#"{{"unit_id":1,"code":"EA","folded":"ea","name":"{name}","decimals":0}}"#);
        let history = |id: i64, name: &str| format!("history VALUES ({id}, 1, 'units', '[1]', '{}')", body(name));
        let unit = "units VALUES (1, 'EA', 'ea', 'Each', 0)";
        let rate = "rates VALUES ('EUR', 'USD', 20261101, 900000000)";
        let rated = r#"history VALUES (9, 1, 'rates', '["EUR","USD",20261101]', '{"base":"EUR","currency":"USD","effective_on":20261101,"rate_nano":900000000}')"#;
        let found = |rows: &[&str]| problems(&file(rows), prove);
        assert_eq!(found(&[unit, &history(1, "Piece"), &history(2, "Each"), rate, rated]), [""; 0]);
        assert_eq!(
            found(&[unit, &history(1, "Each"), &history(2, "Piece")]),
            ["units [1]: its name is not what its last change, history 2, left"]
        );
        assert_eq!(found(&[unit]), ["units [1]: has no history"]);
        assert_eq!(found(&[rated]), ["rates [\"EUR\",\"USD\",20261101]: is missing, though the history knows it"]);
        assert_eq!(
            found(&["history VALUES (1, 1, 'gnomes', '[1]', '{}')"]),
            ["history 1: gnomes is no table with a history"]
        );
    }
}
