//! verify finds whatever is planted in a file behind the library's back, and names the record.
//!
//! Each tampering is planted on a fresh copy of one small shop, with the guards of the journals taken down and put up
//! again, so that nothing but the records tells of it.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

mod support;

use std::fs;

use backroom_store::verify::Report;
use serde_json::{Value, json};
use support::planted::{Planted, behind, guards, verified};

/// Something planted: what is changed, and the record that verify must name.
struct Tampering {
    what: &'static str,
    /// Statements, run one after the other.
    change: &'static str,
    /// A `SELECT` of the record's name, asked before the change.
    record: &'static str,
    /// Whether every sum still agrees, so that the digests and chains alone can tell.
    consistent: bool,
}

/// Planted with its traces left behind.
const fn careless(what: &'static str, record: &'static str, change: &'static str) -> Tampering {
    Tampering { what, change, record, consistent: false }
}

/// Planted with every sum made good.
const fn careful(what: &'static str, record: &'static str, change: &'static str) -> Tampering {
    Tampering { what, change, record, consistent: true }
}

const RENT: &str = "SELECT 'command ' || command_id FROM entries WHERE note = 'Rent, planted'";

const TAMPERINGS: &[Tampering] = &[
    // The books.
    careless(
        "the amount of a posting",
        "SELECT 'entry ' || entry_id FROM entries WHERE note = 'Rent, planted'",
        "UPDATE postings SET amount_minor = amount_minor + 1, base_minor = base_minor + 1
         WHERE line = 1 AND entry_id = (SELECT entry_id FROM entries WHERE note = 'Rent, planted')",
    ),
    careful(
        "two postings of an entry, with their balances and days",
        RENT,
        "UPDATE postings SET amount_minor = amount_minor + 100 * (3 - 2 * line), base_minor = base_minor + 100 * (3 - 2 * line)
         WHERE entry_id = (SELECT entry_id FROM entries WHERE note = 'Rent, planted');
         UPDATE account_balances SET amount_minor = amount_minor + 100, base_minor = base_minor + 100
         WHERE currency = 'EUR' AND account_id = (SELECT account_id FROM accounts WHERE code = '6100');
         UPDATE account_balances SET amount_minor = amount_minor - 100, base_minor = base_minor - 100
         WHERE currency = 'EUR' AND account_id = (SELECT account_id FROM accounts WHERE code = '1020');
         UPDATE account_days SET amount_minor = amount_minor + 100, debit_minor = debit_minor + 100
         WHERE currency = 'EUR' AND dimension_set_id = 0 AND account_id = (SELECT account_id FROM accounts WHERE code = '6100')
           AND posted_on = (SELECT posted_on FROM entries WHERE note = 'Rent, planted');
         UPDATE account_days SET amount_minor = amount_minor - 100, credit_minor = credit_minor + 100
         WHERE currency = 'EUR' AND dimension_set_id = 0 AND account_id = (SELECT account_id FROM accounts WHERE code = '1020')
           AND posted_on = (SELECT posted_on FROM entries WHERE note = 'Rent, planted')",
    ),
    careful(
        "a posting moved to another account, with the balances and days of both",
        "SELECT 'command ' || command_id FROM entries WHERE note = 'Taxi, planted'",
        "UPDATE postings SET account_id = (SELECT account_id FROM accounts WHERE code = '6000')
         WHERE line = 1 AND entry_id = (SELECT entry_id FROM entries WHERE note = 'Taxi, planted');
         UPDATE account_balances SET account_id = (SELECT account_id FROM accounts WHERE code = '6000')
         WHERE account_id = (SELECT account_id FROM accounts WHERE code = '6100') AND currency = 'USD';
         UPDATE account_days SET account_id = (SELECT account_id FROM accounts WHERE code = '6000')
         WHERE account_id = (SELECT account_id FROM accounts WHERE code = '6100') AND currency = 'USD'",
    ),
    careless(
        "a rate that would turn the amount around",
        "SELECT 'posting ' || entry_id || '/1' FROM entries WHERE note = 'Taxi, planted'",
        "UPDATE postings SET rate_nano = -rate_nano WHERE line = 1
           AND entry_id = (SELECT entry_id FROM entries WHERE note = 'Taxi, planted')",
    ),
    careless(
        "the balance of an account",
        "SELECT 'account balance ' || account_id || ' EUR' FROM accounts WHERE code = '1020'",
        "UPDATE account_balances SET base_minor = base_minor + 1, amount_minor = amount_minor + 1
         WHERE currency = 'EUR' AND account_id = (SELECT account_id FROM accounts WHERE code = '1020')",
    ),
    careless(
        "a day of an account that is gone",
        "SELECT 'account day ' || d.account_id || ' ' || posted_on || ' ' || dimension_set_id || ' ' || d.currency
         FROM account_days d JOIN accounts a ON a.account_id = d.account_id WHERE a.code = '6000'",
        "DELETE FROM account_days WHERE account_id = (SELECT account_id FROM accounts WHERE code = '6000')",
    ),
    careless(
        "an entry moved into a period that was closed, with its day",
        "SELECT 'entry ' || entry_id FROM entries WHERE note = 'Rent, planted'",
        "UPDATE account_days SET posted_on = 20191231 WHERE first_entry_id = last_entry_id
           AND first_entry_id = (SELECT entry_id FROM entries WHERE note = 'Rent, planted');
         UPDATE entries SET posted_on = 20191231 WHERE note = 'Rent, planted'",
    ),
    careful(
        "the note of an entry",
        RENT,
        "UPDATE entries SET note = 'Rent, planted by nobody' WHERE note = 'Rent, planted'",
    ),
    careless(
        "a period that was closed, open again",
        "SELECT 'periods [' || entity_id || ',201912]' FROM periods WHERE period = 201912",
        "UPDATE periods SET state = 'open' WHERE period = 201912",
    ),
    careful(
        "what a set of dimensions means",
        "SELECT 'command ' || command_id FROM dimension_sets WHERE dimension_set_id = 1",
        "UPDATE dimension_sets SET channel = 'elsewhere' WHERE dimension_set_id = 1",
    ),
    // Open items.
    careless(
        "what remains of an open item",
        "SELECT 'open item ' || MIN(open_item_id) FROM open_items WHERE remaining_minor <> 0",
        "UPDATE open_items SET remaining_minor = remaining_minor + 1, remaining_base_minor = remaining_base_minor + 1
         WHERE open_item_id = (SELECT MIN(open_item_id) FROM open_items WHERE remaining_minor <> 0)",
    ),
    careless(
        "an open item settled by nothing, with its account",
        "SELECT 'open item ' || MIN(open_item_id) FROM open_items WHERE remaining_minor <> 0",
        "UPDATE account_balances SET
           amount_minor = amount_minor - (SELECT remaining_minor FROM open_items i WHERE i.account_id = account_balances.account_id AND remaining_minor <> 0 LIMIT 1),
           base_minor = base_minor - (SELECT remaining_minor FROM open_items i WHERE i.account_id = account_balances.account_id AND remaining_minor <> 0 LIMIT 1)
         WHERE currency = 'EUR' AND account_id = (SELECT account_id FROM open_items WHERE remaining_minor <> 0 ORDER BY open_item_id LIMIT 1);
         UPDATE open_items SET remaining_minor = 0, remaining_base_minor = 0
         WHERE open_item_id = (SELECT MIN(open_item_id) FROM open_items WHERE remaining_minor <> 0)",
    ),
    // Approvals.
    careless(
        "a held request that is done without being released",
        "SELECT 'approval ' || approval_id FROM approvals WHERE state = 'held'",
        "UPDATE approvals SET state = 'done', ended_by = 1 WHERE state = 'held'",
    ),
    careless(
        "what was asked, of a request that is held",
        "SELECT 'approval ' || approval_id FROM approvals WHERE state = 'held'",
        "UPDATE approvals SET request = replace(request, 'CAROL', 'MALLORY') WHERE state = 'held'",
    ),
    careless(
        "what is personal in a request that is held",
        "SELECT 'approval ' || approval_id FROM approvals WHERE state = 'held'",
        "UPDATE approval_personal SET body = replace(body, 'Anne', 'Mallory') WHERE body <> ''",
    ),
    careless(
        "a release by who asked for it",
        "SELECT 'approval step ' || s.approval_step_id FROM approval_steps s WHERE s.state = 'done'",
        "UPDATE approval_steps SET actor_id = (SELECT a.requester_id FROM approvals a WHERE a.approval_id = approval_steps.approval_id)
         WHERE state = 'done'",
    ),
    careless(
        "a release that names another command as what was done",
        "SELECT 'approval step ' || approval_step_id FROM approval_steps WHERE state = 'done'",
        "UPDATE approval_steps SET done_by = 1 WHERE state = 'done'",
    ),
    careful(
        "the policy that a request is held by",
        "SELECT 'command ' || command_id FROM approvals WHERE state = 'held'",
        "UPDATE approvals SET causes = replace(causes, 'PARTIES', 'NONE') WHERE state = 'held'",
    ),
    careless(
        "a policy that no longer holds",
        "SELECT 'approval_policies [' || approval_policy_id || ']' FROM approval_policies WHERE code = 'PARTIES'",
        "UPDATE approval_policies SET active = 0 WHERE code = 'PARTIES'",
    ),
    careless(
        "a pair of duties that is off",
        "SELECT 'duty_pairs [\"' || first || '\",\"' || second || '\"]' FROM duty_pairs",
        "UPDATE duty_pairs SET strictness = 'off'",
    ),
    careless(
        "a delegation that lasts longer",
        "SELECT 'delegations [' || to_id || ',' || from_id || ',0,0]' FROM delegations",
        "UPDATE delegations SET ends_on = 20991231",
    ),
    careless(
        "when an actor was last seen",
        "SELECT 'actor use 1 control.approve'",
        "DELETE FROM actor_uses WHERE actor_id = 1 AND operation = 'control.approve'",
    ),
    careless(
        "what an open item is for",
        "SELECT 'open item ' || MIN(open_item_id) FROM open_items",
        "UPDATE open_items SET document_id = document_id + 1 WHERE open_item_id = (SELECT MIN(open_item_id) FROM open_items)",
    ),
    careless(
        "a move of an open item that is gone",
        "SELECT 'open item move ' || MIN(open_item_move_id) FROM open_item_moves",
        "DELETE FROM open_item_moves WHERE open_item_move_id = (SELECT MIN(open_item_move_id) FROM open_item_moves)",
    ),
    // Numbers.
    careless(
        "a gap in a series",
        "SELECT 'number ' || prefix || printf('%06d', number) FROM series_heads h JOIN series s ON s.series_id = h.series_id
         WHERE s.kind = 'entry'",
        "UPDATE entries SET number = number + 1 WHERE entry_id = (SELECT MAX(entry_id) FROM entries);
         UPDATE series_heads SET number = number + 1 WHERE series_id = (SELECT series_id FROM series WHERE kind = 'entry')",
    ),
    careless(
        "a head beyond the last number",
        "SELECT 'number ' || prefix || printf('%06d', number + 1) FROM series_heads h JOIN series s ON s.series_id = h.series_id
         WHERE s.kind = 'receipt'",
        "UPDATE series_heads SET number = number + 1 WHERE series_id = (SELECT series_id FROM series WHERE kind = 'receipt')",
    ),
    // Stock.
    careless(
        "a movement that is gone",
        "SELECT 'movement ' || MIN(movement_id) FROM movements WHERE kind = 'sale'",
        "DELETE FROM movements WHERE movement_id = (SELECT MIN(movement_id) FROM movements WHERE kind = 'sale')",
    ),
    careless(
        "a position and its days",
        "SELECT 'position item ' || item_id || ' site ' || site_id || ' ' || state FROM positions WHERE quantity > 5000000
         AND place_id = 0 AND lot_id = 0 AND owner_id = 0 ORDER BY item_id, site_id, state LIMIT 1",
        "UPDATE stock_days SET quantity_in = quantity_in + 1000000 WHERE (item_id, site_id, state) =
           (SELECT item_id, site_id, state FROM positions WHERE quantity > 5000000 ORDER BY item_id, site_id, state LIMIT 1);
         UPDATE positions SET quantity = quantity + 1000000 WHERE (item_id, site_id, state) =
           (SELECT item_id, site_id, state FROM positions WHERE quantity > 5000000 ORDER BY item_id, site_id, state LIMIT 1)",
    ),
    careless(
        "the quantity of a movement, with position and day",
        "SELECT 'movement ' || MIN(movement_id) FROM movements WHERE kind = 'sale'",
        "UPDATE positions SET quantity = quantity - 1000000 WHERE (item_id, site_id, state) =
           (SELECT item_id, from_site_id, from_state FROM movements WHERE kind = 'sale' ORDER BY movement_id LIMIT 1);
         UPDATE stock_days SET quantity_out = quantity_out + 1000000 WHERE (item_id, site_id, state, occurred_on) =
           (SELECT item_id, from_site_id, from_state, occurred_on FROM movements WHERE kind = 'sale' ORDER BY movement_id LIMIT 1);
         UPDATE movements SET quantity = quantity + 1000000
         WHERE movement_id = (SELECT MIN(movement_id) FROM movements WHERE kind = 'sale')",
    ),
    careful(
        "what was entered for a movement",
        "SELECT 'command ' || MIN(command_id) FROM movements WHERE kind = 'sale'",
        "UPDATE movements SET entered_quantity = '99'
         WHERE movement_id = (SELECT MIN(movement_id) FROM movements WHERE kind = 'sale')",
    ),
    careful(
        "the party of a document",
        "SELECT 'command ' || command_id FROM stock_documents WHERE kind = 'issue' ORDER BY document_id LIMIT 1",
        "UPDATE stock_documents SET party_id = 1 WHERE document_id =
           (SELECT MIN(document_id) FROM stock_documents WHERE kind = 'issue')",
    ),
    careless(
        "what of a transfer is under way",
        "SELECT 'transfer line ' || MAX(transfer_line_id) FROM transfer_lines",
        "UPDATE transfer_lines SET quantity_open = 0 WHERE transfer_line_id = (SELECT MAX(transfer_line_id) FROM transfer_lines)",
    ),
    careless(
        "how much of a movement was given back",
        "SELECT 'movement use ' || MIN(movement_id) FROM movement_uses",
        "DELETE FROM movement_uses WHERE movement_id = (SELECT MIN(movement_id) FROM movement_uses)",
    ),
    careless(
        "the figure of a count",
        "SELECT 'count line ' || document_id || '/' || line FROM count_lines WHERE rounds > 0 ORDER BY document_id, line LIMIT 1",
        "UPDATE count_lines SET quantity_counted = quantity_counted + 1 WHERE (document_id, line) =
           (SELECT document_id, line FROM count_lines WHERE rounds > 0 ORDER BY document_id, line LIMIT 1)",
    ),
    careless(
        "a count that was posted, open again",
        "SELECT 'count ' || document_id FROM counts WHERE state = 'posted' ORDER BY document_id LIMIT 1",
        "UPDATE counts SET state = 'open' WHERE document_id = (SELECT MIN(document_id) FROM counts WHERE state = 'posted')",
    ),
    // What is promised.
    careless(
        "what is promised of a position",
        "SELECT 'position item ' || item_id || ' site ' || site_id || ' ' || state FROM positions WHERE promised > 0
         AND place_id = 0 AND lot_id = 0 AND owner_id = 0 ORDER BY item_id, site_id LIMIT 1",
        "UPDATE positions SET promised = promised - 1000000 WHERE (item_id, site_id) =
           (SELECT item_id, site_id FROM positions WHERE promised > 0 AND place_id = 0 AND lot_id = 0 AND owner_id = 0
            ORDER BY item_id, site_id LIMIT 1) AND state = 'sellable' AND place_id = 0 AND lot_id = 0 AND owner_id = 0",
    ),
    careless(
        "a promise moved to another order's line, with both",
        "SELECT 'demand line ' || MAX(demand_id) || '/1' FROM demand_lines WHERE open > 0",
        "UPDATE demand_lines SET open = open - 1000000, allocated = allocated + 1000000
         WHERE line = 1 AND demand_id = (SELECT MAX(demand_id) FROM demand_lines WHERE open > 0);
         UPDATE promises SET allocated = allocated + 1000000
         WHERE line = 1 AND demand_id = (SELECT MAX(demand_id) FROM demand_lines WHERE open > 0)",
    ),
    careless(
        "how much of an item orders wait for",
        "SELECT 'open demand item ' || MAX(item_id) FROM open_demands WHERE open > 0",
        "UPDATE open_demands SET open = open - 1000000 WHERE item_id = (SELECT MAX(item_id) FROM open_demands WHERE open > 0)",
    ),
    careless(
        "how many orders a site took on",
        "SELECT 'parcel day site ' || site_id || ' ' || occurred_on FROM parcel_days ORDER BY site_id, occurred_on LIMIT 1",
        "UPDATE parcel_days SET parcels = parcels - 1 WHERE (site_id, occurred_on) =
           (SELECT site_id, occurred_on FROM parcel_days ORDER BY site_id, occurred_on LIMIT 1)",
    ),
    careless(
        "a move of a demand that is gone",
        "SELECT 'demand move ' || MIN(demand_move_id) FROM demand_moves",
        "DELETE FROM demand_moves WHERE demand_move_id = (SELECT MIN(demand_move_id) FROM demand_moves)",
    ),
    careful(
        "whose turn it is",
        "SELECT 'command ' || command_id FROM demands WHERE folded = 'p-2'",
        "UPDATE demands SET priority = 1 WHERE folded = 'p-2'",
    ),
    careful(
        "why a reservation was let go",
        "SELECT 'command ' || command_id FROM demand_moves WHERE cause = 'released' ORDER BY demand_move_id DESC LIMIT 1",
        "UPDATE demand_moves SET cause = 'expired' WHERE demand_move_id =
           (SELECT MAX(demand_move_id) FROM demand_moves WHERE cause = 'released')",
    ),
    // Orders.
    careless(
        "an order that is gone with its lines",
        "SELECT 'number ' || s.prefix || '000001' FROM series s WHERE s.kind = 'sales_order'",
        "CREATE TEMP TABLE o AS SELECT demand_id FROM orders WHERE number = 1
           AND series_id = (SELECT series_id FROM series WHERE kind = 'sales_order');
         DELETE FROM order_lines WHERE demand_id IN (SELECT demand_id FROM o); DELETE FROM orders WHERE demand_id IN (SELECT demand_id FROM o)",
    ),
    careless(
        "how much of a line was invoiced",
        "SELECT 'order line ' || MAX(demand_id) || '/1' FROM order_lines WHERE line = 1 AND invoiced > 0",
        "UPDATE order_lines SET invoiced = invoiced - 1000000
         WHERE line = 1 AND demand_id = (SELECT MAX(demand_id) FROM order_lines WHERE line = 1 AND invoiced > 0)",
    ),
    careless(
        "a service that is wanted again",
        "SELECT 'order line ' || MAX(demand_id) || '/2' FROM order_lines WHERE line = 2 AND cancelled > 0",
        "UPDATE order_lines SET cancelled = 0
         WHERE line = 2 AND demand_id = (SELECT MAX(demand_id) FROM order_lines WHERE line = 2 AND cancelled > 0)",
    ),
    careless(
        "a cancellation of more than was given up",
        "SELECT 'order line ' || demand_id || '/' || line FROM order_cancels ORDER BY order_cancel_id LIMIT 1",
        "UPDATE order_cancels SET quantity = quantity + 1000000 WHERE order_cancel_id = (SELECT MIN(order_cancel_id) FROM order_cancels)",
    ),
    careless(
        "the item that was ordered",
        "SELECT 'order line ' || demand_id || '/1' FROM orders WHERE stated_total_minor = 14893",
        "UPDATE order_lines SET item_id = item_id - 1
         WHERE line = 1 AND demand_id = (SELECT demand_id FROM orders WHERE stated_total_minor = 14893)",
    ),
    careless(
        "a hold that was never placed",
        "SELECT 'hold step ' || hold_step_id FROM hold_steps WHERE reason = 'it is hers'",
        "UPDATE hold_steps SET hold = 'stock' WHERE reason = 'it is hers'",
    ),
    careless(
        "money that was taken and is held for nobody",
        "SELECT 'order ' || demand_id FROM orders WHERE stated_total_minor = 14893",
        "UPDATE orders SET deposit_id = 0 WHERE stated_total_minor = 14893",
    ),
    careless(
        "a payment over more than was taken",
        "SELECT 'order payment ' || order_payment_id FROM order_payments WHERE reference = 'pi_2'",
        "UPDATE order_payments SET amount_minor = amount_minor + 1 WHERE reference = 'pi_2'",
    ),
    careless(
        "tax that was due when it was paid",
        "SELECT 'order ' || demand_id FROM advance_taxes WHERE advance_tax_id = 1",
        "UPDATE advance_taxes SET tax_minor = tax_minor - 1, net_minor = net_minor + 1 WHERE advance_tax_id = 1",
    ),
    careless(
        "tax that was claimed back of a bad debt",
        "SELECT 'bad debt relief ' || bad_debt_relief_id FROM bad_debt_reliefs",
        "UPDATE bad_debt_reliefs SET treatment = 'exempt', tax_minor = 0",
    ),
    careless(
        "a chargeback of what was never captured",
        "SELECT 'order payment ' || order_payment_id FROM order_payments WHERE reference = 'pi_2c'",
        "UPDATE order_payments SET follows_id = (SELECT order_payment_id FROM order_payments WHERE reference = 'pi_1' AND step = 'authorised')
         WHERE reference = 'pi_2c'",
    ),
    careless(
        "what an invoice comes to",
        "SELECT 'invoice ' || MAX(document_id) FROM invoices WHERE kind = 'invoice'",
        "UPDATE invoices SET net_minor = net_minor + 100, deposit_minor = deposit_minor + 100
         WHERE document_id = (SELECT MAX(document_id) FROM invoices WHERE kind = 'invoice')",
    ),
    careless(
        "what was paid before of an invoice",
        "SELECT 'invoice ' || MAX(document_id) FROM invoices WHERE deposit_minor > 0",
        "UPDATE invoices SET deposit_minor = deposit_minor - 1, receivable_minor = receivable_minor + 1
         WHERE document_id = (SELECT MAX(document_id) FROM invoices WHERE deposit_minor > 0)",
    ),
    careless(
        "a line that bills more than its share",
        "SELECT 'invoice line ' || MAX(document_id) || '/1' FROM invoices WHERE kind = 'invoice'",
        "UPDATE invoice_lines SET discount_minor = discount_minor + 1
         WHERE line = 1 AND document_id = (SELECT MAX(document_id) FROM invoices WHERE kind = 'invoice')",
    ),
    careless(
        "how a line is taxed that was billed",
        "SELECT 'invoice line ' || MAX(document_id) || '/1' FROM invoices",
        "UPDATE invoice_lines SET treatment = 'exempt' WHERE line = 1 AND document_id = (SELECT MAX(document_id) FROM invoices)",
    ),
    careless(
        "a credit beyond its invoice",
        "SELECT 'invoice ' || MAX(document_id) FROM invoices WHERE kind = 'credit_note'",
        "UPDATE invoice_lines SET quantity = 2 * quantity
         WHERE document_id = (SELECT MAX(document_id) FROM invoices WHERE kind = 'credit_note')",
    ),
    careless(
        "a number of an invoice that is missing",
        "SELECT 'number ' || s.prefix || '000001' FROM series s WHERE s.kind = 'invoice'",
        "UPDATE invoices SET number = 1000 WHERE number = 1 AND kind = 'invoice'",
    ),
    careless(
        "a parcel that never arrived",
        "SELECT 'parcel ' || document_id FROM parcel_events WHERE step = 'delivered' ORDER BY parcel_event_id DESC LIMIT 1",
        "UPDATE parcel_events SET step = 'delayed' WHERE parcel_event_id = (SELECT MAX(parcel_event_id) FROM parcel_events WHERE step = 'delivered')",
    ),
    careless(
        "a parcel of another order",
        "SELECT 'parcel ' || MAX(document_id) FROM parcels",
        "UPDATE parcels SET demand_id = (SELECT MIN(demand_id) FROM orders) WHERE document_id = (SELECT MAX(document_id) FROM parcels)",
    ),
    careless(
        "what a kit consists of",
        "SELECT 'kits [' || item_id || ']' FROM items WHERE code = 'BOX'",
        "UPDATE kits SET parts = replace(parts, '2000000', '3000000') WHERE item_id = (SELECT item_id FROM items WHERE code = 'BOX')",
    ),
    careless(
        "what a marketplace keeps",
        "SELECT 'channel_terms [' || channel_id || ']' FROM channels WHERE code = 'BAZAAR'",
        "UPDATE channel_terms SET commission = 0 WHERE channel_id = (SELECT channel_id FROM channels WHERE code = 'BAZAAR')",
    ),
    careless(
        "how much a customer may owe",
        "SELECT 'customer_terms [1,' || party_id || ']' FROM parties WHERE code = 'CAROL'",
        "UPDATE customer_terms SET credit_limit_minor = NULL WHERE customer_id = (SELECT party_id FROM parties WHERE code = 'CAROL')",
    ),
    careful(
        "what a channel stated that an order comes to",
        "SELECT 'command ' || command_id FROM orders WHERE stated_total_minor = 14893",
        "UPDATE orders SET stated_total_minor = 14892 WHERE stated_total_minor = 14893",
    ),
    careful(
        "when an invoice is due",
        "SELECT 'command ' || command_id FROM invoices WHERE document_id = (SELECT MAX(document_id) FROM invoices)",
        "UPDATE invoices SET due_on = due_on + 1 WHERE document_id = (SELECT MAX(document_id) FROM invoices)",
    ),
    careful(
        "by which number a parcel is found",
        "SELECT 'command ' || command_id FROM parcels WHERE document_id = (SELECT MAX(document_id) FROM parcels)",
        "UPDATE parcels SET tracking = 'lost' WHERE document_id = (SELECT MAX(document_id) FROM parcels)",
    ),
    careless(
        "what goods that were billed cost, with the day",
        "SELECT 'invoice ' || MAX(document_id) FROM invoices",
        "UPDATE sales_days SET cost_minor = cost_minor + 5
         WHERE (posted_on, site_id, item_id) = (SELECT d.posted_on, d.site_id, l.item_id FROM stock_documents d
           JOIN invoice_lines l ON l.document_id = d.document_id
           WHERE l.line = 1 AND d.document_id = (SELECT MAX(document_id) FROM invoices));
         UPDATE invoice_lines SET cost_minor = cost_minor + 5 WHERE line = 1 AND document_id = (SELECT MAX(document_id) FROM invoices)",
    ),
    // What stock is worth.
    careless(
        "the value of a pool, with its layer",
        "SELECT 'layer ' || MAX(layer_id) FROM layers",
        "UPDATE pools SET value_micro = value_micro + 1 WHERE (item_id, area_id, class, owner_id) =
           (SELECT item_id, area_id, class, owner_id FROM layers ORDER BY layer_id DESC LIMIT 1);
         UPDATE layers SET value_micro = value_micro + 1 WHERE layer_id = (SELECT MAX(layer_id) FROM layers)",
    ),
    careful(
        "the value of a pool with its layer and the move behind both, below a cent",
        "SELECT 'command ' || command_id FROM pool_moves WHERE pool_move_id = (SELECT MAX(layer_id) FROM layers)",
        "UPDATE pools SET value_micro = value_micro + 1 WHERE (item_id, area_id, class, owner_id) =
           (SELECT item_id, area_id, class, owner_id FROM layers ORDER BY layer_id DESC LIMIT 1);
         UPDATE pool_moves SET value_micro = value_micro + 1 WHERE pool_move_id = (SELECT MAX(layer_id) FROM layers);
         UPDATE layers SET value_micro = value_micro + 1 WHERE layer_id = (SELECT MAX(layer_id) FROM layers)",
    ),
    careless(
        "where a layer came from",
        "SELECT 'layer ' || MAX(layer_id) FROM layers",
        "UPDATE layers SET origin_movement_id = origin_movement_id + 1 WHERE layer_id = (SELECT MAX(layer_id) FROM layers)",
    ),
    careless(
        "what goods would cost that leave below zero",
        "SELECT 'pool item ' || i.item_id || ' area ' || p.area_id || ' ' || class FROM pools p JOIN items i ON i.item_id = p.item_id
         WHERE i.code = 'LAMP' ORDER BY p.area_id DESC LIMIT 1",
        "UPDATE pools SET unit_cost_last = unit_cost_last + 1 WHERE item_id = (SELECT item_id FROM items WHERE code = 'LAMP')",
    ),
    careless(
        "the day from which on a pool takes postings",
        "SELECT 'pool item ' || i.item_id || ' area ' || p.area_id || ' ' || class FROM pools p JOIN items i ON i.item_id = p.item_id
         WHERE i.code = 'LAMP' ORDER BY p.area_id DESC LIMIT 1",
        "UPDATE pools SET posted_on_last = posted_on_last - 1 WHERE item_id = (SELECT item_id FROM items WHERE code = 'LAMP')",
    ),
    careless(
        "a move that goes back behind the one before it in its pool",
        "SELECT 'pool move ' || MAX(pool_move_id) FROM pool_moves WHERE (item_id, area_id, class, owner_id) =
           (SELECT item_id, area_id, class, owner_id FROM pool_moves GROUP BY 1, 2, 3, 4 ORDER BY COUNT(*) DESC, 1, 2, 3, 4 LIMIT 1)",
        "UPDATE pool_moves SET posted_on = 20000101 WHERE pool_move_id = (SELECT MAX(pool_move_id) FROM pool_moves
         WHERE (item_id, area_id, class, owner_id) =
           (SELECT item_id, area_id, class, owner_id FROM pool_moves GROUP BY 1, 2, 3, 4 ORDER BY COUNT(*) DESC, 1, 2, 3, 4 LIMIT 1))",
    ),
    careless(
        "a layer that is gone",
        "SELECT 'layer ' || MIN(layer_id) FROM layers",
        "DELETE FROM layers WHERE layer_id = (SELECT MIN(layer_id) FROM layers)",
    ),
    careless(
        "what a pool took on a day",
        "SELECT 'pool item ' || item_id || ' area ' || area_id || ' ' || class || ' on ' || posted_on || ' account ' || account_id
         FROM pool_days WHERE owner_id = 0 ORDER BY item_id, area_id, class, posted_on, account_id LIMIT 1",
        "UPDATE pool_days SET quantity = quantity + 1 WHERE (item_id, area_id, class, posted_on, account_id) =
           (SELECT item_id, area_id, class, posted_on, account_id FROM pool_days WHERE owner_id = 0
            ORDER BY item_id, area_id, class, posted_on, account_id LIMIT 1)",
    ),
    careless(
        "an inventory account and cost of sales, with balances and days",
        "SELECT 'document ' || MIN(document_id) FROM stock_documents WHERE kind = 'issue'",
        "CREATE TEMP TABLE p AS SELECT p.entry_id, p.line, p.account_id, p.dimension_set_id, e.posted_on,
             CASE WHEN p.base_minor > 0 THEN 100 ELSE -100 END AS more
           FROM postings p JOIN entries e ON e.entry_id = p.entry_id
           WHERE e.document_id = (SELECT MIN(document_id) FROM stock_documents WHERE kind = 'issue');
         UPDATE postings SET amount_minor = amount_minor + (SELECT more FROM p WHERE p.entry_id = postings.entry_id AND p.line = postings.line),
             base_minor = base_minor + (SELECT more FROM p WHERE p.entry_id = postings.entry_id AND p.line = postings.line)
           WHERE (entry_id, line) IN (SELECT entry_id, line FROM p);
         UPDATE account_balances SET amount_minor = amount_minor + (SELECT SUM(more) FROM p WHERE p.account_id = account_balances.account_id),
             base_minor = base_minor + (SELECT SUM(more) FROM p WHERE p.account_id = account_balances.account_id)
           WHERE account_id IN (SELECT account_id FROM p) AND currency = 'EUR';
         UPDATE account_days SET amount_minor = amount_minor + (SELECT SUM(more) FROM p WHERE p.account_id = account_days.account_id),
             debit_minor = debit_minor + (SELECT SUM(MAX(more, 0)) FROM p WHERE p.account_id = account_days.account_id),
             credit_minor = credit_minor - (SELECT SUM(MIN(more, 0)) FROM p WHERE p.account_id = account_days.account_id)
           WHERE (account_id, posted_on, dimension_set_id) IN (SELECT account_id, posted_on, dimension_set_id FROM p)",
    ),
    // Masters and what people work with.
    careless(
        "the name of an item without a change of it",
        "SELECT 'items [' || item_id || ']' FROM items WHERE code = 'RICE'",
        "UPDATE items SET name = 'Gold, loose' WHERE code = 'RICE'",
    ),
    careful(
        "the name of an item, with its history",
        "SELECT 'command ' || MAX(command_id) FROM history WHERE noun = 'items' AND body LIKE '%\"RICE\"%'",
        "UPDATE items SET name = 'Gold, loose' WHERE code = 'RICE';
         UPDATE history SET body = replace(body, 'Rice, loose', 'Gold, loose') WHERE noun = 'items' AND body LIKE '%\"RICE\"%'",
    ),
    careless(
        "the rates of a tax class without a change of them",
        "SELECT 'tax_sets [' || MIN(tax_set_id) || ']' FROM tax_sets",
        r#"UPDATE tax_sets SET components = '[{"component":"VAT","rate":"1"}]'
           WHERE tax_set_id = (SELECT MIN(tax_set_id) FROM tax_sets)"#,
    ),
    careful(
        "the rates of a tax class, with their history",
        "SELECT 'command ' || MIN(command_id) FROM history WHERE noun = 'tax_sets'",
        r#"UPDATE tax_sets SET components = replace(components, '"19"', '"1"');
           UPDATE history SET body = replace(body, '\"19\"', '\"1\"') WHERE noun = 'tax_sets'"#,
    ),
    careless(
        "the last day of an exemption",
        "SELECT 'tax_exemptions [' || party_id || ',' || jurisdiction_id || ',' || starts_on || ']' FROM tax_exemptions",
        "UPDATE tax_exemptions SET ends_on = NULL",
    ),
    careless(
        "where a site is taxed, without a history of it",
        "SELECT 'tax_sites [' || MAX(site_id) || ']' FROM tax_sites",
        "DELETE FROM tax_sites WHERE site_id = (SELECT MAX(site_id) FROM tax_sites)",
    ),
    careless(
        "a month of tax whose open item is none",
        "SELECT 'tax period ' || entity_id || '/' || jurisdiction_id || '/' || period FROM tax_periods",
        "UPDATE tax_periods SET open_item_id = (SELECT MIN(open_item_id) FROM open_items)",
    ),
    careless(
        "a day of tax by rates that are none",
        "SELECT 'tax day ' || entity_id || '/20261102/' || site_id FROM sites WHERE code = 'SHOP-1'",
        "INSERT INTO tax_days SELECT entity_id, 20261102, site_id, 999, 'taxed', 'sale', 100, 19, 0, 1
         FROM sites WHERE code = 'SHOP-1'",
    ),
    careless(
        "a body of the history that is not the last",
        "SELECT 'command ' || MIN(command_id) FROM history WHERE noun = 'items' AND body LIKE '%\"TEA-100\"%'",
        "UPDATE history SET body = replace(body, 'Green', 'Black') WHERE history_id =
           (SELECT MIN(history_id) FROM history WHERE noun = 'items' AND body LIKE '%\"TEA-100\"%')",
    ),
    careless(
        "a grant that nobody gave",
        "SELECT 'grants [' || actor_id || ',1,0,0]' FROM actors WHERE code = 'anna'",
        "INSERT INTO grants (actor_id, role_id, entity_id, site_id, limit_minor, active)
         SELECT actor_id, 1, 0, 0, NULL, 1 FROM actors WHERE code = 'anna'",
    ),
    careless(
        "a price by which goods are valued",
        "SELECT 'standard_costs [' || area_id || ',' || item_id || ']' FROM standard_costs LIMIT 1",
        "UPDATE standard_costs SET unit_cost = unit_cost + 1",
    ),
    careless(
        "a price in a list",
        "SELECT 'prices [' || price_list_id || ',' || item_id || ',' || unit_id || ',' || quantity_from || ',' || starts_on || ']'
         FROM prices ORDER BY price_list_id, item_id, unit_id, quantity_from LIMIT 1",
        "UPDATE prices SET unit_price = unit_price + 1",
    ),
    careless(
        "a price list for a site of nobody",
        "SELECT 'price list RETAIL'",
        "UPDATE price_lists SET site_id = 999 WHERE code = 'RETAIL'",
    ),
    // The till.
    careless(
        "what a sale comes to",
        "SELECT 'sale ' || document_id FROM sales WHERE receipt = 1 AND register_id = (SELECT register_id FROM registers WHERE code = 'T9')",
        "UPDATE sales SET total_minor = total_minor + 1
         WHERE receipt = 1 AND register_id = (SELECT register_id FROM registers WHERE code = 'T9')",
    ),
    careless(
        "what was paid with a card",
        "SELECT 'sale ' || MIN(document_id) FROM sale_tenders WHERE amount_minor = 2000",
        "UPDATE sale_tenders SET amount_minor = 1999 WHERE amount_minor = 2000",
    ),
    careless(
        "tax of a line that became revenue",
        "SELECT 'sale ' || MIN(document_id) FROM sale_lines WHERE tax_minor > 1",
        "UPDATE sale_lines SET net_minor = net_minor + 1, tax_minor = tax_minor - 1
         WHERE tax_minor > 1 AND document_id = (SELECT MIN(document_id) FROM sale_lines WHERE tax_minor > 1)",
    ),
    careless(
        "cash rounding that was not posted, taken from the tenders",
        "SELECT 'sale ' || MIN(document_id) FROM sale_tenders WHERE amount_minor = 2000",
        "UPDATE sales SET rounding_minor = rounding_minor - 1
         WHERE document_id = (SELECT MIN(document_id) FROM sale_tenders WHERE amount_minor = 2000);
         UPDATE sale_tenders SET amount_minor = 1999 WHERE amount_minor = 2000",
    ),
    careless(
        "a sale whose document is there and that is not",
        "SELECT 'sale ' || MAX(document_id) FROM sales",
        "DELETE FROM sales WHERE document_id = (SELECT MAX(document_id) FROM sales)",
    ),
    careless(
        "a sale on another shift",
        "SELECT 'shift ' || MAX(shift_id) FROM shifts",
        "UPDATE sales SET shift_id = (SELECT MAX(shift_id) FROM shifts) WHERE document_id = (SELECT MIN(document_id) FROM sales)",
    ),
    careless(
        "what a shift took of a tender",
        "SELECT 'shift tender ' || MAX(shift_id) || '/' || MIN(tender_id) FROM shift_tenders
         WHERE shift_id = (SELECT MAX(shift_id) FROM shift_tenders)",
        "UPDATE shift_tenders SET sales_minor = sales_minor + 1, refunds_minor = refunds_minor + 1
         WHERE shift_id = (SELECT MAX(shift_id) FROM shift_tenders)",
    ),
    careless(
        "a drawer that should hold more than its open item",
        "SELECT 'shift tender ' || shift_id || '/' || tender_id FROM shift_moves WHERE action = 'paid_out' AND note = 'windows'",
        "UPDATE shift_tenders SET paid_out_minor = paid_out_minor - 100
         WHERE (shift_id, tender_id) = (SELECT shift_id, tender_id FROM shift_moves WHERE action = 'paid_out' AND note = 'windows');
         UPDATE shift_moves SET amount_minor = amount_minor + 100 WHERE action = 'paid_out' AND note = 'windows'",
    ),
    careless(
        "a drawer whose open item is another's",
        "SELECT 'shift tender ' || MAX(shift_id) || '/' || MIN(tender_id) FROM shift_tenders
         WHERE open_item_id <> 0 AND shift_id = (SELECT MAX(shift_id) FROM shift_tenders)",
        "UPDATE shift_tenders SET open_item_id = (SELECT MIN(open_item_id) FROM shift_tenders WHERE open_item_id <> 0)
         WHERE open_item_id <> 0 AND shift_id = (SELECT MAX(shift_id) FROM shift_tenders)",
    ),
    careless(
        "what was counted in a drawer",
        "SELECT 'shift tender ' || shift_id || '/' || tender_id FROM shift_tenders WHERE counted_minor IS NOT NULL
         ORDER BY shift_id, tender_id LIMIT 1",
        "UPDATE shift_tenders SET counted_minor = counted_minor + 1 WHERE counted_minor IS NOT NULL",
    ),
    careless(
        "what a shift sold by a tax",
        "SELECT 'shift tax ' || shift_id || '/' || tax_set_id || '/' || treatment || '/' || side FROM shift_taxes
         ORDER BY shift_id, tax_set_id, treatment, side LIMIT 1",
        "UPDATE shift_taxes SET lines = lines + 1 WHERE shift_id = (SELECT MIN(shift_id) FROM shift_taxes)",
    ),
    careless(
        "a shift that was closed, open again",
        "SELECT 'shift ' || MIN(shift_id) FROM shifts WHERE state = 'closed'",
        "UPDATE shifts SET state = 'open', closing = 0 WHERE shift_id = (SELECT MIN(shift_id) FROM shifts WHERE state = 'closed')",
    ),
    careless(
        "what is left on a card",
        "SELECT 'stored value ' || stored_value_id FROM stored_values WHERE code = 'G-9'",
        "UPDATE open_items SET remaining_minor = remaining_minor - 100, remaining_base_minor = remaining_base_minor - 100
         WHERE open_item_id = (SELECT open_item_id FROM stored_values WHERE code = 'G-9')",
    ),
    careless(
        "the tax of a voucher, with its history",
        "SELECT 'stored value ' || stored_value_id FROM stored_values WHERE code = 'V-9'",
        r#"UPDATE history SET body = replace(body, '"tax_minor":' || (SELECT tax_minor FROM stored_values WHERE code = 'V-9'),
             '"tax_minor":1') WHERE noun = 'stored_values' AND body LIKE '%V-9%';
           UPDATE stored_values SET tax_minor = 1 WHERE code = 'V-9'"#,
    ),
    careless(
        "money of one card on another",
        "SELECT 'stored value ' || stored_value_id FROM stored_values WHERE code = 'K-9'",
        "UPDATE sale_tenders SET stored_value_id = (SELECT stored_value_id FROM stored_values WHERE code = 'K-9')
         WHERE amount_minor > 0 AND stored_value_id = (SELECT stored_value_id FROM stored_values WHERE code = 'G-9')",
    ),
    careless(
        "how much of a line has come back",
        "SELECT 'sale line use ' || document_id || '/' || line FROM sale_line_uses ORDER BY document_id DESC, line LIMIT 1",
        "UPDATE sale_line_uses SET tax_minor = tax_minor - 1 WHERE document_id = (SELECT MAX(document_id) FROM sale_line_uses)",
    ),
    careless(
        "more that came back of a line than was sold",
        "SELECT 'sale line use ' || returns_document_id || '/' || returns_line FROM sale_lines WHERE returns_document_id <> 0
         ORDER BY document_id DESC LIMIT 1",
        "UPDATE sale_line_uses SET quantity = quantity + 1000000000 WHERE (document_id, line) =
           (SELECT returns_document_id, returns_line FROM sale_lines WHERE returns_document_id <> 0 ORDER BY document_id DESC LIMIT 1);
         UPDATE sale_lines SET quantity = quantity - 1000000000
         WHERE document_id = (SELECT MAX(document_id) FROM sale_lines WHERE returns_document_id <> 0)",
    ),
    careless(
        "a receipt that is on nobody's file",
        "SELECT 'closing ' || MIN(closing_id) FROM closings WHERE register_id = (SELECT register_id FROM registers WHERE code = 'T9')",
        "UPDATE sales SET receipt = receipt + 1000 WHERE receipt = 2
           AND register_id = (SELECT register_id FROM registers WHERE code = 'T9')",
    ),
    careless(
        "the last receipt of a register",
        "SELECT 'register head ' || register_id FROM registers WHERE code = 'T9'",
        "UPDATE register_heads SET receipt = receipt + 1 WHERE register_id = (SELECT register_id FROM registers WHERE code = 'T9')",
    ),
    careless(
        "how far a register has accounted for its receipts",
        "SELECT 'register head ' || register_id FROM registers WHERE code = 'T9'",
        "UPDATE register_heads SET receipt_closed = receipt_closed - 1
         WHERE register_id = (SELECT register_id FROM registers WHERE code = 'T9')",
    ),
    careless(
        "a closing that is gone",
        "SELECT 'closing ' || MAX(closing_id) FROM closings",
        "DELETE FROM closings WHERE closing_id = (SELECT MAX(closing_id) - 1 FROM closings)",
    ),
    careless(
        "what a closing stated by tax",
        "SELECT 'closing ' || MAX(closing_id) FROM closings",
        "UPDATE closings SET body = json_set(body, '$.taxes[0].net_minor', 1, '$.taxes[0].net', '0.01')
         WHERE closing_id = (SELECT MAX(closing_id) FROM closings)",
    ),
    careless(
        "what a closing stated of a drawer",
        "SELECT 'closing ' || MAX(closing_id) FROM closings",
        "UPDATE closings SET body = json_set(body, '$.tenders[0].expected', '0.01')
         WHERE closing_id = (SELECT MAX(closing_id) FROM closings)",
    ),
    careless(
        "grand totals that were reset",
        "SELECT 'closing ' || MAX(closing_id) FROM closings",
        "UPDATE closings SET body = json_set(body, '$.grand_totals', json_extract(body, '$.taxes'))
         WHERE closing_id = (SELECT MAX(closing_id) FROM closings)",
    ),
    careless(
        "what was sold on a day",
        "SELECT 'sales day ' || posted_on || '/' || site_id || '/' || item_id FROM sales_days ORDER BY item_id DESC LIMIT 1",
        "UPDATE sales_days SET quantity = quantity + 1000000 WHERE item_id = (SELECT MAX(item_id) FROM sales_days)",
    ),
    careless(
        "what the goods of a day cost",
        "SELECT 'sales day ' || posted_on || '/' || site_id || '/' || item_id FROM sales_days ORDER BY item_id DESC LIMIT 1",
        "UPDATE sales_days SET cost_minor = cost_minor - 1 WHERE item_id = (SELECT MAX(item_id) FROM sales_days)",
    ),
    careless(
        "the lowest price of a day",
        "SELECT 'sales day ' || posted_on || '/' || site_id || '/' || item_id FROM sales_days ORDER BY item_id DESC LIMIT 1",
        "UPDATE sales_days SET lowest_unit_price = lowest_unit_price - 1 WHERE item_id = (SELECT MAX(item_id) FROM sales_days)",
    ),
    careless(
        "what was taxed on a day",
        "SELECT 'tax day ' || entity_id || '/' || posted_on || '/' || site_id FROM tax_days LIMIT 1",
        "UPDATE tax_days SET lines = lines + 1",
    ),
    careless(
        "the month a tax runs up in",
        "SELECT 'tax period ' || entity_id || '/' || jurisdiction_id || '/' || period FROM tax_periods LIMIT 1",
        "DELETE FROM tax_periods",
    ),
    careless(
        "a card call that was used by nothing",
        "SELECT 'payment ' || MIN(payment_id) FROM payments WHERE state <> 'used'",
        "UPDATE payments SET state = 'used' WHERE payment_id = (SELECT MIN(payment_id) FROM payments WHERE state <> 'used')",
    ),
    careless(
        "the amount of a card call",
        "SELECT 'payment ' || MIN(payment_id) FROM payments",
        "UPDATE payments SET amount_minor = amount_minor + 1 WHERE payment_id = (SELECT MIN(payment_id) FROM payments)",
    ),
    careful(
        "who served, and why a price was what it was",
        "SELECT 'command ' || command_id FROM sales WHERE receipt = 1 AND register_id = (SELECT register_id FROM registers WHERE code = 'T9')",
        "UPDATE sales SET cashier_id = cashier_id + 1
         WHERE receipt = 1 AND register_id = (SELECT register_id FROM registers WHERE code = 'T9');
         UPDATE sale_lines SET note = 'of the week' WHERE note = 'of the day'
           AND document_id = (SELECT MIN(document_id) FROM sale_lines WHERE note = 'of the day')",
    ),
    careful(
        "a discount that nobody gave, with the day",
        "SELECT 'command ' || s.command_id FROM sale_lines l JOIN sales s ON s.document_id = l.document_id
         WHERE l.note = 'of the day' ORDER BY l.document_id LIMIT 1",
        "UPDATE sales_days SET gross_minor = gross_minor + 500, discount_minor = discount_minor + 500
         WHERE item_id = (SELECT item_id FROM items WHERE code = 'PIE');
         UPDATE sale_lines SET gross_minor = gross_minor + 500, discount_minor = discount_minor + 500
         WHERE line = 2 AND document_id = (SELECT MIN(document_id) FROM sale_lines WHERE note = 'of the day')",
    ),
    careful(
        "what a device signed",
        "SELECT 'command ' || MIN(command_id) FROM fiscal_records",
        "UPDATE fiscal_records SET body = '{}' WHERE fiscal_record_id = (SELECT MIN(fiscal_record_id) FROM fiscal_records)",
    ),
    careless(
        "an exception settled by nobody",
        "SELECT 'exception ' || MAX(exception_id) FROM exceptions WHERE state = 'open'",
        "UPDATE exceptions SET state = 'resolved' WHERE exception_id = (SELECT MAX(exception_id) FROM exceptions WHERE state = 'open')",
    ),
    careless(
        "an exception that is gone with its steps",
        "SELECT 'exception move ' || MIN(exception_move_id) FROM exception_moves WHERE exception_id = 1",
        "DELETE FROM exception_moves WHERE exception_id = 1; DELETE FROM exceptions WHERE exception_id = 1",
    ),
    careless(
        "the address of a customer",
        "SELECT 'party CAROL'",
        "UPDATE party_personal SET body = replace(body, 'Carol', 'Mallory')",
    ),
    careless(
        "by what a customer is found",
        "SELECT 'party CARLA'",
        "UPDATE party_personal SET email_key = email_key + 1 WHERE email_key <> 0",
    ),
    careless(
        "who a customer was merged into",
        "SELECT 'parties [' || party_id || ']' FROM parties WHERE code = 'CARLA'",
        "UPDATE parties SET merged_into_id = (SELECT party_id FROM parties WHERE code = 'FARM') WHERE code = 'CARLA'",
    ),
    careless("a reader of events ahead of them", "SELECT 'consumer feed'", "UPDATE consumers SET event_id = event_id + 1000"),
    // The record of it all.
    careful(
        "a swapped hash",
        "SELECT 'command 5'",
        "CREATE TEMP TABLE h AS SELECT command_id, hash FROM commands WHERE command_id IN (5, 6);
         UPDATE commands SET hash = (SELECT hash FROM h WHERE h.command_id = 11 - commands.command_id) WHERE command_id IN (5, 6)",
    ),
    careful("what was asked for", "SELECT 'command 7'", "UPDATE commands SET request_digest = zeroblob(32) WHERE command_id = 7"),
    careful("what was written", "SELECT 'command 7'", "UPDATE commands SET records_digest = zeroblob(32) WHERE command_id = 7"),
    careful("who sent a command", "SELECT 'command 7'", "UPDATE commands SET actor_id = 2 WHERE command_id = 7"),
    careful(
        "when a command was recorded",
        "SELECT 'command 7'",
        "UPDATE commands SET recorded_at = recorded_at + 1 WHERE command_id = 7",
    ),
    careful(
        "a refusal turned into something done",
        "SELECT 'command ' || MAX(command_id) FROM commands WHERE outcome = 1",
        "UPDATE commands SET outcome = 0, refusal_code = NULL
         WHERE command_id = (SELECT MAX(command_id) FROM commands WHERE outcome = 1)",
    ),
    careful(
        "the order of a stream",
        "SELECT 'command ' || MIN(command_id) FROM commands WHERE entity_id = 1 AND site_id = 0",
        "UPDATE commands SET stream_position = 3 - stream_position WHERE entity_id = 1 AND site_id = 0 AND stream_position < 3",
    ),
    careful(
        "a command in the middle, gone with all it wrote",
        "SELECT 'command ' || MAX(command_id) FROM commands WHERE outcome = 1",
        "DELETE FROM commands WHERE command_id = (SELECT MAX(command_id) FROM commands WHERE outcome = 1)",
    ),
    careful(
        "the last command, gone with all it wrote",
        "SELECT 'stream 0/0'",
        "DELETE FROM events WHERE command_id = (SELECT MAX(command_id) FROM commands);
         DELETE FROM history WHERE command_id = (SELECT MAX(command_id) FROM commands);
         UPDATE units SET name = 'case' WHERE code = 'LAST'; DELETE FROM units WHERE code = 'LAST';
         DELETE FROM commands WHERE command_id = (SELECT MAX(command_id) FROM commands)",
    ),
    careful("the end of a chain", "SELECT 'stream 1/0'", "UPDATE streams SET hash = zeroblob(32) WHERE entity_id = 1 AND site_id = 0"),
    careful(
        "an event that is gone",
        "SELECT 'event ' || (MAX(event_id) - 3) FROM events",
        "DELETE FROM events WHERE event_id = (SELECT MAX(event_id) - 3 FROM events)",
    ),
    careful(
        "an event that nobody left",
        "SELECT 'event ' || (MAX(event_id) + 1) FROM events",
        "INSERT INTO events SELECT MAX(event_id) + 1, 3, 'stock.goods_received', 1, 0, 'GR-ACME-000009' FROM events",
    ),
    // The file.
    careless("a guard that was never put up again", "SELECT 'trigger movements_delete'", "DROP TRIGGER movements_delete"),
    careless(
        "a key that may be used twice",
        "SELECT 'index commands_by_key'",
        "DROP INDEX commands_by_key; CREATE INDEX commands_by_key ON commands (key) WHERE outcome = 0",
    ),
    careless(
        "an item that is gone",
        "SELECT 'items [' || item_id || ']' FROM items WHERE code = 'RICE'",
        "DELETE FROM items WHERE code = 'RICE'",
    ),
];

