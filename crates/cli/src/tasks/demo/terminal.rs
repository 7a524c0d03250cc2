//! The report on a terminal, at most 90 columns wide.

use super::amounts::{Cents, percent, thousands};
use super::page::{megabytes, seconds};
use super::report::{Report, Sales, Week};
use crate::screen::{Screen, heading};

/// How wide the report is at most.
const COLUMNS_MOST: usize = 90;
/// How many rows of a list are shown; the page and the JSON have more.
const ROWS_MOST: usize = 10;

/// The report.
pub(super) fn text(report: &Report, screen: Screen) -> String {
    let parts = [
        opening(report, screen),
        heading("Months") + &months(report, screen),
        heading("Stores") + &stores(report, screen),
        heading("Categories") + &categories(report, screen),
        heading("Tax by rate") + &taxes(report, screen),
        heading("Tenders against the drawer") + &tenders(report, screen),
        heading("Stock against books") + &stock(report, screen),
        heading("Trial balance") + &trial_balance(report, screen),
        ending(report, screen),
    ];
    parts.join("\n")
}

fn opening(report: &Report, screen: Screen) -> String {
    let totals = &report.totals;
    let pair = |name: &str, value: String| (name.to_owned(), value);
    let stores = thousands(report.stores.len() as u64);
    let mut text = heading(&report.shop);
    text.push_str(&screen.pairs(&[
        pair("trade", format!("{stores} stores, {} to {}", report.from, report.to)),
        pair("sold", format!("{} units on {} receipts", totals.units, thousands(totals.receipts))),
        pair("net sales", format!("{} {} and {} tax", totals.net, report.currency, totals.tax)),
        pair("discounts", format!("{} of {} at shelf prices", totals.discount, totals.shelf)),
        pair("margin", format!("{}, {} of net sales", totals.margin(), percent(totals.margin_permille()))),
    ]));
    text.push('\n');
    text.push_str(&wrapped(&report.source));
    text
}

/// A sentence over several lines.
fn wrapped(sentence: &str) -> String {
    let mut text = String::new();
    let mut column = 0;
    for word in sentence.split_whitespace() {
        let length = word.chars().count();
        match column {
            0 => {}
            _ if column + 1 + length > COLUMNS_MOST => {
                text.push('\n');
                column = 0;
            }
            _ => {
                text.push(' ');
                column += 1;
            }
        }
        text.push_str(word);
        column += length;
    }
    text.push('\n');
    text
}

const COLUMNS: [&str; 5] = ["lines", "units", "net", "margin", "margin %"];

fn cells(first: String, sales: &Sales) -> Vec<String> {
    let permille = percent(sales.margin_permille());
    vec![
        first,
        thousands(sales.lines),
        sales.units.to_string(),
        sales.net.to_string(),
        sales.margin().to_string(),
        permille.trim_end_matches(" %").to_owned(),
    ]
}

fn table(screen: Screen, about: &str, rows: &[Vec<String>]) -> String {
    let columns: Vec<&str> = std::iter::once(about).chain(COLUMNS).collect();
    screen.table(&columns, rows)
}

/// Weeks gathered into the months they begin in, each with a bar.
fn months(report: &Report, screen: Screen) -> String {
    let mut months: Vec<(String, Sales)> = Vec::new();
    for Week { starts_on, sales } in &report.weeks {
        let month = format!("{}-{:02}", starts_on.year(), starts_on.month());
        match months.last_mut() {
            Some((last, sum)) if *last == month => sum.add(sales),
            _ => months.push((month, *sales)),
        }
    }
    let highest = months.iter().map(|(_, sales)| sales.net).max().unwrap_or_default();
    let rows: Vec<Vec<String>> = months
        .iter()
        .map(|(month, sales)| {
            let mut row = cells(month.clone(), sales);
            row.push(bar(sales.net, highest));
            row
        })
        .collect();
    let columns: Vec<&str> = std::iter::once("weeks begun in").chain(COLUMNS).chain([""]).collect();
    screen.table(&columns, &rows)
}

/// Up to sixteen blocks.
fn bar(amount: Cents, highest: Cents) -> String {
    let blocks = amount.permille_of(highest) * 16 / 1000;
    "▇".repeat(usize::try_from(blocks).unwrap_or(0))
}

fn stores(report: &Report, screen: Screen) -> String {
    let rows: Vec<Vec<String>> =
        report.stores.iter().take(ROWS_MOST).map(|store| cells(store.name.clone(), &store.sales)).collect();
    table(screen, "store", &rows) + &beyond(report.stores.len(), "stores")
}

