//! Receipts and reports of shifts as people read them.

use serde_json::Value;

use super::shown::{of, rows, text};

/// Whether a reply is a receipt.
pub(super) fn is_receipt(reply: &Value) -> bool {
    reply["receipt"].is_string() && reply["lines"].is_array()
}

/// Whether a reply is what a shift states.
pub(super) fn is_shift_report(reply: &Value) -> bool {
    reply["tenders"].is_array() && reply["taxes"].is_array() && reply["receipts"].is_number()
}

/// A receipt: its lines, its taxes, its total and its money.
pub(super) fn receipt(reply: &Value) -> Vec<String> {
    let mut head = format!("{} {} {}", text(&reply["receipt"]), text(&reply["kind"]), text(&reply["document"]));
    if reply["posted_on"] != reply["occurred_on"] {
        head.push_str(&format!(", posted on {}", text(&reply["posted_on"])));
    }
    let mut lines = vec![head];
    let cells = rows(reply, "lines").map(|line| {
        let discount = ["discount", "basket_discount"].map(|field| text(&line[field]));
        let taken_off: Vec<String> = discount.into_iter().filter(|amount| !is_nothing(amount)).collect();
        let less = if taken_off.is_empty() { String::new() } else { format!("less {}", taken_off.join(" and ")) };
        let origin = match text(&line["price_origin"]).as_str() {
            "list" => String::new(),
            other => other.to_owned(),
        };
        [
            text(&line["quantity"]),
            // What is in no catalogue goes by the name on its receipt.
            if line["item"] == "" { text(&line["reason"]) } else { text(&line["item"]) },
            text(&line["unit_price"]),
            text(&line["gross"]),
            less,
            origin,
            text(&line["net"]),
            text(&line["tax"]),
        ]
    });
    lines.extend(of([">", "", ">", ">", "", "", ">net", ">tax"], cells));
    lines.extend(rows(reply, "taxes").map(|tax| {
        let cells = [&tax["tax_class"], &tax["rate"], &tax["net"], &tax["tax"]].map(text);
        let [class, rate, net, tax] = cells;
        format!("{class} {rate} %: {tax} on {net}")
    }));
    let mut total = format!("total {}", text(&reply["total"]));
    for (field, said) in [("cash_rounding", "rounding"), ("change", "change")] {
        let amount = text(&reply[field]);
        if !is_nothing(&amount) {
            total.push_str(&format!(", {said} {amount}"));
        }
    }
    let money: Vec<String> = rows(reply, "tenders")
        .map(|money| {
            let of = ["stored_value", "payment"].into_iter().find_map(|field| money[field].as_str());
            let of = of.map(|of| format!(" of {of}")).unwrap_or_default();
            format!("{} {}{of}", text(&money["tender"]), text(&money["amount"]))
        })
        .collect();
    if !money.is_empty() {
        total.push_str(&format!("; {}", money.join(", ")));
    }
    lines.push(total);
    lines
}

/// What a shift states: X while it runs, Z when it is closed.
pub(super) fn shift_report(reply: &Value) -> Vec<String> {
    let what = match (reply["closing"].as_i64(), reply["supplements"].as_i64()) {
        (None, _) => "X".to_owned(),
        (Some(number), Some(earlier)) => format!("Z {number}, which supplements Z {earlier}"),
        (Some(number), _) => format!("Z {number}"),
    };
    let mut head = format!("{what}: {} shift {}", text(&reply["register"]), text(&reply["shift"]));
    if let (Some(first), Some(last)) = (reply["first_receipt"].as_str(), reply["last_receipt"].as_str()) {
        head.push_str(&match first == last {
            true => format!(", receipt {first}"),
            false => format!(", {} receipts from {first} to {last}", text(&reply["receipts"])),
        });
    }
    for gap in rows(reply, "missing") {
        head.push_str(&format!(", {} to {} missing", text(&gap["first"]), text(&gap["last"])));
    }
    let mut lines = vec![head];
    for (field, name) in [("taxes", ""), ("grand_totals", "grand total ")] {
        lines.extend(rows(reply, field).map(|tax| {
            let cells = [&tax["side"], &tax["tax_class"], &tax["rate"], &tax["net"], &tax["tax"]].map(text);
            let [side, class, rate, net, tax] = cells;
            format!("{name}{side} {class} {rate} %: {net}, tax {tax}")
        }));
    }
    let fields = ["float", "sales", "refunds", "paid_in", "paid_out", "dropped", "expected", "counted", "over_short"];
    let cells = rows(reply, "tenders").map(|tender| {
        let [float, sales, refunds, paid_in, paid_out, dropped, expected, counted, over_short] =
            fields.map(|field| text(&tender[field]));
        [text(&tender["tender"]), float, sales, refunds, paid_in, paid_out, dropped, expected, counted, over_short]
    });
    let headings = [
        "",
        ">float",
        ">sales",
        ">refunds",
        ">paid in",
        ">paid out",
        ">dropped",
        ">expected",
        ">counted",
        ">over/short",
    ];
    lines.extend(of(headings, cells));
    lines
}

/// What was sold.
pub(super) fn sales(answer: &Value) -> Vec<String> {
    let headings = ["", ">out", ">back", ">gross", ">discount", ">net", ">tax", ">cost", ">margin"];
    let cells = |row: &Value, name: String| {
        let [out, back, gross, discount] =
            [&row["quantity"], &row["quantity_returned"], &row["gross"], &row["discount"]].map(text);
        let [net, tax, cost, margin] = [&row["net"], &row["tax"], &row["cost"], &row["margin"]].map(text);
        [name, out, back, gross, discount, net, tax, cost, margin]
    };
    let total = std::iter::once(cells(&answer["total"], "all".to_owned()));
    of(headings, rows(answer, "rows").map(|row| cells(row, text(&row["key"]))).chain(total))
}

/// Calls of a terminal.
pub(super) fn payments(answer: &Value) -> Vec<String> {
    of(
        ["payment", "tender", ">amount", "state", "receipt"],
        rows(answer, "payments")
            .map(|row| [&row["payment"], &row["tender"], &row["amount"], &row["state"], &row["receipt"]].map(text)),
    )
}

/// A card or credit.
pub(super) fn card(answer: &Value) -> Vec<String> {
    vec![format!("{} {}: {} left", text(&answer["kind"]), text(&answer["stored_value"]), text(&answer["left"]))]
}

fn is_nothing(amount: &str) -> bool {
    amount.chars().all(|digit| matches!(digit, '0' | '.'))
}
