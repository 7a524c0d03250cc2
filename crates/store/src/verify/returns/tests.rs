//! A return of two units that was authorised, came, was refunded with a fee and sold again in part.

use super::super::testing::{empty, problems};
use super::prove;

/// An invoice of three at 10.00 and 1.90 is credited by two, 1.00 and 0.19 of which are kept: one is sold again, and of a
/// second line one came that nobody has refunded.
fn found(changes: &str) -> Vec<String> {
    let file = empty();
    file.pragma_update(None, "ignore_check_constraints", true).expect("a pragma");
    for row in [
        "series VALUES (15, 1, 'return', 'RMA-A-')",
        "accounts VALUES (9, 1, '1250', '1250', 'Returns', 'asset', 'open_items', NULL, 1)",
        "orders VALUES (2, 2, 1, 1, 11, 1, 7, 20261101, 101, 3, 1, 'invoice', NULL, zeroblob(32), NULL, 0, '{}', '{}', 0, 0)",
        "order_lines VALUES (2, 1, 2, 4, 0, 3000000, 1, 11900000, 'list', 1, 3570, 0, 0, 3000, 570, 0, 5, 'taxed', '', 0, 3000000),
         (2, 2, 2, 5, 0, 1000000, 1, 2000000, 'list', 1, 200, 0, 0, 200, 0, 0, 5, 'taxed', '', 0, 1000000)",
        "stock_documents VALUES
         (31, 6, 'customer_return', 1, 31, 1, 101, 7, NULL, 20261105, 20261105, 0, 61, 1, 2, 0, 0, '{}', '{}'),
         (32, 6, 'credit', 1, 32, 1, 101, 7, NULL, 20261105, 20261105, 21, 62, 0, 0, 0, 0, '{}', '{}'),
         (33, 7, 'state_change', 1, 33, 1, 101, 0, NULL, 20261106, 20261106, 0, 63, 3, 1, 0, 0, '{}', '{}')",
        "movements VALUES
         (1, 6, 31, 1, 'customer_return', 4, 2000000, 2, 0, 'sellable', 101, 0, 'inspection', 0, 0, 0, 0, 0, 20261105, 20261105, '2', 1),
         (2, 6, 31, 2, 'customer_return', 5, 1000000, 2, 0, 'sellable', 101, 0, 'inspection', 0, 0, 0, 0, 0, 20261105, 20261105, '1', 1),
         (3, 7, 33, 1, 'state_change', 4, 1000000, 101, 0, 'inspection', 101, 0, 'sellable', 0, 0, 0, 0, 0, 20261106, 20261106, '1', 1)",
        "invoices VALUES (21, 4, 2, 'invoice', 13, 1, 7, 20261102, 3200, 570, 0, 3770, 30, 0, 0),
         (32, 6, 2, 'credit_note', 14, 1, 7, 20261105, -1900, -361, 0, -2261, 30, 0, 21)",
        "invoice_lines VALUES (21, 1, 1, 4, 3000000, 3570, 0, 0, 3000, 570, 0, 5, 'taxed', 1500),
         (21, 2, 2, 5, 1000000, 200, 0, 0, 200, 0, 0, 5, 'taxed', 100),
         (32, 1, 1, 4, -2000000, -2380, 0, 0, -1900, -361, 0, 5, 'taxed', -1000)",
        "open_items VALUES (40, 6, 9, 7, 'EUR', 0, 0, 'RMA-A-000001/1', 20261105, 20261105, -1000, 1, 0, 0),
         (41, 6, 9, 7, 'EUR', 0, 0, 'RMA-A-000001/2', 20261105, 20261105, -100, 1, -100, -100)",
        "open_item_moves VALUES (1, 6, 40, 61, 20261105, -1000, -1000), (2, 6, 41, 61, 20261105, -100, -100),
         (3, 6, 40, 62, 20261105, 1000, 1000)",
        "returns VALUES (1, 5, 1, 15, 1, 7, 20261104, 1, 0, '', '', '{}', '{}', 2)",
        "return_lines VALUES (1, 1, 5, 4, 'MIND', 1, 2000000, 1, 2000000, 2000000, 1000000, 0, 0, 0, 40),
         (1, 2, 6, 5, '', 0, 0, 2, 1000000, 0, 0, 0, 0, 0, 41)",
        "return_steps VALUES
         (1, 5, 1, 0, 'ordered', 2, 0, 0, 0, 0, 0, 0, NULL, 0, 0, 0, 20261104, ''),
         (2, 5, 1, 1, 'identified', 1, 0, 0, 0, 0, 0, 0, NULL, 0, 0, 0, 20261104, ''),
         (3, 6, 1, 2, 'identified', 2, 0, 0, 0, 0, 0, 0, NULL, 0, 0, 0, 20261105, ''),
         (4, 6, 1, 1, 'received', 0, 2000000, 31, 101, 0, 0, 0, NULL, 1000, 0, -1000, 20261105, ''),
         (5, 6, 1, 2, 'received', 0, 1000000, 31, 101, 0, 0, 0, NULL, 100, 0, -100, 20261105, ''),
         (6, 6, 1, 1, 'credited', 1, 2000000, 32, 0, 0, 0, 0, NULL, 2261, 0, 1000, 20261105, ''),
         (7, 7, 1, 1, 'disposed', 0, 1000000, 33, 101, 0, 0, 0, 'resale', 500, 500, 0, 20261106, '')",
        "return_credits VALUES (32, 1, 1, 1, 100, 19, 0, 0, 0, 0, 0)",
    ] {
        file.execute_batch(&format!("INSERT INTO {row}")).unwrap_or_else(|error| panic!("{row}: {error}"));
    }
    for table in
        ["return_steps", "return_credits", "returns", "return_lines", "invoice_lines", "movements", "open_item_moves"]
    {
        let guards = format!("DROP TRIGGER IF EXISTS {table}_update; DROP TRIGGER IF EXISTS {table}_delete");
        file.execute_batch(&guards).expect("its guards");
    }
    file.execute_batch(changes).unwrap_or_else(|error| panic!("{changes}: {error}"));
    problems(&file, prove)
}

