//! Parts of `docs/figures.md` that stand beside what the benches of the engine write, each written by what was run.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde_json::Value;

use crate::run::{root, say};

const DEMO: &str = "## The demo";

/// The titles of the parts.
const KEPT: [&str; 2] = [crate::calls::TITLE, DEMO];

const HEAD: &str = "\
Written by `cargo xtask demo --figures`: a chain on published baskets, rung up one by one, 256 to a commit, then proved.

| baskets | lines | set up s | trade s | sales a second | verify s | rows verified | memory at most MB | file MB |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
";

fn page() -> PathBuf {
    root().join("docs/figures.md")
}

/// Writes the figures of a run, in place of those of an earlier one over as many baskets.
pub(crate) fn keep_run(report: &Path) -> anyhow::Result<()> {
    let text = fs::read_to_string(report).with_context(|| report.display().to_string())?;
    let report: Value = serde_json::from_str(&text)?;
    let row = row(&report).context("the report lacks a figure")?;
    let held = fs::read_to_string(page()).unwrap_or_default();
    fs::write(page(), with_row(&held, &row))?;
    say(&format!("wrote docs/figures.md\n{row}"));
    Ok(())
}

/// Writes a part, in place of what stood under its title.
pub(crate) fn keep(part: &str) -> anyhow::Result<()> {
    let held = fs::read_to_string(page()).unwrap_or_default();
    Ok(fs::write(page(), with(&held, part))?)
}

/// Runs what writes the page anew, and puts the other parts back.
pub(crate) fn keeping(write: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<()> {
    let before = fs::read_to_string(page()).unwrap_or_default();
    write()?;
    let mut after = fs::read_to_string(page()).unwrap_or_default();
    for kept in KEPT.iter().filter_map(|title| section(&before, title)) {
        after = with(&after, kept);
    }
    Ok(fs::write(page(), after)?)
}

fn row(report: &Value) -> Option<String> {
    let ms = |value: &Value| Some(format!("{}.{}", value.as_u64()? / 1_000, value.as_u64()? % 1_000 / 100));
    let (speed, verify) = (&report["speed"], &report["verify"]);
    let checks = verify["checks"].as_array()?;
    let receipts = report["totals"]["receipts"].as_u64()?;
    let selling = speed["selling_ms"].as_u64()?.max(1);
    let memory = speed["memory_bytes"].as_u64().map_or("?".to_owned(), |bytes| (bytes / 1_000_000).to_string());
    Some(format!(
        "| {receipts} | {} | {} | {} | {} | {} | {} | {memory} | {} |",
        report["totals"]["lines"].as_u64()?,
        ms(&speed["setup_ms"])?,
        ms(&speed["trading_ms"])?,
        receipts * 1_000 / selling,
        ms(&verify["elapsed_ms"])?,
        checks.iter().filter_map(|check| check["rows"].as_u64()).sum::<u64>(),
        speed["file_bytes"].as_u64()? / 1_000_000,
    ))
}

/// The part of a page under a title.
fn section<'p>(page: &'p str, title: &str) -> Option<&'p str> {
    let from = page.find(&format!("{title}\n"))?;
    let part = &page[from..];
    let to = part[3..].find("\n## ").map_or(part.len(), |at| at + 4);
    Some(&part[..to])
}

/// The page with a part, whose first line is its title.
fn with(page: &str, part: &str) -> String {
    let part = part.trim_end();
    let title = part.lines().next().unwrap_or_default();
    match section(page, title) {
        Some(held) => page.replacen(held.trim_end(), part, 1),
        None => format!("{}\n\n{part}\n", page.trim_end()),
    }
}

fn with_row(page: &str, row: &str) -> String {
    let baskets = |row: &str| row.split('|').nth(1).and_then(|cell| cell.trim().parse::<u64>().ok());
    let held = section(page, DEMO).unwrap_or_default();
    let mut rows: Vec<&str> = held.lines().filter(|line| baskets(line).is_some()).collect();
    rows.retain(|line| baskets(line) != baskets(row));
    rows.push(row);
    rows.sort_by_key(|line| baskets(line));
    with(page, &format!("{DEMO}\n\n{HEAD}{}", rows.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows stand in order of size, a run of the same size replaces the one before, and what stands around stays.
    #[test]
    fn a_run_takes_the_place_of_the_one_before() {
        let page = with_row("# Figures\n\n## Reads\n\nquick\n", "| 200 | 9 |");
        let page = with_row(&page, "| 20 | 8 |");
        let page = with_row(&page, "| 200 | 7 |");
        assert!(page.starts_with("# Figures\n\n## Reads\n\nquick\n\n## The demo\n"));
        assert!(page.ends_with("| ---: |\n| 20 | 8 |\n| 200 | 7 |\n"), "{page}");
        let before_more = page + "\n## More\n";
        let page = with_row(&before_more, "| 20 | 6 |");
        assert!(page.contains("| 20 | 6 |\n| 200 | 7 |\n") && page.ends_with("## More\n"), "{page}");
        assert!(!section(&page, DEMO).expect("a part").contains("## More"));
    }
}
