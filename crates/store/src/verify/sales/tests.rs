//! An order with everything that can happen to it, made by hand, and what is found when any of it is altered.

use super::super::testing::{empty, problems};
use super::*;

/// Three teas, two wrappings and another tea are ordered out of a quote, in three shipments of one tea each; the first
/// is taken back, the last tea and a wrapping are given up, and of the second shipment something is credited. An order
/// that is kept elsewhere is no business of ours.
const ROWS: &[&str] = &[
    "entities VALUES (1, 'ACME', 'acme', 'Acme', 'EUR', 'UTC', 1, 0, 0), (2, 'OTHER', 'other', 'Other', 'EUR', 'UTC', 1, 0, 0)",
    "sites VALUES (101, 'SHOP-1', 'shop-1', 'Shop', 'store', 1, 1, 'UTC', 0, 0, 1), (102, 'SHOP-2', 'shop-2', 'Shop', 'store', 2, 1, 'UTC', 0, 0, 1)",
    "series VALUES (11, 1, 'sales_order', 'SO-'), (12, 1, 'quote', 'QT-'), (13, 1, 'invoice', 'IN-'), (14, 1, 'credit_note', 'CN-')",
    "tenders VALUES (1, 1, 'CARD', 'card', 'Card', 'card', 0, 1, 1), (2, 2, 'CARD', 'card', 'Card', 'card', 0, 1, 1)",
    "accounts VALUES (3, 1, '2100', '2100', 'Deposits', 'liability', 'open_items', NULL, 1), (4, 2, '2100', '2100', 'Deposits', 'liability', 'open_items', NULL, 1)",
    "demands VALUES (1, 1, 1, 'quote', 'q', 'Q', 1, 7, '', 0, 5, 'whole', 'refuse', 0, 20261101, NULL),
     (2, 2, 1, 'order', 'a', 'A', 1, 7, '', 0, 5, 'whole', 'refuse', 0, 20261101, NULL),
     (3, 3, 1, 'order', 'b', 'B', 1, 0, '', 0, 5, 'whole', 'refuse', 0, 20261101, NULL)",
    "demand_lines VALUES (2, 1, 2, 7, 0, 3, 1, 0, 0, 0, 2, 0), (2, 3, 2, 7, 0, 1, 0, 0, 0, 0, 0, 1), (3, 1, 3, 7, 0, 5, 5, 0, 0, 0, 0, 0)",
    "orders VALUES (1, 1, 1, 1, 12, 1, 7, 20261101, 101, 1, 1, 'invoice', NULL, zeroblob(32), 20261130, 0, '{}', '{}', 0, 0),
     (2, 2, 1, 1, 11, 1, 7, 20261101, 101, 1, 1, 'invoice', NULL, zeroblob(32), NULL, 1, '{}', '{}', 30, 0)",
    "order_lines VALUES (1, 1, 1, 7, 0, 3, 1, 0, 'list', 0, 1000, 10, 0, 832, 158, 0, 5, 'taxed', '', 0, 0),
     (2, 1, 2, 7, 0, 3, 1, 0, 'list', 0, 1000, 10, 0, 832, 158, 0, 5, 'taxed', '', 0, 2),
     (2, 2, 2, 8, 0, 2, 1, 0, 'list', 0, 200, 0, 0, 200, 0, 0, 6, 'exempt', '', 1, 1),
     (2, 3, 2, 7, 0, 1, 1, 0, 'list', 0, 330, 0, 0, 277, 53, 0, 5, 'taxed', '', 0, 0)",
    "order_cancels VALUES (1, 3, 2, 2, 1, ''), (2, 3, 2, 3, 1, '')",
    "hold_steps VALUES (1, 2, 2, 'fraud', 1, ''), (2, 2, 2, 'credit', 1, ''), (3, 3, 2, 'fraud', 0, ''), (4, 3, 2, 'fraud', 1, '')",
    "open_items VALUES (30, 4, 3, 7, 'EUR', 0, 0, 'SO-000001', 20261101, 20261101, 0, 1, -280, -280)",
    "open_item_moves VALUES (1, 4, 30, 2, 20261101, -480, -480), (2, 5, 30, 9, 20261102, 430, 430),
     (3, 6, 30, 10, 20261103, 100, 100), (4, 7, 30, 11, 20261104, -330, -330),
     (5, 6, 31, 10, 20261103, 230, 230), (6, 9, 31, 13, 20261106, -50, -50), (7, 4, 31, 3, 20261106, -40, -40),
     (8, 4, 33, 2, 20261101, 500, 500), (9, 4, 34, 3, 20261101, 95, 95), (10, 4, 35, 4, 20261101, -80, -80),
     (11, 4, 36, 5, 20261101, -300, -300), (12, 4, 36, 6, 20261101, 300, 300),
     (13, 6, 41, 10, 20261103, 120, 120), (14, 9, 41, 14, 20261105, -120, -120),
     (15, 8, 42, 12, 20261105, 110, 110), (16, 9, 42, 15, 20261109, -110, -110), (17, 8, 43, 12, 20261105, -277, -277),
     (18, 5, 44, 9, 20261102, 100, 100), (19, 7, 44, 11, 20261104, -100, -100),
     (20, 5, 45, 9, 20261102, -377, -377), (21, 7, 45, 11, 20261104, 277, 277)",
    "entries VALUES (2, 4, 1, 1, 2, 'order_payment', 20261101, 20261101, 0, 0, ''), (3, 4, 1, 1, 3, 'order_payment', 20261101, 20261101, 0, 0, ''),
     (4, 4, 1, 1, 4, 'order_payment', 20261101, 20261101, 0, 0, ''), (5, 4, 1, 1, 5, 'order_payment', 20261101, 20261101, 0, 0, ''),
     (6, 4, 1, 1, 6, 'order_payment', 20261101, 20261101, 0, 0, '')",
    "stored_values VALUES (6, 1, 'voucher', 'V-1', 'v-1', 34, 5, 5, NULL)",
    "order_payments VALUES (1, 3, 2, 'authorised', 1, 600, 0, 0, 'p', 20261101, 0, 0),
     (2, 4, 2, 'captured', 1, 500, 1, 0, 'p', 20261101, 33, 2), (3, 4, 2, 'voided', 1, 100, 1, 0, 'p', 20261101, 0, 0),
     (4, 4, 2, 'captured', 1, 100, 0, 6, 'r', 20261101, 34, 3), (5, 4, 2, 'refunded', 1, 80, 4, 0, 'r', 20261101, 35, 4),
     (6, 4, 2, 'charged_back', 1, 300, 2, 0, 'p', 20261101, 36, 5), (7, 4, 2, 'chargeback_won', 1, 300, 6, 0, 'p', 20261101, 36, 6)",
    "stock_documents VALUES
     (21, 5, 'shipment', 1, 21, 1, 101, 7, NULL, 20261102, 20261102, 0, 9, 0, 0, 0, 0, '{}', '{}'),
     (22, 6, 'shipment', 1, 22, 1, 101, 7, NULL, 20261103, 20261103, 0, 10, 0, 0, 0, 0, '{}', '{}'),
     (23, 7, 'shipment_reversal', 1, 23, 1, 101, 7, NULL, 20261104, 20261104, 21, 11, 0, 0, 0, 0, '{}', '{}'),
     (24, 8, 'shipment', 1, 24, 1, 101, 7, NULL, 20261105, 20261105, 0, 12, 0, 0, 0, 0, '{}', '{}'),
     (25, 9, 'credit', 1, 25, 1, 101, 7, NULL, 20261106, 20261106, 0, 13, 0, 0, 0, 0, '{}', '{}'),
     (26, 9, 'receipt', 1, 26, 1, 101, 7, NULL, 20261106, 20261106, 0, 0, 0, 0, 0, 0, '{}', '{}')",
    "invoices VALUES (21, 5, 2, 'invoice', 13, 1, 7, 20261201, 377, 53, 430, 0, 0, 40, 0),
     (22, 6, 2, 'invoice', 13, 2, 7, 20261201, 278, 52, 100, 230, 31, 0, 0),
     (23, 7, 2, 'credit_note', 14, 1, 7, 20261104, -277, -53, -330, 0, 0, -30, 21),
     (24, 8, 2, 'invoice', 13, 3, 7, 20261201, 277, 53, 0, 330, 32, 0, 0),
     (25, 9, 2, 'credit_note', 14, 2, 7, 20261106, -42, -8, 0, -50, 31, 0, 22)",
    "invoice_lines VALUES (21, 1, 1, 7, 1, 333, 3, 0, 277, 53, 0, 5, 'taxed', 100), (21, 2, 2, 8, 1, 100, 0, 0, 100, 0, 0, 6, 'exempt', 0),
     (22, 1, 1, 7, 1, 334, 4, 0, 278, 52, 0, 5, 'taxed', 120), (23, 1, 1, 7, -1, -333, -3, 0, -277, -53, 0, 5, 'taxed', -100),
     (24, 1, 1, 7, 1, 333, 3, 0, 277, 53, 0, 5, 'taxed', 110), (25, 1, 1, 7, 0, -50, 0, 0, -42, -8, 0, 5, 'taxed', 0)",
    "parties VALUES (5, 'DHL', 'dhl', '[\"carrier\"]', NULL, '{}', '{}', NULL, 1, 0, NULL, '[]')",
    "parcels VALUES (21, 5, 2, 5, '003', 490, 44, 45), (22, 6, 2, 0, '', 0, 41, 0), (24, 8, 2, 5, '004', 490, 42, 43)",
    "parcel_events VALUES (1, 9, 22, 'delayed', 20261104, 0, ''), (2, 9, 22, 'delivered', 20261105, 0, ''),
     (3, 9, 24, 'lost', 20261109, 0, ''), (4, 9, 24, 'claimed', 20261112, 277, ''), (5, 9, 24, 'delivered', 20261113, 0, '')",
];