#[test]
fn whatever_is_planted_is_found_and_named() {
    let shop = Planted::new();
    let report = verified(&shop.path);
    assert!(report.ok, "{report}");
    assert!(report.to_string().ends_with("verify: all laws hold"));
    let mut missed = Vec::new();
    for tampering in TAMPERINGS {
        let (record, report) = plant(&shop, tampering);
        let named = report.problems.iter().any(|problem| problem.record == record);
        // Digests, chains and the order of the journals are law 8; the sums are not.
        let told_by_sums = report.problems.iter().any(|problem| problem.law != 8);
        let last = format!("first by {}", report.problems.first().map_or("nothing", |problem| &problem.record));
        if !named || report.ok || tampering.consistent && told_by_sums || !report.to_string().ends_with(&last) {
            missed.push(format!("{}: {record}\n{report}\n", tampering.what));
        }
    }
    assert!(missed.is_empty(), "{} of {} missed\n{}", missed.len(), TAMPERINGS.len(), missed.join("\n"));
}

/// Bytes of the file itself: a page that no longer is what SQLite wrote is a problem, not an error.
#[test]
fn a_damaged_page_is_a_problem_of_the_file() {
    let shop = Planted::new();
    let copy = shop.copy("copy");
    let mut bytes = fs::read(&copy).unwrap();
    let pages = bytes.len() / 4096;
    for page in (pages / 2)..pages {
        bytes[page * 4096..page * 4096 + 64].fill(0xA5);
    }
    fs::write(&copy, bytes).unwrap();
    let report = verified(&copy);
    assert!(!report.ok && report.problem_count > 0);
    assert_eq!(report.problems[0].check, "sqlite_integrity");
}

