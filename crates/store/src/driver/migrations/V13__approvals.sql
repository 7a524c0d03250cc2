-- Approvals: which requests are held, those that are, who releases in whose stead, which duties do not belong in one hand,
-- and who had what done when.

-- master: field and per are paths of fields, empty where none is measured; the limits are decimals as text; among is a JSON
-- array of texts; entity 0 and site 0 mean all; an ended policy stays, inactive
CREATE TABLE approval_policies (
    approval_policy_id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    operation TEXT NOT NULL,
    measure TEXT NOT NULL CHECK (measure IN ('always', 'amount', 'percent', 'field')),
    field TEXT NOT NULL,
    per TEXT NOT NULL,
    above TEXT,
    below TEXT,
    among TEXT NOT NULL,
    currency TEXT,
    entity_id INTEGER NOT NULL,
    site_id INTEGER NOT NULL,
    duty TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_until INTEGER,
    expires_hours INTEGER CHECK (expires_hours > 0),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    CHECK (valid_until IS NULL OR valid_until >= valid_from),
    CHECK ((measure = 'amount') = (currency IS NOT NULL))
) STRICT;

-- opened: a request that is held; causes: JSON list of the policies it passes; personal_digest: the salted digest of its
-- row in approval_personal; request: canonical, without what is personal | where in its life it is, and the command that ended it
CREATE TABLE approvals (
    approval_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    operation TEXT NOT NULL,
    requester_id INTEGER NOT NULL REFERENCES actors,
    sender_id INTEGER NOT NULL REFERENCES actors,
    entity_id INTEGER NOT NULL,
    site_id INTEGER NOT NULL,
    worth_minor INTEGER,
    currency TEXT,
    causes TEXT NOT NULL,
    expires_at INTEGER,
    personal_digest BLOB CHECK (length(personal_digest) = 32),
    request TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('held', 'done', 'refused', 'rejected', 'withdrawn', 'expired')),
    ended_by INTEGER NOT NULL,
    CHECK ((worth_minor IS NULL) = (currency IS NULL)),
    CHECK ((state = 'held') = (ended_by = 0))
) STRICT;
CREATE INDEX approvals_by_command ON approvals (command_id);
CREATE INDEX approvals_held ON approvals (approval_id) WHERE state = 'held';
CREATE INDEX approvals_by_state ON approvals (state, approval_id) WHERE state <> 'held';

-- journal: a step in the life of a held request; done_by: the command that did what was asked, 0 of all but done
CREATE TABLE approval_steps (
    approval_step_id INTEGER PRIMARY KEY,
    command_id INTEGER NOT NULL REFERENCES commands,
    approval_id INTEGER NOT NULL REFERENCES approvals DEFERRABLE INITIALLY DEFERRED,
    state TEXT NOT NULL CHECK (state IN ('held', 'done', 'refused', 'rejected', 'withdrawn', 'expired')),
    actor_id INTEGER NOT NULL,
    sender_id INTEGER NOT NULL,
    done_by INTEGER NOT NULL,
    refusal TEXT NOT NULL,
    note TEXT NOT NULL,
    CHECK ((state = 'done') = (done_by <> 0)),
    CHECK ((state = 'refused') = (refusal <> ''))
) STRICT;
CREATE INDEX approval_steps_by_approval ON approval_steps (approval_id);

-- what is personal in held requests, the whole of each: neither books nor chain refer to it but by digest; party: the folded
-- code of whom it tells; all three are gone once the request has ended
CREATE TABLE approval_personal (
    approval_id INTEGER NOT NULL PRIMARY KEY REFERENCES approvals DEFERRABLE INITIALLY DEFERRED,
    party TEXT NOT NULL,
    salt BLOB NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX approval_personal_by_party ON approval_personal (party) WHERE body <> '';

-- master: two duties that do not belong in one hand, otherwise than they are shipped
CREATE TABLE duty_pairs (
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    strictness TEXT NOT NULL CHECK (strictness IN ('off', 'report', 'enforce')),
    risk TEXT NOT NULL,
    PRIMARY KEY (first, second),
    CHECK (first < second)
) STRICT, WITHOUT ROWID;

-- master: who releases in whose stead; entity 0 and site 0 mean all
CREATE TABLE delegations (
    to_id INTEGER NOT NULL REFERENCES actors,
    from_id INTEGER NOT NULL REFERENCES actors,
    entity_id INTEGER NOT NULL,
    site_id INTEGER NOT NULL,
    starts_on INTEGER NOT NULL,
    ends_on INTEGER NOT NULL,
    PRIMARY KEY (to_id, from_id, entity_id, site_id),
    CHECK (to_id <> from_id AND ends_on >= starts_on)
) STRICT, WITHOUT ROWID;

-- balance: the last UTC day on which an actor had an operation done
CREATE TABLE actor_uses (
    actor_id INTEGER NOT NULL,
    operation TEXT NOT NULL,
    last_on INTEGER NOT NULL,
    PRIMARY KEY (actor_id, operation)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- journals only grow
CREATE TRIGGER approval_steps_update BEFORE UPDATE ON approval_steps BEGIN SELECT RAISE(ABORT, 'approval_steps is a journal: correct it with a new record'); END;
CREATE TRIGGER approval_steps_delete BEFORE DELETE ON approval_steps BEGIN SELECT RAISE(ABORT, 'approval_steps is a journal: correct it with a new record'); END;

-- ---------------------------------------------------------------- what was opened stays as it was opened
CREATE TRIGGER approvals_update BEFORE UPDATE OF approval_id, command_id, operation, requester_id, sender_id, entity_id, site_id,
    worth_minor, currency, causes, expires_at, personal_digest, request ON approvals
BEGIN SELECT RAISE(ABORT, 'a row of approvals stays as it was opened: correct it with a new record'); END;
CREATE TRIGGER approvals_delete BEFORE DELETE ON approvals
BEGIN SELECT RAISE(ABORT, 'rows of approvals are never removed: correct them with a new record'); END;
