-- Names in any letter case are compared with lower(...) in the collation "C": the same ASCII letters as in the other kind of store.
CREATE TABLE scopes (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    company_id      TEXT NOT NULL,
    organization_id TEXT NOT NULL,
    -- What people call them, and where the company is.
    environment     TEXT,
    company         TEXT,
    organization    TEXT,
    UNIQUE (company_id, organization_id)
);

CREATE TABLE couplings (
    id                       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    scope                    BIGINT NOT NULL REFERENCES scopes (id),
    mapping                  TEXT COLLATE "C" NOT NULL,
    business_central_id      TEXT NOT NULL,
    sales_id                 TEXT NOT NULL,
    number                   TEXT COLLATE "C",
    name                     TEXT,
    status                   TEXT NOT NULL,
    last_outcome             TEXT,
    last_reason              TEXT,
    last_error               TEXT,
    business_central_version TEXT,
    sales_version            TEXT,
    coupled_at               TEXT COLLATE "C" NOT NULL,
    last_synchronized_at     TEXT COLLATE "C",
    -- Repeated failures, and a person's hold: most couplings have neither.
    failure                  TEXT,
    hold                     TEXT,
    -- The run that has claimed it, the number of that claim, and what a run that was through with it since then was asked to do.
    lease_run                TEXT,
    fence                    BIGINT NOT NULL DEFAULT 0,
    done_key                 TEXT
);

-- What is looked for stands before the mapping, so that it is also found where the mapping is not known.
CREATE UNIQUE INDEX couplings_business_central ON couplings (scope, business_central_id, lower(mapping));
CREATE UNIQUE INDEX couplings_sales ON couplings (scope, sales_id, lower(mapping));
CREATE INDEX couplings_mapping ON couplings (scope, lower(mapping), id);
CREATE INDEX couplings_number ON couplings (scope, lower(number), lower(mapping));

-- Few couplings wait for anything, and every run over what changed asks for them.
CREATE INDEX couplings_status ON couplings (scope, lower(mapping), status, id);

CREATE TABLE watermarks (
    scope   BIGINT NOT NULL REFERENCES scopes (id),
    mapping TEXT COLLATE "C" NOT NULL,
    side    TEXT NOT NULL,
    value   TEXT NOT NULL
);

CREATE UNIQUE INDEX watermarks_mapping ON watermarks (scope, lower(mapping), side);

CREATE TABLE bases (
    coupling BIGINT PRIMARY KEY REFERENCES couplings (id) ON DELETE CASCADE,
    fields   TEXT NOT NULL
);

-- An intent outlives the history of its run, so it does not refer to it by a key.
CREATE TABLE intents (
    id               BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    scope            BIGINT NOT NULL REFERENCES scopes (id),
    run              TEXT NOT NULL,
    mapping          TEXT COLLATE "C" NOT NULL,
    side             TEXT NOT NULL,
    kind             TEXT NOT NULL,
    target_id        TEXT,
    source_id        TEXT NOT NULL,
    expected_version TEXT,
    replaced_id      TEXT,
    field_values     TEXT NOT NULL,
    bases            TEXT NOT NULL,
    known_before     TEXT NOT NULL,
    created_at       TEXT COLLATE "C" NOT NULL,
    state            TEXT NOT NULL,
    correlation      TEXT,
    before_values    TEXT NOT NULL,
    changes          TEXT NOT NULL,
    candidates       TEXT NOT NULL,
    -- The coupling that is written for, and the number of the claim on it.
    coupling         BIGINT,
    fence            BIGINT
);

CREATE INDEX intents_mapping ON intents (scope, lower(mapping), id);

CREATE INDEX intents_coupling ON intents (coupling) WHERE coupling IS NOT NULL;

-- One create at a time for the partner of a record.
CREATE UNIQUE INDEX intents_create ON intents (scope, source_id, side, lower(mapping)) WHERE kind = 'Create';

CREATE TABLE runs (
    id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    scope          BIGINT NOT NULL REFERENCES scopes (id),
    run            TEXT NOT NULL,
    -- The key of the run that this one was started for, or its own: together they are listed in order.
    root           BIGINT,
    parent         TEXT,
    kind           TEXT NOT NULL,
    mapping        TEXT COLLATE "C" NOT NULL,
    direction      TEXT NOT NULL,
    started_at     TEXT COLLATE "C" NOT NULL,
    started_by     TEXT NOT NULL,
    process_id     BIGINT NOT NULL,
    last_stored_at TEXT COLLATE "C",
    completed_at   TEXT COLLATE "C",
    is_interrupted BIGINT NOT NULL DEFAULT 0,
    suspended      BIGINT NOT NULL DEFAULT 0,
    created        BIGINT NOT NULL DEFAULT 0,
    updated        BIGINT NOT NULL DEFAULT 0,
    unchanged      BIGINT NOT NULL DEFAULT 0,
    coupled        BIGINT NOT NULL DEFAULT 0,
    conflict       BIGINT NOT NULL DEFAULT 0,
    skipped        BIGINT NOT NULL DEFAULT 0,
    deferred       BIGINT NOT NULL DEFAULT 0,
    failed         BIGINT NOT NULL DEFAULT 0,
    ambiguous      BIGINT NOT NULL DEFAULT 0
);

CREATE UNIQUE INDEX runs_run ON runs (scope, run);
-- Few runs have no end, and every run looks for those that died.
CREATE INDEX runs_unended ON runs (scope) WHERE completed_at IS NULL;
CREATE INDEX runs_started ON runs (scope, started_at);

-- Most results say that nothing changed: what they share with their run is left out.
CREATE TABLE results (
    id                  BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run                 BIGINT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    outcome             TEXT NOT NULL,
    reason              TEXT COLLATE "C",
    direction           TEXT,
    number              TEXT COLLATE "C",
    name                TEXT,
    business_central_id TEXT,
    sales_id            TEXT,
    changes             TEXT,
    images              TEXT,
    error               TEXT,
    action              TEXT,
    error_class         TEXT,
    duration            BIGINT NOT NULL,
    is_suspended        BIGINT
);

CREATE INDEX results_run ON results (run DESC, id);
CREATE INDEX results_business_central ON results (business_central_id);
CREATE INDEX results_sales ON results (sales_id);
CREATE INDEX results_number ON results (lower(number));

-- The runs under way: each is alive as long as its process says so, by the clock of this database.
CREATE TABLE presence (
    run         TEXT PRIMARY KEY,
    alive_until TIMESTAMPTZ NOT NULL
);

-- Every claim takes the next number.
CREATE SEQUENCE fences;
