-- Allocation: where demand comes from, what somebody wants, and what they were promised.
--
-- Quantities are millionths of the item's base unit. A unit of a demand stands in one stage: open, reserved, allocated,
-- picked, shipped or cancelled; outside is where what is wanted comes from. A seat is where a promise lies: site, place, lot
-- and owner, 0 for none.

-- ---------------------------------------------------------------- channels

-- master: where demand comes from, and how it is supplied; sites: JSON list of [site, cost_minor, [categories]], empty for
-- every site of the entity; reservation_minutes and parcels_most: no limit where NULL
CREATE TABLE channels (
    channel_id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    entity_id INTEGER NOT NULL REFERENCES entities,
    ship_rule TEXT NOT NULL CHECK (ship_rule IN ('whole', 'whole_lines', 'what_there_is')),
    shortage_rule TEXT NOT NULL CHECK (shortage_rule IN ('refuse', 'backorder')),
    priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 9),
    reservation_minutes INTEGER CHECK (reservation_minutes > 0),
    remaining_life_days INTEGER NOT NULL CHECK (remaining_life_days >= 0),
    parcels_most INTEGER CHECK (parcels_most > 0),
    sites TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX channels_by_entity ON channels (entity_id, folded);

-- master: what it takes to ship from a site; lanes: JSON object of folded zones, each with what a parcel there costs
CREATE TABLE supply_sites (
    site_id INTEGER PRIMARY KEY REFERENCES sites,
    handling_minor INTEGER NOT NULL,
    parcels_per_day INTEGER CHECK (parcels_per_day >= 0),
    lanes TEXT NOT NULL
) STRICT;

-- master: a quantity that is kept back at a site: for a channel, or (0) from all
CREATE TABLE stock_guards (
    item_id INTEGER NOT NULL REFERENCES items,
    site_id INTEGER NOT NULL REFERENCES sites,
    channel_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity >= 0),
    PRIMARY KEY (item_id, site_id, channel_id)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- demands

-- opened: what somebody wants through a channel, found by the host's reference; customer 0 for nobody known, site 0 for any |
-- when what is reserved is let go, the last of demand_ends
CREATE TABLE demands (
    demand_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    channel_id INTEGER NOT NULL REFERENCES channels,
    kind TEXT NOT NULL CHECK (kind IN ('cart', 'quote', 'order')),
    folded TEXT NOT NULL,
    reference TEXT NOT NULL,
    entity_id INTEGER NOT NULL REFERENCES entities,
    customer_id INTEGER NOT NULL,
    zone TEXT NOT NULL,
    site_id INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    ship_rule TEXT NOT NULL CHECK (ship_rule IN ('whole', 'whole_lines', 'what_there_is')),
    shortage_rule TEXT NOT NULL CHECK (shortage_rule IN ('refuse', 'backorder')),
    remaining_life_days INTEGER NOT NULL,
    wanted_on INTEGER NOT NULL,
    expires_at INTEGER,
    UNIQUE (channel_id, kind, folded)
) STRICT;
CREATE INDEX demands_ending ON demands (expires_at) WHERE expires_at IS NOT NULL;

-- opened: a line of a demand, with what a base unit is worth in millionths of the major unit | how it stands, a fold of
-- demand_moves
CREATE TABLE demand_lines (
    demand_id INTEGER NOT NULL REFERENCES demands,
    line INTEGER NOT NULL CHECK (line > 0),
    command_id INTEGER NOT NULL REFERENCES commands,
    item_id INTEGER NOT NULL REFERENCES items,
    worth INTEGER NOT NULL CHECK (worth >= 0),
    wanted INTEGER NOT NULL CHECK (wanted >= 0),
    open INTEGER NOT NULL CHECK (open >= 0),
    reserved INTEGER NOT NULL CHECK (reserved >= 0),
    allocated INTEGER NOT NULL CHECK (allocated >= 0),
    picked INTEGER NOT NULL CHECK (picked >= 0),
    shipped INTEGER NOT NULL CHECK (shipped >= 0),
    cancelled INTEGER NOT NULL CHECK (cancelled >= 0),
    PRIMARY KEY (demand_id, line),
    CHECK (wanted = open + reserved + allocated + picked + shipped + cancelled)
) STRICT, WITHOUT ROWID;
CREATE INDEX demand_lines_open ON demand_lines (item_id) WHERE open > 0;

