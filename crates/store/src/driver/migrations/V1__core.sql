-- The first schema: one shop on one file, two ledgers that never disagree.
--
-- Units. *_minor: minor units of the row's currency. *_micro of value: millionths of a minor unit.
-- quantity*: millionths of the item's base unit. unit_cost: millionths of the major unit per base unit.
-- *_on: a business day as the integer yyyymmdd. *_at: microseconds since 1970-01-01 UTC.
-- Ids are given out by the engine as one more than the largest of their table.
-- An id of 0 in a key column means "none", because key columns are never NULL.
--
-- A command's own row is inserted before its records. A foreign key is deferred only where a row comes after those
-- that name it (a balance at the end of the commit, a party after its references), and then its column has an index:
-- as long as a deferred key waits for its parent, the engine looks for children at every insert into such a parent,
-- and without an index it would read the whole table each time.
--
-- Four kinds of table, told apart by what may happen to their rows:
--   journal  rows are inserted and never touched again; each is covered by the digest of its command
--   master   rows are replaced; each after-image is a row of `history`, which is a journal
--   balance  rows are sums or states that `verify` proves from the journals
--   opened   rows are opened by a command, whose digest covers their columns up to the bar (|) as those of a journal;
--            the columns behind it are a balance

-- ---------------------------------------------------------------- flow

