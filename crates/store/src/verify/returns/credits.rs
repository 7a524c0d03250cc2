//! What is credited of a return: each line of its credit note is the next slice of the line of the invoice it corrects, less
//! what is kept back of it, and a step tells of its units.
//!
//! Slices are rounded half away from zero by quantity, behind what was credited before; so they add up to what was billed.

use rusqlite::{Connection, Result};

use super::super::read::{each, ints, share};
use super::super::run::Check;

const CREDITS: &str =
    "SELECT c.document_id, c.line, c.fee_net_minor, c.fee_tax_minor, c.withheld_net_minor, c.withheld_tax_minor,
            c.withheld_minor, c.return_id, c.return_line, COALESCE(i.demand_id, 0), COALESCE(i.corrects_document_id, 0),
            COALESCE(n.order_line, 0), COALESCE(n.quantity, 0), COALESCE(n.net_minor, 0), COALESCE(n.tax_minor, 0),
            COALESCE(l.quantity, 0), COALESCE(l.net_minor, 0), COALESCE(l.tax_minor, 0),
            COALESCE(r.demand_id, 0), COALESCE(i.kind = 'credit_note' AND d.kind = 'credit', 0), c.granted_net_minor,
            c.granted_tax_minor
     FROM return_credits c
     LEFT JOIN invoices i ON i.document_id = c.document_id
     LEFT JOIN stock_documents d ON d.document_id = c.document_id
     LEFT JOIN invoice_lines n ON n.document_id = c.document_id AND n.line = c.line
     LEFT JOIN invoice_lines l ON l.document_id = i.corrects_document_id AND l.order_line = n.order_line
     LEFT JOIN returns r ON r.return_id = c.return_id
     ORDER BY c.document_id, c.line";
const BEFORE: &str = "SELECT COALESCE(SUM(-p.quantity), 0) FROM invoices q JOIN invoice_lines p ON p.document_id = q.document_id
     WHERE q.demand_id = ?1 AND q.corrects_document_id = ?2 AND p.order_line = ?3 AND (p.document_id, p.line) < (?4, ?5)";
const STEP: &str = "SELECT COALESCE(SUM(quantity), 0), COALESCE(SUM(value_minor), 0) FROM return_steps
     WHERE return_id = ?1 AND line = ?2 AND document_id = ?3 AND about = ?4 AND step = 'credited'";

/// By line of an invoice that a credit note corrects: what returns were less by, and what was given without goods.
const GRANTED: &str = "SELECT l.document_id, l.line, SUM(COALESCE(c.granted_net_minor + c.granted_tax_minor, 0)),
            SUM(CASE WHEN c.document_id IS NULL AND n.quantity = 0 THEN -n.net_minor - n.tax_minor ELSE 0 END)
     FROM invoices i
     JOIN invoice_lines n ON n.document_id = i.document_id
     JOIN invoice_lines l ON l.document_id = i.corrects_document_id AND l.order_line = n.order_line
     LEFT JOIN return_credits c ON c.document_id = n.document_id AND c.line = n.line
     WHERE i.kind = 'credit_note'
     GROUP BY l.document_id, l.line ORDER BY l.document_id, l.line";

/// Proves what is credited and kept back.
pub(super) fn prove(connection: &Connection, check: &mut Check) -> Result<()> {
    each(connection, CREDITS, [], |row| {
        let [document, line, fee_net, fee_tax, net_back, tax_back, back, of, return_line] = ints(row, 0)?;
        let [order, corrects, order_line, quantity, net, tax] = ints(row, 9)?;
        let [billed, billed_net, billed_tax, of_order, is_note, net_before, tax_before] = ints(row, 15)?;
        let record = || format!("return credit {document}/{line}");
        check.rows += 1;
        check.holds(is_note == 1, record, || "belongs to no credit note");
        check.holds(order == of_order, record, || format!("credits order {order}, its return is of {of_order}"));
        let fits =
            fee_net >= 0 && fee_tax >= 0 && [net_back, tax_back].iter().all(|part| part.signum() * back.signum() >= 0);
        check.holds(fits, record, || "keeps back against its own way");
        let before = super::super::read::one(connection, BEFORE, [order, corrects, order_line, document, line])?;
        let before = i128::from(before.unwrap_or_default());
        let after = before - i128::from(quantity);
        for (what, credited, whole, kept) in [
            ("net", net, billed_net, fee_net + net_back + net_before),
            ("tax", tax, billed_tax, fee_tax + tax_back + tax_before),
        ] {
            let upto = |at: i128| share(whole.into(), at, billed.into());
            let wanted = upto(after) - upto(before) - i128::from(kept);
            let wrong = || format!("credits {what} of {}, its slice less what is kept back is {wanted}", -credited);
            check.holds(i128::from(-credited) == wanted, record, wrong);
        }
        if return_line == 0 {
            return Ok(());
        }
        each(connection, STEP, [of, return_line, document, line], |row| {
            let [units, value] = ints(row, 0)?;
            let wrong =
                || format!("credits {} units for {}, its step says {units} for {value}", -quantity, -(net + tax));
            check.holds((units, value) == (-quantity, -(net + tax)), record, wrong);
            Ok(())
        })
    })?;
    let lost = "SELECT s.return_step_id FROM return_steps s
                LEFT JOIN return_credits c ON c.document_id = s.document_id AND c.line = s.about AND c.return_id = s.return_id
                WHERE s.step = 'credited' AND c.document_id IS NULL ORDER BY s.return_step_id";
    each(connection, lost, [], |row| {
        let step: i64 = row.get(0)?;
        check.bad(format!("return step {step}"), "credits by no line of a credit note");
        Ok(())
    })?;
    // What was credited without goods is not credited again, and nothing else is left out for it.
    each(connection, GRANTED, [], |row| {
        let [document, line, told, granted] = ints(row, 0)?;
        let wrong = || format!("returns were less by {told} for what was credited before, which is {granted}");
        check.holds(told <= granted, || format!("invoice line {document}/{line}"), wrong);
        Ok(())
    })?;
    // Over the whole of an order what is kept back of its discount never falls below nothing.
    let kept = "SELECT i.demand_id, SUM(c.withheld_minor) FROM return_credits c JOIN invoices i ON i.document_id = c.document_id
                GROUP BY i.demand_id HAVING SUM(c.withheld_minor) < 0 ORDER BY i.demand_id";
    each(connection, kept, [], |row| {
        let [order, sum] = ints(row, 0)?;
        check.bad(format!("order {order}"), format!("keeps back {sum} of its discount"));
        Ok(())
    })
}
