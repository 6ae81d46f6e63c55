-- Who fetches a child, when that differs, and which sessions do not take place. Dates are the school's, as YYYY-MM-DD.

CREATE TABLE collectors (
    id           TEXT PRIMARY KEY,
    household_id TEXT NOT NULL REFERENCES households (id),
    -- Name and telephone are sealed: the key lies beside the database, not in it.
    name_sealed  BLOB NOT NULL,
    phone_sealed BLOB NOT NULL,
    relation     TEXT NOT NULL,
    added_at     INTEGER NOT NULL,
    removed_at   INTEGER
) STRICT;

CREATE INDEX collectors_of_household ON collectors (household_id);

-- With whom a child leaves where nothing else is said for the day. No row: a guardian.
CREATE TABLE usual_companies (
    child_id     TEXT PRIMARY KEY REFERENCES children (id),
    company      TEXT NOT NULL CHECK (company IN ('guardian', 'collector', 'alone')),
    collector_id TEXT REFERENCES collectors (id),
    CONSTRAINT usual_companies_name_a_collector CHECK ((company = 'collector') = (collector_id IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- A change for one day; taking it back removes the row.
CREATE TABLE pick_up_changes (
    child_id     TEXT NOT NULL REFERENCES children (id),
    date         TEXT NOT NULL,
    company      TEXT NOT NULL CHECK (company IN ('guardian', 'collector', 'alone')),
    collector_id TEXT REFERENCES collectors (id),
    changed_at   INTEGER NOT NULL,
    PRIMARY KEY (child_id, date),
    CONSTRAINT pick_up_changes_name_a_collector CHECK ((company = 'collector') = (collector_id IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX pick_up_changes_of_collector ON pick_up_changes (collector_id, date);

-- Signatures under the pledge that lets a child walk home alone; kept after they were taken back.
CREATE TABLE walking_pledges (
    id            TEXT PRIMARY KEY,
    child_id      TEXT NOT NULL REFERENCES children (id),
    text_hash     TEXT NOT NULL,
    text_title    TEXT NOT NULL,
    text_version  TEXT NOT NULL,
    guardian_name TEXT NOT NULL,
    signed_at     INTEGER NOT NULL,
    ended_at      INTEGER
) STRICT;

CREATE UNIQUE INDEX walking_pledges_in_force ON walking_pledges (child_id) WHERE ended_at IS NULL;

CREATE TABLE cancelled_sessions (
    group_id     TEXT NOT NULL REFERENCES groups (id),
    date         TEXT NOT NULL,
    reason       TEXT NOT NULL,
    cancelled_at INTEGER NOT NULL,
    PRIMARY KEY (group_id, date)
) STRICT, WITHOUT ROWID;