const GUARDED: [&str; 12] = [
    "advance_taxes",
    "demands",
    "demand_lines",
    "orders",
    "order_lines",
    "order_cancels",
    "hold_steps",
    "order_payments",
    "invoices",
    "invoice_lines",
    "parcels",
    "parcel_events",
];

/// What is found after some changes. Checks of the schema are down as well.
fn found(changes: &str) -> Vec<String> {
    let file = empty();
    file.pragma_update(None, "ignore_check_constraints", true).expect("a pragma");
    for row in ROWS {
        file.execute_batch(&format!("INSERT INTO {row}")).unwrap_or_else(|error| panic!("{row}: {error}"));
    }
    for table in GUARDED {
        file.execute_batch(&format!("DROP TRIGGER {table}_update; DROP TRIGGER {table}_delete")).expect("its guards");
    }
    file.execute_batch("DROP TRIGGER open_item_moves_update; DROP TRIGGER open_item_moves_delete; DROP TRIGGER open_items_delete; DROP TRIGGER open_items_update; DROP TRIGGER stock_documents_update")
        .expect("their guards");
    file.execute_batch(changes).unwrap_or_else(|error| panic!("{changes}: {error}"));
    problems(&file, prove)
}

/// Each change, and what is found of it.
fn finds(cases: &[(&str, &[&str])]) {
    for (change, expected) in cases {
        assert_eq!(found(change), *expected, "{change}");
    }
}

