//! The report as a page that stands by itself: nothing is fetched, nothing runs, and it prints.

mod charts;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::amounts::{Cents, percent, thousands};
use super::report::{Category, Report, Sales, StockDay, Store};
use charts::Bar;

/// How many rows the charts show at most, the last for what remains. The categories stand beside the stores and a table
/// as high as the rows they have more.
const STORES_MOST: usize = 12;
const CATEGORIES_BESIDE: usize = 9;

/// The page.
pub(super) fn page(report: &Report) -> String {
    let totals = &report.totals;
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (report.shop) ": " (report.from) " to " (report.to) }
                style { (PreEscaped(include_str!("style.css"))) }
            }
            body {
                main {
                    (head_line(report))
                    (tiles(report))
                    section {
                        h2 { "Sales and margin by week" }
                        p class="note" { "Net sales without tax, in " (report.currency) ". Each bar is the cost of the goods and the margin above it." }
                        (key())
                        (charts::weeks(&report.weeks))
                    }
                    div class="two" {
                        div class="column" {
                            section {
                                h2 { "Stores" }
                                p class="note" { "By net sales." }
                                (charts::rows(&store_bars(&report.stores), "Net sales and margin by store"))
                            }
                            (from_shelf_to_margin(totals))
                        }
                        section {
                            h2 { "Categories" }
                            p class="note" { "By net sales." }
                            (charts::rows(&category_bars(&report.categories, report.stores.len()), "Net sales and margin by category"))
                        }
                    }
                    (stock(report))
                    div class="two" {
                        (taxes(report))
                        (tenders(report))
                    }
                    (trial_balance(report))
                    (laws(report))
                    (speed(report))
                    footer { (report.source) }
                }
            }
        }
    }
    .into_string()
}

fn head_line(report: &Report) -> Markup {
    let verified = &report.verify;
    html! {
        header {
            div {
                h1 { (report.shop) }
                p {
                    (thousands(report.stores.len() as u64)) " stores, " (report.from) " to " (report.to)
                    ", amounts in " (report.currency)
                }
            }
            @if verified.ok() {
                span class="verdict" { "✓ verify: all laws hold" }
            } @else {
                span class="verdict bad" { "✗ verify found problems" }
            }
        }
    }
}

fn tiles(report: &Report) -> Markup {
    let totals = &report.totals;
    let basket = Cents(totals.net.0 / i64::try_from(totals.receipts.max(1)).unwrap_or(1));
    let stock = report.stock.days.last();
    let ties = stock.is_none_or(|day| day.pools == day.account);
    let stock_note =
        if ties { "at cost, equal to the books" } else { "at cost, and not what the books say" }.to_owned();
    let per_second = report.speed.per_second(totals.receipts);
    let over: Cents = report.tenders.iter().map(|tender| tender.over()).sum();
    let tile = |name: &str, value: String, below: String| {
        html! { div class="tile" { span { (name) } b { (value) } small { (below) } } }
    };
    html! {
        div class="tiles" {
            (tile("Net sales", totals.net.to_string(), format!("{} tax on top", totals.tax)))
            (tile("Margin", totals.margin().to_string(), format!("{} of net sales", percent(totals.margin_permille()))))
            (tile("Receipts", thousands(totals.receipts), format!("{basket} net on average")))
            (tile("Units sold", totals.units.to_string(), format!("on {} lines", thousands(totals.lines))))
            (tile("Stock", stock.map_or(Cents(0), |day| day.pools).to_string(), stock_note))
            (tile("Drawers", over.to_string(), format!("over or short in {} shifts", thousands(report.shifts))))
            (tile("Laws", format!("{} checks", report.verify.checks.len()), format!("{} rows read again", thousands(report.verify.rows()))))
            (tile("Speed", format!("{} / s", thousands(per_second)), "sales rung up on this machine".to_owned()))
        }
    }
}

fn key() -> Markup {
    html! {
        p class="key" {
            span { i class="margin" {} "margin" }
            span { i class="cost" {} "cost of the goods" }
        }
    }
}

fn store_bars(stores: &[Store]) -> Vec<Bar> {
    bars(stores.iter().map(|store| (store.name.clone(), store.sales)), STORES_MOST, "other stores")
}

fn category_bars(categories: &[Category], stores: usize) -> Vec<Bar> {
    let most = stores.min(STORES_MOST) + CATEGORIES_BESIDE;
    bars(categories.iter().map(|category| (category.name.clone(), category.sales)), most, "other categories")
}