-- balance: the end of every chain of command records; (0, 0) is the file itself
CREATE TABLE streams (
    entity_id INTEGER NOT NULL,
    site_id INTEGER NOT NULL,
    length INTEGER NOT NULL CHECK (length > 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (entity_id, site_id)
) STRICT, WITHOUT ROWID;

-- journal: one row a command, done (0), refused (1) or held (2); the reply alone may be pruned
CREATE TABLE commands (
    command_id INTEGER PRIMARY KEY,
    key BLOB NOT NULL CHECK (length(key) = 16),
    operation TEXT NOT NULL,
    actor_id INTEGER NOT NULL,
    source TEXT NOT NULL,
    outcome INTEGER NOT NULL CHECK (outcome IN (0, 1, 2)),
    refusal_code TEXT,
    request_digest BLOB NOT NULL CHECK (length(request_digest) = 32),
    records_digest BLOB NOT NULL CHECK (length(records_digest) = 32),
    entity_id INTEGER NOT NULL,
    site_id INTEGER NOT NULL,
    stream_position INTEGER NOT NULL CHECK (stream_position > 0),
    recorded_at INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    reply TEXT,
    CHECK ((outcome = 1) = (refusal_code IS NOT NULL))
) STRICT;
-- What was held and is released is done with the key it was held with: each of the two stands once.
CREATE UNIQUE INDEX commands_by_key ON commands (key, outcome) WHERE outcome <> 1;

-- journal: the after-image of every master row a command replaced, as a JSON object of its columns
CREATE TABLE history (
    history_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    noun TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX history_by_subject ON history (noun, subject, history_id);

-- journal: news for other systems
CREATE TABLE events (
    event_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    kind TEXT NOT NULL,
    entity_id INTEGER NOT NULL,
    site_id INTEGER NOT NULL,
    subject TEXT NOT NULL
) STRICT;

-- balance: how far each consumer has read the events
CREATE TABLE consumers (
    consumer TEXT NOT NULL PRIMARY KEY,
    event_id INTEGER NOT NULL CHECK (event_id >= 0)
) STRICT, WITHOUT ROWID;

-- master: numbering of documents and entries, one gapless series an entity and kind
CREATE TABLE series (
    series_id INTEGER PRIMARY KEY,
    entity_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    prefix TEXT NOT NULL UNIQUE,
    UNIQUE (entity_id, kind)
) STRICT;

-- balance: the last number a series has given
CREATE TABLE series_heads (
    series_id INTEGER NOT NULL PRIMARY KEY REFERENCES series,
    number INTEGER NOT NULL CHECK (number > 0)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- control

-- master
CREATE TABLE actors (
    actor_id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'system')),
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

-- master: duties is a JSON array of duty names, or ["*"] for all
CREATE TABLE roles (
    role_id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    duties TEXT NOT NULL
) STRICT;

-- master: what an actor may do where, up to which amount; entity 0 and site 0 mean all
CREATE TABLE grants (
    actor_id INTEGER NOT NULL REFERENCES actors,
    role_id INTEGER NOT NULL REFERENCES roles,
    entity_id INTEGER NOT NULL,
    site_id INTEGER NOT NULL,
    limit_minor INTEGER,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    PRIMARY KEY (actor_id, role_id, entity_id, site_id)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- parties

-- master: personal_digest is the salted digest of the party's row in party_personal; a party that was merged names the one
-- it was merged into, which lists it in merged, a JSON list of party_id
CREATE TABLE parties (
    party_id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    kinds TEXT NOT NULL,
    currency TEXT,
    external_refs TEXT NOT NULL,
    attributes TEXT NOT NULL,
    personal_digest BLOB,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    merged_into_id INTEGER NOT NULL,
    merge_reason TEXT,
    merged TEXT NOT NULL,
    CHECK (merged_into_id = 0 OR (merged_into_id <> party_id AND merged = '[]'))
) STRICT;

-- the only place of personal data: neither books nor chain refer to it but by digest; the keys by which it is found are made
-- of the body and emptied with it
CREATE TABLE party_personal (
    party_id INTEGER NOT NULL PRIMARY KEY REFERENCES parties,
    salt BLOB NOT NULL,
    body TEXT NOT NULL,
    email_key INTEGER NOT NULL,
    tax_number_key INTEGER NOT NULL,
    phone_key INTEGER NOT NULL,
    name_and_address_key INTEGER NOT NULL,
    CHECK (body <> '' OR (email_key = 0 AND tax_number_key = 0 AND phone_key = 0 AND name_and_address_key = 0))
) STRICT;
CREATE INDEX party_personal_by_email ON party_personal (email_key, party_id) WHERE email_key <> 0;
CREATE INDEX party_personal_by_tax_number ON party_personal (tax_number_key, party_id) WHERE tax_number_key <> 0;
CREATE INDEX party_personal_by_phone ON party_personal (phone_key, party_id) WHERE phone_key <> 0;
CREATE INDEX party_personal_by_name_and_address ON party_personal (name_and_address_key, party_id)
    WHERE name_and_address_key <> 0;

-- master: a party's id in another system
CREATE TABLE party_refs (
    system TEXT NOT NULL,
    reference TEXT NOT NULL,
    party_id INTEGER NOT NULL REFERENCES parties DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (system, reference)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_refs_by_party ON party_refs (party_id);

-- ---------------------------------------------------------------- exceptions

-- opened: every exception as it was raised | its state, a fold of exception_moves
CREATE TABLE exceptions (
    exception_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    code TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
    entity_id INTEGER NOT NULL,
    site_id INTEGER NOT NULL,
    subject TEXT NOT NULL,
    value_minor INTEGER NOT NULL,
    currency TEXT,
    message TEXT NOT NULL,
    details TEXT NOT NULL,
    owner_id INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'assigned', 'resolved'))
) STRICT;
CREATE INDEX exceptions_unresolved ON exceptions (entity_id, exception_id) WHERE state <> 'resolved';

-- journal
CREATE TABLE exception_moves (
    exception_move_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    exception_id INTEGER NOT NULL REFERENCES exceptions DEFERRABLE INITIALLY DEFERRED,
    action TEXT NOT NULL CHECK (action IN ('raised', 'assigned', 'resolved')),
    owner_id INTEGER NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX exception_moves_by_exception ON exception_moves (exception_id);

-- ---------------------------------------------------------------- catalogue

-- master
CREATE TABLE units (
    unit_id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 6)
) STRICT;

-- master
CREATE TABLE categories (
    category_id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    parent_id INTEGER NOT NULL
) STRICT;

-- master
CREATE TABLE items (
    item_id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('stocked', 'service', 'kit', 'gift_card', 'voucher')),
    category_id INTEGER NOT NULL REFERENCES categories,
    unit_id INTEGER NOT NULL REFERENCES units,
    costing_method TEXT NOT NULL CHECK (costing_method IN ('fifo', 'average', 'standard')),
    tax_class TEXT NOT NULL,
    tracking TEXT NOT NULL CHECK (tracking IN ('none', 'lot', 'serial')),
    status TEXT NOT NULL CHECK (status IN ('draft', 'approved', 'published', 'discontinued')),
    attributes TEXT NOT NULL
) STRICT;
CREATE INDEX items_by_category ON items (category_id, folded);

-- master: a pack of an item is worth num/den of its base unit, exactly
CREATE TABLE item_packs (
    item_id INTEGER NOT NULL REFERENCES items,
    unit_id INTEGER NOT NULL REFERENCES units,
    factor_num INTEGER NOT NULL CHECK (factor_num > 0),
    factor_den INTEGER NOT NULL CHECK (factor_den > 0),
    PRIMARY KEY (item_id, unit_id)
) STRICT, WITHOUT ROWID;

-- master: every name an item answers to; party 0 for names that are not a supplier's
CREATE TABLE item_identifiers (
    folded TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('sku', 'gtin', 'supplier', 'channel')),
    party_id INTEGER NOT NULL,
    shown TEXT NOT NULL,
    item_id INTEGER NOT NULL REFERENCES items,
    unit_id INTEGER NOT NULL REFERENCES units,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    PRIMARY KEY (folded, kind, party_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_identifiers_by_item ON item_identifiers (item_id);

-- master: a lot or a serial of an item
CREATE TABLE lots (
    lot_id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL REFERENCES items,
    code TEXT NOT NULL,
    folded TEXT NOT NULL,
    expires_on INTEGER,
    UNIQUE (item_id, folded)
) STRICT;

-- ---------------------------------------------------------------- ledger

-- master
CREATE TABLE entities (
    entity_id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    currency TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    area_id INTEGER NOT NULL,
    transit_site_id INTEGER NOT NULL,
    transit_area_id INTEGER NOT NULL
) STRICT;

-- master: control names the slice that alone posts to the account, or is NULL
CREATE TABLE accounts (
    account_id INTEGER PRIMARY KEY,
    entity_id INTEGER NOT NULL REFERENCES entities,
    code TEXT NOT NULL,
    folded TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('asset', 'liability', 'equity', 'income', 'expense')),
    control TEXT CHECK (control IN ('stock', 'open_items')),
    currency TEXT,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    UNIQUE (entity_id, folded)
) STRICT;

-- master: which account plays a role in an entity's postings; category 0 is the rule for all
CREATE TABLE posting_rules (
    entity_id INTEGER NOT NULL REFERENCES entities,
    role TEXT NOT NULL,
    category_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES accounts,
    PRIMARY KEY (entity_id, role, category_id)
) STRICT, WITHOUT ROWID;

-- master: a month of an entity that is not open; period is yyyymm
CREATE TABLE periods (
    entity_id INTEGER NOT NULL REFERENCES entities,
    period INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'soft_closed', 'closed')),
    PRIMARY KEY (entity_id, period)
) STRICT, WITHOUT ROWID;