fn categories(report: &Report, screen: Screen) -> String {
    let rows: Vec<Vec<String>> = report
        .categories
        .iter()
        .take(ROWS_MOST)
        .map(|category| cells(category.name.clone(), &category.sales))
        .collect();
    table(screen, "category", &rows) + &beyond(report.categories.len(), "categories")
}

fn beyond(rows: usize, what: &str) -> String {
    match rows.checked_sub(ROWS_MOST) {
        None | Some(0) => String::new(),
        Some(more) => format!("and {} more {what}\n", thousands(more as u64)),
    }
}

fn taxes(report: &Report, screen: Screen) -> String {
    let rows: Vec<Vec<String>> = report
        .taxes
        .iter()
        .map(|row| {
            vec![row.class.clone(), row.component.clone(), row.rate.clone(), row.net.to_string(), row.tax.to_string()]
        })
        .collect();
    screen.table(&["class", "tax", "percent", "net", "amount"], &rows)
}

fn tenders(report: &Report, screen: Screen) -> String {
    let rows: Vec<Vec<String>> = report
        .tenders
        .iter()
        .map(|row| {
            vec![
                row.name.clone(),
                thousands(row.payments),
                row.taken.to_string(),
                row.expected.to_string(),
                row.counted.to_string(),
                row.over().to_string(),
            ]
        })
        .collect();
    screen.table(&["tender", "payments", "taken", "expected", "counted", "over, short"], &rows)
}

fn stock(report: &Report, screen: Screen) -> String {
    let rows: Vec<Vec<String>> = report
        .stock
        .days
        .iter()
        .map(|day| {
            let difference = day.pools - day.account;
            vec![day.on.to_string(), day.pools.to_string(), day.account.to_string(), difference.to_string()]
        })
        .collect();
    screen.table(&["end of", "cost pools", "inventory accounts", "difference"], &rows)
}

fn trial_balance(report: &Report, screen: Screen) -> String {
    let row = |account: &str, name: &str, amounts: [Cents; 3]| {
        let mut row = vec![account.to_owned(), name.to_owned()];
        row.extend(amounts.iter().map(Cents::to_string));
        row
    };
    let mut rows: Vec<Vec<String>> =
        report.trial_balance.iter().map(|it| row(&it.account, &it.name, [it.debit, it.credit, it.closing])).collect();
    let sum = |of: fn(&super::report::Account) -> Cents| -> Cents { report.trial_balance.iter().map(of).sum() };
    rows.push(row("", "sums", [sum(|it| it.debit), sum(|it| it.credit), sum(|it| it.closing)]));
    screen.table(&["account", "name", "debits", "credits", "balance"], &rows)
}

fn ending(report: &Report, screen: Screen) -> String {
    let (speed, verified) = (&report.speed, &report.verify);
    let pair = |name: &str, value: String| (name.to_owned(), value);
    let mut pairs = vec![
        pair("speed", format!("{} sales a second", thousands(speed.per_second(report.totals.receipts)))),
        pair("commands", format!("{} in {} commits", thousands(speed.commands), thousands(speed.commits))),
        pair("time", format!("{} to set up, {} to trade", seconds(speed.setup), seconds(speed.trading))),
        pair("file", megabytes(speed.file_bytes)),
    ];
    if let Some(bytes) = speed.memory_bytes {
        pairs.push(pair("memory", format!("{} at most", megabytes(bytes))));
    }
    pairs.push(pair("shifts", thousands(report.shifts)));
    pairs.push(pair("exceptions", thousands(report.exceptions)));
    pairs.push(pair(
        "verify",
        match &verified.problem {
            None => format!(
                "all laws hold: {} checks over {} rows in {}",
                verified.checks.len(),
                thousands(verified.rows()),
                seconds(verified.elapsed)
            ),
            Some(problem) => problem.clone(),
        },
    ));
    screen.pairs(&pairs)
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::super::sample;
    use super::*;
    use crate::arguments::Arguments;

    fn screen() -> Screen {
        let arguments = Arguments::try_parse_from(["backroom", "--table", "doctor"]).expect("a command line");
        Screen::new(&arguments.common)
    }

    #[test]
    fn the_report_fits_a_terminal_and_says_all_of_it() {
        let shown = anstream::adapter::strip_str(&text(&sample::report(), screen())).to_string();
        let widest = shown.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        assert!(widest <= COLUMNS_MOST, "{widest} columns:\n{shown}");
        for part in [
            "Complete Journey",
            "weeks begun in",
            "Store 367",
            "and 5 more categories",
            "Manufacturers' coupons",
            "Tax payable",
            "all laws hold",
            "sales a second",
        ] {
            assert!(shown.contains(part), "no {part}:\n{shown}");
        }
    }
}
