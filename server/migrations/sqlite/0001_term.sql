-- One school, one term. Instants are milliseconds since 1970 in UTC, money is fen, ids are text.
-- Constraints that stand behind a rule have names. A full group is told from other faults by its name
-- (store/places.rs); that another one trips means a program broke a rule: nothing is written and the answer is 500.

CREATE TABLE households (
    id        TEXT PRIMARY KEY,
    -- HMAC of the code on the letter to parents; the key lives outside the database.
    code_hash BLOB NOT NULL UNIQUE
) STRICT;

CREATE TABLE guardians (
    id           TEXT PRIMARY KEY,
    household_id TEXT NOT NULL REFERENCES households (id),
    name         TEXT NOT NULL,
    relation     TEXT NOT NULL
) STRICT;

CREATE INDEX guardians_of_household ON guardians (household_id);

CREATE TABLE children (
    id                TEXT PRIMARY KEY,
    household_id      TEXT NOT NULL REFERENCES households (id),
    school_number     TEXT NOT NULL UNIQUE,
    name              TEXT NOT NULL,
    grade             INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 9),
    home_class_number INTEGER NOT NULL CHECK (home_class_number >= 1)
) STRICT;

CREATE INDEX children_of_household ON children (household_id);

CREATE TABLE teachers (
    id        TEXT PRIMARY KEY,
    name      TEXT NOT NULL,
    code_hash BLOB NOT NULL UNIQUE
) STRICT;

CREATE TABLE sign_ins (
    -- SHA-256 of the cookie: who reads the database cannot sign in with it.
    token_hash   BLOB PRIMARY KEY,
    household_id TEXT REFERENCES households (id),
    teacher_id   TEXT REFERENCES teachers (id),
    signed_in_at INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    CONSTRAINT sign_ins_are_of_one_person CHECK ((household_id IS NULL) <> (teacher_id IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE groups (
    id          TEXT PRIMARY KEY,
    offering_id TEXT NOT NULL,
    capacity    INTEGER NOT NULL CHECK (capacity >= 0),
    enrolled    INTEGER NOT NULL DEFAULT 0,
    -- Law I1, the last net: whatever a program does, the database refuses the place too many.
    CONSTRAINT groups_enrolled_within_capacity CHECK (enrolled BETWEEN 0 AND capacity)
) STRICT;

CREATE TABLE applications (
    -- Order of arrival. No clock decides who was first.
    seq           INTEGER PRIMARY KEY AUTOINCREMENT,
    id            TEXT NOT NULL UNIQUE,
    child_id      TEXT NOT NULL REFERENCES children (id),
    round_id      TEXT NOT NULL,
    participation TEXT NOT NULL CHECK (participation IN ('no_service', 'taking_part')),
    wish          TEXT NOT NULL,
    submitted_at  INTEGER NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('valid', 'replaced', 'withdrawn'))
) STRICT;

CREATE INDEX applications_of_child ON applications (child_id, seq);
-- A child has one application in force.
CREATE UNIQUE INDEX applications_in_force ON applications (child_id, round_id) WHERE state = 'valid';

CREATE TABLE signatures (
    application_id TEXT NOT NULL REFERENCES applications (id),
    text_hash      TEXT NOT NULL,
    text_title     TEXT NOT NULL,
    text_version   TEXT NOT NULL,
    guardian_name  TEXT NOT NULL,
    signed_at      INTEGER NOT NULL,
    PRIMARY KEY (application_id, text_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE care_enrolments (
    child_id       TEXT NOT NULL REFERENCES children (id),
    window_id      TEXT NOT NULL,
    application_id TEXT NOT NULL REFERENCES applications (id),
    PRIMARY KEY (child_id, window_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE enrolments (
    id             TEXT PRIMARY KEY,
    child_id       TEXT NOT NULL REFERENCES children (id),
    offering_id    TEXT NOT NULL,
    group_id       TEXT NOT NULL REFERENCES groups (id),
    application_id TEXT NOT NULL REFERENCES applications (id),
    enrolled_at    INTEGER NOT NULL,
    ended_at       INTEGER
) STRICT;

CREATE INDEX enrolments_of_child ON enrolments (child_id);
CREATE INDEX enrolments_of_group ON enrolments (group_id);
-- Law I6: no child twice in an offering.
CREATE UNIQUE INDEX enrolments_child_once_per_offering ON enrolments (child_id, offering_id) WHERE ended_at IS NULL;

-- Law I6: no child in two groups of one window. Rows go when the enrolment ends.
CREATE TABLE enrolment_meetings (
    child_id     TEXT NOT NULL REFERENCES children (id),
    weekday      INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    window_id    TEXT NOT NULL,
    enrolment_id TEXT NOT NULL REFERENCES enrolments (id),
    CONSTRAINT enrolment_meetings_one_per_window PRIMARY KEY (child_id, weekday, window_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX meetings_of_enrolment ON enrolment_meetings (enrolment_id);

CREATE TABLE bills (
    id             TEXT PRIMARY KEY,
    child_id       TEXT NOT NULL REFERENCES children (id),
    application_id TEXT NOT NULL REFERENCES applications (id),
    state          TEXT NOT NULL CHECK (state IN ('nothing_due', 'due', 'partly_paid', 'paid', 'void')),
    total_fen      INTEGER NOT NULL CHECK (total_fen >= 0),
    due_at         INTEGER,
    CONSTRAINT bills_due_have_a_due_time CHECK (state <> 'due' OR due_at IS NOT NULL)
) STRICT;

CREATE INDEX bills_of_child ON bills (child_id);

CREATE TABLE bill_lines (
    bill_id    TEXT NOT NULL REFERENCES bills (id),
    position   INTEGER NOT NULL,
    title      TEXT NOT NULL,
    charge     TEXT NOT NULL,
    amount_fen INTEGER NOT NULL,
    PRIMARY KEY (bill_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE submission_receipts (
    number         TEXT PRIMARY KEY,
    check_code     TEXT NOT NULL UNIQUE,
    application_id TEXT NOT NULL UNIQUE REFERENCES applications (id),
    child_id       TEXT NOT NULL REFERENCES children (id),
    -- The receipt as it was handed out; its state is the application's.
    document       TEXT NOT NULL
) STRICT;

CREATE INDEX receipts_of_child ON submission_receipts (child_id);

-- Law I5: an accepted key gives the same answer for the whole term.
CREATE TABLE idempotency_keys (
    household_id TEXT NOT NULL REFERENCES households (id),
    key          TEXT NOT NULL,
    body_hash    BLOB NOT NULL,
    answer       TEXT NOT NULL,
    accepted_at  INTEGER NOT NULL,
    PRIMARY KEY (household_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_rows (
    seq    INTEGER PRIMARY KEY AUTOINCREMENT,
    at     INTEGER NOT NULL,
    actor  TEXT NOT NULL,
    action TEXT NOT NULL,
    -- What it was done to, by id: no name of a child stands here.
    target TEXT NOT NULL,
    facts  TEXT NOT NULL
) STRICT;

-- Number series, for example of receipts.
CREATE TABLE number_series (
    series TEXT PRIMARY KEY,
    last   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