#[test]
fn a_return_is_the_sum_of_its_steps() {
    for (change, expected) in [
        ("", &[][..]),
        ("UPDATE returns SET demand_id = 3", &["return 1: is of order 3, its steps say 2"]),
        ("UPDATE series SET kind = 'invoice'", &["return 1: has a number of a series that is not its own"]),
        (
            "UPDATE return_lines SET received = 3000000 WHERE line = 2",
            &["return line 1/2: received is 3000000, its steps say 1000000"],
        ),
        (
            "UPDATE return_lines SET credited = 1000000 WHERE line = 1",
            &["return line 1/1: credited is 1000000, its steps say 2000000"],
        ),
        (
            "UPDATE return_lines SET disposed = 0 WHERE line = 1",
            &["return line 1/1: disposed is 0, its steps say 1000000"],
        ),
        ("UPDATE return_lines SET lost = 1 WHERE line = 1", &["return line 1/1: lost is 1, its steps say 0"]),
        ("UPDATE return_lines SET declined = 1 WHERE line = 2", &["return line 1/2: declined is 1, its steps say 0"]),
        ("UPDATE return_lines SET released = 1 WHERE line = 1", &["return line 1/1: released is 1, its steps say 0"]),
        (
            "UPDATE return_lines SET order_line = 0 WHERE line = 2",
            &["return line 1/2: is of line 0 of its order, its steps say 2"],
        ),
        (
            "UPDATE return_lines SET item_id = 9 WHERE line = 2",
            &["return line 1/2: is of item 9, its order has item 5"],
        ),
        ("DELETE FROM return_lines WHERE line = 2", &["return line 1/2: is missing, though something happened to it"]),
    ] {
        let found = found(change);
        assert!(expected.iter().all(|wanted| found.iter().any(|found| found == wanted)), "{change}: {found:?}");
        assert_eq!(found.is_empty(), expected.is_empty(), "{change}: {found:?}");
    }
}

