-- The till: registers, shifts, sales, tenders and closings.
--
-- A sale, refund or exchange is a stock document; its row in `sales` bears the same key. Amounts of goods that go out
-- are positive, of goods that come back negative; money taken is positive, money given back negative.

-- master: a till; channel: whose price lists it asks, in folded form, empty for none; its price mode and who answers for its drawer are settled when it is added
CREATE TABLE registers (
    register_id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    entity_id INTEGER NOT NULL REFERENCES entities,
    site_id INTEGER NOT NULL REFERENCES sites,
    channel TEXT NOT NULL,
    includes_tax INTEGER NOT NULL CHECK (includes_tax IN (0, 1)),
    accountability TEXT NOT NULL CHECK (accountability IN ('drawer', 'cashier')),
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX registers_by_site ON registers (site_id);

-- master: a way to pay; account 0 is the one of the posting rule for its kind; rounding_minor is the smallest sum its
-- coins can make, 1 where any
CREATE TABLE tenders (
    tender_id INTEGER PRIMARY KEY,
    entity_id INTEGER NOT NULL REFERENCES entities,
    code TEXT NOT NULL,
    folded TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('cash', 'card', 'gift_card', 'store_credit', 'other')),
    account_id INTEGER NOT NULL,
    rounding_minor INTEGER NOT NULL CHECK (rounding_minor > 0),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    UNIQUE (entity_id, folded)
) STRICT;

-- master: how numbers that begin with a prefix hold an item and a price or a weight, at a site (0: at all)
CREATE TABLE barcode_layouts (
    site_id INTEGER NOT NULL,
    prefix TEXT NOT NULL,
    item_digits INTEGER NOT NULL CHECK (item_digits BETWEEN 1 AND 10),
    value TEXT NOT NULL CHECK (value IN ('price', 'quantity')),
    value_digits INTEGER NOT NULL CHECK (value_digits BETWEEN 1 AND 10),
    value_decimals INTEGER NOT NULL CHECK (value_decimals BETWEEN 0 AND 6),
    value_check INTEGER NOT NULL CHECK (value_check IN (0, 1)),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    PRIMARY KEY (site_id, prefix)
) STRICT, WITHOUT ROWID;

-- master: a card or credit note that holds money we owe, and the open item that says how much
CREATE TABLE stored_values (
    stored_value_id INTEGER PRIMARY KEY,
    entity_id INTEGER NOT NULL REFERENCES entities,
    kind TEXT NOT NULL CHECK (kind IN ('gift_card', 'voucher', 'store_credit')),
    code TEXT NOT NULL,
    folded TEXT NOT NULL,
    open_item_id INTEGER NOT NULL,
    tax_set_id INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    expires_on INTEGER,
    UNIQUE (entity_id, folded)
) STRICT;

-- master: a basket put aside at a register, as the host gave it
CREATE TABLE suspended_sales (
    suspended_sale_id INTEGER PRIMARY KEY,
    site_id INTEGER NOT NULL REFERENCES sites,
    register_id INTEGER NOT NULL REFERENCES registers,
    code TEXT NOT NULL,
    basket TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('suspended', 'resumed', 'dropped'))
) STRICT;
CREATE INDEX suspended_sales_waiting ON suspended_sales (site_id, suspended_sale_id) WHERE state = 'suspended';

-- balance: the last receipt, shift and closing a register has given, and the receipt up to which closings have stated
-- every number as seen or missing
CREATE TABLE register_heads (
    register_id INTEGER NOT NULL PRIMARY KEY REFERENCES registers,
    receipt INTEGER NOT NULL CHECK (receipt >= 0),
    shift INTEGER NOT NULL CHECK (shift >= 0),
    closing INTEGER NOT NULL CHECK (closing >= 0),
    receipt_closed INTEGER NOT NULL CHECK (receipt_closed BETWEEN 0 AND receipt)
) STRICT, WITHOUT ROWID;

