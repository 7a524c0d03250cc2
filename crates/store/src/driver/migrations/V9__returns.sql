-- Returns: how channels take goods back, what is to come back, what came, what became of it, and what was kept back of it.
--
-- Quantities are in millionths of the item's base unit, amounts in minor units of the entity's currency.

-- master: how a channel takes goods back; window_days: for ever where NULL; restocking in millionths of one per cent;
-- reasons: JSON list of [code, folded code, name, whether the restocking fee is kept]
CREATE TABLE return_policies (
    channel_id INTEGER PRIMARY KEY REFERENCES channels,
    window_days INTEGER CHECK (window_days >= 0),
    refund_when TEXT NOT NULL CHECK (refund_when IN ('authorisation', 'receipt', 'disposition')),
    restocking INTEGER NOT NULL CHECK (restocking BETWEEN 0 AND 100000000),
    refund_shipping INTEGER NOT NULL CHECK (refund_shipping IN (0, 1)),
    order_discount TEXT NOT NULL CHECK (order_discount IN ('keep', 'charge_back')),
    discount_from_minor INTEGER NOT NULL CHECK (discount_from_minor >= 0),
    reasons TEXT NOT NULL,
    CHECK ((order_discount = 'charge_back') = (discount_from_minor > 0))
) STRICT;

-- opened: goods that are to come back, or came; customer 0 for nobody known, refund_tender 0: money goes back the way it
-- came | the order, 0 while nobody knows it
CREATE TABLE returns (
    return_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    entity_id INTEGER NOT NULL REFERENCES entities,
    series_id INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    customer_id INTEGER NOT NULL,
    opened_on INTEGER NOT NULL,
    authorised INTEGER NOT NULL CHECK (authorised IN (0, 1)),
    refund_tender_id INTEGER NOT NULL,
    refund_code TEXT NOT NULL,
    note TEXT NOT NULL,
    attributes TEXT NOT NULL,
    external_refs TEXT NOT NULL,
    demand_id INTEGER NOT NULL,
    UNIQUE (series_id, number)
) STRICT;
CREATE INDEX returns_by_order ON returns (demand_id) WHERE demand_id <> 0;