#[test]
fn its_goods_are_what_its_documents_moved() {
    for (change, expected) in [
        (
            "UPDATE movements SET quantity = 1 WHERE movement_id = 1",
            "document 31: took in 1 of item 4, its return says 2000000",
        ),
        (
            "UPDATE movements SET quantity = 1 WHERE movement_id = 3",
            "document 33: sent on 1 of item 4, its return says 1000000",
        ),
        (
            "UPDATE return_steps SET document_id = 33 WHERE return_step_id = 5",
            "document 33: is a state_change, which is not what a return makes",
        ),
        (
            "UPDATE return_steps SET site_id = 102 WHERE return_step_id = 7",
            "document 33: is of another command, day or site than the return's step",
        ),
    ] {
        let found = found(change);
        assert!(found.iter().any(|found| found == expected), "{change}: {found:?}");
    }
}

#[test]
fn what_is_open_stands_on_its_item() {
    for (change, expected) in [
        (
            "UPDATE return_lines SET clearing_item_id = 41 WHERE line = 1",
            "return line 1/1: document 31 clears -1000, its entry moves -100 on open item 41",
        ),
        (
            "UPDATE return_lines SET clearing_item_id = 0 WHERE line = 2",
            "return line 1/2: open item 0 holds 0, its steps say -100",
        ),
        (
            "UPDATE open_item_moves SET amount_minor = 999 WHERE open_item_move_id = 3",
            "return line 1/1: open item 40 holds -1, its steps say 0",
        ),
        (
            "UPDATE return_steps SET clearing_minor = 999 WHERE return_step_id = 6; UPDATE open_item_moves SET amount_minor = 999 WHERE open_item_move_id = 3",
            "return line 1/1: has -1 open, though refund and goods have met",
        ),
        ("UPDATE accounts SET entity_id = 2", "return line 1/1: its open item 40 is none that it cleared on"),
    ] {
        let found = found(change);
        assert!(found.iter().any(|found| found == expected), "{change}: {found:?}");
    }
}

#[test]
fn credits_are_slices_less_what_is_kept_back() {
    for (change, expected) in [
        (
            "UPDATE return_credits SET fee_net_minor = 99",
            "return credit 32/1: credits net of 1900, its slice less what is kept back is 1901",
        ),
        (
            "UPDATE return_credits SET granted_net_minor = 1",
            "return credit 32/1: credits net of 1900, its slice less what is kept back is 1899",
        ),
        (
            "UPDATE return_credits SET granted_tax_minor = 1",
            "invoice line 21/1: returns were less by 1 for what was credited before, which is 0",
        ),
        (
            "UPDATE return_credits SET withheld_tax_minor = 1, withheld_minor = 1",
            "return credit 32/1: credits tax of 361, its slice less what is kept back is 360",
        ),
        ("UPDATE return_credits SET fee_tax_minor = -1", "return credit 32/1: keeps back against its own way"),
        ("UPDATE return_credits SET document_id = 21", "return credit 21/1: belongs to no credit note"),
        (
            "UPDATE return_steps SET value_minor = 1 WHERE step = 'credited'",
            "return credit 32/1: credits 2000000 units for 2261, its step says 2000000 for 1",
        ),
        ("DELETE FROM return_credits", "return step 6: credits by no line of a credit note"),
        ("UPDATE return_credits SET withheld_minor = -1", "order 2: keeps back -1 of its discount"),
    ] {
        let found = found(change);
        assert!(found.iter().any(|found| found == expected), "{change}: {found:?}");
    }
}