-- opened: a stretch of trade that one count answers for; cashier 0 where the drawer answers for itself | where it stands, a
-- fold of its sales and of closings
CREATE TABLE shifts (
    shift_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    register_id INTEGER NOT NULL REFERENCES registers,
    number INTEGER NOT NULL CHECK (number > 0),
    cashier_id INTEGER NOT NULL,
    opened_on INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    closing INTEGER NOT NULL CHECK (closing >= 0),
    first_receipt INTEGER NOT NULL,
    last_receipt INTEGER NOT NULL,
    receipts INTEGER NOT NULL CHECK (receipts >= 0),
    late_first_receipt INTEGER NOT NULL,
    late_last_receipt INTEGER NOT NULL,
    late_receipts INTEGER NOT NULL CHECK (late_receipts BETWEEN 0 AND receipts),
    UNIQUE (register_id, number),
    CHECK ((state = 'closed') = (closing > 0))
) STRICT;
CREATE INDEX shifts_open ON shifts (register_id, cashier_id) WHERE state = 'open';

-- journal: what happened in a shift beside its sales
CREATE TABLE shift_moves (
    shift_move_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    shift_id INTEGER NOT NULL REFERENCES shifts DEFERRABLE INITIALLY DEFERRED,
    action TEXT NOT NULL CHECK (action IN ('opened', 'found', 'float', 'paid_in', 'paid_out', 'dropped', 'emptied', 'counted', 'over_short',
        'closed', 'reprinted', 'missing')),
    tender_id INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    first_receipt INTEGER NOT NULL,
    last_receipt INTEGER NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX shift_moves_by_shift ON shift_moves (shift_id);

-- balance: what a shift took, gave and counted of a tender; the open item of the tender's account is what it should hold
CREATE TABLE shift_tenders (
    shift_id INTEGER NOT NULL REFERENCES shifts,
    tender_id INTEGER NOT NULL REFERENCES tenders,
    open_item_id INTEGER NOT NULL,
    payments INTEGER NOT NULL,
    sales_minor INTEGER NOT NULL,
    refunds_minor INTEGER NOT NULL,
    float_minor INTEGER NOT NULL,
    paid_in_minor INTEGER NOT NULL,
    paid_out_minor INTEGER NOT NULL,
    dropped_minor INTEGER NOT NULL,
    emptied_minor INTEGER NOT NULL,
    over_short_minor INTEGER NOT NULL,
    counted_minor INTEGER,
    PRIMARY KEY (shift_id, tender_id)
) STRICT, WITHOUT ROWID;

-- balance: what a shift sold and took back by tax; side 'sale' or 'refund', refunds below zero
CREATE TABLE shift_taxes (
    shift_id INTEGER NOT NULL REFERENCES shifts,
    tax_set_id INTEGER NOT NULL,
    treatment TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('sale', 'refund')),
    lines INTEGER NOT NULL,
    net_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    PRIMARY KEY (shift_id, tax_set_id, treatment, side)
) STRICT, WITHOUT ROWID;

-- journal: a closing of a shift (Z), with everything it stated as JSON
CREATE TABLE closings (
    closing_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    register_id INTEGER NOT NULL REFERENCES registers,
    number INTEGER NOT NULL CHECK (number > 0),
    shift_id INTEGER NOT NULL,
    supplementary INTEGER NOT NULL CHECK (supplementary IN (0, 1)),
    first_receipt INTEGER NOT NULL,
    last_receipt INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (register_id, number)
) STRICT;

