-- Advances: what of orders is taxed because it was paid before it was billed, where their terms say so.

-- journal: a change of what is taxed so in one way, below zero when it is billed, given back or no longer wanted; entry 0 where
-- the changes of a command come to no tax
CREATE TABLE advance_taxes (
    advance_tax_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    demand_id INTEGER NOT NULL REFERENCES orders DEFERRABLE INITIALLY DEFERRED,
    tax_set_id INTEGER NOT NULL,
    treatment TEXT NOT NULL CHECK (treatment IN ('taxed', 'zero_rated', 'exempt', 'reverse_charge')),
    posted_on INTEGER NOT NULL,
    net_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL CHECK (tax_minor = 0 OR treatment = 'taxed'),
    entry_id INTEGER NOT NULL,
    CHECK (net_minor <> 0 OR tax_minor <> 0)
) STRICT;
CREATE INDEX advance_taxes_by_order ON advance_taxes (demand_id);

CREATE TRIGGER advance_taxes_update BEFORE UPDATE ON advance_taxes BEGIN SELECT RAISE(ABORT, 'advance_taxes is a journal: correct it with a new record'); END;
CREATE TRIGGER advance_taxes_delete BEFORE DELETE ON advance_taxes BEGIN SELECT RAISE(ABORT, 'advance_taxes is a journal: correct it with a new record'); END;