-- balance: what of a line is promised at a seat; a promise with nothing in it stays
CREATE TABLE promises (
    demand_id INTEGER NOT NULL REFERENCES demands,
    line INTEGER NOT NULL,
    site_id INTEGER NOT NULL REFERENCES sites,
    place_id INTEGER NOT NULL,
    lot_id INTEGER NOT NULL,
    owner_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL REFERENCES items,
    reserved INTEGER NOT NULL CHECK (reserved >= 0),
    allocated INTEGER NOT NULL CHECK (allocated >= 0),
    picked INTEGER NOT NULL CHECK (picked >= 0),
    PRIMARY KEY (demand_id, line, site_id, place_id, lot_id, owner_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX promises_held ON promises (item_id, site_id) WHERE reserved + allocated + picked > 0;

-- journal: units of a line that went from one stage to another; the seat is that of the promise among both
CREATE TABLE demand_moves (
    demand_move_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    demand_id INTEGER NOT NULL REFERENCES demands DEFERRABLE INITIALLY DEFERRED,
    line INTEGER NOT NULL,
    cause TEXT NOT NULL CHECK (cause IN ('asked', 'sourced', 'filled', 'released', 'expired', 'displaced', 'reseated',
        'reallocated', 'ordered', 'picked', 'short', 'shipped', 'cancelled')),
    from_stage TEXT NOT NULL CHECK (from_stage IN ('outside', 'open', 'reserved', 'allocated', 'picked', 'shipped',
        'cancelled')),
    to_stage TEXT NOT NULL CHECK (to_stage IN ('outside', 'open', 'reserved', 'allocated', 'picked', 'shipped',
        'cancelled')),
    site_id INTEGER NOT NULL,
    place_id INTEGER NOT NULL,
    lot_id INTEGER NOT NULL,
    owner_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    occurred_on INTEGER NOT NULL,
    CHECK (from_stage <> to_stage)
) STRICT;
CREATE INDEX demand_moves_by_demand ON demand_moves (demand_id);

-- journal: when what is reserved for a demand is let go, as it was said; NULL: never
CREATE TABLE demand_ends (
    demand_end_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    demand_id INTEGER NOT NULL REFERENCES demands DEFERRABLE INITIALLY DEFERRED,
    expires_at INTEGER
) STRICT;
CREATE INDEX demand_ends_by_demand ON demand_ends (demand_id);

-- balance: how much of an item orders wait for
CREATE TABLE open_demands (
    item_id INTEGER NOT NULL PRIMARY KEY REFERENCES items,
    open INTEGER NOT NULL CHECK (open >= 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX open_demands_waiting ON open_demands (item_id) WHERE open > 0;

-- balance: how many demands a site took on in a business day: how often what it is to pick of one rose from nothing, but
-- for those that were given up on that day
CREATE TABLE parcel_days (
    site_id INTEGER NOT NULL REFERENCES sites,
    occurred_on INTEGER NOT NULL,
    parcels INTEGER NOT NULL CHECK (parcels >= 0),
    PRIMARY KEY (site_id, occurred_on)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- journals only grow
CREATE TRIGGER demand_moves_update BEFORE UPDATE ON demand_moves BEGIN SELECT RAISE(ABORT, 'demand_moves is a journal: correct it with a new record'); END;
CREATE TRIGGER demand_moves_delete BEFORE DELETE ON demand_moves BEGIN SELECT RAISE(ABORT, 'demand_moves is a journal: correct it with a new record'); END;

CREATE TRIGGER demand_ends_update BEFORE UPDATE ON demand_ends BEGIN SELECT RAISE(ABORT, 'demand_ends is a journal: correct it with a new record'); END;
CREATE TRIGGER demand_ends_delete BEFORE DELETE ON demand_ends BEGIN SELECT RAISE(ABORT, 'demand_ends is a journal: correct it with a new record'); END;

-- ---------------------------------------------------------------- what was opened stays as it was opened
CREATE TRIGGER demands_update BEFORE UPDATE OF demand_id, command_id, channel_id, kind, folded, reference, entity_id,
    customer_id, zone, site_id, priority, ship_rule, shortage_rule, remaining_life_days, wanted_on ON demands
BEGIN SELECT RAISE(ABORT, 'a row of demands stays as it was opened: correct it with a new record'); END;
CREATE TRIGGER demands_delete BEFORE DELETE ON demands
BEGIN SELECT RAISE(ABORT, 'rows of demands are never removed: correct them with a new record'); END;
CREATE TRIGGER demand_lines_update BEFORE UPDATE OF demand_id, line, command_id, item_id, worth ON demand_lines
BEGIN SELECT RAISE(ABORT, 'a row of demand_lines stays as it was opened: correct it with a new record'); END;
CREATE TRIGGER demand_lines_delete BEFORE DELETE ON demand_lines
BEGIN SELECT RAISE(ABORT, 'rows of demand_lines are never removed: correct them with a new record'); END;