#[test]
fn a_report_is_json_too() {
    let shop = Planted::new();
    let (_, report) = plant(&shop, &TAMPERINGS[0]);
    let json: Value = serde_json::from_str(&report.to_json()).unwrap();
    assert_eq!(json["ok"], false);
    assert_eq!(json["problems"][0]["check"], "entries_balance");
    assert_eq!(json["problems"][0]["law"], 2);
    let failed = json["checks"].as_array().unwrap().iter().find(|check| check["name"] == "entries_balance").unwrap();
    assert_eq!((&failed["ok"], &failed["problems"]), (&json!(false), &json!(1)));
    assert!(json["elapsed_ms"].is_u64() && json["seal"].as_str().unwrap().len() == 64);
}

/// Plants something; answers the record to be named, and what verify says.
fn plant(shop: &Planted, tampering: &Tampering) -> (String, Report) {
    let path = shop.copy("copy");
    let file = behind(&path);
    let record: String = file
        .query_row(tampering.record, [], |row| row.get(0))
        .unwrap_or_else(|error| panic!("{}: {error}", tampering.what));
    let guards = guards(&file);
    let stays_down: Vec<&(String, String)> =
        guards.iter().filter(|(name, _)| tampering.change.contains(&format!("DROP TRIGGER {name}"))).collect();
    for (name, _) in guards.iter().filter(|(name, _)| !stays_down.iter().any(|(down, _)| down == name)) {
        file.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    let before = file.total_changes();
    file.execute_batch(tampering.change).unwrap_or_else(|error| panic!("{}: {error}", tampering.what));
    let changed = file.total_changes() > before || !stays_down.is_empty() || tampering.change.contains("INDEX");
    assert!(changed, "{}: nothing was changed", tampering.what);
    for (_, guard) in guards.iter().filter(|(name, _)| !stays_down.iter().any(|(down, _)| down == name)) {
        file.execute_batch(guard).unwrap();
    }
    drop(file);
    (record, verified(&path))
}
