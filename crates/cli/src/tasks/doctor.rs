//! How the file is kept.

use serde_json::json;

use super::open_to_read;
use crate::arguments::Common;
use crate::failure::Result;
use crate::screen::Screen;

/// Shows pages, log and tables.
pub(super) fn doctor(common: &Common, screen: Screen) -> Result<()> {
    let figures = open_to_read(common)?.doctor()?;
    if screen.reports_are_json() {
        let tables: Vec<_> = figures
            .tables
            .iter()
            .map(|table| {
                json!({"name": table.name, "rows": table.rows, "bytes": table.bytes, "index_bytes": table.index_bytes})
            })
            .collect();
        return Ok(screen.say_json(&json!({
            "engine": figures.engine,
            "page_size": figures.page_size,
            "pages": figures.pages,
            "pages_free": figures.pages_free,
            "bytes": figures.bytes,
            "log_bytes": figures.log_bytes,
            "tables": tables,
        }))?);
    }
    let pair = |name: &str, value: String| (name.to_owned(), value);
    let mut text = screen.pairs(&[
        pair("SQLite", figures.engine),
        pair("file", format!("{} bytes", grouped(figures.bytes))),
        pair("log", format!("{} bytes", grouped(figures.log_bytes))),
        pair("pages", format!("{} of {} bytes, {} free", figures.pages, figures.page_size, figures.pages_free)),
    ]);
    text.push('\n');
    let mut tables = figures.tables;
    tables.sort_by_key(|table| std::cmp::Reverse(table.bytes + table.index_bytes));
    let number = |value: i64| grouped(value.unsigned_abs());
    let body: Vec<Vec<String>> = tables
        .iter()
        .map(|table| {
            let per_row =
                if table.rows == 0 { String::new() } else { number((table.bytes + table.index_bytes) / table.rows) };
            vec![table.name.clone(), number(table.rows), number(table.bytes), number(table.index_bytes), per_row]
        })
        .collect();
    text.push_str(&screen.table(&["table", "rows", "bytes", "index bytes", "per row"], &body));
    Ok(screen.say(&text)?)
}

/// A number with its thousands apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_stand_apart() {
        assert_eq!([0, 999, 1000, 1_234_567].map(super::grouped), ["0", "999", "1,000", "1,234,567"]);
    }
}