-- master: base units for one unit of the foreign currency, in billionths, from a day on
CREATE TABLE rates (
    base TEXT NOT NULL,
    currency TEXT NOT NULL,
    effective_on INTEGER NOT NULL,
    rate_nano INTEGER NOT NULL CHECK (rate_nano > 0),
    PRIMARY KEY (base, currency, effective_on)
) STRICT, WITHOUT ROWID;

-- journal: interned sets of dimensions, as canonical JSON
CREATE TABLE dimension_sets (
    dimension_set_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    site_id INTEGER NOT NULL,
    channel TEXT NOT NULL,
    category_id INTEGER NOT NULL,
    party_id INTEGER NOT NULL,
    own TEXT NOT NULL,
    UNIQUE (site_id, channel, category_id, party_id, own)
) STRICT;

-- journal
CREATE TABLE entries (
    entry_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    entity_id INTEGER NOT NULL REFERENCES entities,
    series_id INTEGER NOT NULL REFERENCES series,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    occurred_on INTEGER NOT NULL,
    posted_on INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    reverses_entry_id INTEGER NOT NULL,
    note TEXT NOT NULL,
    UNIQUE (series_id, number)
) STRICT;
-- an entry is reversed once
CREATE UNIQUE INDEX entries_by_reversed ON entries (reverses_entry_id) WHERE reverses_entry_id <> 0;

