-- Transfers that should be made: what is wanted at sites, the lanes between them, and proposals to move goods.
--
-- Quantities are millionths of the item's base unit.

-- master: how much of an item is wanted at a site, at least and at most (no limit where NULL), and in what multiples it is
-- sent there, 0 for any
CREATE TABLE site_levels (
    item_id INTEGER NOT NULL REFERENCES items,
    site_id INTEGER NOT NULL REFERENCES sites,
    level_min INTEGER NOT NULL CHECK (level_min >= 0),
    level_max INTEGER CHECK (level_max >= level_min),
    multiple INTEGER NOT NULL CHECK (multiple >= 0),
    PRIMARY KEY (item_id, site_id)
) STRICT, WITHOUT ROWID;

-- master: what it takes to move goods from one site to another
CREATE TABLE transfer_lanes (
    from_site_id INTEGER NOT NULL REFERENCES sites,
    to_site_id INTEGER NOT NULL REFERENCES sites,
    cost_minor INTEGER NOT NULL CHECK (cost_minor >= 0),
    days INTEGER NOT NULL CHECK (days >= 0),
    quantity_min INTEGER NOT NULL CHECK (quantity_min >= 0),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    PRIMARY KEY (from_site_id, to_site_id),
    CHECK (from_site_id <> to_site_id)
) STRICT, WITHOUT ROWID;

-- opened: goods that should be moved, as a run proposed it, with the figures it stands on | what has become of it, the last
-- of transfer_proposal_moves
CREATE TABLE transfer_proposals (
    transfer_proposal_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    entity_id INTEGER NOT NULL REFERENCES entities,
    item_id INTEGER NOT NULL REFERENCES items,
    from_site_id INTEGER NOT NULL REFERENCES sites,
    to_site_id INTEGER NOT NULL REFERENCES sites,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    surplus INTEGER NOT NULL,
    deficit INTEGER NOT NULL,
    waited_for INTEGER NOT NULL,
    level_min INTEGER NOT NULL,
    cost_minor INTEGER NOT NULL,
    days INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'rejected')),
    UNIQUE (command_id, item_id, from_site_id, to_site_id),
    CHECK (from_site_id <> to_site_id AND quantity <= surplus)
) STRICT;
CREATE INDEX transfer_proposals_by_state ON transfer_proposals (entity_id, state, transfer_proposal_id);
CREATE INDEX transfer_proposals_open ON transfer_proposals (item_id, transfer_proposal_id) WHERE state = 'open';

-- journal: what became of a proposal; the transfer it became, or 0 with the reason why it did not
CREATE TABLE transfer_proposal_moves (
    transfer_proposal_move_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    transfer_proposal_id INTEGER NOT NULL UNIQUE REFERENCES transfer_proposals DEFERRABLE INITIALLY DEFERRED,
    state TEXT NOT NULL CHECK (state IN ('accepted', 'rejected')),
    document_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    CHECK ((state = 'accepted') = (document_id <> 0) AND (state = 'rejected') = (reason <> ''))
) STRICT;

-- ---------------------------------------------------------------- journals only grow
CREATE TRIGGER transfer_proposal_moves_update BEFORE UPDATE ON transfer_proposal_moves BEGIN SELECT RAISE(ABORT, 'transfer_proposal_moves is a journal: correct it with a new record'); END;
CREATE TRIGGER transfer_proposal_moves_delete BEFORE DELETE ON transfer_proposal_moves BEGIN SELECT RAISE(ABORT, 'transfer_proposal_moves is a journal: correct it with a new record'); END;

-- ---------------------------------------------------------------- what was opened stays as it was opened
CREATE TRIGGER transfer_proposals_update BEFORE UPDATE OF transfer_proposal_id, command_id, entity_id, item_id,
    from_site_id, to_site_id, quantity, surplus, deficit, waited_for, level_min, cost_minor, days ON transfer_proposals
BEGIN SELECT RAISE(ABORT, 'a row of transfer_proposals stays as it was opened: correct it with a new record'); END;
CREATE TRIGGER transfer_proposals_delete BEFORE DELETE ON transfer_proposals
BEGIN SELECT RAISE(ABORT, 'rows of transfer_proposals are never removed: correct them with a new record'); END;