#[test]
fn an_order_that_nobody_touched_is_in_order() {
    assert_eq!(problems(&empty(), prove), [""; 0]);
    assert_eq!(found(""), [""; 0]);
}

#[test]
fn heads_are_of_their_demand_and_series() {
    finds(&[
        (
            "UPDATE orders SET command_id = 3 WHERE demand_id = 2",
            &["order 2: was captured by another command than its demand"],
        ),
        (
            "UPDATE orders SET channel_id = 2 WHERE demand_id = 2",
            &["order 2: came through another channel or entity than its demand"],
        ),
        ("UPDATE orders SET customer_id = 8 WHERE demand_id = 1", &["order 1: is of another customer than its demand"]),
        (
            "UPDATE orders SET series_id = 11, number = 2 WHERE demand_id = 1",
            &["order 1: has a number of a series that is not its own"],
        ),
        (
            "UPDATE series SET entity_id = 2 WHERE series_id = 11",
            &["order 2: has a number of a series that is not its own"],
        ),
        (
            "UPDATE orders SET site_id = 102 WHERE demand_id = 2",
            &["order 2: has its prices of a site that is none of its entity's"],
        ),
        ("UPDATE orders SET quote_id = 3 WHERE demand_id = 2", &["order 2: came of something that is no quote"]),
        ("UPDATE orders SET quote_id = 1 WHERE demand_id = 1", &["order 1: came of something that is no quote"]),
        ("UPDATE orders SET valid_until = 20261130", &["order 2: is no quote, yet ends"]),
        (
            "UPDATE demands SET kind = 'cart' WHERE demand_id = 2",
            &["order 2: stands on no demand that is an order or quote"],
        ),
    ]);
    let lost = found("DELETE FROM orders WHERE demand_id = 2");
    assert_eq!(lost[0], "order 2: is missing, though there is something that belongs to it");
}