-- opened: a line of a return | the line of the order, 0 while nobody knows it; sums of what happened to it; the open item of
-- what was refunded without goods, or came without refund, 0 before the first
CREATE TABLE return_lines (
    return_id INTEGER NOT NULL REFERENCES returns,
    line INTEGER NOT NULL CHECK (line > 0),
    command_id INTEGER NOT NULL REFERENCES commands,
    item_id INTEGER NOT NULL REFERENCES items,
    reason TEXT NOT NULL,
    charges_fee INTEGER NOT NULL CHECK (charges_fee IN (0, 1)),
    authorised INTEGER NOT NULL CHECK (authorised >= 0),
    order_line INTEGER NOT NULL CHECK (order_line >= 0),
    received INTEGER NOT NULL CHECK (received >= 0),
    credited INTEGER NOT NULL CHECK (credited >= 0),
    disposed INTEGER NOT NULL CHECK (disposed >= 0 AND disposed <= received),
    lost INTEGER NOT NULL CHECK (lost >= 0 AND lost <= credited),
    declined INTEGER NOT NULL CHECK (declined >= 0 AND declined <= received),
    released INTEGER NOT NULL CHECK (released >= 0 AND released <= authorised),
    clearing_item_id INTEGER NOT NULL,
    PRIMARY KEY (return_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX return_lines_unmatched ON return_lines (return_id) WHERE credited + declined <> received + lost;
CREATE INDEX return_lines_waiting ON return_lines (return_id) WHERE received > disposed;

-- journal: what happened to a return; line 0: to all of it; about: the order of ordered, its line of identified, the line of
-- the credit note of credited, the exception of raised, 0 of others; clearing: what it moves on the line's open item
CREATE TABLE return_steps (
    return_step_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    return_id INTEGER NOT NULL REFERENCES returns DEFERRABLE INITIALLY DEFERRED,
    line INTEGER NOT NULL CHECK (line >= 0),
    step TEXT NOT NULL CHECK (step IN ('ordered', 'identified', 'received', 'inspected', 'disposed', 'credited', 'lost',
        'declined', 'released', 'raised')),
    about INTEGER NOT NULL CHECK (about >= 0),
    quantity INTEGER NOT NULL CHECK (quantity >= 0),
    document_id INTEGER NOT NULL,
    site_id INTEGER NOT NULL,
    place_id INTEGER NOT NULL,
    lot_id INTEGER NOT NULL,
    owner_id INTEGER NOT NULL,
    disposition TEXT CHECK (disposition IN ('resale', 'refurbish', 'liquidate', 'write_off', 'supplier', 'missing')),
    value_minor INTEGER NOT NULL,
    recovered_minor INTEGER NOT NULL,
    clearing_minor INTEGER NOT NULL,
    occurred_on INTEGER NOT NULL,
    note TEXT NOT NULL,
    CHECK ((step = 'disposed') = (disposition IS NOT NULL)),
    CHECK ((line = 0) = (step = 'ordered'))
) STRICT;
CREATE INDEX return_steps_by_return ON return_steps (return_id);
CREATE INDEX return_steps_by_day ON return_steps (occurred_on) WHERE step = 'disposed';

-- journal: what a line of a credit note keeps back of its slice of what was billed; return_line 0: it had no goods, or gives
-- back what was kept back before (withheld below zero)
CREATE TABLE return_credits (
    document_id INTEGER NOT NULL REFERENCES invoices,
    line INTEGER NOT NULL CHECK (line > 0),
    return_id INTEGER NOT NULL REFERENCES returns DEFERRABLE INITIALLY DEFERRED,
    return_line INTEGER NOT NULL CHECK (return_line >= 0),
    fee_net_minor INTEGER NOT NULL CHECK (fee_net_minor >= 0),
    fee_tax_minor INTEGER NOT NULL CHECK (fee_tax_minor >= 0),
    withheld_minor INTEGER NOT NULL,
    withheld_net_minor INTEGER NOT NULL,
    withheld_tax_minor INTEGER NOT NULL,
    granted_net_minor INTEGER NOT NULL CHECK (granted_net_minor >= 0),
    granted_tax_minor INTEGER NOT NULL CHECK (granted_tax_minor >= 0),
    PRIMARY KEY (document_id, line),
    CHECK (min(withheld_minor, withheld_net_minor, withheld_tax_minor) >= 0
        OR max(withheld_minor, withheld_net_minor, withheld_tax_minor) <= 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX return_credits_by_return ON return_credits (return_id);

-- ---------------------------------------------------------------- journals only grow
CREATE TRIGGER return_steps_update BEFORE UPDATE ON return_steps BEGIN SELECT RAISE(ABORT, 'return_steps is a journal: correct it with a new record'); END;
CREATE TRIGGER return_steps_delete BEFORE DELETE ON return_steps BEGIN SELECT RAISE(ABORT, 'return_steps is a journal: correct it with a new record'); END;
CREATE TRIGGER return_credits_update BEFORE UPDATE ON return_credits BEGIN SELECT RAISE(ABORT, 'return_credits is a journal: correct it with a new record'); END;
CREATE TRIGGER return_credits_delete BEFORE DELETE ON return_credits BEGIN SELECT RAISE(ABORT, 'return_credits is a journal: correct it with a new record'); END;

-- ---------------------------------------------------------------- what was opened stays as it was opened
CREATE TRIGGER returns_update BEFORE UPDATE OF return_id, command_id, entity_id, series_id, number, customer_id, opened_on,
    authorised, refund_tender_id, refund_code, note, attributes, external_refs ON returns
BEGIN SELECT RAISE(ABORT, 'a row of returns stays as it was opened: correct it with a new record'); END;
CREATE TRIGGER returns_delete BEFORE DELETE ON returns
BEGIN SELECT RAISE(ABORT, 'rows of returns are never removed: correct them with a new record'); END;
CREATE TRIGGER return_lines_update BEFORE UPDATE OF return_id, line, command_id, item_id, reason, charges_fee, authorised
    ON return_lines
BEGIN SELECT RAISE(ABORT, 'a row of return_lines stays as it was opened: correct it with a new record'); END;
CREATE TRIGGER return_lines_delete BEFORE DELETE ON return_lines
BEGIN SELECT RAISE(ABORT, 'rows of return_lines are never removed: correct them with a new record'); END;
