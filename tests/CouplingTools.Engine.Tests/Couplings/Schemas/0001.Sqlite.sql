-- Made by migrations whose SHA-256 is 661FB505C17A752DC19009696A2739CCA67134C58855FA568419EC4633E2FC6D
PRAGMA application_id = 1129335892;
PRAGMA user_version = 1;
BEGIN;
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

CREATE UNIQUE INDEX couplings_business_central ON couplings (scope, business_central_id, mapping);

CREATE UNIQUE INDEX couplings_sales ON couplings (scope, sales_id, mapping);

CREATE INDEX couplings_mapping ON couplings (scope, mapping, id);

CREATE INDEX couplings_number ON couplings (scope, number, mapping);

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

CREATE INDEX runs_unended ON runs (scope) WHERE completed_at IS NULL;

CREATE INDEX runs_started ON runs (scope, started_at);

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

CREATE TABLE fences (
    value INTEGER NOT NULL
);

INSERT INTO scopes (id, company_id, organization_id, environment, company, organization) VALUES (1, '00000001-4000-4000-8000-000000000000', '00000002-4000-4000-8000-000000000000', 'host.example/production', 'CRONUS ''X''', 'org.example');
INSERT INTO couplings (id, scope, mapping, business_central_id, sales_id, number, name, status, last_outcome, last_reason, last_error, business_central_version, sales_version, coupled_at, last_synchronized_at, failure, hold, lease_run, fence, done_key) VALUES (1, 1, 'Customer', '00000064-4000-4000-8000-000000000000', '000000c8-4000-4000-8000-000000000000', NULL, NULL, 'NeverSynchronized', NULL, NULL, NULL, 'W/"JzE4"', 'W/"18"', '2026-03-01T08:30:15.1230000Z', NULL, NULL, NULL, NULL, 2, 'key');
INSERT INTO couplings (id, scope, mapping, business_central_id, sales_id, number, name, status, last_outcome, last_reason, last_error, business_central_version, sales_version, coupled_at, last_synchronized_at, failure, hold, lease_run, fence, done_key) VALUES (2, 1, 'Customer', '00000065-4000-4000-8000-000000000000', '000000c9-4000-4000-8000-000000000000', 'C00001', 'Müller & Söhne ''Nord''', 'Synchronized', 'Failed', 'ServiceRefused', 'No, "never".
', 'W/"JzE4"', 'W/"18"', '2026-03-01T08:30:15.1230000Z', '2026-03-01T08:30:15.1230001Z', '{"Count":2,"Fingerprint":"F1","Mapping":"M1","Remedy":"Mend it.","SuspendedAt":"2026-03-01T08:30:15.123+00:00"}', '{"By":"anna","At":"2026-03-01T08:30:15.123+00:00"}', NULL, 0, NULL);
INSERT INTO couplings (id, scope, mapping, business_central_id, sales_id, number, name, status, last_outcome, last_reason, last_error, business_central_version, sales_version, coupled_at, last_synchronized_at, failure, hold, lease_run, fence, done_key) VALUES (3, 1, 'Customer', '00000066-4000-4000-8000-000000000000', '000000ca-4000-4000-8000-000000000000', 'C00002', 'Müller & Söhne ''Nord''', 'Pending', 'Failed', 'ServiceRefused', 'No, "never".
', 'W/"JzE4"', 'W/"18"', '2026-03-01T08:30:15.1230000Z', '2026-03-01T08:30:15.1230002Z', NULL, NULL, '00000385-4000-4000-8000-000000000000', 5, NULL);
INSERT INTO couplings (id, scope, mapping, business_central_id, sales_id, number, name, status, last_outcome, last_reason, last_error, business_central_version, sales_version, coupled_at, last_synchronized_at, failure, hold, lease_run, fence, done_key) VALUES (4, 1, 'Customer', '00000067-4000-4000-8000-000000000000', '000000cb-4000-4000-8000-000000000000', 'C00003', 'Müller & Söhne ''Nord''', 'Conflict', 'Failed', 'ServiceRefused', 'No, "never".
', 'W/"JzE4"', 'W/"18"', '2026-03-01T08:30:15.1230000Z', '2026-03-01T08:30:15.1230003Z', NULL, NULL, '00000385-4000-4000-8000-000000000000', 5, NULL);
INSERT INTO couplings (id, scope, mapping, business_central_id, sales_id, number, name, status, last_outcome, last_reason, last_error, business_central_version, sales_version, coupled_at, last_synchronized_at, failure, hold, lease_run, fence, done_key) VALUES (5, 1, 'Customer', '00000068-4000-4000-8000-000000000000', '000000cc-4000-4000-8000-000000000000', 'C00004', 'Müller & Söhne ''Nord''', 'Suspended', 'Failed', 'ServiceRefused', 'No, "never".
', 'W/"JzE4"', 'W/"18"', '2026-03-01T08:30:15.1230000Z', '2026-03-01T08:30:15.1230004Z', '{"Count":2,"Fingerprint":"F1","Mapping":"M1","Remedy":"Mend it.","SuspendedAt":"2026-03-01T08:30:15.123+00:00"}', NULL, NULL, 0, NULL);
INSERT INTO couplings (id, scope, mapping, business_central_id, sales_id, number, name, status, last_outcome, last_reason, last_error, business_central_version, sales_version, coupled_at, last_synchronized_at, failure, hold, lease_run, fence, done_key) VALUES (6, 1, 'Customer', '00000069-4000-4000-8000-000000000000', '000000cd-4000-4000-8000-000000000000', 'C00005', 'Müller & Söhne ''Nord''', 'Failed', 'Failed', 'ServiceRefused', 'No, "never".
', 'W/"JzE4"', 'W/"18"', '2026-03-01T08:30:15.1230000Z', '2026-03-01T08:30:15.1230005Z', NULL, NULL, NULL, 0, NULL);
INSERT INTO couplings (id, scope, mapping, business_central_id, sales_id, number, name, status, last_outcome, last_reason, last_error, business_central_version, sales_version, coupled_at, last_synchronized_at, failure, hold, lease_run, fence, done_key) VALUES (7, 1, 'Customer', '0000006a-4000-4000-8000-000000000000', '000000ce-4000-4000-8000-000000000000', 'C00006', 'Müller & Söhne ''Nord''', 'Ambiguous', 'Failed', 'ServiceRefused', 'No, "never".
', 'W/"JzE4"', 'W/"18"', '2026-03-01T08:30:15.1230000Z', '2026-03-01T08:30:15.1230006Z', NULL, NULL, NULL, 0, NULL);
INSERT INTO couplings (id, scope, mapping, business_central_id, sales_id, number, name, status, last_outcome, last_reason, last_error, business_central_version, sales_version, coupled_at, last_synchronized_at, failure, hold, lease_run, fence, done_key) VALUES (8, 1, 'Customer', '0000006b-4000-4000-8000-000000000000', '000000cf-4000-4000-8000-000000000000', 'C00007', 'Müller & Söhne ''Nord''', 'Orphaned', 'Failed', 'ServiceRefused', 'No, "never".
', 'W/"JzE4"', 'W/"18"', '2026-03-01T08:30:15.1230000Z', '2026-03-01T08:30:15.1230007Z', '{"Count":2,"Fingerprint":"F1","Mapping":"M1","Remedy":"Mend it.","SuspendedAt":"2026-03-01T08:30:15.123+00:00"}', NULL, NULL, 0, NULL);
INSERT INTO couplings (id, scope, mapping, business_central_id, sales_id, number, name, status, last_outcome, last_reason, last_error, business_central_version, sales_version, coupled_at, last_synchronized_at, failure, hold, lease_run, fence, done_key) VALUES (9, 1, 'Own', '00000096-4000-4000-8000-000000000000', '000000fa-4000-4000-8000-000000000000', 'C00050', 'Müller & Söhne ''Nord''', 'Pending', 'Failed', 'ServiceRefused', 'No, "never".
', 'W/"JzE4"', 'W/"18"', '2026-03-01T08:30:15.1230000Z', '2026-03-01T08:30:15.1230050Z', NULL, NULL, NULL, 0, NULL);
INSERT INTO bases (coupling, fields) VALUES (1, '{"name":[["Müller & Söhne ''Nord'' \\ \uD83D\uDE00"],["Müller & Söhne ''Nord'' \\ \uD83D\uDE00",null],"meaning",["Sales",3,true]],"limit":[[12.50],[12.50,null],"meaning"],"blank":[[null],[null,null],"meaning"],"ref":[[{"g":"0000004d-4000-4000-8000-000000000000"}],[{"g":"0000004d-4000-4000-8000-000000000000"},null],"meaning"],"day":[[{"d":"2024-02-29"}],[{"d":"2024-02-29"},null],"meaning"],"at":[[{"t":"2026-03-01T08:30:15.1230007Z"}],[{"t":"2026-03-01T08:30:15.1230007Z"},null],"meaning"],"on":[[true],[true,null],"meaning"]}');
INSERT INTO bases (coupling, fields) VALUES (2, '{"name":[["Müller & Söhne ''Nord'' \\ \uD83D\uDE00"],["Müller & Söhne ''Nord'' \\ \uD83D\uDE00",null],"meaning",["Sales",3,true]],"limit":[[12.50],[12.50,null],"meaning"],"blank":[[null],[null,null],"meaning"],"ref":[[{"g":"0000004d-4000-4000-8000-000000000000"}],[{"g":"0000004d-4000-4000-8000-000000000000"},null],"meaning"],"day":[[{"d":"2024-02-29"}],[{"d":"2024-02-29"},null],"meaning"],"at":[[{"t":"2026-03-01T08:30:15.1230007Z"}],[{"t":"2026-03-01T08:30:15.1230007Z"},null],"meaning"],"on":[[true],[true,null],"meaning"]}');
INSERT INTO bases (coupling, fields) VALUES (3, '{"name":[["Müller & Söhne ''Nord'' \\ \uD83D\uDE00"],["Müller & Söhne ''Nord'' \\ \uD83D\uDE00",null],"meaning",["Sales",3,true]],"limit":[[12.50],[12.50,null],"meaning"],"blank":[[null],[null,null],"meaning"],"ref":[[{"g":"0000004d-4000-4000-8000-000000000000"}],[{"g":"0000004d-4000-4000-8000-000000000000"},null],"meaning"],"day":[[{"d":"2024-02-29"}],[{"d":"2024-02-29"},null],"meaning"],"at":[[{"t":"2026-03-01T08:30:15.1230007Z"}],[{"t":"2026-03-01T08:30:15.1230007Z"},null],"meaning"],"on":[[true],[true,null],"meaning"]}');
INSERT INTO bases (coupling, fields) VALUES (4, '{"name":[["Müller & Söhne ''Nord'' \\ \uD83D\uDE00"],["Müller & Söhne ''Nord'' \\ \uD83D\uDE00",null],"meaning",["Sales",3,true]],"limit":[[12.50],[12.50,null],"meaning"],"blank":[[null],[null,null],"meaning"],"ref":[[{"g":"0000004d-4000-4000-8000-000000000000"}],[{"g":"0000004d-4000-4000-8000-000000000000"},null],"meaning"],"day":[[{"d":"2024-02-29"}],[{"d":"2024-02-29"},null],"meaning"],"at":[[{"t":"2026-03-01T08:30:15.1230007Z"}],[{"t":"2026-03-01T08:30:15.1230007Z"},null],"meaning"],"on":[[true],[true,null],"meaning"]}');
INSERT INTO bases (coupling, fields) VALUES (5, '{"name":[["Müller & Söhne ''Nord'' \\ \uD83D\uDE00"],["Müller & Söhne ''Nord'' \\ \uD83D\uDE00",null],"meaning",["Sales",3,true]],"limit":[[12.50],[12.50,null],"meaning"],"blank":[[null],[null,null],"meaning"],"ref":[[{"g":"0000004d-4000-4000-8000-000000000000"}],[{"g":"0000004d-4000-4000-8000-000000000000"},null],"meaning"],"day":[[{"d":"2024-02-29"}],[{"d":"2024-02-29"},null],"meaning"],"at":[[{"t":"2026-03-01T08:30:15.1230007Z"}],[{"t":"2026-03-01T08:30:15.1230007Z"},null],"meaning"],"on":[[true],[true,null],"meaning"]}');
INSERT INTO bases (coupling, fields) VALUES (6, '{"name":[["Müller & Söhne ''Nord'' \\ \uD83D\uDE00"],["Müller & Söhne ''Nord'' \\ \uD83D\uDE00",null],"meaning",["Sales",3,true]],"limit":[[12.50],[12.50,null],"meaning"],"blank":[[null],[null,null],"meaning"],"ref":[[{"g":"0000004d-4000-4000-8000-000000000000"}],[{"g":"0000004d-4000-4000-8000-000000000000"},null],"meaning"],"day":[[{"d":"2024-02-29"}],[{"d":"2024-02-29"},null],"meaning"],"at":[[{"t":"2026-03-01T08:30:15.1230007Z"}],[{"t":"2026-03-01T08:30:15.1230007Z"},null],"meaning"],"on":[[true],[true,null],"meaning"]}');
INSERT INTO bases (coupling, fields) VALUES (7, '{"name":[["Müller & Söhne ''Nord'' \\ \uD83D\uDE00"],["Müller & Söhne ''Nord'' \\ \uD83D\uDE00",null],"meaning",["Sales",3,true]],"limit":[[12.50],[12.50,null],"meaning"],"blank":[[null],[null,null],"meaning"],"ref":[[{"g":"0000004d-4000-4000-8000-000000000000"}],[{"g":"0000004d-4000-4000-8000-000000000000"},null],"meaning"],"day":[[{"d":"2024-02-29"}],[{"d":"2024-02-29"},null],"meaning"],"at":[[{"t":"2026-03-01T08:30:15.1230007Z"}],[{"t":"2026-03-01T08:30:15.1230007Z"},null],"meaning"],"on":[[true],[true,null],"meaning"]}');
INSERT INTO bases (coupling, fields) VALUES (8, '{"name":[["Müller & Söhne ''Nord'' \\ \uD83D\uDE00"],["Müller & Söhne ''Nord'' \\ \uD83D\uDE00",null],"meaning",["Sales",3,true]],"limit":[[12.50],[12.50,null],"meaning"],"blank":[[null],[null,null],"meaning"],"ref":[[{"g":"0000004d-4000-4000-8000-000000000000"}],[{"g":"0000004d-4000-4000-8000-000000000000"},null],"meaning"],"day":[[{"d":"2024-02-29"}],[{"d":"2024-02-29"},null],"meaning"],"at":[[{"t":"2026-03-01T08:30:15.1230007Z"}],[{"t":"2026-03-01T08:30:15.1230007Z"},null],"meaning"],"on":[[true],[true,null],"meaning"]}');
INSERT INTO bases (coupling, fields) VALUES (9, '{"name":[["Müller & Söhne ''Nord'' \\ \uD83D\uDE00"],["Müller & Söhne ''Nord'' \\ \uD83D\uDE00",null],"meaning",["Sales",3,true]],"limit":[[12.50],[12.50,null],"meaning"],"blank":[[null],[null,null],"meaning"],"ref":[[{"g":"0000004d-4000-4000-8000-000000000000"}],[{"g":"0000004d-4000-4000-8000-000000000000"},null],"meaning"],"day":[[{"d":"2024-02-29"}],[{"d":"2024-02-29"},null],"meaning"],"at":[[{"t":"2026-03-01T08:30:15.1230007Z"}],[{"t":"2026-03-01T08:30:15.1230007Z"},null],"meaning"],"on":[[true],[true,null],"meaning"]}');
INSERT INTO watermarks (scope, mapping, side, value) VALUES (1, 'Customer', 'BusinessCentral', 'time1 x');
INSERT INTO watermarks (scope, mapping, side, value) VALUES (1, 'Customer', 'Sales', 'delta1 y');
INSERT INTO watermarks (scope, mapping, side, value) VALUES (1, 'Own', 'Sales', 'z');
INSERT INTO intents (id, scope, run, mapping, side, kind, target_id, source_id, expected_version, replaced_id, field_values, bases, known_before, created_at, state, correlation, before_values, changes, candidates, coupling, fence) VALUES (1, 1, '00000385-4000-4000-8000-000000000000', 'Customer', 'Sales', 'Update', '000000ca-4000-4000-8000-000000000000', '00000066-4000-4000-8000-000000000000', 'W/"17"', NULL, '{"name":"Müller & Söhne ''Nord'' \\ \uD83D\uDE00","limit":12.50,"blank":null,"ref":{"g":"0000004d-4000-4000-8000-000000000000"},"day":{"d":"2024-02-29"},"at":{"t":"2026-03-01T08:30:15.1230007Z"},"on":true}', '{"name":[["Müller & Söhne ''Nord'' \\ \uD83D\uDE00"],["Müller & Söhne ''Nord'' \\ \uD83D\uDE00",null],"meaning",["Sales",3,true]],"limit":[[12.50],[12.50,null],"meaning"],"blank":[[null],[null,null],"meaning"],"ref":[[{"g":"0000004d-4000-4000-8000-000000000000"}],[{"g":"0000004d-4000-4000-8000-000000000000"},null],"meaning"],"day":[[{"d":"2024-02-29"}],[{"d":"2024-02-29"},null],"meaning"],"at":[[{"t":"2026-03-01T08:30:15.1230007Z"}],[{"t":"2026-03-01T08:30:15.1230007Z"},null],"meaning"],"on":[[true],[true,null],"meaning"]}', '["00000334-4000-4000-8000-000000000000"]', '2026-03-01T08:30:15.1230000Z', 'Sent', '000002d0-4000-4000-8000-000000000000', '{"name":"Müller & Söhne ''Nord'' \\ \uD83D\uDE00","limit":12.50,"blank":null,"ref":{"g":"0000004d-4000-4000-8000-000000000000"},"day":{"d":"2024-02-29"},"at":{"t":"2026-03-01T08:30:15.1230007Z"},"on":true}', '[["city","Sales",null,"Bonn"]]', '[]', 3, 5);
INSERT INTO intents (id, scope, run, mapping, side, kind, target_id, source_id, expected_version, replaced_id, field_values, bases, known_before, created_at, state, correlation, before_values, changes, candidates, coupling, fence) VALUES (2, 1, '00000385-4000-4000-8000-000000000000', 'Customer', 'Sales', 'Update', '000000cb-4000-4000-8000-000000000000', '00000067-4000-4000-8000-000000000000', 'W/"17"', NULL, '{"name":"Müller & Söhne ''Nord'' \\ \uD83D\uDE00","limit":12.50,"blank":null,"ref":{"g":"0000004d-4000-4000-8000-000000000000"},"day":{"d":"2024-02-29"},"at":{"t":"2026-03-01T08:30:15.1230007Z"},"on":true}', '{"name":[["Müller & Söhne ''Nord'' \\ \uD83D\uDE00"],["Müller & Söhne ''Nord'' \\ \uD83D\uDE00",null],"meaning",["Sales",3,true]],"limit":[[12.50],[12.50,null],"meaning"],"blank":[[null],[null,null],"meaning"],"ref":[[{"g":"0000004d-4000-4000-8000-000000000000"}],[{"g":"0000004d-4000-4000-8000-000000000000"},null],"meaning"],"day":[[{"d":"2024-02-29"}],[{"d":"2024-02-29"},null],"meaning"],"at":[[{"t":"2026-03-01T08:30:15.1230007Z"}],[{"t":"2026-03-01T08:30:15.1230007Z"},null],"meaning"],"on":[[true],[true,null],"meaning"]}', '["00000335-4000-4000-8000-000000000000"]', '2026-03-01T08:30:15.1230000Z', 'Sent', '000002d1-4000-4000-8000-000000000000', '{"name":"Müller & Söhne ''Nord'' \\ \uD83D\uDE00","limit":12.50,"blank":null,"ref":{"g":"0000004d-4000-4000-8000-000000000000"},"day":{"d":"2024-02-29"},"at":{"t":"2026-03-01T08:30:15.1230007Z"},"on":true}', '[["city","Sales",null,"Bonn"]]', '[]', 4, 5);
INSERT INTO intents (id, scope, run, mapping, side, kind, target_id, source_id, expected_version, replaced_id, field_values, bases, known_before, created_at, state, correlation, before_values, changes, candidates, coupling, fence) VALUES (3, 1, '00000385-4000-4000-8000-000000000000', 'Customer', 'Sales', 'Create', '00000190-4000-4000-8000-000000000000', '000001f4-4000-4000-8000-000000000000', 'W/"17"', NULL, '{"name":"Müller & Söhne ''Nord'' \\ \uD83D\uDE00","limit":12.50,"blank":null,"ref":{"g":"0000004d-4000-4000-8000-000000000000"},"day":{"d":"2024-02-29"},"at":{"t":"2026-03-01T08:30:15.1230007Z"},"on":true}', '{"name":[["Müller & Söhne ''Nord'' \\ \uD83D\uDE00"],["Müller & Söhne ''Nord'' \\ \uD83D\uDE00",null],"meaning",["Sales",3,true]],"limit":[[12.50],[12.50,null],"meaning"],"blank":[[null],[null,null],"meaning"],"ref":[[{"g":"0000004d-4000-4000-8000-000000000000"}],[{"g":"0000004d-4000-4000-8000-000000000000"},null],"meaning"],"day":[[{"d":"2024-02-29"}],[{"d":"2024-02-29"},null],"meaning"],"at":[[{"t":"2026-03-01T08:30:15.1230007Z"}],[{"t":"2026-03-01T08:30:15.1230007Z"},null],"meaning"],"on":[[true],[true,null],"meaning"]}', '["00000320-4000-4000-8000-000000000000"]', '2026-03-01T08:30:15.1230000Z', 'Intended', '000002bc-4000-4000-8000-000000000000', '{}', '[]', '[]', NULL, NULL);
INSERT INTO intents (id, scope, run, mapping, side, kind, target_id, source_id, expected_version, replaced_id, field_values, bases, known_before, created_at, state, correlation, before_values, changes, candidates, coupling, fence) VALUES (4, 1, '00000385-4000-4000-8000-000000000000', 'Customer', 'Sales', 'Create', '00000191-4000-4000-8000-000000000000', '000001f5-4000-4000-8000-000000000000', 'W/"17"', '00000258-4000-4000-8000-000000000000', '{"name":"Müller & Söhne ''Nord'' \\ \uD83D\uDE00","limit":12.50,"blank":null,"ref":{"g":"0000004d-4000-4000-8000-000000000000"},"day":{"d":"2024-02-29"},"at":{"t":"2026-03-01T08:30:15.1230007Z"},"on":true}', '{"name":[["Müller & Söhne ''Nord'' \\ \uD83D\uDE00"],["Müller & Söhne ''Nord'' \\ \uD83D\uDE00",null],"meaning",["Sales",3,true]],"limit":[[12.50],[12.50,null],"meaning"],"blank":[[null],[null,null],"meaning"],"ref":[[{"g":"0000004d-4000-4000-8000-000000000000"}],[{"g":"0000004d-4000-4000-8000-000000000000"},null],"meaning"],"day":[[{"d":"2024-02-29"}],[{"d":"2024-02-29"},null],"meaning"],"at":[[{"t":"2026-03-01T08:30:15.1230007Z"}],[{"t":"2026-03-01T08:30:15.1230007Z"},null],"meaning"],"on":[[true],[true,null],"meaning"]}', '["00000321-4000-4000-8000-000000000000"]', '2026-03-01T08:30:15.1230000Z', 'Sent', '000002bd-4000-4000-8000-000000000000', '{}', '[]', '[]', NULL, NULL);
INSERT INTO intents (id, scope, run, mapping, side, kind, target_id, source_id, expected_version, replaced_id, field_values, bases, known_before, created_at, state, correlation, before_values, changes, candidates, coupling, fence) VALUES (5, 1, '00000385-4000-4000-8000-000000000000', 'Customer', 'Sales', 'Create', '00000192-4000-4000-8000-000000000000', '000001f6-4000-4000-8000-000000000000', 'W/"17"', NULL, '{"name":"Müller & Söhne ''Nord'' \\ \uD83D\uDE00","limit":12.50,"blank":null,"ref":{"g":"0000004d-4000-4000-8000-000000000000"},"day":{"d":"2024-02-29"},"at":{"t":"2026-03-01T08:30:15.1230007Z"},"on":true}', '{"name":[["Müller & Söhne ''Nord'' \\ \uD83D\uDE00"],["Müller & Söhne ''Nord'' \\ \uD83D\uDE00",null],"meaning",["Sales",3,true]],"limit":[[12.50],[12.50,null],"meaning"],"blank":[[null],[null,null],"meaning"],"ref":[[{"g":"0000004d-4000-4000-8000-000000000000"}],[{"g":"0000004d-4000-4000-8000-000000000000"},null],"meaning"],"day":[[{"d":"2024-02-29"}],[{"d":"2024-02-29"},null],"meaning"],"at":[[{"t":"2026-03-01T08:30:15.1230007Z"}],[{"t":"2026-03-01T08:30:15.1230007Z"},null],"meaning"],"on":[[true],[true,null],"meaning"]}', '["00000322-4000-4000-8000-000000000000"]', '2026-03-01T08:30:15.1230000Z', 'Ambiguous', '000002be-4000-4000-8000-000000000000', '{}', '[]', '[{"Id":"00000046-4000-4000-8000-000000000000","Number":"C70","Name":"Like it","ModifiedAt":"2026-03-01T08:30:15.123+00:00"}]', NULL, NULL);
INSERT INTO runs (id, scope, run, root, parent, kind, mapping, direction, started_at, started_by, process_id, last_stored_at, completed_at, is_interrupted, suspended, created, updated, unchanged, coupled, conflict, skipped, deferred, failed, ambiguous) VALUES (1, 1, '00000384-4000-4000-8000-000000000000', NULL, NULL, 'Synchronization', 'Customer', 'ToSales', '2026-03-01T08:30:15.1230000Z', 'ada@office', 4711, '2026-03-01T08:30:15.1230000Z', '2026-03-01T08:31:15.1230000Z', 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
INSERT INTO runs (id, scope, run, root, parent, kind, mapping, direction, started_at, started_by, process_id, last_stored_at, completed_at, is_interrupted, suspended, created, updated, unchanged, coupled, conflict, skipped, deferred, failed, ambiguous) VALUES (2, 1, '00000386-4000-4000-8000-000000000000', 1, '00000384-4000-4000-8000-000000000000', 'Synchronization', 'Own', 'ToSales', '2026-03-01T08:30:15.1230000Z', 'ada@office', 4711, NULL, '2026-03-01T08:32:15.1230000Z', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO runs (id, scope, run, root, parent, kind, mapping, direction, started_at, started_by, process_id, last_stored_at, completed_at, is_interrupted, suspended, created, updated, unchanged, coupled, conflict, skipped, deferred, failed, ambiguous) VALUES (3, 1, '00000385-4000-4000-8000-000000000000', NULL, NULL, 'Synchronization', 'Customer', 'ToSales', '2026-03-01T08:30:15.1230000Z', 'ada@office', 4711, NULL, NULL, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO results (id, run, outcome, reason, direction, number, name, business_central_id, sales_id, changes, images, error, action, error_class, duration, is_suspended) VALUES (1, 1, 'Created', 'SomeReason', NULL, 'C00000', 'Name', '00000064-4000-4000-8000-000000000000', '000000c8-4000-4000-8000-000000000000', NULL, '[{"Side":"Sales","IsCreate":false,"Before":{"name":"Müller & Söhne ''Nord'' \\ \uD83D\uDE00","limit":12.50,"blank":null,"ref":{"g":"0000004d-4000-4000-8000-000000000000"},"day":{"d":"2024-02-29"},"at":{"t":"2026-03-01T08:30:15.1230007Z"},"on":true},"After":{"name":"Müller & Söhne ''Nord'' \\ \uD83D\uDE00","limit":12.50,"blank":null,"ref":{"g":"0000004d-4000-4000-8000-000000000000"},"day":{"d":"2024-02-29"},"at":{"t":"2026-03-01T08:30:15.1230007Z"},"on":true},"Version":"W/\"2\""}]', NULL, NULL, NULL, 125000, NULL);
INSERT INTO results (id, run, outcome, reason, direction, number, name, business_central_id, sales_id, changes, images, error, action, error_class, duration, is_suspended) VALUES (2, 1, 'Updated', 'SomeReason', NULL, 'C00001', 'Name', '00000065-4000-4000-8000-000000000000', '000000c9-4000-4000-8000-000000000000', '[["city","Sales","Bonn",1.50]]', NULL, NULL, NULL, NULL, 125000, NULL);
INSERT INTO results (id, run, outcome, reason, direction, number, name, business_central_id, sales_id, changes, images, error, action, error_class, duration, is_suspended) VALUES (3, 1, 'Unchanged', NULL, NULL, 'C00002', 'Name', '00000066-4000-4000-8000-000000000000', '000000ca-4000-4000-8000-000000000000', NULL, '[{"Side":"Sales","IsCreate":false,"Before":{"name":"Müller & Söhne ''Nord'' \\ \uD83D\uDE00","limit":12.50,"blank":null,"ref":{"g":"0000004d-4000-4000-8000-000000000000"},"day":{"d":"2024-02-29"},"at":{"t":"2026-03-01T08:30:15.1230007Z"},"on":true},"After":{"name":"Müller & Söhne ''Nord'' \\ \uD83D\uDE00","limit":12.50,"blank":null,"ref":{"g":"0000004d-4000-4000-8000-000000000000"},"day":{"d":"2024-02-29"},"at":{"t":"2026-03-01T08:30:15.1230007Z"},"on":true},"Version":"W/\"2\""}]', NULL, NULL, NULL, 125000, NULL);
INSERT INTO results (id, run, outcome, reason, direction, number, name, business_central_id, sales_id, changes, images, error, action, error_class, duration, is_suspended) VALUES (4, 1, 'Coupled', 'SomeReason', NULL, 'C00003', 'Name', '00000067-4000-4000-8000-000000000000', '000000cb-4000-4000-8000-000000000000', NULL, NULL, NULL, NULL, NULL, 125000, NULL);
INSERT INTO results (id, run, outcome, reason, direction, number, name, business_central_id, sales_id, changes, images, error, action, error_class, duration, is_suspended) VALUES (5, 1, 'Conflict', 'SomeReason', NULL, 'C00004', 'Name', '00000068-4000-4000-8000-000000000000', '000000cc-4000-4000-8000-000000000000', NULL, '[{"Side":"Sales","IsCreate":false,"Before":{"name":"Müller & Söhne ''Nord'' \\ \uD83D\uDE00","limit":12.50,"blank":null,"ref":{"g":"0000004d-4000-4000-8000-000000000000"},"day":{"d":"2024-02-29"},"at":{"t":"2026-03-01T08:30:15.1230007Z"},"on":true},"After":{"name":"Müller & Söhne ''Nord'' \\ \uD83D\uDE00","limit":12.50,"blank":null,"ref":{"g":"0000004d-4000-4000-8000-000000000000"},"day":{"d":"2024-02-29"},"at":{"t":"2026-03-01T08:30:15.1230007Z"},"on":true},"Version":"W/\"2\""}]', NULL, NULL, NULL, 125000, NULL);
INSERT INTO results (id, run, outcome, reason, direction, number, name, business_central_id, sales_id, changes, images, error, action, error_class, duration, is_suspended) VALUES (6, 1, 'Skipped', 'SomeReason', NULL, 'C00005', 'Name', '00000069-4000-4000-8000-000000000000', '000000cd-4000-4000-8000-000000000000', NULL, NULL, NULL, NULL, NULL, 125000, 1);
INSERT INTO results (id, run, outcome, reason, direction, number, name, business_central_id, sales_id, changes, images, error, action, error_class, duration, is_suspended) VALUES (7, 1, 'Deferred', 'SomeReason', NULL, 'C00006', 'Name', '0000006a-4000-4000-8000-000000000000', '000000ce-4000-4000-8000-000000000000', NULL, '[{"Side":"Sales","IsCreate":false,"Before":{"name":"Müller & Söhne ''Nord'' \\ \uD83D\uDE00","limit":12.50,"blank":null,"ref":{"g":"0000004d-4000-4000-8000-000000000000"},"day":{"d":"2024-02-29"},"at":{"t":"2026-03-01T08:30:15.1230007Z"},"on":true},"After":{"name":"Müller & Söhne ''Nord'' \\ \uD83D\uDE00","limit":12.50,"blank":null,"ref":{"g":"0000004d-4000-4000-8000-000000000000"},"day":{"d":"2024-02-29"},"at":{"t":"2026-03-01T08:30:15.1230007Z"},"on":true},"Version":"W/\"2\""}]', NULL, NULL, NULL, 125000, NULL);
INSERT INTO results (id, run, outcome, reason, direction, number, name, business_central_id, sales_id, changes, images, error, action, error_class, duration, is_suspended) VALUES (8, 1, 'Failed', 'SomeReason', NULL, 'C00007', 'Name', '0000006b-4000-4000-8000-000000000000', '000000cf-4000-4000-8000-000000000000', NULL, NULL, 'It failed.', 'Mend it.', 'Data', 125000, NULL);
INSERT INTO results (id, run, outcome, reason, direction, number, name, business_central_id, sales_id, changes, images, error, action, error_class, duration, is_suspended) VALUES (9, 1, 'Ambiguous', 'SomeReason', NULL, 'C00008', 'Name', '0000006c-4000-4000-8000-000000000000', '000000d0-4000-4000-8000-000000000000', NULL, '[{"Side":"Sales","IsCreate":false,"Before":{"name":"Müller & Söhne ''Nord'' \\ \uD83D\uDE00","limit":12.50,"blank":null,"ref":{"g":"0000004d-4000-4000-8000-000000000000"},"day":{"d":"2024-02-29"},"at":{"t":"2026-03-01T08:30:15.1230007Z"},"on":true},"After":{"name":"Müller & Söhne ''Nord'' \\ \uD83D\uDE00","limit":12.50,"blank":null,"ref":{"g":"0000004d-4000-4000-8000-000000000000"},"day":{"d":"2024-02-29"},"at":{"t":"2026-03-01T08:30:15.1230007Z"},"on":true},"Version":"W/\"2\""}]', NULL, NULL, NULL, 125000, NULL);
INSERT INTO fences (value) VALUES (5);
INSERT INTO sqlite_sequence (name, seq) VALUES ('couplings', 9);
INSERT INTO sqlite_sequence (name, seq) VALUES ('intents', 5);
INSERT INTO sqlite_sequence (name, seq) VALUES ('runs', 3);
INSERT INTO sqlite_sequence (name, seq) VALUES ('scopes', 1);
COMMIT;
