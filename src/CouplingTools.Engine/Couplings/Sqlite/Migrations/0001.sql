CREATE TABLE scopes (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    company_id      TEXT NOT NULL,
    organization_id TEXT NOT NULL,
    -- What people call them, and where the company is.
    environment     TEXT,
    company         TEXT,
    organization    TEXT,
    UNIQUE (company_id, organization_id)
);

CREATE TABLE couplings (
    id                       INTEGER PRIMARY KEY AUTOINCREMENT,
    scope                    INTEGER NOT NULL REFERENCES scopes (id),
    mapping                  TEXT NOT NULL COLLATE NOCASE,
    business_central_id      TEXT NOT NULL,
    sales_id                 TEXT NOT NULL,
    number                   TEXT COLLATE NOCASE,
    name                     TEXT,
    status                   TEXT NOT NULL,
    last_outcome             TEXT,
    last_reason              TEXT,
    last_error               TEXT,
    business_central_version TEXT,
    sales_version            TEXT,
    coupled_at               TEXT NOT NULL,
    last_synchronized_at     TEXT,
    -- Repeated failures, and a person's hold: most couplings have neither.
    failure                  TEXT,
    hold                     TEXT,
    -- The run that has claimed it, the number of that claim, and what a run that was through with it since then was asked to do.
    lease_run                TEXT,
    fence                    INTEGER NOT NULL DEFAULT 0,
    done_key                 TEXT
);

-- What is looked for stands before the mapping, so that it is also found where the mapping is not known.
CREATE UNIQUE INDEX couplings_business_central ON couplings (scope, business_central_id, mapping);
CREATE UNIQUE INDEX couplings_sales ON couplings (scope, sales_id, mapping);
CREATE INDEX couplings_mapping ON couplings (scope, mapping, id);
CREATE INDEX couplings_number ON couplings (scope, number, mapping);

-- Few couplings wait for anything, and every run over what changed asks for them.
CREATE INDEX couplings_status ON couplings (scope, mapping, status, id);

CREATE TABLE watermarks (
    scope   INTEGER NOT NULL REFERENCES scopes (id),
    mapping TEXT NOT NULL COLLATE NOCASE,
    side    TEXT NOT NULL,
    value   TEXT NOT NULL,
    PRIMARY KEY (scope, mapping, side)
) WITHOUT ROWID;

CREATE TABLE bases (
    coupling INTEGER PRIMARY KEY REFERENCES couplings (id) ON DELETE CASCADE,
    fields   TEXT NOT NULL
);

-- An intent outlives the history of its run, so it does not refer to it by a key.
CREATE TABLE intents (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    scope            INTEGER NOT NULL REFERENCES scopes (id),
    run              TEXT NOT NULL,
    mapping          TEXT NOT NULL COLLATE NOCASE,
    side             TEXT NOT NULL,
    kind             TEXT NOT NULL,
    target_id        TEXT,
    source_id        TEXT NOT NULL,
    expected_version TEXT,
    replaced_id      TEXT,
    field_values     TEXT NOT NULL,
    bases            TEXT NOT NULL,
    known_before     TEXT NOT NULL,
    created_at       TEXT NOT NULL,
    state            TEXT NOT NULL,
    correlation      TEXT,
    before_values    TEXT NOT NULL,
    changes          TEXT NOT NULL,
    candidates       TEXT NOT NULL,
    -- The coupling that is written for, and the number of the claim on it.
    coupling         INTEGER,
    fence            INTEGER
);

CREATE INDEX intents_mapping ON intents (scope, mapping, id);

CREATE INDEX intents_coupling ON intents (coupling) WHERE coupling IS NOT NULL;

-- One create at a time for the partner of a record.
CREATE UNIQUE INDEX intents_create ON intents (scope, source_id, side, mapping) WHERE kind = 'Create';

CREATE TABLE runs (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    scope          INTEGER NOT NULL REFERENCES scopes (id),
    run            TEXT NOT NULL,
    -- The key of the run that this one was started for, or its own: together they are listed in order.
    root           INTEGER,
    parent         TEXT,
    kind           TEXT NOT NULL,
    mapping        TEXT NOT NULL COLLATE NOCASE,
    direction      TEXT NOT NULL,
    started_at     TEXT NOT NULL,
    started_by     TEXT NOT NULL,
    process_id     INTEGER NOT NULL,
    last_stored_at TEXT,
    completed_at   TEXT,
    is_interrupted INTEGER NOT NULL DEFAULT 0,
    suspended      INTEGER NOT NULL DEFAULT 0,
    created        INTEGER NOT NULL DEFAULT 0,
    updated        INTEGER NOT NULL DEFAULT 0,
    unchanged      INTEGER NOT NULL DEFAULT 0,
    coupled        INTEGER NOT NULL DEFAULT 0,
    conflict       INTEGER NOT NULL DEFAULT 0,
    skipped        INTEGER NOT NULL DEFAULT 0,
    deferred       INTEGER NOT NULL DEFAULT 0,
    failed         INTEGER NOT NULL DEFAULT 0,
    ambiguous      INTEGER NOT NULL DEFAULT 0
);

CREATE UNIQUE INDEX runs_run ON runs (scope, run);
-- Few runs have no end, and every run looks for those that died.
CREATE INDEX runs_unended ON runs (scope) WHERE completed_at IS NULL;
CREATE INDEX runs_started ON runs (scope, started_at);

-- Most results say that nothing changed: what they share with their run is left out.
CREATE TABLE results (
    id                  INTEGER PRIMARY KEY,
    run                 INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    outcome             TEXT NOT NULL,
    reason              TEXT,
    direction           TEXT,
    number              TEXT COLLATE NOCASE,
    name                TEXT,
    business_central_id TEXT,
    sales_id            TEXT,
    changes             TEXT,
    images              TEXT,
    error               TEXT,
    action              TEXT,
    error_class         TEXT,
    duration            INTEGER NOT NULL,
    is_suspended        INTEGER
);

CREATE INDEX results_run ON results (run DESC);
CREATE INDEX results_business_central ON results (business_central_id);
CREATE INDEX results_sales ON results (sales_id);
CREATE INDEX results_number ON results (number);

-- Every claim takes the next number.
CREATE TABLE fences (
    value INTEGER NOT NULL
);

INSERT INTO fences (value) VALUES (0);