-- journal: debit positive, credit negative; rate_nano turns amount into base
CREATE TABLE postings (
    entry_id INTEGER NOT NULL REFERENCES entries,
    line INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES accounts,
    dimension_set_id INTEGER NOT NULL,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    base_minor INTEGER NOT NULL,
    rate_nano INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (entry_id, line)
) STRICT, WITHOUT ROWID;

-- balance
CREATE TABLE account_balances (
    account_id INTEGER NOT NULL REFERENCES accounts,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    base_minor INTEGER NOT NULL,
    PRIMARY KEY (account_id, currency)
) STRICT, WITHOUT ROWID;

-- balance
CREATE TABLE account_days (
    account_id INTEGER NOT NULL REFERENCES accounts,
    posted_on INTEGER NOT NULL,
    dimension_set_id INTEGER NOT NULL,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    debit_minor INTEGER NOT NULL,
    credit_minor INTEGER NOT NULL,
    first_entry_id INTEGER NOT NULL,
    last_entry_id INTEGER NOT NULL,
    PRIMARY KEY (account_id, posted_on, dimension_set_id, currency)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- open items

-- opened: something a control account waits for; a running item collects and moves both ways | what remains of it, a
-- fold of its moves
CREATE TABLE open_items (
    open_item_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    account_id INTEGER NOT NULL REFERENCES accounts,
    party_id INTEGER NOT NULL,
    currency TEXT NOT NULL,
    document_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    reference TEXT NOT NULL,
    opened_on INTEGER NOT NULL,
    due_on INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    running INTEGER NOT NULL CHECK (running IN (0, 1)),
    remaining_minor INTEGER NOT NULL,
    remaining_base_minor INTEGER NOT NULL,
    CHECK (remaining_minor <> 0 OR remaining_base_minor = 0)
) STRICT;
CREATE INDEX open_items_by_account ON open_items (account_id, party_id, open_item_id)
    WHERE remaining_minor <> 0 OR remaining_base_minor <> 0;
CREATE INDEX open_items_by_document ON open_items (document_id, line);

-- journal
CREATE TABLE open_item_moves (
    open_item_move_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    open_item_id INTEGER NOT NULL REFERENCES open_items DEFERRABLE INITIALLY DEFERRED,
    entry_id INTEGER NOT NULL REFERENCES entries,
    posted_on INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    base_minor INTEGER NOT NULL
) STRICT;
CREATE INDEX open_item_moves_by_item ON open_item_moves (open_item_id);

-- ---------------------------------------------------------------- stock

-- master: ids below 100 are the places outside every shop
CREATE TABLE sites (
    site_id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    entity_id INTEGER NOT NULL,
    area_id INTEGER NOT NULL,
    time_zone TEXT NOT NULL,
    roll_hour INTEGER NOT NULL CHECK (roll_hour BETWEEN 0 AND 23),
    negative_allowed INTEGER NOT NULL CHECK (negative_allowed IN (0, 1)),
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

-- master: a finer address inside a site
CREATE TABLE places (
    place_id INTEGER PRIMARY KEY,
    site_id INTEGER NOT NULL REFERENCES sites,
    code TEXT NOT NULL,
    folded TEXT NOT NULL,
    UNIQUE (site_id, folded)
) STRICT;

-- master: why stock is adjusted or scrapped, and the posting role that bears it
CREATE TABLE reasons (
    reason_id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL
) STRICT;

-- journal
CREATE TABLE stock_documents (
    document_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    kind TEXT NOT NULL,
    series_id INTEGER NOT NULL REFERENCES series,
    number INTEGER NOT NULL,
    entity_id INTEGER NOT NULL REFERENCES entities,
    site_id INTEGER NOT NULL REFERENCES sites,
    party_id INTEGER NOT NULL,
    reference TEXT,
    occurred_on INTEGER NOT NULL,
    posted_on INTEGER NOT NULL,
    corrects_document_id INTEGER NOT NULL,
    entry_id INTEGER NOT NULL,
    first_movement_id INTEGER NOT NULL,
    movements INTEGER NOT NULL,
    first_pool_move_id INTEGER NOT NULL,
    pool_moves INTEGER NOT NULL,
    attributes TEXT NOT NULL,
    external_refs TEXT NOT NULL,
    UNIQUE (series_id, number)
) STRICT;
CREATE UNIQUE INDEX stock_documents_by_reference ON stock_documents (party_id, kind, reference) WHERE reference IS NOT NULL;

-- journal: quantity (never zero, never negative) left one place for another
CREATE TABLE movements (
    movement_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    document_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    kind TEXT NOT NULL,
    item_id INTEGER NOT NULL REFERENCES items,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    from_site_id INTEGER NOT NULL REFERENCES sites,
    from_place_id INTEGER NOT NULL,
    from_state TEXT NOT NULL,
    to_site_id INTEGER NOT NULL REFERENCES sites,
    to_place_id INTEGER NOT NULL,
    to_state TEXT NOT NULL,
    lot_id INTEGER NOT NULL,
    owner_id INTEGER NOT NULL,
    reason_id INTEGER NOT NULL,
    transfer_line_id INTEGER NOT NULL,
    corrects_movement_id INTEGER NOT NULL,
    occurred_on INTEGER NOT NULL,
    posted_on INTEGER NOT NULL,
    entered_quantity TEXT NOT NULL,
    entered_unit_id INTEGER NOT NULL
) STRICT;

-- balance: what is there, and how much of it is promised: reserved, allocated or picked, never more than there is
CREATE TABLE positions (
    item_id INTEGER NOT NULL REFERENCES items,
    site_id INTEGER NOT NULL REFERENCES sites,
    state TEXT NOT NULL CHECK (state IN ('sellable', 'inspection', 'refurbish', 'damaged', 'quarantine')),
    place_id INTEGER NOT NULL,
    lot_id INTEGER NOT NULL,
    owner_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    promised INTEGER NOT NULL CHECK (promised = 0 OR (promised BETWEEN 0 AND quantity AND state = 'sellable')),
    PRIMARY KEY (item_id, site_id, state, place_id, lot_id, owner_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX positions_by_owner ON positions (owner_id) WHERE owner_id <> 0;

-- balance: what moved at a site on the day it occurred, and between which movements to look for it
CREATE TABLE stock_days (
    item_id INTEGER NOT NULL REFERENCES items,
    site_id INTEGER NOT NULL REFERENCES sites,
    occurred_on INTEGER NOT NULL,
    state TEXT NOT NULL,
    quantity_in INTEGER NOT NULL,
    quantity_out INTEGER NOT NULL,
    first_movement_id INTEGER NOT NULL,
    last_movement_id INTEGER NOT NULL,
    PRIMARY KEY (item_id, site_id, occurred_on, state)
) STRICT, WITHOUT ROWID;

-- balance: how much of a movement later ones have given back
CREATE TABLE movement_uses (
    movement_id INTEGER NOT NULL PRIMARY KEY REFERENCES movements,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    value_micro INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- opened: a line of a transfer | what of it is still under way
CREATE TABLE transfer_lines (
    transfer_line_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    document_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    item_id INTEGER NOT NULL REFERENCES items,
    lot_id INTEGER NOT NULL,
    owner_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    from_site_id INTEGER NOT NULL REFERENCES sites,
    to_site_id INTEGER NOT NULL REFERENCES sites,
    valued INTEGER NOT NULL CHECK (valued IN (0, 1)),
    quantity_shipped INTEGER NOT NULL,
    quantity_open INTEGER NOT NULL CHECK (quantity_open >= 0)
) STRICT;
CREATE INDEX transfer_lines_by_document ON transfer_lines (document_id, line);
CREATE INDEX transfer_lines_open ON transfer_lines (to_site_id, transfer_line_id) WHERE quantity_open > 0;

-- opened: a count sheet | what became of it
CREATE TABLE counts (
    document_id INTEGER NOT NULL PRIMARY KEY REFERENCES stock_documents,
    command_id INTEGER NOT NULL REFERENCES commands,
    blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
    opened_movement_id INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'posted', 'cancelled'))
) STRICT, WITHOUT ROWID;

-- opened: what a count sheet lists | the last counted figure, and what the book held at that moment
CREATE TABLE count_lines (
    document_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    command_id INTEGER NOT NULL REFERENCES commands,
    item_id INTEGER NOT NULL REFERENCES items,
    place_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    lot_id INTEGER NOT NULL,
    owner_id INTEGER NOT NULL,
    quantity_opened INTEGER NOT NULL,
    rounds INTEGER NOT NULL,
    quantity_counted INTEGER NOT NULL,
    quantity_book INTEGER NOT NULL,
    PRIMARY KEY (document_id, line)
) STRICT, WITHOUT ROWID;

-- journal: each figure a counter reported
CREATE TABLE count_records (
    count_record_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    document_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    round INTEGER NOT NULL,
    quantity_counted INTEGER NOT NULL CHECK (quantity_counted >= 0),
    quantity_book INTEGER NOT NULL
) STRICT;
CREATE INDEX count_records_by_document ON count_records (document_id, command_id);

-- ---------------------------------------------------------------- costing

-- master: a valuation area is an entity, one of its sites, or its transit
CREATE TABLE areas (
    area_id INTEGER PRIMARY KEY,
    entity_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('entity', 'site', 'transit')),
    code TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE
) STRICT;

-- master
CREATE TABLE standard_costs (
    area_id INTEGER NOT NULL REFERENCES areas,
    item_id INTEGER NOT NULL REFERENCES items,
    unit_cost INTEGER NOT NULL CHECK (unit_cost >= 0),
    PRIMARY KEY (area_id, item_id)
) STRICT, WITHOUT ROWID;

-- balance: an empty pool holds no value; unit_cost_last prices what leaves below zero; nothing is posted before
-- posted_on_last any more
CREATE TABLE pools (
    item_id INTEGER NOT NULL REFERENCES items,
    area_id INTEGER NOT NULL REFERENCES areas,
    class TEXT NOT NULL CHECK (class IN ('normal', 'returns_pending', 'impaired')),
    owner_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    value_micro INTEGER NOT NULL,
    unit_cost_last INTEGER NOT NULL,
    posted_on_last INTEGER NOT NULL,
    PRIMARY KEY (item_id, area_id, class, owner_id),
    CHECK (quantity <> 0 OR value_micro = 0),
    CHECK (owner_id = 0 OR value_micro = 0)
) STRICT, WITHOUT ROWID;

-- balance
CREATE TABLE pool_days (
    item_id INTEGER NOT NULL REFERENCES items,
    area_id INTEGER NOT NULL REFERENCES areas,
    class TEXT NOT NULL,
    owner_id INTEGER NOT NULL,
    posted_on INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    book_minor INTEGER NOT NULL,
    PRIMARY KEY (item_id, area_id, class, owner_id, posted_on, account_id)
) STRICT, WITHOUT ROWID;

-- balance: what is left of each receipt in a FIFO pool, or of each transfer line in a transit pool
CREATE TABLE layers (
    layer_id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL REFERENCES items,
    area_id INTEGER NOT NULL REFERENCES areas,
    class TEXT NOT NULL,
    owner_id INTEGER NOT NULL,
    transfer_line_id INTEGER NOT NULL,
    origin_movement_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    value_micro INTEGER NOT NULL
) STRICT;
CREATE INDEX layers_by_pool ON layers (item_id, area_id, class, owner_id, transfer_line_id, layer_id);
CREATE INDEX layers_by_origin ON layers (origin_movement_id, layer_id) WHERE origin_movement_id <> 0;

-- journal: a change of a pool's quantity, of its value, or of both; unit_cost is what a unit of a receipt cost that met
-- goods which had left below zero, and 0 in every other move, whose value tells it
CREATE TABLE pool_moves (
    pool_move_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    document_id INTEGER NOT NULL,
    movement_id INTEGER NOT NULL,
    entry_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    item_id INTEGER NOT NULL REFERENCES items,
    area_id INTEGER NOT NULL REFERENCES areas,
    class TEXT NOT NULL,
    owner_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    origin_movement_id INTEGER NOT NULL,
    layer_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    value_micro INTEGER NOT NULL,
    book_minor INTEGER NOT NULL,
    posted_on INTEGER NOT NULL,
    unit_cost INTEGER NOT NULL
) STRICT;

-- ---------------------------------------------------------------- journals only grow
CREATE TRIGGER history_update BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history is a journal: correct it with a new record'); END;
CREATE TRIGGER history_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is a journal: correct it with a new record'); END;
CREATE TRIGGER events_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events is a journal: correct it with a new record'); END;
CREATE TRIGGER events_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events is a journal: correct it with a new record'); END;
CREATE TRIGGER exception_moves_update BEFORE UPDATE ON exception_moves BEGIN SELECT RAISE(ABORT, 'exception_moves is a journal: correct it with a new record'); END;
CREATE TRIGGER exception_moves_delete BEFORE DELETE ON exception_moves BEGIN SELECT RAISE(ABORT, 'exception_moves is a journal: correct it with a new record'); END;
CREATE TRIGGER dimension_sets_update BEFORE UPDATE ON dimension_sets BEGIN SELECT RAISE(ABORT, 'dimension_sets is a journal: correct it with a new record'); END;
CREATE TRIGGER dimension_sets_delete BEFORE DELETE ON dimension_sets BEGIN SELECT RAISE(ABORT, 'dimension_sets is a journal: correct it with a new record'); END;
CREATE TRIGGER entries_update BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'entries is a journal: correct it with a new record'); END;
CREATE TRIGGER entries_delete BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'entries is a journal: correct it with a new record'); END;
CREATE TRIGGER postings_update BEFORE UPDATE ON postings BEGIN SELECT RAISE(ABORT, 'postings is a journal: correct it with a new record'); END;
CREATE TRIGGER postings_delete BEFORE DELETE ON postings BEGIN SELECT RAISE(ABORT, 'postings is a journal: correct it with a new record'); END;
CREATE TRIGGER open_item_moves_update BEFORE UPDATE ON open_item_moves BEGIN SELECT RAISE(ABORT, 'open_item_moves is a journal: correct it with a new record'); END;
CREATE TRIGGER open_item_moves_delete BEFORE DELETE ON open_item_moves BEGIN SELECT RAISE(ABORT, 'open_item_moves is a journal: correct it with a new record'); END;
CREATE TRIGGER stock_documents_update BEFORE UPDATE ON stock_documents BEGIN SELECT RAISE(ABORT, 'stock_documents is a journal: correct it with a new record'); END;
CREATE TRIGGER stock_documents_delete BEFORE DELETE ON stock_documents BEGIN SELECT RAISE(ABORT, 'stock_documents is a journal: correct it with a new record'); END;
CREATE TRIGGER movements_update BEFORE UPDATE ON movements BEGIN SELECT RAISE(ABORT, 'movements is a journal: correct it with a new record'); END;
CREATE TRIGGER movements_delete BEFORE DELETE ON movements BEGIN SELECT RAISE(ABORT, 'movements is a journal: correct it with a new record'); END;
CREATE TRIGGER count_records_update BEFORE UPDATE ON count_records BEGIN SELECT RAISE(ABORT, 'count_records is a journal: correct it with a new record'); END;
CREATE TRIGGER count_records_delete BEFORE DELETE ON count_records BEGIN SELECT RAISE(ABORT, 'count_records is a journal: correct it with a new record'); END;
CREATE TRIGGER pool_moves_update BEFORE UPDATE ON pool_moves BEGIN SELECT RAISE(ABORT, 'pool_moves is a journal: correct it with a new record'); END;
CREATE TRIGGER pool_moves_delete BEFORE DELETE ON pool_moves BEGIN SELECT RAISE(ABORT, 'pool_moves is a journal: correct it with a new record'); END;
CREATE TRIGGER commands_update BEFORE UPDATE OF command_id, key, operation, actor_id, source, outcome, refusal_code, request_digest,
    records_digest, entity_id, site_id, stream_position, recorded_at, hash ON commands