#[test]
fn lines_are_those_of_their_demand_and_add_up() {
    finds(&[
        (
            "DELETE FROM order_lines WHERE (demand_id, line) = (2, 3)",
            &[
                "order line 2/3: is missing, though its demand has it",
                "order cancellation 2: is of line 3, which its order does not have",
            ],
        ),
        (
            "UPDATE demand_lines SET item_id = 8 WHERE line = 3",
            &["order line 2/3: is of item 7, its demand wants item 8"],
        ),
        ("UPDATE demand_lines SET wanted = 2 WHERE line = 3", &["order line 2/3: is of 1, its demand wants 2"]),
        (
            "UPDATE order_lines SET net_minor = 831 WHERE demand_id = 1",
            &["order line 1/1: comes to 990 after discounts, its net and tax to 989"],
        ),
        (
            "UPDATE orders SET includes_tax = 0 WHERE demand_id = 1",
            &["order line 1/1: comes to 990 after discounts, its net and tax to 832"],
        ),
        ("UPDATE order_lines SET quantity = 0 WHERE demand_id = 1", &["order line 1/1: is of nothing"]),
        (
            "UPDATE order_lines SET discount_minor = -10 WHERE demand_id = 1",
            &["order line 1/1: has an amount below zero"],
        ),
        (
            "UPDATE order_lines SET cancelled = 0 WHERE line = 2",
            &["order line 2/2: cancelled is 0, its cancellations say 1"],
        ),
        (
            "UPDATE order_lines SET cancelled = 1 WHERE (demand_id, line) = (2, 1)",
            &["order line 2/1: cancelled is 1, its demand says it"],
        ),
        (
            "UPDATE order_cancels SET quantity = 2 WHERE order_cancel_id = 2",
            &["order line 2/3: has cancellations of 2, its demand gave up 1"],
        ),
        ("UPDATE order_cancels SET quantity = 0 WHERE order_cancel_id = 2", &["order cancellation 2: cancels nothing"]),
        (
            "UPDATE demand_lines SET shipped = 3 WHERE demand_id = 2 AND line = 1",
            &["order line 2/1: invoiced is 2, 3 of it are shipped"],
        ),
        ("UPDATE order_lines SET invoiced = 0 WHERE line = 2", &["order line 2/2: invoiced is 0, its invoices say 1"]),
        (
            "UPDATE order_lines SET invoiced = 1, cancelled = 2 WHERE line = 2; UPDATE order_cancels SET quantity = 2 WHERE line = 2",
            &["order line 2/2: is of 2, and 2 and 1 are done with"],
        ),
    ]);
}

#[test]
fn holds_are_placed_and_released_in_turn() {
    finds(&[
        (
            "UPDATE hold_steps SET hold = 'fraud' WHERE hold_step_id = 2",
            &["hold step 2: places a hold for fraud a second time"],
        ),
        (
            "UPDATE hold_steps SET placed = 0 WHERE hold_step_id = 4",
            &["hold step 4: releases a hold for fraud that is not there"],
        ),
        (
            "UPDATE hold_steps SET demand_id = 1 WHERE hold_step_id = 3",
            &[
                "hold step 3: releases a hold for fraud that is not there",
                "hold step 4: places a hold for fraud a second time",
            ],
        ),
    ]);
}

