//! The charts of the page, as SVG that bears no script and no colour of its own: the style sheet says both.
//!
//! Coordinates are whole pixels of the drawing; a browser scales it to the room there is.

use backroom::values::BusinessDate;
use maud::{Markup, html};

use super::super::amounts::{Cents, percent};
use super::super::report::{StockDay, Week};

/// The steps of a scale that ends at or above its highest value.
struct Scale {
    step: i64,
    steps: i64,
}

impl Scale {
    /// Steps of 1, 2 or 5 by a power of ten, at most five of them.
    fn to(highest: Cents) -> Self {
        let highest = highest.0.max(1);
        let mut power = 1;
        loop {
            for step in [power, 2 * power, 5 * power] {
                let steps = (highest + step - 1) / step;
                if steps <= 5 {
                    return Self { step, steps };
                }
            }
            power *= 10;
        }
    }

    fn top(&self) -> i64 {
        self.step * self.steps
    }

    /// How many pixels of a length an amount takes.
    fn pixels(&self, amount: Cents, length: i64) -> i64 {
        let pixels = i128::from(amount.0.max(0)) * i128::from(length) / i128::from(self.top());
        i64::try_from(pixels).unwrap_or(length)
    }

    /// The values at its steps.
    fn marks(&self) -> impl Iterator<Item = Cents> + use<> {
        let step = self.step;
        (0..=self.steps).map(move |at| Cents(step * at))
    }
}

/// `12k` or `1.5M`, for an axis.
fn short(amount: Cents) -> String {
    let whole = amount.0 / 100;
    match whole {
        0 if amount.0 > 0 => amount.to_string(),
        0..1_000 => whole.to_string(),
        1_000..1_000_000 if whole % 1_000 == 0 => format!("{}k", whole / 1_000),
        1_000..1_000_000 => format!("{}.{}k", whole / 1_000, whole % 1_000 / 100),
        _ if whole % 1_000_000 == 0 => format!("{}M", whole / 1_000_000),
        _ => format!("{}.{}M", whole / 1_000_000, whole % 1_000_000 / 100_000),
    }
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month(day: BusinessDate) -> &'static str {
    usize::try_from(day.month() - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}

const WIDTH: i64 = 1060;
const LEFT: i64 = 46;
const HEIGHT: i64 = 210;
const TOP: i64 = 10;

/// The horizontal lines of a chart with its scale, and the room it stands in.
fn grid(scale: &Scale) -> Markup {
    html! {
        @for mark in scale.marks() {
            @let y = TOP + HEIGHT - scale.pixels(mark, HEIGHT);
            line class=(if mark.0 == 0 { "base" } else { "grid" }) x1=(LEFT) x2=(WIDTH) y1=(y) y2=(y) {}
            text x=(LEFT - 8) y=(y + 4) text-anchor="end" { (short(mark)) }
        }
    }
}

/// A bar for every week: cost of the goods below, margin above.
pub(super) fn weeks(weeks: &[Week]) -> Markup {
    let scale = Scale::to(weeks.iter().map(|week| week.sales.net).max().unwrap_or_default());
    let count = i64::try_from(weeks.len().max(1)).unwrap_or(1);
    let place = |at: usize| LEFT + 4 + (WIDTH - LEFT - 4) * i64::try_from(at).unwrap_or(0) / count;
    let width = (((WIDTH - LEFT) * 74 / 100) / count).clamp(1, 60);
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {}", TOP + HEIGHT + 26)) role="img" aria-label="Net sales and margin by week" {
            (grid(&scale))
            @for (at, week) in weeks.iter().enumerate() {
                @let sales = &week.sales;
                @let (net, cost) = (scale.pixels(sales.net, HEIGHT), scale.pixels(sales.cost.min(sales.net), HEIGHT));
                @let floor = TOP + HEIGHT;
                g {
                    title {
                        "Week of " (week.starts_on) ": net " (sales.net) ", margin " (sales.margin())
                        " (" (percent(sales.margin_permille())) "), " (sales.receipts) " receipts"
                    }
                    rect class="cost" x=(place(at)) y=(floor - cost) width=(width) height=(cost) {}
                    rect class="margin" x=(place(at)) y=(floor - net) width=(width) height=(net - cost) {}
                }
                @if names_month(weeks, at) {
                    text x=(place(at)) y=(TOP + HEIGHT + 20) { (month(week.starts_on)) }
                }
            }
        }
    }
}

/// Whether the month is written below a week: where it begins, unless the next begins a week later.
fn names_month(weeks: &[Week], at: usize) -> bool {
    let month_of = |at: usize| weeks.get(at).map(|week| week.starts_on.month());
    let begins = at.checked_sub(1).is_none_or(|before| month_of(before) != month_of(at));
    begins && month_of(at + 1).is_none_or(|next| Some(next) == month_of(at))
}

