-- What an application changes lies together. An index by child is in the order of nobody's arrival: each one more is a page
-- more that is written and synced for every application of the opening minute.

-- The key of an answer is found by an index of its own; the answers lie in the order in which they were given.
CREATE TABLE answers_in_order (
    owner       TEXT NOT NULL,
    key         TEXT NOT NULL,
    body_hash   BLOB NOT NULL,
    answer      TEXT NOT NULL,
    accepted_at INTEGER NOT NULL,
    CONSTRAINT idempotency_keys_are_used_once UNIQUE (owner, key)
) STRICT;
INSERT INTO answers_in_order SELECT owner, key, body_hash, answer, accepted_at FROM idempotency_keys ORDER BY accepted_at;
DROP TABLE idempotency_keys;
ALTER TABLE answers_in_order RENAME TO idempotency_keys;

-- Law I6 as before: a child once in an offering, and once more where that is only proposed. One index for both, which
-- finds the places of a child as well.
DROP INDEX enrolments_child_once_per_offering;
DROP INDEX enrolments_proposed_once_per_offering;
DROP INDEX enrolments_of_child;
CREATE UNIQUE INDEX enrolments_child_once_per_offering ON enrolments (child_id, offering_id, proposed)
    WHERE ended_at IS NULL;

-- Receipts and bills of a child are found by its applications.
DROP INDEX receipts_of_child;
DROP INDEX bills_of_child;
CREATE INDEX bills_paid_of_child ON bills (child_id) WHERE state IN ('partly_paid', 'paid');

-- Nobody looks for these.
DROP INDEX ledger_entries_of_child;
DROP INDEX messages_of_child;
