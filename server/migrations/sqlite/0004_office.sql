-- What the office changes while a round runs, payments, and who of the staff may do what.

ALTER TABLE teachers ADD COLUMN home_class_grade INTEGER CHECK (home_class_grade BETWEEN 1 AND 9);
ALTER TABLE teachers ADD COLUMN home_class_number INTEGER CHECK (home_class_number >= 1);
-- Works in the office: runs the round, sees every child.
ALTER TABLE teachers ADD COLUMN is_office INTEGER NOT NULL DEFAULT 0 CHECK (is_office IN (0, 1));

-- Times the office set in the place of the file's.
CREATE TABLE round_times (
    round_id  TEXT PRIMARY KEY,
    opens_at  INTEGER NOT NULL,
    closes_at INTEGER NOT NULL,
    CONSTRAINT round_times_end_after_they_begin CHECK (opens_at < closes_at)
) STRICT, WITHOUT ROWID;

-- Offerings taken off the menu.
CREATE TABLE hidden_offerings (
    offering_id TEXT PRIMARY KEY,
    hidden_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Money that came in; one payment settles one bill.
CREATE TABLE payments (
    id          TEXT PRIMARY KEY,
    bill_id     TEXT NOT NULL UNIQUE REFERENCES bills (id),
    amount_fen  INTEGER NOT NULL CHECK (amount_fen > 0),
    method      TEXT NOT NULL CHECK (method IN ('transfer', 'cash')),
    voucher     TEXT,
    recorded_by TEXT NOT NULL REFERENCES teachers (id),
    received_at INTEGER NOT NULL,
    number      TEXT NOT NULL UNIQUE,
    -- The receipt as it was handed out.
    document    TEXT NOT NULL,
    CONSTRAINT payments_by_transfer_have_a_voucher CHECK ((method = 'transfer') = (voucher IS NOT NULL))
) STRICT;

CREATE INDEX bills_due ON bills (due_at) WHERE state = 'due';
CREATE INDEX bills_of_application ON bills (application_id);

-- Law I5 holds for the staff as well: a key belongs to whoever sent it, a household or a teacher, by id.
CREATE TABLE keys_of_everybody (
    owner       TEXT NOT NULL,
    key         TEXT NOT NULL,
    body_hash   BLOB NOT NULL,
    answer      TEXT NOT NULL,
    accepted_at INTEGER NOT NULL,
    PRIMARY KEY (owner, key)
) STRICT, WITHOUT ROWID;
INSERT INTO keys_of_everybody SELECT household_id, key, body_hash, answer, accepted_at FROM idempotency_keys;
DROP TABLE idempotency_keys;
ALTER TABLE keys_of_everybody RENAME TO idempotency_keys;