#[test]
fn payments_follow_what_they_can_follow() {
    let strange = "is no payment of its order that it can follow";
    for (id, other) in [(2, 4), (3, 2), (5, 1), (6, 5), (7, 2), (7, 9), (1, 1)] {
        let change = format!("UPDATE order_payments SET follows_id = {other} WHERE order_payment_id = {id}");
        assert_eq!(found(&change), [format!("order payment {id}: follows {other}, which {strange}")], "{change}");
    }
    finds(&[
        ("UPDATE order_payments SET follows_id = 0", &[]),
        (
            "UPDATE order_payments SET amount_minor = 101 WHERE order_payment_id = 3",
            &["order payment 3: leaves -1 of payment 1"],
        ),
        (
            "UPDATE order_payments SET step = 'lost' WHERE order_payment_id = 3",
            &["order payment 3: is no step of a payment"],
        ),
        (
            "UPDATE order_payments SET tender_id = 2 WHERE order_payment_id = 3",
            &["order payment 3: was paid by tender 2, which is none of the entity's"],
        ),
        (
            "UPDATE order_payments SET entry_id = 2 WHERE order_payment_id = 3",
            &["order payment 3: moves no money, yet an entry posts it"],
        ),
        (
            "UPDATE order_payments SET entry_id = 9 WHERE order_payment_id = 5",
            &[
                "order payment 5: is posted by entry 9, which is none of its command's",
                "order payment 5: is over -80, its entry moves 0 on open item 35",
            ],
        ),
        (
            "UPDATE order_payments SET open_item_id = 36 WHERE order_payment_id = 5",
            &["order payment 5: is over -80, its entry moves 0 on open item 36"],
        ),
        (
            "UPDATE order_payments SET stored_value_id = 6 WHERE order_payment_id = 2",
            &[
                "order payment 2: its open item 33 is not that of its card",
                "order payment 2: is over 495, its entry moves 500 on open item 33",
            ],
        ),
        ("UPDATE order_payments SET amount_minor = 0 WHERE order_payment_id = 3", &["order payment 3: is over 0"]),
        // A chargeback that was won leaves the capture to be given back once more, and no more.
        (
            "INSERT INTO order_payments VALUES (8, 4, 2, 'refunded', 1, 500, 2, 0, 'p', 20261101, 33, 7);
          INSERT INTO entries VALUES (7, 4, 1, 1, 7, 'order_payment', 20261101, 20261101, 0, 0, '');
          INSERT INTO open_item_moves VALUES (30, 4, 33, 7, 20261101, -500, -500), (31, 4, 30, 7, 20261101, 500, 500)",
            &[],
        ),
        (
            "INSERT INTO order_payments VALUES (8, 4, 2, 'charged_back', 1, 501, 2, 0, 'p', 20261101, 33, 7);
          INSERT INTO entries VALUES (7, 4, 1, 1, 7, 'order_payment', 20261101, 20261101, 0, 0, '');
          INSERT INTO open_item_moves VALUES (30, 4, 33, 7, 20261101, -501, -501), (31, 4, 30, 7, 20261101, 501, 501)",
            &["order payment 8: leaves -1 of payment 2"],
        ),
        (
            "INSERT INTO order_payments VALUES (8, 4, 2, 'chargeback_won', 1, 1, 6, 0, 'p', 20261101, 33, 7);
          INSERT INTO entries VALUES (7, 4, 1, 1, 7, 'order_payment', 20261101, 20261101, 0, 0, '');
          INSERT INTO open_item_moves VALUES (30, 4, 33, 7, 20261101, 1, 1), (31, 4, 30, 7, 20261101, -1, -1)",
            &["order payment 8: leaves -1 of payment 6"],
        ),
    ]);
    let unposted = found("UPDATE order_payments SET entry_id = 0 WHERE order_payment_id = 5");
    assert_eq!(unposted[0], "order payment 5: moves money, and no entry posts it");
}

#[test]
fn what_is_held_for_an_order_is_what_was_paid_and_not_billed() {
    finds(&[
        (
            "UPDATE open_item_moves SET amount_minor = 429 WHERE open_item_move_id = 2",
            &["order 2: open item 30 holds -281 for it, its payments and invoices say -280"],
        ),
        // What is settled by hand is accounted for; what something else moves is not.
        (
            "INSERT INTO entries VALUES (7, 4, 1, 1, 7, 'settlement', 20261101, 20261101, 0, 0, '');
          INSERT INTO open_item_moves VALUES (30, 4, 30, 7, 20261101, 280, 280)",
            &[],
        ),
        (
            "INSERT INTO entries VALUES (7, 4, 1, 1, 7, 'manual', 20261101, 20261101, 0, 0, '');
          INSERT INTO open_item_moves VALUES (30, 4, 30, 7, 20261101, 280, 280)",
            &["order 2: open item 30 holds 0 for it, its payments and invoices say -280"],
        ),
        (
            "UPDATE open_item_moves SET amount_minor = -41 WHERE open_item_move_id = 7",
            &["order 2: open item 30 holds -280 for it, its payments and invoices say -279"],
        ),
        (
            "UPDATE orders SET deposit_id = 0",
            &["order 2: has no open item of what is held for it, its payments and invoices say -280"],
        ),
        (
            "UPDATE orders SET deposit_id = 39 WHERE demand_id = 1",
            &["order 1: open item 39 is not what is held for it"],
        ),
        (
            "UPDATE open_items SET reference = 'SO-000002' WHERE open_item_id = 30",
            &["order 2: open item 30 is not what is held for it"],
        ),
        (
            "UPDATE open_items SET party_id = 8 WHERE open_item_id = 30",
            &["order 2: open item 30 is not what is held for it"],
        ),
        (
            "UPDATE open_items SET account_id = 4 WHERE open_item_id = 30",
            &["order 2: open item 30 is not what is held for it"],
        ),
    ]);
}

