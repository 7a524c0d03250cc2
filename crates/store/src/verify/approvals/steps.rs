//! The steps of documents: nobody took two that do not belong in one hand, while that was enforced, unless an exception says
//! so.

use rusqlite::{Connection, Result};
use serde_json::Value;

use super::super::read::{each, ints, one, text};
use super::super::run::Check;

/// A pair of duties as a command left it.
struct Set {
    command: i64,
    first: String,
    second: String,
    enforced: bool,
}

/// Commands that take a further step of a document, each with those whose steps came before, of the same actor.
const STEPS: &str = "
    WITH steps (late, early) AS (
        SELECT d.command_id, c.command_id FROM stock_documents d
        JOIN stock_documents c ON c.document_id = d.corrects_document_id WHERE d.corrects_document_id <> 0
        UNION SELECT d.command_id, r.command_id FROM stock_documents d
        JOIN count_records r ON r.document_id = d.corrects_document_id WHERE d.corrects_document_id <> 0
        UNION SELECT i.command_id, o.command_id FROM invoices i JOIN demands o ON o.demand_id = i.demand_id
        WHERE i.kind = 'credit_note'
        UNION SELECT p.command_id, o.command_id FROM order_payments p JOIN demands o ON o.demand_id = p.demand_id
        WHERE p.step = 'refunded'
        UNION SELECT s.command_id, r.command_id FROM return_steps s JOIN returns r ON r.return_id = s.return_id
        UNION SELECT s.command_id, b.command_id FROM return_steps s JOIN return_steps b
            ON b.return_id = s.return_id AND b.return_step_id < s.return_step_id
    )
    SELECT late, early, l.operation, e.operation FROM steps
    JOIN commands l ON l.command_id = late JOIN commands e ON e.command_id = early
    WHERE l.actor_id = e.actor_id AND early < late AND l.outcome = 0
      AND l.operation IN ('stock.post_count', 'stock.reverse_receipt', 'sales.credit_order', 'sales.refund_order',
          'till.void_sale', 'returns.refund')
    ORDER BY late, early";

/// Proves the steps.
pub(super) fn prove(connection: &Connection, steps: &mut Check) -> Result<()> {
    let mut sets: Vec<Set> = Vec::new();
    let history = "SELECT command_id, body FROM history WHERE noun = 'duty_pairs' ORDER BY history_id";
    each(connection, history, [], |row| {
        let body: Value = serde_json::from_str(text(row, 1)?).unwrap_or_default();
        let word = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
        let enforced = body["strictness"] == "enforce";
        sets.push(Set { command: row.get(0)?, first: word("first"), second: word("second"), enforced });
        Ok(())
    })?;
    if !sets.iter().any(|set| set.enforced) {
        return Ok(());
    }
    each(connection, STEPS, [], |row| {
        let [late, early] = ints(row, 0)?;
        let (operation, before) = (text(row, 2)?, text(row, 3)?);
        steps.rows += 1;
        let broken = pairs_at(&sets, late).any(|set| {
            let are = |one: &str, other: &str| is_side(operation, one) && is_side(before, other);
            are(&set.first, &set.second) || are(&set.second, &set.first)
        });
        let raised = "SELECT 1 FROM exceptions WHERE command_id = ?1 AND code = 'control.both_steps'";
        if broken && one(connection, raised, [late])?.is_none() {
            let wrong = format!(
                "its actor had sent {before}, command {early}, of the same document: nobody may take both steps"
            );
            steps.bad(format!("command {late}"), wrong);
        }
        Ok(())
    })
}

/// The pairs that were enforced when a command was sent: each as it was set last before it.
fn pairs_at(sets: &[Set], command: i64) -> impl Iterator<Item = &Set> {
    let before = sets.partition_point(|set| set.command < command);
    let sets = &sets[..before];
    sets.iter()
        .enumerate()
        .filter(|(at, set)| {
            let later = &sets[at + 1..];
            set.enforced && !later.iter().any(|other| (&other.first, &other.second) == (&set.first, &set.second))
        })
        .map(|(_, set)| set)
}

fn is_side(operation: &str, side: &str) -> bool {
    let slice = side.strip_suffix(".*");
    operation == side || slice.is_some_and(|slice| operation.split('.').next() == Some(slice))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{file, problems};
    use super::*;

    /// Ben (2) counted and Ann (1) posted, or Ben both, with the pair enforced, switched off, or not yet set.
    fn found(poster: i64, changes: &str) -> Vec<String> {
        let command = |id: i64, operation: &str, actor: i64| {
            format!(
                "commands VALUES ({id}, x'{id:032x}', '{operation}', {actor}, '', 0, NULL, zeroblob(32), zeroblob(32), 1, 5, {id}, {id}, zeroblob(32), NULL)"
            )
        };
        let pair = r#"history VALUES (1, 1, 'duty_pairs', '[]', '{"first":"stock.post_count","second":"stock.record_count","strictness":"enforce"}')"#;
        let rows = [
            command(1, "control.set_incompatible", 1),
            command(2, "stock.open_count", 1),
            command(3, "stock.record_count", 2),
            command(4, "stock.post_count", poster),
            pair.to_owned(),
            "count_records VALUES (1, 3, 7, 1, 1, 0, 0)".to_owned(),
        ];
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let file = file(&rows);
        file.pragma_update(None, "ignore_check_constraints", true).expect("a pragma");
        // Of a document only what it is, who made it and what it corrects matters here.
        for (id, command, corrects) in [(7, 2, 0), (8, 4, 7)] {
            let names = "SELECT group_concat(name) FROM pragma_table_info('stock_documents')";
            let names: String = file.query_row(names, [], |row| row.get(0)).expect("names");
            let values: Vec<String> = names
                .split(',')
                .map(|name| match name {
                    "document_id" => id.to_string(),
                    "command_id" => command.to_string(),
                    "corrects_document_id" => corrects.to_string(),
                    "number" => id.to_string(),
                    "reference" => format!("'{id}'"),
                    "kind" | "attributes" | "note" | "folded_reference" | "external_refs" | "currency" | "party" => {
                        "''".to_owned()
                    }
                    _ => "1".to_owned(),
                })
                .collect();
            file.execute_batch(&format!("INSERT INTO stock_documents VALUES ({})", values.join(", ")))
                .expect("a document");
        }
        file.execute_batch(changes).expect("the changes");
        problems(&file, |connection, [steps]: &mut [Check; 1]| prove(connection, steps))
    }

    #[test]
    fn nobody_takes_both_steps() {
        let both = "command 4: its actor had sent stock.record_count, command 3, of the same document: nobody may take both steps";
        assert_eq!(found(1, ""), [""; 0]);
        assert_eq!(found(2, ""), [both]);
        let sound: &[&str] = &[
            "UPDATE history SET command_id = 4",
            r#"INSERT INTO history VALUES (2, 3, 'duty_pairs', '[]', '{"first":"stock.post_count","second":"stock.record_count","strictness":"off"}')"#,
            "INSERT INTO exceptions VALUES (1, 4, 'control.both_steps', 'warning', 1, 0, 'S', 0, NULL, 'why', '{}', 0, 'open')",
        ];
        for change in sound {
            let change = format!("DROP TRIGGER history_update; {change}");
            assert_eq!(found(2, &change), [""; 0], "{change}");
        }
    }
}
