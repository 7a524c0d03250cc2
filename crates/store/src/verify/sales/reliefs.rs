//! The tax in bad debts that is claimed back.
//!
//! 1. It is claimed by the document of a bad debt, of its invoice, taxed as a line of that was.
//! 2. That document's entry moves as much on items of taxes.
//! 3. What is claimed of an invoice is in at most what was written off of it and not recovered, and no tax below nothing.
//! 4. The days of taxes count it, and nothing else, as bad debts.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result};

use super::super::read::{Words, each, ints, text};
use super::super::run::Check;
use super::days::Days;
use super::money::Lost;

const RELIEFS: &str =
    "SELECT r.bad_debt_relief_id, r.document_id, r.invoice_id, r.tax_set_id, r.net_minor, r.tax_minor,
            COALESCE(d.entity_id, 0), COALESCE(d.site_id, 0), COALESCE(d.posted_on, 0),
            COALESCE(d.command_id, 0) = r.command_id,
            COALESCE(d.kind, '') = 'bad_debt' AND COALESCE(d.corrects_document_id, 0) = r.invoice_id,
            EXISTS (SELECT 1 FROM invoice_lines l WHERE l.document_id = r.invoice_id AND l.tax_set_id = r.tax_set_id
                    AND l.treatment = r.treatment),
            r.treatment
     FROM bad_debt_reliefs r LEFT JOIN stock_documents d ON d.document_id = r.document_id
     ORDER BY r.bad_debt_relief_id";

