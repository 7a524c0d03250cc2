//! Taxes: every month that is named has a running open item of its own, every set makes a rate, and every day stands on a
//! set and a site that are there. Whether days are the sums of what was sold is proven where the sales are.

use rusqlite::{Connection, Result};
use serde_json::Value;

use super::read::{each, ints, text};
use super::run::Check;

/// Proves the months, the sets of rates and what days refer to.
pub(super) fn prove(connection: &Connection, [periods, sets, days]: &mut [Check; 3]) -> Result<()> {
    prove_periods(connection, periods)?;
    prove_sets(connection, sets)?;
    prove_days(connection, days)
}

/// An item of the entity's own control account, in the currency of its books, opened within the month. That no two
/// months share one is a constraint of the file.
fn prove_periods(connection: &Connection, periods: &mut Check) -> Result<()> {
    let rows = "SELECT p.entity_id, p.jurisdiction_id, p.period, p.open_item_id, COALESCE(i.open_item_id, 0),
                       COALESCE(i.running, 0), COALESCE(i.opened_on / 100, 0), COALESCE(a.entity_id, 0),
                       COALESCE(a.control, ''), COALESCE(i.currency, ''), COALESCE(e.currency, '')
                FROM tax_periods p
                LEFT JOIN open_items i ON i.open_item_id = p.open_item_id
                LEFT JOIN accounts a ON a.account_id = i.account_id
                LEFT JOIN entities e ON e.entity_id = p.entity_id
                ORDER BY p.entity_id, p.jurisdiction_id, p.period";
    each(connection, rows, [], |row| {
        let [entity, jurisdiction, period, item, found, running, opened, owner] = ints(row, 0)?;
        let (control, currency, base) = (text(row, 8)?, text(row, 9)?, text(row, 10)?);
        periods.rows += 1;
        let wrong = if found == 0 {
            "does not exist"
        } else if running != 1 {
            "is no running item"
        } else if owner != entity || control != "open_items" {
            "is on no control account of the entity"
        } else if currency != base {
            "is not in the currency of the books"
        } else if opened != period {
            "was not opened in the month"
        } else {
            return Ok(());
        };
        let record = format!("tax period {entity}/{jurisdiction}/{period}");
        periods.bad(record, format!("its open item {item} {wrong}"));
        Ok(())
    })
}

fn prove_sets(connection: &Connection, sets: &mut Check) -> Result<()> {
    let rows = "SELECT tax_set_id, treatment, components FROM tax_sets ORDER BY tax_set_id";
    each(connection, rows, [], |row| {
        let [set] = ints(row, 0)?;
        sets.rows += 1;
        if let Some(wrong) = wrong_with(text(row, 1)?, text(row, 2)?) {
            sets.bad(format!("tax set {set}"), wrong);
        }
        Ok(())
    })
}

/// A day of a site of the entity, by a set that is there; goods that are free by their class are free for everybody.
fn prove_days(connection: &Connection, days: &mut Check) -> Result<()> {
    let rows = "SELECT d.entity_id, d.posted_on, d.site_id, d.tax_set_id, COALESCE(s.entity_id, 0), d.treatment,
                       COALESCE(t.treatment, '')
                FROM tax_days d
                LEFT JOIN sites s ON s.site_id = d.site_id
                LEFT JOIN tax_sets t ON t.tax_set_id = d.tax_set_id
                ORDER BY d.entity_id, d.posted_on, d.site_id, d.tax_set_id";
    each(connection, rows, [], |row| {
        let [entity, posted_on, site, set, owner] = ints(row, 0)?;
        let (treatment, of_set) = (text(row, 5)?, text(row, 6)?);
        days.rows += 1;
        let wrong = if of_set.is_empty() {
            format!("tax set {set} does not exist")
        } else if owner != entity {
            format!("site {site} is none of the entity's")
        } else if of_set != "taxed" && of_set != treatment {
            format!("is {treatment} by tax set {set}, which is {of_set}")
        } else {
            return Ok(());
        };
        days.bad(format!("tax day {entity}/{posted_on}/{site}"), wrong);
        Ok(())
    })
}

/// What is wrong with the components of a set.
fn wrong_with(treatment: &str, components: &str) -> Option<&'static str> {
    let Ok(Value::Array(components)) = serde_json::from_str(components) else {
        return Some("its components are no list");
    };
    if treatment != "taxed" {
        return (!components.is_empty()).then_some("is not taxed, yet has components");
    }
    let mut takes = false;
    for (place, component) in components.iter().enumerate() {
        let field = |name: &str| component.get(name);
        let rate = field("rate").and_then(Value::as_str).and_then(|rate| millionths(rate, 1_000));
        let portion = match field("recoverable") {
            None => Some(0),
            Some(portion) => portion.as_str().and_then(|portion| millionths(portion, 1)),
        };
        let compound = match field("compound") {
            None => Some(false),
            Some(compound) => compound.as_bool(),
        };
        let named = field("component").and_then(Value::as_str).is_some_and(|name| !name.is_empty());
        let (Some(rate), Some(_), Some(compound), true) = (rate, portion, compound, named) else {
            return Some("one of its components cannot be read");
        };
        if compound && place == 0 {
            return Some("its first component compounds on nothing");
        }
        takes |= rate > 0;
    }
    (!takes).then_some("is taxed, yet takes nothing")
}

