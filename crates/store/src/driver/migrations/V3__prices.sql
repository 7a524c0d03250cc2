-- Prices: what is sold for how much, to whom, where and when.
--
-- unit_price: millionths of the major unit per one unit. quantity_from: millionths of that unit, which is the item's base
-- unit or a pack. channel and customer_group: codes in folded form, empty for all.

-- ---------------------------------------------------------------- pricing

-- master: for whom, where and when its prices hold, and whether they are reduced ones; site 0 means all
CREATE TABLE price_lists (
    price_list_id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    entity_id INTEGER NOT NULL REFERENCES entities,
    currency TEXT NOT NULL,
    includes_tax INTEGER NOT NULL CHECK (includes_tax IN (0, 1)),
    channel TEXT NOT NULL,
    customer_group TEXT NOT NULL,
    site_id INTEGER NOT NULL,
    starts_on INTEGER NOT NULL,
    ends_on INTEGER CHECK (ends_on >= starts_on),
    markdown INTEGER NOT NULL CHECK (markdown IN (0, 1)),
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX price_lists_by_entity ON price_lists (entity_id);

-- master: a price is read with all others of its item in its list, which therefore stand together
CREATE TABLE prices (
    price_list_id INTEGER NOT NULL REFERENCES price_lists,
    item_id INTEGER NOT NULL REFERENCES items,
    unit_id INTEGER NOT NULL REFERENCES units,
    quantity_from INTEGER NOT NULL CHECK (quantity_from >= 0),
    starts_on INTEGER NOT NULL,
    unit_price INTEGER NOT NULL CHECK (unit_price >= 0),
    ends_on INTEGER CHECK (ends_on >= starts_on),
    PRIMARY KEY (price_list_id, item_id, unit_id, quantity_from, starts_on)
) STRICT, WITHOUT ROWID;

-- master: the group a customer buys in, or empty
CREATE TABLE customer_groups (
    party_id INTEGER PRIMARY KEY REFERENCES parties,
    customer_group TEXT NOT NULL
) STRICT;
