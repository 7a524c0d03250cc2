//! Every table and every statement, against a real file.

use backroom_domain::flow::Head;

use super::shop::Shop;
use crate::flow::head_statement;
use crate::table::Table;
use crate::{
    Store, allocation, catalogue, control, costing, exceptions, flow, known, ledger, open_items, parties, pricing,
    returns, sales, stock, tax, till,
};

/// Every table of every slice.
pub(crate) fn tables() -> impl Iterator<Item = &'static Table> {
    [
        flow::TABLES,
        control::TABLES,
        parties::TABLES,
        exceptions::TABLES,
        catalogue::TABLES,
        ledger::TABLES,
        open_items::TABLES,
        tax::TABLES,
        costing::TABLES,
        stock::TABLES,
        pricing::TABLES,
        allocation::TABLES,
        till::TABLES,
        sales::TABLES,
        returns::TABLES,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// Every statement of every slice, by name.
fn statements() -> Vec<(String, &'static str)> {
    let slices = [
        ("flow", flow::STATEMENTS),
        ("control", control::STATEMENTS),
        ("parties", parties::STATEMENTS),
        ("exceptions", exceptions::STATEMENTS),
        ("catalogue", catalogue::STATEMENTS),
        ("open_items", open_items::STATEMENTS),
        ("tax", tax::STATEMENTS),
        ("costing", costing::STATEMENTS),
        ("pricing", pricing::STATEMENTS),
        ("till", till::STATEMENTS),
        ("sales", sales::STATEMENTS),
        ("returns", returns::STATEMENTS),
        ("known", known::STATEMENTS),
    ];
    let slices = slices.into_iter().chain(ledger::STATEMENTS.iter().map(|part| ("ledger", *part)));
    let slices = slices.chain(allocation::STATEMENTS.iter().map(|part| ("allocation", *part)));
    let slices = slices.chain(stock::STATEMENTS.iter().map(|part| ("stock", *part)));
    let slices = slices.chain(allocation::STATEMENTS.iter().map(|part| ("allocation", *part)));
    let mut all: Vec<(String, &'static str)> = Vec::new();
    for (slice, statements) in slices {
        all.extend(statements.iter().map(|(name, sql)| (format!("{slice}.{name}"), *sql)));
    }
    all.extend(Head::ALL.iter().map(|head| (format!("head.{head}"), head_statement(*head))));
    all.extend(tables().map(|table| (format!("write.{}", table.name), table.statement())));
    all
}

/// The plan of a statement, a line a step.
fn plan(store: &Store, sql: &str) -> Vec<String> {
    let mut prepared = store.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).expect(sql);
    let mut rows = prepared.raw_query();
    let mut steps = Vec::new();
    while let Some(row) = rows.next().expect(sql) {
        steps.push(row.get::<_, String>(3).expect(sql));
    }
    steps
}

/// Writing these masters looks for their children only after the row itself broke a foreign key, which ends the
/// statement; a test beside the round trips counts the steps.
const ONLY_WHEN_BROKEN: &[&str] = &["write.items", "write.accounts", "write.registers", "write.tenders"];

/// Why a statement may read a table from one end to the other.
const SCANS: &[(&str, &str, &str)] = &[
    ("control.ACTORS_ALL", "actors", "a list of all"),
    ("control.ROLES_ALL", "roles", "a list of all"),
    ("control.APPROVAL_POLICIES_ALL", "approval_policies", "they are few, and held in memory"),
    ("control.DUTY_PAIRS_ALL", "duty_pairs", "they are few, and held in memory"),
    ("control.APPROVALS_HELD", "approvals", "through the index of those that wait alone"),
    ("catalogue.UNITS_ALL", "units", "a list of all"),
    ("catalogue.CATEGORIES_ALL", "categories", "a list of all"),
    ("ledger.ENTITIES_ALL", "entities", "a list of all"),
    ("tax.JURISDICTIONS_ALL", "tax_jurisdictions", "a list of all"),
    ("stock.SITES_ALL", "sites", "a list of all"),
    ("till.REGISTERS_ALL", "registers", "a list of all"),
    ("till.LAYOUTS_ALL", "barcode_layouts", "they are few, and held in memory"),
    ("stock.SITES_OF", "sites", "sites are few"),
    ("stock.REASONS_ALL", "reasons", "a list of all"),
    ("exceptions.ENTITIES", "entities", "a list of all"),
    ("stock.TRANSFER_LINES_OPEN", "transfer_lines", "through the index of what is under way alone"),
    (
        "ledger.DAYS_OF_ENTITY_FROM",
        "b",
        "accounts are few, and their balances come in the order their days are added up in",
    ),
    ("costing.AREA_HOLDS_STOCK", "pools", "asked before a site changes its area, a few times in a shop's life"),
    ("costing.ACCOUNT_HOLDS_STOCK", "pools", "asked before an account is taken out of use"),
    ("costing.POOLS_OF_ENTITY", "p", "a valuation shows every pool"),
    ("costing.POOL_DAYS_OF_ENTITY", "p", "a valuation shows every pool, and searches the days of each"),
];

#[test]
fn no_statement_reads_a_growing_table_from_end_to_end() {
    let shop = Shop::empty();
    let store = &shop.store;
    let mut unexplained = Vec::new();
    let mut used = Vec::new();
    for (name, sql) in statements() {
        if ONLY_WHEN_BROKEN.contains(&name.as_str()) {
            continue;
        }
        for step in plan(store, sql) {
            let Some(table) = step.strip_prefix("SCAN ").and_then(|rest| rest.split(' ').next()) else { continue };
            if table == "CONSTANT" {
                continue;
            }
            match SCANS.iter().position(|(statement, scanned, _)| *statement == name && *scanned == table) {
                Some(at) => used.push(at),
                None => unexplained.push(format!("{name}: {step}")),
            }
        }
    }
    assert!(unexplained.is_empty(), "{unexplained:#?}");
    let idle: Vec<_> = (0..SCANS.len()).filter(|at| !used.contains(at)).map(|at| SCANS[at].0).collect();
    assert!(idle.is_empty(), "these no longer scan: {idle:?}");
}

/// Why a statement may sort what it has found.
const SORTS: &[(&str, &str)] = &[
    ("catalogue.ITEMS_IN_CATEGORY", "the items of one category"),
    ("open_items.OPEN_ITEMS_AFTER", "no more is kept than the page that was asked for"),
    ("tax.TAX_TOTALS", "days have a handful of rates"),
    ("till.REGISTERS_OF", "the registers of one site"),
];

/// A report over months adds days up as they come; sorting them first would take more time and memory than that.
#[test]
fn no_statement_sorts_a_growing_table() {
    let shop = Shop::empty();
    let mut sorting = Vec::new();
    for (name, sql) in statements().into_iter().filter(|(name, _)| !ONLY_WHEN_BROKEN.contains(&name.as_str())) {
        if plan(&shop.store, sql).iter().any(|step| step.contains("TEMP B-TREE")) {
            sorting.push(name);
        }
    }
    sorting.sort_unstable();
    assert_eq!(sorting, SORTS.iter().map(|(name, _)| *name).collect::<Vec<_>>());
}

/// Placeholders in order of first use, and nothing the two dialects do not share.
#[test]
fn statements_keep_to_the_shared_dialect() {
    for (name, sql) in statements() {
        let mut highest = 0;
        for rest in sql.split('?').skip(1) {
            let number: u32 = rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().expect(&name);
            assert!(number <= highest + 1, "{name}: ?{number} comes before ?{}", highest + 1);
            highest = highest.max(number);
        }
        let upper = sql.to_uppercase();
        for banned in ["SELECT *", "REPLACE", "IFNULL", "INDEXED", "ROWID", "GLOB", "PRAGMA", "DATETIME", "  ,"] {
            assert!(!upper.contains(banned), "{name} says {banned}");
        }
    }
}

/// The columns of a table stand in declared order, its key first, and no table of the file is without its writer.
#[test]
fn tables_are_described_as_they_are() {
    let shop = Shop::empty();
    let store = &shop.store;
    let mut known = Vec::new();
    for table in tables() {
        known.push(table.name.to_owned());
        let mut prepared = store.connection.prepare("SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid").unwrap();
        let columns: Vec<(String, i64)> = prepared
            .query_map([table.name], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, table.columns, "{}", table.name);
        if table.kind != crate::table::Kind::Journal {
            let keys: Vec<i64> = columns.iter().map(|(_, key)| *key).filter(|key| *key > 0).collect();
            assert_eq!(keys, (1..=table.keys as i64).collect::<Vec<_>>(), "{}", table.name);
            assert!(columns[..table.keys].iter().all(|(_, key)| *key > 0), "{}", table.name);
        }
    }
    let mut prepared = store
        .connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'refinery_schema_history'")
        .unwrap();
    let filed: Vec<String> = prepared.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    for name in &filed {
        assert!(known.contains(name), "{name} has no description");
    }
    assert_eq!(filed.len(), known.len());
}

/// Every journal has the triggers that keep it one.
#[test]
fn every_journal_is_guarded() {
    let shop = Shop::empty();
    let store = &shop.store;
    for table in tables().filter(|table| table.kind == crate::table::Kind::Journal) {
        for event in ["update", "delete"] {
            let trigger = format!("{}_{event}", table.name);
            let sql = "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'trigger' AND name = ?1";
            let found: i64 = store.connection.query_row(sql, [&trigger], |row| row.get(0)).unwrap();
            assert_eq!(found, 1, "{trigger}");
        }
    }
}