/// A decimal of 0 to `most` with at most six decimals, in millionths.
fn millionths(text: &str, most: i64) -> Option<i64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let readable = !whole.is_empty() && whole.len() < 8 && decimals.len() <= 6 && digits(whole) && digits(decimals);
    let value: i64 = readable.then(|| format!("{whole}{decimals:0<6}").parse().ok()).flatten()?;
    (value <= most * 1_000_000).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{empty, file, problems};
    use super::*;

    fn found(changes: &str) -> Vec<String> {
        let file = file(&[
            "entities VALUES (1, 'A', 'a', 'A', 'EUR', 'UTC', 1, 0, 0)",
            "accounts VALUES (3, 1, '2200', '2200', 'Tax', 'liability', 'open_items', NULL, 1)",
            "open_items VALUES (1, 1, 3, 0, 'EUR', 0, 0, 'DE 2026-11', 20261102, 20261130, -19, 1, -19, -19)",
            "tax_periods VALUES (1, 1, 202611, 1)",
        ]);
        let guards = "DROP TRIGGER open_items_update; DROP TRIGGER open_items_delete";
        file.execute_batch(&format!("{guards}; {changes}")).expect("the changes");
        problems(&file, prove)
    }

    #[test]
    fn a_month_has_a_running_item() {
        assert_eq!(found(""), [""; 0]);
        assert_eq!(problems(&empty(), prove), [""; 0]);
        for (changes, wrong) in [
            ("DELETE FROM open_items", "does not exist"),
            ("UPDATE open_items SET running = 0", "is no running item"),
            ("UPDATE accounts SET control = NULL", "is on no control account of the entity"),
            ("UPDATE accounts SET entity_id = 2", "is on no control account of the entity"),
            ("UPDATE open_items SET currency = 'USD'", "is not in the currency of the books"),
            ("UPDATE open_items SET opened_on = 20261201", "was not opened in the month"),
        ] {
            assert_eq!(found(changes), [format!("tax period 1/1/202611: its open item 1 {wrong}")], "{changes}");
        }
    }

    #[test]
    fn a_day_stands_on_what_is_there() {
        let found = |changes: &str| {
            let file = file(&[
                "sites VALUES (101, 'S', 's', 'S', 'store', 1, 1, 'UTC', 0, 0, 1)",
                r#"tax_sets VALUES (7, 1, 'standard', 20260101, 'taxed', '[{"component":"A","rate":"19"}]')"#,
                "tax_sets VALUES (8, 1, 'insurance', 20260101, 'exempt', '[]')",
                "tax_days VALUES (1, 20261102, 101, 7, 'taxed', 'sale', 100, 19, 0, 1)",
                "tax_days VALUES (1, 20261103, 101, 7, 'reverse_charge', 'refund', -100, 0, 0, 1)",
                "tax_days VALUES (1, 20261104, 101, 8, 'exempt', 'sale', 100, 0, 0, 1)",
            ]);
            file.execute_batch(changes).expect("the changes");
            problems(&file, prove)
        };
        assert_eq!(found(""), [""; 0]);
        assert_eq!(
            found("DELETE FROM tax_sets WHERE tax_set_id = 8"),
            ["tax day 1/20261104/101: tax set 8 does not exist"]
        );
        assert_eq!(
            found("UPDATE tax_days SET site_id = 102 WHERE posted_on = 20261102"),
            ["tax day 1/20261102/102: site 102 is none of the entity's"]
        );
        assert_eq!(
            found("UPDATE tax_days SET treatment = 'zero_rated' WHERE tax_set_id = 8"),
            ["tax day 1/20261104/101: is zero_rated by tax set 8, which is exempt"]
        );
    }

    #[test]
    fn a_set_makes_a_rate() {
        let sound =
            r#"[{"component":"A","rate":"4"},{"component":"B","rate":"8.875","compound":true,"recoverable":"0.5"}]"#;
        for (treatment, components, wrong) in [
            ("taxed", sound, None),
            ("exempt", "[]", None),
            ("zero_rated", "[]", None),
            ("zero_rated", sound, Some("is not taxed, yet has components")),
            ("taxed", "[]", Some("is taxed, yet takes nothing")),
            ("taxed", r#"[{"component":"A","rate":"0"}]"#, Some("is taxed, yet takes nothing")),
            ("taxed", "{}", Some("its components are no list")),
            ("taxed", "nineteen", Some("its components are no list")),
            ("taxed", r#"[{"component":"A","rate":"-19"}]"#, Some("one of its components cannot be read")),
            ("taxed", r#"[{"component":"A","rate":"1000.1"}]"#, Some("one of its components cannot be read")),
            ("taxed", r#"[{"component":"A","rate":"0.0000001"}]"#, Some("one of its components cannot be read")),
            ("taxed", r#"[{"component":"A","rate":19}]"#, Some("one of its components cannot be read")),
            ("taxed", r#"[{"component":"","rate":"19"}]"#, Some("one of its components cannot be read")),
            ("taxed", r#"[{"rate":"19"}]"#, Some("one of its components cannot be read")),
            (
                "taxed",
                r#"[{"component":"A","rate":"1","recoverable":"1.5"}]"#,
                Some("one of its components cannot be read"),
            ),
            (
                "taxed",
                r#"[{"component":"A","rate":"1","compound":true}]"#,
                Some("its first component compounds on nothing"),
            ),
        ] {
            let row = format!("tax_sets VALUES (7, 1, 'standard', 20260101, '{treatment}', '{components}')");
            let wrong: Vec<String> = wrong.into_iter().map(|wrong| format!("tax set 7: {wrong}")).collect();
            assert_eq!(problems(&file(&[&row]), prove), wrong, "{treatment} {components}");
        }
    }
}
