-- Supply: what is expected to arrive, and what channels' copies of the figures are told.
--
-- Quantities are millionths of the item's base unit.

-- ---------------------------------------------------------------- what is expected

-- journal: a reference of the host's under which something is expected at a site, from its first mention on
CREATE TABLE expected_supplies (
    expected_supply_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    site_id INTEGER NOT NULL REFERENCES sites,
    kind TEXT NOT NULL CHECK (kind IN ('inbound', 'resale')),
    folded TEXT NOT NULL,
    reference TEXT NOT NULL,
    UNIQUE (site_id, kind, folded)
) STRICT;

-- journal: what is expected of an item on a day became more or, below 0, less
CREATE TABLE expected_moves (
    expected_move_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    expected_supply_id INTEGER NOT NULL REFERENCES expected_supplies,
    item_id INTEGER NOT NULL REFERENCES items,
    expected_on INTEGER NOT NULL,
    cause TEXT NOT NULL CHECK (cause IN ('told', 'arrived')),
    change INTEGER NOT NULL CHECK (change <> 0),
    CHECK (cause = 'told' OR change < 0)
) STRICT;

-- balance: what is still expected of an item on a day, under a reference
CREATE TABLE expected_lines (
    expected_supply_id INTEGER NOT NULL REFERENCES expected_supplies,
    item_id INTEGER NOT NULL REFERENCES items,
    expected_on INTEGER NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity >= 0),
    PRIMARY KEY (expected_supply_id, item_id, expected_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX expected_lines_waited_for ON expected_lines (item_id) WHERE quantity > 0;

-- ---------------------------------------------------------------- what is published

-- master: how the figures of a channel are published; buffer_percent: millionths of one per cent
CREATE TABLE feeds (
    channel_id INTEGER PRIMARY KEY REFERENCES channels,
    buffer INTEGER NOT NULL CHECK (buffer >= 0),
    buffer_percent INTEGER NOT NULL CHECK (buffer_percent BETWEEN 0 AND 100000000),
    minimum_change INTEGER NOT NULL CHECK (minimum_change >= 0),
    by_site INTEGER NOT NULL CHECK (by_site IN (0, 1))
) STRICT;

-- journal: figures were published, and how far the feed came by it: the number of its last figure, the last record of each
-- journal that was looked at for changes, the day lots had to be good on, and the last item of a sweep that is under way
CREATE TABLE feed_publications (
    feed_publication_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    channel_id INTEGER NOT NULL REFERENCES channels,
    lines INTEGER NOT NULL CHECK (lines >= 0),
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    movement_id INTEGER NOT NULL,
    demand_move_id INTEGER NOT NULL,
    history_id INTEGER NOT NULL,
    good_on INTEGER NOT NULL,
    sweep_item_id INTEGER,
    resends INTEGER NOT NULL CHECK (resends IN (0, 1)),
    CHECK (resends = 0 OR sweep_item_id IS NOT NULL)
) STRICT;
CREATE INDEX feed_publications_by_channel ON feed_publications (channel_id, feed_publication_id);

-- journal: a figure that was published; site 0 for all of them together
CREATE TABLE feed_lines (
    feed_publication_id INTEGER NOT NULL REFERENCES feed_publications,
    line INTEGER NOT NULL CHECK (line > 0),
    item_id INTEGER NOT NULL REFERENCES items,
    site_id INTEGER NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    quantity INTEGER NOT NULL CHECK (quantity >= 0),
    PRIMARY KEY (feed_publication_id, line)
) STRICT, WITHOUT ROWID;

-- balance: each figure as it was published last
CREATE TABLE feed_rows (
    channel_id INTEGER NOT NULL REFERENCES channels,
    item_id INTEGER NOT NULL REFERENCES items,
    site_id INTEGER NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    quantity INTEGER NOT NULL CHECK (quantity >= 0),
    PRIMARY KEY (channel_id, item_id, site_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX feed_rows_by_sequence ON feed_rows (channel_id, sequence);

-- the lots that end between two days: what is available changes by the end of a lot alone
CREATE INDEX lots_by_expires_on ON lots (expires_on) WHERE expires_on IS NOT NULL;

-- ---------------------------------------------------------------- journals only grow
CREATE TRIGGER expected_supplies_update BEFORE UPDATE ON expected_supplies BEGIN SELECT RAISE(ABORT, 'expected_supplies is a journal: correct it with a new record'); END;
CREATE TRIGGER expected_supplies_delete BEFORE DELETE ON expected_supplies BEGIN SELECT RAISE(ABORT, 'expected_supplies is a journal: correct it with a new record'); END;
CREATE TRIGGER expected_moves_update BEFORE UPDATE ON expected_moves BEGIN SELECT RAISE(ABORT, 'expected_moves is a journal: correct it with a new record'); END;
CREATE TRIGGER expected_moves_delete BEFORE DELETE ON expected_moves BEGIN SELECT RAISE(ABORT, 'expected_moves is a journal: correct it with a new record'); END;
CREATE TRIGGER feed_publications_update BEFORE UPDATE ON feed_publications BEGIN SELECT RAISE(ABORT, 'feed_publications is a journal: correct it with a new record'); END;
CREATE TRIGGER feed_publications_delete BEFORE DELETE ON feed_publications BEGIN SELECT RAISE(ABORT, 'feed_publications is a journal: correct it with a new record'); END;
CREATE TRIGGER feed_lines_update BEFORE UPDATE ON feed_lines BEGIN SELECT RAISE(ABORT, 'feed_lines is a journal: correct it with a new record'); END;
CREATE TRIGGER feed_lines_delete BEFORE DELETE ON feed_lines BEGIN SELECT RAISE(ABORT, 'feed_lines is a journal: correct it with a new record'); END;