/// A row of a bar chart.
pub(super) struct Bar {
    pub name: String,
    pub net: Cents,
    pub cost: Cents,
    /// Several rows in one have figures and no bar: it would dwarf the others.
    pub several: bool,
}

impl Bar {
    fn margin(&self) -> Cents {
        self.net - self.cost
    }
}

/// A bar for every row, its name before and its figures behind it.
pub(super) fn rows(rows: &[Bar], label: &str) -> Markup {
    const ROW: i64 = 25;
    const FROM: i64 = 178;
    const LENGTH: i64 = 209;
    let highest = rows.iter().filter(|row| !row.several).map(|row| row.net).max().unwrap_or_default().max(Cents(1));
    let pixels = |amount: Cents| {
        let pixels = i128::from(amount.0.max(0)) * i128::from(LENGTH) / i128::from(highest.0);
        i64::try_from(pixels).unwrap_or(LENGTH)
    };
    html! {
        svg viewBox=(format!("0 0 512 {}", 20 + ROW * i64::try_from(rows.len()).unwrap_or(0))) role="img" aria-label=(label) {
            text x="456" y="11" text-anchor="end" { "net" }
            text x="512" y="11" text-anchor="end" { "margin" }
            @for (at, row) in rows.iter().enumerate() {
                @let y = 18 + ROW * i64::try_from(at).unwrap_or(0);
                @let (net, cost) = (pixels(row.net), pixels(row.cost.min(row.net)));
                g {
                    title { (row.name) ": net " (row.net) ", margin " (row.margin()) }
                    text class=(if row.several { "several" } else { "name" }) x="0" y=(y + 15) { (shortened(&row.name, 21)) }
                    @if !row.several {
                        rect class="cost" x=(FROM) y=(y + 3) width=(cost) height="17" {}
                        rect class="margin" x=(FROM + cost) y=(y + 3) width=(net - cost) height="17" {}
                    }
                    text class=(if row.several { "several" } else { "name" }) x="456" y=(y + 15) text-anchor="end" { (row.net.whole()) }
                    text x="512" y=(y + 15) text-anchor="end" { (percent(row.margin().permille_of(row.net))) }
                }
            }
        }
    }
}

fn shortened(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let kept: String = name.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}

/// Stock by its pools as a line, and the inventory accounts as rings on it.
pub(super) fn stock(days: &[StockDay]) -> Markup {
    let scale = Scale::to(days.iter().map(|day| day.pools.max(day.account)).max().unwrap_or_default());
    let gaps = i64::try_from(days.len()).unwrap_or(1) - 1;
    let x = |at: usize| LEFT + 20 + (WIDTH - LEFT - 60) * i64::try_from(at).unwrap_or(0) / gaps.max(1);
    let y = |amount: Cents| TOP + HEIGHT - scale.pixels(amount, HEIGHT);
    let line: Vec<String> = days.iter().enumerate().map(|(at, day)| format!("{},{}", x(at), y(day.pools))).collect();
    let line = line.join(" ");
    let floor = TOP + HEIGHT;
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {}", floor + 26)) role="img" aria-label="Stock value and inventory accounts" {
            (grid(&scale))
            @if let Some(last) = days.len().checked_sub(1) {
                polygon class="under" points=(format!("{},{floor} {line} {},{floor}", x(0), x(last))) {}
            }
            polyline class="pools" points=(line) {}
            @for (at, day) in days.iter().enumerate() {
                g {
                    title { (day.on) ": pools " (day.pools) ", inventory accounts " (day.account) }
                    circle class="account" cx=(x(at)) cy=(y(day.account)) r="5" {}
                }
                text x=(x(at)) y=(floor + 20) text-anchor="middle" { (day.on.day()) " " (month(day.on)) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_end_in_round_steps_above_the_highest_value() {
        let table = [(0, 1, 1), (430, 100, 5), (1_234_567, 500_000, 3), (10_000, 2_000, 5), (10_001, 5_000, 3)];
        for (highest, step, steps) in table {
            let scale = Scale::to(Cents(highest));
            assert_eq!((scale.step, scale.steps), (step, steps), "{highest}");
        }
    }

    #[test]
    fn axes_are_labelled_shortly() {
        let table =
            [(0, "0"), (50, "0.50"), (20_000, "200"), (500_000, "5k"), (750_000, "7.5k"), (250_000_000, "2.5M")];
        for (cents, label) in table {
            assert_eq!(short(Cents(cents)), label);
        }
    }
}