#[test]
fn invoices_are_the_sums_of_their_lines() {
    finds(&[
        (
            "UPDATE invoices SET kind = 'bill' WHERE document_id = 24",
            &["invoice 24: is neither an invoice nor a credit note"],
        ),
        (
            "UPDATE invoices SET command_id = 7 WHERE document_id = 24",
            &["invoice 24: was made by another command than its document"],
        ),
        (
            "UPDATE stock_documents SET entity_id = 2 WHERE document_id = 25",
            &["invoice 25: its document is of another entity than its order"],
        ),
        (
            "UPDATE stock_documents SET kind = 'issue' WHERE document_id = 24",
            &["invoice 24: is not what its document makes", "parcel 24: left by a document that is no shipment"],
        ),
        (
            "UPDATE invoices SET series_id = 14, number = 9 WHERE document_id = 24",
            &["invoice 24: has a number of a series that is not its own"],
        ),
        (
            "UPDATE invoices SET open_item_id = 0 WHERE document_id = 24",
            &["invoice 24: waits for money, and no open item does"],
        ),
        (
            "UPDATE invoices SET net_minor = 278 WHERE document_id = 24",
            &[
                "invoice 24: net_minor is 278, its lines say 277",
                "invoice 24: comes to 331, of which 330 was paid before or waits to be",
            ],
        ),
        (
            "UPDATE invoices SET tax_minor = 52, receivable_minor = 329 WHERE document_id = 24",
            &["invoice 24: tax_minor is 52, its lines say 53"],
        ),
        ("UPDATE invoices SET fee_minor = 431 WHERE document_id = 21", &["invoice 21: keeps 431 of 430 for others"]),
        ("UPDATE invoices SET fee_minor = 1 WHERE document_id = 23", &["invoice 23: keeps 1 of -330 for others"]),
        ("DELETE FROM invoices WHERE document_id = 25", &["invoice 25: is missing, though its document is a credit"]),
    ]);
}

#[test]
fn invoice_lines_bill_the_next_share_of_their_order() {
    finds(&[
        (
            "UPDATE invoice_lines SET order_line = 9 WHERE (document_id, line) = (25, 1)",
            &["invoice line 25/1: bills line 9, which its order does not have"],
        ),
        (
            "UPDATE invoice_lines SET item_id = 8 WHERE (document_id, line) = (25, 1)",
            &["invoice line 25/1: bills item 8, its order has item 7"],
        ),
        (
            "UPDATE invoice_lines SET tax_set_id = 6 WHERE (document_id, line) = (25, 1)",
            &["invoice line 25/1: is taxed otherwise than was agreed"],
        ),
        (
            "UPDATE invoice_lines SET treatment = 'exempt' WHERE (document_id, line) = (25, 1)",
            &["invoice line 25/1: is taxed otherwise than was agreed"],
        ),
        (
            "UPDATE invoice_lines SET discount_minor = 1 WHERE (document_id, line) = (25, 1)",
            &["invoice line 25/1: has an amount against the way of its kind"],
        ),
        (
            "UPDATE invoice_lines SET gross_minor = 334 WHERE (document_id, line) = (24, 1)",
            &["invoice line 24/1: leaves 668 of gross_minor billed of line 1, its share is 667"],
        ),
        (
            "UPDATE invoice_lines SET discount_minor = 2 WHERE (document_id, line) = (24, 1)",
            &["invoice line 24/1: leaves 6 of discount_minor billed of line 1, its share is 7"],
        ),
        // The next invoice takes what a reversal left beside the share.
        (
            "UPDATE invoice_lines SET gross_minor = -332 WHERE (document_id, line) = (23, 1)",
            &["invoice line 24/1: leaves 668 of gross_minor billed of line 1, its share is 667"],
        ),
        (
            "UPDATE invoice_lines SET gross_minor = 101 WHERE (document_id, line) = (21, 2)",
            &["invoice line 21/2: leaves 101 of gross_minor billed of line 2, its share is 100"],
        ),
    ]);
}

