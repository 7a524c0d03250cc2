-- Sales: what kits hold, on which terms channels sell and customers buy, orders, their money, and what they bill.
--
-- An order or quote stands on a demand and bears its key: where the units of its lines of goods stand is written there.
-- Amounts are in minor units of the entity's currency, unit prices in millionths of the major unit.

-- ---------------------------------------------------------------- kits and terms

-- master: what one of a kit holds; parts: JSON list of [item, quantity, share]
CREATE TABLE kits (
    item_id INTEGER PRIMARY KEY REFERENCES items,
    parts TEXT NOT NULL
) STRICT;

-- master: on which terms a channel sells; commission in millionths of one per cent; pay_within_minutes: no limit where NULL
CREATE TABLE channel_terms (
    channel_id INTEGER PRIMARY KEY REFERENCES channels,
    site_id INTEGER NOT NULL REFERENCES sites,
    jurisdiction_id INTEGER NOT NULL,
    includes_tax INTEGER NOT NULL CHECK (includes_tax IN (0, 1)),
    revenue_at TEXT NOT NULL CHECK (revenue_at IN ('shipment', 'delivery')),
    tax_by TEXT NOT NULL CHECK (tax_by IN ('us', 'marketplace', 'deemed_supplier')),
    tax_due TEXT NOT NULL CHECK (tax_due IN ('invoice', 'payment')),
    sells_as TEXT NOT NULL CHECK (sells_as IN ('principal', 'agent')),
    marketplace_id INTEGER NOT NULL,
    principal_id INTEGER NOT NULL,
    commission INTEGER NOT NULL CHECK (commission BETWEEN 0 AND 100000000),
    prepaid INTEGER NOT NULL CHECK (prepaid IN (0, 1)),
    pay_within_minutes INTEGER CHECK (pay_within_minutes > 0),
    due_days INTEGER NOT NULL CHECK (due_days >= 0),
    late_money TEXT NOT NULL CHECK (late_money IN ('backorder', 'refund')),
    difference_most_minor INTEGER NOT NULL CHECK (difference_most_minor >= 0)
) STRICT;