/// Proves what is claimed back of bad debts.
pub(super) fn prove(connection: &Connection, mut lost: Lost, check: &mut Check) -> Result<()> {
    let (mut words, mut days) = (Words::default(), Days::default());
    let mut of_documents: BTreeMap<i64, i128> = BTreeMap::new();
    let mut of_invoices: BTreeMap<i64, [i128; 2]> = BTreeMap::new();
    each(connection, RELIEFS, [], |row| {
        let [id, document, invoice, tax_set, net, tax] = ints(row, 0)?;
        let [entity, site, posted_on, same_command, own_document, own_line] = ints(row, 6)?;
        let treatment = words.number(text(row, 12)?);
        check.rows += 1;
        let wrong = if own_document == 0 {
            "was claimed by no bad debt of its invoice"
        } else if same_command == 0 {
            "was claimed by another command than its document"
        } else if own_line == 0 {
            "is taxed as no line of its invoice is"
        } else {
            ""
        };
        check.holds(wrong.is_empty(), || format!("bad debt relief {id}"), || wrong);
        days.count((entity, posted_on, site, tax_set, treatment), [net, tax]);
        *of_documents.entry(document).or_default() += i128::from(tax);
        let sums = of_invoices.entry(invoice).or_default();
        sums.iter_mut().zip([net, tax]).for_each(|(sum, amount)| *sum -= i128::from(amount));
        Ok(())
    })?;
    for (document, tax) in of_documents {
        let moved = lost.taxes.remove(&document).unwrap_or_default();
        let wrong = || format!("moves {moved} on items of taxes, and claims {}", -tax);
        check.holds(moved == -tax, || format!("document {document}"), wrong);
    }
    let mut left: Vec<(i64, i128)> = lost.taxes.into_iter().filter(|(_, moved)| *moved != 0).collect();
    left.sort_unstable();
    for (document, moved) in left {
        check.bad(format!("document {document}"), format!("moves {moved} on items of taxes, and claims nothing"));
    }
    for (invoice, [net, tax]) in of_invoices {
        let written_off = lost.written_off.get(&invoice).copied().unwrap_or_default();
        let is_within = tax >= 0 && (0..=written_off.max(0)).contains(&(net + tax));
        let wrong = || format!("the tax in {} of it is claimed, of which {written_off} is written off", net + tax);
        check.holds(is_within, || format!("invoice {invoice}"), wrong);
    }
    days.settle(connection, "bad_debt", &mut words, check)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{file, problems};
    use super::super::money;

    /// Of an invoice of 11.90 with 1.90 tax, 5.95 are written off with their 0.95.
    fn found(changes: &str) -> Vec<String> {
        let file = file(&[
            "stock_documents VALUES
             (21, 5, 'shipment', 1, 21, 1, 101, 7, NULL, 20261102, 20261102, 0, 9, 0, 0, 0, 0, '{}', '{}'),
             (22, 6, 'bad_debt', 1, 22, 1, 101, 7, NULL, 20261103, 20261103, 21, 10, 0, 0, 0, 0, '{}', '{}')",
            "entries VALUES (9, 5, 1, 1, 9, 'shipment', 20261102, 20261102, 21, 0, ''),
             (10, 6, 1, 1, 10, 'bad_debt', 20261103, 20261103, 22, 0, '')",
            "invoices VALUES (21, 5, 2, 'invoice', 13, 1, 7, 20261102, 1000, 190, 0, 1190, 31, 0, 0)",
            "invoice_lines VALUES (21, 1, 1, 7, 1000000, 1190, 0, 0, 1000, 190, 0, 5, 'taxed', 300)",
            "open_items VALUES (31, 5, 3, 7, 'EUR', 21, 0, 'INV-1', 20261102, 20261102, 1190, 1, 595, 595),
             (40, 5, 4, 0, 'EUR', 0, 0, 'DE 2026-11', 20261102, 20261130, -190, 1, -95, -95)",
            "open_item_moves VALUES (1, 5, 31, 9, 20261102, 1190, 1190), (2, 5, 40, 9, 20261102, -190, -190),
             (3, 6, 31, 10, 20261103, -595, -595), (4, 6, 40, 10, 20261103, 95, 95)",
            "tax_periods VALUES (1, 3, 202611, 40)",
            "bad_debt_reliefs VALUES (1, 6, 22, 21, 5, 'taxed', -500, -95)",
            "tax_days VALUES (1, 20261103, 101, 5, 'taxed', 'bad_debt', -500, -95, 0, 1)",
        ]);
        file.pragma_update(None, "ignore_check_constraints", true).expect("a pragma");
        for table in ["bad_debt_reliefs", "open_item_moves", "stock_documents"] {
            let guards = format!("DROP TRIGGER {table}_update; DROP TRIGGER {table}_delete");
            file.execute_batch(&guards).expect("its guards");
        }
        file.execute_batch(changes).unwrap_or_else(|error| panic!("{changes}: {error}"));
        problems(&file, money::prove)
    }

    #[test]
    fn what_is_claimed_is_in_what_was_written_off() {
        let cases: [(&str, &[&str]); 7] = [
            ("", &[]),
            (
                "UPDATE bad_debt_reliefs SET command_id = 5",
                &["bad debt relief 1: was claimed by another command than its document"],
            ),
            (
                "UPDATE bad_debt_reliefs SET document_id = 21",
                &[
                    "bad debt relief 1: was claimed by no bad debt of its invoice",
                    "document 21: moves 0 on items of taxes, and claims 95",
                    "document 22: moves 95 on items of taxes, and claims nothing",
                    "tax day 1/20261103/101: bad_debt by tax set 5 is -500 and -95 on 1 lines, orders say 0 and 0 on 0",
                    "tax day 1/20261102/101: bad_debt by tax set 5 is missing, though orders say it",
                ],
            ),
            (
                "UPDATE bad_debt_reliefs SET tax_set_id = 6",
                &[
                    "bad debt relief 1: is taxed as no line of its invoice is",
                    "tax day 1/20261103/101: bad_debt by tax set 5 is -500 and -95 on 1 lines, orders say 0 and 0 on 0",
                    "tax day 1/20261103/101: bad_debt by tax set 6 is missing, though orders say it",
                ],
            ),
            (
                "UPDATE bad_debt_reliefs SET net_minor = -501; UPDATE tax_days SET net_minor = -501",
                &["invoice 21: the tax in 596 of it is claimed, of which 595 is written off"],
            ),
            (
                "UPDATE bad_debt_reliefs SET tax_minor = -94; UPDATE tax_days SET tax_minor = -94",
                &["document 22: moves 95 on items of taxes, and claims 94"],
            ),
            (
                "DELETE FROM tax_days",
                &["tax day 1/20261103/101: bad_debt by tax set 5 is missing, though orders say it"],
            ),
        ];
        for (change, expected) in cases {
            assert_eq!(found(change), expected, "{change}");
        }
    }
}
