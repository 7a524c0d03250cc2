-- Bad debts: the tax in them that is claimed back, and owed again when they are paid after all.

-- journal: a change of what was taxed of an invoice in one way, made by the document of a bad debt: below zero where it is
-- claimed back
CREATE TABLE bad_debt_reliefs (
    bad_debt_relief_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    document_id INTEGER NOT NULL REFERENCES stock_documents,
    invoice_id INTEGER NOT NULL REFERENCES invoices,
    tax_set_id INTEGER NOT NULL,
    treatment TEXT NOT NULL CHECK (treatment IN ('taxed', 'zero_rated', 'exempt', 'reverse_charge')),
    net_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL CHECK (tax_minor = 0 OR treatment = 'taxed'),
    CHECK (net_minor <> 0 OR tax_minor <> 0)
) STRICT;
CREATE INDEX bad_debt_reliefs_by_invoice ON bad_debt_reliefs (invoice_id);

CREATE TRIGGER bad_debt_reliefs_update BEFORE UPDATE ON bad_debt_reliefs BEGIN SELECT RAISE(ABORT, 'bad_debt_reliefs is a journal: correct it with a new record'); END;
CREATE TRIGGER bad_debt_reliefs_delete BEFORE DELETE ON bad_debt_reliefs BEGIN SELECT RAISE(ABORT, 'bad_debt_reliefs is a journal: correct it with a new record'); END;