BEGIN SELECT RAISE(ABORT, 'commands is a journal: only a reply may be pruned'); END;
CREATE TRIGGER commands_reply BEFORE UPDATE OF reply ON commands WHEN NEW.reply IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'commands is a journal: only a reply may be pruned'); END;
CREATE TRIGGER commands_delete BEFORE DELETE ON commands
BEGIN SELECT RAISE(ABORT, 'commands is a journal: correct it with a new record'); END;

-- ---------------------------------------------------------------- what was opened stays as it was opened
CREATE TRIGGER exceptions_update BEFORE UPDATE OF exception_id, command_id, code, severity, entity_id, site_id,
    subject, value_minor, currency, message, details ON exceptions
BEGIN SELECT RAISE(ABORT, 'a row of exceptions stays as it was opened: correct it with a new record'); END;
CREATE TRIGGER exceptions_delete BEFORE DELETE ON exceptions
BEGIN SELECT RAISE(ABORT, 'rows of exceptions are never removed: correct them with a new record'); END;
CREATE TRIGGER open_items_update BEFORE UPDATE OF open_item_id, command_id, account_id, party_id, currency,
    document_id, line, reference, opened_on, due_on, amount_minor, running ON open_items
BEGIN SELECT RAISE(ABORT, 'a row of open_items stays as it was opened: correct it with a new record'); END;
CREATE TRIGGER open_items_delete BEFORE DELETE ON open_items
BEGIN SELECT RAISE(ABORT, 'rows of open_items are never removed: correct them with a new record'); END;
CREATE TRIGGER transfer_lines_update BEFORE UPDATE OF transfer_line_id, command_id, document_id, line, item_id,
    lot_id, owner_id, state, from_site_id, to_site_id, valued, quantity_shipped ON transfer_lines
BEGIN SELECT RAISE(ABORT, 'a row of transfer_lines stays as it was opened: correct it with a new record'); END;
CREATE TRIGGER transfer_lines_delete BEFORE DELETE ON transfer_lines
BEGIN SELECT RAISE(ABORT, 'rows of transfer_lines are never removed: correct them with a new record'); END;
CREATE TRIGGER counts_update BEFORE UPDATE OF document_id, command_id, blind, opened_movement_id ON counts
BEGIN SELECT RAISE(ABORT, 'a row of counts stays as it was opened: correct it with a new record'); END;
CREATE TRIGGER counts_delete BEFORE DELETE ON counts
BEGIN SELECT RAISE(ABORT, 'rows of counts are never removed: correct them with a new record'); END;
CREATE TRIGGER count_lines_update BEFORE UPDATE OF document_id, line, command_id, item_id, place_id, state, lot_id,
    owner_id, quantity_opened ON count_lines
BEGIN SELECT RAISE(ABORT, 'a row of count_lines stays as it was opened: correct it with a new record'); END;
CREATE TRIGGER count_lines_delete BEFORE DELETE ON count_lines
BEGIN SELECT RAISE(ABORT, 'rows of count_lines are never removed: correct them with a new record'); END;