/// The first rows as they are, the rest as one.
fn bars(rows: impl Iterator<Item = (String, Sales)>, most: usize, rest: &str) -> Vec<Bar> {
    let mut bars: Vec<Bar> =
        rows.map(|(name, sales)| Bar { name, net: sales.net, cost: sales.cost, several: false }).collect();
    if bars.len() > most {
        let beyond = bars.split_off(most - 1);
        let sum = |of: fn(&Bar) -> Cents| beyond.iter().map(of).sum();
        let name = format!("{} {rest}", thousands(beyond.len() as u64));
        bars.push(Bar { name, net: sum(|bar| bar.net), cost: sum(|bar| bar.cost), several: true });
    }
    bars
}

fn stock(report: &Report) -> Markup {
    let difference = |day: &StockDay| day.pools - day.account;
    let off = report.stock.days.iter().filter(|day| difference(day) != Cents(0)).count();
    html! {
        section {
            h2 { "Stock is worth what the books say" }
            p class="note" {
                "The cost pools summed, and the balance of the inventory accounts, at the end of every month. "
                @if off == 0 { span class="good" { "They agree to the cent on every day shown." } }
                @else { span class="bad" { "They differ on " (off) " days." } }
            }
            p class="key" {
                span { i class="margin" {} "cost pools" }
                span { i class="account" {} "inventory accounts" }
            }
            (charts::stock(&report.stock.days))
        }
    }
}

fn taxes(report: &Report) -> Markup {
    let tax: Cents = report.taxes.iter().map(|row| row.tax).sum();
    html! {
        section {
            h2 { "Tax by rate" }
            p class="note" {
                "Rounded once per receipt and class. "
                @if report.tax_payable() == tax { span class="good" { "What the books owe is the same." } }
                @else { span class="bad" { "The books owe " (report.tax_payable()) "." } }
            }
            table {
                thead { tr { th class="l" { "class" } th class="l" { "tax" } th { "rate" } th { "net" } th { "tax" } } }
                tbody {
                    @for row in &report.taxes {
                        tr { td class="l" { (row.class) } td class="l" { (row.component) } td { (row.rate) " %" } td { (row.net) } td { (row.tax) } }
                    }
                }
                tfoot { tr { td class="l" colspan="4" { "Tax payable" } td { (tax) } } }
            }
        }
    }
}

fn tenders(report: &Report) -> Markup {
    let sum = |of: fn(&super::report::Tender) -> Cents| -> Cents { report.tenders.iter().map(of).sum() };
    html! {
        section {
            h2 { "Tenders against the drawer" }
            p class="note" { "Found at the closing of " (thousands(report.shifts)) " shifts, floats left aside." }
            table {
                thead { tr { th class="l" { "tender" } th { "payments" } th { "taken" } th { "found" } th { "over, short" } } }
                tbody {
                    @for row in &report.tenders {
                        tr {
                            td class="l" { (row.name) } td { (thousands(row.payments)) } td { (row.taken) } td { (row.found()) }
                            td class=(if row.over() == Cents(0) { "soft" } else { "bad" }) { (row.over()) }
                        }
                    }
                }
                tfoot {
                    tr { td class="l" colspan="2" { "All" } td { (sum(|row| row.taken)) } td { (sum(|row| row.found())) } td { (sum(|row| row.over())) } }
                }
            }
        }
    }
}

fn trial_balance(report: &Report) -> Markup {
    let sum = |of: fn(&super::report::Account) -> Cents| -> Cents { report.trial_balance.iter().map(of).sum() };
    let side = |amount: Cents| if amount.0 > 0 { amount.to_string() } else { String::new() };
    html! {
        section {
            h2 { "Trial balance" }
            p class="note" { "Every entry was posted with the sale, delivery or closing that caused it." }
            table {
                thead {
                    tr { th class="l" { "account" } th class="l" { "" } th class="l" { "" } th { "debits" } th { "credits" } th { "balance, debit" } th { "balance, credit" } }
                }
                tbody {
                    @for row in &report.trial_balance {
                        tr {
                            td class="l soft" { (row.account) } td class="l" { (row.name) } td class="l soft" { (row.kind) }
                            td class="soft" { (row.debit) } td class="soft" { (row.credit) }
                            td { (side(row.closing)) } td { (side(Cents(-row.closing.0))) }
                        }
                    }
                }
                tfoot {
                    tr {
                        td class="l" colspan="3" { "Sums" } td { (sum(|row| row.debit)) } td { (sum(|row| row.credit)) }
                        td { (sum(|row| row.closing.max(Cents(0)))) } td { (sum(|row| Cents(-row.closing.0).max(Cents(0)))) }
                    }
                }
            }
        }
    }
}