-- journal: what makes a stock document a sale; total in minor units of the entity's currency
CREATE TABLE sales (
    document_id INTEGER PRIMARY KEY REFERENCES stock_documents,
    command_id INTEGER NOT NULL REFERENCES commands,
    register_id INTEGER NOT NULL REFERENCES registers,
    shift_id INTEGER NOT NULL,
    receipt INTEGER NOT NULL CHECK (receipt > 0),
    origin TEXT NOT NULL CHECK (origin IN ('rung', 'recorded')),
    jurisdiction_id INTEGER NOT NULL,
    includes_tax INTEGER NOT NULL CHECK (includes_tax IN (0, 1)),
    tax_by_document INTEGER NOT NULL CHECK (tax_by_document IN (0, 1)),
    cashier_id INTEGER NOT NULL,
    total_minor INTEGER NOT NULL,
    rounding_minor INTEGER NOT NULL,
    fiscal TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX sales_by_receipt ON sales (register_id, receipt);

-- journal: a line, one of goods or of money put on a card; unit_price in millionths of the major unit; item 0 is what a
-- printed receipt sold that is in no catalogue, which the note names
CREATE TABLE sale_lines (
    document_id INTEGER NOT NULL REFERENCES sales,
    line INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    unit_price INTEGER NOT NULL,
    price_origin TEXT NOT NULL,
    price_list_id INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL,
    discount_minor INTEGER NOT NULL,
    basket_discount_minor INTEGER NOT NULL,
    net_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    tax_set_id INTEGER NOT NULL,
    treatment TEXT NOT NULL,
    stored_value_id INTEGER NOT NULL,
    returns_document_id INTEGER NOT NULL,
    returns_line INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (document_id, line)
) STRICT, WITHOUT ROWID;

-- balance: how much of a sale's line has come back
CREATE TABLE sale_line_uses (
    document_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL,
    discount_minor INTEGER NOT NULL,
    basket_discount_minor INTEGER NOT NULL,
    net_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    PRIMARY KEY (document_id, line)
) STRICT, WITHOUT ROWID;

-- journal: money taken (positive) or given back (negative); change is a line of its own
CREATE TABLE sale_tenders (
    document_id INTEGER NOT NULL REFERENCES sales,
    line INTEGER NOT NULL,
    tender_id INTEGER NOT NULL REFERENCES tenders,
    amount_minor INTEGER NOT NULL,
    change INTEGER NOT NULL CHECK (change IN (0, 1)),
    stored_value_id INTEGER NOT NULL,
    payment_id INTEGER NOT NULL,
    reference TEXT NOT NULL,
    PRIMARY KEY (document_id, line)
) STRICT, WITHOUT ROWID;

-- opened: a call of a payment terminal | where it stands, a fold of payment_moves, and the exception raised about it
CREATE TABLE payments (
    payment_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    register_id INTEGER NOT NULL REFERENCES registers,
    shift_id INTEGER NOT NULL,
    tender_id INTEGER NOT NULL REFERENCES tenders,
    code TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
    state TEXT NOT NULL CHECK (state IN ('intended', 'approved', 'declined', 'used', 'reversed')),
    document_id INTEGER NOT NULL,
    exception_id INTEGER NOT NULL,
    UNIQUE (register_id, code)
) STRICT;
CREATE INDEX payments_loose ON payments (register_id) WHERE state IN ('intended', 'approved');

-- journal: what a call of a payment terminal came to, step by step; card is JSON of token, brand and last four digits
CREATE TABLE payment_moves (
    payment_move_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    payment_id INTEGER NOT NULL REFERENCES payments DEFERRABLE INITIALLY DEFERRED,
    action TEXT NOT NULL CHECK (action IN ('intended', 'approved', 'declined', 'used', 'reversed')),
    amount_minor INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    card TEXT NOT NULL
) STRICT;
CREATE INDEX payment_moves_by_payment ON payment_moves (payment_id);

-- journal: what a fiscal device or service said of a receipt, and that it was away
CREATE TABLE fiscal_records (
    fiscal_record_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    register_id INTEGER NOT NULL REFERENCES registers,
    transaction_code TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('started', 'finished', 'cancelled', 'outage')),
    document_id INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX fiscal_records_by_transaction ON fiscal_records (register_id, transaction_code);

-- balance: what was sold of an item at a site on a day of the books; lowest_unit_price after discounts, of sales alone
CREATE TABLE sales_days (
    posted_on INTEGER NOT NULL,
    site_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    quantity_returned INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL,
    discount_minor INTEGER NOT NULL,
    net_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    cost_minor INTEGER NOT NULL,
    lowest_unit_price INTEGER NOT NULL,
    PRIMARY KEY (posted_on, site_id, item_id)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- journals only grow
CREATE TRIGGER shift_moves_update BEFORE UPDATE ON shift_moves BEGIN SELECT RAISE(ABORT, 'shift_moves is a journal: correct it with a new record'); END;
CREATE TRIGGER shift_moves_delete BEFORE DELETE ON shift_moves BEGIN SELECT RAISE(ABORT, 'shift_moves is a journal: correct it with a new record'); END;
CREATE TRIGGER closings_update BEFORE UPDATE ON closings BEGIN SELECT RAISE(ABORT, 'closings is a journal: correct it with a new record'); END;
CREATE TRIGGER closings_delete BEFORE DELETE ON closings BEGIN SELECT RAISE(ABORT, 'closings is a journal: correct it with a new record'); END;
CREATE TRIGGER sales_update BEFORE UPDATE ON sales BEGIN SELECT RAISE(ABORT, 'sales is a journal: correct it with a new record'); END;
CREATE TRIGGER sales_delete BEFORE DELETE ON sales BEGIN SELECT RAISE(ABORT, 'sales is a journal: correct it with a new record'); END;
CREATE TRIGGER sale_lines_update BEFORE UPDATE ON sale_lines BEGIN SELECT RAISE(ABORT, 'sale_lines is a journal: correct it with a new record'); END;
CREATE TRIGGER sale_lines_delete BEFORE DELETE ON sale_lines BEGIN SELECT RAISE(ABORT, 'sale_lines is a journal: correct it with a new record'); END;
CREATE TRIGGER sale_tenders_update BEFORE UPDATE ON sale_tenders BEGIN SELECT RAISE(ABORT, 'sale_tenders is a journal: correct it with a new record'); END;
CREATE TRIGGER sale_tenders_delete BEFORE DELETE ON sale_tenders BEGIN SELECT RAISE(ABORT, 'sale_tenders is a journal: correct it with a new record'); END;
CREATE TRIGGER payment_moves_update BEFORE UPDATE ON payment_moves BEGIN SELECT RAISE(ABORT, 'payment_moves is a journal: correct it with a new record'); END;
CREATE TRIGGER payment_moves_delete BEFORE DELETE ON payment_moves BEGIN SELECT RAISE(ABORT, 'payment_moves is a journal: correct it with a new record'); END;
CREATE TRIGGER fiscal_records_update BEFORE UPDATE ON fiscal_records BEGIN SELECT RAISE(ABORT, 'fiscal_records is a journal: correct it with a new record'); END;
CREATE TRIGGER fiscal_records_delete BEFORE DELETE ON fiscal_records BEGIN SELECT RAISE(ABORT, 'fiscal_records is a journal: correct it with a new record'); END;

-- ---------------------------------------------------------------- what was opened stays as it was opened
CREATE TRIGGER shifts_update BEFORE UPDATE OF shift_id, command_id, register_id, number, cashier_id, opened_on ON shifts
BEGIN SELECT RAISE(ABORT, 'a row of shifts stays as it was opened: correct it with a new record'); END;
CREATE TRIGGER shifts_delete BEFORE DELETE ON shifts
BEGIN SELECT RAISE(ABORT, 'rows of shifts are never removed: correct them with a new record'); END;
CREATE TRIGGER payments_update BEFORE UPDATE OF payment_id, command_id, register_id, shift_id, tender_id, code ON payments
BEGIN SELECT RAISE(ABORT, 'a row of payments stays as it was opened: correct it with a new record'); END;
CREATE TRIGGER payments_delete BEFORE DELETE ON payments
BEGIN SELECT RAISE(ABORT, 'rows of payments are never removed: correct them with a new record'); END;
