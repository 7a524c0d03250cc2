-- Taxes: where they are owed, at what rates from which day on, and what was taken.
--
-- Units and kinds of table are those of the first schema. Rates stand as JSON text, exactly as percent was written: they
-- are read whole and never compared here.

-- master: where taxes are owed; how many days after a debt was due the tax in it can be claimed back, if it can
CREATE TABLE tax_jurisdictions (
    jurisdiction_id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    rounding TEXT NOT NULL CHECK (rounding IN ('line', 'document')),
    tax_point TEXT NOT NULL CHECK (tax_point IN ('payment', 'invoice', 'delivery')),
    bad_debt_relief INTEGER NOT NULL CHECK (bad_debt_relief IN (0, 1)),
    bad_debt_relief_days INTEGER NOT NULL CHECK (bad_debt_relief_days >= 0)
) STRICT;

-- master: what a class (folded) pays from a day on; such a row never changes
CREATE TABLE tax_sets (
    tax_set_id INTEGER PRIMARY KEY,
    jurisdiction_id INTEGER NOT NULL REFERENCES tax_jurisdictions,
    tax_class TEXT NOT NULL,
    effective_on INTEGER NOT NULL,
    treatment TEXT NOT NULL CHECK (treatment IN ('taxed', 'zero_rated', 'exempt')),
    components TEXT NOT NULL,
    UNIQUE (jurisdiction_id, tax_class, effective_on)
) STRICT;

-- master: where a site's sales are taxed
CREATE TABLE tax_sites (
    site_id INTEGER PRIMARY KEY REFERENCES sites,
    jurisdiction_id INTEGER NOT NULL REFERENCES tax_jurisdictions
) STRICT;
CREATE INDEX tax_sites_by_jurisdiction ON tax_sites (jurisdiction_id);

-- master: what frees a party from tax; jurisdiction 0 is everywhere
CREATE TABLE tax_exemptions (
    party_id INTEGER NOT NULL REFERENCES parties,
    jurisdiction_id INTEGER NOT NULL,
    starts_on INTEGER NOT NULL,
    ends_on INTEGER,
    treatment TEXT NOT NULL CHECK (treatment IN ('exempt', 'zero_rated', 'reverse_charge')),
    certificate TEXT NOT NULL,
    PRIMARY KEY (party_id, jurisdiction_id, starts_on),
    CHECK (ends_on >= starts_on)
) STRICT, WITHOUT ROWID;

-- balance: the running open item of a month's tax; the index also serves inserts of open items, see the first schema
CREATE TABLE tax_periods (
    entity_id INTEGER NOT NULL REFERENCES entities,
    jurisdiction_id INTEGER NOT NULL REFERENCES tax_jurisdictions,
    period INTEGER NOT NULL,
    open_item_id INTEGER NOT NULL REFERENCES open_items,
    PRIMARY KEY (entity_id, jurisdiction_id, period)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX tax_periods_by_item ON tax_periods (open_item_id);

-- balance: what was taxed on a day of the books; refunds below 0, as are advances that were billed
-- or given back and bad debts whose tax is claimed; memo_tax is owed by others. Its references are left to
-- verify: as foreign keys they would be looked for at every new set
CREATE TABLE tax_days (
    entity_id INTEGER NOT NULL,
    posted_on INTEGER NOT NULL,
    site_id INTEGER NOT NULL,
    tax_set_id INTEGER NOT NULL,
    treatment TEXT NOT NULL CHECK (treatment IN
        ('taxed', 'zero_rated', 'exempt', 'reverse_charge', 'marketplace_collected', 'deemed_supplier')),
    side TEXT NOT NULL CHECK (side IN ('sale', 'refund', 'advance', 'bad_debt')),
    net_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL CHECK (tax_minor = 0 OR treatment = 'taxed'),
    memo_tax_minor INTEGER NOT NULL
        CHECK (memo_tax_minor = 0 OR treatment IN ('marketplace_collected', 'deemed_supplier')),
    lines INTEGER NOT NULL,
    PRIMARY KEY (entity_id, posted_on, site_id, tax_set_id, treatment, side)
) STRICT, WITHOUT ROWID;