-- master: on which terms a customer buys of an entity; due_days: as the channel says where NULL; credit_limit_minor: no limit
CREATE TABLE customer_terms (
    entity_id INTEGER NOT NULL REFERENCES entities,
    customer_id INTEGER NOT NULL REFERENCES parties,
    due_days INTEGER CHECK (due_days >= 0),
    credit_limit_minor INTEGER CHECK (credit_limit_minor >= 0),
    stopped INTEGER NOT NULL CHECK (stopped IN (0, 1)),
    PRIMARY KEY (entity_id, customer_id)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- orders

-- opened: an order or quote, as was agreed; customer 0 for nobody known, quote 0 for none | the open items of what we hold
-- for it, and of the tax that is due on that before it is billed, 0 while that is nothing
CREATE TABLE orders (
    demand_id INTEGER PRIMARY KEY REFERENCES demands,
    command_id INTEGER NOT NULL REFERENCES commands,
    entity_id INTEGER NOT NULL REFERENCES entities,
    channel_id INTEGER NOT NULL REFERENCES channels,
    series_id INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    customer_id INTEGER NOT NULL,
    placed_on INTEGER NOT NULL,
    site_id INTEGER NOT NULL REFERENCES sites,
    jurisdiction_id INTEGER NOT NULL,
    includes_tax INTEGER NOT NULL CHECK (includes_tax IN (0, 1)),
    tax_due TEXT NOT NULL CHECK (tax_due IN ('invoice', 'payment')),
    stated_total_minor INTEGER,
    content BLOB NOT NULL CHECK (length(content) = 32),
    valid_until INTEGER,
    quote_id INTEGER NOT NULL,
    attributes TEXT NOT NULL,
    external_refs TEXT NOT NULL,
    deposit_id INTEGER NOT NULL,
    advance_tax_id INTEGER NOT NULL,
    UNIQUE (series_id, number)
) STRICT;
CREATE INDEX orders_by_entity ON orders (entity_id);
CREATE INDEX orders_by_channel ON orders (channel_id);
CREATE INDEX orders_by_customer ON orders (customer_id, entity_id) WHERE customer_id <> 0;

-- opened: a line of an order, with what all of it comes to; kit 0 and list 0 for none | how much of a line without goods was
-- cancelled, a sum of order_cancels, and how much was invoiced, a sum of invoice_lines
CREATE TABLE order_lines (
    demand_id INTEGER NOT NULL REFERENCES orders,
    line INTEGER NOT NULL CHECK (line > 0),
    command_id INTEGER NOT NULL REFERENCES commands,
    item_id INTEGER NOT NULL REFERENCES items,
    kit_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    unit_id INTEGER NOT NULL,
    unit_price INTEGER NOT NULL CHECK (unit_price >= 0),
    price_origin TEXT NOT NULL CHECK (price_origin IN ('list', 'override', 'markdown', 'label', 'lowest', 'given', 'none')),
    price_list_id INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL CHECK (gross_minor >= 0),
    discount_minor INTEGER NOT NULL CHECK (discount_minor >= 0),
    basket_discount_minor INTEGER NOT NULL CHECK (basket_discount_minor >= 0),
    net_minor INTEGER NOT NULL CHECK (net_minor >= 0),
    tax_minor INTEGER NOT NULL CHECK (tax_minor >= 0),
    memo_tax_minor INTEGER NOT NULL CHECK (memo_tax_minor >= 0),
    tax_set_id INTEGER NOT NULL,
    treatment TEXT NOT NULL CHECK (treatment IN ('taxed', 'zero_rated', 'exempt', 'reverse_charge', 'marketplace_collected',
        'deemed_supplier', 'out_of_scope')),
    note TEXT NOT NULL,
    cancelled INTEGER NOT NULL CHECK (cancelled >= 0),
    invoiced INTEGER NOT NULL CHECK (invoiced >= 0),
    PRIMARY KEY (demand_id, line),
    CHECK (cancelled + invoiced <= quantity)
) STRICT, WITHOUT ROWID;

-- journal: units of a line that are no longer wanted
CREATE TABLE order_cancels (
    order_cancel_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    demand_id INTEGER NOT NULL REFERENCES orders DEFERRABLE INITIALLY DEFERRED,
    line INTEGER NOT NULL CHECK (line > 0),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX order_cancels_by_order ON order_cancels (demand_id);

-- journal: a hold that was placed on an order (placed 1), or released
CREATE TABLE hold_steps (
    hold_step_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    demand_id INTEGER NOT NULL REFERENCES orders DEFERRABLE INITIALLY DEFERRED,
    hold TEXT NOT NULL CHECK (hold IN ('fraud', 'credit', 'address', 'stock')),
    placed INTEGER NOT NULL CHECK (placed IN (0, 1)),
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX hold_steps_by_order ON hold_steps (demand_id);

-- journal: what happened to a payment of an order; follows_id: the step of the order before it, 0 for none
CREATE TABLE order_payments (
    order_payment_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    demand_id INTEGER NOT NULL REFERENCES orders DEFERRABLE INITIALLY DEFERRED,
    step TEXT NOT NULL CHECK (step IN ('authorised', 'captured', 'voided', 'refunded', 'charged_back', 'chargeback_won')),
    tender_id INTEGER NOT NULL REFERENCES tenders,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    follows_id INTEGER NOT NULL CHECK (follows_id >= 0 AND follows_id < order_payment_id),
    stored_value_id INTEGER NOT NULL,
    reference TEXT NOT NULL,
    occurred_on INTEGER NOT NULL,
    open_item_id INTEGER NOT NULL,
    entry_id INTEGER NOT NULL
) STRICT;
CREATE INDEX order_payments_by_order ON order_payments (demand_id);

-- ---------------------------------------------------------------- what is billed, and what leaves

-- journal: what makes a stock document an invoice or credit note, amounts of which are below zero; party, item and corrects 0
-- for none; what was not paid before out of the deposit is receivable
CREATE TABLE invoices (
    document_id INTEGER PRIMARY KEY REFERENCES stock_documents,
    command_id INTEGER NOT NULL REFERENCES commands,
    demand_id INTEGER NOT NULL REFERENCES orders DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('invoice', 'credit_note')),
    series_id INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    party_id INTEGER NOT NULL,
    due_on INTEGER NOT NULL,
    net_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    deposit_minor INTEGER NOT NULL,
    receivable_minor INTEGER NOT NULL,
    open_item_id INTEGER NOT NULL,
    fee_minor INTEGER NOT NULL,
    corrects_document_id INTEGER NOT NULL CHECK (corrects_document_id >= 0 AND corrects_document_id < document_id),
    UNIQUE (series_id, number),
    CHECK (net_minor + tax_minor = deposit_minor + receivable_minor),
    CHECK (CASE kind
        WHEN 'invoice'
        THEN min(net_minor, tax_minor, deposit_minor, receivable_minor, fee_minor) >= 0 AND corrects_document_id = 0
        ELSE max(net_minor, tax_minor, deposit_minor, receivable_minor, fee_minor) <= 0 END)
) STRICT;
CREATE INDEX invoices_by_order ON invoices (demand_id);

-- journal: a line of an invoice or credit note, for a line of the order; all of it below zero on a credit note
CREATE TABLE invoice_lines (
    document_id INTEGER NOT NULL REFERENCES invoices,
    line INTEGER NOT NULL CHECK (line > 0),
    order_line INTEGER NOT NULL CHECK (order_line > 0),
    item_id INTEGER NOT NULL REFERENCES items,
    quantity INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL,
    discount_minor INTEGER NOT NULL,
    basket_discount_minor INTEGER NOT NULL,
    net_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    memo_tax_minor INTEGER NOT NULL,
    tax_set_id INTEGER NOT NULL,
    treatment TEXT NOT NULL CHECK (treatment IN ('taxed', 'zero_rated', 'exempt', 'reverse_charge', 'marketplace_collected',
        'deemed_supplier', 'out_of_scope')),
    cost_minor INTEGER NOT NULL,
    PRIMARY KEY (document_id, line),
    CHECK (min(quantity, gross_minor, discount_minor, basket_discount_minor, net_minor, tax_minor, memo_tax_minor) >= 0
        OR max(quantity, gross_minor, discount_minor, basket_discount_minor, net_minor, tax_minor, memo_tax_minor) <= 0)
) STRICT, WITHOUT ROWID;

-- journal: what left for an order by a stock document; carrier 0: it was picked up; goods and revenue: the open items of what
-- is under way and ours, 0 for none
CREATE TABLE parcels (
    document_id INTEGER PRIMARY KEY REFERENCES stock_documents,
    command_id INTEGER NOT NULL REFERENCES commands,
    demand_id INTEGER NOT NULL REFERENCES orders DEFERRABLE INITIALLY DEFERRED,
    carrier_id INTEGER NOT NULL,
    tracking TEXT NOT NULL,
    freight_minor INTEGER NOT NULL CHECK (freight_minor >= 0),
    goods_item_id INTEGER NOT NULL,
    revenue_item_id INTEGER NOT NULL
) STRICT;
CREATE INDEX parcels_by_order ON parcels (demand_id);

-- journal: what happened to a parcel under way; amount: what is claimed, 0 of other steps
CREATE TABLE parcel_events (
    parcel_event_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    document_id INTEGER NOT NULL REFERENCES parcels,
    step TEXT NOT NULL CHECK (step IN ('delivered', 'delayed', 'lost', 'damaged', 'returned', 'claimed')),
    occurred_on INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
    note TEXT NOT NULL,
    CHECK (step = 'claimed' OR amount_minor = 0)
) STRICT;
CREATE INDEX parcel_events_by_parcel ON parcel_events (document_id);

-- ---------------------------------------------------------------- journals only grow
CREATE TRIGGER order_cancels_update BEFORE UPDATE ON order_cancels BEGIN SELECT RAISE(ABORT, 'order_cancels is a journal: correct it with a new record'); END;
CREATE TRIGGER order_cancels_delete BEFORE DELETE ON order_cancels BEGIN SELECT RAISE(ABORT, 'order_cancels is a journal: correct it with a new record'); END;
CREATE TRIGGER hold_steps_update BEFORE UPDATE ON hold_steps BEGIN SELECT RAISE(ABORT, 'hold_steps is a journal: correct it with a new record'); END;
CREATE TRIGGER hold_steps_delete BEFORE DELETE ON hold_steps BEGIN SELECT RAISE(ABORT, 'hold_steps is a journal: correct it with a new record'); END;
CREATE TRIGGER order_payments_update BEFORE UPDATE ON order_payments BEGIN SELECT RAISE(ABORT, 'order_payments is a journal: correct it with a new record'); END;
CREATE TRIGGER order_payments_delete BEFORE DELETE ON order_payments BEGIN SELECT RAISE(ABORT, 'order_payments is a journal: correct it with a new record'); END;
CREATE TRIGGER invoices_update BEFORE UPDATE ON invoices BEGIN SELECT RAISE(ABORT, 'invoices is a journal: correct it with a new record'); END;
CREATE TRIGGER invoices_delete BEFORE DELETE ON invoices BEGIN SELECT RAISE(ABORT, 'invoices is a journal: correct it with a new record'); END;
CREATE TRIGGER invoice_lines_update BEFORE UPDATE ON invoice_lines BEGIN SELECT RAISE(ABORT, 'invoice_lines is a journal: correct it with a new record'); END;
CREATE TRIGGER invoice_lines_delete BEFORE DELETE ON invoice_lines BEGIN SELECT RAISE(ABORT, 'invoice_lines is a journal: correct it with a new record'); END;
CREATE TRIGGER parcels_update BEFORE UPDATE ON parcels BEGIN SELECT RAISE(ABORT, 'parcels is a journal: correct it with a new record'); END;
CREATE TRIGGER parcels_delete BEFORE DELETE ON parcels BEGIN SELECT RAISE(ABORT, 'parcels is a journal: correct it with a new record'); END;
CREATE TRIGGER parcel_events_update BEFORE UPDATE ON parcel_events BEGIN SELECT RAISE(ABORT, 'parcel_events is a journal: correct it with a new record'); END;
CREATE TRIGGER parcel_events_delete BEFORE DELETE ON parcel_events BEGIN SELECT RAISE(ABORT, 'parcel_events is a journal: correct it with a new record'); END;

-- ---------------------------------------------------------------- what was opened stays as it was opened
CREATE TRIGGER orders_update BEFORE UPDATE OF demand_id, command_id, entity_id, channel_id, series_id, number, customer_id,
    placed_on, site_id, jurisdiction_id, includes_tax, tax_due, stated_total_minor, content, valid_until, quote_id, attributes,
    external_refs ON orders
BEGIN SELECT RAISE(ABORT, 'a row of orders stays as it was opened: correct it with a new record'); END;
CREATE TRIGGER orders_delete BEFORE DELETE ON orders
BEGIN SELECT RAISE(ABORT, 'rows of orders are never removed: correct them with a new record'); END;
CREATE TRIGGER order_lines_update BEFORE UPDATE OF demand_id, line, command_id, item_id, kit_id, quantity, unit_id, unit_price,
    price_origin, price_list_id, gross_minor, discount_minor, basket_discount_minor, net_minor, tax_minor, memo_tax_minor,
    tax_set_id, treatment, note ON order_lines
BEGIN SELECT RAISE(ABORT, 'a row of order_lines stays as it was opened: correct it with a new record'); END;
CREATE TRIGGER order_lines_delete BEFORE DELETE ON order_lines
BEGIN SELECT RAISE(ABORT, 'rows of order_lines are never removed: correct them with a new record'); END;
