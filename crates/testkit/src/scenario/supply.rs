//! What is expected to arrive, and what a channel's copy of the figures is told.
//!
//! | line | command |
//! | --- | --- |
//! | `expect SITE PO-1 [back]: 10 TEA on DAY, 4 CUP on DAY` | `allocation.expect_supply`: bought, or `back` from customers |
//! | `feed WEB [less 2] [less_percent 10] [least 3] [by site]` | `allocation.set_feed` |
//! | `publish WEB [all]` | `allocation.publish_feed`, again while there is more |

use serde_json::{Value, json};

use super::shown::{of, rows, text};
use super::verbs::{Steps, one, set};
use super::words::Words;

/// Whether a verb is about supply.
pub(super) fn knows(verb: &str) -> bool {
    matches!(verb, "expect" | "feed" | "publish")
}

/// The commands of a line.
pub(super) fn commands(verb: &str, words: &mut Words) -> Steps {
    match verb {
        "expect" => {
            let (site, reference) = (words.need("a site")?, words.need("a reference")?);
            let kind = if words.has("back") { "resale" } else { "inbound" };
            let mut lines = Vec::new();
            for line in words.tail.take().unwrap_or_default().split(", ").filter(|line| *line != "nothing") {
                let (goods, on) = line.split_once(" on ").ok_or("a line is a quantity, an item, \"on\" and a day")?;
                let (quantity, item) = goods.split_once(' ').ok_or("a line is a quantity and an item")?;
                lines.push(json!({"item": item, "quantity": quantity, "expected_on": on}));
            }
            one("allocation.expect_supply", json!({"site": site, "kind": kind, "reference": reference, "lines": lines}))
        }
        "feed" => {
            let mut request = json!({"channel": words.need("a channel")?, "by_site": words.take("by site")});
            set(&mut request, "buffer", words.value_of("less"));
            set(&mut request, "buffer_percent", words.value_of("less_percent"));
            set(&mut request, "minimum_change", words.value_of("least"));
            one("allocation.set_feed", request)
        }
        _ => {
            let channel = words.need("a channel")?;
            one("allocation.publish_feed", json!({"channel": channel, "full": words.has("all")}))
        }
    }
}

/// What can be promised of one item, day by day.
pub(super) fn ahead(answer: &Value) -> Vec<String> {
    let item = &answer["items"][0];
    let headings = ["from", ">in hand", ">expected", ">waited for", ">available"];
    let mut lines = of(
        headings,
        rows(item, "days").map(|day| {
            [&day["on"], &day["in_hand"], &day["expected"], &day["waited_for"], &day["available"]].map(text)
        }),
    );
    lines.extend(rows(item, "expected").filter(|line| line["late"] == true).map(|line| {
        let [quantity, site, reference, on] =
            [&line["quantity"], &line["site"], &line["reference"], &line["expected_on"]].map(text);
        format!("late: {quantity} at {site} under {reference}, expected on {on}")
    }));
    lines
}

/// The figures of a feed, each once.
pub(super) fn feed(answer: &Value) -> Vec<String> {
    let headings = [">number", "item", "site", ">quantity"];
    of(
        headings,
        rows(answer, "figures").map(|row| [&row["sequence"], &row["item"], &row["site"], &row["quantity"]].map(text)),
    )
}