#[test]
fn credit_notes_stay_within_their_invoice() {
    finds(&[
        ("UPDATE invoices SET corrects_document_id = 0 WHERE document_id = 25", &[
            "invoice 25: corrects 0, which is no invoice of its order before it",
        ]),
        ("UPDATE invoices SET corrects_document_id = 23 WHERE document_id = 25", &[
            "invoice 25: corrects 23, which is no invoice of its order before it",
        ]),
        ("UPDATE invoices SET open_item_id = 32 WHERE document_id = 25", &["invoice 25: lowers open item 32, its invoice waits for 31"]),
        ("UPDATE invoice_lines SET net_minor = -279 WHERE document_id = 25;
          UPDATE invoices SET net_minor = -279, receivable_minor = -287 WHERE document_id = 25", &[
            "invoice 25: leaves -1 of net_minor of line 1 of invoice 22",
        ]),
        ("UPDATE invoice_lines SET quantity = -2 WHERE document_id = 25", &["invoice 25: leaves -1 of quantity of line 1 of invoice 22"]),
        ("UPDATE invoices SET corrects_document_id = 21, open_item_id = 0, receivable_minor = 0, deposit_minor = -50 WHERE document_id = 25;
          UPDATE open_item_moves SET amount_minor = -380 WHERE open_item_move_id = 4", &[
            "invoice 25: leaves -50 of gross_minor of line 1 of invoice 21",
            "parcel 21: open item 45 holds -100 of its revenue, of which -58 waits",
        ]),
    ]);
}

#[test]
fn parcels_left_by_shipments_and_nothing_waits_when_they_have_ended() {
    finds(&[
        (
            "UPDATE parcels SET command_id = 9 WHERE document_id = 24",
            &["parcel 24: was told of by another command than its document"],
        ),
        ("UPDATE parcels SET carrier_id = 6 WHERE document_id = 24", &["parcel 24: is carried by nobody who exists"]),
        (
            "UPDATE parcels SET freight_minor = -1 WHERE document_id = 24",
            &["parcel 24: costs less than nothing to carry"],
        ),
        ("UPDATE parcel_events SET amount_minor = 0 WHERE parcel_event_id = 4", &["parcel event 4: is claimed over 0"]),
        ("UPDATE parcel_events SET amount_minor = 1 WHERE parcel_event_id = 3", &["parcel event 3: is lost over 1"]),
        (
            "DELETE FROM parcel_events WHERE parcel_event_id = 2",
            &["parcel 22: open item 41 holds 0 of its goods, of which 120 waits"],
        ),
        (
            "DELETE FROM parcel_events WHERE parcel_event_id = 3",
            &["parcel 24: open item 43 holds -277 of its revenue, of which 0 waits"],
        ),
        ("INSERT INTO parcel_events VALUES (6, 9, 21, 'lost', 20261113, 0, '')", &[]),
        (
            "INSERT INTO parcel_events VALUES (6, 9, 21, 'delivered', 20261113, 0, '')",
            &["parcel 21: open item 45 holds -100 of its revenue, of which 0 waits"],
        ),
        ("UPDATE parcels SET goods_item_id = 39 WHERE document_id = 21", &[]),
        (
            "UPDATE parcels SET revenue_item_id = 39 WHERE document_id = 21",
            &["parcel 21: open item 39 holds 0 of its revenue, of which -100 waits"],
        ),
        (
            "UPDATE open_item_moves SET amount_minor = -99 WHERE open_item_move_id = 19",
            &["parcel 21: open item 44 holds 1 of its goods, of which 0 waits"],
        ),
    ]);
    let elsewhere = found("UPDATE parcels SET document_id = 26 WHERE document_id = 24");
    assert_eq!(elsewhere[0], "parcel 26: left by a document that is no shipment");
    assert_eq!(elsewhere[elsewhere.len() - 1], "parcel 24: is missing, though its document is a shipment");
    let other = found("UPDATE parcels SET demand_id = 1 WHERE document_id = 24");
    assert_eq!(other[0], "parcel 24: left for another order than was billed");
}