fn laws(report: &Report) -> Markup {
    let verified = &report.verify;
    html! {
        section {
            h2 { "Proof" }
            p class="note" {
                "The whole file read again from its raw records, by code that shares nothing with what wrote it. "
                @match &verified.problem {
                    None => span class="good" { "All laws hold." },
                    Some(problem) => span class="bad" { (problem) },
                }
            }
            ul class="laws" {
                @for check in &verified.checks {
                    li {
                        @if check.problems == 0 { span class="good" { "✓" } } @else { span class="bad" { "✗" } }
                        span { (check.name) }
                        span { (thousands(check.rows)) }
                    }
                }
            }
        }
    }
}

fn from_shelf_to_margin(totals: &Sales) -> Markup {
    html! {
        section {
            h2 { "From the shelf to the margin" }
            p class="note" { "What the goods were marked with, and what was left of it." }
            table {
                tbody {
                    tr { td class="l" { "At shelf prices" } td { (totals.shelf) } td { "" } }
                    tr { td class="l" { "Discounts" } td { (Cents(-totals.discount.0)) } td class="soft" { (percent(totals.discount.permille_of(totals.shelf))) } }
                    tr { td class="l" { "Net sales" } td { (totals.net) } td { "" } }
                    tr { td class="l" { "Cost of the goods" } td { (Cents(-totals.cost.0)) } td class="soft" { (percent(totals.cost.permille_of(totals.net))) } }
                }
                tfoot { tr { td class="l" { "Margin" } td { (totals.margin()) } td { (percent(totals.margin_permille())) } } }
            }
        }
    }
}

fn speed(report: &Report) -> Markup {
    let speed = &report.speed;
    html! {
        section {
            h2 { "How it was done" }
            p class="note" { "One file, one process, on this machine." }
            dl {
                div { dt { "Company, stores, items" } dd { (seconds(speed.setup)) } }
                div { dt { "Deliveries, shifts, sales" } dd { (seconds(speed.trading)) } }
                div { dt { "Sales" } dd { (thousands(speed.per_second(report.totals.receipts))) " a second" } }
                div { dt { "Commands" } dd { (thousands(speed.commands)) } }
                div { dt { "Commits" } dd { (thousands(speed.commits)) } }
                div { dt { "Verify" } dd { (seconds(report.verify.elapsed)) } }
                div { dt { "File" } dd { (megabytes(speed.file_bytes)) } }
                @if let Some(bytes) = speed.memory_bytes { div { dt { "Memory at most" } dd { (megabytes(bytes)) } } }
                div { dt { "Exceptions raised" } dd { (thousands(report.exceptions)) } }
            }
            p class="seal" { "Seal " code { (report.verify.seal) } }
        }
    }
}

pub(super) fn seconds(duration: std::time::Duration) -> String {
    format!("{}.{} s", duration.as_millis() / 1000, duration.as_millis() % 1000 / 100)
}

pub(super) fn megabytes(bytes: u64) -> String {
    format!("{} MB", thousands(bytes.div_ceil(1_000_000)))
}

#[cfg(test)]
mod tests {
    use super::super::report::Report;
    use super::super::sample;
    use super::*;

    #[test]
    fn the_page_stands_by_itself() {
        let page = page(&sample::report());
        for outside in ["http:", "https:", "url(", "@import", "<script", "<link", "<img", " src="] {
            assert!(!page.contains(outside), "the page asks for {outside}");
        }
        for part in ["all laws hold", "Complete Journey", "SOFT DRINKS", "Tax payable", "prefers-color-scheme"] {
            assert!(page.contains(part), "the page has no {part}");
        }
    }

    #[test]
    fn a_broken_law_is_what_the_page_says_first() {
        let mut report: Report = sample::report();
        report.verify.problem = Some("entry 7: does not balance".to_owned());
        let page = page(&report);
        assert!(!page.contains("all laws hold") && page.contains("entry 7: does not balance"));
    }

    #[test]
    fn what_does_not_fit_a_chart_is_one_row_with_the_rest() {
        let bars = category_bars(&sample::report().categories, 3);
        assert_eq!((bars.len(), bars.last().map(|bar| bar.name.as_str())), (12, Some("4 other categories")));
    }
}
