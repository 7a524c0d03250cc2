//! What the file is filled with.

use super::{Fault, Store};

/// A table and the room it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableSize {
    /// Its name.
    pub name: String,
    /// How many rows it has.
    pub rows: i64,
    /// Bytes of the pages that hold its rows.
    pub bytes: i64,
    /// Bytes of the pages that hold its indexes.
    pub index_bytes: i64,
}

/// What SQLite itself says of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFigures {
    /// The version of the SQLite that is linked.
    pub engine: String,
    /// Bytes of a page.
    pub page_size: i64,
    /// Pages of the file.
    pub pages: i64,
    /// Pages of the file that hold nothing.
    pub pages_free: i64,
}

impl Store {
    /// What SQLite itself says of the file.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn file_figures(&self) -> Result<FileFigures, Fault> {
        let sql = "SELECT sqlite_version(), page_size, page_count, freelist_count \
                   FROM pragma_page_size, pragma_page_count, pragma_freelist_count";
        let figures = self.connection.query_row(sql, [], |row| {
            Ok(FileFigures { engine: row.get(0)?, page_size: row.get(1)?, pages: row.get(2)?, pages_free: row.get(3)? })
        })?;
        Ok(figures)
    }

    /// Every table with its rows and bytes, in order of name. It reads the whole file.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn table_sizes(&self) -> Result<Vec<TableSize>, Fault> {
        let sql = "SELECT s.tbl_name, \
                          COALESCE(SUM(CASE WHEN s.type = 'table' THEN d.pgsize END), 0), \
                          COALESCE(SUM(CASE WHEN s.type = 'index' THEN d.pgsize END), 0) \
                   FROM sqlite_schema s JOIN dbstat d ON d.name = s.name AND d.aggregate = TRUE \
                   WHERE s.type IN ('table', 'index') GROUP BY s.tbl_name ORDER BY s.tbl_name";
        let mut statement = self.connection.prepare(sql)?;
        let sizes = statement.query_map([], |row| {
            Ok(TableSize { name: row.get(0)?, rows: 0, bytes: row.get(1)?, index_bytes: row.get(2)? })
        })?;
        let mut sizes = sizes.collect::<Result<Vec<_>, _>>()?;
        for size in &mut sizes {
            // The names come from the schema, where a quote is the only character that could end them.
            let count = format!("SELECT COUNT(*) FROM \"{}\"", size.name.replace('"', "\"\""));
            size.rows = self.connection.query_row(&count, [], |row| row.get(0))?;
        }
        Ok(sizes)
    }
}