/// 2.80 are held for the tea that is still to be billed at 3.30: 2.35 and 0.45 of it are taxed in advance, in two steps.
const IN_ADVANCE: &str = "UPDATE orders SET tax_due = 'payment', advance_tax_id = 50 WHERE demand_id = 2;
    INSERT INTO entries VALUES (17, 4, 1, 1, 17, 'advance_tax', 20261101, 20261101, 0, 0, ''),
     (18, 7, 1, 1, 18, 'advance_tax', 20261104, 20261104, 0, 0, '');
    INSERT INTO open_items VALUES (50, 4, 3, 7, 'EUR', 0, 0, 'SO-000001', 20261101, 20261101, 60, 1, 45, 45),
     (51, 4, 3, 0, 'EUR', 0, 0, 'DE 2026-11', 20261101, 20261130, -60, 1, -45, -45);
    INSERT INTO open_item_moves VALUES (30, 4, 50, 17, 20261101, 60, 60), (31, 4, 51, 17, 20261101, -60, -60),
     (32, 7, 50, 18, 20261104, -15, -15), (33, 7, 51, 18, 20261104, 15, 15);
    INSERT INTO tax_periods VALUES (1, 1, 202611, 51);
    INSERT INTO advance_taxes VALUES (1, 4, 2, 5, 'taxed', 20261101, 300, 60, 17), (2, 7, 2, 5, 'taxed', 20261104, -65, -15, 18);
    INSERT INTO tax_days VALUES (1, 20261101, 101, 5, 'taxed', 'advance', 300, 60, 0, 1),
     (1, 20261104, 101, 5, 'taxed', 'advance', -65, -15, 0, 1);";

#[test]
fn what_is_paid_before_it_is_billed_is_taxed() {
    let finds = |cases: &[(&str, &[&str])]| {
        for (change, expected) in cases {
            assert_eq!(found(&format!("{IN_ADVANCE} {change}")), *expected, "{change}");
        }
    };
    finds(&[
        ("", &[]),
        (
            "UPDATE orders SET tax_due = 'invoice' WHERE demand_id = 2",
            &["order 2: 235 and 45 of it are taxed by tax set 5 in advance, its money is for 0 and 0"],
        ),
        (
            "UPDATE orders SET advance_tax_id = 0 WHERE demand_id = 2",
            &[
                "order 2: entry 17 moves 0 on its open item 0, its tax says 60",
                "order 2: entry 18 moves 0 on its open item 0, its tax says -15",
                "order 2: has no open item of the 45 taxed in advance",
            ],
        ),
        (
            "UPDATE open_items SET party_id = 8 WHERE open_item_id = 50",
            &["order 2: open item 50 is not that of its tax in advance"],
        ),
        (
            "INSERT INTO open_item_moves VALUES (34, 9, 50, 20, 20261106, 5, 5)",
            &["order 2: open item 50 holds 50 of tax in advance, and 45 is due"],
        ),
        (
            "UPDATE advance_taxes SET entry_id = 2 WHERE advance_tax_id = 2",
            &[
                "advance tax 2: is posted by entry 2, which is none of its command's and day",
                "order 2: entry 2 moves 0 on its open item 50, its tax says -15",
            ],
        ),
        (
            "UPDATE advance_taxes SET entry_id = 0 WHERE advance_tax_id = 2",
            &["order 2: no entry posts -15 of its tax in advance"],
        ),
        (
            "DELETE FROM tax_periods",
            &[
                "order 2: entry 17 owes tax of a month that has none",
                "order 2: entry 18 owes tax of a month that has none",
            ],
        ),
        (
            "UPDATE advance_taxes SET treatment = 'exempt' WHERE advance_tax_id = 1",
            &[
                "order 2: -65 and -15 of it are taxed by tax set 5 in advance, its money is for 235 and 45",
                "order 2: 300 and 60 of it are exempt by tax set 5 in advance, its money is for 0 and 0",
                "tax day 1/20261101/101: advance by tax set 5 is 300 and 60 on 1 lines, orders say 0 and 0 on 0",
                "tax day 1/20261101/101: advance by tax set 5 is missing, though orders say it",
            ],
        ),
        (
            "DELETE FROM tax_days WHERE posted_on = 20261104",
            &["tax day 1/20261104/101: advance by tax set 5 is missing, though orders say it"],
        ),
        (
            "DELETE FROM advance_taxes; DELETE FROM tax_days; UPDATE orders SET advance_tax_id = 0 WHERE demand_id = 2",
            &["order 2: nothing of it is taxed by tax set 5 in advance, its money is for 235 and 45"],
        ),
    ]);
}
